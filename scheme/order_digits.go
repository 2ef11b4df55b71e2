package scheme

import (
	"context"
	"rofz/poly/exact"
)

// telling is the factor by which a number must exceed what its units allow before its vanishing says anything: a
// condition that could fail by a hundredth of itself unseen is not counted for an order that nobody claims.
const telling = 100

// TableauOrderToDigits is TableauOrder, or EmbeddedTableauOrder, with conditions that hold to the printed digits: the
// order of the scheme that is meant. Where all coefficients are exact it is the same. A claimed order that holds to the
// digits counts; beyond it a condition counts only if the digits suffice to see it fail.
//
// Cost: as TableauOrder, and one floating-point sweep for each tree.
func TableauOrderToDigits(s OneStep, embedded bool, limit int) (TreeOrder, bool) {
	return TableauOrderToDigitsContext(context.Background(), s, embedded, limit)
}

// TableauOrderToDigitsContext is TableauOrderToDigits; it ends the computation around it, as budget.Poll does, when ctx is done.
func TableauOrderToDigitsContext(ctx context.Context, s OneStep, embedded bool, limit int) (TreeOrder, bool) {
	return newJudgeContext(ctx, s).treeOrder(s, embedded, limit)
}

func (j judge) treeOrder(s OneStep, embedded bool, limit int) (TreeOrder, bool) {
	if j.units.Exact() {
		return TableauOrderContext(j.ctx, s, embedded, limit)
	}
	c, ok := j.conditions(embedded)
	if !ok {
		return TreeOrder{}, false
	}
	out := TreeOrder{AtLeast: true}
	claimed := j.claimed(embedded)
	for p := 0; p < min(limit, MaxTreeOrder); p++ {
		seen, off := true, out.Within
		for _, t := range treeTables(p + 1)[p+1] {
			d, ok := c.defect(t)
			if !ok {
				return TreeOrder{Order: p, Tree: d.Tree, Residual: d.Residual, Within: out.Within}, true
			}
			seen = seen && tells(d, exact.NewRat(1, t.density))
			off = exact.Max(off, j.scheme.Field().Above(d.Residual, 2))
		}
		if !seen && p >= claimed {
			return out, true
		}
		out.Order, out.Within = p+1, off
	}
	return out, true
}

// tells reports whether the condition of a tree, whose right-hand side is given, says something: it holds exactly, or
// the units allow but a small part of it.
func tells(d TreeDefect, right exact.Rat) bool {
	return d.Residual.IsZero() || d.Within.Mul(exact.Int(telling)).Less(right)
}

// claimed returns the claimed order, 0 if there is none.
func (j judge) claimed(embedded bool) int {
	p := j.scheme.Info().Order
	if embedded {
		p = j.scheme.Info().EmbeddedOrder
	}
	if p == nil {
		return 0
	}
	return *p
}

// OrderToDigits returns the order of R, of the embedded weights if asked for, or of a multistep method, to the printed
// digits: how many coefficients of the expansion vanish for the scheme that is meant. It is at most limit. It counts as
// TableauOrderToDigits does, and reports false for a scheme without such an order, and for one that was made of numbers.
//
// Cost: that of a condition for each order.
func OrderToDigits(s Scheme, embedded bool, limit int) (p int, ok bool) {
	return OrderToDigitsContext(context.Background(), s, embedded, limit)
}

// OrderToDigitsContext is OrderToDigits; it ends the computation around it, as budget.Poll does, when ctx is done.
func OrderToDigitsContext(ctx context.Context, s Scheme, embedded bool, limit int) (p int, ok bool) {
	j := newJudgeContext(ctx, s)
	next, ok := j.expand(embedded)
	if !ok {
		return 0, false
	}
	if d, _ := next(); !j.accepts(d.Residual, d.Within) {
		return 0, true
	}
	claimed := j.claimed(embedded)
	for p < limit {
		d, right := next()
		if !j.accepts(d.Residual, d.Within) || p >= claimed && !tells(d, right) {
			break
		}
		p++
	}
	return p, true
}

// expand returns a function that gives the defects of 1, z, z², …, with the size of what they are compared with.
func (j judge) expand(embedded bool) (next func() (TreeDefect, exact.Rat), ok bool) {
	right := exact.Int(1)
	n := -1
	following := func() exact.Rat {
		if n++; n > 0 {
			right = right.Mul(exact.NewRat(1, int64(n)))
		}
		return right
	}
	if c, ok := j.conditions(embedded); ok {
		chain := leaf
		return func() (TreeDefect, exact.Rat) {
			size := following()
			switch {
			case n == 0: // R(0) = 1
				return TreeDefect{}, size
			case n > 1:
				chain = newNode([]*node{chain})
			}
			d, _ := c.defect(chain)
			return d, size
		}, true
	}
	x, ok := j.scheme.(expansion)
	if !ok || embedded {
		return nil, false
	}
	defects, scale := x.defects(j.units), exact.Int(1)
	if c := x.scale(); !c.IsZero() {
		scale = j.scheme.Field().Above(c, 3)
	}
	return func() (TreeDefect, exact.Rat) {
		r, within := defects()
		return TreeDefect{Residual: r, Within: within}, following().Mul(scale)
	}, true
}
