package golden

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"rofz/proofs"
	"rofz/proofs/certificate"
)

// run is the verification of one golden file.
type run struct {
	lookup   func(context.Context, string) (*proofs.Analysis, error)
	theorem  proofs.Theorem
	known    bool // the theorem is one of this module's
	complete bool // all its instances and its own words must be there
	file     *File
	outcomes []outcome
	result   Result
}

// outcome is what the verification of one block yields.
type outcome struct {
	proved, refuted, values int
	failures                []Failure
	notes                   []Note
}

func newRun(file string, lookup func(context.Context, string) (*proofs.Analysis, error)) *run {
	return &run{lookup: lookup, result: Result{File: file}}
}

// read takes the file, or the reason why there is none.
func (r *run) read(f File, err error) {
	r.result.Theorem = r.theorem
	if e, ok := err.(*SyntaxError); ok {
		r.result.Unreadable = true
		r.fail(Failure{Line: e.Line, Sentence: e.Message})
		return
	}
	if err != nil {
		r.result.Unreadable = true
		r.fail(Failure{Sentence: fmt.Sprintf("file: %v", err)})
		return
	}
	r.file, r.result.Schemes, r.result.Unended = &f, len(f.Blocks), !f.Ended
	if r.complete {
		if !f.Ended {
			r.fail(Failure{Sentence: fmt.Sprintf("the line %q at the end is missing", End)})
		}
		r.checkHeaders()
	}
}

func (r *run) fail(f Failure) {
	f.File = r.result.File
	r.result.Failures = append(r.result.Failures, f)
}

// checkHeaders compares the words of the golden with those of the theorem.
func (r *run) checkHeaders() {
	t := r.theorem
	want := File{Theorem: t.Name, Statement: proofs.Plain(t.Statement), Hypotheses: proofs.Plain(t.Hypotheses), Scope: t.Scope, Source: t.Source}
	headers := r.file.headers()
	for i, w := range want.headers() {
		got, theirs := *headers[i].text, prose(*w.text, nil)
		if got != theirs {
			r.fail(Failure{
				Sentence: fmt.Sprintf("the %s is worded otherwise in the theorem %s", w.key, t.Name),
				Diff:     diff(strings.Split(wrap(got), "\n"), strings.Split(wrap(theirs), "\n")),
			})
		}
	}
}

// checkInstances compares the blocks of the golden with the instances of the theorem.
func (r *run) checkInstances(c *proofs.Cache) {
	instances := r.theorem.Instances(c)
	for _, name := range instances {
		if !slices.ContainsFunc(r.file.Blocks, func(b Block) bool { return b.Scheme == name }) {
			r.fail(Failure{Sentence: fmt.Sprintf("%s is an instance of the theorem %s, but the golden has no block for it", name, r.theorem.Name)})
		}
	}
	for _, b := range r.file.Blocks {
		if !slices.Contains(instances, b.Scheme) {
			r.fail(Failure{Line: b.Number, Sentence: fmt.Sprintf("%s is no instance of the theorem %s", b.Scheme, r.theorem.Name)})
		}
	}
}

func (r *run) collect() {
	for _, o := range r.outcomes {
		r.result.Proved += o.proved
		r.result.Refuted += o.refuted
		r.result.Values += o.values
		r.result.Notes = append(r.result.Notes, o.notes...)
		for _, f := range o.failures {
			r.fail(f)
		}
	}
}

// block verifies what a golden says about one scheme.
func (r *run) block(ctx context.Context, b Block) (out outcome) {
	fail := func(line int, format string, args ...any) {
		out.failures = append(out.failures, Failure{Line: line, Scheme: b.Scheme, Sentence: fmt.Sprintf(format, args...)})
	}
	a, err := r.lookup(ctx, b.Scheme)
	if err != nil {
		fail(b.Number, "%v", err)
		return out
	}
	if b.hasTableau() {
		for _, d := range compareTableau(b, a.Scheme(), r.theorem.Tableau) {
			fail(d.line, "%s", d.sentence)
		}
	} else if r.theorem.Tableau && len(a.Scheme().Printed()) > 0 {
		fail(b.Number, "the golden does not repeat its coefficients")
	}
	r.missing(a, b, fail)
	for _, key := range b.facts() {
		r.fact(a, b, proofs.Fact(key), &out, fail)
	}
	if r.theorem.Prove != nil {
		if err := r.theorem.Prove(a); err != nil {
			fail(b.Number, "the theorem %s fails: %v", r.theorem.Name, err)
		}
	}
	out.notes = b.notes(a)
	if e, ok := a.Embedded(); ok {
		out.notes = append(out.notes, b.notes(e)...)
	}
	return out
}

