// Pictures, drawn by the program.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Engine, Source } from "./engine";

/** Where the axes lie in the picture, and what they show: left, top, right, bottom; x0, x1, y0, y1. */
export interface Frame { box: number[]; window: number[]; powers?: boolean; plane?: boolean }
export interface PictureData { kind: string; title: string; description: string; svg: string; frame: Frame }

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
    const forget = engine.ask(lane, { do: "picture", schemes: sources, kind, ...(window ? { window } : {}) }, (event, data) => {
      if (event === "picture") setValue(data);
      if (event === "error") setProblem(data.message);
      if (event === "stopped") setProblem("Stopped.");
    });
    return () => forget(1500); // most pictures are there sooner than a worker that is started again
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
  const [view, setView] = useState<number[]>();
  const whole = JSON.stringify([sources, kind]);
  const last = useRef(whole);
  if (last.current !== whole) { last.current = whole; if (view) setView(undefined); }
  const { value, problem } = usePicture(engine, "picture", sources, kind, view);
  if (problem) return <p>{problem} {view && <button type="button" onClick={() => setView(undefined)}>Show all</button>}</p>;
  if (!value || value.kind !== kind) return <p>Drawing…</p>;
  return <Zoom picture={value} whole={view === undefined} setView={setView} />;
}

/** A picture that is drawn anew for the part of it that one looks at. */
function Zoom({ picture, whole, setView }: { picture: PictureData; whole: boolean; setView(w?: number[]): void }) {
  const host = useRef<HTMLDivElement>(null);
  const { frame } = picture;
  const zoom = (factor: number, at = [0.5, 0.5]) => setView(part(frame, factor, at));
  const pan = (x: number, y: number) => setView(part(frame, 1, [0.5, 0.5], [x, y]));
  const keys: Record<string, () => void> = {
    "+": () => zoom(0.6), "=": () => zoom(0.6), "-": () => zoom(1 / 0.6), "0": () => setView(undefined),
    ArrowLeft: () => pan(-0.2, 0), ArrowRight: () => pan(0.2, 0), ArrowUp: () => pan(0, 0.2), ArrowDown: () => pan(0, -0.2),
  };
  const fresh = useRef({ zoom, pan, frame });
  fresh.current = { zoom, pan, frame };
  useEffect(() => gestures(host.current!, fresh), []);
  useEffect(() => { const svg = host.current?.querySelector("svg"); if (svg) svg.style.transform = ""; }, [picture]);
  return (
    <div class="large">
      <div class="row" role="group" aria-label="Part of the picture">
        <button type="button" aria-label="Zoom in" onClick={keys["+"]}>+</button>
        <button type="button" aria-label="Zoom out" onClick={keys["-"]}>−</button>
        <button type="button" disabled={whole} onClick={keys["0"]}>Show all</button>
        <button type="button" onClick={() => save(`${picture.kind}.svg`, standalone(picture.svg), "image/svg+xml")}>Save as SVG</button>
        <span class="remark">Drag to move; pinch, or Ctrl and the wheel, to zoom; keys + − 0 and arrows.</span>
      </div>
      <div ref={host} class="zoom" tabIndex={0} role="group" aria-label="Picture; plus and minus zoom, arrows move" onKeyDown={(e) => {
        const act = keys[e.key];
        if (act && !e.ctrlKey && !e.metaKey && !e.altKey) { e.preventDefault(); act(); }
      }}>
        <Picture picture={picture} id="picture" />
      </div>
    </div>
  );
}

/** The window that shows a part: the place at (in shares of the axes) stays where it is, and the middle moves by shares. */
function part({ window, powers, plane }: Frame, factor: number, at: number[], by = [0, 0]): number[] {
  const side = (lo: number, hi: number, stay: number, move: number) => {
    const fixed = lo + stay * (hi - lo) + move * (hi - lo);
    return [fixed - stay * factor * (hi - lo), fixed + (1 - stay) * factor * (hi - lo)];
  };
  const [x0, x1, y0, y1] = window as [number, number, number, number];
  const x = powers ? side(Math.log10(x0), Math.log10(x1), at[0]!, by[0]!).map((u) => 10 ** u) : side(x0, x1, at[0]!, by[0]!);
  if (!powers && !plane && x[0]! < 0) x[0] = 0;
  return [...x, ...(plane ? side(y0, y1, at[1]!, by[1]!) : [0, 0])];
}

