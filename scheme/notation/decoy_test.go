package notation

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rofz/scheme/expression"
)

// TestDecoys makes programs of a random table, with statements behind it that change it, or seem to. What the table is in
// the end is computed here, statement by statement, as the statements are chosen; the reader returns that table or an
// error, and never another one.
func TestDecoys(t *testing.T) {
	for _, l := range append([]dialect{pythonDialect{}, numpyDialect{}, juliaDialect{}, cDialect{}, matlabDialect{}, matlabDialect{true}}, bracedDialects...) {
		t.Run(l.name(), func(t *testing.T) {
			read, refused := 0, 0
			check := func(p *decoyed) string {
				text := strings.Join(p.lines, "\n") + "\n"
				tables, err := Read(l.format(), "f", []byte(text))
				seen := map[string]bool{}
				for _, table := range tables {
					if table.Err != nil {
						err = table.Err
						continue
					}
					read++
					got := printed(p.t, table)
					if seen[got] = true; got != p.want() && !p.replaced(got) && !slices.Contains(p.others, got) {
						return fmt.Sprintf("%s\nis read as %s, and is %s", text, got, p.want())
					}
				}
				if err != nil {
					refused++
				}
				for _, x := range append(p.sets, p.others...) {
					if err == nil && !seen[x] {
						return fmt.Sprintf("%s\nthe table %s is passed over in silence", text, x)
					}
				}
				return ""
			}
			decoys := append(l.decoys(), (*decoyed).second, (*decoyed).second)
			for k, decoy := range decoys { // each by itself
				for seed := range 2 {
					one := rapid.Custom(func(t *rapid.T) string {
						p := newDecoyed(t, l)
						p.program([]func(*decoyed){decoy})
						return check(p)
					})
					if fault := one.Example(seed); fault != "" {
						t.Errorf("decoy %d: %s", k, fault)
					}
				}
			}
			rapid.Check(t, func(t *rapid.T) { // and several, one behind the other
				p := newDecoyed(t, l)
				var chosen []func(*decoyed)
				for range rapid.IntRange(0, 4).Draw(t, "decoys") {
					chosen = append(chosen, rapid.SampledFrom(decoys).Draw(t, "decoy"))
				}
				p.program(chosen)
				if len(chosen) > 2 { // of which a table may be a part of another one
					p.sets = nil
				}
				if fault := check(p); fault != "" {
					t.Fatal(fault)
				}
			})
			if read < 20 || refused < 20 {
				t.Errorf("%d tables read and %d refused: the test says little", read, refused)
			}
		})
	}
}

// printed returns A and b of a table by their values.
func printed(t *rapid.T, table Table) string {
	var out []string
	for _, rows := range [][][]string{table.rowsOf("A"), {table.vectorOf("b")}} {
		for _, row := range rows {
			for _, text := range row {
				e, err := parseCoefficient(text)
				x, ok := e.Rational()
				for _, p := range table.Params {
					if value, known := expression.RationalValue(p.Value); p.Name == text && known {
						x, ok = value, true
					}
				}
				if err != nil || !ok {
					t.Fatalf("the coefficient %q", text)
				}
				out = append(out, x.String())
			}
		}
	}
	return strings.Join(out, " ")
}

// decoyed is a program that is made, with the values that its arrays have at that point.
type decoyed struct {
	t     *rapid.T
	l     dialect
	n     int
	a     [][]*big.Rat
	b     []*big.Rat
	lines []string
	// unsure is set by statements whose effect depends on what is not known: then every table is one too many.
	unsure bool

	before []state  // what the table was before each statement
	sets   []string // tables that were given other values altogether: they are read, or something is refused
	others []string // tables with numbers behind their names: as sets
}

func newDecoyed(t *rapid.T, l dialect) *decoyed {
	p := &decoyed{t: t, l: l, n: rapid.IntRange(2, 3).Draw(t, "stages")}
	for i := range p.n {
		row := make([]*big.Rat, p.n)
		for j := range row {
			row[j] = new(big.Rat)
			if j < i {
				row[j] = p.number()
			}
		}
		p.a = append(p.a, row)
		p.b = append(p.b, p.number())
	}
	return p
}

// number is an integer or a quarter, which all languages write exactly.
func (p *decoyed) number() *big.Rat {
	return big.NewRat(int64(rapid.IntRange(1, 9).Draw(p.t, "numerator")), 4)
}

