(** The order of R: eˣ − R(x) = C x^N + O(x^(N+1)) for x → 0.

    [begins] compares coefficients: those of (1 + x + … + x^N/N!) Q − P before x^N are 0, and that of x^N is C Q(0). The order is N − 1 if R(0) = 1. *)

From Coq Require Import Reals List Lra Lia ZArith.
From Coquelicot Require Import Coquelicot.
From Rofz Require Import Polynomial Growth Vanishing Stability.
Import ListNotations.

Open Scope R_scope.

(** The value at a real x, a real number. *)
Fixpoint evalR (p : zpoly) (x : R) : R :=
  match p with
  | [] => 0
  | a :: p' => IZR a + x * evalR p' x
  end.

Lemma evalR_evalZ p x : evalZ p (RtoC x) = RtoC (evalR p x).
Proof.
  induction p as [|a p IH]; [reflexivity|]. rewrite evalZ_cons, IH. cbn [evalR]. unfold inj. rewrite RtoC_plus, RtoC_mult. reflexivity.
Qed.

Lemma evalR_plus p q x : evalR (plus p q) x = evalR p x + evalR q x.
Proof. revert q; induction p as [|a p IH]; intros [|b q]; cbn [plus evalR]; rewrite ?IH, ?plus_IZR; ring. Qed.

Lemma evalR_times c p x : evalR (times c p) x = IZR c * evalR p x.
Proof.
  induction p as [|a p IH]; [simpl; ring|]. change (times c (a :: p)) with ((c * a)%Z :: times c p). cbn [evalR]. rewrite IH, mult_IZR. ring.
Qed.

Lemma evalR_product p q x : evalR (product p q) x = evalR p x * evalR q x.
Proof.
  induction p as [|a p IH]; [simpl; ring|]. cbn [product]. rewrite evalR_plus, evalR_times. cbn [evalR]. rewrite IH. ring.
Qed.

Lemma evalR_bounded p : exists M : R, 0 <= M /\ forall x, Rabs x <= 1 -> Rabs (evalR p x) <= M.
Proof.
  induction p as [|a p [M [HM IH]]].
  - exists 0. split; [lra|]. intros x _. simpl. rewrite Rabs_R0. lra.
  - exists (Rabs (IZR a) + M). split; [pose proof (Rabs_pos (IZR a)); lra|]. intros x Hx. cbn [evalR].
    eapply Rle_trans; [apply Rabs_triang|]. rewrite Rabs_mult. specialize (IH x Hx). pose proof (Rabs_pos x). pose proof (Rabs_pos (evalR p x)).
    assert (Rabs x * Rabs (evalR p x) <= 1 * M) by (apply Rmult_le_compat; auto). lra.
Qed.

(** * The exponential *)

(** n!, and Σ_(k ≤ n) xᵏ/k! *)
Fixpoint factorial (n : nat) : Z := match n with O => 1%Z | S m => (Z.of_nat n * factorial m)%Z end.

Fixpoint taylor (n : nat) (x : R) : R :=
  match n with
  | O => 1
  | S m => taylor m x + x ^ n / IZR (factorial n)
  end.

Lemma factorial_pos n : (0 < factorial n)%Z.
Proof. induction n as [|n IH]; [reflexivity|]. cbn [factorial]. lia. Qed.

Lemma factorial_IZR n : 0 < IZR (factorial n).
Proof. apply IZR_lt, factorial_pos. Qed.

Lemma factorial_fact n : IZR (factorial n) = INR (fact n).
Proof.
  induction n as [|n IH]; [reflexivity|]. change (factorial (S n)) with (Z.of_nat (S n) * factorial n)%Z. change (fact (S n)) with (S n * fact n)%nat.
  rewrite mult_IZR, mult_INR, IH, <- INR_IZR_INZ. reflexivity.
Qed.

