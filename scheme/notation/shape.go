package notation

import (
	"cmp"
	"math"
	"slices"

	"rofz/scheme/expression"
	"rofz/scheme/program"
)

// found are the arrays of a table by what they are: A, b, c, bhat, and the error weights e = b − b̂, −e = b̂ − b and
// ±e, whose sign or kind is open. Where a form has other arrays, it has names of its own for them.
type found map[string]program.Value

// shape makes the arrays of a Runge-Kutta table of what a form holds: A with s rows of s entries, and c, b and the
// embedded weights with s.
type shape struct {
	found
	at    expression.Place
	lower bool // the form leaves out the zeros of explicit schemes

	s    int
	a    [][]program.Value
	b, c []program.Value
	left error // what of the table is not read, though the rest is
}

// rungeKutta returns the parts of a Runge-Kutta table. It is an error if they do not fit together, or if they do in more
// than one way, but for the forms that leave out the zeros of explicit schemes; errNoTable if nothing says that they belong to a table.
func rungeKutta(v found, at expression.Place, lower bool) ([]part, error) {
	s := &shape{found: v, at: at, lower: lower}
	if n, m := len(v["b"].Items()), len(v["A"].Items()); v["A"].IsList() && v["b"].IsList() && !isMatrix(v["A"]) &&
		(m != n*n && m != n*(n-1)/2 && m != n*(n+1)/2 || m > 1 && isBroken(v["A"])) {
		return nil, errNoTable // a vector that is no matrix either
	}
	var err error
	if s.b, err = v["b"].Vector(); err != nil {
		return nil, err
	}
	if s.s = len(s.b); s.s == 0 {
		return nil, errNoTable
	}
	if x, ok := v["c"]; ok && !x.IsNothing() {
		if s.c, err = x.Vector(); err != nil {
			return nil, err
		}
	}
	if err := s.matrix(); err != nil {
		return nil, err
	}
	if err := s.nodes(); err != nil {
		return nil, err
	}
	return s.parts()
}

// sciMLWeights are error weights whose sign sources do not agree about: btilde of SciML, e and er of others.
const sciMLWeights = "b̃"

// sign returns 1 where error weights are b − b̂ and −1 where they are b̂ − b: as their differences are written, or so that
// more of the weights b̂ vanish. It is 0 where neither tells, as b̂ then has the same order either way.
func (s *shape) sign(e []program.Value) int {
	written, vanishing := 0, 0
	for i := range min(len(e), len(s.b)) {
		x, err := e[i].Coefficient()
		b, known := s.b[i].Coefficient()
		if x, b = defined(x), defined(b); err == nil && known == nil && x.Op == expression.OpSub && !b.Is("0") {
			for k, sign := range []int{1, -1} {
				if defined(x.Args[k]).String() == b.String() {
					written += sign
				}
			}
		}
		vanishing += vanishes(s.b[i], e[i])
	}
	return cmp.Or(cmp.Compare(written, 0), cmp.Compare(vanishing, 0))
}

// defined returns what a name stands for, and other expressions as they are.
func defined(e expression.Expr) expression.Expr {
	for e.Def != nil {
		e = e.Def.Value
	}
	return e
}

// vanishes returns 1 where b − e is 0, −1 where b + e is 0, and 0 elsewhere and where b is 0.
func vanishes(b, e program.Value) int {
	x, ok := approx(b)
	y, known := approx(e)
	switch small := 1e-12 * math.Abs(x); {
	case !ok || !known || x == 0:
		return 0
	case math.Abs(x-y) <= small:
		return 1
	case math.Abs(x+y) <= small:
		return -1
	}
	return 0
}

// isBroken reports whether a vector has an entry that could not be read.
func isBroken(v program.Value) bool {
	return slices.ContainsFunc(v.Items(), func(x program.Value) bool { return x.Err != nil })
}

// errNoTable says that arrays make no table, and do not look like one.
var errNoTable = expression.Place{}.Errorf("no table")

// matrix makes the matrix A.
func (s *shape) matrix() error {
	a := s.found["A"]
	if a.Err != nil {
		return a.Err
	}
	rows, flat := matrixRows(a)
	if flat {
		return s.flat(rows[0], a.At)
	}
	for _, row := range rows {
		for _, x := range row {
			if _, err := x.Coefficient(); err != nil {
				return err
			}
		}
	}
	return s.arranged(rows, a.At)
}

