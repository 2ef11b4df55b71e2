package notation

import (
	"fmt"
	"math/big"
	"strings"
)

// bracedDialect is a language of the family of C with the statements that it may change a table by.
type bracedDialect struct {
	title, language string
	open, end       string // in front of and behind the table; $A, $b and $n are its rows, its weights and their number
	list            string // the brackets of arrays
	entry, weight   string
	changes, keeps  []string // of an entry: $i, $j, and its value $x
	others          []func(p *decoyed)
}

func (d bracedDialect) name() string     { return d.title }
func (d bracedDialect) format() string   { return d.language }
func (d bracedDialect) close(p *decoyed) { p.raw(d.end) }

func (d bracedDialect) table(p *decoyed) {
	var list []string
	for _, r := range p.a {
		list = append(list, d.list[:1]+texts(r)+d.list[1:])
	}
	p.raw(strings.NewReplacer("$A", d.list[:1]+strings.Join(list, ", ")+d.list[1:], "$b", d.list[:1]+texts(p.b)+d.list[1:], "$n", fmt.Sprint(p.n)).Replace(d.open))
}

// entryByEntry writes tables as assignments of their entries, and branches around them.
func entryByEntry(a, b string) []func(p *decoyed) {
	return secondTables(func(p *decoyed, weights bool) string {
		var lines []string
		for i, row := range p.a {
			for j, x := range row {
				if !weights && (j < i || p.n == 2) {
					lines = append(lines, fmt.Sprintf(a+" = %s;", i, j, text(x)))
				}
			}
			lines = append(lines, fmt.Sprintf(b+" = %s;", i, text(p.b[i])))
		}
		return strings.Join(lines, "\n")
	}, func(this, other string) string { return "if (late > 0) {\n" + this + "\n} else {\n" + other + "\n}" })
}

func (d bracedDialect) decoys() []func(p *decoyed) {
	out := append(append(plainDecoys(d.entry, d.weight, ";"), entryByEntry(d.entry, d.weight)...), d.others...)
	for k, format := range append(append([]string{}, d.changes...), d.keeps...) {
		out = append(out, func(p *decoyed) {
			i, j := p.entry()
			x := p.number()
			p.raw(strings.NewReplacer("$i", fmt.Sprint(i), "$j", fmt.Sprint(j), "$k", fmt.Sprint(i*p.n+j), "$x", text(x), "$n", fmt.Sprint(p.n)).Replace(format))
			if k < len(d.changes) {
				p.set(i, j, x)
			}
		})
	}
	return out
}

// unsure is a decoy that makes every table one too many.
func unsure(text string) func(p *decoyed) {
	return func(p *decoyed) { p.raw(text); p.unsure = true }
}

// first is a decoy that gives the first weight a value.
func first(text string) func(p *decoyed) {
	return func(p *decoyed) { p.raw(text); p.b[0] = big.NewRat(9, 1) }
}

