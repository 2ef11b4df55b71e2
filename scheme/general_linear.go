package scheme

import (
	"context"
	"fmt"

	"rofz/internal/budget"
	"rofz/poly"
	"rofz/poly/algebraic"
)

// KindGeneralLinear is the kind of a *GeneralLinearMethod.
const KindGeneralLinear = "general-linear"

var generalLinearKind = Kind{
	Name:   KindGeneralLinear,
	Phrase: "a general linear method",
	Coefficients: []Coefficient{
		{Key: "A", Symbol: "a", Shape: Matrix},
		{Key: "U", Symbol: "u", Shape: Matrix},
		{Key: "B", Symbol: "b", Shape: Matrix},
		{Key: "V", Symbol: "v", Shape: Matrix},
	},
	Families: []string{"glm"},
	build:    (*builder).generalLinear,
}

// GeneralLinearMethod is a general linear method with the matrices of [But16, ch. 5].
type GeneralLinearMethod struct {
	base
	a, u, b, v [][]poly.Elem
}

// Matrices returns A, U, B and V.
func (g *GeneralLinearMethod) Matrices() (a, u, b, v [][]poly.Elem) {
	return cloneMatrix(g.a), cloneMatrix(g.u), cloneMatrix(g.b), cloneMatrix(g.v)
}

func (b *builder) generalLinear() (Scheme, error) {
	g := &GeneralLinearMethod{}
	var err error
	if g.a, err = b.matrix("A", -1, -1); err != nil {
		return nil, err
	}
	if g.v, err = b.matrix("V", -1, -1); err != nil {
		return nil, err
	}
	s, r := len(g.a), len(g.v)
	if g.u, err = b.matrix("U", s, r); err != nil {
		return nil, err
	}
	if g.b, err = b.matrix("B", r, s); err != nil {
		return nil, err
	}
	b.settle()
	g.base = b.base()
	return g, nil
}

// NewGeneralLinear returns the general linear method with s stages and r inputs whose matrices are A (s×s), U (s×r),
// B (r×s) and V (r×r) [But16, ch. 5]. In all else it is like NewRungeKutta.
func NewGeneralLinear(name string, a, u, b, v [][]string) (*GeneralLinearMethod, error) {
	return made[*GeneralLinearMethod](name, KindGeneralLinear, Entries{"A", a}, Entries{"U", u}, Entries{"B", b}, Entries{"V", v})
}

// GeneralLinearOver returns the general linear method with the given matrices over k: NewGeneralLinear for coefficients
// that have been computed. info.Kind is set. The error says which matrix has another size than A and V ask for.
func GeneralLinearOver(k algebraic.Field, info Info, a, u, b, v [][]poly.Elem) (*GeneralLinearMethod, error) {
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
	return &GeneralLinearMethod{base: base{info: info, field: k}, a: cloneMatrix(a), u: cloneMatrix(u), b: cloneMatrix(b), v: cloneMatrix(v)}, nil
}

// Characteristic returns the coefficients, polynomials in z, of ζ⁰, …, ζ^r in det(I − zA)·det(ζI − M(z)), where
// M(z) = V + zB(I − zA)⁻¹U is the stability matrix [But16]. The last of them is det(I − zA); the roots ζ(z) are the
// eigenvalues of M(z).
//
// Algorithm: the polynomial is the determinant of the matrix with the blocks I − zA, −U, −zB, ζI − V; for a ζ that is no
// eigenvalue of V it is det(ζI − V)·det(I − z(A + U(ζI − V)⁻¹B)), the second factor being the denominator of a stability
// function. It is found at r + 1 such ζ and interpolated. Cost: r + 2 determinants of order s in z.
func (g *GeneralLinearMethod) Characteristic(ctx context.Context) ([]poly.Poly, error) {
	r, s := len(g.v), len(g.a)
	var rows []poly.Poly // at ζ = first, first + 1, …
	first := 0
	for zeta := 0; len(rows) <= r; zeta++ { // ends, since V has at most r eigenvalues
		det, x := solve(ctx, shiftedMatrix(poly.Int(int64(zeta)), g.v), g.b)
		if det.IsZero() {
			rows, first = nil, zeta+1
			continue
		}
		words := 1
		for _, row := range x {
			for _, e := range row {
				words = max(words, budget.Words(e.BitLen())*g.field.Degree())
			}
		}
		budget.Spend(ctx, s*s*r*(workOfElem+12*words*words))
		q, err := g.determinant(ctx, add(g.a, multiply(g.u, x)))
		if err != nil {
			return nil, err
		}
		rows = append(rows, q.Scale(det))
	}
	out := make([]poly.Poly, r+1)
	for n := range s + 1 {
		values := make([]poly.Elem, len(rows))
		for i, p := range rows {
			values[i] = p.Coeff(n)
		}
		budget.Spend(ctx, len(rows)*len(rows)*workOfElem)
		column := poly.Interpolate(values).Compose(poly.Int(1), poly.Int(int64(-first)))
		for j := range out {
			out[j] = out[j].Add(poly.Monomial(column.Coeff(j), n))
		}
	}
	return out, nil
}