// matrixRows returns the rows of a matrix, or a single row of a vector, and which it is.
func matrixRows(a program.Value) (rows [][]program.Value, flat bool) {
	flat = true
	for _, x := range a.Items() {
		flat = flat && !x.IsList()
	}
	if flat {
		if !a.IsList() {
			return [][]program.Value{{a}}, true
		}
		return [][]program.Value{a.Items()}, true
	}
	for _, x := range a.Items() {
		row := x.Items()
		if len(row) == 1 && row[0].IsList() { // a matrix of one row
			row = row[0].Items()
		}
		if !x.IsList() {
			row = []program.Value{x}
		}
		rows = append(rows, row)
	}
	return rows, false
}

// arranged makes A of its rows: all of them, or those of the lower triangle, with or without the first and the diagonal.
func (s *shape) arranged(rows [][]program.Value, at expression.Place) error {
	n, lengths := s.s, make([]int, len(rows))
	for i, row := range rows {
		lengths[i] = len(row)
	}
	all := func(length func(i int) int) bool {
		for i, n := range lengths {
			if n != length(i) {
				return false
			}
		}
		return true
	}
	full := func(k int) bool { return all(func(int) int { return k }) }
	switch m := len(rows); {
	case m == n && full(n), m == n && all(func(i int) int { return i + 1 }): // all, or with the diagonal
		s.a = filled(rows, n, 0, at)
	case m == n && (full(n-1) || all(func(i int) int { return i })):
		s.a = filled(rows, n, 0, at)
		return s.explicit(at)
	case m == n-1 && full(n-1) && (m == 1 || !s.lower):
		return s.bordered(rows, at)
	case m == n-1 && (full(n) || full(n-1) || all(func(i int) int { return i + 1 })): // without the first row
		s.a = filled(rows, n, 1, at)
		return s.explicit(at)
	case m > n && (full(m) || full(m-1)): // with stages of the dense output, which the step does not need
		s.a = filled(rows, m, 0, at)
		if err := s.explicit(at); err != nil {
			return err
		}
		s.a = s.a[:n]
		for i := range s.a {
			s.a[i] = s.a[i][:n]
		}
	default:
		return s.misshapen(lengths, at)
	}
	return nil
}

func (s *shape) misshapen(lengths []int, at expression.Place) error {
	items := s.found["A"].Items()
	for _, n := range lengths {
		if n != lengths[0] {
			if odd := slices.IndexFunc(lengths, func(n int) bool { return n != s.s }); len(items) == len(lengths) {
				at = items[max(odd, 0)].At
			}
			return at.Errorf("%d rows of lengths %v beside %d weights, which fit in no way that is known", len(lengths), lengths, s.s)
		}
	}
	return at.Errorf("a matrix of %d × %d beside %d weights", len(lengths), lengths[0], s.s)
}

// filled completes rows with zeros to n × n, the first of them being row skip.
func filled(rows [][]program.Value, n, skip int, at expression.Place) [][]program.Value {
	out := make([][]program.Value, n)
	for i := range out {
		out[i] = zeros(n, at)
		if k := i - skip; k >= 0 && k < len(rows) {
			copy(out[i], rows[k])
		}
	}
	return out
}

// explicit is an error if A is not strictly lower triangular, which a form without its zeros has to be.
func (s *shape) explicit(at expression.Place) error {
	for i, row := range s.a {
		for j := i; j < len(row); j++ {
			if !isZero(row[j]) {
				return row[j].At.Errorf("not zero, and a matrix of this shape beside %d weights belongs to an explicit scheme", s.s)
			}
		}
	}
	return nil
}

// bordered makes A of a matrix that lacks a row and a column: those of the first stage of an implicit scheme, or the
// first row and the last column of an explicit one. A lower triangle could be both.
func (s *shape) bordered(rows [][]program.Value, at expression.Place) error {
	s.a = filled(rows, s.s, 1, at)
	switch triangular := s.explicit(at) == nil; {
	case triangular && s.lower:
		return nil
	case triangular:
		return at.Errorf("a lower triangle of %d × %d beside %d weights: its first column may be that of the first stage or of the second; write all %d rows and columns", len(rows), len(rows), s.s, s.s)
	}
	for i := range s.a {
		s.a[i] = zeros(s.s, at)
		if i > 0 {
			copy(s.a[i][1:], rows[i-1])
		}
	}
	if right, wrong := agree(s.a[1:], s.c[min(1, len(s.c)):], 0); len(s.c) == s.s && right > wrong {
		return nil
	}
	return at.Errorf("a matrix of %d × %d beside %d weights", len(rows), len(rows), s.s)
}

