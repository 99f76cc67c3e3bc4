// What several pages show alike. Custom elements have a life of their own (a clock, a dialog, what is said aloud);
// the others are functions that give a tree for `draw`.
//
//   <floor-clock>       the time of the speech on the floor: speech, big, size
//   <hour-now>          the hub's hour, and the reader's own where it differs
//   <count-down>        to an instant: at, word
//   <agenda-scroll>     keeps the open item in sight: at
//   <ask-dialog>        a question with fields; opened by `question(...)`
//   <polite-announcer>  says to screen readers what matters, and no clock
//
//   whereWeAre  speakersList  floorCard  presenceBoard  textCard  decisionCard  linkBanner  lateNumber

import { Part, draw, h } from "./dom.js";
import { clock, day, face, of, partyName, place, say, seatName, sentence, span, t, upper } from "./i18n.js";
import {
  card, classOf, current, isParent, item, itemNow, lateness, meeting, parties, phase, pulses, speechTime, waiting,
} from "./model.js";
import { changed, store } from "./store.js";
import { again } from "./transport.js";

// ---- clocks --------------------------------------------------------------------------------------------------

/** The clock of a speech. Never a live region: the announcer says what matters. */
class FloorClock extends Part {
  look() {
    const speech = this.speech;
    if (!speech) return h("span.clock.none", {}, "–:––");
    const { left, used, running } = speechTime(speech, store.now());
    const called = speech.phase.phase === "called";
    const state = called ? "called" : !running ? "paused" : left < 0 ? "over" : left <= 60000 ? "short" : "runs";
    const part = Math.max(0, Math.min(1, used / speech.limit_ms));
    this.setAttribute("data-state", state);
    return [
      h("span.clock", { class: state }, called ? face(speech.limit_ms - speech.spoken_ms) : face(left)),
      h("span.clock-word", {}, {
        called: t("console-clock-called"),
        paused: t("console-clock-paused"),
        over: t("console-clock-over"),
        short: t("console-clock-left"),
        runs: t("console-clock-left"),
      }[state]),
      h("svg.clock-bar", { viewBox: "0 0 100 4", preserveAspectRatio: "none", "aria-hidden": "true" },
        h("rect.track", { x: 0, y: 0, width: 100, height: 4 }),
        h("rect.fill", { x: 0, y: 0, width: (part * 100).toFixed(1), height: 4, class: state })),
    ];
  }

  beat() {
    this.paint();
  }
}

/** The hub's hour, and the reader's own where another one shows. */
class HourNow extends Part {
  look() {
    const now = store.now();
    const hub = clock(now, { seconds: true });
    const own = clock(now, { zone: null });
    const differs = own !== clock(now) && this.own !== false;
    return [
      h("span.hour", {}, hub),
      h("span.hour-place", {}, place()),
      differs ? h("span.hour-own", {}, t("console-own_hour", { hour: own })) : null,
    ];
  }

  beat() {
    this.paint();
  }
}

/** Time to an instant, or since it when it is past. */
class CountDown extends Part {
  look() {
    if (!this.at) return "";
    const left = Date.parse(this.at) - store.now();
    return this.past === "stop" && left < 0 ? face(0) : face(left);
  }

  beat() {
    this.paint();
  }
}

/** How late the sitting is, and where that leads. */
class LateNumber extends Part {
  look() {
    const found = lateness(store.now());
    if (!found) return h("span.late.none", {}, "–");
    const minutes = Math.round(found.late / 60000);
    const word = minutes > 0 ? "console-late" : minutes < 0 ? "console-early" : "console-on_time";
    return [
      h("span.late", { class: minutes > 0 ? "over" : "under" }, t(word, { minutes: Math.abs(minutes) })),
      h("span.late-end", {}, t("console-projected_end", { hour: clock(found.end) })),
    ];
  }

  beat() {
    this.paint();
  }
}

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

// ---- said aloud ------------------------------------------------------------------------------------------------

/** One polite hidden region. What is said twice at once is said once. */
class PoliteAnnouncer extends HTMLElement {
  connectedCallback() {
    this.setAttribute("role", "status");
    this.setAttribute("aria-live", "polite");
    this.className = "unseen";
  }

  say(text) {
    if (this.textContent === text) this.textContent = "";
    this.textContent = text;
  }
}

