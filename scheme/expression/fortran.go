package expression

import (
	"slices"
	"strings"

	"rofz/poly/exact"
)

// fortranSigns are those of Fortran that are no single characters. (/ and /) are other brackets, % is a point.
var fortranSigns = []string{"**", "//", "==", "/=", "<=", ">=", "=>", "::", "(/", "/)"}

// fortranBrackets are signs with others that mean the same.
var fortranBrackets = map[string]string{"(/": "[", "/)": "]", "%": "."}

// Fortran has lines that go on, in two forms; names without regard to capital letters; and numbers that are rounded to
// single precision unless d or a kind says otherwise.
var Fortran = &Dialect{prepare: fortranLines, quotes: `"'`, signs: fortranSigns, lines: allLines, brackets: "[", power: "**",
	end: "the end", operand: "a number, a name or a bracket", behind: "an operator or the end"}

// fortranLines makes every statement of a source in Fortran one line, byte for byte: comments and signs that say that a
// line goes on become blanks, and the end of a line that goes on becomes \v, which counts a line. What stands behind
// column 72 in fixed form becomes a sign that nothing follows, unless it is the number of the line: some compilers read it,
// and some do not.
func fortranLines(src string) string {
	f := fortranText{[]byte(src), nil, 0, false}
	fixed := isFixed(src)
	for start := 0; start < len(src); {
		end := strings.IndexByte(src[start:], '\n')
		if end < 0 {
			end = len(src)
		} else {
			end += start
		}
		if fixed {
			f.fixed(start, end)
		} else {
			f.free(start, end)
		}
		start = end + 1
	}
	return string(f.text)
}

// fortranText is a source whose statements are being made lines.
type fortranText struct {
	text  []byte
	ends  []int // of the lines behind the last statement, which may go on
	quote byte  // of a text that goes on
	goes  bool  // the last line of free form ends in &
}

func (f *fortranText) blank(start, end int) {
	for i := start; i < end; i++ {
		if f.text[i] != '\r' {
			f.text[i] = ' '
		}
	}
}

// join makes the ends of lines that go on count as lines alone.
func (f *fortranText) join() {
	for _, i := range f.ends {
		if i < len(f.text) {
			f.text[i] = '\v'
		}
	}
}

// free reads a line of free form.
func (f *fortranText) free(start, end int) {
	line := strings.TrimSpace(string(f.text[start:end]))
	switch {
	case strings.HasPrefix(line, "#"):
		f.goes, f.quote = false, 0
		return
	case f.goes && (line == "" || line[0] == '!'):
		f.blank(start, end)
		f.ends = append(f.ends, end)
		return
	}
	if f.goes {
		f.join()
		if line[0] == '&' {
			i := start + strings.IndexByte(string(f.text[start:end]), '&')
			f.text[i] = ' '
		}
	} else {
		f.quote = 0
	}
	f.code(start, end)
	f.goes = false
	for i := end - 1; i >= start; i-- {
		if c := f.text[i]; c == '&' {
			f.text[i], f.goes = ' ', true
			f.ends = []int{end}
		} else if c != ' ' && c != '\t' && c != '\r' {
			break
		}
	}
}

// code makes the comment at the end of a line blanks.
func (f *fortranText) code(start, end int) {
	for i := start; i < end; i++ {
		switch c := f.text[i]; {
		case f.quote != 0 && c == f.quote:
			f.quote = 0
		case f.quote == 0 && (c == '\'' || c == '"'):
			f.quote = c
		case f.quote == 0 && c == '!':
			f.blank(i, end)
			return
		}
	}
}

// fixed reads a line of fixed form.
func (f *fortranText) fixed(start, end int) {
	line := string(f.text[start:end])
	blank := strings.TrimSpace(line) == ""
	switch {
	case strings.HasPrefix(line, "#"):
		f.ends = nil
		return
	case blank || strings.IndexByte("Cc*!Dd", line[0]) >= 0 || strings.HasPrefix(strings.TrimSpace(line), "!") && (len(line) < 6 || line[5] != '!'):
		f.blank(start, end)
		if f.ends != nil {
			f.ends = append(f.ends, end)
		}
		return
	case len(line) > 5 && strings.TrimSpace(line[:5]) == "" && !strings.Contains(line[:5], "\t") && line[5] != ' ' && line[5] != '0':
		f.join()
		f.text[start+5] = ' '
	case line[0] == '\t' && len(line) > 1 && line[1] >= '1' && line[1] <= '9':
		f.join()
		f.text[start+1] = ' '
	default:
		f.quote = 0
	}
	f.code(start, end)
	f.ends = []int{end}
	if behind := string(f.text[start:end]); len(behind) > 72 && strings.TrimSpace(behind[72:]) != "" {
		if last := strings.TrimSpace(behind[72:]); len(last) <= 8 && behind[71] == ' ' && strings.Trim(last, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
			f.blank(start+72, end)
		} else {
			f.text[start+72] = '\x01'
		}
	}
}

// isFixed reports whether a source has fixed form: comments by a letter in column 1 or lines that go on by a sign in
// column 6, more often than what that form cannot have.
func isFixed(src string) bool {
	fixed, free := 0, 0
	for line := range strings.Lines(src) {
		line = strings.TrimRight(line, " \t\r\n")
		code, _, _ := strings.Cut(line, "!")
		switch {
		case line == "" || line[0] == '!' || line[0] == '#':
		case strings.IndexByte("Cc*", line[0]) >= 0 && (len(line) == 1 || line[0] == '*' || strings.IndexByte(" \t-=*~.#CcV", line[1]) >= 0):
			fixed++
		case strings.HasSuffix(strings.TrimRight(code, " \t"), "&") && len(strings.TrimRight(code, " \t")) > 6:
			free++
		case len(line) > 5 && strings.TrimSpace(line[:5]) == "" && strings.IndexByte(" \t0", line[5]) < 0 && !isLatin(line[5]):
			fixed++
		case isLatin(line[0]) && strings.IndexByte("CcDd", line[0]) < 0:
			free++
		case len(strings.TrimRight(code, " \t")) > 6 && strings.TrimSpace(line[:5]) != "" && strings.Trim(line[:5], " \t0123456789") != "":
			free++
		}
	}
	return fixed > free
}

