package exposition

import (
	"fmt"
	"slices"
	"strings"

	"rofz/asymptotics"
	"rofz/internal/typography"
	"rofz/poly/exact"
)

// Advice says in plain words what limits learning with these schemes, what the exact flow has lost, and what to do: a
// paragraph to each point.
func (c Learning) Advice() []string {
	ranked := c.Ranked()
	if len(ranked) == 0 {
		return nil
	}
	out := []string{c.choice(ranked)}
	out = append(out, c.flowLost(ranked[0]))
	out = append(out, splitAdvice(ranked)...)
	for _, l := range ranked {
		out = append(out, multistep(l)...)
		out = append(out, c.limits(l)...)
		out = append(out, c.mixing(l)...)
		out = append(out, c.keptSteps(l)...)
		out = append(out, c.identified(l)...)
	}
	out = append(out, c.spurious(ranked)...)
	if c.Options.Numerical {
		out = append(out, "The eigenvalues were computed from the Jacobian in double precision; those far below the largest one in modulus may be rounding errors.")
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

// choice says which scheme to use, and why.
func (c Learning) choice(ranked []Learned) string {
	best := ranked[0]
	kept := 0
	for _, s := range best.Modes {
		if s.FlowKept {
			kept++
		}
	}
	n := len(c.Options.Spectrum)
	lost := " A gradient counts as lost below " + c.Options.Precision + " times the length of the run, h n."
	if kept == 0 {
		in := "in any of " + typography.Count(n, "mode")
		if n == 1 {
			in = "in the only mode"
		}
		return "No scheme helps: the exact flow keeps no gradient " + in + "." + lost
	}
	t := best.Modal
	ringing := c.ringing(ranked)
	text := "Use "
	switch {
	case len(ranked) == 1:
		text = ""
	case t.Counts[asymptotics.Exploding] > 0:
		text = "None of these schemes is fit for this h. The best is "
	case ringing != "":
		text = "By the gradients that the flow keeps the best is "
	}
	text += best.Name + splitTaken(best) + ": "
	text += fmt.Sprintf("the exact flow keeps a gradient in %d of %s, and this scheme has %d of them faithful (within 50 %%) and %d distorted", kept, typography.Count(n, "mode"),
		t.Counts[asymptotics.Faithful], t.Counts[asymptotics.Distorted])
	if n := t.Counts[asymptotics.LostByScheme]; n > 0 {
		text += fmt.Sprintf(", and loses %d", n)
	}
	if e := t.Counts[asymptotics.Exploding]; e > 0 {
		verb := " explode"
		if e == 1 {
			verb = " explodes"
		}
		text += "; " + typography.Count(e, "mode") + verb
	}
	text += "."
	if t.Kept() > 0 {
		text += fmt.Sprintf(" The worst of them is off by %s.", offBy(t.Off))
	}
	if n := best.Coupled.FlowKeeps(); n > 0 {
		text += fmt.Sprintf(" Of %s between modes that the flow keeps it has %d within 50 %%.", typography.Count(n, "coupling"), best.Coupled.Counts[asymptotics.Faithful])
	}
	text += ringing
	var same []string
	for _, l := range ranked[1:] {
		if slices.EqualFunc(l.Modes, best.Modes, func(a, b asymptotics.Sensitivity) bool { return a.Reading == b.Reading }) {
			same = append(same, fmt.Sprintf("%s (worst off by %s%s)", l.Name, offBy(l.Modal.Off), wrongCouplings(l.Coupled)))
		}
	}
	if len(same) > 0 {
		text += " The same modes are kept by " + strings.Join(same, ", ") + "."
	}
	return text + lost
}

// ringing warns of the best scheme if it keeps what the flow forgets, and names others that do not.
func (c Learning) ringing(ranked []Learned) string {
	best := ranked[0]
	k, _, err := best.Told.StabilityFunction()
	if err != nil {
		return ""
	}
	at := best.Told.Infinity()
	beyond := best.Modal.Counts[asymptotics.KeptBeyondFlow] + best.Coupled.Counts[asymptotics.KeptBeyondFlow]
	if !at.Finite || at.Limit.IsZero() || beyond == 0 {
		return ""
	}
	text := fmt.Sprintf(" But mind that R(∞) = %s is not 0: every step multiplies the stiffest modes by about that, and the gradients of %s and %s are kept beyond the flow: they belong to the scheme, not to the problem.",
		typography.Minus(rounding{peopleDigits}.element(k, at.Limit)), typography.Count(best.Modal.Counts[asymptotics.KeptBeyondFlow], "mode"), typography.Count(best.Coupled.Counts[asymptotics.KeptBeyondFlow], "coupling"))
	var damping []string
	for _, l := range ranked[1:] {
		if _, ok := l.Told.Multistep(); ok {
			continue
		}
		at := l.Told.Infinity()
		if at.Finite && at.Limit.IsZero() && l.Modal.Counts[asymptotics.Exploding]+l.Modal.Counts[asymptotics.LostByScheme] == 0 {
			damping = append(damping, l.Name)
		}
	}
	if damping == nil {
		return text + " Compare it with a scheme that has R(∞) = 0, such as radau-iia-2 or tr-bdf2."
	}
	return text + fmt.Sprintf(" With R(∞) = 0 nothing is lost by %s.", strings.Join(damping, ", "))
}

// offBy writes |ratio − 1| for people.
func offBy(x float64) string {
	switch {
	case x < 1e-14: // the ratio was rounded
		return "less than 1e-12 %"
	case x < 0.1:
		return fmt.Sprintf("%.2g %%", 100*x)
	case x < 1:
		return fmt.Sprintf("%.0f %%", 100*x)
	case x < 10:
		return fmt.Sprintf("%.2g times what it should be", x)
	case x < 1e6:
		return fmt.Sprintf("%.0f times what it should be", x)
	}
	return "more than a million times what it should be"
}

func wrongCouplings(t Tally) string {
	if t.wrong() == 0 {
		return ""
	}
	return fmt.Sprintf(", %s wrong", typography.Count(t.wrong(), "coupling"))
}

// multistep says what the numbers of a multistep method are.
func multistep(l Learned) []string {
	m, ok := l.Told.Multistep()
	if !ok {
		return nil
	}
	return []string{fmt.Sprintf("%s is a multistep method: its numbers are those of a run from %s of the exact flow, with all roots ζ of ρ(ζ) = zσ(ζ) in it, the parasitic ones too. A mode explodes where one of them has |ζ| > 1.",
		l.Name, typography.Count(m.Steps(), "starting value"))}
}

// mixing says where a scheme is wrong about couplings that the flow keeps, and which one is the worst.
func (c Learning) mixing(l Learned) []string {
	t := l.Coupled
	if t.wrong() == 0 {
		return nil
	}
	text := fmt.Sprintf("%s: parameters that mix modes have a gradient in %s that the flow keeps; of these the scheme distorts %d and loses %d.",
		l.Name, typography.Count(t.FlowKeeps(), "coupling"), t.Counts[asymptotics.Distorted], t.Counts[asymptotics.LostByScheme])
	if t.Counts[asymptotics.Distorted] > 0 {
		x := l.Couplings[t.Worst]
		text += fmt.Sprintf(" The worst, of λ = %s with λ = %s, has %s times the gradient of the flow.",
			typography.Minus(shortComplex(c.Options.Spectrum[x.I])), typography.Minus(shortComplex(c.Options.Spectrum[x.J])), typography.Minus(shortValue(x.Ratio)))
	}
	return []string{text}
}

// flowLost says what no integrator brings back.
func (c Learning) flowLost(l Learned) string {
	var lost []exact.Gaussian
	for i, s := range l.Modes {
		if !s.FlowKept {
			lost = append(lost, c.Options.Spectrum[i])
		}
	}
	if len(lost) == 0 {
		return "The exact flow keeps a gradient in every mode: whatever is lost here is lost by the scheme."
	}
	return fmt.Sprintf("In %s (%s) the exact flow itself has no gradient left after this time: no integrator brings it back. What does: a shorter run, data on the fast scale, or the fast scale itself as a parameter, such as log |λ|, that is read off a quasi-steady state.",
		typography.Count(len(lost), "mode"), c.span(lost))
}

// span lists a few modes, or says how many there are from which to which.
func (c Learning) span(modes []exact.Gaussian) string {
	slices.SortStableFunc(modes, func(a, b exact.Gaussian) int { return b.Norm().Cmp(a.Norm()) })
	modes = slices.CompactFunc(modes, exact.Gaussian.Equal)
	var names []string
	for _, z := range modes {
		names = append(names, typography.Minus(shortComplex(z)))
	}
	if len(names) > 3 {
		return "λ = " + names[0] + " … " + names[len(names)-1]
	}
	return "λ = " + strings.Join(names, ", ")
}

// limits says what a scheme loses or lets explode, and how much smaller h mends that.
func (c Learning) limits(l Learned) []string {
	var lost, exploding []exact.Gaussian
	for i, s := range l.Modes {
		z := c.Options.Spectrum[i]
		switch {
		case s.Reading == asymptotics.LostByScheme:
			lost = append(lost, z)
		case s.Reading == asymptotics.Exploding:
			exploding = append(exploding, z)
		}
	}
	var parts []string
	if len(exploding) > 0 {
		parts = append(parts, fmt.Sprintf("lets the gradient explode at %s, which the flow does not", c.span(exploding)))
	}
	if len(lost) > 0 {
		parts = append(parts, fmt.Sprintf("loses the gradient at %s, which the flow keeps", c.span(lost)))
	}
	if len(parts) == 0 {
		return nil
	}
	text := l.Name + " " + strings.Join(parts, "; it ") + "."
	if m := l.Mend; m.Found {
		factor := exact.Int(2).Pow(m.Halvings)
		text += fmt.Sprintf(" With h = %s and %v times as many steps none of these modes explodes or is lost.", Copied(c.Options.Step.Quo(factor)), factor)
	} else if m.Halvings > 0 {
		text += fmt.Sprintf(" Halving h up to %s does not mend that.", typography.Count(m.Halvings, "time"))
	}
	return []string{text}
}

// spurious says what gradients are worth that the flow has not.
func (c Learning) spurious(ranked []Learned) []string {
	var keeping []string
	for _, l := range ranked {
		if l.Modal.Counts[asymptotics.KeptBeyondFlow] > 0 {
			keeping = append(keeping, l.Name)
		}
	}
	if len(keeping) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("%s: gradients that are kept beyond the flow exist only because the scheme is inexact there. A step of the optimiser along them fits the scheme, not the problem. They are large where |R(∞)| = 1, and tiny where R(∞) = 0; an exponential integrator has none where all of λ is in its linear part.",
		strings.Join(keeping, ", "))}
}
