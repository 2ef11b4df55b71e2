package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"rofz/internal/sample"
	"rofz/scheme/notation"
)

// A hostile file is small and asks for much.
type hostile struct {
	name, text string
	quick      bool // is in the short list too
}

// rungeKutta is a scheme file with the entries of A by row and column.
func rungeKutta(s int, entry func(i, j int) string, more string) string {
	var rows, b []string
	for i := range s {
		var row []string
		for j := range s {
			row = append(row, fmt.Sprintf("%q", entry(i, j)))
		}
		rows = append(rows, "["+strings.Join(row, ",")+"]")
		b = append(b, fmt.Sprintf("%q", entry(s-1, i)))
	}
	return fmt.Sprintf(`{"name": "hostile", "kind": "runge-kutta", %s "A": [%s], "b": [%s]}`, more, strings.Join(rows, ","), strings.Join(b, ","))
}

// oneEntry is a scheme with one coefficient.
func oneEntry(text string) string {
	return rungeKutta(1, func(int, int) string { return text }, "")
}

// generalLinear is a scheme file with matrices of n rows and columns.
func generalLinear(n int) string {
	rows := make([]string, n)
	for i := range rows {
		row := make([]string, n)
		for j := range row {
			row[j] = digits(2, n*i+j)
		}
		rows[i] = "[" + strings.Join(row, ",") + "]"
	}
	matrix := "[" + strings.Join(rows, ",") + "]"
	return fmt.Sprintf(`{"name": "hostile", "kind": "general-linear", "A": %[1]s, "U": %[1]s, "B": %[1]s, "V": %[1]s}`, matrix)
}

// digits returns n digits that have no pattern.
func digits(n, seed int) string {
	var b strings.Builder
	x := uint64(seed)*2654435761 + 12345
	for range n {
		x = x*6364136223846793005 + 1442695040888963407
		b.WriteByte('1' + byte(x>>60)%9)
	}
	return b.String()
}

// polynomial returns one in x of a degree with coefficients of n digits, that has a root near 0.
func polynomial(degree, n int) string {
	var b strings.Builder
	for k := degree; k >= 2; k-- {
		fmt.Fprintf(&b, "%s*x^%d+", digits(n, k), k)
	}
	return b.String() + digits(n, 1) + "*x-" + digits(n, 0)
}

