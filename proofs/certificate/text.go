package certificate

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rofz/poly"
	"rofz/poly/exact"
)

// Header is the first line of a certificate file.
const Header = "rofz certificate v1"

// MaxText is the largest certificate text that Parse reads, in bytes.
const MaxText = 64 << 20

// MaxDegree is the largest degree of a polynomial that Parse reads. The schemes of this module have at most 200 stages,
// and no evidence about one is of more than twice their degree; checks take up to the cube of the degree.
const MaxDegree = 400

// parsePoly reads a polynomial in z.
func parsePoly(s string, k *poly.Field) (poly.Poly, error) {
	p, err := poly.Parse(s, k, "z")
	if err == nil && p.Degree() > MaxDegree {
		err = fmt.Errorf("a polynomial of degree %d; at most %d is read", p.Degree(), MaxDegree)
	}
	return p, err
}

// Format returns the canonical text of the certificates: the header, and for each an empty line, its claim, and one
// "key: value" line for each piece of evidence. Parse reads it back.
func Format(cs ...Certificate) string {
	w := &writer{}
	w.b.WriteString(Header + "\n")
	for _, c := range cs {
		w.b.WriteByte('\n')
		w.line("claim", c.claim())
		c.write(w)
	}
	return w.b.String()
}

// Parse reads a certificate file. It accepts the canonical text only: Format(Parse(s)...) = s, byte for byte. Every
// error is a *Malformed that names the line.
func Parse(s string) ([]Certificate, error) {
	if len(s) > MaxText {
		return nil, &Malformed{0, fmt.Sprintf("more than %d bytes", MaxText)}
	}
	lines := strings.Split(s, "\n")
	if lines[0] != Header {
		return nil, &Malformed{1, fmt.Sprintf("the first line is not %q", Header)}
	}
	r := &reader{lines: lines, i: 1}
	var out []Certificate
	for r.i < len(lines)-1 {
		c := r.section()
		if r.err != nil {
			return nil, r.err
		}
		out = append(out, c)
	}
	if len(out) == 0 {
		return nil, &Malformed{len(lines), "no claim"}
	}
	for i, line := range strings.Split(Format(out...), "\n") {
		if i >= len(lines) || lines[i] != line {
			return nil, &Malformed{i + 1, "not in canonical form, which is " + line}
		}
	}
	return out, nil
}

// section reads one certificate.
func (r *reader) section() Certificate {
	if r.lines[r.i] != "" {
		r.fail("an empty line before each claim would be right")
		return nil
	}
	r.i++
	claim := r.value("claim")
	c := newClaim(claim)
	if c == nil {
		r.i--
		r.fail("unknown claim %.60q", claim)
		return nil
	}
	c.read(r)
	return c
}

// newClaim returns an empty certificate for the text of a claim, nil if there is none of that name.
func newClaim(claim string) Certificate {
	property, against := strings.CutPrefix(claim, "not ")
	switch property {
	case AStable, LStable, StronglyAStable, IStable:
		return &Stability{Property: property}
	case AStable + multistepSuffix, LStable + multistepSuffix:
		return &Multistep{Property: strings.TrimSuffix(property, multistepSuffix)}
	case ZeroStable:
		return &ZeroStability{}
	case AStable + generalLinearSuffix, LStable + generalLinearSuffix:
		return &GeneralLinear{Property: strings.TrimSuffix(property, generalLinearSuffix)}
	case ZeroStable + generalLinearSuffix:
		return &GeneralLinearZeroStability{}
	case AlgebraicallyStable:
		return &AlgebraicStability{}
	case "stiffly accurate":
		return &StiffAccuracy{Against: against}
	case schwarzPick:
		return &SchwarzPick{}
	}
	if region, ok := strings.CutPrefix(property, gradientBound); ok && slices.Contains([]string{HalfPlane, NegativeAxis, Sector}, region) {
		return &Gradient{Region: region}
	}
	if !against {
		for _, c := range []Certificate{&Derivation{}, &Derivative{}, &AtInfinity{}, &Order{}, &Pole{}} {
			if c.claim() == claim {
				return c
			}
		}
	}
	return nil
}

// writer puts evidence into lines.
type writer struct{ b strings.Builder }

func (w *writer) line(key, value string) { fmt.Fprintf(&w.b, "%s: %s\n", key, value) }

func (w *writer) integer(key string, n int) { w.line(key, strconv.Itoa(n)) }

func (w *writer) poly(key string, p poly.Poly) { w.line(key, p.Format("z")) }

func (w *writer) optional(key string, p poly.Poly) {
	if !p.IsZero() {
		w.poly(key, p)
	}
}

func (w *writer) squares(key string, list []Square) {
	for _, s := range list {
		w.line(key, s.Weight.String()+" | "+s.Poly.Format("z"))
	}
}

// field writes the number field, if there is one, and the root that its generator stands for.
func (w *writer) field(prefix string, root exact.Interval, fields ...*poly.Field) {
	for _, k := range fields {
		if k != nil {
			w.line(prefix+"field", k.MinimalPolynomial().Format("x"))
			w.line(prefix+"root", root.String())
			return
		}
	}
}

