// Package spectrum reads eigenvalues: from lists of them, and from Jacobians, of which it computes them in double precision.
package spectrum

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"rofz/poly/exact"
)

// Spectrum holds eigenvalues. A trajectory has several Jacobians, whose eigenvalues follow one another.
type Spectrum struct {
	Values    []exact.Gaussian
	Frames    []int // of each value, the Jacobian that it belongs to, from 0
	Numerical bool  // computed in double precision, and exact only as the numbers that came out
}

// MaxValues is how many eigenvalues are read at most.
const MaxValues = 5000

// ParseList reads a list of eigenvalues: a .npy array of rank 1, or of rank 2 with two columns; or text with one to a line,
// as -3, -1+2i, -1 + 2i, (-1,2), or as real and imaginary part in two columns; or several on one line, or on many in brackets,
// as Python prints a list. A first line without numbers is a heading; # begins a comment, and one such as # t = 0.5 the
// eigenvalues of another Jacobian of a trajectory. Numbers in text are taken exactly as they are written.
//
// Cost: linear in the text.
func ParseList(name string, data []byte) (Spectrum, error) {
	if isNPY(data) {
		a, err := parseNPY(name, data)
		if err != nil {
			return Spectrum{}, err
		}
		return a.list(name)
	}
	rows, heading, err := lines(name, data)
	if err != nil {
		return Spectrum{}, err
	}
	var out Spectrum
	if isFlat(rows, data) {
		for _, row := range rows {
			for _, c := range row.cells {
				out.Values, out.Frames = append(out.Values, c.z), append(out.Frames, row.frame)
			}
		}
		return out, tooMany(name, len(out.Values))
	}
	if err := evenRows(name, rows); err != nil {
		return out, err
	}
	if len(rows) == 2 && len(rows[0].cells) == 2 && !heading.namesParts() {
		return out, ambiguous(name, "write -1+2i, or a first line: re,im")
	}
	for _, row := range rows {
		if len(row.cells) > 2 {
			return out, fmt.Errorf("%s: line %d has %d numbers, should be one eigenvalue: a number, or its real and imaginary part; is the file a Jacobian, for --jacobian?", name, row.line, len(row.cells))
		}
		z := row.cells[0].z
		if len(row.cells) == 2 {
			for _, c := range row.cells {
				if !c.z.Im.IsZero() {
					return out, fmt.Errorf("%s:%d:%d: %.40q is complex, should be the real or the imaginary part of an eigenvalue", name, row.line, c.column, c.text)
				}
			}
			z.Im = row.cells[1].z.Re
		}
		out.Values, out.Frames = append(out.Values, z), append(out.Frames, row.frame)
	}
	return out, tooMany(name, len(out.Values))
}

