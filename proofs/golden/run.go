package golden

import (
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"rofz/internal/budget"
	"rofz/internal/files"
	"rofz/internal/inorder"
	"rofz/proofs"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// RunAll verifies every theorem against its golden file NAME.golden in the top directory of goldens. The results are in
// the order of proofs.Theorems; golden files without a theorem follow, as failures. All processors are used, and the
// outcome does not depend on how many there are.
//
// A published claim that is contradicted is noted once, with the first theorem that states the property.
func RunAll(goldens fs.FS, opts Options) []Result {
	return runAll(goldens, proofs.NewCache(func(s scheme.Scheme) *proofs.Analysis { return opts.analyze(context.Background(), s) }), opts)
}

// Options say how the work is done; the results do not depend on them.
type Options struct {
	Workers int      // how many blocks are verified at a time; 0 for one for each processor
	Only    []string // for RunAll: the theorems with these names, and nothing else; all if there are none

	// Analyze is proofs.AnalyzeContext if it is nil, or what knows besides what a table with rounded coefficients means.
	Analyze func(context.Context, scheme.Scheme) *proofs.Analysis

	// Begin is called by Run for each block, if it is not nil: the context ends with the budget of the block, whose
	// statements are not reproduced then.
	Begin func() (context.Context, context.CancelFunc)

	// Watched are told about the work, if they are not nil: how many blocks there are, that one is begun, that one is
	// done. Started is called by several goroutines.
	Total    func(blocks int)
	Started  func(scheme string)
	Finished func()

	// Listed is told which goldens there are, whose results are yet to come, and Done each result as soon as it and those before it
	// are complete, if they are not nil. Neither hears of stray files, which RunAll finds at the end. The notes of a result are those
	// of its own golden alone.
	Listed func([]Result)
	Done   func(Result)
}

func (o Options) analyze(ctx context.Context, s scheme.Scheme) *proofs.Analysis {
	if o.Analyze == nil {
		return proofs.AnalyzeContext(ctx, s)
	}
	return o.Analyze(ctx, s)
}

// within works in a budget of its own, if there is one. The error is that it was used up.
func within[T any](o Options, f func(context.Context) T) (T, error) {
	ctx, cancel := context.Background(), func() {}
	if o.Begin != nil {
		ctx, cancel = o.Begin()
	}
	defer cancel()
	v, done := budget.Run(ctx, func() T { return f(ctx) })
	if !done {
		return v, context.Cause(ctx)
	}
	return v, nil
}

func runAll(goldens fs.FS, cache *proofs.Cache, opts Options) []Result {
	var runs []*run
	for _, t := range proofs.Theorems() {
		if len(opts.Only) > 0 && !slices.Contains(opts.Only, t.Name) {
			continue
		}
		r := newRun(t.Name+".golden", named(cache))
		r.theorem, r.known, r.complete = t, true, true
		text, err := readFS(goldens, r.result.File)
		if err == nil {
			r.read(Parse(text))
		} else {
			r.read(File{}, err)
		}
		runs = append(runs, r)
	}
	out := verify(runs, opts, func(r *run) { r.checkInstances(cache) })
	if len(opts.Only) > 0 {
		return out
	}
	return append(out, strays(goldens)...)
}

// named looks schemes up in a cache, whose analyses have no end.
func named(cache *proofs.Cache) func(context.Context, string) (*proofs.Analysis, error) {
	return func(_ context.Context, name string) (*proofs.Analysis, error) { return cache.Analysis(name) }
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

// Run verifies golden files of a user, each of whose lines is reproduced or not. If a file names a theorem of this
// module, its blocks must state what that theorem states about a scheme, but need not cover the theorem's instances;
// under any other name it may state any facts. Scheme files are found relative to its directory.
func Run(files []Input, opts Options) []Result {
	var runs []*run
	for _, f := range files {
		r := newRun(f.Path, opts.lookup(filepath.Dir(f.Path)))
		r.read(parseWithin(opts, f))
		if r.file != nil {
			r.theorem, r.known = proofs.FindTheorem(r.file.Theorem)
			if !r.known {
				r.theorem = proofs.Theorem{Name: r.file.Theorem, Title: r.file.Statement}
			}
			r.result.Theorem = r.theorem
		}
		runs = append(runs, r)
	}
	return verify(runs, opts, func(*run) {})
}

// Input is a golden file of a user.
type Input struct {
	Path   string    // where it is, or what it is called
	Reader io.Reader // its text, if it is not in a file
}

func (f Input) text() (string, error) {
	var data []byte
	var err error
	if f.Reader == nil {
		data, err = files.Read(f.Path, MaxText)
	} else {
		data, err = files.ReadAll(f.Reader, MaxText)
	}
	return string(data), withoutPath(err)
}

// parseWithin reads a file in a budget of its own.
func parseWithin(opts Options, f Input) (File, error) {
	text, err := f.text()
	if err != nil {
		return File{}, err
	}
	type parsed struct {
		file File
		err  error
	}
	p, err := within(opts, func(context.Context) parsed {
		file, err := Parse(text)
		return parsed{file, err}
	})
	return p.file, cmp.Or(err, p.err)
}

// withoutPath is the error without the path, which is named by who reports it.
func withoutPath(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	return err
}

// lookup finds schemes by name in the catalogue, and by path below dir.
func (opts Options) lookup(dir string) func(context.Context, string) (*proofs.Analysis, error) {
	return func(ctx context.Context, name string) (*proofs.Analysis, error) {
		if !isFile(name) {
			s, err := catalogue.Lookup(name)
			if err != nil {
				return nil, err
			}
			return opts.analyze(ctx, s), nil
		}
		text, err := files.ReadBelow(dir, name, scheme.MaxDocument)
		if err != nil {
			return nil, withoutPath(err)
		}
		s, err := scheme.Parse(filepath.Join(dir, name), text)
		if err != nil {
			return nil, err
		}
		return opts.analyze(ctx, s), nil
	}
}

// isFile reports whether the name of a block is a file, by the rule that the command has for its arguments.
func isFile(name string) bool {
	if strings.HasPrefix(name, "theta:") {
		return false
	}
	return strings.ContainsAny(name, `/\`) || strings.HasSuffix(name, ".json") || strings.HasSuffix(name, ".txt")
}

// verify works on the blocks of all runs, several at a time, and puts the outcomes together in order, the last of a golden with
// what complete finds. A panic is passed on to the caller.
func verify(runs []*run, opts Options, complete func(*run)) []Result {
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
	if opts.Total != nil {
		opts.Total(len(jobs))
	}
	if opts.Listed != nil {
		opts.Listed(resultsOf(runs))
	}
	done := 0 // how many runs are complete
	upTo := func(last *run) {
		for ; done < len(runs) && (done == 0 || runs[done-1] != last); done++ {
			r := runs[done]
			r.collect()
			if r.file != nil {
				complete(r)
			}
			if opts.Done != nil {
				opts.Done(r.result)
			}
		}
	}
	workers := opts.Workers
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	name := func(j job) string { return j.r.file.Blocks[j.i].Scheme }
	err := inorder.Each(workers, slices.Values(jobs), name, func(j job) job {
		if opts.Started != nil {
			opts.Started(name(j))
		}
		b := j.r.file.Blocks[j.i]
		out, err := within(opts, func(ctx context.Context) outcome { return j.r.block(ctx, b) })
		if err != nil {
			out = outcome{failures: []Failure{{Line: b.Number, Scheme: b.Scheme, Sentence: err.Error()}}}
		}
		j.r.outcomes[j.i] = out
		return j
	}, func(j job) error {
		if opts.Finished != nil {
			opts.Finished()
		}
		if j.i == len(j.r.outcomes)-1 {
			upTo(j.r)
		}
		return nil
	})
	if err != nil {
		panic(err)
	}
	upTo(nil)
	out := resultsOf(runs)
	once(out)
	return out
}

func resultsOf(runs []*run) []Result {
	var out []Result
	for _, r := range runs {
		out = append(out, r.result)
	}
	return out
}
