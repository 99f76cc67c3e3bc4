// The door: who has no camera comes with a short code, waits without seeing anything, and is let in or turned away.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { House, reads, shown } from "./house.mjs";

let house;
let desk;
let secretariat;

before(async () => {
  house = await House.open();
  desk = await house.enter("moderator");
  secretariat = await house.enter("ASEC.hod", { locale: "vi-VN" });
});

after(() => house.close());

/** Somebody without an invitation, who types a code and a name. */
async function knock(code, name) {
  const line = await house.line();
  const context = await house.browser.newContext({ locale: "en-GB" });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${line.port}/`);
  await page.click("text=I have a code");
  await page.fill("[name=code]", code);
  await page.fill("[name=name]", name);
  await page.click("form [type=submit]");
  return page;
}

const codeFor = async (seat) => (await house.asks("invite", "code", seat)).codes[0].code;

test("a code that is none is told so, and what was typed stands", async () => {
  const page = await knock("AAAA AAAA", "Nobody");
  await page.waitForSelector("form [role=alert]");
  assert.equal(await page.inputValue("[name=name]"), "Nobody");
  await page.context().close();
});

test("a page that did not come whole comes again by itself, with the invitation that it was opened with", async () => {
  const { port } = await house.line();
  const invitation = await house.invite("seat", "MY.hod");
  const context = await house.browser.newContext({ locale: "en-GB" });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  let comes = false;
  await page.route("**/assets/store.js", (route) => (comes ? route.continue() : route.abort()));
  await page.goto(`http://127.0.0.1:${port}/in#${invitation}`);
  await page.waitForSelector(".coming");
  comes = true;
  await page.click(".button.primary");
  await shown(page);
  await context.close();
});

test("the moderator lets in who waits with a code, and the page goes on by itself", async () => {
  const page = await knock(await codeFor("TH.hod"), "A Delegate of Thailand");
  await reads(page, ".door [role=status]", "You are at the door");
  await reads(desk, ".lobby", "A Delegate of Thailand");
  await reads(secretariat, ".lobby", "A Delegate of Thailand");
  await desk.click(".lobby :text('Let in')");
  await page.waitForURL((url) => url.pathname !== "/");
  await shown(page);
  await desk.waitForFunction(() => !document.querySelector(".lobby")?.textContent.includes("Thailand"));
  await secretariat.waitForFunction(() => !document.querySelector(".lobby").textContent.includes("Thailand"));
});

test("the Secretariat turns away whom it does not know, and the page says so", async () => {
  const page = await knock(await codeFor("MY.hod"), "A Stranger");
  await reads(secretariat, ".lobby", "A Stranger");
  await secretariat.click(".lobby .button:not(.primary)");
  await page.waitForSelector(".door [role=alert]");
  await reads(page, ".door .button", "Type another code");
  await desk.waitForFunction(() => !document.querySelector(".lobby")?.textContent.includes("Stranger"));
});
