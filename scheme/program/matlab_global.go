package program

import (
	"slices"
	"strings"

	"rofz/scheme/expression"
)

// maxSharing bounds the functions of a file that share names.
const maxSharing = 1000

// shares finds out what the functions of a file do with global names: which are constants, which arrays one function
// fills and another one changes in part, and what calls of functions change.
func (f *matlabFile) shares(tokens []expression.Token) {
	f.constant, f.partly, f.changes = map[string]expression.Expr{}, map[string]write{}, map[string][]string{}
	if len(f.units) > maxSharing {
		f.fault = tokens[0].At.Errorf("global names in a file with more than %d functions", maxSharing)
		return
	}
	ends := closings(tokens)
	owner := make([]*matlabSpan, len(tokens))
	for _, u := range f.units[1:] {
		for i := u.own.start; i < u.own.end; i++ {
			owner[i] = u.own
		}
	}
	writes := map[string][]write{}
	for _, u := range f.units {
		own := u.own
		if own == f.units[0].own {
			own = nil
		}
		f.declared(u.own, own, tokens, owner)
		if len(u.own.globals) > 0 {
			f.written(u.own, own, tokens, owner, ends)
		}
		for name, list := range u.own.writes {
			writes[name] = append(writes[name], list...)
		}
	}
	for name, list := range writes {
		f.judge(name, list)
	}
	f.spread()
}

// declared notes the global names of a function, and the functions that it mentions.
func (f *matlabFile) declared(s, own *matlabSpan, tokens []expression.Token, owner []*matlabSpan) {
	seen := map[*matlabSpan]bool{}
	for i := s.start; i < s.end; i++ {
		t := tokens[i]
		if owner[i] != own || t.Kind != expression.TokenName {
			continue
		}
		if called := f.named[t.Text]; called != nil && called != s && !seen[called] {
			seen[called] = true
			s.mentions = append(s.mentions, called)
		}
		for j := i + 1; t.Text == "global" && j < s.end && tokens[j].Kind != expression.TokenNewline && tokens[j].Text != ";"; j++ {
			if tokens[j].Kind == expression.TokenName && !slices.Contains(s.globals, tokens[j].Text) {
				s.globals = append(s.globals, tokens[j].Text)
			}
		}
	}
}

// written notes what a function does with its global names.
func (f *matlabFile) written(s, own *matlabSpan, tokens []expression.Token, owner []*matlabSpan, ends []int) {
	s.writes = map[string][]write{}
	is := map[string]bool{}
	for _, name := range s.globals {
		is[name] = true
	}
	blocks, brackets, outputs := 0, 0, 0
	for i := s.start; i < s.end; i++ {
		t := tokens[i]
		switch {
		case owner[i] != own:
			continue
		case t.Kind == expression.TokenSign && strings.Contains("([{", t.Text):
			if end := ends[i]; t.Text == "[" && end+1 < len(tokens) && tokens[end+1].Text == "=" && tokens[end+1].Kind == expression.TokenSign {
				outputs = end
			}
			brackets++
		case t.Kind == expression.TokenSign && strings.Contains(")]}", t.Text):
			brackets--
		case t.Kind == expression.TokenText && i > 0 && strings.HasPrefix(tokens[i-1].Text, "clear"):
			for _, name := range strings.Fields(t.Text) {
				if is[name] {
					s.writes[name] = append(s.writes[name], write{at: t.At, by: s})
				}
			}
		case t.Kind != expression.TokenName || i > 0 && tokens[i-1].Text == "." && tokens[i-1].Kind == expression.TokenSign:
		case brackets == 0 && slices.Contains(matlabBlocks, t.Text):
			blocks++
		case brackets == 0 && (slices.Contains(matlabEnds, t.Text) || t.Text == "until"):
			blocks--
		case is[t.Text]:
			if w, ok := f.writeAt(tokens, ends, i, i < outputs); ok {
				w.by, w.branch = s, blocks > 0
				s.writes[t.Text] = append(s.writes[t.Text], w)
			}
		}
	}
}

// writeAt returns what is done to the name at a token, if it is assigned to.
func (f *matlabFile) writeAt(tokens []expression.Token, ends []int, i int, output bool) (w write, ok bool) {
	w = write{at: tokens[i].At, whole: true}
	j, inner := i+1, false
	for j < len(tokens) && tokens[j].Kind == expression.TokenSign && (tokens[j].Text == "(" || tokens[j].Text == "." || tokens[j].Text == "{") {
		w.whole = false
		if tokens[j].Text == "." {
			j += 2
			inner = true
			continue
		}
		w.indices = literals(tokens[j+1 : ends[j]])
		inner = inner || w.indices == nil
		j = ends[j] + 1
	}
	if inner {
		w.indices = nil
	}
	sign := j < len(tokens) && tokens[j].Kind == expression.TokenSign && assigns[tokens[j].Text]
	if !sign && !output {
		return w, false
	}
	if output || tokens[j].Text != "=" || i > 0 && tokens[i-1].Text == "for" {
		w.whole, w.indices = false, nil
		return w, true
	}
	if k := j + 1; k+1 < len(tokens) && tokens[k].Kind == expression.TokenNumber && (tokens[k+1].Kind == expression.TokenNewline || tokens[k+1].Text == ";" && tokens[k+1].Kind == expression.TokenSign) {
		p := expression.MATLAB.NewParser([]expression.Token{tokens[k], {Kind: expression.TokenEnd, At: tokens[k].At}})
		if e, err := p.Expression(); err == nil {
			w.value = e
		}
	}
	return w, true
}

