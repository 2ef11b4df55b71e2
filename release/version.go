package main

import (
	"fmt"
	"regexp"
)

// goVersion is a version as Go writes it: v1.2.3, v1.2.3-rc.1, or that of a commit between two tags.
var goVersion = regexp.MustCompile(`^v((?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*))(?:-(?:(alpha|beta|rc)\.(\d+)|(?:(?:(alpha|beta|rc)\.(\d+)\.)?0\.)?(\d{14})-([0-9a-f]{12})))?$`)

// A release is named by a version, which Go, npm and Debian order as Semantic Versioning does and Python by PEP 440.
type release struct {
	semantic string // 0.1.0-rc.1
	python   string // 0.1.0rc1
}

// releaseOf reads the version of a program. What is between two tags is older than the next release, and in Python a
// development release with the commit as its local label.
//
// Pre-releases are alpha.N, beta.N and rc.N, which all know. A program that was built from changed files, or from no
// clone, is never released.
func releaseOf(version string) (release, error) {
	m := goVersion.FindStringSubmatch(version)
	if m == nil {
		return release{}, fmt.Errorf("the version is %q, should be v1.2.3, v1.2.3-alpha.1, -beta.1 or -rc.1, or that of a commit of a clone without changes", version)
	}
	short := map[string]string{"alpha": "a", "beta": "b", "rc": "rc"}
	r := release{semantic: version[1:], python: m[1]}
	if m[2] != "" {
		r.python += short[m[2]] + m[3]
	}
	if m[6] != "" {
		if m[4] != "" {
			r.python += short[m[4]] + m[5] + ".post0"
		}
		r.python += ".dev" + m[6] + "+g" + m[7]
	}
	return r, nil
}
