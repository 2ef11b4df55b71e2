package golden

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"rofz/asymptotics"
	"rofz/internal/typography"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/scheme"
	"rofz/scheme/expression"
)

// key says how the lines with one key are written.
type key struct {
	separator string
	many      bool // the key may repeat
	parse     func(lineText) (Value, error)
}

// lineText is the value of a line before it is understood.
type lineText struct {
	text  string
	more  []string
	field algebraic.Field
}

// joined is the value with its continuation on one line.
func (t lineText) joined() string { return prose(t.text, t.more) }

const (
	colon  = ": "
	equals = " = "
)

// keys returns the vocabulary of blocks.
var keys = sync.OnceValue(func() map[string]key {
	words := map[string]key{
		"source":  {colon, false, parseText},
		"note":    {colon, true, parseText},
		"field":   {colon, false, parseGenerator},
		constants: {colon, false, parseConstants},

		string(proofs.Function):      {equals, false, parseFunction},
		string(proofs.Gradient):      {equals, false, parseFunction},
		string(proofs.AtInfinity):    {equals, false, parseInfinity},
		string(proofs.DecayExponent): {equals, false, parseExponent},
		string(proofs.OrderOfR):      {equals, false, parseInteger},
		string(proofs.ErrorConstant): {equals, false, parseNumber},
		string(proofs.PadePair):      {equals, false, parseDegrees},
		string(proofs.BranchOfRoots): {equals, true, parseBranch},
		string(proofs.Resolvent):     {colon, false, parseVerdict},

		string(proofs.TangentOfAngle):    {equals, false, parseRealOrInfinite},
		string(proofs.SSPOfMethod):       {equals, false, parseRealOrInfinite},
		string(proofs.ThresholdOfScheme): {equals, false, parseRealOrInfinite},

		string(proofs.SchwarzPickBound):    {colon, false, parseVerdict},
		string(proofs.SchwarzPickEquality): {equals, false, parseEquality},

		string(proofs.LimitOfPair):       {equals, false, parsePairTerm},
		string(proofs.GradientOfStiff):   {equals, false, parsePairTerm},
		string(proofs.GradientOfUnstiff): {equals, false, parsePairTerm},
	}
	for name, shape := range scheme.Shapes() {
		if isTable(shape) || name == "nodes" || name == "transformed.gamma" {
			words[name] = key{equals, false, func(t lineText) (Value, error) { return parseCoefficients(name, t.joined()) }}
		}
	}
	for j := 1; j <= proofs.MaxBoundPower; j++ {
		words[string(proofs.BoundFact(asymptotics.HalfPlane(), j))] = key{equals, false, parseConstant}
		words[string(proofs.BoundFact(asymptotics.NegativeAxis(), j))] = key{equals, false, parseConstant}
	}
	for _, p := range proofs.Properties() {
		words[string(p)] = key{colon, false, parseVerdict}
	}
	return words
})

const knownKeys = "source, note, field, params, the keys of scheme files, R, R', infinity, decay exponent, order, " +
	"error constant, Padé, branch, resolvent form, tan α, SSP coefficient, threshold factor, Schwarz–Pick, equality, R(z_E, ∞), ∂R/∂z_E, ∂R/∂z_I, sup |z^j R'| on the half-plane or on the " +
	"negative axis with j ≤ 20, and the properties"

// isTable reports whether coefficients of a shape are a table, and not a text.
func isTable(shape scheme.Shape) bool { return shape == scheme.Matrix || shape == scheme.Vector }

func parseText(t lineText) (Value, error) {
	if s := t.joined(); s != "" {
		return Text(s), nil
	}
	return nil, errors.New("empty")
}

// maxFieldDegree bounds the time that a declared field may take.
const maxFieldDegree = 32

func parseGenerator(t lineText) (Value, error) {
	root, ok := strings.CutPrefix(t.joined(), "g = ")
	if !ok {
		return nil, errors.New("\"g = root of x^2-2 in [1.41, 1.42]\" would be right")
	}
	k, err := parseRoot(root)
	return Generator(k), err
}

// parseRoot reads "root of POLYNOMIAL in [LO, HI]" as the field that the root generates.
func parseRoot(s string) (k algebraic.Field, err error) {
	rest, ok := strings.CutPrefix(s, "root of ")
	text, ends, ok2 := strings.Cut(rest, " in [")
	ends, ok3 := strings.CutSuffix(ends, "]")
	first, second, ok4 := strings.Cut(ends, ",")
	if !ok || !ok2 || !ok3 || !ok4 {
		return k, errors.New("\"root of x^2-2 in [1.41, 1.42]\" would be right")
	}
	if len(text) > maxNumber {
		return k, fmt.Errorf("the polynomial has more than %d characters", maxNumber)
	}
	m, err := poly.Parse(strings.ReplaceAll(typography.Hyphen(text), " ", ""), nil, "x")
	if err != nil {
		return k, err
	}
	if m.Degree() > maxFieldDegree {
		return k, fmt.Errorf("degree %d, at most %d is read", m.Degree(), maxFieldDegree)
	}
	lo, err := exact.ParseRat(strings.TrimSpace(typography.Hyphen(first)))
	if err != nil {
		return k, err
	}
	hi, err := exact.ParseRat(strings.TrimSpace(typography.Hyphen(second)))
	if err != nil {
		return k, err
	}
	if !lo.Less(hi) {
		return k, fmt.Errorf("the interval [%v, %v] is empty", lo, hi)
	}
	return algebraic.NewField(m, lo, hi)
}

