package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"rofz/internal/inorder"
	"rofz/paper/text"
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

// Error returns the message, "" if there is nothing to print.
func (e exit) Error() string {
	if e.err == nil {
		return ""
	}
	return e.err.Error()
}

// Unwrap returns the error that the code stands for.
func (e exit) Unwrap() error { return e.err }

// exitCode prints what there is to say about err and returns the exit code of the program.
func exitCode(err error, stderr io.Writer, style text.Style) int {
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
		_ = say(stderr, style, "verify: "+text) // the exit code tells it too
	}
	return code
}

// say writes a message for people to standard error. Each of its lines is a line there, so that it can be searched; on a
// terminal those that are too long are broken at blanks.
func say(stderr io.Writer, style text.Style, message string) error {
	p := text.Page{Style: style}
	for line := range strings.SplitSeq(strings.TrimSuffix(message, "\n"), "\n") {
		if isTerminal(stderr) {
			p.Message(line)
		} else {
			p.Line(line)
		}
	}
	_, err := p.WriteTo(stderr)
	return err
}

// mostTold is how many lines are said on standard error of what is wrong, while the work goes on. Of the others their number is.
const mostTold = 1000

// printError says in one line on standard error what is wrong, and the work goes on.
func printError(c *cobra.Command, text string) error {
	if processOf(c).told.Add(1) > mostTold {
		return nil
	}
	style := styleOn(c, c.ErrOrStderr())
	return say(c.ErrOrStderr(), style, "verify: "+style.Text(text)) // a line end in a name is none here
}

// untold says how many lines were not said.
func (p *process) untold(style text.Style) error {
	n := p.told.Load() - mostTold
	if n <= 0 {
		return nil
	}
	return say(p.stderr, style, fmt.Sprintf("verify: and %d more like these", n))
}