// hostileSchemes are scheme files and sources of solvers.
func hostileSchemes() []hostile {
	root := "root(" + polynomial(64, 30) + ", 0, 4)"
	return []hostile{
		{"sum.json", oneEntry(strings.Repeat("1+", 40_000) + "1"), true},
		{"product.json", oneEntry(strings.Repeat("3/2*", 2000) + "1"), false},
		{"signs.json", oneEntry(strings.Repeat("-", 50_000) + "1"), true},
		{"nesting.json", oneEntry(strings.Repeat("(", 50_000) + "1" + strings.Repeat(")", 50_000)), true},
		{"arrays.json", strings.Repeat("[", 500_000) + strings.Repeat("]", 500_000), true},
		{"literal.json", oneEntry("0." + digits(9990, 7)), false},
		{"radicand.json", oneEntry("sqrt(" + strings.Repeat("7", 9990) + ")"), true},
		{"root.json", oneEntry(root), true},
		{"roots.json", oneEntry("root(" + polynomial(9, 1000) + ", 0, 4)"), false},
		{"root-digits.json", oneEntry("root(" + polynomial(8, 5000) + ", 0, 4)"), true},
		{"root-ends.json", oneEntry("root(" + polynomial(20, 3) + ", 1/" + digits(3000, 1) + ", " + digits(3000, 2) + ")"), false},
		{"tower-of-roots.json", oneEntry("root(x^8-x-1, 1, 2)+root(x^8-2*x-5, 1, 2)"), true},
		{"nested-roots.json", oneEntry(strings.Repeat("sqrt(", 60) + digits(100, 1) + strings.Repeat(")", 60)), false},
		{"products-in-a-field.json", `{"name": "a", "kind": "runge-kutta", "params": {"r": "root(x^64-x-1, 1, 2)"}, "A": [["(r+1)^1000/(r^2-r+3)^1000"]], "b": ["1/(r^5+1)"]}`, true},
		{"fields.json", oneEntry("root(" + polynomial(5, 50) + ", 0, 2)+root(" + polynomial(6, 50) + ", 0, 2)"), false},
		{"linear.json", generalLinear(40), true},
		{"row.json", `{"name": "a", "kind": "runge-kutta", "A": [[` + strings.Repeat("1,", 500_000) + `1]], "b": ["1"]}`, true},
		{"row.txt", "1 | " + strings.Repeat("1/3 ", 250_000) + "\n---\n | 1\n", false},
		{"rows.txt", strings.Repeat("1 | 1\n", 150_000) + "---\n | 1\n", false},
		{"words.f90", strings.Repeat("(", 1_000_000), false},
		{"words.jl", "A = [" + strings.Repeat("1 1 1;", 150_000) + "1]\nb = [1]\n", false},
		{"tower.json", rungeKutta(6, func(i, j int) string { return fmt.Sprintf("sqrt(%d)", []int{2, 3, 5, 7, 11, 13}[(i+j)%6]) }, ""), false},
		{"dense.json", rungeKutta(40, func(i, j int) string { return "0." + digits(16, 41*i+j) }, `"order": 4, "published": {"A-stable": true},`), true},
		{"dense-digits.json", rungeKutta(16, func(i, j int) string { return "0." + digits(1000, 17*i+j) }, ""), true},
		{"fractions.json", rungeKutta(12, func(i, j int) string { return digits(400, i*12+j) + "/" + digits(400, 1000+i*12+j) }, ""), false},
		{"name.json", fmt.Sprintf(`{"name": %q, "kind": "runge-kutta", "A": [["1"]], "b": ["1"], %q: 1}`, strings.Repeat("n", 100_000), strings.Repeat("k", 900_000)), true},
		{"lines.json", strings.Repeat(`{"name": "a", "kind": "runge-kutta", "A": [["1"]], "b": ["1"]}`+"\n", 200) + oneEntry(root) + "\n", false},
		{"sum.py", "A = [[" + strings.Repeat("1+", 400_000) + "1]]\nb = [1]\n", true},
		{"signs.py", "A = [[" + strings.Repeat("-", 400_000) + "1]]\nb = [1]\n", false},
		{"nesting.c", "double A[1][1] = {{" + strings.Repeat("(", 300_000) + "1" + strings.Repeat(")", 300_000) + "}}; double b[1] = {1};\n", true},
		{"sum.jl", "A = [" + strings.Repeat("1 + ", 200_000) + "1]\nb = [1]\n", false},
		{"power.py", "A = [[2**2**2**2**2**2]]\nb = [9**99999999]\n", false},
		{"sum.tex", "$\\begin{array}{c|c} 1 & " + strings.Repeat("1+", 200_000) + "1 \\\\ \\hline & 1 \\end{array}$", false},
		{"beside.tex", "$\\begin{array}{c|c} 1 & " + strings.Repeat("\\frac12 ", 100_000) + "1 \\\\ \\hline & 1 \\end{array}$", false},
	}
}

