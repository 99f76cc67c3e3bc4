// What a meeting has before it besides the floor and the text: motions, votes, what is asked in writing, and
// amendments, with what may be done about each.

import { offered } from "./acts.js";
import { pressed } from "./asks.js";
import { h } from "./dom.js";
import { clock, day, partyName, t } from "./i18n.js";
import { card } from "./model.js";
import { store } from "./store.js";

const names = (list) => list.map((party) => partyName(party)).join(", ");

/** The buttons of those presses that there is something for: [press, key, more]. */
export const those = (...presses) => presses.filter(([press]) => offered(press)).map(([press, accel, more]) => pressed(press, { accel, ...more }));

// ---- motions and roll calls (R-29, R-33) -----------------------------------------------------------------------

const motionWords = ({ kind }) => t(`motion-kind-${kind.type}`, { decision: t("unnamed-decision", { id: kind.decision ?? "" }) });

/** Pending motions, the first in rank first. `acts`: what may be done about that one. */
export function motions(acts = null) {
  const all = store.view.table?.motions ?? [];
  if (!all.length) return null;
  return h(
    "section.card.motions",
    { "aria-labelledby": "motions-heading" },
    h("header", {}, h("h2", { id: "motions-heading" }, t("console-motions")), h("span.count", {}, String(all.length))),
    h(
      "ol",
      {},
      all.map((one, i) =>
        h(
          "li.motion",
          { key: `motion-${one.motion}`, class: i ? "" : "first" },
          h("b", {}, t("console-motion", { party: partyName(one.party), motion: motionWords(one) })),
          one.put ? h("span.tag.closed", {}, t("console-motion_put")) : null,
          one.speakers.length
            ? h("small", {}, one.speakers.map((who) => t("console-motion_speaker", { party: partyName(who.party), side: t(`side-${who.side}`) })).join("; "))
            : null,
          one.objected.length ? h("small.warn", {}, t("console-motion_objected", { parties: names(one.objected) })) : null,
        )),
    ),
    acts ? h("div.acts", {}, acts) : null,
  );
}



/** Votes of who is called, for itself or by who enters them. */
export const ballots = () => those(["vote_yes", "8", { look: "primary", binds: true }], ["vote_no", "9", { look: "warnlook", binds: true }], ["abstain", "0", { binds: true }], ["pass_voter", "-", { binds: true }]);

// ---- in writing (R-28) --------------------------------------------------------------------------------------------

/** What the parties are asked in writing, what runs first. */
export function inWriting(acts = null, more = null) {
  const all = (store.view.decisions?.silences ?? []).filter((one) => one.stage.state === "running" || !one.stage.noted_by).slice(0, 5);
  if (!all.length && !more) return null;
  return h(
    "section.card.silences",
    { "aria-labelledby": "silences-heading" },
    h("header", {}, h("h2", { id: "silences-heading" }, t("console-in_writing")), h("span.count", {}, String(all.length))),
    all.map((one) =>
      h(
        "div.statement",
        { key: `silence-${one.silence}` },
        h("b", {}, [one.item ? t("console-item", { item: one.item }) : "", t(`console-silence-${one.stage.state}`)].filter(Boolean).join(" · ")),
        h("small", {}, `${t("console-silence_until", { day: day(one.deadline), hour: clock(one.deadline) })} · ${t(`silence-means-${one.means}`)}`),
        one.text ? h("q", {}, one.text) : null,
        one.documents.length ? h("small", {}, one.documents.map((d) => t("document-revision", { symbol: d.document.symbol, revision: d.document.revision })).join(", ")) : null,
        one.objections.length ? h("small.warn", {}, t("console-silence_objections", { parties: names(one.objections) })) : null,
        one.consents.length ? h("small", {}, t("console-silence_consents", { parties: names(one.consents) })) : null,
      )),
    acts || more ? h("div.acts", {}, acts, more) : null,
  );
}

// ---- amendments (R-26) --------------------------------------------------------------------------------------------

/** Amendments to a text: the words that go and those that come, and what is asked of it besides. */
export function amendments(text, acts = null) {
  const all = text?.amendments ?? [];
  const parts = text?.division_asked ?? [];
  if (!all.length && !parts.length && !text?.joining_later?.length && !acts?.length) return null;
  return h(
    "div.amendments",
    { role: "group", "aria-label": t("console-secretariat-amendments") },
    all.length ? h("h3", {}, t("console-secretariat-amendments")) : null,
    all.map((one) =>
      h(
        "div.statement",
        { key: `amendment-${one.amendment}` },
        h("b", {}, t("console-amendment", { number: one.amendment, party: partyName(one.party) })),
        h("span.tag", { class: one.stage }, t(`console-amendment-${one.stage}`)),
        h("small", {}, t("console-revision", { revision: one.base })),
        one.passage ? h("del", {}, one.passage.words) : null,
        one.new ? h("ins", {}, one.new) : null,
      )),
    acts?.length ? h("div.acts", {}, acts) : null,
    parts.map((one, i) => h("p.statement", { key: `part-${i}` }, h("b", {}, t("console-division", { party: partyName(one.party) })), one.part ? h("q", {}, one.part.words) : null)),
    text.joining_later?.length ? h("p.statement", {}, t("console-joining_later", { parties: names(text.joining_later) })) : null,
  );
}

// ---- motions of a delegation -----------------------------------------------------------------------------------------

/** The procedural motions that a delegation may move; in a meeting that seeks consensus they seldom come. */
export function moves() {
  const all = those(["move_to_suspend", "S"], ["move_to_adjourn", "A", { binds: true }], ["move_to_adjourn_debate", "D", { binds: true }], ["move_to_close_debate", "C", { binds: true }]);
  if (!all.length) return null;
  return h("details.card", { open: card()?.profile === "un" }, h("summary", {}, h("b", {}, t("console-move_motion"))), h("div.acts", {}, all));
}

/** What may be done about the motion before the meeting, by a delegation. */
export const aboutMotion = () =>
  those(["speak_for_motion", "4", {}], ["speak_against_motion", "5", {}], ["object_to_motion", "6", { binds: true }], ["withdraw_motion", "7", { binds: true }]);

