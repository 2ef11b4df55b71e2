package exposition

import (
	"fmt"
	"math/big"
	"strings"

	"rofz/asymptotics"
	"rofz/internal/typography"
	"rofz/poly/exact"
)

// maxRanges is how many ranges of steps people are told of.
const maxRanges = 5

// keptSteps says for which steps a scheme keeps what the flow keeps.
func (c Learning) keptSteps(l Learned) []string {
	const what = "no gradient that the flow keeps is lost, and none explodes"
	if c.Options.FixedTime {
		return c.keptCounts(l, what)
	}
	if l.Kept.Err != nil || c.Options.SeveralFrames() {
		return nil
	}
	start := fmt.Sprintf("%s: after %s, %s, ", l.Name, typography.Count(c.Options.Steps, "step"), what)
	ranges := rangeTexts(l.Kept.Lengths)
	if len(ranges) == 0 {
		return []string{start + "for no h."}
	}
	return []string{start + "for these h: " + strings.Join(first(ranges), ", ") + "."}
}

// SeveralFrames reports whether the problem has several Jacobians: n steps with each of them are no run, and the steps that
// keep all that such runs keep tell people nothing.
func (o LearningOptions) SeveralFrames() bool {
	return len(o.Frames) > 0 && o.Frames[len(o.Frames)-1] > 0
}

// first keeps a few ranges, and says how many more there are.
func first(ranges []string) []string {
	if n := len(ranges); n > maxRanges {
		return append(ranges[:maxRanges:maxRanges], fmt.Sprintf("and %d more ranges (--format json has all)", n-maxRanges))
	}
	return ranges
}

// keptCounts says with how many steps over the same time a scheme keeps what the flow keeps.
func (c Learning) keptCounts(l Learned, what string) []string {
	tried := l.Kept.Tried
	if tried == 0 {
		return nil
	}
	start := fmt.Sprintf("%s: over the same time, %s, %s, ", l.Name, Copied(c.Options.Step.Mul(exact.Int(int64(c.Options.Steps)))), what)
	var ranges []string
	for _, x := range l.Kept.Counts {
		switch {
		case x[0] == 1 && x[1] == tried:
			return []string{start + fmt.Sprintf("with any number of steps (1 to %d were tried).", tried)}
		case x[1] == tried:
			ranges = append(ranges, fmt.Sprintf("%d or more (up to %d were tried)", x[0], tried))
		case x[0] == x[1]:
			ranges = append(ranges, fmt.Sprint(x[0]))
		default:
			ranges = append(ranges, fmt.Sprintf("%d to %d", x[0], x[1]))
		}
	}
	if ranges == nil {
		return []string{start + fmt.Sprintf("with no number of steps (1 to %d were tried).", tried)}
	}
	return []string{start + "with these numbers of steps: " + strings.Join(first(ranges), ", ") + "."}
}

// rangeTexts writes ranges; those that meet are one with an exception, which is a pole of R.
func rangeTexts(list []asymptotics.StepRange) []string {
	var out []string
	for i := 0; i < len(list); i++ {
		x, except := list[i], []string(nil)
		for ; i+1 < len(list) && x.To.Hi.Equal(list[i+1].From.Lo) && x.To.Lo.Equal(x.To.Hi); i++ {
			except = append(except, toward(x.To.Lo, 16, false))
			x.To, x.Unbounded = list[i+1].To, list[i+1].Unbounded
		}
		text := rangeText(x)
		if except != nil {
			text += " except " + strings.Join(except, " and ")
		}
		out = append(out, text)
	}
	return out
}

// rangeText writes a range with ends of six digits, rounded to the inside, so that what is written belongs to it.
func rangeText(x asymptotics.StepRange) string {
	const digits = 6
	from, to := toward(x.From.Hi, digits, true), ""
	if !x.Unbounded {
		to = toward(x.To.Lo, digits, false)
	}
	switch {
	case x.From.Hi.IsZero() && x.Unbounded:
		return "all"
	case x.From.Hi.IsZero():
		return "up to " + to
	case x.Unbounded:
		return "from " + from + " on"
	}
	return from + " to " + to
}

// toward rounds x ≥ 0 to so many digits, up or down. Far from 1 it has an exponent.
func toward(x exact.Rat, digits int, up bool) string {
	if x.IsZero() {
		return "0"
	}
	places := digits - 1 - x.Exponent()
	unit := exact.Int(10).Pow(-places)
	n := x.Quo(unit)
	whole := n.Floor()
	if up && !n.IsInt() {
		whole.Add(whole, big.NewInt(1))
	}
	rounded := exact.FromBigInt(whole).Mul(unit)
	if e := rounded.Exponent(); e < -4 || e >= digits {
		text, k := rounded.Scientific(digits)
		return fmt.Sprintf("%se%d", withoutZeros(text), k)
	}
	return withoutZeros(rounded.Fixed(max(places, 0)))
}

func withoutZeros(text string) string {
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text
}

// Ends returns an enclosure of an end of a range in decimals of so many digits, rounded to the outside.
func Ends(x exact.Interval, digits int) (lo, hi string) {
	return toward(x.Lo, digits, false), toward(x.Hi, digits, true)
}
