// What goes wrong with lines, hands and the hub itself: a line that is open and lets nothing through, a page that shows
// what no longer holds, two hands at once, a key that is held down, and a hub that dies while everybody presses.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { House, agree, answer, next, nextUntil, offered, reads, seen, shown, story, strike, taken } from "./house.mjs";

const test = story();
const MEMBERS = ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "VN"];

let house;
let desk;
let other;
let hall;
const seats = {};
const room = {};

before(async () => {
  house = await House.open({ settings: { consent_window: '"60s"', call_answer: '"5min"' } });
  desk = await house.enter("moderator", { width: 1600, height: 1000 });
  other = await house.enter("desk-2", { secret: await house.invite("moderator", "desk-2") });
  for (const party of MEMBERS) seats[party] = await house.enter(`${party}.hod`, { locale: party === "KH" ? "vi-VN" : "en-GB" });
  await seats.SG.goto(`http://127.0.0.1:${seats.SG.line.port}/chair`);
  await shown(seats.SG);
  hall = await house.enter("screen", { width: 1920, height: 1080 });
  Object.assign(room, { desk, other, hall, ...seats });
  await nextUntil(desk, "Conclude item 1.1");
});

after(() => house.close());

const rest = (...without) => Object.fromEntries(Object.entries(room).filter(([name]) => !without.includes(name)));

/** Presses the next button on several pages at once until one of them shows that it took. */
async function together(pages, done) {
  for (let tries = 0; tries < 40; tries += 1) {
    await Promise.all(pages.map((page) => page.keyboard.press("Space")));
    // Every answer is in before anything is looked at.
    await Promise.all(pages.map((page) => page.waitForFunction(() => !document.querySelector(".busy"))));
    if (await done()) return;
  }
  throw new Error("nobody's press was taken");
}

test("what is known is drawn before a key is heard", async () => {
  const drawn = await desk.evaluate(async () => {
    const { changed, follow } = await import("/assets/store.js");
    let drawn = false;
    const leave = follow(() => (drawn = true));
    changed();
    const early = drawn;
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "F20", bubbles: true }));
    leave();
    return { early, late: drawn };
  });
  assert.deepEqual(drawn, { early: false, late: true }, "a press would do what its button does not say");
});

test("two moderators press at once, and the floor moves once", async () => {
  for (const party of ["TH", "MY", "KH", "LA"]) {
    await strike(seats[party], "ask_floor");
    await offered(seats[party], "withdraw");
  }
  await agree(room, { list: ["TH", "MY", "KH", "LA"] });
  for (const page of [desk, other]) await reads(page, '[data-press="next"]', "Give the floor to Thailand");
  await together([desk, other], async () => (await seen(desk)).floor === "TH");
  await agree(room, { floor: "TH", phase: "called", list: ["MY", "KH", "LA"] });
});

test("a key that is held down and a button pressed twice act once", async () => {
  await strike(seats.TH, "start_speech");
  await agree(room, { floor: "TH", phase: "speaking" });
  await reads(desk, '[data-press="next"]', "Give the floor to Malaysia");
  const given = async () => (await seen(desk)).floor === "MY";
  for (let tries = 0; !(await given()); tries += 1) {
    assert.ok(tries < 40, "the key was never taken");
    for (let i = 0; i < 5; i += 1) await desk.keyboard.down("Space");
    await desk.keyboard.up("Space");
    await desk.waitForFunction(() => !document.querySelector(".busy"));
  }
  await agree(room, { floor: "MY", phase: "called", list: ["KH", "LA"] });
  await taken(seats.MY, "start_speech", () => seats.MY.dblclick('[data-press="start_speech"]'));
  await agree(room, { floor: "MY", phase: "speaking", list: ["KH", "LA"] });
  assert.equal(await seats.MY.$(".told.refused"), null, "the second press was nothing, and no fault");
});

