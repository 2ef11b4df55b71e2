package bridge

import (
	"context"

	"rofz/scheme"
	"rofz/scheme/catalogue"
	"rofz/scheme/notation"
)

// Entry is a scheme of the catalogue, as far as one searches for it.
type Entry struct {
	Name    string   `json:"name"`
	Title   string   `json:"title,omitempty"`
	Kind    string   `json:"kind"`
	Family  string   `json:"family,omitempty"`
	Size    int      `json:"size,omitempty"`
	Order   *int     `json:"order,omitempty"`
	Claims  []string `json:"claims,omitempty"`  // of properties
	Aliases []string `json:"aliases,omitempty"` // what libraries call it
}

// Pattern is a family of schemes of any size, whose names are made of the pattern.
type Pattern struct {
	Name    string `json:"name"`
	Meaning string `json:"meaning"`
}

// catalogueOf tells all schemes of the catalogue, the families, and the notations that are read and written.
func catalogueOf(_ context.Context, _ *Bridge, _ Question, tell func(string, any)) error {
	aliases := map[string][]string{}
	for _, s := range catalogue.Solvers() {
		if s.Scheme != "" {
			aliases[s.Scheme] = append(aliases[s.Scheme], s.String())
		}
	}
	var entries []Entry
	for s := range catalogue.All() {
		info := s.Info()
		n, _ := scheme.Size(s)
		e := Entry{Name: info.Name, Title: info.Title, Kind: info.Kind, Family: info.Family, Size: n, Order: info.Order, Aliases: aliases[info.Name]}
		for _, key := range scheme.ClaimKeys() {
			if info.Published.Claims(key) {
				e.Claims = append(e.Claims, scheme.ClaimName(key))
			}
		}
		entries = append(entries, e)
	}
	var families []Pattern
	for _, f := range catalogue.Families() {
		families = append(families, Pattern{f.Pattern, f.Meaning})
	}
	tell("catalogue", map[string]any{"schemes": entries, "families": families, "inputs": notation.Inputs, "outputs": notation.Outputs})
	return nil
}
