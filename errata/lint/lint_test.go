package lint

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/scheme"
)

// TestChecksFind runs small tables, each made for one code.
func TestChecksFind(t *testing.T) {
	for _, tt := range []struct{ code, document, why string }{
		{"RZ101", `"kind":"runge-kutta","A":[["0","0"],["1/2","1/4"]],"b":["0","1"],"c":["0","1"]`, "3/4 is not 1"},
		{"RZ102", `"exact":false,"kind":"runge-kutta","A":[["0.333333333333"]],"b":["1"],"c":["1/3"]`, "1/3 in 12 digits"},
		{"RZ103", `"kind":"runge-kutta","A":[["0","0"],["1","0"]],"b":["1/2","1/3"]`, "5/6"},
		{"RZ104", `"kind":"runge-kutta","A":[["0","0"],["1","0"]],"b":["1/2","1/2"],"bhat":["1/2","-1/2"]`, "differences"},
		{"RZ105", `"family":"sdirk","kind":"runge-kutta","A":[["1/4","0"],["1/2","1/3"]],"b":["1/2","1/2"]`, "1/3 in the diagonal"},
		{"RZ107", `"kind":"runge-kutta","A":[["0"]],"b":["1"],"bhat":["1"]`, "b twice"},
		{"RZ108", `"exact":true,"kind":"runge-kutta","A":[["0","0"],["1","0"]],"b":["0.333333333333","0.666666666666"]`, "the sum is 1 − 10⁻¹²"},
		{"RZ109", `"exact":false,"kind":"runge-kutta","A":[["0"]],"b":["1"]`, "no digits"},
		{"RZ201", `"order":2,"kind":"runge-kutta","A":[["0","0"],["1","0"]],"b":["1/3","2/3"]`, "Σbc = 2/3"},
		{"RZ202", `"exact":false,"order":2,"kind":"runge-kutta","A":[["0.4999999999999"]],"b":["1"]`, "the midpoint, rounded"},
		{"RZ203", `"embedded_order":2,"kind":"runge-kutta","A":[["0","0"],["1","0"]],"b":["1/2","1/2"],"bhat":["1","0"]`, "Euler has order 1"},
		{"RZ204", `"exact":false,"embedded_order":2,"kind":"runge-kutta","A":[["0.4999999999999"]],"b":["1"],"bhat":["1"]`, "the midpoint, rounded"},
		{"RZ205", `"order":1,"kind":"runge-kutta","A":[["1/2"]],"b":["1"]`, "the midpoint rule has order 2"},
		{"RZ206", `"embedded_order":1,"kind":"runge-kutta","A":[["1/2"]],"b":["1"],"bhat":["1"]`, "as before"},
		{"RZ207", `"kind":"runge-kutta","A":[["1/2"]],"b":["1"]`, "B(2), C(1), D(1)"},
		{"RZ201", `"kind":"runge-kutta","exact":false,"order":2,"A":[["0.29289321881345248","0"],["0.70710678118654752","0.29289321881345248"]],"b":["0.70710678118954752","0.29289321881045248"]`, "b is off by 3·10⁻¹² in numbers of 17 digits"},
		{"RZ110", `"kind":"runge-kutta","A":[["0","0"],["1","0"]],"b":["0.3333","0.6666"]`, "the sum is 0.9999"},
		{"RZ113", `"order":2,"kind":"runge-kutta","A":[["0","0","0"],["1/2","0","0"],["1","0","0"]],"b":["0.16666666671","0.66666666666","0.16666666671"],"bhat":["0.24999999991","0.49999999993","0.25"]`, "the sums are 1 + 8·10⁻¹¹ and 1 − 1.6·10⁻¹⁰"},
		{"RZ111", `"order":2,"kind":"runge-kutta","A":[["0","0"],["1/2","0"]],"b":["0","1"],"c":["2/3","1/2"]`, "the midpoint rule, whose first stage has no weight"},
		{"RZ301", `"published":{"L-stable":true},"kind":"runge-kutta","A":[["1/2"]],"b":["1"]`, "R(∞) = −1"},
		{"RZ302", `"exact":false,"published":{"L-stable":true},"kind":"runge-kutta","A":[["1.000000000001"]],"b":["1"]`, "backward Euler, rounded"},
		{"RZ304", `"published":{"stiffly_accurate":true},"kind":"runge-kutta","A":[["1/2"]],"b":["1"]`, "1/2 is not 1"},
		{"RZ304", `"published":{"embedded":{"stiffly_accurate":true}},"kind":"runge-kutta","A":[["0","0"],["1","0"]],"b":["1","0"],"bhat":["1/2","1/2"]`, "b̂ is not the last row"},
		{"RZ305", `"kind":"runge-kutta","A":[["0","0"],["1/2","1/2"]],"b":["1/2","1/2"]`, "the trapezoidal rule"},
		{"RZ306", `"kind":"runge-kutta","A":[["0","0"],["0","1"]],"b":["0","1"],"bhat":["1","0"]`, "backward and explicit Euler"},
		{"RZ307", `"kind":"runge-kutta","A":[["1/2"]],"b":["1"],"bhat":["2"]`, "R(∞) of b̂ is −3"},
		{"RZ308", `"kind":"runge-kutta","A":[["1","0"],["0","-1"]],"b":["1","0"]`, "det(I − zA) has the zero −1"},
		{"RZ112", `"kind":"runge-kutta","A":[["0","0"],["2/3","0"]],"b":["1/4","3/4"],"e":["1","0"]`, "e holds b̂"},
		{"RZ309", `"kind":"runge-kutta","A":[["0","0","0"],["1","0","0"],["1","0","0"]],"b":["1/2","1/2","0"],"bhat":["1/2","1/4","1/4"]`, "two equal stages"},
		{"RZ309", `"kind":"runge-kutta","A":[["0","0","0"],["0.3333333333","0","0"],["1/3","0","0"]],"b":["0.3333333333","2/3","0"],"bhat":["1/3","1/3","1/3"]`, "two equal stages, rounded"},
		{"RZ310", `"kind":"runge-kutta","A":[["1/2","0","0"],["0","1","0"],["0","0","1/4"]],"b":["1","0","0"],"bhat":["0","2/3","1/3"]`, "R(∞) = −1 twice"},
		{"RZ311", `"kind":"runge-kutta","A":[["1","0"],["0","2"]],"b":["1","0"],"bhat":["0","2"]`, "R(∞) = 0 twice"},
		{"RZ401", `"kind":"runge-kutta","A":[["0","0","0"],["1","0","0"],["1","0","0"]],"b":["1/2","1/4","1/4"]`, "two equal rows"},
		{"RZ402", `"kind":"runge-kutta","A":[["0","0","0"],["1","0","0"],["0","1","0"]],"b":["1/2","1/4","1/4"]`, "c = 0, 1, 1"},
		{"RZ403", `"kind":"runge-kutta","A":[["0","0"],["1","0"]],"b":["1","0"]`, "b_2 = 0"},
		{"RZ404", `"kind":"runge-kutta","A":[["0","0"],["1","0"]],"b":["1","0"]`, "the last row is b"},
		{"RZ501", `"kind":"multistep","rho":["1","0","-1"],"sigma":["0","1","1"]`, "ζ + 1"},
		{"RZ502", `"kind":"multistep","rho":["1","-3","2"],"sigma":["0","0","-1"]`, "the zero 2"},
	} {
		s, err := scheme.Parse("test", []byte(`{"name":"x",`+tt.document+`}`))
		if err != nil {
			t.Errorf("%s: %v", tt.code, err)
			continue
		}
		found := fmt.Sprint(Run(s, Options{Details: true}))
		if tt.code == "RZ403" { // the new value counts as used, so that the last row must differ
			s, _ = scheme.Parse("test", []byte(`{"name":"x","kind":"runge-kutta","A":[["0","0"],["1/2","0"]],"b":["1","0"]}`))
			found = fmt.Sprint(Run(s, Options{}))
		}
		if !strings.Contains(found, "{"+tt.code+" ") {
			t.Errorf("%s (%s) is not among %s", tt.code, tt.why, found)
		}
	}
}