// hostileSources are sources of solvers in each language: deep, long, repeated, and what unfolds when it is worked out.
func hostileSources() []hostile {
	const long = 100_000
	repeated := strings.Repeat
	var list []hostile
	for _, l := range []struct{ ending, assign, open, close, end string }{
		{"c", "double A[1][1] = ", "{", "}", ";"}, {"java", "double[][] A = ", "{", "}", ";"}, {"go", "var A = []float64", "{", "}", ""},
		{"rs", "const A: [f64; 1] = ", "[", "]", ";"}, {"py", "A = ", "[", "]", ""}, {"jl", "A = ", "[", "]", ""},
		{"f90", "real :: A(1,1) = ", "(/", "/)", ""}, {"R", "A <- ", "c(", ")", ""}, {"m", "A = ", "[", "]", ";"},
	} {
		quick := l.ending == "c" || l.ending == "py"
		add := func(name, text string, quick bool) { list = append(list, hostile{name + "." + l.ending, text, quick}) }
		add("nested", l.assign+repeated(l.open, long)+"0.5"+repeated(l.close, long)+l.end+"\n", false)
		add("unclosed", l.assign+repeated(l.open, 2*long), quick)
		add("entries", l.assign+l.open+repeated("0.125,", long)+"0.5"+l.close+l.end+"\n", false)
		add("terms", l.assign+l.open+"0.5"+repeated("+1", 3*long)+l.close+l.end+"\n", quick)
		add("again", repeated(l.assign+l.open+"0.5"+l.close+l.end+"\n", long/5), false)
		add("chain", "a"+repeated(".a", 3*long)+" = 0.5"+l.end+"\n", quick)
		add("calls", repeated("f(", long)+"0.5"+repeated(")", long)+l.end+"\n", quick)
		add("arguments", "f("+repeated("a,", 3*long)+"0.5)"+l.end+"\n", false)
		add("text", "\""+repeated("0.5", 3*long), false)
	}
	doubled := func(first, line string, n int) string {
		text := first
		for i := 1; i < n; i++ {
			text += strings.NewReplacer("NEW", fmt.Sprint("x", i), "OLD", fmt.Sprint("x", i-1)).Replace(line)
		}
		return text
	}
	return append(list,
		hostile{"macros.c", doubled("#define x0 1\n", "#define NEW (OLD+OLD)\n", 60) + "double A[1][1] = {{x59}}; double b[1] = {0.5};\n", true},
		hostile{"entries-of-macros.c", doubled("#define x0 0.5\n", "#define NEW OLD,OLD\n", 40) + "double b[2] = {x39}; double A[2][2] = {x39};\n", true},
		hostile{"calls-of-macros.c", "#define F(x) x*x*x*x\ndouble A[1][1] = {{" + repeated("F(", 2000) + "0.5" + repeated(")", 2000) + "}};\n", false},
		hostile{"macro-of-itself.c", "#define x y+1\n#define y x\ndouble A[1][1] = {{x}}; double b[1] = {0.5};\n", false},
		hostile{"conditions.c", repeated("#if 1\n", long) + "double b[1] = {0.5};\n", false},
		hostile{"constants.c", doubled("static const double x0 = 0.5;\n", "static const double NEW = OLD*OLD;\n", 60) + "double A[1][1] = {{x59}}; double b[1] = {x58};\n", true},
		hostile{"repeated.py", "A = [[0.5]]*10**9\nb = 'a'*10**12\n", true},
		hostile{"joined.py", "A = [[0.5]]\n" + repeated("A = A + A\n", 60) + "b = [1]\n", false},
		hostile{"comprehension.py", "A = [[1/(i+j+1) for i in range(10**9)] for j in range(10**9)]\nb = [1/2 for i in range(10**12)]\n", true},
		hostile{"comprehensions.py", "A = " + repeated("[", 80) + "0.5" + repeated(" for i in range(1000)]", 80) + "\n", false},
		hostile{"loops.py", "A = [[0.5]]\nfor i in range(10**9):\n for j in range(10**9):\n  A[0][0] += i\nb = [1]\n", false},
		hostile{"arrays.py", "import numpy as np\n" + repeated("A = np.zeros((500, 500))\n", 20_000), false},
		hostile{"powers.py", "x = 3.5\n" + repeated("x = x**x\n", 30) + "A = [[x]]\nb = [x*x]\n", false},
		hostile{"filled.jl", "A = fill(0.5, 10^6, 10^6)\nb = zeros(10^12)\nc = collect(1:10^12)\n", true},
		hostile{"joined.m", "A = [0.5 1; 1 0.5];\n" + repeated("A = [A A; A A];\n", 60), false},
		hostile{"range.m", "A = 0.5:1e12;\nb = repmat(A, 1e6, 1e6);\n", true},
		hostile{"functions.m", repeated("function f\nA = 0.5;\n", 40_000), false},
		hostile{"data.f90", "real :: a(1000, 1000)\ndata a /1000000*0.5/\n" + repeated("data a /1000000*0.5/\n", 20_000), false},
		hostile{"reshaped.f90", "real :: a(1000000, 1000000) = reshape((/ (0.5, i=1, 1000000000000) /), (/ 1000000, 1000000 /))\n", true},
		hostile{"repeated.rs", "const A: [[f64; 1000000000]; 1000000000] = [[0.5; 1000000000]; 1000000000];\n", false},
		hostile{"indexed.go", "package p\nvar A = [1000000000]float64{999999999: 0.5}\n", false},
		hostile{"joined.R", "A <- c(0.5, 1)\n" + repeated("A <- c(A, A)\n", 60) + "b <- rep(0.5, 1e12)\n", false},
		hostile{"comments.py", repeated("# rofz: ignore RZ101 because of nothing\n", 20_000) + "A = [[0.5]]\nb = [1]\n", false},
	)
}