// maxNumber is the largest number of characters in a number or in one coefficient.
const maxNumber = 20_000

func parseConstants(t lineText) (Value, error) {
	out := Coefficients{Key: constants}
	for part := range strings.SplitSeq(t.joined(), ";") {
		name, expr, ok := strings.Cut(part, "=")
		name, expr = strings.TrimSpace(name), strings.TrimSpace(expr)
		if !ok || name == "" || expr == "" {
			return nil, errors.New("\"name = expression; name = expression\" would be right")
		}
		out.Rows = append(out.Rows, []string{name, expr})
	}
	return out, nil
}

// parseCoefficients reads those under a key: a table in brackets, a polynomial with or without them, or a number.
func parseCoefficients(key, s string) (Value, error) {
	out := Coefficients{Key: key}
	inner, ok := brackets(s)
	rows := []string{inner}
	switch {
	case !isTable(scheme.ShapeOf(key)) && !strings.HasPrefix(s, "["):
		if s == "" {
			return nil, errors.New("empty")
		}
		out.Rows = [][]string{{s}}
		return out, nil
	case !ok:
		return nil, errors.New("coefficients stand in brackets")
	case out.isMatrix():
		rows = split(inner)
	}
	for _, r := range rows {
		if out.isMatrix() {
			if r, ok = brackets(r); !ok {
				return nil, errors.New("\"[[…], […]]\" would be right")
			}
		}
		row, err := parseRow(r)
		if err != nil {
			return nil, err
		}
		out.Rows = append(out.Rows, row)
	}
	return out, nil
}

func brackets(s string) (inner string, ok bool) {
	s, ok = strings.CutPrefix(strings.TrimSpace(s), "[")
	inner, ok2 := strings.CutSuffix(s, "]")
	return inner, ok && ok2
}

func parseRow(s string) ([]string, error) {
	entries := split(s)
	for i, e := range entries {
		if e == "" || strings.ContainsAny(e, "[]") {
			return nil, fmt.Errorf("entry %d is empty or has brackets", i+1)
		}
	}
	return entries, nil
}

// split cuts at the commas that stand in no parentheses or brackets.
func split(s string) []string {
	var out []string
	depth, start := 0, 0
	for i := range len(s) {
		switch s[i] {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case ',':
			if depth == 0 {
				out = append(out, strings.TrimSpace(s[start:i]))
				start = i + 1
			}
		}
	}
	return append(out, strings.TrimSpace(s[start:]))
}

func parseFunction(t lineText) (Value, error) {
	f, err := expression.ParseFunction(t.joined(), t.field.Algebra())
	return Function{t.field, f}, err
}

func parseNumber(t lineText) (Value, error) {
	x, err := number(t.joined(), t.field)
	return Number{t.field, x}, err
}

// number reads a constant in the notation of functions.
func number(s string, k algebraic.Field) (poly.Elem, error) {
	f, err := expression.ParseFunction(s, k.Algebra())
	if err != nil {
		return poly.Elem{}, err
	}
	if !f.IsConstant() {
		return poly.Elem{}, errors.New("z has no place here")
	}
	return f.Numerator().Coeff(0), nil
}

func parseInteger(t lineText) (Value, error) {
	n, err := integer(t.joined())
	return Integers{n}, err
}

func integer(s string) (int, error) {
	n, err := strconv.Atoi(typography.Hyphen(s))
	if err != nil || strings.HasPrefix(s, "+") {
		return 0, fmt.Errorf("%q is no integer", shorten(s))
	}
	return n, nil
}

func parseExponent(t lineText) (Value, error) {
	if t.joined() == "none" {
		return Integers{}, nil
	}
	return parseInteger(t)
}

func parseDegrees(t lineText) (Value, error) {
	s := t.joined()
	if s == "none" {
		return Integers{}, nil
	}
	first, second, ok := strings.Cut(strings.TrimSuffix(strings.TrimPrefix(s, "("), ")"), ",")
	j, err1 := integer(strings.TrimSpace(first))
	k, err2 := integer(strings.TrimSpace(second))
	if !ok || err1 != nil || err2 != nil || j < 0 || k < 0 || max(j, k) > 400 {
		return nil, errors.New("\"(2, 3)\" or \"none\" would be right")
	}
	return Integers{j, k}, nil
}

