package notation

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"

	"pgregory.net/rapid"
)

// state is what a table was at some time.
type state struct {
	text    string
	numbers map[*big.Rat]bool // its entries, as long as nothing else is assigned to them
}

func (p *decoyed) state() state {
	s := state{p.want(), map[*big.Rat]bool{}}
	for _, row := range append(slices.Clone(p.a), p.b) {
		for _, x := range row {
			if x.Sign() != 0 {
				s.numbers[x] = true
			}
		}
	}
	return s
}

// replaced reports whether the table was so before all of its entries were given other values.
func (p *decoyed) replaced(text string) bool {
	now := p.state()
	return slices.ContainsFunc(p.before, func(s state) bool {
		for x := range s.numbers {
			if now.numbers[x] {
				return false
			}
		}
		return s.text == text
	})
}

// renewed chooses another table, behind which the one before is a table of its own.
func (p *decoyed) renewed() {
	if !p.unsure {
		p.sets = append(p.sets, p.want())
	}
	p.another()
	p.unsure = false
}

// another chooses another table of as many stages.
func (p *decoyed) another() {
	next := newDecoyed(p.t, p.l)
	for next.n != p.n {
		next = newDecoyed(p.t, p.l)
	}
	p.a, p.b = next.a, next.b
}

// secondTables are decoys in which the table gets other values altogether: all of them, its weights alone, and both behind
// branches that give it values too. write gives the program of the table or of its weights, and branch puts statements
// under a condition and behind its alternative.
func secondTables(write func(p *decoyed, weights bool) string, branch func(this, other string) string) []func(p *decoyed) {
	branches := func(p *decoyed) {
		p.another()
		p.before = append(p.before, p.state())
		p.sets = append(p.sets, p.want())
		one := write(p, false)
		p.another()
		p.before = append(p.before, p.state())
		p.sets = append(p.sets, p.want())
		p.raw(branch(one, write(p, false)))
	}
	return []func(p *decoyed){
		func(p *decoyed) { p.renewed(); p.raw(write(p, false)) },
		func(p *decoyed) {
			if p.unsure { // which the weights may end
				return
			}
			p.b = make([]*big.Rat, p.n)
			for i := range p.b {
				p.b[i] = p.number()
			}
			p.raw(write(p, true))
		},
		func(p *decoyed) {
			p.renewed()
			branches(p)
			p.renewed()
			p.raw(write(p, false))
		},
		func(p *decoyed) {
			p.renewed()
			a, before, sets := p.a, p.before, p.sets
			branches(p)
			p.a, p.before, p.sets = a, before, sets
			p.unsure = true
			for i := range p.b {
				p.b[i] = p.number()
			}
			p.raw(write(p, true))
		},
		func(p *decoyed) { // other weights behind the branches, under a condition
			p.renewed()
			a, before, sets := p.a, p.before, p.sets
			branches(p)
			p.a, p.before, p.sets = a, before, sets
			p.unsure = true
			var weights [2]string
			for i := range weights {
				p.b = make([]*big.Rat, p.n)
				for i := range p.b {
					p.b[i] = p.number()
				}
				weights[i] = write(p, true)
			}
			p.raw(branch(weights[0], weights[1]))
		},
	}
}

// pythonTables writes tables, and branches around them.
func pythonTables(open, end string) []func(p *decoyed) {
	return secondTables(func(p *decoyed, weights bool) string {
		var list []string
		for _, r := range p.a {
			list = append(list, "["+texts(r)+"]")
		}
		b := fmt.Sprintf("b = %s[%s]%s", open, texts(p.b), end)
		if weights {
			return b
		}
		return fmt.Sprintf("A = %s[%s]%s\n%s", open, strings.Join(list, ", "), end, b)
	}, func(this, other string) string {
		indented := func(text string) string { return "    " + strings.ReplaceAll(text, "\n", "\n    ") }
		return "if late:\n" + indented(this) + "\nelse:\n" + indented(other)
	})
}

// tableNames are the names of a table that stand alone.
var tableNames = regexp.MustCompile(`\b[Ab]\b`)

// second writes another table, whose names have a number behind. Its weights may add up to 1.
func (p *decoyed) second() {
	q := newDecoyed(p.t, p.l)
	if rapid.Bool().Draw(p.t, "consistent") {
		last := big.NewRat(1, 1)
		for _, x := range q.b[1:] {
			last.Sub(last, x)
		}
		q.b[0] = last
	}
	p.l.table(q)
	text := strings.Join(q.lines, "\n")
	for i, line := range strings.Split(text, "\n") { // without the head of a function
		if tableNames.MatchString(line) && !strings.HasPrefix(line, "function") && !strings.HasPrefix(line, "import") {
			text = strings.Join(strings.Split(text, "\n")[i:], "\n")
			break
		}
	}
	number := fmt.Sprint(rapid.SampledFrom([]string{"", "_"}).Draw(p.t, "sign"), len(p.others)+2)
	p.raw(tableNames.ReplaceAllString(text, "${0}"+number))
	p.others = append(p.others, q.want())
}
