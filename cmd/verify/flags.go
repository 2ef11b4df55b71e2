package main

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rofz/internal/budget"
	"rofz/internal/typography"
	"rofz/poly/exact"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// argsNamed asks for at least one argument and says what it should be.
func argsNamed(least, most int, what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case slices.Contains(args, ""):
			return fmt.Errorf("an argument is empty; %s needs %s", c.CommandPath(), what)
		case len(args) < least:
			return fmt.Errorf("%s needs %s; %s --help has examples", c.CommandPath(), what, c.CommandPath())
		case len(args) > most:
			return fmt.Errorf("%s takes %s, %q is too many", c.CommandPath(), what, args[most])
		}
		return nil
	}
}

const anyNumber = 1 << 30

// takesSchemes makes schemes the arguments of a command, which reads them from source files too.
func takesSchemes(c *cobra.Command) *cobra.Command {
	addReading(c)
	return namesSchemes(c)
}

// namesSchemes makes schemes the arguments of a command.
func namesSchemes(c *cobra.Command) *cobra.Command {
	c.Args = argsNamed(1, anyNumber, "the name or the file of a scheme")
	c.ValidArgsFunction = schemeNames
	return c
}

// A choice is the value of a flag that is one of several words.
type choice struct {
	flag, without string
	value         *string
	choices       []string
}

// chooses gives a command a flag whose value is one of the choices. The default may be none of them.
func chooses(c *cobra.Command, value *string, flag, without string, choices []string, usage string) {
	*value = without
	c.Flags().Var(&choice{flag, without, value, choices}, flag, usage)
	complete(c, flag, cobra.FixedCompletions(choices, cobra.ShellCompDirectiveNoFileComp))
}

// complete says how a shell completes the value of a flag.
func complete(c *cobra.Command, flag string, by cobra.CompletionFunc) {
	if err := c.RegisterFlagCompletionFunc(flag, by); err != nil {
		panic("internal error: " + err.Error())
	}
}

// String returns the value.
func (x *choice) String() string { return *x.value }

// Type is what the help calls a value.
func (x *choice) Type() string { return "word" }

// Set reads the flag. The error is fit for people.
func (x *choice) Set(s string) error {
	if s != x.without {
		if err := oneOf("--"+x.flag, s, x.choices); err != nil {
			return err
		}
	}
	*x.value = s
	return nil
}

// oneOf refuses the value of a flag, or a name, that is not among the choices. The error suggests one that is close.
func oneOf(what, value string, choices []string) error {
	if slices.Contains(choices, value) {
		return nil
	}
	if near := catalogue.Nearest(value, choices); near != "" {
		return fmt.Errorf("%s is %.60q; did you mean %s?", what, value, near)
	}
	return fmt.Errorf("%s is %.60q, should be %s", what, value, typography.Or(choices))
}

// inRange refuses an integer outside of a range.
func inRange(flag string, value, low, high int) error {
	if value < low || value > high {
		return fmt.Errorf("%s is %d, should be from %d to %d", flag, value, low, high)
	}
	return nil
}

// texts returns words of some kind as strings.
func texts[T ~string](words []T) []string {
	var out []string
	for _, w := range words {
		out = append(out, string(w))
	}
	return out
}

// parsePoints reads Gaussian rationals from a flag.
func parsePoints(flag string, texts ...string) ([]exact.Gaussian, error) {
	var out []exact.Gaussian
	for _, s := range texts {
		z, err := exact.ParseGaussian(strings.TrimSpace(s))
		bits := 0
		for _, x := range []exact.Rat{z.Re, z.Im} {
			bits = max(bits, x.Num().BitLen(), x.Den().BitLen())
		}
		switch {
		case bits > maxAt*10/3+1 || err != nil && longExponent().MatchString(s): // log₂ 10 = 3.32…
			return nil, fmt.Errorf("%s is %.40q, a number of more than %d digits", flag, s, maxAt)
		case err != nil:
			return nil, fmt.Errorf("%s is %.40q, should be a real or Gaussian rational number such as -1e6, -1/3 or -1+2*i", flag, s)
		}
		out = append(out, z)
	}
	return out, nil
}

// maxAt is how many decimal digits the numerator or denominator of a point may have.
const maxAt = 2000

