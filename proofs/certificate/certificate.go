// Package certificate is the trusted core: it checks that evidence proves a claim about a scheme, by exact expansion
// and nothing else. It searches for nothing, divides by nothing, rounds nothing, and knows nothing of how the evidence was
// found; whatever is reported as proved or refuted anywhere in this module has passed Check.
//
//	file, err := certificate.Parse(text)            // the text form: docs/certificate.md
//	verdicts, err := certificate.CheckFile(file)    // each Proved or Refuted, all about the scheme at the head of the file
//	verdict, err := certificate.Check(claim)        // one claim, about the numbers that it holds itself
//
// Each claim is a type that carries its own evidence; the comment of its check method is the theorem that makes the
// check sound. It imports exact and poly alone: with them it is all that a reader has to trust. docs/certificate.md tells
// how to check each certificate by hand, docs/theory.md why there always is one. Package proofs finds them.
package certificate

import (
	"fmt"
	"reflect"
	"strings"

	"rofz/poly"
	"rofz/poly/exact"
)

// Outcome is what can be known about a property. The zero value is Undecided.
type Outcome uint8

// The outcomes.
const (
	Undecided Outcome = iota
	Proved
	Refuted
)

// String returns "undecided", "proved" or "refuted".
func (o Outcome) String() string { return [...]string{"undecided", "proved", "refuted"}[o] }

// Verdict is an outcome that the core stands for: Check and CheckFile alone make one that is not undecided, and whoever
// holds one can but pass it on. The zero value is undecided.
type Verdict struct {
	outcome Outcome
	claim   string
}

// Outcome returns what is known.
func (v Verdict) Outcome() Outcome { return v.outcome }

// Proved reports that the property holds.
func (v Verdict) Proved() bool { return v.outcome == Proved }

// Refuted reports that the property does not hold.
func (v Verdict) Refuted() bool { return v.outcome == Refuted }

// Undecided reports that nothing is known.
func (v Verdict) Undecided() bool { return v.outcome == Undecided }

// Claim returns the claim that the core has accepted, such as "not A-stable"; from CheckFile it is a sentence with all
// numbers that the scheme does not give, such as "order 3, error constant 1/72". It is "" for a verdict that is undecided.
func (v Verdict) Claim() string { return v.claim }

// String returns "undecided", "proved" or "refuted".
func (v Verdict) String() string { return v.outcome.String() }

// Certificate is a claim with its evidence: one of those in the list claims, which all files know.
//
// The key of a field is the one that it has in files; a field without a key is given by the scheme of the file, by bind.
// A claim about R has besides a method function, which returns its R, and one with numbers that the scheme does not give a
// method sentence, which names them.
type Certificate interface {
	name() string          // of what is claimed, or denied
	against() bool         // it is denied
	root() *exact.Interval // of the field of all numbers but those marked "other"
	bind(*subject) error   // takes from the scheme, or its R, what the claim is about
	check(embedding) error
}

// claims are all that the core can be asked. A new one is a type, and an entry here.
var claims = []Certificate{
	&Derivation{}, &Derivative{}, &AtInfinity{}, &Order{}, &Pole{},
	&Stability{Property: AStable}, &Stability{Property: LStable}, &Stability{Property: StronglyAStable}, &Stability{Property: IStable},
	&SchwarzPick{}, &Gradient{Region: HalfPlane}, &Gradient{Region: NegativeAxis}, &Gradient{Region: Sector},
	&ZeroStability{}, &Multistep{Property: AStable}, &Multistep{Property: LStable},
	&GeneralLinearZeroStability{}, &GeneralLinear{Property: AStable}, &GeneralLinear{Property: LStable},
	&ExponentialStability{Property: AStable}, &ExponentialStability{Property: LStable},
	&SectorStability{Property: AlphaStable}, &SectorStability{Property: SectorStable}, &SectorStability{Property: AxisStable},
	&MultistepSector{Property: AlphaStable}, &MultistepSector{Property: SectorStable}, &MultistepSector{Property: AxisStable},
	&TableauOrder{}, &StiffAccuracy{}, &StiffAccuracy{Against: true}, &AlgebraicStability{}, &Symmetry{}, &Symplecticity{}, &Monotonicity{},
	&CoupledOrder{}, &PairFunction{}, &PairAtInfinity{}, &PairLStability{}, &PairLStability{Against: true},
	&JointStability{Property: StableOnHalfPlane}, &JointStability{Property: StableOnAxis}, &JointStability{Property: StableAtInfinity},
	&JointStability{Property: StableOnHalfPlane, Against: true}, &JointStability{Property: StableOnAxis, Against: true},
	&JointStability{Property: StableAtInfinity, Against: true},
	&PairStructure{Property: TypeA}, &PairStructure{Property: TypeCK}, &PairStructure{Property: ARS},
	&PairStructure{Property: GSA}, &PairStructure{Property: EqualC}, &PairStructure{Property: EqualB},
	&PairStructure{Property: TypeA, Against: true}, &PairStructure{Property: TypeCK, Against: true}, &PairStructure{Property: ARS, Against: true},
	&PairStructure{Property: GSA, Against: true}, &PairStructure{Property: EqualC, Against: true}, &PairStructure{Property: EqualB, Against: true},
}

// claimOf returns what c claims.
func claimOf(c Certificate) string {
	if c.against() {
		return "not " + c.name()
	}
	return c.name()
}

// sentence returns what c claims, with every number that is not given by the scheme.
func sentence(c Certificate) string {
	if c, ok := c.(interface{ sentence() string }); ok {
		return c.sentence()
	}
	return claimOf(c)
}

