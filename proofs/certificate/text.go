package certificate

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"rofz/poly"
	"rofz/poly/exact"
)

// Header is the first line of a certificate file, End the last one.
const (
	Header = "rofz certificate v2"
	End    = "end"
)

// MaxText is the largest certificate text that Parse reads, in bytes.
const MaxText = 64 << 20

// MaxDegree is the largest degree of a polynomial that Parse reads, maxFieldDegree that of a field. The schemes of this
// module have at most 200 stages, and no evidence about one is of more than twice their degree; checks take up to the cube
// of the degree.
const (
	MaxDegree      = 400
	maxFieldDegree = 64

	// maxPoint is the largest length of a point, or a turn, in characters: its powers are computed up to MaxDegree. maxNumber is that of
	// a rational number which is no coefficient; maxPlace that of the z_E of a claim about a pair, whose powers multiply N.
	maxPoint  = 1000
	maxNumber = 10_000
	maxPlace  = 100
)

// Format returns the canonical text of a file. Parse reads it back. A line "key: value" stands for each part of the scheme
// and of each claim that is not empty, several for a list; their keys and their order are those of the fields.
func Format(f File) string {
	w := &writer{}
	w.b.WriteString(Header + "\n\n")
	w.line("scheme", f.Scheme.Kind)
	w.field(f.Scheme.Root, fieldsOf(&f.Scheme))
	for _, p := range partsOf(&f.Scheme) {
		w.part(p)
	}
	for _, c := range f.Claims {
		w.b.WriteByte('\n')
		w.line("claim", claimOf(c))
		for _, p := range partsOf(c) {
			if d, ok := c.(*Derivation); ok && p.key == "P" && d.Inherits != nil {
				w.field(d.R.Root, []*poly.Field{d.R.P.Field(), d.R.Q.Field()})
			}
			w.part(p)
		}
	}
	w.b.WriteString("\n" + End + "\n")
	return w.b.String()
}

// Parse reads a certificate file. It accepts the canonical text only: Format(Parse(s)) = s, byte for byte. Every
// error is a *Malformed that names the line.
func Parse(s string) (File, error) {
	if len(s) > MaxText {
		return File{}, &Malformed{0, fmt.Sprintf("more than %d bytes", MaxText)}
	}
	r := &reader{lines: strings.Split(s, "\n")}
	f := r.file()
	if r.err != nil {
		return File{}, r.err
	}
	for i, line := range strings.Split(Format(f), "\n") {
		if i >= len(r.lines) || r.lines[i] != line {
			return File{}, &Malformed{i + 1, "not in canonical form, which is " + line}
		}
	}
	return f, nil
}

// file reads all lines.
func (r *reader) file() File {
	r.exactly(Header)
	r.exactly("")
	f := File{Scheme: Scheme{Kind: r.value("scheme")}}
	k, root := r.field()
	f.Scheme.Root = root
	for _, p := range partsOf(&f.Scheme) {
		r.part(p, k)
	}
	r.fail(f.Scheme.check())
	s := newSubject(&f.Scheme)
	for r.exactly(""); r.has("claim"); r.exactly("") {
		name := r.value("claim")
		c := newClaim(name)
		if c == nil {
			r.i--
			r.failf("unknown claim %.60q", name)
			break
		}
		bound, err := s.bind(c)
		if err != nil {
			r.fail(err)
			break
		}
		r.claim(bound, k)
		s.accept(bound)
		f.Claims = append(f.Claims, bound)
	}
	if len(f.Claims) == 0 {
		r.failf("a claim would be right here")
	}
	if r.exactly(End); r.err == nil && (r.i != len(r.lines)-1 || r.lines[r.i] != "") {
		r.failf("nothing may follow the end")
	}
	return f
}

// claim reads the evidence of a claim about the scheme, whose field is k.
func (r *reader) claim(c Certificate, k *poly.Field) {
	own, other := k, k
	d, isDerivation := c.(*Derivation)
	if f := functionOf(c); f != nil {
		if own = f.P.Field(); own == nil {
			own = f.Q.Field()
		}
	}
	for _, p := range partsOf(c) {
		if isDerivation && p.key == "P" && d.Inherits != nil {
			other, d.R.Root = r.field()
		}
		if p.other {
			r.part(p, other)
		} else {
			r.part(p, own)
		}
	}
}

// newClaim returns an empty certificate for a claim, nil if there is none of that name.
func newClaim(claim string) Certificate {
	for _, name := range []string{claim, strings.TrimPrefix(claim, "not ")} {
		for _, c := range claims {
			if claimOf(c) == name {
				return c
			}
		}
	}
	return nil
}