Lemma taylor_converges x : Un_cv (fun n => taylor n x) (exp x).
Proof.
  unfold exp. destruct (exist_exp x) as [l H]. cbn [proj1_sig]. intros eps Heps. destruct (H eps Heps) as [N HN]. exists N. intros n Hn.
  replace (taylor n x) with (sum_f_R0 (fun i => / INR (fact i) * x ^ i) n); [apply HN; exact Hn|]. clear.
  induction n as [|n IH]; [simpl; field|]. cbn [sum_f_R0 taylor]. rewrite IH, factorial_fact. unfold Rdiv. ring.
Qed.

Lemma taylor_growing : Un_growing (fun n => taylor n 1).
Proof.
  intros n. cbn [taylor]. rewrite pow1. pose proof (Rinv_0_lt_compat _ (factorial_IZR (S n))). unfold Rdiv. lra.
Qed.

Lemma taylor_step n m x : Rabs x <= 1 -> Rabs (taylor (m + n) x - taylor n x) <= Rabs x ^ S n * (taylor (m + n) 1 - taylor n 1).
Proof.
  intros Hx. induction m as [|m IH]; [simpl; rewrite !Rminus_eq_0, Rabs_R0; lra|].
  change (S m + n)%nat with (S (m + n)). cbn [taylor]. rewrite pow1. set (F := IZR (factorial (S (m + n)))).
  assert (HF : 0 < / F) by (apply Rinv_0_lt_compat, factorial_IZR).
  replace (taylor (m + n) x + x ^ S (m + n) / F - taylor n x) with (taylor (m + n) x - taylor n x + x ^ S (m + n) / F) by ring.
  eapply Rle_trans; [apply Rabs_triang|].
  assert (Hp : Rabs (x ^ S (m + n) / F) <= Rabs x ^ S n * / F).
  { unfold Rdiv. rewrite Rabs_mult, (Rabs_pos_eq (/ F)) by lra. apply Rmult_le_compat_r; [lra|]. rewrite <- RPow_abs.
    replace (S (m + n)) with (m + S n)%nat by lia. rewrite pow_add. rewrite <- (Rmult_1_l (Rabs x ^ S n)) at 2.
    apply Rmult_le_compat_r; [apply pow_le, Rabs_pos|]. rewrite <- (pow1 m). apply pow_incr. split; [apply Rabs_pos|exact Hx]. }
  unfold Rdiv at 2. lra.
Qed.

Lemma exp_remainder n x : Rabs x <= 1 -> Rabs (exp x - taylor n x) <= exp 1 * Rabs x ^ S n.
Proof.
  intros Hx. destruct (Rle_lt_dec (Rabs (exp x - taylor n x)) (exp 1 * Rabs x ^ S n)) as [|Hlt]; [assumption|]. exfalso.
  destruct (taylor_converges x (Rabs (exp x - taylor n x) - exp 1 * Rabs x ^ S n)) as [N HN]; [lra|].
  specialize (HN (N + n)%nat). unfold R_dist in HN. assert (HN1 : (N + n >= N)%nat) by lia. specialize (HN HN1).
  pose proof (taylor_step n N x Hx) as H1.
  assert (H2 : taylor (N + n) 1 <= exp 1) by (apply (growing_ineq (fun n => taylor n 1)); [exact taylor_growing|apply taylor_converges]).
  assert (H3 : 0 <= taylor n 1).
  { clear. induction n as [|n IH]; cbn [taylor]; [lra|]. pose proof (taylor_growing n) as G. cbn [taylor] in G. lra. }
  assert (Hp : 0 <= Rabs x ^ S n) by (apply pow_le, Rabs_pos).
  assert (H4 : Rabs x ^ S n * (taylor (N + n) 1 - taylor n 1) <= exp 1 * Rabs x ^ S n) by (rewrite (Rmult_comm (exp 1)); apply Rmult_le_compat_l; lra).
  pose proof (Rabs_triang (exp x - taylor (N + n) x) (taylor (N + n) x - taylor n x)) as T.
  replace (exp x - taylor (N + n) x + (taylor (N + n) x - taylor n x)) with (exp x - taylor n x) in T by ring.
  rewrite (Rabs_minus_sym (taylor (N + n) x)) in HN. lra.
Qed.

