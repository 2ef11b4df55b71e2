package parameter

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"rofz/internal/sample"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/proofs/requirement"
	"rofz/scheme"
)

// setOf returns the set as text, with the ends rounded to digits.
func setOf(t *testing.T, f scheme.Parametric, asked string, digits int) string {
	t.Helper()
	a := sample.Try(Decide(context.Background(), f, sample.Try(requirement.Parse(asked)).Must(t))).Must(t)
	if open := a.Open(); len(open) > 0 {
		t.Errorf("%s: %s: %d pieces are open", f.Info().Name, asked, len(open))
	}
	text := func(x *algebraic.Number) string {
		if x == nil {
			return "∞"
		}
		if r, ok := x.Rational(); ok {
			return r.String()
		}
		return x.Decimal(digits)
	}
	var out []string
	for _, p := range a.Set() {
		switch open, shut := "(", ")"; {
		case p.IsPoint():
			out = append(out, "{"+text(p.From)+"}")
		default:
			if p.FromClosed {
				open = "["
			}
			if p.ToClosed {
				shut = "]"
			}
			out = append(out, open+text(p.From)+", "+text(p.To)+shut)
		}
	}
	return strings.Join(out, " ")
}

// TestTextbook compares with Tables 6.3 and 6.4 of Hairer & Wanner, Solving Ordinary Differential Equations II, section
// IV.6, where the numbers have eight places.
func TestTextbook(t *testing.T) {
	for _, row := range []struct{ name, asked, want, why string }{
		{"sdirk:1,1", "A-stable", "[1/2, ∞)", "between trapezoidal rule and beyond backward Euler"},
		{"sdirk:2,2", "A-stable", "[1/4, ∞)", "Table 6.3"},
		{"sdirk:3,3", "A-stable", "[1/3, 1.0685790]", "Table 6.3"},
		{"sdirk:4,4", "A-stable", "[0.39433757, 1.2805798]", "Table 6.3"},
		{"sdirk:5,5", "A-stable", "[0.24650519, 0.36180340] [0.42078251, 0.47326839]", "Table 6.3: two intervals"},
		{"sdirk:6,6", "A-stable", "[0.28406464, 0.54090688]", "Table 6.3"},
		{"sdirk:7,7", "A-stable", "", "Table 6.3: none"},
		{"sdirk:8,8", "A-stable", "[0.21704974, 0.26471425]", "Table 6.3"},
		{"sdirk:2,1", "L-stable", "[0.29289322, 1.7071068]", "Table 6.4: 1 − √2/2 and 1 + √2/2"},
		{"sdirk:3,2", "L-stable", "[0.18042531, 2.1856001]", "Table 6.4"},
		{"sdirk:4,3", "L-stable", "[0.22364780, 0.57281606]", "Table 6.4"},
		{"sdirk:5,4", "L-stable", "[0.24799464, 0.67604239]", "Table 6.4"},
		{"sdirk:6,5", "L-stable", "[0.18391465, 0.33414237]", "Table 6.4"},
		{"sdirk:7,6", "L-stable", "[0.20408345, 0.37886489]", "Table 6.4"},
		{"sdirk:3,3", "A-stable,order>=4", "{1.0685790}", "the one A-stable SDIRK with three stages and order 4, of Crouzeix and Nørsett"},
		{"theta", "A-stable", "[1/2, ∞)", "θ ≥ 1/2"},
		{"theta", "A-stable,R(inf)=0", "{1}", "backward Euler"},
		{"theta", "tableau-order>=2", "{1/2}", "the trapezoidal rule"},
		{"theta", "algebraically stable", "{1}", "its weights and M are those of backward Euler, beside an explicit stage"},
		{"rosenbrock-2", "L-stable", "{0.29289322} {1.7071068}", "ROS2 of Verwer et al.: γ = 1 ± √2/2"},
		{"rosenbrock-2", "A-stable", "[1/4, ∞)", "R is that of sdirk:2,2"},
		{"rosenbrock-2", "tableau-order>=2", "(∞, ∞)", "for every γ"},
		{"exponential-fit-2-2", "order>=4", "{1/12}", "Padé (2,2)"},
		{"bdf-2-blend", "L-stable", "{1}", "BDF2"},
		{"bdf-2-blend", "order>=2", "(∞, -2) (-2, ∞)", "as its name says; at g = −2 the degree of ρ is below that of σ"},
		{"adams-blend-2", "order>=2", "(∞, ∞)", "as its name says"},
		{"adams-blend-2", "order>=3", "{5/12}", "Adams–Moulton"},
		{"sdirk:4,4", "order>=4", "(∞, ∞)", "as its name says"},
		{"sdirk:4,3", "order>=3,R(inf)=0", "(∞, 0) (0, ∞)", "as its name says; at g = 0 it is a polynomial"},
	} {
		if strings.ContainsAny(row.name, "78") && !sample.Full() {
			continue // seconds
		}
		f, ok, err := scheme.NamedParametric(row.name)
		if !ok || err != nil {
			t.Fatalf("%s: %v, %v", row.name, ok, err)
		}
		if got := setOf(t, f, row.asked, 8); got != row.want {
			t.Errorf("%s, %s: %s, want %s (%s)", row.name, row.asked, got, row.want, row.why)
		}
	}
}

