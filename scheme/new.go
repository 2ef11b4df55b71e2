package scheme

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rofz/poly"
	"rofz/poly/algebraic"
)

// New makes a scheme of a description and its coefficients, with the checks that Parse makes; info.Name and info.Kind
// are required. The coefficients are texts in the grammar of scheme files, such as "5/12", "0.4358", "1-1/sqrt(2)" or
// "root(x^2-x+1/6, 1/2, 1)", under the keys of scheme files: what Printed returns. So New(s.Info(), s.Printed()...)
// is s again, and with another Info the same table with other claims. exact.Rat.String is such a text, too.
//
// Note that info.Exact is false in the zero value, which says that the coefficients are truncated.
//
// The error is an *Error whose File is the scheme's name. Cost: that of Parse.
func New(info Info, coefficients ...Entries) (Scheme, error) {
	n := info.node()
	var own jsonNode
	for _, e := range coefficients {
		key, inside := strings.CutPrefix(e.Key, "transformed.")
		switch {
		case inside:
			own.add(key, e.node(key))
		case e.Key == "params":
			n.add(e.Key, paramsNode(e))
		default:
			n.add(e.Key, e.node(e.Key))
		}
	}
	if own.keys != nil {
		own.kind = '{'
		n.add("transformed", own)
	}
	err := n.locate("")
	var s Scheme
	if err == nil {
		s, err = fromJSON(n, nil)
	}
	if err != nil {
		name := info.Name
		if name == "" {
			name = "scheme"
		}
		return nil, inFile(name, err)
	}
	return s, nil
}

// NewRungeKutta returns the Runge–Kutta scheme with the matrix A, row by row, and the weights b. The coefficients are
// texts, which New describes; a scheme with abscissae, embedded weights, parameters or claims is made by New. The error
// is an *Error that names the entry.
func NewRungeKutta(name string, a [][]string, b []string) (*ButcherTableau, error) {
	return made[*ButcherTableau](name, KindRungeKutta, Entries{"A", a}, list("b", b))
}

// NewRosenbrock returns the Rosenbrock scheme with the strictly lower triangular matrix α, the lower triangular matrix γ
// and the weights b, in the form of [HW96, IV.7]. In all else it is like NewRungeKutta.
func NewRosenbrock(name string, alpha, gamma [][]string, b []string) (*Rosenbrock, error) {
	return made[*Rosenbrock](name, KindRosenbrock, Entries{"alpha", alpha}, Entries{"gamma", gamma}, list("b", b))
}

// NewCollocation returns the collocation method at the zeros of a polynomial in x, such as "x^2-4/3*x+1/3", on any
// scale. The zeros must be distinct. In all else it is like NewRungeKutta.
func NewCollocation(name, nodes string) (*Collocation, error) {
	return made[*Collocation](name, KindCollocation, list("nodes", []string{nodes}))
}

// NewApproximation returns the rational approximation of the exponential with the given coefficients, lowest power
// first. The denominator must not vanish at 0 after reduction. In all else it is like NewRungeKutta.
func NewApproximation(name string, numerator, denominator []string) (*Approximation, error) {
	return made[*Approximation](name, KindRational, list("numerator", numerator), list("denominator", denominator))
}

// NewMultistep returns the linear multistep method Σ ρ_j y_{n+j} = h Σ σ_j f_{n+j}. The coefficients begin with the
// highest power of ζ, as in scheme files: BDF2 is {"3/2", "-2", "1/2"}, {"1", "0", "0"}. In all else it is like
// NewRungeKutta.
func NewMultistep(name string, rho, sigma []string) (*Multistep, error) {
	return made[*Multistep](name, KindMultistep, list("rho", rho), list("sigma", sigma))
}

// NewGeneralLinear returns the general linear method with s stages and r inputs whose matrices are A (s×s), U (s×r),
// B (r×s) and V (r×r) [But16, ch. 5]. In all else it is like NewRungeKutta.
func NewGeneralLinear(name string, a, u, b, v [][]string) (*GeneralLinear, error) {
	return made[*GeneralLinear](name, KindGeneralLinear, Entries{"A", a}, Entries{"U", u}, Entries{"B", b}, Entries{"V", v})
}

func made[S Scheme](name, kind string, coefficients ...Entries) (S, error) {
	s, err := New(Info{Name: name, Kind: kind, Exact: true}, coefficients...)
	if err != nil {
		var none S
		return none, err
	}
	return s.(S), nil
}

func list(key string, row []string) Entries { return Entries{key, [][]string{row}} }

