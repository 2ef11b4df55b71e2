// Several schemes side by side.
import { useEffect, useState } from "preact/hooks";
import type { Engine, Source } from "./engine";
import type { Catalogue } from "./catalogue";
import type { Section } from "./report";
import { Picture, usePicture } from "./pictures";

const most = 8;

export const called = (s: Source) => s.name ?? "the pasted table";

export function Compare({ engine, source, others, setOthers, catalogue }: {
  engine: Engine; source: Source; others: Source[]; setOthers(s: Source[]): void; catalogue?: Catalogue;
}) {
  const [name, setName] = useState("");
  const [section, setSection] = useState<Section>();
  const [problem, setProblem] = useState("");
  const all = [source, ...others];
  const key = JSON.stringify(all);
  useEffect(() => {
    setProblem("");
    if (others.length === 0) { setSection(undefined); return; }
    const forget = engine.ask("compare", { do: "compare", schemes: all }, (event, data) => {
      if (event === "section") setSection(data);
      if (event === "error") { setProblem(`${called(all[data.scheme] ?? source)}: ${data.message}`); setSection(undefined); }
      if (event === "stopped") setProblem("Stopped.");
    });
    return () => forget();
  }, [key]);
  const add = (n: string) => { if (n && !others.some((o) => o.name === n)) setOthers([...others, { name: n }]); setName(""); };
  return (
    <>
      <form class="row" onSubmit={(e) => { e.preventDefault(); add(name.trim()); }}>
        <label>Compare with <input list="names" value={name} onInput={(e) => setName(e.currentTarget.value)} placeholder="gauss-2" autocomplete="off" spellcheck={false} /></label>
        <datalist id="names">{catalogue?.schemes.map((e) => <option value={e.name}>{e.title}</option>)}</datalist>
        <button type="submit" disabled={all.length >= most}>Add</button>
      </form>
      <ul class="chosen" aria-label="Schemes that are compared">
        {all.map((s, i) => (
          <li>{called(s)} {i > 0 && <button type="button" class="link" aria-label={`Remove ${called(s)}`} onClick={() => setOthers(others.filter((_, j) => j !== i - 1))}>×</button>}</li>
        ))}
      </ul>
      {problem && <p class="remark">{problem}</p>}
      {section && !problem && <>
        <div class="sections" dangerouslySetInnerHTML={{ __html: section.html }} />
        <div class="pictures">
          {["region", "gradient"].map((kind) => <Both key={kind} engine={engine} sources={all} kind={kind} />)}
        </div>
      </>}
      {others.length === 0 && <p class="remark">Add schemes of the catalogue: their verdicts, rates and constants are set side by side, and their regions drawn together. The link has them too.</p>}
    </>
  );
}

function Both({ engine, sources, kind }: { engine: Engine; sources: Source[]; kind: string }) {
  const { value, problem } = usePicture(engine, `both-${kind}`, sources, kind);
  if (problem) return <p class="remark">{problem}</p>;
  return value ? <Picture picture={value} id={`both-${kind}`} /> : <p>Drawing…</p>;
}
