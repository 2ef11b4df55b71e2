package catalogue

import (
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"rofz/scheme"
)

// suggest returns the schemes that others call by the given name, or else the known name that is closest to it, a
// family's pattern or member, or the few names that hold it; "" if none is close.
func suggest(name string) string {
	if schemes := meant(name); schemes != "" {
		return schemes
	}
	if i := slices.IndexFunc(EveryName(), func(n string) bool { return plain(n) == plain(name) }); i >= 0 {
		return EveryName()[i]
	}
	if best := Nearest(name, EveryName()); best != "" {
		return best
	}
	name = strings.ToLower(name)
	for _, f := range scheme.FamilyPatterns() {
		stem := strings.TrimRight(f.Pattern, "SKJT-:")
		if name == strings.ToLower(f.Pattern) {
			return strings.NewReplacer("J", "2", "K", "3", "S", "3", "T", "1/3").Replace(f.Pattern) // a member
		}
		if rest, ok := strings.CutPrefix(name, stem); ok && (rest == "" || !isLetter(rest[0])) {
			return f.Pattern
		}
	}
	return holding(plain(name))
}

// holding returns the names that hold a part of one, "" if there are none, or more than a few.
func holding(part string) string {
	const least, few = 3, 3
	if len(part) < least {
		return ""
	}
	found := slices.DeleteFunc(EveryName(), func(n string) bool { return !strings.Contains(plain(n), part) })
	if len(found) > few {
		return ""
	}
	return strings.Join(found, " or ")
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' }

// Nearest returns the choice that is closest to a name, the first of several; "" if none is close: at most three letters
// are to be inserted, deleted or replaced, fewer in a short name. Letters of either case are the same.
func Nearest(name string, choices []string) string {
	const longest = 60 // no name is nearly that long, and the distance costs the product of the lengths
	if len(name) > longest {
		return ""
	}
	name = strings.ToLower(name)
	best, least := "", min(3, (len(name)+2)/3)+1
	for _, n := range choices {
		if d := levenshtein.ComputeDistance(name, strings.ToLower(n)); d < least {
			best, least = n, d
		}
	}
	return best
}