/** Says something to who does not see the page. */
export function announce(text) {
  document.querySelector("polite-announcer")?.say(text);
}

// ---- questions ---------------------------------------------------------------------------------------------------

let asked = null;
let questions = 0;

/**
 * Asks a person something in a dialog. fields: { name, label, kind: text | area | select | time | check, options,
 * wanted, value, hint }. `then` gets the answers and says whether the dialog may close. What was typed stays there
 * while the line is down.
 */
export function question({ title, text, fields = [], yes, no, look = "primary", then, lines }) {
  asked = { title, text, fields, yes, no, look, then, lines, id: (questions += 1) };
  changed();
}

class AskDialog extends Part {
  look() {
    const question = asked;
    if (!question) return h("dialog", { key: "none" });
    const close = () => {
      asked = null;
      changed();
    };
    const answer = async (event) => {
      event.preventDefault();
      const answers = {};
      for (const field of question.fields) {
        const input = this.querySelector(`[name="${field.name}"]`);
        answers[field.name] = field.kind === "check" ? input.checked : input.value.trim();
      }
      if (await question.then(answers)) close();
    };
    const live = !question.then || store.live();
    return h(
      "dialog.question",
      { key: `ask-${question.id}`, "aria-labelledby": "ask-title", onclose: () => asked === question && close() },
      h(
        "form",
        { onsubmit: answer },
        h("h2", { id: "ask-title" }, question.title),
        question.text ? h("p.lead", {}, question.text) : null,
        question.lines ?? null,
        question.fields.map((field) => fieldRow(field)),
        live ? null : h("p.warn", {}, t("console-why-no_line")),
        h(
          "div.row.end",
          {},
          h("button.button", { type: "button", onclick: close }, question.no ?? t("console-back")),
          question.then
            ? h("button.button", { type: "submit", class: question.look, disabled: !live }, question.yes)
            : null,
        ),
      ),
    );
  }

  paint() {
    super.paint();
    // Once: a person who closes it has closed it, even before the browser says so.
    if (!asked || this.opened === asked.id) return;
    this.opened = asked.id;
    this.querySelector("dialog").showModal();
  }
}

function fieldRow(field) {
  const id = `field-${field.name}`;
  const shared = { id, name: field.name, required: Boolean(field.wanted), value: field.value ?? "" };
  const input = {
    area: () => h("textarea", { ...shared, rows: field.rows ?? 4, maxlength: field.most ?? 8000 }),
    select: () =>
      h("select", { ...shared }, field.options.map(([value, label]) => h("option", { value, selected: value === field.value, key: value }, label))),
    check: () => h("input", { type: "checkbox", id, name: field.name, checked: Boolean(field.value) }),
    time: () => h("input", { ...shared, type: "time" }),
    number: () => h("input", { ...shared, type: "number", min: field.min, max: field.max }),
    text: () => h("input", { ...shared, type: "text", maxlength: field.most ?? 300, autocomplete: "off" }),
  }[field.kind ?? "text"]();
  return h(
    "div.field",
    { class: field.kind, key: field.name },
    h("label", { for: id }, field.label),
    input,
    field.hint ? h("small", {}, field.hint) : null,
  );
}

customElements.define("floor-clock", FloorClock);
customElements.define("hour-now", HourNow);
customElements.define("count-down", CountDown);
customElements.define("late-number", LateNumber);
customElements.define("polite-announcer", PoliteAnnouncer);
customElements.define("ask-dialog", AskDialog);
customElements.define("agenda-scroll", AgendaScroll);

// ---- where we are ------------------------------------------------------------------------------------------------

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
export function whereWeAre() {
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
export function personWords(person) {
  return [person?.name, person?.title].filter(Boolean).join(", ");
}

// ---- the floor ---------------------------------------------------------------------------------------------------

/** Who has the floor, with the clock. */
export function floorCard({ big = false } = {}) {
  const { speech, points = [], ruling } = store.view.floor ?? {};
  const point = points[0];
  const state = !speech ? "none" : speech.phase.phase;
  const causes = state === "paused" ? speech.phase.causes.map((cause) => say("PauseCause", cause) || t(`pause-cause-${cause}`)) : [];
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
            personWords(speech.person) || (speech.seat ? seatName(speech.seat) : ""),
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
  );
}

