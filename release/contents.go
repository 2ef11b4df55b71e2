package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"time"
)

// content is a file of a package.
type content struct {
	path       string
	data       []byte
	executable bool
}

func (c content) mode() int64 {
	if c.executable {
		return 0o755
	}
	return 0o644
}

// zipped writes the files into a ZIP archive. The same files give the same bytes: they have the time given, and the
// permissions that Unix gives new files.
func zipped(files []content, at time.Time) ([]byte, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, c := range files {
		h := &zip.FileHeader{Name: c.path, Method: zip.Deflate, Modified: at.UTC()}
		h.CreatorVersion = 3 << 8                         // Unix
		h.ExternalAttrs = uint32(0o100000|c.mode()) << 16 // a regular file
		f, err := w.CreateHeader(h)
		if err != nil {
			return nil, err
		}
		if _, err := f.Write(c.data); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return b.Bytes(), err
}

// tarred writes the files into a compressed tar archive, likewise. They belong to root, in words and in numbers.
func tarred(files []content, at time.Time) ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	w := tar.NewWriter(z)
	for _, c := range files {
		h := &tar.Header{Typeflag: tar.TypeReg, Name: c.path, Mode: c.mode(), Size: int64(len(c.data)), ModTime: at.UTC().Truncate(time.Second), Format: tar.FormatUSTAR}
		if err := w.WriteHeader(h); err != nil {
			return nil, err
		}
		if _, err := w.Write(c.data); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	err = z.Close()
	return b.Bytes(), err
}
