package ci

import (
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"rofz/internal/tool"
)

var tapLine = regexp.MustCompile(`^(not )?ok \d+ - ([^#\\]|\\#|\\\\)*( # TODO ([^#\\]|\\#|\\\\)*)?$`)

// readTAP goes through the lines by the grammar of version 13, and has the blocks below them read as YAML.
func readTAP(t *testing.T, text string, points int) {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if lines[0] != "TAP version 13" {
		t.Fatalf("begins with %q", lines[0])
	}
	n := 0
	var block []string
	inside := false
	for _, line := range lines[2:] {
		switch {
		case line == "  ---":
			inside, block = true, nil
		case line == "  ...":
			inside = false
			var diagnosis struct {
				Message  string
				Findings []struct {
					Code, Severity, Place, File, Message string
					Line                                 int
					Known                                bool
				}
			}
			d := yaml.NewDecoder(strings.NewReader(strings.Join(block, "\n")))
			d.KnownFields(true)
			if err := d.Decode(&diagnosis); err != nil {
				t.Errorf("%v in\n%s", err, strings.Join(block, "\n"))
			}
		case inside && strings.HasPrefix(line, "  "):
			block = append(block, line)
		case tapLine.MatchString(line):
			n++
		default:
			t.Errorf("%q is no line of TAP", line)
		}
	}
	if n != points || inside {
		t.Errorf("%d test points, want %d; inside of YAML: %v", n, points, inside)
	}
}

func TestTAP(t *testing.T) { readTAP(t, written(t, "tap", samples()), 7) }

// TestTAPHarness has the TAP::Parser of Perl read it, the harness from which the format comes.
func TestTAPHarness(t *testing.T) {
	perl := tool.Path(t, "perl")
	if exec.Command(perl, "-MTAP::Parser", "-e", "1").Run() != nil {
		tool.Missing(t, "TAP::Parser, a module of Perl")
	}
	const script = `my $p = TAP::Parser->new({tap => join "", <STDIN>});
while (my $r = $p->next) { print "unknown: ", $r->as_string, "\n" if $r->is_unknown }
printf "run %d passed %d failed %d todo %d errors %s\n", $p->tests_run, scalar $p->passed, scalar $p->failed, scalar $p->todo, join "; ", $p->parse_errors;`
	for _, tt := range []struct {
		cases     []Case
		want, why string
	}{
		{samples(), "run 7 passed 4 failed 3 todo 2 errors \n", "what is undecided counts as passed, as a TODO"},
		{samplesOf(long), "run 7 passed 4 failed 3 todo 2 errors \n", "long lines"},
		{samplesOf(""), "run 7 passed 4 failed 3 todo 2 errors \n", "no text"},
		{nil, "run 0 passed 0 failed 0 todo 0 errors \n", "no cases: 1..0"},
	} {
		c := exec.Command(perl, "-MTAP::Parser", "-e", script)
		c.Stdin = strings.NewReader(written(t, "tap", tt.cases))
		got, err := c.CombinedOutput()
		if err != nil || string(got) != tt.want {
			t.Errorf("%v, %q, want %q (%s)", err, got, tt.want, tt.why)
		}
	}
}
