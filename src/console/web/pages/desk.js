// The moderator's desk: where the meeting is, the one next button, and everything a moderator does for the Chair.

import { act, may, submit, whyNot } from "../acts.js";
import { question } from "../ask.js";
import { declareAs } from "../asks.js";
import { h } from "../dom.js";
import { clock, of, partyName, seatName, t, upper } from "../i18n.js";
import { agendaList, floorCard, itemTitle, speakersList, whereWeAre } from "../meeting.js";
import { card, current, decisionsHere, isParent, item, meeting, phase, textNow, waiting } from "../model.js";
import { page } from "../page.js";
import { presenceBoard } from "../presence.js";
import { store } from "../store.js";
import { decisionCard, textCard } from "../texts.js";
import { instantAt } from "../when.js";

const focus = () => store.view.meeting?.focus;

// ---- the one next button ------------------------------------------------------------------------------------------

/** The step that a meeting most likely takes next, of those that the hub offers: { press, label, note }. */
function nextStep() {
  const { speech, points = [] } = store.view.floor ?? {};
  const has = (press) => Boolean(may(press));
  const can = (press) => may(press)?.allowed;
  const step = (press, label, note, more) => ({ press, label, note, ...more });
  if (has("lift_hold")) return step("lift_hold");
  if (has("resume")) return step("resume");
  if (has("open_meeting")) return step("open_meeting", null, of(card()?.title));
  if (points.length) return { why: { text: t("console-next-point", { party: partyName(points[0].party) }), rule: "R-9" }, label: t("console-next-rule") };
  const [first] = waiting();
  if (speech) {
    const who = partyName(speech.party);
    if (speech.phase.phase === "called") return step("start_for_speaker", t("console-next-started", { party: who }));
    if (speech.phase.phase === "paused") return step("go_on", t("console-next-go_on", { party: who }));
    if (first) return step("next_speaker", t("console-next-speaker", { party: partyName(first.party) }), t("console-next-thanks", { party: who }));
    return step("end_for_speaker", t("console-next-end", { party: who }));
  }
  if (first) return step("next_speaker", t("console-next-speaker", { party: partyName(first.party) }), itemTitle(current()));
  const text = textNow();
  if (has("declare")) {
    const verb = may("declare").action.verb;
    return step("declare", t("console-next-declare", { verb: t(`verb-${verb}`) }), itemTitle(text?.item), { binds: true });
  }
  if (has("offer_chair")) return step("offer_chair", t("console-next-offer", { party: partyName(may("offer_chair").action.to) }), null, { binds: true });
  if (has("put")) return step("put", t("console-next-put"), itemTitle(current()));
  const next = may("next_item")?.action;
  const nextWords = next && t("console-next-item", { item: next.item });
  if (next && current() && next.item.startsWith(`${current()}.`)) return step("next_item", nextWords, itemTitle(next.item));
  if (has("conclude_item") && !isParent(current())) return step("conclude_item", t("console-next-conclude", { item: current() }), itemTitle(current()), { ask: concludeItem });
  if (next) return step("next_item", nextWords, itemTitle(next.item));
  if (has("conclude_item")) return step("conclude_item", t("console-next-conclude", { item: current() }), itemTitle(current()), { ask: concludeItem });
  if (can("close_meeting") || has("close_meeting")) return step("close_meeting", null, of(card()?.title), { binds: true });
  return { why: { text: t("console-why-nothing") }, label: t("console-next-nothing") };
}

// What the button says may change under a hand that comes down on it: for a moment it takes nothing.
let nextNow = "";
let nextSince = 0;
const SETTLES = 500;

function nextButton() {
  const step = nextStep();
  const name = `${step.press ?? ""} ${step.label ?? ""}`;
  if (name !== nextNow) {
    nextNow = name;
    nextSince = performance.now();
  }
  const { press, label, note, binds, ask, why } = step;
  return h(
    "section.next",
    { "aria-label": t("word-next") },
    act({
      id: "next",
      press,
      label: label ?? upper(t(`press-${press}`)),
      note,
      binds,
      ask,
      accel: " ",
      look: "primary wide",
      why: why ?? undefined,
      run: why ? () => {} : undefined,
      tooSoon: () => performance.now() - nextSince < SETTLES,
    }),
  );
}

