package main

import (
	"debug/elf"
	"debug/macho"
	"debug/pe"
	"fmt"
	"slices"
)

// A target is a system and a processor that verify is built for, with what others call them.
type target struct {
	os, arch string // as Go calls them
	wheel    string // the platform tag of a wheel
	npm      string // process.platform and process.arch of Node.js, with a hyphen between them
}

// targets are what a release is built for. The program of Linux is linked statically, so that it runs with any C library:
// both tags say so. Go 1.26 asks for Linux 3.2 and macOS 12.
var targets = []target{
	{"linux", "amd64", "manylinux_2_17_x86_64.manylinux2014_x86_64.musllinux_1_1_x86_64", "linux-x64"},
	{"linux", "arm64", "manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64", "linux-arm64"},
	{"darwin", "amd64", "macosx_12_0_x86_64", "darwin-x64"},
	{"darwin", "arm64", "macosx_12_0_arm64", "darwin-arm64"},
	{"windows", "amd64", "win_amd64", "win32-x64"},
	{"windows", "arm64", "win_arm64", "win32-arm64"},
}

// targetOf returns the target that Go calls so.
func targetOf(os, arch string) (target, error) {
	i := slices.IndexFunc(targets, func(t target) bool { return t.os == os && t.arch == arch })
	if i < 0 {
		return target{}, fmt.Errorf("%s/%s is no target of a release", os, arch)
	}
	return targets[i], nil
}

// program is the name of the file.
func (t target) program() string {
	if t.os == "windows" {
		return "verify.exe"
	}
	return "verify"
}

// check reports what is wrong with a program for the target, by its headers: another system or processor, a C library that it
// needs, or on macOS with arm64 no signature, without which the system ends it. It is not run.
func (t target) check(file string) error {
	switch t.os {
	case "linux":
		return t.checkELF(file)
	case "darwin":
		return t.checkMachO(file)
	default:
		return t.checkPE(file)
	}
}

func (t target) checkELF(file string) error {
	f, err := elf.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	if want := map[string]elf.Machine{"amd64": elf.EM_X86_64, "arm64": elf.EM_AARCH64}[t.arch]; f.Machine != want {
		return fmt.Errorf("%s is for %v, should be for %v", file, f.Machine, want)
	}
	if f.Type != elf.ET_EXEC {
		return fmt.Errorf("%s is %v, should be %v", file, f.Type, elf.ET_EXEC)
	}
	for _, p := range f.Progs {
		if p.Type == elf.PT_INTERP || p.Type == elf.PT_DYNAMIC {
			return fmt.Errorf("%s is linked with a C library; build it with CGO_ENABLED=0", file)
		}
	}
	return nil
}

// loadCodeSignature is LC_CODE_SIGNATURE of <mach-o/loader.h>.
const loadCodeSignature = 0x1d

func (t target) checkMachO(file string) error {
	f, err := macho.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	if want := map[string]macho.Cpu{"amd64": macho.CpuAmd64, "arm64": macho.CpuArm64}[t.arch]; f.Cpu != want {
		return fmt.Errorf("%s is for %v, should be for %v", file, f.Cpu, want)
	}
	if f.Type != macho.TypeExec {
		return fmt.Errorf("%s is %v, should be %v", file, f.Type, macho.TypeExec)
	}
	signed := slices.ContainsFunc(f.Loads, func(l macho.Load) bool {
		return f.ByteOrder.Uint32(l.Raw()) == loadCodeSignature
	})
	if t.arch == "arm64" && !signed {
		return fmt.Errorf("%s has no signature, not even that of the linker; macOS would not start it", file)
	}
	return nil
}

func (t target) checkPE(file string) error {
	f, err := pe.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	if want := map[string]uint16{"amd64": pe.IMAGE_FILE_MACHINE_AMD64, "arm64": pe.IMAGE_FILE_MACHINE_ARM64}[t.arch]; f.Machine != want {
		return fmt.Errorf("%s is for the machine %#x, should be for %#x", file, f.Machine, want)
	}
	h, ok := f.OptionalHeader.(*pe.OptionalHeader64)
	if !ok || h.Subsystem != pe.IMAGE_SUBSYSTEM_WINDOWS_CUI || f.Characteristics&pe.IMAGE_FILE_EXECUTABLE_IMAGE == 0 {
		return fmt.Errorf("%s is no 64-bit program for the console", file)
	}
	return nil
}
