(** Explicit schemes: R is a polynomial, and its gradient does not vanish. *)

From Coq Require Import Reals List Lra Lia.
From Coquelicot Require Import Coquelicot.
From Rofz Require Import Polynomial Growth Vanishing.
Import ListNotations.

Open Scope C_scope.

Theorem explicit_gradients_do_not_vanish (P : poly) :
  (exists z : C, eval P z <> eval P 0) ->
  exists c r : R, (0 < c)%R /\ forall z : C, (r <= Cmod z)%R -> (c <= Cmod (dR_of P [RtoC 1] z))%R.
Proof.
  intros [z0 Hz0]. destruct (normalized P) as [HP|[p [a [Ha HP]]]].
  { exfalso. apply Hz0. destruct (HP z0) as [-> _]. destruct (HP 0) as [-> _]. reflexivity. }
  destruct p as [|a0 p].
  { exfalso. apply Hz0. destruct (HP z0) as [-> _]. destruct (HP 0) as [-> _]. simpl. ring. }
  assert (Hc : (0 < Cmod a)%R) by (apply Cmod_gt_0; auto).
  destruct (upper_derivative (a0 :: p)) as [M [HM H]].
  exists (Cmod a / 2)%R, (Rmax 1 (2 * M / Cmod a)). split; [lra|]. intros z Hz.
  assert (H1 : (1 <= Cmod z)%R) by (eapply Rle_trans; [apply Rmax_l|exact Hz]).
  assert (H2 : (2 * M <= Cmod a * Cmod z)%R).
  { assert (H2 : (2 * M / Cmod a <= Cmod z)%R) by (eapply Rle_trans; [apply Rmax_r|exact Hz]).
    apply Rmult_le_compat_l with (r := Cmod a) in H2; [|lra].
    replace (Cmod a * (2 * M / Cmod a))%R with (2 * M)%R in H2 by (field; lra). exact H2. }
  specialize (H z H1). unfold dR_of. destruct (HP z) as [_ E].
  replace (eval [RtoC 1] z) with (RtoC 1) by (simpl; ring).
  change (eval (derivative [RtoC 1]) z) with (RtoC 0).
  replace ((eval (derivative P) z * 1 - eval P z * 0) / (1 * 1)) with (eval (derivative P) z).
  2: { unfold Cdiv. rewrite Cmult_1_l. replace (/ 1) with (RtoC 1); [ring|].
       rewrite <- RtoC_inv by lra. f_equal. lra. }
  rewrite E, eval_derivative_snoc. set (n := length (a0 :: p)) in *.
  set (e := eval (derivative (a0 :: p)) z) in *.
  assert (Hn : (1 <= INR n)%R) by (unfold n; simpl length; rewrite S_INR; pose proof (pos_INR (length p)); lra).
  assert (Hx : (1 <= Cmod z ^ pred n)%R) by (apply pow_R1_Rle; auto).
  assert (Ep : (Cmod z ^ n = Cmod z * Cmod z ^ pred n)%R) by reflexivity.
  assert (He : (Cmod e <= Cmod a / 2 * Cmod z ^ pred n)%R).
  { apply Rmult_le_reg_r with (r := (Cmod z * Cmod z)%R); [nra|]. rewrite <- Rmult_assoc. eapply Rle_trans; [exact H|]. rewrite Ep.
    assert (Hz0' : (0 <= Cmod z * Cmod z ^ pred n)%R) by nra.
    apply Rmult_le_compat_r with (r := (Cmod z * Cmod z ^ pred n)%R) in H2; [|exact Hz0']. nra. }
  assert (Hd : Cmod (a * dpower z n) = (Cmod a * (INR n * Cmod z ^ pred n))%R).
  { unfold dpower. rewrite !Cmod_mult, Cmod_power, Cmod_R, Rabs_pos_eq by apply pos_INR. reflexivity. }
  pose proof (Cmod_triangle (e + a * dpower z n) (- e)) as T.
  replace (e + a * dpower z n + - e) with (a * dpower z n) in T by ring. rewrite Cmod_opp, Hd in T.
  assert (Cmod a * Cmod z ^ pred n <= Cmod a * (INR n * Cmod z ^ pred n))%R by (apply Rmult_le_compat_l; nra).
  nra.
Qed.
