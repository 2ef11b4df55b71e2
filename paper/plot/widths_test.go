package plot

import (
	"bytes"
	"encoding/binary"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"codeberg.org/go-fonts/liberation/liberationsansitalic"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	xfont "golang.org/x/image/font"

	"rofz/internal/sample"
)

var updateWidths = flag.Bool("update-widths", false, "write the widths of letters for the page")

// measures returns the tables of a TrueType font that tell the widths of its letters, as a font whose letters have no
// outlines and no names.
func measures(ttf []byte) []byte {
	be := binary.BigEndian
	tables := map[string][]byte{}
	for i := range int(be.Uint16(ttf[4:])) {
		entry := ttf[12+16*i:]
		at, length := be.Uint32(entry[8:]), be.Uint32(entry[12:])
		tables[string(entry[:4])] = bytes.Clone(ttf[at : at+length])
	}
	for name := range tables {
		if !slices.Contains([]string{"head", "hhea", "maxp", "hmtx", "cmap", "kern", "OS/2", "loca", "glyf", "post"}, name) {
			delete(tables, name)
		}
	}
	clear(tables["loca"]) // no glyph has an outline
	tables["glyf"] = tables["glyf"][:0:0]
	tables["post"] = append(be.AppendUint32(nil, 0x00030000), tables["post"][4:32]...) // nor a name
	var head, body []byte
	head = be.AppendUint32(head, 0x00010000)
	head = append(be.AppendUint16(head, uint16(len(tables))), 0, 0, 0, 0, 0, 0)
	for _, name := range slices.Sorted(maps.Keys(tables)) {
		data := tables[name]
		head = append(head, name...)
		head = be.AppendUint32(head, 0) // a sum that nobody checks
		head = be.AppendUint32(head, uint32(12+16*len(tables)+len(body)))
		head = be.AppendUint32(head, uint32(len(data)))
		body = append(body, data...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	return append(head, body...)
}

// TestWidths compares the widths that programs for browsers have with those of the fonts: every letter that figures have,
// alone and beside every other, is as wide.
func TestWidths(t *testing.T) {
	letters := "𝑅𝑧 "
	for r := ' '; r < 0x2400; r++ {
		letters += string(r)
	}
	for _, x := range []struct {
		file  string
		style xfont.Style
		ttf   []byte
	}{
		{"sans.ttf", xfont.StyleNormal, liberationsansregular.TTF}, {"sans-italic.ttf", xfont.StyleItalic, liberationsansitalic.TTF},
	} {
		file := filepath.Join("widths", x.file)
		if *updateWidths {
			sample.OK(t, os.WriteFile(file, measures(x.ttf), 0o644))
		}
		data := sample.Try(os.ReadFile(file)).Must(t)
		if !bytes.Equal(data, measures(x.ttf)) {
			t.Errorf("%s is not made of the font; -update-widths writes it", file)
		}
		full, small := loaded(Sans, x.style, x.ttf), loaded(Sans, x.style, data)
		full.Font.Size, small.Font.Size = 9, 9
		if f, s := full.Extents(), small.Extents(); f != s {
			t.Errorf("%s: extents %v, should be %v", file, s, f)
		}
		words := []string{letters}
		for r := 'A'; r <= 'z'; r++ {
			words = append(words, strings.Join(strings.Split(letters[:200], ""), string(r)))
		}
		for _, word := range words {
			if f, s := full.Width(word), small.Width(word); f != s || f <= 0 {
				t.Errorf("%s: %.20q is %v wide, should be %v", file, word, s, f)
			}
		}
	}
}
