package main

import (
	"rofz/paper/exposition"
)

// outcomes says of each outcome of a scheme which exit code stands for it and how it is counted.
var outcomes = [...]struct {
	exit    int
	counted string
}{
	exposition.AsClaimed:         {exitOK, "ok"},
	exposition.RequirementOpen:   {exitUndecided, "with a requirement that is undecided"},
	exposition.ClaimOpen:         {exitUndecided, "with a claim that is undecided"},
	exposition.NotDone:           {exitUndecided, "not done for want of --budget"},
	exposition.RequirementNotMet: {exitFailed, "with a requirement that is not met"},
	exposition.ClaimFailed:       {exitFailed, "with a claim that fails"},
	exposition.InError:           {exitBadInput, "in error"},
}
