// The moderator's desk: where the meeting is, the one next button, and everything a moderator does for the Chair.

import { act, may, offered } from "../acts.js";
import { alsoAsks, asks, pressed } from "../asks.js";
import { amendments, ballots, inWriting, motions, those } from "../business.js";
import "../conduct.js";
import { addTo, admitted, anybody, closed, fate, laid, limited, longer, openItem, pendingItems, revised, unlisted, withdrawItem } from "../desk-acts.js";
import { h, same } from "../dom.js";
import { knocks } from "../door.js";
import { loadMore, of, partyName, seatName, span, spoken, t, upper } from "../i18n.js";
import { agendaList, floorCard, itemTitle, speakersList, whereWeAre } from "../meeting.js";
import { card, current, isParent, item, meeting, textNow, waiting } from "../model.js";
import { page } from "../page.js";
import { presenceBoard } from "../presence.js";
import { appeals, motionRulings, otherwise, remedies, settlements } from "../rulings.js";
import { rollCall } from "../rollcall.js";
import { store } from "../store.js";
import { decisionsCard, textCard } from "../texts.js";

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

function nextButton() {
  const { press, label, note, binds, why } = nextStep();
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
    }),
  );
}

// ---- questions ------------------------------------------------------------------------------------------------------

/** Opens one of the desk's own questions. They are loaded with the first; without a line nothing could be asked. */
let loading = false;
const asksAbout = (name, ...of) => async () => {
  if (loading) return;
  loading = true;
  const asks = await Promise.all([import("../desk-asks.js"), loadMore("desk-asks").catch(() => {})]).then(([asks]) => asks, () => null);
  loading = false;
  asks?.[name](...of);
};

alsoAsks({ conclude_item: (action, dispatch) => asksAbout("conclude", action, dispatch)() });

// ---- the page ---------------------------------------------------------------------------------------------------------

function lobby() {
  const seats = store.view.presence?.lobby.head ?? [];
  const waits = store.pulse.door.length;
  if (!seats.length && !store.takeovers.length && !waits) return null;
  return h(
    "section.card.lobby",
    { "aria-labelledby": "lobby-heading" },
    h("header", {}, h("h2", { id: "lobby-heading" }, t("console-lobby")), h("span.count", {}, String(seats.length + waits))),
    seats.length + store.takeovers.length === 0 ? null : h(
      "ul",
      {},
      seats.map((seat, i) =>
        h("li", { key: seat }, h("span.who", {}, h("b", {}, upper(seatName(seat)) || seat)), act({ id: `admit-${seat}`, label: t("console-admit"), accel: i ? "" : "j", run: asksAbout("admit", seat), tries: admitted(seat, anybody) }))),
      store.takeovers.map((one) =>
        h("li", { key: `take-${one.seat}` },
          h("span.who", {}, h("b", {}, upper(seatName(one.seat))), h("small", {}, t("console-takeover_asked", { device: one.device ?? "?" }))),
          act({ id: `take-${one.seat}`, label: t("console-takeover_agree"), action: { type: "take_over_seat", seat: one.seat, session: one.session }, binds: true, sure: true }))),
    ),
    knocks("desk"),
  );
}

function floorActs() {
  const { speech, points = [] } = store.view.floor ?? {};
  if (points.length) {
    return h("div.acts", {}, pressed("uphold_point", { accel: "y", binds: true }), pressed("reject_point", { accel: "x", binds: true }), pressed("point_withdrawn", { accel: "Z", binds: true }));
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
    act({ id: "add-speaker", label: t("console-add_speaker"), accel: "a", run: asksAbout("addSpeaker"), tries: addTo(unlisted()), why: current() ? undefined : { text: t("console-no_list") } }),
    those(["next_reply", "r"], ["next_explanation", "i"]),
    act({ id: "limit", label: t("console-limit"), accel: "L", run: asksAbout("setLimit"), tries: limited("minister", 1.5) }),
  );
}

/** Another revision; of a text that is put too, since that is a way out of an objection. */
const revise = (text) => act({ id: "revise", label: t("console-revise"), accel: "v", run: asksAbout("reviseText"), tries: revised(text, `${text.text ?? ""} …`) });

function textActs(text) {
  const put = text?.stage.state === "put";
  return [
    amendments(text, settlements()),
    h(
      "div.acts",
      {},
      put
        ? [pressed("declare", { accel: "d" }), act({ id: "set-aside", label: t("console-set_aside"), accel: "U", run: asksAbout("setAside"), tries: fate(text, { type: "consultation" }) }), revise(text)]
        : [
            text ? pressed("put", { accel: "u" }) : null,
            // What is only noted needs not be put.
            those(["declare", "d"]),
            text ? revise(text) : null,
            current() ? act({ id: "table", label: t("console-table_text"), accel: "t", run: asksAbout("tableText"), tries: laid("…") }) : null,
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
        : act({ id: "extend", label: t("console-extend"), accel: "z", run: asksAbout("extend"), tries: meeting()?.closes_at ? longer(meeting().closes_at) : undefined, why: meeting()?.closes_at ? undefined : { text: t("console-why-nothing") } }),
      pressed("adjourn", { accel: "A" }),
      pressed("close_meeting", { accel: "F", look: "warnlook" }),
      offered("close_meeting") && !may("close_meeting").allowed ? act({ id: "close-despite", label: t("console-close_despite"), accel: "Q", run: asksAbout("closeDespite"), tries: closed("…"), look: "warnlook" }) : null,
      those(["count_quorum", "="]),
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
    h("div.acts", {}, offer ? pressed("withdraw_chair_offer", { accel: "W" }) : pressed("offer_chair", { accel: "W", binds: true }), those(["pass_chair", "G", { binds: true }])),
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
    act({ id: "other-item", label: t("console-other_item"), accel: "m", run: asksAbout("otherItem"), tries: first ? openItem(first.number, "…") : undefined, why: first ? undefined : { text: t("console-why-nothing") } }),
    those(["join_item", "B"], ["add_item", "+"]),
    current() ? act({ id: "withdraw-item", label: t("console-withdraw_item"), accel: ",", run: asksAbout("takeOff"), tries: withdrawItem("…") }) : null,
  );
}

const documents = () => same("documents", [store.view.documents, item(current()), spoken()], papers);

function papers() {
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
        decisionsCard(6),
      ),
      h("div.stack", {}, h("div.together", {}, speakersList({ extra: entryButton }), listActs()), agendaList({ acts: agendaActs() })),
      h("div.stack.three", {}, presenceBoard({ extra: partyButton }), h("div.stack", {}, meetingActs(), chairCard(), documents())),
    ),
  ];
}

const entryButton = (entry) =>
  h("button.plain", { type: "button", "aria-label": t("console-more_for", { party: partyName(entry.party) }), onclick: asksAbout("entryMenu", entry) }, "⋯");

const partyButton = (one) =>
  h("button.plain", { type: "button", "aria-label": t("console-more_for", { party: partyName(one.party) }), onclick: asksAbout("partyMenu", one) }, "⋯");

page({ id: "desk", as: "desk", name: () => t("console-page-desk"), title: () => t("console-page-desk"), look: desk });
