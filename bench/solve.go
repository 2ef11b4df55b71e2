package main

import (
	"context"
	"fmt"
	"math/big"
	"strings"
	"time"

	conditions "rofz/asymptotics/stability"
	"rofz/internal/resolvent"
	"rofz/internal/routh"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/proofs"
	"rofz/scheme"
)

// solver returns the function that does the job, of which the time is measured, and which returns another one that
// writes the answer.
func (x input) solver() (func() func() string, error) {
	switch x.job() {
	case "R":
		m, b, e := x.realization()
		return func() func() string {
			p, q := stability(m, b, e)
			return func() string { return list(p) + " " + list(q) }
		}, nil
	case "E":
		p := poly.FromBigInts(x.numbers, big.NewInt(1))
		return func() func() string {
			ok, _ := p.NonNegative()
			return func() string { return digit(ok) }
		}, nil
	case "verdict":
		m, b, e := x.realization()
		return func() func() string {
			stable := isStable(stability(m, b, e))
			return func() string { return digit(stable) }
		}, nil
	case "certificate":
		return func() func() string {
			d := proofs.Analyze(x.scheme()).Decide(proofs.AStable)
			return func() string {
				if d.Verdict.Undecided() {
					return d.Verdict.String()
				}
				return digit(d.Verdict.Proved())
			}
		}, nil
	case "Hurwitz":
		return func() func() string {
			ok := routh.Hurwitz(x.numbers)
			return func() string { return digit(ok) }
		}, nil
	}
	return nil, fmt.Errorf("no job is called %q", x.job())
}

// realization returns the matrix and the vectors of a tableau.
func (x input) realization() (m [][]*big.Int, b, e []*big.Int) {
	s := int(x.numbers[0].Int64())
	for i := range s {
		m = append(m, x.numbers[1+i*s:1+(i+1)*s])
		e = append(e, big.NewInt(1))
	}
	return m, x.numbers[1+s*s:], e
}

// isStable decides whether P/Q is A-stable, as a Glance does. A common factor matters only where Q has a zero in the left
// half-plane.
func isStable(p, q []*big.Int) bool {
	one := big.NewInt(1)
	num, den := poly.FromBigInts(p, one), poly.FromBigInts(q, one)
	if k := (algebraic.Field{}); !k.ZerosInRightHalfPlane(den) {
		common := poly.GCD(num, den)
		if num, den = num.Quo(common), den.Quo(common); !k.ZerosInRightHalfPlane(den) {
			return false
		}
	}
	nonNegative, _ := conditions.MultipleOfE(num, den).NonNegative()
	return nonNegative
}

// scheme returns the tableau M, b itself, of which nothing is known yet: with w for z it has the same stability function. To read its
// coefficients again belongs to what is measured.
func (x input) scheme() scheme.Scheme {
	m, b, _ := x.realization()
	rows := make([][]string, len(m))
	for i, row := range m {
		rows[i] = strings.Fields(list(row))
	}
	t, err := scheme.NewRungeKutta(x.name, rows, strings.Fields(list(b)))
	if err != nil {
		panic("internal error: integers are no coefficients: " + err.Error())
	}
	return t
}

// stability returns P = det(I − wM + w e bᵀ) and Q = det(I − wM), R = P/Q with w = z/d.
func stability(m [][]*big.Int, b, e []*big.Int) (p, q []*big.Int) {
	n, q := resolvent.Polynomials(context.Background(), m, b, e)
	p = make([]*big.Int, len(q))
	p[0] = q[0]
	for i, x := range n {
		p[i+1] = new(big.Int).Add(q[i+1], x)
	}
	return p, q
}

func list(numbers []*big.Int) string {
	texts := make([]string, len(numbers))
	for i, n := range numbers {
		texts[i] = n.String()
	}
	return strings.Join(texts, " ")
}

func digit(yes bool) string {
	if yes {
		return "1"
	}
	return "0"
}

// enough is how long a measurement takes at least.
const enough = 20 * time.Millisecond

// measure returns an answer of f, and how many nanoseconds of the processor an answer takes.
func measure[T any](f func() T) (T, float64) {
	answer := f() // not measured: what is done but once
	for n := 1; ; n *= 2 {
		start := processorTime()
		for range n {
			answer = f()
		}
		if spent := processorTime() - start; spent >= enough {
			return answer, float64(spent.Nanoseconds()) / float64(n)
		}
	}
}
