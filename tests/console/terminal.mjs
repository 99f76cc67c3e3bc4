// Pictures of every terminal screen, into target/screenshots/terminal: `npm --prefix tests/console run terminal`.
//
// The screens are those that `cargo test --test desk` draws and holds to their snapshots; it leaves each as a page.

import { mkdirSync, readdirSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { chromium } from "playwright-core";

const root = new URL("../../", import.meta.url).pathname;
const from = `${root}target/tmp/screens/`;
const into = `${root}target/screenshots/terminal/`;

if (!process.argv.includes("--drawn")) {
  execFileSync("cargo", ["test", "--test", "desk", "screens"], { cwd: root, stdio: "inherit" });
}
mkdirSync(into, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  const page = await browser.newPage({ viewport: { width: 1200, height: 700 } });
  for (const name of readdirSync(from).filter((name) => name.endsWith(".html"))) {
    await page.goto(`file://${from}${name}`);
    await page.locator("pre").screenshot({ path: `${into}${name.replace(".html", ".png")}` });
  }
} finally {
  await browser.close();
}
console.log(`pictures are in ${into}`);
