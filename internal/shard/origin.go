package shard

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
)

// OriginFormat is the version of the line that says what an input is.
const OriginFormat = "rofz-candidates/1"

// originBegins begins this line and no scheme.
const originBegins = `{"format":"` + OriginFormat + `"`

// longestOrigin is how long it may be, in bytes.
const longestOrigin = 4096

// An Origin is the line before the first of an input. It says which of all lines of a search the input has.
type Origin struct {
	Format string `json:"format"`
	Search string `json:"search"` // the same for all parts of a search
	Lines  Range  `json:"lines"`
}

// Line returns the line, with its end.
func (o Origin) Line() []byte {
	o.Format = OriginFormat
	return append(lineOf(o), '\n')
}

// Says reports whether an input begins with the line that says what it is. Nothing is read of it.
func Says(in *bufio.Reader) bool {
	for i := range len(originBegins) { // byte by byte: no more is waited for than what tells it from a scheme
		if b, _ := in.Peek(i + 1); len(b) <= i || b[i] != originBegins[i] {
			return false
		}
	}
	return true
}

// ReadOrigin reads the line that says what an input is, if it begins with one; else it reads nothing and reports false. The buffer has a
// size of 4096 bytes or more.
func ReadOrigin(in *bufio.Reader) (o Origin, ok bool, err error) {
	if !Says(in) {
		return o, false, nil
	}
	line, err := in.ReadSlice('\n')
	if err != nil || len(line) > longestOrigin {
		return o, false, fmt.Errorf("the line that says what the input is: %w", ErrCut)
	}
	if err := json.Unmarshal(line, &o); err != nil {
		return o, false, fmt.Errorf("the line that says what the input is: %v", err)
	}
	if o.Search == "" || o.Lines.First < 1 || string(o.Line()) != string(line) {
		return o, false, errors.New("the line that says what the input is is not one that this version writes")
	}
	return o, true, nil
}
