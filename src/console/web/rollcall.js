// The roll call under way: every page that follows the meeting shows it, the hall too.

import { h } from "./dom.js";
import { partyName, t } from "./i18n.js";
import { store } from "./store.js";

const names = (list) => list.map((party) => partyName(party)).join(", ");

function voteSubject({ type, motion, proposal, revision, amendment, base }) {
  return t(`vote-subject-${type}`, { motion: motion ?? "", proposal: t("unnamed-proposal", { id: proposal ?? "" }), revision: revision ?? "", amendment: amendment ?? "", base: base ?? "" });
}

/** The roll call under way: who is called, who comes after, how it stands. */
export function rollCall(acts = null) {
  const vote = store.view.table?.vote;
  if (!vote) return null;
  const [called, ...next] = vote.waiting.head;
  const count = (word, number) => (number === null || number === undefined ? null : h("div", { key: word }, h("dt", {}, t(word)), h("dd", {}, String(number))));
  return h(
    "section.card.vote",
    { "aria-labelledby": "vote-heading" },
    h("header", {}, h("h2", { id: "vote-heading" }, t("console-roll_call")), h("span.meta", {}, [voteSubject(vote.subject), t(`majority-${vote.majority}`), vote.ballot > 1 ? t("console-ballot", { number: vote.ballot }) : ""].filter(Boolean).join(" · "))),
    called ? h("p.called", {}, t("console-called", { party: partyName(called) })) : null,
    next.length ? h("p.sub", {}, t("console-called_next", { parties: names(next.slice(0, 3)) })) : null,
    h("dl.tally", {}, count("choice-yes", vote.yes), count("choice-no", vote.no), count("choice-abstain", vote.abstained)),
    acts ? h("div.acts", {}, acts) : null,
  );
}
