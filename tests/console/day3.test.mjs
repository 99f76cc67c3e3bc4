// The third day of the shipped conference in browsers, from the opening ceremony to the closing: the moderator, the
// Chair, thirteen delegations and the hall, each in a context and over a line of its own, and the Secretariat that
// tables the papers. Two days were rehearsed before; here nothing is done but by keys and buttons. At each step that
// decides something all pages have to show the same, and the right thing.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { House, agree, answer, catalogue, next, nextUntil, offered, press, reads, seen, shown, story, strike } from "./house.mjs";

const test = story();
const MEMBERS = ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "VN"];
const PARTNERS = ["CN", "JP", "KR"];

let house;
let desk;
let chair;
let hall;
let secretariat;
const seats = {};
/** Everybody who is in the room, by name. */
const room = {};

before(async () => {
  house = await House.open({
    played: "ASOMM3-14/11",
    settings: { consent_window: '"2s"', interpretation_tail: '"1s"', call_answer: '"5min"' },
  });
  desk = await house.enter("moderator", { width: 1920, height: 1080 });
  // The Minister presides with a device of his own; the delegation's place is kept by his alternate.
  chair = await house.enter("VN.hod", { width: 1024, height: 768, locale: "vi-VN" });
  await chair.goto(`http://127.0.0.1:${chair.line.port}/chair`);
  await shown(chair);
  for (const party of [...MEMBERS, ...PARTNERS]) {
    const vietnamese = party === "VN" || party === "LA";
    seats[party] = await house.enter(party === "VN" ? "VN.alt" : `${party}.hod`, { locale: vietnamese ? "vi-VN" : "en-GB" });
  }
  hall = await house.enter("screen", { width: 1920, height: 1080, scheme: "dark" });
  secretariat = await house.enter("ASEC.hod");
  Object.assign(room, { desk, chair, hall, secretariat, ...seats });
});

after(() => house.close());

// ---- what people do again and again -------------------------------------------------------------------------------

/** The Secretariat tables a paper that nobody has tabled, or its next revision. */
async function paper(symbol, text) {
  await strike(secretariat, `revise-${symbol}`);
  await answer(secretariat, { text });
}

/** The moderator lays a text on the table; of the open item's papers, the first unless told. */
async function lay(text, papers = {}) {
  await strike(desk, "table");
  await answer(desk, { text, ...papers });
  await reads(desk, ".text blockquote", text.slice(0, 40));
}

/** The Chair puts what lies on the table; everybody has the same text before them, and all ten have it themselves. */
async function put({ pages = room } = {}) {
  await strike(chair, "put", { twice: true });
  await putByNow(pages);
}

async function putByNow(pages = room) {
  await desk.waitForSelector(".text.put");
  const { text } = await seen(desk);
  assert.match(text, /^[0-9a-f]{8}$/);
  await agree(pages, { text });
  await reads(desk, ".acks .yes", "(10)");
}

/** The Chair declares with a verb, once that is possible. */
async function declare(item, verb, { style = "plain", by = chair, pages = room } = {}) {
  // What an item is usually only noted with may be declared at once; what needs silence not before it is over.
  if (["adopted", "agreed", "endorsed"].includes(verb)) await agree(pages, { window: "elapsed" });
  await strike(by, "declare");
  // How something is noted is asked only where an item can be noted.
  await answer(by, verb === "noted" ? { verb, style } : { verb });
  const { en, vi } = catalogue(`verb-${verb}`);
  await agree(pages, { text: null, decided: [[en, vi], item] });
}

/**
 * Gives the floor to who is next, who begins; all see both. Where nobody sits at a delegation's page, the moderator
 * says that the speech has begun.
 */
async function floor(party, { list, pages = room } = {}) {
  await next(desk);
  await agree(pages, { floor: party, phase: "called", ...(list ? { list } : {}) });
  if (seats[party]?.url().endsWith("/delegation")) await strike(seats[party], "start_speech");
  else await next(desk);
  await agree(pages, { floor: party, phase: "speaking" });
}

/** Opens the next item; nothing of the last one is left on any page. */
async function open(item, { pages = room } = {}) {
  await nextUntil(desk, `Open item ${item}`);
  await next(desk);
  await agree(pages, { stage: "open", item, floor: null, phase: null, text: null });
}

/** Whoever is on the list has the floor and ends; the desk's one button does it all. */
const hearAll = (item) => nextUntil(desk, `Conclude item ${item}`);

// ---- the day ------------------------------------------------------------------------------------------------------

