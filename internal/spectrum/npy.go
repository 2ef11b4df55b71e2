package spectrum

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// array is what a .npy file holds, in C order.
type array struct {
	shape  []int
	values []complex128
}

const magic = "\x93NUMPY"

func isNPY(data []byte) bool { return bytes.HasPrefix(data, []byte(magic)) }

var (
	describes = regexp.MustCompile(`['"]descr['"]\s*:\s*['"]([^'"]*)['"]`)
	ordered   = regexp.MustCompile(`['"]fortran_order['"]\s*:\s*(True|False)`)
	shaped    = regexp.MustCompile(`['"]shape['"]\s*:\s*\(([^)]*)\)`)
)

// parseNPY reads an array of NumPy, in versions 1 to 3 of its format: real or complex floating-point numbers or integers, of
// either byte order, in C or Fortran order.
func parseNPY(name string, data []byte) (array, error) {
	fail := func(format string, args ...any) (array, error) {
		return array{}, fmt.Errorf("%s: an array of NumPy %s", name, fmt.Sprintf(format, args...))
	}
	rest := data[len(magic):]
	if len(rest) < 6 || rest[0] < 1 || rest[0] > 3 {
		return fail("whose header is cut off or of an unknown version")
	}
	length, at := int(binary.LittleEndian.Uint16(rest[2:])), 4
	if rest[0] > 1 {
		length, at = int(binary.LittleEndian.Uint32(rest[2:])), 6
	}
	if length < 0 || len(rest) < at+length {
		return fail("whose header is cut off")
	}
	header, body := string(rest[at:at+length]), rest[at+length:]
	descr, order, shape := describes.FindStringSubmatch(header), ordered.FindStringSubmatch(header), shaped.FindStringSubmatch(header)
	if descr == nil || order == nil || shape == nil {
		return fail("whose header lacks descr, fortran_order or shape of a plain array; save it with numpy.save(file, numpy.asarray(x, dtype=complex))")
	}
	var a array
	n := 1
	for s := range strings.SplitSeq(shape[1], ",") {
		if s = strings.TrimSpace(s); s == "" {
			continue
		}
		d, err := strconv.Atoi(s)
		if err != nil || d < 0 || d > MaxValues*MaxValues || n*d > 1<<26 {
			return fail("of shape (%.60s), which is too large", shape[1])
		}
		a.shape = append(a.shape, d)
		n *= d
	}
	read, size, ok := decoder(descr[1])
	if !ok {
		return fail("of type %.20q, should be of real or complex floating-point numbers or integers, such as <f8 or <c16", descr[1])
	}
	if len(body) != n*size {
		return fail("of shape (%s) and type %s takes %d bytes, but %d are there", shape[1], descr[1], n*size, len(body))
	}
	a.values = make([]complex128, n)
	for i := range a.values {
		z := read(body[i*size:])
		if !(math.Abs(real(z)) <= math.MaxFloat64 && math.Abs(imag(z)) <= math.MaxFloat64) {
			return fail("whose element %v (index %v) is not a finite number", z, index(i, a.shape, order[1] == "True"))
		}
		a.values[a.cOrder(i, order[1] == "True")] = z
	}
	return a, nil
}

// index returns the indices of the i-th number in the file.
func index(i int, shape []int, fortran bool) []int {
	out := make([]int, len(shape))
	for k := range shape {
		d := len(shape) - 1 - k
		if fortran {
			d = k
		}
		out[d], i = i%shape[d], i/shape[d]
	}
	return out
}

// cOrder returns where the i-th number of the file stands.
func (a array) cOrder(i int, fortran bool) int {
	if !fortran {
		return i
	}
	at := 0
	for d, x := range index(i, a.shape, true) {
		at = at*a.shape[d] + x
	}
	return at
}

