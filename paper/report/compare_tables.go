package report

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"rofz/paper/exposition"
	"rofz/paper/terminal"
)

// A table of a comparison has one row for each scheme.
type table struct {
	title  string
	header []string
	rows   [][]string // the first cell is the name
}

// tables returns what is compared, in tables that are narrow enough to be read one below the other.
func (c Comparison) tables() []table {
	out := []table{
		{title: "stability, and R'(z) ~ c z^decay as |z| → ∞", header: []string{"scheme", "A-stable", "L-stable", "order", "R(∞)", "decay", "c"}},
		{title: "least C with |z R'| ≤ C, and with |zʲ R'| ≤ C for j = −decay", header: []string{"scheme", "Re z ≤ 0", "z ≤ 0", "j", "j: Re z ≤ 0", "j: z ≤ 0"}},
	}
	n := c.Steps
	for _, f := range c.Flow {
		out = append(out, table{
			title:  fmt.Sprintf("moduli at z = %s; n = %d steps", minusSigns(shortPower(f.Z)), n),
			header: []string{"scheme", "|R|", "|R'|", "n |Rⁿ⁻¹ R'|"},
		})
	}
	r := exposition.Rounding{Digits: c.Digits}
	for _, s := range c.Schemes {
		if s.Error != nil {
			continue
		}
		if s.empty() {
			out[0].add(s.Name, yes(s.AStable), yes(s.LStable), "?", "?", "?", "?")
			out[1].add(s.Name, "?", "?", "?", "?", "?")
			for i := range c.Flow {
				out[i+2].add(s.Name, "?", "?", "?")
			}
			continue
		}
		out[0].add(s.Name, yes(s.AStable), yes(s.LStable), s.orderCell(), s.limitCell(r), s.decayCell(), s.leadingCell(r))
		out[1].add(s.Name, s.constantCell(r, "half-plane", false), s.constantCell(r, "negative axis", false),
			s.powerCell(), s.constantCell(r, "half-plane", true), s.constantCell(r, "negative axis", true))
		for i := range c.Flow {
			switch {
			case s.Values == nil:
				out[i+2].add(s.Name, "n/a", "n/a", "n/a")
			case s.Values[i].Pole != "":
				out[i+2].add(s.Name, "pole", "pole", "pole")
			default:
				v := s.Values[i]
				out[i+2].add(s.Name, exposition.Modulus(v.R), exposition.Modulus(v.Gradient), exposition.Modulus(v.Steps))
			}
		}
	}
	for i, f := range c.Flow {
		out[i+2].add("exact flow", exposition.Modulus(f.Flow), exposition.Modulus(f.Flow), exposition.Modulus(f.Steps))
	}
	return out
}

func (t *table) add(cells ...string) {
	for i, s := range cells[1:] {
		cells[i+1] = minusSigns(s)
	}
	t.rows = append(t.rows, cells)
}

// yes writes a verdict.
func yes(p *Property) string {
	switch p.Verdict {
	case "proved":
		return "yes"
	case "refuted":
		return "no"
	}
	return "?"
}

func (c Compared) orderCell() string {
	if c.Order == nil {
		return "n/a"
	}
	return strconv.Itoa(*c.Order)
}

// limitCell writes R(∞), or the limit of the principal root of a multistep method.
func (c Compared) limitCell(r exposition.Rounding) string {
	switch {
	case c.grows:
		return "∞"
	case c.tends():
		return r.Number(c.Principal.Zeta.n)
	case c.rootsOnly():
		return "n/a"
	case !c.at.Finite:
		return "∞"
	}
	return r.Element(c.field, c.at.Limit)
}

func (c Compared) decayCell() string {
	if c.exponent == nil {
		return "none"
	}
	return c.exponent.String()
}

func (c Compared) leadingCell(r exposition.Rounding) string {
	switch {
	case c.rootsOnly():
		return "n/a"
	case c.at.Constant:
		return "0"
	}
	return r.Element(c.field, c.at.Leading)
}

// tends reports whether the principal root of a multistep method has a limit that no other root outgrows.
func (c Compared) tends() bool {
	return c.Principal != nil && c.Principal.Fate == "to infinity" && !c.grows
}

// rootsOnly reports whether the scheme has roots in place of R.
func (c Compared) rootsOnly() bool { return c.Principal != nil || c.Eigenvalues != nil }

func (c Compared) constantCell(r exposition.Rounding, region string, decay bool) string {
	x, ok := c.constant(region, decay)
	switch {
	case c.rootsOnly():
		return "n/a"
	case !ok:
		return "none"
	case x.Infinite != "":
		return "∞"
	case x.C == nil:
		return "?"
	}
	return r.Number(x.C.n)
}

// powerCell writes the power j of the second pair of constants.
func (c Compared) powerCell() string {
	if x, ok := c.constant("half-plane", true); ok {
		return strconv.Itoa(x.Power)
	}
	if c.rootsOnly() {
		return "n/a"
	}
	return "none"
}

// A note explains a cell that holds no number; it is made once for all schemes that it applies to.
type note struct {
	cell, text string
	names      []string
}

func (n note) String() string { return strings.Join(n.names, ", ") + ": " + n.text }

