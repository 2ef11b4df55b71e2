package exposition

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rofz/paper/formula"
	"rofz/poly/algebraic"
	"rofz/proofs"
	"rofz/rational"
	"rofz/scheme"
)

// Options say how a document is written. The zero value is right for most.
type Options struct {
	// Digits is the number of characters up to which a number is shown exactly; a longer one is rounded, which "…" marks.
	// 0 is 48.
	Digits int
}

const (
	defaultDigits = 48
	briefDigits   = 26
)

// Of returns the document about one scheme that holds the given parts: what is said of it is ChapterOf's.
func Of(a *proofs.Analysis, what []Part, opts Options) Document {
	return ChapterOf(a, what, opts).alone(what)
}

// inTime is section, but where the context of the analysis is done first it is a section that says why it is empty. A
// part that was begun may have met facts that were missing, so nothing of it is kept.
func (w *writer) inTime(p Part) (Section, bool) {
	s, done := proofs.Within(w.a, "part "+string(p), func() *Section {
		if s, ok := w.section(p); ok {
			return &s
		}
		return nil
	})
	switch cause := context.Cause(w.a.Context()); {
	case cause != nil || !done:
		return Section{ID: string(p), Title: say(headings[p]), Blocks: []Block{Paragraph{Text(fmt.Sprintf("Not finished: %v.", cause))}}}, true
	case s == nil:
		return Section{}, false
	}
	s.ID = string(p)
	return *s, true
}

// unique returns id, or id with the first number behind it that makes it new.
func unique(seen map[string]bool, id string) string {
	out := id
	for n := 2; seen[out]; n++ {
		out = fmt.Sprintf("%s-%d", id, n)
	}
	seen[out] = true
	return out
}

// kebab makes an identifier of a name: lower-case letters and digits with single hyphens between them.
func kebab(name string) string {
	fields := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	if len(fields) == 0 {
		return "scheme"
	}
	return strings.Join(fields, "-")
}

// A writer says what is known of one scheme.
type writer struct {
	a     *proofs.Analysis
	info  scheme.Info
	opts  Options
	style formula.Style // for formulas on lines of their own
	brief formula.Style // for those in running text and tables

	// Of a one-step scheme, unless err says that it has no stability function.
	k   algebraic.Field
	r   rational.Function
	err error

	asMeant bool // the scheme is one that another with rounded coefficients means, whose name it has
	said    bool // what the generator of k is
	rounded bool // that numbers with … are rounded is said
}

func newWriter(a *proofs.Analysis, opts Options) *writer {
	if opts.Digits == 0 {
		opts.Digits = defaultDigits
	}
	w := &writer{a: a, info: a.Scheme().Info(), opts: opts, k: a.Scheme().Field()}
	if w.oneStep() {
		k, r, err := a.StabilityFunction()
		if w.err = err; err == nil {
			w.k, w.r = k, r
		}
	}
	w.style = formula.Style{Digits: opts.Digits, Letter: w.generator()}
	w.brief = formula.Style{Digits: min(opts.Digits, briefDigits), Letter: w.style.Letter}
	return w
}

func (w *writer) oneStep() bool {
	_, ok := w.a.Scheme().(scheme.OneStep)
	return ok
}

func (w *writer) title() string {
	if w.info.Title != "" {
		return w.info.Title
	}
	return w.info.Name
}

// section returns the section about a part, without its identifier; false if there is nothing to say.
func (w *writer) section(p Part) (Section, bool) {
	var s Section
	switch p {
	case Coefficients:
		s = Section{Title: say(headings[p]), Blocks: w.tableau()}
	case Function:
		s = Section{Title: w.functionTitle(), Blocks: w.function()}
	case Derivative:
		s = Section{Title: say(headings[p]), Blocks: w.derivative()}
	case EPolynomial:
		s = Section{Title: say(headings[p]), Blocks: w.tells((*writer).ePolynomial)}
	case AtInfinity:
		s = Section{Title: say(headings[p]), Blocks: w.tells((*writer).infinity)}
	case Bounds:
		s = Section{Title: say(headings[p]), Blocks: w.tells((*writer).bounds)}
	case Certificates:
		s = Section{Title: say(headings[p]), Blocks: w.certificates()}
	case Theorems:
		s = Section{Title: say(headings[p]), Blocks: w.theorems()}
	}
	s.Blocks = present(s.Blocks)
	if p != Coefficients || w.printed("params") == nil { // the letters of params are explained there
		s.Blocks = w.explained(s.Blocks)
	}
	if !w.rounded && slices.ContainsFunc(s.Blocks, isCut) {
		w.rounded = true
		s.Blocks = append(s.Blocks, Paragraph{Text("Numbers that end in “…” are rounded; "), Code("verify check " + w.info.Name + " --format json"), Text(" writes them exactly.")})
	}
	return s, len(s.Blocks) > 0
}

// present drops the blocks that are nil, which functions return that have nothing to say.
func present(blocks []Block) []Block {
	return slices.DeleteFunc(blocks, func(b Block) bool { return b == nil })
}
