package scheme

import (
	"context"
	"fmt"
	"math/big"

	"rofz/poly"
	"rofz/poly/exact"
)

// Family is a member of one of the classical families of implicit Runge–Kutta methods at the zeros of Legendre
// polynomials: Gauss, Radau IA and IIA, Lobatto IIIA, IIIB, IIIC, IIID and IIIE, with any number of stages.
//
// The nodes are irrational from three stages on, but every one of these methods is a rational matrix on the space of
// functions on its nodes when that space is identified with the polynomials modulo the node polynomial M(x), of
// degree s. The basis taken here consists of the shifted Legendre polynomials L_k(x) = P_k(2x − 1), k < s, not
// normalised to length 1, for which A is nearly tridiagonal and the vectors are b = e = (1, 0, …, 0): the integral
// over [0, 1], and the constant 1. A change of basis leaves R and all order conditions as they are.
type Family struct {
	base
	nodes       poly.Poly // M, up to a constant factor
	fold        []fold    // L_s modulo M
	realization Realization
}

// Stages returns the number of stages.
func (f *Family) Stages() int { return len(f.realization.B) }

// Nodes returns the polynomial, unique up to a factor, whose zeros are the nodes c₁, …, c_s.
func (f *Family) Nodes() poly.Poly { return f.nodes }

// Realization returns A, b and e in the basis of shifted Legendre polynomials.
func (f *Family) Realization() Realization { return f.realization.clone() }

// Derive returns the stability function with its evidence. It is computed once.
func (f *Family) Derive() (Derivation, error) { return f.derive(context.Background()) }

func (f *Family) derive(ctx context.Context) (Derivation, error) {
	return f.memo.main.get(func() (Derivation, error) { return DeriveRealizationContext(ctx, f.field, f.realization) })
}

// DeriveEmbedded reports that there are no embedded weights.
func (f *Family) DeriveEmbedded() (Derivation, bool, error) { return Derivation{}, false, nil }

// StifflyAccurate reports whether b is the last row of A: x = 1 is a node and (Ag)(1) = Σ bᵢg(cᵢ) for every g.
func (f *Family) StifflyAccurate() bool {
	if !f.nodes.Eval(poly.Int(1)).IsZero() {
		return false
	}
	for j, b := range f.realization.B {
		var sum poly.Elem
		for i := range f.realization.A {
			sum = sum.Add(f.realization.A[i][j]) // L_i(1) = 1
		}
		if !sum.Equal(b) {
			return false
		}
	}
	return true
}

func (r Realization) clone() Realization {
	a := make([][]poly.Elem, len(r.A))
	for i, row := range r.A {
		a[i] = append([]poly.Elem(nil), row...)
	}
	return Realization{a, append([]poly.Elem(nil), r.B...), append([]poly.Elem(nil), r.E...)}
}

// A legendreFamily says how the methods of one family are made.
type legendreFamily struct {
	name, title string
	least       int                   // number of stages
	order       func(s int) int       // as published
	fold        func(s int) []fold    // L_s modulo M
	matrix      func(l legendre) cols // A
}

// fold is one term of L_s ≡ Σ factor·L_index modulo M.
type fold struct {
	index  int
	factor int64
}

// The node polynomials [HW96, IV.5].
func gaussNodes(int) []fold        { return nil }                 // M = L_s
func radauLeftNodes(s int) []fold  { return []fold{{s - 1, -1}} } // M = L_s + L_{s−1}: a node at 0
func radauRightNodes(s int) []fold { return []fold{{s - 1, 1}} }  // M = L_s − L_{s−1}: a node at 1
func lobattoNodes(s int) []fold    { return []fold{{s - 2, 1}} }  // M = L_s − L_{s−2}: nodes at 0 and 1

var legendreFamilies = []legendreFamily{
	{"gauss", "Gauss", 1, func(s int) int { return 2 * s }, gaussNodes, legendre.collocation},
	{"radau-ia", "Radau IA", 1, func(s int) int { return 2*s - 1 }, radauLeftNodes, legendre.adjoint},
	{"radau-iia", "Radau IIA", 1, func(s int) int { return 2*s - 1 }, radauRightNodes, legendre.collocation},
	{"lobatto-iiia", "Lobatto IIIA", 2, lobattoOrder, lobattoNodes, legendre.collocation},
	{"lobatto-iiib", "Lobatto IIIB", 2, lobattoOrder, lobattoNodes, legendre.adjoint},
	{"lobatto-iiic", "Lobatto IIIC", 2, lobattoOrder, lobattoNodes, legendre.lobattoC},
	{"lobatto-iiid", "Lobatto IIID", 2, lobattoOrder, lobattoNodes, legendre.lobattoD},
	{"lobatto-iiie", "Lobatto IIIE", 2, lobattoOrder, lobattoNodes, legendre.lobattoE},
}

