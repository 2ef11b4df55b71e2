//go:build !js

package plot

import (
	"fmt"
	"io"
	"strings"
)

// A program for browsers draws pictures as SVG alone (Figure.Picture): without this file, and those of PDF and of pixels, it is
// smaller by half a megabyte.

// Formats returns the formats that Write knows.
func Formats() []string { return []string{"svg", "png", "pdf", "tex"} }

// Write writes the figure as "svg", "png" (300 dots per inch), "pdf", or "tex", commands of PGF that a LaTeX document
// takes with \input and whose text has the fonts of the document. The same figure is the same bytes every time.
// The error names an unknown format, or is that of w.
func (f Figure) Write(w io.Writer, format string) error {
	if f.draw == nil {
		return fmt.Errorf("an empty figure")
	}
	switch format {
	case "svg":
		_, err := io.WriteString(w, f.svg())
		return err
	case "pdf":
		p := newPDF(f)
		f.draw(canvasOn(newCanvas(p, f.width, f.height), f.typeface))
		return p.writeTo(w)
	case "png":
		return writePNG(w, f)
	case "tex":
		_, err := io.WriteString(w, f.tex())
		return err
	}
	return fmt.Errorf("no format is %.40q; there are: %s", format, strings.Join(Formats(), ", "))
}
