package proofs

import (
	"rofz/asymptotics/stability"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/bivariate"
	"rofz/rational"
	"rofz/scheme"
)

// RealInterval returns the real stability interval [x₀, 0]: of R, over the field of StabilityFunction, or where the root condition
// holds, or the powers of the stability matrix are bounded, over that of the scheme. An interval is a value and no verdict, so it needs no
// certificate: its end point names the polynomial that it is a root of. ok is false if it is not known: the scheme has many steps
// or inputs (mostForIntervals, mostForMatrices), or the time is used up.
//
// Cost: that of stability.RealInterval, or of the method of stability.Spectrum.
func (a *Analysis) RealInterval() (x stability.Interval, ok bool) {
	v, done := peek(a.realInterval)
	return v.Interval, done && v.known
}

// ImaginaryInterval returns the imaginary stability interval: the y in [−y₀, y₀], in all else like RealInterval.
func (a *Analysis) ImaginaryInterval() (x stability.Interval, ok bool) {
	v, done := peek(a.imaginaryInterval)
	return v.Interval, done && v.known
}

// mostForIntervals bounds the steps, times the degree of the field; mostForMatrices the square of the inputs, times the stages and that
// degree: the resultants behind them, and their factors, grow so that a second is what they take then.
const (
	mostForIntervals = 8
	mostForMatrices  = 150
)

// knownInterval is an interval that may be known.
type knownInterval struct {
	stability.Interval
	known bool
}

func (a *Analysis) findRealInterval() (x knownInterval) {
	if s, ok := a.spectrum(); ok {
		x.Interval, x.known = s.RealInterval(a.ctx)
	} else if f, err := a.likeFunction(); err == nil {
		x = knownInterval{stability.RealInterval(f.field.During(a.ctx), f.r), true}
	}
	return x
}

func (a *Analysis) findImaginaryInterval() (x knownInterval) {
	if s, ok := a.spectrum(); ok {
		x.Interval, x.known = s.ImaginaryInterval(a.ctx)
	} else if f, err := a.likeFunction(); err == nil {
		x = knownInterval{stability.ImaginaryInterval(f.field.During(a.ctx), f.r), true}
	}
	return x
}

// likeFunction returns R, or 1 for an exponential scheme: on both axes |e^z| ≤ 1 where z ≤ 0, and |e^iy| = 1.
func (a *Analysis) likeFunction() (stabilityFunction, error) {
	if _, ok := a.Exponential(); ok {
		one, err := rational.New(poly.FromInts(1), poly.FromInts(1))
		return stabilityFunction{field: a.field(), r: one}, err
	}
	return a.function()
}

// limitOf is the length of an interval from 0, to the left, as a Number.
func limitOf(find func(*Analysis) (stability.Interval, bool)) func(*Analysis) NumberValue {
	return func(a *Analysis) NumberValue {
		switch x, ok := find(a); {
		case !ok:
			return NumberValue{Why: TooLarge{}}
		case x.Empty:
			return NumberValue{Why: OriginOutside{}}
		case x.From.Infinite() != 0:
			return infiniteNumber()
		default:
			return NumberValue{Known: true, Finite: x.From.Neg().Number()}
		}
	}
}

// mostForDisc bounds the degree of R or the steps, times the degree of the field, for the disc.
const mostForDisc = 12

func isOneStepOrMultistep(a *Analysis) bool {
	_, ok := a.Multistep()
	return ok || isOneStep(a)
}

func (a *Analysis) findDiscRadius() NumberValue {
	var x stability.Radius
	if m, ok := a.Multistep(); ok {
		if m.Steps()*m.Field().Degree() > mostForDisc {
			return NumberValue{Why: TooLarge{}}
		}
		if x, ok = stability.MultistepDiscRadius(a.ctx, a.field(), m.Rho(), m.Sigma()); !ok {
			return NumberValue{Why: CommonZeros{}}
		}
	} else {
		f, err := a.function()
		switch {
		case err != nil:
			return NumberValue{Why: NoFunction{err}}
		case max(f.r.Numerator().Degree(), f.r.Denominator().Degree())*f.field.Degree() > mostForDisc:
			return NumberValue{Why: TooLarge{}}
		}
		x = stability.DiscRadius(a.ctx, f.field, f.r)
	}
	return NumberValue{Known: true, Infinite: x.Infinite, Finite: x.Value}
}

