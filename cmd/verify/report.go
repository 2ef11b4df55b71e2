package main

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rofz/internal/version"
	"rofz/paper/exposition"
	"rofz/paper/html"
	"rofz/paper/plot"
)

// mostPictured is for how many schemes figures are drawn when none are asked for: they are most of what a page weighs.
const mostPictured = 12

func newReport() *cobra.Command {
	var f reportFlags
	c := takesSchemes(&cobra.Command{
		Use:   "report NAME|FILE|DIRECTORY|-...",
		Short: "Write one HTML page about schemes: formulas, figures, verdicts with certificates",
		Long: `report writes a page that needs nothing else, neither a network nor other files:
a table of all schemes, and for each its coefficients, R and R', the behaviour at
infinity, the least constants, and each verdict with its certificate, folded.
Formulas are MathML, figures SVG. The page works without scripts too; a few lines
of its own sort and filter the table.

The page is written to report.html unless -o names another file. What was written
is said on standard output.

With the eigenvalues of a problem, or its Jacobian, the page begins with a chapter
that says which of the schemes let it be learned, as verify gradient does.

Figures are drawn for up to 12 schemes; --figures asks for them, or for none.

The exit code is 2 if a scheme could not be read: the page names it, and has the
others. If none could be read there is no page. Contradicted claims stand at the top and do not change the code.`,
		Example: `  verify report radau-iia-3
  verify report backward-euler trapezoidal radau-iia-3 -o stiff.html
  verify report tr-bdf2 radau-iia-3 --spectrum modes.txt --h 0.01 --steps 100
  verify report schemes/ --title 'Our schemes' --figures none -o schemes.html`,
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args) },
	})
	c.Flags().StringVarP(&f.output, "output", "o", "report.html", "write the page to `FILE`; - is standard output")
	c.Flags().StringVar(&f.title, "title", "", "`TITLE` of the page")
	c.Flags().StringSliceVar(&f.what, "what", nil, "`PARTS` of each scheme, with commas between them: "+strings.Join(texts(reportParts), ", "))
	c.Flags().StringSliceVar(&f.figures, "figures", []string{"auto"}, "`KINDS` of figures, with commas between them: auto, none, all, or of "+strings.Join(texts(plot.Kinds()), ", "))
	f.problem.add(c)
	complete(c, "what", listOf(texts(reportParts)))
	complete(c, "figures", listOf(figureChoices()))
	addJobs(c)
	addBudget(c)
	addAsPrinted(c)
	return c
}

// reportParts are the parts of a page, the gradient first: all but the summary, which every page has.
var reportParts = []exposition.Part{
	exposition.Function, exposition.Derivative, exposition.AtInfinity, exposition.Bounds, exposition.Coefficients, exposition.EPolynomial,
	exposition.Certificates, exposition.Theorems,
}

// reportFlags are the flags of verify report, as given.
type reportFlags struct {
	output, title string
	what, figures []string
	problem       problemFlags
}

func (f reportFlags) parts() ([]exposition.Part, error) {
	if len(f.what) == 0 {
		return slices.Clone(reportParts), nil
	}
	if slices.Contains(f.what, string(exposition.Summary)) {
		return nil, fmt.Errorf("--what has %s, which is on every page; it says what is told of each scheme: %s", exposition.Summary, strings.Join(texts(reportParts), ","))
	}
	chosen, err := parseParts(f.what, texts(reportParts))
	return slices.DeleteFunc(slices.Clone(reportParts), func(p exposition.Part) bool { return !slices.Contains(chosen, p) }), err
}

// figureChoices lists the values of --figures; the first three stand alone.
func figureChoices() []string { return append([]string{"auto", "none", "all"}, texts(plot.Kinds())...) }

// kinds returns the kinds of figures for so many schemes.
func (f reportFlags) kinds(schemes int) ([]plot.Kind, error) {
	if len(f.figures) == 1 {
		switch f.figures[0] {
		case "none":
			return nil, nil
		case "all":
			return plot.Kinds(), nil
		case "auto":
			if schemes > mostPictured {
				return nil, nil
			}
			return plot.Kinds(), nil
		}
	}
	var out []plot.Kind
	for _, name := range f.figures {
		if err := oneOf("--figures", name, figureChoices()); err != nil {
			return nil, err
		}
		out = append(out, plot.Kind(name))
	}
	return out, nil
}

