package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rofz/paper/plot"
)

// pictureFlags are the flags of a command that draws beside what it says, as given.
type pictureFlags struct {
	file, size string
	kind       string // of verify gradient
}

func (f *pictureFlags) add(c *cobra.Command, what string) {
	c.Flags().StringVar(&f.file, "plot", "", "draw "+what+" too, to `FILE`, which ends in .svg, .png or .pdf")
	c.Flags().StringVar(&f.size, "size", "", "`WxH` of the picture in mm")
}

func (f *pictureFlags) addKind(c *cobra.Command) {
	chooses(c, &f.kind, "picture", string(plot.Attenuation), texts(plot.ProblemKinds()), "`KIND` of picture that --plot draws: attenuation, modes or steps")
}

// check reports what is wrong with the flags before the work begins.
func (f pictureFlags) check(c *cobra.Command) error {
	if f.file == "" {
		for _, name := range []string{"picture", "size"} {
			if c.Flags().Changed(name) {
				return fmt.Errorf("--%s says how the picture looks that --plot FILE draws; there is none", name)
			}
		}
		return nil
	}
	if !slices.Contains(plot.Formats(), f.format()) {
		return fmt.Errorf("--plot is %.40q, should end in .svg, .png or .pdf", f.file)
	}
	if _, err := f.options(); err != nil {
		return err
	}
	return checkOutput(c, "--plot", f.file)
}

func (f pictureFlags) format() string {
	return strings.ToLower(strings.TrimPrefix(filepath.Ext(f.file), "."))
}

func (f pictureFlags) options() (plot.Options, error) {
	if f.size == "" {
		return plot.Options{}, nil
	}
	return sized(f.size)
}

// draw writes the picture, if one is asked for, and says so where that is told.
func (f pictureFlags) draw(c *cobra.Command, told bool, figureOf func(plot.Options) (plot.Figure, error)) error {
	if f.file == "" {
		return nil
	}
	opts, err := f.options()
	if err != nil {
		return err
	}
	figure, err := figureOf(opts)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := figure.Write(&b, f.format()); err != nil {
		return err
	}
	if err := deliver(c, "--plot", f.file, b.Bytes()); err != nil || !told {
		return err
	}
	return wrote(c, f.file, figure.Title())
}
