package notation

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"rofz/scheme"
	"rofz/scheme/expression"
	"rofz/scheme/program"
)

// A Comment of a source file is for verify if it begins with "rofz:". It accepts findings, or says what a table is:
//
//	0.9,  // rofz: ignore RZ101 because the stage is evaluated at 0.9 on purpose
//	# rofz: A=pep425A b=pep425b c=pep425c order=2 A-stable
//
// Both may be said in one line, or stand alone in a line above.
type Comment struct {
	At    scheme.Position // where it begins, at "rofz:"
	Alone bool            // nothing else stands on its line: it is about what comes below

	Ignore     *Ignore     // exactly one of the three is not nil
	Annotation *Annotation //
	Err        *scheme.Error
}

// Ignore accepts findings with some codes.
type Ignore struct {
	Codes   []string
	Because string
}

// Annotation says which arrays make a table, and what is claimed of it.
type Annotation struct {
	At     scheme.Position // of the comment; nowhere for one of a project
	Arrays []Array
	Info   scheme.Info // Name, Family, Exact, Digits, Order, EmbeddedOrder and Published, as far as they are given
}

// Array is the name of an array of the source, with the key that it has in scheme files.
type Array struct{ Key, Name string }

const commentMark = "rofz:"

// Comments returns the comments for verify in a file of the language. Cost: linear in the file.
func (l Language) Comments(file string, data []byte) []Comment {
	text := string(data)
	if l.comments == nil || !strings.Contains(text, commentMark) {
		return nil
	}
	var out []Comment
	at := scheme.Position{}
	for line := range strings.Lines(text) {
		at.Line++
		if i, body, alone := l.comment(line); i >= 0 {
			c := Comment{At: scheme.Position{Offset: at.Offset + i, Line: at.Line, Column: 1 + utf8.RuneCountInString(line[:i])}, Alone: alone}
			c.parse(file, body)
			out = append(out, c)
		}
		at.Offset += len(line)
	}
	return out
}

// comment finds a comment for verify in a line: where it begins, its text, and whether nothing else stands there. The
// offset is −1 if there is none.
func (l Language) comment(line string) (begin int, body string, alone bool) {
	for begin = strings.Index(line, commentMark); begin >= 0; {
		before := strings.TrimRight(line[:begin], " \t")
		for _, marks := range l.comments {
			code, ok := strings.CutSuffix(before, marks[0])
			if !ok {
				continue
			}
			body = strings.TrimSpace(line[begin+len(commentMark):])
			for _, m := range l.comments {
				if m[1] != "" {
					body = strings.TrimSpace(strings.TrimSuffix(body, m[1]))
				}
			}
			return begin, body, strings.Trim(code, " \t/*#%!") == ""
		}
		next := strings.Index(line[begin+1:], commentMark)
		if next < 0 {
			return -1, "", false
		}
		begin += 1 + next
	}
	return -1, "", false
}

func (c *Comment) parse(file, body string) {
	fail := func(format string, args ...any) {
		c.Ignore, c.Annotation = nil, nil
		c.Err = &scheme.Error{File: file, At: "comment", Message: fmt.Sprintf(format, args...), Position: c.At}
	}
	words := strings.Fields(body)
	switch {
	case len(words) == 0:
		fail("nothing behind %s; ignore CODE because REASON, or A=NAME b=NAME, would be right", commentMark)
	case words[0] == "ignore":
		ignore, err := ParseIgnore(strings.TrimPrefix(body, "ignore"))
		if c.Ignore = &ignore; err != nil {
			fail("%v", err)
		}
	default:
		annotation, err := parseAnnotation(words)
		annotation.At = c.At
		if c.Annotation = &annotation; err != nil {
			fail("%v", err)
		}
	}
}

