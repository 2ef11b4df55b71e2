package certificate_test

// Certificates about the stages of a method.
func init() {
	byHand["order of the trapezoid"] = `rofz certificate v2

scheme: runge-kutta
A: 0, 0
A: 1/2, 1/2
b: 1/2, 1/2

claim: order of the tableau
order: 2
fails: [[],[]]

end
`
	byHand["order of a Rosenbrock method"] = `rofz certificate v2

scheme: rosenbrock
alpha: 0
gamma: 1/2
b: 1

claim: order of the tableau
order: 2
fails: [[],[]]

end
`
	byHand["Gauss"] = `rofz certificate v2

scheme: legendre
A: 1/2, -1/6
A: 1/2, 0
nodes: 1/6-z+z^2

claim: order of the tableau
order: 4
eta: 2
zeta: 2
fails: [[],[],[],[]]

claim: not stiffly accurate
cofactor: -3, -3

claim: algebraically stable

claim: symmetric

end
`
	byHand["Radau"] = `rofz certificate v2

scheme: legendre
A: 1/2, -1/6
A: 1/2, 1/6
nodes: 1/3-4/3*z+z^2

claim: stiffly accurate
support: 1, 3

claim: not symmetric
within: 1/1000
tree: [[],[],[]]

end
`
	byHand["midpoint rule, and two stages that cancel"] = `rofz certificate v2

scheme: runge-kutta
A: 1/2, 0, 0
A: 1, 1/3, 2/3
A: 1, 2/3, 1/3
b: 1, 2, -2

claim: symmetric
classes: 1, 2, 2
permutation: 1

end
`
	byHand["order of digits"] = `rofz certificate v2

scheme: runge-kutta
A: 499/1000
b: 1

claim: order of the tableau
order: 2
fails: [[],[]]
within: 1/100

end
`
}
