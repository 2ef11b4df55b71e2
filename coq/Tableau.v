(** R comes from the tableau.

    One step for y' = λy, z = hλ, y₀ = 1: the stages solve Y = e + z A Y, and the step gives 1 + z bᵀY. [derives] checks polynomials
    s_i and a common factor G with (I − zA) s = G Q e and G Q + z bᵀs = G P: then Y = s/(G Q), and the step is P/Q. *)

From Coq Require Import Reals List Lra Lia QArith Qreals.
From Coquelicot Require Import Coquelicot.
From Rofz Require Import Polynomial Vanishing Stability.
Import ListNotations.

Open Scope C_scope.

Fixpoint combination (a : qpoly) (s : list qpoly) : qpoly :=
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

Definition times_z (p : qpoly) : qpoly := 0%Q :: p.

Definition derives (A : list qpoly) (b : qpoly) (s : list qpoly) (G P Q : qpoly) : bool :=
  let d := product G Q in
  all2 (fun row p => is_zero (plus p (times (-1) (plus (times_z (combination row s)) d)))) A s
  && is_zero (plus (plus d (times_z (combination b s))) (times (-1) (product G P))).

(** Σ a_j y_j *)
Fixpoint dot (a : qpoly) (y : list C) : C :=
  match a, y with
  | x :: a', v :: y' => inj x * v + dot a' y'
  | _, _ => 0
  end.

(** The stages of a step with the matrix A, one for each row. *)
Definition stages (A : list qpoly) (z : C) (Y : list C) : Prop :=
  Forall2 (fun row y => y = 1 + z * dot row Y) A Y.

Lemma evalQ_times_z p z : evalQ (times_z p) z = z * evalQ p z.
Proof. unfold times_z. rewrite evalQ_cons, inj_0. ring. Qed.

Lemma evalQ_combination (a : qpoly) (s : list qpoly) (z d : C) : d <> 0 ->
  evalQ (combination a s) z = d * dot a (map (fun p => evalQ p z / d) s).
Proof.
  intros Hd. revert s. induction a as [|x a IH]; intros [|p s]; cbn [combination dot map]; try (unfold evalQ; simpl; ring).
  rewrite evalQ_plus, evalQ_times, IH. field. exact Hd.
Qed.

Theorem derives_sound (A : list qpoly) (b : qpoly) (s : list qpoly) (G P Q : qpoly) : derives A b s G P Q = true ->
  forall z : C, evalQ G z <> 0 -> evalQ Q z <> 0 ->
  exists Y : list C, stages A z Y /\ 1 + z * dot b Y = R_of (lift P) (lift Q) z.
Proof.
  intros H z HG HQ. unfold derives in H. apply andb_prop in H. destruct H as [HA Hb].
  set (d := evalQ (product G Q) z).
  assert (Ed : d = evalQ G z * evalQ Q z) by apply evalQ_product.
  assert (Hd : d <> 0) by (rewrite Ed; apply Cmult_neq_0; assumption).
  exists (map (fun p => evalQ p z / d) s). split.
  - unfold stages.
    assert (Hall : forall (B : list qpoly) (t : list qpoly),
      all2 (fun row p => is_zero (plus p (times (-1) (plus (times_z (combination row s)) (product G Q))))) B t = true ->
      Forall2 (fun row y => y = 1 + z * dot row (map (fun p => evalQ p z / d) s)) B (map (fun p => evalQ p z / d) t)).
    { induction B as [|row B IH]; intros [|p t] Ht; try discriminate; [constructor|].
      cbn [all2] in Ht. apply andb_prop in Ht. destruct Ht as [H1 H2]. simpl map. constructor; [|apply IH; exact H2].
      pose proof (is_zero_eval _ z H1) as E.
      rewrite evalQ_plus, evalQ_times, evalQ_plus, evalQ_times_z, (evalQ_combination row s z d Hd), inj_m1 in E. fold d in E.
      replace (evalQ p z) with (d + z * (d * dot row (map (fun p => evalQ p z / d) s))).
      + field. exact Hd.
      + replace (evalQ p z) with ((evalQ p z + - (1) * (z * (d * dot row (map (fun p => evalQ p z / d) s)) + d)) +
          (z * (d * dot row (map (fun p => evalQ p z / d) s)) + d)) by ring.
        rewrite E. ring. }
    apply Hall. exact HA.
  - pose proof (is_zero_eval _ z Hb) as E.
    rewrite !evalQ_plus, evalQ_times, evalQ_times_z, (evalQ_combination b s z d Hd), inj_m1 in E. fold d in E.
    rewrite (evalQ_product G P) in E.
    set (x := dot b (map (fun p => evalQ p z / d) s)) in *.
    assert (F : d * (1 + z * x) = evalQ G z * evalQ P z).
    { replace (d * (1 + z * x)) with ((d + z * (d * x) + - (1) * (evalQ G z * evalQ P z)) + evalQ G z * evalQ P z) by ring.
      rewrite E. ring. }
    unfold R_of. fold (evalQ P z). fold (evalQ Q z).
    apply (f_equal (fun t => t / d)) in F.
    replace (d * (1 + z * x) / d) with (1 + z * x) in F by (field; exact Hd).
    rewrite F, Ed. field. split; assumption.
Qed.
