package repair

import (
	"context"
	"slices"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/rational"
	"rofz/scheme"
)

// Analyze returns the analysis of a scheme that knows what a table with rounded coefficients means.
func Analyze(ctx context.Context, s scheme.Scheme) *proofs.Analysis {
	return proofs.AnalyzeAsMeant(ctx, s, Meaning)
}

// AnalyzeClaims is Analyze for where nothing is asked of the scheme that is meant but whether the published claims hold: a
// stability function of the order that holds to the printed digits is enough if they hold for it, which takes no search.
func AnalyzeClaims(ctx context.Context, s scheme.Scheme) *proofs.Analysis {
	return proofs.AnalyzeAsMeant(ctx, s, meaningOfClaims)
}

// meaningOfClaims is Meaning unless the claims that are contradicted hold for a stability function.
func meaningOfClaims(ctx context.Context, a *proofs.Analysis) proofs.Meant {
	s, ok := tableauOf(a)
	if !ok {
		return Meaning(ctx, a)
	}
	ways := vanishing(a)
	for _, vanish := range ways {
		f, ok := stabilityFunction(ctx, a, s, vanish)
		if !ok {
			continue
		}
		if m, ok := f.analyze(ctx, s.Info()); ok && upholds(m, a, ways[0]) {
			return proofs.Meant{Analysis: m, How: Reading{Function: &f, Guesses: f.Guesses}}
		}
		break
	}
	return Meaning(ctx, a)
}

// upholds reports whether no claim about the scheme of a that a contradicts is contradicted by m. Where R(∞) = 0 may not be
// meant, no scheme upholds the claim of L-stability.
func upholds(m, a *proofs.Analysis, mayVanish bool) bool {
	for key, v := range a.Scheme().Info().Published.All() {
		says, yesOrNo := v.(bool)
		p := proofs.Property(scheme.ClaimName(key))
		if !yesOrNo || !slices.Contains(m.Properties(), p) {
			continue
		}
		if d := a.Decide(p); d.Verdict.Undecided() || says == d.Verdict.Proved() {
			continue
		}
		if p == proofs.LStable && says && !mayVanish {
			continue
		}
		if d := m.Decide(p); d.Verdict.Undecided() || says != d.Verdict.Proved() {
			return false
		}
	}
	return true
}

// Meaning is the proofs.Meaning of this package: the scheme within the units of the printed coefficients for which holds
// exactly what holds to the printed digits, of the orders, of stiff accuracy and of R(∞) = 0; or else a stability function of
// exactly that order, as near. A claimed order that fails is not aimed at. How it was found is a Reading.
//
// Cost: a tenth of that of Find, at most twice.
func Meaning(ctx context.Context, a *proofs.Analysis) proofs.Meant {
	var r Reading
	switch a.Scheme().(type) {
	case scheme.Multistep:
		meant, _ := linearMeaning(a)
		return proofs.Meant{Analysis: meant}
	case *scheme.Approximation, *scheme.Collocation:
		if meant, ok := linearMeaning(a); ok {
			if f, ok := functionOf(a, meant); ok {
				r.Function = &f
				return proofs.Meant{Analysis: meant, How: r}
			}
		}
	}
	s, ok := tableauOf(a)
	if !ok {
		return proofs.Meant{}
	}
	bounded, _ := limits(a)
	for _, vanish := range vanishing(a) {
		aim, ok := aimedAt(a, s, vanish)
		if !ok {
			continue
		}
		found, err := find(&effort{ctx, meaningEffort}, aim)
		r.Err = err
		var meant *proofs.Analysis
		var of rational.Function
		exactly := err == nil && withinUnits(s, found.Scheme)
		if exactly {
			meant = proofs.AnalyzeContext(ctx, found.Scheme)
			_, of, err = meant.StabilityFunction()
			exactly = err == nil && hasLimit(of, bounded, vanish)
		}
		if !exactly || unwieldy(of) {
			if f, ok := stabilityFunction(ctx, a, s, vanish); ok {
				if meant, ok := f.analyze(ctx, s.Info()); ok {
					r.Function, r.Guesses = &f, f.Guesses
					return proofs.Meant{Analysis: meant, How: r}
				}
			}
		}
		if exactly {
			r.Scheme, r.Guesses = &found, found.Guesses
			return proofs.Meant{Analysis: meant, How: r}
		}
	}
	return proofs.Meant{How: r}
}

// tableauOf returns the scheme if it has a tableau that was printed, of some order.
func tableauOf(a *proofs.Analysis) (s scheme.OneStep, ok bool) {
	s, ok = a.Scheme().(scheme.OneStep)
	return s, ok && s.Printed() != nil && orderHeld(a) >= 1
}

// vanishing lists what is tried of R(∞) = 0: that it holds, if it may be meant, then that it does not.
func vanishing(a *proofs.Analysis) []bool {
	if _, zero := limits(a); zero {
		return []bool{true, false}
	}
	return []bool{false}
}

// functionOf returns the stability function of a scheme that is meant, with its distance from the one that is printed.
func functionOf(printed, meant *proofs.Analysis) (f Function, ok bool) {
	_, of, err := printed.StabilityFunction()
	k, r, late := meant.StabilityFunction()
	if err != nil || late != nil {
		return Function{}, false
	}
	f = Function{Field: k, R: r}
	f.measure(r.Numerator().Sub(of.Numerator()), r.Denominator().Sub(of.Denominator()), of.Denominator())
	return f, true
}

