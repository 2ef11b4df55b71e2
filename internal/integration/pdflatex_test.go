package integration

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rofz/errata/specimen"
	"rofz/internal/sample"
	"rofz/internal/tool"
	"rofz/paper/exposition"
	"rofz/paper/latex"
	"rofz/proofs"
	"rofz/scheme"
)

// mostOverfull is by how many points a line may be too wide.
const mostOverfull = 10

var (
	overfull = regexp.MustCompile(`(?m)^Overfull \\hbox \(([0-9.]+)pt.*`)
	warnings = regexp.MustCompile(`(?m)^(?:!|Missing character|LaTeX Warning: .*undefined|LaTeX Font Warning: .*undefined).*`)
)

// compile runs pdflatex on a document and reports errors, lines that are too wide, and what is undefined or missing.
func compile(t *testing.T, program, source string) {
	t.Helper()
	dir := t.TempDir()
	sample.OK(t, os.WriteFile(filepath.Join(dir, "document.tex"), []byte(source), 0o666))
	c := exec.Command(program, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "document.tex")
	c.Dir = dir
	c.Env = append(os.Environ(), "max_print_line=10000", "openin_any=p", "openout_any=p")
	out, err := c.CombinedOutput()
	if err != nil {
		i := max(0, len(out)-1500)
		t.Fatalf("pdflatex: %v\n%s", err, out[i:])
	}
	if found := warnings.FindAllString(string(out), 5); found != nil {
		t.Errorf("pdflatex: %s", strings.Join(found, "\n"))
	}
	for _, m := range overfull.FindAllStringSubmatch(string(out), -1) {
		if by, err := strconv.ParseFloat(m[1], 64); err != nil || by > mostOverfull {
			t.Errorf("pdflatex: %s", m[0])
		}
	}
}

func allParts() []exposition.Part {
	var out []exposition.Part
	for _, p := range exposition.Parts() {
		out = append(out, p.Part)
	}
	return out
}

// slowBounds are schemes with so long coefficients that their best constants take from ten seconds to minutes. How
// constants are set is seen at the others.
var slowBounds = []string{"esdirk659l2sa", "rodas6p", "petsc-658a", "petsc-7510sal", "petsc-759a", "petsc-8616sal", "petsc-es648sa", "petsc-es7510sa",
	"petsc-es8516sal", "petsc-s7511sal"}

func partsOf(name string) []exposition.Part {
	parts := allParts()
	if slices.Contains(slowBounds, name) {
		parts = slices.DeleteFunc(parts, func(p exposition.Part) bool { return p == exposition.Bounds })
	}
	return parts
}

// mixed returns schemes of all sorts; those with long numbers if tests are full.
func mixed() []string {
	names := []string{"alexander-3-3", "bdf-3", "tr-bdf2"}
	if sample.Full() {
		names = append(names, "dormand-prince-8-7", "gauss-2", "rodas5p")
	}
	return names
}

func TestCatalogueCompiles(t *testing.T) {
	program := tool.Path(t, "pdflatex")
	names := append(mixed(), specimen.Names(t, 1)...)
	names = append(names, "gauss-7", "lobatto-iiid-5", "pade-0-6", "pade-2-0", "theta:1/3", "theta:0", "bdf-9", "averaged-backward-3")
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			compile(t, program, latex.Standalone(exposition.Of(specimen.Analysis(t, name), partsOf(name), exposition.Options{})))
		})
	}
}

// TestFilesCompile has schemes of kinds that the catalogue lacks.
func TestFilesCompile(t *testing.T) {
	program := tool.Path(t, "pdflatex")
	files, err := filepath.Glob("testdata/examples/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no example files: %v", err)
	}
	odd := map[string]string{
		"zero":          `{"name": "zero", "kind": "rational", "numerator": ["0"], "denominator": ["1"]}`,
		"constant":      `{"name": "constant", "kind": "rational", "numerator": ["1/2"], "denominator": ["1"]}`,
		"inconsistent":  `{"name": "inconsistent", "kind": "rational", "numerator": ["2", "1"], "denominator": ["1", "-3"]}`,
		"common factor": `{"name": "common", "kind": "multistep", "rho": ["1", "-1/2", "-1", "1/2"], "sigma": ["1", "1/2", "-1/2", "0"]}`,
		"explicit":      `{"name": "explicit", "kind": "multistep", "rho": ["1", "-1"], "sigma": ["0", "1"]}`,
	}
	read := func(file string, data []byte) {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			s := sample.Try(scheme.Parse(file, data)).Must(t)
			compile(t, program, latex.Standalone(exposition.Of(proofs.Analyze(s), allParts(), exposition.Options{})))
		})
	}
	for _, f := range files {
		data := sample.Try(os.ReadFile(f)).Must(t)
		read(filepath.Base(f), data)
	}
	for name, data := range odd {
		read(name, []byte(data))
	}
}

// TestFragmentCompiles: a fragment is read by \input in a document of the user's.
func TestFragmentCompiles(t *testing.T) {
	program := tool.Path(t, "pdflatex")
	const frame = "\\documentclass[11pt,a4paper]{article}\n\\usepackage{amsmath,amssymb,booktabs,longtable}\n" +
		"\\newcommand{\\R}{\\mathbb{R}}\\newtheorem{theorem}{Theorem}\n\\begin{document}\n\\section{Before}\nText.\n%s\nText after, in $x$.\n\\end{document}\n"
	for _, name := range mixed() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			body := latex.Fragment(exposition.Of(specimen.Analysis(t, name), partsOf(name), exposition.Options{}))
			compile(t, program, strings.Replace(frame, "%s", body, 1))
		})
	}
}

// TestTableCompiles: a table of many schemes breaks across pages.
func TestTableCompiles(t *testing.T) {
	program := tool.Path(t, "pdflatex")
	parts := []exposition.Part{exposition.Theorems, exposition.Summary}
	var chapters []exposition.Chapter
	for _, name := range specimen.Names(t, 4) {
		chapters = append(chapters, exposition.ChapterOf(specimen.Analysis(t, name), parts, exposition.Options{}))
	}
	compile(t, program, latex.Standalone(exposition.Join(chapters, parts)))
}