// nodes makes c: without its first entry, that of an explicit stage, it stands for the others.
func (s *shape) nodes() error {
	switch len(s.c) {
	case 0:
		return nil
	case s.s:
		next, not := agree(s.a, s.c, 1)
		if last := s.c[s.s-1]; s.lower && s.begins() && next == s.s-1 && not == 0 && isZero(last) { // those behind the first, and a 0 that is not used
			s.c = append([]program.Value{zeroAt(last.At)}, s.c[:s.s-1]...)
		}
		return nil
	case s.s - 1:
		if s.s > 1 && s.begins() {
			s.c = append([]program.Value{zeroAt(s.c[0].At)}, s.c...)
			return nil
		}
	}
	if len(s.c) > s.s {
		if len(s.found["A"].Items()) == len(s.c) {
			s.c = s.c[:s.s]
			return nil
		}
	}
	return s.c[0].At.Errorf("%d entries of c beside %d weights", len(s.c), s.s)
}

// begins reports whether the first stage is explicit.
func (s *shape) begins() bool {
	for _, x := range s.a[0] {
		if !isZero(x) {
			return false
		}
	}
	return true
}

// parts returns the arrays with the weights of the embedded method.
func (s *shape) parts() ([]part, error) {
	key, weights, err := s.embedded()
	if err != nil {
		return nil, err
	}
	if len(weights) == s.s+1 { // the last stage is the first of the next step
		if s.explicit(s.at) != nil {
			return nil, weights[0].At.Errorf("%d weights of the embedded method beside %d, and the scheme is not explicit", len(weights), s.s)
		}
		s.extend()
	}
	at := s.found["A"].At
	rows := make([]program.Value, len(s.a))
	for i, row := range s.a {
		rowAt := at
		if len(row) > 0 {
			rowAt = row[0].At
		}
		if items := s.found["A"].Items(); len(items) == len(s.a) {
			rowAt = items[i].At
		}
		rows[i] = program.List(row, rowAt)
	}
	out := []part{{"A", program.List(rows, at)}, {"b", program.List(s.b, s.found["b"].At)}}
	if len(s.c) > 0 {
		out = append(out, part{"c", program.List(s.c, s.found["c"].At)})
	}
	if len(weights) > 0 {
		if len(weights) != s.s {
			return nil, weights[0].At.Errorf("%d weights of the embedded method beside %d", len(weights), s.s)
		}
		out = append(out, part{key, program.List(weights, weights[0].At)})
	}
	if s.left != nil {
		out = append(out, part{leftOut, program.Unreadable(s.left, s.at)})
	}
	return out, nil
}

// extend adds the last stage of a method that begins its next step with it.
func (s *shape) extend() {
	at := s.found["b"].At
	for i := range s.a {
		s.a[i] = append(s.a[i], zeroAt(at))
	}
	s.a = append(s.a, append(append([]program.Value{}, s.b...), zeroAt(at)))
	s.b = append(append([]program.Value{}, s.b...), zeroAt(at))
	if len(s.c) > 0 {
		s.c = append(append([]program.Value{}, s.c...), program.Number(expression.Number("1"), at))
	}
	s.s++
}

// embedded returns the weights of the embedded method, and whether they are b̂ or e = b − b̂.
func (s *shape) embedded() (key string, weights []program.Value, err error) {
	for _, key := range []string{"bhat", "e", "-e", sciMLWeights, "±e"} {
		v, ok := s.found[key]
		if !ok || v.IsNothing() || v.IsList() && len(v.Items()) == 0 {
			continue
		}
		if v.Err != nil {
			s.left = v.Err
			continue
		}
		list, err := v.Vector()
		if err != nil {
			s.left = err
			continue
		}
		if len(list) == 1 && s.s > 1 && isZero(list[0]) { // no weights at all
			continue
		}
		switch {
		case key == "-e":
			key = "e"
			list, err = negated(list)
		case key == sciMLWeights:
			key = "e"
			switch sign := s.sign(list); {
			case sign == 0 && sums(list, 0): // a wrong sum is one either way
				s.left = list[0].At.Errorf("error weights that may be b − b̂ or b̂ − b, as no weight vanishes that would tell; write bhat")
				return "", nil, nil
			case sign <= 0:
				list, err = negated(list)
			}
		case key == "±e" && sums(list, 1) && !sums(list, 0):
			key = "bhat"
		case key == "±e":
			key = "e"
		}
		return key, list, err
	}
	return "", nil, nil
}
