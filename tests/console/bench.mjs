// Figures of the pages in one Chromium, with the hub on the same machine: `npm --prefix tests/console run bench`. It
// takes the release build where there is one (`cargo build --release`), else the debug build, and says which.
//
//   press    a key on the moderator's desk until the last of thirteen other pages has painted what came of it
//   paint    each page from a cold cache: until the browser painted first, and until the meeting stands there
//   weight   each page with everything that it loads
//   memory   the hall through as many entries as a conference of three days has, and as many turns of its clocks as it has
//            seconds: what is on its heap after a collection, and how many nodes there are

import { existsSync } from "node:fs";
import { cpus } from "node:os";

const release = new URL("../../target/release/mufakat", import.meta.url).pathname;
if (!process.env.MUFAKAT && existsSync(release)) process.env.MUFAKAT = release;
const { House, agree, nextUntil, next, offered, program, shown, strike } = await import("./house.mjs");

const PRESSES = 60;
const LOADS = 7;
/** Rounds of the memory measure, with entries and turns of the clocks in each: the shipped three days have some 3,300. */
const ROUNDS = 6;
const ENTRIES = 600;
const TURNS = 12_000;
const wanted = new Set(process.argv.slice(2));
const chosen = (name) => wanted.size === 0 || wanted.has(name);

const sorted = (values) => [...values].sort((a, b) => a - b);
const at = (values, share) => sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))];
const ms = (value) => `${Math.round(value)} ms`;

function table(title, rows) {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => String(row[i]).length)));
  console.log(`\n${title}`);
  for (const row of rows) console.log("  " + row.map((cell, i) => (i ? String(cell).padStart(widths[i]) : String(cell).padEnd(widths[i]))).join("   ").trimEnd());
}

// ---- from a key to thirteen pages ---------------------------------------------------------------------------------

/** Stamps, on the one clock that all pages share (each page's own, of milliseconds and finer, drifts), when a change of the floor has been painted. Runs in the page. */
function stampFloor() {
  window.stamps = [];
  const state = () => [...document.querySelectorAll(".floor .badge, .speaker .badge, .heard .state")].map((one) => one.textContent).join();
  let before = state();
  new MutationObserver(() => {
    if (state() === before) return;
    before = state();
    // The first frame after this draws it; when the second begins, it has been.
    requestAnimationFrame(() => requestAnimationFrame(() => {
      window.stamps.push(Date.now());
      window.stamped?.();
    }));
  }).observe(document.querySelector("main"), { subtree: true, childList: true, characterData: true, attributes: true });
}

async function presses(house, desk, others) {
  await agree(others, { floor: "TH", phase: "speaking" });
  for (const page of Object.values(others)) await page.evaluate(stampFloor);
  await desk.evaluate(() => {
    window.struck = [];
    addEventListener("keydown", () => window.struck.push(Date.now()), true);
  });
  const took = [];
  for (let i = 0; i < PRESSES; i += 1) {
    await offered(desk, i % 2 ? "go_on" : "pause");
    // For half a second after it has changed the key takes nothing.
    await desk.waitForTimeout(600);
    await desk.keyboard.press("g");
    await Promise.all(Object.entries(others).map(async ([name, page]) => {
      // Told by the page, since looking for it at every frame would be part of what is measured.
      const shows = await page.evaluate((n) => new Promise((done) => {
        window.stamped = () => window.stamps.length > n && done(true);
        window.stamped();
        setTimeout(done, 20_000, false);
      }), i);
      if (!shows) throw new Error(`press ${i} never showed on the page of ${name}`);
    }));
    const struck = await desk.evaluate((i) => window.struck[i], i);
    const painted = await Promise.all(Object.values(others).map((page) => page.evaluate((i) => window.stamps[i], i)));
    took.push({ first: Math.min(...painted) - struck, last: Math.max(...painted) - struck });
  }
  // The first few warm everything up.
  const of = (name) => took.slice(5).map((one) => one[name]);
  table(`a key on the desk until painted, ${Object.keys(others).length} other pages, ${PRESSES - 5} presses`, [
    ["", "median", "95 %", "longest"],
    ["first of them", ms(at(of("first"), 0.5)), ms(at(of("first"), 0.95)), ms(Math.max(...of("first")))],
    ["last of them (wanted: 100 ms)", ms(at(of("last"), 0.5)), ms(at(of("last"), 0.95)), ms(Math.max(...of("last")))],
  ]);
}

// ---- from nothing to a page ---------------------------------------------------------------------------------------

function stampShown() {
  const there = () => document.querySelector(".where, .hall, main > section, main > form, main > .card, main > div");
  new MutationObserver((_, observer) => {
    if (!there()) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => (window.shownAt = performance.now())));
  }).observe(document, { subtree: true, childList: true });
}

