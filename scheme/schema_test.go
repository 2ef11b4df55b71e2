package scheme

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"rofz/internal/sample"
)

// TestSchemaAcceptsAllFiles validates every file of the catalogue and every example.
func TestSchemaAcceptsAllFiles(t *testing.T) {
	s := sample.Try(sample.NewSchema(Schema)).Must(t)
	n := 0
	for _, pattern := range []string{"catalogue/data/*.json", "catalogue/data/pairs/*.json", "catalogue/data/exponential/*.json", "../testdata/*/*.json"} {
		files := sample.Try(filepath.Glob(pattern)).Must(t)
		for _, file := range files {
			data := sample.Try(os.ReadFile(file)).Must(t)
			if err := s.Validate(string(data)); err != nil {
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
	s := sample.Try(sample.NewSchema(Schema)).Must(t)
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
		{`{"name": "e", "kind": "runge-kutta", "A": [["1"]], "b": ["1"], "origin": {"file": "a.c", "line": 3}}`, true, "where it was taken from"},
		{`{"name": "e", "kind": "runge-kutta", "A": [["1"]], "b": ["1"], "origin": {"file": "a.c"}}`, true, "a file alone"},
		{`{"name": "e", "kind": "runge-kutta", "A": [["1"]], "b": ["1"], "origin": {"line": 3}}`, false, "a line of no file"},
		{`{"name": "e", "kind": "runge-kutta", "A": [["1"]], "b": ["1"], "origin": {"file": "a.c", "line": 0}}`, false, "line 0"},
		{`{"name": "e", "kind": "runge-kutta", "A": [["1"]], "b": ["1"], "origin": {"file": "a.c", "row": 3}}`, false, "an unknown key of the origin"},
		{`{"name": "e", "kind": "runge-kutta", "A": [["1"]], "b": ["1"], "origin": "a.c"}`, false, "a text for the origin"},
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
		{`{"name": "e", "kind": "runge-kutta", "A": [["1"]], "b": ["1"], "e": ["1"], "published": {"embedded": {"A-stable": true}}}`, true, "error weights and a claim"},
		{`{"name": "e", "kind": "runge-kutta", "A": [["1"]], "b": ["1"], "e": ["1"], "bhat": ["0"]}`, false, "embedded weights twice"},
		{`{"name": "e", "kind": "runge-kutta", "A": [["1"]], "b": ["1"], "published": {"embedded": {"embedded": {}}}}`, false, "claims in claims"},
		{`{"name": "e", "kind": "rational", "numerator": ["1"], "denominator": ["1"], "e": ["0"]}`, false, "error weights without stages"},
		{`{"name": "e", "kind": "multistep", "rho": ["1", "-1"]}`, false, "no sigma"},
		{`{"name": "e", "kind": "rosenbrock", "alpha": [[], ["1"]], "gamma": [["1/2"], ["-1", "1/2"]], "b": ["1/2", "1/2"]}`, true, "rows without zeros"},
		{`{"name": "e", "kind": "rosenbrock", "transformed": {"a": [[], ["2"]], "C": [[], ["-4"]], "m": ["1", "1"], "gamma": "1/2"}}`, true, "own coefficients alone"},
		{`{"name": "e", "kind": "rosenbrock", "alpha": [["0"]], "transformed": {"a": [[]], "C": [[]], "m": ["1"], "gamma": "1/2"}}`, false, "half of the standard form"},
		{`{"name": "e", "kind": "rosenbrock", "transformed": {"a": [[]], "C": [[]], "m": ["1"]}}`, false, "no gamma"},
	} {
		if err := s.Validate(row.text); (err == nil) != row.ok {
			t.Errorf("%s: the schema says %v", row.why, err)
		}
		if _, err := Parse("test", []byte(row.text)); (err == nil) != row.ok {
			t.Errorf("%s: Parse says %v", row.why, err)
		}
	}
}

// TestSchemaFollowsTheKinds compares the schema with the records: the names and families, the keys with their shapes,
// and for each kind what it must have and what it may not have.
func TestSchemaFollowsTheKinds(t *testing.T) {
	type property struct {
		Ref   string   `json:"$ref"`
		Enum  []string `json:"enum"`
		AnyOf []struct {
			Ref string `json:"$ref"`
		} `json:"anyOf"`
		Properties map[string]struct {
			Ref string `json:"$ref"`
		} `json:"properties"`
		Required []string `json:"required"`
	}
	var doc struct {
		Properties map[string]property
		AllOf      []struct {
			If struct {
				Properties struct{ Kind struct{ Const string } }
			}
			Then struct {
				Required   []string
				AnyOf      []struct{ Required []string }
				Properties map[string]bool
			}
		}
	}
	sample.OK(t, json.Unmarshal([]byte(Schema), &doc))
	for what, lists := range map[string][2][]string{
		"kinds": {doc.Properties["kind"].Enum, KindNames()}, "families": {doc.Properties["family"].Enum, Families()},
	} {
		if !slices.Equal(lists[0], lists[1]) {
			t.Errorf("the schema has the %s %v, the records %v", what, lists[0], lists[1])
		}
	}
	keys := map[string]bool{}
	for _, k := range kinds {
		for _, key := range k.Keys() {
			keys[key] = true
		}
	}
	for i, k := range kinds {
		rule := doc.AllOf[i]
		if k.Instead != "" {
			if len(rule.Then.AnyOf) != 2 || !slices.Equal(rule.Then.AnyOf[1].Required, []string{k.Instead}) {
				t.Fatalf("kind %s: the schema has %v, not %s in the place of all", k.Name, rule.Then.AnyOf, k.Instead)
			}
			rule.Then.Required = rule.Then.AnyOf[0].Required
		}
		if rule.If.Properties.Kind.Const != k.Name || !slices.Equal(rule.Then.Required, k.Needs()) {
			t.Errorf("rule %d is for %s, which needs %v; kind %d is %s, which needs %v", i, rule.If.Properties.Kind.Const, rule.Then.Required, i, k.Name, k.Needs())
		}
		for key := range keys {
			if _, forbidden := rule.Then.Properties[key]; forbidden == slices.Contains(k.Keys(), key) {
				t.Errorf("kind %s: the schema forbids %s: %v", k.Name, key, forbidden)
			}
		}
		for _, c := range k.Coefficients {
			p := doc.Properties[c.Key]
			if c.Shape == Object {
				if !slices.Equal(slices.Sorted(maps.Keys(p.Properties)), slices.Sorted(slices.Values(keysOf(c.Group, true)))) || !slices.Equal(p.Required, keysOf(c.Group, false)) {
					t.Errorf("%s: the schema has %v and requires %v", c.Key, p.Properties, p.Required)
				}
				for _, inner := range c.Group {
					if got := p.Properties[inner.Key].Ref; got != refs[inner.Shape] {
						t.Errorf("%s.%s: the schema has %s", c.Key, inner.Key, got)
					}
				}
				continue
			}
			got := p.Ref
			if p.AnyOf != nil {
				got = "text or " + p.AnyOf[1].Ref
			}
			if want := refs[c.Shape]; got != want && !(c.Variable == "z" && got == "#/$defs/polynomial") {
				t.Errorf("%s: the schema has %s, the record %s", c.Key, got, want)
			}
		}
	}
}

// refs are the shapes as the schema names them.
var refs = map[Shape]string{Number: "#/$defs/number", Vector: "#/$defs/vector", Matrix: "#/$defs/matrix", Polynomial: "text or #/$defs/vector"}