// ---- questions ------------------------------------------------------------------------------------------------------

function concludeItem(action, dispatch) {
  const options = ["", "decided", "done", "views_exchanged", "not_agreed", "ad_referendum", "no_decision"];
  question({
    title: t("console-ask-conclude", { item: action.item }),
    text: itemTitle(action.item),
    yes: upper(t("press-conclude_item")),
    fields: [
      { name: "outcome", label: t("console-ask-outcome"), kind: "select", value: "", options: options.map((one) => [one, t(`console-outcome-${one || "as_is"}`)]) },
      { name: "reason", label: t("field-reason"), hint: t("console-ask-reason_hint") },
      ...(waiting().length ? [{ name: "release", kind: "check", label: t("console-ask-release", { number: waiting().length }) }] : []),
    ],
    then: ({ outcome, reason, release }) => {
      if (outcome) action.outcome = outcome === "no_decision" ? { type: outcome, reason } : { type: outcome };
      return dispatch({ ...action, release_waiting: Boolean(release) });
    },
  });
}

function suspend(action, dispatch) {
  question({
    title: upper(t("press-suspend")),
    yes: upper(t("press-suspend")),
    fields: [
      { name: "reason", label: t("field-reason"), wanted: true },
      { name: "at", label: t("console-ask-resume_at"), kind: "time" },
    ],
    then: ({ reason, at }) => dispatch({ ...action, reason, resume_at: instantAt(at) }),
  });
}

function adjourn(action, dispatch) {
  const next = card()?.sittings[meeting().sitting];
  question({
    title: upper(t("press-adjourn")),
    text: next ? t("console-ask-next_sitting", { hour: clock(next.opens_at) }) : null,
    yes: upper(t("press-adjourn")),
    look: "warnlook",
    then: () => dispatch({ ...action, until: next?.opens_at ?? null }),
  });
}

function hold() {
  question({
    title: upper(t("word-technical_hold")),
    text: t("console-ask-hold"),
    yes: t("console-hold"),
    look: "warnlook",
    fields: [
      { name: "reason", label: t("field-reason"), wanted: true },
      { name: "at", label: t("console-ask-next_news"), kind: "time" },
    ],
    then: ({ reason, at }) => submit({ type: "hold_meeting", meeting: focus(), reason, next_news_at: instantAt(at) }),
  });
}

function closeMeeting(action, dispatch) {
  question({
    title: upper(t("press-close_meeting")),
    text: of(card()?.title),
    yes: upper(t("press-close_meeting")),
    look: "warnlook",
    then: () => dispatch(action),
  });
}

function extend() {
  question({
    title: t("console-extend"),
    yes: t("console-extend"),
    fields: [{ name: "at", label: t("console-ask-closes_at"), kind: "time", value: clock(meeting().closes_at ?? store.now()), wanted: true }],
    then: ({ at }) => submit({ type: "extend_sitting", meeting: focus(), closes_at: instantAt(at) }),
  });
}

function deferItem() {
  const number = current();
  const later = (card()?.agenda ?? []).filter((one) => !isParent(one.number) && store.view.agenda.items.find((known) => known.number === one.number)?.stage.state === "pending");
  question({
    title: t("console-ask-defer", { item: number }),
    text: itemTitle(number),
    yes: t("console-defer"),
    fields: [
      {
        name: "to", label: t("console-ask-defer_to"), kind: "select", value: "later",
        options: [["later", t("console-defer-later")], ["sitting", t("console-defer-sitting")], ["next_meeting", t("console-defer-next_meeting")],
          ...later.map((one) => [one.number, t("console-defer-item", { item: one.number })])],
      },
      { name: "keep", kind: "check", label: t("console-ask-keep_list") },
    ],
    then: ({ to, keep }) => {
      const target = ["later", "sitting", "next_meeting"].includes(to) ? { type: to } : { type: "item", item: to };
      return submit({ type: "defer_item", meeting: focus(), item: number, to: target, keep_list: keep });
    },
  });
}

