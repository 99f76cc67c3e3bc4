// Keys. A button that is drawn with a key is bound until the next drawing; `?` lists what is bound now. A capital is that
// letter with Shift: `U` is ⇧U. Keys of one letter can be switched off, as who uses speech input wants.

import { t } from "./i18n.js";
import { changed } from "./store.js";

let bound = new Map();

/** Begins a drawing: what is not drawn again is bound no longer. */
export function beginKeys() {
  bound = new Map();
}

/** Binds a key to what a button does. */
export function bind(key, label, run, off = false) {
  bound.set(key, { key, label, run, off });
}

const LETTER = /^\p{L}$/u;

/** What is printed on the button of a key. */
export function keyName(key) {
  if (LETTER.test(key)) return key === key.toLowerCase() ? key.toUpperCase() : `⇧${key}`;
  return { " ": t("console-key-space"), Escape: "Esc", ArrowUp: "↑", ArrowDown: "↓" }[key] ?? key;
}

/** The same as assistive technology reads it. */
export const keyShortcut = (key) => (LETTER.test(key) && key !== key.toLowerCase() ? `Shift+${key}` : key);

/** The key that was pressed; Caps Lock makes no other one of it. */
const struck = ({ key, shiftKey }) => (LETTER.test(key) ? (shiftKey ? key.toUpperCase() : key.toLowerCase()) : key);

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
  // A field of a question that has just closed may still have the focus.
  const dialog = target.closest?.("dialog");
  if (dialog ? dialog.open : inField) return;
  // Who has reached a button with the keyboard presses that button.
  const onButton = target.matches?.("button, a, summary, [role=tab]") && target.matches(":focus-visible");
  if (onButton && (event.key === " " || event.key === "Enter")) return;
  const known = bound.get(struck(event));
  if (!known) return;
  if (event.key.length === 1 && event.key !== " " && event.key !== "?" && !letters) return;
  event.preventDefault();
  if (!event.repeat) known.run();
});
