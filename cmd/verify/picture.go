package main

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rofz/paper/plot"
)

// pictureFlags are the flags of a command that draws beside what it says, as given.
type pictureFlags struct {
	file string
	kind string // of verify gradient
	look lookFlags
}

func (f *pictureFlags) add(c *cobra.Command, what string) {
	c.Flags().StringVar(&f.file, "plot", "", "draw "+what+" too, to `FILE`, which ends in .svg, .png, .pdf or .tex")
	f.look.add(c)
}

func (f *pictureFlags) addKind(c *cobra.Command) {
	chooses(c, &f.kind, "picture", string(plot.Attenuation), texts(plot.ProblemKinds()), "`KIND` of picture that --plot draws: attenuation, modes or steps")
}

// check reports what is wrong with the flags before the work begins.
func (f pictureFlags) check(c *cobra.Command) error {
	if f.file == "" {
		for _, name := range append([]string{"picture"}, looks...) {
			if c.Flags().Changed(name) {
				return fmt.Errorf("--%s says how the picture looks that --plot FILE draws; there is none", name)
			}
		}
		return nil
	}
	if !slices.Contains(plot.Formats(), f.format()) {
		return fmt.Errorf("--plot is %.40q, should end in .svg, .png, .pdf or .tex", f.file)
	}
	if _, err := f.look.options(); err != nil {
		return err
	}
	return checkOutput(c, "--plot", f.file)
}

func (f pictureFlags) format() string {
	return strings.ToLower(strings.TrimPrefix(filepath.Ext(f.file), "."))
}

// draw writes the picture, if one is asked for, and says so where that is told.
func (f pictureFlags) draw(c *cobra.Command, told bool, figureOf func(plot.Options) (plot.Figure, error)) error {
	figure, err := f.figure(figureOf)
	if err != nil {
		return err
	}
	return f.write(c, told, figure)
}

// figure returns the picture, if one is asked for.
func (f pictureFlags) figure(figureOf func(plot.Options) (plot.Figure, error)) (plot.Figure, error) {
	if f.file == "" {
		return plot.Figure{}, nil
	}
	opts, err := f.look.options()
	if err != nil {
		return plot.Figure{}, err
	}
	return figureOf(opts)
}

// write writes the picture, if one is asked for, and says so where that is told.
func (f pictureFlags) write(c *cobra.Command, told bool, figure plot.Figure) error {
	if f.file == "" {
		return nil
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

// lookFlags say how a figure looks, as given.
type lookFlags struct {
	width, height millimetres
	title         string
	noTitle       bool
	legend, font  string
}

// looks are the names of the flags of lookFlags.
var looks = []string{"width", "height", "title", "no-title", "legend", "font"}

func (f *lookFlags) add(c *cobra.Command) {
	c.Flags().Var(&f.width, "width", "make the picture `MM` wide (default 120)")
	c.Flags().Var(&f.height, "height", "make the picture `MM` high (default 90, or what its rows need)")
	c.Flags().StringVar(&f.title, "title", "", "put `TEXT` in place of the title")
	c.Flags().BoolVar(&f.noTitle, "no-title", false, "leave the title out, as where a caption stands below")
	chooses(c, &f.legend, "legend", string(plot.LegendTop), texts(plot.LegendPlaces()), "`PLACE` of the legend: top, bottom or none")
	chooses(c, &f.font, "font", string(plot.Sans), texts(plot.Typefaces()), "`FONT` of the letters: sans or serif; tex has those of its document")
}

func (f lookFlags) options() (plot.Options, error) {
	look := plot.Look{Title: f.title, NoTitle: f.noTitle, Legend: plot.LegendPlace(f.legend), Type: plot.Typeface(f.font)}
	opts := plot.Options{Width: float64(f.width), Height: float64(f.height), Look: look}
	return opts, opts.Check()
}

// millimetres is the value of a flag that says how long something is on paper, 0 if the flag is not given.
type millimetres float64

// Set reads the flag. The error is fit for people.
func (m *millimetres) Set(s string) error {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || !(x > 0) {
		return errors.New("should be a number of millimetres, such as 84")
	}
	*m = millimetres(x)
	return nil
}

// String returns the value.
func (m *millimetres) String() string { return strconv.FormatFloat(float64(*m), 'g', -1, 64) }

// Type is what the help calls a value.
func (m *millimetres) Type() string { return "millimetres" }
