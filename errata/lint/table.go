package lint

import (
	"math"

	"rofz/poly"
	"rofz/scheme"
)

// The checks of the table for itself: 1xx.
var tableChecks = []Check{
	{
		Code: "RZ101", Title: "c is not the row sum of A", Level: Error,
		Explanation: "Every stage of a consistent scheme is evaluated at the time c that is the sum of its row. If c differs, an autonomous equation and the same equation with time as a variable give different solutions, and the order for the second is usually 1: the finding tells it. One wrong entry in a row is the most common misprint. Where the c keep the order for y' = f(t, y), as those of Lobatto IIIB with two stages and of Oliver's methods do, they are meant, and RZ111 says so.",
		Remedy:      "Compare the row and c with the source; one of them has a wrong digit or sign.",
		Example:     "A row 1/2, 1/4 with c = 1: the row sum is 3/4.",
		find:        func(s *subject) []Finding { return s.rowSums(false) },
	},
	{
		Code: "RZ102", Title: "c is the row sum to the printed digits only", Level: Note, Detail: true,
		Explanation: "The coefficients are truncated, so that their sum differs from c in the last digits. That is as it must be; the finding says by how much.",
		Remedy:      "Nothing, or verify repair for a scheme whose sums are exact.",
		Example:     "A row 0.333333333333, 0.333333333333 with c = 2/3.",
		find:        func(s *subject) []Finding { return s.rowSums(true) },
	},
	{
		Code: "RZ103", Title: "the weights b do not add up to 1", Level: Error,
		Explanation: "Without Σb = 1 the scheme is not consistent: it does not even integrate y' = 1. Where no order is claimed it is a warning, unless the sum is off by more than 1/1000 in a table with abscissae or embedded weights.",
		Remedy:      "Compare b with the source; an entry is wrong or missing.",
		Example:     "b = 1/6, 2/3, 1/3.",
		find:        func(s *subject) []Finding { return s.weightSum("b") },
	},
	{
		Code: "RZ104", Title: "the embedded weights do not add up to 1", Level: Error,
		Explanation: "Embedded weights are those of a scheme of its own, whose difference from the first estimates the error. A sum of 0 says that the differences b − bhat stand there instead. Where no embedded order is claimed, and the sum is off by at most 1/1000, it is a warning.",
		Remedy:      "Give the weights of the second scheme, or the differences under the key e. verify lint --explain tries both.",
		Example:     "b = 1/2, 1/2 with bhat = 1/2, −1/2.",
		find:        func(s *subject) []Finding { return s.weightSum("bhat") }, // RZ112 tells it of error weights
	},
	{
		Code: "RZ105", Title: "the table does not have the form of its family", Level: Error,
		Explanation: "erk is strictly lower triangular, dirk lower triangular, sdirk has a constant diagonal besides, esdirk an explicit first stage and then a constant diagonal. Solvers rely on it: they factor one matrix for all stages.",
		Remedy:      "Correct the family, or the entry that is named.",
		Example:     "family sdirk with the diagonal 1/4, 1/4, 1/3.",
		find:        func(s *subject) []Finding { return contradictions(scheme.FamilyFindings(s.scheme)) },
	},
	{
		Code: "RZ106", Title: "an implementation's own coefficients contradict the standard form", Level: Error,
		Explanation: "Rosenbrock codes keep the coefficients a, C, m, e of a transformed scheme, which determine α, γ, b and bhat. Here they determine others.",
		Remedy:      "Compute one of the two forms from the other.",
		Example:     "m computed with another γ than the one that is given.",
		find: func(s *subject) []Finding {
			return contradictions(scheme.TransformedFindings(s.scheme))
		},
	},
	{
		Code: "RZ107", Title: "the embedded weights are the weights", Level: Warning,
		Explanation: "The difference of the two solutions is then always zero, and a step size control that relies on it never reduces the step.",
		Remedy:      "Give the weights of the second scheme, or none.",
		Example:     "b = bhat = 1/2, 1/2.",
		find:        equalWeights,
	},
	{
		Code: "RZ108", Title: "the coefficients look truncated but are called exact", Level: Error,
		Explanation: "A condition that an exact table satisfies exactly fails by at most 10^-9. Exact coefficients hardly do that: they are rounded, if only the embedded weights.",
		Remedy:      "Leave \"exact\" out, or say \"exact\": false and how many digits are right.",
		Example:     "b = 0.333333333333, 0.666666666667 with \"exact\": true: the sum is right, but Σbc is not.",
		find:        looksTruncated,
	},
	{
		Code: "RZ109", Title: "the number of digits is not given", Level: Note, Detail: true,
		Explanation: "\"exact\": false says that the coefficients are truncated. Without \"digits\" each may be off by five units of its last printed place; with it, by one unit of the last of so many significant places.",
		Remedy:      "Add \"digits\" with the number of significant places that are right, or leave \"exact\" out: then each number has one unit of its last place.",
		Example:     "\"exact\": false without \"digits\".",
		find: func(s *subject) []Finding {
			if s.info.Exact == nil || *s.info.Exact || s.info.Digits > 0 {
				return nil
			}
			return []Finding{found("digits", nil)}
		},
	},
	{
		Code: "RZ110", Title: "short decimals are taken as rounded", Level: Note,
		Explanation: "Decimals of four to eight places, and fractions of numbers with four or five digits, are exact where the table's own conditions hold exactly. Here these fail exactly, and hold if such numbers may be off by one unit of their last place.",
		Remedy:      "Nothing, if they are rounded; print more digits, or fractions. With \"exact\": true they are taken as they stand, and what fails is told.",
		Example:     "b = 0.3333, 0.6666: the sum is 0.9999.",
		find: func(s *subject) []Finding {
			if !s.units.Short {
				return nil
			}
			return []Finding{found("", nil)}
		},
	},
	{
		Code: "RZ113", Title: "the last places are not right", Level: Note,
		Explanation: "Some of the table's conditions fail by more than a unit in the last place explains, and all hold if the last places of all rounded numbers are not right. Either more of them fail than one wrong number explains, or by less than two and a half times as much as the units do. So it is where numbers were computed in floating point and printed with all places of it. The table is judged with the places that are right, nine at the least.",
		Remedy:      "Nothing, if the places that are right suffice; verify repair --digits N gives more. With \"exact\": true all places are taken as they stand, with \"digits\" as many as it says.",
		Example:     "b = 0.16666666671, 0.66666666666, 0.16666666671 with Σbc = 1/2: the sum is 1 + 8·10^-11.",
		find: func(s *subject) []Finding {
			if s.units.Lost == 0 {
				return nil
			}
			return []Finding{found("", scheme.LostPlaces{Count: s.units.Lost})}
		},
	},
	{
		Code: "RZ111", Title: "c is not the row sum of A, but keeps the order", Level: Warning,
		Explanation: "With these c, b and A the conditions of the claimed order hold for y' = f(t, y), whose trees have leaves for t besides those for y; where no order is claimed, those of the order that b and A have. Methods for equations that are singular at the initial time are made so on purpose: their first stage looks at another time. That of Lobatto IIIB with two stages has such c too, and that of Radau IA with one. No abscissa is excused that no condition of b sees: of a stage without a weight at which the solution itself is evaluated, the row being b, or of one that the embedded weights use and b does not. For a stage that nothing uses it is a note.",
		Remedy:      "Nothing, if that is meant. An implementation must evaluate f at the times c, not at the row sums.",
		Example:     "A rows 0, 0 and 1/2, 0 with b = 0, 1 and c = 2/3, 1/2.",
		find:        ownNodes,
	},
	{
		Code: "RZ112", Title: "the error weights do not add up to 0", Level: Error,
		Explanation: "Error weights are the differences e = b − bhat of two weights that both add up to 1. If e does not add up to 0, the estimate of the error does not even vanish for y' = 1, and no step is small enough. A sum of 1 says that the embedded weights stand there instead. Where no embedded order is claimed, and the sum is off by at most 1/1000, it is a warning.",
		Remedy:      "Compare e with the source; if these are the embedded weights, their key is bhat.",
		Example:     "b = 1/4, 3/4 with e = 1, 0.",
		find:        func(s *subject) []Finding { return s.weightSum("e") },
	},
}

