package diagnosis

import (
	"context"
	"strconv"

	"rofz/scheme"
)

// relaxed looks for edits of the table that leave one claim wrong as well: a lower order, a lower embedded order, no
// stiff decay. It is asked where neither the table alone nor the claims alone can be at fault.
func relaxed(ctx context.Context, s scheme.Scheme, options Options) (out []proposal, tried int) {
	t, ok := newTable(s, transformed)
	if !ok {
		if t, ok = newTable(s, standard); !ok {
			return nil, 0
		}
	}
	for _, claim := range weakerClaims(s.Info()) {
		e := edits{dropped: map[string]bool{}}
		e.claim(claim)
		weaker, err := t.parse(e)
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
	lower := func(place string, claim *int) {
		if claim != nil && *claim > 1 {
			out = append(out, Edit{Place: place, From: strconv.Itoa(*claim), To: strconv.Itoa(*claim - 1)})
		}
	}
	lower("embedded_order", info.EmbeddedOrder)
	lower("order", info.Order)
	if info.Published.Claims("L-stable") {
		out = append(out, Edit{Place: "published.L-stable", From: "true", To: "false"})
	}
	if info.Published.Claims("stiffly_accurate") {
		out = append(out, Edit{Place: "published.stiffly_accurate", From: "true", To: "false"})
	}
	return out
}
