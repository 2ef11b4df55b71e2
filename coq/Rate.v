(** The limits of the bound: how fast the gradient of one scheme vanishes.

    If R = P/Q is not constant, there are k ≥ 1, R∞ and r ≠ 0 with zᵏ(R(z) − R∞) = r + O(1/z) and zᵏ⁺¹R'(z) = −k r + O(1/z): the
    gradient decays like |z|^(−k−1), no slower than |z|^(−2), and no faster. *)

From Coq Require Import Reals List Lra Lia.
From Coquelicot Require Import Coquelicot.
From Rofz Require Import Polynomial Growth Vanishing.
Import ListNotations.

Open Scope C_scope.

(** f(z) zᵃ = O(zⁿ) as |z| → ∞. *)
Definition O (f : C -> C) (a n : nat) : Prop :=
  exists M r : R, (0 <= M)%R /\ (1 <= r)%R /\
    forall z : C, (r <= Cmod z)%R -> (Cmod (f z) * Cmod z ^ a <= M * Cmod z ^ n)%R.

Lemma O_add f g a n : O f a n -> O g a n -> O (fun z => f z + g z) a n.
Proof.
  intros [M [r [HM [Hr Hf]]]] [M' [r' [HM' [Hr' Hg]]]].
  exists (M + M')%R, (Rmax r r'). split; [lra|]. split; [eapply Rle_trans; [exact Hr|apply Rmax_l]|].
  intros z Hz. specialize (Hf z (Rle_trans _ _ _ (Rmax_l _ _) Hz)). specialize (Hg z (Rle_trans _ _ _ (Rmax_r _ _) Hz)).
  pose proof (Cmod_triangle (f z) (g z)). pose proof (pow_le (Cmod z) a (Cmod_ge_0 z)). nra.
Qed.

Lemma O_mult f g a b m n : O f a m -> O g b n -> O (fun z => f z * g z) (a + b) (m + n).
Proof.
  intros [M [r [HM [Hr Hf]]]] [M' [r' [HM' [Hr' Hg]]]].
  exists (M * M')%R, (Rmax r r'). split; [nra|]. split; [eapply Rle_trans; [exact Hr|apply Rmax_l]|].
  intros z Hz. specialize (Hf z (Rle_trans _ _ _ (Rmax_l _ _) Hz)). specialize (Hg z (Rle_trans _ _ _ (Rmax_r _ _) Hz)).
  rewrite Cmod_mult, !pow_add.
  replace (Cmod (f z) * Cmod (g z) * (Cmod z ^ a * Cmod z ^ b))%R with ((Cmod (f z) * Cmod z ^ a) * (Cmod (g z) * Cmod z ^ b))%R by ring.
  replace (M * M' * (Cmod z ^ m * Cmod z ^ n))%R with ((M * Cmod z ^ m) * (M' * Cmod z ^ n))%R by ring.
  apply Rmult_le_compat; auto; apply Rmult_le_pos; try apply Cmod_ge_0; apply pow_le, Cmod_ge_0.
Qed.

Lemma O_const c : O (fun _ => c) 0 0.
Proof.
  exists (Cmod c), 1%R. split; [apply Cmod_ge_0|]. split; [lra|]. intros z _. simpl. lra.
Qed.

Lemma O_scale c f a n : O f a n -> O (fun z => c * f z) a n.
Proof. intros H. exact (O_mult (fun _ => c) f 0 a 0 n (O_const c) H). Qed.

Lemma O_ext f g a n : (forall z, f z = g z) -> O f a n -> O g a n.
Proof.
  intros E [M [r [HM [Hr H]]]]. exists M, r. split; [auto|]. split; [auto|]. intros z Hz. rewrite <- E. apply H; exact Hz.
Qed.

(** Less is claimed with a smaller a. *)
Lemma O_weaken f a b n : (b <= a)%nat -> O f a n -> O f b n.
Proof.
  intros Hab [M [r [HM [Hr H]]]]. exists M, r. split; [auto|]. split; [auto|]. intros z Hz. specialize (H z Hz).
  assert (Cmod z ^ b <= Cmod z ^ a)%R by (apply Rle_pow; auto; lra).
  pose proof (Cmod_ge_0 (f z)). nra.
Qed.

