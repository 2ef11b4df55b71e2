// Package shard writes and reads the results for some of the lines of an input, so that one sees whether they are whole, and of which lines.
// An input may have a line before its first that says which lines of which search it has: its Origin.
//
// A shard is a file of lines: a mark, results, and a mark. The first mark says with which line of the input the shard begins, and
// what was asked, and which program answered. The last has the lines, how many results there are, and digests of the lines, of the results and
// of both marks.
package shard

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Format is the version of the marks.
const Format = "rofz-shard/1"

// markBegins begins both marks and no result, headBegins the first mark.
const (
	markBegins = `{"format":"` + Format + `"`
	headBegins = markBegins + `,"first":`
)

// A Range is some lines of an input, counted from 1, both ends included.
type Range struct{ First, Last int64 }

// String returns the range as people write it.
func (r Range) String() string {
	if r.First == r.Last {
		return fmt.Sprintf("line %d", r.First)
	}
	return fmt.Sprintf("lines %d–%d", r.First, r.Last)
}

// Len returns the number of lines.
func (r Range) Len() int64 { return r.Last - r.First + 1 }

// MarshalJSON writes [first, last].
func (r Range) MarshalJSON() ([]byte, error) { return json.Marshal([]int64{r.First, r.Last}) }

// UnmarshalJSON reads [first, last]; 1 ≤ first ≤ last.
func (r *Range) UnmarshalJSON(text []byte) error {
	var ends []int64
	if err := json.Unmarshal(text, &ends); err != nil {
		return err
	}
	if len(ends) != 2 || ends[0] < 1 || ends[1] < ends[0] {
		return fmt.Errorf("lines are %.60s, should be the first and the last", text)
	}
	*r = Range{ends[0], ends[1]}
	return nil
}

// A Digest is the sum, modulo 2²⁵⁶, of the SHA-256 of some texts. It does not depend on their order, and the digest of all is the sum
// of those of parts. It is a guard against accidents, not against somebody who looks for texts with a given sum.
type Digest [sha256.Size]byte

// Plus returns the digest of the texts of both.
func (d Digest) Plus(e Digest) Digest {
	carry := 0
	for i := len(d) - 1; i >= 0; i-- {
		carry += int(d[i]) + int(e[i])
		d[i] = byte(carry)
		carry >>= 8
	}
	return d
}

// String returns 64 hexadecimal digits.
func (d Digest) String() string { return hex.EncodeToString(d[:]) }

// MarshalText returns String.
func (d Digest) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what String returns.
func (d *Digest) UnmarshalText(text []byte) error {
	b, err := hex.DecodeString(string(text))
	if err != nil || len(b) != len(d) {
		return fmt.Errorf("%.70q is no digest of 64 hexadecimal digits", text)
	}
	copy(d[:], b)
	return nil
}

// Head is the first mark.
type Head struct {
	Format string   `json:"format"`
	First  int64    `json:"first"` // line of the input
	Asked  []string `json:"asked"` // flags that the results depend on
	// Version is that of the program, "" if it is not known. Digests of results do not depend on it.
	Version string `json:"version,omitempty"`
}

// End is the last mark.
type End struct {
	Format  string `json:"format"`
	Lines   Range  `json:"lines"`
	Schemes int64  `json:"schemes"` // results
	Input   Digest `json:"input"`   // of the lines of the input, each with its number and a tab before it
	Results Digest `json:"results"` // of the lines between the marks, without the version of the program
	Marks   Digest `json:"marks"`   // of both marks, without this
}

// marks returns the digest of both marks.
func marks(h Head, e End) Digest {
	e.Marks = Digest{}
	return sha256.Sum256(append(append(lineOf(h), '\n'), lineOf(e)...))
}

// lineOf returns a mark as it is written, without the end of the line.
func lineOf(mark any) []byte {
	line, err := json.Marshal(mark)
	if err != nil {
		panic("internal error: " + err.Error()) // marks are texts and integers
	}
	return line
}

