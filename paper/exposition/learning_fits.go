package exposition

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rofz/asymptotics"
	"rofz/internal/typography"
	"rofz/poly/exact"
)

// Fitted says what a perfect fit of the data of one step finds in place of one eigenvalue: all ẑ with R(ẑ) = e^(hλ).
type Fitted struct {
	Mode int
	Fits []asymptotics.Fit
	Err  error // why they are not known
}

// identify fills in what perfect fits find, for all λ but 0, in place of which they find 0.
func (l *Learned) identify(fits func(z exact.Gaussian) ([]asymptotics.Fit, error), opts LearningOptions) {
	known := make(map[string]int)
	for i, lambda := range opts.Spectrum {
		if lambda.Equal(exact.Gaussian{}) {
			continue
		}
		f := Fitted{Mode: i}
		if at, ok := known[lambda.String()]; ok {
			f.Fits, f.Err = l.Fitted[at].Fits, l.Fitted[at].Err
		} else if at, ok := known[lambda.Conj().String()]; ok {
			f.Err = l.Fitted[at].Err
			for _, x := range l.Fitted[at].Fits {
				f.Fits = append(f.Fits, x.Conj())
			}
		} else {
			f.Fits, f.Err = fits(scaledBy(lambda, opts.Step))
			known[lambda.String()] = len(l.Fitted)
		}
		l.Fitted = append(l.Fitted, f)
	}
}

// nearest returns the fits that are nearest, none if there are none; and whether λ is real and no fit is.
func (c Learning) nearest(f Fitted) (near []asymptotics.Fit, noneReal bool) {
	for _, x := range f.Fits {
		if x.Nearest {
			near = append(near, x)
		}
	}
	return near, c.Options.Spectrum[f.Mode].Im.IsZero() && len(near) > 0 && !near[0].Z.IsReal()
}

// Damped reports whether what a fit finds decays.
func Damped(f asymptotics.Fit) bool {
	sign, _ := f.Z.Re.Sign()
	return sign < 0
}

// identified says in plain words what perfect fits make of a problem.
func (c Learning) identified(l Learned) []string {
	worst, at, growing, decaying, turned, complexOnly, open := 0.0, -1, 0, 0, 0, 0, 0
	for _, f := range l.Fitted {
		near, noneReal := c.nearest(f)
		switch {
		case f.Err != nil:
			open++
			continue
		case near == nil || noneReal:
			complexOnly++
			continue
		}
		if off := float(near[0].Off); off >= worst {
			worst, at = off, f.Mode
		}
		if c.Options.Spectrum[f.Mode].Re.Sign() < 0 {
			decaying++
			if !Damped(near[0]) {
				growing++
			}
		}
		if sign, _ := near[0].Z.Im.Sign(); sign*c.Options.Spectrum[f.Mode].Im.Sign() < 0 {
			turned++
		}
	}
	if _, ok := l.Told.Exponential(); ok && c.Options.Identify {
		if !l.Split.IsZero() {
			return []string{l.Name + ": which λ̂ a perfect fit finds is not computed for exponential schemes with a share of λ in the nonlinear part."}
		}
		return []string{l.Name + ": who fits the data of each step perfectly finds λ itself, or λ + 2πki/h, since R(z) = e^z."}
	}
	if len(l.Fitted) == 0 {
		return nil
	}
	equation := "R(hλ̂) = e^(hλ)"
	if _, ok := l.Told.Multistep(); ok {
		equation = "ρ(ζ) = hλ̂σ(ζ), ζ = e^(hλ)"
	}
	text := fmt.Sprintf("%s: who fits the data of each step perfectly finds not λ but a λ̂ with %s.", l.Name, equation)
	if at >= 0 {
		text += fmt.Sprintf(" Of the λ̂ nearest to λ, which are the ones to expect of a start at the truth, the worst is that for λ = %s: it is off by %s.", typography.Minus(shortComplex(c.Options.Spectrum[at])), offBy(worst))
	}
	switch {
	case decaying == 0:
	case growing == 0:
		text += " All of these decay where λ does."
	default:
		text += fmt.Sprintf(" Of the %d for λ that decay %d do not: the model that is learned grows where the problem decays.", decaying, growing)
	}
	if turned > 0 {
		text += fmt.Sprintf(" For %s λ̂ turns the other way.", typography.Count(turned, "mode"))
	}
	if complexOnly > 0 {
		text += fmt.Sprintf(" For %s no λ̂ fits that is real as λ is: a real parameter never fits the data.", typography.Count(complexOnly, "mode"))
	}
	if open > 0 {
		text += fmt.Sprintf(" For %s the λ̂ were not computed: there are too many, or they lie too close together or too far out.", typography.Count(open, "mode"))
	}
	return []string{text}
}

