// The editor for a pasted text: CodeMirror, with findings marked in the text and in the gutter.
import { useEffect, useRef } from "preact/hooks";
import { Annotation, EditorState } from "@codemirror/state";
import { EditorView, drawSelection, keymap, lineNumbers } from "@codemirror/view";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from "@codemirror/lint";

const fromOutside = Annotation.define<boolean>();

interface Props { text: string; diagnostics: Diagnostic[]; onChange(text: string): void; view?: (v: EditorView) => void }

export function Editor({ text, diagnostics, onChange, view }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(undefined);
  const told = useRef(new Set<string>()); // what was typed, and may come back after more was typed
  const change = useRef(onChange);
  change.current = onChange;

  useEffect(() => {
    const v = new EditorView({
      parent: host.current!,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(), history(), drawSelection(), lintGutter(),
          keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]), // Tab leaves the editor
          EditorView.contentAttributes.of({ "aria-label": "A tableau, in any notation", tabindex: "0", spellcheck: "false", autocapitalize: "off", autocorrect: "off" }),
          EditorView.updateListener.of((u) => {
            if (!u.docChanged || u.transactions.some((t) => t.annotation(fromOutside))) return;
            const typed = u.state.doc.toString();
            told.current.add(typed);
            change.current(typed);
          }),
        ],
      }),
    });
    editor.current = v;
    view?.(v);
    return () => v.destroy();
  }, []);

  useEffect(() => {
    const v = editor.current!;
    if (v.state.doc.toString() === text) told.current.clear();
    else if (!told.current.has(text)) {
      v.dispatch({ changes: { from: 0, to: v.state.doc.length, insert: text }, annotations: fromOutside.of(true) });
    }
  }, [text]);

  useEffect(() => {
    const v = editor.current!;
    const length = v.state.doc.length;
    v.dispatch(setDiagnostics(v.state, diagnostics.filter((d) => d.to <= length)));
  }, [diagnostics]);

  return <div class="editor" ref={host} />;
}
