package rofz_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"

	"rofz/internal/sample"
)

// TestExportedIdentifiersAreDocumented asks for a comment at every package, and at every exported function, type,
// method of an exported type, constant and variable; a group of constants or variables may have one in common.
func TestExportedIdentifiersAreDocumented(t *testing.T) {
	packages := make(map[string]bool) // by directory: whether it has a comment
	for _, file := range goFiles(t) {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		files := token.NewFileSet()
		tree := sample.Try(parser.ParseFile(files, file, nil, parser.ParseComments)).Must(t)
		dir := filepath.Dir(file)
		packages[dir] = packages[dir] || tree.Doc != nil
		for _, d := range tree.Decls {
			for _, name := range undocumented(d) {
				if name.IsExported() {
					t.Errorf("%s: %s has no comment", files.Position(name.Pos()), name.Name)
				}
			}
		}
	}
	for dir, ok := range packages {
		if !ok {
			t.Errorf("the package in %s has no comment", dir)
		}
	}
}

// undocumented returns the names that a declaration declares without a comment.
func undocumented(d ast.Decl) []*ast.Ident {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Doc == nil && exportedReceiver(d) {
			return []*ast.Ident{d.Name}
		}
	case *ast.GenDecl:
		if d.Doc != nil {
			return nil
		}
		var found []*ast.Ident
		for _, spec := range d.Specs {
			switch s := spec.(type) {
			case *ast.TypeSpec:
				if s.Doc == nil {
					found = append(found, s.Name)
				}
			case *ast.ValueSpec:
				if s.Doc == nil && s.Comment == nil {
					found = append(found, s.Names...)
				}
			}
		}
		return found
	}
	return nil
}

// exportedReceiver reports whether d is a function, or a method of an exported type.
func exportedReceiver(d *ast.FuncDecl) bool {
	if d.Recv == nil {
		return true
	}
	x := d.Recv.List[0].Type
	if star, ok := x.(*ast.StarExpr); ok {
		x = star.X
	}
	if index, ok := x.(*ast.IndexExpr); ok {
		x = index.X
	}
	name, ok := x.(*ast.Ident)
	return ok && name.IsExported()
}
