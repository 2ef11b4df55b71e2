// The worker runs the Go program. It gets it once compressed, and compiled when it is started again after a stop.
import "go:wasm_exec";
import { initSync, decompress } from "brotli-dec-wasm/web";
import decoder from "brotli-dec-wasm/web/bg.wasm";

declare const Go: new () => { importObject: WebAssembly.Imports; run(instance: WebAssembly.Instance): Promise<void> };
declare const self: DedicatedWorkerGlobalScope & {
  rofzAnswer(question: string, tell: (event: string) => void): void;
  rofzReady(): void;
};

let exited = false; // by an error that Go does not recover from

self.onmessage = async ({ data }: MessageEvent<{ packed?: ArrayBuffer; module?: WebAssembly.Module; id?: number; question?: string }>) => {
  if (data.question !== undefined) {
    self.rofzAnswer(data.question, (event) => self.postMessage({ id: data.id, event }));
    await null;
    if (exited) throw new Error("it ran out of stack or memory");
    return;
  }
  try {
    let module = data.module;
    if (!module) {
      let bytes = new Uint8Array(data.packed!);
      if (bytes[0] !== 0) { // a host that knows the encoding has undone it
        initSync({ module: decoder });
        bytes = decompress(bytes) as Uint8Array<ArrayBuffer>;
      }
      module = await WebAssembly.compile(bytes);
    }
    const go = new Go();
    const instance = await WebAssembly.instantiate(module, go.importObject);
    self.rofzReady = () => self.postMessage({ ready: data.module ? undefined : module });
    void go.run(instance).then(() => { exited = true; });
  } catch (error) {
    self.postMessage({ failed: String(error) });
  }
};
