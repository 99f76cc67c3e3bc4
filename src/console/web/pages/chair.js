// Who presides: the phrase to say now, in every language of the meeting at once and to be read on a tablet, with the
// act that goes with it; who asks for the floor; and to call, to rule, to put, to declare, to hand over.

import { act, may, offered } from "../acts.js";
import { asks, pressed } from "../asks.js";
import "../conduct.js";
import { amendments, ballots, inWriting, motions, those } from "../business.js";
import { h } from "../dom.js";
import { clock, day, language, languagesBeside, loadBeside, of, partyName, place, saidIn, t, upper } from "../i18n.js";
import { floorCard, itemTitle, speakersList, whereWeAre } from "../meeting.js";
import { card, item, mine, textNow, waiting } from "../model.js";
import { page } from "../page.js";
import { moments } from "../phrase.js";
import { appeals, motionRulings, otherwise, powers, remedies, settlements } from "../rulings.js";
import { rollCall } from "../rollcall.js";
import { changed, follow, store } from "../store.js";
import { textCard } from "../texts.js";

// ---- the phrase -------------------------------------------------------------------------------------------------

/** An hour at the hub as it is read out. */
const hour = (at) => {
  const [hour, minute] = clock(at).split(":");
  return t("instant", { hour, minute, second: "", "second-count": 0, place: place(), "place-count": place() ? 1 : 0 });
};

/** What a text is called when it is put: its paper, else what is on the screen. */
function textWords({ documents = [] }) {
  const symbol = documents[0]?.document.symbol;
  if (documents.length !== 1 || !symbol) return t("phrase-the_text");
  const title = of(store.view.documents?.documents.head.find((one) => one.symbol === symbol)?.title);
  return title ? `${title} (${symbol})` : symbol;
}

/** The words of a moment in the language in which they are asked for. */
function phrase(moment) {
  const party = moment.party ? partyName(moment.party) : "";
  switch (moment.id) {
    case "open_meeting":
    case "close_meeting":
      return t(`phrase-${moment.id}`, { meeting: of(card()?.short) });
    case "open_item":
      return `${t("phrase-open_item", { item: moment.item })} ${itemTitle(moment.item)}`;
    case "put":
      return t("phrase-put", { verb: item(moment.item)?.verbs?.[0] ?? "agreed", text: textWords(moment) });
    case "suspend":
      return t("phrase-suspend", { time: hour(moment.at) });
    case "adjourn":
      return t("phrase-adjourn", { time: hour(moment.at), day: day(moment.at) });
    case "defer":
      return t("phrase-defer", { when: t(`phrase-when-${moment.to}`, { item: moment.item ?? "" }) });
    default:
      return t(`phrase-${moment.id}`, { party });
  }
}

/** A moment in every language, the reader's first. */
function said(moment, look = "") {
  return h(
    "div.said",
    { class: look, key: `said-${moment.id}-${moment.party ?? moment.item ?? ""}` },
    languagesBeside().map((tag) => h("p", { lang: tag, key: tag, class: tag === language() ? "own" : "" }, saidIn(tag, () => phrase(moment)))),
  );
}

/** What a press of the moment is called, where the press alone says too little. */
function pressWords({ press, party, item: number }) {
  switch (press) {
    case "next_speaker":
      return t("console-next-speaker", { party: partyName(party) });
    case "start_for_speaker":
      return t("console-next-started", { party: partyName(party) });
    case "end_for_speaker":
      return t("console-next-end", { party: partyName(party) });
    case "next_item":
      return t("console-next-item", { item: number });
    case "declare":
      return t("console-next-declare", { verb: t(`verb-${may("declare")?.action.verb ?? item(number)?.verbs?.[0] ?? "agreed"}`) });
    default:
      return undefined;
  }
}

const BINDS = new Set(["put", "close_meeting", "open_meeting"]);

function now() {
  const all = moments(store.view, store.now());
  const [first, ...rest] = all;
  // What a speaker says is not the Chair's: while one has the floor, its phrase is what comes after.
  const listens = first?.later;
  const press = all.find((one) => one.press && may(one.press))?.press;
  const of = all.find((one) => one.press === press);
  return h(
    "section.card.prompt",
    { "aria-labelledby": "prompt-heading", class: listens ? "listens" : "" },
    h("h2", { id: "prompt-heading" }, !first ? t("console-chair-nothing") : listens ? t("console-chair-listen") : t("console-chair-say")),
    first ? said(first, "big") : null,
    press
      ? act({
          id: "now",
          press,
          label: pressWords(of),
          accel: " ",
          look: "primary wide",
          binds: BINDS.has(press),
          ask: asks(press),
        })
      : null,
    rest.length ? [h("h3", {}, t("console-chair-then")), rest.slice(0, 2).map((one) => said(one))] : null,
  );
}

/** Whatever else a Chair may want to say, at hand at any moment. */
function others() {
  const next = store.view.list?.entries.head[0]?.party;
  const down = store.view.presence?.parties.head.find((one) => one.presence === "dropped")?.party;
  const sitting = card()?.sittings[store.view.meeting?.meetings.find((one) => one.id === store.view.meeting.focus)?.sitting];
  const all = [
    { id: "time" },
    { id: "close_list" },
    { id: "defer", to: "later" },
    { id: "consult" },
    { id: "suspended" },
    ...(sitting ? [{ id: "adjourn", at: sitting.opens_at }] : []),
    ...(down ? [{ id: "link", party: down }] : []),
    ...(next ? [{ id: "call", party: next }] : []),
  ];
  return h(
    "details.card.phrases",
    {},
    h("summary", {}, h("b", {}, t("console-chair-others"))),
    all.map((one) => said(one)),
  );
}