// FitTable is the table of what perfect fits find.
func (c Learning) FitTable(l Learned) Table {
	t := plainTable(l.Name+": what a perfect fit of each step finds in place of λ, and what else fits", "λ", "lambda", "λ̂", "fit", "|λ̂−λ|/|λ|", "off", "Re λ̂", "sign", "others", "others")
	order := make([]int, len(l.Fitted))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return c.Options.Spectrum[l.Fitted[j].Mode].Norm().Cmp(c.Options.Spectrum[l.Fitted[i].Mode].Norm())
	})
	for k := range min(maxShown, len(order)) {
		f := l.Fitted[order[k*(len(order)-1)/max(1, min(maxShown, len(order))-1)]]
		lambda := c.Options.Spectrum[f.Mode]
		row := []Cell{cell(shortComplex(lambda), lambda.String())}
		near, noneReal := c.nearest(f)
		switch {
		case f.Err != nil:
			row = append(row, repeat("not computed", 1)...)
			row = append(row, repeat("–", 3)...)
		case near == nil:
			row = append(row, repeat("none", 1)...)
			row = append(row, repeat("–", 3)...)
		default:
			text := c.fitText(near[0])
			if noneReal {
				text = "none real; " + strings.Replace(text, "+", "±", 1)
			}
			row = append(row, cell(text, text), cell(inShort(near[0].Off), inShort(near[0].Off)), cell(signText(near[0]), signText(near[0])))
			others := otherFits(f.Fits)
			row = append(row, cell(others, others))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// fitText is λ̂, with few digits.
func (c Learning) fitText(f asymptotics.Fit) string {
	z := c.Options.Rate(f)
	switch {
	case z.IsReal():
		return inShort(z.Re)
	case z.Re.M.IsPoint() && z.Re.M.Lo.IsZero():
		return inShort(z.Im) + "i"
	}
	im := inShort(z.Im)
	if !strings.HasPrefix(im, "-") {
		im = "+" + im
	}
	return inShort(z.Re) + im + "i"
}

// Rate returns λ̂ = ẑ/h.
func (o LearningOptions) Rate(f asymptotics.Fit) asymptotics.Complex {
	inverse := asymptotics.Scaled{M: exact.Point(o.Step.Inv())}
	return asymptotics.Complex{Re: f.Z.Re.Mul(inverse), Im: f.Z.Im.Mul(inverse), Abs: f.Z.Abs.Mul(inverse)}
}

func signText(f asymptotics.Fit) string {
	switch sign, _ := f.Z.Re.Sign(); sign {
	case -1:
		return "< 0"
	case 0:
		return "0"
	}
	return "> 0"
}

// otherFits counts what is not the nearest one, and what of it grows.
func otherFits(fits []asymptotics.Fit) string {
	others, growing := 0, 0
	for _, f := range fits {
		if f.Nearest {
			continue
		}
		others++
		if sign, _ := f.Z.Re.Sign(); sign > 0 {
			growing++
		}
	}
	switch {
	case others == 0:
		return "–"
	case growing == 0:
		return strconv.Itoa(others)
	}
	return fmt.Sprintf("%d, %d with Re > 0", others, growing)
}
