package main

import (
	"errors"
	"fmt"
	"io"
	"math"
	"math/big"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rofz/internal/shard"
	"rofz/internal/typography"
	"rofz/scheme"
	"rofz/scheme/candidate"
)

func newCandidates() *cobra.Command {
	var f candidateFlags
	c := &cobra.Command{
		Use:   "candidates FAMILY|FILE",
		Short: "Make schemes for a search: at random, or on a grid",
		Long: `candidates writes scheme documents, one to a line, for verify check - --only. Line k
is a function of the other arguments and of k alone, so that any part of a search
can be made on any machine without the rest.

A FAMILY is one of
` + candidateFamilies() + `
or one of verify family, such as sdirk:3,2 and theta. A FILE is a scheme file that
has free constants with finite ranges, "free": {"g": ["1/4", "1/2"]}, and uses them
in coefficients and params; in a pasted tableau --free names them.

Tableaux of --stages satisfy the conditions of --order, exactly: free numbers are
nodes and entries of the diagonal in [0, 1] and, as far as the conditions leave
them free, other entries in [-1, 1]; the conditions are solved for the others.

At random, free numbers are fractions p/q in lowest terms with |p|, q <= --height,
each with the same probability; choices for which the conditions have no solution
are drawn anew. They are drawn with replacement: the same scheme may come again, and
does where there are few, as with one free number. With --grid N each free number takes N values, with the same
distance, the last one changing first; a choice without a solution is a blank line.

Names have the seed, the height and the grid where they are not the usual ones. With
--say the first line says which search this is and which of its lines follow, so that
verify check takes them for no others, and verify tally adds no other search.`,
		Example: `  verify candidates sdirk --stages 3 --order 2 --lines 1-1000
  verify candidates erk --stages 4 --order 4 --seed 7 --lines 1000001-1010000
  verify candidates mine.json --grid 100
  verify candidates erk --stages 3 --lines 1-9 --say | verify check - --shard s
  verify candidates theta --free g=0..1 --grid 9 | verify check - --only order`,
		Args: argsNamed(1, 1, "a family, or the file of a template"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return slices.Concat(candidate.Families(), familyNames()), cobra.ShellCompDirectiveDefault
		},
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args[0]) },
	}
	c.Flags().IntVar(&f.stages, "stages", 0, "tableaux of `S` stages")
	c.Flags().IntVar(&f.order, "order", 1, "tableaux that satisfy the conditions of order `P`")
	c.Flags().BoolVar(&f.stiffly, "stiffly-accurate", false, "tableaux whose last row of A is b")
	c.Flags().StringArrayVar(&f.free, "free", nil, "a free constant of a template, and its range: `NAME=LO..HI`; may be repeated")
	c.Flags().IntVar(&f.height, "height", candidate.UsualHeight, "at random, numerators and denominators of at most `H`")
	c.Flags().Uint64Var(&f.seed, "seed", candidate.UsualSeed, "at random, those of the seed `N`")
	c.Flags().IntVar(&f.grid, "grid", 0, "on a grid of `N` values for each free number")
	c.Flags().Var(&f.lines, "lines", "lines `A-B`; all of a grid without it")
	c.Flags().BoolVar(&f.said, "say", false, "begin with a line that says which lines of which search these are,\nwhich verify check reads")
	c.Flags().StringVarP(&f.output, "output", "o", "", "write to `FILE`; - is standard output, as without it")
	return c
}

// candidateFamilies lists the families of tableaux, for the help.
func candidateFamilies() string {
	var b strings.Builder
	for _, f := range candidate.Families() {
		fmt.Fprintf(&b, "  %-8s %s\n", f, map[string]string{
			"erk":    "explicit tableaux",
			"dirk":   "diagonally implicit ones",
			"sdirk":  "those with a constant diagonal",
			"esdirk": "those with an explicit first stage, then a constant diagonal",
			"firk":   "full tableaux",
		}[f])
	}
	return b.String()
}

// candidateFlags are the flags of verify candidates, as given.
type candidateFlags struct {
	stages, order, height, grid int
	stiffly                     bool
	free                        []string
	output                      string
	said                        bool
	seed                        uint64
	lines                       lineRange
}

