package formula_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"rofz/internal/sample"
	"rofz/paper/formula"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

var rat = exact.NewRat

// field returns ℚ(root of m in (lo, hi)).
func field(t testing.TB, m string, lo, hi exact.Rat) algebraic.Field {
	t.Helper()
	p := sample.Try(poly.Parse(m, nil, "x")).Must(t)
	return sample.Try(algebraic.NewField(p, lo, hi)).Must(t)
}

func TestRational(t *testing.T) {
	long := exact.Int(10).Pow(40).Add(exact.Int(1)).Inv()
	tests := []struct {
		digits           int
		x                exact.Rat
		text, latex, why string
	}{
		{0, rat(0, 1), "0", "0", "zero"},
		{0, rat(-3, 1), "−3", "-3", "an integer"},
		{0, rat(-1, 2), "−½", `-\frac{1}{2}`, "a fraction with a character of its own"},
		{0, rat(5, 12), "5/12", `\frac{5}{12}`, "one without"},
		{26, long.Neg(), "−1…·10⁻⁴⁰", `-1\ldots\cdot10^{-40}`, "a long number is cut"},
		{0, exact.Int(10).Pow(30), "1" + strings.Repeat("0", 30), "1" + strings.Repeat("0", 30), "no limit"},
		{5, rat(123456, 1000001), "0.123455876544…", `0.123455876544\ldots`, "cut in positional notation"},
		{5, rat(1, 1<<40), "9.09494701773…·10⁻¹³", `9.09494701773\ldots\cdot10^{-13}`, "many zeros"},
		{5, exact.Int(123456789012), "123456789012…", `123456789012\ldots`, "an integer of twelve digits"},
		{5, exact.Int(1234567890120000), "1.23456789012…·10¹⁵", `1.23456789012\ldots\cdot10^{15}`, "a longer one"},
		{10, rat(12345, 100000000), "0.00012345", `0.00012345`, "a decimal that is exact has no dots"},
	}
	for _, tt := range tests {
		e := formula.Style{Digits: tt.digits}.Rational(tt.x)
		if got := formula.Text(e); got != tt.text {
			t.Errorf("%v: %s, want %s (%s)", tt.x, got, tt.text, tt.why)
		}
		if got := formula.LaTeX(e); got != tt.latex {
			t.Errorf("%v: %s, want %s (%s)", tt.x, got, tt.latex, tt.why)
		}
	}
}

