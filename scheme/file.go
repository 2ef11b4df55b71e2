package scheme

import (
	"context"
	"slices"
	"sort"
	"strconv"
	"strings"

	"rofz/internal/typography"
	"rofz/scheme/expression"
)

var (
	commonKeys = []string{"name", "kind", "title", "source", "note", "defect", "family", "origin", "exact", "form", "digits",
		"params", freeKey, "order", "embedded_order", "published"}
	forms = []string{"rational", "algebraic", "decimal", "rational-approximation"}
)

// IsName reports whether a text may be the name of a scheme: words of a–z and 0–9 with single hyphens between them, of at most 200
// characters.
func IsName(name string) bool {
	if len(name) > 200 {
		return false
	}
	for word := range strings.SplitSeq(name, "-") {
		if word == "" || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
			return false
		}
	}
	return true
}

// isParameterName reports whether a text is letters, digits and _, not beginning with a digit.
func isParameterName(text string) bool {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"
	return text != "" && strings.Trim(text, letters+"0123456789") == "" && strings.ContainsAny(text[:1], letters)
}

// Parse reads one scheme document: a JSON object, or a tableau as people paste it (see parseText). The file name is
// used in errors and, for a pasted tableau, as the scheme's name. Every error is an *Error.
func Parse(file string, data []byte) (Scheme, error) {
	return ParseContext(context.Background(), file, data)
}

// ParseContext is Parse; it ends the computation around it, as budget.Poll does, when ctx is done.
func ParseContext(ctx context.Context, file string, data []byte) (Scheme, error) {
	return parseAt(ctx, Position{Line: 1, Column: 1}, file, data)
}

// ParsePlaced is Parse for a document that was made of a source file: places says where its parts stand in that, for
// Position and for errors. It ends the computation around it, as budget.Poll does, when ctx is done.
func ParsePlaced(ctx context.Context, places Places, file string, data []byte) (Scheme, error) {
	return (&document{places: &places}).complete(ctx, file, data)
}

// parseAt is Parse for data that begin at a position of the file.
func parseAt(ctx context.Context, begin Position, file string, data []byte) (Scheme, error) {
	return (&document{begin: begin}).complete(ctx, file, data)
}

// complete reads the document, and completes an error with its place.
func (d *document) complete(ctx context.Context, file string, data []byte) (Scheme, error) {
	s, err := d.parse(ctx, file, data)
	if err == nil {
		return s, nil
	}
	e := inFile(file, err)
	if e.Position == (Position{}) || d.places != nil {
		e.Position = d.position(e.place)
	}
	return nil, e
}

// inFile completes an error with its file, and cuts what it echoes.
func inFile(file string, err error) *Error {
	e := Error{Message: err.Error()}
	if at, ok := err.(*Error); ok {
		e = *at
	}
	if e.File = file; e.At == "" {
		e.At = "document"
	}
	e.At, e.Message = typography.Brief(e.At), typography.Brief(e.Message)
	return &e
}

func (d *document) parse(ctx context.Context, file string, data []byte) (_ Scheme, err error) {
	if len(data) > MaxDocument {
		return nil, fault("", "more than %d bytes; a scheme document is at most that long", MaxDocument)
	}
	d.text = strings.TrimPrefix(string(data), "\ufeff")
	d.begin.Offset += len(data) - len(d.text)
	trimmed := strings.TrimLeft(d.text, " \t\r\n")
	switch {
	case trimmed == "":
		return nil, fault("", "empty; a scheme is a JSON object or a pasted tableau")
	case trimmed[0] == '{':
		if d.root, err = d.parseJSON(); err != nil {
			return nil, err
		}
		return fromJSON(ctx, d.root, d)
	}
	return d.parseText(ctx, file)
}

// fromJSON makes a scheme of the root of d, or of a tree that was not read if d is nil.
func fromJSON(ctx context.Context, n jsonNode, d *document) (Scheme, error) {
	if free, ok := n.get(freeKey); ok {
		return nil, fault(free.at.String(), "a free parameter: this is a family of schemes; ask verify family, or put a value under params")
	}
	t, err := readTable(n, d)
	if err != nil {
		return nil, err
	}
	return t.build(ctx, t.params)
}

