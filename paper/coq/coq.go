// Package coq writes what is proved about a scheme as a file for Coq, which states it in readable form and proves it by the checkers
// of the folder coq: they compute on rational numbers, and their soundness is proved there once and for all.
package coq

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"rofz/poly"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

// instead is what there is where there is no file for Coq.
const instead = "without --coq there is a certificate, for verify audit"

// File returns a file with a theorem for each of these that is decided of the scheme: where R comes from the tableau, R', the order,
// R and R' at infinity; A-, L-, strongly A- and I-stable or not; and, of an A-stable one, that its gradient vanishes and is bounded by
// 1/(2 cos α |z|).
//
// Domain: one-step schemes whose R has rational coefficients and whose A-stability is decided. The error says what
// else there is no Coq proof of. Cost: that of the verdicts and of squares in the half-plane, O(n³) operations on numbers of O(n)
// times the digits of the coefficients.
func File(a *proofs.Analysis) (string, error) {
	if _, ok := a.Scheme().(scheme.OneStep); !ok {
		return "", fmt.Errorf("there are Coq proofs for one-step schemes with a rational R alone, not for kind %s; %s", a.Scheme().Info().Kind, instead)
	}
	k, r, err := a.StabilityFunction()
	if err != nil {
		return "", err
	}
	if k.Degree() > 1 {
		return "", errors.New("its R has irrational coefficients; there are Coq proofs for rational ones alone; " + instead)
	}
	w := &writer{name: identifier(a.Name())}
	w.line("(* %s, written by verify certify --coq. Check it with: coqc -Q coq Rofz FILE.v *)", comment(a.Name()))
	w.line("")
	w.line("From Coq Require Import Reals List ZArith.")
	w.line("From Coquelicot Require Import Coquelicot.")
	w.line("From Rofz Require Import Polynomial Vanishing Stability Infinity Axis Order Tableau Derivative Behaviour Bound.")
	w.line("Import ListNotations.")
	w.line("")
	w.line("(** R = P/Q, the constants first. *)")
	w.p, w.q, w.den = integerPair(r.Numerator(), r.Denominator())
	w.line("Definition P : zpoly := %s%%Z.", row(w.p))
	w.line("Definition Q : zpoly := %s%%Z.", row(w.q))
	for _, c := range a.FunctionCertificates() {
		switch c := c.(type) {
		case *certificate.Derivation:
			w.derivation(c)
		case *certificate.Derivative:
			w.derivative(c)
		case *certificate.Order:
			w.order(c)
		case *certificate.AtInfinity:
			w.infinity(c)
		}
	}
	if err := w.stability(a); err != nil {
		return "", err
	}
	return w.String(), nil
}

type writer struct {
	strings.Builder
	name string
	p, q []*big.Int // P and Q times den
	den  *big.Int
}

func (w *writer) line(format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }

// theorem writes a statement that a computation proves: by is a theorem with a check in the place of the _.
func (w *writer) theorem(name, statement, by string, args ...any) {
	w.line("")
	w.line("Theorem %s_%s :\n  %s.", w.name, name, statement)
	w.line("Proof. refine (%s). vm_cast_no_check (eq_refl true). Qed.", fmt.Sprintf(by, args...))
}

