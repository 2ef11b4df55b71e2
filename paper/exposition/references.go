package exposition

import "slices"

// references are the works that documents cite, as REFERENCES.md has them.
var references = []struct{ key, work string }{
	{"BB79", "K. Burrage, J. C. Butcher, Stability criteria for implicit Runge–Kutta methods, SIAM Journal on Numerical Analysis 16 (1979) 46–57."},
	{"But16", "J. C. Butcher, Numerical Methods for Ordinary Differential Equations, 3rd edition, Wiley, 2016."},
	{"HW96", "E. Hairer, G. Wanner, Solving Ordinary Differential Equations II: Stiff and Differential-Algebraic Problems, 2nd edition, Springer, 1996."},
	{"Nor75", "S. P. Nørsett, C-polynomials for rational approximation to the exponential function, Numerische Mathematik 25 (1975) 39–56."},
}

// withReferences adds a section with the works that the document cites, if there are any.
func withReferences(d Document) Document {
	var cited []string
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			cited = append(cited, cites(b)...)
		}
	}
	var blocks []Block
	for _, r := range references {
		if slices.Contains(cited, r.key) {
			blocks = append(blocks, Paragraph{Cite(r.key), Text(" " + r.work)})
		}
	}
	if blocks != nil {
		d.Sections = append(d.Sections, Section{ID: "references", Title: say("References"), Blocks: blocks})
	}
	return d
}

// cites lists the keys in a block.
func cites(b Block) []string {
	var out []string
	inlines(b, func(x Inline) {
		if c, ok := x.(Cite); ok {
			out = append(out, string(c))
		}
	})
	var below []Block
	switch b := b.(type) {
	case Verdict:
		below = b.Evidence
	case Theorem:
		below = append(slices.Clone(b.Statement), b.Proof...)
	}
	for _, x := range below {
		out = append(out, cites(x)...)
	}
	return out
}
