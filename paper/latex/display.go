package latex

import (
	"slices"
	"strings"

	"rofz/paper/exposition"
	"rofz/paper/formula"
)

// lineWidth is how wide a line may be, in em: a little less than in the standard classes, where it is from 33 to 34.5.
const lineWidth = 32

// A piece is a part of a formula before which a line may be broken.
type piece struct {
	tex      string
	width    float64
	carried  bool // it is a factor, and a line that begins with it begins with a dot
	relation bool // it begins with a relation sign, and stands below the first one of its display
}

// display sets formulas, broken at their terms where they are too wide, in the largest size in which they fit.
func display(d exposition.Display) string {
	rows := newRows(d)
	size := 0
	for size < len(sizes)-1 && !fits(rows, lineWidth/sizes[size].scale) {
		size++
	}
	limit := lineWidth / sizes[size].scale
	if len(rows) == 1 && rows[0].total() <= limit {
		r := rows[0]
		return inSize(size, "\\[\n  "+strings.TrimSpace(r.left+" "+r.relation+" "+r.whole)+"\n\\]\n")
	}
	left := 0.0
	for _, r := range rows {
		if r.leftWidth <= limit/3 {
			left = max(left, r.leftWidth)
		}
	}
	var lines []string
	for _, r := range rows {
		lines = append(lines, r.lines(left, limit)...)
	}
	return inSize(size, "\\begin{align*}\n  "+strings.Join(lines, " \\\\\n  ")+"\n\\end{align*}\n")
}

// fits reports whether no piece is wider than what the left sides leave of a line.
func fits(rows []row, limit float64) bool {
	left := 0.0
	for _, r := range rows {
		if r.leftWidth <= limit/3 {
			left = max(left, r.leftWidth)
		}
	}
	for _, r := range rows {
		if r.total() <= limit && len(rows) == 1 {
			continue
		}
		for _, p := range r.pieces(limit - left - relationWidth - indent) {
			if p.width > limit-left-relationWidth-indent {
				return false
			}
		}
	}
	return true
}

const (
	relationWidth = 1.4
	indent        = 1
)

// A row is a line of a display with its measures.
type row struct {
	left, relation, whole string
	leftWidth, wholeWidth float64
	right                 formula.Expr
}

// newRows measures the lines of a display. A chain a = b = c is one line where it fits.
func newRows(d exposition.Display) []row {
	var rows []row
	for _, l := range d {
		r := newRow(l)
		if n := len(rows) - 1; n >= 0 && l.Left == nil && l.Relation != "" && rows[n].total()+relationWidth+r.wholeWidth < lineWidth {
			last := &rows[n]
			last.right = formula.Row{last.right, formula.Operator(l.Relation), l.Right}
			last.whole, last.wholeWidth = math(last.right), formula.Width(last.right)
			continue
		}
		rows = append(rows, r)
	}
	return rows
}

func newRow(l exposition.Line) row {
	r := row{right: l.Right}
	if l.Left != nil {
		r.left, r.leftWidth = math(l.Left), formula.Width(l.Left)
	}
	if l.Relation != "" {
		r.relation = formula.LaTeX(formula.Operator(l.Relation))
	}
	if l.Right != nil {
		r.whole, r.wholeWidth = math(l.Right), formula.Width(l.Right)
	}
	return r
}

func (r row) total() float64 { return r.leftWidth + relationWidth + r.wholeWidth }

// pieces takes the right side apart where that is necessary for parts no wider than limit.
func (r row) pieces(limit float64) []piece {
	if r.right == nil {
		return nil
	}
	if r.wholeWidth <= limit {
		return []piece{{tex: r.whole, width: r.wholeWidth}}
	}
	return split(r.right, limit)
}

