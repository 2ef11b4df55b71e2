package diagnosis

import (
	"fmt"
	"io"
	"math"
	"strings"
)

// String says in one sentence what to change and what holds then.
func (c Candidate) String() string {
	var follows []string
	for _, e := range c.Edits {
		if e.Follows {
			follows = append(follows, fmt.Sprintf("%s becomes %s", e.Place, cut(e.To)))
		}
	}
	s := c.action()
	if len(follows) > 0 && c.Kind != Abscissae && c.Kind != Claim {
		s += " (along with it " + strings.Join(follows, ", ") + ")"
	}
	for _, e := range c.Edits {
		if c.Kind != Claim && c.Kind != Precision && isClaim(e) {
			s += ", and the claim is wrong as well: " + claim(e)
		}
	}
	if c.Value != "" && len(c.Value) <= longText {
		s += ", exactly " + c.Value
	}
	s += fmt.Sprintf("; then all %d conditions hold", c.conditions)
	if c.conditions == 1 {
		s = strings.TrimSuffix(s, "all 1 conditions hold") + "the one condition holds"
	}
	if c.Residual == 0 {
		return s + " exactly"
	}
	return s + fmt.Sprintf(", to within %.1e", c.Residual)
}

// action says what to change.
func (c Candidate) action() string {
	e := c.Edits[0]
	var places []string
	for _, e := range c.Edits {
		if !e.Follows && !isClaim(e) {
			places = append(places, e.Place)
		}
	}
	place := strings.Join(places, ", ")
	to := fmt.Sprintf("%s: %s should be %s", place, cut(e.From), cut(e.To))
	switch c.Kind {
	case Sign:
		return fmt.Sprintf("%s: change the sign, %s should be %s", place, cut(e.From), cut(e.To))
	case Digit, DigitMissing, DigitTooMany, Transposition, Point, ExponentSign, UpsideDown:
		return to + " (" + slip[c.Kind] + ")"
	case Exchange:
		return fmt.Sprintf("exchange %s and %s: %s and %s stand in each other's place", c.Edits[0].Place, c.Edits[1].Place, cut(e.From), cut(e.To))
	case Weights:
		return "exchange b and bhat: they stand in each other's place"
	case Shift:
		var to []string
		for _, e := range c.Edits {
			if !e.Follows {
				to = append(to, cut(e.To))
			}
		}
		return fmt.Sprintf("%s are displaced and should be %s", place, strings.Join(to, ", "))
	case Copied:
		return to + ", which stands elsewhere in the table"
	case Missing:
		return fmt.Sprintf("%s: an entry is missing, 0 should be %s", place, cut(e.To))
	case Superfluous:
		return fmt.Sprintf("%s: %s should be 0", place, cut(e.From))
	case Abscissae:
		var to []string
		for _, e := range c.Edits {
			to = append(to, fmt.Sprintf("%s should be %s, not %s", e.Place, cut(e.To), cut(e.From)))
		}
		return strings.Join(to, ", ") + ": the row sums"
	case Several:
		var to []string
		for _, e := range c.Edits {
			if !e.Follows && !isClaim(e) {
				to = append(to, fmt.Sprintf("%s: %s should be %s", e.Place, cut(e.From), cut(e.To)))
			}
		}
		return strings.Join(to, " and ")
	case Precision:
		return "no misprint: the coefficients are rounded; with " + claim(e)
	case Claim:
		var to []string
		for _, e := range c.Edits {
			if isClaim(e) {
				to = append(to, claim(e))
			} else {
				to = append(to, fmt.Sprintf("%s %s in place of %s", e.Place, cut(e.To), cut(e.From)))
			}
		}
		return "the claim is wrong rather than the table: with " + strings.Join(to, " and ")
	}
	return to
}

// slip says how the printed text came about.
var slip = map[Kind]string{
	Digit: "one digit", DigitMissing: "a digit is missing", DigitTooMany: "a digit too many",
	Transposition: "two neighbouring digits exchanged", Point: "the decimal point", ExponentSign: "the sign of the exponent",
	UpsideDown: "upside down",
}

// isClaim reports whether an edit is one of a claim.
func isClaim(e Edit) bool {
	switch e.Place {
	case "order", "embedded_order", "family", "digits", "exact", "published.A-stable", "published.L-stable",
		"published.stiffly_accurate":
		return true
	}
	return false
}

func claim(e Edit) string {
	switch e.Place {
	case "published.stiffly_accurate", "published.L-stable", "published.A-stable":
		return strings.TrimPrefix(e.Place, "published.") + " false"
	}
	return fmt.Sprintf("%s %s in place of %s", strings.ReplaceAll(e.Place, "_", " "), e.To, e.From)
}

// Coincidence says how unlikely it is that the edit mends everything by accident.
func (c Candidate) Coincidence() string {
	n := math.Floor(c.Accidents)
	switch {
	case n < -50:
		return "of the edits tried, fewer than 10^-50 would do so by accident"
	case n < -1:
		return fmt.Sprintf("of the edits tried, fewer than 10^%.0f would do so by accident", n+1)
	case n <= 0:
		return "it may be an accident: few conditions speak for it"
	}
	return "no evidence: so many edits were tried that some would do so by accident"
}

// WriteText writes what fails and the candidates, numbered, with how unlikely it is that they are accidents.
func (d Diagnosis) WriteText(w io.Writer) error {
	var b strings.Builder
	if len(d.Failing) == 0 && d.Complete {
		return nil
	}
	if len(d.Failing) == 0 {
		_, err := fmt.Fprintf(w, "the table is not searched for a slip: it has more than %d stages\n", mostStages)
		return err
	}
	fmt.Fprintf(&b, "%d of %d conditions fail: %s\n", len(d.Failing), d.Conditions, d.failing(4))
	if d.Assumed != "" {
		fmt.Fprintf(&b, "nothing is claimed; %s is assumed\n", strings.ReplaceAll(d.Assumed, "_", " "))
	}
	for i, c := range d.Candidates {
		fmt.Fprintf(&b, "%d. %s", i+1, c)
		if !c.Confirmed {
			b.WriteString(", but not the stability that is claimed")
		}
		b.WriteByte('\n')
		if c.Kind != Claim && c.Kind != Precision && c.Kind != Abscissae {
			fmt.Fprintf(&b, "   %s\n", c.Coincidence())
		}
	}
	switch {
	case !d.Complete:
		fmt.Fprintf(&b, "the search was cut short after %d edits\n", d.Tried)
	case len(d.Candidates) == 0:
		fmt.Fprintf(&b, "no small edit mends all of them (%d tried)\n", d.Tried)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// failing lists the first failing conditions.
func (d Diagnosis) failing(most int) string {
	if len(d.Failing) <= most {
		return strings.Join(d.Failing, "; ")
	}
	return fmt.Sprintf("%s; and %d more", strings.Join(d.Failing[:most], "; "), len(d.Failing)-most)
}

// longText is the length from which a coefficient is cut in a sentence.
const longText = 48

func cut(text string) string {
	if len(text) <= longText {
		return text
	}
	return text[:longText-12] + "…" + text[len(text)-8:]
}
