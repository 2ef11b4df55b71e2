(** R comes from the tableau.

    One step for y' = λy, z = hλ, y₀ = 1: the stages solve Y = e + z A Y, and the step gives 1 + z bᵀY, with e = (1, …, 1), or what
    the constant 1 is in another basis of the functions on the stages. A and b are integers over a common denominator n. [derives] checks polynomials s_i and a common factor G with (n I − zA) s = n G Q e and
    n G Q + z bᵀs = n G P: then Y = s/(G Q), and the step is P/Q. *)

From Coq Require Import Reals List Lra Lia ZArith.
From Coquelicot Require Import Coquelicot.
From Rofz Require Import Polynomial Vanishing Stability.
Import ListNotations.

Open Scope C_scope.

Fixpoint combination (a : zpoly) (s : list zpoly) : zpoly :=
  match a, s with
  | x :: a', p :: s' => plus (times x p) (combination a' s')
  | _, _ => []
  end.

Fixpoint all3 {X Y T : Type} (f : X -> Y -> T -> bool) (l : list X) (m : list Y) (k : list T) : bool :=
  match l, m, k with
  | [], [], [] => true
  | x :: l', y :: m', t :: k' => f x y t && all3 f l' m' k'
  | _, _, _ => false
  end.

Definition times_z (p : zpoly) : zpoly := 0%Z :: p.

Definition derives (n : Z) (A : list zpoly) (b e : zpoly) (s : list zpoly) (G P Q : zpoly) : bool :=
  let d := times n (product G Q) in
  negb (Z.eqb 0 n)
  && all3 (fun row x p => is_zero (plus (times n p) (times (-1) (plus (times_z (combination row s)) (times x d))))) A e s
  && is_zero (plus (plus d (times_z (combination b s))) (times (-1) (times n (product G P)))).

(** Σ a_j y_j *)
Fixpoint dot (a : zpoly) (y : list C) : C :=
  match a, y with
  | x :: a', v :: y' => inj x * v + dot a' y'
  | _, _ => 0
  end.

(** The stages Y of a step with the matrix A/n, from the constant e; e = (1, …, 1) in [stages]. *)
Inductive solves (n : Z) (z : C) (Y : list C) : list zpoly -> list C -> list C -> Prop :=
| solves_none : solves n z Y [] [] []
| solves_row row A x e y L : y = x + z * (dot row Y / inj n) -> solves n z Y A e L -> solves n z Y (row :: A) (x :: e) (y :: L).

Definition stages_from (n : Z) (A : list zpoly) (e : list C) (z : C) (Y : list C) : Prop := solves n z Y A e Y.

Definition stages (n : Z) (A : list zpoly) (z : C) (Y : list C) : Prop :=
  Forall2 (fun row y => y = 1 + z * (dot row Y / inj n)) A Y.

Definition ones (e : zpoly) : bool := forallb (Z.eqb 1) e.

Lemma stages_from_ones n A e z Y : ones e = true -> stages_from n A (map inj e) z Y -> stages n A z Y.
Proof.
  intros He H. unfold stages_from, stages in *.
  assert (G : forall L M K f, ones f = true -> solves n z M L (map inj f) K -> Forall2 (fun row y => y = 1 + z * (dot row M / inj n)) L K).
  { induction L as [|row L IH]; intros M K [|o f] Hf S; simpl map in S; inversion S; subst; [constructor|].
    unfold ones in Hf. cbn [forallb] in Hf. apply andb_prop in Hf. destruct Hf as [Ho Hf]. apply Z.eqb_eq in Ho. subst o.
    constructor; [reflexivity|apply (IH _ _ f Hf); assumption]. }
  apply (G _ _ _ _ He H).
Qed.

Lemma evalZ_times_z p z : evalZ (times_z p) z = z * evalZ p z.
Proof. unfold times_z. rewrite evalZ_cons, inj_0. ring. Qed.

Lemma evalZ_combination (a : zpoly) (s : list zpoly) (z d : C) : d <> 0 ->
  evalZ (combination a s) z = d * dot a (map (fun p => evalZ p z / d) s).
Proof.
  intros Hd. revert s. induction a as [|x a IH]; intros [|p s]; cbn [combination dot map]; try (unfold evalZ; simpl; ring).
  rewrite evalZ_plus, evalZ_times, IH. field. exact Hd.
Qed.

