// What is known of a scheme: verdicts first, then its functions, then the proofs, then the rest.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Engine, Fault, Source } from "./engine";
import { Picture, usePicture } from "./pictures";

export interface Verdict { property: string; verdict: "proved" | "refuted" | "undecided"; as_meant?: boolean }
export interface Section { id: string; html: string }
export interface Fact { label: string; html: string }
export interface ReportData {
  state: "busy" | "done" | "failed" | "stopped" | "";
  head?: { name: string; title?: string; kind: string; size?: string };
  verdicts: Verdict[];
  claims?: { failures?: string[]; others?: string[] };
  facts: Fact[];
  sections: Section[];
  kinds: string[];
  fault?: Fault;
}

export const emptyReport: ReportData = { state: "", verdicts: [], facts: [], sections: [], kinds: [] };

const marks = { proved: "✓", refuted: "✗", undecided: "?" };

/** Sections of the report that stand above the others. */
const above = ["R", "dR"];

export function Report({ engine, source, data }: { engine: Engine; source: Source; data: ReportData }) {
  const body = useRef<HTMLDivElement>(null);
  const show = (v: Verdict) => {
    for (const d of body.current!.querySelectorAll<HTMLDetailsElement>("details.verdict")) {
      if (d.querySelector("summary strong")?.textContent?.split(",")[0] !== v.property) continue;
      d.open = true;
      d.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
      d.querySelector("summary")!.focus({ preventScroll: true });
      return;
    }
    document.getElementById("report_certificate")?.scrollIntoView();
  };
  const { claims } = data;
  return (
    <div ref={body}>
      <ul class="chips" aria-label="Verdicts">
        {data.verdicts.map((v) => (
          <li>
            <button type="button" class={`chip ${v.verdict}`} onClick={() => show(v)} title="Show the proof">
              <span class="mark" aria-hidden="true">{marks[v.verdict]}</span>{v.property} <span class="says">{v.verdict}{v.as_meant ? ", as meant" : ""}</span>
            </button>
          </li>
        ))}
      </ul>
      {claims?.failures?.length ? <section class="notice" aria-labelledby="claims-title">
        <h2 id="claims-title">Claims that do not hold</h2>
        <ul>{claims.failures.map((f) => <li dangerouslySetInnerHTML={{ __html: f }} />)}</ul>
      </section> : null}
      <div class="hero">
        <div class="functions">
          {data.sections.filter((s) => above.includes(s.id)).map((s) => <Html key={s.id} html={s.html} />)}
        </div>
        {data.kinds.length > 0 && <Thumbnail engine={engine} source={source} kind={data.kinds[0]!} />}
      </div>
      {data.facts.length > 0 && <Facts facts={data.facts} />}
      {claims?.others?.map((w) => <p class="remark" dangerouslySetInnerHTML={{ __html: w }} />)}
      {data.sections.filter((s) => !above.includes(s.id)).map((s) => <Html key={s.id} html={s.html} />)}
      {data.state === "done" && more.map((m) => <More key={m.part} engine={engine} source={source} {...m} />)}
    </div>
  );
}

function Html({ html }: { html: string }) {
  return <div class="sections" dangerouslySetInnerHTML={{ __html: html }} />; // everything that came from a scheme is escaped there
}

function Thumbnail({ engine, source, kind }: { engine: Engine; source: Source; kind: string }) {
  const picture = usePicture(engine, "thumbnail", [source], kind);
  return <div class="thumbnail">{picture.value && <Picture picture={picture.value} id="thumbnail" />}</div>;
}

function Facts({ facts }: { facts: Fact[] }) {
  return (
    <section aria-labelledby="facts-title">
      <h2 id="facts-title">In numbers</h2>
      <dl class="fact-list">
        {facts.map((f) => <><dt>{f.label}</dt><dd dangerouslySetInnerHTML={{ __html: f.html }} /></>)}
      </dl>
    </section>
  );
}

const more = [
  { part: "bound", label: "Bounds of the gradient, and the least constants" },
  { part: "E", label: "Nørsett’s E-polynomial" },
  { part: "theorem", label: "The theorems that apply, with proofs" },
];

/** A part that is computed when it is unfolded. */
function More({ engine, source, part, label }: { engine: Engine; source: Source; part: string; label: string }) {
  const [open, setOpen] = useState(false);
  const [sections, setSections] = useState<Section[]>();
  const [problem, setProblem] = useState("");
  useEffect(() => { setSections(undefined); setProblem(""); }, [source]);
  useEffect(() => {
    if (!open || sections) return;
    const got: Section[] = [];
    const forget = engine.ask(`part-${part}`, { do: "part", schemes: [source], parts: [part] }, (event, data) => {
      if (event === "section") got.push(data);
      if (event === "error") setProblem(data.message);
      if (event === "stopped") setProblem("Stopped.");
      if (event === "done") setSections(got);
    });
    return () => forget();
  }, [open, source]);
  return (
    <details class="more" onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>{label}</summary>
      {problem ? <p>{problem}</p> : !sections ? <p>Working…</p> : sections.length === 0 ? <p>There is nothing to say for this scheme.</p> : sections.map((s) => <Html key={s.id} html={s.html} />)}
    </details>
  );
}
