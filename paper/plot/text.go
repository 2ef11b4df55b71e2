package plot

import (
	"strings"
	"sync"

	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// mathText sets one line of text in which superscripts and variables look as in print. A superscript character such as ⁻
// or ² is a small raised one, because the font has not all of them, and ₀ or a small capital ᴇ or ɪ a small lowered one; a letter of Unicode's italic mathematical alphabet,
// such as 𝑧, is the italic of the text font.
type mathText struct{ fonts *font.Cache }

var _ text.Handler = mathText{}

func newMathText() mathText { return mathText{fonts()} }

// fonts are read when they are first wanted: package plot of gonum, which reads them when the program starts, is not
// imported.
var fonts = sync.OnceValue(func() *font.Cache { return font.NewCache(faces()) })

func loaded(t Typeface, style xfont.Style, data []byte) font.Face {
	face, err := opentype.Parse(data)
	if err != nil {
		panic("internal error: " + err.Error()) // the data are constants
	}
	f := sans(0)
	f.Variant, f.Style = t.variant(), style
	return font.Face{Font: f, Face: face}
}

// lettering is a canvas whose text has a typeface. The sheet was laid out for Sans, which is the widest.
type lettering struct {
	vg.CanvasSizer
	typeface Typeface
}

// canvasOn returns a canvas for drawing on which text has the typeface.
func canvasOn(c vg.CanvasSizer, t Typeface) draw.Canvas { return draw.New(lettering{c, t}) }

func letteringOf(c vg.Canvas) (lettering, bool) {
	d, ok := c.(*draw.Canvas)
	if !ok {
		return lettering{}, false
	}
	l, ok := d.Canvas.(lettering)
	return l, ok
}

// line sets a line of text on a paper that does so as a whole, and reports whether it did.
func (l lettering) line(txt string, sty text.Style, at vg.Point) bool {
	c, ok := l.CanvasSizer.(*canvas)
	if !ok {
		return false
	}
	p, ok := c.paper.(linePaper)
	if ok {
		p.line(txt, sty, c.top().to.apply(at), c.top().pen)
	}
	return ok
}

// sans is the text font at a size in points. Arial and Helvetica have the same widths.
func sans(size float64) font.Font {
	return font.Font{Typeface: "Liberation", Variant: "Sans", Size: vg.Points(size)}
}

// A run is a piece of a line in one font.
type run struct {
	text             string
	italic, up, down bool
}

// raised maps superscripts to what stands there.
var raised = map[rune]rune{
	'⁰': '0', '¹': '1', '²': '2', '³': '3', '⁴': '4', '⁵': '5', '⁶': '6', '⁷': '7', '⁸': '8', '⁹': '9',
	'⁻': '−', '⁺': '+', 'ᐟ': '/', 'ᶻ': '𝑧', 'ⁱ': '𝑖', 'ʸ': '𝑦', 'ⁿ': '𝑛',
}

// lowered maps what stands below the line: 𝑧ᴇ and 𝑧ɪ are the variables of additive pairs.
var lowered = map[rune]rune{'ᴇ': '𝐸', 'ɪ': '𝐼', '₀': '0'}

// upright maps an italic mathematical letter to the letter, and reports false for any other character.
func upright(r rune) (rune, bool) {
	switch {
	case r == 'ℎ':
		return 'h', true
	case '𝐴' <= r && r <= '𝑍':
		return 'A' + r - '𝐴', true
	case '𝑎' <= r && r <= '𝑧':
		return 'a' + r - '𝑎', true
	case '𝛼' <= r && r <= '𝜔':
		return 'α' + r - '𝛼', true
	}
	return r, false
}

func runs(line string) []run {
	var out []run
	for _, r := range line {
		var next run
		if up, ok := raised[r]; ok {
			r, next.up = up, true
		}
		if down, ok := lowered[r]; ok {
			r, next.down = down, true
		}
		r, next.italic = upright(r)
		if n := len(out) - 1; n >= 0 && out[n].italic == next.italic && out[n].up == next.up && out[n].down == next.down {
			out[n].text += string(r)
			continue
		}
		next.text = string(r)
		out = append(out, next)
	}
	return out
}

// face returns the font of a run within text of the given font, and by how much it is raised.
func (h mathText) face(r run, fnt font.Font) (font.Face, vg.Length) {
	var rise vg.Length
	if r.italic {
		fnt.Style = xfont.StyleItalic
	}
	if r.up {
		rise = 0.36 * fnt.Size
		fnt.Size *= 0.7
	}
	if r.down {
		rise = -0.16 * fnt.Size
		fnt.Size *= 0.7
	}
	return h.fonts.Lookup(fnt, fnt.Size), rise
}

// space returns what is left free before a run: a prime must not touch an italic letter.
func space(line []run, i int, fnt font.Font) vg.Length {
	if i > 0 && line[i-1].italic && strings.HasPrefix(line[i].text, "′") {
		return 0.09 * fnt.Size
	}
	return 0
}

// Cache returns the fonts.
func (h mathText) Cache() *font.Cache { return h.fonts }

// Extents returns the extents of the text font.
func (h mathText) Extents(fnt font.Font) font.Extents {
	face := h.fonts.Lookup(fnt, fnt.Size)
	return face.Extents()
}

// Lines returns the text as one line.
func (h mathText) Lines(txt string) []string { return []string{txt} }

// Box returns the size of a line.
func (h mathText) Box(txt string, fnt font.Font) (width, height, depth vg.Length) {
	line := runs(txt)
	for i, r := range line {
		face, _ := h.face(r, fnt)
		width += face.Width(r.text) + space(line, i, fnt)
	}
	e := h.Extents(fnt)
	return width, e.Ascent, e.Descent
}

// Draw draws a line aligned and turned as the style says.
func (h mathText) Draw(c vg.Canvas, txt string, sty text.Style, pt vg.Point) {
	if txt == "" {
		return
	}
	c.SetColor(sty.Color)
	if l, ok := letteringOf(c); ok {
		sty.Font.Variant = l.typeface.variant()
		if l.line(txt, sty, pt) {
			return
		}
	}
	c.Push()
	c.Translate(pt)
	c.Rotate(sty.Rotation)
	width, height, depth := h.Box(txt, sty.Font)
	at := vg.Point{
		X: width * vg.Length(sty.XAlign),
		Y: (height+depth)*vg.Length(sty.YAlign) + depth,
	}
	if sty.YAlign == text.YCenter {
		at.Y = -0.36 * sty.Font.Size // half the height of a capital
	}
	line := runs(txt)
	for i, r := range line {
		face, rise := h.face(r, sty.Font)
		at.X += space(line, i, sty.Font)
		c.FillString(face, at.Add(vg.Point{Y: rise}), r.text)
		at.X += face.Width(r.text)
	}
	c.Pop()
}
