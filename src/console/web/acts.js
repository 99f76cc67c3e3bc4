// What a person does: the acts that `own.may` offers, sent with what was seen, and the buttons for them.
//
//   idle ──press──► sending ──answer──► idle          a binding act: idle ──press──► armed ──press──► sending
//                                                                              └─ Esc, or 6 s ──► idle
//
// A button that cannot be pressed now is shown all the same, with the sentence that says why. It is never hidden, and
// nothing is refused that could have been known before the press. What a key does may change under the hand that comes
// down on it: until half a second after it did something else it takes nothing, and a press that waits for its second
// waits no longer.

import { h } from "./dom.js";
import { because, of, t, upper } from "./i18n.js";
import { bind, keyName, keyShortcut } from "./keys.js";
import { changed, store } from "./store.js";
import { newId, send } from "./transport.js";
import { whyNotAct } from "./would.js";

const ARMED_FOR = 6000;
const SETTLES = 500;
const NEWS_FOR = 10_000;

let armed = null;
const sending = new Set();

/** What a page was last told beside what it shows: { says, kind: refused | news, at }. */
const told = { now: null, timer: null };

/** Tells a person something once. `says` gives { text, rule, instead }, or the text alone, in the language of the moment. */
export function tell(says, { kind = "news" } = {}) {
  clearTimeout(told.timer);
  // News is not in anybody's way for long; a refusal stays until it is read.
  if (kind === "news") told.timer = setTimeout(hush, NEWS_FOR);
  told.now = { says: typeof says === "string" ? () => says : says, kind, at: Date.now() };
  changed();
}

function hush() {
  told.now = null;
  changed();
}

/** Sends an action with what this page shows now. */
export async function submit(action, capacity = "delegate") {
  const list = store.view.list;
  const seen = { position: store.position, epoch: store.own?.epoch };
  // Who asks for the floor while the list closes is told so.
  if (list?.item && !list.closed) seen.list_open = true;
  const answer = await send({ command_id: newId(), seen, capacity, action });
  if (answer.rejected) {
    const { rejection, rule } = answer.rejected;
    // In the page's own words: they know the reader's clock, and follow when the language changes.
    tell(() => ({ ...because(rejection), rule }), { kind: "refused" });
  } else if (answer.declined) {
    const { sentence: texts, reason } = answer.declined;
    tell(() => (texts ? of(texts) : reason.code), { kind: "refused" });
  }
  return Boolean(answer.accepted);
}

/** What `own.may` says of a press. */
export const may = (press) => store.own?.may?.[press];

/** Why a press would not be carried out now; null where it would. */
function whyNot(press) {
  if (!store.live()) return { text: t("console-why-no_line") };
  if (!store.active) return { text: t("console-why-mirror") };
  if (!press) return null;
  const known = may(press);
  if (!known) return { text: t("console-why-nothing") };
  return known.allowed ? null : because(known.rejection);
}

/** Lets go of a press that waits for its second. */
export function disarm() {
  if (!armed) return false;
  clearTimeout(armed.timer);
  armed = null;
  changed();
  return true;
}

function arm(id) {
  if (armed) clearTimeout(armed.timer);
  armed = { id, timer: setTimeout(disarm, ARMED_FOR) };
  changed();
}

/** Which press waits for its second. */
const isArmed = (id) => armed?.id === id;

/** Why a button cannot be pressed now; null where it can. */
function why({ why, press, action, tries, capacity, run, sure }) {
  if (why) return why;
  if (press) return whyNot(press);
  const act = action ?? tries;
  return (act || !run ? whyNot(null) : null) ?? (act && !sure ? whyNotAct(act, capacity) : null);
}

/** What each key does, and each button without a key, and what it did before that: { now, former, until, drawing }. */
const does = new Map();

/** Which drawing it is. */
let drawing = 0;

const lately = ({ until }) => performance.now() - until < SETTLES;

/** Notes what a key does from now on; null where it does nothing. */
function turn(known, what) {
  if (known.now) Object.assign(known, { former: known.now, until: performance.now() });
  known.now = what;
}

/** Whether a key did something else so lately that a press may have been meant for that. `what` is null where it does nothing. */
function settling(place, id, what) {
  const known = does.get(place) ?? { now: null };
  does.set(place, known);
  known.drawing = drawing;
  if (known.now !== what) {
    turn(known, what);
    if (isArmed(id)) {
      clearTimeout(armed.timer);
      armed = null;
    }
  }
  return () => known.now && known.former && known.former !== known.now && lately(known);
}

