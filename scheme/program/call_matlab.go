package program

import (
	"rofz/scheme/expression"
)

// matlabFunction carries out the functions of MATLAB that make numbers and matrices.
func (m *Machine) matlabFunction(c Call) (Value, error) {
	switch c.Name {
	case "zeros", "ones", "eye":
		return m.filledMatrix(c)
	case "sqrt":
		if err := c.needs(1); err != nil {
			return Value{}, err
		}
		return m.scale(c.Args[0].Value.reduced(), func(t expression.Expr) (expression.Expr, error) { return t.Sqrt(), nil })
	case "sym", "str2sym", "vpa", "double": // vpa has more digits than are printed, or rounds: the number of its digits is not read
		if err := c.needs(1); err != nil {
			return Value{}, err
		}
		return m.symbolic(c)
	case "transpose", "ctranspose":
		if err := c.needs(1); err != nil {
			return Value{}, err
		}
		return m.flipped(c.Args[0].Value, c.At)
	case "horzcat", "vertcat":
		return m.stacked(c)
	case "size", "numel", "length", "rows", "columns":
		return m.measured(c)
	case "sum":
		return m.summed(c)
	case "diag":
		return m.diagonal(c)
	case "reshape":
		return m.reshapedMatrix(c)
	}
	if v, ok, err := m.matlabMatrix(c); ok {
		return v, err
	}
	return Value{}, c.At.Errorf("the function %.40q, which is not known here; sqrt, sum, and the ways of writing constants and matrices, are", c.Name)
}

// whole returns the integers that arguments are: one by one, or in one vector.
func wholes(args []Argument) ([]int, error) {
	var out []int
	for _, a := range args {
		for _, row := range a.Value.rows() {
			for _, x := range row {
				n, err := x.Integer()
				if err != nil {
					return nil, err
				}
				out = append(out, n)
			}
		}
	}
	return out, nil
}

// filledMatrix makes a matrix of zeros, of ones, or with ones on its diagonal. One number makes it a square.
func (m *Machine) filledMatrix(c Call) (Value, error) {
	dims, err := wholes(c.Args)
	switch {
	case err != nil:
		return Value{}, err
	case len(dims) == 1:
		dims = []int{dims[0], dims[0]}
	case len(dims) != 2:
		return Value{}, c.At.Errorf("%s with %d dimensions", c.Name, len(dims))
	}
	zero, one := Number(expression.Number("0"), c.At), Number(expression.Number("1"), c.At)
	fill := zero
	if c.Name == "ones" {
		fill = one
	}
	v, err := m.filledWith(fill, dims, c.At)
	for i := 0; err == nil && c.Name == "eye" && i < min(dims[0], dims[1]); i++ {
		v.list[i].list[i] = one
	}
	return v, err
}

// symbolic reads sym('1/2') and the like: exact numbers, as they are printed.
func (m *Machine) symbolic(c Call) (Value, error) {
	v := c.Args[0].Value
	if v.kind != isText {
		return v, nil
	}
	x, err := unquoted(v)
	if err == nil && named(x.scalar) {
		err = c.At.Errorf("a name within a text")
	}
	return x, err
}

// named reports whether an expression has names in it.
func named(e expression.Expr) bool {
	if e.Op == expression.OpName {
		return true
	}
	for _, x := range e.Args {
		if named(x) {
			return true
		}
	}
	return false
}

// flipped returns the transpose of a matrix.
func (m *Machine) flipped(v Value, at expression.Place) (Value, error) {
	rows := v.rows()
	r, c := size(rows)
	if v.kind == isText {
		return v, at.Errorf("the transpose of a text")
	}
	if err := m.Spend(r*c, at); err != nil {
		return v, err
	}
	out := make([][]Value, c)
	for j := range out {
		out[j] = make([]Value, r)
		for i := range rows {
			out[j][i] = rows[i][j]
		}
	}
	return matrixOfRows(out, v.At), nil
}

// stacked joins its arguments side by side, or one below the other.
func (m *Machine) stacked(c Call) (Value, error) {
	var out [][]Value
	for _, a := range c.Args {
		if a.Value.kind == isText {
			return Value{}, c.At.Errorf("a text in a matrix")
		}
		part := a.Value.rows()
		r, w := size(part)
		if err := m.Spend(r*w, c.At); err != nil {
			return Value{}, err
		}
		n, columns := size(out)
		switch {
		case r == 0:
		case n == 0:
			for _, row := range part {
				out = append(out, append([]Value{}, row...))
			}
		case c.Name == "vertcat" && columns == w:
			out = append(out, part...)
		case c.Name == "horzcat" && n == r:
			for i := range out {
				out[i] = append(out[i], part[i]...)
			}
		default:
			return Value{}, c.At.Errorf("%s of matrices that do not fit together", c.Name)
		}
	}
	return matrixOfRows(out, c.At), nil
}