// determinant returns det(I − zM).
func (g *GeneralLinearMethod) determinant(ctx context.Context, m [][]poly.Elem) (poly.Poly, error) {
	s := len(m)
	d, err := DeriveRealizationContext(ctx, g.field, Realization{A: m, B: make([]poly.Elem, s), E: ones(s)})
	if err != nil {
		return poly.Poly{}, fmt.Errorf("general linear method: %w", err)
	}
	return d.Q0, nil
}

func add(a, b [][]poly.Elem) [][]poly.Elem {
	out := cloneMatrix(a)
	for i := range out {
		for j := range out[i] {
			out[i][j] = out[i][j].Add(b[i][j])
		}
	}
	return out
}

func multiply(a, b [][]poly.Elem) [][]poly.Elem {
	out := make([][]poly.Elem, len(a))
	for i := range a {
		out[i] = make([]poly.Elem, len(b[0]))
		for j := range out[i] {
			for n := range b {
				out[i][j] = out[i][j].Add(a[i][n].Mul(b[n][j]))
			}
		}
	}
	return out
}

// shiftedMatrix returns ζI − V.
func shiftedMatrix(zeta poly.Elem, v [][]poly.Elem) [][]poly.Elem {
	out := cloneMatrix(v)
	for i := range out {
		for j := range out[i] {
			out[i][j] = out[i][j].Neg()
		}
		out[i][i] = out[i][i].Add(zeta)
	}
	return out
}

// solve returns det m and the solution of mx = b, by Gaussian elimination with the first pivot that is not zero; the
// solution is nil if det m = 0. It ends the computation around it, as budget.Poll does, when ctx is done.
func solve(ctx context.Context, m, b [][]poly.Elem) (det poly.Elem, x [][]poly.Elem) {
	m, x = cloneMatrix(m), cloneMatrix(b)
	det = poly.Int(1)
	for i := range m {
		p := i
		for p < len(m) && m[p][i].IsZero() {
			p++
		}
		if p == len(m) {
			return poly.Elem{}, nil
		}
		if p != i {
			m[i], m[p], x[i], x[p] = m[p], m[i], x[p], x[i]
			det = det.Neg()
		}
		det = det.Mul(m[i][i])
		inverse := m[i][i].Inv()
		scaleRow(m[i], inverse)
		scaleRow(x[i], inverse)
		for j := range m {
			if f := m[j][i]; j != i && !f.IsZero() {
				words := budget.Words(f.BitLen()) * f.Field().Degree()
				budget.Spend(ctx, (len(m)+len(x[i]))*(workOfElem+12*words*words))
				subtractRow(m[j], m[i], f)
				subtractRow(x[j], x[i], f)
			}
		}
	}
	return det, x
}

// workOfElem is about what a product and a difference of short elements cost, each of which is brought to lowest terms.
const workOfElem = 300

func scaleRow(row []poly.Elem, c poly.Elem) {
	for j := range row {
		row[j] = row[j].Mul(c)
	}
}

func subtractRow(row, other []poly.Elem, c poly.Elem) {
	for j := range row {
		row[j] = row[j].Sub(c.Mul(other[j]))
	}
}

// Coefficients returns A, V, U and B.
func (g *GeneralLinearMethod) Coefficients() []Block {
	return g.blocks(generalLinearKind, values{key: "A", matrix: g.a}, values{key: "V", matrix: g.v}, values{key: "U", matrix: g.u}, values{key: "B", matrix: g.b})
}
