// Package tally sums up what verify check says of very many schemes. Sums can be merged: of any division of the schemes, in any
// order, with shards that are given twice.
package tally

import (
	"bytes"
	"cmp"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"

	"rofz/internal/shard"
)

// Format is the version of what Tally.WriteJSON writes.
const Format = "rofz-tally/1"

// Schema is its JSON Schema.
//
//go:embed tally.schema.json
var Schema string

// A Part is a shard, or a stream of results without marks, and its summary.
type Part struct {
	Lines   *shard.Range  `json:"lines,omitempty"` // of the input; nil without marks
	Input   *shard.Digest `json:"input,omitempty"` // of these lines
	Results shard.Digest  `json:"results"`
	// Version is that of the program, "" if it is not known, as without marks.
	Version string `json:"version,omitempty"`
	Summary

	from string // the file
}

// same reports whether two parts are one shard, whatever program answered.
func (p Part) same(q Part) bool {
	return (p.Lines == nil) == (q.Lines == nil) && p.Results == q.Results && p.Schemes == q.Schemes && (p.Lines == nil || *p.Lines == *q.Lines && *p.Input == *q.Input)
}

// compare orders parts by their lines; those without stand behind, by their results.
func (p Part) compare(q Part) int {
	switch {
	case p.Lines != nil && q.Lines != nil:
		return cmp.Or(cmp.Compare(p.Lines.First, q.Lines.First), cmp.Compare(p.Lines.Last, q.Lines.Last), strings.Compare(p.Version, q.Version))
	case p.Lines != nil:
		return -1
	case q.Lines != nil:
		return 1
	}
	return cmp.Or(bytes.Compare(p.Results[:], q.Results[:]), cmp.Compare(p.Schemes, q.Schemes))
}

// A Tally is a set of parts. The zero value has none.
type Tally struct {
	asked  []string
	from   string // where asked stood
	parts  []Part // in their order once Sort was called
	double []string
}

// Read adds the parts of a stream: shards, results without marks, or a tally that WriteJSON wrote. After an error, which does not name the file,
// the tally is not to be used.
//
// Memory does not depend on the number of schemes, but on that of parts. Cost: some microseconds for a scheme.
func (t *Tally) Read(file string, r io.Reader) error {
	var b builder
	var version string
	return shard.Scan(r, shard.Visitor{
		Begin: func(h shard.Head) error { version = h.Version; return t.agree(file, h.Asked) },
		Line: func(number int64, text []byte) error {
			if bytes.HasPrefix(text, []byte(`{"format":"`+Format+`"`)) {
				b.tallies = append(b.tallies, bytes.Clone(text))
				return nil
			}
			x, err := parse(text)
			if err != nil {
				return fmt.Errorf("line %d: %w", number, err)
			}
			b.add(x)
			return nil
		},
		End: func(e shard.End) error { return t.end(file, version, &b, e) },
	})
}

// end adds a part that has come to its end.
func (t *Tally) end(file, version string, b *builder, e shard.End) error {
	for _, text := range b.tallies {
		if err := t.readTally(file, text); err != nil {
			return err
		}
	}
	n := int64(len(b.tallies))
	switch {
	case n > 0 && n == e.Schemes:
	case n > 0:
		return errors.New("a tally and results in one file; give them as two")
	default:
		p := Part{Results: e.Results, Version: version, Summary: b.summary(), from: file}
		if e.Lines.First > 0 {
			p.Lines, p.Input = &e.Lines, &e.Input
		}
		t.parts = append(t.parts, p)
	}
	*b = builder{}
	return nil
}

// agree refuses results of other questions.
func (t *Tally) agree(file string, asked []string) error {
	switch {
	case t.from == "":
		t.asked, t.from = asked, file
	case !slices.Equal(t.asked, asked):
		return fmt.Errorf("asked was %s, and in %s %s; results of one search have the same", words(asked), t.from, words(t.asked))
	}
	return nil
}

func words(asked []string) string {
	if len(asked) == 0 {
		return "verify check"
	}
	return "verify check " + strings.Join(asked, " ")
}

// Sort puts the parts in order, and leaves out those that are there twice, which Double tells. The error names two parts that have lines in
// common and are not the same, or of which one has no marks: nothing tells whether they have schemes in common.
func (t *Tally) Sort() error {
	slices.SortStableFunc(t.parts, Part.compare)
	var out []Part
	for _, p := range t.parts {
		switch {
		case len(out) == 0:
		case out[len(out)-1].same(p):
			t.double = append(t.double, fmt.Sprintf("%s: %s again; it is counted once", p.from, p.called()))
			continue
		case p.Lines != nil && p.Lines.First <= out[len(out)-1].Lines.Last:
			last := out[len(out)-1]
			if *last.Lines == *p.Lines {
				what := "the results differ"
				if *last.Input != *p.Input {
					what = "the inputs differ"
				}
				return fmt.Errorf("%s and %s: both have %v, and %s", last.from, p.from, p.Lines, what)
			}
			return fmt.Errorf("%s and %s: %v and %v have lines in common", last.from, p.from, last.Lines, p.Lines)
		case p.Lines == nil:
			return fmt.Errorf("%s: results without marks, which cannot be added to those of %s: nothing tells what they have in common; verify check --shard FILE writes marks, and --shard - to standard output", p.from, out[len(out)-1].from)
		}
		out = append(out, p)
	}
	t.parts = out
	return nil
}

