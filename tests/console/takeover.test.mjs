// One seat and several devices: one acts, the others show. Who acts changes by consent, and all of them see it.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { House, nextUntil, offered, press, reads, story } from "./house.mjs";

const test = story();

let house;
let desk;
let first;
let second;

before(async () => {
  house = await House.open({ settings: { call_answer: '"5min"' } });
  desk = await house.enter("moderator");
  // Somebody has to preside.
  await house.enter("SG.hod");
  first = await house.enter("MY.hod");
  await nextUntil(desk, "Conclude item 1.1");
  await offered(first, "ask_floor");
  second = await house.enter("MY.hod", { secret: await house.invite("seat", "MY.hod"), width: 390, height: 844, locale: "vi-VN" });
});

after(() => house.close());

const pressable = (page, name) => page.$eval(`[data-press="${name}"]`, (button) => button.getAttribute("aria-disabled") !== "true");

test("a second device shows what the first shows, and says that it only shows", async () => {
  await reads(second, ".banner.mirror", "chỉ");
  assert.equal(await pressable(second, "ask_floor"), false);
  await press(first, "ask_floor");
  await second.waitForSelector(".speakers li.own");
  assert.equal(await first.$(".banner.mirror"), null);
});

test("the moderator agrees to a takeover, for a delegate who cannot reach the first device", async () => {
  await second.click(".banner.mirror .button");
  await reads(desk, ".lobby", "Malaysia");
  // The holder is asked as well, and leaves it to the desk.
  await reads(first, ".banner.mirror", "asks");
  await press(desk, "take-MY.hod");
  await desk.waitForSelector('[data-press="take-MY.hod"].armed');
  await press(desk, "take-MY.hod");
  await second.waitForSelector(".banner.mirror", { state: "detached" });
  await offered(second, "withdraw");
  await first.waitForSelector(".banner.mirror");
  assert.equal(await pressable(first, "withdraw"), false);
  // Nothing is left to be agreed to.
  await desk.waitForSelector('[data-press="take-MY.hod"]', { state: "detached" });
  await first.waitForSelector('[data-press="agree-takeover"]', { state: "detached" });
});

test("a device that was cut off loses its seat at once, and learns of it when it comes back", async () => {
  second.line.hang();
  await second.waitForSelector(".banner.lost");
  assert.equal(await pressable(second, "withdraw"), false);
  // Its holder is not there to be asked: whoever is, takes the seat.
  await first.click(".banner.mirror .button");
  await first.waitForSelector(".banner.mirror", { state: "detached" });
  await offered(first, "withdraw");
  second.line.mend();
  await second.waitForSelector(".banner.lost", { state: "detached" });
  await second.waitForSelector(".banner.mirror");
  assert.equal(await pressable(second, "withdraw"), false);
  // What it shows is what holds now, and the first acts.
  await press(first, "withdraw");
  await press(first, "withdraw");
  for (const page of [desk, first, second]) await page.waitForFunction(() => !document.querySelector(".speakers li"));
  assert.ok(await second.$(".banner.mirror"));
});
