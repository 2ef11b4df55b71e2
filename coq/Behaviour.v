(** The behaviour of R and R' at infinity, with numbers: R → l/d or |R| → ∞, and R'(z) = c z^e (1 + O(1/z)). *)

From Coq Require Import Reals List Lra Lia ZArith.
From Coquelicot Require Import Coquelicot.
From Rofz Require Import Polynomial Growth Vanishing Rate Stability Infinity Tableau Derivative.
Import ListNotations.

Open Scope C_scope.

(** Without zeros at the end. *)
Fixpoint strip (p : zpoly) : zpoly :=
  match p with
  | [] => []
  | a :: p' => match strip p' with
               | [] => if Z.eqb 0 a then [] else [a]
               | s => a :: s
               end
  end.

Lemma strip_eval p z : evalZ (strip p) z = evalZ p z /\ eval (derivative (lift (strip p))) z = eval (derivative (lift p)) z.
Proof.
  induction p as [|a p [IH1 IH2]]; [split; reflexivity|].
  assert (G : evalZ (a :: strip p) z = evalZ (a :: p) z /\ eval (derivative (lift (a :: strip p))) z = eval (derivative (lift (a :: p))) z).
  { split; [rewrite !evalZ_cons, IH1; reflexivity|]. change (lift (a :: strip p)) with (inj a :: lift (strip p)). change (lift (a :: p)) with (inj a :: lift p).
    rewrite !eval_derivative_cons, IH2. fold (evalZ (strip p) z) (evalZ p z). rewrite IH1. reflexivity. }
  cbn [strip]. destruct (strip p) as [|b s] eqn:E; [|exact G].
  destruct (Z.eqb 0 a) eqn:Ea; [|exact G]. apply Z.eqb_eq in Ea. subst a. destruct G as [G1 G2]. rewrite <- G1, <- G2.
  split; [rewrite evalZ_cons, inj_0; change (evalZ [] z) with (RtoC 0); ring|reflexivity].
Qed.

(** P − (l/d) Q, times d; or P, where |R| → ∞. *)
Definition remainder (limit : option (Z * Z)) (P Q : zpoly) : zpoly :=
  match limit with
  | Some (l, d) => strip (plus (times d P) (times (- l) Q))
  | None => P
  end.

Definition denominator (limit : option (Z * Z)) : Z := match limit with Some (_, d) => d | None => 1%Z end.

(** The claim: [limit] is l/d, or none if it is infinite, [gradient] is e and c/dc, or none if R is constant. *)
Definition behaves (limit : option (Z * Z)) (gradient : option (Z * (Z * Z))) (P Q : zpoly) : bool :=
  let T := remainder limit P Q in
  let d := denominator limit in
  let k := (Z.of_nat (length T) - Z.of_nat (length Q))%Z in
  leads Q && Z.ltb 0 d && (if limit then Z.ltb k 0 else leads P && Z.ltb 0 k)
  && match gradient with
     | None => if limit then is_zero T else false
     | Some (e, (c, dc)) =>
       leads T && Z.ltb 0 dc && Z.eqb e (k - 1) && Z.eqb (c * (last Q 0%Z * d)) (dc * (k * last T 0%Z))
     end.

Definition limit_is (limit : option (Z * Z)) (P Q : poly) : Prop :=
  match limit with
  | Some (l, d) => forall eps : R, (0 < eps)%R -> exists r : R, forall z : C, (r <= Cmod z)%R ->
      eval Q z <> 0 /\ (Cmod (R_of P Q z - inj l / inj d)%C <= eps)%R
  | None => forall B : R, exists r : R, forall z : C, (r <= Cmod z)%R -> eval Q z <> 0 /\ (B <= Cmod (R_of P Q z))%R
  end.

Definition gradient_is (gradient : option (Z * (Z * Z))) (P Q : poly) : Prop :=
  match gradient with
  | Some (e, (c, dc)) => c <> 0%Z /\ gradient_like P Q (inj c / inj dc) e
  | None => forall z : C, eval Q z <> 0 -> dR_of P Q z = 0
  end.

