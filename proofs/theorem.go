package proofs

import (
	"fmt"
	"strings"
	"sync"

	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// A Theorem is a statement about stability functions, with the schemes it is verified for, in the file x_y.go for the
// theorem x-y. Where it has no Proof, that is the comment at the head of the file; where the literature has the general
// proof, what is proved here are the instances, and Scope says so.
//
// The words are said once, here: golden files have them as Plain text, documents with their formulas set. In Title,
// Statement, Hypotheses and Proof a formula stands between two dollar signs. The paragraphs of a Proof have empty lines
// between them; a line that begins with a tab is a formula.
//
// For each instance the golden file testdata/golden/x-y.golden states facts; package proofs/golden derives them anew
// and compares.
type Theorem struct {
	Name       string // "pade-a-stability"
	Title      string
	Statement  string
	Hypotheses string
	Proof      string // for documents
	Scope      string // which instances were checked
	Source     string
	Coq        []string // formal proofs: File.theorem in the folder coq

	// Instances lists the names of the schemes, in the order of the golden file.
	Instances func(*Cache) []string
	// States lists the facts that the golden must state about an instance, MayState those that it may add.
	States   func(*Analysis) []Fact
	MayState []Fact
	// Prove checks the statement itself for one instance, on facts that the core has accepted. It is nil where the
	// facts are all that is stated. The error completes the sentence "the theorem fails for this scheme: …".
	Prove func(*Analysis) error
	// Tableau says that the golden must repeat the coefficients of every instance that is read from a file; elsewhere it
	// may.
	Tableau bool
	// Evidence says that the golden repeats the certificates of its verdicts where they are short.
	Evidence bool
	// ByHand marks a golden that was typed from the literature. No program may write it.
	ByHand bool
}

// Plain returns the words of a theorem without the marks of its formulas: $σ^{(m)}$, a derivative, is σ^(m), and $∂R/(∂z_E)$ is ∂R/∂z_E.
func Plain(words string) string {
	return strings.NewReplacer("$", "", "^{(", "^(", ")}", ")", "/(∂z_E)", "/∂z_E", "/(∂z_I)", "/∂z_I").Replace(words)
}

// Fact is something that a golden file states about a scheme: the key of its line there. Every Property is a Fact.
type Fact string

// The facts besides the properties.
const (
	Function      Fact = "R"              // the stability function
	Gradient      Fact = "R'"             // its derivative
	AtInfinity    Fact = "infinity"       // the limit of R, and how R' behaves
	DecayExponent Fact = "decay exponent" // of R', when the line above would be long
	OrderOfR      Fact = "order"
	ErrorConstant Fact = "error constant"
	Resolvent     Fact = "resolvent form" // R'(z) = bᵀ(I − zA)⁻²e
	PadePair      Fact = "Padé"           // the degrees of the Padé approximant that R is
	BranchOfRoots Fact = "branch"         // one line for each group of branches of a multistep method
)

// facts returns a States function for the same facts everywhere.
func facts(list ...Fact) func(*Analysis) []Fact {
	return func(*Analysis) []Fact { return list }
}

// Cache holds the analyses of one run, so that theorems share them. It is safe for concurrent use.
type Cache struct {
	analyze  func(scheme.Scheme) *Analysis
	mu       sync.Mutex
	analyses map[string]func() (*Analysis, error)
}

// NewCache returns an empty cache; analyze is Analyze, or what knows besides what a table means.
func NewCache(analyze func(scheme.Scheme) *Analysis) *Cache {
	return &Cache{analyze: analyze, analyses: make(map[string]func() (*Analysis, error))}
}

// Analysis returns the analysis of the scheme that the catalogue has under the name. The error is the catalogue's.
func (c *Cache) Analysis(name string) (*Analysis, error) {
	c.mu.Lock()
	f, ok := c.analyses[name]
	if !ok {
		f = sync.OnceValues(func() (*Analysis, error) {
			s, err := catalogue.Lookup(name)
			if err != nil {
				return nil, err
			}
			return c.analyze(s), nil
		})
		c.analyses[name] = f
	}
	c.mu.Unlock()
	return f()
}

// must is Analysis for a name that is known to exist.
func (c *Cache) must(name string) *Analysis {
	a, err := c.Analysis(name)
	if err != nil {
		panic(fmt.Sprintf("internal error: %v", err))
	}
	return a
}

// names returns an Instances function for a fixed list.
func names(list ...string) func(*Cache) []string {
	return func(*Cache) []string { return list }
}

// wholeCatalogue lists every scheme of the catalogue.
func wholeCatalogue(*Cache) []string { return catalogue.Names() }

// oneStepCatalogue lists the schemes of the catalogue that have a rational stability function.
func oneStepCatalogue(c *Cache) []string {
	return filter(c, func(a *Analysis) bool { _, ok := a.Scheme().(scheme.OneStep); return ok })
}

// multistepCatalogue lists the linear multistep methods of the catalogue.
func multistepCatalogue(c *Cache) []string {
	return filter(c, func(a *Analysis) bool { _, ok := a.Multistep(); return ok })
}

func filter(c *Cache, keep func(*Analysis) bool) []string {
	var out []string
	for _, name := range catalogue.Names() {
		if keep(c.must(name)) {
			out = append(out, name)
		}
	}
	return out
}
