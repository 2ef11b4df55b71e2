package exposition

import (
	"strings"

	"rofz/asymptotics/stability"
	"rofz/paper/formula"
	"rofz/poly"
	"rofz/proofs"
	"rofz/proofs/certificate"
)

// certificates says what is decided about each property, with the evidence.
func (w *writer) certificates() []Block {
	m := w.told()
	out := rounded(w.a)
	if m.oneStep() && m.err == nil {
		out = append(out, paragraph("Here $R = P/Q$ in lowest terms, with"), Display{
			{formula.MustParse("P(z)"), "=", m.sum(m.k, m.r.Numerator(), "z")},
			{formula.MustParse("Q(z)"), "=", m.factored(m.r.Denominator(), "z")},
		})
	}
	if _, pair := w.a.Pair(); pair {
		out = append(out, w.pairReaches()...)
	}
	for _, p := range w.a.Properties() {
		d, by := w.decide(p, m)
		if d.IsImplied() { // said already
			continue
		}
		v := by.verdict(d)
		if m != w {
			v.Property += map[bool]string{true: ", as meant", false: ", as printed"}[by.asMeant]
		}
		out = append(out, v)
		if x, _, ok := AngleOf(w.a); ok && p == proofs.SectorStable {
			out = append(out, Paragraph{Text("A(α)-stable " + largestAngle(x) + ".")})
		}
	}
	if m != w {
		out = m.explained(out)
	}
	return out
}

func (w *writer) verdict(d proofs.Decision) Verdict {
	v := Verdict{Property: string(d.Property), Verdict: d.Verdict.Outcome()}
	if d.Verdict.Undecided() {
		v.Reason = stopped(Reason(d.Reason))
		return v
	}
	v.Reason, v.Evidence = w.evidence(d)
	v.Evidence = present(v.Evidence)
	v.Certificate = certificate.Format(w.a.CertificateOf(d.Certificate))
	return v
}

// evidence is what a certificate holds, in words and formulas.
func (w *writer) evidence(d proofs.Decision) ([]Inline, []Block) {
	switch c := d.Certificate.(type) {
	case *certificate.Stability:
		return w.stability(d, c)
	case *certificate.Multistep:
		return w.multistep(d, c)
	case *certificate.ZeroStability:
		return w.zeroStability(d, c)
	case *certificate.AlgebraicStability:
		return w.algebraicStability(d, c)
	case *certificate.StiffAccuracy:
		return w.stiffAccuracy(d, c)
	}
	return stopped(capital(Reason(d.Reason))), []Block{w.elsewhere(d)}
}

// elsewhere says which command writes the exact evidence.
func (w *writer) elsewhere(d proofs.Decision) Block {
	if w.asMeant {
		return Paragraph(join(say("The evidence in exact numbers is on the page that "), []Inline{Code("verify report " + w.info.Name)}, say(" writes, and checked again by `verify audit`.")))
	}
	return Paragraph(join(say("The evidence in exact numbers is written by "), []Inline{Code("verify certify " + w.info.Name + " --claim '" + string(d.Property) + "'")}, say(" and checked again by `verify audit`.")))
}

// stability is the evidence about a rational function.
func (w *writer) stability(d proofs.Decision, c *certificate.Stability) ([]Inline, []Block) {
	p, q := c.R.P, c.R.Q
	switch {
	case c.Property != certificate.AStable && c.Property != certificate.IStable && d.Verdict.Refuted() && w.refuted(proofs.AStable):
		return say("It is not A-stable."), nil
	case c.AgainstInfinity:
		return w.againstInfinity(d, p, q), nil
	case c.Witness != nil:
		return w.witness(d, c)
	case c.Property == certificate.IStable:
		return w.iStable(d, c)
	}
	if c.Property != certificate.AStable { // the identity stands there
		return w.beyondAStable(d, p, q), nil
	}
	if len(c.Turns) > 0 {
		return w.turns(d, c)
	}
	reason := say("$|Q(z)|² − |P(z)|²$ is a sum of squares that is not negative for $Re z ≤ 0$.")
	return reason, append([]Block{paragraph("For all complex $z$")}, w.identity(d, "|Q(z)|² − |P(z)|²", "z", c.HalfPlane, c.Axis,
		paragraph("For $Re z ≤ 0$ the right side is not negative, so that $|P| ≤ |Q|$ there; a zero of $Q$ would be one of $P$ of the same order, and they have none in common. "+
			"To check the identity write $w$ for $z̄$, so that $|q(z)|² = q(z)q(w)$ and $2 Re z = z + w$, multiply out, and compare the coefficients of $z^m w^n$ on both sides."))...)
}

// turns is the evidence from the values of Q on the imaginary axis.
func (w *writer) turns(d proofs.Decision, c *certificate.Stability) ([]Inline, []Block) {
	_, blocks := w.iStable(d, c)
	reason := say("$|P| ≤ |Q|$ on the imaginary axis, and all zeros of $Q$ have positive real parts.")
	return reason, append(blocks, Paragraph(say("With growing $y > 0$ the values $Q(iy)$ pass through $#$ quadrants clockwise, the first of them the fourth. "+
		"So the zeros of the real and the imaginary part alternate, and by the theorem of Hermite and Biehler all zeros of $Q$ have positive real parts. "+
		"$P/Q$ is analytic for $Re z ≤ 0$, and by the maximum principle its modulus is largest on the axis.", number(len(c.Turns)))), w.elsewhere(d))
}