// table is a document whose coefficients are not evaluated yet.
type table struct {
	node   jsonNode
	from   *document
	kind   Kind
	info   Info
	params map[string]string
}

// readTable checks the keys of a document, and reads all but the coefficients.
func readTable(n jsonNode, d *document) (t table, err error) {
	kindNode, ok := n.get("kind")
	if !ok {
		return t, fault("kind", "missing; it is one of %s", strings.Join(KindNames(), ", "))
	}
	name, err := oneOf(kindNode, KindNames())
	if err != nil {
		return t, err
	}
	kind, _ := KindNamed(name)
	for i, k := range n.keys {
		if !slices.Contains(commonKeys, k) && !slices.Contains(kind.Keys(), k) {
			return t, unknownKey(n.list[i].at.String(), k, kind)
		}
	}
	has := func(key string) bool { return slices.Contains(n.keys, key) }
	instead := has(kind.Instead) && !slices.ContainsFunc(kind.Needs(), has)
	for _, k := range kind.Needs() {
		if !has(k) && !instead {
			return t, fault(k, "missing; a scheme of kind %s needs %s", name, strings.Join(kind.Needs(), ", "))
		}
	}
	if e, ok := n.get("e"); ok {
		if _, ok := n.get("bhat"); ok {
			return t, fault(e.at.String(), "stands beside bhat; keep one of them: bhat has the embedded weights, e the differences b − bhat")
		}
	}
	info, err := readInfo(n, name)
	if err != nil {
		return t, err
	}
	params, err := readParams(n)
	return table{n, d, kind, info, params}, err
}

// build evaluates the coefficients, with the given constants.
func (t table) build(ctx context.Context, params map[string]string) (Scheme, error) {
	b := &builder{node: t.node, from: t.from, info: t.info, ev: expression.NewEvaluator(params).Within(ctx), ctx: ctx, printed: printedParams(t.node)}
	if err := b.evalParams(params); err != nil {
		return nil, err
	}
	return t.kind.build(b)
}

func unknownKey(at, key string, kind Kind) error {
	for _, k := range kinds {
		if slices.Contains(k.Keys(), key) {
			return fault(at, "the key %s belongs to another kind, such as %s; a scheme of kind %s has %s", quote(key), k.Name, kind.Name, strings.Join(kind.Keys(), ", "))
		}
	}
	return fault(at, "unknown key %s (keys are case-sensitive); known are %s and, for kind %s, %s", quote(key),
		strings.Join(commonKeys, ", "), kind.Name, strings.Join(kind.Keys(), ", "))
}

func oneOf(n jsonNode, allowed []string) (string, error) {
	if n.kind != 's' || !slices.Contains(allowed, n.text) {
		found := n.is()
		if n.kind == 's' {
			found = quote(n.text)
		}
		return "", fault(n.at.String(), "%s; it is one of %s", found, strings.Join(allowed, ", "))
	}
	return n.text, nil
}

func readInfo(n jsonNode, kind string) (Info, error) {
	info := Info{Kind: kind}
	name, ok := n.get("name")
	if !ok {
		return info, fault("name", "missing; a kebab-case name such as \"my-sdirk-3\" is required")
	}
	if name.kind != 's' || !IsName(name.text) {
		return info, fault("name", "%s is not a kebab-case name: small letters, digits and single hyphens, at most 200 characters", quote(name.text))
	}
	info.Name = name.text
	for i, key := range n.keys {
		if err := info.read(key, n.list[i]); err != nil {
			return info, err
		}
	}
	return info, nil
}

// read takes over one of the descriptive keys.
func (info *Info) read(key string, v jsonNode) (err error) {
	switch key {
	case "title":
		info.Title, err = freeText(v)
	case "source":
		info.Source, err = freeText(v)
	case "note":
		info.Note, err = freeText(v)
	case "defect":
		info.Defect, err = freeText(v)
	case "family":
		info.Family, err = oneOf(v, Families())
	case "form":
		info.Form, err = oneOf(v, forms)
	case "exact":
		if v.kind != 'b' {
			return fault(v.at.String(), "%s where true or false would be right", v.is())
		}
		exact := v.text == "true"
		info.Exact = &exact
	case "digits":
		info.Digits, err = smallInt(v, 1, maxLiteral)
	case "order":
		info.Order, err = intPointer(v)
	case "embedded_order":
		info.EmbeddedOrder, err = intPointer(v)
	case "origin":
		info.Origin, err = readOrigin(v)
	case "published":
		keys, _ := claimKeys()
		info.Published, err = readClaims(v, append([]string{embeddedClaims}, keys...)...)
	}
	return err
}

