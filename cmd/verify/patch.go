package main

import (
	"io"
	"os"

	"rofz/internal/ci"
	"rofz/scheme"
	"rofz/scheme/notation"
)

// writePatch writes what would mend the files, for patch -p1. Nothing is changed here.
func (l *linter) writePatch(w io.Writer) error {
	fixes := map[string][]notation.Replacement{}
	var files []string // in the order of the findings
	for _, c := range l.cases {
		for _, f := range c.Findings {
			if f.Fix == nil || f.Known {
				continue
			}
			if fixes[f.File] == nil {
				files = append(files, f.File)
			}
			fixes[f.File] = append(fixes[f.File], notation.Replacement{At: scheme.Position{Offset: f.Fix.Offset}, Old: f.Fix.Old, New: f.Fix.New})
		}
	}
	for _, file := range files {
		before, err := os.ReadFile(file)
		if err != nil {
			return fileError(file, err)
		}
		after, err := notation.Apply(before, fixes[file]...)
		if err != nil {
			return &scheme.Error{File: file, At: "patch", Message: err.Error()}
		}
		if _, err := io.WriteString(w, ci.Patch(file, before, after)); err != nil {
			return err
		}
	}
	return nil
}
