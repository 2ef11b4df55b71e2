package exposition

import (
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/proofs"
	"rofz/proofs/requirement"
	"rofz/scheme/catalogue"
)

// TestRoundedReasons checks that a reason shows enough digits to see which side of the number a quantity is on.
func TestRoundedReasons(t *testing.T) {
	s := sample.Try(catalogue.Lookup("gauss-2")).Must(t)
	list := sample.Try(requirement.Parse("C<2.30940107675850305803659512200")).Must(t)
	const want = "C = 2.3094010767585030580365951220078" // 4/√3 = 2.309401076758503058036595122007829…
	if got := RequirementOf(list[0].Decide(proofs.Analyze(s))); !strings.HasPrefix(got, want) {
		t.Errorf("%q, want the beginning %q", got, want)
	}
}
