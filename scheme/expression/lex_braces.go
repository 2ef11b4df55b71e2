package expression

import (
	"slices"
	"strings"
)

// bracesOnly reads what the family of C has besides: lines of the preprocessor, lines that go on, raw texts, and the
// characters and lifetimes of Rust.
func (l *lexer) bracesOnly(r rune, at Place) bool {
	switch rest := l.rest(); {
	case r == '#' && l.dialect.hashes:
		l.directive()
	case r == '\\' && strings.HasPrefix(rest[1:], "\n"):
		l.skip(2)
	case r == '"' && l.rawQuote() != "":
		quote := l.rawQuote()
		end := strings.Index(rest[1:], quote)
		if end < 0 {
			end = len(rest) - 1
		}
		l.out = l.out[:len(l.out)-1] // the name before it
		l.emit(TokenText, l.skip(min(1+end+len(quote), len(rest))), at)
	case r == '\'' && l.dialect == Rust && len(rest) > 2:
		end := strings.IndexByte(rest[2:], '\'')
		if rest[1] != '\\' && (end < 0 || len([]rune(rest[1:2+end])) != 1) {
			return false // a lifetime
		}
		l.emit(TokenText, l.skip(end+3), at)
	default:
		return false
	}
	return true
}

// rawQuote returns how a text ends that begins here and in which a backslash means nothing: R"x(…)x" of C++ and r"…" of
// Rust. It is empty for all others.
func (l *lexer) rawQuote() string {
	if len(l.out) == 0 {
		return ""
	}
	last := l.out[len(l.out)-1]
	if last.Kind != TokenName || last.At.Offset+len(last.Text) != l.i {
		return ""
	}
	switch {
	case l.dialect == Rust && (last.Text == "r" || last.Text == "br"):
		return `"`
	case l.dialect == C && strings.HasSuffix(last.Text, "R"):
		if delimiter, _, ok := strings.Cut(l.rest()[1:], "("); ok && len(delimiter) <= 16 {
			return ")" + delimiter + `"`
		}
	}
	return ""
}

// directive keeps definitions and conditions, without their comments, and skips all other lines of the preprocessor.
func (l *lexer) directive() {
	at := l.place()
	l.skip(1)
	var line strings.Builder
	for rest := l.rest(); rest != "" && rest[0] != '\n'; rest = l.rest() {
		switch {
		case strings.HasPrefix(rest, "\\\n"):
			l.skip(2)
			line.WriteByte(' ')
		case strings.HasPrefix(rest, "//") || strings.HasPrefix(rest, "/*"):
			l.comment()
			line.WriteByte(' ')
		case rest[0] == '"':
			start := l.i
			l.quoted(at)
			l.out = l.out[:len(l.out)-1]
			line.WriteString(l.src[start:l.i])
		default:
			n := max(1, strings.IndexAny(rest[1:]+"\n", "\n\\/\"")+1)
			line.WriteString(l.skip(n))
		}
	}
	text := strings.TrimSpace(line.String())
	word := strings.IndexFunc(text+" ", func(r rune) bool { return r < 'a' || r > 'z' })
	if slices.Contains(directives, text[:word]) {
		l.emit(TokenDefine, text, at)
	}
}

// directives are those of the preprocessor of C that say something of tables.
var directives = []string{"define", "undef", "if", "ifdef", "ifndef", "elif", "else", "endif"}
