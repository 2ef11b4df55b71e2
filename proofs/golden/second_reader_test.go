package golden

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/internal/tool"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
)

// secondReader is the program that is extracted from Coq.
func secondReader(t *testing.T) string {
	t.Helper()
	path := sample.Try(filepath.Abs(filepath.Join("..", "..", "coq", "audit"))).Must(t)
	if _, err := os.Stat(path); err != nil {
		tool.Missing(t, "coq/audit, which make -C coq audit builds,")
	}
	return path
}

// reading is what a reader of certificates says of a file: the sentences that are proved, or that the file is refused.
type reading struct {
	refused   bool
	why       string
	sentences []string // "" for a claim that is not checked
	unchecked []string
}

// readTwice returns what the second reader says of certificates, and what the core says.
func readTwice(t *testing.T, program string, texts []string) (second, core []reading) {
	t.Helper()
	dir := t.TempDir()
	second, core = make([]reading, len(texts)), make([]reading, len(texts))
	var files []string
	for i, text := range texts {
		file := filepath.Join(dir, fmt.Sprint(i))
		sample.OK(t, os.WriteFile(file, []byte(text), 0o600))
		files = append(files, file)
	}
	for batch := range slices.Chunk(files, 500) {
		out, err := exec.Command(program, batch...).Output() // the exit code is of all files
		if _, ended := err.(*exec.ExitError); err != nil && !ended {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(out)) {
			parts := strings.SplitN(strings.TrimSuffix(line, "\n"), ": ", 3)
			if len(parts) != 3 {
				continue // a message goes on
			}
			r := &second[slices.Index(files, parts[0])]
			switch parts[1] {
			case "proved":
				r.sentences = append(r.sentences, parts[2])
			case "not checked":
				r.sentences, r.unchecked = append(r.sentences, ""), append(r.unchecked, parts[2])
			case "refused", "no certificate":
				r.refused, r.why = true, parts[2]
			default:
				t.Errorf("the second reader says %q", line)
			}
		}
	}
	for i, text := range texts {
		f, err := certificate.Parse(text)
		var verdicts []certificate.Verdict
		if err == nil {
			verdicts, err = certificate.CheckFile(f)
		}
		if err != nil {
			core[i] = reading{refused: true, why: err.Error()}
		}
		for _, v := range verdicts {
			core[i].sentences = append(core[i].sentences, v.Claim())
		}
	}
	return second, core
}

// disagree says how two readings of a file disagree, or "". A claim that is not checked is no disagreement, nor is it that the core
// refuses a file for such a claim.
func disagree(second, core reading) string {
	unchecked := len(second.unchecked)
	switch {
	case core.refused && !second.refused && unchecked > 0, !core.refused && unchecked > 0 && unchecked == len(second.sentences):
		return ""
	case second.refused != core.refused:
		return fmt.Sprintf("refused by the second reader: %v %s; by the core: %v %s", second.refused, second.why, core.refused, core.why)
	case second.refused:
		return ""
	case len(second.sentences) != len(core.sentences):
		return fmt.Sprintf("%d claims, for the core %d", len(second.sentences), len(core.sentences))
	}
	for i, s := range second.sentences {
		if s != "" && s != core.sentences[i] {
			return fmt.Sprintf("proved %q, by the core %q", s, core.sentences[i])
		}
	}
	return ""
}

// certificatesOfGoldens returns the certificate files of the schemes in the golden files.
func certificatesOfGoldens(t *testing.T) (files []certificate.File) {
	t.Helper()
	var names []string
	for _, file := range sample.Try(filepath.Glob(filepath.Join(goldens, "*.golden"))).Must(t) {
		for _, b := range sample.Try(Parse(string(sample.Try(os.ReadFile(file)).Must(t)))).Must(t).Blocks {
			names = append(names, b.Scheme)
		}
	}
	slices.Sort(names)
	names = sample.Of(slices.Compact(names), 2, func(name string) (kind, _ string) {
		info := sample.Try(cache.Analysis(name)).Must(t).Scheme().Info()
		return info.Kind + info.Family, name
	})
	for _, name := range names {
		a := sample.Try(cache.Analysis(name)).Must(t)
		files = append(files, a.CertificateFile(sample.Try(a.Certificates()).Must(t)...))
	}
	return files
}