// ParseIgnore reads which findings are accepted, and why: "RZ101, RZ201 because REASON".
func ParseIgnore(text string) (Ignore, error) {
	codes, reason, ok := strings.Cut(" "+text+" ", " because ")
	out := Ignore{Because: strings.TrimSpace(reason)}
	out.Codes = strings.FieldsFunc(codes, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' })
	switch {
	case len(out.Codes) == 0:
		return out, fmt.Errorf("no code to ignore; ignore CODE because REASON would be right")
	case !ok || out.Because == "":
		return out, fmt.Errorf("no reason; ignore %s because REASON would be right", strings.Join(out.Codes, ", "))
	}
	return out, nil
}

// parseAnnotation reads KEY=NAME for arrays, KEY=VALUE for what is claimed, and the names of properties.
func parseAnnotation(words []string) (Annotation, error) {
	var a Annotation
	for _, word := range words {
		word = strings.Trim(word, ",;")
		key, value, given := strings.Cut(word, "=")
		if err := a.set(key, value, given); err != nil {
			return a, err
		}
	}
	return a, a.complete()
}

// NewAnnotation returns an annotation that says which arrays make a table: their names by the keys of scheme files.
func NewAnnotation(arrays map[string]string) (Annotation, error) {
	var a Annotation
	for _, key := range slices.Sorted(maps.Keys(arrays)) {
		if !isKey(key) {
			return a, fmt.Errorf("the unknown key %.40q", key)
		}
		a.Arrays = append(a.Arrays, Array{key, arrays[key]})
	}
	return a, a.complete()
}

// complete refuses arrays that do not make a scheme.
func (a Annotation) complete() error {
	var keys []string
	for _, x := range a.Arrays {
		keys = append(keys, x.Key)
	}
	if _, ok := scheme.KindWith(keys); !ok && keys != nil {
		return fmt.Errorf("%s do not make a scheme; a Runge-Kutta scheme has A and b", strings.Join(keys, ", "))
	}
	return nil
}

func (a *Annotation) set(key, value string, given bool) error {
	wrong := func(want string) error { return fmt.Errorf("%s=%.40s; %s would be right", key, value, want) }
	integer := func(low, high int) (int, error) {
		n, err := strconv.Atoi(value)
		if err != nil || n < low || n > high {
			return 0, wrong(fmt.Sprintf("an integer from %d to %d", low, high))
		}
		return n, nil
	}
	switch {
	case slices.Contains(scheme.ClaimKeys(), key) && (!given || value == "true" || value == "false"):
		a.Info.Published = a.Info.Published.With(key, value != "false")
	case slices.Contains(scheme.ClaimKeys(), key):
		return wrong("true or false")
	case !given:
		return fmt.Errorf("%.40q; ignore, a property such as %s, or KEY=VALUE would be right", key, scheme.ClaimKeys()[0])
	case value == "":
		return wrong("something behind the sign =")
	case key == "name":
		a.Info.Name = kebab(value)
	case key == "order" || key == "embedded_order":
		n, err := integer(0, 1000)
		if key == "order" {
			a.Info.Order = &n
		} else {
			a.Info.EmbeddedOrder = &n
		}
		return err
	case key == "digits":
		n, err := integer(1, 10_000)
		a.Info.Digits = n
		return err
	case key == "exact" && (value == "true" || value == "false"):
		exact := value == "true"
		a.Info.Exact = &exact
	case key == "exact":
		return wrong("true or false")
	case key == "family" && slices.Contains(scheme.Families(), value):
		a.Info.Family = value
	case key == "family":
		return wrong("one of " + strings.Join(scheme.Families(), ", "))
	case !isKey(key):
		return fmt.Errorf("the unknown key %.40q; the keys of coefficients, name, order, embedded_order, family, exact and digits are known", key)
	case slices.ContainsFunc(a.Arrays, func(x Array) bool { return x.Key == key }):
		return fmt.Errorf("%s twice", key)
	default:
		a.Arrays = append(a.Arrays, Array{key, value})
	}
	return nil
}

// Claimed puts what is given into the description of a table.
func (a Annotation) Claimed(info scheme.Info) scheme.Info {
	given := a.Info
	if given.Name != "" {
		info.Name = given.Name
	}
	if given.Family != "" {
		info.Family = given.Family
	}
	if given.Exact != nil {
		info.Exact = given.Exact
	}
	if given.Digits != 0 {
		info.Digits = given.Digits
	}
	if given.Order != nil {
		info.Order = given.Order
	}
	if given.EmbeddedOrder != nil {
		info.EmbeddedOrder = given.EmbeddedOrder
	}
	for key, value := range given.Published.All() {
		info.Published = info.Published.With(key, value)
	}
	return info
}

// annotations returns those of a file that say which arrays make a table: of its comments, then others.
func (l Language) annotations(file string, data []byte, others []Annotation) []Annotation {
	var out []Annotation
	for _, c := range l.Comments(file, data) {
		if c.Annotation != nil && c.Annotation.Arrays != nil {
			out = append(out, *c.Annotation)
		}
	}
	return append(out, slices.DeleteFunc(slices.Clone(others), func(a Annotation) bool { return a.Arrays == nil })...)
}

// annotated makes the tables of annotations whose arrays are all in a block, and returns the names of these arrays.
func (h *harvest) annotated(b *program.Block) map[string]bool {
	taken := map[string]bool{}
	names := b.Names()
	for i, a := range h.annotations {
		if slices.ContainsFunc(a.Arrays, func(x Array) bool { return !slices.Contains(names, x.Name) }) {
			continue
		}
		h.met[i] = true
		var parts []part
		for _, x := range a.Arrays {
			parts = append(parts, part{x.Key, h.lookup(b, x.Name)})
			taken[x.Name] = true
		}
		name := cmp.Or(a.Info.Name, label(b), stem(h.file))
		t := h.table(name, name, parts[0].value.At, parts)
		t.Info = a.Claimed(t.Info)
	}
	return taken
}

// unmet refuses the annotations of comments whose arrays are nowhere.
func (h *harvest) unmet() {
	for i, a := range h.annotations {
		if h.met[i] || a.At == (scheme.Position{}) {
			continue
		}
		var names []string
		for _, x := range a.Arrays {
			names = append(names, x.Name)
		}
		at := expression.Place(a.At)
		t := h.table(cmp.Or(a.Info.Name, stem(h.file)), "", at, nil)
		t.Err = at.Errorf("no block of the file has all of the arrays %s", strings.Join(names, ", "))
	}
}
