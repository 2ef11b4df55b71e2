package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// A schemaNode is a part of a JSON Schema whose members keep their order.
type schemaNode struct {
	keys    []string
	members map[string]schemaNode
	list    []schemaNode
	text    string // of a string, a number, a boolean
}

func (n schemaNode) get(key string) schemaNode { return n.members[key] }

func (n schemaNode) has(key string) bool {
	_, ok := n.members[key]
	return ok
}

// readSchema panics for what is no JSON: the schemas are compiled by tests of their own.
func readSchema(text string) schemaNode {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	return readSchemaNode(d)
}

func readSchemaNode(d *json.Decoder) schemaNode {
	token, err := d.Token()
	if err != nil {
		panic(err)
	}
	delim, ok := token.(json.Delim)
	if !ok {
		return schemaNode{text: fmt.Sprint(token)}
	}
	var n schemaNode
	if delim == '[' {
		for d.More() {
			n.list = append(n.list, readSchemaNode(d))
		}
	} else {
		n.members = make(map[string]schemaNode)
		for d.More() {
			key := readSchemaNode(d).text
			n.keys = append(n.keys, key)
			n.members[key] = readSchemaNode(d)
		}
	}
	if _, err := d.Token(); err != nil {
		panic(err)
	}
	return n
}

// typeOf says in words what a value may be.
func typeOf(n schemaNode) string {
	if n.has("properties") {
		return "object"
	}
	for _, choice := range []string{"oneOf", "anyOf"} {
		if n.has(choice) {
			var parts []string
			for _, m := range n.get(choice).list {
				if part := typeOf(m); !slices.Contains(parts, part) {
					parts = append(parts, part)
				}
			}
			return strings.Join(parts, " or ")
		}
	}
	switch {
	case n.has("$ref"):
		return "*" + strings.TrimPrefix(n.get("$ref").text, "#/$defs/") + "*"
	case n.has("const"):
		return constant(n.get("const").text)
	case n.has("enum"):
		var parts []string
		for _, m := range n.get("enum").list {
			parts = append(parts, constant(m.text))
		}
		return strings.Join(parts, ", ")
	case n.get("type").list != nil:
		var parts []string
		for _, m := range n.get("type").list {
			parts = append(parts, kindName(m.text))
		}
		return strings.Join(parts, " or ")
	}
	name := kindName(n.get("type").text)
	switch {
	case name == "list" && n.get("items").has("properties"):
		return "list of objects"
	case name == "list" && n.has("maxItems"):
		return n.get("maxItems").text + " × " + typeOf(n.get("items"))
	case name == "list":
		return "list of " + typeOf(n.get("items"))
	case n.has("maximum"):
		return fmt.Sprintf("%s from %s to %s", name, n.get("minimum").text, n.get("maximum").text)
	case n.has("minimum"):
		return name + " ≥ " + n.get("minimum").text
	}
	return name
}

func constant(text string) string {
	switch text {
	case "true", "false", "<nil>":
		return strings.ReplaceAll(text, "<nil>", "null")
	}
	return "`" + text + "`"
}

func kindName(name string) string {
	switch name {
	case "array":
		return "list"
	case "string":
		return "text"
	}
	return name
}

// rows writes a line for each key of an object, and of the objects in it.
func rows(b *strings.Builder, prefix string, n schemaNode) {
	properties := n.get("properties")
	for _, key := range properties.keys {
		p := properties.get(key)
		fmt.Fprintf(b, "| `%s%s` | %s | %s |\n", prefix, key, cell(typeOf(p)), cell(p.get("description").text))
		if p.has("properties") {
			rows(b, prefix+key+".", p)
		}
		if items := p.get("items"); items.has("properties") {
			rows(b, prefix+key+"[].", items)
		}
	}
}

const tableHead = "| key | value | |\n|---|---|---|\n"

// schemaTables writes the keys of a schema: the object itself, which keys its variants have, and the parts that it
// refers to.
func schemaTables(text string) string {
	s := readSchema(text)
	var b strings.Builder
	b.WriteString(tableHead)
	rows(&b, "", s)
	for _, v := range s.get("oneOf").list {
		var required []string
		for _, r := range v.get("required").list {
			required = append(required, "`"+r.text+"`")
		}
		fmt.Fprintf(&b, "\n*For %s* there are always %s.\n", v.get("title").text, strings.Join(append(names(s.get("required")), required...), ", "))
	}
	definitions(&b, s)
	return b.String()
}

// definitions writes the parts that a schema refers to.
func definitions(b *strings.Builder, s schemaNode) {
	b.WriteString("\nThe values in italics:\n\n" + tableHead)
	defs := s.get("$defs")
	for _, name := range defs.keys {
		definition(b, name, defs.get(name))
	}
}

// definition writes the lines about a part of a schema.
func definition(b *strings.Builder, name string, d schemaNode) {
	about := d.get("description").text
	if about == "" && d.has("pattern") {
		about = "`" + d.get("pattern").text + "`"
	}
	fmt.Fprintf(b, "| *%s* | %s | %s |\n", name, cell(typeOf(d)), cell(about))
	if d.has("properties") {
		rows(b, name+".", d)
	}
	if items := d.get("items"); items.has("properties") {
		rows(b, name+"[].", items)
	}
	for _, m := range variants(d) {
		rows(b, name+".", m)
	}
}

// variants returns the forms that a part may have. Those of an object with keys of its own only say which of them stand
// together.
func variants(d schemaNode) []schemaNode {
	if d.has("properties") {
		return nil
	}
	return d.get("oneOf").list
}

func names(list schemaNode) []string {
	var found []string
	for _, m := range list.list {
		found = append(found, "`"+m.text+"`")
	}
	return found
}

// schemeKeys writes the keys of scheme files: those of all kinds, and the coefficients of each.
func schemeKeys(text string) string {
	s := readSchema(text)
	properties := s.get("properties")
	kinds := s.get("allOf").list
	of := func(key string) (allowed []string) {
		for _, k := range kinds {
			then := k.get("then").get("properties")
			if !then.has(key) {
				allowed = append(allowed, k.get("if").get("properties").get("kind").get("const").text)
			}
		}
		return allowed
	}
	common, coefficients := schemaNode{members: make(map[string]schemaNode)}, make(map[string][]string)
	for _, key := range properties.keys {
		if allowed := of(key); len(allowed) == len(kinds) {
			common.keys = append(common.keys, key)
			common.members[key] = properties.get(key)
		} else {
			for _, kind := range allowed {
				coefficients[kind] = append(coefficients[kind], key)
			}
		}
	}
	var b strings.Builder
	b.WriteString(tableHead)
	rows(&b, "", schemaNode{members: map[string]schemaNode{"properties": common}})
	b.WriteString("\n| kind | its coefficients |\n|---|---|\n")
	for _, k := range kinds {
		kind := k.get("if").get("properties").get("kind").get("const").text
		required := names(k.get("then").get("required"))
		var parts []string
		for _, key := range coefficients[kind] {
			part := "`" + key + "`"
			if !slices.Contains(required, part) {
				part += " (optional)"
			}
			parts = append(parts, part+" "+properties.get(key).get("description").text)
		}
		fmt.Fprintf(&b, "| `%s` | %s |\n", kind, cell(strings.Join(parts, "; ")))
	}
	var own strings.Builder
	rows(&own, "transformed.", properties.get("transformed"))
	b.WriteString("\n" + tableHead + own.String())
	definitions(&b, s)
	return b.String()
}
