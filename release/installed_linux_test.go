package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/internal/tool"
)

// A machine is a place without Go and without a network in which a package is installed.
type machine struct {
	prefix []string // of each command
	work   string   // where commands run, as seen from inside
}

// bareDebian is a root of Debian with Python, which ROFZ_BARE names; .ci/run makes it with debootstrap.
func bareDebian(t *testing.T) (machine, string) {
	t.Helper()
	root := os.Getenv("ROFZ_BARE")
	if root == "" {
		tool.Missing(t, "a bare root (debootstrap --variant=minbase --include=python3-venv bookworm DIRECTORY, and ROFZ_BARE=DIRECTORY)")
	}
	return isolated(t, []string{"chroot", root, "env", "-i", "HOME=/root", "LC_ALL=C.UTF-8"}, "/root"), root
}

// isolated is a machine whose commands run behind a prefix, and without a network.
func isolated(t *testing.T, prefix []string, work string) machine {
	t.Helper()
	if os.Geteuid() != 0 {
		tool.Missing(t, "the user root, who can take the network away from a program,")
	}
	return machine{append([]string{tool.Path(t, "unshare"), "-n"}, prefix...), work}
}

// run runs a script and returns what it prints; path is put before the PATH.
func (m machine) run(t *testing.T, path, script, stdin string) string {
	t.Helper()
	args := append(slices.Clone(m.prefix), "PATH="+path+"/usr/sbin:/usr/bin:/sbin:/bin", "sh", "-euc", "cd "+m.work+"\n"+script)
	c := exec.Command(args[0], args[1:]...)
	c.Stdin = strings.NewReader(stdin)
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s\n%s", err, script, out)
	}
	return string(out)
}

// files lists all files below directories.
func (m machine) files(t *testing.T, directories string) []string {
	t.Helper()
	return strings.Split(m.run(t, "", "find "+directories+" -xdev \\( -path /proc -o -path /sys -o -path /dev \\) -prune -o -print | LC_ALL=C sort", ""), "\n")
}

// unchanged compares what files are there after a package is removed with those before it was installed.
func unchanged(t *testing.T, before, after []string) {
	t.Helper()
	for _, f := range after {
		if !slices.Contains(before, f) {
			t.Errorf("%s is left behind", f)
		}
	}
	for _, f := range before {
		if !slices.Contains(after, f) {
			t.Errorf("%s is gone", f)
		}
	}
}

// A step of the tutorial is a command with what it prints, or "cat FILE" with what is in the file.
type step struct{ command, output string }

// tutorial returns the steps of the first two sections of docs/tutorial.md.
func tutorial(t *testing.T) []step {
	t.Helper()
	text := string(sample.Try(os.ReadFile("../docs/tutorial.md")).Must(t))
	text, _, _ = strings.Cut(text, "\n## 3.")
	var steps []step
	for i, block := range strings.Split(text, "\n```") {
		if i%2 == 0 {
			continue
		}
		_, block, _ = strings.Cut(block, "\n") // behind the name of a language
		for line := range strings.Lines(block + "\n") {
			if command, ok := strings.CutPrefix(line, "$ "); ok {
				steps = append(steps, step{command: strings.TrimSpace(command)})
			} else if len(steps) > 0 && strings.Contains(block, "$ ") {
				steps[len(steps)-1].output += line
			}
		}
	}
	if len(steps) < 4 || steps[0].command != "cat mine.txt" || steps[1].command != "verify check mine.txt" {
		t.Fatalf("the tutorial begins with %v", steps)
	}
	return steps
}

// follow carries out the tutorial: each command prints what the page shows.
func (m machine) follow(t *testing.T, path string) {
	t.Helper()
	for _, s := range tutorial(t) {
		if file, ok := strings.CutPrefix(s.command, "cat "); ok {
			m.run(t, path, "cat >"+file, s.output)
			continue
		}
		if got := m.run(t, path, s.command+" 2>&1", ""); got != s.output {
			t.Errorf("$ %s prints\n%s\nand the tutorial shows\n%s", s.command, got, s.output)
		}
	}
	if got := m.run(t, path, "command -v go || echo none", ""); got != "none\n" {
		t.Errorf("the machine has Go, at %s", got)
	}
	m.run(t, path, "rm -f mine.*", "")
}

// into copies a file of the release to where the machine sees it, and returns its name there.
func into(t *testing.T, root, work, file string) string {
	t.Helper()
	data := sample.Try(os.ReadFile(file)).Must(t)
	path := filepath.Join(root, work, filepath.Base(file))
	sample.OK(t, os.WriteFile(path, data, 0o666))
	t.Cleanup(func() { os.Remove(path) })
	return filepath.Base(file)
}

func native(t *testing.T) target {
	t.Helper()
	return sample.Try(targetOf("linux", runtime.GOARCH)).Must(t)
}

// TestInstallDebian installs the package of Debian, follows the tutorial, looks for pages and completions, and purges it.
func TestInstallDebian(t *testing.T) {
	m, root := bareDebian(t)
	deb := into(t, root, m.work, one(t, "rofz_*_"+runtime.GOARCH+".deb"))
	m.run(t, "", "dpkg -i "+deb+" && dpkg -P rofz", "") // what dpkg itself writes, such as the backup of its lists, is there then
	before := m.files(t, "/")
	m.run(t, "", "dpkg -i "+deb, "")
	m.follow(t, "")
	m.run(t, "", `test "$(dpkg -S /usr/bin/verify)" = "rofz: /usr/bin/verify"
test -z "$(dpkg -V rofz)"
test -s /usr/share/doc/rofz/copyright && gzip -t /usr/share/man/man1/verify-check.1.gz
bash -c '. /usr/share/bash-completion/completions/verify && complete -p verify' | grep -q __start_verify`, "")
	m.run(t, "", "dpkg -P rofz", "")
	unchanged(t, before, m.files(t, "/"))
}

