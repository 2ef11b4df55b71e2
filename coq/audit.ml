(* The second reader of certificate files: it reads them by itself, and checks them by the checkers that are proved in Coq and extracted to
   checker.ml. What it trusts besides is this file and text.ml: that they take numbers to the right places, over common denominators.

   Usage: audit FILE...   The exit code is 0 if all claims are proved, 1 if evidence does not prove its claim, 2 if a file is no certificate,
   3 if there is a claim, or evidence, that this program does not know. Of several files the worst counts: 2, 1, 3. *)

open Text

(* {1 Integers over a common denominator} *)

let denominator numbers = List.fold_left (fun d x -> Z.lcm d (Q.den x)) Z.one numbers
let over d x = Z.divexact (Z.mul (Q.num x) d) (Q.den x)
let integers d = List.map (over d)
let holds ok format = Printf.ksprintf (fun s -> if not ok then raise (Failure s)) format

(* {1 The scheme} *)

type stages = {
  kind : string;
  n : Z.t; (* the denominator of all below *)
  a : Z.t list list;
  b : Z.t list;
  e : Z.t list; (* not over n: integers *)
  branching : Z.t list list option; (* of a Rosenbrock method *)
}

(* s, P₀ and Q₀ over one denominator *)
type derivation = { scale : Z.t; s : Z.t list list; p0 : Z.t list; q0 : Z.t list }

type subject = {
  scheme : string;
  stages : stages option;
  embedded : bool;
  mutable p : Z.t list;
  mutable q : Z.t list;
  mutable d : Z.t; (* the denominator of P and Q *)
  mutable known : bool; (* R is known *)
  mutable derivation : derivation option;
}

let is_matrix n rows = List.length rows = n && List.for_all (fun row -> List.length row = n) rows

let fraction s p q =
  let d = denominator (p @ q) in
  s.p <- integers d p;
  s.q <- integers d q;
  s.d <- d;
  s.known <- true

let read_scheme lines =
  let s = { lines } in
  let scheme = always s "scheme" Fun.id in
  (match s.lines with ("field", _) :: _ -> unknown "irrational coefficients" | _ -> ());
  let subject stages embedded = { scheme; stages; embedded; p = []; q = []; d = Z.one; known = false; derivation = None } in
  let weights () =
    let b = always s "b" list in
    let embedded = optional s "embedded b" list in
    Option.iter (fun e -> if List.length e <> List.length b then malformed "b and the embedded weights differ in length") embedded;
    (Option.value embedded ~default:b, embedded <> None)
  in
  let tableau ?branching a b e =
    let n = denominator (List.concat a @ b @ List.concat (Option.value branching ~default:[])) in
    let rows = List.map (integers n) in
    { kind = scheme; n; a = rows a; b = integers n b; e; branching = Option.map rows branching }
  in
  let ones b = List.map (fun _ -> Z.one) b in
  let out =
    match scheme with
    | "runge-kutta" ->
        let a = many s "A" list in
        let b, embedded = weights () in
        if not (is_matrix (List.length b) a) then malformed "A is not square, or b has another length";
        subject (Some (tableau a b (ones b))) embedded
    | "rosenbrock" ->
        let alpha = many s "alpha" list in
        let gamma = many s "gamma" list in
        let b, embedded = weights () in
        if not (is_matrix (List.length b) alpha && is_matrix (List.length b) gamma) then malformed "alpha, gamma and b differ in size";
        subject (Some (tableau ~branching:alpha (List.map2 (List.map2 Q.add) alpha gamma) b (ones b))) embedded
    | "legendre" ->
        let a = many s "A" list in
        let nodes = always s "nodes" polynomial in
        let n = degree nodes in
        if n < 1 || n > 200 || not (Q.equal (List.nth nodes n) Q.one && is_matrix n a) then malformed "the nodes, or the size of A";
        let unit = Q.one :: List.init (n - 1) (fun _ -> Q.zero) in
        subject (Some (tableau a unit (List.map Q.num unit))) false
    | "rational" ->
        let p = nonzero s "P" polynomial [] in
        let q = always s "Q" polynomial in
        if q = [] then malformed "Q: 0 is left out";
        let out = subject None false in
        fraction out p q;
        out
    | _ -> unknown "schemes of the kind %S" scheme
  in
  finish s;
  out