func (w *writer) refuted(p proofs.Property) bool {
	return w.a.Decide(p).Verdict.Refuted()
}

func (w *writer) againstInfinity(d proofs.Decision, p, q poly.Poly) []Inline {
	if p.Degree() > q.Degree() {
		return say("$deg P > deg Q$, so that $|R(z)| → ∞$ as $|z| → ∞$.")
	}
	limit := w.brief.Element(w.k, p.Lead().Quo(q.Lead()))
	if d.Property == proofs.LStable {
		return say("$R∞ = # ≠ 0$.", limit)
	}
	return say("$R∞ = #$, which is not less than $1$ in modulus.", limit)
}

func (w *writer) beyondAStable(d proofs.Decision, p, q poly.Poly) []Inline {
	if p.IsZero() {
		return say("It is A-stable, and $R = 0$.")
	}
	if p.Degree() < q.Degree() {
		return say("It is A-stable by the identity above, and $deg P = # < # = deg Q$, so that $R∞ = 0$.", number(p.Degree()), number(q.Degree()))
	}
	return say("It is A-stable by the identity above, and $R∞ = #$ is less than $1$ in modulus.", w.brief.Element(w.k, p.Lead().Quo(q.Lead())))
}

// witness shows a point in the left half-plane where |P| > |Q|.
func (w *writer) witness(d proofs.Decision, c *certificate.Stability) ([]Inline, []Block) {
	z := *c.Witness
	norm := func(p poly.Poly) poly.Elem {
		re, im := p.EvalGaussian(z)
		return re.Mul(re).Add(im.Mul(im))
	}
	above, below := norm(c.R.P), norm(c.R.Q)
	reason := say("$|R(z₀)| > 1$ at a point $z₀$ with $Re z₀ ≤ 0$.")
	s := w.style
	lines := Display{
		{formula.MustParse("z₀"), "=", s.Gaussian(z)},
		{formula.MustParse("|P(z₀)|²"), "=", s.Element(w.k, above)},
		{formula.MustParse("|Q(z₀)|²"), "=", s.Element(w.k, below)},
	}
	if isCut(lines) || w.k.Degree() > 1 {
		lines = append(lines, Line{formula.MustParse("|P(z₀)|² − |Q(z₀)|²"), "=", s.Element(w.k, above.Sub(below))})
	}
	if isCut(lines) {
		return reason, []Block{lines, w.elsewhere(d)}
	}
	return reason, []Block{lines}
}

// iStable is the evidence on the imaginary axis.
func (w *writer) iStable(d proofs.Decision, c *certificate.Stability) ([]Inline, []Block) {
	e := stability.EPolynomial(w.r)
	if e.IsZero() {
		return say("$|Q(iy)|² − |P(iy)|² = 0$ for all real $y$, and $P$, $Q$ have no common zero."), nil
	}
	blocks := w.shown(d, func(s formula.Style) Display {
		return Display{{formula.MustParse("|Q(iy)|² − |P(iy)|²"), "=", w.squares(s, c.Axis, "iy")}}
	})
	return say("$|Q(iy)|² − |P(iy)|²$ is a sum of squares for real $y$, and $P$, $Q$ have no common zero."), blocks
}

// identity is left = −2 Re(z) Σ d|q|² + Σ c|w|², with the sentences that say why it proves the claim. The sums have
// names and lines of their own when they are long.
func (w *writer) identity(d proofs.Decision, left, z string, half, axis []certificate.Square, why Block) []Block {
	blocks := w.shown(d, func(s formula.Style) Display {
		h, a := w.squares(s, half, z), w.squares(s, axis, z)
		minus := formula.Term{Negative: true, Body: formula.MustParse("2 Re " + z)}
		times := formula.Row{formula.Number("2"), formula.MustParse("Re(" + z + ")")}
		if len(half) == 1 || formula.Width(h) < 12 {
			if !isOne(h) {
				minus.Body = append(times, grouped(h))
			}
			sum := formula.Sum{}
			if len(half) > 0 {
				sum = append(sum, minus)
			}
			if a, ok := a.(formula.Sum); ok && len(axis) > 0 {
				sum = append(sum, a...)
			}
			if len(sum) == 0 {
				return Display{{formula.MustParse(left), "=", formula.Number("0")}}
			}
			return Display{{formula.MustParse(left), "=", sum}}
		}
		minus.Body = append(times, formula.MustParse("S("+z+")"))
		sum := formula.Sum{minus}
		lines := Display{{formula.MustParse(left), "=", nil}, {formula.MustParse("S(" + z + ")"), "=", h}}
		if len(axis) > 0 {
			sum = append(sum, formula.Term{Body: formula.MustParse("T(" + z + ")")})
			lines = append(lines, Line{formula.MustParse("T(" + z + ")"), "=", a})
		}
		lines[0].Right = sum
		return lines
	})
	return append(blocks, why)
}

