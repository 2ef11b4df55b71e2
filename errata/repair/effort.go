package repair

import (
	"context"

	"rofz/errata/conditions"
)

// effort bounds a search by counting its work, so that the same table always gets the same answer, however fast the
// machine. It is also where a search notices that its context has ended.
type effort struct {
	ctx  context.Context
	left int64 // about nanoseconds on a machine of 2024
}

// maxEffort is what one search may spend.
const maxEffort = 700_000_000

// over reports whether the search has to stop.
func (e *effort) over() bool { return e.left < 0 || e.ctx.Err() != nil }

// evaluation charges for the residuals of a system at one point.
func (e *effort) evaluation(sys conditions.System, field any) {
	n := int64(sys.Stages())
	operation := int64(10)
	switch f := field.(type) {
	case conditions.Float:
		operation = 300 + int64(f)/2
	case conditions.Exact:
		operation = 8000
	}
	e.left -= int64(len(sys.Equations())) * n * n / 2 * operation
}

// swap charges for one exchange in a lattice of n rows with numbers of some bits.
func (e *effort) swap(n, bits int) {
	e.left -= int64(n) * (1000 + int64(bits)*int64(bits)/500)
}
