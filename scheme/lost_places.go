package scheme

import (
	"context"
	"math"
	"strings"
	"unicode"

	"rofz/internal/budget"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/scheme/expression"
)

// fewestPlaces are those that are right, at the least, in a table whose last places are taken as lost.
const fewestPlaces = 9

// hardly is the factor by which a condition fails by more than its units explain, and yet says nothing: a few units of the
// last places, as they come of a sum of doubles or of a constant with one place less.
const hardly = 2.5

// withLostPlaces returns the units that are right if the last places of all rounded numbers are not: those of least
// power of ten with which everything that fails holds. Tables are computed in floating point and printed with all
// places of it, or are derived from shorter ones.
//
// It reports false where that explains nothing, where fewer than nine places would be right, and where one number alone,
// or a constant of the file, may be to blame: that is a slip, unless it is hardly more than the units. Where an implementation's own
// coefficients make a scheme, one of them enters many that follow, and any may be to blame.
func withLostPlaces(ctx context.Context, s Scheme, u Units) (Units, bool) {
	if r, ok := s.(*Rosenbrock); ok && r.computed {
		return u, false
	}
	most := exact.Int(10).Pow(-fewestPlaces).Quo(u.Largest())
	if most.Less(exact.Int(10)) {
		return u, false
	}
	list := newSuspicions(ctx, s, u, most)
	worst := list.worst()
	if worst <= 1 || worst > most.Float64() || math.IsInf(worst, 0) || worst > hardly && list.oneToBlame() {
		return u, false
	}
	lost := int(math.Ceil(math.Log10(worst)))
	out := u.scaled(exact.Int(10).Pow(lost))
	out.Lost = lost
	return out, brokenConditions(ctx, s, out) == 0
}

// scaled returns the units times a factor.
func (u Units) scaled(factor exact.Rat) Units {
	out := Units{byKey: make(map[string][][]exact.Rat, len(u.byKey)), Short: u.Short}
	for key, rows := range u.byKey {
		more := make([][]exact.Rat, len(rows))
		for i, row := range rows {
			for _, x := range row {
				more[i] = append(more[i], x.Mul(factor))
			}
		}
		out.byKey[key] = more
	}
	return out
}

// rounded is a coefficient that is, with its row and column from 0; a vector has one row.
type rounded struct {
	key         string
	row, column int
}

// suspicion is a condition in floating point, to first order: by how much it fails, how much its units explain, and its
// derivative by each of the rounded numbers. All three count the largest unit as 1.
type suspicion struct {
	residual, within float64
	by               []float64
}

// suspicions are the row sums of a scheme and the conditions of its orders.
type suspicions struct {
	scheme   Scheme
	units    Units
	numbers  []rounded // the rounded ones
	position map[rounded]int
	list     []suspicion
}

func newSuspicions(ctx context.Context, s Scheme, u Units, most exact.Rat) *suspicions {
	out := &suspicions{scheme: s, units: u, position: make(map[rounded]int)}
	for _, e := range s.Coefficients() {
		for i, row := range e.Values {
			for j := range row {
				if !u.At(e.Key, i, j).IsZero() {
					n := rounded{e.Key, i, j}
					out.position[n] = len(out.numbers)
					out.numbers = append(out.numbers, n)
				}
			}
		}
	}
	j := judge{s, u, ctx}
	for _, x := range j.rowSums() {
		c := out.add(x.Sum.Sub(x.Given), x.Within)
		matrix, _ := Find(s, x.Matrix)
		for k := range matrix.Values[x.Row-1] {
			out.move(c, rounded{x.Matrix, x.Row - 1, k}, 1)
		}
		out.move(c, rounded{x.Place.Key, 0, x.Place.Column - 1}, -1)
	}
	loose := judge{s, u.scaled(most), ctx}
	for _, embedded := range []bool{false, true} {
		out.addOrder(j, embedded, loose.orderMeant(embedded))
	}
	return out
}

// orderMeant is the claimed order, or the highest one that holds.
func (j judge) orderMeant(embedded bool) int {
	claimed := j.scheme.Info().Order
	if embedded {
		claimed = j.scheme.Info().EmbeddedOrder
	}
	if claimed != nil {
		return min(*claimed, MaxTreeOrder)
	}
	if one, ok := j.scheme.(OneStep); ok {
		if order, ok := j.treeOrder(one, embedded, MaxTreeOrder); ok {
			return order.Order
		}
	}
	return 0
}