Definition stages_of (s : list zpoly) (d : zpoly) (z : C) : list C := map (fun p => evalZ p z / evalZ d z) s.

Lemma derives_stages (n : Z) (A : list zpoly) (b e : zpoly) (s : list zpoly) (G P Q : zpoly) : derives n A b e s G P Q = true ->
  forall z : C, evalZ G z <> 0 -> evalZ Q z <> 0 ->
  stages_from n A (map inj e) z (stages_of s (product G Q) z) /\ 1 + z * (dot b (stages_of s (product G Q) z) / inj n) = R_of (lift P) (lift Q) z.
Proof.
  intros H z HG HQ. unfold derives in H. apply andb_prop in H. destruct H as [H Hb]. apply andb_prop in H. destruct H as [Hn HA].
  apply Bool.negb_true_iff, Z.eqb_neq in Hn.
  assert (Hn0 : inj n <> 0) by (intros E; apply (f_equal fst) in E; simpl in E; apply eq_IZR in E; lia).
  set (d := evalZ (product G Q) z).
  assert (Ed : d = evalZ G z * evalZ Q z) by apply evalZ_product.
  assert (Hd : d <> 0) by (rewrite Ed; apply Cmult_neq_0; assumption).
  unfold stages_of. fold d. split.
  - unfold stages_from.
    assert (Hall : forall (B : list zpoly) (f : zpoly) (t : list zpoly),
      all3 (fun row x p => is_zero (plus (times n p) (times (-1) (plus (times_z (combination row s)) (times x (times n (product G Q))))))) B f t = true ->
      solves n z (map (fun p => evalZ p z / d) s) B (map inj f) (map (fun p => evalZ p z / d) t)).
    { induction B as [|row B IH]; intros [|x0 f] [|p t] Ht; try discriminate; [constructor|].
      cbn [all3] in Ht. apply andb_prop in Ht. destruct Ht as [H1 H2]. simpl map. constructor; [|apply IH; exact H2].
      pose proof (is_zero_eval _ z H1) as E.
      rewrite evalZ_plus, !evalZ_times, evalZ_plus, !evalZ_times, evalZ_times_z, (evalZ_combination row s z d Hd), inj_m1 in E. fold d in E.
      set (x := dot row (map (fun p => evalZ p z / d) s)) in *.
      assert (F : inj n * evalZ p z = z * (d * x) + inj x0 * (inj n * d)).
      { replace (inj n * evalZ p z) with ((inj n * evalZ p z + - (1) * (z * (d * x) + inj x0 * (inj n * d))) + (z * (d * x) + inj x0 * (inj n * d))) by ring.
        rewrite E. ring. }
      replace (evalZ p z) with (inj n * evalZ p z / inj n) by (field; exact Hn0).
      rewrite F. field. split; assumption. }
    apply Hall. exact HA.
  - pose proof (is_zero_eval _ z Hb) as E.
    rewrite !evalZ_plus, !evalZ_times, evalZ_times_z, (evalZ_combination b s z d Hd), inj_m1, (evalZ_product G P) in E. fold d in E.
    set (x := dot b (map (fun p => evalZ p z / d) s)) in *.
    assert (F : inj n * d + z * (d * x) = inj n * (evalZ G z * evalZ P z)).
    { replace (inj n * d + z * (d * x)) with ((inj n * d + z * (d * x) + - (1) * (inj n * (evalZ G z * evalZ P z))) + inj n * (evalZ G z * evalZ P z)) by ring.
      rewrite E. ring. }
    unfold R_of. fold (evalZ P z). fold (evalZ Q z).
    replace (1 + z * (x / inj n)) with ((inj n * d + z * (d * x)) / (inj n * d)) by (field; split; assumption).
    rewrite F, Ed. field. repeat split; assumption.
Qed.

Theorem derives_sound (n : Z) (A : list zpoly) (b e : zpoly) (s : list zpoly) (G P Q : zpoly) : derives n A b e s G P Q = true ->
  forall z : C, evalZ G z <> 0 -> evalZ Q z <> 0 ->
  exists Y : list C, stages_from n A (map inj e) z Y /\ 1 + z * (dot b Y / inj n) = R_of (lift P) (lift Q) z.
Proof. intros H z HG HQ. eexists. apply (derives_stages n A b e s G P Q H z HG HQ). Qed.

