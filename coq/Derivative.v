(** The derivative of R, as a fraction and as bᵀ(I − zA)⁻²e. *)

From Coq Require Import Reals List Lra Lia ZArith.
From Coquelicot Require Import Coquelicot.
From Rofz Require Import Polynomial Growth Vanishing Stability Tableau.
Import ListNotations.

Open Scope C_scope.

(** The derivative of a list of integers, as that of [Polynomial]. *)
Fixpoint derive (p : zpoly) : zpoly :=
  match p with
  | [] | [_] => []
  | _ :: q => plus q (0%Z :: derive q)
  end.

Lemma lift_plus p q : lift (plus p q) = add (lift p) (lift q).
Proof.
  revert q; induction p as [|a p IH]; intros [|b q]; cbn [plus lift map add]; auto.
  change (map inj (plus p q)) with (lift (plus p q)). rewrite IH, inj_plus. reflexivity.
Qed.

Lemma lift_derive p : lift (derive p) = derivative (lift p).
Proof.
  induction p as [|a q IH]; [reflexivity|]. destruct q as [|b q]; [reflexivity|].
  change (derive (a :: b :: q)) with (plus (b :: q) (0%Z :: derive (b :: q))). rewrite lift_plus.
  change (lift (0%Z :: derive (b :: q))) with (inj 0 :: lift (derive (b :: q))). rewrite IH, inj_0. reflexivity.
Qed.

Lemma evalZ_derive p z : evalZ (derive p) z = eval (derivative (lift p)) z.
Proof. unfold evalZ. rewrite lift_derive. reflexivity. Qed.

(** P'Q − PQ' *)
Definition wronski (P Q : zpoly) : zpoly := plus (product (derive P) Q) (times (-1) (product P (derive Q))).

Lemma evalZ_wronski P Q z :
  evalZ (wronski P Q) z = eval (derivative (lift P)) z * evalZ Q z - evalZ P z * eval (derivative (lift Q)) z.
Proof. unfold wronski. rewrite evalZ_plus, evalZ_times, !evalZ_product, !evalZ_derive, inj_m1. ring. Qed.

Definition equal (p q : zpoly) : bool := is_zero (plus p (times (-1) q)).

Lemma equal_eval p q z : equal p q = true -> evalZ p z = evalZ q z.
Proof.
  intros H. apply (is_zero_eval _ z) in H. rewrite evalZ_plus, evalZ_times, inj_m1 in H.
  replace (evalZ p z) with (evalZ p z + - (1) * evalZ q z + evalZ q z) by ring. rewrite H. ring.
Qed.

(** P1 Q² = (P'Q − PQ') Q1; that P1 = P'Q − PQ' and Q1 = Q² is sooner seen. *)
Definition differentiates (P Q P1 Q1 : zpoly) : bool :=
  equal P1 (wronski P Q) && equal Q1 (product Q Q) || equal (product P1 (product Q Q)) (product (wronski P Q) Q1).

Theorem differentiates_sound P Q P1 Q1 : differentiates P Q P1 Q1 = true ->
  forall z : C, evalZ Q z <> 0 -> evalZ Q1 z <> 0 -> dR_of (lift P) (lift Q) z = R_of (lift P1) (lift Q1) z.
Proof.
  intros H z HQ H1.
  assert (H2 : evalZ P1 z * (evalZ Q z * evalZ Q z) = evalZ (wronski P Q) z * evalZ Q1 z).
  { apply Bool.orb_prop in H. destruct H as [H|H].
    - apply andb_prop in H. destruct H as [HP HQ1]. rewrite (equal_eval _ _ z HP), (equal_eval _ _ z HQ1), evalZ_product. reflexivity.
    - apply (equal_eval _ _ z) in H. rewrite !evalZ_product in H. exact H. }
  rewrite evalZ_wronski in H2. clear H. rename H2 into H.
  unfold dR_of, R_of. fold (evalZ P z) (evalZ Q z) (evalZ P1 z) (evalZ Q1 z).
  set (w := _ - _) in *. set (q := evalZ Q z) in *. set (p1 := evalZ P1 z) in *. set (q1 := evalZ Q1 z) in *.
  replace w with (w * q1 / q1) by (field; exact H1). rewrite <- H. field. split; assumption.
