package notation

import (
	"fmt"
	"strings"

	"rofz/scheme"
)

// readLaTeX reads the tableaux in \begin{array} and \begin{tabular} environments:
//
//	\begin{array}{c|cc}
//	1/3 & \frac{5}{12} & -\frac{1}{12} \\
//	1   & \frac34      & \frac14       \\ \hline
//	    & \frac34      & \frac14
//	\end{array}
//
// Rows above the first \hline or \cline have c and a row of A, those below it b and perhaps bhat. Without a line, the
// last one or two rows are weights if their first cell is empty. Empty cells are 0. A letter in a cell is a constant
// that the text defines, as in $\gamma = 1 - \frac{\sqrt{2}}{2}$.
func readLaTeX(file string, data []byte) ([]Table, error) {
	l := &latexReader{src: withoutComments(string(data)), file: file}
	l.findDefinitions()
	var out []Table
	for i := 0; len(out) <= maxTables; {
		env, start, end := nextArray(l.src, i)
		if env == "" {
			return out, nil
		}
		i = end + 1
		t, err := l.table(start, end)
		if err != nil {
			t = Table{Info: scheme.Info{Name: kebab(stem(file))}, Err: err}
		}
		t.Info.Source = fmt.Sprintf("%s, line %d", file, placeIn(l.src, start).line)
		out = append(out, t)
	}
	return out, nil
}

// withoutComments replaces comments by blanks, so that places stay what they are.
func withoutComments(src string) string {
	b := []byte(src)
	comment := false
	for i := 0; i < len(b); i++ {
		switch {
		case b[i] == '\n':
			comment = false
		case comment:
			b[i] = ' '
		case b[i] == '\\':
			i++
		case b[i] == '%':
			comment = true
			b[i] = ' '
		}
	}
	return string(b)
}

// placeIn returns the place of a byte.
func placeIn(src string, i int) place {
	line := 1 + strings.Count(src[:i], "\n")
	return place{line, 1 + len([]rune(src[strings.LastIndexByte(src[:i], '\n')+1:i]))}
}

// nextArray finds the body of the next array or tabular environment.
func nextArray(src string, from int) (env string, start, end int) {
	for {
		i := strings.Index(src[from:], `\begin`)
		if i < 0 {
			return "", 0, 0
		}
		from += i + len(`\begin`)
		rest := strings.TrimLeft(src[from:], " ")
		for _, env := range []string{"array", "tabular", "tabular*"} {
			if !strings.HasPrefix(rest, "{"+env+"}") {
				continue
			}
			start := len(src) - len(rest) + len(env) + 2
			n := strings.Index(src[start:], `\end{`+env+"}")
			if n < 0 {
				return "", 0, 0
			}
			return env, start, start + n
		}
	}
}

type latexReader struct {
	src         string
	file        string
	definitions map[string][]int // where their values begin
	known       map[int]*definition
	depth       int
}

// findDefinitions remembers where each letter is defined: what stands in front of a sign =.
func (l *latexReader) findDefinitions() {
	l.definitions = map[string][]int{}
	l.known = map[int]*definition{}
	for i := range len(l.src) {
		if l.src[i] != '=' {
			continue
		}
		left := strings.TrimRight(l.src[max(0, i-40):i], " \t\n&:")
		for j := len(left) - 1; j >= 0; j-- {
			p := &latexParser{src: left, i: j, end: len(left), reader: l}
			if j > 0 && isLatin(left[j-1]) && left[j] != '\\' || left[j] == ' ' {
				continue // inside of a word
			}
			if name := p.constant(); name != "" && p.i == len(left) {
				l.definitions[name] = append(l.definitions[name], i+1)
				break
			}
		}
	}
}

// stops end the value of a definition.
var stops = []string{"$", `\)`, `\]`, `\\`, `\end`, `\quad`, `\qquad`, `\text`, ";", "&", "=", "\n\n", ". ", ".\n"}

// valueEnd returns where the value that begins at a byte ends: at a comma outside of brackets, or one of stops.
func (l *latexReader) valueEnd(from int) int {
	depth := 0
	for i := from; i < len(l.src) && i < from+maxText; i++ {
		switch c := l.src[i]; {
		case c == '(' || c == '{':
			depth++
		case c == ')' || c == '}':
			depth--
		case c == ',' && depth == 0 && !(i > from && l.src[i-1] == '\\'):
			return i
		}
		for _, s := range stops {
			if strings.HasPrefix(l.src[i:], s) {
				return i
			}
		}
	}
	return min(len(l.src), from+maxText)
}

// lookup returns the definition of a name: the last one before the place where it is used, or else the first.
func (l *latexReader) lookup(name string, before int) (t term, ok bool, err error) {
	list := l.definitions[name]
	if len(list) == 0 {
		return term{}, false, nil
	}
	at := list[0]
	for _, d := range list {
		if d <= before {
			at = d
		}
	}
	if l.known[at] == nil {
		l.known[at] = &definition{name: name}
		if l.depth++; l.depth > 20 {
			err = placeIn(l.src, at).errorf("constants that are defined by others more than 20 deep")
		}
		defer func() { l.depth-- }()
		end := l.valueEnd(at)
		if end > at && l.src[end-1] == '.' {
			end--
		}
		p := &latexParser{src: l.src, i: at, end: end, reader: l}
		if err == nil {
			l.known[at].value, err = p.whole()
		}
		if err != nil {
			delete(l.known, at)
			return term{}, true, err
		}
	}
	return term{op: opName, text: name, def: l.known[at]}, true, nil
}

// latexRow is a row with the bytes where its cells begin and end.
type latexRow struct {
	cells [][2]int
	ruled bool // a line stands above it
}

