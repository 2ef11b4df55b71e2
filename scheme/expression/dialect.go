package expression

// A Dialect says how a language writes expressions: the signs that it has, what they mean and how tightly they bind, and
// what may stand for a number.
type Dialect struct {
	// Of the text.
	prepare  func(string) string // what is done to a source first, byte for byte
	comments [][2]string         // how they begin and end
	quotes   string              // that texts stand in
	signs    []string            // of several characters
	lines    lineEnds
	hashes   bool // lines of a preprocessor
	latex    bool // commands, and letters that are words of their own
	print    bool // letters that are words of their own, raised digits, and the fractions that are single characters

	// Of operators. + - * / and the sign of Power bind as in mathematics: -2^2 is −4.
	power   string
	tight   string            // a quotient that binds more tightly than * and /
	refused map[string]string // signs that mean something else here, and what to do
	strict  bool              // exponents are literal integers, functions sqrt and root alone
	calls   bool              // and any other name may be a function of one argument
	beside  juxtaposition

	// Of operands.
	brackets  string            // that open arrays
	braces    bool              // of the family of C: members with -> and ::, casts, methods of anything
	endings   map[string]ending // of numbers, in small letters; nil if they have none
	separator byte              // between digits
	octal     string            // the language in which a 0 in front makes a number octal

	// Of messages.
	end, operand, behind string // the end of the text; what would be right for an operand, and behind one
}

// lineEnds says where the end of a line ends what stands on it.
type lineEnds byte

const (
	blankLines   lineEnds = iota // nowhere
	outsideLines                 // outside of brackets
	allLines                     // wherever an operand may end
)

// juxtaposition says what two factors side by side are.
type juxtaposition byte

const (
	notBeside   juxtaposition = iota // an error
	tightBeside                      // a product of a number with what directly follows; it binds more tightly than all else
	clearBeside                      // a product, where it can be read in one way
	evenBeside                       // a product, which ranks with * and /
)

// ending is what the letters behind a number say of it.
type ending struct {
	whole    bool // it stands behind integers alone
	floating bool // it makes an integer a floating number
	single   bool // the number is rounded to single precision
}

// The endings of numbers in the family of C.
var (
	cEndings = map[string]ending{"l": {}, "f": {single: true}, "u": {whole: true}, "ul": {whole: true}, "lu": {whole: true},
		"ll": {whole: true}, "ull": {whole: true}, "llu": {whole: true}, "z": {whole: true}, "uz": {whole: true}}
	rustEndings = map[string]ending{"f64": {floating: true}, "f32": {floating: true, single: true}, "i8": {whole: true}, "i16": {whole: true},
		"i32": {whole: true}, "i64": {whole: true}, "i128": {whole: true}, "isize": {whole: true}, "u8": {whole: true}, "u16": {whole: true},
		"u32": {whole: true}, "u64": {whole: true}, "u128": {whole: true}, "usize": {whole: true}}
	javaEndings = map[string]ending{"d": {floating: true}, "f": {floating: true, single: true}, "m": {floating: true}, "l": {whole: true}}
)

// longSigns are the signs of several characters in the languages.
var longSigns = []string{"//", "**", "->", "==", "<=", ">=", "!=", "::", "+=", "-=", "*=", "/=", "&&", "||", "//=", "**=", ":="}

// cSigns are those of C and its family.
var cSigns = []string{"->", "==", "<=", ">=", "!=", "::", "+=", "-=", "*=", "/=", "&&", "||", "++", "--", "<<", ">>", "%=", "|=", "&=", "^=",
	"<<=", ">>=", "=>", ":=", "...", ".."}

// juliaSigns are those of Julia, which has a point in front of what is done entry by entry.
var juliaSigns = append([]string{"=>", "...", "^=", "÷=", ".=", ".+", ".-", ".*", "./", ".^", ".+=", ".-=", ".*=", "./=", ".^="}, longSigns...)

func exclusiveOr(language string) map[string]string {
	return map[string]string{"^": "^ is the exclusive or in " + language + ", not a power; write the product out"}
}

const roundsDown = "// rounds down to an integer; write / for the quotient"