// lines sets the row as lines of an align, with the left sides so wide.
func (r row) lines(left, limit float64) []string {
	room := limit - left - relationWidth
	list := r.pieces(room)
	if len(list) > 1 {
		list = r.pieces(room - indent)
	}
	head := r.left + " &" + r.relation + " "
	var out []string
	if r.leftWidth > left { // it has a line of its own
		out = append(out, r.left)
		head = "&" + r.relation + " "
	}
	line, width := head, 0.0
	for i, p := range list {
		if i > 0 && (p.relation || width+p.width > room) {
			out = append(out, strings.TrimRight(line, " "))
			line, width = `&\quad{}`, indent
			if p.relation {
				line, width = "&", 0
			}
			if p.carried {
				line += `\cdot{}`
			}
		}
		line += p.tex
		width += p.width
	}
	return append(out, strings.TrimRight(line, " "))
}

// split takes a formula apart into pieces: a sum before its signs, a row before its relations, and what is still too
// wide within its last parentheses.
func split(e formula.Expr, limit float64) []piece {
	switch e := e.(type) {
	case formula.Sum:
		var out []piece
		for i, t := range e {
			sign := "+"
			switch {
			case t.Negative:
				sign = "-"
			case i == 0:
				sign = ""
			}
			list := splitTerm(t.Body, limit)
			list[0].tex = sign + spaced(list[0].tex, sign)
			list[0].width += 1.22
			out = append(out, list...)
		}
		return out
	case formula.Row:
		return splitRow(e, limit)
	case formula.Fence, formula.Script:
		return splitTerm(e, limit)
	}
	return []piece{{tex: math(e), width: formula.Width(e)}}
}

func spaced(tex, sign string) string {
	if sign == "" {
		return tex
	}
	return " " + tex
}

// splitRow breaks a row before the relations in it.
func splitRow(r formula.Row, limit float64) []piece {
	var parts []formula.Row
	start := 0
	for i, x := range r {
		if op, ok := x.(formula.Operator); ok && i > 0 && strings.Contains("=≤<≥>~", string(op)) {
			parts = append(parts, r[start:i])
			start = i
		}
	}
	if parts == nil {
		return splitTerm(r, limit)
	}
	parts = append(parts, r[start:])
	var out []piece
	for i, p := range parts {
		head := ""
		if i > 0 {
			head, p = math(p[0])+" ", p[1:]
		}
		list := []piece{{tex: math(p), width: formula.Width(p)}}
		if list[0].width > limit {
			list = split(single(p), limit)
		}
		list[0].tex, list[0].relation = head+list[0].tex, i > 0
		if i > 0 {
			list[0].width += relationWidth
		}
		out = append(out, list...)
	}
	return out
}

func single(r formula.Row) formula.Expr {
	if len(r) == 1 {
		return r[0]
	}
	return r
}

// splitTerm breaks a product within its last factor, if that is a sum in parentheses or bars, with or without a power.
func splitTerm(e formula.Expr, limit float64) []piece {
	whole := []piece{{tex: math(term(e)), width: formula.Width(e)}}
	if whole[0].width <= limit {
		return whole
	}
	if list := factors(e); list != nil {
		return list
	}
	var before formula.Row
	last := e
	if r, ok := e.(formula.Row); ok && len(r) > 0 {
		before, last = r[:len(r)-1], r[len(r)-1]
	}
	power := ""
	if s, ok := last.(formula.Script); ok && s.Sub == nil && s.Sup != nil {
		power = "^{" + math(s.Sup) + "}"
		last = s.Base
	}
	f, ok := last.(formula.Fence)
	if !ok {
		return whole
	}
	sum, ok := f.Body.(formula.Sum)
	if !ok || len(sum) < 2 {
		return whole
	}
	list := split(sum, limit-2)
	head := ""
	if len(before) > 0 {
		head = math(before)
		list[0].width += formula.Width(before)
	}
	list[0].tex = head + `\bigl` + delimiter(f.Open) + list[0].tex
	list[len(list)-1].tex += `\bigr` + delimiter(f.Close) + power
	list[0].width += 0.6
	list[len(list)-1].width += 1
	return list
}

