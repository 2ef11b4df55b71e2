package report

import (
	"rofz/asymptotics"
	"rofz/poly"
	"rofz/proofs"
	"rofz/scheme"
)

// Puiseux is a group of branches of the characteristic roots of a multistep method with the beginning of its Puiseux
// series, ζ = Σ Coefficients[i]·ω^(Start+i). For branches that decay to the zeros x of LimitRootOf it is ω = (κ/z)^(1/m),
// with coefficients in x; for growing ones, "infinite", ω = (κz)^(−1/m).
type Puiseux struct {
	Branch
	Start        int      `json:"start"`
	Coefficients []string `json:"coefficients"`

	series asymptotics.Puiseux
}

// Principal says how the principal root, ζ(0) = 1, continues along the negative axis: "to infinity" with its limit, up
// to a "branch point" or a "pole" at z, "growing", or "none" when ζ = 1 is no simple zero of ρ.
type Principal struct {
	Fate string     `json:"fate"`
	Z    *Algebraic `json:"z,omitempty"`
	Zeta *Algebraic `json:"zeta,omitempty"`
}

// Eigenvalue is a group of eigenvalues of the stability matrix of a general linear method, ζ − ζ₀ ~ c z^−rate with
// c^ramification a zero of Edge, a polynomial with coefficients in ζ₀ = x in ascending order.
type Eigenvalue struct {
	LimitRootOf   string   `json:"limit_root_of"`
	Count         int      `json:"count"`
	Rate          *string  `json:"rate"`
	DecayExponent *string  `json:"decay_exponent"`
	Ramification  int      `json:"ramification,omitempty"`
	Edge          []string `json:"edge,omitempty"`
}

var fates = map[asymptotics.Fate]string{
	asymptotics.NotPrincipal:  "none",
	asymptotics.ToInfinity:    "to infinity",
	asymptotics.AtBranchPoint: "branch point",
	asymptotics.AtPole:        "pole",
	asymptotics.Growing:       "growing",
}

// multistep fills in what the roots of a multistep method have.
func (b *Bounds) multistep(a *proofs.Analysis, opts BoundsOptions) {
	k := a.Scheme().Field()
	field := newField(k)
	b.Field = &field
	m, _ := a.Multistep()
	b.Rho, b.Sigma = numbersIn(k, descending(m.Rho(), m.Steps())), numbersIn(k, descending(m.Sigma(), m.Steps()))
	b.shown.rho, b.shown.sigma, b.shown.branches = m.Rho(), m.Sigma(), a.Branches()
	terms := opts.Last + 1
	if opts.Last == 0 {
		terms = 4
	}
	for _, br := range b.shown.branches {
		p := Puiseux{Branch: branch(k, br), Coefficients: []string{}}
		if !br.Constant {
			p.series = a.Puiseux(br, terms)
			p.Start = p.series.Start
			for _, c := range p.series.Coeffs {
				p.Coefficients = append(p.Coefficients, c.Format("x"))
			}
		}
		b.Puiseux = append(b.Puiseux, p)
	}
	root, _ := a.PrincipalRoot()
	b.Principal = &Principal{Fate: fates[root.Fate]}
	if root.Fate == asymptotics.AtBranchPoint || root.Fate == asymptotics.AtPole {
		b.Principal.Z = &Algebraic{root.Z}
	}
	if root.Fate == asymptotics.AtBranchPoint || root.Fate == asymptotics.ToInfinity {
		b.Principal.Zeta = &Algebraic{root.Zeta}
	}
	stable := a.Decide(proofs.AStable)
	b.AStable = &Property{Verdict: stable.Verdict.String(), Reason: reason(stable)}
	b.certificates = append(b.certificates, stable.Certificate)
}

// generalLinear fills in what the eigenvalues of a general linear method have.
func (b *Bounds) generalLinear(a *proofs.Analysis) error {
	field := newField(a.Scheme().(scheme.GeneralLinear).Field())
	b.Field = &field
	coeffs, groups, err := a.Eigenvalues()
	for _, c := range coeffs {
		b.Characteristic = append(b.Characteristic, c.Format("z"))
	}
	b.shown.eigenvalues = groups
	for _, g := range groups {
		e := Eigenvalue{LimitRootOf: "infinite", Count: g.Count, Ramification: g.Ramification}
		if !g.Factor.IsZero() {
			e.LimitRootOf = g.Factor.Descending("x")
		}
		if !g.Constant {
			rate, exponent := g.Rate.String(), g.Exponent.String()
			e.Rate, e.DecayExponent, e.Edge = &rate, &exponent, formatAll(g.Edge)
		}
		b.Eigenvalues = append(b.Eigenvalues, e)
	}
	return err
}

func formatAll(ps []poly.Poly) []string {
	out := make([]string, len(ps))
	for i, p := range ps {
		out[i] = p.Format("x")
	}
	return out
}
