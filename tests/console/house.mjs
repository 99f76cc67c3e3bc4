// A hub of its own for each test file, on a free port, and browsers that come in by their invitations. Each browser
// reaches the hub over a line of its own, which a test can cut.

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const program = process.env.MUFAKAT ?? join(root, "target", "debug", "mufakat");
/** How long a test waits for what is due at once. Nothing here waits for its own sake. */
export const PATIENCE = Number(process.env.PATIENCE ?? 20_000);
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export class House {
  /**
   * Opens a hub on a folder of its own.
   *
   * settings  what is otherwise in every meeting of the shipped conference: { consent_window: '"2s"' }; where a
   *           rehearsal plays the others, in the third alone
   * conference  another one than the shipped, a file from the top folder
   * change    what is otherwise in that file: its text to another one
   * played    an item such as "ASOMM3-14/11": a rehearsal has played everything before it
   * config    the hub's own settings, by their names in the environment: { MUFAKAT__TLS__MODE: "self-signed" }
   */
  static async open({ settings, played, conference, change, config = {} } = {}) {
    const house = new House();
    house.config = config;
    house.folder = mkdtempSync(join(tmpdir(), "mufakat-console-"));
    house.faults = [];
    house.lines = [];
    if (conference) house.conference = join(root, conference);
    if (change) {
      const text = readFileSync(house.conference, "utf8");
      house.conference = join(house.folder, "conference.toml");
      writeFileSync(house.conference, change(text));
    }
    if (settings || played) house.write(settings ?? {}, Boolean(played));
    const browser = House.browser();
    if (played) await house.play(played);
    await house.start("127.0.0.1:0");
    house.browser = await browser;
    return house;
  }

  /** A Chromium of its own, with further flags. */
  static browser(...flags) {
    return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: [...FLAGS, ...flags] });
  }

  /** Writes the shipped conference with other settings, and where `today` its third day is this one, from now on. */
  write(settings, today) {
    let text = readFileSync(join(root, "config", "conferences", "ammin8.toml"), "utf8");
    const replace = (before, after) => {
      if (!text.includes(before)) throw new Error(`the shipped conference has no ${before}`);
      text = text.replace(before, after);
    };
    const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
    if (!today) {
      // Each stands there already, with what it is by default.
      for (const line of lines) replace(text.match(new RegExp(`^${line.split(" ")[0]} = .*$`, "m"))?.[0] ?? line, line);
    } else {
      const third = text.indexOf("[[meetings.agenda]]", text.indexOf('id = "AMMin8"'));
      text = `${text.slice(0, third)}[meetings.settings]\n${lines.join("\n")}\n\n${text.slice(third)}`;
      // Ha Noi is seven hours ahead of UTC the whole year.
      const at = (minutes) => {
        const there = new Date(Date.now() + (7 * 60 + minutes) * 60_000).toISOString();
        return { date: there.slice(0, 10), hour: `"${there.slice(11, 16)}"` };
      };
      const sitting = (from, to) => `{ date = ${at(from).date}, opens = ${at(from).hour}, closes_on = ${at(to).date}, closes = ${at(to).hour} }`;
      const day = 24 * 60;
      // The play of the first two days goes on for a while after they were to end.
      for (const [date, ago] of [["2021-10-06", 2 * day], ["2021-10-07", day], ["2021-10-08", 0]]) {
        for (const [hours, from, to] of [['opens = "09:00", closes = "12:00"', 0, 180], ['opens = "13:30", closes = "17:00"', 270, 480]]) {
          replace(`{ date = ${date}, ${hours} }`, sitting(from - ago, to - ago));
        }
      }
    }
    this.conference = join(this.folder, "conference.toml");
    writeFileSync(this.conference, text);
  }

  /** Has a rehearsal play everything before an item, and leave the record. */
  async play(until) {
    const args = ["rehearse", "--conference", this.conference, "--until", until, "--keep", join(this.folder, "state")];
    const play = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, NO_COLOR: "1" } });
    let said = "";
    play.stderr.on("data", (data) => (said += data));
    const ended = new Promise((done) => play.once("exit", done));
    for await (const line of createInterface({ input: play.stdout })) {
      said += `${line}\n`;
      // It stays for people to come; these people want the record alone.
      if (line.includes("mufakat join --hub")) play.kill("SIGTERM");
    }
    const code = await ended;
    if (code !== 0) throw new Error(`the rehearsal ended with ${code}: ${said.slice(-2000)}`);
    this.invitations = [];
  }

  async start(listen) {
    const more = this.conference ? ["--conference", this.conference] : [];
    const first = !this.invitations;
    const args = ["--json", "hub", "--state", join(this.folder, "state"), "--listen", listen, ...more, ...(first ? ["--starting", "now"] : [])];
    this.hub = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...this.config } });
    let said = "";
    this.hub.stderr.on("data", (data) => (said += data));
    const ended = new Promise((_, fail) => this.hub.once("exit", (code) => fail(new Error(`the hub ended with ${code}: ${said}`))));
    ended.catch(() => {});
    const ready = (async () => {
      for await (const line of createInterface({ input: this.hub.stdout })) {
        const told = JSON.parse(line);
        if (told.invitations) this.invitations = told.invitations;
        if (told.address) {
          this.pin = told.pin;
          this.scheme = new URL(told.url).protocol.slice(0, -1);
          return told.address;
        }
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
    const [first] = await this.inviteAll(...words);
    return first.invitation;
  }

  async inviteAll(...words) {
    return (await this.asks("invite", ...words)).invitations;
  }

  /** What the program answers on the hub's own machine. */
  async asks(...words) {
    const asked = spawn(program, ["--json", ...words, "--state", join(this.folder, "state")]);
    let text = "";
    for await (const part of asked.stdout) text += part;
    return JSON.parse(text);
  }

  /**
   * A line from a browser to the hub. `cut` breaks it as a pulled plug at a router does, `hang` keeps it open and lets
   * nothing through, as a firewall does that has forgotten it; `deafen` lets through what the browser says and nothing that it
   * is told, as a line does that lags; `mend` makes it whole.
   */
  async line() {
    const sockets = new Set();
    let whole = true;
    let held = false;
    let deaf = false;
    const server = createServer((near) => {
      if (!whole) return near.destroy();
      // Who comes while nothing gets through waits like everybody.
      if (held) return void sockets.add(near.on("error", () => {}).on("close", () => sockets.delete(near)));
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
      near.hears = far;
      near.pipe(far);
      if (!deaf) far.pipe(near);
    });
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    const line = {
      port: server.address().port,
      cut() {
        whole = false;
        for (const socket of sockets) socket.destroy();
      },
      deafen() {
        deaf = true;
        for (const socket of sockets) if (socket.hears) socket.hears.unpipe(socket).pause();
      },
      hang() {
        held = true;
        for (const socket of sockets) socket.unpipe().pause();
      },
      mend() {
        // What was held was lost on the way.
        if (held) for (const socket of sockets) socket.destroy();
        // What was only late comes now.
        else if (deaf) for (const socket of sockets) if (socket.hears) socket.hears.pipe(socket);
        whole = true;
        held = deaf = false;
      },
      close: () => server.close(),
    };
    this.lines.push(line);
    return line;
  }

  /** A browser that has come in as a seat, the moderator or a screen. */
  async enter(who, { width = 1280, height = 900, locale = "en-GB", scheme = "light", secret, timezoneId } = {}) {
    const known = this.invitations.find((one) => (one.who.seat ?? one.who.name) === who);
    const fresh = { screen: ["screen"], moderator: ["moderator", "moderator"] }[who] ?? ["seat", who];
    const invitation = secret ?? known?.invitation ?? (await this.invite(...fresh));
    const line = await this.line();
    const context = await this.browser.newContext({ viewport: { width, height }, locale, colorScheme: scheme, timezoneId });
    context.setDefaultTimeout(PATIENCE);
    await context.addInitScript(countSubmits);
    const page = await context.newPage();
    page.on("pageerror", (fault) => this.faults.push(`${who}: ${fault.stack ?? fault.message}`));
    await page.goto(`${this.scheme}://127.0.0.1:${line.port}/in#${invitation}`);
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

/**
 * Tests that are one story: where one has failed, those after it say so at once instead of waiting for what cannot be.
 */
export function story() {
  let broken = null;
  return (name, run) =>
    test(name, async (t) => {
      if (broken) throw new Error(`not reached, after: ${broken}`);
      broken = name;
      await run(t);
      broken = null;
    });
}

/** Waits until a page shows the meeting. */
export const shown = (page) => page.waitForSelector(".where, .hall", { state: "attached" });

/** Waits until some text is there. */
export async function reads(page, selector, text) {
  try {
    await page.waitForFunction(([selector, text]) => document.querySelector(selector)?.textContent.includes(text), [selector, text]);
  } catch (fault) {
    const said = await page.evaluate((selector) => document.querySelector(selector)?.textContent ?? "nothing", selector);
    throw new Error(`${selector} reads ${JSON.stringify(said)} and not ${JSON.stringify(text)}: ${fault.message.split("\n")[0]}`);
  }
}

/** Waits until a button can be pressed. */
export async function offered(page, press) {
  try {
    await page.waitForFunction((press) => {
      const button = document.querySelector(`[data-press="${press}"]`);
      return button && button.getAttribute("aria-disabled") !== "true" && !button.disabled;
    }, press);
  } catch (fault) {
    const said = await page.evaluate((press) => document.querySelector(`[data-press="${press}"]`)?.closest(".act").textContent ?? "no such button", press);
    throw new Error(`${press} cannot be pressed: ${said}: ${fault.message.split("\n")[0]}`);
  }
}

/** Counts what a page sends, so that a hand knows whether its press was taken, however slow the machine is. */
function countSubmits() {
  window.submits = 0;
  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function (data) {
    if (JSON.parse(data).type === "submit") window.submits += 1;
    return send.call(this, data);
  };
}

/**
 * Presses a button until the press is taken: a button whose work has just changed takes nothing for a moment, and who
 * presses too early presses again. Answers what it led to: a question that is open ("asks"), a press that waits for its
 * second ("armed"), or something sent ("sent").
 */
export async function taken(page, name, hit) {
  const before = await page.evaluate(() => window.submits);
  for (let tries = 0; tries < 40; tries += 1) {
    await hit();
    const led = await page
      .waitForFunction(
        ([name, before]) => {
          if (window.submits !== before) return "sent";
          if (document.querySelector("dialog[open]")) return "asks";
          return document.querySelector(`[data-press="${name}"].armed`) ? "armed" : null;
        },
        [name, before],
        { timeout: 700 },
      )
      .then((led) => led.jsonValue(), () => null);
    if (led) return led;
  }
  throw new Error(`${name} is never taken`);
}

/** Presses a button with the pointer. */
export async function press(page, name) {
  await offered(page, name);
  return taken(page, name, () => page.click(`[data-press="${name}"]`));
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

/** Presses a button by its key as a person does, or with the pointer where it has none; `twice` for what binds. */
export async function strike(page, name, { twice = false } = {}) {
  await offered(page, name);
  const key = await page.getAttribute(`[data-press="${name}"]`, "aria-keyshortcuts");
  const hit = () => (key ? page.keyboard.press(key === " " ? "Space" : key) : page.click(`[data-press="${name}"]`));
  const led = await taken(page, name, hit);
  if (!twice) return;
  if (led !== "armed") throw new Error(`${name} asks for no second press: ${led}`);
  await again(page, name, hit);
}

/** The second press of what binds. */
export async function again(page, name, hit) {
  for (let tries = 0; (await taken(page, name, hit)) !== "sent"; tries += 1) {
    if (tries === 20) throw new Error(`${name} takes no second press`);
  }
}

/** Fills in the question that is open and answers it: { name of a field: words, choice, or whether it is ticked }. */
export async function answer(page, fields = {}) {
  await page.waitForSelector("dialog[open]");
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`dialog[open] [name="${name}"]`);
    if (typeof value === "boolean") await field.setChecked(value);
    else if ((await field.evaluate((one) => one.localName)) === "select") await field.selectOption(value);
    else await field.fill(value);
  }
  await page.click("dialog[open] button[type=submit]");
  await page.waitForSelector("dialog[open]", { state: "detached" });
}

/** What the catalogue says for an id, in each language: of what people read, tests write down nothing twice. */
export function catalogue(id) {
  return Object.fromEntries(["en", "vi"].map((tag) => {
    const folder = join(root, "src", "catalogue", tag);
    const lines = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8").match(new RegExp(`^${id} = (.*)$`, "m"))?.[1]);
    return [tag, lines.find(Boolean)];
  }));
}

/** The parties of the shipped conference by what they are called, in every language. */
export const PARTIES = (() => {
  const text = readFileSync(join(root, "config", "conferences", "ammin8.toml"), "utf8");
  const all = text.matchAll(/^id = "([^"]+)"\nname = \{ en = "([^"]+)", vi = "([^"]+)" \}/gm);
  return Object.fromEntries([...all].flatMap(([, id, en, vi]) => [[en, id], [vi, id]]));
})();

/**
 * What a page shows of the meeting, read off its face: { stage, item, chair, floor, phase, list, text, window, decided }.
 * What a kind of page has no room for is absent. Runs in the page.
 */
function face({ parties, wanted }) {
  const one = (selector) => document.querySelector(selector);
  const text = (selector) => one(selector)?.textContent.trim() ?? null;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const code = (name) => parties[name] ?? name;
  const state = (selector, states) => states.find((state) => one(selector)?.classList.contains(state)) ?? null;
  const hash = (selector) => text(selector)?.match(/\b[0-9a-f]{8}\b/)?.[0] ?? null;
  const stages = ["scheduled", "open", "suspended", "adjourned", "tech_hold", "closed"];
  const phases = ["called", "speaking", "paused"];
  const windows = ["running", "elapsed", "frozen"];
  const seen = { lost: Boolean(one(".banner.lost")), holes: document.body.textContent.match(/⟦[^⟧]*⟧/)?.[0] ?? null };
  if (one(".hall")) {
    seen.stage = state(".standstill", stages) ?? "open";
    seen.item = text(".hall .item .number");
    seen.phase = state(".speaker .badge", phases);
    seen.floor = seen.phase && code(text(".speaker .party"));
    if (one(".side")) seen.list = all(".nexts li").map((line) => code(line.lastChild.textContent));
    seen.text = hash(".text-big .meta");
    seen.window = state(".text-big .window", windows);
    seen.decided = text(".fallen");
  } else {
    seen.stage = state(".where .stage", stages);
    seen.item = text(".where-item .number");
    seen.chair = code(text(".where-chair .who"));
    const own = state(".heard", phases);
    seen.phase = own ?? state(".floor .badge", phases);
    seen.floor = own ? code(text(".page-name")) : seen.phase && code(text(".floor .party"));
    seen.list = all(".speakers li").map((line, i) => `${line.querySelector(".place").textContent === String(i + 1) ? "" : "?"}${code(line.querySelector("b").textContent)}`);
    seen.text = one(".text.put") ? hash(".text.put .meta") : null;
    seen.window = state(".text .window:not(p.window + .acts .window)", windows);
    if (one(".secretariat")) for (const name of ["phase", "floor", "list"]) delete seen[name];
    if (one(".decision")) seen.decided = `${text(".decision .verb")} ${text(".decision .meta")}`;
  }
  if (!wanted) return seen;
  return Object.entries(wanted).every(([name, value]) => {
    if (!(name in seen)) return true;
    if (name === "list") return JSON.stringify(one(".hall") ? value.slice(0, seen.list.length || 3) : value) === JSON.stringify(seen.list);
    if (name === "decided") return value.every((part) => (typeof part === "string" ? [part] : part).some((words) => seen.decided?.toLowerCase().includes(words.toLowerCase())));
    return seen[name] === value;
  }) && !seen.holes && !seen.lost;
}

/** What a page shows now. */
export const seen = (page) => page.evaluate(face, { parties: PARTIES });

/** Waits until all of these pages show the same, and it is this. */
export async function agree(pages, wanted) {
  await Promise.all(Object.entries(pages).map(async ([name, page]) => {
    try {
      await page.waitForFunction(face, { parties: PARTIES, wanted }, { timeout: PATIENCE });
    } catch (fault) {
      throw new Error(`${name} shows ${JSON.stringify(await seen(page))} and not ${JSON.stringify(wanted)}: ${fault.message.split("\n")[0]}`);
    }
  }));
}