// digestOf returns the SHA-256 of a result without the version of the program, which stands behind its format: two builds that say the same
// have the same digest.
func digestOf(line []byte) Digest {
	const format, version = `{"format":"`, `","version":"`
	name, ok := bytes.CutPrefix(line, []byte(format))
	if !ok {
		return sha256.Sum256(line)
	}
	end := bytes.IndexByte(name, '"')
	if end < 0 || !bytes.HasPrefix(name[end:], []byte(version)) {
		return sha256.Sum256(line)
	}
	rest := name[end+len(version):]
	behind := bytes.IndexByte(rest, '"')
	if behind < 0 {
		return sha256.Sum256(line)
	}
	h := sha256.New()
	h.Write(line[:len(format)+end])
	h.Write(rest[behind:])
	return Digest(h.Sum(nil))
}

// A Writer writes a shard: between the marks what is written to it, whole lines in each call.
type Writer struct {
	w       io.Writer
	head    Head
	results Digest
	schemes int64
	err     error
}

// NewWriter returns a Writer that has written the first mark. The format of the head is set.
func NewWriter(w io.Writer, head Head) *Writer {
	head.Format = Format
	s := &Writer{w: w, head: head}
	s.mark(s.head)
	return s
}

func (s *Writer) mark(v any) {
	if s.err == nil {
		_, s.err = s.w.Write(append(lineOf(v), '\n'))
	}
}

// Write writes results.
func (s *Writer) Write(p []byte) (int, error) {
	for line := range bytes.Lines(p) {
		s.results = s.results.Plus(digestOf(bytes.TrimSuffix(line, []byte("\n"))))
		s.schemes++
	}
	if s.err == nil {
		_, s.err = s.w.Write(p)
	}
	return len(p), s.err
}

// End writes the last mark, and returns the first error of writing.
func (s *Writer) End(lines Range, input Digest) (End, error) {
	end := End{Format: Format, Lines: lines, Schemes: s.schemes, Input: input, Results: s.results}
	end.Marks = marks(s.head, end)
	s.mark(end)
	return end, s.err
}

// A Visitor is told what a stream has.
type Visitor struct {
	Begin func(Head) error
	Line  func(number int64, line []byte) error // a result, in the given line of the stream
	End   func(End) error
}

// ErrCut says that something is cut: the stream ends in the midst of a shard, or of a line, or a shard in it has no end or no beginning.
var ErrCut = errors.New("cut")

// errEnds is ErrCut where the stream ends.
var errEnds = fmt.Errorf("%w", ErrCut)

// LongestLine is how long a result may be, in bytes.
const LongestLine = 256 << 20

// Scan reads shards, one behind the other, or results without marks: then Begin is not called, and End with what was counted, and
// without lines. The error is ErrCut, or says in which line of the stream something else is wrong; what was told before is not to be used.
func Scan(r io.Reader, v Visitor) error {
	in := newLineReader(r, LongestLine)
	s := scan{visitor: v}
	for {
		line, err := in.next()
		switch {
		case err == io.EOF:
			return s.eof(in.number)
		case err != nil:
			return err
		}
		if err := s.line(in.number, line); err != nil {
			return err
		}
	}
}

// scan is how far a Scan has come.
type scan struct {
	visitor       Visitor
	open          *Head // the shard that has begun
	marked, plain bool  // there was a mark, a result outside of shards
	got           End   // counted since the last mark
}

