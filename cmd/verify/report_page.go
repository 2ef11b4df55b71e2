package main

import (
	"context"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"rofz/paper/exposition"
	"rofz/paper/html"
	"rofz/paper/plot"
	"rofz/proofs"
	"rofz/scheme"
)

// A reporter collects what stands on a page.
type reporter struct {
	parts   []exposition.Part
	kinds   []plot.Kind
	chosen  bool // by --what
	proving bool // with theorems
	// what the problem is whose gradients are told; nil if none is given
	learning *exposition.LearningOptions
	command  *cobra.Command

	ids      exposition.IDs
	name     string // of the last scheme
	rows     [][]exposition.Cell
	rowIDs   []string
	analyses []*proofs.Analysis // as many as a figure may compare, and one more
	theorems map[string]bool
	findings []html.Finding
	errors   []html.Error
	spool    *spool
	learned  []exposition.Learned
}

// told is what is to be said of one scheme.
type told struct {
	analysis *proofs.Analysis
	part     html.Part
	row      []exposition.Cell
	theorems []string
	learned  exposition.Learned
	err      *html.Error
}

// work says everything about one scheme. Several are worked on at the same time.
func (r *reporter) work(ctx context.Context, s source) told {
	a, err := analyze(ctx, s)
	if err != nil {
		return failedPart(s.name, failure(s.name, err))
	}
	account := exposition.AccountOf(a, s.file)
	if account.Err != nil {
		return failedPart(account.Name, account.Err)
	}
	opts := exposition.Options{}
	parts := r.parts
	if !r.chosen && tooLong(a) {
		parts = slices.DeleteFunc(slices.Clone(parts), func(p exposition.Part) bool { return p == exposition.Bounds })
		account.Warnings = append(account.Warnings, "the least constants are left out, since they take long for coefficients of this length: --what bound, or verify bound, has them")
	}
	doc := exposition.Of(a, parts, opts)
	sections := []exposition.Section{exposition.About(a, account, r.parts, opts)}
	if meant, ok := exposition.AsMeant(a, account); ok {
		sections = append(sections, meant)
	}
	if derived, ok := exposition.Derived(a); ok && slices.Contains(parts, exposition.Certificates) {
		doc.Sections = append(doc.Sections, derived)
	}
	doc.Sections = slices.Concat(sections, doc.Sections, exposition.Embedded(a, parts, opts))
	figures, done := proofs.Within(a, "figures", func() []plot.Picture { return pictures(r.kinds, a) })
	if !done || ctx.Err() != nil { // drawn of facts that may be missing
		figures = nil
	}
	var learned exposition.Learned
	if r.learning != nil {
		learned = exposition.LearnedOf(a, s.file, *r.learning)
	}
	return told{
		learned:  learned,
		analysis: a,
		part:     html.Part{Document: doc, Facts: exposition.Glance(a), Findings: account.Failures, Figures: figures},
		row:      exposition.Overview(a, account, opts),
		theorems: exposition.TheoremNames(a),
	}
}

// longest is the number of characters of R beyond which its least constants take minutes.
const longest = 2500

func tooLong(a *proofs.Analysis) bool {
	_, r, err := a.StabilityFunction()
	return err == nil && len(r.Numerator().Format("z"))+len(r.Denominator().Format("z")) > longest
}

func failedPart(name string, e *scheme.Error) told {
	return told{err: &html.Error{Name: name, File: e.File, At: e.At, Message: e.Message}}
}

// pictures draws the figures of those kinds that make sense for all of the schemes.
func pictures(kinds []plot.Kind, as ...*proofs.Analysis) []plot.Picture {
	var out []plot.Picture
	if len(kinds) == 0 {
		return nil
	}
	for _, kind := range plot.KindsFor(as...) {
		if !slices.Contains(kinds, kind) {
			continue
		}
		f, err := plot.New(kind, as, plot.Options{})
		if err != nil {
			panic("internal error: " + err.Error()) // KindsFor says that there is one
		}
		out = append(out, f.Picture())
	}
	return out
}

// add puts one scheme onto the page.
func (r *reporter) add(x told) error {
	if e := x.err; e != nil {
		r.errors = append(r.errors, *e)
		return printProblem(r.command, &scheme.Error{File: e.File, At: e.At, Message: e.Message})
	}
	r.name = x.analysis.Scheme().Info().Name
	if r.learning != nil {
		r.learned = append(r.learned, x.learned)
	}
	x.part.ID = r.ids.New(r.name)
	for _, f := range x.part.Findings {
		r.findings = append(r.findings, html.Finding{ID: x.part.ID, Name: r.name, Message: f})
	}
	r.rows, r.rowIDs = append(r.rows, x.row), append(r.rowIDs, x.part.ID)
	if !incomplete(x.analysis) && len(r.analyses) <= plot.MaxSchemes {
		r.analyses = append(r.analyses, x.analysis)
	}
	for _, name := range x.theorems {
		r.theorems[name] = true
	}
	return r.spool.write(x.part.Render())
}

// page is the page of all that was added.
func (r *reporter) page(title string, made []exposition.Inline) html.Page {
	p := html.Page{
		Title: title, Errors: r.errors, Findings: r.findings, Parts: r.spool.copyTo, Made: made,
		Summary: html.Summary{
			Table: exposition.Table{ID: "schemes", Caption: exposition.OverviewCaption(), Head: exposition.OverviewHead(), Rows: r.rows},
			IDs:   r.rowIDs,
		},
	}
	if r.learning != nil {
		p.Opening = opening(exposition.Learn(r.learned, *r.learning))
	}
	if r.proving {
		p.Theorems = exposition.TheoremsNamed(r.theorems)
	}
	if n := len(r.analyses); n > 1 && n <= plot.MaxSchemes && n == len(r.rows) {
		if figures := pictures(r.kinds, r.analyses...); !slices.ContainsFunc(r.analyses, incomplete) {
			p.Figures = figures
		}
	}
	return p
}

// opening is the chapter on the gradients of a problem. A page about schemes that all have no stability function says so.
func opening(l exposition.Learning) html.Opening {
	o := html.Opening{Section: l.Section()}
	for _, kind := range plot.ProblemKindsFor(l) {
		f, err := plot.NewProblem(kind, l, plot.Options{})
		if err != nil {
			panic("internal error: " + err.Error()) // there is something to show, and no option
		}
		o.Figures = append(o.Figures, f.Picture())
	}
	return o
}

// incomplete reports whether a fact was missing that was asked for, for want of time.
func incomplete(a *proofs.Analysis) bool { return len(a.Unfinished()) > 0 }

// A spool keeps what is written until it is copied, in a file, for it may be large.
type spool struct{ file *os.File }

func newSpool() (*spool, error) {
	f, err := os.CreateTemp("", "verify-report-*.html")
	if err != nil {
		return nil, err
	}
	os.Remove(f.Name()) // where a file may have no name, nothing is left behind whatever happens
	return &spool{f}, nil
}

func (s *spool) write(p []byte) error {
	_, err := s.file.Write(p)
	return err
}

func (s *spool) copyTo(w io.Writer) error {
	if _, err := s.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	_, err := io.Copy(w, s.file)
	return err
}

func (s *spool) remove() {
	s.file.Close()
	os.Remove(s.file.Name())
}
