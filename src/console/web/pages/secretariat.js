// The Secretariat: who waits to be admitted, credentials and seats, consent by another channel (two persons), papers
// with their revisions, amendments and statements on what is on the table, what was decided.

import { act, offered, submit, tell } from "../acts.js";
import { question } from "../ask.js";
import { pressed } from "../asks.js";
import { amendments, ballots, inWriting, those } from "../business.js";
import { h } from "../dom.js";
import { knocks } from "../door.js";
import { sha256 } from "../hash.js";
import { clock, language, of, partyName, say, seatName, t, upper } from "../i18n.js";
import { whereWeAre } from "../meeting.js";
import { current, item, parties, textNow } from "../model.js";
import { page } from "../page.js";
import { rollCall } from "../rollcall.js";
import { changed, store } from "../store.js";
import { decisionsCard, textCard } from "../texts.js";
import { momentAt } from "../when.js";

const focus = () => store.view.meeting?.focus;
const officer = () => store.audience === "secretariat" || store.audience === "chair";

// ---- who comes in --------------------------------------------------------------------------------------------------

const admitted = (seat, { name, title, credential, letter, sha256: hash }) => ({
  type: "admit_seat", seat, person: { name, title }, credential,
  ...(letter ? { letter: { reference: letter, ...(hash ? { sha256: hash } : {}) } } : {}),
});
const ejected = (seat, reason) => ({ type: "eject_seat", seat, reason });

/** An admission, or what was filed of a seat that sits, to be filed anew. */
function admit(seat, known = null) {
  const kept = known?.letter;
  // The file of a letter stays with who has it: only what it hashes to is filed.
  const does = ({ file, ...answers }, hash) => admitted(seat, { ...answers, sha256: hash ?? (answers.letter === kept?.reference ? kept?.sha256 : undefined) });
  question({
    title: known ? seatName(seat) : t("console-admit_seat", { seat: seatName(seat) }),
    text: t("console-secretariat-ask_admit"),
    yes: known ? t("console-secretariat-file") : t("console-admit"),
    fields: [
      { name: "name", label: upper(t("field-name")), wanted: true, value: known?.person?.name },
      { name: "title", label: upper(t("field-title")), value: known?.person?.title },
      { name: "credential", label: t("console-ask-credential"), kind: "select", value: known?.credential ?? "accepted", options: ["accepted", "provisional"].map((one) => [one, t(`credential-${one}`)]) },
      { name: "letter", label: upper(t("field-letter")), value: kept?.reference, hint: t("console-secretariat-letter_hint") },
      { name: "file", label: t("console-secretariat-letter_file"), kind: "file", hint: t("console-secretariat-letter_file_hint") },
    ],
    does: (answers) => does(answers),
    then: async (answers) => submit(does(answers, answers.file ? sha256(await answers.file.arrayBuffer()) : undefined)),
  });
}

function eject(seat) {
  const does = ({ reason }) => ejected(seat, reason);
  question({
    title: t("console-secretariat-eject", { seat: seatName(seat) }),
    yes: t("console-secretariat-eject_yes"),
    look: "warnlook",
    fields: [{ name: "reason", label: upper(t("field-reason")), wanted: true }],
    does,
    then: (answers) => submit(does(answers)),
  });
}

const anybody = { name: "…", title: "", credential: "accepted" };