// shown is a display in exact numbers, or, if that has numbers that fit no line or would fill more than a page, with
// rounded ones and a note.
func (w *writer) shown(d proofs.Decision, make func(formula.Style) Display) []Block {
	exactly := make(w.style)
	total := 0.0
	for _, l := range exactly {
		total += formula.Width(l.Right)
	}
	if !isCut(exactly) && total < 40*lineWidth {
		return []Block{exactly}
	}
	s := formula.Style{Digits: roundedDigits, Significant: roundedDigits - 2, Letter: w.style.Letter}
	return []Block{make(s), w.elsewhere(d)}
}

// roundedDigits is the Digits of a style in which a certificate is shown in shape only.
const roundedDigits = 8

// isCut reports whether a number in the formulas of a block is rounded. Verdicts say so themselves.
func isCut(b Block) bool {
	return has(b, func(x formula.Expr) bool {
		n, ok := x.(formula.Number)
		return ok && strings.Contains(string(n), "…")
	})
}

// squares is Σ c_k |w_k(x)|².
func (w *writer) squares(s formula.Style, list []certificate.Square, x string) formula.Expr {
	var sum formula.Sum
	for _, q := range list {
		sum = append(sum, w.square(s, q, x))
	}
	if len(sum) == 0 {
		return formula.Number("0")
	}
	return sum
}

// square is c |w(x)|². A monomial is written c·a²|x|^(2n).
func (w *writer) square(s formula.Style, q certificate.Square, x string) formula.Term {
	p := q.Poly
	if n := p.Degree(); n >= 0 && p.Equal(poly.Monomial(p.Lead(), n)) {
		c := s.Element(w.k, q.Weight.Mul(p.Lead()).Mul(p.Lead()))
		if n == 0 {
			return addend(c, nil)
		}
		if x == "iy" {
			return addend(c, powerOf("y")(2*n))
		}
		modulus := formula.Fence{Open: "|", Body: formula.Symbol(x), Close: "|"}
		return addend(c, formula.Script{Base: modulus, Sup: number(2 * n)})
	}
	if s.Digits == roundedDigits { // the scale of a square is its weight's
		for i := 0; p.Coeff(0).IsZero() || i == 0; i++ {
			if a := p.Coeff(i); !a.IsZero() {
				p, q.Weight = p.Scale(a.Inv()), q.Weight.Mul(a).Mul(a)
				break
			}
		}
	}
	body := s.Polynomial(w.k, p, x)
	if x == "iy" {
		if real, ok := onAxis(p); ok {
			return addend(s.Element(w.k, q.Weight), formula.Script{Base: formula.Fence{Open: "(", Body: s.Polynomial(w.k, real, "y"), Close: ")"}, Sup: formula.Number("2")})
		}
		body = s.Polynomial(w.k, p, "(iy)")
	}
	return addend(s.Element(w.k, q.Weight), formula.Script{Base: formula.Fence{Open: "|", Body: body, Close: "|"}, Sup: formula.Number("2")})
}

// onAxis returns an even or odd polynomial at iy, up to a factor i or −1.
func onAxis(p poly.Poly) (poly.Poly, bool) {
	parity := p.Degree() % 2
	out := p.Coeffs()
	for i, c := range out {
		switch {
		case c.IsZero():
		case i%2 != parity:
			return poly.Poly{}, false
		case (i-parity)%4 != 0:
			out[i] = c.Neg()
		}
	}
	return poly.New(out...), true
}

func isOne(e formula.Expr) bool {
	if s, ok := e.(formula.Sum); ok && len(s) == 1 && !s[0].Negative {
		e = s[0].Body
	}
	n, ok := e.(formula.Number)
	return ok && n == "1"
}

// grouped is a sum of several terms in parentheses, or its one term.
func grouped(e formula.Expr) formula.Expr {
	s, ok := e.(formula.Sum)
	if !ok {
		return e
	}
	if len(s) == 1 && !s[0].Negative {
		return s[0].Body
	}
	return formula.Fence{Open: "(", Body: s, Close: ")"}
}

// stopped makes a sentence of content: a full stop at its end.
func stopped(content []Inline) []Inline {
	if text := Plain(content); text == "" || strings.HasSuffix(text, ".") {
		return content
	}
	return join(content, []Inline{Text(".")})
}

// capital begins a sentence: a word in front gets a capital letter, a formula stays as it is.
func capital(content []Inline) []Inline {
	if len(content) == 0 {
		return content
	}
	text, ok := content[0].(Text)
	word, _, _ := strings.Cut(string(text), " ")
	if !ok || len(word) < 2 || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") != "" {
		return content
	}
	return join([]Inline{Text(strings.ToUpper(word[:1])) + text[1:]}, content[1:])
}

// sentence makes a sentence of a text: a full stop at its end.
func sentence(s string) string {
	if s == "" || strings.HasSuffix(s, ".") {
		return s
	}
	return s + "."
}
