package diagnosis

import (
	"math/big"

	"rofz/errata/conditions"
	"rofz/poly/exact"
)

// leastReplaced is the number of wrong weights from which on they count as those of another method.
const leastReplaced = 3

// replaced proposes, for b and for b̂, all weights anew where they are others than the order conditions determine: these are
// linear in the weights, and more than there are weights.
func (p *problem) replaced() (out []proposal) {
	if p.curved == nil || p.transformed {
		return nil
	}
	if q, ok := p.anew("b", conditions.Order); ok {
		out = append(out, q)
	}
	if q, ok := p.anew("bhat", conditions.EmbeddedOrder); ok {
		out = append(out, q)
	}
	return out
}

func (p *problem) anew(key string, kind conditions.Kind) (proposal, bool) {
	sys := p.system.Only(func(eq conditions.Equation) bool { return eq.Kind == kind })
	var cells []int
	x := p.precisePoint()
	for i, c := range p.cells {
		if c.Key == key {
			cells = append(cells, i)
			x[i] = precise.Zero()
		}
	}
	if len(sys.Equations()) <= len(cells) {
		return proposal{}, false
	}
	right := conditions.Residuals(sys, precise, x)
	rows := make([][]*big.Float, len(right))
	for i, r := range right {
		rows[i] = make([]*big.Float, len(cells)+1)
		rows[i][len(cells)] = precise.Sub(precise.Zero(), r)
	}
	for k, at := range cells {
		x[at] = precise.One()
		for i, r := range conditions.Residuals(sys, precise, x) {
			rows[i][k] = precise.Sub(r, right[i])
		}
		x[at] = precise.Zero()
	}
	values, ok := p.determined(rows)
	if !ok {
		return proposal{}, false
	}
	q := proposal{kind: Replaced}
	for k, at := range cells {
		v, _ := values[k].Rat(nil)
		text, same := p.weight(at, exact.FromBigRat(v))
		if !same {
			q.changes = append(q.changes, change{at, text})
		}
	}
	return q, len(q.changes) >= leastReplaced
}

// determined returns the solution of an overdetermined linear system, the right sides in the last column. It reports
// false if there is none, up to what the printed digits explain, or more than one.
func (p *problem) determined(rows [][]*big.Float) ([]*big.Float, bool) {
	n := len(rows[0]) - 1
	small := big.NewFloat(1e-6)
	for k := range n {
		pivot := k
		for i := k; i < len(rows); i++ {
			if new(big.Float).Abs(rows[i][k]).Cmp(new(big.Float).Abs(rows[pivot][k])) > 0 {
				pivot = i
			}
		}
		rows[k], rows[pivot] = rows[pivot], rows[k]
		if new(big.Float).Abs(rows[k][k]).Cmp(small) < 0 {
			return nil, false
		}
		for i := range rows {
			if i == k {
				continue
			}
			factor := precise.Quo(rows[i][k], rows[k][k])
			for j := k; j <= n; j++ {
				rows[i][j] = precise.Sub(rows[i][j], precise.Mul(factor, rows[k][j]))
			}
		}
	}
	room := precise.Mul(precise.Int(1000), precise.Rational(p.tolerance))
	for _, row := range rows[n:] {
		if x := new(big.Float).Abs(row[n]); x.Cmp(room) > 0 && x.Cmp(negligible) > 0 {
			return nil, false
		}
	}
	var out []*big.Float
	for k := range n {
		out = append(out, precise.Quo(rows[k][n], rows[k][k]))
	}
	return out, true
}

// weight returns the text of a weight that was solved for, a short number where that is as near, and whether it is the
// printed one.
func (p *problem) weight(at int, v exact.Rat) (text string, same bool) {
	near := exact.Max(p.tolerance.Mul(exact.Int(1000)), exact.Int(10).Pow(-60))
	if printed, ok := p.cells[at].Value.Rat(); ok && !near.Less(printed.Sub(v).Abs()) {
		return "", true
	}
	short := exact.SimplestBetween(v.Sub(near), v.Add(near))
	if size := 2 * (short.Num().BitLen() + short.Den().BitLen()); size < -near.Exponent()*7/2 {
		return p.written(short), false
	}
	text, _ = p.rounded(v)
	return text, false
}
