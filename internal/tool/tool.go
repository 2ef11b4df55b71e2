// Package tool finds the programs of others that a few tests put our output before: pdflatex, chromium, xmllint. It is
// imported by tests only.
//
// A machine without such a program skips the test and says so. Where the environment variable ROFZ_TOOLS is "required",
// as in .ci/run, its absence is a failure: a check that nobody notices to be skipped is none.
package tool

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// Path returns the path of the first of the programs that the machine has, such as
//
//	chrome := tool.Path(t, "chromium", "chromium-browser", "google-chrome")
//
// If it has none the test is skipped, or fails if tools are required.
func Path(t testing.TB, names ...string) string {
	t.Helper()
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	Missing(t, strings.Join(names, " or "))
	return ""
}

// Missing ends a test that cannot run without what is named, for what is no program: a module of Perl, a TeX package.
// The test is skipped, or fails if tools are required.
func Missing(t testing.TB, what string) {
	t.Helper()
	if Required() {
		t.Fatalf("%s is missing, and ROFZ_TOOLS=required asks for every tool; .ci/run installs them", what)
	}
	t.Skipf("%s is not installed; .ci/run installs it", what)
}

// Required reports whether a missing tool is a failure.
func Required() bool { return os.Getenv("ROFZ_TOOLS") == "required" }