Lemma O_cancel f a n : O f (S a) (S n) -> O f a n.
Proof.
  intros [M [r [HM [Hr H]]]]. exists M, r. split; [auto|]. split; [auto|]. intros z Hz. specialize (H z Hz). simpl pow in H.
  apply Rmult_le_reg_r with (r := Cmod z); [lra|]. nra.
Qed.

Lemma O_power n : O (fun z => power z n) 0 n.
Proof. exists 1%R, 1%R. split; [lra|]. split; [lra|]. intros z _. rewrite Cmod_power. simpl. lra. Qed.

Lemma O_dpower n : O (fun z => dpower z n) 1 n.
Proof.
  exists (INR n), 1%R. split; [apply pos_INR|]. split; [lra|]. intros z _.
  rewrite pow_1, <- Cmod_mult, dpower_times, Cmod_mult, Cmod_power, Cmod_R, Rabs_pos_eq by apply pos_INR. lra.
Qed.

Lemma O_eval p : O (eval p) 1 (length p).
Proof.
  destruct (upper p) as [M [HM H]]. exists M, 1%R. split; [auto|]. split; [lra|]. intros z Hz. rewrite pow_1. apply H; exact Hz.
Qed.

Lemma O_derivative p : O (eval (derivative p)) 2 (length p).
Proof.
  destruct (upper_derivative p) as [M [HM H]]. exists M, 1%R. split; [auto|]. split; [lra|]. intros z Hz.
  specialize (H z Hz). simpl pow. rewrite Rmult_1_r, <- Rmult_assoc. exact H.
Qed.

(** A quotient by Q or Q² of what is O(zⁿ⁻¹), n the degree of Q or Q², is O(1/z). *)
Lemma O_quotient f (d : C -> C) (c : R) n :
  (0 < c)%R -> (exists r : R, forall z : C, (r <= Cmod z)%R -> (c * Cmod z ^ n <= Cmod (d z))%R) -> O f 1 n ->
  exists M r : R, (1 <= r)%R /\ forall z : C, (r <= Cmod z)%R -> d z <> 0 /\ (Cmod (f z / d z)%C * Cmod z <= M)%R.