let stages s = match s.stages with Some t -> t | None -> malformed "a scheme of the kind %s has no tableau" s.scheme
let of_kinds s kinds = if s.embedded || not (List.mem s.scheme kinds) then malformed "no claim about such a scheme"

(* {1 Claims: each is read at once, and is a check to be made later, which returns the sentence that is proved} *)

(* c_k|w_k|² with weights times [scale], and integers in w_k: the weights over one denominator, and that *)
let squares scale list =
  let integral (c, w) =
    let d = denominator w in
    (Q.div (Q.mul c (Q.of_bigint scale)) (Q.of_bigint (Z.mul d d)), integers d w)
  in
  let list = List.map integral list in
  let d = denominator (List.map fst list) in
  (d, List.map (fun (c, w) -> (over d c, w)) list)

(* UP + VQ = 1 *)
let is_bezout s (u, v) =
  let d = denominator (u @ v) in
  Checker.bezout (integers d u) (integers d v) (Z.mul d s.d) s.p s.q

let stability_function s lines =
  let vector = many lines "s" polynomial in
  let p0 = nonzero lines "P0" polynomial [] in
  let q0 = nonzero lines "Q0" polynomial [] in
  let g = nonzero lines "G" polynomial [] in
  if List.mem_assoc "generator" lines.lines then unknown "irrational coefficients";
  let p = nonzero lines "P" polynomial [] in
  let q = nonzero lines "Q" polynomial [] in
  if s.known then malformed "R is known already";
  let t = stages s in
  fraction s p q;
  let scale = denominator (List.concat vector @ p0 @ q0) in
  let dv = { scale; s = List.map (integers scale) vector; p0 = integers scale p0; q0 = integers scale q0 } in
  s.derivation <- Some dv;
  let dg = denominator g in
  fun () ->
    holds (Checker.leads dv.q0) "Q0 is 0";
    holds (Checker.fraction_of_step t.n t.a t.b t.e dv.s dv.p0 dv.q0 (integers dg g) s.p s.q scale (Z.mul dg s.d)) "R is not the function of the step";
    holds (match s.q with c :: _ -> Z.equal c s.d | [] -> false) "Q(0) is not 1";
    "stability function"

let derivative s lines =
  let p1 = nonzero lines "P1" polynomial [] in
  let q1 = nonzero lines "Q1" polynomial [] in
  let t = many lines "t" polynomial in
  let d1 = denominator (p1 @ q1) and dt = denominator (List.concat t) in
  let derivation = s.derivation in
  fun () ->
    holds (Checker.leads s.q && q1 <> []) "a denominator is 0";
    holds (Checker.differentiates s.p s.q (integers d1 p1) (integers d1 q1)) "P1/Q1 is not the derivative";
    if t = [] then "derivative"
    else
      match derivation with
      | None -> malformed "a vector without the stability function"
      | Some v ->
          let r = stages s in
          holds
            (Checker.resolves r.n r.a r.b v.s (List.map (integers dt) t) (Z.mul v.scale v.scale) (Z.mul r.n dt) v.p0 v.q0)
            "the derivative is not that of the resolvent";
          "derivative bᵀ(I − zA)⁻²e"

let pair x = (Q.num x, Q.den x)

let behaviour s lines =
  let limit = optional lines "limit" rational in
  let exponent = optional lines "exponent" integer in
  let leading = optional lines "leading" rational in
  fun () ->
    if (exponent = None) <> (leading = None) then malformed "an exponent without a coefficient, or the reverse";
    let gradient = match (exponent, leading) with Some e, Some c -> Some (Z.of_int e, pair c) | _ -> None in
    holds (Checker.behaves (Option.map pair limit) gradient s.p s.q) "R or its derivative behave otherwise at infinity";
    Printf.sprintf "behaviour at infinity: R(∞) = %s, %s"
      (match limit with Some x -> Q.to_string x | None -> "infinite")
      (match (exponent, leading) with Some e, Some c -> Printf.sprintf "R' ~ %s*z^%d" (Q.to_string c) e | _ -> "R' = 0")

