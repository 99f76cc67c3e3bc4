// Where the meeting is, as pages show it alike: the item, the floor, the list of speakers, the agenda.

import { Part, h, same } from "./dom.js";
import "./clocks.js";
import { clock, day, of, partyName, seatName, span, spoken, t, upper } from "./i18n.js";
import { card, current, isParent, item, itemNow, meeting, phase, waiting } from "./model.js";
import { store } from "./store.js";

/** A number that stands for an item, with its title: "8 Consideration of ...". */
export function itemTitle(number) {
  const plan = item(number);
  return plan ? of(plan.title) : "";
}

/** The words for what a meeting is, with its instants. */
export function stageWords() {
  const state = meeting();
  if (!state) return t("console-stage-none");
  const { stage } = state;
  const hour = (at) => (at ? clock(at) : "");
  switch (stage.phase) {
    case "suspended":
      return stage.resume_at ? t("console-stage-suspended_until", { hour: hour(stage.resume_at) }) : t("console-stage-suspended");
    case "adjourned":
      return stage.until
        ? t("console-stage-adjourned_until", { day: day(stage.until), hour: hour(stage.until) })
        : t("console-stage-adjourned");
    case "scheduled": {
      const first = card()?.sittings[0];
      return first ? t("console-stage-scheduled_for", { day: day(first.opens_at), hour: hour(first.opens_at) }) : t("console-stage-scheduled");
    }
    default:
      return t(`console-stage-${stage.phase}`);
  }
}

/** Meeting, stage, item and who presides, in one strip. */
export const whereWeAre = () => same("where", [store.view.meeting, store.view.agenda, store.view.chair, spoken()], where);

function where() {
  const plan = card();
  const number = current();
  const chair = store.view.chair;
  const { agenda } = store.view;
  return h(
    "section.where",
    { "aria-label": t("console-where_we_are") },
    h("div.where-meeting", {}, h("span.eyebrow", {}, plan ? of(plan.title) : ""), h("span.stage", { class: phase() }, stageWords())),
    h(
      "div.where-item",
      {},
      number
        ? [h("span.number", {}, number), h("h1", {}, itemTitle(number))]
        : h("h1", {}, agenda?.closed_session ? t("console-closed_session") : plan ? t("console-no_item") : ""),
    ),
    chair
      ? h(
          "div.where-chair",
          {},
          h("span.eyebrow", {}, chair.acting ? t("word-acting_chair") : t("word-chair")),
          h("span.who", {}, chair.vacancy ? t("word-nobody_presides") : partyName(chair.party)),
          personWords(chair.person) && !chair.vacancy ? h("span.person", {}, personWords(chair.person)) : null,
        )
      : null,
  );
}

/** A person's name with the title; nothing where no name was filed. */
function personWords(person) {
  return [person?.name, person?.title].filter(Boolean).join(", ");
}

// ---- the floor and the list --------------------------------------------------------------------------------------

/** Who has the floor, with the clock. */
export function floorCard({ big = false } = {}) {
  const { speech, points = [], ruling } = store.view.floor ?? {};
  const point = points[0];
  const state = !speech ? "none" : speech.phase.phase;
  const causes = state === "paused" ? speech.phase.causes.map((cause) => t(`pause-cause-${cause}`)) : [];
  return h(
    "section.card.floor",
    { class: `${state}${big ? " big" : ""}`, "aria-label": t("word-floor") },
    h(
      "div.floor-who",
      {},
      h("span.badge", { class: state }, {
        none: t("console-badge-none"),
        called: t("console-badge-called"),
        speaking: t("console-badge-speaking"),
        paused: t("console-badge-paused"),
      }[state]),
      speech
        ? h("h2.party", {}, partyName(speech.party))
        : h("h2.party", {}, upper(t("word-nobody_speaks"))),
      speech
        ? h(
            "p.sub",
            {},
            personWords(speech.person) || upper(speech.seat ? seatName(speech.seat) : ""),
            speech.on_behalf_of?.length ? ` · ${t("console-also_for", { parties: speech.on_behalf_of.map((p) => partyName(p)).join(", ") })}` : "",
            causes.length ? ` · ${causes.map((cause) => upper(cause)).join(", ")}` : "",
            speech.prompts ? ` · ${t("console-asked_to_conclude", { times: speech.prompts })}` : "",
          )
        : null,
      state === "called" ? h("p.sub.warn", {}, t("console-answer_by"), " ", h("count-down", { at: speech.phase.answer_by, past: "stop" })) : null,
      state === "paused" && speech.phase.grace_until && !speech.phase.grace_over
        ? h("p.sub.warn", {}, t("console-grace"), " ", h("count-down", { at: speech.phase.grace_until, past: "stop" }))
        : null,
    ),
    speech ? h("floor-clock", { speech }) : null,
    point
      ? h(
          "div.point",
          {},
          h("b", {}, t("console-point_of", { party: partyName(point.party) })),
          point.text ? h("q", {}, point.text) : null,
          points.length > 1 ? h("small", {}, t("console-more_points", { number: points.length - 1 })) : null,
        )
      : null,
    ruling && !point
      ? h("div.point", {}, t("console-ruling", { party: partyName(ruling.party), ruling: t(`point-ruling-${ruling.ruling}`) }),
          ruling.appeal ? h("b", {}, " ", t("console-appealed", { party: partyName(ruling.appeal) })) : null)
      : null,
  );
}

