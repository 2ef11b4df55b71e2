package formula

import (
	"strings"
	"unicode/utf8"
)

// MathML writes e as presentation MathML, in the elements and attributes of MathML Core, as one <mrow> or other element.
// The caller puts <math> around it. It is well-formed XML whatever the words and symbols of e are.
func MathML(e Expr) string {
	var w mathWriter
	w.single(e)
	return w.b.String()
}

type mathWriter struct {
	b      strings.Builder
	script bool // fractions have a slash
}

const (
	invisibleTimes = "<mo>\u2062</mo>"
	applyFunction  = "<mo>\u2061</mo>"
)

var xmlSpecial = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// xmlText escapes s and drops what XML does not allow.
func xmlText(s string) string {
	return xmlSpecial.Replace(strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r == utf8.RuneError || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, s))
}

func (w *mathWriter) element(name, attributes, text string) {
	w.b.WriteString("<" + name + attributes + ">" + xmlText(text) + "</" + name + ">")
}

// single writes e as exactly one element.
func (w *mathWriter) single(e Expr) {
	switch e := e.(type) {
	case Number, Symbol, Name, Words, Frac, Script, Root, Big, Fence, Matrix:
		w.expr(e)
		return
	case Row:
		if r := flat(e); len(r) == 1 {
			w.single(r[0])
			return
		}
	}
	w.b.WriteString("<mrow>")
	w.expr(e)
	w.b.WriteString("</mrow>")
}

// boxed writes <name>parts</name>, each part as one element.
func (w *mathWriter) boxed(name string, parts ...Expr) {
	w.b.WriteString("<" + name + ">")
	for _, p := range parts {
		w.single(p)
	}
	w.b.WriteString("</" + name + ">")
}

func (w *mathWriter) expr(e Expr) {
	switch e := e.(type) {
	case Number:
		w.element("mn", "", string(e))
	case Symbol:
		w.symbol(e)
	case Name:
		attributes := ""
		if utf8.RuneCountInString(string(e)) == 1 {
			attributes = ` mathvariant="normal"`
		}
		w.element("mi", attributes, string(e))
	case Words:
		w.element("mtext", "", string(e))
	case Operator:
		w.operator(e, "")
	case Row:
		w.row(flat(e))
	case Sum:
		w.sum(e)
	case Frac:
		w.frac(e)
	case Script:
		w.scripts(e.Base, e.Sub, e.Sup)
	case Root:
		w.boxed("msqrt", e.Radicand)
	case Fence:
		w.fence(e)
	case Big:
		w.big(e)
	case Matrix:
		w.matrix(e)
	}
}

func (w *mathWriter) symbol(s Symbol) {
	letter, accent, primes := splitSymbol(s)
	if primes > 0 { // beside the letter: browsers would make them smaller as an exponent, and they have that size already
		w.b.WriteString("<mrow>")
	}
	switch a, ok := accents[accent]; {
	case letter == "⋯" || letter == "…":
		w.element("mo", "", letter)
	case ok:
		w.b.WriteString("<mover" + a.attribute + ">")
		w.element("mi", "", letter)
		w.element("mo", ` stretchy="false"`, a.mark)
		w.b.WriteString("</mover>")
	case upright(letter):
		w.element("mi", ` mathvariant="normal"`, letter)
	default:
		w.element("mi", "", letter)
	}
	if primes > 0 {
		w.element("mo", ` lspace="0" rspace="0"`, strings.Repeat("′", primes))
		w.b.WriteString("</mrow>")
	}
}

// upright reports whether a letter is set upright as such: capital Greek ones, as in LaTeX, and ∞.
func upright(letter string) bool {
	r, _ := utf8.DecodeRuneInString(letter)
	return 'Α' <= r && r <= 'Ω' || r == '∞'
}

func (w *mathWriter) operator(op Operator, attributes string) {
	text := string(op)
	switch {
	case attributes != "":
	case w.script && operators[text].class <= binary, op == "/":
		attributes = ` lspace="0" rspace="0"`
	case op == ":":
		attributes = ` lspace="0.2778em" rspace="0.2778em"`
	case op == "~":
		text = "∼"
	}
	w.element("mo", attributes, text)
}

func (w *mathWriter) row(r Row) {
	for i, e := range r {
		if i > 0 {
			w.between(r, i)
		}
		if s, ok := e.(Sum); ok && len(r) > 1 && !standsAlone(r, i) {
			w.fence(Fence{"(", s, ")"})
			continue
		}
		if op, ok := e.(Operator); ok && operators[string(op)].class == binary && isPrefix(r, i) {
			w.operator(op, ` form="prefix"`)
			continue
		}
		w.expr(e)
	}
}

