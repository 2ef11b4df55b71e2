(** The imaginary axis: a checker for I-stability.

    At w = −z the identity of squares reads n (Q(z) Q(−z) − P(z) P(−z)) = Σ c_j w_j(z) w_j(−z), c_j > 0. On the axis −z is z̄, and the right side is not
    negative. *)

From Coq Require Import Reals List Lra Lia ZArith.
From Coquelicot Require Import Coquelicot.
From Rofz Require Import Polynomial Growth Vanishing Stability.
Import ListNotations.

Open Scope C_scope.

(** I-stability: |R(iy)| ≤ 1, and no pole there. *)
Definition I_stable (P Q : poly) : Prop :=
  forall y : R, eval Q (0, y)%R <> 0 /\ (Cmod (eval P (0, y)%R) <= Cmod (eval Q (0, y)%R))%R.

(** p(−z) *)
Fixpoint reflect (p : zpoly) : zpoly :=
  match p with
  | [] => []
  | a :: p' => a :: times (-1) (reflect p')
  end.

Lemma evalZ_reflect p z : evalZ (reflect p) z = evalZ p (- z).
Proof.
  induction p as [|a p IH]; [reflexivity|]. cbn [reflect]. rewrite !evalZ_cons, evalZ_times, IH, inj_m1. ring.
Qed.

Definition norms (p : zpoly) : zpoly := product p (reflect p).

Definition sum_on_axis (s : squares) : zpoly := fold_right (fun x m => plus (times (fst x) (norms (snd x))) m) [] s.

Definition bounds_on_axis (n : Z) (a : squares) (P Q : zpoly) : bool :=
  Z.ltb 0 n && weighted a && is_zero (plus (times n (plus (norms Q) (times (-1) (norms P)))) (times (-1) (sum_on_axis a))).

Lemma conj_on_axis y : - (0, y)%R = Cconj (0, y)%R.
Proof. unfold Cconj, Copp. simpl. f_equal. lra. Qed.

Lemma norms_eval p y : evalZ (norms p) (0, y)%R = RtoC (Cmod (evalZ p (0, y)%R) * Cmod (evalZ p (0, y)%R)).
Proof. unfold norms. rewrite evalZ_product, evalZ_reflect, conj_on_axis. apply square. Qed.

Lemma sum_on_axis_eval s y : weighted s = true -> exists x : R, (0 <= x)%R /\ evalZ (sum_on_axis s) (0, y)%R = RtoC x.
Proof.
  induction s as [|[d q] s IH]; intros H.
  - exists 0%R. split; [lra|reflexivity].
  - unfold weighted in H. cbn [forallb fst] in H. apply andb_prop in H. destruct H as [Hd Hs]. fold (weighted s) in Hs. destruct (IH Hs) as [x [Hx E]].
    exists (IZR d * (Cmod (evalZ q (0, y)%R) * Cmod (evalZ q (0, y)%R)) + x)%R. split.
    + apply Z.ltb_lt, IZR_lt in Hd. pose proof (Rle_0_sqr (Cmod (evalZ q (0, y)%R))) as G. unfold Rsqr in G. nra.
    + cbn [sum_on_axis fold_right]. fold (sum_on_axis s). rewrite evalZ_plus, evalZ_times, E. simpl fst; simpl snd.
      rewrite norms_eval. unfold inj. rewrite <- RtoC_mult, <- RtoC_plus. reflexivity.
Qed.

Theorem bounds_on_axis_sound (n : Z) (a : squares) (P Q : zpoly) : bounds_on_axis n a P Q = true ->
  forall y : R, (Cmod (evalZ P (0, y)%R) <= Cmod (evalZ Q (0, y)%R))%R.
Proof.
  intros H y. unfold bounds_on_axis in H. apply andb_prop in H. destruct H as [H Hi]. apply andb_prop in H. destruct H as [Hn Ha].
  destruct (sum_on_axis_eval a y Ha) as [x [Hx Ex]]. apply Z.ltb_lt, IZR_lt in Hn.
  pose proof (is_zero_eval _ (0, y)%R Hi) as E. rewrite evalZ_plus, !evalZ_times, evalZ_plus, evalZ_times, Ex, !norms_eval, inj_m1 in E.
  pose proof (f_equal fst E) as F. unfold inj, Cplus, Cmult, Copp, RtoC in F. simpl in F.
  pose proof (Cmod_ge_0 (evalZ P (0, y)%R)) as G1. pose proof (Cmod_ge_0 (evalZ Q (0, y)%R)) as G2.
  set (p := Cmod (evalZ P (0, y)%R)) in *. set (q := Cmod (evalZ Q (0, y)%R)) in *. set (m := IZR n) in *.
  assert (0 <= m * (q * q - p * p))%R by lra.
  assert (p * p <= q * q)%R by nra.
  destruct (Rle_lt_dec p q) as [|Hl]; auto. nra.
Qed.

Definition check_axis (n : Z) (a : squares) (U V : zpoly) (g : Z) (P Q : zpoly) : bool := bounds_on_axis n a P Q && bezout U V g P Q.

Theorem check_axis_sound n a U V g P Q : check_axis n a U V g P Q = true -> I_stable (lift P) (lift Q).
Proof.
  intros H. apply andb_prop in H. destruct H as [H Hb]. intros y. pose proof (bounds_on_axis_sound _ _ _ _ H y) as Hle.
  split; [|exact Hle]. intros E0. change (eval (lift Q) (0, y)%R) with (evalZ Q (0, y)%R) in E0.
  refine (bezout_sound _ _ _ _ _ Hb (0, y)%R _ E0).
  apply Cmod_eq_0. rewrite E0, Cmod_0 in Hle. pose proof (Cmod_ge_0 (evalZ P (0, y)%R)). lra.
Qed.

(** Against it: a point iy/d. *)
Theorem refutes_I_stability (y d : Z) (P Q : zpoly) : refutes 0 y d P Q = true -> ~ I_stable (lift P) (lift Q).
Proof.
  intros H HI. destruct (refutes_sound 0 y d P Q H) as [_ Hlt]. destruct (HI (IZR y / IZR d)%R) as [_ Hle].
  assert (E : point 0 y d = (0, IZR y / IZR d)%R) by (unfold point; f_equal; unfold Rdiv; ring).
  rewrite E in Hlt. unfold evalZ in Hlt. lra.
Qed.

(** A-stability is more. *)
Lemma A_stable_I_stable (P Q : poly) : A_stable P Q -> I_stable P Q.
Proof. intros H y. apply H. simpl. lra. Qed.
