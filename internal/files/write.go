package files

import (
	"bufio"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// Write makes a file of what is written to w, or leaves what was there: after a full disk, an error of write, a panic or the
// end of the process the old file is as it was. Two writers of one file leave that of one of them.
//
// The file is written under another name in the same directory, brought to the disk and renamed, so the directory must be
// writable. A file that was there hands on its permissions. A symbolic link, a pipe or a device is not written to, but for
// the null device.
func Write(path string, write func(w io.Writer) error) error {
	mode, err := Writable(path)
	if err != nil {
		return &fs.PathError{Op: "write", Path: path, Err: err}
	}
	if path == os.DevNull {
		return buffered(io.Discard, write)
	}
	f, err := os.OpenFile(filepath.Join(filepath.Dir(path), beside+rand.Text()), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return &fs.PathError{Op: "write", Path: path, Err: reason(err)}
	}
	whole := false
	unfinished.Store(f.Name(), true)
	defer func() {
		if !whole {
			f.Close()
			os.Remove(f.Name())
		}
		unfinished.Delete(f.Name())
	}()
	if mode != 0 {
		err = f.Chmod(mode)
	}
	if err == nil {
		err = buffered(f, write)
	}
	if err == nil {
		err = f.Sync()
	}
	if err == nil {
		err = f.Close()
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return err
	}
	whole = true
	syncDirectory(filepath.Dir(path))
	return nil
}

// unfinished holds the names of the files that are being written.
var unfinished sync.Map

// Abandon removes what is not finished, for a process that is about to end in the midst of it.
func Abandon() {
	unfinished.Range(func(name, _ any) bool {
		os.Remove(name.(string))
		return true
	})
}

// beside begins the names of files that are not finished.
const beside = ".verify-"

// Writable returns the permissions of the file of that name, 0 if there is none, and an error if Write would not replace
// what has it.
func Writable(path string) (fs.FileMode, error) {
	info, err := os.Lstat(path)
	switch {
	case path == os.DevNull || errors.Is(err, fs.ErrNotExist):
		return 0, nil
	case err != nil:
		return 0, reason(err)
	case info.IsDir():
		return 0, Refusal("it is a directory")
	case info.Mode()&fs.ModeSymlink != 0:
		return 0, Refusal("it is a symbolic link, and no file is written through one; name the file itself")
	case !info.Mode().IsRegular():
		return 0, Refusal("it is no regular file; without a name, or as -, the output goes to standard output")
	}
	return info.Mode().Perm(), nil
}

// reason is an error without the name of the file.
func reason(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	return err
}

// buffered calls write with a buffer before w. After an error nothing more is written.
func buffered(w io.Writer, write func(io.Writer) error) error {
	b := bufio.NewWriter(w)
	if err := write(b); err != nil {
		return err
	}
	return b.Flush()
}
