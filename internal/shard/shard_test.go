package shard

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"math/big"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"pgregory.net/rapid"
)

// text is what an input or results may be made of.
var text = rapid.SliceOf(rapid.StringMatching(`[a-z#:\r]{0,9}`))

// TestDigestIsASum adds with math/big.
func TestDigestIsASum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var want big.Int
		var got Digest
		for _, s := range text.Draw(t, "texts") {
			d := Digest(sha256.Sum256([]byte(s)))
			got = got.Plus(d)
			want.Add(&want, new(big.Int).SetBytes(d[:]))
		}
		want.Mod(&want, new(big.Int).Lsh(big.NewInt(1), 256))
		if new(big.Int).SetBytes(got[:]).Cmp(&want) != 0 {
			t.Fatalf("%v, want %x", got, &want)
		}
	})
}

// TestLines reads ranges of lines and compares with strings.Split. The digests of two neighbours add up to that of both.
func TestLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := text.Filter(func(x []string) bool { return len(x) > 0 }).Draw(t, "lines")
		input := strings.Join(lines, "\n")
		if lines[len(lines)-1] == "" || rapid.Bool().Draw(t, "ended") {
			input += "\n"
		}
		n := int64(len(lines))
		first := rapid.Int64Range(1, n).Draw(t, "first")
		last := rapid.Int64Range(first, n).Draw(t, "last")
		read := func(begins, first, last int64, input string) ([]string, Range, Digest, error) {
			l := NewLines(iotest.OneByteReader(strings.NewReader(input)), begins, first, last)
			data, err := io.ReadAll(l)
			if err != nil {
				t.Fatal(err)
			}
			r, d, err := l.Done(begins == first && begins > 1)
			return strings.Split(strings.TrimSuffix(string(data), "\n"), "\n"), r, d, err
		}
		got, r, whole, err := read(1, first, last, input)
		if err != nil || r != (Range{first, last}) || !slices.Equal(got, lines[first-1:last]) {
			t.Fatalf("%v, %q, %v", r, got, err)
		}
		var want Digest
		for k := first; k <= last; k++ {
			want = want.Plus(sha256.Sum256(fmt.Appendf(nil, "%d\t%s", k, lines[k-1])))
		}
		if whole != want {
			t.Fatal("another digest than that of the lines")
		}
		if first < last {
			_, _, a, _ := read(1, first, first, input)
			_, _, b, _ := read(1, first+1, last, input)
			if a.Plus(b) != whole {
				t.Fatal("the digests do not add up")
			}
		}
		cut := strings.Join(lines[first-1:last], "\n") + "\n"
		if again, r, d, err := read(first, first, last, cut); err != nil || r != (Range{first, last}) || d != whole || !slices.Equal(again, got) {
			t.Fatalf("cut: %v, %q, %v", r, again, err)
		}
		if _, r, d, err := read(1, first, 0, input); first == 1 && (err != nil || r.Last != n) || last == n && d != whole {
			t.Fatalf("to the end: %v, %v", r, err)
		}
		if _, _, _, err := read(1, first, n+1, input); err == nil {
			t.Fatal("a line that is not there is not missed")
		}
		if first > 1 {
			if _, _, _, err := read(first, first, last, cut+"one more"); err == nil {
				t.Fatal("a line too many is not seen")
			}
		}
	})
}

// TestLinesAreLong reads lines that are longer than any buffer.
func TestLinesAreLong(t *testing.T) {
	long := strings.Repeat("x", 200_000)
	l := NewLines(strings.NewReader(long+"\n"+long+"y\nz"), 1, 2, 2)
	data, err := io.ReadAll(l)
	r, d, err2 := l.Done(false)
	if want := long + "y\n"; string(data) != want || err != nil || err2 != nil || r != (Range{2, 2}) || d != sha256.Sum256([]byte("2\t"+long+"y")) {
		t.Errorf("%d bytes, %v, %v, %v", len(data), r, err, err2)
	}
	failing := NewLines(io.MultiReader(strings.NewReader("a\n"), iotest.ErrReader(errors.New("disk"))), 1, 1, 2)
	if _, err := io.ReadAll(failing); err == nil {
		t.Error("an error of reading is dropped")
	}
}

// written returns a shard.
func written(first int64, results ...string) string {
	var b bytes.Buffer
	w := NewWriter(&b, Head{First: first, Asked: []string{"--only=order"}})
	for _, r := range results {
		fmt.Fprintf(w, "%s\n", r)
	}
	if _, err := w.End(Range{first, first + int64(len(results))}, Digest{1}); err != nil {
		panic(err)
	}
	return b.String()
}

// scanned returns what a stream has, as words.
func scanned(stream string) (words []string, err error) {
	err = Scan(strings.NewReader(stream), Visitor{
		Begin: func(h Head) error { words = append(words, fmt.Sprint("begin ", h.First, " ", h.Asked)); return nil },
		Line:  func(n int64, line []byte) error { words = append(words, fmt.Sprint(n, " ", string(line))); return nil },
		End:   func(e End) error { words = append(words, fmt.Sprint("end ", e.Lines.Last, " ", e.Schemes)); return nil },
	})
	return words, err
}

