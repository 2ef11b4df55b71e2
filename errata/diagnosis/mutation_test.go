package diagnosis

import (
	"context"
	"flag"
	"fmt"
	"hash/fnv"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rofz/errata/specimen"
	"rofz/internal/sample"
	"rofz/scheme"
	"rofz/scheme/catalogue"
	"rofz/scheme/expression"
)

// A mutation is a way to spoil a table. It returns the edits, none if the table has no place for it.
type mutation struct {
	name  string
	spoil func(t *table, r *rand.Rand) []Edit
	hard  bool // more than one slip: the search does not promise to find all of them
}

var mutations = []mutation{
	{name: "sign", spoil: slipOf(Sign)},
	{name: "digit", spoil: slipOf(Digit)},
	{name: "digit dropped", spoil: slipOf(DigitTooMany)}, // the rewriting that leaves a digit out
	{name: "digit doubled", spoil: slipOf(DigitMissing)},
	{name: "digits transposed", spoil: slipOf(Transposition)},
	{name: "upside down", spoil: slipOf(UpsideDown)},
	{name: "decimal point", spoil: slipOf(Point)},
	{name: "exponent", spoil: slipOf(ExponentSign)},
	{name: "entry missing", spoil: func(t *table, r *rand.Rand) []Edit {
		k := t.pick(r, func(c cell) bool { return !c.Value.IsZero() })
		return []Edit{t.edit(k, "0", false)}
	}},
	{name: "entry for 0", spoil: func(t *table, r *rand.Rand) []Edit {
		k := t.pick(r, func(c cell) bool { return c.Value.IsZero() })
		from := t.pick(r, func(c cell) bool { return !c.Value.IsZero() })
		if k < 0 {
			return nil
		}
		return []Edit{t.edit(k, t.cells[from].Text, false)}
	}},
	{name: "exchange in a row", spoil: exchangeOf(func(a, b cell) bool { return a.Key == b.Key && a.Row == b.Row })},
	{name: "exchange in a column", spoil: exchangeOf(func(a, b cell) bool { return a.Key == b.Key && a.Row != b.Row && a.Column == b.Column })},
	{name: "exchange of b and bhat", spoil: exchangeOf(func(a, b cell) bool { return a.Key == "b" && b.Key == "bhat" && a.Column == b.Column })},
	{name: "exchange", spoil: exchangeOf(func(a, b cell) bool { return true })},
	{name: "shift", spoil: shiftOf},
	{name: "b and bhat exchanged", spoil: func(t *table, r *rand.Rand) []Edit {
		var out []Edit
		for i, b := range t.cells {
			for j, c := range t.cells {
				if b.Key == "b" && c.Key == "bhat" && b.Column == c.Column {
					out = append(out, t.edit(i, c.Text, false), t.edit(j, b.Text, false))
				}
			}
		}
		return out
	}},
	{name: "two slips", hard: true, spoil: func(t *table, r *rand.Rand) []Edit {
		a, b := slipOf(Digit)(t, r), slipOf(Sign)(t, r)
		switch {
		case a == nil || b == nil || isConstant(a[0]) || isConstant(b[0]):
			return a
		case a[0].Place == b[0].Place:
			return b
		}
		return append(a, b...)
	}},
	{name: "a slip and the embedded order", hard: true, spoil: func(t *table, r *rand.Rand) []Edit {
		e := slipOf(Digit)(t, r)
		if t.info.EmbeddedOrder == nil || e != nil && isConstant(e[0]) {
			return nil
		}
		return append(e, raised("embedded_order", t.info.EmbeddedOrder)...)
	}},
	{name: "order claimed", spoil: func(t *table, r *rand.Rand) []Edit { return raised("order", t.info.Order) }},
	{name: "embedded order claimed", spoil: func(t *table, r *rand.Rand) []Edit { return raised("embedded_order", t.info.EmbeddedOrder) }},
}

// raised claims one order more.
func raised(key string, order *int) []Edit {
	if order == nil {
		return nil
	}
	return []Edit{lowered(key, *order, *order+1)}
}

func isConstant(e Edit) bool { return strings.HasPrefix(e.Place.Key, "params.") }

