package scheme

import (
	"errors"
	"strings"
	"testing"
)

// TestPositions: the position of a value is that of its first byte; of a place that is not there, that of the nearest
// one around it.
func TestPositions(t *testing.T) {
	object := "{\"name\": \"é\",\n \"A\": [[\"0\", \"0\"],\n  [\"1\", \"0\"]], \"b\": [\"1\", \"0\"], \"kind\": \"runge-kutta\",\n \"published\": {\"A-stable\": true}}"
	object = strings.Replace(object, "é", "e\", \"title\": \"é", 1)
	tableau := "0 | 0\r\n1/2|1/2, 0\n---\n  | 1 0\n"
	for _, tt := range []struct {
		text         string
		place        Place
		offset       int
		line, column int
		why          string
	}{
		{object, Place{"A", 2, 1}, strings.Index(object, `"1"`), 3, 4, "an entry"},
		{object, Place{"A", 1, 2}, strings.Index(object, `"0"]`), 2, 14, "an entry"},
		{object, Place{"b", 0, 2}, strings.Index(object, `"0"], "kind`), 3, 27, "an entry of a vector"},
		{object, Place{Key: "published.A-stable"}, strings.Index(object, "true"), 4, 28, "a key within a key"},
		{object, Place{Key: "kind"}, strings.Index(object, `"runge`), 3, 41, "a key"},
		{object, Place{"A", 9, 9}, strings.Index(object, "[["), 2, 7, "no such row"},
		{object, Place{"b", 0, 9}, strings.Index(object, `["1", "0"], "kind`), 3, 21, "no such entry"},
		{object, Place{Key: "bhat"}, 0, 1, 1, "no such key"},
		{object, Place{}, 0, 1, 1, "the whole"},
		{"\ufeff" + object, Place{"A", 2, 1}, 3 + strings.Index(object, `"1"`), 3, 4, "a byte order mark"},
		{tableau, Place{"c", 0, 2}, 7, 2, 1, "an abscissa"},
		{tableau, Place{"A", 1, 1}, 4, 1, 5, "an entry"},
		{tableau, Place{"A", 1, 2}, 0, 1, 1, "a zero that is left out: its line"},
		{tableau, Place{"A", 2, 2}, 16, 2, 10, "an entry"},
		{tableau, Place{"b", 0, 1}, strings.Index(tableau, "1 0"), 4, 5, "a weight"},
	} {
		s, err := Parse("e", []byte(tt.text))
		if err != nil {
			t.Errorf("%s: %v", tt.why, err)
			continue
		}
		if got := s.Position(tt.place); got != (Position{tt.offset, tt.line, tt.column}) {
			t.Errorf("%s: %s is at %v, should be at %v:%d:%d", tt.why, tt.place, got, tt.offset, tt.line, tt.column)
		}
	}
	made, err := NewRungeKutta("e", [][]string{{"0"}}, []string{"1"})
	if err != nil || made.Position(Place{Key: "A"}) != (Position{}) {
		t.Errorf("a scheme that was not read is at %v, %v", made.Position(Place{Key: "A"}), err)
	}
}

// TestErrorsHavePositions: an error of reading says where in the file it is, in a stream too.
func TestErrorsHavePositions(t *testing.T) {
	good := `{"name": "e", "kind": "rational", "numerator": ["1"], "denominator": ["1"]}`
	for _, tt := range []struct {
		text string
		want Position
		at   string
	}{
		{"{\"name\": \"e\", \"kind\": \"rational\", \"numerator\": [\"1\"],\n\"denominator\": [\"1\", \"1+\"]}", Position{75, 2, 22}, "denominator[2], character 3"},
		{"{\"name\": \"e\",\n\"kind\": \"odd\"}", Position{22, 2, 9}, "kind"},
		{"{\"name\": \"e\",\n \"kind\" 3}", Position{14, 2, 1}, "line 2"},
		{"{\"name\": \"e\",\n\"name\": 3}", Position{22, 2, 9}, "name"},
		{"0 | 0\n---\n| 1\n---", Position{14, 4, 1}, "line 4"},
		{good + "\n\n{\"name\": 1, \"kind\": \"rational\", \"numerator\": [\"1\"], \"denominator\": [\"1\"]}", Position{len(good) + 11, 3, 10}, "line 3, name"},
	} {
		var last error
		for _, err := range ParseAll("e", strings.NewReader(tt.text)) {
			last = err
		}
		if e, ok := errors.AsType[*Error](last); !ok || e.Position != tt.want || e.At != tt.at {
			t.Errorf("%q: %+v, should be at %v, %s", tt.text, last, tt.want, tt.at)
		}
	}
}
