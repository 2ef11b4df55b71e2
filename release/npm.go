package main

import (
	"encoding/json"
	"strings"
)

// manifest is package.json.
type manifest struct {
	Name        string            `json:"name"`
	Version     string            `json:"version"`
	Description string            `json:"description"`
	Licence     string            `json:"license"`
	Repository  *repository       `json:"repository,omitempty"`
	Bin         map[string]string `json:"bin,omitempty"`
	Files       []string          `json:"files"`
	Engines     map[string]string `json:"engines,omitempty"`
	OS          []string          `json:"os,omitempty"`
	CPU         []string          `json:"cpu,omitempty"`
	Unplugged   bool              `json:"preferUnplugged,omitempty"` // a program cannot be run from within an archive
	Optional    map[string]string `json:"optionalDependencies,omitempty"`
}

type repository struct {
	Type string `json:"type"`
	URL  string `json:"url"`
}

// The packages for npm are one for each target, which holds the program and which npm installs on that system alone, and one
// called rofz, which has all of them as optional dependencies and a command that starts the one that is there.

// npmProgram returns the name and the files of the package with the program of a target.
func (p packing) npmProgram(t target, program []byte) (file string, files []content) {
	system, cpu, _ := strings.Cut(t.npm, "-")
	m := p.manifest(scope + "/" + t.npm)
	m.Description = summary + ": the program for " + t.npm
	m.Files = []string{"bin"}
	m.OS, m.CPU, m.Unplugged = []string{system}, []string{cpu}, true
	text := "# " + m.Name + "\n\nThe program of the package " + name + " for " + t.npm + ".\n"
	return p.npmFile(t.npm), p.npmContents(m, text, content{path: "bin/" + t.program(), data: program, executable: true})
}

// npmMain returns the name and the files of the package that users install.
func (p packing) npmMain() (file string, files []content) {
	m := p.manifest(name)
	m.Bin = map[string]string{"verify": "bin/verify.js"}
	m.Files = []string{"bin"}
	m.Engines = map[string]string{"node": ">=18"}
	m.Optional = make(map[string]string)
	for _, t := range targets {
		m.Optional[scope+"/"+t.npm] = p.semantic
	}
	return p.npmFile(""), p.npmContents(m, readme, content{path: "bin/verify.js", data: launcher, executable: true})
}

// npmFile is what npm pack calls the file.
func (p packing) npmFile(system string) string {
	if system != "" {
		system = "-" + system
	}
	return name + system + "-" + p.semantic + ".tgz"
}

func (p packing) manifest(name string) manifest {
	m := manifest{Name: name, Version: p.semantic, Description: summary, Licence: licence}
	if p.home != "" {
		m.Repository = &repository{"git", "git+" + p.home + ".git"}
	}
	return m
}

func (p packing) npmContents(m manifest, readme string, own content) []content {
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		panic("internal error: " + err.Error())
	}
	files := []content{{path: "package.json", data: append(data, '\n')}, {path: "README.md", data: []byte(readme)}, own}
	files = append(files, p.licences...)
	for i := range files {
		files[i].path = "package/" + files[i].path
	}
	return files
}
