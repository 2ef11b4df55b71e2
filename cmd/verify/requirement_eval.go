package main

import (
	"context"
	"fmt"
	"strings"

	"rofz/asymptotics"
	"rofz/paper/report"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

// judge decides each requirement for the scheme that a analyses; embedded weights are not looked at.
//
// Cost: that of the facts the requirements are about, of which none but a best constant is missing in a report.
func judge(a *proofs.Analysis, list []requirement) []report.Requirement {
	var out []report.Requirement
	for _, r := range list {
		verdict, reason := r.decide(a)
		out = append(out, report.Requirement{
			Requirement: r.String(), Verdict: verdict.String(), Reason: reason, Told: r.property != "",
		})
	}
	return out
}

// decide returns whether the requirement is met, Proved, or not, Refuted, and a sentence that says why.
func (r requirement) decide(a *proofs.Analysis) (certificate.Outcome, string) {
	if r.property != "" {
		return r.decideProperty(a)
	}
	m := r.measure(a)
	if m.undecided != "" {
		return certificate.Undecided, m.undecided
	}
	verdict := m.compare(r.relation)
	if m.rounded && verdict == certificate.Refuted {
		m.sentence += fmt.Sprintf(", not %s %s", r.relation, r.number.text)
	}
	return verdict, m.sentence
}

func (r requirement) decideProperty(a *proofs.Analysis) (certificate.Outcome, string) {
	d := a.Decide(r.property)
	reason := d.Reason
	if !d.Verdict.Undecided() {
		reason = strings.TrimSuffix(fmt.Sprintf("%s is %s: %s", r.property, d.Verdict, d.Reason), ": ")
	}
	switch {
	case !r.not || d.Verdict.Undecided():
		return d.Verdict.Outcome(), reason
	case d.Verdict.Proved():
		return certificate.Refuted, reason
	}
	return certificate.Proved, reason
}

// A measure is what is known of a quantity beside a number.
type measure struct {
	// signs are those that quantity − number may have, one of them its true one. There is none if the quantity is no
	// real number and not ±∞ either: then no comparison holds.
	signs     []int
	sentence  string
	rounded   bool   // the sentence has the quantity only rounded
	undecided string // why nothing is known, "" otherwise
}

// compare returns Proved if the relation holds for each sign, Refuted if for none.
func (m measure) compare(relation string) certificate.Outcome {
	holding := 0
	for _, s := range m.signs {
		if strings.ContainsRune(relation, rune("<=>"[s+1])) {
			holding++
		}
	}
	switch {
	case holding == 0:
		return certificate.Refuted
	case holding == len(m.signs):
		return certificate.Proved
	}
	return certificate.Undecided
}

// whole is the measure of an integer.
func (r requirement) whole(n int, format string) measure {
	return measure{signs: []int{exact.Int(int64(n)).Cmp(r.number.value)}, sentence: fmt.Sprintf(format, n)}
}

// measure compares the quantity with the number.
func (r requirement) measure(a *proofs.Analysis) measure {
	s, isOneStep := a.Scheme().(scheme.OneStep)
	_, isMultistep := a.Multistep()
	if !isOneStep && !(isMultistep && (r.quantity == "order" || r.quantity == "decay")) {
		return r.undefined(a)
	}
	switch r.quantity {
	case "order":
		p, _ := a.Order()
		if a.IsUnfinished(proofs.OrderFact) {
			return late(a)
		}
		return r.whole(p, "the order is %d")
	case "tableau-order":
		return r.measureTableau(a)
	case "stage-order":
		q, done := proofs.Within(a, "stage order", func() *int {
			if q, ok := scheme.StageOrder(s); ok {
				return &q
			}
			return nil
		})
		switch {
		case !done:
			return late(a)
		case q != nil:
			return r.whole(*q, "the stage order is %d")
		}
	case "stages":
		if n := s.Stages(); n > 0 {
			return r.whole(n, "the number of stages is %d")
		}
	case "decay":
		return r.measureDecay(a)
	case "limit":
		return r.measureLimit(a)
	case bestConstant:
		return r.measureConstant(a)
	}
	return r.undefined(a)
}

// late is the measure of what was not computed in time.
func late(a *proofs.Analysis) measure {
	return measure{undecided: context.Cause(a.Context()).Error()}
}

func (r requirement) undefined(a *proofs.Analysis) measure {
	return measure{undecided: fmt.Sprintf("%s is not defined for a scheme of kind %s", r.measured(), a.Scheme().Info().Kind)}
}

// measureTableau compares the order by rooted trees. Where all trees that were looked at agree, it is at least what they
// say, and at most the order of R.
func (r requirement) measureTableau(a *proofs.Analysis) measure {
	ok := false
	o, done := proofs.Within(a, "order of the tableau", func() (o scheme.TreeOrder) {
		o, ok = scheme.TableauOrder(a.Scheme().(scheme.OneStep), scheme.MaxTreeOrder)
		return o
	})
	most, _ := a.Order()
	switch {
	case !done || a.IsUnfinished(proofs.OrderFact):
		return late(a)
	case !ok:
		return r.undefined(a)
	}
	if !o.AtLeast {
		m := r.whole(o.Order, "the order of the tableau is %d")
		m.sentence += fmt.Sprintf(", the condition of the tree %s fails", o.Tree)
		return m
	}
	return r.between(o.Order, most)
}

// between is the measure of an order of the tableau that is known to lie between two integers.
func (r requirement) between(least, most int) measure {
	if least >= most {
		return r.whole(least, "the order of the tableau is %d")
	}
	m := measure{sentence: fmt.Sprintf("the order of the tableau is from %d to %d", least, most)}
	for n := least; n <= most; n++ {
		m.signs = append(m.signs, r.whole(n, "%d").signs...)
	}
	return m
}

// measureDecay compares the exponent of R', or the largest one of the branches. That of a constant is −∞.
func (r requirement) measureDecay(a *proofs.Analysis) measure {
	if _, ok := a.Multistep(); !ok {
		at := a.Infinity()
		switch {
		case a.IsUnfinished(proofs.InfinityFact):
			return late(a)
		case !at.Constant:
			return r.whole(at.Exponent, "the decay exponent is %d")
		}
		return measure{signs: []int{-1}, sentence: "R is constant, the decay exponent is -infinite"}
	}
	var largest *exact.Rat
	branches, done := proofs.Within(a, proofs.BranchesFact, a.Branches)
	if !done {
		return late(a)
	}
	for _, b := range branches {
		if !b.Constant && (largest == nil || largest.Less(b.Exponent)) {
			largest = &b.Exponent
		}
	}
	if largest == nil {
		return measure{signs: []int{-1}, sentence: "all branches are constant, the decay exponent is -infinite"}
	}
	return measure{
		signs:    []int{largest.Cmp(r.number.value)},
		sentence: fmt.Sprintf("the largest decay exponent of the branches is %v", *largest),
	}
}

// measureLimit compares R(∞). ∞ is larger in one direction and smaller in another, so no comparison holds for it.
func (r requirement) measureLimit(a *proofs.Analysis) measure {
	at := a.Infinity()
	if a.IsUnfinished(proofs.InfinityFact) {
		return late(a)
	}
	if !at.Finite {
		return measure{sentence: "R(∞) is infinite"}
	}
	k, _, _ := a.StabilityFunction()
	m := measure{signs: []int{k.Cmp(at.Limit, poly.Rational(r.number.value))}}
	text, rounded := r.beside(m.signs[0], at.Limit.String(), func(digits int) (string, bool) {
		_, rational := at.Limit.Rat()
		return k.Decimal(at.Limit, digits), !rational
	})
	m.sentence, m.rounded = "R(∞) = "+text, rounded
	return m
}

// measureConstant compares the least C with |zR'(z)| ≤ C in the region.
func (r requirement) measureConstant(a *proofs.Analysis) measure {
	constant := a.Infinity().Constant
	if a.IsUnfinished(proofs.InfinityFact) {
		return late(a)
	}
	if constant {
		return r.whole(0, r.measured()+" = %d, R is constant")
	}
	b, err := a.Bound(r.region.region(), 1)
	switch {
	case err != nil:
		return measure{undecided: err.Error()}
	case b.Infinite:
		return measure{signs: []int{1}, sentence: fmt.Sprintf("%s is infinite: %s", r.measured(), b.Why)}
	}
	m := measure{signs: []int{b.C.Cmp(algebraic.RationalNumber(r.number.value))}}
	text, rounded := r.beside(m.signs[0], b.C.String(), func(digits int) (string, bool) {
		_, rational := b.C.Rational()
		return b.C.Decimal(digits), !rational
	})
	m.sentence, m.rounded = fmt.Sprintf("%s = %s%s", r.measured(), text, r.where(b.Supremum)), rounded
	return m
}

// beside writes a quantity: exactly if it is rational, and otherwise rounded, which "…" marks, with at least 16 digits
// and so many that they compare with the number as the quantity does; sign is that of their difference.
func (r requirement) beside(sign int, exactly string, decimal func(digits int) (text string, irrational bool)) (text string, rounded bool) {
	for digits := 16; ; digits *= 2 { // ends, since an irrational quantity is not the number
		text, irrational := decimal(digits)
		if !irrational {
			return exactly, false
		}
		shown, err := exact.ParseRat(text)
		if err != nil || shown.Cmp(r.number.value) == sign { // more digits than ParseRat reads are enough
			return text + "…", true
		}
	}
}

// where says at which points the constant is attained.
func (r requirement) where(s asymptotics.Supremum) string {
	var points []string
	for _, x := range s.Points {
		text := pointText(x)
		switch {
		case r.region == nil:
			text = "±" + text + "*i"
		case r.region.tan != nil:
			text = fmt.Sprintf("-%s*(1±%s*i)", text, r.region.tan.text)
		default:
			text = "-" + text
		}
		points = append(points, text)
	}
	switch {
	case len(points) > 0:
		return " at z = " + alternatives(points)
	case s.AtInfinity:
		return ", the limit as |z| → ∞"
	}
	return ""
}

// pointText writes a point for people.
func pointText(x algebraic.Number) string {
	if r, ok := x.Rational(); ok {
		if s := r.String(); len(s) <= 16 {
			return s
		}
	}
	return x.Decimal(6) + "…"
}
