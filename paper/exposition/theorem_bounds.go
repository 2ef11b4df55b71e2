package exposition

// universalTheorem is proofs' universal-bound.
func universalTheorem() statement {
	return statement{
		name: "universal-bound", applies: isOneStep,
		proof: func() []Block {
			return []Block{
				paragraph("Let $H$ be the half-plane $Re z < 0$. If $|R| = 1$ somewhere on $H$, then $R$ is constant by the maximum principle. Otherwise fix $z₀$ in $H$, let $w₀ = R(z₀)$, and put"),
				Display{line("T(z)", "=", "(z − z₀)/(z + z̄₀)"), line("S(w)", "=", "(w − w₀)/(1 − w̄₀ w)")},
				paragraph("$T$ takes $H$ onto the unit disc, for $−z̄₀$ is the mirror image of $z₀$ in the imaginary axis, and $S$ takes the disc onto itself. They vanish at $z₀$ and $w₀$, where $T'(z₀) = 1/(2 Re z₀)$ and $S'(w₀) = 1/(1 − |w₀|²)$. So $g = S∘R∘T⁻¹$ takes the disc into itself with $g(0) = 0$, and Schwarz's lemma says $|g'(0)| ≤ 1$. By the chain rule"),
				display("g'(0)", "=", "2 Re(z₀) R'(z₀)/(1 − |R(z₀)|²)"),
				paragraph("which is the first inequality. Where $|arg(−z)| ≤ α$ we have $|Re z| ≥ |z| cos α$, and this is the second."),
				paragraph("Equality at $z₀$ means $g(ζ) = cζ$ with $|c| = 1$, so that $R = S⁻¹∘cT$ is a Möbius map of $H$ onto the disc; and every such map gives equality at every $z₀$. If it is real, its one zero in $H$ is real, for the conjugate of a zero is a zero. Call it $−a$. Its pole is the mirror image $a$, and $R(0)$, on the boundary, is $±1$. Hence $R = ±(1 + z/a)/(1 − z/a)$, and then $|x R'(x)| = (1 − R(x)²)/2$ is $1/2$ exactly where $R = 0$."),
			}
		},
		here: func(w *writer) []Inline {
			if !w.aStable() {
				return say("This $R$ is not A-stable, and the theorem says nothing about it.")
			}
			e, err := w.a.Equality()
			if err != nil || !e.Everywhere || e.Constant {
				return nil
			}
			return say("This $R$ is of the form with equality everywhere, and $|x R'(x)| = 1/2$ at $x = #$.", w.brief.Element(e.Field, e.Half))
		},
	}
}

// constantsTheorem is proofs' best-constants.
func constantsTheorem() statement {
	return statement{
		name: "best-constants", applies: isOneStep,
		proof: func() []Block {
			return []Block{
				paragraph("$R$ has no pole on $Re z ≤ 0$, so $f(z) = z^j R'(z)$ is analytic there. As $|z| → ∞$ it tends to $0$ if $j < k + 1$, to $−k r_k$ if $j = k + 1$, and to infinity if $j > k + 1$. In the first two cases $f$ is continuous on the closed half-plane together with $∞$, which is compact, and $|f|$ is largest on the boundary by the maximum principle. It is not largest at $0$, where $f$ vanishes, nor at $∞$ if its limit is $0$."),
				paragraph("For $z = iy$ the square $|f|²$ is even in $y$, since $R$ is real: with $t = y²$ it is $N(t)/M(t)$ for polynomials $N$ and $M$ over the field of the coefficients. Where it is largest, $N'M = NM'$. This is not an identity, since $N/M$ vanishes at $t = 0$ and is not zero. So $t$ and $C = √(N/M)$ are algebraic. On the negative axis $f$ itself takes the place of $|f|²$, and $C ≤ 1/2$ for $j = 1$ is the universal bound."),
			}
		},
	}
}

// branchTheorem is proofs' multistep-rates.
func branchTheorem() statement {
	return statement{
		name: "multistep-rates", applies: isMultistep,
		proof: func() []Block {
			return []Block{
				paragraph("As $ρ(ζ₀) ≠ 0$, near $ζ₀$"),
				display("1/z", "=", "σ(ζ)/ρ(ζ) = ((ζ − ζ₀)^m/κ) (1 + O(ζ − ζ₀))"),
				paragraph("An $m$-th root of the right side is a local coordinate, and inverting it gives $ζ − ζ₀$ as a convergent power series in $z^{−1/m}$ that begins with $c z^{−1/m}$, one for each $c$ with $c^m = κ$. It may be differentiated term by term. The growing roots are found in the same way at $ζ = ∞$, where $ρ/σ$ has a pole of order $d$; in the left half-plane they exceed $1$."),
				paragraph("That every $m$ occurs is shown by $ρ(ζ) = ζ^k − (1/k) Σ_{j<k} ζ^j$ and $σ(ζ) = ((k + 1)/2) ζ^k$, which are coprime since $ρ(0) ≠ 0$. With $u = 1/ζ$"),
				display("z = ρ(ζ)/σ(ζ)", "=", "(2/(k + 1)) (1 − (u + u² + ⋯ + u^k)/k)"),
				paragraph("If $|ζ| > 1$, the mean of the powers of $u$ has a modulus below $1$, and $Re z > 0$. So for $Re z ≤ 0$ all roots have $|ζ| ≤ 1$. If $|ζ| = 1$ and $Re z = 0$, all powers of $u$ are $1$, which is the simple root $ζ = 1$ at $z = 0$. So the method is A-stable, and $0$ is a zero of $σ$ of multiplicity $k$."),
			}
		},
	}
}

// barrierTheorem is Dahlquist's; it is cited and not proved here.
func barrierTheorem() statement {
	return statement{
		name: "dahlquist-barrier", applies: isMultistep,
		proof: func() []Block {
			return []Block{paragraph("See [@HW96], Theorem V.1.4.")}
		},
		here: func(w *writer) []Inline {
			p, c := w.a.Order()
			if !w.aStable() || p != 2 {
				return nil
			}
			return say("Here $p = 2$ and $C = #$.", w.brief.Element(w.k, c))
		},
	}
}
