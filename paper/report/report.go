// Package report holds the facts about one scheme in the form that is handed to people and programs: as JSON, one
// object on one line, and as text for a terminal.
//
//	a := proofs.Analyze(s)
//	report.Of(a, report.Options{File: "mine.json"}).WriteJSON(os.Stdout)     // verify check
//	report.BoundsOf(a, report.BoundsOptions{}).WriteText(os.Stdout)          // verify bound
//
// Every fact comes from the analysis of package proofs; nothing is computed here, and a verdict is what the checker of
// package certificate returned. docs/report.md describes the keys; Schema, BoundsSchema and ComparisonSchema are their
// JSON Schemas.
package report

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"rofz/errata/repair"
	"rofz/proofs"
	"rofz/scheme"
)

// Format names the format of the JSON form and its version.
const Format = "rofz-report/1"

//go:embed report.schema.json
var schemaFile string

// Schema is the JSON Schema of one report.
var Schema = schemaOf(schemaFile)

// schemaOf puts all properties in the place of the one that stands for them in the file.
func schemaOf(file string) string {
	before, rest, _ := strings.Cut(file, "        \"PROPERTY\"")
	line, after, _ := strings.Cut(rest, "\n")
	var lines []string
	for _, p := range proofs.Properties() {
		lines = append(lines, fmt.Sprintf("        %q%s", string(p), strings.Replace(line, "MEANING", p.Meaning(), 1)))
	}
	return before + strings.Join(lines, ",\n") + "\n" + after
}

// Report is what is known of one scheme. Of and Failed make one.
type Report struct {
	Format string `json:"format"`
	Name   string `json:"name"`
	Kind   string `json:"kind,omitempty"`
	Stages *int   `json:"stages,omitempty"` // one-step schemes
	Steps  *int   `json:"steps,omitempty"`  // multistep methods
	*Facts
	Embedded  *Facts    `json:"embedded,omitempty"` // the embedded weights, as a scheme of their own
	Status    Status    `json:"status"`
	Failures  []string  `json:"failures,omitempty"`  // a sentence for each claim that failed
	Undecided []string  `json:"undecided,omitempty"` // a sentence for each claim that was not decided
	Warnings  []string  `json:"warnings,omitempty"`
	Readings  *Readings `json:"readings,omitempty"` // where truncated coefficients fail a stability claim
	// Requirements are those that the user made, in their order. They do not change Status.
	Requirements []Requirement `json:"requirements,omitempty"`
	Unfinished   *Unfinished   `json:"unfinished,omitempty"` // what the time for the scheme did not suffice for
	Error        *Error        `json:"error,omitempty"`

	info    scheme.Info // for the text form
	reading *repair.Reading
	file    string // what verify certify takes
}

// Status says whether a report holds facts and whether they agree with what was claimed.
type Status string

// The three kinds of a report.
const (
	OK          Status = "ok"
	ClaimFailed Status = "claim-failed"
	InError     Status = "error"
)

// Unfinished names the facts that are not in a report because the time for the scheme was used up. A property is
// undecided then, and has the same reason.
type Unfinished struct {
	Reason string   `json:"reason"`
	Facts  []string `json:"facts"`
}

// Error says where a scheme is wrong and what would be right.
type Error struct {
	File    string `json:"file"`
	At      string `json:"at"`
	Message string `json:"message"`
}

// Facts are the facts about one stability function, one multistep method, or one general
// linear method.
type Facts struct {
	Field             *Field     `json:"field,omitempty"`
	StabilityFunction *Fraction  `json:"stability_function,omitempty"`
	Derivative        *Fraction  `json:"derivative,omitempty"`
	Rho               []Number   `json:"rho,omitempty"` // highest power first, as in scheme files
	Sigma             []Number   `json:"sigma,omitempty"`
	Characteristic    []string   `json:"characteristic,omitempty"` // of a general linear method
	Order             *int       `json:"order,omitempty"`
	ErrorConstant     *Number    `json:"error_constant,omitempty"`
	TableauOrder      *int       `json:"tableau_order,omitempty"`
	FailingTree       string     `json:"failing_tree,omitempty"` // the first whose order condition fails
	StageOrder        *int       `json:"stage_order,omitempty"`
	Infinity          *Infinity  `json:"infinity,omitempty"`
	RealInterval      *Interval  `json:"real_interval,omitempty"` // of one-step schemes
	ImaginaryInterval *Interval  `json:"imaginary_interval,omitempty"`
	Properties        Properties `json:"properties"`

	formulas
}

// Fraction is a reduced rational function with ascending coefficients; the constant term of the denominator is 1.
type Fraction struct {
	Numerator   []Number `json:"numerator"`
	Denominator []Number `json:"denominator"`
}

// Infinity is the behaviour of R and R' at infinity. A multistep method has branches and nothing else,
// a general linear method eigenvalues.
type Infinity struct {
	Limit              Number  // R(∞), or "infinite"
	DecayExponent      *string // R'(z) ~ LeadingCoefficient·z^DecayExponent; nil if R is constant
	LeadingCoefficient *Number
	Branches           []Branch
	Eigenvalues        []Eigenvalue
}

// Branch is a group of conjugate branches of the roots of ρ(ζ) − zσ(ζ) near z = ∞.
type Branch struct {
	LimitRootOf   string  `json:"limit_root_of"`  // irreducible factor of σ in x, or "infinite"
	Multiplicity  int     `json:"multiplicity"`   // how many branches share one limit
	DecayExponent *string `json:"decay_exponent"` // nil if the branch is constant
	Kappa         *Number `json:"kappa"`          // in the root x of the factor if its degree is above 1
}

// MarshalJSON returns an object of one of the three shapes.
func (x Infinity) MarshalJSON() ([]byte, error) {
	if x.Eigenvalues != nil {
		return encode(struct {
			Eigenvalues []Eigenvalue `json:"eigenvalues"`
		}{x.Eigenvalues})
	}
	if x.Branches != nil {
		return encode(struct {
			Branches []Branch `json:"branches"`
		}{x.Branches})
	}
	return encode(struct {
		Limit              Number  `json:"limit"`
		DecayExponent      *string `json:"decay_exponent"`
		LeadingCoefficient *Number `json:"leading_coefficient"`
	}{x.Limit, x.DecayExponent, x.LeadingCoefficient})
}

// Property is the decision about one property of a scheme.
type Property struct {
	Name        string `json:"-"`
	Verdict     string `json:"verdict"`
	Reason      string `json:"reason,omitempty"`      // the evidence in one line, or why it is undecided
	Certificate string `json:"certificate,omitempty"` // in its text form
}

// Properties are the decisions about a scheme, in the order in which they are printed.
type Properties []Property

// Find returns the decision about a property by its name.
func (ps Properties) Find(name string) (Property, bool) {
	for _, p := range ps {
		if p.Name == name {
			return p, true
		}
	}
	return Property{}, false
}

// MarshalJSON returns an object whose keys are the names, in order.
func (ps Properties) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	for i, p := range ps {
		if i > 0 {
			out = append(out, ',')
		}
		name, err := encode(p.Name)
		if err != nil {
			return nil, err
		}
		value, err := encode(p)
		if err != nil {
			return nil, err
		}
		out = append(append(append(out, name...), ':'), value...)
	}
	return append(out, '}'), nil
}

// WriteJSON writes r as one line.
func (r Report) WriteJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(r)
}

// Failed returns the report of a scheme that could not be read.
func Failed(name string, e Error) Report {
	return Report{Format: Format, Name: name, Status: InError, Error: &e}
}
