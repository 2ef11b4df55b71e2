package proofs

import (
	"context"
	"slices"
	"sync"

	"rofz/internal/budget"
	"rofz/poly/algebraic"
)

// The facts whose absence others have to know of: a fact that is unfinished is its zero value, which is not to be shown.
const (
	FunctionFact          = "stability function" // nearly all others rest on it
	DerivativeFact        = "derivative"
	InfinityFact          = "behaviour at infinity"
	OrderFact             = "order"
	RealIntervalFact      = "real interval"
	ImaginaryIntervalFact = "imaginary interval"
	BranchesFact          = "branches of the roots"
	EigenvaluesFact       = "eigenvalues of the stability matrix"
	GeneralOrderFact      = "order of the method"
)

// Unfinished names what was asked for and not computed before the context was done, in the order of asking: nothing for
// an analysis without an end. Facts about the scheme that is meant are named as its.
func (a *Analysis) Unfinished() []string {
	a.mu.Lock()
	out, m := slices.Clone(a.unfinished), a.askedAsMeant
	a.mu.Unlock()
	if m != nil {
		for _, f := range m.Unfinished() {
			out = append(out, f+" of the scheme that is meant")
		}
	}
	return out
}

// IsUnfinished reports whether the fact is among those that Unfinished names.
func (a *Analysis) IsUnfinished(name string) bool { return slices.Contains(a.Unfinished(), name) }

// Within calls f, which computes a fact from others of the analysis, and reports whether it came to its end before the
// context was done. If not, the fact is Unfinished under its name. So it is if f ended later and some fact is
// Unfinished, because f may have used its zero value.
func Within[T any](a *Analysis, name string, f func() T) (T, bool) {
	return peek(fact(a, name, func() T {
		v := f()
		if a.ctx.Err() != nil && len(a.Unfinished()) > 0 {
			budget.End()
		}
		return v
	}))
}

// Context returns the context of the analysis.
func (a *Analysis) Context() context.Context { return a.ctx }

// field returns the field of the scheme's coefficients, in which the search for roots ends with the context of the analysis.
func (a *Analysis) field() algebraic.Field { return a.scheme.Field().During(a.ctx) }

// fact returns a function that computes f when it is first called, once. If the context is done before, the computation
// that asks for the fact is ended as well.
func fact[T any](a *Analysis, name string, f func() T) func() T {
	get := sync.OnceValues(func() (T, bool) {
		v, done := budget.Run(a.ctx, func() T {
			v := f()
			if d, ok := any(v).(Decision); ok { // what the core did counts too, though it knows of no budget
				budget.Spend(a.ctx, WorkOfCheck(d.Certificate))
			}
			return v
		})
		if !done {
			a.mu.Lock()
			if !slices.Contains(a.unfinished, name) {
				a.unfinished = append(a.unfinished, name)
			}
			a.mu.Unlock()
		}
		return v, done
	})
	return func() T {
		v, done := get()
		if !done {
			budget.End()
		}
		return v
	}
}

// factOf is a fact for each of many keys, kept in a map; done is false if the context was done before it was found.
func factOf[K comparable, T any](a *Analysis, kept map[K]func() T, key K, name string, f func() T) (v T, done bool) {
	a.mu.Lock()
	get, ok := kept[key]
	if !ok {
		get = fact(a, name, f)
		kept[key] = get
	}
	a.mu.Unlock()
	return peek(get)
}

// factOrError is fact for a function that returns an error too.
func factOrError[T any](a *Analysis, name string, f func() (T, error)) func() (T, error) {
	type result struct {
		value T
		err   error
	}
	get := fact(a, name, func() result {
		v, err := f()
		return result{v, err}
	})
	return func() (T, error) {
		r := get()
		return r.value, r.err
	}
}

// peek returns a fact to those who can do without it.
func peek[T any](get func() T) (v T, done bool) {
	done = budget.Do(func() { v = get() })
	return v, done
}

// peekOrError is peek with the end of the context as an error.
func peekOrError[T any](a *Analysis, get func() (T, error)) (v T, err error) {
	if !budget.Do(func() { v, err = get() }) {
		err = context.Cause(a.ctx)
	}
	return v, err
}

// open is the decision about a property that was not decided in time.
func (a *Analysis) open(p Property) Decision {
	return Decision{Property: p, Reason: OutOfTime{context.Cause(a.ctx)}}
}