func (p *decoyed) want() string {
	if p.unsure {
		return "unknown"
	}
	var out []string
	for _, row := range append(append([][]*big.Rat{}, p.a...), p.b) {
		for _, x := range row {
			out = append(out, x.RatString())
		}
	}
	return strings.Join(out, " ")
}

// program writes the table and the decoys.
func (p *decoyed) program(decoys []func(*decoyed)) {
	p.l.table(p)
	for _, decoy := range decoys {
		p.before = append(p.before, p.state())
		decoy(p)
	}
	p.l.close(p)
}

func (p *decoyed) line(format string, args ...any) { p.raw(fmt.Sprintf(format, args...)) }

func (p *decoyed) raw(text string) { p.lines = append(p.lines, text) }

// entry chooses an entry below the diagonal.
func (p *decoyed) entry() (i, j int) {
	i = rapid.IntRange(1, p.n-1).Draw(p.t, "row")
	return i, rapid.IntRange(0, i-1).Draw(p.t, "column")
}

func (p *decoyed) stage() int { return rapid.IntRange(0, p.n-1).Draw(p.t, "stage") }

// A dialect writes the table and the decoys of a language.
type dialect interface {
	name() string
	format() string
	table(p *decoyed)
	close(p *decoyed)
	decoys() []func(p *decoyed)
}

// set gives an entry of A a value.
func (p *decoyed) set(i, j int, x *big.Rat) { p.a[i][j] = x }

// text writes a number, with its point.
func text(x *big.Rat) string { return x.FloatString(2) }

// texts writes rows of numbers.
func texts(r []*big.Rat) string {
	var out []string
	for _, x := range r {
		out = append(out, text(x))
	}
	return strings.Join(out, ", ")
}

// fill gives all entries of a row a value.
func (p *decoyed) fill(r []*big.Rat, x *big.Rat) {
	for i := range r {
		r[i] = x
	}
}

func twice(x *big.Rat) *big.Rat { return new(big.Rat).Add(x, x) }

type pythonDialect struct{}

func (pythonDialect) name() string   { return "python" }
func (pythonDialect) format() string { return "python" }
func (pythonDialect) close(*decoyed) {}

func (pythonDialect) table(p *decoyed) {
	var list []string
	for _, r := range p.a {
		list = append(list, "["+texts(r)+"]")
	}
	p.line("import copy\nA = [%s]\nb = [%s]", strings.Join(list, ", "), texts(p.b))
}

