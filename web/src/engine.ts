// The engine asks the worker. Questions of one lane replace one another: what somebody no longer waits for is not
// computed, and if it is being computed and takes long, the worker is started again.

export interface Source { name?: string; text?: string; notation?: string; table?: number }
export interface Fault { at: string; message: string; scheme: number; line?: number; column?: number; from?: number; to?: number }
export interface Question {
  do: string; schemes?: Source[]; kind?: string; window?: number[]; width?: number; height?: number; parts?: string[]; format?: string;
  problem?: { spectrum: string; jacobian: boolean; step: string; steps: number };
}
export interface Progress { what: string; done: number; of: number }
export type Tell = (event: string, data: any) => void;
export type State = "loading" | "idle" | "busy" | "stopped" | "failed";

interface Job { lane: string; question: Question; tell: Tell; stale?: boolean }

export class Engine {
  state: State = "loading";
  progress?: Progress;
  failure = "";
  /** What is called when the state or the progress has changed. */
  changed: () => void = () => {};

  private worker?: Worker;
  private module?: WebAssembly.Module;
  private packed?: ArrayBuffer;
  private queue: Job[] = [];
  private running?: Job;
  private id = 0;

  constructor() {
    program().then((packed) => { this.packed = packed; this.start(); }, (error) => this.fail(`The program could not be loaded: ${error.message}.`));
  }

  /**
   * Asks; the events come to tell, the last one being "done", "error" or "stopped". What is returned forgets the question; if
   * it is being answered, it is left to end by itself if it does so in some milliseconds.
   */
  ask(lane: string, question: Question, tell: Tell): (patience?: number) => void {
    const job: Job = { lane, question, tell };
    this.cancel(lane);
    this.queue.push(job);
    if (this.state === "stopped") this.set("idle");
    this.next();
    return (patience = 250) => this.forget(job, patience);
  }

  /** Forgets the question of a lane. */
  cancel(lane: string): void {
    for (const job of [...this.queue, this.running]) if (job?.lane === lane) this.forget(job, 250);
  }

  private forget(job: Job, patience: number): void {
    this.queue = this.queue.filter((j) => j !== job);
    if (job !== this.running || job.stale) return;
    job.stale = true;
    job.tell = () => {};
    setTimeout(() => { if (this.running === job) this.restart(); }, patience);
  }

  /** Stops all work at once. */
  stop(): void {
    const jobs = [this.running, ...this.queue].filter((j) => j !== undefined);
    this.queue = [];
    if (this.running) this.restart();
    this.set("stopped");
    for (const j of jobs) j.tell("stopped", null);
  }

  private restart(): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.running = undefined;
    this.start();
  }

  private start(): void {
    const worker = new Worker(URL.createObjectURL(new Blob([WORKER_SOURCE], { type: "text/javascript" })));
    let ready = false;
    worker.onerror = (event) => this.broken(event.message);
    worker.onmessage = ({ data }) => {
      if (data.failed !== undefined) return this.fail(data.failed);
      if ("ready" in data) {
        this.module ??= data.ready;
        ready = true;
        this.worker = worker;
        if (this.state === "loading") this.set("idle");
        return this.next();
      }
      const job = this.running;
      if (!ready || !job || data.id !== this.id) return;
      const { event, data: content } = JSON.parse(data.event);
      if (event === "progress") {
        this.progress = content;
        return this.changed();
      }
      const ended = event === "done" || event === "error";
      if (ended) this.running = undefined;
      job.tell(event, content);
      if (ended) this.next();
    };
    worker.onmessageerror = () => { this.module = undefined; };
    worker.postMessage(this.module ? { module: this.module } : { packed: this.packed });
  }

  /** The program has ended, perhaps for want of memory: the question that was too much is told so, the others go on. */
  private broken(message: string): void {
    const job = this.running;
    this.restart();
    job?.tell("error", { at: "program", message: `The program ended: ${message}. The scheme may need more memory than a page has; the command verify has more.`, scheme: 0 });
    this.set(this.queue.length ? "busy" : "idle");
  }

  private next(): void {
    if (!this.worker || this.running) return;
    this.running = this.queue.shift();
    this.progress = undefined;
    if (!this.running) {
      if (this.state === "busy") this.set("idle");
      return;
    }
    this.set("busy");
    this.worker.postMessage({ id: ++this.id, question: JSON.stringify(this.running.question) });
  }

  private fail(why: string): void {
    this.failure = why;
    this.set("failed");
  }

  private set(state: State): void {
    this.state = state;
    this.changed();
  }
}

/** The compressed program: a file beside the page, or, where a page cannot fetch one, a script that holds it. */
async function program(): Promise<ArrayBuffer> {
  if (location.protocol !== "file:") {
    const response = await fetch("rofz.wasm.br");
    if (!response.ok) throw new Error(`rofz.wasm.br: ${response.status} ${response.statusText}`);
    return response.arrayBuffer();
  }
  await new Promise<void>((resolve, reject) => {
    const script = document.createElement("script");
    script.src = "rofz.wasm.js";
    script.onload = () => resolve();
    script.onerror = () => reject(new Error("rofz.wasm.js is not beside the page"));
    document.head.append(script);
  });
  const text = window.rofzProgram!;
  delete window.rofzProgram;
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer;
}
