package integration

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"

	"rofz/internal/sample"
	"rofz/internal/tool"
)

// browser starts a headless Chromium.
func browser(t *testing.T) context.Context {
	t.Helper()
	path := tool.Path(t, "chromium", "chromium-browser", "google-chrome")
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute) // for one that hangs
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil { // starts it
		t.Fatal(err)
	}
	return ctx
}

// A tab shows one page. It takes down what the page asks of the network and says on the console.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu   sync.Mutex
	said []string
}

// open shows a file.
func open(t *testing.T, browser context.Context, path string, before ...chromedp.Action[chromedp.Void]) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser)
	t.Cleanup(cancel)
	b := &tab{t: t, ctx: ctx}
	address := "file://" + filepath.ToSlash(path)
	err := chromedp.Listen(ctx, func(event any) {
		if r, ok := event.(*network.EventRequestWillBeSent); ok && r.Request.URL != address {
			b.say("request: " + r.Request.URL)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	console := chromedp.Console(ctx)
	go func() {
		for m, err := range console {
			if err != nil {
				return
			}
			b.say(m.String())
		}
	}()
	b.do(before...)
	b.do(chromedp.Navigate(address))
	return b
}

func (b *tab) say(what string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.said = append(b.said, what)
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	sample.OK(b.t, chromedp.Do(b.ctx, steps...))
}

// ask evaluates an expression in the page.
func ask[T any](b *tab, expression string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// click clicks the first element that a selector finds, with a mouse in its middle.
func (b *tab) click(selector string) {
	b.t.Helper()
	at := ask[[]float64](b, fmt.Sprintf(`(function () {
		var e = document.querySelector(%q);
		e.scrollIntoView({block: "center", behavior: "instant"});
		var r = e.getBoundingClientRect();
		return [r.left + r.width / 2, r.top + r.height / 2];
	})()`, selector))
	b.do(chromedp.MouseClickXY(at[0], at[1]))
}

// silent fails the test if the page asked for anything, or said anything on the console, such as that its policy was
// violated.
func (b *tab) silent() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, s := range b.said {
		b.t.Errorf("the page is not silent: %s", s)
	}
}

// photograph takes a picture of what the window shows, or of the whole page into the directory that ROFZ_SCREENSHOTS names,
// for looking at.
func (b *tab) photograph(name string) {
	b.t.Helper()
	dir, take := os.Getenv("ROFZ_SCREENSHOTS"), chromedp.FullScreenshot(100)
	if dir == "" {
		dir, take = b.t.TempDir(), chromedp.CaptureScreenshot()
	}
	data, err := chromedp.Run(b.ctx, take)
	if err != nil {
		b.t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		b.t.Fatal(err)
	}
	if isPlain(picture) {
		b.t.Errorf("%s: the picture shows nothing", name)
	}
	sample.OK(b.t, os.WriteFile(filepath.Join(dir, name+".png"), data, 0o666))
}

// isPlain reports whether a picture has one colour.
func isPlain(p image.Image) bool {
	r := p.Bounds()
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if p.At(x, y) != p.At(r.Min.X, r.Min.Y) {
				return false
			}
		}
	}
	return true
}

func dark(on bool) chromedp.Action[chromedp.Void] {
	value := "light"
	if on {
		value = "dark"
	}
	return chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: value}},
		})
		return err
	})
}

// pageOf runs verify report and returns the file.
func pageOf(t *testing.T, code int, args ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.html")
	c := exec.Command(verify(t), append([]string{"report", "-o", path}, args...)...)
	if got, err := c.CombinedOutput(); c.ProcessState == nil || c.ProcessState.ExitCode() != code {
		t.Fatalf("%v, want exit code %d; the command says\n%s", err, code, got)
	}
	return path
}

// A survey is what a page says of itself: how much is wrong, and an example.
type survey struct {
	Formulas, Figures int
	Flat              []string // formulas without extent
	Errors            int      // of MathML
	Beyond            []string // elements that stick out of the page
	Overflow          int      // by how many pixels the page is wider than the window
	Handlers, Scripts int
}

const surveying = `(function () {
	var maths = Array.from(document.querySelectorAll("math"));
	var wide = document.documentElement.clientWidth;
	return {
		Formulas: maths.length,
		Figures: document.querySelectorAll("figure.picture svg").length,
		Flat: maths.filter(function (m) { var r = m.getBoundingClientRect(); return r.width < 2 || r.height < 2; })
			.slice(0, 3).map(function (m) { return m.outerHTML.slice(0, 300); }),
		Errors: document.querySelectorAll("merror").length,
		Beyond: Array.from(document.querySelectorAll("body *")).filter(function (e) {
			if (e.closest(".skip, svg")) return false;
			for (var p = e.parentElement; p; p = p.parentElement) if (getComputedStyle(p).overflowX !== "visible") return false;
			return e.getBoundingClientRect().right > wide + 1;
		}).slice(0, 3).map(function (e) { return e.outerHTML.slice(0, 200); }),
		Overflow: document.documentElement.scrollWidth - wide,
		Handlers: Array.from(document.querySelectorAll("*")).filter(function (e) {
			return Array.from(e.attributes).some(function (a) { return a.name.startsWith("on"); });
		}).length,
		Scripts: document.scripts.length,
	};
})()`

func (b *tab) survey(figures bool) {
	b.t.Helper()
	s := ask[survey](b, surveying)
	if s.Formulas == 0 {
		b.t.Error("the page has no formula")
	}
	if figures != (s.Figures > 0) {
		b.t.Errorf("the page has %d figures", s.Figures)
	}
	want := survey{Formulas: s.Formulas, Figures: s.Figures, Flat: []string{}, Beyond: []string{}, Scripts: 1}
	if diff := cmp.Diff(want, s); diff != "" {
		b.t.Error(diff)
	}
}

