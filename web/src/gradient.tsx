// What a scheme makes of the gradients of a problem whose eigenvalues are pasted.
import { useEffect, useState } from "preact/hooks";
import type { Engine, Source } from "./engine";
import type { Section } from "./report";
import { called } from "./compare";
import { Picture, type PictureData } from "./pictures";

export function Gradient({ engine, sources }: { engine: Engine; sources: Source[] }) {
  const [spectrum, setSpectrum] = useState("-1\n-10+20i\n-1000\n");
  const [jacobian, setJacobian] = useState(false);
  const [step, setStep] = useState("1/10");
  const [steps, setSteps] = useState("10");
  const [section, setSection] = useState<Section>();
  const [pictures, setPictures] = useState<PictureData[]>([]);
  const [problem, setProblem] = useState("");
  useEffect(() => () => engine.cancel("gradient"), []);
  const run = () => {
    setProblem("");
    setSection(undefined);
    const drawn: PictureData[] = [];
    engine.ask("gradient", { do: "gradient", schemes: sources, problem: { spectrum, jacobian, step, steps: Number(steps) } }, (event, data) => {
      if (event === "section") setSection(data);
      if (event === "picture") drawn.push(data);
      if (event === "error") setProblem(data.message);
      if (event === "stopped") setProblem("Stopped.");
      if (event === "done") setPictures(drawn);
    });
  };
  return (
    <>
      <p>A parameter of y′ = f(y) is learned by gradients through the integrator. For each eigenvalue λ of the problem, what is left of the gradient after n steps of length h, beside that of the exact flow.</p>
      <form onSubmit={(e) => { e.preventDefault(); run(); }}>
        <label class="wide" for="spectrum">{jacobian ? "Jacobian, a row to a line" : "Eigenvalues λ, one to a line"}</label>
        <textarea id="spectrum" rows={6} value={spectrum} spellcheck={false} onInput={(e) => setSpectrum(e.currentTarget.value)} />
        <div class="row">
          <label>These are <select value={jacobian ? "jacobian" : "list"} onChange={(e) => setJacobian(e.currentTarget.value === "jacobian")}>
            <option value="list">eigenvalues</option><option value="jacobian">a Jacobian</option>
          </select></label>
          <label>h <input class="short" value={step} onInput={(e) => setStep(e.currentTarget.value)} /></label>
          <label>n <input class="short" type="number" min="1" value={steps} onInput={(e) => setSteps(e.currentTarget.value)} /></label>
          <button type="submit" class="primary">Compute</button>
        </div>
      </form>
      <p class="remark">For {sources.map(called).join(", ")}.</p>
      {problem && <p class="remark" role="alert">{problem}</p>}
      {section && <div class="sections" dangerouslySetInnerHTML={{ __html: section.html }} />}
      {section && <div class="pictures">{pictures.map((p) => <Picture key={p.kind} picture={p} id={p.kind} />)}</div>}
    </>
  );
}
