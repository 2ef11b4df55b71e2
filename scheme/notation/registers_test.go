package notation

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rofz/scheme"
)

// A formal value is u and the slopes h f(Y_j), with these factors: what a step is made of, whatever the equation is.
type formal []*big.Rat

func (x formal) plus(f *big.Rat, y formal) formal {
	out := make(formal, len(x))
	for i := range x {
		out[i] = new(big.Rat).Add(x[i], new(big.Rat).Mul(f, y[i]))
	}
	return out
}

// formalStep is a step of a low-storage scheme as its library takes it: stage is called with each Y_j, and returns its slope.
type formalStep func(x map[string][]*big.Rat, zero, u formal, stage func(formal) formal) formal

var unit = big.NewRat(1, 1)

// steps are the loops of the libraries, written as they are there.
var steps = map[string]formalStep{
	"2N": func(x map[string][]*big.Rat, q, u formal, stage func(formal) formal) formal {
		for i, b := range x["b"] {
			q = stage(u).plus(x["a"][i], q)
			u = u.plus(b, q)
		}
		return u
	},
	"2N, −A": func(x map[string][]*big.Rat, q, u formal, stage func(formal) formal) formal {
		for i, b := range x["b"] {
			q = stage(u).plus(new(big.Rat).Neg(x["a"][i]), q)
			u = u.plus(b, q)
		}
		return u
	},
	"2R": func(x map[string][]*big.Rat, _, u formal, stage func(formal) formal) formal {
		y := u
		for i, b := range x["b"] {
			k := stage(y)
			if i+1 < len(x["b"]) {
				y = u.plus(x["a"][i+1], k)
			}
			u = u.plus(b, k)
		}
		return u
	},
	"2C": func(x map[string][]*big.Rat, _, u formal, stage func(formal) formal) formal {
		y := u
		for i, b := range x["b"] {
			k := stage(y)
			u = u.plus(b, k)
			if i+1 < len(x["b"]) {
				y = u.plus(x["a"][i+1], k)
			}
		}
		return u
	},
	"subdiagonal": func(x map[string][]*big.Rat, _, u formal, stage func(formal) formal) formal {
		y, begin := u, u
		for i, b := range x["b"] {
			k := stage(y)
			u = u.plus(b, k)
			if i+1 < len(x["b"]) {
				y = begin.plus(x["a"][i+1], k)
			}
		}
		return u
	},
	"3S*": func(x map[string][]*big.Rat, second, u formal, stage func(formal) formal) formal {
		first := u
		for i, b := range x["b"] {
			k := stage(first)
			second = second.plus(x["δ"][i], first)
			zero := first.plus(big.NewRat(-1, 1), first)
			first = zero.plus(x["γ1"][i], first).plus(x["γ2"][i], second).plus(x["γ3"][i], u).plus(b, k)
		}
		return first
	},
	"4R": func(x map[string][]*big.Rat, zero, u formal, stage func(formal) formal) formal {
		k, f2, f3 := stage(u), zero, zero
		u1, u2, u3 := u, u, u
		last := len(x["b"]) - 1
		for i := range last {
			y := u3.plus(x["a1"][i], k).plus(x["a2"][i], f2).plus(x["a3"][i], f3)
			u = u.plus(x["b"][i], k)
			f3, f2 = f2, k
			u3, u2, u1 = u2, u1, u
			k = stage(y)
		}
		return u.plus(x["b"][last], k)
	},
	"averaged": func(x map[string][]*big.Rat, zero, u formal, stage func(formal) formal) formal {
		y := u
		for i, b := range x["b"] {
			y = y.plus(unit, stage(y))
			y = zero.plus(new(big.Rat).Quo(x["a"][i], x["d"][i]), u).plus(new(big.Rat).Quo(b, x["d"][i]), y)
		}
		return y
	},
}

// tableauOf takes a step, and returns the rows of A and b.
func tableauOf(step formalStep, x map[string][]*big.Rat, s int) (rows []formal) {
	basis := func(i int) formal {
		out := make(formal, s+1)
		for j := range out {
			out[j] = new(big.Rat)
		}
		if i >= 0 {
			out[i].SetInt64(1)
		}
		return out
	}
	end := step(x, basis(-1), basis(0), func(y formal) formal {
		rows = append(rows, y)
		return basis(len(rows))
	})
	return append(rows, end)
}

// A storedSource writes a low-storage scheme as a library does.
type storedSource struct {
	step, format string
	write        func(x map[string]string) string
}

