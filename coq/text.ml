(* The text of certificates: rational numbers, polynomials and sections of lines "key: value". Only the canonical text is read: what is read is
   written again and compared. docs/certificate.md has the grammar. *)

exception Malformed of string (* the text is no certificate *)
exception Failure of string (* the evidence does not prove the claim *)
exception Unknown of string (* what this program does not check *)

let malformed format = Printf.ksprintf (fun s -> raise (Malformed s)) format
let fail format = Printf.ksprintf (fun s -> raise (Failure s)) format
let unknown format = Printf.ksprintf (fun s -> raise (Unknown s)) format

let most_degree = 400

let canonical text written value =
  if text <> written then malformed "%S is not in canonical form, which is %S" text written;
  value

(* {1 Numbers} *)

let is_digits s = s <> "" && String.for_all (fun c -> '0' <= c && c <= '9') s

let rational text =
  let body = if text <> "" && text.[0] = '-' then String.sub text 1 (String.length text - 1) else text in
  let number s = if is_digits s then Z.of_string s else malformed "%S is no rational number" text in
  let x =
    match String.split_on_char '/' body with
    | [ n ] -> Q.of_bigint (number n)
    | [ n; d ] when Z.sign (number d) > 0 -> Q.make (number n) (number d)
    | _ -> malformed "%S is no rational number" text
  in
  let x = if body == text then x else Q.neg x in
  canonical text (Q.to_string x) x

let integer text =
  let x = rational text in
  if not (Z.equal (Q.den x) Z.one) || Z.gt (Z.abs (Q.num x)) (Z.shift_left Z.one 30) then malformed "%S is no small integer" text;
  Z.to_int (Q.num x)

let split_on separator text =
  let n = String.length separator in
  let rec from start i =
    if i + n > String.length text then [ String.sub text start (String.length text - start) ]
    else if String.sub text i n = separator then String.sub text start (i - start) :: from (i + n) (i + n)
    else from start (i + 1)
  in
  from 0 0

let list text = List.map rational (split_on ", " text)

(* {1 Polynomials, with the constant first and without zeros at the end} *)

let strip p =
  let rec drop = function x :: l when Q.equal x Q.zero -> drop l | l -> l in
  List.rev (drop (List.rev p))

let degree p = List.length p - 1

let write variable p =
  let term i c =
    let power = if i = 0 then "" else if i = 1 then variable else variable ^ "^" ^ string_of_int i in
    if Q.equal c Q.zero then None
    else if i = 0 then Some (Q.to_string c)
    else if Q.equal c Q.one then Some power
    else if Q.equal c Q.minus_one then Some ("-" ^ power)
    else Some (Q.to_string c ^ "*" ^ power)
  in
  let join out t = if out = "" || t.[0] = '-' then out ^ t else out ^ "+" ^ t in
  match List.fold_left join "" (List.filter_map Fun.id (List.mapi term p)) with "" -> "0" | s -> s

let polynomial ?(variable = "z") text =
  if String.length text = 0 then malformed "an empty polynomial";
  (* terms: cut before every + and -, but not before the first character *)
  let terms = ref [] and start = ref 0 in
  String.iteri
    (fun i c ->
      if i > 0 && (c = '+' || c = '-') then (
        terms := String.sub text !start (i - !start) :: !terms;
        start := if c = '+' then i + 1 else i))
    text;
  terms := String.sub text !start (String.length text - !start) :: !terms;
  let power s =
    if s = variable then 1
    else
      match String.split_on_char '^' s with
      | [ v; e ] when v = variable && is_digits e && String.length e < 5 -> int_of_string e
      | _ -> malformed "%S is no polynomial in %s" text variable
  in
  let term s =
    match String.split_on_char '*' s with
    | [ c; p ] -> (power p, rational c)
    | [ p ] when String.contains p variable.[0] ->
        if p.[0] = '-' then (power (String.sub p 1 (String.length p - 1)), Q.minus_one) else (power p, Q.one)
    | [ c ] -> (0, rational c)
    | _ -> malformed "%S is no polynomial in %s" text variable
  in
  let terms = List.rev_map term !terms in
  let n = List.fold_left (fun n (e, _) -> max n e) 0 terms in
  if n > most_degree then malformed "a polynomial of degree %d" n;
  let p = Array.make (n + 1) Q.zero in
  List.iter (fun (e, c) -> p.(e) <- Q.add p.(e) c) terms;
  let p = strip (Array.to_list p) in
  canonical text (write variable p) p

(* weight | polynomial *)
let square text =
  match split_on " | " text with
  | [ weight; p ] -> (rational weight, polynomial p)
  | _ -> malformed "%S is no square" text

(* a + bi, as (a, b) *)
let point text =
  if String.length text > 1000 then malformed "a point of more than 1000 characters";
  match polynomial ~variable:"i" text with
  | [] -> (Q.zero, Q.zero)
  | [ a ] -> (a, Q.zero)
  | [ a; b ] -> (a, b)
  | _ -> malformed "%S is no point" text

(* {1 Sections} *)

(* The lines of a section that are not read yet. *)
type section = { mutable lines : (string * string) list }

let line text =
  match split_on ": " text with
  | key :: (_ :: _ as rest) -> (key, String.concat ": " rest)
  | _ -> malformed "%S is no line with a key" text

let next s key = match s.lines with (k, value) :: rest when k = key -> s.lines <- rest; Some value | _ -> None
let optional s key read = Option.map read (next s key)
let always s key read = match next s key with Some value -> read value | None -> malformed "a line with %S is missing" key
let rec many s key read = match next s key with None -> [] | Some value -> let x = read value in x :: many s key read

(* 0 is not written. *)
let nonzero s key read zero =
  match optional s key read with
  | None -> zero
  | Some x when x = zero -> malformed "%s: 0 is left out" key
  | Some x -> x

let finish s = match s.lines with [] -> () | (key, _) :: _ -> malformed "%S has no place there" key

(* The sections of a file: the lines between empty ones. *)
let sections text =
  let rec cut section out = function
    | [] -> malformed "the end is missing"
    | [ "end"; "" ] when section = [] -> List.rev out
    | "" :: rest -> cut [] (if section = [] then malformed "two empty lines" else List.rev section :: out) rest
    | l :: rest -> cut (l :: section) out rest
  in
  match cut [] [] (String.split_on_char '\n' text) with
  | [ "rofz certificate v2" ] :: (_ :: _ :: _ as sections) -> List.map (List.map line) sections
  | _ -> malformed "no certificate"