const maxLiteral = 10_000

// readOrigin reads where a table was taken from.
func readOrigin(v jsonNode) (*Origin, error) {
	if v.kind != '{' {
		return nil, fault(v.at.String(), "%s where an object would be right, with the keys file and line", v.is())
	}
	if err := v.only(v.at.String(), "file", "line"); err != nil {
		return nil, err
	}
	file, ok := v.get("file")
	if !ok {
		return nil, fault(v.at.String(), "no key file")
	}
	var o Origin
	var err error
	if o.File, err = freeText(file); err != nil {
		return nil, err
	}
	if line, ok := v.get("line"); ok {
		o.Line, err = smallInt(line, 1, 1<<30)
	}
	return &o, err
}

func freeText(v jsonNode) (string, error) {
	if v.kind != 's' {
		return "", fault(v.at.String(), "%s where a string would be right", v.is())
	}
	return v.text, nil
}

func smallInt(v jsonNode, lo, hi int) (int, error) {
	i, err := strconv.Atoi(v.text)
	if v.kind != 'n' || err != nil || i < lo || i > hi {
		return 0, fault(v.at.String(), "not an integer between %d and %d", lo, hi)
	}
	return i, nil
}

func intPointer(v jsonNode) (*int, error) {
	i, err := smallInt(v, 0, 1000)
	return &i, err
}

func readClaims(v jsonNode, allowed ...string) (Claims, error) {
	var c Claims
	if v.kind != '{' {
		return c, fault(v.at.String(), "%s where an object would be right", v.is())
	}
	if err := v.only(v.at.String(), allowed...); err != nil {
		return c, err
	}
	keys, saysYesOrNo := claimKeys()
	for i, key := range v.keys {
		switch item := v.list[i]; {
		case key == embeddedClaims:
			about, err := readClaims(item, keys...)
			if err != nil {
				return c, err
			}
			c = c.WithEmbedded(about)
		case item.kind == '0':
		case saysYesOrNo[key] && item.kind == 'b':
			c = c.With(key, item.text == "true")
		case saysYesOrNo[key]:
			return c, fault(item.at.String(), "%s where true, false or null would be right", item.is())
		case item.kind == 's' || item.kind == 'n' && !isAngle(key):
			if err := parseClaim(key, item.text); err != nil {
				return c, fault(item.at.String(), "%v", err)
			}
			c = c.With(key, item.text)
		default:
			return c, fault(item.at.String(), "%s where a string or null would be right", item.is())
		}
	}
	return c, nil
}

// parseClaim says what is wrong with the text of a number that is claimed.
func parseClaim(key, text string) error {
	if isAngle(key) {
		_, err := ParseDegrees(text)
		return err
	}
	_, err := ParseAmount(text)
	return err
}

func readParams(n jsonNode) (map[string]string, error) {
	v, ok := n.get("params")
	if !ok {
		return nil, nil
	}
	if v.kind != '{' {
		return nil, fault(v.at.String(), "%s where an object would be right", v.is())
	}
	out := map[string]string{}
	for i, key := range v.keys {
		if !isParameterName(key) || key == "x" || key == "sqrt" || key == "root" {
			return nil, fault(v.list[i].at.String(), "%s cannot name a parameter: letters, digits and _, not beginning with a digit, and not x, sqrt or root", quote(key))
		}
		var err error
		if out[key], err = v.list[i].coefficientText(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// evalParams evaluates every parameter, used or not, so that a fault is named where it stands.
func (b *builder) evalParams(params map[string]string) error {
	names := make([]string, 0, len(params))
	for name := range params {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		if _, err := b.ev.Param(name); err != nil {
			if p, ok := err.(*expression.ParamError); ok {
				return fault("params."+p.Name, "%v", p.Err)
			}
			return fault("params."+name, "%s", strings.TrimPrefix(err.Error(), "character 1: "))
		}
	}
	return nil
}