// functionOf returns the R of a claim about it, nil for a claim about the scheme.
func functionOf(c Certificate) *Function {
	if c, ok := c.(interface{ function() *Function }); ok {
		return c.function()
	}
	return nil
}

// Failure says why well-formed evidence does not prove its claim.
type Failure struct{ Reason string }

// Error returns the reason, behind a few words that say what it is the reason for.
func (e *Failure) Error() string { return "the evidence does not prove the claim: " + e.Reason }

// Malformed says why something is not a certificate at all.
type Malformed struct {
	Line   int // in a certificate file, counted from 1; 0 if it was not read from one
	Reason string
}

// Error returns the reason, with the line in front of it if there is one.
func (e *Malformed) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("line %d: %s", e.Line, e.Reason)
	}
	return e.Reason
}

func failf(format string, args ...any) error { return &Failure{fmt.Sprintf(format, args...)} }

func malformed(format string, args ...any) error {
	return &Malformed{Reason: fmt.Sprintf(format, args...)}
}

// Check returns Proved or Refuted when the evidence proves that the property holds or does not hold. Otherwise it
// returns Undecided and a *Failure, or a *Malformed when c is no certificate.
//
// Cost: O(n³) coefficient operations for polynomials of degree n.
func Check(c Certificate) (Verdict, error) {
	if c == nil {
		return Verdict{}, malformed("no certificate")
	}
	k, err := newEmbedding(*c.root(), fieldsOf(c))
	if err == nil {
		err = c.check(k)
	}
	if err != nil {
		return Verdict{}, err
	}
	if c.against() {
		return Verdict{Refuted, claimOf(c)}, nil
	}
	return Verdict{Proved, claimOf(c)}, nil
}

// Claim returns the name of what c claims, such as "A-stable" or "not A-stable".
func Claim(c Certificate) string { return claimOf(c) }

// Sentence returns what c claims with every number that its scheme does not give, such as "order 3, error constant 1/72".
func Sentence(c Certificate) string { return sentence(c) }

// Function is a rational function P/Q with real coefficients: in ℚ, or in ℚ[g]/(m) with g standing for the real root
// of m in the interval Root.
type Function struct {
	P    poly.Poly `key:"P"`
	Q    poly.Poly `key:"Q"`
	Root exact.Interval
}

// Square is the term Weight·|Poly|² of a sum of squares.
type Square struct {
	Weight poly.Elem
	Poly   poly.Poly
}

// part is one field of a certificate or of a scheme.
type part struct {
	key    string // in files; "" if it does not stand there
	word   string // what stands there for a true bool
	always bool   // it stands there even if it is 0
	other  bool   // it lies in another field than the rest
	value  any    // a pointer to it
}

// partsOf returns the fields of a certificate or a scheme, in order; x is a pointer to it.
func partsOf(x any) []part { return appendParts(nil, reflect.ValueOf(x).Elem(), part{key: "*"}) }

// appendParts adds the fields of the struct v, whose own tag is outer: the * in its key stands for theirs.
func appendParts(out []part, v reflect.Value, outer part) []part {
	for i := range v.NumField() {
		tag := v.Type().Field(i).Tag
		p := part{word: tag.Get("word"), always: tag.Get("zero") != "", other: outer.other || tag.Get("field") != "", value: v.Field(i).Addr().Interface()}
		if key := tag.Get("key"); key != "" && outer.key != "" {
			p.key = strings.Replace(outer.key, "*", key, 1)
		}
		switch p.value.(type) {
		case *Function, *Majorant, *Disc, *PowerBound, *CommonFactor, *Stages:
			out = appendParts(out, v.Field(i), p)
		default:
			out = append(out, p)
		}
	}
	return out
}

// fieldsOf returns the number fields of all numbers in a certificate or a scheme but those marked as of another one.
func fieldsOf(x any) []*poly.Field {
	var out []*poly.Field
	for _, p := range partsOf(x) {
		if !p.other {
			out = appendFields(out, reflect.ValueOf(p.value).Elem())
		}
	}
	return out
}

// appendFields adds those of all numbers and polynomials in v.
func appendFields(out []*poly.Field, v reflect.Value) []*poly.Field {
	switch x := v.Interface().(type) {
	case poly.Elem:
		return append(out, x.Field())
	case poly.Poly:
		return append(out, x.Field())
	case *poly.Elem:
		if x != nil {
			out = append(out, x.Field())
		}
	case Square:
		return append(out, x.Weight.Field(), x.Poly.Field())
	case ExponentialTerm:
		return append(out, x.Poly.Field())
	case Step:
		return appendFields(appendFields(out, reflect.ValueOf(x.Squares)), reflect.ValueOf(x.Divided))
	}
	if v.Kind() == reflect.Slice {
		for i := range v.Len() {
			out = appendFields(out, v.Index(i))
		}
	}
	return out
}

// isEmpty reports that a part stands for nothing: 0, or an empty list.
func (p part) isEmpty() bool {
	if x, ok := p.value.(*poly.Poly); ok {
		return x.IsZero()
	}
	v := reflect.ValueOf(p.value).Elem()
	if v.Kind() == reflect.Slice {
		return v.Len() == 0
	}
	return v.IsZero()
}

// onlyParts checks that c holds no evidence but that with the given keys; one with a * at its end stands for all that begin
// like it.
func onlyParts(c Certificate, keys ...string) error {
	for _, p := range partsOf(c) {
		ok := p.key == "" || p.always || p.isEmpty()
		for _, key := range keys {
			stem, many := strings.CutSuffix(key, "*")
			ok = ok || p.key == stem || many && strings.HasPrefix(p.key, stem)
		}
		if !ok {
			return malformed("%q is evidence of another sort", p.key)
		}
	}
	return nil
}