function lobby() {
  const { head = [], count = 0 } = store.view.presence?.lobby ?? {};
  return h(
    "section.card.lobby",
    { "aria-labelledby": "lobby-heading", class: count || store.pulse.door.length ? "wanted" : "" },
    h("header", {}, h("h2", { id: "lobby-heading" }, t("console-lobby")), h("span.count", {}, String(count + store.pulse.door.length))),
    head.length
      ? h("ul", {}, head.map((seat) => h("li", { key: seat }, h("span.who", {}, h("b", {}, upper(seatName(seat)) || seat)), act({ id: `admit-${seat}`, label: t("console-admit"), run: () => admit(seat), tries: admitted(seat, anybody), look: "primary" }))))
      : h("p.empty", {}, t("console-secretariat-lobby_empty")),
    knocks("seat"),
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
    h("span.who", {}, h("span", {}, name || upper(seatName(seat.seat))), name ? h("small", {}, upper(seatName(seat.seat))) : null),
    h("span.state", {}, up ? t("word-line_up") : seat.link.state === "down" ? t("word-line_down") : "", h("small", { class: seat.credential === "provisional" ? "warn" : "" }, seat.person ? [t(`credential-${seat.credential ?? "accepted"}`), seat.confirmed ? t("console-secretariat-admission_confirmed") : "", seat.letter?.reference].filter(Boolean).join(" · ") : t("console-not_admitted"))),
    h(
      "span.row",
      {},
      seat.person
        ? act({ id: `file-${seat.seat}`, label: t("console-secretariat-credentials"), run: () => admit(seat.seat, seat) })
        : act({ id: `admit-${seat.seat}`, label: t("console-admit"), run: () => admit(seat.seat) }),
      seat.person ? act({ id: `eject-${seat.seat}`, label: t("console-secretariat-eject_yes"), run: () => eject(seat.seat), tries: ejected(seat.seat, "…"), look: "warnlook" }) : null,
    ),
  );
}

// ---- what is on the table --------------------------------------------------------------------------------------------

function consents(text) {
  const all = text.consents ?? [];
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
                }),
          )))
      : h("p.empty", {}, t("console-secretariat-no_consents")),
    h("div.acts", {}, pressed("record_consent", { label: t("console-secretariat-consent"), accel: "c" })),
  );
}

// ---- in writing (R-28) ---------------------------------------------------------------------------------------------

const WRITTEN_FOR = 72 * 3600000;
const later = () => new Date(Math.ceil(store.now() / 3600000) * 3600000 + WRITTEN_FOR).toISOString();

/** Such a question, to know whether one may be put now. */
const asksInWriting = () => {
  const text = textNow();
  const about = text ? { type: "proposal", proposal: text.proposal, revision: text.revision, hash: text.hash } : { type: "text", text: "…", documents: [] };
  return { type: "open_silence", meeting: focus(), about, deadline: later(), means: "consent" };
};

/** The parties are asked in writing: about a text on the table, or about other words. */
function openSilence() {
  const texts = store.view.table?.proposals.head ?? [];
  const does = ({ about, text, deadline, means }) => {
    const known = texts.find((one) => String(one.proposal) === about);
    return {
      type: "open_silence", meeting: focus(), means, deadline: momentAt(deadline) ?? later(),
      about: known ? { type: "proposal", proposal: known.proposal, revision: known.revision, hash: known.hash } : { type: "text", text, documents: [] },
    };
  };
  question({
    title: t("console-secretariat-silence"),
    text: t("console-secretariat-ask_silence"),
    yes: t("console-secretariat-silence_yes"),
    fields: [
      { name: "about", label: upper(t("field-text")), kind: "select", value: texts[0] ? String(texts[0].proposal) : "", options: [...texts.map((one) => [String(one.proposal), t("console-text_meta", { item: one.item, revision: one.revision, hash: one.hash.slice(0, 8) })]), ["", t("console-secretariat-other_words")]] },
      { name: "text", label: t("console-secretariat-other_words"), kind: "area" },
      { name: "deadline", label: t("console-secretariat-deadline"), kind: "moment" },
      { name: "means", label: t("console-secretariat-means"), kind: "select", value: "consent", options: ["consent", "absence"].map((one) => [one, upper(t(`silence-means-${one}`))]) },
    ],
    does,
    then: (answers) => submit(does(answers)),
  });
}

function table() {
  const all = store.view.table?.proposals.head ?? [];
  if (!all.length) return h("section.card", { "aria-label": t("word-text") }, h("p.empty", {}, t("console-no_text")));
  return all.map((text) => textCard(text, { acts: [amendments(text), text.stage.state === "put" ? consents(text) : null] }));
}

