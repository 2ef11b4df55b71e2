package notation

import (
	"fmt"
	"strings"

	"rofz/scheme"
)

// writeMATLAB writes matrices and rows with all digits. MATLAB rounds them when it reads the file, as C does.
func writeMATLAB(tables []Table) (string, error) {
	s := &symbolic{table: tables[0], suffix: pythonSuffix, power: "^", over: "/"}
	s.number = func(text string) string { return text }
	s.fraction = func(p, q string) string { return p + "/" + q }
	var b strings.Builder
	b.WriteString(heading(tables[0], "% ", ""))
	fmt.Fprintf(&b, "name = '%s';\n", tables[0].Info.Name)
	for _, p := range tables[0].Params {
		fmt.Fprintf(&b, "%s = %s;\n", p.Name+pythonSuffix, s.text(p.Value))
	}
	for _, e := range tables[0].Entries {
		rows := s.rows(e)
		key := strings.ReplaceAll(e.Key, ".", "_")
		if scheme.ShapeOf(e.Key) != scheme.Matrix {
			fmt.Fprintf(&b, "%s = [%s];\n", key, strings.Join(rows[0], ", "))
			continue
		}
		fmt.Fprintf(&b, "%s = [", key)
		for i, row := range aligned(rows) {
			if i > 0 {
				b.WriteString(";\n" + strings.Repeat(" ", len(key)+4))
			}
			b.WriteString(strings.Join(row, ", "))
		}
		b.WriteString("];\n")
	}
	return b.String(), s.err
}
