(** R comes from the tableau.

    One step for y' = λy, z = hλ, y₀ = 1: the stages solve Y = e + z A Y, and the step gives 1 + z bᵀY. A and b are integers over a
    common denominator n. [derives] checks polynomials s_i and a common factor G with (n I − zA) s = n G Q e and
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

Fixpoint all2 {X Y : Type} (f : X -> Y -> bool) (l : list X) (m : list Y) : bool :=
  match l, m with
  | [], [] => true
  | x :: l', y :: m' => f x y && all2 f l' m'
  | _, _ => false
  end.

Definition times_z (p : zpoly) : zpoly := 0%Z :: p.

Definition derives (n : Z) (A : list zpoly) (b : zpoly) (s : list zpoly) (G P Q : zpoly) : bool :=
  let d := times n (product G Q) in
  negb (Z.eqb 0 n)
  && all2 (fun row p => is_zero (plus (times n p) (times (-1) (plus (times_z (combination row s)) d)))) A s
  && is_zero (plus (plus d (times_z (combination b s))) (times (-1) (times n (product G P)))).

(** Σ a_j y_j *)
Fixpoint dot (a : zpoly) (y : list C) : C :=
  match a, y with
  | x :: a', v :: y' => inj x * v + dot a' y'
  | _, _ => 0
  end.

(** The stages of a step with the matrix A/n, one for each row. *)
Definition stages (n : Z) (A : list zpoly) (z : C) (Y : list C) : Prop :=
  Forall2 (fun row y => y = 1 + z * (dot row Y / inj n)) A Y.

Lemma evalZ_times_z p z : evalZ (times_z p) z = z * evalZ p z.
Proof. unfold times_z. rewrite evalZ_cons, inj_0. ring. Qed.

Lemma evalZ_combination (a : zpoly) (s : list zpoly) (z d : C) : d <> 0 ->
  evalZ (combination a s) z = d * dot a (map (fun p => evalZ p z / d) s).
Proof.
  intros Hd. revert s. induction a as [|x a IH]; intros [|p s]; cbn [combination dot map]; try (unfold evalZ; simpl; ring).
  rewrite evalZ_plus, evalZ_times, IH. field. exact Hd.
Qed.

Theorem derives_sound (n : Z) (A : list zpoly) (b : zpoly) (s : list zpoly) (G P Q : zpoly) : derives n A b s G P Q = true ->
  forall z : C, evalZ G z <> 0 -> evalZ Q z <> 0 ->
  exists Y : list C, stages n A z Y /\ 1 + z * (dot b Y / inj n) = R_of (lift P) (lift Q) z.
Proof.
  intros H z HG HQ. unfold derives in H. apply andb_prop in H. destruct H as [H Hb]. apply andb_prop in H. destruct H as [Hn HA].
  apply Bool.negb_true_iff, Z.eqb_neq in Hn.
  assert (Hn0 : inj n <> 0) by (intros E; apply (f_equal fst) in E; simpl in E; apply eq_IZR in E; lia).
  set (d := evalZ (product G Q) z).
  assert (Ed : d = evalZ G z * evalZ Q z) by apply evalZ_product.
  assert (Hd : d <> 0) by (rewrite Ed; apply Cmult_neq_0; assumption).
  exists (map (fun p => evalZ p z / d) s). split.
  - unfold stages.
    assert (Hall : forall (B : list zpoly) (t : list zpoly),
      all2 (fun row p => is_zero (plus (times n p) (times (-1) (plus (times_z (combination row s)) (times n (product G Q)))))) B t = true ->
      Forall2 (fun row y => y = 1 + z * (dot row (map (fun p => evalZ p z / d) s) / inj n)) B (map (fun p => evalZ p z / d) t)).
    { induction B as [|row B IH]; intros [|p t] Ht; try discriminate; [constructor|].
      cbn [all2] in Ht. apply andb_prop in Ht. destruct Ht as [H1 H2]. simpl map. constructor; [|apply IH; exact H2].
      pose proof (is_zero_eval _ z H1) as E.
      rewrite evalZ_plus, !evalZ_times, evalZ_plus, evalZ_times, evalZ_times_z, (evalZ_combination row s z d Hd), inj_m1 in E. fold d in E.
      set (x := dot row (map (fun p => evalZ p z / d) s)) in *.
      assert (F : inj n * evalZ p z = z * (d * x) + inj n * d).
      { replace (inj n * evalZ p z) with ((inj n * evalZ p z + - (1) * (z * (d * x) + inj n * d)) + (z * (d * x) + inj n * d)) by ring.
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