func (pythonDialect) decoys() []func(p *decoyed) {
	return append(append(plainDecoys("A[%d][%d]", "b[%d]", ""), pythonTables("", "")...), []func(p *decoyed){
		func(p *decoyed) {
			i, j := p.entry()
			x := p.number()
			p.line("B = A\nB[%d][%d] = %s", i, j, text(x))
			p.set(i, j, x)
		},
		func(p *decoyed) { i, j := p.entry(); p.line("B = [r[:] for r in A]\nB[%d][%d] = 9", i, j) },
		func(p *decoyed) {
			i, j := p.entry()
			x := p.number()
			p.line("B = [r for r in A]\nB[%d][%d] = %s", i, j, text(x))
			p.set(i, j, x)
		},
		func(p *decoyed) { i, j := p.entry(); p.line("def f():\n    A[%d][%d] = 9", i, j); p.unsure = true },
		func(p *decoyed) { p.line("def f():\n    b = 9") },
		func(p *decoyed) { p.line("def f(b):\n    b[0] = 9\n    return b") },
		func(p *decoyed) { p.line("def f(x):\n    x[0] = 9.00\nf(b)"); p.b[0] = big.NewRat(9, 1) },
		func(p *decoyed) { p.line("class F:\n    b = 3\n    def f(self):\n        self.b = 9") },
		func(p *decoyed) { p.line("\"\"\"\nA = [[9, 9], [9, 9]]\nb = [9, 9]\n\"\"\"") },
		func(p *decoyed) {
			i, j := p.entry()
			x := p.number()
			p.line("r = A[%d]\nr[%d] = %s", i, j, text(x))
			p.set(i, j, x)
		},
		func(p *decoyed) { i := p.stage(); p.line("A[%d].reverse()", i); reversed(p.a[i]) },
		func(p *decoyed) { p.line("b = b[::-1]"); p.b = append([]*big.Rat{}, p.b...); reversed(p.b) },
		func(p *decoyed) { p.line("b.reverse()"); reversed(p.b) },
		func(p *decoyed) { p.line("b[0], b[1] = b[1], b[0]"); p.b[0], p.b[1] = p.b[1], p.b[0] },
		func(p *decoyed) {
			x := p.number()
			p.line("for r in A:\n    r[0] = %s", text(x))
			for i := range p.a {
				p.set(i, 0, x)
			}
		},
		func(p *decoyed) {
			x := p.number()
			p.line("[r.__setitem__(0, %s) for r in A]", text(x))
			for i := range p.a {
				p.set(i, 0, x)
			}
		},
		func(p *decoyed) {
			p.line("b = [2*x for x in b]")
			for i, x := range p.b {
				p.b[i] = twice(x)
			}
		},
		func(p *decoyed) { p.line("b = [x for x in b if x]") },
		func(p *decoyed) { p.line("d = list(b)\nd[0] = 9") },
		func(p *decoyed) {
			i, j := p.entry()
			x := p.number()
			p.line("d = list(A)\nd[%d][%d] = %s", i, j, text(x))
			p.set(i, j, x)
		},
		func(p *decoyed) { i, j := p.entry(); p.line("d = copy.deepcopy(A)\nd[%d][%d] = 9", i, j) },
		func(p *decoyed) {
			i, j := p.entry()
			x := p.number()
			p.line("d = copy.copy(A)\nd[%d][%d] = %s", i, j, text(x))
			p.set(i, j, x)
		},
		func(p *decoyed) { x := p.number(); p.line("b[:1] = [%s]", text(x)); p.b[0] = x },
		func(p *decoyed) { p.line("A, b = A, b") },
		func(p *decoyed) { x := p.number(); p.line("with open('f') as f:\n    b[0] = %s", text(x)); p.b[0] = x },
		func(p *decoyed) {
			x := p.number()
			p.line("try:\n    b[0] = %s\nexcept ValueError:\n    pass", text(x))
			p.unsure = true
		},
		func(p *decoyed) {
			x := p.number()
			if p.unsure {
				return
			}
			p.line("if (b := [%s]*%d):\n    pass", text(x), p.n)
			p.b = make([]*big.Rat, p.n)
			p.fill(p.b, x)
		},
		func(p *decoyed) { p.line("b.sort()"); sorted(p.b) },
		func(p *decoyed) { p.line("d = {'b': b}\nd['b'][0] = 9.00"); p.b[0] = big.NewRat(9, 1) },
		func(p *decoyed) { p.line("d = (A, b)\nd[1][0] = 9.00"); p.b[0] = big.NewRat(9, 1) },
		func(p *decoyed) { p.line("g = lambda: b.append(9)\ng()"); p.unsure = true },
	}...)
}

func reversed(r []*big.Rat) {
	for i := range len(r) / 2 {
		r[i], r[len(r)-1-i] = r[len(r)-1-i], r[i]
	}
}

func sorted(r []*big.Rat) {
	for i := range r {
		for j := i; j > 0 && r[j].Cmp(r[j-1]) < 0; j-- {
			r[j], r[j-1] = r[j-1], r[j]
		}
	}
}

// plainDecoys are those that all languages have: assignments of entries, by their formats, and a sign behind.
func plainDecoys(a, b, end string) []func(p *decoyed) {
	return []func(p *decoyed){
		func(p *decoyed) {
			i, j := p.entry()
			x := p.number()
			p.line(a+" = %s"+end, i, j, text(x))
			p.set(i, j, x)
		},
		func(p *decoyed) {
			i, j := p.entry()
			x := p.number()
			p.line(a+" += %s"+end, i, j, text(x))
			p.set(i, j, new(big.Rat).Add(p.a[i][j], x))
		},
		func(p *decoyed) { i, j := p.entry(); p.line(a+" *= 2.0"+end, i, j); p.set(i, j, twice(p.a[i][j])) },
		func(p *decoyed) { i := p.stage(); x := p.number(); p.line(b+" = %s"+end, i, text(x)); p.b[i] = x },
		func(p *decoyed) {
			i := p.stage()
			p.line(b+" -= 0.25"+end, i)
			p.b[i] = new(big.Rat).Sub(p.b[i], big.NewRat(1, 4))
		},
	}
}

type numpyDialect struct{}

func (numpyDialect) name() string   { return "numpy" }
func (numpyDialect) format() string { return "python" }
func (numpyDialect) close(*decoyed) {}