// TestGap is beside Table 6.4, which has one interval for s = 8: between these two max |R(iy)| − 1 is 1.7e-4 for
// g = 0.204, near y = 6.84.
func TestGap(t *testing.T) {
	if !sample.Full() {
		t.Skip("seconds; ROFZ_TESTS=full asks for it")
	}
	f, _, _ := scheme.NamedParametric("sdirk:8,7")
	const want = "[0.15665860, 0.20293486] [0.20519417, 0.23437316]"
	if got := setOf(t, f, "L-stable", 8); got != want {
		t.Errorf("L-stable for %s, want %s", got, want)
	}
}

func rationalFamily(t *testing.T, numerator, denominator string) scheme.Parametric {
	t.Helper()
	row := func(s string) [][]string { return [][]string{strings.Fields(s)} }
	return sample.Try(scheme.NewParametric(scheme.Info{Name: "family", Kind: scheme.KindRational}, "g", nil, nil,
		scheme.Entries{Key: "numerator", Rows: row(numerator)}, scheme.Entries{Key: "denominator", Rows: row(denominator)})).Must(t)
}

// TestEnds has sets whose ends do not belong to them, isolated points, and parameters without a scheme.
func TestEnds(t *testing.T) {
	for _, row := range []struct{ numerator, denominator, asked, want, why string }{
		{"1 1/2-g", "1 -1/2-g g/2", "L-stable", "(0, ∞)", "(1+(½−g)z)/((1−z/2)(1−gz)) is the trapezoidal rule at g = 0"},
		{"1 1/2-g", "1 -1/2-g g/2", "A-stable", "[0, ∞)", "the set of A-stable members is closed"},
		{"1 1/2 1/12+g+g^2", "1 -1/2 1/12+g", "A-stable", "{-0.79288311} {-0.087192388} {0}", "isolated points: Padé (2,2) at 0, and where the pole in Re z < 0 cancels, g⁴ + g²/2 + g + 1/12 = 0"},
		{"1 1/2 1/12+g+g^2", "1 -1/2 1/12+g", "not A-stable", "(∞, -0.79288311) (-0.79288311, -0.087192388) (-0.087192388, 0) (0, ∞)", "the complement"},
		{"1/g", "1/g -1", "A-stable", "(0, ∞)", "1/(1−gz) has no coefficients at g = 0, though a limit"},
		{"1 g", "1 g", "A-stable", "(∞, ∞)", "R = 1"},
		{"1 1/2+g*(g-1)", "1 -1/2", "A-stable", "[0, 1]", "|R(∞)| = |1 + 2g(g−1)|"},
		{"1 1/2+g*(g-1)", "1 -1/2", "strongly A-stable", "(0, 1)", "strictly inside"},
		{"g-3 (g-3)*(1-g)", "g-3 -g*(g-3)", "A-stable", "[1/2, 3) (3, ∞)", "P and Q are 0 at g = 3"},
		{"1 1-(g^2-3*g)/(g-3)", "1 -g", "A-stable", "[1/2, 3) (3, ∞)", "a coefficient is 0/0 at g = 3, though it cancels"},
		{"1 1-1/(1/g)", "1 -g", "A-stable", "[1/2, ∞)", "1/g has no value at 0, which is outside"},
		{"1 g", "1 g-1", "limit=0", "{0}", "backward Euler"},
		{"1 g", "1 g-1", "limit<=-1", "[1/2, 1)", "g/(g−1) ≤ −1; at g = 1 the scheme is explicit"},
	} {
		f := rationalFamily(t, row.numerator, row.denominator)
		if got := setOf(t, f, row.asked, 8); got != row.want {
			t.Errorf("(%s)/(%s), %s: %s, want %s (%s)", row.numerator, row.denominator, row.asked, got, row.want, row.why)
		}
	}
}