async function loads(house, open) {
  const pages = {};
  for (const [name, { page, path }] of Object.entries(open)) {
    pages[name] = { path, origin: new URL(page.url()).origin, storageState: await page.context().storageState() };
  }
  // Who opens a page has that one.
  for (const context of house.browser.contexts()) await context.close();
  const paints = [["", "first paint", "longest", "meeting shown", "longest", "(wanted: first paint in 300 ms)"]];
  const weights = [["", "files", "kB"]];
  for (const { path, origin, storageState } of Object.values(pages)) {
    const first = [];
    const whole = [];
    let bodies = [];
    for (let i = 0; i < LOADS; i += 1) {
      // A context of its own has a cache of its own, and nothing in it.
      const context = await house.browser.newContext({ locale: "en-GB", storageState: { ...storageState, origins: [] } });
      await context.addInitScript(stampShown);
      const fresh = await context.newPage();
      const answers = [];
      fresh.on("response", (answer) => answers.push(answer.body().then((body) => body.length, () => 0)));
      await fresh.goto(origin + path, { waitUntil: "load" });
      await fresh.waitForFunction(() => window.shownAt && performance.getEntriesByName("first-contentful-paint").length);
      const times = await fresh.evaluate(() => [performance.getEntriesByName("first-contentful-paint")[0].startTime, window.shownAt]);
      first.push(times[0]);
      whole.push(times[1]);
      bodies = await Promise.all(answers);
      await context.close();
    }
    paints.push([path, ms(at(first, 0.5)), ms(Math.max(...first)), ms(at(whole, 0.5)), ms(Math.max(...whole)), ""]);
    weights.push([path, bodies.length, (bodies.reduce((a, b) => a + b, 0) / 1000).toFixed(1)]);
  }
  if (chosen("paint")) table(`a page from a cold cache, alone in the browser, ${LOADS} loads each`, paints);
  if (chosen("weight")) table("a page with everything that it loads, as it comes (wanted: under 150 kB)", weights);
}

// ---- the hall over three days ---------------------------------------------------------------------------------------

async function memory(desk, hall) {
  const look = await hall.context().newCDPSession(hall);
  const rows = [["entries", "heap", "nodes", "listeners"]];
  const entries = () => hall.evaluate(async () => (await import("/assets/store.js")).store.position);
  const measure = async () => {
    // What only a second collection finds is not held either.
    for (let i = 0; i < 3; i += 1) await look.send("HeapProfiler.collectGarbage");
    const { usedSize } = await look.send("Runtime.getHeapUsage");
    const { nodes, jsEventListeners } = await look.send("Memory.getDOMCounters");
    rows.push([await entries(), `${(usedSize / 1000).toFixed(0)} kB`, nodes, jsEventListeners]);
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    const until = await desk.evaluate(async (n) => {
      const [{ may, submit }, { store }] = await Promise.all([import("/assets/acts.js"), import("/assets/store.js")]);
      for (let i = 0; i < n; i += 1) {
        const known = may("pause")?.allowed ? may("pause") : may("go_on");
        // Who is faster than the hub lets anybody be waits a moment.
        if (!known || !(await submit(known.action, known.capacity))) await new Promise((done) => setTimeout(done, 100, (i -= 1)));
      }
      return store.position;
    }, ENTRIES);
    await hall.waitForFunction((until) => Number(document.documentElement.dataset.position) >= until, until);
    await hall.evaluate((turns) => {
      const clocks = [...document.querySelectorAll("hour-now, floor-clock, late-number, count-down")];
      for (let i = 0; i < turns; i += 1) for (const clock of clocks) clock.paint();
    }, TURNS);
    await measure();
  }
  table("the hall, after a collection", rows);
}

// ---- all of it ----------------------------------------------------------------------------------------------------

console.log(`${program.includes("/release/") ? "release" : "debug"} build, ${cpus().length} cores`);
const house = await House.open();
try {
  console.log(`Chromium ${house.browser.version()}`);
  if (["press", "paint", "weight", "memory"].some(chosen)) {
    const desk = await house.enter("moderator", { width: 1920, height: 1080 });
    const others = {};
    for (const party of ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "TH", "VN", "ASEC"]) others[party] = await house.enter(`${party}.hod`);
    others.alternate = await house.enter("VN.alt");
    others.chair = await house.enter("SG.hod");
    await others.chair.goto(`http://127.0.0.1:${others.chair.line.port}/chair`);
    await shown(others.chair);
    others.hall = await house.enter("screen", { width: 1920, height: 1080 });
    for (const name of ["ASEC"]) {
      await others[name].goto(`http://127.0.0.1:${others[name].line.port}/delegation`);
      await shown(others[name]);
    }
    await nextUntil(desk, "Conclude item 1.1");
    await strike(others.TH, "ask_floor");
    await offered(others.TH, "withdraw");
    await next(desk);
    await strike(others.TH, "start_speech");
    if (chosen("press")) await presses(house, desk, others);
    if (chosen("memory")) {
      const { hall, chair, TH, ...rest } = others;
      // Who presides and who speaks stay; everybody else would only take time.
      for (const page of Object.values(rest)) await page.close();
      // The page says how far it is, to the wait.
      await hall.evaluate(async () => {
        const { follow, store } = await import("/assets/store.js");
        follow(() => (document.documentElement.dataset.position = store.position));
      });
      await memory(desk, hall);
    }
    if (chosen("paint") || chosen("weight")) {
      await loads(house, {
        desk: { page: desk, path: "/desk" },
        delegation: { page: others.VN, path: "/delegation" },
        chair: { page: others.chair, path: "/chair" },
        secretariat: { page: others.ASEC, path: "/secretariat" },
        hall: { page: others.hall, path: "/hall" },
        programme: { page: others.hall, path: "/programme" },
        home: { page: others.hall, path: "/" },
        in: { page: others.hall, path: "/in#i.0.x" },
      });
    }
  }
} finally {
  await house.close();
}
