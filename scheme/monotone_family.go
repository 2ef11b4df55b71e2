package scheme

import (
	"fmt"
	"math/big"
	"strings"

	"rofz/poly/exact"
)

// monotoneFamily is a family of methods that are optimal in their SSP coefficients, by the number of stages.
type monotoneFamily struct {
	name, order   string // of "name-S-order"
	title, source string
	family, form  string
	least         int
	what          string // what S has to be, if not every number from least on will do
	member        func(s int) (a, b func(i, j int) string, ssp string, ok bool)
}

// mostMonotone is the number of stages up to which a member is made: that up to which its SSP coefficient is found.
const mostMonotone = 100

var monotoneFamilies = []monotoneFamily{
	{
		name: "ssprk", order: "2", title: "SSPRK(%d,2), explicit, optimal", family: "erk", form: "rational", least: 2,
		source: "Spiteri & Ruuth, SIAM J. Numer. Anal. 40 (2002) 469-491; Gottlieb, Ketcheson & Shu, J. Sci. Comput. 38 (2009) 251-289",
		member: func(s int) (a, b func(i, j int) string, ssp string, ok bool) {
			return below(fmt.Sprintf("1/%d", s-1), "0"), same(fmt.Sprintf("1/%d", s)), fmt.Sprint(s - 1), true
		},
	},
	{
		name: "ssprk", order: "3", title: "SSPRK(%d,3), explicit, of n² stages", family: "erk", form: "rational", least: 4, what: "a square n²",
		source: "Ketcheson, SIAM J. Sci. Comput. 30 (2008) 2113-2136", member: monotoneOfOrder3,
	},
	{
		name: "ssp-sdirk", order: "2", title: "SSP SDIRK(%d,2), optimal", family: "sdirk", form: "rational", least: 1,
		source: "Ferracina & Spijker, Appl. Numer. Math. 58 (2008) 1675-1686",
		member: func(s int) (a, b func(i, j int) string, ssp string, ok bool) {
			return below(fmt.Sprintf("1/%d", s), fmt.Sprintf("1/%d", 2*s)), same(fmt.Sprintf("1/%d", s)), fmt.Sprint(2 * s), true
		},
	},
	{
		name: "ssp-sdirk", order: "3", title: "SSP SDIRK(%d,3), optimal", family: "sdirk", form: "algebraic", least: 2,
		source: "Ferracina & Spijker, Appl. Numer. Math. 58 (2008) 1675-1686; Ketcheson, Macdonald & Gottlieb, Appl. Numer. Math. 59 (2009) 373-392",
		member: func(s int) (a, b func(i, j int) string, ssp string, ok bool) {
			diagonal := fmt.Sprintf("(1-sqrt(%d/%d))/2", s-1, s+1)
			return below(fmt.Sprintf("1/sqrt(%d)", s*s-1), diagonal), same(fmt.Sprintf("1/%d", s)), plusRoot(s-1, s*s-1), true
		},
	},
}

// below returns the matrix with an entry below the diagonal, and one on it.
func below(lower, diagonal string) func(i, j int) string {
	return func(i, j int) string {
		switch {
		case j < i:
			return lower
		case j == i:
			return diagonal
		}
		return "0"
	}
}

func same(x string) func(i, j int) string { return func(int, int) string { return x } }

// plusRoot returns n + √m, of which twelve places are written.
func plusRoot(n, m int) string {
	const places = 12
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(places), nil)
	root := new(big.Int).Mul(big.NewInt(int64(m)), new(big.Int).Mul(unit, unit))
	root.Sqrt(root).Add(root, new(big.Int).Mul(big.NewInt(int64(n)), unit))
	return exact.Frac(root, unit).Fixed(places)
}

// monotoneOfOrder3 returns the method of s = n² stages. It consists of Euler steps with h/(n² − n), but that the stage number
// n(n + 1)/2 + 1 is a mean, with weights n and n − 1, of the stage (n − 1)(n − 2)/2 + 1 and such a step.
func monotoneOfOrder3(s int) (a, b func(i, j int) string, ssp string, ok bool) {
	n := int(new(big.Int).Sqrt(big.NewInt(int64(s))).Int64())
	if n*n != s {
		return nil, nil, "", false
	}
	mean, from := n*(n+1)/2, (n-1)*(n-2)/2 // counted from 0; y₁ is the stage s
	entry := func(i, j int) string {
		switch {
		case j >= i:
			return "0"
		case i >= mean && j >= from && j < mean:
			return exact.NewRat(int64(n-1), int64((2*n-1)*(n*n-n))).String()
		}
		return fmt.Sprintf("1/%d", n*n-n)
	}
	return entry, func(_, j int) string { return entry(s, j) }, fmt.Sprint(n*n - n), true
}

// parseMonotone returns the member that a name asks for; it reports false if the name is of another form.
func parseMonotone(name string) (Scheme, bool, error) {
	cut := strings.LastIndexByte(name, '-')
	if cut < 0 {
		return nil, false, nil
	}
	for _, f := range monotoneFamilies {
		numeral, ok := strings.CutPrefix(name[:cut], f.name+"-")
		if !ok || f.order != name[cut+1:] || !isNumeral(numeral) {
			continue
		}
		s, err := familyNumber(name, numeral, f.least, "stages")
		if err == nil && s > mostMonotone {
			err = fmt.Errorf("%s: at most %d stages", name, mostMonotone)
		}
		if err != nil {
			return nil, true, err
		}
		x, err := f.make(name, s)
		return x, true, err
	}
	return nil, false, nil
}

func (f monotoneFamily) make(name string, s int) (Scheme, error) {
	a, b, ssp, ok := f.member(s)
	if !ok {
		return nil, fmt.Errorf("%s: the number of stages should be %s", name, f.what)
	}
	matrix, weights := make([][]string, s), make([]string, s)
	for i := range s {
		weights[i] = b(0, i)
		for j := range s {
			matrix[i] = append(matrix[i], a(i, j))
		}
	}
	order := int(f.order[0] - '0')
	return New(Info{
		Name: name, Kind: KindRungeKutta, Title: fmt.Sprintf(f.title, s), Family: f.family, Source: f.source, Form: f.form, Order: &order,
		Published: Claims{values: map[string]any{"ssp_coefficient": ssp}},
	}, Entries{"A", matrix}, list("b", weights))
}
