package notation

import (
	"regexp"
	"strconv"
	"strings"
	"sync"

	"rofz/scheme"
	"rofz/scheme/program"
)

// Stated returns what a file says of each of its tables beside them: the orders that names such as order have, and what the
// comments above say in words, such as "4th order, L-stable". Where comments say several orders there is none. It is read off
// prose, and no more than an offer: nobody has to have meant it as a claim of just these coefficients.
//
// Cost: linear in the file and in the lines above the tables.
func (l Language) Stated(data []byte, tables []Table) []scheme.Info {
	out := make([]scheme.Info, len(tables))
	lines := l.classified(string(data))
	first := make([]int, len(tables))
	for i, t := range tables {
		first[i] = t.Places.Whole.Line
		for _, p := range t.Places.Parts {
			first[i] = min(first[i], p.Line)
			if n := p.Line - 1; n >= 0 && n < len(lines) {
				lines[n].table = true
			}
		}
	}
	for i, t := range tables {
		out[i] = stated(lines, first[i], t.isExplicit())
		if t.Beside.Order != nil {
			out[i].Order, out[i].EmbeddedOrder = t.Beside.Order, t.Beside.EmbeddedOrder
		}
	}
	return out
}

// Completed returns a description with what else is stated, where it says nothing itself.
func Completed(info, stated scheme.Info) scheme.Info {
	if info.Order == nil {
		info.Order = stated.Order
	}
	if info.EmbeddedOrder == nil {
		info.EmbeddedOrder = stated.EmbeddedOrder
	}
	published := stated.Published
	for key, value := range info.Published.All() {
		published = published.With(key, value)
	}
	for key, value := range published.All() {
		info.Published = info.Published.With(key, value)
	}
	return info
}

// isExplicit reports whether nothing but zeros stands on and above the diagonal of A.
func (t Table) isExplicit() bool {
	rows := t.rowsOf("A")
	for i, row := range rows {
		for j := i; j < len(row); j++ {
			if row[j] != "0" {
				return false
			}
		}
	}
	return rows != nil
}

// line is one of a file: a comment, with its text, or code.
type line struct {
	comment bool
	table   bool // it has a coefficient
	text    string
}

// classified tells the lines of a file that hold nothing but a comment, or a text of several lines, from the others.
func (l Language) classified(text string) []line {
	var out []line
	end := "" // of the comment that goes on
	for raw := range strings.Lines(text) {
		body := strings.TrimSpace(raw)
		if end != "" {
			before, _, closes := strings.Cut(body, end)
			out = append(out, line{comment: true, text: before})
			if closes {
				end = ""
			}
			continue
		}
		x := line{text: body}
		for _, marks := range append(l.comments, [2]string{`"""`, `"""`}, [2]string{`r"""`, `"""`}) {
			rest, ok := strings.CutPrefix(body, marks[0])
			if !ok {
				continue
			}
			before, _, closes := strings.Cut(rest, marks[1])
			if x = (line{comment: true, text: rest}); marks[1] != "" {
				if x.text = before; !closes {
					end = marks[1]
				}
			}
			break
		}
		out = append(out, x)
	}
	return out
}

// farthest is how many lines of code may stand between a comment and the table that it is about.
const farthest = 8

var endOfBlock = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)^(end\b.*|[\])}]+[;,]?|return\b.*)$`) })

// stated returns what the comments say above the table that begins with a line: the nearest that says something.
func stated(lines []line, first int, explicit bool) scheme.Info {
	code := 0
	for i := min(first, len(lines)) - 2; i >= 0 && code <= farthest; i-- {
		switch x := lines[i]; {
		case x.comment:
			last := i
			for i > 0 && lines[i-1].comment {
				i--
			}
			var text strings.Builder
			for _, x := range lines[i : last+1] {
				text.WriteString(strings.TrimLeft(x.text, "/*#!%~->< ") + " ")
			}
			if info, ok := claimsIn(text.String(), explicit); ok {
				return info
			}
		case x.table || endOfBlock().MatchString(x.text):
			return scheme.Info{}
		case x.text != "":
			code++
		}
	}
	return scheme.Info{}
}

var ordinals = []string{"", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"}

// orderPatterns say the order of a scheme: a number, and perhaps that of the embedded one.
var orderPatterns = sync.OnceValue(func() []*regexp.Regexp {
	return []*regexp.Regexp{
		regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th)[- ]order\b`),
		regexp.MustCompile(`(?i)\b(` + strings.Join(ordinals[1:], "|") + `)[- ]order\b`),
		regexp.MustCompile(`(?i)\border *(?:of |is |= ?|: ?)? *(\d{1,2})\b(?: *\( *(\d{1,2}) *\))?`),
		regexp.MustCompile(`\b[A-Za-z-]*(\d{1,2})\((\d{1,2})\)`),
	}
})