// unwieldy reports whether the exact numbers that were found make R so long that nobody means them: a function of the same
// order tells as much, and what is asked about R takes milliseconds instead of seconds.
func unwieldy(r rational.Function) bool { return len(r.String()) > longestFunction }

// longestFunction is the number of characters of R beyond which exact coefficients are given up for those of R.
const longestFunction = 10_000

// meaningEffort is what one search may spend for a scheme about which only R is asked: R is told by less.
const meaningEffort = maxEffort / 10

// orderHeld is the order of the table, or of R where there are no conditions on the table, to the printed digits.
func orderHeld(a *proofs.Analysis) int {
	if o, ok := a.TableauOrderToDigits(); ok {
		return o.Order
	}
	p, _ := a.OrderToDigits()
	return p
}

// aimedAt returns the table with the claims that hold to its printed digits, and with R(∞) = 0 if that is to be.
func aimedAt(a *proofs.Analysis, s scheme.OneStep, vanish bool) (scheme.OneStep, bool) {
	info := s.Info()
	info.Order, info.EmbeddedOrder, info.Family = nil, nil, ""
	p := orderHeld(a)
	info.Order = &p
	if e, ok := a.Embedded(); ok {
		if o, ok := e.TableauOrderToDigits(); ok && o.Order > 0 {
			info.EmbeddedOrder = &o.Order
		}
	}
	claims := scheme.Claims{}
	if d := a.Decide(proofs.StifflyAccurate); d.Verdict.Proved() {
		claims = claims.With("stiffly_accurate", true)
	}
	if vanish {
		claims = claims.With("L-stable", true) // asks for R(∞) = 0
	}
	info.Published = claims
	aim, err := scheme.New(info, s.Printed()...)
	if err != nil {
		return nil, false
	}
	return aim.(scheme.OneStep), true
}

// limits reports whether R may be meant to be bounded at infinity, and whether R(∞) may be meant to be 0: that what
// contradicts it is no more than ten thousand units.
func limits(a *proofs.Analysis) (bounded, zero bool) {
	k, r, err := a.StabilityFunction()
	if err != nil {
		return false, false
	}
	p, q := r.Numerator(), r.Denominator()
	within := scheme.UnitsOf(a.Scheme()).Largest().Mul(exact.Int(10_000))
	tiny := func(n int) bool { return k.Within(p.Coeff(n).Quo(q.Lead()), within) }
	n := p.Degree()
	for n > q.Degree() && tiny(n) {
		n--
	}
	bounded = n <= q.Degree()
	return bounded, bounded && q.Degree() > 0 && tiny(q.Degree())
}

// hasLimit reports whether R is bounded, and 0, at infinity where it has to be, which is no condition on the coefficients of
// a tableau whose matrix is singular.
func hasLimit(r rational.Function, bounded, zero bool) bool {
	p, q := r.Numerator().Degree(), r.Denominator().Degree()
	return (p <= q || !bounded) && (p < q || !zero)
}

// withinUnits reports whether no coefficient of t, in the field of t, is further from that of s than its unit.
func withinUnits(s, t scheme.Scheme) bool {
	u, k := scheme.UnitsOf(s), t.Field()
	for _, block := range s.Coefficients() {
		near, ok := scheme.Find(t, block.Key)
		if !ok {
			return false
		}
		for i, row := range block.Values {
			for j, x := range row {
				y := near.Values[i][j]
				unit := u.At(block.Key, i, j)
				if rational, ok := x.Rat(); ok {
					x = poly.Rational(rational)
				} else if unit.IsZero() {
					continue // it is held, in another field
				}
				if d := y.Sub(x); !d.IsZero() && !k.Within(d, unit) {
					return false
				}
			}
		}
	}
	return true
}

// analyze returns the analysis of the function as a rational approximation.
func (f Function) analyze(ctx context.Context, of scheme.Info) (*proofs.Analysis, bool) {
	info := scheme.Info{Name: of.Name + "-as-meant", Kind: scheme.KindRational}
	exactly := true
	info.Exact = &exactly
	entries := append(generator(f.Field), list("numerator", f.R, rational.Function.Numerator), list("denominator", f.R, rational.Function.Denominator))
	s, err := scheme.New(info, entries...)
	if err != nil {
		return nil, false
	}
	return proofs.AnalyzeContext(ctx, s), true
}

func list(key string, r rational.Function, of func(rational.Function) poly.Poly) scheme.Entries {
	var row []string
	for _, c := range of(r).Coeffs() {
		row = append(row, c.String())
	}
	return scheme.Entries{Key: key, Rows: [][]string{row}}
}

// generator names the generator of a field, nothing for ℚ.
func generator(k algebraic.Field) []scheme.Entries {
	if k.Degree() == 1 {
		return nil
	}
	x, _ := k.Number(k.Algebra().Generator()).RootIn()
	root := "root(" + k.Algebra().MinimalPolynomial().String() + ", " + x.Lo.String() + ", " + x.Hi.String() + ")"
	return []scheme.Entries{{Key: "params", Rows: [][]string{{"g", root}}}}
}
