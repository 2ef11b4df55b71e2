package lint

// readingChecks describe what is said of source files before anything is known of a scheme: 0xx. They are found where the
// files are read, and not by lint.
var readingChecks = []Check{
	{
		Code: "RZ001", Title: "a table is not read", Level: Note,
		Explanation: "Something in a source file looks like a table of coefficients, and the reader does not follow how it is made, or nothing says which of its numbers are A and b: the finding names the place and what is not understood there. Nothing is guessed, so nothing is known of this table. With --strict-sources it is an error.",
		Remedy:      "Write the coefficients as literals, or annotate which arrays make the table, or ignore the finding where the table is none.",
		Example:     "A = [x 1; 2 3] in a function with the argument x.",
	},
	{
		Code: "RZ002", Title: "a comment for verify is not understood", Level: Error,
		Explanation: "A comment that begins with rofz: either accepts findings (ignore CODE because REASON) or says which arrays make a table and what is claimed of it (A=name b=name order=2). This one does neither, names a code that does not exist, or gives no reason.",
		Remedy:      "Correct the comment; docs/lint.md has the grammar.",
		Example:     "// rofz: ignore RZ101",
	},
}
