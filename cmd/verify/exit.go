package main

import (
	"errors"
	"fmt"
	"io"

	"rofz/internal/inorder"
)

// Exit codes. Of several that apply to one run of check, exitBadInput goes before exitFailed before exitUndecided.
const (
	exitOK          = 0
	exitFailed      = 1  // a golden line is not reproduced, or a claim failed
	exitBadInput    = 2  // a file, name or flag is wrong
	exitUndecided   = 3  // a published claim is about a property that was not decided
	exitInternal    = 70 // a bug of this program
	exitInterrupted = 130
	exitTerminated  = 143
)

// An exit is an error that carries the exit code. Its message, if it has one, is printed.
type exit struct {
	code int
	err  error
}

func (e exit) Error() string {
	if e.err == nil {
		return ""
	}
	return e.err.Error()
}

func (e exit) Unwrap() error { return e.err }

// exitCode prints what there is to say about err and returns the exit code of the program.
func exitCode(err error, stderr io.Writer) int {
	if err == nil {
		return exitOK
	}
	if bug, ok := errors.AsType[*inorder.Panic](err); ok {
		fmt.Fprintf(stderr, "verify: %v\n\nThis is a bug in verify, not in your input. Please report it with the input and the lines below.\n\n%s\n", bug, bug.Stack)
		return exitInternal
	}
	code := exitBadInput // whatever is not said to be otherwise: files, flags, a disk that is full
	if e, ok := errors.AsType[exit](err); ok {
		code = e.code
	}
	if text := err.Error(); text != "" {
		fmt.Fprintf(stderr, "verify: %s\n", text)
	}
	return code
}
