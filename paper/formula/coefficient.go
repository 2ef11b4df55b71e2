package formula

// Coefficient returns a coefficient of a scheme file as its author wrote it: (2-sqrt(2))/2, 9*(1+sqrt(2))/80,
// root(x^3-3*x^2+3/2*x-1/6, 0.43, 0.44), 1.5e-3. Names of parameters become symbols: gamma is γ, a21 is a with the index
// 21; other names stand as they are. An error is a *SyntaxError.
func (s Style) Coefficient(text string) (Expr, error) {
	return (&parser{src: text, coefficient: true}).all()
}
