package notation

import (
	"fmt"

	"rofz/scheme"
	"rofz/scheme/expression"
)

// value is what an expression of a source file stands for: a coefficient, an array, a text, or something that could
// not be read, which matters only if a table needs it.
type value struct {
	at     expression.Place
	scalar expression.Expr
	list   []value // shared between copies, as arrays are in Python and Julia
	isList bool
	text   string
	isText bool
	err    error

	isArgument bool // of a function that is being read, not called
}

func scalarValue(t expression.Expr, at expression.Place) value { return value{at: at, scalar: t} }

func listValue(list []value, at expression.Place) value {
	return value{at: at, list: list, isList: true}
}

// unreadable is the value of what could not be read.
func unreadable(err error, at expression.Place) value { return value{at: at, err: err} }

// coefficient returns v as a coefficient. An array of a single element counts as that.
func (v value) coefficient() (expression.Expr, error) {
	for v.err == nil && v.isList && len(v.list) == 1 {
		v = v.list[0]
	}
	switch {
	case v.err != nil:
		return expression.Expr{}, v.err
	case v.isList:
		return expression.Expr{}, v.at.Errorf("an array of %d where a number would be right", len(v.list))
	case v.isText:
		return expression.Expr{}, v.at.Errorf("the text %.40q where a number would be right", v.text)
	case v.scalar.Op == 0:
		return v.scalar, v.at.Errorf("nothing where a number would be right")
	}
	return v.scalar, nil
}

// vector returns v as a vector: a list, a matrix of one row or one column, or a number.
func (v value) vector() ([]expression.Expr, error) {
	if v.err != nil {
		return nil, v.err
	}
	if !v.isList {
		t, err := v.coefficient()
		return []expression.Expr{t}, err
	}
	if len(v.list) == 1 && v.list[0].isList {
		return v.list[0].vector()
	}
	out := make([]expression.Expr, len(v.list))
	for i, item := range v.list {
		var err error
		if out[i], err = item.coefficient(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// matrix returns v as a matrix. A number, or a vector of one number, is a matrix of one row.
func (v value) matrix() ([][]expression.Expr, error) {
	if v.err != nil {
		return nil, v.err
	}
	if !v.isList || len(v.list) == 1 && !v.list[0].isList {
		t, err := v.coefficient()
		return [][]expression.Expr{{t}}, err
	}
	out := make([][]expression.Expr, len(v.list))
	for i, row := range v.list {
		if row.err == nil && !row.isList {
			return nil, row.at.Errorf("a number where row %d of a matrix would be right", i+1)
		}
		var err error
		if out[i], err = row.vector(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// placed notes where the entries of v stand, as vector reads them; row is 0 for a vector.
func (v value) placed(c *collecting, key string, row int) {
	c.at(key, row, 0, v.at)
	switch {
	case !v.isList && row > 0:
		c.at(key, row, 1, v.at)
	case !v.isList:
		c.at(key, 1, 0, v.at)
	case len(v.list) == 1 && v.list[0].isList:
		v.list[0].placed(c, key, row)
	default:
		for i, item := range v.list {
			if row == 0 {
				c.at(key, i+1, 0, item.at)
			} else {
				c.at(key, row, i+1, item.at)
			}
		}
	}
}

// rowsPlaced notes where the entries of v stand, as matrix reads them.
func (v value) rowsPlaced(c *collecting, key string) {
	if !v.isList || len(v.list) == 1 && !v.list[0].isList {
		v.placed(c, key, 1)
	} else {
		for i, row := range v.list {
			row.placed(c, key, i+1)
		}
	}
	c.at(key, 0, 0, v.at)
}

// maxArray bounds the elements of all arrays that one file makes beyond those it spells out.
const maxArray = 1 << 20

// zeros makes an array of zeros of one or two dimensions.
func (r *reader) zeros(dims []int, at expression.Place) (value, error) {
	n := 1
	for _, d := range dims {
		if d < 1 || d > scheme.MaxStages+1 {
			return value{}, at.Errorf("an array with %d entries in one direction; from 1 to %d are read", d, scheme.MaxStages+1)
		}
		n *= d
	}
	if len(dims) == 0 || len(dims) > 2 {
		return value{}, at.Errorf("an array of %d dimensions; 1 or 2 would be right", len(dims))
	}
	if err := r.spend(n, at); err != nil {
		return value{}, err
	}
	list := make([]value, dims[0])
	for i := range list {
		list[i] = scalarValue(expression.Number("0"), at)
		if len(dims) == 2 {
			list[i], _ = r.zeros(dims[1:], at)
		}
	}
	return listValue(list, at), nil
}

// spend counts array elements against maxArray.
func (r *reader) spend(n int, at expression.Place) error {
	if r.made += n; r.made > maxArray {
		return at.Errorf("the arrays of this file have more than %d elements; cut out the table that you mean", maxArray)
	}
	return nil
}

// dimensions returns the integers of a call such as zeros((2,2)), zeros([2,2]), zeros(T, 2, 2).
func dimensions(args []argument) ([]int, error) {
	var out []int
	for _, a := range args {
		items := []value{a.value}
		if a.value.isList {
			items = a.value.list
		}
		for _, item := range items {
			if item.err != nil || item.isText {
				continue // the type of the elements
			}
			n, err := item.integer()
			if err != nil {
				return nil, err
			}
			out = append(out, n)
		}
	}
	return out, nil
}

// integer returns v as a small integer.
func (v value) integer() (int, error) {
	t, err := v.coefficient()
	if err != nil {
		return 0, err
	}
	text, ok := t.Literal()
	var n int
	if _, err := fmt.Sscanf(text, "%d", &n); !ok || err != nil || len(text) > 9 || fmt.Sprint(n) != text {
		return 0, v.at.Errorf("%.40s where an integer would be right", t)
	}
	return n, nil
}

// index is one place between the brackets behind an array: a number counted from 0, all, or a range of numbers.
type index struct {
	n       int
	last    int // of a range, which begins with n
	isRange bool
	all     bool
	fromEnd bool // n is negative and counts from the end
	at      expression.Place
}

// element returns a pointer to the part of v that the indices name.
func (v *value) element(indices []index) (*value, error) {
	for _, ix := range indices {
		if ix.fromEnd {
			ix.n += len(v.list)
		}
		switch {
		case v.err != nil:
			return nil, v.err
		case ix.all:
			continue
		case ix.isRange:
			return nil, ix.at.Errorf("a range of indices; only an assignment to one is read, as the last index")
		case !v.isList:
			return nil, ix.at.Errorf("an index behind what is not an array")
		case ix.n < 0 || ix.n >= len(v.list):
			return nil, ix.at.Errorf("an index outside of the array, which has %d entries here", len(v.list))
		}
		v = &v.list[ix.n]
	}
	return v, nil
}

// scale applies f to all numbers of an array.
func (r *reader) scale(v value, f func(expression.Expr) (expression.Expr, error)) (value, error) {
	if v.err != nil {
		return v, v.err
	}
	if !v.isList {
		t, err := v.coefficient()
		if err == nil {
			t, err = f(t)
		}
		return scalarValue(t, v.at), err
	}
	if err := r.spend(len(v.list), v.at); err != nil {
		return v, err
	}
	list := make([]value, len(v.list))
	for i, item := range v.list {
		var err error
		if list[i], err = r.scale(item, f); err != nil {
			return v, err
		}
	}
	return listValue(list, v.at), nil
}
