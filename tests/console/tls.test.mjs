// The same pages over TLS, with the certificate that the hub makes for itself: a browser that was told which key to expect
// is let in, and one that was not is stopped at the door.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { House, next, offered, press, reads, shown } from "./house.mjs";

let house;
let stranger;

before(async () => {
  house = await House.open({ config: { MUFAKAT__TLS__MODE: "self-signed" } });
  assert.equal(house.scheme, "https");
  // The hub says the SHA-256 of its public key; the browser takes it in base64, and no other key.
  await house.browser.close();
  const pin = Buffer.from(house.pin, "hex").toString("base64");
  house.browser = await House.browser(`--ignore-certificate-errors-spki-list=${pin}`);
  stranger = await House.browser(`--ignore-certificate-errors-spki-list=${Buffer.alloc(32).toString("base64")}`);
});

after(async () => {
  await stranger?.close();
  await house.close();
});

test("a browser that expects another key loads nothing", async () => {
  const page = await stranger.newPage();
  await assert.rejects(page.goto(`https://${house.address}/`), /ERR_CERT_AUTHORITY_INVALID/);
});

test("a meeting is held over TLS: the pages load, their line is encrypted, and an act of one is seen on the other", async () => {
  const sockets = [];
  const seat = await house.enter("TH.hod");
  seat.on("websocket", (socket) => sockets.push(socket.url()));
  await seat.reload();
  await shown(seat);
  const desk = await house.enter("moderator");
  // Somebody has to preside.
  await house.enter("SG.hod");
  await next(desk);
  await next(desk);
  await press(seat, "ask_floor");
  await reads(desk, ".speakers", "Thailand");
  assert.ok(sockets.length > 0 && sockets.every((url) => url.startsWith("wss://")), sockets.join());
  assert.equal(await seat.evaluate(() => isSecureContext && location.protocol), "https:");
});

test("the credential is a cookie that travels over TLS alone, and that no script reads", async () => {
  const page = await house.enter("MY.hod");
  const { cookies } = await page.context().storageState();
  const [cookie] = cookies.filter((one) => one.name === "mufakat-seat");
  assert.ok(cookie, cookies.map((one) => one.name).join());
  assert.deepEqual([cookie.secure, cookie.httpOnly, cookie.sameSite], [true, true, "Strict"]);
  assert.equal(await page.evaluate(() => document.cookie), "");
});

test("who comes in plain text is led to the encrypted page", async () => {
  const page = await (await house.browser.newContext()).newPage();
  await page.goto(`http://${house.address}/programme`);
  await page.waitForSelector(".plan");
  assert.equal(new URL(page.url()).protocol, "https:");
});
