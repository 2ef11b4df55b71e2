package scheme

// printedParams returns the constants of a document as it prints them, in its own order. The document has passed
// readParams.
func printedParams(n jsonNode) []Entries {
	v, ok := n.get("params")
	if !ok || len(v.keys) == 0 {
		return nil
	}
	out := Entries{Key: "params"}
	for i, name := range v.keys {
		text, err := v.list[i].coefficientText()
		if err != nil {
			panic("internal error: " + err.Error())
		}
		out.Rows = append(out.Rows, []string{name, text})
	}
	return []Entries{out}
}
