package exposition

import (
	"rofz/proofs"
	"rofz/scheme"
)

// A statement is a theorem with its proof, and what it says of one scheme.
type statement struct {
	name, title      string
	statement, proof func() []Block
	applies          func(*proofs.Analysis) bool
	here             func(*writer) []Inline // nil where there is nothing to add
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
		out = append(out, Theorem{Name: s.name, Title: say(s.title), Statement: s.statement(), Proof: s.proof()})
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
		name: "vanishing-gradient", title: "Decay at infinity", applies: isOneStep,
		statement: func() []Block {
			return []Block{
				paragraph("Let $R = P/Q$ be the stability function of an A-stable one-step scheme, in lowest terms and not constant, and $n = deg Q$. Then $R∞ = lim R(z)$ exists as $|z| → ∞$, and with $k = n − deg(P − R∞ Q) ≥ 1$ and the quotient $r_k ≠ 0$ of the leading coefficients of $P − R∞ Q$ and $Q$"),
				Display{line("R(z)", "=", "R∞ + r_k z^{−k} + O(z^{−k−1})"), line("R'(z)", "=", "−k r_k z^{−k−1} (1 + O(1/z))")},
				paragraph("as $|z| → ∞$, in every direction. Without A-stability, if $Q = 1$, as for an explicit scheme, and $p$ is the leading coefficient of $P$, $d = deg P ≥ 1$, then $R'(z) = d p z^{d−1} (1 + O(1/z))$, which does not tend to $0$."),
			}
		},
		proof: func() []Block {
			return []Block{
				paragraph("If $deg P > n$, then $|R(x)| → ∞$ as $x → −∞$, against $|R| ≤ 1$ on the left half-plane. So $deg P ≤ n$, and $R∞$ exists. The polynomial $T = P − R∞ Q$ is not zero, for $R$ is not constant, and $deg T = n − k$ with $k ≥ 1$ by the choice of $R∞$. In $w = 1/z$"),
				display("R − R∞", "=", "T(z)/Q(z) = w^k (z^{−(n−k)} T(z))/(z^{−n} Q(z))"),
				paragraph("where the last fraction is a quotient of polynomials in $w$ whose value at $w = 0$ is $r_k$. So it is analytic there, and $R$ has a power series in $1/z$ that converges for large $|z|$ and may be differentiated term by term: $r_k z^{−k}$ gives $−k r_k z^{−k−1}$, and what follows is $O(z^{−k−2})$. If $Q = 1$, the leading term of $R' = P'$ is $d p z^{d−1}$."),
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
		name: "slowest-rate", title: "The exponent $−1$ is not attained", applies: isOneStep,
		statement: func() []Block {
			return []Block{
				paragraph("The gradient of a fixed A-stable one-step scheme with a non-constant $R$ decays with an integer exponent $−k − 1 ≤ −2$. But no constant below $1/2$ bounds $|x R'(x)|$ for all consistent A-stable schemes at once, however large $|x|$ is."),
			}
		},
		proof: func() []Block {
			return []Block{
				paragraph("The first sentence is the theorem on decay at infinity. For the second let $R_a(z) = (1 + z/a)/(1 − z/a)$ with $a > 0$. It is A-stable, and $|z R'_a(z)| = 1/2$ at $z = −a$, but it is consistent for $a = 2$ only. For $a > 2$ put $b = 2a/(a − 2)$ and $R = R_a R_b$. As a product of functions of modulus at most $1$ on $Re z ≤ 0$ it is A-stable; $R(0) = 1$ and $R'(0) = 2/a + 2/b = 1$, so it is consistent. At $z = −a$, where $R_a$ vanishes and $z R'_a = −1/2$, and with $a/b = (a − 2)/2$,"),
				display("z R'(z)", "=", "z R'_a(z) R_b(z) = −1/2 · (1 − a/b)/(1 + a/b) = (a − 4)/(2a)"),
				paragraph("which tends to $1/2$ as $a → ∞$."),
			}
		},
	}
}

// certificateTheorem is the half of proofs' a-stability that a reader needs: an identity proves A-stability.
func certificateTheorem() statement {
	return statement{
		name: "a-stability", title: "A-stability by certificate", applies: isOneStep,
		statement: func() []Block {
			return []Block{
				paragraph("Let $P$ and $Q$ be real polynomials, $Q ≠ 0$. If there are real polynomials $q_j$, $w_j$ and weights $d_j > 0$, $c_j > 0$ with"),
				display("|Q(z)|² − |P(z)|²", "=", "−2 Re(z) Σ_j d_j |q_j(z)|² + Σ_j c_j |w_j(z)|²"),
				paragraph("for all complex $z$, then $R = P/Q$ is A-stable: it has no pole and $|R| ≤ 1$ on $Re z ≤ 0$. If there is a point $z₀$ with $Re z₀ ≤ 0$ and $|P(z₀)| > |Q(z₀)|$, it is not. If $P$ and $Q$ are coprime, one of the two exists."),
			}
		},
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
