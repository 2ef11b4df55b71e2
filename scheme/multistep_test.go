package scheme

import (
	"fmt"
	"testing"

	"rofz/poly"
)

// Hairer, Nørsett & Wanner, Solving Ordinary Differential Equations I, tables III.1.1 and III.1.2, (III.1.22') and
// table III.2.1: coefficients and error constants.
func TestMultistepFamilies(t *testing.T) {
	tests := []struct {
		name, rho, sigma string // ascending
		order            int
		constant         string
	}{
		{"bdf-1", "-1 1", "0 1", 1, "-1/2"},
		{"bdf-2", "1/2 -2 3/2", "0 0 1", 2, "-1/3"},
		{"bdf-3", "-1/3 3/2 -3 11/6", "0 0 0 1", 3, "-1/4"},
		{"bdf-6", "1/6 -6/5 15/4 -20/3 15/2 -6 49/20", "0 0 0 0 0 0 1", 6, "-1/7"},
		{"adams-bashforth-1", "-1 1", "1", 1, "1/2"},
		{"adams-bashforth-2", "0 -1 1", "-1/2 3/2", 2, "5/12"},
		{"adams-bashforth-3", "0 0 -1 1", "5/12 -4/3 23/12", 3, "3/8"},
		{"adams-bashforth-4", "0 0 0 -1 1", "-9/24 37/24 -59/24 55/24", 4, "251/720"},
		{"adams-moulton-1", "-1 1", "1/2 1/2", 2, "-1/12"},
		{"adams-moulton-2", "0 -1 1", "-1/12 2/3 5/12", 3, "-1/24"},
		{"adams-moulton-3", "0 0 -1 1", "1/24 -5/24 19/24 9/24", 4, "-19/720"},
		{"averaged-backward-1", "-1 1", "0 1", 1, "-1/2"},
		{"averaged-backward-2", "-1/2 -1/2 1", "0 0 3/2", 1, "-5/6"},
	}
	for _, test := range tests {
		m := member(t, test.name).(*LinearMultistep)
		rho, sigma := poly.New(vec(rationals, test.rho)...), poly.New(vec(rationals, test.sigma)...)
		if !m.rho.Equal(rho) || !m.sigma.Equal(sigma) {
			t.Errorf("%s: ρ = %v, σ = %v; want %v and %v", test.name, m.rho, m.sigma, rho, sigma)
		}
		p, c := MultistepOrder(rho, sigma)
		if p != test.order || !c.Equal(vec(rationals, test.constant)[0]) {
			t.Errorf("%s: order %d, constant %v; want %d, %s", test.name, p, c, test.order, test.constant)
		}
		if !m.Consistent() || *m.Info().Order != test.order || m.Steps() != m.rho.Degree() {
			t.Errorf("%s: consistent %v, claimed order %d, steps %d", test.name, m.Consistent(), *m.Info().Order, m.Steps())
		}
	}
}

func TestMultistepOrder(t *testing.T) {
	tests := []struct {
		why, rho, sigma string
		order           int
		constant        string
	}{
		{"the midpoint rule with two steps, HNW III.2", "-1 0 1", "0 2", 2, "1/6"},
		{"Milne–Simpson, the highest order with two steps", "-1 0 1", "1/3 4/3 1/3", 4, "-1/180"},
		{"another scale of ρ and σ changes nothing", "-3 3", "3/2 3/2", 2, "-1/12"},
		{"ρ(1) ≠ 0: not consistent, the constant is ρ(1)/σ(1)", "-1 2", "0 1", 0, "1"},
		{"ρ'(1) ≠ σ(1): order 0", "-1 1", "0 2", 0, "-1/2"},
		{"σ(1) = 0: no normalisation", "1 -2 1", "-1 1", 2, "1/2"},
		{"σ = 0", "-1 1", "", 0, "1"},
	}
	for _, test := range tests {
		p, c := MultistepOrder(poly.New(vec(rationals, test.rho)...), poly.New(vec(rationals, test.sigma)...))
		if p != test.order || !c.Equal(vec(rationals, test.constant)[0]) {
			t.Errorf("%s: order %d, constant %v; want %d, %s", test.why, p, c, test.order, test.constant)
		}
	}
}

func TestConsistent(t *testing.T) {
	for _, test := range []struct {
		why, rho, sigma string
		want            bool
	}{
		{"trapezoid", "-1 1", "1/2 1/2", true},
		{"ρ(1) ≠ 0", "-1 2", "0 1", false},
		{"ρ'(1) ≠ σ(1)", "-1 1", "0 2", false},
		{"ρ'(1) = σ(1) = 0: a common factor ζ − 1", "1 -2 1", "-1 1", false},
	} {
		m := newMultistep(Info{}, poly.New(vec(rationals, test.rho)...), poly.New(vec(rationals, test.sigma)...))
		if got := m.Consistent(); got != test.want {
			t.Errorf("%s: %v, want %v", test.why, got, test.want)
		}
	}
}

func TestMultistepFamilyOrders(t *testing.T) {
	for k := 1; k <= 12; k++ {
		for name, want := range map[string]int{"bdf": k, "adams-bashforth": k, "adams-moulton": k + 1, "averaged-backward": 1} {
			m := member(t, fmt.Sprintf("%s-%d", name, k)).(*LinearMultistep)
			if p, _ := MultistepOrder(m.rho, m.sigma); p != want {
				t.Errorf("%s-%d has order %d, want %d", name, k, p, want)
			}
		}
	}
}

func TestCommonFactor(t *testing.T) {
	// ((ζ−1)(ζ−2), ζ(ζ−2)) looks like backward Euler and is unstable.
	m := newMultistep(Info{}, poly.FromInts(2, -3, 1), poly.FromInts(0, -2, 1))
	if got := m.CommonFactor(); !got.Equal(poly.FromInts(-2, 1)) {
		t.Errorf("common factor %v, want -2+x", got)
	}
	if got := member(t, "bdf-4").(*LinearMultistep).CommonFactor(); got.Degree() != 0 {
		t.Errorf("BDF4: common factor %v", got)
	}
}
