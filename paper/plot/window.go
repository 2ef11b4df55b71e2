package plot

import (
	"math"
	"math/cmplx"
	"slices"
)

// span returns the size of the part of the plane where the schemes have their features: the largest of the sizes that
// is not much larger than the one before it. So a zero at 10^12, which a truncated coefficient makes, is left out.
func (s *subject) span() float64 {
	const gap = 6
	sizes := s.sizes()
	if len(sizes) == 0 {
		return 1
	}
	// the chain that holds the middle, so that neither a lone small nor a lone large size counts
	i := len(sizes) / 2
	for i+1 < len(sizes) && sizes[i+1] <= gap*sizes[i] {
		i++
	}
	return min(max(sizes[i], 1e-6), 1e6)
}

// regionWindow returns a window around all that is to be seen of the stability region: its bounded parts and holes, the
// zeros and poles, and the ends of the stability intervals.
func regionWindow(subjects []*subject) window {
	w := window{}
	left := false // the region goes to infinity there, or the plane right of it is outside
	for _, s := range subjects {
		l := 3.5 * s.span()
		add := func(b window, within float64) {
			if max(-b.x0, b.x1, -b.y0, b.y1) <= within {
				w = window{min(w.x0, b.x0), max(w.x1, b.x1), min(w.y0, b.y0), max(w.y1, b.y1)}
			}
		}
		var bounded []window
		var open bool
		for range 2 {
			bounded, open = s.scan(l)
			for _, b := range bounded {
				add(b, l)
			}
			left = left || open
			if len(bounded) > 0 || !open {
				break
			}
			l *= 3.5 // a hole that is much larger than the distance of the poles
		}
		for _, x := range slices.Concat(s.zeros, s.poles) {
			add(window{real(x.z), real(x.z), imag(x.z), imag(x.z)}, 1.2*s.span())
		}
		if s.multistep != nil && !open && len(bounded) == 0 { // a region without an inside
			for _, line := range s.stableLocus(window{-l, l, -l, l}) {
				for _, p := range line {
					add(window{p.x, p.x, 1.1 * p.y, 1.1 * p.y}, l)
				}
			}
		}
		for _, p := range s.ends() {
			add(window{real(p), real(p), imag(p), imag(p)}, l)
		}
	}
	size := max(w.width(), w.height())
	if size == 0 {
		size = 4
	}
	if left {
		w.x0 = min(w.x0, -0.45*size)
		w.x1 = max(w.x1, 0.3*size)
	}
	w.x0, w.x1 = min(w.x0, -0.06*size), max(w.x1, 0.1*size)
	w.y1 = max(w.y1, -w.y0, 0.25*size)
	w.y0 = -w.y1
	return w.grown(0.1 * size)
}

// scan returns boxes around the parts of the region, and the holes in it, that lie within a distance l of 0; and
// whether it goes on outside.
func (s *subject) scan(l float64) (bounded []window, open bool) {
	n := gridSize(96, s.cost())
	w := window{-1.003 * l, 0.997 * l, -l, l} // no node on the imaginary axis
	for _, c := range trace(func(x, y float64) float64 { return s.growth(complex(x, y)) }, w, n, n) {
		if c.onRim() {
			open = true
		} else {
			bounded = append(bounded, c.box())
		}
	}
	return bounded, open
}

// gridSize returns how many cells there are for each side of a grid that would have n cells if evaluation were cheap.
func gridSize(n int, cost float64) int {
	return max(int(float64(n)/math.Sqrt(max(cost/2, 1))), 40)
}

func (w window) grown(by float64) window { return window{w.x0 - by, w.x1 + by, w.y0 - by, w.y1 + by} }

// starWindow returns a window in which the fingers of the order stars end.
func starWindow(subjects []*subject) window {
	w := window{}
	for _, s := range subjects {
		for _, x := range slices.Concat(s.zeros, s.poles) {
			if cmplx.Abs(x.z) <= 1.2*s.span() {
				w = window{min(w.x0, real(x.z)), max(w.x1, real(x.z)), min(w.y0, imag(x.z)), max(w.y1, imag(x.z))}
			}
		}
	}
	size := max(w.width(), w.height())
	if size == 0 {
		size = 4
	}
	w.y1 = max(w.y1, -w.y0)
	w.y0 = -w.y1
	w.x0, w.x1 = min(w.x0, -0.2*size), max(w.x1, 0.2*size)
	return w.grown(0.25 * size)
}

// fit returns the least window with the given ratio of width to height around w, with the same centre.
func (w window) fit(ratio float64) window {
	if w.width() < ratio*w.height() {
		d := (ratio*w.height() - w.width()) / 2
		w.x0, w.x1 = w.x0-d, w.x1+d
	} else {
		d := (w.width()/ratio - w.height()) / 2
		w.y0, w.y1 = w.y0-d, w.y1+d
	}
	return w
}

// ends returns the exact ends of the real and imaginary stability intervals that are numbers other than 0, rounded.
func (s *subject) ends() []complex128 {
	var out []complex128
	if x, ok := s.a.RealInterval(); ok && !x.Empty && x.From.Infinite() == 0 {
		if v := endValue(x.From); v != 0 {
			out = append(out, complex(v, 0))
		}
	}
	if y, ok := s.a.ImaginaryInterval(); ok && !y.Empty && y.To.Infinite() == 0 {
		if v := endValue(y.To); v != 0 {
			out = append(out, complex(0, v), complex(0, -v))
		}
	}
	return out
}
