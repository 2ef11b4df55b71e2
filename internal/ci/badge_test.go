package ci

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"testing"

	"rofz/internal/sample"
)

func TestBadge(t *testing.T) {
	b := Badge{"rofz", "L-stable, proved", Passed}
	var svg, endpoint bytes.Buffer
	sample.OK(t, b.WriteSVG(&svg))
	wellFormed(t, svg.String())
	for _, want := range []string{`<title>rofz: L-stable, proved</title>`, `role="img"`, `aria-label="rofz: L-stable, proved"`, `width="137"`, colors[Passed]} {
		if !strings.Contains(svg.String(), want) {
			t.Errorf("%s is not in\n%s", want, svg.String())
		}
	}
	sample.OK(t, b.WriteEndpoint(&endpoint))
	var got map[string]any
	sample.OK(t, json.Unmarshal(endpoint.Bytes(), &got))
	if got["schemaVersion"] != 1.0 || got["label"] != "rofz" || got["message"] != "L-stable, proved" || got["color"] != colors[Passed] {
		t.Errorf("the endpoint is %v", got)
	}
}

func TestBadgeShowsControls(t *testing.T) {
	var svg bytes.Buffer
	sample.OK(t, (Badge{"a\nb", "<&>", Failed}).WriteSVG(&svg))
	if want := `<title>a\nb: &lt;&amp;&gt;</title>`; !strings.Contains(svg.String(), want) {
		t.Errorf("%s is not in\n%s", want, svg.String())
	}
}

// TestBadgeColors: white on the colour has the contrast that WCAG asks for small text, 4.5.
func TestBadgeColors(t *testing.T) {
	for status, color := range colors {
		if r := contrast(t, color); r < 4.5 {
			t.Errorf("%s on %s: contrast %.2f", status, color, r)
		}
	}
}

// contrast returns that of white against a colour #rrggbb, by the formula of WCAG 2.
func contrast(t *testing.T, color string) float64 {
	t.Helper()
	v := sample.Try(strconv.ParseUint(strings.TrimPrefix(color, "#"), 16, 24)).Must(t)
	luminance := 0.0
	for i, weight := range []float64{0.0722, 0.7152, 0.2126} {
		c := float64(v>>(8*i)&255) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		luminance += weight * c
	}
	return 1.05 / (luminance + 0.05)
}
