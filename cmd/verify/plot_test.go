package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"rofz/internal/sample"
)

// picturePages are the pages of docs that show pictures with the commands that draw them.
var picturePages = []string{"plots.md", "gradient.md", "neural-odes.md"}

// TestDocumentedPictures runs the commands of these pages that write pictures and compares these with the ones in
// docs/plots, byte for byte. To make them anew, run the commands there.
func TestDocumentedPictures(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("on other processors the last digit of a coordinate may differ, where products and sums are fused")
	}
	docs := sample.Try(filepath.Abs("../../docs")).Must(t)
	for _, page := range picturePages {
		t.Run(page, func(t *testing.T) { checkPictures(t, docs, page) })
	}
}

func checkPictures(t *testing.T, docs, page string) {
	text := sample.Try(os.ReadFile(filepath.Join(docs, page))).Must(t)
	t.Chdir(t.TempDir())
	shown := 0
	for _, c := range commandsIn(string(text)) {
		args := words(c.line)
		if args[0] == "cat" {
			sample.OK(t, os.WriteFile(args[1], []byte(c.output), 0o666))
		}
		i := slices.IndexFunc(args, func(s string) bool { return s == "-o" || s == "--plot" })
		if args[0] != "verify" || i < 0 {
			continue
		}
		name := args[i+1]
		if filepath.Ext(name) == ".tex" { // a page cannot show it
			continue
		}
		if !strings.Contains(string(text), "](plots/"+name+")") {
			t.Errorf("line %d: the page does not show %s", c.number, name)
		}
		var stderr bytes.Buffer
		if code := run(args[1:], strings.NewReader(""), io.Discard, &stderr); code != exitOK {
			t.Errorf("line %d: exit code %d: %s", c.number, code, stderr.String())
			continue
		}
		got := sample.Try(os.ReadFile(name)).Must(t)
		want, err := os.ReadFile(filepath.Join(docs, "plots", name))
		if err != nil {
			t.Error(err)
		} else if !bytes.Equal(got, want) {
			t.Errorf("docs/plots/%s is not what line %d writes", name, c.number)
		}
		shown++
	}
	if shown == 0 {
		t.Error("the page shows no picture")
	}
}