// TestInstallWheel installs the wheel with pip into an environment, runs verify by its name and as a module, and uninstalls it.
func TestInstallWheel(t *testing.T) {
	m, root := bareDebian(t)
	wheel := into(t, root, m.work, one(t, "rofz-*-py3-none-"+native(t).wheel+".whl"))
	m.run(t, "", "python3 -m venv /opt/trial && /opt/trial/bin/pip --version && /opt/trial/bin/pip list", "")
	t.Cleanup(func() { os.RemoveAll(filepath.Join(root, "opt/trial")) })
	before := m.files(t, "/")
	m.run(t, "", "/opt/trial/bin/pip install --no-index ./"+wheel+" && /opt/trial/bin/pip check", "")
	m.follow(t, "/opt/trial/bin:")
	if a, b := m.run(t, "/opt/trial/bin:", "verify version", ""), m.run(t, "", "/opt/trial/bin/python -m rofz version", ""); a != b {
		t.Errorf("verify version prints\n%s, and python -m rofz version\n%s", a, b)
	}
	m.run(t, "", "/opt/trial/bin/pip uninstall -y rofz", "")
	unchanged(t, before, m.files(t, "/"))
}

// TestInstallTarball unpacks the archive.
func TestInstallTarball(t *testing.T) {
	m, root := bareDebian(t)
	archive := into(t, root, m.work, one(t, "rofz_*_linux_"+runtime.GOARCH+".tar.gz"))
	before := m.files(t, "/")
	stem := strings.TrimSuffix(archive, ".tar.gz")
	m.run(t, "", "tar -xzf "+archive, "")
	m.follow(t, m.work+"/"+stem+":")
	m.run(t, "", "rm -r "+stem, "")
	unchanged(t, before, m.files(t, "/"))
}

// TestInstallNPM installs the packages for npm from their files, follows the tutorial, and uninstalls them. Without the package of this
// system verify says what is missing.
func TestInstallNPM(t *testing.T) {
	npm, node := tool.Path(t, "npm"), tool.Path(t, "node")
	dir := t.TempDir()
	path := filepath.Join(dir, "node_modules/.bin") + ":" + filepath.Dir(node) + ":" + filepath.Dir(npm) + ":"
	m := isolated(t, []string{"env", "-i", "HOME=" + t.TempDir()}, dir)
	main := into(t, dir, "", one(t, "rofz-[0-9]*.tgz"))
	program := into(t, dir, "", one(t, "rofz-"+native(t).npm+"-*.tgz"))
	m.run(t, path, "npm init -y", "")
	files := func() []string { // without npm's own lists, and its directories, which it leaves empty
		return strings.Split(m.run(t, "", "find . ! -type d ! -name '*package-lock.json' | sort", ""), "\n")
	}
	before := files()

	m.run(t, path, "npm install --offline --no-audit --no-fund ./"+program+" ./"+main, "")
	m.follow(t, path)
	if got := m.run(t, path, "echo '{' | verify check - 2>&1 || echo code $?", ""); !strings.HasSuffix(got, "code 2\n") {
		t.Errorf("an error of verify is %q for who called it", got)
	}
	m.run(t, path, "mv node_modules/@rofz node_modules/.away", "")
	if got := m.run(t, path, "verify version 2>&1 || echo code $?", ""); !strings.Contains(got, "the package @rofz/"+native(t).npm+" is not installed") || !strings.HasSuffix(got, "code 2\n") {
		t.Errorf("without its program verify prints %q", got)
	}
	m.run(t, path, "mv node_modules/.away node_modules/@rofz && npm uninstall --offline --no-audit rofz @rofz/"+native(t).npm, "")
	unchanged(t, before, files())
}

// TestForeignProcessor runs the program for Linux and arm64 under an emulator.
func TestForeignProcessor(t *testing.T) {
	emulator := tool.Path(t, "qemu-aarch64-static", "qemu-aarch64")
	target := sample.Try(targetOf("linux", "arm64")).Must(t)
	program := programIn(t, one(t, "rofz_*_linux_arm64.tar.gz"), target)
	dir := t.TempDir()
	sample.OK(t, os.MkdirAll(filepath.Join(dir, "bin"), 0o777))
	sample.OK(t, os.WriteFile(filepath.Join(dir, "bin/program"), program, 0o777))
	script := "#!/bin/sh\nexec " + emulator + " " + dir + "/bin/program \"$@\"\n"
	sample.OK(t, os.WriteFile(filepath.Join(dir, "bin/verify"), []byte(script), 0o777))
	isolated(t, []string{"env", "-i"}, dir).follow(t, dir+"/bin:")
}

// TestEmptyRoot runs the program where there is nothing else, as in the image of release/Dockerfile.
func TestEmptyRoot(t *testing.T) {
	root := t.TempDir()
	program := programIn(t, one(t, "rofz_*_linux_"+runtime.GOARCH+".tar.gz"), native(t))
	sample.OK(t, os.WriteFile(filepath.Join(root, "verify"), program, 0o777))
	m := isolated(t, []string{"chroot", root, "/verify"}, "")
	c := exec.Command(m.prefix[0], append(m.prefix[1:], "check", "-", "--require", "A-stable")...)
	c.Env = nil
	c.Stdin = strings.NewReader(`{"name": "mine", "kind": "runge-kutta", "A": [["1"]], "b": ["1"]}`)
	if out, err := c.CombinedOutput(); err != nil || !strings.Contains(string(out), "A-stable             proved") {
		t.Errorf("%v\n%s", err, out)
	}
}
