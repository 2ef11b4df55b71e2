package tally

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rofz/internal/sample"
	"rofz/internal/shard"
	"rofz/paper/text"
)

// lineOf is a result of some kind for line k.
func lineOf(t *rapid.T, k int64) string {
	name := fmt.Sprintf("s-%d", rapid.Int64Range(1, k).Draw(t, "name"))
	switch rapid.IntRange(0, 9).Draw(t, "kind") {
	case 0:
		return fmt.Sprintf(`{"format":"rofz-answers/1","name":%q,"error":{"file":"-","at":"line %d","message":"fault %d"}}`, name, k, rapid.IntRange(0, 40).Draw(t, "fault"))
	case 1:
		return fmt.Sprintf(`{"format":"rofz-report/1","name":%q,"stages":2,"order_to_digits":%d,"error_constant":"%d/7","properties":{"A-stable":{"verdict":"proved"}},"status":"ok"}`,
			name, rapid.IntRange(1, 4).Draw(t, "order"), rapid.IntRange(-3, 3).Draw(t, "constant"))
	case 2:
		return fmt.Sprintf(`{"format":"rofz-answers/1","name":%q,"answers":{"order":3,"C":{"expr":"g","decimal":"0.%d"}}}`, name, rapid.IntRange(1, 30).Draw(t, "decimal"))
	}
	return fmt.Sprintf(`{"format":"rofz-answers/1","name":%q,"answers":{"A-stable":%s,"order":%d,"C":"%d/%d"}}`, name,
		rapid.SampledFrom([]string{"true", "false", "null"}).Draw(t, "answer"), rapid.IntRange(1, 3).Draw(t, "order"),
		rapid.IntRange(-5, 5).Draw(t, "p"), rapid.IntRange(1, 5).Draw(t, "q"))
}

// shardOf is the shard with the results of lines first to last.
func shardOf(lines []string, first, last int64) string {
	return shardAsked(lines, first, last, "--only=A-stable,order")
}

// versionOf is that of the first line that has one.
func versionOf(lines []string) string {
	_, rest, _ := strings.Cut(strings.Join(lines, ""), `"version":"`)
	version, _, _ := strings.Cut(rest, `"`)
	return version
}

func shardAsked(lines []string, first, last int64, asked ...string) string {
	var b, input bytes.Buffer
	w := shard.NewWriter(&b, shard.Head{First: first, Asked: asked, Version: versionOf(lines)})
	for k := first; k <= last; k++ {
		if lines[k-1] != "" { // a blank line of the input
			fmt.Fprintf(w, "%s\n", lines[k-1])
		}
		fmt.Fprintf(&input, "input %d\n", k)
	}
	l := shard.NewLines(&input, first, first, last)
	if _, err := new(bytes.Buffer).ReadFrom(l); err != nil {
		panic(err)
	}
	r, digest, err := l.Done(true)
	if err == nil {
		_, err = w.End(r, digest)
	}
	if err != nil {
		panic(err)
	}
	return b.String()
}

// told returns the sum of streams: for people, and for programs.
func told(t interface{ Fatal(...any) }, streams ...string) (people, programs string) {
	var all Tally
	for i, s := range streams {
		if err := all.Read(fmt.Sprintf("stream %d", i+1), strings.NewReader(s)); err != nil {
			t.Fatal(err)
		}
	}
	if err := all.Sort(); err != nil {
		t.Fatal(err)
	}
	var a, b bytes.Buffer
	if err := all.Total().Write(&a, text.Style{}, all.Missing(1, 0)); err != nil {
		t.Fatal(err)
	}
	if err := all.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	return a.String(), b.String()
}

// TestTallyOfParts divides results into shards at random, tallies them one by one, in groups, some twice, in any order: the sum is that of the
// whole, to the byte, and its JSON that of the same shards in order.
func TestTallyOfParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(1, 60).Draw(t, "n")
		var lines []string
		for k := int64(1); k <= n; k++ {
			if rapid.IntRange(0, 19).Draw(t, "blank") == 0 {
				lines = append(lines, "")
			} else {
				lines = append(lines, lineOf(t, k))
			}
		}
		whole, _ := told(t, shardOf(lines, 1, n))

		var shards []string
		for first := int64(1); first <= n; {
			last := rapid.Int64Range(first, n).Draw(t, "last")
			shards = append(shards, shardOf(lines, first, last))
			first = last + 1
		}
		parts, inOrder := told(t, shards...)
		if parts != whole {
			t.Fatalf("the parts are\n%s\nand the whole\n%s", parts, whole)
		}

		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		mixed := slices.Clone(shards)
		for range rapid.IntRange(0, 3).Draw(t, "double") {
			mixed = append(mixed, shards[r.IntN(len(shards))])
		}
		for len(mixed) > 1 && rapid.Bool().Draw(t, "group") { // tallies of tallies, which may have shards in common
			r.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
			k := 1 + r.IntN(len(mixed))
			_, group := told(t, mixed[:k]...)
			mixed = append(mixed[k:], group)
			if rapid.Bool().Draw(t, "again") {
				mixed = append(mixed, group)
			}
		}
		r.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		if got, programs := told(t, mixed...); got != whole || programs != inOrder {
			t.Fatalf("in another order\n%s%s\nand in order\n%s%s", got, programs, whole, inOrder)
		}
		if got, programs := told(t, strings.Join(shards, "")); got != whole || programs != inOrder {
			t.Fatal("one stream with all shards has another sum")
		}
	})
}

