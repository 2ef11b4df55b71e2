package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"rofz/internal/files"
	"rofz/internal/shard"
	"rofz/paper/tally"
	"rofz/scheme"
)

func newTally() *cobra.Command {
	var format, output string
	var lines lineRange
	c := &cobra.Command{
		Use:   "tally FILE|-...",
		Short: "Sum up what check says of very many schemes",
		Long: `tally reads what verify check writes, with --shard or to standard output with
--format json, and says how many schemes came out how, which ones, and the least
and the greatest of their numbers.

Shards are merged: the sum is the same, to the byte, in whatever order they are
given, and however the schemes were divided into shards. A shard that is given
twice is counted once. One that is cut or altered, two shards with different
results for the same lines, and shards of different questions are refused.

Of results without marks, such as those of --format json, nothing tells whether
they are all; the sum says so, and there can be one such input, alone.

With --format json the sum has its parts, one for each shard, and can be given to
tally again, with others, or with some of the same.

The exit code is 0, whatever came of the schemes; 1 if some of --lines are
missing, without it some from line 1 to the last that is there, which are named; 2 if
a file is refused, and no sum is written then. Lines outside of --lines are named.`,
		Example: `  verify tally all-1.jsonl all-2.jsonl --lines 1-4
  verify tally all-1.jsonl --lines 1-2 --format json -o node7.json
  verify check all.jsonl --only A-stable,order --shard - | verify tally -`,
		Args: argsNamed(1, anyNumber, "the results of verify check, a file or -"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := checkOutput(c, "-o", output); err != nil {
				return err
			}
			t, err := readTallies(c, args)
			if err != nil {
				return err
			}
			missing := t.Missing(max(1, lines.first), lines.last)
			var beyond []shard.Range
			if lines != (lineRange{}) {
				beyond = t.Beyond(lines.first, lines.last)
			}
			var page bytes.Buffer
			if format == "json" {
				err = t.WriteJSON(&page)
			} else {
				err = t.Total().Write(&page, styleOf(c), missing)
			}
			if err == nil {
				err = deliver(c, "-o", output, page.Bytes())
			}
			if err != nil {
				return err
			}
			if err := errors.Join(tellRanges(c, "outside of --lines: ", beyond), tellRanges(c, "missing: ", missing)); err != nil || len(missing) == 0 {
				return err
			}
			return exit{code: exitFailed}
		},
	}
	chooses(c, &format, "format", "text", []string{"text", "json"}, "`FORMAT`: text, or json, which tally reads again")
	c.Flags().Var(&lines, "lines", "lines `A-B` of the input are to be there")
	c.Flags().StringVarP(&output, "output", "o", "", "write to `FILE`; - is standard output, as without it")
	return c
}

// tellRanges says something of lines.
func tellRanges(c *cobra.Command, what string, list []shard.Range) error {
	for _, r := range list {
		if err := printError(c, what+r.String()); err != nil {
			return err
		}
	}
	return nil
}

// readTallies reads files of results. Of those that are refused each is told.
func readTallies(c *cobra.Command, args []string) (*tally.Tally, error) {
	var t tally.Tally
	refused := false
	for _, file := range args {
		if err := readTally(c, &t, file); err != nil {
			refused = true
			if err := printError(c, fmt.Sprintf("%s: %v", file, err)); err != nil {
				return nil, err
			}
		}
	}
	if refused {
		return nil, exit{code: exitBadInput}
	}
	if err := t.Sort(); err != nil {
		return nil, err
	}
	for _, told := range t.Double() {
		if err := printError(c, told); err != nil {
			return nil, err
		}
	}
	return &t, nil
}

func readTally(c *cobra.Command, t *tally.Tally, file string) error {
	var in io.Reader = c.InOrStdin()
	if file != "-" {
		f, err := files.Open(file)
		if err != nil {
			if e, ok := fileError(file, err).(*scheme.Error); ok {
				return fmt.Errorf("%s", e.Message)
			}
			return err
		}
		defer f.Close()
		in = f
	}
	return t.Read(file, in)
}
