package latex

import (
	"strings"

	"rofz/paper/exposition"
	"rofz/paper/formula"
)

// tableau sets the array, in a size in which it fits, or else the list of its entries.
func tableau(t exposition.Tableau) string {
	caption := ""
	if len(t.Caption) > 0 {
		caption = inline(t.Caption) + ":\n"
	}
	if len(t.Array.Rows) > 0 {
		size := 0
		for size < len(sizes) && arrayWidth(t.Array, sizes[size].scale) > lineWidth+1 {
			size++
		}
		if size < len(sizes) {
			return caption + inSize(size, "\\[\n"+roomy(t.Array)+"\n\\]\n")
		}
	}
	return caption + list(t.List)
}

// roomy sets an array, with more room between rows if it has fractions.
func roomy(m formula.Matrix) string {
	tex := `\setlength{\arraycolsep}{4pt}` + math(m)
	if strings.Contains(tex, `\frac`) {
		return strings.Replace(tex, `\renewcommand{\arraystretch}{1.3}`, `\renewcommand{\arraystretch}{1.6}`, 1)
	}
	return tex
}

// columnGap is the room between the columns of an array, in em; it is the same in all sizes.
const columnGap = 0.8

// arrayWidth is the width of an array in a size of type, in em of the normal one. Its fractions are set as in text.
func arrayWidth(m formula.Matrix, scale float64) float64 {
	var columns []float64
	for _, row := range m.Rows {
		for j, cell := range row {
			for len(columns) <= j {
				columns = append(columns, 0)
			}
			if cell != nil {
				columns[j] = max(columns[j], textWidth(cell))
			}
		}
	}
	total := 0.0
	for _, w := range columns {
		total += w*scale + columnGap
	}
	return total
}

// textWidth is formula.Width in text style: fractions are smaller.
func textWidth(e formula.Expr) float64 {
	switch e := e.(type) {
	case formula.Frac:
		return 0.82*max(formula.Width(e.Above), formula.Width(e.Below)) + 0.3
	case formula.Row:
		total := 0.0
		for _, x := range e {
			total += textWidth(x)
		}
		return total
	case formula.Sum:
		total := 0.0
		for i, t := range e {
			total += textWidth(t.Body)
			if i > 0 {
				total += 1.22
			} else if t.Negative {
				total += 0.78
			}
		}
		return total
	}
	return formula.Width(e)
}

const gap = 1.5 // between the columns of a list

// list sets equations side by side in as many columns as fit, each letter from a new line on, in the size that takes the
// least room.
func list(lines []exposition.Line) string {
	if len(lines) == 0 {
		return ""
	}
	width := 0.0
	for _, l := range lines {
		width = max(width, formula.Width(l.Left)+relationWidth+textWidth(l.Right)+gap)
	}
	size, columns := 0, 0
	for i, s := range sizes {
		n := int(lineWidth / s.scale / width)
		if n > columns && (columns == 0 || columns == 1 && len(lines) > 6) {
			size, columns = i, n
		}
	}
	columns = max(1, min(columns, 6, len(lines)))
	var b strings.Builder
	b.WriteString("\\begin{alignat*}{" + itoa(columns) + "}\n")
	column := 0
	for i, l := range lines {
		switch {
		case i == 0:
		case letter(l.Left) != letter(lines[i-1].Left):
			b.WriteString(" \\\\[1ex]\n")
			column = 0
		case column == columns:
			b.WriteString(" \\\\\n")
			column = 0
		default:
			b.WriteString(" &\\quad\n")
		}
		b.WriteString("  " + math(l.Left) + " &" + formula.LaTeX(formula.Operator(l.Relation)) + " " + smallFractions(math(l.Right)))
		column++
	}
	b.WriteString("\n\\end{alignat*}\n")
	return inSize(size, b.String())
}

func letter(e formula.Expr) string {
	if s, ok := e.(formula.Script); ok {
		return formula.Text(s.Base)
	}
	return formula.Text(e)
}

// smallFractions sets the fractions of a list in the size of text.
func smallFractions(tex string) string { return strings.ReplaceAll(tex, `\frac`, `\tfrac`) }
