package scheme

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/exact"
)

// ownAlone returns the schemes of the catalogue that are given in the standard form and by an implementation's own
// coefficients, each with what is left of it without the standard form and without zeros at the end of rows.
func ownAlone(t *testing.T) (whole, own []*Rosenbrock) {
	for _, file := range sample.Try(filepath.Glob("catalogue/data/*.json")).Must(t) {
		s := sample.Try(Parse(file, sample.Try(os.ReadFile(file)).Must(t))).Must(t)
		if _, ok := TransformedOf(s); !ok {
			continue
		}
		kept := slices.DeleteFunc(slices.Clone(s.Printed()), func(e Entries) bool {
			return slices.Contains([]string{"alpha", "gamma", "b", "bhat"}, e.Key)
		})
		for _, e := range kept {
			for i, row := range e.Rows {
				if ShapeOf(e.Key) == Matrix {
					e.Rows[i] = row[:i]
				}
			}
		}
		whole = append(whole, s.(*Rosenbrock))
		own = append(own, sample.Try(New(s.Info(), kept...)).Must(t).(*Rosenbrock))
	}
	if len(own) < 5 {
		t.Fatalf("only %d schemes", len(own))
	}
	return whole, own
}

// TestStandardFormIsComputed: from an implementation's own coefficients alone, the standard form of the catalogue follows.
func TestStandardFormIsComputed(t *testing.T) {
	whole, own := ownAlone(t)
	for n, s := range own {
		for _, b := range whole[n].Coefficients() {
			got, ok := Find(s, b.Key)
			if !ok {
				t.Errorf("%s: no %s", s.Info().Name, b.Key)
				continue
			}
			for i, row := range b.Values {
				for j, want := range row {
					if !got.Values[i][j].Equal(want) {
						t.Errorf("%s: %s is %v, want %v", s.Info().Name, Place{b.Key, i + 1, j + 1}, got.Values[i][j], want)
					}
				}
			}
		}
		again := sample.Try(New(s.Info(), s.Printed()...)).Must(t).(*Rosenbrock)
		if !slices.Equal(keysOfBlocks(again), keysOfBlocks(s)) {
			t.Errorf("%s is another scheme when it is read again", s.Info().Name)
		}
	}
}

func keysOfBlocks(s Scheme) []string {
	var out []string
	for _, b := range s.Coefficients() {
		out = append(out, b.Key)
	}
	return out
}

// TestComputedUnits moves an implementation's own coefficients by their units, at random: no computed coefficient leaves
// its own, and the largest move is not far below.
func TestComputedUnits(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	_, own := ownAlone(t)
	for _, s := range own {
		units := UnitsOf(s)
		if units.Exact() {
			continue
		}
		most := 0.0
		for range 20 {
			move := func(key string, rows [][]poly.Elem) [][]poly.Elem {
				out := cloneMatrix(rows)
				for i, row := range out {
					for j := range row {
						step := units.At("transformed."+key, i, j).Mul(exact.Int(int64(2*r.IntN(2) - 1)))
						row[j] = row[j].Add(poly.Rational(step))
					}
				}
				return out
			}
			own := s.transformed
			moved := &Rosenbrock{}
			moved.transformed = &transformed{a: move("a", own.a), c: move("C", own.c), m: move("m", [][]poly.Elem{own.m})[0],
				gamma: move("gamma", [][]poly.Elem{{own.gamma}})[0][0]}
			if own.e != nil {
				moved.transformed.e = move("e", [][]poly.Elem{own.e})[0]
			}
			sample.OK(t, moved.computeStandard())
			for _, b := range s.Coefficients() {
				if b.RowSums != "" {
					continue // as printed
				}
				to, _ := Find(moved, b.Key)
				for i, row := range b.Values {
					for j, from := range row {
						off, _ := to.Values[i][j].Sub(from).Rat()
						unit := units.At(b.Key, i, j)
						if unit.Less(off.Abs()) {
							t.Fatalf("%s: %s moves by %v, the unit is %v", s.Info().Name, Place{b.Key, i + 1, j + 1}, off.Float64(), unit.Float64())
						}
						if !unit.IsZero() {
							most = max(most, off.Abs().Quo(unit).Float64())
						}
					}
				}
			}
		}
		if most < 0.3 {
			t.Errorf("%s: the units are too large: nothing moves by more than %.2f of them", s.Info().Name, most)
		}
	}
}

// TestOwnCoefficientsAlone lists what is refused.
func TestOwnCoefficientsAlone(t *testing.T) {
	for _, tt := range []struct{ text, message string }{
		{`"a":[[],["2"]],"C":[[],["-4"]],"m":["1","1"],"gamma":"0"`, "transformed.gamma: zero"},
		{`"a":[["1"],["2"]],"C":[[],["-4"]],"m":["1","1"],"gamma":"1/2"`, "transformed.a[1][1]: not zero"},
		{`"a":[[],["2"]],"C":[["0","1"],["-4"]],"m":["1","1"],"gamma":"1/2"`, "transformed.C[1][2]: not zero"},
		{`"a":[[],["2","0","0"]],"C":[[],["-4"]],"m":["1","1"],"gamma":"1/2"`, "transformed.a[2]: 3 entries; 2 would be right"},
		{`"a":[[],["2"]],"C":[[],["-4"]],"m":["1"],"gamma":"1/2"`, "transformed.m: 1 entries; 2 would be right"},
	} {
		_, err := Parse("test", []byte(`{"name":"x","kind":"rosenbrock","transformed":{`+tt.text+`}}`))
		if err == nil || !strings.Contains(err.Error(), tt.message) {
			t.Errorf("%s: %v, want %s", tt.text, err, tt.message)
		}
	}
}
