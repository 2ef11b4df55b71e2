package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rofz/internal/budget"
	"rofz/internal/typography"
	"rofz/paper/exposition"
	"rofz/paper/latex"
	"rofz/paper/plot"
	"rofz/paper/report"
	"rofz/paper/text"
	"rofz/poly/exact"
	"rofz/proofs/parameter"
	"rofz/proofs/requirement"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

func newFamily() *cobra.Command {
	var f familyFlags
	c := takesSchemes(&cobra.Command{
		Use:   "family NAME|FILE|-...",
		Short: "Say for which values of a free parameter schemes are A-stable, of order 3, …",
		Long: `family takes a family of schemes whose coefficients are rational functions of one
free parameter and says exactly for which parameters the requirements of
--property are met: a union of intervals whose ends are algebraic numbers, each
of them in or out, with what changes there. In every gap between critical
parameters a member is decided like any scheme, and so is every critical
parameter itself: a property may hold at an isolated point.

A file has the parameter and its range under free, "free": {"g": ["0", "1"]},
and uses it in coefficients and params; in a pasted tableau --free names it. Of
any scheme --free makes a constant free that its coefficients mention, in a
source file too.
` + builtIn() + `
Requirements are those of verify check --require: properties, and comparisons of
order, tableau-order, stage-order, stages, limit and b; A(alpha)>=D for angles D
such as 45, 60, 75, 80 degrees.`,
		Example: `  verify family sdirk:3,3 --property A-stable
  verify family theta --property 'A-stable,order>=2'
  verify family norsett-3-4 --free g=0..2 --property 'A-stable,tableau-order>=4'`,
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args) },
	})
	c.Args = argsNamed(1, anyNumber, "the name or the file of a family")
	c.ValidArgsFunction = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return familyNames(), cobra.ShellCompDirectiveDefault
	}
	c.Flags().StringArrayVar(&f.properties, "property", nil, "`REQUIREMENTS` with commas between them; may be repeated")
	complete(c, "property", requirementWords)
	c.Flags().StringArrayVar(&f.free, "free", nil, "the free parameter, perhaps with its range: `NAME[=LO..HI]`; either end may be left out")
	chooses(c, &f.format, "format", "text", []string{"text", "json", "latex", "markdown"}, "`FORMAT`: text, json for one object to a line, or a table in latex or markdown")
	c.Flags().BoolVar(&f.certificates, "certificates", false, "add the certificates to the JSON report")
	f.picture.add(c, "R(∞), the error constant and the set")
	c.Flags().StringVarP(&f.output, "output", "o", "", "write to `FILE`; - is standard output, as without it")
	addBudget(c)
	return c
}

// familyNames are the names of the built-in families.
func familyNames() []string {
	var names []string
	for _, p := range scheme.ParametricPatterns() {
		names = append(names, p.Pattern)
	}
	return names
}

// builtIn lists the built-in families, for the help.
func builtIn() string {
	var b strings.Builder
	b.WriteString("Built-in families, all with the parameter g:\n\n")
	for _, p := range scheme.ParametricPatterns() {
		fmt.Fprintf(&b, "  %-20s %s\n", p.Pattern, p.Meaning)
	}
	return b.String()
}

// familyFlags are the flags of verify family, as given.
type familyFlags struct {
	properties, free []string
	format, output   string
	certificates     bool
	picture          pictureFlags
}

func (f familyFlags) run(c *cobra.Command, args []string) error {
	if len(f.properties) == 0 {
		return errors.New("verify family needs --property, such as --property A-stable; verify family --help has examples")
	}
	list, err := requirement.Parse(strings.Join(f.properties, ","))
	if err != nil {
		return fmt.Errorf("--property: %w", err)
	}
	if f.certificates && f.format != "json" {
		return errors.New("--certificates goes with --format json")
	}
	free, err := f.freeOf()
	if err != nil {
		return err
	}
	if err := checkOutput(c, "-o", f.output); err != nil {
		return err
	}
	if err := f.picture.check(c); err != nil {
		return err
	}
	all, code, err := f.decide(c, args, free, list)
	if err != nil {
		return err
	}
	if f.picture.file != "" && len(all) != 1 {
		return fmt.Errorf("--plot draws one family, not %d", len(all))
	}
	if err := f.write(c, all); err != nil {
		return err
	}
	if code != exitOK {
		return exit{code: code}
	}
	return nil
}

// decide returns the answers for all families, none where a directory has no table that is read, and the exit code they make.
func (f familyFlags) decide(c *cobra.Command, args []string, free freeParameter, list []requirement.Requirement) (all []exposition.Parameters, code int, err error) {
	failed, open := false, false
	for _, arg := range args {
		for _, found := range familiesOf(c, arg, free) {
			p := exposition.Parameters{Name: found.name, Property: strings.Join(f.properties, ",")}
			var err error
			if p.Answer, err = found.decide(c, free, list); err != nil {
				p.Err = failure(found.name, err)
				if _, late := errors.AsType[budget.Exhausted](err); late {
					open = true
				} else {
					failed = true
				}
				if f.format != "json" {
					if err := printProblem(c, p.Err); err != nil {
						return nil, 0, err
					}
				}
			}
			open = open || len(p.Answer.Open()) > 0
			all = append(all, p)
		}
	}
	switch {
	case failed:
		return all, exitBadInput, nil
	case open:
		return all, exitUndecided, nil
	}
	return all, exitOK, nil
}

