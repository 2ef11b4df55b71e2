// Package rofz derives the stability functions R(z) of integrators for ordinary differential equations exactly, decides
// their stability properties with certificates that can be checked by hand, and proves from the tableaux how their
// gradients R'(z) vanish in the stiff limit. This package only carries the golden files, so that a binary can check
// itself anywhere; the work is done by the packages below it. The command is cmd/verify.
//
// # Three uses
//
// Prove. A tableau becomes a scheme, its analysis decides properties, and every verdict comes with a certificate that
// package proofs/certificate checks by itself:
//
//	s, err := scheme.NewRungeKutta("mine", [][]string{{"1/4", "0"}, {"1/2", "1/4"}}, []string{"1/2", "1/2"})
//	d := proofs.Analyze(s).Decide(proofs.AStable)                 // d.Verdict, d.Reason
//	text := certificate.Format(d.Certificate)                     // for a stranger, who does:
//	claims, err := certificate.Parse(text)
//	verdict, err := certificate.Check(claims[0])
//
// Check. A file is read, and what its source claims is compared with what is proved:
//
//	s, err := scheme.Parse("mine.json", data)                     // err names the file, the place and the remedy
//	r := report.Of(proofs.Analyze(s), report.Options{})           // r.Status, r.Failures
//	findings := lint.Run(s, lint.Options{})                       // with stable codes
//
// Typeset. What is known of a scheme is written as LaTeX, or drawn; tables are written in the notations of programs:
//
//	d := exposition.Of(proofs.Analyze(s), exposition.DefaultParts(false), exposition.Options{})
//	text := latex.Fragment(d)                                     // or latex.Standalone(d)
//	f, err := plot.New(plot.Region, []*proofs.Analysis{a}, plot.Options{})
//	err = f.Write(w, "pdf")
//
// The examples below are these three in full.
//
// # Map
//
//	exact                   rational numbers, Gaussian rationals, intervals
//	poly, rational          polynomials over ℚ and number fields; reduced P/Q
//	algebraic               real number fields: signs, roots, decimals
//	scheme, catalogue       schemes, their derivation and order; the published ones by name
//	asymptotics, stability  behaviour at infinity, best constants, values; E-polynomial, stability intervals
//	proofs/certificate      the core, which alone says proved or refuted: Parse, Check
//	proofs                  the theorems and the provers: Analyze
//	notation                tables in LaTeX, CSV, C, Python, Julia
//	conditions              claims as equations for the coefficients
//	repair, diagnosis       what a truncated table means; which digit is wrong
//	lint, ci                findings, and the formats of CI systems
//	formula                 formulas as they are typeset: LaTeX, MathML, Unicode, ASCII
//	report, terminal        facts as JSON and text; pages of 80 columns, with colour or without
//	exposition              what is said of schemes, in words and formulas
//	latex, html, plot       the same set in type, as a page, in pictures
//
// A package imports only packages above it or beside it in this list. All values are immutable and safe for concurrent use; nothing
// is rounded, except by names that say so (Decimal, Float64, Approx…, Guess…).
package rofz

import (
	"embed"
	"io/fs"
)

//go:embed testdata/golden
var files embed.FS

// Golden holds the golden files, one for each theorem, in its top directory. Package internal/golden reads them.
func Golden() fs.FS {
	sub, err := fs.Sub(files, "testdata/golden")
	if err != nil {
		panic("internal error: " + err.Error())
	}
	return sub
}
