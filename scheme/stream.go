package scheme

import (
	"bufio"
	"bytes"
	"context"
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
		for read := range Documents(file, r) {
			if !yield(read(context.Background())) {
				return
			}
		}
	}
}

// Documents is ParseAll for those who read each scheme when they have the time: a function reads one, and ends the computation around it, as
// budget.Poll does, when its context is done.
func Documents(file string, r io.Reader) iter.Seq[func(context.Context) (Scheme, error)] {
	return func(yield func(func(context.Context) (Scheme, error)) bool) {
		in := bufio.NewReaderSize(r, 64<<10)
		begin := Position{Line: 1, Column: 1}
		lines := false // the stream has one object to a line
		for {
			line, length, err := readLine(in)
			switch blank := len(bytes.TrimSpace(line)) == 0; {
			case blank:
			case lines || json.Valid(bytes.TrimPrefix(line, []byte("\ufeff"))):
				lines = true
				begin := begin
				if !yield(func(ctx context.Context) (Scheme, error) { return parseLine(ctx, begin, file, line) }) {
					return
				}
			default:
				rest, _ := io.ReadAll(io.LimitReader(in, MaxDocument+1))
				yield(func(ctx context.Context) (Scheme, error) {
					return parseAt(ctx, begin, file, append(append(line, '\n'), rest...))
				})
				return
			}
			begin.Offset += length
			begin.Line++
			if err == io.EOF {
				if !lines {
					yield(func(ctx context.Context) (Scheme, error) { return ParseContext(ctx, file, nil) })
				}
				return
			}
			if err != nil {
				yield(func(context.Context) (Scheme, error) { return nil, inFile(file, err) })
				return
			}
		}
	}
}

// Lines is Documents for a stream of which it is known that it has one object to a line, and that begins in line first of a file. A
// line that is no JSON is a document that is wrong, like any other, and blank ones are none.
func Lines(file string, first int, r io.Reader) iter.Seq[func(context.Context) (Scheme, error)] {
	return func(yield func(func(context.Context) (Scheme, error)) bool) {
		in := bufio.NewReaderSize(r, 64<<10)
		begin := Position{Line: first, Column: 1}
		for {
			line, length, err := readLine(in)
			at := begin
			if len(bytes.TrimSpace(line)) > 0 && !yield(func(ctx context.Context) (Scheme, error) { return parseLine(ctx, at, file, line) }) {
				return
			}
			begin.Offset += length
			begin.Line++
			if err == io.EOF {
				return
			}
			if err != nil {
				yield(func(context.Context) (Scheme, error) { return nil, inFile(file, err) })
				return
			}
		}
	}
}

func parseLine(ctx context.Context, begin Position, file string, line []byte) (Scheme, error) {
	s, err := parseAt(ctx, begin, file, line)
	if err == nil {
		return s, nil
	}
	e := err.(*Error)
	at := fmt.Sprintf("line %d", begin.Line)
	if e.place != "" {
		at += ", " + e.At
	}
	e.At = at
	return nil, e
}

// readLine reads to the end of the line. What goes beyond MaxDocument is dropped, so that the line is refused for its
// length without being held in memory. It also returns how long it is.
func readLine(in *bufio.Reader) (line []byte, length int, _ error) {
	for {
		part, err := in.ReadSlice('\n')
		length += len(part)
		if room := MaxDocument + 1 - len(line); room > 0 {
			line = append(line, part[:min(room, len(part))]...)
		}
		if err != bufio.ErrBufferFull {
			return bytes.TrimRight(line, "\n"), length, err
		}
	}
}
