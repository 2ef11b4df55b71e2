// Package rational holds reduced rational functions P/Q with Q(0) = 1, the form of every stability function that is
// analytic at 0, and of its derivative.
//
// The coefficients lie in ℚ or in one number field (see package poly). Reduction and normalisation make the
// representation unique, so that two functions are equal exactly when their numerators and denominators are.
// A Function is an immutable value, safe for concurrent use; its zero value is the zero function.
package rational