// slipOf spoils one coefficient, or one constant, by a slip.
func slipOf(kind Kind) func(*table, *rand.Rand) []Edit {
	return func(t *table, r *rand.Rand) []Edit {
		names, texts, _ := t.params()
		if t.scheme.Field().Degree() > 2 {
			names = nil // another constant may lead into a field of enormous degree
		}
		for range 20 {
			k := r.IntN(len(t.cells) + len(names))
			text := ""
			if k < len(t.cells) {
				text = t.cells[k].Text
			} else {
				text = texts[k-len(t.cells)]
			}
			var of []string
			for _, w := range rewrites(text) {
				if w.kind == kind {
					of = append(of, w.text)
				}
			}
			if len(of) == 0 {
				continue
			}
			other := of[r.IntN(len(of))]
			if k < len(t.cells) {
				return []Edit{t.edit(k, other, false)}
			}
			return []Edit{{Place: scheme.Place{Key: "params." + names[k-len(t.cells)]}, From: text, To: other}}
		}
		return nil
	}
}

func exchangeOf(fit func(a, b cell) bool) func(*table, *rand.Rand) []Edit {
	return func(t *table, r *rand.Rand) []Edit {
		for range 200 {
			i, j := r.IntN(len(t.cells)), r.IntN(len(t.cells))
			a, b := t.cells[i], t.cells[j]
			if i != j && !a.fixed && !b.fixed && fit(a, b) && !a.Value.Equal(b.Value) {
				return []Edit{t.edit(i, b.Text, false), t.edit(j, a.Text, false)}
			}
		}
		return nil
	}
}

func shiftOf(t *table, r *rand.Rand) []Edit {
	s := &search[float64]{table: t}
	var long [][]int
	for _, l := range s.lines() {
		if len(l) > 2 {
			long = append(long, l)
		}
	}
	if len(long) == 0 {
		return nil
	}
	line := long[r.IntN(len(long))]
	from := r.IntN(len(line) - 2)
	var out []Edit
	for k := from; k < len(line); k++ {
		source := k - 1
		if k == from {
			source = len(line) - 1
		}
		out = append(out, t.edit(line[k], t.cells[line[source]].Text, false))
	}
	return out
}

// pick returns a cell that satisfies the condition and is no zero of the form.
func (t *table) pick(r *rand.Rand, fit func(cell) bool) int {
	var of []int
	for i, c := range t.cells {
		if !c.fixed && fit(c) {
			of = append(of, i)
		}
	}
	if len(of) == 0 {
		return -1
	}
	return of[r.IntN(len(of))]
}

// restored reports whether the candidate leads back to the original: the same coefficients, exactly or, where a value
// was solved for in a truncated table, to nine places; and the original claims.
func restored(original, spoiled *table, c Candidate, m []Edit) bool {
	names, was, _ := spoiled.params()
	texts := map[string]string{}
	for _, e := range c.Edits {
		texts[e.Place.String()] = e.To
	}
	last := m[len(m)-1]
	if len(m) == 1 && last.IsClaim() {
		return texts[last.Place.Key] == last.From && len(c.Edits) == 1
	}
	for _, e := range c.Edits {
		switch e.Place.Key {
		case "order", "digits", "exact":
			return false
		case "embedded_order":
			if last.Place.Key != "embedded_order" {
				return false
			}
		}
	}
	for k, name := range names {
		if text, ok := texts["params."+name]; ok {
			was[k] = text
		}
	}
	values := approximate(names, was)
	for i, now := range spoiled.cells {
		text := now.Text
		if to, ok := texts[now.String()]; ok {
			text = to
		}
		x, err := expression.Approximate(text, values)
		want := original.scheme.Field().Float64(original.cells[i].Value)
		if err != nil || math.Abs(x-want) > 2e-9*(1+math.Abs(want)) {
			return false
		}
	}
	return true
}

// ambiguous are mutations after which so many edits are equally good that the right one is not among the first three.
var ambiguous = map[string]string{
	"petsc-1bee-implicit, digit": "0 for the only weight of b̂, which is the 1 of c, of A and of b as well: exchanges with each of them mend it",
}

