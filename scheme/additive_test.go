package scheme

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/bivariate"
	"rofz/poly/exact"
)

// pairText is a document of a pair; the halves are the texts of A and b.
func pairText(aE, bE, aI, bI, more string) string {
	return fmt.Sprintf(`{"name": "pair", "kind": "additive", "explicit": {"A": %s, "b": %s}, "implicit": {"A": %s, "b": %s}%s}`, aE, bE, aI, bI, more)
}

// The pairs of Ascher, Ruuth and Spiteri [ARS97], typed in from sections 2.1, 2.6 and 2.8 of the paper.
var (
	ars111 = pairText(`[["0","0"],["1","0"]]`, `["1","0"]`, `[["0","0"],["0","1"]]`, `["0","1"]`, "")
	ars222 = pairText(`[["0","0","0"],["g","0","0"],["d","1-d","0"]]`, `["d","1-d","0"]`,
		`[["0","0","0"],["0","g","0"],["0","1-g","g"]]`, `["0","1-g","g"]`, `, "params": {"g": "1-sqrt(2)/2", "d": "1-1/(2*g)"}`)
	ars443 = pairText(`[["0","0","0","0","0"],["1/2","0","0","0","0"],["11/18","1/18","0","0","0"],["5/6","-5/6","1/2","0","0"],["1/4","7/4","3/4","-7/4","0"]]`,
		`["1/4","7/4","3/4","-7/4","0"]`,
		`[["0","0","0","0","0"],["0","1/2","0","0","0"],["0","1/6","1/2","0","0"],["0","-1/2","1/2","1/2","0"],["0","3/2","-3/2","1/2","1/2"]]`,
		`["0","3/2","-3/2","1/2","1/2"]`, "")
)

