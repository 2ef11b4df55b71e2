(** P/Q need not be in lowest terms: from |P| ≤ |Q| on the left half-plane and Q ≠ 0 as a polynomial, every p/q in lowest terms that is the
    same function is A-stable. *)

From Coq Require Import Reals List Lra Lia.
From Coquelicot Require Import Coquelicot.
From Rofz Require Import Polynomial Growth Vanishing.
Import ListNotations.

Open Scope C_scope.

Lemma continuous_at (p : poly) (z : C) (eps : R) : (0 < eps)%R ->
  exists d : R, (0 < d)%R /\ forall h : C, (Cmod h <= d)%R -> (Cmod (eval p (z + h) - eval p z)%C <= eps)%R.
Proof.
  intros Heps. destruct (derivative_expands p z) as [M [HM H]]. set (D := Cmod (eval (derivative p) z)).
  assert (HD : (0 <= D)%R) by apply Cmod_ge_0.
  exists (Rmin 1 (eps / (D + M + 1))). split; [apply Rmin_pos; [lra|apply Rdiv_lt_0_compat; lra]|]. intros h Hh.
  assert (H1 : (Cmod h <= 1)%R) by (eapply Rle_trans; [exact Hh|apply Rmin_l]).
  assert (H2 : (Cmod h * (D + M + 1) <= eps)%R).
  { apply Rle_trans with (eps / (D + M + 1) * (D + M + 1))%R; [apply Rmult_le_compat_r; [lra|]; eapply Rle_trans; [exact Hh|apply Rmin_r]|right; field; lra]. }
  specialize (H h H1). pose proof (Cmod_ge_0 h) as H0.
  replace (eval p (z + h) - eval p z) with ((eval p (z + h) - eval p z - h * eval (derivative p) z) + h * eval (derivative p) z) by ring.
  eapply Rle_trans; [apply Cmod_triangle|]. rewrite Cmod_mult. fold D.
  assert (M * (Cmod h * Cmod h) <= M * Cmod h)%R by (apply Rmult_le_compat_l; [exact HM|]; rewrite <- (Rmult_1_r (Cmod h)) at 3; apply Rmult_le_compat_l; lra).
  lra.
Qed.

