// Package candidate makes schemes for searches: sequences of scheme documents whose k-th is a function of k alone, so that any part of
// a sequence can be made anywhere without the ones before.
package candidate

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"math"
	"math/big"

	"rofz/poly/exact"
	"rofz/scheme"
)

// A Space is a set of schemes: for each choice of free numbers one, or none. It is a Tableaux, or what OfTemplate returns.
type Space interface {
	name() string   // of its members, before their number
	digest() string // of what name does not tell; "" if it tells all
	free() []interval
	member(name string, x []exact.Rat) (document []byte, ok bool)
}

// interval is where a free number lies, both ends included.
type interval struct{ lo, hi exact.Rat }

// OfTemplate returns the members of a template.
func OfTemplate(t scheme.Template) Space { return ofTemplate{t} }

type ofTemplate struct{ scheme.Template }

func (t ofTemplate) name() string { return t.Info().Name }

// digest is of a member, which has all expressions, and of the ranges.
func (t ofTemplate) digest() string {
	h := sha256.New()
	var at []exact.Rat
	for _, c := range t.Free() {
		fmt.Fprintf(h, "%s %v %v\n", c.Name, c.Lo, c.Hi)
		at = append(at, c.Lo)
	}
	h.Write(t.Member("", at...))
	return fmt.Sprintf("%x", h.Sum(nil)[:8])
}

func (t ofTemplate) free() []interval {
	var out []interval
	for _, c := range t.Free() {
		out = append(out, interval{c.Lo, c.Hi})
	}
	return out
}

// member is a document in any case: whether it is a scheme is told by whoever reads it.
func (t ofTemplate) member(name string, x []exact.Rat) ([]byte, bool) {
	return t.Member(name, x...), true
}

// A Sequence is an endless sequence of members at random, or a grid of them.
type Sequence struct {
	space  Space
	name   string // of members, before their number
	free   []interval
	draws  []fractions // at random: one for each free number
	height int
	seed   uint64
	grid   int // points for each free number
	n      int64
}

// MaxHeight is the largest height of a free number that Random takes.
const MaxHeight = 10_000

// The height and the seed of sequences that nobody chose.
const (
	UsualHeight = 16
	UsualSeed   = 1
)

// Random returns an endless sequence of members of a space whose free numbers are fractions p/q in lowest terms with |p|, q ≤ height, all
// with the same probability. The error says that a free number has no such value.
//
// Members are drawn with replacement: the same one may come again. The names of sequences that have not the usual height and seed say which
// they are. Member k is made of SHA-256 of the seed and k, by the generator ChaCha8. Cost: O(height) for each free number.
func Random(s Space, height int, seed uint64) (Sequence, error) {
	if height < 1 || height > MaxHeight {
		return Sequence{}, fmt.Errorf("the height is %d, should be from 1 to %d", height, MaxHeight)
	}
	out := Sequence{space: s, name: s.name(), free: s.free(), height: height, seed: seed, n: math.MaxInt64}
	if seed != UsualSeed {
		out.name += fmt.Sprintf("-seed%d", seed)
	}
	if height != UsualHeight {
		out.name += fmt.Sprintf("-height%d", height)
	}
	for _, in := range out.free {
		f := fractionsIn(in, height)
		if f.count() == 0 {
			return out, fmt.Errorf("no fraction of a height of at most %d lies between %s and %s", height, in.lo, in.hi)
		}
		out.draws = append(out.draws, f)
	}
	return out, nil
}

// Grid returns the members whose free numbers are one of n ≥ 2 with the same distance, from the lower to the upper end. The last
// free number changes first. It is an error if there are 2⁶³ members or more.
func Grid(s Space, n int) (Sequence, error) {
	free := s.free()
	all := new(big.Int).Exp(big.NewInt(int64(n)), big.NewInt(int64(len(free))), nil)
	if !all.IsInt64() {
		return Sequence{}, fmt.Errorf("a grid of %d points for each of %d free numbers has more members than can be counted; a random sequence needs no grid", n, len(free))
	}
	return Sequence{space: s, name: fmt.Sprintf("%s-grid%d", s.name(), n), free: free, grid: n, n: all.Int64()}, nil
}

// String says which sequence it is: two that say the same are the same.
func (q Sequence) String() string {
	s := q.space.name()
	if d := q.space.digest(); d != "" {
		s += "-" + d
	}
	if q.grid > 0 {
		return fmt.Sprintf("%s-grid%d", s, q.grid)
	}
	return fmt.Sprintf("%s-seed%d-height%d", s, q.seed, q.height)
}

// Len returns the number of members, math.MaxInt64 for an endless sequence.
func (q Sequence) Len() int64 { return q.n }

// Choices returns how many choices of the free numbers a random sequence draws from, at least as many as there are different members. For
// a grid it is Len. Cost: O(height^(3/2)) for each free number.
func (q Sequence) Choices() *big.Int {
	if q.grid > 0 {
		return big.NewInt(q.n)
	}
	out := big.NewInt(1)
	for _, f := range q.draws {
		out.Mul(out, big.NewInt(f.reduced()))
	}
	return out
}

// FreeNumbers returns how many numbers are chosen for a member.
func (q Sequence) FreeNumbers() int { return len(q.free) }

// ErrNone says that a space seems to have no member: none of many choices of the free numbers gives one.
var ErrNone = errors.New("no choice of the free numbers gives a scheme; a larger height may")

// mostDraws is how many choices are tried for a random member.
const mostDraws = 1000

// Member returns the document of member k, 1 ≤ k ≤ Len, a line of JSON without its end. In a grid it is nil for a choice that gives no
// scheme; in a random sequence the next choice is tried then, and the error is ErrNone after a thousand.
//
// Cost: O(s³) operations for s stages.
func (q Sequence) Member(k int64) ([]byte, error) {
	name := fmt.Sprintf("%s-%d", q.name, k)
	if q.grid > 0 {
		document, ok := q.space.member(name, q.point(k-1))
		if !ok {
			return nil, nil
		}
		return document, nil
	}
	g := generatorOf(q.seed, k)
	x := make([]exact.Rat, len(q.draws))
	for range mostDraws {
		for i, f := range q.draws {
			x[i] = f.draw(g)
		}
		if document, ok := q.space.member(name, x); ok {
			return document, nil
		}
	}
	return nil, fmt.Errorf("member %d: %w", k, ErrNone)
}

// point returns the free numbers at a place of the grid, from 0.
func (q Sequence) point(at int64) []exact.Rat {
	x := make([]exact.Rat, len(q.free))
	for i := len(x) - 1; i >= 0; i-- {
		step := exact.NewRat(at%int64(q.grid), int64(q.grid)-1)
		x[i] = q.free[i].lo.Add(step.Mul(q.free[i].hi.Sub(q.free[i].lo)))
		at /= int64(q.grid)
	}
	return x
}
