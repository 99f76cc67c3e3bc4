// Pictures of every page in both languages, into target/screenshots: `npm --prefix tests/console run screenshots`.

import { mkdirSync } from "node:fs";
import { House, next, nextUntil, press, shown } from "./house.mjs";

const into = new URL("../../target/screenshots/", import.meta.url).pathname;
mkdirSync(into, { recursive: true });

const house = await House.open();
try {
  const parties = ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "VN"];
  const pages = { desk: await house.enter("moderator", { width: 1920, height: 1080 }) };
  const seats = {};
  for (const party of parties) seats[party] = await house.enter(`${party}.hod`);
  pages.delegation = seats.VN;
  pages.phone = seats.TH;
  await pages.phone.setViewportSize({ width: 390, height: 844 });
  pages.hall = await house.enter("screen", { width: 1920, height: 1080, scheme: "dark" });
  // Strangers, and a page of the seat that presides: it takes the place of the first one of its browser.
  const stranger = await house.browser.newContext({ viewport: { width: 1280, height: 900 } });
  for (const [name, path] of [["home", "/"], ["in", "/in#i.0.x"], ["programme", "/programme"]]) {
    pages[name] = await stranger.newPage();
    await pages[name].goto(`http://127.0.0.1:${(await house.line()).port}${path}`);
    await pages[name].waitForSelector("main > *");
  }
  await seats.SG.setViewportSize({ width: 1024, height: 768 });
  await seats.SG.goto(`http://127.0.0.1:${seats.SG.line.port}/chair`);
  await shown(seats.SG);
  pages.chair = seats.SG;
  pages.secretariat = await house.enter("ASEC.hod", { width: 1600, height: 1000 });

  const take = async (moment) => {
    for (const language of ["en", "vi"]) {
      for (const [name, page] of Object.entries(pages)) {
        await page.evaluate((tag) => import("/assets/i18n.js").then((module) => module.speak(tag)), language);
        await page.screenshot({ path: `${into}${moment}-${name}-${language}.png`, fullPage: name !== "hall" });
      }
    }
    for (const page of Object.values(pages)) await page.evaluate(() => import("/assets/i18n.js").then((module) => module.speak("en")));
  };

  await take("1-before");
  await nextUntil(pages.desk, "Conclude item 1.1");
  for (const party of ["VN", "TH", "MY", "BN", "PH"]) await press(seats[party], "ask_floor");
  await next(pages.desk);
  await press(seats.VN, "start_speech");
  await take("2-speech");
  seats.LA.line.cut();
  await nextUntil(pages.desk, "Hand over the chair to Viet Nam");
  await next(pages.desk);
  await next(pages.desk);
  await pages.desk.waitForSelector(".window.frozen");
  await press(seats.ID, "object");
  await seats.ID.fill("dialog textarea", "Paragraph 2 should name the vice-chair of the following year.");
  await seats.ID.click("dialog button[type=submit]");
  await pages.desk.waitForSelector(".objection");
  await take("3-objection");
  pages.phone.line.cut();
  await pages.phone.waitForSelector(".banner.lost");
  await take("4-line_lost");
  pages.phone.line.mend();
  await house.restart();
  await shown(pages.desk);
  await pages.hall.waitForSelector(".standstill.tech_hold");
  await take("5-technical_hold");
  console.log(`pictures are in ${into}`);
} finally {
  await house.close();
}
