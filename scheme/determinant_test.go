package scheme

import (
	"context"
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// faddeev computes the same coefficients by the trace recursion of Faddeev and LeVerrier, in integers.
func faddeev(m [][]*big.Int) []*big.Int {
	s := len(m)
	c := make([]*big.Int, s+1)
	c[0] = big.NewInt(1)
	b := make([][]*big.Int, s) // B_k = M B_{k−1} + c_k I
	for i := range b {
		b[i] = make([]*big.Int, s)
		for j := range b[i] {
			b[i][j] = new(big.Int)
		}
		b[i][i].SetInt64(1)
	}
	for k := 1; k <= s; k++ {
		next := make([][]*big.Int, s)
		trace := new(big.Int)
		for i := range next {
			next[i] = make([]*big.Int, s)
			for j := range next[i] {
				sum := new(big.Int)
				for l := range s {
					sum.Add(sum, new(big.Int).Mul(m[i][l], b[l][j]))
				}
				next[i][j] = sum
			}
			trace.Add(trace, next[i][i])
		}
		c[k] = new(big.Int).Quo(trace.Neg(trace), big.NewInt(int64(k)))
		for i := range next {
			next[i][i].Add(next[i][i], c[k])
		}
		b = next
	}
	return c
}

func matrix(rows ...[]int64) [][]*big.Int {
	m := make([][]*big.Int, len(rows))
	for i, row := range rows {
		for _, x := range row {
			m[i] = append(m[i], big.NewInt(x))
		}
	}
	return m
}

func TestDeterminant(t *testing.T) {
	tests := []struct {
		why  string
		m    [][]*big.Int
		want string
	}{
		{"the empty determinant is 1", nil, "[1]"},
		{"1 − 7w", matrix([]int64{7}), "[1 -7]"},
		{"a zero matrix needs no prime beyond the constant", matrix([]int64{0, 0}, []int64{0, 0}), "[1 0 0]"},
		{"a rotation: 1 + w²", matrix([]int64{0, -1}, []int64{1, 0}), "[1 0 1]"},
		{"a zero subdiagonal entry in front of a non-zero one forces an exchange",
			matrix([]int64{1, 2, 3}, []int64{0, 4, 5}, []int64{6, 7, 8}), "[1 -13 -9 15]"},
		{"column 0 already clear: nothing to do in step 0",
			matrix([]int64{1, 2, 3}, []int64{0, 4, 5}, []int64{0, 7, 8}), "[1 -13 9 3]"},
		{"the nilpotent shift", matrix([]int64{0, 1, 0}, []int64{0, 0, 1}, []int64{0, 0, 0}), "[1 0 0 0]"},
		{"12·A of Radau IIA with two stages: 1 − 8w + 24w²", matrix([]int64{5, -1}, []int64{9, 3}), "[1 -8 24]"},
	}
	for _, test := range tests {
		if got := fmt.Sprint(determinant(context.Background(), test.m)); got != test.want {
			t.Errorf("%s: got %s, want %s", test.why, got, test.want)
		}
	}
}

func TestDeterminantAgreesWithTraces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.IntRange(1, 7).Draw(t, "s")
		size := rapid.SampledFrom([]int64{1, 2, 1 << 20, 1<<62 - 1}).Draw(t, "size")
		power := rapid.SampledFrom([]int64{1, 3}).Draw(t, "power")
		m := make([][]*big.Int, s)
		for i := range m {
			for range s {
				x := big.NewInt(rapid.Int64Range(-size, size).Draw(t, "x"))
				m[i] = append(m[i], x.Exp(x, big.NewInt(power), nil))
			}
		}
		if got, want := fmt.Sprint(determinant(context.Background(), m)), fmt.Sprint(faddeev(m)); got != want {
			t.Fatalf("got %s, want %s", got, want)
		}
	})
}

func TestDeterminantHitsItsBound(t *testing.T) {
	// A diagonal matrix with equal entries makes Hadamard's inequality an equality, up to the rounding of the norms:
	// one prime less than the bound asks for would be too few for some of these sizes.
	for bits := uint(50); bits <= 130; bits++ {
		x := new(big.Int).Lsh(big.NewInt(1), bits)
		m := [][]*big.Int{{x, new(big.Int)}, {new(big.Int), new(big.Int).Neg(x)}}
		want := new(big.Int).Neg(new(big.Int).Mul(x, x))
		if got := determinant(context.Background(), m); got[1].Sign() != 0 || got[2].Cmp(want) != 0 {
			t.Errorf("entries ±2^%d: got %v", bits, got)
		}
	}
}

func BenchmarkDeterminant(b *testing.B) {
	for _, size := range []struct {
		s      int
		digits int64
	}{{8, 16}, {16, 16}, {64, 16}, {200, 3}} {
		b.Run(fmt.Sprintf("s=%d/digits=%d", size.s, size.digits), func(b *testing.B) {
			r := rand.New(rand.NewPCG(1, 2))
			limit := new(big.Int).Exp(big.NewInt(10), big.NewInt(size.digits), nil).Int64()
			m := make([][]*big.Int, size.s)
			for i := range m {
				for range size.s {
					m[i] = append(m[i], big.NewInt(r.Int64N(2*limit)-limit))
				}
			}
			for b.Loop() {
				determinant(context.Background(), m)
			}
		})
	}
}
