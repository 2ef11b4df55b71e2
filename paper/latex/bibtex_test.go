package latex

import (
	"testing"

	"rofz/scheme"
)

// TestBibTeX asks that what comes from a file is text in an entry, whatever it holds: no brace ends a field.
func TestBibTeX(t *testing.T) {
	info := scheme.Info{Name: "x-1", Title: "50% of {R}", Source: `Å. Björck}, evil = {\input`}
	want := "@misc{x-1,\n  title = {50\\% of \\textbraceleft{}R\\textbraceright{}},\n" +
		"  note = {{\\AA}. Bj{\\\"{o}}rck\\textbraceright{}, evil {=} \\textbraceleft{}\\textbackslash{}input},\n}\n"
	if got := BibTeX(info); got != want {
		t.Errorf("the entry is\n%sshould be\n%s", got, want)
	}
	if got, want := BibTeX(scheme.Info{Name: "y"}), "@misc{y,\n  title = {y},\n}\n"; got != want {
		t.Errorf("the entry is\n%sshould be\n%s", got, want)
	}
}
