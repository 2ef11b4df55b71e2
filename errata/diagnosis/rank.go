package diagnosis

import (
	"cmp"
	"context"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"rofz/errata/conditions"
	"rofz/scheme/expression"
)

// mostConfirmed bounds how many proposals are read anew.
const mostConfirmed = 80

// rank confirms the proposals and orders those that stand: whatever leaves the smaller residuals before what leaves the
// larger ones, the plausible slips before the implausible ones.
func (p *problem) rank(ctx context.Context, proposals []proposal, tried int) []Candidate {
	slices.SortStableFunc(proposals, func(a, b proposal) int {
		return int(10 * (a.kind.implausibility() - b.kind.implausibility()))
	})
	if len(proposals) > mostConfirmed {
		proposals = proposals[:mostConfirmed]
	}
	var list []confirmed
	seen := map[string]bool{}
	for _, q := range proposals {
		if ctx.Err() != nil && len(list) > 0 {
			break
		}
		c, ok := p.confirm(q)
		if !ok {
			continue
		}
		if key := p.identity(c); !seen[key] {
			seen[key] = true
			list = append(list, c)
		}
	}
	list = withoutEchoes(list)
	best := 0.0
	for _, c := range list {
		if c.kind != Claim && c.kind != Precision {
			best = math.Max(best, c.digits())
		}
	}
	var out []Candidate
	for _, c := range list {
		out = append(out, p.candidate(c, best, tried))
	}
	slices.SortStableFunc(out, func(a, b Candidate) int {
		switch {
		case a.Confirmed && !b.Confirmed:
			return -1
		case b.Confirmed && !a.Confirmed:
			return 1
		case a.Kind == Precision && b.evident():
			return 1
		case b.Kind == Precision && a.evident():
			return -1
		}
		return cmp.Compare(a.score, b.score)
	})
	out = withoutSupersets(out)
	return slices.DeleteFunc(out, func(c Candidate) bool {
		useless := !c.Confirmed && !slices.Contains(p.failing, true) // nothing failed but what it leaves as it was
		return useless || c.Kind == Claim && out[0].Kind != Claim && c.score > out[0].score+farBehind
	})
}

// evident reports whether an edit of the table mends so much that coarse rounding is no explanation.
func (c Candidate) evident() bool {
	return c.Kind != Claim && c.Kind != Precision && c.Kind != Abscissae && c.Accidents < -3
}

// withoutSupersets leaves out the candidates that contain all edits of a better one.
func withoutSupersets(list []Candidate) []Candidate {
	var out []Candidate
	for _, c := range list {
		if !slices.ContainsFunc(out, func(better Candidate) bool { return c.contains(better) }) {
			out = append(out, c)
		}
	}
	return out
}

// contains reports whether c makes all edits of another candidate, and more.
func (c Candidate) contains(other Candidate) bool {
	return len(other.Edits) < len(c.Edits) && !slices.ContainsFunc(other.Edits, func(e Edit) bool {
		return !slices.ContainsFunc(c.Edits, func(f Edit) bool { return e.Place == f.Place && e.To == f.To })
	})
}

// withoutEchoes leaves out values that were solved for where a slip leads to the same value up to rounding.
func withoutEchoes(list []confirmed) []confirmed {
	var slips []confirmed
	for _, c := range list {
		if c.free == nil && len(c.parts) == 0 && len(c.changes) > 0 {
			slips = append(slips, c)
		}
	}
	return slices.DeleteFunc(list, func(c confirmed) bool {
		if c.free == nil || len(c.claims) > 0 {
			return false
		}
		first := c.changes[0]
		_, _, constants := c.of.params()
		x, err := expression.Approximate(first.text, constants)
		return err == nil && slices.ContainsFunc(slips, func(s confirmed) bool {
			y, err := expression.Approximate(s.changes[0].text, constants)
			same := len(s.changes) == len(c.changes) && s.changes[0].at == first.at && s.of.transformed == c.of.transformed
			return same && err == nil && math.Abs(x-y) <= 1e-9*math.Abs(x)
		})
	})
}

