// What one may paste, a scheme for each notation.
export const example = `1/3 | 5/12  -1/12
1   | 3/4    1/4
----+------------
    | 3/4    1/4
`;

const classical = (b3: string) => `{"name": "rk4", "kind": "runge-kutta",
 "A": [["0","0","0","0"], ["1/2","0","0","0"],
       ["0","1/2","0","0"], ["0","0","1","0"]],
 "b": ["1/6","1/3","${b3}","1/6"],
 "c": ["0","1/2","1/2","1"], "order": 4}
`;

/** A table with a slip of the pen, to see what is said of it. */
export const slip = classical("2/3");

export const examples: { label: string; text: string }[] = [
  { label: "text", text: example },
  {
    label: "JSON",
    text: classical("1/3"),
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
    text: `from fractions import Fraction
A = [[Fraction(1, 4), 0], [Fraction(1, 2), Fraction(1, 4)]]
b = [Fraction(1, 2), Fraction(1, 2)]
c = [Fraction(1, 4), Fraction(3, 4)]
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
