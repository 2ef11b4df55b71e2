// Package exact holds the immutable exact numbers that everything else is made of: rational numbers (Rat), Gaussian
// rationals (Gaussian) and closed intervals with rational ends (Interval).
//
// Every type is a value: methods take values and return results, the zero value is the number 0, and values may be
// shared between goroutines. Nothing is ever rounded, except where a method's name and comment say so (Rat.Decimal,
// Rat.Float64, Interval.Outward).
package exact
