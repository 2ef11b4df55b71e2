package scheme_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/scheme"
)

// printer is a scheme that was read from a file.
type printer interface {
	scheme.Scheme
	Printed() []scheme.Entries
}

// TestNewIsParse makes every example and every scheme file of the catalogue anew of what it prints.
func TestNewIsParse(t *testing.T) {
	count := 0
	for _, pattern := range []string{"../testdata/examples/*.json", "catalogue/data/*/*.json", "catalogue/data/*.json"} {
		files := sample.Try(filepath.Glob(pattern)).Must(t)
		for _, file := range files {
			data := sample.Try(os.ReadFile(file)).Must(t)
			s, err := scheme.Parse(file, data)
			if err != nil {
				continue
			}
			p, ok := s.(printer)
			if !ok {
				t.Errorf("%s: %T does not print its coefficients", file, s)
				continue
			}
			again, err := scheme.New(p.Info(), p.Printed()...)
			if err != nil {
				t.Errorf("%s: %v", file, err)
				continue
			}
			count++
			if !reflect.DeepEqual(again.Info(), s.Info()) {
				t.Errorf("%s: the description is %+v, should be %+v", file, again.Info(), s.Info())
			}
			if got := again.(printer).Printed(); !reflect.DeepEqual(got, p.Printed()) {
				t.Errorf("%s: the coefficients are %v, should be %v", file, got, p.Printed())
			}
			if !again.Field().Equal(s.Field()) {
				t.Errorf("%s: the fields differ", file)
			}
		}
	}
	if count < 200 {
		t.Errorf("%d files were made anew, should be more than 200", count)
	}
}

func TestConstructorsRefuse(t *testing.T) {
	one := [][]string{{"1"}}
	tests := []struct {
		why  string
		make func() (scheme.Scheme, error)
		want string
	}{
		{"a ragged matrix", func() (scheme.Scheme, error) {
			return scheme.NewRungeKutta("mine", [][]string{{"1", "0"}, {"1"}}, []string{"1", "0"})
		}, "mine: A[2]: 1 entries; 2 would be right"},
		{"no stage", func() (scheme.Scheme, error) { return scheme.NewRungeKutta("mine", nil, nil) },
			"mine: A: no rows; a scheme has at least one stage"},
		{"too few weights", func() (scheme.Scheme, error) { return scheme.NewRungeKutta("mine", one, nil) },
			"mine: b: 0 entries; 1 would be right"},
		{"a division by zero", func() (scheme.Scheme, error) {
			return scheme.NewRungeKutta("mine", [][]string{{"1/0"}}, []string{"1"})
		}, "mine: A[1][1], character 2: division by zero"},
		{"an empty text", func() (scheme.Scheme, error) {
			return scheme.NewRungeKutta("mine", [][]string{{""}}, []string{"1"})
		}, `mine: A[1][1]: an empty coefficient; write "0" for zero`},
		{"a name that no file could have", func() (scheme.Scheme, error) {
			return scheme.NewRungeKutta("My scheme", one, []string{"1"})
		}, `My scheme: name: "My scheme" is not a kebab-case name`},
		{"no name", func() (scheme.Scheme, error) { return scheme.NewRungeKutta("", one, []string{"1"}) },
			`scheme: name: "" is not a kebab-case name`},
		{"α with a diagonal", func() (scheme.Scheme, error) {
			return scheme.NewRosenbrock("mine", one, one, []string{"1"})
		}, "mine: alpha[1][1]: not zero; alpha is strictly lower triangular"},
		{"equal nodes", func() (scheme.Scheme, error) { return scheme.NewCollocation("mine", "(x-1)^2") }, "mine: nodes:"},
		{"a pole at 0", func() (scheme.Scheme, error) {
			return scheme.NewApproximation("mine", []string{"1"}, []string{"0", "1"})
		}, "mine: denominator:"},
		{"σ of higher degree", func() (scheme.Scheme, error) {
			return scheme.NewMultistep("mine", []string{"1", "-1"}, []string{"1", "0", "0"})
		}, "mine: sigma: of higher degree than rho"},
		{"U too narrow", func() (scheme.Scheme, error) {
			return scheme.NewGeneralLinear("mine", one, one, one, [][]string{{"1", "0"}, {"0", "1"}})
		}, "mine: U[1]: 1 entries; 2 would be right"},
		{"B of another height, as elements", func() (scheme.Scheme, error) {
			m := [][]poly.Elem{{poly.Int(1)}}
			return scheme.GeneralLinearOver(algebraic.Field{}, scheme.Info{Name: "mine"}, m, m, nil, m)
		}, "mine: B: 0 rows; 1 would be right"},
		{"a key of another kind", func() (scheme.Scheme, error) {
			return scheme.New(scheme.Info{Name: "mine", Kind: scheme.KindMultistep}, scheme.Entries{Key: "A", Rows: one})
		}, `mine: A: the key "A" belongs to another kind`},
		{"a key twice", func() (scheme.Scheme, error) {
			b := scheme.Entries{Key: "b", Rows: one}
			return scheme.New(scheme.Info{Name: "mine", Kind: scheme.KindRungeKutta}, scheme.Entries{Key: "A", Rows: one}, b, b)
		}, `mine: b: the key "b" stands twice; keep one`},
		{"a parameter without an expression", func() (scheme.Scheme, error) {
			return scheme.New(scheme.Info{Name: "mine", Kind: scheme.KindRungeKutta},
				scheme.Entries{Key: "params", Rows: [][]string{{"g"}}}, scheme.Entries{Key: "A", Rows: one}, scheme.Entries{Key: "b", Rows: one})
		}, "mine: params.g:"},
		{"a parameter that refers to itself", func() (scheme.Scheme, error) {
			return scheme.New(scheme.Info{Name: "mine", Kind: scheme.KindRungeKutta},
				scheme.Entries{Key: "params", Rows: [][]string{{"g", "g+1"}}}, scheme.Entries{Key: "A", Rows: one}, scheme.Entries{Key: "b", Rows: one})
		}, "mine: params.g:"},
		{"an unknown kind", func() (scheme.Scheme, error) { return scheme.New(scheme.Info{Name: "mine", Kind: "euler"}) },
			`mine: kind: "euler"; it is one of runge-kutta`},
		{"a negative order", func() (scheme.Scheme, error) {
			p := -1
			return scheme.New(scheme.Info{Name: "mine", Kind: scheme.KindRungeKutta, Order: &p},
				scheme.Entries{Key: "A", Rows: one}, scheme.Entries{Key: "b", Rows: one})
		}, "mine: order: not an integer between 0 and 1000"},
	}
	for _, tt := range tests {
		_, err := tt.make()
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: the error is %v, should begin with %s", tt.why, err, tt.want)
		}
	}
}
