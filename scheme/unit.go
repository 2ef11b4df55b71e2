package scheme

import (
	"context"
	"sync"

	"rofz/poly"
	"rofz/poly/exact"
)

// Units are how far the coefficients of a scheme may be from what its author meant, because they were rounded when they
// were printed. The zero value says that every coefficient is exact.
//
// A condition holds to the printed digits if its residual vanishes somewhere in the box that the units span around the
// coefficients.
type Units struct {
	byKey map[string][][]exact.Rat // for each block with a coefficient that is not exact

	// Short is true where decimals of four to eight places and fractions of numbers with four or five digits are taken as
	// rounded, because the table's own conditions fail exactly and hold so. With "exact": true they would be taken as they
	// stand.
	Short bool

	// Lost is the number of last places of all rounded numbers that are taken as not right: more conditions fail than one
	// wrong number explains, and all hold so. With "digits" or "exact" it is 0.
	Lost int
}

// Exact reports whether every coefficient is what the author means.
func (u Units) Exact() bool { return len(u.byKey) == 0 }

// At returns the unit of an entry of the block under a key, 0 for an exact one. Row and column count from 0; a vector
// has one row.
func (u Units) At(key string, row, col int) exact.Rat {
	rows := u.byKey[key]
	if row >= len(rows) || col >= len(rows[row]) {
		return exact.Rat{}
	}
	return rows[row][col]
}

// Row returns the sum of the units of a row, which counts from 0.
func (u Units) Row(key string, row int) exact.Rat {
	var sum exact.Rat
	if rows := u.byKey[key]; row < len(rows) {
		for _, x := range rows[row] {
			sum = sum.Add(x)
		}
	}
	return sum
}

// UnitsOf returns the units of a scheme's coefficients. They follow from how the coefficients are printed:
//
//   - integers, radicals, roots, short fractions and decimals of up to eight places are exact;
//   - a decimal of nine or more places has one unit in its last place, and so has one of four to eight that ends at the
//     same place, or has as many significant ones; if all of 17 places are how numbers of 53 bits are printed, four at the
//     least, one in the last bit;
//   - a fraction p/q of long numbers, which approximates something, has 8/q²;
//   - where the table's own conditions fail exactly, but hold if decimals of four to eight places, and fractions of numbers
//     with four or five digits, are rounded too, they are, unless the table has decimals that are half as long again: Short
//     says so; likewise where no order is claimed, and the table reaches a higher one so;
//   - where more conditions fail than one wrong number explains, and all hold if the last places of all rounded numbers are
//     not right, as long as nine are, those places do not count: Lost says how many;
//   - "exact": true makes every coefficient exact; "exact": false or "digits" say that decimals of full length are
//     rounded, and "digits" how many significant places are right.
//
// An expression of rounded numbers has what they make of it, to first order in an upper bound. A scheme that was made of
// numbers is exact.
//
// Cost: that of parsing the texts, and of the conditions that the scheme claims if short decimals are in question. It is
// computed once.
func UnitsOf(s Scheme) Units { return UnitsContext(context.Background(), s) }

// UnitsContext is UnitsOf; it ends the computation around it, as budget.Poll does, when ctx is done, and they are then
// computed anew when they are asked for again.
func UnitsContext(ctx context.Context, s Scheme) Units {
	m := &s.common().units
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.known {
		m.units = findUnits(ctx, s)
		m.known = true
	}
	return m.units
}

// withEmbedded returns the units with those of the weights b̂ = b − e of a scheme that has error weights: the sums.
func (u Units) withEmbedded(s Scheme) Units {
	e, ok := Find(s, errorWeights.Key)
	if !ok || u.byKey["b"] == nil && u.byKey[e.Key] == nil {
		return u
	}
	row := make([]exact.Rat, len(e.Values[0]))
	for i := range row {
		row[i] = u.At("b", 0, i).Add(u.At(e.Key, 0, i))
	}
	u.byKey[embeddedWeights.Key] = [][]exact.Rat{row}
	return u
}

// unitsMemo keeps the units of one scheme.
type unitsMemo struct {
	mu    sync.Mutex
	known bool
	units Units
}

