package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// FuzzCommand has commands read a file of a stranger. They end with one of the exit codes that scripts know, say why where the file
// is no good, and print nothing that a terminal or a CI system would obey.
func FuzzCommand(f *testing.F) {
	names := []string{"x.json", "x.txt", "x.tex", "x.csv", "x.py", "x.jl", "x.c", "x.f90", "x.rs", "x.go", "x.java", "x.R", "x.m", "x.def", "x.golden", "x.cert", ".rofz.toml"}
	commands := [][]string{
		{"check", "--budget", "50ms"}, {"check", "--format", "json", "--budget", "50ms"}, {"check", "--only", "A-stable,order"},
		{"lint", "--budget", "50ms"}, {"lint", "--strict-sources", "--budget", "50ms"}, {"lint", "--diff", "--budget", "50ms"}, {"convert", "--to", "json"}, {"convert", "--to", "c"},
	}
	for _, order := range orders[:4] {
		for name, text := range carriers(order) {
			f.Add(uint8(slices.Index(names, "x"+filepath.Ext(name))), uint8(0), text)
		}
	}
	for i, text := range []string{
		schemeLine(0), schemeLine(1) + schemeLine(2), "1/2 | 1/2\n---\n | 1\n", "A = [[1/2]]\nb = [1]\n", "double A[1][1] = {{0.5}}, b[1] = {1};",
		`{"name": "x", "kind": "multistep", "rho": ["1", "-1"], "sigma": ["1/2", "1/2"], "published": {"A-stable": false}}`,
		`{"name": "x", "kind": "rational", "numerator": ["1", "root(x^2-2, 1, 2)"], "denominator": ["1", "-1"], "order": 9}`,
	} {
		f.Add(uint8(0), uint8(i), text)
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, name, command uint8, text string) {
		if len(text) > 1<<12 {
			t.Skip("long inputs only repeat what short ones do")
		}
		file := filepath.Join(dir, names[int(name)%len(names)])
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		defer os.Remove(file)
		args := slices.Clone(commands[int(command)%len(commands)])
		switch filepath.Ext(file) {
		case ".golden":
			args = []string{"run"}
		case ".cert":
			args = []string{"audit"}
		case ".toml": // which is read beside what it is about
			args, file = []string{"lint", "--budget", "50ms"}, dir
		}
		var out, errors bytes.Buffer
		code := run(append(args, file), strings.NewReader(""), &out, &errors)
		switch code {
		case exitOK, exitFailed, exitUndecided:
		case exitBadInput:
			if errors.Len() == 0 && out.Len() == 0 {
				t.Errorf("verify %s: the exit code is 2, and nothing is said", strings.Join(args, " "))
			}
		default:
			t.Errorf("verify %s: exit code %d\n%s", strings.Join(args, " "), code, errors.String())
		}
		for _, text := range []string{out.String(), errors.String()} {
			if line := obeyed(text, strings.Contains(strings.Join(args, " "), "json")); line != "" {
				t.Errorf("verify %s prints %.200q", strings.Join(args, " "), line)
			}
		}
	})
}
