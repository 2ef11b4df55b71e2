package html

import (
	"rofz/paper/exposition"
	"rofz/paper/formula"
)

// measure is the width of a line in em: longer ones are broken where they may be, and scroll otherwise.
const measure = 44

// broken breaks long sums on the right sides of a display before their terms.
func broken(lines exposition.Display) exposition.Display {
	var out exposition.Display
	for _, l := range lines {
		sum, ok := l.Right.(formula.Sum)
		if !ok || width(l) <= measure {
			out = append(out, l)
			continue
		}
		left := width(exposition.Line{Left: l.Left, Relation: l.Relation})
		for i, piece := range pieces(sum, measure-left) {
			if i == 0 {
				out = append(out, exposition.Line{Left: l.Left, Relation: l.Relation, Right: piece})
				continue
			}
			sign := "+"
			if piece[0].Negative {
				sign = "−"
			}
			first := formula.Sum{{Body: piece[0].Body}}
			out = append(out, exposition.Line{Relation: sign, Right: append(first, piece[1:]...)})
		}
	}
	return out
}

// pieces divides a sum into sums of at most the given width where terms are short enough.
func pieces(sum formula.Sum, most float64) []formula.Sum {
	var out []formula.Sum
	used := 0.0
	for _, t := range sum {
		w := formula.Width(t.Body) + 2
		if len(out) == 0 || used+w > most {
			out, used = append(out, nil), 0
		}
		out[len(out)-1] = append(out[len(out)-1], t)
		used += w
	}
	return out
}

// wide reports whether a line of a display may be too long for the page.
func wide(lines exposition.Display) bool {
	for _, l := range lines {
		if width(l) > measure*0.8 {
			return true
		}
	}
	return false
}

func width(l exposition.Line) float64 {
	w := 2.0
	for _, e := range []formula.Expr{l.Left, l.Right} {
		if e != nil {
			w += formula.Width(e)
		}
	}
	return w
}
