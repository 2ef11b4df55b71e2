(** Against stability in a sector, and on the negative axis. *)

From Coq Require Import Reals List Lra Lia ZArith.
From Coquelicot Require Import Coquelicot.
From Rofz Require Import Polynomial Growth Vanishing Stability.
Import ListNotations.

Open Scope C_scope.

(** |Im z| ≤ −T Re z, Re z ≤ 0: |arg(−z)| ≤ α with T = tan α, and 0. *)
Definition in_sector (T : R) (z : C) : Prop := (fst z <= 0)%R /\ (Rabs (snd z) <= T * - fst z)%R.

(** No pole and |R| ≤ 1 in the sector; in some sector; on the negative axis. *)
Definition A_alpha_stable (T : R) (P Q : poly) : Prop :=
  forall z : C, in_sector T z -> eval Q z <> 0 /\ (Cmod (eval P z) <= Cmod (eval Q z))%R.
Definition A_0_stable (P Q : poly) : Prop := exists T : R, (0 < T)%R /\ A_alpha_stable T P Q.
Definition axis_stable (P Q : poly) : Prop :=
  forall x : R, (x <= 0)%R -> eval Q (RtoC x) <> 0 /\ (Cmod (eval P (RtoC x)) <= Cmod (eval Q (RtoC x)))%R.

(** A point (x + iy)/d with |P| > |Q| and |y| ≤ −(t/e) x. *)
Definition refutes_in_sector (t e x y d : Z) (P Q : zpoly) : bool :=
  Z.ltb 0 e && Z.leb (e * Z.abs y) (t * - x) && refutes x y d P Q.

Theorem refutes_A_alpha (t e x y d : Z) (P Q : zpoly) : refutes_in_sector t e x y d P Q = true -> ~ A_alpha_stable (IZR t / IZR e) (lift P) (lift Q).
Proof.
  intros H HA. unfold refutes_in_sector in H. apply andb_prop in H. destruct H as [H Hr]. apply andb_prop in H. destruct H as [He Hs].
  destruct (refutes_sound x y d P Q Hr) as [Hx Hlt].
  assert (Hd : (0 < d)%Z).
  { unfold refutes in Hr. destruct (at_point P x y d) as [e1 u1]. destruct (at_point Q x y d) as [e2 u2]. apply andb_prop in Hr. destruct Hr as [Hr _].
    apply andb_prop in Hr. destruct Hr as [_ Hd]. apply Z.ltb_lt. exact Hd. }
  apply Z.ltb_lt, IZR_lt in He. apply Z.leb_le, IZR_le in Hs. apply IZR_lt in Hd. rewrite !mult_IZR, opp_IZR, abs_IZR in Hs.
  destruct (HA (point x y d)) as [_ Hle]; [|unfold evalZ in Hlt; lra].
  split; [exact Hx|]. unfold point. simpl fst. simpl snd. unfold Rdiv. rewrite Rabs_mult, Rabs_inv, (Rabs_pos_eq (IZR d)) by lra.
  assert (Hi : (0 < / IZR d)%R) by (apply Rinv_0_lt_compat; exact Hd).
  replace (IZR t * / IZR e * - (IZR x * / IZR d))%R with (IZR t * - IZR x * / IZR e * / IZR d)%R by ring.
  apply Rmult_le_compat_r; [lra|]. apply Rmult_le_reg_l with (IZR e); [exact He|].
  replace (IZR e * (IZR t * - IZR x * / IZR e))%R with (IZR t * - IZR x)%R by (field; lra). exact Hs.
Qed.

(** A point of the axis is one of every sector. *)
Theorem refutes_axis (x d : Z) (P Q : zpoly) : refutes x 0 d P Q = true -> ~ axis_stable (lift P) (lift Q) /\ ~ A_0_stable (lift P) (lift Q).
Proof.
  intros H. destruct (refutes_sound x 0 d P Q H) as [Hx Hlt]. unfold evalZ in Hlt.
  assert (E : point x 0 d = RtoC (fst (point x 0 d))) by (unfold point, RtoC; simpl; f_equal; unfold Rdiv; ring). split.
  - intros HA. destruct (HA (fst (point x 0 d)) Hx) as [_ Hle]. rewrite <- E in Hle. lra.
  - intros [T [HT HA]]. destruct (HA (point x 0 d)) as [_ Hle]; [|lra]. split; [exact Hx|]. rewrite E. simpl snd. rewrite Rabs_R0.
    apply Rmult_le_pos; simpl fst in *; lra.
Qed.
