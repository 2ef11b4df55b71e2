(** What the theorems rest on. The Makefile compares this with assumptions.txt: the axioms of the reals in Coq's library, and nothing
    of ours. *)

From Rofz Require Import Polynomial Vanishing Rate Explicit Stability Reduced Infinity Axis Sector Order Tableau Derivative Behaviour
  Bound Methods Trees.

Definition theorems :=
  (derivative_expands,
   quotient_expands,
   vanishing_gradients,
   gradient_tends_to_zero,
   A_stable_gradients_vanish,
   rate,
   A_stable_rate,
   explicit_gradients_do_not_vanish,
   bounds_sound,
   bounded_reduced,
   check_sound,
   refutes_A_stability,
   below_sound,
   contracting_sound,
   not_below_sound,
   not_contracting_sound,
   check_axis_sound,
   refutes_I_stability,
   refutes_A_alpha,
   refutes_axis,
   begins_sound,
   derives_step,
   fraction_of_step_sound,
   differentiates_sound,
   common_factor,
   resolves_sound,
   behaves_limit,
   behaves_gradient,
   of_order_real,
   fails_real,
   stiffly_accurate_sound,
   not_stiffly_accurate_sound,
   algebraically_stable_sound,
   not_algebraically_stable_sound,
   gradient_bound,
   schwarz_pick,
   universal_bound).

Print Assumptions theorems.
