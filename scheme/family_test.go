package scheme

import (
	"fmt"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/poly"
	"rofz/rational"
)

func member(t testing.TB, name string) Scheme {
	t.Helper()
	s, ok, err := ParseFamily(name)
	if !ok || err != nil {
		t.Fatalf("ParseFamily(%q): %v, %v", name, ok, err)
	}
	return s
}

func stability(t testing.TB, s Scheme) rational.Function {
	t.Helper()
	d := sample.Try(s.(OneStep).Derive()).Must(t)
	return d.R
}

// Hairer & Wanner, Solving Ordinary Differential Equations II, tables IV.5.2 to IV.5.12, where the nodes are rational.
// Lobatto IIID and IIIE are the means that define them.
func TestFamilyTableaux(t *testing.T) {
	tests := []struct{ name, c, a, b string }{
		{"gauss-1", "1/2", "1/2", "1"},
		{"radau-ia-1", "0", "1", "1"},
		{"radau-ia-2", "0 2/3", "1/4 -1/4; 1/4 5/12", "1/4 3/4"},
		{"radau-iia-1", "1", "1", "1"},
		{"radau-iia-2", "1/3 1", "5/12 -1/12; 3/4 1/4", "3/4 1/4"},
		{"lobatto-iiia-2", "0 1", "0 0; 1/2 1/2", "1/2 1/2"},
		{"lobatto-iiia-3", "0 1/2 1", "0 0 0; 5/24 1/3 -1/24; 1/6 2/3 1/6", "1/6 2/3 1/6"},
		{"lobatto-iiib-2", "0 1", "1/2 0; 1/2 0", "1/2 1/2"},
		{"lobatto-iiib-3", "0 1/2 1", "1/6 -1/6 0; 1/6 1/3 0; 1/6 5/6 0", "1/6 2/3 1/6"},
		{"lobatto-iiic-2", "0 1", "1/2 -1/2; 1/2 1/2", "1/2 1/2"},
		{"lobatto-iiic-3", "0 1/2 1", "1/6 -1/3 1/6; 1/6 5/12 -1/12; 1/6 2/3 1/6", "1/6 2/3 1/6"},
		{"lobatto-iiid-2", "0 1", "1/4 -1/4; 3/4 1/4", "1/2 1/2"},
		{"lobatto-iiid-3", "0 1/2 1", "1/12 -1/6 1/12; 5/24 1/3 -1/24; 1/12 5/6 1/12", "1/6 2/3 1/6"},
		{"lobatto-iiie-2", "0 1", "1/4 0; 1/2 1/4", "1/2 1/2"},
		{"lobatto-iiie-3", "0 1/2 1", "1/12 -1/12 0; 3/16 1/3 -1/48; 1/6 3/4 1/12", "1/6 2/3 1/6"},
	}
	for _, test := range tests {
		f := member(t, test.name).(*Family)
		c, want := vec(rationals, test.c), tableau(rationals, test.a, test.b)
		v := make([][]poly.Elem, len(c)) // v[i][k] = L_k(cᵢ): from coordinates to values
		for i, x := range c {
			if !f.Nodes().Eval(x).IsZero() {
				t.Errorf("%s: %v is no node", test.name, x)
			}
			for k := range c {
				v[i] = append(v[i], shiftedLegendre(k).Eval(x))
			}
		}
		left, right := product(v, f.realization.A), product(want.A, v)
		if fmt.Sprint(left) != fmt.Sprint(right) {
			t.Errorf("%s: values of AL_k are %v, the tableau gives %v", test.name, left, right)
		}
		if got := product([][]poly.Elem{want.B}, v)[0]; fmt.Sprint(got) != fmt.Sprint(f.realization.B) {
			t.Errorf("%s: the weights give %v on the basis, should be %v", test.name, got, f.realization.B)
		}
	}
}

// Theorem IV.5 and table IV.5.13 of Hairer & Wanner: which Padé approximant the families have.
func TestFamiliesArePade(t *testing.T) {
	most := 10
	if sample.Full() {
		most = 20
	}
	for s := 1; s <= most; s++ {
		for _, test := range []struct {
			name string
			j, k int
		}{
			{"gauss", s, s}, {"radau-ia", s - 1, s}, {"radau-iia", s - 1, s},
			{"lobatto-iiia", s - 1, s - 1}, {"lobatto-iiib", s - 1, s - 1}, {"lobatto-iiic", s - 2, s},
		} {
			if test.j < 0 {
				continue // Lobatto with one stage
			}
			if s == 1 && strings.HasPrefix(test.name, "lobatto") {
				continue
			}
			name := fmt.Sprintf("%s-%d", test.name, s)
			if got, want := stability(t, member(t, name)), rational.Pade(test.j, test.k); !got.Equal(want) {
				t.Errorf("%s: R = %v, want %v", name, got, want)
			}
		}
	}
}

