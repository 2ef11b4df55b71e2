// The catalogue, and how one searches in it.
export interface Entry { name: string; title?: string; kind: string; family?: string; size?: number; order?: number; claims?: string[]; aliases?: string[] }
export interface Catalogue { schemes: Entry[]; families: { name: string; meaning: string }[]; inputs: string[]; outputs: string[] }

const plain = (s: string) => s.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[–—]/g, "-");

/** The schemes that have all words somewhere in name, title, kind, family, claims or aliases; those whose name begins so come first. */
export function search(c: Catalogue, words: string, kind: string, claim: string): Entry[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  const first = wanted[0] ?? "";
  return c.schemes
    .filter((e) => {
      if (kind && e.kind !== kind || claim && !e.claims?.includes(claim)) return false;
      const text = plain([e.name, e.title, e.kind, e.family, ...(e.claims ?? []), ...(e.aliases ?? [])].join(" "));
      return wanted.every((w) => text.includes(w));
    })
    .sort((x, y) => Number(y.name.startsWith(first)) - Number(x.name.startsWith(first)));
}

/** Whether the words may be the name of a member of a family, or of a solver, that the list does not have. */
export function mayBeName(c: Catalogue, words: string): boolean {
  const name = words.trim();
  return /^[\w.+:/-]+$/.test(name) && /[-:]/.test(name) && !c.schemes.some((e) => e.name === name);
}
