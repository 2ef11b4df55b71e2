// Package policy is what a project says of its own tables: which files have them, what is claimed of them, and which
// findings are accepted and why. It stands in a file .rofz.toml, and in comments beside the tables.
//
//	p, err := policy.Find("src/tableaus.jl")        // the zero Policy if there is no file
//	remarks := policy.RemarksOf(file, comments, tables)
//
// docs/lint.md describes both.
package policy

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"

	"rofz/errata/lint"
	"rofz/internal/files"
	"rofz/scheme"
	"rofz/scheme/notation"
)

// Name is that of the file.
const Name = ".rofz.toml"

// Policy is what a file says. The zero value says nothing.
type Policy struct {
	Path string // of the file, "" if there is none

	Include       []Glob     `toml:"include"` // the files that are looked at in directories; all if there is none
	Exclude       []Glob     `toml:"exclude"` // and those that are not
	Level         Level      `toml:"level"`   // the least that fails, "" if not given
	StrictSources *bool      `toml:"strict_sources"`
	StatedClaims  bool       `toml:"stated_claims"` // what sources state beside tables is claimed
	Baseline      string     `toml:"baseline"`      // from the directory of the file
	Tables        []Table    `toml:"table"`
	Ignores       []Accepted `toml:"ignore"`
}

// Table is what is claimed of the tables in some files with some names.
type Table struct {
	File Glob `toml:"file"`
	Name Glob `toml:"name"`

	Rename        string            `toml:"rename"`
	Arrays        map[string]string `toml:"arrays"` // the name in the source by the key of scheme files
	Family        Family            `toml:"family"`
	Exact         *bool             `toml:"exact"`
	Digits        int               `toml:"digits"`
	Order         *int              `toml:"order"`
	EmbeddedOrder *int              `toml:"embedded_order"`
	Published     map[string]bool   `toml:"published"`

	use *use
}

// Accepted are findings that a project accepts. Only what is given is compared.
type Accepted struct {
	File    Glob   `toml:"file"`
	Table   Glob   `toml:"table"`
	Codes   []Code `toml:"codes"`
	Place   string `toml:"place"` // such as c[2]
	Because string `toml:"because"`

	use *use
}

// use is what an entry has met: files that it is about, and tables or findings there.
type use struct {
	line      int
	files, it atomic.Bool
}

// Code is that of a check. A struct, since TOML would put text into a string without a question.
type Code struct{ text string }

// UnmarshalText refuses codes that no check has.
func (c *Code) UnmarshalText(text []byte) error {
	check, err := lint.Find(string(text))
	c.text = check.Code
	return err
}

// Level is that of a finding, "" if none is given.
type Level struct{ text string }

// String returns the word.
func (l Level) String() string { return l.text }

// UnmarshalText refuses other words.
func (l *Level) UnmarshalText(text []byte) error {
	l.text = string(text)
	if !slices.Contains([]lint.Level{lint.Error, lint.Warning, lint.Note}, lint.Level(text)) {
		return fmt.Errorf("level %.40q; error, warning or note would be right", text)
	}
	return nil
}

// Family is a family of schemes, "" if none is given.
type Family struct{ text string }

// UnmarshalText refuses other words.
func (f *Family) UnmarshalText(text []byte) error {
	f.text = string(text)
	if !slices.Contains(scheme.Families(), f.text) {
		return fmt.Errorf("family %.40q; one of %s would be right", text, strings.Join(scheme.Families(), ", "))
	}
	return nil
}

// Glob is a pattern for names: * is anything but a slash, ** anything, ? one character. The zero value matches all.
type Glob struct{ pattern *regexp.Regexp }

// UnmarshalText reads a pattern.
func (g *Glob) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		return errors.New("an empty pattern; leave it out to mean all")
	}
	var b strings.Builder
	b.WriteString("^")
	for s := strings.TrimPrefix(string(text), "./"); s != ""; {
		switch {
		case strings.HasPrefix(s, "**/"):
			b.WriteString("(.*/)?")
			s = s[3:]
		case strings.HasPrefix(s, "**"):
			b.WriteString(".*")
			s = s[2:]
		case s[0] == '*':
			b.WriteString("[^/]*")
			s = s[1:]
		case s[0] == '?':
			b.WriteString("[^/]")
			s = s[1:]
		default:
			_, n := utf8.DecodeRuneInString(s)
			b.WriteString(regexp.QuoteMeta(s[:n]))
			s = s[n:]
		}
	}
	pattern, err := regexp.Compile(b.String() + "$")
	g.pattern = pattern
	return err
}

// Matches reports whether a name is as the pattern says.
func (g Glob) Matches(name string) bool { return g.pattern == nil || g.pattern.MatchString(name) }