// TestListsAreKeptAlike has more outcomes, errors and names than are kept, which is where merging could go wrong.
func TestListsAreKeptAlike(t *testing.T) {
	var lines []string
	for k := range 5 * mostOutcomes {
		outcome := k % (2*mostOutcomes + 100)
		lines = append(lines, fmt.Sprintf(`{"format":"rofz-answers/1","name":"s-%d","answers":{"order":%d}}`, 99999-k, outcome))
		if k%5 == 0 {
			lines = append(lines, fmt.Sprintf(`{"format":"rofz-answers/1","name":"e-%d","error":{"message":"fault %d"}}`, k, k%77))
		}
	}
	n := int64(len(lines))
	whole, _ := told(t, shardOf(lines, 1, n))
	var shards []string
	for first := int64(1); first <= n; first += 1000 {
		shards = append(shards, shardOf(lines, first, min(n, first+999)))
	}
	if parts, _ := told(t, shards...); parts != whole {
		t.Errorf("the parts are\n%s\nand the whole\n%s", parts, whole)
	}
	// Of 5·4096 schemes with 8292 outcomes, by their numbers in turn, those beyond the first 4096 are left out.
	left := 0
	for k := range 5 * mostOutcomes {
		if k%(2*mostOutcomes+100) >= mostOutcomes {
			left++
		}
	}
	if want := fmt.Sprintf("  %d with more outcomes than are kept\n", left); !strings.Contains(whole, want) {
		t.Errorf("no line %q in\n%s", want, whole)
	}
}

// TestRefusals has what is no sum of anything.
func TestRefusals(t *testing.T) {
	var lines []string
	for k := range 9 {
		lines = append(lines, fmt.Sprintf(`{"format":"rofz-answers/1","name":"s-%d","answers":{"order":%d}}`, k, k))
	}
	a, b := shardOf(lines, 1, 4), shardOf(lines, 5, 9)
	altered := slices.Clone(lines)
	altered[1] = strings.Replace(lines[1], `"order":1`, `"order":2`, 1)
	_, json := told(t, a, b)
	for _, row := range []struct {
		err     string
		why     string
		streams []string
	}{
		{"both have lines 1–4, and the results differ", "two results for one range", []string{a, shardOf(altered, 1, 4)}},
		{"lines 1–4 and lines 3–9 have lines in common", "an overlap", []string{a, shardOf(lines, 3, 9)}},
		{"cut", "a cut shard", []string{a, b[:len(b)-9]}},
		{"cut", "a shard without its end", []string{b[:strings.LastIndex(b[:len(b)-1], "\n")+1]}},
		{"asked was verify check --only=stages, and in stream 1 verify check --only=A-stable,order", "other questions", []string{a, shardAsked(lines, 5, 9, "--only=stages")}},
		{"the marks of the shard that begins with line 5 of the input are not those that were written", "an altered mark", []string{a, strings.Replace(b, "[5,9]", "[5,19]", 1)}},
		{"stream 2: results without marks, which cannot be added to those of stream 1", "a shard, and results without marks", []string{a, lines[4] + "\n"}},
		{"stream 1: results without marks, which cannot be added to those of stream 2", "the other way round", []string{lines[4] + "\n", a}},
		{"results without marks, which cannot be added", "two inputs without marks", []string{lines[4] + "\n", lines[5] + "\n"}},
		{"the sum is not that of its parts", "an altered tally", []string{strings.Replace(json, `"schemes":9,"outcomes":[{"answers":{"order":0},"count":1,"names":["s-0"]`, `"schemes":9,"outcomes":[{"answers":{"order":0},"count":1,"names":["s-9"]`, 1)}},
		{"line 1: not a line of JSON", "a text", []string{"R(z)\n"}},
		{"line 1: no result of verify check", "a scheme", []string{`{"name":"x","kind":"runge-kutta"}` + "\n"}},
		{"is no answer", "an answer of another kind", []string{`{"format":"rofz-answers/1","name":"x","answers":{"order":[1]}}` + "\n"}},
		{"empty", "nothing", []string{""}},
	} {
		var all Tally
		var err error
		for i, s := range row.streams {
			if err == nil {
				err = all.Read(fmt.Sprintf("stream %d", i+1), strings.NewReader(s))
			}
		}
		if err == nil {
			err = all.Sort()
		}
		if err == nil || !strings.Contains(err.Error(), row.err) {
			t.Errorf("%s: error %v, want %q", row.why, err, row.err)
		}
	}
}