// Lobatto IIID and IIIE are symplectic: Q(z) = P(−z). IIID is no Padé approximant, its degrees are (s, s) at order 2s−2.
func TestSymplecticLobatto(t *testing.T) {
	for s := 2; s <= 8; s++ {
		for _, name := range []string{"lobatto-iiid", "lobatto-iiie"} {
			r := stability(t, member(t, fmt.Sprintf("%s-%d", name, s)))
			if !r.Numerator().Reflect().Equal(r.Denominator()) {
				t.Errorf("%s-%d: R = %v is not symmetric", name, s, r)
			}
			if p, _ := r.Order(); p != 2*s-2 {
				t.Errorf("%s-%d: R has order %d, want %d", name, s, p, 2*s-2)
			}
		}
	}
}

func TestParseFamily(t *testing.T) {
	tests := []struct{ why, name, want string }{ // want: a kind, "no" or an error
		{"the smallest Gauss method", "gauss-1", "runge-kutta"},
		{"the limit", "adams-bashforth-200", "multistep"},
		{"above the limit", "gauss-201", "gauss-201: at most 200 stages"},
		{"far above the limit", "gauss-99999999999999999999", "gauss-99999999999999999999: at most 200 stages"},
		{"no stages", "gauss-0", "gauss-0: at least 1 stage"},
		{"Lobatto needs both ends", "lobatto-iiia-1", "lobatto-iiia-1: at least 2 stages"},
		{"no number", "gauss", "no"},
		{"not a number", "gauss-two", "no"},
		{"leading zero", "gauss-02", "no"},
		{"a sign", "gauss--2", "no"},
		{"an unknown family", "gauss-lobatto-3", "no"},
		{"a scheme's own name", "radau-iib-2", "no"},
		{"Padé", "pade-2-3", "rational"},
		{"Padé with degree 0", "pade-0-0", "rational"},
		{"Padé above the limit", "pade-2-201", "pade-2-201: at most 200 as a degree"},
		{"Padé with one number", "pade-2", "no"},
		{"θ", "theta:1/3", "runge-kutta"},
		{"θ negative", "theta:-1/3", "runge-kutta"},
		{"θ with a zero denominator", "theta:1/0", `theta:1/0: "1/0" is no fraction, should be like 1/2 or 3`},
		{"θ with an exponent", "theta:1e999999999", `theta:1e999999999: "1e999999999" is no fraction, should be like 1/2 or 3`},
		{"θ empty", "theta:", `theta:: "" is no fraction, should be like 1/2 or 3`},
		{"BDF", "bdf-7", "multistep"},
		{"BDF without steps", "bdf-0", "bdf-0: at least 1 step"},
		{"nothing", "", "no"},
	}
	for _, test := range tests {
		s, ok, err := ParseFamily(test.name)
		got := "no"
		switch {
		case err != nil:
			got = err.Error()
		case ok:
			got = s.Info().Kind
			if s.Info().Name != test.name {
				t.Errorf("%s: %q is named %q", test.why, test.name, s.Info().Name)
			}
		}
		if got != test.want {
			t.Errorf("%s: %q gives %q, want %q", test.why, test.name, got, test.want)
		}
	}
}

func TestTheta(t *testing.T) {
	for _, test := range []struct{ name, p, q string }{
		{"theta:0", "1 1", "1"},
		{"theta:1", "1", "1 -1"},
		{"theta:1/2", "1 1/2", "1 -1/2"},
		{"theta:1/3", "1 2/3", "1 -1/3"},
		{"theta:-2", "1 3", "1 2"},
	} {
		if got, want := stability(t, member(t, test.name)), function(rationals, test.p, test.q); !got.Equal(want) {
			t.Errorf("%s: R = %v, want %v", test.name, got, want)
		}
	}
}

func TestFamilyStiffAccuracy(t *testing.T) {
	for name, want := range map[string]bool{
		"gauss-3": false, "radau-ia-3": false, "radau-iia-1": true, "radau-iia-4": true, "lobatto-iiia-4": true,
		"lobatto-iiib-4": false, "lobatto-iiic-4": true, "lobatto-iiid-4": false, "lobatto-iiie-4": false,
	} {
		if got := member(t, name).(*Family).StifflyAccurate(); got != want {
			t.Errorf("%s: stiffly accurate %v, want %v", name, got, want)
		}
	}
}

func TestCollocationAgreesWithFamily(t *testing.T) {
	for _, name := range []string{"gauss", "radau-iia", "lobatto-iiia"} {
		for s := 2; s <= 6; s++ {
			f := member(t, fmt.Sprintf("%s-%d", name, s)).(*Family)
			d := sample.Try(DeriveRealization(rationals, collocationRealization(f.Nodes()))).Must(t)
			if want := stability(t, f); !d.R.Equal(want) {
				t.Errorf("%s-%d: R = %v in monomials, %v in Legendre polynomials", name, s, d.R, want)
			}
			if p, q := collocationFunction(f.Nodes()); !p.Equal(d.P0) || !q.Equal(d.Q0) {
				t.Errorf("%s-%d: closed form (%v) / (%v)", name, s, p, q)
			}
		}
	}
}

func BenchmarkFamily(b *testing.B) {
	for _, name := range []string{"gauss-5", "gauss-20", "gauss-50", "lobatto-iiic-20"} {
		b.Run("name="+name, func(b *testing.B) {
			for b.Loop() {
				stability(b, member(b, name))
			}
		})
	}
}
