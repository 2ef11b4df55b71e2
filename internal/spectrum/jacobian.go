package spectrum

import (
	"fmt"
	"math"
	"math/cmplx"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// maxSize is how many rows a Jacobian may have.
const maxSize = 1000

// ParseJacobians reads a square matrix, as text with a row to a line or as a .npy array of rank 2, or several as one of rank
// 3, and returns their eigenvalues, computed in double precision: of each matrix in increasing order of the real part.
//
// Cost: that of the eigenvalues, cubic in the number of rows.
func ParseJacobians(name string, data []byte) (Spectrum, error) {
	a, err := matrices(name, data)
	if err != nil {
		return Spectrum{}, err
	}
	if a.shape[1] != a.shape[2] {
		return Spectrum{}, fmt.Errorf("%s: a matrix of %d rows and %d columns, should be square, a row to a line; a list of eigenvalues goes with --spectrum", name, a.shape[1], a.shape[2])
	}
	n := a.shape[1]
	switch {
	case n == 0 || a.shape[0] == 0:
		return Spectrum{}, fmt.Errorf("%s: there is no number in it", name)
	case n > maxSize:
		return Spectrum{}, fmt.Errorf("%s: a matrix of %d rows, should be at most %d", name, n, maxSize)
	}
	if err := tooMany(name, n*a.shape[0]); err != nil {
		return Spectrum{}, err
	}
	out := Spectrum{Numerical: true}
	for f := range a.shape[0] {
		values, ok := eigenvalues(a.values[f*n*n:(f+1)*n*n], n)
		if !ok {
			return out, fmt.Errorf("%s: the eigenvalues of matrix %d are not found in double precision; give them as a list, with --spectrum", name, f+1)
		}
		if err := out.add(name, values, f); err != nil {
			return out, err
		}
	}
	return out, nil
}

// matrices reads an array of rank 3.
func matrices(name string, data []byte) (array, error) {
	if isNPY(data) {
		a, err := parseNPY(name, data)
		if err == nil && len(a.shape) == 2 {
			a.shape = append([]int{1}, a.shape...)
		}
		if err == nil && len(a.shape) != 3 {
			err = fmt.Errorf("%s: an array of rank %d, should have rank 2, or 3 for several Jacobians", name, len(a.shape))
		}
		return a, err
	}
	rows, _, err := lines(name, data)
	if err == nil {
		err = evenRows(name, rows)
	}
	if err != nil {
		return array{}, err
	}
	a := array{shape: []int{1, len(rows), len(rows[0].cells)}}
	for _, r := range rows {
		for _, c := range r.cells {
			z := complex(c.z.Re.Float64(), c.z.Im.Float64())
			if cmplx.IsInf(z) {
				return a, fmt.Errorf("%s:%d:%d: %.40q is beyond double precision", name, r.line, c.column, c.text)
			}
			a.values = append(a.values, z)
		}
	}
	return a, nil
}

// eigenvalues returns those of a matrix, in increasing order of the real and then of the imaginary part.
func eigenvalues(a []complex128, n int) ([]complex128, bool) {
	real64 := make([]float64, len(a))
	isReal := true
	for i, z := range a {
		real64[i] = real(z)
		isReal = isReal && imag(z) == 0
	}
	var values []complex128
	if isReal {
		var e mat.Eigen
		if !e.Factorize(mat.NewDense(n, n, real64), mat.EigenNone) {
			return nil, false
		}
		values = e.Values(nil)
	} else {
		var ok bool
		if values, ok = complexEigenvalues(a, n); !ok {
			return nil, false
		}
	}
	slices.SortFunc(values, func(x, y complex128) int {
		switch {
		case real(x) < real(y) || real(x) == real(y) && imag(x) < imag(y):
			return -1
		case x == y:
			return 0
		}
		return 1
	})
	return values, true
}

// complexEigenvalues returns the eigenvalues of a complex matrix, which gonum has not.
//
// Algorithm: reduction to Hessenberg form by elimination with pivots, then QR steps with Wilkinson's shift by Givens
// rotations, deflating from below.
func complexEigenvalues(a []complex128, n int) ([]complex128, bool) {
	h := make([][]complex128, n)
	for i := range h {
		h[i] = slices.Clone(a[i*n : (i+1)*n])
	}
	for k := 1; k < n-1; k++ {
		p := k
		for i := k; i < n; i++ {
			if cmplx.Abs(h[i][k-1]) > cmplx.Abs(h[p][k-1]) {
				p = i
			}
		}
		if h[p][k-1] == 0 {
			continue
		}
		h[p], h[k] = h[k], h[p]
		for i := range h {
			h[i][p], h[i][k] = h[i][k], h[i][p]
		}
		for i := k + 1; i < n; i++ {
			m := h[i][k-1] / h[k][k-1]
			for j := range h {
				h[i][j] -= m * h[k][j]
			}
			for j := range h {
				h[j][k] += m * h[j][i]
			}
			h[i][k-1] = 0
		}
	}
	values := make([]complex128, n)
	for hi, tries := n-1, 0; hi >= 0; {
		lo := hi
		for lo > 0 && cmplx.Abs(h[lo][lo-1]) > 0x1p-53*(cmplx.Abs(h[lo][lo])+cmplx.Abs(h[lo-1][lo-1])) {
			lo--
		}
		if lo == hi {
			values[hi] = h[hi][hi]
			hi, tries = hi-1, 0
			continue
		}
		if tries++; tries > 100 {
			return nil, false
		}
		shift := wilkinson(h[hi-1][hi-1], h[hi-1][hi], h[hi][hi-1], h[hi][hi])
		if tries%10 == 0 {
			shift += complex(cmplx.Abs(h[hi][hi-1]), 0)
		}
		qrStep(h, lo, hi, shift)
	}
	return values, true
}

// wilkinson returns the eigenvalue of a matrix of two rows that is nearer to d.
func wilkinson(a, b, c, d complex128) complex128 {
	half := (a - d) / 2
	root := cmplx.Sqrt(half*half + b*c)
	if cmplx.Abs(half+root) < cmplx.Abs(half-root) {
		return d + half + root
	}
	return d + half - root
}

// qrStep replaces the block of h from lo to hi, shifted, by RQ, where it is QR, and shifts it back.
func qrStep(h [][]complex128, lo, hi int, shift complex128) {
	for i := lo; i <= hi; i++ {
		h[i][i] -= shift
	}
	type rotation struct{ c, s complex128 }
	turns := make([]rotation, 0, hi-lo)
	for k := lo; k < hi; k++ {
		r := math.Hypot(cmplx.Abs(h[k][k]), cmplx.Abs(h[k+1][k]))
		t := rotation{1, 0}
		if r > 0 {
			t = rotation{h[k][k] / complex(r, 0), h[k+1][k] / complex(r, 0)}
		}
		turns = append(turns, t)
		for j := k; j <= hi; j++ {
			x, y := h[k][j], h[k+1][j]
			h[k][j] = cmplx.Conj(t.c)*x + cmplx.Conj(t.s)*y
			h[k+1][j] = -t.s*x + t.c*y
		}
	}
	for k, t := range turns {
		k += lo
		for i := lo; i <= min(k+1, hi); i++ {
			x, y := h[i][k], h[i][k+1]
			h[i][k] = x*t.c + y*t.s
			h[i][k+1] = -x*cmplx.Conj(t.s) + y*cmplx.Conj(t.c)
		}
	}
	for i := lo; i <= hi; i++ {
		h[i][i] += shift
	}
}
