package routh

import "testing"

// TestBits counts, for the denominators of Padé approximants, whose zeros come near the axis as s grows, the steps that
// pairs of floats master, all of s−1 being best, and the bits that decide, in steps of 32.
func TestBits(t *testing.T) {
	for _, tt := range []struct {
		s, steps int
		bits     uint
	}{{20, 19, 64}, {30, 29, 128}, {60, 25, 288}, {100, 24, 544}} {
		c := pade(tt.s)
		v, steps := double(c)
		if v != undecided {
			steps = tt.s - 1
		}
		bits := uint(32)
		for multiple(c, bits) == undecided {
			bits += 32
		}
		if steps < tt.steps || bits > tt.bits {
			t.Errorf("s = %d takes %d bits, and %d steps in pairs; it took %d and %d", tt.s, bits, steps, tt.bits, tt.steps)
		}
	}
}