// write writes the answers, and the picture if there is to be one. A table without a row is not written.
func (f familyFlags) write(c *cobra.Command, all []exposition.Parameters) error {
	decided := slices.ContainsFunc(all, func(p exposition.Parameters) bool { return p.Err == nil })
	if !decided && f.format != "json" {
		return nil
	}
	var page bytes.Buffer
	var err error
	switch f.format {
	case "json":
		for _, p := range all {
			if err := report.WriteParameters(&page, p, report.Options{Certificates: f.certificates}); err != nil {
				return err
			}
		}
	case "text":
		err = text.WriteParameters(&page, styleOf(c), all)
	case "latex":
		page.WriteString(latex.Parameters(all))
	case "markdown":
		err = text.WriteParametersMarkdown(&page, all)
	}
	if err == nil {
		err = deliver(c, "-o", f.output, page.Bytes())
	}
	if err != nil || f.picture.file == "" || !decided {
		return err
	}
	return f.picture.draw(c, f.format == "text", func(opts plot.Options) (plot.Figure, error) { return plot.NewParameters(all[0], opts) })
}

// freeParameter is what --free says.
type freeParameter struct {
	name   string
	ranged bool
	lo, hi *exact.Rat
}

func (f familyFlags) freeOf() (free freeParameter, err error) {
	if len(f.free) > 1 {
		return free, fmt.Errorf("--free is given %d times; one parameter is free", len(f.free))
	}
	return freeOf(strings.Join(f.free, ""))
}

// freeOf reads a name, perhaps with its range.
func freeOf(text string) (free freeParameter, err error) {
	name, ends, ranged := strings.Cut(text, "=")
	free = freeParameter{name: strings.TrimSpace(name), ranged: ranged}
	if !ranged {
		return free, nil
	}
	lo, hi, ok := strings.Cut(ends, "..")
	if !ok {
		return free, fmt.Errorf("--free is %.40q, should be a name, or a name and its range such as g=1/2.. or g=0..1", text)
	}
	for i, end := range []**exact.Rat{&free.lo, &free.hi} {
		text := strings.TrimSpace([]string{lo, hi}[i])
		if text == "" {
			continue
		}
		x, err := exact.ParseRat(text)
		if err != nil || len(text) > maxTan {
			return free, fmt.Errorf("--free: %.40q is no rational number such as 1/2; an end that is left out is infinite", text)
		}
		*end = &x
	}
	return free, nil
}

// A namedFamily is a family of an argument, or why there is none.
type namedFamily struct {
	name   string
	family scheme.Parametric
	err    error
}

// decide answers for one family.
func (f namedFamily) decide(c *cobra.Command, free freeParameter, list []requirement.Requirement) (parameter.Answer, error) {
	if f.err != nil {
		return parameter.Answer{}, f.err
	}
	family := f.family
	if free.ranged {
		var err error
		if family, err = family.Between(free.lo, free.hi); err != nil {
			return parameter.Answer{}, fmt.Errorf("--free: the range from %v to %v is empty", free.lo, free.hi)
		}
	}
	return inTime(c, f.name, func(ctx context.Context) (parameter.Answer, error) {
		return parameter.Decide(ctx, family, list)
	})
}

// familiesOf returns the families that an argument stands for: a built-in one, that of a document, or those of schemes with a constant
// that is to be free.
func familiesOf(c *cobra.Command, arg string, free freeParameter) []namedFamily {
	if family, ok, err := scheme.NamedParametric(arg); ok {
		if err == nil && free.name != "" && free.name != family.Parameter() {
			err = fmt.Errorf("%s: the free parameter is %s, not %.40q", arg, family.Parameter(), free.name)
		}
		return []namedFamily{{arg, family, err}}
	}
	if format := formatOf(arg); arg == standardOutput || format == "json" || format == "text" {
		data, err := contents(c.InOrStdin(), arg, scheme.MaxDocument+1)
		if err != nil {
			return []namedFamily{{arg, scheme.Parametric{}, err}}
		}
		family, err := inTime(c, arg, func(context.Context) (scheme.Parametric, error) {
			return scheme.ParseParametric(arg, data, free.name)
		})
		name := family.Info().Name
		if err != nil {
			name = arg
		}
		return []namedFamily{{name, family, err}}
	}
	if free.name == "" {
		return []namedFamily{{arg, scheme.Parametric{}, noFamily(arg)}}
	}
	var out []namedFamily
	for s := range schemes(c, []string{arg}) {
		one := namedFamily{name: s.name}
		one.family, one.err = inTime(c, s.name, func(ctx context.Context) (scheme.Parametric, error) {
			got, err := s.readWithin(ctx)
			if err != nil {
				return scheme.Parametric{}, err
			}
			return scheme.Freed(got, free.name)
		})
		out = append(out, one)
	}
	return out
}

// noFamily says that an argument is no family by itself.
func noFamily(arg string) error {
	names := typography.Or(familyNames())
	if _, err := catalogue.Lookup(arg); err == nil || isFile(arg) {
		return fmt.Errorf("%s is no family; --free NAME would make one of a constant of it, and the families are %s", arg, names)
	}
	return fmt.Errorf("there is no family %.60q; there are %s, or a file", arg, names)
}
