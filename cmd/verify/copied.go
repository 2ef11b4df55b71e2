package main

import (
	"bytes"
	"io"
	"os"
)

// copied holds reports that go to a file when all are known: in memory, and in a temporary file when they are many.
type copied struct {
	last  bytes.Buffer
	spill *os.File // what comes before last
}

// mostCopied is how many bytes are held in memory.
const mostCopied = 256 << 10

func (c *copied) add(text []byte) error {
	c.last.Write(text)
	if c.last.Len() < mostCopied {
		return nil
	}
	if c.spill == nil {
		f, err := os.CreateTemp("", "verify-")
		if err != nil {
			return err
		}
		c.spill = f
	}
	_, err := c.last.WriteTo(c.spill)
	return err
}

func (c *copied) writeTo(w io.Writer) error {
	if c.spill != nil {
		if _, err := c.spill.Seek(0, io.SeekStart); err != nil {
			return err
		}
		if _, err := io.Copy(w, c.spill); err != nil {
			return err
		}
	}
	_, err := w.Write(c.last.Bytes())
	return err
}

// discard removes the temporary files.
func (k *checker) discard() {
	for _, c := range k.copies {
		if c.spill != nil {
			c.spill.Close()
			os.Remove(c.spill.Name())
		}
	}
}
