package diagnosis

import (
	"rofz/scheme"
)

// Hybrid is what a Rosenbrock table satisfies that fails its own conditions: α with b, and with b̂, is a Runge–Kutta method of
// the claimed orders. Such a scheme is of a hybrid kind: it treats a part of the equations explicitly, and Γ serves the
// others, such as the constraints of a differential-algebraic problem. Then c and d need not be the row sums.
type Hybrid struct {
	Order    int
	Embedded int // 0 if no embedded order is claimed
}

// hybridOf looks for the Runge–Kutta method in a Rosenbrock table; ok is false if it has not the claimed orders.
//
// Cost: that of the order conditions.
func hybridOf(s scheme.Scheme) (h Hybrid, ok bool) {
	info := s.Info()
	kind, _ := scheme.KindNamed(info.Kind)
	if kind.Order != scheme.RosenbrockTrees || info.Order == nil || *info.Order < 2 {
		return Hybrid{}, false
	}
	keys := map[string]string{"alpha": "A", "b": "b", "bhat": "bhat", "params": "params"}
	var entries []scheme.Entries
	for _, e := range s.Printed() {
		if key, ok := keys[e.Key]; ok {
			entries = append(entries, scheme.Entries{Key: key, Rows: e.Rows})
		}
	}
	explicit, err := scheme.New(scheme.Info{Name: info.Name, Kind: scheme.KindRungeKutta, Exact: info.Exact, Digits: info.Digits,
		Order: info.Order, EmbeddedOrder: info.EmbeddedOrder}, entries...)
	if err != nil {
		return Hybrid{}, false
	}
	one := explicit.(scheme.OneStep)
	o, ok := scheme.TableauOrderToDigits(one, false, *info.Order)
	if !ok || o.Order < *info.Order {
		return Hybrid{}, false
	}
	h.Order = o.Order
	if claim := info.EmbeddedOrder; claim != nil {
		if o, ok = scheme.TableauOrderToDigits(one, true, *claim); !ok || o.Order < *claim {
			return Hybrid{}, false
		}
		h.Embedded = o.Order
	}
	return h, true
}
