// Package repair finds the scheme that a truncated table means: a nearby one, with exact coefficients, that satisfies
// the claimed conditions exactly.
package repair
