package poly

// Interpolate returns the polynomial of degree at most n that takes the values[i] at i = 0, 1, …, n.
//
// Algorithm: Newton's divided differences. Cost: O(n²) coefficient operations.
func Interpolate(values []Elem) Poly {
	diff := append([]Elem(nil), values...)
	for j := 1; j < len(diff); j++ {
		step := Int(int64(j)).Inv()
		for i := len(diff) - 1; i >= j; i-- {
			diff[i] = diff[i].Sub(diff[i-1]).Mul(step)
		}
	}
	var out Poly
	for i := len(diff) - 1; i >= 0; i-- {
		out = out.Mul(FromInts(int64(-i), 1)).Add(New(diff[i]))
	}
	return out
}
