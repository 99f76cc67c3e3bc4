// What a delegation said of a text that has moved on since: an amendment worded on an earlier revision, an objection to
// it. Offered is to say it anew of the revision that lies on the table, with both before the eyes.
//
//   revision r, seen here ──revised──► r is kept beside r+1, while anything of this page's may stand on r

import { act, may, submit } from "./acts.js";
import { question } from "./ask.js";
import { h } from "./dom.js";
import { t, upper } from "./i18n.js";
import { mine } from "./model.js";
import { follow, store } from "./store.js";

/** Words as they were: proposal -> revision -> text. Only of what is on the table, and of each the last few. */
const seen = new Map();
const KEPT_REVISIONS = 6;

/** Keeps the words of every revision that this page is shown. */
export function rememberTexts() {
  let table = null;
  follow(() => {
    if (store.view.table === table) return;
    table = store.view.table;
    const live = table?.proposals.head ?? [];
    for (const known of seen.keys()) if (!live.some((one) => one.proposal === known)) seen.delete(known);
    for (const { proposal, revision, text } of live) {
      if (typeof text !== "string") continue;
      if (!seen.has(proposal)) seen.set(proposal, new Map());
      const revisions = seen.get(proposal).set(revision, text);
      while (revisions.size > KEPT_REVISIONS) revisions.delete(revisions.keys().next().value);
    }
  });
}

/** A text on an earlier revision and as it is, side by side; of one that this page never saw, only the passage. */
function compared(text, revision, passage) {
  const before = seen.get(text.proposal)?.get(revision);
  const now = text.text ?? "";
  const [was, is] = before === undefined ? [passage ? [h("mark", {}, passage)] : [], [now]] : differing(before, now);
  const side = (title, words, note = null) => h("section", { key: title }, h("h3", {}, title), note ? h("small", {}, note) : null, h("blockquote", {}, words));
  return h(
    "div.compare",
    {},
    side(t("console-text_was", { revision }), was, before === undefined ? t("console-text_was_unknown") : null),
    side(t("console-text_is", { revision: text.revision }), is),
  );
}

const LARGEST = 250_000;

/** Both texts in words, those that are only in one of them marked: [before, now]. */
export function differing(before, now) {
  const [a, b] = [before, now].map((text) => text.match(/\s+|[^\s]+/g) ?? []);
  let [from, to] = [0, 0];
  while (from < a.length && from < b.length && a[from] === b[from]) from += 1;
  while (to < a.length - from && to < b.length - from && a[a.length - 1 - to] === b[b.length - 1 - to]) to += 1;
  const [left, right] = [a.slice(from, a.length - to), b.slice(from, b.length - to)];
  const kept = left.length * right.length <= LARGEST ? common(left, right) : new Set();
  const marked = (words, all, side, tag) => {
    const out = [all.slice(0, from).join("")];
    let run = "";
    words.forEach((word, i) => {
      if (!kept.has(`${side}${i}`)) return void (run += word);
      if (run) out.push(h(tag, {}, run));
      run = "";
      out.push(word);
    });
    if (run) out.push(h(tag, {}, run));
    out.push(all.slice(all.length - to).join(""));
    return out;
  };
  return [marked(left, a, "a", "del"), marked(right, b, "b", "ins")];
}

/** The words of the longest sequence that both have: their places, as "a3" and "b5". */
function common(a, b) {
  const longest = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) longest[i][j] = a[i] === b[j] ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
  }
  const kept = new Set();
  for (let [i, j] = [0, 0]; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      kept.add(`a${i}`).add(`b${j}`);
      [i, j] = [i + 1, j + 1];
    } else if (longest[i + 1][j] >= longest[i][j + 1]) i += 1;
    else j += 1;
  }
  return kept;
}

/** Words an amendment anew on the revision that lies on the table. */
function wordAnew(text, amendment, does, capacity) {
  const { words = "", occurrence = 1 } = amendment.passage ?? {};
  const stands = (text.text ?? "").includes(words);
  const whole = (answers) => does(answers.words, answers.new, Number(answers.occurrence) || 1);
  question({
    title: t("console-amendment_anew", { number: amendment.amendment, revision: text.revision }),
    text: t("console-ask-amendment_anew"),
    yes: t("console-amendment_anew_yes", { revision: text.revision }),
    wide: true,
    lines: () => compared(text, amendment.base, words),
    fields: [
      { name: "words", label: upper(t("field-amendment")), kind: "area", wanted: true, exact: true, rows: 2, value: stands ? words : "" },
      { name: "new", label: t("console-ask-new_words"), kind: "area", rows: 2, value: amendment.new ?? "" },
      { name: "occurrence", label: t("console-ask-occurrence"), kind: "number", min: 1, value: stands ? occurrence : 1 },
    ],
    capacity,
    does: whole,
    then: (answers) => submit(whole(answers), capacity),
  });
}

/**
 * The buttons by which what was said of an earlier revision is said of this one: of the page's own delegation, or with
 * the Chair's powers of anybody's amendments.
 */
export function anew(text, { capacity, all = false, accel = "" } = {}) {
  if (!text) return [];
  const own = mine()?.party;
  const meeting = store.view.meeting?.focus;
  const stale = (text.amendments ?? []).filter((one) => one.stage === "stale" && (all || one.party === own));
  const buttons = stale.map((one, i) => {
    const does = (words, now, occurrence = 1) => ({ type: "rebase_amendment", meeting, amendment: one.amendment, base: text.revision, passage: { words, occurrence }, new: now });
    return act({
      id: `anew-${one.amendment}`,
      label: t("console-amendment_anew", { number: one.amendment, revision: text.revision }),
      accel: i ? "" : accel,
      look: all ? "" : "primary",
      // Some words that surely stand there, so that the words are not what would refuse it.
      tries: does((text.text ?? "").trim().split(/\s+/)[0] || "…", "…"),
      capacity,
      run: () => wordAnew(text, one, does, capacity),
    });
  });
  if (all || !may("object")) return buttons;
  const overtaken = (text.objections ?? []).findLast((one) => one.party === own && one.stage.state === "overtaken");
  if (!overtaken) return buttons;
  const label = t("console-object_again", { revision: text.revision });
  const ask = (action, dispatch) => {
    const does = ({ point }) => ({ ...action, point });
    question({
      title: label,
      text: t("console-objection_was", { revision: overtaken.revision }),
      yes: t("console-confirm", { act: upper(t("press-object")) }),
      look: "warnlook",
      wide: true,
      lines: () => compared(text, overtaken.revision),
      fields: [{ name: "point", label: upper(t("field-point")), kind: "area", value: overtaken.point ?? "" }],
      capacity: may("object")?.capacity,
      does,
      then: (answers) => dispatch(does(answers)),
    });
  };
  return [...buttons, act({ id: "object-again", press: "object", label, accel: "B", look: "warnlook", ask })];
}