/** What the Secretariat does in the sitting itself. */
function meetingActs() {
  return h(
    "section.card",
    { "aria-labelledby": "meeting-heading" },
    h("header", {}, h("h2", { id: "meeting-heading" }, upper(t("word-meeting")))),
    h(
      "div.acts",
      {},
      offered("lift_hold") ? null : pressed("hold", { label: t("console-hold"), accel: "h", look: "warnlook" }),
      those(["interpretation_failed", "i", { binds: true }], ["interpretation_is_back", "i"], ["ask_floor", "a"], ["end_speech", "e"], ["start_speech", "s"], ["correct", "."]),
    ),
  );
}

// ---- papers ----------------------------------------------------------------------------------------------------------

const tabled = (known, { symbol, en, vi, language }, content) => ({
  type: "table_document", meeting: focus(), symbol: known?.symbol ?? symbol, base: known?.last?.revision ?? null, title: { en, vi: vi || en }, language, content,
});

/** Brings a file to the hub, under its hash; what became of it: its content for the act, or null and why. */
async function brought(file) {
  const bytes = await file.arrayBuffer();
  const hash = sha256(bytes);
  try {
    const answer = await fetch(`/documents/${hash}?as=seat`, { method: "PUT", body: bytes, headers: { "accept-language": language() } });
    if (answer.ok) return { type: "file", hash, size: bytes.byteLength, media_type: file.type || "application/octet-stream" };
    tell((await answer.json()).title, { kind: "refused" });
  } catch (_gone) {
    tell(t("console-secretariat-file_lost"), { kind: "refused" });
  }
  return null;
}

/** A paper, or its next revision: a file of any kind, or a short text that lies in the record itself. */
function tablePaper(known = null) {
  question({
    title: known ? t("console-secretariat-new_revision", { symbol: known.symbol }) : t("console-secretariat-new_paper"),
    yes: t("console-table_yes"),
    fields: [
      ...(known ? [] : [{ name: "symbol", label: t("console-secretariat-symbol"), wanted: true }]),
      { name: "en", label: t("console-secretariat-title_en"), wanted: true, value: known?.title.en },
      { name: "vi", label: t("console-secretariat-title_vi"), value: known?.title.vi },
      { name: "language", label: t("console-language"), kind: "select", value: known?.last?.language ?? "en", options: [["en", "English"], ["vi", "Tiếng Việt"]] },
      { name: "file", label: upper(t("field-file")), kind: "file", hint: t("console-secretariat-file_hint") },
      { name: "text", label: upper(t("field-text")), kind: "area", rows: 6 },
    ],
    then: async (answers) => {
      if (!answers.file && !answers.text) {
        tell(t("console-secretariat-nothing_to_table"), { kind: "refused" });
        return false;
      }
      const content = answers.file ? await brought(answers.file) : { type: "text", text: answers.text };
      return content ? submit(tabled(known, answers, content)) : false;
    },
  });
}

const issued = (one, mandate, embargo = null) => ({ type: "issue_document", meeting: focus(), symbol: one.symbol, revision: one.decided ?? one.last.revision, mandate, embargo_until: embargo });
const retracted = (one, reason) => ({ type: "retract_document", meeting: focus(), symbol: one.symbol, reason });

function issue(one) {
  const does = ({ mandate, embargo }) => issued(one, mandate, momentAt(embargo));
  question({
    title: t("console-secretariat-issue", { symbol: one.symbol }),
    text: of(one.title),
    yes: t("console-secretariat-issue_yes"),
    fields: [
      { name: "mandate", label: upper(t("field-mandate")), wanted: true, hint: t("console-secretariat-mandate_hint") },
      { name: "embargo", label: t("console-secretariat-embargo"), kind: "moment" },
    ],
    does,
    then: (answers) => submit(does(answers)),
  });
}

