package report

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"rofz/internal/budget/countdown"
	"rofz/paper/terminal"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// TestUnfinished ends the analysis of schemes at many points. What a report then says is what the full one says, or is
// left open; and it validates.
func TestUnfinished(t *testing.T) {
	schemas := make(map[string]*jsonschema.Schema)
	for name, text := range map[string]string{"report": Schema, "bound": BoundsSchema, "compare": ComparisonSchema} {
		schemas[name] = compiled(t, text)
	}
	validate := func(name string, write func(*bytes.Buffer) error) {
		t.Helper()
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(&b)
		if err != nil {
			t.Fatal(err)
		}
		if err := schemas[name].Validate(value); err != nil {
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
		full := Of(proofs.Analyze(s), Options{})
		fullBounds := BoundsOf(proofs.Analyze(s), BoundsOptions{Digits: 8})
		partial := 0
		for left := 1; ; left += 1 + left/2 {
			a := proofs.AnalyzeContext(countdown.New(left), s)
			r := Of(a, Options{})
			validate("report", func(b *bytes.Buffer) error { return r.WriteJSON(b) })
			if err := r.WriteStyled(&bytes.Buffer{}, terminal.Style{}); err != nil {
				t.Fatal(err)
			}
			compareFacts(t, name, r, full)
			b := BoundsOf(proofs.AnalyzeContext(countdown.New(left), s), BoundsOptions{Digits: 8, At: []exact.Gaussian{}})
			validate("bound", func(w *bytes.Buffer) error { return b.WriteJSON(w) })
			if err := b.WriteStyled(&bytes.Buffer{}, terminal.Style{}); err != nil {
				t.Fatal(err)
			}
			for i, c := range b.Constants {
				if c.Undecided == "" && c.Proved != fullBounds.Constants[i].Proved {
					t.Errorf("%s: constant %s, should be %s", name, c.Proved, fullBounds.Constants[i].Proved)
				}
			}
			opts := ComparisonOptions{Steps: 2, Digits: 4}
			table := Compare([]Compared{ComparedOf(proofs.AnalyzeContext(countdown.New(left), s), "", opts)}, opts)
			validate("compare", func(w *bytes.Buffer) error { return table.WriteJSON(w) })
			if err := table.WriteText(&bytes.Buffer{}); err != nil {
				t.Fatal(err)
			}
			if r.Unfinished == nil && b.Unfinished == nil && table.Schemes[0].Unfinished == nil {
				break
			}
			partial++
		}
		if partial < 3 {
			t.Errorf("%s: only %d unfinished reports", name, partial)
		}
	}
}

func compareFacts(t *testing.T, name string, got, want Report) {
	t.Helper()
	if got.Order != nil && *got.Order != *want.Order || got.TableauOrder != nil && *got.TableauOrder != *want.TableauOrder {
		t.Errorf("%s: another order", name)
	}
	for _, p := range got.Properties {
		full, _ := want.Properties.Find(p.Name)
		if p.Verdict != "undecided" && p.Verdict != full.Verdict {
			t.Errorf("%s: %s is %s, should be %s", name, p.Name, p.Verdict, full.Verdict)
		}
		if p.Verdict == "undecided" && full.Verdict != "undecided" && got.Unfinished == nil {
			t.Errorf("%s: %s is undecided and no fact is unfinished", name, p.Name)
		}
	}
	for _, s := range got.Failures {
		if !slices.Contains(want.Failures, s) {
			t.Errorf("%s: failure %q, which the full report does not have", name, s)
		}
	}
}

// TestCauseIsTheReason asks for the words of the caller.
func TestCauseIsTheReason(t *testing.T) {
	ctx, cancel := context.WithCancelCause(context.Background())
	cancel(errors.New("budget of 2s used up"))
	s, err := catalogue.Lookup("tr-bdf2")
	if err != nil {
		t.Fatal(err)
	}
	r := Of(proofs.AnalyzeContext(ctx, s), Options{})
	if r.Unfinished == nil || r.Unfinished.Reason != "budget of 2s used up" || len(r.Undecided) != 6 || r.Status != OK {
		t.Errorf("unfinished %+v, undecided %q, status %s", r.Unfinished, r.Undecided, r.Status)
	}
}