let order s lines =
  let p = always lines "order" integer in
  let c = always lines "constant" rational in
  fun () ->
    let begins n = Checker.begins n (Q.num c) (Q.den c) s.p s.q in
    holds (match s.q with q :: _ -> Z.equal q s.d | [] -> false) "Q(0) is not 1";
    holds (p >= 0 && p <= List.length s.p + List.length s.q - 1) "the order is out of range";
    holds ((p = 0 && begins 0) || begins (p + 1)) "e^z − R begins otherwise";
    Printf.sprintf "order %d, error constant %s" p (Q.to_string c)

(* Turns show that all zeros of Q have positive real parts: Q(iy) = A(y²) + iyB(y²) turns clockwise from quadrant to quadrant. That is asked of
   them here; but they prove nothing to this program, which has squares in the half-plane take their place. *)
let check_turns s turns =
  holds (List.length turns = List.length s.q - 1) "as many turns as the degree of Q would be right";
  let alternating parity = List.filteri (fun i _ -> i mod 2 = parity) s.q |> List.mapi (fun j c -> if j mod 2 = 0 then c else Z.neg c) in
  let value p t = List.fold_right (fun c sum -> Q.add (Q.of_bigint c) (Q.mul t sum)) p Q.zero in
  let a = alternating 0 and b = alternating 1 in
  let turn (i, last) t =
    if String.length (Q.to_string t) > 1000 then malformed "a turn of more than 1000 characters";
    let x = Q.sign (value a t) and y = -Q.sign (value b t) in
    let x, y = match i mod 4 with 0 -> (x, y) | 1 -> (y, -x) | 2 -> (-x, -y) | _ -> (-y, x) in
    holds (Q.lt last t && x > 0 && y > 0) "Q does not turn into the next quadrant";
    (i + 1, t)
  in
  ignore (List.fold_left turn (0, Q.zero) turns)

(* Squares in the half-plane that go with those on the axis, found by elimination in the matrix K of Q(z)Q(w) − P(z)P(w) − Σ c_k w_k(z)w_k(w) = −(z + w) Σ K_ij z^i w^j.
   They are evidence, to be checked. *)
let find_half_plane s axis =
  let pad n p = Array.init n (fun i -> match List.nth_opt p i with Some c -> c | None -> Q.zero) in
  let n = List.fold_left (fun n p -> max n (List.length p)) 1 (s.p :: s.q :: List.map (fun (_, w) -> List.map Q.num w) axis) in
  let rational p = pad n (List.map (fun c -> Q.make c s.d) p) in
  let squares = ((Q.one, rational s.q) :: (Q.minus_one, rational s.p) :: List.map (fun (c, w) -> (Q.neg c, pad n w)) axis) in
  let entry i j = List.fold_left (fun sum (c, w) -> Q.add sum (Q.mul c (Q.mul w.(i) w.(j)))) Q.zero squares in
  let m = n - 1 in
  let k = Array.make_matrix m m Q.zero in
  for i = 0 to m - 1 do
    for j = 1 to m do
      k.(i).(j - 1) <- Q.neg (Q.add (entry i j) (if i > 0 && j < m then k.(i - 1).(j) else Q.zero))
    done
  done;
  let eliminate i =
    let pivot = k.(i).(i) and row = Array.copy k.(i) in
    if Q.sign pivot = 0 then None
    else (
      for a = i to m - 1 do
        let factor = Q.div row.(a) pivot in
        if Q.sign factor <> 0 then
          for b = i to m - 1 do
            k.(a).(b) <- Q.sub k.(a).(b) (Q.mul factor row.(b))
          done
      done;
      Some (Q.inv pivot, strip (Array.to_list row)))
  in
  List.filter_map eliminate (List.init m Fun.id)

