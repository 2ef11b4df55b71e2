package certificate_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"rofz/proofs/certificate"
)

// TestUnforgeable asks that no function but Check and CheckFile can make a verdict that is not undecided: no other package
// reaches the fields of one, nothing in the module uses unsafe, and in the core the two functions alone write them.
func TestUnforgeable(t *testing.T) {
	v := reflect.TypeFor[certificate.Verdict]()
	fields := map[string]bool{}
	for i := range v.NumField() {
		if f := v.Field(i); f.IsExported() {
			t.Errorf("the field %s of a verdict is exported", f.Name)
		} else {
			fields[f.Name] = true
		}
	}
	if reflect.PointerTo(v).NumMethod() != v.NumMethod() {
		t.Error("a method may change a verdict")
	}
	made := map[string]bool{}
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		for _, i := range f.Imports {
			if i.Path.Value == `"unsafe"` || i.Path.Value == `"C"` {
				t.Errorf("%s imports %s", path, i.Path.Value)
			}
		}
		for _, g := range f.Comments {
			for _, c := range g.List {
				if strings.HasPrefix(c.Text, "//go:linkname") {
					t.Errorf("%s: %s", path, c.Text)
				}
			}
		}
		if f.Name.Name != "certificate" {
			return nil
		}
		for _, d := range f.Decls {
			d, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			ast.Inspect(d, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.CompositeLit:
					if id, ok := n.Type.(*ast.Ident); ok && id.Name == "Verdict" && len(n.Elts) > 0 {
						made[d.Name.Name] = true
					}
				case *ast.AssignStmt:
					for _, left := range n.Lhs {
						if s, ok := left.(*ast.SelectorExpr); ok && fields[s.Sel.Name] {
							made[d.Name.Name] = true
						}
					}
				}
				return true
			})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := map[string]bool{"Check": true, "CheckFile": true}; !reflect.DeepEqual(made, want) {
		t.Errorf("verdicts are made in %v, should be in %v", made, want)
	}
}
