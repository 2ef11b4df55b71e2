// What one may paste, a scheme for each notation.
export const example = `1/3 | 5/12  -1/12
1   | 3/4    1/4
----+------------
    | 3/4    1/4
`;

export const examples: { label: string; text: string }[] = [
  { label: "text", text: example },
  {
    label: "JSON",
    text: `{"name": "rk4", "kind": "runge-kutta",
 "A": [["0","0","0","0"], ["1/2","0","0","0"],
       ["0","1/2","0","0"], ["0","0","1","0"]],
 "b": ["1/6","1/3","2/3","1/6"],
 "c": ["0","1/2","1/2","1"], "order": 4}
`,
  },
  {
    label: "LaTeX",
    text: `\\begin{array}{c|cc}
  \\gamma   & \\gamma    & 0 \\\\
  1-\\gamma & 1-2\\gamma & \\gamma \\\\ \\hline
           & \\frac12   & \\frac12
\\end{array}
with $\\gamma = \\frac{3+\\sqrt{3}}{6}$
`,
  },
  {
    label: "Python",
    text: `from fractions import Fraction as F
A = [[F(1, 4), 0], [F(1, 2), F(1, 4)]]
b = [F(1, 2), F(1, 2)]
c = [F(1, 4), F(3, 4)]
`,
  },
  {
    label: "Julia",
    text: `g = 1 - sqrt(2) / 2
A = [g 0; 1-g g]
b = [1-g, g]
c = [g, 1]
`,
  },
  {
    label: "C",
    text: `static const double A[3][3] = {{0, 0, 0}, {0.5, 0, 0}, {-1, 2, 0}};
static const double b[3] = {1./6, 2./3, 1./6};
static const double c[3] = {0, 0.5, 1};
`,
  },
];
