package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rofz/errata/repair"
	"rofz/internal/budget"
	"rofz/internal/inorder"
	"rofz/internal/typography"
	"rofz/proofs"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// A source is where one scheme comes from. Reading it is left to whoever works on it.
type source struct {
	name string // what the report of a failure is called
	file string // where it is read, for messages
	read func() (scheme.Scheme, error)
}

// called returns the name, for messages.
func (s source) called() string { return s.name }

// readWithin reads the scheme in the time that ctx leaves.
func (s source) readWithin(ctx context.Context) (scheme.Scheme, error) {
	type result struct {
		scheme scheme.Scheme
		err    error
	}
	r, done := budget.Run(ctx, func() result {
		got, err := s.read()
		return result{got, err}
	})
	if !done {
		return nil, &scheme.Error{File: s.file, At: "coefficients", Message: context.Cause(ctx).Error() + " before they were read", Position: firstPosition}
	}
	return r.scheme, r.err
}

// sources yields the schemes that the arguments of a command stand for, in order.
//
// An argument with a slash or the ending .json or .txt is a file; "-" is standard input, one scheme object to a line or
// one document; a directory stands for the scheme files in it; anything else is a name of the catalogue. So that
// theta:1/3 is a name, what begins with "theta:" is one.
func sources(args []string, stdin io.Reader) iter.Seq[source] {
	return func(yield func(source) bool) {
		for _, arg := range args {
			for s := range argument(arg, stdin) {
				if !yield(s) {
					return
				}
			}
		}
	}
}

func argument(arg string, stdin io.Reader) iter.Seq[source] {
	switch {
	case arg == "-":
		return standardInput(stdin)
	case isDirectory(arg):
		return directory(arg)
	case isFile(arg):
		return one(file(arg))
	}
	return one(source{arg, arg, func() (scheme.Scheme, error) {
		s, err := catalogue.Lookup(arg)
		if err != nil {
			return nil, &scheme.Error{File: arg, At: "name", Message: err.Error()}
		}
		return s, nil
	}})
}

func file(path string) source {
	return source{stem(path), path, func() (scheme.Scheme, error) { return readFile(path) }}
}

func one(s source) iter.Seq[source] {
	return func(yield func(source) bool) { yield(s) }
}

// isFile reports whether an argument is a file by its form alone, whether or not there is such a file.
func isFile(arg string) bool {
	if strings.HasPrefix(arg, "theta:") {
		return false
	}
	return strings.ContainsRune(arg, '/') || strings.ContainsRune(arg, filepath.Separator) || isSchemeFile(arg)
}

// realFile is the file that a scheme stands in, "" if it has another source.
func realFile(file string) string {
	if isFile(file) {
		return file
	}
	return ""
}

func isSchemeFile(name string) bool { return hasEnding(name, schemeEndings) }

func isDirectory(arg string) bool {
	info, err := os.Stat(arg)
	return err == nil && info.IsDir()
}

// stem returns the name of a file without its ending and without the directory.
func stem(path string) string {
	base := filepath.Base(path)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

// readFile reads the scheme in a file of at most 1 MiB.
func readFile(path string) (scheme.Scheme, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fileError(path, err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, scheme.MaxDocument+1))
	if err != nil {
		return nil, fileError(path, err)
	}
	if len(data) > scheme.MaxDocument {
		return nil, &scheme.Error{File: path, At: "file", Message: "longer than 1 MiB, the most a scheme file may have", Position: firstPosition}
	}
	return scheme.Parse(path, data)
}

// firstPosition is where a document begins.
var firstPosition = scheme.Position{Line: 1, Column: 1}

// fileError names the file once only.
func fileError(path string, err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		err = p.Err
	}
	return &scheme.Error{File: path, At: "file", Message: err.Error()}
}

// directory yields the scheme files directly in dir, in the order of their names.
func directory(dir string) iter.Seq[source] {
	return func(yield func(source) bool) {
		files, err := filesIn(dir, schemeEndings)
		if err != nil {
			yield(failing(dir, err))
			return
		}
		for _, path := range files {
			if !yield(file(path)) {
				return
			}
		}
	}
}

// The endings of the files that a directory stands for.
var (
	schemeEndings      = []string{".json", ".txt"}
	goldenEndings      = []string{".golden"}
	certificateEndings = []string{".cert"}
)

