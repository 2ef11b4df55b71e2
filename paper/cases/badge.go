package cases

import (
	"fmt"
	"slices"

	"rofz/internal/ci"
	"rofz/internal/typography"
	"rofz/proofs"
	"rofz/proofs/certificate"
)

// Badge says how a run came out, in a few words: the worst that happened, or the strongest property that all share.
func Badge(noun string, cases []ci.Case) ci.Badge {
	counts := make(map[ci.Status]int)
	for _, c := range cases {
		counts[c.Status]++
	}
	n := len(cases)
	out := ci.Badge{Label: "rofz", Status: ci.Passed}
	some := func(k int, one, several string) string {
		if n == 1 {
			return one
		}
		return fmt.Sprintf("%d of %s %s", k, typography.Count(n, noun), several)
	}
	switch {
	case counts[ci.Broken] > 0:
		out.Status, out.Message = ci.Broken, some(counts[ci.Broken], "cannot be read", "cannot be read")
	case counts[ci.Failed] > 0 && noun == Schemes:
		out.Status, out.Message = ci.Failed, some(counts[ci.Failed], "claim failed", "failed")
	case counts[ci.Failed] > 0:
		out.Status, out.Message = ci.Failed, some(counts[ci.Failed], "not reproduced", "not reproduced")
	case counts[ci.Undecided] > 0:
		out.Status, out.Message = ci.Undecided, some(counts[ci.Undecided], "undecided", "undecided")
	case noun != Schemes:
		out.Message = typography.Count(n, noun) + " proved"
	default:
		out.Message = proudest(cases)
		if n != 1 {
			out.Message = typography.Count(n, noun) + " " + out.Message
		}
	}
	return out
}

// proudest names the strongest property that is proved of every scheme.
func proudest(cases []ci.Case) string {
	for _, p := range []proofs.Property{proofs.LStable, proofs.AStable} {
		proved := certificate.Proved.String()
		if len(cases) > 0 && !slices.ContainsFunc(cases, func(c ci.Case) bool { return !slices.Contains(c.Facts, ci.Fact{Name: string(p), Value: proved}) }) {
			return fmt.Sprintf("%s, %s", p, proved)
		}
	}
	return "as claimed"
}
