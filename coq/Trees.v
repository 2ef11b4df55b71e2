(** The order of a tableau: Butcher's conditions for all rooted trees [But64; HW96, IV.7].

    A, α and b are integers over a common denominator n. Below a node with one child stands A, below one with several α, which is A but for Rosenbrock
    methods, where A is α + γ. [weight] is bᵀΨ(t) times n^|t|, so that the condition bᵀΨ(t) = 1/γ(t) is one of integers. *)

From Coq Require Import Reals Lra List Lia ZArith.
From Rofz Require Import Stability.
Import ListNotations.

Inductive tree := Node (children : list tree).

(** |t| and γ(t), the product of the sizes of all subtrees. *)
Fixpoint size (t : tree) : nat :=
  match t with Node l => S (fold_right (fun c m => size c + m) 0 l) end.

Fixpoint density (t : tree) : Z :=
  match t with Node l => Z.of_nat (size t) * fold_right (fun c m => density c * m)%Z 1%Z l end.

Fixpoint inner (v w : zpoly) : Z :=
  match v, w with
  | x :: v', y :: w' => (x * y + inner v' w')%Z
  | _, _ => 0%Z
  end.

Definition image (M : list zpoly) (v : zpoly) : zpoly := map (fun row => inner row v) M.

Fixpoint pointwise (v w : zpoly) : zpoly :=
  match v, w with
  | x :: v', y :: w' => (x * y)%Z :: pointwise v' w'
  | _, _ => []
  end.

(** Ψ(t), times n^(|t|−1): the product of the images of Ψ of the children, and 1 at all stages without any. *)
Fixpoint psi (A alpha : list zpoly) (t : tree) : zpoly :=
  match t with
  | Node l => let M := match l with [_] => A | _ => alpha end in
              fold_right (fun c v => pointwise (image M (psi A alpha c)) v) (map (fun _ => 1%Z) A) l
  end.

Definition weight (A alpha : list zpoly) (b : zpoly) (t : tree) : Z := inner b (psi A alpha t).

(** |bᵀΨ(t) − 1/γ(t)| ≤ w/d, times d γ(t) n^|t|. *)
Definition condition (n : Z) (A alpha : list zpoly) (b : zpoly) (w d : Z) (t : tree) : bool :=
  let u := (n ^ Z.of_nat (size t))%Z in
  Z.leb (d * Z.abs (density t * weight A alpha b t - u)) (w * (density t * u)).

(** All lists of trees with n nodes together, in every order of children. *)
Definition forest_size (l : list tree) : nat := fold_right (fun c m => size c + m) 0 l.

Fixpoint forests (fuel n : nat) : list (list tree) :=
  match fuel with
  | O => []
  | S f => match n with
           | O => [[]]
           | S m => flat_map (fun k => let rest := forests f (m - k) in flat_map (fun c => map (cons (Node c)) rest) (forests f k)) (seq 0 (S m))
           end
  end.

Lemma forests_complete fuel : forall n l, n < fuel -> forest_size l = n -> In l (forests fuel n).
Proof.
  induction fuel as [|f IH]; intros n l Hn Hl; [lia|]. destruct l as [|[c] l].
  - cbn in Hl. subst n. left. reflexivity.
  - change (forest_size (Node c :: l)) with (S (forest_size c) + forest_size l) in Hl. destruct n as [|m]; [lia|]. cbn [forests].
    apply in_flat_map. exists (forest_size c). split; [apply in_seq; lia|]. apply in_flat_map. exists c. split; [apply IH; lia|].
    apply in_map. apply IH; lia.
Qed.

Definition of_order (n : Z) (A alpha : list zpoly) (b : zpoly) (w d : Z) (p : nat) : bool :=
  Z.ltb 0 n && Z.ltb 0 d && Z.leb 0 w
  && forallb (fun m => forallb (fun l => condition n A alpha b w d (Node l)) (forests (S m) m)) (seq 0 p).

(** The conditions hold for all trees with up to p nodes. *)
Theorem of_order_sound n A alpha b w d p : of_order n A alpha b w d p = true ->
  forall t : tree, size t <= p -> condition n A alpha b w d t = true.
Proof.
  intros H [l] Ht. apply andb_prop in H. destruct H as [_ H]. rewrite forallb_forall in H.
  change (size (Node l)) with (S (forest_size l)) in Ht.
  assert (Hm : In (forest_size l) (seq 0 p)) by (apply in_seq; lia). specialize (H _ Hm). rewrite forallb_forall in H. apply H.
  apply forests_complete; [lia|reflexivity].
