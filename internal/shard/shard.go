// Package shard writes and reads the results for some of the lines of an input, so that one sees whether they are whole, and of which lines.
//
// A shard is a file of lines: a mark, results, and a mark. The first mark says with which line of the input the shard begins, and
// what was asked. The last has the lines, how many results there are, and digests of the lines and of the results.
package shard

import (
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

// markBegins begins both marks and no result.
const markBegins = `{"format":"` + Format + `"`

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
	Asked  []string `json:"asked"` // flags that the results depend on, sorted
}

// End is the last mark.
type End struct {
	Format  string `json:"format"`
	Lines   Range  `json:"lines"`
	Schemes int64  `json:"schemes"` // results
	Input   Digest `json:"input"`   // of the lines of the input, each with its number and a tab before it
	Results Digest `json:"results"` // of the lines between the marks
}

// A Writer writes a shard: between the marks what is written to it, whole lines in each call.
type Writer struct {
	w       io.Writer
	results Digest
	schemes int64
	err     error
}

// NewWriter returns a Writer that has written the first mark.
func NewWriter(w io.Writer, first int64, asked []string) *Writer {
	s := &Writer{w: w}
	s.mark(Head{Format, first, asked})
	return s
}

func (s *Writer) mark(v any) {
	line, err := json.Marshal(v)
	if err == nil && s.err == nil {
		_, s.err = s.w.Write(append(line, '\n'))
	}
}

// Write writes results.
func (s *Writer) Write(p []byte) (int, error) {
	for line := range bytes.Lines(p) {
		s.results = s.results.Plus(sha256.Sum256(bytes.TrimSuffix(line, []byte("\n"))))
		s.schemes++
	}
	if s.err == nil {
		_, s.err = s.w.Write(p)
	}
	return len(p), s.err
}

// End writes the last mark, and returns the first error of writing.
func (s *Writer) End(lines Range, input Digest) (End, error) {
	end := End{Format, lines, s.schemes, input, s.results}
	s.mark(end)
	return end, s.err
}

// A Visitor is told what a stream has.
type Visitor struct {
	Begin func(Head) error
	Line  func(number int64, line []byte) error // a result, in the given line of the stream
	End   func(End) error
}

// ErrCut says that a stream ends in the midst of a shard, or of a line.
var ErrCut = errors.New("cut")

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
		s.got.Results = s.got.Results.Plus(sha256.Sum256(line))
		return s.visitor.Line(number, line)
	}
	s.marked = true
	var mark struct { // the keys of both
		Format         string
		First          int64
		Asked          []string
		Lines          Range
		Schemes        int64
		Input, Results Digest
	}
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	if err := d.Decode(&mark); err != nil {
		return fmt.Errorf("line %d: the mark of a shard is not one that this version writes: %v", number, err)
	}
	switch {
	case s.plain:
		return fmt.Errorf("line %d: a shard behind results without marks; give them as two files", number)
	case mark.First > 0 && s.open != nil:
		return fmt.Errorf("line %d: a shard begins, and the one before, which begins with line %d of the input, has no end: %w", number, s.open.First, ErrCut)
	case mark.First > 0:
		s.open, s.got = &Head{Format, mark.First, mark.Asked}, End{}
		return s.visitor.Begin(*s.open)
	case s.open == nil:
		return fmt.Errorf("line %d: the end of a shard whose beginning is missing: %w", number, ErrCut)
	case mark.Lines.First != s.open.First || mark.Schemes != s.got.Schemes || mark.Results != s.got.Results:
		return fmt.Errorf("line %d: the results of %v are not those that were written: altered, or cut in between", number, mark.Lines)
	}
	s.open = nil
	return s.visitor.End(End{Format, mark.Lines, mark.Schemes, mark.Input, mark.Results})
}

// eof ends the scan behind so many lines.
func (s *scan) eof(lines int64) error {
	switch {
	case s.open != nil:
		return fmt.Errorf("the shard that begins with line %d of the input has no end: %w behind line %d of the file", s.open.First, ErrCut, lines)
	case s.marked:
		return nil
	case !s.plain:
		return fmt.Errorf("empty: %w, or nothing was asked", ErrCut)
	}
	return s.visitor.End(s.got)
}

// State says of a file whether it is a shard of those lines and questions.
type State int

// What a file is.
const (
	Missing State = iota // none, or one whose writing or copying was cut
	Whole                // a shard
	Foreign              // something else, or other results
)

// Look returns what a file that is to be written is: Whole for one shard, with its end; the error says why it is Foreign.
func Look(r io.Reader, first int64, asked []string) (State, End, error) {
	var ends []End
	var begun []Head
	err := Scan(r, Visitor{
		Begin: func(h Head) error { begun = append(begun, h); return nil },
		Line:  func(int64, []byte) error { return nil },
		End:   func(e End) error { ends = append(ends, e); return nil },
	})
	switch {
	case begun != nil && (begun[0].First != first || !slices.Equal(begun[0].Asked, asked)):
		return Foreign, End{}, fmt.Errorf("it has the results from line %d on of verify check %s", begun[0].First, strings.Join(begun[0].Asked, " "))
	case errors.Is(err, ErrCut):
		return Missing, End{}, nil
	case err != nil:
		return Foreign, End{}, err
	case len(ends) != 1 || begun == nil:
		return Foreign, End{}, errors.New("it is no shard")
	}
	return Whole, ends[0], nil
}