func (w *writer) function(f Function, more ...*poly.Field) {
	w.field("", f.Root, append(fieldsOf(f), more...)...)
	w.poly("P", f.P)
	w.poly("Q", f.Q)
}

func (w *writer) vector(key string, v []poly.Elem) {
	texts := make([]string, len(v))
	for i, x := range v {
		texts[i] = x.String()
	}
	w.line(key, strings.Join(texts, ", "))
}

func (w *writer) vectorOfPolys(key string, v []poly.Poly) {
	for _, p := range v {
		w.poly(key, p)
	}
}

// reader takes evidence from lines. After the first error it returns zero values.
type reader struct {
	lines []string
	i     int
	err   error
}

func (r *reader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = &Malformed{r.i + 1, fmt.Sprintf(format, args...)}
	}
}

// has reports whether the next line has the key.
func (r *reader) has(key string) bool {
	return r.err == nil && r.i < len(r.lines) && strings.HasPrefix(r.lines[r.i], key+": ")
}

// value takes the next line, which must have the key.
func (r *reader) value(key string) string {
	if !r.has(key) {
		r.fail("a line %q would be right here", key+": …")
		return ""
	}
	r.i++
	return r.lines[r.i-1][len(key)+2:]
}

// bad reports a fault in the line just taken.
func (r *reader) bad(err error) {
	if err != nil {
		r.i--
		r.fail("%v", err)
	}
}

func (r *reader) field(prefix string) (*poly.Field, exact.Interval) {
	if !r.has(prefix + "field") {
		return nil, exact.Interval{}
	}
	m, err := poly.Parse(r.value(prefix+"field"), nil, "x")
	var k *poly.Field
	if err == nil && m.Degree() > 64 {
		err = fmt.Errorf("a field of degree above 64")
	}
	if err == nil {
		k, err = poly.NewField(m)
	}
	r.bad(err)
	text := r.value(prefix + "root")
	if r.err != nil {
		return k, exact.Interval{}
	}
	x, err := parseInterval(text)
	r.bad(err)
	return k, x
}

func parseInterval(s string) (x exact.Interval, err error) {
	inner, ok := strings.CutPrefix(s, "[")
	inner, ok2 := strings.CutSuffix(inner, "]")
	lo, hi, ok3 := strings.Cut(inner, ", ")
	if !ok || !ok2 || !ok3 {
		return x, fmt.Errorf("an interval is written [lo, hi]")
	}
	if x.Lo, err = exact.ParseRat(lo); err != nil {
		return x, err
	}
	x.Hi, err = exact.ParseRat(hi)
	return x, err
}

func (r *reader) poly(key string, k *poly.Field) poly.Poly {
	text := r.value(key)
	if r.err != nil {
		return poly.Poly{}
	}
	p, err := parsePoly(text, k)
	r.bad(err)
	return p
}

func (r *reader) optional(key string, k *poly.Field) poly.Poly {
	if !r.has(key) {
		return poly.Poly{}
	}
	return r.poly(key, k)
}

func (r *reader) polys(key string, k *poly.Field) []poly.Poly {
	var out []poly.Poly
	for r.has(key) {
		out = append(out, r.poly(key, k))
	}
	return out
}

func (r *reader) squares(key string, k *poly.Field) []Square {
	var out []Square
	for r.has(key) {
		weight, p, ok := strings.Cut(r.value(key), " | ")
		if !ok {
			r.bad(fmt.Errorf("a square is written weight | polynomial"))
			return nil
		}
		w, err := k.ParseElem(weight)
		r.bad(err)
		q, err := parsePoly(p, k)
		r.bad(err)
		out = append(out, Square{w, q})
	}
	return out
}

func (r *reader) function() (Function, *poly.Field) {
	k, root := r.field("")
	return Function{P: r.poly("P", k), Q: r.poly("Q", k), Root: root}, k
}

func (r *reader) elem(key string, k *poly.Field) poly.Elem {
	text := r.value(key)
	if r.err != nil {
		return poly.Elem{}
	}
	x, err := k.ParseElem(text)
	r.bad(err)
	return x
}

func (r *reader) vector(key string, k *poly.Field) []poly.Elem {
	text := r.value(key)
	if r.err != nil {
		return nil
	}
	var out []poly.Elem
	for _, t := range strings.Split(text, ", ") {
		x, err := k.ParseElem(t)
		r.bad(err)
		out = append(out, x)
	}
	return out
}

func (r *reader) rat(key string) exact.Rat {
	text := r.value(key)
	if r.err != nil {
		return exact.Rat{}
	}
	x, err := exact.ParseRat(text)
	r.bad(err)
	return x
}

func (r *reader) integer(key string) int {
	text := r.value(key)
	if r.err != nil {
		return 0
	}
	x, err := exact.ParseRat(text)
	if err == nil && (!x.IsInt() || x.Abs().Cmp(exact.Int(1<<30)) > 0) {
		err = fmt.Errorf("not a small integer")
	}
	r.bad(err)
	return int(x.Num().Int64())
}
