package rofz_test

import (
	"fmt"

	"rofz/errata/lint"
	"rofz/paper/exposition"
	"rofz/paper/formula"
	"rofz/paper/latex"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/scheme"
	"rofz/scheme/catalogue"
	"rofz/scheme/notation"
)

// Prove: from a tableau to a certificate, which the core then checks by itself.
func Example_prove() {
	sdirk, err := scheme.NewRungeKutta("my-sdirk",
		[][]string{
			{"1-1/sqrt(2)", "0"},
			{"1/sqrt(2)", "1-1/sqrt(2)"},
		},
		[]string{"1/sqrt(2)", "1-1/sqrt(2)"})
	if err != nil {
		fmt.Println(err)
		return
	}
	a := proofs.Analyze(sdirk)
	field, r, err := a.StabilityFunction()
	if err != nil {
		fmt.Println(err)
		return
	}
	d := a.Decide(proofs.LStable)
	fmt.Println("R(z) =", r, "over ℚ(g), g a root of", field.Algebra().MinimalPolynomial())
	fmt.Printf("%s: %s, %s\n", d.Property, d.Verdict, exposition.Plain(exposition.Reason(d.Reason)))

	// What a stranger gets is text. The core reads it and multiplies out; it needs nothing else of this module.
	text := certificate.Format(a.CertificateOf(d.Certificate))
	file, err := certificate.Parse(text)
	if err != nil {
		fmt.Println(err)
		return
	}
	verdicts, err := certificate.CheckFile(file)
	fmt.Println(verdicts[0].Claim()+":", verdicts[0], err)
	fmt.Print(text)
	// Output:
	// R(z) = (1 + (−1 + g) z) / (1 + (−2 + g) z + (3/2 − g) z²) over ℚ(g), g a root of -2+x^2
	// L-stable: proved, E(t) ≥ 0 (1 square); no pole in Re z ≤ 0 (2 squares); R(∞) = 0
	// L-stable: proved <nil>
	// rofz certificate v2
	//
	// scheme: rational
	// field: -2+x^2
	// root: [239/169, 577/408]
	// P: 1+(-1+g)*z
	// Q: 1+(-2+g)*z+(3/2-g)*z^2
	//
	// claim: L-stable
	// half-plane: 1/4 | 2+(-3+2*g)*z
	// half-plane: 3/4+1/2*g | (3-2*g)*z
	// axis: 17/4-3*g | -z^2
	//
	// end
}

// Check: what is known of a scheme of a file, and what is wrong with what its source claims.
func Example_check() {
	s, err := scheme.Parse("mine.json", []byte(`{
	  "name": "mine", "kind": "runge-kutta",
	  "A": [["1/4", "0"], ["1/2", "1/4"]],
	  "b": ["1/2", "1/2"],
	  "c": ["1/4", "3/4"],
	  "order": 3, "published": {"A-stable": true}
	}`))
	if err != nil {
		fmt.Println(err) // names the file, the place and what would be right
		return
	}
	a := proofs.Analyze(s)
	account := exposition.AccountOf(a, "mine.json")
	fmt.Println("a claim failed:", account.Outcome() == exposition.ClaimFailed)
	for _, f := range account.Failures {
		fmt.Println(f)
	}
	fmt.Println("A-stable:", a.Decide(proofs.AStable).Verdict)
	for _, f := range lint.RunAnalysis(a, lint.Options{}) {
		fmt.Println(f.Code, f.Level, f.Place, exposition.Plain(exposition.Remark(f)))
	}
	// Output:
	// a claim failed: true
	// order condition [[],[]] (order 3) fails: Σ = 5/16, should be 1/3, off by -1/48 (claimed order 3; 1 more of this order fail)
	// A-stable: proved
	// RZ201 error order claimed 3, but the order is 2: the condition of tree [[],[]] (density 3) is off by -0.0208; 1 more of order 3 fail
}

// Typeset: a formula, the part of a document about a scheme, and a tableau in the notation of a program.
func Example_typeset() {
	s, err := catalogue.Lookup("radau-iia-2")
	if err != nil {
		fmt.Println(err)
		return
	}
	a := proofs.Analyze(s)
	k, r, err := a.StabilityFunction()
	if err != nil {
		fmt.Println(err)
		return
	}
	f := formula.Style{}.Quotient(k, r.Numerator(), r.Denominator(), "z")
	fmt.Println(formula.Text(f))
	fmt.Println(formula.LaTeX(f))

	document := exposition.Of(a, []exposition.Part{exposition.Derivative}, exposition.Options{})
	fmt.Println(latex.Fragment(document))

	table, err := notation.Of(s)
	if err != nil {
		fmt.Println(err)
		return
	}
	text, err := notation.Write("latex", []notation.Table{table}, 0)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(text)
	// Output:
	// (1 + z/3) / (1 − ⅔z + ⅙z²)
	// \frac{1+\tfrac{1}{3}z}{1-\tfrac{2}{3}z+\tfrac{1}{6}z^2}
	// % Needs \usepackage{amsmath,amssymb}
	// \begingroup\allowdisplaybreaks[2]\tolerance=2000\emergencystretch=6em\relax
	// \[
	//   R'(z) = \frac{1-\tfrac{z}{3}-\tfrac{z^2}{18}}{\left(1-\tfrac{2}{3}z+\tfrac{1}{6}z^2\right)^2}
	// \]
	//
	// \par\endgroup
	//
	// % radau-iia-2: Radau IIA, 2 stages; Ehle 1969; read from drreynolds/rklab butcher.m 'RadauIIA-2-3-IRK'
	// \begin{array}{c|cc}
	//   \frac{1}{3} & \frac{5}{12} & -\frac{1}{12} \\
	//   1           & \frac{9}{12} & \frac{3}{12} \\ \hline
	//               & \frac{3}{4}  & \frac{1}{4}
	// \end{array}
}