// set says what the units are, before they are asked for.
func (m *unitsMemo) set(u Units) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.known {
		m.units, m.known = u, true
	}
}

func (b *base) common() *base { return b }

func findUnits(ctx context.Context, s Scheme) Units {
	info := s.Info()
	if _, functions := s.(Exponential); functions { // their numbers are taken as they stand
		return Units{}
	}
	if info.Exact != nil && *info.Exact || s.Printed() == nil {
		return Units{}
	}
	if info.Exact == nil && info.Digits == 0 && evidentlyExact(s.Printed()) {
		return Units{}
	}
	r := newLiterals(ctx, info, s.Printed())
	strict := r.units(s.Printed()).withComputed(s).withEmbedded(s)
	if short, ok := r.withShort(s, strict); ok {
		return short
	}
	if !r.declared && !strict.Exact() && brokenConditions(ctx, s, strict) > 0 {
		if lost, ok := withLostPlaces(ctx, s, strict); ok {
			return lost
		}
	}
	return strict
}

// withShort returns the units with those of short decimals, if these are rounded.
func (r *literals) withShort(s Scheme, strict Units) (Units, bool) {
	if !r.hasShort {
		return strict, false
	}
	r.short = true
	loose := r.units(s.Printed()).withComputed(s).withEmbedded(s)
	loose.Short = true
	before, after := brokenConditions(r.ctx, s, strict), brokenConditions(r.ctx, s, loose)
	return loose, before > 0 && after == 0 || before > after+1 || after == 0 && reachesMore(r.ctx, s, loose, strict)
}

// reachesMore reports whether weights of which no order is claimed have a higher one with the units u than with v.
func reachesMore(ctx context.Context, s Scheme, u, v Units) bool {
	one, ok := s.(OneStep)
	if !ok {
		return false
	}
	for embedded, claimed := range map[bool]*int{false: s.Info().Order, true: s.Info().EmbeddedOrder} {
		if claimed != nil {
			continue
		}
		more, ok := judge{s, u, ctx}.treeOrder(one, embedded, MaxTreeOrder)
		less, _ := judge{s, v, ctx}.treeOrder(one, embedded, MaxTreeOrder)
		if ok && more.Order > less.Order {
			return true
		}
	}
	return false
}

// brokenConditions counts the conditions of a table that fail for the units: row sums, the form of its family, sums of
// weights, an implementation's own coefficients, claimed orders, claimed stiff accuracy, and R(∞) = 0 where L-stability is
// claimed.
func brokenConditions(ctx context.Context, s Scheme, u Units) int {
	j := judge{s, u, ctx}
	n := 0
	for _, f := range j.table() {
		switch f := f.(type) {
		case FailedOrder:
			n += len(f.Failed)
		case FailedCoupledOrder:
			n += len(f.Failed)
		default:
			n++
		}
	}
	if b, bhat, ok := Weights(s); ok {
		for _, w := range []Block{b, bhat} {
			if w.Values != nil && !j.accepts(total(w.Values[0]).Sub(poly.Int(1)), u.Row(w.Key, 0)) {
				n++
			}
		}
	}
	if s.Info().Published.Claims("L-stable") {
		if r, within, ok := j.limitAtInfinity(); ok && !j.accepts(r, within) {
			n++
		}
	}
	if s.Info().Published.Claims("stiffly_accurate") {
		if e, ok := stiffEqualities(s, u); ok {
			for i := range e.Left {
				if !j.accepts(e.Left[i].Sub(e.Right[i]), e.Within[i]) {
					n++
				}
			}
		}
	}
	return n
}

// AsPrinted returns the scheme whose coefficients are exactly what is printed, as if its file said "exact": true.
func AsPrinted(s Scheme) Scheme {
	if UnitsOf(s).Exact() {
		return s
	}
	info, exactly := s.Info(), true
	info.Exact = &exactly
	out, err := New(info, s.Printed()...)
	if err != nil {
		panic("internal error: " + err.Error()) // it was read before
	}
	out.common().document = s.common().document
	return out
}
