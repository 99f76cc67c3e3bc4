// A sitting of the smallest conference, by the customs of the United Nations, with the keyboard alone: nothing
// is clicked. Each key is the one that is printed on the button.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { House, offered, reads, shown } from "./house.mjs";

let house;
let desk;
let chair;
const seats = {};

before(async () => {
  house = await House.open({ conference: "config/conferences/council.toml" });
  desk = await house.enter("moderator", { width: 1920, height: 1080 });
  for (const party of ["A", "B", "C", "D", "E"]) seats[party] = await house.enter(`${party}.hod`);
  // Rulings are the Chair's own; its page stands for its seat from here on.
  chair = seats.A;
  await chair.goto(`http://127.0.0.1:${chair.line.port}/chair`);
  await shown(chair);
  // Nothing is pressed with a mouse from here on.
  for (const page of [desk, ...Object.values(seats)]) page.click = () => assert.fail("a mouse");
});

after(() => house.close());

/** The key printed on a button. */
async function keyOf(page, name) {
  await offered(page, name);
  const key = await page.getAttribute(`[data-press="${name}"]`, "aria-keyshortcuts");
  assert.ok(key, `${name} has no key`);
  return key === " " ? "Space" : key;
}

/** Presses a button by its key, a second time where it wants one, and sends what it asks as it is. */
async function strike(page, name, text) {
  const key = await keyOf(page, name);
  await page.keyboard.press(key);
  await page.waitForFunction((name) => {
    const button = document.querySelector(`[data-press="${name}"]`);
    return !button || document.querySelector("dialog[open]") || button.getAttribute("aria-disabled") === "true" || button.classList.contains("armed");
  }, name);
  if (await page.$(`[data-press="${name}"].armed`)) return page.keyboard.press(key);
  if (await page.$("dialog[open]")) await answer(page, text);
}

/** Fills in the first field of a question, if it has words to be filled in, and sends it. */
async function answer(page, text) {
  if (text) {
    await page.focus("dialog textarea, dialog input[type=text]");
    await page.keyboard.type(text);
  }
  await page.waitForFunction(() => !document.querySelector('dialog [type=submit][aria-disabled="true"]'));
  await page.focus("dialog [type=submit]");
  await page.keyboard.press("Enter");
  await page.waitForSelector("dialog[open]", { state: "detached" });
}

/** Strikes Space until the next step says something. */
async function spaceUntil(words) {
  for (let i = 0; i < 60; i += 1) {
    const said = await desk.textContent('[data-press="next"] .words');
    if (said.includes(words)) return;
    await space();
  }
  assert.fail(`the next step never was: ${words}`);
}

async function space() {
  await offered(desk, "next");
  const before = await desk.textContent('[data-press="next"] .words');
  for (let i = 0; i < 100; i += 1) {
    await desk.keyboard.press("Space");
    if (await desk.$("dialog[open]")) return answer(desk);
    if ((await desk.textContent('[data-press="next"] .words')) !== before) return;
    // The button takes nothing for a moment after it has changed.
    await desk.waitForTimeout(60);
  }
  assert.fail(`${before} stayed`);
}

test("a sitting is opened, and a delegation asks and speaks, by keys alone", async () => {
  await space();
  await reads(desk, ".stage", "In session");
  await spaceUntil("Party A has finished");
  await strike(seats.B, "ask_floor");
  await reads(desk, '[data-press="next"]', "Give the floor to Party B");
  await space();
  await strike(seats.B, "start_speech");
  await reads(seats.B, ".heard", "Your microphone is OPEN");
});

test("keys of one letter can be switched off, and what is behind buttons is reached all the same", async () => {
  await seats.E.keyboard.press("?");
  await reads(seats.E, "dialog", "Keys of one letter are on");
  await seats.E.focus("dialog input[type=checkbox]");
  await seats.E.keyboard.press("Space");
  await seats.E.keyboard.press("Escape");
  await seats.E.waitForSelector("dialog[open]", { state: "detached" });
  await seats.E.keyboard.press("p");
  assert.equal(await seats.E.$("dialog[open]"), null);
  await seats.E.focus('[data-press="raise_point"]');
  await seats.E.keyboard.press("Enter");
  await seats.E.waitForSelector("dialog[open]");
  await seats.E.keyboard.press("Escape");
});

test("a point of order interrupts, is ruled on by the Chair and appealed", async () => {
  await strike(seats.C, "raise_point", "The order of speakers");
  await reads(desk, ".point", "The order of speakers");
  await strike(chair, "reject_point");
  await reads(desk, ".point", "not upheld");
  await strike(seats.C, "appeal_ruling");
  await reads(desk, ".point", "appealed by Party C");
});

test("every act of those who conduct has a key of its own printed on it, but for those on one of many", async () => {
  for (const [name, page] of [["desk", desk], ["chair", chair], ["delegation", seats.D]]) {
    const { bare, twice } = await page.evaluate(() => {
      const all = [...document.querySelectorAll("main [data-press]")].filter((one) => !one.closest("li, details"));
      const keys = all.map((one) => one.getAttribute("aria-keyshortcuts"));
      return {
        bare: all.filter((one, i) => !keys[i]).map((one) => one.dataset.press),
        twice: keys.filter((key, i) => key && keys.indexOf(key) !== i),
      };
    });
    assert.deepEqual({ name, bare, twice }, { name, bare: [], twice: [] });
  }
});
