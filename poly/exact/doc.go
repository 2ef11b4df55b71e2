// Package exact holds the immutable exact numbers that everything else is made of: rational numbers (Rat), Gaussian
// rationals (Gaussian) and closed intervals with rational ends (Interval).
//
//	x, err := exact.ParseRat("0.4358")          // 2179/5000
//	y := x.Mul(exact.NewRat(1, 3)).Sub(exact.Int(2))
//	enclosure := exact.NewInterval(y, x).Outward(64)
//
// Every type is a value: methods take values and return results, the zero value is the number 0, and values may be
// shared between goroutines. Nothing is ever rounded, except where a method's name and comment say so (Rat.Decimal,
// Rat.Float64, Interval.Outward).
//
// It is a layer of values over math/big, and imports nothing else; polynomials are in package poly.
package exact