function otherItem() {
  const items = store.view.agenda?.items.filter((one) => ["pending", "deferred"].includes(one.stage.state)) ?? [];
  question({
    title: t("console-other_item"),
    text: t("console-ask-other_item"),
    yes: t("console-open_item"),
    fields: [
      { name: "item", label: upper(t("word-item")), kind: "select", value: items[0]?.number, options: items.map((one) => [one.number, `${one.number} ${itemTitle(one.number)}`]) },
      { name: "ruling", label: t("field-ruling") },
    ],
    then: ({ item: number, ruling }) => submit({ type: "open_item", meeting: focus(), item: number, after: current(), ruling: ruling || null }),
  });
}

function addSpeaker() {
  const all = store.view.presence?.parties.head ?? [];
  question({
    title: t("console-add_speaker"),
    yes: t("console-add"),
    fields: [{ name: "party", label: upper(t("word-party")), kind: "select", value: all[0]?.party, options: all.map((one) => [one.party, partyName(one.party)]) }],
    then: ({ party }) => submit({ type: "request_floor", meeting: focus(), item: current(), party }),
  });
}

function moveEntry(entry) {
  question({
    title: t("console-move", { party: partyName(entry.party) }),
    yes: t("console-move_yes"),
    fields: [
      { name: "place", label: t("word-place"), kind: "number", min: 1, max: waiting().length, value: String(entry.place), wanted: true },
      { name: "reason", label: t("field-reason"), wanted: true },
    ],
    then: ({ place, reason }) => submit({ type: "move_entry", meeting: focus(), entry: entry.entry, place: Number(place), reason }),
  });
}

function removeEntry(entry) {
  question({
    title: t("console-remove", { party: partyName(entry.party) }),
    yes: t("console-remove_yes"),
    look: "warnlook",
    fields: [{ name: "reason", label: t("field-reason"), wanted: true }],
    then: ({ reason }) => submit({ type: "remove_entry", meeting: focus(), entry: entry.entry, reason }),
  });
}

function entryMenu(entry) {
  const after = store.view.floor?.speech?.speech ?? null;
  question({
    title: `${entry.place}. ${partyName(entry.party)}`,
    no: t("console-close"),
    lines: h(
      "div.acts",
      {},
      act({ id: `call-${entry.entry}`, label: t("console-call_now"), action: { type: "give_floor", meeting: focus(), entry: entry.entry, after } }),
      act({ id: `move-${entry.entry}`, label: t("console-move_yes"), run: () => moveEntry(entry) }),
      act({ id: `remove-${entry.entry}`, label: t("console-remove_yes"), run: () => removeEntry(entry), look: "warnlook" }),
    ),
  });
}

function cutSpeech() {
  const { speech } = store.view.floor;
  question({
    title: t("console-cut", { party: partyName(speech.party) }),
    text: t("console-ask-cut"),
    yes: t("console-cut_yes"),
    look: "warnlook",
    fields: [{ name: "reason", label: t("field-reason"), wanted: true }],
    then: ({ reason }) => submit({ type: "cut_speech", meeting: focus(), speech: speech.speech, reason }),
  });
}

function setAside() {
  const text = textNow();
  question({
    title: t("console-set_aside"),
    text: text.text?.slice(0, 200),
    yes: t("console-set_aside"),
    fields: [
      { name: "how", label: t("console-ask-fate"), kind: "select", value: "consultation", options: ["consultation", "not_agreed", "referred"].map((one) => [one, t(`console-fate-${one}`)]) },
      { name: "to", label: t("console-ask-referred_to") },
    ],
    then: ({ how, to }) => submit({ type: "set_aside_proposal", meeting: focus(), proposal: text.proposal, revision: text.revision, how: how === "referred" ? { type: how, to } : { type: how } }),
  });
}

