package tally

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"rofz/internal/shard"
	"rofz/internal/typography"
	"rofz/paper/text"
)

// mostShown is how many outcomes the text has. All are in JSON.
const mostShown = 20

// Write writes the sum for people: the same text for all divisions of the schemes into shards.
func (t Total) Write(w io.Writer, style text.Style, missing []shard.Range) error {
	p := text.Page{Style: style}
	head := typography.Count(int(t.Schemes), "scheme")
	if len(t.Lines) > 0 {
		head += ", " + ranges(t.Lines)
	}
	if t.Failed > 0 {
		head += fmt.Sprintf("; %d could not be read", t.Failed)
	}
	if n := t.blank(); n > 0 {
		head += "; " + typography.Count(int(n), "line") + " without a scheme"
	}
	p.Add("", strings.Fields(head)...)
	if slices.ContainsFunc(t.Parts, func(p Part) bool { return p.Lines == nil }) {
		p.Line("  without marks: nothing tells whether these are all")
	}
	if len(t.Lines) > 0 {
		p.Add("  asked    ", strings.Fields(words(t.Asked))...)
		p.Line("  input    " + t.Input.String())
	}
	p.Line("  results  " + t.Result.String())
	if v := t.versions(); len(v) > 1 {
		p.Add("  answers  ", strings.Fields("of different versions of the program: "+strings.Join(v, ", "))...)
	}
	if len(missing) > 0 {
		p.Add("  missing  ", strings.Fields(ranges(missing))...)
	}
	t.questions(&p)
	t.outcomes(&p)
	t.errors(&p)
	_, err := p.WriteTo(w)
	return err
}

// blank counts the lines of shards that have no scheme.
func (t Total) blank() (n int64) {
	for _, p := range t.Parts {
		if p.Lines != nil {
			n += p.Lines.Len() - p.Schemes
		}
	}
	return n
}

// versions lists the programs that the shards are of.
func (t Total) versions() []string {
	all := map[string]bool{}
	for _, p := range t.Parts {
		if p.Lines != nil {
			all[cmp.Or(p.Version, "unknown")] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// ranges lists lines, with a blank space between its words.
func ranges(list []shard.Range) string {
	var out []string
	for _, r := range list {
		out = append(out, strings.TrimPrefix(strings.TrimPrefix(r.String(), "lines "), "line "))
	}
	noun := "lines "
	if len(list) == 1 && list[0].Len() == 1 {
		noun = "line "
	}
	return noun + strings.Join(out, ", ")
}

// asked lists the questions that the outcomes answer.
func (s Summary) asked() []string {
	all := map[string]bool{}
	for _, o := range s.Outcomes {
		for q := range o.Answers {
			all[q] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// questions counts the answers to each question.
func (s Summary) questions(p *text.Page) {
	asked := s.asked()
	width := 0
	for _, q := range asked {
		width = max(width, len(q))
	}
	for i, q := range asked {
		counts := map[any]int64{}
		for _, o := range s.Outcomes {
			if v, ok := o.Answers[q]; ok {
				counts[v] += o.Count
			}
		}
		var parts []string
		for _, v := range slices.SortedFunc(maps.Keys(counts), compareAnswers) {
			parts = append(parts, fmt.Sprintf("%s\u00a0%d", named(v), counts[v]))
		}
		if i == 0 {
			p.Line("")
		}
		p.Add(fmt.Sprintf("  %-*s  ", width, q), strings.Fields(strings.Join(parts, ", "))...)
	}
}

// named is an answer in a list of counts.
func named(v any) string {
	switch v := v.(type) {
	case bool:
		return map[bool]string{true: "yes", false: "no"}[v] + ":"
	case nil:
		return "undecided:"
	}
	return fmt.Sprint(v) + ":"
}

// compareAnswers puts yes before no before integers before words before what is not decided.
func compareAnswers(a, b any) int {
	rank := func(v any) int {
		switch v := v.(type) {
		case bool:
			return map[bool]int{true: 0, false: 1}[v]
		case int64:
			return 2
		case string:
			return 3
		}
		return 4
	}
	x, _ := a.(int64)
	y, _ := b.(int64)
	return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(x, y), strings.Compare(fmt.Sprint(a), fmt.Sprint(b)))
}

// outcomes lists what is known together, the most frequent first.
func (s Summary) outcomes(p *text.Page) {
	list := slices.Clone(s.Outcomes)
	slices.SortStableFunc(list, func(a, b Outcome) int { return cmp.Compare(b.Count, a.Count) })
	for i, o := range list {
		if i == mostShown {
			p.Line("")
			p.Line(fmt.Sprintf("  and %d more outcomes; --format json has them", len(list)-i))
			break
		}
		p.Line("")
		p.Add(fmt.Sprintf("  %d: ", o.Count), strings.Fields(o.sentence())...)
		p.Add("    ", o.names()...)
		for _, n := range o.Numbers {
			p.Add("    "+n.Name+"  ", n.words()...)
		}
	}
	if s.Others > 0 {
		p.Line("")
		p.Line(fmt.Sprintf("  %d with more outcomes than are kept", s.Others))
	}
}

// sentence says the answers.
func (o Outcome) sentence() string {
	var parts []string
	for _, q := range slices.Sorted(maps.Keys(o.Answers)) {
		switch v := o.Answers[q].(type) {
		case bool:
			parts = append(parts, map[bool]string{true: "", false: "not "}[v]+q)
		case nil:
			parts = append(parts, q+" undecided")
		default:
			parts = append(parts, fmt.Sprintf("%s %v", q, v))
		}
	}
	return strings.Join(parts, ", ")
}

// names lists the schemes that are named.
func (t Tied) names() []string {
	words := strings.Fields(strings.Join(t.Names, ", "))
	if int64(len(t.Names)) < t.Count && len(words) > 0 {
		words[len(words)-1] += ","
		words = append(words, "…")
	}
	return words
}

// words says the extremes.
func (n Number) words() []string {
	if n.Least.Text == n.Greatest.Text {
		return []string{n.Least.Text}
	}
	out := append([]string{"from", n.Least.Text, "to", n.Greatest.Text + ",", "least", "modulus", n.Modulus.Text + ":"}, n.Modulus.names()...)
	return out
}

// errors lists why schemes could not be read.
func (s Summary) errors(p *text.Page) {
	told := int64(0)
	for i, e := range s.Errors {
		if i == 0 {
			p.Line("")
		}
		p.Add(fmt.Sprintf("  %d not read: ", e.Count), strings.Fields(e.Text)...)
		for _, place := range e.Names {
			p.Add("    ", strings.Fields(place)...)
		}
		if int64(len(e.Names)) < e.Count {
			p.Line("    …")
		}
		told += e.Count
	}
	if told < s.Failed {
		p.Line(fmt.Sprintf("  %d not read for other reasons", s.Failed-told))
	}
}
