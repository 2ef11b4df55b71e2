package notation

import "testing"

// TestFollowedR is TestFollowed for programs in R.
func TestFollowedR(t *testing.T) {
	const (
		table = "A <- matrix(c(0, 0,\n  1, 0), 2, 2, byrow = TRUE)\nb <- c(1/2, 1/2)\n"
		right = "[[0 0] [1 0]] [1/2 1/2]"
		list  = "m <- list(heun = list(A = matrix(c(0, 0, 1, 0), nrow = 2, byrow = TRUE), b1 = c(0.5, 0.5), c = c(0, 1)))\n"
	)
	for _, tt := range []struct{ text, want, why string }{
		{table, right, "nothing else"},
		{"A <- matrix(c(0, 1, 0, 0), nrow = 2)\nb <- c(1/2, 1/2)\n", right, "column by column"},
		{"A <- matrix(c(0, 1, 0, 0), nrow = 2, byrow = flag)\nb <- c(1/2, 1/2)\n", "neither TRUE nor FALSE", "an order that is not known"},
		{"A <- matrix(c(0, 1, 0), nrow = 2)\nb <- c(1/2, 1/2)\n", "3 entries", "entries that would be repeated"},
		{"A <- rbind(c(0, 0), c(1, 0))\nb <- rep(1/2, 2)\n", right, "rows"},
		{"A <- cbind(c(0, 1), c(0, 0))\nb = c(c(1/2), 1/2)\n", right, "columns"},
		{table + "A[2, 1] <- 3\n", "[[0 0] [3 0]] [1/2 1/2]", "an element"},
		{table + "A[2, ] <- 3\n", "where an index", "a row"},
		{table + "dim(A) <- c(1, 4)\n", "not followed", "a function that is assigned to"},
		{table + "if (late) A[2, 1] <- 3\n", "depends on a condition", "a branch"},
		{table + "for (i in 1:2) b[i] <- i\n", "[[0 0] [1 0]] [1 2]", "a loop"},
		{table + "for (i in 1:n-1) b[i] <- i\n", "loop", "a range that R takes first"},
		{table + "while (late) b[1] <- b[1] + 1\n", "loop", "a loop with a condition"},
		{table + "f <- function() A[2, 1] <- 3\n", "changed by", "a function that changes a copy is not told from one that changes the array"},
		{table + "f <- function() A[2, 1] <<- 3\n", ":", "a function that changes the array itself"},
		{table + "suppressWarnings({ A[2, 1] <- 3 })\n", "not followed", "a block within a call"},
		{table + "3 -> b\n", ":", "an assignment to the right"},
		{table + "B <- A\nB[2, 1] <- 3\n", right, "a copy"},
		{list, "[[0 0] [1 0]] [0.5 0.5]", "a table in a list"},
		{list + "m$heun$A[2, 1] <- 3\n", "changed elsewhere", "a list that is changed"},
		{"m <- list(A = c(0, 1), b1 = c(0.5, 0.5))\n", "[[0 0] [1 0]] [0.5 0.5]", "what is below the diagonal"},
	} {
		followed(t, "r", tt.text, tt.want, tt.why)
	}
}
