package main

import (
	"bufio"
	"fmt"
	"math/big"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"rofz/poly"
	"rofz/rational"
)

// input is an instance of a job: integers, which a file holds one to a line. Its name is that of the file without the
// extension, JOB-KIND-SIZE; what is its name in the table.
//
// The jobs R, verdict and certificate are a tableau over the common denominator d: s, the rows of dA, and d·b. The jobs E and
// Hurwitz are polynomials in ascending order.
type input struct {
	name, what string
	numbers    []*big.Int
}

// job is what to compute from x.
func (x input) job() string {
	job, _, _ := strings.Cut(x.name, "-")
	return job
}

// inputs returns all instances; they are the same each time.
func inputs() []input {
	var all []input
	for _, s := range []int{3, 8, 16, 32, 64} {
		all = append(all, input{fmt.Sprintf("R-dense-%d", s), fmt.Sprintf("R(z), dense, 16 digits, s = %d", s),
			tableau(s, 16, false)})
	}
	all = append(all, input{"R-dirk-13", "R(z), diagonally implicit, 15 digits, s = 13", tableau(13, 15, true)})
	for _, x := range []struct {
		name, what string
		numbers    []*big.Int
	}{
		{"dirk-13", "diagonally implicit, s = 13, A-stable", eulerSteps(13, 15, true)},
		{"not-13", "diagonally implicit, s = 13, not A-stable", tableau(13, 15, true)},
		{"dense-16", "dense, s = 16, A-stable", eulerSteps(16, 16, false)},
		{"dense-32", "dense, s = 32, A-stable", eulerSteps(32, 16, false)},
		{"signs-16", "dense, s = 16, A-stable, E with changes of sign", contractive(16)},
		{"signs-32", "dense, s = 32, A-stable, E with changes of sign", contractive(32)},
	} {
		all = append(all, input{"verdict-" + x.name, "verdict, " + x.what, x.numbers},
			input{"certificate-" + x.name, "the same with a certificate, checked by the core", x.numbers})
	}
	add := func(name, what string, p poly.Poly) {
		numbers, _ := p.Integers()
		all = append(all, input{name, what, numbers})
	}
	add("E-generic-30", "E ≥ 0, far from 0, degree 30", sumOfSquares(30))
	add("E-above-30", "E ≥ 0, within 10⁻³⁰ of a double root, degree 30", moved(touching(30), 1))
	add("E-below-30", "not E ≥ 0, by 10⁻³⁰, degree 30", moved(touching(30), -1))
	for _, degree := range []int{15, 30} {
		add(fmt.Sprintf("E-double-%d", degree), fmt.Sprintf("E ≥ 0, a double root, degree %d", degree), touching(degree))
	}
	for _, s := range []int{20, 30, 60} {
		add(fmt.Sprintf("Hurwitz-pade-%d", s), fmt.Sprintf("no pole in Re z ≤ 0, Padé (%d, %d)", s-1, s),
			rational.Pade(s-1, s).Denominator().Reflect())
	}
	return all
}

func source(size int) *rand.Rand { return rand.New(rand.NewPCG(17, uint64(size))) }

// digits returns an integer of at most so many digits, uniformly, of both signs.
func digits(r *rand.Rand, n int64) *big.Int {
	limit := new(big.Int).Exp(big.NewInt(10), big.NewInt(n), nil)
	x := new(big.Int).Lsh(new(big.Int).SetUint64(r.Uint64()), 64)
	x.Add(x, new(big.Int).SetUint64(r.Uint64()))
	return x.Sub(x.Mod(x, new(big.Int).Lsh(limit, 1)), limit)
}

// tableau returns s, the rows of M and b for random coefficients of so many digits.
func tableau(s int, places int64, lower bool) []*big.Int {
	r := source(s)
	numbers := []*big.Int{big.NewInt(int64(s))}
	for i := range s + 1 { // the last row is b
		for j := range s {
			x := new(big.Int)
			if !lower || j <= i {
				x = digits(r, places)
			}
			if lower && i == j { // the diagonal of a method that is of use
				x.Abs(x)
			}
			numbers = append(numbers, x)
		}
	}
	return numbers
}

// eulerSteps returns the tableau of s steps of the implicit Euler method, of different lengths, with a small perturbation of all
// entries, or of those below the diagonal, in the last of so many digits. The last row is b.
func eulerSteps(s int, places int64, lower bool) []*big.Int {
	r := source(s)
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(places), nil)
	steps := make([]*big.Int, s)
	for i := range steps {
		steps[i] = digits(r, places)
		steps[i].Add(steps[i].Abs(steps[i]), unit).Quo(steps[i], big.NewInt(int64(s)))
	}
	numbers := []*big.Int{big.NewInt(int64(s))}
	for i := range s {
		for j := range s {
			x := new(big.Int)
			if !lower || j < i {
				x.Quo(digits(r, places-3), big.NewInt(int64(s*s)))
			}
			if j <= i {
				x.Add(x, steps[j])
			}
			numbers = append(numbers, x)
		}
	}
	return append(numbers, numbers[len(numbers)-s:]...)
}