(** N!/k! for k = n, …, N in front of a list: so that [exponential N] has the value N! Σ xᵏ/k!. *)
Fixpoint falling (n : nat) (N : nat) : zpoly :=
  match n with
  | O => [factorial N]
  | S m => falling m N ++ [(factorial N / factorial n)%Z]
  end.

Definition exponential (N : nat) : zpoly := falling N N.

Lemma evalR_snoc p a x : evalR (p ++ [a]) x = evalR p x + x ^ length p * IZR a.
Proof. induction p as [|b p IH]; [simpl; ring|]. rewrite <- app_comm_cons. cbn [evalR length pow]. rewrite IH. ring. Qed.

Lemma falling_length n N : length (falling n N) = S n.
Proof. induction n as [|n IH]; [reflexivity|]. cbn [falling]. rewrite app_length, IH. simpl. lia. Qed.

Lemma factorial_divides n N : (n <= N)%nat -> (factorial n | factorial N)%Z.
Proof.
  induction N as [|N IH]; intros H.
  - replace n with O by lia. exists 1%Z. reflexivity.
  - destruct (Nat.eq_dec n (S N)) as [->|Hn]; [exists 1%Z; lia|]. cbn [factorial]. apply Z.divide_mul_r, IH. lia.
Qed.

Lemma exponential_eval N x : evalR (exponential N) x = IZR (factorial N) * taylor N x.
Proof.
  unfold exponential. assert (G : forall n, (n <= N)%nat -> evalR (falling n N) x = IZR (factorial N) * taylor n x).
  { induction n as [|n IH]; intros Hn; [simpl; ring|]. cbn [falling taylor]. rewrite evalR_snoc, falling_length, IH by lia.
    destruct (factorial_divides (S n) N Hn) as [k E]. pose proof (factorial_pos (S n)) as Hp. pose proof (factorial_IZR (S n)) as Hr.
    rewrite E, Z.div_mul by lia. rewrite mult_IZR. field. lra. }
  apply G. lia.
Qed.

(** * The checker: C = c/d *)

(** N coefficients 0, then a; short lists end in zeros. *)
Fixpoint leading (N : nat) (p : zpoly) : Z :=
  match N, p with
  | _, [] => 0%Z
  | O, a :: _ => a
  | S M, _ :: p' => leading M p'
  end.

Definition begins (N : nat) (c d : Z) (P Q : zpoly) : bool :=
  let q := hd 0%Z Q in
  let rest := plus (product (exponential N) Q) (times (- factorial N) P) in
  Z.ltb 0 d && negb (Z.eqb 0 q) && negb (Z.eqb 0 c)
  && is_zero (firstn N rest) && Z.eqb (d * leading N rest) (c * (factorial N * q)).

Lemma leading_eval N p : is_zero (firstn N p) = true -> exists t, forall x, evalR p x = x ^ N * (IZR (leading N p) + x * evalR t x).
Proof.
  revert p; induction N as [|N IH]; intros [|a p] H.
  - exists []. intros x. simpl. ring.
  - exists p. intros x. simpl. ring.
  - exists []. intros x. simpl. ring.
  - cbn [firstn] in H. unfold is_zero in H. cbn [forallb] in H. apply andb_prop in H. destruct H as [Ha H]. fold (is_zero (firstn N p)) in H.
    destruct (IH p H) as [t Ht]. apply Z.eqb_eq in Ha. subst a. exists t. intros x. cbn [evalR leading pow]. rewrite Ht. ring.
Qed.

(** eˣ − R(x) = C x^N + O(x^(N+1)) with C ≠ 0, and no pole near 0. *)
Definition approximates (P Q : zpoly) (N : nat) (C : R) : Prop :=
  C <> 0 /\ exists M r : R, 0 < r /\ forall x : R, Rabs x <= r ->
    evalR Q x <> 0 /\ Rabs (exp x - evalR P x / evalR Q x - C * x ^ N) <= M * Rabs x ^ S N.

