package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/internal/tool"
	"rofz/internal/version"
)

// releaseDirectory returns the directory that release/run has made, which ROFZ_RELEASE names.
func releaseDirectory(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("ROFZ_RELEASE")
	if dir == "" {
		tool.Missing(t, "a release (release/run -o DIRECTORY, and ROFZ_RELEASE=DIRECTORY)")
	}
	return dir
}

// one returns the file of the release that a pattern fits.
func one(t testing.TB, pattern string) string {
	t.Helper()
	found := sample.Try(filepath.Glob(filepath.Join(releaseDirectory(t), pattern))).Must(t)
	if len(found) != 1 {
		t.Fatalf("%d files of the release are like %s, should be one: %v", len(found), pattern, found)
	}
	return found[0]
}

// TestPublishedFiles: the release has the files that docs/release.md lists, and their checksums.
func TestPublishedFiles(t *testing.T) {
	sums := make(map[string]string)
	for line := range strings.Lines(string(sample.Try(os.ReadFile(filepath.Join(releaseDirectory(t), checksums))).Must(t))) {
		sum, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		sums[name] = sum
	}
	entries := sample.Try(os.ReadDir(releaseDirectory(t))).Must(t)
	if len(entries) != len(sums)+1 || len(sums) != 6+6+6+6+1+2 {
		t.Errorf("%d files and %d checksums, should be an archive, a list of components, a wheel and a package of npm for each target, a main package of npm and two of Debian", len(entries), len(sums))
	}
	for name, want := range sums {
		sum := sha256.Sum256(sample.Try(os.ReadFile(filepath.Join(releaseDirectory(t), name))).Must(t))
		if got := hex.EncodeToString(sum[:]); got != want {
			t.Errorf("%s has the checksum %s, the list %s", name, got, want)
		}
	}
}

// TestPublishedPrograms takes the program of each target out of its archive, its wheel and its package for npm: it is one
// and the same, of this system by its headers and of no other, and of the version that its packages have. Programs for Windows and macOS
// are not run.
func TestPublishedPrograms(t *testing.T) {
	programs := make(map[target]string)
	var first version.Build
	for _, target := range targets {
		stem := "rofz_*_" + target.os + "_" + target.arch
		program := programIn(t, one(t, stem+map[bool]string{true: ".zip", false: ".tar.gz"}[target.os == "windows"]), target)
		wheel := one(t, "rofz-*-py3-none-"+target.wheel+".whl")
		if !bytes.Equal(program, checkWheel(t, filepath.Base(wheel), sample.Try(os.ReadFile(wheel)).Must(t), target)) {
			t.Errorf("%s has another program than the archive", wheel)
		}
		npm, _ := untarred(t, sample.Try(os.ReadFile(one(t, "rofz-"+target.npm+"-*.tgz"))).Must(t))
		if !bytes.Equal(program, npm["package/bin/"+target.program()]) {
			t.Errorf("the package of npm for %s has another program than the archive", target.npm)
		}
		programs[target] = filepath.Join(t.TempDir(), target.program())
		sample.OK(t, os.WriteFile(programs[target], program, 0o777))
		b := version.Of(sample.Try(buildinfo.ReadFile(programs[target])).Must(t))
		if first == (version.Build{}) {
			first = b
		}
		if b != first || b.Modified || b.Commit == "" || !strings.Contains(one(t, stem+".cdx.json"), strings.TrimPrefix(b.Version, "v")) {
			t.Errorf("the program for %s/%s is of %v, others of %v", target.os, target.arch, b, first)
		}
		checkComponents(t, one(t, stem+".cdx.json"), programs[target])
	}
	for _, x := range targets {
		for _, y := range targets {
			if err := x.check(programs[y]); (err == nil) != (x == y) {
				t.Errorf("a program for %s/%s as one for %s/%s: %v", y.os, y.arch, x.os, x.arch, err)
			}
		}
	}
}

// programIn returns the program in an archive, beside which there are the licences, pages of the manual and completions.
func programIn(t *testing.T, archive string, target target) []byte {
	t.Helper()
	data := sample.Try(os.ReadFile(archive)).Must(t)
	contents := make(map[string][]byte)
	if strings.HasSuffix(archive, ".zip") {
		for _, f := range sample.Try(zip.NewReader(bytes.NewReader(data), int64(len(data)))).Must(t).File {
			r := sample.Try(f.Open()).Must(t)
			contents[f.Name] = sample.Try(io.ReadAll(r)).Must(t)
		}
	} else {
		contents, _ = untarred(t, data)
	}
	stem := strings.TrimSuffix(strings.TrimSuffix(filepath.Base(archive), ".tar.gz"), ".zip")
	for _, file := range []string{"LICENSE", "THIRD_PARTY_LICENSES", "CHANGELOG.md", "install.md", "man/man1/verify.1.gz", "man/man1/verify-check.1.gz",
		"completions/verify.bash", "completions/_verify", "completions/verify.fish", "completions/verify.ps1", target.program()} {
		if len(contents[path.Join(stem, file)]) == 0 {
			t.Errorf("%s has no %s, or an empty one", filepath.Base(archive), file)
		}
	}
	return contents[path.Join(stem, target.program())]
}

