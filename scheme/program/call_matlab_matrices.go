package program

import (
	"rofz/scheme/expression"
)

// The functions of MATLAB that make a matrix of others, and products. All of them are exact; what is no matrix of numbers is an error.

// matlabMatrix carries them out; ok is false for other functions.
func (m *Machine) matlabMatrix(c Call) (v Value, ok bool, err error) {
	work, ok := map[string]func(Call) (Value, error){
		"tril": m.triangle, "triu": m.triangle, "repmat": m.repeatedMatrix, "linspace": m.linearlySpaced, "kron": m.kronecker,
		"cumsum": m.cumulated, "fliplr": m.mirrored, "flipud": m.mirrored, "mtimes": m.multiplied,
	}[c.Name]
	if !ok {
		return v, false, nil
	}
	for _, a := range c.Args {
		if a.Value.Err != nil {
			return v, true, a.Value.Err
		}
		if a.Value.kind == isText || a.Key != "" {
			return v, true, c.At.Errorf("%s of what is no matrix", c.Name)
		}
	}
	v, err = work(c)
	return v, true, err
}

// sized returns a call's matrix and its size, with the work of going through it, and integers behind it.
func (m *Machine) sized(c Call, least, most int) (rows [][]Value, r, w int, more []int, err error) {
	if len(c.Args) < least || len(c.Args) > most {
		return nil, 0, 0, nil, c.At.Errorf("%s with %d arguments", c.Name, len(c.Args))
	}
	rows = c.Args[0].Value.rows()
	r, w = size(rows)
	if err = m.Spend(r*w, c.At); err == nil && r*w == 0 {
		err = c.At.Errorf("%s of nothing", c.Name)
	}
	if err == nil {
		more, err = wholes(c.Args[1:])
	}
	return rows, r, w, more, err
}

// triangle keeps what is on a diagonal and below, or above.
func (m *Machine) triangle(c Call) (Value, error) {
	rows, r, w, more, err := m.sized(c, 1, 2)
	if err != nil || len(more) > 1 {
		return Value{}, orElse(err, c.At.Errorf("%s of a diagonal that is no number", c.Name))
	}
	k := 0
	if len(more) == 1 {
		k = more[0]
	}
	out := make([][]Value, r)
	for i := range out {
		for j := range w {
			x := rows[i][j]
			if c.Name == "tril" && j-i > k || c.Name == "triu" && j-i < k {
				x = Number(expression.Number("0"), x.At)
			}
			out[i] = append(out[i], x)
		}
	}
	return matrixOfRows(out, c.At), nil
}

// orElse returns the first error that is one.
func orElse(err, other error) error {
	if err != nil {
		return err
	}
	return other
}

// repeatedMatrix puts a matrix side by side with itself, and below itself. One number is that of both.
func (m *Machine) repeatedMatrix(c Call) (Value, error) {
	rows, r, w, more, err := m.sized(c, 2, 3)
	switch {
	case err != nil:
		return Value{}, err
	case len(more) == 1:
		more = []int{more[0], more[0]}
	case len(more) != 2:
		return Value{}, c.At.Errorf("repmat with %d dimensions", len(more))
	}
	down, across := max(more[0], 0), max(more[1], 0)
	if down > maxStretch || across > maxStretch {
		return Value{}, c.At.Errorf("repmat of more than %d copies", maxStretch)
	}
	if err := m.Spend(r*w*down*across, c.At); err != nil {
		return Value{}, err
	}
	var out [][]Value
	for range down {
		for i := range r {
			var row []Value
			for range across {
				row = append(row, rows[i]...)
			}
			out = append(out, row)
		}
	}
	return matrixOfRows(out, c.At), nil
}

// maxStretch bounds how many copies or points are asked for at once.
const maxStretch = 1000

// linearlySpaced returns n numbers from a to b, at equal distances.
func (m *Machine) linearlySpaced(c Call) (Value, error) {
	if len(c.Args) != 3 {
		return Value{}, c.At.Errorf("linspace with %d arguments; three are read", len(c.Args))
	}
	a, err := c.Args[0].Value.Coefficient()
	if err != nil {
		return Value{}, err
	}
	b, err := c.Args[1].Value.Coefficient()
	if err != nil {
		return Value{}, err
	}
	n, err := c.Args[2].Value.Integer()
	if err != nil || n < 2 || n > maxStretch {
		return Value{}, c.At.Errorf("linspace with other than 2 to %d numbers", maxStretch)
	}
	if err := m.Spend(n, c.At); err != nil {
		return Value{}, err
	}
	row := make([]Value, n)
	for i := range row {
		e := a
		switch {
		case i == n-1:
			e = b
		case i > 0:
			e = a.Add(b.Sub(a).Mul(expression.Number(itoa(i))).Quo(expression.Number(itoa(n - 1))))
		}
		row[i] = Number(e, c.At)
	}
	return matrixOfRows([][]Value{row}, c.At), nil
}

