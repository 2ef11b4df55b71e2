package notation

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/scheme"
	"rofz/scheme/catalogue"
	"rofz/scheme/expression"
)

// difference compares the coefficients of two tables under a key by their exact values and returns the first place
// where they differ, "" if there is none. Their constants are kept apart by an ending.
func difference(t *testing.T, x, y Table, key string) string {
	t.Helper()
	a, b := x.rowsOf(key), y.rowsOf(key)
	if len(a) != len(b) {
		return fmt.Sprintf("%s: %d and %d rows", key, len(a), len(b))
	}
	params := x.Params
	for _, p := range y.Params {
		params = append(params[:len(params):len(params)], Param{p.Name + "_y", renamed(t, p.Value)})
	}
	var texts, places []string
	for i := range a {
		if len(a[i]) != len(b[i]) {
			return fmt.Sprintf("%s[%d]: %d and %d entries", key, i+1, len(a[i]), len(b[i]))
		}
		for j := range a[i] {
			texts = append(texts, "("+a[i][j]+")-("+renamed(t, b[i][j])+")")
			places = append(places, fmt.Sprintf("%s[%d][%d]", key, i+1, j+1))
		}
	}
	_, elems, err := values(params, texts)
	if err != nil {
		t.Fatal(err)
	}
	for k, e := range elems {
		if !e.IsZero() {
			return places[k]
		}
	}
	return ""
}

// renamed gives the names in a coefficient the ending that sets them apart.
func renamed(t *testing.T, text string) string {
	t.Helper()
	x, err := parseCoefficient(text)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return expression.Style{Name: func(e expression.Expr) (string, int) {
		if e.Text == "x" {
			return "x", expression.PrecAtom
		}
		return e.Text + "_y", expression.PrecAtom
	}}.Write(x, expression.PrecSum)
}

func named(t *testing.T, name string) Table {
	t.Helper()
	s := sample.Try(catalogue.Lookup(name)).Must(t)
	return sample.Try(Of(s)).Must(t)
}

