package main

import (
	"fmt"

	"rofz/asymptotics"
	"rofz/poly/exact"
	"rofz/proofs"
)

// A requirement is a condition on a scheme, in the language of --require: that a property is proved, or refuted, or
// how a quantity compares with a number.
type requirement struct {
	property proofs.Property // "" for a comparison
	not      bool            // the property is to be refuted

	quantity quantity
	region   *sector // of a best constant; nil stands for the half-plane Re z ≤ 0
	relation string  // one of relations
	number   literal
}

// A quantity is a number that a requirement can be about.
type quantity string

// bestConstant is the only quantity that depends on a region.
const bestConstant quantity = "C"

var quantities = []quantity{"order", "tableau-order", "stage-order", "stages", "decay", "limit", bestConstant}

var properties = []proofs.Property{
	proofs.AStable, proofs.LStable, proofs.IStable, proofs.StronglyAStable,
	proofs.StifflyAccurate, proofs.AlgebraicallyStable, proofs.ZeroStable,
}

var relations = []string{"<", "<=", "=", ">=", ">"}

// signs lists the spellings of the relations, none behind a beginning of itself.
var signs = []struct{ written, relation string }{
	{"<=", "<="}, {"≤", "<="}, {">=", ">="}, {"≥", ">="}, {"<", "<"}, {">", ">"}, {"=", "="},
}

// A sector is a region other than the half-plane: the negative axis if there is no tangent.
type sector struct {
	tan *literal
}

func (s *sector) region() asymptotics.Region {
	switch {
	case s == nil:
		return asymptotics.HalfPlane()
	case s.tan == nil:
		return asymptotics.NegativeAxis()
	}
	return asymptotics.Sector(s.tan.value)
}

// A literal is a number as it was written; written anew it could be longer than exact.ParseRat reads.
type literal struct {
	text  string
	value exact.Rat
}

// String returns the requirement in the form in which parseRequirements reads it as the same.
func (r requirement) String() string {
	switch {
	case r.property == "":
		return r.measured() + r.relation + r.number.text
	case r.not:
		return "not " + string(r.property)
	}
	return string(r.property)
}

// measured returns the quantity with its region: "C(tan=1/2)".
func (r requirement) measured() string {
	switch {
	case r.region == nil:
		return string(r.quantity)
	case r.region.tan == nil:
		return string(r.quantity) + "(axis)"
	}
	return fmt.Sprintf("%s(tan=%s)", r.quantity, r.region.tan.text)
}
