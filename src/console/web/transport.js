// The line to the hub: one WebSocket that comes back by itself, and the acts that wait for their answers on it.
//
//   connecting ──hello──► joined ──silence 10 s──► joined, stale ──20 s──► waiting ──► connecting
//                            └─ closed 4401 4403 4409 4410 4426 ──► over
//
// 1. Entries are taken in order; after a line that broke the page goes on after the last one it has.
// 2. An act without an answer is sent again under its own name and with what its sender saw then, so it takes effect
//    at most once and never on a state that nobody saw.
// 3. It comes back for ever, with back-off and jitter, unless the hub said that coming back is no use.

import { changed, store, take } from "./store.js";

const FIRST = 500;
const LONGEST = 15000;
const STALE = 10000;
const LOST = 20000;
const NO_USE = new Set([4401, 4403, 4409, 4410, 4426]);

let socket = null;
let kind = null;
let tries = 0;
let heard = 0;
let timer = null;
/** Acts without an answer, in their order: command_id -> { frame, settle }. */
const waiting = new Map();

/** Opens the line, for a kind of page: desk, seat, hall. */
export function begin(as) {
  kind = as;
  connect();
  setInterval(listen, 1000);
  addEventListener("online", soon);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && soon());
}

/** Opens the line again after it was over, because a person asks for it. */
export function again() {
  tries = 0;
  connect();
}

/** Sends an act; answers { accepted } or { rejected } or { declined }. */
export function send(submit) {
  return new Promise((settle) => {
    const frame = { type: "submit", ...submit };
    waiting.set(submit.command_id, { frame, settle });
    if (store.link.phase === "joined") say(frame);
  });
}

/** A name for an act that nobody else uses. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return "w" + Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function link(state) {
  Object.assign(store.link, { stale: false, since: Date.now(), again: null }, state);
  changed();
}

function connect() {
  clearTimeout(timer);
  socket?.close();
  link({ phase: "connecting" });
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  const mine = new WebSocket(`${scheme}//${location.host}/ws?as=${kind}`, "mufakat.v1");
  socket = mine;
  heard = Date.now();
  mine.onopen = () => {
    const hello = { type: "hello", protocol: 1, device: device() };
    if (store.shown) hello.resume = { position: store.position, audience: store.audience };
    say(hello);
  };
  mine.onmessage = ({ data }) => mine === socket && hear(data);
  mine.onclose = ({ code }) => mine === socket && closed(code);
}

function say(message) {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
}

function hear(data) {
  heard = Date.now();
  if (store.link.stale) link({ phase: store.link.phase });
  const message = JSON.parse(data);
  if (message.type === "tick") say({ type: "tock", position: store.position });
  if (message.type === "accepted" || message.type === "rejected" || message.type === "declined") return settle(message);
  if (!take(message)) {
    // Something is missing: the whole view anew.
    store.shown = false;
    return connect();
  }
  if (message.type === "welcome") {
    tries = 0;
    link({ phase: "joined", code: null });
    for (const { frame } of waiting.values()) say(frame);
  }
}

function settle(message) {
  const act = waiting.get(message.command_id);
  if (!act) return;
  waiting.delete(message.command_id);
  act.settle({ [message.type]: message });
  changed();
}

function closed(code) {
  socket = null;
  if (NO_USE.has(code)) return link({ phase: "over", code });
  const longest = Math.min(LONGEST, FIRST * 2 ** tries);
  const wait = longest * (0.5 + Math.random() / 2);
  tries += 1;
  link({ phase: "waiting", code, again: Date.now() + wait });
  timer = setTimeout(connect, wait);
}

/** Something says that the line may be back. */
function soon() {
  if (store.link.phase === "waiting") {
    tries = 0;
    connect();
  }
}

/** Once a second: has the hub been heard? */
function listen() {
  const silence = Date.now() - heard;
  const { phase } = store.link;
  if ((phase === "joined" || phase === "connecting") && silence > LOST) {
    const lost = socket;
    socket = null;
    lost?.close();
    closed(1006);
  } else if (phase === "joined" && silence > STALE && !store.link.stale) {
    store.link.stale = true;
    changed();
  }
}

/** What this device is called: enough for a colleague to know which one is meant. */
function device() {
  const agent = navigator.userAgent;
  const of = (names) => names.find(([word]) => agent.includes(word))?.[1] ?? "";
  const browser = of([["Edg/", "Edge"], ["Firefox/", "Firefox"], ["Chrome/", "Chrome"], ["Safari/", "Safari"]]);
  const system = of([["iPad", "iPad"], ["iPhone", "iPhone"], ["Android", "Android"], ["Windows", "Windows"], ["Mac OS", "Mac"], ["Linux", "Linux"]]);
  return [browser, system].filter(Boolean).join(", ");
}