// GeneralLinearOver returns the general linear method with the given matrices over k: NewGeneralLinear for coefficients
// that have been computed. info.Kind is set. The error says which matrix has another size than A and V ask for.
func GeneralLinearOver(k algebraic.Field, info Info, a, u, b, v [][]poly.Elem) (*GeneralLinear, error) {
	info.Kind = KindGeneralLinear
	s, r := len(a), len(v)
	for _, m := range []struct {
		key           string
		rows          [][]poly.Elem
		height, width int
	}{{"A", a, s, s}, {"U", u, s, r}, {"B", b, r, s}, {"V", v, r, r}} {
		if len(m.rows) != m.height || m.height == 0 {
			return nil, inFile(info.Name, fault(m.key, "%d rows; %d would be right, and one at least", len(m.rows), m.height))
		}
		for i, row := range m.rows {
			if len(row) != m.width {
				return nil, inFile(info.Name, fault(fmt.Sprintf("%s[%d]", m.key, i+1), "%d entries; %d would be right", len(row), m.width))
			}
		}
	}
	return &GeneralLinear{base: base{info: info, field: k}, a: cloneMatrix(a), u: cloneMatrix(u), b: cloneMatrix(b), v: cloneMatrix(v)}, nil
}

// node returns the description as a document has it.
func (info Info) node() jsonNode {
	n := jsonNode{kind: '{'}
	n.add("name", jsonNode{kind: 's', text: info.Name})
	n.add("kind", jsonNode{kind: 's', text: info.Kind})
	for _, m := range []struct{ key, text string }{
		{"title", info.Title}, {"family", info.Family}, {"source", info.Source}, {"note", info.Note},
		{"defect", info.Defect}, {"form", info.Form},
	} {
		if m.text != "" {
			n.add(m.key, jsonNode{kind: 's', text: m.text})
		}
	}
	n.add("exact", boolNode(info.Exact))
	if info.Digits != 0 {
		n.add("digits", intNode(info.Digits))
	}
	if info.Order != nil {
		n.add("order", intNode(*info.Order))
	}
	if info.EmbeddedOrder != nil {
		n.add("embedded_order", intNode(*info.EmbeddedOrder))
	}
	n.add("published", info.Published.node())
	return n
}

func (c Claims) node() jsonNode {
	n := jsonNode{kind: '{'}
	for _, m := range []struct {
		key   string
		claim *bool
	}{{"A-stable", c.AStable}, {"L-stable", c.LStable}, {"stiffly_accurate", c.StifflyAccurate}} {
		if m.claim != nil {
			n.add(m.key, boolNode(*m.claim))
		}
	}
	if c.AAlphaDegrees != nil {
		n.add("A(alpha)_degrees", jsonNode{kind: 's', text: *c.AAlphaDegrees})
	}
	return n
}

// node returns the entries as a document has them: a matrix, a list, or a single text.
func (e Entries) node(key string) jsonNode {
	texts := func(row []string) jsonNode {
		n := jsonNode{kind: '['}
		for _, text := range row {
			n.list = append(n.list, jsonNode{kind: 's', text: text})
		}
		return n
	}
	matrix := jsonNode{kind: '['}
	for _, row := range e.Rows {
		matrix.list = append(matrix.list, texts(row))
	}
	one := len(e.Rows) == 1
	switch {
	case one && len(e.Rows[0]) == 1 && (key == "nodes" || e.Key == "transformed.gamma"):
		return jsonNode{kind: 's', text: e.Rows[0][0]}
	case one && isVector(e.Key):
		return texts(e.Rows[0])
	}
	return matrix
}

// isVector reports whether the entries under a key of scheme files are one list.
func isVector(key string) bool {
	switch key {
	case "b", "c", "d", "bhat", "rho", "sigma", "nodes", "numerator", "denominator", "transformed.m", "transformed.e":
		return true
	}
	return false
}

// paramsNode returns the constants, whose rows are name and expression; a row of another length is a fault that
// readParams finds.
func paramsNode(e Entries) jsonNode {
	n := jsonNode{kind: '{'}
	for _, row := range e.Rows {
		if len(row) != 2 {
			n.add(strings.Join(row, " "), jsonNode{kind: '['})
			continue
		}
		n.add(row[0], jsonNode{kind: 's', text: row[1]})
	}
	return n
}

func boolNode(v bool) jsonNode { return jsonNode{kind: 'b', text: strconv.FormatBool(v)} }

func intNode(v int) jsonNode { return jsonNode{kind: 'n', text: strconv.Itoa(v)} }

// add appends a member to an object.
func (n *jsonNode) add(key string, v jsonNode) {
	n.keys = append(n.keys, key)
	n.list = append(n.list, v)
}

// locate gives a tree that was not read from a text the places that readNode gives, and refuses a key that stands
// twice as readNode does.
func (n *jsonNode) locate(at string) error {
	n.at = at
	for i := range n.list {
		inner := fmt.Sprintf("%s[%d]", at, i+1)
		if n.kind == '{' {
			inner = n.keys[i]
			if at != "" {
				inner = at + "." + inner
			}
			if slices.Contains(n.keys[:i], n.keys[i]) {
				return fault(inner, "the key %s stands twice; keep one", quote(n.keys[i]))
			}
		}
		if err := n.list[i].locate(inner); err != nil {
			return err
		}
	}
	return nil
}