// farBehind is how much less plausible than an edit of the table it may be that the claims are wrong, to be mentioned.
const farBehind = 5

// identity says which table a candidate leads to, so that the same one is not listed twice.
func (p *problem) identity(c confirmed) string {
	var b strings.Builder
	for _, x := range c.table.cells {
		b.WriteString(x.Value.String())
		b.WriteByte(' ')
	}
	for _, e := range c.claims {
		if e.IsClaim() {
			b.WriteString(e.Place.Key + e.To)
		}
	}
	return b.String()
}

// exactDigits is the number of digits that a residual of exactly 0 counts for.
const exactDigits = 60

// digits returns −log₁₀ of the largest residual that is left.
func (c confirmed) digits() float64 {
	return -math.Log10(math.Max(c.largest(), math.Pow(10, -exactDigits)))
}

func (c confirmed) largest() float64 {
	m := 0.0
	for _, r := range c.residual {
		if r.Sign() != 0 && new(big.Float).Abs(r).Cmp(negligible) > 0 {
			x, _ := r.Float64()
			m = math.Max(m, math.Abs(x))
		}
	}
	return m
}

func (p *problem) candidate(c confirmed, best float64, tried int) Candidate {
	p = c.of
	out := Candidate{Kind: c.kind, Edits: c.edits, Residual: c.largest(), Confirmed: true, Conditions: len(c.names)}
	if p.Confirm != nil {
		out.Confirmed = p.Confirm(c.table.scheme)
	}
	if len(c.changes) > 0 && c.exactly != c.changes[0].text {
		out.Value = c.exactly
	}
	freedom := len(c.parts)
	if c.kind == Replaced {
		freedom = len(c.changes)
	}
	if c.free != nil {
		freedom++
	}
	out.Accidents = math.Log10(float64(tried)) - p.evidence(c, freedom)
	out.plain = p.implausibility(c)
	out.score = out.plain - 0.3*float64(p.harmony(c))
	if c.decimals {
		out.Residual = 0 // the irrational value itself was checked exactly
	} else if c.kind != Claim && c.kind != Precision {
		out.score += math.Max(0, math.Min(best, 20)-c.digits()) // beyond 20 digits nothing more is learnt
	}
	return out
}

// implausibility adds up what makes a candidate unlikely: its kind, the number of places, cells that must go along, the
// length of a value that was solved for, the number of claims given up.
func (p *problem) implausibility(c confirmed) float64 {
	sum := c.kind.implausibility()
	for _, m := range c.changes {
		sum += padding(m.text) - padding(p.cells[m.at].Text)
	}
	if c.free != nil {
		sum += math.Min(c.height, 5)
	}
	if c.kind == Several {
		sum += c.height
	} else if n := len(c.changes); n > 1 && c.kind != Exchange && c.kind != Shift && c.kind != Weights && c.kind != Replaced {
		sum += 0.3 * float64(n-1)
	}
	for _, f := range c.follow {
		switch {
		case c.kind == Abscissae:
		case c.kind == Claim:
			sum += 2
		case p.linear[f.equation].follow == either:
			sum += 0.2
		default:
			sum++
		}
	}
	if c.kind == Claim {
		sum += 0.5 * float64(len(c.claims)-1)
	}
	for _, e := range c.claims {
		from, err1 := strconv.Atoi(e.From)
		to, err2 := strconv.Atoi(e.To)
		switch {
		case c.kind == Claim && err1 == nil && err2 == nil:
			sum += 1.5 * float64(from-to-1)
		case c.kind != Claim && c.kind != Precision && e.IsClaim():
			sum += 1.5
		}
	}
	return sum
}

// padding returns 1 for a text with a number that begins with a zero too many, as 03.5 does: nobody prints that on
// purpose.
func padding(text string) float64 {
	for _, n := range numbers(text) {
		exponent := n.from > 0 && strings.ContainsAny(text[n.from-1:n.from], "eE+-") && n.from > 1
		if n.to-n.from > 1 && text[n.from] == '0' && isDigit(text[n.from+1]) && !exponent {
			return 1
		}
	}
	return 0
}

