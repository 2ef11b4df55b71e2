package notation

import (
	"fmt"
	"strings"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/scheme"
	"rofz/scheme/expression"
)

// values returns the exact values of texts with the given constants, in the field that they generate together.
func values(params []Param, texts []string) (algebraic.Field, []poly.Elem, error) {
	constants := map[string]string{}
	for _, p := range params {
		constants[p.Name] = p.Value
	}
	return scheme.Evaluate(constants, texts)
}

// mapped returns the table with every coefficient replaced. f gets all of them in order and returns as many.
func (t Table) mapped(f func(texts []string) ([]string, error)) (Table, error) {
	var texts []string
	for _, e := range t.Entries {
		for _, row := range e.Rows {
			texts = append(texts, row...)
		}
	}
	texts, err := f(texts)
	if err != nil {
		return t, err
	}
	entries := t.Entries
	t.Entries = nil
	for _, e := range entries {
		out := scheme.Entries{Key: e.Key}
		for _, row := range e.Rows {
			out.Rows = append(out.Rows, texts[:len(row):len(row)])
			texts = texts[len(row):]
		}
		t.Entries = append(t.Entries, out)
	}
	t.Params = nil
	return t, nil
}

// rounded returns the table with every coefficient rounded to so many significant digits, to nearest. Numbers that
// need fewer are written with fewer; a zero at the end of one that was rounded stays, since it is a digit.
func (t Table) rounded(digits int) (Table, error) {
	if nodes := t.vectorOf("nodes"); nodes != nil {
		if len(nodes) == 1 {
			return t, fmt.Errorf("given by the polynomial of its nodes as one text; write the list of its coefficients to have decimals")
		}
		return collocationTable(t, digits)
	}
	exactly := true
	out, err := t.mapped(func(texts []string) ([]string, error) {
		field, elems, err := values(t.Params, texts)
		if err != nil {
			return nil, err
		}
		rounded := make([]string, len(elems))
		for i, x := range elems {
			rounded[i] = field.Decimal(x, digits)
			v, err := exact.ParseRat(rounded[i])
			if err != nil {
				return nil, fmt.Errorf("the coefficient %.60s does not fit into a decimal; ask for fewer digits: %w", texts[i], err)
			}
			if x.Equal(poly.Rational(v)) {
				rounded[i] = trimmed(rounded[i])
			} else {
				exactly = false
			}
		}
		return rounded, nil
	})
	if err == nil && !exactly {
		out.Info.Exact, out.Info.Form, out.Info.Digits = new(bool), "decimal", digits
	}
	return out, err
}

// trimmed drops zeros at the end of a decimal fraction.
func trimmed(text string) string {
	if strings.Contains(text, ".") {
		return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
	}
	return text
}

// inlined returns the table with its constants put in place.
func (t Table) inlined() (Table, error) {
	if len(t.Params) == 0 {
		return t, nil
	}
	return t.mapped(func(texts []string) ([]string, error) {
		in := &inlining{params: map[string]string{}, done: map[string]expansion{}}
		for _, p := range t.Params {
			in.params[p.Name] = p.Value
		}
		out := make([]string, len(texts))
		for i, text := range texts {
			out[i] = in.text(text)
		}
		return out, in.err
	})
}

type inlining struct {
	params map[string]string
	done   map[string]expansion
	size   int // of all that was put in place
	err    error
}

// expansion is the text that a constant is replaced by.
type expansion struct {
	text       string
	precedence int
}

func (in *inlining) text(text string) string { return in.expansion(text).text }

func (in *inlining) expansion(text string) expansion {
	t, err := parseCoefficient(text)
	if err != nil && in.err == nil {
		in.err = err
	}
	if in.err != nil {
		return expansion{"0", expression.PrecAtom}
	}
	s := expression.Style{Name: func(e expression.Expr) (string, int) {
		name := e.Text
		value, ok := in.params[name]
		if !ok {
			return name, expression.PrecAtom // the x of root
		}
		if _, ok := in.done[name]; !ok {
			in.done[name] = expansion{"0", expression.PrecAtom} // scheme files have no cycles
			in.done[name] = in.expansion(value)
		}
		x := in.done[name]
		if in.size += len(x.text); in.size > 10*maxText {
			in.err = fmt.Errorf("the coefficients have more than %d characters when their constants are put in place", 10*maxText)
			return "0", expression.PrecAtom
		}
		return x.text, x.precedence
	}}
	out := expansion{s.Write(t, expression.PrecSum), t.Precedence()}
	if e, ok := in.done[t.Text]; t.Op == expression.OpName && ok {
		out.precedence = e.precedence
	}
	return out
}