/** Makes moves of pointers and the wheel those of the picture: it follows at once, and is drawn anew when they end. */
function gestures(host: HTMLElement, fresh: { current: { zoom(f: number, at: number[]): void; pan(x: number, y: number): void; frame: Frame } }): () => void {
  const svg = () => host.querySelector("svg")!;
  /** A place on the screen in shares of the axes. */
  const share = (x: number, y: number) => {
    const p = new DOMPoint(x, y).matrixTransform(svg().getScreenCTM()!.inverse());
    const [left, top, right, bottom] = fresh.current.frame.box as [number, number, number, number];
    return [(p.x - left) / (right - left), (bottom - p.y) / (bottom - top)];
  };
  const pointers = new Map<number, { x: number; y: number }>();
  let begun: { x: number; y: number; apart: number; share: number[] } | undefined;
  const middle = () => {
    const all = [...pointers.values()];
    const x = all.reduce((sum, p) => sum + p.x, 0) / all.length, y = all.reduce((sum, p) => sum + p.y, 0) / all.length;
    return { x, y, apart: all.length > 1 ? Math.hypot(all[0]!.x - all[1]!.x, all[0]!.y - all[1]!.y) : 0, share: share(x, y) };
  };
  const down = (e: PointerEvent) => {
    if (e.button !== 0) return;
    pointers.set(e.pointerId, { x: e.clientX, y: e.clientY });
    begun = middle();
  };
  const move = (e: PointerEvent) => {
    if (!pointers.has(e.pointerId) || !begun) return;
    pointers.set(e.pointerId, { x: e.clientX, y: e.clientY });
    const now = { ...middle() };
    if (Math.hypot(now.x - begun.x, now.y - begun.y) > 4) host.setPointerCapture(e.pointerId);
    const scale = begun.apart ? now.apart / begun.apart : 1;
    svg().style.transform = `translate(${now.x - begun.x}px, ${now.y - begun.y}px) scale(${scale})`;
  };
  const up = (e: PointerEvent) => {
    if (!pointers.has(e.pointerId) || !begun) return;
    const from = begun, all = [...pointers.values()];
    const x = all.reduce((sum, p) => sum + p.x, 0) / all.length, y = all.reduce((sum, p) => sum + p.y, 0) / all.length;
    const apart = all.length > 1 ? Math.hypot(all[0]!.x - all[1]!.x, all[0]!.y - all[1]!.y) : 0;
    svg().style.transform = "";
    pointers.clear();
    begun = undefined;
    if (from.apart && apart) return fresh.current.zoom(Math.min(Math.max(from.apart / apart, 0.05), 20), from.share);
    if (Math.hypot(x - from.x, y - from.y) < 5) return;
    const to = share(x, y);
    svg().style.transform = `translate(${x - from.x}px, ${y - from.y}px)`; // until the new one is there
    fresh.current.pan(from.share[0]! - to[0]!, from.share[1]! - to[1]!);
  };
  let turned = 0, at = [0.5, 0.5], timer = 0;
  const wheel = (e: WheelEvent) => {
    if (!e.ctrlKey && !e.metaKey) return;
    e.preventDefault();
    if (turned === 0) at = share(e.clientX, e.clientY);
    turned += Math.max(-60, Math.min(60, e.deltaY));
    clearTimeout(timer);
    timer = window.setTimeout(() => { const factor = Math.exp(turned / 150); turned = 0; fresh.current.zoom(factor, at); }, 120);
  };
  host.addEventListener("pointerdown", down);
  host.addEventListener("pointermove", move);
  host.addEventListener("pointerup", up);
  host.addEventListener("pointercancel", up);
  host.addEventListener("wheel", wheel, { passive: false });
  return () => {
    clearTimeout(timer);
    host.removeEventListener("pointerdown", down);
    host.removeEventListener("pointermove", move);
    host.removeEventListener("pointerup", up);
    host.removeEventListener("pointercancel", up);
    host.removeEventListener("wheel", wheel);
  };
}

const standalone = (svg: string) => svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ');

export function save(file: string, text: string, type = "text/plain") {
  const a = document.createElement("a");
  a.href = URL.createObjectURL(new Blob([text], { type }));
  a.download = file;
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 10_000);
}
