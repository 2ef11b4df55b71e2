package scheme

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"rofz/poly"
	"rofz/poly/algebraic"
)

func rungeKutta(k algebraic.Field, a, b string) *ButcherTableau {
	r := tableau(k, a, b)
	t := newTableau(Info{}, r.A, r.B)
	t.field = k
	return t
}

func rosenbrock(k algebraic.Field, alpha, gamma, b string) *Rosenbrock {
	r := &Rosenbrock{alpha: tableau(k, alpha, b).A, gamma: tableau(k, gamma, b).A, b: vec(k, b)}
	r.field = k
	return r
}

const (
	rk4   = "0 0 0 0; 1/2 0 0 0; 0 1/2 0 0; 0 0 1 0"
	kutta = "0 0 0 0; 1/3 0 0 0; -1/3 1 0 0; 1 -1 1 0"
	// Butcher's method of order 5, Hairer, Nørsett & Wanner I, section II.5 (as in most textbooks).
	butcher5 = "0 0 0 0 0 0; 1/4 0 0 0 0 0; 1/8 1/8 0 0 0 0; 0 -1/2 1 0 0 0; 3/16 0 0 9/16 0 0; -3/7 2/7 12/7 -12/7 8/7 0"
)

func TestTableauOrder(t *testing.T) {
	root2, root3 := sqrtField(2), sqrtField(3)
	tests := []struct {
		why   string
		s     OneStep
		order int
		tree  string
	}{
		{"forward Euler", rungeKutta(rationals, "0", "1"), 1, "[[]]"},
		{"Heun", rungeKutta(rationals, "0 0; 1 0", "1/2 1/2"), 2, "[[],[]]"},
		{"implicit midpoint", rungeKutta(rationals, "1/2", "1"), 2, "[[],[]]"},
		{"weights that do not add up", rungeKutta(rationals, "1/2", "2"), 0, "[]"},
		{"RK4", rungeKutta(rationals, rk4, "1/6 1/3 1/3 1/6"), 4, "[[],[],[],[]]"},
		{"the 3/8 rule", rungeKutta(rationals, kutta, "1/8 3/8 3/8 1/8"), 4, "[[],[],[],[]]"},
		{"Butcher's fifth order", rungeKutta(rationals, butcher5, "7/90 0 32/90 12/90 32/90 7/90"), 5, "[[],[],[[],[]]]"},
		{"RK4 with b₂, b₃ changed keeps B(2) only", rungeKutta(rationals, rk4, "1/6 1/2 1/6 1/6"), 2, "[[[]]]"},
		{"Radau IIA with two stages", rungeKutta(rationals, "5/12 -1/12; 3/4 1/4", "3/4 1/4"), 3, "[[],[],[]]"},
		{"Gauss with two stages over ℚ(√3)", rungeKutta(root3, "1/4 1/4-1/6*g; 1/4+1/6*g 1/4", "1/2 1/2"), 4, "[[],[],[],[]]"},
		{"SDIRK with γ = 1 − √2/2", rungeKutta(root2, "1-1/2*g 0; 1/2*g 1-1/2*g", "1/2*g 1-1/2*g"), 2, "[[],[]]"},
		{"Gauss with two stages in a polynomial basis", member(t, "gauss-2").(OneStep), 4, "[[],[],[],[]]"},
		{"Gauss with nine stages: beyond the table of trees", member(t, "gauss-9").(OneStep), 18, "[" + strings.Repeat("[],", 17) + "[]]"},
		{"Radau IA with three stages", member(t, "radau-ia-3").(OneStep), 5, "[[],[],[],[],[]]"},
		{"Lobatto IIIB: row sums that are not the nodes", member(t, "lobatto-iiib-2").(OneStep), 2, "[[],[]]"},
		{"Lobatto IIIE: the assumptions give 3, the trees 4", member(t, "lobatto-iiie-3").(OneStep), 4, "[[],[],[],[]]"},
		{"Lobatto IIIE with four stages", member(t, "lobatto-iiie-4").(OneStep), 6, "[[],[],[],[],[],[]]"},
	}
	for _, test := range tests {
		got, ok := TableauOrder(test.s, MaxTreeOrder)
		if !ok || got.AtLeast || got.Order != test.order || got.Tree.String() != test.tree {
			t.Errorf("%s: %+v, first failing tree %v; want order %d, tree %s", test.why, got, got.Tree, test.order, test.tree)
		}
	}
}

