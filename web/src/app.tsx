// The page: on the left (on a phone, above) the scheme, on the right what is known of it.
import { render } from "preact";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Engine, type Fault, type Source } from "./engine";
import { link, sourcesOf } from "./permalink";
import { Input, type Finding, type TableInfo } from "./input";
import { Report, emptyReport, type ReportData } from "./report";
import { Pictures } from "./pictures";
import { Compare } from "./compare";
import { Gradient } from "./gradient";
import { Exports } from "./exports";
import { Tabs } from "./tabs";
import { example } from "./examples";
import type { Catalogue } from "./catalogue";
import "../../paper/html/page.css";
import "./style.css";

const engine = new Engine();

function App() {
  const [source, setSource] = useState<Source>();
  const [others, setOthers] = useState<Source[]>([]);
  const [tables, setTables] = useState<{ notation: string; tables: TableInfo[] }>({ notation: "", tables: [] });
  const [fault, setFault] = useState<Fault>();
  const [findings, setFindings] = useState<Finding[]>([]);
  const [report, setReport] = useState<ReportData>(emptyReport);
  const [catalogue, setCatalogue] = useState<Catalogue>();
  const [tab, setTab] = useState("proofs");
  const [, draw] = useState(0);
  const [notice, setNotice] = useState("");
  const [linked, setLinked] = useState(true); // whether the address has the schemes

  const catalogueAsked = useRef(false);
  const loadCatalogue = useCallback(() => {
    if (catalogueAsked.current) return;
    catalogueAsked.current = true;
    engine.ask("catalogue", { do: "catalogue" }, (e, d) => {
      if (e === "catalogue") setCatalogue(d);
      if (e === "stopped") catalogueAsked.current = false;
    });
  }, []);

  useEffect(() => {
    engine.changed = () => draw((n) => n + 1);
    const open = () => sourcesOf(location.hash).then(
      (all) => { if (all[0]?.name) loadCatalogue(); setSource(all[0] ?? { text: example }); setOthers(all.slice(1)); },
      (error) => { setSource({ text: example }); setNotice(`The link could not be read: ${error.message}.`); },
    );
    void open();
    addEventListener("hashchange", open);
    return () => removeEventListener("hashchange", open);
  }, []);

  // The scheme that is shown is asked for anew when it has not changed for a moment.
  const asked = useRef<string>("");
  useEffect(() => {
    if (!source) return;
    const key = JSON.stringify(source);
    const begin = () => {
      if (asked.current) setNotice("");
      asked.current = key;
      ask(source);
      void remember();
    };
    if (!asked.current) { begin(); return; }
    const timer = setTimeout(begin, source.text === undefined ? 0 : 300);
    return () => clearTimeout(timer);
  }, [source]);
  useEffect(() => { if (asked.current) void remember(); }, [others]);

  async function remember() {
    if (!source) return;
    const fragment = await link([source, ...others]);
    setLinked(fragment !== "");
    if (location.hash !== fragment) history.replaceState(null, "", fragment || location.pathname);
  }

  function ask(s: Source) {
    setFault(undefined);
    setFindings([]);
    let shown: ReportData = { ...emptyReport, state: "busy" };
    const update = (more: Partial<ReportData>) => { shown = { ...shown, ...more }; setReport(shown); };
    engine.cancel("lint");
    if (s.text !== undefined) {
      engine.ask("read", { do: "read", schemes: [s] }, (event, data) => {
        if (event === "tables") setTables(data);
      });
    } else {
      engine.cancel("read");
      setTables({ notation: "", tables: [] });
    }
    let begun = false;
    engine.ask("report", { do: "report", schemes: [s] }, (event, data) => {
      if (!begun) { begun = true; setReport(shown); }
      switch (event) {
        case "head": update({ head: data, fault: undefined }); break;
        case "verdict": update({ verdicts: [...shown.verdicts, data] }); break;
        case "claims": update({ claims: data }); break;
        case "facts": update({ facts: data }); break;
        case "section": update({ sections: [...shown.sections, data] }); break;
        case "kinds": update({ kinds: data ?? [] }); break;
        case "stopped": update({ state: "stopped" }); break;
        case "error": update({ state: "failed", fault: data }); setFault(data); break;
        case "done":
          update({ state: "done" });
          engine.ask("lint", { do: "lint", schemes: [s] }, (e, d) => { if (e === "findings") setFindings(d); });
          loadCatalogue();
      }
    });
  }


  const edit = useCallback((s: Source) => {
    engine.ask("edit", { do: "export", schemes: [s], format: "json" }, (event, data) => {
      if (event === "export") setSource({ text: data.text });
    });
  }, []);

  const all = useMemo(() => (source ? [source, ...others] : []), [source, others]);
  const busy = engine.state === "busy";
  const panels = report.head && source ? [
    { id: "proofs", label: "Proofs", body: <Report engine={engine} source={source} data={report} /> },
    { id: "pictures", label: "Pictures", body: <Pictures engine={engine} sources={[source]} kinds={report.kinds} /> },
    { id: "gradient", label: "Gradients", body: <Gradient engine={engine} sources={all} /> },
    { id: "compare", label: "Compare", body: <Compare engine={engine} source={source} others={others} setOthers={setOthers} catalogue={catalogue} /> },
    { id: "save", label: "Copy and save", body: <Exports engine={engine} source={source} outputs={catalogue?.outputs ?? []} /> },
  ] : [];

  return (
    <>
      <a class="skip" href="#results" onClick={(e) => { e.preventDefault(); document.getElementById("results")?.focus(); }}>To the results</a>
      <header class="top">
        <p class="brand"><i>R</i>(<i>z</i>) <span>rofz</span></p>
        <p class="motto">Paste the tableau of an ODE integrator; see its stability function, with proofs.</p>
        <Theme />
      </header>
      <main class="page">
        <section class="scheme-panel" aria-labelledby="scheme-title">
          <h2 id="scheme-title" class="quiet">The scheme</h2>
          {source && <Input source={source} setSource={setSource} tables={tables} fault={fault} findings={findings}
            catalogue={catalogue} loadCatalogue={loadCatalogue} edit={edit} />}
        </section>
        <section id="results" class="results" tabIndex={-1} aria-labelledby="results-title" aria-busy={busy}>
          <Status busy={busy} notice={notice} report={report} />
          {report.head
            ? <>
                <Heading report={report} linked={linked} />
                <Tabs label="What is known of the scheme" tabs={panels} chosen={tab} choose={setTab} />
              </>
            : <Nothing report={report} />}
        </section>
      </main>
      <footer class="bottom">
        <p>Everything is computed here, in exact arithmetic; nothing is sent anywhere, and the page works without a network once it is loaded.
          A verdict is shown as proved or refuted only after a small checker has expanded its certificate. <a href="LICENSES.txt">Licences</a></p>
      </footer>
    </>
  );
}