// isFlat reports whether text is a list whose lines mean nothing: on one line, of more than two numbers or of complex ones; or
// in one pair of brackets.
func isFlat(rows []row, data []byte) bool {
	if text, ok := bytes.CutPrefix(bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\ufeff"))), []byte("[")); ok {
		return bytes.Count(text, []byte("]")) == 1 && bytes.HasSuffix(text, []byte("]")) && !bytes.Contains(text, []byte("["))
	}
	if len(rows) > 1 {
		return false
	}
	cells := rows[0].cells
	return len(cells) > 2 || len(cells) == 2 && strings.ContainsAny(cells[0].text, "(ijIJ")
}

func tooMany(name string, n int) error {
	if n > MaxValues {
		return fmt.Errorf("%s: %d eigenvalues, should be at most %d", name, n, MaxValues)
	}
	return nil
}

// evenRows refuses rows of different lengths.
func evenRows(name string, rows []row) error {
	for _, r := range rows {
		if len(r.cells) != len(rows[0].cells) {
			return fmt.Errorf("%s: line %d has %d numbers, but line %d has %d", name, r.line, len(r.cells), rows[0].line, len(rows[0].cells))
		}
	}
	return nil
}

// cell is a number with its place in the text.
type cell struct {
	z      exact.Gaussian
	text   string
	column int
}

type row struct {
	line  int
	frame int // how many times t = … stood above it, after other rows
	cells []cell
}

// namesParts reports whether a heading names the real and the imaginary part of a number.
func (r row) namesParts() bool {
	return len(r.cells) == 2 && realPart.MatchString(r.cells[0].text) && imaginaryPart.MatchString(r.cells[1].text)
}

var (
	realPart      = regexp.MustCompile(`(?i)^re|re(al)?$`)
	imaginaryPart = regexp.MustCompile(`(?i)^im|im(ag)?$`)
)

// lines reads rows of numbers, and what may stand above them.
func lines(name string, data []byte) (rows []row, heading row, err error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if bytes.IndexByte(data, 0) >= 0 {
		return nil, heading, fmt.Errorf("%s: neither text nor an array of NumPy (.npy)", name)
	}
	frame := 0
	for i, line := range strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n") {
		if newTime.MatchString(line) && len(rows) > 0 {
			frame = rows[len(rows)-1].frame + 1
		}
		line, _, _ = strings.Cut(line, "#")
		places := numberOrWord.FindAllStringIndex(line, -1)
		if len(places) == 0 {
			continue
		}
		r := row{line: i + 1, frame: frame}
		var bad error
		numbers := 0
		for _, p := range places {
			c := cell{text: line[p[0]:p[1]], column: len([]rune(line[:p[0]])) + 1}
			var err error
			if c.z, err = parse(c.text); err == nil {
				numbers++
			} else if bad == nil {
				bad = fmt.Errorf("%s:%d:%d: %.40q %w", name, i+1, c.column, c.text, err)
			}
			r.cells = append(r.cells, c)
		}
		if len(rows) == 0 && heading.cells == nil && numbers == 0 && isHeading(r.cells) {
			heading = r
			continue
		}
		if bad != nil {
			return nil, heading, bad
		}
		rows = append(rows, r)
	}
	if len(rows) == 0 {
		return nil, heading, fmt.Errorf("%s: there is no number in it", name)
	}
	return rows, heading, nil
}

// unsigned matches a number without its sign.
const unsigned = `(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?(?:/[0-9]+)?`

var (
	errNoNumber = errors.New("is not a number such as -3, 1e-2 or -1+2i")
	errNotRead  = errors.New("divides by 0, or has an exponent beyond ±10000")
)

var (
	// numberOrWord matches a pair in parentheses, a complex number with blanks around the sign within it, or what stands between
	// separators.
	numberOrWord = regexp.MustCompile(`\([^()]*\)|[+−-]?` + unsigned + `\s*[+−-]\s+(?:` + unsigned + `\*?)?[ijIJ]|[^\s,;|"()\[\]]+`)
	// complexNumber matches a real part, an imaginary one, or both. NumPy writes "+-" for the sign of a negative imaginary part.
	complexNumber = regexp.MustCompile(`^([+-]?` + unsigned + `)?((?:^[+-]?|\+-?|-)(?:` + unsigned + `)?\*?[ijIJ])?$`)
	// newTime matches a comment that says when what follows is.
	newTime = regexp.MustCompile(`^\s*#\s*t\s*=`)
	// spaced matches a sign with blanks behind it.
	spaced    = regexp.MustCompile(`\s*([+-])\s+`)
	notFinite = regexp.MustCompile(`(?i)^[-+(]*(nan|inf|infinity)\b`)
)

// isHeading reports whether a line names columns: each of its words begins with a letter, and none is NaN or infinite.
func isHeading(cells []cell) bool {
	return !slices.ContainsFunc(cells, func(c cell) bool {
		return !unicode.IsLetter([]rune(c.text)[0]) || notFinite.MatchString(c.text)
	})
}

// ParseNumber reads a real or complex number: -3, -1+2i, -1+2j, (-1,2), (-1+2j).
func ParseNumber(text string) (exact.Gaussian, error) { return parse(text) }

