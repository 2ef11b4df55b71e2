package certificate_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"rofz/proofs/certificate"
)

// The certificates below are typed by hand; each is worked out in its comment.
var byHand = map[string]string{
	// |1−z|² − 1 = −2 Re z + |z|².
	"backward Euler": `rofz certificate v1

claim: stability function
A: 1
b: 1
e: 1
s: 1
P0: 1
Q0: 1-z
G: 1
P: 1
Q: 1-z

claim: A-stable
P: 1
Q: 1-z
half-plane: 1 | 1
axis: 1 | z

claim: behaviour at infinity
P: 1
Q: 1-z
limit: 0
exponent: -2
leading: 1

claim: order
P: 1
Q: 1-z
order: 1
constant: -1/2
`,
	// (1+z/2)/(1−z/2): |1−z/2|² − |1+z/2|² = −2 Re z.
	"trapezoid": `rofz certificate v1

claim: A-stable
P: 1+1/2*z
Q: 1-1/2*z
half-plane: 1 | 1

claim: not L-stable
P: 1+1/2*z
Q: 1-1/2*z
evidence: R(∞)

claim: derivative
P: 1+1/2*z
Q: 1-1/2*z
P1: 1
Q1: 1-z+1/4*z^2
`,
	// |1+i|² = 2 > 1.
	"forward Euler": `rofz certificate v1

claim: not A-stable
P: 1+z
Q: 1
witness: i

claim: behaviour at infinity
P: 1+z
Q: 1
limit: infinite
exponent: 0
leading: 1
`,
	// θ = √2/2 = g/2: Q = 1 − gz/2, P = 1 + (1 − g/2)z; |Q|² − |P|² = −2 Re z + (g²/4 − (1−g/2)²)|z|² = −2 Re z + (g−1)|z|².
	"theta √2/2": `rofz certificate v1

claim: strongly A-stable
field: -2+x^2
root: [7/5, 3/2]
P: 1+(1-1/2*g)*z
Q: 1+(-1/2*g)*z
half-plane: 1 | 1
axis: -1+g | z
`,
	// On the axis |1−iy|² − 1 = y².
	"I-stable": `rofz certificate v1

claim: stability function
A: 1
b: 1
e: 1
s: 1
P0: 1
Q0: 1-z
G: 1
P: 1
Q: 1-z

claim: I-stable
P: 1
Q: 1-z
axis: 1 | z
U: 1
`,
	// Q = 1 + 2z + z² = (z + 1)².
	"double pole": `rofz certificate v1

claim: poles
P: 1
Q: 1+2*z+z^2
center: -1
radius: 1/2
count: 2
U: 1
`,
	// BDF1 as ρ = ζ − 1, σ = ζ: σ − ρ = 1, σ + ρ = 2ζ − 1; F = 1 + w, H = 1 − 3w, and
	// (1−3z)(1−3w) − (1+z)(1+w) = −4(z+w) + 8zw. Zero-stability: u = ζ − 1, s = ζ + 1, s − u = 2, s + u = 2ζ; F = 2(1+w),
	// H = 2(1−w), and 4(1−z)(1−w) − 4(1+z)(1+w) = −8(z+w).
	"BDF1": `rofz certificate v1

claim: L-stable multistep method
rho: -1+z
sigma: z
half-plane: 4 | 1
axis: 8 | z
U: 1

claim: zero-stable
rho: -1+z
half-plane: 8 | 1
U: 1/2
`,
	// ρ has the double zero 1.
	"double zero": `rofz certificate v1

claim: not zero-stable
rho: 1-2*z+z^2
double: -1+z
`,
	// R' = 1/(1−z)². With s = z + w and p = zw: ¼(1−z)²(1−w)² − zw = ¼(1 − s + p)² − p = −s(½ + ½p) + ¼(1 + s² − 2p + p²), and
	// the last bracket is (1+z²)(1+w²). On the axis, x = −u: ¼(1+u)² − u = ¼(1−u)² and ¼(1+u)² + u. At z = i it is 1/2, at
	// −1 it is 1/4.
	"gradient of backward Euler": `rofz certificate v1

claim: gradient bound on the half-plane
P: 1
Q: 1-z
P1: 1
Q1: 1-2*z+z^2
power: 1
bound: 1/2
half-plane: 1/2 | 1
half-plane: 1/2 | z
axis: 1/4 | 1+z^2

claim: not gradient bound on the half-plane
P: 1
Q: 1-z
P1: 1
Q1: 1-2*z+z^2
power: 1
bound: 1/3
witness: i

claim: gradient bound on the negative axis
P: 1
Q: 1-z
P1: 1
Q1: 1-2*z+z^2
power: 1
bound: 1/4
plus: 1/4 | 1+z^2
minus: 1/4 | 1
minus: 3/2 | z
minus: 1/4 | z^2
`,
	// z²R' on the ray z = −x(1+i): |1−z|⁴ = ((1+x)² + x²)² = (1 + 2x + 2x²)² = 1 + 4x + 8x² + 8x³ + 4x⁴ and |z|⁴ = 4x⁴. The bound on
	// the half-plane is 1: (1 − s + p)² − p² = −s(2 − s + 2p) + 1 + 2p, and 2 − s + 2p = ½(2−z)(2−w) + (3/2)zw.
	"gradient on a sector": `rofz certificate v1

claim: gradient bound on the sector
P: 1
Q: 1-z
P1: 1
Q1: 1-2*z+z^2
power: 2
bound: 1
tan: 1
within: 1
half-plane: 1/2 | 2-z
half-plane: 3/2 | z
axis: 1 | 1
axis: 2 | z
ray: 1 | 1
ray: 4 | z
ray: 8 | z^2
ray: 8 | z^3
`,
	// x = −u: Q² − P² = 2u for the trapezoid, and 2xW = −2u.
	"Schwarz–Pick": `rofz certificate v1

claim: Schwarz–Pick on the negative axis
P: 1+1/2*z
Q: 1-1/2*z
minus: 4 | z
`,
	// R = 1 + z at −3: 2·3·1 > 1 − 4.
	"not Schwarz–Pick": `rofz certificate v1

claim: not Schwarz–Pick on the negative axis
P: 1+z
Q: 1
witness: -3
`,
	// M = BA + AᵀB − bbᵀ = 1 for backward Euler.
	"algebraic": `rofz certificate v1

claim: algebraically stable
A: 1
b: 1
weight: 1
vector: 1
`,
}

