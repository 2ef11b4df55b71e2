package rofz_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rofz/proofs"
)

// TestTheoremsHaveTheirFiles asks that the theorem x-y is proved in proofs/x_y.go and stated in testdata/golden/x-y.golden,
// and that there is no golden besides.
func TestTheoremsHaveTheirFiles(t *testing.T) {
	goldens := make(map[string]bool)
	for _, theorem := range proofs.Theorems() {
		source := filepath.Join("proofs", strings.ReplaceAll(theorem.Name, "-", "_")+".go")
		code, err := os.ReadFile(source)
		if err != nil {
			t.Error(err)
		} else if !strings.Contains(string(code), `"`+theorem.Name+`"`) || theorem.Proof == "" && !strings.Contains(string(code), "// Proof") {
			t.Errorf("%s does not have the theorem %s with its proof", source, theorem.Name)
		}
		goldens[filepath.Join("testdata", "golden", theorem.Name+".golden")] = true
	}
	found, err := filepath.Glob("testdata/golden/*.golden")
	if err != nil || len(found) == 0 {
		t.Fatal("no golden files: ", err)
	}
	for _, file := range found {
		if !goldens[file] {
			t.Errorf("%s belongs to no theorem", file)
		}
		delete(goldens, file)
	}
	for file := range goldens {
		t.Errorf("%s is missing", file)
	}
}

// TestFormalProofs asks that what is said to be proved in Coq is a theorem there, and that coq/Assumptions.v, which the build
// compares with what may be assumed, asks what it rests on.
func TestFormalProofs(t *testing.T) {
	assumptions, err := os.ReadFile("coq/Assumptions.v")
	if err != nil {
		t.Fatal(err)
	}
	asked := strings.FieldsFunc(string(assumptions), func(r rune) bool { return strings.ContainsRune("(), \n.", r) })
	for _, theorem := range proofs.Theorems() {
		for _, proof := range theorem.Coq {
			file, name, _ := strings.Cut(proof, ".")
			code, err := os.ReadFile(filepath.Join("coq", file+".v"))
			if err != nil {
				t.Error(err)
				continue
			}
			if s := string(code); !strings.Contains(s, "Theorem "+name+" ") && !strings.Contains(s, "Corollary "+name+" ") {
				t.Errorf("%s: coq/%s.v has no theorem %s", theorem.Name, file, name)
			}
			if !slices.Contains(asked, name) {
				t.Errorf("%s: coq/Assumptions.v does not ask for %s", theorem.Name, name)
			}
		}
	}
}
