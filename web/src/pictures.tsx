// Pictures, drawn by the program.
import { useEffect, useState } from "preact/hooks";
import type { Engine, Source } from "./engine";

export interface PictureData { kind: string; title: string; description: string; svg: string }

const names: Record<string, string> = {
  region: "Stability region", "order-star": "Order star", gradient: "Gradient |R′(z)|", axis: "Imaginary axis |R(iy)|", locus: "Root locus",
};

/** A picture of the schemes, drawn anew when they or the window change. */
export function usePicture(engine: Engine, lane: string, sources: Source[], kind: string, window?: number[]) {
  const [value, setValue] = useState<PictureData>();
  const [problem, setProblem] = useState("");
  const key = JSON.stringify([sources, kind, window]);
  useEffect(() => {
    setProblem("");
    engine.ask(lane, { do: "picture", schemes: sources, kind, ...(window ? { window } : {}) }, (event, data) => {
      if (event === "picture") setValue(data);
      if (event === "error") setProblem(data.message);
      if (event === "stopped") setProblem("Stopped.");
    });
    return () => engine.cancel(lane);
  }, [key]);
  return { value, problem };
}

/** The picture with its caption. Its identifiers are made those of the place where it stands. */
export function Picture({ picture, id }: { picture: PictureData; id: string }) {
  const svg = picture.svg.replaceAll(`picture-${picture.kind}`, id);
  return (
    <figure class="picture">
      <div class="plate" dangerouslySetInnerHTML={{ __html: svg }} />
      <figcaption id={`${id}_caption`}>{picture.description}</figcaption>
    </figure>
  );
}

export function Pictures({ engine, sources, kinds }: { engine: Engine; sources: Source[]; kinds: string[] }) {
  const [chosen, setChosen] = useState("");
  const kind = kinds.includes(chosen) ? chosen : kinds[0];
  if (!kind) return <p>There are no pictures of this scheme.</p>;
  return (
    <>
      <div class="row" role="group" aria-label="Kind of picture">
        {kinds.map((k) => <button type="button" aria-pressed={k === kind} onClick={() => setChosen(k)}>{names[k] ?? k}</button>)}
      </div>
      <One engine={engine} sources={sources} kind={kind} />
    </>
  );
}

function One({ engine, sources, kind }: { engine: Engine; sources: Source[]; kind: string }) {
  const { value, problem } = usePicture(engine, "picture", sources, kind);
  if (problem) return <p>{problem}</p>;
  if (!value || value.kind !== kind) return <p>Drawing…</p>;
  return (
    <div class="large">
      <Picture picture={value} id="picture" />
      <p><button type="button" onClick={() => save(`${kind}.svg`, standalone(value.svg), "image/svg+xml")}>Save as SVG</button></p>
    </div>
  );
}

const standalone = (svg: string) => svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ');

export function save(file: string, text: string, type = "text/plain") {
  const a = document.createElement("a");
  a.href = URL.createObjectURL(new Blob([text], { type }));
  a.download = file;
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 10_000);
}
