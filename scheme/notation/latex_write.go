package notation

import (
	"fmt"
	"strings"

	"rofz/scheme/expression"
)

// latexStyle writes formulas of LaTeX.
var latexStyle = expression.Style{
	Name:   func(e expression.Expr) (string, int) { return latexName(e.Text), expression.PrecAtom },
	Times:  ` \cdot `,
	Beside: true,
	Power:  func(base string, n int) string { return fmt.Sprintf("%s^{%d}", base, n) },
	Sqrt:   func(x string) string { return `\sqrt{` + x + "}" },
	Root:   func(args []string) string { return `\operatorname{root}(` + strings.Join(args, ", ") + ")" },
	Over: func(x, y expression.Expr, write func(expression.Expr, int) string) string {
		return `\frac{` + write(x, expression.PrecSum) + "}{" + write(y, expression.PrecSum) + "}"
	},
}

// latexName writes a name: \gamma, g, w_{1}, \mathrm{twogamma}.
func latexName(name string) string {
	stem := strings.TrimRight(name, "0123456789")
	index := name[len(stem):]
	switch {
	case expression.CommandLetters[`\`+stem] == stem && stem != "":
		stem = `\` + stem
	case len(stem) > 1 || stem == "":
		return `\mathrm{` + strings.ReplaceAll(name, "_", `\_`) + "}"
	case stem == "_":
		return `\mathrm{\_` + index + "}"
	}
	if index != "" {
		return stem + "_{" + index + "}"
	}
	return stem
}

// writeLaTeX writes array environments, each with the constants that it has below it.
func writeLaTeX(tables []Table) (string, error) {
	var b strings.Builder
	for i, t := range tables {
		if i > 0 {
			b.WriteByte('\n')
		}
		if err := writeArray(&b, t); err != nil {
			return "", describe(t, err)
		}
	}
	return b.String(), nil
}

func writeArray(b *strings.Builder, t Table) error {
	above, below, err := t.tableau()
	if err != nil {
		return err
	}
	formula := func(text string) string {
		var x expression.Expr
		if x, err = parseCoefficient(text); err != nil {
			return ""
		}
		return latexStyle.Write(x, expression.PrecSum)
	}
	rows := make([][]string, 0, len(above)+len(below))
	for _, row := range above {
		cells := make([]string, len(row))
		for j, text := range row {
			if cells[j] = formula(text); err != nil {
				return err
			}
		}
		rows = append(rows, cells)
	}
	for _, row := range below {
		cells := []string{""}
		for _, text := range row {
			cells = append(cells, formula(text))
			if err != nil {
				return err
			}
		}
		rows = append(rows, cells)
	}
	b.WriteString(heading(t, "% ", ""))
	b.WriteString(`\begin{array}{c|` + strings.Repeat("c", len(above)) + "}\n")
	for i, row := range aligned(rows) {
		line := "  " + strings.Join(row, " & ")
		if i < len(rows)-1 {
			line += ` \\`
		}
		if i == len(above)-1 {
			line += ` \hline`
		}
		b.WriteString(line + "\n")
	}
	b.WriteString("\\end{array}\n")
	for _, p := range t.Params {
		text := formula(p.Value)
		if err != nil {
			return err
		}
		b.WriteString("$" + latexName(p.Name) + " = " + text + "$\n")
	}
	return nil
}
