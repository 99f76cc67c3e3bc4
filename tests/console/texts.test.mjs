// What is said of a text while it moves, and what people are told when something is refused: why, in their own hour, and
// what would be possible instead.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { House, answer, next, nextUntil, offered, press, reads, shown, story, strike } from "./house.mjs";

const test = story();

let house;
let desk;
let chair;
const seats = {};

const WINDOW = 12;

before(async () => {
  house = await House.open({
    conference: "config/conferences/council.toml",
    // The general debate may be noted, or endorsed, which takes silence.
    change: (text) =>
      text
        .replace("[settings]\n", `[settings]\nconsent_window = "${WINDOW}s"\ninterpretation_tail = "0s"\ncall_answer = "5min"\n`)
        .replace('order = "level_then_fifo"\n', 'order = "level_then_fifo"\nverbs = ["noted", "endorsed", "not_agreed"]\n'),
  });
  desk = await house.enter("moderator", { width: 1920, height: 1080 });
  chair = await house.enter("A.hod", { timezoneId: "Asia/Tokyo" });
  await chair.goto(`http://127.0.0.1:${chair.line.port}/chair`);
  await shown(chair);
  for (const party of ["B", "C", "D", "E"]) seats[party] = await house.enter(`${party}.hod`, { locale: party === "D" ? "vi-VN" : "en-GB" });
});

after(() => house.close());

test("who presides asks for the floor for its own delegation, begins and ends, all on the Chair's page", async () => {
  await nextUntil(desk, "Conclude item 1");
  await strike(chair, "ask_floor");
  await reads(desk, ".speakers", "Party A");
  await next(desk);
  await reads(chair, ".floor .badge", "Called");
  await strike(chair, "start_speech");
  await reads(desk, ".floor .badge", "Speaking");
  await strike(chair, "end_for_speaker");
  await reads(desk, ".floor .badge", "Floor free");
});

test("a refusal says beside its rule what would be possible instead, in the reader's language", async () => {
  await nextUntil(desk, "Conclude item 2");
  await strike(desk, "table");
  await answer(desk, { text: "The Council adopts its agenda." });
  await nextUntil(desk, "Conclude item 3");
  await press(desk, "close_list");
  await reads(seats.B, "#why-ask_floor", "R-7");
  for (const page of [seats.B, seats.D]) await page.hover('[data-press="ask_floor"]');
  await reads(seats.B, "#why-ask_floor .instead", "for you: asking for a right of reply");
  await reads(seats.B, "#why-ask_floor .instead", "for the Chair:");
  await reads(seats.D, "#why-ask_floor .instead", "Có thể làm thay, cho quý vị:");
  await seats.B.hover('[data-press="ask_floor"]');
  assert.ok(await seats.B.isVisible("#why-ask_floor .instead"));
  await press(desk, "reopen_list");
  await offered(seats.B, "ask_floor");
});

test("what is refused after all is told with what would be possible instead, and follows the language", async () => {
  // It does not hear that the list is closed; its press is for what it shows. Its clock stands meanwhile, for after ten
  // seconds of silence it would rightly offer nothing, and here that may be no longer than a press takes.
  await offered(desk, "close_list");
  await seats.D.evaluate(() => {
    const [stands, { now }] = [Date.now(), Date];
    Date.now = () => stands;
    window.goesOn = () => (Date.now = now);
  });
  seats.D.line.deafen();
  await press(desk, "close_list");
  await reads(desk, ".list .tag", "list closed");
  await press(seats.D, "ask_floor");
  seats.D.line.mend();
  await reads(seats.D, ".told.refused .instead", "Có thể làm thay");
  await seats.D.evaluate(() => window.goesOn());
  await seats.D.selectOption("#top select", "en");
  await reads(seats.D, ".told.refused .instead", "Possible instead");
  await seats.D.selectOption("#top select", "vi");
  await press(desk, "reopen_list");
});

test("an amendment to a text that has moved on is worded anew, with both texts side by side", async () => {
  await strike(desk, "table");
  await answer(desk, { text: "The Council notes the debate and asks for a report." });
  await strike(seats.B, "propose_amendment");
  await answer(seats.B, { "passage.words": "a report", new: "a short report" });
  await reads(desk, ".amendments", "a short report");
  await press(desk, "revise");
  await answer(desk, { text: "The Council notes the general debate and asks for a written report." });
  await reads(desk, ".text .meta", "revision 2");
  await reads(seats.B, ".amendments .tag.stale", "worded anew");
  await strike(seats.B, "anew-1");
  await reads(seats.B, ".compare section:first-child", "asks for a report");
  await reads(seats.B, ".compare section:last-child", "asks for a written report");
  assert.deepEqual(await seats.B.$$eval(".compare ins", (all) => all.map((one) => one.textContent.trim())), ["general", "written"]);
  await answer(seats.B, { words: "a written report", new: "a short written report" });
  await reads(seats.B, ".amendments .tag.open", "before the text");
  await reads(desk, ".amendments", "a short written report");
  assert.equal(await seats.B.$('[data-press="anew-1"]'), null);
  await press(seats.B, "withdraw_amendment");
  await press(seats.B, "withdraw_amendment");
  await desk.waitForFunction(() => !document.querySelector(".amendments"));
});

test("an objection to a text that has moved on does not stand, and is offered anew for the one that is put", async () => {
  await strike(chair, "put", { twice: true });
  await strike(seats.C, "object");
  await answer(seats.C, { point: "Whose report?" });
  await chair.hover('[data-press="declare"]');
  await reads(chair, "#why-declare .instead", "Possible instead");
  await press(desk, "revise");
  await answer(desk, { text: "The Council notes the general debate and asks its Rapporteur for a written report." });
  await reads(desk, ".text .meta", "revision 3");
  await strike(chair, "put", { twice: true });
  await press(seats.C, "object-again");
  await reads(seats.C, ".compare ins", "its Rapporteur");
  assert.equal(await seats.C.inputValue("dialog textarea"), "Whose report?");
  await answer(seats.C, { point: "By when?" });
  await reads(chair, ".objection", "By when?");
  await press(seats.C, "withdraw_objection");
  await press(seats.C, "withdraw_objection");
  await chair.waitForSelector(".objection", { state: "detached" });
});

test("while a window runs, a verb that takes no silence is chosen first, and one that does says until when, in the reader's hour", async () => {
  await chair.waitForSelector(".window.running");
  await strike(chair, "declare");
  await chair.waitForSelector("dialog[open]");
  assert.equal(await chair.inputValue('dialog [name="verb"]'), "noted");
  assert.match(await chair.textContent('dialog option[value="endorsed"]'), /not now/);
  assert.equal(await chair.$("#ask-why"), null);
  await chair.selectOption('dialog [name="verb"]', "endorsed");
  await reads(chair, "#ask-why", "where you are");
  const why = await chair.textContent("#ask-why");
  const [, hub, own] = why.match(/(\d\d:\d\d:\d\d), The Council Room time \((\d\d:\d\d:\d\d) where you are\)/) ?? assert.fail(why);
  const hours = (text) => Number(text.slice(0, 2));
  assert.equal((hours(hub) + 9) % 24, hours(own), "Tokyo is nine hours ahead");
  assert.equal(hub.slice(2), own.slice(2));
  await reads(chair, "#ask-why", "R-21");
  assert.equal(await chair.getAttribute("dialog [type=submit]", "aria-disabled"), "true");
  // When the time is over, the same dialog lets it through.
  await chair.waitForSelector("#ask-why", { state: "detached" });
  await answer(chair, { verb: "endorsed" });
  await reads(desk, ".decision .verb", "Endorsed");
});
