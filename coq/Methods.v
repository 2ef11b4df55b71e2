(** Properties of a tableau: stiff accuracy, and algebraic stability. The entries are integers over a common denominator n. *)

From Coq Require Import Reals List Lra Lia ZArith.
From Coquelicot Require Import Coquelicot.
From Rofz Require Import Polynomial Growth Vanishing Stability Tableau Derivative Bound.
Import ListNotations.

Open Scope R_scope.

(** * Stiff accuracy: the last row of A is b, to within w/d. *)

Definition near (n w d x y : Z) : bool := Z.leb (d * Z.abs (x - y)) (w * n).

Fixpoint all_near (n w d : Z) (l m : zpoly) : bool :=
  match l, m with
  | [], [] => true
  | x :: l', y :: m' => near n w d x y && all_near n w d l' m'
  | _, _ => false
  end.

Definition stiffly_accurate (n w d : Z) (l m : zpoly) : bool := Z.ltb 0 n && Z.ltb 0 d && Z.leb 0 w && all_near n w d l m.

(** ... or not: one of the differences is larger. *)
Fixpoint some_far (n w d : Z) (l m : zpoly) : bool :=
  match l, m with
  | x :: l', y :: m' => negb (near n w d x y) || some_far n w d l' m'
  | _, _ => false
  end.

Definition not_stiffly_accurate (n w d : Z) (l m : zpoly) : bool :=
  Z.ltb 0 n && Z.ltb 0 d && Z.leb 0 w && Nat.eqb (length l) (length m) && some_far n w d l m.

Definition close (n w d x y : Z) : Prop := Rabs (IZR x / IZR n - IZR y / IZR n) <= IZR w / IZR d.

Lemma near_close n w d x y : (0 < n)%Z -> (0 < d)%Z -> near n w d x y = true <-> close n w d x y.
Proof.
  intros Hn Hd. apply IZR_lt in Hn. apply IZR_lt in Hd. unfold near, close. rewrite Z.leb_le.
  replace (IZR x / IZR n - IZR y / IZR n) with (IZR (x - y) / IZR n) by (rewrite minus_IZR; field; lra).
  unfold Rdiv. rewrite Rabs_mult, Rabs_inv, (Rabs_pos_eq (IZR n)) by lra. rewrite <- abs_IZR.
  set (a := IZR (Z.abs (x - y))). assert (E : a * / IZR n * (IZR n * IZR d) = IZR d * a) by (field; lra).
  assert (F : IZR w * / IZR d * (IZR n * IZR d) = IZR w * IZR n) by (field; lra).
  assert (Hnd : 0 < IZR n * IZR d) by (apply Rmult_lt_0_compat; lra). split; intros H.
  - apply IZR_le in H. rewrite !mult_IZR in H. fold a in H. apply Rmult_le_reg_r with (IZR n * IZR d); [exact Hnd|]. rewrite E, F. exact H.
  - apply le_IZR. rewrite !mult_IZR. fold a. rewrite <- E, <- F. apply Rmult_le_compat_r; lra.
Qed.

Theorem stiffly_accurate_sound n w d l m : stiffly_accurate n w d l m = true -> Forall2 (close n w d) l m.
Proof.
  intros H. apply andb_prop in H. destruct H as [H Ha]. apply andb_prop in H. destruct H as [H _]. apply andb_prop in H. destruct H as [Hn Hd].
  apply Z.ltb_lt in Hn. apply Z.ltb_lt in Hd. revert m Ha. induction l as [|x l IH]; intros [|y m] Ha; try discriminate; constructor.
  - cbn [all_near] in Ha. apply andb_prop in Ha. apply near_close; tauto.
  - cbn [all_near] in Ha. apply andb_prop in Ha. apply IH; tauto.
Qed.

Theorem not_stiffly_accurate_sound n w d l m : not_stiffly_accurate n w d l m = true -> length l = length m /\ ~ Forall2 (close n w d) l m.
Proof.
  intros H. apply andb_prop in H. destruct H as [H Ha]. apply andb_prop in H. destruct H as [H Hl]. apply andb_prop in H. destruct H as [H _].
  apply andb_prop in H. destruct H as [Hn Hd]. apply Nat.eqb_eq in Hl. apply Z.ltb_lt in Hn. apply Z.ltb_lt in Hd. split; [exact Hl|]. intros F.
  induction F as [|x y l m Hxy F IH]; [discriminate|]. cbn [some_far] in Ha. injection Hl as Hl. apply Bool.orb_prop in Ha. destruct Ha as [Ha|Ha]; [|auto].
  apply Bool.negb_true_iff in Ha. apply (near_close n w d x y Hn Hd) in Hxy. congruence.
