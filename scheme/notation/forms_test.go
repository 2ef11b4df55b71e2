package notation

import (
	"fmt"
	"strings"
	"testing"
)

// TestFormsOfLibraries reads the second-order scheme A = (0 0; 1 0), b = (1/2 1/2) or another small one in the forms of
// libraries. want is A, b, c and the weights of the embedded method, or a part of the error; "" is no table.
func TestFormsOfLibraries(t *testing.T) {
	const heun = "A[[0 0] [1 0]] b[1/2 1/2]"
	for _, tt := range []struct{ format, text, want, why string }{
		{"python", "tab = ButcherTableau(\n    a_lower=(np.array([1.0]),),\n    b_sol=np.array([1/2, 1/2]),\n    b_error=np.array([0.5, -0.5]),\n    c=np.array([1.0]),\n)", heun + " c[0 1] e[0.5 -0.5]", "diffrax"},
		{"python", "tab = ButcherTableau(a_lower=(np.array([1/2]),), a_diagonal=np.array([0, 1/2]), b_sol=np.array([1/2, 1/2]), c=np.array([1.0]))", "A[[0 0] [1/2 1/2]] b[1/2 1/2] c[0 1]", "diffrax, with a diagonal"},
		{"python", "tab = ButcherTableau(a_lower=(np.array([1.0, 2]),), b_sol=np.array([1/2, 1/2]), c=np.array([1.0]))", "2 entries in row 1 of a_lower", "diffrax, a row too long"},
		{"python", "T = _ButcherTableau(alpha=torch.tensor([1.], dtype=torch.float64), beta=[torch.tensor([1.])], c_sol=torch.tensor([1/2, 1/2]), c_error=torch.tensor([1/2, -1/2]))", heun + " c[0 1] e[1/2 -1/2]", "torchdiffeq"},
		{"python", "T = _ButcherTableau(alpha=torch.tensor([1/2]), beta=[torch.tensor([1/2])], c_sol=torch.tensor([1.]), c_error=torch.tensor([]))", "A[[1/2]] b[1] c[1/2]", "torchdiffeq, implicit, without error weights"},
		{"python", "T = util.ButcherTableau(a=[1.], b=[[1.]], c_sol=[1/2, 1/2], c_mid=[1/4, 1/4], c_error=[-1/2, 1/2])", heun + " c[0 1] e[1/2 -1/2]", "TensorFlow: c_error is b̂ − b"},
		{"python", "class H:\n    T = ButcherTableau.from_lists(c=[0.0, 1.0], a=[[], [1.0]], b=[1/2, 1/2], b_low_order=[1.0, 0.0])", heun + " c[0 1] bhat[1 0]", "torchode"},
		{"python", "class RK(RungeKutta):\n    C = np.array([0, 1])\n    A = np.array([[0], [1]])\n    B = np.array([1/2, 1/2])\n    E = np.array([1/4, -1/4, 0])", "A[[0 0 0] [1 0 0] [1/2 1/2 0]] b[1/2 1/2 0] c[0 1 1] e[-1/4 1/4 0]", "scipy: s − 1 columns, and a stage for the error"},
		{"python", "def step():\n    alpha = jnp.array([1., 0])\n    beta = jnp.array([[1, 0]])\n    c_sol = jnp.array([1/2, 1/2])\n    c_error = jnp.array([1/2, -1/2])", heun + " c[0 1] e[1/2 -1/2]", "jax: c behind its last entry"},
		{"python", "class S(IMEX):\n    c = np.array([0, 1])\n    A = np.array([[0, 0], [1, 0]])\n    H = np.array([[0, 0], [0, 1]])", "A[[0 0] [1 0]] b[1 0] c[0 1]; A[[0 0] [0 1]] b[0 1] c[0 1]", "Dedalus: the weights are the last row"},
		{"python", "class S(RK):\n    tableau_intermediate = np.array([[0, 0, 0], [1, 1, 0]])\n    tableau_final = np.array([[0, 1/2, 1/2]])", heun + " c[0 1]", "DESolver: c in front of A"},
		{"python", "class S(RK):\n    def __init__(self):\n        butcher_matrix = np.array([[1, 0], [1/2, 1/2]])\n        super().__init__(butcher_matrix)", heun, "Gusto, explicit"},
		{"python", "class S(RK):\n    butcher_imp = np.array([[1/2], [1]])\n    butcher_exp = np.array([[0], [1]])", "A[[1/2]] b[1]; A[[0]] b[1]", "Gusto, both halves"},
		{"python", "class S(RK):\n    nodes = np.array([0, 1])\n    weights = np.array([1/2, 1/2])\n    matrix = np.array([[0, 0], [1, 0]])", heun + " c[0 1]", "pySDC"},
		{"python", "class S(RKN):\n    nodes = np.array([0, 1])\n    weights = np.array([1/2, 1/2])\n    matrix = np.array([[0, 0], [1, 0]])\n    weights_bar = np.array([1/2, 0])\n    matrix_bar = np.zeros([2, 2])", "", "Nyström's method of pySDC"},
		{"python", "pep2A = np.array([[0, 0], [1, 0]])\npep2b = np.array([1/2, 1/2])\npep2c = [0, 1]\nA_rk1 = np.array([[1]])\nb_rk1 = np.array([1])", heun + " c[0 1]; A[[1]] b[1]", "names with what they share in front, or behind"},
		{"python", "xA = np.array([[1]])\nxb = np.array([1])", "", "a prefix that does not end in a digit or _"},
		{"python", "arsA_hat = 1\nars1A = np.array([[0.5]])\nars1b = np.array([1])\nars1A_hat = np.array([[1]])\nars1b_hat = np.array([0.5, 0.5])", "A[[0.5]] b[1]; A[[0 0] [1 0]] b[0.5 0.5]", "Irksome: a hat on all arrays makes the explicit half"},
		{"python", "A = [[1/2]]\nb = [1/2, 1/2]", "its first column may be that of the first stage or of the second", "a triangle that may be two"},
		{"python", "a = [[0, 0], [1, 0]]\nA = [[0, 0], [2, 0]]\nb = [1/2, 1/2]", "may both be", "two matrices"},
		{"python", "a = [1, 2, 3]\nb = [1, 2]", "", "vectors"},
		{"python", "A = [[0, 0], [1, 0]]", "", "a matrix alone"},
		{"python", "A = [[0, 0], [1, 0]]\nb = [1/3, 1/3, 1/3]", "2 × 2 beside 3 weights", "what does not fit"},
		{"python", "A = [0, 0, 1, 0]\nb = [1/2, 1/2]\nc = [0, 1]", heun + " c[0 1]", "row by row"},
		{"python", "A = [0, 0, 1, 0]\nb = [1/2, 1/2]", "", "row by row, without c to tell"},
		{"python", "A = [1/2, 1/4, 3/4]\nb = [1/6, 1/6, 2/3]\nc = [0, 1/2, 1]", "A[[0 0 0] [1/2 0 0] [1/4 3/4 0]] b[1/6 1/6 2/3] c[0 1/2 1]", "the triangle below the diagonal"},
		{"python", "E1 = ExplicitRungeKuttaMethod(alpha=[[0, 0], [1, 0], [3/4, 1/4]], beta=[[0, 0], [1, 0], [0, 1/4]], name='x')", "A[[0 0] [1 0]] b[1/4 1/4]", "nodepy in Shu-Osher form"},
		{"python", "a, b = [[0, 0], [1, 0]], [1/2, 1/2]", heun, "names between commas"},
		{"python", "A = [[x/2 for x in r] for r in [[0, 0], [2, 0]]]\nb = [1/2, 1/2]", "A[[0 0] [2/2 0]] b[1/2 1/2]", "a loop within a list"},
		{"julia", "function K(T)\n    γ = convert(T, 1 // 2)\n    a31 = convert(T, 1 // 4)\n    a32 = convert(T, 1 // 4)\n    btilde1 = convert(T, 1 // 4)\n    btilde2 = convert(T, 1 // 4)\n    btilde3 = convert(T, -1 // 2)\n    return KTableau(γ, a31, a32, btilde1, btilde2, btilde3)\nend", "A[[0 0 0] [1/2 1/2 0] [1/4 1/4 1/2]] b[1/4 1/4 1/2] e[1/4 1/4 -1/2]", "SciML: γ on the diagonal, weights in the last row; btilde is b − b̂, whose first two weights vanish"},
		{"julia", "function H(T)\n    a21 = T(1)\n    a31 = T(1 // 2)\n    a32 = T(1 // 2)\n    c1 = T(1)\n    btilde1 = T(-1 // 2)\n    btilde2 = T(1 // 4)\n    btilde3 = T(1 // 4)\nend", "A[[0 0 0] [1 0 0] [1/2 1/2 0]] b[1/2 1/2 0] c[0 1 1] e[1/2 -1/4 -1/4]", "SciML: c1 is that of the second stage; btilde is b̂ − b"},
		{"julia", "a21 = 1.0\na31 = 0.25\nb1 = 0.5\nb3 = 0.5\nc2 = 1.0\nc3 = 0.75", "1 coefficients of row 3 are missing", "a coefficient that is called otherwise"},
		{"julia", "a0201 = 1\na0301 = 1//2\na0302 = 1//4\nb1 = 1//2\nb2 = 0\nb3 = 1//2\nc2 = 1\nc3 = 3//4", "A[[0 0 0] [1 0 0] [1/2 1/4 0]] b[1/2 0 1/2] c[0 1 3/4]", "four digits"},
		{"julia", "a10 = 1\na20 = 1//2\na21 = 1//4\nb0 = 1//2\nb1 = 1//4\nb2 = 1//4", "A[[0 0 0] [1 0 0] [1/2 1/4 0]] b[1/2 1/4 1/4]", "counted from 0"},
		{"julia", "a21 = 1.0\na31 = 0.5\nbp1 = 0.5\nb1 = 0.5\nb2 = 0.5", "", "Nyström's methods have other weights"},
		{"julia", "a1 = 1.0\na2 = 0.5\nb1 = 0.5", "", "one number is no matrix"},
		{"julia", "t = LowStorageRK2NConstantCache((-1 // 2,), 1 // 2, (1 // 4,), (1 // 2,))", "A[[0 0] [1/2 0]] b[3/8 1/4] c[0 1/2]", "the 2N form: b1 = B1 + A2 B2"},
		{"julia", "function R(T)\n    b = T[RA[2, i] for i in 1:1]\n    push!(b, one(T))\n    return RodasTableau{T}(RA, RC, 0.5, [0, 1], [0, 0], [0], b, [zero(T), one(T)])\nend\nconst RA = [0 0; 1.5 0]\nconst RC = [0 0; -2 0]", "a[[0 0] [1.5 0]] C[[0 0] [-2 0]] m[1.5 1] gamma[0.5] e[0 1]", "Rosenbrock in the solver's own form"},
		{"julia", "t = ExplicitTableau(; a = @SArray([0 0; 1 0]), b = @SArray([1/2, 1/2]))\nu = IMEXTableau(; a_exp = @SArray([0 0; 1 0]), a_imp = @SArray([0 0; 0 1]))", "A[[0 0] [1 0]] b[1/2 1/2]; A[[0 0] [1 0]] b[1 0]; A[[0 0] [0 1]] b[0 1]", "ClimaTimeSteppers"},
		{"julia", "ERK(ButcherTableau(float([\n  0 0 0;\n  1 1 0;\n  2 1/2 1/2;\n])), h)", heun + " c[0 1]", "NSDERungeKutta: c, A, and b behind the order"},
		{"julia", "const t = TableauRKExplicit(:heun, (2, 1), Rational{Int}, [0 0; 1 0], [1//2 1//2; 1 0], [0, 1])", heun + " c[0 1] bhat[1 0]", "ODE.jl"},
		{"julia", "a = @big [[0 0]\n [1 0]]\nb = @big [1//2, 1//2]\nTableau(:x, 2, a, b)", heun, "rows that are matrices"},
		{"julia", "t = ESDIRKIMEXTableau([1//2 0; 0 1], [0, 1], [0 0; 1 0], [1, 0], [1//2, 1], [], []; ce = [0, 1])", "A[[1/2 0] [0 1]] b[0 1] c[1/2 1]; A[[0 0] [1 0]] b[1 0] c[0 1]", "OrdinaryDiffEq, nodes of the explicit half"},
		{"julia", "t = ESDIRKIMEXTableau([0 0; 0 1], [0, 1], [0 0; 1 0], [1, 0], [0, 1], [], [])", "A[[0 0] [0 1]] b[0 1] c[0 1]; A[[0 0] [1 0]] b[1 0] c[0 1]", "OrdinaryDiffEq, both halves"},
	} {
		if got := formed(tt.format, tt.text); tt.want == "" && got != "" || tt.want != "" && !strings.Contains(got, tt.want) || strings.HasPrefix(tt.want, "A[") && got != tt.want {
			t.Errorf("%s %s: %s, want %s: %s", tt.format, tt.text, got, tt.want, tt.why)
		}
	}
}

// formed writes the tables of a text out.
func formed(format, text string) string {
	tables, err := Read(format, "f", []byte(text))
	if err != nil {
		if strings.Contains(err.Error(), "no table") {
			return ""
		}
		return err.Error()
	}
	var out []string
	for _, table := range tables {
		if table.Err != nil {
			out = append(out, table.Err.Error())
			continue
		}
		var parts []string
		for _, e := range table.Entries {
			value := any(e.Rows)
			if len(e.Rows) == 1 && e.Key != "A" {
				value = e.Rows[0]
			}
			parts = append(parts, strings.TrimPrefix(e.Key, "transformed.")+fmt.Sprint(value))
		}
		out = append(out, strings.Join(parts, " "))
	}
	return strings.Join(out, "; ")
}