Theorem begins_sound (N : nat) (c d : Z) (P Q : zpoly) : begins N c d P Q = true -> approximates P Q N (IZR c / IZR d).
Proof.
  intros H. unfold begins in H. apply andb_prop in H. destruct H as [H Hc]. apply andb_prop in H. destruct H as [H Hz].
  apply andb_prop in H. destruct H as [H Hc0]. apply andb_prop in H. destruct H as [Hd Hq].
  apply Z.ltb_lt, IZR_lt in Hd. apply Bool.negb_true_iff, Z.eqb_neq in Hq. apply Bool.negb_true_iff, Z.eqb_neq in Hc0. apply Z.eqb_eq in Hc.
  destruct (leading_eval N _ Hz) as [t Ht]. set (k := leading N _) in *.
  destruct Q as [|q0 Q1]; [simpl in Hq; lia|]. cbn [hd] in Hq, Hc. apply (f_equal IZR) in Hc. rewrite !mult_IZR in Hc.
  assert (Hq0 : IZR q0 <> 0) by (intros E; apply eq_IZR in E; lia).
  pose proof (factorial_IZR N) as HF. set (F := IZR (factorial N)) in *. set (q := IZR q0) in *.
  set (K := IZR c / IZR d). assert (HK : IZR k = K * F * q) by (unfold K; apply Rmult_eq_reg_l with (IZR d); [|lra]; rewrite Hc; field; lra).
  split. { unfold K. intros E. apply Hc0, eq_IZR. replace (IZR c) with (IZR c / IZR d * IZR d) by (field; lra). rewrite E. ring. }
  destruct (evalR_bounded Q1) as [B [HB HQ1]]. destruct (evalR_bounded t) as [T [HT Htb]]. destruct (evalR_bounded (q0 :: Q1)) as [D [HD HQ]].
  pose proof (exp_remainder N) as HE. set (M := exp 1) in *. assert (HM : 0 <= M) by (apply Rlt_le, exp_pos).
  assert (Hqa : 0 < Rabs q) by (apply Rabs_pos_lt; exact Hq0).
  set (L := Rabs q / 2). assert (HL : 0 < L) by (unfold L; lra).
  exists ((F * M * D + T + Rabs (K * F) * B) / F / L), (Rmin 1 (L / (B + 1))). split.
  { apply Rmin_pos; [lra|]. apply Rdiv_lt_0_compat; lra. }
  intros x Hx. assert (Hx1 : Rabs x <= 1) by (eapply Rle_trans; [exact Hx|apply Rmin_l]).
  assert (Hx2 : Rabs x * (B + 1) <= L).
  { apply Rle_trans with (L / (B + 1) * (B + 1)); [apply Rmult_le_compat_r; [lra|]; eapply Rle_trans; [exact Hx|apply Rmin_r]|right; field; lra]. }
  specialize (HQ1 x Hx1). specialize (Htb x Hx1). specialize (HQ x Hx1). specialize (HE x Hx1).
  pose proof (Rabs_pos x) as H0. pose proof (Rabs_pos (evalR Q1 x)) as H1.
  assert (Hlow : L <= Rabs (evalR (q0 :: Q1) x)).
  { cbn [evalR]. fold q. pose proof (Rabs_triang (q + x * evalR Q1 x) (- (x * evalR Q1 x))) as G.
    replace (q + x * evalR Q1 x + - (x * evalR Q1 x)) with q in G by ring. rewrite Rabs_Ropp, Rabs_mult in G.
    assert (Rabs x * Rabs (evalR Q1 x) <= Rabs x * (B + 1)) by (apply Rmult_le_compat_l; lra). unfold L in *. lra. }
  assert (Hne : evalR (q0 :: Q1) x <> 0) by (intros E; rewrite E, Rabs_R0 in Hlow; lra).
  split; [exact Hne|].
  set (qx := evalR (q0 :: Q1) x) in *. set (px := evalR P x) in *.
  specialize (Ht x). rewrite evalR_plus, evalR_product, evalR_times, exponential_eval, opp_IZR in Ht. fold F qx px in Ht.
  assert (E1 : exp x - px / qx - K * x ^ N = (F * (exp x - taylor N x) * qx + x ^ S N * evalR t x - K * F * (x ^ S N * evalR Q1 x)) / (F * qx)).
  { apply Rmult_eq_reg_r with (F * qx); [|apply Rmult_integral_contrapositive; split; [lra|exact Hne]].
    replace ((exp x - px / qx - K * x ^ N) * (F * qx)) with (F * exp x * qx - F * px - K * F * x ^ N * qx) by (field; exact Hne).
    replace ((F * (exp x - taylor N x) * qx + x ^ S N * evalR t x - K * F * (x ^ S N * evalR Q1 x)) / (F * qx) * (F * qx))
      with (F * (exp x - taylor N x) * qx + x ^ S N * evalR t x - K * F * (x ^ S N * evalR Q1 x)) by (field; split; [exact Hne|lra]).
    assert (Eq : qx = q + x * evalR Q1 x) by reflexivity.
    assert (Et : F * taylor N x * qx - F * px = x ^ N * (K * F * q + x * evalR t x)) by (rewrite <- HK; lra).
    cbn [pow]. replace (F * (exp x - taylor N x) * qx) with (F * exp x * qx - F * px - (F * taylor N x * qx - F * px)) by ring.
    rewrite Et. rewrite Eq. ring. }
  rewrite E1. unfold Rdiv at 1. rewrite Rabs_mult, Rabs_inv, Rabs_mult, (Rabs_pos_eq F) by lra.
  set (num := Rabs _).
  assert (Hnum : num <= (F * M * D + T + Rabs (K * F) * B) * Rabs x ^ S N).
  { unfold num. assert (Hp : 0 <= Rabs x ^ S N) by (apply pow_le; exact H0).
    unfold Rminus. eapply Rle_trans; [apply Rabs_triang|]. rewrite Rabs_Ropp.
    assert (A1 : Rabs (F * (exp x + - taylor N x) * qx + x ^ S N * evalR t x) <= F * (M * Rabs x ^ S N) * D + Rabs x ^ S N * T).
    { eapply Rle_trans; [apply Rabs_triang|]. rewrite !Rabs_mult, (Rabs_pos_eq F) by lra. apply Rplus_le_compat.
      - apply Rmult_le_compat; [apply Rmult_le_pos; [lra|apply Rabs_pos]|apply Rabs_pos|apply Rmult_le_compat_l; [lra|exact HE]|exact HQ].
      - rewrite <- RPow_abs. apply Rmult_le_compat_l; [exact Hp|exact Htb]. }
    assert (A2 : Rabs (K * F * (x ^ S N * evalR Q1 x)) <= Rabs (K * F) * (Rabs x ^ S N * B)).
    { rewrite (Rabs_mult (K * F)), (Rabs_mult (x ^ S N)), <- RPow_abs. apply Rmult_le_compat_l; [apply Rabs_pos|]. apply Rmult_le_compat_l; [exact Hp|exact HQ1]. }
    lra. }
  assert (Hpos : 0 <= F * M * D + T + Rabs (K * F) * B).
  { pose proof (Rabs_pos (K * F)). assert (0 <= F * M * D) by (apply Rmult_le_pos; [apply Rmult_le_pos; lra|exact HD]).
    assert (0 <= Rabs (K * F) * B) by (apply Rmult_le_pos; auto). lra. }
  assert (Hp : 0 <= Rabs x ^ S N) by (apply pow_le; exact H0).
  apply Rmult_le_reg_r with (F * Rabs qx); [apply Rmult_lt_0_compat; [lra|apply Rabs_pos_lt; exact Hne]|].
  replace (num * / (F * Rabs qx) * (F * Rabs qx)) with num by (field; split; [apply Rabs_no_R0; exact Hne|lra]).
  eapply Rle_trans; [exact Hnum|].
  replace ((F * M * D + T + Rabs (K * F) * B) / F / L * Rabs x ^ S N * (F * Rabs qx))
    with ((F * M * D + T + Rabs (K * F) * B) * Rabs x ^ S N * (Rabs qx / L)) by (field; split; lra).
  rewrite <- (Rmult_1_r ((F * M * D + T + Rabs (K * F) * B) * Rabs x ^ S N)) at 1.
  apply Rmult_le_compat_l; [apply Rmult_le_pos; auto|]. apply Rmult_le_reg_r with L; [lra|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra.
Qed.
