package golden

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"rofz/internal/inorder"
	"rofz/internal/sample"
	"rofz/proofs"
	"rofz/proofs/certificate"
)

var update = flag.Bool("update", false, "write the golden files of all theorems that are not typed by hand")

const goldens = "../../testdata/golden"

// TestUpdate is the only writer of golden files. It writes nothing that the core did not accept.
func TestUpdate(t *testing.T) {
	if !*update {
		t.Skip("writes the golden files; run with -update")
	}
	sample.OK(t, mayUpdate(os.Getenv("CI")))
	cache := proofs.NewCache(proofs.Analyze)
	for _, th := range proofs.Theorems() {
		if th.ByHand {
			continue
		}
		f, err := generate(th, cache)
		if err != nil {
			t.Errorf("%s: %v", th.Name, err)
			continue
		}
		if err := os.WriteFile(filepath.Join(goldens, th.Name+".golden"), []byte(Format(f)), 0o644); err != nil {
			t.Error(err)
		}
	}
}

// mayUpdate refuses in continuous integration, where a golden that follows every change would prove nothing.
func mayUpdate(ci string) error {
	if ci != "" && ci != "false" && ci != "0" {
		return fmt.Errorf("CI=%s: golden files are not written here", ci)
	}
	return nil
}

// generate derives all that a theorem states and writes it down.
func generate(th proofs.Theorem, cache *proofs.Cache) (File, error) {
	f := File{Theorem: th.Name, Statement: proofs.Plain(th.Statement), Hypotheses: proofs.Plain(th.Hypotheses), Scope: th.Scope, Source: th.Source}
	names := th.Instances(cache)
	type made struct {
		block Block
		err   error
	}
	err := inorder.Each(runtime.GOMAXPROCS(0), slices.Values(names), strings.Clone, func(name string) made {
		a, err := cache.Analysis(name)
		if err != nil {
			return made{err: fmt.Errorf("%s: %w", name, err)}
		}
		b, err := generateBlock(th, a, name)
		if err != nil {
			err = fmt.Errorf("%s: %w", name, err)
		}
		return made{b, err}
	}, func(m made) error {
		f.Blocks = append(f.Blocks, m.block)
		return m.err
	})
	return f, err
}

// Beyond these lengths, in bytes, an optional line or its evidence is left out.
const (
	longTableau  = 400
	longFormula  = 400
	longEvidence = 1500
)

func generateBlock(th proofs.Theorem, a *proofs.Analysis, name string) (Block, error) {
	b := Block{Scheme: name}
	b.tableau(a, th.Tableau)
	k, err := fieldOf(a)
	if err != nil {
		return b, err
	}
	var facts []Line
	needsField := false
	add := func(fact proofs.Fact, required bool) error {
		values, reason, err := derive(a, fact)
		if err != nil {
			return err
		}
		for _, v := range values {
			if x, ok := v.(Verdict); ok {
				if x.Verdict == certificate.Undecided {
					return fmt.Errorf("%s is undecided: %s", fact, reason)
				}
				v = withShortEvidence(x, th.Evidence)
			}
			l := Line{Key: string(fact), Value: v}
			if !required && len(l.format()) > longFormula {
				continue
			}
			needsField = needsField || usesField(v)
			facts = append(facts, l)
		}
		return nil
	}
	for _, fact := range th.States(a) {
		if err := add(fact, true); err != nil {
			return b, err
		}
	}
	for _, fact := range th.MayState {
		if _, _, err := derive(a, fact); err != nil {
			continue // not defined for this kind of scheme
		}
		if err := add(fact, false); err != nil {
			return b, err
		}
	}
	if needsField && k.Degree() > 1 {
		b.Lines = append(b.Lines, Line{Key: "field", Value: Generator(k)})
	}
	b.Lines = append(b.Lines, facts...)
	if th.Prove != nil {
		return b, th.Prove(a)
	}
	return b, nil
}

// withShortEvidence keeps the certificate of a stability verdict if a reader can follow it.
func withShortEvidence(v Verdict, wanted bool) Verdict {
	switch v.Evidence.(type) {
	case *certificate.Stability, *certificate.Multistep:
		if wanted && len(v.format()) <= longEvidence {
			return v
		}
	}
	return Verdict{Verdict: v.Verdict}
}

// tableau adds the printed coefficients, if they are short or required.
func (b *Block) tableau(a *proofs.Analysis, required bool) {
	length := 0
	var lines []Line
	for _, e := range a.Scheme().Printed() {
		l := Line{Key: e.Key, Value: Coefficients(e)}
		length += len(l.format())
		lines = append(lines, l)
	}
	if required || length <= longTableau {
		b.Lines = append(b.Lines, lines...)
	}
}