func (s *scan) line(number int64, line []byte) error {
	if !bytes.HasPrefix(line, []byte(markBegins)) {
		if s.open == nil {
			s.plain = true
			if s.marked {
				return fmt.Errorf("line %d: a result behind the end of a shard", number)
			}
		}
		s.got.Schemes++
		s.got.Results = s.got.Results.Plus(digestOf(line))
		return s.visitor.Line(number, line)
	}
	s.marked = true
	head, end, err := parse(line)
	switch {
	case err != nil:
		return fmt.Errorf("line %d: the mark of a shard is not one that this version writes: %v", number, err)
	case s.plain:
		return fmt.Errorf("line %d: a shard behind results without marks; give them as two files", number)
	case head != nil && s.open != nil:
		return fmt.Errorf("line %d: a shard begins, and the one before, which begins with line %d of the input, has no end: %w", number, s.open.First, ErrCut)
	case head != nil:
		s.open, s.got = head, End{}
		return s.visitor.Begin(*head)
	case s.open == nil:
		return fmt.Errorf("line %d: the end of a shard whose beginning is missing: %w", number, ErrCut)
	case end.Marks != marks(*s.open, *end) || end.Lines.First != s.open.First:
		return fmt.Errorf("line %d: the marks of the shard that begins with line %d of the input are not those that were written: altered", number, s.open.First)
	case end.Schemes != s.got.Schemes || end.Results != s.got.Results:
		return fmt.Errorf("line %d: the results of %v are not those that were written: altered, or cut in between", number, end.Lines)
	}
	s.open = nil
	return s.visitor.End(*end)
}

// parse reads a mark: of both one is not nil. A mark is refused that is not written as a Writer writes it.
func parse(line []byte) (*Head, *End, error) {
	var mark any
	var head *Head
	var end *End
	if bytes.HasPrefix(line, []byte(headBegins)) {
		head = new(Head)
		mark = head
	} else {
		end = new(End)
		mark = end
	}
	if err := json.Unmarshal(line, mark); err != nil {
		return nil, nil, err
	}
	switch {
	case head != nil && head.First < 1 || end != nil && end.Lines.First < 1:
		return nil, nil, errors.New("it has no line of the input")
	case !bytes.Equal(lineOf(mark), line):
		return nil, nil, errors.New("it has other keys, or is written in another way")
	}
	return head, end, nil
}

// eof ends the scan behind so many lines.
func (s *scan) eof(lines int64) error {
	switch {
	case s.open != nil:
		return fmt.Errorf("the shard that begins with line %d of the input has no end: %w behind line %d of the file", s.open.First, errEnds, lines)
	case s.marked:
		return nil
	case !s.plain:
		return fmt.Errorf("empty: %w, or nothing was asked", errEnds)
	}
	return s.visitor.End(s.got)
}

// State says of a file whether it is a shard of those lines and questions.
type State int

// What a file is.
const (
	Missing State = iota // none, or the beginning of one shard whose writing or copying was cut
	Whole                // a shard
	Foreign              // something else, or other results
)

// Look returns what a file that is to be written is: Whole for one shard, with its end; the error says why it is Foreign. Missing is what
// may be written over: nothing is in it but the beginning of this shard.
func Look(r io.Reader, first int64, asked []string) (State, End, error) {
	var ends []End
	var begun []Head
	in := bufio.NewReader(r)
	beginning, _ := in.Peek(len(headBegins)) // less of a shorter file
	err := Scan(in, Visitor{
		Begin: func(h Head) error { begun = append(begun, h); return nil },
		Line:  func(int64, []byte) error { return nil },
		End:   func(e End) error { ends = append(ends, e); return nil },
	})
	one := len(begun) == 1 || begun == nil && strings.HasPrefix(headBegins, string(beginning))
	switch {
	case begun != nil && (begun[0].First != first || !slices.Equal(begun[0].Asked, asked)):
		return Foreign, End{}, fmt.Errorf("it has the results from line %d on of verify check %s", begun[0].First, strings.Join(begun[0].Asked, " "))
	case errors.Is(err, errEnds) && one && ends == nil:
		return Missing, End{}, nil
	case errors.Is(err, ErrCut):
		return Foreign, End{}, fmt.Errorf("it is not the beginning of one shard: %w", err)
	case err != nil:
		return Foreign, End{}, err
	case len(ends) != 1 || begun == nil:
		return Foreign, End{}, errors.New("it is no shard")
	}
	return Whole, ends[0], nil
}
