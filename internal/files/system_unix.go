//go:build unix

package files

import (
	"os"
	"syscall"
)

const nonblocking = syscall.O_NONBLOCK

// syncDirectory brings the names in a directory to the disk, where the file system does that and the directory may be read.
func syncDirectory(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		d.Close()
	}
}
