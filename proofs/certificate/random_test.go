package certificate_test

import (
	"math/big"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
)

// allRight reports whether all zeros of q, of degree n ≥ 0, have positive real parts, by Routh's array for q(−z): independent of
// everything that the core does.
func allRight(q []int64) bool {
	for len(q) > 0 && q[len(q)-1] == 0 {
		q = q[:len(q)-1]
	}
	n := len(q) - 1
	rows := [2][]*big.Rat{}
	for i := n; i >= 0; i-- {
		c := q[i]
		if i%2 == 1 {
			c = -c
		}
		rows[(n-i)%2] = append(rows[(n-i)%2], new(big.Rat).SetInt64(c))
	}
	at := func(r []*big.Rat, i int) *big.Rat {
		if i < len(r) {
			return r[i]
		}
		return new(big.Rat)
	}
	upper, lower := rows[0], rows[1]
	for range n {
		if upper[0].Sign()*at(lower, 0).Sign() <= 0 {
			return false
		}
		factor := new(big.Rat).Quo(upper[0], lower[0])
		var next []*big.Rat
		for i := range len(upper) - 1 {
			next = append(next, new(big.Rat).Sub(at(upper, i+1), new(big.Rat).Mul(factor, at(lower, i+1))))
		}
		upper, lower = lower, next
	}
	return true
}

// likelyTurns goes along the y axis and takes each point at which Q(iy) seems to have come to the next quadrant;
// half of the times it often does not look at a sign, or takes 0 for one.
func likelyTurns(q []int64, r *rand.Rand) (turns []exact.Rat) {
	careless := r.IntN(2) == 0
	fits := func(x float64) bool { return x > 0 || careless && (x == 0 || r.IntN(3) == 0) }
	for u := int64(1); u < 10_000 && len(turns) < len(q)-1; u += 1 + r.Int64N(1+u/8) {
		parts, power := [2]float64{}, 1.0
		for i, c := range q {
			parts[i%2] += float64(c) * power * []float64{1, 1, -1, -1}[i%4]
			if i%2 == 1 {
				power *= float64(u) / 24
			}
		}
		quadrant := [][2]float64{{1, -1}, {-1, -1}, {-1, 1}, {1, 1}}[len(turns)%4]
		if fits(parts[0]*quadrant[0]) && fits(parts[1]*quadrant[1]) {
			turns = append(turns, exact.NewRat(u, 24))
		}
	}
	return turns
}

// TestRandomTurns asks for a proof that R = Q(−z)/Q(z) is stable, with |R| = 1 on the axis and at infinity, from random turns: true ones, and
// altered ones. Where it is accepted, the zeros of Q have to lie in Re z > 0. Half of the Q are what a polynomial with other
// coefficients, perhaps of a higher degree, is at one of the two roots of a reducible m.
func TestRandomTurns(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	kinds := map[[2]bool]int{} // by whether the claim holds of Q, and whether it is accepted
	properties := []string{certificate.AStable, certificate.IStable, certificate.AStable, certificate.IStable, certificate.LStable, certificate.StronglyAStable}
	coeffs := func(n int, most int64) []int64 {
		out := make([]int64, n)
		for i := range out {
			out[i] = r.Int64N(2*most+1) - most
		}
		return out
	}
	trials := 1500
	if sample.Full() {
		trials = 100_000
	}
	for range trials {
		q := coeffs(1+r.IntN(7), 4)
		if r.IntN(3) > 0 { // a product of linear and quadratic factors, nearly all zeros to the right
			p := ints(1)
			for range 1 + r.IntN(3) {
				a, b := 1+r.Int64N(5), 1+r.Int64N(5)
				if r.IntN(8) == 0 {
					a = -a * r.Int64N(2) // to the left, or on the axis
				}
				p = p.Mul(ints([]int64{1 + r.Int64N(5), -a, b * r.Int64N(2)}...))
			}
			if r.IntN(20) == 0 {
				p = p.Shift(1)
			}
			q = nil
			for _, c := range p.Coeffs() {
				x, _ := c.Rat()
				q = append(q, x.Num().Int64())
			}
			if r.IntN(4) == 0 {
				q[r.IntN(len(q))] += r.Int64N(5) - 2
			}
		}
		turns := likelyTurns(q, r)
		for r.IntN(2) == 0 && len(turns) > 0 {
			switch i := r.IntN(len(turns)); r.IntN(5) {
			case 0:
				turns = slices.Delete(turns, i, i+1)
			case 1:
				turns = slices.Insert(turns, i, turns[i])
			case 2:
				j := r.IntN(len(turns))
				turns[i], turns[j] = turns[j], turns[i]
			case 3:
				turns[i] = exact.NewRat(r.Int64N(40)-5, 1+r.Int64N(9))
			case 4:
				turns = append(turns, turns[len(turns)-1].Add(exact.NewRat(1+r.Int64N(9), 3)))
			}
		}
		if len(turns) == 0 {
			continue // another sort of evidence
		}
		f := certificate.Function{P: ints(q...).Reflect(), Q: ints(q...)}
		if r.IntN(2) == 0 {
			other := both(ints(q...), ints(coeffs(len(q)+r.IntN(3), 3)...))
			f = fraction(other.Reflect(), other)
		}
		n := r.IntN(len(properties))
		v, err := certificate.Check(&certificate.Stability{Property: properties[n], R: f, Turns: turns})
		want := allRight(q) && n < 4 // |R| = 1 at infinity
		kinds[[2]bool{want, v.Proved()}]++
		if v.Proved() && !want || v.Refuted() || v.Proved() != (err == nil) {
			t.Fatalf("%s, Q = %v, turns %v: %v, %v", properties[n], f.Q, turns, v, err)
		}
	}
	t.Log(kinds)
	if kinds[[2]bool{true, true}] < trials/20 || kinds[[2]bool{false, false}] < trials/10 {
		t.Errorf("not much of each kind: %v", kinds)
	}
}

