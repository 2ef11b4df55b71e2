package main

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"rofz/internal/typography"
)

// inert takes their power from the lines that a CI system would obey when it sees them in a log: GitHub's runner carries out
// what begins with "::", and what stands behind "##[" anywhere in a line. Names, titles and keys come from files that
// strangers write, and may be broken into lines anywhere. A blank keeps the two signs apart. (GitLab's commands begin with
// control characters, which are not written at all.)
//
// What people see as a blank, or do not see, is a blank here, as it is for programs that trim lines. Controls of eight bits, which
// some terminals obey, are written as U+FFFD.
type inert struct {
	commands bool   // what begins with "::" is meant so
	off      bool   // what is written is a picture
	line     int    // what the line has: 0 nothing but blanks, 1 one colon behind them, 2 anything else
	hashes   int    // how many signs # stand at the end
	rest     []byte // the beginning of a character whose end is not there yet
}

// write appends p to out.
func (i *inert) write(out, p []byte) []byte {
	if i.off {
		return append(out, p...)
	}
	p = append(i.rest, p...)
	for len(p) > 0 && utf8.FullRune(p) {
		r, n := utf8.DecodeRune(p)
		if r == '[' && i.hashes >= 2 || r == ':' && i.line == 1 && !i.commands {
			out = append(out, ' ')
		}
		i.see(r)
		if r >= 0x7f && r < 0xa0 {
			out = utf8.AppendRune(out, utf8.RuneError)
		} else {
			out = append(out, p[:n]...)
		}
		p = p[n:]
	}
	i.rest = bytes.Clone(p)
	return out
}

func (i *inert) see(r rune) {
	if r == '#' {
		i.hashes++
	} else {
		i.hashes = 0
	}
	switch {
	case r == '\n' || r == '\r':
		i.line = 0
	case i.line == 0 && r == ':':
		i.line = 1
	case i.line == 0 && r != '\x1b' && (unicode.IsSpace(r) || typography.Unseen(r)):
	default:
		i.line = 2
	}
}