Lemma remainder_eval l d P Q z : evalZ (remainder (Some (l, d)) P Q) z = inj d * evalZ P z - inj l * evalZ Q z.
Proof. unfold remainder. destruct (strip_eval (plus (times d P) (times (- l) Q)) z) as [-> _]. rewrite evalZ_plus, !evalZ_times, inj_opp. ring. Qed.

Lemma lift_times c p : lift (times c p) = scale (inj c) (lift p).
Proof. unfold lift, times, scale. rewrite !map_map. apply map_ext. intros a. apply inj_mult. Qed.

Lemma remainder_derivative l d P Q z : eval (derivative (lift (remainder (Some (l, d)) P Q))) z =
  inj d * eval (derivative (lift P)) z - inj l * eval (derivative (lift Q)) z.
Proof.
  unfold remainder. destruct (strip_eval (plus (times d P) (times (- l) Q)) z) as [_ ->].
  rewrite lift_plus, eval_derivative_add, !lift_times, !eval_derivative_scale, inj_opp. ring.
Qed.

Theorem behaves_limit limit gradient P Q : behaves limit gradient P Q = true -> limit_is limit (lift P) (lift Q).
Proof.
  intros H. unfold behaves in H. apply andb_prop in H. destruct H as [H _]. apply andb_prop in H. destruct H as [H Hk]. apply andb_prop in H. destruct H as [HQ Hd].
  apply Z.ltb_lt in Hd. destruct (leads_split Q HQ) as [q [b [EQ [_ Hb]]]]. destruct (far_nonzero (lift q) (inj b) Hb) as [r1 [_ Hr1]].
  destruct limit as [[l d]|]; cbn [denominator limit_is] in *.
  - apply Z.ltb_lt in Hk. assert (Hd0 : inj d <> 0) by (apply inj_nonzero; lia). intros eps Heps.
    assert (Hdp : (0 < Cmod (inj d))%R) by (apply Cmod_gt_0; exact Hd0).
    destruct (small (lift (remainder (Some (l, d)) P Q)) (lift q) (inj b) Hb) with (eps := (eps * Cmod (inj d))%R) as [r [_ Hr]].
    { assert (El : length Q = S (length q)) by (rewrite EQ, app_length; simpl; lia). unfold lift. rewrite !map_length. lia. }
    { apply Rmult_lt_0_compat; auto. }
    exists (Rmax r r1). intros z Hz. specialize (Hr z (Rle_trans _ _ _ (Rmax_l _ _) Hz)). specialize (Hr1 z (Rle_trans _ _ _ (Rmax_r _ _) Hz)).
    rewrite <- lift_snoc, <- EQ in Hr, Hr1. assert (Hne : eval (lift Q) z <> 0) by (apply Cmod_gt_0; exact Hr1). split; [exact Hne|].
    fold (evalZ (remainder (Some (l, d)) P Q) z) in Hr. rewrite remainder_eval in Hr. unfold R_of. fold (evalZ P z) (evalZ Q z). fold (evalZ Q z) in Hne, Hr, Hr1.
    replace (evalZ P z / evalZ Q z - inj l / inj d) with ((inj d * evalZ P z - inj l * evalZ Q z) / (inj d * evalZ Q z)) by (field; split; assumption).
    rewrite Cmod_div, (Cmod_mult (inj d)) by (apply Cmult_neq_0; assumption).
    apply Rmult_le_reg_r with (r := (Cmod (inj d) * Cmod (evalZ Q z))%R); [apply Rmult_lt_0_compat; assumption|].
    unfold Rdiv. rewrite Rmult_assoc, Rinv_l, Rmult_1_r by (apply Rgt_not_eq, Rmult_lt_0_compat; assumption). lra.
  - apply andb_prop in Hk. destruct Hk as [HP Hk]. apply Z.ltb_lt in Hk. intros B.
    destruct (leads_split P HP) as [p [a [EP [_ Ha]]]]. unfold remainder in Hk. rewrite EP, EQ in Hk. rewrite !app_length in Hk. simpl length in Hk.
    destruct (dominated p q a b Ha) with (eps := (/ (Rmax B 1))%R) as [r Hr]; [lia|apply Rinv_0_lt_compat; eapply Rlt_le_trans; [apply Rlt_0_1|apply Rmax_r]|].
    exists (Rmax r r1). intros z Hz. destruct (Hr z (Rle_trans _ _ _ (Rmax_l _ _) Hz)) as [_ H2]. specialize (Hr1 z (Rle_trans _ _ _ (Rmax_r _ _) Hz)).
    rewrite <- lift_snoc, <- EQ in Hr1. rewrite <- EQ, <- EP in H2. assert (Hne : eval (lift Q) z <> 0) by (apply Cmod_gt_0; exact Hr1). split; [exact Hne|].
    unfold R_of. rewrite Cmod_div by exact Hne. set (x := Cmod (eval (lift Q) z)) in *. set (y := Cmod (eval (lift P) z)) in *.
    eapply Rle_trans; [apply (Rmax_l B 1)|]. assert (Hm : (0 < Rmax B 1)%R) by (eapply Rlt_le_trans; [apply Rlt_0_1|apply Rmax_r]).
    set (m := Rmax B 1) in *. apply Rmult_le_reg_r with (r := x); [exact Hr1|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l, Rmult_1_r by lra.
    apply Rmult_le_compat_l with (r := m) in H2; [|lra]. rewrite <- Rmult_assoc, Rinv_r, Rmult_1_l in H2 by lra. exact H2.
Qed.

Theorem behaves_gradient limit gradient P Q : behaves limit gradient P Q = true -> gradient_is gradient (lift P) (lift Q).
Proof.
  intros H. unfold behaves in H. apply andb_prop in H. destruct H as [H Hg]. apply andb_prop in H. destruct H as [H Hk]. apply andb_prop in H. destruct H as [HQ Hd].
  apply Z.ltb_lt in Hd. assert (Hd0 : inj (denominator limit) <> 0) by (apply inj_nonzero; lia).
  destruct gradient as [[e [c dc]]|]; cbn [gradient_is].
  - apply andb_prop in Hg. destruct Hg as [Hg Hc]. apply andb_prop in Hg. destruct Hg as [Hg He]. apply andb_prop in Hg. destruct Hg as [HT Hdc].
    apply Z.ltb_lt in Hdc. apply Z.eqb_eq in He. apply Z.eqb_eq in Hc.
    set (T := remainder limit P Q) in *. set (d := denominator limit) in *.
    destruct (leads_split Q HQ) as [q [b [EQ [Eb Hb]]]]. destruct (leads_split T HT) as [t [a [ET [Ea Ha]]]]. rewrite <- Ea, <- Eb in Hc.
    assert (Hk0 : (Z.of_nat (length T) - Z.of_nat (length Q) <> 0)%Z).
    { destruct limit; [apply Z.ltb_lt in Hk; lia|]. apply andb_prop in Hk. destruct Hk as [_ Hk]. apply Z.ltb_lt in Hk. unfold T, remainder in *. lia. }
    assert (Hlen : length (lift t) = length t /\ length (lift q) = length q) by (unfold lift; rewrite !map_length; auto).
    assert (Hkk : (Z.of_nat (length T) - Z.of_nat (length Q) = Z.of_nat (length t) - Z.of_nat (length q))%Z).
    { assert (E1 : length T = S (length t)) by (rewrite ET, app_length; simpl; lia).
      assert (E2 : length Q = S (length q)) by (rewrite EQ, app_length; simpl; lia). lia. }
    assert (Hdc0 : inj dc <> 0) by (apply inj_nonzero; lia).
    split.
    { intros E. rewrite E, Z.mul_0_l in Hc. symmetry in Hc. apply Z.mul_eq_0 in Hc. destruct Hc as [Hc|Hc]; [lia|].
      apply Z.mul_eq_0 in Hc. destruct Hc as [Hc|Hc]; [lia|]. apply Ha. rewrite Hc. reflexivity. }
    rewrite Hkk in He, Hc, Hk0. subst e.
    assert (G : exists l, forall z, eval (lift P) z = l * eval (lift q ++ [inj b]) z + eval (scale (/ inj d) (lift t) ++ [inj a / inj d]) z /\
      eval (derivative (lift P)) z = l * eval (derivative (lift q ++ [inj b])) z + eval (derivative (scale (/ inj d) (lift t) ++ [inj a / inj d])) z).
    { assert (Es : scale (/ inj d) (lift t) ++ [inj a / inj d] = scale (/ inj d) (lift T)).
      { rewrite ET, lift_snoc. unfold scale. rewrite map_app. simpl map. f_equal. f_equal. field. exact Hd0. }
      rewrite Es, <- lift_snoc, <- EQ. destruct limit as [[l d']|]; cbn [denominator] in *; unfold d, T in *.
      - exists (inj l / inj d'). intros z. rewrite eval_scale, eval_derivative_scale, remainder_derivative. fold (evalZ (remainder (Some (l, d')) P Q) z).
        rewrite remainder_eval. fold (evalZ P z) (evalZ Q z). split; field; exact Hd0.
      - exists 0. intros z. cbn [remainder]. rewrite eval_scale, eval_derivative_scale. change (inj 1) with (RtoC 1). split; field; intros E; apply (f_equal fst) in E; simpl in E; lra. }
    destruct G as [l G]. pose proof (gradient_leads (lift P) (scale (/ inj d) (lift t)) (lift q) (inj a / inj d) (inj b) l) as L.
    rewrite length_scale in L. destruct Hlen as [L1 L2]. rewrite L1, L2 in L.
    rewrite EQ, lift_snoc. 
    replace (inj c / inj dc) with (RtoC (INR (length t) - INR (length q)) * (inj a / inj d / inj b)).
    + apply L; [|exact G]. apply Hb.
    + assert (F : inj c * (inj b * inj d) = inj dc * (inj (Z.of_nat (length t) - Z.of_nat (length q)) * inj a)) by (rewrite <- !inj_mult, Hc; reflexivity).
      replace (inj (Z.of_nat (length t) - Z.of_nat (length q))) with (RtoC (INR (length t) - INR (length q))) in F
        by (unfold inj; rewrite minus_IZR, <- !INR_IZR_INZ; reflexivity).
      set (k := RtoC (INR (length t) - INR (length q))) in *.
      replace (inj c / inj dc) with (inj c * (inj b * inj d) / (inj dc * (inj b * inj d))) by (field; repeat split; assumption).
      rewrite F. field. repeat split; assumption.
  - destruct limit as [[l d]|]; [|discriminate]. cbn [denominator] in *. intros z Hne.
    (* T = 0 is dP = lQ, and dP' = lQ' *)
    assert (E0 : inj d * evalZ P z - inj l * evalZ Q z = 0) by (rewrite <- remainder_eval; apply is_zero_eval; exact Hg).
    assert (E1 : inj d * eval (derivative (lift P)) z - inj l * eval (derivative (lift Q)) z = 0).
    { rewrite <- remainder_derivative. revert Hg. generalize (remainder (Some (l, d)) P Q). intros T HT. clear -HT.
      induction T as [|a T IH]; [reflexivity|]. unfold is_zero in HT. cbn [forallb] in HT. apply andb_prop in HT. destruct HT as [_ HT]. fold (is_zero T) in HT.
      change (lift (a :: T)) with (inj a :: lift T). rewrite eval_derivative_cons, (IH HT). fold (evalZ T z). rewrite (is_zero_eval T z HT). ring. }
    unfold dR_of. fold (evalZ P z) (evalZ Q z). fold (evalZ Q z) in Hne.
    set (p := evalZ P z) in *. set (q := evalZ Q z) in *. set (p' := eval (derivative (lift P)) z) in *. set (q' := eval (derivative (lift Q)) z) in *.
    assert (F : p' * q - p * q' = 0).
    { replace (p' * q - p * q') with ((q * (inj d * p' - inj l * q') - q' * (inj d * p - inj l * q)) / inj d) by (field; exact Hd0). rewrite E0, E1. field. exact Hd0. }
    rewrite F. field. exact Hne.
Qed.
