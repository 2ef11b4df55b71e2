package expression

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Greek are the letters that names of constants have in Julia, and in LaTeX as commands.
var Greek = map[rune]string{'α': "alpha", 'β': "beta", 'γ': "gamma", 'Γ': "Gamma", 'δ': "delta", 'ε': "epsilon", 'ζ': "zeta",
	'η': "eta", 'θ': "theta", 'κ': "kappa", 'λ': "lambda", 'μ': "mu", 'ν': "nu", 'ξ': "xi", 'π': "pi", 'ρ': "rho", 'σ': "sigma",
	'τ': "tau", 'φ': "phi", 'χ': "chi", 'ψ': "psi", 'ω': "omega"}

// CommandLetters are the Greek letters by their commands.
var CommandLetters = func() map[string]string {
	out := map[string]string{`\varepsilon`: "epsilon", `\varphi`: "phi"}
	for _, name := range Greek {
		out[`\`+name] = name
	}
	return out
}()

// blanks are commands without a meaning here.
var blanks = []string{`\,`, `\;`, `\:`, `\!`, `\ `, `\quad`, `\qquad`, `\displaystyle`, `\textstyle`, `\scriptstyle`, `\strut`,
	`\mathstrut`, `\left`, `\right`, `\big`, `\Big`, `\bigl`, `\bigr`, `\Bigl`, `\Bigr`, `\small`, `\centering`, `\limits`}

// phantoms are commands whose argument is not shown.
var phantoms = []string{`\phantom`, `\hphantom`, `\vphantom`, `\vspace`, `\hspace`, `\rule`}

// spellings are other signs for the operators.
var spellings = map[string]string{"−": "-", "–": "-", "·": "*", "×": "*", `\cdot`: "*", `\times`: "*"}

// rootCommand is the function root of the grammar of scheme files.
const rootCommand = `\operatorname{root}`

// CommandLength returns the length of the command of LaTeX at the beginning of s: \ with letters, or with one other
// character.
func CommandLength(s string) int {
	n := 1
	for n < len(s) && isLatin(s[n]) {
		n++
	}
	return max(n, min(2, len(s)))
}

// SkipGroups returns the place behind the groups {…} and […] that begin at byte i, of the bytes before end.
func SkipGroups(src string, i, end int) int {
	for {
		j := i
		for j < end && strings.IndexByte(" \t\n", src[j]) >= 0 {
			j++
		}
		if j == end || src[j] != '{' && src[j] != '[' {
			return i
		}
		depth := 0
		for ; j < end; j++ {
			switch src[j] {
			case '{', '[':
				depth++
			case '}', ']':
				depth--
			}
			if depth == 0 {
				break
			}
		}
		i = min(j+1, end)
	}
}

// LaTeXName returns the name of a constant at the beginning of s, and its length: a letter or a Greek one, perhaps with
// an index, or \mathrm{name}. The name is empty if there is none.
func LaTeXName(s string) (name string, length int) {
	switch {
	case s == "":
		return "", 0
	case s[0] == '\\':
		length = CommandLength(s)
		name = CommandLetters[s[:length]]
		if command := s[:length]; command == `\mathrm` || command == `\mathit` {
			var n int
			name, n = braced(s[length:])
			length += n
		}
	case isLatin(s[0]):
		name, length = s[:1], 1
	}
	if name == "" {
		return "", 0
	}
	if length < len(s) && s[length] == '_' {
		if index, n := braced(s[length+1:]); index != "" {
			return name + index, length + 1 + n
		}
		if length+1 < len(s) && (isDigit(s[length+1]) || isLatin(s[length+1])) {
			return name + s[length+1:length+2], length + 2
		}
		return "", 0
	}
	return name, length
}

// braced returns the word in {word} at the beginning of s, and the length of all.
func braced(s string) (word string, length int) {
	n := strings.IndexByte(s[:min(len(s), 70)], '}')
	if s == "" || s[0] != '{' || n < 0 || n > 60 {
		return "", 0
	}
	word = strings.ReplaceAll(strings.TrimSpace(s[1:n]), `\_`, "_")
	for i := range len(word) {
		if !isDigit(word[i]) && !isLatin(word[i]) && word[i] != '_' {
			return "", 0
		}
	}
	return word, n + 1
}

// latex is next for LaTeX.
func (l *lexer) latex() {
	at, rest := Place{Offset: l.i}, l.rest()
	if name, n := LaTeXName(rest); name != "" {
		l.emit(TokenName, name, at)
		l.i += n
		return
	}
	sign := ""
	switch c := rest[0]; {
	case strings.IndexByte(" \t\n~$", c) >= 0:
		l.i++
		return
	case isDigit(c) || c == '.' && len(rest) > 1 && isDigit(rest[1]):
		n := decimalLength(rest)
		l.emit(TokenNumber, rest[:n], at)
		l.i += n
		return
	case strings.HasPrefix(rest, rootCommand):
		sign = rootCommand
	case c == '\\':
		sign = rest[:CommandLength(rest)]
	default:
		_, n := utf8.DecodeRuneInString(rest)
		sign = rest[:n]
	}
	l.i += len(sign)
	switch {
	case slices.Contains(blanks, sign):
	case slices.Contains(phantoms, sign):
		l.i = SkipGroups(l.src, l.i, len(l.src))
	case spellings[sign] != "":
		l.emit(TokenSign, spellings[sign], at)
	default:
		l.emit(TokenSign, sign, at)
	}
}

// decimalLength returns the length of the digits and points at the beginning of s, with an exponent as in 1.5e-3.
func decimalLength(s string) int {
	n := 0
	for n < len(s) && (isDigit(s[n]) || s[n] == '.') {
		n++
	}
	if n < len(s) && s[n]|0x20 == 'e' {
		m := n + 1
		if m < len(s) && (s[m] == '-' || s[m] == '+') {
			m++
		}
		for ; m < len(s) && isDigit(s[m]); m++ {
			n = m + 1
		}
	}
	return n
}

// factors are the commands that a factor may begin with.
var factors = []string{"(", "[", "{", `\frac`, `\tfrac`, `\dfrac`, `\cfrac`, `\sqrt`, `\num`, `\mathrm`, `\mathit`, `\operatorname`, rootCommand}

// startsFactor reports whether a factor stands here.
func (p *Parser) startsFactor() bool {
	t := p.Peek()
	return t.Kind == TokenNumber || t.Kind == TokenName || t.Kind == TokenSign && slices.Contains(factors, t.Text)
}

// clear refuses products without a sign that can be read in two ways.
func clear(x, y Expr, divided bool, at Place) error {
	_, number := x.Literal()
	switch {
	case divided:
		return at.Errorf("a factor behind a quotient: it may belong above or below the line; write \\frac, or parentheses")
	case number && y.Op == OpNumber:
		return at.Errorf("two numbers side by side; write the digits together, or \\cdot between")
	case number && y.Op == OpQuo:
		if _, _, _, ok := y.Fraction(); ok {
			return at.Errorf("a number before a fraction of numbers: it may be a product or a sum; write \\cdot or +")
		}
	}
	return nil
}

// latexOperand is operand for LaTeX.
func (p *Parser) latexOperand() (Expr, error) {
	t := p.Peek()
	switch {
	case t.Kind == TokenEnd:
		return Expr{}, t.At.Errorf("%s where a number would be right", p.here())
	case t.Kind == TokenNumber:
		p.Take()
		behind := p.src[t.At.Offset+len(t.Text):]
		if strings.HasPrefix(behind, "{,}") {
			return Expr{}, t.At.Errorf("a comma in a number; decimals have a point, and digits are written together")
		}
		if strings.Count(t.Text, ".") > 1 {
			return Expr{}, t.At.Errorf("%.40q is not a number", t.Text)
		}
		return Expr{Op: OpNumber, Text: t.Text, At: t.At}, nil
	case t.Kind == TokenName:
		p.Take()
		return Expr{Op: OpName, Text: t.Text, At: t.At}, nil
	}
	p.Take()
	switch t.Text {
	case "(", "[", "{":
		x, err := p.Expression()
		if err != nil {
			return x, err
		}
		x.Grouped = true
		return x, p.expect(map[string]string{"(": ")", "[": "]", "{": "}"}[t.Text])
	case `\frac`, `\tfrac`, `\dfrac`, `\cfrac`:
		return p.fraction(t.At)
	case `\sqrt`:
		return p.radical(t.At)
	case `\num`, `\mathbf`, `\text`, `\ensuremath`, `\mbox`:
		return p.argument()
	case `\operatorname`:
		return Expr{}, t.At.Errorf("a function that is not known here; sqrt and root are")
	case rootCommand:
		return p.arguments(Expr{Op: OpRoot, At: t.At}, 3)
	}
	p.Next--
	return Expr{}, t.At.Errorf("%s where %s would be right", p.here(), p.dialect.operand)
}

func (p *Parser) fraction(at Place) (Expr, error) {
	x, err := p.argument()
	if err != nil {
		return x, err
	}
	below := p.Peek().At
	y, err := p.argument()
	if err == nil && y.Is("0") {
		err = below.Errorf("division by zero")
	}
	return Expr{Op: OpQuo, Args: []Expr{x, y}, At: at}, err
}

func (p *Parser) radical(at Place) (Expr, error) {
	if p.Accept("[") {
		degree, err := p.Expression()
		if err == nil {
			err = p.expect("]")
		}
		if err == nil && !degree.Is("2") {
			err = p.Peek().At.Errorf("a root of degree %.40s; square roots are read", degree)
		}
		if err != nil {
			return degree, err
		}
	}
	x, err := p.argument()
	return Expr{Op: OpSqrt, Args: []Expr{x}, At: at}, err
}

// argument reads the argument of a command: {…}, a command, or a single character, so that \frac12 is a half.
func (p *Parser) argument() (Expr, error) {
	if t := p.Peek(); t.Kind == TokenNumber && isDigit(t.Text[0]) {
		return p.digit(t)
	}
	if err := p.Enter(); err != nil {
		return Expr{}, err
	}
	defer p.Leave()
	if !p.Accept("{") {
		return p.operand()
	}
	x, err := p.Expression()
	if err != nil {
		return x, err
	}
	return x, p.expect("}")
}

// digit takes the first digit of a number, and leaves the rest of it.
func (p *Parser) digit(t Token) (Expr, error) {
	e := Expr{Op: OpNumber, Text: t.Text[:1], At: t.At}
	p.Take()
	if len(t.Text) == 1 {
		return e, nil
	}
	start, end := t.At.Offset+1, t.At.Offset+len(t.Text)
	rest := p.dialect.lex(p.src, start, end)
	if len(rest) != 2 { // with the end
		return e, t.At.Errorf("%.40q where an argument would be right; put it into braces", t.Text)
	}
	p.Next--
	p.Tokens[p.Next] = rest[0]
	return e, nil
}
