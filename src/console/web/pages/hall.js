// The screen in the hall, to be read from the back row: the item, who has the floor, the clock, who is next, the text
// that is put, the decision as it falls. It shows and never acts.

import { rollCall } from "../rollcall.js";
import { h } from "../dom.js";
import { clock, of, partyName, say, sentences, t, upper } from "../i18n.js";
import { itemTitle, stageWords } from "../meeting.js";
import { card, current, decisionsHere, meeting, phase, textNow, waiting } from "../model.js";
import { page } from "../page.js";
import { changed, store, watch } from "../store.js";

const FRESH_FOR = 12000;
let fresh = null;

watch(({ events }) => {
  const fallen = events.find((event) => event.type === "decision_declared");
  if (!fallen) return;
  fresh = fallen.decision;
  setTimeout(() => {
    fresh = null;
    changed();
  }, FRESH_FOR);
});

function top() {
  const number = current();
  const chair = store.view.chair;
  return h(
    "header.top",
    {},
    h(
      "div",
      {},
      h("span.eyebrow", {}, [number && card() ? of(card().title) : "", chair && !chair.vacancy ? `${chair.acting ? t("word-acting_chair") : t("word-chair")}: ${partyName(chair.party)}` : t("word-nobody_presides")].filter(Boolean).join(" · ")),
      h("div.item", {}, number ? [h("span.number", {}, number), h("h1", {}, itemTitle(number))] : h("h1", {}, store.view.agenda?.closed_session ? t("console-closed_session") : card() ? of(card().title) : stageWords())),
    ),
    h("hour-now", { own: false }),
  );
}

function standstill() {
  const { stage } = meeting() ?? { stage: {} };
  const cause = stage.cause ? upper(say("HoldCause", stage.cause)) : "";
  return h(
    "section.standstill",
    { class: phase() },
    h("h2", {}, stageWords()),
    cause ? h("p", {}, cause) : null,
    stage.next_news_at ? h("p", {}, t("console-next_news", { hour: clock(stage.next_news_at) })) : null,
  );
}

function speaker() {
  const { speech, points = [] } = store.view.floor ?? {};
  const state = speech ? speech.phase.phase : "none";
  const name = speech ? partyName(speech.party) : upper(t("word-nobody_speaks"));
  return h(
    "section.speaker",
    { class: state, "aria-label": t("word-floor") },
    h("span.badge", { class: state }, t(`console-badge-${state}`)),
    h("h2.party", { class: name.length > 16 ? "long" : "" }, name),
    speech?.person ? h("p.sub", {}, speech.person.title || speech.person.name) : null,
    points.length ? h("p.sub.warn", {}, t("console-point_of", { party: partyName(points[0].party) })) : null,
    speech ? h("floor-clock", { speech }) : null,
  );
}

/** What comes after the open item, where nothing else wants the room. */
function upcoming() {
  const next = store.view.agenda?.next;
  if (!next) return null;
  return h("section.upcoming", {}, h("h2", {}, t("console-hall_next_item")), h("b", {}, h("span.number", {}, next), itemTitle(next)));
}

function side() {
  const text = textNow();
  const put = text?.stage.state === "put";
  const count = store.view.list?.entries.count ?? 0;
  return h(
    "div.side",
    {},
    put ? putText(text) : null,
    put && count === 0
      ? null
      : h(
          "section",
          {},
          h("h2", {}, count ? t("console-hall_next", { number: count }) : t("console-list_empty")),
          h("ol.nexts", {}, waiting().slice(0, put ? 2 : 3).map((entry) =>
            h("li", { key: entry.entry }, h("span.place", {}, String(entry.place)), partyName(entry.party)))),
        ),
    put || count ? null : upcoming(),
  );
}

/** A decision as it falls: for a moment it has the whole screen. */
function falls(one) {
  return h(
    "div.middle.one",
    {},
    h(
      "section.falls",
      { role: "status" },
      h("p.verb", {}, h("span", { "aria-hidden": "true" }, "✓ "), upper(t(`verb-${one.verb}`))),
      h("h2", {}, h("span.number", {}, one.item), " ", itemTitle(one.item)),
      one.text ? h("p", { class: one.text.length > 220 ? "long" : "" }, one.text) : null,
      one.documents?.length ? h("p.meta", {}, one.documents.map((d) => t("document-revision", { symbol: d.document.symbol, revision: d.document.revision })).join(", ")) : null,
    ),
  );
}

/** Who speaks, with what stands beside; or the text alone, when it is put and nobody speaks. */
function middle() {
  const fallen = decisionsHere().find((one) => one.decision === fresh);
  if (fallen && !store.view.floor?.speech) return falls(fallen);
  // A roll call is followed name by name.
  if (store.view.table?.vote) return h("div.middle.one", {}, rollCall());
  const text = textNow();
  if (text?.stage.state === "put" && !store.view.floor?.speech && !waiting().length) {
    return h("div.middle.one", {}, putText(text, "wide"));
  }
  return h("div.middle", {}, speaker(), side());
}

function putText(text, look) {
  const { window } = text.stage;
  const words = text.text ?? t("console-text_withheld");
  return h(
    "section.text-big",
    { class: look, "aria-label": t("word-text") },
    h("span.meta", {}, `${upper(t("word-put"))} · ${t("console-revision", { revision: text.revision })} · ${text.hash.slice(0, 8)}`),
    h("p", { class: words.length > 260 ? "long" : words.length < 120 ? "short" : "" }, words),
    window.phase === "running"
      ? h("p.window.running", {}, t("console-window_running"), " ", h("count-down", { at: window.ends_at, past: "stop" }))
      : window.phase === "frozen"
        ? h(
            "div.window.frozen",
            {},
            h("b", {}, t("console-window_frozen")),
            h("ul", {}, sentences("FreezeCause", window.causes).slice(0, 3).map((cause) => h("li", { key: cause }, cause))),
            window.causes.length > 3 ? t("console-and_more", { number: window.causes.length - 3 }) : null,
          )
        : h("p.window.elapsed", {}, t("console-window_elapsed")),
  );
}

function foot() {
  const [last] = decisionsHere();
  return h(
    "footer.foot",
    {},
    last
      ? h("span.fallen", { class: last.decision === fresh ? "fresh" : "" }, "✓", upper(t(`verb-${last.verb}`)), h("span", {}, `${last.item} ${itemTitle(last.item)}`))
      : h("span", {}, ""),
    h("late-number", {}),
  );
}

page({
  id: "hall",
  as: "hall",
  bare: true,
  title: () => t("console-page-hall"),
  look: () => h("div.hall", {}, top(), phase() === "open" ? middle() : h("div.middle", {}, standstill()), foot()),
});
