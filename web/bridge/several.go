package bridge

import (
	"context"
	"errors"
	"fmt"

	"rofz/internal/spectrum"
	"rofz/paper/exposition"
	"rofz/paper/html"
	"rofz/paper/plot"
	"rofz/poly/exact"
)

// Problem is an initial value problem whose gradients are asked for, as far as they depend on it.
type Problem struct {
	Spectrum string `json:"spectrum"` // eigenvalues λ, one to a line
	Jacobian bool   `json:"jacobian"` // the text is a Jacobian, a row to a line
	Step     string `json:"step"`     // h
	Steps    int    `json:"steps"`    // n
}

// mostSteps is the largest number of steps.
const mostSteps = 1_000_000_000

// precision is what the gradients are compared with.
var precision = exact.Int(2).Pow(-53)

func (p Problem) options() (exposition.LearningOptions, error) {
	opts := exposition.LearningOptions{Steps: p.Steps, Digits: 8, Threshold: precision, Precision: "2⁻⁵³ (float64)"}
	if p.Steps < 1 || p.Steps > mostSteps {
		return opts, fmt.Errorf("%d steps, should be from 1 to %d", p.Steps, mostSteps)
	}
	h, err := exact.ParseRat(p.Step)
	if err != nil || h.Sign() <= 0 {
		return opts, fmt.Errorf("the step is %.40q, should be a number above 0 such as 1/100", p.Step)
	}
	opts.Step = h
	read := spectrum.ParseList
	if p.Jacobian {
		read = spectrum.ParseJacobians
	}
	s, err := read("spectrum", []byte(p.Spectrum))
	opts.Spectrum, opts.Frames, opts.Numerical = s.Values, s.Frames, s.Numerical
	return opts, err
}

// gradientOf tells what schemes make of the gradients of a problem with a spectrum.
func gradientOf(ctx context.Context, b *Bridge, q Question, tell func(string, any)) error {
	if q.Problem == nil {
		return errors.New("the question has no problem")
	}
	opts, err := q.Problem.options()
	if err != nil {
		return err
	}
	var rows []exposition.Learned
	for i := range q.Schemes {
		a, err := b.analysis(ctx, q, i)
		if err != nil {
			return err
		}
		tell("progress", Progress{a.Scheme().Info().Name, i, len(q.Schemes)})
		l := exposition.LearnedOf(a, q.Schemes[i].file(), opts)
		if l.Err != nil {
			return faulty{i, l.Err}
		}
		rows = append(rows, l)
	}
	l := exposition.Learn(rows, opts)
	s := l.Section()
	s.ID = "gradient"
	tell("section", Section{s.ID, string(html.Sections("gradient", 1, []exposition.Section{s}))})
	for _, kind := range plot.ProblemKindsFor(l) {
		f, err := plot.NewProblem(kind, l, plot.Options{})
		if err != nil {
			return err
		}
		tell("picture", pictureFrom("gradient-"+string(kind), f))
	}
	return nil
}

// compareOf sets schemes side by side.
func compareOf(ctx context.Context, b *Bridge, q Question, tell func(string, any)) error {
	opts := exposition.ComparisonOptions{Steps: 100, Digits: 4}
	for _, z := range []string{"-1e2", "-1e6"} {
		x, err := spectrum.ParseNumber(z)
		if err != nil {
			return err
		}
		opts.At = append(opts.At, x)
	}
	var rows []exposition.Compared
	for i := range q.Schemes {
		a, err := b.analysis(ctx, q, i)
		if err != nil {
			return err
		}
		tell("progress", Progress{a.Scheme().Info().Name, i, len(q.Schemes)})
		row := exposition.ComparedOf(a, q.Schemes[i].file(), opts)
		if row.Err != nil {
			return faulty{i, row.Err}
		}
		rows = append(rows, row)
	}
	c := exposition.Compare(rows, opts)
	s := exposition.Section{ID: "comparison", Title: []exposition.Inline{exposition.Text("Side by side")}}
	for _, t := range c.Tables() {
		s.Blocks = append(s.Blocks, t)
	}
	tell("section", Section{s.ID, string(html.Sections("compare", 1, []exposition.Section{s}))})
	return nil
}
