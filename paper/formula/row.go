package formula

import (
	"strings"
	"unicode"
)

// flat returns the elements of a row with nested rows dissolved.
func flat(r Row) Row {
	var out Row
	for _, e := range r {
		if inner, ok := e.(Row); ok && !isFactorial(inner) {
			out = append(out, flat(inner)...)
		} else if e != nil {
			out = append(out, e)
		}
	}
	return out
}

// isFactorial reports whether r is an operand with a sign behind it, such as k!.
func isFactorial(r Row) bool {
	if len(r) != 2 {
		return false
	}
	op, ok := r[1].(Operator)
	return ok && operators[string(op)].class == postfix
}

// isFunction reports whether the symbol, when ( follows, is a function that is applied rather than a factor.
func isFunction(e Expr) bool {
	switch e := e.(type) {
	case Name:
		return true
	case Symbol:
		letter, _, primes := splitSymbol(e)
		return primes > 0 || strings.ContainsAny(letter, "CDEFGHKLMNOPQRSTUVWφψρσχfpqr") && !strings.ContainsAny(letter, "I")
	case Script:
		_, order := e.Sup.(Fence) // of a derivative, as in f^(m)
		return (e.Sup == nil || order) && isFunction(e.Base)
	}
	return false
}

// isApplication reports whether b, after a, is the argument of a.
func isApplication(a, b Expr) bool {
	f, ok := b.(Fence)
	return ok && (f.Open == "(" || f.Open == "[") && isFunction(a)
}

// fractionOf returns numerator and denominator of a fraction of two numbers.
func fractionOf(e Expr) (above, below Number, ok bool) {
	f, ok := e.(Frac)
	if !ok {
		return "", "", false
	}
	above, ok = f.Above.(Number)
	if !ok {
		return "", "", false
	}
	below, ok = f.Below.(Number)
	return above, below, ok
}

// isTall reports whether e is higher than a line, so that delimiters around it must grow.
func isTall(e Expr) bool {
	switch e := e.(type) {
	case Frac, Matrix:
		return true
	case Row:
		for _, x := range e {
			if isTall(x) {
				return true
			}
		}
	case Sum:
		for _, t := range e {
			if isTall(t.Body) {
				return true
			}
		}
	case Script:
		return isTall(e.Base)
	case Root:
		return isTall(e.Radicand)
	case Fence:
		return isTall(e.Body) && !isSlashed(e)
	case Big:
		_, isName := functions[e.Sign]
		return !isName && !unicode.IsLetter(rune(e.Sign[0])) && (e.Below != nil || e.Above != nil)
	}
	return false
}

// endsInDigit and startsWithDigit tell where two factors need a sign between them.
func endsInDigit(e Expr) bool {
	switch e := e.(type) {
	case Number:
		return true
	case Frac:
		_, _, ok := fractionOf(e)
		return ok
	}
	return false
}

func startsWithDigit(e Expr) bool {
	switch e := e.(type) {
	case Number:
		return true
	case Script:
		return startsWithDigit(e.Base)
	case Frac:
		return startsWithDigit(e.Above)
	case Row:
		return len(e) > 0 && startsWithDigit(e[0])
	}
	return false
}

// standsAlone reports whether element i has no factor beside it.
func standsAlone(r Row, i int) bool {
	return (i == 0 || separates(r[i-1])) && (i == len(r)-1 || separates(r[i+1]))
}

// isDifferential reports whether the symbol at i is the d of an integral, as in f(t)dt.
func isDifferential(r Row, i int) bool {
	if i == 0 || i+1 >= len(r) || r[i] != Expr(Symbol("d")) {
		return false
	}
	if _, ok := r[i+1].(Symbol); !ok {
		return false
	}
	for _, e := range r[:i] {
		if b, ok := e.(Big); ok && (b.Sign == "∫" || b.Sign == "∮") {
			return true
		}
	}
	return false
}

// isSlashed reports whether the body of a fence is a short fraction, which looks better with a slash there: O(1/z).
func isSlashed(f Fence) bool {
	body, ok := f.Body.(Frac)
	return ok && isShort(body.Above) && isShort(body.Below)
}

func isShort(e Expr) bool {
	switch e := e.(type) {
	case Number:
		return len(e) <= 3
	case Symbol:
		return true
	case Script:
		return isShort(e.Base) && (e.Sub == nil || isShort(e.Sub)) && (e.Sup == nil || isShort(e.Sup))
	}
	return false
}

func isDots(e Expr) bool { return e == Expr(Symbol("…")) || e == Expr(Symbol("⋯")) }
