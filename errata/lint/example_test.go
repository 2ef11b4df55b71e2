package lint_test

import (
	"fmt"
	"os"

	"rofz/errata/lint"
	"rofz/internal/ci"
	"rofz/scheme"
)

// A table is linted, and the findings are written as annotations of a pull request.
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
	findings := lint.Run(s, lint.Options{})
	status := ci.Passed
	for i := range findings {
		f := &findings[i]
		f.File = "mine.json"
		if f.Level.AtLeast(ci.Error) {
			status = ci.Failed
		}
	}
	err = ci.Write(os.Stdout, "github", []ci.Case{{Name: "mine", Status: status, File: "mine.json", Findings: findings}})
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// ::error file=mine.json,line=4,col=13,title=RZ101 c is not the row sum of A::mine: c[2]: 1, but row 2 of A has the sum 3/4: off by -0.25
}

func ExampleFind() {
	c, err := lint.Find("RZ305")
	fmt.Println(c.Code, c.Level, c.Title, err)
	_, err = lint.Find("RZ350")
	fmt.Println(err)
	// Output:
	// RZ305 note stiffly accurate, but R(∞) is not 0 <nil>
	// no check has the code "RZ350"; did you mean RZ301?
}
