package candidate

import (
	"fmt"
	"slices"
	"strings"

	"rofz/internal/typography"
	"rofz/poly/exact"
)

// Tableaux are the Runge–Kutta methods of a family that satisfy the conditions of an order. Free are nodes in [0, 1], entries of the
// diagonal in [0, 1], and as many other entries of A and b in [−1, 1] as the conditions leave; the conditions are solved for the others,
// which may have any size.
//
// Order up to 3: b solves the quadrature conditions, and one entry of A solves Σ bᵢaᵢⱼcⱼ = 1/6. Order 4: the last row of A satisfies
// the simplifying assumption Σᵢ bᵢaᵢⱼ = bⱼ(1 − cⱼ), and one entry Σ bᵢcᵢaᵢⱼcⱼ = 1/8; the other conditions follow [HNW93, II.1]. Full tableaux
// of order p: B(p) and C(p−1), so that p is the order [HW96, theorem IV.5.1].
type Tableaux struct {
	family  shape
	s, p    int
	stiffly bool
}

// shape is what a family says of A.
type shape string

// Families lists the names of the families, as scheme files have them.
func Families() []string { return []string{"erk", "dirk", "sdirk", "esdirk", "firk"} }

// NewTableaux returns the tableaux of a family with s stages that satisfy the conditions of order p; stiffly accurate ones have the last
// row of A as b. The error says what the construction does not reach.
func NewTableaux(family string, s, p int, stifflyAccurate bool) (Tableaux, error) {
	t := Tableaux{shape(family), s, p, stifflyAccurate}
	kind, least, most := "of family "+family, 1, min(4, s)
	if stifflyAccurate {
		kind += ", stiffly accurate,"
	}
	if stifflyAccurate && family != "firk" || family == "esdirk" {
		least = 2
	}
	switch {
	case !slices.Contains(Families(), family):
		return t, fmt.Errorf("the family is %.40q, should be %s", family, typography.Or(Families()))
	case s < least || s > mostStages:
		return t, fmt.Errorf("%s; candidates %s have from %d to %d", typography.Count(s, "stage"), kind, least, mostStages)
	case t.family == "firk":
		most = s
	case stifflyAccurate:
		most = min(3, s-1)
	}
	if p < 1 || p > most {
		return t, fmt.Errorf("order %d is not imposed on candidates %s with %s; orders from 1 to %d are", p, kind, typography.Count(s, "stage"), most)
	}
	return t, nil
}

func (t Tableaux) name() string {
	name := fmt.Sprintf("%s-%d-%d", t.family, t.s, t.p)
	if t.stiffly {
		name += "-stiffly-accurate"
	}
	return name
}

// digest is "": the name tells all.
func (t Tableaux) digest() string { return "" }

// mostStages keeps the time of a candidate below a second: the numbers that solve many conditions are long.
const mostStages = 16

// lastRowFixed reports whether the last row of a lower triangular A, and c_s, follow from the rest.
func (t Tableaux) lastRowFixed() bool { return t.stiffly || t.p == 4 }

// solved returns which entry of A solves a condition, from 0; there is none if r is 0.
func (t Tableaux) solved() (r, j int) {
	switch {
	case t.family == "firk" || t.p < 3:
		return 0, 0
	case t.lastRowFixed():
		return t.s - 2, t.s - 3
	}
	return t.s - 1, t.s - 2
}

// stageOrder is that of full tableaux.
func (t Tableaux) stageOrder() int { return max(1, t.p-1) }

// free lists the free numbers in the order in which build takes them.
func (t Tableaux) free() []interval {
	var out []interval
	t.build(func(in interval) exact.Rat {
		out = append(out, in)
		return exact.NewRat(int64(len(out)), 997) // any numbers for which the conditions can be solved, or not: each is asked for
	})
	return out
}

func (t Tableaux) member(name string, x []exact.Rat) ([]byte, bool) {
	a, b, ok := t.build(func(interval) exact.Rat {
		next := x[0]
		x = x[1:]
		return next
	})
	if !ok {
		return nil, false
	}
	var out strings.Builder
	fmt.Fprintf(&out, `{"name":%q,"kind":"runge-kutta","family":%q,"exact":true,"A":[`, name, string(t.family))
	for i, row := range a {
		if i > 0 {
			out.WriteByte(',')
		}
		writeRow(&out, row)
	}
	out.WriteString(`],"b":`)
	writeRow(&out, b)
	out.WriteByte('}')
	return []byte(out.String()), true
}

func writeRow(out *strings.Builder, row []exact.Rat) {
	out.WriteByte('[')
	for i, x := range row {
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteString(`"` + x.String() + `"`)
	}
	out.WriteByte(']')
}

var (
	positive = interval{exact.Int(0), exact.Int(1)}  // nodes and diagonals
	signed   = interval{exact.Int(-1), exact.Int(1)} // other entries
)

// build makes a tableau. It takes all free numbers before it looks at one. It reports false if a condition has no solution, or the tableau
// would be in a smaller family.
func (t Tableaux) build(next func(interval) exact.Rat) (a [][]exact.Rat, b []exact.Rat, ok bool) {
	if t.family == "firk" {
		return t.full(next)
	}
	m := t.draw(next)
	if t.family != "erk" && m.a[t.s-1][t.s-1].IsZero() {
		return nil, nil, false
	}
	if m.b, ok = collocated(m.c, m.b, exact.Int(1), t.p); !ok {
		return nil, nil, false
	}
	if r, j := t.solved(); r > 0 && !m.solve(r, j) || r == 0 && !m.complete() {
		return nil, nil, false
	}
	return m.a, m.b, true
}

