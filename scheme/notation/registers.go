package notation

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"rofz/scheme/expression"
	"rofz/scheme/program"
)

// Vectors A and B of a low-storage scheme have the same names in several forms, and in some of them another sign. Which one it
// is, c says: of the forms below one gives these abscissae, or the reader gives up. Without c the conditions of order 1 and 2 say it.

// maxRegistered bounds the stages of low-storage schemes: the entries of A are sums of products of all of them.
const maxRegistered = 64

// A storage is one way in which two vectors make an explicit scheme: a without the number of the first stage, and b.
type storage struct {
	name string
	// step returns the last register where the slopes h f(Y_i) are as given, and u at the stages: with slopes 1 the
	// abscissae and the sum of the weights.
	step func(a, b []float64, slope func(i int) float64) (stages []float64, end float64)
	make func(a, b []expression.Expr) [][]expression.Expr // the rows of A, and b
}

// storages are the forms: Williamson's 2N with both signs that libraries give A, van der Houwen's two registers [KCL00], whose A are
// the entries below the diagonal or these without b, and matrices with a subdiagonal alone.
var storages = []storage{
	{"2N", func(a, b []float64, slope func(int) float64) ([]float64, float64) {
		return stepWilliamson(1, a, b, slope)
	}, ofWilliamson(false)},
	{"2N, −A", func(a, b []float64, slope func(int) float64) ([]float64, float64) {
		return stepWilliamson(-1, a, b, slope)
	}, ofWilliamson(true)},
	{"2R", func(a, b []float64, slope func(int) float64) ([]float64, float64) {
		return stepHouwen(1, 0, a, b, slope)
	},
		func(a, b []expression.Expr) [][]expression.Expr { return ofHouwen([][]expression.Expr{a}, b) }},
	{"2C", func(a, b []float64, slope func(int) float64) ([]float64, float64) {
		return stepHouwen(1, 1, a, b, slope)
	}, ofContinued},
	{"subdiagonal", func(a, b []float64, slope func(int) float64) ([]float64, float64) {
		return stepHouwen(0, 0, a, b, slope)
	}, ofSubdiagonal},
}

func stepWilliamson(sign float64, a, b []float64, slope func(int) float64) (stages []float64, u float64) {
	q := 0.0
	for i := range b {
		stages = append(stages, u)
		if i > 0 {
			q *= sign * a[i-1]
		}
		q += slope(i)
		u += b[i] * q
	}
	return stages, u
}

// stepHouwen takes the stage behind the i-th from before·(the step so far) + beside·b_i·slope + a_i·slope.
func stepHouwen(before, beside float64, a, b []float64, slope func(int) float64) (stages []float64, u float64) {
	stages = []float64{0}
	for i := range b {
		if i < len(a) {
			stages = append(stages, before*u+(beside*b[i]+a[i])*slope(i))
		}
		u += b[i] * slope(i)
	}
	return stages, u
}

// lowStorage makes a table of the vectors A and B of a low-storage scheme, and perhaps c, all of s numbers or one less where
// that of the first stage is left out. It is errNoTable where no form fits or nothing says that these are one, and an error
// where one would fit if A and B had each other's names.
func lowStorage(v found, at expression.Place, lower bool) ([]part, error) {
	if form, ok := exchanged(v); ok && !areRegisters(v) {
		return nil, v["A"].At.Errorf("these numbers and those beside are a low-storage scheme of the form %s if they have each other's names: what is called A would be B", form.name)
	}
	a, b, c, err := vectorsOf(v)
	if err != nil {
		return nil, err
	}
	exactA, err := coefficients(a)
	if err == nil {
		_, err = coefficients(c)
	}
	exactB, errB := coefficients(b)
	switch err = cmp.Or(err, errB); {
	case err != nil && c != nil:
		return nil, err
	case err != nil:
		return nil, errNoTable
	}
	form, err := storageOf(v, numbersOf(a), numbersOf(b), c)
	if err != nil {
		return nil, err
	}
	return v.explicit(form.make(exactA, exactB), b, at)
}

// isLowStorage reports whether vectors may be those of a low-storage scheme, in this order or the other one.
func isLowStorage(v found) bool {
	_, ok := exchanged(v)
	return ok || areRegisters(v)
}

// exchanged returns the form of a low-storage scheme that vectors have if A is B and B is A.
func exchanged(v found) (storage, bool) {
	other := found{"A": v["B"], "B": v["A"]}
	if c, ok := v["c"]; ok {
		other["c"] = c
	}
	if !areRegisters(other) {
		return storage{}, false
	}
	a, b, c, err := vectorsOf(other)
	if err != nil {
		return storage{}, false
	}
	form, err := storageOf(other, numbersOf(a), numbersOf(b), c)
	return form, err == nil
}

