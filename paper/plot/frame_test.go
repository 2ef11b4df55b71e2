package plot

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"rofz/errata/specimen"
)

// TestFrame finds what the frame says in the picture itself: the rectangle of the axes is drawn there; and a picture of the
// window that the frame names is the same picture.
func TestFrame(t *testing.T) {
	for _, kind := range []Kind{Region, OrderStar, Gradient, Axis} {
		t.Run(string(kind), func(t *testing.T) {
			as := specimen.Analyses(t, "radau-iia-3")
			p := figure(t, kind, as, Options{}).Picture()
			f := p.Frame
			box := fmt.Sprintf("M%s %sL%s %sL%s %sL%s %sZ", decimal(f.Left), decimal(f.Bottom), decimal(f.Right), decimal(f.Bottom),
				decimal(f.Right), decimal(f.Top), decimal(f.Left), decimal(f.Top))
			if !strings.Contains(p.Element("x"), box) {
				t.Errorf("no axes are drawn along %s", box)
			}
			if f.Plane != (kind == Region || kind == OrderStar) || f.Powers == f.Plane {
				t.Errorf("plane %v, powers %v", f.Plane, f.Powers)
			}
			again := figure(t, kind, as, Options{Window: f.Window}).Picture()
			near := func(x, y float64) bool { return math.Abs(x-y) <= 1e-9*math.Abs(x) }
			if w, v := f.Window, again.Frame.Window; !near(w.X0, v.X0) || !near(w.X1, v.X1) || !near(w.Y0, v.Y0) || !near(w.Y1, v.Y1) {
				t.Errorf("the window %v became %v", w, v)
			}
		})
	}
}
