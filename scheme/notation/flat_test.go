package notation

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// flattened are the orders in which a matrix may stand in a vector: which entries, one behind the other.
var flattened = map[string]func(n int) [][2]int{
	"triangle by rows":    func(n int) [][2]int { return placesOf(n, func(i, j int) bool { return j < i }, false) },
	"triangle by columns": func(n int) [][2]int { return placesOf(n, func(i, j int) bool { return j < i }, true) },
	"diagonal by rows":    func(n int) [][2]int { return placesOf(n, func(i, j int) bool { return j <= i }, false) },
	"diagonal by columns": func(n int) [][2]int { return placesOf(n, func(i, j int) bool { return j <= i }, true) },
	"all by rows":         func(n int) [][2]int { return placesOf(n, func(int, int) bool { return true }, false) },
	"all by columns":      func(n int) [][2]int { return placesOf(n, func(int, int) bool { return true }, true) },
}

func placesOf(n int, such func(i, j int) bool, columns bool) (out [][2]int) {
	for i := range n {
		for j := range n {
			x := [2]int{i, j}
			if columns {
				x = [2]int{j, i}
			}
			if such(x[0], x[1]) {
				out = append(out, x)
			}
		}
	}
	return out
}

// TestFlat writes random matrices one entry behind the other, in several orders, and perhaps one of the nodes wrong: what is
// read is the matrix, or nothing.
func TestFlat(t *testing.T) {
	for name, order := range flattened {
		t.Run(name, func(t *testing.T) {
			read := 0
			rapid.Check(t, func(t *rapid.T) {
				n := rapid.IntRange(2, 6).Draw(t, "stages")
				a := make([][]*big.Rat, n)
				for i := range a {
					a[i] = slices.Repeat([]*big.Rat{new(big.Rat)}, n)
				}
				var list []string
				for _, x := range order(n) {
					if !rapid.Bool().Draw(t, "zero") || x[0] != x[1] && strings.Contains(name, "diagonal") {
						a[x[0]][x[1]] = big.NewRat(int64(rapid.IntRange(1, 400).Draw(t, "number")), 400)
					}
					list = append(list, a[x[0]][x[1]].FloatString(4))
				}
				var b, c []string
				total := new(big.Rat)
				for i := range n {
					x := new(big.Rat)
					for _, e := range a[i] {
						x.Add(x, e)
					}
					c = append(c, x.FloatString(4))
					w := big.NewRat(int64(rapid.IntRange(1, 99).Draw(t, "weight")), 1000)
					if i == n-1 && rapid.Bool().Draw(t, "consistent") {
						w.Sub(unit, total)
					}
					total.Add(total, w)
					b = append(b, w.FloatString(4))
				}
				if i := rapid.IntRange(0, 3*n).Draw(t, "wrong"); i < n {
					c[i] = "0.6789"
				}
				text := fmt.Sprintf("A = [%s]\nb = [%s]\nc = [%s]\n", strings.Join(list, ", "), strings.Join(b, ", "), strings.Join(c, ", "))
				tables, err := Read("python", "f", []byte(text))
				if err != nil || tables[0].Err != nil {
					return
				}
				read++
				var want []string
				for _, row := range a {
					want = append(want, fmt.Sprint(row))
				}
				var got []string
				for _, row := range tables[0].rowsOf("A") {
					var list []*big.Rat
					for _, x := range row {
						r, _ := new(big.Rat).SetString(x)
						list = append(list, r)
					}
					got = append(got, fmt.Sprint(list))
				}
				if !slices.Equal(got, want) {
					t.Fatalf("%s\nis read as %v, and is %v", text, got, want)
				}
			})
			if strings.HasSuffix(name, "rows") && read < 20 {
				t.Errorf("%d read: the test says little", read)
			}
		})
	}
}