let stability property against s lines =
  let half_plane = many lines "half-plane" square in
  let axis = many lines "axis" square in
  let turns = many lines "turn" rational in
  let u = nonzero lines "U" polynomial [] in
  let v = nonzero lines "V" polynomial [] in
  let witness = optional lines "witness" point in
  let infinity = next lines "evidence" in
  Option.iter (fun text -> if text <> "R(∞)" then malformed "the evidence %S" text) infinity;
  if against <> (witness <> None || infinity <> None) then malformed "evidence for the opposite of the claim";
  let name = (if against then "not " else "") ^ property in
  let only ok = if not ok then malformed "evidence of another sort" in
  fun () ->
    holds (Checker.leads s.q) "Q is 0";
    (match (witness, infinity) with
    | Some (x, y), _ ->
        only (half_plane = [] && axis = [] && turns = [] && u = [] && v = [] && infinity = None);
        let d = denominator [ x; y ] in
        holds (property <> "I-stable" || Q.sign x = 0) "the witness is not on the axis";
        holds (Checker.refutes (over d x) (over d y) d s.p s.q) "|P| > |Q| does not hold at the witness"
    | None, Some _ ->
        only (half_plane = [] && axis = [] && turns = [] && u = [] && v = []);
        holds
          (match property with
          | "L-stable" -> Checker.not_below s.p s.q
          | "strongly A-stable" -> Checker.not_contracting s.p s.q
          | _ -> false)
          "R(∞) says nothing against it"
    | None, None when property = "I-stable" && turns = [] ->
        only (half_plane = []);
        let k, axis = squares (Z.mul s.d s.d) axis in
        holds (Checker.bounds_on_axis k axis s.p s.q && is_bezout s (u, v)) "the identities of I-stability do not hold"
    | None, None ->
        only (u = [] && v = [] && (turns = [] || half_plane = []));
        let half_plane =
          if turns = [] then half_plane
          else (
            check_turns s turns;
            let k, on_axis = squares (Z.mul s.d s.d) axis in
            holds (Checker.bounds_on_axis k on_axis s.p s.q) "the identity on the axis does not hold";
            find_half_plane s axis)
        in
        let k, all = squares (Z.mul s.d s.d) (half_plane @ axis) in
        let m = List.length half_plane in
        let part keep = List.filteri (fun i _ -> keep i) all in
        let ok = Checker.bounds k (part (fun i -> i < m)) (part (fun i -> i >= m)) s.p s.q in
        if turns <> [] && not ok then unknown "turns, in whose place no squares were found";
        holds ok "the identity of the squares does not hold";
        holds
          (match property with
          | "L-stable" -> Checker.below s.p s.q
          | "strongly A-stable" -> Checker.contracting s.p s.q
          | _ -> true)
          "R(∞) is too large");
    name

(* Against stability in a sector: from a point of it. *)
let not_in_sector property s lines =
  let tan = nonzero lines "tan" rational Q.zero in
  (match lines.lines with
  | [] -> malformed "evidence is missing"
  | ("witness", _) :: _ -> ()
  | (key, _) :: _ -> unknown "evidence %S" key);
  let x, y = always lines "witness" point in
  if lines.lines <> [] then unknown "evidence %S" (fst (List.hd lines.lines));
  fun () ->
    if (property = "A(alpha)-stable") <> (Q.sign tan > 0) || Q.sign tan < 0 || String.length (Q.to_string tan) > 1000 then malformed "the tangent";
    holds (Checker.leads s.q) "Q is 0";
    let d = denominator [ x; y ] in
    let x = over d x and y = over d y in
    holds
      (if Q.sign tan > 0 then Checker.refutes_in_sector (Q.num tan) (Q.den tan) x y d s.p s.q else Z.sign y = 0 && Checker.refutes x y d s.p s.q)
      "|P| > |Q| does not hold at the witness, or it is not in the sector";
    "not " ^ property ^ if property = "A(alpha)-stable" then ", tan = " ^ Q.to_string tan else ""

