package spectrum

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/cmplx"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func texts(s Spectrum) string {
	var out []string
	for _, z := range s.Values {
		out = append(out, z.String())
	}
	return strings.Join(out, " ")
}

func TestParseList(t *testing.T) {
	for _, x := range []struct{ text, want, why string }{
		{"-3\n", "-3", "one"},
		{"-3\r\n\r\n# all\n1e-2 # slow\n", "-3 1/100", "blank lines, comments, CRLF"},
		{"-1+2i\n-1-2j\n(-1,2)\n(-1+0.5j)\n−4\n+2j\n", "-1+2*i -1-2*i -1+2*i -1+1/2*i -4 2*i", "complex numbers as C++, Python and people write them"},
		{"re,im\n-1,2\n-3,0\n", "-1+2*i -3", "two columns with a heading"},
		{"-1000+2.5e-1j\n-1+2J\n-1+2e+01j\n1e-3i\n-1-i\ni\n[-1/2+2j]\n", "-1000+1/4*i -1+2*i -1+20*i 1/1000*i -1-i i -1/2+2*i", "exponents and units"},
		{" (-1.000000000000000000e+03+2.500000000000000000e-01j)\n (-1.0e+00+-2.0e+00j)\n", "-1000+1/4*i -1-2*i", "as NumPy writes them"},
		{"\ufefflambda\n-1\n", "-1", "a mark of byte order"},
		{"-1 2\n-3\t4\n5 6", "-1+2*i -3+4*i 5+6*i", "blanks and tabs"},
		{"Re;Im\n1;2\n3;4\n", "1+2*i 3+4*i", "two rows of two numbers under a heading that says what they are"},
		{"eig_real,eig_imag\n1,2\n3,4\n", "1+2*i 3+4*i", "another such heading"},
		{"-1 2\n", "-1+2*i", "one row is no Jacobian"},
		{"-1 + 2i\n-1 - 2j\n−3 + i\n( -1 + 2j )\n", "-1+2*i -1-2*i -3+i -1+2*i", "blanks around the sign"},
		{"-1 + 2i, -1 - 2i\n", "-1+2*i -1-2*i", "two complex numbers on a line"},
		{"-1, -2.5, -30\n", "-1 -5/2 -30", "all on a line"},
		{"[-1, -30]\n", "-1 -30", "a list of Python"},
		{"[-1.  -2.\n -3. -4.\n -5.]\n", "-1 -2 -3 -4 -5", "a list that NumPy prints on several lines"},
		{"[-1.+2.j -1.-2.j]", "-1+2*i -1-2*i", "complex ones"},
		{"[[-1, 2],\n [-3, 4],\n [-5, 6]]", "-1+2*i -3+4*i -5+6*i", "rows in brackets of their own"},
	} {
		got, err := ParseList("f", []byte(x.text))
		if err != nil || texts(got) != x.want {
			t.Errorf("%s: %s, %v; should be %s", x.why, texts(got), err, x.want)
		}
	}
}

// TestFrames reads a trajectory from a list.
func TestFrames(t *testing.T) {
	got, err := ParseList("f", []byte("# van der Pol\n# t = 0\n-1\n-2 # fast\n# t = 1\n# t=1.5\n-3\n\n # t = 2\n-4\n-5\n# t = 3\n"))
	if want := []int{0, 0, 1, 2, 2}; err != nil || !slices.Equal(got.Frames, want) {
		t.Errorf("frames %v, %v; should be %v", got.Frames, err, want)
	}
}

func TestBadInput(t *testing.T) {
	for _, x := range []struct{ text, want string }{
		{"", "f: there is no number in it"},
		{"# none\n\n", "f: there is no number in it"},
		{"-1\nNaN\n", `f:2:1: "NaN" is not a finite number`},
		{"nan\n", `f:1:1: "nan" is not a finite number`},
		{"-1\n  -inf\n", `f:2:3: "-inf" is not a finite number`},
		{"-1+2k\n-3\n", `f:1:1: "-1+2k" is not a number such as -3, 1e-2 or -1+2i`}, // no heading: an eigenvalue would be lost
		{"1+\n-3\n", `f:1:1: "1+" is not a number such as -3, 1e-2 or -1+2i`},
		{"-1\nfast\n", `f:2:1: "fast" is not a number such as -3, 1e-2 or -1+2i`},
		{"-1, 2\n-3\n", "f: line 2 has 1 numbers, but line 1 has 2"},
		{"-1 2 3\n4 5 6\n", "f: line 1 has 3 numbers, should be one eigenvalue: a number, or its real and imaginary part; is the file a Jacobian, for --jacobian?"},
		{"-1, 2i\n", `f:1:5: "2i" is complex, should be the real or the imaginary part of an eigenvalue`},
		{"1,2\n3,4\n", "f: two rows of two numbers are a Jacobian or two eigenvalues; give a Jacobian with --jacobian, and for eigenvalues write -1+2i, or a first line: re,im"},
		{"a,b\n1,2\n3,4\n", "f: two rows of two numbers are a Jacobian or two eigenvalues; give a Jacobian with --jacobian, and for eigenvalues write -1+2i, or a first line: re,im"},
		{"PK\x00\x00", "f: neither text nor an array of NumPy (.npy)"},
	} {
		if got, err := ParseList("f", []byte(x.text)); err == nil || err.Error() != x.want {
			t.Errorf("%q: %v, %v; should be %s", x.text, texts(got), err, x.want)
		}
	}
	for _, x := range []struct{ text, want string }{
		{"1,2\n3,4\n5,6\n", "f: a matrix of 3 rows and 2 columns, should be square, a row to a line; a list of eigenvalues goes with --spectrum"},
		{"1,2\n3\n", "f: line 2 has 1 numbers, but line 1 has 2"},
		{"1,2\n3,1e999\n", `f:2:3: "1e999" is beyond double precision`},
	} {
		if _, err := ParseJacobians("f", []byte(x.text)); err == nil || err.Error() != x.want {
			t.Errorf("%q: %v; should be %s", x.text, err, x.want)
		}
	}
}