// All the trees up to a limit, without the theorem on simplifying assumptions.
func orderByTreesAlone(t testing.TB, s OneStep, limit int) (int, string) {
	space, ok := newStageSpace(context.Background(), s, weightsOf(s))
	if !ok {
		t.Fatal("no trees")
	}
	w := newTreeWeights(space)
	for n := 1; n <= limit; n++ {
		for _, u := range Trees(n) {
			if !w.defect(u.root()).IsZero() {
				return n - 1, u.String()
			}
		}
	}
	return limit, ""
}

func TestFamilyOrders(t *testing.T) {
	for s := 1; s <= 5; s++ {
		for _, f := range legendreFamilies {
			if s < f.least {
				continue
			}
			m := newFamily(f, s)
			want := f.order(s)
			got, ok := TableauOrder(m, MaxTreeOrder)
			if !ok || got.Order != want || got.AtLeast {
				t.Errorf("%s: order %+v, want %d", m.Info().Name, got, want)
			}
			limit := min(want+1, 7)
			if p, tree := orderByTreesAlone(t, m, limit); p != min(want, limit) || p < limit && tree != got.Tree.String() {
				t.Errorf("%s: trees alone give %d, first failure %s; with the assumptions %d, %v", m.Info().Name, p, tree, got.Order, got.Tree)
			}
			r := stability(t, m)
			if p, _ := r.Order(); p < want {
				t.Errorf("%s: R has order %d < %d", m.Info().Name, p, want)
			}
		}
	}
}

func TestCollocationOrder(t *testing.T) {
	tests := []struct {
		why   string
		nodes poly.Poly
		order int
	}{
		{"Gauss with 2 stages: x² − x + 1/6", poly.FromRats(rat("1/6"), rat("-1"), rat("1")), 4},
		{"another scale", poly.FromInts(1, -6, 6), 4},
		{"Radau IIA with 2 stages", poly.FromRats(rat("1/3"), rat("-4/3"), rat("1")), 3},
		{"nodes 0 and 1/2: no more than C(2) forces", poly.FromRats(rat("0"), rat("-1/2"), rat("1")), 2},
		{"one node", poly.FromRats(rat("-1/3"), rat("1")), 1},
	}
	for _, test := range tests {
		c := &Collocation{nodes: test.nodes}
		if got, ok := TableauOrder(c, MaxTreeOrder); !ok || got.AtLeast || got.Order != test.order {
			t.Errorf("%s: %+v, want %d", test.why, got, test.order)
		}
		if p, _ := orderByTreesAlone(t, c, 6); p != test.order {
			t.Errorf("%s: by trees alone %d, want %d", test.why, p, test.order)
		}
	}
}

func TestRosenbrockOrder(t *testing.T) {
	root2, root3 := sqrtField(2), sqrtField(3)
	tests := []struct {
		why   string
		s     *Rosenbrock
		order int
		tree  string
	}{
		{"linearly implicit Euler", rosenbrock(rationals, "0", "1", "1"), 1, "[[]]"},
		{"γ = 1/2: order 2 from one stage", rosenbrock(rationals, "0", "1/2", "1"), 2, "[[],[]]"},
		{"ROS2, γ = 1 + √2/2 (Verwer, Spee, Blom & Hundsdorfer 1999)",
			rosenbrock(root2, "0 0; 1 0", "1+1/2*g 0; -2-g 1+1/2*g", "1/2 1/2"), 2, "[[],[]]"},
		{"ROS3P, γ = 1/2 + √3/6 (Lang & Verwer 2001): order 3 in the Rosenbrock sense, where the trees of α + γ would fail",
			rosenbrock(root3, "0 0 0; 1 0 0; 1 0 0", "1/2+1/6*g 0 0; -1 1/2+1/6*g 0; -1/2-1/6*g -1/2-1/3*g 1/2+1/6*g", "2/3 0 1/3"), 3, "[[],[],[]]"},
	}
	for _, test := range tests {
		got, ok := TableauOrder(test.s, MaxTreeOrder)
		if !ok || got.AtLeast || got.Order != test.order || got.Tree.String() != test.tree {
			t.Errorf("%s: order %d, first failing tree %v; want %d, %s", test.why, got.Order, got.Tree, test.order, test.tree)
		}
	}
	if _, ok := StageOrder(tests[0].s); ok {
		t.Error("a Rosenbrock method has a stage order")
	}
}

