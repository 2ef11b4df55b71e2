(** A checker for A-stability, and why it is right.

    P and Q have integer coefficients: rational ones over a common denominator are those of the same R. A certificate is a sum of
    squares, with integers n > 0 and d_k, c_j ≥ 0 and polynomials q_k, w_j with

      n (Q(z) Q(w) − P(z) P(w)) = −(z + w) Σ d_k q_k(z) q_k(w) + Σ c_j w_j(z) w_j(w),

    and U, V with U P + V Q = g, an integer that is not 0. At w = z̄ the left side is |Q(z)|² − |P(z)|², and the right side is not negative where Re z ≤ 0. So
    |P| ≤ |Q| there, and a zero of Q would be one of P, against U P + V Q = g. [check] compares coefficients, by computation. *)

From Coq Require Import Reals List Lra Lia ZArith.
From Coquelicot Require Import Coquelicot.
From Rofz Require Import Polynomial Growth Vanishing.
Import ListNotations.

Open Scope C_scope.

(** Polynomials over Z, and in two variables: a list, by powers of z, of polynomials in w. *)
Definition zpoly := list Z.
Definition zpoly2 := list zpoly.

Definition inj (x : Z) : C := RtoC (IZR x).
Definition lift (p : zpoly) : poly := map inj p.
Definition evalZ (p : zpoly) (z : C) : C := eval (lift p) z.

Fixpoint eval2 (m : zpoly2) (z w : C) : C :=
  match m with
  | [] => 0
  | row :: m' => evalZ row w + z * eval2 m' z w
  end.

Fixpoint plus (p q : zpoly) : zpoly :=
  match p, q with
  | [], _ => q
  | _, [] => p
  | a :: p', b :: q' => (a + b)%Z :: plus p' q'
  end.

Fixpoint plus2 (m n : zpoly2) : zpoly2 :=
  match m, n with
  | [], _ => n
  | _, [] => m
  | a :: m', b :: n' => plus a b :: plus2 m' n'
  end.

Definition times (c : Z) (p : zpoly) : zpoly := map (Z.mul c) p.
Definition times2 (c : Z) (m : zpoly2) : zpoly2 := map (times c) m.

(** p(z) q(w), z m, w m *)
Definition outer (p q : zpoly) : zpoly2 := map (fun a => times a q) p.
Definition shift_z (m : zpoly2) : zpoly2 := [] :: m.
Definition shift_w (m : zpoly2) : zpoly2 := map (cons 0%Z) m.

Fixpoint product (p q : zpoly) : zpoly :=
  match p with
  | [] => []
  | a :: p' => plus (times a q) (0%Z :: product p' q)
  end.

Definition is_zero (p : zpoly) : bool := forallb (Z.eqb 0) p.
Definition is_zero2 (m : zpoly2) : bool := forallb is_zero m.

(** Squares with weights that are not negative. *)
Definition squares := list (Z * zpoly).
Definition weighted (s : squares) : bool := forallb (fun x => Z.leb 0 (fst x)) s.
Definition sum (s : squares) : zpoly2 := fold_right (fun x m => plus2 (times2 (fst x) (outer (snd x) (snd x))) m) [] s.

Record certificate := { scale_of : Z; halfplane : squares; axis : squares; bezout_P : zpoly; bezout_Q : zpoly; bezout_is : Z }.

Definition check (P Q : zpoly) (c : certificate) : bool :=
  let h := sum (halfplane c) in
  Z.ltb 0 (scale_of c) && weighted (halfplane c) && weighted (axis c)
  && is_zero2 (plus2 (times2 (scale_of c) (plus2 (outer Q Q) (times2 (-1) (outer P P))))
       (plus2 (plus2 (shift_z h) (shift_w h)) (times2 (-1) (sum (axis c)))))
  && negb (Z.eqb 0 (bezout_is c))
  && is_zero (plus [(- bezout_is c)%Z] (plus (product (bezout_P c) P) (product (bezout_Q c) Q))).

(** What the operations mean. *)

Lemma inj_plus a b : inj (a + b) = inj a + inj b.
Proof. unfold inj. rewrite plus_IZR, RtoC_plus. reflexivity. Qed.