func parsedPair(t interface{ Fatal(...any) }, text string) *AdditivePair {
	s, err := Parse("pair.json", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return s.(*AdditivePair)
}

func TestColouredTrees(t *testing.T) {
	for n, want := range []int{1: 2, 4, 14, 52, 214, 916} { // OEIS A000151
		if n == 0 {
			continue
		}
		trees := ColouredTreesOf(n)
		seen := map[string]bool{}
		for i, x := range trees {
			seen[x.String()] = true
			if i > 0 && compareColoured(trees[i-1].root(), x.root()) >= 0 {
				t.Errorf("%v does not stand before %v", trees[i-1], x)
			}
			if x.Order() != n {
				t.Errorf("%v has %d nodes, not %d", x, x.Order(), n)
			}
		}
		if len(trees) != want || len(seen) != want {
			t.Errorf("%d trees with %d nodes, %d of them different; there are %d", len(trees), n, len(seen), want)
		}
	}
	tree := ColouredTreesOf(4)[0]
	for _, x := range ColouredTreesOf(4) {
		if x.String() == "E[I,I[E]]" {
			tree = x
		}
	}
	if want := "     E\n     |\nI   I\n \\ /\n  E"; strings.ReplaceAll(tree.Draw(), " ", "") != strings.ReplaceAll(want, " ", "") || tree.Density() != 8 {
		t.Errorf("%v of density %d is drawn as\n%s", tree, tree.Density(), tree.Draw())
	}
}

// series are the coefficients of 1, h, h², … of a power series.
type series []poly.Elem

func (x series) plus(y series) series {
	out := make(series, len(x))
	for i := range x {
		out[i] = x[i].Add(y[i])
	}
	return out
}

func (x series) times(y series) series {
	out := make(series, len(x))
	for i := range x {
		for j := range len(x) - i {
			out[i+j] = out[i+j].Add(x[i].Mul(y[j]))
		}
	}
	return out
}

// scaled returns c·h^n·x.
func (x series) scaled(c poly.Elem, n int) series {
	out := make(series, len(x))
	for i := range len(x) - n {
		out[i+n] = x[i].Mul(c)
	}
	return out
}

// vectorField is a polynomial map of the plane: for each component the coefficients of uⁱvʲ, i + j ≤ 5.
type vectorField [2][6][6]int64

func (f vectorField) at(y [2]series) [2]series {
	var out [2]series
	for k := range out {
		out[k] = make(series, len(y[0]))
		power := make(series, len(y[0]))
		power[0] = poly.Int(1)
		for i := range 6 {
			term := power
			for j := range 6 - i {
				if c := f[k][i][j]; c != 0 {
					out[k] = out[k].plus(term.scaled(poly.Int(c), 0))
				}
				term = term.times(y[1])
			}
			power = power.times(y[0])
		}
	}
	return out
}

// agreement returns how many powers of h, up to most, one step has in common with the solution of y' = f_E(y) + f_I(y): both are expanded by
// iteration, without a tree.
func agreement(p *AdditivePair, fE, fI vectorField, most int) int {
	constant := func(n int64) series {
		out := make(series, most+2)
		out[0] = poly.Int(n)
		return out
	}
	start := [2]series{constant(1), constant(-1)}
	exactly := start
	for range most + 2 { // y = y₀ + ∫f
		e, i := fE.at(exactly), fI.at(exactly)
		for k := range exactly {
			sum := e[k].plus(i[k])
			next := make(series, len(sum))
			for n := 1; n < len(next); n++ {
				next[n] = sum[n-1].Mul(poly.Rational(exact.NewRat(1, int64(n))))
			}
			exactly[k] = start[k].plus(next)
		}
	}
	s := p.Stages()
	slopes := make([][2][2]series, s) // f_E and f_I at the stages
	combine := func(rowE, rowI []poly.Elem) [2]series {
		y := start
		for j := range s {
			for k := range y {
				if slopes[j][0][k] != nil {
					y[k] = y[k].plus(slopes[j][0][k].scaled(rowE[j], 1)).plus(slopes[j][1][k].scaled(rowI[j], 1))
				}
			}
		}
		return y
	}
	for range most + 2 {
		for i := range s {
			y := combine(p.halves[0].a[i], p.halves[1].a[i])
			slopes[i] = [2][2]series{fE.at(y), fI.at(y)}
		}
	}
	step := combine(p.halves[0].b, p.halves[1].b)
	for n := range most + 2 {
		if !step[0][n].Equal(exactly[0][n]) || !step[1][n].Equal(exactly[1][n]) {
			return n - 1
		}
	}
	return most + 1
}

// fields draws maps with some terms of each degree.
var fields = rapid.Custom(func(t *rapid.T) vectorField {
	var f vectorField
	for k := range f {
		for i := range 6 {
			for j := range 6 - i {
				f[k][i][j] = rapid.Int64Range(-2, 2).Draw(t, "coefficient")
			}
		}
	}
	return f
})

// TestCoupledOrderBySeries compares the order by coloured trees with that of one step for polynomial problems, expanded in powers of h in exact
// numbers: no problem has a lower order, and for one of a few the order is no higher.
func TestCoupledOrderBySeries(t *testing.T) {
	for _, row := range []struct {
		text  string
		order int
		why   string
	}{
		{ars111, 1, "forward and backward Euler"},
		{ars222, 2, "its halves have order 2"},
		{ars443, 3, "section 2.8"},
		{strings.Replace(ars443, `"7/4","3/4"`, `"7/4","1/2"`, 1), 0, "a slip in the last row of the explicit A, or in its b"},
		{strings.Replace(ars443, `"11/18","1/18"`, `"1/2","1/6"`, 1), 0, "a slip that keeps the row sum"},
		{strings.Replace(ars443, `"0","1/6","1/2"`, `"0","1/3","1/3"`, 1), 0, "a slip in the implicit half"},
	} {
		p := parsedPair(t, row.text)
		o, _ := CoupledOrderOf(p, false)
		if row.order > 0 && o.Order != row.order {
			t.Errorf("%s: order %d, should be %d", row.why, o.Order, row.order)
		}
		least := 10
		for seed := range 3 {
			n := agreement(p, fields.Example(2*seed), fields.Example(2*seed+1), min(o.Order+1, 4))
			if least = min(least, n); n < o.Order {
				t.Fatalf("%s: order %d for a problem, %d by trees", row.why, n, o.Order)
			}
		}
		if least != o.Order {
			t.Errorf("%s: no problem has an order below %d, but the trees say %d: %+v", row.why, least, o.Order, o.Failed)
		}
	}
}

// smallPairs draws pairs of up to three stages with small coefficients, some of them with a full implicit half.
var smallPairs = rapid.Custom(func(t *rapid.T) *AdditivePair {
	s := rapid.IntRange(1, 3).Draw(t, "stages")
	number := rapid.Custom(func(t *rapid.T) string {
		return fmt.Sprintf("%d/%d", rapid.IntRange(-3, 3).Draw(t, "numerator"), rapid.IntRange(1, 3).Draw(t, "denominator"))
	})
	list := func(n, most int) string {
		var cells []string
		for j := range n {
			cell := "0"
			if j < most {
				cell = number.Draw(t, "coefficient")
			}
			cells = append(cells, `"`+cell+`"`)
		}
		return "[" + strings.Join(cells, ",") + "]"
	}
	matrix := func(most func(i int) int) string {
		var rows []string
		for i := range s {
			rows = append(rows, list(s, most(i)))
		}
		return "[" + strings.Join(rows, ",") + "]"
	}
	full := rapid.Bool().Draw(t, "full")
	implicit := matrix(func(i int) int {
		if full {
			return s
		}
		return i + 1
	})
	return parsedPair(t, pairText(matrix(func(i int) int { return i }), list(s, s), implicit, list(s, s), ""))
})

// TestPairFunctionSolves compares R(z_E, z_I) with the solution of the linear system at rational points, and its restrictions with the stability
// functions of the halves.
func TestPairFunctionSolves(t *testing.T) {
	at := func(p bivariate.Poly, zE, zI exact.Rat) poly.Elem { return p.At(zE).EvalRat(zI) }
	rapid.Check(t, func(t *rapid.T) {
		p := smallPairs.Draw(t, "pair")
		f := p.Function(context.Background())
		if g := bivariate.GCD(context.Background(), f.D, f.D); len(f.N) > 0 && bivariate.GCD(context.Background(), f.N, g).Degree() > 0 {
			t.Fatalf("N = %v and D = %v have a common factor", f.N, f.D)
		}
		zE, zI := exact.NewRat(rapid.Int64Range(-9, 9).Draw(t, "zE"), 4), exact.NewRat(rapid.Int64Range(-9, 9).Draw(t, "zI"), 7)
		m := identity(p.Stages())
		column := make([][]poly.Elem, p.Stages())
		for i := range m {
			column[i] = []poly.Elem{poly.Int(1)}
			for j := range m {
				m[i][j] = m[i][j].Sub(p.halves[0].a[i][j].Mul(poly.Rational(zE))).Sub(p.halves[1].a[i][j].Mul(poly.Rational(zI)))
			}
		}
		det, y := solve(context.Background(), m, column)
		if got := at(f.D0, zE, zI); !got.Equal(det) {
			t.Fatalf("D₀ = %v, the determinant is %v", got, det)
		}
		if y == nil {
			t.Skip("a pole of the stages")
		}
		want := poly.Int(1)
		for i := range y {
			want = want.Add(y[i][0].Mul(p.halves[0].b[i].Mul(poly.Rational(zE)).Add(p.halves[1].b[i].Mul(poly.Rational(zI)))))
		}
		if n, d := at(f.N, zE, zI), at(f.D, zE, zI); !n.Equal(want.Mul(d)) {
			t.Fatalf("R(%v, %v) = %v/%v, should be %v", zE, zI, n, d, want)
		}
		for i, half := range []*ButcherTableau{p.Explicit(), p.Implicit()} {
			d := sample.Try(half.Derive()).Must(t)
			z := [2]exact.Rat{}
			z[i] = exact.NewRat(1, 5)
			n, q := at(f.N, z[0], z[1]), at(f.D, z[0], z[1])
			if !n.Mul(d.R.Denominator().EvalRat(z[i])).Equal(q.Mul(d.R.Numerator().EvalRat(z[i]))) {
				t.Fatalf("R is not that of half %d", i)
			}
		}
	})
}

func TestPairFaults(t *testing.T) {
	const a, b = `[["0","0"],["1","0"]]`, `["1","0"]`
	for _, row := range []struct{ text, at, message, why string }{
		{`{"name": "p", "kind": "additive", "explicit": {"A": [["0"]], "b": ["1"]}}`, "implicit", "missing", "one half"},
		{pairText(a, b, `[["1"]]`, `["1"]`, ""), "implicit.A", "1 rows, but explicit.A has 2", "another number of stages"},
		{pairText(a, b, `[["0","0"],["0","1"]]`, `["1"]`, ""), "implicit.b", "1 entries; 2 would be right", "short weights"},
		{pairText(`[["0","0"],["1","1/2"]]`, b, a, b, ""), "explicit.A[2][2]", "strictly lower triangular", "the halves are exchanged"},
		{pairText(a, b, `[["0","0"],["0","x"]]`, b, ""), "implicit.A[2][2], character 1", "x", "a name that nothing has"},
		{`{"name": "p", "kind": "additive", "explicit": {"A": [["0"]], "b": ["1"], "bhat": ["1"]}, "implicit": {"A": [["1"]], "b": ["1"]}}`, "implicit.bhat", "both halves", "embedded weights of one half"},
		{`{"name": "p", "kind": "additive", "explicit": {"A": [["0"]], "b": ["1"], "B": ["1"]}, "implicit": {"A": [["1"]], "b": ["1"]}}`, "explicit.B", "unknown key", "a key in capitals"},
		{`{"name": "p", "kind": "additive", "explicit": [], "implicit": {"A": [["1"]], "b": ["1"]}}`, "explicit", "a list where an object", "a list"},
		{`{"name": "p", "kind": "additive", "explicit": {"A": [["0"]]}, "implicit": {"A": [["1"]], "b": ["1"]}}`, "explicit.b", "missing", "no weights"},
		{`{"name": "p", "kind": "runge-kutta", "explicit": {"A": [["0"]], "b": ["1"]}, "A": [["1"]], "b": ["1"]}`, "explicit", "belongs to another kind", "a half in another kind"},
	} {
		_, err := Parse("p.json", []byte(row.text))
		e, ok := err.(*Error)
		if !ok || e.At != row.at || !strings.Contains(e.Message, row.message) || e.Position.Line != 1 {
			t.Errorf("%s: %v, should be %q at %s", row.why, err, row.message, row.at)
		}
	}
}

func TestPairStructure(t *testing.T) {
	for _, row := range []struct{ text, has, why string }{
		{ars111, "type-CK, ARS, GSA, equal-c", "forward and backward Euler"},
		{ars222, "type-CK, ARS, GSA, equal-c", "section 2.6"},
		{pairText(`[["0","0"],["1","0"]]`, `["1/2","1/2"]`, `[["g","0"],["1-2*g","g"]]`, `["1/2","1/2"]`, `, "params": {"g": "1-sqrt(2)/2"}`), "type-A, equal-b", "SSP2(2,2,2): c_I = (γ, 1 − γ)"},
		{pairText(`[["0"]]`, `["1"]`, `[["1"]]`, `["1"]`, ""), "type-A, equal-b", "one implicit stage"},
		{pairText(`[["0"]]`, `["1"]`, `[["0"]]`, `["1"]`, ""), "equal-b, equal-c", "one stage that is not implicit"},
		{pairText(`[["0","0"],["1","0"]]`, `["1","0"]`, `[["0","0"],["1","0"]]`, `["1","0"]`, ""), "GSA, equal-b, equal-c", "nothing implicit"},
		{pairText(`[["0","0"],["0.3333333333","0"]]`, `["0.3333333333","0"]`, `[["0","0"],["0.3333333334","0"]]`, `["0.3333333333","0"]`, ""), "GSA, equal-b, equal-c", "to the printed digits"},
	} {
		p := parsedPair(t, row.text)
		for _, name := range []string{"type-A", "type-CK", "ARS", "GSA", "equal-c", "equal-b"} {
			c, holds := p.Structure(name), true
			for i, x := range c.Residuals {
				holds = holds && p.Field().Within(x, c.Within[i])
			}
			if c.Matrix != nil {
				inverse, kernel := Invert(c.Matrix)
				holds = holds && inverse != nil
				if (inverse == nil) == (kernel == nil) {
					t.Fatalf("%s: an inverse beside a kernel, or neither", row.why)
				}
			}
			if want := strings.Contains(", "+row.has+",", ", "+name+","); holds != want {
				t.Errorf("%s: %s is %v", row.why, name, holds)
			}
		}
	}
}

// TestPairIsMadeAnew: a pair keeps what its file prints, in both halves.
func TestPairIsMadeAnew(t *testing.T) {
	p := parsedPair(t, ars222)
	made := sample.Try(New(p.Info(), p.Printed()...)).Must(t).(*AdditivePair)
	for i, b := range p.Coefficients() {
		for r, row := range b.Values {
			for k, x := range row {
				if !made.Coefficients()[i].Values[r][k].Equal(x) {
					t.Errorf("%s[%d][%d] is lost", b.Key, r, k)
				}
			}
		}
	}
	half := p.Implicit()
	if at := half.Position(Place{"A", 2, 2}); at != p.Position(Place{"implicit.A", 2, 2}) || at.Line == 0 {
		t.Errorf("A[2][2] of the implicit half stands at %v", at)
	}
}

// TestShare compares R(θz, (1 − θ)z) with the stability function of the tableau θA_E + (1 − θ)A_I, which is derived without the pair.
func TestShare(t *testing.T) {
	for _, text := range []string{ars111, ars222, ars443} {
		p := parsedPair(t, text)
		e, i := p.Halves()
		for _, theta := range []exact.Rat{{}, exact.Int(1), exact.NewRat(1, 2), exact.NewRat(-3, 7)} {
			mean := func(x, y poly.Elem) poly.Elem {
				return x.Mul(poly.Rational(theta)).Add(y.Mul(poly.Rational(exact.Int(1).Sub(theta))))
			}
			r := Realization{E: ones(p.Stages())}
			for k := range e.A {
				row := make([]poly.Elem, p.Stages())
				for l := range row {
					row[l] = mean(e.A[k][l], i.A[k][l])
				}
				r.A, r.B = append(r.A, row), append(r.B, mean(e.B[k], i.B[k]))
			}
			want := sample.Try(DeriveRealizationContext(context.Background(), p.Field(), r)).Must(t)
			got := sample.Try(sample.Try(p.Share(context.Background(), theta)).Must(t).Derive()).Must(t)
			if !got.R.Equal(want.R) {
				t.Errorf("%s, θ = %v: %v, should be %v", p.Info().Name, theta, got.R, want.R)
			}
		}
	}
}
