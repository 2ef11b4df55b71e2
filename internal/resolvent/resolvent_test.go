package resolvent

import (
	"context"
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"rofz/internal/budget"
)

// traces computes the same polynomials in plain integers by the recursion of Faddeev and LeVerrier:
// adj(I − wM) = Σ B_k w^k with B_k = M B_{k−1} + q_k I and q_k = −trace(M B_{k−1})/k.
func traces(m [][]*big.Int, b, e []*big.Int) (n, q []*big.Int) {
	s := len(m)
	q = append(q, big.NewInt(1))
	adjugate := make([][]*big.Int, s)
	for i := range adjugate {
		adjugate[i] = make([]*big.Int, s)
		for j := range adjugate[i] {
			adjugate[i][j] = new(big.Int)
		}
		adjugate[i][i].SetInt64(1)
	}
	for k := range s {
		form, trace, t := new(big.Int), new(big.Int), new(big.Int)
		next := make([][]*big.Int, s)
		for i := range next {
			next[i] = make([]*big.Int, s)
			for j := range next[i] {
				form.Add(form, t.Mul(t.Mul(b[i], adjugate[i][j]), e[j]))
				x := new(big.Int)
				for l := range s {
					x.Add(x, t.Mul(m[i][l], adjugate[l][j]))
				}
				next[i][j] = x
			}
			trace.Add(trace, next[i][i])
		}
		c := new(big.Int).Quo(trace.Neg(trace), big.NewInt(int64(k+1)))
		for i := range next {
			next[i][i].Add(next[i][i], c)
		}
		n, q, adjugate = append(n, form), append(q, c), next
	}
	return n, q
}

// algorithms lists all that can take the arguments.
func algorithms(m [][]*big.Int, b, e []*big.Int) map[string]func() (n, q []*big.Int) {
	ctx := context.Background()
	list := map[string]func() (n, q []*big.Int){
		"Polynomials": func() (n, q []*big.Int) { return Polynomials(ctx, m, b, e) },
	}
	if len(m) > 0 {
		list["remainders"] = func() (n, q []*big.Int) { return remainders(ctx, m, b, e) }
	}
	if isTriangular(m) {
		list["substitution"] = func() (n, q []*big.Int) { return substitution(ctx, m, b, e) }
	}
	if len(m) <= mostBordering && isIndicator(e) && shortRows(m) {
		list["bordering"] = func() (n, q []*big.Int) { return bordering(m, b, e) }
	}
	return list
}

func compare(t testing.TB, why string, m [][]*big.Int, b, e []*big.Int) {
	t.Helper()
	n, q := traces(m, b, e)
	want := fmt.Sprint(n, q)
	for name, f := range algorithms(m, b, e) {
		n, q := f()
		if got := fmt.Sprint(n, q); got != want {
			t.Fatalf("%s: %s of M = %v, b = %v, e = %v:\ngot  %s\nwant %s", why, name, m, b, e, got, want)
		}
	}
}

func vector(xs ...int64) []*big.Int {
	v := make([]*big.Int, len(xs))
	for i, x := range xs {
		v[i] = big.NewInt(x)
	}
	return v
}

func matrix(rows ...[]int64) [][]*big.Int {
	m := make([][]*big.Int, len(rows))
	for i, row := range rows {
		m[i] = vector(row...)
	}
	return m
}

func ones(s int) []*big.Int {
	e := make([]*big.Int, s)
	for i := range e {
		e[i] = big.NewInt(1)
	}
	return e
}

func TestPolynomials(t *testing.T) {
	tests := []struct {
		why  string
		m    [][]*big.Int
		b, e []*big.Int
		want string
	}{
		{"nothing: 0/1", nil, nil, nil, "[] [1]"},
		{"2·5·3/(1 − 7w)", matrix([]int64{7}), vector(6), vector(5), "[30] [1 -7]"},
		{"a zero matrix: bᵀe", matrix([]int64{0, 0}, []int64{0, 0}), vector(2, 3), ones(2), "[5 0] [1 0 0]"},
		{"a rotation: (1 + w, −w + 1)/(1 + w²) with b = (1, 0)", matrix([]int64{0, -1}, []int64{1, 0}), vector(1, 0), ones(2), "[1 -1] [1 0 1]"},
		{"e = 0", matrix([]int64{1, 2}, []int64{3, 4}), vector(1, 1), vector(0, 0), "[0 0] [1 -5 -2]"},
		{"a zero below the corner forces an exchange",
			matrix([]int64{1, 2, 3}, []int64{0, 4, 5}, []int64{6, 7, 8}), vector(0, 0, 0), vector(1, 0, 0), "[0 0 0] [1 -13 -9 15]"},
		{"the nilpotent shift: 1 + w + w²", matrix([]int64{0, 1, 0}, []int64{0, 0, 1}, []int64{0, 0, 0}), vector(1, 0, 0), ones(3), "[1 1 1] [1 0 0 0]"},
		{"12·A and 12·b of Radau IIA with two stages: P = Q + wn = 1 + 4w + 0w²",
			matrix([]int64{5, -1}, []int64{9, 3}), vector(9, 3), ones(2), "[12 -24] [1 -8 24]"},
	}
	for _, test := range tests {
		n, q := Polynomials(context.Background(), test.m, test.b, test.e)
		if got := fmt.Sprint(n, q); got != test.want {
			t.Errorf("%s: got %s, want %s", test.why, got, test.want)
		}
		compare(t, test.why, test.m, test.b, test.e)
	}
}

