package scheme

import (
	"fmt"
	"strings"
)

// Claimed says in a few words what the source claims: "order 3(2), A-stable, not L-stable"; "" if it claims nothing.
func (info Info) Claimed() string {
	var list []string
	if info.Order != nil {
		s := fmt.Sprintf("order %d", *info.Order)
		if info.EmbeddedOrder != nil {
			s += fmt.Sprintf("(%d)", *info.EmbeddedOrder)
		}
		list = append(list, s)
	}
	for _, c := range []struct {
		name string
		says *bool
	}{
		{"A-stable", info.Published.AStable},
		{"L-stable", info.Published.LStable},
		{"stiffly accurate", info.Published.StifflyAccurate},
	} {
		switch {
		case c.says == nil:
		case *c.says:
			list = append(list, c.name)
		default:
			list = append(list, "not "+c.name)
		}
	}
	return strings.Join(list, ", ")
}