// ---- presence ----------------------------------------------------------------------------------------------------

const SHAPES = { seated: "●", line_down: "◐", dropped: "✕", away_proceed: "○", away_hold: "◌", absent: "–", awaited: "○" };

/** All parties with how they take part and how their line is. */
export function presenceBoard({ extra = null, heading = true } = {}) {
  const links = pulses();
  const all = parties();
  const here = all.filter((one) => one.presence === "seated").length;
  return h(
    "section.card.presence",
    { "aria-labelledby": "presence-heading" },
    heading
      ? h("header", {}, h("h2", { id: "presence-heading" }, upper(t("word-delegations"))), h("span.count", {}, `${here}/${all.length}`))
      : null,
    h(
      "ul.board",
      {},
      all.map((one) => {
        const pulse = links.get(one.party);
        const stale = pulse && pulse.quality !== "live" && one.presence === "seated";
        const state = stale ? "line_down" : one.presence;
        const word = stale ? t("console-line_weak") : t(`presence-${one.presence}`);
        return h(
          "li",
          { key: `party-${one.party}`, class: `is-${state} class-${one.class}` },
          h("span.mark", { "aria-hidden": "true" }, SHAPES[state] ?? "○"),
          h("span.who", {}, h("b", {}, partyName(one.party)), h("small", {}, one.class === "member" ? "" : t(`class-${one.class}`))),
          h("span.state", {}, word, one.down_since ? h("small", {}, clock(one.down_since, { seconds: true })) : null,
            pulse?.round_trip_ms >= 400 ? h("small", {}, `${pulse.round_trip_ms} ms`) : null),
          extra ? extra(one) : null,
        );
      }),
    ),
  );
}

// ---- texts and decisions -------------------------------------------------------------------------------------------

/** A text with its revision and hash, its window, and how everybody stands. `acts`: buttons below. */
export function textCard(text, { acts = null, full = true, big = false } = {}) {
  if (!text) return null;
  const put = text.stage.state === "put" ? text.stage : null;
  const standing = (text.objections ?? []).filter((one) => one.stage.state === "standing");
  const verb = item(text.item)?.verbs?.[0];
  return h(
    "section.card.text",
    { class: `${put ? "put" : "tabled"}${big ? " big" : ""}`, key: `text-${text.proposal}`, "aria-label": t("word-text") },
    h(
      "header",
      {},
      h("h2", {}, put ? upper(t("word-put")) : t("console-on_the_table")),
      verb ? h("span.tag", {}, t(`verb-${verb}`)) : null,
      h("span.meta", {}, t("console-text_meta", { item: text.item, revision: text.revision, hash: text.hash.slice(0, 8) })),
    ),
    text.text
      ? h("blockquote", { class: text.text.length > 600 ? "long" : "" }, bracketed(text))
      : h("p.empty", {}, t("console-text_withheld")),
    text.documents?.length
      ? h("ul.papers", {}, text.documents.map((one) =>
          h("li", { key: one.hash },
            full
              ? h("a", { href: `/documents/${one.hash}`, download: true }, t("document-revision", { symbol: one.document.symbol, revision: one.document.revision }))
              : t("document-revision", { symbol: one.document.symbol, revision: one.document.revision }))))
      : null,
    put ? windowLine(put) : null,
    put && full ? acknowledgements(text, put) : null,
    standing.map((one) =>
      h("p.objection", { key: `objection-${one.objection}` }, h("b", {}, t("console-objects", { party: partyName(one.party) })), one.point ? h("q", {}, one.point) : null)),
    (text.time_asked ?? []).map((party) => h("p.hold", { key: `time-${party}` }, t("console-asks_time", { party: partyName(party) }))),
    full
      ? (text.statements ?? []).map((one) =>
          h("p.statement", { key: `statement-${one.statement}` }, h("b", {}, `${partyName(one.party)}: ${say("StatementKind", one.kind)}`), one.text ? h("q", {}, one.text) : null))
      : null,
    full
      ? (text.comments ?? []).map((one, i) =>
          h("p.statement", { key: `comment-${i}` }, h("b", {}, t("console-comments", { party: partyName(one.party) })), one.text ? h("q", {}, one.text) : null))
      : null,
    acts,
  );
}

