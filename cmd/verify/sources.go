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
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rofz/errata/policy"
	"rofz/errata/repair"
	"rofz/internal/budget"
	"rofz/internal/inorder"
	"rofz/internal/typography"
	"rofz/proofs"
	"rofz/scheme"
	"rofz/scheme/catalogue"
	"rofz/scheme/notation"
)

// A source is where one scheme comes from. Reading it is left to whoever works on it.
type source struct {
	name string // what the report of a failure is called
	file string // where it is read, for messages
	read func(context.Context) (scheme.Scheme, error)

	spent   budget.Limit  // on reading it, if that was done already
	named   bool          // by the catalogue
	notRead *scheme.Error // what keeps a table of a source file from being read; nil for everything else
	remark  *scheme.Error // a comment for verify that is not understood, and no scheme
	table   string        // the name that the source gives the table
	remarks *policy.Remarks
	policy  policy.Policy
	replace func(notation.Change) (notation.Replacement, error) // changes a coefficient in the file; nil if there is none
}

// called returns the name, for messages.
func (s source) called() string { return s.name }

// sources yields the schemes that the arguments of a command stand for, in order.
//
// An argument with a slash or with an ending that a language has is a file; "-" is standard input, one scheme object to a
// line or one document, or, with --lang, a source file; a directory stands for the files in it and below that have schemes;
// anything else is a name of the catalogue. So that theta:1/3 is a name, what begins with "theta:" is one.
//
// Files are read ahead, several at a time.
func sources(c *cobra.Command, args []string) iter.Seq[source] {
	r := newReading(c)
	return func(yield func(source) bool) {
		items := func(yield func(item) bool) {
			for _, arg := range args {
				for i := range r.items(arg) {
					if !yield(i) {
						return
					}
				}
			}
		}
		err := inorder.Each(runtime.GOMAXPROCS(0), items, func(i item) string { return i.name }, r.sources, func(found iter.Seq[source]) error {
			for s := range found {
				if !yield(s) {
					return errEnough
				}
			}
			return nil
		})
		if bug, ok := errors.AsType[*inorder.Panic](err); ok {
			panic(bug)
		}
		if err == nil {
			r.conclude(c)
		}
	}
}

// errEnough ends the reading when nobody wants more.
var errEnough = errors.New("enough")

// An item is a file, or an argument that is none.
type item struct {
	name   string
	file   bool
	walked bool // found in a directory, so that it need not have schemes
	err    error
}

// items yields what an argument stands for.
func (r *reading) items(arg string) iter.Seq[item] {
	switch {
	case arg == "-":
		return one(item{name: arg})
	case isDirectory(arg):
		readsTrees.Store(true)
		return r.walk(arg)
	}
	_, err := os.Stat(arg)
	if err == nil && !isFile(arg) {
		_, err = catalogue.Lookup(arg)
		return one(item{name: arg, file: err != nil}) // a file whose name has no ending
	}
	return one(item{name: arg, file: isFile(arg)})
}

// sources returns the schemes of an item. Several items are worked on at the same time.
func (r *reading) sources(i item) iter.Seq[source] {
	switch {
	case i.err != nil:
		return one(failing(i.name, i.name, i.err))
	case i.name == "-" && r.language == nil:
		return r.streamed("-", r.stdin)
	case i.file || i.name == "-":
		return r.fileWithin(i)
	}
	return one(source{name: i.name, file: i.name, named: true, read: func(context.Context) (scheme.Scheme, error) {
		s, err := catalogue.Lookup(i.name)
		if err != nil {
			return nil, &scheme.Error{File: i.name, At: "name", Message: err.Error()}
		}
		return s, nil
	}})
}

func one[T any](x T) iter.Seq[T] {
	return func(yield func(T) bool) { yield(x) }
}

// isFile reports whether an argument is a file by its form alone, whether or not there is such a file.
func isFile(arg string) bool {
	if strings.HasPrefix(arg, "theta:") {
		return false
	}
	return strings.ContainsRune(arg, '/') || strings.ContainsRune(arg, filepath.Separator) || formatOf(arg) != ""
}