(* 5·10^-13 for 1/2000000000000, as the core writes it *)
let to_within x =
  let is_integer y = Z.equal (Q.den y) Z.one in
  let rec shift n y = if n < 100 && not (is_integer y) then shift (n + 1) (Q.mul y (Q.of_int 10)) else (n, y) in
  let n, y = shift 0 x in
  if Q.sign x = 0 then ""
  else if n <= 3 || not (is_integer y) then " to within " ^ Q.to_string x
  else Printf.sprintf " to within %s·10^-%d" (Q.to_string y) n

let stiff_accuracy against s lines =
  let within = nonzero lines "within" rational Q.zero in
  let support = List.exists (fun (key, _) -> key = "support" || key = "cofactor") lines.lines in
  of_kinds s [ "runge-kutta"; "rosenbrock"; "legendre" ];
  if s.scheme = "legendre" then unknown "stiff accuracy of a scheme that is known by its nodes";
  if support then malformed "evidence of another sort";
  let t = stages s in
  let last l = List.nth l (List.length l - 1) in
  let sum = List.fold_left Z.add Z.zero in
  let left, right =
    match t.branching with None -> (last t.a, t.b) | Some alpha -> (last t.a @ [ sum (last alpha) ], t.b @ [ t.n ])
  in
  fun () ->
    if Q.sign within < 0 then malformed "a negative distance";
    let check = if against then Checker.not_stiffly_accurate else Checker.stiffly_accurate in
    holds (check t.n (Q.num within) (Q.den within) left right) "the last row of A and b";
    (if against then "not " else "") ^ "stiffly accurate" ^ to_within within

(* A tree in nested brackets, [[],[[]]]. *)
let tree text =
  let rec read i =
    if i >= String.length text || text.[i] <> '[' then malformed "%S is no tree" text;
    if i + 1 < String.length text && text.[i + 1] = ']' then (Checker.Node [], i + 2) else children [] (i + 1)
  and children before i =
    let child, i = read i in
    if i >= String.length text then malformed "%S is no tree" text;
    match text.[i] with
    | ',' -> children (child :: before) (i + 1)
    | ']' -> (Checker.Node (List.rev (child :: before)), i + 1)
    | _ -> malformed "%S is no tree" text
  in
  let t, i = read 0 in
  if i <> String.length text || Checker.size t > most_degree then malformed "%S is no tree" text;
  t

let tableau_order s lines =
  let p = always lines "order" integer in
  let eta = nonzero lines "eta" integer 0 in
  let zeta = nonzero lines "zeta" integer 0 in
  let fails = optional lines "fails" Fun.id in
  let within = nonzero lines "within" rational Q.zero in
  let t = stages s in
  if s.scheme = "legendre" then unknown "the order of a scheme that is known by its nodes";
  if eta <> 0 then unknown "simplifying assumptions";
  if fails = Some "" then malformed "fails: the empty text is left out";
  fun () ->
    if p < 0 || p > 10 || zeta <> 0 || Q.sign within < 0 then malformed "the orders, or the distance";
    let alpha = Option.value t.branching ~default:t.a in
    let w = Q.num within and d = Q.den within in
    holds (Checker.of_order t.n t.a alpha t.b w d p) "a condition does not hold";
    Option.iter
      (fun text ->
        let tree = tree text in
        if Checker.size tree <> p + 1 then malformed "a tree with %d nodes would be right" (p + 1);
        holds (not (Checker.condition t.n t.a alpha t.b w d tree)) "the condition of the tree holds")
      fails;
    Printf.sprintf "order of the tableau%s %d%s" (if fails = None then " at least" else "") p (to_within within)

