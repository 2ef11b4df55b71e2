package scheme

import (
	"fmt"
	"strings"

	"rofz/poly/exact"
)

// The keys under "published" that claim an angle in degrees.
const (
	AngleKey  = "A(alpha)_degrees"
	LAngleKey = "L(alpha)_degrees"
)

// Degrees is what a source says of an angle: "89.55" that the number is what the angle rounds to, or what is left of it where later
// digits are cut off; "90" that it is 90°, which is A-stability; ">=89.5" that it is not less.
type Degrees struct {
	Text  string
	Least exact.Rat
	Below *exact.Rat // the angle is less than this; nil if nothing is said
}

// ParseDegrees reads it. The number is a decimal between 0 and 90, or an integer.
//
// Cost: O(n) for a text of n characters.
func ParseDegrees(text string) (Degrees, error) {
	number, atLeast := strings.CutPrefix(text, ">=")
	if !atLeast {
		number, atLeast = strings.CutPrefix(text, "≥")
	}
	if len(number) > 40 || strings.Trim(number, "0123456789.") != "" {
		return Degrees{}, fmt.Errorf("%s where degrees such as \"89.55\", or \">=89.5\", would be right", quote(text))
	}
	x, err := exact.ParseRat(number)
	_, places, _ := strings.Cut(number, ".")
	switch {
	case err != nil:
		return Degrees{}, fmt.Errorf("%s where degrees such as \"89.55\", or \">=89.5\", would be right", quote(text))
	case exact.Int(90).Less(x):
		return Degrees{}, fmt.Errorf("%s: an angle of stability is not above 90 degrees", quote(text))
	}
	if atLeast {
		return Degrees{Text: text, Least: x}, nil
	}
	if x.Equal(exact.Int(90)) {
		return Degrees{Text: text, Least: x}, nil
	}
	least, below := rounds(x, len(places))
	return Degrees{Text: text, Least: least, Below: &below}, nil
}

// Degrees returns the angle that a source claims under one of the two keys.
func (c Claims) Degrees(key string) (Degrees, bool) {
	text, ok := c.values[key].(string)
	if !ok {
		return Degrees{}, false
	}
	d, err := ParseDegrees(text)
	return d, err == nil
}