// literals returns one or two indices that are numbers; nil for others.
func literals(tokens []expression.Token) []int {
	var out []int
	for i, t := range tokens {
		switch {
		case i%2 == 1 && t.Text == "," && t.Kind == expression.TokenSign:
		case i%2 == 0 && t.Kind == expression.TokenNumber && expression.IsInteger(t.Text) && len(t.Text) < 4:
			n := 0
			for _, c := range t.Text {
				n = 10*n + int(c-'0')
			}
			out = append(out, n)
		default:
			return nil
		}
	}
	if len(out) > 2 {
		return nil
	}
	return out
}

// judge says of a global name whether it is a constant, or is changed in part by one function where another one gives it
// its values.
func (f *matlabFile) judge(name string, list []write) {
	if w := list[0]; len(list) == 1 && w.whole && !w.branch && w.value.Op != 0 {
		f.constant[name] = w.value
		return
	}
	by := map[*matlabSpan][]write{}
	for _, w := range list {
		by[w.by] = append(by[w.by], w)
	}
	if len(by) == 1 {
		return
	}
	for _, own := range by {
		if !fills(own) {
			if old, ok := f.partly[name]; !ok || own[0].at.Offset < old.at.Offset {
				f.partly[name] = own[0]
			}
		}
	}
}

// fills reports whether assignments of one function give an array all of its values: the array as a whole, or its
// elements, those of a triangle at least.
func fills(list []write) bool {
	elements := map[[2]int]bool{}
	rows, columns, dimensions := 0, 0, 0
	for _, w := range list {
		switch {
		case w.branch || !w.whole && w.indices == nil:
			return false
		case w.whole:
			return true
		}
		at := [2]int{1, w.indices[len(w.indices)-1]}
		if len(w.indices) == 2 {
			at[0] = w.indices[0]
		}
		dimensions = max(dimensions, len(w.indices))
		rows, columns = max(rows, at[0]), max(columns, at[1])
		elements[at] = true
	}
	if dimensions == 1 {
		return columns > 1 && len(elements) == columns
	}
	n := max(rows, columns)
	return n > 1 && len(elements) >= n*(n+1)/2
}

// spread notes for each function the global names that it or a function that it calls changes.
func (f *matlabFile) spread() {
	callers := map[*matlabSpan][]*matlabSpan{}
	for _, u := range f.units {
		for _, called := range u.own.mentions {
			callers[called] = append(callers[called], u.own)
		}
	}
	for _, u := range f.units {
		for name := range u.own.writes {
			if _, ok := f.constant[name]; ok {
				continue
			}
			reached := []*matlabSpan{u.own}
			seen := map[*matlabSpan]bool{u.own: true}
			for i := 0; i < len(reached); i++ {
				for _, caller := range callers[reached[i]] {
					if !seen[caller] {
						seen[caller] = true
						reached = append(reached, caller)
					}
				}
			}
			for _, s := range reached {
				if !slices.Contains(f.changes[s.name], name) {
					f.changes[s.name] = append(f.changes[s.name], name)
				}
			}
		}
	}
	for _, list := range f.changes {
		slices.Sort(list)
	}
}

// shared reads global and its names: constants with their values, and arrays of which nothing is known that is not
// assigned to.
func (f *matlabFile) shared(tokens []expression.Token, u *matlabUnit) Statement {
	s := Statement{Do: Inline, At: tokens[0].At}
	for i, t := range tokens[1:] {
		if t.Kind != expression.TokenName {
			if t.Text == "=" { // a value in Octave
				return Statement{Do: Other, At: t.At, Written: allNames(tokens), Fault: t.At.Errorf("a global name with a value")}
			}
			continue
		}
		own := Statement{Do: Assign, At: t.At, Targets: []Target{{Name: t.Text, At: t.At, Declared: true, Open: true}}}
		if value, ok := f.constant[t.Text]; ok {
			own.Value, own.Targets[0].Open, own.Targets[0].Declared = value, false, false
		}
		if i < maxSharing {
			s.Body = append(s.Body, own)
		}
	}
	return s
}

// unfilled takes the global arrays out of what is read that functions change in part.
func (f *matlabFile) unfilled(u *matlabUnit) []Statement {
	var out []Statement
	for _, name := range u.own.globals {
		if w, ok := f.partly[name]; ok {
			out = append(out, Statement{Do: Other, At: w.at, Written: []string{name}, Fault: w.at.Errorf("%.40q is global, and changed in part here; give it all of its values", name)})
		}
	}
	return out
}
