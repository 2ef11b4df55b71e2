package diagnosis

import (
	"strings"
)

// rewrite is another text for a coefficient. The kind says what slip of the pen would turn it into the printed one.
type rewrite struct {
	text string
	kind Kind
}

// maxRewritten is the length from which the digits of a coefficient are left alone: the number of texts that differ in
// one digit grows with the length, and so does each of them.
const maxRewritten = 400

// rewrites returns the texts that differ from a printed coefficient by one slip, each once, the more plausible slips
// first; none for a zero, which has no digits to mistake.
func rewrites(text string) []rewrite {
	if strings.Trim(text, "0.- ") == "" {
		return nil
	}
	w := &rewriter{text: text, seen: map[string]bool{text: true}}
	w.signs()
	w.upsideDown()
	w.exponentSigns()
	if len(text) > maxRewritten {
		return w.out
	}
	w.points()
	w.transpositions()
	w.digits()
	return w.out
}

type rewriter struct {
	text string
	seen map[string]bool
	out  []rewrite
}

func (w *rewriter) add(text string, kind Kind) {
	if !w.seen[text] {
		w.seen[text] = true
		w.out = append(w.out, rewrite{text, kind})
	}
}

// signs turns the sign of the whole, and each sum into a difference and back.
func (w *rewriter) signs() {
	w.add(negated(w.text), Sign)
	for i, c := range w.text {
		if i == 0 || c != '+' && c != '-' || isExponentMark(w.text, i-1) {
			continue
		}
		other := "+"
		if c == '+' {
			other = "-"
		}
		w.add(w.text[:i]+other+w.text[i+1:], Sign)
	}
}

// negated returns the text of −x.
func negated(text string) string {
	t := strings.TrimSpace(text)
	body := strings.TrimPrefix(strings.TrimPrefix(t, "-"), "+")
	for i, c := range body {
		if (c == '+' || c == '-') && i > 0 && !isExponentMark(body, i-1) && depth(body[:i]) == 0 {
			return "-(" + t + ")"
		}
	}
	if strings.HasPrefix(t, "-") {
		return body
	}
	return "-" + body
}

// depth returns how many parentheses are open at the end of the text.
func depth(text string) int { return strings.Count(text, "(") - strings.Count(text, ")") }

// isExponentMark reports whether the character at i is the e of a number such as 1.5e-3.
func isExponentMark(text string, i int) bool {
	return i > 0 && (text[i] == 'e' || text[i] == 'E') && (isDigit(text[i-1]) || text[i-1] == '.')
}

// upsideDown exchanges numerator and denominator of p/q.
func (w *rewriter) upsideDown() {
	t := strings.TrimSpace(w.text)
	body := strings.TrimPrefix(t, "-")
	p, q, ok := strings.Cut(body, "/")
	if ok && p != "" && isNumber(p) && isNumber(q) && strings.Trim(p, "0.") != "" {
		w.add(t[:len(t)-len(body)]+q+"/"+p, UpsideDown)
	}
}

func isNumber(text string) bool {
	return text != "" && strings.Trim(text, "0123456789.") == ""
}

func (w *rewriter) exponentSigns() {
	for i := range w.text {
		if !isExponentMark(w.text, i) || i+1 == len(w.text) {
			continue
		}
		switch head, tail := w.text[:i+1], w.text[i+1:]; tail[0] {
		case '-':
			w.add(head+tail[1:], ExponentSign)
		case '+':
			w.add(head+"-"+tail[1:], ExponentSign)
		default:
			w.add(head+"-"+tail, ExponentSign)
		}
	}
}

// points moves the decimal point of each number.
func (w *rewriter) points() {
	for _, n := range numbers(w.text) {
		head, body, tail := w.text[:n.from], w.text[n.from:n.to], w.text[n.to:]
		digits := strings.ReplaceAll(body, ".", "")
		if strings.Trim(digits, "0") == "" {
			continue
		}
		for at := 1; at < len(digits); at++ {
			whole := strings.TrimLeft(digits[:at], "0")
			if whole == "" {
				whole = "0"
			}
			w.add(head+whole+"."+digits[at:]+tail, Point)
		}
		if !strings.Contains(body, ".") {
			continue
		}
		significant := strings.TrimLeft(digits, "0")
		for _, zeros := range []string{"", "0", "00"} {
			w.add(head+"0."+zeros+significant+tail, Point)
		}
		w.add(head+significant+tail, Point)
	}
}

// transpositions exchanges two neighbouring digits, or a digit and the decimal point.
func (w *rewriter) transpositions() {
	for _, n := range numbers(w.text) {
		for i := n.from; i+1 < n.to; i++ {
			w.add(w.text[:i]+w.text[i+1:i+2]+w.text[i:i+1]+w.text[i+2:], Transposition)
		}
	}
}

// digits changes one digit, leaves one out, puts one in.
func (w *rewriter) digits() {
	spans := numbers(w.text)
	for _, n := range spans {
		for i := n.from; i < n.to; i++ {
			if w.text[i] == '.' {
				continue
			}
			for d := byte('0'); d <= '9'; d++ {
				w.add(w.text[:i]+string(d)+w.text[i+1:], Digit)
			}
		}
	}
	for _, n := range spans {
		for i := n.from; i < n.to && n.to-n.from > 1; i++ {
			if w.text[i] != '.' {
				w.add(w.text[:i]+w.text[i+1:], DigitTooMany)
			}
		}
	}
	for _, n := range spans {
		for i := n.from; i <= n.to; i++ {
			for d := byte('0'); d <= '9'; d++ {
				w.add(w.text[:i]+string(d)+w.text[i:], DigitMissing)
			}
		}
	}
}

// span is where a number stands in a text.
type span struct{ from, to int }

// numbers finds the numbers of a text: maximal runs of digits and points that are no part of a name. An exponent is a
// number of its own.
func numbers(text string) []span {
	var out []span
	for i := 0; i < len(text); {
		switch {
		case isDigit(text[i]) || text[i] == '.':
			from := i
			for i < len(text) && (isDigit(text[i]) || text[i] == '.') {
				i++
			}
			out = append(out, span{from, i})
		case isLetter(text[i]) && !isExponentMark(text, i):
			for i < len(text) && (isLetter(text[i]) || isDigit(text[i])) {
				i++
			}
		default:
			i++
		}
	}
	return out
}

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' }