Qed.

(** A common factor of P and Q does not change R'. *)
Theorem common_factor P Q G z : evalZ G z <> 0 -> evalZ Q z <> 0 ->
  dR_of (lift (product G P)) (lift (product G Q)) z = dR_of (lift P) (lift Q) z.
Proof.
  intros HG HQ. unfold dR_of. fold (evalZ (product G P) z) (evalZ (product G Q) z) (evalZ P z) (evalZ Q z).
  assert (D : forall p q, eval (derivative (lift (product p q))) z = eval (derivative (lift p)) z * evalZ q z + evalZ p z * eval (derivative (lift q)) z).
  { clear. intros p q. induction p as [|a p IH]; [unfold evalZ; simpl; ring|]. cbn [product]. rewrite lift_plus, eval_derivative_add.
    change (lift (0%Z :: product p q)) with (inj 0 :: lift (product p q)). change (lift (a :: p)) with (inj a :: lift p).
    rewrite !eval_derivative_cons, IH. fold (evalZ (product p q) z). fold (evalZ p z). rewrite evalZ_product, evalZ_cons.
    replace (eval (derivative (lift (times a q))) z) with (inj a * eval (derivative (lift q)) z); [ring|].
    clear. induction q as [|b q IH]; [simpl; ring|]. change (lift (times a (b :: q))) with (inj (a * b) :: lift (times a q)).
    change (lift (b :: q)) with (inj b :: lift q). rewrite !eval_derivative_cons, <- IH. fold (evalZ (times a q) z) (evalZ q z). rewrite evalZ_times. ring. }
  rewrite !D, !evalZ_product. field. split; assumption.
Qed.

(** α (n I − zA) T = β Q₀ s, and α bᵀT = β (P₀'Q₀ − P₀Q₀'). With Y = s/Q₀ and X = α n T/(β Q₀²) that is X = Y + zAX, A over n, and bᵀX = (P₀/Q₀)'. *)
Definition resolves (n : Z) (A : list zpoly) (b : zpoly) (s T : list zpoly) (alpha beta : Z) (P0 Q0 : zpoly) : bool :=
  negb (Z.eqb 0 alpha) && negb (Z.eqb 0 beta)
  && all3 (fun row p t => equal (times alpha (plus (times n t) (times (-1) (times_z (combination row T))))) (times beta (product Q0 p))) A s T
  && equal (times alpha (combination b T)) (times beta (wronski P0 Q0)).

Lemma inj_nonzero x : x <> 0%Z -> inj x <> 0.
Proof. intros H E. apply H, eq_IZR. apply (f_equal fst) in E. exact E. Qed.

(** R' is bᵀ(I − zA)⁻²e: bᵀX/n, where Y = (I − zA)⁻¹e are the stages and X = (I − zA)⁻¹Y. *)
Theorem resolves_sound n A b e s T alpha beta P0 Q0 :
  (derives n A b e s [1%Z] P0 Q0 && resolves n A b s T alpha beta P0 Q0)%bool = true ->
  forall z : C, evalZ Q0 z <> 0 ->
  exists X Y : list C, stages_from n A (map inj e) z Y /\ solves n z X A Y X /\ dot b X / inj n = dR_of (lift P0) (lift Q0) z.
Proof.
  intros H z HQ. apply andb_prop in H. destruct H as [HD H].
  assert (H1 : evalZ [1%Z] z <> 0).
  { unfold evalZ, inj. simpl. intros E. apply (f_equal fst) in E. simpl in E. lra. }
  destruct (derives_stages _ _ _ _ _ _ _ _ HD z H1 HQ) as [HY _].
  assert (Hn : n <> 0%Z).
  { unfold derives in HD. apply andb_prop in HD. destruct HD as [HD _]. apply andb_prop in HD. destruct HD as [HD _].
    apply Bool.negb_true_iff, Z.eqb_neq in HD. lia. }
  apply andb_prop in H. destruct H as [H Hw]. apply andb_prop in H. destruct H as [H HT]. apply andb_prop in H. destruct H as [Ha Hb].
  apply Bool.negb_true_iff, Z.eqb_neq in Ha. apply Bool.negb_true_iff, Z.eqb_neq in Hb.
  apply inj_nonzero in Hn. assert (Ha0 : inj alpha <> 0) by (apply inj_nonzero; lia). assert (Hb0 : inj beta <> 0) by (apply inj_nonzero; lia).
  assert (E1 : evalZ (product [1%Z] Q0) z = evalZ Q0 z).
  { rewrite evalZ_product. rewrite evalZ_cons. change (inj 1) with (RtoC 1). change (evalZ [] z) with (RtoC 0). ring. }
  unfold stages_of in HY. rewrite E1 in HY.
  set (q := evalZ Q0 z) in *. set (d := inj beta * (q * q) / (inj alpha * inj n)).
  assert (Hd : d * (inj alpha * inj n) = inj beta * (q * q)) by (unfold d; field; split; assumption).
  assert (Hd0 : d <> 0).
  { intros E. rewrite E in Hd. assert (F : inj beta * (q * q) <> 0) by (repeat apply Cmult_neq_0; assumption). apply F. rewrite <- Hd. ring. }
  exists (map (fun t => evalZ t z / d) T), (map (fun p => evalZ p z / q) s). split; [exact HY|]. split.
  - assert (G : forall B f L, all3 (fun row p t => equal (times alpha (plus (times n t) (times (-1) (times_z (combination row T))))) (times beta (product Q0 p))) B f L = true ->
      solves n z (map (fun t => evalZ t z / d) T) B (map (fun p => evalZ p z / q) f) (map (fun t => evalZ t z / d) L)).
    { induction B as [|row B IH]; intros [|p f] [|t L] G; try discriminate; [constructor|].
      cbn [all3] in G. apply andb_prop in G. destruct G as [G1 G2]. simpl map. constructor; [|apply IH; exact G2].
      apply (equal_eval _ _ z) in G1.
      rewrite !evalZ_times, evalZ_plus, !evalZ_times, evalZ_times_z, (evalZ_combination row T z d Hd0), evalZ_product, inj_m1 in G1. fold q in G1.
      set (x := dot row (map (fun t0 => evalZ t0 z / d) T)) in *.
      assert (F : inj alpha * inj n * evalZ t z = inj alpha * (z * (d * x)) + inj beta * (q * evalZ p z)).
      { rewrite <- G1. ring. }
      replace (evalZ t z / d) with (inj alpha * inj n * evalZ t z / (d * (inj alpha * inj n))) by (field; repeat split; assumption).
      rewrite F.
      replace (inj beta * (q * evalZ p z)) with (inj beta * (q * q) * (evalZ p z / q)) by (field; assumption).
      rewrite <- Hd. field. repeat split; assumption. }
    apply G. exact HT.
  - apply (equal_eval _ _ z) in Hw. rewrite !evalZ_times, (evalZ_combination b T z d Hd0), evalZ_wronski in Hw.
    set (x := dot b (map (fun t => evalZ t z / d) T)) in *.
    unfold dR_of. fold (evalZ P0 z) (evalZ Q0 z). fold q. fold q in Hw. set (w := _ - _) in *.
    replace (x / inj n) with (inj alpha * (d * x) / (d * (inj alpha * inj n))) by (field; repeat split; assumption).
    rewrite Hw, Hd. field. split; assumption.
Qed.
