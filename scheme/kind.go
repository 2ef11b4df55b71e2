package scheme

import (
	"iter"
	"slices"

	"rofz/poly"
)

// Kind is all that there is to say about one kind of scheme, beside the mathematics, which the methods of its type carry.
// Whoever treats the kinds alike iterates over Kinds and over the Coefficients of a scheme: a new kind is a record here,
// a file with its type, and what is said of it in formulas.
type Kind struct {
	Name         string        // in scheme files
	Phrase       string        // "a Runge–Kutta method"
	Coefficients []Coefficient // those that a file must have first
	Instead      string        // the key of a group that may stand in the place of all that a file must have; "" for none
	Families     []string      // that a file may name
	Order        Theory
	Array        bool // b and c stand around A in one array, which the notations text, latex and sundials hold; the others hold all

	build func(*builder) (Scheme, error)
}

// Theory says what the order of a scheme is decided by.
type Theory int

// The theories of order.
const (
	NoTheory        Theory = iota // the order is not decided
	ButcherTrees                  // rooted trees
	RosenbrockTrees               // rooted trees, with another matrix below a node with several children [HW96, IV.7]
	ColouredTrees                 // rooted trees whose nodes have one of two colours [KC03]
	Expansion                     // of e^z − R(z), or of ρ(e^h) − hσ(e^h)
	LinearTrees                   // rooted trees whose nodes are L, with one branch at most, or N [BOS05]
)

// Coefficient is one key of scheme files under which coefficients stand.
type Coefficient struct {
	Key        string
	Symbol     string // in formulas
	Shape      Shape
	Variable   string // of a polynomial, or of coefficients that are functions
	Descending bool   // a polynomial has the coefficient of its highest power first
	Optional   bool
	RowSums    string        // the key of the matrix whose row sums these should be, if any
	Group      []Coefficient // of an object: those inside
}

// Shape is how coefficients are arranged in a file.
type Shape int

// The shapes.
const (
	Number Shape = iota
	Vector
	Matrix
	Polynomial // a list of coefficients, or one text in x
	Object     // an object with keys of its own
)

// kinds are the records, in the order in which people are told of them.
var kinds = []Kind{rungeKuttaKind, rosenbrockKind, multistepKind, generalLinearKind, collocationKind, rationalKind, additiveKind, exponentialKind}

// Kinds returns all kinds, in a fixed order.
func Kinds() []Kind { return slices.Clone(kinds) }

// KindNames returns the names of all kinds.
func KindNames() []string {
	var out []string
	for _, k := range kinds {
		out = append(out, k.Name)
	}
	return out
}

// KindNamed returns the kind of that name; ok is false if there is none.
func KindNamed(name string) (k Kind, ok bool) {
	i := slices.IndexFunc(kinds, func(k Kind) bool { return k.Name == name })
	if i < 0 {
		return Kind{}, false
	}
	return kinds[i], true
}

// KindWith returns the kind that coefficients under the given keys belong to, of several that with the most keys that it
// must have; ok is false if they make no scheme.
func KindWith(keys []string) (k Kind, ok bool) {
	most := 0
	for _, x := range kinds {
		needs := x.Needs()
		if x.Instead != "" && !slices.ContainsFunc(needs, func(key string) bool { return slices.Contains(keys, key) }) {
			needs = x.needsInstead()
		}
		if len(needs) > most && !slices.ContainsFunc(needs, func(key string) bool { return !slices.Contains(keys, key) }) {
			k, ok, most = x, true, len(needs)
		}
	}
	return k, ok
}

// Families returns the families that scheme files may name, of all kinds.
func Families() []string {
	var out []string
	for _, k := range kinds {
		out = append(out, k.Families...)
	}
	return out
}

// ShapeOf returns the shape of what stands under a key, which is the same in all kinds; an unknown key has matrices.
// A key inside an object has the name of the object in front, as in "transformed.m".
func ShapeOf(key string) Shape {
	for k, shape := range Shapes() {
		if k == key {
			return shape
		}
	}
	return Matrix
}

// Shapes yields all keys of coefficients with their shapes, those inside of an object behind it. A key of several kinds
// is yielded for each.
func Shapes() iter.Seq2[string, Shape] {
	return func(yield func(string, Shape) bool) {
		for _, k := range kinds {
			for _, c := range k.Coefficients {
				if !yield(c.Key, c.Shape) {
					return
				}
				for _, inner := range c.Group {
					if !yield(c.Key+"."+inner.Key, inner.Shape) {
						return
					}
				}
			}
		}
	}
}

// Keys returns the keys of the coefficients, those that a file must have first.
func (k Kind) Keys() []string { return keysOf(k.Coefficients, true) }

// Needs returns the keys that a file must have, unless it has what stands in their place: Instead.
func (k Kind) Needs() []string { return keysOf(k.Coefficients, false) }

// needsInstead returns the keys that the group in the place of all must have.
func (k Kind) needsInstead() []string {
	group, _ := k.Coefficient(k.Instead)
	needs := keysOf(group.Group, false)
	for i, key := range needs {
		needs[i] = k.Instead + "." + key
	}
	return needs
}

func keysOf(list []Coefficient, optional bool) []string {
	var out []string
	for _, c := range list {
		if optional || !c.Optional {
			out = append(out, c.Key)
		}
	}
	return out
}

// Coefficient returns what is known of the coefficients under a key, such as "b" or "transformed.m"; ok is false if the
// kind has no such key.
func (k Kind) Coefficient(key string) (c Coefficient, ok bool) {
	for _, c := range k.Coefficients {
		if c.Key == key {
			return c, true
		}
		for _, inner := range c.Group {
			if inner.Key = c.Key + "." + inner.Key; inner.Key == key {
				return inner, true
			}
		}
	}
	return Coefficient{}, false
}

// Block is the coefficients of one scheme under one key.
type Block struct {
	Coefficient
	Values [][]poly.Elem // a vector is one row; a polynomial is the list that a file would have
	Text   [][]string    // as printed, nil for what was computed or made of numbers; a polynomial may be one text
}

// Printed returns the text of an entry as printed, "" if there is none. Row and column count from 0.
func (b Block) Printed(row, col int) string {
	if row >= len(b.Text) || col >= len(b.Text[row]) {
		return ""
	}
	return b.Text[row][col]
}

// Polynomial returns the polynomial whose coefficients these are.
func (b Block) Polynomial() poly.Poly {
	c := slices.Clone(b.Values[0])
	if b.Descending {
		slices.Reverse(c)
	}
	return poly.New(c...)
}

// Find returns the block under a key; ok is false if the scheme has none.
func Find(s Scheme, key string) (b Block, ok bool) {
	blocks := s.Coefficients()
	i := slices.IndexFunc(blocks, func(b Block) bool { return b.Key == key })
	if i < 0 {
		return Block{}, false
	}
	return blocks[i], true
}

// values are coefficients under a key of a scheme's kind, as they are kept: a matrix, a vector, or absent ones.
type values struct {
	key    string
	matrix [][]poly.Elem
	vector []poly.Elem
}

// blocks returns those that are there, with their texts.
func (b *base) blocks(k Kind, list ...values) []Block {
	var out []Block
	for _, v := range list {
		if v.vector != nil {
			v.matrix = [][]poly.Elem{v.vector}
		}
		if v.matrix == nil {
			continue
		}
		c, _ := k.Coefficient(v.key)
		x := Block{Coefficient: c, Values: cloneMatrix(v.matrix)}
		for _, e := range b.printed {
			if e.Key == v.key {
				x.Text = e.Rows
			}
		}
		out = append(out, x)
	}
	return out
}
