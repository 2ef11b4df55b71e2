package notation

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"rofz/scheme"
)

// language tells the dialects of the readers apart.
type language byte

const (
	langCoefficient language = iota
	langC
	langPython
	langJulia
)

// place is a position in a source file, counted from 1.
type place struct{ line, column int }

func (p place) String() string { return fmt.Sprintf("line %d, column %d", p.line, p.column) }

// errorf returns an error at a place; Read completes it with the file.
func (p place) errorf(format string, args ...any) error {
	return &scheme.Error{At: p.String(), Message: fmt.Sprintf(format, args...)}
}

type tokenKind byte

const (
	tokEnd     tokenKind = iota
	tokNumber            // text without suffix
	tokName              // an identifier
	tokString            // text without quotes
	tokSign              // an operator or a bracket
	tokNewline           // in Python and Julia
	tokDefine            // in C: #define NAME body, to the end of the line
)

type token struct {
	kind   tokenKind
	text   string
	suffix string // of a number, in C
	at     place
	spaced bool // a blank stands before it
}

// here names a token in messages.
func (t token) here() string {
	switch t.kind {
	case tokEnd:
		return "the end"
	case tokNewline:
		return "the end of the line"
	case tokString:
		return fmt.Sprintf("the text %.40q", t.text)
	}
	return fmt.Sprintf("%.40q", t.text)
}

// maxTokens bounds the work on one file.
const maxTokens = 1 << 20

type lexer struct {
	src   string
	i     int
	at    place
	lang  language
	depth int // of brackets
	out   []token
}

// lex splits a source text. Text that no language here has (a stray byte) becomes a sign of its own, which the parser
// refuses where it matters.
func lex(src string, lang language) []token {
	l := &lexer{src: src, at: place{1, 1}, lang: lang}
	for l.i < len(l.src) && len(l.out) < maxTokens {
		l.next()
	}
	l.out = append(l.out, token{kind: tokEnd, at: l.at})
	return l.out
}

func (l *lexer) rest() string { return l.src[l.i:] }

// skip moves over n bytes and returns them.
func (l *lexer) skip(n int) string {
	text := l.src[l.i : l.i+n]
	for _, r := range text {
		if r == '\n' {
			l.at = place{l.at.line + 1, 1}
		} else {
			l.at.column++
		}
	}
	l.i += n
	return text
}

func (l *lexer) emit(kind tokenKind, text string, at place, start int) {
	spaced := start == 0 || strings.IndexByte(" \t\n\r", l.src[start-1]) >= 0
	l.out = append(l.out, token{kind: kind, text: text, at: at, spaced: spaced})
}

