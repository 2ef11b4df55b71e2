// Package proofs decides what is true of a scheme and proves the theorems of this repository, one theorem to a file with
// its proof.
//
// An Analysis holds all that is known of one scheme; every fact is computed when it is first asked for:
//
//	a := proofs.Analyze(s)
//	field, r, err := a.StabilityFunction()       // R over the field of its coefficients
//	a.Derivative(); a.Infinity(); a.Order()      // R', its behaviour at ∞, order and error constant
//	d := a.Decide(proofs.AStable)                // d.Verdict, d.Reason, d.Certificate
//	b, err := a.Bound(asymptotics.HalfPlane(), 1) // the least C with |z R'| ≤ C
//	certificates, err := a.Certificates()        // everything, for a.CertificateFile
//
// The functions Decide… do the same for a rational function or a pair ρ, σ that comes from elsewhere.
//
// The provers are fast, and may guess: they propose certificates. Only certificate.Check says Proved or Refuted, and what
// it does not accept stays Undecided, with a reason. Theorems lists the theorems; their instances are in
// testdata/golden, and `verify` proves them anew.
package proofs
