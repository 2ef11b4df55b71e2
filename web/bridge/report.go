package bridge

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rofz/paper/exposition"
	"rofz/paper/html"
	"rofz/paper/plot"
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

// quick are the parts of a report that are told at once; slow ones wait until somebody unfolds them.
var (
	quick = []exposition.Part{exposition.Function, exposition.Derivative, exposition.Certificates, exposition.AtInfinity, exposition.Coefficients}
	slow  = []exposition.Part{exposition.EPolynomial, exposition.Bounds, exposition.Theorems}
)

// reportOf tells the verdicts of a scheme, each when it is decided, then what becomes of its claims, the facts, and the
// sections of the report.
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
	step("claims and numbers", len(properties))
	account := exposition.AccountOf(a, q.Schemes[0].file())
	facts := exposition.Check(a, account, q.Schemes[0].file())
	tell("claims", map[string]any{"published": s.Info().Claimed(), "failures": account.Failures, "as_meant": account.AsMeant, "undecided": account.Undecided, "warnings": account.Warnings})
	tell("facts", factsOf(facts))

	step("the report", len(properties)+1)
	opts := exposition.Options{}
	doc := exposition.Of(a, quick, opts)
	sections := doc.Sections
	if meant, ok := exposition.AsMeant(a, account); ok {
		sections = append(sections, meant)
	}
	if derived, ok := exposition.Derived(a); ok {
		sections = append(sections, derived)
	}
	sections = slices.Concat(sections, exposition.Embedded(a, quick, opts), []exposition.Section{exposition.About(a, account, quick, opts)})
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

func sectionOf(s exposition.Section) Section {
	return Section{s.ID, string(html.Sections("report", 1, []exposition.Section{s}))}
}

// Fact is a line of what is known: HTML, or lines that are drawn already.
type Fact struct {
	Label string `json:"label"`
	HTML  string `json:"html,omitempty"`
	Drawn string `json:"drawn,omitempty"`
	Tone  string `json:"tone,omitempty"`
}

// tones are the words for what a fact tells.
var tones = map[exposition.Tone]string{exposition.Good: "good", exposition.Bad: "bad", exposition.Alarm: "alarm", exposition.Doubt: "doubt"}

// factsOf returns the entries that neither the verdicts nor the sections of the report show.
func factsOf(entries []exposition.Entry) []Fact {
	var out []Fact
	for _, e := range entries {
		switch e.Place {
		case exposition.OfFact:
			if e.Label == "certificate" {
				continue // the page has a button for it
			}
			out = append(out, Fact{Label: e.Label, HTML: string(html.Phrase(e.Content)), Tone: tones[e.Tone]})
		case exposition.OfInterval, exposition.OfRoot, exposition.OfPuiseux:
			out = append(out, Fact{Label: e.Label, HTML: string(html.Phrase(e.Content))})
		case exposition.OfDrawing:
			out = append(out, Fact{Drawn: exposition.Plain(e.Content)})
		case exposition.OfRemark, exposition.OfDetail:
			out = append(out, Fact{HTML: string(html.Phrase(e.Content))})
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
}

func pictureFrom(kind string, f plot.Figure) Picture {
	p := f.Picture()
	return Picture{Kind: kind, Title: p.Title, Description: p.Description, SVG: p.Element("picture-" + strings.ToLower(kind))}
}
