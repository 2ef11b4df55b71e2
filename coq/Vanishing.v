(** Vanishing gradients, for every rational function at once.

    The sensitivity of a step to the parameter of y' = λy is h R'(z) y₀, z = hλ. If |P(x)| ≤ |Q(x)| for all sufficiently negative
    x, as A-stability demands, then z²R'(z) is bounded for large |z|: R'(z) → 0, in every direction. *)

From Coq Require Import Reals List Lra Lia.
From Coquelicot Require Import Coquelicot.
From Rofz Require Import Polynomial Growth.
Import ListNotations.

Open Scope C_scope.

Definition nonzero (p : poly) : Prop := exists z : C, eval p z <> 0.

(** |R(x)| ≤ 1 on the far negative axis, without division. *)
Definition bounded_far_left (P Q : poly) : Prop :=
  exists X : R, forall x : R, (x <= X)%R -> (Cmod (eval P x) <= Cmod (eval Q x))%R.

(** A-stability: |R(z)| ≤ 1 in the left half-plane, and no pole there. *)
Definition A_stable (P Q : poly) : Prop :=
  forall z : C, (fst z <= 0)%R -> eval Q z <> 0 /\ (Cmod (eval P z) <= Cmod (eval Q z))%R.

Lemma A_stable_bounded P Q : A_stable P Q -> nonzero Q /\ bounded_far_left P Q.
Proof.
  intros H; split.
  - exists 0. apply (H 0). simpl; lra.
  - exists 0%R. intros x Hx. apply (H (RtoC x)). exact Hx.
Qed.

(** The degree of P is at most that of Q. *)
Lemma degree_at_most (p : poly) (a : C) (q : poly) (b : C) :
  a <> 0 ->
  (exists X : R, forall x : R, (x <= X)%R -> (Cmod (eval (p ++ [a]) x) <= Cmod (eval (q ++ [b]) x))%R) ->
  (length p <= length q)%nat.
Proof.
  intros Ha [X H]. destruct (le_lt_dec (length p) (length q)) as [|Hlt]; auto. exfalso.
  assert (Hc : (0 < Cmod a)%R) by (apply Cmod_gt_0; auto).
  destruct (lower p a Ha) as [r [Hr Hlow]].
  destruct (upper (q ++ [b])) as [M [HM Hup]].
  set (t := Rmax (Rmax r (- X)) (2 * M / Cmod a + 1)).
  assert (Ht1 : (r <= t)%R) by (eapply Rle_trans; [apply Rmax_l|apply Rmax_l]).
  assert (Ht2 : (- X <= t)%R) by (eapply Rle_trans; [apply Rmax_r|apply Rmax_l]).
  assert (Ht3 : (2 * M / Cmod a + 1 <= t)%R) by apply Rmax_r.
  assert (Hmod : Cmod (RtoC (- t)) = t) by (rewrite Cmod_R, Rabs_Ropp, Rabs_pos_eq; lra).
  assert (Hx : (- t <= X)%R) by lra.
  specialize (H (- t)%R Hx).
  specialize (Hlow (RtoC (- t))). rewrite Hmod in Hlow. specialize (Hlow Ht1).
  specialize (Hup (RtoC (- t))). rewrite Hmod in Hup. assert (H1 : (1 <= t)%R) by lra. specialize (Hup H1).
  rewrite app_length in Hup. simpl length in Hup. replace (length q + 1)%nat with (S (length q)) in Hup by lia.
  assert (Hq : (Cmod (eval (q ++ [b]) (RtoC (- t))) <= M * t ^ length q)%R).
  { apply Rmult_le_reg_r with (r := t); [lra|]. eapply Rle_trans; [exact Hup|]. simpl pow. lra. }
  assert (Hp : (t * t ^ length q <= t ^ length p)%R) by (change (t ^ S (length q) <= t ^ length p)%R; apply Rle_pow; [lra|lia]).
  assert (Hpos : (0 < t ^ length q)%R) by (apply pow_lt; lra).
  assert (Hm : (2 * M < Cmod a * t)%R).
  { apply Rlt_le_trans with (Cmod a * (2 * M / Cmod a + 1))%R.
    - replace (Cmod a * (2 * M / Cmod a + 1))%R with (2 * M + Cmod a)%R by (field; lra). lra.
    - apply Rmult_le_compat_l; lra. }
  assert (Cmod a / 2 * (t * t ^ length q) <= M * t ^ length q)%R by nra.
  nra.