Lemma inj_mult a b : inj (a * b) = inj a * inj b.
Proof. unfold inj. rewrite mult_IZR, RtoC_mult. reflexivity. Qed.

Lemma inj_opp a : inj (- a) = - inj a.
Proof. unfold inj. rewrite opp_IZR, RtoC_opp. reflexivity. Qed.

Lemma inj_0 : inj 0 = 0.
Proof. reflexivity. Qed.

Lemma inj_m1 : inj (-1) = - (1).
Proof. unfold inj. rewrite <- RtoC_opp. reflexivity. Qed.

Lemma evalZ_cons a p z : evalZ (a :: p) z = inj a + z * evalZ p z.
Proof. reflexivity. Qed.

Lemma evalZ_plus p q z : evalZ (plus p q) z = evalZ p z + evalZ q z.
Proof.
  revert q; induction p as [|a p IH]; intros [|b q]; cbn [plus]; rewrite ?evalZ_cons, ?inj_plus, ?IH; unfold evalZ; simpl; ring.
Qed.

Lemma evalZ_times c p z : evalZ (times c p) z = inj c * evalZ p z.
Proof.
  induction p as [|a p IH]; [unfold evalZ; simpl; ring|].
  change (times c (a :: p)) with ((c * a)%Z :: times c p). rewrite !evalZ_cons, inj_mult, IH. ring.
Qed.

Lemma evalZ_product p q z : evalZ (product p q) z = evalZ p z * evalZ q z.
Proof.
  induction p as [|a p IH]; [unfold evalZ; simpl; ring|].
  cbn [product]. rewrite evalZ_plus, evalZ_times, !evalZ_cons, inj_0, IH. ring.
Qed.

Lemma eval2_plus m n z w : eval2 (plus2 m n) z w = eval2 m z w + eval2 n z w.
Proof.
  revert n; induction m as [|a m IH]; intros [|b n]; cbn [plus2 eval2]; rewrite ?evalZ_plus, ?IH; ring.
Qed.

Lemma eval2_times c m z w : eval2 (times2 c m) z w = inj c * eval2 m z w.
Proof.
  induction m as [|a m IH]; [simpl; ring|].
  change (times2 c (a :: m)) with (times c a :: times2 c m). cbn [eval2]. rewrite evalZ_times, IH. ring.
Qed.

Lemma eval2_outer p q z w : eval2 (outer p q) z w = evalZ p z * evalZ q w.
Proof.
  induction p as [|a p IH]; [unfold evalZ; simpl; ring|].
  change (outer (a :: p) q) with (times a q :: outer p q). cbn [eval2]. rewrite evalZ_times, IH, evalZ_cons. ring.
Qed.

Lemma eval2_shift_z m z w : eval2 (shift_z m) z w = z * eval2 m z w.
Proof. unfold shift_z. cbn [eval2]. unfold evalZ. simpl. ring. Qed.

Lemma eval2_shift_w m z w : eval2 (shift_w m) z w = w * eval2 m z w.
Proof.
  induction m as [|a m IH]; [simpl; ring|].
  change (shift_w (a :: m)) with ((0%Z :: a) :: shift_w m). cbn [eval2]. rewrite evalZ_cons, inj_0, IH. ring.
Qed.

Lemma is_zero_eval p z : is_zero p = true -> evalZ p z = 0.
Proof.
  induction p as [|a p IH]; intros H; [reflexivity|].
  unfold is_zero in H. cbn [forallb] in H. apply andb_prop in H. destruct H as [Ha Hp]. fold (is_zero p) in Hp. rewrite evalZ_cons, (IH Hp).
  apply Z.eqb_eq in Ha. subst a. rewrite inj_0. ring.
Qed.

Lemma is_zero2_eval m z w : is_zero2 m = true -> eval2 m z w = 0.
Proof.
  induction m as [|a m IH]; intros H; [reflexivity|].
  simpl in H. apply andb_prop in H. destruct H as [Ha Hm]. cbn [eval2]. rewrite (is_zero_eval _ _ Ha), (IH Hm). ring.
Qed.

