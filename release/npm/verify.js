#!/usr/bin/env node
// Runs the program of the package for this system, which npm has installed beside this one as an optional dependency.
"use strict";

const { spawn } = require("node:child_process");
const { constants } = require("node:os");

const scope = "@rofz";
const system = `${process.platform}-${process.arch}`;
const file = process.platform === "win32" ? "verify.exe" : "verify";

let program;
try {
  program = require.resolve(`${scope}/${system}/bin/${file}`);
} catch {
  const known = Object.keys(require("../package.json").optionalDependencies);
  console.error(
    known.includes(`${scope}/${system}`)
      ? `rofz: the package ${scope}/${system} is not installed; install rofz without --omit=optional, on the system that it is to run on`
      : `rofz: there is no program for ${system}, only ${known.join(", ")}; build it from the sources, with Go`,
  );
  process.exit(2);
}

// Ctrl-C in a terminal reaches both processes: this one waits for what the other makes of it. Other signals are passed on.
process.on("SIGINT", () => {});
for (const signal of ["SIGTERM", "SIGHUP"]) {
  process.on(signal, () => child.kill(signal));
}
const child = spawn(program, process.argv.slice(2), { stdio: "inherit" });
child.on("error", (error) => {
  console.error(`rofz: ${error.message}`);
  process.exit(2);
});
child.on("exit", (code, signal) => process.exit(signal === null ? code : 128 + constants.signals[signal]));