test("what was left of the day before is closed, and every page turns to the third meeting", async () => {
  await next(desk);
  await nextUntil(desk, "Close the meeting");
  await strike(desk, "next", { twice: true });
  await reads(desk, ".where-meeting", "8th ASEAN Ministerial Meeting on Minerals");
  await agree(room, { stage: "scheduled", item: null, chair: "TH" });
});

test("the outgoing Chair opens the meeting, and the opening ceremony has its speakers", async () => {
  await seats.TH.goto(`http://127.0.0.1:${seats.TH.line.port}/chair`);
  await shown(seats.TH);
  await reads(seats.TH, ".said.big", "I declare the 8th AMMin open");
  await strike(seats.TH, "now", { twice: true });
  await agree(room, { stage: "open", item: null, chair: "TH" });
  await open("1");
  await agree(room, { list: ["GOV-VN", "VN"] });
  await floor("GOV-VN", { list: ["VN"] });
  await floor("VN", { list: [] });
  await strike(seats.VN, "end_speech");
  await agree(room, { floor: null, phase: null });
});

test("the outgoing Chair hands over to another party, once the meeting has agreed", async () => {
  await open("2");
  await floor("TH", { list: [] });
  await next(desk);
  await open("3");
  await strike(seats.TH, "offer_chair", { twice: true });
  await putByNow();
  assert.equal(await chair.getAttribute('[data-press="assume_chair"]', "aria-disabled"), "true", "nobody takes the chair before it is agreed");
  await declare("3", "agreed", { by: seats.TH });
  await agree(room, { chair: "TH" });
  await strike(chair, "assume_chair", { twice: true });
  await agree(room, { chair: "VN" });
  // The one who presided has an endpoint as every other now.
  await reads(seats.TH, ".chair.waits", "Viet Nam presides");
  await seats.TH.goto(`http://127.0.0.1:${seats.TH.line.port}/delegation`);
  await shown(seats.TH);
  await hearAll("3");
});

test("the agenda is adopted: put, before all ten, declared", async () => {
  await open("4");
  await paper("AMMin8/AGENDA", "Provisional Agenda of the 8th AMMin. 1. Opening Ceremony ... 16. Closing.");
  await hearAll("4");
  await lay("The Meeting adopts the Agenda.");
  await put();
  await reads(seats.MM, ".text .papers", "AMMin8/AGENDA");
  await declare("4", "adopted");
});

test("in the tour de table everybody speaks in the order that all see, through a point of order", async () => {
  await open("5");
  const order = ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "VN"];
  await agree(room, { list: order });
  // Who withdraws and asks anew is where the order of protocol has it; in between, everybody behind moves up.
  await strike(seats.MY, "withdraw", { twice: true });
  await agree(room, { list: order.filter((party) => party !== "MY") });
  await strike(seats.MY, "ask_floor");
  await offered(seats.MY, "withdraw");
  await agree(room, { list: order });
  // An observer is told, before any press, that the Chair has to invite it.
  assert.match(await seats.CN.textContent("#why-ask_floor"), /R-1$/);
  for (let i = 0; i < order.length; i += 1) {
    await floor(order[i], { list: order.slice(i + 1) });
    if (order[i] !== "KH") continue;
    await strike(seats.PH, "raise_point");
    await answer(seats.PH, { text: "The statement goes beyond the item." });
    await agree(room, { floor: "KH", phase: "paused" });
    await reads(seats.BN, ".point", "The statement goes beyond the item.");
    await reads(desk, "#why-next", "Philippines");
    await strike(chair, "reject_point", { twice: true });
    await agree(room, { floor: "KH", phase: "speaking" });
  }
  await strike(seats.VN, "end_speech");
  await agree(room, { floor: null, list: [] });
  for (const item of ["5.1", "5.2"]) {
    await open(item);
    await floor("ASEC", { list: [] });
    await hearAll(item);
    await lay(`The Meeting notes what was said under ${item}.`);
    await declare(item, "noted");
  }
  await strike(desk, "conclude_item");
  await answer(desk);
  await agree(room, { item: "5" });
  await lay("The Meeting notes the measures and annual priorities.");
  await declare("5", "noted");
});

test("what is reported is noted, and what comes from outside with appreciation", async () => {
  await open("6");
  await floor("VN");
  await floor("ASEC");
  await hearAll("6");
  await lay("The Meeting notes the implementation of AMCAP.");
  await declare("6", "noted");
  for (const [item, symbol, party] of [["7", "AMMin8/AFMA", "AFMA"], ["8", "AMMin8/IEA", "IEA"]]) {
    await open(item);
    await paper(symbol, `The paper of ${party}.`);
    await floor(party, { list: [] });
    await hearAll(item);
    await lay(`The Meeting notes with appreciation the report of ${party}.`);
    await declare(item, "noted", { style: "appreciation" });
  }
});

