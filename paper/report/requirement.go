package report

import (
	"rofz/paper/exposition"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/proofs/requirement"
)

// Requirement says whether the scheme meets a condition that a user made: docs/requirements.md has their language.
type Requirement struct {
	Requirement string `json:"requirement"`
	Outcome     string `json:"outcome"` // "met", "not met" or "undecided"
	Reason      string `json:"reason"`

	// What the core has decided, if the outcome follows from it: the property, or a bound of |zR'|.
	Claim       string `json:"claim,omitempty"`
	Verdict     string `json:"verdict,omitempty"` // "proved" or "refuted"
	Certificate string `json:"certificate,omitempty"`

	result requirement.Result
}

func requirementOf(a *proofs.Analysis, x requirement.Result, opts Options) Requirement {
	out := Requirement{Requirement: x.Requirement.String(), Outcome: x.Outcome.String(), Reason: exposition.RequirementOf(x), result: x}
	if d := x.Decision; d != nil && !d.Verdict.Undecided() {
		out.Claim, out.Verdict = exposition.ClaimOf(*d), d.Verdict.String()
		if opts.Certificates {
			out.Certificate = certificate.Format(a.CertificateOf(d.Certificate))
		}
	}
	return out
}

// write writes the line about a requirement. Why a property is proved stands among the properties.
func (q Requirement) write(p *page) {
	switch x := q.result; {
	case x.Outcome == requirement.NotMet:
		p.Prose("  NOT MET       ", q.Requirement+": "+q.Reason)
	case x.Outcome == requirement.Undecided:
		p.Prose("  undecided     ", q.Requirement+": "+q.Reason)
	case x.Property != "":
		p.Prose("  required      ", q.Requirement+": met")
	default:
		p.Prose("  required      ", q.Requirement+": met, "+q.Reason)
	}
}