func TestScan(t *testing.T) {
	a, b := written(1, "x", "y"), written(4, "z")
	for _, row := range []struct{ stream, want, err, why string }{
		{a, "begin 1 [--only=order]|2 x|3 y|end 3 2", "", "a shard"},
		{a + b, "begin 1 [--only=order]|2 x|3 y|end 3 2|begin 4 [--only=order]|6 z|end 5 1", "", "two"},
		{"x\ny\n", "1 x|2 y|end 0 2", "", "results without marks"},
		{"x\ny", "", "line 2 has no end", "a line that is cut"},
		{"", "", "empty", "nothing"},
		{a + "x\n", "", "line 5: a result behind the end", "a result without marks behind a shard"},
		{"x\n" + a, "", "line 2: a shard behind results without marks", "and before one"},
		{strings.Replace(a, "\ny\n", "\nw\n", 1), "", "line 4: the results of lines 1–3 are not those", "an altered result"},
		{strings.Replace(a, "x\n", "", 1), "", "line 3: the results of lines 1–3 are not those", "a result that is missing"},
		{strings.Replace(a, "\nx\n", "\nx\nx\n", 1), "", "line 5: the results", "one that is double"},
		{strings.Replace(a, `"schemes":2`, `"schemes":3`, 1), "", "line 4: the marks", "another number of results"},
		{strings.Replace(a, "[1,3]", "[1,0]", 1), "", "is not one that this version writes", "an empty range"},
		{strings.Replace(a, "[1,3]", "[2,3]", 1), "", "line 4: the marks", "another range than it begins with"},
		{strings.Replace(a, "[1,3]", "[1,9]", 1), "", "line 4: the marks", "a range that goes on"},
		{strings.Replace(a, `"first":1`, `"first":2`, 1), "", "line 4: the marks", "another first line"},
		{strings.Replace(strings.Replace(a, `"first":1`, `"first":2`, 1), "[1,3]", "[2,3]", 1), "", "line 4: the marks", "another first line in both marks"},
		{strings.Replace(a, "=order", "=stages", 1), "", "line 4: the marks", "another question"},
		{strings.Replace(a, `"input":"01`, `"input":"02`, 1), "", "line 4: the marks", "another input"},
		{strings.Replace(a, `"marks":"`, `"marks":"00`, 1), "", "is no digest", "a digest that is too long"},
		{strings.Replace(a, `,"schemes"`, `,"schemes":2,"schemes"`, 1), "", "written in another way", "a key that is double"},
		{strings.Replace(a, `"]}`, `"]} `, 1), "", "line 1: the mark", "a blank behind a mark"},
		{a[strings.Index(a, "\n")+1:], "", "line 3: a shard behind results without marks", "a beginning that is cut"},
		{a[strings.LastIndex(a[:len(a)-1], "\n")+1:], "", "line 1: the end of a shard whose beginning is missing", "an end alone"},
		{a[:strings.LastIndex(a[:len(a)-1], "\n")+1] + b, "", "line 4: a shard begins, and the one before, which begins with line 1 of the input, has no end", "a cut shard before another"},
	} {
		words, err := scanned(row.stream)
		switch {
		case row.err == "" && (err != nil || strings.Join(words, "|") != row.want):
			t.Errorf("%s: %v, %v", row.why, words, err)
		case row.err != "" && (err == nil || !strings.Contains(err.Error(), row.err)):
			t.Errorf("%s: error %v, want %q", row.why, err, row.err)
		}
	}
}

// TestDigestsOfVersions: results have the same digest whatever program said them, and the mark tells which did.
func TestDigestsOfVersions(t *testing.T) {
	digest := func(line string) Digest { return digestOf([]byte(line)) }
	plain := digest(`{"format":"f/1","name":"x"}`)
	if want := Digest(sha256.Sum256([]byte(`{"format":"f/1","name":"x"}`))); plain != want {
		t.Errorf("%v, want %v", plain, want)
	}
	for _, same := range []string{`{"format":"f/1","version":"v1.2.3","name":"x"}`, `{"format":"f/1","version":"","name":"x"}`} {
		if digest(same) != plain {
			t.Errorf("%s has another digest", same)
		}
	}
	for _, other := range []string{`{"format":"f/2","version":"v1","name":"x"}`, `{"format":"f/1","version":"v1","name":"y"}`, `{"format":"f/1","name":"x","version":"v1"}`,
		`{"format":"f/1","version":"`, `{"format":"f/1`, `{"version":"v1","format":"f/1","name":"x"}`} {
		if digest(other) == plain {
			t.Errorf("%s has the same digest", other)
		}
	}
	var b bytes.Buffer
	if _, err := NewWriter(&b, Head{First: 3, Asked: []string{}, Version: "v1.2.3"}).End(Range{3, 3}, Digest{}); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{b.String(): "", strings.Replace(b.String(), "v1.2.3", "v1.2.4", 1): "the marks"} {
		switch state, _, err := Look(strings.NewReader(text), 3, []string{}); {
		case want == "" && (state != Whole || err != nil), want != "" && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("%s: %v, %v", text, state, err)
		}
	}
}

