// A hub of its own for each test file, on a free port, and browsers that come in by their invitations. Each browser
// reaches the hub over a line of its own, which a test can cut.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const program = process.env.MUFAKAT ?? join(root, "target", "debug", "mufakat");
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export class House {
  /** Opens a hub on a folder of its own; `conference`: a file, without it the shipped one. */
  static async open({ conference } = {}) {
    const house = new House();
    house.folder = mkdtempSync(join(tmpdir(), "mufakat-console-"));
    house.conference = conference;
    house.faults = [];
    house.lines = [];
    await house.start("127.0.0.1:0");
    house.browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
    return house;
  }

  async start(listen) {
    const more = this.conference ? ["--conference", join(root, this.conference)] : [];
    const first = !this.invitations;
    const args = ["--json", "hub", "--state", join(this.folder, "state"), "--listen", listen, ...more, ...(first ? ["--starting", "now"] : [])];
    this.hub = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    this.hub.stderr.on("data", (data) => (said += data));
    const ended = new Promise((_, fail) => this.hub.once("exit", (code) => fail(new Error(`the hub ended with ${code}: ${said}`))));
    ended.catch(() => {});
    const ready = (async () => {
      for await (const line of createInterface({ input: this.hub.stdout })) {
        const told = JSON.parse(line);
        if (told.invitations) this.invitations = told.invitations;
        if (told.address) return told.address;
      }
      return ended;
    })();
    this.address = await Promise.race([ready, ended]);
  }

  /** Stops the hub as a crash does, and starts it again where it was. */
  async restart() {
    const gone = new Promise((done) => this.hub.once("exit", done));
    this.hub.kill("SIGKILL");
    await gone;
    await this.start(this.address);
  }

  /** A new invitation. */
  async invite(...words) {
    const asked = spawn(program, ["--json", "invite", ...words, "--state", join(this.folder, "state")]);
    let text = "";
    for await (const part of asked.stdout) text += part;
    return JSON.parse(text).invitations[0].invitation;
  }

  /** A line from a browser to the hub: { port, cut(), mend() }. */
  async line() {
    const sockets = new Set();
    let whole = true;
    const server = createServer((near) => {
      if (!whole) return near.destroy();
      const [host, port] = this.address.split(":");
      const far = connect(Number(port), host);
      for (const socket of [near, far]) {
        sockets.add(socket);
        socket.on("error", () => {});
        socket.on("close", () => {
          sockets.delete(socket);
          near.destroy();
          far.destroy();
        });
      }
      near.pipe(far).pipe(near);
    });
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    const line = {
      port: server.address().port,
      cut() {
        whole = false;
        for (const socket of sockets) socket.destroy();
      },
      mend() {
        whole = true;
      },
      close: () => server.close(),
    };
    this.lines.push(line);
    return line;
  }

  /** A browser that has come in as a seat, the moderator or a screen. */
  async enter(who, { width = 1280, height = 900, locale = "en-GB", scheme = "light", secret } = {}) {
    const known = this.invitations.find((one) => (one.who.seat ?? one.who.name) === who);
    const invitation = secret ?? (who === "screen" ? await this.invite("screen") : known.invitation);
    const line = await this.line();
    const context = await this.browser.newContext({ viewport: { width, height }, locale, colorScheme: scheme });
    const page = await context.newPage();
    page.on("pageerror", (fault) => this.faults.push(`${who}: ${fault.stack ?? fault.message}`));
    await page.goto(`http://127.0.0.1:${line.port}/in#${invitation}`);
    await page.click(".button.primary");
    await page.waitForURL((url) => url.pathname !== "/in");
    page.line = line;
    await shown(page);
    return page;
  }

  async close() {
    await this.browser?.close();
    for (const line of this.lines) {
      line.cut();
      line.close();
    }
    const gone = new Promise((done) => this.hub.once("exit", done));
    this.hub.kill("SIGTERM");
    await gone;
    rmSync(this.folder, { recursive: true, force: true });
    if (this.faults.length) throw new Error(`pages broke:\n${this.faults.join("\n")}`);
  }
}

/** Waits until a page shows the meeting. */
export const shown = (page) => page.waitForSelector(".where, .hall", { state: "attached" });

/** Waits until some text is there. */
export const reads = (page, selector, text) =>
  page.waitForFunction(([selector, text]) => document.querySelector(selector)?.textContent.includes(text), [selector, text]);

/** Waits until a button can be pressed. */
export const offered = (page, press) =>
  page.waitForFunction((press) => {
    const button = document.querySelector(`[data-press="${press}"]`);
    return button && button.getAttribute("aria-disabled") !== "true" && !button.disabled;
  }, press);

export async function press(page, name) {
  await offered(page, name);
  await page.click(`[data-press="${name}"]`);
}

/** Presses the one next button with its key until it says something else; answers a question with its own yes. */
export async function next(desk) {
  await offered(desk, "next");
  const words = () => document.querySelector('[data-press="next"] .words').textContent;
  const before = await desk.evaluate(words);
  // The button takes nothing for a moment after it has changed: who presses too early presses again.
  await desk.waitForFunction((before) => {
    const button = document.querySelector('[data-press="next"]');
    if (document.querySelector("dialog[open]") || button.querySelector(".words").textContent !== before) return true;
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: " ", bubbles: true, cancelable: true }));
    return false;
  }, before, { polling: 100 });
  if (await desk.$("dialog[open] button[type=submit]")) {
    await desk.click("dialog[open] button[type=submit]");
    await desk.waitForSelector("dialog[open]", { state: "detached" });
  }
}

/** Presses next until it says this. */
export async function nextUntil(desk, text) {
  for (let i = 0; i < 40; i += 1) {
    if ((await desk.textContent('[data-press="next"] .words')).includes(text)) return;
    await next(desk);
  }
  throw new Error(`the next step never was: ${text}`);
}
