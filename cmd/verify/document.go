package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
)

// A document is what a command makes of one scheme: a file.
type document struct {
	name string // of the scheme
	text []byte
	note string // for standard error
	err  error  // the document is there, but not as good as it should be
}

// eachDocument makes a document of each scheme that the arguments stand for. One goes to standard output or to the file
// of -o; those of several schemes, or of a directory, go to files in the directory of -o, named after the schemes with
// the given ending. An error of a scheme is told, and the others are made nevertheless.
func eachDocument(c *cobra.Command, args []string, output, ending string, work func(context.Context, source) (document, error)) error {
	type made struct {
		from source
		document
		err error
	}
	var several error
	into := ""
	switch total := countSources(c, args); {
	case output != "" && isDirectory(output):
		into = output
	case total > 1 && isStandardOutput(output):
		several = fmt.Errorf("there are %d schemes; -o DIRECTORY writes a file for each", total)
	case total > 1:
		several = fmt.Errorf("-o is %s, should be a directory that is there, for the files of %d schemes", output, total)
	}
	if several != nil {
		return several
	}
	if into == "" {
		if err := checkOutput(c, "-o", output); err != nil {
			return err
		}
	}
	n, code := 0, exitOK
	written := make(map[string]bool)
	err := eachScheme(c, args, "written", func(ctx context.Context, s source) made {
		d, err := work(ctx, s)
		return made{s, d, err}
	}, func(m made) error {
		if n++; n > 1 && into == "" {
			return fmt.Errorf("%s holds more than one scheme; -o DIRECTORY writes a file for each", m.from.file)
		}
		if m.err != nil {
			if e, ok := errors.AsType[exit](m.err); ok {
				code = max(code, e.code)
			} else {
				code = exitBadInput
			}
			return printError(c, m.err.Error())
		}
		if m.note != "" {
			if err := say(c.ErrOrStderr(), styleOn(c, c.ErrOrStderr()), m.note); err != nil {
				return err
			}
		}
		path := output
		if into != "" {
			path = filepath.Join(into, fileName(m.name)+ending)
			if written[path] {
				return fmt.Errorf("two schemes are called %s, so both would be written to %s", m.name, path)
			}
			written[path] = true
			if err := checkOutput(c, "-o", path); err != nil {
				return err
			}
		}
		if err := deliver(c, "-o", path, m.text); err != nil {
			return err
		}
		if m.document.err != nil {
			code = max(code, exitFailed)
			return printError(c, m.document.err.Error())
		}
		return nil
	})
	if err == nil && code != exitOK {
		err = exit{code: code}
	}
	return err
}

// fileName is the name of a scheme as the name of a file: theta:1/3 has a colon and a slash.
func fileName(name string) string {
	return strings.NewReplacer("/", "-", ":", "-", `\`, "-").Replace(name)
}