/** The verdicts in a sentence, for those who hear the page. */
function counted({ verdicts }: ReportData): string {
  const count = (v: string) => verdicts.filter((x) => x.verdict === v).length;
  return ["proved", "refuted", "undecided"].filter(count).map((v) => `${count(v)} ${v}`).join(", ") + ".";
}

/** What the page is doing, with the button that stops it. */
function Status({ busy, notice, report }: { busy: boolean; notice: string; report: ReportData }) {
  const p = engine.progress;
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!busy) { setSlow(false); return; }
    const timer = setTimeout(() => setSlow(true), 300);
    return () => clearTimeout(timer);
  }, [busy]);
  let text = "";
  switch (engine.state) {
    case "loading": text = "Loading the program…"; break;
    case "failed": text = engine.failure; break;
    case "stopped": text = "Stopped. A change of the scheme begins anew."; break;
    case "busy": text = slow ? `Working${p ? ` on ${p.what}` : ""}…` : ""; break;
    case "idle": text = report.state === "done" ? `${report.head?.name}: done. ${counted(report)}` : "";
  }
  return (
    <div class={`status ${engine.state}`}>
      <p role="status">{notice || text}</p>
      {busy && slow && <>
        <progress value={p?.done} max={p?.of} aria-label="Progress" />
        <button type="button" class="stop" onClick={() => engine.stop()}>Stop</button>
      </>}
    </div>
  );
}

function Heading({ report, linked }: { report: ReportData; linked: boolean }) {
  const head = report.head!;
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => navigator.clipboard.writeText(location.href).then(() => setCopied(true), () => prompt("The link:", location.href));
  return (
    <div class="heading">
      <div>
        <h1 id="results-title">{head.title ?? head.name}</h1>
        <p class="kind">{head.kind.replace(/^an? /, "")}{head.size ? `, ${head.size}` : ""}{head.title ? <> · <code>{head.name}</code></> : null}</p>
      </div>
      <button type="button" onClick={copy} disabled={!linked} title={linked ? undefined : "The text is too long for a link"}>{copied ? "Copied" : "Copy link"}</button>
    </div>
  );
}

function Nothing({ report }: { report: ReportData }) {
  if (!report.fault) return <h1 id="results-title" class="quiet">Results</h1>;
  return (
    <div class="notice">
      <h1 id="results-title">Not read</h1>
      <p>{report.fault.line ? `Line ${report.fault.line}, column ${report.fault.column}: ` : ""}{report.fault.at ? `${report.fault.at}: ` : ""}{report.fault.message}</p>
    </div>
  );
}

const themes = ["auto", "light", "dark"];

/** The rules of the style sheet for the dark, which a choice makes those for always, or for never. */
const dark = [...document.styleSheets].flatMap((s) => [...s.cssRules]).filter((r): r is CSSMediaRule => r instanceof CSSMediaRule && r.conditionText === "(prefers-color-scheme: dark)");

function colour(theme: string) {
  for (const rule of dark) rule.media.mediaText = { light: "not all", dark: "all" }[theme] ?? "(prefers-color-scheme: dark)";
  document.documentElement.style.colorScheme = theme === "auto" ? "" : theme;
}

function Theme() {
  const [theme, setTheme] = useState<string>(() => { try { return localStorage.getItem("theme") ?? "auto"; } catch { return "auto"; } });
  useEffect(() => {
    colour(theme);
    try { localStorage.setItem("theme", theme); } catch { /* a page from a file may have none */ }
  }, [theme]);
  return (
    <label class="theme">Colours <select value={theme} onChange={(e) => setTheme(e.currentTarget.value)}>
      {themes.map((t) => <option value={t}>{t}</option>)}
    </select></label>
  );
}

const root = document.getElementById("app")!;
root.textContent = "";
render(<App />, root);
if (location.protocol.startsWith("http") && "serviceWorker" in navigator) void navigator.serviceWorker.register("sw.js");
