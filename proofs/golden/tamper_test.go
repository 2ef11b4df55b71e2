package golden

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"rofz/internal/inorder"
	"rofz/internal/sample"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/proofs/certificate"
)

// TestTamperedCertificates deletes and doubles every token of certificates in the golden files, adds one to every number
// and negates it. The result must be refused, or still be a proof for a reason that stillProves knows.
func TestTamperedCertificates(t *testing.T) {
	files := sample.Try(filepath.Glob(filepath.Join(goldens, "*.golden"))).Must(t)
	var all []evidence
	seen := make(map[string]bool)
	for _, file := range files {
		text := sample.Try(os.ReadFile(file)).Must(t)
		f := sample.Try(Parse(string(text))).Must(t)
		for _, b := range f.Blocks {
			a := sample.Try(cache.Analysis(b.Scheme)).Must(t)
			for _, l := range b.Lines {
				v, ok := l.Value.(Verdict)
				if !ok || v.Evidence == nil {
					continue
				}
				e := evidence{a, proofs.Fact(l.Key), v, evidenceFile(strings.Split(v.format(), "\n  ")[1:])}
				if key := b.Scheme + e.text; !seen[key] {
					seen[key] = true
					all = append(all, e)
				}
			}
		}
	}
	all = sample.Of(all, 2, func(e evidence) (kind, name string) {
		k, _, _ := e.a.StabilityFunction()
		return fmt.Sprintf("%s %v of %T over degree %d", e.fact, e.v.Verdict, e.a.Scheme(), k.Degree()), e.text
	})
	var refused, proves int
	err := inorder.Each(runtime.GOMAXPROCS(0), slices.Values(all), func(e evidence) string { return string(e.fact) }, func(e evidence) [2]int {
		n, m := e.tamper(t)
		return [2]int{n, m}
	}, func(n [2]int) error {
		refused += n[0]
		proves += n[1]
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d certificates: %d changes refused, %d still prove the claim", len(all), refused, proves)
}

// evidence is a certificate of a golden file.
type evidence struct {
	a    *proofs.Analysis
	fact proofs.Fact
	v    Verdict
	text string
}

var token = regexp.MustCompile(`[0-9]+|[a-zA-Z∞-]+|[^\s]`)

func (e evidence) tamper(t *testing.T) (refused, proves int) {
	for _, at := range token.FindAllStringIndex(e.text, -1) {
		tok := e.text[at[0]:at[1]]
		changes := []string{"", tok + tok}
		if tok[0] >= '0' && tok[0] <= '9' {
			changes = append(changes, plusOne(tok), "-"+tok)
		}
		for _, c := range changes {
			changed := e.text[:at[0]] + c + e.text[at[1]:]
			if changed == e.text {
				continue
			}
			f, err := certificate.Parse(changed)
			if err == nil && len(f.Claims) == 1 {
				err = checkEvidence(e.a, e.fact, Verdict{e.v.Verdict, f.Claims[0]})
			}
			if err != nil {
				refused++
				continue
			}
			if e.stillProves(at[0], lineAt(changed, at[0])) == "" {
				t.Errorf("%s: accepted with %q changed to %q in %s", e.a.Name(), tok, c, lineAt(changed, at[0]))
			}
			proves++
		}
	}
	return refused, proves
}

// stillProves gives the reason why a changed line is as good as the one before, or "".
func (e evidence) stillProves(offset int, changed string) string {
	key, value, _ := strings.Cut(changed, ": ")
	_, old, _ := strings.Cut(lineAt(e.text, offset), ": ")
	switch key {
	case "witness":
		return "another point where the inequality holds: the core has computed it"
	case "root":
		k, _, _ := e.a.StabilityFunction()
		if selects(k, value) {
			return "another interval that holds this root and no other"
		}
	case "half-plane", "axis":
		weight, q, _ := strings.Cut(value, " | ")
		oldWeight, oldQ, _ := strings.Cut(old, " | ")
		if weight == oldWeight && strings.TrimPrefix(q, "-") == strings.TrimPrefix(oldQ, "-") && !strings.ContainsAny(q[1:], "+-") {
			return "|−q|² = |q|²"
		}
	}
	return ""
}

// selects reports whether an interval holds the root that k stands for, by the signs of a narrower one.
func selects(k algebraic.Field, interval string) bool {
	var lo, hi string
	if _, err := fmt.Sscanf(strings.NewReplacer("[", "", "]", "", ",", "").Replace(interval), "%s %s", &lo, &hi); err != nil {
		return false
	}
	root := k.Enclose(k.Algebra().Generator(), 64)
	l, err1 := exact.ParseRat(lo)
	h, err2 := exact.ParseRat(hi)
	return err1 == nil && err2 == nil && !root.Lo.Less(l) && !h.Less(root.Hi)
}

func plusOne(digits string) string {
	b := []byte(digits)
	for i := len(b) - 1; i >= 0; i-- {
		if b[i]++; b[i] <= '9' {
			return string(b)
		}
		b[i] = '0'
	}
	return "1" + string(b)
}

func lineAt(text string, offset int) string {
	start := strings.LastIndexByte(text[:offset], '\n') + 1
	end := strings.IndexByte(text[start:]+"\n", '\n')
	return text[start : start+end]
}
