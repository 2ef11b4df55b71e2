package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"rofz/errata/policy"
	"rofz/internal/budget"
	"rofz/internal/files"
	"rofz/internal/typography"
	"rofz/scheme"
	"rofz/scheme/notation"
)

// A reading is how a command reads its files, and what it has found in them.
type reading struct {
	language *notation.Language // that --lang names
	stated   bool               // what sources state beside tables is claimed
	stdin    io.Reader
	begin    func() (context.Context, context.CancelFunc) // of reading one scheme, in the budget for it

	mu       sync.Mutex
	held     int                      // tables found in files of directories
	walked   int                      // files in directories that were looked at
	walks    []string                 // the directories
	empty    []string                 // named source files without a table
	policies map[string]policy.Policy // by directory
	links    int                      // symbolic links, which are not followed
	large    int                      // files that are too large to be read
}

// addReading gives a command the flags of reading source files.
func addReading(c *cobra.Command) {
	var names []string
	for _, l := range notation.Languages() {
		if l.Program {
			names = append(names, l.Name)
		}
	}
	chooses(c, new(string), "lang", "", names, "read source files as `LANGUAGE`, whatever their names: one of\n"+listed(names))
	c.Flags().Bool("strict-sources", false, "a table in a source file that cannot be read is an error")
	c.Flags().Bool("stated-claims", false, "take as claims what a source file states beside its tables: the orders that names\ngive, and comments such as \"4th order, L-stable\"")
}

func newReading(c *cobra.Command) *reading {
	r := &reading{stdin: c.InOrStdin(), policies: map[string]policy.Policy{}, begin: func() (context.Context, context.CancelFunc) { return withBudget(c, limitOf(c)) }}
	if f := c.Flags().Lookup("lang"); f != nil {
		if l, ok := notation.LanguageNamed(f.Value.String()); ok {
			r.language = &l
		}
	}
	if stated, err := c.Flags().GetBool("stated-claims"); err == nil {
		r.stated = stated
	}
	return r
}

// strictSources reports whether tables that cannot be read are errors.
func strictSources(c *cobra.Command) bool {
	strict, err := c.Flags().GetBool("strict-sources")
	return err == nil && strict
}

// schemes yields sources without the tables in source files that cannot be read: these are told on standard error, unless
// they are errors.
func schemes(c *cobra.Command, args []string) iter.Seq[source] {
	if strictSources(c) {
		return sources(c, args)
	}
	return func(yield func(source) bool) {
		for s := range sources(c, args) {
			told := ""
			switch {
			case s.remark != nil:
				told = fmt.Sprintf("%s:%d:%d: %s: %s", s.file, s.remark.Position.Line, s.remark.Position.Column, s.remark.At, s.remark.Message)
			case s.notRead != nil:
				told = refusal(s.name, s.notRead)
			}
			if told == "" && !yield(s) || told != "" && printError(c, told) != nil {
				return
			}
		}
	}
}

// refusal says where in its source a table is that cannot be read, and why, as compilers do.
func refusal(name string, e *scheme.Error) string {
	if e.Position.Line == 0 {
		return fmt.Sprintf("%s: %v", name, e)
	}
	at := ""
	if !strings.HasPrefix(e.At, "line ") { // which the place says
		at = strings.TrimPrefix(strings.TrimPrefix(e.At, name), ", ")
	}
	if at != "" {
		at += ": "
	}
	return fmt.Sprintf("%s:%d:%d: not read: %s: %s%s", e.File, e.Position.Line, e.Position.Column, name, at, e.Message)
}

// fileWithin returns the schemes in a file. What is done to find them has the budget of one scheme.
func (r *reading) fileWithin(i item) iter.Seq[source] {
	ctx, cancel := r.begin()
	defer cancel()
	found, done := budget.Run(ctx, func() iter.Seq[source] { return r.file(ctx, i) })
	if !done {
		err := &scheme.Error{File: i.name, At: "file", Message: context.Cause(ctx).Error() + " before it was read", Position: firstPosition, Cause: context.Cause(ctx)}
		return one(failing(stem(i.name), i.name, err))
	}
	return found
}

