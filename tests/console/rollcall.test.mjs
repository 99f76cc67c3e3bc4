// A roll-call vote by the customs of the United Nations, to its end, with the keyboard alone: each key is the one that is
// printed on the button, and nothing is clicked.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { House, reads, shown, story } from "./house.mjs";
import { fill, handsOff, spaceUntil, strike } from "./hands.mjs";

const test = story();
const PARTIES = ["A", "B", "C", "D", "E"];

let house;
let desk;
let chair;
const seats = {};

before(async () => {
  house = await House.open({
    conference: "config/conferences/council.toml",
    change: (text) => text.replace("[settings]\n", '[settings]\nconsent_window = "3s"\ninterpretation_tail = "0s"\ncall_answer = "5min"\n'),
  });
  desk = await house.enter("moderator", { width: 1920, height: 1080 });
  for (const party of PARTIES) seats[party] = await house.enter(`${party}.hod`);
  // Who presides does not vote; its delegation's alternate does.
  chair = seats.A;
  seats.A = await house.enter("A.alt");
  await chair.goto(`http://127.0.0.1:${chair.line.port}/chair`);
  await shown(chair);
  for (const page of [desk, chair, ...Object.values(seats)]) handsOff(page);
});

after(() => house.close());

test("a text is put to the vote where there is no consensus, and the lot says who begins", async () => {
  await spaceUntil(desk, "Conclude item 2");
  await strike(desk, "table", { text: "The Council adopts its agenda." });
  await reads(desk, ".text blockquote", "adopts its agenda");
  await strike(chair, "put");
  await strike(seats.C, "object", { point: "Item 4 comes too late." });
  await reads(chair, ".objection", "too late");
  // What is put is taken back first: there is no voting on what is before the meeting as agreed.
  await strike(chair, "consult");
  await strike(chair, "put_to_vote", {});
  for (const page of [desk, ...Object.values(seats)]) await page.waitForSelector(".vote .called");
  const called = (await desk.textContent(".vote .called")).match(/Party [A-E]/)[0];
  await reads(chair, ".said.big", `I call on ${called} to vote.`);
});

test("each is called in turn and votes with its own keys; an abstention and a no among them", async () => {
  const says = { A: "vote_yes", B: "vote_no", C: "abstain", D: "vote_yes", E: "vote_yes" };
  for (let i = 0; i < PARTIES.length; i += 1) {
    const calledNow = await desk.textContent(".vote .called");
    const party = PARTIES.find((party) => calledNow.includes(`Party ${party}`));
    await reads(seats[party], ".vote .called", `Party ${party}`);
    // Twice, since a vote binds; and once only, since the next key belongs to the next one.
    await strike(seats[party], says[party]);
    if (i < PARTIES.length - 1) await desk.waitForFunction((before) => document.querySelector(".vote .called").textContent !== before, calledNow);
  }
  await desk.waitForSelector(".vote", { state: "detached" });
  // What is carried needs no silence as well; it is the Chair who declares it.
  await strike(chair, "declare", { verb: "adopted" });
  await reads(desk, ".decision .verb", "Adopted");
  await reads(seats.B, ".decision", "The Council adopts its agenda.");
});
