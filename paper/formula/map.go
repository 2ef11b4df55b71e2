package formula

// Map returns e with f(x) in the place of each part x for which f has something to put there, which it reports. Parts of
// what f replaces are not looked at; all others are, from left to right.
func Map(e Expr, f func(x Expr) (Expr, bool)) Expr {
	if e == nil {
		return nil
	}
	if out, ok := f(e); ok {
		return out
	}
	all := func(list []Expr) []Expr {
		out := make([]Expr, len(list))
		for i, x := range list {
			out[i] = Map(x, f)
		}
		return out
	}
	switch e := e.(type) {
	case Row:
		return Row(all(e))
	case Sum:
		out := make(Sum, len(e))
		for i, t := range e {
			out[i] = Term{t.Negative, Map(t.Body, f)}
		}
		return out
	case Frac:
		return Frac{Map(e.Above, f), Map(e.Below, f)}
	case Script:
		return Script{Map(e.Base, f), Map(e.Sub, f), Map(e.Sup, f)}
	case Root:
		return Root{Map(e.Radicand, f)}
	case Fence:
		return Fence{e.Open, Map(e.Body, f), e.Close}
	case Big:
		return Big{e.Sign, Map(e.Below, f), Map(e.Above, f)}
	case Matrix:
		rows := make([][]Expr, len(e.Rows))
		for i, row := range e.Rows {
			rows[i] = all(row)
		}
		return Matrix{rows, e.RightOf, e.Below}
	}
	return e
}

// Has reports whether e, or a part of it, is what is looked for.
func Has(e Expr, is func(x Expr) bool) bool {
	found := false
	Map(e, func(x Expr) (Expr, bool) {
		found = found || is(x)
		return x, found
	})
	return found
}