// file returns the schemes in a file.
func (r *reading) file(ctx context.Context, i item) iter.Seq[source] {
	if formatOf(i.name) == "json" && r.language == nil {
		switch first := firstOfLines(i.name); {
		case first != nil && i.walked && !notation.IsScheme(first):
			return none
		case first != nil:
			return r.fileOfLines(i.name)
		case !i.walked:
			return one(r.schemeFile(i.name))
		}
	}
	language, data, err := r.open(i)
	switch {
	case err != nil:
		return one(failing(stem(i.name), i.name, err))
	case language.Schemes && i.walked && !notation.IsScheme(data):
		return none
	case language.Schemes:
		r.found(ctx, i, 1)
		return one(r.schemeFile(i.name))
	}
	rules, err := r.policy(i.name)
	if err != nil {
		return one(failing(policy.Name, failure(policy.Name, err).File, err))
	}
	tables, err := r.tables(ctx, i, language, data)
	if err != nil {
		return one(failing(stem(i.name), i.name, err))
	}
	remarks := policy.RemarksOf(i.name, language.Comments(i.name, data), tables)
	var stated []scheme.Info
	if r.stated || rules.StatedClaims {
		stated = language.Stated(data, tables)
	}
	var out []source
	for _, e := range remarks.Wrong() {
		out = append(out, source{name: stem(i.name), file: i.name, remark: e, remarks: remarks, policy: rules, read: func(context.Context) (scheme.Scheme, error) { return nil, e }})
	}
	file := i.name
	for i, t := range tables {
		s := source{file: file, table: t.Info.Name, remarks: remarks, policy: rules, replace: replacing(language, file, t.Info.Name)}
		t.Info = remarks.Claimed(rules.Claimed(file, t.Info))
		if stated != nil {
			t.Info = notation.Completed(t.Info, stated[i])
		}
		got, err := t.SchemeContext(ctx, file)
		s.name, s.read = t.Info.Name, func(context.Context) (scheme.Scheme, error) { return got, err }
		switch {
		case err != nil:
			s.notRead = failure(s.name, err)
		case language.Program && t.Info.Title == "" && !scheme.LooksLikeScheme(got): // arrays that are called A and b
			s.notRead = &scheme.Error{File: file, At: "document", Position: got.Position(scheme.Place{}),
				Message: "arrays with the names of a scheme whose numbers are not like those of one: the weights do not add up to 1, and nothing else tells"}
		}
		out = append(out, s)
		if s.notRead == nil && t.Left != nil {
			s.notRead, s.name = leftOut(file, t), s.name+", embedded weights"
			out = append(out, s)
		}
	}
	return slices.Values(out)
}

// leftOut says what of a table is not read.
func leftOut(file string, t notation.Table) *scheme.Error {
	t.Err = t.Left
	_, err := t.Scheme(file)
	return failure(t.Info.Name, err)
}

// policy returns what the project of a file says of its tables.
func (r *reading) policy(file string) (policy.Policy, error) {
	if file == "-" {
		return policy.Policy{}, nil
	}
	dir := filepath.Dir(file)
	r.mu.Lock()
	defer r.mu.Unlock()
	if p, ok := r.policies[dir]; ok {
		return p, nil
	}
	p, err := policy.Find(file)
	for _, known := range r.policies {
		if p.Path != "" && known.Path == p.Path {
			p = known // so that it knows what it has met
		}
	}
	r.policies[dir] = p // an error is told once
	return p, err
}

// open reads a file or standard input, and tells its language by its name and by what is in it.
func (r *reading) open(i item) (notation.Language, []byte, error) {
	language, known := notation.LanguageOf(i.name)
	if r.language != nil && !i.walked {
		language, known = *r.language, true
	}
	data, err := contents(r.stdin, i.name, notation.MaxFile)
	if err == nil && (!known || r.language == nil && (language.Name == "text" && !notation.IsTableau(data) || !i.walked && !language.Fits(data))) {
		language = notation.Guess(data)
	}
	return language, data, err
}

// tables returns the tables in a file. There need be none in a program, nor in a file of a directory, which is left alone
// if it has something else.
func (r *reading) tables(ctx context.Context, i item, language notation.Language, data []byte) ([]notation.Table, error) {
	if i.walked && (language.Schemes && !notation.IsScheme(data) || language.Program && !notation.MayHoldTable(data) || r.language == nil && !language.Fits(data)) {
		return nil, nil
	}
	rules, err := r.policy(i.name)
	if err != nil {
		return nil, err
	}
	tables, err := language.TablesContext(ctx, i.name, data, rules.Annotations(i.name)...)
	switch {
	case i.walked && !language.Program && !language.Schemes: // a spreadsheet, or a formula
		err = nil
		tables = slices.DeleteFunc(tables, func(t notation.Table) bool {
			_, err := t.SchemeContext(ctx, i.name)
			return err != nil
		})
	case err == nil && len(tables) == 0 && !language.Program:
		_, err = notation.Read(language.Name, i.name, data) // which says what would be one
	}
	if err == nil {
		r.found(ctx, i, len(tables))
	}
	return tables, err
}

func none(func(source) bool) {}

// schemeFile is a file with one scheme.
func (r *reading) schemeFile(path string) source {
	rules, err := r.policy(path)
	if err != nil {
		return failing(policy.Name, failure(policy.Name, err).File, err)
	}
	language, _ := notation.LanguageNamed("json")
	return source{name: stem(path), file: path, policy: rules, replace: replacing(language, path, ""), read: func(ctx context.Context) (scheme.Scheme, error) {
		data, err := contents(nil, path, scheme.MaxDocument)
		if err != nil {
			return nil, err
		}
		return scheme.ParseContext(ctx, path, data)
	}}
}

// replacing returns how a coefficient of a table is changed in a file, where that is one. A file of schemes that has one is
// its table.
func replacing(language notation.Language, file, table string) func(notation.Change) (notation.Replacement, error) {
	if file == "-" {
		return nil
	}
	return func(c notation.Change) (notation.Replacement, error) {
		data, err := contents(nil, file, notation.MaxFile)
		if err != nil {
			return notation.Replacement{}, err
		}
		c.Table = table
		return language.Replace(file, data, c)
	}
}

