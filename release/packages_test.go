package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/csv"
	"encoding/json"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"rofz/internal/sample"
)

// trial is a release with programs that are none.
var trial = packing{
	release: release{semantic: "0.1.0-rc.1", python: "0.1.0rc1"}, home: "https://example.org/owner/rofz",
	at:       time.Date(2026, 11, 30, 19, 19, 19, 0, time.UTC),
	licences: []content{{path: "LICENSE", data: []byte("a licence\n")}, {path: "THIRD_PARTY_LICENSES", data: []byte("others\n")}},
}

// TestReleaseOf: PEP 440 and Semantic Versioning put the versions of the table in the same order, which is that of the rows; what
// packaging.version and semver make of them was compared by hand.
func TestReleaseOf(t *testing.T) {
	for _, tt := range []struct{ why, version, semantic, python string }{
		{"no tag yet", "v0.0.0-20261130191919-c6c51d9aabcd", "0.0.0-20261130191919-c6c51d9aabcd", "0.0.0.dev20261130191919+gc6c51d9aabcd"},
		{"behind v0.0.9", "v0.0.10-0.20261130191919-c6c51d9aabcd", "0.0.10-0.20261130191919-c6c51d9aabcd", "0.0.10.dev20261130191919+gc6c51d9aabcd"},
		{"alpha", "v0.1.0-alpha.2", "0.1.0-alpha.2", "0.1.0a2"},
		{"beta", "v0.1.0-beta.1", "0.1.0-beta.1", "0.1.0b1"},
		{"release candidate", "v0.1.0-rc.1", "0.1.0-rc.1", "0.1.0rc1"},
		{"behind it", "v0.1.0-rc.1.0.20261130191919-c6c51d9aabcd", "0.1.0-rc.1.0.20261130191919-c6c51d9aabcd", "0.1.0rc1.post0.dev20261130191919+gc6c51d9aabcd"},
		{"a release", "v0.1.0", "0.1.0", "0.1.0"},
		{"two digits", "v1.20.3", "1.20.3", "1.20.3"},
	} {
		r, err := releaseOf(tt.version)
		if err != nil || r != (release{tt.semantic, tt.python}) {
			t.Errorf("%s, %s: %v, %v", tt.why, tt.version, r, err)
		}
	}
	for _, bad := range []string{"", "(devel)", "0.1.0", "v0.1", "v0.1.0+dirty", "v0.0.0-20261130191919-c6c51d9aabcd+dirty", "v01.1.0", "v0.1.0-rc1", "v0.1.0-rc.1\n", "v0.1.0-pre.1"} {
		if r, err := releaseOf(bad); err == nil {
			t.Errorf("%q is the release %v", bad, r)
		}
	}
}

// TestWheel reads the wheels of all targets as an installer does.
func TestWheel(t *testing.T) {
	for _, target := range targets {
		name, files := trial.wheel(target, []byte("program"))
		data := sample.Try(zipped(files, trial.at)).Must(t)
		if again := sample.Try(zipped(files, trial.at)).Must(t); !bytes.Equal(data, again) {
			t.Errorf("%s: two archives differ", name)
		}
		if parts := strings.Split(strings.TrimSuffix(name, ".whl"), "-"); len(parts) != 5 || parts[0] != "rofz" || parts[1] != "0.1.0rc1" || parts[4] != target.wheel {
			t.Errorf("the name %s has the parts %q", name, parts)
		}
		checkWheel(t, name, data, target)
	}
}

