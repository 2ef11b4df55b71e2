//go:build !js

package plot

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"time"

	"codeberg.org/go-pdf/fpdf"
	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// pdfPaper writes a PDF document of one page, with the fonts embedded. (The PDF canvas of gonum.org/v1/plot knows only
// the characters of Western Europe.)
type pdfPaper struct {
	doc    *fpdf.Fpdf
	height vg.Length
	fonts  map[string]bool
	err    error
}

// noTime stands in the document for the time when it was made, so that the same figure is the same file.
var noTime = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

func newPDF(f Figure) *pdfPaper {
	doc := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: f.width.Points(), Ht: f.height.Points()}})
	doc.SetCatalogSort(true)
	doc.SetCreationDate(noTime)
	doc.SetModificationDate(noTime)
	doc.SetProducer("rofz", true)
	doc.SetTitle(f.title, true)
	doc.SetSubject(f.description, true)
	doc.SetLang("en")
	doc.SetMargins(0, 0, 0)
	doc.SetAutoPageBreak(false, 0)
	doc.SetLineJoinStyle("round")
	doc.AddPage()
	return &pdfPaper{doc: doc, height: f.height, fonts: make(map[string]bool)}
}

func (p *pdfPaper) writeTo(w io.Writer) error {
	if p.err != nil {
		return p.err
	}
	return p.doc.Output(w)
}

func (p *pdfPaper) at(pt vg.Point) (x, y float64) { return pt.X.Points(), (p.height - pt.Y).Points() }

func (p *pdfPaper) path(path vg.Path, style string) {
	for _, e := range path {
		x, y := p.at(e.Pos)
		switch e.Type {
		case vg.MoveComp:
			p.doc.MoveTo(x, y)
		case vg.LineComp:
			p.doc.LineTo(x, y)
		case vg.CurveComp:
			x0, y0 := p.at(e.Control[0])
			x1, y1 := p.at(e.Control[1])
			p.doc.CurveBezierCubicTo(x0, y0, x1, y1, x, y)
		case vg.CloseComp:
			p.doc.ClosePath()
		}
	}
	p.doc.DrawPath(style)
}

func (p *pdfPaper) color(q pen) {
	r, g, b := int(q.color.R), int(q.color.G), int(q.color.B)
	p.doc.SetDrawColor(r, g, b)
	p.doc.SetFillColor(r, g, b)
	p.doc.SetTextColor(r, g, b)
	p.doc.SetAlpha(float64(q.color.A)/255, "Normal")
}

func (p *pdfPaper) stroke(path vg.Path, q pen) {
	p.color(q)
	p.doc.SetLineWidth(q.width.Points())
	dash := make([]float64, len(q.dash))
	for i, d := range q.dash {
		dash[i] = d.Points()
	}
	p.doc.SetDashPattern(dash, q.shift.Points())
	p.path(path, "D")
}

func (p *pdfPaper) fill(path vg.Path, q pen) {
	p.color(q)
	p.path(path, "F")
}

func (p *pdfPaper) text(face font.Face, at vg.Point, angle float64, s string, q pen) {
	style := ""
	if face.Font.Style == xfont.StyleItalic {
		style = "I"
	}
	if !p.fonts[style] {
		var source bytes.Buffer
		if _, err := face.Face.WriteSourceTo(nil, &source); err != nil {
			p.err = fmt.Errorf("font %s: %w", face.Name(), err)
			return
		}
		p.doc.AddUTF8FontFromBytes("sans", style, source.Bytes())
		p.fonts[style] = true
	}
	p.color(q)
	p.doc.SetFont("sans", style, face.Font.Size.Points())
	x, y := p.at(at)
	if angle != 0 {
		p.doc.TransformBegin()
		p.doc.TransformRotate(angle*180/math.Pi, x, y)
		defer p.doc.TransformEnd()
	}
	p.doc.Text(x, y, s)
}