/** A text of the open item, about those of its papers that are chosen: what it says is decided of these (R-37). */
function tableText() {
  const known = new Map((store.view.documents?.documents.head ?? []).map((one) => [one.symbol, one]));
  const papers = (item(current())?.documents ?? []).map((symbol) => known.get(symbol)).filter((one) => one?.last);
  question({
    title: t("console-table_text"),
    text: itemTitle(current()),
    yes: t("console-table_yes"),
    fields: [
      { name: "text", label: upper(t("field-text")), kind: "area", rows: 8, wanted: true },
      // The first is what an item is about; others lie beside it for reading.
      ...papers.map((one, i) => ({ name: `paper-${one.symbol}`, kind: "check", value: i === 0, label: t("document-revision", { symbol: one.symbol, revision: one.last.revision }) })),
    ],
    then: ({ text, ...chosen }) =>
      submit({
        type: "table_proposal", meeting: focus(), item: current(), text,
        documents: papers.filter((one) => chosen[`paper-${one.symbol}`]).map((one) => ({ symbol: one.symbol, revision: one.last.revision })),
      }),
  });
}

function reviseText() {
  const text = textNow();
  question({
    title: t("console-revise_text", { revision: text.revision + 1 }),
    yes: t("console-revise_yes"),
    fields: [{ name: "text", label: upper(t("field-text")), kind: "area", rows: 8, wanted: true, value: text.text }],
    then: ({ text: words }) =>
      submit({ type: "revise_proposal", meeting: focus(), proposal: text.proposal, base: text.revision, text: words, documents: text.documents.map((one) => one.document) }),
  });
}

function admit(seat) {
  question({
    title: t("console-admit_seat", { seat: seatName(seat) }),
    yes: t("console-admit"),
    fields: [
      { name: "name", label: upper(t("field-name")), wanted: true },
      { name: "title", label: upper(t("field-title")) },
      { name: "credential", label: t("console-ask-credential"), kind: "select", value: "accepted", options: ["accepted", "provisional"].map((one) => [one, t(`credential-${one}`)]) },
    ],
    then: ({ name, title, credential }) => submit({ type: "admit_seat", seat, person: { name, title }, credential }),
  });
}

function partyMenu(one) {
  const declare = (presence) => ({ type: "declare_presence", meeting: focus(), party: one.party, presence });
  question({
    title: partyName(one.party),
    no: t("console-close"),
    text: `${t(`class-${one.class}`)} · ${t(`presence-${one.presence}`)}`,
    lines: [
      h("ul.board", {}, (one.seats ?? []).map((seat) =>
        h("li", { key: seat.seat, class: seat.link.state === "up" ? "is-seated" : "" },
          h("span.mark", { "aria-hidden": "true" }, seat.link.state === "up" ? "●" : "○"),
          h("span.who", {}, h("b", {}, seat.person?.name ?? seatName(seat.seat)), h("small", {}, seat.person ? seatName(seat.seat) : t("console-not_admitted"))),
          h("span.state", {}, seat.link.state === "up" ? t("word-line_up") : t("word-line_down"))))),
      h(
        "div.acts",
        {},
        act({ id: `add-${one.party}`, label: t("console-add_to_list"), action: { type: "request_floor", meeting: focus(), item: current(), party: one.party }, why: current() ? undefined : { text: t("console-no_list") } }),
        ["present", "away_proceed", "away_hold", "absent"].map((presence) =>
          act({ id: `${presence}-${one.party}`, label: t(`console-declare-${presence}`), action: declare(presence), binds: presence === "absent" })),
      ),
    ],
  });
}

// ---- the page ---------------------------------------------------------------------------------------------------------

function lobby() {
  const seats = store.view.presence?.lobby.head ?? [];
  if (!seats.length && !store.takeovers.length) return null;
  return h(
    "section.card.lobby",
    { "aria-labelledby": "lobby-heading" },
    h("header", {}, h("h2", { id: "lobby-heading" }, t("console-lobby")), h("span.count", {}, String(seats.length))),
    h(
      "ul",
      {},
      seats.map((seat) =>
        h("li", { key: seat }, h("span.who", {}, h("b", {}, seatName(seat) || seat)), act({ id: `admit-${seat}`, label: t("console-admit"), run: () => admit(seat), why: whyNot(null) ?? undefined }))),
      store.takeovers.map((one) =>
        h("li", { key: `take-${one.seat}` },
          h("span.who", {}, h("b", {}, seatName(one.seat)), h("small", {}, t("console-takeover_asked", { device: one.device ?? "?" }))),
          act({ id: `take-${one.seat}`, label: t("console-takeover_agree"), action: { type: "take_over_seat", seat: one.seat, session: one.session }, binds: true }))),
    ),
  );
}