// vectorsOf returns the numbers A behind the first stage, B, and c with that of the first stage, nil if there are none.
func vectorsOf(v found) (a, b, c []program.Value, err error) {
	if b, err = v["B"].Vector(); err != nil {
		return nil, nil, nil, err
	}
	if a, err = v["A"].Vector(); err != nil {
		return nil, nil, nil, err
	}
	if len(a) == len(b) && isZero(a[0]) {
		a = a[1:]
	}
	if len(a) != len(b)-1 || len(b) > maxRegistered {
		return nil, nil, nil, errNoTable
	}
	if x, ok := v["c"]; ok {
		if c, err = x.Vector(); err != nil {
			return nil, nil, nil, err
		}
		if len(c) == len(b)-1 {
			c = append([]program.Value{zeroAt(c[0].At)}, c...)
		}
		if len(c) != len(b) || !isZero(c[0]) {
			return nil, nil, nil, errNoTable
		}
	}
	return a, b, c, nil
}

// storageOf returns the form that the numbers have: the one with the most of the abscissae, and with more than half of
// those that differ from form to form; or, where there are none, that of order 2.
func storageOf(v found, a, b []float64, c []program.Value) (storage, error) {
	if a == nil || b == nil {
		return storage{}, errNoTable
	}
	if c == nil {
		var fit []storage
		for _, x := range storages {
			stages, sum := x.step(a, b, func(int) float64 { return 1 })
			_, second := x.step(a, b, func(i int) float64 { return stages[i] })
			if nearly(sum, 1) && nearly(second, 0.5) {
				fit = append(fit, x)
			}
		}
		switch len(fit) {
		case 0:
			return storage{}, errNoTable
		case 1:
			return fit[0], nil
		}
		return storage{}, v["A"].At.Errorf("these and %d numbers beside have order 2 as low-storage schemes of the forms %s and %s alike; write c", len(b), fit[0].name, fit[1].name)
	}
	want := numbersOf(c)
	if want == nil {
		return storage{}, errNoTable
	}
	most, best, begins, sums := 0, []storage(nil), false, false
	second := map[string]bool{} // forms that have c of the second stage
	for _, x := range storages {
		stages, sum := x.step(a, b, func(int) float64 { return 1 })
		right := 0
		for i := 2; i < len(want); i++ { // the second stage is alike in most of them
			if nearly(stages[i], want[i]) {
				right++
			}
		}
		second[x.name] = nearly(stages[1], want[1])
		begins = begins || second[x.name]
		sums = sums || nearly(sum, 1)
		switch {
		case right > most:
			most, best = right, []storage{x}
		case right == most && right > 0:
			best = append(best, x)
		}
	}
	switch {
	case len(best) == 1 && 2*most > len(want)-2 && (most > 1 || second[best[0].name]):
		return best[0], nil
	case begins && sums:
		return storage{}, v["A"].At.Errorf("these and %d numbers beside look like a low-storage scheme, but c has the abscissae of no form that is known, 2N and two registers: a number is wrong, or the form is another one", len(b))
	}
	return storage{}, errNoTable
}

func nearly(x, y float64) bool { return math.Abs(x-y) <= sumsDiffer*max(1, math.Abs(y)) }

// numbersOf returns about the values of a vector, nil if one has none.
func numbersOf(list []program.Value) []float64 {
	out := make([]float64, len(list))
	for i, x := range list {
		var ok bool
		if out[i], ok = approx(x); !ok {
			return nil
		}
	}
	return out
}

// areRegisters reports whether A and B, and c if there is one, are vectors as long as those of a low-storage scheme, as far
// as they can be read.
func areRegisters(v found) bool {
	lengths, unread := map[string]int{}, false
	for _, key := range []string{"A", "B", "c"} {
		x, has := v[key]
		switch {
		case !has:
		case x.Err != nil && x.IsSpelled():
			unread = true
		case !x.IsList() || isMatrix(x):
			return false
		default:
			lengths[key] = len(x.Items())
		}
	}
	b, ok := lengths["B"]
	if !ok || b < 3 || b > maxRegistered || unread && len(lengths) == 1 {
		return false
	}
	a, known := lengths["A"]
	if known && a != b-1 && (a != b || !isZero(v["A"].Items()[0])) {
		return false
	}
	if _, has := v["c"]; !has {
		return known // the conditions of order 2 tell which form it is, or that it is none
	}
	c, read := lengths["c"]
	return !read || c == b || c == b-1
}

// explicit returns the parts of an explicit scheme whose A and b are rows of expressions. A coefficient stands where the
// number b of its stage does.
func (v found) explicit(rows [][]expression.Expr, b []program.Value, at expression.Place) ([]part, error) {
	s := len(rows) - 1
	list := make([]program.Value, s+1)
	for i, row := range rows {
		values := zeros(s, v["B"].At)
		for j, e := range row {
			values[j] = program.Number(e, b[j].At)
		}
		list[i] = program.List(values, b[min(i, s-1)].At)
	}
	out := found{"A": program.List(list[:s], v["B"].At), "b": list[s]}
	for _, key := range []string{"c", "bhat", "e", "±e", sciMLWeights} {
		if x, ok := v[key]; ok {
			out[key] = x
		}
	}
	return rungeKutta(out, at, false)
}

