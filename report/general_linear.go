package report

import (
	"fmt"
	"strings"

	"rofz/proofs"
	"rofz/scheme"
)

// generalLinearFacts returns what is known of a general linear method: it has a stability matrix, and no R.
func generalLinearFacts(a *proofs.Analysis, g *scheme.GeneralLinear, opts Options) (*Facts, error) {
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
	var terms []string
	for i := len(f.Characteristic) - 1; i >= 0; i-- {
		if c := f.Characteristic[i]; c != "0" {
			terms = append(terms, strings.TrimSpace("("+minusSigns(c)+") "+power("ζ", fmt.Sprint(i))))
		}
	}
	p.prose("  χ(ζ, z)     = ", strings.Join(terms, " + "))
	f.formulas.eigenvalues.writeEigenvalues(p)
}
