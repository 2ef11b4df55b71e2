package repair

import (
	"math/big"

	"rofz/errata/conditions"
	"rofz/internal/modular"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// table is a system with its variables, some of which are held at exact values in a field.
type table struct {
	sys   conditions.System
	field algebraic.Field
	vars  []variable
	held  []*poly.Elem // nil for a variable that may move

	effort *effort
}

// newTable returns the table of a system. Exact numbers are held at what is printed. No unit is taken smaller than floor.
func newTable(sys conditions.System, k algebraic.Field, floor exact.Rat, e *effort) table {
	vars := variables(sys)
	for i := range vars {
		vars[i].unit = exact.Max(vars[i].unit, floor)
	}
	t := table{sys, k, vars, make([]*poly.Elem, len(vars)), e}
	for i, v := range vars {
		if v.short {
			t.hold(i, poly.Rational(v.value))
		}
	}
	return t
}

// largestUnit returns the largest unit of the long numbers, 0 if there are none.
func largestUnit(vars []variable) (unit exact.Rat) {
	for _, v := range vars {
		if !v.short {
			unit = exact.Max(unit, v.unit)
		}
	}
	return unit
}

func (t *table) hold(i int, x poly.Elem) { t.held[i] = &x }

// free returns the indices of the variables that may move.
func (t table) free() []int {
	var out []int
	for i, h := range t.held {
		if h == nil {
			out = append(out, i)
		}
	}
	return out
}

// units returns the unit of each free variable.
func (t table) units() []float64 {
	var out []float64
	for _, i := range t.free() {
		out = append(out, t.vars[i].unit.Float64())
	}
	return out
}

// adjoin returns the table over the field with a root of p in x, which it must isolate, and the root.
func (t table) adjoin(p poly.Poly, x exact.Interval) (table, poly.Elem, error) {
	ext, err := t.field.AdjoinRoot(p, x.Lo, x.Hi)
	if err != nil {
		return t, poly.Elem{}, err
	}
	coords := t.sys.Values()
	for i := range coords {
		coords[i] = ext.Lift(coords[i])
	}
	t.sys = t.sys.At(coords)
	t.field = ext.Field
	t.held = append([]*poly.Elem(nil), t.held...)
	for i, h := range t.held {
		if h != nil {
			t.hold(i, ext.Lift(*h))
		}
	}
	return t, ext.Root, nil
}

// flatOf returns all points of the table in a field into which image takes the numbers of the table.
func flatOf[T any](t table, f conditions.Field[T], image func(poly.Elem) T) *flat[T] {
	out := &flat[T]{Field: f, sys: t.sys, effort: t.effort, x: conditions.Point(t.sys, image)}
	for i, v := range t.vars {
		if t.held[i] != nil {
			y := image(*t.held[i])
			for _, p := range v.places {
				out.x[p.coordinate] = signed(f, y, p.negative)
			}
			continue
		}
		direction := make([]T, len(out.x))
		for j := range direction {
			direction[j] = f.Zero()
		}
		for _, p := range v.places {
			direction[p.coordinate] = signed(f, f.One(), p.negative)
		}
		out.n = append(out.n, direction)
	}
	return out
}

func signed[T any](f conditions.Field[T], x T, negative bool) T {
	if negative {
		return f.Sub(f.Zero(), x)
	}
	return x
}

// exactFlat returns the points of the table over its own field.
func (t table) exactFlat() *flat[poly.Elem] {
	return flatOf[poly.Elem](t, conditions.Exact{}, func(x poly.Elem) poly.Elem { return x })
}

// floatFlat returns them in floating point.
func (t table) floatFlat(f conditions.Float) *flat[*big.Float] {
	return flatOf[*big.Float](t, f, func(x poly.Elem) *big.Float { return f.Rational(t.field.Enclose(x, uint(f)).Lo) })
}

// primeFlat returns them modulo a prime in which the generator of the field has an image.
func (t table) primeFlat() (*flat[uint64], bool) {
	p, g, ok := primeWithRoot(t.field)
	if !ok {
		return nil, false
	}
	image := func(x poly.Elem) uint64 {
		var residues []uint64
		for _, c := range x.Coeffs() {
			residues = append(residues, p.Rational(c))
		}
		return p.Eval(residues, g)
	}
	return flatOf[uint64](t, p, image), true
}

// primeWithRoot returns a prime modulo which the minimal polynomial of the field has the root g: the prime is a value
// of that polynomial.
func primeWithRoot(k algebraic.Field) (p modular.Prime, g uint64, ok bool) {
	if k.Degree() == 1 {
		return modular.Mersenne, 0, true
	}
	nums, _ := k.Algebra().MinimalPolynomial().Integers()
	low, high := big.NewInt(1<<30), big.NewInt(1<<61)
	for a := int64(2); a < 1<<31; a += 1 + a/1000 {
		value := new(big.Int)
		for i := len(nums) - 1; i >= 0; i-- {
			value.Mul(value, big.NewInt(a))
			value.Add(value, nums[i])
		}
		value.Abs(value)
		if value.Cmp(high) > 0 {
			return 0, 0, false
		}
		if value.Cmp(low) > 0 && value.ProbablyPrime(0) {
			return modular.Prime(value.Uint64()), uint64(a), true
		}
	}
	return 0, 0, false
}