// lower is a lower triangular tableau that is being made.
type lower struct {
	Tableaux
	a    [][]exact.Rat
	b, c []exact.Rat
}

// draw takes the free numbers of a lower triangular tableau.
func (t Tableaux) draw(next func(interval) exact.Rat) *lower {
	m := &lower{t, square(t.s), make([]exact.Rat, t.s), make([]exact.Rat, t.s)}
	last := t.s - 1
	var gamma exact.Rat
	if t.family == "sdirk" || t.family == "esdirk" {
		gamma = next(positive)
	}
	for i := range m.a {
		switch {
		case t.family == "dirk":
			m.a[i][i] = next(positive)
		case t.family == "sdirk" || t.family == "esdirk" && i > 0:
			m.a[i][i] = gamma
		}
		switch {
		case i == 0:
			m.c[i] = m.a[0][0]
		case i == last && t.p == 4:
			m.c[i] = exact.Int(1).Sub(m.a[i][i]) // so that the last column satisfies D(1)
		case i == last && t.stiffly:
			m.c[i] = exact.Int(1)
		default:
			m.c[i] = next(positive)
		}
	}
	r, k := t.solved()
	for i := range m.a {
		for j := 1; j < i && !(i == last && t.lastRowFixed()); j++ {
			if i != r || j != k || r == 0 {
				m.a[i][j] = next(signed)
			}
		}
	}
	for i := t.p; i < t.s; i++ {
		if i == last && t.stiffly {
			m.b[i] = m.a[i][i]
		} else {
			m.b[i] = next(signed)
		}
	}
	return m
}

// complete fills the first column of A, so that the nodes are the row sums, and the last row if it follows from the rest.
func (m *lower) complete() bool {
	last := m.s - 1
	for i := 1; i < m.s; i++ {
		if i == last && m.lastRowFixed() {
			break
		}
		m.a[i][0] = m.c[i].Sub(m.a[i][i])
		for j := 1; j < i; j++ {
			m.a[i][0] = m.a[i][0].Sub(m.a[i][j])
		}
	}
	switch {
	case m.stiffly:
		copy(m.a[last], m.b)
	case m.p == 4:
		if m.b[last].IsZero() {
			return false
		}
		for j := range last { // D(1)
			x := m.b[j].Mul(exact.Int(1).Sub(m.c[j]))
			for i := range last {
				x = x.Sub(m.b[i].Mul(m.a[i][j]))
			}
			m.a[last][j] = x.Quo(m.b[last])
		}
	}
	return true
}

// solve chooses a[r][k] so that the last condition holds, which is affine in it.
func (m *lower) solve(r, k int) bool {
	var at [2]exact.Rat
	for u := range at {
		m.a[r][k] = exact.Int(int64(u))
		if !m.complete() {
			return false
		}
		at[u] = m.residual()
	}
	slope := at[1].Sub(at[0])
	if slope.IsZero() {
		return false
	}
	m.a[r][k] = at[0].Neg().Quo(slope)
	return m.complete()
}

// residual returns Σ bᵢaᵢⱼcⱼ − 1/6, or Σ bᵢcᵢaᵢⱼcⱼ − 1/8 for order 4.
func (m *lower) residual() exact.Rat {
	out := exact.NewRat(-1, 6)
	if m.p == 4 {
		out = exact.NewRat(-1, 8)
	}
	for i := range m.a {
		var sum exact.Rat
		for j := range i + 1 {
			sum = sum.Add(m.a[i][j].Mul(m.c[j]))
		}
		if sum = sum.Mul(m.b[i]); m.p == 4 {
			sum = sum.Mul(m.c[i])
		}
		out = out.Add(sum)
	}
	return out
}

// full makes a full tableau with B(p) and C(p−1).
func (t Tableaux) full(next func(interval) exact.Rat) (a [][]exact.Rat, b []exact.Rat, ok bool) {
	q, last := t.stageOrder(), t.s-1
	a, b = square(t.s), make([]exact.Rat, t.s)
	c := make([]exact.Rat, t.s)
	for i := range c {
		if c[i] = exact.Int(1); i < last || !t.stiffly {
			c[i] = next(positive)
		}
	}
	for i := range a {
		for j := q; j < t.s && !(i == last && t.stiffly); j++ {
			a[i][j] = next(signed)
		}
	}
	for j := t.p; j < t.s; j++ {
		b[j] = next(signed)
	}
	if b, ok = collocated(c, b, exact.Int(1), t.p); !ok {
		return nil, nil, false
	}
	for i := range a {
		if i == last && t.stiffly {
			a[i] = slices.Clone(b)
		} else if a[i], ok = collocated(c, a[i], c[i], q); !ok {
			return nil, nil, false
		}
	}
	return a, b, true
}

func square(s int) [][]exact.Rat {
	a := make([][]exact.Rat, s)
	for i := range a {
		a[i] = make([]exact.Rat, s)
	}
	return a
}
