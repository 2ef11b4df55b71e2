package notation_test

import (
	"fmt"

	"rofz/scheme/notation"
)

// A tableau from a paper, as C source.
func Example() {
	tables, err := notation.Read("latex", "radau.tex", []byte(`
\begin{array}{c|cc}
\frac13 & \frac{5}{12} & -\frac{1}{12} \\
1       & \frac34      & \frac14       \\ \hline
        & \frac34      & \frac14
\end{array}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	s, err := tables[0].Scheme("radau.tex")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(s.Info().Name, s.Info().Kind)
	text, err := notation.Write("c", tables, 0)
	fmt.Print(text, err, "\n")
	// Output:
	// radau runge-kutta
	// /* radau; radau.tex, line 2 */
	// static const double radau_A[2][2] = {
	//   {5.0/12.0, -1.0/12.0},
	//   {3.0/4.0 , 1.0/4.0},
	// };
	// static const double radau_b[2] = {3.0/4.0, 1.0/4.0};
	// static const double radau_c[2] = {1.0/3.0, 1.0};
	// <nil>
}
