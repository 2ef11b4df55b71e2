package ci

import (
	"bufio"
	"encoding/json"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"rofz/internal/version"
)

// The part of SARIF 2.1.0 that is written.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool struct {
			Driver struct {
				Name    string      `json:"name"`
				Version string      `json:"version,omitempty"`
				Rules   []sarifRule `json:"rules"`
			} `json:"driver"`
		} `json:"tool"`
		Invocations [1]struct {
			Successful    bool                `json:"executionSuccessful"`
			Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
		} `json:"invocations"`
		Results    []sarifResult `json:"results"`
		ColumnKind string        `json:"columnKind"`
	}
	sarifRule struct {
		ID    string    `json:"id"`
		Short sarifText `json:"shortDescription,omitzero"`
		Help  sarifText `json:"help,omitzero"`
	}
	sarifNotification struct {
		Level     Level           `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
	}
	sarifResult struct {
		RuleID       string             `json:"ruleId"`
		RuleIndex    int                `json:"ruleIndex"`
		Level        Level              `json:"level"`
		Message      sarifText          `json:"message"`
		Locations    []sarifLocation    `json:"locations"`
		Fingerprints map[string]string  `json:"partialFingerprints"`
		Fixes        []sarifFix         `json:"fixes,omitempty"`
		Suppressions []sarifSuppression `json:"suppressions,omitempty"`
	}
	sarifFix struct {
		Description sarifText     `json:"description"`
		Changes     []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		Artifact struct {
			URI string `json:"uri"`
		} `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		Deleted  sarifSpan `json:"deletedRegion"`
		Inserted sarifText `json:"insertedContent"`
	}
	sarifSpan struct {
		Line      int `json:"startLine"`
		Column    int `json:"startColumn"`
		EndLine   int `json:"endLine"`
		EndColumn int `json:"endColumn"` // behind the last character
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Justification string `json:"justification,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical  `json:"physicalLocation,omitzero"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
	}
	sarifPhysical struct {
		Artifact struct {
			URI string `json:"uri"`
		} `json:"artifactLocation"`
		Region sarifRegion `json:"region,omitzero"`
	}
	sarifRegion struct {
		Line   int `json:"startLine"`
		Column int `json:"startColumn,omitempty"`
	}
	sarifLogical struct {
		Name     string `json:"name"`
		FullName string `json:"fullyQualifiedName"`
	}
)

// writeSARIF writes one run. The rules are those that occur; a finding that a baseline accepts is suppressed; a case
// that could not be carried out becomes a notification of the tool.
func writeSARIF(w *bufio.Writer, cases []Case) error {
	rules := make(map[string]sarifRule)
	for _, c := range cases {
		for _, f := range c.problems() {
			rules[f.Code] = sarifRule{f.Code, sarifText{f.Title}, sarifText{f.Help}}
		}
	}
	codes := slices.Sorted(maps.Keys(rules))
	run := sarifRun{Results: []sarifResult{}, ColumnKind: "unicodeCodePoints"}
	driver, invocation := &run.Tool.Driver, &run.Invocations[0]
	driver.Name, driver.Version, driver.Rules = "rofz", version.Program().Version, []sarifRule{}
	for _, code := range codes {
		driver.Rules = append(driver.Rules, rules[code])
	}
	invocation.Successful = true
	for _, c := range cases {
		if c.Status == Broken {
			invocation.Successful = false
			n := sarifNotification{Level: Error, Message: sarifText{nonEmpty(c.summary())}}
			if c.File != "" {
				n.Locations = []sarifLocation{{Physical: inFile(c.File, 0, 0)}}
			}
			invocation.Notifications = append(invocation.Notifications, n)
		}
		for _, f := range c.problems() {
			run.Results = append(run.Results, sarifOf(f, slices.Index(codes, f.Code)))
		}
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

// inFile is a place in a file, zero without one.
func inFile(file string, line, column int) (p sarifPhysical) {
	if file == "" {
		return p
	}
	if p.Artifact.URI = fileURI(file); line > 0 {
		p.Region = sarifRegion{line, column}
	}
	return p
}

func sarifOf(f Finding, index int) sarifResult {
	full := f.Scheme
	if f.Place != "" {
		full += "." + f.Place
	}
	r := sarifResult{
		RuleID: f.Code, RuleIndex: index, Level: f.Level, Message: sarifText{nonEmpty(f.Message)},
		Locations:    []sarifLocation{{inFile(f.File, f.Line, f.Column), []sarifLogical{{f.Scheme, full}}}},
		Fingerprints: map[string]string{"schemeCodePlace/v1": f.Scheme + " " + f.Code + " " + f.Place},
	}
	if f.Fix != nil && f.File != "" {
		r.Fixes = []sarifFix{f.Fix.sarif(f.File)}
	}
	if f.Known {
		r.Suppressions = []sarifSuppression{{Kind: "external"}}
		if f.Reason != "" {
			r.Suppressions = []sarifSuppression{{"inSource", f.Reason}}
		}
	}
	return r
}

func (x Fix) sarif(file string) sarifFix {
	c := sarifChange{Replacements: []sarifReplacement{{sarifSpan{x.Line, x.Column, x.Line, x.Column + utf8.RuneCountInString(x.Old)}, sarifText{x.New}}}}
	c.Artifact.URI = fileURI(file)
	return sarifFix{sarifText{nonEmpty(x.Description)}, []sarifChange{c}}
}

// nonEmpty returns the text of a message, which SARIF wants to have one.
func nonEmpty(s string) string {
	if s == "" {
		return "(no message)"
	}
	return s
}

// fileURI writes a path as a URI reference: relative as it is, absolute with the scheme file.
func fileURI(file string) string {
	slashed := strings.ReplaceAll(file, `\`, "/")
	u := url.URL{Path: path.Clean(slashed)}
	if path.IsAbs(slashed) {
		u.Scheme = "file"
	}
	return u.String()
}
