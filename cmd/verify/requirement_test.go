package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"rofz/paper/report"
	"rofz/proofs"
	"rofz/scheme/catalogue"
)

// TestRequirementForms reads requirements and writes them again in their one form, which reads as itself.
func TestRequirementForms(t *testing.T) {
	for _, row := range []struct{ text, want, why string }{
		{"A-stable,order>=3,decay>=-2,C<=2", "A-stable,order>=3,decay>=-2,C<=2", "the usual gate"},
		{" A-stable ,\torder  >= 3\n", "A-stable,order>=3", "blanks around everything"},
		{"not A-stable", "not A-stable", "a property that is not to hold"},
		{"strongly   A-stable", "strongly A-stable", "blanks inside a name"},
		{"C(axis)<1/4,C(tan=3/4)=5/18", "C(axis)<1/4,C(tan=3/4)=5/18", "both regions"},
		{"C ( tan = 3/4 ) > 1", "C(tan=3/4)>1", "blanks inside a region"},
		{"C( axis )≤1,order≥2", "C(axis)<=1,order>=2", "the signs of mathematics"},
		{"limit=−1", "limit=-1", "a minus of mathematics"},
		{"limit<0.25,limit>-1e-3", "limit<0.25,limit>-1e-3", "decimals stay as written"},
		{"stages=2,stage-order>1,tableau-order<5", "stages=2,stage-order>1,tableau-order<5", "each name with a dash"},
		{"order>=2,order>=2", "order>=2,order>=2", "twice the same"},
	} {
		list, err := parseRequirements(row.text)
		if err != nil {
			t.Errorf("%s: %q: %v", row.why, row.text, err)
			continue
		}
		if got := written(list); got != row.want {
			t.Errorf("%s: %q reads as %q, want %q", row.why, row.text, got, row.want)
		}
		again, err := parseRequirements(row.want)
		if err != nil || written(again) != row.want {
			t.Errorf("%s: %q reads as %q, %v", row.why, row.want, written(again), err)
		}
	}
}

func written(list []requirement) string {
	var parts []string
	for _, r := range list {
		parts = append(parts, r.String())
	}
	return strings.Join(parts, ",")
}

// TestMisspeltRequirements compares the place of each fault, which ‸ marks in the rows, and what is said of it.
func TestMisspeltRequirements(t *testing.T) {
	for _, row := range []struct{ marked, message, why string }{
		{"‸", "there is no requirement", "nothing"},
		{"‸  ", "there is no requirement", "blanks alone"},
		{"‸,order>=3", "before this comma", "a comma first"},
		{"order>=3,‸,C<2", "before this comma", "two commas"},
		{"order>=3‸,", "behind this comma", "a comma last"},
		{"‸a-stable", "did you mean A-stable?", "another case"},
		{"order>=3,‸decai>=-2", "did you mean decay?", "a letter wrong"},
		{"‸banana", "would be right", "a word like no other"},
		{"not‸", "a property is missing behind not", "not alone"},
		{"‸not order>=3", "the other way round", "not before a quantity"},
		{"A-stable ‸L-stable", "a comma or a sign", "a comma forgotten"},
		{"A-stable‸>=1", "not compared with anything", "a property compared"},
		{"order‸", "a comparison is missing", "a quantity alone"},
		{"order>=‸", "a number is missing", "no number"},
		{"‸>=3", "a quantity is missing", "no quantity"},
		{"‸3<=order", "before its number", "the other way round"},
		{"order‸=>3", "did you mean >=?", "a sign of another language"},
		{"order‸==3", "did you mean =?", "a sign of another language"},
		{"order‸!=3", "there is no sign !=", "a sign that does not exist here"},
		{"order>=‸<3", "a second sign", "two signs"},
		{"order>= ‸<3", "a second sign", "two signs with a blank between"},
		{"order>=3‸<5", "a second comparison", "a chain"},
		{"order>=‸three", "not a number", "a number in words"},
		{"order>=3‸x", "not a number", "a letter behind digits"},
		{"order>=3 ‸C<2", "a comma would be right", "a comma forgotten"},
		{"limit<1/‸0", "division by zero", "a fraction without a value"},
		{"limit<1e‸9999999999", "exponent", "an exponent too large"},
		{"limit<0,‸5", "a decimal has a point", "a decimal with a comma"},
		{"order‸(axis)>=3", "C alone has one", "a region of another quantity"},
		{"C‸(axis<=2", "not closed", "an open parenthesis"},
		{"C(‸)<=2", "axis or tan=1/2", "no region"},
		{"C(‸axes)<=2", "did you mean axis?", "a region with a letter wrong"},
		{"C(tan=‸)<=2", "a number is missing", "no tangent"},
		{"C(tan=‸0)<=2", "C(axis)", "the sector that is the axis"},
		{"C(tan=‸-1)<=2", "negative", "a negative tangent"},
		{"C(axis)‸2", "a sign such as <=", "a sign forgotten"},
	} {
		text := strings.Replace(row.marked, "‸", "", 1)
		_, err := parseRequirements(text)
		var got *misspelling
		if !errors.As(err, &got) {
			t.Errorf("%s: %q: no misspelling but %v", row.why, text, err)
			continue
		}
		marked := string(got.text[:got.at]) + "‸" + string(got.text[got.at:])
		if marked != row.marked || !strings.Contains(got.message, row.message) {
			t.Errorf("%s: fault at %q: %q, want %q and %q", row.why, marked, got.message, row.marked, row.message)
		}
	}
}

