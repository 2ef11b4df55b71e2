package plot

import (
	_ "embed"

	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
)

var furtherTypefaces = []Typeface{}

// The widths of the letters of Sans, made from the fonts by TestWidths, of which they are a thirtieth.
var (
	//go:embed widths/sans.ttf
	sansWidths []byte
	//go:embed widths/sans-italic.ttf
	sansItalicWidths []byte
)

// faces returns fonts that have widths and no outlines: a page has the fonts of its browser.
func faces() font.Collection {
	return font.Collection{loaded(Sans, xfont.StyleNormal, sansWidths), loaded(Sans, xfont.StyleItalic, sansItalicWidths)}
}
