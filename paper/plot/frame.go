package plot

import "math"

// A Frame is where the first panel of a picture lies, in the units of the picture's viewBox, and what its axes show: a page
// that knows both draws a part of it anew, with Options.Window. It is the zero value where a picture has no panel.
type Frame struct {
	Left, Top, Right, Bottom float64

	Window Window // X and, but for pictures of a modulus, Y
	Powers bool   // X grows in powers of ten from left to right, as Window.X0·(Window.X1/Window.X0)^t
	Plane  bool   // X and Y have the same scale
}

// frame returns the frame of a finished sheet.
func (s *sheet) frame() Frame {
	if len(s.panels) == 0 {
		return Frame{}
	}
	p, area := s.panels[0], s.areas()[0]
	f := Frame{
		Left: area.Min.X.Points(), Right: area.Max.X.Points(),
		Top: (s.height - area.Max.Y).Points(), Bottom: (s.height - area.Min.Y).Points(),
		Window: Window{p.x.min, p.x.max, p.y.min, p.y.max}, Powers: p.x.powers, Plane: p.plane,
	}
	if f.Powers {
		f.Window.X0, f.Window.X1 = math.Pow(10, p.x.min), math.Pow(10, p.x.max)
	}
	if !f.Plane {
		f.Window.Y0, f.Window.Y1 = 0, 0
	}
	return f
}
