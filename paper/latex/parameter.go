package latex

import (
	"strings"

	"rofz/paper/exposition"
)

// Parameters returns the table of the sets of several families for \input, as a textbook has it.
func Parameters(list []exposition.Parameters) string {
	body := table(exposition.ParameterTable(list))
	return "% Needs \\usepackage{" + strings.Join(packages(body), ",") + "}\n" + body
}
