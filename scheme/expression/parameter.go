package expression

import (
	"errors"
	"slices"
	"strings"

	"rofz/poly"
	"rofz/poly/exact"
)

// Parametric evaluates coefficients that depend on one free parameter, as rational functions of it over ℚ.
type Parametric struct{ functions functions }

// parameter is what coefficients with a free parameter may mention.
type parameter struct {
	name   string
	params map[string]string
	values map[string]fraction
	open   []string // constants being evaluated, to find cycles
	poles  poly.Poly
}

// NewParametric returns an evaluator of coefficients in the parameter of that name. They may use the constants, given by
// their texts, which may depend on the parameter themselves; one with its name is not looked at.
func NewParametric(name string, params map[string]string) *Parametric {
	return &Parametric{functions{parameter: &parameter{name: name, params: params, values: map[string]fraction{}, poles: poly.FromInts(1)}}}
}

// Poles returns the polynomial, monic and square-free, whose zeros are the parameters at which what was evaluated so far divides
// by zero as it is written, even if that cancels.
func (ev *Parametric) Poles() poly.Poly { return ev.functions.parameter.poles }

// divides takes note of a divisor.
func (r *functions) divides(f fraction) {
	if r.parameter == nil || f.p.Degree() < 1 {
		return
	}
	p := f.p.SquareFreePart()
	r.parameter.poles = r.parameter.poles.Mul(p.Quo(poly.GCD(p, r.parameter.poles))).Monic()
}

// Parse evaluates the text of a coefficient: it is p/q in lowest terms, q monic. The error is an *Error, or a *ParamError
// for a constant: it names what is no rational function of the parameter, such as a radical.
//
// Degrees up to 400 are read; what would take more than about a second, all texts together, is refused.
func (ev *Parametric) Parse(text string) (p, q poly.Poly, err error) {
	f, err := ev.functions.parse(text)
	if err != nil {
		return p, q, err
	}
	if g := poly.GCD(f.p, f.q); g.Degree() > 0 {
		f = fraction{f.p.Quo(g), f.q.Quo(g)}
	}
	lead := f.q.Lead().Inv()
	return f.p.Scale(lead), f.q.Scale(lead), nil
}

func (r *functions) parse(text string) (fraction, error) {
	e, err := Coefficient.Parse(text)
	if err != nil {
		return fraction{}, err
	}
	return r.value(e)
}

// decimal reads a literal of a scheme file.
func (r *functions) decimal(e Expr) (fraction, error) {
	x, err := exact.ParseRat(e.Text)
	if err != nil {
		return fraction{}, e.At.Errorf("%s", strings.TrimPrefix(err.Error(), "exact: "))
	}
	return fraction{poly.FromRats(x), poly.FromInts(1)}, nil
}

// name returns the value of the parameter, or of a constant.
func (r *functions) name(e Expr) (fraction, error) {
	p := r.parameter
	if e.Text == p.name {
		return fraction{poly.FromInts(0, 1), poly.FromInts(1)}, nil
	}
	if f, ok := p.values[e.Text]; ok {
		return f, nil
	}
	text, ok := p.params[e.Text]
	switch i := slices.Index(p.open, e.Text); {
	case !ok:
		return fraction{}, e.At.Errorf("unknown name %.40q; define it under params, or free", e.Text)
	case i >= 0:
		return fraction{}, e.At.Errorf("params refer to each other in a cycle: %s", strings.Join(append(p.open[i:], e.Text), " → "))
	case len(p.open) >= MaxNesting:
		return fraction{}, e.At.Errorf("params refer to each other more than %d deep", MaxNesting)
	}
	p.open = append(p.open, e.Text)
	f, err := r.parse(text)
	p.open = p.open[:len(p.open)-1]
	var inner *ParamError
	if err != nil && !errors.As(err, &inner) {
		err = &ParamError{e.Text, err}
	}
	if err == nil {
		p.values[e.Text] = f
	}
	return f, err
}
