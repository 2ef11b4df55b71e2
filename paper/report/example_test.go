package report_test

import (
	"fmt"
	"os"

	"rofz/paper/exposition"
	"rofz/paper/report"
	"rofz/proofs"
	"rofz/scheme/catalogue"
)

// One line of JSON for a program.
func ExampleWrite() {
	s, err := catalogue.Lookup("pade-0-1")
	if err != nil {
		fmt.Println(err)
		return
	}
	a := proofs.Analyze(s)
	account := exposition.AccountOf(a, "pade-0-1")
	fmt.Println(account.Name, account.Outcome() == exposition.AsClaimed)
	if err := report.Write(os.Stdout, a, account, report.Options{}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// pade-0-1 true
	// {"format":"rofz-report/1","name":"pade-0-1","kind":"rational","stages":0,"field":{"degree":1},"stability_function":{"numerator":["1"],"denominator":["1","-1"]},"derivative":{"numerator":["1"],"denominator":["1","-2","1"]},"order":1,"error_constant":"-1/2","order_to_digits":1,"infinity":{"limit":"0","decay_exponent":"-2","leading_coefficient":"1"},"real_interval":{"from":"-infinite","to":"0"},"imaginary_interval":{"from":"-infinite","to":"infinite"},"angle":{"degrees":"90","tan":null,"enclosure":null,"verdict":"proved"},"dispersion_order":2,"dissipation_order":1,"threshold_factor":"infinity","properties":{"A-stable":{"verdict":"proved","reason":"E(t) = t ≥ 0 (1 square); no pole in Re z ≤ 0 (1 square)"},"L-stable":{"verdict":"proved","reason":"E(t) = t ≥ 0 (1 square); no pole in Re z ≤ 0 (1 square); R(∞) = 0"},"I-stable":{"verdict":"proved","reason":"E(t) = t ≥ 0 (1 square); P and Q coprime"},"strongly A-stable":{"verdict":"proved","reason":"E(t) = t ≥ 0 (1 square); no pole in Re z ≤ 0 (1 square)"},"A(0)-stable":{"verdict":"proved","reason":"it is A-stable"},"A0-stable":{"verdict":"proved","reason":"it is A-stable"}},"status":"ok"}
}