func TestPolynomials(t *testing.T) {
	q := algebraic.Field{}
	two := field(t, "x^2-2", rat(1, 1), rat(2, 1))
	minusTwo := field(t, "x^2-2", rat(-2, 1), rat(-1, 1))
	cubic := field(t, "x^3-3*x^2+3/2*x-1/6", rat(43, 100), rat(44, 100))
	gamma := two.Algebra().Elem(rat(1, 1), rat(-1, 2)) // 1 − √2/2
	s := formula.Style{Digits: 26}
	tests := []struct {
		e                formula.Expr
		text, latex, why string
	}{
		{
			s.Quotient(q, poly.FromRats(rat(1, 1), rat(1, 3)), poly.FromRats(rat(1, 1), rat(-2, 3), rat(1, 6)), "z"),
			"(1 + z/3) / (1 − ⅔z + ⅙z²)",
			`\frac{1+\tfrac{1}{3}z}{1-\tfrac{2}{3}z+\tfrac{1}{6}z^2}`, "Radau IIA with two stages",
		},
		{
			s.Quotient(q, poly.FromRats(rat(1, 1), rat(1, 2), rat(1, 12)), poly.FromRats(rat(1, 1), rat(-1, 2), rat(1, 12)), "z"),
			"(1 + z/2 + z²/12) / (1 − z/2 + z²/12)",
			`\frac{1+\tfrac{z}{2}+\tfrac{z^2}{12}}{1-\tfrac{z}{2}+\tfrac{z^2}{12}}`, "Gauss with two stages: unit fractions only",
		},
		{s.Quotient(q, poly.FromInts(1), poly.FromInts(1, -1), "z"), "1 / (1 − z)", `\frac{1}{1-z}`, "backward Euler"},
		{s.Quotient(q, poly.FromInts(1, 1), poly.FromInts(1), "z"), "1 + z", "1+z", "no denominator"},
		{s.Polynomial(q, poly.FromInts(), "z"), "0", "0", "zero"},
		{s.Polynomial(q, poly.FromInts(0, -1), "z"), "−z", "-z", "a sign before the first term"},
		{s.Polynomial(q, poly.FromInts(1, 0, -3), "z"), "1 − 3z²", "1-3z^2", "terms that are zero"},
		{s.Polynomial(q, poly.Monomial(poly.Rational(rat(7, 9)), 12), "ζ"), "7/9 ζ¹²", `\frac{7}{9}\zeta^{12}`, "exponents of two digits"},
		{
			s.Polynomial(q, poly.FromRats(rat(1, 1), rat(1, 1), rat(1, 2), rat(1, 6), rat(1, 24)), "z"),
			"1 + z + ½z² + ⅙z³ + z⁴/24", `1+z+\frac{z^2}{2}+\frac{z^3}{6}+\frac{z^4}{24}`, "the exponential series",
		},
		{s.Descending(q, poly.FromRats(rat(-1, 6), rat(3, 2), rat(-3, 1), rat(1, 1)), "x"), "x³ − 3x² + 3/2 x − ⅙", `x^3-3x^2+\frac{3}{2}x-\frac{1}{6}`, "a minimal polynomial"},
		{s.Polynomial(two, poly.New(gamma, gamma.Neg()), "z"), "(2 − √2)/2 − (2 − √2)/2 z", `\frac{2-\sqrt{2}}{2}-\frac{2-\sqrt{2}}{2}z`, "the sign of a coefficient is the one shown"},
		{s.Polynomial(minusTwo, poly.New(gamma, two.Algebra().Generator()), "z"), "(2 + √2)/2 − √2 z", `\frac{2+\sqrt{2}}{2}-\sqrt{2}z`, "the other root"},
		{s.Polynomial(two, poly.New(poly.Int(0), two.Algebra().Elem(rat(2, 1), rat(-1, 1))), "z"), "(2 − √2)z", `(2-\sqrt{2})z`, "a sum as a coefficient"},
		{s.Polynomial(two, poly.New(two.Algebra().Elem(rat(2, 1), rat(-1, 1))), "z"), "2 − √2", `2-\sqrt{2}`, "a sum by itself"},
		{s.Factored(two, poly.New(poly.Int(1), gamma.Neg()).Pow(2), "z"), "(1 − (2 − √2)/2 z)²", `\left(1-\frac{2-\sqrt{2}}{2}z\right)^2`, "an SDIRK method"},
		{formula.Style{Letter: "γ"}.Factored(cubic, poly.New(poly.Int(1), cubic.Algebra().Generator().Neg()).Pow(3), "z"), "(1 − γz)³", `(1-\gamma z)^3`, "one whose γ is the generator"},
		{s.Factored(q, poly.FromRats(rat(1, 1), rat(-1, 4)).Pow(5), "z"), "(1 − z/4)⁵", `\left(1-\frac{z}{4}\right)^5`, "HW96, (IV.6.16)"},
		{s.Factored(q, poly.FromRats(rat(1, 1), rat(-1, 4)).Pow(3).Mul(poly.FromInts(1, -1)), "z"), "(1 − z/4)³(1 − z)", `\left(1-\frac{z}{4}\right)^3(1-z)`, "shorter than the sum"},
		{s.Factored(q, poly.FromInts(1, 0, -1), "z"), "1 − z²", "1-z^2", "factors would be longer"},
		{s.Polynomial(cubic, poly.New(poly.Int(1), cubic.Algebra().Generator().Pow(7), cubic.Algebra().Generator().Pow(2).Neg()), "z"), "1 + 0.00298864676544… z − g²z²", `1+0.00298864676544\ldots z-g^2z^2`, "degree 3: short in g, or a decimal"},
	}
	for _, tt := range tests {
		for _, c := range []struct{ name, got, want string }{
			{"text", formula.Text(tt.e), tt.text}, {"LaTeX", formula.LaTeX(tt.e), tt.latex},
		} {
			if c.got != c.want {
				t.Errorf("%s: %s, want %s (%s)", c.name, c.got, c.want, tt.why)
			}
		}
		checkXML(t, formula.MathML(tt.e))
	}
}

