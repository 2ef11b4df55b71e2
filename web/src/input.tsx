// The scheme: pasted, or chosen from the catalogue.
import { useMemo, useRef, useState } from "preact/hooks";
import type { EditorView } from "@codemirror/view";
import type { Diagnostic } from "@codemirror/lint";
import type { Fault, Source } from "./engine";
import { Editor } from "./editor";
import { Tabs } from "./tabs";
import { mayBeName, search, type Catalogue } from "./catalogue";
import { examples, slip } from "./examples";

export interface TableInfo { name?: string; title?: string; kind?: string; size?: number; fault?: Fault }
export interface Change { was: string; becomes: string; from: number; to: number; insert: string }
export interface Finding { code: string; title: string; level: string; place?: string; message: string; help?: string; follows?: string; line?: number; column?: number; from: number; to: number; mend?: Change }

interface Props {
  source: Source; setSource(s: Source): void; tables: { notation: string; tables: TableInfo[] }; fault?: Fault; findings: Finding[];
  catalogue?: Catalogue; loadCatalogue(): void; edit(s: Source): void;
}

export function Input(p: Props) {
  const [tab, setTab] = useState(p.source.text === undefined ? "catalogue" : "paste");
  const last = useRef(p.source);
  if (last.current !== p.source) { // a scheme that came from elsewhere shows where it is
    if ((last.current.text === undefined) !== (p.source.text === undefined)) setTab(p.source.text === undefined ? "catalogue" : "paste");
    last.current = p.source;
  }
  return (
    <Tabs label="Where the scheme comes from" chosen={tab} choose={(id) => { setTab(id); if (id === "catalogue") p.loadCatalogue(); }} tabs={[
      { id: "paste", label: "Paste a table", body: <Paste {...p} /> },
      { id: "catalogue", label: "Catalogue", body: <Choose {...p} /> },
    ]} />
  );
}

function Paste({ source, setSource, tables, fault, findings, catalogue }: Props) {
  const view = useRef<EditorView>(undefined);
  const text = source.text ?? "";
  const change = (more: Partial<Source>) => setSource({ text, ...(source.notation ? { notation: source.notation } : {}), ...more });
  const apply = ({ from, to, insert }: Change) => {
    view.current!.dispatch({ changes: { from, to, insert } });
    view.current!.focus();
  };
  const diagnostics = useMemo(() => {
    const out: Diagnostic[] = findings.filter((f) => f.to > f.from && !f.follows).map((f) => ({
      from: f.from, to: f.to, severity: f.level === "error" ? "error" : f.level === "warning" ? "warning" : "info", source: f.code, message: f.message,
      ...(f.mend ? { actions: [{ name: label(f.mend), apply: () => apply(f.mend!) }] } : {}),
    }));
    if (fault?.to) out.push({ from: fault.from ?? 0, to: fault.to, severity: "error", message: fault.message });
    return out;
  }, [findings, fault]);
  const shown = findings.filter((f) => !f.follows);
  return (
    <>
      <Editor text={text} diagnostics={diagnostics} onChange={(t) => change({ text: t })} view={(v) => { view.current = v; }} />
      <div class="row">
        <label>Read as <select value={source.notation ?? ""} onChange={(e) => setSource({ text, ...(e.currentTarget.value ? { notation: e.currentTarget.value } : {}) })}>
          <option value="">{tables.notation ? `${tables.notation} (guessed)` : "guess"}</option>
          {(catalogue?.inputs ?? (source.notation ? [source.notation] : [])).map((n) => <option value={n}>{n}</option>)}
        </select></label>
        {tables.tables.length > 1 && <label>Table <select value={source.table ?? 0} onChange={(e) => change({ table: Number(e.currentTarget.value) })}>
          {tables.tables.map((t, i) => <option value={i}>{t.fault ? `${t.name || i + 1}: not read` : t.title ?? t.name}</option>)}
        </select></label>}
      </div>
      <p class="examples">Examples: {examples.map((e) => <button type="button" class="link" onClick={() => setSource({ text: e.text })}>{e.label}</button>)}
        <button type="button" class="link" onClick={() => setSource({ text: slip })}>with a slip</button></p>
      {shown.length > 0 && <section class="findings" aria-labelledby="findings-title">
        <h3 id="findings-title">Remarks on the table</h3>
        <ul>
          {shown.map((f) => (
            <li class={f.level}>
              <strong>{f.level}</strong> <span class="code">{f.code}</span>{" "}
              {f.to > f.from && f.line ? <button type="button" class="link" onClick={() => {
                view.current!.dispatch({ selection: { anchor: f.from, head: f.to }, scrollIntoView: true });
                view.current!.focus();
              }}>line {f.line}</button> : f.place} {f.message}
              {f.mend && <button type="button" class="mend" onClick={() => apply(f.mend!)}>{label(f.mend)}</button>}
            </li>
          ))}
        </ul>
      </section>}
    </>
  );
}

