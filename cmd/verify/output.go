package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/spf13/cobra"
)

// standardOutput is what -o and the like call standard output, as - is standard input among the arguments.
const standardOutput = "-"

// isStandardOutput reports whether the file of a flag is standard output, which it is if the flag is not given, too.
func isStandardOutput(path string) bool { return path == "" || path == standardOutput }

// writing is held while a file is written, so that an interrupt leaves no half of one.
var writing sync.Mutex

// deliver writes to the file that a flag such as -o names, or to standard output.
func deliver(c *cobra.Command, flag, path string, data []byte) error {
	return deliverBy(c, flag, path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// deliverBy is deliver for what is too long to be held.
func deliverBy(c *cobra.Command, flag, path string, write func(io.Writer) error) error {
	if isStandardOutput(path) {
		return buffered(c.OutOrStdout(), write)
	}
	writing.Lock()
	defer writing.Unlock()
	file, err := os.Create(path)
	if err != nil {
		return outputError(flag, path, err)
	}
	if err := errors.Join(buffered(file, write), file.Close()); err != nil {
		return outputError(flag, path, err)
	}
	return nil
}

// buffered calls write with a buffer before w. After an error nothing more is written.
func buffered(w io.Writer, write func(io.Writer) error) error {
	b := bufio.NewWriter(w)
	if err := write(b); err != nil {
		return err
	}
	return b.Flush()
}

// checkOutput refuses a file in a directory that is not there, and a directory in place of a file, before any work is
// done for it.
func checkOutput(flag, path string) error {
	if isStandardOutput(path) {
		return nil
	}
	if isDirectory(path) {
		return outputError(flag, path, errors.New("it is a directory"))
	}
	if _, err := os.Stat(filepath.Dir(path)); err != nil {
		return outputError(flag, path, err)
	}
	return nil
}

// outputError names the file once only, and the flag if there was one.
func outputError(flag, path string, err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		err = p.Err
	}
	if flag != "" {
		flag += ": "
	}
	return fmt.Errorf("%s%s: cannot be written: %w", flag, path, err)
}

// wrote says which file was written by a command that writes a file even if none is named. The others write one in
// place of standard output, and are silent about it.
func wrote(c *cobra.Command, path, what string) error {
	if path == standardOutput {
		return nil
	}
	_, err := fmt.Fprintln(c.OutOrStdout(), styleOf(c).Text(fmt.Sprintf("wrote %s: %s", path, what)))
	return err
}