/** The list of speakers with its numbers. `extra(entry)`: what stands at the end of a line. */
export function speakersList({ most = 100, own = null, extra = null, heading = true } = {}) {
  const list = store.view.list;
  const entries = waiting();
  const count = list?.entries.count ?? 0;
  return h(
    "section.card.list",
    { "aria-labelledby": "list-heading" },
    heading
      ? h(
          "header",
          {},
          h("h2", { id: "list-heading" }, upper(t("word-speakers"))),
          h("span.count", {}, String(count)),
          list?.item ? h("span.tag", { class: list.closed ? "closed" : "open" }, list.closed ? t("word-list_closed") : t("console-list_open")) : null,
        )
      : null,
    entries.length
      ? h(
          "ol.speakers",
          {},
          entries.slice(0, most).map((entry) =>
            h(
              "li",
              { key: `entry-${entry.entry}`, class: entry.party === own ? "own" : "" },
              h("span.place", {}, String(entry.place)),
              h(
                "span.who",
                {},
                h("b", {}, partyName(entry.party)),
                h(
                  "small",
                  {},
                  [
                    entry.person ? entry.person.name : "",
                    entry.on_behalf_of?.length ? t("console-also_for", { parties: entry.on_behalf_of.map((p) => partyName(p)).join(", ") }) : "",
                    entry.passes ? t("console-passed_over", { times: entry.passes }) : "",
                    entry.spoken_ms ? t("console-has_spoken", { time: span(entry.spoken_ms) }) : "",
                  ].filter(Boolean).join(" · "),
                ),
              ),
              extra ? extra(entry) : null,
            ),
          ),
        )
      : h("p.empty", {}, list?.item ? t("console-list_empty") : t("console-no_list")),
    count > most ? h("p.more", {}, t("console-and_more", { number: count - most })) : null,
    shortList("console-replies", list?.replies, own, list?.replies_heard ? null : t("console-replies_later")),
    shortList("console-explanations", list?.explanations, own),
  );
}

/** Who waits besides the speakers: to reply, to explain a position. Nothing where nobody does. */
function shortList(title, listing, own, note = null) {
  if (!listing?.count) return null;
  return h(
    "div.short-list",
    { key: title },
    h("h3", {}, t(title), " ", h("span.count", {}, String(listing.count))),
    note ? h("small", {}, note) : null,
    h("ol.speakers", {}, listing.head.map((entry) =>
      h("li", { key: `entry-${entry.entry}`, class: entry.party === own ? "own" : "" }, h("span.place", {}, String(entry.place)), h("span.who", {}, h("b", {}, partyName(entry.party)))))),
  );
}

// ---- the agenda --------------------------------------------------------------------------------------------------

/** The agenda as a list with what became of each item. */
export function agendaList({ acts = null } = {}) {
  const plan = card();
  const open = new Set(store.view.agenda?.open ?? []);
  return h(
    "section.card.agenda",
    { "aria-labelledby": "agenda-heading" },
    h("header", {}, h("h2", { id: "agenda-heading" }, upper(t("word-agenda"))), h("late-number", {})),
    acts,
    h(
      "agenda-scroll",
      { at: current() },
    ),
    same("agenda", [plan, store.view.agenda, spoken()], () => h(
      "ol.items.scrolls",
      { tabindex: 0, "aria-labelledby": "agenda-heading" },
      (plan?.agenda ?? []).map((one) => {
        const state = itemNow(one.number)?.stage.state ?? "pending";
        return h(
          "li",
          { key: `item-${one.number}`, class: `is-${state}${open.has(one.number) ? " now" : ""}${one.number.includes(".") ? " child" : ""}`, "aria-current": current() === one.number ? "step" : null },
          h("span.number", {}, one.number),
          h("span.title", {}, of(one.title)),
          h("span.state", {}, state === "pending" ? (isParent(one.number) ? "" : t("console-minutes", { minutes: one.minutes })) : t(STATE_WORDS[state])),
        );
      }),
    )),
  );
}

const STATE_WORDS = { open: "word-under_way", concluded: "word-concluded", deferred: "word-deferred", withdrawn: "word-withdrawn" };

/** Keeps the open item of the agenda behind it in sight, whenever it becomes another one. */
class AgendaScroll extends Part {
  look() {
    if (this.at === this.shown) return undefined;
    this.shown = this.at;
    queueMicrotask(() => {
      const list = this.nextElementSibling;
      const now = list?.querySelector("[aria-current]");
      if (now) list.scrollTop = now.offsetTop - list.offsetTop - list.clientHeight / 3;
    });
    return undefined;
  }
}

customElements.define("agenda-scroll", AgendaScroll);
