package exposition

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"rofz/errata/diagnosis"
)

// Mend says what to change and what holds then, without a full stop.
func Mend(c diagnosis.Candidate) []Inline {
	var follows []string
	for _, e := range c.Edits {
		if e.Follows {
			follows = append(follows, fmt.Sprintf("%s becomes %s", e.Place, abridged(e.To)))
		}
	}
	s := mending(c)
	if len(follows) > 0 && c.Kind != diagnosis.Abscissae && c.Kind != diagnosis.Claim {
		s += " (along with it " + strings.Join(follows, ", ") + ")"
	}
	for _, e := range c.Edits {
		if c.Kind != diagnosis.Claim && c.Kind != diagnosis.Precision && e.IsClaim() {
			s += ", and the claim is wrong as well: " + claimed(e)
		}
	}
	if c.Value != "" && len(c.Value) <= longText {
		s += ", exactly " + c.Value
	}
	if c.Conditions == 1 {
		s += "; then the one condition holds"
	} else {
		s += fmt.Sprintf("; then all %d conditions hold", c.Conditions)
	}
	if c.Residual == 0 {
		return []Inline{Text(s + " exactly")}
	}
	return []Inline{Text(s + fmt.Sprintf(", to within %.1e", c.Residual))}
}

// mending says what to change.
func mending(c diagnosis.Candidate) string {
	e := c.Edits[0]
	var places, entries []string // of the edits of the table that do not follow others
	var values []string
	for _, e := range c.Edits {
		if !e.Follows && !e.IsClaim() {
			places = append(places, e.Place.String())
			values = append(values, abridged(e.To))
			entries = append(entries, fmt.Sprintf("%s: %s should be %s", e.Place, abridged(e.From), abridged(e.To)))
		}
	}
	place := strings.Join(places, ", ")
	to := fmt.Sprintf("%s: %s should be %s", place, abridged(e.From), abridged(e.To))
	switch c.Kind {
	case diagnosis.Sign:
		return fmt.Sprintf("%s: change the sign, %s should be %s", place, abridged(e.From), abridged(e.To))
	case diagnosis.Exchange:
		return fmt.Sprintf("exchange %s and %s: %s and %s stand in each other's place", c.Edits[0].Place, c.Edits[1].Place, abridged(e.From), abridged(e.To))
	case diagnosis.Weights:
		return "exchange b and bhat: they stand in each other's place"
	case diagnosis.Shift:
		if c.ShiftsRow() {
			return fmt.Sprintf("row %d of %s is shifted by one place: %s should be %s", e.Place.Row, e.Place.Key, place, strings.Join(values, ", "))
		}
		return fmt.Sprintf("%s are displaced and should be %s", place, strings.Join(values, ", "))
	case diagnosis.Replaced:
		return "the weights are those of another method: " + strings.Join(entries, ", ")
	case diagnosis.Copied:
		return to + ", which stands elsewhere in the table"
	case diagnosis.Missing:
		return fmt.Sprintf("%s: an entry is missing, 0 should be %s", place, abridged(e.To))
	case diagnosis.Superfluous:
		return fmt.Sprintf("%s: %s should be 0", place, abridged(e.From))
	case diagnosis.Abscissae:
		var sums []string
		for _, e := range c.Edits {
			sums = append(sums, fmt.Sprintf("%s should be %s, not %s", e.Place, abridged(e.To), abridged(e.From)))
		}
		return strings.Join(sums, ", ") + ": the row sums"
	case diagnosis.Several:
		return strings.Join(entries, " and ")
	case diagnosis.Differences:
		s := "bhat has the differences b − bhat, whose key is e"
		if e.From == "e" {
			s = "e has the embedded weights, whose key is bhat"
		}
		if len(entries) > 1 {
			s += ", and " + strings.Join(entries[1:], " and ")
		}
		return s
	case diagnosis.Multiple:
		return fmt.Sprintf("%s should be %s: all have a factor too much", place, strings.Join(values, ", "))
	case diagnosis.Precision:
		return "no misprint: the coefficients are rounded; with " + claimed(e)
	case diagnosis.Claim:
		var with []string
		for _, e := range c.Edits {
			if e.IsClaim() {
				with = append(with, claimed(e))
			} else {
				with = append(with, fmt.Sprintf("%s %s in place of %s", e.Place, abridged(e.To), abridged(e.From)))
			}
		}
		return "the claim is wrong rather than the table: with " + strings.Join(with, " and ")
	}
	if how, ok := slips[c.Kind]; ok {
		return to + " (" + how + ")"
	}
	return to
}

