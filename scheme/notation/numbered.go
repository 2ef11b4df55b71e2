package notation

import (
	"maps"
	"slices"
	"strings"

	"rofz/scheme/expression"
	"rofz/scheme/program"
)

// numbered are the coefficients of a block whose names are numbered: a21, a_21, a2_1, a1006; b3, btilde4, c2; and γ on the
// diagonal.
type numbered struct {
	at      expression.Place
	a       map[[2]int]program.Value // from 1
	vectors map[string]map[int]program.Value
	gamma   program.Value
	rows    int // the last that can be read
	base    int // of the rows: 0 where the source counts from 0
	lost    error
}

// numberedNames are what the letters of numbered names are.
var numberedNames = map[string]string{"a": "A", "A": "A", "b": "b", "c": "c", "bhat": "bhat", "bh": "bhat", "bstar": "bhat", "btilde": "±e", "e": perhapsError, "er": perhapsError, "bp": "b̄", "bbar": "b̄"}

// perhapsError are numbers that are error weights if they add up to 0, and there are no others.
const perhapsError = "e?"

// fehlbergNames are the letters of Fehlberg's reports: a for the nodes, b for the matrix, c and d for the weights.
var fehlbergNames = map[string]string{"a": "c", "b": "A", "c": "b", "d": "bhat"}

// index parts the name of a coefficient into what it is and its numbers.
func index(name string, names map[string]string) (what string, numbers []int) {
	letters := strings.TrimRight(name, "0123456789_")
	what, digits := names[strings.TrimSuffix(letters, "_")], name[len(letters):]
	if what == "" || digits == "" {
		return "", nil
	}
	fields := strings.FieldsFunc(digits, func(r rune) bool { return r == '_' })
	if what == "A" && len(fields) == 1 {
		switch d := fields[0]; len(d) {
		case 2:
			fields = []string{d[:1], d[1:]}
		case 3: // below the diagonal
			fields = []string{d[:2], d[2:]}
		case 4:
			fields = []string{d[:2], d[2:]}
		}
	}
	for _, f := range fields {
		n := 0
		for _, r := range f {
			n = 10*n + int(r-'0')
		}
		if len(f) > 3 {
			return "", nil
		}
		numbers = append(numbers, n)
	}
	if want := map[bool]int{true: 2, false: 1}[what == "A"]; len(numbers) != want {
		return "", nil
	}
	return what, numbers
}

// numbered makes a table of the numbered coefficients of a block.
func (h *harvest) numbered(b *program.Block) {
	names := b.Names()
	if isOwnForm(names) {
		h.ownNumbered(b)
		return
	}
	if slices.Contains(names, "b32") && !slices.Contains(names, "b3") && !slices.Contains(names, "a21") && !slices.Contains(names, "a32") && !slices.Contains(names, "A32") {
		h.numberedAs(b, fehlbergNames)
		return
	}
	h.numberedAs(b, numberedNames)
}

// isOwnForm reports whether c21 stands beside names that do not number c up to 21: it is of a second matrix, and the first is
// that of a solver's own form of a Rosenbrock scheme.
func isOwnForm(names []string) bool {
	return slices.ContainsFunc([]string{"c", "C"}, func(c string) bool {
		has := func(number string) bool {
			return slices.Contains(names, c+number) || slices.Contains(names, c+"_"+number)
		}
		return has("21") && !has("20") && !has("19")
	})
}

// numberedAs makes a table of the numbered coefficients of a block whose letters mean what names say.
func (h *harvest) numberedAs(b *program.Block, names map[string]string) {
	n := &numbered{a: map[[2]int]program.Value{}, vectors: map[string]map[int]program.Value{}}
	letters := map[byte]int{}
	for _, name := range b.Names() {
		v := b.Lookup(name)
		if name == "γ" || name == "gamma" {
			n.gamma = v
		}
		what, numbers := index(name, names)
		if what == "" || v.IsList() || v.IsNothing() {
			continue
		}
		if what == "A" {
			letters[name[0]]++
			n.a[[2]int{numbers[0], numbers[1]}] = v
			continue
		}
		if what == "±e" && h.Language() == program.Julia {
			what = sciMLWeights
		}
		if n.vectors[what] == nil {
			n.vectors[what] = map[int]program.Value{}
		}
		n.vectors[what][numbers[0]] = v
	}
	if len(letters) != 1 || n.vectors["b̄"] != nil || !n.readable() { // b̄ are those of Nyström's methods
		return
	}
	parts, err := n.table()
	switch {
	case err == errNoTable:
		return
	case err != nil:
		t := h.table(h.title(b, group{}, ""), "", n.at, nil)
		t.Err = err
		return
	}
	h.table(h.title(b, group{}, ""), "", n.at, parts)
}

