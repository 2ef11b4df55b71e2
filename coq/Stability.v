(** A checker for A-stability, and why it is right.

    A certificate for R = P/Q with rational coefficients is a sum of squares: numbers d_k, c_j ≥ 0 and polynomials q_k, w_j with

      Q(z) Q(w) − P(z) P(w) = −(z + w) Σ d_k q_k(z) q_k(w) + Σ c_j w_j(z) w_j(w),

    and U, V with U P + V Q = 1. At w = z̄ the left side is |Q(z)|² − |P(z)|², and the right side is not negative where Re z ≤ 0. So
    |P| ≤ |Q| there, and a zero of Q would be one of P, against U P + V Q = 1. [check] compares coefficients, by computation. *)

From Coq Require Import Reals List Lra Lia QArith Qreals.
From Coquelicot Require Import Coquelicot.
From Rofz Require Import Polynomial Growth Vanishing.
Import ListNotations.

Open Scope C_scope.

(** Polynomials over Q, and in two variables: a list, by powers of z, of polynomials in w. *)
Definition qpoly := list Q.
Definition qpoly2 := list qpoly.

Definition inj (x : Q) : C := RtoC (Q2R x).
Definition lift (p : qpoly) : poly := map inj p.
Definition evalQ (p : qpoly) (z : C) : C := eval (lift p) z.

Fixpoint eval2 (m : qpoly2) (z w : C) : C :=
  match m with
  | [] => 0
  | row :: m' => evalQ row w + z * eval2 m' z w
  end.

Fixpoint plus (p q : qpoly) : qpoly :=
  match p, q with
  | [], _ => q
  | _, [] => p
  | a :: p', b :: q' => Qred (a + b) :: plus p' q'
  end.

Fixpoint plus2 (m n : qpoly2) : qpoly2 :=
  match m, n with
  | [], _ => n
  | _, [] => m
  | a :: m', b :: n' => plus a b :: plus2 m' n'
  end.

Definition times (c : Q) (p : qpoly) : qpoly := map (fun x => Qred (c * x)) p.
Definition times2 (c : Q) (m : qpoly2) : qpoly2 := map (times c) m.

(** p(z) q(w), z m, w m *)
Definition outer (p q : qpoly) : qpoly2 := map (fun a => times a q) p.
Definition shift_z (m : qpoly2) : qpoly2 := [] :: m.
Definition shift_w (m : qpoly2) : qpoly2 := map (cons 0%Q) m.

Fixpoint product (p q : qpoly) : qpoly :=
  match p with
  | [] => []
  | a :: p' => plus (times a q) (0%Q :: product p' q)
  end.

Definition is_zero (p : qpoly) : bool := forallb (fun x => Qeq_bool x 0) p.
Definition is_zero2 (m : qpoly2) : bool := forallb is_zero m.

(** Squares with weights that are not negative. *)
Definition squares := list (Q * qpoly).
Definition weighted (s : squares) : bool := forallb (fun x => Qle_bool 0 (fst x)) s.
Definition sum (s : squares) : qpoly2 := fold_right (fun x m => plus2 (times2 (fst x) (outer (snd x) (snd x))) m) [] s.

Record certificate := { halfplane : squares; axis : squares; bezout_P : qpoly; bezout_Q : qpoly }.

Definition check (P Q : qpoly) (c : certificate) : bool :=
  let h := sum (halfplane c) in
  weighted (halfplane c) && weighted (axis c)
  && is_zero2 (plus2 (outer Q Q) (plus2 (times2 (-1) (outer P P)) (plus2 (plus2 (shift_z h) (shift_w h)) (times2 (-1) (sum (axis c))))))
  && is_zero (plus [(-1)%Q] (plus (product (bezout_P c) P) (product (bezout_Q c) Q))).

(** What the operations mean. *)

Lemma inj_plus a b : inj (Qred (a + b)) = inj a + inj b.
Proof. unfold inj. rewrite (Qeq_eqR _ _ (Qred_correct (a + b))), Q2R_plus, RtoC_plus. reflexivity. Qed.

