// Keys. A button that is drawn with a key is bound until the next drawing; `?` lists what is bound now. Keys of one
// letter can be switched off, as who uses speech input wants.

import { changed } from "./store.js";

let bound = new Map();
let before = new Map();

/** Begins a drawing: what is not drawn again is bound no longer. */
export function beginKeys() {
  before = bound;
  bound = new Map();
}

export const endKeys = () => before.clear();

/** Binds a key to what a button does. */
export function bind(key, label, run, off = false) {
  bound.set(key.length === 1 ? key.toLowerCase() : key, { key, label, run, off });
}

/** What is bound now, in the order in which it is drawn. */
export const keys = () => [...bound.values()];

let letters = true;
try {
  letters = localStorage.getItem("mufakat-keys") !== "off";
} catch (_private) { /* On. */ }

export const lettersOn = () => letters;

export function switchLetters(on) {
  letters = on;
  try {
    localStorage.setItem("mufakat-keys", on ? "on" : "off");
  } catch (_private) { /* For this page only. */ }
  changed();
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return;
  const target = event.target;
  const inField = target.matches?.("input, textarea, select, [contenteditable]");
  const inDialog = target.closest?.("dialog");
  if (inField || inDialog) return;
  // Who has reached a button with the keyboard presses that button.
  const onButton = target.matches?.("button, a, summary, [role=tab]") && target.matches(":focus-visible");
  if (onButton && (event.key === " " || event.key === "Enter")) return;
  const known = bound.get(event.key.length === 1 ? event.key.toLowerCase() : event.key);
  if (!known) return;
  if (event.key.length === 1 && event.key !== " " && event.key !== "?" && !letters) return;
  event.preventDefault();
  if (!event.repeat) known.run();
});
