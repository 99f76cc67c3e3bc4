// A delegation's page: where we are, am I heard, my place, what I ask for, the text on the table and how I stand to it.

import { act, may, submit, whyNot } from "../acts.js";
import { acknowledgeTexts, looked } from "../acknowledge.js";
import { question } from "../ask.js";
import { h } from "../dom.js";
import { partyName, seatName, span, t, upper } from "../i18n.js";
import { agendaList, floorCard, speakersList, whereWeAre } from "../meeting.js";
import { decisionsHere, mine, phase, textNow } from "../model.js";
import { page } from "../page.js";
import { presenceBoard } from "../presence.js";
import { store } from "../store.js";
import { decisionCard, textCard } from "../texts.js";

const focus = () => store.view.meeting?.focus;

/** Asks for the words that an act wants, then sends it. */
const words = (press, field, { label, look = "primary", text } = {}) => (action, dispatch) =>
  question({
    title: upper(t(`press-${press}`)),
    text,
    yes: t("console-confirm", { act: upper(t(`press-${press}`)) }),
    look,
    fields: [{ name: "words", label: label ?? upper(t(`field-${field === "point" ? "point" : "statement"}`)), kind: "area", wanted: press !== "object" }],
    then: ({ words: said }) => dispatch({ ...action, [field]: said }),
  });

/** Whether this delegation is heard, in one look. */
function heard() {
  const own = mine();
  const { speech } = store.view.floor ?? {};
  const ours = own?.speech && speech?.speech === own.speech ? speech : null;
  const place = own?.waiting;
  const state = ours ? ours.phase.phase : place ? "waiting" : "silent";
  const sentence = {
    speaking: t("console-heard-speaking"),
    called: t("console-heard-called"),
    paused: t("console-heard-paused"),
    waiting: place ? t("console-heard-waiting", { place: place.place, count: store.view.list?.entries.count ?? place.place }) : "",
    silent: t("console-heard-silent"),
  }[state];
  return h(
    "section.heard",
    { class: state, "aria-label": t("console-heard") },
    h("p.state", {}, sentence),
    ours ? h("floor-clock", { speech: ours }) : null,
    own?.spoken_ms ? h("small", {}, t("console-has_spoken", { time: span(own.spoken_ms) })) : null,
  );
}

function floorActs() {
  const own = mine();
  return h(
    "div.acts",
    {},
    own?.waiting
      ? act({ press: "withdraw", accel: "w", binds: true })
      : act({ press: "ask_floor", accel: "a", look: "primary" }),
    act({ press: "start_speech", accel: "s", look: own?.speech && may("start_speech")?.allowed ? "primary" : "" }),
    act({ press: "end_speech", accel: "e" }),
    act({ press: "raise_point", label: t("console-raise_point"), accel: "p", ask: words("raise_point", "text", { label: upper(t("field-point_of_order")) }) }),
    may("appeal_ruling") ? act({ press: "appeal_ruling", binds: true }) : null,
    may("assume_chair") ? act({ press: "assume_chair", look: "primary", binds: true }) : null,
  );
}

/** What the device itself has found of the text. */
function looking() {
  const own = mine()?.text;
  if (!own) return null;
  const state = looked.state;
  if (state === "none") return null;
  return h("p.window", { class: state === "agrees" ? "running" : "frozen" }, t(`console-looked-${state}`, { hash: own.hash.slice(0, 8), symbol: looked.symbol ?? "" }));
}

function textActs() {
  const own = mine()?.text;
  if (!own) return null;
  const objects = own.objections.length > 0;
  return [
    looking(),
    h(
      "div.acts",
      {},
      objects
        ? [act({ press: "withdraw_objection", accel: "o", binds: true }), act({ press: "convert_objection", ask: words("convert_objection", "text") })]
        : act({ press: "object", accel: "o", look: "warnlook", ask: words("object", "point", { look: "warnlook", text: t("console-ask-object") }) }),
      act({ press: "reserve", accel: "v", ask: words("reserve", "text") }),
      own.asked_for_time ? act({ press: "release_time", accel: "t" }) : act({ press: "ask_for_time", accel: "t" }),
      act({ id: "comment", label: t("console-comment"), accel: "c", run: comment, why: whyNot(null) ?? undefined }),
    ),
    objects ? h("p.objection", {}, h("b", {}, t("console-you_object"))) : null,
  ];
}