// TestVersions adds shards of two builds, which have the same digests, and are told.
func TestVersions(t *testing.T) {
	var old, now []string
	for k := range 6 {
		line := fmt.Sprintf(`{"format":"rofz-answers/1","version":"v1.0.0","name":"s-%d","answers":{"order":%d}}`, k, k)
		old, now = append(old, line), append(now, strings.Replace(line, "v1.0.0", "v1.1.0", 1))
	}
	first, _ := told(t, shardOf(old, 1, 3), shardOf(old, 4, 6))
	second, _ := told(t, shardOf(now, 1, 6))
	if first != second || strings.Contains(first, "version") {
		t.Errorf("two builds with the same answers have the sums\n%s\nand\n%s", first, second)
	}
	mixed, json := told(t, shardOf(old, 1, 3), shardOf(now, 4, 6))
	if want := "  answers  of different versions of the program: v1.0.0, v1.1.0\n"; strings.Replace(mixed, want, "", 1) != first || mixed == first {
		t.Errorf("%s, should have the line %q more than\n%s", mixed, want, first)
	}
	// Of a shard that both builds made the older one is kept.
	again, twice := told(t, shardOf(now, 1, 3), json, shardOf(old, 4, 6))
	if order, same := told(t, shardOf(old, 4, 6), shardOf(now, 1, 3), json); again != order || twice != same || again != first {
		t.Errorf("the order matters:\n%s%s\nand\n%s%s", again, twice, order, same)
	}
}

// TestMissing says which lines have no part.
func TestMissing(t *testing.T) {
	lines := make([]string, 30)
	for k := range lines {
		lines[k] = `{"format":"rofz-answers/1","name":"s","answers":{"order":1}}`
	}
	var all Tally
	for _, r := range [][2]int64{{11, 12}, {4, 6}, {7, 7}} {
		if err := all.Read("", strings.NewReader(shardOf(lines, r[0], r[1]))); err != nil {
			t.Fatal(err)
		}
	}
	if err := all.Sort(); err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		first, last int64
		want        string
	}{
		{1, 0, "[lines 1–3 lines 8–10]"}, {1, 30, "[lines 1–3 lines 8–10 lines 13–30]"}, {5, 9, "[lines 8–9]"}, {8, 8, "[line 8]"}, {4, 7, "[]"},
		{11, 13, "[line 13]"}, {20, 30, "[lines 20–30]"}, {1, 2, "[lines 1–2]"},
	} {
		if got := fmt.Sprint(all.Missing(row.first, row.last)); got != row.want {
			t.Errorf("of %d to %d: %s, want %s", row.first, row.last, got, row.want)
		}
	}
}

// TestBeyond says which lines nobody asked for.
func TestBeyond(t *testing.T) {
	lines := slices.Repeat([]string{`{"format":"rofz-answers/1","name":"s","answers":{"order":1}}`, ""}, 15)
	var all Tally
	for _, r := range [][2]int64{{11, 12}, {4, 6}, {7, 7}} {
		sample.OK(t, all.Read("", strings.NewReader(shardOf(lines, r[0], r[1]))))
	}
	sample.OK(t, all.Sort())
	for _, row := range []struct {
		first, last int64
		want        string
	}{
		{4, 12, "[]"}, {1, 30, "[]"}, {5, 11, "[line 4 line 12]"}, {7, 9, "[lines 4–6 lines 11–12]"}, {6, 6, "[lines 4–5 line 7 lines 11–12]"}, {13, 20, "[lines 4–7 lines 11–12]"}, {1, 2, "[lines 4–7 lines 11–12]"},
	} {
		if got := fmt.Sprint(all.Beyond(row.first, row.last)); got != row.want {
			t.Errorf("of %d to %d: %s, want %s", row.first, row.last, got, row.want)
		}
	}
	// Of lines 4 to 7 and 11 to 12 the even ones are blank.
	people, _ := told(t, shardOf(lines, 11, 12), shardOf(lines, 4, 7))
	if want := "3 schemes, lines 4–7, 11–12; 3 lines without a scheme\n"; !strings.HasPrefix(people, want) {
		t.Errorf("%s, should begin with %q", people, want)
	}
}

