package notation

import (
	"fmt"
	"math/big"
	"strings"
)

type juliaDialect struct{}

func (juliaDialect) name() string   { return "julia" }
func (juliaDialect) format() string { return "julia" }
func (juliaDialect) close(*decoyed) {}

func (juliaDialect) table(p *decoyed) {
	var list []string
	for _, r := range p.a {
		list = append(list, strings.ReplaceAll(texts(r), ",", ""))
	}
	p.line("A = [%s]\nb = [%s]", strings.Join(list, "; "), texts(p.b))
}

func (juliaDialect) decoys() []func(p *decoyed) {
	entry := func(format string, changes bool) func(p *decoyed) {
		return func(p *decoyed) {
			i, j := p.entry()
			x := p.number()
			p.raw(strings.NewReplacer("$i", fmt.Sprint(i+1), "$j", fmt.Sprint(j+1), "$k", fmt.Sprint(j*p.n+i+1), "$x", text(x)).Replace(format))
			if changes {
				p.set(i, j, x)
			}
		}
	}
	double := func(format string) func(p *decoyed) {
		return func(p *decoyed) {
			p.raw(format)
			for i, x := range p.b {
				p.b[i] = twice(x)
			}
		}
	}
	second := secondTables(func(p *decoyed, weights bool) string {
		b := fmt.Sprintf("b = [%s]", texts(p.b))
		var list []string
		for _, r := range p.a {
			list = append(list, strings.ReplaceAll(texts(r), ",", ""))
		}
		if weights {
			return b
		}
		return fmt.Sprintf("A = [%s]\n%s", strings.Join(list, "; "), b)
	}, func(this, other string) string { return "if late\n" + this + "\nelse\n" + other + "\nend" })
	return append(second, []func(p *decoyed){
		entry("A[$i, $j] = $x", true), entry("@inbounds A[$i, $j] = $x", true), entry("A[$k] = $x", true), entry("B = A\nB[$i, $j] = $x", true),
		entry("B = copy(A)\nB[$i, $j] = 9", false), entry("B = @view A[:, $j]\nB[$i] = $x", true), entry("B = view(A, :, $j)\nB[$i] = $x", true),
		entry("@views B = A[:, $j]\nB[$i] = $x", true), entry("B = A[:, $j]\nB[$i] = 9", false), entry("B = A[$i, :]\nB[$j] = 9", false),
		entry("B = vec(A)\nB[$k] = $x", true), entry("B = reshape(A, :)\nB[$k] = $x", true), entry("B = A'\nB[$j, $i] = $x", true),
		entry("B = transpose(A)\nB[$j, $i] = $x", true), entry("B = map(Float64, A)\nB[$i, $j] = 9", false), entry("B = deepcopy(A)\nB[$i, $j] = 9", false),
		entry("setindex!(A, $x, $i, $j)", true), entry("let A = A\n    A[$i, $j] = $x\nend", true), entry("let A = copy(A)\n    A[$i, $j] = 9\nend", false),
		entry("begin\n    A[$i, $j] = $x\nend", true), entry("A[$i, $j:$j] .= $x", true), entry("(B = A)[$i, $j] = $x", true), entry("for r in ($i,)\n    A[r, $j] = $x\nend", true),
		double("b = 2b"), double("b .*= 2"), double("@. b = 2b"), double("b = map(x -> 2x, b)"), double("b = 2 .* b"), double("b = b .* 2"), double("b = b + b"), double("b .= 2 .* b"),
		double("b = [2x for x in b]"), double("map!(x -> 2x, b, b)"), double("b = (x -> 2x).(b)"), double("broadcast!(+, b, b, b)"), double("lmul!(2, b)"), double("b .+= b"),
		func(p *decoyed) {
			i := p.stage()
			p.line("b[%d] += 0.25", i+1)
			p.b[i] = new(big.Rat).Add(p.b[i], big.NewRat(1, 4))
		},
		func(p *decoyed) { p.line("if late\n    b[1] = 9\nend"); p.unsure = true },
		func(p *decoyed) { p.line("late && (b[1] = 9)"); p.unsure = true },
		func(p *decoyed) { p.line("f() = (b[1] = 9)"); p.unsure = true },
		func(p *decoyed) { p.line("function f()\n    b[1] = 9\nend"); p.unsure = true },
		func(p *decoyed) { p.line("function f(b)\n    b[1] = 9\nend") },
		func(p *decoyed) { p.line("function f!(x)\n    x[1] = 9.0\nend\nf!(b)"); p.b[0] = big.NewRat(9, 1) },
		func(p *decoyed) { p.line("reverse!(b)"); reversed(p.b) },
		func(p *decoyed) { p.line("b = reverse(b)"); p.b = append([]*big.Rat{}, p.b...); reversed(p.b) },
		func(p *decoyed) { p.line("sort!(b)"); sorted(p.b) },
		func(p *decoyed) { p.line("fill!(b, 9.0)"); p.fill(p.b, big.NewRat(9, 1)) },
		func(p *decoyed) { p.line("#= b[1] = 9 =#\n\"\"\"\nb = [9, 9]\n\"\"\"\nx = 1") },
		func(p *decoyed) { p.line("b, x = b, 1") },
		func(p *decoyed) { p.line("b[1], b[2] = b[2], b[1]"); p.b[0], p.b[1] = p.b[1], p.b[0] },
		func(p *decoyed) { p.line("x = b; push!(x, 9.0)"); p.unsure = true },
		func(p *decoyed) { p.line("pop!(b); push!(b, 9.0)"); p.b[p.n-1] = big.NewRat(9, 1) },
		func(p *decoyed) { p.line("for k in eachindex(b)\n    b[k] = 9.0\nend"); p.fill(p.b, big.NewRat(9, 1)) },
		func(p *decoyed) { p.line("for k in 1:%d\n    b[k] = 9.0\nend", p.n); p.fill(p.b, big.NewRat(9, 1)) },
		func(p *decoyed) { p.line("while b[1] < 100\n    b[1] *= 2\nend"); p.unsure = true },
		func(p *decoyed) { p.line("struct F\n    A\n    b\nend") },
		func(p *decoyed) { p.line("b = late ? b : [9.0, 9.0]"); p.unsure = true },
	}...)
}
