package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"rofz/scheme"
)

// takePairs are the commands that take additive pairs. The others know functions of one variable alone.
var takePairs = []string{"check", "show", "lint", "certify", "plot", "latex", "report", "compare", "gradient", "check --explain", "lint --explain"}

// withoutPairs refuses additive pairs where a command, or what is asked of it, has no answer about them.
func withoutPairs(c *cobra.Command, s source) source {
	asked := c.Name()
	for _, flag := range []string{"explain", "only"} {
		if f := c.Flags().Lookup(flag); f != nil && f.Changed {
			asked += " --" + flag
		}
	}
	if slices.Contains(takePairs, asked) {
		return s
	}
	read := s.read
	s.read = func(ctx context.Context) (scheme.Scheme, error) {
		got, err := read(ctx)
		if _, ok := got.(*scheme.AdditivePair); ok && err == nil {
			return nil, &scheme.Error{File: s.file, At: "kind", Position: got.Position(scheme.Place{Key: "kind"}),
				Message: asked + " is not available for additive pairs; verify check says what is known of them, and the halves are schemes that may stand in files of their own"}
		}
		return got, err
	}
	return s
}