func ownNodes(s *subject) []Finding {
	own := scheme.OwnNodes(s.scheme)
	if own == nil {
		return nil
	}
	fact, level := scheme.NewDeliberateNodes(s.scheme, own), Warning
	if fact.Idle {
		level = Note
	}
	return []Finding{{Place: own[0].Place, Level: level, Fact: fact}}
}

// rowSums finds the abscissae that are row sums to the printed digits only, or that are none.
func (s *subject) rowSums(digits bool) []Finding {
	var out []Finding
	if digits {
		for _, x := range scheme.InexactRowSums(s.scheme) {
			out = append(out, Finding{Place: x.Place, Fact: x})
		}
		return out
	}
	for _, f := range scheme.RowSumFindings(s.scheme) {
		if x := f.(scheme.RowSum); !s.next(x.Sum.Sub(x.Given)) {
			out = append(out, Finding{Place: x.Place, Fact: x})
		}
	}
	if len(out) > 0 {
		out[0].Effect = s.nodeEffect()
	}
	return out
}

// nodeEffect says what wrong abscissae do, nil if that is nothing.
func (s *subject) nodeEffect() *OrderLoss {
	order, given, ok := scheme.NodeOrders(s.scheme, mostLost)
	if !ok || given >= order {
		return nil
	}
	return &OrderLoss{order, given}
}

