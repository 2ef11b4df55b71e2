package golden

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"rofz"
	"rofz/internal/sample"
)

// TestDocumentedKeys asks that docs/golden.md describes every key of the golden files of the theorems. The keys of
// coefficients are those of scheme files.
func TestDocumentedKeys(t *testing.T) {
	page := sample.Try(os.ReadFile("../../docs/golden.md")).Must(t)
	coefficients := sample.Try(os.ReadFile("../../docs/scheme-format.md")).Must(t)
	power := regexp.MustCompile(`^sup \|z\^[0-9]+ R'\|`)
	seen := make(map[string]bool)
	for _, name := range sample.Try(fs.Glob(rofz.Golden(), "*.golden")).Must(t) {
		text := sample.Try(fs.ReadFile(rofz.Golden(), name)).Must(t)
		f := sample.Try(Parse(string(text))).Must(t)
		for _, b := range f.Blocks {
			for _, l := range b.Lines {
				key := power.ReplaceAllString(l.Key, "sup |z R'|")
				if seen[key] {
					continue
				}
				seen[key] = true
				quoted := strings.ReplaceAll(key, "|", `\|`)
				if !strings.Contains(string(page), "`"+quoted+":`") && !strings.Contains(string(page), "`"+quoted+" =`") &&
					!strings.Contains(string(coefficients), "`"+key+"`") {
					t.Errorf("%s: docs/golden.md does not describe the key %q", name, l.Key)
				}
			}
		}
	}
	if len(seen) < 15 {
		t.Errorf("only %d keys were met", len(seen))
	}
}