Qed.

(** * The same in real numbers *)

Local Open Scope R_scope.

Fixpoint innerR (v w : list R) : R :=
  match v, w with
  | x :: v', y :: w' => x * y + innerR v' w'
  | _, _ => 0
  end.

Fixpoint pointwiseR (v w : list R) : list R :=
  match v, w with
  | x :: v', y :: w' => x * y :: pointwiseR v' w'
  | _, _ => []
  end.

(** Ψ(t): at each stage the product of AΨ(c) over the children c; αΨ(c) if there are several. *)
Fixpoint Psi (A alpha : list (list R)) (t : tree) : list R :=
  match t with
  | Node l => let M := match l with [_] => A | _ => alpha end in
              fold_right (fun c v => pointwiseR (map (fun row => innerR row (Psi A alpha c)) M) v) (map (fun _ => 1) A) l
  end.

Definition over (n : Z) (v : zpoly) : list R := map (fun x => IZR x / IZR n) v.

Definition divide (u : R) (v : zpoly) : list R := map (fun x => IZR x / u) v.

Lemma tree_induction (P : tree -> Prop) : (forall l, List.Forall P l -> P (Node l)) -> forall t, P t.
Proof.
  intros H. fix IH 1. intros [l]. apply H. induction l as [|c l IHl]; constructor; [apply IH|exact IHl].
Qed.

Lemma size_pos t : (1 <= size t)%nat.
Proof. destruct t. simpl. lia. Qed.

Lemma innerR_over n u row v : IZR n <> 0 -> u <> 0 -> innerR (over n row) (divide u v) = IZR (inner row v) / (u * IZR n).
Proof.
  intros Hn Hu. revert v; induction row as [|x row IH]; intros [|y v]; cbn [over divide map innerR inner]; try (unfold Rdiv; ring).
  change (map (fun x0 => IZR x0 / IZR n) row) with (over n row). change (map (fun x0 => IZR x0 / u) v) with (divide u v).
  rewrite IH, plus_IZR, mult_IZR. field. split; assumption.
Qed.

Lemma pointwiseR_divide u w v x : u <> 0 -> w <> 0 -> pointwiseR (divide u v) (divide w x) = divide (u * w) (pointwise v x).
Proof.
  intros Hu Hw. revert x; induction v as [|a v IH]; intros [|b x]; try reflexivity. cbn [divide map pointwiseR pointwise].
  f_equal; [rewrite mult_IZR; field; split; assumption|apply IH].
Qed.

