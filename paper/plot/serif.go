//go:build !js

package plot

import (
	"codeberg.org/go-fonts/liberation/liberationserifitalic"
	"codeberg.org/go-fonts/liberation/liberationserifregular"
	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
)

var furtherTypefaces = []Typeface{Serif}

// serif returns the fonts of the typeface Serif.
func serif() font.Collection {
	return font.Collection{loaded(Serif, xfont.StyleNormal, liberationserifregular.TTF), loaded(Serif, xfont.StyleItalic, liberationserifitalic.TTF)}
}
