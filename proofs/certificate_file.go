package proofs

import (
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

// CertificateFile returns the file of claims about the scheme, in this order. Its head is the scheme, with its coefficients;
// where no claim but those about R = P/Q is made and none that ties R to them, it is R.
func (a *Analysis) CertificateFile(claims ...certificate.Certificate) certificate.File {
	for _, c := range claims {
		head, ok := certificate.About(c)
		if !ok || head.Kind != certificate.Rational {
			return certificate.NewFile(a.certified(), claims...)
		}
	}
	head, _ := certificate.About(claims[0])
	return certificate.NewFile(head, claims...)
}

// CertificateOf returns the file of one claim: about R, or about the method, if the claim itself says all of what it is
// about; else about the scheme, with the stability function before it where the claim builds on that.
func (a *Analysis) CertificateOf(c certificate.Certificate) certificate.File {
	switch d := c.(type) {
	case *certificate.Derivative:
		if d.T != nil {
			return a.CertificateFile(d.Resolvent, d)
		}
	case *certificate.PairAtInfinity, *certificate.PairLStability, *certificate.JointStability:
		return a.CertificateFile(a.pair.function().core, d)
	}
	if head, ok := certificate.About(c); ok {
		return certificate.NewFile(head, c)
	}
	return a.CertificateFile(c)
}

// certified returns the scheme as the head of a file names it.
func (a *Analysis) certified() certificate.Scheme {
	c := certificate.Scheme{Kind: a.scheme.Info().Kind, Root: a.scheme.Field().Root()}
	if e, ok := a.Exponential(); ok {
		r := e.StabilityFunction(exact.Rat{})
		c.Power = r.Pole()
		for _, t := range r.Terms() {
			c.Terms = append(c.Terms, certificate.ExponentialTerm(t))
		}
		return c
	}
	for _, block := range a.scheme.Coefficients() {
		switch {
		case block.Optional:
		case block.Variable != "":
			p := block.Polynomial()
			if block.Key == "nodes" {
				p = p.Monic()
			}
			c.Set(block.Key, [][]poly.Elem{p.Coeffs()})
		default:
			c.Set(block.Key, block.Values)
		}
	}
	if f, ok := a.scheme.(*scheme.Family); ok {
		c.Kind, c.A = certificate.Legendre, f.Realization().A
	}
	if _, bhat, _ := scheme.Weights(a.scheme); a.weights != "" && len(bhat.Values) > 0 {
		c.Embedded = bhat.Values[0]
	}
	return c
}
