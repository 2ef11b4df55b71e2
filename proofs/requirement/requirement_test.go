package requirement

import (
	"errors"
	"os"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/proofs"
	"rofz/proofs/certificate"
)

// TestForms reads requirements and writes them again in their one form, which reads as itself.
func TestForms(t *testing.T) {
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
		list, err := Parse(row.text)
		if err != nil {
			t.Errorf("%s: %q: %v", row.why, row.text, err)
			continue
		}
		if got := written(list); got != row.want {
			t.Errorf("%s: %q reads as %q, want %q", row.why, row.text, got, row.want)
		}
		again, err := Parse(row.want)
		if err != nil || written(again) != row.want {
			t.Errorf("%s: %q reads as %q, %v", row.why, row.want, written(again), err)
		}
	}
}

func written(list []Requirement) string {
	var parts []string
	for _, r := range list {
		parts = append(parts, r.String())
	}
	return strings.Join(parts, ",")
}

// TestMisspellings compares the place of each fault, which ‸ marks in the rows, and what is said of it.
func TestMisspellings(t *testing.T) {
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
		_, err := Parse(text)
		var got *Misspelling
		if !errors.As(err, &got) {
			t.Errorf("%s: %q: no misspelling but %v", row.why, text, err)
			continue
		}
		runes := []rune(got.Text)
		marked := string(runes[:got.At]) + "‸" + string(runes[got.At:])
		if marked != row.marked || !strings.Contains(got.Message, row.message) {
			t.Errorf("%s: fault at %q: %q, want %q and %q", row.why, marked, got.Message, row.marked, row.message)
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
		_, err := Parse(row.text)
		if err == nil {
			t.Errorf("%s: %q is read", row.why, row.text)
			continue
		}
		if _, got, _ := strings.Cut(err.Error(), "\n"); got != row.want {
			t.Errorf("%s:\n%s\nwant\n%s", row.why, got, row.want)
		}
	}
}

// TestOutcomes judges schemes whose facts are found by hand:
//
//	backward-euler  R' = 1/(1−z)²: y/(1+y²) ≤ 1/2 for z = iy; r/(1+r)² ≤ 1/4 for z = −r;
//	                r/(1 + 2r cos α + r²) ≤ 1/(2 + 2 cos α) = 5/18 on the rays of tangent 3/4
//	trapezoidal     R' = 1/(1−z/2)²: y/(1+y²/4) ≤ 1; r/(1+r/2)² ≤ 1/2
//	theta:1/3       R' = 1/(1−z/3)²: y/(1+y²/9) ≤ 3/2; R(∞) = −(2/3)/(1/3)
//	gauss-2         R' = (1−z²/12)/(1−z/2+z²/12)²; with u = y²: |zR'| = y(1+u/12)/(1+u/12+u²/144), at u = 12: 2√12/3 = 4/√3
//	bdf-2           (3/2−z)ζ² − 2ζ + 1/2 = 0: ζ² ~ 1/(2z), ζ' ~ z^(−3/2)
func TestOutcomes(t *testing.T) {
	const yes, no, open = Met, NotMet, Undecided
	cache := proofs.NewCache(proofs.Analyze)
	for _, row := range []struct {
		scheme, requirement string
		want                Outcome
		why                 string
	}{
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
		a := sample.Try(cache.Analysis(row.scheme)).Must(t)
		list := sample.Try(Parse(row.requirement)).Must(t)
		got := list[0].Decide(a)
		if len(list) != 1 || got.Outcome != row.want || got.String() != row.requirement {
			t.Errorf("%s: %s of %s: %s is %s, want %s", row.why, row.requirement, row.scheme, got, got.Outcome, row.want)
		}
	}
}

