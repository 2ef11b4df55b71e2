// Package version tells which version of the program this is, for what it writes: a report that is found in a year says
// what made it. Nothing is set by hand or by a linker's flag: the Go tool records the tag and the commit of the clone
// that it builds from, and this package reads them.
package version

import (
	"runtime/debug"
	"strings"
	"sync"
)

// Build is what is known of how a program was built. What is not known is empty.
type Build struct {
	// Version is the tag of the commit, v1.2.3, or between two tags what Go makes of the commit,
	// v1.2.4-0.20261130191919-c6c51d9aabcd; with +dirty at its end where files differed from the commit. A program that
	// was not built from a clone, as in go test, has none.
	Version string

	Commit   string // all its digits
	Time     string // of the commit, in RFC 3339
	Modified bool   // files differed from the commit
	Go       string // the version of Go
	Module   string // the path of the module that has the program
}

// Program returns what is known of the program that runs. It is read once.
var Program = sync.OnceValue(func() Build {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return Build{}
	}
	return Of(info)
})

// Of returns what the Go tool recorded of a program; debug/buildinfo reads that of another program from its file.
func Of(info *debug.BuildInfo) Build {
	b := Build{Go: info.GoVersion, Module: info.Main.Path}
	if v := info.Main.Version; v != "(devel)" {
		b.Version = v
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.Commit = s.Value
		case "vcs.time":
			b.Time = s.Value
		case "vcs.modified":
			b.Modified = s.Value == "true"
		}
	}
	return b
}

// Home is the address of the repository that the module is published from, https://example.org/owner/rofz, or "" where
// its path is no address: then it has no public home. The number of a major version at the end of a path is no part of
// the address.
func (b Build) Home() string {
	host, _, ok := strings.Cut(b.Module, "/")
	if !ok || !strings.Contains(host, ".") {
		return ""
	}
	path := b.Module
	if i := strings.LastIndex(path, "/v"); i > 0 && i+2 < len(path) && strings.Trim(path[i+2:], "0123456789") == "" {
		path = path[:i]
	}
	return "https://" + path
}

// String is the version, and the commit with its time in brackets: what a person is told. It is "unknown" for a program
// that was not built from a clone.
func (b Build) String() string {
	version := b.Version
	if version == "" {
		version = "unknown"
	}
	if b.Commit == "" {
		return version
	}
	text := version + " (commit " + b.Commit
	if b.Time != "" {
		text += " of " + b.Time
	}
	if b.Modified {
		text += ", with changes"
	}
	return text + ")"
}
