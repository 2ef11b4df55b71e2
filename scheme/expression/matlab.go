package expression

import (
	"slices"
	"strings"
)

// matlabSigns are those of MATLAB and Octave that are no single characters.
var matlabSigns = []string{"==", "~=", "!=", "<=", ">=", "&&", "||", "+=", "-=", "*=", "/=", "^=", "|=", "&=", "++", "--", "**", ".*", "./", ".^", `.\`}

// MATLAB has matrices with blanks, transposes, and lines that go on behind three points; Octave has more comments and signs.
var MATLAB = &Dialect{quotes: `"'`, signs: matlabSigns, lines: allLines, brackets: "[", power: "^",
	refused: map[string]string{`\`: `\ solves a system of equations; write the numbers out`, `.\`: `.\ divides by what stands before it; write /`},
	end:     "the end", operand: "a number, a name or a bracket", behind: "an operator or the end"}

// Unclear is a sign that no source has. It stands where MATLAB and Octave read a line in different ways, in front of all
// names up to its end.
const Unclear = "\x01"

// matlab reads what MATLAB has besides: comments, lines that go on, texts, and transposes, which look alike, and
// commands.
func (l *lexer) matlab(r rune, at Place) bool {
	rest := l.rest()
	switch {
	case strings.HasPrefix(rest, "..."):
		l.skip(len(matlabLine(rest)))
		if l.i < len(l.src) {
			l.skip(1)
		}
	case r == '%' || r == '#':
		l.skip(l.matlabComment())
	case r == '\'' && l.transposes():
		l.emit(TokenSign, l.skip(1), at)
	case r == '\'' || r == '"':
		l.matlabText(at, byte(r))
	case strings.HasPrefix(rest, ".'"):
		l.emit(TokenSign, l.skip(2), at)
	case strings.ContainsRune("([{", r):
		l.open = append(l.open, byte(r))
		return false
	case strings.ContainsRune(")]}", r):
		l.open = l.open[:max(0, len(l.open)-1)]
		return false
	default:
		return l.command(r, at)
	}
	return true
}

// matlabLine returns a text up to the end of its line.
func matlabLine(text string) string {
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		return text[:i]
	}
	return text
}

// matlabComment returns the length of a comment: to the end of the line, or of a block whose marks stand alone on lines.
func (l *lexer) matlabComment() int {
	rest := l.rest()
	line := matlabLine(rest)
	before := l.src[strings.LastIndexByte(l.src[:l.i], '\n')+1 : l.i]
	if strings.TrimSpace(before) != "" || !isMark(line, '{') {
		return len(line)
	}
	depth, n := 0, 0
	for next := range strings.Lines(rest) {
		switch {
		case isMark(next, '{'):
			depth++
		case isMark(next, '}'):
			depth--
		}
		if n += len(next); depth == 0 {
			return n - len(next) + len(strings.TrimRight(next, "\n"))
		}
	}
	return len(rest)
}

// isMark reports whether a line has nothing but % or # and a brace.
func isMark(line string, brace byte) bool {
	line = strings.TrimSpace(line)
	return len(line) == 2 && (line[0] == '%' || line[0] == '#') && line[1] == brace
}

// matlabWords are the words of the language. A quote behind one begins a text.
var matlabWords = strings.Fields(`function end if else elseif for parfor while do until switch case otherwise break continue return try catch global
	persistent classdef spmd unwind_protect unwind_protect_cleanup end_unwind_protect end_try_catch endif endfor endparfor endwhile endswitch
	endfunction endclassdef endproperties endmethods endevents endenumeration`)

// inMatrix reports whether blanks separate entries here.
func (l *lexer) inMatrix() bool {
	n := len(l.open)
	return n > 0 && l.open[n-1] != '('
}

// transposes reports whether a quote stands behind an operand, and not behind a blank in a matrix.
func (l *lexer) transposes() bool {
	if len(l.out) == 0 || l.inMatrix() && l.i > 0 && strings.IndexByte(" \t\n", l.src[l.i-1]) >= 0 {
		return false
	}
	switch last := l.out[len(l.out)-1]; last.Kind {
	case TokenName:
		return last.Text == "end" && len(l.open) > 0 || !slices.Contains(matlabWords, last.Text)
	case TokenNumber, TokenText:
		return true
	case TokenSign:
		return slices.Contains([]string{")", "]", "}", "'", ".'"}, last.Text)
	}
	return false
}

// matlabText reads a text, in which the quote is doubled. Octave has \" besides, so that a text with it ends at two
// places; then the line is unclear, and so is one whose text does not end.
func (l *lexer) matlabText(at Place, quote byte) {
	line := matlabLine(l.rest())
	for i := 1; i < len(line); i++ {
		switch {
		case line[i] != quote:
		case quote == '"' && line[i-1] == '\\':
			l.unclear(at)
			return
		case i+1 < len(line) && line[i+1] == quote:
			i++
		default:
			text := l.skip(i + 1)
			l.emit(TokenText, text[1:i], at)
			return
		}
	}
	l.unclear(at)
}

// unclear takes a line for its names alone.
func (l *lexer) unclear(at Place) {
	l.emit(TokenSign, Unclear, at)
	end := l.i + len(matlabLine(l.rest()))
	for l.i < end {
		at, n := l.place(), 0
		for l.i+n < end && (isLatin(l.src[l.i+n]) || l.src[l.i+n] == '_' || n > 0 && isDigit(l.src[l.i+n])) {
			n++
		}
		if n > 0 {
			l.emit(TokenName, l.skip(n), at)
		} else {
			l.skip(1)
		}
	}
}

// command reads a statement of words, as in hold on: a name and a text with what stands behind it.
func (l *lexer) command(r rune, at Place) bool {
	if len(l.open) > 0 || !l.dialect.letter(r) || !l.begins() {
		return false
	}
	rest := matlabLine(l.rest())
	n := strings.IndexFunc(rest, func(r rune) bool { return r != '_' && !isASCIILetterOrDigit(r) })
	if n <= 0 || slices.Contains(matlabWords, rest[:n]) {
		return false
	}
	words := strings.TrimLeft(rest[n:], " \t")
	if words == "" || len(words) == len(rest)-n {
		return false
	}
	c := words[0]
	if c == '\'' || c == '"' {
		l.emit(TokenName, l.skip(n), at)
		l.unclear(l.place())
		return true
	}
	if !(isLatin(c) || isDigit(c) || c == '_' || c == '-' && len(words) > 1 && isLatin(words[1])) {
		return false
	}
	end := strings.IndexAny(words, ";,%#'\"\r")
	if end < 0 {
		end = len(words)
	}
	l.emit(TokenName, l.skip(n), at)
	l.skip(len(rest) - n - len(words))
	at = l.place()
	l.emit(TokenText, l.skip(end), at)
	if end < len(words) && strings.IndexByte(`'"`, words[end]) >= 0 {
		l.unclear(l.place())
	}
	return true
}

func isASCIILetterOrDigit(r rune) bool { return r < 128 && (isLatin(byte(r)) || isDigit(byte(r))) }

// begins reports whether a statement begins here.
func (l *lexer) begins() bool {
	if len(l.out) == 0 {
		return true
	}
	last := l.out[len(l.out)-1]
	return last.Kind == TokenNewline || last.Kind == TokenSign && (last.Text == ";" || last.Text == ",")
}

// matlabNumber completes a literal: d is an exponent too, and nothing stands directly behind it.
func (p *Parser) matlabNumber(e Expr) (Expr, error) {
	if next := p.Peek(); !next.Spaced && (next.Kind == TokenName || next.Kind == TokenNumber || next.Kind == TokenText) {
		return e, next.At.Errorf("%s directly behind a number", next.Here())
	}
	e.Text = plain(strings.NewReplacer("d", "e", "D", "e", ".e", "e", ".E", "e", ".d", "e", ".D", "e").Replace(e.Text))
	return e, nil
}

// matlabPower reads an operand with its powers and transposes, from the left: 2^3^2 is 64, and 2^-1 a half.
func (p *Parser) matlabPower() (Expr, error) {
	x, err := p.operand()
	for n := 0; err == nil; n++ {
		t := p.Peek()
		switch {
		case n > MaxNesting:
			return x, t.At.Errorf("more than %d powers in a row", MaxNesting)
		case (p.Sees("'") || p.Sees(".'")) && !(p.matrix && t.Spaced):
			p.Take()
			x = Expr{Op: OpTranspose, Args: []Expr{x}, At: x.At}
		case p.Sees("^") || p.Sees(".^"):
			p.Take()
			var e Expr
			e, err = p.matlabExponent(0)
			x = Expr{Op: OpRaise, Text: strings.TrimSuffix(t.Text, "^"), Args: []Expr{x, e}, At: t.At}
		default:
			return x, nil
		}
	}
	return x, err
}

// matlabExponent reads an operand with its signs.
func (p *Parser) matlabExponent(depth int) (Expr, error) {
	sign := p.Peek()
	if depth > MaxNesting {
		return Expr{}, sign.At.Errorf("nested more than %d deep", MaxNesting)
	}
	if !p.Accept("+") && !p.Accept("-") {
		return p.operand()
	}
	x, err := p.matlabExponent(depth + 1)
	if sign.Text == "-" {
		x = Expr{Op: OpNeg, Args: []Expr{x}, At: sign.At}
	}
	return x, err
}

// matlabMatrix reads [a b; c d]: a list of rows, whose entries may be matrices.
func (p *Parser) matlabMatrix() (Expr, error) {
	open := p.Take()
	outer := p.matrix
	p.matrix = true
	defer func() { p.matrix = outer }()
	out := Expr{Op: OpList, At: open.At}
	row := Expr{Op: OpList}
	apart, comma := true, false // another entry may begin here; a comma stands before
	next := func() {
		if len(row.Args) > 0 {
			row.At = row.Args[0].At
			out.Args = append(out.Args, row)
		}
		row, apart, comma = Expr{Op: OpList}, true, false
	}
	for !p.Accept("]") {
		switch t := p.Peek(); {
		case t.Kind == TokenEnd:
			return out, open.At.Errorf("the bracket %q is not closed", open.Text)
		case t.Kind == TokenNewline, p.Sees(";"):
			p.Take()
			next()
		case p.Sees(",") && !comma && len(row.Args) > 0:
			p.Take()
			apart, comma = true, true
		case !apart && !t.Spaced:
			return out, t.At.Errorf("%s where a blank, a comma or %q would be right", t.Here(), "]")
		default:
			x, err := p.Expression()
			if err != nil {
				return out, err
			}
			row.Args = append(row.Args, x)
			apart, comma = false, false
		}
	}
	next()
	return out, nil
}