func TestSimplifyingAssumptions(t *testing.T) {
	// Hairer & Wanner II, table IV.5.13.
	for s := 2; s <= 6; s++ {
		for name, want := range map[string]Simplifying{
			"gauss":        {2 * s, s, s},
			"radau-ia":     {2*s - 1, s - 1, s},
			"radau-iia":    {2*s - 1, s, s - 1},
			"lobatto-iiia": {2*s - 2, s, s - 2},
			"lobatto-iiic": {2*s - 2, s - 1, s - 1},
			"lobatto-iiid": {2*s - 2, s - 1, s - 1},
		} {
			got, ok := SimplifyingAssumptions(member(t, fmt.Sprintf("%s-%d", name, s)).(OneStep))
			if !ok || got != want {
				t.Errorf("%s-%d: %+v, want %+v", name, s, got, want)
			}
			if q, _ := StageOrder(member(t, fmt.Sprintf("%s-%d", name, s)).(OneStep)); q != min(want.B, want.C) {
				t.Errorf("%s-%d: stage order %d", name, s, q)
			}
		}
	}
	// From three stages on the row sums of Lobatto IIIB are its nodes.
	for s := 3; s <= 6; s++ {
		got, _ := SimplifyingAssumptions(member(t, fmt.Sprintf("lobatto-iiib-%d", s)).(OneStep))
		if want := (Simplifying{2*s - 2, s - 2, s}); got != want {
			t.Errorf("lobatto-iiib-%d: %+v, want %+v", s, got, want)
		}
	}
	// With two stages they are not, and c = Ae = (1/2, 1/2) counts.
	if got, want := stagesOf(t, "lobatto-iiib-2"), (Simplifying{2, 1, 0}); got != want {
		t.Errorf("lobatto-iiib-2: %+v, want %+v", got, want)
	}
	// A tableau and the same method in a polynomial basis.
	a, _ := SimplifyingAssumptions(rungeKutta(rationals, "5/12 -1/12; 3/4 1/4", "3/4 1/4"))
	if b, _ := SimplifyingAssumptions(member(t, "radau-iia-2").(OneStep)); a != b {
		t.Errorf("tableau %+v, family %+v", a, b)
	}
}

func stagesOf(t *testing.T, name string) Simplifying {
	t.Helper()
	a, ok := SimplifyingAssumptions(member(t, name).(OneStep))
	if !ok {
		t.Fatalf("%s: no simplifying assumptions", name)
	}
	return a
}

func TestOrderFromSimplifyingAssumptions(t *testing.T) {
	for _, test := range []struct {
		why  string
		a    Simplifying
		want int
	}{
		{"B(p) is needed", Simplifying{3, 5, 5}, 3},
		{"p ≤ η + ζ + 1", Simplifying{9, 4, 2}, 7},
		{"p ≤ 2η + 2", Simplifying{9, 1, 9}, 4},
		{"nothing known beyond C(1)", Simplifying{1, 1, 0}, 1},
	} {
		if got := test.a.order(); got != test.want {
			t.Errorf("%s: %+v gives %d, want %d", test.why, test.a, got, test.want)
		}
	}
}

