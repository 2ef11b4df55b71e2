package diagnosis

import (
	"rofz/scheme"
	"rofz/scheme/expression"
)

// constants tries the slips in the constants under params. Each of them moves many coefficients.
func (p *problem) constants(s *search[float64]) []proposal {
	names, texts, values := p.params()
	var out []proposal
	for k, name := range names {
		for _, w := range rewrites(texts[k]) {
			if s.ctx.Err() != nil {
				return out
			}
			changed := append([]string(nil), texts...)
			changed[k] = w.text
			others := approximate(names, changed)
			if len(others) < len(names) || others[name] == values[name] {
				continue
			}
			if move, ok := p.movedBy(s, others); ok && s.mends(move) {
				edit := Edit{Place: scheme.Place{Key: "params." + name}, From: texts[k], To: w.text}
				out = append(out, proposal{kind: w.kind, claims: []Edit{edit}})
			}
		}
	}
	return out
}

// movedBy returns how the coefficients move when the constants have other values.
func (p *problem) movedBy(s *search[float64], constants map[string]float64) ([]shift[float64], bool) {
	var out []shift[float64]
	for i, c := range p.cells {
		x, err := expression.Approximate(c.Text, constants)
		if err != nil {
			return nil, false
		}
		if x != s.x[i] {
			out = append(out, shift[float64]{i, x})
		}
	}
	return out, true
}
