package notation

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"rofz/poly/exact"
	"rofz/scheme"
)

// A Replacement is a change of a source file within a line.
type Replacement struct {
	At       scheme.Position
	Old, New string
}

// Change is a coefficient that gets another text, both in the grammar of scheme files.
type Change struct {
	Table    string // its name, "" for the only one of a file
	Place    scheme.Place
	At       scheme.Position // in the file
	From, To string
}

// Replace returns how a coefficient is changed where it stands in a file, in the file's own notation: the digits of its
// numbers, or its sign. What else stands there, the way in which a fraction is written or the type of a number, stays.
//
// A replacement is returned only if the file, changed and read again, has the new coefficient and is otherwise what it was.
// Cost: that of reading the file.
func (l Language) Replace(file string, data []byte, c Change) (Replacement, error) {
	r, err := replacement(string(data), c)
	if err != nil {
		return r, err
	}
	return r, l.confirm(file, data, c, r)
}

// Apply returns data with replacements that do not overlap.
func Apply(data []byte, list ...Replacement) ([]byte, error) {
	list = slices.SortedFunc(slices.Values(list), func(x, y Replacement) int { return x.At.Offset - y.At.Offset })
	var out []byte
	done := 0
	for _, r := range list {
		if r.At.Offset < done || !strings.HasPrefix(string(data[min(r.At.Offset, len(data)):]), r.Old) {
			return nil, errors.New("changes of the same place")
		}
		out = append(append(out, data[done:r.At.Offset]...), r.New...)
		done = r.At.Offset + len(r.Old)
	}
	return append(out, data[done:]...), nil
}

