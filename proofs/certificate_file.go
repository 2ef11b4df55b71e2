package proofs

import (
	"rofz/poly"
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
	switch c := c.(type) {
	case *certificate.Derivation:
		return a.CertificateFile(c)
	case *certificate.Derivative:
		if c.T != nil {
			return a.CertificateFile(c.Resolvent, c)
		}
	}
	if head, ok := certificate.About(c); ok {
		return certificate.NewFile(head, c)
	}
	return a.CertificateFile(c)
}

// certified returns the scheme as the head of a file names it.
func (a *Analysis) certified() certificate.Scheme {
	c := certificate.Scheme{Root: a.scheme.Field().Root()}
	embedded := func(bhat []poly.Elem) []poly.Elem {
		if a.weights == "" {
			return nil
		}
		return bhat
	}
	switch s := a.scheme.(type) {
	case *scheme.ButcherTableau:
		c.Kind, c.A, c.Weights, c.Embedded = certificate.RungeKutta, s.A(), s.B(), embedded(s.Bhat())
	case *scheme.Rosenbrock:
		c.Kind, c.Alpha, c.Gamma, c.Weights, c.Embedded = certificate.Rosenbrock, s.Alpha(), s.Gamma(), s.B(), embedded(s.Bhat())
	case *scheme.Collocation:
		c.Kind, c.Nodes = certificate.Collocation, s.Nodes().Monic()
	case *scheme.Family:
		r := s.Realization()
		c.Kind, c.A, c.Weights, c.E = certificate.Realization, r.A, r.B, r.E
		_, _, c.Gram, _ = scheme.AlgebraicStabilityData(s)
	case scheme.Multistep:
		c.Kind, c.Rho, c.Sigma = certificate.LinearSteps, s.Rho(), s.Sigma()
	case scheme.GeneralLinear:
		c.Kind = certificate.GeneralMethod
		c.A, c.U, c.B, c.V = s.Matrices()
	}
	return c
}