// TestOrigin reads what an input says of itself, and what it does not.
func TestOrigin(t *testing.T) {
	o := Origin{Search: "a", Lines: Range{3, 4}}
	line := string(o.Line())
	if want := `{"format":"rofz-candidates/1","search":"a","lines":[3,4]}` + "\n"; line != want {
		t.Errorf("%s, want %s", line, want)
	}
	read := func(text string) (Origin, bool, string, error) {
		in := bufio.NewReaderSize(iotest.OneByteReader(strings.NewReader(text)), 4096)
		o, ok, err := ReadOrigin(in)
		rest, _ := io.ReadAll(in)
		return o, ok, string(rest), err
	}
	if got, ok, rest, err := read(line + "x\n"); !ok || err != nil || got.Search != "a" || got.Lines != o.Lines || rest != "x\n" {
		t.Errorf("%v, %v, %q, %v", got, ok, rest, err)
	}
	for _, scheme := range []string{"", "{", `{"name":"x"}`, `{"format":"rofz-scheme/1"}`, "\n" + line, line[:20]} {
		if _, ok, rest, err := read(scheme); ok || err != nil || rest != scheme {
			t.Errorf("%q: %v, %q, %v", scheme, ok, rest, err)
		}
	}
	for n := len(originBegins); n < len(line); n++ {
		if _, _, _, err := read(line[:n]); err == nil {
			t.Errorf("cut behind %d bytes", n)
		}
	}
	for _, wrong := range []string{strings.Replace(line, "[3,4]", "[4,3]", 1), strings.Replace(line, `"a"`, `""`, 1), strings.Replace(line, `"a"`, `"a","x":1`, 1),
		strings.Replace(line, "]}", "]} ", 1), strings.Replace(line, `"a"`, `"`+strings.Repeat("a", 5000)+`"`, 1)} {
		if _, _, _, err := read(wrong); err == nil {
			t.Errorf("%.80q is read", wrong)
		}
	}
}

// TestEveryCutIsSeen cuts a shard at every byte.
func TestEveryCutIsSeen(t *testing.T) {
	whole := written(7, "x", "y", "z")
	for n := range len(whole) {
		if words, err := scanned(whole[:n]); err == nil {
			t.Errorf("cut behind %d bytes: %v", n, words)
		}
		state, _, err := Look(strings.NewReader(whole[:n]), 7, []string{"--only=order"})
		if state != Missing {
			t.Errorf("cut behind %d bytes: state %d, %v", n, state, err)
		}
	}
	asked := []string{"--only=order"}
	for _, row := range []struct {
		text  string
		first int64
		want  State
		why   string
	}{
		{whole, 7, Whole, "the shard"}, {whole, 8, Foreign, "other lines"}, {whole + written(11), 7, Foreign, "two shards"},
		{"x\n", 7, Foreign, "something else"}, {strings.Replace(whole, "\ny\n", "\nw\n", 1), 7, Foreign, "altered results"},
		{strings.Replace(whole, "order", "stages", 1), 7, Foreign, "other questions"},
		{"", 7, Missing, "nothing"}, {"\n", 7, Foreign, "a blank line"}, {"notes", 7, Foreign, "a text whose last line has no end"}, {"x\ny", 7, Foreign, "two"},
		{"{", 7, Missing, "the first letter of a mark"}, {`{"fo`, 7, Missing, "four"}, {"{\n", 7, Foreign, "a line that begins like a mark"},
		{`{"name":"x","kind":"runge-kutta"}`, 7, Foreign, "a scheme whose line has no end"},
		{whole + written(11) + whole[:90], 7, Foreign, "two shards, and a part of a third"},
		{whole + whole[:20], 7, Foreign, "a shard, and a part of another"},
		{whole[:strings.LastIndex(whole[:len(whole)-1], "\n")+1] + whole, 7, Foreign, "a cut shard before a whole one"},
		{whole[strings.LastIndex(whole[:len(whole)-1], "\n")+1:], 7, Foreign, "the end of a shard alone"},
		{whole[strings.LastIndex(whole[:len(whole)-1], "\n")+1 : len(whole)-1], 7, Foreign, "the end of a shard alone, without the end of its line"},
	} {
		if state, _, err := Look(strings.NewReader(row.text), row.first, asked); state != row.want || (err != nil) != (row.want == Foreign) {
			t.Errorf("%s: state %d, %v", row.why, state, err)
		}
	}
}
