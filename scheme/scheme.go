// Package scheme holds the integrators themselves: Runge–Kutta, Rosenbrock, collocation, multistep, general linear and
// exponential schemes, additive pairs and rational approximations of the exponential. It makes them from files, pasted tableaux, names and Go code,
// derives their stability functions with checkable evidence, and knows the order conditions by rooted trees.
//
//	s, err := scheme.Parse("mine.txt", data)                        // JSON, or a tableau as it is pasted
//	s, err := scheme.NewRungeKutta("mine", [][]string{{"1/2"}}, []string{"1"})
//	s, ok, err := scheme.ParseFamily("gauss-7")
//	d, err := s.(scheme.OneStep).Derive()                           // d.R, with the evidence
//	order, ok := scheme.TableauOrder(s.(scheme.OneStep), scheme.MaxTreeOrder)
//
// Scheme is a sealed interface. Kinds are the records of all kinds; what a scheme can do, whatever its kind, is one of the
// interfaces OneStep (a rational stability function), Multistep, GeneralLinear and Exponential, or *AdditivePair; a type switch
// over them is complete.
// Coefficients are texts in the grammar of docs/scheme-format.md and are evaluated exactly, in ℚ or
// in the real number field that they generate; Schema is the JSON Schema of scheme files.
//
// Functions whose names end in Findings compare what a file claims with its coefficients. What
// is said of stability is decided by package proofs; the published schemes are in package catalogue.
package scheme

import (
	"context"
	"fmt"

	"rofz/poly"
	"rofz/poly/algebraic"
)

// Info is what a scheme file says besides its coefficients.
type Info struct {
	Name, Kind, Title, Family, Source, Note, Defect, Form string

	Exact         *bool // whether the coefficients are what the author means; nil if that is to be seen from them, as UnitsOf does
	Digits        int   // published significant places; 0 if not given
	Order         *int  // claimed
	EmbeddedOrder *int  // claimed
	Published     Claims
	Origin        *Origin // nil if the table was not taken from a source file, or none is named
}

// Origin is where a table was taken from.
type Origin struct {
	File string
	Line int // from 1; 0 if it is not known
}

// Scheme is one of *ButcherTableau, *Rosenbrock, *Collocation, *Approximation, *Family, *LinearMultistep,
// *GeneralLinearMethod, *ExponentialRungeKutta and *AdditivePair. What can be asked of it, whatever its kind, is one of OneStep,
// Multistep, GeneralLinear and Exponential; a pair answers for itself.
type Scheme interface {
	Info() Info
	Field() algebraic.Field  // the field that the coefficients generate
	Coefficients() []Block   // in the order of evaluation
	Printed() []Entries      // the coefficients as their file prints them, or as New got them; nil for one that was made of numbers
	Position(Place) Position // where the document that it was read from has a place
	common() *base
}

// OneStep is a scheme with a rational stability function: what a step multiplies by is R(z).
type OneStep interface {
	Scheme
	Stages() int // 0 for a rational approximation
	Derive() (Derivation, error)
	derive(context.Context) (Derivation, error)
	DeriveEmbedded() (d Derivation, ok bool, err error) // with the embedded weights, if there are any
}

// Multistep is a scheme whose steps multiply by roots ζ(z) of ρ(ζ) − zσ(ζ).
type Multistep interface {
	Scheme
	Rho() poly.Poly
	Sigma() poly.Poly
	Steps() int
	Consistent() bool // ρ(1) = 0 and ρ'(1) = σ(1) ≠ 0
	CommonFactor() poly.Poly
}

// GeneralLinear is a scheme whose steps multiply by the matrix M(z) = V + zB(I − zA)⁻¹U.
type GeneralLinear interface {
	Scheme
	Matrices() (a, u, b, v [][]poly.Elem)
	Characteristic(ctx context.Context) ([]poly.Poly, error) // the coefficients of ζ⁰, …, ζ^r in det(I − zA)·det(ζI − M(z))
}

// Size returns the number of stages, or of steps, and the word for one of them; 0 for a scheme that is described by
// neither.
func Size(s Scheme) (n int, noun string) {
	switch s := s.(type) {
	case OneStep:
		return s.Stages(), "stage"
	case Multistep:
		return s.Steps(), "step"
	case *AdditivePair:
		return s.Stages(), "stage"
	case Exponential:
		return s.Stages(), "stage"
	}
	return 0, ""
}

// Entries are the coefficients under one key of a scheme file, as printed there: a matrix, a vector (one row), or a
// single text. Under the key "params" each row is the name of a constant and its expression.
type Entries struct {
	Key  string
	Rows [][]string
}

// base is what all kinds that are read from files share.
type base struct {
	info     Info
	field    algebraic.Field
	printed  []Entries
	document *document // nil if it was not read from one
	within   string    // the beginning of the keys in the document, of a scheme that is a part of another
	memo     memo
	units    unitsMemo
}

// Info returns the description.
func (b *base) Info() Info { return b.info }

// Field returns the field that the coefficients generate.
func (b *base) Field() algebraic.Field { return b.field }

// Printed returns the coefficients as their file prints them, or as New got them, with the constants under "params"; nil
// for a scheme that was made of numbers, as the members of families are.
func (b *base) Printed() []Entries { return b.printed }

func cloneVector(v []poly.Elem) []poly.Elem { return append([]poly.Elem(nil), v...) }

func cloneMatrix(m [][]poly.Elem) [][]poly.Elem {
	out := make([][]poly.Elem, len(m))
	for i := range m {
		out[i] = cloneVector(m[i])
	}
	return out
}

// Error is a fault in a scheme document: the file, the place in it, and what is wrong and what would be right. Rows,
// columns and characters are counted from 1.
type Error struct {
	File, At, Message string
	Position          Position // in the file, if that is a document
	Cause             error    // what ended the work on the scheme before its time; nil if the scheme is wrong

	place string // At without a character of the text that stands there
}

// Error returns "file: place: message".
func (e *Error) Error() string {
	s := e.File
	if e.At != "" {
		s += ": " + e.At
	}
	return s + ": " + e.Message
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

func fault(at, format string, args ...any) *Error {
	return &Error{At: at, Message: fmt.Sprintf(format, args...), place: at}
}
