(** Polynomials over the complex numbers, as lists of coefficients, the constant first.

    [eval] is Horner's rule, [derivative] the formal derivative. [derivative_expands] and [quotient_expands] say that it is the
    derivative: f(z + h) = f(z) + h f'(z) + O(h²). *)

From Coq Require Import Reals List Lra Lia.
From Coquelicot Require Import Coquelicot.
Import ListNotations.

Open Scope C_scope.

Definition poly := list C.

Fixpoint eval (p : poly) (z : C) : C :=
  match p with
  | [] => 0
  | a :: q => a + z * eval q z
  end.

(** Coefficientwise sum and multiple. *)
Fixpoint add (p q : poly) : poly :=
  match p, q with
  | [], _ => q
  | _, [] => p
  | a :: p', b :: q' => (a + b) :: add p' q'
  end.

Definition scale (c : C) (p : poly) : poly := map (Cmult c) p.

(** (a + z q)' = q + z q'. *)
Fixpoint derivative (p : poly) : poly :=
  match p with
  | [] | [_] => []
  | _ :: q => add q (RtoC 0 :: derivative q)
  end.

(** R = P/Q and its derivative, as quotients. *)
Definition R_of (P Q : poly) (z : C) : C := eval P z / eval Q z.
Definition dR_of (P Q : poly) (z : C) : C :=
  (eval (derivative P) z * eval Q z - eval P z * eval (derivative Q) z) / (eval Q z * eval Q z).

Lemma eval_add p q z : eval (add p q) z = eval p z + eval q z.
Proof.
  revert q; induction p as [|a p IH]; intros [|b q]; simpl; try rewrite IH; ring.
Qed.

Lemma eval_scale c p z : eval (scale c p) z = c * eval p z.
Proof. induction p as [|a p IH]; simpl; [|rewrite IH]; ring. Qed.

Lemma eval_derivative_cons a q z : eval (derivative (a :: q)) z = eval q z + z * eval (derivative q) z.
Proof.
  destruct q as [|b q]; [simpl; ring|].
  change (derivative (a :: b :: q)) with (add (b :: q) (RtoC 0 :: derivative (b :: q))).
  rewrite eval_add. cbn [eval]. ring.
Qed.

Lemma eval_derivative_add p q z : eval (derivative (add p q)) z = eval (derivative p) z + eval (derivative q) z.
Proof.
  revert q; induction p as [|a p IH]; intros [|b q].
  - simpl; ring.
  - cbn [add]. change (eval (derivative []) z) with (RtoC 0). ring.
  - cbn [add]. change (eval (derivative []) z) with (RtoC 0). ring.
  - cbn [add]. rewrite !eval_derivative_cons, eval_add, IH. ring.
Qed.

Lemma eval_derivative_scale c p z : eval (derivative (scale c p)) z = c * eval (derivative p) z.
Proof.
  induction p as [|a p IH].
  - simpl; ring.
  - change (scale c (a :: p)) with (c * a :: scale c p). rewrite !eval_derivative_cons, eval_scale, IH. ring.
Qed.

Lemma length_add p q : length (add p q) = max (length p) (length q).
Proof. revert q; induction p as [|a p IH]; intros [|b q]; simpl; auto. Qed.

Lemma length_scale c p : length (scale c p) = length p.
Proof. apply map_length. Qed.

Lemma length_derivative p : length (derivative p) = pred (length p).
Proof.
  induction p as [|a q IH]; [reflexivity|].
  destruct q as [|b q]; [reflexivity|].
  change (derivative (a :: b :: q)) with (add (b :: q) (RtoC 0 :: derivative (b :: q))).
  rewrite length_add. cbn [length] in *. rewrite IH. simpl. lia.
Qed.

(** The derivative is the derivative: a bound of the remainder for |h| ≤ 1. *)
Theorem derivative_expands (p : poly) (z : C) :
  exists M : R, (0 <= M)%R /\ forall h : C, (Cmod h <= 1)%R ->
    (Cmod (eval p (z + h) - eval p z - h * eval (derivative p) z)%C <= M * (Cmod h * Cmod h))%R.
Proof.
  induction p as [|a q [M [HM IH]]].
  - exists 0%R; split; [lra|]; intros h _. simpl.
    replace (0 - 0 - h * 0) with (RtoC 0) by ring. rewrite Cmod_0; lra.
  - exists ((Cmod z + 1) * M + Cmod (eval (derivative q) z))%R. split.
    { assert (0 <= Cmod z)%R by apply Cmod_ge_0. assert (0 <= Cmod (eval (derivative q) z))%R by apply Cmod_ge_0. nra. }
    intros h Hh. rewrite eval_derivative_cons. cbn [eval].
    replace (a + (z + h) * eval q (z + h) - (a + z * eval q z) - h * (eval q z + z * eval (derivative q) z))
      with ((z + h) * (eval q (z + h) - eval q z - h * eval (derivative q) z) + h * h * eval (derivative q) z) by ring.
    eapply Rle_trans; [apply Cmod_triangle|]. rewrite !Cmod_mult.
    specialize (IH h Hh). set (e := Cmod (_ - _ - _)) in *.
    assert (Cmod (z + h)%C <= Cmod z + 1)%R by (eapply Rle_trans; [apply Cmod_triangle|lra]).
    assert (0 <= Cmod h)%R by apply Cmod_ge_0. assert (0 <= e)%R by apply Cmod_ge_0.
    assert (0 <= Cmod z)%R by apply Cmod_ge_0. assert (0 <= Cmod (z + h)%C)%R by apply Cmod_ge_0.
    assert (0 <= Cmod (eval (derivative q) z))%R by apply Cmod_ge_0.
    assert (Cmod (z + h)%C * e <= (Cmod z + 1) * (M * (Cmod h * Cmod h)))%R by (apply Rmult_le_compat; auto).
    nra.
Qed.

(** So is the derivative of R, where R has no pole. *)
Theorem quotient_expands (P Q : poly) (z : C) :
  eval Q z <> 0 ->
  exists M d : R, (0 < d)%R /\ forall h : C, (Cmod h <= d)%R -> eval Q (z + h) <> 0 /\
    (Cmod (R_of P Q (z + h) - R_of P Q z - h * dR_of P Q z)%C <= M * (Cmod h * Cmod h))%R.
Proof.
  intros HQ. destruct (derivative_expands P z) as [Mp [HMp Hp]]. destruct (derivative_expands Q z) as [Mq [HMq Hq]].
  set (p := eval P z) in *. set (p' := eval (derivative P) z) in *. set (q := eval Q z) in *. set (q' := eval (derivative Q) z) in *.
  assert (Hq0 : (0 < Cmod q)%R) by (apply Cmod_gt_0; exact HQ).
  pose proof (Cmod_ge_0 q') as Hq1.
  set (d := Rmin 1 (Cmod q / (2 * (Cmod q' + Mq + 1)))).
  assert (Hden : (0 < 2 * (Cmod q' + Mq + 1))%R) by lra.
  assert (Hd : (0 < d)%R).
  { apply Rmin_pos; [lra|]. apply Rdiv_lt_0_compat; lra. }
  set (w := p' * q - p * q').
  set (K := (Mp * (Cmod q * Cmod q) + Cmod (p * q)%C * Mq + Cmod w * (Cmod q' + Mq))%R).
  exists (K / (Cmod q * Cmod q * (Cmod q / 2)))%R, d. split; [exact Hd|]. intros h Hh.
  assert (Hh1 : (Cmod h <= 1)%R) by (eapply Rle_trans; [exact Hh|apply Rmin_l]).
  assert (Hh2 : (Cmod h * (Cmod q' + Mq) <= Cmod q / 2)%R).
  { assert (Cmod h <= Cmod q / (2 * (Cmod q' + Mq + 1)))%R by (eapply Rle_trans; [exact Hh|apply Rmin_r]).
    apply Rle_trans with (Cmod q / (2 * (Cmod q' + Mq + 1)) * (Cmod q' + Mq + 1))%R.
    - apply Rmult_le_compat; try lra. apply Cmod_ge_0.
    - right; field; lra. }
  specialize (Hp h Hh1). specialize (Hq h Hh1). pose proof (Cmod_ge_0 h) as H0.
  set (p2 := eval P (z + h) - p - h * p') in *. set (q2 := eval Q (z + h) - q - h * q') in *.
  assert (EP : eval P (z + h) = p + h * p' + p2) by (unfold p2; ring).
  assert (EQ : eval Q (z + h) = q + h * q' + q2) by (unfold q2; ring).
  assert (Hq2 : (Cmod (h * q' + q2)%C <= Cmod h * (Cmod q' + Mq))%R).
  { eapply Rle_trans; [apply Cmod_triangle|]. rewrite Cmod_mult.
    assert (Mq * (Cmod h * Cmod h) <= Mq * Cmod h)%R by (apply Rmult_le_compat_l; nra). lra. }
  assert (Hlow : (Cmod q / 2 <= Cmod (eval Q (z + h)%C))%R).
  { rewrite EQ. pose proof (Cmod_triangle (q + h * q' + q2) (- (h * q' + q2))) as T.
    replace (q + h * q' + q2 + - (h * q' + q2)) with q in T by ring. rewrite Cmod_opp in T. lra. }
  assert (Hne : eval Q (z + h) <> 0) by (apply Cmod_gt_0; lra).
  split; [exact Hne|].
  unfold R_of, dR_of. fold p p' q q' w.
  replace (eval P (z + h) / eval Q (z + h) - p / q - h * (w / (q * q)))
    with ((p2 * (q * q) - p * q * q2 - h * (w * (h * q' + q2))) / (q * q * eval Q (z + h))).
  2: { replace (p2 * (q * q) - p * q * q2 - h * (w * (h * q' + q2)))
         with (eval P (z + h) * (q * q) - p * q * eval Q (z + h) - h * w * eval Q (z + h))
         by (rewrite EP, EQ; unfold w; ring). field. split; auto. }
  rewrite Cmod_div by (repeat apply Cmult_neq_0; auto). rewrite !Cmod_mult.
  assert (Hnum : (Cmod (p2 * (q * q) - p * q * q2 - h * (w * (h * q' + q2)))%C <= K * (Cmod h * Cmod h))%R).
  { unfold Cminus. eapply Rle_trans; [apply Cmod_triangle|]. rewrite Cmod_opp.
    assert (T1 : (Cmod (p2 * (q * q) + - (p * q * q2))%C <= Mp * (Cmod h * Cmod h) * (Cmod q * Cmod q) + Cmod (p * q)%C * (Mq * (Cmod h * Cmod h)))%R).
    { eapply Rle_trans; [apply Cmod_triangle|]. rewrite Cmod_opp, (Cmod_mult p2), (Cmod_mult (p * q)), (Cmod_mult q q).
      apply Rplus_le_compat; [apply Rmult_le_compat_r; [nra|exact Hp]|apply Rmult_le_compat_l; [apply Cmod_ge_0|exact Hq]]. }
    assert (T2 : (Cmod (h * (w * (h * q' + q2)))%C <= Cmod w * (Cmod q' + Mq) * (Cmod h * Cmod h))%R).
    { rewrite !Cmod_mult. pose proof (Cmod_ge_0 w).
      assert (Cmod w * Cmod (h * q' + q2)%C <= Cmod w * (Cmod h * (Cmod q' + Mq)))%R by (apply Rmult_le_compat_l; auto).
      nra. }
    unfold K. nra. }
  assert (HK : (0 < Cmod q * Cmod q * (Cmod q / 2))%R) by (apply Rmult_lt_0_compat; nra).
  assert (HD : (Cmod q * Cmod q * (Cmod q / 2) <= Cmod q * Cmod q * Cmod (eval Q (z + h)%C))%R) by (apply Rmult_le_compat_l; nra).
  assert (HK0 : (0 <= K * (Cmod h * Cmod h))%R) by (eapply Rle_trans; [apply Cmod_ge_0|exact Hnum]).
  unfold Rdiv. eapply Rle_trans; [apply Rmult_le_compat_r; [apply Rlt_le, Rinv_0_lt_compat; lra|exact Hnum]|].
  replace (K * / (Cmod q * Cmod q * (Cmod q * / 2)) * (Cmod h * Cmod h))%R
    with (K * (Cmod h * Cmod h) * / (Cmod q * Cmod q * (Cmod q * / 2)))%R by ring.
  apply Rmult_le_compat_l; [exact HK0|]. apply Rinv_le_contravar; [exact HK|exact HD].
Qed.
