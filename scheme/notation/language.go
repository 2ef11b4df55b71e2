package notation

import (
	"bytes"
	"context"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"rofz/scheme/program"
)

// A Language is a notation that files are written in: all that tells it from the others.
type Language struct {
	Name    string   // the format, one of Inputs
	Also    []string // formats that are read as this one
	Endings []string // of the names of files, in small letters
	Program bool     // most of its files have no table, and that is no error
	Schemes bool     // its files are scheme files

	comments [][2]string // how a comment begins and, unless that is the end of the line, how it ends
	finds    string      // what makes a table
	signs    []sign      // what tells data in it
	others   string      // what tells files with the same ending that are in other languages
	read     func(ctx context.Context, file string, data []byte, annotations []Annotation) ([]Table, error)
}

// sign is a pattern that tells a language from the others; those of small rank are the most telling.
type sign struct {
	rank    int
	pattern string
}

// languages are all that are read. Inputs, Guess, the endings and the messages follow from them.
var languages = []Language{
	{
		Name: "json", Endings: []string{".json", ".jsonl", ".ndjson"}, Schemes: true,
		finds: "a scheme is a JSON object", read: readSchemes,
	}, {
		Name: "text", Endings: []string{".txt"}, Schemes: true,
		finds: "a tableau has a rule of dashes between A and b", read: readSchemes,
	}, {
		Name: "latex", Endings: []string{".tex"}, comments: [][2]string{{"%"}},
		finds: `a table stands in \begin{array} or \begin{tabular}`,
		signs: []sign{{1, `\\begin\s*\{(array|tabular)`}}, read: readLaTeX,
	}, {
		Name: "csv", Endings: []string{".csv", ".tsv"}, comments: [][2]string{{"#"}},
		finds: "rows have c and a row of A, and the last one or two an empty first cell and b", read: readCSV,
	}, {
		Name: "c", Also: []string{"sundials", "petsc"}, Program: true, comments: [][2]string{{"//"}, {"/*", "*/"}, {"*"}},
		Endings: []string{".c", ".h", ".def", ".cc", ".hh", ".cpp", ".hpp", ".cxx", ".hxx", ".c++", ".h++", ".inc", ".inl", ".ipp", ".tcc", ".cu", ".cuh", ".ixx"},
		finds:   "tables of SUNDIALS and PETSc, and arrays named A and b, are found",
		signs: []sign{
			{2, `ARK_BUTCHER_TABLE|ButcherTable_?Alloc|AllocButcherTable|TS(DIRK|RK|ARKIMEX|RosW)Register`},
			{6, `(?m)^\s*#\s*(include|define)|\]\s*=\s*\{|\bdouble\b`},
		}, read: programs(program.C),
	}, {
		Name: "java", Program: true, comments: [][2]string{{"//"}, {"/*", "*/"}, {"*"}}, Endings: []string{".java", ".cs"},
		finds: "arrays named A, b and c make a table, and so do methods that return them",
		signs: []sign{{1, `(?m)^\s*(import [\w.]+;|package [\w.]+;|public (final |abstract |static )*class \w)`}}, read: programs(program.Java),
	}, {
		Name: "go", Program: true, comments: [][2]string{{"//"}, {"/*", "*/"}}, Endings: []string{".go"},
		finds: "arrays named A, b and c make a table",
		signs: []sign{{1, `(?m)^package \w+\s*$|^func (\(\w+ \*?\w+\) )?\w+\(.*\{\s*$|\[\]float64\{`}}, read: programs(program.Go),
	}, {
		Name: "rust", Program: true, comments: [][2]string{{"//"}, {"/*", "*/"}}, Endings: []string{".rs"},
		finds: "arrays named A, b and c make a table",
		signs: []sign{{1, `(?m)^\s*(pub(\(\w+\))? )?(fn \w+|const \w+: |static \w+: |use \w+::|impl\b)|\blet (mut )?\w+(: [^=]+)? = `}}, read: programs(program.Rust),
	}, {
		Name: "python", Also: []string{"nodepy"}, Program: true, comments: [][2]string{{"#"}}, Endings: []string{".py", ".pyx", ".pyi"},
		finds: "RungeKuttaMethod(A, b) makes a table, and so do arrays named A and b",
		signs: []sign{
			{4, `(?m)^\s*(import|from) \w|RungeKutta(Method|Pair)\(|np\.array|Fraction\(|Rational\(`},
			{7, `(?m)^\s*\w+\s*=\s*\[`},
		}, read: programs(program.Python),
	}, {
		Name: "julia", Program: true, comments: [][2]string{{"#=", "=#"}, {"#"}}, Endings: []string{".jl"},
		finds: "ImplicitRKTableau and ExplicitRKTableau make a table, and so do arrays named A and b",
		signs: []sign{
			{3, `RKTableau\(|\d//\d|big"|sqrt\(big\(|=\s*\[[^\],\[]*[\w)"] +[-\w(]`},
			{5, `(?m)^\s*(using \w|const \w+ = \[|function \w)`},
		}, read: programs(program.Julia),
	}, {
		Name: "fortran", Program: true, comments: [][2]string{{"!"}}, Endings: []string{".f", ".for", ".f77", ".ftn", ".f90", ".f95", ".f03", ".f08", ".f18", ".fpp"},
		finds: "arrays named A and b, and numbers named a21 and b1, are found",
		signs: []sign{{2, `(?im)^\s*(end\s*)?(subroutine|module|submodule) \w|^\s*implicit\s+(none|real|double)|^\s*double precision\b|^\s*real\s*(\*8|\(\w+\))`}},
		read:  programs(program.Fortran),
	}, {
		Name: "r", Program: true, comments: [][2]string{{"#"}}, Endings: []string{".r"},
		finds: "list(A = …, b1 = …) makes a table, and so do arrays named A and b",
		signs: []sign{{3, `(?m)^\s*[\w.]+ *<- *(function|c|matrix|list)\s*\(|byrow *= *T`}},
		read:  programs(program.R),
	}, {
		Name: "matlab", Also: []string{"octave"}, Program: true, comments: [][2]string{{"%"}, {"#"}}, Endings: []string{".m"},
		finds:  "arrays named A, b and c make a table, and so do numbers named a21 and b1",
		signs:  []sign{{2, `(?m)^\s*(function\s+(\[[^\]\n]*\]|\w+)\s*=\s*\w+|persistent\s+\w|end(function|if|for|while)\b|classdef\s)`}, {2, `\A(\s*%[^\n]*\n)+\s*([\w.]+\s*=|clear\b|close\b|clc\b)`}},
		others: `(?m)^\s*(#\s*(import|include)\s*[<"]|@(interface|implementation|protocol|property|class|end|import)\b|//|/\*|\(\*|:- )|:=|^\s*\(\*`,
		read:   programs(program.MATLAB),
	},
}