Qed.

(** P = λQ + S and P' = λQ' + S', where S has fewer coefficients than Q. *)
Lemma reduced (P : poly) (q : poly) (b : C) :
  b <> 0 -> bounded_far_left P (q ++ [b]) ->
  exists (l : C) (S : poly), (length S <= length q)%nat /\
    forall z : C, eval P z = l * eval (q ++ [b]) z + eval S z /\
      eval (derivative P) z = l * eval (derivative (q ++ [b])) z + eval (derivative S) z.
Proof.
  intros Hb H. destruct (normalized P) as [HP|[p [a [Ha HP]]]].
  - exists 0, []. split; [simpl; lia|]. intros z. destruct (HP z) as [-> ->]. simpl. split; ring.
  - assert (Hd : (length p <= length q)%nat).
    { apply (degree_at_most p a q b Ha). destruct H as [X H]. exists X. intros x Hx.
      destruct (HP (RtoC x)) as [<- _]. apply H; exact Hx. }
    destruct (Nat.eq_dec (length p) (length q)) as [He|Hn].
    + exists (a / b), (add p (scale (- (a / b)) q)). split.
      { rewrite length_add, length_scale. lia. }
      intros z. destruct (HP z) as [-> ->].
      rewrite !eval_snoc, !eval_derivative_snoc, eval_add, eval_derivative_add, eval_scale, eval_derivative_scale, He.
      split; field; exact Hb.
    + exists 0, (p ++ [a]). split.
      { rewrite app_length. simpl. lia. }
      intros z. destruct (HP z) as [-> ->]. split; ring.
Qed.

(** The numerator of R' is that of (S/Q)'. *)
Lemma wronskian (P Q S : poly) (l z : C) :
  eval P z = l * eval Q z + eval S z ->
  eval (derivative P) z = l * eval (derivative Q) z + eval (derivative S) z ->
  eval (derivative P) z * eval Q z - eval P z * eval (derivative Q) z =
  eval (derivative S) z * eval Q z - eval S z * eval (derivative Q) z.
Proof. intros -> ->. ring. Qed.

(** *Vanishing gradients*: for all P and Q ≠ 0 with |P(x)| ≤ |Q(x)| for all sufficiently negative x there are no poles far out, and
    z²R'(z) is bounded there. *)
Theorem vanishing_gradients (P Q : poly) :
  nonzero Q -> bounded_far_left P Q ->
  exists M r : R, (0 <= M)%R /\ (1 <= r)%R /\
    forall z : C, (r <= Cmod z)%R -> eval Q z <> 0 /\ (Cmod (dR_of P Q z) * (Cmod z * Cmod z) <= M)%R.
Proof.
  intros [z0 Hz0] HPQ. destruct (normalized Q) as [HQ|[q [b [Hb HQ]]]].
  { destruct (HQ z0) as [H _]. contradiction. }
  assert (HPQ' : bounded_far_left P (q ++ [b])).
  { destruct HPQ as [X H]. exists X. intros x Hx. destruct (HQ (RtoC x)) as [<- _]. apply H; exact Hx. }
  destruct (reduced P q b Hb HPQ') as [l [S [HS Heq]]].
  destruct (lower q b Hb) as [r [Hr Hlow]].
  destruct (upper (q ++ [b])) as [M1 [HM1 H1]]. destruct (upper_derivative (q ++ [b])) as [M2 [HM2 H2]].
  destruct (upper S) as [M3 [HM3 H3]]. destruct (upper_derivative S) as [M4 [HM4 H4]].
  assert (Hc : (0 < Cmod b)%R) by (apply Cmod_gt_0; auto).
  set (c := (Cmod b / 2)%R) in *.
  exists ((M4 * M1 + M3 * M2) / (c * c))%R, r. split; [|split; [exact Hr|]].
  { apply Rmult_le_pos; [nra|]. apply Rlt_le, Rinv_0_lt_compat. unfold c; nra. }
  intros z Hz. assert (Hz1 : (1 <= Cmod z)%R) by lra.
  specialize (Hlow z Hz). specialize (H1 z Hz1). specialize (H2 z Hz1). specialize (H3 z Hz1). specialize (H4 z Hz1).
  rewrite app_length in H1, H2. simpl length in H1, H2. replace (length q + 1)%nat with (Datatypes.S (length q)) in * by lia.
  set (x := Cmod z) in *. set (n := length q) in *.
  assert (Hn : (0 < x ^ n)%R) by (apply pow_lt; lra).
  assert (HSn : (x ^ length S <= x ^ n)%R) by (apply Rle_pow; auto).
  assert (HQ0 : (0 < Cmod (eval (q ++ [b]) z))%R).
  { eapply Rlt_le_trans; [|exact Hlow]. unfold c; nra. }
  destruct (HQ z) as [EQ EdQ]. destruct (Heq z) as [EP EdP].
  assert (Hne : eval (q ++ [b]) z <> 0) by (apply Cmod_gt_0; exact HQ0).
  split; [rewrite EQ; exact Hne|].
  unfold dR_of. rewrite EQ, EdQ, (wronskian P (q ++ [b]) S l z EP EdP).
  rewrite Cmod_div by (apply Cmult_neq_0; exact Hne).
  rewrite Cmod_mult.
  (* the four factors, with powers of x in front *)
  set (Q0 := Cmod (eval (q ++ [b]) z)) in *. set (dQ := Cmod (eval (derivative (q ++ [b])) z)) in *.
  set (S0 := Cmod (eval S z)) in *. set (dS := Cmod (eval (derivative S) z)) in *.
  assert (B1 : (Q0 <= M1 * x ^ n)%R) by (apply Rmult_le_reg_r with (r := x); [lra|]; eapply Rle_trans; [exact H1|simpl; lra]).
  assert (B2 : (dQ * x <= M2 * x ^ n)%R) by (apply Rmult_le_reg_r with (r := x); [lra|]; eapply Rle_trans; [exact H2|simpl; lra]).
  assert (B3 : (S0 * x <= M3 * x ^ n)%R) by (eapply Rle_trans; [exact H3|apply Rmult_le_compat_l; auto]).
  assert (B4 : (dS * x * x <= M4 * x ^ n)%R) by (eapply Rle_trans; [exact H4|apply Rmult_le_compat_l; auto]).
  assert (Hnum : (Cmod (eval (derivative S) z * eval (q ++ [b]) z - eval S z * eval (derivative (q ++ [b])) z)%C * (x * x)
                  <= (M4 * M1 + M3 * M2) * (x ^ n * x ^ n))%R).
  { assert (Ht : (Cmod (eval (derivative S) z * eval (q ++ [b]) z - eval S z * eval (derivative (q ++ [b])) z)%C <= dS * Q0 + S0 * dQ)%R).
    { unfold Cminus. eapply Rle_trans; [apply Cmod_triangle|]. rewrite Cmod_opp, !Cmod_mult. apply Rle_refl. }
    pose proof (Cmod_ge_0 (eval (q ++ [b]) z)) as G1. pose proof (Cmod_ge_0 (eval (derivative (q ++ [b])) z)) as G2.
    pose proof (Cmod_ge_0 (eval S z)) as G3. pose proof (Cmod_ge_0 (eval (derivative S) z)) as G4.
    fold Q0 in G1. fold dQ in G2. fold S0 in G3. fold dS in G4.
    assert (E1 : (dS * x * x * Q0 <= (M4 * x ^ n) * (M1 * x ^ n))%R) by (apply Rmult_le_compat; auto; nra).
    assert (E2 : (S0 * x * (dQ * x) <= (M3 * x ^ n) * (M2 * x ^ n))%R) by (apply Rmult_le_compat; auto; nra).
    assert (Hxx : (0 <= x * x)%R) by nra.
    apply Rmult_le_compat_r with (r := (x * x)%R) in Ht; auto. nra. }
  assert (Hden : (c * c * (x ^ n * x ^ n) <= Q0 * Q0)%R).
  { replace (c * c * (x ^ n * x ^ n))%R with ((c * x ^ n) * (c * x ^ n))%R by ring.
    apply Rmult_le_compat; auto; unfold c; nra. }
  unfold Rdiv. set (N := Cmod (_ - _)%C) in *.
  assert (Hc2 : (0 < c * c)%R) by (unfold c; nra).
  assert (HQQ : (0 < Q0 * Q0)%R) by nra.
  replace (N * / (Q0 * Q0) * (x * x))%R with (N * (x * x) * / (Q0 * Q0))%R by ring.
  apply Rmult_le_reg_r with (r := (Q0 * Q0)%R); auto.
  rewrite Rmult_assoc, Rinv_l, Rmult_1_r by lra.
  eapply Rle_trans; [exact Hnum|].
  replace ((M4 * M1 + M3 * M2) * / (c * c) * (Q0 * Q0))%R with ((M4 * M1 + M3 * M2) * (/ (c * c) * (Q0 * Q0)))%R by ring.
  apply Rmult_le_compat_l; [nra|].
  apply Rmult_le_reg_l with (r := (c * c)%R); auto.
  rewrite <- (Rmult_assoc (c * c) (/ (c * c))), Rinv_r, Rmult_1_l by lra. exact Hden.
Qed.

(** R'(z) → 0 as |z| → ∞, in every direction. *)
Corollary gradient_tends_to_zero (P Q : poly) :
  nonzero Q -> bounded_far_left P Q ->
  forall eps : R, (0 < eps)%R -> exists r : R, forall z : C, (r <= Cmod z)%R -> (Cmod (dR_of P Q z) <= eps)%R.
Proof.
  intros HQ HPQ eps Heps. destruct (vanishing_gradients P Q HQ HPQ) as [M [r [HM [Hr H]]]].
  exists (Rmax r (M / eps)). intros z Hz.
  assert (Hz1 : (r <= Cmod z)%R) by (eapply Rle_trans; [apply Rmax_l|exact Hz]).
  assert (Hz2 : (M / eps <= Cmod z)%R) by (eapply Rle_trans; [apply Rmax_r|exact Hz]).
  destruct (H z Hz1) as [_ B]. set (x := Cmod z) in *. set (d := Cmod (dR_of P Q z)) in *.
  assert (Hd : (0 <= d)%R) by apply Cmod_ge_0.
  assert (HMx : (M <= eps * x)%R).
  { apply Rmult_le_compat_l with (r := eps) in Hz2; [|lra].
    replace (eps * (M / eps))%R with M in Hz2 by (field; lra). exact Hz2. }
  destruct (Rle_lt_dec d eps) as [|Hlt]; auto. exfalso.
  assert (1 <= x)%R by lra.
  assert (Hxx : (0 < x * x)%R) by nra.
  assert (eps * (x * x) < d * (x * x))%R by (apply Rmult_lt_compat_r; auto).
  assert (eps * x <= eps * (x * x))%R by (apply Rmult_le_compat_l; nra). lra.
Qed.

(** ... of every A-stable one-step scheme. *)
Corollary A_stable_gradients_vanish (P Q : poly) :
  A_stable P Q ->
  exists M r : R, forall z : C, (r <= Cmod z)%R -> (Cmod (dR_of P Q z) * (Cmod z * Cmod z) <= M)%R.
Proof.
  intros H. destruct (A_stable_bounded P Q H) as [HQ HB].
  destruct (vanishing_gradients P Q HQ HB) as [M [r [_ [_ HM]]]].
  exists M, r. intros z Hz. apply HM; exact Hz.
Qed.