// contents returns what is in a file, or on standard input for -. It is an error if that has more bytes than the limit.
func contents(stdin io.Reader, path string, limit int64) ([]byte, error) {
	var data []byte
	var err error
	if path == "-" {
		data, err = files.ReadAll(stdin, limit)
	} else {
		data, err = files.Read(path, limit)
	}
	if err != nil {
		return nil, fileError(path, err)
	}
	return data, nil
}

// firstOfLines returns the first line of a file with one JSON object to a line: it is one, and there are others. It is nil
// for other files.
func firstOfLines(path string) []byte {
	f, err := files.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	in := bufio.NewReaderSize(io.LimitReader(f, scheme.MaxDocument+64<<10), 64<<10)
	first, err := in.ReadBytes('\n')
	if err != nil || !json.Valid(bytes.TrimPrefix(first, []byte("\ufeff"))) {
		return nil
	}
	rest := make([]byte, 4096)
	if n, _ := io.ReadFull(in, rest); len(bytes.TrimSpace(rest[:n])) == 0 {
		return nil
	}
	return first
}

// fileOfLines yields the schemes in a file with one object to a line.
func (r *reading) fileOfLines(path string) iter.Seq[source] {
	return func(yield func(source) bool) {
		f, err := files.Open(path)
		if err != nil {
			yield(failing(stem(path), path, fileError(path, err)))
			return
		}
		defer f.Close()
		r.streamed(path, f)(yield)
	}
}

// found counts the tables of a file that is read in time: of others something else is told.
func (r *reading) found(ctx context.Context, i item, tables int) {
	if ctx.Err() != nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case i.walked:
		r.held += tables
	case tables == 0:
		r.empty = append(r.empty, i.name)
	}
}

// walk yields the files in a directory and below that may have schemes, in the order of their names. It goes neither into
// directories that hold no sources of their own nor along symbolic links.
func (r *reading) walk(root string) iter.Seq[item] {
	r.walks = append(r.walks, root)
	return func(yield func(item) bool) {
		files := 0
		err := filepath.WalkDir(root, func(path string, e os.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case e.IsDir() && path != root && !hasSources(e.Name()):
				return filepath.SkipDir
			case e.Type()&os.ModeSymlink != 0:
				r.links++
			case e.Type().IsRegular() && r.mayHold(path, e):
				if files++; !yield(item{name: path, file: true, walked: true}) {
					return filepath.SkipAll
				}
			}
			return nil
		})
		r.walked += files
		if err != nil {
			yield(item{name: root, err: fileError(root, err)})
		} else if rules, err := r.policy(filepath.Join(root, policy.Name)); files == 0 && err == nil && rules.Path == "" {
			yield(item{name: root, err: &scheme.Error{File: root, At: "directory", Message: "holds no file that may have a scheme; what is read ends in " + typography.Or(endings())}})
		}
	}
}

// hasSources reports whether a directory is looked into: not if it is hidden, or if programs fill it.
func hasSources(directory string) bool {
	return !strings.HasPrefix(directory, ".") && !strings.HasPrefix(directory, "cmake-build-") &&
		!slices.Contains([]string{"node_modules", "__pycache__", "build", "_build", "target", "dist", "venv"}, directory)
}

// mayHold reports whether a file may hold schemes, by its name and size.
func (r *reading) mayHold(path string, e os.DirEntry) bool {
	language, ok := notation.LanguageOf(path)
	if rules, err := r.policy(path); err == nil && !rules.Looks(path) {
		return false
	}
	if !ok || r.language != nil && language.Name != r.language.Name {
		return false
	}
	if info, err := e.Info(); err == nil && info.Size() > notation.MaxFile && !strings.HasSuffix(path, "l") {
		r.large++
		return false
	}
	return true
}

// endings lists the endings of the files that are read.
func endings() []string {
	var out []string
	for _, l := range notation.Languages() {
		out = append(out, l.Endings[0])
	}
	return out
}

// mostNamed is how many files without a table are named one by one.
const mostNamed = 3

// conclude says what was not read, once all is.
func (r *reading) conclude(c *cobra.Command) {
	var notes []string
	switch n := len(r.empty); {
	case n > mostNamed:
		notes = append(notes, fmt.Sprintf("%d files: no table of coefficients found", n))
	default:
		for _, file := range r.empty {
			notes = append(notes, file+": no table of coefficients found")
		}
	}
	if r.walks != nil && r.held == 0 {
		notes = append(notes, fmt.Sprintf("%s: no table of coefficients found in %s", strings.Join(r.walks, ", "), typography.Count(r.walked, "file")))
	}
	if r.links > 0 {
		notes = append(notes, typography.Count(r.links, "symbolic link")+" not followed")
	}
	if r.large > 0 {
		notes = append(notes, fmt.Sprintf("%s of more than %d MiB not read", typography.Count(r.large, "file"), notation.MaxFile>>20))
	}
	for _, n := range notes {
		_ = printError(c, n)
	}
}
