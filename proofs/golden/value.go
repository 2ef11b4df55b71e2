package golden

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"rofz/asymptotics"
	"rofz/internal/typography"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/proofs/certificate"
	"rofz/rational"
	"rofz/scheme"
)

// Value is the right side of a line: one of Text, Generator, Coefficients, Function, Number, Integers, Infinity, Branch,
// Verdict, Constant, Real, Equality, PairTerm.
type Value interface{ format() string }

// Text is prose.
type Text string

// Generator declares the number field of a block: "g = root of x^2-2 in [1.41, 1.42]".
type Generator algebraic.Field

// Coefficients are those under one key, as a scheme file prints them: a matrix "[[1, 2], [3, 4]]", a vector "[1, 2]", a
// polynomial or a number without brackets, or the constants "gamma = root(x^2-4*x+2, 0, 1); d = 2*gamma".
type Coefficients scheme.Entries

// Function is a rational function over a number field: "(1 + 1/3 z) / (1 − 2/3 z + 1/6 z²)".
type Function struct {
	Field algebraic.Field
	F     rational.Function
}

// Number is an element of a number field: "1/72", "1/2 − 1/4 g".
type Number struct {
	Field algebraic.Field
	X     poly.Elem
}

// Integers are an integer "−2", a pair "(2, 3)", or "none": an order, the decay exponent of R', which a constant R has
// not, and the degrees of a Padé approximant.
type Integers []int

// Infinity is the behaviour of R and R' at infinity: "0, R' ~ −2 z⁻²", "infinite, R' ~ 1", "1, R' = 0".
type Infinity struct {
	Field algebraic.Field
	At    asymptotics.Infinity
}

// Branch is a group of branches of the characteristic roots of a multistep method: "root of x, multiplicity 2,
// exponent −3/2, kappa 3/2", "root of x-1, multiplicity 1, constant", "infinite, multiplicity 1, exponent 0, kappa 1".
type Branch asymptotics.Branch

// Verdict is a verdict of the core, with the evidence that the golden gives for it, if any.
type Verdict struct {
	Verdict  certificate.Outcome
	Evidence certificate.Certificate
}

func (x Text) format() string { return string(x) }

func (x Generator) format() string {
	k := algebraic.Field(x)
	return "g = " + rootText(k.Algebra().MinimalPolynomial(), k.Number(k.Algebra().Generator()))
}

// rootText names the irrational root x of m by an interval of decimals that no other root shares with it.
func rootText(m poly.Poly, x algebraic.Number) string {
	in, d := x.RootIn()
	return fmt.Sprintf("root of %s in [%s, %s]", m.Format("x"), in.Lo.Fixed(d), in.Hi.Fixed(d))
}

func (x Coefficients) format() string {
	rows := make([]string, len(x.Rows))
	for i, r := range x.Rows {
		rows[i] = "[" + strings.Join(r, ", ") + "]"
		if x.Key == constants {
			rows[i] = strings.Join(r, " = ")
		}
	}
	switch {
	case x.Key == constants:
		return strings.Join(rows, "; ")
	case x.isText():
		return x.Rows[0][0]
	case !x.isMatrix():
		return rows[0]
	}
	if s := "[" + strings.Join(rows, ", ") + "]"; utf8.RuneCountInString(s) <= 60 {
		return s
	}
	return "[" + strings.Join(rows, ",\n     ") + "]"
}

// constants is the key of those that the coefficients refer to: rows of a name and an expression.
const constants = "params"

func (x Coefficients) isMatrix() bool { return scheme.ShapeOf(x.Key) == scheme.Matrix }

// isText reports whether there is one text without brackets.
func (x Coefficients) isText() bool { return len(x.Rows[0]) == 1 && !isTable(scheme.ShapeOf(x.Key)) }

func (x Function) format() string { return x.F.String() }

// format prints the number as the constant function that it is.
func (x Number) format() string { return constant(x.X).String() }

func constant(x poly.Elem) rational.Function { return polynomial(poly.Constant(x)) }

func polynomial(p poly.Poly) rational.Function {
	f, err := rational.New(p, poly.FromInts(1))
	if err != nil {
		panic("internal error: " + err.Error())
	}
	return f
}

func (x Integers) format() string {
	switch len(x) {
	case 0:
		return "none"
	case 1:
		return typography.Minus(strconv.Itoa(x[0]))
	}
	return fmt.Sprintf("(%d, %d)", x[0], x[1])
}

func (x Infinity) format() string {
	if x.At.Constant {
		return Number{x.Field, x.At.Limit}.format() + ", R' = 0"
	}
	limit := "infinite"
	if x.At.Finite {
		limit = Number{x.Field, x.At.Limit}.format()
	}
	c := Number{x.Field, x.At.Leading}.format()
	if strings.Contains(c, " ") {
		c = "(" + c + ")"
	}
	switch e := x.At.Exponent; e {
	case 0:
		return limit + ", R' ~ " + c
	case 1:
		return limit + ", R' ~ " + c + " z"
	default:
		return limit + ", R' ~ " + c + " z" + typography.Superscript(strconv.Itoa(e))
	}
}

func (x Branch) format() string {
	where := "infinite"
	if !x.Factor.IsZero() {
		where = "root of " + x.Factor.Format("x")
	}
	s := fmt.Sprintf("%s, multiplicity %d, ", where, x.Multiplicity)
	if x.Constant {
		return s + "constant"
	}
	return s + "exponent " + typography.Minus(x.Exponent.String()) + ", kappa " + x.Kappa.Format("x")
}

// format writes the evidence, if there is any, in the lines below, without what is the same in all certificate files about R or a multistep method.
func (x Verdict) format() string {
	s := x.Verdict.String()
	if x.Evidence == nil {
		return s
	}
	about, _ := certificate.About(x.Evidence)
	text := strings.TrimPrefix(certificate.Format(certificate.NewFile(about, x.Evidence)), certificate.Header+"\n\nscheme: "+about.Kind+"\n")
	text = strings.TrimSuffix(text, "\n\n"+certificate.End+"\n")
	return s + "\n  " + strings.ReplaceAll(strings.ReplaceAll(text, "\n\n", "\n"), "\n", "\n  ")
}
