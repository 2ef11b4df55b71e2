package exposition

import (
	"fmt"

	"rofz/paper/formula"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

// multistep is the evidence about a linear multistep method.
func (w *writer) multistep(d proofs.Decision, c *certificate.Multistep) ([]Inline, []Block) {
	switch {
	case c.Property == certificate.LStable && d.Verdict.Refuted() && w.refuted(proofs.AStable):
		return say("It is not A-stable."), nil
	case c.AgainstSigma:
		return say("$σ$ is not $cζ^k$ with $k = deg ρ$: not all roots tend to $0$ as $|z| → ∞$."), nil
	case c.Witness != nil:
		return w.rootWitness(d, c)
	case !c.Common.G.IsZero():
		return stopped(Reason(d.Reason)), []Block{w.elsewhere(d)}
	case c.Property == certificate.LStable:
		return say("It is A-stable by the identity above, and $σ = cζ^k$ with $k = deg ρ$."), nil
	}
	k := max(c.Rho.Degree(), c.Sigma.Degree())
	f, h := c.Sigma.Sub(c.Rho).Cayley(k), c.Sigma.Add(c.Rho).Cayley(k)
	blocks := []Block{
		paragraph("Put $ζ = (1 − w)/(1 + w)$, which takes $Re w < 0$ to $|ζ| > 1$. With $k = #$ the polynomials", number(k)),
		Display{
			line("F(w)", "=", "(1 + w)^k (σ(ζ) − ρ(ζ))"),
			{nil, "=", w.sum(w.k, f, "w")},
			line("H(w)", "=", "(1 + w)^k (σ(ζ) + ρ(ζ))"),
			{nil, "=", w.sum(w.k, h, "w")},
		},
		paragraph("satisfy, for all complex $w$,"),
	}
	identity := w.identity(d, "|H(w)|² − |F(w)|²", "w", c.Method.HalfPlane, c.Method.Axis,
		paragraph("So $|σ − ρ| ≤ |σ + ρ|$ for $|ζ| ≥ 1$. $ρ$ and $σ$ have no common zero, so $(σ − ρ)/(σ + ρ)$ has no pole in $|ζ| > 1$, and it is not constant: by the maximum principle its modulus is less than $1$ there. This excludes $σ(ζ) = 0$ and says $Re(ρ/σ) > 0$, so no root of $ρ − zσ$ with $Re z ≤ 0$ has $|ζ| > 1$. "+
			"A multiple root with $|ζ| = 1$ would be a zero of the derivative of $z = ρ/σ$; there the angle $π$ of the points with $|ζ| > 1$ would be opened to $2π$ at least, and $Re(ρ/σ)$ would be negative at some of them. "+
			"To check the identity write $v$ for $w̄$, multiply out, and compare the coefficients of $w^m v^n$ on both sides."))
	return say("$Re(ρ/σ) > 0$ for $|ζ| > 1$."), append(blocks, identity...)
}

// rootWitness shows a point outside the disc that is a root for a z in the left half-plane.
func (w *writer) rootWitness(d proofs.Decision, c *certificate.Multistep) ([]Inline, []Block) {
	zeta := *c.Witness
	a, b := c.Rho.EvalGaussian(zeta)
	p, q := c.Sigma.EvalGaussian(zeta)
	re := a.Mul(p).Add(b.Mul(q)) // Re ρ·conj σ
	lines := Display{
		{formula.MustParse("ζ₀"), "=", w.style.Gaussian(zeta)},
		{formula.MustParse("|ζ₀|²"), "=", w.style.Rational(zeta.Norm())},
		{formula.MustParse("Re z₀ |σ(ζ₀)|²"), "=", w.style.Element(w.k, re)},
	}
	blocks := []Block{lines, paragraph("This $ζ₀$ is a root for $z₀ = ρ(ζ₀)/σ(ζ₀)$; the last line is the real part of $ρ(ζ₀)$ times the conjugate of $σ(ζ₀)$.")}
	if isCut(lines) {
		blocks = append(blocks, w.elsewhere(d))
	}
	return say("There is a root $ζ₀$ with $|ζ₀| > 1$ for a $z₀$ with $Re z₀ ≤ 0$."), blocks
}

// zeroStability is the evidence about the zeros of ρ.
func (w *writer) zeroStability(d proofs.Decision, c *certificate.ZeroStability) ([]Inline, []Block) {
	switch {
	case c.Witness != nil:
		blocks := []Block{Display{{formula.MustParse("ζ₀"), "=", w.style.Gaussian(*c.Witness)}},
			paragraph("At this point with $|ζ₀| > 1$ the real part of $ζ₀ρ'(ζ₀)/ρ(ζ₀)$, the sum of $Re ζ₀/(ζ₀ − ζ_j)$ over the zeros $ζ_j$, is not above $n/2$, as it would be if all of them had $|ζ_j| ≤ 1$.")}
		return say("$ρ$ has a zero with $|ζ| > 1$."), blocks
	case !c.Double.IsZero():
		return say("The square of $#$ divides $ρ$, and it has a zero with $|ζ| ≥ 1$.", w.style.Descending(w.k, c.Double, "ζ")), nil
	}
	factors := w.k.Factor(c.Rho)
	var row formula.Row
	if lead := w.style.Element(w.k, c.Rho.Lead()); !isOne(lead) {
		row = append(row, grouped(lead))
	}
	for _, f := range factors {
		body := w.style.Descending(w.k, f.Poly, "ζ")
		var e formula.Expr = formula.Fence{Open: "(", Body: body, Close: ")"}
		if f.Poly.Degree() == 1 && f.Poly.Coeff(0).IsZero() {
			e = formula.Symbol("ζ")
		}
		row = append(row, formula.Power(e, exact.Int(int64(f.Mult))))
	}
	return say("All zeros of $ρ$ have $|ζ| ≤ 1$, and those with $|ζ| = 1$ are simple."),
		[]Block{Display{{formula.MustParse("ρ(ζ)"), "=", row}}, w.elsewhere(d)}
}

// largestMatrix is the size up to which the matrix of algebraic stability is shown.
const largestMatrix = 5

// algebraicStability is the evidence about M = BA + AᵀB − bbᵀ.
func (w *writer) algebraicStability(d proofs.Decision, c *certificate.AlgebraicStability) ([]Inline, []Block) {
	diagonal, _ := c.Gram()
	k := w.a.Scheme().Field()
	style := w.style
	if c.Negative > 0 {
		return say("The weight $#$ is negative.", formula.Row{formula.Script{Base: formula.Symbol("b"), Sub: number(c.Negative)}, formula.Operator("="), w.brief.Element(k, diagonal[c.Negative-1])}), nil
	}
	m := stabilityForm(c.A, c.B, diagonal)
	blocks := []Block{paragraph("The matrix in question is $M = BA + AᵀB − bbᵀ$ with $B = diag(b)$ [@BB79].")}
	if _, nodes := scheme.Find(w.a.Scheme(), "nodes"); nodes {
		blocks = []Block{paragraph("The matrix in question is $M = BA + AᵀB − bbᵀ$ [@BB79], written in the basis of shifted Legendre polynomials, where $B$ is the diagonal matrix of their norms $Σ b_i L_k(c_i)²$.")}
	}
	if len(m) <= largestMatrix && (len(c.Weights) > 0 || c.Witness != nil) {
		matrix := make([][]formula.Expr, len(m))
		for i, row := range m {
			for _, x := range row {
				matrix[i] = append(matrix[i], style.Element(k, x))
			}
		}
		var f formula.Expr = formula.Fence{Open: "[", Body: formula.Matrix{Rows: matrix}, Close: "]"}
		if len(m) == 1 {
			f = matrix[0][0]
		}
		if formula.Width(f) < lineWidth && longest(f) < 20 {
			blocks = append(blocks, equation("M", "=", f))
		}
	}
	if c.Witness != nil {
		var x []formula.Expr
		for _, e := range c.Witness {
			x = append(x, style.Element(k, e))
		}
		vector := list(x)
		if formula.Width(vector) < lineWidth {
			lines := Display{{formula.Symbol("x"), "=", vector}, {formula.MustParse("xᵀMx"), "=", style.Element(k, form(m, c.Witness))}}
			return say("$M$ is not positive semidefinite: $xᵀMx < 0$ for a vector $x$."), append(blocks, lines)
		}
		return say("$M$ is not positive semidefinite."), append(blocks, w.elsewhere(d))
	}
	reason := say("$b ≥ 0$, and $M$ is positive semidefinite.")
	if len(c.Weights) == 0 {
		return say("$b ≥ 0$, and $M = 0$."), blocks
	}
	var sum formula.Sum
	for i, d := range c.Weights {
		sum = append(sum, addend(style.Element(k, d), squared(w.linear(style, c.Vectors[i]))))
	}
	if f := (Display{{formula.MustParse("xᵀMx"), "=", sum}}); !isCut(f) && formula.Width(sum) < 12*lineWidth {
		return reason, append(blocks, paragraph("Its quadratic form is a sum of squares,"), f)
	}
	return reason, append(blocks, w.elsewhere(d))
}

// stabilityForm is M = BA + AᵀB − bbᵀ with B = diag(diagonal).
func stabilityForm(a [][]poly.Elem, b, diagonal []poly.Elem) [][]poly.Elem {
	m := make([][]poly.Elem, len(a))
	for i := range a {
		m[i] = make([]poly.Elem, len(a))
		for j := range a {
			m[i][j] = diagonal[i].Mul(a[i][j]).Add(diagonal[j].Mul(a[j][i])).Sub(b[i].Mul(b[j]))
		}
	}
	return m
}

func form(m [][]poly.Elem, x []poly.Elem) poly.Elem {
	var sum poly.Elem
	for i := range m {
		for j := range m {
			sum = sum.Add(x[i].Mul(m[i][j]).Mul(x[j]))
		}
	}
	return sum
}

// linear is Σ v_j x_j.
func (w *writer) linear(s formula.Style, v []poly.Elem) formula.Expr {
	var sum formula.Sum
	for j, c := range v {
		if !c.IsZero() {
			sum = append(sum, addend(s.Element(w.a.Scheme().Field(), c), subscript("x", fmt.Sprint(j+1))))
		}
	}
	return sum
}

// squared is the square of a linear form.
func squared(e formula.Expr) formula.Expr {
	two := formula.Number("2")
	if s, ok := e.(formula.Sum); ok && len(s) == 1 && !s[0].Negative {
		if x, ok := s[0].Body.(formula.Script); ok && x.Sup == nil {
			return formula.Script{Base: x.Base, Sub: x.Sub, Sup: two}
		}
	}
	return formula.Script{Base: formula.Fence{Open: "(", Body: e, Close: ")"}, Sup: two}
}

func subscript(base, index string) formula.Expr {
	return formula.Script{Base: formula.Symbol(base), Sub: formula.Number(index)}
}

// list is (x₁, …, x_n).
func list(xs []formula.Expr) formula.Expr {
	var row formula.Row
	for i, x := range xs {
		if i > 0 {
			row = append(row, formula.Operator(","))
		}
		row = append(row, x)
	}
	return formula.Fence{Open: "(", Body: row, Close: ")"}
}

// stiffAccuracy is the evidence that the last stage is the result, or that it is not.
func (w *writer) stiffAccuracy(d proofs.Decision, c *certificate.StiffAccuracy) ([]Inline, []Block) {
	what := "The last row of $A$ is $bᵀ$"
	against := "The last row of $A$ is not $bᵀ$"
	kind, _ := scheme.KindNamed(w.info.Kind)
	_, nodes := kind.Coefficient("nodes")
	switch {
	case kind.Order == scheme.RosenbrockTrees:
		what, against = "$α_{si} + γ_{si} = b_i$ for all $i$, and the last row of $α$ has the sum $1$", "It is not true that $α_{si} + γ_{si} = b_i$ for all $i$ and that the last row of $α$ has the sum $1$"
	case nodes:
		what, against = "$1$ is a node", "$1$ is no node"
	}
	if c.Against {
		return say(against + "."), nil
	}
	if !c.Within.IsZero() {
		return say(what+", to within $#$.", w.style.Rational(c.Within)), nil
	}
	return say(what + "."), nil
}
