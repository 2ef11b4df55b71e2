package asymptotics

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
)

// keptByFloats decides by numbers of 300 bits whether one mode is neither lost nor exploding.
func keptByFloats(r rational.Function, lambda exact.Gaussian, n int, h, threshold exact.Rat) bool {
	z := exact.Gaussian{Re: lambda.Re.Mul(h), Im: lambda.Im.Mul(h)}
	modulus := func(f rational.Function) *big.Float { // squared
		re, im, ok := f.EvalGaussian(z)
		if !ok {
			return nil
		}
		a, _ := re.Rat()
		b, _ := im.Rat()
		return new(big.Float).SetPrec(300).SetRat(a.Mul(a).Add(b.Mul(b)).Big())
	}
	value, slope := modulus(r), modulus(r.Derivative())
	if value == nil || lambda.Re.Sign() <= 0 && value.Cmp(big.NewFloat(1)) > 0 {
		return false
	}
	for range n - 1 {
		slope.Mul(slope, value)
	}
	if slope.Cmp(new(big.Float).SetPrec(300).SetRat(threshold.Mul(threshold).Big())) >= 0 {
		return true
	}
	return z.Re.Float64()*float64(n) < math.Log(threshold.Float64())
}

// TestStepLengthsAgainstScan compares the ranges with what numbers of 300 bits say on a grid.
func TestStepLengthsAgainstScan(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	rat := func() exact.Rat { return exact.NewRat(1+rng.Int64N(4000), 1+rng.Int64N(300)) }
	inside, outside := 0, 0
	for range 40 {
		r := rational.Pade(rng.IntN(4), rng.IntN(4))
		if r.IsConstant() {
			continue
		}
		n := 1 + rng.IntN(12)
		threshold := exact.Int(10).Pow(-rng.IntN(9))
		var modes []exact.Gaussian
		for range 1 + rng.IntN(3) {
			lambda := exact.Gaussian{Re: rat().Neg()}
			switch rng.IntN(8) {
			case 0, 1:
				lambda.Im = rat()
			case 2:
				lambda = exact.Gaussian{Im: rat()}
			case 3:
				lambda.Re = lambda.Re.Neg()
			}
			modes = append(modes, lambda)
		}
		ranges, err := StepLengths(algebraic.Field{}, r, modes, n, threshold)
		if err != nil {
			t.Fatal(err)
		}
		for e := -60; e <= 40; e++ {
			h := exact.NewRat(1000+rng.Int64N(1000), 1500).Mul(exact.Int(2).Pow(e / 4))
			want, edge := true, false
			for _, lambda := range modes {
				want = want && keptByFloats(r, lambda, n, h, threshold)
			}
			got := false
			for _, x := range ranges {
				got = got || x.has(h)
				edge = edge || x.From.Contains(h) || !x.Unbounded && x.To.Contains(h)
			}
			if got != want && !edge {
				t.Errorf("%v, modes %v, n = %d, ε = %v: h = %v: %v, by floats %v; %v", r, modes, n, threshold, h, got, want, ranges)
			}
			if got {
				inside++
			} else {
				outside++
			}
			if e%10 == 0 {
				counts, err := StepCounts(algebraic.Field{}, r, modes, h.Mul(exact.Int(int64(n))), n, threshold)
				if all := len(counts) > 0 && counts[len(counts)-1][1] == n; err != nil || all != want {
					t.Errorf("StepCounts of h = %v: %v, %v", h, counts, err)
				}
			}
		}
	}
	if inside < 400 || outside < 400 {
		t.Errorf("only %d points inside and %d outside", inside, outside)
	}
}

