// Pictures of every page in both languages, into target/screenshots: `npm --prefix tests/console run screenshots`. Further
// words choose: `... run screenshots -- doors council`.
//
//   meeting   a sitting by consensus: before it, a speech, an objection with a line down, a lost line, technical hold
//   sizes     the same pages at 320 and 768, dark and light, the hall on 4K
//   council   by the customs of the United Nations: a point of order, an amendment that is worded anew, a roll call
//   doors     coming in, and what goes wrong there: used, revoked, refused, no such page, a hub that is gone

import { mkdirSync } from "node:fs";
import { House, PATIENCE, answer, next, nextUntil, press, reads, shown, strike } from "./house.mjs";

const into = new URL("../../target/screenshots/", import.meta.url).pathname;
mkdirSync(into, { recursive: true });
const wanted = new Set(process.argv.slice(2));
const chosen = (name) => wanted.size === 0 || wanted.has(name);

// A machine that is busy with pictures loses no line and leaves nobody uncalled for it; what is to be lost here is cut.
const patient = { MUFAKAT__LINK__STALE: "10min", MUFAKAT__LINK__LOST: "20min" };
const ANSWER = '"10min"';

const speak = (page, tag) => page.evaluate((tag) => import("/assets/i18n.js").then((module) => module.speak(tag)), tag);
const theme = (page, name) => page.evaluate((name) => void (document.documentElement.dataset.theme = name), name);
/** What is said for the first time is asked for then, and shows as dots until it is there. */
const said = (page) => page.waitForFunction(() => ![...document.querySelectorAll("main *, dialog *")].some((one) => one.childElementCount === 0 && one.textContent === "…")).catch(() => {});

/** Pictures of some pages at a moment, in both languages; `asks` opens a dialog anew in each. */
async function take(moment, pages, { whole = true, asks = null } = {}) {
  for (const language of ["en", "vi"]) {
    for (const [name, page] of Object.entries(pages)) {
      // No reason lies over its neighbours because a hand rested where a dialog was.
      await page.mouse.move(0, 0);
      if (asks) await page.keyboard.press("Escape");
      await speak(page, language);
      await asks?.();
      await said(page);
      await page.screenshot({ path: `${into}${moment}-${name}-${language}.png`, fullPage: whole && name !== "hall" });
    }
  }
  for (const page of Object.values(pages)) await speak(page, "en");
}

/** A page of nobody's. */
async function stranger(house, path, size = { width: 1280, height: 900 }) {
  const context = await house.browser.newContext({ viewport: size });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${(await house.line()).port}${path}`);
  await page.waitForSelector("main > :not(.coming)");
  return page;
}

async function meeting() {
  const house = await House.open({ settings: { call_answer: ANSWER }, config: patient });
  try {
    const parties = ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "VN"];
    const pages = { desk: await house.enter("moderator", { width: 1920, height: 1080 }) };
    const seats = {};
    for (const party of parties) seats[party] = await house.enter(`${party}.hod`);
    pages.delegation = seats.VN;
    pages.phone = seats.TH;
    await pages.phone.setViewportSize({ width: 390, height: 844 });
    pages.hall = await house.enter("screen", { width: 1920, height: 1080, scheme: "dark" });
    for (const [name, path] of [["home", "/"], ["in", "/in#i.0.x"], ["programme", "/programme"]]) pages[name] = await stranger(house, path);
    // A page of the seat that presides: it takes the place of the first one of its browser.
    await seats.SG.setViewportSize({ width: 1024, height: 768 });
    await seats.SG.goto(`http://127.0.0.1:${seats.SG.line.port}/chair`);
    await shown(seats.SG);
    pages.chair = seats.SG;
    pages.secretariat = await house.enter("ASEC.hod", { width: 1600, height: 1000 });

    if (chosen("meeting")) await take("1-before", pages);
    await nextUntil(pages.desk, "Conclude item 1.1");
    for (const party of ["VN", "TH", "MY", "BN", "PH"]) await press(seats[party], "ask_floor");
    await next(pages.desk);
    await press(seats.VN, "start_speech");
    if (chosen("meeting")) await take("2-speech", pages);
    if (chosen("sizes")) await sizes("2-speech", pages);
    await nextUntil(pages.desk, "Hand over the chair to Viet Nam");
    await next(pages.desk);
    await next(pages.desk);
    await pages.desk.waitForSelector(".text.put");
    // No text is put while a member is gone.
    seats.LA.line.cut();
    await pages.desk.waitForSelector(".window.frozen");
    await press(seats.ID, "object");
    await seats.ID.fill("dialog textarea", "Paragraph 2 should name the vice-chair of the following year.");
    await seats.ID.click("dialog button[type=submit]");
    await pages.desk.waitForSelector(".objection");
    if (chosen("meeting")) await take("3-objection", pages);
    if (chosen("sizes")) await sizes("3-objection", pages);
    if (!chosen("meeting")) return;
    pages.phone.line.cut();
    await pages.phone.waitForSelector(".banner.lost");
    await take("4-line_lost", { phone: pages.phone });
    pages.phone.line.mend();
    await house.restart();
    await shown(pages.desk);
    await pages.hall.waitForSelector(".standstill.tech_hold");
    await take("5-technical_hold", pages);
  } finally {
    await house.close();
  }
}

