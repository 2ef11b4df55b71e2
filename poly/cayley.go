package poly

// Cayley returns (1+x)ⁿ p((1−x)/(1+x)) = Σ p_j (1−x)^j (1+x)^(n−j), for n ≥ deg p. The map x ↦ (1−x)/(1+x) is its own
// inverse and takes Re x < 0 to the outside of the unit disc. Cayley panics if n < deg p.
//
// Algorithm: Horner's rule. Cost: O(n²) coefficient operations.
func (p Poly) Cayley(n int) Poly {
	if n < p.Degree() {
		panic("poly: Cayley of a polynomial of higher degree")
	}
	power := FromInts(1)
	var sum Poly
	for j := n; j >= 0; j-- {
		sum = sum.Sub(sum.Shift(1)).Add(power.Scale(p.Coeff(j)))
		power = power.Add(power.Shift(1))
	}
	return sum
}
