// A permalink carries the schemes themselves, behind the #, which no server ever sees: s=NAME for one of the catalogue,
// t=NOTATION.TABLE.TEXT for a text, compressed. The first one is the scheme of the report; others are compared with it.
import type { Source } from "./engine";

/** The largest text that a link may hold, as the program has it, and the longest link that is made. */
const mostText = 4 << 20, longest = 100_000;

async function through(bytes: Uint8Array<ArrayBuffer>, stream: GenericTransformStream): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream as ReadableWritablePair<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let length = 0; ;) {
    const { value, done } = await reader.read();
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    if ((length += value.length) > mostText) throw new Error("its text is too long");
    parts.push(value);
  }
}

const toBase64 = (bytes: Uint8Array) =>
  btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join("")).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const fromBase64 = (text: string) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

/** The fragment that carries the schemes, "" if it would be too long for the address of a page. */
export async function link(sources: Source[]): Promise<string> {
  const parts = await Promise.all(sources.map(async (s) =>
    s.text === undefined ? `s=${encodeURIComponent(s.name ?? "")}`
      : `t=${s.notation ?? ""}.${s.table ?? 0}.${toBase64(await through(new TextEncoder().encode(s.text), new CompressionStream("deflate-raw")))}`));
  const fragment = `#${parts.join("&")}`;
  return fragment.length > longest ? "" : fragment;
}

/** The schemes of a fragment, none if it is not a permalink; an error if it is a damaged one. */
export async function sourcesOf(fragment: string): Promise<Source[]> {
  const out: Source[] = [];
  for (const part of fragment.replace(/^#/, "").split("&")) {
    if (part.startsWith("s=")) out.push({ name: decodeURIComponent(part.slice(2)) });
    if (!part.startsWith("t=")) continue;
    const [notation, table, packed] = part.slice(2).split(".");
    if (packed === undefined) throw new Error("the link is cut off");
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await through(fromBase64(packed), new DecompressionStream("deflate-raw")));
    out.push({ text, ...(notation ? { notation } : {}), ...(Number(table) ? { table: Number(table) } : {}) });
  }
  return out;
}
