(** What R = P/Q does as |z| → ∞: R → 0 or not, |R| < 1 or not, and how fast R' vanishes or grows. *)

From Coq Require Import Reals List Lra Lia ZArith.
From Coquelicot Require Import Coquelicot.
From Rofz Require Import Polynomial Growth Vanishing Rate Stability.
Import ListNotations.

Open Scope C_scope.

(** R → 0; and |R| ≤ ρ < 1 far out: without division. *)
Definition vanishes (P Q : poly) : Prop :=
  forall eps : R, (0 < eps)%R -> exists r : R, forall z : C, (r <= Cmod z)%R -> (Cmod (eval P z) <= eps * Cmod (eval Q z))%R.

Definition contracts (P Q : poly) : Prop :=
  exists rho r : R, (rho < 1)%R /\ forall z : C, (r <= Cmod z)%R -> (Cmod (eval P z) <= rho * Cmod (eval Q z))%R.

Definition L_stable (P Q : poly) : Prop := A_stable P Q /\ vanishes P Q.

(** The last coefficient is not 0, so that it is the leading one. *)
Definition leads (p : zpoly) : bool := negb (Z.eqb 0 (last p 0%Z)).

Lemma leads_split p : leads p = true -> exists q b, p = q ++ [b] /\ b = last p 0%Z /\ inj b <> 0.
Proof.
  intros H. unfold leads in H. apply Bool.negb_true_iff, Z.eqb_neq in H.
  destruct p as [|a p]; [simpl in H; lia|].
  destruct (exists_last (l := a :: p)) as [q [b E]]; [discriminate|]. exists q, b.
  split; [exact E|]. rewrite E, last_last in *. split; [reflexivity|].
  intros F. apply (f_equal fst) in F. simpl in F. apply eq_IZR in F. lia.
Qed.

(** Fewer coefficients than Q has: far out it is as small as one likes. *)
Lemma small (S q : poly) (b : C) : b <> 0 -> (length S <= length q)%nat ->
  forall eps : R, (0 < eps)%R -> exists r : R, (1 <= r)%R /\
    forall z : C, (r <= Cmod z)%R -> (Cmod (eval S z) <= eps * Cmod (eval (q ++ [b]) z))%R.
Proof.
  intros Hb Hl eps Heps.
  destruct (lower q b Hb) as [r [Hr Hlow]]. destruct (upper S) as [M [HM Hup]].
  assert (Hc : (0 < Cmod b)%R) by (apply Cmod_gt_0; auto).
  set (c0 := (Cmod b / 2)%R) in *. assert (Hc0 : (0 < c0)%R) by (unfold c0; lra).
  exists (Rmax r (M / (eps * c0))). split; [eapply Rle_trans; [exact Hr|apply Rmax_l]|]. intros z Hz.
  assert (Hz1 : (r <= Cmod z)%R) by (eapply Rle_trans; [apply Rmax_l|exact Hz]).
  assert (Hz2 : (M / (eps * c0) <= Cmod z)%R) by (eapply Rle_trans; [apply Rmax_r|exact Hz]).
  assert (H1 : (1 <= Cmod z)%R) by lra. specialize (Hlow z Hz1). specialize (Hup z H1).
  assert (Hec : (0 < eps * c0)%R) by (apply Rmult_lt_0_compat; auto).
  assert (HM2 : (M <= eps * c0 * Cmod z)%R).
  { apply Rmult_le_compat_l with (r := (eps * c0)%R) in Hz2; [|lra].
    replace (eps * c0 * (M / (eps * c0)))%R with M in Hz2 by (field; lra). exact Hz2. }
  assert (Hn : (Cmod z ^ length S <= Cmod z ^ length q)%R) by (apply Rle_pow; auto).
  assert (Hpos : (0 < Cmod z ^ length q)%R) by (apply pow_lt; lra).
  apply Rmult_le_reg_r with (r := Cmod z); [lra|]. eapply Rle_trans; [exact Hup|].
  apply Rle_trans with (eps * (c0 * Cmod z ^ length q) * Cmod z)%R.
  - apply Rle_trans with (M * Cmod z ^ length q)%R; [apply Rmult_le_compat_l; auto|]. nra.
  - apply Rmult_le_compat_r; [lra|]. apply Rmult_le_compat_l; [lra|exact Hlow].
Qed.

(** Far out a polynomial with a leading coefficient is not 0. *)
Lemma far_nonzero (q : poly) (b : C) : b <> 0 -> exists r : R, (1 <= r)%R /\ forall z : C, (r <= Cmod z)%R -> (0 < Cmod (eval (q ++ [b]) z))%R.
Proof.
  intros Hb. destruct (lower q b Hb) as [r [Hr H]]. exists r. split; [exact Hr|]. intros z Hz. specialize (H z Hz).
  assert (0 < Cmod b)%R by (apply Cmod_gt_0; auto). assert (0 < Cmod z ^ length q)%R by (apply pow_lt; lra). nra.
Qed.

(** For equal degrees |b| |P| and |a| |Q| are about the same. *)
Lemma ratio (p q : poly) (a b : C) : b <> 0 -> length p = length q ->
  forall eps : R, (0 < eps)%R -> exists r : R, (1 <= r)%R /\ forall z : C, (r <= Cmod z)%R ->
    (0 < Cmod (eval (q ++ [b]) z))%R /\
    (Rabs (Cmod b * Cmod (eval (p ++ [a]) z) - Cmod a * Cmod (eval (q ++ [b]) z)) <= eps * Cmod (eval (q ++ [b]) z))%R.
Proof.
  intros Hb He eps Heps.
  destruct (small (add (scale b p) (scale (- a) q)) q b Hb) with (eps := eps) as [r [Hr H]]; auto.
  { rewrite length_add, !length_scale, He, Nat.max_id. auto. }
  destruct (far_nonzero q b Hb) as [r' [Hr' H']].
  exists (Rmax r r'). split; [eapply Rle_trans; [exact Hr|apply Rmax_l]|]. intros z Hz.
  specialize (H z (Rle_trans _ _ _ (Rmax_l _ _) Hz)). specialize (H' z (Rle_trans _ _ _ (Rmax_r _ _) Hz)).
  split; [exact H'|].
  rewrite <- !Cmod_mult. eapply Rle_trans; [|exact H].
  replace (eval (add (scale b p) (scale (- a) q)) z) with (b * eval (p ++ [a]) z - a * eval (q ++ [b]) z)
    by (rewrite eval_add, !eval_scale, !eval_snoc, He; ring).
  set (x := b * _). set (y := a * _).
  pose proof (Cmod_triangle (x - y) y) as T1. pose proof (Cmod_triangle (y - x) x) as T2.
  replace (x - y + y) with x in T1 by ring. replace (y - x + x) with y in T2 by ring.
  replace (y - x) with (- (x - y)) in T2 by ring. rewrite Cmod_opp in T2. apply Rabs_le. lra.
Qed.

(** * L-stability and strong A-stability *)

Definition below (P Q : zpoly) : bool := leads Q && Nat.ltb (length P) (length Q).

Definition lead2 (p : zpoly) : Z := (last p 0 * last p 0)%Z.

(** |R(∞)| < 1 *)
Definition contracting (P Q : zpoly) : bool :=
  below P Q || leads Q && Nat.eqb (length P) (length Q) && Z.ltb (lead2 P) (lead2 Q).

(** R(∞) ≠ 0, and |R(∞)| ≥ 1. *)
Definition not_below (P Q : zpoly) : bool := leads P && leads Q && Nat.leb (length Q) (length P).
Definition not_contracting (P Q : zpoly) : bool :=
  leads P && leads Q && (Nat.ltb (length Q) (length P) || Nat.eqb (length Q) (length P) && Z.leb (lead2 Q) (lead2 P)).

Lemma below_vanishes (P Q : zpoly) : below P Q = true -> vanishes (lift P) (lift Q).
Proof.
  intros HB. apply andb_prop in HB. destruct HB as [Hb Hl]. apply Nat.ltb_lt in Hl.
  destruct (leads_split Q Hb) as [q [b [E [_ Hb0]]]]. rewrite E in *.
  intros eps Heps. unfold lift at 2. rewrite map_app. simpl map.
  destruct (small (lift P) (map inj q) (inj b) Hb0) with (eps := eps) as [r [_ H]]; auto.
  - unfold lift. rewrite !map_length. rewrite app_length in Hl. simpl in Hl. lia.
  - exists r. exact H.
Qed.

(** What [check] and [below] accept is L-stable. *)
Theorem below_sound (P Q : zpoly) (c : certificate) : (check P Q c && below P Q)%bool = true -> L_stable (lift P) (lift Q).
Proof.
  intros H. apply andb_prop in H. destruct H as [HA HB]. split; [apply (check_sound P Q c HA)|apply below_vanishes; exact HB].
Qed.

Lemma lead2_Cmod (a : Z) : (Cmod (inj a) * Cmod (inj a) = IZR (a * a))%R.
Proof. unfold inj. rewrite Cmod_R, <- Rabs_mult, Rabs_pos_eq by nra. rewrite mult_IZR. reflexivity. Qed.

Lemma lift_snoc q b : lift (q ++ [b]) = lift q ++ [inj b].
Proof. unfold lift. rewrite map_app. reflexivity. Qed.

Theorem contracting_sound (P Q : zpoly) : contracting P Q = true -> contracts (lift P) (lift Q).
Proof.
  intros H. apply Bool.orb_prop in H. destruct H as [H|H].
  - destruct (below_vanishes P Q H (1 / 2)%R) as [r Hr]; [lra|]. exists (1 / 2)%R, r. split; [lra|exact Hr].
  - apply andb_prop in H. destruct H as [H Hlt]. apply andb_prop in H. destruct H as [HQ He].
    apply Nat.eqb_eq in He. apply Z.ltb_lt, IZR_lt in Hlt. unfold lead2 in Hlt.
    destruct (leads_split Q HQ) as [q [b [EQ [Eb Hb]]]]. rewrite <- Eb in Hlt.
    destruct P as [|a0 P]; [subst Q; rewrite app_length in He; simpl in He; lia|].
    destruct (exists_last (l := a0 :: P)) as [p [a EP]]; [discriminate|]. rewrite EP in *. rewrite last_last in Hlt. subst Q.
    rewrite !app_length in He. simpl in He.
    rewrite <- !lead2_Cmod in Hlt. pose proof (Cmod_ge_0 (inj a)) as Ha0. assert (Hb0 : (0 < Cmod (inj b))%R) by (apply Cmod_gt_0; auto).
    set (x := Cmod (inj a)) in *. set (y := Cmod (inj b)) in *. assert (Hxy : (x < y)%R) by nra.
    destruct (ratio (lift p) (lift q) (inj a) (inj b) Hb) with (eps := ((y - x) / 2)%R) as [r [_ H]].
    + unfold lift. rewrite !map_length. lia.
    + lra.
    + fold x y in H. exists ((x + y) / 2 / y)%R, r. split.
      * apply Rmult_lt_reg_r with (r := y); [lra|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra.
      * intros z Hz. destruct (H z Hz) as [Hpos Habs]. rewrite !lift_snoc. apply Rabs_le_between in Habs.
        apply Rmult_le_reg_l with (r := y); [lra|].
        replace (y * ((x + y) / 2 / y * Cmod (eval (lift q ++ [inj b]) z)))%R with ((x + y) / 2 * Cmod (eval (lift q ++ [inj b]) z))%R by (field; lra).
        lra.
Qed.

Lemma far (r : R) : exists z : C, (r <= Cmod z)%R.
Proof. exists (RtoC (Rmax r 0)). rewrite Cmod_R, Rabs_pos_eq by apply Rmax_r. apply Rmax_l. Qed.

Lemma snoc_lengths (p q : zpoly) (a b : Z) : (length (q ++ [b]) <= length (p ++ [a]))%nat -> (length q < length p \/ length q = length p)%nat.
Proof. rewrite !app_length. simpl. lia. Qed.

(** With a lower degree of Q, |Q| ≤ ε|P| far out, and P is not 0 there. *)
Lemma dominated (p q : zpoly) (a b : Z) : inj a <> 0 -> (length q < length p)%nat ->
  forall eps : R, (0 < eps)%R -> exists r : R, forall z : C, (r <= Cmod z)%R ->
    (0 < Cmod (eval (lift (p ++ [a])) z))%R /\ (Cmod (eval (lift (q ++ [b])) z) <= eps * Cmod (eval (lift (p ++ [a])) z))%R.
Proof.
  intros Ha Hl eps Heps. rewrite !lift_snoc.
  destruct (small (lift q ++ [inj b]) (lift p) (inj a) Ha) with (eps := eps) as [r [_ H]]; auto.
  { rewrite app_length. unfold lift. rewrite !map_length. simpl. lia. }
  destruct (far_nonzero (lift p) (inj a) Ha) as [r' [_ H']].
  exists (Rmax r r'). intros z Hz. split; [apply H'|apply H]; eapply Rle_trans; [apply Rmax_r|exact Hz|apply Rmax_l|exact Hz].
Qed.

Theorem not_below_sound (P Q : zpoly) : not_below P Q = true -> ~ vanishes (lift P) (lift Q).
Proof.
  intros H V. apply andb_prop in H. destruct H as [H Hl]. apply andb_prop in H. destruct H as [HP HQ]. apply Nat.leb_le in Hl.
  destruct (leads_split P HP) as [p [a [-> [_ Ha]]]]. destruct (leads_split Q HQ) as [q [b [-> [_ Hb]]]].
  destruct (snoc_lengths _ _ _ _ Hl) as [Hlt|He].
  - destruct (dominated p q a b Ha Hlt 1) as [r Hr]; [lra|]. destruct (V (1 / 2)%R) as [r' Hr']; [lra|].
    destruct (far (Rmax r r')) as [z Hz].
    destruct (Hr z (Rle_trans _ _ _ (Rmax_l _ _) Hz)) as [H1 H2]. specialize (Hr' z (Rle_trans _ _ _ (Rmax_r _ _) Hz)). lra.
  - assert (Ha0 : (0 < Cmod (inj a))%R) by (apply Cmod_gt_0; auto). assert (Hb0 : (0 < Cmod (inj b))%R) by (apply Cmod_gt_0; auto).
    set (x := Cmod (inj a)) in *. set (y := Cmod (inj b)) in *.
    destruct (ratio (lift p) (lift q) (inj a) (inj b) Hb) with (eps := (x / 4)%R) as [r [_ Hr]]; [unfold lift; rewrite !map_length; lia|lra|].
    destruct (V (x / 4 / y)%R) as [r' Hr']; [apply Rdiv_lt_0_compat; lra|].
    destruct (far (Rmax r r')) as [z Hz].
    destruct (Hr z (Rle_trans _ _ _ (Rmax_l _ _) Hz)) as [H1 H2]. specialize (Hr' z (Rle_trans _ _ _ (Rmax_r _ _) Hz)).
    rewrite !lift_snoc in Hr'. fold x y in H2. set (u := Cmod (eval (lift p ++ [inj a]) z)) in *. set (v := Cmod (eval (lift q ++ [inj b]) z)) in *.
    apply Rabs_le_between in H2. apply Rmult_le_compat_l with (r := y) in Hr'; [|lra].
    replace (y * (x / 4 / y * v))%R with (x / 4 * v)%R in Hr' by (field; lra). nra.
Qed.

Theorem not_contracting_sound (P Q : zpoly) : not_contracting P Q = true -> ~ contracts (lift P) (lift Q).
Proof.
  intros H [rho [r0 [Hrho V]]]. apply andb_prop in H. destruct H as [H Hl]. apply andb_prop in H. destruct H as [HP HQ].
  destruct (leads_split P HP) as [p [a [EP [Ea Ha]]]]. destruct (leads_split Q HQ) as [q [b [EQ [Eb Hb]]]].
  unfold lead2 in Hl. rewrite <- Ea, <- Eb in Hl. subst P Q. clear Ea Eb.
  apply Bool.orb_prop in Hl. destruct Hl as [Hl|Hl].
  - apply Nat.ltb_lt in Hl. rewrite !app_length in Hl. simpl in Hl.
    destruct (dominated p q a b Ha) with (eps := (1 / 2)%R) as [r Hr]; [lia|lra|].
    destruct (far (Rmax r r0)) as [z Hz].
    destruct (Hr z (Rle_trans _ _ _ (Rmax_l _ _) Hz)) as [H1 H2]. specialize (V z (Rle_trans _ _ _ (Rmax_r _ _) Hz)).
    pose proof (Cmod_ge_0 (eval (lift (q ++ [b])) z)). nra.
  - apply andb_prop in Hl. destruct Hl as [He Hle]. apply Nat.eqb_eq in He. rewrite !app_length in He. simpl in He.
    apply Z.leb_le, IZR_le in Hle. rewrite <- !lead2_Cmod in Hle.
    assert (Ha0 : (0 < Cmod (inj a))%R) by (apply Cmod_gt_0; auto). assert (Hb0 : (0 < Cmod (inj b))%R) by (apply Cmod_gt_0; auto).
    set (x := Cmod (inj a)) in *. set (y := Cmod (inj b)) in *. assert (Hxy : (y <= x)%R) by nra.
    destruct (ratio (lift p) (lift q) (inj a) (inj b) Hb) with (eps := (y * ((1 - rho) / 2))%R) as [r [_ Hr]]; [unfold lift; rewrite !map_length; lia|apply Rmult_lt_0_compat; lra|].
    destruct (far (Rmax r r0)) as [z Hz].
    destruct (Hr z (Rle_trans _ _ _ (Rmax_l _ _) Hz)) as [H1 H2]. specialize (V z (Rle_trans _ _ _ (Rmax_r _ _) Hz)).
    rewrite !lift_snoc in V. fold x y in H2. set (u := Cmod (eval (lift p ++ [inj a]) z)) in *. set (v := Cmod (eval (lift q ++ [inj b]) z)) in *.
    apply Rabs_le_between in H2. apply Rmult_le_compat_l with (r := y) in V; [|lra].
    assert (Hyv : (0 < y * v * ((1 - rho) / 2))%R) by (repeat apply Rmult_lt_0_compat; lra).
    assert (Hxv : (y * v <= x * v)%R) by (apply Rmult_le_compat_r; lra).
    lra.
Qed.

(** * The behaviour of R' *)

(** z^e for an integer e. *)
Definition zpower (z : C) (e : Z) : C :=
  match e with
  | Z0 => 1
  | Zpos n => power z (Pos.to_nat n)
  | Zneg n => / power z (Pos.to_nat n)
  end.

Lemma power_nonzero (z : C) (n : nat) : z <> 0 -> power z n <> 0.
Proof.
  intros Hz. induction n as [|n IH]; cbn [power].
  - intros E. apply (f_equal fst) in E. simpl in E. lra.
  - apply Cmult_neq_0; [exact Hz|exact IH].
Qed.

(** z^(m−n−1) zⁿ⁺¹ = z^m *)
Lemma zpower_quotient (z : C) (m n : nat) : z <> 0 -> zpower z (Z.of_nat m - Z.of_nat n - 1) * power z (S n) = power z m.
Proof.
  intros Hz. destruct (Z.of_nat m - Z.of_nat n - 1)%Z as [|e|e] eqn:E; unfold zpower.
  - replace m with (S n) by lia. ring.
  - rewrite <- power_plus. f_equal. lia.
  - replace (S n) with (Pos.to_nat e + m)%nat by lia. rewrite power_plus. field. apply power_nonzero; exact Hz.
Qed.

(** R'(z) = c z^e (1 + O(1/z)), and no pole far out. *)
Definition gradient_like (P Q : poly) (c : C) (e : Z) : Prop :=
  exists M r : R, (1 <= r)%R /\ forall z : C, (r <= Cmod z)%R ->
    eval Q z <> 0 /\ (Cmod (dR_of P Q z / zpower z e - c)%C * Cmod z <= M)%R.

(** If P = λQ + S with S of degree m and leading coefficient c, and Q of degree n with b, then R' is like (m − n) c/b z^(m−n−1). *)
Lemma gradient_leads (P s q : poly) (c b l : C) : b <> 0 ->
  (forall z, eval P z = l * eval (q ++ [b]) z + eval (s ++ [c]) z /\
    eval (derivative P) z = l * eval (derivative (q ++ [b])) z + eval (derivative (s ++ [c])) z) ->
  gradient_like P (q ++ [b]) (RtoC (INR (length s) - INR (length q)) * (c / b)) (Z.of_nat (length s) - Z.of_nat (length q) - 1).
Proof.
  intros Hb Heq. set (n := length q) in *. set (m := length s) in *.
  set (q1 := eval q). set (dq1 := eval (derivative q)). set (s1 := eval s). set (ds1 := eval (derivative s)).
  set (k := RtoC (INR m - INR n)).
  set (e := fun z => c * (dpower z m * q1 z) + (ds1 z * (b * power z n + q1 z) + (- c * (power z m * dq1 z) + - (1) * (s1 z * (b * dpower z n + dq1 z))))).
  (* zⁿ⁺¹N − k (c/b) z^m Q² *)
  set (g := fun z => power z (S n) * e z + (- (1) * (k * (c / b))) * (power z m * (RtoC 2 * b * (power z n * q1 z) + q1 z * q1 z))).
  assert (Oq : O q1 1 n) by apply O_eval. assert (Odq : O dq1 2 n) by apply O_derivative.
  assert (Os : O s1 1 m) by apply O_eval. assert (Ods : O ds1 2 m) by apply O_derivative.
  assert (OQ : O (fun z => b * power z n + q1 z) 0 n).
  { apply O_add; [apply O_scale, O_power|apply (O_weaken q1 1); auto]. }
  assert (OdQ : O (fun z => b * dpower z n + dq1 z) 1 n).
  { apply O_add; [apply O_scale, O_dpower|apply (O_weaken dq1 2); auto]. }
  assert (Oe : O e 2 (m + n)).
  { apply O_add. { apply O_scale. exact (O_mult _ _ 1 1 m n (O_dpower m) Oq). }
    apply O_add. { exact (O_mult _ _ 2 0 m n Ods OQ). }
    apply O_add. { apply O_scale. exact (O_mult _ _ 0 2 m n (O_power m) Odq). }
    apply O_scale. exact (O_mult _ _ 1 1 m n Os OdQ). }
  assert (Og : O g 1 (m + (n + n))).
  { apply O_add.
    - apply O_cancel. replace (S (m + (n + n))) with (S n + (m + n))%nat by lia. exact (O_mult _ _ 0 2 (S n) (m + n) (O_power (S n)) Oe).
    - apply O_scale. apply (O_mult _ _ 0 1 m (n + n) (O_power m)). apply O_add.
      + apply (O_ext (fun z => (RtoC 2 * b) * (power z n * q1 z))); [intros z; ring|].
        apply O_scale. exact (O_mult _ _ 0 1 n n (O_power n) Oq).
      + apply (O_weaken _ 2); [lia|]. exact (O_mult _ _ 1 1 n n Oq Oq). }
  destruct Og as [M [r [HM [Hr Hg]]]]. destruct (lower q b Hb) as [r' [Hr' Hlow]].
  set (B := (Cmod b / 2)%R) in *. assert (HB : (0 < B)%R) by (unfold B; assert (0 < Cmod b)%R by (apply Cmod_gt_0; auto); lra).
  exists (M / (B * B))%R, (Rmax r r'). split; [eapply Rle_trans; [exact Hr|apply Rmax_l]|]. intros z Hz.
  assert (Hz1 : (r <= Cmod z)%R) by (eapply Rle_trans; [apply Rmax_l|exact Hz]).
  specialize (Hg z Hz1). specialize (Hlow z (Rle_trans _ _ _ (Rmax_r _ _) Hz)). rewrite pow_1 in Hg. fold n in Hlow.
  assert (Hz0 : (0 < Cmod z)%R) by lra.
  assert (Hzn : z <> 0) by (apply Cmod_gt_0; exact Hz0).
  assert (Hn0 : (0 < Cmod z ^ n)%R) by (apply pow_lt; lra). assert (Hm0 : (0 < Cmod z ^ m)%R) by (apply pow_lt; lra).
  assert (HQ0 : (0 < Cmod (eval (q ++ [b]) z))%R) by (assert (0 < B * Cmod z ^ n)%R by (apply Rmult_lt_0_compat; auto); lra).
  assert (Hne : eval (q ++ [b]) z <> 0) by (apply Cmod_gt_0; exact HQ0).
  split; [exact Hne|]. destruct (Heq z) as [EP EdP].
  assert (EQ1 : eval (q ++ [b]) z = q1 z + b * power z n) by apply eval_snoc.
  assert (EdQ1 : eval (derivative (q ++ [b])) z = dq1 z + b * dpower z n) by apply eval_derivative_snoc.
  assert (ES1 : eval (s ++ [c]) z = s1 z + c * power z m) by apply eval_snoc.
  assert (EdS1 : eval (derivative (s ++ [c])) z = ds1 z + c * dpower z m) by apply eval_derivative_snoc.
  set (Q := eval (q ++ [b]) z) in *.
  assert (Hpm : power z m <> 0) by (apply power_nonzero; exact Hzn).
  pose proof (zpower_quotient z m n Hzn) as Ez.
  assert (Hze : zpower z (Z.of_nat m - Z.of_nat n - 1) <> 0).
  { intros E. rewrite E in Ez. apply Hpm. rewrite <- Ez. ring. }
  assert (Key : dR_of P (q ++ [b]) z / zpower z (Z.of_nat m - Z.of_nat n - 1) - k * (c / b) = g z / (power z m * (Q * Q))).
  { assert (Hd : dR_of P (q ++ [b]) z * (Q * Q) = (ds1 z + c * dpower z m) * Q - (s1 z + c * power z m) * (dq1 z + b * dpower z n)).
    { unfold dR_of. fold Q. rewrite <- EdS1, <- ES1, <- EdQ1.
      pose proof (wronskian P (q ++ [b]) (s ++ [c]) l z EP EdP) as W. fold Q in W. rewrite W. field. exact Hne. }
    assert (Hg2 : g z = power z (S n) * (dR_of P (q ++ [b]) z * (Q * Q)) - k * (c / b) * (power z m * (Q * Q))).
    { rewrite Hd, EQ1. unfold g, e. simpl power.
      pose proof (dpower_times z m) as Tm. pose proof (dpower_times z n) as Tn.
      assert (Hk : k = RtoC (INR m) - RtoC (INR n)) by (unfold k; rewrite RtoC_minus; reflexivity).
      set (Dm := dpower z m) in *. set (Dn := dpower z n) in *. set (Zn := power z n) in *. set (Zm := power z m) in *.
      assert (K1 : z * Zn * (c * b * (Dm * Zn - Zm * Dn)) = k * (c * b) * (Zm * (Zn * Zn))).
      { replace (z * Zn * (c * b * (Dm * Zn - Zm * Dn))) with (c * b * (Zn * ((Dm * z) * Zn - Zm * (Dn * z)))) by ring.
        rewrite Tm, Tn, Hk. ring. }
      assert (K2 : k * (c / b) * (Zm * (b * Zn * (b * Zn))) = k * (c * b) * (Zm * (Zn * Zn))) by (field; exact Hb).
      transitivity (z * Zn * (c * (Dm * q1 z) + (ds1 z * (b * Zn + q1 z) + (- c * (Zm * dq1 z) + - (1) * (s1 z * (b * Dn + dq1 z)))))
         - k * (c / b) * (Zm * (RtoC 2 * b * (Zn * q1 z) + q1 z * q1 z)) + (z * Zn * (c * b * (Dm * Zn - Zm * Dn)) - k * (c / b) * (Zm * (b * Zn * (b * Zn))))).
      { rewrite K1, K2. ring. }
      replace (RtoC 2) with (RtoC 1 + RtoC 1) by (rewrite <- RtoC_plus; f_equal; lra). ring. }
    rewrite Hg2, <- Ez. field. repeat split; try assumption. simpl power. apply Cmult_neq_0; [exact Hzn|apply power_nonzero; exact Hzn]. }
  rewrite Key. rewrite Cmod_div by (repeat apply Cmult_neq_0; assumption). rewrite !Cmod_mult, Cmod_power.
  set (G := Cmod (g z)) in *. set (x := Cmod Q) in *. set (y := Cmod z) in *.
  assert (Hxx : (B * B * (y ^ n * y ^ n) <= x * x)%R).
  { replace (B * B * (y ^ n * y ^ n))%R with ((B * y ^ n) * (B * y ^ n))%R by ring. apply Rmult_le_compat; auto; apply Rmult_le_pos; lra. }
  rewrite !pow_add in Hg.
  assert (HBB : (0 < B * B)%R) by (apply Rmult_lt_0_compat; auto).
  assert (Hx2 : (0 < x * x)%R) by (apply Rmult_lt_0_compat; auto).
  apply Rmult_le_reg_r with (r := (y ^ m * (x * x))%R); [apply Rmult_lt_0_compat; auto|].
  replace (G / (y ^ m * (x * x)) * y * (y ^ m * (x * x)))%R with (G * y)%R by (field; split; lra).
  eapply Rle_trans; [exact Hg|].
  replace (M / (B * B) * (y ^ m * (x * x)))%R with (M / (B * B) * y ^ m * (x * x))%R by ring.
  replace (M * (y ^ m * (y ^ n * y ^ n)))%R with (M / (B * B) * y ^ m * (B * B * (y ^ n * y ^ n)))%R by (field; lra).
  apply Rmult_le_compat_l; [|exact Hxx]. apply Rmult_le_pos; [|lra]. apply Rmult_le_pos; [exact HM|]. apply Rlt_le, Rinv_0_lt_compat; exact HBB.
Qed.
