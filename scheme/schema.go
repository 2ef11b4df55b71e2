package scheme

import _ "embed"

// Format names the form of scheme files and its version, which stands in no file.
const Format = "rofz-scheme/1"

// Schema is the JSON Schema (draft 2020-12) of scheme files. It describes their form; what a schema cannot say, such as
// that a matrix is square, only Parse checks.
//
//go:embed scheme.schema.json
var Schema string