/** The words with what stands in brackets marked: it is not agreed. */
function bracketed(text) {
  const parts = [];
  let rest = text.text;
  for (const bracket of text.brackets ?? []) {
    const at = rest.indexOf(bracket);
    if (at < 0) continue;
    parts.push(rest.slice(0, at), h("mark", {}, bracket));
    rest = rest.slice(at + bracket.length);
  }
  parts.push(rest);
  return parts;
}

function windowLine(put) {
  const { window } = put;
  if (window.phase === "running") {
    return h("p.window.running", {}, h("b", {}, t("console-window_running")), " ", h("count-down", { at: window.ends_at, past: "stop" }));
  }
  if (window.phase === "elapsed") return h("p.window.elapsed", {}, h("b", {}, t("console-window_elapsed")));
  return h(
    "div.window.frozen",
    {},
    h("b", {}, t("console-window_frozen")),
    h("ul", {}, window.causes.map((cause, i) => h("li", { key: i }, sentence("FreezeCause", cause)))),
  );
}

/** Who has the text before them, and who has not. */
function acknowledgements(text, put) {
  const { acknowledged, awaited, lost } = put;
  const names = (listing) => listing.head.map((party) => partyName(party)).join(", ");
  const line = (word, listing, look) =>
    listing.count ? h("div", { class: look }, h("dt", {}, t(word, { number: listing.count })), h("dd", {}, names(listing))) : null;
  return h(
    "dl.acks",
    {},
    line("console-acknowledged", acknowledged, "yes"),
    line("console-awaited", awaited, "no"),
    line("console-lost_since", lost, "lost"),
  );
}

/** A decision as it fell. */
export function decisionCard(one, { big = false } = {}) {
  return h(
    "article.decision",
    { key: `decision-${one.decision}`, class: `${one.reopened ? "reopened" : ""}${big ? " big" : ""}` },
    h(
      "header",
      {},
      h("span.verb", {}, upper(t(`verb-${one.verb}`))),
      h("span.meta", {}, t("console-decision_meta", { number: one.decision, item: one.item, hour: clock(one.at) })),
    ),
    h("p", {}, one.text || itemTitle(one.item)),
    one.documents?.length ? h("small", {}, one.documents.map((d) => t("document-revision", { symbol: d.document.symbol, revision: d.document.revision })).join(", ")) : null,
    (one.statements ?? []).length ? h("small", {}, one.statements.map((s) => `${partyName(s.party)}: ${say("StatementKind", s.kind)}`).join("; ")) : null,
    one.reopened ? h("small.warn", {}, say("ReopenCause", one.reopened)) : null,
  );
}

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
    h(
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
    ),
  );
}

const STATE_WORDS = { open: "word-under_way", concluded: "word-concluded", deferred: "word-deferred", withdrawn: "word-withdrawn" };

// ---- the line ----------------------------------------------------------------------------------------------------

/** What is wrong with the line, plainly; nothing while it is right. */
export function linkBanner() {
  const { link } = store;
  if (store.live() && store.active) return null;
  if (link.phase === "over") {
    const code = { 4401: "not_signed_in", 4403: "not_allowed", 4409: "taken_over", 4410: "closed", 4426: "version" }[link.code] ?? "closed";
    return h(
      "div.banner.over",
      { role: "alert" },
      h("span", {}, t(`console-over-${code}`)),
      link.code === 4409 ? h("button.button", { type: "button", onclick: again }, t("console-use_here")) : null,
      link.code === 4401 ? h("a.button", { href: "/" }, t("console-come_in")) : null,
      link.code === 4426 ? h("button.button", { type: "button", onclick: () => location.reload() }, t("console-reload")) : null,
    );
  }
  if (store.live()) return null;
  if (!store.shown && link.phase !== "waiting") return h("div.banner.calm", { role: "status" }, t("console-connecting"));
  return h(
    "div.banner.lost",
    { role: "status" },
    h("span.pulse-dot", { "aria-hidden": "true" }),
    h("b", {}, link.stale ? t("console-line_stale") : t("console-line_lost")),
    h("span", {}, t("console-line_lost_more", { hour: clock(link.since + store.ahead, { seconds: true }) })),
  );
}

export { classOf, draw, h };
