package lint

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Locate returns the line and the column, from 1, at which a JSON scheme document has a place such as A[2][1] or
// published.stiffly_accurate. Of a place that is not there the nearest that holds it is taken, at last line 1; a
// document that is not JSON has line 1 for everything. The place of an error of reading is one too: "line 3" is that
// line, and "A[2][1], character 4" is A[2][1].
func Locate(document []byte, place string) (line, column int) {
	place, _, _ = strings.Cut(place, ", ")
	if n, ok := strings.CutPrefix(place, "line "); ok {
		if line, err := strconv.Atoi(n); err == nil && line > 0 {
			return line, 1
		}
	}
	places := make(map[string]int64)
	d := json.NewDecoder(bytes.NewReader(document))
	if tokens(d, document, "", places, 0) != nil {
		return 1, 1
	}
	place = strings.ReplaceAll(place, " ", "")
	for place != "" {
		if offset, ok := places[place]; ok {
			before := document[:offset]
			start := bytes.LastIndexByte(before, '\n') + 1
			return 1 + bytes.Count(before, []byte("\n")), 1 + utf8.RuneCount(before[start:])
		}
		place = place[:max(strings.LastIndexAny(place, "[."), 0)]
	}
	return 1, 1
}

const deepest = 100 // as scheme documents

// tokens notes where the values in the next one begin.
func tokens(d *json.Decoder, document []byte, at string, places map[string]int64, depth int) error {
	if depth > deepest {
		return fmt.Errorf("nested more than %d deep", deepest)
	}
	start := d.InputOffset()
	for start < int64(len(document)) && strings.IndexByte(" \t\r\n:,", document[start]) >= 0 {
		start++
	}
	places[at] = start
	t, err := d.Token()
	if err != nil {
		return err
	}
	delim, ok := t.(json.Delim)
	if !ok {
		return nil
	}
	for i := 1; d.More(); i++ {
		inside := fmt.Sprintf("%s[%d]", at, i)
		if delim == '{' {
			key, err := d.Token()
			if err != nil {
				return err
			}
			if inside = fmt.Sprint(key); at != "" {
				inside = at + "." + inside
			}
		}
		if err := tokens(d, document, inside, places, depth+1); err != nil {
			return err
		}
	}
	_, err = d.Token()
	return err
}