// hostileNames are members of families.
var hostileNames = []string{"gauss-200", "pade-200-200", "radau-iia-150", "bdf-6", "lobatto-iiic-120"}

// hostileGoldens are golden files.
func hostileGoldens() []hostile {
	head := "rofz golden v1\ntheorem: t\nstatement: s\nhypotheses: h\nscope: s\nsource: s\n\n"
	return []hostile{
		{"name.golden", head + "scheme gauss-200\nA-stable: proved\n", true},
		{"field.golden", head + "scheme gauss-2\nfield: g = root(" + polynomial(64, 1000) + ", 0, 4)\nA-stable: proved\n", true},
		{"blocks.golden", head + strings.Repeat("scheme pade-60-60\nA-stable: proved\n\n", 20), false},
		{"powers.golden", head + "scheme gauss-2\nR = (1 + z)^1000000000\n", true},
	}
}

// hostileCertificates change a certificate that is right: long numbers, high degrees, deep fields.
func hostileCertificates(t *testing.T) []hostile {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run([]string{"certify", "radau-iia-2"}, strings.NewReader(""), &out, &errs); code != exitOK {
		t.Fatal(errs.String())
	}
	good := out.String()
	lines := strings.SplitAfter(good, "\n")
	var list []hostile
	for i, line := range lines {
		key, _, ok := strings.Cut(line, ": ")
		if !ok {
			key, _, ok = strings.Cut(line, " = ")
		}
		if !ok || i == 0 {
			continue
		}
		for _, long := range []struct{ name, text string }{
			{"degree", strings.ReplaceAll(polynomial(400, 300), "x", "z")},
			{"digits", digits(300_000, 3)},
			{"power", "z^1000000"},
		} {
			bomb := slices.Clone(lines)
			bomb[i] = line[:len(key)+2] + long.text + "\n"
			if !strings.HasPrefix(line, key+": ") {
				bomb[i] = key + " = " + long.text + "\n"
			}
			list = append(list, hostile{fmt.Sprintf("line-%d-%s.cert", i, long.name), strings.Join(bomb, ""), long.name == "degree" && i < 6})
		}
	}
	return list
}

// hostileCommands are what reads or derives schemes.
var hostileCommands = []string{
	"check", "show", "lint --explain", "latex --what certificate,R", "certify", "bound", // the short list
	"check --only A-stable,order", "check --explain", "check --format json --certificates", "check --format sarif",
	"lint --format junit", "lint", "explain", "bound --at -1e100 --digits 1000", "compare", "compare --at -1", "latex",
	"plot -o -", "plot --kind gradient -o -", "plot --kind order-star -o -", "plot --kind axis -o -", "plot --kind locus -o -",
	"report -o -", "certify --as-meant", "repair", "repair --digits 10", "convert --to json", "convert --to latex", "convert --to c --digits 20",
}