// readable notes which rows can be read, with numbers from 1; it is false where nothing is left.
func (n *numbered) readable() bool {
	n.base = 1
	for at := range n.a {
		if at[0] == 0 || at[1] == 0 {
			n.base = 0
		}
	}
	a := map[[2]int]program.Value{}
	broken := 1 << 30
	for at, v := range n.a {
		i, j := at[0]+1-n.base, at[1]+1-n.base
		a[[2]int{i, j}] = v
		if v.Err != nil && i < broken {
			broken, n.lost = i, v.Err
		}
	}
	n.a = a
	for at, v := range a {
		if at[0] < broken {
			n.rows = max(n.rows, at[0])
			if n.at.Line == 0 || v.At.Offset < n.at.Offset {
				n.at = v.At
			}
		}
	}
	for what, list := range n.vectors {
		base := 1
		if _, ok := list[0]; ok || n.base == 0 && what == "b" && n.last(what) < n.rows { // b0 may be missing
			base = 0
		}
		shifted := map[int]program.Value{}
		for i, v := range list {
			if v.Err == nil {
				shifted[i+1-base] = v
			}
		}
		n.vectors[what] = shifted
	}
	if e := n.vectors[perhapsError]; len(e) > 1 && max(n.last(sciMLWeights), n.last("±e"), n.last("bhat")) == 0 {
		if sums(slices.Collect(maps.Values(e)), 0) {
			n.vectors[sciMLWeights] = e
		}
	}
	return n.rows > 0 && n.rows < 200
}

// last returns the largest number of a vector, 0 if there is none.
func (n *numbered) last(what string) int {
	out := 0
	for i := range n.vectors[what] {
		out = max(out, i)
	}
	return out
}

// row returns row i of A with s entries.
func (n *numbered) row(i, s int) []program.Value {
	out := zeros(s, n.at)
	for j := range out {
		if v, ok := n.a[[2]int{i, j + 1}]; ok {
			out[j] = v
		}
	}
	return out
}

// stages returns the number of stages, and whether the last row of A has the weights.
func (n *numbered) stages() (s int, fsal bool) {
	if s = n.last("b"); s > 0 {
		return s, false
	}
	least := max(n.last(sciMLWeights), n.last("±e"), n.last("bhat"), 2)
	if least == 2 { // without other weights, all rows belong to the method
		least = n.rows
	}
	for s = least; s <= n.rows; s++ {
		if sums(n.withDiagonal(n.row(s, s), s), 1) {
			return s, true
		}
	}
	return 0, true
}

// withDiagonal returns a row of A with γ where the names leave the diagonal out.
func (n *numbered) withDiagonal(row []program.Value, i int) []program.Value {
	if _, ok := n.a[[2]int{i, i}]; ok || n.gamma.Err != nil || n.gamma.IsNothing() || n.gamma.IsList() {
		return row
	}
	out := slices.Clone(row)
	out[i-1] = n.gamma
	return out
}

// table makes the table.
func (n *numbered) table() ([]part, error) {
	s, fsal := n.stages()
	embedded := max(n.last(sciMLWeights), n.last("±e"), n.last("bhat"))
	switch {
	case s == 0 && embedded == 0:
		return nil, errNoTable // coefficients without weights: those of an interpolation, or of a predictor
	case s == 0 && n.lost != nil:
		return nil, n.lost
	case s == 0:
		return nil, n.at.Errorf("numbered coefficients without weights: there are none in b, and no last row of A sums to 1")
	}
	if !fsal && embedded > s && embedded <= n.rows { // stages that only the embedded method needs
		s = embedded
	}
	if s > n.rows && n.lost != nil {
		return nil, n.lost
	}
	k := shape{at: n.at, s: s, found: found{}}
	if err := n.matrix(&k); err != nil {
		return nil, err
	}
	if fsal {
		k.b = slices.Clone(k.a[s-1])
	} else {
		k.b = zeros(s, n.at)
		for i, v := range n.vectors["b"] {
			k.b[i-1] = v
		}
		if len(n.vectors["b"]) < n.last("b") && !sums(k.b, 1) {
			return nil, n.at.Errorf("%d of %d weights, whose sum is not 1: one of them was not read", len(n.vectors["b"]), s)
		}
	}
	for _, what := range []string{sciMLWeights, "±e", "bhat"} {
		list := n.vectors[what]
		if len(list) == 0 || n.last(what) > s {
			continue
		}
		weights := zeros(s, n.at)
		for i, v := range list {
			weights[i-1] = v
		}
		if total := map[bool]float64{true: 1, false: 0}[what == "bhat"]; len(list) < s && !sums(weights, total) {
			continue // some of them are called otherwise
		}
		k.found[what] = program.List(weights, n.at)
	}
	for _, what := range []string{"A", "b", "c"} {
		k.found[what] = program.Value{At: n.at}
	}
	return k.parts()
}

