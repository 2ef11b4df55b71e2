package repair_test

import (
	"context"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rofz/errata/repair"
	"rofz/errata/specimen"
	"rofz/internal/sample"
	"rofz/proofs"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// exactSchemes returns the schemes of the catalogue with exact coefficients, a claimed order and up to seven stages, of the
// kinds whose order is decided by a table.
func exactSchemes(t *testing.T) []scheme.Scheme {
	var out []scheme.Scheme
	for _, name := range catalogue.Names() {
		s := sample.Try(catalogue.Lookup(name)).Must(t)
		kind := s.Info().Kind
		n, _ := scheme.Size(s)
		if s.Info().Order != nil && s.Printed() != nil && n <= 7 && *s.Info().Order <= 5 && scheme.UnitsOf(s).Exact() && s.Field().Degree() <= 4 &&
			(kind == scheme.KindRungeKutta || kind == scheme.KindRosenbrock || kind == scheme.KindMultistep) && proofs.Analyze(s).FailedClaims() == nil {
			out = append(out, s)
		}
	}
	return out
}

// A slip of the pen changes the numbers of a table in one place, or exchanges two.
type slip struct {
	key, row, column, other int // the other of two, −1 for none
	digit                   int // the significant digit that is changed, −1 for the sign
	to                      int // what is added to the digit
}

// plant makes the slip in a table; it reports false where it changes nothing.
func (p slip) plant(table []scheme.Entries) bool {
	row := table[p.key].Rows[p.row]
	before := row[p.column]
	switch {
	case p.other >= 0:
		row[p.column], row[p.other] = row[p.other], row[p.column]
		return row[p.column] != before
	case before == "0":
		return false
	case p.digit < 0:
		if text, negative := strings.CutPrefix(before, "-"); negative {
			row[p.column] = text
		} else {
			row[p.column] = "-" + before
		}
		return true
	}
	first := strings.IndexAny(before, "123456789")
	for i, n := first, 0; i < len(before); i++ {
		if before[i] == '.' {
			continue
		}
		if n == p.digit {
			digit := strconv.Itoa((int(before[i]-'0') + p.to) % 10)
			row[p.column] = before[:i] + digit + before[i+1:]
			return true
		}
		n++
	}
	return false
}

func randomSlip(random *rand.Rand, table []scheme.Entries, digits int) slip {
	p := slip{key: random.IntN(len(table)), other: -1, digit: -1, to: 1 + random.IntN(9)}
	p.row = random.IntN(len(table[p.key].Rows))
	row := table[p.key].Rows[p.row]
	p.column = random.IntN(len(row))
	switch random.IntN(4) {
	case 0:
	case 1:
		p.other = random.IntN(len(row))
	default:
		p.digit = random.IntN(digits / 2)
	}
	return p
}

// TestSlipsDoNotPass rounds exact schemes to 6–30 digits, and plants one slip in each: in the first half of a number, in a
// sign, or by exchanging two numbers. If the slip contradicts a claim of the table with 60 digits, it does of the rounded
// one: check never passes it.
func TestSlipsDoNotPass(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	schemes := exactSchemes(t)
	tables := 300
	if sample.Full() {
		tables = 2000
	}
	planted := map[string]int{}
	for n := 0; n < tables; {
		s := schemes[random.IntN(len(schemes))]
		digits := 6 + random.IntN(25)
		table := specimen.Rounded(s, digits)
		p := randomSlip(random, table, digits)
		if !p.plant(table) {
			continue
		}
		long := specimen.Rounded(s, 60)
		p.plant(long)
		info := s.Info()
		info.Exact, info.Digits, info.Form = nil, 0, ""
		if random.IntN(2) == 0 {
			info.Digits = digits
		}
		if !fails(t, info, long, 60) {
			continue
		}
		n++
		planted[info.Kind]++
		if !fails(t, info, table, info.Digits) {
			t.Errorf("%s to %d digits (said: %v) passes with %+v in %s: %v", info.Name, digits, info.Digits > 0, p, table[p.key].Key, table)
		}
	}
	for _, kind := range []string{scheme.KindRungeKutta, scheme.KindRosenbrock, scheme.KindMultistep} {
		if planted[kind] == 0 {
			t.Errorf("no slip in %s", kind)
		}
	}
}

// fails reports whether a table contradicts what is claimed of it, or cannot be read.
func fails(t *testing.T, info scheme.Info, table []scheme.Entries, digits int) bool {
	t.Helper()
	info.Digits = digits
	s, err := scheme.New(info, table...)
	if err != nil {
		return true
	}
	if len(scheme.OrderConditionFindings(s))+len(scheme.RowSumFindings(s))+len(scheme.FamilyFindings(s)) > 0 {
		return true
	}
	return slices.ContainsFunc(repair.Analyze(context.Background(), s).Claims(), proofs.Claim.Fails)
}
