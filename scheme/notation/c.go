package notation

import (
	"strings"

	"rofz/scheme"
)

// readC reads the tables in a C file: those of SUNDIALS (ARKodeButcherTable_Alloc and assignments to its members),
// those that PETSc registers, and arrays named A, b, c, bhat.
func readC(file string, data []byte) []Table {
	r := &cReader{newReader(file, data, langC)}
	r.toks = expandMacros(r.toks)
	r.call = r.known
	for r.peek().kind != tokEnd {
		r.statement()
	}
	for len(r.scopes) > 1 {
		r.leave()
	}
	r.leave()
	return r.out
}

type cReader struct{ *reader }

// expandMacros puts in place what #define names, where it is an expression or another name.
func expandMacros(toks []token) []token {
	macros := map[string][]token{}
	out := make([]token, 0, len(toks))
	var expand func(t token, depth int)
	expand = func(t token, depth int) {
		body, ok := macros[t.text]
		if t.kind != tokName || !ok || depth > 8 || len(out) > maxTokens {
			out = append(out, t)
			return
		}
		for _, b := range body {
			b.at = t.at
			expand(b, depth+1)
		}
	}
	for _, t := range toks {
		if t.kind != tokDefine {
			expand(t, 0)
			continue
		}
		def := lex(t.text, langC)
		if len(def) < 3 {
			continue
		}
		body := def[1 : len(def)-1 : len(def)-1]
		if def[0].kind != tokName || def[1].text == "(" && !def[1].spaced || len(body) > 1000 {
			continue
		}
		plain := true
		for _, b := range body {
			plain = plain && (b.kind == tokNumber || b.kind == tokName || b.kind == tokSign && strings.Contains("()+-*/", b.text))
		}
		if plain {
			macros[def[0].text] = body
		}
	}
	return out
}

// statement reads one declaration, assignment or call, or opens or closes a block. Whatever else C has is skipped.
func (r *cReader) statement() {
	start := r.i
	t := r.take()
	switch {
	case t.text == "{":
		r.push(0)
		return
	case t.text == "}":
		r.leave()
		return
	case t.kind != tokName:
		return
	case t.text == "ARK_BUTCHER_TABLE" && r.sees("("):
		r.take()
		r.top().label = r.take().text
		r.accept(",")
		return
	case t.text == "case" && r.peek().kind == tokName:
		r.top().label = r.take().text
		r.accept(":")
		return
	case t.text == "PetscCall" && r.sees("("):
		r.take()
		return
	case t.text == "return", t.text == "else", t.text == "typedef":
		r.skipStatement()
		return
	}
	r.i = start
	if !r.declaration() {
		r.i = max(r.i, start+1)
		r.skipStatement()
	}
}

// skipStatement moves behind the next semicolon, or in front of a brace.
func (r *cReader) skipStatement() {
	for t := r.peek(); t.kind != tokEnd && t.text != "{" && t.text != "}"; t = r.peek() {
		r.take()
		if t.text == ";" {
			return
		}
	}
}

// leave closes a block, with the table of SUNDIALS that was filled in it.
func (r *cReader) leave() {
	s := r.top()
	for _, name := range s.names {
		if pointer, ok := strings.CutSuffix(name, "->A"); ok {
			r.sundials(s, pointer)
		}
	}
	r.pop()
}

// declaration reads [types] name[dimensions] [= value] {, …};. It reports whether it understood the beginning.
func (r *cReader) declaration() bool {
	words, integers := 0, false
	var name token
	for r.peek().kind == tokName || r.sees("*") || r.sees("&") {
		if t := r.take(); t.kind == tokName {
			integers = (integers || contains(integerTypes, t.text)) && t.text != "double"
			name = t
			words++
		}
	}
	if words == 1 && r.sees("(") { // a call
		r.i--
		_, _ = r.sum()
		return true
	}
	for first := true; ; first = false {
		full := name.text
		if r.accept("->") {
			full += "->" + r.take().text
		}
		dims, ok := r.brackets()
		switch {
		case !ok:
			return false
		case r.accept("="):
			r.initialise(full, name.at, dims, words > 1 || !first, integers)
		case len(dims) > 0 && words > 1:
			r.bind(full, uninitialised(dims, name.at))
			r.top().set[full] = false
		}
		if !r.accept(",") {
			return r.accept(";") || r.sees("}")
		}
		for r.accept("*") {
		}
		if name = r.take(); name.kind != tokName {
			return false
		}
	}
}

// integerTypes are words of types in whose variables C keeps integers.
var integerTypes = []string{"int", "long", "short", "unsigned", "size_t", "PetscInt", "sunindextype"}

