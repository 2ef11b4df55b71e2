package exposition

import (
	"fmt"
	"math"
	"strings"

	"rofz/errata/lint"
	"rofz/internal/typography"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/proofs"
	"rofz/scheme"
)

// Remark says what a check of package lint found, without a full stop. Its title and its place stand before it.
func Remark(f lint.Finding) []Inline {
	if f.Fact == nil {
		return []Inline{Text(plainRemarks[f.Code])}
	}
	switch x := f.Fact.(type) {
	case proofs.AtInfinityIs:
		if x.Limit == nil {
			return []Inline{Text("R is unbounded at infinity")}
		}
		return []Inline{Text("R(∞) = " + figures(x.Field, *x.Limit, 6))}
	case proofs.Reason:
		return Reason(x)
	case proofs.Claim:
		return Open(x)
	case lint.Contradiction:
		return contradiction(x)
	case scheme.RowSum:
		return []Inline{Text(rowSumRemark(f.Code, x) + orderLoss(f.Effect))}
	case scheme.FailedOrder:
		return []Inline{Text(orderRemark(f.Code, x))}
	case scheme.Finding:
		return Finding(x)
	case scheme.WeightSum:
		return []Inline{Text(weightSum(f.Code, x))}
	case scheme.Warning:
		return Warning(x)
	}
	return []Inline{Text(remark(f))}
}

// plainRemarks are those without values, by code.
var plainRemarks = map[string]string{
	"RZ107": "the same as b: the difference of the two solutions estimates nothing",
	"RZ109": "exact is false, but digits is missing: each number may be off by five of its last place",
	"RZ110": shortDecimals,
	"RZ309": "R is that of b: the estimate vanishes for every linear equation",
	"RZ403": "nothing depends on it",
	"RZ404": "the last stage is the first of the next step",
}

// lastPlaces bounds how far a sum is off by wrong last places.
const lastPlaces = 1e-8

// weightSum says what weights add up to. The key stands before it.
func weightSum(code string, x scheme.WeightSum) string {
	sum, off := sixteen(x.Field, x.Sum), three(x.Field, x.Off())
	switch {
	case code == "RZ108":
		return "the sum differs from 1 by " + off
	case x.Swapped && x.Key == "e":
		return "the sum is 1: these look like embedded weights, not like the differences b − bhat"
	case x.Swapped:
		return "the sum is 0: these look like the differences b − bhat"
	case math.Abs(x.Field.Float64(x.Off())) < lastPlaces:
		return fmt.Sprintf("the sum is off by %s: more than the printed digits explain, so that the last places of an entry are wrong", off)
	case x.Key == "e":
		return fmt.Sprintf("the sum is %s, should be 0: the step size control is broken", sum)
	case x.Key == "bhat":
		return fmt.Sprintf("the sum is %s, off by %s: the step size control is broken", sum, off)
	}
	return fmt.Sprintf("the sum is %s, off by %s: not even y' = 1 is solved", sum, off)
}

func remark(f lint.Finding) string {
	switch x := f.Fact.(type) {
	case lint.StiffLimit:
		if x.Limit.IsZero() {
			return "R(∞) = 0 for both weights: the estimate vanishes in the stiff limit"
		}
		return fmt.Sprintf("R(∞) = %.6g for both weights: the estimate vanishes in the stiff limit, the error does not", x.Field.Float64(x.Limit))
	case lint.InexactOrder:
		hold := "hold"
		if x.Count == 1 {
			hold = "holds"
		}
		return fmt.Sprintf("%s %s to the printed digits only; the largest difference is %s, of tree %s",
			typography.Count(x.Count, "condition"), hold, three(x.Field, x.Worst.Residual), x.Worst.Tree)
	case lint.HigherOrder:
		is := "is"
		if x.AtLeast {
			is = "is at least"
		}
		return fmt.Sprintf("claimed %d, but the order %s %d", x.Claimed, is, x.Order)
	case lint.ByRounding:
		return fmt.Sprintf("claimed %v; as printed it fails by rounding: %s", x.Claim.Says, asPrinted(x.Claim, x.Defect))
	case lint.Growth:
		return fmt.Sprintf("R of the embedded weights grows like %s·z^%d, that of the weights vanishes", three(x.Field, x.Lead), x.Power)
	case lint.Filter:
		return plainRemarks[f.Code] + ", and filtered by " + filter(x) + " as well"
	case lint.FilteredEstimate:
		return filteredEstimate(x)
	case lint.BrokenOutput:
		if x.Starts {
			return "the dense output does not end at y₁: b(1) is not b"
		}
		return "the dense output does not begin at y₀: b(0) is not 0"
	case lint.NoGamma:
		return noGamma(x)
	case lint.Stages:
		what := "are equivalent"
		if f.Code == "RZ402" {
			what = "have the same abscissa"
		}
		return "stages " + strings.Trim(strings.ReplaceAll(fmt.Sprint([]int(x)), " ", ", "), "[]") + " " + what
	case lint.CommonFactor:
		return "the common factor is " + x.Factor.Format("ζ")
	case lint.Late:
		return x.Cause.Error() + "; not looked for: " + strings.Join(x.Codes, ", ")
	case scheme.Simplifying:
		return fmt.Sprintf("B(%d), C(%d), D(%d): stage order %d", x.B, x.C, x.D, min(x.B, x.C))
	}
	panic(fmt.Sprintf("internal error: no words for the finding %T", f.Fact))
}

