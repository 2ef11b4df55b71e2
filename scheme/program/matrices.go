package program

import (
	"slices"
	"strings"

	"rofz/scheme"
	"rofz/scheme/expression"
)

// What is special where all arrays are matrices that are copied and grow, as in MATLAB: a vector has one row or one column,
// and a number is a matrix of one entry.

// rows returns the rows of a matrix.
func (v Value) rows() [][]Value {
	if v.kind != isList {
		return [][]Value{{v}}
	}
	out := make([][]Value, len(v.list))
	for i, row := range v.list {
		out[i] = row.list
	}
	return out
}

// broken returns why a row of a matrix was lost, whose entries nobody can count then.
func (v Value) broken() error {
	for _, row := range v.list {
		if row.Err != nil {
			return row.Err
		}
	}
	return nil
}

// matrixOfRows is the other way round.
func matrixOfRows(rows [][]Value, at expression.Place) Value {
	out := List(make([]Value, len(rows)), at)
	for i, row := range rows {
		out.list[i] = List(row, at)
		if len(row) > 0 {
			out.list[i].At = row[0].At
		}
	}
	return out
}

// reduced returns the number that a matrix of one entry is.
func (v Value) reduced() Value {
	if v.Err == nil && v.kind == isList && len(v.list) == 1 && v.list[0].kind == isList && len(v.list[0].list) == 1 {
		return v.list[0].list[0]
	}
	return v
}

// concatenated works out [a b; c d], whose entries may be matrices.
func (m *Machine) concatenated(e expression.Expr) (Value, error) {
	var out [][]Value
	for _, row := range e.Args {
		var band [][]Value
		for _, x := range row.Args {
			v, err := m.value(x)
			switch {
			case err != nil:
				return Value{}, err
			case v.kind != isScalar && v.kind != isList:
				return Value{}, x.At.Errorf("what is no number, in a matrix")
			}
			part := v.rows()
			if len(part) == 0 {
				continue
			}
			if err := m.Spend(len(part)*len(part[0]), x.At); err != nil {
				return Value{}, err
			}
			switch {
			case band == nil:
				band = make([][]Value, len(part))
			case len(part) != len(band):
				return Value{}, x.At.Errorf("%d rows beside %d", len(part), len(band))
			}
			for i := range part {
				band[i] = append(band[i], part[i]...)
			}
		}
		if band == nil {
			continue
		}
		if out != nil && len(out[0]) != len(band[0]) {
			return Value{}, row.At.Errorf("a row of %d entries below one of %d", len(band[0]), len(out[0]))
		}
		out = append(out, band...)
	}
	return matrixOfRows(out, e.At), nil
}

// applied works out a name with parentheses: a part of a matrix, or a function.
func (m *Machine) applied(e expression.Expr) (Value, error) {
	array, indices := element(e)
	name, ok := dotted(array)
	if !ok {
		return Value{}, e.At.Errorf("a part of what is not followed here")
	}
	if v, _, _ := m.find(name); v != nil {
		if v.value.Err != nil {
			return v.value, v.value.Err
		}
		x, err := m.taken(v.value, indices, e.At)
		return x.used(e.At), err
	}
	if array.Op == expression.OpMember {
		return Value{}, e.At.Errorf("the name %.40q, which has no value here", name)
	}
	for b := m.block; b != nil; b = b.Outer {
		if slices.ContainsFunc(b.functions, func(s Statement) bool { return s.Name == name }) {
			return Value{}, e.At.Errorf("the function %.40q of this file, which is not followed", name)
		}
	}
	c := Call{Name: name, At: e.At, Args: make([]Argument, len(indices))}
	for i, x := range indices {
		v, err := m.value(x)
		if err != nil {
			return v, err
		}
		c.Args[i] = Argument{Value: v}
	}
	return m.matlabFunction(c)
}

// positions works out an index into n entries, from 0; a negative n is not known. single says that it is one number.
func (m *Machine) positions(e expression.Expr, n int) (list []int, single bool, err error) {
	if e.Op == expression.OpAll {
		if n < 0 {
			return nil, false, e.At.Errorf("all of an array whose length is not known")
		}
		if err := m.Spend(n, e.At); err != nil {
			return nil, false, err
		}
		for i := range n {
			list = append(list, i)
		}
		return list, false, nil
	}
	outer := m.length
	m.length = max(n, 0)
	v, err := m.value(e)
	if m.length = outer; err != nil {
		return nil, false, err
	}
	v = v.reduced()
	if single = v.kind == isScalar; !single && v.kind != isList || len(v.list) > 1 && len(v.list[0].list) > 1 {
		return nil, false, e.At.Errorf("an index that is no number or vector")
	}
	for _, row := range v.rows() {
		for _, x := range row {
			i, err := x.Integer()
			if err == nil && (i < 1 || i > mostCounted) {
				err = e.At.Errorf("the index %d; those from 1 to %d are read", i, mostCounted)
			}
			if err != nil {
				return nil, false, err
			}
			list = append(list, i-1)
		}
	}
	return list, single, nil
}

