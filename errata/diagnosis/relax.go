package diagnosis

import (
	"context"

	"rofz/scheme"
)

// relaxed looks for edits of the table that leave one claim wrong as well: a lower order, a lower embedded order, no
// stiff decay. It is asked where neither the table alone nor the claims alone can be at fault.
func relaxed(ctx context.Context, s scheme.Scheme, options Options) (out []proposal, tried int) {
	t, ok := tableOf(s)
	if !ok {
		return nil, 0
	}
	for _, claim := range weakerClaims(s.Info()) {
		weaker, err := t.revised(claim)
		if err != nil {
			continue
		}
		for _, p := range problemsOf(weaker, options) {
			more, n := p.search(ctx)
			tried += n
			for _, m := range more {
				m.of, m.claims = p, append(m.claims, claim)
				out = append(out, m)
			}
		}
	}
	return out, tried
}

// weakerClaims returns the claims that might be given up, each lowered by one.
func weakerClaims(info scheme.Info) []Edit {
	var out []Edit
	lower := func(key string, claim *int) {
		if claim != nil && *claim > 1 {
			out = append(out, lowered(key, *claim, *claim-1))
		}
	}
	lower("embedded_order", info.EmbeddedOrder)
	lower("order", info.Order)
	for _, property := range []string{"L-stable", "stiffly_accurate"} {
		if info.Published.Claims(property) {
			out = append(out, withdrawn(property))
		}
	}
	return out
}