func lobattoOrder(s int) int { return 2*s - 2 }

// newFamily makes the member with s stages; s is at least least.
func newFamily(f legendreFamily, s int) *Family {
	l := legendre{s: s, fold: f.fold(s)}
	m := shiftedLegendre(s)
	for _, t := range l.fold {
		m = m.Sub(shiftedLegendre(t.index).Scale(poly.Int(t.factor)))
	}
	order := f.order(s)
	member := &Family{
		base: base{info: Info{
			Name:   fmt.Sprintf("%s-%d", f.name, s),
			Kind:   KindRungeKutta,
			Title:  fmt.Sprintf("%s, %d stages", f.title, s),
			Family: "firk",
			Source: "Hairer & Wanner, Solving Ordinary Differential Equations II, section IV.5",
			Form:   "algebraic",
			Order:  &order,
		}},
		nodes: m,
		fold:  l.fold,
	}
	if s == 1 {
		member.info.Title = f.title + ", 1 stage"
	}
	a := f.matrix(l)
	r := Realization{A: make([][]poly.Elem, s), B: make([]poly.Elem, s), E: make([]poly.Elem, s)}
	for i := range s {
		r.A[i] = make([]poly.Elem, s)
		for j := range s {
			if !a[j][i].IsZero() {
				r.A[i][j] = poly.Rational(a[j][i])
			}
		}
	}
	r.B[0], r.E[0] = poly.Int(1), poly.Int(1)
	member.realization = r
	return member
}

// shiftedLegendre returns L_k(x) = P_k(2x − 1) = Σ_j (−1)^{k+j} C(k,j) C(k+j,j) x^j.
func shiftedLegendre(k int) poly.Poly {
	c := make([]exact.Rat, k+1)
	for j := range c {
		x := new(big.Int).Binomial(int64(k), int64(j))
		x.Mul(x, new(big.Int).Binomial(int64(k+j), int64(j)))
		if (k+j)%2 != 0 {
			x.Neg(x)
		}
		c[j] = exact.FromBigInt(x)
	}
	return poly.FromRats(c...)
}

// legendre is the space of polynomials modulo M, of dimension s, in the basis L_0, …, L_{s−1}.
type legendre struct {
	s    int
	fold []fold
}

// cols is a linear map given by the images of L_0, …, L_{s−1}.
type cols [][]exact.Rat

// gram returns Σ bᵢ L_k(cᵢ)². For k < s−1, and for all k at the Gauss and Radau nodes, the quadrature formula is exact
// and gives ∫L_k² = 1/(2k+1). At the Lobatto nodes L_{s−1}² is beyond its degree of precision, and the sum is 1/(s−1).
func (l legendre) gram() []exact.Rat {
	g := make([]exact.Rat, l.s)
	for k := range g {
		g[k] = exact.NewRat(1, int64(2*k+1))
	}
	if len(l.fold) > 0 && l.fold[0].index == l.s-2 {
		g[l.s-1] = exact.NewRat(1, int64(l.s-1))
	}
	return g
}

// integral returns ∫₀ˣ L_k = (L_{k+1} − L_{k−1})/(2(2k+1)) modulo M, with L_{−1} = −L_0 in this formula for k = 0.
func (l legendre) integral(k int) []exact.Rat {
	v := make([]exact.Rat, l.s)
	h := exact.NewRat(1, int64(2*(2*k+1)))
	if k == 0 {
		v[0] = h
	} else {
		v[k-1] = h.Neg()
	}
	if k+1 < l.s {
		v[k+1] = v[k+1].Add(h)
		return v
	}
	for _, t := range l.fold {
		v[t.index] = v[t.index].Add(h.Mul(exact.Int(t.factor)))
	}
	return v
}

// collocation is f ↦ ∫₀ˣ f: the simplifying assumption C(s).
func (l legendre) collocation() cols {
	a := make(cols, l.s)
	for k := range a {
		a[k] = l.integral(k)
	}
	return a
}

// adjoint is the matrix with the simplifying assumption D(s): Σ bᵢ f(cᵢ) (Ag)(cᵢ) = Σ bᵢ (∫_x¹ f)(cᵢ) g(cᵢ) for all
// f, g. With C for the collocation matrix of the same nodes and G for the Gram matrix, ∫_x¹ is e·bᵀ − C, so that
// A = e·bᵀ − G⁻¹CᵀG.
func (l legendre) adjoint() cols {
	c, g := l.collocation(), l.gram()
	a := make(cols, l.s)
	for j := range a {
		a[j] = make([]exact.Rat, l.s)
		for i := range a[j] {
			a[j][i] = c[i][j].Mul(g[j]).Quo(g[i]).Neg()
		}
	}
	a[0][0] = a[0][0].Add(exact.Int(1))
	return a
}

