package proofs

import (
	"fmt"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// TestNumbersMayBeClaimed goes through the numbers: scheme files have a key for each, which says what it is.
func TestNumbersMayBeClaimed(t *testing.T) {
	for _, n := range Numbers() {
		if want := fmt.Sprintf(`"%s": {"$ref": "#/$defs/amount", "description": "%s; compared"}`, n, n.Meaning()); !strings.Contains(scheme.Schema, want) {
			t.Errorf("the schema of scheme files lacks\n%s", want)
		}
	}
}

// TestNumbers has literature values, and what follows from the definitions by hand.
func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		name   string
		number Number
		want   string
		why    string
	}{
		{"rk4", DispersionOrder, "4", "1 − y²/2 + y⁴/24 + i(y − y³/6): the phase is off by a multiple of y⁵"},
		{"rk4", DissipationOrder, "5", "|R(iy)|² = 1 − y⁶/72 + y⁸/576"},
		{"dormand-prince-5-4", DissipationOrder, "5", "order 5, and z⁶ has the coefficient 1/600 in place of 1/720"},
		{"forward-euler", DispersionOrder, "2", "arctan y = y − y³/3 + …"},
		{"forward-euler", DissipationOrder, "1", "|1 + iy|² = 1 + y²"},
		{"backward-euler", DispersionOrder, "2", "arctan y"},
		{"trapezoidal", DispersionOrder, "2", "2 arctan(y/2) = y − y³/12 + …"},
		{"trapezoidal", DissipationOrder, "∞", "|1 + iy/2| = |1 − iy/2|"},
		{"gauss-3", DispersionOrder, "6", "the order is 6, and |R| = 1"},
		{"gauss-3", DissipationOrder, "∞", "symmetric"},
		{"radau-iia-2", WeakStageOrder, "2", "the stage order is 2, and bᵀτ₃ ≠ 0"},
		{"forward-euler", WeakStageOrder, "∞", "A = 0 and c = 0: all residuals are 0"},
		{"explicit-midpoint", WeakStageOrder, "1", "bᵀ(Ac − c²/2) = −1/8"},
		{"ssprk-3-3", WeakStageOrder, "1", "τ₂ = (0, −1/2, 1/8), bᵀA = (1/3, 1/6, 0)"},
		{"radau-iia-3", DAEOrder, "5", "that of the tableau [HW96, VI.1]"},
		{"lobatto-iiia-7", DAEOrder, "12", "the first stage is y₀, the others are invertible"},
		{"lobatto-iiic-3", DAEOrder, "4", "stiffly accurate, and A is invertible"},
		{"tr-bdf2", DAEOrder, "2", "an explicit first stage"},
		{"gauss-12", WeakStageOrder, "12", "as its stage order: bᵀAτ₁₃ ≠ 0"},
	} {
		v := Analyze(sample.Try(catalogue.Lookup(c.name)).Must(t)).Number(c.number)
		got := v.Finite.String()
		if v.Infinite {
			got = "∞"
		}
		if !v.Known || got != c.want {
			t.Errorf("%s of %s is %s (known: %v), should be %s: %s", c.number, c.name, got, v.Known, c.want, c.why)
		}
	}
}

// TestPrincipalErrorNorm has the norms that the literature states of well-known methods, rounded there.
func TestPrincipalErrorNorm(t *testing.T) {
	for _, c := range []struct{ name, want, source string }{
		{"rk4", "0.0145", "the usual figure of the classical method"},
		{"dormand-prince-5-4", "0.000399", "Dormand and Prince 1980, ‖τ^(6)‖₂ = 3.99e-4"},
		{"fehlberg-5-4", "0.00336", "the same, of Fehlberg's formula of order 5: 3.36e-3"},
	} {
		v := Analyze(sample.Try(catalogue.Lookup(c.name)).Must(t)).Number(PrincipalErrorNorm)
		claimed := sample.Try(scheme.ParseAmount(c.want)).Must(t)
		if !v.Known || !claimed.Admits(v.Infinite, v.Cmp) {
			t.Errorf("the principal error norm of %s is %s, should be %s: %s", c.name, v.Number().Decimal(10), c.want, c.source)
		}
	}
}

// TestNoDAEOrder has methods that the theorem says nothing of.
func TestNoDAEOrder(t *testing.T) {
	for _, name := range []string{"gauss-2", "dormand-prince-5-4", "rk4", "lobatto-iiib-3"} {
		if v := Analyze(sample.Try(catalogue.Lookup(name)).Must(t)).Number(DAEOrder); v.Known {
			t.Errorf("%s has the DAE order %v", name, v.Finite)
		}
	}
}

