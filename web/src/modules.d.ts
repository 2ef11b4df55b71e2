declare module "go:wasm_exec";
declare module "brotli-dec-wasm/web/bg.wasm" {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
declare module "*.css";
declare const WORKER_SOURCE: string;
declare const VERSION: string;
declare const FILES: string[];
interface Window { rofzProgram?: string }
