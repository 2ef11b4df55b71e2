package scheme

import (
	"fmt"
	"math"

	"rofz/poly/exact"
)

// Approximate returns about the value of a coefficient as scheme files print them, given about the values of the
// parameters that it mentions. Nothing that it says is exact: it is for those who must look at many texts quickly.
// It fails for texts that no scheme file may hold, and where the value is not finite. Cost: microseconds.
func Approximate(text string, params map[string]float64) (float64, error) {
	e, err := parseExpr(text)
	if err != nil {
		return 0, err
	}
	x, err := approximation{params}.of(e)
	if err == nil && (math.IsNaN(x) || math.IsInf(x, 0)) {
		err = fmt.Errorf("no finite value")
	}
	return x, err
}

// approximation evaluates expressions in float64.
type approximation struct{ names map[string]float64 }

func (a approximation) of(e expr) (float64, error) {
	switch e := e.(type) {
	case numberExpr:
		return e.value.Float64(), nil
	case nameExpr:
		x, ok := a.names[e.name]
		if !ok {
			return 0, fmt.Errorf("unknown name %q", e.name)
		}
		return x, nil
	case negExpr:
		x, err := a.of(e.x)
		return -x, err
	case binaryExpr:
		return a.binary(e)
	case powerExpr:
		x, err := a.of(e.x)
		return math.Pow(x, float64(e.n)), err
	case sqrtExpr:
		x, err := a.of(e.x)
		return math.Sqrt(x), err
	case rootExpr:
		return a.root(e)
	}
	panic("internal error: no such expression")
}

func (a approximation) binary(e binaryExpr) (float64, error) {
	x, err := a.of(e.x)
	if err != nil {
		return 0, err
	}
	y, err := a.of(e.y)
	switch e.op {
	case '+':
		return x + y, err
	case '-':
		return x - y, err
	case '*':
		return x * y, err
	}
	return x / y, err
}

// root bisects; 100 halvings exhaust float64.
func (a approximation) root(e rootExpr) (float64, error) {
	lo, err := a.of(e.lo)
	if err != nil {
		return 0, err
	}
	hi, err := a.of(e.hi)
	if err != nil {
		return 0, err
	}
	f := func(x float64) (float64, error) { return approximation{map[string]float64{"x": x}}.of(e.f) }
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
	e, err := parseExpr(text)
	if err != nil {
		return exact.Rat{}, false
	}
	return rationalValue(e)
}

func rationalValue(e expr) (exact.Rat, bool) {
	switch e := e.(type) {
	case numberExpr:
		return e.value, true
	case negExpr:
		x, ok := rationalValue(e.x)
		return x.Neg(), ok
	case powerExpr:
		x, ok := rationalValue(e.x)
		if !ok || x.IsZero() && e.n < 0 || e.n > 100 || e.n < -100 {
			return exact.Rat{}, false
		}
		return x.Pow(e.n), true
	case binaryExpr:
		x, ok := rationalValue(e.x)
		y, also := rationalValue(e.y)
		switch {
		case !ok || !also || e.op == '/' && y.IsZero():
			return exact.Rat{}, false
		case e.op == '+':
			return x.Add(y), true
		case e.op == '-':
			return x.Sub(y), true
		case e.op == '*':
			return x.Mul(y), true
		}
		return x.Quo(y), true
	}
	return exact.Rat{}, false
}
