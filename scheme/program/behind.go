package program

import (
	"slices"

	"rofz/scheme/expression"
)

// ChangedBehind returns which of the names of a branch a statement behind it changes under another condition, and where, unless
// it changes all of them: then both branches may have a table each, and else nothing says which values belong together.
// What changes a name in any case has taken it out of the branch already. Cost: linear in the statements behind it.
func (b *Block) ChangedBehind(names []string) (name string, at expression.Place, ok bool) {
	for ; b.Outer != nil && b.Do != Function && b.Do != Class; b = b.Outer {
		if b.Do != Branches {
			continue
		}
		if leaves(b.list) {
			return "", at, false
		}
		if name, at, ok = changedInPart(b.Outer.list, names, b.At.Offset); ok {
			return name, at, true
		}
	}
	return "", at, false
}

// changedInPart looks for a branch behind the offset that changes some of the names and not all.
func changedInPart(list []Statement, names []string, behind int) (name string, at expression.Place, ok bool) {
	for _, s := range list {
		switch {
		case s.Do == For || s.Do == Inline || s.Do == Scope:
			name, at, ok = changedInPart(s.Body, names, behind)
		case s.Do == Branches && s.At.Offset > behind:
			if name, at, ok = changedBy(s.Body, names); !ok {
				name, at, ok = changedBy(s.Else, names)
			}
		}
		if ok {
			return name, at, true
		}
	}
	return "", at, false
}

// changedBy returns the first of the names that statements change, where there is one that they do not.
func changedBy(list []Statement, names []string) (name string, at expression.Place, ok bool) {
	if len(list) == 1 && list[0].Do == Branches { // one more condition of the same statement
		return changedInPart(list, names, -1)
	}
	changed := changedNames(slices.DeleteFunc(slices.Clone(list), func(s Statement) bool {
		return slices.ContainsFunc(s.Targets, func(t Target) bool { return s.converts(t.Name) })
	}))
	first, n := -1, 0
	for i, x := range names {
		if _, is := changed[x]; is {
			n++
			if first < 0 {
				first = i
			}
		}
	}
	if n == 0 || n == len(names) {
		return "", at, false
	}
	return names[first], changed[names[first]], true
}
