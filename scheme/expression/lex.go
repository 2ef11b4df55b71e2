package expression

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"rofz/internal/typography"
	"rofz/poly/exact"
)

// TokenKind tells tokens apart.
type TokenKind byte

// The kinds of tokens.
const (
	TokenEnd     TokenKind = iota
	TokenNumber            // Text is without Suffix
	TokenName              // an identifier
	TokenText              // without its quotes
	TokenSign              // an operator or a bracket, or a command of LaTeX
	TokenNewline           // in Python and Julia
	TokenDefine            // in C: what stands behind # in a line of the preprocessor
)

// Token is a word of a source.
type Token struct {
	Kind   TokenKind
	Spaced bool // a blank stands before it
	Text   string
	Suffix string // of a number, in C
	At     Place
}

// Here names a token in messages.
func (t Token) Here() string {
	switch t.Kind {
	case TokenSign:
		if t.Text == Unclear {
			return "a text that MATLAB and Octave read in different ways"
		}
	case TokenEnd:
		return "the end"
	case TokenNewline:
		return "the end of the line"
	case TokenText:
		return fmt.Sprintf("the text %.40q", t.Text)
	}
	return fmt.Sprintf("%.40q", t.Text)
}

// MaxTokens bounds the work on one file, and the memory: a token takes 64 bytes.
const MaxTokens = 1 << 19

type lexer struct {
	src     string
	i       int
	dialect *Dialect
	at      Place  // of what is counted in lines
	depth   int    // of brackets
	open    []byte // the brackets around, in MATLAB
	out     []Token

	spelled map[string]string // names where capital letters mean nothing, by their small letters
}

// Lex splits a source text. What no language here has (a stray byte) becomes a sign of its own, which a parser refuses
// where it matters.
func (d *Dialect) Lex(src string) []Token { return d.lex(src, 0, len(src)) }

func (d *Dialect) lex(src string, start, end int) []Token {
	if d.prepare != nil {
		src = d.prepare(src)
	}
	l := &lexer{src: src[:end], i: start, dialect: d, at: Place{start, 1, 1}}
	for l.i < len(l.src) && len(l.out) < MaxTokens {
		l.next()
	}
	if d == Julia {
		l.out = continued(l.out)
	}
	return append(l.out, Token{Kind: TokenEnd, At: l.place()})
}

// place returns the current place: with lines in languages that have them.
func (l *lexer) place() Place {
	if l.dialect.quotes == "" {
		return Place{Offset: l.i}
	}
	return l.at
}

func (l *lexer) rest() string { return l.src[l.i:] }

// skip moves over n bytes and returns them.
func (l *lexer) skip(n int) string {
	text := l.src[l.i : l.i+n]
	for _, r := range text {
		if r == '\n' || r == '\v' && l.dialect == Fortran {
			l.at.Line, l.at.Column = l.at.Line+1, 1
		} else {
			l.at.Column++
		}
	}
	l.i += n
	l.at.Offset = l.i
	return text
}

// reserve makes room for a token: at once for as many as the rest of the source has if it is like what was read, but for no
// more than four times as many as there are. Growing in small steps would take several times the memory.
func (l *lexer) reserve() {
	n := len(l.out)
	if n < cap(l.out) || n < 1<<10 {
		return
	}
	all := n * (len(l.src)/(l.i+1) + 1)
	l.out = slices.Grow(l.out, min(max(all, n+n/4), 4*n, MaxTokens+2)-n+1)
}

func (l *lexer) emit(kind TokenKind, text string, at Place) {
	l.reserve()
	spaced := at.Offset == 0 || strings.IndexByte(" \t\n\r", l.src[at.Offset-1]) >= 0
	l.out = append(l.out, Token{Kind: kind, Text: text, At: at, Spaced: spaced})
}