// lobattoC is Lobatto IIIC: C(s−1), and the first column of A is constant, Aℓ₁ = b₁ with the Lagrange polynomial ℓ₁ of
// the node 0. From ℓ₁ = b₁ Σ L_k(0)/g_k L_k follows the image of L_{s−1}.
func (l legendre) lobattoC() cols {
	return l.chipman(func(k int) int64 { return int64(1 - 2*(k%2)) }, exact.Int(1))
}

// lobattoCStar is Butcher's Lobatto III: C(s−1), and the last column of A is zero, Aℓ_s = 0. Now L_k(1) = 1.
func (l legendre) lobattoCStar() cols {
	return l.chipman(func(int) int64 { return 1 }, exact.Rat{})
}

// chipman is the map with C(s−1) that takes Σ L_k(c)/g_k L_k to the constant value, where end(k) = L_k(c).
func (l legendre) chipman(end func(k int) int64, value exact.Rat) cols {
	a, g := make(cols, l.s), l.gram()
	last := make([]exact.Rat, l.s)
	last[0] = value
	for k := range l.s - 1 {
		a[k] = l.integral(k)
		f := exact.Int(end(k)).Quo(g[k])
		for i, x := range a[k] {
			last[i] = last[i].Sub(f.Mul(x))
		}
	}
	f := g[l.s-1].Mul(exact.Int(end(l.s - 1))) // end is ±1, its own inverse
	for i := range last {
		last[i] = last[i].Mul(f)
	}
	a[l.s-1] = last
	return a
}

// lobattoD is (IIIC + IIIC*)/2, where IIIC* has Aℓ_s = 0.
func (l legendre) lobattoD() cols { return mean(l.lobattoC(), l.lobattoCStar()) }

// lobattoE is (IIIA + IIIB)/2.
func (l legendre) lobattoE() cols { return mean(l.collocation(), l.adjoint()) }

func mean(a, b cols) cols {
	half := exact.NewRat(1, 2)
	m := make(cols, len(a))
	for j := range m {
		m[j] = make([]exact.Rat, len(a))
		for i := range m[j] {
			m[j][i] = a[j][i].Add(b[j][i]).Mul(half)
		}
	}
	return m
}

// products returns the multiplications by L_0, …, L_{s−1} modulo M, from the three-term recurrence
// kL_k = (2k−1)(2x−1)L_{k−1} − (k−1)L_{k−2}, which holds for the matrices as well.
func (f *Family) products() [][][]poly.Elem {
	s := f.Stages()
	x := f.argument()
	table := [][][]poly.Elem{identity(s)}
	for k := 1; k < s; k++ {
		next := product(x, table[k-1])
		up, down := exact.NewRat(int64(4*k-2), int64(k)), exact.NewRat(int64(k-1), int64(k))
		back := exact.NewRat(int64(2*k-1), int64(k))
		for i := range s {
			for j := range s {
				y := next[i][j].Mul(poly.Rational(up)).Sub(table[k-1][i][j].Mul(poly.Rational(back)))
				if k > 1 {
					y = y.Sub(table[k-2][i][j].Mul(poly.Rational(down)))
				}
				next[i][j] = y
			}
		}
		table = append(table, next)
	}
	return table
}

// argument returns the matrix of multiplication by x = (1 + (2x−1))/2, where 2x−1 takes L_k to
// ((k+1)L_{k+1} + kL_{k−1})/(2k+1).
func (f *Family) argument() [][]poly.Elem {
	s := f.Stages()
	half := exact.NewRat(1, 2)
	m := identity(s)
	for k := range s {
		m[k][k] = poly.Rational(half)
	}
	for k := range s {
		up, down := exact.NewRat(int64(k+1), int64(4*k+2)), exact.NewRat(int64(k), int64(4*k+2))
		if k > 0 {
			m[k-1][k] = m[k-1][k].Add(poly.Rational(down))
		}
		if k+1 < s {
			m[k+1][k] = poly.Rational(up)
			continue
		}
		for _, t := range f.fold {
			m[t.index][k] = m[t.index][k].Add(poly.Rational(up.Mul(exact.Int(t.factor))))
		}
	}
	return m
}

// Coefficients returns the node polynomial: the tableau itself is irrational.
func (f *Family) Coefficients() []Block {
	return f.blocks(collocationKind, values{key: "nodes", vector: f.nodes.Coeffs()})
}

func (f *Family) weights() (b, bhat []poly.Elem) { return f.realization.B, nil }

func (f *Family) stageSpace(ctx context.Context, _ []poly.Elem) *stageSpace {
	return &stageSpace{integral: newIntegral(ctx, f.field, f.realization), products: f.products, argument: f.argument()}
}
