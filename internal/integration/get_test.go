package integration

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/internal/tool"
)

// fakeRelease is what a server has of the release v0.1.0, by the names of the files. Its program prints "released".
func fakeRelease(t *testing.T) map[string][]byte {
	t.Helper()
	stem := "rofz_0.1.0_" + runtime.GOOS + "_" + runtime.GOARCH
	var archive bytes.Buffer
	z := gzip.NewWriter(&archive)
	w := tar.NewWriter(z)
	program := "#!/bin/sh\necho released \"$@\"\n"
	sample.OK(t, w.WriteHeader(&tar.Header{Name: stem + "/verify", Mode: 0o755, Size: int64(len(program))}))
	sample.Try(w.Write([]byte(program))).Must(t)
	sample.OK(t, w.Close())
	sample.OK(t, z.Close())
	sum := fmt.Sprintf("%x  %s.tar.gz\n", sha256.Sum256(archive.Bytes()), stem)
	return map[string][]byte{"checksums.txt": []byte(sum), stem + ".tar.gz": archive.Bytes()}
}

// serve serves files below a path, and nothing else.
func serve(t *testing.T, path string, files map[string][]byte) (address string) {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name, ok := strings.CutPrefix(r.URL.Path, path)
		data, found := files[name]
		if !ok || !found {
			http.NotFound(w, r)
			return
		}
		_, _ = w.Write(data)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// TestGet calls release/get as the action, the template and the hooks do, with a go that prints what it is asked for: what
// is built is told from what is taken.
func TestGet(t *testing.T) {
	if runtime.GOOS != "linux" && runtime.GOOS != "darwin" {
		t.Skip("the release of the test is for Linux and macOS")
	}
	tool.Path(t, "curl", "wget")
	whole := fakeRelease(t)
	var archive string
	for name := range whole {
		if name != "checksums.txt" {
			archive = name
		}
	}
	without := map[string][]byte{"checksums.txt": whole["checksums.txt"]}
	changed := map[string][]byte{"checksums.txt": whole["checksums.txt"], archive: append([]byte{0}, whole[archive]...)}
	other := map[string][]byte{"checksums.txt": []byte("00  rofz_0.1.0_plan9_386.tar.gz\n")}
	const github, gitlab = "/owner/rofz/releases/download/v0.1.0/", "/group/rofz/-/releases/v0.1.0/downloads/"
	for _, tt := range []struct {
		why     string
		path    string
		files   map[string][]byte
		env     map[string]string // SERVER is the address of the server
		want    string            // what the program prints, "" where there is none
		message string
	}{
		{"a release", github, whole, map[string]string{"ROFZ_VERSION": "v0.1.0", "ROFZ_RELEASES": "SERVER/owner/rofz/releases/download/VERSION"}, "released x", "v0.1.0 of "},
		{"as GitLab has it", gitlab, whole, map[string]string{"ROFZ_VERSION": "v0.1.0", "ROFZ_RELEASES": "SERVER/group/rofz/-/releases/VERSION/downloads"}, "released x", "v0.1.0 of "},
		{"there is none", github, nil, map[string]string{"ROFZ_VERSION": "v0.1.0", "ROFZ_RELEASES": "SERVER/owner/rofz/releases/download/VERSION"}, "built x", "building"},
		{"none for this machine", github, other, map[string]string{"ROFZ_VERSION": "v0.1.0", "ROFZ_RELEASES": "SERVER/owner/rofz/releases/download/VERSION"}, "built x", "has no " + archive},
		{"a branch", github, whole, map[string]string{"ROFZ_VERSION": "main", "ROFZ_RELEASES": "SERVER/owner/rofz/releases/download/v0.1.0"}, "built x", "building"},
		{"a ref that is no version", github, whole, map[string]string{"ROFZ_VERSION": "v0.1.0/../v0.1.0", "ROFZ_RELEASES": "SERVER/owner/rofz/releases/download/VERSION"}, "built x", "building"},
		{"building is asked for", github, whole, map[string]string{"ROFZ_VERSION": "v0.1.0", "ROFZ_RELEASES": "none"}, "built x", "building"},
		{"no address, and the module has none", github, whole, map[string]string{"ROFZ_VERSION": "v0.1.0", "ROFZ_URL": "git.example:rofz"}, "built x", "building"},
		{"another archive than the checksum is of", github, changed, map[string]string{"ROFZ_VERSION": "v0.1.0", "ROFZ_RELEASES": "SERVER/owner/rofz/releases/download/VERSION"}, "", "the checksum of "},
		{"an archive that is not there", github, without, map[string]string{"ROFZ_VERSION": "v0.1.0", "ROFZ_RELEASES": "SERVER/owner/rofz/releases/download/VERSION"}, "", "checksums.txt lists it"},
	} {
		t.Run(tt.why, func(t *testing.T) {
			t.Parallel()
			server := serve(t, tt.path, tt.files)
			dir, programs := t.TempDir(), t.TempDir()
			fake := "#!/bin/sh\nwhile [ \"$1\" != -o ]; do shift; done\nprintf '#!/bin/sh\\necho built \"$@\"\\n' >\"$2\"\nchmod +x \"$2\"\n"
			sample.OK(t, os.WriteFile(filepath.Join(programs, "go"), []byte(fake), 0o777))
			get := exec.Command("sh", "release/get", dir)
			get.Env = append(os.Environ(), "PATH="+programs+":"+os.Getenv("PATH"))
			for name, value := range tt.env {
				get.Env = append(get.Env, name+"="+strings.ReplaceAll(value, "SERVER", server))
			}
			out, err := get.CombinedOutput()
			if !strings.Contains(string(out), tt.message) {
				t.Errorf("%v; the message should have %q:\n%s", err, tt.message, out)
			}
			if tt.want == "" {
				if get.ProcessState.ExitCode() != 2 {
					t.Errorf("exit code %d, want 2:\n%s", get.ProcessState.ExitCode(), out)
				}
			} else if got, err := exec.Command(filepath.Join(dir, "verify"), "x").Output(); string(got) != tt.want+"\n" {
				t.Errorf("verify prints %q (%v), want %q; release/get printed\n%s", got, err, tt.want, out)
			}
			left := sample.Try(os.ReadDir(dir)).Must(t)
			if len(left) > 1 || len(left) == 1 && left[0].Name() != "verify" {
				t.Errorf("the directory has %v", left)
			}
		})
	}
}

// TestGetWithoutGo: a machine without Go, and no release, is told what it needs.
func TestGetWithoutGo(t *testing.T) {
	programs := t.TempDir()
	for _, name := range []string{"sh", "dirname", "mkdir", "mktemp", "rm", "sed", "uname", "cp"} {
		sample.OK(t, os.Symlink(tool.Path(t, name), filepath.Join(programs, name)))
	}
	dir := t.TempDir()
	get := exec.Command("sh", "release/get", dir)
	get.Env = []string{"PATH=" + programs, "ROFZ_VERSION=v0.1.0", "ROFZ_RELEASES=" + t.TempDir()}
	out, err := get.CombinedOutput()
	if get.ProcessState.ExitCode() != 2 || !strings.Contains(string(out), "there is no program of v0.1.0 for this machine at ") || !strings.Contains(string(out), "https://go.dev/dl") {
		t.Errorf("%v\n%s", err, out)
	}
}