var bracedDialects = []dialect{
	bracedDialect{
		title: "cpp", language: "c", list: "{}", entry: "A[%d][%d]", weight: "b[%d]",
		open: "void f(int late) {\nstd::vector<std::vector<double>> A = $A;\nstd::vector<double> b = $b;", end: "}",
		changes: []string{"{ auto &r = A[$i]; r[$j] = $x; }", "{ double *p = A[$i].data(); p[$j] = $x; }", "A.at($i).at($j) = $x;", "A[$i].at($j) = $x;", "A.at($i)[$j] = $x;",
			"for (int k = 0; k <= $i; ++k) { if (k == $i) A[k][$j] = $x; }", "{ int k = 0; for (k = 0; k < $i; k++) {} A[k][$j] = $x; }", "{ int k = $i; k += 0; A[k][$j] = $x; }",
			"{ auto set = [&](double y) { A[$i][$j] = y; }; set($x); }", "{ double &r = A[$i][$j]; r = $x; }", "A[$i][$j] = {$x};", "(A)[$i][$j] = $x;", "std::fill_n(&A[$i][$j], 1, $x);",
			"{ auto it = A[$i].begin() + $j; *it = $x; }", "for (auto &r : A) { if (&r == &A[$i]) r[$j] = $x; }", "this->A = A; A[$i][$j] = $x;", "{ std::vector<double> &r = A[$i]; r[$j] = $x; }"},
		keeps: []string{"{ auto C = A; C[$i][$j] = 9.0; }", "{ std::vector<double> r = A[$i]; r[$j] = 9.0; }", "{ std::vector<std::vector<double>> A(2); A[1] = {9.0, 9.0}; }",
			"// A[$i][$j] = 9.0; \\\nA[$i][$j] = 9.0;", "#if 0\nA[$i][$j] = 9.0;\n#elif 0\nb[0] = 9.0;\n#endif", "std::cout << R\"(\"; A[$i][$j] = 9.0;)\";",
			"{ struct B { double A; } s; s.A = 9.0; }", "std::cout << A[$i][$j] << 9.0;"},
		others: []func(p *decoyed){
			unsure("if (late) b[0] = 9.0;"), unsure("if (change(b)) {}"), unsure("if ((b[0] = late)) {}"), unsure("b.push_back(late);"), unsure("for (; late < 3; ++late) b[0] += 1.0;"),
			unsure("again: b[0] *= 2.0; if (late--) goto again;"), unsure("switch (late) { case 1: b[0] = 9.0; default: b[1] = 9.0; }"), unsure("try { b[0] = 9.0; change(); } catch (...) {}"),
			first("b[0] = 9.0f;"), first("{ b[0] = 9.0; }"), first("std::exchange(b[0], 9.0);"), first("b.front() = 9.0;"), first("*b.begin() = 9.0;"), first("b[0] = 1, b[0] = 9.0;"),
			func(p *decoyed) { p.raw("std::reverse(b.begin(), b.end());"); reversed(p.b) },
			func(p *decoyed) { p.raw("b.swap(A[0]);"); p.b, p.a[0] = p.a[0], p.b },
			func(p *decoyed) { p.raw("b[0] = 1/2;"); p.b[0] = new(big.Rat) },
			func(p *decoyed) { p.raw("{ auto one = 1; b[0] = one/2; }"); p.b[0] = new(big.Rat) },
		},
	},
	bracedDialect{
		title: "java", language: "java", list: "{}", entry: "A[%d][%d]", weight: "b[%d]",
		open: "class X { void f(int late) {\nfinal double[][] A = $A;\ndouble[] b = $b;", end: "} }",
		changes: []string{"{ double[] r = A[$i]; r[$j] = $x; }", "{ double[][] C = A; C[$i][$j] = $x; }", "for (int k = 0; k < A.length; k++) { if (k == $i) { A[k][$j] = $x; } }",
			"for (double[] r : A) if (r == A[$i]) r[$j] = $x;", "Arrays.fill(A[$i], $j, $j + 1, $x);", "System.arraycopy(new double[] {$x}, 0, A[$i], $j, 1);", "new Object() { { A[$i][$j] = $x; } };",
			"Runnable g = () -> { A[$i][$j] = $x; }; g.run();", "synchronized (this) { A[$i][$j] = $x; }", "{ int k = $i; A[k][$j] = $x; }", "(A[$i])[$j] = $x;"},
		keeps: []string{"{ double[][] C = A.clone(); C[$i] = new double[] {9.0, 9.0, 9.0}; }", "{ double[] r = A[$i].clone(); r[$j] = 9.0; }", "String s = \"A[$i][$j] = 9.0;\";", "char c = '\"'; // A[$i][$j] = 9.0;",
			"{ class B { double A; } }"},
		others: []func(p *decoyed){
			unsure("if (late > 0) b[0] = 9.0;"), unsure("b = late > 0 ? b : new double[] {9.0, 9.0};"), unsure("change(b);"), unsure("while (late-- > 0) b[0] *= 2.0;"),
			unsure("switch (late) { case 1: b[0] = 9.0; }"), unsure("try { b[0] = change(); } catch (Exception e) { b[0] = 9.0; }"), unsure("label: for (;;) { b[0] *= 2.0; if (late-- > 0) break label; }"),
			first("b[0] = 9.0d;"), first("this.b = b; b[0] = 9.0;"),
			func(p *decoyed) { p.raw("b[0] = 1/2;"); p.b[0] = new(big.Rat) },
			func(p *decoyed) { p.raw("b[0]++;"); p.b[0] = new(big.Rat).Add(p.b[0], big.NewRat(1, 1)) },
		},
	},
	bracedDialect{
		title: "go", language: "go", list: "{}", entry: "A[%d][%d]", weight: "b[%d]",
		open: "package p\n\nfunc f(late int) {\nA := [][]float64$A\nb := []float64$b", end: "}",
		changes: []string{"{ r := A[$i]; r[$j] = $x }", "{ C := A; C[$i][$j] = $x }", "{ p := &A[$i][$j]; *p = $x }", "for k := range A { if k == $i { A[k][$j] = $x } }",
			"for k := 0; k < len(A); k++ { if k == $i { A[k][$j] = $x } }", "for _, r := range A[$i:$i+1] { r[$j] = $x }", "copy(A[$i][$j:], []float64{$x})", "func() { A[$i][$j] = $x }()",
			"set := func(x float64) { A[$i][$j] = x }\nset($x)", "{ k := $i; A[k][$j] = $x }", "(A[$i])[$j] = $x", "if A[$i][$j] = $x; true { }", "{ r := A[$i][:]; r[$j] = $x }",
			"A[$i][$j], b[0] = $x, b[0]", "{ k, m := $i, $j; A[k][m] = $x }"},
		keeps: []string{"{ C := append([]float64{}, A[$i]...); C[$j] = 9.0 }", "{ A := [][]float64{{9.0}}; A[0][0] = 8.0 }", "_ = `A[$i][$j] = 9.0", "_ = '\"' // A[$i][$j] = 9.0"}[:2],
		others: []func(p *decoyed){
			unsure("if late > 0 { b[0] = 9.0 }"), unsure("change(b)"), unsure("for late < 3 { b[0] *= 2.0; late++ }"), unsure("switch late { case 1: b[0] = 9.0 }"),
			unsure("switch { case late > 1: b[0] = 9.0; fallthrough\ncase late > 0: b[1] = 9.0 }"), unsure("defer func() { b[0] = float64(late) }()"),
			func(p *decoyed) { p.raw("b[0], b[1] = b[1], b[0]"); p.b[0], p.b[1] = p.b[1], p.b[0] },
			func(p *decoyed) { p.raw("b[0] = 1/2"); p.b[0] = new(big.Rat) },
			func(p *decoyed) { p.raw("b[0]++"); p.b[0] = new(big.Rat).Add(p.b[0], big.NewRat(1, 1)) },
		},
	},
	bracedDialect{
		title: "rust", language: "rust", list: "[]", entry: "A[%d][%d]", weight: "b[%d]",
		open: "fn f(late: i32) {\nlet mut A = $A;\nlet mut b = $b;", end: "}",
		changes: []string{"{ let r = &mut A[$i]; r[$j] = $x; }", "{ let C = &mut A; C[$i][$j] = $x; }", "for k in 0..$n { if k == $i { A[k][$j] = $x; } }", "for r in A.iter_mut().skip($i).take(1) { r[$j] = $x; }",
			"for k in $i..=$i { A[k][$j] = $x; }", "A[$i][$j..$j + 1].copy_from_slice(&[$x]);", "{ let k = $i; A[k][$j] = $x; }", "let mut g = |x| A[$i][$j] = x; g($x);", "*A.get_mut($i).unwrap().get_mut($j).unwrap() = $x;",
			"std::mem::replace(&mut A[$i][$j], $x);", "unsafe { A[$i][$j] = $x; }", "{ let [ref mut r, ..] = A[$i..] else { return }; r[$j] = $x; }", "if let Some(r) = A.get_mut($i) { r[$j] = $x; }"},
		keeps: []string{"{ let mut C = A; C[$i][$j] = 9.0; }", "{ let mut r = A[$i].clone(); r[$j] = 9.0; }", "{ let mut A = [[9.0]]; A[0][0] = 8.0; }", "let c = '\"'; // A[$i][$j] = 9.0;", "let s = \"\nA[$i][$j] = 9.0;\n\";",
			"println!(\"{}\", A[$i][$j]);"},
		others: []func(p *decoyed){
			unsure("if late > 0 { b[0] = 9.0; }"), unsure("change(&mut b);"), unsure("while late > 0 { b[0] *= 2.0; }"), unsure("match late { 1 => b[0] = 9.0, _ => {} }"), unsure("match late { 1 => { b[0] = 9.0; } _ => {} }"),
			unsure("loop { b[0] *= 2.0; if late > 0 { break; } }"), unsure("let b = if late > 0 { b } else { [9.0, 9.0] };"), unsure("let [mut b, c] = [b, b]; b[0] *= f64::from(late);"),
			first("b[0] = 9.0_f64;"),
			func(p *decoyed) { p.raw("b.swap(0, 1);"); p.b[0], p.b[1] = p.b[1], p.b[0] },
			func(p *decoyed) { p.raw("b.reverse();"); reversed(p.b) },
			func(p *decoyed) { p.raw("std::mem::swap(&mut b, &mut A[0]);"); p.b, p.a[0] = p.a[0], p.b },
			func(p *decoyed) { p.raw("b[0] = (1 / 2) as f64;"); p.b[0] = new(big.Rat) },
		},
	},
}

