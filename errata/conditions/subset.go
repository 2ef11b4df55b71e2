package conditions

// Only returns the system with those equations alone for which keep is true. Residuals then costs what they need.
func (s System) Only(keep func(Equation) bool) System {
	all := s.equations
	s.equations = nil
	for _, e := range all {
		if keep(e) {
			s.equations = append(s.equations, e)
		}
	}
	return s
}