// ---- the acts ---------------------------------------------------------------------------------------------------

const group = (name, ...acts) => {
  const all = acts.flat().filter(Boolean);
  return all.length ? h("div.group", { role: "group", "aria-label": name }, h("h3", {}, name), h("div.acts", {}, all)) : null;
};

function acts() {
  const first = waiting()[0];
  const speech = store.view.floor?.speech;
  const next = may("next_item")?.action.item;
  return h(
    "section.card.chair-acts",
    { "aria-label": t("console-your_acts") },
    group(
      upper(t("word-floor")),
      pressed("next_speaker", { accel: "c", label: first ? t("console-next-speaker", { party: partyName(first.party) }) : undefined }),
      pressed("prompt", { accel: "p" }),
      pressed("end_for_speaker", { accel: "e", label: speech ? t("console-next-end", { party: partyName(speech.party) }) : undefined }),
      offered("reopen_list") ? pressed("reopen_list", { accel: "l" }) : pressed("close_list", { accel: "l" }),
      those(["next_reply", "r"], ["next_explanation", "i"]),
    ),
    group(
      t("console-chair-own"),
      those(["start_speech", "o", { look: "primary" }], ["ask_floor", "g"], ["withdraw", "g", { binds: true }]),
    ),
    group(
      t("console-chair-rule"),
      pressed("uphold_point", { accel: "y", binds: true, label: t("console-chair-uphold") }),
      pressed("reject_point", { accel: "x", binds: true, label: t("console-chair-reject") }),
      appeals(),
    ),
    group(
      t("console-chair-decide"),
      pressed("put", { accel: "u", binds: true }),
      pressed("declare", { accel: "d" }),
      otherwise(),
    ),
    group(
      t("console-chair-conduct"),
      pressed("next_item", { accel: "n", label: next ? t("console-next-item", { item: next }) : undefined }),
      pressed("defer_item", { accel: "f" }),
      offered("withdraw_chair_offer") ? pressed("withdraw_chair_offer", { accel: "h" }) : pressed("offer_chair", { accel: "h", binds: true }),
      those(["pass_chair", "G", { binds: true }], ["join_item", "B"], ["count_quorum", "="], ["confirm_admissions", "j"], ["suspend", "s"], ["resume", "s"], ["adjourn", "a"], ["lift_hold", "k", { binds: true }], ["close_meeting", "F"]),
    ),
    group(t("console-chair-remedies"), remedies()),
  );
}

/** Calls somebody who is not the next, since the Chair may. */
function callNow(entry) {
  const after = store.view.floor?.speech?.speech ?? null;
  const meeting = store.view.meeting?.focus;
  return entry.place === 1
    ? act({ id: `call-${entry.entry}`, press: "next_speaker", label: t("console-chair-call") })
    : act({ id: `call-${entry.entry}`, label: t("console-chair-call"), action: { type: "give_floor", meeting, entry: entry.entry, after }, capacity: "chair", binds: true });
}

/** For a seat that does not preside: who does, and how it would come to it. */
function notPresiding() {
  const chair = store.view.chair;
  const text = textNow();
  return h(
    "div.chair.waits",
    {},
    h(
      "section.card",
      { "aria-labelledby": "not-heading" },
      h("h2", { id: "not-heading" }, chair && !chair.vacancy ? t("console-chair-other", { party: partyName(chair.party) }) : t("console-chair-nobody")),
      h("p", {}, t("console-chair-follows")),
      h(
        "div.acts",
        {},
        act({ press: "assume_chair", look: may("assume_chair")?.allowed ? "primary" : "", binds: true, accel: " " }),
        h("a.button", { href: "/delegation" }, t("console-page-delegation")),
      ),
    ),
    // What this device says that it has before it, it has to show.
    text ? textCard(text) : null,
    floorCard(),
    speakersList(),
  );
}

/** Whether this seat presides; before the meeting opens nobody does, and it is a seat of the Chair's party that will. */
function presides() {
  const { chair } = store.view;
  return mine()?.presides || Boolean(chair && !chair.seat && !chair.vacancy && chair.party === mine()?.party);
}

function chair() {
  if (!presides()) return [whereWeAre(), notPresiding()];
  const text = textNow();
  return [
    whereWeAre(),
    h(
      "div.chair",
      {},
      h("div.stack", {}, now(), rollCall(ballots()), motions(motionRulings()), acts(), text ? textCard(text, { acts: amendments(text, settlements()) }) : null, inWriting()),
      h("div.stack", {}, floorCard(), speakersList({ extra: callNow }), others(), powers()),
    ),
  ];
}

// The seat that presides has its own delegation's text to acknowledge, whichever page it has open.
// What acknowledges a text comes with the first one: its files are fetched over the same line.
let acknowledges = false;
follow(async () => {
  if (acknowledges || !store.own?.seat?.text) return;
  acknowledges = true;
  try {
    const { acknowledgeTexts } = await import("../acknowledge.js");
    acknowledgeTexts();
    changed();
  } catch (_gone) {
    acknowledges = false;
  }
});

// A speech that runs over its time changes what is to be said without anything having happened.
setInterval(changed, 1000);

page({ id: "chair", as: "seat", name: () => t("console-page-chair"), title: () => t("console-page-chair"), look: chair })
  .then(() => loadBeside("phrases,instant,day"));
