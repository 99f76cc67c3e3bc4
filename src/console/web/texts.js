// Texts on the table and decisions, as pages show them alike.

import { h } from "./dom.js";
import "./clocks.js";
import { clock, partyName, say, sentences, t, upper } from "./i18n.js";
import { itemTitle } from "./meeting.js";
import { decisionsHere, item } from "./model.js";

/** A text with its revision and hash, its window, and how everybody stands. `acts`: buttons below. */
export function textCard(text, { acts = null, full = true, big = false } = {}) {
  if (!text) return null;
  const put = text.stage.state === "put" ? text.stage : null;
  const standing = (text.objections ?? []).filter((one) => one.stage.state === "standing");
  const verb = item(text.item)?.verbs?.[0];
  return h(
    "section.card.text",
    { class: `${put ? "put" : "tabled"}${big ? " big" : ""}`, key: `text-${text.proposal}`, "aria-label": t("word-text") },
    h(
      "header",
      {},
      h("h2", {}, put ? upper(t("word-put")) : t("console-on_the_table")),
      verb ? h("span.tag", {}, t(`verb-${verb}`)) : null,
      h("span.meta", {}, t("console-text_meta", { item: text.item, revision: text.revision, hash: text.hash.slice(0, 8) })),
    ),
    text.text
      ? h("blockquote", { class: text.text.length > 600 ? "long" : "" }, bracketed(text))
      : h("p.empty", {}, t("console-text_withheld")),
    text.documents?.length
      ? h("ul.papers", {}, text.documents.map((one) =>
          h("li", { key: one.hash },
            full
              ? h("a", { href: `/documents/${one.hash}`, download: true }, t("document-revision", { symbol: one.document.symbol, revision: one.document.revision }))
              : t("document-revision", { symbol: one.document.symbol, revision: one.document.revision }))))
      : null,
    put ? windowLine(put) : null,
    put && full ? acknowledgements(text, put) : null,
    standing.map((one) =>
      h("p.objection", { key: `objection-${one.objection}` }, h("b", {}, t("console-objects", { party: partyName(one.party) })), one.point ? h("q", {}, one.point) : null)),
    (text.time_asked ?? []).map((party) => h("p.hold", { key: `time-${party}` }, t("console-asks_time", { party: partyName(party) }))),
    full
      ? (text.statements ?? []).map((one) =>
          h("p.statement", { key: `statement-${one.statement}` }, h("b", {}, `${partyName(one.party)}: ${say("StatementKind", one.kind)}`), one.text ? h("q", {}, one.text) : null))
      : null,
    full
      ? (text.comments ?? []).map((one, i) =>
          h("p.statement", { key: `comment-${i}` }, h("b", {}, t("console-comments", { party: partyName(one.party) })), one.text ? h("q", {}, one.text) : null))
      : null,
    acts,
  );
}

/** The words with what stands in brackets marked: it is not agreed. */
function bracketed(text) {
  const parts = [];
  let rest = text.text;
  for (const bracket of text.brackets ?? []) {
    const at = rest.indexOf(bracket);
    if (at < 0) continue;
    parts.push(rest.slice(0, at), h("mark", {}, bracket));
    rest = rest.slice(at + bracket.length);
  }
  parts.push(rest);
  return parts;
}

function windowLine(put) {
  const { window } = put;
  if (window.phase === "running") {
    return h("p.window.running", {}, h("b", {}, t("console-window_running")), " ", h("count-down", { at: window.ends_at, past: "stop" }));
  }
  if (window.phase === "elapsed") return h("p.window.elapsed", {}, h("b", {}, t("console-window_elapsed")));
  return h(
    "div.window.frozen",
    {},
    h("b", {}, t("console-window_frozen")),
    h("ul", {}, sentences("FreezeCause", window.causes).map((cause) => h("li", { key: cause }, cause))),
  );
}

/** Who has the text before them, and who has not. */
function acknowledgements(text, put) {
  const { acknowledged, awaited, lost } = put;
  const names = (listing) => listing.head.map((party) => partyName(party)).join(", ");
  const line = (word, listing, look) =>
    listing.count ? h("div", { class: look }, h("dt", {}, t(word, { number: listing.count })), h("dd", {}, names(listing))) : null;
  return h(
    "dl.acks",
    {},
    line("console-acknowledged", acknowledged, "yes"),
    line("console-awaited", awaited, "no"),
    line("console-lost_since", lost, "lost"),
  );
}

/** A decision as it fell. */
export function decisionCard(one, { big = false } = {}) {
  return h(
    "article.decision",
    { key: `decision-${one.decision}`, class: `${one.reopened ? "reopened" : ""}${big ? " big" : ""}` },
    h(
      "header",
      {},
      h("span.verb", {}, upper(t(`verb-${one.verb}`))),
      h("span.meta", {}, t("console-decision_meta", { number: one.decision, item: one.item, hour: clock(one.at) })),
    ),
    h("p", {}, one.text || itemTitle(one.item)),
    one.documents?.length ? h("small", {}, one.documents.map((d) => t("document-revision", { symbol: d.document.symbol, revision: d.document.revision })).join(", ")) : null,
    (one.statements ?? []).length ? h("small", {}, one.statements.map((s) => `${partyName(s.party)}: ${say("StatementKind", s.kind)}`).join("; ")) : null,
    one.follow_ups?.length ? h("small", {}, one.follow_ups.map((task) => [task.who, task.what, task.by].filter(Boolean).join(" · ")).join("; ")) : null,
    one.yet_to_join?.length ? h("small", {}, t("console-joining_later", { parties: one.yet_to_join.map((party) => partyName(party)).join(", ") })) : null,
    one.joined_later?.length ? h("small", {}, t("console-joined_later", { parties: one.joined_later.map((party) => partyName(party)).join(", ") })) : null,
    one.reopening_asked?.length ? h("small.warn", {}, t("console-reopening_asked", { parties: one.reopening_asked.map((party) => partyName(party)).join(", ") })) : null,
    one.reopened ? h("small.warn", {}, say("ReopenCause", one.reopened)) : null,
  );
}

/** The last decisions of this meeting, and what may be done about them. */
export function decisionsCard(most, acts = []) {
  const all = decisionsHere();
  return h(
    "section.card",
    { "aria-labelledby": "decisions-heading" },
    h("header", {}, h("h2", { id: "decisions-heading" }, upper(t("word-decisions"))), h("span.count", {}, String(all.length))),
    all.length ? all.slice(0, most).map((one) => decisionCard(one)) : h("p.empty", {}, t("console-nothing_decided")),
    acts.length ? h("div.acts", {}, acts) : null,
  );
}