func (a *Analysis) findEllipse() NumberValue {
	f, err := a.function()
	if err != nil {
		return NumberValue{Why: NoFunction{err}}
	}
	x, ok := stability.EllipseSemiAxis(a.ctx, f.field, f.r)
	if !ok {
		return NumberValue{Why: NoEllipse{}}
	}
	return NumberValue{Known: true, Infinite: x.Infinite, Finite: x.Value, IsSquare: true}
}

// NoEllipse is why there is no ellipse: the real stability interval is {0}, infinite or empty, or its end is of a high degree.
type NoEllipse struct{}

func (NoEllipse) reason() {}

// CommonZeros is why a number is not known: ρ and σ have a common zero.
type CommonZeros struct{}

func (CommonZeros) reason() {}

// OriginOutside is why a number is not known that belongs to the component of 0 in the stability region: it has none.
type OriginOutside struct{}

func (OriginOutside) reason() {}

// TooLarge is why a number is not known: the scheme is too large, or the number of too high a degree.
type TooLarge struct{}

func (TooLarge) reason() {}

// spectrum returns that of a multistep or a general linear method that is not too large.
func (a *Analysis) spectrum() (s stability.Spectrum, ok bool) {
	k := a.field()
	switch x := a.scheme.(type) {
	case scheme.Multistep:
		return stability.MultistepSpectrum(k, x.Rho(), x.Sigma()), x.Steps()*k.Degree() <= mostForIntervals
	case scheme.GeneralLinear:
		stages, _, _, v := x.Matrices()
		if len(v)*len(v)*len(stages)*k.Degree() > mostForMatrices {
			return s, false
		}
		p := a.generalLinear()
		return p.spectrum(), p.open == nil
	}
	return s, false
}

// spectrum returns that of M = N/L.
func (p *generalLinearProver) spectrum() stability.Spectrum {
	return stability.Spectrum{Field: p.k, Chi: bivariate.Poly(p.chi), Poles: p.l, Bounded: func(l algebraic.Field, x poly.Elem, imaginary bool, lift stability.Lifting) bool {
		return stability.SatisfiesRootCondition(l, minimalPolynomial(p.valueAt(x, imaginary, lift)))
	}}
}

// valueAt returns M(x), or (Re M, Im M; −Im M, Re M) at ix, whose minimal polynomial is the least common multiple of that of M(ix)
// and its conjugate.
func (p *generalLinearProver) valueAt(x poly.Elem, imaginary bool, lift stability.Lifting) [][]poly.Elem {
	r := len(p.n)
	if !imaginary {
		over := lift(p.l).Eval(x).Inv()
		out := make([][]poly.Elem, r)
		for i, row := range p.n {
			for _, f := range row {
				out[i] = append(out[i], lift(f).Eval(x).Mul(over))
			}
		}
		return out
	}
	a, b := onImaginaryAxis(lift(p.l), x)
	over := a.Mul(a).Add(b.Mul(b)).Inv()
	out := make([][]poly.Elem, 2*r)
	for i, row := range p.n {
		out[i], out[i+r] = make([]poly.Elem, 2*r), make([]poly.Elem, 2*r)
		for j, f := range row {
			u, v := onImaginaryAxis(lift(f), x)
			re, im := u.Mul(a).Add(v.Mul(b)).Mul(over), v.Mul(a).Sub(u.Mul(b)).Mul(over)
			out[i][j], out[i+r][j+r], out[i][j+r], out[i+r][j] = re, re, im, im.Neg()
		}
	}
	return out
}

// onImaginaryAxis returns f(iy).
func onImaginaryAxis(f poly.Poly, y poly.Elem) (re, im poly.Elem) {
	power := poly.Int(1)
	for j, c := range f.Coeffs() {
		switch x := c.Mul(power); j % 4 {
		case 0:
			re = re.Add(x)
		case 1:
			im = im.Add(x)
		case 2:
			re = re.Sub(x)
		case 3:
			im = im.Sub(x)
		}
		power = power.Mul(y)
	}
	return re, im
}