Lemma inj_mult a b : inj (Qred (a * b)) = inj a * inj b.
Proof. unfold inj. rewrite (Qeq_eqR _ _ (Qred_correct (a * b))), Q2R_mult, RtoC_mult. reflexivity. Qed.

Lemma inj_0 : inj 0 = 0.
Proof. unfold inj. rewrite RMicromega.Q2R_0. reflexivity. Qed.

Lemma inj_m1 : inj (-1) = - (1).
Proof. unfold inj, Q2R. simpl. rewrite <- RtoC_opp. f_equal. lra. Qed.

Lemma evalQ_cons a p z : evalQ (a :: p) z = inj a + z * evalQ p z.
Proof. reflexivity. Qed.

Lemma evalQ_plus p q z : evalQ (plus p q) z = evalQ p z + evalQ q z.
Proof.
  revert q; induction p as [|a p IH]; intros [|b q]; cbn [plus]; rewrite ?evalQ_cons, ?inj_plus, ?IH; unfold evalQ; simpl; ring.
Qed.

Lemma evalQ_times c p z : evalQ (times c p) z = inj c * evalQ p z.
Proof.
  induction p as [|a p IH]; [unfold evalQ; simpl; ring|].
  change (times c (a :: p)) with (Qred (c * a) :: times c p). rewrite !evalQ_cons, inj_mult, IH. ring.
Qed.

Lemma evalQ_product p q z : evalQ (product p q) z = evalQ p z * evalQ q z.
Proof.
  induction p as [|a p IH]; [unfold evalQ; simpl; ring|].
  cbn [product]. rewrite evalQ_plus, evalQ_times, !evalQ_cons, inj_0, IH. ring.
Qed.

Lemma eval2_plus m n z w : eval2 (plus2 m n) z w = eval2 m z w + eval2 n z w.
Proof.
  revert n; induction m as [|a m IH]; intros [|b n]; cbn [plus2 eval2]; rewrite ?evalQ_plus, ?IH; ring.
Qed.

Lemma eval2_times c m z w : eval2 (times2 c m) z w = inj c * eval2 m z w.
Proof.
  induction m as [|a m IH]; [simpl; ring|].
  change (times2 c (a :: m)) with (times c a :: times2 c m). cbn [eval2]. rewrite evalQ_times, IH. ring.
Qed.

Lemma eval2_outer p q z w : eval2 (outer p q) z w = evalQ p z * evalQ q w.
Proof.
  induction p as [|a p IH]; [unfold evalQ; simpl; ring|].
  change (outer (a :: p) q) with (times a q :: outer p q). cbn [eval2]. rewrite evalQ_times, IH, evalQ_cons. ring.
Qed.

Lemma eval2_shift_z m z w : eval2 (shift_z m) z w = z * eval2 m z w.
Proof. unfold shift_z. cbn [eval2]. unfold evalQ. simpl. ring. Qed.

Lemma eval2_shift_w m z w : eval2 (shift_w m) z w = w * eval2 m z w.
Proof.
  induction m as [|a m IH]; [simpl; ring|].
  change (shift_w (a :: m)) with ((0%Q :: a) :: shift_w m). cbn [eval2]. rewrite evalQ_cons, inj_0, IH. ring.
Qed.

Lemma is_zero_eval p z : is_zero p = true -> evalQ p z = 0.
Proof.
  induction p as [|a p IH]; intros H; [reflexivity|].
  simpl in H. apply andb_prop in H. destruct H as [Ha Hp]. rewrite evalQ_cons, (IH Hp).
  apply Qeq_bool_eq in Ha. unfold inj. rewrite (Qeq_eqR _ _ Ha). fold (inj 0). rewrite inj_0. ring.
Qed.

Lemma is_zero2_eval m z w : is_zero2 m = true -> eval2 m z w = 0.
Proof.
  induction m as [|a m IH]; intros H; [reflexivity|].
  simpl in H. apply andb_prop in H. destruct H as [Ha Hm]. cbn [eval2]. rewrite (is_zero_eval _ _ Ha), (IH Hm). ring.
