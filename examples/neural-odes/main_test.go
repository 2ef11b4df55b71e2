package main

import (
	"bytes"
	"fmt"
	"math"
	"math/big"
	"os"
	"slices"
	"strings"
	"testing"

	"rofz/asymptotics"
	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/rational/exponential"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// TestPage runs the commands of docs/neural-odes.md and compares what they write with what the page shows.
func TestPage(t *testing.T) {
	page := string(sample.Try(os.ReadFile("../../docs/neural-odes.md")).Must(t))
	shown := 0
	for _, block := range strings.Split(page, "```\n") {
		for _, part := range strings.Split("\n"+block, "\n$ ")[1:] {
			line, want, _ := strings.Cut(part, "\n")
			args := strings.Fields(line)
			if len(args) < 3 || args[0] != "go" || args[2] != "./examples/neural-odes" {
				continue
			}
			args = args[3:]
			if i := slices.Index(args, ">"); i >= 0 { // into a file that the page shows next
				_, want, _ = strings.Cut(page, "$ cat "+args[i+1]+"\n")
				want, _, _ = strings.Cut(want, "```\n")
				want, _, _ = strings.Cut(want, "$ ")
				args = args[:i]
			}
			var got bytes.Buffer
			sample.OK(t, run(args, &got))
			if strings.TrimSpace(got.String()) != strings.TrimSpace(want) {
				t.Errorf("%s: the page shows\n%s\nand it writes\n%s", line, want, got.String())
			}
			shown++
		}
	}
	if shown < 5 {
		t.Errorf("the page shows %d commands of this program", shown)
	}
}

// A bigTableau is a method with coefficients of many bits.
type bigTableau struct {
	a [][]*big.Float
	b []*big.Float
}

const bits = 600

func bigOf(m method) bigTableau {
	round := func(x poly.Elem) *big.Float {
		return new(big.Float).SetPrec(bits).SetRat(m.tableau.Field().Enclose(x, bits).Mid().Big())
	}
	var out bigTableau
	for i, row := range m.tableau.A() {
		out.a = append(out.a, nil)
		for _, x := range row {
			out.a[i] = append(out.a[i], round(x))
		}
	}
	for _, x := range m.tableau.B() {
		out.b = append(out.b, round(x))
	}
	return out
}

func bigFloat(x float64) *big.Float { return new(big.Float).SetPrec(bits).SetFloat64(x) }

// integrate takes n steps y' = λy of length h from 1 on, solving the equations of the stages by elimination in each step.
func (m bigTableau) integrate(lambda, h *big.Float, n int) *big.Float {
	s := len(m.b)
	z := bigFloat(0).Mul(lambda, h)
	y := bigFloat(1)
	for range n {
		// hk_i − z Σ a_ij hk_j = z y
		rows := make([][]*big.Float, s)
		for i := range rows {
			for j := range s {
				x := bigFloat(0).Mul(z, m.a[i][j])
				x.Neg(x)
				if i == j {
					x.Add(x, bigFloat(1))
				}
				rows[i] = append(rows[i], x)
			}
			rows[i] = append(rows[i], bigFloat(0).Mul(z, y))
		}
		eliminate(rows)
		for i := range s {
			y = bigFloat(0).Add(y, bigFloat(0).Mul(m.b[i], rows[i][s]))
		}
	}
	return y
}

// eliminate solves a linear system, whose last column is the right-hand side and becomes the solution.
func eliminate(rows [][]*big.Float) {
	n := len(rows)
	for c := range n {
		for r := c + 1; r < n; r++ {
			if bigFloat(0).Abs(rows[r][c]).Cmp(bigFloat(0).Abs(rows[c][c])) > 0 {
				rows[c], rows[r] = rows[r], rows[c]
			}
		}
		for r := range n {
			if r == c {
				continue
			}
			q := bigFloat(0).Quo(rows[r][c], rows[c][c])
			for k := c; k <= n; k++ {
				rows[r][k] = bigFloat(0).Sub(rows[r][k], bigFloat(0).Mul(q, rows[c][k]))
			}
		}
	}
	for r := range n {
		rows[r][n] = bigFloat(0).Quo(rows[r][n], rows[r][r])
	}
}

// TestSensitivities compares central differences of the integration itself, with differences of 2^−200 in numbers of 600
// bits, with h n R^(n−1) R', in all 16 digits.
func TestSensitivities(t *testing.T) {
	const digits = 16
	h := exact.NewRat(1, 4)
	for _, name := range []string{"backward-euler", "trapezoidal", "radau-iia-2", "radau-iia-3", "tr-bdf2", "rk4"} {
		m := sample.Try(methodOf(name)).Must(t)
		tableau := bigOf(m)
		k, r, err := m.analysis.StabilityFunction()
		sample.OK(t, err)
		for _, lambda := range []int64{-1, -13, -1000, -1_000_000} {
			for _, n := range []int{1, 4, 40} {
				d := new(big.Float).SetPrec(bits).SetMantExp(bigFloat(float64(lambda)), -200)
				step := bigFloat(0.25)
				above := tableau.integrate(bigFloat(0).Add(bigFloat(float64(lambda)), d), step, n)
				below := tableau.integrate(bigFloat(0).Sub(bigFloat(float64(lambda)), d), step, n)
				slope := bigFloat(0).Quo(bigFloat(0).Sub(above, below), bigFloat(0).Mul(bigFloat(2), d))
				p := asymptotics.NewPropagator(k, r, h, n)
				s := sample.Try(p.At(exact.Gaussian{Re: exact.Int(lambda).Mul(h)}, exact.Int(2).Pow(-24), digits)).Must(t)
				want, _ := s.Gradient.Re.Decimal(digits)
				q, _ := slope.Rat(nil)
				text, e := exact.FromBigRat(q).Scientific(digits)
				if got := fmt.Sprintf("%se%d", text, e); got != want && (e != 0 || text != want) {
					t.Errorf("%s, λ = %d, %d steps: differences of the integration give %s, the formula %s", name, lambda, n, got, want)
				}
			}
		}
	}
}

// bigValue returns f(z) from its terms, with e^(rz) by Taylor's series at z/2^k, squared k times.
func bigValue(f exponential.Function, z *big.Float) *big.Float {
	sum := bigFloat(0)
	rational := func(x exact.Rat) *big.Float { return new(big.Float).SetPrec(bits).SetRat(x.Big()) }
	for _, t := range f.Terms() {
		p := bigFloat(0)
		for i := t.Poly.Degree(); i >= 0; i-- {
			c, ok := t.Poly.Coeff(i).Rat()
			if !ok {
				panic("an irrational coefficient")
			}
			p = bigFloat(0).Add(bigFloat(0).Mul(p, z), rational(c))
		}
		const halvings = 30
		x := new(big.Float).SetPrec(bits).SetMantExp(bigFloat(0).Mul(rational(t.Rate), z), -halvings)
		e, term := bigFloat(1), bigFloat(1)
		for n := 1; n < 60; n++ {
			term = bigFloat(0).Quo(bigFloat(0).Mul(term, x), bigFloat(float64(n)))
			e = bigFloat(0).Add(e, term)
		}
		for range halvings {
			e = bigFloat(0).Mul(e, e)
		}
		sum = bigFloat(0).Add(sum, bigFloat(0).Mul(p, e))
	}
	for range f.Pole() {
		sum = bigFloat(0).Quo(sum, z)
	}
	return sum
}

// bigSplit is integrateSplit in numbers of many bits.
func bigSplit(e scheme.Exponential, lambda, share, h *big.Float, n int) *big.Float {
	mul := func(x, y *big.Float) *big.Float { return bigFloat(0).Mul(x, y) }
	all := mul(lambda, h)
	w := mul(share, all)
	z := bigFloat(0).Sub(all, w)
	a, b := e.Functions()
	y := bigFloat(1)
	for range n {
		var stages []*big.Float // hN(Y_j)
		for i, c := range e.Nodes() {
			stage := mul(bigValue(exponential.Exp(c), z), y)
			for j := range i {
				stage = bigFloat(0).Add(stage, mul(bigValue(a[i][j], z), stages[j]))
			}
			stages = append(stages, mul(w, stage))
		}
		y = mul(bigValue(exponential.Exp(exact.Int(1)), z), y)
		for i, x := range stages {
			y = bigFloat(0).Add(y, mul(bigValue(b[i], z), x))
		}
	}
	return y
}

// TestSplitSensitivities does the same for exponential schemes, stage by stage, with a share of λ in the nonlinear part.
func TestSplitSensitivities(t *testing.T) {
	const digits = 16
	h := exact.NewRat(1, 4)
	for s := range catalogue.Exponential() {
		e := s.(scheme.Exponential)
		for _, share := range []exact.Rat{exact.NewRat(1, 8), exact.NewRat(3, 4)} {
			p := asymptotics.NewExponentialPropagator(e.Field(), e.StabilityFunction(share), h, 3)
			for _, lambda := range []int64{-1, -13, -400} {
				x, d := bigFloat(float64(lambda)), new(big.Float).SetPrec(bits).SetMantExp(bigFloat(float64(lambda)), -200)
				theta := bigFloat(share.Float64())
				above := bigSplit(e, bigFloat(0).Add(x, d), theta, bigFloat(0.25), 3)
				below := bigSplit(e, bigFloat(0).Sub(x, d), theta, bigFloat(0.25), 3)
				slope := bigFloat(0).Quo(bigFloat(0).Sub(above, below), bigFloat(0).Mul(bigFloat(2), d))
				got := sample.Try(p.At(exact.Gaussian{Re: exact.Int(lambda).Mul(h)}, exact.Int(2).Pow(-24), digits)).Must(t)
				want, _ := got.Gradient.Re.Decimal(digits)
				q, _ := slope.Rat(nil)
				text, exponent := exact.FromBigRat(q).Scientific(digits)
				if x := fmt.Sprintf("%se%d", text, exponent); x != want && (exponent != 0 || text != want) {
					t.Errorf("%s, λ = %d, θ = %v: differences of the integration give %s, the formula %s", s.Info().Name, lambda, share, x, want)
				}
			}
		}
	}
}

// TestTraining compares what is measured in the experiment with what the theory says, and what is learned with the
// equation that it must satisfy: n steps have the result of the exact flow.
func TestTraining(t *testing.T) {
	for _, name := range append(schemes[:len(schemes):len(schemes)], exactScheme) {
		m := sample.Try(decay(name)).Must(t)
		for _, start := range starts {
			measured := sample.Try(m.slope(start)).Must(t)
			if want := m.gradient(start); math.Abs(measured-want) > 1e-5*math.Abs(want) {
				t.Errorf("%s at λ = %g: measured %.9g, predicted %.9g", name, start, measured, want)
			}
		}
		last := sample.Try(descend(starts[len(starts)-1], m.result, m.slope, 500)).Must(t)[0]
		if got := m.predicted(last.parameter); math.Abs(got-target) > 1e-12 {
			t.Errorf("%s learns %v, where the result is %v, not %v", name, last.parameter, got, target)
		}
	}
}

// TestMixing compares the measured coupling with the divided difference.
func TestMixing(t *testing.T) {
	for _, name := range schemes {
		result, predicted, err := mixing(name)
		sample.OK(t, err)
		if got := sample.Try(result(1)).Must(t); math.Abs(got-predicted) > 1e-10*math.Abs(predicted) {
			t.Errorf("%s: measured %.15g, predicted %.15g", name, got, predicted)
		}
	}
}

// TestAdjoints says when an adjoint integration gives the gradient of the scheme: with paired coefficients always, with the
// same tableau backwards if the scheme is symplectic.
func TestAdjoints(t *testing.T) {
	tests := []struct {
		name string
		same bool // the same tableau suffices
		why  string
	}{
		{"implicit-midpoint", true, "symplectic"},
		{"gauss-2", true, "symplectic"},
		{"trapezoidal", false, "symmetric, but not symplectic"},
		{"backward-euler", false, "neither"},
		{"radau-iia-2", false, "neither"},
		{"tr-bdf2", false, "neither"},
	}
	for _, tt := range tests {
		m := sample.Try(methodOf(tt.name)).Must(t)
		_, derivative, err := functions(m.analysis)
		sample.OK(t, err)
		for _, z := range []float64{-0.5, -40} {
			want := derivative(z)
			if got := m.paired(z); math.Abs(got-want) > 1e-9*math.Abs(want) {
				t.Errorf("%s at z = %g: the paired adjoint gives %.15g, R' is %.15g", tt.name, z, got, want)
			}
			if got := m.backsolve(z); (math.Abs(got-want) < 1e-9*math.Abs(want)) != tt.same {
				t.Errorf("%s at z = %g: solved back it is %.15g, R' is %.15g; should agree: %v (%s)", tt.name, z, got, want, tt.same, tt.why)
			}
		}
	}
}

// TestReference compares the reference trajectories with the literature: Robertson's reaction as in the documentation of
// CVODE (the example cvRoberts_dns of SUNDIALS), and the Jacobian of van der Pol's equation at (2, 0), whose eigenvalues
// have the sum −3μ and the product 1.
func TestReference(t *testing.T) {
	m := sample.Try(methodOf(reference)).Must(t)
	r := robertson()
	for _, tt := range []struct {
		t float64
		y [3]float64
	}{
		{0.4, [3]float64{9.8517e-1, 3.3864e-5, 1.4794e-2}},
		{40, [3]float64{7.1583e-1, 9.1850e-6, 2.8416e-1}},
	} {
		y := sample.Try(m.solve(r.problem, r.start, tt.t, tolerance)).Must(t)
		for i, want := range tt.y {
			if math.Abs(y[i]-want) > 1e-4*want {
				t.Errorf("Robertson at t = %g: component %d is %.6g, in the literature %g", tt.t, i+1, y[i], want)
			}
		}
	}
	for _, mu := range []float64{1, 1000} {
		v := sample.Try(vanDerPol(mu).eigenvalues()).Must(t)[0]
		if sum, product := real(v[0]+v[1]), real(v[0]*v[1]); math.Abs(sum+3*mu) > 1e-9*mu || math.Abs(product-1) > 1e-6 {
			t.Errorf("μ = %g: the eigenvalues at the start are %v", mu, v)
		}
	}
}

func TestArguments(t *testing.T) {
	for _, args := range [][]string{nil, {"spectrum"}, {"spectrum", "van-der-pol", "0"}, {"spectrum", "van-der-pol", "nan"}, {"learn", "more"}} {
		if err := run(args, &bytes.Buffer{}); err == nil {
			t.Errorf("%q: no error", args)
		}
	}
}
