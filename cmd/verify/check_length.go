package main

import (
	"bytes"
	"io"

	"rofz/paper/exposition"
	"rofz/paper/text"
)

// screen is how many lines of a report are seen at once on a terminal.
const screen = 24

// A length says how long the reports of verify check are.
type length struct {
	brief, full bool
	fit         bool // brief if it does not fit on a screen otherwise
}

// on returns the length of reports about so many schemes, -1 for not known, on a terminal or elsewhere, where neither
// flag was given.
func (l length) on(terminal bool, schemes int) length {
	if terminal && !l.brief && !l.full {
		l.brief, l.fit = schemes != 1, true
	}
	return l
}

// write writes a report.
func (l length) write(w io.Writer, style text.Style, r checked) error {
	if l.brief {
		return text.Write(w, style, exposition.Brief(r.analysis, r.account, r.file))
	}
	var b bytes.Buffer
	err := text.Write(&b, style, exposition.Check(r.analysis, r.account, r.file))
	if l.fit && bytes.Count(b.Bytes(), []byte("\n")) > screen {
		return length{brief: true}.write(w, style, r)
	}
	if err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}
