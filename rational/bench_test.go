package rational_test

import (
	"fmt"
	"testing"

	"rofz/rational"
)

func BenchmarkNew(b *testing.B) {
	for _, n := range []int{5, 20, 50} {
		f := rational.Pade(n-1, n)
		p, q := f.Numerator(), f.Denominator()
		common := rational.Pade(3, 0).Numerator()
		b.Run(fmt.Sprintf("coprime/degree=%d", n), func(b *testing.B) {
			for b.Loop() {
				rational.New(p, q)
			}
		})
		p, q = p.Mul(common), q.Mul(common)
		b.Run(fmt.Sprintf("common/degree=%d", n+3), func(b *testing.B) {
			for b.Loop() {
				rational.New(p, q)
			}
		})
	}
}

func BenchmarkDerivative(b *testing.B) {
	for _, n := range []int{5, 20, 50} {
		f := rational.Pade(n, n)
		b.Run(fmt.Sprintf("degree=%d", n), func(b *testing.B) {
			for b.Loop() {
				f.Derivative()
			}
		})
	}
}
