package proofs

import (
	"rofz/algebraic"
	"rofz/poly"
)

// stub: the deciders for multistep methods and algebraic stability replace this file.

func DecideMultistepAStable(k algebraic.Field, rho, sigma poly.Poly) Decision {
	return Decision{Property: AStable, Reason: "multistep methods are not decided yet"}
}

func DecideMultistepLStable(k algebraic.Field, rho, sigma poly.Poly) Decision {
	return Decision{Property: LStable, Reason: "multistep methods are not decided yet"}
}

func DecideZeroStable(k algebraic.Field, rho poly.Poly) Decision {
	return Decision{Property: ZeroStable, Reason: "zero-stability is not decided yet"}
}

func DecideAlgebraicallyStable(k algebraic.Field, m [][]poly.Elem, b []poly.Elem) Decision {
	return Decision{Property: AlgebraicallyStable, Reason: "algebraic stability is not decided yet"}
}
