(** The bound of the gradient, from a certificate of A-stability.

    For every scheme that [check] accepts, |R'(z)| ≤ (1 − |R(z)|²)/(2 |Re z|) for Re z < 0, so that |z R'(z)| ≤ 1/(2 cos α) where
    |Re z| ≥ cos α |z|. This is the inequality of Schwarz and Pick, without function theory: the certificate is an identity in two
    variables, and its derivatives make a matrix that is not negative. *)

From Coq Require Import Reals List Lra Lia ZArith.
From Coquelicot Require Import Coquelicot.
From Rofz Require Import Polynomial Growth Vanishing Stability.
Import ListNotations.

Open Scope C_scope.

(** Σ p_i f_i; with f_i = zⁱ the value of p, with f_i = i zⁱ⁻¹ that of p'. *)
Fixpoint against (f : nat -> C) (p : zpoly) : C :=
  match p with
  | [] => 0
  | a :: p' => inj a * f O + against (fun i => f (S i)) p'
  end.

Fixpoint against2 (f g : nat -> C) (m : zpoly2) : C :=
  match m with
  | [] => 0
  | row :: m' => f O * against g row + against2 (fun i => f (S i)) g m'
  end.

Lemma against_ext f g p : (forall i, f i = g i) -> against f p = against g p.
Proof.
  revert f g; induction p as [|a p IH]; intros f g E; simpl; [reflexivity|].
  rewrite E, (IH (fun i => f (S i)) (fun i => g (S i))); auto.
Qed.

Lemma against_plus f p q : against f (plus p q) = against f p + against f q.
Proof.
  revert f q; induction p as [|a p IH]; intros f [|b q]; cbn [plus against]; rewrite ?IH, ?inj_plus; ring.
Qed.

Lemma against_times f c p : against f (times c p) = inj c * against f p.
Proof.
  revert f; induction p as [|a p IH]; intros f; [simpl; ring|].
  change (times c (a :: p)) with ((c * a)%Z :: times c p). cbn [against]. rewrite IH, inj_mult. ring.
Qed.

Lemma against_linear f g h c p : (forall i, f i = g i + c * h i) -> against f p = against g p + c * against h p.
Proof.
  revert f g h; induction p as [|a p IH]; intros f g h E; cbn [against]; [ring|].
  rewrite (IH (fun i => f (S i)) (fun i => g (S i)) (fun i => h (S i))) by auto. rewrite E. ring.
Qed.

Lemma against2_linear f g h e c m : (forall i, f i = g i + c * h i) -> against2 f e m = against2 g e m + c * against2 h e m.
Proof.
  revert f g h; induction m as [|a m IH]; intros f g h E; cbn [against2]; [ring|].
  rewrite (IH (fun i => f (S i)) (fun i => g (S i)) (fun i => h (S i))) by auto. rewrite E. ring.
Qed.

Lemma against2_plus f g m n : against2 f g (plus2 m n) = against2 f g m + against2 f g n.
Proof.
  revert f n; induction m as [|a m IH]; intros f [|b n]; cbn [plus2 against2]; rewrite ?IH, ?against_plus; ring.
Qed.

Lemma against2_times f g c m : against2 f g (times2 c m) = inj c * against2 f g m.
Proof.
  revert f; induction m as [|a m IH]; intros f; [simpl; ring|].
  change (times2 c (a :: m)) with (times c a :: times2 c m). cbn [against2]. rewrite IH, against_times. ring.
Qed.

Lemma against2_outer f g p q : against2 f g (outer p q) = against f p * against g q.
Proof.
  revert f; induction p as [|a p IH]; intros f; [simpl; ring|].
  change (outer (a :: p) q) with (times a q :: outer p q). cbn [against2 against]. rewrite IH, against_times. ring.
Qed.

Lemma against2_shift_z f g m : against2 f g (shift_z m) = against2 (fun i => f (S i)) g m.
Proof. unfold shift_z. cbn [against2 against]. ring. Qed.

Lemma against2_shift_w f g m : against2 f g (shift_w m) = against2 f (fun i => g (S i)) m.
Proof.
  revert f; induction m as [|a m IH]; intros f; [reflexivity|].
  change (shift_w (a :: m)) with ((0%Z :: a) :: shift_w m). cbn [against2 against]. rewrite IH, inj_0. ring.
Qed.

Lemma against2_linear_w f g h e c m : (forall i, f i = g i + c * h i) -> against2 e f m = against2 e g m + c * against2 e h m.
Proof.
  intros E. revert e; induction m as [|a m IH]; intros e; cbn [against2]; [ring|].
  rewrite IH, (against_linear f g h c a E). ring.
Qed.

Lemma is_zero2_against f g m : is_zero2 m = true -> against2 f g m = 0.
Proof.
  revert f; induction m as [|a m IH]; intros f H; [reflexivity|].
  unfold is_zero2 in H. cbn [forallb] in H. apply andb_prop in H. destruct H as [Ha Hm]. fold (is_zero2 m) in Hm.
  cbn [against2]. rewrite (IH _ Hm).
  assert (Z0 : forall g', against g' a = 0).
  { clear -Ha. induction a as [|x a IH]; intros g'; [reflexivity|].
    unfold is_zero in Ha. cbn [forallb] in Ha. apply andb_prop in Ha. destruct Ha as [Hx Ha]. fold (is_zero a) in Ha.
    apply Z.eqb_eq in Hx. subst x. cbn [against]. rewrite (IH Ha), inj_0. ring. }
  rewrite Z0. ring.
Qed.

(** Values and derivatives. *)
Definition dev (p : zpoly) (z : C) : C := eval (derivative (lift p)) z.

Lemma against_value p z : against (power z) p = evalZ p z.
Proof.
  induction p as [|a p IH]; [reflexivity|]. cbn [against]. rewrite evalZ_cons.
  rewrite (against_linear (fun i => power z (S i)) (fun _ => 0) (power z) z p) by (intros; simpl; ring).
  rewrite IH. replace (against (fun _ => 0) p) with (RtoC 0).
  - simpl power. ring.
  - clear. induction p as [|b p IH]; [reflexivity|]. cbn [against]. rewrite <- IH. ring.
Qed.

Lemma against_derivative p z : against (dpower z) p = dev p z.
Proof.
  unfold dev. induction p as [|a p IH]; [reflexivity|]. cbn [against lift map].
  change (map inj p) with (lift p). rewrite eval_derivative_cons, <- IH.
  change (eval (lift p) z) with (evalZ p z). rewrite <- against_value.
  rewrite (against_linear (fun i => dpower z (S i)) (power z) (dpower z) z p) by (intros; apply dpower_S).
  unfold dpower at 1. simpl. ring.
Qed.

Lemma dev_conj p z : dev p (Cconj z) = Cconj (dev p z).
Proof.
  unfold dev. induction p as [|a p IH].
  - simpl. unfold Cconj; simpl. apply injective_projections; simpl; lra.
  - cbn [lift map]. change (map inj p) with (lift p). rewrite !eval_derivative_cons, IH. fold (evalZ p (Cconj z)). fold (evalZ p z).
    rewrite evalZ_conj. unfold Cconj, Cplus, Cmult; simpl. apply injective_projections; simpl; ring.
Qed.

(** Σ d f(q) g(q) *)
Fixpoint weighted_sum (f g : nat -> C) (s : squares) : C :=
  match s with
  | [] => 0
  | (d, q) :: s' => inj d * (against f q * against g q) + weighted_sum f g s'
  end.

Lemma against2_sum f g s : against2 f g (sum s) = weighted_sum f g s.
Proof.
  induction s as [|[d q] s IH]; [reflexivity|]. cbn [sum fold_right weighted_sum]. fold (sum s).
  rewrite against2_plus, against2_times, against2_outer, IH. simpl fst; simpl snd. ring.
Qed.

(** The three identities at w = z̄, with t = −2 Re z: values; one derivative; both. *)
Section Identities.
  Context (P Q : zpoly) (c : certificate) (Hc : check P Q c = true) (z : C).

  Local Notation v := (power z).
  Local Notation v' := (dpower z).
  Local Notation u := (power (Cconj z)).
  Local Notation u' := (dpower (Cconj z)).
  Local Notation n := (inj (scale_of c)).
  Local Notation h := (halfplane c).
  Local Notation a := (axis c).

  Lemma identity (f g : nat -> C) :
    n * (against f Q * against g Q - against f P * against g P) =
    - (against2 (fun i => f (S i)) g (sum h) + against2 f (fun i => g (S i)) (sum h)) + weighted_sum f g a.
  Proof.
    unfold check in Hc. apply andb_prop in Hc. destruct Hc as [H _]. unfold bounds in H.
    apply andb_prop in H. destruct H as [_ Hi]. apply (is_zero2_against f g) in Hi.
    rewrite !against2_plus, !against2_times, !against2_plus, !against2_times, !against2_outer, against2_shift_z, against2_shift_w,
      inj_m1, (against2_sum f g (axis c)) in Hi.
    replace (n * (against f Q * against g Q - against f P * against g P)) with
      ((n * (against f Q * against g Q + - (1) * (against f P * against g P)) +
        (against2 (fun i => f (S i)) g (sum h) + against2 f (fun i => g (S i)) (sum h) + - (1) * weighted_sum f g a)) +
       (- (against2 (fun i => f (S i)) g (sum h) + against2 f (fun i => g (S i)) (sum h)) + weighted_sum f g a)) by ring.
    rewrite Hi. ring.
  Qed.

  Lemma zero_against2 g m : against2 (fun _ => 0) g m = 0.
  Proof. induction m as [|r m IH]; [reflexivity|]. cbn [against2]. rewrite IH. ring. Qed.

  Lemma against2_zero f m : against2 f (fun _ => 0) m = 0.
  Proof.
    revert f; induction m as [|r m IH]; intros f; [reflexivity|]. cbn [against2]. rewrite IH.
    replace (against (fun _ => 0) r) with (RtoC 0); [ring|].
    clear. induction r as [|b r IH]; [reflexivity|]. cbn [against]. rewrite <- IH. ring.
  Qed.

  Lemma values : n * (evalZ Q z * evalZ Q (Cconj z) - evalZ P z * evalZ P (Cconj z)) =
    - (z + Cconj z) * weighted_sum v u h + weighted_sum v u a.
  Proof.
    rewrite <- !against_value. rewrite (identity v u).
    rewrite (against2_linear (fun i => v (S i)) (fun _ => 0) v u z) by (intros; simpl; ring).
    rewrite (against2_linear_w (fun i => u (S i)) (fun _ => 0) u v (Cconj z)) by (intros; simpl; ring).
    rewrite zero_against2, against2_zero, against2_sum. ring.
  Qed.

  Lemma first_derivative : n * (dev Q z * evalZ Q (Cconj z) - dev P z * evalZ P (Cconj z)) =
    - weighted_sum v u h - (z + Cconj z) * weighted_sum v' u h + weighted_sum v' u a.
  Proof.
    rewrite <- !against_value, <- !against_derivative. rewrite (identity v' u).
    rewrite (against2_linear (fun i => v' (S i)) v v' u z) by (intros; apply dpower_S).
    rewrite (against2_linear_w (fun i => u (S i)) (fun _ => 0) u v' (Cconj z)) by (intros; simpl; ring).
    rewrite against2_zero, !against2_sum. ring.
  Qed.

  Lemma both_derivatives : n * (dev Q z * dev Q (Cconj z) - dev P z * dev P (Cconj z)) =
    - (weighted_sum v u' h + weighted_sum v' u h) - (z + Cconj z) * weighted_sum v' u' h + weighted_sum v' u' a.
  Proof.
    rewrite <- !against_derivative. rewrite (identity v' u').
    rewrite (against2_linear (fun i => v' (S i)) v v' u' z) by (intros; apply dpower_S).
    rewrite (against2_linear_w (fun i => u' (S i)) u u' v' (Cconj z)) by (intros; apply dpower_S).
    rewrite !against2_sum. ring.
  Qed.
End Identities.

(** Cauchy and Schwarz: |Σ d q' q̄|² ≤ Σ d |q|² Σ d |q'|². *)
Lemma sums (s : squares) (z : C) : weighted s = true ->
  exists (D G : R) (E : C), (0 <= D)%R /\ (0 <= G)%R /\ (fst E * fst E + snd E * snd E <= D * G)%R /\
    weighted_sum (power z) (power (Cconj z)) s = RtoC D /\ weighted_sum (dpower z) (dpower (Cconj z)) s = RtoC G /\
    weighted_sum (dpower z) (power (Cconj z)) s = E /\ weighted_sum (power z) (dpower (Cconj z)) s = Cconj E.
Proof.
  induction s as [|[d q] s IH]; intros H.
  - exists 0%R, 0%R, 0. simpl. repeat split; try lra. unfold Cconj; simpl. apply injective_projections; simpl; lra.
  - unfold weighted in H. cbn [forallb fst] in H. apply andb_prop in H. destruct H as [Hd Hs]. fold (weighted s) in Hs.
    apply Z.ltb_lt, Z.lt_le_incl, IZR_le in Hd. destruct (IH Hs) as [D [G [E [HD [HG [HE [E1 [E2 [E3 E4]]]]]]]]].
    set (x := evalZ q z). set (y := dev q z). set (w := IZR d) in *.
    set (X := (fst x * fst x + snd x * snd x)%R). set (Y := (fst y * fst y + snd y * snd y)%R).
    assert (HX : (0 <= X)%R) by (unfold X; nra). assert (HY : (0 <= Y)%R) by (unfold Y; nra).
    exists (w * X + D)%R, (w * Y + G)%R, (inj d * (y * Cconj x) + E).
    split; [nra|]. split; [nra|]. split.
    { set (a := (fst y * fst x + snd y * snd x)%R). set (b := (snd y * fst x - fst y * snd x)%R).
      assert (Ey : y * Cconj x = (a, b)) by (unfold a, b, Cmult, Cconj; simpl; apply injective_projections; simpl; ring).
      assert (Hab : (a * a + b * b = X * Y)%R) by (unfold a, b, X, Y; ring).
      rewrite Ey. unfold inj, RtoC, Cplus, Cmult; simpl. fold w.
      replace ((w * a - 0 * b + fst E) * (w * a - 0 * b + fst E) + (w * b + 0 * a + snd E) * (w * b + 0 * a + snd E))%R
        with (w * w * (a * a + b * b) + 2 * w * (a * fst E + b * snd E) + (fst E * fst E + snd E * snd E))%R by ring.
      rewrite Hab.
      assert (Hcs : (2 * (a * fst E + b * snd E) <= X * G + Y * D)%R).
      { set (k := (a * fst E + b * snd E)%R).
        assert (Hk : (k * k <= (X * Y) * (D * G))%R).
        { apply Rle_trans with ((a * a + b * b) * (fst E * fst E + snd E * snd E))%R.
          - pose proof (Rle_0_sqr (a * snd E - b * fst E)%R) as S0.
            replace ((a * a + b * b) * (fst E * fst E + snd E * snd E))%R with (k * k + Rsqr (a * snd E - b * fst E))%R by (unfold k, Rsqr; ring). lra.
          - rewrite Hab. apply Rmult_le_compat_l; [nra|exact HE]. }
        assert (HXG : (0 <= X * G)%R) by (apply Rmult_le_pos; auto). assert (HYD : (0 <= Y * D)%R) by (apply Rmult_le_pos; auto).
        set (p := (X * G)%R) in *. set (r := (Y * D)%R) in *.
        assert (Hpr : (k * k <= p * r)%R) by (unfold p, r; replace (X * G * (Y * D))%R with (X * Y * (D * G))%R by ring; exact Hk).
        assert (H4 : (4 * (p * r) <= (p + r) * (p + r))%R) by (pose proof (Rle_0_sqr (p - r)%R) as S1; unfold Rsqr in S1; lra).
        destruct (Rle_lt_dec (2 * k) (p + r)) as [|Hlt]; auto. exfalso.
        assert ((p + r) * (p + r) < 2 * k * (2 * k))%R by (apply Rmult_le_0_lt_compat; lra). lra. }
      assert (w * (2 * (a * fst E + b * snd E)) <= w * (X * G + Y * D))%R by (apply Rmult_le_compat_l; auto). nra. }
    cbn [weighted_sum]. rewrite E1, E2, E3, E4, !against_value, !against_derivative, evalZ_conj, dev_conj.
    fold x. fold y. unfold inj. fold w.
    repeat split; unfold X, Y, Cconj, RtoC, Cplus, Cmult; simpl; apply injective_projections; simpl; ring.
Qed.

Lemma square_not_negative x : (0 <= x * x)%R.
Proof. apply (Rle_0_sqr x). Qed.

Lemma no_squares x y : (x * x + y * y <= 0)%R -> x = 0%R /\ y = 0%R.
Proof.
  intros H. pose proof (square_not_negative x). pose proof (square_not_negative y).
  split; apply Rsqr_0_uniq; unfold Rsqr; lra.
Qed.

(** The matrix is not negative, in real numbers. *)
Lemma key (t D G U W e1 e2 v1 v2 : R) :
  (0 < t -> 0 <= D -> 0 <= G -> 0 <= U -> 0 <= W -> e1 * e1 + e2 * e2 <= D * G -> v1 * v1 + v2 * v2 <= U * W ->
  t * t * ((- D + t * e1 + v1) * (- D + t * e1 + v1) + (t * e2 + v2) * (t * e2 + v2) - (t * D + U) * (- 2 * e1 + t * G + W))
    <= (t * D + U) * (t * D + U))%R.
Proof.
  intros Ht HD HG HU HW HE HV.
  set (f := (2 * U * e1 - 2 * D * v1 + 2 * t * (e1 * v1 + e2 * v2) - t * D * W - t * U * G)%R).
  assert (Hf : (t * f <= D * U)%R).
  { destruct (Req_dec D 0) as [D0|D0].
    - assert (E0 : (e1 * e1 + e2 * e2 <= 0)%R) by (rewrite D0 in HE; lra).
      destruct (no_squares _ _ E0) as [-> ->]. unfold f. rewrite D0. assert (0 <= t * (t * (U * G)))%R by (repeat apply Rmult_le_pos; lra). lra.
    - destruct (Req_dec U 0) as [U0|U0].
      + assert (V0 : (v1 * v1 + v2 * v2 <= 0)%R) by (rewrite U0 in HV; lra).
        destruct (no_squares _ _ V0) as [-> ->]. unfold f. rewrite U0. assert (0 <= t * (t * (D * W)))%R by (repeat apply Rmult_le_pos; lra). lra.
      + assert (HD' : (0 < D)%R) by lra. assert (HU' : (0 < U)%R) by lra. assert (HDU : (0 < D * U)%R) by nra.
        set (y1 := (D * v1 - U * e1)%R). set (y2 := (D * v2 - U * e2)%R).
        assert (HW2 : (D * D * (v1 * v1 + v2 * v2) <= D * D * (U * W))%R) by (apply Rmult_le_compat_l; nra).
        assert (HG2 : (U * U * (e1 * e1 + e2 * e2) <= U * U * (D * G))%R) by (apply Rmult_le_compat_l; nra).
        assert (Hb : (D * U * f <= - 2 * (D * U) * y1 - t * (y1 * y1 + y2 * y2))%R).
        { assert (t * (D * D * (v1 * v1 + v2 * v2) + U * U * (e1 * e1 + e2 * e2)) <= t * (D * D * (U * W) + U * U * (D * G)))%R
            by (apply Rmult_le_compat_l; lra).
          unfold f, y1, y2. lra. }
        assert (Hs : (t * (- 2 * (D * U) * y1 - t * (y1 * y1 + y2 * y2)) <= D * U * (D * U))%R).
        { pose proof (square_not_negative (t * y1 + D * U)%R). pose proof (square_not_negative (t * y2)%R). lra. }
        apply Rmult_le_reg_l with (r := (D * U)%R); [exact HDU|].
        apply Rle_trans with (t * (- 2 * (D * U) * y1 - t * (y1 * y1 + y2 * y2)))%R; [|lra].
        replace (D * U * (t * f))%R with (t * (D * U * f))%R by ring. apply Rmult_le_compat_l; lra. }
  assert (Hx : ((- D + t * e1 + v1) * (- D + t * e1 + v1) + (t * e2 + v2) * (t * e2 + v2) - (t * D + U) * (- 2 * e1 + t * G + W)
    = D * D + t * t * (e1 * e1 + e2 * e2 - D * G) + (v1 * v1 + v2 * v2 - U * W) + f)%R) by (unfold f; ring).
  rewrite Hx.
  assert (H1 : (D * D + t * t * (e1 * e1 + e2 * e2 - D * G) + (v1 * v1 + v2 * v2 - U * W) + f <= D * D + f)%R).
  { assert (0 <= t * t * (D * G - (e1 * e1 + e2 * e2)))%R by (apply Rmult_le_pos; nra). lra. }
  apply Rle_trans with (t * t * (D * D + f))%R; [apply Rmult_le_compat_l; nra|].
  assert (t * (t * f) <= t * (D * U))%R by (apply Rmult_le_compat_l; lra).
  assert (0 <= t * (D * U))%R by (apply Rmult_le_pos; nra). nra.
Qed.

(** |P'Q − PQ'| · 2|Re z| ≤ |Q|² − |P|². *)
Theorem gradient_bound (P Q : zpoly) (c : certificate) : check P Q c = true ->
  forall z : C, (fst z < 0)%R ->
  (Cmod (dev P z * evalZ Q z - evalZ P z * dev Q z)%C * (- 2 * fst z)
    <= Cmod (evalZ Q z) * Cmod (evalZ Q z) - Cmod (evalZ P z) * Cmod (evalZ P z))%R.
Proof.
  intros Hc z Hz.
  assert (Hn : (0 < IZR (scale_of c))%R /\ weighted (halfplane c) = true /\ weighted (axis c) = true).
  { pose proof Hc as H. unfold check in H. apply andb_prop in H. destruct H as [H _]. unfold bounds in H.
    apply andb_prop in H. destruct H as [H _]. apply andb_prop in H. destruct H as [H Ha]. apply andb_prop in H. destruct H as [Hn Hh].
    repeat split; auto. apply IZR_lt, Z.ltb_lt. exact Hn. }
  destruct Hn as [Hn [Hh Ha]].
  pose proof (values P Q c Hc z) as I0. pose proof (first_derivative P Q c Hc z) as I1. pose proof (both_derivatives P Q c Hc z) as I2.
  destruct (sums _ z Hh) as [D [G [E [HD [HG [HE [E1 [E2 [E3 E4]]]]]]]]].
  destruct (sums _ z Ha) as [U [W [V [HU [HW [HV [V1 [V2 [V3 V4]]]]]]]]].
  rewrite E1, V1 in I0. rewrite E1, E3, V3 in I1. rewrite E2, E3, E4, V2 in I2.
  rewrite !evalZ_conj in I0, I1. rewrite !dev_conj in I2.
  set (m := IZR (scale_of c)) in *. unfold inj in I0, I1, I2. fold m in I0, I1, I2.
  destruct (evalZ Q z) as [q1 q2]. destruct (evalZ P z) as [p1 p2]. destruct (dev Q z) as [r1 r2]. destruct (dev P z) as [s1 s2].
  destruct z as [x y]. destruct E as [e1 e2]. destruct V as [v1 v2].
  pose proof (f_equal fst I0) as A0. pose proof (f_equal fst I1) as A1. pose proof (f_equal snd I1) as A2. pose proof (f_equal fst I2) as A3.
  clear I0 I1 I2 E1 E2 E3 E4 V1 V2 V3 V4.
  unfold RtoC, Cconj, Cminus, Cplus, Cmult, Copp in *. cbn [fst snd] in *.
  rewrite !Cmod_square. cbn [fst snd].
  set (t := (- 2 * x)%R). assert (Ht : (0 < t)%R) by (unfold t; lra).
  assert (B0 : (m * (q1 * q1 + q2 * q2 - (p1 * p1 + p2 * p2)) = t * D + U)%R) by (unfold t; lra).
  assert (B1 : (m * (r1 * q1 + r2 * q2 - (s1 * p1 + s2 * p2)) = - D + t * e1 + v1)%R) by (unfold t; lra).
  assert (B2 : (m * (r2 * q1 - r1 * q2 - (s2 * p1 - s1 * p2)) = t * e2 + v2)%R) by (unfold t; lra).
  assert (B3 : (m * (r1 * r1 + r2 * r2 - (s1 * s1 + s2 * s2)) = - 2 * e1 + t * G + W)%R) by (unfold t; lra).
  pose proof (key t D G U W e1 e2 v1 v2 Ht HD HG HU HW HE HV) as K.
  rewrite <- B0, <- B1, <- B2, <- B3 in K.
  set (N := Cmod _). assert (HN : (0 <= N)%R) by apply Cmod_ge_0.
  assert (EN : (N * N = (s1 * q1 - s2 * q2 + - (p1 * r1 - p2 * r2)) * (s1 * q1 - s2 * q2 + - (p1 * r1 - p2 * r2)) +
    (s1 * q2 + s2 * q1 + - (p1 * r2 + p2 * r1)) * (s1 * q2 + s2 * q1 + - (p1 * r2 + p2 * r1)))%R)
    by (unfold N; rewrite Cmod_square; cbn [fst snd]; ring).
  set (A := (q1 * q1 + q2 * q2 - (p1 * p1 + p2 * p2))%R) in *.
  assert (HA : (0 <= A)%R).
  { assert (0 <= m * A)%R by (rewrite B0; nra). nra. }
  assert (K2 : (m * m * (t * N * (t * N)) <= m * m * (A * A))%R).
  { replace (m * m * (t * N * (t * N)))%R with (t * t * (m * m * (N * N)))%R by ring. rewrite EN.
    eapply Rle_trans; [|eapply Rle_trans; [exact K|right; ring]]. right. unfold A. ring. }
  assert (K3 : (t * N * (t * N) <= A * A)%R) by (apply Rmult_le_reg_l with (r := (m * m)%R); nra).
  assert (HtN : (0 <= t * N)%R) by nra.
  replace (q1 * q1 + q2 * q2 - (p1 * p1 + p2 * p2))%R with A by reflexivity.
  destruct (Rle_lt_dec (t * N) A) as [Hle|Hlt]; [lra|]. exfalso. nra.
Qed.

(** |R'(z)| ≤ (1 − |R(z)|²)/(2 |Re z|), without division. *)
Corollary schwarz_pick (P Q : zpoly) (c : certificate) : check P Q c = true ->
  forall z : C, (fst z < 0)%R ->
  (Cmod (dR_of (lift P) (lift Q) z) * (- 2 * fst z) <= 1 - Cmod (R_of (lift P) (lift Q) z) * Cmod (R_of (lift P) (lift Q) z))%R.
Proof.
  intros Hc z Hz. pose proof (gradient_bound P Q c Hc z Hz) as B.
  destruct (check_sound P Q c Hc z (Rlt_le _ _ Hz)) as [HQ _].
  unfold dR_of, R_of. fold (evalZ P z) in *. fold (evalZ Q z) in *. unfold dev in B.
  assert (HQ0 : (0 < Cmod (evalZ Q z))%R) by (apply Cmod_gt_0; exact HQ).
  rewrite !Cmod_div by (try apply Cmult_neq_0; exact HQ). rewrite Cmod_mult.
  set (q := Cmod (evalZ Q z)) in *. set (p := Cmod (evalZ P z)) in *. set (N := Cmod (_ - _)%C) in *.
  apply Rmult_le_reg_r with (r := (q * q)%R); [nra|].
  replace (N / (q * q) * (- 2 * fst z) * (q * q))%R with (N * (- 2 * fst z))%R by (field; lra).
  replace ((1 - p / q * (p / q)) * (q * q))%R with (q * q - p * p)%R by (field; lra). exact B.
Qed.

(** The universal bound: |z R'(z)| ≤ 1/(2k) where k |z| ≤ |Re z|, k = cos α. *)
Corollary universal_bound (P Q : zpoly) (c : certificate) : check P Q c = true ->
  forall (k : R) (z : C), (0 < k)%R -> (fst z < 0)%R -> (k * Cmod z <= - fst z)%R ->
  (Cmod (z * dR_of (lift P) (lift Q) z)%C <= 1 / (2 * k))%R.
Proof.
  intros Hc k z Hk Hz Hsector. pose proof (schwarz_pick P Q c Hc z Hz) as B. rewrite Cmod_mult.
  set (d := Cmod (dR_of (lift P) (lift Q) z)) in *. set (r := Cmod (R_of (lift P) (lift Q) z)) in *.
  assert (Hd : (0 <= d)%R) by apply Cmod_ge_0.
  apply Rmult_le_reg_r with (r := (2 * k)%R); [lra|].
  replace (1 / (2 * k) * (2 * k))%R with 1%R by (field; lra).
  assert (d * (2 * (k * Cmod z)) <= d * (2 * - fst z))%R by (apply Rmult_le_compat_l; lra).
  assert (0 <= r * r)%R by nra. nra.
Qed.