// matrix makes A. A number that is missing is 0 where the row sums to what c says; the diagonal is γ where that is so.
func (n *numbered) matrix(k *shape) error {
	k.a = make([][]program.Value, k.s)
	for i := range k.a {
		k.a[i] = n.row(i+1, k.s)
	}
	shift := n.shift(k)
	n.diagonal(k, shift)
	k.c = zeros(k.s, n.at)
	complete := 0
	for i, row := range k.a {
		c, known := n.vectors["c"][i+1-shift]
		switch {
		case known:
			k.c[i] = c
		case i == 0 && k.begins():
		case i == 0 && k.s > 1 && !n.has(1, 2): // γ
			k.c[i] = row[0]
		case sums(row, 1) && i == k.s-1:
			k.c[i] = program.Number(expression.Number("1"), n.at)
		default:
			complete--
		}
		complete++
		want, _ := approx(c)
		if gaps := n.gaps(i+1, k.s); gaps > 0 && !(known && sums(row, want)) && !(!known && sums(row, 1)) {
			return n.at.Errorf("%d coefficients of row %d are missing, and what is there does not sum to c", gaps, i+1)
		}
	}
	if complete < k.s {
		k.c = nil
	}
	right, wrong := 0, 0
	for i, row := range k.a {
		if want, known := approx(n.vectors["c"][i+1-shift]); known && sums(row, want) {
			right++
		} else if known {
			wrong++
		}
	}
	if wrong > right {
		return n.at.Errorf("%d of %d rows do not sum to c: these are not the coefficients of a Runge-Kutta scheme, or not all of them", wrong, wrong+right)
	}
	return nil
}

func (n *numbered) has(i, j int) bool {
	_, ok := n.a[[2]int{i, j}]
	return ok
}

// gaps counts the coefficients of row i that are missing: those below the diagonal, those on it in an implicit scheme,
// and those above it if some of these are there.
func (n *numbered) gaps(i, s int) int {
	last := i - 1
	for at := range n.a {
		switch {
		case at[1] > at[0]:
			last = s
		case at[1] == at[0]:
			last = max(last, min(i, s))
		}
	}
	gaps := 0
	for j := range last {
		if !n.has(i, j+1) {
			gaps++
		}
	}
	if i == 1 && gaps == last { // an explicit stage
		return 0
	}
	return gaps
}

// shift returns by how much the numbers of c lag behind those of the rows: 1 where c1 is that of the second stage.
func (n *numbered) shift(k *shape) int {
	right := [2]int{}
	for shift := range right {
		for i, v := range n.vectors["c"] {
			if row := i - 1 + shift; row >= 1 && row < k.s {
				if want, ok := approx(v); ok && sums(k.a[row], want) {
					right[shift]++
				}
			}
		}
	}
	if right[1] > right[0] && k.begins() {
		return 1
	}
	return 0
}

// diagonal puts γ on the diagonal where the names leave it out, if the rows then sum to what c says or the weights to 1:
// from the first stage on, or from the second, whose a21 is then γ.
func (n *numbered) diagonal(k *shape, shift int) {
	if n.gamma.IsNothing() || n.gamma.Err != nil || n.gamma.IsList() {
		return
	}
	right, wrong := 0, 0
	for i := 2; i < k.s; i++ {
		want, known := approx(n.vectors["c"][i+1-shift])
		if i == k.s-1 && !known {
			want, known = 1, true
		}
		switch row := n.withDiagonal(k.a[i], i+1); {
		case n.has(i+1, i+1) || !known:
		case sums(row, want) && !sums(k.a[i], want):
			right++
		default:
			wrong++
		}
	}
	if right == 0 || right <= wrong {
		return
	}
	second := n.has(2, 1)
	if !second {
		k.a[1][0] = n.gamma
		n.a[[2]int{2, 1}] = n.gamma
	}
	for i := range k.a {
		if i > 0 || second {
			k.a[i] = n.withDiagonal(k.a[i], i+1)
			n.a[[2]int{i + 1, i + 1}] = k.a[i][i]
		}
	}
}