// called says which part it is.
func (p Part) called() string {
	if p.Lines == nil {
		return "the same results"
	}
	return p.Lines.String()
}

// Double tells which parts were given more than once.
func (t *Tally) Double() []string { return t.double }

// Missing returns which of the lines have no part; last is 0 for all up to the last that has one.
func (t *Tally) Missing(first, last int64) []shard.Range {
	var out []shard.Range
	next := first
	for _, p := range t.parts {
		if p.Lines == nil || p.Lines.Last < next {
			continue
		}
		if p.Lines.First > next && (last == 0 || next <= last) {
			end := p.Lines.First - 1
			if last > 0 {
				end = min(end, last)
			}
			out = append(out, shard.Range{First: next, Last: end})
		}
		next = p.Lines.Last + 1
	}
	if next <= last {
		out = append(out, shard.Range{First: next, Last: last})
	}
	return out
}

// Beyond returns which lines have a part and are none of the first to the last.
func (t *Tally) Beyond(first, last int64) []shard.Range {
	var out []shard.Range
	for _, r := range t.lines() {
		if r.First < first {
			out = append(out, shard.Range{First: r.First, Last: min(r.Last, first-1)})
		}
		if r.Last > last {
			out = append(out, shard.Range{First: max(r.First, last+1), Last: r.Last})
		}
	}
	return out
}

// lines returns the lines that have a part, neighbours joined.
func (t *Tally) lines() []shard.Range {
	out := []shard.Range{}
	for _, p := range t.parts {
		switch n := len(out); {
		case p.Lines == nil:
		case n > 0 && out[n-1].Last+1 == p.Lines.First:
			out[n-1].Last = p.Lines.Last
		default:
			out = append(out, *p.Lines)
		}
	}
	return out
}

// Total is the sum of all parts.
type Total struct {
	Format string        `json:"format"`
	Asked  []string      `json:"asked"`
	Lines  []shard.Range `json:"lines"`   // of the input, without gaps where there are none
	Input  *shard.Digest `json:"input"`   // of these lines; nil if there are none
	Result shard.Digest  `json:"results"` // of all results
	Summary
	Parts []Part `json:"parts"`
}

// Total returns the sum. Sort has been called.
func (t *Tally) Total() Total {
	out := Total{Format: Format, Asked: t.asked, Lines: t.lines(), Parts: t.parts}
	if out.Asked == nil {
		out.Asked = []string{}
	}
	var all []Summary
	for _, p := range t.parts {
		all = append(all, p.Summary)
		out.Result = out.Result.Plus(p.Results)
		if p.Lines == nil {
			continue
		}
		if out.Input == nil {
			out.Input = new(shard.Digest)
		}
		*out.Input = out.Input.Plus(*p.Input)
	}
	out.Summary = sum(all)
	return out
}

// sum adds summaries, pairs of neighbours first, so that the cost of long lists stays low.
func sum(all []Summary) Summary {
	switch len(all) {
	case 0:
		return Summary{}.Plus(Summary{})
	case 1:
		return all[0]
	}
	half := len(all) / 2
	return sum(all[:half]).Plus(sum(all[half:]))
}

// WriteJSON writes the sum and its parts in one line, which Read reads. Sort has been called.
func (t *Tally) WriteJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(t.Total())
}

// readTally adds the parts of a tally.
func (t *Tally) readTally(file string, text []byte) error {
	var total Total
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	d.UseNumber()
	if err := d.Decode(&total); err != nil {
		return fmt.Errorf("not a tally that this version writes: %v", err)
	}
	one := Tally{asked: total.Asked, parts: total.Parts}
	for i := range one.parts {
		one.parts[i].from = file
		if (one.parts[i].Lines == nil) != (one.parts[i].Input == nil) {
			return errors.New("a part of a tally has lines without a digest of them")
		}
		if err := one.parts[i].complete(); err != nil {
			return err
		}
	}
	if err := total.Summary.complete(); err != nil {
		return err
	}
	if err := one.Sort(); err != nil {
		return err
	}
	if again := one.Total(); !reflect.DeepEqual(again, total) {
		return errors.New("the sum is not that of its parts: altered, or cut in between")
	}
	if slices.ContainsFunc(one.parts, func(p Part) bool { return p.Lines != nil }) {
		if err := t.agree(file, total.Asked); err != nil {
			return err
		}
	}
	t.parts = append(t.parts, one.parts...)
	return nil
}
