package scheme

import (
	"context"
	"sync"

	"rofz/poly"
)

// memo keeps the derivations of one scheme: each is computed once, on demand. A scheme is used through a pointer, so
// its memo is never copied.
type memo struct {
	main, embedded memoized
}

// memoized is one of them. One whose computation was ended is computed anew when it is asked for again.
type memoized struct {
	mu   sync.Mutex
	done bool
	d    Derivation
	err  error
}

func (m *memoized) get(f func() (Derivation, error)) (Derivation, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.done {
		m.d, m.err = f()
		m.done = true
	}
	return m.d, m.err
}

// deriveEmbedded shares the vector with the main weights, which are derived first.
func (m *memo) deriveEmbedded(main func() (Derivation, error), bhat []poly.Elem) (Derivation, bool, error) {
	if bhat == nil {
		return Derivation{}, false, nil
	}
	d, err := m.embedded.get(func() (Derivation, error) {
		d, err := main()
		if err == nil {
			d, err = d.withWeights(context.Background(), bhat)
		}
		return d, err
	})
	return d, true, err
}

// DeriveContext is s.Derive; it ends the computation around it, as budget.Poll does, when ctx is done.
func DeriveContext(ctx context.Context, s OneStep) (Derivation, error) { return s.derive(ctx) }