func (l *lexer) next() {
	start, at := l.i, l.at
	r, size := utf8.DecodeRuneInString(l.rest())
	switch {
	case r == '\n':
		l.skip(1)
		if l.lang == langJulia || l.lang == langPython && l.depth == 0 {
			l.emit(tokNewline, "\n", at, start)
		}
	case unicode.IsSpace(r) || r == '\ufeff':
		l.skip(size)
	case l.comment():
	case l.lang == langC && r == '#':
		l.directive()
	case r >= '0' && r <= '9' || r == '.' && l.i+1 < len(l.src) && isDigit(l.src[l.i+1]):
		l.number()
	case r == '"' || r == '\'' && (l.lang == langPython || l.lang == langC):
		l.quoted(start, at)
	case unicode.IsLetter(r) || r == '_' || r == '@' && l.lang == langJulia:
		n := strings.IndexFunc(l.rest()[size:], func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && !unicode.Is(unicode.Mn, r) && r != '!'
		})
		if n < 0 {
			n = len(l.rest()) - size
		}
		text := strings.TrimRight(l.src[l.i:l.i+size+n], "!")
		l.skip(len(text))
		l.emit(tokName, text, at, start)
	default:
		l.sign(start, at, size)
	}
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// comment skips a comment.
func (l *lexer) comment() bool {
	until := func(opening, closing string) bool {
		if !strings.HasPrefix(l.rest(), opening) {
			return false
		}
		n := strings.Index(l.rest()[len(opening):], closing)
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
	switch l.lang {
	case langC:
		return until("/*", "*/") || until("//", "\n")
	case langPython:
		if strings.HasPrefix(l.rest(), "\\\n") {
			l.skip(2)
			return true
		}
		return until("#", "\n")
	case langJulia:
		return until("#=", "=#") || until("#", "\n")
	}
	return false
}

// directive keeps #define and skips all other lines of the preprocessor.
func (l *lexer) directive() {
	start, at := l.i, l.at
	var line strings.Builder
	for l.i < len(l.src) {
		n := strings.IndexByte(l.rest(), '\n')
		if n < 0 {
			n = len(l.rest())
		}
		part := l.skip(n)
		if l.i < len(l.src) && strings.HasSuffix(part, `\`) {
			line.WriteString(strings.TrimSuffix(part, `\`) + " ")
			l.skip(1)
			continue
		}
		line.WriteString(part)
		break
	}
	if rest, ok := strings.CutPrefix(strings.TrimSpace(line.String()[1:]), "define "); ok {
		l.emit(tokDefine, rest, at, start)
	}
}

func (l *lexer) number() {
	start, at := l.i, l.at
	i := l.i
	digits := func() {
		for i < len(l.src) && isDigit(l.src[i]) {
			i++
		}
	}
	digits()
	// In Julia and Python a point may belong to what follows: 1.//2 does not, 1..2 does.
	if i < len(l.src) && l.src[i] == '.' && !(i+1 < len(l.src) && l.src[i+1] == '.') {
		i++
		digits()
	}
	if i+1 < len(l.src) && (l.src[i] == 'e' || l.src[i] == 'E') {
		j := i + 1
		if l.src[j] == '+' || l.src[j] == '-' {
			j++
		}
		if j < len(l.src) && isDigit(l.src[j]) {
			i = j
			digits()
		}
	}
	text := l.skip(i - l.i)
	l.emit(tokNumber, text, at, start)
	if l.lang == langC {
		n := 0
		for n < len(l.rest()) && (isDigit(l.rest()[n]) || l.rest()[n] == '_' || l.rest()[n]|0x20 >= 'a' && l.rest()[n]|0x20 <= 'z') {
			n++
		}
		l.out[len(l.out)-1].suffix = l.skip(n)
	}
}

// quoted reads a string. Escapes are kept as they are: no coefficient has any.
func (l *lexer) quoted(start int, at place) {
	quote := l.rest()[:1]
	if triple := strings.Repeat(quote, 3); l.lang != langC && strings.HasPrefix(l.rest(), triple) {
		quote = triple
	}
	l.skip(len(quote))
	i := 0
	for rest := l.rest(); i < len(rest) && !strings.HasPrefix(rest[i:], quote) && (len(quote) == 3 || rest[i] != '\n'); i++ {
		if rest[i] == '\\' && i+1 < len(rest) {
			i++
		}
	}
	text := l.skip(min(i, len(l.rest())))
	if strings.HasPrefix(l.rest(), quote) {
		l.skip(len(quote))
	}
	l.emit(tokString, text, at, start)
}

var longSigns = []string{"//", "**", "->", "==", "<=", ">=", "!=", "::", "+=", "-=", "*=", "/=", "&&", "||"}

func (l *lexer) sign(start int, at place, size int) {
	for _, s := range longSigns {
		if strings.HasPrefix(l.rest(), s) {
			size = len(s)
		}
	}
	text := l.skip(size)
	switch text {
	case "(", "[", "{":
		l.depth++
	case ")", "]", "}":
		l.depth = max(0, l.depth-1)
	case "−":
		text = "-"
	}
	l.emit(tokSign, text, at, start)
}
