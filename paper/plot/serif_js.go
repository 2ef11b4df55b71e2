package plot

import "gonum.org/v1/plot/font"

var furtherTypefaces = []Typeface{}

// serif returns none: a page has the fonts of its browser, and for the widths of letters those of Sans are enough.
func serif() font.Collection { return nil }
