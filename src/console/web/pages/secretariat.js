// The Secretariat: who waits to be admitted, credentials and seats, consent by another channel (two persons), papers
// with their revisions, amendments and statements on what is on the table, what was decided.

import { act, submit, whyNot } from "../acts.js";
import { question } from "../ask.js";
import { h } from "../dom.js";
import { clock, of, partyName, say, seatName, t, upper } from "../i18n.js";
import { itemTitle, whereWeAre } from "../meeting.js";
import { current, decisionsHere, item, mine, parties } from "../model.js";
import { page } from "../page.js";
import { store } from "../store.js";
import { decisionCard, textCard } from "../texts.js";

const focus = () => store.view.meeting?.focus;
const officer = () => store.audience === "secretariat" || store.audience === "chair";

/** Why an act of the Secretariat cannot be done from here now. */
const why = () => whyNot(null) ?? (officer() ? undefined : { text: t("console-secretariat-not") });

// ---- who comes in --------------------------------------------------------------------------------------------------

function admit(seat) {
  question({
    title: t("console-admit_seat", { seat: seatName(seat) }),
    text: t("console-secretariat-ask_admit"),
    yes: t("console-admit"),
    fields: [
      { name: "name", label: upper(t("field-name")), wanted: true },
      { name: "title", label: upper(t("field-title")) },
      { name: "credential", label: t("console-ask-credential"), kind: "select", value: "accepted", options: ["accepted", "provisional"].map((one) => [one, t(`credential-${one}`)]) },
    ],
    then: ({ name, title, credential }) => submit({ type: "admit_seat", seat, person: { name, title }, credential }),
  });
}

/** What was filed of a seat that sits, to be filed anew. */
function credentials(seat) {
  question({
    title: seatName(seat.seat),
    yes: t("console-secretariat-file"),
    fields: [
      { name: "name", label: upper(t("field-name")), wanted: true, value: seat.person?.name },
      { name: "title", label: upper(t("field-title")), value: seat.person?.title },
      { name: "credential", label: t("console-ask-credential"), kind: "select", value: seat.credential ?? "accepted", options: ["accepted", "provisional"].map((one) => [one, t(`credential-${one}`)]) },
    ],
    then: ({ name, title, credential }) => submit({ type: "admit_seat", seat: seat.seat, person: { name, title }, credential }),
  });
}

function eject(seat) {
  question({
    title: t("console-secretariat-eject", { seat: seatName(seat) }),
    yes: t("console-secretariat-eject_yes"),
    look: "warnlook",
    fields: [{ name: "reason", label: upper(t("field-reason")), wanted: true }],
    then: ({ reason }) => submit({ type: "eject_seat", seat, reason }),
  });
}

function lobby() {
  const { head = [], count = 0 } = store.view.presence?.lobby ?? {};
  return h(
    "section.card.lobby",
    { "aria-labelledby": "lobby-heading", class: count ? "wanted" : "" },
    h("header", {}, h("h2", { id: "lobby-heading" }, t("console-lobby")), h("span.count", {}, String(count))),
    head.length
      ? h("ul", {}, head.map((seat) => h("li", { key: seat }, h("span.who", {}, h("b", {}, seatName(seat) || seat)), act({ id: `admit-${seat}`, label: t("console-admit"), run: () => admit(seat), why: why(), look: "primary" }))))
      : h("p.empty", {}, t("console-secretariat-lobby_empty")),
  );
}

/** Every seat with its line and its credentials. */
function seats() {
  const all = parties();
  const seated = all.flatMap((one) => one.seats ?? []);
  const up = seated.filter((one) => one.link.state === "up").length;
  return h(
    "section.card.seats",
    { "aria-labelledby": "seats-heading" },
    h("header", {}, h("h2", { id: "seats-heading" }, t("console-secretariat-seats")), h("span.count", {}, `${up}/${seated.length}`)),
    h(
      "ul.scrolls",
      { tabindex: 0, "aria-labelledby": "seats-heading" },
      all.map((party) =>
        h(
          "li.seat-party",
          { key: party.party, class: `is-${party.presence}` },
          h("div.party-line", {}, h("b", {}, partyName(party.party)), h("small", {}, `${t(`class-${party.class}`)} · ${t(`presence-${party.presence}`)}`)),
          h("ul", {}, (party.seats ?? []).map(seatLine)),
        )),
    ),
  );
}

