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

// File returns a file with a theorem for each of these that is decided of the scheme: where R comes from the tableau, A-stable or not,
// L-stable, and that then its gradient vanishes and is bounded by 1/(2 cos α |z|).
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
	w.line("From Rofz Require Import Polynomial Vanishing Stability Infinity Tableau Bound.")
	w.line("Import ListNotations.")
	w.line("")
	w.line("(** R = P/Q, the constants first. *)")
	w.p, w.q, w.den = integerPair(r.Numerator(), r.Denominator())
	w.line("Definition P : zpoly := %s%%Z.", row(w.p))
	w.line("Definition Q : zpoly := %s%%Z.", row(w.q))
	w.derivation(a)
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

// theorem writes a statement that a computation proves.
func (w *writer) theorem(name, statement, by string) {
	w.line("")
	w.line("Theorem %s_%s :\n  %s.", w.name, name, statement)
	w.line("Proof. apply %s. vm_compute. reflexivity. Qed.", by)
}

// derivation says that R is what one step multiplies by, for schemes whose evidence is a vector over a tableau of rational numbers.
func (w *writer) derivation(a *proofs.Analysis) {
	for _, c := range a.FunctionCertificates() {
		d, ok := c.(*certificate.Derivation)
		if !ok || d.Inherits != nil || !rational(d.A...) || !rational(d.B) || !ones(d.E) || !rational(padded(d.Vector)) || !rational(d.G.Coeffs()) {
			continue
		}
		matrix, den := integers(append(slices.Concat(d.A...), d.B...))
		g := d.G.Scale(poly.Rational(exact.FromBigInt(w.den).Inv())) // G·Q = (G/den)·(den·Q)
		vector, _ := integers(append(padded(d.Vector), g.Coeffs()...))
		n, size := len(d.B), len(padded(d.Vector))
		w.line("")
		w.line("(** The tableau times n, and the evidence that its step is R: (n I − zA) s = n G Q e and n G Q + z bᵀs = n G P. *)")
		w.line("Definition n : Z := %s%%Z.", den)
		w.line("Definition A : list zpoly := %s%%Z.", rows(matrix[:n*n], n))
		w.line("Definition b : zpoly := %s%%Z.", row(matrix[n*n:]))
		w.line("Definition s : list zpoly := %s%%Z.", rows(vector[:size], size/n))
		w.line("Definition G : zpoly := %s%%Z.", row(vector[size:]))
		w.theorem("step", "forall z : C, evalZ G z <> 0%C -> evalZ Q z <> 0%C ->\n  exists Y : list C, stages n A z Y /\\ (1 + z * (dot b Y / inj n) = R_of (lift P) (lift Q) z)%C",
			"(derives_step n A b s G P Q)")
	}
}

