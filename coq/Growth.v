(** How fast polynomials grow: |p(z)| |z| ≤ M |z|^n for a list p of n coefficients, and |p(z)| ≥ c |z|^n for one of n + 1 whose last
    one is not 0. The factors |z| on the left spare the case n = 0. *)

From Coq Require Import Reals List Lra Lia.
From Coquelicot Require Import Coquelicot.
From Rofz Require Import Polynomial.
Import ListNotations.

Open Scope C_scope.

Fixpoint power (z : C) (n : nat) : C :=
  match n with
  | O => 1
  | S m => z * power z m
  end.

Lemma Cmod_power z n : Cmod (power z n) = (Cmod z ^ n)%R.
Proof. induction n as [|n IH]; simpl; [apply Cmod_1|rewrite Cmod_mult, IH; reflexivity]. Qed.

Lemma power_plus z m n : power z (m + n) = power z m * power z n.
Proof. induction m as [|m IH]; simpl; [|rewrite IH]; ring. Qed.

(** The derivative of zⁿ. *)
Definition dpower (z : C) (n : nat) : C := RtoC (INR n) * power z (pred n).

Lemma dpower_times z n : dpower z n * z = RtoC (INR n) * power z n.
Proof. unfold dpower. destruct n as [|n]; simpl pred; [simpl; ring|]. simpl power. ring. Qed.

Lemma dpower_S z n : dpower z (S n) = power z n + z * dpower z n.
Proof.
  unfold dpower. destruct n as [|n].
  - simpl. ring.
  - change (pred (S (S n))) with (S n). change (pred (S n)) with n.
    rewrite (S_INR (S n)), RtoC_plus. simpl power. ring.
Qed.

Lemma eval_snoc (q : poly) (b z : C) : eval (q ++ [b]) z = eval q z + b * power z (length q).
Proof. induction q as [|a q IH]; simpl; [|rewrite IH]; ring. Qed.

Lemma eval_derivative_snoc (q : poly) (b z : C) :
  eval (derivative (q ++ [b])) z = eval (derivative q) z + b * dpower z (length q).
Proof.
  induction q as [|a q IH].
  - unfold dpower; simpl; ring.
  - rewrite <- app_comm_cons, !eval_derivative_cons, eval_snoc, IH.
    change (length (a :: q)) with (S (length q)). rewrite dpower_S. ring.
Qed.

(** Each list is the zero polynomial, or is one whose last coefficient is not 0. *)
Lemma normalized (p : poly) :
  (forall z : C, eval p z = 0 /\ eval (derivative p) z = 0) \/
  exists (q : poly) (b : C), b <> 0 /\ forall z : C, eval p z = eval (q ++ [b]) z /\ eval (derivative p) z = eval (derivative (q ++ [b])) z.
Proof.
  induction p as [|b q IH] using rev_ind.
  - left; intros z; split; reflexivity.
  - destruct (Ceq_dec b 0) as [->|Hb].
    + assert (H : forall z, eval (q ++ [RtoC 0]) z = eval q z /\ eval (derivative (q ++ [RtoC 0])) z = eval (derivative q) z)
        by (intros z; rewrite eval_snoc, eval_derivative_snoc; split; ring).
      destruct IH as [IH|[q' [b' [Hb' IH]]]].
      * left; intros z. destruct (H z) as [-> ->]. apply IH.
      * right; exists q', b'; split; auto. intros z. destruct (H z) as [-> ->]. apply IH.
    + right; exists q, b; split; auto.
Qed.

Lemma pow_le_pow x m n : (1 <= x)%R -> (m <= n)%nat -> (x ^ m <= x ^ n)%R.
Proof. intros; apply Rle_pow; auto. Qed.

Lemma upper p : exists M : R, (0 <= M)%R /\
  forall z : C, (1 <= Cmod z)%R -> (Cmod (eval p z) * Cmod z <= M * Cmod z ^ length p)%R.
Proof.
  induction p as [|a q [M [HM IH]]].
  - exists 0%R; split; [lra|]; intros z _. simpl. rewrite Cmod_0. lra.
  - exists (Cmod a + M)%R. split; [pose proof (Cmod_ge_0 a); lra|].
    intros z Hz. specialize (IH z Hz). cbn [eval length].
    pose proof (Cmod_ge_0 a) as Ha. pose proof (Cmod_ge_0 z) as H0.
    assert (Ht : (Cmod (a + z * eval q z)%C <= Cmod a + Cmod z * Cmod (eval q z))%R)
      by (rewrite <- Cmod_mult; apply Cmod_triangle).
    assert (Hp : (1 <= Cmod z ^ length q)%R) by (apply pow_R1_Rle; auto).
    set (x := Cmod z) in *. set (e := Cmod (eval q z)) in *.
    replace (x ^ S (length q))%R with (x * x ^ length q)%R by reflexivity.
    eapply Rle_trans; [apply Rmult_le_compat_r; [exact H0|exact Ht]|].
    assert (Cmod a * x <= Cmod a * (x * x ^ length q))%R by (apply Rmult_le_compat_l; nra).
    assert (x * e * x <= M * (x * x ^ length q))%R by nra.
    nra.
Qed.

Lemma upper_derivative p : exists M : R, (0 <= M)%R /\
  forall z : C, (1 <= Cmod z)%R -> (Cmod (eval (derivative p) z) * Cmod z * Cmod z <= M * Cmod z ^ length p)%R.
Proof.
  destruct (upper (derivative p)) as [M [HM H]].
  exists M; split; auto. intros z Hz. specialize (H z Hz).
  rewrite length_derivative in H. pose proof (Cmod_ge_0 z).
  destruct p as [|a q]; simpl length in *; simpl pred in H.
  - simpl. rewrite Cmod_0. lra.
  - simpl pow. nra.
Qed.

Lemma lower (q : poly) (b : C) : b <> 0 -> exists r : R, (1 <= r)%R /\
  forall z : C, (r <= Cmod z)%R -> (Cmod b / 2 * Cmod z ^ length q <= Cmod (eval (q ++ [b]) z))%R.
Proof.
  intros Hb. assert (Hc : (0 < Cmod b)%R) by (apply Cmod_gt_0; auto).
  destruct (upper q) as [M [HM H]].
  exists (Rmax 1 (2 * M / Cmod b)). split; [apply Rmax_l|]. intros z Hz.
  assert (H1 : (1 <= Cmod z)%R) by (eapply Rle_trans; [apply Rmax_l|exact Hz]).
  assert (H2 : (2 * M <= Cmod b * Cmod z)%R).
  { assert (2 * M / Cmod b <= Cmod z)%R by (eapply Rle_trans; [apply Rmax_r|exact Hz]).
    apply Rmult_le_compat_l with (r := Cmod b) in H0; [|lra].
    replace (Cmod b * (2 * M / Cmod b))%R with (2 * M)%R in H0 by (field; lra). exact H0. }
  specialize (H z H1). rewrite eval_snoc.
  assert (Hp : (0 < Cmod z ^ length q)%R) by (apply pow_lt; lra).
  assert (He : (Cmod (eval q z) <= Cmod b / 2 * Cmod z ^ length q)%R).
  { apply Rmult_le_reg_r with (r := Cmod z); [lra|].
    eapply Rle_trans; [exact H|]. nra. }
  pose proof (Cmod_triangle (eval q z + b * power z (length q)) (- eval q z)) as Ht.
  replace (eval q z + b * power z (length q) + - eval q z) with (b * power z (length q)) in Ht by ring.
  rewrite Cmod_opp, Cmod_mult, Cmod_power in Ht. lra.
Qed.