// checkComponents: the list of components has the modules that Go has recorded in the program, and no others.
func checkComponents(t *testing.T, file, program string) {
	t.Helper()
	var list struct {
		Format     string `json:"bomFormat"`
		Components []struct {
			Name, Version, Purl string
			Evidence            struct{ Licenses []any }
		}
	}
	sample.OK(t, json.Unmarshal(sample.Try(os.ReadFile(file)).Must(t), &list))
	var got, want []string
	for _, c := range list.Components {
		if c.Name != "std" {
			got = append(got, c.Name+" "+c.Version)
		}
	}
	for _, m := range sample.Try(buildinfo.ReadFile(program)).Must(t).Deps {
		want = append(want, m.Path+" "+m.Version)
	}
	slices.Sort(got)
	slices.Sort(want)
	if list.Format != "CycloneDX" || !slices.Equal(got, want) {
		t.Errorf("%s (%s) lists\n%q, and the program has\n%q", file, list.Format, got, want)
	}
}

// TestPublishedManual has mandoc read the pages of the manual.
func TestPublishedManual(t *testing.T) {
	mandoc := tool.Path(t, "mandoc")
	dir := t.TempDir()
	contents, _ := untarred(t, sample.Try(os.ReadFile(one(t, "rofz_*_linux_amd64.tar.gz"))).Must(t))
	pages := 0
	for name, data := range contents {
		if !strings.Contains(name, "/man1/") {
			continue
		}
		pages++
		file := filepath.Join(dir, path.Base(name))
		sample.OK(t, os.WriteFile(file, data, 0o666))
		if out, err := exec.Command(mandoc, "-T", "lint", "-W", "error", file).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
		if text := sample.Try(exec.Command(mandoc, "-T", "utf8", file).Output()).Must(t); !bytes.Contains(text, []byte("verify")) || !bytes.Contains(text, []byte("rofz")) {
			t.Errorf("%s is\n%s", name, text)
		}
	}
	if pages < 20 {
		t.Errorf("there are %d pages", pages)
	}
}

// TestTwoReleases compares the release with one of another clone, which ROFZ_RELEASE_AGAIN names: they have the same files, byte for
// byte.
func TestTwoReleases(t *testing.T) {
	again := os.Getenv("ROFZ_RELEASE_AGAIN")
	if again == "" {
		tool.Missing(t, "a second release (release/run -o DIRECTORY in another clone, and ROFZ_RELEASE_AGAIN=DIRECTORY)")
	}
	var lists [2][]string
	for i, dir := range []string{releaseDirectory(t), again} {
		for _, e := range sample.Try(os.ReadDir(dir)).Must(t) {
			lists[i] = append(lists[i], e.Name())
		}
	}
	if !slices.Equal(lists[0], lists[1]) {
		t.Fatalf("%v, and again %v", lists[0], lists[1])
	}
	for _, name := range lists[0] {
		a, b := sample.Try(os.ReadFile(filepath.Join(releaseDirectory(t), name))).Must(t), sample.Try(os.ReadFile(filepath.Join(again, name))).Must(t)
		if !bytes.Equal(a, b) {
			t.Errorf("%s differs", name)
		}
	}
}

// TestProgramAgain builds the program for this machine in a new clone, with nothing that was built before, by the Go tool alone: it is
// that of the release, byte for byte.
func TestProgramAgain(t *testing.T) {
	git := tool.Path(t, "git")
	target := sample.Try(targetOf(runtime.GOOS, runtime.GOARCH)).Must(t)
	released := programIn(t, one(t, "rofz_*_"+target.os+"_"+target.arch+".tar.gz"), target)
	file := filepath.Join(t.TempDir(), "released")
	sample.OK(t, os.WriteFile(file, released, 0o777))
	commit := version.Of(sample.Try(buildinfo.ReadFile(file)).Must(t)).Commit

	clone := filepath.Join(t.TempDir(), "a clone")
	for _, args := range [][]string{{"clone", "-q", "--no-checkout", "..", clone}, {"-C", clone, "checkout", "-q", commit}} {
		if out, err := exec.Command(git, args...).CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	c := exec.Command("go", "build", "-trimpath", "-buildvcs=true", "-ldflags=-s -w -buildid=", "-o", "again", "./cmd/verify")
	c.Dir = clone
	c.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=", "GOCACHE="+t.TempDir())
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if again := sample.Try(os.ReadFile(filepath.Join(clone, "again"))).Must(t); !bytes.Equal(again, released) {
		t.Errorf("the program has %d bytes, and the released one %d others", len(again), len(released))
	}
}
