package scheme

import (
	"slices"

	"rofz/poly"
	"rofz/poly/exact"
)

// clock is a leaf that stands for the time in f(t, y): below it the abscissae are taken as they are given. It is in no
// table of trees.
var clock = &node{order: 1, density: 1, symmetry: 1}

// choice is the least distance from its row sum that an abscissa has on purpose: 1/1000.
var choice = exact.NewRat(1, 1000)

// OwnNodes returns the abscissae of a tableau that are not row sums of A and yet keep the claimed order, of at least 2:
// with these c, b and A the conditions hold of all trees for y' = f(t, y), in which each leaf but the root stands for t
// or for y. So Oliver starts methods for equations that are singular at t₀ from another time. The embedded weights keep
// their order too: the claimed one, or as much of the order of b as they have. No such abscissa contradicts the source.
//
// Where no order is claimed it is that which b and A have, if that says enough of the abscissae: an order of 3, or of 2 where
// at least two abscissae with weights differ and have not merely changed places. So Lobatto IIIB with two stages has them.
//
// An abscissa of a stage that b does not use while b̂ does, or of one whose row is that of b but for one entry, as that of a
// last stage which is the first of the next step and has no weight, is never meant: no condition of b sees it. One of a stage that nothing uses does
// no harm. The one stage of Radau IA looks at t₀.
//
// It is empty for all other schemes, and for claims above MaxTreeOrder. Cost: that of the row sums; where one differs, that
// of as many conditions as hold, a few times those of TableauOrder.
func OwnNodes(s Scheme) []RowSum {
	own, _ := newJudge(s).ownRowSums()
	return own
}

// failedRowSums are those that contradict the source.
func (j judge) failedRowSums() []Finding {
	var out []Finding
	_, failed := j.ownRowSums()
	for _, x := range failed {
		out = append(out, x)
	}
	return out
}

// ownRowSums returns the row sums that differ from their abscissae because these are meant so, and the others.
func (j judge) ownRowSums() (own, failed []RowSum) {
	different := j.differentRowSums()
	if len(different) == 0 || slices.ContainsFunc(different, j.slipped) {
		return nil, different
	}
	var used []RowSum
	for _, x := range different {
		if j.idle(x) {
			own = append(own, x)
		} else {
			used = append(used, x)
		}
	}
	switch {
	case len(used) == 0:
		return different, nil
	case !slices.ContainsFunc(used, j.unseen) && j.deliberate(used):
		return different, nil
	}
	return own, used
}

// slipped reports whether an abscissa is off by so little as it is by a slip in the last places, which no condition may see.
func (j judge) slipped(x RowSum) bool {
	return j.accepts(x.Sum.Sub(x.Given), exact.Max(choice, x.Within.Mul(exact.Int(telling))))
}

// idle reports whether neither the weights nor the embedded ones use the stage of an abscissa, whose row is not like b.
func (j judge) idle(x RowSum) bool {
	r, ok := j.scheme.(*ButcherTableau)
	return ok && !r.uses(r.b, x.Row-1) && !r.uses(r.bhat, x.Row-1) && !r.likeWeights(x.Row-1)
}

// unseen reports whether the conditions of b do not see an abscissa that matters: that of a stage which only the embedded
// weights use, or one without a weight at which the solution itself is evaluated.
func (j judge) unseen(x RowSum) bool {
	r, ok := j.scheme.(*ButcherTableau)
	return ok && len(r.b) > 1 && (!r.uses(r.b, x.Row-1) || r.likeWeights(x.Row-1) && r.b[x.Row-1].IsZero())
}

// uses reports whether weights, or the stages that they use, depend on a stage.
func (t *ButcherTableau) uses(weights []poly.Elem, stage int) bool {
	seen := make([]bool, len(t.a))
	var visit func(row []poly.Elem) bool
	visit = func(row []poly.Elem) bool {
		for k, x := range row {
			if x.IsZero() || seen[k] {
				continue
			}
			if k == stage {
				return true
			}
			if seen[k] = true; visit(t.a[k]) {
				return true
			}
		}
		return false
	}
	return visit(weights)
}

// likeWeights reports whether a row of A is b, but for one entry at most if two others that are not 0 agree.
func (t *ButcherTableau) likeWeights(stage int) bool {
	different, same := 0, 0
	for k, x := range t.a[stage] {
		switch {
		case !x.Equal(t.b[k]):
			different++
		case !x.IsZero():
			same++
		}
	}
	return different == 0 || different == 1 && same > 1
}

// differentRowSums are those that the units do not explain.
func (j judge) differentRowSums() []RowSum {
	return slices.DeleteFunc(j.rowSums(), func(x RowSum) bool { return j.accepts(x.Sum.Sub(x.Given), x.Within) })
}

// deliberate reports whether abscissae that are not row sums are meant so: the orders are kept.
func (j judge) deliberate(different []RowSum) bool {
	return j.isRadau() || j.scheme.Info().Order == nil && j.keepsOwnOrder(different) || j.scheme.Info().Order != nil && j.keepsOrder()
}