function seatLine(seat) {
  const up = seat.link.state === "up";
  const name = [seat.person?.name, seat.person?.title].filter(Boolean).join(", ");
  return h(
    "li.seat",
    { key: seat.seat, class: up ? "up" : "down" },
    h("span.mark", { "aria-hidden": "true" }, up ? "●" : "○"),
    h("span.who", {}, h("span", {}, name || seatName(seat.seat)), name ? h("small", {}, seatName(seat.seat)) : null),
    h("span.state", {}, up ? t("word-line_up") : seat.link.state === "down" ? t("word-line_down") : "", h("small", { class: seat.credential === "provisional" ? "warn" : "" }, seat.person ? t(`credential-${seat.credential ?? "accepted"}`) : t("console-not_admitted"))),
    h(
      "span.row",
      {},
      seat.person ? act({ id: `file-${seat.seat}`, label: t("console-secretariat-credentials"), run: () => credentials(seat), why: why() }) : act({ id: `admit-${seat.seat}`, label: t("console-admit"), run: () => admit(seat.seat), why: why() }),
      seat.person ? act({ id: `eject-${seat.seat}`, label: t("console-secretariat-eject_yes"), run: () => eject(seat.seat), why: why(), look: "warnlook" }) : null,
    ),
  );
}

// ---- what is on the table --------------------------------------------------------------------------------------------

function recordConsent(text) {
  const awaited = parties().filter((one) => one.class === "member");
  question({
    title: t("console-secretariat-consent"),
    text: t("console-secretariat-ask_consent"),
    yes: t("console-secretariat-consent_yes"),
    fields: [
      { name: "party", label: upper(t("word-party")), kind: "select", value: awaited[0]?.party, options: awaited.map((one) => [one.party, partyName(one.party)]) },
      { name: "given_by", label: t("console-secretariat-given_by"), wanted: true },
      { name: "channel", label: upper(t("field-channel")), wanted: true, hint: t("console-secretariat-channel_hint") },
    ],
    then: ({ party, given_by, channel }) =>
      submit({ type: "record_consent", meeting: focus(), proposal: text.proposal, revision: text.revision, party, given_by, channel }),
  });
}

function consents(text) {
  const all = text.consents ?? [];
  const own = mine()?.seat;
  return h(
    "div.consents",
    {},
    h("h3", {}, t("console-secretariat-consents")),
    all.length
      ? h("ul", {}, all.map((one) =>
          h(
            "li",
            { key: one.party },
            h("span.who", {}, h("b", {}, partyName(one.party)), h("small", {}, [one.given_by, one.channel, one.entered_by ? t("console-secretariat-entered", { officer: say("Officer", one.entered_by) }) : ""].filter(Boolean).join(" · "))),
            one.confirmed_at
              ? h("span.tag.open", {}, t("console-secretariat-confirmed", { hour: clock(one.confirmed_at) }))
              : act({
                  id: `confirm-${one.party}`,
                  label: t("console-secretariat-confirm"),
                  action: { type: "confirm_consent", meeting: focus(), proposal: text.proposal, party: one.party },
                  binds: true,
                  why: why() ?? (one.entered_by?.seat === own ? { text: t("console-secretariat-second") } : undefined),
                }),
          )))
      : h("p.empty", {}, t("console-secretariat-no_consents")),
    h("div.acts", {}, act({ id: "consent", label: t("console-secretariat-consent"), accel: "c", run: () => recordConsent(text), why: why() })),
  );
}

function amendments(text) {
  const all = text.amendments ?? [];
  if (!all.length) return null;
  return h(
    "div.amendments",
    {},
    h("h3", {}, t("console-secretariat-amendments")),
    all.map((one) =>
      h(
        "p.statement",
        { key: one.amendment },
        h("b", {}, `${partyName(one.party)} · ${t(`console-amendment-${typeof one.stage === "string" ? one.stage : one.stage.state}`)} · ${t("console-revision", { revision: one.base })}`),
        one.passage ? h("q", {}, one.passage.words) : null,
        one.new ? h("ins", {}, one.new) : null,
      )),
  );
}

function table() {
  const all = store.view.table?.proposals.head ?? [];
  if (!all.length) return h("section.card", { "aria-label": t("word-text") }, h("p.empty", {}, t("console-no_text")));
  return all.map((text) => textCard(text, { acts: [amendments(text), consents(text)] }));
}

// ---- papers ----------------------------------------------------------------------------------------------------------

