// Package expression holds the arithmetic of coefficients: one tree, the dialects that it is read from, and what can be
// done with it.
//
//	e, err := expression.Coefficient.Parse("(2-sqrt(2))/2") // the grammar of scheme files
//	x, ok := e.Rational()                                   // if it is one
//	v, err := expression.NewEvaluator(params).Evaluate(e)   // exactly, in the field that all coefficients generate
//	text := e.String()                                      // the grammar of scheme files again
//
// The dialects are LaTeX, C, Python, Julia, MATLAB and others, and the grammar of scheme files, which docs/scheme-format.md describes. A
// dialect never guesses: what it does not understand, or what can be read in two ways, is an *Error at its place.
package expression

import (
	"fmt"
	"strings"

	"rofz/internal/typography"
)

// Place is where something stands in a source: the bytes before it and, in the languages, the line and the column,
// counted from 1.
type Place struct{ Offset, Line, Column int }

// Errorf returns an *Error at the place. What it echoes is cut.
func (p Place) Errorf(format string, args ...any) error {
	return &Error{At: p, Message: typography.Brief(fmt.Sprintf(format, args...))}
}

// An Error is a fault at a place of a source.
type Error struct {
	At      Place
	Message string
	deep    bool // nesting that has too many levels
}

// Error names the character, counted from 1, as in a text of one line.
func (e *Error) Error() string { return fmt.Sprintf("character %d: %s", e.At.Offset+1, e.Message) }

// Op is what an Expr does with its arguments.
type Op byte

// The operations of coefficients. The zero Op is that of no expression.
const (
	OpNumber Op = 'n' // Text is the literal
	OpName   Op = 'v' // Text is the name; Def may be what it stands for
	OpNeg    Op = '~'
	OpAdd    Op = '+'
	OpSub    Op = '-'
	OpMul    Op = '*'
	OpQuo    Op = '/'
	OpPower  Op = '^' // N is the exponent, Text how a scheme file writes it
	OpSqrt   Op = 's'
	OpRoot   Op = 'r' // of a polynomial in x, between two numbers
)

// What the languages have besides. No expression with one of these has a value; package notation makes one of it.
const (
	OpRaise     Op = 'p' // a power whose exponent is any expression
	OpText      Op = 't' // Text is the string
	OpList      Op = 'l' // an array
	OpIndex     Op = 'i' // an array, and its indices
	OpAll       Op = ':' // as an index
	OpRange     Op = 'g' // of two indices
	OpCall      Op = 'c' // of the function Text; arguments may have a Key
	OpAddress   Op = '&' // of the array Text, in C
	OpFloat     Op = 'f' // a cast to a floating type, in C
	OpMember    Op = '.' // the part Text of what stands before the point
	OpRecord    Op = '{' // an object of the type Text; its parts have their names as Key
	OpEach      Op = 'e' // an array of the first argument for each Text in the second
	OpTranspose Op = 'T' // of a matrix, in MATLAB
	OpBad       Op = '!' // an argument that cannot be read: Text says why, Args has its names
)

// Repeated and Completed are the Text of calls for what has signs of its own: [x; n] of Rust, and [n]float64{…} of Go.
const (
	Repeated  = "[;]"
	Completed = "[]"
)

// Expr is an expression as it stands in a source. The zero value is none. Values are immutable.
type Expr struct {
	Op      Op
	Grouped bool // in parentheses, which the value does not need
	Integer bool // C computes it in integers
	Single  bool // Fortran computes it in single precision

	Text string
	N    int
	Args []Expr
	At   Place       // of the operator, or of what has none
	Key  string      // of an argument that is given by name
	Def  *Definition // of a name
}

// Definition is a named constant of a source, as it stood when it was used.
type Definition struct {
	Name  string
	Value Expr
}

// Number returns the number with this literal.
func Number(text string) Expr { return Expr{Op: OpNumber, Text: text} }

// Is reports whether e is the number with this literal.
func (e Expr) Is(literal string) bool { return e.Op == OpNumber && e.Text == literal }

// The methods below make expressions of others. They bring signs to the front and drop factors 1 (a nodepy table is
// full of them), and leave everything else as it was printed. None of this changes a value.

