// The scheme, and what is known of it, to copy and to save.
import { useEffect, useState } from "preact/hooks";
import type { Engine, Source } from "./engine";
import { save } from "./pictures";

const ours: [string, string][] = [
  ["paper", "LaTeX: tableau, functions, proofs"], ["bibtex", "BibTeX: the source"], ["report", "JSON: the report, with certificates"], ["certificate", "Certificate, for verify audit"], ["coq", "Coq: theorems with their proofs"],
];

export function Exports({ engine, source, outputs }: { engine: Engine; source: Source; outputs: string[] }) {
  const [format, setFormat] = useState("paper");
  const [text, setText] = useState<{ file: string; text: string }>();
  const [problem, setProblem] = useState("");
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    setProblem("");
    setCopied(false);
    const forget = engine.ask("export", { do: "export", schemes: [source], format }, (event, data) => {
      if (event === "export") setText(data);
      if (event === "error") { setProblem(data.message); setText(undefined); }
      if (event === "stopped") setProblem("Stopped.");
    });
    return () => forget();
  }, [source, format]);
  return (
    <>
      <div class="row">
        <label>Format <select value={format} onChange={(e) => setFormat(e.currentTarget.value)}>
          <optgroup label="What is known">{ours.map(([f, l]) => <option value={f}>{l}</option>)}</optgroup>
          <optgroup label="The table">{outputs.map((f) => <option value={f}>{f}</option>)}</optgroup>
        </select></label>
        <button type="button" disabled={!text} onClick={() => navigator.clipboard.writeText(text!.text).then(() => setCopied(true))}>{copied ? "Copied" : "Copy"}</button>
        <button type="button" disabled={!text} onClick={() => save(text!.file, text!.text)}>Save{text ? ` ${text.file}` : ""}</button>
      </div>
      {problem && <p class="remark">{problem}</p>}
      {text && <pre tabIndex={0} role="group" aria-label="The text">{text.text}</pre>}
    </>
  );
}