func (f *candidateFlags) run(c *cobra.Command, arg string) error {
	if err := checkOutput(c, "-o", f.output); err != nil {
		return err
	}
	space, err := f.space(c, arg)
	if err != nil {
		return err
	}
	q, err := f.sequence(c, space)
	if err != nil {
		return err
	}
	first, last := f.lines.first, f.lines.last
	switch {
	case !c.Flags().Changed("lines") && q.Len() == math.MaxInt64:
		return errors.New("a random sequence has no end; --lines 1-1000 would be its beginning")
	case !c.Flags().Changed("lines"):
		first, last = 1, q.Len()
	case last > q.Len():
		return fmt.Errorf("--lines is %v, and there are %d", f.lines, q.Len())
	}
	if err := tellRepeats(c, q, last); err != nil {
		return err
	}
	blank := int64(0)
	err = deliverBy(c, "-o", f.output, func(w io.Writer) error {
		if f.said {
			if _, err := w.Write(shard.Origin{Search: q.String(), Lines: shard.Range{First: first, Last: last}}.Line()); err != nil {
				return err
			}
		}
		for k := first; k <= last; k++ {
			document, err := q.Member(k)
			if err != nil {
				return err
			}
			if document == nil {
				blank++
			}
			if _, err := w.Write(append(document, '\n')); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil && blank > 0 {
		err = printError(c, fmt.Sprintf("%d of %s: no scheme, and a blank line: the conditions have no solution there", blank, typography.Count(int(last-first+1), "candidate")))
	}
	return err
}

// tellRepeats says that schemes come again, as they must if there are fewer choices than lines.
func tellRepeats(c *cobra.Command, q candidate.Sequence, last int64) error {
	choices := q.Choices()
	if choices.Cmp(big.NewInt(last)) >= 0 {
		return nil
	}
	return printError(c, fmt.Sprintf("lines up to %d are asked for, and there are %v choices of the free numbers: schemes come again; a larger --height has more, and --grid has each once", last, choices))
}

// sequence returns the candidates that are asked for.
func (f *candidateFlags) sequence(c *cobra.Command, space candidate.Space) (candidate.Sequence, error) {
	if !c.Flags().Changed("grid") {
		q, err := candidate.Random(space, f.height, f.seed)
		return q, err
	}
	for _, flag := range []string{"height", "seed"} {
		if c.Flags().Changed(flag) {
			return candidate.Sequence{}, fmt.Errorf("--grid and --%s exclude each other", flag)
		}
	}
	if err := inRange("--grid", f.grid, 2, 1<<30); err != nil {
		return candidate.Sequence{}, err
	}
	return candidate.Grid(space, f.grid)
}

// space returns what the argument stands for.
func (f *candidateFlags) space(c *cobra.Command, arg string) (candidate.Space, error) {
	free, err := f.constants()
	if err != nil {
		return nil, err
	}
	if slices.Contains(candidate.Families(), arg) {
		switch {
		case free != nil:
			return nil, errors.New("--free goes with a template or with a family of verify family")
		case f.stages == 0:
			return nil, fmt.Errorf("verify candidates %s needs --stages, such as --stages 3", arg)
		}
		return candidate.NewTableaux(arg, f.stages, f.order, f.stiffly)
	}
	family, named, err := scheme.NamedParametric(arg)
	if !named && !isFile(arg) && arg != standardOutput {
		return nil, oneOf("the family", arg, slices.Concat(candidate.Families(), familyNames()))
	}
	for _, flag := range []string{"stages", "order", "stiffly-accurate"} {
		if c.Flags().Changed(flag) {
			return nil, fmt.Errorf("--%s goes with %s; %.60s is none of these", flag, typography.Or(candidate.Families()), arg)
		}
	}
	var template scheme.Template
	switch {
	case named && err != nil:
	case named:
		template, err = family.Template(free...)
	default:
		var data []byte
		if data, err = contents(c.InOrStdin(), arg, scheme.MaxDocument+1); err == nil {
			template, err = scheme.ParseTemplate(arg, data, free...)
		}
	}
	if err != nil {
		return nil, err
	}
	return candidate.OfTemplate(template), nil
}

// constants reads --free.
func (f *candidateFlags) constants() ([]scheme.FreeConstant, error) {
	var out []scheme.FreeConstant
	for _, text := range f.free {
		free, err := freeOf(text)
		if err != nil {
			return nil, err
		}
		if free.lo == nil || free.hi == nil {
			return nil, fmt.Errorf("--free is %.40q, should have both ends, such as g=0..1: candidates need a finite range", text)
		}
		out = append(out, scheme.FreeConstant{Name: free.name, Lo: *free.lo, Hi: *free.hi})
	}
	return out, nil
}
