package descartes

import (
	"math"
	"math/big"
	"math/bits"
)

// whole returns the Bernstein coefficients f[i]·2^(ki)/C(n,i), in units of which the largest one has 64·words − 3 bits
// at most: the sum of two has no overflow. They are rounded towards zero.
func (s *search) whole(f []*big.Int) piece {
	p := piece{b: s.storage(), err: 2}
	c := newBinomials(s.n)
	top := math.MinInt // every |f[i]|·2^(ki)/C(n,i) < 2^top
	for i, a := range f {
		if a.Sign() != 0 {
			top = max(top, a.BitLen()+s.k*i-c.bitLen()+1)
		}
		c.next()
	}
	c = newBinomials(s.n)
	for i, a := range f {
		b := s.coefficient(p, i)
		c.quotient(b, a.Bits(), s.k*i+64*s.words-3-top)
		if a.Sign() < 0 {
			negate(b)
		}
		c.next()
	}
	// f[0] > 0 has a part in every coefficient of a left half, and f[n] > 0 in those of a right half.
	for p.first <= s.n && f[p.first].Sign() >= 0 {
		p.first++
	}
	for p.last <= s.n && f[s.n-p.last].Sign() >= 0 {
		p.last++
	}
	return p
}

// binomials runs through C(n,0), C(n,1), … C(n,n).
type binomials struct {
	n, i  int
	short uint64   // for n ≤ 67, the largest n with all of them below 2⁶⁴
	long  *big.Int // otherwise
}

func newBinomials(n int) binomials {
	if n <= 67 {
		return binomials{n: n, short: 1}
	}
	return binomials{n: n, long: big.NewInt(1)}
}

func (c *binomials) next() {
	if c.i == c.n {
		return
	}
	num, den := uint64(c.n-c.i), uint64(c.i+1)
	c.i++
	if c.long == nil {
		hi, lo := bits.Mul64(c.short, num)
		c.short, _ = bits.Div64(hi, lo, den) // the quotient is a binomial coefficient, hence of one word and hi < den
		return
	}
	t := new(big.Int).SetUint64(num)
	c.long.Quo(t.Mul(t, c.long), new(big.Int).SetUint64(den))
}

func (c *binomials) bitLen() int {
	if c.long == nil {
		return bits.Len64(c.short)
	}
	return c.long.BitLen()
}

// quotient sets b to ⌊a·2^shift/C(n,i)⌋, which has room there.
func (c *binomials) quotient(b []uint64, a []big.Word, shift int) {
	if c.long != nil {
		z := new(big.Int).SetBits(a)
		if shift >= 0 {
			z = new(big.Int).Lsh(z, uint(shift))
		} else {
			z = new(big.Int).Rsh(z, uint(-shift))
		}
		z.Quo(z, c.long)
		for j := range b {
			b[j] = window(z.Bits(), 64*j)
		}
		return
	}
	// ⌊⌊x⌋/C⌋ = ⌊x/C⌋. Since x < C·2^(64·words) and C < 2⁶⁴, one word more is enough for ⌊x⌋.
	var rest uint64
	for j := len(b); j >= 0; j-- {
		var q uint64
		q, rest = bits.Div64(rest, window(a, 64*j-shift), c.short)
		if j < len(b) {
			b[j] = q
		}
	}
}

// window returns bits from … from+63 of a number, zeros outside it.
func window(a []big.Word, from int) uint64 {
	const size = bits.UintSize
	var x uint64
	at := from &^ (size - 1) // the last multiple of size that is not above from, also when it is negative
	for at < from+64 {
		if j := at / size; at >= 0 && j < len(a) {
			if w := uint64(a[j]); at >= from {
				x |= w << uint(at-from)
			} else {
				x |= w >> uint(from-at)
			}
		}
		at += size
	}
	return x
}

// negate replaces b by −b.
func negate(b []uint64) {
	carry := uint64(1)
	for j, w := range b {
		b[j], carry = bits.Add64(^w, 0, carry)
	}
}

// averages is averages1 for numbers of any number of words.
func averages(b, low []uint64, words int) {
	n := len(b)/words - 1
	copy(low, b[:words])
	for r := 1; r <= n; r++ {
		x := b[:words]
		for at := words; at <= (n-r+1)*words; at += words {
			y := b[at : at+words][:len(x)]
			sum, carry := bits.Add64(x[0], y[0], 0)
			for j := 1; j < len(x); j++ {
				var next uint64
				next, carry = bits.Add64(x[j], y[j], carry)
				x[j-1] = sum>>1 | next<<63
				sum = next
			}
			x[len(x)-1] = uint64(int64(sum) >> 1)
			x = y
		}
		copy(low[r*words:], b[:words])
	}
}

// averages2 is averages1 for numbers of two words.
func averages2(b, low []uint64) {
	copy(low, b[:2])
	for r := 2; r < len(b); r += 2 {
		row := b[:len(b)-r+2]
		x0, x1 := row[0], row[1]
		for i := 3; i < len(row); i += 2 {
			y0, y1 := row[i-1], row[i]
			s0, carry := bits.Add64(x0, y0, 0)
			s1, _ := bits.Add64(x1, y1, carry)
			row[i-3], row[i-2] = s0>>1|s1<<63, uint64(int64(s1)>>1)
			x0, x1 = y0, y1
		}
		low[r], low[r+1] = b[0], b[1]
	}
}