// slips says how the printed text came about.
var slips = map[diagnosis.Kind]string{
	diagnosis.Digit: "one digit", diagnosis.DigitMissing: "a digit is missing", diagnosis.DigitTooMany: "a digit too many",
	diagnosis.Transposition: "two neighbouring digits exchanged", diagnosis.Point: "the decimal point",
	diagnosis.ExponentSign: "the sign of the exponent", diagnosis.UpsideDown: "upside down",
}

func claimed(e diagnosis.Edit) string {
	if property, ok := e.Property(); ok {
		return property + " false"
	}
	return fmt.Sprintf("%s %s in place of %s", spaced(e.Place.Key), e.To, e.From)
}

// spaced writes a key of scheme files as words.
func spaced(key string) string { return strings.ReplaceAll(key, "_", " ") }

// Coincidence says how unlikely it is that the edit mends everything by accident.
func Coincidence(c diagnosis.Candidate) []Inline {
	switch n := math.Floor(c.Accidents); {
	case n < -50:
		return say("of the edits tried, fewer than 10^-50 would do so by accident")
	case n < -1:
		return say(fmt.Sprintf("of the edits tried, fewer than 10^%.0f would do so by accident", n+1))
	case n <= 0:
		return say("it may be an accident: few conditions speak for it")
	}
	return say("no evidence: so many edits were tried that some would do so by accident")
}

// Note is a line with what stands before it: the number of a candidate, blanks, or nothing.
type Note struct {
	Head    string
	Content []Inline
}

// Diagnosed says what fails and how it can be mended, with how unlikely it is that it is an accident; nothing for a sound
// scheme.
func Diagnosed(d diagnosis.Diagnosis) []Note {
	var out []Note
	add := func(head, format string, args ...any) {
		out = append(out, Note{head, []Inline{Text(fmt.Sprintf(format, args...))}})
	}
	switch {
	case len(d.Failing) == 0 && d.Complete:
		return nil
	case len(d.Failing) == 0:
		add("", "the table is not searched for a slip: it has more than %d stages", diagnosis.MostStages)
		return out
	}
	add("", "%d of %d conditions fail: %s", len(d.Failing), d.Conditions, failing(d, 4))
	if d.Assumed != nil {
		add("", "nothing is claimed; %s %s is assumed", spaced(d.Assumed.Place.Key), d.Assumed.To)
	}
	for _, r := range d.Repeated {
		add("", "row %d of %s is row %d again", r.Row, r.Key, r.Of)
	}
	if h := d.Hybrid; h != nil {
		orders := strconv.Itoa(h.Order)
		if h.Embedded > 0 {
			orders = fmt.Sprintf("%d(%d)", h.Order, h.Embedded)
		}
		add("", "the scheme is of a hybrid kind: alpha and the weights are a Runge–Kutta method of order %s to the digits, gamma "+
			"serves other equations, and c and d need not be the row sums; the conditions of a Rosenbrock scheme do not tell its order", orders)
	}
	for i, c := range d.Candidates {
		but := ""
		if !c.Confirmed {
			but = ", but not the stability that is claimed"
		}
		add(fmt.Sprintf("%d. ", i+1), "%s%s", Plain(Mend(c)), but)
		if c.Kind != diagnosis.Claim && c.Kind != diagnosis.Precision && c.Kind != diagnosis.Abscissae {
			out = append(out, Note{"   ", Coincidence(c)})
		}
	}
	switch {
	case !d.Complete:
		add("", "the search was cut short after %d edits", d.Tried)
	case len(d.Candidates) == 0 && d.Hybrid == nil && len(d.Repeated) == 0:
		add("", "no small edit mends all of them (%d tried)", d.Tried)
	}
	return out
}

// failing lists the first failing conditions.
func failing(d diagnosis.Diagnosis, most int) string {
	if len(d.Failing) <= most {
		return strings.Join(d.Failing, "; ")
	}
	return fmt.Sprintf("%s; and %d more", strings.Join(d.Failing[:most], "; "), len(d.Failing)-most)
}

// longText is the length from which a coefficient is cut in a sentence.
const longText = 48

func abridged(text string) string {
	if len(text) <= longText {
		return text
	}
	return text[:longText-12] + "…" + text[len(text)-8:]
}
