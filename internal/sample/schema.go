package sample

import (
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Schema is a JSON Schema.
type Schema struct{ compiled *jsonschema.Schema }

// NewSchema compiles the text of a schema.
func NewSchema(text string) (Schema, error) {
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		return Schema{}, err
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		return Schema{}, err
	}
	compiled, err := c.Compile("schema.json")
	return Schema{compiled}, err
}

// Validate returns what the schema, or the grammar of JSON, has against a text.
func (s Schema) Validate(text string) error {
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		return err
	}
	return s.compiled.Validate(value)
}
