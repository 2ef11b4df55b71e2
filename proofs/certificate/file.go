package certificate

// CheckFile checks all certificates of one file, in order, and that they are about one stability function: a claim
// about some other R says nothing about the scheme whose derivation stands beside it. It returns the verdicts up to
// the first certificate that fails, and the error of that one.
func CheckFile(cs []Certificate) ([]Verdict, error) {
	var out []Verdict
	var first *Function
	for i, c := range cs {
		v, err := Check(c)
		if err != nil {
			return out, err
		}
		if f, ok := functionOf(c); ok {
			if first != nil && !(first.P.Equal(f.P) && first.Q.Equal(f.Q) && sameRoot(*first, f)) {
				return out, failf("claim %d, %q, is about another stability function than the first", i+1, c.claim())
			}
			if first == nil {
				first = &f
			}
		}
		out = append(out, v)
	}
	return out, nil
}

// sameRoot reports that the intervals of two functions over the same field meet in a way that selects the same root:
// each holds exactly one root, and so does their common part, because the minimal polynomial changes sign on it.
func sameRoot(f, g Function) bool {
	k := f.P.Field()
	if k == nil {
		k = f.Q.Field()
	}
	if k == nil {
		return true
	}
	both := f.Root
	if both.Lo.Less(g.Root.Lo) {
		both.Lo = g.Root.Lo
	}
	if g.Root.Hi.Less(both.Hi) {
		both.Hi = g.Root.Hi
	}
	_, err := newEmbedding(both, k)
	return err == nil
}

// functionOf returns the stability function that a claim is about, if it is about one.
func functionOf(c Certificate) (Function, bool) {
	switch c := c.(type) {
	case *Stability:
		return c.R, true
	case *Derivation:
		return c.R, true
	case *Derivative:
		return c.R, true
	case *AtInfinity:
		return c.R, true
	case *Order:
		return c.R, true
	}
	return Function{}, false
}

// Claim returns the text of what c claims, such as "A-stable" or "not A-stable".
func Claim(c Certificate) string { return c.claim() }