var storedSources = []storedSource{
	{"2N", "python", func(x map[string]string) string {
		return fmt.Sprintf("A = np.array([%s])\nB = np.array([%s])\nC = np.array([%s])\n", x["a"], x["b"], x["c"])
	}},
	{"2N, −A", "julia", func(x map[string]string) string {
		return fmt.Sprintf("function f()\n  a = SVector(%s)\n  b = SVector(%s)\n  c = SVector(%s)\n  return new(a, b, c)\nend\n", x["a"], x["b"], x["c"])
	}},
	{"2R", "julia", func(x map[string]string) string {
		return fmt.Sprintf("a = SVector(%s)\nb = SVector(%s)\nc = SVector(%s)\n", x["a"], x["b"], x["c"])
	}},
	{"2C", "c", func(x map[string]string) string {
		return fmt.Sprintf("static const double a[] = {%s};\nstatic const double b[] = {%s};\nstatic const double c[] = {%s};\n", x["a.behind"], x["b"], x["c.behind"])
	}},
	{"subdiagonal", "matlab", func(x map[string]string) string {
		return fmt.Sprintf("a = [%s];\nb = [%s];\nc = [%s];\n", x["a"], x["b"], x["c"])
	}},
	{"2R", "fortran", func(x map[string]string) string {
		double := func(list string) string { return strings.ReplaceAll(list, ",", "d0,") + "d0" }
		return fmt.Sprintf("subroutine f\n real(8) :: rka(%[4]s) = (/ %[1]s /)\n real(8) :: rkb(%[5]s) = (/ %[2]s /)\n real(8) :: rkc(%[4]s) = (/ %[3]s /)\nend\n",
			double(x["a.behind"]), double(x["b"]), double(x["c.behind"]), fmt.Sprint(strings.Count(x["b"], ",")), fmt.Sprint(strings.Count(x["b"], ",")+1))
	}},
	{"2N", "julia", func(x map[string]string) string {
		return fmt.Sprintf("t = LowStorageRK2NConstantCache((%s,), %s, (%s,), (%s,))\n", x["a.behind"], x["b.first"], x["b.behind"], x["c.behind"])
	}},
	{"2C", "julia", func(x map[string]string) string {
		return fmt.Sprintf("t = LowStorageRK2CConstantCache((%s,), %s, (%s,), (%s,))\n", x["a.behind"], x["b.first"], x["b.behind"], x["c.behind"])
	}},
	{"3S*", "julia", func(x map[string]string) string {
		return fmt.Sprintf("gamma1 = SVector(%s)\ngamma2 = SVector(%s)\ngamma3 = SVector(%s)\nbeta = SVector(%s)\ndelta = SVector(%s)\nc = SVector(%s)\n", x["γ1"], x["γ2"], x["γ3"], x["b"], x["δ"], x["c"])
	}},
	{"3S*", "julia", func(x map[string]string) string {
		return fmt.Sprintf("t = LowStorageRK3SConstantCache((%s,), (%s,), (%s,), (%s,), %s, (%s,), (%s,))\n", x["γ1.behind"], x["γ2.behind"], x["γ3.behind"], x["δ.behind"], x["b.first"], x["b.behind"], x["c.behind"])
	}},
	{"4R", "julia", func(x map[string]string) string {
		return fmt.Sprintf("t = LowStorageRK4RPConstantCache((%s,), (%s,), (%s,), %s, 0, (%s,), (), (%s,))\n", x["a1"], x["a2"], x["a3"], x["b.last"], x["b.before"], x["c.behind"])
	}},
	{"averaged", "julia", func(x map[string]string) string {
		return fmt.Sprintf("numerator_a = SVector(%s)\nnumerator_b = SVector(%s)\ndenominator = SVector(%s)\n", x["a"], x["b"], x["d"])
	}},
}

