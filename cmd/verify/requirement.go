package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"rofz/asymptotics"
	"rofz/exact"
	"rofz/proofs"
)

// A requirement is a condition on a scheme, in the language of --require: that a property is proved, or refuted, or
// how a quantity compares with a number.
type requirement struct {
	property proofs.Property // "" for a comparison
	not      bool            // the property is to be refuted

	quantity quantity
	region   *sector // of a best constant; nil stands for the half-plane Re z ≤ 0
	relation string  // one of relations
	number   literal
}

// A quantity is a number that a requirement can be about.
type quantity string

// bestConstant is the only quantity that depends on a region.
const bestConstant quantity = "C"

var quantities = []quantity{"order", "tableau-order", "stage-order", "stages", "decay", "limit", bestConstant}

var properties = []proofs.Property{
	proofs.AStable, proofs.LStable, proofs.IStable, proofs.StronglyAStable,
	proofs.StifflyAccurate, proofs.AlgebraicallyStable, proofs.ZeroStable,
}

var relations = []string{"<", "<=", "=", ">=", ">"}

// signs lists the spellings of the relations, none behind a beginning of itself.
var signs = []struct{ written, relation string }{
	{"<=", "<="}, {"≤", "<="}, {">=", ">="}, {"≥", ">="}, {"<", "<"}, {">", ">"}, {"=", "="},
}

// A sector is a region other than the half-plane: the negative axis if there is no tangent.
type sector struct {
	tan *literal
}

func (s *sector) region() asymptotics.Region {
	switch {
	case s == nil:
		return asymptotics.HalfPlane()
	case s.tan == nil:
		return asymptotics.NegativeAxis()
	}
	return asymptotics.Sector(s.tan.value)
}

// A literal is a number as it was written; written anew it could be longer than exact.ParseRat reads.
type literal struct {
	text  string
	value exact.Rat
}

// String returns the requirement in the form in which parseRequirements reads it as the same.
func (r requirement) String() string {
	switch {
	case r.property == "":
		return r.measured() + r.relation + r.number.text
	case r.not:
		return "not " + string(r.property)
	}
	return string(r.property)
}

// measured returns the quantity with its region: "C(tan=1/2)".
func (r requirement) measured() string {
	switch {
	case r.region == nil:
		return string(r.quantity)
	case r.region.tan == nil:
		return string(r.quantity) + "(axis)"
	}
	return fmt.Sprintf("%s(tan=%s)", r.quantity, r.region.tan.text)
}

// parseRequirements reads requirements with commas between them. The error is a *misspelling. docs/requirements.md
// describes the language.
//
// Cost: O(n) for a text of n characters, and O(d²) for a number of d ≤ 10 000 digits.
func parseRequirements(text string) ([]requirement, error) {
	all := []rune(text)
	whole := phrase{all, 0, len(all)}
	if whole.trim().empty() {
		return nil, whole.fault(0, "there is no requirement; A-stable or order>=3 would be right")
	}
	var list []requirement
	for from := 0; ; {
		comma := whole.index(from, ',')
		item := phrase{all, from, comma}.trim()
		if item.empty() {
			if comma == len(all) {
				return nil, whole.fault(from-1, "there is no requirement behind this comma")
			}
			return nil, whole.fault(comma, "there is no requirement before this comma")
		}
		r, err := item.requirement()
		if err != nil {
			return nil, err
		}
		list = append(list, r)
		if comma == len(all) {
			return list, nil
		}
		from = comma + 1
	}
}

// A phrase is a part of the text of requirements that knows its place there.
type phrase struct {
	all      []rune
	from, to int
}

func (p phrase) empty() bool    { return p.from == p.to }
func (p phrase) String() string { return string(p.all[p.from:p.to]) }

// words returns the phrase with one blank between any two words.
func (p phrase) words() string { return strings.Join(strings.Fields(p.String()), " ") }

func (p phrase) trim() phrase {
	for p.from < p.to && unicode.IsSpace(p.all[p.from]) {
		p.from++
	}
	for p.from < p.to && unicode.IsSpace(p.all[p.to-1]) {
		p.to--
	}
	return p
}

// before and behind cut the phrase at a place.
func (p phrase) before(at int) phrase { return phrase{p.all, p.from, at}.trim() }
func (p phrase) behind(at int) phrase { return phrase{p.all, at, p.to}.trim() }

