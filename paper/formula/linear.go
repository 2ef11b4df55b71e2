package formula

import (
	"strings"
)

// Text writes e in one line of Unicode: (1 + z/3) / (1 − ⅔z + ⅙z²). Parse reads it back.
func Text(e Expr) string { return strings.ReplaceAll(linear{}.write(e), breakable, " ") }

// Pieces returns Text in the pieces between which a line may be broken; with blanks between them they are Text.
func Pieces(e Expr) []string { return strings.Split(linear{}.write(e), breakable) }

// breakable is a blank at which a line may be broken.
const breakable = "\n"

// linear writes formulas in one line. Where a fraction or an exponent has no bar or size to hold it together, it has
// parentheses; elsewhere there are those of the tree alone.
type linear struct {
	tight bool // in an index or exponent: no blanks
	whole bool // no line breaks within
}

func (l linear) write(e Expr) string {
	switch e := tidy(e).(type) {
	case nil:
		return ""
	case Number:
		return string(e)
	case Symbol:
		return string(e)
	case Name:
		return string(e)
	case Words:
		return string(e)
	case Operator:
		return string(e)
	case Row:
		return l.row(factors(e))
	case Sum:
		return l.sum(e)
	case Frac:
		return l.frac(e)
	case Script:
		return l.group(e.Base, isBase) + l.scripts(e.Base, e.Sub, e.Sup)
	case Root:
		return l.root(e)
	case Fence:
		return l.fence(e)
	case Big:
		return e.Sign + l.scripts(nil, e.Below, e.Above)
	case Matrix:
		return l.matrix(e)
	}
	return ""
}

func (l linear) blank() string {
	switch {
	case l.tight:
		return ""
	case l.whole:
		return " "
	}
	return breakable
}

// tidy gives the forms z/3, ⅙z² and z²/12 to a power over an integer, whether the tree has it as a fraction or with a
// unit fraction before it.
func tidy(e Expr) Expr {
	below, power, ok := unitMultiple(e)
	if !ok {
		return e
	}
	if _, ok := power.(Script); ok && vulgar("1", below) != "" {
		return Row{Frac{Number("1"), below}, power}
	}
	return Frac{power, below}
}

// factors returns the elements of a row in the forms that they have in one line.
func factors(r Row) Row {
	out := flat(r)
	if len(out) < 2 {
		return out
	}
	for i, e := range out {
		out[i] = tidy(e)
	}
	return flat(out)
}

// unitMultiple takes apart a power of a symbol over an integer.
func unitMultiple(e Expr) (below Number, power Expr, ok bool) {
	switch e := e.(type) {
	case Frac:
		below, ok = e.Below.(Number)
		power = e.Above
	case Row:
		if len(e) == 2 {
			var one Number
			one, below, ok = fractionOf(e[0])
			ok = ok && one == "1"
			power = e[1]
		}
	}
	return below, power, ok && isPower(power)
}

func isPower(e Expr) bool {
	switch e := e.(type) {
	case Symbol:
		return true
	case Script:
		_, base := e.Base.(Symbol)
		_, exponent := e.Sup.(Number)
		return base && exponent && e.Sub == nil
	}
	return false
}

// sum writes signs between the terms, and the first if it is a minus.
func (l linear) sum(s Sum) string {
	if len(s) == 0 {
		return "0"
	}
	var b strings.Builder
	for i, t := range s {
		sign := "+"
		if t.Negative {
			sign = "−"
		}
		switch {
		case i > 0 && l.tight:
			b.WriteString(sign)
		case i > 0:
			b.WriteString(l.blank() + sign + " ")
		case t.Negative:
			b.WriteString(sign)
		}
		b.WriteString(l.term(t.Body))
	}
	return b.String()
}

// term is a summand; a sum or a relation as such needs parentheses.
func (l linear) term(e Expr) string {
	l.whole = true
	return l.group(e, func(e Expr) bool { return !isLoose(e) })
}

// group writes e, with parentheses unless it is of the given kind.
func (l linear) group(e Expr, bare func(Expr) bool) string {
	e = tidy(e)
	if r, ok := e.(Row); ok && len(r) == 1 {
		return l.group(r[0], bare)
	}
	if bare(e) {
		return l.write(e)
	}
	return "(" + l.write(e) + ")"
}

// isLoose reports whether e is a sum, or a row with signs that bind less than a product.
func isLoose(e Expr) bool {
	switch e := e.(type) {
	case Sum:
		return len(e) > 0
	case Row:
		for _, x := range e {
			switch x := x.(type) {
			case Operator:
				if c := operators[string(x)].class; c == relation || c == binary || c == punctuation {
					return true
				}
			case Words, Sum:
				return true
			case Row:
				if isLoose(x) {
					return true
				}
			}
		}
	case Words, Matrix, Operator:
		return true
	}
	return false
}

