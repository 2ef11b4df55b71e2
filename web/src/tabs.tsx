// Tabs as the ARIA practices have them: arrows move between them, and only the chosen one is in the order of the Tab key.
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";

interface Tab { id: string; label: string; body: ComponentChildren }

export function Tabs({ label, tabs, chosen, choose }: { label: string; tabs: Tab[]; chosen: string; choose(id: string): void }) {
  const list = useRef<HTMLDivElement>(null);
  const at = Math.max(tabs.findIndex((t) => t.id === chosen), 0);
  const move = (e: KeyboardEvent) => {
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[e.key];
    if (to === undefined) return;
    e.preventDefault();
    const next = tabs[(to + tabs.length) % tabs.length]!;
    choose(next.id);
    list.current?.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus();
  };
  return (
    <>
      <div role="tablist" aria-label={label} class="tabs" ref={list} onKeyDown={move}>
        {tabs.map((t, i) => (
          <button type="button" role="tab" id={`tab-${t.id}`} aria-controls={`panel-${t.id}`} aria-selected={i === at} tabIndex={i === at ? 0 : -1} onClick={() => choose(t.id)}>
            {t.label}
          </button>
        ))}
      </div>
      {tabs.map((t, i) => (
        <div role="tabpanel" id={`panel-${t.id}`} aria-labelledby={`tab-${t.id}`} hidden={i !== at} class="panel">
          {i === at && t.body}
        </div>
      ))}
    </>
  );
}