// stored chooses the numbers of a low-storage scheme.
func stored(t *rapid.T, step string, s int) map[string][]*big.Rat {
	numbers := func(n int) (out []*big.Rat) {
		for range n {
			out = append(out, big.NewRat(int64(rapid.IntRange(10_000, 999_999).Draw(t, "number")), 100_000))
		}
		return out
	}
	first := func(x int64, list []*big.Rat) []*big.Rat { return append([]*big.Rat{big.NewRat(x, 1)}, list...) }
	x := map[string][]*big.Rat{"a": first(0, numbers(s-1)), "b": numbers(s)}
	switch step {
	case "3S*":
		x["γ1"], x["γ2"], x["γ3"], x["δ"] = first(0, numbers(s-1)), first(1, numbers(s-1)), first(0, numbers(s-1)), first(1, numbers(s-1))
		delta := new(big.Rat)
		for i := range s { // the factors of u add up to 1
			delta.Add(delta, x["δ"][i])
			if i > 0 {
				x["γ3"][i] = new(big.Rat).Sub(unit, new(big.Rat).Add(x["γ1"][i], new(big.Rat).Mul(x["γ2"][i], delta)))
			}
		}
	case "4R":
		x["a1"], x["a2"], x["a3"] = numbers(s-1), numbers(s-1), numbers(s-1)
	case "averaged":
		x["a"][0] = numbers(1)[0]
		for i := range s {
			x["d"] = append(x["d"], new(big.Rat).Add(x["a"][i], x["b"][i]))
		}
	}
	return x
}

// TestLowStorage writes random low-storage schemes as libraries do, and takes a step as they do: the reader returns the tableau
// of that step. With a number that is another one, it is the tableau with that number, or an error.
func TestLowStorage(t *testing.T) {
	for _, source := range storedSources {
		t.Run(source.step+" "+source.format, func(t *testing.T) {
			read, refused := 0, 0
			rapid.Check(t, func(t *rapid.T) {
				s := rapid.IntRange(3, 6).Draw(t, "stages")
				x := stored(t, source.step, s)
				rows := tableauOf(steps[source.step], x, s)
				for _, row := range rows[:s] {
					c := new(big.Rat)
					for _, e := range row[1:] {
						c.Add(c, e)
					}
					x["c"] = append(x["c"], c)
				}
				changed := rapid.SampledFrom([]string{"", "a", "b", "c", "γ2"}).Draw(t, "changed")
				if list := x[changed]; len(list) > 0 {
					i := rapid.IntRange(1, len(list)-1).Draw(t, "which")
					list[i] = new(big.Rat).Add(list[i], big.NewRat(int64(rapid.IntRange(5_000, 99_999).Draw(t, "by")), 100_000))
					rows = tableauOf(steps[source.step], x, s)
				}
				text := source.write(written(x))
				tables, err := Read(source.format, "f", []byte(text))
				if err == nil {
					err = tables[0].Err
				}
				switch {
				case err != nil && len(x[changed]) == 0:
					t.Fatalf("%s\n%v", text, err)
				case err != nil:
					refused++
				default:
					read++
					if got, want := valuesOf(t, tables[0]), strings.Join(formals(rows), "\n"); got != want {
						t.Fatalf("%s\nis read as\n%s\nand is\n%s", text, got, want)
					}
				}
			})
			if read < 10 {
				t.Errorf("%d read, %d refused: the test says little", read, refused)
			}
		})
	}
}

// written returns the numbers as they are written, all of them and parts.
func written(x map[string][]*big.Rat) map[string]string {
	out := map[string]string{}
	for key, list := range x {
		var texts []string
		for _, r := range list {
			text := r.FloatString(40)
			texts = append(texts, strings.TrimSuffix(strings.TrimRight(text, "0"), ".")+map[bool]string{true: ".0"}[r.IsInt()])
		}
		out[key] = strings.Join(texts, ", ")
		out[key+".first"], out[key+".behind"] = texts[0], strings.Join(texts[1:], ", ")
		out[key+".last"], out[key+".before"] = texts[len(texts)-1], strings.Join(texts[:len(texts)-1], ", ")
	}
	return out
}

// formals returns the factors of slopes, row by row.
func formals(rows []formal) (out []string) {
	for _, row := range rows {
		var texts []string
		for _, e := range row[1:] {
			texts = append(texts, e.RatString())
		}
		out = append(out, strings.Join(texts, " "))
	}
	return out
}

// valuesOf returns the rows of A, and b, by their values.
func valuesOf(t *rapid.T, table Table) string {
	s, err := table.Scheme("f")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, key := range []string{"A", "b"} {
		b, ok := scheme.Find(s, key)
		if !ok {
			t.Fatalf("no %s", key)
		}
		for _, row := range b.Values {
			var texts []string
			for _, e := range row {
				x, ok := e.Rat()
				if !ok {
					t.Fatalf("a coefficient that is not rational")
				}
				texts = append(texts, x.String())
			}
			out = append(out, strings.Join(texts, " "))
		}
	}
	return strings.Join(out, "\n")
}
