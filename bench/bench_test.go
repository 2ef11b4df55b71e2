package main

import (
	"bytes"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rofz/internal/sample"
)

// BenchmarkJobs solves the inputs of the comparison, without the peers.
func BenchmarkJobs(b *testing.B) {
	for _, x := range inputs() {
		solve := sample.Try(x.solver()).Must(b)
		b.Run(x.name, func(b *testing.B) {
			for b.Loop() {
				solve()
			}
		})
	}
}

// TestAnswers holds what is known of the inputs by their construction.
func TestAnswers(t *testing.T) {
	for _, x := range inputs() {
		got := sample.Try(x.solver()).Must(t)()()
		switch x.job() {
		case "R":
			// det(I − wM + w e bᵀ) and det(I − wM) have the traces of M and of e bᵀ in their linear coefficients.
			m, b, _ := x.realization()
			coefficients := strings.Fields(got)
			p, q := coefficients[:len(m)+1], coefficients[len(m)+1:]
			trace := new(big.Int)
			for i, row := range m {
				trace.Sub(trace, row[i])
			}
			if q[0] != "1" || q[1] != trace.String() {
				t.Errorf("%s: Q = %s + %s w + …, want 1 + %v w", x.name, q[0], q[1], trace)
			}
			for _, w := range b {
				trace.Add(trace, w)
			}
			if p[0] != "1" || p[1] != trace.String() {
				t.Errorf("%s: P = %s + %s w + …, want 1 + %v w", x.name, p[0], p[1], trace)
			}
		default:
			want := "1"
			if strings.Contains(x.name, "below") || strings.Contains(x.name, "not") {
				want = "0"
			}
			if got != want {
				t.Errorf("%s: %s, want %s", x.name, got, want)
			}
		}
	}
}

func TestInputsAreReadAsWritten(t *testing.T) {
	dir := t.TempDir()
	if err := writeInputs(dir); err != nil {
		t.Fatal(err)
	}
	for _, want := range inputs() {
		got := sample.Try(readInput(filepath.Join(dir, want.name+".txt"))).Must(t)
		if got.name != want.name || !slices.EqualFunc(got.numbers, want.numbers, func(x, y *big.Int) bool { return x.Cmp(y) == 0 }) {
			t.Errorf("%s is read as another input", want.name)
		}
	}
	lines := bytes.Count(sample.Try(os.ReadFile(filepath.Join(dir, search))).Must(t), []byte("\n"))
	if lines != tableaux {
		t.Errorf("%d tableaux, want %d", lines, tableaux)
	}
}

func TestCompare(t *testing.T) {
	const text = `x rofz rofz 10 1 2
x FLINT slow 90 1 2
x FLINT fast 40 1 2
x rofz rofz 20 1 2
x FLINT slow 60 1 2
x FLINT fast 60 1 2
x rofz rofz 10 1 2
x FLINT slow 70 1 2
x FLINT fast 20 1 2
`
	m := sample.Try(parse(strings.NewReader(text))).Must(t)
	got := sample.Try(m.compare("x")).Must(t)
	if want := (comparison{algorithm{"FLINT", "fast"}, 40, 10, 3}); got != want { // the quotients are 4, 3, 2
		t.Errorf("%+v, want %+v", got, want)
	}
}

func TestMeasurementsAreRefused(t *testing.T) {
	for _, tt := range []struct{ text, want, why string }{
		{"x rofz rofz 10 1\nx PARI polsturm 10 0\n", "x: PARI by polsturm answers 0", "another answer"},
		{"x rofz rofz 10 1\nx PARI polsturm 10 1", "without an end", "a line that was cut"},
		{"x rofz rofz 10\n", "not INPUT PROGRAM", "no answer"},
		{"x rofz rofz -1 1\n", "is not a time", "a time that cannot be"},
	} {
		if _, err := parse(strings.NewReader(tt.text)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", tt.why, err, tt.want)
		}
	}
	m := sample.Try(parse(strings.NewReader("x rofz rofz 10 1\n"))).Must(t)
	if c, err := m.compare("x"); err == nil {
		t.Errorf("compared with nothing: %+v", c)
	}
	if err := m.write(&bytes.Buffer{}); err == nil || !strings.Contains(err.Error(), "R-dense-3: not measured") {
		t.Errorf("a table without measurements: %v", err)
	}
}

func TestDuration(t *testing.T) {
	for _, tt := range []struct {
		ns   float64
		want string
	}{{7, "7 ns"}, {999.4, "999 ns"}, {999.6, "1.00 µs"}, {1234, "1.23 µs"}, {12345, "12.3 µs"}, {123456, "123 µs"},
		{1e6, "1.00 ms"}, {54.32e6, "54.3 ms"}, {10.9e9, "10.9 s"}} {
		if got := duration(tt.ns); got != tt.want {
			t.Errorf("%v ns is written as %q, want %q", tt.ns, got, tt.want)
		}
	}
}

func TestSignificant(t *testing.T) {
	for _, tt := range []struct {
		x    float64
		want string
	}{{0.1786, "0.18"}, {0.996, "1.0"}, {2.04, "2.0"}, {9.96, "10"}, {23.3, "23"}, {1234, "1234"}} {
		if got := significant(tt.x, 2); got != tt.want {
			t.Errorf("%v is written as %q, want %q", tt.x, got, tt.want)
		}
	}
}