func parse(text string) (exact.Gaussian, error) {
	s := spaced.ReplaceAllString(strings.ReplaceAll(strings.TrimSpace(text), "−", "-"), "$1")
	if inner, ok := strings.CutPrefix(s, "("); ok {
		inner = strings.TrimSuffix(inner, ")")
		re, im, two := strings.Cut(inner, ",")
		if !two {
			return parse(inner)
		}
		x, err := exact.ParseRat(strings.TrimSpace(re))
		y, err2 := exact.ParseRat(strings.TrimSpace(im))
		if err != nil || err2 != nil {
			return exact.Gaussian{}, fmt.Errorf("is not a pair of numbers")
		}
		return exact.Gaussian{Re: x, Im: y}, nil
	}
	if notFinite.MatchString(s) {
		return exact.Gaussian{}, fmt.Errorf("is not a finite number")
	}
	parts := complexNumber.FindStringSubmatch(s)
	if parts == nil || s == "" {
		return exact.Gaussian{}, errNoNumber
	}
	re, err := exact.ParseRat(cmp.Or(strings.TrimPrefix(parts[1], "+"), "0"))
	if err != nil {
		return exact.Gaussian{}, errNotRead
	}
	if parts[2] == "" {
		return exact.Gaussian{Re: re}, nil
	}
	im := strings.TrimLeft(parts[2], "+-")
	y, err := exact.ParseRat(cmp.Or(strings.TrimRight(im, "*ijIJ"), "1"))
	if err != nil {
		return exact.Gaussian{}, errNotRead
	}
	if strings.Contains(strings.TrimSuffix(parts[2], im), "-") {
		y = y.Neg()
	}
	return exact.Gaussian{Re: re, Im: y}, nil
}

// fromFloats is the exact value of two floating-point numbers, false if they are not finite.
func fromFloats(z complex128) (exact.Gaussian, bool) {
	re, ok1 := fromFloat(real(z))
	im, ok2 := fromFloat(imag(z))
	return exact.Gaussian{Re: re, Im: im}, ok1 && ok2
}

// fromFloat takes the shortest decimal that a double is printed as, so that −0.1 is −1/10.
func fromFloat(x float64) (exact.Rat, bool) {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return exact.Rat{}, false
	}
	q, err := exact.ParseRat(strconv.FormatFloat(x, 'e', -1, 64))
	return q, err == nil
}

// Points reads several of what Grid reads, with commas or semicolons between them.
func Points(text string) ([]exact.Gaussian, error) {
	depth := 0
	var out []exact.Gaussian
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool {
		switch r {
		case '(':
			depth++
		case ')':
			depth--
		}
		return depth == 0 && (r == ',' || r == ';')
	}) {
		zs, err := Grid(part)
		if err != nil {
			return nil, err
		}
		out = append(out, zs...)
	}
	if out == nil {
		return nil, fmt.Errorf("%.40q %w", text, errNoNumber)
	}
	return out, nil
}

// Grid reads a range from..to of one sign on the real axis, such as -1e-2..-1e6, as about one point for each decade at equal
// distances of the logarithms, rounded to three digits; or a single number.
func Grid(text string) ([]exact.Gaussian, error) {
	from, to, isRange := strings.Cut(text, "..")
	a, err := parse(from)
	if err != nil || !isRange {
		if err != nil {
			err = fmt.Errorf("%.40q %w", from, err)
		}
		return []exact.Gaussian{a}, err
	}
	b, err := parse(to)
	if err != nil {
		return nil, fmt.Errorf("%.40q %w", to, err)
	}
	x, y := a.Re.Float64(), b.Re.Float64()
	if !a.Im.IsZero() || !b.Im.IsZero() || !(x*y > 0) || math.IsInf(x, 0) || math.IsInf(y, 0) {
		return nil, fmt.Errorf("%.60q should lead from one real number to another one of the same sign, such as -1e-2..-1e6", text)
	}
	if a.Equal(b) {
		return []exact.Gaussian{a}, nil
	}
	u, v := math.Log10(math.Abs(x)), math.Log10(math.Abs(y))
	n := int(math.Ceil(math.Abs(v-u) - 1e-9))
	out := []exact.Gaussian{a}
	for i := 1; i < n; i++ {
		z, _ := parse(strconv.FormatFloat(math.Copysign(math.Pow(10, u+(v-u)*float64(i)/float64(n)), x), 'e', 2, 64))
		out = append(out, z)
	}
	return append(out, b), nil
}
