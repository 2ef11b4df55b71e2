package asymptotics

import (
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
)

// StepCounts returns the numbers of steps of equal length, from 1 to most, for which a run over the given time > 0 loses no mode
// and lets none explode, as StepLengths says: disjoint ranges from … to, in increasing order. It fails as Propagator.At does.
//
// Algorithm: one number after the other, with the polynomials of StepLengths; what the flow keeps does not change.
// Cost: for each number a few powers of numbers of a few words for each mode.
func StepCounts(k algebraic.Field, r rational.Function, modes []exact.Gaussian, time exact.Rat, most int, threshold exact.Rat) ([][2]int, error) {
	type judged struct {
		ray
		flowKeeps bool
	}
	var rays []judged
	for _, lambda := range modes {
		x := newRay(k, r, lambda, 1, threshold)
		kept, err := x.flowKeeps(time)
		if err != nil {
			return nil, err
		}
		rays = append(rays, judged{x, kept})
	}
	var out [][2]int
	for n := 1; n <= most; n++ {
		h, good := time.Quo(exact.Int(int64(n))), true
		for i := 0; good && i < len(rays); i++ {
			x := rays[i]
			x.n = n
			good = !x.explodes(h)
			if good && x.flowKeeps {
				var err error
				if good, err = x.keeps(h); err != nil {
					return nil, err
				}
			}
		}
		switch last := len(out) - 1; {
		case !good:
		case last >= 0 && out[last][1] == n-1:
			out[last][1] = n
		default:
			out = append(out, [2]int{n, n})
		}
	}
	return out, nil
}

// compareWords is compare by words, for values that are not 0, and whether they tell.
func (x ray) compareWords(values ...poly.Elem) (sign int, known bool) {
	var b [3]bracket
	for i, v := range values {
		y := encloseElem(x.k, v, 24).Abs()
		e := y.exponent()
		if !e.IsInt64() || e.Int64() < -maxWordExponent || maxWordExponent < e.Int64() {
			return 0, false
		}
		b[i] = bracketOf(y.M.Mul(exact.Point(pow10(int(e.Int64())))))
	}
	return b[0].power(x.n - 1).times(b[2]).cmp(b[1].power(x.n + 1).times(bracketOf(exact.Point(x.level))))
}

// maxWordExponent keeps what becomes of a power of ten short.
const maxWordExponent = 1000