// Languages returns the notations that are read.
func Languages() []Language { return slices.Clone(languages) }

// Inputs are the formats that are read.
var Inputs = func() []string {
	var first, also []string
	for _, l := range languages {
		first = append(first, l.Name)
		also = append(also, l.Also...)
	}
	return slices.Concat(first, also)
}()

// LanguageNamed returns the language of a format of Inputs.
func LanguageNamed(format string) (Language, bool) {
	i := slices.IndexFunc(languages, func(l Language) bool { return l.Name == format || slices.Contains(l.Also, format) })
	if i < 0 {
		return Language{}, false
	}
	return languages[i], true
}

// LanguageOf returns the language of a file by the ending of its name.
func LanguageOf(file string) (Language, bool) {
	ending := strings.ToLower(path.Ext(strings.ReplaceAll(file, `\`, "/")))
	i := slices.IndexFunc(languages, func(l Language) bool { return ending != "" && slices.Contains(l.Endings, ending) })
	if i < 0 {
		return Language{}, false
	}
	return languages[i], true
}

// Fits reports whether data may be in the language that the ending of a file says: .m is that of Objective-C and of
// Mathematica too. Cost: linear in the data.
func (l Language) Fits(data []byte) bool {
	return l.others == "" || !others()[l.Name].Match(data)
}

// others are the compiled patterns of other languages, by the names of languages.
var others = sync.OnceValue(func() map[string]*regexp.Regexp {
	out := map[string]*regexp.Regexp{}
	for _, l := range languages {
		if l.others != "" {
			out[l.Name] = regexp.MustCompile(l.others)
		}
	}
	return out
})

// Guess returns the language that data looks like.
func Guess(data []byte) Language {
	head := strings.TrimLeft(strings.TrimPrefix(string(data), "\ufeff"), " \t\r\n")
	format := "text"
	switch matched := slices.IndexFunc(tellingSigns(), func(s compiledSign) bool { return s.pattern.Match(data) }); {
	case strings.HasPrefix(head, "{"):
		format = "json"
	case matched >= 0:
		format = tellingSigns()[matched].format
	case strings.ContainsAny(head, ",;\t") && !strings.Contains(head, "---") && !strings.Contains(head, "|"):
		format = "csv"
	}
	l, _ := LanguageNamed(format)
	return l
}

// MayHoldTable reports whether a program may have a table: whether there is a number with a point or below a fraction
// line in it, or a word about tables. It is cheap, for the very many files that have none.
func MayHoldTable(data []byte) bool {
	for i := 1; i+1 < len(data); i++ {
		if (data[i] == '.' && isDigit(data[i-1]) || data[i] == '/') && isDigit(data[i+1]) {
			return true
		}
	}
	for _, word := range [][]byte{[]byte("utcher"), []byte("ableau"), []byte("unge"), []byte("osenbrock"), []byte("Register")} {
		if bytes.Contains(data, word) {
			return true
		}
	}
	return false
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// IsScheme reports whether data look like a scheme file: JSON with its keys, or a tableau. It is cheap.
func IsScheme(data []byte) bool {
	if text := bytes.TrimLeft(data, "\ufeff \t\r\n"); len(text) > 0 && text[0] == '{' {
		return bytes.Contains(text, []byte(`"kind"`)) || bytes.Contains(text, []byte(`"A"`)) && bytes.Contains(text, []byte(`"b"`))
	}
	return IsTableau(data)
}

// IsTableau reports whether data look like a tableau as people paste it: a rule of dashes, and at least half of the other
// lines have numbers and what they are made of alone.
func IsTableau(data []byte) bool {
	ruled, numeric, others := false, 0, 0
	for line := range bytes.Lines(data) {
		switch line = bytes.TrimSpace(line); {
		case len(line) == 0:
		case isRule(string(line)):
			ruled = true
		case tableauRow().Match(line):
			numeric++
		default:
			others++
		}
	}
	return ruled && numeric > 0 && numeric >= others
}

// isRule reports whether a line consists of dashes, three at least, and of crossings.
func isRule(line string) bool {
	const dashes = "-─═—–_="
	rest := strings.Map(func(r rune) rune {
		if strings.ContainsRune("+|│┼╪ \t", r) {
			return -1
		}
		return r
	}, line)
	return utf8.RuneCountInString(rest) >= 3 && strings.Trim(rest, dashes) == ""
}

var (
	tableauRow = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(b|bhat|e|[-+*/^(){}.,|│&0-9 \teE]|sqrt|root|x)*[0-9](b|bhat|e|[-+*/^(){}.,|│&0-9 \teE]|sqrt|root|x)*$`)
	})
)

type compiledSign struct {
	rank    int
	format  string
	pattern *regexp.Regexp
}

// tellingSigns returns the signs of all languages, the most telling first.
var tellingSigns = sync.OnceValue(func() []compiledSign {
	var out []compiledSign
	for _, l := range languages {
		for _, s := range l.signs {
			out = append(out, compiledSign{s.rank, l.Name, regexp.MustCompile(s.pattern)})
		}
	}
	slices.SortStableFunc(out, func(x, y compiledSign) int { return x.rank - y.rank })
	return out
})