// TestSecondReader has all certificates, and seeded mutations of those that are not long, read by the core and by the program
// that is extracted from Coq. They have nothing in common but the files, and must agree.
func TestSecondReader(t *testing.T) {
	program := secondReader(t)
	files := certificatesOfGoldens(t)
	var texts []string
	for _, f := range files {
		texts = append(texts, certificate.Format(f))
	}
	second, core := readTwice(t, program, texts)
	var checked, unchecked int
	var whole []string // of the claims that the second reader knows
	for i, r := range second {
		if d := disagree(r, core[i]); d != "" || r.refused || core[i].refused {
			t.Errorf("%s\n%.400s", d, texts[i])
		}
		unchecked += len(r.unchecked)
		known := slices.DeleteFunc(slices.Clone(files[i].Claims), func(c certificate.Certificate) bool {
			return !slices.Contains(r.sentences, certificate.Sentence(c)) && !slices.Contains(r.sentences, "embedded weights: "+certificate.Sentence(c))
		})
		checked += len(known)
		if text := certificate.Format(certificate.File{Scheme: files[i].Scheme, Claims: known}); len(known) > 0 && len(text) < 10_000 {
			whole = append(whole, text)
		}
	}
	t.Logf("%d certificates with %d claims that both readers check and %d that the core alone does", len(texts), checked, unchecked)

	n := 500
	if sample.Full() {
		n = 10_000
	}
	random := rand.New(rand.NewPCG(24, uint64(n)))
	mutants := make([]string, n)
	for i := range mutants {
		mutants[i] = mutate(random, whole)
	}
	second, core = readTwice(t, program, mutants)
	var refused, proved, left int
	for i, r := range second {
		switch d := disagree(r, core[i]); {
		case d != "":
			t.Errorf("%s\n%s", d, mutants[i])
		case len(r.unchecked) > 0:
			left++
		case r.refused:
			refused++
		default:
			proved++
		}
	}
	t.Logf("%d mutations: both readers refuse %d and accept %d; the second one does not know the claims of %d", n, refused, proved, left)
	if refused < n/2 || proved < n/100 || left > n/10 {
		t.Errorf("of %d mutations %d are refused, %d accepted, %d not checked: that is no trial", n, refused, proved, left)
	}
}

// mutate returns one of the texts with one change, or two.
func mutate(random *rand.Rand, texts []string) string {
	pick := func(list []string) string { return list[random.IntN(len(list))] }
	text := pick(texts)
	for range 1 + random.IntN(2) {
		sections := strings.Split(text, "\n\n")
		lines := strings.Split(text, "\n")
		i, j := random.IntN(len(lines)), random.IntN(len(lines))
		key, value, _ := strings.Cut(lines[i], ": ")
		switch random.IntN(13) {
		case 0:
			lines = slices.Delete(lines, i, i+1)
		case 1:
			lines = slices.Insert(lines, j, lines[i])
		case 2:
			lines[i], lines[j] = lines[j], lines[i]
		case 3:
			if i > 0 {
				lines[i], lines[i-1] = lines[i-1], lines[i]
			}
		case 4: // the value of another line, or of one with the same key in another file
			other := strings.Split(pick(texts), "\n")
			for _, k := range random.Perm(len(other)) {
				if rest, ok := strings.CutPrefix(other[k], key+": "); ok {
					lines[i] = key + ": " + rest
					break
				}
			}
		case 5:
			k, m := random.IntN(len(sections)), random.IntN(len(sections))
			sections[k], sections[m] = sections[m], sections[k]
			lines = strings.Split(strings.Join(sections, "\n\n"), "\n")
		case 6:
			k := random.IntN(len(sections))
			sections = slices.Insert(sections, random.IntN(len(sections)), sections[k])
			lines = strings.Split(strings.Join(sections, "\n\n"), "\n")
		case 7:
			k := random.IntN(len(sections))
			lines = strings.Split(strings.Join(slices.Delete(sections, k, k+1), "\n\n"), "\n")
		case 8: // a square with another sign, or another weight
			if weight, q, ok := strings.Cut(value, " | "); ok {
				lines[i] = key + ": " + pick([]string{weight + " | -" + q, "-" + weight + " | " + q, "2 | " + q})
			} else if key == "witness" {
				lines[i] = key + ": " + value + fmt.Sprint(random.IntN(10))
			}
		case 9: // P and Q with a factor, which changes no other claim
			if f, err := certificate.Parse(text); err == nil {
				lines = strings.Split(certificate.Format(scaled(f)), "\n")
			}
		default: // a token
			at := token.FindAllStringIndex(lines[i], -1)
			if len(at) == 0 {
				break
			}
			where := at[random.IntN(len(at))]
			tok := lines[i][where[0]:where[1]]
			changes := []string{"", tok + tok, "-" + tok, "0", "1", "+", "z", "2/" + tok, tok + "/3", " " + tok, tok + "*z^401"}
			if tok[0] >= '0' && tok[0] <= '9' {
				changes = append(changes, plusOne(tok), plusOne(tok), plusOne(tok), "0"+tok, tok+"0")
			}
			lines[i] = lines[i][:where[0]] + pick(changes) + lines[i][where[1]:]
		}
		text = strings.Join(lines, "\n")
	}
	return text
}

// scaled returns a file whose R is (2P)/(2Q), with a common factor that fits.
func scaled(f certificate.File) certificate.File {
	two, half := poly.Int(2), poly.Rational(exact.NewRat(1, 2))
	f.Claims = slices.Clone(f.Claims)
	for i, c := range f.Claims {
		if d, ok := c.(*certificate.Derivation); ok {
			changed := *d
			changed.R.P, changed.R.Q, changed.G = d.R.P.Scale(two), d.R.Q.Scale(two), d.G.Scale(half)
			f.Claims[i] = &changed
		}
	}
	return f
}