func TestGenerator(t *testing.T) {
	tests := []struct {
		m         string
		lo, hi    exact.Rat
		want, why string
	}{
		{"x^2-2", rat(1, 1), rat(2, 1), "g = √2", "a square root"},
		{"x^2-x-1", rat(-1, 1), rat(0, 1), "g = (1 − √5)/2", "the negative root"},
		{"x^4-10*x^2+1", rat(3, 1), rat(4, 1), "g = √2 + √3", "two square roots"},
		{"x^4-10*x^2+1", rat(0, 1), rat(1, 1), "g = √3 − √2", "the same with another sign"},
		{"x^4-10*x^2+1", rat(-1, 1), rat(0, 1), "g = √2 − √3", "and another"},
		{"x^4-6/7*x^2+3/35", rat(0, 1), rat(1, 2), "g = √((15 − 2√30)/35)", "a nested root: HW96, Gauss with four stages"},
		{"x^4-6/7*x^2+3/35", rat(1, 2), rat(1, 1), "g = √((15 + 2√30)/35)", "the other"},
		{"x^4-4*x^3+2*x^2+4*x-2", rat(2, 1), rat(3, 1), "g = (2 + √2 + √6)/2", "moved by 1; √(2 + √3) comes apart"},
		{"x^3-3*x^2+3/2*x-1/6", rat(43, 100), rat(44, 100), "g the root of x³ − 3x² + 3/2 x − ⅙ in (0.43, 0.44), g = 0.435866521508…", "a cubic"},
		{"x^4-x-1", rat(1, 1), rat(2, 1), "g the root of x⁴ − x − 1 in (1.22, 1.23), g = 1.22074408461…", "no square roots"},
	}
	for _, tt := range tests {
		k := field(t, tt.m, tt.lo, tt.hi)
		if got := formula.Text(formula.Style{}.Generator(k)); got != tt.want {
			t.Errorf("%s: %s, want %s (%s)", tt.m, got, tt.want, tt.why)
		}
	}
	if got, want := formula.Text(formula.Style{}.Generator(algebraic.Field{})), "g = 0"; got != want {
		t.Errorf("over ℚ: %s, want %s", got, want)
	}
}

func TestAlgebraic(t *testing.T) {
	root := func(m string, lo, hi exact.Rat) algebraic.Number {
		k := field(t, m, lo, hi)
		return k.Number(k.Algebra().Generator())
	}
	tests := []struct {
		digits    int
		n         algebraic.Number
		want, why string
	}{
		{26, algebraic.RationalNumber(rat(-1, 2)), "−½", "rational"},
		{26, root("x^2-16/27", rat(0, 1), rat(1, 1)), "4√3/9", "quadratic"},
		{26, root("x^2-2000000000000000000000000000001", rat(0, 1), exact.Int(10).Pow(16)), "1414213562373095.…", "too long for a root"},
		{26, root("x^3-2", rat(1, 1), rat(2, 1)), "1.25992104989…", "cubic"},
	}
	for _, tt := range tests {
		got := formula.Text(formula.Style{Digits: tt.digits}.Algebraic(tt.n))
		if strings.HasSuffix(tt.want, ".…") { // only that it is cut
			if !strings.Contains(got, "…·10¹⁵") {
				t.Errorf("%s (%s)", got, tt.why)
			}
			continue
		}
		if got != tt.want {
			t.Errorf("%s, want %s (%s)", got, tt.want, tt.why)
		}
	}
	if got, want := formula.Text(formula.Style{}.Gaussian(exact.Gaussian{Re: rat(-1, 2), Im: rat(-1, 1)})), "−½ − i"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := formula.Text(formula.Style{}.Gaussian(exact.Gaussian{Im: rat(3, 4)})), "¾i"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestPieces: broken at its pieces, a long formula fits the screen.
func TestPieces(t *testing.T) {
	p := poly.FromRats(rat(1, 1), rat(1, 3))
	e := formula.Style{}.Quotient(algebraic.Field{}, p.Pow(9), p.Reflect().Pow(12), "z")
	pieces := formula.Pieces(e)
	if len(pieces) != 23 {
		t.Errorf("%d pieces for 10 and 13 terms", len(pieces))
	}
	for _, s := range pieces {
		if n := utf8.RuneCountInString(s); n > 24 {
			t.Errorf("%d characters in one piece: %s", n, s)
		}
	}
	if got, want := strings.Join(pieces, " "), formula.Text(e); got != want {
		t.Errorf("pieces %s of %s", got, want)
	}
}

// TestLongFractionsThatAreDecimals: a denominator with no other prime factors than 2 and 5 makes a decimal.
func TestLongFractionsThatAreDecimals(t *testing.T) {
	tiny := strings.Repeat("0", 398)
	for _, tt := range []struct{ x, want, why string }{
		{"12345678901234/3", "12345678901234/3", "another prime factor"},
		{"12345678901234567/6", "12345678901234567/6", "2 and another one"},
		{"12345678901235/16", "771604931327.1875", "a power of 2"},
		{"12345678901234/125", "98765431209.872", "a power of 5"},
		{"1234567890123/400", "3086419725.3075", "16·25"},
		{"13/1" + tiny + "00", "0." + tiny + "13", "400 places"},
		{"13/1" + tiny + "000", "13/1" + tiny + "000", "more"},
	} {
		x := sample.Try(exact.ParseRat(tt.x)).Must(t)
		if got := formula.Text(formula.Style{}.Rational(x)); got != tt.want {
			t.Errorf("%.20s (%s): %s, should be %s", tt.x, tt.why, got, tt.want)
		}
	}
}