// derivation says that R is what one step multiplies by, for schemes whose evidence is a vector over a tableau of rational numbers.
func (w *writer) derivation(d *certificate.Derivation) {
	if d.Inherits != nil || !rational(d.A...) || !rational(d.B) || !ones(d.E) || !rational(padded(d.Vector)) || !rational(d.G.Coeffs()) {
		return
	}
	matrix, den := integers(append(slices.Concat(d.A...), d.B...))
	g := d.G.Scale(poly.Rational(exact.FromBigInt(w.den).Inv())) // G·Q = (G/den)·(den·Q)
	vector, _ := integers(append(padded(d.Vector), g.Coeffs()...))
	n, size := len(d.B), len(padded(d.Vector))
	w.line("")
	w.line("(** The tableau times n, and the evidence that its step is R: (n I − zA) s = n G Q e and n G Q + z bᵀs = n G P. *)")
	w.line("Definition n : Z := %s%%Z.", literal(den))
	w.line("Definition A : list zpoly := %s%%Z.", rows(matrix[:n*n], n))
	w.line("Definition b : zpoly := %s%%Z.", row(matrix[n*n:]))
	w.line("Definition s : list zpoly := %s%%Z.", rows(vector[:size], size/n))
	w.line("Definition G : zpoly := %s%%Z.", row(vector[size:]))
	w.theorem("step", "forall z : C, evalZ G z <> 0%C -> evalZ Q z <> 0%C ->\n  exists Y : list C, stages n A z Y /\\ (1 + z * (dot b Y / inj n) = R_of (lift P) (lift Q) z)%C",
		"derives_step n A b s G P Q _")
}

func (w *writer) derivative(d *certificate.Derivative) {
	p1, q1, _ := integerPair(d.P1, d.Q1)
	if d.Q1.Equal(d.R.Q.Mul(d.R.Q)) { // as long as P'Q − PQ' and Q², which is seen at once
		square := poly.Rational(exact.FromBigInt(new(big.Int).Mul(w.den, w.den)))
		p1, q1, _ = integerPair(d.P1.Scale(square), d.Q1.Scale(square))
	}
	w.line("")
	w.line("(** R' = P1/Q1 *)")
	w.line("Definition P1 : zpoly := %s%%Z.", row(p1))
	w.line("Definition Q1 : zpoly := %s%%Z.", row(q1))
	w.theorem("derivative", "forall z : C, evalZ Q z <> 0%C -> evalZ Q1 z <> 0%C -> dR_of (lift P) (lift Q) z = R_of (lift P1) (lift Q1) z",
		"differentiates_sound P Q P1 Q1 _")
}

func (w *writer) order(o *certificate.Order) {
	constant, _ := o.C.Rat()
	c, d := quotient(constant)
	n := o.Order + 1
	if o.Order == 0 && !o.R.P.Coeff(0).Equal(poly.Int(1)) {
		n = 0 // R(0) ≠ 1
	}
	w.theorem("order", fmt.Sprintf("(%s / %s <> 0 /\\ exists M r : R, 0 < r /\\ forall x : R, Rabs x <= r ->\n  evalR Q x <> 0 /\\ Rabs (exp x - evalR P x / evalR Q x - %s / %s * x ^ %d) <= M * Rabs x ^ %d)%%R", c, d, c, d, n, n+1),
		"begins_sound %d %s %s P Q _", n, c, d)
}

func (w *writer) infinity(c *certificate.AtInfinity) {
	limit, gradient := "None", "None"
	says := "forall B : R, exists r : R, forall z : C, (r <= Cmod z)%R ->\n  eval (lift Q) z <> 0%C /\\ (B <= Cmod (R_of (lift P) (lift Q) z))%R"
	if c.Limit != nil {
		x, _ := c.Limit.Rat()
		l, d := quotient(x)
		limit = fmt.Sprintf("(Some (%s, %s)%%Z)", l, d)
		says = fmt.Sprintf("forall eps : R, (0 < eps)%%R -> exists r : R, forall z : C, (r <= Cmod z)%%R ->\n  eval (lift Q) z <> 0%%C /\\ (Cmod (R_of (lift P) (lift Q) z - inj %s / inj %s)%%C <= eps)%%R", l, d)
	}
	like := "forall z : C, eval (lift Q) z <> 0%C -> dR_of (lift P) (lift Q) z = 0%C"
	if c.Leading != nil {
		x, _ := c.Leading.Rat()
		k, d := quotient(x)
		e := number(big.NewInt(int64(*c.Exponent)))
		gradient = fmt.Sprintf("(Some (%s, (%s, %s))%%Z)", e, k, d)
		like = fmt.Sprintf("%s%%Z <> 0%%Z /\\ exists M r : R, (1 <= r)%%R /\\ forall z : C, (r <= Cmod z)%%R ->\n  eval (lift Q) z <> 0%%C /\\ (Cmod (dR_of (lift P) (lift Q) z / zpower z %s - inj %s / inj %s)%%C * Cmod z <= M)%%R", k, e, k, d)
	}
	w.theorem("limit", says, "behaves_limit %s %s P Q _", limit, gradient)
	w.theorem("gradient_at_infinity", like, "behaves_gradient %s %s P Q _", limit, gradient)
}

