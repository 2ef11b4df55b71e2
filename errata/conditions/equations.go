package conditions

import (
	"fmt"

	"rofz/poly/exact"
	"rofz/scheme"
)

// Kind says what an equation demands.
type Kind int

// The kinds of equations. Rows and columns are counted from 1.
const (
	RowSum        Kind = iota // the row of A (of α) has the sum c
	GammaRowSum               // the row of γ has the sum d
	Order                     // Σ bᵢΨᵢ(t) = 1/γ(t) for a tree t
	EmbeddedOrder             // the same with b̂
	Stiff                     // b is the last row of A (of α + γ), in one column
	StiffNode                 // Rosenbrock: the last row of α has the sum 1
	LimitZero                 // R(∞) = 0
	StageOrder                // C(k) in one row: Σ aᵢⱼcⱼ^{k−1} = cᵢᵏ/k with c = Ae
	Adjoint                   // D(1) in one column: Σ bᵢaᵢⱼ = bⱼ(1 − cⱼ) with c = Ae
	NoWeight                  // Σ bᵢaᵢⱼ = 0 in one column
	Own                       // an implementation's own coefficient, computed from the standard form, has a value
)

// Equation is one demand on the coefficients.
type Equation struct {
	Kind        Kind
	Row, Column int
	Power       int         // k of StageOrder
	Tree        scheme.Tree // of Order and EmbeddedOrder
	Key         string      // of Own: "a", "C", "m", "e"
	Value       exact.Rat   // of Own

	index int // of the tree in the system's table
}

// String names the equation as messages do.
func (e Equation) String() string {
	switch e.Kind {
	case RowSum:
		return fmt.Sprintf("row sum %d", e.Row)
	case GammaRowSum:
		return fmt.Sprintf("row sum %d of gamma", e.Row)
	case Order:
		return fmt.Sprintf("order condition %s", e.Tree)
	case EmbeddedOrder:
		return fmt.Sprintf("embedded order condition %s", e.Tree)
	case Stiff:
		return fmt.Sprintf("stiff accuracy in column %d", e.Column)
	case StiffNode:
		return "last row sum of alpha is 1"
	case LimitZero:
		return "R(∞) = 0"
	case StageOrder:
		return fmt.Sprintf("C(%d) in row %d", e.Power, e.Row)
	case Adjoint:
		return fmt.Sprintf("D(1) in column %d", e.Column)
	case Own:
		return fmt.Sprintf("%s = %s", scheme.Place{Key: "transformed." + e.Key, Row: e.Row, Column: e.Column}, e.Value)
	case NoWeight:
		return fmt.Sprintf("(bᵀA)[%d] = 0", e.Column)
	}
	panic("internal error: no such equation")
}

// claim adds the equations of what the source claims.
func (s *System) claim(info scheme.Info) {
	for i := range s.stages {
		if s.c.present() {
			s.equations = append(s.equations, Equation{Kind: RowSum, Row: i + 1})
		}
		if s.d.present() {
			s.equations = append(s.equations, Equation{Kind: GammaRowSum, Row: i + 1})
		}
	}
	if info.Published.Claims("stiffly_accurate") || s.stifflyAccurate() {
		s.equations = append(s.equations, s.StiffAccuracy()...)
	}
	if info.Order != nil {
		s.orderConditions(Order, *info.Order)
	}
	if info.EmbeddedOrder != nil && s.bhat.present() {
		s.orderConditions(EmbeddedOrder, *info.EmbeddedOrder)
	}
	if info.Published.Claims("L-stable") && s.implicit() {
		s.equations = append(s.equations, Equation{Kind: LimitZero})
	}
}

// stifflyAccurate reports whether the coefficients are stiffly accurate as they stand.
func (s *System) stifflyAccurate() bool {
	return s.Of(s.StiffAccuracy()...).Hold()
}

// implicit reports whether the matrix that LimitZero inverts is invertible.
func (s *System) implicit() bool {
	e := newEvaluation(*s, Exact{}, s.Values())
	m, v := e.implicitPart()
	return Solve(e.Field, m, v) != nil
}

// StiffAccuracy returns the equations of stiff accuracy.
func (s System) StiffAccuracy() []Equation {
	var out []Equation
	for j := range s.stages {
		out = append(out, Equation{Kind: Stiff, Column: j + 1})
	}
	if s.rosenbrock {
		out = append(out, Equation{Kind: StiffNode})
	}
	return out
}

// orderConditions adds the conditions of all trees up to an order. Claims beyond the tables are cut off there.
func (s *System) orderConditions(kind Kind, order int) {
	for n := 1; n <= min(order, scheme.MaxTreeOrder); n++ {
		for _, t := range scheme.Trees(n) {
			s.equations = append(s.equations, Equation{Kind: kind, Tree: t, index: s.tree(t)})
		}
	}
}