// TestTableaux asks for what the coefficients say themselves.
func TestTableaux(t *testing.T) {
	theta, _, _ := scheme.NamedParametric("theta")
	one := sample.Try(scheme.NewParametric(scheme.Info{Name: "one-stage", Kind: scheme.KindRungeKutta}, "g", nil, nil,
		scheme.Entries{Key: "A", Rows: [][]string{{"g"}}}, scheme.Entries{Key: "b", Rows: [][]string{{"1"}}})).Must(t)
	ros, _, _ := scheme.NamedParametric("rosenbrock-2")
	last := sample.Try(scheme.NewParametric(scheme.Info{Name: "last", Kind: scheme.KindRosenbrock}, "g", nil, nil,
		scheme.Entries{Key: "alpha", Rows: [][]string{{"0"}, {"2*g", "0"}}}, scheme.Entries{Key: "gamma", Rows: [][]string{{"1"}, {"-2*g", "1"}}},
		scheme.Entries{Key: "b", Rows: [][]string{{"0", "1"}}})).Must(t)
	common := sample.Try(scheme.NewParametric(scheme.Info{Name: "common", Kind: scheme.KindMultistep}, "g", nil, nil,
		scheme.Entries{Key: "rho", Rows: [][]string{{"1", "-1-g", "g"}}}, scheme.Entries{Key: "sigma", Rows: [][]string{{"1", "-g", "0"}}})).Must(t)
	zero := sample.Try(scheme.NewParametric(scheme.Info{Name: "zero", Kind: scheme.KindMultistep}, "g", nil, nil,
		scheme.Entries{Key: "rho", Rows: [][]string{{"1", "-1"}}}, scheme.Entries{Key: "sigma", Rows: [][]string{{"g", "0"}}})).Must(t)
	for _, row := range []struct {
		f                scheme.Parametric
		asked, want, why string
	}{
		{one, "stiffly accurate", "{1}", "backward Euler"},
		{one, "algebraically stable", "[1/2, ∞)", "M = 2g − 1"},
		{one, "tableau-order>=2", "{1/2}", "the midpoint rule"},
		{last, "stiffly accurate", "{1/2}", "α_s = 1 is asked for too [HW96, IV.7]"},
		{common, "order>=2", "{1}", "a common factor ζ − 1 counts: (e^h − 1)(e^h − 1 − he^h) = O(h³)"},
		{zero, "A-stable", "(0, ∞)", "σ = gζ; at g = 0 there is no method"},
		{ros, "stiffly accurate", "", "(1 − 2g, g) is never (1/2, 1/2)"},
		{theta, "stiffly accurate", "(∞, ∞)", "b is the last row by construction"},
		{theta, "stage-order>=2", "{1/2}", "θ = 1/2 in C(2) and B(2)"},
		{theta, "stage-order>=1", "(∞, ∞)", "C(1) holds by the choice of c"},
		{theta, "b>=0", "[0, 1]", "b = (1 − θ, θ)"},
		{theta, "b>1/3", "(1/3, 2/3)", "strictly"},
		{theta, "stages>=2", "(∞, ∞)", "two"},
		{theta, "stages>=3", "", "two"},
	} {
		if got := setOf(t, row.f, row.asked, 8); got != row.want {
			t.Errorf("%s, %s: %s, want %s (%s)", row.f.Info().Name, row.asked, got, row.want, row.why)
		}
	}
}

