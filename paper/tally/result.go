package tally

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"

	"rofz/paper/report"
	"rofz/poly/exact"
)

// line is what a line of verify check with --format json, or with --only, has of use here.
type line struct {
	Format, Name, Status string
	Answers              map[string]json.RawMessage // of rofz-answers
	Error                *struct{ File, At, Message string }

	Stages, Order            *int // of rofz-report
	OrderToDigits            *int `json:"order_to_digits"`
	TableauOrder             *int `json:"tableau_order"`
	StageOrder               *int `json:"stage_order"`
	CoupledOrder             *int `json:"coupled_order"`
	Properties               map[string]struct{ Verdict string }
	ErrorConstant            json.RawMessage `json:"error_constant"`
	SSPCoefficient           json.RawMessage `json:"ssp_coefficient"`
	ThresholdFactor          json.RawMessage `json:"threshold_factor"`
	PrincipalErrorNormSquare json.RawMessage `json:"principal_error_norm_squared"`
	Angle                    *struct {
		Degrees json.RawMessage
	}
}

// parse reads a line of results.
func parse(text []byte) (r result, err error) {
	var l line
	if err := json.Unmarshal(text, &l); err != nil {
		return r, fmt.Errorf("not a line of JSON that verify check writes: %v", err)
	}
	r.name, r.answers, r.numbers = l.Name, map[string]any{}, map[string]string{}
	switch l.Format {
	case report.AnswersFormat, report.Format:
	case "":
		return r, fmt.Errorf("no result of verify check --format json, or --only: it has no format")
	default:
		return r, fmt.Errorf("%.40q is no format of verify check; it is %s or %s", l.Format, report.AnswersFormat, report.Format)
	}
	if l.Error != nil {
		r.failure = l.Error.Message
		if l.Error.At != "" {
			r.name = l.Error.File + ": " + l.Error.At // many have no name, and their lines are what is looked for
		}
		return r, nil
	}
	if l.Format == report.AnswersFormat {
		err = r.addAnswers(l.Answers)
	} else {
		r.addReport(l)
	}
	if err != nil {
		return r, err
	}
	key, err := json.Marshal(r.answers) // sorted
	r.key = string(key)
	return r, err
}

// addAnswers adds what rofz-answers has: a text is a number.
func (r *result) addAnswers(answers map[string]json.RawMessage) error {
	if len(answers) == 0 {
		return fmt.Errorf("no answers")
	}
	for q, text := range answers {
		if number, ok := numberOf(text); ok {
			r.numbers[q] = number
			continue
		}
		v, err := answerOf(text)
		if err != nil {
			return fmt.Errorf("%.40q: %v", q, err)
		}
		r.answers[q] = v
	}
	return nil
}

// answerOf returns true, false, nil or an integer.
func answerOf(text []byte) (any, error) {
	switch string(text) {
	case "true", "false":
		return text[0] == 't', nil
	case "null":
		return nil, nil
	}
	n, err := strconv.ParseInt(string(text), 10, 64)
	if err != nil {
		return nil, fmt.Errorf("%.40s is no answer; it is true, false, null, an integer or a number in quotes", text)
	}
	return n, nil
}

// numberOf returns the exact number, or the decimal of one that is irrational; false if there is none.
func numberOf(text []byte) (string, bool) {
	var s string
	if text = bytes.TrimSpace(text); len(text) == 0 {
		return "", false
	}
	switch text[0] {
	case '"':
		if json.Unmarshal(text, &s) != nil {
			return "", false
		}
	case '{':
		var o struct{ Decimal string }
		if json.Unmarshal(text, &o) != nil {
			return "", false
		}
		s = o.Decimal
	}
	_, err := exact.ParseRat(s)
	return s, err == nil
}

// addReport adds what rofz-report has.
func (r *result) addReport(l line) {
	r.answers["status"] = l.Status
	for name, p := range l.Properties {
		r.answers[name] = p.Verdict
	}
	for name, n := range map[string]*int{"stages": l.Stages, "order": l.OrderToDigits, "tableau-order": l.TableauOrder, "stage-order": l.StageOrder, "coupled-order": l.CoupledOrder} {
		if n != nil {
			r.answers[name] = int64(*n)
		}
	}
	numbers := map[string]json.RawMessage{"error-constant": l.ErrorConstant, "SSP coefficient": l.SSPCoefficient, "threshold factor": l.ThresholdFactor,
		"principal error norm squared": l.PrincipalErrorNormSquare}
	if l.Angle != nil {
		numbers["angle in degrees"] = l.Angle.Degrees
	}
	for name, text := range numbers {
		if number, ok := numberOf(text); ok {
			r.numbers[name] = number
		}
	}
}
