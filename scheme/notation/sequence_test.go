package notation

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"rofz/scheme"
)

// TestSequences reads files with several tables under the same names.
func TestSequences(t *testing.T) {
	for _, c := range []struct{ why, format, text, want string }{
		{"one behind the other", "python", "A = [[0, 0], [1, 0]]\nb = [0.5, 0.5]\nc = [0, 1]\nuse(1)\nA = [[0, 0], [0.5, 0]]\nb = [0.25, 0.75]\nc = [0, 0.5]\n",
			"A 0 0 1 0 b 0.5 0.5 c 0 1; A 0 0 0.5 0 b 0.25 0.75 c 0 0.5"},
		{"with a call between that may change it", "python", "A = [[0, 0], [1, 0]]\nb = [0.5, 0.5]\nuse(b)\nA = [[0, 0], [0.5, 0]]\nb = [0.25, 0.75]\n",
			"3:1 \"b\" is handed to \"use\" here, which may change it; A 0 0 0.5 0 b 0.25 0.75"},
		{"the weights of the table before are none of this one", "matlab", "A = [0 0; 1 0]; b = [1/2 1/2]; bhat = [1 0];\nA = [0 0; 1/2 0]; b = [1/4 3/4];\n",
			"A 0 0 1 0 b 1/2 1/2 bhat 1 0; A 0 0 1/2 0 b 1/4 3/4 left out: 1:40 bhat, written for the table before this one"},
		{"weights alone", "julia", "A = [0 0; 1 0]\nb = [1/2, 1/2]\nb = [1/4, 3/4]\n",
			"2:5 b gets other values from line 3 on, and A does not: which of them make a table is not told; A 0 0 1 0 b 1/4 3/4"},
		{"an entry is a correction", "julia", "A = [0 0; 1 0]\nb = [1/2, 1/2]\nb[1] = 1/4\n", "A 0 0 1 0 b 1/4 1/2"},
		{"a number of Fortran at a time", "fortran", "subroutine f\nreal(8) :: a(2,2), b(2)\na = 0\na(2,1) = 1\nb = 0.5d0\na = 0\na(2,1) = 0.5d0\nb(1) = 0.25d0\nb(2) = 0.75d0\nend\n",
			"A 0 0 1 0 b 0.5 0.5; A 0 0 0.5 0 b 0.25 0.75"},
		{"numbered", "c", "void f() { double a21 = 1.0, b1 = 0.5, b2 = 0.5; step(); a21 = 0.5; b1 = 0.25; b2 = 0.75; }", "A 0 0 1 0 b b1 b2 c 0 1; A 0 0 a21 0 b b1 b2"},
		{"shadows in Rust", "rust", "fn f() {\nlet A = [[0.0, 0.0], [1.0, 0.0]];\nlet b = [0.5, 0.5];\nlet A = [[0.0, 0.0], [0.5, 0.0]];\nlet b = [0.25, 0.75];\n}\n",
			"A 0 0 1 0 b 0.5 0.5; A 0 0 0.5 0 b 0.25 0.75"},
		{"R", "r", "A <- matrix(c(0, 0, 1, 0), 2, 2, byrow = TRUE)\nb <- c(0.5, 0.5)\nA <- matrix(c(0, 0, 0.5, 0), 2, 2, byrow = TRUE)\nb <- c(0.25, 0.75)\n", "A 0 0 1 0 b 0.5 0.5; A 0 0 0.5 0 b 0.25 0.75"},
		{"a default, and another table under a condition", "python", "A = [[0, 0], [1, 0]]\nb = [0.5, 0.5]\nif late:\n    A = [[0, 0], [0.5, 0]]\n    b = [0.25, 0.75]\n", "A 0 0 1 0 b 0.5 0.5; A 0 0 0.5 0 b 0.25 0.75"},
		{"other weights behind the branches", "python", "if late:\n    A = [[0, 0], [1, 0]]\n    b = [0.5, 0.5]\nelse:\n    A = [[0, 0], [0.5, 0]]\n    b = [0, 1]\nb = [0.25, 0.75]\n",
			"7:1 \"b\" is changed here, behind the branches that give it its values; 1:1 the value depends on a condition, which is not decided here"},
		{"twice the weights behind the branches", "python", "if late:\n    A = [[0, 0], [1, 0]]\n    b = [0.5, 0.5]\nb = 2*b\n", "4:1 \"b\" is changed here, behind the branches that give it its values"},
		{"a two-step scheme", "python", "A = [[0, 0], [1, 0]]\nAhat = [[0, 0], [2, 0]]\nb = [0.5, 0.5]\nbhat = [1, 0]\n",
			"2:8 a second matrix: that of a two-step scheme, or of the other half of one; annotate which arrays make a table"},
		{"nodes that are wrong stay where they are", "matlab", "A = [0 0; 1 0]; b = [1/2 1/2]; c = [1 0.3];\n", "A 0 0 1 0 b 1/2 1/2 c 1 0.3"},
	} {
		if text := told(t, c.format, c.text); text != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.why, text, c.want)
		}
	}
}

// told writes the tables of a file: their keys and coefficients, or what keeps them from being read.
func told(t *testing.T, format, file string) string {
	t.Helper()
	tables, err := Read(format, "f", []byte(file))
	if err != nil {
		return err.Error()
	}
	var got []string
	for _, table := range tables {
		if table.Err != nil {
			got = append(got, whereAndWhat(table.Err))
			continue
		}
		var words []string
		for _, e := range table.Entries {
			words = append(words, e.Key)
			for _, row := range e.Rows {
				words = append(words, row...)
			}
		}
		if table.Left != nil {
			words = append(words, "left out:", whereAndWhat(inFile("f", table.Left)))
		}
		got = append(got, strings.Join(words, " "))
	}
	return strings.Join(got, "; ")
}

// whereAndWhat writes an error with its line and column.
func whereAndWhat(err error) string {
	e, ok := errors.AsType[*scheme.Error](err)
	if !ok {
		return err.Error()
	}
	return fmt.Sprintf("%d:%d %s", e.Position.Line, e.Position.Column, e.Message)
}
