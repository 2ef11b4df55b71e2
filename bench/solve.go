package main

import (
	"context"
	"fmt"
	"math/big"
	"strings"
	"time"

	"rofz/internal/resolvent"
	"rofz/internal/routh"
	"rofz/poly"
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