// notes returns the published claims, about the weights that a analyses, that are contradicted, or hold as meant alone. They
// are about properties that the block states.
func (b Block) notes(a *proofs.Analysis) []Note {
	var out []Note
	for _, c := range a.DoubtfulClaimsAbout(b.states) {
		if c.Fails() || c.HoldsAsMeant() {
			n := Note{Scheme: b.Scheme, Claim: c}
			if c.Fails() {
				n.Size = size(a, c)
			}
			out = append(out, n)
		}
	}
	return out
}

// size is about how much a contradicted claim is off: the excess of |R|² over 1 on the imaginary axis, |R(∞)|, or ∞ for
// a claim that something does not hold.
func size(a *proofs.Analysis, c proofs.Claim) float64 {
	d, ok := a.Defect()
	if !c.Says || !ok || d.Excess.Infinite {
		return math.Inf(1)
	}
	most := d.Excess.Square.Hi.Float64()
	if d.Limit != nil {
		most = max(most, math.Abs(d.Field.Float64(*d.Limit)))
	}
	return most
}

// states reports whether the block states a property.
func (b Block) states(p proofs.Property) bool {
	return slices.ContainsFunc(b.Lines, func(l Line) bool {
		_, ok := l.Value.(Verdict)
		return ok && l.Key == string(p)
	})
}

// facts lists the keys of a block's facts, each once, in order.
func (b Block) facts() []string {
	var out []string
	for _, l := range b.Lines {
		switch l.Value.(type) {
		case Text, Generator, Coefficients:
			continue
		}
		if !slices.Contains(out, l.Key) {
			out = append(out, l.Key)
		}
	}
	return out
}

// missing reports the facts that the theorem states about the scheme and the block does not, and those that have no
// place in it.
func (r *run) missing(a *proofs.Analysis, b Block, fail func(int, string, ...any)) {
	if !r.known {
		return
	}
	required := r.theorem.States(a)
	for _, f := range required {
		if _, ok := b.find(string(f)); !ok {
			fail(b.Number, "the golden does not state %q, which the theorem %s does", f, r.theorem.Name)
		}
	}
	for _, key := range b.facts() {
		f := proofs.Fact(key)
		if l, _ := b.find(key); r.complete && !slices.Contains(required, f) && !slices.Contains(r.theorem.MayState, f) {
			fail(l.Number, "%q is nothing that the theorem %s states", key, r.theorem.Name)
		}
	}
}

// fact verifies all lines of a block with one key.
func (r *run) fact(a *proofs.Analysis, b Block, fact proofs.Fact, out *outcome, fail func(int, string, ...any)) {
	values, reason, err := derive(a, fact)
	if err != nil {
		l, _ := b.find(string(fact))
		fail(l.Number, "%s: %v", fact, err)
		return
	}
	used := make([]bool, len(values))
	last := b.Number
	for _, l := range b.Lines {
		if l.Key != string(fact) {
			continue
		}
		last = l.Number
		i := slices.IndexFunc(values, func(v Value) bool { return same(l.Value, v) })
		if i < 0 || used[i] {
			out.failures = append(out.failures, mismatch(b.Scheme, l, values, reason))
			continue
		}
		used[i] = true
		v, ok := l.Value.(Verdict)
		if ok && v.Evidence != nil {
			if err := checkEvidence(a, fact, v); err != nil {
				fail(l.Number, "%s: %v", fact, err)
				continue
			}
		}
		switch {
		case !ok:
			out.values++
		case v.Verdict == certificate.Proved:
			out.proved++
		case v.Verdict == certificate.Refuted:
			out.refuted++
		}
	}
	for i, v := range values {
		if len(values) > 1 && !used[i] {
			fail(last, "the golden has no line %s = %s", fact, v.format())
		}
	}
}

// mismatch is the failure of a line whose value is not the derived one, with a diff of its terms if it is long.
func mismatch(scheme string, l Line, values []Value, reason proofs.Reason) Failure {
	f := Failure{Line: l.Number, Scheme: scheme, Reason: reason, Stated: first(l.Value.format())}
	theirs := "another value"
	if len(values) == 1 {
		theirs = first(values[0].format())
	}
	if len(f.Stated)+len(theirs) <= 160 || len(values) != 1 {
		f.Sentence = fmt.Sprintf("%s is %s", l.Key, theirs)
		return f
	}
	return Failure{Line: l.Number, Scheme: scheme, Diff: diff(terms(f.Stated), terms(theirs)),
		Sentence: l.Key + " is not what the golden says; − is the golden, + what follows from the scheme"}
}

// first returns the first line.
func first(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return s
}

// terms cuts a formula before its plus and minus signs.
func terms(s string) []string {
	return strings.Split(strings.NewReplacer(" + ", "\n+ ", " − ", "\n− ", " / ", "\n/ ").Replace(s), "\n")
}
