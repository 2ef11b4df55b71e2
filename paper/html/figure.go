package html

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// figure writes a picture. The caption is what is to be seen, for everybody; the title stands in the picture as a rule. The
// identifiers in it get a prefix of their own.
func (p *part) figure(id string, f Figure) error {
	p.open("figure", "class", "picture", "id", id)
	p.open("div", "class", "plate")
	if err := p.svg(id, f); err != nil {
		return err
	}
	p.close("div")
	p.element("figcaption", f.Description, "id", id+"_caption")
	p.close("figure")
	p.line()
	return nil
}

// svg copies an SVG document into the page. What can draw is let through, with identifiers, and references to them,
// behind the prefix; anything else, such as a script, a link or a picture from elsewhere, is an error.
func (p *part) svg(prefix string, f Figure) error {
	d := xml.NewDecoder(bytes.NewReader(f.SVG))
	d.Strict = true
	var open []string
	described := false // within a title or a description, in whose place are those of the figure
	for {
		token, err := d.RawToken()
		switch {
		case errors.Is(err, io.EOF) && len(open) == 0:
			return nil
		case errors.Is(err, io.EOF):
			return fmt.Errorf("the SVG ends within <%s>", open[len(open)-1])
		case err != nil:
			return fmt.Errorf("the figure is no SVG: %w", err)
		}
		if described {
			end, ok := token.(xml.EndElement)
			described = !ok || end.Name.Local != "title" && end.Name.Local != "desc"
			continue
		}
		switch t := token.(type) {
		case xml.StartElement:
			name := t.Name.Local
			if described = name == "title" || name == "desc"; described {
				continue
			}
			if t.Name.Space != "" || !drawing[name] {
				return fmt.Errorf("the SVG has an element <%s>, which may not stand in a page", name)
			}
			attributes, err := kept(t.Attr, prefix, len(open) == 0)
			if err != nil {
				return err
			}
			if len(open) == 0 {
				attributes = append(attributes, "role", "img", "aria-labelledby", prefix+"_title", "aria-describedby", prefix+"_caption")
			}
			p.open(name, attributes...)
			if len(open) == 0 {
				p.element("title", f.Title, "id", prefix+"_title")
			}
			open = append(open, name)
		case xml.EndElement:
			if len(open) == 0 || t.Name.Space != "" || t.Name.Local != open[len(open)-1] {
				return fmt.Errorf("the SVG has </%s> in a wrong place", t.Name.Local)
			}
			open = open[:len(open)-1]
			p.close(t.Name.Local)
		case xml.CharData:
			if len(open) > 0 {
				p.text(string(t))
			}
		}
	}
}

// drawing lists the elements of SVG that draw, and those that hold them.
var drawing = set("svg g defs path line polyline polygon rect circle ellipse text tspan use clipPath mask pattern symbol " +
	"linearGradient radialGradient stop marker image")

// attributes lists the attributes of SVG that may stand in a page.
var attributes = set("id class viewBox preserveAspectRatio transform d x y x1 y1 x2 y2 cx cy r rx ry dx dy points width height " +
	"fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset stroke-linecap " +
	"stroke-linejoin stroke-miterlimit opacity clip-path clip-rule clipPathUnits mask marker-start marker-mid marker-end " +
	"markerWidth markerHeight refX refY orient patternUnits patternTransform gradientUnits gradientTransform offset stop-color " +
	"stop-opacity font-family font-size font-style font-weight text-anchor dominant-baseline style shape-rendering " +
	"image-rendering vector-effect textLength lengthAdjust href")

func set(words string) map[string]bool {
	out := make(map[string]bool)
	for word := range strings.FieldsSeq(words) {
		out[word] = true
	}
	return out
}

// kept returns the attributes that stay, with identifiers behind the prefix. The size of the whole is left to the style
// sheet.
func kept(list []xml.Attr, prefix string, whole bool) ([]string, error) {
	var out []string
	for _, a := range list {
		name, value := a.Name.Local, a.Value
		switch {
		case a.Name.Space == "xmlns" || name == "xmlns" && a.Name.Space == "":
			continue // HTML knows the name spaces
		case a.Name.Space == "xml" && name == "space":
			name = "xml:space"
		case whole && (name == "width" || name == "height" || name == "role"):
			continue
		case a.Name.Space != "" && !(a.Name.Space == "xlink" && name == "href"), !attributes[name]:
			return nil, fmt.Errorf("the SVG has an attribute %s, which may not stand in a page", name)
		case name == "id":
			value = prefix + "_" + value
		case name == "href":
			if id, ok := strings.CutPrefix(value, "#"); ok {
				value = "#" + prefix + "_" + id
			} else if !strings.HasPrefix(value, "data:image/png;base64,") {
				return nil, errors.New("the SVG refers to something outside of it")
			}
		default:
			v, err := local(value, prefix)
			if err != nil {
				return nil, err
			}
			value = v
		}
		out = append(out, name, value)
	}
	return out, nil
}

// local puts the prefix into references of the form url(#id); others are an error.
func local(value, prefix string) (string, error) {
	parts := strings.Split(value, "url(")
	for i, part := range parts[1:] {
		id, ok := strings.CutPrefix(part, "#")
		if !ok {
			return "", errors.New("the SVG refers to something outside of it")
		}
		parts[i+1] = "#" + prefix + "_" + id
	}
	return strings.Join(parts, "url("), nil
}