Qed.

(** Real coefficients: p(z̄) is conjugate to p(z), and p(z) p(z̄) = |p(z)|². *)
Lemma evalQ_conj p z : evalQ p (Cconj z) = Cconj (evalQ p z).
Proof.
  induction p as [|a p IH].
  - unfold evalQ; simpl. unfold Cconj; simpl. apply injective_projections; simpl; lra.
  - rewrite !evalQ_cons, IH. unfold inj, RtoC, Cconj, Cplus, Cmult; simpl. apply injective_projections; simpl; ring.
Qed.

Lemma times_conj x : x * Cconj x = RtoC (Cmod x * Cmod x).
Proof.
  unfold Cmod. rewrite sqrt_sqrt by nra. unfold Cconj, Cmult, RtoC; simpl. apply injective_projections; simpl; ring.
Qed.

Lemma square p z : evalQ p z * evalQ p (Cconj z) = RtoC (Cmod (evalQ p z) * Cmod (evalQ p z)).
Proof. rewrite evalQ_conj. apply times_conj. Qed.

Lemma sum_not_negative s z : weighted s = true -> exists x : R, (0 <= x)%R /\ eval2 (sum s) z (Cconj z) = RtoC x.
Proof.
  induction s as [|[d q] s IH]; intros H.
  - exists 0%R. split; [lra|reflexivity].
  - simpl in H. apply andb_prop in H. destruct H as [Hd Hs]. destruct (IH Hs) as [x [Hx E]].
    exists (Q2R d * (Cmod (evalQ q z) * Cmod (evalQ q z)) + x)%R. split.
    + apply Qle_bool_iff, Qle_Rle in Hd. rewrite RMicromega.Q2R_0 in Hd. pose proof (Cmod_ge_0 (evalQ q z)).
      assert (0 <= Cmod (evalQ q z) * Cmod (evalQ q z))%R by nra. nra.
    + cbn [sum fold_right]. fold (sum s). rewrite eval2_plus, eval2_times, eval2_outer, E. simpl fst; simpl snd.
      rewrite square. unfold inj. rewrite <- RtoC_mult, <- RtoC_plus. reflexivity.
Qed.

(** What the checker accepts is A-stable. *)
Theorem check_sound (P Q : qpoly) (c : certificate) : check P Q c = true -> A_stable (lift P) (lift Q).
Proof.
  intros H. unfold check in H. apply andb_prop in H. destruct H as [H Hb]. apply andb_prop in H. destruct H as [H Hi].
  apply andb_prop in H. destruct H as [Hh Ha].
  intros z Hz.
  destruct (sum_not_negative _ z Hh) as [h [Hh0 Eh]]. destruct (sum_not_negative _ z Ha) as [a [Ha0 Ea]].
  pose proof (is_zero2_eval _ z (Cconj z) Hi) as E.
  rewrite !eval2_plus, !eval2_times, !eval2_outer, eval2_shift_z, eval2_shift_w, Eh, Ea, !square, inj_m1 in E.
  pose proof (is_zero_eval _ z Hb) as B. rewrite !evalQ_plus, !evalQ_product, evalQ_cons, inj_m1 in B.
  assert (Hle : (Cmod (evalQ P z) <= Cmod (evalQ Q z))%R).
  { pose proof (f_equal fst E) as F. unfold Cplus, Cmult, Copp, Cconj, RtoC in F. simpl in F.
    pose proof (Cmod_ge_0 (evalQ P z)) as G1. pose proof (Cmod_ge_0 (evalQ Q z)) as G2.
    set (p := Cmod (evalQ P z)) in *. set (q := Cmod (evalQ Q z)) in *.
    assert (0 <= - fst z * h)%R by (apply Rmult_le_pos; lra).
    assert (p * p <= q * q)%R by nra.
    destruct (Rle_lt_dec p q) as [|Hl]; auto. nra. }
  split; [|exact Hle].
  intros E0. change (eval (lift Q) z) with (evalQ Q z) in E0.
  assert (EP : evalQ P z = 0).
  { apply Cmod_eq_0. rewrite E0, Cmod_0 in Hle. pose proof (Cmod_ge_0 (evalQ P z)). lra. }
  rewrite EP, E0 in B. apply (f_equal fst) in B. unfold evalQ in B. simpl in B. lra.
