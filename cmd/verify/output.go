package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rofz/internal/files"
)

// standardOutput is what -o and the like call standard output, as - is standard input among the arguments.
const standardOutput = "-"

// isStandardOutput reports whether the file of a flag is standard output, which it is if the flag is not given, too.
func isStandardOutput(path string) bool { return path == "" || path == standardOutput }

// writing is held while a file is written, so that an interrupt waits a little for it.
var writing sync.Mutex

// deliver writes to the file that a flag such as -o names, or to standard output.
func deliver(c *cobra.Command, flag, path string, data []byte) error {
	return deliverBy(c, flag, path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// deliverBy is deliver for what is too long to be held. A file is there as a whole, or is what it was.
func deliverBy(c *cobra.Command, flag, path string, write func(io.Writer) error) error {
	if isStandardOutput(path) {
		b := bufio.NewWriter(c.OutOrStdout())
		if err := write(b); err != nil {
			return err
		}
		return b.Flush()
	}
	writing.Lock()
	defer writing.Unlock()
	if err := files.Write(path, write); err != nil {
		return outputError(flag, path, err)
	}
	return nil
}

// checkOutput refuses, before any work is done for it, a file that cannot be written, one that the command reads, and one
// that another flag writes.
func checkOutput(c *cobra.Command, flag, path string) error {
	if isStandardOutput(path) {
		return nil
	}
	if err := processOf(c).outputs.claim(c, flag, path); err != nil {
		return outputError(flag, path, err)
	}
	return nil
}

// refuseEnding refuses a file whose name says that it holds what the command does not write.
func refuseEnding(path, remedy string, endings ...string) error {
	if ext := strings.ToLower(filepath.Ext(path)); slices.Contains(endings, ext) {
		return fmt.Errorf("-o is %.60q; %s", path, remedy)
	}
	return nil
}

// claims are the files that a command reads and those that it writes.
type claims struct {
	once    sync.Once
	inputs  []input
	written map[string]bool // by absolute path
}

// claim notes that a file is to be written.
func (o *claims) claim(c *cobra.Command, flag, path string) error {
	o.once.Do(func() { o.inputs, o.written = inputs(c), map[string]bool{} })
	if _, err := files.Writable(path); err != nil {
		return err
	}
	dir, err := filepath.Abs(filepath.Dir(path))
	if err == nil {
		dir, err = filepath.EvalSymlinks(dir)
	}
	if err != nil {
		return err
	}
	if info, err := os.Stat(path); err == nil {
		for _, in := range o.inputs {
			if os.SameFile(in.info, info) && (in.renewed == "" || in.renewed != flag) {
				return errors.New("the command reads this file; another name for the output keeps it")
			}
		}
	}
	if path == os.DevNull {
		return nil
	}
	whole := filepath.Join(dir, filepath.Base(path))
	if o.written[whole] {
		return errors.New("two outputs go to this file")
	}
	o.written[whole] = true
	return nil
}

// An input is a file that a command reads, and the flag that writes it anew, if there is one.
type input struct {
	info    os.FileInfo
	renewed string
}

// inputs returns the files that a command reads: those that its arguments stand for, with the settings beside them, those of its
// flags, and what standard input is redirected from.
func inputs(c *cobra.Command) []input {
	var out []input
	add := func(path, renewed string) {
		if info, err := os.Stat(path); err == nil {
			out = append(out, input{info, renewed})
		}
	}
	args := c.Flags().Args()
	if len(args) == 0 {
		args = project()
	}
	r := newReading(c)
	for _, arg := range args {
		for i := range r.items(arg) {
			add(i.name, "")
			if i.file {
				_, _ = r.policy(i.name) // which keeps it
			}
		}
	}
	for _, rules := range r.policies {
		add(rules.Path, "")
		add(rules.BaselineFile(), "--write-baseline")
	}
	c.Flags().VisitAll(func(f *pflag.Flag) {
		renewed, read := f.Annotations[isRead]
		if path := f.Value.String(); read && path != "" {
			add(path, renewed[0])
			entries, _ := os.ReadDir(path)
			for _, e := range entries {
				add(filepath.Join(path, e.Name()), renewed[0])
			}
		}
	})
	if f, ok := processOf(c).stdin.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			out = append(out, input{info, ""})
		}
	}
	return out
}

// isRead marks flags that name a file or directory to be read.
const isRead = "rofz_reads"

// reads says that a flag of a command names a file that is read, and which other flag writes it anew, if there is one.
func reads(c *cobra.Command, flag, renewed string) {
	_ = c.Flags().SetAnnotation(flag, isRead, []string{renewed}) // the flag is there
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
