package certificate

import (
	"fmt"

	"rofz/poly"
	"rofz/poly/exact"
)

// CheckFile checks all certificates of one file, in order, and that they are about one scheme: all stability functions
// are the same, and so are all ρ, all σ, and the matrices of claims about a tableau. A claim about some other R says nothing about the scheme whose derivation
// stands beside it. It returns the verdicts up to the first certificate that fails, and the error of that one.
func CheckFile(cs []Certificate) ([]Verdict, error) {
	var out []Verdict
	first := map[string]subject{}
	for i, c := range cs {
		v, err := Check(c)
		if err != nil {
			return out, err
		}
		for _, s := range subjectsOf(c) {
			f, ok := first[s.name]
			switch {
			case !ok:
				first[s.name] = s
			case !f.equal(s):
				return out, failf("claim %d, %q, is about another %s than the first", i+1, c.claim(), s.name)
			}
		}
		out = append(out, v)
	}
	return out, nil
}

// sameRoot reports that each of two intervals holds exactly one root of the field's minimal polynomial, and evidently the
// same: so does their common part.
func sameRoot(k *poly.Field, x, y exact.Interval) bool {
	if k == nil {
		return true
	}
	both := x
	if x.Lo.Less(y.Lo) {
		both.Lo = y.Lo
	}
	if y.Hi.Less(x.Hi) {
		both.Hi = y.Hi
	}
	for _, z := range []exact.Interval{x, y, both} {
		if _, err := newEmbedding(z, k); err != nil {
			return false
		}
	}
	return true
}

// sameRoot reports that two functions with the same coefficients are evidently about the same root of their field.
func (f Function) sameRoot(g Function) bool {
	return sameRoot(f.P.Field(), f.Root, g.Root) && sameRoot(f.Q.Field(), f.Root, g.Root)
}

// subject is a polynomial that all claims of a file share.
type subject struct {
	name string
	poly poly.Poly
	root exact.Interval
}

// equal reports that two polynomials are evidently the same: term by term, and about the same root of their field unless
// they are rational.
func (s subject) equal(t subject) bool {
	if !s.poly.Equal(t.poly) {
		return false
	}
	_, rational := s.poly.Rational()
	return rational || sameRoot(s.poly.Field(), s.root, t.root)
}

// subjectsOf returns the polynomials that a claim is about.
func subjectsOf(c Certificate) []subject {
	var f Function
	switch c := c.(type) {
	case *Stability:
		f = c.R
	case *Derivation:
		return append(function(c.R), tableau(c.A, c.B, c.Root)...)
	case *AlgebraicStability:
		return tableau(c.A, c.B, c.Root)
	case *Derivative:
		f = c.R
	case *AtInfinity:
		f = c.R
	case *Order:
		f = c.R
	case *Pole:
		f = c.R
	case *Gradient:
		f = c.R
	case *SchwarzPick:
		f = c.R
	case *Multistep:
		return []subject{{"rho", c.Rho, c.Root}, {"sigma", c.Sigma, c.Root}}
	case *ZeroStability:
		return []subject{{"rho", c.Rho, c.Root}}
	case *GeneralLinear:
		return append(append(append(rows("A", c.A, c.Root), rows("U", c.U, c.Root)...), rows("B", c.B, c.Root)...), rows("V", c.V, c.Root)...)
	case *GeneralLinearZeroStability:
		return rows("V", c.V, c.Root)
	default:
		return nil
	}
	return function(f)
}

func function(f Function) []subject { return []subject{{"P", f.P, f.Root}, {"Q", f.Q, f.Root}} }

// tableau returns the rows of A, and b.
func tableau(a [][]poly.Elem, b []poly.Elem, root exact.Interval) []subject {
	return append([]subject{{"b", poly.New(b...), root}}, rows("A", a, root)...)
}

// rows returns the number of rows of a matrix, and the rows, each as the polynomial with these coefficients.
func rows(name string, m [][]poly.Elem, root exact.Interval) []subject {
	out := []subject{{"number of rows of " + name, poly.FromInts(int64(len(m))), root}}
	for i, row := range m {
		out = append(out, subject{fmt.Sprintf("row %d of %s", i+1, name), poly.New(row...), root})
	}
	return out
}

// Claim returns the text of what c claims, such as "A-stable" or "not A-stable".
func Claim(c Certificate) string { return c.claim() }