// evidence returns the digits by which the failing conditions are mended, summed over as many of them as are
// independent, the least convincing ones first.
func (p *problem) evidence(c confirmed, freedom int) float64 {
	after := map[string]*big.Float{}
	for i, name := range c.names {
		after[name] = c.residual[i]
	}
	var gains []float64
	for i, name := range p.names() {
		if !p.failing[i] {
			continue
		}
		if r, ok := after[name]; ok {
			gains = append(gains, gain(p.before[i], r))
		}
	}
	slices.Sort(gains)
	sum := 0.0
	for i := 0; i < p.independent()-freedom && i < len(gains); i++ {
		sum += gains[i]
	}
	return sum
}

// gain returns log₁₀ of before/after, at most 16. Where nothing is left it is log₁₀ of the least denominator of the
// residual before, if that is small: a residual with denominators of that size would vanish about so often.
func gain(before, after *big.Float) float64 {
	b, _ := before.Float64()
	a, _ := after.Float64()
	if new(big.Float).Abs(after).Cmp(negligible) > 0 {
		return math.Min(16, math.Max(0, math.Log10(math.Abs(b/a))))
	}
	for den := 1.0; den <= 1e5; den++ {
		if y := b * den; math.Abs(y-math.Round(y)) < 1e-9 {
			return math.Max(0.3, math.Log10(den))
		}
	}
	return 16
}

// mostDerivatives bounds the derivatives that are computed: of a large table a sample does, which can only make the
// evidence weaker than it is.
const mostDerivatives = 400

// independent returns the rank of the derivatives of the failing conditions, which is how many of them are independent
// of each other near the printed table.
func (p *problem) independent() int {
	if p.independence > 0 {
		return p.independence
	}
	x := make([]conditions.DualNumber, len(p.cells))
	for i, c := range p.cells {
		x[i].Value = p.scheme.Field().Float64(c.Value)
	}
	var rows [][]float64
	stride := 1 + len(p.cells)/mostDerivatives
	for i := 0; i < len(p.cells); i += stride {
		if p.cells[i].fixed {
			continue
		}
		x[i].Slope = 1
		var row []float64
		for k, r := range residuals(p.table, conditions.Dual{}, x) {
			if p.failing[k] {
				row = append(row, r.Slope)
			}
		}
		x[i].Slope = 0
		rows = append(rows, row)
	}
	p.independence = max(1, rank(rows))
	return p.independence
}

// rank returns the numerical rank of a matrix, by elimination with full pivoting.
func rank(m [][]float64) int {
	for k := 0; ; k++ {
		row, col, largest := -1, -1, 1e-4
		for i := k; i < len(m); i++ {
			for j, y := range m[i] {
				if math.Abs(y) > largest {
					row, col, largest = i, j, math.Abs(y)
				}
			}
		}
		if row < 0 {
			return k
		}
		m[k], m[row] = m[row], m[k]
		for i := k + 1; i < len(m); i++ {
			factor := m[i][col] / m[k][col]
			for j := range m[i] {
				m[i][j] -= factor * m[k][j]
			}
		}
	}
}

// harmony counts what holds besides the claims: the simplifying assumptions C(2) and D(1), row by row and column by
// column, and entries of A that equal their neighbours. A table that was meant has more of it than one that was not.
func (p *problem) harmony(c confirmed) int {
	if c.table.curved == nil {
		return 0
	}
	sys := c.table.system
	var more []conditions.Equation
	for i := 1; i <= sys.Stages(); i++ {
		more = append(more, conditions.Equation{Kind: conditions.StageOrder, Row: i, Power: 2},
			conditions.Equation{Kind: conditions.Adjoint, Column: i})
	}
	more = append(more, sys.StiffAccuracy()...)
	count := 0
	for _, r := range conditions.Residuals(sys.Of(more...), precise, c.table.precisePoint()) {
		if p.accepts(r) {
			count++
		}
	}
	return count
}
