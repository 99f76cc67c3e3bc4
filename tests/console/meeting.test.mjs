// A sitting in browsers: the moderator, the delegations and the hall, each in a context and over a line of its own.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { House, next, nextUntil, offered, press, reads } from "./house.mjs";

const PARTIES = ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "VN"];

let house;
let desk;
let hall;
const seats = {};

before(async () => {
  house = await House.open();
  desk = await house.enter("moderator", { width: 1920, height: 1080 });
  for (const party of PARTIES) seats[party] = await house.enter(`${party}.hod`, { locale: party === "VN" ? "vi-VN" : "en-GB" });
  hall = await house.enter("screen", { width: 1920, height: 1080, scheme: "dark" });
  await nextUntil(desk, "Conclude item 1.1");
});

after(() => house.close());

test("who asks for the floor is seen in the same place by all, and is told its own", async () => {
  for (const party of ["TH", "MY", "VN"]) {
    await press(seats[party], "ask_floor");
    await offered(seats[party], "withdraw");
  }
  for (const page of [desk, seats.BN, seats.VN]) {
    await page.waitForFunction(() => document.querySelectorAll(".speakers li").length === 3);
  }
  const places = await desk.$$eval(".speakers li", (lines) => lines.map((line) => line.querySelector("b").textContent));
  assert.deepEqual(places, ["Thailand", "Malaysia", "Viet Nam"]);
  await reads(seats.VN, ".heard", "thứ 3 trong số 3");
  await reads(hall, ".nexts", "Thailand");
});

test("two presses at once give the floor once", async () => {
  await reads(desk, '[data-press="next"]', "Give the floor to Thailand");
  await offered(desk, "next");
  await desk.evaluate(() => {
    const button = document.querySelector('[data-press="next"]');
    return new Promise((done) => {
      const again = setInterval(() => {
        button.click();
        button.click();
        if (document.querySelector(".floor .party").textContent === "Thailand") {
          clearInterval(again);
          done();
        }
      }, 50);
    });
  });
  await reads(hall, ".speaker .party", "Thailand");
  assert.equal(await desk.$$eval(".speakers li", (lines) => lines.length), 2);
  await press(seats.TH, "start_speech");
  await reads(seats.TH, ".heard", "Your microphone is OPEN");
  await reads(desk, ".floor .badge", "Speaking");
});

test("a delegation cut in mid-speech is paused, keeps its page, and goes on where it was", async () => {
  seats.TH.line.cut();
  await seats.TH.waitForSelector(".banner.lost");
  await reads(desk, ".floor .badge", "Paused");
  // What cannot work is disabled, and the page still shows where it was.
  await reads(seats.TH, ".heard", "Your microphone is OPEN");
  assert.equal(await seats.TH.getAttribute('[data-press="end_speech"]', "aria-disabled"), "true");
  seats.TH.line.mend();
  await seats.TH.waitForSelector(".banner.lost", { state: "detached" });
  await offered(seats.TH, "end_speech");
  await reads(seats.TH, ".heard", "Your microphone is OPEN");
  await reads(desk, ".floor .badge", "Speaking");
});

test("another device of a seat shows only, until the first agrees", async () => {
  const second = await house.enter("MY.hod", { secret: await house.invite("seat", "MY.hod"), width: 390, height: 844 });
  await second.waitForSelector(".banner.mirror");
  assert.equal(await second.getAttribute('[data-press="withdraw"]', "aria-disabled"), "true");
  await second.click(".banner.mirror .button");
  await press(seats.MY, "agree-takeover");
  await press(seats.MY, "agree-takeover");
  await second.waitForSelector(".banner.mirror", { state: "detached" });
  await offered(second, "withdraw");
  await seats.MY.waitForSelector(".banner.mirror");
  // After a restart the first device that comes back acts; so that this is no race, one is left.
  await seats.MY.close();
  seats.MY = second;
});