// between writes the signs of products and of the application of functions, which only a screen reader sees.
func (w *mathWriter) between(r Row, i int) {
	a, b := r[i-1], r[i]
	for _, e := range []Expr{a, b} {
		switch e := e.(type) {
		case Operator:
			return
		case Words:
			w.b.WriteString(`<mspace width="0.5em"/>`)
			return
		case Symbol:
			if isDots(e) {
				return
			}
		}
	}
	switch _, isBig := a.(Big); {
	case endsInDigit(a) && startsWithDigit(b):
		w.operator("·", "")
	case isBig:
	case isDifferential(r, i):
		w.b.WriteString(`<mspace width="0.1667em"/>`)
	case isApplication(a, b):
		w.b.WriteString(applyFunction)
	case isNamed(a):
		w.b.WriteString(applyFunction + `<mspace width="0.1667em"/>`)
	case isNamed(b):
		w.b.WriteString(invisibleTimes + `<mspace width="0.1667em"/>`)
	default:
		w.b.WriteString(invisibleTimes)
	}
}

func (w *mathWriter) sum(s Sum) {
	if len(s) == 0 {
		w.element("mn", "", "0")
	}
	for i, t := range s {
		switch {
		case i == 0 && t.Negative:
			w.operator("−", ` form="prefix"`)
		case t.Negative:
			w.operator("−", "")
		case i > 0:
			w.operator("+", "")
		}
		if isLoose(t.Body) {
			w.fence(Fence{"(", t.Body, ")"})
			continue
		}
		w.expr(t.Body)
	}
}

func (w *mathWriter) frac(f Frac) {
	if !w.script {
		w.boxed("mfrac", f.Above, f.Below)
		return
	}
	var l linear
	w.b.WriteString("<mrow>")
	for i, part := range []Expr{f.Above, f.Below} {
		bare := isBelow(part)
		if i == 0 {
			bare = l.isAbove(part)
		} else {
			w.operator("/", "")
		}
		if bare {
			w.single(part)
		} else {
			w.fence(Fence{"(", part, ")"})
		}
	}
	w.b.WriteString("</mrow>")
}

// scripts writes a base with an index, an exponent, or both.
func (w *mathWriter) scripts(base, sub, sup Expr) {
	var name string
	var parts []Expr
	switch {
	case sub != nil && sup != nil:
		name, parts = "msubsup", []Expr{sub, sup}
	case sub != nil:
		name, parts = "msub", []Expr{sub}
	case sup != nil:
		name, parts = "msup", []Expr{sup}
	default:
		w.single(base)
		return
	}
	w.b.WriteString("<" + name + ">")
	w.single(base)
	w.small(parts)
	w.b.WriteString("</" + name + ">")
}

func (w *mathWriter) small(parts []Expr) {
	outer := w.script
	w.script = true
	for _, p := range parts {
		w.single(p)
	}
	w.script = outer
}

func (w *mathWriter) fence(f Fence) {
	stretchy := "false"
	if isTall(f) && !w.script {
		stretchy = "true"
	}
	side := func(d, form string) {
		if d != "" {
			w.element("mo", ` form="`+form+`" fence="true" stretchy="`+stretchy+`"`, d)
		}
	}
	outer := w.script
	w.script = w.script || isSlashed(f)
	w.b.WriteString("<mrow>")
	side(f.Open, "prefix")
	w.single(f.Body)
	side(f.Close, "postfix")
	w.b.WriteString("</mrow>")
	w.script = outer
}

func (w *mathWriter) big(b Big) {
	sign := func() { w.element("mo", ` form="prefix"`, b.Sign) }
	limits := b.Sign != "∫" && b.Sign != "∮"
	if b.Sign == "Σ" {
		sign = func() { w.element("mo", ` form="prefix"`, "∑") }
	}
	var name string
	var parts []Expr
	switch {
	case b.Below != nil && b.Above != nil:
		name, parts = "munderover", []Expr{b.Below, b.Above}
	case b.Below != nil:
		name, parts = "munder", []Expr{b.Below}
	case b.Above != nil:
		name, parts = "mover", []Expr{b.Above}
	default:
		sign()
		return
	}
	if !limits {
		name = map[string]string{"munderover": "msubsup", "munder": "msub", "mover": "msup"}[name]
	}
	w.b.WriteString("<" + name + ">")
	sign()
	w.small(parts)
	w.b.WriteString("</" + name + ">")
}

// matrix writes a table. Rules are borders, which MathML Core takes from style sheets.
func (w *mathWriter) matrix(m Matrix) {
	w.b.WriteString("<mtable>")
	for i, row := range m.Rows {
		w.b.WriteString("<mtr>")
		for j, cell := range row {
			style := ""
			if contains(m.RightOf, j) {
				style += "border-right:1px solid;"
			}
			if contains(m.Below, i) {
				style += "border-bottom:1px solid;"
			}
			if style != "" {
				style = ` style="` + style + `"`
			}
			w.b.WriteString("<mtd" + style + ">")
			if cell != nil {
				w.single(cell)
			}
			w.b.WriteString("</mtd>")
		}
		w.b.WriteString("</mtr>")
	}
	w.b.WriteString("</mtable>")
}
