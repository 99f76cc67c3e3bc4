// Hands that have a keyboard and nothing else.

import assert from "node:assert/strict";
import { offered } from "./house.mjs";

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
 * keyboard (name to words or choice), and it is sent.
 */
export async function strike(page, name, fields) {
  const key = await keyOf(page, name);
  const state = () => page.evaluate((name) => {
    const button = document.querySelector(`[data-press="${name}"]`);
    if (document.querySelector("dialog[open]")) return "asks";
    if (button?.classList.contains("armed")) return "armed";
    return !button || button.getAttribute("aria-disabled") === "true" || button.classList.contains("busy") ? "done" : "idle";
  }, name);
  // A button that has just changed takes nothing for a moment: who presses too early presses again.
  let now = "idle";
  for (let tries = 0; now === "idle"; tries += 1) {
    assert.ok(tries < 40, `${name} takes no key`);
    await page.keyboard.press(key);
    await page.waitForFunction((name) => {
      const button = document.querySelector(`[data-press="${name}"]`);
      return !button || document.querySelector("dialog[open]") || button.classList.contains("armed") || button.getAttribute("aria-disabled") === "true";
    }, name, { timeout: 700 }).catch(() => {});
    now = await state();
  }
  if (now === "armed") {
    await page.keyboard.press(key);
    // It has let go, and what it did is on its way or done.
    await page.waitForFunction((name) => {
      const button = document.querySelector(`[data-press="${name}"]`);
      return !button || !(button.classList.contains("armed") || button.classList.contains("busy"));
    }, name);
  }
  if (now === "asks") await fill(page, fields);
}

/** Fills in the question that is open and sends it. */
export async function fill(page, fields = {}) {
  await page.waitForSelector("dialog[open]");
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
