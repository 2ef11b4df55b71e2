package exposition

import (
	"rofz/proofs"
	"rofz/scheme"
)

// A statement is a theorem of package proofs with its proof, and what it says of one scheme.
type statement struct {
	name    string
	proof   func() []Block
	applies func(*proofs.Analysis) bool
	here    func(*writer) []Inline // nil where there is nothing to add
}

// statements lists the theorems in the order of documents.
func statements() []statement {
	return []statement{certificateTheorem(), decayTheorem(), rateTheorem(), universalTheorem(), constantsTheorem(), branchTheorem(), barrierTheorem()}
}

// applicable lists the theorems about this kind of scheme.
func (w *writer) applicable() []statement {
	var out []statement
	for _, s := range statements() {
		if s.applies(w.a) {
			out = append(out, s)
		}
	}
	return out
}

// theorems sets the statements; w adds what they say of its scheme, unless it is nil.
func theorems(list []statement, w *writer) []Block {
	var out []Block
	for _, s := range list {
		t, ok := proofs.FindTheorem(s.name)
		if !ok {
			panic("internal error: no theorem is called " + s.name)
		}
		words := []Block{paragraph(t.Statement), Paragraph(join([]Inline{Text("Hypotheses: ")}, say(t.Hypotheses)))}
		out = append(out, Theorem{Name: s.name, Title: say(t.Title), Statement: words, Proof: s.proof()})
		if w != nil && s.here != nil {
			if text := s.here(w); text != nil {
				out = append(out, Paragraph(text))
			}
		}
	}
	return out
}

func isOneStep(a *proofs.Analysis) bool {
	if _, ok := a.Scheme().(scheme.OneStep); !ok {
		return false
	}
	_, _, err := a.StabilityFunction()
	return err == nil
}

func isMultistep(a *proofs.Analysis) bool {
	_, ok := a.Multistep()
	return ok
}

func (w *writer) aStable() bool {
	return w.a.Decide(proofs.AStable).Verdict.Proved()
}

// decayTheorem is proofs' vanishing-gradient.
func decayTheorem() statement {
	return statement{
		name: "vanishing-gradient", applies: isOneStep,
		proof: func() []Block {
			return []Block{
				paragraph("Let $R = P/Q$ in lowest terms and $n = deg Q$. If $deg P > n$, then $|R(x)| → ∞$ as $x → −∞$, against $|R| ≤ 1$ on the left half-plane. So $deg P ≤ n$, and $R∞$ exists. The polynomial $T = P − R∞ Q$ is not zero, for $R$ is not constant, and $deg T = n − k$ with $k ≥ 1$ by the choice of $R∞$. Let $r_k ≠ 0$ be the quotient of the leading coefficients of $T$ and $Q$. In $w = 1/z$"),
				display("R − R∞", "=", "T(z)/Q(z) = w^k (z^{−(n−k)} T(z))/(z^{−n} Q(z))"),
				paragraph("where the last fraction is a quotient of polynomials in $w$ whose value at $w = 0$ is $r_k$. So it is analytic there, and $R$ has a power series in $1/z$ that converges for large $|z|$ and may be differentiated term by term: $r_k z^{−k}$ gives $−k r_k z^{−k−1}$, and what follows is $O(z^{−k−2})$. If $Q = 1$, as for an explicit scheme, and $p$ is the leading coefficient of $P$, then that of $R' = P'$ is $d p$."),
			}
		},
		here: func(w *writer) []Inline {
			at := w.a.Infinity()
			if at.Constant || !at.Finite {
				return nil
			}
			k := -at.Exponent - 1
			return say("Here $R∞ = #$, $k = #$ and $−k r_k = #$.", w.brief.Element(w.k, at.Limit), number(k), w.brief.Element(w.k, at.Leading))
		},
	}
}