// kronecker returns the matrix of blocks a_ij B.
func (m *Machine) kronecker(c Call) (Value, error) {
	if len(c.Args) != 2 {
		return Value{}, c.At.Errorf("kron with %d arguments", len(c.Args))
	}
	x, y := c.Args[0].Value.rows(), c.Args[1].Value.rows()
	r, w := size(x)
	rr, ww := size(y)
	if err := m.Spend(r*w*rr*ww, c.At); err != nil {
		return Value{}, err
	}
	out := make([][]Value, r*rr)
	for i := range out {
		for j := range w * ww {
			e, err := m.times(x[i/rr][j/ww], y[i%rr][j%ww], c.At)
			if err != nil {
				return Value{}, err
			}
			out[i] = append(out[i], e)
		}
	}
	return matrixOfRows(out, c.At), nil
}

// times returns a product of two entries, 0 where one of them is.
func (m *Machine) times(x, y Value, at expression.Place) (Value, error) {
	a, err := x.Coefficient()
	if err != nil {
		return x, err
	}
	b, err := y.Coefficient()
	if err != nil {
		return y, err
	}
	switch {
	case a.Is("0") || b.Is("0"):
		return Number(expression.Number("0"), at), nil
	case a.Is("1"):
		return y, nil
	case b.Is("1"):
		return x, nil
	}
	e, err := m.operate(expression.Expr{Op: expression.OpMul, At: at}, a, b)
	return Number(e, x.At), err
}

// cumulated returns the sums of what is before each entry of a vector, with it.
func (m *Machine) cumulated(c Call) (Value, error) {
	rows, r, w, _, err := m.sized(c, 1, 1)
	if err != nil {
		return Value{}, err
	}
	if r != 1 && w != 1 {
		return Value{}, c.At.Errorf("cumsum of a matrix; that of a vector is read")
	}
	out := make([][]Value, r)
	var before []Value
	for i := range rows {
		for _, x := range rows[i] {
			before = append(before, x)
			total, err := m.total(List(append([]Value{}, before...), x.At), x.At)
			if err != nil {
				return Value{}, err
			}
			out[i] = append(out[i], total)
		}
	}
	return matrixOfRows(out, c.At), nil
}

// mirrored turns the columns round, or the rows.
func (m *Machine) mirrored(c Call) (Value, error) {
	rows, r, w, _, err := m.sized(c, 1, 1)
	if err != nil {
		return Value{}, err
	}
	out := make([][]Value, r)
	for i := range out {
		for j := range w {
			if c.Name == "fliplr" {
				out[i] = append(out[i], rows[i][w-1-j])
			} else {
				out[i] = append(out[i], rows[r-1-i][j])
			}
		}
	}
	return matrixOfRows(out, c.At), nil
}

// multiplied is mtimes(A, B).
func (m *Machine) multiplied(c Call) (Value, error) {
	if len(c.Args) != 2 {
		return Value{}, c.At.Errorf("mtimes with %d arguments", len(c.Args))
	}
	return m.combine(expression.Expr{Op: expression.OpMul, At: c.At}, c.Args[0].Value, c.Args[1].Value)
}

// product returns that of two matrices.
func (m *Machine) product(x, y Value, at expression.Place) (Value, error) {
	a, b := x.rows(), y.rows()
	r, n := size(a)
	n2, w := size(b)
	if n != n2 || n == 0 || w == 0 {
		return x, at.Errorf("a product of %d × %d and %d × %d", r, n, n2, w)
	}
	if err := m.Spend(r*n*w, at); err != nil {
		return x, err
	}
	out := make([][]Value, r)
	for i := range out {
		for j := range w {
			var terms []Value
			for k := range n {
				e, err := m.times(a[i][k], b[k][j], at)
				if err != nil {
					return x, err
				}
				if !e.scalar.Is("0") {
					terms = append(terms, e)
				}
			}
			sum := Number(expression.Number("0"), at)
			if len(terms) > 0 {
				var err error
				if sum, err = m.total(List(terms, at), at); err != nil {
					return x, err
				}
			}
			out[i] = append(out[i], sum)
		}
	}
	return matrixOfRows(out, at), nil
}
