// A delegation's page: where we are, am I heard, my place, what I ask for, the text on the table and how I stand to it,
// motions and votes, what was decided, and who acts for the seat.

import { acknowledgeTexts, looked } from "../acknowledge.js";
import { act, may, offered, submit } from "../acts.js";
import { pressed } from "../asks.js";
import { aboutMotion, amendments, ballots, inWriting, motions, moves, those } from "../business.js";
import { h } from "../dom.js";
import { partyName, seatName, span, t, upper } from "../i18n.js";
import { agendaList, floorCard, speakersList, whereWeAre } from "../meeting.js";
import { mine, textNow } from "../model.js";
import { page } from "../page.js";
import { presenceBoard } from "../presence.js";
import { anew, rememberTexts } from "../rebase.js";
import { rollCall } from "../rollcall.js";
import { store } from "../store.js";
import { decisionsCard, textCard } from "../texts.js";

/** Whether this delegation is heard, in one look. */
function heard() {
  const own = mine();
  const { speech, intervention } = store.view.floor ?? {};
  const ours = own?.speech && speech?.speech === own.speech ? speech : null;
  const place = own?.waiting;
  const state = own?.mute ? "muted" : ours ? ours.phase.phase : intervention && intervention === own?.party ? "speaking" : place ? "waiting" : "silent";
  const sentence = {
    muted: t("console-heard-muted"),
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
    own?.replying ? h("small", {}, t("console-heard-replying", { place: own.replying.place })) : null,
    own?.explaining ? h("small", {}, t("console-heard-explaining", { place: own.explaining.place })) : null,
    own?.spoken_ms ? h("small", {}, t("console-has_spoken", { time: span(own.spoken_ms) })) : null,
  );
}

function floorActs() {
  const own = mine();
  return h(
    "div.acts",
    {},
    own?.waiting
      ? pressed("withdraw", { accel: "w", binds: true })
      : pressed("ask_floor", { accel: "a", look: "primary" }),
    pressed("start_speech", { accel: "s", look: own?.speech && may("start_speech")?.allowed ? "primary" : "" }),
    pressed("end_speech", { accel: "e" }),
    pressed("raise_point", { label: t("console-raise_point"), accel: "p" }),
    own?.replying ? pressed("withdraw_reply", { accel: "r", binds: true }) : pressed("ask_reply", { accel: "r" }),
    own?.explaining ? pressed("withdraw_explanation", { accel: "x", binds: true }) : offered("ask_explanation") ? pressed("ask_explanation", { accel: "x" }) : null,
    those(["speak_instead", "i"], ["take_as_read", "k", { binds: true }], ["appeal_ruling", "g", { binds: true }], ["assume_chair", "h", { look: "primary", binds: true }]),
  );
}

/** What the device itself has found of the text. */
function looking() {
  const own = mine()?.text;
  if (!own) return null;
  const { state } = looked;
  if (state === "none") return null;
  return h("p.window", { class: state === "agrees" ? "running" : "frozen" }, t(`console-looked-${state}`, { hash: own.hash.slice(0, 8), symbol: looked.symbol ?? "" }));
}

function textActs(text) {
  const own = mine()?.text;
  const objects = own?.objections.length > 0;
  return [
    own ? looking() : null,
    amendments(text, [anew(text, { accel: "b" }), those(["withdraw_amendment", "q", { binds: true }])].flat()),
    h(
      "div.acts",
      {},
      own
        ? [
            objects
              ? [pressed("withdraw_objection", { accel: "o", binds: true }), pressed("convert_objection", { accel: "u" })]
              : pressed("object", { accel: "o", look: "warnlook" }),
            pressed("reserve", { accel: "v" }),
            own.asked_for_time ? pressed("release_time", { accel: "t" }) : pressed("ask_for_time", { accel: "t" }),
          ]
        : null,
      pressed("comment", { label: t("console-comment"), accel: "c" }),
      those(["propose_amendment", "m"], ["explain_position", "n"], ["ask_division", "y"], ["withdraw_text", "z", { binds: true }]),
    ),
    objects ? h("p.objection", {}, h("b", {}, t("console-you_object"))) : null,
  ];
}

/** What was decided so far, and what the delegation may still do about it. */
function decided() {
  const acts = those(["dissociate", "d"], ["join_decision", "j", { binds: true }], ["ask_to_reopen", "l"], ["withdraw_reopening", "l", { binds: true }], ["correct", "."]);
  return decisionsCard(20, acts);
}

/** Who this device is, how the delegation takes part, and who represents it. */
function seat() {
  const own = mine();
  if (!own) return null;
  return h(
    "section.card",
    { "aria-labelledby": "seat-heading" },
    h("header", {}, h("h2", { id: "seat-heading" }, own.person?.name || seatName(own.seat)), h("span.meta", {}, own.person ? (own.person.name ? seatName(own.seat) : "") : t("console-not_admitted"))),
    own.may_bind ? null : h("p.sub", {}, t("console-may_not_bind")),
    h(
      "div.acts",
      {},
      // One that is so already is nothing to press.
      those(
        ["attend", "1", { look: "primary" }],
        ["leave_and_let_proceed", "2", { binds: true }],
        ["leave_and_ask_to_wait", "3", { binds: true }],
        ["be_absent", "=", { binds: true }],
      ),
      ["designate_representative", "end_representation"].filter(offered).map((press) =>
        pressed(press, { accel: "R", binds: true, label: `${upper(t(`press-${press}`))}: ${seatName(may(press).action.seat)}` })),
    ),
  );
}

function mirror() {
  const own = mine();
  const asked = takeover();
  if (store.active && !asked) return null;
  if (store.active) {
    return h(
      "div.banner.mirror",
      { role: "status" },
      h("span", {}, t("console-takeover_asked", { device: asked.device ?? "?" })),
      act({ id: "agree-takeover", accel: "T", label: t("console-takeover_agree"), action: { type: "take_over_seat", seat: asked.seat, session: asked.session }, binds: true, sure: true }),
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
        rollCall(ballots()),
        h("section.card", { "aria-label": t("console-your_acts") }, floorActs()),
        motions(aboutMotion()),
        textCard(text, { acts: text ? textActs(text) : null }),
        store.view.floor?.speech?.party === own?.party && own ? null : floorCard(),
        inWriting(those(["object_in_writing", "O", { look: "warnlook" }], ["consent_in_writing", "Y", { binds: true }], ["withdraw_written_objection", "O", { binds: true }])),
        decided(),
      ),
      h("div.stack", {}, speakersList({ own: own?.party }), moves(), agendaList(), presenceBoard(), seat()),
    ),
  ];
}

acknowledgeTexts();
rememberTexts();

page({
  id: "delegation",
  as: "seat",
  name: () => (mine() ? partyName(mine().party) : t("console-page-delegation")),
  title: () => (mine() ? partyName(mine().party) : t("console-page-delegation")),
  look: delegation,
});
