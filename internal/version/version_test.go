package version

import (
	"runtime/debug"
	"testing"
)

func TestOf(t *testing.T) {
	commit := []debug.BuildSetting{{Key: "-trimpath", Value: "true"}, {Key: "vcs", Value: "git"}, {Key: "vcs.revision", Value: "c6c51d9"}, {Key: "vcs.time", Value: "2026-11-30T19:19:19Z"}}
	for _, tt := range []struct {
		why  string
		info debug.BuildInfo
		want Build
		text string
	}{
		{"a tag", debug.BuildInfo{GoVersion: "go1.26.8", Main: debug.Module{Path: "rofz", Version: "v0.1.0"}, Settings: append(commit, debug.BuildSetting{Key: "vcs.modified", Value: "false"})},
			Build{Version: "v0.1.0", Commit: "c6c51d9", Time: "2026-11-30T19:19:19Z", Go: "go1.26.8", Module: "rofz"},
			"v0.1.0 (commit c6c51d9 of 2026-11-30T19:19:19Z)"},
		{"files that differ", debug.BuildInfo{Main: debug.Module{Path: "rofz", Version: "v0.1.0+dirty"}, Settings: append(commit, debug.BuildSetting{Key: "vcs.modified", Value: "true"})},
			Build{Version: "v0.1.0+dirty", Commit: "c6c51d9", Time: "2026-11-30T19:19:19Z", Modified: true, Module: "rofz"},
			"v0.1.0+dirty (commit c6c51d9 of 2026-11-30T19:19:19Z, with changes)"},
		{"another module, from the proxy", debug.BuildInfo{Main: debug.Module{Path: "example.org/rofz", Version: "v1.0.0"}},
			Build{Version: "v1.0.0", Module: "example.org/rofz"}, "v1.0.0"},
		{"no clone", debug.BuildInfo{Main: debug.Module{Path: "rofz", Version: "(devel)"}}, Build{Module: "rofz"}, "unknown"},
		{"nothing", debug.BuildInfo{}, Build{}, "unknown"},
	} {
		got := Of(&tt.info)
		if got != tt.want {
			t.Errorf("%s: %+v, want %+v", tt.why, got, tt.want)
		}
		if got.String() != tt.text {
			t.Errorf("%s: %q, want %q", tt.why, got, tt.text)
		}
	}
}

func TestHome(t *testing.T) {
	for module, want := range map[string]string{
		"rofz":                      "",
		"rofz/release":              "", // no host
		"github.com/owner/rofz":     "https://github.com/owner/rofz",
		"gitlab.example/a/b/rofz":   "https://gitlab.example/a/b/rofz",
		"github.com/owner/rofz/v2":  "https://github.com/owner/rofz",
		"github.com/owner/vega":     "https://github.com/owner/vega",
		"github.com/owner/v":        "https://github.com/owner/v",
		"codeberg.org/owner/rofz/v": "https://codeberg.org/owner/rofz/v",
		"":                          "",
	} {
		if got := (Build{Module: module}).Home(); got != want {
			t.Errorf("the home of %q is %q, want %q", module, got, want)
		}
	}
}