func (numpyDialect) table(p *decoyed) {
	var list []string
	for _, r := range p.a {
		list = append(list, "["+texts(r)+"]")
	}
	p.line("import numpy as np\nA = np.array([%s])\nb = np.array([%s])", strings.Join(list, ", "), texts(p.b))
}

func (numpyDialect) decoys() []func(p *decoyed) {
	entry := func(format string, changes bool) func(p *decoyed) {
		return func(p *decoyed) {
			i, j := p.entry()
			x := p.number()
			p.raw(strings.NewReplacer("$i", fmt.Sprint(i), "$j", fmt.Sprint(j), "$k", fmt.Sprint(i*p.n+j), "$x", text(x)).Replace(format))
			if changes {
				p.set(i, j, x)
			}
		}
	}
	return append(append(plainDecoys("A[%d, %d]", "b[%d]", ""), pythonTables("np.array(", ")")...),
		entry("v = A[$i]\nv[$j] = $x", true), entry("v = A[:, $j]\nv[$i] = $x", true), entry("v = A.T\nv[$j, $i] = $x", true),
		entry("v = A.copy()\nv[$i, $j] = 9", false), entry("v = np.array(A)\nv[$i, $j] = 9", false), entry("v = np.asarray(A)\nv[$i, $j] = $x", true),
		entry("v = A.reshape(-1)\nv[$k] = $x", true), entry("v = A.ravel()\nv[$k] = $x", true), entry("v = A.flatten()\nv[$k] = 9", false),
		entry("v = A[$i:, :]\nv[0, $j] = $x", true), entry("v = A + 0\nv[$i, $j] = 9", false), entry("np.put(A, $k, $x)", true),
		entry("A.itemset(($i, $j), $x)", true), entry("A[$i][$j] = $x", true), entry("A[$i, $j:$j+1] = $x", true),
		entry("np.copyto(A[$i, $j:$j+1], $x)", true), entry("A.flat[$k] = $x", true), entry("v = np.squeeze(A)\nv[$i, $j] = $x", true),
		entry("v = A.view()\nv[$i, $j] = $x", true), entry("v = A.astype(float)\nv[$i, $j] = 9", false), entry("v = np.transpose(A)\nv[$j, $i] = $x", true),
		func(p *decoyed) {
			x := p.number()
			i := p.stage()
			p.line("A[%d, :] = %s", i, text(x))
			p.fill(p.a[i], x)
		},
		func(p *decoyed) {
			j := p.stage()
			p.line("A[:, %d] *= 2", j)
			for i := range p.a {
				p.set(i, j, twice(p.a[i][j]))
			}
		},
		func(p *decoyed) { x := p.number(); p.line("b.fill(%s)", text(x)); p.fill(p.b, x) },
		func(p *decoyed) {
			x := p.number()
			if p.unsure {
				return
			}
			p.line("b = A[-1]\nA[-1, 0] = %s", text(x))
			p.set(p.n-1, 0, x)
			p.b = p.a[p.n-1]
		},
		func(p *decoyed) {
			x := p.number()
			if p.unsure {
				return
			}
			p.line("b = A[:, 0]\nA[1, 0] = %s", text(x))
			p.set(1, 0, x)
			for i := range p.b {
				p.b[i] = p.a[i][0]
			}
			p.unsure = true
		},
		func(p *decoyed) {
			x := p.number()
			if p.unsure {
				return
			}
			p.line("b = A[-1, :%d]\nA[-1, 0] = %s", p.n, text(x))
			p.set(p.n-1, 0, x)
			p.b = p.a[p.n-1]
		},
		func(p *decoyed) {
			p.line("np.multiply(b, 2, out=b)")
			for i, x := range p.b {
				p.b[i] = twice(x)
			}
		},
		func(p *decoyed) {
			p.line("b *= 2")
			for i, x := range p.b {
				p.b[i] = twice(x)
			}
		},
		func(p *decoyed) {
			p.line("v = b\nv *= 2")
			for i, x := range p.b {
				p.b[i] = twice(x)
			}
		},
		func(p *decoyed) { p.line("v = b\nv = v * 2") },
		func(p *decoyed) { p.line("A[A > 100] = 0") },
		func(p *decoyed) { p.line("np.random.shuffle(b)"); p.unsure = true },
		func(p *decoyed) { p.line("b = b[::-1]"); p.unsure = true },
		func(p *decoyed) { p.line("b.sort()"); sorted(p.b) },
	)
}
