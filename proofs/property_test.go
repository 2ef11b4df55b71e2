package proofs

import (
	"testing"

	"rofz/scheme"
)

// TestClaimsAreAboutProperties goes through the keys under which a source may say yes or no: each is that of a property.
func TestClaimsAreAboutProperties(t *testing.T) {
	for _, key := range scheme.ClaimKeys() {
		if p, ok := claimedUnder(key); !ok || p.Key() != key {
			t.Errorf("the key %s is that of %q", key, p)
		}
	}
}