// spelling returns a name as the file spells it first; in small letters if it has none, or is a word of the language.
func (l *lexer) spelling(name string) string {
	small := strings.ToLower(name)
	if known, ok := l.spelled[small]; ok {
		return known
	}
	if strings.ToUpper(name) == name || slices.Contains(fortranWords, small) {
		name = small
	}
	if l.spelled == nil {
		l.spelled = map[string]string{}
	}
	l.spelled[small] = name
	return name
}

// fortranWords begin statements, or are functions that are known.
var fortranWords = strings.Fields(`program module submodule subroutine function interface abstract type class contains procedure end endprogram
	endmodule endsubmodule endsubroutine endfunction endinterface endtype endprocedure if then else elseif endif do enddo while select case
	endselect selectcase where elsewhere endwhere forall endforall associate endassociate block endblock continue call return stop error goto go to real integer
	logical character complex double precision doubleprecision parameter dimension data common equivalence save namelist implicit none
	external intrinsic allocate deallocate allocatable pointer target intent in out inout optional public private protected value kind use
	only include import print write read open close format entry assign exit cycle default elemental pure recursive len result
	sqrt dsqrt reshape transpose order shape dble sum selected_real_kind real32 real64 real128`)

// fortranDirective keeps conditions of the preprocessor; what else it does is not followed.
func (l *lexer) fortranDirective(at Place) {
	n := strings.IndexByte(l.rest(), '\n')
	if n < 0 {
		n = len(l.rest())
	}
	text, _, _ := strings.Cut(l.skip(n), "/*")
	text = strings.TrimSpace(text[1:])
	word := strings.IndexFunc(text+" ", func(r rune) bool { return r < 'a' || r > 'z' })
	if slices.Contains([]string{"if", "ifdef", "ifndef", "elif", "else", "endif"}, text[:word]) {
		l.emit(TokenDefine, text, at)
	}
}

// kind reads what says how precise a number is: the letter of its exponent, or its kind behind _. The literal gets an
// exponent with e, if it needs one.
func (l *lexer) kind() {
	t := &l.out[len(l.out)-1]
	if i := strings.IndexAny(t.Text, "dDqQ"); i >= 0 {
		t.Suffix = strings.ToLower(t.Text[i : i+1])
		t.Text = t.Text[:i] + "e" + t.Text[i+1:]
	}
	if i := strings.IndexAny(t.Text, "eE"); i >= 0 {
		mantissa, exponent := strings.TrimSuffix(t.Text[:i], "."), strings.TrimLeft(strings.TrimLeft(t.Text[i+1:], "+"), "0")
		switch {
		case strings.Trim(exponent, "-0") == "":
			t.Text = mantissa + "."
			if strings.Contains(mantissa, ".") {
				t.Text = mantissa
			}
		default:
			t.Text = mantissa + "e" + t.Text[i+1:]
		}
		if t.Suffix == "" {
			t.Suffix = "e" // no integer
		}
	}
	n := 0
	for rest := l.rest(); n < len(rest) && (isDigit(rest[n]) || rest[n] == '_' || n > 0 && isLatin(rest[n])); {
		n++
	}
	if n > 1 && l.rest()[0] == '_' {
		t.Suffix = strings.ToLower(l.skip(n))
	}
}

// SingleKinds are the names of kinds of single precision that are widely used.
var SingleKinds = []string{"4", "sp", "r4", "real32", "c_float", "single", "rsp", "sgl", "r_single", "float32", "kind_single"}

// fortranNumber reads a literal. One of single precision that is not exactly what it says is an error.
func (p *Parser) fortranNumber(e Expr, t Token) (Expr, error) {
	e.Integer = IsInteger(t.Text) && t.Suffix == ""
	if next := p.Peek(); next.Kind == TokenName && !next.Spaced {
		return e, next.At.Errorf("%s directly behind a number", next.Here())
	}
	switch kind := strings.TrimPrefix(t.Suffix, "_"); {
	case e.Integer, kind == "d", kind == "q":
	case IsInteger(t.Text) && t.Suffix[0] == '_': // an integer of some kind
		e.Integer = true
	case kind == "", kind == "e", slices.Contains(SingleKinds, kind), p.SingleKinds[kind]:
		e.Single = true
		x, err := exact.ParseRat(e.Text)
		if err == nil && !IsSingle(x) {
			return e, t.At.Errorf("%s has single precision in Fortran, which rounds it; write %s if the number is meant", t.Text, inDouble(t.Text))
		}
	}
	return e, nil
}

// inDouble writes a literal in double precision.
func inDouble(text string) string {
	if strings.ContainsAny(text, "eE") {
		return strings.NewReplacer("e", "d", "E", "d").Replace(text)
	}
	return text + "d0"
}

// constructorType moves behind the type in [real(wp) :: 1, 2].
func (p *Parser) constructorType() {
	start := p.Next
	for p.Peek().Kind == TokenName {
		p.Take()
		if p.Sees("(") {
			for !p.Sees(")") && p.Peek().Kind != TokenEnd {
				p.Take()
			}
			p.Take()
		}
	}
	if !p.Accept("::") {
		p.Next = start
	}
}
