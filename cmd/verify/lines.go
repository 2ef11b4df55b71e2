package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// lineRange is the value of --lines: from the first to the last line, both included, counted from 1.
type lineRange struct{ first, last int64 }

// mostLines keeps numbers of lines far from overflow.
const mostLines = 1 << 60

// String returns the range, "" for all lines.
func (r lineRange) String() string {
	if r == (lineRange{}) {
		return ""
	}
	return fmt.Sprintf("%d-%d", r.first, r.last)
}

// Type is what the help calls a value.
func (r *lineRange) Type() string { return "lines" }

// Set reads the flag. The error is fit for people.
func (r *lineRange) Set(s string) error {
	a, b, ok := strings.Cut(s, "-")
	first, err1 := strconv.ParseInt(a, 10, 64)
	last, err2 := strconv.ParseInt(b, 10, 64)
	if !ok || err1 != nil || err2 != nil || first < 1 || last < first || last > mostLines {
		return errors.New("should be the first and the last line, such as 1-1000 or 1001-2000")
	}
	*r = lineRange{first, last}
	return nil
}
