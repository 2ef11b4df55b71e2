package poly

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"rofz/poly/exact"
)

// random returns a polynomial of the given degree whose coefficients have the given number of bits, the same each time.
func random(k *Field, degree, bits int) Poly {
	r := rand.New(rand.NewPCG(uint64(degree), uint64(bits)))
	limit := new(big.Int).Lsh(one, uint(bits))
	num := zeros((degree + 1) * k.Degree())
	for i := range num {
		for num[i].BitLen() < bits {
			num[i].Lsh(num[i], 32).Add(num[i], big.NewInt(int64(r.Uint32())))
		}
		num[i].Mod(num[i], limit)
		if r.IntN(2) == 1 {
			num[i].Neg(num[i])
		}
	}
	num[len(num)-k.Degree()].SetBit(num[len(num)-k.Degree()], 0, 1)
	return newPoly(k, num, one)
}

var benchFields = []struct {
	name string
	k    *Field
}{{"Q", nil}, {"sqrt2", sqrt2}, {"cubic", cubic}, {"octic", octic}}

func BenchmarkMul(b *testing.B) {
	for _, f := range benchFields {
		for _, degree := range []int{5, 20, 50} {
			for _, bits := range []int{60, 1000} {
				b.Run(fmt.Sprintf("field=%s/degree=%d/bits=%d", f.name, degree, bits), func(b *testing.B) {
					p, q := random(f.k, degree, bits), random(f.k, degree, bits-1)
					for b.Loop() {
						p.Mul(q)
					}
				})
			}
		}
	}
}

func BenchmarkGCD(b *testing.B) {
	for _, f := range benchFields {
		for _, degree := range []int{5, 20} {
			p, q, g := random(f.k, degree, 60), random(f.k, degree, 59), random(f.k, degree/2, 30)
			b.Run(fmt.Sprintf("coprime/field=%s/degree=%d", f.name, degree), func(b *testing.B) {
				for b.Loop() {
					GCD(p, q)
				}
			})
			if f.k != nil && degree > 5 {
				continue
			}
			p, q = p.Mul(g), q.Mul(g)
			b.Run(fmt.Sprintf("common/field=%s/degree=%d", f.name, degree), func(b *testing.B) {
				for b.Loop() {
					GCD(p, q)
				}
			})
		}
	}
}

func BenchmarkExtGCD(b *testing.B) {
	for _, f := range benchFields {
		for _, degree := range []int{3, 8, 20} {
			if f.k != nil && degree > 8 {
				continue
			}
			b.Run(fmt.Sprintf("field=%s/degree=%d", f.name, degree), func(b *testing.B) {
				p, q := random(f.k, degree, 60), random(f.k, degree, 59)
				for b.Loop() {
					ExtGCD(p, q)
				}
			})
		}
	}
}

func BenchmarkResultant(b *testing.B) {
	for _, degree := range []int{5, 20, 50} {
		b.Run(fmt.Sprintf("degree=%d", degree), func(b *testing.B) {
			p, q := random(nil, degree, 60), random(nil, degree, 59)
			for b.Loop() {
				Resultant(p, q)
			}
		})
	}
}

func BenchmarkIsolate(b *testing.B) {
	for _, degree := range []int{5, 20, 50} {
		wilkinson := FromInts(1)
		for i := range degree {
			wilkinson = wilkinson.Mul(FromInts(-int64(i+1), 1))
		}
		for name, p := range map[string]Poly{"random": random(nil, degree, 200), "wilkinson": wilkinson} {
			b.Run(fmt.Sprintf("%s/degree=%d", name, degree), func(b *testing.B) {
				for b.Loop() {
					p.Isolate()
				}
			})
		}
	}
}

func BenchmarkRefine(b *testing.B) {
	p := random(nil, 19, 200)
	roots := p.Isolate()
	for _, bits := range []uint{50, 200, 1000} {
		b.Run(fmt.Sprintf("bits=%d", bits), func(b *testing.B) {
			width := exact.Frac(one, new(big.Int).Lsh(one, bits))
			for b.Loop() {
				for _, r := range roots {
					p.Refine(r, width)
				}
			}
		})
	}
}

func BenchmarkElem(b *testing.B) {
	for _, f := range benchFields {
		x, y := random(f.k, 0, 100).Lead(), random(f.k, 0, 90).Lead()
		b.Run("op=add/field="+f.name, func(b *testing.B) {
			for b.Loop() {
				x.Add(y)
			}
		})
		b.Run("op=mul/field="+f.name, func(b *testing.B) {
			for b.Loop() {
				x.Mul(y)
			}
		})
		b.Run("op=inv/field="+f.name, func(b *testing.B) {
			for b.Loop() {
				x.Inv()
			}
		})
	}
}

func BenchmarkEvalGaussian(b *testing.B) {
	z := exact.Gaussian{Re: exact.NewRat(-3, 7), Im: exact.NewRat(22, 13)}
	for _, f := range benchFields {
		p := random(f.k, 20, 100)
		b.Run("field="+f.name, func(b *testing.B) {
			for b.Loop() {
				p.EvalGaussian(z)
			}
		})
	}
}

func BenchmarkCompose(b *testing.B) {
	p := random(nil, 50, 100)
	for b.Loop() {
		p.Compose(Int(1), Int(1))
	}
}
