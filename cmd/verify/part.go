package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"rofz/internal/files"
	"rofz/internal/shard"
	"rofz/internal/typography"
	"rofz/internal/version"
	"rofz/scheme"
)

// part are the flags of verify check for a part of a search: some lines of the input, and the file for the results.
type part struct {
	lines      lineRange
	alreadyCut bool
	file       string
	search     string
}

func (p *part) add(c *cobra.Command) {
	c.Flags().Var(&p.lines, "lines", "check lines `A-B` of an input with one object to a line; all must be there")
	c.Flags().BoolVar(&p.alreadyCut, "already-cut", false, "the input has the lines of --lines alone, as verify candidates --lines writes")
	c.Flags().StringVar(&p.file, "shard", "", "write JSON to `FILE` with marks for verify tally, unless it is there;\n- is standard output")
	c.Flags().StringVar(&p.search, "search", "", "the marks of --shard name the search `ID`; tally refuses shards of others")
}

// asked reports whether a part is asked for.
func (p *part) asked() bool {
	return p.lines != (lineRange{}) || p.alreadyCut || p.file != "" || p.search != ""
}

// check refuses flags and arguments that do not go with a part. A shard is JSON.
func (p *part) check(c *cobra.Command, args []string, format *string) error {
	switch {
	case !p.asked():
		return nil
	case len(args) != 1:
		return fmt.Errorf("--lines and --shard are for one input, - or a file with one object to a line, not for %d", len(args))
	case p.alreadyCut && p.lines == (lineRange{}):
		return errors.New("--already-cut goes with --lines, which says what the input was cut to")
	case args[0] != "-" && (isDirectory(args[0]) || !isFile(args[0]) && !exists(args[0])):
		return fmt.Errorf("--lines and --shard are for - or a file with one object to a line, and %.60q is none", args[0])
	case p.file == "" && p.search != "":
		return errors.New("--search goes with --shard, whose marks name it")
	case p.file == "":
		return nil
	case !isSearch(p.search):
		return fmt.Errorf("--search is %.40q, should be a line of at most 200 bytes", p.search)
	case c.Flags().Changed("format") && *format != "json":
		return fmt.Errorf("--shard writes json; --format %s cannot hold it", *format)
	}
	for _, flag := range []string{"write", "explain", "brief", "full"} {
		if c.Flags().Changed(flag) {
			return fmt.Errorf("--shard and --%s exclude each other", flag)
		}
	}
	*format = "json"
	return checkOutput(c, "--shard", p.file)
}

// isSearch reports whether a text can be the name of a search, or is empty.
func isSearch(s string) bool {
	return len(s) <= 200 && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) || r == utf8.RuneError })
}

// run has a batch worked on: that of the arguments, or the lines that are asked for.
func (p *part) run(c *cobra.Command, args []string, work func(batch) error) error {
	if !p.asked() && !says(c, args) {
		return work(batchOf(c, args))
	}
	var input io.Reader = c.InOrStdin()
	if args[0] != "-" {
		f, err := files.Open(args[0])
		if err != nil {
			return fileError(args[0], err)
		}
		defer f.Close()
		input = f
	}
	buffered := bufio.NewReaderSize(input, 64<<10)
	begins, err := p.begins(c, buffered)
	if err != nil {
		return fmt.Errorf("%s: %w", args[0], err)
	}
	first := max(1, p.lines.first)
	lines := shard.NewLines(buffered, begins, first, p.lines.last)
	in := batch{newReading(c).arriving(args[0], scheme.Lines(args[0], int(first), lines)), -1}
	if p.lines.last > 0 {
		in.total = int(p.lines.last - first + 1)
	}
	if p.file == "" {
		err := work(in)
		if _, _, cut := lines.Done(p.alreadyCut); cut != nil && silent(err) {
			return fmt.Errorf("%s: %w", args[0], cut)
		}
		return err
	}
	return p.write(c, args[0], lines, func() error { return work(in) })
}

// says reports whether the arguments are one input that says what lines it has.
func says(c *cobra.Command, args []string) bool {
	switch {
	case len(args) != 1:
		return false
	case args[0] == "-":
		in := bufio.NewReaderSize(c.InOrStdin(), 64<<10)
		c.SetIn(in) // which has what was looked at
		return shard.Says(in)
	}
	if info, err := os.Stat(args[0]); err != nil || !info.Mode().IsRegular() {
		return false
	}
	f, err := files.Open(args[0])
	if err != nil {
		return false // which is told by whoever reads it
	}
	defer f.Close()
	return shard.Says(bufio.NewReader(f))
}