// mostLost bounds the orders that an effect is told of.
const mostLost = 6

// weightSum finds that weights have another sum than they should; that of a table called exact, off by next to nothing, is
// told by RZ108.
func (s *subject) weightSum(key string) []Finding {
	for _, w := range scheme.WeightSums(s.scheme) {
		if w.Key != key || s.next(w.Off()) {
			continue
		}
		f := found(key, w)
		if !w.Claimed && !s.breaks(w) {
			f.Level = Warning
		}
		return []Finding{f}
	}
	return nil
}

// grossly is how far off a sum is that no rounding explains, and no other normalization: 1/1000.
const grossly = 1e-3

// breaks reports whether a sum of weights is far off in a table that says enough to be one of a solver: with abscissae, with
// embedded weights, or with an order.
func (s *subject) breaks(w scheme.WeightSum) bool {
	_, hasNodes := scheme.Find(s.scheme, "c")
	return math.Abs(w.Field.Float64(w.Off())) > grossly && (hasNodes || s.bhat != nil || s.info.Order != nil)
}

func equalWeights(s *subject) []Finding {
	if s.bhat == nil {
		return nil
	}
	for i := range s.b {
		if !s.b[i].Equal(s.bhat[i]) {
			return nil
		}
	}
	return []Finding{found("bhat", nil)}
}

// looksTruncated finds the conditions of a table called exact that fail by next to nothing.
func looksTruncated(s *subject) []Finding {
	if !s.calledExact() {
		return nil
	}
	var out []Finding
	for _, f := range scheme.RowSumFindings(s.scheme) {
		if x := f.(scheme.RowSum); s.next(x.Sum.Sub(x.Given)) {
			out = append(out, Finding{Place: x.Place, Fact: x})
		}
	}
	for _, w := range []struct {
		place   string
		b       []poly.Elem
		claimed *int
	}{{"b", s.b, s.info.Order}, {"bhat", s.bhat, s.info.EmbeddedOrder}} {
		if w.b == nil {
			continue
		}
		total := sum(w.b)
		if d := total.Sub(poly.Int(1)); !d.IsZero() {
			if s.next(d) {
				out = append(out, found(w.place, scheme.WeightSum{Key: w.place, Field: s.field, Sum: total}))
			}
			continue
		}
		if w.claimed == nil {
			continue
		}
		if c, ok := scheme.CheckOrder(s.scheme, w.place == "bhat", *w.claimed); ok && s.allNext(c.Failed) {
			out = append(out, found(w.place, scheme.FailedOrder{Embedded: w.place == "bhat", Field: s.field, OrderCheck: c}))
		}
	}
	return out
}

// allNext reports whether some conditions fail, all of them by next to nothing.
func (s *subject) allNext(failed []scheme.TreeDefect) bool {
	for _, t := range failed {
		if !s.next(t.Residual) {
			return false
		}
	}
	return len(failed) > 0
}
