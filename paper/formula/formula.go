// Package formula holds mathematical formulas as they are typeset, and writes them in three notations: LaTeX for papers,
// MathML for browsers, and Unicode text for terminals.
//
// A formula is a tree of boxes, as in presentation MathML: it knows that there is a fraction, not what is divided.
// Trees come from exact objects (Style.Polynomial, Quotient, Element, …), which are shown as the literature shows them, with
// radicals where there are some, or from text in the notation of blackboards and comments (Parse):
//
//	e := formula.MustParse("|z R'(z)| ≤ 1/(2 cos α)")
//	formula.LaTeX(e)   // \lvert zR'(z)\rvert\le\frac{1}{2\cos\alpha}
//	formula.Text(e)    // |z R'(z)| ≤ 1/(2 cos α)
//
// All notations show the same formula; none loses a sign, a digit or a pair of parentheses. The trees hold the
// parentheses that a formula needs where fractions have bars and exponents are small; Text, which has neither,
// adds those that one line needs.
package formula

// Expr is a formula or a part of one. The concrete types below are all there are.
type Expr interface{ expr() }

type (
	// Number is an unsigned number in digits: "12", "0.4358", or "0.4358…" when more digits follow.
	// Decimals of any length may be broken for a line by what contains them, never rounded here.
	Number string

	// Symbol is a variable or constant: a letter (Latin or Greek) or ∞, perhaps with a combining bar, hat or tilde, and
	// with primes ('). Set in italics as usual.
	Symbol string

	// Name is a function or operator of several letters, set upright: Re, Im, arg, cos, deg, det, exp. The Name "T" as
	// an exponent marks a transpose.
	Name string

	// Operator is a sign between or before operands: + − · × / = ≠ < ≤ > ≥ ~ ≈ → ∈ , ; and the like.
	Operator string

	// Words are words within a formula: "for all", "if".
	Words string

	// Row is a sequence, such as a product without a sign, or a relation.
	Row []Expr

	// Sum is a signed sum. It may be broken before each term but the first.
	Sum []Term

	// Frac is a fraction with a bar, or with a slash where the notation or the size asks for it.
	Frac struct{ Above, Below Expr }

	// Script is a base with a subscript, a superscript, or both; Sub or Sup may be nil.
	Script struct{ Base, Sub, Sup Expr }

	// Root is the square root.
	Root struct{ Radicand Expr }

	// Fence is a body between delimiters that are as high as it: ( ), [ ], { }, | |, or "" for none.
	Fence struct {
		Open  string
		Body  Expr
		Close string
	}

	// Big is Σ, ∏, ∫, max, min, sup or lim with what stands below and above it, each of which may be nil.
	Big struct {
		Sign         string
		Below, Above Expr
	}

	// Matrix is an array of formulas, without delimiters of its own. Rules are drawn behind the columns and below the
	// rows with these indices, counted from 0.
	Matrix struct {
		Rows           [][]Expr
		RightOf, Below []int
	}
)

// Term is a summand with its sign.
type Term struct {
	Negative bool
	Body     Expr
}

func (Number) expr()   {}
func (Symbol) expr()   {}
func (Name) expr()     {}
func (Operator) expr() {}
func (Words) expr()    {}
func (Row) expr()      {}
func (Sum) expr()      {}
func (Frac) expr()     {}
func (Script) expr()   {}
func (Root) expr()     {}
func (Fence) expr()    {}
func (Big) expr()      {}
func (Matrix) expr()   {}