// npy makes a file of NumPy.
func npy(descr, order, shape string, body []byte) []byte {
	header := fmt.Sprintf("{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }\n", descr, order, shape)
	out := append([]byte(magic), 1, 0)
	out = binary.LittleEndian.AppendUint16(out, uint16(len(header)))
	return append(append(out, header...), body...)
}

func doubles(order binary.AppendByteOrder, xs ...float64) (out []byte) {
	for _, x := range xs {
		out = order.AppendUint64(out, math.Float64bits(x))
	}
	return out
}

func TestNPY(t *testing.T) {
	little, big := binary.LittleEndian, binary.BigEndian
	for _, x := range []struct {
		data      []byte
		want, why string
	}{
		{npy("<f8", "False", "2,", doubles(little, -0.1, -3)), "-1/10 -3", "a list"},
		{npy(">f8", "False", "2,", doubles(big, -0.1, -3)), "-1/10 -3", "the other byte order"},
		{npy("<c16", "False", "1,", doubles(little, -1, 2)), "-1+2*i", "complex"},
		{npy("<f8", "False", "3, 2", doubles(little, -1, 2, -3, 0, 4, 1)), "-1+2*i -3 4+i", "real and imaginary parts"},
		{npy("<f8", "True", "3, 2", doubles(little, -1, -3, 4, 2, 0, 1)), "-1+2*i -3 4+i", "the same in Fortran order"},
		{npy("<i4", "False", "1, 1", little.AppendUint32(nil, math.MaxUint32)), "-1", "integers"},
		{npy("<f2", "False", "4,", []byte{0, 0xc0, 0x66, 0x2e, 1, 0x80, 0xff, 0x7b}), "-2 819/8192 -5960464477539063/100000000000000000000000 65504", "half precision: normal, rounded, the smallest, the largest"},
		{npy("<f4", "False", "", little.AppendUint32(nil, math.Float32bits(-0.5))), "-1/2", "a number by itself"},
	} {
		got, err := ParseList("f", x.data)
		if err != nil || texts(got) != x.want {
			t.Errorf("%s: %s, %v; should be %s", x.why, texts(got), err, x.want)
		}
	}
	for _, x := range []struct {
		data []byte
		want string
	}{
		{npy("<f8", "False", "2,", doubles(little, -1)), "takes 16 bytes, but 8 are there"},
		{npy("<f8", "True", "2, 2", doubles(little, 1, 2, math.NaN(), 4)), "(index [0 1]) is not a finite number"},
		{npy("|O", "False", "1,", nil), `of type "|O", should be of real or complex`},
		{npy("<f8", "False", "99999999, 99999999", nil), "which is too large"},
		{[]byte(magic + "\x01\x00\xff\xff{"), "cut off"},
		{[]byte(magic), "cut off"},
		{npy("<f8", "False", "0,", nil), "there is no number"},
		{npy("<f8", "False", "2, 2", doubles(little, -1, 2, -3, 0)), "are a Jacobian or two eigenvalues"},
	} {
		if _, err := ParseList("f", x.data); err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%v; should have %q", err, x.want)
		}
	}
}

// TestEigenvalues makes matrices SDS⁻¹ of known eigenvalues, as products with elementary matrices.
func TestEigenvalues(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range 60 {
		n := 1 + rng.IntN(7)
		isReal := rng.IntN(2) == 0
		number := func() complex128 {
			if isReal {
				return complex(rng.NormFloat64(), 0)
			}
			return complex(rng.NormFloat64(), rng.NormFloat64())
		}
		a := make([]complex128, n*n)
		var want []complex128
		for i := range n {
			a[i*n+i] = number() * complex(math.Pow(10, 2*rng.Float64()), 0)
			want = append(want, a[i*n+i])
		}
		for range 2 * n { // a similarity: row j += m row i, column i -= m column j
			i, j, m := rng.IntN(n), rng.IntN(n), number()/3
			if i == j {
				continue
			}
			for c := range n {
				a[j*n+c] += m * a[i*n+c]
			}
			for r := range n {
				a[r*n+i] -= m * a[r*n+j]
			}
		}
		got, ok := eigenvalues(a, n)
		if !ok || len(got) != n {
			t.Fatal("not found")
		}
		for _, x := range want {
			i := slices.IndexFunc(got, func(y complex128) bool { return cmplx.Abs(x-y) < 1e-6*(1+cmplx.Abs(x)) })
			if i < 0 {
				t.Fatalf("%v are not %v", got, want)
			}
			got = slices.Delete(got, i, i+1)
		}
	}
}

func TestGrid(t *testing.T) {
	for _, x := range []struct{ text, want string }{
		{"-1e-2..-1e2", "-1/100 -1/10 -1 -10 -100"},
		{"-1..-5", "-1 -5"},
		{"-2+i", "-2+i"},
		{"1e1..1e-1", "10 1 1/10"},
	} {
		got, err := Grid(x.text)
		if s := texts(Spectrum{Values: got}); err != nil || s != x.want {
			t.Errorf("%s: %s, %v; should be %s", x.text, s, err, x.want)
		}
	}
	for _, bad := range []string{"-1..1", "0..-1", "-1..x", "i..-1", ""} {
		if got, err := Grid(bad); err == nil {
			t.Errorf("%q: %v", bad, got)
		}
	}
}
