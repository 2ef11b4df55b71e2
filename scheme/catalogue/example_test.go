package catalogue_test

import (
	"fmt"

	"rofz/scheme/catalogue"
)

// A published scheme, a member of a family, and a name that is close to one.
func ExampleLookup() {
	for _, name := range []string{"ros3p", "radau-iia-12", "theta:1/3", "radua-iia-2"} {
		s, err := catalogue.Lookup(name)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(s.Info().Name, "—", s.Info().Title)
	}
	// Output:
	// ros3p — ROS3P
	// radau-iia-12 — Radau IIA, 12 stages
	// theta:1/3 — θ-method with θ = 1/3
	// no scheme is called "radua-iia-2"; did you mean radau-iia-2?
}

func ExampleAll() {
	kinds := map[string]int{}
	for s := range catalogue.All() {
		kinds[s.Info().Kind]++
	}
	fmt.Println(kinds)
	// Output:
	// map[multistep:25 rosenbrock:51 runge-kutta:135]
}