// TestCaret compares whole messages: "^" is below the fault, whatever stands before it.
func TestCaret(t *testing.T) {
	for _, row := range []struct{ text, want, why string }{
		{"order>=3,,C<2", "  order>=3,,C<2\n           ^", "a short text is whole"},
		{"order≥3,,C<2", "  order≥3,,C<2\n          ^", "characters count, not bytes"},
		{"order>=3,\n\tx", "  order>=3,  x\n             ^", "a tab is one column, as a blank"},
		{"order>=3\x1b,,C<2", "  order>=3\uFFFD,,C<2\n          ^", "what steers a terminal is not repeated"},
		{strings.Repeat("A-stable,", 9) + "x" + strings.Repeat(",C<2", 9),
			"  …ble,A-stable,A-stable,A-stable,A-stable,x,C<2,C<2,C<2,C<2,C<2,C<2,C<2,…\n" + "  " + strings.Repeat(" ", 41) + "^",
			"of a long text the part around the fault"},
	} {
		_, err := parseRequirements(row.text)
		if err == nil {
			t.Errorf("%s: %q is read", row.why, row.text)
			continue
		}
		if _, got, _ := strings.Cut(err.Error(), "\n"); got != row.want {
			t.Errorf("%s:\n%s\nwant\n%s", row.why, got, row.want)
		}
	}
}

