package report

import (
	"rofz/paper/formula"
	"rofz/poly"
	"rofz/proofs"
	"rofz/scheme"
)

// generalLinearFacts returns what is known of a general linear method: it has a stability matrix, and no R.
func generalLinearFacts(a *proofs.Analysis, g scheme.GeneralLinear, opts Options) (*Facts, error) {
	var b Bounds
	b.printer.field = g.Field()
	err, done := proofs.Within(a, "eigenvalues of the stability matrix", func() error { return b.generalLinear(a) })
	switch {
	case !done:
		return &Facts{}, nil
	case err != nil:
		return nil, err
	}
	return &Facts{
		Field:          b.Field,
		Characteristic: b.Characteristic,
		Infinity:       &Infinity{Eigenvalues: b.Eigenvalues},
		Properties:     properties(a, opts),
		formulas:       formulas{printer: b.printer, eigenvalues: b},
	}, nil
}

// writeGeneralLinear writes the lines above the properties.
func (f *Facts) writeGeneralLinear(p *page) {
	top := len(f.Characteristic) - 1
	coeffs := make([]poly.Poly, top+1)
	for i, text := range f.Characteristic {
		c, err := poly.Parse(text, f.field.Algebra(), "z")
		if err != nil {
			panic("internal error: " + err.Error())
		}
		coeffs[top-i] = c
	}
	zeta := powerOf("ζ")
	p.Add("  χ(ζ, z)     = ", f.nested(coeffs, "z", func(i int) formula.Expr { return zeta(top - i) })...)
	f.formulas.eigenvalues.writeEigenvalues(p)
}
