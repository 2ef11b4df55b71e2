package notation

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"sync"

	"rofz/internal/budget"
	"rofz/scheme"
	"rofz/scheme/expression"
)

// readLaTeX reads the tableaux in \begin{array} and \begin{tabular} environments:
//
//	\begin{array}{c|cc}
//	1/3 & \frac{5}{12} & -\frac{1}{12} \\
//	1   & \frac34      & \frac14       \\ \hline
//	    & \frac34      & \frac14
//	\end{array}
//
// Rows above the first \hline or \cline have c and a row of A, those below it b and perhaps bhat, or error weights behind a
// label such as e, \hat e or b - \hat b. Without a line, the last one or two rows are weights if their first cell is
// empty. Empty cells are 0. A letter in a cell is a constant that the text defines, as in
// $\gamma = 1 - \frac{\sqrt{2}}{2}$.
func readLaTeX(ctx context.Context, file string, data []byte, _ []Annotation) ([]Table, error) {
	l := &latexReader{src: withoutComments(string(data)), file: file}
	l.findDefinitions()
	var out []Table
	for i := 0; len(out) <= maxTables; {
		env, start, end := nextArray(l.src, i)
		if env == "" {
			return out, nil
		}
		i = end + 1
		budget.Spend(ctx, end-start)
		t, err := l.table(start, end)
		if err != nil {
			t = Table{Info: scheme.Info{Name: kebab(stem(file))}, Err: err}
		}
		t.from(file, placeIn(l.src, start))
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
func placeIn(src string, i int) expression.Place {
	line := 1 + strings.Count(src[:i], "\n")
	return expression.Place{Offset: i, Line: line, Column: 1 + len([]rune(src[strings.LastIndexByte(src[:i], '\n')+1:i]))}
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
	known       map[int]*expression.Definition
	depth       int
}

// findDefinitions remembers where each letter is defined: what stands in front of a sign =.
func (l *latexReader) findDefinitions() {
	l.definitions = map[string][]int{}
	l.known = map[int]*expression.Definition{}
	for i := range len(l.src) {
		if l.src[i] != '=' {
			continue
		}
		left := strings.TrimRight(l.src[max(0, i-40):i], " \t\n&:")
		for j := len(left) - 1; j >= 0; j-- {
			if left[j] != '\\' && j > 0 && left[j-1]|0x20 >= 'a' && left[j-1]|0x20 <= 'z' {
				continue // inside of a word
			}
			if name, n := expression.LaTeXName(left[j:]); name != "" && j+n == len(left) {
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
func (l *latexReader) lookup(name string, before int) (t expression.Expr, ok bool, err error) {
	list := l.definitions[name]
	if len(list) == 0 {
		return expression.Expr{}, false, nil
	}
	at := list[0]
	for _, d := range list {
		if d <= before {
			at = d
		}
	}
	if l.known[at] == nil {
		l.known[at] = &expression.Definition{Name: name}
		if l.depth++; l.depth > 20 {
			err = placeIn(l.src, at).Errorf("constants that are defined by others more than 20 deep")
		}
		defer func() { l.depth-- }()
		end := l.valueEnd(at)
		if end > at && l.src[end-1] == '.' {
			end--
		}
		if err == nil {
			l.known[at].Value, err = l.formula(at, end)
		}
		if err != nil {
			delete(l.known, at)
			return expression.Expr{}, true, err
		}
	}
	return expression.Expr{Op: expression.OpName, Text: name, Def: l.known[at]}, true, nil
}

// latexRow is a row with the bytes where its cells begin and end.
type latexRow struct {
	cells [][2]int
	ruled bool // a line stands above it
}

// table reads the body of an array.
func (l *latexReader) table(start, end int) (Table, error) {
	at := placeIn(l.src, start)
	start = expression.SkipGroups(l.src, start, end) // the columns
	rows := l.rows(start, end)
	above, below := split(rows, l.src)
	s := len(above)
	switch {
	case s == 0 || len(below) == 0:
		return Table{}, at.Errorf("an array without rows above and below a line; \\hline stands between A and b")
	case len(below) > 2:
		return Table{}, at.Errorf("%d rows below the line; they are b and perhaps bhat or e", len(below))
	case s > scheme.MaxStages:
		return Table{}, at.Errorf("%d rows; at most %d stages are read", s, scheme.MaxStages)
	}
	c := newCollecting(stem(l.file))
	var a [][]expression.Expr
	var abscissae []expression.Expr
	for i, row := range above {
		x, err := l.cells(row, 0, s+1)
		if err != nil {
			return Table{}, err
		}
		l.placed(c, row, 0, 1, scheme.Place{Key: "c", Row: i + 1})
		l.placed(c, row, 1, s, scheme.Place{Key: "A", Row: i + 1, Column: 1})
		abscissae = append(abscissae, x[0])
		a = append(a, x[1:])
	}
	c.matrix("A", a)
	for i, row := range below {
		from, key := 0, []string{"b", "bhat"}[i]
		first := l.text(row.cells[0])
		if len(row.cells) == s+1 || first == "" || l.isLabel(first, row.cells[0][0]) {
			from = 1
			switch differenceOf(first) {
			case "b-^b", "e", "^e":
				key = "e"
			case "^b-b":
				return Table{}, placeIn(l.src, row.cells[0][0]).Errorf("the row %.40q has differences of the other sign; error weights e are b − bhat", first)
			}
		}
		x, err := l.cells(row, from, s)
		if err != nil {
			return Table{}, err
		}
		c.vector(key, x)
		l.placed(c, row, from, s, scheme.Place{Key: key, Row: 1})
	}
	c.vector("c", abscissae)
	return c.finish(), nil
}

// placed notes where n cells of a row stand, the first of which is a part of the table.
func (l *latexReader) placed(c *collecting, row latexRow, from, n int, first scheme.Place) {
	for j := from; j < min(from+n, len(row.cells)); j++ {
		part := first
		if part.Column > 0 {
			part.Column += j - from
		} else {
			part.Row += j - from
		}
		begin, end := row.cells[j][0], row.cells[j][1]
		blanks := len(l.src[begin:end]) - len(strings.TrimLeft(l.src[begin:end], " \t\n"))
		c.table.mark(part, placeIn(l.src, begin+blanks))
	}
}

func (l *latexReader) text(cell [2]int) string { return strings.TrimSpace(l.src[cell[0]:cell[1]]) }

// isLabel reports whether the first cell of a row of weights is its name; e is none where the text defines it as a constant.
func (l *latexReader) isLabel(text string, at int) bool {
	if of := differenceOf(text); of == "e" || of == "^e" {
		_, constant, _ := l.lookup("e", at)
		return !constant
	}
	return strings.ContainsAny(text, "bBy") && !strings.ContainsAny(text, "0123456789")
}

// differenceOf returns a label without its signs of mathematics, indices and transposition, and ^ for an accent: b-^b for
// $b^T - \hat{b}^T$.
func differenceOf(label string) string {
	label = transposed().ReplaceAllString(label, "")
	return labelSigns.Replace(accented().ReplaceAllString(label, "^"))
}

var (
	transposed = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`\^(\{?\\(mathsf|mathrm|text|rm|sf) *\{?T\}?\}?|\{?(T|\\top|\\intercal|t|\\prime)\}?)|_\{?[ijs]\}?|'`)
	})
	accented = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`\\(widehat|hat|widetilde|tilde|overline|bar) *`)
	})
	labelSigns = strings.NewReplacer("$", "", " ", "", "{", "", "}", "", `\(`, "", `\)`, "", `\,`, "", `\boldsymbol`, "", `\mathbf`, "", `\bf`, "", "−", "-")
)

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
				i = expression.SkipGroups(l.src, i, end)
			}
			cell = i
			continue
		case c == '\\':
			n := expression.CommandLength(l.src[i:end])
			if slices.Contains(rules, l.src[i:i+n]) {
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
func (l *latexReader) cells(row latexRow, from, want int) ([]expression.Expr, error) {
	cells := row.cells[from:]
	for len(cells) > want && l.text(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	if len(cells) > want {
		return nil, placeIn(l.src, cells[want][0]).Errorf("a row of %d cells; %d would be right", len(row.cells), want+from)
	}
	out := make([]expression.Expr, want)
	for i := range out {
		out[i] = expression.Number("0")
		if i >= len(cells) || l.text(cells[i]) == "" {
			continue
		}
		var err error
		if out[i], err = l.formula(cells[i][0], cells[i][1]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// formula reads a formula between two bytes. Its letters have the definitions that stand before it.
func (l *latexReader) formula(start, end int) (expression.Expr, error) {
	e, err := expression.LaTeX.ParsePart(l.src, start, end)
	if err == nil {
		e, err = l.defined(e, false)
	}
	if fault, ok := err.(*expression.Error); ok {
		fault.At = placeIn(l.src, fault.At.Offset)
	}
	return e.Simplified(), err
}

// defined returns e with a definition for each letter but the x of a root.
func (l *latexReader) defined(e expression.Expr, inRoot bool) (expression.Expr, error) {
	if e.Op == expression.OpName && inRoot && e.Text == "x" {
		return e, nil
	}
	if e.Op == expression.OpName {
		x, ok, err := l.lookup(e.Text, e.At.Offset)
		if !ok {
			_, n := expression.LaTeXName(l.src[e.At.Offset:])
			text := l.src[e.At.Offset : e.At.Offset+n]
			err = e.At.Errorf("the constant %.40s, which the file does not define; write for example $%.40s = 1-\\frac{\\sqrt{2}}{2}$ above the table", text, text)
		}
		return x, err
	}
	args := make([]expression.Expr, len(e.Args))
	for i, x := range e.Args {
		var err error
		if args[i], err = l.defined(x, inRoot || e.Op == expression.OpRoot); err != nil {
			return e, err
		}
	}
	e.Args = args
	return e, nil
}
