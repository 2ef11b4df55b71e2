package formula

import (
	"strings"
	"unicode/utf8"
)

// LaTeX writes e for mathematics mode with amsmath, without dollar signs. It is plain ASCII, and safe whatever the
// words and symbols of e are.
func LaTeX(e Expr) string {
	var w texWriter
	w.expr(e, texStyle{})
	return w.b.String()
}

type texWriter struct{ b strings.Builder }

// texStyle says where in a formula a part stands.
type texStyle struct {
	inFrac bool // \tfrac keeps the fractions within a fraction readable
	script bool // fractions have a slash
}

// put writes s, with a blank if a control word would run into a letter, or an index of one letter seem to.
func (w *texWriter) put(s string) {
	if s == "" {
		return
	}
	if c := rune(s[0]); isLatin(c) || isDigit(c) {
		text := w.b.String()
		word := strings.TrimRightFunc(text, isLatin)
		control := strings.HasSuffix(word, `\`) && !strings.HasSuffix(word, `\\`) && isLatin(c)
		index := strings.HasSuffix(word, "_") || strings.HasSuffix(word, "^")
		if len(word) < len(text) && (control || index) {
			w.b.WriteByte(' ')
		}
	}
	w.b.WriteString(s)
}

func (w *texWriter) braced(e Expr, s texStyle) {
	w.put("{")
	w.expr(e, s)
	w.put("}")
}

func (w *texWriter) expr(e Expr, s texStyle) {
	switch e := e.(type) {
	case Number:
		w.put(strings.ReplaceAll(texWords(string(e)), `\ldots{}`, `\ldots`))
	case Symbol:
		w.symbol(e)
	case Name:
		w.put(texName(string(e)))
	case Words:
		w.put(`\text{` + texWords(string(e)) + `}`)
	case Operator:
		w.operator(e)
	case Row:
		w.row(flat(e), s)
	case Sum:
		w.sum(e, s)
	case Frac:
		w.frac(e, s)
	case Script:
		w.script(e, s)
	case Root:
		w.put(`\sqrt`)
		w.braced(e.Radicand, s)
	case Fence:
		w.fence(e, s)
	case Big:
		w.big(e)
	case Matrix:
		w.matrix(e)
	}
}

func texLetter(letter string) string {
	r, n := utf8.DecodeRuneInString(letter)
	if n != len(letter) {
		return `\mathit{` + texWords(letter) + `}`
	}
	if t, ok := letters[r]; ok {
		return t.latex
	}
	return texWords(letter)
}

func (w *texWriter) symbol(s Symbol) {
	letter, accent, primes := splitSymbol(s)
	if a, ok := accents[accent]; ok {
		w.put(a.latex + "{" + texLetter(letter) + "}")
	} else {
		w.put(texLetter(letter))
	}
	w.b.WriteString(strings.Repeat("'", primes))
}

func texName(s string) string {
	if t, ok := functions[s]; ok {
		return t
	}
	if t, ok := bigs[s]; ok {
		return t
	}
	return `\operatorname{` + texWords(s) + `}`
}

func (w *texWriter) operator(op Operator) {
	o, ok := operators[string(op)]
	switch {
	case !ok:
		w.put(texWords(string(op)))
	case o.class == punctuation:
		w.put(o.latex + " ")
	default:
		w.put(o.latex)
	}
}

var texSpecial = strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "$", `\$`, "&", `\&`, "#", `\#`, "%", `\%`,
	"_", `\_`, "^", `\textasciicircum{}`, "~", `\textasciitilde{}`, "−", "-", "–", "--", "—", "---", "’", "'", "…", `\ldots{}`)

// texWords escapes text; characters beyond ASCII that are no letters of formulas become question marks.
func texWords(s string) string {
	var b strings.Builder
	for _, r := range texSpecial.Replace(s) {
		t, ok := letters[r]
		switch {
		case ok:
			b.WriteString(`\ensuremath{` + t.latex + `}`)
		case r < ' ' || r == 0x7f:
			b.WriteByte(' ')
		case r < 0x7f:
			b.WriteRune(r)
		default:
			b.WriteByte('?')
		}
	}
	return b.String()
}

func (w *texWriter) row(r Row, s texStyle) {
	for i, e := range r {
		if i > 0 {
			switch {
			case endsInDigit(r[i-1]) && startsWithDigit(e):
				w.put(`\cdot`)
			case isDifferential(r, i):
				w.put(`\,`)
			case isWide(r[i-1]) && isBar(e):
				w.put(`\,`) // \lvert is no ordinary symbol, before which there would be this space
			case isWords(r[i-1]) || isWords(e):
				w.put(`\ `)
			}
		}
		if sum, ok := e.(Sum); ok && len(r) > 1 && !standsAlone(r, i) {
			w.fence(Fence{"(", sum, ")"}, s)
			continue
		}
		w.expr(e, s)
	}
}

// isWide reports whether e is an operator such as max or cos.
func isWide(e Expr) bool {
	_, big := e.(Big)
	return big || isNamed(e)
}

func isBar(e Expr) bool {
	if s, ok := e.(Script); ok {
		e = s.Base
	}
	f, ok := e.(Fence)
	return ok && (f.Open == "|" || f.Open == "‖")
}

func isWords(e Expr) bool {
	_, ok := e.(Words)
	return ok
}

func (w *texWriter) sum(sum Sum, s texStyle) {
	if len(sum) == 0 {
		w.put("0")
	}
	for i, t := range sum {
		switch {
		case t.Negative:
			w.put("-")
		case i > 0:
			w.put("+")
		}
		if isLoose(t.Body) {
			w.fence(Fence{"(", t.Body, ")"}, s)
			continue
		}
		w.expr(t.Body, s)
	}
}

func (w *texWriter) frac(f Frac, s texStyle) {
	if s.script {
		var l linear
		for i, part := range []Expr{f.Above, f.Below} {
			bare := isBelow(part)
			if i == 0 {
				bare = l.isAbove(part)
			} else {
				w.put("/")
			}
			if bare {
				w.expr(part, s)
			} else {
				w.fence(Fence{"(", part, ")"}, s)
			}
		}
		return
	}
	if s.inFrac {
		w.put(`\tfrac`)
	} else {
		w.put(`\frac`)
	}
	s.inFrac = true
	w.braced(f.Above, s)
	w.braced(f.Below, s)
}

func (w *texWriter) script(e Script, s texStyle) {
	if isBase(e.Base) {
		w.expr(e.Base, s)
	} else {
		w.braced(e.Base, s)
	}
	w.scripts(e.Sub, e.Sup)
}

func (w *texWriter) scripts(sub, sup Expr) {
	if sub != nil {
		w.put("_" + texScript(sub))
	}
	if sup != nil {
		w.put("^" + texScript(sup))
	}
}

// texScript writes an index or exponent, in braces unless it is one character or one control word.
func texScript(e Expr) string {
	if e == Expr(Name("T")) {
		return `{\mathsf{T}}`
	}
	var w texWriter
	w.expr(e, texStyle{script: true})
	text := w.b.String()
	if len(text) == 1 || strings.HasPrefix(text, `\`) && isWord(text[1:]) {
		return text
	}
	return "{" + text + "}"
}

// texDelimiters are the delimiters as such; bars say on which side they stand unless they grow.
var texDelimiters = map[string]string{"{": `\{`, "}": `\}`, "": ".", "⌊": `\lfloor`, "⌋": `\rfloor`, "⌈": `\lceil`, "⌉": `\rceil`}

func (w *texWriter) fence(f Fence, s texStyle) {
	s.script = s.script || isSlashed(f)
	tall := isTall(f.Body) && !s.script
	if m, ok := f.Body.(Matrix); ok && len(m.RightOf)+len(m.Below) == 0 {
		if env := map[string]string{"()": "pmatrix", "[]": "bmatrix", "||": "vmatrix"}[f.Open+f.Close]; env != "" {
			w.cells(m, env, "")
			return
		}
	}
	if tall {
		w.put(`\left` + texDelimiter(f.Open))
		w.expr(f.Body, s)
		w.put(`\right` + texDelimiter(f.Close))
		return
	}
	w.put(texSide(f.Open, "l"))
	w.expr(f.Body, s)
	w.put(texSide(f.Close, "r"))
}

func texDelimiter(d string) string {
	switch d {
	case "|":
		return "|"
	case "‖":
		return `\|`
	}
	if t, ok := texDelimiters[d]; ok {
		return t
	}
	return texWords(d)
}

func texSide(d, side string) string {
	switch d {
	case "":
		return ""
	case "|":
		return `\` + side + "vert"
	case "‖":
		return `\` + side + "Vert"
	}
	return texDelimiter(d)
}

func (w *texWriter) big(b Big) {
	if t, ok := bigs[b.Sign]; ok {
		w.put(t)
	} else {
		w.put(texName(b.Sign))
	}
	w.scripts(b.Below, b.Above)
}

// matrix writes an array; with rules, in rows that leave fractions some room.
func (w *texWriter) matrix(m Matrix) {
	if len(m.RightOf)+len(m.Below) == 0 {
		w.cells(m, "matrix", "")
		return
	}
	columns := 0
	for _, row := range m.Rows {
		columns = max(columns, len(row))
	}
	var spec strings.Builder
	for j := range columns {
		spec.WriteByte('c')
		if contains(m.RightOf, j) {
			spec.WriteByte('|')
		}
	}
	w.put(`{\renewcommand{\arraystretch}{1.5}`)
	w.cells(m, "array", "{"+spec.String()+"}")
	w.put("}")
}

func (w *texWriter) cells(m Matrix, env, spec string) {
	w.put(`\begin{` + env + `}` + spec + "\n")
	for i, row := range m.Rows {
		w.put("  ")
		for j, cell := range row {
			if j > 0 {
				w.put(" & ")
			}
			if cell != nil {
				w.expr(cell, texStyle{})
			}
		}
		if i < len(m.Rows)-1 || contains(m.Below, i) {
			w.put(` \\`)
		}
		if contains(m.Below, i) {
			w.put(` \hline`)
		}
		w.put("\n")
	}
	w.put(`\end{` + env + `}`)
}

func contains(list []int, n int) bool {
	for _, x := range list {
		if x == n {
			return true
		}
	}
	return false
}