Proof.
  intros Hc [r' Hd] [M [r [HM [Hr H]]]]. exists (M / c)%R, (Rmax r r').
  split; [eapply Rle_trans; [exact Hr|apply Rmax_l]|]. intros z Hz.
  assert (Hz1 : (r <= Cmod z)%R) by (eapply Rle_trans; [apply Rmax_l|exact Hz]).
  assert (Hz2 : (r' <= Cmod z)%R) by (eapply Rle_trans; [apply Rmax_r|exact Hz]).
  specialize (H z Hz1). specialize (Hd z Hz2). rewrite pow_1 in H.
  assert (Hp : (0 < Cmod z ^ n)%R) by (apply pow_lt; lra).
  assert (Hd0 : (0 < Cmod (d z))%R) by nra.
  assert (Hne : d z <> 0) by (apply Cmod_gt_0; exact Hd0).
  split; [exact Hne|]. rewrite Cmod_div by exact Hne.
  apply Rmult_le_reg_r with (r := Cmod (d z)); [exact Hd0|].
  replace (Cmod (f z) / Cmod (d z) * Cmod z * Cmod (d z))%R with (Cmod (f z) * Cmod z)%R by (field; lra).
  eapply Rle_trans; [exact H|].
  replace (M * Cmod z ^ n)%R with (M / c * (c * Cmod z ^ n))%R by (field; lra).
  apply Rmult_le_compat_l; [|exact Hd]. apply Rmult_le_pos; [exact HM|]. apply Rlt_le, Rinv_0_lt_compat; exact Hc.
Qed.

Definition not_constant (P Q : poly) : Prop := ~ exists l : C, forall z : C, eval P z = l * eval Q z.

Theorem rate (P Q : poly) :
  nonzero Q -> bounded_far_left P Q -> not_constant P Q ->
  exists (k : nat) (Rinf r : C), (1 <= k)%nat /\ r <> 0 /\ exists M x : R, (1 <= x)%R /\
    forall z : C, (x <= Cmod z)%R -> eval Q z <> 0 /\
      (Cmod (power z k * (R_of P Q z - Rinf) - r)%C * Cmod z <= M)%R /\
      (Cmod (power z (S k) * dR_of P Q z - - RtoC (INR k) * r)%C * Cmod z <= M)%R.
Proof.
  intros [z0 Hz0] HPQ Hnc. destruct (normalized Q) as [HQ|[q [b [Hb HQ]]]].
  { destruct (HQ z0) as [H _]. contradiction. }
  assert (HPQ' : bounded_far_left P (q ++ [b])).
  { destruct HPQ as [X H]. exists X. intros x Hx. destruct (HQ (RtoC x)) as [<- _]. apply H; exact Hx. }
  destruct (reduced P q b Hb HPQ') as [l [S0 [HS Heq]]].
  destruct (normalized S0) as [H0|[s [c [Hc0 HS0]]]].
  { exfalso. apply Hnc. exists l. intros z. destruct (Heq z) as [-> _]. destruct (H0 z) as [-> _]. destruct (HQ z) as [-> _]. ring. }
  (* the degree of S is below that of Q *)
  assert (Hlt : (length s < length q)%nat).
  { destruct (le_lt_dec (length q) (length s)) as [Hle|]; auto. exfalso.
    destruct (O_eval S0) as [M [r [HM [Hr H]]]]. destruct (lower s c Hc0) as [r' [Hr' Hlow]].
    assert (Hcc : (0 < Cmod c)%R) by (apply Cmod_gt_0; auto).
    set (t := Rmax (Rmax r r') (2 * M / Cmod c + 1)).
    assert (Ht1 : (r <= t)%R) by (eapply Rle_trans; [apply Rmax_l|apply Rmax_l]).
    assert (Ht2 : (r' <= t)%R) by (eapply Rle_trans; [apply Rmax_r|apply Rmax_l]).
    assert (Ht3 : (2 * M / Cmod c + 1 <= t)%R) by apply Rmax_r.
    assert (Hmod : Cmod (RtoC t) = t) by (rewrite Cmod_R, Rabs_pos_eq; lra).
    specialize (H (RtoC t)). rewrite Hmod in H. specialize (H Ht1). rewrite pow_1 in H.
    specialize (Hlow (RtoC t)). rewrite Hmod in Hlow. specialize (Hlow Ht2).
    destruct (HS0 (RtoC t)) as [E _]. rewrite E in H.
    assert (Hp : (t ^ length S0 <= t ^ length s)%R) by (apply Rle_pow; [lra|lia]).
    assert (Hpos : (0 < t ^ length s)%R) by (apply pow_lt; lra).
    assert (Hm : (2 * M < Cmod c * t)%R).
    { apply Rlt_le_trans with (Cmod c * (2 * M / Cmod c + 1))%R.
      - replace (Cmod c * (2 * M / Cmod c + 1))%R with (2 * M + Cmod c)%R by (field; lra). lra.
      - apply Rmult_le_compat_l; lra. }
    assert (H1 : (Cmod c / 2 * t ^ length s * t <= M * t ^ length s)%R).
    { eapply Rle_trans; [apply Rmult_le_compat_r; [lra|exact Hlow]|]. eapply Rle_trans; [exact H|]. apply Rmult_le_compat_l; auto. }
    nra. }
  set (n := length q) in *. set (m := length s) in *. set (k := (n - m)%nat).
  assert (Hk : (k + m)%nat = n) by (unfold k; lia).
  assert (Hkm : forall z, power z k * power z m = power z n) by (intros z; rewrite <- power_plus, Hk; reflexivity).
  set (r := c / b). exists k, l, r. split; [unfold k; lia|].
  split. { unfold r. intros E. apply Hc0. replace c with (c / b * b) by (field; exact Hb). rewrite E. ring. }
  set (q1 := eval q). set (dq1 := eval (derivative q)). set (s1 := eval s). set (ds1 := eval (derivative s)).
  (* zᵏS − rQ, and zᵏ⁺¹N + k r Q² *)
  set (f := fun z => power z k * s1 z + - r * q1 z).
  set (e := fun z => c * (dpower z m * q1 z) + (ds1 z * (b * power z n + q1 z) + (- c * (power z m * dq1 z) + - (1) * (s1 z * (b * dpower z n + dq1 z))))).
  set (g := fun z => power z (S k) * e z + (RtoC (INR k) * r) * (RtoC 2 * b * (power z n * q1 z) + q1 z * q1 z)).
  assert (Oq : O q1 1 n) by apply O_eval. assert (Odq : O dq1 2 n) by apply O_derivative.
  assert (Os : O s1 1 m) by apply O_eval. assert (Ods : O ds1 2 m) by apply O_derivative.
  assert (OQ : O (fun z => b * power z n + q1 z) 0 n).
  { apply O_add; [apply O_scale, O_power|apply (O_weaken q1 1); auto]. }
  assert (OdQ : O (fun z => b * dpower z n + dq1 z) 1 n).
  { apply O_add; [apply O_scale, O_dpower|apply (O_weaken dq1 2); auto]. }
  assert (Of : O f 1 n).
  { apply O_add; [|apply O_scale; exact Oq]. rewrite <- Hk. exact (O_mult _ _ 0 1 k m (O_power k) Os). }
  assert (Oe : O e 2 (m + n)).
  { apply O_add. { apply O_scale. exact (O_mult _ _ 1 1 m n (O_dpower m) Oq). }
    apply O_add. { exact (O_mult _ _ 2 0 m n Ods OQ). }
    apply O_add. { apply O_scale. exact (O_mult _ _ 0 2 m n (O_power m) Odq). }
    apply O_scale. exact (O_mult _ _ 1 1 m n Os OdQ). }
  assert (Og : O g 1 (n + n)).
  { apply O_add.
    - apply O_cancel. replace (S (n + n)) with (S k + (m + n))%nat by lia. exact (O_mult _ _ 0 2 (S k) (m + n) (O_power (S k)) Oe).
    - apply O_scale, O_add.
      + apply (O_ext (fun z => (RtoC 2 * b) * (power z n * q1 z))); [intros z; ring|].
        apply O_scale. exact (O_mult _ _ 0 1 n n (O_power n) Oq).
      + apply (O_weaken _ 2); [lia|]. exact (O_mult _ _ 1 1 n n Oq Oq). }
  destruct (lower q b Hb) as [x0 [Hx0 Hlow]].
  assert (Hbb : (0 < Cmod b / 2)%R) by (assert (0 < Cmod b)%R by (apply Cmod_gt_0; auto); lra).
  destruct (O_quotient f (eval (q ++ [b])) (Cmod b / 2) n Hbb (ex_intro _ x0 Hlow) Of) as [Mf [xf [Hxf Bf]]].
  destruct (O_quotient g (fun z => eval (q ++ [b]) z * eval (q ++ [b]) z) (Cmod b / 2 * (Cmod b / 2)) (n + n)) as [Mg [xg [Hxg Bg]]]; auto.
  { nra. }
  { exists x0. intros z Hz. specialize (Hlow z Hz). rewrite Cmod_mult, pow_add.
    assert (Hzz : (0 <= Cmod z ^ n)%R) by (apply pow_le, Cmod_ge_0). fold n in Hlow.
    replace (Cmod b / 2 * (Cmod b / 2) * (Cmod z ^ n * Cmod z ^ n))%R with ((Cmod b / 2 * Cmod z ^ n) * (Cmod b / 2 * Cmod z ^ n))%R by ring.
    apply Rmult_le_compat; auto; apply Rmult_le_pos; auto; lra. }
  exists (Rmax Mf Mg), (Rmax xf xg). split; [eapply Rle_trans; [exact Hxf|apply Rmax_l]|]. intros z Hz.
  destruct (Bf z (Rle_trans _ _ _ (Rmax_l _ _) Hz)) as [Hne B1]. destruct (Bg z (Rle_trans _ _ _ (Rmax_r _ _) Hz)) as [_ B2].
  destruct (HQ z) as [EQ EdQ]. destruct (Heq z) as [EP EdP]. destruct (HS0 z) as [ES EdS].
  split; [rewrite EQ; exact Hne|].
  assert (EQ1 : eval (q ++ [b]) z = q1 z + b * power z n) by apply eval_snoc.
  assert (EdQ1 : eval (derivative (q ++ [b])) z = dq1 z + b * dpower z n) by apply eval_derivative_snoc.
  assert (ES1 : eval S0 z = s1 z + c * power z m) by (rewrite ES; apply eval_snoc).
  assert (EdS1 : eval (derivative S0) z = ds1 z + c * dpower z m) by (rewrite EdS; apply eval_derivative_snoc).
  split.
  - eapply Rle_trans; [|eapply Rle_trans; [exact B1|apply Rmax_l]]. right. f_equal. f_equal.
    unfold R_of, f. rewrite EQ, EP, ES1.
    replace (power z k * ((l * eval (q ++ [b]) z + (s1 z + c * power z m)) / eval (q ++ [b]) z - l) - r)
      with ((power z k * s1 z + c * (power z k * power z m) - r * eval (q ++ [b]) z) / eval (q ++ [b]) z) by (field; exact Hne).
    rewrite Hkm. f_equal. rewrite EQ1. unfold r. field. exact Hb.
  - eapply Rle_trans; [|eapply Rle_trans; [exact B2|apply Rmax_r]]. right. f_equal. f_equal.
    unfold dR_of. rewrite EQ, EdQ, (wronskian P (q ++ [b]) S0 l z EP EdP), ES1, EdS1, EdQ1.
    replace (power z (S k) * (((ds1 z + c * dpower z m) * eval (q ++ [b]) z - (s1 z + c * power z m) * (dq1 z + b * dpower z n)) / (eval (q ++ [b]) z * eval (q ++ [b]) z)) - - RtoC (INR k) * r)
      with ((power z (S k) * ((ds1 z + c * dpower z m) * eval (q ++ [b]) z - (s1 z + c * power z m) * (dq1 z + b * dpower z n)) + RtoC (INR k) * r * (eval (q ++ [b]) z * eval (q ++ [b]) z)) / (eval (q ++ [b]) z * eval (q ++ [b]) z)) by (field; exact Hne).
    f_equal. rewrite EQ1. unfold g, e. simpl power.
    (* the leading terms cancel: z (zᵐ)' zⁿ − z zᵐ (zⁿ)' = (m − n) zᵐ zⁿ *)
    pose proof (dpower_times z m) as Tm. pose proof (dpower_times z n) as Tn. specialize (Hkm z).
    assert (Hkr : RtoC (INR k) = RtoC (INR n) - RtoC (INR m)).
    { rewrite <- Hk, plus_INR, RtoC_plus. ring. }
    assert (Key : z * power z k * (c * b * (dpower z m * power z n - power z m * dpower z n)) = - RtoC (INR k) * (c * b) * (power z n * power z n)).
    { replace (z * power z k * (c * b * (dpower z m * power z n - power z m * dpower z n)))
        with (c * b * (power z k * (dpower z m * z) * power z n - power z k * power z m * (dpower z n * z))) by ring.
      rewrite Tm, Tn.
      replace (c * b * (power z k * (RtoC (INR m) * power z m) * power z n - power z k * power z m * (RtoC (INR n) * power z n)))
        with (c * b * ((RtoC (INR m) - RtoC (INR n)) * (power z k * power z m) * power z n)) by ring.
      rewrite Hkm, Hkr. ring. }
    assert (Hr : r * b = c) by (unfold r; field; exact Hb).
    assert (Kr : RtoC (INR k) * r * (b * power z n * (b * power z n)) = RtoC (INR k) * (c * b) * (power z n * power z n)) by (rewrite <- Hr; ring).
    set (Dm := dpower z m) in *. set (Dn := dpower z n) in *. set (Zn := power z n) in *. set (Zm := power z m) in *. set (Zk := power z k) in *.
    transitivity ((z * Zk * (c * b * (Dm * Zn - Zm * Dn)) + RtoC (INR k) * r * (b * Zn * (b * Zn)))
      + (z * Zk * (c * (Dm * q1 z) + (ds1 z * (b * Zn + q1 z) + (- c * (Zm * dq1 z) + - (1) * (s1 z * (b * Dn + dq1 z)))))
         + RtoC (INR k) * r * (RtoC 2 * b * (Zn * q1 z) + q1 z * q1 z))).
    { replace (RtoC 2) with (RtoC 1 + RtoC 1) by (rewrite <- RtoC_plus; f_equal; lra). ring. }
    rewrite Key, Kr. ring.
Qed.

(** ... of every A-stable one-step scheme whose R is not constant: the exponent −(k + 1) is at most −2. *)
Corollary A_stable_rate (P Q : poly) :
  A_stable P Q -> not_constant P Q ->
  exists (k : nat) (Rinf r : C), (1 <= k)%nat /\ r <> 0 /\ exists M x : R, (1 <= x)%R /\
    forall z : C, (x <= Cmod z)%R -> eval Q z <> 0 /\
      (Cmod (power z k * (R_of P Q z - Rinf) - r)%C * Cmod z <= M)%R /\
      (Cmod (power z (S k) * dR_of P Q z - - RtoC (INR k) * r)%C * Cmod z <= M)%R.
Proof. intros H. destruct (A_stable_bounded P Q H). apply rate; assumption. Qed.
