package main

import "testing"

// TestRoomForTrees asks for the room of a tree of sources: garbage has less of it there than elsewhere, and what is in use has enough.
func TestRoomForTrees(t *testing.T) {
	for _, live := range []int64{0, 10 << 20, 45 << 20, 300 << 20} {
		readsTrees.Store(false)
		elsewhere := roomFor(live, usualMemory)
		readsTrees.Store(true)
		room := roomFor(live, usualMemory)
		readsTrees.Store(false)
		if room >= elsewhere || room < live+treeGarbage {
			t.Errorf("%d bytes in use have %d in a tree, and %d elsewhere", live, room, elsewhere)
		}
	}
	if most := roomFor(45<<20, usualMemory); most < 135<<20 {
		t.Errorf("%d bytes for what is no tree", most)
	}
}
