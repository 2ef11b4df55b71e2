package report

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"rofz/internal/budget/countdown"
	"rofz/internal/sample"
	"rofz/paper/exposition"
	"rofz/paper/text"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// TestUnfinished ends the analysis of schemes at many points. What a report then says is what the full one says, or is
// left open; and it validates.
func TestUnfinished(t *testing.T) {
	schemas := make(map[string]sample.Schema)
	for name, text := range map[string]string{"report": Schema(), "bound": GradientSchema, "compare": ComparisonSchema} {
		schemas[name] = compiled(t, text)
	}
	validate := func(name string, write func(*bytes.Buffer) error) {
		t.Helper()
		var b bytes.Buffer
		sample.OK(t, write(&b))
		if err := schemas[name].Validate(b.String()); err != nil {
			t.Errorf("%v in %s", err, b.String())
		}
	}
	for _, name := range []string{"tr-bdf2", "alexander-2-2-plus", "bdf-2", "gauss-2", "backward-euler", "general linear"} {
		s, err := catalogue.Lookup(name)
		if name == "general linear" {
			s, err = scheme.Parse("", []byte(`{"name": "euler", "kind": "general-linear", "A": [["1"]], "U": [["1"]], "B": [["1"]], "V": [["1"]]}`))
		}
		if err != nil {
			t.Fatal(err)
		}
		whole := proofs.Analyze(s)
		full := exposition.AccountOf(whole, name)
		fullGradient := exposition.GradientOf(proofs.Analyze(s), name, exposition.GradientOptions{Digits: 8})
		partial := 0
		for left := 1; ; left += 1 + left/2 {
			a := proofs.AnalyzeContext(countdown.New(left), s)
			account := exposition.AccountOf(a, name)
			validate("report", func(b *bytes.Buffer) error { return Write(b, a, account, Options{}) })
			sample.OK(t, text.Write(&bytes.Buffer{}, text.Style{}, exposition.Check(a, account, name)))
			compareFacts(t, a, whole)
			for _, sentence := range account.Failures {
				if !slices.Contains(full.Failures, sentence) {
					t.Errorf("%s: failure %q, which the full report does not have", name, sentence)
				}
			}
			g := exposition.GradientOf(proofs.AnalyzeContext(countdown.New(left), s), name, exposition.GradientOptions{Digits: 8, At: []exact.Gaussian{}})
			validate("bound", func(w *bytes.Buffer) error { return WriteGradient(w, g, Options{}) })
			sample.OK(t, text.Write(&bytes.Buffer{}, text.Style{}, g.Entries()))
			for i, c := range g.Constants {
				if c.Undecided == nil && !c.Above.Equal(fullGradient.Constants[i].Above) {
					t.Errorf("%s: constant %v, should be %v", name, c.Above, fullGradient.Constants[i].Above)
				}
			}
			opts := exposition.ComparisonOptions{Steps: 2, Digits: 4}
			table := exposition.Compare([]exposition.Compared{exposition.ComparedOf(proofs.AnalyzeContext(countdown.New(left), s), "", opts)}, opts)
			validate("compare", func(w *bytes.Buffer) error { return WriteComparison(w, table) })
			sample.OK(t, text.WriteComparison(&bytes.Buffer{}, text.Style{}, table))
			if a.AllUnfinished() == nil && g.Analysis.AllUnfinished() == nil && table.Schemes[0].Analysis.AllUnfinished() == nil {
				break
			}
			partial++
		}
		if partial < 3 {
			t.Errorf("%s: only %d unfinished reports", name, partial)
		}
	}
}

// compareFacts: what is decided of a scheme in a limited time is what is decided without an end.
func compareFacts(t *testing.T, got, want *proofs.Analysis) {
	t.Helper()
	name := got.Name()
	if p, ok := exposition.OrderOf(got); ok {
		if q, _ := exposition.OrderOf(want); p != q {
			t.Errorf("%s: order %d, should be %d", name, p, q)
		}
	}
	if o, ok := got.TableauOrder(); ok {
		if p, _ := want.TableauOrder(); o.Order != p.Order {
			t.Errorf("%s: order of the tableau %d, should be %d", name, o.Order, p.Order)
		}
	}
	for _, p := range got.Properties() {
		d, full := got.Decide(p).Verdict.Outcome(), want.Decide(p).Verdict.Outcome()
		if d != certificate.Undecided && d != full {
			t.Errorf("%s: %s is %v, should be %v", name, p, d, full)
		}
		if d == certificate.Undecided && full != certificate.Undecided && got.AllUnfinished() == nil {
			t.Errorf("%s: %s is undecided and no fact is unfinished", name, p)
		}
	}
}

// TestCauseIsTheReason asks for the words of the caller.
func TestCauseIsTheReason(t *testing.T) {
	ctx, cancel := context.WithCancelCause(context.Background())
	cancel(errors.New("budget of 2s used up"))
	s := sample.Try(catalogue.Lookup("tr-bdf2")).Must(t)
	a := proofs.AnalyzeContext(ctx, s)
	account := exposition.AccountOf(a, "tr-bdf2")
	out := written(t, func(w io.Writer) error { return Write(w, a, account, Options{}) })
	if !strings.Contains(out, `"unfinished":{"reason":"budget of 2s used up"`) || len(account.Undecided) != 6 || !strings.Contains(out, `"status":"ok"`) {
		t.Errorf("undecided %q in %s", account.Undecided, out)
	}
}