// floats returns a value as a floating variable holds it.
func (r *cReader) floats(v value) value {
	v.scalar.integer = false
	if err := r.spend(len(v.list), v.at); err != nil {
		return unreadable(err, v.at)
	}
	for i := range v.list {
		v.list[i] = r.floats(v.list[i])
	}
	return v
}

// brackets reads [2][3], and [] as 0.
func (r *cReader) brackets() ([]index, bool) {
	var out []index
	for r.accept("[") {
		ix := index{at: r.peek().at}
		if !r.accept("]") {
			v, err := r.sum()
			if err == nil {
				ix.n, err = v.integer()
			}
			if err != nil || !r.accept("]") {
				return nil, false
			}
		}
		out = append(out, ix)
	}
	return out, true
}

// initialise reads the value behind = and gives it to a declared name, to an existing one, or to a part of an array.
//
// What a floating variable is given is floating from then on; an integer one keeps what C would divide as integers.
func (r *cReader) initialise(name string, at place, dims []index, declared, integers bool) {
	start := r.i
	v, err := r.right()
	if err != nil {
		v = unreadable(err, at)
		r.i = start
		r.skipInitialiser()
	}
	if !integers {
		v = r.floats(v)
	}
	switch {
	case integers && len(dims) == 0 && v.err == nil && !v.isText:
		if !v.scalar.integer {
			v = unreadable(at.errorf("an integer variable with the value %.60s, which C would cut off", v.scalar), at)
		}
		r.bind(name, v)
	case !declared && len(dims) > 0:
		if err := r.store(name, dims, v); err != nil {
			r.bind(name, unreadable(err, at))
		}
	case len(dims) > 0:
		r.bind(name, r.filled(v, dims))
	default:
		r.assign(name, v)
	}
}

// right reads the right side of an assignment, which may be another one.
func (r *cReader) right() (value, error) {
	if err := r.enter(); err != nil {
		return value{}, err
	}
	defer r.parser.leave()
	start := r.i
	if t := r.peek(); t.kind == tokName {
		r.take()
		name := t.text
		if r.accept("->") {
			name += "->" + r.take().text
		}
		if dims, ok := r.brackets(); ok && r.accept("=") {
			v, err := r.right()
			if err == nil && len(dims) > 0 {
				err = r.store(name, dims, v)
			} else if err == nil {
				r.assign(name, v)
			}
			return v, err
		}
		r.i = start
	}
	return r.sum()
}

// skipInitialiser moves to the comma or semicolon that ends an initialiser.
func (r *cReader) skipInitialiser() {
	depth := 0
	for t := r.peek(); t.kind != tokEnd; t = r.peek() {
		if t.kind == tokSign {
			switch t.text {
			case "(", "[", "{":
				depth++
			case ")", "]", "}":
				if depth--; depth < 0 {
					return
				}
			case ",", ";":
				if depth == 0 || t.text == ";" {
					return
				}
			}
		}
		r.take()
	}
}

// filled completes an initialiser with zeros, as C does.
func (r *cReader) filled(v value, dims []index) value {
	if v.err != nil || !v.isList || len(dims) == 0 {
		return v
	}
	n := dims[0].n
	if n == 0 {
		n = len(v.list)
	}
	if n > scheme.MaxStages+1 || len(v.list) > n {
		return unreadable(v.at.errorf("%d entries for an array of %d; at most %d are read", len(v.list), n, scheme.MaxStages+1), v.at)
	}
	list := make([]value, n)
	for i := range list {
		switch {
		case i < len(v.list) && len(dims) > 1:
			list[i] = r.filled(v.list[i], dims[1:])
		case i < len(v.list):
			list[i] = v.list[i]
		case len(dims) > 1:
			list[i], _ = r.zeros([]int{max(1, min(dims[1].n, scheme.MaxStages))}, v.at)
		default:
			list[i] = scalarValue(number("0"), v.at)
		}
	}
	if err := r.spend(n, v.at); err != nil {
		return unreadable(err, v.at)
	}
	return listValue(list, v.at)
}

// uninitialised is an array without values: whoever needs one that was never assigned learns that.
func uninitialised(dims []index, at place) value {
	empty := unreadable(at.errorf("an entry of this array is never given a value"), at)
	n := dims[0].n
	if n < 1 || n > scheme.MaxStages+1 || len(dims) > 2 {
		return empty
	}
	list := make([]value, n)
	for i := range list {
		list[i] = empty
		if len(dims) == 2 {
			list[i] = uninitialised(dims[1:], at)
		}
	}
	return listValue(list, at)
}
