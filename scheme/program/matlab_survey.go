package program

import (
	"slices"
	"strings"

	"rofz/scheme/expression"
)

// matlabFile is what a file of MATLAB says of itself as a whole, before it is read: where its functions are, whether they
// have an end, and what they do with names that they share.
type matlabFile struct {
	ends     bool  // functions have an end
	fault    error // blocks that do not end where they should
	units    []*matlabUnit
	named    map[string]*matlabSpan // functions
	constant map[string]expression.Expr
	partly   map[string]write // global arrays that a function changes in part
	changes  map[string][]string
}

// matlabUnit is a function that is being read, or the script, which is the first.
type matlabUnit struct {
	own        *matlabSpan
	persistent []string
	late       []Statement // that are carried out at its end
}

// matlabSpan is a function with those in it, by its tokens, and the global names that it declares and changes.
type matlabSpan struct {
	name       string
	start, end int
	globals    []string
	writes     map[string][]write
	mentions   []*matlabSpan
}

// write is one assignment to a global name, or to a part of it.
type write struct {
	at      expression.Place
	by      *matlabSpan
	whole   bool
	indices []int           // that are literals
	value   expression.Expr // a number
	branch  bool            // within a block
}

// The words that begin what end ends.
var matlabBlocks = strings.Fields("if for parfor while switch try unwind_protect spmd do classdef")

// survey looks through the tokens of a file. Cost: linear in them, but for files with global names.
func survey(tokens []expression.Token) *matlabFile {
	f := &matlabFile{named: map[string]*matlabSpan{}}
	script := &matlabSpan{end: len(tokens)}
	f.units = []*matlabUnit{{own: script}}
	opened, closed, functions, depth, class, global := 0, 0, 0, 0, false, false
	for i, t := range tokens {
		switch {
		case t.Kind == expression.TokenSign && strings.Contains("([{", t.Text):
			depth++
		case t.Kind == expression.TokenSign && strings.Contains(")]}", t.Text):
			depth = max(0, depth-1)
		case t.Kind != expression.TokenName || depth > 0 || i > 0 && tokens[i-1].Text == "." && tokens[i-1].Kind == expression.TokenSign:
		case t.Text == "function":
			functions++
		case slices.Contains(matlabBlocks, t.Text) || class && slices.Contains(classBlocks, t.Text) && startsStatement(tokens, i) ||
			t.Text == "arguments" && startsStatement(tokens, i) && tokens[min(i+1, len(tokens)-1)].Kind == expression.TokenNewline:
			opened++
			class = class || t.Text == "classdef"
		case slices.Contains(matlabEnds, t.Text) || t.Text == "until":
			closed++
		case t.Text == "global":
			global = true
		}
	}
	f.ends = closed == opened+functions
	if !f.ends && closed != opened {
		f.fault = tokens[0].At.Errorf("%d blocks and %d functions with %d ends in this file: which statements are in which is not known", opened, functions, closed)
	}
	f.divide(tokens)
	if global {
		f.shares(tokens)
	}
	return f
}

func startsStatement(tokens []expression.Token, i int) bool {
	return i == 0 || tokens[i-1].Kind == expression.TokenNewline || tokens[i-1].Text == ";" && tokens[i-1].Kind == expression.TokenSign
}

// divide finds the functions that stand in no other one.
func (f *matlabFile) divide(tokens []expression.Token) {
	var now *matlabSpan
	brackets, blocks, class := 0, 0, false
	finish := func(end int) {
		if now != nil {
			now.end = end
			f.units = append(f.units, &matlabUnit{own: now})
			now = nil
		}
	}
	for i, t := range tokens {
		switch {
		case t.Kind == expression.TokenSign && strings.Contains("([{", t.Text):
			brackets++
		case t.Kind == expression.TokenSign && strings.Contains(")]}", t.Text):
			brackets = max(0, brackets-1)
		case t.Kind != expression.TokenName || brackets > 0 || i > 0 && tokens[i-1].Text == "." && tokens[i-1].Kind == expression.TokenSign:
		case t.Text == "function":
			if !f.ends || blocks == 0 {
				finish(i)
				now = &matlabSpan{start: i}
			}
			if blocks++; !f.ends {
				blocks = 0
			}
			name := functionName(tokens[i+1:])
			if now != nil && now.name == "" {
				now.name = name
			}
			if f.named[name] == nil {
				f.named[name] = now
			}
		case slices.Contains(matlabBlocks, t.Text) || class && slices.Contains(classBlocks, t.Text) && startsStatement(tokens, i) ||
			t.Text == "arguments" && startsStatement(tokens, i) && tokens[min(i+1, len(tokens)-1)].Kind == expression.TokenNewline:
			blocks++
			class = class || t.Text == "classdef"
		case slices.Contains(matlabEnds, t.Text) || t.Text == "until":
			if blocks = max(0, blocks-1); blocks == 0 && f.ends {
				finish(i + 1)
			}
		}
	}
	finish(len(tokens))
}

// functionName returns the name of a function from what stands behind its word.
func functionName(tokens []expression.Token) string {
	name := ""
	for _, t := range tokens {
		switch {
		case t.Kind == expression.TokenName:
			name = t.Text
		case t.Kind == expression.TokenNewline && name != "", t.Kind == expression.TokenEnd, t.Text == "(" || t.Text == ";":
			return name
		}
	}
	return name
}

// owner returns the unit of the function that begins with a token.
func (f *matlabFile) owner(start int) *matlabUnit {
	i, ok := slices.BinarySearchFunc(f.units[1:], start, func(u *matlabUnit, start int) int { return u.own.start - start })
	if !ok {
		return &matlabUnit{own: &matlabSpan{start: start, end: start}}
	}
	return f.units[1+i]
}

func (f *matlabFile) isFunction(name string) bool { return f.named[name] != nil }

// unsound is a statement that takes all names out of what is read.
func (f *matlabFile) unsound() Statement {
	return Statement{Do: Other, Everything: true, Fault: f.fault}
}

// carriesOut are functions that carry out a text, or change names of those who call them.
var carriesOut = []string{"eval", "evalc", "evalin", "assignin", "eval_string"}

// effects returns what tokens change besides the targets of their assignment, and an error if that may be everything.
func (f *matlabFile) effects(tokens []expression.Token) (written []string, everything error) {
	depth, within := 0, false
	for i, t := range tokens {
		switch {
		case t.Kind == expression.TokenSign && t.Text == expression.Unclear:
			return allNames(tokens), everything
		case t.Kind == expression.TokenSign && strings.Contains("([{", t.Text):
			depth++
		case t.Kind == expression.TokenSign && strings.Contains(")]}", t.Text):
			depth--
		case t.Kind == expression.TokenSign && depth > 0 && assigns[t.Text]:
			within = true
		case t.Kind == expression.TokenName && slices.Contains(carriesOut, t.Text) && everything == nil,
			t.Kind == expression.TokenName && i == 0 && slices.Contains([]string{"load", "run", "source", "clear", "clearvars"}, t.Text) && len(tokens) > 1 && tokens[1].Text == "(":
			everything = t.At.Errorf("%s, which may give every name another value", t.Text)
		case (t.Kind == expression.TokenName || t.Kind == expression.TokenText) && f.changes != nil: // feval('f') calls it too
			written = append(written, f.changes[t.Text]...)
		}
	}
	if within {
		written = append(written, allNames(tokens)...)
	}
	return written, everything
}
