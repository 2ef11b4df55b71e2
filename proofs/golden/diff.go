package golden

import "strings"

// diff lists the lines of a and of b, each once: those that are in a alone behind −, those in b alone behind +.
//
// Algorithm: a longest common subsequence, by dynamic programming. Cost: O(|a|·|b|).
func diff(a, b []string) string {
	common := make([][]int, len(a)+1) // of a from i on and b from j on
	for i := range common {
		common[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			common[i][j] = max(common[i+1][j], common[i][j+1])
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			}
		}
	}
	var out strings.Builder
	add := func(mark, line string) { out.WriteString(mark + " " + line + "\n") }
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			add(" ", a[i])
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && common[i+1][j] >= common[i][j+1]:
			add("−", a[i])
			i++
		default:
			add("+", b[j])
			j++
		}
	}
	return out.String()
}
