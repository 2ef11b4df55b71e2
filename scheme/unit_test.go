package scheme

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"rofz/poly"
	"rofz/poly/exact"
)

// TestUnits: what the writing of a number says about it. The number is the first entry of b.
func TestUnits(t *testing.T) {
	for _, row := range []struct{ text, keys, want, why string }{
		{"1", "", "0", "an integer"},
		{"3/5", "", "0", "a short fraction"},
		{"0.25", "", "0", "a short decimal"},
		{"0.12345678", "", "0", "eight places"},
		{"0.123456789", "", "1/1000000000", "nine places"},
		{"-0.00123456789", "", "1/100000000000", "nine significant places behind zeros"},
		{"1.23456789e-3", "", "1/100000000000", "the same with an exponent"},
		{"12.3456789", "", "1/10000000", "nine significant places, seven behind the point"},
		{"sqrt(2)/2", "", "0", "a radical"},
		{"root(x^2-2, 1, 2)", "", "0", "a root"},
		{"1767732205903/4055673282236", "", "8/16448485772242929313159696", "a long fraction"},
		{"123456/5", "", "0", "a long numerator alone"},
		{"4358665215/10000000000", "", "1/10000000000", "a decimal written as a fraction"},
		{"3602879701896397/36028797018963968", "", "1/36028797018963968", "0.1 in 53 bits"},
		{"0.1000000000000000055511151231257827021181583404541015625", "", "1/36028797018963968", "all places of 0.1 in 53 bits"},
		{"0.2500000000000000000000000000000000000000", "", "1/10000000000000000000000000000000000000000", "forty places, not all places of a number of 53 bits"},
		{"2.5000000000000000000000000000000000000000e-01", "", "1/100000000000000000000000000000000000000000", "the same with an exponent"},
		{"123457/524288", "", "0", "a power of two under few bits"},
		{"0.12345678", `"bhat": ["1.23456789", 0]`, "1/100000000", "eight places, where a decimal of nine ends at the same place"},
		{"0.12345678", `"bhat": ["0.012345678", 0]`, "1/100000000", "eight significant places, where a decimal with nine behind the point has as many"},
		{"0.1234567", `"bhat": ["1.23456789", 0]`, "0", "seven places, where eight and nine are printed"},
		{"0.1234", `"bhat": ["0.000001234", "0.123456789"]`, "0", "as many significant places as a decimal of nine, where others are twice as long"},
		{"0.123456789", `"exact": true`, "0", "called exact"},
		{"0.1250000000000000000000", "", "1/10000000000000000000000", "zeros at the end are no places of a number in 53 bits"},
		{"5.000000000000000000000000e-1", "", "1/10000000000000000000000000", "nor are they with an exponent"},
		{"1234567890e-10", "", "1/10000000000", "a decimal without a point"},
		{"5e-10", "", "0", "a short one"},
		{"0.1234", `"exact": false`, "5/10000", "short, where nothing is longer, and called truncated to who knows how many places"},
		{"0.25", `"exact": false, "digits": 15`, "0", "short, where 15 digits are printed"},
		{"0.625", `"exact": false, "digits": 4`, "1/10000", "a zero at the end was dropped"},
		{"0.4358", `"digits": 7`, "1/10000000", "three zeros were dropped"},
		{"0.5", `"digits": 4`, "0", "a half"},
		{"0.39175222700392", `"digits": 10`, "1/10000000000", "ten digits are right"},
		{"0.123456789", `"digits": 12`, "1/1000000000", "nine of twelve"},
		{"1-2*0.123456789", "", "2000000002/1000000000000000000", "an expression, rounded up"},
		{"g/2", `"params": {"g": "0.123456789"}`, "1/2000000000", "a constant"},
	} {
		keys := row.keys
		if keys != "" {
			keys = ", " + keys
		}
		s := mustParse(t, fmt.Sprintf(`{"name": "e", "kind": "runge-kutta", "A": [[0,0],[1,0]], "b": [%q, 0]%s}`, row.text, keys))
		got := UnitsOf(s).At("b", 0, 0)
		want, err := exact.ParseRat(row.want)
		if err != nil {
			t.Fatal(err)
		}
		if more := got.Sub(want); more.Sign() < 0 || exact.NewRat(1, 1e8).Mul(want).Less(more) {
			t.Errorf("%s: the unit of %s is %v, want %v or a 10⁻⁸ part more", row.why, row.text, got, want)
		}
	}
}