(** Real coefficients: p(z̄) is conjugate to p(z), and p(z) p(z̄) = |p(z)|². *)
Lemma evalZ_conj p z : evalZ p (Cconj z) = Cconj (evalZ p z).
Proof.
  induction p as [|a p IH].
  - unfold evalZ; simpl. unfold Cconj; simpl. apply injective_projections; simpl; lra.
  - rewrite !evalZ_cons, IH. unfold inj, RtoC, Cconj, Cplus, Cmult; simpl. apply injective_projections; simpl; ring.
Qed.

Lemma times_conj x : x * Cconj x = RtoC (Cmod x * Cmod x).
Proof.
  unfold Cmod. rewrite sqrt_sqrt by nra. unfold Cconj, Cmult, RtoC; simpl. apply injective_projections; simpl; ring.
Qed.

Lemma square p z : evalZ p z * evalZ p (Cconj z) = RtoC (Cmod (evalZ p z) * Cmod (evalZ p z)).
Proof. rewrite evalZ_conj. apply times_conj. Qed.

Lemma sum_not_negative s z : weighted s = true -> exists x : R, (0 <= x)%R /\ eval2 (sum s) z (Cconj z) = RtoC x.
Proof.
  induction s as [|[d q] s IH]; intros H.
  - exists 0%R. split; [lra|reflexivity].
  - unfold weighted in H. cbn [forallb fst] in H. apply andb_prop in H. destruct H as [Hd Hs]. fold (weighted s) in Hs. destruct (IH Hs) as [x [Hx E]].
    exists (IZR d * (Cmod (evalZ q z) * Cmod (evalZ q z)) + x)%R. split.
    + apply Z.leb_le, IZR_le in Hd. pose proof (Cmod_ge_0 (evalZ q z)).
      assert (0 <= Cmod (evalZ q z) * Cmod (evalZ q z))%R by nra. nra.
    + cbn [sum fold_right]. fold (sum s). rewrite eval2_plus, eval2_times, eval2_outer, E. simpl fst; simpl snd.
      rewrite square. unfold inj. rewrite <- RtoC_mult, <- RtoC_plus. reflexivity.
Qed.

(** What the checker accepts is A-stable. *)
Theorem check_sound (P Q : zpoly) (c : certificate) : check P Q c = true -> A_stable (lift P) (lift Q).
Proof.
  intros H. unfold check in H.
  apply andb_prop in H. destruct H as [H Hb]. apply andb_prop in H. destruct H as [H Hg].
  apply andb_prop in H. destruct H as [H Hi]. apply andb_prop in H. destruct H as [H Ha].
  apply andb_prop in H. destruct H as [Hn Hh].
  intros z Hz.
  destruct (sum_not_negative _ z Hh) as [h [Hh0 Eh]]. destruct (sum_not_negative _ z Ha) as [a [Ha0 Ea]].
  pose proof (is_zero2_eval _ z (Cconj z) Hi) as E.
  rewrite !eval2_plus, !eval2_times, !eval2_plus, !eval2_times, !eval2_outer, eval2_shift_z, eval2_shift_w, Eh, Ea, !square, inj_m1 in E.
  pose proof (is_zero_eval _ z Hb) as B. rewrite !evalZ_plus, !evalZ_product, evalZ_cons, inj_opp in B.
  apply Z.ltb_lt, IZR_lt in Hn.
  assert (Hle : (Cmod (evalZ P z) <= Cmod (evalZ Q z))%R).
  { pose proof (f_equal fst E) as F. unfold inj, Cplus, Cmult, Copp, Cconj, RtoC in F. simpl in F.
    pose proof (Cmod_ge_0 (evalZ P z)) as G1. pose proof (Cmod_ge_0 (evalZ Q z)) as G2.
    set (p := Cmod (evalZ P z)) in *. set (q := Cmod (evalZ Q z)) in *. set (n := IZR (scale_of c)) in *.
    assert (0 <= - fst z * h)%R by (apply Rmult_le_pos; lra).
    assert (0 <= n * (q * q - p * p))%R by nra.
    assert (p * p <= q * q)%R by nra.
    destruct (Rle_lt_dec p q) as [|Hl]; auto. nra. }
  split; [|exact Hle].
  intros E0. change (eval (lift Q) z) with (evalZ Q z) in E0.
  assert (EP : evalZ P z = 0).
  { apply Cmod_eq_0. rewrite E0, Cmod_0 in Hle. pose proof (Cmod_ge_0 (evalZ P z)). lra. }
  rewrite EP, E0 in B. apply (f_equal fst) in B. unfold evalZ, inj in B. simpl in B.
  apply Bool.negb_true_iff, Z.eqb_neq in Hg. apply Hg. apply eq_IZR. lra.