test("an item is put off, and the meeting goes to lunch", async () => {
  await open("9");
  await hearAll("9");
  await lay("The Meeting defers the study.");
  await put();
  await declare("9", "deferred");
  await strike(desk, "defer_item");
  await answer(desk, { to: "later" });
  await agree(room, { item: null });
  for (const page of [desk, seats.ID]) await page.waitForFunction(() => [...document.querySelectorAll(".items .is-deferred .number")].some((one) => one.textContent === "9"));
  await strike(desk, "adjourn");
  await answer(desk);
  await agree(room, { stage: "adjourned" });
  await strike(chair, "now", { twice: true });
  await agree(room, { stage: "open", chair: "VN", item: null });
});

test("the action plan is adopted, the one that the officials endorsed two days ago", async () => {
  await open("10");
  await hearAll("10");
  await lay("The Meeting adopts AMCAP-III Phase 2: 2021-2025.");
  await put();
  await reads(seats.ID, ".text .papers", "AMCAP-III/PHASE-2");
  await reads(hall, ".text-big", "The Meeting adopts AMCAP-III Phase 2");
  await declare("10", "adopted");
  await open("11");
  await floor("BN", { list: [] });
  await hearAll("11");
  await lay("The Meeting notes the Priority Economic Deliverables.");
  await declare("11", "noted");
});

/** Who stays for a closed item, and who leaves. */
const inside = () => Object.fromEntries(Object.entries(room).filter(([name]) => name !== "hall" && !PARTNERS.includes(name)));
const outside = () => Object.fromEntries([hall, ...PARTNERS.map((party) => seats[party])].entries());

test("what is closed is seen by those inside, and by nobody else", async () => {
  const pages = inside();
  await open("12", { pages });
  await agree(outside(), { stage: "open", item: null, list: [] });
  await hearAll("12");
  await lay("The Meeting endorses the recommendations of ASOMM.");
  await put({ pages });
  await agree(outside(), { item: null, text: null, decided: ["11"] });
  await declare("12", "endorsed", { pages });
  await lay("The Meeting establishes a standing secretariat.");
  await put({ pages });
  await declare("12", "not_agreed", { pages });
  await agree(outside(), { item: null, text: null, decided: ["11"] });
});

test("an objection to the joint statement becomes a reservation, and the statement is adopted with it", async () => {
  const pages = inside();
  await open("13", { pages });
  await hearAll("13");
  await lay("The Meeting adopts the Joint Statement.");
  await put({ pages });
  await strike(seats.ID, "object");
  await answer(seats.ID, { point: "Paragraph 2" });
  await agree(pages, { window: "frozen" });
  await reads(seats.BN, ".objection", "Paragraph 2");
  assert.equal(await chair.getAttribute('[data-press="declare"]', "aria-disabled"), "true");
  await strike(seats.ID, "convert_objection");
  await answer(seats.ID, { text: "We join, and reserve our position on paragraph 2." });
  for (const page of Object.values(pages)) await page.waitForFunction(() => !document.querySelector(".objection"));
  await declare("13", "adopted", { pages });
  await reads(seats.MM, ".decision", "reservation");
});

test("what was put off comes back before the date of the next meeting, and is endorsed", async () => {
  await nextUntil(desk, "Conclude item 13");
  await next(desk);
  await strike(desk, "other-item");
  await answer(desk, { item: "9", ruling: "The Meeting returns to what it put off." });
  await agree(room, { item: "9" });
  await hearAll("9");
  await lay("The Meeting endorses the study on the development prospects.");
  await put();
  await declare("9", "endorsed");
  await open("14");
  await floor("KH", { list: [] });
  await hearAll("14");
  await lay("The Meeting agrees that the 9th AMMin be held in Cambodia.");
  await put();
  await declare("14", "agreed");
});

test("the report is tabled by the Secretariat and adopted, and the meeting is closed", async () => {
  const pages = inside();
  await open("15", { pages });
  await paper("AMMin8/REPORT", "Report of the 8th AMMin. 1. The 8th AMMin was held online.");
  await hearAll("15");
  await lay("The Meeting adopts: Report of the 8th AMMin.");
  await put({ pages });
  await reads(seats.PH, ".text .papers", "AMMin8/REPORT");
  await declare("15", "adopted", { pages });
  await open("16");
  await hearAll("16");
  await next(desk);
  await nextUntil(desk, "Close the meeting");
  await strike(desk, "next", { twice: true });
  await agree(room, { stage: "closed", item: null, floor: null, text: null });
  assert.equal(await desk.$eval(".items", (list) => list.querySelectorAll(".is-concluded").length), 18, "every item of the agenda has its end");
});