// TestReportInBrowser opens pages of every kind of scheme in a real browser, wide and narrow, light and dark.
func TestReportInBrowser(t *testing.T) {
	chromium := browser(t)
	hostile := filepath.Join(t.TempDir(), "hostile.json")
	text := `{"name": "hostile", "kind": "runge-kutta", "title": "</title><script>document.title = 'had'</script>", "source": "<img src=x onerror=alert(1)> \" ' \u001b[31m \u202e",` +
		`"note": "<style>*{display:none}</style><!--", "A": [["1"]], "b": ["1"], "published": {"L-stable": false}}`
	sample.OK(t, os.WriteFile(hostile, []byte(text), 0o666))
	tests := []struct {
		name    string
		args    []string
		code    int
		figures bool
		why     string
	}{
		{"one", []string{"radau-iia-3"}, 0, true, "surds"},
		{"comparison", []string{"backward-euler", "trapezoidal", "gauss-2", "radau-iia-3", "tr-bdf2"}, 0, true, "several, one of them contradicted"},
		{"decimals", []string{"kvaerno-5-3-4-decimal", "--figures", "none"}, 0, false, "as printed and as meant"},
		{"huge", []string{"esdirk54i8l2sa", "--figures", "none"}, 0, false, "numbers of hundreds of digits"},
		{"multistep", []string{"bdf-3"}, 0, true, "several roots"},
		{"hostile", []string{hostile, "nonsense", "--figures", "region", "--title", "</h1><script>alert(2)</script>"}, 2, true, "text that would be markup, and a name that is none"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := pageOf(t, tt.code, tt.args...)
			b := open(t, chromium, path, chromedp.EmulateViewport(1280, 900), dark(false))
			b.photograph(tt.name)
			b.click(".tools button") // the first: open all
			b.survey(tt.figures)
			b.photograph(tt.name + "-open")
			b.do(chromedp.EmulateViewport(375, 800), dark(true))
			b.survey(tt.figures)
			b.photograph(tt.name + "-narrow-dark")
			b.silent()
		})
	}
}

// TestReportTable sorts and filters the table of a page, by mouse and by keyboard.
func TestReportTable(t *testing.T) {
	chromium := browser(t)
	path := pageOf(t, 0, "radau-iia-2", "gauss-2", "bdf-2", "backward-euler", "rk4", "--what", "R", "--figures", "none")
	b := open(t, chromium, path)
	names := func() []string {
		return ask[[]string](b, `Array.from(document.querySelectorAll("table.filtered tbody tr")).filter(r => !r.hidden).map(r => r.cells[0].textContent)`)
	}
	expect := func(why string, want ...string) {
		t.Helper()
		if got := names(); !slices.Equal(got, want) {
			t.Errorf("%s: the order is %v, want %v", why, got, want)
		}
	}
	column := func(heading string) string {
		return ask[string](b, fmt.Sprintf(`(function () {
			var heads = Array.from(document.querySelectorAll("table.filtered thead th"));
			var i = heads.findIndex(h => h.textContent === %q);
			return "table.filtered thead th:nth-child(" + (i + 1) + ") button";
		})()`, heading))
	}
	sorted := func() string {
		return ask[string](b, `Array.from(document.querySelectorAll("[aria-sort]")).map(h => h.textContent + " " + h.getAttribute("aria-sort")).join()`)
	}
	expect("at first", "radau-iia-2", "gauss-2", "bdf-2", "backward-euler", "rk4")
	b.click(column("scheme"))
	expect("by name", "backward-euler", "bdf-2", "gauss-2", "radau-iia-2", "rk4")
	order := column("order")
	b.click(order)
	expect("by order, equal ones as before", "backward-euler", "bdf-2", "radau-iia-2", "gauss-2", "rk4")
	ask[bool](b, fmt.Sprintf(`document.querySelector(%q).focus() || true`, order))
	b.do(chromedp.KeyEvent(kb.Enter))
	expect("by order, descending", "gauss-2", "rk4", "radau-iia-2", "bdf-2", "backward-euler")
	if got := sorted(); got != "order descending" {
		t.Errorf("sorted by %q, want order descending and nothing else", got)
	}
	b.click("input[type=search]")
	b.do(chromedp.KeyEvent("runge gauss"))
	expect("filtered", "gauss-2")
	if got := ask[string](b, `document.querySelector("[role=status]").textContent`); got != "1 of 5" {
		t.Errorf("the filter says %q", got)
	}
	b.silent()
}

// TestReportWithoutScripts opens the page where scripts are forbidden: everything is there, and unfolds.
func TestReportWithoutScripts(t *testing.T) {
	chromium := browser(t)
	path := pageOf(t, 0, "backward-euler", "--figures", "none")
	off := chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	})
	b := open(t, chromium, path, off)
	b.click("details.verdict > summary")
	if !ask[bool](b, `document.querySelector("details.verdict").open`) {
		t.Error("the first verdict does not unfold")
	}
	if n := ask[int](b, `document.querySelectorAll("button, input").length`); n > 0 {
		t.Errorf("there are %d buttons that do nothing", n)
	}
	if text := ask[string](b, `document.querySelector("details.verdict").innerText`); !strings.Contains(text, "A-stable") {
		t.Errorf("the first verdict is %q", text)
	}
	b.silent()
}
