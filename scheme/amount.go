package scheme

import (
	"fmt"
	"strings"

	"rofz/poly/exact"
)

// Amount is what a source says of a number: "3" and "1/4" that it is that, "0.25" that it rounds to that, or begins so where later
// digits are cut off, "infinity" that it is not finite, and ">=2" that it is not less.
type Amount struct {
	Text     string
	Infinite bool
	Least    exact.Rat
	Below    *exact.Rat // the number is less than this
	Exactly  bool       // it is Least
}

// ParseAmount reads it.
//
// Cost: O(n²) for a text of n characters, n ≤ 100.
func ParseAmount(text string) (Amount, error) {
	if text == "infinity" || text == "∞" {
		return Amount{Text: text, Infinite: true}, nil
	}
	number, atLeast := strings.CutPrefix(text, ">=")
	if !atLeast {
		number, atLeast = strings.CutPrefix(text, "≥")
	}
	x, err := exact.ParseRat(number)
	if err != nil || len(number) > 100 || strings.Trim(number, "0123456789./") != "" {
		return Amount{}, fmt.Errorf("%s where a number such as \"3\", \"1/4\" or \"0.25\", \">=2\" or \"infinity\" would be right", quote(text))
	}
	_, places, decimal := strings.Cut(number, ".")
	switch {
	case atLeast:
		return Amount{Text: text, Least: x}, nil
	case !decimal:
		return Amount{Text: text, Least: x, Exactly: true}, nil
	}
	least, below := rounds(x, len(places))
	return Amount{Text: text, Least: least, Below: &below}, nil
}

// rounds returns the least number that a decimal with so many places may stand for, and the first that it may not, whether later
// digits were rounded or cut off.
func rounds(x exact.Rat, places int) (least, below exact.Rat) {
	unit := exact.Int(10).Pow(-places)
	return x.Sub(unit.Mul(exact.NewRat(1, 2))), x.Add(unit)
}

// Admits reports whether a number may be what the source says, one that is infinite, or that compares with others as cmp says.
func (x Amount) Admits(infinite bool, cmp func(exact.Rat) int) bool {
	switch {
	case x.Infinite || infinite:
		return infinite && (x.Infinite || !x.Exactly && x.Below == nil)
	case x.Exactly:
		return cmp(x.Least) == 0
	}
	return cmp(x.Least) >= 0 && (x.Below == nil || cmp(*x.Below) < 0)
}

// Amount returns the number that a source states under a key.
func (c Claims) Amount(key string) (Amount, bool) {
	text, ok := c.values[key].(string)
	if !ok || isAngle(key) {
		return Amount{}, false
	}
	x, err := ParseAmount(text)
	return x, err == nil
}

// isAngle reports whether a key claims an angle in degrees.
func isAngle(key string) bool { return key == AngleKey || key == LAngleKey }