// TestRequirementVerdicts judges schemes whose facts are found by hand:
//
//	backward-euler  R' = 1/(1−z)²: y/(1+y²) ≤ 1/2 for z = iy; r/(1+r)² ≤ 1/4 for z = −r;
//	                r/(1 + 2r cos α + r²) ≤ 1/(2 + 2 cos α) = 5/18 on the rays of tangent 3/4
//	trapezoidal     R' = 1/(1−z/2)²: y/(1+y²/4) ≤ 1; r/(1+r/2)² ≤ 1/2
//	theta:1/3       R' = 1/(1−z/3)²: y/(1+y²/9) ≤ 3/2; R(∞) = −(2/3)/(1/3)
//	gauss-2         R' = (1−z²/12)/(1−z/2+z²/12)²; with u = y²: |zR'| = y(1+u/12)/(1+u/12+u²/144), at u = 12: 2√12/3 = 4/√3
//	bdf-2           (3/2−z)ζ² − 2ζ + 1/2 = 0: ζ² ~ 1/(2z), ζ' ~ z^(−3/2)
func TestRequirementVerdicts(t *testing.T) {
	const yes, no, open = "proved", "refuted", "undecided"
	cache := proofs.NewCache()
	for _, row := range []struct{ scheme, requirement, want, why string }{
		{"backward-euler", "A-stable", yes, "a property"},
		{"backward-euler", "not A-stable", no, "the same, denied"},
		{"backward-euler", "order=1", yes, "an order"},
		{"backward-euler", "order>=2", no, "an order that is too low"},
		{"backward-euler", "stages=1", yes, "stages"},
		{"backward-euler", "stage-order>=1", yes, "stage order"},
		{"backward-euler", "tableau-order=1", yes, "a tree fails, the order is exact"},
		{"backward-euler", "decay>=-2", yes, "equal"},
		{"backward-euler", "decay>-2", no, "equal is not larger"},
		{"backward-euler", "limit=0", yes, "R(∞)"},
		{"backward-euler", "C=1/2", yes, "the half-plane"},
		{"backward-euler", "C<0.5", no, "not smaller"},
		{"backward-euler", "C(axis)=1/4", yes, "the negative axis"},
		{"backward-euler", "C(axis)<=0.2499", no, "just below"},
		{"backward-euler", "C(tan=3/4)=5/18", yes, "a sector"},
		{"backward-euler", "zero-stable", open, "not defined for the kind"},
		{"trapezoidal", "C=1", yes, "the half-plane"},
		{"trapezoidal", "C(axis)=1/2", yes, "the negative axis"},
		{"trapezoidal", "limit=-1", yes, "R(∞)"},
		{"trapezoidal", "L-stable", no, "|R(∞)| = 1"},
		{"trapezoidal", "not L-stable", yes, "the same, denied"},
		{"theta:1/3", "A-stable", no, "R grows"},
		{"theta:1/3", "C=3/2", yes, "a gradient is bounded without stability"},
		{"theta:1/3", "C(axis)=3/4", yes, "half of it, as for all θ"},
		{"theta:1/3", "limit=-2", yes, "R(∞)"},
		{"gauss-2", "order=4", yes, "superconvergence"},
		{"gauss-2", "stage-order=2", yes, "collocation"},
		{"gauss-2", "tableau-order=4", yes, "trees up to the order of R"},
		{"gauss-2", "C<2.309401076758504", yes, "4/√3 = 2.3094010767585030580…, above"},
		{"gauss-2", "C>2.309401076758503", yes, "and below"},
		{"gauss-2", "C<2.309401076758503", no, "the wrong side"},
		{"gauss-2", "C>=2.309401076758504", no, "the wrong side"},
		{"gauss-2", "C=2.3094010767585030580", no, "no decimal is irrational"},
		{"gauss-2", "C<=2", no, "the usual gate"},
		{"gauss-2", "C<2.30940107675850305803659512201", yes, "30 digits, above 2.309401076758503058036595122007829…"},
		{"gauss-2", "C>2.30940107675850305803659512200", yes, "30 digits, below"},
		{"forward-euler", "decay=0", yes, "R' = 1"},
		{"forward-euler", "limit<=1000000", no, "R(∞) is infinite"},
		{"forward-euler", "limit>=1000000", no, "in every direction"},
		{"forward-euler", "C<=1000000", no, "z is not bounded"},
		{"forward-euler", "C>1000000", yes, "z is not bounded"},
		{"bdf-2", "decay=-3/2", yes, "an exponent that is no integer"},
		{"adams-bashforth-2", "decay=0", yes, "ζ ~ 3/2 z and ζ → 1/3 with ζ' ~ c z^(−2): the larger exponent"},
		{"bdf-2", "decay>=-2", yes, "slower than one-step schemes"},
		{"bdf-2", "decay<=-2", no, "the same, from the other side"},
		{"bdf-2", "order=2", yes, "an order"},
		{"bdf-2", "C<=2", open, "there is no R"},
		{"bdf-2", "limit=0", open, "there is no R"},
	} {
		a, err := cache.Analysis(row.scheme)
		if err != nil {
			t.Fatal(err)
		}
		list, err := parseRequirements(row.requirement)
		if err != nil {
			t.Fatal(err)
		}
		got := judge(a, list)
		if len(got) != 1 || got[0].Verdict != row.want || got[0].Reason == "" || got[0].Requirement != row.requirement {
			t.Errorf("%s: %s of %s: %+v, want %s", row.why, row.requirement, row.scheme, got, row.want)
		}
	}
}