// TestSources reads excerpts of real source files and compares the tables with those of the catalogue, which came
// there by another way.
func TestSources(t *testing.T) {
	for _, c := range []struct{ file, name, catalogue, keys, why string }{
		{"sundials.c", "ARKODE_SDIRK_2_1_2", "sdirk-2-1-2", "A b c bhat", "assignments to members; d is the embedding"},
		{"sundials.c", "ARKODE_ARK2_DIRK_3_1_2", "ark2-implicit", "A b c bhat", "constants with square roots, and entries never assigned"},
		{"sundials.c", "ARKODE_BILLINGTON_3_3_2", "billington-3-3-2", "A b c bhat", "decimals of 40 digits"},
		{"sundials.c", "ARKODE_TRBDF2_3_3_2", "tr-bdf2", "A b c bhat", "square roots within entries"},
		{"sundials.c", "ARKODE_FEHLBERG_6_4_5", "fehlberg-5-4", "A b c bhat", "quotients of floating constants"},
		{"petsc.c", "TSDIRKS212", "sdirk-2-1-2", "A b bhat", "a macro for the macro of constants"},
		{"petsc.c", "TSARKIMEXBPR3-implicit", "bpr-353-implicit", "A b", "two tables of one call, b from the last row, .5 and 5./18"},
		{"petsc.c", "TSARKIMEXBPR3-explicit", "bpr-353-explicit", "b", "b from the implicit part"},
		{"petsc.c", "TSROSWTHETA2", "rosw-theta2", "alpha gamma b", "numbers in place of arrays"},
		{"petsc.c", "TSROSWRA3PW", "ra3pw", "alpha gamma b bhat", "several arrays in one declaration, b2 as the embedding"},
		{"nodepy.py", "BE", "backward-euler", "A b", "a vector for a matrix of one entry"},
		{"nodepy.py", "RadauIIA3", "radau-iia-3", "A b", "square roots"},
		{"nodepy.py", "SDIRK23", "crouzeix-2-3", "A b", "a constant"},
		{"nodepy.py", "TR-BDF2", "bank-tr-bdf2-thirds", "A b", "snp.array"},
		{"nodepy.py", "Fehlberg43", "fehlberg-4-3", "A b bhat", "the embedding as the last row of A"},
		{"nodepy.py", "Soderlind43", "soderlind-4-3", "A b bhat", "lists over several lines"},
		{"nodepy.py", "SSP33", "ssprk-3-3", "A b", "the embedding by name"},
		{"nodepy.py", "RK44", "rk4", "A b", "zeros filled entry by entry, and a slice"},
		{"tableaus.jl", "GL4", "gauss-2", "A b c", "matrices of Julia"},
		{"tableaus.jl", "MidpointRule", "implicit-midpoint", "A b c", "a matrix made empty and filled"},
		{"tableaus.jl", "LobattoIIIA4", "lobatto-iiia-3", "A b c", "fractions with //, and signs behind blanks"},
		{"tableaus.jl", "RadauIA5", "radau-ia-3", "A b c", "// before * before /"},
		{"tableaus.jl", "RadauIIA5", "radau-iia-3", "A b c", "a number in front of a name"},
		{"tableaus.jl", "RK438Rule", "rk4-38", "A b c", "explicit"},
	} {
		got := pick(t, c.file, c.name)
		if got.Err != nil {
			t.Errorf("%s, %s: %v", c.name, c.why, got.Err)
			continue
		}
		want := named(t, c.catalogue)
		for _, key := range strings.Fields(c.keys) {
			if d := difference(t, got, want, key); d != "" {
				t.Errorf("%s (%s): not %s at %s", c.name, c.why, c.catalogue, d)
			}
		}
		if c.file == "sundials.c" && (got.Info.Order == nil || *got.Info.Order != *want.Info.Order) && c.catalogue != "billington-3-3-2" && c.catalogue != "tr-bdf2" {
			t.Errorf("%s: order %v, want %d", c.name, got.Info.Order, *want.Info.Order)
		}
	}
}

// pick returns the table of that name in an excerpt.
func pick(t *testing.T, file, name string) Table {
	t.Helper()
	data := sample.Try(os.ReadFile("testdata/" + file)).Must(t)
	for _, table := range sample.Try(Read("", file, data)).Must(t) {
		if table.Info.Name == kebab(name) {
			return table
		}
	}
	t.Fatalf("%s: no table %s", file, name)
	return Table{}
}

// TestMisprint finds the entries that sources have wrong, and the catalogue right.
func TestMisprint(t *testing.T) {
	for _, c := range []struct{ file, name, catalogue, at, why string }{
		{"nodepy.py", "LobattoIIIC4", "lobatto-iiic-4", "A[3][2]", "an early version of nodepy divided by 12 twice"},
		{"petsc.c", "TSARKIMEXBPR3-explicit", "bpr-353-explicit", "A[5][3]", "PETSc has 3/5 for 3/4"},
	} {
		if d := difference(t, pick(t, c.file, c.name), named(t, c.catalogue), "A"); d != c.at {
			t.Errorf("%s: the first difference is at %q, want %s: %s", c.name, d, c.at, c.why)
		}
	}
}

// TestPartial checks the tables that cannot be read: they do not keep the others from being read.
func TestPartial(t *testing.T) {
	for _, c := range []struct{ name, err, why string }{
		{"SDIRK34", `nodepy.py: line 47, column 33: the function "cos", which is not known here`, "the place is that of the constant, not of the table"},
		{"SSP104", "a scheme in Shu-Osher form", "alpha and beta in place of A and b"},
	} {
		if got := pick(t, "nodepy.py", c.name); got.Err == nil || !strings.Contains(got.Err.Error(), c.err) {
			t.Errorf("%s: error %v, want %q (%s)", c.name, got.Err, c.err, c.why)
		}
	}
}

