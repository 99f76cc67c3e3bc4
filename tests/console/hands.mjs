// Hands that have a keyboard and nothing else.

import assert from "node:assert/strict";
import { again, offered, taken } from "./house.mjs";

/** From here on nothing is pressed with a mouse. */
export function handsOff(page) {
  page.click = () => assert.fail("a mouse");
}

/** How a button is pressed: by the key printed on it, or as one of many by going there and pressing Enter. */
async function keyOf(page, name) {
  await offered(page, name);
  const key = await page.getAttribute(`[data-press="${name}"]`, "aria-keyshortcuts");
  if (!key) await page.focus(`[data-press="${name}"]`);
  return key === " " ? "Space" : key ?? "Enter";
}

/**
 * Presses a button by its key, a second time where it wants one. Where it asks something, `fields` are filled in by the
 * keyboard (name to words or choice; or words alone for the first that wants some), and it is sent.
 */
export async function strike(page, name, fields) {
  const key = await keyOf(page, name);
  const hit = () => page.keyboard.press(key);
  const led = await taken(page, name, hit);
  if (led === "armed") await again(page, name, hit);
  if (led === "asks") await fill(page, fields);
}

/** Fills in the question that is open and sends it. */
export async function fill(page, fields = {}) {
  await page.waitForSelector("dialog[open]");
  if (typeof fields === "string") {
    await page.focus("dialog textarea, dialog input[type=text]");
    await page.keyboard.type(fields);
    fields = {};
  }
  for (const [name, value] of Object.entries(fields)) {
    await page.focus(`dialog [name="${name}"]`);
    if (await page.$eval(`dialog [name="${name}"]`, (field) => field.localName === "select")) {
      // Down the list until it is there, as an arrow key does.
      await page.keyboard.press("Home");
      for (let i = 0; (await page.inputValue(`dialog [name="${name}"]`)) !== value; i += 1) {
        assert.ok(i < 30, `${name} offers no ${value}`);
        await page.keyboard.press("ArrowDown");
      }
    } else {
      await page.keyboard.press("Control+A");
      await page.keyboard.type(value);
    }
  }
  await page.waitForFunction(() => !document.querySelector('dialog [type=submit][aria-disabled="true"]'));
  await page.focus("dialog [type=submit]");
  await page.keyboard.press("Enter");
  await page.waitForSelector("dialog[open]", { state: "detached" });
}

const said = (page) => page.textContent('[data-press="next"] .words');

/** Strikes Space once, until the next step is another one. */
export async function space(page) {
  await offered(page, "next");
  const before = await said(page);
  await page.waitForFunction((before) => {
    const button = document.querySelector('[data-press="next"]');
    if (document.querySelector("dialog[open]") || button.querySelector(".words").textContent !== before) return true;
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: " ", bubbles: true, cancelable: true }));
    return false;
  }, before, { polling: 100 });
  if (await page.$("dialog[open]")) await fill(page);
}

/** Strikes Space until the next step says something. */
export async function spaceUntil(page, words) {
  for (let i = 0; i < 60; i += 1) {
    if ((await said(page)).includes(words)) return;
    await space(page);
  }
  assert.fail(`the next step never was: ${words}, but: ${await said(page)}`);
}