Qed.

(** * Algebraic stability: b ≥ 0 and M = BA + AᵀB − bbᵀ ≥ 0, B = diag(b) *)

Fixpoint transpose (m : zpoly2) : zpoly2 :=
  match m with
  | [] => []
  | row :: m' => plus2 (map (fun a => [a]) row) (shift_w (transpose m'))
  end.

Fixpoint rows_times (b : zpoly) (A : zpoly2) : zpoly2 :=
  match b, A with
  | x :: b', row :: A' => times x row :: rows_times b' A'
  | _, _ => []
  end.

(** n² M *)
Definition form (b : zpoly) (A : zpoly2) : zpoly2 :=
  plus2 (plus2 (rows_times b A) (transpose (rows_times b A))) (times2 (-1) (outer b b)).

Definition algebraically_stable (n : Z) (A : zpoly2) (b : zpoly) (k : Z) (s : squares) : bool :=
  Z.ltb 0 n && forallb (Z.leb 0) b && Z.ltb 0 k && weighted s && is_zero2 (plus2 (times2 k (form b A)) (times2 (-1) (sum s))).

Local Open Scope C_scope.

(** Σ b_i x_i (Σ_j a_ij x_j), times n² *)
Fixpoint weighted_form (b : zpoly) (A : zpoly2) (f g : nat -> C) : C :=
  match b, A with
  | x :: b', row :: A' => inj x * (f O * against g row) + weighted_form b' A' (fun i => f (S i)) g
  | _, _ => 0
  end.

Definition real_vector (x : nat -> R) : nat -> C := fun i => RtoC (x i).

(** xᵀMx = 2 Σ b_i x_i (Ax)_i − (bᵀx)², times n², a real number. *)
Definition quadratic (b : zpoly) (A : zpoly2) (x : nat -> R) : C :=
  RtoC 2 * weighted_form b A (real_vector x) (real_vector x) - against (real_vector x) b * against (real_vector x) b.

Lemma against2_column f g row : against2 f g (map (fun a => [a]) row) = g O * against f row.
Proof.
  revert f; induction row as [|a row IH]; intros f; [simpl; ring|]. cbn [map against2 against]. rewrite IH. ring.
Qed.

Lemma against2_transpose f g m : against2 f g (transpose m) = against2 g f m.
Proof.
  revert g; induction m as [|row m IH]; intros g; [reflexivity|]. cbn [transpose against2].
  rewrite against2_plus, against2_column, against2_shift_w, IH. reflexivity.
Qed.

Lemma against2_rows b A f g : against2 f g (rows_times b A) = weighted_form b A f g.
Proof.
  revert A f; induction b as [|x b IH]; intros [|row A] f; try reflexivity. cbn [rows_times weighted_form against2]. rewrite IH, against_times. ring.
Qed.

Lemma form_quadratic b A x : against2 (real_vector x) (real_vector x) (form b A) = quadratic b A x.
Proof.
  unfold form, quadratic. rewrite !against2_plus, against2_times, against2_outer, against2_transpose, against2_rows, inj_m1.
  replace (RtoC 2) with (RtoC 1 + RtoC 1) by (rewrite <- RtoC_plus; f_equal; lra). ring.
Qed.

Lemma against_real p x : exists r : R, against (real_vector x) p = RtoC r.
Proof.
  revert x; induction p as [|a p IH]; intros x; [exists 0%R; reflexivity|]. destruct (IH (fun i => x (S i))) as [r E].
  exists (IZR a * x O + r)%R. cbn [against]. change (fun i => real_vector x (S i)) with (real_vector (fun i => x (S i))). rewrite E.
  unfold inj, real_vector. rewrite RtoC_plus, RtoC_mult. reflexivity.
Qed.

Lemma weighted_sum_not_negative s x : weighted s = true -> exists r : R, (0 <= r)%R /\ weighted_sum (real_vector x) (real_vector x) s = RtoC r.
Proof.
  induction s as [|[d q] s IH]; intros H; [exists 0%R; split; [lra|reflexivity]|].
  unfold weighted in H. cbn [forallb fst] in H. apply andb_prop in H. destruct H as [Hd Hs]. fold (weighted s) in Hs. destruct (IH Hs) as [r [Hr E]].
  apply Z.ltb_lt, IZR_lt in Hd. destruct (against_real q x) as [u Eu]. exists (IZR d * (u * u) + r)%R. split.
  - pose proof (Rle_0_sqr u) as G. unfold Rsqr in G. nra.
  - cbn [weighted_sum]. rewrite E, Eu. unfold inj. rewrite <- !RtoC_mult, <- RtoC_plus. reflexivity.