Lemma Psi_psi n A alpha t : IZR n <> 0 -> Psi (map (over n) A) (map (over n) alpha) t = divide (IZR n ^ pred (size t)) (psi A alpha t).
Proof.
  intros Hn. induction t as [l IH] using tree_induction. cbn [Psi psi size pred].
  assert (HM : match l with [_] => map (over n) A | _ => map (over n) alpha end = map (over n) match l with [_] => A | _ => alpha end)
    by (destruct l as [|c [|c' l]]; reflexivity).
  rewrite HM. clear HM. generalize (match l with [_] => A | _ => alpha end). intros M.
  induction IH as [|c l Hc _ IHl]; cbn [fold_right].
  - cbn [pow]. unfold divide. rewrite !map_map. apply map_ext. intros. unfold Rdiv. rewrite Rinv_1. ring.
  - rewrite IHl, Hc. set (k := fold_right (fun c0 m => (size c0 + m)%nat) 0%nat l).
    assert (Hk : IZR n ^ (size c + k) = (IZR n ^ pred (size c) * IZR n) * IZR n ^ k).
    { rewrite pow_add. f_equal. rewrite (Rmult_comm _ (IZR n)). change (IZR n * IZR n ^ pred (size c)) with (IZR n ^ S (pred (size c))). f_equal.
      pose proof (size_pos c). lia. }
    rewrite Hk, <- pointwiseR_divide by (try apply Rmult_integral_contrapositive_currified; try apply pow_nonzero; assumption). f_equal.
    unfold image, divide at 2. rewrite !map_map. apply map_ext. intros row. apply innerR_over; [exact Hn|apply pow_nonzero; exact Hn].
Qed.

(** Butcher's condition of t, to within w/d: |bᵀΨ(t) − 1/γ(t)| ≤ w/d. *)
Definition holds_for (n : Z) (A alpha : list zpoly) (b : zpoly) (w d : Z) (t : tree) : Prop :=
  Rabs (innerR (over n b) (Psi (map (over n) A) (map (over n) alpha) t) - / IZR (density t)) <= IZR w / IZR d.

Lemma density_pos t : (0 < density t)%Z.
Proof.
  induction t as [l IH] using tree_induction. cbn [density]. apply Z.mul_pos_pos; [pose proof (size_pos (Node l)); lia|].
  induction IH as [|c l Hc _ IHl]; cbn [fold_right]; [reflexivity|]. apply Z.mul_pos_pos; assumption.
Qed.

Theorem condition_real n A alpha b w d t : (0 < n)%Z -> (0 < d)%Z -> condition n A alpha b w d t = true <-> holds_for n A alpha b w d t.
Proof.
  intros Hn Hd. apply IZR_lt in Hn. apply IZR_lt in Hd. unfold condition, holds_for, weight. rewrite Z.leb_le, Psi_psi by lra.
  rewrite innerR_over; [|lra|apply pow_nonzero; lra].
  pose proof (density_pos t) as Hg. apply IZR_lt in Hg. set (g := IZR (density t)) in *. set (x := inner b (psi A alpha t)).
  assert (Hu : IZR n ^ pred (size t) * IZR n = IZR (n ^ Z.of_nat (size t))).
  { rewrite <- pow_IZR. pose proof (size_pos t) as Hs. destruct (size t) as [|k]; [lia|]. simpl. ring. }
  assert (Hp : 0 < IZR (n ^ Z.of_nat (size t))) by (rewrite <- pow_IZR; apply pow_lt; lra).
  rewrite Hu. set (u := IZR (n ^ Z.of_nat (size t))) in *.
  replace (IZR x / u - / g) with ((g * IZR x - u) / (g * u)) by (field; split; lra).
  assert (Hgu : 0 < g * u) by (apply Rmult_lt_0_compat; assumption).
  unfold Rdiv. rewrite Rabs_mult, Rabs_inv, (Rabs_pos_eq (g * u)) by lra.
  assert (Ea : Rabs (g * IZR x - u) = IZR (Z.abs (density t * x - n ^ Z.of_nat (size t)))) by (rewrite abs_IZR, minus_IZR, mult_IZR; reflexivity).
  rewrite Ea. set (a := IZR (Z.abs _)). assert (Hgud : 0 < g * u * IZR d) by (apply Rmult_lt_0_compat; assumption).
  assert (E1 : a * / (g * u) * (g * u * IZR d) = IZR d * a) by (field; split; lra).
  assert (E2 : IZR w * / IZR d * (g * u * IZR d) = IZR w * (g * u)) by (field; lra). split; intros H.
  - apply IZR_le in H. rewrite !mult_IZR in H. fold a g u in H. apply Rmult_le_reg_r with (g * u * IZR d); [exact Hgud|]. rewrite E1, E2. exact H.
  - apply le_IZR. rewrite !mult_IZR. fold a g u. rewrite <- E1, <- E2. apply Rmult_le_compat_r; lra.
Qed.

(** Order p: the condition holds of every tree with up to p nodes. *)
Theorem of_order_real n A alpha b w d p : of_order n A alpha b w d p = true -> forall t : tree, (size t <= p)%nat -> holds_for n A alpha b w d t.
Proof.
  intros H t Ht. pose proof (of_order_sound n A alpha b w d p H t Ht) as C. unfold of_order in H. apply andb_prop in H. destruct H as [H _].
  apply andb_prop in H. destruct H as [H _]. apply andb_prop in H. destruct H as [Hn Hd]. apply condition_real; [apply Z.ltb_lt; exact Hn|apply Z.ltb_lt; exact Hd|exact C].
Qed.

(** ... and no higher: it fails of a tree. *)
Theorem fails_real n A alpha b w d t : (Z.ltb 0 n && Z.ltb 0 d && negb (condition n A alpha b w d t))%bool = true -> ~ holds_for n A alpha b w d t.
Proof.
  intros H G. apply andb_prop in H. destruct H as [H Hc]. apply andb_prop in H. destruct H as [Hn Hd].
  apply condition_real in G; [|apply Z.ltb_lt; assumption|apply Z.ltb_lt; assumption]. rewrite G in Hc. discriminate.
Qed.