test("a key whose work has just changed takes nothing for a moment", async () => {
  const chair = seats.SG;
  await chair.evaluate(() => {
    window.hasty = new Promise((done) => {
      new MutationObserver((_, observer) => {
        if (!document.querySelector('[data-press="reopen_list"]:not([aria-disabled])')) return;
        observer.disconnect();
        const before = window.submits;
        document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "l", bubbles: true, cancelable: true }));
        done(window.submits - before);
      }).observe(document.body, { subtree: true, childList: true, attributes: true });
    });
  });
  await strike(chair, "close_list");
  assert.equal(await chair.evaluate(() => window.hasty), 0, "it would open again what was closed a moment ago");
  await strike(chair, "reopen_list");
  await offered(chair, "close_list");
});

test("a key that was away is held from when it went, and not from when it comes back", async () => {
  const taken = await seats.BN.evaluate(async () => {
    const { act, endActs } = await import("/assets/acts.js");
    const { now } = performance;
    const begun = Math.ceil(now.call(performance));
    let ms = 0;
    performance.now = () => begun + ms;
    const taken = [];
    /** One drawing with one button or none, and a press of that. */
    const draw = (at, what) => {
      ms = at;
      const button = what && act({ id: "away", accel: "F20", label: what, action: { type: what }, sure: true, run: () => taken.push([at, what]) });
      endActs();
      button?.kids[0].props.onclick();
    };
    try {
      draw(0, "close");
      draw(1000, null);
      draw(1499, "open");
      draw(1500, "open");
      draw(2000, null);
      draw(2499, "open");
      draw(2499, "close");
      return taken;
    } finally {
      performance.now = now;
    }
  });
  assert.deepEqual(taken, [[0, "close"], [1500, "open"], [2499, "open"]], "what changed while it was away is held; what came back the same is not");
});

test("a page that hears nothing more acts only on what it shows", async () => {
  // What it says is heard; what happens meanwhile it does not hear.
  other.line.deafen();
  await reads(other, '[data-press="next"]', "Give the floor to Cambodia");
  await next(desk);
  await agree(rest("other"), { floor: "KH", phase: "called", list: ["LA"] });
  await strike(seats.KH, "start_speech");
  await agree(rest("other"), { floor: "KH", phase: "speaking", list: ["LA"] });
  assert.equal((await seen(other)).floor, "MY");
  await taken(other, "next", () => other.keyboard.press("Space"));
  await other.waitForSelector('[data-press="next"].busy');
  other.line.mend();
  // It hears of what it missed, and that its press was for what is no longer so: nobody lost the floor by it.
  await other.waitForSelector(".busy", { state: "detached" });
  await agree(room, { floor: "KH", phase: "speaking", list: ["LA"] });
});

test("why what was pressed cannot be pressed again lies over no other button, until somebody tries", async () => {
  const page = seats.KH;
  const why = () => page.$eval("#why-start_speech", (note) => getComputedStyle(note).display);
  await page.hover('[data-press="start_speech"]');
  assert.equal(await why(), "none");
  await page.click('[data-press="start_speech"]', { force: true });
  await page.waitForFunction(() => getComputedStyle(document.querySelector("#why-start_speech")).display === "block");
});

test("a line that stays open and lets nothing through is found out by both ends, in mid-speech", async () => {
  seats.KH.line.hang();
  // The hub notices by itself, and so does the page: at once it says so, in its own language, and sends nothing.
  await agree(rest("KH"), { floor: "KH", phase: "paused" });
  await seats.KH.waitForSelector(".banner.lost");
  assert.equal(await seats.KH.getAttribute("html", "lang"), "vi");
  assert.equal(await seats.KH.getAttribute('[data-press="end_speech"]', "aria-disabled"), "true");
  // Its clocks go on: the hub's time is known without the hub.
  const before = await seats.KH.textContent("hour-now .hour");
  await seats.KH.waitForFunction((before) => document.querySelector("hour-now .hour").textContent !== before, before);
  seats.KH.line.mend();
  await agree(room, { floor: "KH", phase: "speaking", list: ["LA"] });
  await strike(seats.KH, "end_speech");
  await agree(room, { floor: null, list: ["LA"] });
});

