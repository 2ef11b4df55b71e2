package notation

import (
	"fmt"
	"testing"
)

// TestSignOfErrorWeights reads b = (1/2 1/2) and weights that are the difference of b and b̂ one way or the other: the
// difference as it is written tells the sign, or a weight of b̂ that vanishes; else the weights are left out, and a note
// says so. What does not add up to 0 is not the difference of weights, or a defect that either sign shows.
func TestSignOfErrorWeights(t *testing.T) {
	const (
		c       = "const double RK::a21 = 1.0, RK::b1 = 1.0/2.0, RK::b2 = 1.0/2.0, RK::c2 = 1.0"
		fortran = "subroutine heun\n double precision a21, b1, b2, e1, e2, er1, er2\n a21 = 1.d0\n b1 = 0.5d0\n b2 = 0.5d0\n"
		julia   = "a21 = 1//1\nb1 = 1//2\nb2 = 1//2\n"
	)
	for _, tt := range []struct {
		format, text, e string
		open            bool
		why             string
	}{
		{"c", c + ", RK::e1 = RK::b1 - 1.0/3.0, RK::e2 = RK::b2 - 2.0/3.0;", "[e1 e2]", false, "b − b̂, as it is written"},
		{"c", c + ", RK::e1 = 1.0/3.0 - RK::b1, RK::e2 = 2.0/3.0 - RK::b2;", "[-e1 -e2]", false, "b̂ − b, as it is written"},
		{"c", c + ", RK::e1 = 1.0/6.0, RK::e2 = -1.0/6.0;", "[]", true, "nothing tells"},
		{"c", c + ", RK::e1 = 1.0/6.0, RK::e2 = 1.0/6.0;", "[]", false, "numbers that are called e"},
		{"fortran", fortran + " e1 = 0.25d0\n e2 = -0.25d0\nend", "[]", true, "nothing tells, in Fortran"},
		{"fortran", fortran + " er1 = 0.25d0\n er2 = -0.25d0\nend", "[]", true, "er of Hairer and Wanner"},
		{"julia", julia + "btilde1 = 1//4\nbtilde2 = -1//4", "[]", true, "btilde, without a weight that vanishes"},
		{"julia", julia + "btilde1 = 1//2\nbtilde2 = -1//2", "[]", true, "a weight vanishes either way"},
		{"julia", julia + "btilde1 = 1//4\nbtilde2 = 1//4", "[-1/4 -1/4]", false, "a sum that is not 0 either way"},
	} {
		l, _ := LanguageNamed(tt.format)
		tables, err := l.Tables("f", []byte(tt.text))
		if err != nil || len(tables) != 1 || tables[0].Err != nil {
			t.Errorf("%s: %v, %v", tt.why, tables, err)
			continue
		}
		got := "[]"
		if e := tables[0].vectorOf("e"); e != nil {
			got = fmt.Sprint(e)
		}
		if open := tables[0].Left != nil; got != tt.e || open != tt.open {
			t.Errorf("%s %s: e = %s, left out: %v; want %s: %s", tt.format, tt.text, got, tables[0].Left, tt.e, tt.why)
		}
	}
}

// TestUnreadEmbeddedWeights reads a table whose embedded weights are not followed: it has the rest, and says what lacks.
func TestUnreadEmbeddedWeights(t *testing.T) {
	l, _ := LanguageNamed("python")
	tables, err := l.Tables("f", []byte("A = [[0, 0], [1, 0]]\nb = [1/2, 1/2]\nbhat = [1, 0]\nshift(bhat)\n"))
	if err != nil || len(tables) != 1 || tables[0].Err != nil {
		t.Fatalf("%v, %v", tables, err)
	}
	if got := tables[0]; got.vectorOf("b") == nil || got.vectorOf("bhat") != nil || got.Left == nil {
		t.Errorf("b %v, bhat %v, left out: %v; want the table without bhat, and why", got.vectorOf("b"), got.vectorOf("bhat"), got.Left)
	}
}
