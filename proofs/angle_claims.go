package proofs

import (
	"context"
	"errors"

	"rofz/poly"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

// The findings about a claimed angle.
type (
	// OtherAngle is an angle that is not the claimed one.
	OtherAngle struct {
		Place   scheme.Place
		Claimed scheme.Degrees
		Angle   Angle
	}
	// NotDamped: an L(α) is claimed, but R(∞) is not 0, or σ not cζ^k.
	NotDamped struct {
		Place     scheme.Place
		Multistep bool
	}
)

// Claim returns the place of the claim.
func (f OtherAngle) Claim() scheme.Place { return f.Place }

// Claim returns the place of the claim.
func (f NotDamped) Claim() scheme.Place { return f.Place }

// ErrAngleOpen is why a claimed angle is not compared.
var ErrAngleOpen = errors.New("the angle is not known well enough")

// AngleClaims returns the published claims about angles, each compared with the angle of the coefficients as printed, and, if that
// contradicts it, with that of the scheme that is meant.
//
// Cost: that of Angle, if something is claimed.
func (a *Analysis) AngleClaims() []Claim {
	var out []Claim
	for _, key := range []string{scheme.AngleKey, scheme.LAngleKey} {
		d, ok := a.Published().Degrees(key)
		if !ok {
			continue
		}
		c := Claim{Kind: ClaimsAngle, Key: key, Degrees: d, Embedded: a.weights != ""}
		c.Findings, c.Late = a.compareAngle(c)
		if m, ok := a.AsMeant(); ok && len(c.Findings) > 0 {
			if findings, late := m.compareAngle(c); len(findings) == 0 && late == nil {
				c.Findings, c.ByMeant = nil, true
			}
		}
		out = append(out, c)
	}
	return out
}

// compareAngle returns what contradicts a claim, or why that is not known.
func (a *Analysis) compareAngle(c Claim) ([]scheme.Finding, error) {
	if c.Key == scheme.LAngleKey && !a.isDamped() {
		_, multistep := a.Multistep()
		return []scheme.Finding{NotDamped{c.Place(), multistep}}, nil
	}
	x := a.Angle()
	least, ok := x.Cmp(c.Degrees.Least)
	below := -1
	if b := c.Degrees.Below; b != nil && ok && least >= 0 {
		below, ok = x.Cmp(*b)
	}
	switch {
	case !ok && a.ctx.Err() != nil:
		return nil, context.Cause(a.ctx)
	case !ok:
		return nil, ErrAngleOpen
	case least < 0 || below >= 0:
		return []scheme.Finding{OtherAngle{c.Place(), c.Degrees, x}}, nil
	}
	return nil, nil
}

// isDamped reports whether R(∞) = 0, or σ = cζ^k.
func (a *Analysis) isDamped() bool {
	if m, ok := a.Multistep(); ok {
		return m.Sigma().Equal(poly.Monomial(m.Sigma().Lead(), m.Rho().Degree()))
	}
	at := a.Infinity()
	return at.Finite && at.Limit.IsZero()
}

// AngleCertificates returns the evidence about the angle: stability in a sector just inside, and its violation in one just outside;
// none where the properties say it all.
func (a *Analysis) AngleCertificates() []certificate.Certificate {
	x := a.Angle()
	if !x.Known || x.Right || x.Zero {
		return nil
	}
	return []certificate.Certificate{x.Inside.Certificate, x.Outside.Certificate}
}