// Find returns the policy for a file or directory: that of the nearest .rofz.toml in its directory or above, up to the
// root of the repository. Errors are of type *scheme.Error and name line and column.
func Find(path string) (Policy, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return Policy{}, err
	}
	dir := absolute
	if info, err := os.Stat(absolute); err != nil || !info.IsDir() {
		dir = filepath.Dir(absolute)
	}
	for {
		file := filepath.Join(dir, Name)
		if info, err := os.Lstat(file); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return Policy{}, &scheme.Error{File: shown(file), At: "file", Message: "is a symbolic link, and settings are not read through one"}
		}
		data, err := files.Read(file, scheme.MaxDocument)
		if err == nil {
			return Parse(shown(file), data)
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return Policy{}, &scheme.Error{File: shown(file), At: "file", Message: err.Error()}
		}
		if _, err := os.Stat(filepath.Join(dir, ".git")); err == nil || filepath.Dir(dir) == dir {
			return Policy{}, nil
		}
		dir = filepath.Dir(dir)
	}
}

// shown is a path as people see it: from the working directory, if the file is below it.
func shown(path string) string {
	if here, err := os.Getwd(); err == nil {
		if relative, err := filepath.Rel(here, path); err == nil && filepath.IsLocal(relative) {
			return relative
		}
	}
	return path
}

// Parse reads a policy. Unknown keys are errors.
func Parse(path string, data []byte) (Policy, error) {
	p := Policy{}
	fail := func(line, column int, message string) (Policy, error) {
		return Policy{}, &scheme.Error{File: path, At: fmt.Sprintf("line %d, column %d", line, column), Message: message, Position: scheme.Position{Line: line, Column: column}}
	}
	d := toml.NewDecoder(strings.NewReader(string(data))).DisallowUnknownFields()
	err := d.Decode(&p)
	if unknown, ok := errors.AsType[*toml.StrictMissingError](err); ok {
		e := unknown.Errors[0]
		line, column := e.Position()
		return fail(line, column, fmt.Sprintf("unknown key %s", strings.Join(e.Key(), ".")))
	}
	if e, ok := errors.AsType[*toml.DecodeError](err); ok {
		line, column := e.Position()
		return fail(line, column, inWords(strings.TrimPrefix(e.Error(), "toml: ")))
	}
	if err != nil {
		return fail(1, 1, strings.TrimPrefix(err.Error(), "toml: "))
	}
	for i, x := range p.Ignores {
		switch line := headLine(data, "ignore", i); {
		case len(x.Codes) == 0:
			return fail(line, 1, `codes is missing; such as codes = ["RZ101"]`)
		case strings.TrimSpace(x.Because) == "":
			return fail(line, 1, "because is missing; a finding is accepted for a reason")
		}
	}
	for i := range p.Ignores {
		p.Ignores[i].use = &use{line: headLine(data, "ignore", i)}
	}
	for i, t := range p.Tables {
		p.Tables[i].use = &use{line: headLine(data, "table", i)}
		if err := t.check(); err != nil {
			return fail(p.Tables[i].use.line, 1, err.Error())
		}
	}
	if p.Baseline != "" && !filepath.IsLocal(p.Baseline) {
		return fail(1, 1, "baseline should name a file below the directory of this one; --baseline takes any")
	}
	p.Path = path
	return p, nil
}

// mismatch is how the decoder tells of a value of the wrong type.
const mismatch = `^cannot decode TOML (\w+) into (?:a )?(?:.* of type (\S+)|(?:a Go value of type )?(\S+))$`

// inWords says of a value of the wrong type what would be right, without the types of Go.
func inWords(message string) string {
	m := regexp.MustCompile(mismatch).FindStringSubmatch(message)
	if m == nil {
		return message
	}
	got, kind := m[1], strings.TrimLeft(m[2]+m[3], "*")
	want := "text"
	switch {
	case kind == "int":
		want = "a whole number"
	case kind == "bool":
		want = "true or false"
	case strings.HasPrefix(kind, "[]"):
		want = "a list"
	case strings.HasPrefix(kind, "map"):
		want = "a table of keys"
	}
	return fmt.Sprintf("%s here; %s would be right", got, want)
}

// check refuses what no scheme file may have.
func (t Table) check() error {
	for _, n := range []*int{t.Order, t.EmbeddedOrder} {
		if n != nil && (*n < 0 || *n > 1000) {
			return fmt.Errorf("the order %d; from 0 to 1000 would be right", *n)
		}
	}
	if t.Rename != "" && !scheme.IsName(t.Rename) {
		return fmt.Errorf("rename %.40q is not a kebab-case name: small letters, digits and single hyphens, at most 200 characters", t.Rename)
	}
	if t.Digits < 0 || t.Digits > 10_000 {
		return fmt.Errorf("digits is %d; from 1 to 10000 would be right", t.Digits)
	}
	for _, key := range slices.Sorted(maps.Keys(t.Published)) {
		if !slices.Contains(scheme.ClaimKeys(), key) {
			return fmt.Errorf("published has the property %.40q; one of %s would be right", key, strings.Join(scheme.ClaimKeys(), ", "))
		}
	}
	if _, err := notation.NewAnnotation(t.Arrays); err != nil {
		return fmt.Errorf("arrays: %w", err)
	}
	return nil
}

