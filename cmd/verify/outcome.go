package main

import (
	"rofz/internal/ci"
	"rofz/paper/exposition"
)

// outcomes says of each outcome of a scheme which exit code stands for it, what CI systems call it, and how it is counted.
var outcomes = [...]struct {
	exit    int
	status  ci.Status
	counted string
}{
	exposition.AsClaimed:         {exitOK, ci.Passed, "ok"},
	exposition.RequirementOpen:   {exitUndecided, ci.Undecided, "with a requirement that is undecided"},
	exposition.ClaimOpen:         {exitUndecided, ci.Undecided, "with a claim that is undecided"},
	exposition.RequirementNotMet: {exitFailed, ci.Failed, "with a requirement that is not met"},
	exposition.ClaimFailed:       {exitFailed, ci.Failed, "with a claim that fails"},
	exposition.InError:           {exitBadInput, ci.Broken, "in error"},
}
