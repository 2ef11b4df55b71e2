// Package exposition says in words and formulas what is known of schemes, in the order of a paper: the tableau, R, R',
// E, the behaviour at infinity, constants, verdicts with their certificates, theorems with their proofs, and tables of
// several schemes. It is the one place where that is said; packages text, latex and html only set it in type, and package report
// writes the facts for programs.
//
// Every fact comes from package proofs; nothing is decided here.
package exposition

import (
	"rofz/paper/formula"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

// Document is a title and what stands below it.
type Document struct {
	Title    string
	Sections []Section
}

// Section is a part of a document under a heading.
type Section struct {
	ID     string // kebab-case, unique in the document: what links point to
	Level  int    // 0, or 1 for a section that belongs to the one of level 0 before it
	Title  []Inline
	Blocks []Block
}

// Inline is a piece of a paragraph: Text, Math, Code, Cite or Tree.
type Inline interface{ inline() }

type (
	// Text is running text. It holds no markup.
	Text string
	// Math is a formula in a line of text.
	Math struct{ Formula formula.Expr }
	// Code is a command, a file name or a key, in a fixed-width font.
	Code string
	// Cite is a key of REFERENCES.md, such as "HW96".
	Cite string
	// Tree is a rooted tree, which is drawn where there is room for it; elsewhere it is written in brackets.
	Tree struct{ scheme.Tree }
)

func (Text) inline() {}
func (Math) inline() {}
func (Code) inline() {}
func (Cite) inline() {}
func (Tree) inline() {}

// Block is a piece of a section: Paragraph, Display, Tableau, Table, Verdict or Theorem.
type Block interface{ block() }

type (
	// Paragraph is a paragraph of text.
	Paragraph []Inline

	// Display is one or several formulas on lines of their own, aligned at their relation signs.
	Display []Line

	// Tableau is the array of a scheme: c | A over b for a Runge–Kutta method, and the like. The caption says which. The
	// list has the entries that are not zero, one by one, for where the array is too wide.
	Tableau struct {
		Caption []Inline
		Array   formula.Matrix
		List    []Line
	}

	// Table is a table of several schemes, or of one scheme's numbers. A reader may want to sort it by any column.
	Table struct {
		ID      string
		Caption []Inline
		Head    [][]Inline
		Columns []string // names of the columns for programs, if they have some
		Rows    [][]Cell
	}

	// Verdict is a decision about a property and the evidence for it, which a reader may want to fold away.
	Verdict struct {
		Property string
		Verdict  certificate.Outcome
		Reason   []Inline
		Evidence []Block // the certificate as an identity, and how to check it; nil if there is none
		// Certificate is the certificate as verify audit reads it, for media that have room for it.
		Certificate string
	}

	// Theorem is a statement with its proof.
	Theorem struct {
		Name      string // "universal-bound"
		Title     []Inline
		Statement []Block
		Proof     []Block
	}
)

func (Paragraph) block() {}
func (Display) block()   {}
func (Tableau) block()   {}
func (Table) block()     {}
func (Verdict) block()   {}
func (Theorem) block()   {}

// Line is one line of a Display: Left, the relation, Right. A nil Left continues the line above.
type Line struct {
	Left     formula.Expr
	Relation string // "=", "≤", "~", …
	Right    formula.Expr
}

// Cell is an entry of a Table. Key is the entry for programs; it orders the entries of a column, numerically if both keys
// are numbers, as text otherwise.
type Cell struct {
	Content []Inline
	Key     string
}
