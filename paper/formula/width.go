package formula

import (
	"strings"
	"unicode/utf8"
)

// Width estimates how wide LaTeX sets e in display style with Computer Modern at 10pt, in em (10 points each). It is
// meant for the choice of line breaks and sizes.
func Width(e Expr) float64 { return measure{size: 1}.width(e) }

// measure holds the size of type: 1, less in an index or exponent.
type measure struct {
	size   float64
	script bool
}

// Widths in em of Computer Modern, from its metrics; spaces are plain TeX's.
const (
	digitWidth  = 0.5
	binaryWidth = 0.778 + 2*0.222
	thinSpace   = 0.167
	ruleMargin  = 0.24 // \nulldelimiterspace on both sides of a fraction
)

func (m measure) width(e Expr) float64 {
	switch e := e.(type) {
	case Number:
		n := float64(len(strings.Trim(string(e), "….")))
		if strings.Contains(string(e), "…") {
			n += 2.4
		}
		return n * digitWidth * m.size
	case Symbol:
		letter, _, primes := splitSymbol(e)
		return (letterWidth(letter) + 0.3*float64(primes)) * m.size
	case Name:
		return (0.5*float64(len(e)) + thinSpace) * m.size
	case Words:
		return (0.48*float64(utf8.RuneCountInString(string(e))) + 0.66) * m.size
	case Operator:
		return m.operator(e)
	case Row:
		total := 0.0
		r := flat(e)
		for i, x := range r {
			total += m.width(x)
			if i > 0 && endsInDigit(r[i-1]) && startsWithDigit(x) {
				total += 0.72 * m.size
			}
		}
		return total
	case Sum:
		return m.sum(e)
	case Frac:
		if m.script {
			return m.width(e.Above) + m.width(e.Below) + 0.5*m.size
		}
		return max(m.width(e.Above), m.width(e.Below)) + ruleMargin
	case Script:
		return m.width(e.Base) + max(m.small(e.Sub), m.small(e.Sup))
	case Root:
		return m.width(e.Radicand) + 0.85*m.size
	case Fence:
		side := 0.39
		m.script = m.script || isSlashed(e)
		if isTall(e) {
			side = 0.68
		}
		if e.Open == "|" {
			side = 0.3
		}
		return m.width(e.Body) + 2*side*m.size
	case Big:
		sign := 1.45 + thinSpace
		if isWord(e.Sign) {
			sign = 0.55*float64(len(e.Sign)) + thinSpace
		}
		if e.Sign == "∫" {
			return (1+thinSpace)*m.size + max(m.small(e.Below), m.small(e.Above))
		}
		return max(sign*m.size, m.small(e.Below), m.small(e.Above))
	case Matrix:
		return m.matrix(e)
	}
	return 0
}

func (m measure) small(e Expr) float64 {
	if e == nil {
		return 0
	}
	next := measure{0.78, true} // of 7pt type, which is relatively wide
	if m.script {
		next.size = 0.66
	}
	return next.width(e) + 0.05
}

func (m measure) operator(op Operator) float64 {
	switch operators[string(op)].class {
	case punctuation:
		return (0.278 + thinSpace) * m.size
	case product:
		if op == "·" {
			return 0.72 * m.size
		}
		return binaryWidth * m.size
	case postfix:
		return 0.3 * m.size
	}
	if m.script {
		return 0.8 * m.size
	}
	return 1.34 * m.size
}

func (m measure) sum(s Sum) float64 {
	total := 0.0
	for i, t := range s {
		total += m.width(t.Body)
		if isLoose(t.Body) {
			total += 0.78 * m.size
		}
		switch {
		case i > 0 && !m.script:
			total += binaryWidth * m.size
		case i > 0 || t.Negative:
			total += 0.778 * m.size
		}
	}
	return total
}

func (m measure) matrix(x Matrix) float64 {
	var columns []float64
	for _, row := range x.Rows {
		for j, cell := range row {
			if j == len(columns) {
				columns = append(columns, 0)
			}
			if cell != nil {
				columns[j] = max(columns[j], m.width(cell))
			}
		}
	}
	total := 0.0
	for _, c := range columns {
		total += c + 1
	}
	return total
}

// letterWidth returns the width of a letter of cmmi10.
func letterWidth(letter string) float64 {
	switch {
	case letter == "":
		return 0
	case strings.ContainsAny(letter, "mw"):
		return 0.85
	case strings.ContainsAny(letter, "ijlIt"):
		return 0.42
	case letter == "∞" || letter == "⋯" || letter == "…":
		return 1.2
	case letter[0] >= 'A' && letter[0] <= 'Z':
		return 0.82
	}
	return 0.58
}
