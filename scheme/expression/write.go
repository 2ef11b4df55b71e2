package expression

import (
	"strconv"
	"strings"
)

// The precedences of what is written, the loosest first.
const (
	PrecSum = iota + 1
	PrecProduct
	PrecPower
	PrecAtom
)

// Precedence returns how tightly e binds when it is written.
func (e Expr) Precedence() int {
	switch e.Op {
	case OpAdd, OpSub, OpNeg:
		return PrecSum
	case OpMul, OpQuo:
		return PrecProduct
	case OpPower:
		return PrecPower
	}
	return PrecAtom
}

// Style writes expressions in one notation. Its functions get the parts as they are to be written, in parentheses where
// needed; one that is nil stands for the grammar of scheme files.
type Style struct {
	Number func(literal string) string
	Name   func(e Expr) (text string, precedence int)
	Times  string
	Beside bool                                                 // 2g needs no sign
	Over   func(x, y Expr, write func(Expr, int) string) string // nil: x/y
	Power  func(base string, n int) string
	Sqrt   func(x string) string
	Root   func(args []string) string
}

// String returns e in the grammar of scheme files.
func (e Expr) String() string { return Style{}.Write(e, PrecSum) }

// Write returns e, in parentheses if it binds less tightly than least.
func (s Style) Write(e Expr, least int) string {
	if e.Op == OpName && s.Name != nil {
		text, precedence := s.Name(e)
		if precedence < least {
			return "(" + text + ")"
		}
		return text
	}
	if e.Precedence() < least {
		return "(" + s.Write(e, PrecSum) + ")"
	}
	arg := func(i, least int) string { return s.Write(e.Args[i], least) }
	switch e.Op {
	case OpNumber:
		if s.Number != nil {
			return s.Number(e.Text)
		}
		return e.Text
	case OpName:
		return e.Text
	case OpNeg:
		return "-" + arg(0, PrecProduct)
	case OpAdd, OpSub:
		return arg(0, PrecSum) + string(e.Op) + arg(1, PrecProduct)
	case OpMul:
		if s.Beside && e.Args[0].Op == OpNumber && e.Args[1].isSymbol() {
			return arg(0, PrecProduct) + " " + arg(1, PrecPower)
		}
		times := s.Times
		if times == "" {
			times = "*"
		}
		return arg(0, PrecProduct) + times + arg(1, PrecPower)
	case OpQuo:
		if s.Over != nil {
			return s.Over(e.Args[0], e.Args[1], s.Write)
		}
		return arg(0, PrecProduct) + "/" + arg(1, PrecPower)
	case OpPower:
		if s.Power != nil {
			return s.Power(arg(0, PrecAtom), e.N)
		}
		return arg(0, PrecAtom) + "^" + strconv.Itoa(e.N)
	case OpSqrt:
		if s.Sqrt != nil {
			return s.Sqrt(arg(0, PrecSum))
		}
		return "sqrt(" + arg(0, PrecSum) + ")"
	case OpRoot:
		args := make([]string, len(e.Args))
		for i := range args {
			args[i] = arg(i, PrecSum)
		}
		if s.Root != nil {
			return s.Root(args)
		}
		return "root(" + strings.Join(args, ", ") + ")"
	}
	panic("internal error: an expression of a language is written")
}