func TestEveryCheckIsDescribed(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range Checks() {
		if !regexp.MustCompile(`^RZ\d\d\d$`).MatchString(c.Code) || seen[c.Code] {
			t.Errorf("code %q is malformed or taken", c.Code)
		}
		seen[c.Code] = true
		if c.Title == "" || c.Explanation == "" || c.Remedy == "" || c.Example == "" || (c.find == nil) != (c.Code[2] >= '6' || c.Code[2] == '0') {
			t.Errorf("%s is not described", c.Code)
		}
	}
}

func TestBaseline(t *testing.T) {
	old := []Accepted{{Code: "RZ201", Scheme: "b", Place: "order"}, {Code: "RZ101", Scheme: "a"}}
	var text bytes.Buffer
	sample.OK(t, NewBaseline(old).Write(&text))
	if want := BaselineHeader + "\na\tRZ101\nb\tRZ201\torder\n"; text.String() != want {
		t.Errorf("written %q, want %q", text.String(), want)
	}
	b := sample.Try(ReadBaseline(&text)).Must(t)
	now := []Accepted{{Code: "RZ201", Scheme: "b", Place: "order"}, {Code: "RZ201", Scheme: "b", Place: "c"}}
	if stale := b.Stale(now); !b.Has(now[0]) || b.Has(now[1]) || len(stale) != 1 || stale[0] != "a RZ101" {
		t.Errorf("%v, %v, stale %v", b.Has(now[0]), b.Has(now[1]), stale)
	}
	if _, err := ReadBaseline(strings.NewReader(BaselineHeader + "\nnonsense\n")); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("a line without tabs: %v", err)
	}
}