function floorActs() {
  const { speech, points = [] } = store.view.floor ?? {};
  if (points.length) {
    return h("div.acts", {}, act({ press: "uphold_point", accel: "y", binds: true }), act({ press: "reject_point", accel: "x", binds: true }), act({ press: "point_withdrawn" }));
  }
  return h(
    "div.acts",
    {},
    act({ press: "start_for_speaker", accel: "s" }),
    speech?.phase.phase === "paused" ? act({ press: "go_on", accel: "g" }) : act({ press: "pause", accel: "g" }),
    act({ press: "prompt", accel: "p" }),
    act({ press: "end_for_speaker", accel: "e" }),
    act({ id: "cut", label: t("console-cut_yes"), run: cutSpeech, look: "warnlook", why: whyNot(null) ?? (speech ? undefined : { text: t("word-nobody_speaks") }) }),
  );
}

function listActs() {
  return h(
    "div.acts.two",
    {},
    may("reopen_list") ? act({ press: "reopen_list", accel: "c" }) : act({ press: "close_list", accel: "c" }),
    act({ id: "add-speaker", label: t("console-add_speaker"), accel: "a", run: addSpeaker, why: whyNot(null) ?? (current() ? undefined : { text: t("console-no_list") }) }),
  );
}

function textActs(text) {
  const put = text?.stage.state === "put";
  return h(
    "div.acts",
    {},
    put
      ? [act({ press: "declare", accel: "d", ask: declareAs }), act({ id: "set-aside", label: t("console-set_aside"), run: setAside, why: whyNot(null) ?? undefined })]
      : [
          text ? act({ press: "put", accel: "u" }) : null,
          // What is only noted needs not be put (R-27).
          may("declare") ? act({ press: "declare", accel: "d", ask: declareAs }) : null,
          text ? act({ id: "revise", label: t("console-revise"), run: reviseText, why: whyNot(null) ?? undefined }) : null,
          current() ? act({ id: "table", label: t("console-table_text"), accel: "t", run: tableText, why: whyNot(null) ?? undefined }) : null,
        ],
  );
}

function meetingActs() {
  const running = ["open", "suspended"].includes(phase());
  const none = whyNot(null) ?? undefined;
  const notRunning = none ?? (running ? undefined : { text: t("console-why-not_running") });
  return h(
    "section.card",
    { "aria-labelledby": "meeting-heading" },
    h("header", {}, h("h2", { id: "meeting-heading" }, upper(t("word-meeting")))),
    h(
      "div.acts",
      {},
      phase() === "open" ? act({ press: "suspend", ask: suspend }) : may("resume") ? act({ press: "resume" }) : may("open_meeting") ? act({ press: "open_meeting", accel: "o" }) : null,
      phase() === "tech_hold"
        ? act({ press: "lift_hold", accel: "h" })
        : act({ id: "hold", label: t("console-hold"), accel: "h", run: hold, look: "warnlook", why: notRunning }),
      act({ id: "extend", label: t("console-extend"), run: extend, why: notRunning }),
      act({ press: "adjourn", ask: adjourn }),
      act({ press: "close_meeting", ask: closeMeeting, look: "warnlook" }),
    ),
  );
}