test("a whole decision is taken: put, acknowledged by every device itself, declared, and read in the hall", async () => {
  await nextUntil(desk, "Hand over the chair to Viet Nam");
  await next(desk);
  await next(desk);
  await reads(desk, ".acks .yes", "(10)");
  await reads(seats.BN, ".text", "worked out the hash");
  await reads(seats.VN, ".text", "đã tự tính mã băm");
  await desk.waitForSelector(".window.running");
});

test("a delegation cut while a text is put freezes it, and its return starts the time anew", async () => {
  seats.LA.line.cut();
  await desk.waitForSelector(".window.frozen");
  await reads(desk, ".window.frozen", "Lao PDR");
  assert.equal(await desk.getAttribute('[data-press="declare"]', "aria-disabled"), "true");
  await reads(desk, "#why-declare", "R-");
  seats.LA.line.mend();
  await desk.waitForSelector(".window.running");
});

test("an objection wants a second press, stops the decision, and is withdrawn", async () => {
  await press(seats.ID, "object");
  await seats.ID.fill("dialog textarea", "Paragraph 2");
  assert.equal(await desk.$(".objection"), null, "nothing was sent by the first press");
  await seats.ID.click("dialog button[type=submit]");
  await reads(desk, ".objection", "Paragraph 2");
  await reads(seats.BN, ".objection", "Indonesia objects");
  await press(seats.ID, "withdraw_objection");
  await press(seats.ID, "withdraw_objection");
  await desk.waitForSelector(".objection", { state: "detached" });
  await desk.waitForSelector(".window.running");
});

test("the hub is killed and comes back: every page returns by itself, in technical hold, with everything", async () => {
  await house.restart();
  for (const page of [desk, hall, ...Object.values(seats)]) {
    await page.waitForFunction(() => document.querySelector(".stage.tech_hold, .standstill.tech_hold"));
    await page.waitForSelector(".banner", { state: "detached" });
  }
  assert.equal(await desk.textContent(".where-item .number"), "1.2");
  await next(desk);
  await reads(desk, ".stage", "In session");
  await desk.waitForSelector(".window.running");
});

test("the language changes on the fly, and nothing typed is lost while the line is down", async () => {
  await press(seats.PH, "comment");
  await seats.PH.fill("dialog textarea", "Half a sentence");
  seats.PH.line.cut();
  await seats.PH.waitForSelector(".banner.lost");
  // A language that was never loaded cannot be had now; the page stays in the one it has.
  await seats.PH.evaluate(() => import("/assets/i18n.js").then((module) => module.speak("vi")));
  assert.equal(await seats.PH.getAttribute("html", "lang"), "en");
  seats.PH.line.mend();
  await seats.PH.waitForSelector(".banner.lost", { state: "detached" });
  assert.equal(await seats.PH.inputValue("dialog textarea"), "Half a sentence");
  await seats.PH.keyboard.press("Escape");
  await seats.PH.selectOption("#top select", "vi");
  await reads(seats.PH, ".where-item h1", "Đảm nhận");
  assert.equal(await seats.PH.getAttribute("html", "lang"), "vi");
});

test("the keys that there are stand in a list, and letters can be switched off", async () => {
  await desk.keyboard.press("?");
  await reads(desk, "dialog", "Technical hold");
  await desk.click("dialog input[type=checkbox]");
  await desk.keyboard.press("Escape");
  await desk.waitForSelector("dialog[open]", { state: "detached" });
  await desk.keyboard.press("h");
  assert.equal(await desk.$("dialog[open]"), null);
  await desk.keyboard.press("?");
  await desk.click("dialog input[type=checkbox]");
  await desk.keyboard.press("Escape");
  await desk.waitForSelector("dialog[open]", { state: "detached" });
  await desk.keyboard.press("h");
  await desk.waitForSelector("dialog[open]");
  await desk.keyboard.press("Escape");
});