// stability writes the verdicts. The error says that A-stability is undecided.
func (w *writer) stability(a *proofs.Analysis) error {
	_, r, _ := a.StabilityFunction()
	d := a.Decide(proofs.AStable)
	c, ok := d.Certificate.(*certificate.Stability)
	if d.Verdict.Undecided() || !ok {
		return errors.New("its A-stability is undecided, so there is nothing to prove in Coq")
	}
	if c.Witness != nil {
		x, y, den := w.point(c)
		w.theorem("not_A_stable", "~ A_stable (lift P) (lift Q)", "refutes_A_stability %s %s %s P Q _", x, y, den)
		w.onAxis(a)
		return nil
	}
	halfPlane, axis := a.HalfPlaneSquares()
	g, u, v := poly.ExtGCD(r.Numerator(), r.Denominator())
	if g.Degree() != 0 {
		return errors.New("internal error: R is not in lowest terms")
	}
	w.line("")
	w.evidence(halfPlane, axis, u, v)
	w.theorem("evidence", "check P Q evidence = true", "_")
	w.consequence("A_stable", "forall z : C, (fst z <= 0)%R ->\n  eval (lift Q) z <> 0%C /\\ (Cmod (eval (lift P) z) <= Cmod (eval (lift Q) z))%R", "check_sound P Q evidence "+w.name+"_evidence")
	w.consequence("I_stable", "forall y : R, eval (lift Q) (0, y)%R <> 0%C /\\ (Cmod (eval (lift P) (0, y)%R) <= Cmod (eval (lift Q) (0, y)%R))%R", "A_stable_I_stable _ _ "+w.name+"_A_stable")
	w.atInfinity(a)
	w.consequence("gradient_vanishes", "exists M r : R, forall z : C, (r <= Cmod z)%R -> (Cmod (dR_of (lift P) (lift Q) z) * (Cmod z * Cmod z) <= M)%R", "A_stable_gradients_vanish _ _ "+w.name+"_A_stable")
	w.consequence("gradient_bound", "forall (k : R) (z : C), (0 < k)%R -> (fst z < 0)%R -> (k * Cmod z <= - fst z)%R ->\n  (Cmod (z * dR_of (lift P) (lift Q) z)%C <= 1 / (2 * k))%R",
		"universal_bound P Q evidence "+w.name+"_evidence")
	return nil
}

// consequence writes a statement that another one proves.
func (w *writer) consequence(name, statement, by string) {
	w.line("")
	w.line("Theorem %s_%s :\n  %s.", w.name, name, statement)
	w.line("Proof. exact (%s). Qed.", by)
}