function retract(one) {
  const does = ({ reason }) => retracted(one, reason);
  question({
    title: t("console-secretariat-retract", { symbol: one.symbol }),
    text: of(one.title),
    yes: t("console-secretariat-retract_yes"),
    look: "warnlook",
    fields: [{ name: "reason", label: upper(t("field-reason")), wanted: true }],
    does,
    then: (answers) => submit(does(answers)),
  });
}

const words = { type: "text", text: "…" };
// Of how many papers is asked beforehand whether they may be revised; of the others when they are.
const TRIED = 12;

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
    h("div.acts", {}, act({ id: "new-paper", label: t("console-secretariat-new_paper"), accel: "t", run: () => tablePaper(), tries: tabled(null, { symbol: "NEW/1", en: "…", language: "en" }, words) })),
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
            act({ id: `revise-${one.symbol}`, label: one.last ? t("console-secretariat-revise") : t("console-table_yes"), run: () => tablePaper(one), tries: shown.indexOf(one) < TRIED ? tabled(one, { ...one.title, language: "en" }, words) : undefined }),
            one.last && one.issue.state !== "issued" ? act({ id: `issue-${one.symbol}`, label: t("console-secretariat-issue_yes"), run: () => issue(one), tries: issued(one, "…") }) : null,
            one.issue.state === "issued" ? act({ id: `retract-${one.symbol}`, label: t("console-secretariat-retract_yes"), run: () => retract(one), tries: retracted(one, "…"), look: "warnlook" }) : null,
          ),
        )),
    ),
  );
}

// ---- the report ------------------------------------------------------------------------------------------------------

const FORMS = ["docx", "html", "md", "summary-html", "csv", "akn", "ics", "json"];
let draft = { open: false, text: "", at: 0 };

const reportAt = (form, tag = language()) => `/api/v1/report?meeting=${encodeURIComponent(focus())}&format=${form}&lang=${tag === "vi" ? "vi" : "en"}`;

/** Draws the report from the record as it is at this moment. */
async function readDraft() {
  draft.at = store.position;
  try {
    const answer = await fetch(reportAt("md"));
    draft.text = answer.ok ? await answer.text() : (await answer.json()).title;
  } catch (_gone) {
    draft.text = t("console-secretariat-file_lost");
  }
  draft.tag = language();
  changed();
}

function report() {
  const items = (store.view.agenda?.items ?? []).filter((one) => one.stage.state !== "pending");
  // It grows while it is looked at.
  if (draft.open && store.live() && (draft.at !== store.position || draft.tag !== language())) {
    draft.tag = language();
    void readDraft();
  }
  return h(
    "section.card.report",
    { "aria-labelledby": "report-heading" },
    h("header", {}, h("h2", { id: "report-heading" }, upper(t("word-report"))), h("span.count", {}, String(items.length))),
    h("p.sub", {}, t("console-secretariat-report")),
    h("p.row", {}, FORMS.map((form) => h("a.button", { key: form, href: reportAt(form), download: true }, t(`console-form-${form}`)))),
    h(
      "details",
      { ontoggle: (event) => { draft.open = event.target.open; changed(); } },
      h("summary", {}, t("console-secretariat-read")),
      draft.open ? [h("img.timeline", { src: `${reportAt("svg")}`, alt: t("console-secretariat-timeline"), key: `picture-${draft.at}-${language()}` }), h("pre.draft", { tabindex: 0, "aria-label": upper(t("word-report")) }, draft.text || "…")] : null,
    ),
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
      outside ? null : h("div.stack", {}, lobby(), meetingActs(), seats()),
      h(
        "div.stack",
        {},
        outside ? null : [rollCall(ballots()), table(), inWriting(those(["acknowledge_written_objection", "K"]), act({ id: "open-silence", label: t("console-secretariat-silence"), run: openSilence, tries: asksInWriting() })), report()],
        decisionsCard(20),
        papers(),
      ),
    ),
  ];
}

page({ id: "secretariat", as: "seat", name: () => t("console-page-secretariat"), title: () => t("console-page-secretariat"), look: secretariat });