function tablePaper(known = null) {
  question({
    title: known ? t("console-secretariat-new_revision", { symbol: known.symbol }) : t("console-secretariat-new_paper"),
    yes: t("console-table_yes"),
    fields: [
      ...(known ? [] : [{ name: "symbol", label: t("console-secretariat-symbol"), wanted: true }]),
      { name: "en", label: t("console-secretariat-title_en"), wanted: true, value: known?.title.en },
      { name: "vi", label: t("console-secretariat-title_vi"), value: known?.title.vi },
      { name: "language", label: t("console-language"), kind: "select", value: known?.last?.language ?? "en", options: [["en", "English"], ["vi", "Tiếng Việt"]] },
      { name: "text", label: upper(t("field-text")), kind: "area", rows: 8, wanted: true },
    ],
    then: ({ symbol, en, vi, language, text }) =>
      submit({ type: "table_document", meeting: focus(), symbol: known?.symbol ?? symbol, base: known?.last?.revision ?? null, title: { en, vi: vi || en }, language, content: { type: "text", text } }),
  });
}

function issue(one) {
  question({
    title: t("console-secretariat-issue", { symbol: one.symbol }),
    text: of(one.title),
    yes: t("console-secretariat-issue_yes"),
    fields: [{ name: "mandate", label: upper(t("field-mandate")), wanted: true, hint: t("console-secretariat-mandate_hint") }],
    then: ({ mandate }) => submit({ type: "issue_document", meeting: focus(), symbol: one.symbol, revision: one.decided ?? one.last.revision, mandate, embargo_until: null }),
  });
}

function papers() {
  const { head = [], count = 0 } = store.view.documents?.documents ?? {};
  const here = new Set(item(current())?.documents ?? []);
  // What is before the open item first, then what was tabled.
  const order = (one) => (here.has(one.symbol) ? 0 : one.last ? 1 : 2);
  const shown = [...head].sort((a, b) => order(a) - order(b));
  return h(
    "section.card.papers-card",
    { "aria-labelledby": "papers-heading" },
    h("header", {}, h("h2", { id: "papers-heading" }, upper(t("word-documents"))), h("span.count", {}, String(count))),
    h("div.acts", {}, act({ id: "new-paper", label: t("console-secretariat-new_paper"), accel: "t", run: () => tablePaper(), why: why() })),
    h(
      "ul.scrolls",
      { tabindex: 0, "aria-labelledby": "papers-heading" },
      shown.map((one) =>
        h(
          "li",
          { key: one.symbol, class: here.has(one.symbol) ? "now" : "" },
          h(
            "span.who",
            {},
            one.last ? h("a", { href: `/documents/${one.last.hash}`, download: true }, one.symbol) : h("b", {}, one.symbol),
            h("span", {}, of(one.title)),
            h("small", {}, [one.last ? `${t("console-revision", { revision: one.last.revision })}, ${one.last.hash.slice(0, 8)}, ${clock(one.last.at)}` : t("console-not_tabled"), one.issue.state === "issued" ? t("console-secretariat-issued", { revision: one.issue.revision }) : ""].filter(Boolean).join(" · ")),
          ),
          h(
            "span.row",
            {},
            act({ id: `revise-${one.symbol}`, label: one.last ? t("console-secretariat-revise") : t("console-table_yes"), run: () => tablePaper(one), why: why() }),
            one.last && one.issue.state !== "issued" ? act({ id: `issue-${one.symbol}`, label: t("console-secretariat-issue_yes"), run: () => issue(one), why: why() }) : null,
          ),
        )),
    ),
  );
}

/** The report is drafted from the record at the hub; here is what it is drafted from. */
function report() {
  const all = decisionsHere();
  const items = (store.view.agenda?.items ?? []).filter((one) => one.stage.state !== "pending");
  return h(
    "section.card",
    { "aria-labelledby": "report-heading" },
    h("header", {}, h("h2", { id: "report-heading" }, upper(t("word-report"))), h("span.count", {}, String(all.length))),
    h("p.sub", {}, t("console-secretariat-report")),
    items.length
      ? h("ol.items", {}, items.map((one) =>
          h("li", { key: one.number, class: `is-${one.stage.state}` }, h("span.number", {}, one.number), h("span.title", {}, itemTitle(one.number)),
            h("span.state", {}, one.first_opened ? `${clock(one.first_opened)}${one.ended ? ` – ${clock(one.ended)}` : ""}` : ""))))
      : null,
    all.length ? all.map((one) => decisionCard(one)) : h("p.empty", {}, t("console-nothing_decided")),
  );
}

function secretariat() {
  const outside = !officer();
  return [
    whereWeAre(),
    outside ? h("p.banner.calm", {}, t("console-secretariat-not")) : null,
    h(
      "div.secretariat",
      {},
      outside ? null : h("div.stack", {}, lobby(), seats()),
      h("div.stack", {}, outside ? null : table(), report(), papers()),
    ),
  ];
}

page({ id: "secretariat", as: "seat", name: () => t("console-page-secretariat"), title: () => t("console-page-secretariat"), look: secretariat });
