package notation

import (
	"fmt"
	"strings"

	"rofz/internal/typography"
	"rofz/poly/exact"
	"rofz/scheme"
	"rofz/scheme/expression"
)

// writeC writes static arrays. Fractions are quotients of floating constants, which C rounds once for numbers of up to
// 53 bits.
func writeC(tables []Table) (string, error) {
	var b strings.Builder
	for i, t := range tables {
		list, err := t.constants("C")
		if err != nil {
			return "", describe(t, err)
		}
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(heading(t, "/* ", " */"))
		for _, e := range t.laidOut(list, floatingC) {
			name := variable(t.Info.Name) + "_" + strings.ReplaceAll(e.Key, ".", "_")
			if scheme.ShapeOf(e.Key) != scheme.Matrix {
				fmt.Fprintf(&b, "static const double %s[%d] = {%s};\n", name, len(e.Rows[0]), strings.Join(e.Rows[0], ", "))
				continue
			}
			fmt.Fprintf(&b, "static const double %s[%d][%d] = {\n", name, len(e.Rows), len(e.Rows[0]))
			for _, row := range aligned(e.Rows) {
				fmt.Fprintf(&b, "  {%s},\n", strings.Join(row, ", "))
			}
			b.WriteString("};\n")
		}
	}
	return b.String(), nil
}

// heading is a comment that names the table and its source.
func heading(t Table, open, closing string) string {
	text := t.Info.Name
	if t.Info.Title != "" {
		text += ": " + t.Info.Title
	}
	if t.Info.Source != "" {
		text += "; " + t.Info.Source
	}
	return open + commented(text) + closing + "\n"
}

// commented is a text that stays in its comment, and does not change how the rest of the source is shown.
func commented(text string) string {
	return strings.ReplaceAll(strings.Map(func(r rune) rune {
		if typography.Unseen(r) {
			return ' '
		}
		return r
	}, text), "*/", "* /")
}

// floatingC writes a constant so that C computes nothing in integers.
func floatingC(c constant) string {
	if c.decimal != "" {
		return c.decimal
	}
	if c.value.IsInt() {
		return c.value.String() + ".0"
	}
	return exact.FromBigInt(c.value.Num()).String() + ".0/" + exact.FromBigInt(c.value.Den()).String() + ".0"
}

// writeSUNDIALS writes the definitions that arkode_butcher_dirk.def has. They are run, not compiled in, so that square
// roots are possible.
func writeSUNDIALS(tables []Table) (string, error) {
	var b strings.Builder
	for i, t := range tables {
		if i > 0 {
			b.WriteByte('\n')
		}
		if err := writeButcherTable(&b, t); err != nil {
			return "", describe(t, err)
		}
	}
	return b.String(), nil
}

func writeButcherTable(b *strings.Builder, t Table) error {
	a, weights, embedded := t.rowsOf("A"), t.vectorOf("b"), t.vectorOf("bhat")
	flag := "SUNFALSE"
	if embedded != nil {
		flag = "SUNTRUE"
	}
	b.WriteString(heading(t, "/* ", " */"))
	fmt.Fprintf(b, "ARK_BUTCHER_TABLE(%s, {\n", strings.ToUpper(variable(t.Info.Name)))
	fmt.Fprintf(b, "    ARKodeButcherTable B = ARKodeButcherTable_Alloc(%d, %s);\n", len(a), flag)
	if t.Info.Order != nil {
		fmt.Fprintf(b, "    B->q = %d;\n", *t.Info.Order)
	}
	if t.Info.EmbeddedOrder != nil {
		fmt.Fprintf(b, "    B->p = %d;\n", *t.Info.EmbeddedOrder)
	}
	w := &memberWriter{b: b, written: map[string]bool{}, params: t.Params}
	for i, row := range a {
		w.section()
		for j, x := range row {
			w.assign(fmt.Sprintf("B->A[%d][%d]", i, j), x)
		}
	}
	c := t.vectorOf("c")
	if c == nil {
		var err error
		if c, err = t.rowSums(a); err != nil {
			return err
		}
	}
	for _, v := range []struct {
		member string
		list   []string
	}{{"b", weights}, {"d", embedded}, {"c", c}} {
		if v.list != nil {
			w.section()
		}
		for i, x := range v.list {
			w.assign(fmt.Sprintf("B->%s[%d]", v.member, i), x)
		}
	}
	b.WriteString("    return B;\n  })\n")
	return w.err
}

// memberWriter writes assignments of what is not 0, and constants before they are used.
type memberWriter struct {
	b       *strings.Builder
	params  []Param
	written map[string]bool
	err     error
}

func (w *memberWriter) section() { w.b.WriteByte('\n') }

func (w *memberWriter) assign(target, text string) {
	t, err := parseCoefficient(text)
	if err != nil || t.Is("0") {
		w.keep(err)
		return
	}
	value := w.expression(t)
	fmt.Fprintf(w.b, "    %s = %s;\n", target, value)
}

func (w *memberWriter) keep(err error) {
	if err != nil && w.err == nil {
		w.err = err
	}
}

// expression writes a term for C. The constants that it names are declared first.
func (w *memberWriter) expression(t expression.Expr) string {
	s := expression.Style{
		Number: func(text string) string {
			if expression.IsInteger(text) {
				text += ".0"
			}
			return "SUN_RCONST(" + text + ")"
		},
		Name: func(e expression.Expr) (string, int) { return w.declare(e.Text), expression.PrecAtom },
		Sqrt: func(x string) string { return "SUNRsqrt(" + x + ")" },
		Power: func(base string, n int) string {
			if n < 0 {
				return fmt.Sprintf("(SUN_RCONST(1.0)/SUNRpowerI(%s, %d))", base, -n)
			}
			return fmt.Sprintf("SUNRpowerI(%s, %d)", base, n)
		},
		Root: func([]string) string {
			w.keep(fmt.Errorf("no constant of C is the root of a polynomial; add --digits, such as --digits 36"))
			return "0"
		},
	}
	if t.Op == expression.OpNeg { // the sign belongs into the macro, as SUNDIALS writes it
		if p, q, _, ok := t.Fraction(); ok {
			if q == "1" {
				return "SUN_RCONST(-" + p + ".0)"
			}
			return "SUN_RCONST(-" + p + ".0)/" + s.Number(q)
		}
		if literal, ok := t.Literal(); ok {
			return "SUN_RCONST(" + literal + ")"
		}
	}
	return s.Write(t, expression.PrecSum)
}

func (w *memberWriter) declare(name string) string {
	local := "rk_" + name
	if w.written[name] {
		return local
	}
	w.written[name] = true
	for _, p := range w.params {
		if p.Name == name {
			t, err := parseCoefficient(p.Value)
			w.keep(err)
			if err == nil {
				value := w.expression(t)
				fmt.Fprintf(w.b, "    const sunrealtype %s = %s;\n", local, value)
			}
		}
	}
	return local
}
