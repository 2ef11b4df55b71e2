(** The checkers as a program: checker.ml, which audit.ml calls. Lists, pairs and truth values become those of OCaml, lengths machine integers, and
    integers those of Zarith. *)

From Coq Require Import Extraction ExtrOcamlBasic ExtrOcamlNatInt ZArith.
From Rofz Require Import Stability Infinity Axis Sector Order Tableau Derivative Behaviour Methods Trees.

Extract Inductive positive => "Integer.t"
  ["(fun p -> Integer.succ (Integer.shift_left p 1))" "(fun p -> Integer.shift_left p 1)" "Integer.one"] "Integer.by_bits".
Extract Inductive Z => "Integer.t" ["Integer.zero" "(fun p -> p)" "Integer.neg"] "Integer.by_sign".
Extract Constant Z.add => "Integer.add".
Extract Constant Z.sub => "Integer.sub".
Extract Constant Z.mul => "Integer.mul".
Extract Constant Z.opp => "Integer.neg".
Extract Constant Z.abs => "Integer.abs".
Extract Constant Z.div => "Integer.fdiv".
Extract Constant Z.eqb => "Integer.equal".
Extract Constant Z.leb => "Integer.leq".
Extract Constant Z.ltb => "Integer.lt".
Extract Constant Z.pow => "(fun a b -> Integer.pow a (Integer.to_int b))".
Extract Constant Z.of_nat => "Integer.of_int".

Extraction Language OCaml.
Extraction "checker" fraction_of_step differentiates resolves behaves begins bounds bezout bounds_on_axis
  below contracting not_below not_contracting refutes refutes_in_sector leads
  of_order condition size stiffly_accurate not_stiffly_accurate algebraically_stable not_algebraically_stable.
