package requirement

import (
	"strings"
	"unicode"

	"rofz/poly/exact"
)

// number reads the whole phrase as a number.
func (p phrase) number() (Literal, error) {
	end, slash, exponent := p.scanNumber()
	whole := end > p.from && strings.ContainsRune("0123456789.", p.all[end-1])
	switch {
	case whole && end < p.to && unicode.IsSpace(p.all[end]):
		next := p.behind(end)
		return Literal{}, p.fault(next.from, "%s stands behind a number; a comma would be right before it", excerpt(next.words()))
	case !whole || end < p.to:
		return Literal{}, p.notANumber(end)
	}
	text := strings.ReplaceAll(p.String(), "−", "-")
	value, err := exact.ParseRat(text)
	if err == nil {
		return Literal{text, value}, nil
	}
	at := p.from
	switch {
	case slash > 0 && strings.Trim(string(p.all[slash+1:p.to]), "0") == "":
		return Literal{}, p.fault(slash+1, "division by zero")
	case exponent > 0:
		if _, err := exact.ParseRat("1" + strings.ReplaceAll(string(p.all[exponent:p.to]), "−", "-")); err != nil {
			at = exponent + 1
		}
	}
	return Literal{}, p.fault(at, "%s", strings.TrimPrefix(err.Error(), "exact: "))
}

func (p phrase) notANumber(at int) error {
	return p.fault(at, "%s is not a number; an integer, a fraction such as 5/12 or a decimal such as 0.25 would be right", excerpt(p.words()))
}

// scanNumber returns the first place at which p stops being the beginning of a number, its end if it does not, with
// the places of the slash and of the letter of the exponent, 0 if there is none.
func (p phrase) scanNumber() (end, slash, exponent int) {
	i := p.from
	sign := func() {
		if i < p.to && strings.ContainsRune("+-−", p.all[i]) {
			i++
		}
	}
	digits := func() (n int) {
		for ; i < p.to && '0' <= p.all[i] && p.all[i] <= '9'; i++ {
			n++
		}
		return n
	}
	next := func(cs string) bool { return i < p.to && strings.ContainsRune(cs, p.all[i]) }
	sign()
	n := digits()
	if n > 0 && next("/") {
		slash = i
		i++
		digits()
		return i, slash, 0
	}
	if next(".") {
		i++
		n += digits()
	}
	if n > 0 && next("eE") {
		exponent = i
		i++
		sign()
		digits()
	}
	return i, 0, exponent
}
