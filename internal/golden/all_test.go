package golden

import (
	"os"
	"testing"
	"time"
)

func TestTmp(t *testing.T) {
	t0 := time.Now()
	for _, r := range RunAll(os.DirFS(goldens)) {
		t.Logf("%s: %d schemes %d proved %d refuted %d values %d failures %d notes", r.File, r.Schemes, r.Proved, r.Refuted, r.Values, len(r.Failures), len(r.Notes))
		for i, f := range r.Failures {
			if i > 5 {
				break
			}
			t.Log(f.Line, f.Sentence, "\n", f.Diff)
		}
	}
	t.Log(time.Since(t0))
}
