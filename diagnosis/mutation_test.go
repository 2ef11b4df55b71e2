package diagnosis

import (
	"context"
	"fmt"
	"hash/fnv"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"rofz/catalogue"
	"rofz/scheme"
)

// A mutation is a way to spoil a table. It returns the spoiled texts, nil if the table has no place for it.
type mutation struct {
	name  string
	spoil func(t *table, r *rand.Rand) edits
}

var mutations = []mutation{
	{"sign", slipOf(Sign)},
	{"digit", slipOf(Digit)},
	{"digit dropped", slipOf(DigitTooMany)}, // the rewriting that leaves a digit out
	{"digit doubled", slipOf(DigitMissing)},
	{"digits transposed", slipOf(Transposition)},
	{"upside down", slipOf(UpsideDown)},
	{"decimal point", slipOf(Point)},
	{"exponent", slipOf(ExponentSign)},
	{"entry missing", func(t *table, r *rand.Rand) edits {
		k := t.pick(r, func(c cell) bool { return !c.Value.IsZero() })
		return edits{cells: map[int]string{k: "0"}}
	}},
	{"entry for 0", func(t *table, r *rand.Rand) edits {
		k := t.pick(r, func(c cell) bool { return c.Value.IsZero() })
		from := t.pick(r, func(c cell) bool { return !c.Value.IsZero() })
		if k < 0 {
			return edits{}
		}
		return edits{cells: map[int]string{k: t.cells[from].Text}}
	}},
	{"exchange in a row", exchangeOf(func(a, b cell) bool { return a.Key == b.Key && a.Row == b.Row })},
	{"exchange in a column", exchangeOf(func(a, b cell) bool { return a.Key == b.Key && a.Row != b.Row && a.Col == b.Col })},
	{"exchange of b and bhat", exchangeOf(func(a, b cell) bool { return a.Key == "b" && b.Key == "bhat" && a.Col == b.Col })},
	{"exchange", exchangeOf(func(a, b cell) bool { return true })},
	{"shift", shiftOf},
	{"two slips", func(t *table, r *rand.Rand) edits {
		a, b := slipOf(Digit)(t, r), slipOf(Sign)(t, r)
		for k, text := range b.cells {
			if a.cells != nil && len(a.params)+len(b.params) == 0 {
				a.cells[k] = text
			}
		}
		return a
	}},
	{"a slip and the embedded order", func(t *table, r *rand.Rand) edits {
		e := slipOf(Digit)(t, r)
		if t.info.EmbeddedOrder == nil || len(e.params) > 0 {
			return edits{}
		}
		p := *t.info.EmbeddedOrder + 1
		e.embedded = &p
		return e
	}},
	{"order claimed", func(t *table, r *rand.Rand) edits {
		if t.info.Order == nil {
			return edits{}
		}
		p := *t.info.Order + 1
		return edits{order: &p}
	}},
	{"embedded order claimed", func(t *table, r *rand.Rand) edits {
		if t.info.EmbeddedOrder == nil {
			return edits{}
		}
		p := *t.info.EmbeddedOrder + 1
		return edits{embedded: &p}
	}},
}

// slipOf spoils one coefficient, or one constant, by a slip.
func slipOf(kind Kind) func(*table, *rand.Rand) edits {
	return func(t *table, r *rand.Rand) edits {
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
				return edits{cells: map[int]string{k: other}}
			}
			return edits{params: map[string]string{names[k-len(t.cells)]: other}}
		}
		return edits{}
	}
}

func exchangeOf(fit func(a, b cell) bool) func(*table, *rand.Rand) edits {
	return func(t *table, r *rand.Rand) edits {
		for range 200 {
			i, j := r.IntN(len(t.cells)), r.IntN(len(t.cells))
			a, b := t.cells[i], t.cells[j]
			if i != j && !a.fixed && !b.fixed && fit(a, b) && !a.Value.Equal(b.Value) {
				return edits{cells: map[int]string{i: b.Text, j: a.Text}}
			}
		}
		return edits{}
	}
}

