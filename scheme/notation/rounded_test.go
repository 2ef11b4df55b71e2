package notation

import (
	"math/rand/v2"
	"testing"

	"rofz/errata/specimen"
	"rofz/internal/sample"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// TestRoundedTables rounds exact schemes to 6–30 digits, at random, and writes and reads them in a notation: what they claim
// holds to the printed digits, and the order shown is the order claimed.
func TestRoundedTables(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	var schemes []scheme.Scheme
	for _, name := range catalogue.Names() {
		s := sample.Try(catalogue.Lookup(name)).Must(t)
		n, _ := scheme.Size(s)
		one, ok := s.(scheme.OneStep)
		if !ok || s.Info().Order == nil || s.Printed() == nil || n > 7 || s.Field().Degree() > 2 || !scheme.UnitsOf(s).Exact() {
			continue
		}
		if _, ok := scheme.Find(s, "b"); !ok {
			continue
		}
		if o, ok := scheme.TableauOrder(one, scheme.MaxTreeOrder); ok && o.Order == *s.Info().Order && len(scheme.OrderConditionFindings(s)) == 0 {
			schemes = append(schemes, s)
		}
	}
	tables := 100
	if sample.Full() {
		tables = 2000
	}
	for range tables {
		s := schemes[random.IntN(len(schemes))]
		digits := 6 + random.IntN(25)
		formats := []string{"json", "csv", "python", "julia", "c"}
		if s.Info().Kind == scheme.KindRungeKutta {
			formats = append(formats, "text", "latex")
		}
		format := formats[random.IntN(len(formats))]
		r := readBack(t, s, digits, format)
		if found := scheme.OrderConditionFindings(r); len(found)+len(scheme.RowSumFindings(r)) > 0 {
			t.Errorf("%s to %d digits in %s: %+v", s.Info().Name, digits, format, found)
		}
		if o, _ := scheme.TableauOrderToDigits(r.(scheme.OneStep), false, scheme.MaxTreeOrder); o.Order != *s.Info().Order {
			t.Errorf("%s to %d digits in %s: order %d, want %d", s.Info().Name, digits, format, o.Order, *s.Info().Order)
		}
	}
}

// readBack returns a scheme with rounded coefficients that were written and read in a notation, and its claimed orders.
func readBack(t *testing.T, s scheme.Scheme, digits int, format string) scheme.Scheme {
	t.Helper()
	table := sample.Try(Of(s)).Must(t)
	table.Params, table.Entries = nil, specimen.Rounded(s, digits)
	text := sample.Try(Write(format, []Table{table}, 0)).Must(t)
	tables := sample.Try(Read(format, "x", []byte(text))).Must(t)
	read := sample.Try(tables[0].Scheme("x")).Must(t)
	info := read.Info()
	info.Order, info.EmbeddedOrder, info.Exact, info.Published = s.Info().Order, s.Info().EmbeddedOrder, nil, scheme.Claims{}
	return sample.Try(scheme.New(info, read.Printed()...)).Must(t)
}