// stillProves lists the changes that leave a proof, by file and new line, with the reason.
var stillProves = map[string]string{
	"forward Euler|witness: 2*i":                      "another point with |1+z|² > 1",
	"forward Euler|witness: -i":                       "the conjugate point",
	"backward Euler|half-plane: 1 | -1":               "|−q|² = |q|²",
	"trapezoid|half-plane: 1 | -1":                    "|−q|² = |q|²",
	"theta √2/2|half-plane: 1 | -1":                   "|−q|² = |q|²",
	"double pole|radius: 11/2":                        "a larger disc, with the same poles",
	"double pole|radius: 12":                          "a larger disc, with the same poles",
	"double pole|radius: 1/22":                        "a smaller disc, with the same poles",
	"double pole|radius: 1/3":                         "a smaller disc, with the same poles",
	"algebraic|vector: -1":                            "(−v)(−v)ᵀ = vvᵀ",
	"BDF1|half-plane: 4 | -1":                         "|−q|² = |q|²",
	"BDF1|half-plane: 8 | -1":                         "|−q|² = |q|²",
	"gradient of backward Euler|half-plane: 1/2 | -1": "|−q|² = |q|²",
	"gradient of backward Euler|minus: 1/4 | -1":      "|−q|² = |q|²",
	"gradient of backward Euler|power: 11":            "|z| = 1 at the witness",
	"gradient of backward Euler|power: 2":             "|z| = 1 at the witness",
	"gradient of backward Euler|bound: 1/33":          "a smaller bound is exceeded as well",
	"gradient of backward Euler|bound: 1/4":           "a smaller bound is exceeded as well",
	"gradient on a sector|axis: 1 | -1":               "|−q|² = |q|²",
	"gradient on a sector|ray: 1 | -1":                "|−q|² = |q|²",
	"not Schwarz–Pick|P: 11+z":                        "another R, with |R(−3)| > 1",
	"not Schwarz–Pick|P: 2+z":                         "another R: 2·3·1 > 1 − 1",
	"not Schwarz–Pick|P: -1+z":                        "another R, with |R(−3)| > 1",
	"not Schwarz–Pick|Q: 2":                           "another R: 2·3·½ > 1 − 1",
	"not Schwarz–Pick|Q: -1":                          "another R, with |R(−3)| > 1",
	"not Schwarz–Pick|witness: -33":                   "another point with |R| > 1",
	"not Schwarz–Pick|witness: -4":                    "another point with |R| > 1",
	"theta √2/2|root: [7/6, 3/2]":                     "a wider interval that holds the same root",
	"theta √2/2|root: [7/5, 33/2]":                    "a wider interval that holds the same root",
	"theta √2/2|root: [7/5, 32]":                      "a wider interval that holds the same root",
}