// count returns an integer.
func integer(n int, at expression.Place) Value { return Number(expression.Number(itoa(n)), at) }

// measured returns a size of a matrix.
func (m *Machine) measured(c Call) (Value, error) {
	if len(c.Args) == 0 || len(c.Args) > 2 || c.Args[0].Value.kind == isText || c.Name != "size" && len(c.Args) != 1 {
		return Value{}, c.At.Errorf("%s with %d arguments", c.Name, len(c.Args))
	}
	r, w := size(c.Args[0].Value.rows())
	switch {
	case c.Name == "numel":
		return integer(r*w, c.At), nil
	case c.Name == "rows":
		return integer(r, c.At), nil
	case c.Name == "columns":
		return integer(w, c.At), nil
	case c.Name == "length" && r*w == 0:
		return integer(0, c.At), nil
	case c.Name == "length":
		return integer(max(r, w), c.At), nil
	case len(c.Args) == 1:
		return matrixOfRows([][]Value{{integer(r, c.At), integer(w, c.At)}}, c.At), nil
	}
	k, err := c.Args[1].Value.Integer()
	if err != nil || k < 1 || k > 2 {
		return Value{}, c.At.Errorf("a size in a direction that a matrix has not")
	}
	return integer([]int{r, w}[k-1], c.At), nil
}

// summed adds the entries of a vector, of each column, or of each row.
func (m *Machine) summed(c Call) (Value, error) {
	if len(c.Args) == 0 || len(c.Args) > 2 || c.Args[0].Value.kind == isText {
		return Value{}, c.At.Errorf("sum with %d arguments", len(c.Args))
	}
	v := c.Args[0].Value
	r, w := size(v.rows())
	along := 1
	if r == 1 {
		along = 2
	}
	if len(c.Args) == 2 {
		var err error
		if along, err = c.Args[1].Value.Integer(); err != nil {
			return v, err
		}
	}
	if r*w == 0 || along < 1 || along > 2 {
		return v, c.At.Errorf("a sum of nothing, or in a direction that a matrix has not")
	}
	if along == 1 {
		var err error
		if v, err = m.flipped(v, c.At); err != nil {
			return v, err
		}
	}
	out := make([][]Value, 0, r)
	for _, row := range v.rows() {
		x, err := m.total(List(row, c.At), c.At)
		if err != nil {
			return v, err
		}
		out = append(out, []Value{x})
	}
	column := matrixOfRows(out, c.At)
	if along == 1 {
		return m.flipped(column, c.At)
	}
	return column, nil
}

// diagonal makes a matrix with a vector on its diagonal, or on one beside it.
func (m *Machine) diagonal(c Call) (Value, error) {
	if len(c.Args) == 0 || len(c.Args) > 2 || c.Args[0].Value.kind == isText {
		return Value{}, c.At.Errorf("diag with %d arguments", len(c.Args))
	}
	rows := c.Args[0].Value.rows()
	r, w := size(rows)
	k := 0
	if len(c.Args) == 2 {
		var err error
		if k, err = c.Args[1].Value.Integer(); err != nil {
			return Value{}, err
		}
	}
	if r != 1 && w != 1 {
		return Value{}, c.At.Errorf("the diagonal of a matrix; that with a vector on its diagonal is read")
	}
	n := r*w + max(k, -k)
	v, err := m.filledWith(Number(expression.Number("0"), c.At), []int{n, n}, c.At)
	for i := 0; err == nil && i < r*w; i++ {
		v.list[i+max(-k, 0)].list[i+max(k, 0)] = rows[i%r][i/r]
	}
	return v, err
}

// reshapedMatrix gives entries, counted along the columns, other numbers of rows and columns.
func (m *Machine) reshapedMatrix(c Call) (Value, error) {
	if len(c.Args) < 2 || c.Args[0].Value.kind == isText {
		return Value{}, c.At.Errorf("reshape with %d arguments", len(c.Args))
	}
	dims, err := wholes(c.Args[1:])
	if err != nil {
		return Value{}, err
	}
	rows := c.Args[0].Value.rows()
	r, w := size(rows)
	if err := m.Spend(r*w, c.At); err != nil {
		return Value{}, err
	}
	var items []Value
	for j := range w {
		for i := range r {
			items = append(items, rows[i][j])
		}
	}
	return m.matrixOf(items, dims, false, c.At)
}
