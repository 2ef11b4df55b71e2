package main

import (
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"

	"rofz/internal/typography"
)

// A tally counts what is done, and shows it on a terminal if it lasts: one line that is gone when the work is.
type tally struct {
	reporting sync.Mutex // held from before a thing is reported until it is counted

	mu       sync.Mutex
	noun     string // of what is counted: "scheme"; "" before anything is
	verb     string // what becomes of it: "reported"
	n, total int    // total is -1 if it is not known
	at       string // what is worked on

	screen io.Writer // nil if nobody watches
	bar    *progressbar.ProgressBar
	since  time.Time
	ended  bool
}

// quiet is how long work may last without a word.
const quiet = time.Second

func newTally(stderr io.Writer) *tally {
	t := &tally{total: -1}
	if isTerminal(stderr) {
		t.screen = stderr
	}
	return t
}

// begin starts the count of so many things; total is -1 if their number is not known.
func (t *tally) begin(noun, verb string, total int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.noun, t.verb, t.n, t.total, t.since = noun, verb, 0, total, time.Now()
	if t.screen != nil && !t.ended {
		go t.watch()
	}
}

// started says what is worked on.
func (t *tally) started(name string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.at = name
}

// finished counts one.
func (t *tally) finished() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.n++
}

// watch shows the count once the work has lasted for a while, until it is done.
func (t *tally) watch() {
	for {
		time.Sleep(quiet / 4)
		t.mu.Lock()
		if t.ended {
			t.mu.Unlock()
			return
		}
		if time.Since(t.since) >= quiet {
			t.show()
		}
		t.mu.Unlock()
	}
}

// show draws the line. t.mu is held.
func (t *tally) show() {
	if t.bar == nil {
		options := []progressbar.Option{
			progressbar.OptionSetWriter(t.screen), progressbar.OptionShowCount(), progressbar.OptionSetWidth(20),
			progressbar.OptionClearOnFinish(), progressbar.OptionSetElapsedTime(true), progressbar.OptionSetPredictTime(false),
			progressbar.OptionSetTheme(progressbar.ThemeASCII),
		}
		if t.total < 0 {
			options = append(options, progressbar.OptionSpinnerType(9)) // - \ | /
		}
		t.bar = progressbar.NewOptions(t.total, options...)
	}
	name := []rune(t.at)
	if len(name) > 28 {
		name = append(name[:27], '~')
	}
	t.bar.Describe(fmt.Sprintf("%-28s", string(name)))
	_ = t.bar.Set(t.n) // a screen that refuses the line is no reason to stop
}

// hide takes the line away, for what is written in its place.
func (t *tally) hide() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.bar != nil {
		_ = t.bar.Clear()
	}
}

// done takes the line away for good.
func (t *tally) done() {
	t.hide()
	t.mu.Lock()
	defer t.mu.Unlock()
	t.ended = true
}

// sentence says how far the work has come: ": 57 of 210 schemes reported"; "" if nothing is counted.
func (t *tally) sentence() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch {
	case t.noun == "":
		return ""
	case t.total < 0:
		return fmt.Sprintf(": %s %s", typography.Count(t.n, t.noun), t.verb)
	}
	return fmt.Sprintf(": %d of %s %s", t.n, typography.Count(t.total, t.noun), t.verb)
}
