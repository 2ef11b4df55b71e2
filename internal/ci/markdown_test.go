package ci

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// readMarkdown parses GitHub's Markdown: there is one table with so many rows below its head, all as wide as the head,
// and a list with so many items, and nothing but text in them.
func readMarkdown(t *testing.T, source string, rows, items int) {
	t.Helper()
	doc := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader([]byte(source)))
	tables, gotRows, gotItems, width := 0, 0, 0, 0
	err := ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n.Kind() {
		case east.KindTable:
			tables++
		case east.KindTableHeader:
			width = n.ChildCount()
		case east.KindTableRow:
			gotRows++
			if n.ChildCount() != width {
				t.Errorf("a row has %d cells, the head %d", n.ChildCount(), width)
			}
		case ast.KindListItem:
			gotItems++
		case ast.KindDocument, ast.KindParagraph, ast.KindText, ast.KindTextBlock, ast.KindList, east.KindTableCell, ast.KindString:
		case ast.KindAutoLink: // a bare address in a message is shown as a link, which does no harm
		default:
			t.Errorf("there is a %s", n.Kind())
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if tables != 1 || gotRows != rows || gotItems != items {
		t.Errorf("%d tables with %d rows, %d items; want 1, %d, %d:\n%s", tables, gotRows, gotItems, rows, items, source)
	}
}

func TestMarkdown(t *testing.T) {
	for _, s := range []string{hostile, long, "", "| - |", "1. x", "    code", "https://example.org"} {
		readMarkdown(t, written(t, "markdown", samplesOf(s)), 5, 7)
		readMarkdown(t, written(t, "markdown", samplesOf(s)[:4]), 5, 0)
	}
	got := written(t, "markdown", samples())
	for _, bad := range []string{"<", ">", "@x", "x|y"} {
		if strings.Contains(got, bad) {
			t.Errorf("%q is not escaped in\n%s", bad, got)
		}
	}
	if strings.Contains(written(t, "markdown", samplesOf(long)), strings.Repeat("long ", longestCell)) {
		t.Error("a long text is not cut")
	}
}