Qed.

(** * Against A-stability: a point (x + iy)/d, x ≤ 0 < d, with integers where |P| > |Q|. *)

(** dⁿ⁻¹p((x + iy)/d) for a list p of n coefficients, with dⁿ⁻¹ in front: (power of d, real, imaginary part). *)
Fixpoint at_point (p : zpoly) (x y d : Z) : Z * (Z * Z) :=
  match p with
  | [] => (1, (0, 0))%Z
  | a :: p' => let '(e, (u, v)) := at_point p' x y d in (e * d, (a * (e * d) + (x * u - y * v), x * v + y * u))%Z
  end.

Definition norm (z : Z * Z) : Z := (fst z * fst z + snd z * snd z)%Z.

(** |P|²/|Q|² > 1, over the powers of d that stand in front. *)
Definition refutes (x y d : Z) (P Q : zpoly) : bool :=
  let (e, u) := at_point P x y d in
  let (f, v) := at_point Q x y d in
  Z.leb x 0 && Z.ltb 0 d && Z.ltb (norm v * (e * e)) (norm u * (f * f)).

Definition point (x y d : Z) : C := (IZR x / IZR d, IZR y / IZR d)%R.

Lemma at_point_eval p x y d : (0 < d)%Z ->
  (0 < fst (at_point p x y d))%Z /\
  inj (fst (at_point p x y d)) * evalZ p (point x y d) = (IZR (fst (snd (at_point p x y d))), IZR (snd (snd (at_point p x y d)))).
