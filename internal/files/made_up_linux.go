package files

import (
	"os"
	"slices"
	"syscall"
)

// The file systems whose files are made up while they are read (statfs(2)).
var madeUpSystems = []uint32{
	0x9fa0,     // proc
	0x62656572, // sysfs
	0x64626720, // debugfs
	0x74726163, // tracefs
	0x73636673, // securityfs
}

// madeUp reports whether the kernel makes up a file while it is read, so that it may have no end, or wait.
func madeUp(f *os.File) bool {
	var s syscall.Statfs_t
	return syscall.Fstatfs(int(f.Fd()), &s) == nil && slices.Contains(madeUpSystems, uint32(s.Type))
}