// otherOrders are words in front of or behind an order that make it that of something else.
var (
	otherBefore = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)(stage|weak|dense|interpol\w*|embedded|error|estimat\w*|linear|stochastic|extrapolat\w*|pseudo|at least|up to|lower|not|non)[ -](\w+ )?$`)
	})
	otherBehind = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^[ -]*((accurate|embedded|in|of) (the )?)?(differential|odes?\b|daes?\b|equation|system|derivative|condition|polynomial|tree|error|interpol|dense|taylor|term|embedded|estimat|difference|predictor|problem)`)
	})
	denied = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)(\bnot|\bnon|\bnor|\bneither|\bno|n't|\bnever|\balmost|\bnearly|\bif|\bunless)[ -](\w+ ){0,2}$`)
	})
)

// claimsIn returns what a text claims of a scheme; ok is false if that is nothing.
func claimsIn(text string, explicit bool) (info scheme.Info, ok bool) {
	orders, embedded := map[int]bool{}, map[int]bool{}
	for k, pattern := range orderPatterns() {
		for _, m := range pattern.FindAllStringSubmatchIndex(text, -1) {
			if otherBefore().MatchString(text[:m[0]]) || otherBehind().MatchString(text[m[1]:]) {
				continue
			}
			order := orderOf(text[m[2]:m[3]])
			if len(m) > 4 && m[4] >= 0 {
				lower := orderOf(text[m[4]:m[5]])
				if lower >= order || lower < order-3 {
					continue
				}
				embedded[lower] = true
			} else if k == len(orderPatterns())-1 {
				continue
			}
			orders[order] = true
		}
	}
	info.Order, info.EmbeddedOrder = only(orders), only(embedded)
	if info.Order == nil {
		info.EmbeddedOrder = nil
	}
	for _, key := range scheme.ClaimKeys() {
		words := strings.FieldsFunc(scheme.ClaimName(key), func(r rune) bool { return r == ' ' || r == '-' })
		for i := range words {
			words[i] = regexp.QuoteMeta(words[i])
		}
		pattern := regexp.MustCompile(`\b(?i:` + strings.Join(words, "[ -]?") + `)\b`)
		found, doubt := false, explicit
		for _, m := range pattern.FindAllStringIndex(text, -1) {
			found = true
			doubt = doubt || denied().MatchString(text[:m[0]])
		}
		if found && !doubt {
			info.Published = info.Published.With(key, true)
			ok = true
		}
	}
	return info, ok || info.Order != nil || len(orders) > 1
}

// orderOf returns what a number or an ordinal says.
func orderOf(text string) int {
	for n, word := range ordinals {
		if word != "" && strings.EqualFold(word, text) {
			return n
		}
	}
	n, _ := strconv.Atoi(text)
	return n
}

// only returns the one order of a set, if there is one that a scheme may have.
func only(set map[int]bool) *int {
	for n := range set {
		if len(set) == 1 && n > 0 && n < 31 {
			return &n
		}
	}
	return nil
}

// beside returns the orders that names have in the block that is worked out, or in the class around it.
func (h *harvest) beside() scheme.Info {
	var out scheme.Info
	for b := h.Block(); b != nil; b = b.Outer {
		if b.Outer == nil && b != h.Block() {
			break
		}
		for _, name := range b.Names() {
			last := strings.ToLower(strings.Trim(name[1+strings.LastIndexAny(name, ".>"):], "_"))
			switch strings.ReplaceAll(last, "_", "") {
			case "order", "methodorder", "orderofmethod":
				claim(&out.Order, b.Lookup(name))
			case "embeddedorder", "errororder", "errorestimatororder", "adaptiveorder":
				claim(&out.EmbeddedOrder, b.Lookup(name))
			}
		}
		if out.Order != nil || b.Do == program.Class {
			break
		}
	}
	return out
}
