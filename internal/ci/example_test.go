package ci_test

import (
	"fmt"
	"os"

	"rofz/internal/ci"
)

// One case that passed and one that failed, for a TAP consumer.
func ExampleWrite() {
	cases := []ci.Case{
		{Suite: "schemes", Name: "radau-iia-2", Status: ci.Passed},
		{Suite: "schemes", Name: "mine", Status: ci.Failed, Findings: []ci.Finding{
			{Code: "RZ103", Level: ci.Error, File: "mine.json", Line: 3, Scheme: "mine", Place: "b", Message: "the sum is 4/3"},
		}},
	}
	if err := ci.Write(os.Stdout, "tap", cases); err != nil {
		fmt.Println(err)
	}
	fmt.Println(ci.Write(os.Stdout, "yaml", nil))
	// Output:
	// TAP version 13
	// 1..2
	// ok 1 - schemes: radau-iia-2
	// not ok 2 - schemes: mine
	//   ---
	//   findings:
	//     - code: "RZ103"
	//       severity: "error"
	//       place: "b"
	//       file: "mine.json"
	//       line: 3
	//       message: "the sum is 4/3"
	//   ...
	// unknown format "yaml"; the formats are text, json, junit, sarif, github, gitlab, tap, markdown
}