/** The pages of a meeting as phones, tablets and large screens show them, light and dark. */
async function sizes(moment, { desk, delegation, chair, secretariat, hall, programme }) {
  for (const [name, page] of Object.entries({ desk, delegation, chair, secretariat, hall, programme })) {
    const before = page.viewportSize();
    const all = name === "hall" ? [[1920, 1080], [3840, 2160]] : [[320, 640], [768, 1024], [1920, 1080]];
    for (const [width, height] of all) {
      await page.setViewportSize({ width, height });
      for (const scheme of ["light", "dark"]) {
        await theme(page, scheme);
        await take(`${moment}-${width}-${scheme}`, { [name]: page }, { whole: width !== 1920 });
      }
    }
    await theme(page, name === "hall" ? "dark" : "light");
    await page.setViewportSize(before);
  }
}

async function council() {
  const house = await House.open({
    conference: "config/conferences/council.toml",
    change: (text) => text.replace("[settings]\n", `[settings]\ncall_answer = ${ANSWER}\n`),
    config: patient,
  });
  try {
    const desk = await house.enter("moderator", { width: 1920, height: 1080 });
    const seats = {};
    for (const party of ["A", "B", "C", "D", "E"]) seats[party] = await house.enter(`${party}.hod`, { timezoneId: party === "B" ? "Asia/Tokyo" : undefined });
    const chair = seats.A;
    await chair.setViewportSize({ width: 1024, height: 768 });
    await chair.goto(`http://127.0.0.1:${chair.line.port}/chair`);
    await shown(chair);
    const hall = await house.enter("screen", { width: 1920, height: 1080 });
    const pages = { desk, chair, delegation: seats.B, hall };
    const text = async (words) => {
      await strike(desk, "table");
      await answer(desk, { text: words });
    };
    await nextUntil(desk, "Conclude item 1");
    await press(seats.B, "ask_floor");
    await reads(desk, '[data-press="next"]', "Give the floor to Party B");
    await next(desk);
    await press(seats.B, "start_speech");
    await strike(seats.C, "raise_point");
    await answer(seats.C, { text: "The speaker addresses an item that is not open." });
    await reads(desk, ".point", "not open");
    await take("6-point_of_order", pages);
    await strike(chair, "reject_point", { twice: true });
    await nextUntil(desk, "Conclude item 2");
    await text("The Council adopts its agenda.");
    await seats.B.waitForSelector(".text");
    await strike(seats.B, "propose_amendment");
    await answer(seats.B, { "passage.words": "its agenda", new: "its agenda as orally revised" });
    await strike(desk, "revise");
    await answer(desk, { text: "The Council adopts the provisional agenda." });
    await take("7-worded_anew", { delegation: seats.B }, { asks: () => strike(seats.B, "anew-1") });
    await answer(seats.B, { words: "the provisional agenda", new: "the provisional agenda as orally revised" });
    await strike(seats.B, "withdraw_amendment", { twice: true });
    await desk.waitForFunction(() => !document.querySelector(".amendments"));
    await take("8-lot", { chair }, { asks: () => strike(chair, "put_to_vote") });
    await answer(chair);
    await desk.waitForSelector(".vote .called");
    await take("9-roll_call", pages);
  } finally {
    await house.close();
  }
}

async function doors() {
  const house = await House.open({ config: patient });
  try {
    const pages = {};
    pages.home = await stranger(house, "/");
    pages.nothing = await stranger(house, "/no/such/page");
    pages.none = await stranger(house, "/in");
    const used = await house.invite("seat", "TH.hod");
    const seat = await house.enter("TH.hod", { secret: used });
    pages.used = await stranger(house, `/in#${used}`);
    await pages.used.click(".button.primary");
    await pages.used.waitForSelector("[role=alert]");
    pages.wrong = await stranger(house, "/in#i.00000000.not-a-secret");
    await pages.wrong.click(".button.primary");
    await pages.wrong.waitForSelector("[role=alert]");
    pages.no_session = await stranger(house, "/delegation");
    await pages.no_session.waitForSelector(".shut");
    const gone = await stranger(house, "/in#i.00000000.not-a-secret");
    await gone.route("**/api/**", (route) => route.abort());
    await gone.click(".button.primary");
    await gone.waitForSelector("[role=alert]");
    pages.unreached = gone;
    const mirror = await house.enter("TH.hod", { secret: await house.invite("seat", "TH.hod"), width: 390, height: 844 });
    await mirror.waitForSelector(".banner.mirror");
    pages.mirror = mirror;
    pages.programme = await stranger(house, "/programme");
    pages.phone_home = await stranger(house, "/", { width: 320, height: 640 });
    await take("0-door", pages);
    const keys = async () => {
      await seat.keyboard.press("?");
      await seat.waitForSelector("dialog[open]");
    };
    await take("0-keys", { delegation: seat }, { whole: false, asks: keys });
  } finally {
    await house.close();
  }
}

if (chosen("doors")) await doors();
if (chosen("council")) await council();
if (chosen("meeting") || chosen("sizes")) await meeting();
console.log(`pictures are in ${into}`);