func shiftOf(t *table, r *rand.Rand) edits {
	s := &search[float64]{table: t}
	var long [][]int
	for _, l := range s.lines() {
		if len(l) > 2 {
			long = append(long, l)
		}
	}
	if len(long) == 0 {
		return edits{}
	}
	line := long[r.IntN(len(long))]
	from := r.IntN(len(line) - 2)
	cells := map[int]string{}
	for k := from; k < len(line); k++ {
		source := k - 1
		if k == from {
			source = len(line) - 1
		}
		cells[line[k]] = t.cells[line[source]].Text
	}
	return edits{cells: cells}
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
func restored(original, spoiled *table, c Candidate, m edits) bool {
	texts := map[string]string{}
	names, was, _ := spoiled.params()
	claims := map[string]string{}
	for _, e := range c.Edits {
		texts[e.Place] = e.To
		claims[e.Place] = e.To
	}
	if m.order != nil && len(m.cells) == 0 {
		return claims["order"] == strconv.Itoa(*original.info.Order) && len(c.Edits) == 1
	}
	if m.embedded != nil && len(m.cells) == 0 {
		return claims["embedded_order"] == strconv.Itoa(*original.info.EmbeddedOrder) && len(c.Edits) == 1
	}
	for place := range claims {
		if place == "order" || place == "embedded_order" && m.embedded == nil || place == "digits" || place == "exact" {
			return false
		}
	}
	for k, name := range names {
		if text, ok := texts["params."+name]; ok {
			was[k] = text
		}
	}
	values := map[string]float64{}
	spoiled.approximateParams(names, was, values)
	for i, now := range spoiled.cells {
		text := now.Text
		if to, ok := texts[now.String()]; ok {
			text = to
		}
		x, err := scheme.Approximate(text, values)
		want := original.scheme.Field().Float64(original.cells[i].Value)
		if err != nil || math.Abs(x-want) > 2e-9*(1+math.Abs(want)) {
			return false
		}
	}
	return true
}

// outcome counts what became of the mutations of one sort.
type outcome struct{ none, first, third, later, missed int }

func TestMutations(t *testing.T) {
	rounds := 1
	if n, err := strconv.Atoi(os.Getenv("MUTATIONS")); err == nil {
		rounds = n
	}
	counts := map[string]*outcome{}
	total := &outcome{}
	for _, name := range catalogue.Names() {
		if only := os.Getenv("ONLY"); only != "" && !strings.Contains(name, only) {
			continue
		}
		s, err := catalogue.Lookup(name)
		if err != nil {
			t.Fatal(err)
		}
		original, ok := newTable(s, transformed)
		if !ok {
			original, ok = newTable(s, standard)
		}
		if !ok || len(Find(context.Background(), s, Options{}).Failing) > 0 {
			continue
		}
		for _, m := range mutations {
			if counts[m.name] == nil {
				counts[m.name] = &outcome{}
			}
			h := fnv.New64()
			fmt.Fprint(h, name, m.name)
			r := rand.New(rand.NewPCG(h.Sum64(), 1))
			for range rounds {
				m.test(t, original, r, counts[m.name], total)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		t.Logf("%-24s %+v", name, *counts[name])
	}
	t.Logf("%-24s %+v", "all", *total)
}

func (m mutation) test(t *testing.T, original *table, r *rand.Rand, count, total *outcome) {
	e := m.spoil(original, r)
	if len(e.cells) == 0 && len(e.params) == 0 && e.order == nil && e.embedded == nil {
		return
	}
	s, err := original.parse(e)
	if err != nil {
		return // such a slip the reader refuses
	}
	spoiled, ok := newTable(s, transformed)
	if !ok {
		spoiled, _ = newTable(s, standard)
	}
	start := time.Now()
	d := Find(context.Background(), s, Options{})
	if took := time.Since(start); took > 3*time.Second {
		t.Logf("%s, %s: took %v", original.info.Name, m.name, took)
	}
	if len(d.Failing) == 0 {
		count.none++
		total.none++
		return
	}
	for k, c := range d.Candidates {
		if !restored(original, spoiled, c, e) {
			continue
		}
		switch {
		case k == 0:
			count.first++
			total.first++
			return
		case k < 3:
			count.third++
			total.third++
			return
		}
		count.later++
		total.later++
		m.report(t, original, e, d, k)
		return
	}
	count.missed++
	total.missed++
	m.report(t, original, e, d, -1)
}

func (m mutation) report(t *testing.T, original *table, e edits, d Diagnosis, at int) {
	var what []string
	for _, k := range slices.Sorted(maps.Keys(e.cells)) {
		c := original.cells[k]
		what = append(what, fmt.Sprintf("%s %s → %s", c, cut(c.Text), cut(e.cells[k])))
	}
	for k, v := range e.params {
		what = append(what, k+" → "+v)
	}
	found := ""
	for _, c := range d.Candidates[:min(3, len(d.Candidates))] {
		found += fmt.Sprintf("\n      %.1f %s", c.score, c)
	}
	t.Logf("%s, %s: %s: at %d of %d, %d failing: %s%s", original.info.Name, m.name, strings.Join(what, ", "), at, len(d.Candidates), len(d.Failing), strings.Join(d.Failing[:min(5, len(d.Failing))], "; "), found)
}