let algebraic_stability against s lines =
  let weights = Option.value (optional lines "weights" list) ~default:[] in
  let vectors = many lines "vector" list in
  let x = optional lines "x" list in
  let negative = nonzero lines "negative weight" integer 0 in
  if against <> (x <> None || negative <> 0) then malformed "evidence for the opposite of the claim";
  of_kinds s [ "runge-kutta"; "legendre" ];
  if s.scheme = "legendre" then unknown "algebraic stability of a scheme that is known by its nodes";
  let t = stages s in
  let n = List.length t.b in
  let sized l = List.length l = n in
  fun () ->
    if not (List.length vectors = List.length weights && List.for_all sized vectors && Option.fold ~none:true ~some:sized x && negative >= 0 && negative <= n)
    then malformed "the sizes do not fit";
    if against && (weights <> [] || (negative > 0 && x <> None)) then malformed "evidence of another sort";
    (match x with
    | _ when negative > 0 -> holds (Z.sign (List.nth t.b (negative - 1)) < 0) "the weight is not negative"
    | Some x -> holds (Checker.not_algebraically_stable t.a t.b (integers (denominator x) x)) "xᵀMx < 0 does not hold"
    | None ->
        let k, list = squares (Z.mul t.n t.n) (List.combine weights vectors) in
        holds (Checker.algebraically_stable t.n t.a t.b k list) "M is not the sum of the squares, or b ≥ 0 does not hold");
    (if against then "not " else "") ^ "algebraically stable"

let claim s name =
  let about_r read lines = if s.known then read s lines else malformed "a claim about R in a file that does not say before what R is" in
  match name with
  | "stability function" -> stability_function s
  | "derivative" -> about_r derivative
  | "behaviour at infinity" -> about_r behaviour
  | "order" -> about_r order
  | "not A(alpha)-stable" | "not A(0)-stable" | "not A0-stable" -> about_r (not_in_sector (String.sub name 4 (String.length name - 4)))
  | "order of the tableau" -> tableau_order s
  | "stiffly accurate" -> stiff_accuracy false s
  | "not stiffly accurate" -> stiff_accuracy true s
  | "algebraically stable" -> algebraic_stability false s
  | "not algebraically stable" -> algebraic_stability true s
  | "A-stable" | "L-stable" | "strongly A-stable" | "I-stable" -> about_r (stability name false)
  | "not A-stable" | "not L-stable" | "not strongly A-stable" | "not I-stable" ->
      about_r (stability (String.sub name 4 (String.length name - 4)) true)
  | _ -> unknown "%s" name

(* {1 Files} *)

type outcome = Proved of string | Unchecked of string

(* The claims of a file, with what is known of each. All of it is read before anything is checked. *)
let audit text =
  match sections text with
  | [] -> malformed "no scheme"
  | scheme :: claims ->
      let s = read_scheme scheme in
      let read lines =
        let section = { lines } in
        let name = always section "claim" Fun.id in
        try
          let check = claim s name section in
          finish section;
          fun () -> try Proved (check ()) with Unknown what -> Unchecked (name ^ ": " ^ what)
        with Unknown what -> fun () -> Unchecked (if what = name then name else name ^ ": " ^ what)
      in
      let checks = List.fold_left (fun out lines -> read lines :: out) [] claims in
      let sentences = Hashtbl.create 16 in
      let once check =
        match check () with
        | Unchecked _ as u -> u
        | Proved sentence ->
            if Hashtbl.mem sentences sentence then malformed "%S is claimed twice" sentence;
            Hashtbl.add sentences sentence ();
            Proved (if s.embedded then "embedded weights: " ^ sentence else sentence)
      in
      List.map once (List.rev checks)

let contents file =
  let channel = open_in_bin file in
  Fun.protect ~finally:(fun () -> close_in channel) (fun () -> really_input_string channel (in_channel_length channel))

let report file =
  let say format = Printf.printf ("%s: " ^^ format ^^ "\n") file in
  match audit (contents file) with
  | outcomes ->
      List.iter (function Proved s -> say "proved: %s" s | Unchecked s -> say "not checked: %s" s) outcomes;
      if List.exists (function Unchecked _ -> true | Proved _ -> false) outcomes then 3 else 0
  | exception Unknown what -> say "not checked: %s" what; 3
  | exception Failure why -> say "refused: %s" why; 1
  | exception Malformed why -> say "no certificate: %s" why; 2
  | exception Sys_error why -> say "%s" why; 2

let () =
  let files = List.tl (Array.to_list Sys.argv) in
  if files = [] then (prerr_endline "usage: audit FILE..."; exit 2);
  let codes = List.map report files in
  exit (List.fold_left (fun worst code -> if List.mem code codes then code else worst) 0 [ 3; 1; 2 ])