// longExponent matches real numbers that exact.ParseGaussian refuses for their exponent alone.
var longExponent = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[-+]?[0-9]*[.]?[0-9]+[eE][-+]?[0-9]{5,}$`)
})

// flagError suggests a flag for one that there is not, and says what the value of a flag should be.
func flagError(c *cobra.Command, err error) error {
	if wrong, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		f := wrong.GetFlag()
		if _, ok := f.Value.(*choice); ok {
			return wrong.Unwrap()
		}
		should := map[string]string{
			"int": "should be an integer", "intSlice": "should be an integer", "float64": "should be a number",
			"uint64":      "should be an integer from 0 to 18446744073709551615",
			"bool":        "should be true or false",
			"stringSlice": "should be words with commas between them, and no quotes",
		}[f.Value.Type()]
		if should == "" { // it says so itself
			should = errors.Unwrap(wrong).Error()
		}
		return fmt.Errorf("--%s is %.60q, %s", f.Name, wrong.GetValue(), should)
	}
	if missing, ok := errors.AsType[*pflag.NotExistError](err); ok {
		if others := commandsWith(missing.GetSpecifiedName()); 0 < len(others) && len(others) <= 3 && missing.GetSpecifiedShortnames() == "" {
			return fmt.Errorf("%w; it is a flag of %s", err, strings.Join(others, " and of "))
		}
		var names []string
		c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
		if near := catalogue.Nearest("--"+missing.GetSpecifiedName(), names); near != "" && missing.GetSpecifiedShortnames() == "" {
			return fmt.Errorf("%w; did you mean %s?", err, near)
		}
	}
	return fmt.Errorf("%w; %s --help lists the flags", err, c.CommandPath())
}

// commandsWith returns the commands that have a flag of that name. It makes them all.
func commandsWith(flag string) []string {
	var out []string
	for _, x := range subcommands {
		if x.make().Flags().Lookup(flag) != nil {
			out = append(out, "verify "+x.name)
		}
	}
	return out
}

// addJobs gives a command the flag -j.
func addJobs(c *cobra.Command) {
	c.Flags().IntP("jobs", "j", 0, "work on `N` schemes at a time; the default is one for each processor")
	complete(c, "jobs", cobra.NoFileCompletions)
}

// addBudget gives a command the flag --budget.
func addBudget(c *cobra.Command) {
	c.Flags().Var(new(budgetFlag), "budget", "`LIMIT` for each scheme: a time such as 2s or 1m, units of work such as 5e9,\nor both with a comma; what is not done by then is undecided, or an error")
	complete(c, "budget", cobra.NoFileCompletions)
}

// budgetFlag is the value of --budget.
type budgetFlag budget.Limit

// String returns the value, "" for no limit.
func (l *budgetFlag) String() string { return budget.Limit(*l).String() }

// Type is what the help calls a value.
func (l *budgetFlag) Type() string { return "limit" }

// Set reads the flag. The error is fit for people.
func (l *budgetFlag) Set(s string) error {
	limit, err := budget.ParseLimit(s)
	if err != nil {
		return errors.New("should be a time such as 500ms, 2s or 1m, units of work such as 5e9, or both with a comma between them")
	}
	*l = budgetFlag(limit)
	return nil
}

// addAsPrinted gives a command --as-printed, which is also called --strict.
func addAsPrinted(c *cobra.Command) {
	c.Flags().Bool("as-printed", false, "take rounded coefficients for exactly what is printed, as \"exact\": true in a\nfile does (also --strict)")
	c.Flags().SetNormalizeFunc(func(_ *pflag.FlagSet, name string) pflag.NormalizedName {
		if name == "strict" {
			name = "as-printed"
		}
		return pflag.NormalizedName(name)
	})
}

// asPrinted returns the source whose coefficients are taken exactly, if the command has been told so.
func asPrinted(c *cobra.Command, s source) source {
	if exactly, err := c.Flags().GetBool("as-printed"); err != nil || !exactly {
		return s
	}
	read := s.read
	s.read = func(ctx context.Context) (scheme.Scheme, error) {
		got, err := read(ctx)
		if err != nil {
			return nil, err
		}
		return scheme.AsPrinted(got), nil
	}
	return s
}

// workers returns how many schemes are worked on at a time.
func workers(c *cobra.Command) (int, error) {
	n, err := c.Flags().GetInt("jobs")
	switch {
	case err != nil || !c.Flags().Changed("jobs"):
		return runtime.GOMAXPROCS(0), nil
	}
	return n, inRange("--jobs", n, 1, maxJobs)
}

const maxJobs = 1024

// limitOf returns the budget for each scheme, nothing for no limit.
func limitOf(c *cobra.Command) budget.Limit {
	if f := c.Flags().Lookup("budget"); f != nil {
		return budget.Limit(*f.Value.(*budgetFlag))
	}
	return budget.Limit{}
}