// checkWheel reads a wheel: RECORD lists every file with its hash and its length, WHEEL has the tags of the name, and
// the program can be executed. It returns the program.
func checkWheel(t *testing.T, name string, data []byte, target target) (program []byte) {
	t.Helper()
	z := sample.Try(zip.NewReader(bytes.NewReader(data), int64(len(data)))).Must(t)
	contents := make(map[string][]byte)
	for _, f := range z.File {
		r := sample.Try(f.Open()).Must(t)
		contents[f.Name] = sample.Try(io.ReadAll(r)).Must(t)
		want := fs.FileMode(0o644)
		if strings.Contains(f.Name, ".data/scripts/") {
			program, want = contents[f.Name], 0o755
		}
		if f.Mode() != want {
			t.Errorf("%s: %s has the mode %v, want %v", name, f.Name, f.Mode(), want)
		}
	}
	stem := strings.Join(strings.Split(name, "-")[:2], "-")
	if contents[stem+".data/scripts/"+target.program()] == nil {
		t.Errorf("%s has no %s", name, target.program())
	}
	record := stem + ".dist-info/RECORD"
	rows := sample.Try(csv.NewReader(bytes.NewReader(contents[record])).ReadAll()).Must(t)
	if len(rows) != len(contents) {
		t.Errorf("%s: %d files are recorded of %d", name, len(rows), len(contents))
	}
	for _, row := range rows {
		sum := sha256.Sum256(contents[row[0]])
		want := []string{row[0], "sha256=" + strings.TrimRight(base64.URLEncoding.EncodeToString(sum[:]), "="), strconv.Itoa(len(contents[row[0]]))}
		if row[0] == record {
			want = []string{record, "", ""}
		}
		if !slices.Equal(row, want) {
			t.Errorf("%s: RECORD has %q, want %q", name, row, want)
		}
	}
	tags := 0
	for line := range strings.Lines(string(contents[stem+".dist-info/WHEEL"])) {
		if tag, ok := strings.CutPrefix(strings.TrimSpace(line), "Tag: py3-none-"); ok {
			tags++
			if !slices.Contains(strings.Split(target.wheel, "."), tag) {
				t.Errorf("%s has the tag %s", name, tag)
			}
		}
	}
	if tags != 1+strings.Count(target.wheel, ".") {
		t.Errorf("%s has %d tags", name, tags)
	}
	if m := string(contents[stem+".dist-info/METADATA"]); !strings.Contains(m, "\nVersion: "+strings.Split(name, "-")[1]+"\n") {
		t.Errorf("%s: METADATA is\n%s", name, m)
	}
	return program
}

// untarred reads a compressed archive, whose files belong to root.
func untarred(t *testing.T, data []byte) (contents map[string][]byte, modes map[string]fs.FileMode) {
	t.Helper()
	contents, modes = make(map[string][]byte), make(map[string]fs.FileMode)
	r := tar.NewReader(sample.Try(gzip.NewReader(bytes.NewReader(data))).Must(t))
	for {
		h, err := r.Next()
		if err == io.EOF {
			return contents, modes
		}
		sample.OK(t, err)
		if h.Uid != 0 || h.Gid != 0 || h.Uname != "" && h.Uname != "root" {
			t.Errorf("%s belongs to %d:%d, %s:%s", h.Name, h.Uid, h.Gid, h.Uname, h.Gname)
		}
		contents[h.Name] = sample.Try(io.ReadAll(r)).Must(t)
		modes[h.Name] = h.FileInfo().Mode()
	}
}

// TestNPM reads the packages for npm: the main one asks for each of the others in its own version, and each of these is for
// one system alone.
func TestNPM(t *testing.T) {
	_, files := trial.npmMain()
	contents, modes := untarred(t, sample.Try(tarred(files, trial.at)).Must(t))
	var m manifest
	sample.OK(t, json.Unmarshal(contents["package/package.json"], &m))
	if m.Name != "rofz" || m.Version != "0.1.0-rc.1" || m.Bin["verify"] != "bin/verify.js" || modes["package/bin/verify.js"] != 0o755 || m.Repository.URL != "git+https://example.org/owner/rofz.git" {
		t.Errorf("%+v, %v", m, modes)
	}
	if !strings.Contains(string(contents["package/bin/verify.js"]), `const scope = "`+scope+`";`) {
		t.Error("the launcher has another scope")
	}
	for _, target := range targets {
		name, files := trial.npmProgram(target, []byte("program"))
		contents, modes := untarred(t, sample.Try(tarred(files, trial.at)).Must(t))
		var own manifest
		sample.OK(t, json.Unmarshal(contents["package/package.json"], &own))
		system, cpu, _ := strings.Cut(target.npm, "-")
		if own.Version != m.Optional[own.Name] || len(m.Optional) != len(targets) || !slices.Equal(own.OS, []string{system}) || !slices.Equal(own.CPU, []string{cpu}) {
			t.Errorf("%s: %+v, and the main package wants %v", name, own, m.Optional)
		}
		if path := "package/bin/" + target.program(); string(contents[path]) != "program" || modes[path] != 0o755 {
			t.Errorf("%s: %s is %q with the mode %v", name, path, contents[path], modes[path])
		}
	}
}
