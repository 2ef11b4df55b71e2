package scheme

import (
	"iter"
	"slices"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// Finding is a difference between what a source claims and the coefficients: a RowSum, a FamilyKind, a FamilyEntry, an
// OwnCoefficient, a FailedOrder, a FailedCoupledOrder, a FailedSeries, a LowerOrder or a LowerExponentialOrder.
type Finding interface {
	// Claim returns the place that is wrong, or of the claim that is.
	Claim() Place
}

type (
	// RowSum is an abscissa that is not the sum of its row.
	RowSum struct {
		Place      Place           // of the abscissa
		Matrix     string          // the key of the matrix
		Row        int             // from 1
		Field      algebraic.Field // of the numbers
		Given, Sum poly.Elem
		Within     exact.Rat // how far the units let them differ
	}

	// FamilyKind is a family of another kind than the scheme.
	FamilyKind struct{ Family, Kind, Of string } // the family is one of kind Of, the scheme is of kind Kind

	// FamilyEntry is an entry that keeps the matrix from having the form of the family.
	FamilyEntry struct {
		Family   string
		Place    Place
		Form     Form // that it violates
		Field    algebraic.Field
		Value    poly.Elem
		Diagonal poly.Elem // the first entry of a diagonal that should be constant
	}

	// OwnCoefficient is the first entry in which the standard form that follows from an implementation's own coefficients
	// of a Rosenbrock scheme differs from the one that is given.
	OwnCoefficient struct {
		Product     string // "a", "C" or "m" times Γ, or "m − e"
		Row, Column int    // of the product; Row is 0 for a vector
		Field       algebraic.Field
		Got, Want   poly.Elem
	}

	// FailedOrder is a claimed order whose conditions by trees do not hold: Failed is not empty.
	FailedOrder struct {
		Embedded bool
		Field    algebraic.Field
		OrderCheck
	}

	// FailedCoupledOrder is a claimed order of an additive pair whose conditions by coloured trees do not hold: Failed is not empty,
	// and all of one order.
	FailedCoupledOrder struct {
		Embedded bool
		Field    algebraic.Field
		Claimed  int
		Failed   []CoupledDefect
	}

	// LowerOrder is an order that is claimed of a general linear method, which has a lower one.
	LowerOrder struct {
		Claimed int
		Got     GeneralLinearOrder
	}

	// LowerExponentialOrder is an order that is claimed of an exponential scheme, which has a lower one.
	LowerExponentialOrder struct {
		Claimed int
		Field   algebraic.Field
		Got     ExponentialOrder
	}

	// FailedSeries is a claimed order that a coefficient contradicts: that of z^Power in R(z), or, for a multistep method,
	// that of h^Power in ρ(e^h) − hσ(e^h).
	FailedSeries struct {
		Multistep bool
		Claimed   int
		Power     int
		Field     algebraic.Field
		Got       poly.Elem
		Want      exact.Rat
	}
)

// Form is what the family of a tableau asks of an entry.
type Form int

// The forms.
const (
	LowerTriangular  Form = iota // nothing stands above the diagonal
	ExplicitFirst                // the first stage is explicit
	Explicit                     // every stage is explicit
	ConstantDiagonal             // the diagonal is constant
)

// Claim returns the place of the abscissa.
func (f RowSum) Claim() Place { return f.Place }

// Claim returns the place of the family.
func (FamilyKind) Claim() Place { return Place{Key: "family"} }

// Claim returns the place of the family.
func (FamilyEntry) Claim() Place { return Place{Key: "family"} }

// Claim returns the place of all of an implementation's own coefficients.
func (OwnCoefficient) Claim() Place { return Place{Key: "transformed"} }

// Claim returns the place of the order.
func (f FailedOrder) Claim() Place {
	if f.Embedded {
		return Place{Key: "embedded_order"}
	}
	return Place{Key: "order"}
}

// Claim returns the place of the order.
func (f FailedCoupledOrder) Claim() Place { return FailedOrder{Embedded: f.Embedded}.Claim() }

// Claim returns the place of the order.
func (LowerExponentialOrder) Claim() Place { return Place{Key: "order"} }

// Claim returns the place of the order.
func (LowerOrder) Claim() Place { return Place{Key: "order"} }

// Claim returns the place of the order.
func (FailedSeries) Claim() Place { return Place{Key: "order"} }

// RowSumFindings compares the abscissae c that a file gives with the row sums of A (and for a Rosenbrock scheme c and
// d with those of α and γ), and returns the differences: those that UnitsOf does not explain, unless they are
// OwnNodes.
func RowSumFindings(s Scheme) []Finding { return newJudge(s).failedRowSums() }

// InexactRowSums returns the row sums that differ from the given abscissae, but not by more than the units explain.
func InexactRowSums(s Scheme) []RowSum {
	j := newJudge(s)
	var out []RowSum
	for _, x := range j.rowSums() {
		if d := x.Sum.Sub(x.Given); !d.IsZero() && j.accepts(d, x.Within) {
			out = append(out, x)
		}
	}
	return out
}

// RowSums yields the abscissae that a scheme gives, each with the matrix whose row sums they should be.
func RowSums(s Scheme) iter.Seq2[Block, Block] {
	return func(yield func(Block, Block) bool) {
		for _, c := range s.Coefficients() {
			if matrix, ok := Find(s, c.RowSums); ok && !yield(c, matrix) {
				return
			}
		}
	}
}

// rowSums compares all given abscissae with the sums of their rows.
func (j judge) rowSums() []RowSum {
	var out []RowSum
	for c, matrix := range RowSums(j.scheme) {
		for i, given := range c.Values[0] {
			within := j.units.Row(matrix.Key, i).Add(j.units.At(c.Key, 0, i))
			out = append(out, RowSum{Place{c.Key, 0, i + 1}, matrix.Key, i + 1, j.scheme.Field(), given, total(matrix.Values[i]), within})
		}
	}
	return out
}

func total(row []poly.Elem) poly.Elem {
	var sum poly.Elem
	for _, x := range row {
		sum = sum.Add(x)
	}
	return sum
}

// FamilyFindings compares the family that a file names with the form of its coefficients: erk strictly lower
// triangular, dirk lower triangular, sdirk with a constant diagonal besides, esdirk with an explicit first stage and
// then a constant diagonal, firk any tableau; rosenbrock, multistep and glm name kinds.
func FamilyFindings(s Scheme) []Finding { return newJudge(s).family() }

func (j judge) family() []Finding {
	s := j.scheme
	info := s.Info()
	if info.Family == "" {
		return nil
	}
	i := slices.IndexFunc(kinds, func(k Kind) bool { return slices.Contains(k.Families, info.Family) })
	if i < 0 {
		return nil // no file says so
	}
	kind := kinds[i]
	a, ok := Find(s, "A")
	switch {
	case kind.Name != info.Kind:
		return []Finding{FamilyKind{info.Family, info.Kind, kind.Name}}
	case !ok || !kind.Array:
		return nil
	}
	if f, ok := j.familyForm(info.Family, a.Values); ok {
		return []Finding{f}
	}
	return nil
}

// familyForm finds what keeps the matrix from having the form of the family.
func (j judge) familyForm(family string, a [][]poly.Elem) (FamilyEntry, bool) {
	entry := func(row, column int, form Form) FamilyEntry {
		return FamilyEntry{Family: family, Place: Place{"A", row + 1, column + 1}, Form: form, Field: j.scheme.Field(), Value: a[row][column]}
	}
	if family == "firk" {
		return FamilyEntry{}, false
	}
	for r := range a {
		for c := r + 1; c < len(a); c++ {
			if !j.accepts(a[r][c], j.units.At("A", r, c)) {
				return entry(r, c, LowerTriangular), true
			}
		}
	}
	first := 0
	if family == "esdirk" || family == "erk" {
		if first = 1; !j.accepts(a[0][0], j.units.At("A", 0, 0)) {
			return entry(0, 0, ExplicitFirst), true
		}
	}
	for i := first; i < len(a); i++ {
		switch d, unit := a[i][i], j.units.At("A", i, i); {
		case family == "erk" && !j.accepts(d, unit):
			return entry(i, i, Explicit), true
		case (family == "sdirk" || family == "esdirk") && !j.accepts(d.Sub(a[first][first]), unit.Add(j.units.At("A", first, first))):
			f := entry(i, i, ConstantDiagonal)
			f.Diagonal = a[first][first]
			return f, true
		}
	}
	return FamilyEntry{}, false
}

// StiffAccuracy is the equalities Left[i] = Right[i] that stiff accuracy means, and how far the units let each be off.
type StiffAccuracy struct {
	Left, Right []poly.Elem
	Within      []exact.Rat
}

// Most returns the largest distance that the units allow.
func (e StiffAccuracy) Most() exact.Rat {
	var most exact.Rat
	for _, x := range e.Within {
		most = exact.Max(most, x)
	}
	return most
}

// StiffAccuracyOf returns what stiff accuracy means. For a tableau b is the last row of A; for a Rosenbrock scheme
// α_si + γ_si = b_i and Σα_sj = 1 [HW96, IV.7]; for collocation c_s = 1, that is M(1) = 0. It reports false for the
// other kinds.
func StiffAccuracyOf(s Scheme) (StiffAccuracy, bool) { return stiffEqualities(s, UnitsOf(s)) }

// EmbeddedStiffAccuracyOf is StiffAccuracyOf with the embedded weights for b; it reports false where there are none.
func EmbeddedStiffAccuracyOf(s Scheme) (StiffAccuracy, bool) {
	_, bhat, ok := Weights(s)
	if !ok || bhat.Values == nil {
		return StiffAccuracy{}, false
	}
	u := UnitsOf(s)
	e, ok := stiffEqualities(s, u)
	if ok {
		e.Right = append(cloneVector(bhat.Values[0]), e.Right[len(bhat.Values[0]):]...)
		for i := range bhat.Values[0] {
			e.Within[i] = e.Within[i].Sub(u.At("b", 0, i)).Add(u.At(bhat.Key, 0, i))
		}
	}
	return e, ok
}

func stiffEqualities(s Scheme, u Units) (StiffAccuracy, bool) {
	stiff, ok := s.(interface {
		stiffAccuracy(Units) StiffAccuracy
	})
	if !ok {
		return StiffAccuracy{}, false
	}
	return stiff.stiffAccuracy(u), true
}
