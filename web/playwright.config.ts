import { defineConfig, devices } from "@playwright/test";

// Chromium is the one of the system: CHROMIUM names another one.
const launchOptions = { executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: ["--no-sandbox"] };

export default defineConfig({
  testDir: "test",
  workers: 1, // the program takes a processor for itself
  timeout: 60_000,
  retries: process.env["CI"] ? 1 : 0, // a loaded machine may be late once; what is wrong is wrong twice
  expect: { timeout: 20_000 },
  reporter: "list",
  use: { baseURL: "http://localhost:8017/", launchOptions },
  webServer: { command: "node serve.mjs 8017", url: "http://localhost:8017/", reuseExistingServer: !process.env["CI"] },
  projects: [
    { name: "desktop", use: { viewport: { width: 1280, height: 900 } } },
    { name: "phone", grepInvert: /offline|as a file|of a network|keyboard|LaTeX|gradients|every example|colours|dark|cannot be read|long work/, use: { ...devices["Pixel 7"], launchOptions } },
  ],
});
