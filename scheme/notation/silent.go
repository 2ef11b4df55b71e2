package notation

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"rofz/scheme/expression"
	"rofz/scheme/program"
)

// No file that has tables is passed over in silence, and none that has not is given a page of notes. What is said of a file without
// a table that is read or refused is one note; and so is what is said of a file that does not speak of schemes.

// mentions are the words and names of which one stands in files about schemes.
var mentions = regexp.MustCompile(`(?i)runge|kutta|butcher|rosenbrock|tableau|dirk|imex|dormand|fehlberg|radau|lobatto|low.?storage|\brk|_rk\d|\bssp`)

// manyRefused is how many refusals in a file that does not speak of schemes are one note.
const manyRefused = 3

// quiet leaves one of many refusals in a file that does not speak of schemes: its arrays may be anything.
func (h *harvest) quiet() {
	if h.speaks || mentions.MatchString(h.source) {
		return
	}
	var read, refused []Table
	for _, t := range h.out {
		if t.Err == nil {
			read = append(read, t)
		} else {
			refused = append(refused, t)
		}
	}
	if len(refused) < manyRefused {
		return
	}
	if e, ok := refused[0].Err.(*expression.Error); ok {
		refused[0].Err = e.At.Errorf("%s (and %d more like it in this file, which says nothing of schemes)", e.Message, len(refused)-1)
	}
	h.out = append(read, refused[0])
}

// suspectNamed notes an array of a block without tables that is called a Butcher array or a tableau.
func (h *harvest) suspectNamed(b *program.Block) {
	for _, name := range b.Names() {
		v := b.Lookup(name)
		lower := strings.ToLower(name)
		if !strings.Contains(lower, "butcher") && !strings.Contains(lower, "tableau") || !v.IsSpelled() || v.IsElsewhere() || !v.HasNumbers() {
			continue
		}
		err := v.At.Errorf("%.40q is called a table, and is none that is read; annotate which arrays make one", name)
		if e, ok := v.Err.(*expression.Error); ok {
			err = e.At.Errorf("%.40q is called a table, and cannot be read: %s", name, e.Message)
		}
		h.suspicions = append(h.suspicions, suspicion{title: h.title(b, group{}, ""), at: v.At, offsets: []int{v.At.Offset}, err: err})
		return
	}
}

// entryAssigned is an assignment to an entry of an array, given by its indices, of what may be a number.
var entryAssigned = regexp.MustCompile(`(?m)^[ \t]*([A-Za-z_][\w.>-]*?)[ \t]*(?:\[[ \t]*\d+[ \t]*\](?:\[[ \t]*\d+[ \t]*\])?|\([ \t]*\d+[ \t]*(?:,[ \t]*\d+[ \t]*)?\))[ \t]*=[^=\n]*?\d\.\d`)

// suspectEntries notes entries of an array called A that a file assigns, of which nothing is read: arrays that are declared
// elsewhere, or that functions are given.
func (h *harvest) suspectEntries() {
	if !h.speaks || len(h.out) > 0 || len(h.suspicions) > 0 {
		return
	}
	found := map[string]int{}
	for _, m := range entryAssigned.FindAllStringSubmatchIndex(h.source, -1) {
		name := h.source[m[2]:m[3]]
		_, base, ok := divide(name)
		if !ok || !strings.EqualFold(base, "A") {
			continue
		}
		if found[name]++; found[name] == 3 {
			at := placeAt(h.source, m[2])
			h.suspicions = append(h.suspicions, suspicion{title: name, at: at, offsets: []int{at.Offset},
				err: at.Errorf("entries of %.40q are given here, and its declaration is not seen: a table that is not read", name)})
			return
		}
	}
}

// suspectNystrom notes coefficients b̄ or bp beside others, which schemes of Nyström have.
func (h *harvest) suspectNystrom(b *program.Block, at expression.Place) {
	if h.nystrom {
		return
	}
	h.nystrom = true // one note for all of them
	h.suspicions = append(h.suspicions, suspicion{title: h.title(b, group{}, ""), at: at, offsets: []int{at.Offset},
		err: at.Errorf("a scheme of Nyström, for equations of second order; Runge-Kutta schemes are read")})
}

// placeAt returns the place of an offset.
func placeAt(source string, offset int) expression.Place {
	before := source[:offset]
	return expression.Place{Offset: offset, Line: 1 + strings.Count(before, "\n"), Column: 1 + utf8.RuneCountInString(before[1+strings.LastIndexByte(before, '\n'):])}
}