// TestText counts by hand.
func TestText(t *testing.T) {
	lines := []string{
		`{"format":"rofz-answers/1","name":"s-10","answers":{"A-stable":true,"order":2,"C":"1/12"}}`,
		`{"format":"rofz-answers/1","name":"s-2","answers":{"A-stable":false,"order":3,"C":"-1/24"}}`,
		`{"format":"rofz-answers/1","name":"s-3","answers":{"A-stable":true,"order":2,"C":"-1/24"}}`,
		`{"format":"rofz-answers/1","name":"s-4","error":{"file":"-","at":"line 4","message":"division by zero"}}`,
		`{"format":"rofz-answers/1","name":"s-5","answers":{"A-stable":true,"order":2,"C":"1/24"}}`,
	}
	people, _ := told(t, shardOf(lines, 1, 3), shardOf(lines, 5, 5))
	_, body, _ := strings.Cut(people, "\n\n")
	want := `  A-stable  yes: 3, no: 1
  order     2: 3, 3: 1

  3: A-stable, order 2
    s-3, s-5, s-10
    C  from -1/24 to 1/12, least modulus 1/24: s-3, s-5

  1: not A-stable, order 3
    s-2
    C  -1/24
`
	if strings.ReplaceAll(body, "\u00a0", " ") != want {
		t.Errorf("%s, want\n%s", body, want)
	}
	for _, want := range []string{"4 schemes, lines 1–3, 5\n", "  asked    verify check --only=A-stable,order\n", "  missing  line 4\n"} {
		if !strings.Contains(people, want) {
			t.Errorf("no %q in\n%s", want, people)
		}
	}
	people, _ = told(t, strings.Join(lines, "\n")+"\n")
	if want := "5 schemes; 1 could not be read\n  without marks: nothing tells whether these are all\n"; !strings.Contains(people, want) {
		t.Errorf("no %q in\n%s", want, people)
	}
	people, _ = told(t, shardOf(lines, 4, 4))
	for _, want := range []string{"1 scheme, line 4; 1 could not be read\n", "  1 not read: division by zero\n    -: line 4\n"} {
		if !strings.Contains(people, want) {
			t.Errorf("no %q in\n%s", want, people)
		}
	}
}

// TestSchema validates sums of all sorts, and refuses one with a key too many.
func TestSchema(t *testing.T) {
	schema := sample.Try(sample.NewSchema(Schema)).Must(t)
	plain := strings.Join([]string{
		`{"format":"rofz-answers/1","name":"s","answers":{"order":3,"A-stable":null,"C":"1/2"}}`,
		`{"format":"rofz-answers/1","name":"s","error":{"file":"-","at":"line 1","message":"division by zero"}}`,
		`{"format":"rofz-report/1","name":"r","properties":{"A-stable":{"verdict":"proved"}},"status":"ok"}`,
	}, "\n") + "\n"
	for _, streams := range [][]string{{plain}, {shardOf(strings.Split(plain, "\n"), 1, 3)}, {shardOf([]string{""}, 1, 1)}} {
		_, json := told(t, streams...)
		if err := schema.Validate(json); err != nil {
			t.Errorf("%s: %v", json, err)
		}
		if schema.Validate(strings.Replace(json, `"schemes"`, `"x":1,"schemes"`, 1)) == nil {
			t.Error("the schema accepts an unknown key")
		}
	}
}

// FuzzRead reads streams of any kind. What is accepted is written in a form that is read again and says the same.
func FuzzRead(f *testing.F) {
	lines := []string{`{"format":"rofz-answers/1","name":"s","answers":{"order":3,"A-stable":null,"C":"1/2"}}`, "",
		`{"format":"rofz-answers/1","name":"s","error":{"message":"fault"}}`, `{"format":"rofz-report/1","name":"r","angle":{"degrees":"90"},"status":"ok"}`}
	f.Add(strings.Join(slices.Delete(slices.Clone(lines), 1, 2), "\n") + "\n")
	f.Add(shardOf(lines, 1, 4))
	_, json := told(f, shardOf(lines, 1, 2), shardOf(lines, 3, 4))
	f.Add(json)
	f.Fuzz(func(t *testing.T, stream string) {
		var one Tally
		if one.Read("fuzz", strings.NewReader(stream)) != nil || one.Sort() != nil {
			return
		}
		people, json := told(t, stream)
		if again, once := told(t, json, stream); again != people || once != json {
			t.Fatalf("%s%s\nand again\n%s%s", people, json, again, once)
		}
	})
}
