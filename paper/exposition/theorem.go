package exposition

import (
	"strings"

	"rofz/proofs"
	"rofz/scheme"
)

// A statement is a theorem of package proofs, with the schemes that it is about and what it says of one of them.
type statement struct {
	name    string
	applies func(*proofs.Analysis) bool
	here    func(*writer) []Inline // nil where there is nothing to add
}

// statements lists the theorems in the order of documents.
var statements = []statement{
	{"a-stability", isOneStep, nil},
	{"vanishing-gradient", isOneStep, (*writer).decayHere},
	{"slowest-rate", isOneStep, nil},
	{"universal-bound", isOneStep, (*writer).boundHere},
	{"best-constants", isOneStep, nil},
	{"multistep-rates", isMultistep, nil},
	{"pair-gradients", isPair, nil},
	{"dahlquist-barrier", isMultistep, (*writer).barrierHere},
}

// applicable lists the theorems about this kind of scheme.
func (w *writer) applicable() []statement {
	var out []statement
	for _, s := range statements {
		if s.applies(w.a) {
			out = append(out, s)
		}
	}
	return out
}

// theorems sets the theorems about the scheme, and what they say of it: of which one, where the coefficients are rounded.
func (w *writer) theorems() []Block {
	blocks := theorems(w.applicable(), w.told())
	about := ofRounded(w.a)
	if about == "" || len(blocks) == 0 {
		return blocks
	}
	subject := "$R$"
	if isMultistep(w.a) {
		subject = "The pair $ρ$, $σ$"
	}
	return append([]Block{paragraph("The coefficients are rounded. " + subject + " is " + about + ".")}, blocks...)
}

// theorems sets the statements; w adds what they say of its scheme, unless it is nil.
func theorems(list []statement, w *writer) []Block {
	var out []Block
	for _, s := range list {
		t, ok := proofs.FindTheorem(s.name)
		if !ok {
			panic("internal error: no theorem is called " + s.name)
		}
		words := []Block{paragraph(t.Statement), Paragraph(join([]Inline{Text("Hypotheses: ")}, say(t.Hypotheses)))}
		if t.Coq != nil {
			words = append(words, Paragraph(inCoq(t.Coq)))
		}
		out = append(out, Theorem{Name: s.name, Title: say(t.Title), Statement: words, Proof: proof(t.Proof)})
		if w != nil && s.here != nil {
			if text := s.here(w); text != nil {
				out = append(out, Paragraph(text))
			}
		}
	}
	return out
}

// inCoq says where formal proofs stand.
func inCoq(proofs []string) []Inline {
	out := []Inline{Text("Proved in Coq too, for all schemes at once: ")}
	for i, p := range proofs {
		file, name, _ := strings.Cut(p, ".")
		if i > 0 {
			out = append(out, Text("; "))
		}
		out = append(out, Code(name), Text(" in "), Code("coq/"+file+".v"))
	}
	return append(out, Text("."))
}

func isOneStep(a *proofs.Analysis) bool {
	if _, ok := a.Scheme().(scheme.OneStep); !ok {
		return false
	}
	_, _, err := a.StabilityFunction()
	return err == nil
}

func isPair(a *proofs.Analysis) bool {
	_, ok := a.Pair()
	return ok
}

func isMultistep(a *proofs.Analysis) bool {
	_, ok := a.Multistep()
	return ok
}

func (w *writer) aStable() bool {
	return w.a.Decide(proofs.AStable).Verdict.Proved()
}

// proof sets the text of a proof.
func proof(text string) []Block {
	var out []Block
	for part := range strings.SplitSeq(text, "\n\n") {
		if !strings.HasPrefix(part, "\t") {
			out = append(out, paragraph(strings.ReplaceAll(part, "\n", " ")))
			continue
		}
		var lines Display
		for l := range strings.SplitSeq(part, "\n") {
			left, right, _ := strings.Cut(strings.TrimPrefix(l, "\t"), " = ")
			lines = append(lines, line(left, "=", right))
		}
		out = append(out, lines)
	}
	return out
}

func (w *writer) decayHere() []Inline {
	at := w.a.Infinity()
	if at.Constant || !at.Finite {
		return nil
	}
	k := -at.Exponent - 1
	return say("Here $R∞ = #$, $k = #$ and $−k r_k = #$.", w.brief.Element(w.k, at.Limit), number(k), w.brief.Element(w.k, at.Leading))
}

func (w *writer) boundHere() []Inline {
	if !w.aStable() {
		return say("This $R$ is not A-stable, and the theorem says nothing about it.")
	}
	e, err := w.a.Equality()
	if err != nil || !e.Everywhere || e.Constant {
		return nil
	}
	return say("This $R$ is of the form with equality everywhere, and $|x R'(x)| = 1/2$ at $x = #$.", w.brief.Element(e.Field, e.Half))
}

func (w *writer) barrierHere() []Inline {
	p, c := w.a.Order()
	if !w.aStable() || p != 2 {
		return nil
	}
	return say("Here $p = 2$ and $C = #$.", w.brief.Element(w.k, c))
}
