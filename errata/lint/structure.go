package lint

import (
	"fmt"

	"rofz/poly"
	"rofz/scheme"
)

// The checks of the structure: 4xx.
var structureChecks = []Check{
	{
		Code: "RZ401", Title: "stages are equivalent", Level: Note,
		Explanation: "These stages always have the same value: the sums of their rows over every group of equivalent stages agree. The scheme is the same as one with fewer stages [HW96, IV.12].",
		Remedy:      "Leave one of them, with the sum of their columns and weights. In a pair of schemes that share their abscissae this may be meant.",
		Example:     "Two equal rows.",
		find:        equivalentStages,
	},
	{
		Code: "RZ402", Title: "abscissae are equal", Level: Note, Detail: true,
		Explanation: "Several stages are at the same time. That is common and harmless, but no scheme of collocation does it.",
		Remedy:      "Nothing.",
		Example:     "The classical scheme of order 4: c = 0, 1/2, 1/2, 1.",
		find:        confluent,
	},
	{
		Code: "RZ403", Title: "a stage is not used", Level: Note,
		Explanation: "Neither b nor bhat nor a stage that is used depends on it. It costs an evaluation for nothing, or an entry is missing.",
		Remedy:      "Remove the stage, or look for the entry that was dropped. In a pair of schemes that share their stages this may be meant.",
		Example:     "b = 1, 0 with a second stage that nothing refers to.",
		find:        unusedStages,
	},
	{
		Code: "RZ404", Title: "first same as last", Level: Note, Detail: true,
		Explanation: "The last row of A is b and the first stage is explicit: the last stage of a step is the first of the next and costs nothing.",
		Remedy:      "Nothing.",
		Example:     "Bogacki and Shampine's scheme of order 3.",
		find:        firstSameAsLast,
	},
}

// equivalentStages finds the groups of the coarsest partition of the stages in which the row sums over every group
// agree: the groups are divided until they do.
func equivalentStages(s *subject) []Finding {
	n := len(s.b)
	group := make([]int, n)
	for count := min(n, 1); ; {
		keys := make(map[string]int)
		next := make([]int, n)
		for i := range n {
			key := fmt.Sprint(group[i])
			for _, m := range s.matrices {
				sums := make([]poly.Elem, count)
				for j, x := range m[i] {
					sums[group[j]] = sums[group[j]].Add(x)
				}
				key += fmt.Sprint(sums)
			}
			if _, ok := keys[key]; !ok {
				keys[key] = len(keys)
			}
			next[i] = keys[key]
		}
		group = next
		if len(keys) == count {
			break
		}
		count = len(keys)
	}
	return together(group)
}

// together returns a finding for each group with several members.
func together(group []int) []Finding {
	members := make([]Stages, len(group))
	for i, g := range group {
		members[g] = append(members[g], i+1)
	}
	var out []Finding
	for _, m := range members {
		if len(m) > 1 {
			out = append(out, Finding{Place: stage(m[1]), Fact: m})
		}
	}
	return out
}

// stage is the place of a stage, which has none in a document.
func stage(i int) scheme.Place { return scheme.Place{Key: fmt.Sprintf("stage %d", i)} }

func confluent(s *subject) []Finding {
	if len(s.matrices) == 0 {
		return nil
	}
	group := make([]int, len(s.b))
	for i, row := range s.matrices[0] {
		group[i] = i
		for j := range i {
			if group[j] == j && s.zero(sum(row).Sub(sum(s.matrices[0][j]))) {
				group[i] = j
				break
			}
		}
	}
	return together(group)
}

func unusedStages(s *subject) []Finding {
	n := len(s.b)
	used := make([]bool, n)
	var visit func(i int)
	visit = func(i int) {
		if used[i] {
			return
		}
		used[i] = true
		for _, m := range s.matrices {
			for j, x := range m[i] {
				if !x.IsZero() {
					visit(j)
				}
			}
		}
	}
	for i := range n {
		if !s.b[i].IsZero() || s.bhat != nil && !s.bhat[i].IsZero() || i == n-1 && s.lastIsNew() {
			visit(i)
		}
	}
	var out []Finding
	for i, u := range used {
		if !u {
			out = append(out, Finding{Place: stage(i + 1)})
		}
	}
	return out
}

// lastIsNew reports whether the last stage is the new value: then it is worth having although no weight uses it.
func (s *subject) lastIsNew() bool {
	if len(s.matrices) != 1 {
		return false
	}
	for j, x := range s.matrices[0][len(s.b)-1] {
		if !s.zero(x.Sub(s.b[j])) {
			return false
		}
	}
	return true
}

func firstSameAsLast(s *subject) []Finding {
	if !s.lastIsNew() || len(s.b) < 2 {
		return nil
	}
	for _, x := range s.matrices[0][0] {
		if !x.IsZero() {
			return nil
		}
	}
	return []Finding{{}}
}
