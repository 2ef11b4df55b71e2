package plot

import (
	"math"
	"strconv"
	"strings"

	"rofz/internal/typography"
)

// A tick marks a place on an axis, with a label unless it is a minor one.
type tick struct {
	at    float64
	label string
}

// linearTicks returns about n ticks at multiples of 1, 2 or 5 times a power of ten.
func linearTicks(lo, hi float64, n int) []tick {
	step := niceStep((hi - lo) / float64(n))
	var out []tick
	for i := math.Ceil(lo/step - 1e-9); i*step <= hi+1e-9*step; i++ {
		out = append(out, tick{i * step, numeral(i, step)})
	}
	return out
}

// niceStep returns the least of 1, 2 and 5 times a power of ten that is ≥ x.
func niceStep(x float64) float64 {
	p := math.Pow(10, math.Floor(math.Log10(x)))
	for _, m := range []float64{1, 2, 5, 10} {
		if m*p >= x*(1-1e-9) {
			return m * p
		}
	}
	return 10 * p
}

// numeral writes i·step, for a step of one digit.
func numeral(i, step float64) string {
	if i == 0 {
		return "0"
	}
	e := int(math.Floor(math.Log10(step) + 1e-9))
	if -4 <= e && e <= 4 || abs(i) > 9999 && -12 <= e && e <= 0 {
		return typography.Minus(strconv.FormatFloat(i*step, 'f', max(-e, 0), 64))
	}
	return short(i * step)
}

// short writes a number with at most four digits, with a power of ten if it is very large or small.
func short(x float64) string {
	s := strconv.FormatFloat(x, 'g', 4, 64)
	mantissa, exponent, ok := strings.Cut(s, "e")
	if !ok {
		return typography.Minus(s)
	}
	e, _ := strconv.Atoi(exponent)
	factor := typography.Minus(mantissa) + "·"
	switch mantissa {
	case "1":
		factor = ""
	case "-1":
		factor = "−"
	}
	return factor + "10" + superscript(e)
}

func superscript(n int) string { return typography.Superscript(strconv.Itoa(n)) }

// decadesApart returns how many decades there are from a label to the next, if there shall be at most n.
func decadesApart(lo, hi float64, n int) float64 {
	every := 1.0
	for _, e := range []float64{1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000} {
		if every = e; (hi-lo)/e <= float64(n) {
			break
		}
	}
	return every
}

// logTicks returns ticks for an axis of decimal logarithms: labelled powers of ten, at most n of them; and, as long as
// there is room, the powers and their multiples between.
func logTicks(lo, hi float64, n int) []tick {
	every := decadesApart(lo, hi, n)
	const slack = 1e-9
	var out []tick
	for i := math.Ceil(lo - slack); i <= hi+slack; i++ {
		switch {
		case math.Mod(i, every) == 0:
			out = append(out, tick{i, powerOfTen(int(i))})
		case every <= 20:
			out = append(out, tick{i, ""})
		}
	}
	if every == 1 && hi-lo < 7 {
		for i := math.Floor(lo); i <= hi; i++ {
			for m := 2.0; m < 10; m++ {
				if x := i + math.Log10(m); lo <= x && x <= hi {
					out = append(out, tick{x, ""})
				}
			}
		}
	}
	return out
}

func powerOfTen(i int) string {
	switch i {
	case 0:
		return "1"
	case 1:
		return "10"
	}
	return "10" + superscript(i)
}
