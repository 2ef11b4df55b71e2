package main

import (
	"fmt"
	"strings"

	"rofz/scheme/catalogue"
)

// oneOf refuses the value of a flag, or a name, that is not among the choices. The error suggests one that is close.
func oneOf(what, value string, choices []string) error {
	for _, c := range choices {
		if value == c {
			return nil
		}
	}
	if near := catalogue.Nearest(value, choices); near != "" {
		return fmt.Errorf("%s is %.60q; did you mean %s?", what, value, near)
	}
	return fmt.Errorf("%s is %.60q, should be %s", what, value, alternatives(choices))
}

// alternatives joins words: "a, b or c".
func alternatives(words []string) string {
	n := len(words) - 1
	if n == 0 {
		return words[0]
	}
	return strings.Join(words[:n], ", ") + " or " + words[n]
}
