package asymptotics

import (
	_ "embed"
	"strconv"
	"strings"
	"testing"

	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
)

//go:embed testdata/gradients.tsv
var gradientValues string

// TestPropagatorAgainstTable compares gradients and couplings, of close and of equal eigenvalues too and down to 10^−434000,
// with numbers that another program has computed in another way.
func TestPropagatorAgainstTable(t *testing.T) {
	const digits = 40
	number := func(text string) exact.Gaussian {
		re, im, _ := strings.Cut(text, ",")
		x, err := exact.ParseRat(re)
		y, err2 := exact.ParseRat(im)
		if err != nil || err2 != nil {
			t.Fatal(text, err, err2)
		}
		return exact.Gaussian{Re: x, Im: y}
	}
	rows := 0
	for line := range strings.Lines(gradientValues) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		rows++
		f := strings.Split(strings.TrimSpace(line), "\t")
		k, _ := strconv.Atoi(f[0])
		j, _ := strconv.Atoi(f[1])
		n, _ := strconv.Atoi(f[4])
		z, w := number(f[2]), number(f[3])
		c, err := NewPropagator(algebraic.Field{}, rational.Pade(k, j), exact.Int(1), n).Between(z, w, float32Threshold, digits)
		if err != nil {
			t.Errorf("%s: %v", line, err)
			continue
		}
		for i, x := range []Scaled{c.Gradient.Re, c.Gradient.Im, c.Flow.Re, c.Flow.Im} {
			want := strings.NewReplacer("e+0", "", "e+", "e").Replace(f[5+i])
			if got, ok := x.Decimal(digits); !ok || got != want {
				t.Errorf("Padé %d/%d, n = %d, z = %v, w = %v: number %d is %s, should be %s", k, j, n, z, w, i, got, want)
			}
		}
	}
	if rows < 50 {
		t.Errorf("only %d rows", rows)
	}
}
