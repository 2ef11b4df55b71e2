package notation

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"rofz/scheme/program"
)

// group are the arrays of a block whose names share what stands around that which says what they are: prefix in front, as
// in radau_iia_2_A and pep425A, and ending behind, as in A_exp.
type group struct {
	prefix, ending string
	arrays         []array
	lower          bool // the half of an explicit scheme, which may lack zeros
	numbered       bool // ending is a number
}

// endings tell the halves of a scheme apart.
var endings = []string{"_explicit", "_implicit", "_exp", "_imp", "_ex", "_im"}

// bases returns the names that say what an array is, the longest first.
var bases = sync.OnceValue(func() []string {
	seen := map[string]bool{"A_hat": true, "c_hat": true, "Ahat": true}
	for _, f := range forms {
		for name := range f.names {
			seen[name] = true
		}
		for _, name := range f.not {
			seen[name] = true
		}
	}
	for name := range keysOf {
		seen[name] = true
	}
	var out []string
	for name := range seen {
		out = append(out, name)
	}
	slices.SortFunc(out, func(x, y string) int { return 1000*(len(y)-len(x)) + strings.Compare(x, y) })
	return out
})

// join adds an array to the group that its name says.
func join(groups []group, name string, v program.Value) []group {
	if !v.IsList() && v.Err == nil {
		return groups
	}
	body, ending := name, ""
	prefix, base, ok := divide(body)
	if !ok {
		for _, end := range endings {
			if rest, cut := strings.CutSuffix(name, end); cut && !ok {
				ending = end
				prefix, base, ok = divide(rest)
			}
		}
	}
	if !ok { // A_rk4
		if base, rest, cut := strings.Cut(name, "_"); cut && slices.Contains(bases(), base) && len(rest) > 1 {
			return put(groups, rest, "", array{base, v})
		}
		return groups
	}
	return put(groups, prefix, ending, array{base, v})
}

func put(groups []group, prefix, ending string, x array) []group {
	for i := range groups {
		if groups[i].prefix == prefix && groups[i].ending == ending {
			groups[i].arrays = append(groups[i].arrays, x)
			return groups
		}
	}
	return append(groups, group{prefix: prefix, ending: ending, arrays: []array{x}})
}

// divide parts a name into what is in front and what says what the array is. Between them stands _ or a point, or the
// first ends in a digit.
func divide(name string) (prefix, base string, ok bool) {
	for _, base := range bases() {
		prefix, cut := strings.CutSuffix(name, base)
		if !cut {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(prefix)
		if strings.EqualFold(prefix, "rk") { // rkA, and RKb, which is the same prefix in a language without cases
			return "rk", base, true
		}
		if prefix == "" || strings.ContainsRune("_.", last) || last >= '0' && last <= '9' && strings.ContainsRune("AabcE", rune(base[0])) && !strings.Contains(base[1:], "lpha") {
			return prefix, base, true
		}
	}
	return "", "", false
}

// hats parts A_hat, b_hat and c_hat from their groups: where there is a matrix with a hat, they are the other half of a
// scheme, and b_hat are no embedded weights.
func hats(groups []group) []group {
	for i, g := range groups {
		hat := func(x array) bool { return strings.HasSuffix(x.name, "_hat") }
		if !slices.ContainsFunc(g.arrays, func(x array) bool { return x.name == "A_hat" }) {
			continue
		}
		other := group{prefix: g.prefix, ending: g.ending + "_hat", lower: true}
		for _, x := range g.arrays {
			if hat(x) {
				other.arrays = append(other.arrays, array{strings.TrimSuffix(x.name, "_hat"), x.value})
			}
		}
		groups[i].arrays = slices.DeleteFunc(slices.Clone(g.arrays), hat)
		groups = append(groups, other)
	}
	return groups
}
