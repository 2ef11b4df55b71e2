package golden

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"rofz/asymptotics"
	"rofz/asymptotics/stability"
	"rofz/internal/typography"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs"
)

// Constant is a supremum over positive numbers x and where it is attained: "1/2, at 1", "root of x^2-8 in [2.82, 2.83],
// at 2 and 7", "1, at infinity" for a limit, "infinite", "0" for the zero value.
type Constant asymptotics.Supremum

func (x Constant) format() string {
	if x.Infinite {
		return "infinite"
	}
	var places []string
	for _, p := range x.Points {
		places = append(places, realNumber(p))
	}
	if x.AtInfinity {
		places = append(places, "infinity")
	}
	if len(places) == 0 {
		return realNumber(x.C)
	}
	return realNumber(x.C) + ", at " + strings.Join(places, " and ")
}

// Real is a number without a field, or ∞: "6", "root of x^2-2*x-1 in [2.41, 2.42]", "infinite".
type Real struct {
	Infinite bool
	X        algebraic.Number
}

func radius(r stability.Radius) Real { return Real{r.Infinite, r.Value} }

// tangent returns tan α of an angle that is known.
func tangent(x proofs.Angle) Real {
	if x.Tan != nil {
		return Real{X: *x.Tan}
	}
	return Real{Infinite: x.Right}
}

func (x Real) format() string {
	if x.Infinite {
		return "infinite"
	}
	return realNumber(x.X)
}

func parseRealOrInfinite(t lineText) (Value, error) {
	s := t.joined()
	if s == "infinite" {
		return Real{Infinite: true}, nil
	}
	x, err := parseReal(s)
	return Real{X: x}, err
}

func (x Real) equal(y Real) bool {
	return x.Infinite == y.Infinite && (x.Infinite || x.X.Cmp(y.X) == 0)
}

// realNumber prints a number without a field: "1/2", "root of x^2-2 in [1.41, 1.42]".
func realNumber(x algebraic.Number) string {
	if r, ok := x.Rational(); ok {
		return typography.Minus(r.String())
	}
	m, _ := x.Polynomial()
	return rootText(m, x)
}

func parseConstant(t lineText) (Value, error) {
	s := t.joined()
	if s == "infinite" {
		return Constant{Infinite: true}, nil
	}
	value, places, attained := strings.Cut(s, ", at ")
	var out Constant
	var err error
	if out.C, err = parseReal(value); err != nil {
		return nil, err
	}
	if !attained {
		if out.C.Cmp(algebraic.Number{}) != 0 {
			return nil, errors.New("\"1/2, at 1\", \"1, at infinity\", \"infinite\" or \"0\" would be right")
		}
		return out, nil
	}
	for place := range strings.SplitSeq(places, " and ") {
		if place == "infinity" {
			out.AtInfinity = true
			continue
		}
		x, err := parseReal(place)
		if err != nil {
			return nil, err
		}
		out.Points = append(out.Points, x)
	}
	return out, nil
}

// maxReal is the largest number of characters in a number without a field; those of the goldens have a thousand.
const maxReal = 2000

// parseReal reads what realNumber prints.
func parseReal(s string) (algebraic.Number, error) {
	if len(s) > maxReal {
		return algebraic.Number{}, fmt.Errorf("the number has more than %d characters", maxReal)
	}
	if strings.HasPrefix(s, "root of ") {
		k, err := parseRoot(s)
		if err != nil {
			return algebraic.Number{}, err
		}
		return k.Number(k.Algebra().Generator()), nil
	}
	x, err := exact.ParseRat(typography.Hyphen(s))
	return algebraic.RationalNumber(x), err
}

func (x Constant) equal(y Constant) bool {
	same := func(a, b algebraic.Number) bool { return a.Cmp(b) == 0 }
	return x.Infinite == y.Infinite && x.AtInfinity == y.AtInfinity && same(x.C, y.C) && slices.EqualFunc(x.Points, y.Points, same)
}

// supremum derives the best constant of |z^j R'| on a region, with evidence that the core has accepted.
func supremum(a *proofs.Analysis, region asymptotics.Region, j int) (Constant, error) {
	b, err := a.Bound(region, j)
	if err != nil || b.Infinite {
		return Constant(b.Supremum), err
	}
	if !b.Holds.Verdict.Proved() {
		return Constant{}, fmt.Errorf("the bound is %s", b.Holds.Verdict)
	}
	return Constant(b.Supremum), nil
}

// Equality says where on x < 0 there is equality in |2xR'| ≤ 1 − R²: "nowhere", "somewhere", "everywhere" for R = ±1, or
// "everywhere, |x R'| = 1/2 at −2".
type Equality proofs.Equality

const halfAt = "everywhere, |x R'| = 1/2 at "

func (x Equality) format() string {
	switch {
	case x.Everywhere && x.Constant:
		return "everywhere"
	case x.Everywhere:
		return halfAt + Number{x.Field, x.Half}.format()
	case x.Somewhere:
		return "somewhere"
	}
	return "nowhere"
}

func parseEquality(t lineText) (Value, error) {
	switch s := t.joined(); s {
	case "nowhere":
		return Equality{Field: t.field}, nil
	case "somewhere":
		return Equality{Field: t.field, Somewhere: true}, nil
	case "everywhere":
		return Equality{Field: t.field, Everywhere: true, Constant: true}, nil
	default:
		at, ok := strings.CutPrefix(s, halfAt)
		if !ok {
			return nil, errors.New("\"nowhere\", \"somewhere\", \"everywhere\" or \"everywhere, |x R'| = 1/2 at −2\" would be right")
		}
		x, err := number(at, t.field)
		return Equality{Field: t.field, Everywhere: true, Half: x}, err
	}
}

func (x Equality) equal(y Equality) bool {
	u, ok := unify(x.Field, y.Field)
	return ok && x.Somewhere == y.Somewhere && x.Everywhere == y.Everywhere && x.Constant == y.Constant && u.equal(x.Half, y.Half)
}
