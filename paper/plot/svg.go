package plot

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"math"
	"strconv"
	"strings"

	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// svgPaper writes an SVG document that needs nothing else. Text stays text. Its font is named with others of the same
// widths, and the length of each string is given, so that it fits even where none of them is there.
type svgPaper struct {
	body   bytes.Buffer
	height vg.Length
}

// svgFonts are fonts of the same widths.
var svgFonts = map[Typeface]string{
	Sans:  "'Liberation Sans', Arimo, Arial, Helvetica, sans-serif",
	Serif: "'Liberation Serif', Tinos, 'Times New Roman', Times, serif",
}

// A Picture is a figure that is drawn already, as SVG for a page of HTML. Figure.Picture makes one.
type Picture struct {
	Title, Description string
	Caption            string // the description, with variables in letters of Unicode's italic mathematical alphabet
	Kind               Kind   // "" of a problem
	Frame              Frame

	box   string // what is seen of the plane
	fonts string
	body  string
}

// Picture draws the figure for a page.
func (f Figure) Picture() Picture {
	s := &svgPaper{height: f.height}
	if f.draw != nil {
		f.draw(canvasOn(newCanvas(s, f.width, f.height), f.typeface))
	}
	return Picture{f.title, f.description, f.caption, f.kind, f.frame, fmt.Sprintf(`viewBox="0 0 %s %s"`, svgNumber(f.width), svgNumber(f.height)), svgFonts[cmp.Or(f.typeface, Sans)], s.body.String()}
}

// Element returns the picture as an element of a page, which is as large as the page wants. It has the identifier
// id_title for its title, and refers to id_caption for what is to be seen.
func (p Picture) Element(id string) string {
	return p.element(fmt.Sprintf(`role="img" aria-labelledby="%s_title" aria-describedby="%s_caption"`, id, id),
		fmt.Sprintf(`<title id="%s_title">%s</title>`, id, escape(p.Title)))
}

func (p Picture) element(attributes, head string) string {
	return fmt.Sprintf("<svg %s %s>\n%s\n", attributes, p.box, head) + `<rect width="100%" height="100%" fill="#fff"/>` + "\n" +
		`<g fill="none" stroke-linejoin="round" font-family="` + p.fonts + `">` + "\n" + p.body + "</g>\n</svg>\n"
}

// svg returns the figure as a document.
func (f Figure) svg() string {
	return f.Picture().element(fmt.Sprintf(`xmlns="http://www.w3.org/2000/svg" role="img" width="%smm" height="%smm"`, decimal(millimetres(f.width)), decimal(millimetres(f.height))),
		fmt.Sprintf("<title>%s</title>\n<desc>%s</desc>", escape(f.title), escape(f.description)))
}

func escape(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // writes to a builder do not fail
	return b.String()
}

// svgNumber returns a length in points, rounded to hundredths, which are 3.5 µm.
func svgNumber(x vg.Length) string { return decimal(x.Points()) }

func decimal(x float64) string {
	x = math.Round(x*100) / 100
	if x == 0 {
		return "0" // not −0
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

func (s *svgPaper) point(p vg.Point) string { return svgNumber(p.X) + " " + svgNumber(s.height-p.Y) }

func (s *svgPaper) data(p vg.Path) string {
	var b strings.Builder
	for _, e := range p {
		switch e.Type {
		case vg.MoveComp:
			b.WriteString("M" + s.point(e.Pos))
		case vg.LineComp:
			b.WriteString("L" + s.point(e.Pos))
		case vg.CurveComp:
			b.WriteString("C" + s.point(e.Control[0]) + " " + s.point(e.Control[1]) + " " + s.point(e.Pos))
		case vg.CloseComp:
			b.WriteString("Z")
		}
	}
	return b.String()
}

func svgColor(p pen, what string) string {
	s := fmt.Sprintf(` %s="#%02x%02x%02x"`, what, p.color.R, p.color.G, p.color.B)
	if p.color.A < 255 {
		s += fmt.Sprintf(` %s-opacity="%s"`, what, decimal(float64(p.color.A)/255))
	}
	return s
}

func (s *svgPaper) stroke(path vg.Path, p pen) {
	fmt.Fprintf(&s.body, `<path d="%s"%s stroke-width="%s"`, s.data(path), svgColor(p, "stroke"), svgNumber(p.width))
	if len(p.dash) > 0 {
		var lengths []string
		for _, d := range p.dash {
			lengths = append(lengths, svgNumber(d))
		}
		fmt.Fprintf(&s.body, ` stroke-dasharray="%s"`, strings.Join(lengths, " "))
		if p.shift != 0 {
			fmt.Fprintf(&s.body, ` stroke-dashoffset="%s"`, svgNumber(p.shift))
		}
	}
	s.body.WriteString("/>\n")
}

func (s *svgPaper) fill(path vg.Path, p pen) {
	fmt.Fprintf(&s.body, `<path d="%s"%s/>`+"\n", s.data(path), svgColor(p, "fill"))
}

func (s *svgPaper) text(face font.Face, at vg.Point, angle float64, str string, p pen) {
	fmt.Fprintf(&s.body, `<text x="%s" y="%s" font-size="%s"`, svgNumber(at.X), svgNumber(s.height-at.Y), svgNumber(face.Font.Size))
	if face.Font.Style == xfont.StyleItalic {
		s.body.WriteString(` font-style="italic"`)
	}
	if angle != 0 {
		fmt.Fprintf(&s.body, ` transform="rotate(%s %s %s)"`, decimal(-angle*180/math.Pi), svgNumber(at.X), svgNumber(s.height-at.Y))
	}
	fmt.Fprintf(&s.body, ` textLength="%s" lengthAdjust="spacingAndGlyphs" xml:space="preserve"%s>%s</text>`+"\n", svgNumber(face.Width(str)), svgColor(p, "fill"), escape(str))
}