// writer puts parts into lines.
type writer struct{ b strings.Builder }

func (w *writer) line(key, value string) { fmt.Fprintf(&w.b, "%s: %s\n", key, value) }

// field writes the number field, if there is one, and the root that its generator stands for.
func (w *writer) field(root exact.Interval, fields []*poly.Field) {
	for _, k := range fields {
		if k != nil {
			w.line("field", k.MinimalPolynomial().Format("x"))
			w.line("root", root.String())
			return
		}
	}
}

func (w *writer) part(p part) {
	if p.key == "" || p.isEmpty() && !p.always {
		return
	}
	switch x := p.value.(type) {
	case *bool:
		w.line(p.key, p.word)
	case *[]Step:
		for i, s := range *x {
			squares, divided := p.step(i, &s)
			w.part(squares)
			w.part(divided)
		}
	case *[][]Square:
		for i, s := range *x {
			w.part(p.piece(i, &s))
		}
	default:
		v := reflect.ValueOf(p.value).Elem()
		switch kind, _ := arranged(v.Type()); kind {
		case reflect.Pointer:
			w.line(p.key, write(v.Interface()))
		case reflect.Slice:
			for i := range v.Len() {
				w.line(p.key, write(v.Index(i).Addr().Interface()))
			}
		default:
			w.line(p.key, write(p.value))
		}
	}
}

// step returns the parts of step i, counted from 0.
func (p part) step(i int, s *Step) (squares, divided part) {
	key := fmt.Sprintf("%s %d", p.key, i+1)
	return part{key: key, value: &s.Squares}, part{key: key + " divided", value: &s.Divided}
}

// piece returns piece i, counted from 0.
func (p part) piece(i int, s *[]Square) part {
	return part{key: fmt.Sprintf("%s %d", p.key, i+1), value: s}
}

// arranged returns how the values of a type stand in lines: behind a pointer, in a slice, one for each line, or alone; and the type
// of a line. A list of numbers is one line.
func arranged(t reflect.Type) (kind reflect.Kind, line reflect.Type) {
	if kind = t.Kind(); kind == reflect.Pointer || kind == reflect.Slice && t != reflect.TypeFor[[]poly.Elem]() {
		return kind, t.Elem()
	}
	return reflect.Invalid, t
}

// write returns the text of the value that x points to.
func write(x any) string {
	switch x := x.(type) {
	case *poly.Poly:
		return x.Format("z")
	case *[]poly.Elem:
		var texts []string
		for _, c := range *x {
			texts = append(texts, c.String())
		}
		return strings.Join(texts, ", ")
	case *Square:
		return x.Weight.String() + " | " + x.Poly.Format("z")
	case *ExponentialTerm:
		return x.Rate.String() + " | " + x.Poly.Format("z")
	case *Circle:
		return fmt.Sprintf("%v | %v | %d", x.Center, x.Radius, x.Count)
	}
	return fmt.Sprint(reflect.ValueOf(x).Elem().Interface())
}

// read reads a text, with numbers of the field k, into the value that x points to.
func read(x any, text string, k *poly.Field) (err error) {
	switch x := x.(type) {
	case *poly.Poly:
		if *x, err = poly.Parse(text, k, "z"); err == nil && x.Degree() > MaxDegree {
			err = fmt.Errorf("a polynomial of degree %d; at most %d is read", x.Degree(), MaxDegree)
		}
	case *poly.Elem:
		*x, err = k.ParseElem(text)
	case *[]poly.Elem:
		for _, t := range strings.Split(text, ", ") {
			var c poly.Elem
			err = first(err, read(&c, t, k))
			*x = append(*x, c)
		}
	case *Square:
		weight, p, ok := strings.Cut(text, " | ")
		if !ok {
			return fmt.Errorf("a square is written weight | polynomial")
		}
		return first(read(&x.Weight, weight, k), read(&x.Poly, p, k))
	case *ExponentialTerm:
		rate, p, ok := strings.Cut(text, " | ")
		if !ok {
			return fmt.Errorf("a term is written rate | polynomial")
		}
		return first(read(&x.Rate, rate, nil), read(&x.Poly, p, k))
	case *Circle:
		items := strings.Split(text, " | ")
		if len(items) != 3 {
			return fmt.Errorf("a disc is written center | radius | number of zeros")
		}
		return first(read(&x.Center, items[0], nil), read(&x.Radius, items[1], nil), read(&x.Count, items[2], nil))
	case *exact.Rat:
		var c poly.Elem
		if len(text) > maxNumber {
			return fmt.Errorf("a number of %d characters; at most %d are read", len(text), maxNumber)
		}
		err = read(&c, text, nil)
		*x, _ = c.Rat()
	case *exact.Gaussian:
		p, err := poly.Parse(text, nil, "i")
		if err == nil && (p.Degree() > 1 || len(text) > maxPoint) {
			err = fmt.Errorf("a point is written a+b*i, with at most %d characters", maxPoint)
		}
		x.Re, _ = p.Coeff(0).Rat()
		x.Im, _ = p.Coeff(1).Rat()
		return err
	case *int:
		if *x, err = strconv.Atoi(text); err == nil && (*x > 1<<30 || *x < -1<<30) {
			err = fmt.Errorf("not a small integer")
		}
	case *string:
		*x = text
	}
	return err
}

