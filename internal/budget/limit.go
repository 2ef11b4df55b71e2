package budget

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// A Limit is what a computation may spend: time, and work, which does not depend on the machine. The zero value is no
// limit.
//
// A unit of work is about the product of two words of 64 bits. What is counted are the rounds of the loops that take
// long, each by an estimate from the sizes of the numbers in it, so that the same input spends the same on each machine.
type Limit struct {
	Time time.Duration
	Work int64
}

// ParseLimit reads a time such as 2s, a number of units of work such as 5e9, or both with a comma between them. A number
// has its exponent, so that 5 is not taken for the one or the other.
func ParseLimit(text string) (Limit, error) {
	var l Limit
	for part := range strings.SplitSeq(text, ",") {
		part = strings.TrimSpace(part)
		if d, err := time.ParseDuration(part); err == nil && d > 0 && l.Time == 0 {
			l.Time = d
			continue
		}
		w, err := strconv.ParseFloat(part, 64)
		if err != nil || !strings.Contains(part, "e") || !(w >= 1 && w <= 1e18) || w != math.Floor(w) || l.Work != 0 {
			return Limit{}, fmt.Errorf("%.40q, should be a time such as 500ms, 2s or 1m, units of work such as 5e9, or both with a comma between them", text)
		}
		l.Work = int64(w)
	}
	return l, nil
}

// String writes what ParseLimit reads, "" for no limit.
func (l Limit) String() string {
	var parts []string
	if l.Time != 0 {
		parts = append(parts, l.Time.String())
	}
	if l.Work != 0 {
		parts = append(parts, l.work())
	}
	return strings.Join(parts, ",")
}

// Less returns what is left of a limit, at least a little of what is limited.
func (l Limit) Less(spent Limit) Limit {
	if l.Time != 0 {
		l.Time = max(l.Time-spent.Time, 1)
	}
	if l.Work != 0 {
		l.Work = max(l.Work-spent.Work, 1)
	}
	return l
}

func (l Limit) work() string {
	return strings.NewReplacer("e+0", "e", "e+", "e").Replace(strconv.FormatFloat(float64(l.Work), 'e', -1, 64))
}

// Exhausted is the cause of the end of a context whose budget is used up: of the one thing, time or work, that was.
type Exhausted Limit

// Error says how much there was.
func (e Exhausted) Error() string {
	if e.Work != 0 {
		return fmt.Sprintf("budget of %s units of work used up", Limit(e).work())
	}
	return fmt.Sprintf("budget of %v used up", e.Time)
}

// A meter counts the work that was done under a context.
type meter struct {
	used, most atomic.Int64
	end        context.CancelCauseFunc
}

type meterKey struct{}

// With returns a context that is done when the limit is reached. The caller calls the function when the work is over.
// If there is no limit, it returns ctx.
func With(ctx context.Context, l Limit) (context.Context, context.CancelFunc) {
	if l == (Limit{}) {
		return ctx, func() {}
	}
	ctx, end := context.WithCancelCause(ctx)
	m := &meter{end: end}
	m.most.Store(l.Work)
	ctx = context.WithValue(ctx, meterKey{}, m)
	stop := func() {}
	if l.Time != 0 {
		t := time.AfterFunc(l.Time, func() { end(Exhausted{Time: l.Time}) })
		stop = func() { t.Stop() }
	}
	return ctx, func() {
		stop()
		end(context.Canceled)
	}
}

// Spend counts n units of work, of a round that was done or that is about to begin. It ends the computation around it as
// Poll does, when that is too much or ctx is done.
//
// Cost: some ten nanoseconds.
func Spend(ctx context.Context, n int) {
	if ctx == nil || ctx.Done() == nil {
		return
	}
	if m, ok := ctx.Value(meterKey{}).(*meter); ok {
		used, most := m.used.Add(int64(max(n, 1))), m.most.Load()
		if most != 0 && used > most {
			m.end(Exhausted{Work: most})
		}
	}
	Poll(ctx)
}

// Used returns how many units of work were spent under ctx, 0 if nothing is counted.
func Used(ctx context.Context) int64 {
	if ctx != nil {
		if m, ok := ctx.Value(meterKey{}).(*meter); ok {
			return m.used.Load()
		}
	}
	return 0
}

// Words returns how many words of 64 bits a number of so many bits has, at least 1.
func Words(bits int) int { return bits/64 + 1 }
