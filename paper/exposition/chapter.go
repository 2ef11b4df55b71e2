package exposition

import (
	"fmt"
	"slices"

	"rofz/proofs"
)

// Chapter is what is said of one scheme, by itself or in a document about several. ChapterOf makes one, Join the
// document. It holds nothing of the analysis.
type Chapter struct {
	name, title string
	sections    []Section // with the parts as identifiers; that of the table is made when all rows are known
	row         []Cell    // of the table
	whole       bool      // the formulas of the row are
	theorems    []string  // names of those that apply
}

// ChapterOf returns what is said of a scheme in the given parts. Where the context of the analysis was done before a
// part was complete, the part says so, and the table has a dash for what is missing.
//
// Cost: that of what the parts say. Bounds take seconds for schemes with long coefficients, all else less.
func ChapterOf(a *proofs.Analysis, what []Part, opts Options) Chapter {
	w := newWriter(a, opts)
	c := Chapter{name: w.info.Name, title: w.title()}
	for _, p := range what {
		switch p {
		case Summary:
			c.row, c.whole = newWriter(a, opts).row()
			c.sections = append(c.sections, Section{ID: string(Summary), Title: say(headings[Summary])})
			continue
		case Theorems:
			c.theorems = TheoremNames(a)
		}
		if s, ok := w.inTime(p); ok {
			c.sections = append(c.sections, s)
		}
	}
	return c
}

// alone is the document about one scheme, with those of the parts that are asked for.
func (c Chapter) alone(what []Part) Document {
	d := Document{Title: c.title}
	for _, s := range c.sections {
		if !slices.Contains(what, Part(s.ID)) {
			continue
		}
		if s.ID == string(Summary) {
			s.Blocks = table([]Chapter{c})
		}
		d.Sections = append(d.Sections, s)
	}
	return withReferences(d)
}

// Join returns the document about one scheme, or about several: a section for each with its parts below, then what is
// said of all of them, the theorems and the table. The chapters have to have the parts.
func Join(chapters []Chapter, what []Part) Document {
	if len(chapters) == 1 {
		return chapters[0].alone(what)
	}
	d := Document{Title: fmt.Sprintf("%d schemes", len(chapters))}
	ids := make(IDs)
	theorems := make(map[string]bool)
	for _, c := range chapters {
		own := slices.DeleteFunc(slices.Clone(c.sections), func(s Section) bool { return s.ID == string(Summary) || s.ID == string(Theorems) })
		if len(own) > 0 {
			id := ids.New(c.name)
			d.Sections = append(d.Sections, Section{ID: id, Title: []Inline{Text(c.title)}})
			for _, s := range own {
				s.ID, s.Level = id+"-"+s.ID, 1
				d.Sections = append(d.Sections, s)
			}
		}
		for _, name := range c.theorems {
			theorems[name] = true
		}
	}
	for _, p := range what {
		switch p {
		case Summary:
			d.Sections = append(d.Sections, Section{ID: ids.New("table"), Title: say(headings[Summary]), Blocks: table(chapters)})
		case Theorems:
			d.Sections = append(d.Sections, Section{ID: ids.New("theorem"), Title: say(headings[Theorems]), Blocks: TheoremsNamed(theorems)})
		}
	}
	return withReferences(d)
}
