package ci

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"sync"
)

// Badge is a sign of two fields for a README: what is meant, and how it came out.
type Badge struct {
	Label, Message string
	Status         Status // its colour
}

// colors are dark enough for white text. The words say the same: nobody needs to see the colour.
var colors = map[Status]string{Passed: "#2e7d32", Failed: "#c62828", Broken: "#c62828", Undecided: "#8d6e00"}

// WriteSVG writes the badge as a picture that needs nothing from elsewhere, with its text as title. The widths of the
// fields are computed for Verdana at 11 pixels, and the text is set to them in any other font.
func (b Badge) WriteSVG(w io.Writer) error {
	label, message := svgText(b.Label), svgText(b.Message)
	l, m := textWidth(b.Label), textWidth(b.Message)
	left, right := l+2*badgePad, m+2*badgePad
	_, err := fmt.Fprintf(w, badgeSVG, left+right, label, message, left, right, colors[b.Status],
		badgePad, l, left+badgePad, m)
	return err
}

// WriteEndpoint writes the badge as the JSON from which shields.io draws one.
func (b Badge) WriteEndpoint(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(struct {
		SchemaVersion int    `json:"schemaVersion"`
		Label         string `json:"label"`
		Message       string `json:"message"`
		Color         string `json:"color"`
	}{1, b.Label, b.Message, colors[b.Status]})
}

// badgePad is the space on both sides of a text.
const badgePad = 6

const badgeSVG = `<svg xmlns="http://www.w3.org/2000/svg" width="%[1]d" height="20" role="img" aria-label="%[2]s: %[3]s">
  <title>%[2]s: %[3]s</title>
  <clipPath id="r"><rect width="%[1]d" height="20" rx="3" fill="#fff"/></clipPath>
  <g clip-path="url(#r)">
    <rect width="%[4]d" height="20" fill="#444"/>
    <rect x="%[4]d" width="%[5]d" height="20" fill="%[6]s"/>
  </g>
  <g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">
    <text x="%[7]d" y="14" textLength="%[8]d">%[2]s</text>
    <text x="%[9]d" y="14" textLength="%[10]d">%[3]s</text>
  </g>
</svg>
`

func svgText(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(oneLine(s))); err != nil {
		panic("internal error: " + err.Error()) // a builder takes everything
	}
	return b.String()
}

// textWidth returns the width of a text in pixels, in Verdana at 11 pixels, rounded up.
func textWidth(s string) int {
	sum := 0
	for _, r := range oneLine(s) {
		if w, ok := verdana()[r]; ok {
			sum += w
		} else {
			sum += 1000 // any other is hardly wider
		}
	}
	return (sum*11 + 999) / 1000
}

// verdana returns the advance widths of Verdana in thousandths of its size.
var verdana = sync.OnceValue(func() map[rune]int {
	widths := make(map[rune]int)
	for _, group := range []struct {
		width int
		runes string
	}{
		{269, "'"}, {274, "il"}, {344, "j"}, {352, "f "}, {364, ".,"}, {394, "t!"}, {421, "I"}, {427, "r"},
		{454, "-:;/|()[]\\"}, {455, "J"}, {459, "\""}, {521, "cs"}, {525, "z"}, {545, "?"}, {557, "L"}, {575, "F"},
		{592, "kvxy"}, {596, "e"}, {601, "a"}, {603, "P"}, {607, "o"}, {615, "Y"}, {616, "T"}, {623, "bdgpq"},
		{632, "E"}, {633, "hnu"}, {636, "0123456789_*$"}, {684, "ASV"}, {685, "XZ"}, {686, "B"}, {693, "K"}, {695, "R"},
		{698, "C"}, {732, "U"}, {748, "N"}, {751, "H"}, {771, "D"}, {775, "G"}, {787, "OQ"}, {818, "w+=<>~#"}, {843, "M"},
		{973, "m"}, {989, "W"},
	} {
		for _, r := range group.runes {
			widths[r] = group.width
		}
	}
	return widths
})
