package asymptotics

import (
	"slices"

	"rofz/poly/exact"
)

// StepRange is an interval of step lengths. Each of its ends is known by an enclosure, of relative width 2^−60 at most: what
// lies between From.Hi and To.Lo belongs to it for certain.
type StepRange struct {
	From, To     exact.Interval // From is the point 0 if all small steps belong to it
	FromIs, ToIs Membership     // of the ends themselves
	Unbounded    bool           // there is no To
}

// Membership says whether an end of a range belongs to the set: a step with which the scheme is at the threshold does, or with
// which |R| = 1; a pole does not, nor a step with which the flow is at the threshold and the scheme below.
type Membership uint8

// The values of a membership.
const (
	UnknownMember Membership = iota // several things change so close together that they are not told apart
	Included
	Excluded
)

// has reports whether h belongs to the range for certain.
func (r StepRange) has(h exact.Rat) bool {
	return r.From.Hi.Less(h) && (r.Unbounded || h.Less(r.To.Lo))
}

// A zone is a narrow interval outside of which nothing changes, and whether the point belongs to the set where it changes, if
// the zone is an end of it.
type zone struct {
	exact.Interval
	is Membership
}

func zonesOf(list []exact.Interval, is Membership) []zone {
	var out []zone
	for _, x := range list {
		out = append(out, zone{x, is})
	}
	return out
}

// merged sorts zones, and joins those that overlap.
func merged(zones []zone) []zone {
	slices.SortFunc(zones, func(a, b zone) int { return a.Lo.Cmp(b.Lo) })
	var out []zone
	for _, z := range zones {
		if l := len(out) - 1; l >= 0 && !out[l].Hi.Less(z.Lo) {
			out[l].Hi = exact.Max(out[l].Hi, z.Hi)
			out[l].is = UnknownMember
			continue
		}
		out = append(out, z)
	}
	return out
}

func scaledRanges(ranges []StepRange, scale exact.Rat) []StepRange {
	out := slices.Clone(ranges)
	for i, r := range out {
		out[i].From, _ = r.From.Quo(exact.Point(scale))
		out[i].To, _ = r.To.Quo(exact.Point(scale))
	}
	return out
}

// intersect returns what two sets have in common for certain.
func intersect(a, b []StepRange) []StepRange {
	var out []StepRange
	for i, j := 0, 0; i < len(a) && j < len(b); {
		x, y := a[i], b[j]
		r := StepRange{From: exact.NewInterval(exact.Max(x.From.Lo, y.From.Lo), exact.Max(x.From.Hi, y.From.Hi))}
		r.FromIs = inner(x.FromIs, y.FromIs, y.From.Hi.Less(x.From.Lo), x.From.Hi.Less(y.From.Lo))
		first := y.Unbounded || !x.Unbounded && x.To.Hi.Less(y.To.Hi)
		switch {
		case x.Unbounded && y.Unbounded:
			r.Unbounded = true
		case x.Unbounded:
			r.To, r.ToIs = y.To, y.ToIs
		case y.Unbounded:
			r.To, r.ToIs = x.To, x.ToIs
		default:
			r.To = exact.NewInterval(exact.Min(x.To.Lo, y.To.Lo), exact.Min(x.To.Hi, y.To.Hi))
			r.ToIs = inner(x.ToIs, y.ToIs, x.To.Hi.Less(y.To.Lo), y.To.Hi.Less(x.To.Lo))
		}
		if r.Unbounded || r.From.Hi.Less(r.To.Lo) {
			out = append(out, r)
		}
		if first {
			i++
		} else {
			j++
		}
	}
	return out
}

// inner is the membership of an end of an intersection, where it is known that the first end lies further inside, or the second.
func inner(first, second Membership, isFirst, isSecond bool) Membership {
	switch {
	case isFirst || first == second:
		return first
	case isSecond:
		return second
	}
	return UnknownMember
}
