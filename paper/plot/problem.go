package plot

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"rofz/asymptotics"
	"rofz/internal/typography"
	"rofz/paper/exposition"
	"rofz/poly/exact"
)

// ProblemKind is a kind of picture of what schemes make of the gradients of a problem.
type ProblemKind string

// The kinds of pictures of a problem.
const (
	Attenuation ProblemKind = "attenuation" // the gradient against |hλ|, a curve for each scheme
	Modes       ProblemKind = "modes"       // what becomes of each mode, a column for each scheme
	Steps       ProblemKind = "steps"       // the steps with which nothing is lost, a bar for each scheme
)

// ProblemKinds returns all kinds of pictures of a problem.
func ProblemKinds() []ProblemKind { return []ProblemKind{Attenuation, Modes, Steps} }

// ProblemKindsFor returns the kinds of pictures that there is something to show in.
func ProblemKindsFor(c exposition.Learning) []ProblemKind {
	p := problem{Learning: c, rows: c.Ranked()}
	return slices.DeleteFunc(ProblemKinds(), func(k ProblemKind) bool { return len(p.rows) == 0 || k == Steps && !p.knowsSteps() })
}

// NewProblem draws what schemes make of the gradients of a problem: of the best MaxSchemes of them, in the order of their
// rank. Of the options the look counts, and the size, whose default depends on what there is to show. The error says what is wrong with
// them, or that there is no scheme to draw.
//
// The numbers in the picture, and what is told of each mode, are enclosed before they are rounded; curves are floating point.
func NewProblem(kind ProblemKind, c exposition.Learning, opts Options) (Figure, error) {
	if !slices.Contains(ProblemKinds(), kind) {
		return Figure{}, fmt.Errorf("no kind of pictures is %.40q; there are: %s, %s, %s", string(kind), Attenuation, Modes, Steps)
	}
	p := &problem{Learning: c, rows: c.Ranked()}
	if len(p.rows) == 0 {
		return Figure{}, fmt.Errorf("there is no scheme to draw")
	}
	p.left = max(0, len(p.rows)-MaxSchemes)
	p.rows = p.rows[:len(p.rows)-p.left]
	p.distinguish()
	height := opts.Height
	if err := opts.check(Region); err != nil {
		return Figure{}, err
	}
	p.sheet = newSheet(opts)
	switch kind {
	case Modes:
		return p.heatMap(height), nil
	case Steps:
		if !p.knowsSteps() {
			return Figure{}, fmt.Errorf("of no scheme it is known which steps keep every gradient: %s", p.whyNoSteps())
		}
		return p.goodSteps(height), nil
	}
	return p.attenuation(), nil
}

// A problem is a picture of one in the making.
type problem struct {
	exposition.Learning
	rows  []exposition.Learned
	left  int // schemes that are not drawn
	modes []mode
	sheet sheet
}

// A mode stands for equal eigenvalues, and for conjugate ones, whose gradients are conjugate.
type mode struct {
	index  int // of the first in the spectrum
	lambda exact.Gaussian
	pair   bool // the conjugate is in the spectrum too
}

// distinguish lists the modes, the fastest first.
func (p *problem) distinguish() {
	at := make(map[string]int)
	for i, z := range p.Options.Spectrum {
		key := exact.Gaussian{Re: z.Re, Im: z.Im.Abs()}.String()
		if j, ok := at[key]; ok {
			m := &p.modes[j]
			m.pair = m.pair || !m.lambda.Equal(z)
			continue
		}
		at[key] = len(p.modes)
		p.modes = append(p.modes, mode{index: i, lambda: z})
	}
	slices.SortStableFunc(p.modes, func(a, b mode) int {
		return cmp.Or(b.lambda.Norm().Cmp(a.lambda.Norm()), a.lambda.Re.Cmp(b.lambda.Re))
	})
}

// label is λ for people, and ± for a conjugate pair.
func (m mode) label() string {
	re, im := short3(m.lambda.Re), short3(m.lambda.Im.Abs())
	sign := "+"
	switch {
	case m.pair:
		sign = "±"
	case m.lambda.Im.Sign() < 0:
		sign = "−"
	}
	switch {
	case m.lambda.Im.IsZero():
		return re
	case !m.lambda.Re.IsZero():
		re += " "
		sign += " "
	default:
		re, sign = "", strings.TrimPrefix(sign, "+")
	}
	return re + sign + im + "𝑖"
}

// short3 writes a number with three digits at most.
func short3(x exact.Rat) string {
	digits, e := x.Scientific(3)
	if strings.Contains(digits, ".") {
		digits = strings.TrimRight(strings.TrimRight(digits, "0"), ".")
	}
	return shortDigits(digits, e)
}

// shortDigits writes a decimal in scientific notation with as many digits: positional near 1.
func shortDigits(digits string, e int) string {
	if -3 <= e && e <= 4 {
		x, err := strconv.ParseFloat(fmt.Sprintf("%se%d", digits, e), 64)
		if err == nil {
			_, decimals, _ := strings.Cut(digits, ".")
			return typography.Minus(strconv.FormatFloat(x, 'f', max(0, len(decimals)-e), 64))
		}
	}
	power := powerOfTen(e)
	if digits == "1" {
		return power
	}
	return typography.Minus(digits) + "·" + power
}

// names returns what the schemes are called in the literature, or their own names if two have the same title.
func (p *problem) names() []string {
	var out []string
	seen := make(map[string]int)
	for _, l := range p.rows {
		title, _, _ := strings.Cut(cmp.Or(l.Analysis.Scheme().Info().Title, l.Name), " (") // other names follow
		seen[title]++
		out = append(out, title)
	}
	for i, l := range p.rows {
		if seen[out[i]] > 1 {
			out[i] = l.Name
		}
	}
	return out
}

// run says how the problem is integrated.
func (p *problem) run() string {
	return fmt.Sprintf("%s of ℎ = %s", typography.Count(p.Options.Steps, "step"), short3(p.Options.Step))
}

// decimalLog returns the decimal logarithm of the modulus of an enclosed number, −∞ for 0.
func (p *problem) decimalLog(x asymptotics.Scaled) float64 {
	mantissa, exponent, _ := strings.Cut(exposition.DecimalOf(x.Abs(), p.Options.Digits), "e")
	m, _ := strconv.ParseFloat(mantissa, 64)
	e, _ := strconv.ParseFloat(cmp.Or(exponent, "0"), 64)
	return math.Log10(m) + e
}

// log10 returns the decimal logarithm of x ≥ 0.
func log10(x exact.Rat) float64 {
	digits, e := x.Scientific(16)
	m, _ := strconv.ParseFloat(digits, 64)
	return math.Log10(m) + float64(e)
}

// leftOut says that some schemes are not drawn.
func (p *problem) leftOut() string {
	if p.left == 0 {
		return ""
	}
	return fmt.Sprintf("The best %d of %d schemes are drawn.", len(p.rows), len(p.rows)+p.left)
}
