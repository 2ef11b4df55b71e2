package notation

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"rofz/scheme/expression"
)

// TestDecoysFortran reads random tables behind random statements that change them, or seem to: the reader returns what the
// program computes, or an error of the table.
func TestDecoysFortran(t *testing.T) {
	r := rand.New(rand.NewPCG(18, 1))
	for n := range 400 {
		s := 2 + r.IntN(3)
		a, b := make([][]int, s), make([]int, s)
		var text strings.Builder
		fmt.Fprintf(&text, "subroutine f(late, n)\n  implicit none\n  real(8) :: A(%d,%d), b(%d)\n  integer :: i, n\n  logical :: late\n  A = 0d0\n", s, s, s)
		for i := range a {
			a[i] = make([]int, s)
			for j := range i {
				a[i][j] = 1 + r.IntN(9)
				fmt.Fprintf(&text, "  A(%d,%d) = %d.0D0/8 ! A(1,1) = 7\n", i+1, j+1, a[i][j])
			}
			b[i] = 1 + r.IntN(9)
			fmt.Fprintf(&text, "  b(%d) = %d/8d0\n", i+1, b[i])
		}
		i, j := 1+r.IntN(s-1), 0
		lost := false // whether an error is right too
		for range r.IntN(3) {
			k := r.IntN(9) + 1
			switch r.IntN(11) {
			case 0:
				fmt.Fprintf(&text, "  a(%d,%d) = &\n    & %d/8d0\n", i+1, j+1, k)
				a[i][j] = k
			case 1:
				fmt.Fprintf(&text, "  A(%d,:) = %d/8.0d0\n", i+1, k)
				for j := range a[i] {
					a[i][j] = k
				}
			case 2:
				fmt.Fprintf(&text, "  do i = 1, %d\n    b(i) = i*0.125d0\n  end do\n", s)
				for i := range b {
					b[i] = i + 1
				}
			case 3:
				fmt.Fprintf(&text, "  print *, 'A(%d,%d) = %d'\n", i+1, j+1, k)
			case 4:
				fmt.Fprintf(&text, "  if (.false.) A(%d,%d) = %d/8d0\n", i+1, j+1, k)
				lost = true
			case 5:
				fmt.Fprintf(&text, "  do i = 1, 0\n    b(i) = 0d0\n  end do\n")
			case 6:
				fmt.Fprintf(&text, "  b(%d) = b(%d) + %d/8d0\n", i+1, i+1, k)
				b[i] += k
			case 7:
				fmt.Fprintf(&text, "  where (b < 0) b = %d/8d0\n", k)
				lost = true
			case 8:
				fmt.Fprintf(&text, "  select case (0)\n  case (1)\n    b = %d/8d0\n  end select\n", k)
				lost = true
			case 9:
				fmt.Fprintf(&text, "  A(%d,%d) = A(%d,%d)*2\n", i+1, j+1, i+1, j+1)
				a[i][j] *= 2
			case 10:
				fmt.Fprintf(&text, "  do i = %d, 1, -1\n    if (i == 1) exit\n    b(i) = b(i)\n  end do\n", s)
				lost = true
			}
		}
		text.WriteString("end subroutine f\n")
		tables, err := Read("fortran", "f", []byte(text.String()))
		if err != nil && lost { // branches change all of its arrays
			continue
		}
		if err != nil || len(tables) == 0 {
			t.Fatalf("%d: %v\n%s", n, err, text.String())
		}
		for _, table := range tables {
			if table.Err != nil {
				if !lost {
					t.Errorf("%d: %v\n%s", n, table.Err, text.String())
				}
				continue
			}
			for i, row := range append(table.rowsOf("A"), table.vectorOf("b")) {
				for j, x := range row {
					want := b[j]
					if i < s {
						want = a[i][j]
					}
					if got, err := expression.Approximate(x, nil); err != nil || got != float64(want)/8 {
						t.Errorf("%d: entry %d, %d is %s, want %d/8\n%s", n, i+1, j+1, x, want, text.String())
					}
				}
			}
		}
	}
}