// TestRandomIdentities compares the identity in two variables with its coefficients, added up one by one: for identities that
// hold, products of linear factors with the squares that follow from theirs, and for those with something altered.
func TestRandomIdentities(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	kinds := map[bool]int{}
	trials := 1500
	if sample.Full() {
		trials = 20_000
	}
	for range trials {
		// If |P| ≤ |Q| by the squares, then |aP|² ≤ |bQ|² by |b|²(|Q|² − |P|²) + |P|²(|b|² − |a|²).
		p, q := ints(1), ints(1)
		var half, axis []certificate.Square
		for range r.IntN(5) {
			c, d := poly.Rational(exact.NewRat(1+r.Int64N(5), 1+r.Int64N(3))), poly.Rational(exact.NewRat(r.Int64N(4), 4))
			b := poly.New(poly.Int(1), c.Neg())        // 1 − cz
			a := poly.New(poly.Int(1), c.Mul(d.Neg())) // 1 − cdz: |b|² − |a|² = −2 Re z·c(1 − d) + c²(1 − d²)|z|²
			rest := poly.Int(1).Sub(d)
			for _, list := range [][]certificate.Square{half, axis} {
				for i := range list {
					list[i].Poly = list[i].Poly.Mul(b)
				}
			}
			half = append(half, certificate.Square{Weight: c.Mul(rest), Poly: p})
			axis = append(axis, certificate.Square{Weight: c.Mul(c).Mul(rest).Mul(poly.Int(1).Add(d)), Poly: p.Shift(1)})
			p, q = p.Mul(a), q.Mul(b)
		}
		for r.IntN(3) > 0 {
			change := ints(r.Int64N(3) - 1).Shift(r.IntN(8))
			list := half
			if r.IntN(2) == 0 {
				list = axis
			}
			switch r.IntN(6) {
			case 0:
				p = p.Add(change)
			case 1:
				q = q.Add(change)
			case 2:
				half = append(half, certificate.Square{Weight: poly.Int(1), Poly: change})
			case 3:
				axis = append(axis, certificate.Square{Weight: poly.Int(1), Poly: change})
			case 4:
				if len(list) > 0 {
					i := r.IntN(len(list))
					list[i].Poly = list[i].Poly.Add(change)
				}
			case 5:
				half, axis = axis, half
			}
		}
		sums := map[[2]int]*big.Rat{}
		add := func(c poly.Elem, f poly.Poly, i, j, sign int64) {
			w, _ := c.Rat()
			for x := range f.Degree() + 1 {
				for y := range f.Degree() + 1 {
					a, _ := f.Coeff(x).Rat()
					b, _ := f.Coeff(y).Rat()
					at := [2]int{x + int(i), y + int(j)}
					if sums[at] == nil {
						sums[at] = new(big.Rat)
					}
					sums[at].Add(sums[at], w.Mul(a).Mul(b).Mul(exact.Int(sign)).Big())
				}
			}
		}
		add(poly.Int(1), q, 0, 0, 1)
		add(poly.Int(1), p, 0, 0, -1)
		for _, s := range axis {
			add(s.Weight, s.Poly, 0, 0, -1)
		}
		for _, s := range half {
			add(s.Weight, s.Poly, 1, 0, 1)
			add(s.Weight, s.Poly, 0, 1, 1)
		}
		want := !q.IsZero()
		for _, c := range sums {
			want = want && c.Sign() == 0
		}
		for _, s := range slices.Concat(axis, half) {
			w, _ := s.Weight.Rat()
			want = want && w.Sign() > 0
		}
		kinds[want]++
		v, err := certificate.Check(&certificate.Stability{Property: certificate.AStable, R: certificate.Function{P: p, Q: q}, HalfPlane: half, Axis: axis})
		if v.Proved() != want || v.Refuted() {
			t.Fatalf("P = %v, Q = %v, half-plane %v, axis %v: %v, %v, want %v", p, q, half, axis, v, err, want)
		}
	}
	t.Log(kinds)
	if kinds[true] < trials/10 || kinds[false] < trials/10 {
		t.Errorf("not much of each kind: %v", kinds)
	}
}

// TestDenseIdentity: a file of some kilobytes whose coefficients have nothing in common, so that the n² coefficients over one
// denominator would be long, and one with many squares of a high degree that are monomials.
func TestDenseIdentity(t *testing.T) {
	c := []poly.Elem{poly.Int(1)}
	for i := range 150 {
		c = append(c, poly.Rational(exact.NewRat(1, 1<<62+2*int64(i)+1)))
	}
	axis := one(poly.New(c...))
	for range 100 {
		axis = append(axis, one(poly.Monomial(poly.Int(1), certificate.MaxDegree))...)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for _, squares := range [][]certificate.Square{axis[:1], axis} {
		v, err := certificate.Check(&certificate.Stability{Property: certificate.AStable, R: certificate.Function{Q: axis[0].Poly}, Axis: squares})
		if v.Proved() != (len(squares) == 1) {
			t.Errorf("%d squares: %v, %v", len(squares), v, err)
		}
	}
	runtime.ReadMemStats(&after)
	if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 1000 {
		t.Errorf("it took %d MB", used)
	} else {
		t.Logf("%d MB", used)
	}
}
