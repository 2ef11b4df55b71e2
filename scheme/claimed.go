package scheme

import (
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"strings"
	"sync"
)

// Claims are what the source says about a scheme, by the keys that scheme files have under "published", and about its
// embedded weights. The zero value says nothing.
type Claims struct{ values, embedded map[string]any } // a bool, or the text of a number

// embeddedClaims is the key under "published" of the claims about the embedded weights.
const embeddedClaims = "embedded"

// claimKeys returns the keys that may stand under "published", in the order in which claims are told, and whether each
// says yes or no. They are those of the Schema.
var claimKeys = sync.OnceValues(func() (keys []string, yesOrNo map[string]bool) {
	_, rest, _ := strings.Cut(Schema, `"published": `) // the rest of the Schema takes longer to parse than most schemes
	var published json.RawMessage
	err := json.NewDecoder(strings.NewReader(rest)).Decode(&published)
	if err != nil {
		panic("internal error: " + err.Error())
	}
	schema, err := (&document{text: string(published)}).parseJSON()
	if err != nil {
		panic("internal error: " + err.Error())
	}
	schema, _ = schema.get("properties")
	yesOrNo = make(map[string]bool)
	for i, key := range schema.keys {
		if key == embeddedClaims {
			continue
		}
		types, _ := schema.list[i].get("type")
		keys, yesOrNo[key] = append(keys, key), len(types.list) > 0 && types.list[0].text == "boolean"
	}
	return keys, yesOrNo
})

// ClaimKeys returns the keys under which a source may say of a property yes or no, in the order in which they are told.
func ClaimKeys() []string {
	var out []string
	keys, saysYesOrNo := claimKeys()
	for _, key := range keys {
		if saysYesOrNo[key] {
			out = append(out, key)
		}
	}
	return out
}

// ClaimName returns a key as people write it: "stiffly accurate" for "stiffly_accurate".
func ClaimName(key string) string { return strings.ReplaceAll(key, "_", " ") }

// Says returns whether the source says yes or no under a key, nil if it says nothing.
func (c Claims) Says(key string) *bool {
	if says, ok := c.values[key].(bool); ok {
		return &says
	}
	return nil
}

// Claims reports whether the source says yes.
func (c Claims) Claims(key string) bool { return c.values[key] == true }

// With returns the claims with one more, a bool or the text of a number; New refuses those that no file may hold.
func (c Claims) With(key string, value any) Claims {
	values := maps.Clone(c.values)
	if values == nil {
		values = make(map[string]any)
	}
	values[key] = value
	return Claims{values, c.embedded}
}

// Embedded returns the claims about the embedded weights.
func (c Claims) Embedded() Claims { return Claims{values: c.embedded} }

// WithEmbedded returns the claims with others about the embedded weights.
func (c Claims) WithEmbedded(about Claims) Claims { return Claims{c.values, about.values} }

func (c Claims) isEmpty() bool { return len(c.values) == 0 && len(c.embedded) == 0 }

// All yields the claims in a fixed order: a bool, or the text of a number.
func (c Claims) All() iter.Seq2[string, any] {
	return func(yield func(string, any) bool) {
		keys, _ := claimKeys()
		for _, key := range keys {
			if v, ok := c.values[key]; ok && !yield(key, v) {
				return
			}
		}
	}
}

// Claimed says in a few words what the source claims: "order 3(2), A-stable, not L-stable"; "" if it claims nothing.
func (info Info) Claimed() string {
	var list []string
	if info.Order != nil {
		s := fmt.Sprintf("order %d", *info.Order)
		if info.EmbeddedOrder != nil {
			s += fmt.Sprintf("(%d)", *info.EmbeddedOrder)
		}
		list = append(list, s)
	}
	list = append(list, info.Published.words()...)
	for _, claim := range info.Published.Embedded().words() {
		list = append(list, "embedded weights "+claim)
	}
	return strings.Join(list, ", ")
}

func (c Claims) words() []string {
	var list []string
	for key, v := range c.All() {
		if text, ok := v.(string); ok {
			if isAngle(key) {
				list = append(list, strings.TrimSuffix(key, "_degrees")+" "+text+"°")
			} else {
				list = append(list, strings.Replace(ClaimName(key), "ssp", "SSP", 1)+" "+text)
			}
			continue
		}
		switch v {
		case true:
			list = append(list, ClaimName(key))
		case false:
			list = append(list, "not "+ClaimName(key))
		}
	}
	return list
}