// index returns the place of the first c from a place on, the end of the phrase if there is none.
func (p phrase) index(from int, c rune) int {
	if i := slices.Index(p.all[from:p.to], c); i >= 0 {
		return from + i
	}
	return p.to
}

// word returns the place of the n-th word, n < the number of words.
func (p phrase) word(n int) int {
	p = p.trim()
	for range n {
		for !unicode.IsSpace(p.all[p.from]) {
			p.from++
		}
		p = p.trim()
	}
	return p.from
}

// requirement reads a phrase that is neither empty nor has blanks around it.
func (p phrase) requirement() (requirement, error) {
	sign := p.relationAt()
	r, err := p.before(sign).subject()
	switch {
	case err != nil:
		return r, err
	case r.property != "" && sign < p.to:
		return r, p.fault(sign, "%s is a property, which is not compared with anything", r.property)
	case r.property != "":
		return r, nil
	case sign == p.to:
		return r, p.fault(p.to, "a comparison is missing behind %s; %s>=3 would be right", r.measured(), r.measured())
	}
	end := sign
	if r.relation, end, err = p.relation(sign); err != nil {
		return r, err
	}
	rest := p.behind(end)
	switch {
	case rest.empty():
		return r, p.fault(p.to, "a number is missing behind %s", r.relation)
	case isRelation(p.all[rest.from]):
		return r, p.fault(rest.from, "a second sign behind %s, should be a number", r.relation)
	}
	if second := rest.relationAt(); second < rest.to && second > rest.from {
		if _, err := rest.before(second).number(); err == nil {
			return r, p.fault(second, "a second comparison; each needs a quantity of its own, as in order>=3,order<5")
		}
	}
	r.number, err = rest.number()
	return r, err
}

// relationAt returns the place of the first sign outside of parentheses, the end if there is none.
func (p phrase) relationAt() int {
	depth := 0
	for i := p.from; i < p.to; i++ {
		switch c := p.all[i]; {
		case c == '(':
			depth++
		case c == ')':
			depth--
		case depth <= 0 && isRelation(c):
			return i
		}
	}
	return p.to
}

// isRelation reports whether c belongs to a sign, be it one that the language has or one of elsewhere.
func isRelation(c rune) bool { return strings.ContainsRune("<>=≤≥!≠~≈:＜＞＝", c) }

// elsewhere translates signs that are not read.
var elsewhere = map[string]string{"=>": ">=", "=<": "<=", "==": "=", ":=": "=", "＜": "<", "＞": ">", "＝": "="}

// relation reads the sign at a place and returns the place behind it.
func (p phrase) relation(at int) (sign string, end int, err error) {
	for end = at; end < p.to && isRelation(p.all[end]); {
		end++
	}
	run := string(p.all[at:end])
	if right, ok := elsewhere[run]; ok {
		return "", 0, p.fault(at, "there is no sign %s; did you mean %s?", run, right)
	}
	for _, s := range signs {
		rest, ok := strings.CutPrefix(run, s.written)
		if !ok {
			continue
		}
		if rest != "" {
			return "", 0, p.fault(end-len([]rune(rest)), "a second sign behind %s, should be a number", s.written)
		}
		return s.relation, end, nil
	}
	return "", 0, p.fault(at, "there is no sign %s; %s would be right", run, alternatives(relations))
}

// subject reads what stands before a sign: a property, with or without "not", or a quantity.
func (p phrase) subject() (requirement, error) {
	if p.empty() {
		return requirement{}, p.fault(p.from, "a quantity is missing here, such as order")
	}
	name, open := p, p.index(p.from, '(')
	if open < p.to {
		name = p.before(open)
	}
	if name.empty() {
		return requirement{}, p.fault(open, "a quantity is missing before this parenthesis, such as C")
	}
	words := strings.Fields(name.String())
	not := words[0] == "not"
	if not {
		if len(words) == 1 {
			return requirement{}, p.fault(name.to, "a property is missing behind not")
		}
		name = name.behind(name.word(1))
	}
	text := name.words()
	r := requirement{not: not}
	switch {
	case slices.Contains(properties, proofs.Property(text)):
		r.property = proofs.Property(text)
	case slices.Contains(quantities, quantity(text)) && not:
		return r, p.fault(p.from, "not goes with a property; %s is compared the other way round instead", text)
	case slices.Contains(quantities, quantity(text)):
		r.quantity = quantity(text)
	default:
		return r, name.unknown(not)
	}
	if open == p.to {
		return r, nil
	}
	if r.quantity != bestConstant {
		return r, p.fault(open, "%s is asked for without a region; C alone has one", text)
	}
	var err error
	r.region, err = p.sector(open)
	return r, err
}

