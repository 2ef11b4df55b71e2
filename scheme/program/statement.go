package program

import "rofz/scheme/expression"

// Do is what a statement does.
type Do byte

// What statements do. Whatever a parser does not understand is Other: it takes the names that it may change out of
// everything that is read.
const (
	Other    Do = iota
	Assign      // Value to Targets, by Op if it is not 0; without a Value a declaration
	Evaluate    // Value, for what that does
	Return      // Value, and leave the function
	Jump        // leave the loop, or this turn of it
	For         // Body for each Name of Value
	Branches    // Body under a condition, and the branches that follow in Else
	Inline      // Body, where the statement stands
	Scope       // Body, with names of its own that end with it
	Function    // Body when it is called: Name, Params
	Class       // Body, whose names are members: Name, Bases
)

// A Statement is one statement of a source file, in the form that all languages share. Values are immutable.
type Statement struct {
	Do Do
	At expression.Place

	Targets []Target
	Op      expression.Op // + - * / of an augmented assignment
	InPlace bool          // the array of the target is changed, not replaced: .= of Julia, *= of NumPy
	Unpack  bool          // each target gets an entry of the value
	Value   expression.Expr
	Fault   error // why the value or the target could not be read
	Spelled bool  // a value that could not be read has numbers between brackets

	Name   string   // of a function, a class, a case, what is called or the variable of a loop
	Params []string // of a function
	Bases  []string // of a class
	Global []string // names that a function shares with the file
	Given  []Given  // what parameters stand for that a call does not mention
	Body   []Statement
	Else   []Statement

	Mentions   []string // names in a value that could not be read
	Written    []string // names that it may change besides
	Imports    bool     // it takes the names of its targets from another file
	Everything bool     // it may change every name
	Outside    bool     // what branches declare, the block around has: those of the preprocessor
}

// Given is a name that stands for what others hold: a parameter for its default value, the variable of a loop for entries.
type Given struct {
	Name string
	Of   []string
}

// A Target is what is assigned to: a name, with dots and arrows in it, and perhaps indices.
type Target struct {
	Name    string
	Indices []expression.Expr
	At      expression.Place

	Declared bool              // the statement makes the name, which is the block's own
	Fixed    bool              // nothing changes it later
	Integer  bool              // it holds integers, which C divides as such
	Lengths  []expression.Expr // of a declared array; a zero Expr is one that its value says
	Nested   bool              // its initialiser may have one pair of braces more than dimensions
	Single   bool              // it holds numbers of single precision
	Inferred bool              // its type is that of its value
	Copies   bool              // it has numbers of its own, whatever it is given
	Renamed  bool              // imported under another name
	Open     bool              // declared, and nothing is known of its entries that are not assigned to
	Shared   bool              // whether it has numbers of its own or another's is not known
}

// label returns what a table is called that the statement makes: the last of its targets, or the text of its index.
func (s Statement) label() string {
	label := ""
	for _, t := range s.Targets {
		switch n := len(t.Indices); {
		case n == 0:
			label = t.Name
		case t.Indices[n-1].Op == expression.OpText:
			label = t.Indices[n-1].Text
		}
	}
	return label
}

// changes calls do with each name that a statement may change beyond those that its blocks make for themselves: whole
// says that the name gets a new value, and not only a part of what it holds.
func (s Statement) changes(do func(name string, whole bool)) {
	for _, t := range s.Targets {
		if !t.Declared {
			do(t.Name, len(t.Indices) == 0 && !s.InPlace && s.Op == 0)
		}
	}
	for _, name := range s.Written {
		do(name, false)
	}
	if s.Do == For && s.Name != "" && s.Fault == nil {
		do(s.Name, true)
	}
	if s.Do == Evaluate {
		for _, name := range s.passed() {
			do(name, false)
		}
	}
	switch s.Do {
	case For, Branches, Inline, Scope:
		for _, inner := range [][]Statement{s.Body, s.Else} {
			own := declared(inner)
			for _, x := range inner {
				x.changes(func(name string, whole bool) {
					if !own[name] {
						do(name, whole)
					}
				})
			}
		}
	}
}

// passed returns the names that a statement hands to the call that it consists of.
func (s Statement) passed() []string {
	if s.Value.Op != expression.OpCall || pure[s.Value.Text] {
		return nil
	}
	return references(s.Value.Args)
}

// references returns the names that arguments hand on, in lists and further calls too.
func references(args []expression.Expr) []string {
	var out []string
	for _, x := range args {
		if name, ok := dotted(whole(x)); ok {
			out = append(out, name)
		} else if x.Op == expression.OpList || x.Op == expression.OpCall {
			out = append(out, references(x.Args)...)
		}
	}
	return out
}

// leaves reports whether statements end with one that leaves them for good.
func leaves(list []Statement) bool {
	return len(list) > 0 && list[len(list)-1].Do == Return
}

// jumps reports whether statements may leave the loop that they stand in.
func jumps(list []Statement) bool {
	for _, s := range list {
		switch s.Do {
		case Return, Jump:
			return true
		case Branches, Inline, Scope, For:
			if jumps(s.Body) || jumps(s.Else) {
				return true
			}
		}
	}
	return false
}

// declared returns the names that statements declare.
func declared(list []Statement) map[string]bool {
	out := map[string]bool{}
	for _, s := range list {
		for _, t := range s.Targets {
			if t.Declared {
				out[t.Name] = true
			}
		}
	}
	return out
}

// whole returns the array that an expression is a part of.
func whole(e expression.Expr) expression.Expr {
	for e.Op == expression.OpIndex {
		e = e.Args[0]
	}
	return e
}

// dotted returns the name that an expression is: A, self.A, B->A, &A.
func dotted(e expression.Expr) (string, bool) {
	switch e.Op {
	case expression.OpName, expression.OpAddress:
		return e.Text, true
	case expression.OpMember:
		x := e.Args[0]
		if x.Op == expression.OpMember && x.Text == "__class__" { // what an object has of its class
			x = x.Args[0]
		} else if x.Op == expression.OpCall && x.Text == "type" && len(x.Args) == 1 {
			x = x.Args[0]
		} else if x.Op == expression.OpCall && x.Text == "super" {
			x = expression.Expr{Op: expression.OpName, Text: "self", At: x.At}
		}
		name, ok := dotted(x)
		return name + "." + e.Text, ok
	}
	return "", false
}

// pure are functions that change nothing that they are given: statements consist of them without an effect on tables.
var pure = map[string]bool{"print": true, "println": true, "printf": true, "fprintf": true, "len": true, "size": true, "assert": true,
	"isinstance": true, "display": true, "show": true, "disp": true, "warn": true, "error": true, "free": true, "delete": true,
	"allclose": true, "rcp": true, "make_unique": true, "make_shared": true, "setMy_A": true, "setMy_b": true, "setMy_c": true, "modnewton1_init": true, "modnewton1_solve": true, "isapprox": true, "assert_allclose": true, "super": true, "__init__": true, "setattr": false}
