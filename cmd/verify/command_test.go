package main

import "testing"

// TestSubcommandsByName: each command is made alone for a call that begins with its name, as all together.
func TestSubcommandsByName(t *testing.T) {
	for _, x := range subcommands {
		c, _, err := newRoot(x.name, "x").Find([]string{x.name})
		if err != nil || c.Name() != x.name {
			t.Errorf("%s is found as %s: %v", x.name, c.Name(), err)
		}
		all, _, err := newRoot().Find([]string{x.name})
		if err != nil || all.UsageString() != c.UsageString() {
			t.Errorf("%s is used otherwise among all: %v", x.name, err)
		}
	}
	for _, args := range [][]string{nil, {"chekc"}, {"-j", "2", "check"}, {"help"}} {
		if n := len(newRoot(args...).Commands()); n < len(subcommands) {
			t.Errorf("verify %v has %d commands", args, n)
		}
	}
}
