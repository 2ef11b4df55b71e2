package scheme

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"iter"
)

// ParseAll yields the schemes in a stream: one JSON object to a line, or a single document of any number of lines.
// It is the former when the first line that is not blank holds a whole JSON value. A document that is wrong is yielded
// as an error, and those after it are read all the same. Memory is bounded by MaxDocument, whatever the stream's
// length.
func ParseAll(file string, r io.Reader) iter.Seq2[Scheme, error] {
	return func(yield func(Scheme, error) bool) {
		in := bufio.NewReaderSize(r, 64<<10)
		number := 0
		for {
			line, err := readLine(in)
			number++
			switch {
			case len(bytes.TrimSpace(line)) > 0 && (number > 1 || json.Valid(bytes.TrimPrefix(line, []byte("\ufeff")))):
				if !yield(parseLine(file, number, line)) {
					return
				}
			case len(bytes.TrimSpace(line)) > 0:
				rest, _ := io.ReadAll(io.LimitReader(in, MaxDocument+1))
				yield(Parse(file, append(append(line, '\n'), rest...)))
				return
			case number == 1: // blank lines in front do not count
				number = 0
			}
			if err == io.EOF {
				if number == 0 || number == 1 && len(bytes.TrimSpace(line)) == 0 {
					yield(Parse(file, nil))
				}
				return
			}
			if err != nil {
				yield(nil, inFile(file, err))
				return
			}
		}
	}
}

func parseLine(file string, number int, line []byte) (Scheme, error) {
	s, err := parseDocument(file, line)
	if err != nil {
		e := inFile(file, err)
		place := fmt.Sprintf("line %d", number)
		if e.At != "document" && e.At != "line 1" {
			place += ", " + e.At
		}
		return nil, &Error{file, place, e.Message}
	}
	return s, nil
}

// readLine reads to the end of the line. What goes beyond MaxDocument is dropped, so that the line is refused for its
// length without being held in memory.
func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		if room := MaxDocument + 1 - len(line); room > 0 {
			line = append(line, part[:min(room, len(part))]...)
		}
		if err != bufio.ErrBufferFull {
			return bytes.TrimRight(line, "\n"), err
		}
	}
}