// holds says how many of the 211 schemes each format can hold exactly: 135 are Runge-Kutta schemes, 7 of them have the
// root of a polynomial, which only json, latex and csv can name, and 37 of all are irrational.
var holds = map[string]int{"json": 211, "text": 128, "latex": 135, "csv": 211, "c": 174, "sundials": 128, "python": 204, "julia": 204, "matlab": 204}

// TestRoundTrip writes schemes of every family in every format that can hold them, and reads them back.
func TestRoundTrip(t *testing.T) {
	counts := map[string]int{}
	var schemes []scheme.Scheme
	for s := range catalogue.All() {
		schemes = append(schemes, s)
	}
	for _, s := range sample.Of(schemes, 4, func(s scheme.Scheme) (kind, name string) { return s.Info().Kind + s.Info().Family, s.Info().Name }) {
		table := sample.Try(Of(s)).Must(t)
		for _, format := range Outputs {
			text, err := Write(format, []Table{table}, 0)
			if err != nil {
				if !strings.Contains(err.Error(), "--digits") && !strings.Contains(err.Error(), "holds Runge-Kutta tableaux") {
					t.Errorf("%s to %s: %v", table.Info.Name, format, err)
				}
				continue
			}
			counts[format]++
			back(t, table, format, text)
		}
	}
	for format, want := range holds {
		if !sample.Full() {
			want = min(counts[format], want) // the sample has fewer
		}
		if counts[format] == 0 || counts[format] != want {
			t.Errorf("%s holds %d schemes of the catalogue, want %d", format, counts[format], want)
		}
	}
}

// back reads what was written and compares it with the table.
func back(t *testing.T, table Table, format, text string) {
	t.Helper()
	if guessed, err := Read("", table.Info.Name+".x", []byte(text)); err != nil || len(guessed) != 1 || guessed[0].Err != nil {
		t.Errorf("%s from %s, read as %s: %d tables, %v", table.Info.Name, format, Guess([]byte(text)).Name, len(guessed), err)
	}
	tables, err := Read(format, table.Info.Name+".x", []byte(text))
	if err != nil || len(tables) != 1 || tables[0].Err != nil {
		t.Errorf("%s from %s: %d tables, %v, %v\n%s", table.Info.Name, format, len(tables), err, tables, text)
		return
	}
	got := tables[0]
	if got.Info.Name != table.Info.Name || got.Info.Kind != table.Info.Kind {
		t.Errorf("%s from %s is called %s, of kind %s", table.Info.Name, format, got.Info.Name, got.Info.Kind)
	}
	for _, e := range table.Entries {
		if strings.HasPrefix(e.Key, "transformed.") && format != "json" && format != "csv" {
			continue
		}
		if d := difference(t, table, got, e.Key); d != "" {
			t.Errorf("%s through %s differs at %s", table.Info.Name, format, d)
		}
	}
	if format == "json" && string(got.document()) != string(table.document()) {
		t.Errorf("%s: another document than before", table.Info.Name)
	}
}

// TestKinds takes the kinds that the catalogue has no file of through all formats that hold them.
func TestKinds(t *testing.T) {
	for _, document := range []string{
		`{"name": "two-stage", "kind": "general-linear", "A": [["0","0"],["2","0"]], "U": [["1","0"],["1","1/3"]], "B": [["5/4","1/4"],["3/4","-1/4"]], "V": [["1","0"],["0.5","0"]]}`,
		`{"name": "pade", "kind": "rational", "numerator": ["1","1/3"], "denominator": ["1","-2/3","1/6"]}`,
		`{"name": "radau", "kind": "collocation", "nodes": ["1/3","-4/3","1"]}`,
	} {
		s := sample.Try(scheme.Parse("test", []byte(document))).Must(t)
		table := sample.Try(Of(s)).Must(t)
		for _, format := range []string{"json", "csv", "c", "python", "julia", "matlab"} {
			text := sample.Try(Write(format, []Table{table}, 0)).Must(t)
			back(t, table, format, text)
		}
	}
}
