package catalogue

import (
	"strings"

	"rofz/scheme"
)

// suggest returns the known name that is closest to the given one, or a family's pattern or member; "" if none is close.
func suggest(name string) string {
	if best := Nearest(name, names); best != "" {
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
	return ""
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' }

// distance returns the number of letters to insert, delete, replace or swap with their neighbour that turn a into b,
// or some number ≥ limit when it is at least limit (optimal string alignment [Dam64]).
func distance(a, b string, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			replace := rows[i-1][j-1]
			if a[i-1] != b[j-1] {
				replace++
			}
			d := min(rows[i-1][j]+1, rows[i][j-1]+1, replace)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, rows[i-2][j-2]+1)
			}
			rows[i][j] = d
		}
	}
	return rows[len(a)][len(b)]
}

// Nearest returns the choice that is closest to a name, the first of several; "" if none is close: at most three typing
// errors are made, fewer in a short name. Letters of either case are the same.
func Nearest(name string, choices []string) string {
	const longest = 60 // no name is nearly that long, and the distance costs the product of the lengths
	if len(name) > longest {
		return ""
	}
	name = strings.ToLower(name)
	best, least := "", min(3, (len(name)+2)/3)+1
	for _, n := range choices {
		if d := distance(name, strings.ToLower(n), least); d < least {
			best, least = n, d
		}
	}
	return best
}
