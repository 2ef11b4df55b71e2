package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rofz/internal/sample"
)

// TestManySchemes has a copy that does not fit into memory, and a document of more schemes than one holds.
func TestManySchemes(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	line := `{"name": "a", "kind": "rational", "numerator": ["1"], "denominator": ["1", "-1"]}` + "\n"
	stdin := strings.Repeat(line, mostCopied/500)
	file := filepath.Join(t.TempDir(), "copy.json")
	var out, errs bytes.Buffer
	if code := run([]string{"check", "-", "--format", "json", "--write", "json=" + file}, strings.NewReader(stdin), &out, &errs); code != exitOK {
		t.Fatalf("exit code %d: %s", code, errs.String())
	}
	if out.Len() < mostCopied {
		t.Fatalf("%d bytes do not fill the memory of a copy", out.Len())
	}
	if text := sample.Try(os.ReadFile(file)).Must(t); !bytes.Equal(text, out.Bytes()) {
		t.Errorf("the copy has %d bytes, standard output %d", len(text), out.Len())
	}
	if left := sample.Try(os.ReadDir(os.Getenv("TMPDIR"))).Must(t); len(left) != 0 {
		t.Errorf("%v is left", left)
	}
	if !sample.Full() {
		return
	}
	stdin = strings.Repeat(line, mostCases+1)
	for _, command := range []string{"check - --format tap", "lint -"} {
		out.Reset()
		errs.Reset()
		if code := run(strings.Fields(command), strings.NewReader(stdin), &out, &errs); code != exitBadInput ||
			!strings.Contains(errs.String(), fmt.Sprintf("more than %d schemes are not summed up in one document", mostCases)) || out.Len() != 0 {
			t.Errorf("%s: exit code %d, %d bytes, %s", command, code, out.Len(), errs.String())
		}
	}
}
