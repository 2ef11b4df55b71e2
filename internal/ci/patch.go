package ci

import (
	"bytes"
	"fmt"
	"path"
	"strings"
)

// Fix is a change of a file within a line that would mend what a finding tells.
type Fix struct {
	Description string `json:"description"`
	Line        int    `json:"line"`   // from 1
	Column      int    `json:"column"` // from 1, in characters
	Offset      int    `json:"offset"` // in bytes, from 0
	Old         string `json:"old"`
	New         string `json:"new"`
}

// context is how many lines a patch shows around a change.
const context = 3

// Patch returns the difference of two versions of a file with the same number of lines in the unified form that patch -p1
// applies; "" if there is none. Ends of lines are taken as they are.
func Patch(file string, before, after []byte) string {
	x, y := bytes.SplitAfter(before, []byte("\n")), bytes.SplitAfter(after, []byte("\n"))
	if len(x) != len(y) {
		panic("internal error: a patch of versions with different numbers of lines")
	}
	last := len(x)
	if len(x[last-1]) == 0 {
		last-- // what stands behind the last end of a line
	}
	var b strings.Builder
	for i := 0; i < last; {
		if bytes.Equal(x[i], y[i]) {
			i++
			continue
		}
		end := i + 1 // of the last change of the hunk
		for j := i + 1; j < last && j <= end+2*context; j++ {
			if !bytes.Equal(x[j], y[j]) {
				end = j + 1
			}
		}
		from, to := max(0, i-context), min(last, end+context)
		if b.Len() == 0 {
			name := strings.TrimPrefix(path.Clean(strings.ReplaceAll(file, `\`, "/")), "/")
			if strings.Contains(name, " ") {
				name += "\t" // which ends it
			}
			fmt.Fprintf(&b, "--- a/%s\n+++ b/%s\n", name, name)
		}
		fmt.Fprintf(&b, "@@ -%d,%d +%d,%d @@\n", from+1, to-from, from+1, to-from)
		for j := from; j < to; {
			if bytes.Equal(x[j], y[j]) {
				patchLine(&b, ' ', x[j])
				j++
				continue
			}
			first := j
			for ; j < to && !bytes.Equal(x[j], y[j]); j++ {
				patchLine(&b, '-', x[j])
			}
			for ; first < j; first++ {
				patchLine(&b, '+', y[first])
			}
		}
		i = to
	}
	return b.String()
}

func patchLine(b *strings.Builder, mark byte, line []byte) {
	b.WriteByte(mark)
	b.Write(line)
	if !bytes.HasSuffix(line, []byte("\n")) {
		b.WriteString("\n\\ No newline at end of file\n")
	}
}