// size returns the numbers of rows and columns of a matrix.
func size(rows [][]Value) (r, c int) {
	if len(rows) == 0 {
		return 0, 0
	}
	return len(rows), len(rows[0])
}

// taken returns the part of a matrix that indices name.
func (m *Machine) taken(v Value, indices []expression.Expr, at expression.Place) (Value, error) {
	if v.kind != isList && v.kind != isScalar {
		return v, at.Errorf("an index behind what is not an array")
	}
	if err := v.broken(); err != nil {
		return v, err
	}
	rows := v.rows()
	r, c := size(rows)
	known := func(n int) int {
		if v.grows {
			return -1
		}
		return n
	}
	switch len(indices) {
	case 0:
		return v, nil
	case 1:
		return m.takenLinearly(v, indices[0], known(r*c), at)
	case 2:
	default:
		return v, at.Errorf("an array of %d dimensions", len(indices))
	}
	is, one, err := m.positions(indices[0], known(r))
	if err != nil {
		return v, err
	}
	js, other, err := m.positions(indices[1], known(c))
	if err != nil {
		return v, err
	}
	if err := m.Spend(len(is)*len(js), at); err != nil {
		return v, err
	}
	out := make([][]Value, len(is))
	for k, i := range is {
		for _, j := range js {
			if i >= r || j >= c {
				return v, at.Errorf("an index outside of the matrix, which has %d rows and %d columns here", r, c)
			}
			out[k] = append(out[k], rows[i][j])
		}
	}
	if one && other {
		return out[0][0], out[0][0].Err
	}
	return matrixOfRows(out, at), nil
}

// takenLinearly returns what one index names: an entry, counted along the columns, a part of a vector, or all as a column.
func (m *Machine) takenLinearly(v Value, index expression.Expr, n int, at expression.Place) (Value, error) {
	rows := v.rows()
	r, c := size(rows)
	list, single, err := m.positions(index, n)
	if err != nil {
		return v, err
	}
	if !single && index.Op != expression.OpAll && r > 1 && c > 1 {
		return v, at.Errorf("one index into a matrix, which counts along its columns; write two")
	}
	if err := m.Spend(len(list), at); err != nil {
		return v, err
	}
	var items []Value
	for _, k := range list {
		if k >= r*c {
			return v, at.Errorf("an index outside of the array, which has %d entries here", r*c)
		}
		items = append(items, rows[k%r][k/r])
	}
	switch {
	case single:
		return items[0], items[0].Err
	case index.Op == expression.OpAll || r > 1:
		column := make([][]Value, len(items))
		for i := range items {
			column[i] = items[i : i+1]
		}
		return matrixOfRows(column, at), nil
	}
	return matrixOfRows([][]Value{items}, at), nil
}

// storeMatrix assigns to a part of a matrix, which grows where that is behind its end. In a branch it is a copy.
func (m *Machine) storeMatrix(t Target, v Value) error {
	found, owner, _ := m.find(t.Name)
	if found == nil {
		empty := List(nil, t.At)
		if err := m.hidden(t); err != nil {
			empty = Unreadable(err, t.At)
			empty.numbers = v.HasNumbers()
		}
		m.bind(Target{Name: t.Name, At: t.At}, empty)
		if found, owner, _ = m.find(t.Name); found == nil {
			return nil
		}
	}
	for at := m.block; at != owner; at = at.Outer {
		if !at.apart() {
			continue
		}
		old := found
		found = &variable{value: m.duplicate(old.value), set: true}
		at.put(t.Name, found)
		err := t.At.Errorf("the value depends on a condition, which is not decided here")
		m.pending = append(m.pending, func() { old.value.spoil(err) })
		break
	}
	found.set = true
	if err := found.value.broken(); err != nil {
		found.value = found.value.unreadable(err)
		found.value.numbers = true
	}
	if found.value.Err != nil {
		found.value.numbers = found.value.numbers || v.HasNumbers()
		return nil
	}
	if len(found.value.list) == 0 && found.value.kind != isScalar {
		found.value.At = t.At
	}
	if err := m.storeAt(&found.value, t.Indices, v, t.At); err != nil {
		numbers := found.value.HasNumbers() || v.HasNumbers()
		found.lose(err)
		found.value.numbers = numbers
	}
	return nil
}

// hidden is an error if a name may have a value that is not known: one that a script or a text has given it, or a part of
// an object.
func (m *Machine) hidden(t Target) error {
	for b := m.block; b != nil; b = b.Outer {
		if b.opaque != nil {
			return b.opaque
		}
		if b.Do == Function {
			break
		}
	}
	for i, c := range t.Name {
		if c == '.' {
			if v, _, _ := m.find(t.Name[:i]); v != nil {
				return t.At.Errorf("%.40q is a part of what is not followed", t.Name)
			}
		}
	}
	return nil
}