const label = (c: Change) => `Change ${c.was} to ${c.becomes}`;

function Choose({ source, setSource, catalogue, edit }: Props) {
  const [words, setWords] = useState("");
  const [kind, setKind] = useState("");
  const [claim, setClaim] = useState("");
  const list = useRef<HTMLUListElement>(null);
  const found = useMemo(() => (catalogue ? search(catalogue, words, kind, claim) : []), [catalogue, words, kind, claim]);
  if (!catalogue) return <p>Loading the catalogue…</p>;
  const kinds = [...new Set(catalogue.schemes.map((e) => e.kind))];
  const claims = [...new Set(catalogue.schemes.flatMap((e) => e.claims ?? []))];
  const named = mayBeName(catalogue, words) ? words.trim() : "";
  const options = [...(named ? [{ name: named, kind: "", title: "take this as a name" }] : []), ...found];
  const focus = (i: number) => list.current?.querySelectorAll<HTMLElement>("button")[i]?.focus();
  const move = (e: KeyboardEvent) => {
    const buttons = [...list.current!.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[e.key];
    if (to === undefined) return;
    e.preventDefault();
    if (to < 0) document.getElementById("search")?.focus();
    else buttons[Math.min(to, buttons.length - 1)]?.focus();
  };
  return (
    <>
      <form role="search" onSubmit={(e) => { e.preventDefault(); if (options[0]) setSource({ name: options[0].name }); }}>
        <label class="wide" for="search">Name, library, property</label>
        <input id="search" type="search" value={words} placeholder="kvaerno L-stable, diffrax, gauss-7" autocomplete="off" spellcheck={false}
          onInput={(e) => setWords(e.currentTarget.value)} onKeyDown={(e) => { if (e.key === "ArrowDown") { e.preventDefault(); focus(0); } }} />
        <div class="row">
          <label>Kind <select value={kind} onChange={(e) => setKind(e.currentTarget.value)}>
            <option value="">any</option>{kinds.map((k) => <option>{k}</option>)}
          </select></label>
          <label>Claimed <select value={claim} onChange={(e) => setClaim(e.currentTarget.value)}>
            <option value="">anything</option>{claims.map((k) => <option>{k}</option>)}
          </select></label>
        </div>
      </form>
      <p role="status" class="count">{found.length} of {catalogue.schemes.length} schemes</p>
      <ul class="catalogue" ref={list} onKeyDown={move} aria-label="Schemes">
        {options.map((e, i) => (
          <li>
            <button type="button" tabIndex={i === 0 ? 0 : -1} aria-pressed={source.name === e.name} onClick={() => setSource({ name: e.name })}>
              <span class="name">{e.title ?? e.name}</span>
              <span class="about">{[e.name, e.kind, "order" in e && e.order !== undefined ? `order ${e.order}` : "", "aliases" in e ? e.aliases?.slice(0, 2).join(", ") : ""].filter(Boolean).join(" · ")}</span>
            </button>
          </li>
        ))}
      </ul>
      {source.name && <button type="button" onClick={() => edit(source)}>Edit the table of {source.name}</button>}
      <details class="families">
        <summary>Families of any size</summary>
        <dl>{catalogue.families.map((f) => <><dt><code>{f.name}</code></dt><dd>{f.meaning}</dd></>)}</dl>
      </details>
    </>
  );
}