(** p(z) = p(z₀) + (z − z₀) times this. *)
Fixpoint divided (p : poly) (z0 : C) : poly :=
  match p with
  | [] => []
  | _ :: p' => add p' (scale z0 (divided p' z0))
  end.

Lemma divided_eval p z0 z : eval p z = eval p z0 + (z - z0) * eval (divided p z0) z.
Proof.
  induction p as [|a p IH]; cbn [divided eval]; [ring|]. rewrite eval_add, eval_scale.
  replace (z0 * eval (divided p z0) z) with (z0 * eval (divided p z0) z) by ring.
  transitivity (a + z0 * eval p z + (z - z0) * eval p z); [ring|]. rewrite IH at 1. ring.
Qed.

Lemma divided_length p z0 : length (divided p z0) = pred (length p).
Proof. induction p as [|a p IH]; [reflexivity|]. cbn [divided length]. rewrite length_add, length_scale, IH. simpl. lia. Qed.

(** The zeros of a polynomial that is not 0 are isolated. *)
Lemma isolated (n : nat) : forall p : poly, (length p <= n)%nat -> nonzero p -> forall z0 : C,
  exists d : R, (0 < d)%R /\ forall h : C, h <> 0 -> (Cmod h <= d)%R -> eval p (z0 + h) <> 0.
Proof.
  induction n as [|n IH]; intros p Hl [z1 H1] z0.
  - destruct p; [|simpl in Hl; lia]. exfalso. apply H1. reflexivity.
  - destruct (Ceq_dec (eval p z0) 0) as [E|E].
    + destruct (IH (divided p z0)) with (z0 := z0) as [d [Hd H]].
      * rewrite divided_length. lia.
      * exists z1. intros E1. apply H1. rewrite (divided_eval p z0 z1), E, E1. ring.
      * exists d. split; [exact Hd|]. intros h Hh Hhd. rewrite (divided_eval p z0 (z0 + h)), E.
        replace (0 + (z0 + h - z0) * eval (divided p z0) (z0 + h)) with (h * eval (divided p z0) (z0 + h)) by ring.
        apply Cmult_neq_0; [exact Hh|apply H; assumption].
    + assert (Hp : (0 < Cmod (eval p z0))%R) by (apply Cmod_gt_0; exact E).
      destruct (continuous_at p z0 (Cmod (eval p z0) / 2)) as [d [Hd H]]; [lra|]. exists d. split; [exact Hd|]. intros h _ Hh E1.
      specialize (H h Hh). rewrite E1 in H. replace (0 - eval p z0) with (- eval p z0) in H by ring. rewrite Cmod_opp in H. lra.
Qed.

Theorem bounded_reduced (P Q p q u v : poly) :
  nonzero Q -> (forall z : C, (fst z <= 0)%R -> (Cmod (eval P z) <= Cmod (eval Q z))%R) ->
  (forall z : C, eval p z * eval Q z = eval P z * eval q z) -> (forall z : C, eval u z * eval p z + eval v z * eval q z = 1) -> A_stable p q.
Proof.
  intros HQ Hle Heq Huv z0 Hz0.
  assert (H : (Cmod (eval p z0) <= Cmod (eval q z0))%R).
  { destruct (Rle_lt_dec (Cmod (eval p z0)) (Cmod (eval q z0))) as [|Hlt]; [assumption|]. exfalso.
    set (g := (Cmod (eval p z0) - Cmod (eval q z0))%R). assert (Hg : (0 < g / 3)%R) by (unfold g; lra).
    destruct (continuous_at p z0 (g / 3) Hg) as [d1 [Hd1 H1]]. destruct (continuous_at q z0 (g / 3) Hg) as [d2 [Hd2 H2]].
    destruct (isolated (length Q) Q (le_n _) HQ z0) as [d3 [Hd3 H3]].
    set (d := Rmin d1 (Rmin d2 d3)). assert (Hd : (0 < d)%R) by (repeat apply Rmin_pos; assumption).
    set (h := RtoC (- d)). assert (Hh : Cmod h = d) by (unfold h; rewrite Cmod_R, Rabs_Ropp, Rabs_pos_eq; lra).
    assert (Hh0 : h <> 0) by (apply Cmod_gt_0; lra).
    assert (Hm1 : (d <= d1)%R) by apply Rmin_l. assert (Hm2 : (d <= d2)%R) by (eapply Rle_trans; [apply Rmin_r|apply Rmin_l]).
    assert (Hm3 : (d <= d3)%R) by (eapply Rle_trans; [apply Rmin_r|apply Rmin_r]).
    specialize (H1 h). specialize (H2 h). specialize (H3 h Hh0). rewrite Hh in H1, H2, H3. specialize (H1 Hm1). specialize (H2 Hm2). specialize (H3 Hm3).
    assert (Hre : (fst (z0 + h)%C <= 0)%R) by (unfold h; simpl; lra).
    specialize (Hle (z0 + h) Hre). specialize (Heq (z0 + h)). set (z := z0 + h) in *.
    (* |p| |Q| = |P| |q| ≤ |Q| |q| *)
    apply (f_equal Cmod) in Heq. rewrite !Cmod_mult in Heq.
    assert (HQz : (0 < Cmod (eval Q z))%R) by (apply Cmod_gt_0; exact H3).
    assert (Hpq : (Cmod (eval p z) <= Cmod (eval q z))%R).
    { apply Rmult_le_reg_r with (r := Cmod (eval Q z)); [exact HQz|]. rewrite Heq. rewrite (Rmult_comm (Cmod (eval q z))). apply Rmult_le_compat_r; [apply Cmod_ge_0|exact Hle]. }
    pose proof (Cmod_triangle (eval p z) (- (eval p z - eval p z0))) as T1. pose proof (Cmod_triangle (eval q z0) (eval q z - eval q z0)) as T2.
    rewrite Cmod_opp in T1. replace (eval p z + - (eval p z - eval p z0)) with (eval p z0) in T1 by ring.
    replace (eval q z0 + (eval q z - eval q z0)) with (eval q z) in T2 by ring. unfold g in *. lra. }
  split; [|exact H]. intros E. rewrite E, Cmod_0 in H. specialize (Huv z0). rewrite E in Huv.
  assert (Ep : eval p z0 = 0) by (apply Cmod_eq_0; pose proof (Cmod_ge_0 (eval p z0)); lra).
  rewrite Ep in Huv. apply (f_equal fst) in Huv. simpl in Huv. lra.
Qed.