func check(text string) ([]certificate.Verdict, error) {
	cs, err := certificate.Parse(text)
	if err != nil {
		return nil, err
	}
	return certificate.CheckFile(cs)
}

func TestByHand(t *testing.T) {
	for name, text := range byHand {
		vs, err := check(text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for i, c := range regexp.MustCompile(`claim: (.*)`).FindAllStringSubmatch(text, -1) {
			want := certificate.Proved
			if strings.HasPrefix(c[1], "not ") {
				want = certificate.Refuted
			}
			if i >= len(vs) || vs[i].Outcome() != want {
				t.Errorf("%s: %s: %v, want %v", name, c[1], vs, want)
			}
		}
		cs, _ := certificate.Parse(text)
		if got := certificate.Format(cs...); got != text {
			t.Errorf("%s: Format(Parse(s)) is\n%s", name, got)
		}
	}
}

// TestTampered deletes, doubles, increases and negates every token of every line: the result must be refused, or be
// listed above with the reason why it still is a proof.
func TestTampered(t *testing.T) {
	token := regexp.MustCompile(`[0-9]+|[a-zA-Z∞₀-₉-]+|[^\s]`)
	number := regexp.MustCompile(`^[0-9]+$`)
	refusals := 0
	for name, text := range byHand {
		for _, at := range token.FindAllStringIndex(text, -1) {
			tok := text[at[0]:at[1]]
			changes := []string{"", tok + tok}
			if number.MatchString(tok) {
				var n int
				fmt.Sscan(tok, &n)
				changes = append(changes, fmt.Sprint(n+1), "-"+tok)
			}
			for _, c := range changes {
				tampered := text[:at[0]] + c + text[at[1]:]
				if tampered == text {
					continue
				}
				if _, err := check(tampered); err != nil {
					refusals++
					continue
				}
				if why := stillProves[name+"|"+lineAt(tampered, at[0])]; why == "" {
					t.Errorf("%s: accepted with %q changed to %q:\n%s", name, tok, c, lineAt(tampered, at[0]))
				}
			}
		}
	}
	if refusals < 500 {
		t.Errorf("only %d changes were tried", refusals)
	}
}

func lineAt(text string, offset int) string {
	start := strings.LastIndexByte(text[:offset], '\n') + 1
	end := strings.IndexByte(text[start:], '\n')
	return text[start : start+end]
}

// TestRefused feeds evidence of the wrong sort.
func TestRefused(t *testing.T) {
	for _, test := range []struct{ text, why string }{
		{"claim: A-stable\nP: 1\nQ: 1-z\nhalf-plane: 1 | 1\naxis: -1 | z\n", "a negative weight"},
		{"claim: A-stable\nP: 1\nQ: 1-z\nhalf-plane: 1 | 1\n", "a missing square"},
		{"claim: L-stable\nP: 1+1/2*z\nQ: 1-1/2*z\nhalf-plane: 1 | 1\n", "R∞ = −1"},
		{"claim: strongly A-stable\nP: 1+1/2*z\nQ: 1-1/2*z\nhalf-plane: 1 | 1\n", "|R∞| = 1"},
		{"claim: I-stable\nP: 1\nQ: 1-z\naxis: 1 | z\n", "no Bézout pair"},
		{"claim: I-stable\nP: z\nQ: 1+z^2\naxis: 1 | 1+z^2\nU: 1\n", "U·P is not 1"},
		{"claim: not A-stable\nP: 1\nQ: 1-z\nwitness: 1\n", "a witness on the right"},
		{"claim: not A-stable\nP: 1\nQ: 1-z\nwitness: -1\n", "|R| < 1 at the witness"},
		{"claim: not I-stable\nP: 2\nQ: 1\nwitness: -1\n", "a witness off the axis"},
		{"claim: not A-stable\nP: 1+1/2*z\nQ: 1-1/2*z\nevidence: R(∞)\n", "R∞ says nothing against A-stability"},
		{"claim: not L-stable\nP: 1\nQ: 1-z\nevidence: R(∞)\n", "R∞ = 0"},
		{"claim: A-stable\nfield: -2+x^2\nroot: [-2, 2]\nP: 1\nQ: 1+(-g)*z\nhalf-plane: g | 1\naxis: 2 | z\n", "two roots in the interval"},
		{"claim: A-stable\nfield: -2+x^2\nroot: [-3/2, -7/5]\nP: 1\nQ: 1+(-g)*z\nhalf-plane: g | 1\naxis: 2 | z\n", "the negative root makes a weight negative"},
		{"claim: behaviour at infinity\nP: 1\nQ: 1-z\nlimit: 0\nexponent: -3\nleading: 1\n", "the wrong exponent"},
		{"claim: order\nP: 1\nQ: 1-z\norder: 0\nconstant: 1\n", "the order is higher"},
		{"claim: derivative\nP: 1\nQ: 1-z\nP1: 1\nQ1: 1-z\n", "not the derivative"},
		{gradientOf("half-plane", "bound: 1/2\nhalf-plane: 1/2 | 1\nhalf-plane: 1/2 | z\n"), "a missing square"},
		{gradientOf("half-plane", "bound: 1/3\nhalf-plane: 1/2 | 1\nhalf-plane: 1/2 | z\naxis: 1/4 | 1+z^2\n"), "a smaller bound"},
		{gradientOf("negative axis", "bound: 1/4\nplus: 1/4 | 1+z^2\n"), "one side of the inequality alone"},
		{gradientOf("negative axis", "bound: 1/4\nminus: 1/4 | 1\nminus: 3/2 | z\nminus: 1/4 | z^2\n"), "the other side alone"},
		{gradientOf("sector", "bound: 1\ntan: 1\nwithin: 1\n"), "a sector without its evidence"},
		{"claim: gradient bound on the half-plane\nP: 1\nQ: 1-z\nP1: 1\nQ1: 1-z\npower: 1\nbound: 1\nhalf-plane: 1 | 1\naxis: 1 | 1\n", "another function than R'"},
		{strings.Replace(gradientOf("half-plane", "bound: 1/2\nwitness: i\n"), "claim: ", "claim: not ", 1), "the bound is attained, not exceeded"},
		{strings.Replace(gradientOf("negative axis", "bound: 1/3\nwitness: i\n"), "claim: ", "claim: not ", 1), "a witness off the axis"},
		{strings.Replace(gradientOf("sector", "bound: 1/4\ntan: 1\nwitness: -1+2*i\n"), "claim: ", "claim: not ", 1), "a witness off the sector"},
		{strings.Replace(gradientOf("half-plane", "bound: 1\nwitness: 1/2\n"), "claim: ", "claim: not ", 1), "a witness in the right half-plane"},
		{"claim: Schwarz–Pick on the negative axis\nP: 1+z\nQ: 1\nplus: 1 | z\n", "forward Euler"},
		{"claim: not Schwarz–Pick on the negative axis\nP: 1+1/2*z\nQ: 1-1/2*z\nwitness: -3\n", "equality is no contradiction"},
		{"claim: not Schwarz–Pick on the negative axis\nP: 1+z\nQ: 1\nwitness: 3\n", "a witness on the positive axis"},
	} {
		if v, err := check(certificate.Header + "\n\n" + test.text); err == nil {
			t.Errorf("accepted as %v: %s\n%s", v, test.why, test.text)
		} else if _, malformed := err.(*certificate.Malformed); malformed {
			t.Errorf("malformed, not refused: %s: %v\n%s", test.why, err, test.text)
		}
	}
}

// gradientOf is the beginning of a claim about z R' of backward Euler, with the rest.
func gradientOf(region, rest string) string {
	return "claim: gradient bound on the " + region + "\nP: 1\nQ: 1-z\nP1: 1\nQ1: 1-2*z+z^2\npower: 1\n" + rest
}

func FuzzParse(f *testing.F) {
	for _, text := range byHand {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4096 {
			return
		}
		cs, err := certificate.Parse(text)
		if err != nil {
			return
		}
		if got := certificate.Format(cs...); got != text {
			t.Errorf("Format(Parse(%q)) = %q", text, got)
		}
		_, _ = certificate.CheckFile(cs)
	})
}