test("a delegation lost in a consent window freezes it for all, and comes back to its place and its words", async () => {
  await next(desk);
  await strike(seats.LA, "start_speech");
  await strike(seats.LA, "end_speech");
  await agree(room, { floor: null, list: [] });
  await nextUntil(desk, "Hand over the chair to Viet Nam");
  await next(desk);
  await next(desk);
  await agree(room, { item: "1.2", window: "running" });
  for (const party of ["MM", "PH"]) {
    await strike(seats[party], "ask_floor");
    await offered(seats[party], "withdraw");
  }
  const list = (await seen(desk)).list;
  await agree(room, { list });
  await strike(seats.PH, "object");
  await seats.PH.fill("dialog textarea", "Half a sen");
  seats.PH.line.hang();
  await agree(rest("PH"), { window: "frozen", list });
  for (const page of [desk, seats.SG, hall]) await reads(page, ".window.frozen", "Philippines");
  for (const page of [desk, seats.SG]) {
    assert.equal(await page.getAttribute('[data-press="declare"]', "aria-disabled"), "true");
    assert.match(await page.textContent("#why-declare .rule"), /^R-2\d$/);
  }
  await seats.PH.waitForSelector(".banner.lost");
  assert.equal(await seats.PH.getAttribute("dialog button[type=submit]", "disabled"), "", "nothing is sent into a dead line");
  await seats.PH.focus("dialog textarea");
  await seats.PH.keyboard.press("End");
  await seats.PH.keyboard.type("tence");
  seats.PH.line.mend();
  await agree(room, { window: "running", list });
  assert.equal(await seats.PH.inputValue("dialog textarea"), "Half a sentence");
  await seats.PH.click("dialog button[type=submit]");
  await agree(room, { window: "frozen", list });
  await reads(seats.BN, ".objection", "Half a sentence");
  await strike(seats.PH, "withdraw_objection", { twice: true });
  await agree(room, { window: "running", list });
});

test("an objection to a text that was changed meanwhile is to nothing that is there", async () => {
  await strike(seats.ID, "object");
  await seats.ID.fill("dialog textarea", "The second paragraph");
  seats.ID.line.deafen();
  await strike(seats.SG, "withdraw_chair_offer");
  await agree(rest("ID"), { text: null });
  assert.notEqual((await seen(seats.ID)).text, null);
  await seats.ID.click("dialog button[type=submit]");
  seats.ID.line.mend();
  await seats.ID.waitForSelector(".told.refused");
  await agree(room, { text: null });
  assert.equal(await desk.$(".objection"), null);
  await seats.ID.keyboard.press("Escape");
});

test("the hub dies while everybody presses, and every page comes back by itself to one and the same", async () => {
  const pressing = MEMBERS.filter((party) => party !== "SG");
  await Promise.all(pressing.map((party) => seats[party].evaluate(() => {
    window.pressing = setInterval(() => document.querySelector('[data-press="ask_floor"], [data-press="withdraw"]')?.click(), 60);
  })));
  // Only what is plainly so can be waited for, so the page lends its state to the wait.
  const from = await desk.evaluate(async () => (window.shows = (await import("/assets/store.js")).store).position);
  await desk.waitForFunction((from) => window.shows.position > from + 40, from);
  await house.restart();
  await Promise.all(Object.values(room).map((page) => page.waitForSelector(".stage.tech_hold, .standstill.tech_hold")));
  await Promise.all(pressing.map((party) => seats[party].evaluate(() => clearInterval(window.pressing))));
  await Promise.all(pressing.map((party) => seats[party].waitForFunction(() => !document.querySelector(".busy, .banner.lost"))));
  const { list } = await seen(desk);
  await agree(room, { stage: "tech_hold", item: "1.2", list });
  // Who is on the list is told so, and nobody else.
  for (const party of pressing) {
    const listed = await seats[party].evaluate(() => document.querySelector(".heard").classList.contains("waiting"));
    assert.equal(listed, list.includes(party), party);
  }
  await next(desk);
  await agree(room, { stage: "open", item: "1.2", list });
});