// atInfinity writes L-stability and strong A-stability, or what refutes them, of an A-stable scheme.
func (w *writer) atInfinity(a *proofs.Analysis) {
	if a.Decide(proofs.LStable).Verdict.Proved() {
		w.theorem("vanishes", "forall eps : R, (0 < eps)%R -> exists r : R, forall z : C, (r <= Cmod z)%R -> (Cmod (eval (lift P) z) <= eps * Cmod (eval (lift Q) z))%R", "below_vanishes P Q _")
		w.consequence("L_stable", "L_stable (lift P) (lift Q)", "conj "+w.name+"_A_stable "+w.name+"_vanishes")
	} else {
		w.theorem("not_L_stable", "~ vanishes (lift P) (lift Q)", "not_below_sound P Q _")
	}
	if a.Decide(proofs.StronglyAStable).Verdict.Proved() {
		w.theorem("contracts", "exists rho r : R, (rho < 1)%R /\\ forall z : C, (r <= Cmod z)%R -> (Cmod (eval (lift P) z) <= rho * Cmod (eval (lift Q) z))%R", "contracting_sound P Q _")
	} else {
		w.theorem("does_not_contract", "~ contracts (lift P) (lift Q)", "not_contracting_sound P Q _")
	}
}

// onAxis writes I-stability, or its refutation, of a scheme that is not A-stable.
func (w *writer) onAxis(a *proofs.Analysis) {
	d := a.Decide(proofs.IStable)
	c, ok := d.Certificate.(*certificate.Stability)
	switch {
	case !ok || d.Verdict.Undecided() || d.Verdict.Proved() && (c.U.IsZero() && c.V.IsZero()):
	case d.Verdict.Refuted() && c.Witness != nil:
		_, y, den := w.point(c)
		w.theorem("not_I_stable", "~ I_stable (lift P) (lift Q)", "refutes_I_stability %s %s P Q _", y, den)
	case d.Verdict.Proved():
		w.line("")
		w.evidence(nil, c.Axis, c.U, c.V)
		w.theorem("I_stable", "forall y : R, eval (lift Q) (0, y)%R <> 0%C /\\ (Cmod (eval (lift P) (0, y)%R) <= Cmod (eval (lift Q) (0, y)%R))%R",
			"check_axis_sound (scale_of evidence) (axis evidence) (bezout_P evidence) (bezout_Q evidence) (bezout_is evidence) P Q _")
	}
}

// point returns the witness against a claim, over a common denominator.
func (w *writer) point(c *certificate.Stability) (x, y, den string) {
	at, d := integers([]poly.Elem{poly.Rational(c.Witness.Re), poly.Rational(c.Witness.Im)})
	return number(at[0]), number(at[1]), number(d)
}

// evidence writes the squares for P and Q times den, with integers, and U and V.
func (w *writer) evidence(halfPlane, axis []certificate.Square, u, v poly.Poly) {
	var weights []poly.Elem
	var polynomials [][]*big.Int
	square := poly.Rational(exact.FromBigInt(new(big.Int).Mul(w.den, w.den)))
	for _, s := range append(slices.Clone(halfPlane), axis...) {
		q, den := integers(s.Poly.Coeffs())
		weights = append(weights, s.Weight.Mul(square).Quo(poly.Rational(exact.FromBigInt(new(big.Int).Mul(den, den)))))
		polynomials = append(polynomials, q)
	}
	ws, scale := integers(weights)
	list := func(from, to int) string {
		var out []string
		for i := from; i < to; i++ {
			out = append(out, "("+literal(ws[i])+", "+row(polynomials[i])+")")
		}
		return "[" + strings.Join(out, ";\n    ") + "]"
	}
	uv, den := integers(append(u.Coeffs(), v.Coeffs()...)) // (den·U)(w.den·P) + (den·V)(w.den·Q) = den·w.den
	m := len(u.Coeffs())
	w.line("(** n (|Q|² − |P|²) = −2 Re z Σ d |q|² + Σ c |w|², and U P + V Q = g. *)")
	w.line("Definition evidence : certificate := {|\n  scale_of := %s%%Z;\n  halfplane := %s%%Z;\n  axis := %s%%Z;", number(scale), list(0, len(halfPlane)), list(len(halfPlane), len(ws)))
	w.line("  bezout_P := %s%%Z;\n  bezout_Q := %s%%Z;\n  bezout_is := %s%%Z |}.", row(uv[:m]), row(uv[m:]), number(den.Mul(den, w.den)))
}
