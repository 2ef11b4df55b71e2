package scheme

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/rational/exponential"
)

// exponentialFile is a scheme with two stages whose second row and weights are given.
func exponentialFile(a21, b1, b2, more string) string {
	return fmt.Sprintf(`{"name": "x", "kind": "exponential", "A": [["0","0"],[%q,"0"]], "b": [%q,%q]%s}`, a21, b1, b2, more)
}

func parseExponential(t interface {
	Helper()
	Fatal(...any)
}, text string) Exponential {
	t.Helper()
	s, err := Parse("x.json", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return s.(Exponential)
}

// TestReadExponential: all ways to write a coefficient are one function.
func TestReadExponential(t *testing.T) {
	want := exponential.Phi(1, exact.NewRat(1, 2)).Scale(poly.Rational(exact.NewRat(1, 2)))
	for _, text := range []string{"phi1(z/2)/2", "1/2*phi_1(1/2*z)", "phi1(c2*z)*c2", "(exp(z/2)-1)/z", "(exp(z/2)-1)*z^-1", "0.5*phi1(0.5*z)",
		"phi1(z)-phi2(z)+phi2(z)-phi1(z)+phi1(z/2)/2", "sqrt(2)*phi1(z/2)/sqrt(8)", "(phi0(z/2)-phi0(0*z))/z"} {
		e := parseExponential(t, exponentialFile(text, "1", "0", `, "params": {"c2": "1/2"}`))
		a, _ := e.Functions()
		if !a[1][0].Equal(want) || e.Field().Degree() != 1 || !e.Nodes()[1].Equal(exact.NewRat(1, 2)) {
			t.Errorf("%s: %v with c = %v, should be φ₁(z/2)/2", text, a[1][0].Terms(), e.Nodes())
		}
	}
	if e := parseExponential(t, exponentialFile("sqrt(2)*phi1(z)", "1", "0", `, "c": ["0", "1"]`)); e.Field().Degree() != 2 || !e.Nodes()[1].Equal(exact.Int(1)) {
		t.Errorf("sqrt(2)φ₁(z) is over a field of degree %d, with c = %v", e.Field().Degree(), e.Nodes())
	}
}

func TestBadExponential(t *testing.T) {
	for _, row := range []struct{ text, at, message, why string }{
		{exponentialFile("phi(z)", "1", "0", ""), "A[2][1], character 1", "unknown function", "φ without its k"},
		{exponentialFile("psi1(z)", "1", "0", ""), "A[2][1], character 1", "unknown function", "another name"},
		{exponentialFile("phi99(z)", "1", "0", ""), "A[2][1], character 1", "above 20", "a large k"},
		{exponentialFile("phi1(z+1)", "1", "0", ""), "A[2][1], character 1", "a rational number", "not a multiple of z"},
		{exponentialFile("phi1(z^2)", "1", "0", ""), "A[2][1], character 1", "a rational number", "a square"},
		{exponentialFile("phi1(exp(z))", "1", "0", ""), "A[2][1], character 1", "a rational number", "nested"},
		{exponentialFile("phi1(sqrt(2)*z)", "1", "0", ""), "A[2][1], character 1", "a rational number", "an irrational rate"},
		{exponentialFile("phi1(z)/z", "1", "0", ""), "A[2][1], character 8", "pole at z = 0", "a pole"},
		{exponentialFile("1/(1-z)", "1", "0", ""), "A[2][1], character 2", "division by something else", "a rational function"},
		{exponentialFile("1/0", "1", "0", ""), "A[2][1], character 2", "division by zero", "1/0"},
		{exponentialFile("phi1(z)/(z-z)", "1", "0", ""), "A[2][1], character 8", "division by zero", "z − z"},
		{exponentialFile("sqrt(z)", "1", "0", ""), "A[2][1], character 6", "unknown name", "a root of z"},
		{exponentialFile("y", "1", "0", ""), "A[2][1], character 1", "unknown name", "another variable"},
		{exponentialFile("exp(1000001/1000000*z)^100", "1", "0", ""), "", "", "a large rate is read"},
		{exponentialFile("(1+exp(z)+exp(z/2)+exp(z/3)+exp(z/5)+exp(z/7))^100", "1", "0", ""), "A[2][1], character 47", "too long", "many terms"},
		{exponentialFile("(1+z)^1000", "1", "0", ""), "A[2][1], character 6", "above 100", "a high power"},
		{exponentialFile("sqrt(2)", "1", "0", ""), "A[2]", "irrational", "an irrational c"},
		{exponentialFile("1", "1", "0", `, "c": ["0", "sqrt(2)"]`), "c[2]", "irrational", "an irrational c that is given"},
		{exponentialFile("1", "1", "0", `, "c": ["0"]`), "c", "2 would be right", "c too short"},
		{exponentialFile("1", "1", "0", `, "params": {"z": "1"}`), "params.z", "stands for hL", "a parameter z"},
		{exponentialFile("1", "1", "0", `, "bhat": ["1", "0"]`), "bhat", "another kind", "embedded weights"},
		{`{"name": "x", "kind": "exponential", "A": [["1"]], "b": ["1"]}`, "A[1][1]", "explicit", "an implicit stage"},
		{`{"name": "x", "kind": "exponential", "A": [["0"]], "b": ["1", "1"]}`, "b", "1 would be right", "b too long"},
		{`{"name": "x", "kind": "exponential", "A": [["0", "0"]], "b": ["1"]}`, "A[1]", "1 would be right", "a row too long"},
		{`{"name": "x", "kind": "exponential", "A": [], "b": []}`, "A", "no rows", "no stages"},
		{`{"name": "x", "kind": "exponential", "A": "phi1(z)", "b": ["1"]}`, "A", "list", "a text for a matrix"},
		{`{"name": "x", "kind": "exponential", "A": [` + strings.Repeat(`["0"],`, 30) + `["0"]], "b": ["1"]}`, "A", "at most 24", "31 stages"},
		{`{"name": "x", "kind": "exponential", "A": [["0"]]}`, "b", "missing", "no weights"},
	} {
		_, err := Parse("x.json", []byte(row.text))
		e, ok := err.(*Error)
		switch {
		case row.message == "" && err == nil:
		case !ok || e.At != row.at || !strings.Contains(e.Message, row.message):
			t.Errorf("%s: %v, should be at %q and say %q", row.why, err, row.at, row.message)
		}
	}
}

// TestExponentialOrders: classical orders that the authors state, and the first condition that fails.
func TestExponentialOrders(t *testing.T) {
	for _, row := range []struct {
		name, text string
		order      int
		tree       string
	}{
		{"exponential Euler", `{"name": "x", "kind": "exponential", "A": [["0"]], "b": ["phi1(z)"]}`, 1, "N[L]"},
		{"Lawson–Euler", `{"name": "x", "kind": "exponential", "A": [["0"]], "b": ["exp(z)"]}`, 1, "L[N]"},
		{"ETD2RK [CM02, (22)]", exponentialFile("phi1(z)", "phi1(z)-phi2(z)", "phi2(z)", ""), 2, "N[L,L]"},
		{"ETD2RK with a wrong weight", exponentialFile("phi1(z)", "phi1(z)-phi2(z)", "phi1(z)", ""), 0, "N"},
		{"weights that are right at z = 0 alone", exponentialFile("1", "1/2", "1/2", ""), 1, "L[N]"},
	} {
		o := OrderOfExponential(parseExponential(t, row.text))
		if o.Order != row.order || o.AtLeast || o.Tree != row.tree {
			t.Errorf("%s: order %d (at least: %v), tree %s; should be %d, %s", row.name, o.Order, o.AtLeast, o.Tree, row.order, row.tree)
		}
	}
}

// TestLawsonOrder: a Lawson method has the order of its tableau, which is that of another theory.
func TestLawsonOrder(t *testing.T) {
	for _, text := range []string{
		`"A": [["0"]], "b": ["1"]`,
		`"A": [["0","0"],["1/2","0"]], "b": ["0","1"]`,
		`"A": [["0","0"],["2/3","0"]], "b": ["1/4","3/4"]`,
		`"A": [["0","0","0"],["1/3","0","0"],["0","2/3","0"]], "b": ["1/4","0","3/4"]`,
		`"A": [["0","0","0","0"],["1/2","0","0","0"],["0","1/2","0","0"],["0","0","1","0"]], "b": ["1/6","1/3","1/3","1/6"]`,
		`"A": [["0","0","0","0"],["1/3","0","0","0"],["-1/3","1","0","0"],["1","-1","1","0"]], "b": ["1/8","3/8","3/8","1/8"]`,
		`"A": [["0","0","0","0"],["1/2","0","0","0"],["0","1/2","0","0"],["0","0","1","0"]], "b": ["1/6","1/3","1/6","1/3"]`,
		`"A": [["0","0","0","0","0","0"],["1/4","0","0","0","0","0"],["1/8","1/8","0","0","0","0"],["0","-1/2","1","0","0","0"],["3/16","0","0","9/16","0","0"],["-3/7","2/7","12/7","-12/7","8/7","0"]], "b": ["7/90","0","32/90","12/90","32/90","7/90"]`,
	} {
		s := sample.Try(Parse("rk.json", []byte(`{"name": "rk", "kind": "runge-kutta", `+text+`}`))).Must(t).(*ButcherTableau)
		want, _ := TableauOrder(s, MaxTreeOrder)
		o := OrderOfExponential(lawson(t, s))
		if o.Order != want.Order || o.AtLeast {
			t.Errorf("%s: order %d (%s), of the tableau %d", text, o.Order, o.Tree, want.Order)
		}
		back := lawson(t, s).Underlying()
		for i, row := range back.A() {
			for j, x := range row {
				if !x.Equal(s.A()[i][j]) {
					t.Errorf("%s: A(0)[%d][%d] is %v", text, i, j, x)
				}
			}
		}
	}
}

// lawson returns the integrating-factor method of an explicit tableau: a_ij e^((c_i−c_j)z) and b_i e^((1−c_i)z).
func lawson(t *testing.T, s *ButcherTableau) Exponential {
	t.Helper()
	c := make([]string, s.Stages())
	for i, row := range s.A() {
		c[i] = total(row).String()
	}
	var rows [][]string
	for i, row := range s.A() {
		var cells []string
		for j, x := range row {
			cells = append(cells, fmt.Sprintf("(%v)*exp((%s-(%s))*z)", x, c[i], c[j]))
		}
		rows = append(rows, cells)
	}
	var weights []string
	for i, x := range s.B() {
		weights = append(weights, fmt.Sprintf("(%v)*exp((1-(%s))*z)", x, c[i]))
	}
	return sample.Try(New(Info{Name: "lawson", Kind: KindExponential}, Entries{"A", rows}, Entries{"b", [][]string{weights}})).Must(t).(Exponential)
}

// TestLinearTrees counts: with t(n) trees of n nodes, t(n) = t(n−1) for a root L, and multisets of trees with n−1 nodes for a
// root N, by another recursion (the logarithmic derivative of Euler's product).
func TestLinearTrees(t *testing.T) {
	trees := linearTrees(MaxExponentialOrder)
	count, sets := []int{0, 2}, []int{1}
	for n := 1; n < MaxExponentialOrder; n++ { // n·sets(n) = Σ_k (Σ_{d|k} d t(d)) sets(n−k)
		sum := 0
		for k := 1; k <= n; k++ {
			for d := 1; d <= k; d++ {
				if k%d == 0 {
					sum += d * count[d] * sets[n-k]
				}
			}
		}
		sets = append(sets, sum/n)
		count = append(count, count[n]+sets[n])
	}
	total := 0
	for n := 1; n <= MaxExponentialOrder; n++ {
		total += len(trees[n])
		seen := map[string]bool{}
		for _, x := range trees[n] {
			seen[x.String()] = true
		}
		if len(trees[n]) != count[n] || len(seen) != count[n] {
			t.Errorf("%d trees with %d nodes, %d different, should be %d", len(trees[n]), n, len(seen), count[n])
		}
	}
	if total != 2178 {
		t.Errorf("%d trees in all; the comment of OrderOfExponential has another number", total)
	}
}

// TestShares: with all of λ in L, R is e^z; with all in N, it is that of the tableau at z = 0.
func TestShares(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		coefficient := func() string {
			return fmt.Sprintf("%d/3*phi%d(%d*z/2)+%d*exp(z/2)", rapid.IntRange(-4, 4).Draw(t, "n"), rapid.IntRange(0, 3).Draw(t, "k"), rapid.IntRange(-2, 2).Draw(t, "r"), rapid.IntRange(-2, 2).Draw(t, "m"))
		}
		e := parseExponential(t, exponentialFile(coefficient(), coefficient(), coefficient(), ""))
		if !e.StabilityFunction(exact.Rat{}).IsExp() || !e.Split()[0].IsExp() {
			t.Fatalf("R is not e^z where N = 0")
		}
		d, err := e.Underlying().Derive()
		if err != nil {
			t.Fatal(err)
		}
		if got := e.StabilityFunction(exact.Int(1)); !got.Equal(exponential.Polynomial(d.R.Numerator())) {
			t.Fatalf("R is %v where L = 0, that of the tableau %v", got, d.R.Numerator())
		}
	})
}
