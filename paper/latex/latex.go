// Package latex sets documents of package exposition for LaTeX with amsmath: as a fragment for \input, or as a document
// that stands alone.
//
// A fragment works in any article that loads the packages that its first lines name. It defines nothing, numbers
// nothing and leaves no settings behind. It is ASCII throughout, and text that came from a scheme file is inert in it.
package latex

import (
	"strings"

	"rofz/paper/exposition"
	"rofz/paper/formula"
)

// Fragment returns the document for \input, without its title. Headings are \subsection* and \subsubsection*, and are
// left out if there is only one section.
func Fragment(d exposition.Document) string {
	body := setBody(d)
	return "% Needs \\usepackage{" + strings.Join(packages(body), ",") + "}\n" + body
}

// Standalone returns a complete document on A4 paper for pdflatex.
func Standalone(d exposition.Document) string {
	body := setBody(d)
	var b strings.Builder
	b.WriteString("\\documentclass[a4paper]{article}\n\\usepackage[T1]{fontenc}\n\\usepackage{lmodern,microtype}\n")
	b.WriteString("\\usepackage{" + strings.Join(packages(body), ",") + "}\n")
	b.WriteString("\\setcounter{secnumdepth}{0}\n\\begin{document}\n")
	b.WriteString("\\begin{center}\\Large " + text(d.Title) + "\\end{center}\n\n")
	b.WriteString(body)
	b.WriteString("\\end{document}\n")
	return b.String()
}

// packages lists what a fragment needs.
func packages(body string) []string {
	out := []string{"amsmath", "amssymb"}
	for _, name := range []struct{ command, pkg string }{{`\toprule`, "booktabs"}, {`\begin{longtable}`, "longtable"}} {
		if strings.Contains(body, name.command) {
			out = append(out, name.pkg)
		}
	}
	return out
}

// setBody sets the sections in a group of their own, so that what they set ends with them.
func setBody(d exposition.Document) string {
	var b strings.Builder
	b.WriteString("\\begingroup\\allowdisplaybreaks[2]\\tolerance=2000\\emergencystretch=6em\\relax\n")
	for _, s := range d.Sections {
		if len(d.Sections) > 1 {
			b.WriteString(heading(s) + "\n")
		}
		b.WriteString(blocks(s.Blocks))
		b.WriteString("\n")
	}
	b.WriteString("\\par\\endgroup\n")
	return b.String()
}

func heading(s exposition.Section) string {
	command := `\subsection*`
	if s.Level > 0 {
		command = `\subsubsection*`
	}
	return command + "{" + inline(s.Title) + "}"
}

func setBlock(block exposition.Block) string {
	switch v := block.(type) {
	case exposition.Paragraph:
		return inline(v) + "\n"
	case exposition.Display:
		return display(v)
	case exposition.Tableau:
		return tableau(v)
	case exposition.Table:
		return table(v)
	case exposition.Verdict:
		return verdict(v)
	case exposition.Theorem:
		return theorem(v)
	}
	return ""
}

// blocks sets one block behind the other. A formula on a line of its own belongs to the paragraph around it, so that no
// empty line stands before or after it.
func blocks(list []exposition.Block) string {
	var b strings.Builder
	for i, x := range list {
		_, is := x.(exposition.Display)
		was := false
		if i > 0 {
			_, was = list[i-1].(exposition.Display)
		}
		if i > 0 && !is && !was {
			b.WriteString("\n")
		}
		b.WriteString(setBlock(x))
	}
	return b.String()
}

func verdict(v exposition.Verdict) string {
	var b strings.Builder
	b.WriteString("\\par\\medskip\\noindent\\textbf{" + text(capital(v.Property)) + "}: " + text(v.Verdict.String()) + ". ")
	b.WriteString(inline(v.Reason) + "\n")
	b.WriteString(blocks(v.Evidence))
	return b.String()
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func theorem(t exposition.Theorem) string {
	var b strings.Builder
	b.WriteString("\\par\\medskip\\noindent\\textbf{Theorem} (" + inline(t.Title) + ").\\ \\begingroup\\itshape\n")
	b.WriteString(blocks(t.Statement))
	b.WriteString("\\par\\endgroup\n\\smallskip\\noindent\\textit{Proof.}\\ ")
	b.WriteString(strings.TrimRight(blocks(t.Proof), "\n"))
	b.WriteString("\\unskip\\nobreak\\hfill\\penalty50\\hskip1em\\null\\nobreak\\hfill$\\square$\\par\\medskip\n")
	return b.String()
}

// inline sets a piece of running text.
func inline(list []exposition.Inline) string { return setInline(list, slashed) }

// cell sets an entry of a table, where fractions have room for their bars.
func cell(list []exposition.Inline) string {
	return setInline(list, func(e formula.Expr) formula.Expr { return e })
}

func setInline(list []exposition.Inline, form func(formula.Expr) formula.Expr) string {
	var b strings.Builder
	for _, x := range list {
		switch x := x.(type) {
		case exposition.Text:
			b.WriteString(text(string(x)))
		case exposition.Code:
			b.WriteString(code(string(x)))
		case exposition.Cite:
			b.WriteString("[" + text(string(x)) + "]")
		case exposition.Tree:
			b.WriteString(code(x.String()))
		case exposition.Math:
			b.WriteString("$" + math(form(x.Formula)) + "$")
		}
	}
	return b.String()
}

// sizes are the sizes of type, largest first, with how wide they are by the normal one.
var sizes = []struct {
	command string
	scale   float64
}{{"", 1}, {`\small`, 0.93}, {`\footnotesize`, 0.85}, {`\scriptsize`, 0.8}}

// inSize sets what is displayed in a size of its own.
func inSize(size int, body string) string {
	if sizes[size].command == "" {
		return body
	}
	return "\\begingroup" + sizes[size].command + "\n" + body + "\\par\\endgroup\n"
}