// decoder returns what reads a number of a type, and its size.
func decoder(descr string) (read func([]byte) complex128, size int, ok bool) {
	if len(descr) < 3 {
		return nil, 0, false
	}
	var order binary.ByteOrder = binary.LittleEndian
	switch descr[0] {
	case '>':
		order = binary.BigEndian
	case '<', '|', '=':
	default:
		return nil, 0, false
	}
	f4 := func(b []byte) float64 { return float64(math.Float32frombits(order.Uint32(b))) }
	f8 := func(b []byte) float64 { return math.Float64frombits(order.Uint64(b)) }
	alone := func(f func([]byte) float64) func([]byte) complex128 {
		return func(b []byte) complex128 { return complex(f(b), 0) }
	}
	switch descr[1:] {
	case "f2":
		return alone(func(b []byte) float64 { return half(order.Uint16(b)) }), 2, true
	case "f4":
		return alone(f4), 4, true
	case "f8":
		return alone(f8), 8, true
	case "c8":
		return func(b []byte) complex128 { return complex(f4(b), f4(b[4:])) }, 8, true
	case "c16":
		return func(b []byte) complex128 { return complex(f8(b), f8(b[8:])) }, 16, true
	case "i1":
		return func(b []byte) complex128 { return complex(float64(int8(b[0])), 0) }, 1, true
	case "i2":
		return func(b []byte) complex128 { return complex(float64(int16(order.Uint16(b))), 0) }, 2, true
	case "i4":
		return func(b []byte) complex128 { return complex(float64(int32(order.Uint32(b))), 0) }, 4, true
	case "i8":
		return func(b []byte) complex128 { return complex(float64(int64(order.Uint64(b))), 0) }, 8, true
	}
	return nil, 0, false
}

// half is the value of a number of half precision, of 1 bit for the sign, 5 for the exponent and 10 for the mantissa.
func half(b uint16) float64 {
	sign, e, m := 1-2*float64(b>>15), int(b>>10&31), float64(b&1023)
	switch e {
	case 0:
		return sign * math.Ldexp(m, -24)
	case 31:
		if m > 0 {
			return math.NaN()
		}
		return math.Inf(int(sign))
	}
	return sign * math.Ldexp(1024+m, e-25)
}

// list takes an array as a list of eigenvalues.
func (a array) list(name string) (Spectrum, error) {
	values := a.values
	if len(a.shape) == 2 && a.shape[0] == 2 && a.shape[1] == 2 {
		return Spectrum{}, ambiguous(name, "save them as an array of two complex numbers")
	}
	if len(a.shape) == 2 && a.shape[1] == 2 && a.shape[0] > 0 {
		values = nil
		for i := 0; i < len(a.values); i += 2 {
			values = append(values, complex(real(a.values[i]), real(a.values[i+1])))
			if imag(a.values[i]) != 0 || imag(a.values[i+1]) != 0 {
				return Spectrum{}, fmt.Errorf("%s: an array of shape %v should have real and imaginary parts, which are real", name, a.shape)
			}
		}
	} else if len(a.shape) > 1 && !(len(a.shape) == 2 && a.shape[1] == 1) {
		return Spectrum{}, fmt.Errorf("%s: an array of shape %v is no list of eigenvalues; a Jacobian goes with --jacobian", name, a.shape)
	}
	if len(values) == 0 {
		return Spectrum{}, fmt.Errorf("%s: there is no number in it", name)
	}
	var out Spectrum
	if err := tooMany(name, len(values)); err != nil {
		return out, err
	}
	return out, out.add(name, values, 0)
}

// ambiguous refuses two rows of two numbers.
func ambiguous(name, remedy string) error {
	return fmt.Errorf("%s: two rows of two numbers are a Jacobian or two eigenvalues; give a Jacobian with --jacobian, and for eigenvalues %s", name, remedy)
}

// add appends numbers of one Jacobian.
func (s *Spectrum) add(name string, values []complex128, frame int) error {
	for i, v := range values {
		z, ok := fromFloats(v)
		if !ok {
			return fmt.Errorf("%s: eigenvalue %d is %v, not a finite number", name, i+1, v)
		}
		s.Values, s.Frames = append(s.Values, z), append(s.Frames, frame)
	}
	return nil
}