// The dialects.
var (
	// Coefficient is the grammar of scheme files: + - * / ^ and parentheses, numbers, names, sqrt(…) and
	// root(f, lo, hi). Exponents are integers without parentheses, ^ is right-associative, and a product needs its *.
	Coefficient = &Dialect{power: "^", strict: true,
		end: "end of the coefficient", operand: "a number, a name or (", behind: "an operator + - * / ^ or the end"}

	// Exponential is Coefficient with functions of one argument, for coefficients such as phi1(z/2) - 2*phi2(z).
	Exponential = &Dialect{power: "^", strict: true, calls: true,
		end: "end of the coefficient", operand: "a number, a name or (", behind: "an operator + - * / ^ or the end"}

	// C has no powers, and divides integers as integers: such a quotient is marked Integer.
	C = &Dialect{comments: [][2]string{{"/*", "*/"}, {"//", "\n"}}, quotes: `"'`, signs: cSigns, hashes: true,
		braces: true, brackets: "[{", endings: cEndings, separator: '\'', octal: "C", refused: exclusiveOr("C"),
		end: "the end", operand: "a number, a name or a bracket", behind: "an operator or the end"}

	// Java has the numbers of C, with d and without a preprocessor; C# has m besides.
	Java = &Dialect{comments: [][2]string{{"/*", "*/"}, {"//", "\n"}}, quotes: `"'`, signs: cSigns,
		braces: true, brackets: "[{", endings: javaEndings, separator: '_', octal: "Java", refused: exclusiveOr("Java"),
		end: "the end", operand: "a number, a name or a bracket", behind: "an operator or the end"}

	// Go has floating constants without endings; a line ends where a statement may end.
	Go = &Dialect{comments: [][2]string{{"/*", "*/"}, {"//", "\n"}}, quotes: "\"'`", signs: cSigns, lines: allLines,
		braces: true, brackets: "{", endings: map[string]ending{}, separator: '_', octal: "Go", refused: exclusiveOr("Go"),
		end: "the end", operand: "a number, a name or a bracket", behind: "an operator or the end"}

	// Rust has numbers that end in their type, and macros that make arrays.
	Rust = &Dialect{comments: [][2]string{{"/*", "*/"}, {"//", "\n"}}, quotes: `"`, signs: cSigns,
		braces: true, brackets: "[", endings: rustEndings, separator: '_', refused: exclusiveOr("Rust"),
		end: "the end", operand: "a number, a name or a bracket", behind: "an operator or the end"}

	// Python divides exactly with /.
	Python = &Dialect{comments: [][2]string{{"\\\n", ""}, {"#", "\n"}}, quotes: `"'`, signs: longSigns, lines: outsideLines, brackets: "[",
		power: "**", refused: map[string]string{"//": roundsDown, "^": "^ is the exclusive or in Python, not a power; write **"},
		end: "the end", operand: "a number, a name or a bracket", behind: "an operator or the end"}

	// Julia has fractions with //, which binds before * and /, products such as 2a, and matrices with blanks.
	Julia = &Dialect{comments: [][2]string{{"#=", "=#"}, {"#", "\n"}}, quotes: `"`, signs: juliaSigns, lines: allLines, brackets: "[",
		power: "^", tight: "//", beside: tightBeside,
		end: "the end", operand: "a number, a name or a bracket", behind: "an operator or the end"}

	// Function is how rational functions of z stand in print: (1 + 1/3 z) / (1 − 2/3 z + 1/6 z²) or (1+1/3*z)/(1-2/3*z+1/6*z^2),
	// with g for the generator of a number field, and as formulas on a terminal, (1 + z/3) / (1 − ⅔z + z²/12). * · / and
	// the product without a sign have one rank, so 1/6 z² is one sixth of z²; exponents are literal, as ^2 or ². 1½ is one
	// half for some and three halves for others, and refused.
	Function = &Dialect{print: true, power: "^", beside: evenBeside,
		end: "the end", operand: "a number, z or (", behind: "an operator or the end"}

	// LaTeX has \frac and its relatives, \sqrt, products with and without a sign, and letters that stand for constants.
	// What mathematicians would have to guess at is an error: 1/2\gamma and 1\frac12.
	LaTeX = &Dialect{latex: true, power: "^", beside: clearBeside,
		end: "the end of the cell", operand: `a number, \frac, \sqrt or a letter`, behind: "an operator or the end of the cell"}
)