// TestHostileCommands runs the commands on a scheme that is all right: what is refused is that scheme and not a flag, and no hostile
// scheme file is for a slip in its keys.
func TestHostileCommands(t *testing.T) {
	for _, command := range hostileCommands {
		var out, errs bytes.Buffer
		if code := run(append(strings.Fields(command), "radau-iia-2"), strings.NewReader(""), &out, &errs); code == exitBadInput && !strings.Contains(errs.String(), "radau-iia-2") {
			t.Errorf("verify %s: %s", command, errs.String())
		}
	}
	for _, h := range hostileSchemes() {
		if h.name == "name.json" || !strings.HasSuffix(h.name, ".json") {
			continue
		}
		var out, errs bytes.Buffer
		run([]string{"show", "--budget", "1e4", "-"}, strings.NewReader(h.text), &out, &errs)
		if strings.Contains(errs.String(), "unknown key") {
			t.Errorf("%s: %s", h.name, errs.String())
		}
	}
}

// TestHostile runs the commands over files that ask for much, in a budget: each comes to its end, without a panic. The
// long list is for full tests.
func TestHostile(t *testing.T) {
	dir := t.TempDir()
	write := func(h hostile) string {
		path := filepath.Join(dir, h.name)
		sample.OK(t, os.WriteFile(path, []byte(h.text), 0o666))
		return path
	}
	try := func(command, arg, stdin string) {
		t.Run(command+" "+filepath.Base(arg), func(t *testing.T) {
			t.Parallel()
			endsWell(t, append(strings.Fields(command), "--budget", "500ms,2e9", arg), stdin)
		})
	}
	commands := hostileCommands
	if !sample.Full() {
		commands = commands[:6]
	}
	for _, h := range hostileSchemes() {
		if !h.quick && !sample.Full() {
			continue
		}
		if len(h.text) > 1<<20 {
			t.Errorf("%s has more than 1 MiB", h.name)
		}
		path := write(h)
		for _, command := range commands {
			try(command, path, "")
		}
		if strings.HasSuffix(h.name, ".json") {
			try("check", "-", h.text)
		}
	}
	for _, h := range hostileSources() {
		if len(h.text) > 1<<20 {
			t.Errorf("%s has more than 1 MiB", h.name)
		}
		path := write(h)
		for i, command := range []string{"lint --explain", "convert --to json"} {
			if h.quick && i == 0 || sample.Full() {
				try(command, path, "")
			}
		}
	}
	for i, name := range hostileNames {
		for _, command := range commands {
			if i == 0 || sample.Full() {
				try(command, name, "")
			}
		}
	}
	for _, h := range hostileGoldens() {
		if h.quick || sample.Full() {
			try("run", write(h), "")
		}
	}
	for _, h := range hostileCertificates(t) {
		if h.quick || sample.Full() {
			try("audit", write(h), "")
		}
	}
}

// endsWell runs the command as a process of its own. It is to end by itself, with an exit code that is documented, and
// readers of sources with about the memory that there is under a budget. What it may take of time is a watchdog and no
// measurement.
func endsWell(t *testing.T, args []string, stdin string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	self := sample.Try(os.Executable()).Must(t)
	c := exec.CommandContext(ctx, self, args...)
	c.Env = append(os.Environ(), "ROFZ_RUN_AS_VERIFY=1")
	c.Stdin = strings.NewReader(stdin)
	var errs bytes.Buffer
	c.Stderr = &errs
	sample.OK(t, c.Start())
	held := mostHeld(c.Process.Pid)
	err := c.Wait()
	code := 0
	if e, ok := errors.AsType[*exec.ExitError](err); ok {
		code = e.ExitCode()
	} else if err != nil {
		t.Fatal(err)
	}
	const most = mostMemory / 10 * 15 // measured by the system, which counts what the runtime does not, and what is taken between two looks of the guard
	if taken := <-held; taken > most && readsSource(args[len(args)-1]) {
		t.Errorf("verify %s: takes %d MB", strings.Join(args, " "), taken>>20)
	}
	if code < 0 || code > 3 || strings.Contains(errs.String(), "goroutine ") {
		text := errs.String()
		t.Errorf("verify %s: exit code %d, standard error:\n%s", strings.Join(args, " "), code, text[:min(len(text), 2000)])
	}
}