// filesIn lists the files directly in dir whose names have one of the endings, in the order of their names. It is an
// error if there is none.
func filesIn(dir string, endings []string) ([]string, error) {
	entries, err := os.ReadDir(dir) // sorted
	if err != nil {
		return nil, fileError(dir, err)
	}
	var files []string
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if hasEnding(path, endings) && !isDirectory(path) {
			files = append(files, path)
		}
	}
	if files == nil {
		return nil, &scheme.Error{File: dir, At: "directory", Message: "holds no file whose name ends in " + typography.Or(endings)}
	}
	return files, nil
}

// expand replaces each directory among the arguments by the files in it.
func expand(args, endings []string) ([]string, error) {
	var out []string
	for _, arg := range args {
		if arg == "-" || !isDirectory(arg) {
			out = append(out, arg)
			continue
		}
		files, err := filesIn(arg, endings)
		if err != nil {
			return nil, err
		}
		out = append(out, files...)
	}
	return out, nil
}

func hasEnding(name string, endings []string) bool {
	return slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(name, e) })
}

func failing(name string, err error) source {
	return source{name, name, func() (scheme.Scheme, error) { return nil, err }}
}

// standardInput yields the schemes on standard input while they arrive.
func standardInput(stdin io.Reader) iter.Seq[source] {
	return func(yield func(source) bool) {
		for s, err := range scheme.ParseAll("-", stdin) {
			name := "-"
			if err == nil {
				name = s.Info().Name
			}
			if !yield(source{name, "-", func() (scheme.Scheme, error) { return s, err }}) {
				return
			}
		}
	}
}

// failure says of an error of reading where it is.
func failure(name string, err error) *scheme.Error {
	if place, ok := errors.AsType[*scheme.Error](err); ok {
		return place
	}
	return &scheme.Error{File: name, At: "scheme", Message: err.Error()}
}

// printProblem says on standard error why a scheme has no report.
func printProblem(c *cobra.Command, e *scheme.Error) error {
	return printError(c, fmt.Sprintf("%s: %s: %s", e.File, e.At, e.Message))
}

// printFailure is printProblem for an error of reading. It is nil if it could say so.
func printFailure(c *cobra.Command, s source, err error) error {
	return printProblem(c, failure(s.name, err))
}

// spent is the reason why something is undecided that took longer than its budget.
type spent time.Duration

// Error says how much time there was.
func (s spent) Error() string { return fmt.Sprintf("budget of %v used up", time.Duration(s)) }

// eachScheme calls work for each scheme that the arguments stand for, several at a time, and use with the results in
// the order of the arguments. The context ends with the budget of the scheme. The verb says what becomes of the schemes
// that use was called for, such as "reported".
func eachScheme[R any](c *cobra.Command, args []string, verb string, work func(context.Context, source) R, use func(R) error) error {
	return eachIn(c, sources(args, c.InOrStdin()), countSources(args), verb, work, use)
}

func eachIn[R any](c *cobra.Command, in iter.Seq[source], total int, verb string, work func(context.Context, source) R, use func(R) error) error {
	n, err := workers(c)
	if err != nil {
		return err
	}
	limit, err := timeLimit(c)
	if err != nil {
		return err
	}
	t := processOf(c).tally
	t.begin("scheme", verb, total)
	return inorder.Each(n, in, source.called, func(s source) R {
		t.started(s.name)
		ctx, cancel := withBudget(c.Context(), limit)
		defer cancel()
		return work(ctx, asPrinted(c, s))
	}, func(r R) error {
		t.reporting.Lock() // so that an interrupt counts what it sees
		defer t.reporting.Unlock()
		err := use(r)
		t.finished()
		return err
	})
}

// withBudget returns a context that ends after the budget, if there is one.
func withBudget(ctx context.Context, limit time.Duration) (context.Context, context.CancelFunc) {
	if ctx == nil {
		ctx = context.Background()
	}
	if limit == 0 {
		return ctx, func() {}
	}
	return context.WithTimeoutCause(ctx, limit, spent(limit))
}

// analyze reads a scheme and returns its analysis, in the time that ctx leaves.
func analyze(ctx context.Context, s source) (*proofs.Analysis, error) {
	return analyzeBy(ctx, s, repair.Analyze)
}

func analyzeBy(ctx context.Context, s source, by func(context.Context, scheme.Scheme) *proofs.Analysis) (*proofs.Analysis, error) {
	got, err := s.readWithin(ctx)
	if err != nil {
		return nil, err
	}
	return by(ctx, got), nil
}

// countSources returns how many schemes the arguments stand for, -1 if standard input is among them.
func countSources(args []string) int {
	n := 0
	for _, arg := range args {
		switch {
		case arg == "-":
			return -1
		case isDirectory(arg):
			files, _ := filesIn(arg, schemeEndings)
			n += max(1, len(files)) // one error
		default:
			n++
		}
	}
	return n
}