// number is a literal in any of the languages, without its sign and its suffix.
var number = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eEdDqQ][-+]?[0-9]+)?`)
})

// literals returns the numbers of a text and the text without them.
func literals(text string) (numbers []string, rest string) {
	return number().FindAllString(text, -1), number().ReplaceAllString(text, "#")
}

// replacement finds the first number that differs, or the sign.
func replacement(src string, c Change) (Replacement, error) {
	old, form := literals(c.From)
	changed, newForm := literals(c.To)
	sites, err := sites(src, c.At.Offset, old)
	if err != nil {
		return Replacement{}, err
	}
	plain := !strings.ContainsAny(strings.TrimPrefix(form, "-"), "+-(")
	switch {
	case newForm == form:
		different := -1
		for i := range old {
			if old[i] != changed[i] {
				if different >= 0 {
					return Replacement{}, errors.New("several numbers change")
				}
				different = i
			}
		}
		if different < 0 {
			return Replacement{}, errors.New("nothing changes")
		}
		s := sites[different]
		text, err := inNotation(src[s[0]:s[1]], old[different], changed[different])
		return placed(src, c.At, s[0], src[s[0]:s[1]], text), err
	case plain && slices.Equal(old, changed) && (newForm == "-"+form || form == "-"+newForm):
		if minus := strings.LastIndexByte(src[:sites[0][0]], '-'); minus == c.At.Offset || isSign(src, minus, sites[0][0]) {
			return placed(src, c.At, minus, "-", ""), nil
		}
		return placed(src, c.At, signSite(src, c.At.Offset, sites[0][0]), "", "-"), nil
	case len(old) == 1 && form == "#" && len(changed) == 1 && newForm == "-#":
		text, err := inNotation(src[sites[0][0]:sites[0][1]], old[0], changed[0])
		return placed(src, c.At, sites[0][0], src[sites[0][0]:sites[0][1]], "-"+text), err
	}
	return Replacement{}, errors.New("the coefficient gets another form")
}

// sites finds the numbers of a coefficient in the source, from where it begins: they are the next ones there.
func sites(src string, from int, numbers []string) ([][2]int, error) {
	if from < 0 || from > len(src) || len(numbers) == 0 {
		return nil, errors.New("no number")
	}
	var out [][2]int
	for _, want := range numbers {
		for {
			span := number().FindStringIndex(src[from:])
			if span == nil || strings.Count(src[from:from+span[0]], "\n") > 1 {
				return nil, errors.New("the coefficient is not written out there")
			}
			begin, end := from+span[0], from+span[1]
			from = end
			if begin > 0 && isWord(src[begin-1]) { // the 64 of Float64, the 2 of T2
				continue
			}
			if !sameNumber(src[begin:end], want) {
				return nil, errors.New("the coefficient is not written out there")
			}
			out = append(out, [2]int{begin, end})
			break
		}
	}
	return out, nil
}

func isWord(c byte) bool {
	return c == '_' || isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'z' || c >= utf8.RuneSelf
}

func sameNumber(x, y string) bool {
	a, err := exact.ParseRat(inGrammar(x))
	b, err2 := exact.ParseRat(inGrammar(y))
	return err == nil && err2 == nil && a.Equal(b)
}

// inGrammar writes a literal of any language as scheme files have it.
func inGrammar(literal string) string {
	return strings.TrimSuffix(strings.NewReplacer("E", "e", "d", "e", "D", "e", "q", "e", "Q", "e", ".e", "e").Replace(literal), ".")
}

// inNotation writes a number like a literal that it replaces: with its point and its exponent.
func inNotation(literal, old, changed string) (string, error) {
	digits, _, _ := cutExponent(literal)
	switch oldDigits, oldExponent, _ := cutExponent(old); {
	case digits == oldDigits:
		newDigits, newExponent, _ := cutExponent(changed)
		if !strings.EqualFold(newExponent, oldExponent) && oldExponent != "" {
			return "", errors.New("the exponent changes")
		}
		if newExponent != oldExponent {
			return "", errors.New("the number gets an exponent")
		}
		if strings.Contains(digits, ".") && !strings.Contains(newDigits, ".") {
			newDigits += ".0" // a floating number stays one
		}
		return newDigits + literal[len(digits):], nil
	case !strings.ContainsAny(old, ".eE") && !strings.ContainsAny(changed, ".eE") && strings.HasPrefix(digits, old+".") && strings.Trim(digits[len(old)+1:], "0") == "":
		return changed + literal[len(old):], nil // 164 for 164.0
	}
	return "", errors.New("the number is written in another way")
}

// cutExponent splits a literal at its exponent.
func cutExponent(literal string) (digits, exponent string, ok bool) {
	if i := strings.IndexAny(literal, "eEdDqQ"); i >= 0 {
		return literal[:i], literal[i+1:], true
	}
	return literal, "", false
}

// isSign reports whether a minus is the sign of the number that begins behind it: nothing but parentheses stands between them,
// and no number in front. The sign of the source may be another than that of the coefficient, which a reader may have turned.
func isSign(src string, minus, number int) bool {
	if minus < 0 || strings.Trim(src[minus+1:number], " \t(") != "" {
		return false
	}
	before := strings.TrimRight(src[:minus], " \t")
	return before == "" || !isWord(before[len(before)-1]) && !strings.ContainsRune(")].", rune(before[len(before)-1]))
}

// signSite returns where a sign goes: in front of the coefficient, or of its first number if the place of the coefficient
// lies elsewhere.
func signSite(src string, at, first int) int {
	if at <= first && !strings.ContainsAny(src[at:first], ",;[{") {
		return at
	}
	return first
}

// placed returns a replacement at an offset, counted on from a position.
func placed(src string, from scheme.Position, offset int, old, changed string) Replacement {
	begin := strings.LastIndexByte(src[:offset], '\n') + 1
	line := from.Line + strings.Count(src[min(from.Offset, offset):offset], "\n") - strings.Count(src[offset:max(from.Offset, offset)], "\n")
	return Replacement{scheme.Position{Offset: offset, Line: line, Column: 1 + utf8.RuneCountInString(src[begin:offset])}, old, changed}
}

// confirm reads the changed file and compares.
func (l Language) confirm(file string, data []byte, c Change, r Replacement) error {
	changed, err := Apply(data, r)
	if err != nil {
		return err
	}
	before, err := l.Tables(file, data)
	if err != nil {
		return err
	}
	after, err := l.Tables(file, changed)
	if err != nil || len(after) != len(before) {
		return fmt.Errorf("the changed file is read differently: %w", cmpError(err))
	}
	found := false
	for i := range before {
		x, y := before[i], after[i]
		if !found && (x.Info.Name == c.Table || c.Table == "" && len(before) == 1) {
			found = true
			if err := x.becomes(y, c); err != nil {
				return err
			}
		} else if !x.same(y) {
			return errors.New("another table changes too")
		}
	}
	if !found {
		return errors.New("the table is not there")
	}
	return nil
}

func cmpError(err error) error {
	if err == nil {
		return errors.New("there are other tables")
	}
	return err
}

// same reports whether two tables have the same coefficients.
func (t Table) same(u Table) bool {
	return (t.Err == nil) == (u.Err == nil) && slices.Equal(t.Params, u.Params) && slices.EqualFunc(t.Entries, u.Entries, func(x, y scheme.Entries) bool {
		return x.Key == y.Key && slices.EqualFunc(x.Rows, y.Rows, slices.Equal)
	})
}

// becomes is an error unless u is t with the change.
func (t Table) becomes(u Table, c Change) error {
	wanted := t
	wanted.Entries = nil
	for _, e := range t.Entries {
		rows := make([][]string, len(e.Rows))
		for i, row := range e.Rows {
			rows[i] = slices.Clone(row)
		}
		wanted.Entries = append(wanted.Entries, scheme.Entries{Key: e.Key, Rows: rows})
	}
	for k, e := range wanted.Entries {
		i, j := c.Place.Row-1, c.Place.Column-1
		if i < 0 {
			i = 0
		}
		if e.Key != c.Place.Key || i >= len(e.Rows) || j < 0 || j >= len(e.Rows[i]) || k >= len(u.Entries) || i >= len(u.Entries[k].Rows) || j >= len(u.Entries[k].Rows[i]) {
			continue
		}
		got := u.Entries[k].Rows[i][j]
		_, values, err := values(t.Params, []string{got, c.To})
		if err != nil || !values[0].Equal(values[1]) {
			return fmt.Errorf("the changed file has %s there", got)
		}
		e.Rows[i][j] = got
	}
	if !wanted.same(u) || t.same(u) {
		return errors.New("the changed file has another table")
	}
	return nil
}