// sector reads a region in parentheses, which opens at a place and ends the phrase.
func (p phrase) sector(open int) (*sector, error) {
	shut := p.index(open, ')')
	if shut == p.to {
		return nil, p.fault(open, "this parenthesis is not closed")
	}
	if shut+1 < p.to {
		return nil, p.fault(p.behind(shut+1).from, "a sign such as <= would be right here")
	}
	inside := phrase{p.all, open + 1, shut}.trim()
	if inside.String() == "axis" {
		return &sector{}, nil
	}
	equals := inside.index(inside.from, '=')
	if name := inside.before(equals).String(); name != "tan" || equals == inside.to {
		near := ""
		if found := nearest(name, []string{"axis"}); len(found) > 0 {
			near = "; did you mean axis?"
		}
		return nil, p.fault(inside.from, "axis or tan=1/2 would be right here%s", near)
	}
	value := inside.behind(equals + 1)
	if value.empty() {
		return nil, p.fault(value.to, "a number is missing behind tan=")
	}
	tan, err := value.number()
	switch {
	case err != nil:
		return nil, err
	case tan.value.Sign() == 0:
		return nil, p.fault(value.from, "the tangent is 0; C(axis) would be right for the negative axis")
	case tan.value.Sign() < 0:
		return nil, p.fault(value.from, "the tangent is negative, should be above 0")
	case len(tan.value.String()) > longestTangent:
		return nil, p.fault(value.from, "the tangent has more than %d characters", longestTangent)
	}
	return &sector{&tan}, nil
}

// longestTangent bounds the tangent of a sector, which goes through the whole computation of a best constant.
const longestTangent = 60

// unknown says what is wrong with the name that p is.
func (p phrase) unknown(not bool) error {
	text := p.words()
	var names []string
	for _, x := range properties {
		names = append(names, string(x))
	}
	if !not {
		for _, x := range quantities {
			names = append(names, string(x))
		}
	}
	for _, name := range names {
		if rest, ok := strings.CutPrefix(text, name+" "); ok {
			return p.fault(p.word(len(strings.Fields(name))), "%s does not belong to %s; a comma or a sign would be right before it", excerpt(rest), name)
		}
	}
	if found := nearest(text, names); len(found) > 0 {
		return p.fault(p.from, "nothing is called %s; did you mean %s?", excerpt(text), alternatives(found))
	}
	if end, _, _ := p.scanNumber(); end > p.from {
		return p.fault(p.from, "a quantity stands before its number, as in order>=3; a decimal has a point")
	}
	return p.fault(p.from, "nothing is called %s; %s would be right", excerpt(text), alternatives(names))
}

// number reads the whole phrase as a number.
func (p phrase) number() (literal, error) {
	end, slash, exponent := p.scanNumber()
	whole := end > p.from && strings.ContainsRune("0123456789.", p.all[end-1])
	switch {
	case whole && end < p.to && unicode.IsSpace(p.all[end]):
		next := p.behind(end)
		return literal{}, p.fault(next.from, "%s stands behind a number; a comma would be right before it", excerpt(next.words()))
	case !whole || end < p.to:
		return literal{}, p.notANumber(end)
	}
	text := strings.ReplaceAll(p.String(), "−", "-")
	value, err := exact.ParseRat(text)
	if err == nil {
		return literal{text, value}, nil
	}
	at := p.from
	switch {
	case slash > 0 && strings.Trim(string(p.all[slash+1:p.to]), "0") == "":
		return literal{}, p.fault(slash+1, "division by zero")
	case exponent > 0:
		if _, err := exact.ParseRat("1" + strings.ReplaceAll(string(p.all[exponent:p.to]), "−", "-")); err != nil {
			at = exponent + 1
		}
	}
	return literal{}, p.fault(at, "%s", strings.TrimPrefix(err.Error(), "exact: "))
}