// ofWilliamson makes the rows of q_i = A_i q_{i−1} + h f(u_{i−1}) and u_i = u_{i−1} + B_i q_i, or with −A_i: f(u_{j−1}) has the factor
// B_j + A_{j+1} (B_{j+1} + A_{j+2} (… B_i)) in u_i.
func ofWilliamson(negative bool) func(a, b []expression.Expr) [][]expression.Expr {
	return func(a, b []expression.Expr) [][]expression.Expr {
		if negative {
			a = slices.Clone(a)
			for i := range a {
				a[i] = a[i].Neg()
			}
		}
		rows := make([][]expression.Expr, len(b)+1)
		for i := range rows {
			for j := range i {
				e := b[i-1]
				for m := i - 2; m >= j; m-- {
					e = reduced(b[m].Add(a[m].Mul(e)))
				}
				rows[i] = append(rows[i], e)
			}
		}
		return rows
	}
}

// ofHouwen makes the rows of schemes with m + 1 registers [KCL00]: of the stage behind the i-th, a[0] has the entry i, a[1] that before
// it, and so on to a[m−1], and b those before.
func ofHouwen(a [][]expression.Expr, b []expression.Expr) [][]expression.Expr {
	rows := [][]expression.Expr{nil}
	for i := range a[0] {
		row := slices.Clone(b[:i+1])
		for k := range min(len(a), i+1) {
			row[i-k] = a[k][i]
		}
		rows = append(rows, row)
	}
	return append(rows, b)
}

// ofContinued makes the rows of two registers where the stage is what the step is so far, and A h f.
func ofContinued(a, b []expression.Expr) [][]expression.Expr {
	below := make([]expression.Expr, len(a))
	for i := range a {
		below[i] = reduced(b[i].Add(a[i]))
	}
	return ofHouwen([][]expression.Expr{below}, b)
}

// ofSubdiagonal makes the rows of a matrix with a below its diagonal.
func ofSubdiagonal(a, b []expression.Expr) [][]expression.Expr {
	rows := [][]expression.Expr{nil}
	for i := range a {
		row := make([]expression.Expr, i+1)
		for j := range row {
			row[j] = expression.Number("0")
		}
		row[i] = a[i]
		rows = append(rows, row)
	}
	return append(rows, b)
}

// registered makes a table of schemes of OrdinaryDiffEq with two to five registers: A below the diagonal in one vector for each register
// but the first, B and the last weight, and the same of the embedded scheme.
func registered(v found, at expression.Place, _ bool) ([]part, error) {
	b, err := joined(v, "B", "Bl")
	if err != nil {
		return nil, err
	}
	bhat, err := joined(v, "Bh", "Bhl")
	if err != nil {
		return nil, err
	}
	exactB, err := coefficients(b)
	if err != nil {
		return nil, err
	}
	var a [][]expression.Expr
	for k := 1; ; k++ {
		x, ok := v[fmt.Sprintf("A%d", k)]
		if !ok {
			break
		}
		list, err := x.Vector()
		if err != nil {
			return nil, err
		}
		if len(list) != len(b)-1 || len(b) > maxRegistered {
			return nil, x.At.Errorf("%d numbers of A beside %d weights", len(list), len(b))
		}
		row, err := coefficients(list)
		if err != nil {
			return nil, err
		}
		a = append(a, row)
	}
	own := found{"B": v["B"]}
	if len(bhat) > 0 {
		own["bhat"] = program.List(bhat, v["Bh"].At)
	}
	if c, ok := v["c"]; ok {
		own["c"] = c
	}
	return own.explicit(ofHouwen(a, exactB), b, at)
}

// continued makes a table of the form of OrdinaryDiffEq whose stages are what the step is so far, and A h f.
func continued(v found, at expression.Place, _ bool) ([]part, error) {
	a, err := v["A"].Vector()
	if err != nil {
		return nil, err
	}
	b, err := joined(v, "B1", "B")
	if err != nil {
		return nil, err
	}
	exactA, err := coefficients(a)
	if err != nil {
		return nil, err
	}
	exactB, err := coefficients(b)
	if err != nil {
		return nil, err
	}
	if len(a) != len(b)-1 || len(b) > maxRegistered {
		return nil, v["A"].At.Errorf("%d numbers A beside %d numbers B of a low-storage scheme", len(a), len(b))
	}
	return v.explicit(ofContinued(exactA, exactB), b, at)
}

// joined returns the numbers of vectors or single numbers one behind the other; those that are not there are left out.
func joined(v found, keys ...string) ([]program.Value, error) {
	var out []program.Value
	for _, key := range keys {
		x, ok := v[key]
		if !ok {
			continue
		}
		list, err := x.Vector()
		if err != nil {
			return nil, err
		}
		out = append(out, list...)
	}
	return out, nil
}

// coefficients returns the expressions of numbers.
func coefficients(list []program.Value) ([]expression.Expr, error) {
	out := make([]expression.Expr, len(list))
	for i, x := range list {
		var err error
		if out[i], err = x.Coefficient(); err != nil {
			return nil, err
		}
	}
	return out, nil
}