// contractive returns a tableau of 16 digits whose R = 1 + w bᵀ(I − wM)⁻¹e is A-stable: with X + Xᵀ = 10¹⁶ e₁e₁ᵀ + D, D diagonal and
// positive, |1 + w 10¹⁶ e₁ᵀ(I − wX)⁻¹e₁| ≤ 1 in the left half-plane. From X it goes to the basis in which e₁ is (1, …, 1)ᵀ: the first row
// is added to each other one, and all other columns are subtracted from the first.
func contractive(s int) []*big.Int {
	r := source(s)
	x := make([][]*big.Int, s)
	for i := range x {
		x[i] = make([]*big.Int, s)
		for j := range i {
			x[i][j] = digits(r, 16)
			x[j][i] = new(big.Int).Neg(x[i][j])
		}
		x[i][i] = digits(r, 15)
		x[i][i].Abs(x[i][i])
	}
	unit := big.NewInt(10_000_000_000_000_000)
	x[0][0].Add(x[0][0], new(big.Int).Rsh(unit, 1))
	numbers := []*big.Int{big.NewInt(int64(s))}
	for i, row := range x {
		if i > 0 {
			for j, first := range x[0] {
				row[j].Add(row[j], first)
			}
		}
	}
	for _, row := range x {
		for _, y := range row[1:] {
			row[0].Sub(row[0], y)
		}
		numbers = append(numbers, row...)
	}
	numbers = append(numbers, unit)
	for range s - 1 {
		numbers = append(numbers, new(big.Int))
	}
	return numbers
}

// sumOfSquares returns u² + tv² of an even degree with random u and v: positive on the half-axis without showing it by
// the signs of its coefficients.
func sumOfSquares(degree int) poly.Poly {
	r := source(degree)
	random := func(terms int) poly.Poly {
		c := make([]*big.Int, terms)
		for i := range c {
			c[i] = digits(r, 20)
		}
		return poly.FromBigInts(c, big.NewInt(1))
	}
	u, v := random(degree/2+1), random(degree/2)
	return u.Mul(u).Add(v.Mul(v).Shift(1))
}

// touching returns a polynomial with a double root t > 0 and no other root there: (at − b)² ∏ ((dt − u)² + v²), with a
// factor of degree 1 for an odd degree.
func touching(degree int) poly.Poly {
	r := source(degree)
	number := func() int64 { return 1 + r.Int64N(1_000_000) }
	line := poly.FromInts(-number(), number())
	p := line.Mul(line)
	for p.Degree()+2 <= degree {
		u, v, d := number()-500_000, number(), number()
		p = p.Mul(poly.FromInts(u*u+v*v, -2*u*d, d*d))
	}
	if p.Degree() < degree {
		p = p.Mul(poly.FromInts(number(), number()))
	}
	return p
}

// moved returns 10³⁰p + sign·p(0): p with a constant coefficient that is larger or smaller by the part 10⁻³⁰ of it.
func moved(p poly.Poly, sign int64) poly.Poly {
	numbers, one := p.Integers()
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(30), nil)
	out := make([]*big.Int, len(numbers))
	for i, x := range numbers {
		out[i] = new(big.Int).Mul(x, scale)
	}
	out[0].Add(out[0], new(big.Int).Mul(numbers[0], big.NewInt(sign)))
	return poly.FromBigInts(out, one)
}

// tableaux is the number of those that a search is made among.
const tableaux = 100_000

// search is the name of their file.
const search = "tableaux.jsonl"

// writeInputs writes all that is measured on.
func writeInputs(dir string) error {
	for _, x := range inputs() {
		var text strings.Builder
		for _, n := range x.numbers {
			fmt.Fprintln(&text, n)
		}
		if err := os.WriteFile(filepath.Join(dir, x.name+".txt"), []byte(text.String()), 0o644); err != nil {
			return err
		}
	}
	f, err := os.Create(filepath.Join(dir, search))
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	r := source(3)
	for i := range tableaux {
		writeTableau(w, r, i)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// writeTableau writes a tableau of three stages with coefficients of 15 digits that are meant to be exact, consistent,
// and diagonally implicit for even i.
func writeTableau(w *bufio.Writer, r *rand.Rand, i int) {
	const one = 1_000_000_000_000_000
	number := func(n int64) string {
		sign := ""
		if n < 0 {
			sign, n = "-", -n
		}
		return fmt.Sprintf(`"%s%d.%015d"`, sign, n/one, n%one)
	}
	var rows [3][]string
	for j := range rows {
		for k := range rows {
			n := r.Int64N(one)
			if i%2 == 0 && k > j {
				n = 0
			}
			rows[j] = append(rows[j], number(n))
		}
	}
	b1, b2 := r.Int64N(one), r.Int64N(one)
	fmt.Fprintf(w, `{"name":"%d","kind":"runge-kutta","exact":true,"A":[[%s],[%s],[%s]],"b":[%s,%s,%s]}`+"\n", i+1,
		strings.Join(rows[0], ","), strings.Join(rows[1], ","), strings.Join(rows[2], ","),
		number(b1), number(b2), number(one-b1-b2))
}

// readInput reads a file that writeInputs wrote.
func readInput(file string) (input, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return input{}, err
	}
	x := input{name: strings.TrimSuffix(filepath.Base(file), ".txt")}
	for i, line := range strings.Fields(string(data)) {
		n, ok := new(big.Int).SetString(line, 10)
		if !ok {
			return input{}, fmt.Errorf("%s:%d: %q is not an integer", file, i+1, line)
		}
		x.numbers = append(x.numbers, n)
	}
	return x, nil
}