func (p phrase) notANumber(at int) error {
	return p.fault(at, "%s is not a number; an integer, a fraction such as 5/12 or a decimal such as 0.25 would be right", excerpt(p.words()))
}

// scanNumber returns the first place at which p stops being the beginning of a number, its end if it does not, with
// the places of the slash and of the letter of the exponent, 0 if there is none.
func (p phrase) scanNumber() (end, slash, exponent int) {
	i := p.from
	sign := func() {
		if i < p.to && strings.ContainsRune("+-−", p.all[i]) {
			i++
		}
	}
	digits := func() (n int) {
		for ; i < p.to && '0' <= p.all[i] && p.all[i] <= '9'; i++ {
			n++
		}
		return n
	}
	next := func(cs string) bool { return i < p.to && strings.ContainsRune(cs, p.all[i]) }
	sign()
	n := digits()
	if n > 0 && next("/") {
		slash = i
		i++
		digits()
		return i, slash, 0
	}
	if next(".") {
		i++
		n += digits()
	}
	if n > 0 && next("eE") {
		exponent = i
		i++
		sign()
		digits()
	}
	return i, 0, exponent
}

// fault says what is wrong at a place.
func (p phrase) fault(at int, format string, args ...any) error {
	return &misspelling{p.all, at, fmt.Sprintf(format, args...)}
}

// A misspelling says what is wrong with the text of requirements, and at which character.
type misspelling struct {
	text    []rune
	at      int // an index of text, or its length
	message string
}

// Error returns the message and, unless the text is blank, below it the text, or the part of it that matters, with "^"
// under the character.
func (e *misspelling) Error() string {
	const before, behind = 40, 30
	from, to := max(0, e.at-before), min(len(e.text), e.at+behind)
	var line strings.Builder
	column := 0
	if from > 0 {
		line.WriteRune('…')
		column = 1
	}
	for i, c := range e.text[from:to] {
		switch {
		case unicode.IsSpace(c):
			c = ' '
		case !unicode.IsGraphic(c):
			c = unicode.ReplacementChar
		}
		line.WriteRune(c)
		if from+i < e.at {
			column += columnsOf(c)
		}
	}
	if to < len(e.text) {
		line.WriteRune('…')
	}
	text := "--require: " + e.message
	if strings.TrimSpace(line.String()) == "" {
		return text
	}
	return fmt.Sprintf("%s\n  %s\n  %s^", text, line.String(), strings.Repeat(" ", column))
}

// columnsOf returns how many columns of a terminal a graphic character takes: none for an accent over the character
// before it, two for East Asian letters and punctuation.
func columnsOf(c rune) int {
	switch {
	case unicode.In(c, unicode.Mn, unicode.Me):
		return 0
	case unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul),
		0x3000 <= c && c <= 0x303E, 0xFF01 <= c && c <= 0xFF60, 0xFFE0 <= c && c <= 0xFFE6, 0x1F300 <= c && c <= 0x1FAFF:
		return 2
	}
	return 1
}

// excerpt quotes a text, or its beginning if it is long.
func excerpt(text string) string {
	if r := []rune(text); len(r) > 40 {
		text = string(r[:40]) + "…"
	}
	return fmt.Sprintf("%q", text)
}

// alternatives joins words: "a, b or c".
func alternatives(words []string) string {
	n := len(words) - 1
	if n == 0 {
		return words[0]
	}
	return strings.Join(words[:n], ", ") + " or " + words[n]
}

// nearest returns the names that take the fewest letters to insert, delete or replace in word, whatever their case, if
// these are at most two and fewer than word has.
func nearest(word string, names []string) []string {
	letters := []rune(strings.ToLower(word))
	if len(letters) > 60 {
		return nil
	}
	best, least := []string(nil), min(2, len(letters)-1)
	for _, name := range names {
		switch d := typos(letters, []rune(strings.ToLower(name))); {
		case d < least:
			best, least = []string{name}, d
		case d == least:
			best = append(best, name)
		}
	}
	return best
}

// typos returns the number of letters to insert, delete or replace that turn a into b.
func typos(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			replace := diagonal
			if a[i] != b[j] {
				replace++
			}
			diagonal = row[j+1]
			row[j+1] = min(replace, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