// isRadau reports whether a tableau is that of Radau IA with one stage.
func (j judge) isRadau() bool {
	r, ok := j.scheme.(*ButcherTableau)
	one := poly.Int(1)
	return ok && len(r.b) == 1 && r.a[0][0].Equal(one) && r.b[0].Equal(one) && r.c != nil && r.c[0].IsZero() && (r.info.Order == nil || *r.info.Order <= 1)
}

// keepsOwnOrder reports whether the orders that a tableau has are kept with the given abscissae, where none is claimed.
func (j judge) keepsOwnOrder(different []RowSum) bool {
	if !j.keeps(false, 2, MaxTreeOrder) || embeddedWeightsOf(j.scheme) != nil && !j.keeps(true, 1, MaxTreeOrder) {
		return false
	}
	return j.keeps(false, 3, MaxTreeOrder) || j.weighted(different) && !permuted(different)
}

// weighted reports whether at least two of the abscissae have weights, and all of them do.
func (j judge) weighted(different []RowSum) bool {
	b := weightsOf(j.scheme)
	return len(different) > 1 && !slices.ContainsFunc(different, func(x RowSum) bool { return b == nil || b[x.Row-1].IsZero() })
}

// permuted reports whether abscissae are row sums of other rows.
func permuted(different []RowSum) bool {
	return !slices.ContainsFunc(different, func(x RowSum) bool {
		return !slices.ContainsFunc(different, func(y RowSum) bool { return x.Given.Equal(y.Sum) })
	})
}

// NodeOrders returns the order of a tableau for y' = f(y), and for y' = f(t, y) with the abscissae that it gives; both are at
// most limit. It reports false where there are no abscissae or the conditions are not known.
//
// Cost: that of as many conditions as hold.
func NodeOrders(s Scheme, limit int) (order, given int, ok bool) {
	j := newJudge(s)
	r, isTableau := s.(*ButcherTableau)
	c, ok := j.conditions(false)
	if !isTableau || !ok || r.c == nil {
		return 0, 0, false
	}
	c.space.time.x, c.space.time.den = c.space.ring.clear(r.c)
	c.box.setTime(r.field, r.c, j.units)
	holds := func(n int, trees func(*node) []*node) bool {
		return !slices.ContainsFunc(treeTables(n)[n], func(t *node) bool {
			return slices.ContainsFunc(trees(t), func(t *node) bool { _, ok := c.defect(t); return !ok })
		})
	}
	limit = min(limit, MaxTreeOrder)
	for given < limit && holds(given+1, withClocks) {
		given++
	}
	for order = given; order < limit && holds(order+1, func(t *node) []*node { return []*node{t} }); {
		order++
	}
	return order, given, true
}

// keepsOrder reports whether both orders are kept with the given abscissae of a tableau.
func (j judge) keepsOrder() bool {
	info := j.scheme.Info()
	if info.Order == nil || *info.Order < 2 || !j.keeps(false, *info.Order, *info.Order) {
		return false
	}
	switch q := info.EmbeddedOrder; {
	case embeddedWeightsOf(j.scheme) == nil:
		return true
	case q != nil:
		return j.keeps(true, *q, *q)
	}
	return j.keeps(true, 1, *info.Order)
}

// keeps reports whether the conditions of all trees with up to least nodes hold, each with every choice of clocks among
// its leaves; and the conditions with clocks up to as many nodes, at most, as the others hold.
func (j judge) keeps(embedded bool, least, most int) bool {
	r, ok := j.scheme.(*ButcherTableau)
	if !ok || r.c == nil || most > MaxTreeOrder {
		return false
	}
	c, ok := j.conditions(embedded)
	if !ok {
		return false
	}
	c.space.time.x, c.space.time.den = c.space.ring.clear(r.c)
	c.box.setTime(r.field, r.c, j.units)
	for n := 1; n <= most; n++ {
		for _, t := range treeTables(n)[n] {
			if _, ok := c.defect(t); !ok {
				return n > least
			}
		}
		for _, t := range treeTables(n)[n] {
			for _, timed := range withClocks(t) {
				if _, ok := c.defect(timed); !ok {
					return false
				}
			}
		}
	}
	return true
}

// withClocks returns a tree with every choice of clocks among its leaves, itself first. A root is no leaf.
func withClocks(t *node) []*node {
	var out []*node
	children := make([]*node, len(t.children))
	var choose func(i, from int)
	choose = func(i, from int) { // the i-th child, from which choice on
		if i == len(children) {
			out = append(out, newNode(slices.Clone(children)))
			return
		}
		for k, c := range choices(t.children[i])[from:] {
			children[i] = c
			next := 0
			if i+1 < len(children) && t.children[i+1] == t.children[i] {
				next = from + k // equal children are chosen in one order
			}
			choose(i+1, next)
		}
	}
	choose(0, 0)
	out[0] = t
	return out
}

func choices(child *node) []*node {
	if child == leaf {
		return []*node{leaf, clock}
	}
	return withClocks(child)
}
