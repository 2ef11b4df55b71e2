package rofz_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"rofz/internal/sample"
)

var (
	link   = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	inCode = regexp.MustCompile("`[^`]*`")
)

// TestLinksLeadSomewhere follows every relative link of the Markdown pages: the file or the directory exists, and so
// does the heading behind a #. Links to other places of the net are not followed.
func TestLinksLeadSomewhere(t *testing.T) {
	for _, page := range markdownPages(t) {
		for i, line := range proseOf(t, page) {
			for _, m := range link.FindAllStringSubmatch(inCode.ReplaceAllString(line, ""), -1) {
				if err := follow(t, page, m[1]); err != nil {
					t.Errorf("%s:%d: %v", page, i+1, err)
				}
			}
		}
	}
}

// follow says what is wrong with a link of a page.
func follow(t *testing.T, page, target string) error {
	t.Helper()
	if strings.Contains(target, "://") || strings.HasPrefix(target, "mailto:") {
		return nil
	}
	path, anchor, _ := strings.Cut(target, "#")
	file := page
	if path != "" {
		file = filepath.Join(filepath.Dir(page), filepath.FromSlash(path))
	}
	if _, err := os.Stat(file); err != nil {
		return fmt.Errorf("the link %s leads nowhere", target)
	}
	if anchor == "" || !strings.HasSuffix(file, ".md") {
		return nil
	}
	for _, a := range anchors(t, file) {
		if a == anchor {
			return nil
		}
	}
	return fmt.Errorf("the link %s leads to no heading; those of %s are %s", target, file, strings.Join(anchors(t, file), ", "))
}

// TestAnchor holds the rules of GitHub that headings of the pages need.
func TestAnchor(t *testing.T) {
	for _, tt := range []struct{ heading, want, why string }{
		{"The universal bound", "the-universal-bound", "blanks become hyphens, capitals small letters"},
		{"`A-stable`, `L-stable`", "a-stable-l-stable", "punctuation is dropped, a hyphen is not"},
		{"1. The gradient", "1-the-gradient", "digits stay"},
		{"verify check_it", "verify-check_it", "so does an underline"},
		{"Größe, Drazin’s Aᴰ", "größe-drazins-aᴰ", "letters of all alphabets stay"},
	} {
		if got := anchorOf(tt.heading); got != tt.want {
			t.Errorf("anchorOf(%q) = %q, want %q (%s)", tt.heading, got, tt.want, tt.why)
		}
	}
}

// anchors returns the anchors that GitHub gives the headings of a page, in order.
func anchors(t *testing.T, page string) []string {
	t.Helper()
	var found []string
	count := make(map[string]int)
	for _, line := range proseOf(t, page) {
		title := strings.TrimLeft(line, "#")
		if title == line || !strings.HasPrefix(title, " ") {
			continue
		}
		a := anchorOf(strings.TrimSpace(link.ReplaceAllString(title, "")))
		if n := count[a]; n > 0 {
			found = append(found, fmt.Sprintf("%s-%d", a, n))
		} else {
			found = append(found, a)
		}
		count[a]++
	}
	return found
}

// anchorOf returns the anchor of a heading: small letters, digits, marks, underlines and hyphens stay, blanks become
// hyphens, all else is dropped.
func anchorOf(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			return unicode.ToLower(r)
		}
		return -1
	}, heading)
}

// proseOf returns the lines of a page, those in fenced or indented blocks of code left empty.
func proseOf(t *testing.T, page string) []string {
	t.Helper()
	text := sample.Try(os.ReadFile(page)).Must(t)
	lines := strings.Split(string(text), "\n")
	fenced := false
	for i, line := range lines {
		fence := strings.HasPrefix(strings.TrimSpace(line), "```")
		if fence {
			fenced = !fenced
		}
		if fence || fenced || strings.HasPrefix(line, "    ") {
			lines[i] = ""
		}
	}
	return lines
}

// markdownPages returns the Markdown files of the repository, in order, but for the data of tests.
func markdownPages(t *testing.T) []string {
	t.Helper()
	var pages []string
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || d.Name() == "node_modules" || path != "." && strings.HasPrefix(d.Name(), ".")) {
			return filepath.SkipDir
		}
		if strings.HasSuffix(path, ".md") {
			pages = append(pages, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

// TestIndexNamesEveryPage asks that docs/README.md has a link to each page of docs.
func TestIndexNamesEveryPage(t *testing.T) {
	text := sample.Try(os.ReadFile(filepath.Join("docs", "README.md"))).Must(t)
	for _, page := range markdownPages(t) {
		name := filepath.Base(page)
		if filepath.Dir(page) == "docs" && name != "README.md" && !strings.Contains(string(text), "]("+name+")") {
			t.Errorf("docs/README.md has no link to %s", name)
		}
	}
}
