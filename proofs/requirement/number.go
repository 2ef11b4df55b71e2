package requirement

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

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

// numberForm matches the longest beginning of a number, with its slash and the letter of its exponent.
var numberForm = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[+−-]?(?:\d+(/)\d*|(?:\d+\.?\d*|\.\d+)(?:([eE])[+−-]?\d*)?|\.)?`)
})

// scanNumber returns the first place at which p stops being the beginning of a number, its end if it does not, with
// the places of the slash and of the letter of the exponent, 0 if there is none.
func (p phrase) scanNumber() (end, slash, exponent int) {
	text := p.String()
	m := numberForm().FindStringSubmatchIndex(text)
	place := func(at int) int {
		if at < 0 {
			return 0
		}
		return p.from + utf8.RuneCountInString(text[:at])
	}
	return place(m[1]), place(m[2]), place(m[4])
}
