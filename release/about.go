package main

import _ "embed"

// What all packages say of the project.
const (
	name    = "rofz"
	summary = "Stability functions of ODE integrators in exact arithmetic, with certificates"
	licence = "BSD-3-Clause" // by its SPDX name
	scope   = "@rofz"        // of the packages of npm that hold programs, and in npm/verify.js
)

var (
	//go:embed python/__init__.py
	pythonInit []byte
	//go:embed python/__main__.py
	pythonMain []byte
	//go:embed npm/verify.js
	launcher []byte
)

// readme is what the pages of registries show.
const readme = `# rofz

rofz ("R of z") derives the stability function R(z) of an ODE integrator from its coefficients in exact arithmetic, and decides
whether the integrator is A-stable, L-stable and more, with a certificate that a stranger can check by hand.

    verify check radau-iia-2
    verify check mine.txt --require 'A-stable,order>=3'
    verify help

The package carries the program verify and needs nothing else.
`
