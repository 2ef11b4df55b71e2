package notation

import (
	"slices"
	"strings"

	"rofz/scheme"
	"rofz/scheme/expression"
)

// readC reads the tables in a C file: those of SUNDIALS (ARKodeButcherTable_Alloc and assignments to its members),
// those that PETSc registers, and arrays named A, b, c, bhat.
func readC(file string, data []byte) []Table {
	r := &cReader{newReader(file, data, expression.C)}
	r.Tokens = expandMacros(r.Tokens)
	r.call = r.known
	for r.Peek().Kind != expression.TokenEnd {
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
func expandMacros(toks []expression.Token) []expression.Token {
	macros := map[string][]expression.Token{}
	out := make([]expression.Token, 0, len(toks))
	var expand func(t expression.Token, depth int)
	expand = func(t expression.Token, depth int) {
		body, ok := macros[t.Text]
		if t.Kind != expression.TokenName || !ok || depth > 8 || len(out) > expression.MaxTokens {
			out = append(out, t)
			return
		}
		for _, b := range body {
			b.At = t.At
			expand(b, depth+1)
		}
	}
	for _, t := range toks {
		if t.Kind != expression.TokenDefine {
			expand(t, 0)
			continue
		}
		def := expression.C.Lex(t.Text)
		if len(def) < 3 {
			continue
		}
		body := def[1 : len(def)-1 : len(def)-1]
		if def[0].Kind != expression.TokenName || def[1].Text == "(" && !def[1].Spaced || len(body) > 1000 {
			continue
		}
		plain := true
		for _, b := range body {
			plain = plain && (b.Kind == expression.TokenNumber || b.Kind == expression.TokenName || b.Kind == expression.TokenSign && strings.Contains("()+-*/", b.Text))
		}
		if plain {
			macros[def[0].Text] = body
		}
	}
	return out
}

// statement reads one declaration, assignment or call, or opens or closes a block. Whatever else C has is skipped.
func (r *cReader) statement() {
	start := r.Next
	t := r.Take()
	switch {
	case t.Text == "{":
		r.push(0)
		return
	case t.Text == "}":
		r.leave()
		return
	case t.Kind != expression.TokenName:
		return
	case t.Text == "ARK_BUTCHER_TABLE" && r.Sees("("):
		r.Take()
		r.top().label = r.Take().Text
		r.Accept(",")
		return
	case t.Text == "case" && r.Peek().Kind == expression.TokenName:
		r.top().label = r.Take().Text
		r.Accept(":")
		return
	case t.Text == "PetscCall" && r.Sees("("):
		r.Take()
		return
	case t.Text == "return", t.Text == "else", t.Text == "typedef":
		r.skipStatement()
		return
	}
	r.Next = start
	if !r.declaration() {
		r.Next = max(r.Next, start+1)
		r.skipStatement()
	}
}

// skipStatement moves behind the next semicolon, or in front of a brace.
func (r *cReader) skipStatement() {
	for t := r.Peek(); t.Kind != expression.TokenEnd && t.Text != "{" && t.Text != "}"; t = r.Peek() {
		r.Take()
		if t.Text == ";" {
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
	var name expression.Token
	for r.Peek().Kind == expression.TokenName || r.Sees("*") || r.Sees("&") {
		if t := r.Take(); t.Kind == expression.TokenName {
			integers = (integers || slices.Contains(integerTypes, t.Text)) && t.Text != "double"
			name = t
			words++
		}
	}
	if words == 1 && r.Sees("(") { // a call
		r.Next--
		_, _ = r.sum()
		return true
	}
	for first := true; ; first = false {
		full := name.Text
		if r.Accept("->") {
			full += "->" + r.Take().Text
		}
		dims, ok := r.brackets()
		switch {
		case !ok:
			return false
		case r.Accept("="):
			r.initialise(full, name.At, dims, words > 1 || !first, integers)
		case len(dims) > 0 && words > 1:
			r.bind(full, uninitialised(dims, name.At))
			r.top().set[full] = false
		}
		if !r.Accept(",") {
			return r.Accept(";") || r.Sees("}")
		}
		for r.Accept("*") {
		}
		if name = r.Take(); name.Kind != expression.TokenName {
			return false
		}
	}
}

// integerTypes are words of types in whose variables C keeps integers.
var integerTypes = []string{"int", "long", "short", "unsigned", "size_t", "PetscInt", "sunindextype"}

// floats returns a value as a floating variable holds it.
func (r *cReader) floats(v value) value {
	v.scalar.Integer = false
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
	for r.Accept("[") {
		ix := index{at: r.Peek().At}
		if !r.Accept("]") {
			v, err := r.sum()
			if err == nil {
				ix.n, err = v.integer()
			}
			if err != nil || !r.Accept("]") {
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
func (r *cReader) initialise(name string, at expression.Place, dims []index, declared, integers bool) {
	start := r.Next
	v, err := r.right()
	if err != nil {
		v = unreadable(err, at)
		r.Next = start
		r.skipInitialiser()
	}
	if !integers {
		v = r.floats(v)
	}
	switch {
	case integers && len(dims) == 0 && v.err == nil && !v.isText:
		if !v.scalar.Integer {
			v = unreadable(at.Errorf("an integer variable with the value %.60s, which C would cut off", v.scalar), at)
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
	if err := r.Enter(); err != nil {
		return value{}, err
	}
	defer r.Parser.Leave()
	start := r.Next
	if t := r.Peek(); t.Kind == expression.TokenName {
		r.Take()
		name := t.Text
		if r.Accept("->") {
			name += "->" + r.Take().Text
		}
		if dims, ok := r.brackets(); ok && r.Accept("=") {
			v, err := r.right()
			if err == nil && len(dims) > 0 {
				err = r.store(name, dims, v)
			} else if err == nil {
				r.assign(name, v)
			}
			return v, err
		}
		r.Next = start
	}
	return r.sum()
}

// skipInitialiser moves to the comma or semicolon that ends an initialiser.
func (r *cReader) skipInitialiser() {
	depth := 0
	for t := r.Peek(); t.Kind != expression.TokenEnd; t = r.Peek() {
		if t.Kind == expression.TokenSign {
			switch t.Text {
			case "(", "[", "{":
				depth++
			case ")", "]", "}":
				if depth--; depth < 0 {
					return
				}
			case ",", ";":
				if depth == 0 || t.Text == ";" {
					return
				}
			}
		}
		r.Take()
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
		return unreadable(v.at.Errorf("%d entries for an array of %d; at most %d are read", len(v.list), n, scheme.MaxStages+1), v.at)
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
			list[i] = scalarValue(expression.Number("0"), v.at)
		}
	}
	if err := r.spend(n, v.at); err != nil {
		return unreadable(err, v.at)
	}
	return listValue(list, v.at)
}

// uninitialised is an array without values: whoever needs one that was never assigned learns that.
func uninitialised(dims []index, at expression.Place) value {
	empty := unreadable(at.Errorf("an entry of this array is never given a value"), at)
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
