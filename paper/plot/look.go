package plot

import (
	"fmt"
	"slices"
	"strings"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Typeface is what the letters of a figure look like.
type Typeface string

// The typefaces. Both are among those of Liberation, with the widths of Arial and of Times.
const (
	Sans  Typeface = "sans"
	Serif Typeface = "serif"
)

// Typefaces returns all typefaces, the usual one first. In a program for browsers there is that one alone.
func Typefaces() []Typeface { return append([]Typeface{Sans}, furtherTypefaces...) }

// LegendPlace is where the legend stands.
type LegendPlace string

// The places of a legend. It never stands between the axes, where it would cover something.
const (
	LegendTop    LegendPlace = "top"
	LegendBottom LegendPlace = "bottom"
	LegendNone   LegendPlace = "none"
)

// LegendPlaces returns all places of a legend, the usual one first.
func LegendPlaces() []LegendPlace { return []LegendPlace{LegendTop, LegendBottom, LegendNone} }

// Look says what a figure is dressed in. The zero value has a title that says what is drawn, a legend below it, and sans-serif
// letters.
type Look struct {
	Title   string      // in place of the one that says what is drawn, if it is not empty
	NoTitle bool        // as where a caption says what is drawn; the file still has it
	Legend  LegendPlace // "" is LegendTop
	Type    Typeface    // "" is Sans; what is written as TeX has the letters of its document
}

// check fills in the defaults.
func (l *Look) check() error {
	if l.Legend == "" {
		l.Legend = LegendTop
	}
	if l.Type == "" {
		l.Type = Sans
	}
	switch {
	case l.Title != "" && l.NoTitle:
		return fmt.Errorf("a title, and no title: give one of the two")
	case !slices.Contains(LegendPlaces(), l.Legend):
		return fmt.Errorf("no place of a legend is %.40q; there are: %s", string(l.Legend), listed(LegendPlaces()))
	case !slices.Contains(Typefaces(), l.Type):
		return fmt.Errorf("no typeface is %.40q; there are: %s", string(l.Type), listed(Typefaces()))
	}
	return nil
}

// variant is the name of the typeface among those of Liberation.
func (t Typeface) variant() font.Variant {
	if t == Serif {
		return "Serif"
	}
	return "Sans"
}

func listed[T ~string](list []T) string {
	var names []string
	for _, x := range list {
		names = append(names, string(x))
	}
	return strings.Join(names, ", ")
}

// newSheet returns an empty sheet for options that are checked.
func newSheet(o Options) sheet {
	return sheet{width: vg.Length(o.Width) * vg.Millimeter, height: vg.Length(o.Height) * vg.Millimeter, look: o.Look}
}

// figure returns the finished figure, with what is drawn over the sheet.
func (s *sheet) figure(description string, over ...func(draw.Canvas)) Figure {
	title := s.title
	if s.look.Title != "" {
		title = s.look.Title
	}
	return Figure{
		title: plain(title), description: plain(description), caption: description,
		width: s.width, height: s.height, typeface: s.look.Type, frame: s.frame(),
		draw: func(c draw.Canvas) {
			s.draw(c)
			for _, f := range over {
				f(c)
			}
		},
	}
}

// heading is the title as it is drawn, "" if it is not.
func (s *sheet) heading() string {
	switch {
	case s.look.NoTitle:
		return ""
	case s.look.Title != "":
		return s.look.Title
	}
	return s.title
}
