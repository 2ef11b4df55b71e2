package rofz_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"rofz/internal/sample"
)

// A key is made of letters that stand for the authors and the last digits of the year; a letter may follow. A citation
// may name a place in the work after a comma.
var (
	citation = regexp.MustCompile(`\[([A-Z][A-Za-z]*[0-9]{2}[a-z]?)(?:, [^]]*)?\]`)
	entry    = regexp.MustCompile(`(?m)^\* \*\*\[([A-Z][A-Za-z]*[0-9]{2}[a-z]?)\]\*\*`)
)

// TestReferencesAreListed compares the keys that comments and the pages in docs cite with those that REFERENCES.md
// lists, both ways.
func TestReferencesAreListed(t *testing.T) {
	text := sample.Try(os.ReadFile("REFERENCES.md")).Must(t)
	listed := make(map[string]bool)
	last := ""
	for _, m := range entry.FindAllSubmatch(text, -1) {
		key := string(m[1])
		if listed[key] {
			t.Errorf("REFERENCES.md lists [%s] twice", key)
		}
		if key < last {
			t.Errorf("REFERENCES.md: [%s] stands behind [%s], should be before it", key, last)
		}
		listed[key], last = true, key
	}
	cited := make(map[string]bool)
	for _, file := range goFiles(t) {
		tree := sample.Try(parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments)).Must(t)
		for _, group := range tree.Comments {
			for _, key := range keysIn(group) {
				cited[key] = true
				if !listed[key] {
					t.Errorf("%s cites [%s], which REFERENCES.md does not list", file, key)
				}
			}
		}
	}
	for _, page := range markdownPages(t) {
		if filepath.Dir(page) != "docs" {
			continue
		}
		text := sample.Try(os.ReadFile(page)).Must(t)
		for _, m := range citation.FindAllSubmatch(text, -1) {
			key := string(m[1])
			cited[key] = true
			if !listed[key] {
				t.Errorf("%s cites [%s], which REFERENCES.md does not list", page, key)
			}
		}
	}
	for key := range listed {
		if !cited[key] {
			t.Errorf("REFERENCES.md lists [%s], which neither a comment nor a page cites", key)
		}
	}
}

func keysIn(group *ast.CommentGroup) []string {
	var keys []string
	for _, c := range group.List {
		for _, m := range citation.FindAllStringSubmatch(c.Text, -1) {
			keys = append(keys, m[1])
		}
	}
	return keys
}