// run writes the page. Its parts wait in a temporary file until the table before them is known.
func (f reportFlags) run(c *cobra.Command, args []string) error {
	parts, err := f.parts()
	if err != nil {
		return err
	}
	if f.output == "" {
		return errors.New("-o names no file; - is standard output")
	}
	if err := refuseEnding(f.output, "report writes HTML, to a file such as report.html, which a browser prints", ".pdf", ".tex", ".svg", ".png"); err != nil {
		return err
	}
	if err := checkOutput(c, "-o", f.output); err != nil {
		return err
	}
	learning, err := f.learning(c)
	if err != nil {
		return err
	}
	in, several := ahead(schemes(c, args), mostPictured+1)
	kinds, err := f.kinds(several)
	if err != nil {
		return err
	}
	spool, err := newSpool()
	if err != nil {
		return err
	}
	defer spool.remove()
	r := reporter{ids: exposition.IDs{html.Reserved: true}, spool: spool, theorems: map[string]bool{}, command: c, kinds: kinds, chosen: len(f.what) > 0, learning: learning}
	if i := slices.Index(parts, exposition.Theorems); i >= 0 {
		parts, r.proving = slices.Delete(parts, i, i+1), true
	}
	r.parts = parts
	if err := eachIn(c, in, countSources(c, args), "worked on; nothing is written", r.work, r.add); err != nil {
		return err
	}
	if len(r.rows) == 0 && len(r.errors) > 0 { // a page that is there is better
		return exit{code: exitBadInput}
	}
	page, err := together(c, "report", len(r.rows), func() (html.Page, error) { return r.page(f.heading(r), madeBy(c, args)), nil })
	if err != nil {
		return err
	}
	if several > mostPictured && !c.Flags().Changed("figures") {
		page.Notes = []exposition.Block{exposition.Paragraph{
			exposition.Text(fmt.Sprintf("There are no figures, which are drawn for up to %d schemes unless ", mostPictured)),
			exposition.Code("--figures"), exposition.Text(" asks for them."),
		}}
	}
	if err := deliverBy(c, "-o", f.output, page.Write); err != nil {
		return err
	}
	if err := wrote(c, f.output, page.Title); err != nil {
		return err
	}
	if len(r.errors) > 0 {
		return exit{code: exitBadInput}
	}
	return nil
}

// learning returns what the problem is, if there is one.
func (f reportFlags) learning(c *cobra.Command) (*exposition.LearningOptions, error) {
	if !slices.ContainsFunc(problemNames, func(name string) bool { return c.Flags().Changed(name) }) {
		return nil, nil
	}
	opts, err := f.problem.options(c, pageDigits)
	return &opts, err
}

// pageDigits is how many digits of gradients are right on a page.
const pageDigits = 16

func (f reportFlags) heading(r reporter) string {
	switch {
	case f.title != "":
		return f.title
	case len(r.rows) == 1:
		return "Stability of " + r.name
	}
	return fmt.Sprintf("Stability of %d schemes", len(r.rows))
}

// madeBy says how the page is made again.
func madeBy(c *cobra.Command, args []string) []exposition.Inline {
	line := []string{"verify", "report"}
	for _, name := range append([]string{"title", "what", "figures"}, problemNames...) { // where the page goes is not on it
		if c.Flags().Changed(name) {
			line = append(line, "--"+name, exposition.Quote(strings.Trim(c.Flags().Lookup(name).Value.String(), "[]")))
		}
	}
	for _, arg := range args {
		line = append(line, exposition.Quote(arg))
	}
	text := strings.Join(line, " ")
	if runes := []rune(text); len(runes) > 400 {
		text = string(runes[:400]) + "…"
	}
	by := ""
	if v := version.Program().Version; v != "" {
		by = " of rofz " + v
	}
	return []exposition.Inline{
		exposition.Text("Made by "), exposition.Code(text),
		exposition.Text(by + " in the format " + html.Format + ". Each verdict was accepted by the checker of certificates; "),
		exposition.Code("verify audit"), exposition.Text(" checks a certificate again."),
	}
}

// ahead counts sources, up to most of them, and returns all of them.
func ahead(in iter.Seq[source], most int) (iter.Seq[source], int) {
	next, stop := iter.Pull(in)
	var first []source
	for len(first) < most {
		s, ok := next()
		if !ok {
			break
		}
		first = append(first, s)
	}
	return func(yield func(source) bool) {
		defer stop()
		for _, s := range first {
			if !yield(s) {
				return
			}
		}
		for {
			s, ok := next()
			if !ok || !yield(s) {
				return
			}
		}
	}, len(first)
}