Proof.
  intros Hd. induction p as [|a p [Hpos IH]].
  - split; [simpl; lia|]. unfold evalZ, inj; simpl. apply injective_projections; simpl; ring.
  - cbn [at_point]. destruct (at_point p x y d) as [e [u v]]. cbn [fst snd] in *. split; [nia|].
    rewrite evalZ_cons, inj_mult.
    assert (Hd' : inj d <> 0) by (unfold inj; intros E; apply (f_equal fst) in E; simpl in E; apply eq_IZR in E; lia).
    assert (Ep : inj d * point x y d = (IZR x, IZR y)).
    { assert (IZR d <> 0)%R by (intros E; apply eq_IZR in E; lia).
      unfold inj, point, Cmult; simpl. apply injective_projections; simpl; field; assumption. }
    replace (inj e * inj d * (inj a + point x y d * evalZ p (point x y d)))
      with (inj a * (inj e * inj d) + (inj d * point x y d) * (inj e * evalZ p (point x y d))) by ring.
    rewrite IH, Ep. unfold inj, RtoC, Cplus, Cmult; simpl.
    apply injective_projections; simpl; rewrite ?plus_IZR, ?minus_IZR, ?mult_IZR; ring.
Qed.

Lemma Cmod_square z : (Cmod z * Cmod z = fst z * fst z + snd z * snd z)%R.
Proof. unfold Cmod. rewrite sqrt_sqrt; nra. Qed.

Theorem refutes_sound (x y d : Z) (P Q : zpoly) : refutes x y d P Q = true ->
  (fst (point x y d) <= 0)%R /\ (Cmod (evalZ Q (point x y d)) < Cmod (evalZ P (point x y d)))%R.
Proof.
  intros H. unfold refutes in H.
  destruct (at_point P x y d) as [e u] eqn:EP. destruct (at_point Q x y d) as [f v] eqn:EQ.
  apply andb_prop in H. destruct H as [H Hlt]. apply andb_prop in H. destruct H as [Hx Hd].
  apply Z.leb_le in Hx. apply Z.ltb_lt in Hd. apply Z.ltb_lt, IZR_lt in Hlt.
  destruct (at_point_eval P x y d Hd) as [He Eu]. destruct (at_point_eval Q x y d Hd) as [Hf Ev].
  rewrite EP in He, Eu. rewrite EQ in Hf, Ev. cbn [fst snd] in *.
  apply IZR_lt in He. apply IZR_lt in Hf.
  split.
  { unfold point; simpl. apply IZR_le in Hx. apply IZR_lt in Hd.
    unfold Rdiv. assert (0 < / IZR d)%R by (apply Rinv_0_lt_compat; lra). nra. }
  set (p := Cmod (evalZ P (point x y d))). set (q := Cmod (evalZ Q (point x y d))).
  assert (Ep : (IZR e * p * (IZR e * p) = IZR (norm u))%R).
  { replace (IZR e * p)%R with (Cmod (inj e * evalZ P (point x y d))) by (rewrite Cmod_mult; unfold inj; rewrite Cmod_R, Rabs_pos_eq by lra; reflexivity).
    rewrite Eu, Cmod_square. unfold norm. simpl. rewrite plus_IZR, !mult_IZR. reflexivity. }
  assert (Eq : (IZR f * q * (IZR f * q) = IZR (norm v))%R).
  { replace (IZR f * q)%R with (Cmod (inj f * evalZ Q (point x y d))) by (rewrite Cmod_mult; unfold inj; rewrite Cmod_R, Rabs_pos_eq by lra; reflexivity).
    rewrite Ev, Cmod_square. unfold norm. simpl. rewrite plus_IZR, !mult_IZR. reflexivity. }
  rewrite !mult_IZR, <- Ep, <- Eq in Hlt.
  assert (Hp : (0 <= p)%R) by apply Cmod_ge_0. assert (Hq : (0 <= q)%R) by apply Cmod_ge_0.
  destruct (Rlt_le_dec q p) as [|Hle]; auto. exfalso.
  assert (Hpq : (p * p <= q * q)%R) by (apply Rmult_le_compat; auto).
  assert (H2 : (0 <= IZR e * IZR f * (IZR e * IZR f))%R) by nra.
  apply (Rmult_le_compat_l _ _ _ H2) in Hpq. lra.
Qed.

Corollary refutes_A_stability (x y d : Z) (P Q : zpoly) : refutes x y d P Q = true -> ~ A_stable (lift P) (lift Q).
Proof.
  intros H HA. destruct (refutes_sound x y d P Q H) as [Hx Hlt].
  destruct (HA (point x y d) Hx) as [_ Hle]. unfold evalZ in Hlt. lra.
Qed.

(** * L-stability: R(z) → 0 besides, since P has fewer coefficients than Q, whose last one is not 0. *)

Definition L_stable (P Q : poly) : Prop :=
  A_stable P Q /\ forall eps : R, (0 < eps)%R -> exists r : R, forall z : C, (r <= Cmod z)%R -> (Cmod (eval P z) <= eps * Cmod (eval Q z))%R.

Definition below (P Q : zpoly) : bool := negb (Z.eqb 0 (last Q 0%Z)) && Nat.ltb (length P) (length Q).

Theorem below_sound (P Q : zpoly) (c : certificate) : (check P Q c && below P Q)%bool = true -> L_stable (lift P) (lift Q).
Proof.
  intros H. apply andb_prop in H. destruct H as [HA HB]. split; [apply (check_sound P Q c HA)|].
  apply andb_prop in HB. destruct HB as [Hb Hl]. apply Nat.ltb_lt in Hl.
  destruct Q as [|a0 Q]; [simpl in Hl; lia|].
  destruct (exists_last (l := a0 :: Q)) as [q [b Eq]]; [discriminate|]. rewrite Eq in *.
  rewrite last_last in Hb. apply Bool.negb_true_iff, Z.eqb_neq in Hb.
  assert (Hb0 : inj b <> 0).
  { intros E. apply (f_equal fst) in E. simpl in E. apply eq_IZR in E. lia. }
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