// TestEstimates: what is said of an estimate, and that it is not said of others.
func TestEstimates(t *testing.T) {
	const rk = `{"name":"x","kind":"runge-kutta",`
	for _, row := range []struct{ document, codes, why string }{
		{rk + `"A":[["0","0"],["2/3","0"]],"b":["1/4","3/4"],"bhat":["1","0"]}`, "", "an ordinary pair"},
		{rk + `"A":[["0","0"],["2/3","0"]],"b":["1/4","3/4"],"bhat":["-3/4","3/4"]}`, "RZ104", "differences for weights"},
		{rk + `"A":[["0","0"],["2/3","0"]],"b":["1/4","3/4"],"e":["-3/4","3/4"]}`, "", "differences"},
		{rk + `"A":[["0","0"],["2/3","0"]],"b":["1/4","3/4"],"e":["-0.7500000001","0.75"]}`, "", "rounded differences"},
		{rk + `"A":[["0","0"],["2/3","0"]],"b":["1/4","3/4"],"e":["-0.7500000003","0.75"]}`, "RZ112", "differences that are off by three units"},
		{rk + `"A":[["0","0"],["2/3","0"]],"b":["1/4","3/4"],"e":["1","0"]}`, "RZ112", "weights for differences"},
		{rk + `"A":[["0","0","0","0"],["0","0","0","0"],["0","0","0","0"],["0","0","0","0"]],"b":["1471266399579/7840856788654","-4482444167858/7529755066697","11266239266428/11593286722821","1767732205903/4055673282236"],
			"e":["-681815649026867975666107/25159934323302256049469295","-18411887981491912264464127/167175311446532472108584143","12719313754959329011138489/123410692144842870217698057","47289384293135913063989/1383962894467812063558225"]}`, "RZ309", "differences of rounded weights, as fractions of longer numbers: Kennedy and Carpenter 2003, ARK3(2)4L[2]SA"},
		{rk + `"A":[["0","0"],["2/3","0"]],"b":["1/4","3/4"],"e":["0","0"]}`, "RZ107", "no differences"},
		{rk + `"A":[["1/2","0"],["0","1/2"]],"b":["1","0"],"bhat":["1/2","1/2"]}`, "RZ309", "equal stages: not RZ310 besides"},
		{rk + `"A":[["1/2","0"],["0","1"]],"b":["1","0"],"bhat":["0","1"]}`, "", "R(∞) = −1 and 0"},
	} {
		s, err := scheme.Parse("test", []byte(row.document))
		if err != nil {
			t.Fatal(err)
		}
		var codes []string
		for _, f := range Run(s, Options{}) {
			if strings.HasPrefix(f.Code, "RZ1") || f.Code > "RZ308" && f.Code < "RZ314" {
				codes = append(codes, f.Code)
			}
		}
		if got := strings.Join(codes, " "); got != row.codes {
			t.Errorf("%s: found %q, should be %q", row.why, got, row.codes)
		}
	}
}

