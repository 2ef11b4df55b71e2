package lint_test

import (
	"fmt"

	"rofz/errata/lint"
	"rofz/paper/exposition"
	"rofz/scheme"
)

// A table is linted, and the findings are written with their lines.
func ExampleRun() {
	document := []byte(`{"name": "mine", "kind": "runge-kutta",
 "A": [["0", "0"], ["1/2", "1/4"]],
 "b": ["1/2", "1/2"],
 "c": ["0", "1"]}`)
	s, err := scheme.Parse("mine.json", document)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range lint.Run(s, lint.Options{}) {
		at := s.Position(f.Place)
		fmt.Printf("mine.json:%d:%d: %s %s: %s: %s\n", at.Line, at.Column, f.Code, f.Level, f.Place, exposition.Plain(exposition.Remark(f)))
	}
	// Output:
	// mine.json:4:13: RZ101 error: c[2]: 1, but row 2 of A has the sum 3/4: off by -0.25
}

func ExampleFind() {
	c, err := lint.Find("RZ305")
	fmt.Println(c.Code, c.Level, c.Title, err)
	_, err = lint.Find("RZ350")
	fmt.Println(err)
	// Output:
	// RZ305 note stiffly accurate, but R(∞) is not 0 <nil>
	// no check has the code "RZ350"; did you mean RZ310?
}