Qed.

(** * Against A-stability: a point x + iy, x ≤ 0, with rational x and y where |P| > |Q|. *)

Fixpoint at_point (p : qpoly) (x y : Q) : Q * Q :=
  match p with
  | [] => (0, 0)%Q
  | a :: p' => let (u, v) := at_point p' x y in (Qred (a + (x * u - y * v)), Qred (x * v + y * u))%Q
  end.

Definition norm (z : Q * Q) : Q := (fst z * fst z + snd z * snd z)%Q.

Definition refutes (x y : Q) (P Q : qpoly) : bool :=
  Qle_bool x 0 && negb (Qle_bool (norm (at_point P x y)) (norm (at_point Q x y))).

Lemma at_point_eval p x y : evalQ p (Q2R x, Q2R y) = (Q2R (fst (at_point p x y)), Q2R (snd (at_point p x y))).
Proof.
  induction p as [|a p IH].
  - unfold evalQ; simpl. rewrite RMicromega.Q2R_0. reflexivity.
  - cbn [at_point]. destruct (at_point p x y) as [u v]. rewrite evalQ_cons, IH. cbn [fst snd].
    rewrite (Qeq_eqR _ _ (Qred_correct _)), (Qeq_eqR _ _ (Qred_correct (x * v + y * u))).
    rewrite !Q2R_plus, Q2R_minus, !Q2R_mult. unfold inj, RtoC, Cplus, Cmult; simpl. apply injective_projections; simpl; ring.
Qed.

Lemma Cmod_square z : (Cmod z * Cmod z = fst z * fst z + snd z * snd z)%R.
Proof. unfold Cmod. rewrite sqrt_sqrt; nra. Qed.

Theorem refutes_sound (x y : Q) (P Q : qpoly) : refutes x y P Q = true ->
  (Q2R x <= 0)%R /\ (Cmod (evalQ Q (Q2R x, Q2R y)) < Cmod (evalQ P (Q2R x, Q2R y)))%R.
Proof.
  intros H. unfold refutes in H. apply andb_prop in H. destruct H as [Hx H].
  apply Qle_bool_iff, Qle_Rle in Hx. rewrite RMicromega.Q2R_0 in Hx. split; [exact Hx|].
  apply Bool.negb_true_iff in H.
  assert (Hn : (Q2R (norm (at_point Q x y)) < Q2R (norm (at_point P x y)))%R).
  { apply Qlt_Rlt. apply Qnot_le_lt. intros Hle. apply Qle_bool_iff in Hle. rewrite Hle in H. discriminate. }
  unfold norm in Hn. rewrite !Q2R_plus, !Q2R_mult in Hn.
  rewrite !at_point_eval.
  set (a := (Q2R (fst (at_point Q x y)), Q2R (snd (at_point Q x y)))) in *.
  set (b := (Q2R (fst (at_point P x y)), Q2R (snd (at_point P x y)))) in *.
  pose proof (Cmod_square a) as Ea. pose proof (Cmod_square b) as Eb. pose proof (Cmod_ge_0 a). pose proof (Cmod_ge_0 b).
  destruct (Rlt_le_dec (Cmod a) (Cmod b)) as [|Hle]; auto. exfalso.
  assert (Cmod b * Cmod b <= Cmod a * Cmod a)%R by (apply Rmult_le_compat; auto).
  simpl in Ea, Eb. lra.
Qed.