// TestFilteredEstimates: what is said of an estimate (I − γhJ)⁻¹(y − ŷ). The leading terms are computed by hand from
// (R − R̂)/(1 − γz).
func TestFilteredEstimates(t *testing.T) {
	const (
		one     = `"A":[["0","0"],["0","1"]],"b":["0","1"],"bhat":["1","0"]`                                       // 1/(1 − z), 1 + z
		two     = `"A":[["0","0","0"],["1","0","0"],["0","0","1"]],"b":["0","0","1"],"bhat":["1/2","1/2","0"]`     // R̂ = 1 + z + z²/2
		finite  = `"A":[["1","0"],["0","1/2"]],"b":["1","0"],"bhat":["0","1"]`                                     // R − R̂ → 1
		stiff   = `"A":[["1/2","0","0"],["0","1","0"],["0","0","1/4"]],"b":["1","0","0"],"bhat":["0","2/3","1/3"]` // −1 − 4/z, −1 − 6/z
		both    = `"A":[["1","0","0"],["0","2","0"],["0","0","4"]],"b":["1","0","0"],"bhat":["0","3","-2"]`        // −1/z, −5/(8z)
		vanish  = `"A":[["1/2","0"],["0","1/2"]],"b":["1","0"],"bhat":["1/2","1/2"]`                               // R̂ = R
		full    = `"A":[["1/4","-1/4"],["1/4","5/12"]],"b":["1/4","3/4"],"bhat":["1","0"]`                         // Radau IA
		erk     = `"A":[["0","0"],["1","0"]],"b":["1/2","1/2"],"bhat":["1","0"]`                                   // z²/2
		trbdf2  = `"params":{"w":"sqrt(2)/4","d":"1-sqrt(2)/2"},"A":[["0","0","0"],["d","d","0"],["w","w","d"]],"b":["w","w","d"],"bhat":["(1-w)/3","(3*w+1)/3","d/3"]`
		rounded = `"order":2,"embedded_order":3,"A":[["0","0","0"],["0.292893218813","0.292893218813","0"],["0.353553390593","0.353553390593","0.292893218813"]],"b":["0.353553390593","0.353553390593","0.292893218813"],"bhat":["0.215482203136","0.686886723926","0.097631072938"]`
	)
	for _, row := range []struct{ document, filter, finding, why string }{
		{one, "", "RZ306 z^1", "growth by one degree, unfiltered"},
		{one, "diagonal", "RZ312 1.000 z^0", "is tamed"},
		{one, "1/4", "RZ312 4.000 z^0", "the limit is 1/γ"},
		{two, "diagonal", "RZ306 0.500 z^1", "growth by two degrees is not"},
		{finite, "1", "RZ312 -1.000 z^-1", "a finite limit of R − R̂ is no blindness"},
		{finite, "diagonal", "RZ313 A 1 2", "1 and 1/2"},
		{stiff, "1/4", "RZ310 -8.000 z^-2", "R(∞) = −1 twice"},
		{both, "2", "RZ311 0.188 z^-2", "−1/z and −5/8z: 3/8γ"},
		{vanish, "diagonal", "RZ309 1/2", "a filter makes nothing of nothing"},
		{full, "diagonal", "RZ313 A 1 0", "no lower triangular A"},
		{erk, "diagonal", "RZ313 A 0 0", "no implicit stage"},
		{trbdf2, "", "RZ306 z^1", "TR-BDF2 by Hosea and Shampine 1996, for which the filter was made"},
		{trbdf2, "diagonal", "RZ312 -1.609 z^0", "its first stage is explicit; R̂ ~ −(√2/3)z, γ = 1 − √2/2"},
		{rounded, "diagonal", "RZ312 -1.609 z^0", "the same to twelve digits"},
		{`"A":[["1/2"]],"b":["1"]`, "diagonal", "", "no embedded weights"},
	} {
		s := sample.Try(scheme.Parse("test", []byte(`{"name":"x","kind":"runge-kutta",`+row.document+`}`))).Must(t)
		var options Options
		if row.filter != "" {
			f := sample.Try(ParseFilter(row.filter)).Must(t)
			options.Filter = &f
		}
		var got []string
		for _, f := range Run(s, options) {
			switch x := f.Fact.(type) {
			case Growth:
				got = append(got, fmt.Sprintf("%s z^%d", f.Code, x.Power))
			case FilteredEstimate:
				got = append(got, fmt.Sprintf("%s %.3f z^%d", f.Code, x.Lead.Float64(), x.Power))
			case Filter:
				got = append(got, fmt.Sprintf("%s %v", f.Code, x.Gamma))
			case NoGamma:
				got = append(got, fmt.Sprintf("%s %s %d %d", f.Code, x.Key, x.Row, x.Other))
			}
		}
		if got := strings.Join(got, ", "); got != row.finding {
			t.Errorf("%s (filter %q): found %q, should be %q", row.why, row.filter, got, row.finding)
		}
	}
}