func TestEmbedded(t *testing.T) {
	// Heun's method with forward Euler inside.
	m := rungeKutta(rationals, "0 0; 1 0", "1/2 1/2")
	if _, ok := EmbeddedTableauOrder(m, MaxTreeOrder); ok {
		t.Error("an order without embedded weights")
	}
	if _, ok, err := m.DeriveEmbedded(); ok || err != nil {
		t.Errorf("a derivation without embedded weights: %v, %v", ok, err)
	}
	m = rungeKutta(rationals, "0 0; 1 0", "1/2 1/2")
	m.bhat = vec(rationals, "1 0")
	if got, ok := EmbeddedTableauOrder(m, MaxTreeOrder); !ok || got.Order != 1 || got.Tree.String() != "[[]]" {
		t.Errorf("order %+v, %v; want 1, failing at [[]]", got, ok)
	}
	d, ok, err := m.DeriveEmbedded()
	if want := function(rationals, "1 1", "1"); !ok || err != nil || !d.R.Equal(want) {
		t.Errorf("embedded R = %v, %v, %v; want %v", d.R, ok, err, want)
	}
	if want := function(rationals, "1 1 1/2", "1"); !stability(t, m).Equal(want) {
		t.Errorf("R = %v, want %v", stability(t, m), want)
	}
}

func TestOrderConditionFindings(t *testing.T) {
	claim := func(s Scheme, order int) Scheme {
		switch s := s.(type) {
		case *ButcherTableau:
			s.info = Info{Order: &order}
		case *LinearMultistep:
			s.info = Info{Order: &order}
		case *Approximation:
			s.info = Info{Order: &order}
		}
		return s
	}
	heun := func() Scheme { return rungeKutta(rationals, "0 0; 1 0", "1/2 1/2") }
	embedded := rungeKutta(rationals, "0 0; 1 0", "1/2 1/2")
	one, two := 1, 2
	embedded.bhat, embedded.info.Order, embedded.info.EmbeddedOrder = vec(rationals, "1 0"), &two, &two
	right := rungeKutta(rationals, "0 0; 1 0", "1/2 1/2")
	right.bhat, right.info.Order, right.info.EmbeddedOrder = vec(rationals, "1 0"), &two, &one
	tests := []struct {
		why  string
		s    Scheme
		want string
	}{
		{"no claim", rungeKutta(rationals, "0", "3"), ""},
		{"a claim that holds", claim(heun(), 2), ""},
		{"a modest claim", claim(heun(), 1), ""},
		{"the first tree of order 3 fails", claim(heun(), 3),
			"order: 3, [[],[]] off by 1/6, 1 more, within 0"},
		{"exact coefficients leave no room", claim(rungeKutta(rationals, "0 0; 1 0", "0.5 0.5000000000001"), 2),
			"order: 2, [] off by 1/10000000000000, 0 more, within 0"},
		{"a claim beyond the trees", claim(rungeKutta(rationals, "1/2", "1"), 300),
			"order: 300, [[],[]] off by -1/12, 1 more, within 0"},
		{"a family keeps its promise beyond the table of trees", member(t, "gauss-12"), ""},
		{"embedded weights", embedded,
			"embedded_order: 2, [[]] off by -1/2, 0 more, within 0"},
		{"embedded weights, a claim that holds", right, ""},
		{"Padé", member(t, "pade-2-3"), ""},
		{"Padé with a false claim", claim(member(t, "pade-1-1"), 3),
			"order: 3, power 3 is 1/4, not 1/6"},
		{"BDF", member(t, "bdf-3"), ""},
		{"BDF with a false claim", claim(member(t, "bdf-2"), 3),
			"order: 3, power 3 is -1/3, not 0"},
	}
	for _, test := range tests {
		var got string
		for _, f := range OrderConditionFindings(test.s) {
			got += described(f)
		}
		if got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.why, got, test.want)
		}
	}
}

func BenchmarkTableauOrder(b *testing.B) {
	for _, bench := range []struct {
		name string
		s    OneStep
	}{
		{"rk4", rungeKutta(rationals, rk4, "1/6 1/3 1/3 1/6")},
		{"butcher-5", rungeKutta(rationals, butcher5, "7/90 0 32/90 12/90 32/90 7/90")},
		{"gauss-20", member(b, "gauss-20").(OneStep)},
		{"lobatto-iiie-5", member(b, "lobatto-iiie-5").(OneStep)},
	} {
		b.Run("name="+bench.name, func(b *testing.B) {
			for b.Loop() {
				TableauOrder(bench.s, MaxTreeOrder)
			}
		})
	}
}
