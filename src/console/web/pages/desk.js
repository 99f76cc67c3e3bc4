// The moderator's desk: where the meeting is, the one next button, and everything a moderator does for the Chair.

import { act, may, offered, submit } from "../acts.js";
import { question } from "../ask.js";
import { asks, pressed } from "../asks.js";
import { amendments, appeals, ballots, inWriting, motionRulings, motions, otherwise, remedies, rollCall, settlements, those } from "../business.js";
import { h } from "../dom.js";
import { clock, of, partyName, seatName, span, t, upper } from "../i18n.js";
import { agendaList, floorCard, itemTitle, speakersList, whereWeAre } from "../meeting.js";
import { card, current, decisionsHere, isParent, item, meeting, parties, textNow, waiting } from "../model.js";
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
  if (has("conclude_item") && !isParent(current())) return step("conclude_item", t("console-next-conclude", { item: current() }), itemTitle(current()));
  if (next) return step("next_item", nextWords, itemTitle(next.item));
  if (has("conclude_item")) return step("conclude_item", t("console-next-conclude", { item: current() }), itemTitle(current()));
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
  const { press, label, note, binds, why } = step;
  return h(
    "section.next",
    { "aria-label": t("word-next") },
    act({
      id: "next",
      press,
      label: label ?? upper(t(`press-${press}`)),
      note,
      binds,
      ask: binds ? undefined : asks(press),
      accel: " ",
      look: "primary wide",
      why: why ?? undefined,
      run: why ? () => {} : undefined,
      tooSoon: () => performance.now() - nextSince < SETTLES,
    }),
  );
}

// ---- questions ------------------------------------------------------------------------------------------------------

/** A dialog whose answers make an act: title, what its button says, what it is about, its fields, and the act. */
const asking = (title, yes, fields, does, more = {}) => question({ title, yes, fields, does, then: (answers) => submit(does(answers)), ...more });

const field = (name, label, kind, wanted = false, more = {}) => ({ name, label, kind, wanted, ...more });
const reason = () => field("reason", upper(t("field-reason")), "text", true);

const pendingItems = () => store.view.agenda?.items.filter((one) => ["pending", "deferred"].includes(one.stage.state)) ?? [];

const openItem = (number, ruling) => ({ type: "open_item", meeting: focus(), item: number, after: current(), ruling });

function otherItem() {
  const items = pendingItems().map((one) => one.number);
  asking(t("console-other_item"), t("console-open_item"), [
    field("item", upper(t("word-item")), "select", false, { value: items[0], options: items.map((number) => [number, `${number} ${itemTitle(number)}`]) }),
    field("ruling", upper(t("field-ruling")), "text", true),
  ], ({ item: number, ruling }) => openItem(number, ruling || null), { text: t("console-ask-other_item") });
}

const withdrawItem = (reason) => ({ type: "withdraw_item", meeting: focus(), item: current(), reason });

function takeOff() {
  asking(t("console-withdraw_item"), t("console-withdraw_item"), [reason()], (answers) => withdrawItem(answers.reason), { text: itemTitle(current()), look: "warnlook" });
}

const addTo = (party) => ({ type: "request_floor", meeting: focus(), item: current(), party });

/** The first party that is not on the list, and does not speak. */
const unlisted = () => {
  const listed = new Set([...waiting().map((entry) => entry.party), store.view.floor?.speech?.party]);
  return parties().find((one) => !listed.has(one.party))?.party ?? parties()[0]?.party;
};

function addSpeaker() {
  asking(t("console-add_speaker"), t("console-add"), [
    field("party", upper(t("word-party")), "select", false, { value: unlisted(), options: parties().map((one) => [one.party, partyName(one.party)]) }),
  ], ({ party }) => addTo(party));
}

const moveTo = ({ entry }, place, reason) => ({ type: "move_entry", meeting: focus(), entry, place, reason });
const strike = ({ entry }, reason) => ({ type: "remove_entry", meeting: focus(), entry, reason });

function moveEntry(entry) {
  asking(t("console-move", { party: partyName(entry.party) }), t("console-move_yes"), [
    field("place", upper(t("word-place")), "number", true, { min: 1, max: waiting().length, value: String(entry.place) }),
    reason(),
  ], ({ place, reason }) => moveTo(entry, Number(place) || 1, reason));
}