// TestFilterIsPositive: γ is a number greater than 0, or the word.
func TestFilterIsPositive(t *testing.T) {
	for _, text := range []string{"", "0", "-1/4", "1-sqrt(2)", "x", "Diagonal", "1/0"} {
		if f, err := ParseFilter(text); err == nil {
			t.Errorf("%q is read as %v", text, f)
		}
	}
}

// TestRoundedRoots: a root of ρ that rounding moved over the unit circle is no finding, one that stands outside is.
func TestRoundedRoots(t *testing.T) {
	for _, row := range []struct {
		rho  string
		want bool
		why  string
	}{
		{`"1","-1.6364","0.81818","-0.18182"`, false, "BDF3 to five digits: near 19827/19826"},
		{`"1","-1.6364","0.81818","0.18182"`, true, "a sign is wrong"},
	} {
		s := sample.Try(scheme.Parse("test", []byte(`{"name":"x","kind":"multistep","rho":[`+row.rho+`],"sigma":["0.54545","0","0","0"],"order":3}`))).Must(t)
		codes := fmt.Sprint(Run(s, Options{}))
		if strings.Contains(codes, "{RZ502 ") != row.want {
			t.Errorf("%s: found %s", row.why, codes)
		}
	}
}

// TestLevels: what breaks a solver is an error, whether or not an order is claimed; what does no harm is a note.
func TestLevels(t *testing.T) {
	const heun = `"A":[["0","0"],["1","0"]],`
	for _, row := range []struct {
		document, code string
		level          Level
		why            string
	}{
		{heun + `"c":["0","1"],"b":["1/2","1/3"]`, "RZ103", Error, "5/6, with abscissae"},
		{heun + `"order":0,"b":["1/2","1/3"]`, "RZ103", Error, "5/6, with an order"},
		{heun + `"b":["1/2","1/3"]`, "RZ103", Warning, "5/6, and nothing else"},
		{heun + `"c":["0","1"],"b":["0.5","0.49993"]`, "RZ103", Warning, "off by a ten-thousandth"},
		{heun + `"b":["1/2","1/2"],"e":["1/2","-1/4"]`, "RZ112", Error, "Σe = 1/4"},
		{heun + `"b":["1/2","1/2"],"bhat":["1","1/4"]`, "RZ104", Error, "5/4"},
		{heun + `"b":["1/2","1/2"],"e":["0.5","-0.49993"]`, "RZ112", Warning, "Σe is a ten-thousandth"},
		{`"A":[["0","0","0"],["0","0","0"],["0","1","0"]],"b":["0","1/2","1/2"],"c":["1/2","0","1"]`, "RZ111", Note, "nothing uses the stage"},
		{`"order":2,"A":[["0","0"],["1/2","0"]],"b":["0","1"],"c":["2/3","1/2"]`, "RZ111", Warning, "the second stage uses the first"},
		{`"A":[["0","0","0"],["0","0","0"],["0","1","0"]],"b":["0","1/2","1/2"],"c":["1/2","0","1/3"]`, "RZ101", Error, "beside a stage that nothing uses"},
	} {
		s := sample.Try(scheme.Parse("test", []byte(`{"name":"x","kind":"runge-kutta",`+row.document+`}`))).Must(t)
		got := Level("")
		for _, f := range Run(s, Options{}) {
			if f.Code == row.code {
				got = f.Level
			}
		}
		if got != row.level {
			t.Errorf("%s: %s is %q, should be %q", row.why, row.code, got, row.level)
		}
	}
}
