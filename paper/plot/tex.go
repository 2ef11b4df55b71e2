//go:build !js

package plot

import (
	"bytes"
	"fmt"
	"image/color"
	"math"
	"strings"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"

	"rofz/paper/latex"
)

// texPaper writes a picture for TeX with the commands of PGF, which set its text in the fonts of the document. A line of text
// is one piece, aligned by TeX, which alone knows how wide it is.
type texPaper struct {
	body bytes.Buffer
	now  color.NRGBA // the colour that is set
}

// tex returns the figure for \input in a LaTeX document with the package pgf.
func (f Figure) tex() string {
	t := &texPaper{}
	f.draw(canvasOn(newCanvas(t, f.width, f.height), f.typeface))
	var b strings.Builder
	for line := range strings.Lines(f.title + "\n" + f.description + "\n") {
		b.WriteString("% " + strings.TrimSpace(line) + "\n")
	}
	b.WriteString("% Needs \\usepackage{pgf}.\n\\begin{pgfpicture}%\n")
	fmt.Fprintf(&b, "\\pgfpathrectangle{\\pgfpointorigin}{%s}\\pgfusepath{use as bounding box}%%\n\\pgfsetroundjoin%%\n", texPoint(vg.Point{X: f.width, Y: f.height}))
	b.Write(t.body.Bytes())
	b.WriteString("\\end{pgfpicture}%\n")
	return b.String()
}

func texPoint(p vg.Point) string {
	return fmt.Sprintf("\\pgfpoint{%sbp}{%sbp}", svgNumber(p.X), svgNumber(p.Y))
}

func (t *texPaper) color(p pen) {
	if p.color == t.now {
		return
	}
	t.now = p.color
	fmt.Fprintf(&t.body, "\\definecolor{rofz}{RGB}{%d,%d,%d}\\pgfsetcolor{rofz}\\pgfsetstrokeopacity{%[4]s}\\pgfsetfillopacity{%[4]s}%%\n",
		p.color.R, p.color.G, p.color.B, decimal(float64(p.color.A)/255))
}

func (t *texPaper) path(path vg.Path) {
	for _, e := range path {
		switch e.Type {
		case vg.MoveComp:
			t.body.WriteString("\\pgfpathmoveto{" + texPoint(e.Pos) + "}")
		case vg.LineComp:
			t.body.WriteString("\\pgfpathlineto{" + texPoint(e.Pos) + "}")
		case vg.CurveComp:
			t.body.WriteString("\\pgfpathcurveto{" + texPoint(e.Control[0]) + "}{" + texPoint(e.Control[1]) + "}{" + texPoint(e.Pos) + "}")
		case vg.CloseComp:
			t.body.WriteString("\\pgfpathclose")
		}
		t.body.WriteString("%\n")
	}
}

func (t *texPaper) stroke(path vg.Path, p pen) {
	t.color(p)
	var dash strings.Builder
	for _, d := range p.dash {
		dash.WriteString("{" + svgNumber(d) + "bp}")
	}
	fmt.Fprintf(&t.body, "\\pgfsetlinewidth{%sbp}\\pgfsetdash{%s}{%sbp}%%\n", svgNumber(p.width), dash.String(), svgNumber(p.shift))
	t.path(path)
	t.body.WriteString("\\pgfusepath{stroke}%\n")
}

func (t *texPaper) fill(path vg.Path, p pen) {
	t.color(p)
	t.path(path)
	t.body.WriteString("\\pgfusepath{fill}%\n")
}

// text sets a string at its baseline.
func (t *texPaper) text(face font.Face, at vg.Point, angle float64, s string, p pen) {
	t.put(latex.Escape(s), face.Font.Size, at, angle, "left,base", p)
}

// line sets a line of text.
func (t *texPaper) line(txt string, sty text.Style, at vg.Point, p pen) {
	place := map[text.XAlignment]string{text.XLeft: "left,", text.XCenter: "", text.XRight: "right,"}[sty.XAlign]
	switch sty.YAlign {
	case text.YTop:
		place += "top"
	case text.YBottom:
		place += "bottom"
	default: // half the height of a capital below the middle
		at = at.Add(vg.Point{X: 0.34 * sty.Font.Size * vg.Length(math.Sin(sty.Rotation)), Y: -0.34 * sty.Font.Size * vg.Length(math.Cos(sty.Rotation))})
		place += "base"
	}
	t.put(texLine(txt), sty.Font.Size, at, sty.Rotation, place, p)
}

// put sets TeX's text, aligned as \pgftext names it.
func (t *texPaper) put(tex string, size vg.Length, at vg.Point, angle float64, place string, p pen) {
	t.color(p)
	fmt.Fprintf(&t.body, "\\pgftext[x=%sbp,y=%sbp,rotate=%s,%s]{\\fontsize{%s}{%s}\\selectfont\\strut %s}%%\n",
		svgNumber(at.X), svgNumber(at.Y), decimal(angle*180/math.Pi), place, svgNumber(size), svgNumber(1.2*size), tex)
}

// texLine writes a line of text: italic letters are variables of a formula, what is raised stands in an exponent.
func texLine(txt string) string {
	var b strings.Builder
	for _, r := range runs(txt) {
		s := latex.Escape(r.text)
		if r.italic && !strings.HasPrefix(s, "\\ensuremath") {
			s = "\\ensuremath{" + s + "}"
		}
		if r.up {
			s = "\\ensuremath{^{" + s + "}}"
		}
		if r.down {
			s = "\\ensuremath{_{" + s + "}}"
		}
		b.WriteString(s)
	}
	return b.String()
}
