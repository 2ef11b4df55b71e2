package spectrum

import "testing"

// FuzzParse reads eigenvalues and Jacobians: numbers that are finite, one frame for each, or an error that names the file.
func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"-3\n-1+2i\n", "re,im\n-1,2\n", "(-1.0e+00+-2.0e+00j)\n", "1 2\n3 4\n", "[[1, 2], [3, 4]]", "nan\n", "1e99999\n", "-1/0\n", "i", "+-i", "\ufeff1",
		string(npy("<f8", "False", "(1,)", make([]byte, 8))), string(npy(">c16", "True", "(1, 1, 1)", make([]byte, 16))), magic,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<12 {
			t.Skip("long inputs only repeat what short ones do")
		}
		for _, read := range []func(string, []byte) (Spectrum, error){ParseList, ParseJacobians} {
			s, err := read("fuzz", data)
			switch {
			case err != nil && len(err.Error()) < len("fuzz: "):
				t.Errorf("the error %q", err)
			case err == nil && (len(s.Values) == 0 || len(s.Values) != len(s.Frames)):
				t.Errorf("%d eigenvalues with %d frames", len(s.Values), len(s.Frames))
			}
		}
	})
}
