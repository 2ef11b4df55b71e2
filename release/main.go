// Command release makes a release of what GoReleaser has built: it checks the programs, packs them for pip and npm, and puts all that
// is to be published into one directory, with checksums. release/run calls it; docs/release.md tells the rest.
package main

import (
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"rofz/internal/version"
)

// checksums is the file with the SHA-256 sums of the others, as sha256sum writes and checks it.
const checksums = "checksums.txt"

const usage = `usage: release about          print the version of this commit, and the address of the repository if it has one
       release publish DIST DIRECTORY
                              make the release in the directory from what GoReleaser has written to DIST`

func main() {
	var err error
	switch args := os.Args[1:]; {
	case len(args) == 1 && args[0] == "about":
		b := version.Program()
		if _, err = releaseOf(b.Version); err == nil {
			fmt.Printf("%s %s\n", b.Version, b.Home())
		}
	case len(args) == 3 && args[0] == "publish":
		err = publish(args[1], args[2])
	default:
		fmt.Fprintln(os.Stderr, usage)
		os.Exit(2)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// artifact is an entry of GoReleaser's artifacts.json.
type artifact struct {
	Name, Path, Type string
	OS               string `json:"goos"`
	Arch             string `json:"goarch"`
}

// publishedTypes are the types of artifacts that are published as they are.
var publishedTypes = []string{"Archive", "Linux Package", "SBOM"}

// publish makes the release in the directory out of what is in dist. Licences are those of the directory that dist is in.
func publish(dist, out string) error {
	artifacts, err := artifactsOf(dist)
	if err != nil {
		return err
	}
	programs, err := programsOf(artifacts)
	if err != nil {
		return err
	}
	p, err := packingOf(programs, filepath.Dir(filepath.Clean(dist)))
	if err != nil {
		return err
	}
	files, err := p.packages(programs)
	if err != nil {
		return err
	}
	for _, a := range artifacts {
		if slices.Contains(publishedTypes, a.Type) {
			data, err := os.ReadFile(a.Path)
			if err != nil {
				return err
			}
			files = append(files, content{path: a.Name, data: data})
		}
	}
	return write(out, files)
}

// artifactsOf lists what GoReleaser has made; its paths begin in the directory that dist is in.
func artifactsOf(dist string) ([]artifact, error) {
	text, err := os.ReadFile(filepath.Join(dist, "artifacts.json"))
	if err != nil {
		return nil, err
	}
	var all []artifact
	if err := json.Unmarshal(text, &all); err != nil {
		return nil, fmt.Errorf("%s/artifacts.json: %w", dist, err)
	}
	for i, a := range all {
		if !filepath.IsAbs(a.Path) {
			all[i].Path = filepath.Join(filepath.Dir(filepath.Clean(dist)), a.Path)
		}
	}
	return all, nil
}

// A program is verify for one target.
type program struct {
	target
	path  string
	build version.Build
}

// programsOf finds the program of each target, and checks it.
func programsOf(artifacts []artifact) ([]program, error) {
	var all []program
	for _, a := range artifacts {
		if a.Type != "Binary" {
			continue
		}
		t, err := targetOf(a.OS, a.Arch)
		if err != nil {
			return nil, err
		}
		if err := t.check(a.Path); err != nil {
			return nil, err
		}
		info, err := buildinfo.ReadFile(a.Path)
		if err != nil {
			return nil, err
		}
		all = append(all, program{t, a.Path, version.Of(info)})
	}
	for _, t := range targets {
		if n := len(slices.DeleteFunc(slices.Clone(all), func(p program) bool { return p.target != t })); n != 1 {
			return nil, fmt.Errorf("there are %d programs for %s/%s, should be one", n, t.os, t.arch)
		}
	}
	return all, nil
}

// packing is what the packages of one release have in common.
type packing struct {
	release
	home     string // where the sources are, "" for nowhere yet
	at       time.Time
	licences []content
}

// packingOf reads off the programs what they are a release of; root has the licences.
func packingOf(programs []program, root string) (packing, error) {
	first := programs[0].build
	for _, q := range programs[1:] {
		if q.build != first {
			return packing{}, fmt.Errorf("%s is %s by %s, %s is %s by %s", programs[0].path, first, first.Go, q.path, q.build, q.build.Go)
		}
	}
	if first.Modified {
		return packing{}, fmt.Errorf("the programs are %s: a release is made of what is committed", first)
	}
	r, err := releaseOf(first.Version)
	if err != nil {
		return packing{}, err
	}
	at, err := time.Parse(time.RFC3339, first.Time)
	if err != nil {
		return packing{}, err
	}
	p := packing{release: r, home: first.Home(), at: at}
	for _, file := range []string{"LICENSE", "THIRD_PARTY_LICENSES"} {
		data, err := os.ReadFile(filepath.Join(root, file))
		if err != nil {
			return packing{}, err
		}
		p.licences = append(p.licences, content{path: file, data: data})
	}
	return p, nil
}

// packages packs the programs for pip and npm.
func (p packing) packages(programs []program) ([]content, error) {
	file, files := p.npmMain()
	data, err := tarred(files, p.at)
	if err != nil {
		return nil, err
	}
	all := []content{{path: file, data: data}}
	for _, q := range programs {
		bytes, err := os.ReadFile(q.path)
		if err != nil {
			return nil, err
		}
		wheel, files := p.wheel(q.target, bytes)
		zip, err := zipped(files, p.at)
		if err != nil {
			return nil, err
		}
		npm, files := p.npmProgram(q.target, bytes)
		tgz, err := tarred(files, p.at)
		if err != nil {
			return nil, err
		}
		all = append(all, content{path: wheel, data: zip}, content{path: npm, data: tgz})
	}
	return all, nil
}

// write writes the files, in the order of their names, and their checksums into a new directory.
func write(out string, files []content) error {
	if err := os.MkdirAll(out, 0o777); err != nil {
		return err
	}
	if entries, err := os.ReadDir(out); err != nil || len(entries) > 0 {
		return errors.Join(err, fmt.Errorf("%s is not empty", out))
	}
	slices.SortFunc(files, func(a, b content) int { return strings.Compare(a.path, b.path) })
	var sums strings.Builder
	for i, f := range files {
		if i > 0 && files[i-1].path == f.path {
			return fmt.Errorf("two files are called %s", f.path)
		}
		if err := os.WriteFile(filepath.Join(out, f.path), f.data, 0o666); err != nil {
			return err
		}
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(f.data), f.path)
		fmt.Printf("%9d  %s\n", len(f.data), f.path)
	}
	return os.WriteFile(filepath.Join(out, checksums), []byte(sums.String()), 0o666)
}