// filter names the linear solve that an estimate is filtered by.
func filter(f lint.Filter) string { return "(I − γhJ)⁻¹, γ = " + sixteen(f.Field, f.Gamma) }

func filteredEstimate(x lint.FilteredEstimate) string {
	lead := three(algebraic.Field{}, poly.Rational(x.Lead))
	does := fmt.Sprintf("decays like %s·z^%d", lead, x.Power)
	switch {
	case x.Power == 0:
		does = "tends to " + lead
	case x.Power > 0:
		does = fmt.Sprintf("grows like %s·z^%d", lead, x.Power)
	}
	text := fmt.Sprintf("filtered by %s, the estimate %s at infinity", filter(x.Filter), does)
	switch {
	case x.Limit == nil:
		return text
	case x.Limit.Limit.IsZero():
		return "R(∞) = 0 for both weights: " + text
	}
	return fmt.Sprintf("R(∞) = %.6g for both weights: %s, the error does not vanish", x.Limit.Field.Float64(x.Limit.Limit), text)
}

func noGamma(x lint.NoGamma) string {
	switch {
	case x.Other > 0:
		return fmt.Sprintf("the diagonal of %s differs in the rows %d and %d: give γ as a number", x.Key, x.Row, x.Other)
	case x.Row > 0:
		return fmt.Sprintf("row %d of %s has an entry behind the diagonal: give γ as a number", x.Row, x.Key)
	}
	return fmt.Sprintf("the diagonal of %s has no positive entry: give γ as a number", x.Key)
}

func contradiction(x lint.Contradiction) []Inline {
	d := x.Claim.Decision
	claimed := []Inline{Text(fmt.Sprintf("claimed %v, but ", x.Claim.Says))}
	switch {
	case x.Claim.Kind == proofs.ClaimsStiffAccuracy:
		return join(claimed, Reason(d.Reason))
	case x.NotAStable != nil:
		return join(claimed, []Inline{Text(fmt.Sprintf("it is %s: it is not even A-stable, ", d.Verdict))}, Reason(x.NotAStable))
	}
	return join(claimed, []Inline{Text(fmt.Sprintf("it is %s: ", d.Verdict))}, Reason(d.Reason))
}

func rowSumRemark(code string, x scheme.RowSum) string {
	off := three(x.Field, x.Sum.Sub(x.Given))
	if code == "RZ108" {
		return fmt.Sprintf("the sum of row %d of %s differs by %s", x.Row, x.Matrix, off)
	}
	return fmt.Sprintf("%s, but row %d of %s has the sum %s: off by %s%s", sixteen(x.Field, x.Given), x.Row, x.Matrix,
		sixteen(x.Field, x.Sum), off, beyond(x.Within))
}

// orderLoss says what wrong abscissae do.
func orderLoss(x *lint.OrderLoss) string {
	if x == nil {
		return ""
	}
	return fmt.Sprintf("; order %d for y' = f(t, y), %d for y' = f(y)", x.Given, x.Order)
}

func orderRemark(code string, x scheme.FailedOrder) string {
	t := x.Failed[0]
	off := three(x.Field, t.Residual)
	if code == "RZ108" {
		return fmt.Sprintf("the condition of tree %s fails by %s only", t.Tree, off)
	}
	reached := t.Tree.Order() - 1
	text := fmt.Sprintf("claimed %d, but the order is %d: the condition of tree %s (density %d) is off by %s", x.Claimed, reached, t.Tree, t.Tree.Density(), off)
	text += beyond(t.Within)
	if more := len(x.Failed) - 1; more > 0 {
		text += fmt.Sprintf("; %d more of order %d fail", more, reached+1)
	}
	return text
}

// three writes a number with three digits, large and small ones with an exponent.
func three(k algebraic.Field, x poly.Elem) string { return figures(k, x, 3) }

// sixteen writes a number exactly if that is short, and otherwise with sixteen digits.
func sixteen(k algebraic.Field, x poly.Elem) string {
	if text := x.String(); x.Field() == nil && len(text) <= 24 {
		return text
	}
	return k.Decimal(x, 16) + "…"
}