// TestErrorsByHand compares the norms and the ratios of pairs with elementary weights that are multiplied out tree by tree.
func TestErrorsByHand(t *testing.T) {
	for _, name := range []string{"rk4", "dormand-prince-5-4", "bogacki-shampine-3-2", "fehlberg-5-4", "tr-bdf2", "radau-iia-2", "gauss-2"} {
		s := sample.Try(catalogue.Lookup(name)).Must(t)
		a, tableau := Analyze(s), s.(*scheme.ButcherTableau)
		errors := func(b []poly.Elem, n int) []poly.Elem {
			var out []poly.Elem
			for _, tree := range scheme.Trees(n) {
				var sum poly.Elem
				for i, x := range stagesOfTree(tableau.A(), tree) {
					sum = sum.Add(b[i].Mul(x))
				}
				sum = sum.Sub(poly.Rational(exact.NewRat(1, tree.Density())))
				out = append(out, sum.Mul(poly.Rational(exact.NewRat(1, tree.Symmetry()))))
			}
			return out
		}
		square := func(list []poly.Elem) (sum poly.Elem) {
			for _, x := range list {
				sum = sum.Add(x.Mul(x))
			}
			return sum
		}
		asks := func(n Number, want poly.Elem) {
			t.Helper()
			if v := a.Number(n); !v.Known || !v.IsSquare || v.Finite.Cmp(s.Field().Number(want)) != 0 {
				t.Errorf("%s of %s is the root of %v, want that of %v", n, name, v.Finite, want)
			}
		}
		o, _ := a.TableauOrder()
		asks(PrincipalErrorNorm, square(errors(tableau.B(), o.Order+1)))
		e, ok := a.Embedded()
		if !ok {
			continue
		}
		hat, _ := e.TableauOrder()
		least, next, main := square(errors(tableau.Bhat(), hat.Order+1)), errors(tableau.Bhat(), hat.Order+2), errors(tableau.B(), hat.Order+2)
		asks(ErrorRatioB, square(next).Quo(least))
		for i := range next {
			next[i] = next[i].Sub(main[i])
		}
		asks(ErrorRatioC, square(next).Quo(least))
	}
}

// stagesOfTree returns Ψ(t): the product of AΨ of what hangs from the root.
func stagesOfTree(a [][]poly.Elem, t scheme.Tree) []poly.Elem {
	out := make([]poly.Elem, len(a))
	for i := range out {
		out[i] = poly.Int(1)
	}
	for _, child := range t.Children() {
		below := stagesOfTree(a, child)
		for i, row := range a {
			var sum poly.Elem
			for j, x := range row {
				sum = sum.Add(x.Mul(below[j]))
			}
			out[i] = out[i].Mul(sum)
		}
	}
	return out
}

// TestPhaseBySeries compares the orders of dispersion and dissipation with the series of R(iy)e^(−iy).
func TestPhaseBySeries(t *testing.T) {
	for s := range catalogue.All() {
		if _, ok := s.(scheme.OneStep); !ok || s.Field().Degree() > 1 || !scheme.UnitsOf(s).Exact() {
			continue
		}
		a := Analyze(s)
		_, r, err := a.StabilityFunction()
		if p, _ := a.Order(); err != nil || p < 1 {
			continue
		}
		n := 2*(r.Numerator().Degree()+r.Denominator().Degree()) + 4
		shift := rational.Exponential(n).Reflect().Mul(poly.New(r.Series(n + 1)...)) // R(z)e^(−z) = 1 + …, z = iy
		logs := logarithm(shift, n)                                                  // for z = iy the even powers are log |R|, the odd ones the phase
		odd, even := 0, 0
		for k := 1; k <= n && (odd == 0 || even == 0); k++ {
			if logs.Coeff(k).IsZero() {
				continue
			}
			if k%2 == 1 && odd == 0 {
				odd = k
			}
			if k%2 == 0 && even == 0 {
				even = k
			}
		}
		if v := a.Number(DispersionOrder); odd > 0 && v.Finite.Cmp(algebraic.RationalNumber(exact.Int(int64(odd-1)))) != 0 {
			t.Errorf("%s: dispersion order %v, the series has y^%d", s.Info().Name, v.Finite, odd)
		}
		v := a.Number(DissipationOrder)
		if even > 0 && (v.Infinite || v.Finite.Cmp(algebraic.RationalNumber(exact.Int(int64(even-1)))) != 0) || even == 0 && !v.Infinite {
			t.Errorf("%s: dissipation order %v, the series has y^%d", s.Info().Name, v, even)
		}
	}
}