// table reads the body of an array.
func (l *latexReader) table(start, end int) (Table, error) {
	at := placeIn(l.src, start)
	start = skipGroup(l.src, start, end) // the columns
	rows := l.rows(start, end)
	above, below := split(rows, l.src)
	s := len(above)
	switch {
	case s == 0 || len(below) == 0:
		return Table{}, at.errorf("an array without rows above and below a line; \\hline stands between A and b")
	case len(below) > 2:
		return Table{}, at.errorf("%d rows below the line; they are b and perhaps bhat", len(below))
	case s > scheme.MaxStages:
		return Table{}, at.errorf("%d rows; at most %d stages are read", s, scheme.MaxStages)
	}
	c := newCollecting(stem(l.file))
	var a [][]term
	var abscissae []term
	for _, row := range above {
		x, err := l.cells(row, 0, s+1)
		if err != nil {
			return Table{}, err
		}
		abscissae = append(abscissae, x[0])
		a = append(a, x[1:])
	}
	c.matrix("A", a)
	for i, row := range below {
		from := 0
		if first := l.text(row.cells[0]); len(row.cells) == s+1 || first == "" || isLabel(first) {
			from = 1
		}
		x, err := l.cells(row, from, s)
		if err != nil {
			return Table{}, err
		}
		c.vector([]string{"b", "bhat"}[i], x)
	}
	c.vector("c", abscissae)
	return c.finish(), nil
}

func (l *latexReader) text(cell [2]int) string { return strings.TrimSpace(l.src[cell[0]:cell[1]]) }

// isLabel reports whether the first cell of a row of weights is its name.
func isLabel(text string) bool {
	return strings.ContainsAny(text, "bBy") && !strings.ContainsAny(text, "0123456789")
}

// skipGroup moves behind the groups {…} and […] at the beginning.
func skipGroup(src string, i, end int) int {
	for {
		j := i
		for j < end && strings.IndexByte(" \t\n", src[j]) >= 0 {
			j++
		}
		if j == end || src[j] != '{' && src[j] != '[' {
			return i
		}
		depth := 0
		for ; j < end; j++ {
			switch src[j] {
			case '{', '[':
				depth++
			case '}', ']':
				depth--
			}
			if depth == 0 {
				break
			}
		}
		i = min(j+1, end)
	}
}

// rules are the commands that draw a line between rows.
var rules = []string{`\hline`, `\cline`, `\toprule`, `\midrule`, `\bottomrule`, `\cmidrule`}

// rows splits the body of an array at \\ and &.
func (l *latexReader) rows(start, end int) []latexRow {
	var out []latexRow
	row := latexRow{}
	cell, depth := start, 0
	finish := func(i int) {
		row.cells = append(row.cells, [2]int{cell, i})
		blank := true
		for _, c := range row.cells {
			blank = blank && l.text(c) == ""
		}
		if !blank || len(row.cells) > 1 {
			out = append(out, row)
			row = latexRow{}
		} else {
			row.cells = nil
		}
	}
	for i := start; i < end; {
		switch c := l.src[i]; {
		case c == '{':
			depth++
		case c == '}':
			depth--
		case c == '&' && depth <= 0:
			row.cells = append(row.cells, [2]int{cell, i})
			cell = i + 1
		case strings.HasPrefix(l.src[i:end], `\\`) && depth <= 0:
			finish(i)
			i += 2
			if i < end && l.src[i] == '[' {
				i = skipGroup(l.src, i, end)
			}
			cell = i
			continue
		case c == '\\':
			n := commandLength(l.src[i:end])
			if contains(rules, l.src[i:i+n]) {
				row.ruled = true
				i += n
				if l.src[cell:i] != "" {
					i = skipArguments(l.src, i, end)
				}
				cell = i
				continue
			}
			i += n
			continue
		}
		i++
	}
	finish(end)
	return out
}

// skipArguments moves behind {…} or (…) of \cline and \cmidrule, which directly follow.
func skipArguments(src string, i, end int) int {
	if i < end && src[i] == '(' {
		if n := strings.IndexByte(src[i:end], ')'); n >= 0 {
			i += n + 1
		}
	}
	if i < end && src[i] == '{' {
		if n := strings.IndexByte(src[i:end], '}'); n >= 0 {
			i += n + 1
		}
	}
	return i
}

// commandLength returns the length of the command at the beginning of s: \ with letters, or with one other character.
func commandLength(s string) int {
	n := 1
	for n < len(s) && (s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z') {
		n++
	}
	return max(n, min(2, len(s)))
}

// split tells rows with c and A from rows with weights.
func split(rows []latexRow, src string) (above, below []latexRow) {
	for i := 1; i < len(rows); i++ {
		if rows[i].ruled {
			return rows[:i], rows[i:]
		}
	}
	s := len(rows)
	for s > 0 && len(rows)-s < 2 && strings.TrimSpace(src[rows[s-1].cells[0][0]:rows[s-1].cells[0][1]]) == "" {
		s--
	}
	return rows[:s], rows[s:]
}

// cells reads the cells of a row from the given one on, and completes them with zeros to the number wanted.
func (l *latexReader) cells(row latexRow, from, want int) ([]term, error) {
	cells := row.cells[from:]
	for len(cells) > want && l.text(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	if len(cells) > want {
		return nil, placeIn(l.src, cells[want][0]).errorf("a row of %d cells; %d would be right", len(row.cells), want+from)
	}
	out := make([]term, want)
	for i := range out {
		out[i] = number("0")
		if i >= len(cells) || l.text(cells[i]) == "" {
			continue
		}
		p := &latexParser{src: l.src, i: cells[i][0], end: cells[i][1], reader: l}
		t, err := p.whole()
		if err != nil {
			return nil, err
		}
		out[i] = t
	}
	return out, nil
}