Corollary refutes_A_stability (x y : Q) (P Q : qpoly) : refutes x y P Q = true -> ~ A_stable (lift P) (lift Q).
Proof.
  intros H HA. destruct (refutes_sound x y P Q H) as [Hx Hlt].
  destruct (HA (Q2R x, Q2R y) Hx) as [_ Hle]. unfold evalQ in Hlt. lra.
Qed.

(** * L-stability: R(z) → 0 besides, since P has fewer coefficients than Q, whose last one is not 0. *)

Definition L_stable (P Q : poly) : Prop :=
  A_stable P Q /\ forall eps : R, (0 < eps)%R -> exists r : R, forall z : C, (r <= Cmod z)%R -> (Cmod (eval P z) <= eps * Cmod (eval Q z))%R.

Definition below (P Q : qpoly) : bool := negb (Qeq_bool (last Q 0%Q) 0) && Nat.ltb (length P) (length Q).

Theorem below_sound (P Q : qpoly) (c : certificate) : check P Q c && below P Q = true -> L_stable (lift P) (lift Q).
Proof.
  intros H. apply andb_prop in H. destruct H as [HA HB]. split; [apply (check_sound P Q c HA)|].
  apply andb_prop in HB. destruct HB as [Hb Hl]. apply Nat.ltb_lt in Hl.
  destruct Q as [|a0 Q]; [simpl in Hl; lia|].
  destruct (exists_last (l := a0 :: Q)) as [q [b Eq]]; [discriminate|]. rewrite Eq in *.
  rewrite last_last in Hb. apply Bool.negb_true_iff in Hb.
  assert (Hb0 : inj b <> 0).
  { intros E. assert (b == 0)%Q.
    { apply eqR_Qeq. rewrite RMicromega.Q2R_0. apply (f_equal fst) in E. simpl in E. exact E. }
    apply Qeq_bool_iff in H. rewrite H in Hb. discriminate. }
  intros eps Heps. unfold lift at 2. rewrite map_app. simpl map.
  destruct (lower (map inj q) (inj b) Hb0) as [r [Hr Hlow]]. destruct (upper (lift P)) as [M [HM Hup]].
  assert (Hc : (0 < Cmod (inj b))%R) by (apply Cmod_gt_0; auto).
  set (c0 := (Cmod (inj b) / 2)%R) in *. assert (Hc0 : (0 < c0)%R) by (unfold c0; lra).
  exists (Rmax r (M / (eps * c0))). intros z Hz.
  assert (Hz1 : (r <= Cmod z)%R) by (eapply Rle_trans; [apply Rmax_l|exact Hz]).
  assert (Hz2 : (M / (eps * c0) <= Cmod z)%R) by (eapply Rle_trans; [apply Rmax_r|exact Hz]).
  assert (H1 : (1 <= Cmod z)%R) by lra. specialize (Hlow z Hz1). specialize (Hup z H1).
  assert (Hec : (0 < eps * c0)%R) by (apply Rmult_lt_0_compat; auto).
  assert (HM2 : (M <= eps * c0 * Cmod z)%R).
  { apply Rmult_le_compat_l with (r := (eps * c0)%R) in Hz2; [|lra].
    replace (eps * c0 * (M / (eps * c0)))%R with M in Hz2 by (field; lra). exact Hz2. }
  rewrite app_length in Hl. simpl in Hl.
  assert (Hn : (Cmod z ^ length (lift P) <= Cmod z ^ length (map inj q))%R).
  { apply Rle_pow; auto. unfold lift. rewrite !map_length. lia. }
  assert (Hpos : (0 < Cmod z ^ length (map inj q))%R) by (apply pow_lt; lra).
  apply Rmult_le_reg_r with (r := Cmod z); [lra|]. eapply Rle_trans; [exact Hup|].
  apply Rle_trans with (eps * (c0 * Cmod z ^ length (map inj q)) * Cmod z)%R.
  - apply Rle_trans with (M * Cmod z ^ length (map inj q))%R; [apply Rmult_le_compat_l; auto|]. nra.
  - apply Rmult_le_compat_r; [lra|]. apply Rmult_le_compat_l; [lra|exact Hlow].
Qed.
