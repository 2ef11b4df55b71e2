// Package files opens files that strangers may have made, and writes files that are whole or not there.
package files

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// A Refusal says why something that has a name is not read or written: it is no regular file, or a link to elsewhere.
type Refusal string

// Error returns the reason.
func (r Refusal) Error() string { return string(r) }

// Open opens a regular file to be read. It waits for nobody: a pipe that has no writer, a terminal, a device and what the
// kernel makes up under /proc or /sys are refused. What is asked is the descriptor, so nobody can exchange the file in
// between.
func Open(path string) (*os.File, error) {
	return regular(os.OpenFile(path, os.O_RDONLY|nonblocking, 0))
}

// regular returns the file if it is a regular one, and closes it otherwise.
func regular(f *os.File, err error) (*os.File, error) {
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil {
		err = refuse(info.Mode())
	}
	if err == nil && madeUp(f) {
		err = Refusal("is made up by the kernel, and only regular files are read")
	}
	if err != nil {
		f.Close()
		return nil, &fs.PathError{Op: "open", Path: f.Name(), Err: err}
	}
	return f, nil
}

// refuse returns nil for the mode of a regular file.
func refuse(mode fs.FileMode) error {
	kind := ""
	switch {
	case mode.IsRegular():
		return nil
	case mode.IsDir():
		return Refusal("is a directory")
	case mode&fs.ModeNamedPipe != 0:
		kind = "a pipe"
	case mode&fs.ModeSocket != 0:
		kind = "a socket"
	case mode&fs.ModeDevice != 0:
		kind = "a device"
	case mode&fs.ModeSymlink != 0:
		kind = "a symbolic link"
	default:
		kind = "something else"
	}
	return Refusal(fmt.Sprintf("is %s, and only regular files are read; what comes through a pipe can be given on standard input, as -", kind))
}

// TooLong says that there are more bytes than are read: that many.
type TooLong int64

// Error names the limit, in MiB if it is a number of them.
func (n TooLong) Error() string {
	if n%(1<<20) == 0 {
		return fmt.Sprintf("longer than %d MiB, the most that is read", n>>20)
	}
	return fmt.Sprintf("longer than %d bytes, the most that is read", int64(n))
}

// Read returns what is in a regular file. The error is TooLong beyond the limit.
func Read(path string, limit int64) ([]byte, error) {
	f, err := Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return ReadAll(f, limit)
}

// ReadAll returns what is in r. The error is TooLong beyond the limit, and no more than that is read.
func ReadAll(r io.Reader, limit int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err == nil && int64(len(data)) > limit {
		return nil, TooLong(limit)
	}
	return data, err
}

// ReadBelow is Read for a name relative to a directory. The name leads nowhere else: neither by "..", nor as an absolute
// path, nor by symbolic links.
func ReadBelow(dir, name string, limit int64) ([]byte, error) {
	if !filepath.IsLocal(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: Refusal("does not lie below " + dir)}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	f, err := regular(root.OpenFile(name, os.O_RDONLY|nonblocking, 0))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return ReadAll(f, limit)
}