// TestShortDecimals: four to eight places are rounded where the table's own conditions say so.
func TestShortDecimals(t *testing.T) {
	for _, row := range []struct {
		b, keys string
		short   bool
		why     string
	}{
		{`"0.2500", "0.7500"`, "", false, "the sum is 1"},
		{`"0.3333", "0.6667"`, "", false, "the sum is 1, and no more is claimed or reached"},
		{`"0.50001", "0.49999"`, "", true, "Σbc = 1/2 to five places, which is order 2 in place of 1"},
		{`"0.50001", "0.49999"`, `, "order": 1`, false, "no more than order 1 is claimed"},
		{`"0.3333", "0.6666"`, "", true, "the sum is 1 to four places"},
		{`"0.3333", "0.6666"`, `, "exact": true`, false, "called exact"},
		{`"3.333e-1", "6.666e-1"`, "", true, "the same with exponents"},
		{`"0.33333", "0.66666"`, `, "params": {"g": "142.33333"}`, true, "five places behind the point, as another one has"},
		{`"33461/114243", "80782/114243"`, "", false, "fractions with the sum 1"},
		{`"33461/114243", "0.707106781187"`, "", true, "a fraction that is 1 − √2/2"},
		{`"33461/114243", "0.707107781187"`, "", false, "a slip beside it"},
		{`"0.3333", "0.6676"`, "", false, "a slip, which rounding does not explain"},
		{`"0.333", "0.666"`, "", false, "three places are exact"},
	} {
		s := mustParse(t, `{"name": "e", "kind": "runge-kutta", "A": [[0,0],[1,0]], "b": [`+row.b+`]`+row.keys+`}`)
		if u := UnitsOf(s); u.Short != row.short || u.Short && u.At("b", 0, 0).IsZero() {
			t.Errorf("%s: short is %v, the unit of b₁ %v", row.why, u.Short, u.At("b", 0, 0))
		}
	}
}

// TestRoundedLimit: short decimals that keep all other conditions exactly are rounded where a claim of L-stability says so.
func TestRoundedLimit(t *testing.T) {
	for _, row := range []struct {
		gamma, twice, keys string
		short              bool
		why                string
	}{
		{"1.70711", "-3.41422", `"L-stable": true`, true, "R(∞) = 0 to five places"},
		{"1.70711", "-3.41422", `"A-stable": true`, false, "R(∞) = 0 is not claimed"},
		{"1.70811", "-3.41622", `"L-stable": true`, false, "R(∞) is not 0 within the last place"},
	} {
		s := mustParse(t, fmt.Sprintf(`{"name": "ros2", "kind": "rosenbrock", "alpha": [[0,0],[1,0]], "gamma": [[%q,0],[%q,%q]],
			"b": ["1/2","1/2"], "order": 2, "published": {%s}}`, row.gamma, row.twice, row.gamma, row.keys))
		if u := UnitsOf(s); u.Short != row.short {
			t.Errorf("%s: short is %v", row.why, u.Short)
		}
	}
}

// TestRoundedSchemes rounds exact schemes, to nearest: what they claim holds to the printed digits, and the order shown is
// the order claimed.
func TestRoundedSchemes(t *testing.T) {
	for _, name := range []string{"gauss-2", "gauss-3", "radau-iia-3", "lobatto-iiic-4", "alexander-2-2", "rodas3", "dormand-prince-5-4", "ros2-plus"} {
		s := parseFile(t, "catalogue/data/"+name+".json")
		for digits := 6; digits <= 40; digits += 7 {
			r := roundedCopy(t, s, digits)
			if got := findings(r); got != nil {
				t.Errorf("%s to %d digits: %q", name, digits, got)
			}
			o, ok := TableauOrderToDigits(r.(OneStep), false, MaxTreeOrder)
			if !ok || o.Order != *s.Info().Order {
				t.Errorf("%s to %d digits: order %d, want %d", name, digits, o.Order, *s.Info().Order)
			}
		}
	}
}

