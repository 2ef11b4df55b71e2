(** What the theorems rest on. The Makefile compares this with assumptions.txt: the axioms of the reals in Coq's library, and nothing
    of ours. *)

From Rofz Require Import Polynomial Vanishing Rate Explicit Stability Tableau Bound.

Definition theorems :=
  (derivative_expands,
   quotient_expands,
   vanishing_gradients,
   gradient_tends_to_zero,
   A_stable_gradients_vanish,
   rate,
   A_stable_rate,
   explicit_gradients_do_not_vanish,
   check_sound,
   refutes_A_stability,
   below_sound,
   derives_sound,
   gradient_bound,
   schwarz_pick,
   universal_bound).

Print Assumptions theorems.
