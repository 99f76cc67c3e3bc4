// The programme for anybody: each meeting with its agenda, planned and actual times in the reader's zone, and what was
// issued. Without a credential, so without a line: what anybody may read is asked for, again and again.
//
//   asked ──answer──► shown, asked again in 5 s ──no answer──► "the line is down", asked again in 5 s

import { h } from "../dom.js";
import { clock, day, hubZone, language, of, place, t, upper } from "../i18n.js";
import { stageWords } from "../meeting.js";
import { page } from "../page.js";
import { changed, store } from "../store.js";
import { decisionCard } from "../texts.js";

const EVERY = 5000;

async function ask() {
  try {
    const answer = await fetch("/api/v1/programme");
    if (!answer.ok) throw new Error(`the hub answered ${answer.status}`);
    const { position, hub_time, view, agendas } = await answer.json();
    Object.assign(store, { position, view, agendas, shown: true, ahead: Date.parse(hub_time) - Date.now() });
    if (store.link.phase !== "joined") store.link = { phase: "joined", stale: false, since: Date.now() };
  } catch (_unreached) {
    if (store.link.phase !== "waiting") store.link = { phase: "waiting", stale: false, since: Date.now() };
  }
  changed();
  setTimeout(ask, EVERY);
}

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const elsewhere = (at) => clock(at, { zone: null }) !== clock(at);

/** An hour where the reader is. */
const hour = (at) => clock(at, { zone: null });

/** From when to when a sitting is planned: where the reader is, and at the hub where that differs. */
function sittingWords({ opens_at: opens, closes_at: closes }) {
  return [
    h("b", {}, day(opens, HERE)),
    " ",
    h("span.hours", {}, `${hour(opens)} – ${hour(closes)}`),
    elsewhere(opens) ? h("small", {}, `${day(opens, hubZone())}, ${clock(opens)} – ${clock(closes)} ${place()}`) : null,
  ];
}

/**
 * When each item would come up, if all took their planned minutes: by number. What does not fit into a sitting any
 * more begins the next one.
 */
function plannedHours({ sittings, agenda }, parent) {
  const hours = new Map();
  let sitting = 0;
  let at = sittings.length ? Date.parse(sittings[0].opens_at) : null;
  if (at === null) return hours;
  for (const one of agenda) {
    const next = sittings[sitting + 1];
    if (next && at >= Date.parse(sittings[sitting].closes_at)) {
      sitting += 1;
      at = Date.parse(next.opens_at);
    }
    hours.set(one.number, { at, sitting });
    if (!parent(one.number)) at += one.minutes * 60000;
  }
  return hours;
}

const STATES = { open: "word-under_way", concluded: "word-concluded", deferred: "word-deferred", withdrawn: "word-withdrawn" };

function itemLine(plan, one, hours, known, shownSitting) {
  const state = known?.stage.state ?? "pending";
  const parent = plan.agenda.some((other) => other.number.startsWith(`${one.number}.`));
  const began = known?.first_opened;
  const ended = known?.ended;
  return [
    hours && hours.sitting > 0 && hours.sitting !== shownSitting ? h("li.sitting", { key: `sitting-${hours.sitting}` }, h("span", {}, sittingWords(plan.sittings[hours.sitting]))) : null,
    h(
      "li",
      { key: `item-${one.number}`, class: `is-${state}${state === "open" ? " now" : ""}${one.number.includes(".") ? " child" : ""}`, "aria-current": state === "open" ? "step" : null },
      h("span.number", {}, one.number),
      h("span.title", {}, of(one.title), one.closed ? h("small", {}, ` · ${t("console-closed_session")}`) : null),
      h("span.planned", {}, parent || !hours ? "" : hour(hours.at)),
      h("span.actual", {}, began ? (ended ? `${hour(began)} – ${hour(ended)}` : t("console-programme-since", { hour: hour(began) })) : ""),
      h("span.state", {}, state === "pending" ? (parent ? "" : t("console-minutes", { minutes: one.minutes })) : t(STATES[state])),
    ),
  ];
}

function meetingCard(plan) {
  const { meeting, decisions } = store.view;
  const now = meeting?.meetings.find((one) => one.id === plan.id);
  const focus = meeting?.focus === plan.id;
  const items = store.agendas?.find((one) => one.meeting === plan.id)?.items ?? [];
  const hours = plannedHours(plan, (number) => plan.agenda.some((other) => other.number.startsWith(`${number}.`)));
  const fallen = (decisions?.decisions.head ?? []).filter((one) => one.meeting === plan.id);
  const phase = now?.stage.phase ?? "scheduled";
  let sitting = 0;
  return h(
    "section.card.plan",
    { key: plan.id, "aria-labelledby": `plan-${plan.id}`, class: focus ? "now" : "" },
    h(
      "header",
      {},
      h("h2", { id: `plan-${plan.id}` }, of(plan.title)),
      h("span.stage", { class: phase }, focus ? stageWords() : t(`console-stage-${phase}`)),
    ),
    plan.sittings[0] ? h("p.when", {}, sittingWords(plan.sittings[0])) : null,
    now?.opened_at ? h("p.when", {}, t("console-programme-opened", { day: day(now.opened_at, HERE), hour: hour(now.opened_at) })) : null,
    h(
      "div.plan-head",
      { "aria-hidden": "true" },
      h("span", {}, ""), h("span", {}, ""), h("span", {}, upper(t("word-planned"))), h("span", {}, t("console-programme-actual")), h("span", {}, ""),
    ),
    h(
      "ol.items.plan-items",
      {},
      plan.agenda.map((one) => {
        const at = hours.get(one.number);
        const line = itemLine(plan, one, at, items.find((known) => known.number === one.number), sitting);
        sitting = at?.sitting ?? sitting;
        return line;
      }),
    ),
    fallen.length ? [h("h3", {}, upper(t("word-decisions"))), fallen.map((one) => decisionCard(one))] : null,
  );
}

function issued() {
  const all = (store.view.documents?.documents.head ?? []).filter((one) => one.issue.state === "issued");
  return h(
    "section.card",
    { "aria-labelledby": "issued-heading" },
    h("header", {}, h("h2", { id: "issued-heading" }, t("console-programme-issued")), h("span.count", {}, String(all.length))),
    all.length
      ? h("ul.papers-list", {}, all.map((one) => h("li", { key: one.symbol }, h("b", {}, one.symbol), " ", of(one.title), h("small", {}, ` · ${t("console-revision", { revision: one.issue.revision })} · ${day(one.issue.at, HERE)}, ${hour(one.issue.at)}`))))
      : h("p.empty", {}, t("console-programme-none_issued")),
  );
}

function programme() {
  const { conference } = store.view;
  if (!conference) return h("p.waiting", {}, t("console-connecting"));
  return h(
    "div.programme",
    {},
    h(
      "header.programme-title",
      {},
      h("h1", {}, of(conference.title)),
      h("p", {}, elsewhere(store.now()) ? t("console-programme-zone", { zone: HERE.replaceAll("_", " "), place: place() }) : t("console-programme-hub_zone", { place: place() })),
      h("p.row", {}, h("a.button", { href: `/api/v1/programme.ics?lang=${language()}`, download: "programme.ics" }, t("console-programme-calendar"))),
    ),
    conference.meetings.map(meetingCard),
    issued(),
  );
}

page({ id: "programme", as: null, name: () => t("console-page-programme"), title: () => t("console-page-programme"), look: programme }).then(ask);
