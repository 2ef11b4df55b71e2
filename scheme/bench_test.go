package scheme

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkParse reads one line of a stream of tableaux.
func BenchmarkParse(b *testing.B) {
	for _, s := range []int{3, 13} {
		var row []string
		for i := range s {
			row = append(row, fmt.Sprintf(`"%d/%d"`, 7*i+1, 11*i+3))
		}
		list := "[" + strings.Join(row, ", ") + "]"
		matrix := "[" + strings.Repeat(list+", ", s-1) + list + "]"
		line := fmt.Appendf(nil, `{"name": "t", "kind": "runge-kutta", "A": %s, "b": %s}`, matrix, list)
		b.Run(fmt.Sprintf("s=%d", s), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Parse("t.json", line); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
