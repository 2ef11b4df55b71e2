package certificate_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rofz/internal/sample"
)

// The most lines of code, without comments and blank ones, that a reader of the core has to trust.
const (
	mostForCheck = 3485
	mostForFile  = 4405
)

// TestReach counts the lines of the functions that Check, and Parse and CheckFile, reach in this module, compares them with
// what docs/certificate.md says, and asks that they lie in poly, exact and the core.
func TestReach(t *testing.T) {
	g := &graph{fset: token.NewFileSet(), packages: map[string]*types.Package{}, decls: map[*types.Func]*ast.FuncDecl{}, code: map[string][]bool{},
		info: &types.Info{Uses: map[*ast.Ident]types.Object{}, Defs: map[*ast.Ident]types.Object{}}}
	core := sample.Try(g.Import("rofz/proofs/certificate")).Must(t)
	for _, p := range core.Imports() {
		if path := p.Path(); strings.HasPrefix(path, "rofz/") && path != "rofz/poly" && path != "rofz/poly/exact" {
			t.Errorf("the core imports %s", path)
		}
	}
	page := sample.Try(os.ReadFile("../../docs/certificate.md")).Must(t)
	for _, row := range []struct {
		roots []string
		most  int
		words string
	}{
		{[]string{"Check"}, mostForCheck, "%d lines without comments"},
		{[]string{"Parse", "CheckFile"}, mostForFile, "CheckFile reach,\n%d lines"},
	} {
		seen := g.reach(core, row.roots...)
		n, by := g.lines(seen)
		t.Logf("%v: %d lines %v", row.roots, n, by)
		for f := range seen {
			if path := f.Pkg().Path(); path != "rofz/poly" && path != "rofz/poly/exact" && path != "rofz/proofs/certificate" {
				t.Errorf("%v reach %v", row.roots, f.FullName())
			}
		}
		if n > row.most {
			t.Errorf("%v reach %d lines, should be %d at most", row.roots, n, row.most)
		}
		if words := fmt.Sprintf(row.words, n); !strings.Contains(string(page), words) {
			t.Errorf("docs/certificate.md does not say %q", words)
		}
	}
}

// graph knows which functions of the module a function mentions. A call of a method of an interface may be one of each method
// with that name of a type that has all methods of the interface.
type graph struct {
	fset     *token.FileSet
	info     *types.Info
	packages map[string]*types.Package
	decls    map[*types.Func]*ast.FuncDecl
	code     map[string][]bool // by file, the lines that hold code
}

// Import reads a package of the module. Others are taken to be empty: what they call back is the business of lines.
func (g *graph) Import(path string) (*types.Package, error) {
	dir, ok := strings.CutPrefix(path, "rofz/")
	if !ok {
		p := types.NewPackage(path, filepath.Base(path))
		p.MarkComplete()
		return p, nil
	}
	if p := g.packages[path]; p != nil {
		return p, nil
	}
	names, err := filepath.Glob(filepath.Join("../..", dir, "*.go"))
	if err != nil {
		return nil, err
	}
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(g.fset, name, nil, 0) // without comments
		if err != nil {
			return nil, err
		}
		files = append(files, f)
		g.code[name] = make([]bool, g.fset.File(f.FileStart).LineCount()+1)
		ast.Inspect(f, func(n ast.Node) bool {
			if n != nil {
				g.code[name][g.fset.Position(n.Pos()).Line] = true
				g.code[name][g.fset.Position(n.End()-1).Line] = true
			}
			return true
		})
	}
	conf := types.Config{Importer: g, Error: func(error) {}} // names of the standard library are unknown
	p, _ := conf.Check(path, g.fset, files, g.info)
	g.packages[path] = p
	for _, f := range files {
		for _, d := range f.Decls {
			if d, ok := d.(*ast.FuncDecl); ok {
				g.decls[g.info.Defs[d.Name].(*types.Func)] = d
			}
		}
	}
	return p, nil
}

// reach returns what the roots reach. The standard library calls String and Error.
func (g *graph) reach(p *types.Package, roots ...string) map[*types.Func]bool {
	seen := map[*types.Func]bool{}
	for _, name := range roots {
		g.visit(p.Scope().Lookup(name).(*types.Func), seen)
	}
	for f := range g.decls {
		if f.Name() == "String" || f.Name() == "Error" {
			g.visit(f, seen)
		}
	}
	return seen
}

// lines counts the lines of functions, in all and by file.
func (g *graph) lines(seen map[*types.Func]bool) (n int, by map[string]int) {
	by = map[string]int{}
	for f := range seen {
		d := g.decls[f]
		from, to := g.fset.Position(d.Pos()), g.fset.Position(d.End())
		for l := from.Line; l <= to.Line; l++ {
			if g.code[from.Filename][l] {
				n++
				by[strings.TrimPrefix(from.Filename, "../../")]++
			}
		}
	}
	return n, by
}

func (g *graph) visit(f *types.Func, seen map[*types.Func]bool) {
	if recv := f.Signature().Recv(); recv != nil && types.IsInterface(recv.Type()) {
		for m := range g.decls {
			if r := m.Signature().Recv(); m.Name() == f.Name() && r != nil && types.Implements(r.Type(), recv.Type().Underlying().(*types.Interface)) {
				g.visit(m, seen)
			}
		}
		return
	}
	if f = f.Origin(); seen[f] || g.decls[f] == nil {
		return
	}
	seen[f] = true
	ast.Inspect(g.decls[f], func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if used, ok := g.info.Uses[id].(*types.Func); ok {
				g.visit(used, seen)
			}
		}
		return true
	})
}
