// Package plot draws what a stability function does, for one scheme or for several in one figure, as SVG, PNG or PDF:
//
//   - the stability region, where |R(z)| ≤ 1, with zeros, poles and the ends of the stability intervals;
//   - the order star, where |R(z) e^−z| > 1 [HW96, IV.4];
//   - the gradient |R'(z)| against |z| with logarithmic axes, with its proved rate and the universal bound;
//   - |R(iy)| on the imaginary axis, and how far it is from 1 where that is too little to be seen;
//   - the root locus of a multistep or a general linear method.
//
// A figure is no proof. The curves are computed in floating point, where it matters with as many digits as it takes
// (see below); what is marked in them comes from the exact analysis.
//
// # How values are computed
//
// |R| is the modulus of c ∏(z − s)/∏(z − t), where nothing cancels. The zeros s and t are found with polynomials that
// are evaluated with a bound for all rounding errors, in big.Float where float64 does not suffice, and their
// multiplicities are those of the exact square-free decomposition. R' is evaluated from its exact numerator and
// denominator in the same manner, |R| − 1 on the imaginary axis from the exact polynomial |Q|² − |P|², and log(R e^−z) near 0
// from its Taylor series. The roots ζ(z) of multistep and general linear methods are those of a float64 polynomial,
// followed from point to point; the derivatives of roots are left out where rounding could matter.
//
// # How figures look
//
// Colours are those of Okabe and Ito, which the colour-blind can tell apart, and no two lines differ in colour alone.
// The legend has its own place above the axes. The same figure is the same bytes every time.
package plot