// readsSource reports whether an argument is the source of a program.
func readsSource(arg string) bool {
	l, _ := notation.LanguageOf(arg)
	return l.Program
}

// mostHeld watches a process to its end, and then says how many bytes of memory it held at most, 0 where that is not known.
func mostHeld(pid int) <-chan int64 {
	held := make(chan int64, 1)
	go func() {
		var most int64
		for {
			status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
			_, peak, ok := strings.Cut(string(status), "VmHWM:")
			if err != nil || !ok { // it has ended, or this is no Linux
				held <- most
				return
			}
			kilobytes, _, _ := strings.Cut(strings.TrimSpace(peak), " ")
			n, _ := strconv.ParseInt(kilobytes, 10, 64)
			most = max(most, n<<10)
			time.Sleep(5 * time.Millisecond)
		}
	}()
	return held
}

// TestBudgetOfWork gives several amounts of work: what is decided does not depend on how many schemes are worked on at a
// time, and a small amount leaves open what a large one decides.
func TestBudgetOfWork(t *testing.T) {
	names := []string{"gauss-9", "radau-iia-7", "lobatto-iiic-8", "gauss-4", "rk4", "bdf-4", "tr-bdf2", "radau-iia-2"}
	self := sample.Try(os.Executable()).Must(t)
	open := make(map[string]int)
	works := []string{"1e1", "1e3", "3e3", "1e4", "1e5", "1e12"}
	for _, work := range works {
		var first string
		for _, jobs := range []string{"1", "2", "8"} {
			// A process of its own has derived nothing yet.
			c := exec.Command(self, append([]string{"check", "--format", "json", "--budget", work, "-j", jobs}, names...)...)
			c.Env = append(os.Environ(), "ROFZ_RUN_AS_VERIFY=1")
			text, _ := c.CombinedOutput() // its exit code may be 3
			all := string(text)
			switch {
			case first == "":
				first = all
				open[work] = strings.Count(all, "units of work used up")
			case all != first:
				t.Errorf("--budget %s: -j %s writes something else than -j 1", work, jobs)
			}
		}
	}
	if open["1e1"] == 0 || open["1e12"] != 0 || open["1e1"] <= open["1e4"] {
		t.Errorf("how often a budget was used up: %v", open)
	}
}

// TestAuditHasABudgetOfWork: the checks of a certificate file count, and it is too little or enough, whatever the machine does.
func TestAuditHasABudgetOfWork(t *testing.T) {
	var text, errs bytes.Buffer
	if code := run([]string{"certify", "gauss-5"}, strings.NewReader(""), &text, &errs); code != exitOK {
		t.Fatal(errs.String())
	}
	for budget, want := range map[string]int{"1e2": exitBadInput, "2e3": exitBadInput, "1e12": exitOK} {
		for range 3 {
			var out, errs bytes.Buffer
			code := run([]string{"audit", "--budget", budget, "-"}, strings.NewReader(text.String()), &out, &errs)
			if used := strings.Contains(errs.String(), "units of work used up"); code != want || used != (want == exitBadInput) || used && out.Len() > 0 {
				t.Errorf("--budget %s: exit code %d, %d bytes, %s", budget, code, out.Len(), errs.String())
			}
		}
	}
}
