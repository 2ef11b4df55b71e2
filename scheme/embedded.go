package scheme

import (
	"fmt"
	"maps"
	"strings"

	"rofz/poly"
)

// The embedded weights b̂, and the error weights e = b − b̂ that may stand in their place.
var (
	embeddedWeights = Coefficient{Key: "bhat", Symbol: "b̂", Shape: Vector, Optional: true}
	errorWeights    = Coefficient{Key: "e", Symbol: "e", Shape: Vector, Optional: true}
)

// givenEmbedded returns what a file has of the embedded weights.
func givenEmbedded(bhat, e []poly.Elem) values {
	if e != nil {
		return values{key: errorWeights.Key, vector: e}
	}
	return values{key: embeddedWeights.Key, vector: bhat}
}

func differences(x, y []poly.Elem) []poly.Elem {
	out := make([]poly.Elem, len(x))
	for i := range x {
		out[i] = x[i].Sub(y[i])
	}
	return out
}

// Weights returns the weights of a scheme that is given by its stages, and the embedded ones, which have no Values if
// there are none, and no Text if error weights determine them; ok is false for every other scheme.
func Weights(s Scheme) (b, bhat Block, ok bool) {
	if b, ok = Find(s, "b"); !ok {
		return b, bhat, false
	}
	bhat, given := Find(s, embeddedWeights.Key)
	if e, ok := Find(s, errorWeights.Key); ok && !given {
		bhat = Block{Coefficient: embeddedWeights, Values: [][]poly.Elem{differences(b.Values[0], e.Values[0])}}
	}
	return b, bhat, true
}

// EmbeddedTexts returns the texts of the embedded weights b − e, given those of b and e: differences, which keep the
// printed numbers.
func EmbeddedTexts(b, e []string) []string {
	out := make([]string, len(b))
	for i := range b {
		switch {
		case e[i] == "0":
			out[i] = b[i]
		default:
			out[i] = fmt.Sprintf("%s-(%s)", b[i], e[i])
		}
	}
	return out
}

// OfEmbedded returns the scheme that the embedded weights make, with the claims that are made about them; ok is false if
// there are none, or if the scheme was made of numbers. Cost: that of Parse.
func OfEmbedded(s Scheme) (made Scheme, ok bool) {
	b, bhat, ok := Weights(s)
	if r, own := s.(*Rosenbrock); own && r.computed && r.transformed.e != nil {
		return r.embeddedOwn()
	}
	if !ok || bhat.Values == nil || b.Text == nil {
		return nil, false
	}
	weights := Entries{Key: "b", Rows: bhat.Text}
	if e, ok := Find(s, errorWeights.Key); ok {
		weights.Rows = [][]string{EmbeddedTexts(b.Text[0], e.Text[0])}
	}
	var entries []Entries
	for _, x := range s.Printed() {
		switch {
		case x.Key == "b":
			entries = append(entries, weights)
		case x.Key != embeddedWeights.Key && x.Key != errorWeights.Key && !strings.HasPrefix(x.Key, "transformed."):
			entries = append(entries, x)
		}
	}
	made, err := New(s.Info().ofEmbedded(), entries...)
	if err != nil {
		return nil, false
	}
	if u := UnitsOf(s); u.Short || u.Lost > 0 { // as the whole table tells
		made.common().units.set(u.ofEmbedded())
	}
	return made, true
}

// ofEmbedded returns the units of the scheme that the embedded weights make.
func (u Units) ofEmbedded() Units {
	out := u
	out.byKey = maps.Clone(u.byKey)
	delete(out.byKey, errorWeights.Key)
	delete(out.byKey, embeddedWeights.Key)
	delete(out.byKey, "b")
	if b := u.byKey[embeddedWeights.Key]; b != nil {
		out.byKey["b"] = b
	}
	return out
}

// ofEmbedded describes the scheme that the embedded weights make.
func (is Info) ofEmbedded() Info {
	return Info{Name: is.Name, Kind: is.Kind, Exact: is.Exact, Digits: is.Digits, Order: is.EmbeddedOrder, Published: is.Published.Embedded()}
}

// embeddedOwn is OfEmbedded for a scheme that is given by an implementation's own coefficients alone: m − e are those of b̂.
func (r *Rosenbrock) embeddedOwn() (made Scheme, ok bool) {
	own := map[string][]string{}
	var entries []Entries
	for _, x := range r.printed {
		switch own[x.Key] = x.Rows[0]; x.Key {
		case "transformed.m", "transformed.e", embeddedWeights.Key, errorWeights.Key:
		default:
			entries = append(entries, x)
		}
	}
	weights := list("transformed.m", EmbeddedTexts(own["transformed.m"], own["transformed.e"]))
	made, err := New(r.Info().ofEmbedded(), append(entries, weights)...)
	return made, err == nil
}

// mostTall is the number of nodes up to which tall trees have a density of 64 bits.
const mostTall = 20

// EstimateVanishes reports whether R̂ = R, exactly or to the printed digits: whether the estimate R − R̂ = z Σ zᵏ eᵀAᵏ𝟙 of
// the error vanishes for every linear equation, since the elementary weights of b and of b̂ are the same for all tall
// trees [HW96, IV.3]. It reports false without embedded weights, and for more than 20 stages.
//
// Cost: s products of a matrix and a vector, for each of the weights.
func EstimateVanishes(s Scheme) bool {
	j := newJudge(s)
	main, ok := j.conditions(false)
	embedded, both := j.conditions(true)
	if !ok || !both || len(main.space.m) > mostTall {
		return false
	}
	t := leaf
	for range main.space.m {
		x, _ := main.defect(t)
		y, _ := embedded.defect(t)
		if !j.accepts(x.Residual.Sub(y.Residual), x.Within.Add(y.Within)) {
			return false
		}
		t = newNode([]*node{t})
	}
	return true
}