func (x *suspicions) addOrder(j judge, embedded bool, order int) {
	c, ok := j.conditions(embedded)
	if !ok || c.box == nil {
		return
	}
	weights := "b"
	if embedded {
		weights = embeddedWeights.Key
	}
	matrix := "A"
	if c.box.two {
		matrix = "alpha"
	}
	for p := 1; p <= order; p++ {
		for _, t := range treeTables(p)[p] {
			budget.Spend(j.ctx, len(x.numbers)+len(c.box.b)*len(c.box.b)*p)
			d, _ := c.defect(t)
			s := x.add(d.Residual, c.box.allowance(t))
			for i, v := range c.box.vector(t) {
				x.moveWeight(s, weights, i, v)
			}
			g := c.box.newGradient()
			g.visit(t, c.box.b)
			for i := range c.box.b {
				for k := range c.box.b {
					x.move(s, rounded{matrix, i, k}, g.by[0][i][k]+g.by[1][i][k])
					x.move(s, rounded{"gamma", i, k}, g.by[0][i][k])
				}
			}
		}
	}
}

func (x *suspicions) add(residual poly.Elem, within exact.Rat) int {
	unit := x.units.Largest()
	r := x.scheme.Field().Float64(residual.Mul(poly.Rational(unit.Inv())))
	x.list = append(x.list, suspicion{r, within.Quo(unit).Float64(), make([]float64, len(x.numbers))})
	return len(x.list) - 1
}

func (x *suspicions) move(condition int, n rounded, by float64) {
	if i, ok := x.position[n]; ok {
		x.list[condition].by[i] += by
	}
}

// moveWeight knows that b̂ = b − e where e is given.
func (x *suspicions) moveWeight(condition int, key string, i int, by float64) {
	if _, ok := Find(x.scheme, errorWeights.Key); ok && key == embeddedWeights.Key {
		x.move(condition, rounded{"b", 0, i}, by)
		x.move(condition, rounded{errorWeights.Key, 0, i}, -by)
		return
	}
	x.move(condition, rounded{key, 0, i}, by)
}

// worst returns the largest factor by which a condition fails by more than its units explain: ∞ if they explain nothing.
func (x *suspicions) worst() float64 {
	var worst float64
	for _, s := range x.list {
		if s.residual != 0 {
			worst = max(worst, math.Abs(s.residual)/s.within)
		}
	}
	return worst
}

// slack bounds, generously, what is not to first order of a change that makes the largest residual, and the errors of
// floating point in the residuals and derivatives: of a number of fifty places a slip in the thirtieth makes 10²⁰ units, and
// the ratios of the residuals are known to some 10⁻¹⁵.
func (x *suspicions) slack() float64 {
	const precision = 1e-9
	var most float64
	for _, s := range x.list {
		most = max(most, math.Abs(s.residual))
	}
	return 100*most*most*x.units.Largest().Float64() + precision*most
}

// oneToBlame reports whether everything holds once a single number moves: a coefficient, or a constant of the file with
// all coefficients that are this constant. Where constants stand in expressions, it does not know, and reports true.
func (x *suspicions) oneToBlame() bool {
	for i := range x.numbers {
		if x.explains([]term{{i, 1}}) {
			return true
		}
	}
	constants := make(map[string][]term)
	for _, e := range x.scheme.Printed() {
		for row, texts := range e.Rows {
			for column, text := range texts {
				name, minus := strings.CutPrefix(text, "-")
				i, ok := x.position[rounded{e.Key, row, column}]
				switch {
				case !ok || !strings.ContainsFunc(text, unicode.IsLetter) || isNumber(text):
				case !isName(name):
					return true
				case minus:
					constants[name] = append(constants[name], term{i, -1})
				default:
					constants[name] = append(constants[name], term{i, 1})
				}
			}
		}
	}
	for _, group := range constants {
		if x.explains(group) {
			return true
		}
	}
	return false
}

func isNumber(text string) bool {
	_, err := exact.ParseRat(text)
	return err == nil
}

func isName(text string) bool {
	e, err := expression.Coefficient.Parse(text)
	return err == nil && e.Op == expression.OpName
}

// term is a number that moves, with the sign with which it does.
type term struct {
	number int
	sign   float64
}

// explains reports whether some δ, with which all numbers of a group move, leaves no residual beyond what the units
// explain, and the slack.
func (x *suspicions) explains(group []term) bool {
	lo, hi := math.Inf(-1), math.Inf(1)
	slack := x.slack()
	for _, s := range x.list {
		s.within += slack
		var by float64
		for _, t := range group {
			by += t.sign * s.by[t.number]
		}
		if by == 0 {
			if math.Abs(s.residual) > s.within {
				return false
			}
			continue
		}
		a, b := (-s.residual-s.within)/by, (-s.residual+s.within)/by
		lo, hi = max(lo, min(a, b)), min(hi, max(a, b))
	}
	return lo <= hi
}