// outcome counts what became of the mutations of one sort: harmless, the original table first, second or third, later,
// not found.
type outcome struct{ harmless, first, third, later, missed int }

func (o *outcome) add(p outcome) {
	o.harmless += p.harmless
	o.first += p.first
	o.third += p.third
	o.later += p.later
	o.missed += p.missed
}

var everySort = flag.Int("every-sort", 0, "how many times TestMutations tries each sort of slip on each scheme; 0 for a few sorts once")

// TestMutations spoils schemes of the catalogue whose claims hold, and looks for the original.
func TestMutations(t *testing.T) {
	names, rounds, few := specimen.Names(t, 5), 1, *everySort == 0
	if !few {
		names, rounds = catalogue.Names(), *everySort
	}
	counts := map[string]outcome{}
	var easy, hard outcome
	for _, name := range names {
		original := soundTable(t, name)
		if original == nil || few && name == "rodas6p" { // 19 stages, seconds each
			continue
		}
		k := slices.Index(catalogue.Names(), name)
		for i, m := range mutations {
			if few && (i+k)%9 != 0 {
				continue
			}
			h := fnv.New64()
			fmt.Fprint(h, name, m.name)
			r := rand.New(rand.NewPCG(h.Sum64(), 1))
			for range rounds {
				o := m.try(t, original, r)
				total := counts[m.name]
				total.add(o)
				counts[m.name] = total
				if m.hard {
					hard.add(o)
				} else {
					easy.add(o)
				}
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		t.Logf("%-32s %+v", name, counts[name])
	}
	t.Logf("%-32s %+v", "one slip", easy)
	t.Logf("%-32s %+v", "several", hard)
	times := 9
	if !sample.Full() { // chance has more room in a few dozen
		times = 3
	}
	if easy.first < times*easy.third {
		t.Errorf("of single slips only %d are first, %d second or third", easy.first, easy.third)
	}
	if hard.first+hard.third < 2*(hard.later+hard.missed) {
		t.Errorf("several slips at once: %+v", hard)
	}
}

// soundTable returns the table of a scheme of the catalogue whose claims hold, nil for any other; with an
// implementation's own coefficients as cells if it has them.
func soundTable(t *testing.T, name string) *table {
	s := sample.Try(catalogue.Lookup(name)).Must(t)
	original, ok := tableOf(s)
	if !ok || len(original.scheme.Printed()) == 0 || len(Find(context.Background(), s, Options{}).Failing) > 0 {
		return nil
	}
	return original
}

func (m mutation) try(t *testing.T, original *table, r *rand.Rand) (o outcome) {
	e := m.spoil(original, r)
	if e == nil {
		return o
	}
	s, err := original.revised(e...)
	if err != nil {
		return o // such a slip the reader refuses
	}
	spoiled, _ := tableOf(s)
	d := Find(context.Background(), s, Options{})
	if len(d.Failing) == 0 {
		o.harmless++
		return o
	}
	at := slices.IndexFunc(d.Candidates, func(c Candidate) bool { return restored(original, spoiled, c, e) })
	switch {
	case at == 0:
		o.first++
	case at > 0 && at < 3:
		o.third++
	case at > 0:
		o.later++
	default:
		o.missed++
	}
	if place := original.info.Name + ", " + m.name; o.later+o.missed > 0 && ambiguous[place] == "" {
		report := t.Errorf
		if m.hard {
			report = t.Logf
		}
		report("%s: %s: the original is number %d of %d candidates%s", place, describe(e), at+1, len(d.Candidates), firstEdits(d.Candidates))
	}
	return o
}

// firstEdits lists the edits of the first candidates.
func firstEdits(list []Candidate) string {
	var b strings.Builder
	for _, c := range list[:min(3, len(list))] {
		fmt.Fprintf(&b, "\n%v %v", c.Kind, c.Edits)
	}
	return b.String()
}

// describe says what a mutation did.
func describe(edits []Edit) string {
	var what []string
	for _, e := range edits {
		what = append(what, fmt.Sprintf("%s %s → %s", e.Place, e.From, e.To))
	}
	return strings.Join(what, ", ")
}
