import { expect, test, type Page } from "@playwright/test";
import AxeBuilder from "@axe-core/playwright";
import { fileURLToPath } from "node:url";
import { examples } from "../src/examples";

const chip = (page: Page, property: string) => page.locator(".chip", { hasText: new RegExp(`^.?${property.replace(/[()]/g, "\\$&")} `) });
const editor = (page: Page) => page.locator(".cm-content");
const done = (page: Page) => expect(page.locator(".status")).toContainText("done", { timeout: 30_000 });

async function paste(page: Page, text: string) {
  await editor(page).click();
  await page.keyboard.press("Control+a");
  await editor(page).evaluate((e, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    e.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

test("a pasted table has verdicts, functions, a certificate to unfold and a picture", async ({ page }) => {
  await page.goto("");
  await expect(chip(page, "L-stable")).toContainText("proved"); // Radau IIA, which the page begins with
  await paste(page, "1/4 | 1/4\n3/4 | 1/2 1/4\n----+----\n    | 1/2 1/2\n");
  await expect(chip(page, "symplectic")).toContainText("proved");
  await expect(chip(page, "L-stable")).toContainText("refuted");
  await expect(page.locator("#report_R math[display=block]")).toContainText("16");
  await chip(page, "A-stable").first().click();
  const proof = page.locator("details.verdict[open]", { hasText: "A-stable" }).first();
  await expect(proof.locator(".evidence")).toBeVisible();
  await proof.locator("details.certificate summary").click();
  await expect(proof.locator("details.certificate pre")).toContainText("claim: A-stable");
  await expect(page.locator(".thumbnail svg")).toBeVisible();
  await page.getByRole("tab", { name: "Pictures" }).click();
  for (const kind of ["Order star", "Gradient", "Imaginary axis"]) {
    await page.getByRole("button", { name: kind }).click();
    await expect(page.locator(".large svg title")).toContainText(/order star|gradient|axis/i);
  }
});

test("every example is read as what it is called", async ({ page }) => {
  await page.goto("");
  for (const e of examples) {
    await page.getByRole("button", { name: e.label, exact: true }).click();
    await expect(page.getByRole("combobox", { name: "Read as" }).locator("option").first()).toHaveText(`${e.label.toLowerCase()} (guessed)`);
    await expect(chip(page, "A-stable")).toBeVisible();
    await done(page);
  }
});

test("a link carries the schemes", async ({ page, context }) => {
  await page.goto("");
  await paste(page, "0 | 0 0\n1 | 1/2 1/2\n---+----\n | 1/2 1/2\n# the trapezoidal rule, z → ∞ 𝑅\n".split("#")[0]!);
  await expect(chip(page, "symmetric")).toContainText("proved");
  await page.getByRole("tab", { name: "Compare" }).click();
  await page.getByLabel("Compare with").fill("gauss-2");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.locator("#panel-compare table").first()).toContainText("gauss-2");
  await expect(page.locator("#panel-compare figure")).toHaveCount(2);
  const url = page.url();
  expect(url).toMatch(/#t=.+&s=gauss-2$/);
  const other = await context.newPage();
  await other.goto(url);
  await expect(chip(other, "symmetric")).toContainText("proved");
  await expect(editor(other)).toContainText("1/2 1/2");
  await other.getByRole("tab", { name: "Compare" }).click();
  await expect(other.locator("#panel-compare table").first()).toContainText("gauss-2");
  await other.goto(url.replace(/#t=.{40}/, "#t=..AAAA"));
  await other.reload();
  await expect(other.locator(".status")).toContainText("could not be read");
});

test("the catalogue is searched by names, libraries and claims", async ({ page }) => {
  await page.goto("#s=rk4");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("classical");
  const search = page.getByRole("searchbox");
  await search.fill("diffrax kvaerno5");
  await expect(page.locator(".catalogue li")).toHaveCount(1);
  await search.press("Enter");
  await expect(page).toHaveURL(/#s=kvaerno/);
  await search.fill("");
  await page.getByRole("combobox", { name: "Claimed" }).selectOption("L-stable");
  await page.getByRole("combobox", { name: "Kind" }).selectOption("rosenbrock");
  await expect(page.locator(".catalogue li").first()).toContainText("rosenbrock");
  await page.getByRole("combobox", { name: "Claimed" }).selectOption("");
  await page.getByRole("combobox", { name: "Kind" }).selectOption("");
  await search.fill("gauss-3");
  await search.press("Enter");
  await expect(chip(page, "symplectic")).toContainText("proved");
  await page.getByRole("button", { name: /Edit the table/ }).click();
  await expect(editor(page)).toContainText('"name": "gauss-3"');
});

test("a slip is marked, and mended with one click", async ({ page }) => {
  await page.goto("");
  await page.getByRole("button", { name: "with a slip" }).click();
  await expect(page.locator(".findings li.error").first()).toContainText("RZ103");
  await expect(page.locator(".cm-lint-marker-error").first()).toBeVisible();
  await page.getByRole("button", { name: "Change 2/3 to 1/3" }).first().click();
  await expect(editor(page)).toContainText('"b": ["1/6","1/3","1/3","1/6"]');
  await expect(page.locator(".findings li.error")).toHaveCount(0);
});

test("what cannot be read is said with its place", async ({ page }) => {
  await page.goto("");
  await paste(page, '{"name": "x", "kind": "runge-kutta",\n "A": [["1/0"]], "b": ["1"]}');
  await expect(page.getByRole("heading", { name: "Not read" })).toBeVisible();
  await expect(page.locator(".results .notice")).toContainText("Line 2, column 9");
  await expect(page.locator(".cm-lintRange-error")).toContainText("1/0");
});

test("what a scheme says is text, and never a part of the page", async ({ page }) => {
  await page.goto("");
  const evil = "<img src=x onerror=document.title='evil'>";
  await paste(page, JSON.stringify({ name: evil, title: evil, kind: "runge-kutta", A: [["1/2"]], b: ["1"], source: evil, note: evil, order: 9 }));
  await expect(page.locator(".results .notice").or(chip(page, "symplectic"))).toBeVisible();
  await paste(page, JSON.stringify({ name: "x", title: evil, kind: "runge-kutta", A: [["1/2"]], b: ["1"], source: evil, note: evil, order: 9 }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(evil);
  await done(page);
  await expect(page.locator("#app img")).toHaveCount(0);
  await expect(page.locator(".thumbnail svg")).toBeVisible();
  expect(await page.title()).not.toBe("evil");
});

test("long work is stopped, and the page goes on", async ({ page }) => {
  await page.goto("#s=gauss-60");
  await page.getByRole("button", { name: "Stop" }).click({ timeout: 30_000 });
  await expect(page.locator(".status")).toContainText("Stopped");
  await page.getByRole("tab", { name: "Paste a table" }).click();
  await page.getByRole("button", { name: "text", exact: true }).click();
  await done(page);
  await expect(chip(page, "A-stable")).toContainText("proved");
});

test("gradients of a spectrum", async ({ page }) => {
  await page.goto("#s=trapezoidal");
  await done(page);
  await page.getByRole("tab", { name: "Gradients" }).click();
  await page.getByRole("textbox", { name: "Eigenvalues" }).fill("-1\n-1000\n");
  await page.getByLabel("h", { exact: true }).fill("1");
  await page.getByLabel("n", { exact: true }).fill("1");
  await page.getByRole("button", { name: "Compute" }).click();
  await expect(page.locator("#panel-gradient .sections")).toContainText("kept beyond the flow");
  await expect(page.locator("#panel-gradient svg").first()).toBeVisible();
  await page.getByRole("textbox", { name: "Eigenvalues" }).fill("-1 +\n");
  await page.getByRole("button", { name: "Compute" }).click();
  await expect(page.getByRole("alert")).not.toBeEmpty();
});

test("LaTeX is shown, and a certificate is saved", async ({ page }) => {
  await page.goto("");
  await done(page);
  await page.getByRole("tab", { name: "Copy and save" }).click();
  await expect(page.locator("#panel-save pre")).toContainText("\\usepackage");
  await page.getByRole("combobox", { name: "Format" }).selectOption("certificate");
  await expect(page.locator("#panel-save pre")).toContainText("rofz certificate v2");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: /^Save/ }).click();
  expect((await download).suggestedFilename()).toBe("pasted.cert");
});

test("offline, once it was loaded", async ({ page, context }) => {
  await page.goto("");
  await done(page);
  await page.evaluate(() => navigator.serviceWorker.ready.then((r) => new Promise<void>((ok) => {
    if (r.active?.state === "activated") ok(); else r.active?.addEventListener("statechange", () => ok());
  })));
  await context.setOffline(true);
  await page.reload();
  await expect(chip(page, "L-stable")).toContainText("proved");
  await context.setOffline(false);
});

test("as a file, without a server", async ({ page }) => {
  await page.goto(`file://${fileURLToPath(new URL("../dist/index.html", import.meta.url))}`);
  await expect(chip(page, "L-stable")).toContainText("proved", { timeout: 30_000 });
  await paste(page, "0 | 0\n---+---\n | 1\n");
  await expect(chip(page, "L-stable")).toContainText("refuted");
});

test("nothing is asked of a network", async ({ page, baseURL }) => {
  const asked: string[] = [];
  page.on("request", (r) => { if (!r.url().startsWith(baseURL!) && !r.url().startsWith("data:") && !r.url().startsWith("blob:")) asked.push(r.url()); });
  await page.goto("");
  await done(page);
  expect(asked).toEqual([]);
});

test("by the keyboard alone", async ({ page, isMobile }) => {
  test.skip(isMobile, "a phone has none");
  await page.goto("");
  await done(page);
  const until = async (name: RegExp, key = "Tab") => {
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press(key);
      const at = await page.evaluate(() => { const e = document.activeElement as HTMLElement; return `${e.getAttribute("aria-label") ?? ""} ${e.textContent}`; });
      if (name.test(at)) return;
    }
    throw new Error(`the keyboard does not reach ${name}`);
  };
  await until(/A tableau, in any notation/);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("1/2 | 1/2\n---+---\n | 1\n");
  await expect(chip(page, "symplectic")).toContainText("proved");
  await until(/A-stable/); // through all that is between, out of the editor too
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => (document.activeElement!.parentElement as HTMLDetailsElement).open)).toBe(true);
  await until(/^ Proofs/, "Shift+Tab");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Pictures" })).toBeFocused();
  await expect(page.locator(".large svg")).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`no serious finding of axe, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto("");
    await done(page);
    const serious = async () => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      return violations.filter((v) => v.impact === "serious" || v.impact === "critical").map((v) => `${v.id}: ${v.nodes[0]?.html} ${v.nodes[0]?.failureSummary}`);
    };
    expect(await serious()).toEqual([]);
    for (const tab of ["Pictures", "Gradients", "Compare", "Copy and save", "Catalogue"]) {
      await page.getByRole("tab", { name: tab }).click();
      await done(page);
      expect(await serious(), tab).toEqual([]);
    }
    await page.getByRole("tab", { name: "Paste a table" }).click();
    await paste(page, examples[1]!.text.replace('"order": 4', '"order": 5'));
    await expect(page.locator(".findings li.error").first()).toBeVisible();
    expect(await serious(), "findings").toEqual([]);
  });
}

test("a picture is zoomed by buttons, keys, the wheel and by hand", async ({ page, isMobile }) => {
  await page.goto("#s=rk4");
  await done(page);
  await page.getByRole("tab", { name: "Pictures" }).click();
  const labels = () => page.locator(".zoom svg text").allTextContents().then((all) => all.join(" "));
  await expect(page.locator(".zoom svg")).toBeVisible();
  let before = await labels();
  const changed = async () => {
    await expect.poll(labels).not.toBe(before);
    before = await labels();
  };
  await page.getByRole("button", { name: "Zoom in" }).click();
  await changed();
  await page.locator(".zoom").focus();
  await page.keyboard.press("ArrowLeft");
  await changed();
  const box = (await page.locator(".zoom svg").boundingBox())!;
  if (!isMobile) {
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 4, box.y + box.height / 2, { steps: 4 });
    await page.mouse.up();
    await changed();
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -200);
    await page.keyboard.up("Control");
    await changed();
  }
  await page.getByRole("button", { name: "Show all" }).click();
  await changed();
});

test("colours are chosen", async ({ page }) => {
  await page.goto("");
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.getByLabel("Colours").selectOption("dark");
  await expect.poll(paper).not.toBe(light);
  const dark = await paper();
  await page.reload();
  await expect.poll(paper).toBe(dark);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.getByLabel("Colours").selectOption("light");
  await expect.poll(paper).toBe(light);
});

test("nothing is wider than the page", async ({ page }) => {
  for (const link of ["", "#s=gauss-5", "#s=bdf-3", "#s=kvaerno-7-4-5"]) {
    await page.goto("about:blank");
    await page.goto(link);
    await expect(chip(page, "A-stable")).toBeVisible();
    for (const tab of ["Proofs", "Pictures", "Gradients", "Compare", "Copy and save"]) {
      await page.getByRole("tab", { name: tab }).click();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${link} ${tab}`).toBeLessThanOrEqual(0);
    }
  }
});
