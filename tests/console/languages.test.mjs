// A language that somebody drops into a folder, with a few words of its own and the rest still in English.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { House, next, reads } from "./house.mjs";

let house;
let folder;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "mufakat-languages-"));
  writeFileSync(join(folder, "th.ftl"), "word-speakers = รายชื่อผู้ขอพูด\npress-ask_floor = ขอพูด\nconsole-theme_dark = มืด\n");
  writeFileSync(join(folder, "vi.ftl"), "press-ask_floor = xin phát biểu\n");
  house = await House.open({ config: { MUFAKAT__CATALOGUE__FOLDER: folder } });
});

after(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

test("the switch lists a language of the folder, and the page speaks it at once, the rest in English", async () => {
  const desk = await house.enter("moderator");
  const choices = await desk.$$eval("#top select option", (all) => all.map((one) => one.value));
  assert.deepEqual(choices.toSorted(), ["en", "th", "vi"]);
  await desk.selectOption("#top select", "th");
  await reads(desk, "#list-heading", "รายชื่อผู้ขอพูด");
  assert.equal(await desk.getAttribute("html", "lang"), "th");
  await reads(desk, "#meeting-heading", "Meeting");
  assert.deepEqual(await desk.$$eval("body", ([body]) => body.textContent.match(/⟦[^⟧]*⟧/g)), null);
  // It is this browser's from now on.
  await desk.reload();
  await reads(desk, "#list-heading", "รายชื่อผู้ขอพูด");
});

test("other words for a language that is built in are spoken instead of those", async () => {
  const seat = await house.enter("SG.hod", { locale: "vi-VN" });
  // Before an item is open there is nothing to be asked for.
  const desk = await house.enter("desk-2", { secret: await house.invite("moderator", "desk-2") });
  await next(desk);
  await next(desk);
  await reads(seat, '[data-press="ask_floor"]', "Xin phát biểu");
  await reads(seat, "#list-heading", "Danh sách phát biểu");
});
