package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

// usualMemory is what the heap may take before garbage is collected as often as is needed for it, unless more than a third of it is in use.
const usualMemory = 72 << 20

// treeMemory is usualMemory for a tree of sources, and treeGarbage what garbage may take there beside what is in use: with the
// program itself these are less than 100 MB.
const (
	treeMemory  = 60 << 20
	treeGarbage = 26 << 20
)

// readsTrees is true when a directory is read: most of what that makes is garbage soon.
var readsTrees atomic.Bool

// roomFor returns what the heap may take when so much of it is in use.
func roomFor(live, usual int64) int64 {
	if readsTrees.Load() {
		return max(treeMemory, live+max(treeGarbage, live/2))
	}
	return max(usual, 3*live)
}

// memoryIsCapped is true when the guard has said how much memory there is: it is not made more then.
var memoryIsCapped atomic.Bool

// collectRarely lets garbage grow to four times of what is in use, as long as the heap has no more than usual, or three times of
// what is in use, less in a tree of sources: exact arithmetic keeps little of what it makes, and spends a third of its time on collecting it
// otherwise. Who sets GOGC or GOMEMLIMIT is obeyed.
func collectRarely(usual int64) {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(usual)
	limit, sample := usual, []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	afterEachCollection(func() bool {
		metrics.Read(sample)
		next := roomFor(int64(sample[0].Value.Uint64()), usual)
		if memoryIsCapped.Load() {
			return false
		}
		if next > limit || 2*next < limit || next < limit && readsTrees.Load() { // setting it stops the world
			limit = next
			debug.SetMemoryLimit(limit)
		}
		return true
	})
}

// afterEachCollection calls f soon after garbage was collected, until it returns false.
func afterEachCollection(f func() bool) {
	type object struct{ _ [32]byte } // more than what shares its memory with others
	runtime.SetFinalizer(&object{}, func(*object) {
		if f() {
			afterEachCollection(f)
		}
	})
}
