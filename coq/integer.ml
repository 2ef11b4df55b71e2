(* Integers as checker.ml sees them: those of Zarith. *)

include Z

let by_bits one zero last p =
  if equal p Z.one then last ()
  else if is_odd p then one (shift_right p 1)
  else zero (shift_right p 1)

let by_sign zero positive negative x =
  match sign x with 0 -> zero () | 1 -> positive x | _ -> negative (neg x)
