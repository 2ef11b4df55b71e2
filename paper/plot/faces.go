//go:build !js

package plot

import (
	"codeberg.org/go-fonts/liberation/liberationsansitalic"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"codeberg.org/go-fonts/liberation/liberationserifitalic"
	"codeberg.org/go-fonts/liberation/liberationserifregular"
	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
)

var furtherTypefaces = []Typeface{Serif}

// faces returns the four fonts that figures have, of the twelve of Liberation, which would be 4 MB.
func faces() font.Collection {
	return font.Collection{
		loaded(Serif, xfont.StyleNormal, liberationserifregular.TTF), loaded(Serif, xfont.StyleItalic, liberationserifitalic.TTF),
		loaded(Sans, xfont.StyleNormal, liberationsansregular.TTF), loaded(Sans, xfont.StyleItalic, liberationsansitalic.TTF),
	}
}
