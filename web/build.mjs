// Builds the page into dist: a folder for any static host, which works as file:// too.
//
//   node build.mjs            everything
//   node build.mjs --front    without compiling Go, for work on the other half

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync, existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");
const frontOnly = process.argv.includes("--front");
const at = (...path) => join(here, ...path);

// The program. Without inlining it is a sixth smaller, and as fast to the eye: most time goes into loops of math/big.
const program = join(dist, "rofz.wasm.br");
if (!frontOnly || !existsSync(program)) {
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  const wasm = join(dist, "rofz.wasm");
  execFileSync("go", ["build", "-trimpath", "-gcflags=all=-l", "-ldflags=-s -w", "-o", wasm, "."], {
    cwd: here, stdio: "inherit", env: { ...process.env, GOOS: "js", GOARCH: "wasm" },
  });
  const bytes = readFileSync(wasm);
  const packed = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  writeFileSync(program, packed);
  // A page that is opened as a file may load scripts, but fetch nothing.
  writeFileSync(join(dist, "rofz.wasm.js"), `self.rofzProgram="${packed.toString("base64")}";\n`);
  rmSync(wasm);
}

const goRoot = execFileSync("go", ["env", "GOROOT"]).toString().trim();
const common = {
  bundle: true, minify: true, target: "es2022", format: "iife", write: false, legalComments: "none", charset: "utf8",
  alias: { "go:wasm_exec": join(goRoot, "lib/wasm/wasm_exec.js") },
  loader: { ".wasm": "binary" },
};
const text = (result, ending) => result.outputFiles.find((f) => f.path.endsWith(ending)).text;

const worker = text(await build({ ...common, entryPoints: [at("src/worker.ts")], outdir: dist }), ".js");
const app = await build({
  ...common, entryPoints: [at("src/app.tsx")], outdir: dist, jsx: "automatic", jsxImportSource: "preact",
  define: { WORKER_SOURCE: JSON.stringify(worker) },
});
// The style stands in the page: of a style sheet beside it, a page that is opened as a file may not choose the colours.
const page = readFileSync(at("src/index.html"), "utf8").replace("/* app.css */", () => text(app, ".css").trim());
const files = { "app.js": text(app, ".js"), "index.html": page };

// The service worker keeps exactly what was built: its name changes when any file does.
const version = createHash("sha256").update(readFileSync(program));
for (const content of Object.values(files)) version.update(content);
files["sw.js"] = text(await build({
  ...common, entryPoints: [at("src/sw.ts")], outdir: dist,
  define: { VERSION: JSON.stringify(version.digest("hex").slice(0, 16)), FILES: JSON.stringify(["./", "index.html", "app.js", "rofz.wasm.br"]) },
}), ".js");
for (const [name, content] of Object.entries(files)) writeFileSync(join(dist, name), content);
writeFileSync(join(dist, "LICENSES.txt"), notices());

let total = statSync(program).size;
for (const [name, content] of Object.entries(files)) total += gzipSync(content, { level: 9 }).length;
console.log(`dist: ${(total / 1e6).toFixed(2)} MB to load, compressed (${(statSync(program).size / 1e6).toFixed(2)} MB of it the program)`);
if (total > 4 << 20) throw new Error("more than 4 MiB");

/** The licences of all that is in the files: of Go and its modules, and of the npm packages. */
function notices() {
  const rule = "=".repeat(100);
  let out = readFileSync(at("../LICENSE"), "utf8") + "\n" + rule + "\n" + readFileSync(at("../THIRD_PARTY_LICENSES"), "utf8");
  const { dependencies } = JSON.parse(readFileSync(at("package.json"), "utf8"));
  const lock = JSON.parse(readFileSync(at("package-lock.json"), "utf8")).packages;
  const seen = new Set();
  const add = (name) => {
    if (seen.has(name)) return;
    seen.add(name);
    const entry = lock[`node_modules/${name}`];
    if (!/^(MIT|ISC|BSD-[23]-Clause|Apache-2.0|MIT OR Apache-2.0)$/.test(entry.license)) throw new Error(`${name} has the licence ${entry.license}`);
    const file = ["LICENSE", "LICENSE.md", "LICENSE-MIT.txt"].map((f) => at("node_modules", name, f)).find(existsSync);
    if (!file) throw new Error(`${name} has no licence`);
    out += `\n${rule}\n${name} ${entry.version}\n${rule}\n\n${readFileSync(file, "utf8").trim()}\n`;
    for (const next of Object.keys(entry.dependencies ?? {})) add(next);
  };
  Object.keys(dependencies).forEach(add);
  return out;
}
