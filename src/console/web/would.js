// What the rules would answer an act on one of many (an entry of the list, a seat, a paper), before it is pressed. What
// a button on the page itself could do stands in `own.may`; this is asked when such an act is first drawn.
//
//   drawn ──► asked with all that are drawn ──answer──► known, until the record has another entry ──drawn──► asked anew
//                └─ no answer ──► asked again in a moment

import { because, t } from "./i18n.js";
import { changed, store } from "./store.js";

const TOGETHER = 30;
const AGAIN = 1000;
const MOST_AT_ONCE = 40;
const MOST_KEPT = 300;
/** How long a person waits for a question to open, in milliseconds. */
const PATIENCE = 800;

/** Act, as text -> { position, answer }. */
const known = new Map();
const wanted = new Map();
/** Who waits for the next answer. */
const answered = new Set();
let asking = false;

/** Why an act would not be carried out now: { text, rule }; null where it would. */
export function whyNotAct(action, capacity = "delegate") {
  const name = JSON.stringify({ capacity, action });
  const told = known.get(name);
  if (!told || told.position < store.position) {
    wanted.set(name, { capacity, action });
    soon(TOGETHER);
  }
  if (!told) return { text: t("console-why-asking"), asking: true };
  const { answer, rejection } = told.answer;
  if (answer === "already") return { text: t("console-why-already") };
  return answer === "refused" ? because(rejection) : null;
}

/** The first of these acts that would be carried out now; its place, or -1. It waits for the rules' answer, not for ever. */
export async function firstPossible(actions, capacity = "delegate") {
  const begun = Date.now();
  for (;;) {
    const looks = actions.map((action) => {
      const why = whyNotAct(action, capacity);
      return { why, fresh: known.get(JSON.stringify({ capacity, action }))?.position >= store.position };
    });
    if (looks.every(({ fresh }) => fresh) || Date.now() - begun > PATIENCE) return looks.findIndex(({ why }) => !why);
    await new Promise((done) => {
      answered.add(done);
      setTimeout(done, PATIENCE);
    });
  }
}

function soon(wait) {
  if (asking) return;
  asking = true;
  setTimeout(ask, wait);
}

async function ask() {
  const some = [...wanted].slice(0, MOST_AT_ONCE);
  let wait = TOGETHER;
  try {
    const answer = await fetch(`/api/v1/would?as=${store.audience === "moderator" ? "desk" : "seat"}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(some.map(([, act]) => act)),
    });
    if (!answer.ok) throw new Error(`the hub answered ${answer.status}`);
    const { position, answers } = await answer.json();
    if (known.size > MOST_KEPT) known.clear();
    some.forEach(([name], i) => {
      wanted.delete(name);
      known.set(name, { position, answer: answers[i] });
    });
  } catch (_gone) {
    // What is no longer drawn is not asked about for ever.
    wanted.clear();
    wait = AGAIN;
  }
  asking = false;
  for (const done of answered) done();
  answered.clear();
  if (wait === AGAIN) setTimeout(changed, AGAIN);
  else changed();
  if (wanted.size) soon(wait);
}
