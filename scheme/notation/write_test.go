package notation

import (
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// TestRounding checks that every coefficient of the catalogue is rounded to nearest: the distance is at most half a
// unit of the last digit, compared exactly in the field of the coefficients.
func TestRounding(t *testing.T) {
	const digits = 11
	checked := 0
	for s := range catalogue.All() {
		table := sample.Try(Of(s)).Must(t)
		rounded := sample.Try(table.rounded(digits)).Must(t)
		var texts []string
		for _, e := range table.Entries {
			for _, row := range e.Rows {
				texts = append(texts, row...)
			}
		}
		field, elems, err := values(table.Params, texts)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range rounded.Entries {
			for _, row := range e.Rows {
				for _, text := range row {
					x := sample.Try(exact.ParseRat(text)).Must(t)
					d := elems[0].Sub(poly.Rational(x))
					if field.Sign(d) < 0 {
						d = d.Neg()
					}
					if half := halfUnit(x, digits); field.Cmp(d, poly.Rational(half)) > 0 {
						t.Errorf("%s: %s as %s is off by more than %s", table.Info.Name, texts[0], text, half)
					}
					if n := len(strings.Trim(strings.Replace(text, ".", "", 1), "-0")); n > digits {
						t.Errorf("%s: %s has %d digits, want at most %d", table.Info.Name, text, n, digits)
					}
					elems, texts = elems[1:], texts[1:]
					checked++
				}
			}
		}
	}
	if checked < 5000 {
		t.Errorf("only %d coefficients were checked", checked)
	}
}

// halfUnit returns half a unit in the last of so many significant digits of x.
func halfUnit(x exact.Rat, digits int) exact.Rat {
	unit := exact.NewRat(1, 2)
	if x.IsZero() {
		return exact.Rat{}
	}
	ten := exact.Int(10)
	for e := exact.Int(1); ; e = e.Mul(ten) { // 10^k ≤ |x| < 10^(k+1)
		if x.Abs().Less(e.Mul(ten)) && !x.Abs().Less(e) {
			return unit.Mul(e).Mul(ten.Pow(1 - digits))
		}
		if x.Abs().Less(exact.Int(1)) {
			for e := exact.Int(1); ; e = e.Quo(ten) {
				if !x.Abs().Less(e) {
					return unit.Mul(e).Mul(ten.Pow(1 - digits))
				}
			}
		}
	}
}

// TestDecimals compares with digits from elsewhere: √3/6 = 0.288675134594812882254574390250978727823800876…
// (OEIS A020760 over 2), 1/3 and 2/3.
func TestDecimals(t *testing.T) {
	for _, c := range []struct {
		scheme, key string
		i           int
		digits      int
		want, why   string
	}{
		{"gauss-2", "c", 1, 40, "0.7886751345948128822545743902509787278238", "1/2 + √3/6"},
		{"gauss-2", "c", 0, 6, "0.211325", "1/2 − √3/6"},
		{"gauss-2", "b", 0, 30, "0.5", "no zeros at the end"},
		{"radau-iia-2", "c", 0, 5, "0.33333", "rounded down"},
		{"rk4-38", "c", 2, 5, "0.66667", "rounded up"},
		{"merson-4-3", "bhat", 4, 3, "0.2", "shorter than asked for"},
		{"gauss-2", "c", 1, 12, "0.788675134595", "rounded up, from …5948"},
		{"gauss-2", "c", 0, 9, "0.211324865", "√3 has no end"},
		{"rodas3", "b", 1, 3, "-0.167", "−1/6"},
	} {
		rounded := sample.Try(named(t, c.scheme).rounded(c.digits)).Must(t)
		if got := rounded.vectorOf(c.key)[c.i]; got != c.want {
			t.Errorf("%s %s[%d] to %d digits is %s, want %s: %s", c.scheme, c.key, c.i+1, c.digits, got, c.want, c.why)
		}
	}
}

// TestCollocation compares the decimals of families, which are computed from the zeros of polynomials, with those of
// the tables of the same schemes, which are computed from their closed forms.
func TestCollocation(t *testing.T) {
	for _, name := range []string{"gauss-2", "gauss-3", "gauss-4", "gauss-5", "radau-iia-2", "radau-iia-3", "lobatto-iiia-3", "lobatto-iiia-4"} {
		family, ok, err := scheme.ParseFamily(name)
		if !ok || err != nil {
			t.Fatal(name, ok, err)
		}
		nodes := sample.Try(Of(family)).Must(t)
		if nodes.Info.Kind != scheme.KindCollocation {
			t.Fatalf("%s is of kind %s", name, nodes.Info.Kind)
		}
		for _, digits := range []int{3, 50} {
			got := sample.Try(nodes.rounded(digits)).Must(t)
			want := sample.Try(named(t, name).rounded(digits)).Must(t)
			for _, key := range []string{"A", "b", "c"} {
				if d := difference(t, got, want, key); d != "" {
					t.Errorf("%s to %d digits differs at %s", name, digits, d)
				}
			}
		}
	}
	if _, err := Write("c", []Table{named(t, "gauss-20")}, 30); err != nil {
		t.Error(err)
	}
	lobatto, _, err := scheme.ParseFamily("lobatto-iiic-7")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Of(lobatto); err == nil || !strings.Contains(err.Error(), "not by a table") {
		t.Errorf("a family without collocation: %v", err)
	}
}

// TestRoundedFormats writes decimals in every format and reads the same decimals back.
func TestRoundedFormats(t *testing.T) {
	for _, name := range []string{"kvaerno-4-2-3", "gauss-5", "rk4", "rosenbrock23"} {
		rounded := sample.Try(named(t, name).rounded(20)).Must(t)
		for _, format := range Outputs {
			text, err := Write(format, []Table{named(t, name)}, 20)
			if err != nil {
				if name != "rosenbrock23" || !strings.Contains(err.Error(), "holds Runge-Kutta tableaux") {
					t.Errorf("%s to %s: %v", name, format, err)
				}
				continue
			}
			back(t, rounded, format, text)
		}
	}
}

// TestRefusals checks what formats do not hold, and what then helps.
func TestRefusals(t *testing.T) {
	for _, c := range []struct{ format, scheme, want, why string }{
		{"c", "gauss-2", "is irrational, and C has no exact constant for it; add --digits", "static arrays need constants"},
		{"sundials", "kvaerno-4-2-3", "no constant of C is the root of a polynomial; add --digits", "a cubic"},
		{"python", "kvaerno-4-2-3", "no constant for the root of a polynomial", "a cubic"},
		{"text", "kvaerno-4-2-3", "cannot hold root(…)", "commas separate cells there"},
		{"text", "ros2-plus", "of kind rosenbrock, and this format holds Runge-Kutta tableaux", "no tableau"},
		{"latex", "bdf-2", "of kind multistep", "no tableau"},
		{"excel", "rk4", "one of json, text, latex", "an unknown format"},
	} {
		if text, err := Write(c.format, []Table{named(t, c.scheme)}, 0); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s as %s (%s): %v, want %q\n%s", c.scheme, c.format, c.why, err, c.want, text)
		}
	}
	two := []Table{named(t, "rk4"), named(t, "gauss-2")}
	for _, format := range Outputs {
		_, err := Write(format, two, 30)
		if single := writers[format].single; single != (err != nil) {
			t.Errorf("two tables as %s: %v", format, err)
		}
	}
}

