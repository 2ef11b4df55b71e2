package formula

import (
	"strings"
	"unicode/utf8"
)

// row writes a sequence with the blanks that set its parts apart, and no others.
func (l linear) row(r Row) string {
	var b strings.Builder
	for i := range r {
		factor := l.factor(r, i)
		if i > 0 {
			b.WriteString(l.between(r, i, b.String(), factor))
		}
		b.WriteString(factor)
	}
	return b.String()
}

// factor writes element i; a sum beside a factor needs parentheses.
func (l linear) factor(r Row, i int) string {
	s, ok := r[i].(Sum)
	if !ok || len(r) == 1 {
		return l.write(r[i])
	}
	if standsAlone(r, i) && len(s) > 0 {
		return l.write(s)
	}
	return "(" + l.write(s) + ")"
}

// separates reports whether e keeps its neighbours apart.
func separates(e Expr) bool {
	switch e := e.(type) {
	case Operator:
		c := operators[string(e)].class
		return c == relation || c == punctuation || c == binary
	case Words:
		return true
	}
	return false
}

// between returns what stands between elements i−1 and i of r, which are written as left and right.
func (l linear) between(r Row, i int, left, right string) string {
	a, b := r[i-1], r[i]
	if op, ok := b.(Operator); ok {
		return l.before(op, r, i)
	}
	if op, ok := a.(Operator); ok {
		return l.after(op, r, i-1)
	}
	if mustSeparate(left, right) || isDifferential(r, i) || isDots(a) || isDots(b) {
		return " "
	}
	if isNamed(a) {
		if _, ok := b.(Fence); ok {
			return ""
		}
		return " "
	}
	switch b.(type) {
	case Words, Name, Big:
		return " "
	case Frac:
		if endsInDigit(a) {
			return "·"
		}
		if !isGlyph(b) || l.tight {
			return " "
		}
	}
	switch a := a.(type) {
	case Words, Big:
		return " "
	case Number:
		if startsWithDigit(b) {
			return "·"
		}
		if _, ok := b.(Fence); ok || isInteger(a) {
			return ""
		}
		return " "
	case Frac:
		if startsWithDigit(b) {
			return "·"
		}
		if isGlyph(a) && !l.tight {
			return ""
		}
		return " "
	case Root:
		if _, ok := b.(Fence); ok {
			return ""
		}
		return " "
	case Fence:
		return ""
	}
	return l.besideSymbol(r, i, left)
}

// besideSymbol is between for a symbol, perhaps with an index or exponent, as the left factor.
func (l linear) besideSymbol(r Row, i int, left string) string {
	a, b := r[i-1], r[i]
	if s, ok := a.(Script); ok {
		if last, _ := utf8.DecodeLastRuneInString(left); (s.Sub != nil || s.Sup != nil) && (last == ')' || isLatin(last) || last == '∞') && !isApplication(a, b) {
			return " "
		}
		if _, number := s.Base.(Number); number {
			return " "
		}
	}
	switch b := b.(type) {
	case Number:
		return " "
	case Script:
		if b.Sub != nil || startsWithDigit(b) {
			return " "
		}
	}
	if i+1 < len(r) && isApplication(b, r[i+1]) {
		return " "
	}
	if b == Expr(Symbol("∞")) {
		return " "
	}
	return ""
}

// mustSeparate reports whether two parts written side by side would be read as a word or as one number.
func mustSeparate(left, right string) bool {
	run := left
	if i := strings.LastIndexFunc(left, func(r rune) bool { return !isLatin(r) }); i >= 0 {
		_, n := utf8.DecodeRuneInString(left[i:])
		run = left[i+n:]
	}
	end := strings.IndexFunc(right, func(r rune) bool { return !isLatin(r) })
	if end < 0 {
		end = len(right)
	}
	if run == "" || end == 0 {
		return false
	}
	return special(run) || special(right[:end]) || special(run+right[:end])
}

func isGlyph(e Expr) bool {
	a, b, ok := fractionOf(e)
	return ok && vulgar(a, b) != ""
}

// isPrefix reports whether the operator at i has no operand before it.
func isPrefix(r Row, i int) bool {
	return i == 0 || separates(r[i-1])
}

func (l linear) before(op Operator, r Row, i int) string {
	switch operators[string(op)].class {
	case product, punctuation, postfix:
		return ""
	case binary:
		if isPrefix(r, i) {
			return l.afterPunctuation(r, i)
		}
	}
	switch {
	case l.tight:
		return ""
	case isPrefix(r, i):
		return l.afterPunctuation(r, i)
	}
	return l.blank()
}

func (l linear) afterPunctuation(r Row, i int) string {
	if l.tight {
		return ""
	}
	return " "
}

func (l linear) after(op Operator, r Row, i int) string {
	switch operators[string(op)].class {
	case product:
		return ""
	case punctuation:
		if l.tight {
			return ""
		}
		return l.blank()
	case postfix:
		return " "
	case binary:
		if isPrefix(r, i) {
			return ""
		}
	}
	if l.tight {
		return ""
	}
	return " "
}
