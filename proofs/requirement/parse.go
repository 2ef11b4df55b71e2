package requirement

import (
	"slices"
	"strings"
	"unicode"

	"rofz/asymptotics"
	"rofz/internal/typography"
	"rofz/proofs"
	"rofz/scheme/catalogue"
)

// Parse reads requirements with commas between them. The error is a *Misspelling. docs/requirements.md
// describes the language.
//
// Cost: O(n) for a text of n characters, and O(d²) for a number of d ≤ 10 000 digits.
func Parse(text string) ([]Requirement, error) {
	all := []rune(text)
	whole := phrase{all, 0, len(all)}
	if whole.trim().empty() {
		return nil, whole.fault(0, "there is no requirement; A-stable or order>=3 would be right")
	}
	var list []Requirement
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

func (p phrase) empty() bool { return p.from == p.to }

// String returns the text of the phrase alone.
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
func (p phrase) requirement() (Requirement, error) {
	sign := p.relationAt()
	r, err := p.before(sign).subject()
	switch {
	case err != nil:
		return r, err
	case r.Property != "" && sign < p.to:
		return r, p.fault(sign, "%s is a property, which is not compared with anything", r.Property)
	case r.Property != "":
		return r, nil
	case sign == p.to:
		return r, p.fault(p.to, "a comparison is missing behind %s; %s>=3 would be right", r.Measured(), r.Measured())
	}
	end := sign
	if r.Relation, end, err = p.relation(sign); err != nil {
		return r, err
	}
	rest := p.behind(end)
	switch {
	case rest.empty():
		return r, p.fault(p.to, "a number is missing behind %s", r.Relation)
	case isRelation(p.all[rest.from]):
		return r, p.fault(rest.from, "a second sign behind %s, should be a number", r.Relation)
	}
	if second := rest.relationAt(); second < rest.to && second > rest.from {
		if _, err := rest.before(second).number(); err == nil {
			return r, p.fault(second, "a second comparison; each needs a quantity of its own, as in order>=3,order<5")
		}
	}
	r.Number, err = rest.number()
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
func isRelation(c rune) bool { return strings.ContainsRune("<>=≤≥!≠~≈:", c) }

// elsewhere translates signs that other languages have.
var elsewhere = map[string]string{"=>": ">=", "=<": "<=", "==": "="}

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
	return "", 0, p.fault(at, "there is no sign %s; %s would be right", run, typography.Or(relations))
}

// subject reads what stands before a sign: a property, with or without "not", or a quantity.
func (p phrase) subject() (Requirement, error) {
	if p.empty() {
		return Requirement{}, p.fault(p.from, "a quantity is missing here, such as order")
	}
	name, open := p, p.index(p.from, '(')
	if whole := p.words(); slices.ContainsFunc(withParentheses(), func(s string) bool { return whole == s || whole == "not "+s }) {
		open = p.to
	}
	if open < p.to {
		name = p.before(open)
	}
	if name.empty() {
		return Requirement{}, p.fault(open, "a quantity is missing before this parenthesis, such as C")
	}
	words := strings.Fields(name.String())
	not := words[0] == "not"
	if not {
		if len(words) == 1 {
			return Requirement{}, p.fault(name.to, "a property is missing behind not")
		}
		name = name.behind(name.word(1))
	}
	text := name.words()
	if long, ok := shortNames[text]; ok {
		text = string(long)
	}
	if text == "R" && open < p.to && slices.Contains(limitForms, phrase{p.all, open, p.to}.trim().String()) {
		text, open = string(Limit), p.to
	}
	r := Requirement{Not: not, Region: asymptotics.HalfPlane()}
	switch {
	case slices.Contains(proofs.Properties(), proofs.Property(text)):
		r.Property = proofs.Property(text)
	case slices.Contains(Quantities(), Quantity(text)) && not:
		return r, p.fault(p.from, "not goes with a property; %s is compared the other way round instead", text)
	case slices.Contains(Quantities(), Quantity(text)):
		r.Quantity = Quantity(text)
	default:
		return r, name.unknown(not)
	}
	if open == p.to {
		return r, nil
	}
	if r.Quantity != BestConstant {
		return r, p.fault(open, "%s is asked for without a region; C alone has one", text)
	}
	var err error
	r.Region, r.tan, err = p.region(open)
	return r, err
}

// shortNames are other names of quantities.
var shortNames = map[string]Quantity{"ssp": quantityOf(proofs.SSPCoefficient), "SSP": quantityOf(proofs.SSPCoefficient)}

// limitForms are what stands behind R in another form of limit.
var limitForms = []string{"(inf)", "(infinity)", "(∞)"}

// withParentheses are the properties and quantities with a parenthesis in their names: "A(0)-stable", "A(alpha)".
func withParentheses() []string {
	return slices.DeleteFunc(append(names(proofs.Properties()), names(Quantities())...), func(s string) bool { return !strings.Contains(s, "(") })
}

// region reads a region in parentheses, which opens at a place and ends the phrase, with its tangent as it is written.
func (p phrase) region(open int) (region asymptotics.Region, tangent string, err error) {
	shut := p.index(open, ')')
	if shut == p.to {
		return region, "", p.fault(open, "this parenthesis is not closed")
	}
	if shut+1 < p.to {
		return region, "", p.fault(p.behind(shut+1).from, "a sign such as <= would be right here")
	}
	inside := phrase{p.all, open + 1, shut}.trim()
	if inside.String() == "axis" {
		return asymptotics.NegativeAxis(), "", nil
	}
	equals := inside.index(inside.from, '=')
	if name := inside.before(equals).String(); name != "tan" || equals == inside.to {
		near := ""
		if catalogue.Nearest(name, []string{"axis"}) != "" {
			near = "; did you mean axis?"
		}
		return region, "", p.fault(inside.from, "axis or tan=1/2 would be right here%s", near)
	}
	value := inside.behind(equals + 1)
	if value.empty() {
		return region, "", p.fault(value.to, "a number is missing behind tan=")
	}
	tan, err := value.number()
	switch {
	case err != nil:
		return region, "", err
	case tan.Value.Sign() == 0:
		return region, "", p.fault(value.from, "the tangent is 0; C(axis) would be right for the negative axis")
	case tan.Value.Sign() < 0:
		return region, "", p.fault(value.from, "the tangent is negative, should be above 0")
	case len(tan.Value.String()) > longestTangent:
		return region, "", p.fault(value.from, "the tangent has more than %d characters", longestTangent)
	}
	return asymptotics.Sector(tan.Value), tan.Text, nil
}

// longestTangent bounds the tangent of a sector, which goes through the whole computation of a best constant.
const longestTangent = 60
