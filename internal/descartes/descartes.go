// Package descartes decides whether a polynomial with integer coefficients is positive on the whole positive half-axis.
//
// It makes exact algorithms fast. Its numbers are rounded, but every error is counted, so that an answer is a proof; what
// the given number of digits cannot show stays open, and exact arithmetic decides it.
package descartes

import (
	"math/big"

	"rofz/poly/exact"
)

// Verdict is what Sign found.
type Verdict int

// The verdicts. The zero value says nothing.
const (
	Undecided Verdict = iota
	Positive          // f(t) > 0 for all t > 0
	Negative          // f(t) < 0 for the t > 0 that is returned
)

// Sign decides whether f(t) = Σ f[i]tⁱ, of degree at least 1, is positive for all t > 0, and returns a t > 0 with
// f(t) < 0 if it finds one. It computes with numbers of so many words of 64 bits and looks at no more than so many
// pieces of the axis. Verdict Undecided means that one of the two did not suffice: no words suffice where f touches 0,
// some do for every other f.
//
// Sign panics if f is constant, or one of f[0] and its leading coefficient, which has to be the last one, is not positive.
//
// Algorithm: with t = 2ᵏu/(1−u) the half-axis becomes 0 < u < 1, where (1−u)ⁿf(t) has the Bernstein coefficients
// f[i]·2^(ki)/C(n,i): neither a Taylor shift nor a bound on the roots is needed. An interval on which all of them are
// positive is done, since the function is a convex combination of them; the first and the last one are values of the
// function. Other intervals are bisected [LR81], in fixed point with a bound on the error [EKKMSW05].
// Cost: O(n²·words) operations for each piece.
func Sign(f []*big.Int, words, pieces int) (Verdict, exact.Rat) {
	n := len(f) - 1
	if n < 1 || f[0].Sign() <= 0 || f[n].Sign() <= 0 {
		panic("descartes: a constant, or an end coefficient that is not positive")
	}
	s := search{n: n, words: words, left: pieces}
	// With this k the first and the last Bernstein coefficient are about equal.
	s.k = floorDiv(f[0].BitLen()-f[n].BitLen(), n)
	v := s.decide(s.whole(f))
	if v == Negative {
		return v, s.point()
	}
	return v, exact.Rat{}
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// search is the state of one bisection.
type search struct {
	n, words int
	k        int        // t = 2ᵏu/(1−u)
	left     int        // pieces that may still be looked at
	path     []bool     // the way from the whole interval to the piece that is looked at: true is its right half
	free     [][]uint64 // storage of pieces that are done
}

// piece holds the Bernstein coefficients on a dyadic interval, in two's complement and in units of the same small
// number for all pieces. A coefficient differs from the true one by at most err/2 units.
type piece struct {
	b   []uint64 // word j of coefficient i at b[i·words+j]
	err uint64
	// As many of the true coefficients are known to be positive from the start and from the end.
	first, last int
}

// decide looks for a negative value on the piece, whose storage it takes over. It does not stop at an undecided part:
// a negative value elsewhere still refutes. So a simple root at a dyadic point, whose value no precision tells from
// zero, does no harm.
func (s *search) decide(p piece) Verdict {
	if s.left--; s.left < 0 || s.hopeless(p) {
		return Undecided
	}
	low, high := s.halve(p)
	middle := s.coefficient(high, 0)
	if below(middle, high.err) {
		return Negative
	}
	v := Positive
	for i, half := range [2]piece{low, high} {
		if half.first+half.last > s.n {
			s.free = append(s.free, half.b)
			continue
		}
		s.path = append(s.path, i == 1)
		switch s.decide(half) {
		case Negative:
			return Negative // the path stays as it is
		case Undecided:
			v = Undecided
		}
		s.path = s.path[:len(s.path)-1]
	}
	return v
}

// point returns the t that belongs to the middle of the piece to which the path leads.
func (s *search) point() exact.Rat {
	m := new(big.Int) // u = (2m+1)/2^(depth+1)
	for _, right := range append(s.path, true) {
		if m.Lsh(m, 1); right {
			m.SetBit(m, 0, 1)
		}
	}
	rest := new(big.Int).Lsh(big.NewInt(1), uint(len(s.path)+1))
	rest.Sub(rest, m)
	if s.k >= 0 {
		m.Lsh(m, uint(s.k))
	} else {
		rest.Lsh(rest, uint(-s.k))
	}
	return exact.Frac(m, rest)
}

// halve returns the coefficients on both halves of p, whose storage the right one takes over.
//
// De Casteljau's algorithm takes n times the mean of neighbours. A mean, rounded down, is off by no more than the worse
// of the two, and half a unit.
func (s *search) halve(p piece) (low, high piece) {
	low = piece{b: s.storage(), err: p.err + uint64(s.n)}
	high = piece{b: p.b, err: low.err}
	switch s.words {
	case 1: // only for speed
		averages1(p.b, low.b)
	case 2:
		averages2(p.b, low.b)
	default:
		averages(p.b, low.b, s.words)
	}
	// A coefficient of the left half is a mean, with positive weights, of the true coefficients of p from the first one
	// to the one of the same index; likewise on the right.
	low.first = s.known(low, p.first)
	low.last = s.knownBack(low, 0)
	high.first = s.known(high, 0)
	high.last = s.knownBack(high, p.last)
	return low, high
}

// averages1 replaces b by the coefficients on the right half and fills low with those on the left half, of one word.
func averages1(b, low []uint64) {
	low[0] = b[0]
	for r := 1; r < len(b); r++ {
		row := b[:len(b)-r+1]
		x := int64(row[0])
		for i := 1; i < len(row); i++ {
			y := int64(row[i])
			row[i-1] = uint64((x + y) >> 1) // |x|, |y| < 2⁶¹
			x = y
		}
		low[r] = b[0]
	}
}

// known returns how many coefficients of p are positive from the start, of which so many are known before.
func (s *search) known(p piece, before int) int {
	for before <= s.n && above(s.coefficient(p, before), p.err) {
		before++
	}
	return before
}

// knownBack is known from the end.
func (s *search) knownBack(p piece, before int) int {
	for before <= s.n && above(s.coefficient(p, s.n-before), p.err) {
		before++
	}
	return before
}

// hopeless reports that the error hides every sign, as it will on all parts of the piece.
func (s *search) hopeless(p piece) bool {
	for i := range s.n + 1 {
		if c := s.coefficient(p, i); above(c, p.err) || below(c, p.err) {
			return false
		}
	}
	return true
}

func (s *search) coefficient(p piece, i int) []uint64 { return p.b[i*s.words : (i+1)*s.words] }

// above reports that c exceeds err/2 units.
func above(c []uint64, err uint64) bool {
	top := len(c) - 1
	if int64(c[top]) < 0 {
		return false
	}
	for _, w := range c[1:] {
		if w != 0 {
			return true
		}
	}
	return c[0] > err/2
}

// below reports that c is less than −err/2 units.
func below(c []uint64, err uint64) bool {
	top := len(c) - 1
	if int64(c[top]) >= 0 {
		return false
	}
	for _, w := range c[1:] {
		if w != ^uint64(0) {
			return true
		}
	}
	return c[0] == 0 || -c[0] > err/2
}

// storage returns room for a piece.
func (s *search) storage() []uint64 {
	if last := len(s.free) - 1; last >= 0 {
		b := s.free[last]
		s.free = s.free[:last]
		return b
	}
	return make([]uint64, (s.n+1)*s.words)
}
