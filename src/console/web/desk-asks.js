// The desk's own questions, loaded when the first of them is asked: about an entry of the list, a party, a text, an item.

import { act, may, submit } from "./acts.js";
import { question } from "./ask.js";
import { options } from "./asks.js";
import { addTo, admitted, closed, fate, focus, laid, limited, longer, moveTo, openItem, pendingItems, revised, strike, unlisted, withdrawItem } from "./desk-acts.js";
import { h } from "./dom.js";
import { clock, partyName, seatName, span, t, upper } from "./i18n.js";
import { itemTitle } from "./meeting.js";
import { current, item, meeting, parties, textNow, waiting } from "./model.js";
import { store } from "./store.js";
import { instantAt } from "./when.js";

/** A dialog whose answers make an act: title, what its button says, what it is about, its fields, and the act. */
const asking = (title, yes, fields, does, more = {}) => question({ title, yes, fields, does, then: (answers) => submit(does(answers)), ...more });

const field = (name, label, kind, wanted = false, more = {}) => ({ name, label, kind, wanted, ...more });
const reason = () => field("reason", upper(t("field-reason")), "text", true);

export function otherItem() {
  const items = pendingItems().map((one) => one.number);
  asking(t("console-other_item"), t("console-open_item"), [
    field("item", upper(t("word-item")), "select", false, { value: items[0], options: items.map((number) => [number, `${number} ${itemTitle(number)}`]) }),
    field("ruling", upper(t("field-ruling")), "text", true),
  ], ({ item: number, ruling }) => openItem(number, ruling || null), { text: t("console-ask-other_item") });
}

export function takeOff() {
  asking(t("console-withdraw_item"), t("console-withdraw_item"), [reason()], (answers) => withdrawItem(answers.reason), { text: itemTitle(current()), look: "warnlook" });
}

export function addSpeaker() {
  asking(t("console-add_speaker"), t("console-add"), [
    field("party", upper(t("word-party")), "select", false, { value: unlisted(), options: parties().map((one) => [one.party, partyName(one.party)]) }),
  ], ({ party }) => addTo(party));
}

export function moveEntry(entry) {
  asking(t("console-move", { party: partyName(entry.party) }), t("console-move_yes"), [
    field("place", upper(t("word-place")), "number", true, { min: 1, max: waiting().length, value: String(entry.place) }),
    reason(),
  ], ({ place, reason }) => moveTo(entry, Number(place) || 1, reason));
}

export function removeEntry(entry) {
  asking(t("console-remove", { party: partyName(entry.party) }), t("console-remove_yes"), [reason()], ({ reason }) => strike(entry, reason), { look: "warnlook" });
}

export function entryMenu(entry) {
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

export function setAside() {
  const text = textNow();
  asking(t("console-set_aside"), t("console-set_aside"), [
    field("how", t("console-ask-fate"), "select", false, { value: "consultation", options: ["consultation", "not_agreed", "referred"].map((one) => [one, t(`console-fate-${one}`)]) }),
    field("to", t("console-ask-referred_to"), "text"),
  ], ({ how, to }) => fate(text, how === "referred" ? { type: how, to } : { type: how }), { text: text.text?.slice(0, 200) });
}

/** A text of the open item, about those of its papers that are chosen: what it says is decided of these (R-37). */
export function tableText() {
  const known = new Map((store.view.documents?.documents.head ?? []).map((one) => [one.symbol, one]));
  const papers = (item(current())?.documents ?? []).map((symbol) => known.get(symbol)).filter((one) => one?.last);
  const chosen = (answers) => papers.filter((one) => answers[`paper-${one.symbol}`]).map((one) => ({ symbol: one.symbol, revision: one.last.revision }));
  asking(t("console-table_text"), t("console-table_yes"), [
    field("text", upper(t("field-text")), "area", true, { rows: 8 }),
    // The first is what an item is about; others lie beside it for reading.
    ...papers.map((one, i) => field(`paper-${one.symbol}`, t("document-revision", { symbol: one.symbol, revision: one.last.revision }), "check", false, { value: i === 0 })),
  ], (answers) => laid(answers.text, chosen(answers)), { text: itemTitle(current()) });
}

export function reviseText() {
  const text = textNow();
  asking(t("console-revise_text", { revision: text.revision + 1 }), t("console-revise_yes"), [field("text", upper(t("field-text")), "area", true, { rows: 8, value: text.text })], (answers) => revised(text, answers.text));
}

export function extend() {
  asking(t("console-extend"), t("console-extend"), [field("at", t("console-ask-closes_at"), "time", true, { value: clock(meeting().closes_at) })], ({ at }) => ({ ...longer(meeting().closes_at), closes_at: instantAt(at) }));
}

export function closeDespite() {
  asking(t("console-close_despite"), upper(t("press-close_meeting")), [reason()], (answers) => closed(answers.reason), { text: t("console-ask-close_despite"), look: "warnlook" });
}

const CLASSES = ["minister", "senior_official", "partner", "observer", "presenter", "group", "reply", "second_reply", "point_of_order", "explanation"];

export function setLimit() {
  const limits = store.view.floor?.limits ?? {};
  asking(t("console-limit"), t("console-limit"), [
    field("class", t("console-ask-limit_class"), "select", false, { value: CLASSES[0], options: CLASSES.map((one) => [one, `${t(`limit-class-${one}`)}${limits[one] ? ` (${span(limits[one])})` : ""}`]) }),
    field("minutes", t("console-ask-minutes"), "number", true, { min: 1, max: 60, value: "3" }),
  ], (answers) => limited(answers.class, Number(answers.minutes) || 1), { text: t("console-ask-limit") });
}

export function admit(seat) {
  asking(t("console-admit_seat", { seat: seatName(seat) }), t("console-admit"), [
    field("name", upper(t("field-name")), "text", true),
    field("title", upper(t("field-title")), "text"),
    field("credential", t("console-ask-credential"), "select", false, { value: "accepted", options: ["accepted", "provisional"].map((one) => [one, t(`credential-${one}`)]) }),
  ], (answers) => admitted(seat, answers));
}

export function partyMenu({ party }) {
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

/** How an item ended, and what becomes of who still waits for the floor. */
export function conclude(action, dispatch) {
  const outcomes = ["", "decided", "done", "views_exchanged", "not_agreed", "ad_referendum", "no_decision"];
  const does = ({ outcome, reason, release }) => ({
    ...action,
    ...(outcome ? { outcome: outcome === "no_decision" ? { type: outcome, reason } : { type: outcome } } : {}),
    release_waiting: Boolean(release),
  });
  question({
    title: t("console-ask-conclude", { item: action.item }),
    text: itemTitle(action.item),
    yes: upper(t("press-conclude_item")),
    capacity: may("conclude_item")?.capacity,
    fields: [
      { name: "outcome", label: t("console-ask-outcome"), kind: "select", value: "", options: options(outcomes, (one) => t(`console-outcome-${one || "as_is"}`)) },
      { name: "reason", label: upper(t("field-reason")), hint: t("console-ask-reason_hint"), exact: true },
      ...(waiting().length ? [{ name: "release", kind: "check", label: t("console-ask-release", { number: waiting().length }) }] : []),
    ],
    // Without a reason it is refused for that, and no earlier than it is pressed.
    does: (answers) => does({ ...answers, reason: answers.reason || "…" }),
    then: (answers) => dispatch(does(answers)),
  });
}
