package proofs

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"rofz/poly"
	"rofz/proofs/certificate"
	"rofz/rational"
)

// Proof of the first part. The order of R is at least the order of the method: 2s, 2s − 1 and 2s − 2 for Gauss, Radau
// and Lobatto (Butcher, Ehle, Chipman). The degrees of P and Q are at most s; for Radau IA and IIA det(I − zA + zebᵀ)
// has degree s − 1 at most, for Lobatto IIIC s − 2, and for IIIA and IIIB both determinants have degree s − 1 at most,
// because A − ebᵀ, or A itself, has the corresponding rank. A fraction with degrees j, k and the order j + k is the Padé
// approximant, which is unique. Its A-stability is the theorem pade-a-stability. See [HW96, IV.5].
//
// For IIID and IIIE the instances s ≤ 20 are proved here. In both, A + A* = ebᵀ for the reflected method A*, hence
// R(z)R(−z) = 1: on the imaginary axis |R| = 1, the E-polynomial is zero, and what remains is that no pole lies in the
// left half-plane.
//
// What is verified is R = P/Q itself, from the matrix of each method in the basis of shifted Legendre polynomials,
// where it is rational; and the verdicts, each by its own certificate.
var collocationFamilies = Theorem{
	Name:  "collocation-families",
	Title: "Gauss, Radau and Lobatto families: $R$ is a Padé approximant",
	Statement: "$R$ of the $s$-stage methods is the Padé approximant $(s, s)$ for Gauss, $(s−1, s)$ for Radau IA and " +
		"IIA, $(s−1, s−1)$ for Lobatto IIIA and IIIB, $(s−2, s)$ for Lobatto IIIC; Radau and Lobatto IIIC are " +
		"L-stable, all others A-stable. Lobatto IIID = (IIIC + IIIC*)/2 and IIIE = (IIIA + IIIB)/2 satisfy " +
		"$R(z)R(−z) = 1$ and are A-stable.",
	Hypotheses: "$s ≥ 1$ for Gauss and Radau, $s ≥ 2$ for Lobatto.",
	Scope: "All s ≤ 20. Lobatto IIID with three stages is the catalogue's lobatto-iiid-3-symplectic, since the name " +
		"lobatto-iiid-3 belongs to another method there. The first sentence is a theorem of the literature for all s.",
	Source: "Hairer & Wanner, Solving ODEs II, sections IV.3 and IV.5; Jay, Lobatto methods, for IIID and IIIE.",
	Instances: func(*Cache) []string {
		var out []string
		for _, f := range classicalFamilies {
			out = append(out, series(f.stem+"-%d", f.least, maxStages)...)
		}
		for i, name := range out {
			if name == "lobatto-iiid-3" {
				out[i] = "lobatto-iiid-3-symplectic"
			}
		}
		return out
	},
	States: func(a *Analysis) []Fact {
		f, _, err := classicalFamily(a.Scheme().Info().Name)
		if err == nil && !f.pade {
			return []Fact{Function, Fact(AStable), Fact(LStable), AtInfinity}
		}
		return []Fact{PadePair, Fact(AStable), Fact(LStable), AtInfinity}
	},
	Prove: func(a *Analysis) error {
		f, s, err := classicalFamily(a.Scheme().Info().Name)
		if err != nil {
			return err
		}
		_, r, err := a.StabilityFunction()
		if err != nil {
			return err
		}
		if f.pade && !r.Equal(rational.Pade(s-f.numerator, s-f.denominator)) {
			return fmt.Errorf("its R is not the Padé approximant (%d, %d)", s-f.numerator, s-f.denominator)
		}
		if p, q := r.Numerator(), r.Denominator(); !f.pade && !p.Mul(p.Reflect()).Equal(q.Mul(q.Reflect())) {
			return errors.New("its R does not satisfy R(z)R(−z) = 1")
		}
		if d := a.Decide(AStable); !d.Verdict.Proved() {
			return fmt.Errorf("its A-stability is %s", d.Verdict)
		}
		want := certificate.Refuted
		if f.pade && f.numerator > f.denominator {
			want = certificate.Proved
		}
		if d := a.Decide(LStable); d.Verdict.Outcome() != want {
			return fmt.Errorf("its L-stability is %s, should be %s", d.Verdict, want)
		}
		if at := a.Infinity(); want == certificate.Refuted && !at.Limit.Mul(at.Limit).Equal(poly.Int(1)) {
			return fmt.Errorf("|R(∞)| is not 1")
		}
		return nil
	},
}

const maxStages = 20

// classical is a family whose member with s stages has the Padé approximant (s − numerator, s − denominator), if pade.
type classical struct {
	stem                   string
	least                  int
	pade                   bool
	numerator, denominator int
}

var classicalFamilies = []classical{
	{"gauss", 1, true, 0, 0},
	{"radau-ia", 1, true, 1, 0},
	{"radau-iia", 1, true, 1, 0},
	{"lobatto-iiia", 2, true, 1, 1},
	{"lobatto-iiib", 2, true, 1, 1},
	{"lobatto-iiic", 2, true, 2, 0},
	{"lobatto-iiid", 2, false, 0, 0},
	{"lobatto-iiie", 2, false, 0, 0},
}

// classicalFamily returns the family and the number of stages of a name like gauss-7.
func classicalFamily(name string) (classical, int, error) {
	for _, f := range classicalFamilies {
		if rest, ok := strings.CutPrefix(strings.TrimSuffix(name, "-symplectic"), f.stem+"-"); ok {
			if s, err := strconv.Atoi(rest); err == nil {
				return f, s, nil
			}
		}
	}
	return classical{}, 0, fmt.Errorf("%s belongs to none of the families", name)
}
