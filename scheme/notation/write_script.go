package notation

import (
	"fmt"
	"strings"

	"rofz/scheme"
	"rofz/scheme/expression"
)

// writePython writes lists of Fractions, or of SymPy's numbers where there are square roots.
func writePython(tables []Table) (string, error) {
	s := &symbolic{table: tables[0], suffix: pythonSuffix}
	exactly := tables[0].needsRoots()
	s.number = func(text string) string { return `Fraction("` + text + `")` }
	s.fraction = func(p, q string) string { return "Fraction(" + p + ", " + q + ")" }
	imports := "from fractions import Fraction\n\n"
	if exactly {
		s.number = func(text string) string {
			if expression.IsInteger(text) {
				return "Rational(" + text + ")"
			}
			return `Rational("` + text + `")`
		}
		s.fraction = func(p, q string) string { return "Rational(" + p + ", " + q + ")" }
		imports = "from sympy import Rational, sqrt\n\n"
	}
	s.power, s.over = "**", "/"
	var b strings.Builder
	b.WriteString(heading(tables[0], "# ", "") + imports)
	fmt.Fprintf(&b, "name = %q\n", tables[0].Info.Name)
	for _, p := range tables[0].Params {
		fmt.Fprintf(&b, "%s = %s\n", p.Name+pythonSuffix, s.text(p.Value))
	}
	for _, e := range tables[0].Entries {
		rows := s.rows(e)
		key := strings.ReplaceAll(e.Key, ".", "_")
		if scheme.ShapeOf(e.Key) != scheme.Matrix {
			fmt.Fprintf(&b, "%s = [%s]\n", key, strings.Join(rows[0], ", "))
			continue
		}
		fmt.Fprintf(&b, "%s = [\n", key)
		for _, row := range aligned(rows) {
			fmt.Fprintf(&b, "    [%s],\n", strings.Join(row, ", "))
		}
		b.WriteString("]\n")
	}
	return b.String(), s.err
}

// pythonSuffix keeps the names of constants apart from those of arrays.
const pythonSuffix = "_"

// writeJulia writes rational matrices and vectors, with big floating numbers for decimals beyond Float64 and square
// roots.
func writeJulia(tables []Table) (string, error) {
	s := &symbolic{table: tables[0], suffix: pythonSuffix, power: "^", over: "//"}
	s.number = func(text string) string {
		if !expression.IsInteger(text) {
			return `big"` + text + `"`
		}
		return text
	}
	s.fraction = func(p, q string) string { return p + "//" + q }
	return s.arrays(tables[0], brackets{comment: "# ", quote: `"`, between: " ", rows: "\n"})
}

// brackets says how a language writes arrays in brackets: what stands before a comment, around a text, behind a statement, between the
// entries of a matrix, and between its rows.
type brackets struct{ comment, quote, end, between, rows string }

// arrays writes a table as statements, with a matrix or a row for each of its keys.
func (s *symbolic) arrays(t Table, x brackets) (string, error) {
	var b strings.Builder
	b.WriteString(heading(t, x.comment, ""))
	fmt.Fprintf(&b, "name = %s%s\n", x.quote+t.Info.Name+x.quote, x.end)
	for _, p := range t.Params {
		fmt.Fprintf(&b, "%s = %s%s\n", p.Name+pythonSuffix, s.text(p.Value), x.end)
	}
	for _, e := range t.Entries {
		rows := s.rows(e)
		key := strings.ReplaceAll(e.Key, ".", "_")
		if scheme.ShapeOf(e.Key) != scheme.Matrix {
			fmt.Fprintf(&b, "%s = [%s]%s\n", key, strings.Join(rows[0], ", "), x.end)
			continue
		}
		var lines []string
		for _, row := range aligned(rows) {
			lines = append(lines, strings.Join(row, x.between))
		}
		fmt.Fprintf(&b, "%s = [%s]%s\n", key, strings.Join(lines, x.rows+strings.Repeat(" ", len(key)+4)), x.end)
	}
	return b.String(), s.err
}

// needsRoots reports whether the table has square roots or constants, for which fractions are not enough.
func (t Table) needsRoots() bool {
	for _, e := range t.Entries {
		for _, row := range e.Rows {
			for _, text := range row {
				if strings.Contains(text, "sqrt") {
					return true
				}
			}
		}
	}
	return len(t.Params) > 0
}

// symbolic writes expressions for a language whose own quotient of integers is not exact: every quotient of
// integers is made a fraction, so that nothing is rounded.
type symbolic struct {
	table       Table
	suffix      string
	number      func(string) string
	fraction    func(p, q string) string
	power, over string
	err         error
}

func (s *symbolic) rows(e scheme.Entries) [][]string {
	out := make([][]string, len(e.Rows))
	for i, row := range e.Rows {
		for _, text := range row {
			out[i] = append(out[i], s.text(text))
		}
	}
	return out
}

func (s *symbolic) text(text string) string {
	t, err := parseCoefficient(text)
	if err != nil {
		s.keep(err)
		return "0"
	}
	if p, q, negative, ok := t.Fraction(); ok && q != "1" {
		if negative {
			p = "-" + p
		}
		return s.fraction(p, q)
	}
	if literal, ok := t.Literal(); ok {
		if expression.IsInteger(strings.TrimPrefix(literal, "-")) {
			return literal
		}
		return s.number(literal)
	}
	style := expression.Style{
		Number: s.number,
		Name:   func(e expression.Expr) (string, int) { return e.Text + s.suffix, expression.PrecAtom },
		Power: func(base string, n int) string {
			if n < 0 {
				return fmt.Sprintf("%s%s(%d)", base, s.power, n)
			}
			return fmt.Sprintf("%s%s%d", base, s.power, n)
		},
		Root: func([]string) string {
			s.keep(fmt.Errorf("this format has no constant for the root of a polynomial; write json or latex, or add --digits, such as --digits 36"))
			return "0"
		},
		Over: s.quotient,
	}
	if s.over == "//" {
		style.Sqrt = func(x string) string { return "sqrt(big(" + x + "))" }
	}
	return style.Write(t, expression.PrecSum)
}

// quotient writes x/y: as a fraction where both are rational, with / where a root is in it.
func (s *symbolic) quotient(x, y expression.Expr, write func(expression.Expr, int) string) string {
	if p, q, _, ok := x.Quo(y).Fraction(); ok && q != "1" {
		return s.fraction(p, q)
	}
	sign := "/"
	if s.over == "//" && isRational(x) && isRational(y) {
		sign = "//"
	}
	return write(x, expression.PrecPower) + sign + write(y, expression.PrecPower)
}

// isRational reports whether a term has neither roots nor names nor decimals, which are floating in Julia.
func isRational(t expression.Expr) bool {
	switch t.Op {
	case expression.OpNumber:
		return expression.IsInteger(t.Text)
	case expression.OpName, expression.OpSqrt, expression.OpRoot:
		return false
	}
	for _, x := range t.Args {
		if !isRational(x) {
			return false
		}
	}
	return true
}

func (s *symbolic) keep(err error) {
	if err != nil && s.err == nil {
		s.err = err
	}
}