// Neg returns −x.
func (x Expr) Neg() Expr {
	switch {
	case x.Op == OpNeg:
		return x.Args[0]
	case x.Is("0"):
		return x
	}
	return Expr{Op: OpNeg, Args: []Expr{x}, Integer: x.Integer}
}

// Add returns x + y.
func (x Expr) Add(y Expr) Expr {
	if y.Op == OpNeg {
		return x.Sub(y.Args[0])
	}
	return Expr{Op: OpAdd, Args: []Expr{x, y}, Integer: x.Integer && y.Integer}
}

// Sub returns x − y.
func (x Expr) Sub(y Expr) Expr {
	if y.Op == OpNeg {
		return x.Add(y.Args[0])
	}
	return Expr{Op: OpSub, Args: []Expr{x, y}, Integer: x.Integer && y.Integer}
}

// Mul returns x·y.
func (x Expr) Mul(y Expr) Expr {
	integer := x.Integer && y.Integer
	switch {
	case x.Op == OpNeg:
		return x.Args[0].Mul(y).Neg()
	case y.Op == OpNeg:
		return x.Mul(y.Args[0]).Neg()
	case x.Is("0") || y.Is("0"):
		return Expr{Op: OpNumber, Text: "0", Integer: integer}
	case x.Is("1"):
		y.Integer = integer
		return y
	case y.Is("1"):
		x.Integer = integer
		return x
	}
	return Expr{Op: OpMul, Args: []Expr{x, y}, Integer: integer}
}

// Quo returns x/y.
func (x Expr) Quo(y Expr) Expr {
	integer := x.Integer && y.Integer
	switch {
	case x.Op == OpNeg:
		return x.Args[0].Quo(y).Neg()
	case y.Op == OpNeg:
		return x.Quo(y.Args[0]).Neg()
	case y.Is("1"), x.Is("0"):
		x.Integer = integer
		return x
	}
	return Expr{Op: OpQuo, Args: []Expr{x, y}, Integer: integer}
}

// Pow returns xⁿ.
func (x Expr) Pow(n int) Expr {
	if n == 1 {
		return x
	}
	return Expr{Op: OpPower, N: n, Args: []Expr{x}}
}

// Sqrt returns the square root of x.
func (x Expr) Sqrt() Expr { return Expr{Op: OpSqrt, Args: []Expr{x}} }

// Simplified returns e as the methods above would have made it.
func (e Expr) Simplified() Expr {
	if len(e.Args) == 0 {
		return e
	}
	args := make([]Expr, len(e.Args))
	for i, x := range e.Args {
		args[i] = x.Simplified()
	}
	switch x := args[0]; e.Op {
	case OpNeg:
		return x.Neg()
	case OpAdd:
		return x.Add(args[1])
	case OpSub:
		return x.Sub(args[1])
	case OpMul:
		return x.Mul(args[1])
	case OpQuo:
		return x.Quo(args[1])
	case OpPower:
		return x.Pow(e.N)
	}
	e.Args = args
	return e
}

// Fraction reports whether e is ±p or ±p/q with integer literals p and q.
func (e Expr) Fraction() (p, q string, negative, ok bool) {
	if e.Op == OpNeg {
		p, q, _, ok = e.Args[0].Fraction()
		return p, q, true, ok
	}
	switch {
	case e.Op == OpNumber && IsInteger(e.Text):
		return e.Text, "1", false, true
	case e.Op == OpQuo && e.Args[0].Op == OpNumber && e.Args[1].Op == OpNumber && IsInteger(e.Args[0].Text) && IsInteger(e.Args[1].Text):
		return e.Args[0].Text, e.Args[1].Text, false, true
	}
	return "", "", false, false
}

// Literal returns the text of ±number.
func (e Expr) Literal() (text string, ok bool) {
	switch {
	case e.Op == OpNumber:
		return e.Text, true
	case e.Op == OpNeg && e.Args[0].Op == OpNumber:
		return "-" + e.Args[0].Text, true
	}
	return "", false
}

// isSymbol reports whether e is a name, a square root, or a power of one.
func (e Expr) isSymbol() bool {
	return e.Op == OpName || e.Op == OpSqrt || e.Op == OpPower && e.Args[0].isSymbol()
}

// IsInteger reports whether a literal has digits only.
func IsInteger(literal string) bool {
	return literal != "" && strings.Trim(literal, "0123456789") == ""
}
