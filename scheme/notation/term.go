package notation

import "strings"

// op is what a term does with its arguments.
type op byte

const (
	opNumber op = 'n' // text is the literal
	opName   op = 'v' // text is the name; bound may be what it stands for
	opNeg    op = '~'
	opAdd    op = '+'
	opSub    op = '-'
	opMul    op = '*'
	opQuo    op = '/'
	opPower  op = '^' // text is the exponent, an integer
	opSqrt   op = 's'
	opRoot   op = 'r' // of a polynomial in x, between two numbers
)

// term is a coefficient: what all notations are read into and written from. The zero value is no term.
//
// Terms are made by the functions below, which bring signs to the front and drop factors 1 (a nodepy table is full of
// them), and leave everything else as it was printed. None of this changes a value.
type term struct {
	op   op
	text string
	args []term
	def  *definition
	// integer marks what C would compute in integers.
	integer bool
}

// definition is a named constant of a source file, as it stood when it was used.
type definition struct {
	name  string
	value term
}

func number(text string) term { return term{op: opNumber, text: text} }

func (t term) is(text string) bool { return t.op == opNumber && t.text == text }

func neg(x term) term {
	switch {
	case x.op == opNeg:
		return x.args[0]
	case x.is("0"):
		return x
	}
	return term{op: opNeg, args: []term{x}, integer: x.integer}
}

func add(x, y term) term {
	if y.op == opNeg {
		return sub(x, y.args[0])
	}
	return term{op: opAdd, args: []term{x, y}, integer: x.integer && y.integer}
}

func sub(x, y term) term {
	if y.op == opNeg {
		return add(x, y.args[0])
	}
	return term{op: opSub, args: []term{x, y}, integer: x.integer && y.integer}
}

func mul(x, y term) term {
	integer := x.integer && y.integer
	switch {
	case x.op == opNeg:
		return neg(mul(x.args[0], y))
	case y.op == opNeg:
		return neg(mul(x, y.args[0]))
	case x.is("0") || y.is("0"):
		return term{op: opNumber, text: "0", integer: integer}
	case x.is("1"):
		y.integer = integer
		return y
	case y.is("1"):
		x.integer = integer
		return x
	}
	return term{op: opMul, args: []term{x, y}, integer: integer}
}

func quo(x, y term) term {
	integer := x.integer && y.integer
	switch {
	case x.op == opNeg:
		return neg(quo(x.args[0], y))
	case y.op == opNeg:
		return neg(quo(x, y.args[0]))
	case y.is("1"), x.is("0"):
		x.integer = integer
		return x
	}
	return term{op: opQuo, args: []term{x, y}, integer: integer}
}

func power(x term, n string) term {
	if n == "1" {
		return x
	}
	return term{op: opPower, text: n, args: []term{x}}
}

func sqrt(x term) term { return term{op: opSqrt, args: []term{x}} }

// fraction reports whether t is ±p or ±p/q with integer literals p and q.
func (t term) fraction() (p, q string, negative, ok bool) {
	if t.op == opNeg {
		p, q, _, ok = t.args[0].fraction()
		return p, q, true, ok
	}
	switch {
	case t.op == opNumber && isInteger(t.text):
		return t.text, "1", false, true
	case t.op == opQuo && t.args[0].op == opNumber && t.args[1].op == opNumber && isInteger(t.args[0].text) && isInteger(t.args[1].text):
		return t.args[0].text, t.args[1].text, false, true
	}
	return "", "", false, false
}

// isSymbol reports whether t is a name, a square root, or a power of one.
func (t term) isSymbol() bool {
	return t.op == opName || t.op == opSqrt || t.op == opPower && t.args[0].isSymbol()
}

// literal returns the text of ±number.
func (t term) literal() (text string, ok bool) {
	switch {
	case t.op == opNumber:
		return t.text, true
	case t.op == opNeg && t.args[0].op == opNumber:
		return "-" + t.args[0].text, true
	}
	return "", false
}

func isInteger(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }

// Precedences of the grammar of coefficients.
const (
	precSum = iota + 1
	precProduct
	precPower
	precAtom
)

func (t term) precedence() int {
	switch t.op {
	case opAdd, opSub, opNeg:
		return precSum
	case opMul, opQuo:
		return precProduct
	case opPower:
		return precPower
	}
	return precAtom
}

// maxText bounds the text of one coefficient: it is what scheme files allow for a literal, and keeps constants that
// are made of constants from growing without end where a notation has no names for them.
const maxText = 100_000

// grammar writes terms in one notation. The functions get the parts as they are to be written, in parentheses where
// needed.
type grammar struct {
	number func(text string) string
	name   func(t term) string
	times  string
	beside bool                                                 // 2g needs no sign
	over   func(x, y term, write func(term, int) string) string // nil: x/y
	power  func(base, exponent string) string
	sqrt   func(x string) string
	root   func(args []string) string

	// expand returns what a name is replaced by, with its precedence; nil to keep names.
	expand func(name string) (text string, precedence int)
}

// coefficients is the grammar of scheme files.
var coefficients = grammar{
	number: func(text string) string { return text },
	name:   func(t term) string { return t.text },
	times:  "*",
	power:  func(base, exponent string) string { return base + "^" + exponent },
	sqrt:   func(x string) string { return "sqrt(" + x + ")" },
	root:   func(args []string) string { return "root(" + strings.Join(args, ", ") + ")" },
}

// String returns t in the grammar of scheme files.
func (t term) String() string { return coefficients.write(t, precSum) }

// write returns t with parentheses if it binds less tightly than least.
func (g grammar) write(t term, least int) string {
	if t.precedence() < least {
		return "(" + g.write(t, precSum) + ")"
	}
	arg := func(i, least int) string { return g.write(t.args[i], least) }
	switch t.op {
	case opNumber:
		return g.number(t.text)
	case opName:
		if g.expand != nil {
			text, precedence := g.expand(t.text)
			if precedence < least {
				return "(" + text + ")"
			}
			return text
		}
		return g.name(t)
	case opNeg:
		return "-" + arg(0, precProduct)
	case opAdd, opSub:
		return arg(0, precSum) + string(t.op) + arg(1, precProduct)
	case opMul:
		if g.beside && t.args[0].op == opNumber && t.args[1].isSymbol() {
			return arg(0, precProduct) + " " + arg(1, precPower)
		}
		return arg(0, precProduct) + g.times + arg(1, precPower)
	case opQuo:
		if g.over != nil {
			return g.over(t.args[0], t.args[1], g.write)
		}
		return arg(0, precProduct) + "/" + arg(1, precPower)
	case opPower:
		return g.power(arg(0, precAtom), t.text)
	case opSqrt:
		return g.sqrt(arg(0, precSum))
	}
	args := make([]string, len(t.args))
	for i := range args {
		args[i] = arg(i, precSum)
	}
	return g.root(args)
}