function removeEntry(entry) {
  asking(t("console-remove", { party: partyName(entry.party) }), t("console-remove_yes"), [reason()], ({ reason }) => strike(entry, reason), { look: "warnlook" });
}

function entryMenu(entry) {
  question({
    title: `${entry.place}. ${partyName(entry.party)}`,
    no: t("console-close"),
    lines: () => h(
      "div.acts",
      {},
      act({ id: `call-${entry.entry}`, label: t("console-call_now"), action: { type: "give_floor", meeting: focus(), entry: entry.entry, after: store.view.floor?.speech?.speech ?? null } }),
      // Another place than its own: its own is so already.
      act({ id: `move-${entry.entry}`, label: t("console-move_yes"), run: () => moveEntry(entry), tries: moveTo(entry, entry.place > 1 ? 1 : 2, "…"), why: waiting().length < 2 ? { text: t("console-why-alone") } : undefined }),
      act({ id: `remove-${entry.entry}`, label: t("console-remove_yes"), run: () => removeEntry(entry), tries: strike(entry, "…"), look: "warnlook" }),
    ),
  });
}

function setAside() {
  const text = textNow();
  asking(t("console-set_aside"), t("console-set_aside"), [
    field("how", t("console-ask-fate"), "select", false, { value: "consultation", options: ["consultation", "not_agreed", "referred"].map((one) => [one, t(`console-fate-${one}`)]) }),
    field("to", t("console-ask-referred_to"), "text"),
  ], ({ how, to }) => fate(text, how === "referred" ? { type: how, to } : { type: how }), { text: text.text?.slice(0, 200) });
}

const fate = (text, how) => ({ type: "set_aside_proposal", meeting: focus(), proposal: text.proposal, revision: text.revision, how });

const laid = (text, documents = []) => ({ type: "table_proposal", meeting: focus(), item: current(), text, documents });

/** A text of the open item, about those of its papers that are chosen: what it says is decided of these (R-37). */
function tableText() {
  const here = new Set(item(current())?.documents ?? []);
  const papers = (store.view.documents?.documents.head ?? []).filter((one) => here.has(one.symbol) && one.last);
  const chosen = (answers) => papers.filter((one) => answers[`paper-${one.symbol}`]).map((one) => ({ symbol: one.symbol, revision: one.last.revision }));
  asking(t("console-table_text"), t("console-table_yes"), [
    field("text", upper(t("field-text")), "area", true, { rows: 8 }),
    // The first is what an item is about; others lie beside it for reading.
    ...papers.map((one, i) => field(`paper-${one.symbol}`, t("document-revision", { symbol: one.symbol, revision: one.last.revision }), "check", false, { value: i === 0 })),
  ], (answers) => laid(answers.text, chosen(answers)), { text: itemTitle(current()) });
}

const revised = (text, words) => ({ type: "revise_proposal", meeting: focus(), proposal: text.proposal, base: text.revision, text: words, documents: text.documents.map((one) => one.document) });

function reviseText() {
  const text = textNow();
  asking(t("console-revise_text", { revision: text.revision + 1 }), t("console-revise_yes"), [field("text", upper(t("field-text")), "area", true, { rows: 8, value: text.text })], (answers) => revised(text, answers.text));
}

const longer = (closes_at) => ({ type: "extend_sitting", meeting: focus(), closes_at: new Date(Date.parse(closes_at) + 60000).toISOString() });

function extend() {
  asking(t("console-extend"), t("console-extend"), [field("at", t("console-ask-closes_at"), "time", true, { value: clock(meeting().closes_at) })], ({ at }) => ({ ...longer(meeting().closes_at), closes_at: instantAt(at) }));
}

const closed = (despite) => ({ type: "close_meeting", meeting: focus(), despite });

function closeDespite() {
  asking(t("console-close_despite"), upper(t("press-close_meeting")), [reason()], (answers) => closed(answers.reason), { text: t("console-ask-close_despite"), look: "warnlook" });
}

const CLASSES = ["minister", "senior_official", "partner", "observer", "presenter", "group", "reply", "second_reply", "point_of_order", "explanation"];
const limited = (kind, minutes) => ({ type: "set_limit", meeting: focus(), class: kind, limit: Math.round(minutes * 60000) });

