package expression

import (
	"fmt"
	"math"

	"rofz/poly/exact"
)

// Approximate returns about the value of a coefficient as scheme files print them, given about the values of the
// parameters that it mentions. Nothing that it says is exact: it is for those who must look at many texts quickly.
// It fails for texts that no scheme file may hold, and where the value is not finite. Cost: microseconds.
func Approximate(text string, params map[string]float64) (float64, error) {
	e, err := Coefficient.Parse(text)
	if err != nil {
		return 0, err
	}
	x, err := (&approximation{names: params}).value(e)
	if err == nil && (math.IsNaN(x) || math.IsInf(x, 0)) {
		err = fmt.Errorf("no finite value")
	}
	return x, err
}

// maxApproximation bounds the steps of Float64: constants that are made of constants can grow without end.
const maxApproximation = 1 << 14

// Float64 returns about the value of an expression whose names have definitions; ok is false if it has none that is
// found quickly. Cost: at most 16 384 operations.
func (e Expr) Float64() (x float64, ok bool) {
	x, err := (&approximation{known: map[*Definition]float64{}, bounded: true}).value(e)
	return x, err == nil && !math.IsNaN(x) && !math.IsInf(x, 0)
}

// approximation works out about the value of an expression.
type approximation struct {
	names   map[string]float64
	known   map[*Definition]float64 // those worked out
	bounded bool
	steps   int
}

func (a *approximation) value(e Expr) (float64, error) {
	if a.steps++; a.bounded && a.steps > maxApproximation {
		return 0, fmt.Errorf("more than %d operations", maxApproximation)
	}
	if e.Op == OpRoot {
		return e.bisect(a)
	}
	if len(e.Args) > 2 {
		return 0, fmt.Errorf("no number")
	}
	if e.Op == OpName && e.Def != nil {
		return a.defined(e.Def)
	}
	var x [2]float64
	for i, arg := range e.Args {
		var err error
		if x[i], err = a.value(arg); err != nil {
			return 0, err
		}
	}
	switch e.Op {
	case OpNumber:
		v, err := exact.ParseRat(e.Text)
		return v.Float64(), err
	case OpName:
		v, ok := a.names[e.Text]
		if !ok {
			return 0, fmt.Errorf("unknown name %q", e.Text)
		}
		return v, nil
	case OpNeg:
		return -x[0], nil
	case OpAdd:
		return x[0] + x[1], nil
	case OpSub:
		return x[0] - x[1], nil
	case OpMul:
		return x[0] * x[1], nil
	case OpQuo:
		return x[0] / x[1], nil
	case OpPower:
		return math.Pow(x[0], float64(e.N)), nil
	case OpSqrt:
		return math.Sqrt(x[0]), nil
	}
	return 0, fmt.Errorf("no number")
}

func (a *approximation) defined(d *Definition) (float64, error) {
	if x, ok := a.known[d]; ok {
		return x, nil
	}
	x, err := a.value(d.Value)
	if a.known == nil {
		a.known = map[*Definition]float64{}
	}
	if err == nil {
		a.known[d] = x
	}
	return x, err
}

// bisect approximates a root; 100 halvings exhaust float64.
func (e Expr) bisect(a *approximation) (float64, error) {
	lo, err := a.value(e.Args[1])
	if err != nil {
		return 0, err
	}
	hi, err := a.value(e.Args[2])
	if err != nil {
		return 0, err
	}
	f := func(x float64) (float64, error) {
		return (&approximation{names: map[string]float64{"x": x}}).value(e.Args[0])
	}
	left, err := f(lo)
	if err != nil {
		return 0, err
	}
	if right, err := f(hi); err != nil || left*right > 0 {
		return 0, fmt.Errorf("no change of sign")
	}
	for range 100 {
		mid := (lo + hi) / 2
		if y, _ := f(mid); y*left > 0 {
			lo = mid
		} else {
			hi = mid
		}
	}
	return (lo + hi) / 2, nil
}

// RationalValue returns the value of a coefficient that is written with numbers and + - * / ^ alone, and false for any
// other text.
func RationalValue(text string) (exact.Rat, bool) {
	e, err := Coefficient.Parse(text)
	if err != nil {
		return exact.Rat{}, false
	}
	return e.Rational()
}

// Rational returns the value of an expression of numbers and + - * / ^ alone, with exponents of at most 100 in modulus,
// and false for any other.
func (e Expr) Rational() (exact.Rat, bool) {
	var x [2]exact.Rat
	if len(e.Args) > 2 {
		return exact.Rat{}, false
	}
	for i, arg := range e.Args {
		var ok bool
		if x[i], ok = arg.Rational(); !ok {
			return exact.Rat{}, false
		}
	}
	switch e.Op {
	case OpNumber:
		v, err := exact.ParseRat(e.Text)
		return v, err == nil
	case OpNeg:
		return x[0].Neg(), true
	case OpAdd:
		return x[0].Add(x[1]), true
	case OpSub:
		return x[0].Sub(x[1]), true
	case OpMul:
		return x[0].Mul(x[1]), true
	case OpQuo:
		if !x[1].IsZero() {
			return x[0].Quo(x[1]), true
		}
	case OpPower:
		if !(x[0].IsZero() && e.N < 0) && e.N <= 100 && e.N >= -100 {
			return x[0].Pow(e.N), true
		}
	}
	return exact.Rat{}, false
}