// logarithm returns that of a series with the constant term 1, up to z^n: z(log f)' = zf'/f.
func logarithm(f poly.Poly, n int) poly.Poly {
	out := make([]poly.Elem, n+1)
	for k := 1; k <= n; k++ {
		sum := poly.Int(int64(k)).Mul(f.Coeff(k))
		for j := 1; j < k; j++ {
			sum = sum.Sub(poly.Int(int64(j)).Mul(out[j]).Mul(f.Coeff(k - j)))
		}
		out[k] = sum.Mul(poly.Rational(exact.NewRat(1, int64(k))))
	}
	return poly.New(out...)
}

// TestWeakStageOrderBySubspace compares with the definition: the largest subspace orthogonal to b that A maps into itself holds the
// residuals up to q, and not the next.
func TestWeakStageOrderBySubspace(t *testing.T) {
	for s := range catalogue.All() {
		name := s.Info().Name
		tableau, ok := s.(*scheme.ButcherTableau)
		if !ok || !scheme.UnitsOf(s).Exact() {
			continue
		}
		v := Analyze(s).Number(WeakStageOrder)
		most := 2 * tableau.Stages()
		if !v.Infinite {
			q, _ := v.Finite.Rational()
			most = int(q.Num().Int64()) + 1
		}
		space := invariantBelow(tableau.A(), tableau.B())
		for k := 1; k <= most; k++ {
			within := v.Infinite || k < most
			if got := orthogonal(space, residualOfStages(tableau.A(), k)); got != within {
				t.Errorf("%s, weak stage order %v: τ_%d in the subspace: %v", name, v, k, got)
			}
		}
	}
}

// invariantBelow returns the equations of the largest subspace of {x: bᵀx = 0} that A maps into itself: W₀ = {bᵀx = 0},
// W_{i+1} = {x in W_i: Ax in W_i}, until nothing changes.
func invariantBelow(a [][]poly.Elem, b []poly.Elem) [][]poly.Elem {
	equations := [][]poly.Elem{b}
	for {
		more := equations
		for _, e := range equations {
			image := make([]poly.Elem, len(b))
			for j := range image {
				for i, x := range e {
					image[j] = image[j].Add(x.Mul(a[i][j]))
				}
			}
			more = independent(more, image)
		}
		if len(more) == len(equations) {
			return equations
		}
		equations = more
	}
}

// independent appends a row to a list of independent ones unless it depends on them.
func independent(rows [][]poly.Elem, row []poly.Elem) [][]poly.Elem {
	rest := append([]poly.Elem(nil), row...)
	var reduced [][]poly.Elem
	var pivots []int
	clear := func(x []poly.Elem) {
		for i, r := range reduced {
			f := x[pivots[i]].Quo(r[pivots[i]])
			for j := range x {
				x[j] = x[j].Sub(f.Mul(r[j]))
			}
		}
	}
	pivot := func(x []poly.Elem) int {
		for j := range x {
			if !x[j].IsZero() {
				return j
			}
		}
		return -1
	}
	for _, r := range rows {
		x := append([]poly.Elem(nil), r...)
		clear(x)
		if p := pivot(x); p >= 0 {
			reduced, pivots = append(reduced, x), append(pivots, p)
		}
	}
	if clear(rest); pivot(rest) < 0 {
		return rows
	}
	return append(rows[:len(rows):len(rows)], row)
}

func orthogonal(rows [][]poly.Elem, x []poly.Elem) bool {
	for _, r := range rows {
		var sum poly.Elem
		for i := range r {
			sum = sum.Add(r[i].Mul(x[i]))
		}
		if !sum.IsZero() {
			return false
		}
	}
	return true
}

// residualOfStages returns k·Ac^(k−1) − c^k.
func residualOfStages(a [][]poly.Elem, k int) []poly.Elem {
	c := make([]poly.Elem, len(a))
	for i, row := range a {
		for _, x := range row {
			c[i] = c[i].Add(x)
		}
	}
	power := func(i, n int) poly.Elem {
		p := poly.Int(1)
		for range n {
			p = p.Mul(c[i])
		}
		return p
	}
	out := make([]poly.Elem, len(a))
	for i, row := range a {
		for j, x := range row {
			out[i] = out[i].Add(poly.Int(int64(k)).Mul(x).Mul(power(j, k-1)))
		}
		out[i] = out[i].Sub(power(i, k))
	}
	return out
}