(** What a file says of R: s = the vector over Q₀, P₀/Q₀ is the step, and u G P = v P₀, u G Q = v Q₀. *)
Definition fraction_of_step (n : Z) (A : list zpoly) (b e : zpoly) (s : list zpoly) (P0 Q0 G P Q : zpoly) (u v : Z) : bool :=
  derives n A b e s [1%Z] P0 Q0 && negb (Z.eqb 0 u) && negb (Z.eqb 0 v)
  && is_zero (plus (times u (product G P)) (times (- v) P0)) && is_zero (plus (times u (product G Q)) (times (- v) Q0)).

(** The step is P/Q where Q₀ is not 0: for all but finitely many z, as Q₀ is not the zero polynomial. *)
Theorem fraction_of_step_sound n A b e s P0 Q0 G P Q u v : fraction_of_step n A b e s P0 Q0 G P Q u v = true ->
  forall z : C, evalZ Q0 z <> 0 ->
  exists Y : list C, stages_from n A (map inj e) z Y /\ 1 + z * (dot b Y / inj n) = R_of (lift P) (lift Q) z.
Proof.
  intros H z H0. unfold fraction_of_step in H. apply andb_prop in H. destruct H as [H HQ]. apply andb_prop in H. destruct H as [H HP].
  apply andb_prop in H. destruct H as [H Hv]. apply andb_prop in H. destruct H as [HD Hu].
  apply Bool.negb_true_iff, Z.eqb_neq in Hu. apply Bool.negb_true_iff, Z.eqb_neq in Hv.
  assert (Hu0 : inj u <> 0) by (intros E; apply (f_equal fst) in E; simpl in E; apply eq_IZR in E; lia).
  assert (Hv0 : inj v <> 0) by (intros E; apply (f_equal fst) in E; simpl in E; apply eq_IZR in E; lia).
  assert (H1 : evalZ [1%Z] z <> 0) by (unfold evalZ, inj; simpl; intros E; apply (f_equal fst) in E; simpl in E; lra).
  destruct (derives_sound _ _ _ _ _ _ _ _ HD z H1 H0) as [Y [HY E]]. exists Y. split; [exact HY|]. rewrite E.
  apply (is_zero_eval _ z) in HP. apply (is_zero_eval _ z) in HQ. rewrite evalZ_plus, !evalZ_times, evalZ_product, inj_opp in HP, HQ.
  unfold R_of. fold (evalZ P z) (evalZ Q z) (evalZ P0 z) (evalZ Q0 z).
  set (g := evalZ G z) in *. set (p := evalZ P z) in *. set (q := evalZ Q z) in *. set (p0 := evalZ P0 z) in *. set (q0 := evalZ Q0 z) in *.
  assert (EP : p0 = inj u * (g * p) / inj v).
  { replace p0 with ((inj u * (g * p) - (inj u * (g * p) + - inj v * p0)) / inj v) by (field; exact Hv0). rewrite HP. field. exact Hv0. }
  assert (EQ : q0 = inj u * (g * q) / inj v).
  { replace q0 with ((inj u * (g * q) - (inj u * (g * q) + - inj v * q0)) / inj v) by (field; exact Hv0). rewrite HQ. field. exact Hv0. }
  assert (Hg : g <> 0) by (intros Eg; apply H0; rewrite EQ, Eg; field; exact Hv0).
  assert (Hq : q <> 0) by (intros Eq; apply H0; rewrite EQ, Eq; field; exact Hv0).
  rewrite EP, EQ. field. repeat split; assumption.
Qed.

(** With e = (1, …, 1): the stages of a tableau. *)
Theorem derives_step (n : Z) (A : list zpoly) (b : zpoly) (s : list zpoly) (G P Q : zpoly) : derives n A b (map (fun _ => 1%Z) b) s G P Q = true ->
  forall z : C, evalZ G z <> 0 -> evalZ Q z <> 0 ->
  exists Y : list C, stages n A z Y /\ 1 + z * (dot b Y / inj n) = R_of (lift P) (lift Q) z.
Proof.
  intros H z HG HQ. destruct (derives_sound _ _ _ _ _ _ _ _ H z HG HQ) as [Y [HY E]]. exists Y. split; [|exact E].
  apply (stages_from_ones n A (map (fun _ => 1%Z) b) z Y); [|exact HY]. clear. induction b as [|x b IH]; [reflexivity|exact IH].
Qed.
