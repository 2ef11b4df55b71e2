package report

import (
	"rofz/errata/repair"
	"rofz/paper/exposition"
	"rofz/proofs"
)

// Readings are what a table with truncated coefficients can be taken to say besides what it says as printed. They are
// given where a stability claim fails on the coefficients as printed, and change neither verdicts nor the status.
type Readings struct {
	Defect  []string `json:"defect"`             // what keeps the claims from holding, and how large it is
	AsMeant *AsMeant `json:"as_meant,omitempty"` // a scheme with exact coefficients, and the verdicts about it
	None    string   `json:"not_repaired,omitempty"`
}

// AsMeant is a scheme that satisfies exactly what the claims demand of the coefficients, or a stability function of exactly
// the claimed order if no scheme was found. Whether it is stable is for the verdicts to say.
type AsMeant struct {
	Name       string     `json:"name"`
	Of         string     `json:"of"`                   // "scheme" or "stability function"
	Within     bool       `json:"within"`               // no coefficient moved by more than one unit of its last printed place
	Conditions int        `json:"conditions,omitempty"` // how many hold exactly: row sums, order, stiff accuracy, R(∞) = 0
	Largest    *Moved     `json:"largest_move,omitempty"`
	Guesses    []Guessed  `json:"guesses,omitempty"`
	Field      Field      `json:"field"`
	Properties Properties `json:"properties"`
}

// Moved is how far one coefficient moved.
type Moved struct {
	Place string `json:"place"`
	From  string `json:"from"`
	To    string `json:"to"`
	Units string `json:"units"` // of the last printed place, rounded to three digits
}

// Guessed is a number that is taken for a well-known one.
type Guessed struct {
	Place  string `json:"place"`
	Text   string `json:"printed"`
	RootOf string `json:"root_of"`
}

// readings returns r, which is about the scheme that a analyses.
func readings(a *proofs.Analysis, r repair.Reading, opts Options) *Readings {
	out := &Readings{Defect: exposition.DefectOf(r.Defect, a.Scheme().Info())}
	if r.Err != nil {
		out.None = r.Err.Error()
	}
	if !r.Found() {
		return out
	}
	m := &AsMeant{Field: newField(r.Field)}
	if r.Scheme != nil {
		most := r.Scheme.Largest()
		m.Name, m.Of, m.Within, m.Conditions = r.Scheme.Scheme.Info().Name, "scheme", r.Scheme.Within(), len(r.Scheme.Holds)
		m.Largest = &Moved{most.Place, most.From, most.To.String(), exposition.UnitsOf(most)}
	} else {
		m.Name, m.Of = a.Scheme().Info().Name+"-as-meant", "stability function"
		m.Largest = &Moved{Place: "P", Units: exposition.MovedOf(*r.Function)}
	}
	for _, g := range r.Guesses {
		m.Guesses = append(m.Guesses, Guessed{g.Place, g.Text, g.Polynomial.Monic().Descending("x")})
	}
	meant := a
	if r.Scheme != nil {
		meant = proofs.Analyze(r.Scheme.Scheme)
	}
	for _, d := range r.Decisions {
		m.Properties = append(m.Properties, property(meant, d, opts))
	}
	out.AsMeant = m
	return out
}