// notes explains the cells "n/a", "?", "∞", "pole" and "none", in the order in which they are met.
func (c Comparison) notes() []note {
	var out []note
	explain := func(name, cell, text string) {
		i := slices.IndexFunc(out, func(n note) bool { return n.cell == cell && n.text == text })
		if i < 0 {
			out = append(out, note{cell: cell, text: text})
			i = len(out) - 1
		}
		if !slices.Contains(out[i].names, name) {
			out[i].names = append(out[i].names, name)
		}
	}
	for _, s := range c.Schemes {
		if s.Error == nil {
			s.explain(explain)
		}
	}
	return out
}

func (c Compared) explain(explain func(name, cell, text string)) {
	if c.empty() {
		explain(c.Name, "?", c.Unfinished.Reason)
		return
	}
	switch {
	case c.Principal != nil:
		text := "a multistep method has no R; decay is that of its slowest characteristic root"
		switch {
		case c.grows:
			text += ", R(∞) = ∞ since a root grows"
		case c.tends():
			text += ", R(∞) the limit of the principal root for z → −∞"
		}
		explain(c.Name, "n/a", text+"; verify bound has all roots")
	case c.Eigenvalues != nil:
		explain(c.Name, "n/a", "a general linear method has no R; decay is that of the slowest eigenvalue of its stability matrix; verify bound has all of them")
	case c.at.Constant:
		explain(c.Name, "none", "R is constant, R' = 0")
	case c.at.Exponent > -2:
		explain(c.Name, "none", "R' does not decay")
	}
	if c.rootsOnly() && c.exponent == nil {
		explain(c.Name, "none", "the roots are constant")
	}
	for _, p := range []*Property{c.AStable, c.LStable} {
		if p.Verdict == "undecided" {
			explain(c.Name, "?", "not decided whether stable: "+p.Reason)
		}
	}
	for _, x := range c.Constants {
		switch {
		case x.Infinite != "":
			where := map[string]string{"half-plane": "Re z ≤ 0", "negative axis": "z ≤ 0"}[x.Region]
			explain(c.Name, "∞", fmt.Sprintf("no C on %s: %s", where, x.Infinite))
		case x.Undecided != "":
			explain(c.Name, "?", x.Undecided)
		}
	}
	for _, v := range c.Values {
		if v.Pole != "" {
			explain(c.Name, "pole", v.Pole)
		}
	}
}

// WriteText writes c for people, in lines of at most 80 columns.
func (c Comparison) WriteText(w io.Writer) error { return c.WriteStyled(w, terminal.Style{}) }

// WriteStyled writes c as WriteText does, in a style of the terminal.
func (c Comparison) WriteStyled(w io.Writer, style terminal.Style) error {
	p := newPage(style)
	for i, t := range c.tables() {
		if i > 0 {
			p.Add("")
		}
		t.write(p)
	}
	if notes := c.notes(); len(notes) > 0 {
		p.Add("")
		for _, n := range notes {
			p.Prose(fmt.Sprintf("%-4s  ", n.cell), n.String())
		}
	}
	return p.writeTo(w)
}

// write writes the table in columns. A name that would make it too wide has a line of its own above its row.
func (t table) write(p *page) {
	const gap = 2
	t = t.in(p.Style)
	widths := make([]int, len(t.header))
	for _, row := range append([][]string{t.header}, t.rows...) {
		for i, s := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(s))
		}
	}
	room := width
	for _, n := range widths[1:] {
		room -= gap + n
	}
	widths[0] = min(widths[0], max(room, utf8.RuneCountInString(t.header[0])))
	p.Prose("", t.title)
	for _, row := range append([][]string{t.header}, t.rows...) {
		name := row[0]
		if utf8.RuneCountInString(name) > widths[0] {
			p.Digits("", name)
			name = ""
		}
		line := name
		end := 0 // of the column
		for i, s := range row[1:] {
			end += widths[i] + gap
			line += strings.Repeat(" ", end-utf8.RuneCountInString(line)) + s
		}
		p.Line(line)
	}
}

// in returns the table as the style writes its cells.
func (t table) in(style terminal.Style) table {
	cells := func(row []string) []string {
		out := make([]string, len(row))
		for i, s := range row {
			out[i] = style.Text(s)
		}
		return out
	}
	styled := table{title: t.title, header: cells(t.header)}
	for _, row := range t.rows {
		styled.rows = append(styled.rows, cells(row))
	}
	return styled
}

// WriteMarkdown writes c as tables of GitHub-flavoured Markdown.
func (c Comparison) WriteMarkdown(w io.Writer) error {
	var b strings.Builder
	escape := strings.NewReplacer("|", `\|`, `\`, `\\`, "<", `\<`, "*", `\*`, "_", `\_`, "`", "\\`")
	line := func(cells []string) {
		for _, s := range cells {
			b.WriteString("| " + escape.Replace(s) + " ")
		}
		b.WriteString("|\n")
	}
	for i, t := range c.tables() {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString("**" + escape.Replace(strings.ToUpper(t.title[:1])+t.title[1:]) + "**\n\n")
		line(t.header)
		b.WriteString("|" + strings.Repeat("---|", len(t.header)) + "\n")
		for _, row := range t.rows {
			line(row)
		}
	}
	for i, n := range c.notes() {
		if i == 0 {
			b.WriteByte('\n')
		}
		b.WriteString("* " + escape.Replace(n.cell+" — "+n.String()) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}
