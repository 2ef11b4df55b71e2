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

(** Squares with positive weights. *)
Definition squares := list (Z * zpoly).
Definition weighted (s : squares) : bool := forallb (fun x => Z.ltb 0 (fst x)) s.
Definition sum (s : squares) : zpoly2 := fold_right (fun x m => plus2 (times2 (fst x) (outer (snd x) (snd x))) m) [] s.

(** The identity: with squares h in the half-plane and a on the axis it bounds P/Q. *)
Definition bounds (n : Z) (h a : squares) (P Q : zpoly) : bool :=
  let s := sum h in
  Z.ltb 0 n && weighted h && weighted a
  && is_zero2 (plus2 (times2 n (plus2 (outer Q Q) (times2 (-1) (outer P P))))
       (plus2 (plus2 (shift_z s) (shift_w s)) (times2 (-1) (sum a)))).

Record certificate := { scale_of : Z; halfplane : squares; axis : squares; bezout_P : zpoly; bezout_Q : zpoly; bezout_is : Z }.

(** U P + V Q = g, an integer that is not 0. *)
Definition bezout (U V : zpoly) (g : Z) (P Q : zpoly) : bool :=
  negb (Z.eqb 0 g) && is_zero (plus [(- g)%Z] (plus (product U P) (product V Q))).

Definition check (P Q : zpoly) (c : certificate) : bool :=
  bounds (scale_of c) (halfplane c) (axis c) P Q && bezout (bezout_P c) (bezout_Q c) (bezout_is c) P Q.

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
    + apply Z.ltb_lt, Z.lt_le_incl, IZR_le in Hd. pose proof (Cmod_ge_0 (evalZ q z)).
      assert (0 <= Cmod (evalZ q z) * Cmod (evalZ q z))%R by nra. nra.
    + cbn [sum fold_right]. fold (sum s). rewrite eval2_plus, eval2_times, eval2_outer, E. simpl fst; simpl snd.
      rewrite square. unfold inj. rewrite <- RtoC_mult, <- RtoC_plus. reflexivity.
Qed.

(** |P| ≤ |Q| on the left half-plane, from the identity. *)
Theorem bounds_sound (n : Z) (hs as_ : squares) (P Q : zpoly) : bounds n hs as_ P Q = true ->
  forall z : C, (fst z <= 0)%R -> (Cmod (evalZ P z) <= Cmod (evalZ Q z))%R.
Proof.
  intros H. unfold bounds in H. apply andb_prop in H. destruct H as [H Hi]. apply andb_prop in H. destruct H as [H Ha].
  apply andb_prop in H. destruct H as [Hn Hh].
  intros z Hz.
  destruct (sum_not_negative _ z Hh) as [h [Hh0 Eh]]. destruct (sum_not_negative _ z Ha) as [a [Ha0 Ea]].
  pose proof (is_zero2_eval _ z (Cconj z) Hi) as E.
  rewrite !eval2_plus, !eval2_times, !eval2_plus, !eval2_times, !eval2_outer, eval2_shift_z, eval2_shift_w, Eh, Ea, !square, inj_m1 in E.
  apply Z.ltb_lt, IZR_lt in Hn.
  pose proof (f_equal fst E) as F. unfold inj, Cplus, Cmult, Copp, Cconj, RtoC in F. simpl in F.
  pose proof (Cmod_ge_0 (evalZ P z)) as G1. pose proof (Cmod_ge_0 (evalZ Q z)) as G2.
  set (p := Cmod (evalZ P z)) in *. set (q := Cmod (evalZ Q z)) in *. set (m := IZR n) in *.
  assert (0 <= - fst z * h)%R by (apply Rmult_le_pos; lra).
  assert (0 <= m * (q * q - p * p))%R by nra.
  assert (p * p <= q * q)%R by nra.
  destruct (Rle_lt_dec p q) as [|Hl]; auto. nra.
Qed.

(** P and Q have no common zero. *)
Lemma bezout_sound (U V : zpoly) (g : Z) (P Q : zpoly) : bezout U V g P Q = true ->
  forall z : C, evalZ P z = 0 -> evalZ Q z <> 0.
Proof.
  intros H z EP EQ. unfold bezout in H. apply andb_prop in H. destruct H as [Hg Hb].
  pose proof (is_zero_eval _ z Hb) as B. rewrite !evalZ_plus, !evalZ_product, evalZ_cons, inj_opp, EP, EQ in B.
  apply (f_equal fst) in B. unfold evalZ, inj in B. simpl in B.
  apply Bool.negb_true_iff, Z.eqb_neq in Hg. apply Hg. apply eq_IZR. lra.
Qed.

(** What the checker accepts is A-stable. *)
Theorem check_sound (P Q : zpoly) (c : certificate) : check P Q c = true -> A_stable (lift P) (lift Q).
Proof.
  intros H. unfold check in H. apply andb_prop in H. destruct H as [H Hb].
  intros z Hz. pose proof (bounds_sound _ _ _ _ _ H z Hz) as Hle. split; [|exact Hle].
  intros E0. change (eval (lift Q) z) with (evalZ Q z) in E0. refine (bezout_sound _ _ _ _ _ Hb z _ E0).
  apply Cmod_eq_0. rewrite E0, Cmod_0 in Hle. pose proof (Cmod_ge_0 (evalZ P z)). lra.
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