func (l *lexer) next() {
	if l.dialect.latex {
		l.latex()
		return
	}
	if l.dialect.print && l.printed() {
		return
	}
	at, d := l.place(), l.dialect
	r, size := utf8.DecodeRuneInString(l.rest())
	switch {
	case r == '\n':
		l.skip(1)
		if d.lines == allLines || d.lines == outsideLines && l.depth == 0 {
			l.emit(TokenNewline, "\n", at)
		}
	case strings.ContainsRune(" \t\r", r) || !d.strict && (unicode.IsSpace(r) || r == '\ufeff'):
		l.skip(size)
	case d == MATLAB && l.matlab(r, at):
	case l.comment():
	case d == Fortran && r == '#':
		l.fortranDirective(at)
	case d.braces && l.bracesOnly(r, at):
	case isDigit(l.src[l.i]) || r == '.' && (d.strict || l.i+1 < len(l.src) && isDigit(l.src[l.i+1])):
		l.number()
	case strings.ContainsRune(d.quotes, r):
		l.quoted(at)
	case d.letter(r) || r == '@' && d == Julia:
		n := strings.IndexFunc(l.rest()[size:], func(r rune) bool { return !d.letter(r) && !d.inName(r) })
		if n < 0 {
			n = len(l.rest()) - size
		}
		name := strings.TrimRight(l.rest()[:size+n], "!")
		if d == Julia && len(name) < size+n && !strings.HasPrefix(l.rest()[size+n:], "=") { // push!, and not a != b
			name += "!"
		}
		if l.skip(len(name)); d == Fortran {
			name = l.spelling(name)
		}
		l.emit(TokenName, name, at)
	default:
		l.sign(at, size)
	}
}

// printed reads what print has besides: a superscript, which is a power, a fraction that is a character, or a letter.
func (l *lexer) printed() bool {
	at := l.place()
	r, size := utf8.DecodeRuneInString(l.rest())
	_, fraction := exact.FromVulgar(r)
	end := strings.IndexFunc(l.rest()+" ", func(r rune) bool { return typography.Baseline(string(r)) == string(r) })
	switch {
	case end > 0:
		l.emit(TokenSign, l.dialect.power, at)
		l.emit(TokenNumber, typography.Baseline(l.skip(end)), at)
	case fraction:
		l.emit(TokenNumber, l.skip(size), at)
	case l.dialect.letter(r):
		l.emit(TokenName, l.skip(size), at)
	default:
		return false
	}
	return true
}

// letter reports whether a name may begin with r.
func (d *Dialect) letter(r rune) bool {
	if d.strict {
		return r == '_' || r < utf8.RuneSelf && isLatin(byte(r))
	}
	return r == '_' || unicode.IsLetter(r)
}

