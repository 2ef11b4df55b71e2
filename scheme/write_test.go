package scheme

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"rofz/internal/sample"
)

// TestDocumentsReadBack writes every scheme of the catalogue in both layouts and reads it again: all that the file says is kept.
func TestDocumentsReadBack(t *testing.T) {
	files := append(sample.Try(filepath.Glob("catalogue/data/*.json")).Must(t), sample.Try(filepath.Glob("catalogue/data/*/*.json")).Must(t)...)
	if len(files) < 100 {
		t.Fatalf("%d files", len(files))
	}
	for _, file := range files {
		data := sample.Try(os.ReadFile(file)).Must(t)
		s := sample.Try(Parse(file, data)).Must(t)
		d := Document{s.Info(), s.Printed()}
		for _, layout := range []Layout{Tall, Wide} {
			text := d.JSON(layout)
			again, err := Parse(file, text)
			if err != nil {
				t.Errorf("%v in\n%s", err, text)
				continue
			}
			if got := (Document{again.Info(), again.Printed()}); !reflect.DeepEqual(got, d) {
				t.Errorf("%s: %v is read back as %v from\n%s", file, d, got, text)
			}
		}
	}
}
