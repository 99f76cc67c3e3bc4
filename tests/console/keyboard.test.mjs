// A sitting of the smallest conference, by the customs of the United Nations, with the keyboard alone: nothing
// is clicked. Each key is the one that is printed on the button.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { handsOff, space, spaceUntil, strike } from "./hands.mjs";
import { House, reads, shown } from "./house.mjs";

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
  for (const page of [desk, ...Object.values(seats)]) handsOff(page);
});

after(() => house.close());

test("a sitting is opened, and a delegation asks and speaks, by keys alone", async () => {
  await space(desk);
  await reads(desk, ".stage", "In session");
  await spaceUntil(desk, "Party A has finished");
  await strike(seats.B, "ask_floor");
  await reads(desk, '[data-press="next"]', "Give the floor to Party B");
  await space(desk);
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