function setLimit() {
  const limits = store.view.floor?.limits ?? {};
  asking(t("console-limit"), t("console-limit"), [
    field("class", t("console-ask-limit_class"), "select", false, { value: CLASSES[0], options: CLASSES.map((one) => [one, `${t(`limit-class-${one}`)}${limits[one] ? ` (${span(limits[one])})` : ""}`]) }),
    field("minutes", t("console-ask-minutes"), "number", true, { min: 1, max: 60, value: "3" }),
  ], (answers) => limited(answers.class, Number(answers.minutes) || 1), { text: t("console-ask-limit") });
}

const admitted = (seat, { name, title, credential }) => ({ type: "admit_seat", seat, person: { name, title }, credential });

function admit(seat) {
  asking(t("console-admit_seat", { seat: seatName(seat) }), t("console-admit"), [
    field("name", upper(t("field-name")), "text", true),
    field("title", upper(t("field-title")), "text"),
    field("credential", t("console-ask-credential"), "select", false, { value: "accepted", options: ["accepted", "provisional"].map((one) => [one, t(`credential-${one}`)]) }),
  ], (answers) => admitted(seat, answers));
}

const anybody = { name: "…", title: "", credential: "accepted" };

function partyMenu({ party }) {
  const declare = (presence) => ({ type: "declare_presence", meeting: focus(), party, presence });
  const now = () => parties().find((one) => one.party === party);
  question({
    title: partyName(party),
    no: t("console-close"),
    lines: () => {
      const one = now();
      if (!one) return null;
      return [
        h("p.lead", {}, `${t(`class-${one.class}`)} · ${t(`presence-${one.presence}`)}`),
        h("ul.board", {}, (one.seats ?? []).map((seat) =>
          h("li", { key: seat.seat, class: seat.link.state === "up" ? "is-seated" : "" },
            h("span.mark", { "aria-hidden": "true" }, seat.link.state === "up" ? "●" : "○"),
            h("span.who", {}, h("b", {}, seat.person?.name ?? seatName(seat.seat)), h("small", {}, seat.person ? seatName(seat.seat) : t("console-not_admitted"))),
            h("span.state", {}, seat.link.state === "up" ? t("word-line_up") : t("word-line_down"))))),
        h(
          "div.acts",
          {},
          act({ id: `add-${party}`, label: t("console-add_to_list"), action: addTo(party), why: current() ? undefined : { text: t("console-no_list") } }),
          ["present", "away_proceed", "away_hold", "absent"].map((presence) =>
            act({ id: `${presence}-${party}`, label: t(`console-declare-${presence}`), action: declare(presence), binds: presence === "absent" })),
        ),
      ];
    },
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
      seats.map((seat, i) =>
        h("li", { key: seat }, h("span.who", {}, h("b", {}, seatName(seat) || seat)), act({ id: `admit-${seat}`, label: t("console-admit"), accel: i ? "" : "j", run: () => admit(seat), tries: admitted(seat, anybody) }))),
      store.takeovers.map((one) =>
        h("li", { key: `take-${one.seat}` },
          h("span.who", {}, h("b", {}, seatName(one.seat)), h("small", {}, t("console-takeover_asked", { device: one.device ?? "?" }))),
          act({ id: `take-${one.seat}`, label: t("console-takeover_agree"), action: { type: "take_over_seat", seat: one.seat, session: one.session }, binds: true, sure: true }))),
    ),
  );
}

function floorActs() {
  const { speech, points = [] } = store.view.floor ?? {};
  if (points.length) {
    return h("div.acts", {}, pressed("uphold_point", { accel: "y", binds: true }), pressed("reject_point", { accel: "x", binds: true }), pressed("point_withdrawn", { binds: true }));
  }
  return h(
    "div.acts",
    {},
    pressed("start_for_speaker", { accel: "s" }),
    speech?.phase.phase === "paused" ? pressed("go_on", { accel: "g" }) : pressed("pause", { accel: "g" }),
    pressed("prompt", { accel: "p" }),
    pressed("end_for_speaker", { accel: "e" }),
    appeals(),
    remedies(),
  );
}

function listActs() {
  return h(
    "div.acts.two",
    {},
    offered("reopen_list") ? pressed("reopen_list", { accel: "c" }) : pressed("close_list", { accel: "c" }),
    act({ id: "add-speaker", label: t("console-add_speaker"), accel: "a", run: addSpeaker, tries: addTo(unlisted()), why: current() ? undefined : { text: t("console-no_list") } }),
    those(["next_reply", "r"], ["next_explanation", "i"]),
    act({ id: "limit", label: t("console-limit"), run: setLimit, tries: limited("minister", 1.5) }),
  );
}