// reader takes parts from lines. After the first error it changes nothing more.
type reader struct {
	lines []string
	i     int
	err   error
}

func (r *reader) failf(format string, args ...any) {
	if r.err == nil {
		r.err = &Malformed{r.i + 1, fmt.Sprintf(format, args...)}
	}
}

// fail reports a fault that is not one of a line.
func (r *reader) fail(err error) {
	if err != nil {
		r.failf("%v", err)
	}
}

// exactly takes a line that is given.
func (r *reader) exactly(line string) {
	if r.err == nil && (r.i >= len(r.lines) || r.lines[r.i] != line) {
		r.failf("a line %q would be right here", line)
		return
	}
	r.i++
}

// has reports whether the next line has the key.
func (r *reader) has(key string) bool {
	return r.err == nil && r.i < len(r.lines) && strings.HasPrefix(r.lines[r.i], key+": ")
}

// value takes the next line, which must have the key.
func (r *reader) value(key string) string {
	if !r.has(key) {
		r.failf("a line %q would be right here", key+": …")
		return ""
	}
	r.i++
	return r.lines[r.i-1][len(key)+2:]
}

// read takes the next line, if it has the key, and reads its value.
func (r *reader) read(key string, parse func(text string) error) bool {
	if !r.has(key) {
		return false
	}
	if err := parse(r.value(key)); err != nil {
		r.i--
		r.fail(err)
	}
	return r.err == nil
}

func (r *reader) field() (k *poly.Field, root exact.Interval) {
	if !r.read("field", func(text string) error {
		m, err := poly.Parse(text, nil, "x")
		if err == nil && (m.Degree() < 2 || m.Degree() > maxFieldDegree || !m.Lead().Equal(poly.Int(1))) {
			err = fmt.Errorf("a monic polynomial of degree 2 to %d would be right", maxFieldDegree)
		}
		if err == nil {
			k = poly.NewFieldOf(m)
		}
		return err
	}) {
		return nil, root
	}
	r.read("root", func(text string) error {
		inner, ok := strings.CutPrefix(text, "[")
		inner, ok2 := strings.CutSuffix(inner, "]")
		lo, hi, ok3 := strings.Cut(inner, ", ")
		if !ok || !ok2 || !ok3 {
			return fmt.Errorf("an interval is written [lo, hi]")
		}
		return first(read(&root.Lo, lo, nil), read(&root.Hi, hi, nil))
	})
	return k, root
}

// part reads a part with numbers of the field k.
func (r *reader) part(p part, k *poly.Field) {
	if p.key == "" {
		return
	}
	switch x := p.value.(type) {
	case *bool:
		*x = r.has(p.key) && r.value(p.key) == p.word
	case *[]Step:
		for {
			var s Step
			squares, divided := p.step(len(*x), &s)
			if !r.has(squares.key) {
				return
			}
			r.part(squares, k)
			r.part(divided, k)
			*x = append(*x, s)
		}
	case *[][]Square:
		for r.has(p.piece(len(*x), nil).key) {
			var s []Square
			r.part(p.piece(len(*x), &s), k)
			*x = append(*x, s)
		}
	default:
		if p.always && !r.has(p.key) {
			r.failf("a line %q would be right here", p.key+": …")
		}
		v := reflect.ValueOf(p.value).Elem()
		for kind, line := arranged(v.Type()); r.has(p.key); {
			item := reflect.New(line)
			r.read(p.key, func(text string) error { return read(item.Interface(), text, k) })
			switch kind {
			case reflect.Pointer:
				v.Set(item)
			case reflect.Slice:
				v.Set(reflect.Append(v, item.Elem()))
				continue
			default:
				v.Set(item.Elem())
			}
			return
		}
	}
}