// TestRoundedReasons checks that a reason shows enough digits to see which side of the number a quantity is on.
func TestRoundedReasons(t *testing.T) {
	s, err := catalogue.Lookup("gauss-2")
	if err != nil {
		t.Fatal(err)
	}
	list, err := parseRequirements("C<2.30940107675850305803659512200")
	if err != nil {
		t.Fatal(err)
	}
	const want = "C = 2.3094010767585030580365951220078" // 4/√3 = 2.309401076758503058036595122007829…
	if got := judge(proofs.Analyze(s), list)[0].Reason; !strings.HasPrefix(got, want) {
		t.Errorf("%q, want the beginning %q", got, want)
	}
}

// TestRequirementsInReports validates reports that have requirements of every verdict against the schema.
func TestRequirementsInReports(t *testing.T) {
	schemaDoc, err := jsonschema.UnmarshalJSON(strings.NewReader(report.Schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("report.json", schemaDoc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("report.json")
	if err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	args := []string{"check", "--format", "json", "bdf-2", "gauss-2", "--require", "A-stable,not L-stable,order>=3,C<=2,zero-stable"}
	if code := run(args, strings.NewReader(""), &out, &errs); code != exitFailed || errs.Len() > 0 {
		t.Fatalf("exit code %d, %s", code, &errs)
	}
	for _, verdict := range []string{"proved", "refuted", "undecided"} {
		if !strings.Contains(out.String(), `,"verdict":"`+verdict+`","reason":"`) {
			t.Errorf("no requirement is %s", verdict)
		}
	}
	for line := range strings.Lines(out.String()) {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		if err != nil {
			t.Fatal(err)
		}
		list, ok := value.(map[string]any)["requirements"].([]any)
		if !ok || len(list) != 5 {
			t.Errorf("requirements are %v", list)
			continue
		}
		if err := schema.Validate(value); err != nil {
			t.Error(err)
		}
		list[0].(map[string]any)["verdict"] = "met"
		if schema.Validate(value) == nil {
			t.Error(`the verdict "met" is valid`)
		}
	}
}

// FuzzRequirements: whatever is read has one form, which reads as itself; whatever is not has a place inside the text.
func FuzzRequirements(f *testing.F) {
	for _, text := range []string{
		"A-stable,order>=3,decay>=-2,C<=2", "C(tan=1/2)≤−1e3,not zero-stable", "order>=3<5", "C(axis", "not ", ",", "limit=1/0",
		"x\x1b\xff,", "3 order", "strongly  A-stable L", "C()=", "order>=1e",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		list, err := parseRequirements(text)
		if err != nil {
			var m *misspelling
			if !errors.As(err, &m) {
				t.Fatalf("%q: %T", text, err)
			}
			if m.at < 0 || m.at > len(m.text) || err.Error() == "" {
				t.Fatalf("%q: place %d", text, m.at)
			}
			return
		}
		want := written(list)
		again, err := parseRequirements(want)
		if err != nil || written(again) != want {
			t.Fatalf("%q reads as %q, and that as %q, %v", text, want, written(again), err)
		}
	})
}
