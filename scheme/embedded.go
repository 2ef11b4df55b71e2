package scheme

import "strings"

// OfEmbedded returns the scheme that the embedded weights make, without claims but their order; ok is false if there are
// none, or if the scheme was made of numbers. Cost: that of Parse.
func OfEmbedded(s Scheme) (e Scheme, ok bool) {
	if _, bhat, ok := Weights(s); !ok || bhat.Text == nil {
		return nil, false
	}
	is := s.Info()
	info := Info{Name: is.Name, Kind: is.Kind, Exact: is.Exact, Digits: is.Digits, Order: is.EmbeddedOrder}
	var entries []Entries
	for _, x := range s.Printed() {
		if x.Key == "b" || strings.HasPrefix(x.Key, "transformed.") {
			continue
		}
		if x.Key == "bhat" {
			x.Key = "b"
		}
		entries = append(entries, x)
	}
	e, err := New(info, entries...)
	return e, err == nil
}
