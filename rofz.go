// Package rofz derives the rational stability functions of integrators for ordinary differential equations exactly,
// decides their stability properties with certificates that can be checked by hand, and proves from the tableaux what
// is known of their gradients R'(z) in the stiff limit.
//
// The work is done by the packages below this one: scheme derives R(z), proofs holds the theorems, proofs/certificate
// is the small checker that every verdict has passed. The command is cmd/verify. This package only carries the golden
// files, so that a binary can check itself anywhere.
package rofz

import (
	"embed"
	"io/fs"
)

//go:embed testdata/golden
var files embed.FS

// Golden holds the golden files, one for each theorem, in its top directory. Package internal/golden reads them.
func Golden() fs.FS {
	sub, err := fs.Sub(files, "testdata/golden")
	if err != nil {
		panic("internal error: " + err.Error())
	}
	return sub
}