// TestStepLengths has sets that are known: of the trapezoidal rule for λ = −1, n = 2 and ε = 1/20 the gradient fails on about
// (1.81, 2.22), where R passes 0, and the flow keeps it until e^(−2h) = 1/20.
func TestStepLengths(t *testing.T) {
	trapezoid, euler, explicit := rational.Pade(1, 1), rational.Pade(0, 1), rational.Pade(1, 0)
	real1 := func(x exact.Rat) []exact.Gaussian { return []exact.Gaussian{{Re: x}} }
	for _, x := range []struct {
		r         rational.Function
		modes     []exact.Gaussian
		n         int
		threshold exact.Rat
		want      []string // ends to 6 digits
		ends      string   // whether they belong to the set
		why       string
	}{
		{explicit, real1(exact.Int(-3)), 4, exact.NewRat(1, 1000000), []string{"0.00000", "0.330000", "0.336667", "0.666667"}, "-+++", "|1 − 3h|³ ≥ 10⁻⁶ and ≤ 1"},
		{euler, real1(exact.Int(-1)), 3, exact.NewRat(1, 16), []string{"0.00000", "∞"}, "-", "(1+h)⁻⁴ passes 1/16 at 1, after the flow has, at ln 2·4/3 = 0.924"},
		{euler, real1(exact.Int(-1)), 3, exact.NewRat(1, 81), []string{"0.00000", "∞"}, "-", "2 is after (ln 81)/3 = 1.46"},
		{trapezoid, real1(exact.Int(-1)), 2, exact.NewRat(1, 1000), []string{"0.00000", "1.98419", "2.01620", "∞"}, "-++", "4|2−h|/(2+h)³ is small at 2 alone, and far out"},
		{rational.Pade(0, 1), real1(exact.Int(1)), 1, exact.NewRat(1, 1000), []string{"0.00000", "1.00000", "1.00000", "32.6228"}, "---+", "(1−h)⁻² ≥ 10⁻³, but at the pole"},
		{euler, real1(exact.Int(-1)), 9, exact.NewRat(1, 3), []string{"0.00000", "0.116123", "0.122068", "∞"}, "-+-", "(1+h)⁻¹⁰ passes 1/3 before the flow does, at (ln 3)/9"},
	} {
		ranges, err := StepLengths(algebraic.Field{}, x.r, x.modes, x.n, x.threshold)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		ends := ""
		for _, r := range ranges {
			ends += string("?+-"[r.FromIs])
			if !r.Unbounded {
				ends += string("?+-"[r.ToIs])
			}
			got = append(got, r.From.Lo.Decimal(6))
			if r.Unbounded {
				got = append(got, "∞")
			} else {
				got = append(got, r.To.Hi.Decimal(6))
			}
		}
		if ends != x.ends {
			t.Errorf("%v: ends %s, should be %s: %s", x.r, ends, x.ends, x.why)
		}
		if len(got) != len(x.want) {
			t.Errorf("%v: %v, should be %v: %s", x.r, got, x.want, x.why)
			continue
		}
		for i := range got {
			if got[i] != x.want[i] && !(got[i] == "0" && x.want[i] == "0.00000") {
				t.Errorf("%v: %v, should be %v: %s", x.r, got, x.want, x.why)
				break
			}
		}
	}
}

// TestBrackets compares products of powers in words with exact ones.
func TestBrackets(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 10))
	told := 0
	for range 2000 {
		x, y := exact.NewRat(1+rng.Int64N(1<<40), 1+rng.Int64N(1<<30)), exact.NewRat(1+rng.Int64N(1<<20), 1+rng.Int64N(1<<50))
		m, n := rng.IntN(40), rng.IntN(40)
		sign, known := bracketOf(exact.Point(x)).power(m).times(bracketOf(exact.Point(y))).cmp(bracketOf(exact.NewInterval(y, x.Add(y))).power(n))
		left := x.Pow(m).Mul(y)
		switch below, above := y.Pow(n), x.Add(y).Pow(n); {
		case !known:
		case sign < 0 && left.Less(below), sign > 0 && above.Less(left):
			told++
		default:
			t.Errorf("%v, %v, %d, %d: %d", x, y, m, n, sign)
		}
	}
	if told < 800 {
		t.Errorf("only %d of 2000 comparisons tell", told)
	}
	one := bracketOf(exact.Point(exact.Int(1)))
	if sign, known := one.cmp(one.power(5)); known {
		t.Errorf("1 and 1 differ: %d", sign)
	}
}