type cDialect struct{}

func (cDialect) name() string     { return "c" }
func (cDialect) format() string   { return "c" }
func (cDialect) close(p *decoyed) { p.line("}") }

func (cDialect) table(p *decoyed) {
	var list []string
	for _, r := range p.a {
		list = append(list, "{"+texts(r)+"}")
	}
	p.line("void f(int late) {\ndouble A[%d][%d] = {%s};\ndouble b[%d] = {%s};", p.n, p.n, strings.Join(list, ", "), p.n, texts(p.b))
}

func (cDialect) decoys() []func(p *decoyed) {
	entry := func(format string, changes bool) func(p *decoyed) {
		return func(p *decoyed) {
			i, j := p.entry()
			x := p.number()
			p.line("{")
			p.raw(strings.NewReplacer("$i", fmt.Sprint(i), "$j", fmt.Sprint(j), "$k", fmt.Sprint(i*p.n+j), "$x", text(x), "$n", fmt.Sprint(p.n)).Replace(format))
			p.line("}")
			if changes {
				p.set(i, j, x)
			}
		}
	}
	return append(append(plainDecoys("A[%d][%d]", "b[%d]", ";"), entryByEntry("A[%d][%d]", "b[%d]")...),
		entry("double *p = A[$i]; p[$j] = $x;", true), entry("double *p = &A[$i][$j]; *p = $x;", true), entry("double *p = &A[0][0]; p[$k] = $x;", true),
		entry("double (*p)[$n] = A; p[$i][$j] = $x;", true), entry("*(*(A + $i) + $j) = $x;", true), entry("(*A)[$k] = $x;", true), entry("double x = A[$i][$j]; x = 9;", false),
		entry("double A[2][2] = {{9, 9}, {9, 9}}; A[1][0] = 8;", false), entry("A[$i][$j] = 9, A[$i][$j] = $x;", true), entry("(A[$i][$j]) = $x;", true),
		entry("for (int k = 0; k < 1; k++) A[$i][$j] = $x;", true), entry("for (int k = $i; k == $i; k++) { A[k][$j] = $x; }", true), entry("do { A[$i][$j] = $x; } while (0);", true),
		entry("double t = $x; memcpy(&A[$i][$j], &t, sizeof t);", true), entry("auto &r = A[$i][$j]; r = $x;", true), entry("double &r = A[$i][$j]; r = $x;", true),
		entry("#if 0\nA[$i][$j] = 9;\n#endif", false), entry("/* A[$i][$j] = 9; */ // b[0] = 9;", false), entry("struct { double A; } s; s.A = 9;", false), entry("$j[A[$i]] = $x;", true),
		func(p *decoyed) { p.line("if (late) b[0] = 9;"); p.unsure = true },
		func(p *decoyed) { p.line("late ? (b[0] = 9) : 0;"); p.unsure = true },
		func(p *decoyed) { p.line("late && (b[0] = 9);"); p.unsure = true },
		func(p *decoyed) { p.line("while (late--) b[0] *= 2;"); p.unsure = true },
		func(p *decoyed) { p.line("switch (late) { case 1: b[0] = 9; }"); p.unsure = true },
		func(p *decoyed) { p.line("change(b);"); p.unsure = true },
		func(p *decoyed) { p.line("b[0]++;"); p.b[0] = new(big.Rat).Add(p.b[0], big.NewRat(1, 1)) },
		func(p *decoyed) { p.line("++b[0];"); p.b[0] = new(big.Rat).Add(p.b[0], big.NewRat(1, 1)) },
		func(p *decoyed) { p.line("std::swap(b[0], b[1]);"); p.b[0], p.b[1] = p.b[1], p.b[0] },
		func(p *decoyed) { p.line("if (late) return;") },
		func(p *decoyed) { p.line("auto g = [&]() { b[0] = 9; }; g();"); p.b[0] = big.NewRat(9, 1) },
	)
}
