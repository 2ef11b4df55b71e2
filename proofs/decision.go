package proofs

import (
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
)

// Decision is a verdict on a property with the certificate that proves it.
type Decision struct {
	Property    Property
	Verdict     certificate.Verdict // what certificate.Check returned
	Certificate certificate.Certificate
	Reason      Reason // the evidence, or why the verdict is open

	// Pole is a box in the left half-plane that holds a pole of R, checked by the core, where the
	// verdict rests on one; nil otherwise.
	Pole *certificate.Pole
}

// IsImplied reports whether the verdict is that on another property, from which it follows: the certificate is the other's.
func (d Decision) IsImplied() bool {
	_, ok := d.Reason.(Implied)
	return ok
}

// settle lets the core judge a certificate. The verdict is the core's alone.
func settle(p Property, c certificate.Certificate, reason Reason) Decision {
	v, err := certificate.Check(c)
	if err != nil {
		return Decision{Property: p, Certificate: c, Reason: Unaccepted{err}}
	}
	return Decision{Property: p, Verdict: v, Certificate: c, Reason: reason}
}

// settleInField is settle for coefficients in k. The certificate names an interval for the root of the field; set puts
// it in. The interval is narrowed until the signs that the core needs are evident.
func settleInField(k algebraic.Field, p Property, c certificate.Certificate, set func(exact.Interval), reason Reason) Decision {
	return settleWithin(k, p, c, set, reason, 1<<16)
}

// settleWithin is settleInField with an interval of width 2^−most at the least.
func settleWithin(k algebraic.Field, p Property, c certificate.Certificate, set func(exact.Interval), reason Reason, most uint) Decision {
	if k.Degree() == 1 {
		return settle(p, c, reason)
	}
	var d Decision
	for bits := uint(4); bits <= most; bits *= 2 {
		set(k.Enclose(k.Algebra().Generator(), bits))
		if d = settle(p, c, reason); !d.Verdict.Undecided() {
			break
		}
	}
	return d
}
