// Each page by itself: its weight, its policy, and what axe finds, in both languages and themes, on a phone, a tablet
// and a desk.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { House, next, press } from "./house.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
// Width, height, and how many points a pixel of the page takes: the last is 1920 by 1080 at 200 % zoom.
const SIZES = [[320, 640, 1], [768, 1024, 1], [1920, 1080, 1], [960, 540, 2]];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

let house;
const pages = {};

before(async () => {
  house = await House.open();
  pages.desk = await house.enter("moderator");
  pages.delegation = await house.enter("SG.hod");
  pages.hall = await house.enter("screen");
  // Something is there to be seen: an open item, who speaks, who waits.
  await next(pages.desk);
  await next(pages.desk);
  await next(pages.desk);
  await next(pages.desk);
  await press(pages.delegation, "start_speech");
  pages.secretariat = await house.enter("ASEC.hod");
  for (const [name, path] of [["home", "/"], ["in", "/in#i.0.x"], ["programme", "/programme"], ["chair", "/chair"], ["nothing", "/no/such/page"]]) {
    const page = await pages.delegation.context().newPage();
    await page.goto(`http://127.0.0.1:${pages.delegation.line.port}${path}`);
    await page.waitForSelector("main > :not(.coming)");
    pages[name] = page;
  }
});

after(() => house.close());

test("every page weighs less than 150 kB in all, and asks no other host", async () => {
  for (const locale of ["en-GB", "vi-VN"]) {
    for (const [name, page] of Object.entries(pages)) {
      // Signed in as it is: what a stranger's page does not load weighs nothing.
      const { cookies } = await page.context().storageState();
      const context = await house.browser.newContext({ locale, storageState: { cookies, origins: [] } });
      const fresh = await context.newPage();
      const { origin, pathname } = new URL(page.url());
      const bodies = [];
      const strangers = [];
      fresh.on("response", (answer) => {
        if (!answer.url().startsWith(origin)) strangers.push(answer.url());
        bodies.push(answer.body().then((body) => body.length, () => 0));
      });
      const answer = await fresh.goto(origin + pathname, { waitUntil: "networkidle" });
      assert.equal(answer.status(), name === "nothing" ? 404 : 200, name);
      await fresh.waitForSelector("main > :not(.coming)");
      // A body may still be on its way from the browser to this test when the network is idle.
      const weight = (await Promise.all(bodies)).reduce((all, one) => all + one, 0);
      console.log(`# ${name} in ${locale}: ${weight} bytes`);
      assert.ok(weight > 10_000 && weight < 150_000, `${name} in ${locale} weighs ${weight}`);
      assert.deepEqual(strangers, [], name);
      await context.close();
    }
  }
});

test("axe finds nothing on any page, in both languages and themes, at every size", async () => {
  for (const [name, page] of Object.entries(pages)) {
    // The policy lets no script in from outside; the test speaks to the page past it.
    const found = [];
    const screen = await page.context().newCDPSession(page);
    for (const [width, height, deviceScaleFactor] of SIZES) {
      await screen.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor, mobile: false });
      for (const language of ["en", "vi"]) {
        await page.evaluate((tag) => import("/assets/i18n.js").then((module) => module.speak(tag)), language);
        for (const theme of ["light", "dark"]) {
          await page.evaluate((theme) => (document.documentElement.dataset.theme = theme), theme);
          await page.evaluate(axe);
          const { violations } = await page.evaluate((rules) => window.axe.run(document, { runOnly: rules }), RULES);
          for (const one of violations) found.push(`${name} ${language} ${theme} ${width}x${deviceScaleFactor}: ${one.id}: ${one.nodes.map((node) => node.target.join(" ") + " " + node.failureSummary.split("\n").slice(1, 2)).slice(0, 3).join(" | ")}`);
        }
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) found.push(`${name} ${width}: ${wide} px too wide`);
    }
    assert.deepEqual(found, []);
  }
});

/** Letters of a catalogue's messages become marks; what stands in braces stays. */
function marked(ftl) {
  const words = (text) => {
    let depth = 0;
    return [...text].map((letter) => {
      if (letter === "{") depth += 1;
      if (letter === "}") depth -= 1;
      return depth === 0 && /\p{L}/u.test(letter) ? "¤" : letter;
    }).join("");
  };
  return ftl.split("\n").map((line) => {
    const whole = /^([a-zA-Z][\w-]* =)(.*)$/.exec(line);
    if (whole) return whole[1] + words(whole[2]);
    const choice = /^(\s*\*?\[[^\]]*\])(.*)$/.exec(line);
    if (choice) return choice[1] + words(choice[2]);
    return /^\s*(\{[^}]*->|\})\s*$/.test(line) ? line : words(line);
  }).join("\n");
}

test("no sentence that a person sees is outside the catalogue", async () => {
  const stray = [];
  for (const [name, page] of Object.entries(pages)) {
    const context = await house.browser.newContext({ storageState: { cookies: (await page.context().storageState()).cookies, origins: [] } });
    const fresh = await context.newPage();
    await fresh.route("**/catalogue/*.ftl*", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: marked(await answer.text()) });
    });
    const { origin, pathname } = new URL(page.url());
    await fresh.goto(origin + pathname, { waitUntil: "networkidle" });
    await fresh.waitForSelector("main > :not(.coming)");
    const dialogs = name === "desk" ? ["?", "h", "k", "a", "t"] : name === "delegation" ? ["?", "p", "m"] : ["?"];
    for (const key of [null, ...dialogs]) {
      if (key) await fresh.keyboard.press(key);
      if (key && !(await fresh.waitForSelector("dialog[open]", { timeout: 3000 }).catch(() => null))) continue;
      stray.push(...(await fresh.evaluate(async (name) => {
        const { store } = await import("/assets/store.js");
        // Names and titles of this conference, symbols, hashes, the address of a device: facts, not sentences.
        const facts = ["mufakat", "English", "Tiếng Việt", JSON.stringify([store.view, store.own, store.takeovers, store.agendas])];
        facts.push(await (await fetch("/api/v1/sessions")).text(), "Esc", Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll("_", " "));
        const said = [];
        const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
        for (let node = walk.currentNode; node; node = walk.nextNode()) {
          if (node.nodeType === 3) { if (!node.parentElement.closest("kbd, script, style")) said.push(node.data); } else {
            for (const at of ["aria-label", "title", "alt", "placeholder"]) if (node.hasAttribute(at)) said.push(node.getAttribute(at));
          }
        }
        const words = said.flatMap((text) => text.match(/\p{L}{2,}/gu) ?? []);
        return [...new Set(words)].filter((word) => !facts.some((fact) => fact.includes(word))).map((word) => `${name}: ${word}`);
      }, name)));
      if (key) await fresh.keyboard.press("Escape");
    }
    await context.close();
  }
  assert.deepEqual([...new Set(stray)], []);
});