// TestSeveral reads back several tables that were written together.
func TestSeveral(t *testing.T) {
	want := []Table{named(t, "rk4"), named(t, "radau-iia-2"), named(t, "tr-bdf2")}
	for _, format := range []string{"json", "latex", "sundials"} {
		text := sample.Try(Write(format, want, 0)).Must(t)
		got, err := Read("", "test", []byte(text))
		if err != nil || len(got) != len(want) {
			t.Fatalf("%s: %d tables, %v", format, len(got), err)
		}
		for i := range want {
			for _, key := range []string{"A", "b", "c"} {
				if d := difference(t, got[i], want[i], key); d != "" {
					t.Errorf("%s, %s: differs at %s", format, want[i].Info.Name, d)
				}
			}
		}
	}
}

// TestConstantsOfConstants checks that constants made of constants neither grow without end nor are lost.
func TestConstantsOfConstants(t *testing.T) {
	text := "a = sqrt(2)\n"
	for i, name := range strings.Split("bcdefghijklmnopqrstuvwyz", "") {
		text += name + " = " + string(rune('a'+i)) + "+1/sqrt(3)\n"
		if name == "y" {
			break
		}
	}
	text = strings.ReplaceAll(text, "y = w", "y = v") + "A = [[y]]\nb_ = 1\nRungeKuttaMethod(A, [1])\n"
	tables, err := Read("python", "test", []byte(text))
	if err != nil || tables[0].Err != nil {
		t.Fatal(err, tables)
	}
	if n := len(tables[0].Params); n < 20 {
		t.Errorf("%d constants, want more than 20", n)
	}
	double := "a = sqrt(2)\n"
	for i := range 40 {
		x, y := string(rune('A'+i%26))+"_"+strings.Repeat("i", i), string(rune('A'+(i+1)%26))+"_"+strings.Repeat("i", i+1)
		if i == 0 {
			x = "a"
		}
		double += y + " = " + x + "+" + x + "+sqrt(2)\n"
	}
	double += "RungeKuttaMethod([[O_" + strings.Repeat("i", 40) + "]], [1])\n"
	tables, err = Read("python", "test", []byte(double))
	if err != nil || tables[0].Err != nil {
		t.Fatal(err, tables)
	}
	if _, err := tables[0].inlined(); err == nil || !strings.Contains(err.Error(), "characters when their constants are put in place") {
		t.Errorf("a coefficient of 2⁴⁰ terms: %v", err)
	}
}

// TestEmbeddedWeightsForErrorWeights: what a notation cannot say of e it says of b̂ = b − e.
func TestEmbeddedWeightsForErrorWeights(t *testing.T) {
	for _, row := range []struct{ b, e, want, why string }{
		{"1/6", "-1/3", "1/2", "fractions are subtracted"},
		{"0.25", "-0.7500000001", "1.0000000001", "decimals too, with all their places"},
		{"0.50", "0.25", "0.25", "both have two places"},
		{"1/3", "0.1666666667", "1/3-0.1666666667", "what is rounded stays seen"},
		{"1/sqrt(2)", "1/2", "1/sqrt(2)-1/2", "what is irrational stays"},
		{"g", "1/2-g", "g-(1/2-g)", "what is a constant stays"},
		{"1/2", "0", "1/2", "nothing is subtracted"},
	} {
		t1 := Table{Entries: []scheme.Entries{{Key: "A", Rows: [][]string{{"0"}}}, {Key: "b", Rows: [][]string{{row.b}}}, {Key: "e", Rows: [][]string{{row.e}}}}}
		got := sample.Try(t1.withEmbedded()).Must(t)
		if v := got.vectorOf("bhat"); len(v) != 1 || normal(t, v[0]) != normal(t, row.want) || got.vectorOf("e") != nil {
			t.Errorf("%s: b̂ is %q, should be %q", row.why, v, row.want)
		}
	}
}

// normal returns a coefficient with no more parentheses than it needs.
func normal(t *testing.T, text string) string {
	t.Helper()
	return sample.Try(parseCoefficient(text)).Must(t).String()
}
