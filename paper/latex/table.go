package latex

import (
	"fmt"
	"strconv"
	"strings"

	"rofz/paper/exposition"
)

// mostRows is the number of rows up to which a table is not broken across pages.
const mostRows = 24

func itoa(n int) string { return strconv.Itoa(n) }

// table sets a table with the rules of booktabs; a long one can be broken between its rows.
func table(t exposition.Table) string {
	size := 0
	for size < len(sizes)-1 && tableWidth(t, sizes[size].scale) > lineWidth+1 {
		size++
	}
	spec := "@{}l" + strings.Repeat("l", len(t.Head)-1) + "@{}"
	var head []string
	for _, h := range t.Head {
		head = append(head, inline(h))
	}
	var rows strings.Builder
	for _, r := range t.Rows {
		var cells []string
		for _, c := range r {
			cells = append(cells, cell(c.Content))
		}
		rows.WriteString("  " + strings.Join(cells, " & ") + " \\\\\n")
	}
	caption := "\\par\\medskip\\noindent " + inline(t.Caption) + ":\\nopagebreak\n"
	title := "  " + strings.Join(head, " & ") + " \\\\\n"
	stretch := "\\renewcommand{\\arraystretch}{1.4}"
	if len(t.Rows) > mostRows {
		return "\\begingroup" + sizes[size].command + stretch + "\\setlength{\\tabcolsep}{3pt}\n\\par\\noindent " + inline(t.Caption) + ":\n" +
			"\\begin{longtable}{" + fixedColumns(t, sizes[size].scale) + "}\n  \\toprule\n" + title + "  \\midrule\n  \\endhead\n  \\bottomrule\n  \\endfoot\n" +
			rows.String() + "\\end{longtable}\n\\endgroup\n"
	}
	return caption + "\\begin{center}" + sizes[size].command + stretch + "\\setlength{\\tabcolsep}{3pt}\n\\begin{tabular}{" + spec + "}\n  \\toprule\n" + title + "  \\midrule\n" +
		rows.String() + "  \\bottomrule\n\\end{tabular}\n\\end{center}\n"
}

// fixedColumns gives the columns of a long table their widths: what is above a page break and what is below are
// the same in the first run.
func fixedColumns(t exposition.Table, scale float64) string {
	var b strings.Builder
	b.WriteString("@{}")
	for _, w := range columnWidths(t) {
		fmt.Fprintf(&b, "p{%.0fpt}", 10*scale*(w+0.3))
	}
	return b.String() + "@{}"
}

// tableWidth is the width of a table in a size of type, in em of the normal one.
func tableWidth(t exposition.Table, scale float64) float64 {
	total := 0.0
	for _, w := range columnWidths(t) {
		total += (w+0.3)*scale + 0.6
	}
	return total
}

func columnWidths(t exposition.Table) []float64 {
	columns := make([]float64, len(t.Head))
	for i, h := range t.Head {
		columns[i] = inlineWidth(h)
	}
	for _, r := range t.Rows {
		for i, c := range r {
			if i < len(columns) {
				columns[i] = max(columns[i], inlineWidth(c.Content))
			}
		}
	}
	return columns
}

func inlineWidth(list []exposition.Inline) float64 {
	total := 0.0
	for _, x := range list {
		switch x := x.(type) {
		case exposition.Text:
			total += 0.45 * float64(len([]rune(string(x))))
		case exposition.Code:
			total += 0.525 * float64(len(x))
		case exposition.Cite:
			total += 0.5 * float64(len(x)+2)
		case exposition.Tree:
			total += 0.525 * float64(len(x.String()))
		case exposition.Math:
			total += textWidth(x.Formula)
		}
	}
	return total
}
