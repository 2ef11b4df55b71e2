package main

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"rofz/internal/typography"
)

// A progress counts what is done, and shows it on a terminal if it lasts: one line that is gone when the work is.
type progress struct {
	reporting sync.Mutex // held from before a thing is reported until it is counted

	mu       sync.Mutex
	noun     string // of what is counted: "scheme"; "" before anything is
	verb     string // what becomes of it: "reported"
	n, total int    // total is -1 if it is not known
	at       string // what is worked on

	screen io.Writer // nil if nobody watches
	drawn  int       // how many columns the line on it has
	turn   int       // of the wheel
	since  time.Time
	ended  bool
}

// quiet is how long work may last without a word.
const quiet = time.Second

func newProgress(stderr io.Writer) *progress {
	t := &progress{total: -1}
	if isTerminal(stderr) {
		t.screen = stderr
	}
	return t
}

// begin starts the count of so many things; total is -1 if their number is not known.
func (t *progress) begin(noun, verb string, total int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.noun, t.verb, t.n, t.total, t.since = noun, verb, 0, total, time.Now()
	if t.screen != nil && !t.ended {
		go t.watch()
	}
}

// started says what is worked on.
func (t *progress) started(name string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.at = name
}

// finished counts one.
func (t *progress) finished() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.n++
}

// watch shows the count once the work has lasted for a while, until it is done.
func (t *progress) watch() {
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
func (t *progress) show() {
	line := t.line(time.Since(t.since))
	columns := utf8.RuneCountInString(line)
	// A screen that refuses the line is no reason to stop.
	_, _ = fmt.Fprintf(t.screen, "\r%s%s", line, strings.Repeat(" ", max(0, t.drawn-columns)))
	t.drawn = columns
	t.turn++
}

// line says how far the work has come after some time, with a bar if it is known how much there is, and else with a wheel.
func (t *progress) line(after time.Duration) string {
	name := []rune(t.at)
	if len(name) > 28 {
		name = append(name[:27], '~')
	}
	after = after.Truncate(time.Second)
	if t.total < 0 {
		return fmt.Sprintf("%c %-28s (%d) [%s] ", `|/-\`[t.turn%4], string(name), t.n, after)
	}
	const width = 20
	done := 1.0
	if t.total > 0 {
		done = float64(t.n) / float64(t.total)
	}
	bar := strings.Repeat("=", int(width*done))
	if bar != "" && len(bar) < width {
		bar = bar[1:] + ">"
	}
	return fmt.Sprintf("%-28s %3.0f%% [%s%s] (%d/%d) [%s] ", string(name), 100*done, bar, strings.Repeat(".", width-len(bar)), t.n, t.total, after)
}

// hide takes the line away, for what is written in its place.
func (t *progress) hide() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.drawn > 0 {
		_, _ = fmt.Fprintf(t.screen, "\r%s\r", strings.Repeat(" ", t.drawn))
		t.drawn = 0
	}
}

// done takes the line away for good.
func (t *progress) done() {
	t.hide()
	t.mu.Lock()
	defer t.mu.Unlock()
	t.ended = true
}

// sentence says how far the work has come: ": 57 of 210 schemes reported"; "" if nothing is counted.
func (t *progress) sentence() string {
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
