package ci

import (
	"bufio"
	"encoding/json"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
)

// The part of SARIF 2.1.0 that is written.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool         `json:"tool"`
		Invocations []sarifInvocation `json:"invocations"`
		Results     []sarifResult     `json:"results"`
		ColumnKind  string            `json:"columnKind"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID    string        `json:"id"`
		Short *sarifMessage `json:"shortDescription,omitempty"`
		Help  *sarifMessage `json:"help,omitempty"`
	}
	sarifInvocation struct {
		Successful    bool                `json:"executionSuccessful"`
		Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
	}
	sarifNotification struct {
		Level     Level           `json:"level"`
		Message   sarifMessage    `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
	}
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID       string            `json:"ruleId"`
		RuleIndex    int               `json:"ruleIndex"`
		Level        Level             `json:"level"`
		Message      sarifMessage      `json:"message"`
		Locations    []sarifLocation   `json:"locations"`
		Fingerprints map[string]string `json:"partialFingerprints"`
		Suppressions []sarifSuppressed `json:"suppressions,omitempty"`
	}
	sarifSuppressed struct {
		Kind string `json:"kind"`
	}
	sarifLocation struct {
		Physical *sarifPhysical `json:"physicalLocation,omitempty"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
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
			r := sarifRule{ID: f.Code}
			if f.Title != "" {
				r.Short = &sarifMessage{f.Title}
			}
			if f.Help != "" {
				r.Help = &sarifMessage{f.Help}
			}
			rules[f.Code] = r
		}
	}
	codes := slices.Sorted(maps.Keys(rules))
	run := sarifRun{Results: []sarifResult{}, ColumnKind: "unicodeCodePoints"}
	run.Tool.Driver = sarifDriver{Name: "rofz", Rules: []sarifRule{}}
	for _, code := range codes {
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, rules[code])
	}
	invocation := sarifInvocation{Successful: true}
	for _, c := range cases {
		if c.Status == Broken {
			invocation.Successful = false
			n := sarifNotification{Level: Error, Message: sarifMessage{nonEmpty(c.summary())}}
			if c.File != "" {
				n.Locations = []sarifLocation{{Physical: &sarifPhysical{Artifact: sarifArtifact{fileURI(c.File)}}}}
			}
			invocation.Notifications = append(invocation.Notifications, n)
		}
		for _, f := range c.problems() {
			run.Results = append(run.Results, sarifOf(f, slices.Index(codes, f.Code)))
		}
	}
	run.Invocations = []sarifInvocation{invocation}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

func sarifOf(f Finding, index int) sarifResult {
	full := f.Scheme
	if f.Place != "" {
		full += "." + f.Place
	}
	location := sarifLocation{Logical: []sarifLogical{{f.Scheme, full}}}
	if f.File != "" {
		location.Physical = &sarifPhysical{Artifact: sarifArtifact{fileURI(f.File)}}
		if f.Line > 0 {
			location.Physical.Region = &sarifRegion{f.Line, f.Column}
		}
	}
	r := sarifResult{
		RuleID: f.Code, RuleIndex: index, Level: f.Level, Message: sarifMessage{nonEmpty(f.Message)},
		Locations:    []sarifLocation{location},
		Fingerprints: map[string]string{"schemeCodePlace/v1": f.Scheme + " " + f.Code + " " + f.Place},
	}
	if f.Known {
		r.Suppressions = []sarifSuppressed{{"external"}}
	}
	return r
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
