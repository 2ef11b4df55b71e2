package lint

// verdictChecks describe what verify check and verify run report in the formats of CI systems: 7xx. They are found there
// and not by lint.
var verdictChecks = []Check{
	{
		Code: "RZ701", Title: "the scheme cannot be read", Level: Error,
		Explanation: "The file is missing or is no scheme file; the finding says where and what would be right. Nothing is known of the scheme.",
		Remedy:      "Correct the place that is named. docs/scheme-format.md has the format.",
		Example:     "\"A\": [[\"1/0\"]]: division by zero.",
	},
	{
		Code: "RZ702", Title: "a published stability claim is contradicted", Level: Error,
		Explanation: "verify check decides otherwise than the source says, of the coefficients as printed and of the scheme that they mean. verify lint has RZ301 for it, and RZ302 for what fails in the last printed digits alone.",
		Remedy:      "Compare the table with the source, or correct the claim; verify repair finds exact coefficients for truncated ones.",
		Example:     "\"A-stable\": true with R(∞) = −2.",
	},
	{
		Code: "RZ703", Title: "a requirement is not met", Level: Error,
		Explanation: "The scheme was proved not to have what verify check --require asks for.",
		Remedy:      "Change the scheme or the requirement.",
		Example:     "--require L-stable and the implicit midpoint rule: R(∞) = −1.",
	},
	{
		Code: "RZ704", Title: "a requirement is undecided", Level: Warning,
		Explanation: "What verify check --require asks for is neither proved nor refuted.",
		Remedy:      "Nothing; the reason says what keeps it from being decided.",
		Example:     "--require order>=3 for a general linear method.",
	},
	{
		Code: "RZ705", Title: "a line of a golden file is not reproduced", Level: Error,
		Explanation: "verify or verify run derived something else than the golden file states, or something that it does not state.",
		Remedy:      "Find out which of the two is right: the statement, the scheme or the program was changed.",
		Example:     "order: 4 for a scheme of order 3.",
	},
}