// TestExchangedNames gives the numbers B of a low-storage scheme the name A, and the others the name b: they are refused, also
// where as many of them stand there as below the diagonal.
func TestExchangedNames(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		form := rapid.SampledFrom([]string{"2N", "2N, −A", "2R", "2C"}).Draw(t, "form")
		x := stored(t, form, rapid.IntRange(3, 6).Draw(t, "stages"))
		rows := tableauOf(steps[form], x, len(x["b"]))
		for _, row := range rows[:len(rows)-1] {
			c := new(big.Rat)
			for _, e := range row[1:] {
				c.Add(c, e)
			}
			x["c"] = append(x["c"], c)
		}
		if i := rapid.IntRange(0, 2*len(rows)).Draw(t, "wrong"); i > 0 && i < len(x["c"]) {
			x["c"][i] = big.NewRat(777, 1000)
		}
		w := written(x)
		zeros := rapid.SampledFrom([]string{"a", "a.behind"}).Draw(t, "zero")
		text := fmt.Sprintf("A = [%s]\nb = [%s]\nc = [%s]\n", w["b"], w[zeros], w["c"])
		tables, err := Read("python", "f", []byte(text))
		if err == nil && tables[0].Err == nil {
			t.Fatalf("%s\nis read as %v", text, tables[0].Entries)
		}
	})
}

// TestLowStorageWithoutNodes reads vectors of a form as long as each other, with the 0 of the first stage and without nodes:
// schemes of order 2, as that alone tells the form. Those of another order are none.
func TestLowStorageWithoutNodes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.IntRange(3, 6).Draw(t, "stages")
		x := stored(t, "2R", s)
		total := new(big.Rat)
		for _, b := range x["b"][:s-1] {
			total.Add(total, b)
		}
		x["b"][s-1] = new(big.Rat).Sub(unit, total)
		if x["b"][s-1].Sign() == 0 {
			return
		}
		x["a"][s-1] = new(big.Rat)
		short := big.NewRat(1, 2) // what the last stage adds to Σ b c
		rows := tableauOf(steps["2R"], x, s)
		for i, row := range rows[:s] {
			for _, e := range row[1:] {
				short.Sub(short, new(big.Rat).Mul(x["b"][i], e))
			}
		}
		x["a"][s-1].Quo(short, x["b"][s-1])
		second := rapid.Bool().Draw(t, "order 2")
		if !second {
			x["a"][s-1].Add(x["a"][s-1], big.NewRat(123457, 10_000_000)) // no other form has order 2 by it
		}
		text := fmt.Sprintf("A = [%s]\nb = [%s]\n", strings.Trim(fmt.Sprint(x["a"]), "[]"), strings.Trim(fmt.Sprint(x["b"]), "[]"))
		text = strings.ReplaceAll(text, " ", ", ")
		text = strings.NewReplacer("A, =, ", "A = ", "b, =, ", "b = ").Replace(text)
		tables, err := Read("python", "f", []byte(text))
		if !second {
			if err == nil && tables[0].Err == nil {
				t.Fatalf("%s\nis read as %v", text, tables[0].Entries)
			}
			return
		}
		if err != nil || tables[0].Err != nil {
			t.Fatalf("%s\n%v", text, err)
		}
		if got, want := valuesOf(t, tables[0]), strings.Join(formals(tableauOf(steps["2R"], x, s)), "\n"); got != want {
			t.Fatalf("%s\nis read as\n%s\nand is\n%s", text, got, want)
		}
	})
	// Williamson (1980), case 7: the scheme of three stages and order 3.
	tables, err := Read("python", "f", []byte("rk3a = [0, -5/9, -153/128]\nrk3b = [1/3, 15/16, 8/15]\n"))
	if err != nil || tables[0].Err != nil {
		t.Fatal(err, tables)
	}
	if got, want := fmt.Sprint(tables[0].Entries), "[{A [[0 0 0] [1/3 0 0] [-3/16 15/16 0]]} {b [[1/6 3/10 8/15]]}]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
