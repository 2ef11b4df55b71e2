package golden

import (
	"io/fs"
)

// RunAll verifies every theorem against its golden file in the top directory of goldens, and reports files without a
// theorem. The results are in the order of proofs.Theorems.
func RunAll(goldens fs.FS) []Result { panic("stub") }

// Run verifies one golden file of a user: its lines are reproduced or not; that it covers all instances of a theorem
// is not asked for. Scheme files that it names are found relative to its directory.
func Run(path string) Result { panic("stub") }
