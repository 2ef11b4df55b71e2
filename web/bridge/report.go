package bridge

import (
	"context"
	"fmt"
	"slices"

	"rofz/paper/exposition"
	"rofz/paper/html"
	"rofz/paper/plot"
	"rofz/proofs"
	"rofz/scheme"
)

// Head says which scheme a report is about.
type Head struct {
	Name  string   `json:"name"`
	Title string   `json:"title,omitempty"`
	Kind  string   `json:"kind"` // a phrase
	Size  string   `json:"size,omitempty"`
	Kinds []string `json:"kinds,omitempty"` // of pictures
}

// Verdict is a property with what is known of it.
type Verdict struct {
	Property string `json:"property"`
	Verdict  string `json:"verdict"` // "proved", "refuted" or "undecided"
	AsMeant  bool   `json:"as_meant,omitempty"`
}

// Section is a section of a report. Its text is HTML in which everything is escaped that came from a scheme.
type Section struct {
	ID   string `json:"id"`
	HTML string `json:"html"`
}

// Progress says how far an answer is.
type Progress struct {
	What string `json:"what"` // is done now
	Done int    `json:"done"`
	Of   int    `json:"of"`
}

// The parts of a report: first the functions, then what is told when all is decided; slow ones wait until somebody unfolds
// them.
var (
	functions = []exposition.Part{exposition.Function, exposition.Derivative}
	quick     = []exposition.Part{exposition.Certificates, exposition.AtInfinity, exposition.Coefficients}
	slow      = []exposition.Part{exposition.EPolynomial, exposition.Bounds, exposition.Theorems}
)

// reportOf tells the verdicts of a scheme, each when it is decided, then R and R', what becomes of its claims, the facts, and
// the other sections of the report.
func reportOf(ctx context.Context, b *Bridge, q Question, tell func(string, any)) error {
	a, err := b.analysis(ctx, q, 0)
	if err != nil {
		return err
	}
	if e := a.Err(); e != nil {
		return faulty{0, e}
	}
	s := a.Scheme()
	properties := a.Properties()
	step := func(what string, done int) { tell("progress", Progress{what, done, len(properties) + 3}) }

	step("the stability function", 0)
	tell("head", headOf(s))
	for i, p := range properties {
		step(string(p), i)
		d, of := a.DecideAsTold(p)
		tell("verdict", Verdict{string(p), d.Verdict.String(), of != a})
	}
	opts := exposition.Options{}
	var cited []exposition.Section // what the functions cite, which stands at the end
	for _, x := range exposition.Of(a, functions, opts).Sections {
		if exposition.Part(x.ID) != exposition.Function && exposition.Part(x.ID) != exposition.Derivative {
			cited = append(cited, x)
			continue
		}
		tell("section", sectionOf(x))
	}
	step("claims and numbers", len(properties))
	account := exposition.AccountOf(a, q.Schemes[0].file())
	facts := exposition.Check(a, account, q.Schemes[0].file())
	tell("claims", claimsOf(a, account))
	tell("facts", factsOf(facts))

	step("the report", len(properties)+1)
	sections := exposition.Of(a, quick, opts).Sections
	if meant, ok := exposition.AsMeant(a, account); ok {
		sections = append(sections, meant)
	}
	if derived, ok := exposition.Derived(a); ok {
		sections = append(sections, derived)
	}
	sections = slices.Concat(sections, exposition.Embedded(a, slices.Concat(functions, quick), opts), []exposition.Section{exposition.About(a, account, quick, opts)}, cited)
	for _, x := range sections {
		tell("section", sectionOf(x))
	}
	step("pictures", len(properties)+2)
	var kinds []string
	for _, k := range plot.KindsFor(a) {
		kinds = append(kinds, string(k))
	}
	tell("kinds", kinds)
	return nil
}

func headOf(s scheme.Scheme) Head {
	info := s.Info()
	kind, _ := scheme.KindNamed(info.Kind)
	h := Head{Name: info.Name, Title: info.Title, Kind: kind.Phrase}
	if n, noun := scheme.Size(s); n > 0 {
		h.Size = fmt.Sprintf("%d %s", n, noun)
		if n > 1 {
			h.Size += "s"
		}
	}
	return h
}

// Claims is what becomes of that which is claimed of a scheme, as HTML.
type Claims struct {
	Failures []string `json:"failures,omitempty"`
	Others   []string `json:"others,omitempty"` // what holds as meant alone, what is undecided, and warnings
}

