package notation

import (
	"slices"
	"strings"

	"rofz/scheme"
)

// withEmbedded returns the table with the embedded weights b − e in place of the error weights e, if it has these: most
// notations have no other way to say what they are.
func (t Table) withEmbedded() (Table, error) {
	b, e := t.vectorOf("b"), t.vectorOf("e")
	if b == nil || len(b) != len(e) {
		return t, nil
	}
	texts := scheme.EmbeddedTexts(b, e)
	for i := range texts {
		if err := subtracted(&texts[i], b[i], e[i]); err != nil {
			return t, err
		}
	}
	t.Entries = slices.Clone(t.Entries)
	for i := range t.Entries {
		if t.Entries[i].Key == "e" {
			t.Entries[i] = scheme.Entries{Key: "bhat", Rows: [][]string{texts}}
		}
	}
	return t.ordered(), nil
}

// subtracted carries out the difference x − y of rational numbers: that of decimals has as many places as they have.
func subtracted(text *string, x, y string) error {
	difference, err := parseCoefficient(*text)
	if err != nil {
		return err
	}
	value, ok := difference.Rational()
	if !ok {
		return nil
	}
	places := max(decimalPlaces(x), decimalPlaces(y))
	switch {
	case decimalPlaces(x) >= 0 && decimalPlaces(y) >= 0:
		*text = value.Fixed(places)
	case places <= 0:
		*text = value.String()
	}
	return nil
}

// decimalPlaces returns how many places a literal has behind its point, −1 for what is no integer or decimal.
func decimalPlaces(text string) int {
	body := strings.TrimLeft(text, "+-")
	if body == "" || strings.Trim(body, "0123456789.") != "" {
		return -1
	}
	_, fraction, _ := strings.Cut(body, ".")
	return len(fraction)
}