// inName reports whether a name may go on with r, which is no letter.
func (d *Dialect) inName(r rune) bool {
	if d.strict {
		return r >= '0' && r <= '9'
	}
	return d == R && r == '.' || d == Julia && (unicode.Is(unicode.No, r) || r == '′') || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || r == '!' && d != MATLAB
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isLatin(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// comment skips a comment.
func (l *lexer) comment() bool {
	for _, c := range l.dialect.comments {
		opening, closing := c[0], c[1]
		if !strings.HasPrefix(l.rest(), opening) {
			continue
		}
		n := strings.Index(l.rest()[len(opening):], closing)
		for closing == "\n" && l.dialect.hashes && n > 0 && l.rest()[len(opening)+n-1] == '\\' { // the next line belongs to it
			next := strings.Index(l.rest()[len(opening)+n+1:], closing)
			if n += next + 1; next < 0 {
				n = -1
			}
		}
		switch {
		case n < 0:
			l.skip(len(l.rest()))
		case closing == "\n":
			l.skip(len(opening) + n)
		default:
			l.skip(len(opening) + n + len(closing))
		}
		return true
	}
	return false
}

// number reads digits with a point and an exponent. In languages a point may belong to what follows: 1.//2 has one of
// its own, 1..2 has not; and an exponent without digits is none. In coefficients it is a fault of the number.
func (l *lexer) number() {
	at := l.place()
	i := l.i
	digits := func() {
		for i < len(l.src) && (isDigit(l.src[i]) || l.separates(i)) {
			i++
		}
	}
	digits()
	if i < len(l.src) && l.src[i] == '.' && (l.dialect.strict || !strings.HasPrefix(l.src[i:], "..")) && !l.entrywise(i) {
		i++
		digits()
	}
	if i < len(l.src) && (l.src[i]|0x20 == 'e' || (l.dialect == Fortran || l.dialect == MATLAB) && l.src[i]|0x20 == 'd' || l.dialect == Fortran && l.src[i]|0x20 == 'q') {
		j := i + 1
		if j < len(l.src) && (l.src[j] == '+' || l.src[j] == '-') {
			j++
		}
		if l.dialect.strict || j < len(l.src) && isDigit(l.src[j]) {
			i = j
			digits()
		}
	}
	text := l.skip(i - l.i)
	if c := l.dialect.separator; c != 0 {
		text = strings.ReplaceAll(text, string(c), "")
	}
	l.emit(TokenNumber, text, at)
	if l.dialect == Fortran {
		l.kind()
	}
	if l.dialect.endings != nil {
		n := 0
		for n < len(l.rest()) && (isDigit(l.rest()[n]) || l.rest()[n] == '_' || isLatin(l.rest()[n])) {
			n++
		}
		l.out[len(l.out)-1].Suffix = l.skip(n)
	}
}

// entrywise reports whether a point begins a sign of MATLAB.
func (l *lexer) entrywise(i int) bool {
	return l.dialect == MATLAB && i+1 < len(l.src) && strings.IndexByte(`*/^\'`, l.src[i+1]) >= 0
}

// separates reports whether a sign between two digits stands at a byte of the source.
func (l *lexer) separates(i int) bool {
	return l.dialect.separator != 0 && l.src[i] == l.dialect.separator && i > 0 && isDigit(l.src[i-1]) && i+1 < len(l.src) && isDigit(l.src[i+1])
}

// quoted reads a text. Escapes are kept as they are: no coefficient has any.
func (l *lexer) quoted(at Place) {
	quote := l.rest()[:1]
	if triple := strings.Repeat(quote, 3); (!l.dialect.braces || l.dialect == Java) && l.dialect != Fortran && strings.HasPrefix(l.rest(), triple) {
		quote = triple
	}
	l.skip(len(quote))
	i := 0
	for rest := l.rest(); i < len(rest) && !strings.HasPrefix(rest[i:], quote) && (len(quote) == 3 || quote == "`" || l.dialect == Rust || rest[i] != '\n'); i++ {
		if rest[i] == '\\' && i+1 < len(rest) && quote != "`" && l.dialect != Fortran {
			i++
		}
	}
	text := l.skip(min(i, len(l.rest())))
	if strings.HasPrefix(l.rest(), quote) {
		l.skip(len(quote))
	}
	l.emit(TokenText, text, at)
}

func (l *lexer) sign(at Place, size int) {
	for _, s := range l.dialect.signs {
		if strings.HasPrefix(l.rest(), s) {
			size = len(s)
		}
	}
	text := l.skip(size)
	if other, ok := fortranBrackets[text]; ok && l.dialect == Fortran {
		text = other
	} else if text == "$" && l.dialect == R {
		text = "."
	}
	switch text {
	case "(", "[", "{":
		l.depth++
	case ")", "]", "}":
		l.depth = max(0, l.depth-1)
	case "−":
		if !l.dialect.strict {
			text = "-"
		}
	case "·":
		if l.dialect.print {
			text = "*"
		}
	}
	l.emit(TokenSign, text, at)
}

// here names what stands at the next token: the whole of it in languages, a character or a command elsewhere.
func (p *Parser) here() string {
	t := p.Peek()
	switch d := p.dialect; {
	case t.Kind == TokenEnd:
		return d.end
	case d.quotes != "":
		return t.Here()
	case d.latex && p.src[t.At.Offset] == '\\':
		return fmt.Sprintf("%.40s", p.src[t.At.Offset:t.At.Offset+CommandLength(p.src[t.At.Offset:])])
	}
	r, _ := utf8.DecodeRuneInString(p.src[t.At.Offset:])
	return strconv.QuoteRune(r)
}