// stability writes the verdicts. The error says that neither is decided.
func (w *writer) stability(a *proofs.Analysis) error {
	_, r, _ := a.StabilityFunction()
	d := a.Decide(proofs.AStable)
	c, ok := d.Certificate.(*certificate.Stability)
	switch {
	case d.Verdict.Undecided() || !ok:
		return errors.New("its A-stability is undecided, so there is nothing to prove in Coq")
	case c.Witness != nil:
		at, den := integers([]poly.Elem{poly.Rational(c.Witness.Re), poly.Rational(c.Witness.Im)})
		w.theorem("not_A_stable", "~ A_stable (lift P) (lift Q)", fmt.Sprintf("(refutes_A_stability %s %s %s P Q)", number(at[0]), number(at[1]), number(den)))
		return nil
	case c.AgainstInfinity:
		return errors.New("the evidence against it is its behaviour at infinity, for which there is no Coq proof")
	}
	halfPlane, axis := a.HalfPlaneSquares()
	g, u, v := poly.ExtGCD(r.Numerator(), r.Denominator())
	if g.Degree() != 0 {
		return errors.New("internal error: R is not in lowest terms")
	}
	w.line("")
	w.evidence(halfPlane, axis, u, v)
	w.theorem("A_stable", "forall z : C, (fst z <= 0)%R ->\n  eval (lift Q) z <> 0%C /\\ (Cmod (eval (lift P) z) <= Cmod (eval (lift Q) z))%R", "(check_sound P Q evidence)")
	if a.Decide(proofs.LStable).Verdict.Proved() {
		w.theorem("L_stable", "L_stable (lift P) (lift Q)", "(below_sound P Q evidence)")
	}
	w.line("")
	w.line("Theorem %s_gradient_vanishes :\n  exists M r : R, forall z : C, (r <= Cmod z)%%R -> (Cmod (dR_of (lift P) (lift Q) z) * (Cmod z * Cmod z) <= M)%%R.", w.name)
	w.line("Proof. exact (A_stable_gradients_vanish _ _ %s_A_stable). Qed.", w.name)
	w.theorem("gradient_bound", "forall (k : R) (z : C), (0 < k)%R -> (fst z < 0)%R -> (k * Cmod z <= - fst z)%R ->\n  (Cmod (z * dR_of (lift P) (lift Q) z)%C <= 1 / (2 * k))%R",
		"(universal_bound P Q evidence)")
	return nil
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
			out = append(out, "("+number(ws[i])+", "+row(polynomials[i])+")")
		}
		return "[" + strings.Join(out, ";\n    ") + "]"
	}
	uv, den := integers(append(u.Coeffs(), v.Coeffs()...)) // (den·U)(w.den·P) + (den·V)(w.den·Q) = den·w.den
	m := len(u.Coeffs())
	w.line("(** n (|Q|² − |P|²) = −2 Re z Σ d |q|² + Σ c |w|², and U P + V Q = g. *)")
	w.line("Definition evidence : certificate := {|\n  scale_of := %s%%Z;\n  halfplane := %s%%Z;\n  axis := %s%%Z;", number(scale), list(0, len(halfPlane)), list(len(halfPlane), len(ws)))
	w.line("  bezout_P := %s%%Z;\n  bezout_Q := %s%%Z;\n  bezout_is := %s%%Z |}.", row(uv[:m]), row(uv[m:]), number(den.Mul(den, w.den)))
}

// integers are rational numbers over their common denominator.
func integers(list []poly.Elem) ([]*big.Int, *big.Int) {
	nums, den := poly.Numerators(list)
	return nums, new(big.Int).Set(den)
}

func integerPair(p, q poly.Poly) (num, den []*big.Int, over *big.Int) {
	m := len(p.Coeffs())
	all, over := integers(append(p.Coeffs(), q.Coeffs()...))
	return all[:m], all[m:], over
}

// padded are the coefficients of polynomials one behind the other, as many of each.
func padded(list []poly.Poly) []poly.Elem {
	n := 0
	for _, p := range list {
		n = max(n, p.Degree()+1)
	}
	var out []poly.Elem
	for _, p := range list {
		for i := range n {
			out = append(out, p.Coeff(i))
		}
	}
	return out
}

func rational(rows ...[]poly.Elem) bool {
	for _, r := range rows {
		for _, x := range r {
			if _, ok := x.Rat(); !ok {
				return false
			}
		}
	}
	return true
}

func ones(e []poly.Elem) bool {
	return !slices.ContainsFunc(e, func(x poly.Elem) bool { return !x.Equal(poly.Int(1)) })
}

// rows writes numbers as a list of lists of so many.
func rows(list []*big.Int, width int) string {
	var out []string
	for r := range slices.Chunk(list, max(1, width)) {
		out = append(out, row(r))
	}
	return "[" + strings.Join(out, ";\n  ") + "]"
}

func row(list []*big.Int) string {
	var out []string
	for _, x := range list {
		out = append(out, x.String())
	}
	return "[" + strings.Join(out, "; ") + "]"
}

// number writes an integer where a function takes it.
func number(x *big.Int) string {
	if x.Sign() < 0 {
		return "(" + x.String() + ")"
	}
	return x.String()
}

// identifier makes a name for Coq of the name of a scheme: what is no letter and no digit is an underscore.
func identifier(name string) string {
	id := strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' {
			return r
		}
		return '_'
	}, name)
	if id == "" || '0' <= id[0] && id[0] <= '9' || id[0] == '_' {
		id = "scheme_" + id
	}
	return id
}

// comment is text that does not end a comment, or begin one or a string in it.
func comment(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`()*"`, r) {
			return '_'
		}
		return r
	}, s)
}