Qed.

(** xᵀMx ≥ 0 for all real x, and b ≥ 0. *)
Theorem algebraically_stable_sound n A b k s : algebraically_stable n A b k s = true ->
  List.Forall (fun x => (0 <= x)%Z) b /\ forall x : nat -> R, exists r : R, (0 <= r)%R /\ quadratic b A x = RtoC r.
Proof.
  intros H. apply andb_prop in H. destruct H as [H Hi]. apply andb_prop in H. destruct H as [H Hs]. apply andb_prop in H. destruct H as [H Hk].
  apply andb_prop in H. destruct H as [_ Hb]. apply Z.ltb_lt, IZR_lt in Hk. split.
  - rewrite forallb_forall in Hb. apply List.Forall_forall. intros x Hx. apply Z.leb_le, Hb, Hx.
  - intros x. apply (is_zero2_against (real_vector x) (real_vector x)) in Hi.
    rewrite against2_plus, !against2_times, form_quadratic, against2_sum, inj_m1 in Hi.
    destruct (weighted_sum_not_negative s x Hs) as [r [Hr E]]. rewrite E in Hi.
    exists (r / IZR k)%R. split; [apply Rmult_le_pos; [exact Hr|apply Rlt_le, Rinv_0_lt_compat, Hk]|].
    assert (Hk0 : inj k <> 0) by (intros F; apply (f_equal fst) in F; simpl in F; lra).
    replace (quadratic b A x) with ((inj k * quadratic b A x + - (1) * RtoC r + RtoC r) / inj k) by (field; exact Hk0). rewrite Hi.
    unfold inj. rewrite RtoC_div by lra. field. intros F. apply (f_equal fst) in F. simpl in F. lra.
Qed.

(** Against it: a negative weight, or x with xᵀMx < 0. *)
Fixpoint dot_z (p q : zpoly) : Z :=
  match p, q with
  | a :: p', b :: q' => (a * b + dot_z p' q')%Z
  | _, _ => 0%Z
  end.

Fixpoint form_at (m : zpoly2) (x y : zpoly) : Z :=
  match m, x with
  | row :: m', a :: x' => (a * dot_z row y + form_at m' x' y)%Z
  | _, _ => 0%Z
  end.

Definition not_algebraically_stable (A : zpoly2) (b x : zpoly) : bool := Z.ltb (form_at (form b A) x x) 0.

Lemma against_zero (f : nat -> C) (p : zpoly) : (forall i, f i = 0) -> against f p = 0.
Proof. revert f; induction p as [|a p IH]; intros f H; [reflexivity|]. cbn [against]. rewrite H, IH by (intros; apply H). ring. Qed.

Lemma against2_zero (f g : nat -> C) (m : zpoly2) : (forall i, f i = 0) -> against2 f g m = 0.
Proof. revert f; induction m as [|a m IH]; intros f H; [reflexivity|]. cbn [against2]. rewrite H, IH by (intros; apply H). ring. Qed.

Definition vector (x : zpoly) : nat -> C := real_vector (fun i => IZR (nth i x 0%Z)).

Lemma vector_nil i : vector [] i = 0.
Proof. unfold vector, real_vector. destruct i; reflexivity. Qed.

Lemma dot_z_against p q : inj (dot_z p q) = against (vector q) p.
Proof.
  revert q; induction p as [|a p IH]; intros [|b q]; cbn [dot_z]; try reflexivity.
  - rewrite inj_0, (against_zero (vector [])) by apply vector_nil. reflexivity.
  - rewrite inj_plus, inj_mult, IH. reflexivity.
Qed.

Lemma form_at_against2 m x y : inj (form_at m x y) = against2 (vector x) (vector y) m.
Proof.
  revert x; induction m as [|row m IH]; intros [|a x]; cbn [form_at]; try reflexivity.
  - rewrite inj_0, (against2_zero (vector [])) by apply vector_nil. reflexivity.
  - rewrite inj_plus, inj_mult, IH, dot_z_against. reflexivity.
Qed.

Theorem not_algebraically_stable_sound A b x : not_algebraically_stable A b x = true ->
  exists (y : nat -> R) (r : R), (r < 0)%R /\ quadratic b A y = RtoC r.
Proof.
  intros H. apply Z.ltb_lt, IZR_lt in H. exists (fun i => IZR (nth i x 0%Z)), (IZR (form_at (form b A) x x)). split; [exact H|].
  rewrite <- form_quadratic. change (against2 (vector x) (vector x) (form b A) = inj (form_at (form b A) x x)). rewrite form_at_against2. reflexivity.
Qed.
