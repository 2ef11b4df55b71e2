package exposition

import (
	"fmt"
	"strings"
	"testing"

	"rofz/errata/specimen"
)

// TestTheoremsOfRounded: the theorems say which scheme they are about where coefficients are rounded, and no hypothesis says
// otherwise.
func TestTheoremsOfRounded(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"rodas4", "The coefficients are rounded. R is that of the scheme that is meant."},
		{"radau-iia-2", ""},
	} {
		doc := Of(specimen.Analysis(t, tt.name), []Part{Theorems}, Options{})
		blocks := doc.Sections[0].Blocks
		first, _ := blocks[0].(Paragraph)
		if got := Plain(first); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		if text := fmt.Sprint(blocks); strings.Contains(text, "printed") {
			t.Errorf("%s: %s", tt.name, text)
		}
	}
}
