//go:build !js

package plot

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image/png"
	"io"

	"gonum.org/v1/plot/vg/vgimg"
)

// resolution of PNG images, in dots per inch.
const resolution = 300

// writePNG writes the figure as an image that says how large it is meant to be printed.
func writePNG(w io.Writer, f Figure) error {
	c := vgimg.NewWith(vgimg.UseWH(f.width, f.height), vgimg.UseDPI(resolution))
	f.draw(canvasOn(c, f.typeface))
	var b bytes.Buffer
	if err := png.Encode(&b, c.Image()); err != nil {
		return err
	}
	const header = 8 + 4 + 4 + 13 + 4 // the signature and the chunk IHDR
	data := b.Bytes()
	for _, part := range [][]byte{data[:header], physicalSize(), data[header:]} {
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return nil
}

// physicalSize returns the chunk pHYs of a PNG file, which has to stand before the image: dots per metre in both directions.
func physicalSize() []byte {
	const perMetre = resolution * 10000 / 254
	chunk := binary.BigEndian.AppendUint32(nil, 9)
	chunk = append(chunk, "pHYs"...)
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = append(chunk, 1) // the unit is the metre
	return binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
}
