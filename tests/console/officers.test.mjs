// The Chair, the Secretariat and the programme for anybody, each in a browser of its own.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { House, nextUntil, offered, press, reads, shown } from "./house.mjs";

let house;
let desk;
let chair;
let secretariat;
let thailand;

before(async () => {
  house = await House.open();
  desk = await house.enter("moderator");
  chair = await house.enter("SG.hod", { width: 1024, height: 768 });
  thailand = await house.enter("TH.hod", { locale: "vi-VN" });
  secretariat = await house.enter("ASEC.hod");
  await chair.goto(`http://127.0.0.1:${chair.line.port}/chair`);
  await shown(chair);
});

after(() => house.close());

test("the Chair reads what to say in both languages at once, and presses what goes with it", async () => {
  await reads(chair, ".said.big", "I declare the");
  await reads(chair, ".said.big", "Tôi tuyên bố khai mạc");
  await nextUntil(desk, "Conclude item 1.1");
  await press(thailand, "ask_floor");
  await reads(chair, ".said.big", "I give the floor to Thailand");
  await reads(chair, ".said.big", "Xin mời Thái Lan phát biểu");
  await chair.waitForFunction(() => document.querySelector('[data-press="now"] .words').textContent.includes("Thailand"));
  // The button takes nothing for a moment after it has changed: who presses too early presses again.
  await chair.waitForFunction(() => {
    if (document.querySelector(".floor .party").textContent === "Thailand") return true;
    document.querySelector('[data-press="now"]').click();
    return false;
  }, null, { polling: 100 });
  await reads(desk, ".floor .party", "Thailand");
  await press(thailand, "start_speech");
  await reads(chair, ".said.big", "I thank Thailand");
  // What cannot be done now is there, with why.
  assert.equal(await chair.getAttribute('[data-press="declare"]', "aria-disabled"), "true");
  await press(chair, "end_for_speaker");
  await reads(desk, ".floor .badge", "Floor free");
});

test("a seat that does not preside is told who does, and gets no act of the Chair", async () => {
  const other = await house.enter("VN.hod");
  await other.goto(`http://127.0.0.1:${other.line.port}/chair`);
  await shown(other);
  await reads(other, ".chair.waits", "Singapore presides");
  assert.equal(await other.$('[data-press="put"]'), null);
});

test("what the Chair says follows from what is so, and from nothing else", async () => {
  const first = (view) => chair.evaluate((view) => import("/assets/phrase.js").then((module) => module.moments(view, Date.parse("2026-01-01T02:00:00Z"))[0] ?? null), view);
  const meeting = (stage) => ({ focus: "m", meetings: [{ id: "m", stage }] });
  const open = { meeting: meeting({ phase: "open" }), chair: { vacancy: null, offer: null }, agenda: { open: ["3"], next: "4" } };
  const put = (window, objections = []) => ({
    ...open,
    table: { proposals: { head: [{ proposal: 1, item: "3", objections, stage: { state: "put", window } }] } },
  });
  const speech = { party: "TH", spoken_ms: 0, limit_ms: 60000, phase: { phase: "speaking", since: "2026-01-01T01:58:00Z" } };
  assert.equal((await first({ meeting: meeting({ phase: "scheduled" }) })).id, "open_meeting");
  assert.equal(await first({ meeting: meeting({ phase: "closed" }) }), null);
  assert.equal(await first({ ...open, chair: { vacancy: {} } }), null);
  assert.deepEqual(await first({ meeting: meeting({ phase: "suspended", resume_at: "2026-01-01T03:00:00Z" }) }), { id: "suspend", at: "2026-01-01T03:00:00Z" });
  assert.equal((await first({ meeting: meeting({ phase: "suspended", resume_at: "2026-01-01T01:00:00Z" }) })).id, "resume");
  assert.equal((await first({ ...open, floor: { points: [{ party: "MY" }] } })).party, "MY");
  assert.equal((await first({ ...put({ phase: "elapsed" }), table: { vote: { waiting: { head: ["ID"] } }, proposals: { head: [] } } })).id, "roll_call");
  assert.equal((await first({ ...open, chair: { offer: { type: "handover", to: "VN" } } })).id, "handover");
  const asked = { ...put({ phase: "running" }), chair: { offer: { type: "handover", to: "VN" } } };
  assert.equal((await first(asked)).id, "put", "nobody hands over before the meeting has agreed");
  assert.equal((await first({ ...open, floor: { speech } })).id, "time");
  assert.equal((await first({ ...open, floor: { speech: { ...speech, limit_ms: 600000 } } })).id, "thanks");
  assert.equal((await first({ ...open, list: { item: "3", closed: false, entries: { head: [{ party: "ID" }] } } })).id, "call");
  assert.equal((await first({ ...open, list: { item: "3", closed: false, entries: { head: [] } }, floor: { spoken: { head: [{ item_ms: 5 }] } } })).id, "close_list");
  assert.equal((await first({ ...open, list: { item: "3", closed: true, entries: { head: [] } } })).item, "4");
  assert.equal((await first(put({ phase: "running" }))).id, "put");
  assert.equal((await first(put({ phase: "elapsed" }))).id, "declare");
  assert.equal((await first(put({ phase: "frozen", causes: [{ type: "line_down", party: "LA" }] }))).id, "link");
  assert.equal((await first(put({ phase: "elapsed" }, [{ party: "ID", stage: { state: "standing" } }]))).id, "objection");
});

test("the Secretariat withdraws an admission with a reason, and admits again; both are seen at the seat", async () => {
  await press(secretariat, "eject-TH.hod");
  await secretariat.fill("dialog [name=reason]", "Credentials under review");
  await secretariat.click("dialog button[type=submit]");
  await secretariat.waitForSelector("dialog[open]", { state: "detached" });
  await offered(secretariat, "admit-TH.hod");
  await secretariat.click('.seats [data-press="admit-TH.hod"]');
  await secretariat.fill("dialog [name=name]", "Head of Delegation");
  await secretariat.click("dialog button[type=submit]");
  await secretariat.waitForSelector("dialog[open]", { state: "detached" });
  await offered(secretariat, "eject-TH.hod");
});

test("anybody reads the programme without a credential, and sees an item open by itself", async () => {
  const context = await house.browser.newContext({ locale: "vi-VN", timezoneId: "Asia/Tokyo" });
  const stranger = await context.newPage();
  await stranger.goto(`http://127.0.0.1:${(await house.line()).port}/programme`);
  await stranger.waitForSelector(".plan.now li.now");
  await reads(stranger, ".programme-title", "Asia/Tokyo");
  assert.equal(await stranger.textContent(".plan.now li.child.now .number"), "1.1");
  await nextUntil(desk, "Hand over the chair to Viet Nam");
  await stranger.waitForFunction(() => [...document.querySelectorAll(".plan.now li.child.now .number")].some((one) => one.textContent === "1.2"));
  await context.close();
});