function comment() {
  const text = textNow();
  question({
    title: t("console-comment"),
    yes: t("console-send"),
    fields: [{ name: "words", label: upper(t("field-comment")), kind: "area", wanted: true }],
    then: ({ words: said }) => submit({ type: "comment", meeting: focus(), proposal: text.proposal, revision: text.revision, text: said }),
  });
}

/** Who this device is, and whether another one acts for the seat. */
function seat() {
  const own = mine();
  if (!own) return null;
  const declare = (presence) => ({ type: "declare_presence", meeting: focus(), party: own.party, presence });
  const running = ["open", "suspended", "tech_hold"].includes(phase());
  const why = whyNot(null) ?? (running ? undefined : { text: t("console-why-not_running") });
  return h(
    "section.card",
    { "aria-labelledby": "seat-heading" },
    h("header", {}, h("h2", { id: "seat-heading" }, own.person?.name || seatName(own.seat)), h("span.meta", {}, own.person ? (own.person.name ? seatName(own.seat) : "") : t("console-not_admitted"))),
    own.may_bind ? null : h("p.sub", {}, t("console-may_not_bind")),
    h(
      "div.acts",
      {},
      act({ id: "away", label: t("console-declare-away_proceed"), action: declare("away_proceed"), binds: true, why }),
      act({ id: "hold", label: t("console-declare-away_hold"), action: declare("away_hold"), binds: true, why }),
      act({ id: "back", label: t("console-declare-present"), action: declare("present"), why }),
    ),
  );
}

function mirror() {
  const own = mine();
  if (store.active && !takeover()) return null;
  if (store.active) {
    const asked = takeover();
    return h(
      "div.banner.mirror",
      { role: "status" },
      h("span", {}, t("console-takeover_asked", { device: asked.device ?? "?" })),
      act({ id: "agree-takeover", label: t("console-takeover_agree"), action: { type: "take_over_seat", seat: asked.seat, session: asked.session }, binds: true }),
    );
  }
  return h(
    "div.banner.mirror",
    { role: "status" },
    h("span", {}, t("console-mirror")),
    h("button.button", { type: "button", onclick: () => submit({ type: "take_over_seat", seat: own.seat, session: own.session + 1 }) }, t("console-take_over")),
  );
}

const takeover = () => store.takeovers.find((one) => one.seat === mine()?.seat && one.session > store.session);

function delegation() {
  const own = mine();
  const text = textNow();
  const all = decisionsHere();
  const outside = store.audience === "public";
  return [
    mirror(),
    whereWeAre(),
    outside ? h("p.banner.calm", {}, own?.person ? t("console-outside") : t("console-in_lobby")) : null,
    h(
      "div.delegation",
      {},
      h(
        "div.stack",
        {},
        heard(),
        h("section.card", { "aria-label": t("console-your_acts") }, floorActs()),
        textCard(text, { acts: textActs() }),
        store.view.floor?.speech?.party === own?.party && own ? null : floorCard(),
        h(
          "section.card",
          { "aria-labelledby": "decisions-heading" },
          h("header", {}, h("h2", { id: "decisions-heading" }, upper(t("word-decisions"))), h("span.count", {}, String(all.length))),
          all.length ? all.slice(0, 20).map((one) => decisionCard(one)) : h("p.empty", {}, t("console-nothing_decided")),
        ),
      ),
      h("div.stack", {}, speakersList({ own: own?.party }), agendaList(), presenceBoard(), seat()),
    ),
  ];
}

acknowledgeTexts();

page({
  id: "delegation",
  as: "seat",
  name: () => (mine() ? partyName(mine().party) : t("console-page-delegation")),
  title: () => (mine() ? partyName(mine().party) : t("console-page-delegation")),
  look: delegation,
});
