package main

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"
)

// wheel returns the name and the files of the wheel of a target: a package for Python's installers that puts the program where
// scripts are, as the Binary distribution format has it (packaging.python.org, version 1.0 of the wheel).
func (p packing) wheel(t target, program []byte) (file string, files []content) {
	stem := name + "-" + p.python
	info := stem + ".dist-info/"
	files = []content{
		{path: name + "/__init__.py", data: pythonInit},
		{path: name + "/__main__.py", data: pythonMain},
		{path: stem + ".data/scripts/" + t.program(), data: program, executable: true},
		{path: info + "METADATA", data: p.metadata()},
		{path: info + "WHEEL", data: wheelFile(t)},
	}
	for _, l := range p.licences {
		files = append(files, content{path: info + "licenses/" + l.path, data: l.data})
	}
	record := info + "RECORD"
	return stem + "-py3-none-" + t.wheel + ".whl", append(files, content{path: record, data: recordOf(files, record)})
}

// wheelFile is the file WHEEL, with a tag for each platform of the compressed set.
func wheelFile(t target) []byte {
	var b strings.Builder
	b.WriteString("Wheel-Version: 1.0\nGenerator: rofz\nRoot-Is-Purelib: false\n")
	for platform := range strings.SplitSeq(t.wheel, ".") {
		fmt.Fprintf(&b, "Tag: py3-none-%s\n", platform)
	}
	return []byte(b.String())
}

// metadata is the file METADATA, of version 2.4.
func (p packing) metadata() []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "Metadata-Version: 2.4\nName: %s\nVersion: %s\nSummary: %s\n", name, p.python, summary)
	if p.home != "" {
		fmt.Fprintf(&b, "Project-URL: Repository, %s\n", p.home)
	}
	fmt.Fprintf(&b, "License-Expression: %s\n", licence)
	for _, l := range p.licences {
		fmt.Fprintf(&b, "License-File: %s\n", l.path)
	}
	b.WriteString("Classifier: Environment :: Console\nClassifier: Topic :: Scientific/Engineering :: Mathematics\n" +
		"Requires-Python: >=3.8\nDescription-Content-Type: text/markdown\n\n" + readme)
	return []byte(b.String())
}

// recordOf is the file RECORD: each file with its hash and length, and itself without.
func recordOf(files []content, record string) []byte {
	var b strings.Builder
	for _, c := range files {
		sum := sha256.Sum256(c.data)
		fmt.Fprintf(&b, "%s,sha256=%s,%d\n", c.path, base64.RawURLEncoding.EncodeToString(sum[:]), len(c.data))
	}
	b.WriteString(record + ",,\n")
	return []byte(b.String())
}