func parseInfinity(t lineText) (Value, error) {
	s := t.joined()
	if limit, ok := strings.CutSuffix(s, ", R' = 0"); ok {
		x, err := number(limit, t.field)
		return Infinity{t.field, asymptotics.Infinity{Finite: true, Constant: true, Limit: x}}, err
	}
	limit, gradient, ok := strings.Cut(s, ", R' ~ ")
	if !ok {
		return nil, errors.New("\"0, R' ~ −2 z⁻²\", \"infinite, R' ~ 1\" or \"1, R' = 0\" would be right")
	}
	out := asymptotics.Infinity{Finite: limit != "infinite"}
	var err error
	if out.Finite {
		if out.Limit, err = number(limit, t.field); err != nil {
			return nil, err
		}
	}
	coefficient, power, ok := strings.Cut(gradient, "z")
	if ok {
		if out.Exponent, err = exponent(power); err != nil {
			return nil, err
		}
	}
	out.Leading, err = number(strings.TrimSuffix(strings.TrimSpace(coefficient), "*"), t.field)
	if err == nil && out.Leading.IsZero() {
		err = errors.New("the coefficient of a power of z is not zero")
	}
	return Infinity{t.field, out}, err
}

// exponent reads what follows z: "", "^-2" or "⁻²".
func exponent(s string) (int, error) {
	if s == "" {
		return 1, nil
	}
	if after, ok := strings.CutPrefix(s, "^"); ok {
		return integer(after)
	}
	digits := typography.Baseline(s)
	if digits == s {
		return 0, fmt.Errorf("%q is no exponent", shorten(s))
	}
	return integer(digits)
}

func parseBranch(t lineText) (Value, error) {
	form := errors.New("\"root of x, multiplicity 2, exponent −3/2, kappa 3/2\" would be right")
	parts := split(t.joined())
	if len(parts) < 3 {
		return nil, form
	}
	var out Branch
	var err error
	if factor, ok := strings.CutPrefix(parts[0], "root of "); ok {
		if out.Factor, err = poly.Parse(typography.Hyphen(factor), nil, "x"); err != nil {
			return nil, err
		}
		if out.Factor = out.Factor.Monic(); out.Factor.Degree() < 1 {
			return nil, form
		}
	} else if parts[0] != "infinite" {
		return nil, form
	}
	multiplicity, ok := strings.CutPrefix(parts[1], "multiplicity ")
	if out.Multiplicity, err = integer(multiplicity); !ok || err != nil || out.Multiplicity < 1 {
		return nil, form
	}
	if parts[2] == "constant" && len(parts) == 3 {
		out.Constant = true
		return out, nil
	}
	e, ok := strings.CutPrefix(parts[2], "exponent ")
	if !ok || len(parts) != 4 {
		return nil, form
	}
	kappa, ok := strings.CutPrefix(parts[3], "kappa ")
	if !ok {
		return nil, form
	}
	if out.Exponent, err = exact.ParseRat(typography.Hyphen(e)); err != nil {
		return nil, err
	}
	if out.Kappa, err = poly.Parse(typography.Hyphen(kappa), nil, "x"); err == nil && !out.Factor.IsZero() {
		_, out.Kappa = out.Kappa.DivMod(out.Factor)
	}
	return out, err
}

func parseVerdict(t lineText) (Value, error) {
	for _, v := range []certificate.Outcome{certificate.Proved, certificate.Refuted, certificate.Undecided} {
		if t.text != v.String() {
			continue
		}
		if len(t.more) == 0 {
			return Verdict{Verdict: v}, nil
		}
		f, err := certificate.Parse(evidenceFile(t.more))
		if err != nil {
			return nil, evidenceError(t.more, err)
		}
		if len(f.Claims) != 1 {
			return nil, errors.New("one certificate would be right")
		}
		return Verdict{v, f.Claims[0]}, nil
	}
	return nil, fmt.Errorf("%q is no verdict; proved, refuted or undecided would be right", shorten(t.text))
}

// evidenceFile makes a certificate file of evidence, which lacks the kind, the first and the last line and the empty ones.
func evidenceFile(lines []string) string {
	kind := certificate.Rational
	if slices.ContainsFunc(lines, func(l string) bool { return strings.HasPrefix(l, "rho: ") }) {
		kind = certificate.LinearSteps
	}
	body := strings.ReplaceAll(strings.Join(lines, "\n"), "\nclaim: ", "\n\nclaim: ")
	return certificate.Header + "\n\nscheme: " + kind + "\n" + body + "\n\n" + certificate.End + "\n"
}

// evidenceError counts the lines of the evidence from the verdict on, instead of from the header that it lacks.
func evidenceError(lines []string, err error) error {
	m, ok := errors.AsType[*certificate.Malformed](err)
	if !ok {
		return err
	}
	line := m.Line - 3
	if claim := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "claim: ") }); claim >= 0 && line > claim {
		line--
	}
	return fmt.Errorf("line %d of the evidence: %s", line, m.Reason)
}