// factors are the pieces of a product of several factors in parentheses, nil for any other formula.
func factors(e formula.Expr) []piece {
	r, ok := e.(formula.Row)
	if !ok {
		return nil
	}
	var out []piece
	fenced := 0
	for _, x := range r {
		base := x
		if s, ok := x.(formula.Script); ok {
			base = s.Base
		}
		if _, ok := base.(formula.Fence); ok {
			fenced++
		}
		out = append(out, piece{tex: math(x), width: formula.Width(x), carried: len(out) > 0})
	}
	if fenced < 3 {
		return nil
	}
	return out
}

// term puts a sum that is a summand in parentheses.
func term(e formula.Expr) formula.Expr {
	if s, ok := e.(formula.Sum); ok {
		return formula.Fence{Open: "(", Body: s, Close: ")"}
	}
	return e
}

func delimiter(d string) string {
	switch d {
	case "{", "}":
		return `\` + d
	case "":
		return "."
	}
	return d
}

func math(e formula.Expr) string { return formula.LaTeX(e) }

// slashed writes short fractions with a slash, as they are in running text.
func slashed(e formula.Expr) formula.Expr {
	switch v := e.(type) {
	case formula.Frac:
		if formula.Width(v.Above)+formula.Width(v.Below) < longFraction {
			return formula.Row{grouped(slashed(v.Above), false), formula.Operator("/"), grouped(slashed(v.Below), true)}
		}
	case formula.Row:
		out := make(formula.Row, len(v))
		for i, x := range v {
			if f, ok := x.(formula.Frac); ok && !alone(v, i) {
				out[i] = f // a factor
				continue
			}
			out[i] = slashed(x)
		}
		return out
	case formula.Sum:
		if slices.ContainsFunc(v, hasCoefficient) {
			return v
		}
		out := make(formula.Sum, len(v))
		for i, t := range v {
			out[i] = formula.Term{Negative: t.Negative, Body: slashed(t.Body)}
		}
		return out
	case formula.Fence:
		if v.Body != nil {
			v.Body = slashed(v.Body)
		}
		return v
	}
	return e
}

// hasCoefficient reports whether a term has a fraction as a factor, which keeps its bar.
func hasCoefficient(t formula.Term) bool {
	r, ok := t.Body.(formula.Row)
	return ok && slices.ContainsFunc(r, func(x formula.Expr) bool { _, ok := x.(formula.Frac); return ok })
}

// longFraction is the width from which a fraction keeps its bar in running text, in em.
const longFraction = 14

// grouped puts what stands above or below a slash in parentheses where that is necessary.
func grouped(e formula.Expr, below bool) formula.Expr {
	switch v := e.(type) {
	case formula.Sum:
		return formula.Fence{Open: "(", Body: e, Close: ")"}
	case formula.Row:
		product := true
		for _, x := range v {
			if _, ok := x.(formula.Operator); ok {
				product = false
			}
		}
		if below && len(v) > 1 && !isCall(v) || !product {
			return formula.Fence{Open: "(", Body: e, Close: ")"}
		}
	case formula.Frac:
		return formula.Fence{Open: "(", Body: e, Close: ")"}
	}
	return e
}

// isCall reports whether a row is a function of something, such as Q(z).
func isCall(r formula.Row) bool {
	if len(r) != 2 {
		return false
	}
	f, ok := r[1].(formula.Fence)
	_, symbol := r[0].(formula.Symbol)
	return ok && symbol && f.Open == "("
}

// alone reports whether the part i of a row has relations or nothing on both sides.
func alone(r formula.Row, i int) bool {
	return (i == 0 || isRelation(r[i-1])) && (i == len(r)-1 || isRelation(r[i+1]))
}

func isRelation(e formula.Expr) bool {
	switch v := e.(type) {
	case formula.Operator:
		return strings.Contains("=≤<≥>~≠≈∈→,±", string(v))
	case formula.Words:
		return true
	}
	return false
}
