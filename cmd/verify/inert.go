package main

// inert takes their power from the lines that a CI system would obey when it sees them in a log: GitHub's runner carries out
// what begins with "::", and what stands behind "##[" anywhere in a line. Names, titles and keys come from files that
// strangers write, and may be broken into lines anywhere. A blank keeps the two signs apart. (GitLab's commands begin with
// control characters, which are not written at all.)
type inert struct {
	commands bool // what begins with "::" is meant so
	line     int  // what the line has: 0 nothing but blanks, 1 one colon behind them, 2 anything else
	hashes   int  // how many signs # stand at the end
}

// write appends p to out.
func (i *inert) write(out, p []byte) []byte {
	for _, b := range p {
		if b == '[' && i.hashes >= 2 || b == ':' && i.line == 1 && !i.commands {
			out = append(out, ' ')
		}
		i.see(b)
		out = append(out, b)
	}
	return out
}

func (i *inert) see(b byte) {
	if b == '#' {
		i.hashes++
	} else {
		i.hashes = 0
	}
	switch {
	case b == '\n' || b == '\r':
		i.line = 0
	case i.line == 0 && b == ':':
		i.line = 1
	case i.line == 0 && (b == ' ' || b == '\t' || b == '\v' || b == '\f'):
	default:
		i.line = 2
	}
}