function chairCard() {
  const chair = store.view.chair;
  if (!chair) return null;
  const { offer, vacancy } = chair;
  return h(
    "section.card",
    { "aria-labelledby": "chair-heading" },
    h("header", {}, h("h2", { id: "chair-heading" }, t("word-chair")), h("span.meta", {}, chair.vice_chair ? `${t("word-vice_chair")}: ${partyName(chair.vice_chair)}` : "")),
    h("p", {}, h("b", {}, partyName(chair.party)), chair.seat ? ` · ${seatName(chair.seat)}` : "", chair.acting ? ` · ${t("word-acting_chair")}` : ""),
    vacancy
      ? h("p.warn", {}, t("word-nobody_presides"), " · ", t("console-hold_in"), " ", h("count-down", { at: vacancy.hold_at, past: "stop" }))
      : null,
    offer
      ? h("p.warn", {}, offer.type === "handover" ? t("console-offered", { party: partyName(offer.to) }) : t("console-passing", { seat: seatName(offer.to) }))
      : null,
    h("div.acts", {}, offer ? act({ press: "withdraw_chair_offer" }) : act({ press: "offer_chair", binds: true })),
  );
}

function agendaActs() {
  return h(
    "div.acts",
    {},
    act({ press: "next_item", accel: "n", note: may("next_item") ? `${may("next_item").action.item} ${itemTitle(may("next_item").action.item)}` : null }),
    act({ press: "conclude_item", accel: "k", ask: concludeItem }),
    act({ id: "defer", label: t("console-defer"), accel: "f", run: deferItem, why: whyNot(null) ?? (current() ? undefined : { text: t("console-no_item") }) }),
    act({ id: "other-item", label: t("console-other_item"), accel: "m", run: otherItem, why: whyNot(null) ?? (phase() === "open" ? undefined : { text: t("console-why-not_running") }) }),
  );
}

function documents() {
  const all = store.view.documents?.documents.head ?? [];
  const here = new Set((item(current())?.documents ?? []));
  const shown = [...all.filter((one) => here.has(one.symbol)), ...all.filter((one) => !here.has(one.symbol))];
  return h(
    "details.card",
    {},
    h("summary", {}, h("b", {}, upper(t("word-documents"))), " ", h("span.count", {}, String(store.view.documents?.documents.count ?? 0))),
    h(
      "ul.papers-list",
      {},
      shown.map((one) =>
        h(
          "li",
          { key: one.symbol, class: here.has(one.symbol) ? "now" : "" },
          one.last ? h("a", { href: `/documents/${one.last.hash}`, download: true }, one.symbol) : h("b", {}, one.symbol),
          " ",
          of(one.title),
          h("small", {}, one.revisions ? ` · ${t("console-revision", { revision: one.last.revision })}` : ` · ${t("console-not_tabled")}`),
        )),
    ),
  );
}

function decided() {
  const all = decisionsHere();
  return h(
    "section.card",
    { "aria-labelledby": "decisions-heading" },
    h("header", {}, h("h2", { id: "decisions-heading" }, upper(t("word-decisions"))), h("span.count", {}, String(all.length))),
    all.length ? all.slice(0, 6).map((one) => decisionCard(one)) : h("p.empty", {}, t("console-nothing_decided")),
  );
}

function desk() {
  const text = textNow();
  return [
    whereWeAre(),
    h(
      "div.desk",
      {},
      h(
        "div.stack",
        {},
        nextButton(),
        lobby(),
        h("div.together", {}, floorCard(), floorActs()),
        text ? textCard(text, { acts: textActs(text) }) : current() ? h("section.card.text", { "aria-label": t("word-text") }, h("p.empty", {}, t("console-no_text")), textActs(null)) : null,
        decided(),
      ),
      h("div.stack", {}, h("div.together", {}, speakersList({ extra: entryButton }), listActs()), agendaList({ acts: agendaActs() })),
      h("div.stack.three", {}, presenceBoard({ extra: partyButton }), h("div.stack", {}, meetingActs(), chairCard(), documents())),
    ),
  ];
}

const entryButton = (entry) =>
  h("button.plain", { type: "button", "aria-label": t("console-more_for", { party: partyName(entry.party) }), onclick: () => entryMenu(entry) }, "⋯");

const partyButton = (one) =>
  h("button.plain", { type: "button", "aria-label": t("console-more_for", { party: partyName(one.party) }), onclick: () => partyMenu(one) }, "⋯");

page({ id: "desk", as: "desk", name: () => t("console-page-desk"), title: () => t("console-page-desk"), look: desk });