/** Ends a drawing: where no button stands any more a key does nothing, and what no hand can have meant is forgotten. */
export function endActs() {
  for (const [place, known] of does) {
    if (known.now && known.drawing !== drawing) turn(known, null);
    if (!known.now && !lately(known)) does.delete(place);
  }
  drawing += 1;
}

/** The button that was last pressed: why it cannot be pressed again lies over no other, until somebody tries. */
let spent = null;

/** The button that a hand or the keyboard rests on. */
let lookedAt = null;

function lookAt(id) {
  if (lookedAt === id) return;
  lookedAt = id;
  changed();
}

const looks = (id, look) => lookedAt === id || look.includes("wide");

/** Whether the hub has anything at all to say about a press. */
export const offered = (press) => Boolean(may(press));

/**
 * A button.
 *
 * press     the name in `own.may`; what it sends is there
 * action    or an action of its own, on one of many; the rules are asked beforehand
 * tries     or an action like the one that a dialog will make, of which only whether it would be refused is asked
 * sure      the rules are not asked: the act is none of theirs
 * label     what it says; the press's words where absent
 * accel     its key, printed on it
 * binds     whether it wants a second press
 * ask       opens a dialog first: called with a function that takes the changed action
 * fill      changes the action before it is sent
 * run       or does something else altogether
 * why       why it cannot be pressed, where the page knows
 * look      classes
 */
export function act(options) {
  const { press, action, label, accel, binds, ask, fill, run, look = "", id = press ?? label, note } = options;
  const reason = why(options);
  const busy = sending.has(id);
  const off = Boolean(reason) || busy;
  const words = label ?? upper(t(`press-${press}`));
  const tooSoon = settling(accel || id, id, reason ? null : JSON.stringify([id, press, press ? may(press).action : (action ?? words)]));

  const go = async () => {
    if (sending.has(id) || tooSoon()) return;
    if (why(options)) {
      if (spent === id) spent = null;
      return changed();
    }
    if (run) return run();
    const known = press ? may(press) : { action, capacity: options.capacity };
    const dispatch = async (changedAction) => {
      sending.add(id);
      spent = id;
      changed();
      try {
        return await submit(changedAction, known.capacity);
      } finally {
        sending.delete(id);
        changed();
      }
    };
    if (ask) return ask(known.action, dispatch);
    if (binds && !isArmed(id)) return arm(id);
    disarm();
    const whole = fill ? fill(structuredClone(known.action)) : known.action;
    return dispatch(whole);
  };
  if (accel) bind(accel, words, go, off);

  const waits = isArmed(id);
  return h(
    `span.act`,
    { key: `act-${id}`, class: look.includes("wide") ? "wide" : "", onpointerenter: () => lookAt(id), onfocusin: () => lookAt(id) },
    h(
      "button.button",
      {
        type: "button",
        class: [look, waits ? "armed" : "", busy ? "busy" : ""].filter(Boolean).join(" "),
        "aria-disabled": off ? "true" : null,
        "aria-describedby": reason ? `why-${id}` : null,
        "aria-keyshortcuts": accel ? keyShortcut(accel) : null,
        "data-press": id,
        onclick: go,
      },
      h("span.words", {}, waits ? t("console-press_again", { act: words }) : words, note ? h("small", {}, note) : null),
      accel ? h("kbd", { "aria-hidden": "true" }, keyName(accel)) : null,
    ),
    reason
      ? h("span.why", { id: `why-${id}`, role: "note", class: spent === id ? "spent" : "" }, looks(id, look) ? whyWords(reason) : whyWords({ text: reason.text, rule: reason.rule }))
      : null,
  );
}

/** Why not, the rule that says so, and what would be possible instead. */
export const whyWords = ({ text, rule, instead }) => [text, rule ? [" ", h("b.rule", {}, rule)] : null, instead ? h("small.instead", {}, instead) : null];

/** What a message said, of the last one. */
export function toldLine() {
  const { now } = told;
  if (!now) return null;
  const says = now.says();
  return h(
    "div.told",
    { class: now.kind, key: `told-${now.at}` },
    h("span", {}, whyWords(typeof says === "string" ? { text: says } : says)),
    h("button.plain", { type: "button", "aria-label": t("console-close"), onclick: hush }, "×"),
  );
}
