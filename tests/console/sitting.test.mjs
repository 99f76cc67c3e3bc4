// A whole meeting by consensus, from the first gavel to the last, with the keyboard alone: the chair changes hands, somebody
// is away and comes back, a point of order is ruled on, an item is put off and taken up again, the report is adopted.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { House, reads, shown, story } from "./house.mjs";
import { handsOff, space, spaceUntil, strike } from "./hands.mjs";

const test = story();

let house;
let desk;
let chair;
let secretariat;
const seats = {};

before(async () => {
  house = await House.open({
    conference: "config/conferences/council.toml",
    // The same council, as the first users meet: consensus, a chair that is handed over, a secretariat that keeps the papers.
    change: (text) =>
      text
        .replace('profile = "un"', 'profile = "asean"')
        .replace("[settings]\n", '[settings]\nconsent_window = "2s"\ninterpretation_tail = "0s"\ncall_answer = "5min"\n')
        .replace('chair = "A"\n', 'outgoing = "B"\nchair = "A"\n')
        .replace('vice_chair = "B"\n', 'vice_chair = "C"\n')
        .replace('member = ["A", "B", "C", "D", "E"]', 'member = ["A", "B", "C", "D"]\nsecretariat = ["E"]')
        .replace('kind = "opening"\npresenters = ["chair"]', 'kind = "chair_handover"'),
  });
  desk = await house.enter("moderator", { width: 1920, height: 1080 });
  for (const party of ["A", "B", "C", "D"]) seats[party] = await house.enter(`${party}.hod`, { locale: party === "C" ? "vi-VN" : "en-GB" });
  secretariat = await house.enter("E.hod");
  await presides("B");
  for (const page of [desk, secretariat, ...Object.values(seats)]) handsOff(page);
});

after(() => house.close());

/** Who presides has the Chair's page before it, and who did has its delegation's again. */
async function presides(party) {
  if (chair) {
    await chair.goto(`http://127.0.0.1:${chair.line.port}/delegation`);
    await shown(chair);
  }
  chair = seats[party];
  await chair.goto(`http://127.0.0.1:${chair.line.port}/chair`);
  await shown(chair);
}

/** A text is laid on the table by the moderator, put by the Chair, and declared when nobody objected. */
async function decide(text, verb) {
  await strike(desk, "table", { text });
  await reads(desk, ".text blockquote", text);
  await strike(chair, "put");
  await desk.waitForSelector(".text.put");
  // Each device says by itself that the text is before it.
  await reads(seats.D, ".text .window.running, .text .window.elapsed", "");
  await desk.waitForSelector(".window.elapsed");
  await strike(chair, "declare", { verb });
  await desk.waitForFunction((text) => [...document.querySelectorAll(".decision p")].some((one) => one.textContent === text), text);
}

test("the outgoing Chair opens the meeting, and one delegation says that it is not represented for now", async () => {
  await strike(chair, "now");
  await reads(desk, ".stage", "In session");
  await strike(seats.D, "be_absent");
  await reads(desk, ".presence", "absent");
  await strike(seats.D, "attend");
  await desk.waitForFunction(() => !document.querySelector(".presence").textContent.includes("absent"));
});

test("the chair is handed over by the meeting's own agreement, and the new Chair takes it", async () => {
  await spaceUntil(desk, "Hand over the chair to Party A");
  await strike(desk, "next");
  await desk.waitForSelector(".text.put");
  await desk.waitForSelector(".window.elapsed");
  await strike(chair, "declare", {});
  await strike(seats.A, "assume_chair");
  await reads(desk, ".where-chair .who", "Party A");
  await presides("A");
});

test("the agenda is adopted by consensus", async () => {
  await spaceUntil(desk, "Conclude item 2");
  await decide("The Council adopts its agenda.", "adopted");
});

test("delegations ask for the floor and speak, and a point of order is ruled on at once", async () => {
  await spaceUntil(desk, "Conclude item 3");
  await strike(seats.B, "ask_floor");
  await reads(desk, ".speakers li:last-child", "Party B");
  await strike(seats.C, "ask_floor");
  await reads(desk, ".speakers li:last-child", "Party C");
  await strike(chair, "close_list");
  await strike(chair, "next_speaker");
  await reads(seats.B, ".heard", "You are called");
  await strike(seats.B, "start_speech");
  await reads(seats.B, ".heard", "Your microphone is OPEN");
  await strike(seats.C, "raise_point", { text: "This belongs to item 4." });
  await reads(chair, ".point", "This belongs to item 4.");
  await strike(chair, "reject_point");
  await reads(desk, ".point", "not upheld");
  await reads(desk, ".floor .badge", "Speaking");
  await strike(seats.B, "end_speech");
  await spaceUntil(desk, "Conclude item 3");
  assert.equal(await desk.$(".speakers li"), null);
  await decide("The Council notes the general debate.", "noted");
});

test("an item is put off and taken up again by a ruling, and both are decided", async () => {
  await spaceUntil(desk, "Conclude item 4.1");
  await strike(desk, "defer_item", { to: "later" });
  await reads(desk, ".items .is-deferred .number", "4.1");
  await strike(desk, "other-item", { item: "4.1", ruling: "The Council returns to what it put off." });
  await reads(desk, ".where-item .number", "4.1");
  await spaceUntil(desk, "Conclude item 4.1");
  await decide("The Council adopts its programme of work.", "adopted");
  await spaceUntil(desk, "Conclude item 4.2");
  await decide("The Council approves its budget.", "approved");
});

test("the report is tabled by the Secretariat, adopted, and the meeting is closed", async () => {
  await spaceUntil(desk, "Conclude item 5");
  await decide("The Council agrees to what was said under other matters.", "agreed");
  await spaceUntil(desk, "Conclude item 6");
  await decide("The Council meets again in a year.", "agreed");
  await spaceUntil(desk, "Conclude item 7");
  await strike(secretariat, "revise-C/REPORT", { text: "Report of the session. 1. The Council met." });
  await reads(desk, ".papers-list", "revision 1");
  await decide("The Council adopts the report of its session.", "adopted");
  await spaceUntil(desk, "Close the meeting");
  await strike(desk, "next");
  for (const page of [desk, ...Object.values(seats)]) await page.waitForSelector(".stage.closed");
  assert.equal(await desk.$(".items .is-deferred"), null);
});