// realFile is the file that the scheme stands in, "" if it has another source.
func (s source) realFile() string {
	if s.file == "-" || s.named {
		return ""
	}
	return s.file
}

func isDirectory(arg string) bool {
	info, err := os.Stat(arg)
	return err == nil && info.IsDir()
}

// stem returns the name of a file without its ending and without the directory.
func stem(path string) string {
	base := filepath.Base(path)
	return strings.TrimSuffix(base, filepath.Ext(base))
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

// The endings of the files that a directory stands for.
var (
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
		switch {
		case !hasEnding(path, endings) || e.IsDir():
		case e.Type()&os.ModeSymlink != 0:
			return nil, &scheme.Error{File: path, At: "file", Message: "is a symbolic link, and none is followed in a directory; name the file itself"}
		default:
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

func failing(name, file string, err error) source {
	return source{name: name, file: file, read: func(context.Context) (scheme.Scheme, error) { return nil, err }}
}

// streamed yields the schemes of a file that has one object to a line, or is one document, while they arrive.
func (r *reading) streamed(file string, in io.Reader) iter.Seq[source] {
	return r.arriving(file, scheme.Documents(file, in))
}

// arriving yields the schemes of a file while they arrive. Each is read in the budget of its scheme, from which that is taken.
func (r *reading) arriving(file string, documents iter.Seq[func(context.Context) (scheme.Scheme, error)]) iter.Seq[source] {
	return func(yield func(source) bool) {
		for read := range documents {
			s := source{name: stem(file), file: file, read: read}
			ctx, cancel := r.begin()
			begun := time.Now()
			got, err := s.readWithin(ctx)
			s.spent = budget.Limit{Time: time.Since(begun), Work: budget.Used(ctx)}
			cancel()
			if err == nil {
				s.name = got.Info().Name
			}
			s.read = func(context.Context) (scheme.Scheme, error) { return got, err }
			if !yield(s) {
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

// eachScheme calls work for each scheme that the arguments stand for, several at a time, and use with the results in
// the order of the arguments. The context ends with the budget of the scheme. The verb says what becomes of the schemes
// that use was called for, such as "reported". Tables of source files that are not read are told on standard error.
func eachScheme[R any](c *cobra.Command, args []string, verb string, work func(context.Context, source) R, use func(R) error) error {
	return eachIn(c, schemes(c, args), countSources(c, args), verb, work, use)
}

// A batch is the schemes that a command works on.
type batch struct {
	in    iter.Seq[source]
	total int // -1 if it is not known
}

// batchOf returns what the arguments stand for.
func batchOf(c *cobra.Command, args []string) batch {
	return batch{schemes(c, args), countSources(c, args)}
}

func eachIn[R any](c *cobra.Command, in iter.Seq[source], total int, verb string, work func(context.Context, source) R, use func(R) error) error {
	n, err := workers(c)
	if err != nil {
		return err
	}
	t := processOf(c).progress
	t.begin("scheme", verb, total)
	return inorder.Each(n, in, source.called, func(s source) R {
		t.started(s.name)
		return within(c, withoutPairs(c, asPrinted(c, s)), work)
	}, func(r R) error {
		t.reporting.Lock() // so that an interrupt counts what it sees
		defer t.reporting.Unlock()
		err := use(r)
		t.finished()
		return err
	})
}

// analyze reads a scheme and returns its analysis, in the time that ctx leaves.
func analyze(ctx context.Context, s source) (*proofs.Analysis, error) {
	return analyzeBy(ctx, s, repair.Analyze)
}

func analyzeBy(ctx context.Context, s source, by func(context.Context, scheme.Scheme) *proofs.Analysis) (*proofs.Analysis, error) {
	got, err := s.measured(ctx)
	if err != nil {
		return nil, err
	}
	return by(ctx, got), nil
}

// countSources returns how many schemes the arguments stand for, -1 if that is not known before they are read.
func countSources(c *cobra.Command, args []string) int {
	r, n := newReading(c), 0
	for _, arg := range args {
		for i := range r.items(arg) {
			format := formatOf(i.name)
			if i.name == "-" || i.file && (format != "json" && format != "text" || format == "json" && firstOfLines(i.name) != nil) {
				return -1
			}
			n++
		}
	}
	return n
}