// isBase reports whether e can have an exponent as it stands.
func isBase(e Expr) bool {
	switch e := e.(type) {
	case Number:
		return !strings.HasSuffix(string(e), "…")
	case Symbol, Name, Fence, Big:
		return true
	}
	return false
}

// isBelow reports whether e can stand behind a slash as it is.
func isBelow(e Expr) bool {
	switch e := e.(type) {
	case Number, Symbol, Script, Root:
		return true
	case Fence:
		return e.Open != "(" || e.Close != ")" // those would be taken for the parentheses of the fraction
	case Row:
		return isFactorial(e) && isBase(e[0]) || len(e) == 2 && isApplication(e[0], e[1])
	}
	return false
}

// isAbove is isBelow, for what stands before a slash: a product without blanks is no danger there.
func (l linear) isAbove(e Expr) bool {
	if r, ok := e.(Row); ok {
		r = factors(r)
		for _, x := range r {
			switch x.(type) {
			case Frac, Operator, Name, Big, Words, Sum, Matrix:
				return isBelow(r)
			}
		}
		for i := 1; i < len(r); i++ {
			if l.between(r, i, l.write(r[i-1]), l.write(r[i])) != "" {
				return false
			}
		}
		return true
	}
	return isBelow(e)
}

func (l linear) frac(f Frac) string {
	if a, b, ok := fractionOf(f); ok && !l.tight {
		if c := vulgar(a, b); c != "" {
			return c
		}
	}
	slash := "/"
	if s, ok := f.Below.(Sum); ok && len(s) > 1 && !l.tight {
		slash = l.blank() + "/ "
	}
	above, below := l, l
	if slash == "/" {
		above.whole, below.whole = true, true
	}
	if _, nested := f.Below.(Frac); nested {
		below.whole = true
	}
	return above.group(f.Above, l.isAbove) + slash + below.group(f.Below, isBelow)
}

// scripts writes an index and an exponent, with small characters where there are some.
func (l linear) scripts(base, sub, sup Expr) string {
	out := ""
	if letter, ok := base.(Symbol); ok && letter != "∞" && sub == Expr(Symbol("∞")) {
		out, sub = "∞", nil
	}
	if sub != nil {
		out += l.script(sub, "_", subscript)
	}
	if sup != nil {
		out += l.script(sup, "^", superscript)
	}
	return out
}

func (l linear) script(e Expr, mark, small string) string {
	l.tight, l.whole = true, true
	if e == Expr(Name("T")) && mark == "^" {
		return "ᵀ"
	}
	text := l.write(e)
	if s, ok := mapRunes(text, plain, small); ok && isPlain(e, mark) {
		return s
	}
	switch e := e.(type) {
	case Number:
		if isInteger(e) {
			return mark + text
		}
	case Symbol:
		return mark + text
	case Sum: // z^-1
		if n, ok := e[0].Body.(Number); ok && len(e) == 1 && isInteger(n) {
			return mark + text
		}
	}
	return mark + "(" + text + ")"
}

// isPlain reports whether small characters show e well: exponents of any kind, but numbers only as indices.
func isPlain(e Expr, mark string) bool {
	if mark == "^" {
		return !isLoose(e) || isSigned(e)
	}
	n, ok := e.(Number)
	return ok && isInteger(n)
}

func isSigned(e Expr) bool {
	s, ok := e.(Sum)
	return ok && len(s) > 0
}

func isInteger(n Number) bool {
	return strings.IndexFunc(string(n), func(r rune) bool { return !isDigit(r) }) < 0
}

func (l linear) root(r Root) string {
	l.whole = true
	bare := func(e Expr) bool {
		switch e := e.(type) {
		case Number:
			return !strings.Contains(string(e), "…")
		case Symbol:
			return true
		}
		return false
	}
	return "√" + l.group(r.Radicand, bare)
}

func (l linear) fence(f Fence) string {
	l.whole = true
	body := l.write(f.Body)
	if f.Open == "|" && strings.Contains(body, "|") {
		if inner, ok := f.Body.(Fence); !ok || inner.Open == "|" {
			body = l.write(protect(f.Body))
		}
	}
	return f.Open + body + f.Close
}

// protect puts parentheses around bars directly within bars, where a reader could not tell which close.
func protect(e Expr) Expr {
	return Map(e, func(x Expr) (Expr, bool) {
		switch x := x.(type) {
		case Row, Sum, Frac:
			return nil, false
		case Script:
			return Script{protect(x.Base), x.Sub, x.Sup}, true
		case Fence:
			if x.Open == "|" {
				return Fence{"(", x, ")"}, true
			}
		}
		return x, true
	})
}

func (l linear) matrix(m Matrix) string {
	l.whole = true
	rows := make([]string, len(m.Rows))
	for i, row := range m.Rows {
		cells := make([]string, len(row))
		for j, c := range row {
			cells[j] = l.write(c)
		}
		rows[i] = strings.Join(cells, ", ")
	}
	return strings.Join(rows, "; ")
}
