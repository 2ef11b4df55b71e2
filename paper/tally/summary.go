package tally

import (
	"cmp"
	"slices"
	"strings"

	"rofz/poly/exact"
)

// A Summary says of some schemes how many there are of each kind, and which are the best. Two of disjoint sets of schemes can be merged:
// the order does not matter, nor how the schemes were divided.
type Summary struct {
	Schemes  int64     `json:"schemes"`
	Outcomes []Outcome `json:"outcomes"`         // by their answers
	Others   int64     `json:"others,omitempty"` // schemes with outcomes beyond the first mostOutcomes
	Failed   int64     `json:"failed"`           // schemes that could not be read
	Errors   []Tied    `json:"errors,omitempty"` // the first mostErrors of the messages, by their texts
}

// An Outcome is what is known of all schemes with the same answers.
type Outcome struct {
	Answers map[string]any `json:"answers"` // true, false, nil, an integer or a word
	Tied
	Numbers []Number `json:"numbers,omitempty"` // by their names

	key string // the answers as a text
}

// Tied are schemes that have something in common.
type Tied struct {
	Text  string   `json:"text,omitempty"` // what that is
	Count int64    `json:"count"`
	Names []string `json:"names"` // the first of them
}

// A Number is a quantity that is no integer: the least and the greatest of it, and the least modulus.
type Number struct {
	Name     string   `json:"name"`
	Least    *Extreme `json:"least"`
	Greatest *Extreme `json:"greatest"`
	Modulus  *Extreme `json:"least_modulus"`
}

// An Extreme is a value, and the schemes that attain it.
type Extreme struct {
	Tied
	value exact.Rat // Text as a number
}

// How much of a list is kept: the first in an order that does not depend on how the schemes are divided. What is left out of the part of
// some is left out of the whole, so that counts of what is kept are right.
const (
	mostNames    = 5
	mostErrors   = 20
	mostOutcomes = 4096
)

// byLength orders texts such that sdirk-3-9 stands before sdirk-3-10.
func byLength(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b)) }

// first returns the first n, in order, of what two sorted lists have, each once.
func first(n int, a, b []string) []string {
	var out []string
	for len(out) < n && len(a)+len(b) > 0 {
		var next string
		switch {
		case len(a) == 0:
			next, b = b[0], b[1:]
		case len(b) == 0 || byLength(a[0], b[0]) <= 0:
			next, a = a[0], a[1:]
		default:
			next, b = b[0], b[1:]
		}
		if len(out) == 0 || out[len(out)-1] != next {
			out = append(out, next)
		}
	}
	return out
}

func (t Tied) plus(u Tied) Tied {
	return Tied{t.Text, t.Count + u.Count, first(mostNames, t.Names, u.Names)}
}

// mergeBy merges two sorted lists; what is in both is joined. It returns the first n, and the others.
func mergeBy[T any](n int, a, b []T, compare func(T, T) int, join func(T, T) T) (kept, left []T) {
	var out []T
	for len(a)+len(b) > 0 {
		switch {
		case len(b) == 0 || len(a) > 0 && compare(a[0], b[0]) < 0:
			out, a = append(out, a[0]), a[1:]
		case len(a) == 0 || compare(a[0], b[0]) > 0:
			out, b = append(out, b[0]), b[1:]
		default:
			out, a, b = append(out, join(a[0], b[0])), a[1:], b[1:]
		}
	}
	if n = min(n, len(out)); n == len(out) {
		return out, nil
	}
	return out[:n:n], out[n:]
}

// Plus returns the summary of the schemes of both. Cost: proportional to the lengths of their lists.
func (s Summary) Plus(t Summary) Summary {
	out := Summary{Schemes: s.Schemes + t.Schemes, Others: s.Others + t.Others, Failed: s.Failed + t.Failed}
	var left []Outcome
	out.Outcomes, left = mergeBy(mostOutcomes, s.Outcomes, t.Outcomes, func(a, b Outcome) int { return byLength(a.key, b.key) }, Outcome.plus)
	for _, o := range left {
		out.Others += o.Count
	}
	if out.Outcomes == nil {
		out.Outcomes = []Outcome{} // null in JSON would be nothing known
	}
	out.Errors, _ = mergeBy(mostErrors, s.Errors, t.Errors, func(a, b Tied) int { return byLength(a.Text, b.Text) }, Tied.plus)
	return out
}

func (o Outcome) plus(p Outcome) Outcome {
	o.Tied = o.Tied.plus(p.Tied)
	o.Numbers, _ = mergeBy(len(o.Numbers)+len(p.Numbers), o.Numbers, p.Numbers, func(a, b Number) int { return strings.Compare(a.Name, b.Name) }, Number.plus)
	return o
}

func (x Number) plus(y Number) Number {
	return Number{x.Name,
		best(x.Least, y.Least, exact.Rat.Cmp),
		best(x.Greatest, y.Greatest, func(a, b exact.Rat) int { return b.Cmp(a) }),
		best(x.Modulus, y.Modulus, exact.Rat.Cmp),
	}
}

// best returns the extreme that stands first, or both together. Of two texts for one value that with fewer letters is kept.
func best(x, y *Extreme, compare func(a, b exact.Rat) int) *Extreme {
	switch c := compare(x.value, y.value); {
	case c < 0:
		return x
	case c > 0:
		return y
	}
	if byLength(y.Text, x.Text) < 0 {
		x, y = y, x
	}
	return &Extreme{x.Tied.plus(y.Tied), x.value}
}

// A result is what a line of results says.
type result struct {
	name    string
	failure string // why it could not be read; "" if it was
	answers map[string]any
	key     string
	numbers map[string]string // exact, or decimals of irrational ones
}

// summary returns the summary of one scheme.
func (r result) summary() Summary {
	one := Tied{Count: 1, Names: []string{r.name}}
	if r.failure != "" {
		one.Text = r.failure
		return Summary{Schemes: 1, Failed: 1, Errors: []Tied{one}}
	}
	o := Outcome{Answers: r.answers, Tied: one, key: r.key}
	for name, text := range r.numbers {
		x, err := exact.ParseRat(text)
		if err != nil {
			panic("internal error: " + err.Error()) // parse has looked at it
		}
		e := &Extreme{Tied{text, 1, one.Names}, x}
		modulus := &Extreme{Tied{strings.TrimPrefix(text, "-"), 1, one.Names}, x.Abs()}
		o.Numbers = append(o.Numbers, Number{name, e, e, modulus})
	}
	slices.SortFunc(o.Numbers, func(a, b Number) int { return strings.Compare(a.Name, b.Name) })
	return Summary{Schemes: 1, Outcomes: []Outcome{o}}
}
