package golden

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"rofz/catalogue"
	"rofz/proofs"
	"rofz/scheme"
)

// RunAll verifies every theorem against its golden file NAME.golden in the top directory of goldens. The results are in
// the order of proofs.Theorems; golden files without a theorem follow, as failures. All processors are used, and the
// outcome does not depend on how many there are.
//
// A published claim that is contradicted is noted once, with the first theorem that states the property.
func RunAll(goldens fs.FS) []Result { return runAll(goldens, proofs.NewCache()) }

func runAll(goldens fs.FS, cache *proofs.Cache) []Result {
	var runs []*run
	for _, t := range proofs.Theorems() {
		r := newRun(t.Name+".golden", cache.Analysis)
		r.theorem, r.known, r.complete = t, true, true
		r.read(readFS(goldens, r.result.File))
		runs = append(runs, r)
	}
	verify(runs)
	var out []Result
	noted := make(map[Note]bool)
	for _, r := range runs {
		if r.file != nil {
			r.checkInstances(cache)
		}
		r.result.Notes = slices.DeleteFunc(r.result.Notes, func(n Note) bool { return noted[n] })
		for _, n := range r.result.Notes {
			noted[n] = true
		}
		out = append(out, r.result)
	}
	return append(out, strays(goldens)...)
}

// strays returns a failure for each golden file that belongs to no theorem.
func strays(goldens fs.FS) []Result {
	entries, err := fs.ReadDir(goldens, ".")
	if err != nil {
		return []Result{{File: ".", Failures: []Failure{{File: ".", Sentence: err.Error()}}}}
	}
	var out []Result
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), ".golden")
		if _, known := proofs.FindTheorem(name); ok && !known {
			out = append(out, Result{File: e.Name(), Failures: []Failure{{File: e.Name(), Sentence: "belongs to no theorem"}}})
		}
	}
	return out
}

func readFS(fsys fs.FS, name string) (string, error) {
	text, err := fs.ReadFile(fsys, name)
	return string(text), err
}

// Run verifies one golden file of a user: each of its lines is reproduced or not. If it names a theorem of this
// module, its blocks must state what that theorem states about a scheme, but need not cover the theorem's instances;
// under any other name it may state any facts. Scheme files are found relative to its directory.
func Run(path string) Result {
	r := newRun(path, lookup(filepath.Dir(path)))
	text, err := readFile(path, MaxText)
	r.read(text, err)
	if r.file != nil {
		r.theorem, r.known = proofs.FindTheorem(r.file.Theorem)
		if !r.known {
			r.theorem = proofs.Theorem{Name: r.file.Theorem, Title: r.file.Statement}
		}
		r.result.Theorem = r.theorem
	}
	verify([]*run{r})
	return r.result
}

func readFile(path string, most int64) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		if p, ok := err.(*fs.PathError); ok {
			err = p.Err // the path is named by who reports the error
		}
		return "", err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && int64(len(data)) > most {
		err = fmt.Errorf("longer than %d bytes", most)
	}
	return string(data), err
}

// lookup finds schemes by name in the catalogue, and by path relative to dir.
func lookup(dir string) func(string) (*proofs.Analysis, error) {
	return func(name string) (*proofs.Analysis, error) {
		if !isFile(name) {
			s, err := catalogue.Lookup(name)
			if err != nil {
				return nil, err
			}
			return proofs.Analyze(s), nil
		}
		path := name
		if !filepath.IsAbs(path) {
			path = filepath.Join(dir, path)
		}
		text, err := readFile(path, scheme.MaxDocument)
		if err != nil {
			return nil, err
		}
		s, err := scheme.Parse(path, []byte(text))
		if err != nil {
			return nil, err
		}
		return proofs.Analyze(s), nil
	}
}

// isFile reports whether the name of a block is a file, by the rule that the command has for its arguments.
func isFile(name string) bool {
	if strings.HasPrefix(name, "theta:") {
		return false
	}
	return strings.ContainsAny(name, `/\`) || strings.HasSuffix(name, ".json") || strings.HasSuffix(name, ".txt")
}

// verify works on the blocks of all runs, in parallel, and puts the outcomes together in order.
func verify(runs []*run) {
	type job struct {
		r *run
		i int
	}
	var jobs []job
	for _, r := range runs {
		if r.file != nil {
			r.outcomes = make([]outcome, len(r.file.Blocks))
			for i := range r.file.Blocks {
				jobs = append(jobs, job{r, i})
			}
		}
	}
	parallel(len(jobs), func(n int) {
		j := jobs[n]
		j.r.outcomes[j.i] = j.r.block(j.r.file.Blocks[j.i])
	})
	for _, r := range runs {
		r.collect()
	}
}

// parallel calls f(0), …, f(n−1) on all processors. A panic in one of them is passed on to the caller.
func parallel(n int, f func(int)) {
	var next atomic.Int64
	var group sync.WaitGroup
	var once sync.Once
	var failure any
	for range min(n, runtime.GOMAXPROCS(0)) {
		group.Go(func() {
			defer func() {
				if p := recover(); p != nil {
					once.Do(func() { failure = p })
				}
			}()
			for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
				f(int(i))
			}
		})
	}
	group.Wait()
	if failure != nil {
		panic(failure)
	}
}
