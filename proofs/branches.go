package proofs

import (
	"fmt"

	"rofz/asymptotics"
	"rofz/poly"
	"rofz/scheme"
)

// Branches returns the behaviour of the characteristic roots of a multistep method as |z| → ∞, nil for other schemes.
func (a *Analysis) Branches() []asymptotics.Branch {
	b, _ := peek(a.branches)
	return b
}

func (a *Analysis) findBranches() []asymptotics.Branch {
	if m, ok := a.Multistep(); ok {
		return asymptotics.Branches(m.Field(), m.Rho(), m.Sigma())
	}
	return nil
}

// Puiseux returns the first terms of the Puiseux series of one of the Branches that is not constant.
func (a *Analysis) Puiseux(b asymptotics.Branch, terms int) asymptotics.Puiseux {
	m, ok := a.Multistep()
	if !ok {
		panic("proofs: Puiseux of a scheme without branches")
	}
	return b.Expand(m.Rho(), m.Sigma(), terms)
}

// PrincipalRoot returns how the principal root of a multistep method continues along the negative axis, and false for
// other schemes.
func (a *Analysis) PrincipalRoot() (asymptotics.Principal, bool) {
	m, ok := a.Multistep()
	if !ok {
		return asymptotics.Principal{}, false
	}
	return asymptotics.PrincipalRoot(m.Field(), m.Rho(), m.Sigma()), true
}

// Eigenvalues returns the coefficients, polynomials in z, of the characteristic polynomial of the stability matrix of a
// general linear method by powers of ζ, and the behaviour of its roots as |z| → ∞. The error says that the scheme is of
// another kind, or why it has no stability matrix.
func (a *Analysis) Eigenvalues() ([]poly.Poly, []asymptotics.RootBranch, error) {
	e, err := peekOrError(a, a.eigenvalues)
	return e.coeffs, e.groups, err
}

// eigenvalues are those of a stability matrix.
type eigenvalues struct {
	coeffs []poly.Poly
	groups []asymptotics.RootBranch
}

func (a *Analysis) findEigenvalues() (eigenvalues, error) {
	g, ok := a.scheme.(scheme.GeneralLinear)
	if !ok {
		return eigenvalues{}, fmt.Errorf("a scheme of kind %s has no stability matrix", a.scheme.Info().Kind)
	}
	coeffs, err := g.Characteristic(a.ctx)
	if err != nil {
		return eigenvalues{}, err
	}
	return eigenvalues{coeffs, asymptotics.RootBranches(g.Field(), coeffs)}, nil
}
