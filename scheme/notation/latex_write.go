package notation

import (
	"strings"
)

// commandLetters are the Greek letters by their commands.
var commandLetters = func() map[string]string {
	out := map[string]string{`\varepsilon`: "epsilon", `\varphi`: "phi"}
	for _, name := range greek {
		out[`\`+name] = name
	}
	return out
}()

// constant reads the name of a constant: a letter or a Greek one, perhaps with an index, or \mathrm{name}. It returns
// the empty string, and moves nowhere, if there is none.
func (p *latexParser) constant() string {
	p.skip()
	start := p.i
	name := ""
	switch rest := p.src[p.i:p.end]; {
	case rest == "":
		return ""
	case rest[0] == '\\':
		command := rest[:commandLength(rest)]
		name = commandLetters[command]
		p.i += len(command)
		if command == `\mathrm` || command == `\mathit` {
			name = p.braced()
		}
	case isLatin(rest[0]):
		name = rest[:1]
		p.i++
	}
	if name == "" {
		p.i = start
		return ""
	}
	if p.i < p.end && p.src[p.i] == '_' {
		p.i++
		if index := p.braced(); index != "" {
			return name + index
		}
		if p.i < p.end && (isDigit(p.src[p.i]) || isLatin(p.src[p.i])) {
			p.i++
			return name + p.src[p.i-1:p.i]
		}
		p.i = start
		return ""
	}
	return name
}

// braced reads {word}.
func (p *latexParser) braced() string {
	if p.i >= p.end || p.src[p.i] != '{' {
		return ""
	}
	n := strings.IndexByte(p.src[p.i:p.end], '}')
	if n < 0 || n > 60 {
		return ""
	}
	word := strings.ReplaceAll(strings.TrimSpace(p.src[p.i+1:p.i+n]), `\_`, "_")
	for i := range len(word) {
		if !isDigit(word[i]) && !isLatin(word[i]) && word[i] != '_' {
			return ""
		}
	}
	p.i += n + 1
	return word
}

// latexGrammar writes terms for LaTeX.
var latexGrammar = grammar{
	number: func(text string) string { return text },
	name:   func(t term) string { return latexName(t.text) },
	times:  ` \cdot `,
	beside: true,
	power:  func(base, exponent string) string { return base + "^{" + exponent + "}" },
	sqrt:   func(x string) string { return `\sqrt{` + x + "}" },
	root:   func(args []string) string { return `\operatorname{root}(` + strings.Join(args, ", ") + ")" },
	over: func(x, y term, write func(term, int) string) string {
		return `\frac{` + write(x, precSum) + "}{" + write(y, precSum) + "}"
	},
}

// latexName writes a name: \gamma, g, w_{1}, \mathrm{twogamma}.
func latexName(name string) string {
	stem := strings.TrimRight(name, "0123456789")
	index := name[len(stem):]
	switch {
	case commandLetters[`\`+stem] == stem && stem != "":
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
		var x term
		if x, err = parseCoefficient(text); err != nil {
			return ""
		}
		return latexGrammar.write(x, precSum)
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