func claimsOf(a *proofs.Analysis, account exposition.Account) Claims {
	var c Claims
	for _, claim := range a.Claims() {
		for _, f := range exposition.Faults(claim) {
			c.Failures = append(c.Failures, string(html.Phrase(f.Content)))
		}
	}
	for _, text := range slices.Concat(account.AsMeant, account.Undecided, account.Warnings) {
		c.Others = append(c.Others, string(html.Phrase([]exposition.Inline{exposition.Text(text)})))
	}
	return c
}

func sectionOf(s exposition.Section) Section {
	return Section{s.ID, string(html.Sections("report", 1, []exposition.Section{s}))}
}

// Fact is a line of what is known.
type Fact struct {
	Label string `json:"label"`
	HTML  string `json:"html"`
}

// factsOf returns the entries that neither the verdicts, nor the claims, nor the sections of the report show.
func factsOf(entries []exposition.Entry) []Fact {
	var out []Fact
	for _, e := range entries {
		switch e.Place {
		case exposition.OfFact:
			if e.Label != "certificate" && e.Tone == exposition.Neutral { // there is a button for it; and a place for claims
				out = append(out, Fact{e.Label, string(html.Phrase(e.Content))})
			}
		case exposition.OfInterval, exposition.OfRoot, exposition.OfPuiseux, exposition.OfRemark, exposition.OfDetail:
			out = append(out, Fact{e.Label, string(html.Phrase(e.Content))})
		}
	}
	return out
}

// partsOf tells parts of a report that take their time.
func partsOf(ctx context.Context, b *Bridge, q Question, tell func(string, any)) error {
	a, err := b.analysis(ctx, q, 0)
	if err != nil {
		return err
	}
	parts, err := exposition.ParseParts(q.Parts)
	if err != nil {
		return err
	}
	for i, p := range parts {
		if !slices.Contains(slow, p) {
			return fmt.Errorf("%s is told with the report", p)
		}
		tell("progress", Progress{string(p), i, len(parts)})
		if p == exposition.Theorems {
			names := map[string]bool{}
			for _, name := range exposition.TheoremNames(a) {
				names[name] = true
			}
			tell("section", sectionOf(exposition.Section{ID: string(p), Title: []exposition.Inline{exposition.Text("Theorems")}, Blocks: exposition.TheoremsNamed(names)}))
			continue
		}
		for _, s := range exposition.Of(a, []exposition.Part{p}, exposition.Options{}).Sections {
			tell("section", sectionOf(s))
		}
	}
	return nil
}

// pictureOf draws the schemes in one picture.
func pictureOf(ctx context.Context, b *Bridge, q Question, tell func(string, any)) error {
	as, err := b.analyses(ctx, q)
	if err != nil {
		return err
	}
	opts := plot.Options{Width: q.Width, Height: q.Height}
	if w := q.Window; w != nil {
		if len(w) != 4 {
			return fmt.Errorf("a window has four numbers")
		}
		opts.Window = plot.Window{X0: w[0], X1: w[1], Y0: w[2], Y1: w[3]}
	}
	f, err := plot.New(plot.Kind(q.Kind), as, opts)
	if err != nil {
		return err
	}
	tell("picture", pictureFrom(q.Kind, f))
	return nil
}

// Picture is a picture as an element of a page.
type Picture struct {
	Kind        string `json:"kind"`
	Title       string `json:"title"`
	Description string `json:"description"`
	SVG         string `json:"svg"`
	Frame       Frame  `json:"frame"`
}

// Frame is plot.Frame.
type Frame struct {
	Box    [4]float64 `json:"box"`    // left, top, right, bottom
	Window [4]float64 `json:"window"` // x0, x1, y0, y1
	Powers bool       `json:"powers,omitempty"`
	Plane  bool       `json:"plane,omitempty"`
}

func pictureFrom(kind string, f plot.Figure) Picture {
	p := f.Picture()
	at, w := p.Frame, p.Frame.Window
	return Picture{
		Kind: kind, Title: p.Title, Description: p.Caption, SVG: p.Element("picture-" + kind),
		Frame: Frame{[4]float64{at.Left, at.Top, at.Right, at.Bottom}, [4]float64{w.X0, w.X1, w.Y0, w.Y1}, at.Powers, at.Plane},
	}
}