// TestCertificates checks that what decides a comparison of an order is that order, and what decides one of C is a bound from
// which it follows, as the core has accepted it: with zR' as in TestOutcomes, |zR'| ≤ c proves C ≤ c, and a point where it is larger proves C > c.
func TestCertificates(t *testing.T) {
	cache := proofs.NewCache(proofs.Analyze)
	for _, row := range []struct{ scheme, requirement, bound, why string }{
		{"backward-euler", "C<=2", "≤2", "far above"},
		{"backward-euler", "C<=1/2", "≤1/2", "C itself"},
		{"backward-euler", "C>1/2", "≤1/2", "C itself, the other way round"},
		{"backward-euler", "C<=1/3", ">1/3", "below"},
		{"backward-euler", "C>1/3", ">1/3", "below, the other way round"},
		{"backward-euler", "C<1", "≤1/2", "a bound that is smaller than the number"},
		{"backward-euler", "C=1", "≤1/2", "not equal, but smaller"},
		{"backward-euler", "C=1/3", ">1/3", "not equal, but larger"},
		{"backward-euler", "C<1/2", "", "equal: a bound by 1/2 does not say so"},
		{"backward-euler", "C>=1/2", "", "the same, the other way round"},
		{"backward-euler", "C=1/2", "", "equal from both sides: no single bound says so"},
		{"backward-euler", "C>-1", "", "every C is larger"},
		{"backward-euler", "C>0", ">0", "R' ≠ 0 somewhere"},
		{"backward-euler", "C(axis)<=1/4", "≤1/4", "the negative axis"},
		{"backward-euler", "C(axis)<=0.2499", ">2499/10000", "below on the axis"},
		{"backward-euler", "C(tan=3/4)<=5/18", "≤5/18", "a sector"},
		{"backward-euler", "C(tan=3/4)<=1/4", ">1/4", "below in a sector"},
		{"gauss-2", "C<=2", ">2", "irrational, larger"},
		{"gauss-2", "C<=2.4", "≤12/5", "irrational, smaller"},
		{"forward-euler", "C<=1000000", ">1000000", "z is not bounded"},
		{"forward-euler", "C(axis)<=10", ">10", "not on the axis either"},
		{"theta:1/3", "C(tan=1)>1", "≤1", "a gradient is bounded without stability"},
		{"pade-4-1", "C<=5", ">5", "growth at infinity"},
		{"backward-euler", "order=1", "order 1, error constant -1/2", "the order of R"},
		{"backward-euler", "order>=2", "order 1, error constant -1/2", "the order of R, which is lower"},
		{"bdf-2", "order=2", "", "that of a multistep method is computed alone"},
		{"rk4", "tableau-order>=3", "order of the tableau 4", "the conditions of all trees up to 4, and one that fails"},
		{"rk4", "tableau-order>4", "order of the tableau 4", "the same against it"},
		{"pade-2-3", "order=5", "order 5, error constant -1/7200", "a scheme without a tableau"},
		{"backward-euler", "stages=1", "", "a comparison of integers"},
	} {
		a := sample.Try(cache.Analysis(row.scheme)).Must(t)
		list := sample.Try(Parse(row.requirement)).Must(t)
		got := ""
		if d := list[0].Decide(a).Decision; d != nil {
			v, err := certificate.Check(d.Certificate)
			if err != nil || v != d.Verdict {
				t.Errorf("%s: the core says %v, %v, not %v", row.why, v, err, d.Verdict)
			}
			got = certificate.Sentence(d.Certificate)
			if c, ok := d.Certificate.(*certificate.Gradient); ok {
				got = map[bool]string{true: "≤", false: ">"}[v.Proved()] + c.Bound.String()
			}
		}
		if got != row.bound {
			t.Errorf("%s: %s of %s rests on %q, want %q", row.why, row.requirement, row.scheme, got, row.bound)
		}
	}
}

// TestLongNumbers checks that beside a number of many digits a certificate is about a shorter one, from which the
// comparison follows as well.
func TestLongNumbers(t *testing.T) {
	const digits = "2.30940107675850305803659512200782" // 4/√3 = 2.3094010767585030580365951220078298…
	for _, row := range []struct {
		number string
		met    bool
	}{{digits + "99999", true}, {digits + "00001", false}} {
		a := sample.Try(proofs.NewCache(proofs.Analyze).Analysis("gauss-2")).Must(t)
		list := sample.Try(Parse("C<=" + row.number)).Must(t)
		got, number := list[0].Decide(a), list[0].Number.Value
		bound := got.Decision.Certificate.(*certificate.Gradient).Bound
		if (got.Outcome == Met) != row.met || got.Decision.Verdict.Proved() != row.met {
			t.Errorf("C<=%s is %s, the bound is %s", row.number, got.Outcome, got.Decision.Verdict)
		}
		if len(bound.String()) >= len(number.String()) || bound.Less(number) != row.met {
			t.Errorf("C<=%s rests on the bound %v", row.number, bound)
		}
	}
}

// TestPage asks that the page about requirements names all that the language has.
func TestPage(t *testing.T) {
	text := sample.Try(os.ReadFile("../../docs/requirements.md")).Must(t)
	for _, q := range Quantities() {
		if !strings.Contains(string(text), "| `"+string(q)+"`") && !strings.Contains(string(text), ", `"+string(q)+"`") {
			t.Errorf("docs/requirements.md has no row for the quantity %s", q)
		}
	}
	for _, p := range proofs.Properties() {
		if !strings.Contains(string(text), "`"+string(p)+"`") {
			t.Errorf("docs/requirements.md does not name the property %s", p)
		}
	}
	for _, s := range signs {
		if !strings.Contains(string(text), "`"+s.written+"`") {
			t.Errorf("docs/requirements.md does not name the sign %s", s.written)
		}
	}
}

// FuzzParse: whatever is read has one form, which reads as itself; whatever is not has a place inside the text.
func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"A-stable,order>=3,decay>=-2,C<=2", "C(tan=1/2)≤−1e3,not zero-stable", "order>=3<5", "C(axis", "not ", ",", "limit=1/0",
		"x\x1b\xff,", "3 order", "strongly  A-stable L", "C()=", "order>=1e",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		list, err := Parse(text)
		if err != nil {
			var m *Misspelling
			if !errors.As(err, &m) {
				t.Fatalf("%q: %T", text, err)
			}
			if m.At < 0 || m.At > len([]rune(m.Text)) || err.Error() == "" {
				t.Fatalf("%q: place %d", text, m.At)
			}
			return
		}
		want := written(list)
		again, err := Parse(want)
		if err != nil || written(again) != want {
			t.Fatalf("%q reads as %q, and that as %q, %v", text, want, written(again), err)
		}
	})
}
