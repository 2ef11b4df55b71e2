package notation

import "testing"

// TestFollowedFortran is TestFollowed for programs in Fortran.
func TestFollowedFortran(t *testing.T) {
	const (
		head  = "subroutine heun\n  implicit none\n  real(8) :: A(2,2), b(2)\n"
		table = head + "  A = 0d0\n  A(2,1) = 1d0\n  b = [0.5d0, 0.5d0]\n"
		end   = "end subroutine\n"
		fixed = "      SUBROUTINE HEUN(A,B)\n      IMPLICIT REAL*8 (A-H,O-Z)\n      DIMENSION A(2,2),B(2)\n"
		right = "[[0 0] [1 0]] [0.5 0.5]"
	)
	for _, tt := range []struct{ text, want, why string }{
		{table + end, right, "nothing else"},
		{head + "  A = reshape([0d0, 1d0, 0d0, 0d0], [2,2])\n  b = 0.5d0\n" + end, right, "column by column"},
		{head + "  A = reshape([0d0, 0d0, 1d0, 0d0], [2,2], order=[2,1])\n  b = 0.5d0\n" + end, right, "row by row"},
		{head + "  A = transpose(reshape((/0d0, 0d0, 1d0, 0d0/), (/2,2/)))\n  b = 1d0/2\n" + end, "[[0 0] [1 0]] [1/2 1/2]", "a transposed matrix"},
		{head + "  data A /0d0, 1d0, 2*0d0/, b /2*0.5d0/\n" + end, right, "data"},
		{head + "  data ((A(i,j), i=1,2), j=1,2) /0d0, 1d0, 2*0d0/, b /2*0.5d0/\n" + end, "loop within data", "a loop in data"},
		{head + "  A(1,:) = 0d0\n  A(2,:) = [1d0, &\n    & 0d0] ! 2d0\n  b = 0.5d0\n" + end, right, "a line that goes on"},
		{head + "  A = 0d0\n  a(2,1) = 1D0\n  B(:) = 0.5_8\n" + end, right, "capital letters"},
		{fixed + "C     A(2,1) = 2D0\n      A(1,1)=0D0\n      A(1,2)=0\n      A(2,2)=0D0\n      A(2,1)=\n     &  1D0\n      B(1)=0.5D0\n      B(2)=.5D0\n      RETURN\n      END\n", right, "fixed form"},
		{fixed + "      DO 10 I=1,2\n      DO 10 J=1,2\n      A(I,J)=0D0\n   10 CONTINUE\n      A(2,1)=1D0\n      DO 20 I=1,2\n   20 B(I)=0.5D0\n      END\n", right, "loops that end with a label"},
		{fixed + "      A(1,1)=0D0\n      A(2,1)=1D0" + "                                                     +1D0\n      B(1)=1D0\n      END\n", ":", "what stands behind column 72"},
		{table + "  A(2,1) = A(2,1)*2\n" + end, "[[0 0] [2 0]] [0.5 0.5]", "an element is multiplied"},
		{table + "  if (late) A(2,1) = 3d0\n" + end, "depends on a condition", "a statement under a condition"},
		{table + "  if (late) then\n    b(1) = 3d0\n  end if\n" + end, "depends on a condition", "a branch"},
		{table + "  do while (A(2,1) < 3)\n    A(2,1) = A(2,1)+1\n  end do\n" + end, "loop", "a loop with a condition"},
		{table + "  do i = 1, n\n    b(i) = 0d0\n  end do\n" + end, "loop", "a loop of unknown length"},
		{table + "  where (A > 0) A = 3d0\n" + end, "where", "an assignment under a mask"},
		{table + "  call shift(A)\n" + end, "may change it", "a procedure that is given an array"},
		{table + "  call shift(A(2,1))\n" + end, "may change it", "a procedure that is given an element"},
		{table + "  call show(2*A(2,1))\n" + end, right, "a procedure that is given a number"},
		{table + "  read(*,*) b\n" + end, "read", "an array that is read"},
		{table + "  goto 10\n  A(2,1) = 2d0\n10 continue\n" + end, "goto", "a jump"},
		{table + "  if (late) goto 10\n  b(1) = 2d0\n10 continue\n" + end, "goto", "a jump under a condition"},
		{head + "  common /c/ A\n" + table[len(head):] + end, "shared", "an array in common"},
		{head + "  real(8) :: x\n  equivalence (x, b(1))\n" + table[len(head):] + "  x = 3d0\n" + end, "shared", "a name of the same place"},
		{head + "  real(8), pointer :: p(:)\n" + table[len(head):] + "  p => b\n  p(1) = 3d0\n" + end, "pointer", "a pointer"},
		{table + "  associate (x => A)\n    x(2,1) = 3d0\n  end associate\n" + end, "may be changed", "another name"},
		{head + "  A = 0.0\n  A(2,1) = 1.0\n  b = 0.5\n" + end, right, "numbers that single precision has"},
		{head + "  A = 0.0\n  A(2,1) = 0.1\n  b = 0.5\n" + end, "0.1d0", "a number that single precision rounds"},
		{head + "  A = 0.0\n  A(2,1) = 1.0/3.0\n  b = 0.5\n" + end, "single precision", "a quotient that single precision rounds"},
		{head + "  A = 0.0\n  A(2,1) = 1/2\n  b = 0.5\n" + end, "rounds toward zero", "a quotient of integers"},
		{head + "  A = 0.0\n  A(2,1) = 2**(-1)\n  b = 0.5\n" + end, "rounds toward zero", "a power of integers"},
		{head + "  A = 0.0\n  A(2,1) = sqrt(2.0)\n  b = 0.5\n" + end, "single precision", "a root that single precision rounds"},
		{head + "  A = 0d0\n  A(2,1) = sqrt(2d0)\n  b = 0.5\n" + end, "[[0 0] [sqrt(2) 0]] [0.5 0.5]", "a root"},
		{"subroutine f\n  real :: A(1,1), b(1)\n  A(1,1) = 0.1d0\n  b(1) = 1d0\nend\n", "single precision", "an array of single precision"},
		{"subroutine f\n  dimension a(1,1), b(1)\n  a(1,1) = 0.1d0\n  b(1) = 1d0\nend\n", "single precision", "an array that is not declared in double precision"},
		{"subroutine f\n  use m, only: sp => real32\n  real(sp) :: A(1,1), b(1)\n  A(1,1) = 0.1d0\n  b(1) = 1d0\nend\n", "single precision", "a kind of single precision"},
		{"subroutine f\n  integer, parameter :: wp = kind(1.0)\n  real(8) :: A(1,1), b(1)\n  A(1,1) = 0.1_wp\n  b(1) = 1d0\nend\n", "single precision", "a kind that is single precision here"},
		{"subroutine f\n  real(8) :: A(0:1,0:1), b(2)\n  A(1,0) = 1d0\n  b = 0.5d0\nend\n", right, "indices from 0"},
		{"subroutine f\n  real(8) :: A(2:3,2:3), b(2)\n  A(3,2) = 1d0\n  b = 0.5d0\nend\n", "[[0 0] [1 0]] [0.5 0.5]", "other indices"},
		{"subroutine f\n  real(8) :: A(-1:0,2), b(2)\n  A(0,1) = 1d0\n  b = 0.5d0\nend\n", "first index is no literal", "other indices"},
		{"subroutine f\n  real(8), allocatable :: A(:,:), b(:)\n  allocate(A(2:3,2), b(2:3))\n  A(3,1) = 1d0\n  b(2:3) = (/ 0.5d0, 0.5d0 /)\n  b(3) = 0.75d0\nend\n", "[[0 0] [1 0]] [0.5 0.75]", "other indices that an array gets"},
		{"subroutine f\n  real(8), allocatable :: A(:,:), b(:)\n  allocate(A(2,2), b(2))\n  A(2,1) = 1\n  b(1:2) = (/ 0.1, 0.9 /)\nend\n", "0.1 has single precision", "a part that cannot be read"},
		{"module m\n  real(8) :: A(2,2), b(2)\ncontains\n  subroutine one\n    A = 0d0\n    A(2,1) = 1d0\n    b = 0.5d0\n    call two\n  end subroutine\n" +
			"  subroutine two\n    A(2,1) = 3d0\n  end subroutine\nend module\n", "handed to \"two\"", "a procedure that changes the array of the module"},
	} {
		followed(t, "fortran", tt.text, tt.want, tt.why)
	}
}
