package notation

import (
	"regexp"

	"rofz/scheme"
	"rofz/scheme/expression"
	"rofz/scheme/program"
)

// entrySetters are the methods of Hermes that are given an entry of a table with its indices, which count from 0. Behind
// alloc(s) all entries are 0.
var entrySetters = map[string]string{"set_A": "A", "set_B": "b", "set_C": "c", "set_B2": "bhat"}

// entries are what such methods were given in a block.
type entries struct {
	at    expression.Place
	size  int // 0 before alloc
	given map[scheme.Place]program.Value
	err   error // why they are no table
}

// entriesOf returns those of the block that is worked out.
func (h *harvest) entriesOf(b *program.Block, at expression.Place) *entries {
	if h.entries == nil {
		h.entries = map[*program.Block]*entries{}
	}
	if h.entries[b] == nil {
		h.entries[b] = &entries{at: at, given: map[scheme.Place]program.Value{}}
	}
	return h.entries[b]
}

// place returns the smallest function, branch or loop around what is worked out.
func (h *harvest) place() *program.Block {
	b := h.Block()
	for b.Do == program.Scope && b.Outer != nil {
		b = b.Outer
	}
	return b
}

// members are those of a table whose entries are set, as they are used directly.
var members = regexp.MustCompile(`\b(A|B|B2|C)\s*\[`)

// changedBesides reports whether the members of a table are used between the first of its calls and the end of the block.
func (h *harvest) changedBesides(e *entries) bool {
	from, last := e.at.Offset, e.at.Offset
	for _, v := range e.given {
		last = max(last, v.At.Offset)
	}
	rest := h.source[min(last, len(h.source)):]
	if end := blockEnds.FindStringIndex(rest); end != nil {
		rest = rest[:end[0]]
	}
	return members.MatchString(h.source[min(from, len(h.source)):min(last, len(h.source))] + rest)
}

var blockEnds = regexp.MustCompile(`\bbreak\b|\breturn\b|\}`)

// allocates notes how many stages a table has whose entries are given one by one.
func (h *harvest) allocates(c program.Call) error {
	n, err := c.Arg(0).Value.Integer()
	if err != nil || len(c.Args) != 1 || n < 1 || n > scheme.MaxStages {
		return nil
	}
	e := h.entriesOf(h.place(), c.At)
	if e.size > 0 || len(e.given) > 0 {
		e.err = c.At.Errorf("a second table in the same place")
	}
	e.size = n
	return nil
}

// sets notes an entry. One that is given in a branch or a loop which is not followed makes a table of its own, and none of
// what stands around it.
func (h *harvest) sets(c program.Call) error {
	key := entrySetters[c.Name]
	indices := len(c.Args) - 1
	if want := map[bool]int{true: 2, false: 1}[key == "A"]; indices != want || c.Arg(indices).Value.IsArgument() {
		return nil
	}
	e := h.entriesOf(h.place(), c.At)
	for b := h.place(); b.Do != program.Function && b.Outer != nil; {
		b = b.Outer
		h.entriesOf(b, c.At).err = c.At.Errorf("an entry that depends on a condition, which is not decided here")
	}
	place := scheme.Place{Key: key}
	for i, to := range []*int{&place.Row, &place.Column}[:indices] {
		n, err := c.Arg(i).Value.Integer()
		if err == nil && (e.size == 0 || n < 0 || n >= e.size) {
			err = c.At.Errorf("the index %d in a table of %d stages", n, e.size)
		}
		if err != nil {
			e.err = err
			return nil
		}
		*to = n + 1
	}
	v := c.Arg(indices).Value
	if v.At.Line == 0 {
		v.At = c.At
	}
	e.given[place] = v
	return nil
}

// filledIn makes the table of the entries that a block gave.
func (h *harvest) filledIn(b *program.Block) {
	e := h.entries[b]
	if delete(h.entries, b); e == nil || len(e.given) == 0 {
		return
	}
	b.Used = true
	name := h.title(b, group{}, "")
	err := e.err
	if err == nil && h.changedBesides(e) {
		err = e.at.Errorf("the entries of a table are set here, and its members are used besides")
	}
	if err != nil {
		h.table(name, "", e.at, nil).Err = err
		return
	}
	at := func(p scheme.Place) program.Value {
		if x, ok := e.given[p]; ok {
			return x
		}
		return zeroAt(e.at)
	}
	rows := make([]program.Value, e.size)
	for i := range rows {
		row := make([]program.Value, e.size)
		for j := range row {
			row[j] = at(scheme.Place{Key: "A", Row: i + 1, Column: j + 1})
		}
		rows[i] = program.List(row, row[0].At)
	}
	parts := []part{{"A", program.List(rows, e.at)}}
	for _, key := range []string{"b", "c", "bhat"} {
		list, has := make([]program.Value, e.size), key == "b"
		for i := range list {
			p := scheme.Place{Key: key, Row: i + 1}
			_, ok := e.given[p]
			has = has || ok
			list[i] = at(p)
		}
		if has {
			parts = append(parts, part{key, program.List(list, e.at)})
		}
	}
	h.table(name, "", e.at, parts)
}
