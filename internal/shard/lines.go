package shard

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"fmt"
	"hash"
	"io"
	"strconv"
)

// lineReader reads lines of a bounded length.
type lineReader struct {
	in     *bufio.Reader
	most   int
	number int64 // of the line that was read last
	line   []byte
}

func newLineReader(r io.Reader, most int) *lineReader {
	return &lineReader{in: bufio.NewReaderSize(r, 64<<10), most: most}
}

// next returns the next line without its end, which is valid until the next call. The error is io.EOF behind the last, and ErrCut for a
// line without an end.
func (l *lineReader) next() ([]byte, error) {
	l.line = l.line[:0]
	for {
		part, err := l.in.ReadSlice('\n')
		if len(l.line)+len(part) > l.most {
			return nil, fmt.Errorf("line %d: longer than %d MiB", l.number+1, l.most>>20)
		}
		l.line = append(l.line, part...)
		switch {
		case err == bufio.ErrBufferFull:
		case err == io.EOF && len(l.line) > 0:
			return nil, fmt.Errorf("line %d has no end: %w", l.number+1, errEnds)
		case err != nil:
			return nil, err
		default:
			l.number++
			return bytes.TrimSuffix(l.line, []byte("\n")), nil
		}
	}
}

// Lines is a Reader of some lines of an input. Its memory does not depend on their length.
type Lines struct {
	in     *bufio.Reader
	asked  Range // Last is 0 for all to the end
	next   int64 // number of the line that is read
	begun  bool  // a part of it was read
	rest   []byte
	hash   hash.Hash
	digest Digest
	err    error
}

// NewLines returns a Reader of the lines from the first to the last, 0 for all to the end. The input begins with the line of the
// number begins, at most first.
func NewLines(input io.Reader, begins, first, last int64) *Lines {
	return &Lines{in: bufio.NewReaderSize(input, 64<<10), asked: Range{first, last}, next: begins, hash: sha256.New()}
}

// Read reads some of the lines. Lines before the first are passed over.
func (l *Lines) Read(p []byte) (int, error) {
	for len(l.rest) == 0 {
		if l.asked.Last > 0 && l.next > l.asked.Last {
			return 0, io.EOF
		}
		if l.err != nil {
			l.endLine() // which the end of the input ends
			return 0, l.err
		}
		part, err := l.in.ReadSlice('\n')
		if err != bufio.ErrBufferFull {
			l.err = err
		}
		l.take(part)
	}
	n := copy(p, l.rest)
	l.rest = l.rest[n:]
	return n, nil
}

// take takes note of a part of a line, and has it read if it is asked for.
func (l *Lines) take(part []byte) {
	text, ends := bytes.CutSuffix(part, []byte("\n"))
	if l.next >= l.asked.First && len(part) > 0 {
		if !l.begun {
			l.begun = true
			l.hash.Write(append(strconv.AppendInt(nil, l.next, 10), '\t'))
		}
		l.hash.Write(text)
		l.rest = part
	}
	if ends {
		l.begun = l.begun || l.next < l.asked.First
		l.endLine()
	}
}

// endLine ends the line of which something was read.
func (l *Lines) endLine() {
	if !l.begun {
		return
	}
	if l.next >= l.asked.First {
		l.digest = l.digest.Plus(Digest(l.hash.Sum(nil)))
		l.hash.Reset()
	}
	l.begun = false
	l.next++
}

// Done returns which lines were read, and their digest, when all were: after io.EOF. The error says that the input has fewer than were asked for.
// With exactly the input must have no others behind them.
func (l *Lines) Done(exactly bool) (Range, Digest, error) {
	got := Range{l.asked.First, l.next - 1}
	switch {
	case l.err != nil && l.err != io.EOF:
		return got, l.digest, l.err
	case l.asked.Last > 0 && got.Last < l.asked.Last:
		return got, l.digest, fmt.Errorf("the input ends behind line %d, and %v are asked for: it is cut, or has no more", got.Last, l.asked)
	case got.Len() < 1:
		return got, l.digest, fmt.Errorf("the input has no line %d", l.asked.First)
	}
	if exactly {
		if _, err := l.in.Peek(1); err != io.EOF {
			return got, l.digest, fmt.Errorf("the input goes on behind line %d, the last that is asked for", l.asked.Last)
		}
	}
	return got, l.digest, nil
}