// storeAt assigns to what the indices of a matrix name.
func (m *Machine) storeAt(to *Value, indices []expression.Expr, v Value, at expression.Place) error {
	if to.kind == isText {
		return at.Errorf("an index behind a text")
	}
	if to.kind != isList {
		var rows [][]Value
		if to.kind == isScalar {
			rows = [][]Value{{*to}}
		}
		*to = matrixOfRows(rows, to.At)
	}
	r, c := size(to.rows())
	is, js, err := m.places(to, indices, v, r, c, at)
	if err != nil {
		return err
	}
	v = v.reduced()
	switch {
	case v.Err != nil && (len(is) != 1 || len(js) != 1):
		return v.Err
	case v.Err == nil && v.kind == isList && len(v.list) == 0:
		return at.Errorf("entries that are taken out, which is not followed")
	case v.Err == nil && v.kind != isList && v.kind != isScalar:
		return at.Errorf("what is no number, in a matrix")
	}
	rows, columns := r, c
	for _, i := range is {
		rows = max(rows, i+1)
	}
	for _, j := range js {
		columns = max(columns, j+1)
	}
	if err := m.enlarge(to, rows, columns, at); err != nil {
		return err
	}
	if v.kind != isList || v.Err != nil {
		for _, i := range is {
			for _, j := range js {
				to.list[i].list[j] = v
			}
		}
		return nil
	}
	part := v.rows()
	h, w := size(part)
	vectors := (len(is) == 1 || len(js) == 1) && (h == 1 || w == 1) && h*w == len(is)*len(js)
	if !vectors && (h != len(is) || w != len(js)) {
		return at.Errorf("%d × %d entries for a part of %d × %d", h, w, len(is), len(js))
	}
	for k, i := range is {
		for l, j := range js {
			if vectors {
				to.list[i].list[j] = part[(k+l)%h][(k+l)/h]
			} else {
				to.list[i].list[j] = part[k][l]
			}
		}
	}
	return nil
}

// places works out the rows and columns that indices name, of a matrix that may grow to take a value.
func (m *Machine) places(to *Value, indices []expression.Expr, v Value, r, c int, at expression.Place) (is, js []int, err error) {
	known := func(n int, e expression.Expr) int {
		switch {
		case to.grows:
			return -1
		case n == 0 && r*c == 0 && e.Op == expression.OpAll: // as many as there are to assign
			if h, w := size(v.reduced().rows()); v.Err == nil && len(indices) == 2 {
				if e.At == indices[0].At {
					return h
				}
				return w
			}
		}
		return n
	}
	switch len(indices) {
	case 1:
		list, _, err := m.positions(indices[0], known(r*c, indices[0]))
		if err != nil {
			return nil, nil, err
		}
		end := 0
		for _, k := range list {
			end = max(end, k+1)
		}
		switch {
		case r <= 1:
			return []int{0}, list, nil
		case c == 1:
			return list, []int{0}, nil
		case len(list) == 1 && end <= r*c:
			return []int{list[0] % r}, []int{list[0] / r}, nil
		}
		return nil, nil, at.Errorf("one index into a matrix, which counts along its columns; write two")
	case 2:
		if is, _, err = m.positions(indices[0], known(r, indices[0])); err == nil {
			js, _, err = m.positions(indices[1], known(c, indices[1]))
		}
		return is, js, err
	}
	return nil, nil, at.Errorf("an array of %d dimensions; 1 or 2 would be right", len(indices))
}

// enlarge makes a matrix as large as it has to be: with zeros, or with entries that nothing is known of.
func (m *Machine) enlarge(to *Value, rows, columns int, at expression.Place) error {
	r, c := size(to.rows())
	if rows == r && columns == c {
		return nil
	}
	if rows > 1 && columns > 1 && max(rows, columns) > scheme.MaxStages+1 || rows*columns > mostCounted {
		return at.Errorf("a matrix of %d × %d; %d rows and columns at most are read", rows, columns, scheme.MaxStages+1)
	}
	if err := m.Spend(rows*columns, at); err != nil {
		return err
	}
	fill := Number(expression.Number("0"), to.At)
	if to.grows {
		fill = neverSet(to.At)
	}
	out := make([][]Value, rows)
	for i := range out {
		out[i] = make([]Value, columns)
		for j := range out[i] {
			out[i][j] = fill
			if i < r && j < c {
				out[i][j] = to.list[i].list[j]
			}
		}
	}
	grows := to.grows
	*to = matrixOfRows(out, to.At)
	to.grows = grows
	return nil
}

// loseMembers takes the parts of an object out of what is read that gets another value.
func (m *Machine) loseMembers(name string, err error) {
	for b := m.block; b != nil; b = b.Outer {
		for i := 0; b.objects && i < len(b.names); i++ {
			member := b.names[i]
			if strings.HasPrefix(member, name+".") {
				m.taint(member, err)
			}
		}
		if b.Do == Function {
			return
		}
	}
}

// shows reports whether a statement that is one name shows a variable.
func (m *Machine) shows(s Statement) bool {
	if s.Name == "" || s.Do != Other || !m.language.matrices {
		return false
	}
	v, _, _ := m.find(s.Name)
	return v != nil
}

// conceal notes that names may have values that are not known.
func (m *Machine) conceal(err error) {
	for b := m.block; b != nil && m.language.matrices; b = b.Outer {
		if b.opaque == nil {
			b.opaque = err
		}
		if b.Do == Function {
			return
		}
	}
}