// shapes draw matrices of many kinds.
var shapes = []struct {
	why   string
	entry func(r *rand.Rand, s, i, j int) int64 // a factor of the entry
}{
	{"dense", func(*rand.Rand, int, int, int) int64 { return 1 }},
	{"sparse", func(r *rand.Rand, _, _, _ int) int64 { return int64(r.IntN(4)) / 3 }},
	{"lower triangular", func(_ *rand.Rand, _, i, j int) int64 { return below(j <= i) }},
	{"strictly lower triangular", func(_ *rand.Rand, _, i, j int) int64 { return below(j < i) }},
	{"upper triangular", func(_ *rand.Rand, _, i, j int) int64 { return below(j >= i) }},
	{"strictly upper triangular: nilpotent", func(_ *rand.Rand, _, i, j int) int64 { return below(j > i) }},
	{"Hessenberg", func(_ *rand.Rand, _, i, j int) int64 { return below(j <= i+1) }},
	{"diagonal", func(_ *rand.Rand, _, i, j int) int64 { return below(j == i) }},
	{"two blocks", func(_ *rand.Rand, s, i, j int) int64 { return below((2*i < s) == (2*j < s)) }},
	{"zero", func(*rand.Rand, int, int, int) int64 { return 0 }},
}

func below(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}

// sizes are lengths in bits; a negative one says that lengths vary up to it.
var sizes = []int{1, 3, -20, 53, 58, 59, 63, 64, 65, -64, -200, 1000}

func number(r *rand.Rand, bits int) *big.Int {
	if bits < 0 {
		bits = r.IntN(1 - bits)
	}
	x := new(big.Int)
	for range (bits + 63) / 64 {
		x.Or(x.Lsh(x, 64), new(big.Int).SetUint64(r.Uint64()))
	}
	switch x.Rsh(x, uint((bits+63)/64*64-bits)); r.IntN(4) {
	case 0:
		return new(big.Int)
	case 1:
		x.SetBit(x.SetInt64(0), bits, 1) // the largest number, a little more
		x.Sub(x, big.NewInt(1))
	}
	if r.IntN(2) == 0 {
		x.Neg(x)
	}
	return x
}

func draw(r *rand.Rand, s, shape, bits, bBits, eBits int) (m [][]*big.Int, b, e []*big.Int) {
	m = make([][]*big.Int, s)
	for i := range m {
		m[i] = make([]*big.Int, s)
		for j := range m[i] {
			m[i][j] = new(big.Int).Mul(number(r, bits), big.NewInt(shapes[shape].entry(r, s, i, j)))
		}
		if i > 0 && r.IntN(8) == 0 && shapes[shape].why == "dense" {
			m[i] = m[r.IntN(i)] // singular
		}
		b = append(b, number(r, bBits))
		e = append(e, number(r, eBits))
	}
	switch {
	case r.IntN(2) == 0:
		e = ones(s)
	case r.IntN(4) == 0 && s > 0:
		e = vector(make([]int64, s)...)
		e[r.IntN(s)].SetInt64(1)
	case r.IntN(4) == 0:
		for i := range e {
			e[i] = big.NewInt(int64(r.IntN(2)))
		}
	}
	return m, b, e
}

func TestAllAgreeWithTraces(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for s := range 14 {
		for shape := range shapes {
			for _, bits := range sizes {
				m, b, e := draw(r, s, shape, bits, sizes[r.IntN(len(sizes))], sizes[r.IntN(len(sizes))])
				compare(t, fmt.Sprintf("%s, s = %d, %d bits", shapes[shape].why, s, bits), m, b, e)
			}
		}
	}
	for s := 14; s <= 40; s += 5 {
		for shape := range shapes {
			bits := sizes[r.IntN(len(sizes)-2)]
			m, b, e := draw(r, s, shape, bits, sizes[r.IntN(len(sizes))], 3)
			compare(t, fmt.Sprintf("%s, s = %d, %d bits", shapes[shape].why, s, bits), m, b, e)
		}
	}
}

func FuzzPolynomials(f *testing.F) {
	for shape := range shapes {
		f.Add(uint64(shape), uint8(shape), uint8(shape), uint8(3), uint8(5), uint8(0))
	}
	f.Fuzz(func(t *testing.T, seed uint64, s, shape, bits, bBits, eBits uint8) {
		size := func(i uint8) int { return sizes[int(i)%len(sizes)] }
		r := rand.New(rand.NewPCG(seed, 0))
		m, b, e := draw(r, int(s)%24, int(shape)%len(shapes), size(bits), size(bBits), size(eBits))
		compare(t, "drawn", m, b, e)
	})
}

func TestBoundsAreReached(t *testing.T) {
	// For diagonal matrices with equal entries Hadamard's inequality is an equality, and so is every bound on the way for
	// equal weights: one limb or one prime less would be too few for some of these lengths.
	for _, s := range []int{1, 2, 5} {
		for bits := uint(1); bits <= 190; bits++ {
			for _, sign := range []int64{1, -1} {
				m := make([][]*big.Int, s)
				for i := range m {
					m[i] = vector(make([]int64, s)...)
					m[i][i].Lsh(m[i][i].SetInt64(sign), bits)
				}
				compare(t, fmt.Sprintf("±2^%d on the diagonal", bits), m, ones(s), ones(s))
				m[0][s-1] = m[0][0] // no longer triangular
				compare(t, fmt.Sprintf("±2^%d in the first row", bits), m, ones(s), ones(s))
			}
		}
	}
}

func TestEndsWhenTimeIsUp(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	r := rand.New(rand.NewPCG(1, 2))
	for shape := range 3 {
		m, b, e := draw(r, 30, shape, 53, 53, 53)
		if budget.Do(func() { Polynomials(ctx, m, b, e) }) {
			t.Errorf("%s: went on", shapes[shape].why)
		}
	}
}
