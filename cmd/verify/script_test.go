package main

import (
	"fmt"
	"os"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"rofz/internal/inorder"
	"rofz/internal/sample"
	"rofz/paper/text"
)

func TestMain(m *testing.M) {
	if os.Getenv("ROFZ_RUN_AS_VERIFY") != "" {
		main()
	}
	testscript.Main(m, map[string]func(){
		"verify": main,
		// A panic inside of the program, which no input is known to cause.
		"verify-with-a-bug": func() {
			os.Exit(exitCode(caught(func() { panic("internal error: two pivots") }), os.Stderr, text.Style{}))
		},
	})
}

// caught calls f and returns its panic as the error that run makes of one.
func caught(f func()) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &inorder.Panic{Value: v, Stack: []byte("the stack")}
		}
	}()
	f()
	return nil
}

// TestScripts runs testdata/script/*.txtar: what the command prints, and its exit codes. What stands behind [full] takes
// long, and is run if tests are full.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits,
		},
		Condition: func(name string) (bool, error) {
			if name != "full" {
				return false, fmt.Errorf("the condition is %q, should be full", name)
			}
			return sample.Full(), nil
		},
		RequireExplicitExec: true,
	})
}

// exits CODE COMMAND… runs a command and compares its exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND…")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if err != nil {
		got = "?"
		if e, ok := err.(interface{ ExitCode() int }); ok {
			got = strconv.Itoa(e.ExitCode())
		}
	}
	if got != args[0] {
		ts.Fatalf("exit code %s, want %s", got, args[0])
	}
}
