package certificate_test

import (
	"fmt"

	"rofz/proofs/certificate"
)

const backwardEuler = `rofz certificate v2

scheme: rational
P: 1
Q: 1-z

claim: A-stable
half-plane: 1 | 1
axis: 1 | z

end
`

// A certificate is read and checked without anything else. This one says |1−z|² − 1 = −2 Re z·1 + |z|².
func ExampleCheck() {
	file, err := certificate.Parse(backwardEuler)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range file.Claims {
		verdict, err := certificate.Check(c)
		fmt.Println(certificate.Claim(c)+":", verdict, err)
	}
	// Output:
	// A-stable: proved <nil>
}

// A number that is tampered with leaves the claim undecided: a wrong certificate is evidence of nothing.
func ExampleCheck_tampered() {
	file, err := certificate.Parse(`rofz certificate v2

scheme: rational
P: 1
Q: 1-z

claim: A-stable
half-plane: 1 | 1
axis: 2 | z

end
`)
	if err != nil {
		fmt.Println(err)
		return
	}
	verdict, err := certificate.Check(file.Claims[0])
	fmt.Println(verdict, "—", err)
	// Output:
	// undecided — the evidence does not prove the claim: the two sides of the identity differ at w^1, by -z
}

// Only the canonical text is read, so that there is one text for one certificate.
func ExampleParse() {
	_, err := certificate.Parse("rofz certificate v2\n\nscheme: rational\nP: 1\nQ: 1 - z\n")
	fmt.Println(err)
	// Output:
	// line 5: poly: offset 1: want + or -
}
