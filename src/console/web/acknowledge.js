// The text that is put is before this delegation: worked out here, byte for byte, never taken from the hub's word.
//
//   own.text, not acknowledged ──► fetch each file, hash it, hash the words with them
//        ──► the hash that the hub names: acknowledged, once
//        ──► another hash, or a file that cannot be had: nothing is acknowledged, and people are told
//
// A lost line takes an acknowledgement back; then it is due again.

import { may, submit } from "./acts.js";
import { sha256 } from "./hash.js";
import { changed, follow, store } from "./store.js";

/** How the text stands with this device: { of, state: looking | agrees | differs | missing, symbol }. */
export const looked = { of: "", state: "none" };

let busy = false;

/** Acknowledges every text that is put to this seat. */
export function acknowledgeTexts() {
  follow(() => void due());
}

async function due() {
  const own = store.own?.seat?.text;
  if (!own || busy || !store.live() || !store.active) return;
  const name = `${own.proposal} ${own.revision} ${own.hash}`;
  if (own.acknowledged) {
    if (looked.of !== name || looked.state !== "agrees") note({ of: name, state: "agrees" });
    return;
  }
  const known = may("acknowledge");
  if (!known?.allowed) return;
  // What differed or was missing is not tried again and again.
  if (looked.of === name && (looked.state === "differs" || looked.state === "missing")) return;
  const text = store.view.table?.proposals.head.find((one) => one.proposal === own.proposal && one.revision === own.revision);
  if (typeof text?.text !== "string") return;
  busy = true;
  try {
    note({ of: name, state: "looking" });
    const missing = await lacking(text.documents);
    if (missing) return note({ of: name, state: "missing", symbol: missing });
    const whole = text.text + text.documents.map((one) => `\n${one.document.symbol} Rev.${one.document.revision} sha256:${one.hash}`).join("");
    const hash = sha256(whole);
    if (hash !== text.hash) return note({ of: name, state: "differs" });
    const done = await submit({ ...known.action, hash }, known.capacity);
    note({ of: name, state: done ? "agrees" : "none" });
  } finally {
    busy = false;
  }
}

/** The symbol of a document whose bytes cannot be had, or are others than its hash says. */
async function lacking(documents) {
  for (const { document, hash } of documents) {
    const kept = store.view.documents?.documents.head.find((one) => one.last?.hash === hash);
    try {
      const answer = await fetch(`/documents/${hash}?as=seat`);
      if (answer.ok) {
        if (sha256(await answer.arrayBuffer()) !== hash) return document.symbol;
      } else if (!(answer.status === 404 && kept?.last.kind.type === "text")) {
        // The words of a short text lie in the record itself.
        return document.symbol;
      }
    } catch (_gone) {
      return document.symbol;
    }
  }
  return null;
}

function note(state) {
  Object.assign(looked, { symbol: null }, state);
  changed();
}
