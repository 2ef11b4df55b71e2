package parameter

import (
	"context"
	"math"
	"math/cmplx"
	"math/rand/v2"
	"testing"

	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/proofs/requirement"
	"rofz/scheme"
)

// TestSquaredTangent compares with the tangents of the floating-point unit.
func TestSquaredTangent(t *testing.T) {
	for _, degrees := range []string{"15", "18", "22.5", "30", "36", "40", "45", "50", "54", "60", "67.5", "70", "72", "75", "80", "85"} {
		x := sample.Try(exact.ParseRat(degrees)).Must(t)
		k, tau, err := squaredTangent(x)
		if err != nil {
			t.Fatalf("%s: %v", degrees, err)
		}
		tan := math.Tan(x.Float64() * math.Pi / 180)
		if got := k.Float64(tau); math.Abs(got/(tan*tan)-1) > 1e-12 {
			t.Errorf("tan² %s° = %v, not %v", degrees, tan*tan, got)
		}
		if below := tangentBelow(x).Float64(); below >= tan || below < tan*0.99 {
			t.Errorf("tan %s° = %v, and %v is said to be a little below", degrees, tan, below)
		}
	}
}

// TestAngles compares with values of |R| on a grid of the sector: where one exceeds 1, a parameter is not in the set, and where one is near 1
// only at 0 and ∞, it is.
func TestAngles(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for _, row := range []struct {
		name, asked string
		degrees     float64
		lo, hi      float64
		soon        bool // in less than a second
	}{
		{"sdirk:2,2", "A(alpha)>=45", 45, 0, 1, true},
		{"sdirk:3,3", "A(alpha)>=80", 80, 0, 2, true},
		{"sdirk:3,2", "A(alpha)>=60", 60, 0, 4, true},
		{"sdirk:4,3", "A(alpha)>=80", 80, 0, 6, false},
		{"sdirk:4,4", "A(alpha)>=75", 75, 0, 2, false},
		{"sdirk:5,5", "A(alpha)>=60", 60, 0, 1, false},
		{"exponential-fit-2-2", "A(alpha)>=70", 70, -1, 1, false},
		{"theta", "A(alpha)>=90", 90, 0, 1, true},
		{"sdirk:3,3", "A0-stable", 0, 0, 1, true},
		{"sdirk:5,5", "A0-stable", 0, 0, 1, true},
	} {
		if !row.soon && !sample.Full() {
			continue
		}
		f, ok, err := scheme.NamedParametric(row.name)
		if !ok || err != nil {
			t.Fatalf("%s: %v, %v", row.name, ok, err)
		}
		answer := sample.Try(Decide(context.Background(), f, sample.Try(requirement.Parse(row.asked)).Must(t))).Must(t)
		inside, outside := 0, 0
		for range 60 {
			g := exact.FromFloat(math.Round(1000*(row.lo+(row.hi-row.lo)*rng.Float64())) / 1000)
			s, err := f.At(g.String())
			if err != nil {
				continue
			}
			most := largest(t, s, row.degrees)
			switch got := outcomeAt(answer, g); {
			case got == requirement.Undecided:
				t.Errorf("%s, %s: not decided at %v", row.name, row.asked, g)
			case most > 1+1e-7 && got == requirement.Met:
				t.Errorf("%s, %s: met at %v, where |R| reaches %v", row.name, row.asked, g, most)
			case most < 1 && got == requirement.NotMet:
				t.Errorf("%s, %s: not met at %v, where |R| is at most %v", row.name, row.asked, g, most)
			case most > 1+1e-7:
				outside++
			case most < 1:
				inside++
			}
		}
		if inside == 0 || outside == 0 {
			t.Errorf("%s, %s: %d members with |R| < 1 and %d with |R| > 1 were looked at", row.name, row.asked, inside, outside)
		}
	}
}

// largest returns the largest |R| on a grid of the sector.
func largest(t *testing.T, s scheme.Scheme, degrees float64) float64 {
	t.Helper()
	d := sample.Try(s.(scheme.OneStep).Derive()).Must(t)
	value := func(p poly.Poly) func(complex128) complex128 {
		var c []complex128
		for i := range p.Degree() + 1 {
			r, _ := p.Coeff(i).Rat()
			c = append(c, complex(r.Float64(), 0))
		}
		return func(z complex128) (out complex128) {
			for i := len(c) - 1; i >= 0; i-- {
				out = out*z + c[i]
			}
			return out
		}
	}
	p, q := value(d.P0), value(d.Q0)
	most := 0.0
	for i := range 21 {
		angle := cmplx.Rect(1, float64(i)/20*degrees*math.Pi/180)
		for j := range 350 {
			z := complex(-math.Pow(10, float64(j)/50-3), 0) * angle
			most = max(most, cmplx.Abs(p(z)/q(z)))
		}
	}
	return most
}
