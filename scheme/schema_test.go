package scheme

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader([]byte(Schema)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("scheme.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("scheme.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestSchemaAcceptsAllFiles validates every file of the catalogue and every example.
func TestSchemaAcceptsAllFiles(t *testing.T) {
	s := compileSchema(t)
	n := 0
	for _, pattern := range []string{"catalogue/data/*.json", "../testdata/*/*.json"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
			if err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			if err := s.Validate(doc); err != nil {
				t.Errorf("%s: %v", file, err)
			}
			n++
		}
	}
	if n < 200 {
		t.Errorf("only %d files", n)
	}
}

// TestSchemaAndParserAgree feeds both with documents that differ from right ones in one thing.
func TestSchemaAndParserAgree(t *testing.T) {
	s := compileSchema(t)
	for _, row := range []struct {
		text string
		ok   bool
		why  string
	}{
		{`{"name": "e", "kind": "runge-kutta", "A": [["1"]], "b": ["1"]}`, true, "the least that is needed"},
		{`{"name": "e", "kind": "runge-kutta", "A": [[1]], "b": [1.0], "digits": 3, "exact": false}`, true, "JSON numbers"},
		{`{"name": "e", "kind": "runge-kutta", "A": [["g"]], "b": ["1"], "params": {"g": "1-1/sqrt(2)"}}`, true, "a parameter"},
		{`{"name": "e", "kind": "collocation", "nodes": "x^2-4/3*x+1/3"}`, true, "a node polynomial"},
		{`{"name": "e", "kind": "collocation", "nodes": ["1/2", "-1"]}`, true, "a list of nodes' coefficients"},
		{`{"name": "e", "kind": "rational", "numerator": [], "denominator": ["1"]}`, true, "R = 0"},
		{`{"name": "E", "kind": "runge-kutta", "A": [["1"]], "b": ["1"]}`, false, "a capital letter in the name"},
		{`{"kind": "runge-kutta", "A": [["1"]], "b": ["1"]}`, false, "no name"},
		{`{"name": "e", "A": [["1"]], "b": ["1"]}`, false, "no kind"},
		{`{"name": "e", "kind": "euler", "A": [["1"]], "b": ["1"]}`, false, "an unknown kind"},
		{`{"name": "e", "kind": "runge-kutta", "A": [["1"]]}`, false, "no b"},
		{`{"name": "e", "kind": "runge-kutta", "A": [["1"]], "b": ["1"], "rho": ["1", "-1"]}`, false, "a key of another kind"},
		{`{"name": "e", "kind": "runge-kutta", "A": [["1"]], "b": ["1"], "B": ["1"]}`, false, "keys are case-sensitive"},
		{`{"name": "e", "kind": "runge-kutta", "A": [["1"]], "b": "1"}`, false, "a string for a list"},
		{`{"name": "e", "kind": "runge-kutta", "A": [["1"]], "b": [true]}`, false, "a truth value for a number"},
		{`{"name": "e", "kind": "runge-kutta", "A": [["1"]], "b": ["1"], "order": "1"}`, false, "an order in a string"},
		{`{"name": "e", "kind": "runge-kutta", "A": [["1"]], "b": ["1"], "published": {"a-stable": true}}`, false, "an unknown claim"},
		{`{"name": "e", "kind": "runge-kutta", "A": [["1"]], "b": ["1"], "params": {"x": "1"}}`, false, "a name that is taken"},
		{`{"name": "e", "kind": "multistep", "rho": ["1", "-1"]}`, false, "no sigma"},
	} {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader([]byte(row.text)))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(doc); (err == nil) != row.ok {
			t.Errorf("%s: the schema says %v", row.why, err)
		}
		if _, err := Parse("test", []byte(row.text)); (err == nil) != row.ok {
			t.Errorf("%s: Parse says %v", row.why, err)
		}
	}
}
