package repair

import (
	"rofz/errata/conditions"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/scheme"
)

// document writes the scheme with the coordinates x as a file in the same form, with the same claims.
func document(s scheme.Scheme, sys conditions.System, k algebraic.Field, x []poly.Elem, within bool) []byte {
	info := s.Info()
	info.Name += "-as-meant"
	if info.Title != "" {
		info.Title += ", as meant"
	}
	exactly := true
	info.Exact, info.Form, info.Digits, info.Defect = &exactly, "rational", 0, ""
	info.Note = "the exact scheme that the printed table means: what is claimed holds exactly, and no coefficient is further from the printed one than a unit of its last place"
	if !within {
		info.Note = "the nearest exact scheme found for which what the printed table claims holds; some coefficients are further from the printed ones than a unit of their last place"
	}
	var d scheme.Document
	if k.Degree() > 1 {
		info.Form = "algebraic"
		d.Entries = generator(k)
	}
	d.Info, d.Entries = info, append(d.Entries, coefficients(s, sys, x)...)
	return d.JSON(scheme.Wide)
}

// coefficients returns those of the standard form, and an implementation's own.
func coefficients(s scheme.Scheme, sys conditions.System, x []poly.Elem) []scheme.Entries {
	out := sys.Entries(x)
	if own, ok := conditions.NewTransformed(s); ok {
		entries := own.Entries(conditions.OwnCoefficients(own, sys, conditions.Exact{}, x))
		for _, key := range []string{"transformed.a", "transformed.C", "transformed.m", "transformed.gamma", "transformed.e"} {
			for _, e := range entries {
				if e.Key == key {
					out = append(out, e)
				}
			}
		}
	}
	return out
}