// TestMembers draws families and asks of random members what the set says of them: a critical parameter that is missing,
// or a wrong end, would show.
func TestMembers(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	small := func() string { return fmt.Sprintf("(%d)/%d", rng.IntN(13)-6, 1+rng.IntN(4)) }
	coefficient := func() string {
		switch rng.IntN(4) {
		case 0:
			return small()
		case 1:
			return small() + "+" + small() + "*g^2"
		}
		return small() + "+" + small() + "*g"
	}
	row := func(n int) []string {
		out := make([]string, n)
		for i := range out {
			out[i] = coefficient()
		}
		return out
	}
	lower := func(n int, diagonal bool) [][]string {
		out := make([][]string, n)
		for i := range out {
			out[i] = row(i)
			if diagonal {
				out[i] = row(i + 1)
			}
			for len(out[i]) < n {
				out[i] = append(out[i], "0")
			}
		}
		return out
	}
	general := []string{"A-stable", "L-stable"}
	oneStep := append(general, "I-stable", "strongly A-stable", "order>=1", "limit>=1/2", "limit=0")
	inSectors := []string{"A0-stable", "A(0)-stable", "not A(0)-stable", "A(alpha)>=45", "A(alpha)>=60", "A(alpha)>=80"}
	quotients := func() []scheme.Entries {
		d := "-1/2-(" + coefficient() + ")/4" // poles in Re z > 0, and R small, more often than by chance
		return []scheme.Entries{{Key: "numerator", Rows: [][]string{{"1", "1+(" + d + ")", []string{"0", coefficient()}[rng.IntN(2)]}}},
			{Key: "denominator", Rows: [][]string{{"1", d, "1/4+(" + coefficient() + ")/16"}}}}
	}
	draws := []struct {
		kind    string
		asked   []string
		entries func() []scheme.Entries
	}{
		{scheme.KindRational, oneStep, quotients},
		{scheme.KindRungeKutta, append(oneStep, "stiffly accurate", "algebraically stable", "tableau-order>=1", "stage-order>=1", "b>=1/3"), func() []scheme.Entries {
			return []scheme.Entries{{Key: "A", Rows: lower(2, true)}, {Key: "b", Rows: [][]string{row(2)}}}
		}},
		{scheme.KindRosenbrock, append(oneStep, "stiffly accurate", "tableau-order>=1", "b>=0"), func() []scheme.Entries {
			return []scheme.Entries{{Key: "alpha", Rows: lower(2, false)}, {Key: "gamma", Rows: lower(2, true)}, {Key: "b", Rows: [][]string{row(2)}}}
		}},
		{scheme.KindMultistep, general, func() []scheme.Entries {
			a, b := coefficient(), coefficient() // of order 1 at least: ρ(1) = 0, ρ'(1) = σ(1)
			return []scheme.Entries{{Key: "rho", Rows: [][]string{{"1", "-1-(" + a + ")", a}}},
				{Key: "sigma", Rows: [][]string{{b, "1-(" + a + ")-(" + b + ")", "0"}}}}
		}},
		{scheme.KindRational, inSectors, quotients},
	}
	rounds := 25
	if sample.Full() {
		rounds = 250
	}
	seen := make(map[string][2]int)
	for _, d := range draws {
		for range rounds {
			entries := d.entries()
			f, err := scheme.NewParametric(scheme.Info{Name: "drawn", Kind: d.kind}, "g", nil, nil, entries...)
			if err != nil {
				continue // nothing depends on g
			}
			asked := d.asked[rng.IntN(len(d.asked))]
			list := sample.Try(requirement.Parse(asked)).Must(t)
			a, err := Decide(context.Background(), f, list)
			if err != nil {
				if !strings.Contains(err.Error(), "common factor") && !strings.Contains(err.Error(), "R(0)") {
					t.Errorf("%s: %v: %v", asked, entries, err)
				}
				continue
			}
			for range 8 {
				g := exact.NewRat(int64(rng.IntN(161)-80), int64(1+rng.IntN(12)))
				want := requirement.NotMet
				if s, err := f.At(g.String()); err == nil {
					want = list[0].Decide(proofs.Analyze(s)).Outcome
				}
				got := outcomeAt(a, g)
				count := seen[asked]
				if count[0]++; want == requirement.Met {
					count[1]++
				}
				seen[asked] = count
				if got != want {
					t.Errorf("%s %v: %s is %s at g = %v, and the member has %s", d.kind, entries, asked, got, g, want)
				}
			}
		}
	}
	for _, asked := range general {
		if n := seen[asked]; n[1] == 0 || n[1] == n[0] {
			t.Errorf("of %d random members %d are %s: the test asks nothing", n[0], n[1], asked)
		}
	}
}

// outcomeAt looks a parameter up.
func outcomeAt(a Answer, g exact.Rat) requirement.Outcome {
	x := algebraic.RationalNumber(g)
	for _, c := range a.Cells {
		above := c.From == nil || c.From.Cmp(x) < 0 || c.IsPoint() && c.From.Cmp(x) == 0
		below := c.To == nil || x.Cmp(*c.To) < 0 || c.IsPoint() && c.To.Cmp(x) == 0
		if above && below {
			return c.Met()
		}
	}
	return requirement.Undecided
}

// TestRefusals has what is asked of families in vain.
func TestRefusals(t *testing.T) {
	theta, _, _ := scheme.NamedParametric("theta")
	bdf, _, _ := scheme.NamedParametric("bdf-2-blend")
	for _, row := range []struct {
		f           scheme.Parametric
		asked, want string
	}{
		{theta, "C<=2", "C<=2 is not decided for a family of kind runge-kutta"},
		{theta, "zero-stable", "not decided"},
		{bdf, "stages>=2", "not decided"},
		{bdf, "I-stable", "not decided"},
		{bdf, "A(alpha)>=45", "not decided"},
		{bdf, "A0-stable", "not decided"},
		{theta, "A(alpha)>45", "A(alpha)>=D is"},
		{theta, "A(alpha)>=0", "A(alpha)>=D is"},
		{theta, "A(alpha)>=91", "A(alpha)>=D is"},
		{theta, "A(alpha)>=89.5", "45, 60, 70, 75, 80, 85 are"},
	} {
		_, err := Decide(context.Background(), row.f, sample.Try(requirement.Parse(row.asked)).Must(t))
		if err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: %v, want %q", row.asked, err, row.want)
		}
	}
}

// TestTime asks that the end of the time is seen.
func TestTime(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	f, _, _ := scheme.NamedParametric("sdirk:12,12")
	if _, err := Decide(ctx, f, sample.Try(requirement.Parse("A-stable")).Must(t)); err == nil {
		t.Error("no error when the time is up")
	}
}
