package notation

import (
	"fmt"
	"strings"
	"testing"
)

// readings writes what the tables of a source are: name, A, b and the rest; or why they are not read.
func readings(t *testing.T, format, text string) string {
	t.Helper()
	l, ok := LanguageNamed(format)
	if !ok {
		t.Fatal(format)
	}
	tables, err := l.Tables("f", []byte(text))
	if err != nil {
		return "not read: " + err.Error()
	}
	var out []string
	for _, x := range tables {
		if x.Err != nil {
			out = append(out, x.Info.Name+" not read: "+x.Err.Error())
			continue
		}
		var b strings.Builder
		b.WriteString(x.Info.Name)
		for _, p := range x.Params {
			fmt.Fprintf(&b, " %s=%s", p.Name, p.Value)
		}
		for _, e := range x.Entries {
			rows := fmt.Sprint(e.Rows)
			if len(e.Rows) == 1 && e.Key != "A" {
				rows = fmt.Sprint(e.Rows[0])
			}
			fmt.Fprintf(&b, " %s%s", e.Key, rows)
		}
		for key, n := range map[string]*int{" order ": x.Info.Order} {
			if n != nil {
				b.WriteString(key + fmt.Sprint(*n))
			}
		}
		if x.Info.EmbeddedOrder != nil {
			b.WriteString(" embedded " + fmt.Sprint(*x.Info.EmbeddedOrder))
		}
		out = append(out, b.String())
	}
	return strings.Join(out, "; ")
}

// TestRegistered reads the calls by which libraries make tables of flat arrays.
func TestRegistered(t *testing.T) {
	const heun = "double A[] = {0.0, 0.0,\n 1.0, 0.0}, b[] = {0.5, 0.5}, c[] = {0.0, 1.0}, d[] = {1.0, 0.0};\n"
	for _, tt := range []struct{ text, want, why string }{
		{"void f(void) {" + heun + "T = ARKodeButcherTable_Create(2, 2, 1, c, A, b, d); }",
			"f A[[0 0] [1 0]] b[0.5 0.5] c[0 1] bhat[1 0] order 2 embedded 1", "SUNDIALS"},
		{"void f(void) {" + heun + "T = ARKodeButcherTable_Create(2, 2, 0, c, A, b, NULL); }",
			"f A[[0 0] [1 0]] b[0.5 0.5] c[0 1] order 2 embedded 0", "no second weights"},
		{"void f(void) {" + heun + "T = ARKodeButcherTable_Create(3, 2, 1, c, A, b, d); }",
			"f not read: f: line 3, column 43: 4 numbers where 9 would be right", "another number of stages"},
		{"ARKodeButcherTable ARKodeButcherTable_Create(int s, int q, int p, double* c, double* A, double* b, double* d) { B->A[0][0] = A[0]; }",
			"", "the function itself"},
		{"void get_heun(T* tableau) { tableau->nStages = 2; tableau->order_b = 2; tableau->order_bt = 1;" + heun + "setButcherTableau(tableau, c, A, b, d); }",
			"get-heun A[[0 0] [1 0]] b[0.5 0.5] c[0 1] bhat[1 0] order 2 embedded 1", "OpenModelica"},
		{"void get_heun(T* tableau) { tableau->nStages = 2; tableau->order_b = 2; tableau->order_bt = 1;" + heun + "setButcherTableau(tableau, (double *)c, (const double*) A, (double*)b, (double *)d); }",
			"get-heun A[[0 0] [1 0]] b[0.5 0.5] c[0 1] bhat[1 0] order 2 embedded 1", "OpenModelica, with casts"},
		{"void get_heun(T* tableau) { tableau->nStages = 3;" + heun + "setButcherTableau(tableau, c, A, b, d); }",
			"get-heun not read: f: line 3, column 31: 4 numbers where 9 would be right", "a contradiction"},
		{"void get_heun(T* tableau) {" + heun + "if (late) A[2] = 0.5;\nsetButcherTableau(tableau, c, A, b, NULL); }",
			"get-heun not read: f: line 3, column 1: the value depends on a condition, which is not decided here", "a branch"},
		{"{ const PetscReal g = 0.5, A[1][1] = {{PetscSqr(g) + 0.25}}, b[1] = {1.0}; TSDIRKRegister(TSX, 2, 1, &A[0][0], b, NULL, NULL, 1, b); }",
			"tsx g=0.5 A[[g^2+0.25]] b[1] order 2", "a square"},
		{"void lu(int n) { double A[3][3], b[3]; for (i = 0; i < n; i++) { b[i] = 0; A[i][i] /= 2.0; } }", "", "arrays that are filled as the program runs"},
		{"void lu(int n) { double A[1][1], b[1] = {0.5}; fill(A); }", "lu not read: f: line 1, column 48: \"A\" is handed to \"fill\" here, which may change it", "half a table"},
	} {
		if got := readings(t, "c", tt.text); got != tt.want {
			t.Errorf("%s:\n got  %s\n want %s", tt.why, got, tt.want)
		}
	}
}

// TestEntrySetters reads tables whose entries are given one by one, and none of which an entry is not known.
func TestEntrySetters(t *testing.T) {
	const open, end = "T::T(int kind) { switch (kind) { case HEUN: this->alloc(2); this->set_A(1, 0, 1.); this->set_B(0, 0.5); ", " break; } }"
	for _, tt := range []struct{ text, want, why string }{
		{open + "this->set_B(1, 1. / 2.); this->set_C(1, 1.);" + end, "heun A[[0 0] [1 0]] b[0.5 1/2] c[0 1]", "a case"},
		{open + "this->set_B(1, 0.5); break; case EULER: this->alloc(1); this->set_B(0, 1.);" + end, "heun A[[0 0] [1 0]] b[0.5 0.5]; euler A[[0]] b[1]", "two cases"},
		{open + "this->set_B(1, 0.5); this->set_B2(0, 1.0);" + end, "heun A[[0 0] [1 0]] b[0.5 0.5] bhat[1 0]", "embedded weights"},
		{open + "if (late) this->set_B(1, 0.5);" + end, "depends on a condition", "an entry under a condition"},
		{open + "for (int i = 0; i < n; i++) this->set_B(i, 0.5);" + end, "depends on a condition", "a loop of unknown length"},
		{open + "for (int i = 0; i < 2; i++) this->set_B(i, 0.25);" + end, "depends on a condition", "a loop"},
		{open + "this->set_B(2, 0.5);" + end, "the index 2 in a table of 2 stages", "an index that is too large"},
		{open + "this->set_B(k, 0.5);" + end, "has no value here", "an index that is not known"},
		{open + "this->set_B(1, x);" + end, "has no value here", "a number that is not known"},
		{open + "this->A[1][0] = 2.; this->set_B(1, 0.5);" + end, "used besides", "an entry that is changed directly"},
		{open + "A[1][0] = 2.; this->set_B(1, 0.5);" + end, "used besides", "the same without this"},
		{open + "this->set_B(1, 0.5); this->set_C(0, 1.);" + end, "heun A[[0 0] [1 0]] b[0.5 0.5] c[1 0]", "a wrong index"},
		{open + "this->set_B(1, 0.5); this->alloc(2);" + end, "a second table", "a table that is begun anew"},
		{"void T::set_B(unsigned int i, double val) { this->B[i] = val; }", "", "the definition"},
	} {
		if got := readings(t, "c", tt.text); got != tt.want && (tt.want == "" || !strings.Contains(got, tt.want) || !strings.Contains(got, "not read")) {
			t.Errorf("%s:\n got  %s\n want %s", tt.why, got, tt.want)
		}
	}
}