// roundedCopy returns the scheme with coefficients of so many significant digits, and "exact" left out.
func roundedCopy(t *testing.T, s Scheme, digits int) Scheme {
	t.Helper()
	info := s.Info()
	info.Exact, info.Published = nil, Claims{}
	if digits < longDecimal {
		info.Digits = digits
	}
	var entries []Entries
	for _, b := range s.Coefficients() {
		e := Entries{Key: b.Key}
		for _, row := range b.Values {
			var texts []string
			for _, x := range row {
				text := s.Field().Decimal(x, digits)
				if strings.Contains(text, ".") {
					text = strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
				}
				texts = append(texts, text)
			}
			e.Rows = append(e.Rows, texts)
		}
		entries = append(entries, e)
	}
	r, err := New(info, entries...)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestAllowance compares the allowance of a condition with what the elementary weight does in the box: no point is beyond,
// and the corner to which the gradient points is nearly as far.
func TestAllowance(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, kind := range []string{KindRungeKutta, KindRosenbrock} {
		for range 3 {
			s := randomTable(t, random, kind)
			box := newWeightBox(s, UnitsOf(s), "b")
			for n := 1; n <= 5; n++ {
				for _, tree := range Trees(n) {
					within := box.allowance(tree.root()).Float64()
					center := weightAt(t, s, tree, nil)
					most := 0.0
					for range 30 {
						x := weightAt(t, s, tree, random)
						most = max(most, x.Sub(center).Abs().Float64())
					}
					if most > within || most < within/1e4 {
						t.Fatalf("%s, %s: corners of the box are off by up to %g, the allowance is %g", kind, tree, most, within)
					}
				}
			}
		}
	}
}

// randomTable has entries of nine digits, all with a unit.
func randomTable(t *testing.T, random *rand.Rand, kind string) Scheme {
	entry := func() string { return fmt.Sprintf("%.9f", random.Float64()*2-1) }
	const s = 3
	matrix := func(key string, diagonal int) Entries {
		e := Entries{Key: key}
		for i := range s {
			row := make([]string, s)
			for j := range row {
				if row[j] = "0"; j < i+diagonal {
					row[j] = entry()
				}
			}
			e.Rows = append(e.Rows, row)
		}
		return e
	}
	entries := []Entries{matrix("A", s)}
	if kind == KindRosenbrock {
		entries = []Entries{matrix("alpha", 0), matrix("gamma", 1)}
	}
	entries = append(entries, list("b", []string{entry(), entry(), entry()}))
	out, err := New(Info{Name: "random", Kind: kind}, entries...)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// weightAt returns the elementary weight at a random corner of the box, at its centre if random is nil.
func weightAt(t *testing.T, s Scheme, tree Tree, random *rand.Rand) exact.Rat {
	u := UnitsOf(s)
	var entries []Entries
	for _, b := range s.Coefficients() {
		e := Entries{Key: b.Key}
		for i, row := range b.Values {
			var texts []string
			for j, x := range row {
				v, _ := x.Rat()
				if random != nil {
					v = v.Add(u.At(b.Key, i, j).Mul(exact.Int(int64(2*random.IntN(2) - 1))))
				}
				texts = append(texts, v.String())
			}
			e.Rows = append(e.Rows, texts)
		}
		entries = append(entries, e)
	}
	r, err := New(Info{Name: "corner", Kind: s.Info().Kind}, entries...)
	if err != nil {
		t.Fatal(err)
	}
	space, _ := newStageSpace(context.Background(), r, weightsOf(r))
	w, _ := newTreeWeights(space).defect(tree.root()).Add(poly.Rational(exact.NewRat(1, tree.Density()))).Rat()
	return w
}