// begins returns with which line the input begins, by what it says of itself, or else by the flags. Flags that are not given are what the
// input says.
func (p *part) begins(c *cobra.Command, input *bufio.Reader) (int64, error) {
	o, ok, err := shard.ReadOrigin(input)
	switch {
	case err != nil:
		return 0, err
	case !ok && p.alreadyCut:
		return p.lines.first, nil
	case !ok:
		return 1, nil
	case !isSearch(o.Search):
		return 0, fmt.Errorf("it says that its search is %.40q, should be a line of at most 200 bytes", o.Search)
	}
	has := lineRange{o.Lines.First, o.Lines.Last}
	switch {
	case p.lines == (lineRange{}):
		p.lines = has
	case p.lines.first < has.first || p.lines.last > has.last || p.alreadyCut && p.lines != has:
		return 0, fmt.Errorf("it says that it has %v, and --lines is %v", o.Lines, p.lines)
	}
	p.alreadyCut = p.lines == has // and must end where it says
	if p.search == "" {
		return has.first, c.Flags().Set("search", o.Search)
	}
	return has.first, nil
}

// silent reports whether an error is nil, or an exit code for what came of the schemes.
func silent(err error) bool {
	e, ok := errors.AsType[exit](err)
	return err == nil || ok && e.err == nil
}

// write writes the shard, unless there is one of the same lines.
func (p *part) write(c *cobra.Command, input string, lines *shard.Lines, work func() error) error {
	asked := askedOf(c)
	state, there, err := p.look(asked)
	if err != nil {
		return p.kept(err)
	}
	without := "no shard is written"
	if isStandardOutput(p.file) {
		without = "the shard is left without its end"
	}
	done := func() (shard.Range, shard.Digest, error) {
		r, digest, err := lines.Done(p.alreadyCut)
		if err != nil {
			err = fmt.Errorf("%s: %w; %s", input, err, without)
		}
		return r, digest, err
	}
	if state == shard.Whole {
		if _, err := io.Copy(io.Discard, lines); err != nil {
			return err
		}
		r, digest, err := done()
		switch {
		case err != nil:
			return err
		case r != there.Lines || digest != there.Input:
			return p.kept(fmt.Errorf("it has the results for %v of another input", there.Lines))
		}
		return p.say(c, "is there already", there)
	}
	var end shard.End
	err = deliverBy(c, "--shard", p.file, func(w io.Writer) error {
		s := shard.NewWriter(w, shard.Head{First: max(1, p.lines.first), Asked: asked, Version: version.Program().Version})
		c.SetOut(s)
		defer c.SetOut(nil)
		if err := work(); !silent(err) {
			return notWritten{err}
		}
		r, digest, err := done()
		if err != nil {
			return notWritten{err}
		}
		end, err = s.End(r, digest)
		return err
	})
	if e, ok := errors.AsType[notWritten](err); ok {
		return e.error
	}
	if err != nil {
		return err
	}
	return p.say(c, "is written", end)
}

// kept says that the file is left alone for what it has.
func (p *part) kept(why error) error {
	return fmt.Errorf("--shard: %s is kept: %w; under another name the shard is written beside it", p.file, why)
}

// notWritten is an error that has nothing to do with writing.
type notWritten struct{ error }

// look returns what the file of the shard is.
func (p *part) look(asked []string) (shard.State, shard.End, error) {
	if isStandardOutput(p.file) {
		return shard.Missing, shard.End{}, nil
	}
	f, err := files.Open(p.file)
	if errors.Is(err, fs.ErrNotExist) {
		return shard.Missing, shard.End{}, nil
	}
	if err != nil {
		return shard.Foreign, shard.End{}, err
	}
	defer f.Close()
	return shard.Look(f, max(1, p.lines.first), asked)
}

// say says what became of the file of the shard. Its exit code is 0 whatever came of the schemes: tally tells that.
func (p *part) say(c *cobra.Command, what string, end shard.End) error {
	if isStandardOutput(p.file) {
		return nil
	}
	style := styleOf(c)
	_, err := fmt.Fprintln(c.OutOrStdout(), style.Text(fmt.Sprintf("%s %s: %s, %v", p.file, what, typography.Count(int(end.Schemes), "scheme"), end.Lines)))
	return err
}

// inOrder returns the questions of --only in the order in which a shard has them.
func inOrder(list string) []string {
	questions := strings.Split(list, ",")
	for i, q := range questions {
		questions[i] = strings.TrimSpace(q)
	}
	slices.Sort(questions)
	return questions
}

// askedOf returns the flags that the results depend on.
func askedOf(c *cobra.Command) []string {
	out := []string{}
	for _, name := range []string{"only", "require", "certificates", "budget", "as-printed", "search"} {
		f := c.Flags().Lookup(name)
		if f == nil || !f.Changed || f.Value.String() == f.DefValue {
			continue
		}
		values := []string{f.Value.String()}
		if f.Value.Type() == "stringArray" {
			values, _ = c.Flags().GetStringArray(name)
		}
		for _, v := range values {
			out = append(out, "--"+name+"="+strings.Join(strings.Fields(v), " "))
		}
	}
	for i, flag := range out {
		if list, ok := strings.CutPrefix(flag, "--only="); ok {
			out[i] = "--only=" + strings.Join(inOrder(list), ",")
		}
	}
	return out
}
