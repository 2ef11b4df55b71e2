package main

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
)

// measurements holds the times in nanoseconds of all rounds, by input, and there by the program and its algorithm.
type measurements struct {
	times   map[string]map[algorithm][]float64
	answers map[string]string
}

// algorithm is one that a program has for a job.
type algorithm struct{ program, name string }

// ours is the name of the program that the others are compared with.
const ours = "rofz"

// parse reads lines
//
//	INPUT PROGRAM ALGORITHM NANOSECONDS ANSWER…
//
// and fails if two answers to one input differ.
func parse(in io.Reader) (measurements, error) {
	m := measurements{make(map[string]map[algorithm][]float64), make(map[string]string)}
	lines := bufio.NewReader(in)
	for {
		line, err := lines.ReadString('\n')
		if err == io.EOF && line == "" {
			return m, nil
		}
		if err != nil {
			return m, fmt.Errorf("a line without an end: %.40q: %w", line, err)
		}
		fields := strings.SplitN(strings.TrimSuffix(line, "\n"), " ", 5)
		if len(fields) < 5 {
			return m, fmt.Errorf("not INPUT PROGRAM ALGORITHM NANOSECONDS ANSWER: %.60q", line)
		}
		input, a, answer := fields[0], algorithm{fields[1], fields[2]}, fields[4]
		ns, err := strconv.ParseFloat(fields[3], 64)
		if err != nil || !(ns > 0) {
			return m, fmt.Errorf("%s, %s: %q is not a time", input, a.program, fields[3])
		}
		if other, ok := m.answers[input]; ok && other != answer {
			return m, fmt.Errorf("%s: %s by %s answers %.60s… where another one answers %.60s…",
				input, a.program, a.name, answer, other)
		}
		m.answers[input] = answer
		if m.times[input] == nil {
			m.times[input] = make(map[algorithm][]float64)
		}
		m.times[input][a] = append(m.times[input][a], ns)
	}
}

// comparison is what was found for one input.
type comparison struct {
	peer       algorithm
	theirs, us float64 // medians of the times
	quotient   float64 // the median of the quotients of the rounds
}

// compare returns the comparison with the fastest algorithm of another program: the one with the least quotient.
func (m measurements) compare(input string) (comparison, error) {
	own := m.times[input][algorithm{ours, ours}]
	best := comparison{us: median(own), quotient: math.Inf(1)}
	for a, times := range m.times[input] {
		if a.program == ours {
			continue
		}
		if len(times) != len(own) {
			return best, fmt.Errorf("%s: %d rounds of %s, %d of %s", input, len(times), a.program, len(own), ours)
		}
		quotients := make([]float64, len(times))
		for i, t := range times {
			quotients[i] = t / own[i]
		}
		if q := median(quotients); q < best.quotient {
			best.peer, best.theirs, best.quotient = a, median(times), q
		}
	}
	if best.peer.program == "" {
		return best, fmt.Errorf("%s: nothing to compare with", input)
	}
	return best, nil
}

// median returns NaN for no numbers.
func median(xs []float64) float64 {
	if len(xs) == 0 {
		return math.NaN()
	}
	sorted := slices.Sorted(slices.Values(xs))
	n := len(sorted)
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

// commandLabels say what timeCommands runs.
var commandLabels = map[string]string{
	"version":           "`verify version`",
	"check-radau-iia-2": "`verify check radau-iia-2`",
	"check-only":        "`verify check - --only A-stable,order`, 10⁵ tableaux of three stages",
}

// write prints the tables.
func (m measurements) write(out io.Writer) error {
	w := bufio.NewWriter(out)
	fmt.Fprintln(w, "| work | the fastest peer | its time | rofz | quotient |")
	fmt.Fprintln(w, "|---|---|--:|--:|--:|")
	found := make(map[string]comparison)
	for _, x := range inputs() {
		if _, ok := m.times[x.name]; !ok {
			return fmt.Errorf("%s: not measured", x.name)
		}
		c, err := m.compare(x.name)
		if err != nil {
			return err
		}
		found[x.name] = c
		fmt.Fprintf(w, "| %s | %s, %s | %s | %s | **%s** |\n", x.what, c.peer.program, c.peer.name,
			duration(c.theirs), duration(c.us), significant(c.quotient, 2))
	}
	fmt.Fprintln(w, "\nExponents of the growth of R(z), dense, with s:")
	fmt.Fprintln(w, "\n| from s to 2s | peer | rofz |")
	fmt.Fprintln(w, "|---|--:|--:|")
	for _, s := range []int{8, 16, 32} {
		a, b := found[fmt.Sprintf("R-dense-%d", s)], found[fmt.Sprintf("R-dense-%d", 2*s)]
		fmt.Fprintf(w, "| %d → %d | %.2f | %.2f |\n", s, 2*s, math.Log2(b.theirs/a.theirs), math.Log2(b.us/a.us))
	}
	fmt.Fprintln(w, "\n| command | time |")
	fmt.Fprintln(w, "|---|--:|")
	for _, name := range slices.Sorted(maps.Keys(commandLabels)) {
		for a, times := range m.times["command"] {
			if a.name == name {
				fmt.Fprintf(w, "| %s | %s |\n", commandLabels[name], duration(median(times)))
			}
		}
	}
	return w.Flush()
}

// duration writes nanoseconds with three digits.
func duration(ns float64) string {
	for _, unit := range []struct {
		name string
		size float64
	}{{"s", 1e9}, {"ms", 1e6}, {"µs", 1e3}} {
		if x := ns / unit.size; x >= 0.9995 {
			return significant(x, 3) + " " + unit.name
		}
	}
	return fmt.Sprintf("%.0f ns", ns)
}

// significant writes x > 0 with so many digits, or with all that it has before the point.
func significant(x float64, digits int) string {
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'e', digits-1, 64), 64) // 9.99 may become 10
	return strconv.FormatFloat(x, 'f', max(0, digits-1-int(math.Floor(math.Log10(rounded)))), 64)
}
