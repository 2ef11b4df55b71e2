package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"rofz/internal/ci"
	"rofz/internal/files"
	"rofz/scheme"
	"rofz/scheme/notation"
)

// writePatch writes what would mend the files, for patch -p1. Nothing is changed here. Errors that it leaves are told on
// standard error.
func (l *linter) writePatch(w io.Writer) error {
	fixes := map[string][]notation.Replacement{}
	var changed []string // in the order of the findings
	for _, c := range l.cases {
		if err := l.tellLeft(c); err != nil {
			return err
		}
		for _, f := range c.Findings {
			if f.Fix == nil || f.Known {
				continue
			}
			if fixes[f.File] == nil {
				changed = append(changed, f.File)
			}
			fixes[f.File] = append(fixes[f.File], notation.Replacement{At: scheme.Position{Offset: f.Fix.Offset}, Old: f.Fix.Old, New: f.Fix.New})
		}
	}
	for _, file := range changed {
		before, err := files.Read(file, notation.MaxFile)
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

// tellLeft says of each error of a table that no patch mends, one line.
func (l *linter) tellLeft(c ci.Case) error {
	if slices.ContainsFunc(c.Findings, func(f ci.Finding) bool { return f.Fix != nil && !f.Known }) {
		return nil
	}
	for _, f := range c.Findings {
		if f.Level != ci.Error || f.Known || f.Follows != "" {
			continue
		}
		text := strings.TrimSpace(f.Code+" "+f.Place) + ": no single edit of the source mends it"
		if text = f.Scheme + ": " + text; f.File != "" {
			text = fmt.Sprintf("%s:%d:%d: %s", f.File, f.Line, f.Column, text)
		}
		if err := printError(l.command, text); err != nil {
			return err
		}
	}
	return nil
}