function textActs(text) {
  const put = text?.stage.state === "put";
  return [
    amendments(text, settlements()),
    h(
      "div.acts",
      {},
      put
        ? [pressed("declare", { accel: "d" }), act({ id: "set-aside", label: t("console-set_aside"), run: setAside, tries: fate(text, { type: "consultation" }) })]
        : [
            text ? pressed("put", { accel: "u" }) : null,
            text ? act({ id: "revise", label: t("console-revise"), run: reviseText, tries: revised(text, `${text.text ?? ""} …`) }) : null,
            current() ? act({ id: "table", label: t("console-table_text"), accel: "t", run: tableText, tries: laid("…") }) : null,
          ],
      otherwise(),
    ),
  ];
}

function meetingActs() {
  return h(
    "section.card",
    { "aria-labelledby": "meeting-heading" },
    h("header", {}, h("h2", { id: "meeting-heading" }, upper(t("word-meeting")))),
    h(
      "div.acts",
      {},
      offered("resume") ? pressed("resume", { accel: "o" }) : offered("open_meeting") ? pressed("open_meeting", { accel: "o" }) : pressed("suspend", { accel: "o" }),
      offered("lift_hold") ? pressed("lift_hold", { accel: "h" }) : pressed("hold", { label: t("console-hold"), accel: "h", look: "warnlook" }),
      offered("extend_sitting")
        ? pressed("extend_sitting", { label: t("console-extend"), accel: "z" })
        : act({ id: "extend", label: t("console-extend"), accel: "z", run: extend, tries: meeting()?.closes_at ? longer(meeting().closes_at) : undefined, why: meeting()?.closes_at ? undefined : { text: t("console-why-nothing") } }),
      pressed("adjourn"),
      pressed("close_meeting", { look: "warnlook" }),
      offered("close_meeting") && !may("close_meeting").allowed ? act({ id: "close-despite", label: t("console-close_despite"), run: closeDespite, tries: closed("…"), look: "warnlook" }) : null,
      those(["count_quorum", ""]),
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
    h("header", {}, h("h2", { id: "chair-heading" }, upper(t("word-chair"))), h("span.meta", {}, chair.vice_chair ? `${t("word-vice_chair")}: ${partyName(chair.vice_chair)}` : "")),
    h("p", {}, h("b", {}, partyName(chair.party)), chair.seat ? ` · ${seatName(chair.seat)}` : "", chair.acting ? ` · ${t("word-acting_chair")}` : ""),
    vacancy
      ? h("p.warn", {}, t("word-nobody_presides"), " · ", t("console-hold_in"), " ", h("count-down", { at: vacancy.hold_at, past: "stop" }))
      : null,
    offer
      ? h("p.warn", {}, offer.type === "handover" ? t("console-offered", { party: partyName(offer.to) }) : t("console-passing", { seat: seatName(offer.to) }))
      : null,
    h("div.acts", {}, offer ? pressed("withdraw_chair_offer") : pressed("offer_chair", { binds: true }), those(["pass_chair", "", { binds: true }])),
  );
}

function agendaActs() {
  const next = may("next_item")?.action.item;
  const [first] = pendingItems();
  return h(
    "div.acts",
    {},
    pressed("next_item", { accel: "n", note: next ? `${next} ${itemTitle(next)}` : null }),
    pressed("conclude_item", { accel: "k" }),
    pressed("defer_item", { accel: "f" }),
    act({ id: "other-item", label: t("console-other_item"), accel: "m", run: otherItem, tries: first ? openItem(first.number, "…") : undefined, why: first ? undefined : { text: t("console-why-nothing") } }),
    those(["join_item", ""], ["add_item", ""]),
    current() ? act({ id: "withdraw-item", label: t("console-withdraw_item"), run: takeOff, tries: withdrawItem("…") }) : null,
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
        rollCall(ballots()),
        motions(motionRulings()),
        h("div.together", {}, floorCard(), floorActs()),
        text ? textCard(text, { acts: textActs(text) }) : current() ? h("section.card.text", { "aria-label": t("word-text") }, h("p.empty", {}, t("console-no_text")), textActs(null)) : null,
        inWriting(),
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
