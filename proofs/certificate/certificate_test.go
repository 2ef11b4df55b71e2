package certificate_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rofz/proofs/certificate"
)

func check(text string) ([]certificate.Verdict, error) {
	f, err := certificate.Parse(text)
	if err != nil {
		return nil, err
	}
	return certificate.CheckFile(f)
}

func TestByHand(t *testing.T) {
	for name, text := range byHand {
		vs, err := check(text)
		if err != nil {
			t.Errorf("%s: %v\n%s", name, err, text)
		}
		for i, c := range regexp.MustCompile(`claim: (.*)`).FindAllStringSubmatch(text, -1) {
			want := certificate.Proved
			if strings.HasPrefix(c[1], "not ") {
				want = certificate.Refuted
			}
			if i >= len(vs) || vs[i].Outcome() != want {
				t.Errorf("%s: %s: %v, want %v", name, c[1], vs, want)
			}
		}
		f, _ := certificate.Parse(text)
		if got := certificate.Format(f); got != text {
			t.Errorf("%s: Format(Parse(s)) is\n%s", name, got)
		}
	}
}

// TestTampered deletes, doubles, increases and negates every token of every line: the result must be refused, or be
// listed above with the reason why it still is a proof.
func TestTampered(t *testing.T) {
	token := regexp.MustCompile(`[0-9]+|[a-zA-Z∞₀-₉-]+|[^\s]`)
	number := regexp.MustCompile(`^[0-9]+$`)
	refusals := 0
	for name, text := range byHand {
		for _, at := range token.FindAllStringIndex(text, -1) {
			tok := text[at[0]:at[1]]
			changes := []string{"", tok + tok}
			if number.MatchString(tok) {
				var n int
				fmt.Sscan(tok, &n)
				changes = append(changes, fmt.Sprint(n+1), "-"+tok)
			}
			for _, c := range changes {
				tampered := text[:at[0]] + c + text[at[1]:]
				if tampered == text {
					continue
				}
				if _, err := check(tampered); err != nil {
					refusals++
					continue
				}
				if why := stillProves[name+"|"+lineAt(tampered, at[0])]; why == "" {
					t.Errorf("%s: accepted with %q changed to %q:\n%s", name, tok, c, lineAt(tampered, at[0]))
				}
			}
		}
	}
	if refusals < 500 {
		t.Errorf("only %d changes were tried", refusals)
	}
}

// TestLineMissing deletes every line: the result must be refused, or say something else.
func TestLineMissing(t *testing.T) {
	for name, text := range byHand {
		whole, err := check(text)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		lines := strings.SplitAfter(text, "\n")
		for i, line := range lines {
			less := strings.Join(slices.Delete(slices.Clone(lines), i, i+1), "")
			if vs, err := check(less); err == nil && less != text && slices.Equal(claimsOf(vs), claimsOf(whole)) {
				t.Errorf("%s: accepted without line %d, %q", name, i+1, line)
			}
		}
	}
}

func claimsOf(vs []certificate.Verdict) []string {
	var out []string
	for _, v := range vs {
		out = append(out, v.Claim())
	}
	return out
}

func lineAt(text string, offset int) string {
	start := strings.LastIndexByte(text[:offset], '\n') + 1
	end := strings.IndexByte(text[start:], '\n')
	return text[start : start+end]
}

func FuzzParse(f *testing.F) {
	for _, text := range byHand {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4096 {
			return
		}
		f, err := certificate.Parse(text)
		if err != nil {
			return
		}
		if got := certificate.Format(f); got != text {
			t.Errorf("Format(Parse(%q)) = %q", text, got)
		}
		_, _ = certificate.CheckFile(f)
	})
}