// rateTheorem is proofs' slowest-rate.
func rateTheorem() statement {
	return statement{
		name: "slowest-rate", applies: isOneStep,
		proof: func() []Block {
			return []Block{
				paragraph("By the theorem on vanishing gradients the exponent is $−k − 1$ with an integer $k ≥ 1$. Uniformly over schemes $−1$ is sharp: let $R_a(z) = (1 + z/a)/(1 − z/a)$ with $a > 0$. It is A-stable, and $|z R'_a(z)| = 1/2$ at $z = −a$, but it is consistent for $a = 2$ only. For $a > 2$ put $b = 2a/(a − 2)$ and $R = R_a R_b$. As a product of functions of modulus at most $1$ on $Re z ≤ 0$ it is A-stable; $R(0) = 1$ and $R'(0) = 2/a + 2/b = 1$, so it is consistent. At $z = −a$, where $R_a$ vanishes and $z R'_a = −1/2$, and with $a/b = (a − 2)/2$,"),
				display("z R'(z)", "=", "z R'_a(z) R_b(z) = −1/2 · (1 − a/b)/(1 + a/b) = (a − 4)/(2a)"),
				paragraph("which tends to $1/2$ as $a → ∞$. So no constant below $1/2$ bounds $|x R'(x)|$ for all consistent A-stable schemes at once, however large $|x|$ is. The divided differences $(R(z) − R(w))/(z − w)$ for a fixed $w$ are $1/z$ times what tends to $R∞ − R(w)$."),
			}
		},
	}
}

// certificateTheorem is the half of proofs' a-stability that a reader needs: an identity proves A-stability.
func certificateTheorem() statement {
	return statement{
		name: "a-stability", applies: isOneStep,
		proof: func() []Block {
			return []Block{
				paragraph("On $Re z ≤ 0$ the right side is not negative, so $|P| ≤ |Q|$. A zero of $Q$ there is one of $P$ of at least the same order, and $P/Q$ extends with modulus at most $1$. Conversely a point $z₀$ as described is a pole of $P/Q$, or $|R(z₀)| > 1$; a common factor that vanished there would make both sides zero."),
				paragraph("Now let $P$ and $Q$ be coprime, and $E(y²) = |Q(iy)|² − |P(iy)|²$. If $E$ is negative somewhere on $t ≥ 0$, then so it is at a point $iy$ with rational $y$. Otherwise $deg P ≤ n = deg Q$, and $E$, which is not negative on $t ≥ 0$, is a sum of terms $c a(t)²$ and $c t b(t)²$ with $c > 0$. These are the squares $c |w(iy)|²$ of $w(z) = a(−z²)$ and of $w(z) = z b(−z²)$; their leading terms cannot cancel, so $deg w ≤ n$. Then"),
				display("Q(z) Q(w) − P(z) P(w) − Σ_j c_j w_j(z) w_j(w)", "=", "−(z + w) K(z, w)"),
				paragraph("with a symmetric $K$ of degree less than $n$ in each variable, since the left side is symmetric, of degree at most $n$ in each, and vanishes at $w = −z$. The identity of the theorem, with $w = z̄$, is a decomposition $K(z, w) = Σ_j d_j q_j(z) q_j(w)$, which exists with positive weights if the matrix of the coefficients of $K$ is positive definite. If $Q$ has no zero in $Re z ≤ 0$, it is: let $D$ be the derivative. The real solutions $ψ(t)$ of $Q(D)ψ = 0$ vanish as $t → −∞$, and each vector $v$ of $n$ real numbers is that of $ψ, Dψ, …, D^{n−1}ψ$ at $t = 0$ for one of them. The formula for $K$, applied to $ψ$, says that"),
				display("vᵀKv", "=", "∫_{−∞}^{0} (|P(D)ψ|² + Σ_j c_j |w_j(D)ψ|²) dt"),
				paragraph("which is positive unless $ψ = 0$: where $P(D)ψ$ vanishes as $Q(D)ψ$ does, $ψ = 0$, as $P$ and $Q$ are coprime. If $Q(z₀) = 0$ with $Re z₀ < 0$, then $K(z₀, z̄₀) < 0$, there is no such decomposition, and the points near $z₀$ have $|P| > |Q|$. On $Re z = 0$ the polynomial $Q$ has no zero, since $E ≥ 0$ would make it a common one."),
			}
		},
	}
}
