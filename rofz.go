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
//	a := proofs.Analyze(s)
//	d := a.Decide(proofs.AStable)                       // d.Verdict, d.Reason
//	text := certificate.Format(a.CertificateOf(d.Certificate))  // for a stranger, who does:
//	file, err := certificate.Parse(text)
//	verdicts, err := certificate.CheckFile(file)
//
// Check. A file is read, and what its source claims is compared with what is proved:
//
//	s, err := scheme.Parse("mine.json", data)                     // err names the file, the place and the remedy
//	account := exposition.AccountOf(proofs.Analyze(s), "mine.json") // account.Outcome(), account.Failures
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
//	cmd/verify       flags, streams, exit codes; a file for each command
//	web              the page for browsers: Go in WebAssembly, TypeScript; bridge, which answers what the page asks
//	release          makes a release: programs for six targets, packed for Debian, pip and npm
//	bench            the kernels beside FLINT and PARI, on the same inputs
//	examples         programs that compute what pages of docs tell: neural-odes; sweep, scripts for searches
//	paper            what is said (exposition, formula) and how it is set: text, report (JSON), tally, html, latex, coq, plot, cases
//	errata           what is wrong with a table, and what it means: conditions, lint, policy, diagnosis, repair; specimen, for tests
//	proofs           certificate, the core, which alone says proved or refuted; the theorems, a file for each, and the
//	                 provers; requirement; parameter; golden
//	scheme           tableaux and the other kinds; expression, program, notation, catalogue, candidate
//	asymptotics      behaviour at infinity, suprema, values; stability: E-polynomial, intervals
//	rational         reduced P/Q, Padé; exponential: sums of p(z)e^(rz)/z^m
//	poly             polynomials over ℚ and number fields; exact: rational numbers; algebraic: signs, roots, decimals;
//	                 bivariate: with a parameter
//	internal         ci (formats of CI systems), modular, descartes, routh, resolvent, inorder, budget, files, tool, spectrum,
//	                 typography, version, shard; sample and countdown, for tests
//	testdata/golden  the theorems with their instances
//
// A package imports only what stands below it in this list, or in its own room. All values are immutable and safe for
// concurrent use; nothing is rounded, except by names that say so (Decimal, Float64, Approx…, Guess…).
package rofz

import (
	"embed"
	"io/fs"
)

//go:embed testdata/golden
var files embed.FS

// Golden holds the golden files, one for each theorem, in its top directory. Package proofs/golden reads them.
func Golden() fs.FS {
	sub, err := fs.Sub(files, "testdata/golden")
	if err != nil {
		panic("internal error: " + err.Error())
	}
	return sub
}
