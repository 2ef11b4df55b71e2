package certificate

import (
	"fmt"
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

	// maxPoint is the largest length of a point in characters: its powers are computed up to MaxDegree.
	maxPoint = 1000
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
	case *poly.Poly:
		w.line(p.key, x.Format("z"))
	case *[]poly.Poly:
		for _, q := range *x {
			w.line(p.key, q.Format("z"))
		}
	case *poly.Elem:
		w.line(p.key, x.String())
	case **poly.Elem:
		w.line(p.key, (*x).String())
	case *[]poly.Elem:
		w.line(p.key, list(*x))
	case *[][]poly.Elem:
		for _, row := range *x {
			w.line(p.key, list(row))
		}
	case *[]Square:
		w.squares(p.key, *x)
	case *[]Step:
		for i, s := range *x {
			key := fmt.Sprintf("%s %d", p.key, i+1)
			w.squares(key, s.Squares)
			for _, q := range s.Divided {
				w.line(key+" divided", q.Format("z"))
			}
		}
	case *exact.Gaussian:
		w.line(p.key, x.String())
	case **exact.Gaussian:
		w.line(p.key, (*x).String())
	case *exact.Rat:
		w.line(p.key, x.String())
	case *int:
		w.line(p.key, strconv.Itoa(*x))
	case **int:
		w.line(p.key, strconv.Itoa(**x))
	case *bool:
		w.line(p.key, p.word)
	case *string:
		w.line(p.key, *x)
	}
}

func (w *writer) squares(key string, list []Square) {
	for _, s := range list {
		w.line(key, s.Weight.String()+" | "+s.Poly.Format("z"))
	}
}

func list(v []poly.Elem) string {
	texts := make([]string, len(v))
	for i, x := range v {
		texts[i] = x.String()
	}
	return strings.Join(texts, ", ")
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
	r.read("root", func(text string) (err error) {
		inner, ok := strings.CutPrefix(text, "[")
		inner, ok2 := strings.CutSuffix(inner, "]")
		lo, hi, ok3 := strings.Cut(inner, ", ")
		if !ok || !ok2 || !ok3 {
			return fmt.Errorf("an interval is written [lo, hi]")
		}
		if root.Lo, err = exact.ParseRat(lo); err == nil {
			root.Hi, err = exact.ParseRat(hi)
		}
		return err
	})
	return k, root
}

// part reads a part with numbers of the field k.
func (r *reader) part(p part, k *poly.Field) {
	if p.key == "" || !r.has(p.key) && !p.always && !isSteps(p) {
		return
	}
	before := r.i
	switch x := p.value.(type) {
	case *poly.Poly:
		r.read(p.key, into(x, polyOver(k)))
	case *[]poly.Poly:
		for q := (poly.Poly{}); r.read(p.key, into(&q, polyOver(k))); {
			*x = append(*x, q)
		}
	case *poly.Elem:
		r.read(p.key, into(x, k.ParseElem))
	case **poly.Elem:
		*x = new(poly.Elem)
		r.read(p.key, into(*x, k.ParseElem))
	case *[]poly.Elem:
		r.read(p.key, into(x, listOver(k)))
	case *[][]poly.Elem:
		for row := []poly.Elem(nil); r.read(p.key, into(&row, listOver(k))); {
			*x = append(*x, row)
		}
	case *[]Square:
		*x = r.squares(p.key, k)
	case *[]Step:
		for {
			var s Step
			key := fmt.Sprintf("%s %d", p.key, len(*x)+1)
			s.Squares = r.squares(key, k)
			for q := (poly.Poly{}); r.read(key+" divided", into(&q, polyOver(k))); {
				s.Divided = append(s.Divided, q)
			}
			if s.Squares == nil {
				return
			}
			*x = append(*x, s)
		}
	case *exact.Gaussian:
		r.read(p.key, into(x, parsePoint))
	case **exact.Gaussian:
		*x = new(exact.Gaussian)
		r.read(p.key, into(*x, parsePoint))
	case *exact.Rat:
		r.read(p.key, into(x, exact.ParseRat))
	case *int:
		r.read(p.key, into(x, parseInt))
	case **int:
		*x = new(int)
		r.read(p.key, into(*x, parseInt))
	case *bool:
		r.read(p.key, func(text string) error { *x = text == p.word; return nil })
	case *string:
		*x = r.value(p.key)
	}
	if r.i == before {
		r.failf("a line %q would be right here", p.key+": …")
	}
}

func isSteps(p part) bool { _, ok := p.value.(*[]Step); return ok }

// into makes of a parser one that stores what it has read.
func into[T any](x *T, parse func(string) (T, error)) func(string) error {
	return func(text string) (err error) {
		*x, err = parse(text)
		return err
	}
}

func (r *reader) squares(key string, k *poly.Field) []Square {
	var out []Square
	for r.read(key, func(text string) error {
		weight, p, ok := strings.Cut(text, " | ")
		if !ok {
			return fmt.Errorf("a square is written weight | polynomial")
		}
		w, err := k.ParseElem(weight)
		if err != nil {
			return err
		}
		q, err := polyOver(k)(p)
		out = append(out, Square{w, q})
		return err
	}) {
	}
	return out
}

func polyOver(k *poly.Field) func(string) (poly.Poly, error) {
	return func(text string) (poly.Poly, error) {
		p, err := poly.Parse(text, k, "z")
		if err == nil && p.Degree() > MaxDegree {
			err = fmt.Errorf("a polynomial of degree %d; at most %d is read", p.Degree(), MaxDegree)
		}
		return p, err
	}
}

func listOver(k *poly.Field) func(string) ([]poly.Elem, error) {
	return func(text string) (out []poly.Elem, err error) {
		for _, t := range strings.Split(text, ", ") {
			x, err := k.ParseElem(t)
			if err != nil {
				return nil, err
			}
			out = append(out, x)
		}
		return out, nil
	}
}

func parsePoint(text string) (exact.Gaussian, error) {
	if len(text) > maxPoint {
		return exact.Gaussian{}, fmt.Errorf("a point of %d characters; at most %d are read", len(text), maxPoint)
	}
	return exact.ParseGaussian(text)
}

func parseInt(text string) (int, error) {
	n, err := strconv.Atoi(text)
	if err == nil && (n > 1<<30 || n < -1<<30) {
		err = fmt.Errorf("not a small integer")
	}
	return n, err
}