// headLine returns the line of the i-th [[name]].
func headLine(data []byte, name string, i int) int {
	head := regexp.MustCompile(`^\s*\[\[\s*` + name + `\s*\]\]`)
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		if head.MatchString(line) {
			if i--; i < 0 {
				return n
			}
		}
	}
	return 1
}

// path returns a file as the patterns see it: from the directory of the policy, with slashes.
func (p Policy) path(file string) string {
	absolute, err := filepath.Abs(file)
	if err != nil {
		return filepath.ToSlash(file)
	}
	base, err := filepath.Abs(filepath.Dir(p.Path))
	if err != nil {
		return filepath.ToSlash(file)
	}
	relative, err := filepath.Rel(base, absolute)
	if err != nil {
		return filepath.ToSlash(file)
	}
	return filepath.ToSlash(relative)
}

// Looks reports whether a file that is found in a directory is looked at.
func (p Policy) Looks(file string) bool {
	if p.Path == "" {
		return true
	}
	name := p.path(file)
	matches := func(g Glob) bool { return g.Matches(name) }
	return (p.Include == nil || slices.ContainsFunc(p.Include, matches)) && !slices.ContainsFunc(p.Exclude, matches)
}

// BaselineFile returns the file of the baseline, "" if there is none.
func (p Policy) BaselineFile() string {
	if p.Baseline == "" {
		return ""
	}
	return filepath.Join(filepath.Dir(p.Path), p.Baseline)
}

// Claimed returns the description of a table in a file, with what the policy claims of it.
func (p Policy) Claimed(file string, info scheme.Info) scheme.Info {
	if p.Tables == nil {
		return info
	}
	name, called := p.path(file), info.Name
	for _, t := range p.Tables {
		if !t.File.Matches(name) || !t.Name.Matches(called) {
			continue
		}
		t.use.it.Store(true)
		a, _ := notation.NewAnnotation(nil)
		a.Info = scheme.Info{Name: t.Rename, Family: t.Family.text, Exact: t.Exact, Digits: t.Digits, Order: t.Order, EmbeddedOrder: t.EmbeddedOrder}
		for key, value := range t.Published {
			a.Info.Published = a.Info.Published.With(key, value)
		}
		info = a.Claimed(info)
	}
	return info
}

// Annotations returns which arrays of a file make tables.
func (p Policy) Annotations(file string) []notation.Annotation {
	var out []notation.Annotation
	for _, t := range p.Tables {
		if t.Arrays != nil && t.File.Matches(p.path(file)) {
			a, err := notation.NewAnnotation(t.Arrays)
			if err != nil {
				panic("internal error: " + err.Error()) // Parse checked them
			}
			out = append(out, a)
		}
	}
	return out
}

// Accepts returns the reason why a finding is accepted, "" if it is not.
func (p Policy) Accepts(file, table, code, place string) string {
	for _, x := range p.Ignores {
		if slices.Contains(x.Codes, Code{code}) && x.File.Matches(p.path(file)) && x.Table.Matches(table) && (x.Place == "" || x.Place == place) {
			x.use.it.Store(true)
			return x.Because
		}
	}
	return ""
}

// Meets remembers a file with a table, to say at the end which entries about such files met nothing there.
func (p Policy) Meets(file string) {
	if p.Path == "" {
		return
	}
	name := p.path(file)
	for _, t := range p.Tables {
		if t.File.Matches(name) {
			t.use.files.Store(true)
		}
	}
	for _, x := range p.Ignores {
		if x.File.Matches(name) {
			x.use.files.Store(true)
		}
	}
}

// Stale says of each entry about files that were met that it fits no table, or no finding, of them.
func (p Policy) Stale() []string {
	var out []string
	for _, t := range p.Tables {
		if t.Arrays == nil && t.use.files.Load() && !t.use.it.Load() {
			out = append(out, fmt.Sprintf("%s:%d:1: [[table]] fits no table", p.Path, t.use.line))
		}
	}
	for _, x := range p.Ignores {
		if x.use.files.Load() && !x.use.it.Load() {
			out = append(out, fmt.Sprintf("%s:%d:1: [[ignore]] fits no finding", p.Path, x.use.line))
		}
	}
	return out
}
