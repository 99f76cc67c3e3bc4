// Everything a person reads, from the one catalogue that the hub speaks from too, and how instants, spans and values
// are said. A value is said by its type, as in the hub: `say("Rejection", { code: "list_is_closed", ... })`.

import { FluentBundle, FluentResource } from "./vendor/fluent.js";
import { changed, store } from "./store.js";

// What is loaded in each language, by tag: { bundle, absent, more, whole, beside }. A page begins with what its modules name; a
// refusal, or whatever else is said for the first time, is asked for then:
//
//   not there ──said──► asked, shown as "…" ──answer──► said       ──no such message──► absent, shown as ⟦id⟧
//                          └─ the line is down ──► asked again in 2 s
const voices = new Map();
const AGAIN = 2000;
const MOST_AT_ONCE = 80;

let page = "";
let list = ["en", "vi"];
let shapes = { Rejection: { tag: "code", kinds: {} } };
const rules = {};
const ways = {};

// The language that is spoken at this moment, where it is not the page's own.
let aside = null;

/** The language in use, by its tag. */
export const language = () => aside ?? (document.documentElement.lang || "en");

/** The languages there are. */
export const languages = () => list;

/** Loads what a page needs before anything can be said. */
export async function load(name) {
  page = name;
  const index = async () => {
    const told = await fetched("index.json", "json");
    list = told.languages;
    shapes = told.shapes;
  };
  await Promise.all([speak(language()), index()]);
}

/** Goes over to another language, on the fly. Where it cannot be had now, the one in use stays. */
export async function speak(tag) {
  try {
    const voice = voiceOf(tag);
    if (!voice.whole) hear(voice, await fetched(`${tag}.ftl?page=${page}`));
    voice.whole = true;
  } catch (fault) {
    if (voices.get(language())?.whole) return changed();
    if (tag === "en") throw fault;
    return speak("en");
  }
  document.documentElement.lang = tag;
  try {
    localStorage.setItem("mufakat-language", tag);
  } catch (_private) { /* It is asked again next time. */ }
  changed();
}

/** Loads what a module says that comes after the page, in the language in use. */
export async function loadMore(module) {
  const tag = language();
  const voice = voiceOf(tag);
  if (voice.more.has(module)) return;
  hear(voice, await fetched(`${tag}.ftl?page=${module}`));
  voice.more.add(module);
}

/** Loads a part of the catalogue in every language, for a page that says the same in all of them. */
export async function loadBeside(part) {
  await Promise.all(list.map(async (tag) => {
    const voice = voiceOf(tag);
    // The page's own has it already.
    if (!voice.whole) hear(voice, await fetched(`${tag}.ftl?of=${part}`));
    voice.beside = true;
  }));
  changed();
}

/** The languages that are loaded beside, the page's own first. */
export const languagesBeside = () =>
  [...voices.keys()].filter((tag) => voices.get(tag).beside).sort((a, b) => Number(b === language()) - Number(a === language()));

/** What `say` gives when it is said in a language that was loaded beside. */
export function saidIn(tag, say) {
  aside = tag;
  try {
    return say();
  } finally {
    aside = null;
  }
}

async function fetched(name, as = "text") {
  const answer = await fetch(`/catalogue/${name}`);
  if (!answer.ok) throw new Error(`no ${name}`);
  return answer[as]();
}

function voiceOf(tag) {
  if (!voices.has(tag)) voices.set(tag, { bundle: new FluentBundle(tag, { useIsolating: false }), absent: new Set(), more: new Set() });
  return voices.get(tag);
}

let heard = 0;

function hear(voice, text) {
  heard += 1;
  voice.bundle.addResource(new FluentResource(text));
}

/** What words depend on: the language, what of it is loaded, and the names of the conference. */
export const spoken = () => `${language()} ${heard} ${names()}`;

/** How often the conference, and so its names, came anew. */
const last = { conference: null, times: 0 };
function names() {
  if (last.conference !== store.view.conference) Object.assign(last, { conference: store.view.conference, times: last.times + 1 });
  return last.times;
}

// ---- what is asked for when it is first said ------------------------------------------------------------------

const wanted = { messages: new Map(), refusals: new Set() };
let asking = false;

function ask() {
  if (asking) return;
  asking = true;
  // Whatever one drawing lacks is asked for together.
  queueMicrotask(async () => {
    const few = (all) => [...all].slice(0, MOST_AT_ONCE);
    try {
      const codes = few(wanted.refusals);
      const jobs = [...wanted.messages].map(async ([tag, all]) => {
        const ids = few(all);
        const voice = voiceOf(tag);
        hear(voice, await fetched(`${tag}.ftl?ids=${ids.join()}`));
        for (const id of ids) {
          all.delete(id);
          if (!voice.bundle.hasMessage(id)) voice.absent.add(id);
        }
        if (!all.size) wanted.messages.delete(tag);
      });
      if (codes.length) jobs.push(fetched(`refusals.json?of=${codes.join()}`, "json").then((told) => {
        for (const code of codes) {
          wanted.refusals.delete(code);
          shapes.Rejection.kinds[code] = told[code]?.fields ?? {};
          rules[code] = told[code]?.rule ?? "";
          ways[code] = told[code]?.instead ?? [];
        }
      }));
      await Promise.all(jobs);
      asking = false;
      if (wanted.messages.size || wanted.refusals.size) ask();
      changed();
    } catch (_gone) {
      setTimeout(() => {
        asking = false;
        ask();
      }, AGAIN);
    }
  });
}

/** A message with its arguments. What there is not shows as its id, so that it is seen and reported. */
export function t(id, args) {
  const tag = language();
  const voice = voiceOf(tag);
  const message = voice.bundle.getMessage(id);
  if (message?.value) return voice.bundle.formatPattern(message.value, args ?? null, []);
  if (voice.absent.has(id)) return `⟦${id}⟧`;
  if (!wanted.messages.has(tag)) wanted.messages.set(tag, new Set());
  wanted.messages.get(tag).add(id);
  ask();
  return "…";
}

/** A text of the conference in the reader's language. */
export const of = (texts) => (texts ? texts[language().split("-")[0]] || texts.en || "" : "");

export const upper = (text) => text.charAt(0).toLocaleUpperCase(language()) + text.slice(1);

/** The rule that a refusal names, such as R-7. */
export const ruleOf = (rejection) => rules[rejection.code] ?? "";

/** What is possible instead of what is refused, and whose act that is: "for the Chair: opening the list again". */
export function insteadOf({ code }) {
  const all = ways[code] ?? [];
  const parts = ["you", "delegation", "chair", "secretariat"].map((by) => {
    const acts = all.filter((way) => way.by === by).map((way) => t(`act-${way.act}`));
    return acts.length ? t(by === "you" ? "console-instead_you" : `instead-${by}`, { acts: acts.join(", ") }) : "";
  });
  const said = parts.filter(Boolean).join("; ");
  return said && t("console-instead", { ways: said });
}

/** Why something is refused, as a page shows it. */
export const because = (rejection) => ({
  text: refusal(rejection),
  rule: ruleOf(rejection),
  // Said where somebody looks at it, so that a page does not ask for the words of all.
  get instead() {
    return insteadOf(rejection);
  },
});

// ---- instants and spans ------------------------------------------------------------------------------------

/** The hub's time zone. */
export const hubZone = () => store.view.conference?.zone ?? "UTC";

/** What people call the place of the hub. */
export const place = () => (store.view.conference ? of(store.view.conference.hub) : "UTC");

const formats = new Map();

function digits(at, zone, seconds) {
  const name = `${zone} ${seconds}`;
  if (!formats.has(name)) {
    const options = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone };
    if (seconds) options.second = "2-digit";
    formats.set(name, new Intl.DateTimeFormat("en-GB", options));
  }
  return formats.get(name).format(at);
}

/** An hour: 13:30 or 13:30:05. `zone` null: this machine's. */
export function clock(at, { zone = hubZone(), seconds = false } = {}) {
  const instant = typeof at === "number" ? at : Date.parse(at);
  return digits(instant, zone ?? undefined, seconds);
}

/** A day: 8 October. */
export function day(at, zone = hubZone()) {
  const instant = typeof at === "number" ? at : Date.parse(at);
  const parts = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "numeric", timeZone: zone }).formatToParts(instant);
  const number = (type) => Number(parts.find((part) => part.type === type).value);
  return t("day", { day: number("day"), month: number("month") });
}

/** A length of time in words: 5 min, 2 min 13 s. */
export function span(ms) {
  const all = Math.round(ms / 1000);
  const [minutes, seconds] = [Math.floor(all / 60), all % 60];
  if (!minutes) return t("span-seconds", { seconds });
  return seconds ? t("span-both", { minutes, seconds }) : t("span-minutes", { minutes });
}

/** A length of time on a clock's face: 4:07, 1:04:07; a minus before what is past. */
export function face(ms) {
  const all = Math.abs(Math.ceil(ms / 1000));
  const two = (n) => String(n).padStart(2, "0");
  const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  const text = hours ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
  return ms < 0 && all > 0 ? `−${text}` : text;
}

// ---- values --------------------------------------------------------------------------------------------------

/** A value as it stands inside a sentence. */
export function say(type, value) {
  return String(named(type, value));
}

/** A value as a sentence of its own. */
export const sentence = (type, value) => upper(say(type, value));

/** Why an act is, or would be, refused. */
export function refusal(rejection) {
  const { code } = rejection;
  if (shapes.Rejection.kinds[code]) return sentence("Rejection", rejection);
  wanted.refusals.add(code);
  // Its words are asked for together with what is in it.
  return t(`rejection-${code}`) && "…";
}

const kebab = (name) => name.replace(/[A-Z]/g, (letter, i) => (i ? "-" : "") + letter.toLowerCase());

function named(type, value) {
  if (value === null || value === undefined) return "";
  if (type === "Timestamp") return told(value).hour;
  if (type === "Span") return span(value);
  if (type === "Hash") return String(value).slice(0, 8);
  if (type === "Bilingual") return of(value);
  if (type in THINGS) return nameOf(type, String(value));
  const shape = shapes[type];
  if (shape === "code") return t(`${kebab(type)}-${value}`);
  if (shape?.tag) return t(`${kebab(type)}-${value[shape.tag]}`, arguments_(shape.kinds[value[shape.tag]], value));
  if (shape?.fields) return t(kebab(type), arguments_(shape.fields, value));
  return typeof value === "number" ? value : String(value);
}

function arguments_(fields, value, args = {}, before = "") {
  for (const [field, type] of Object.entries(fields ?? {})) field_(args, before + field, type, value?.[field]);
  return args;
}

function field_(args, name, type, value) {
  const none = value === null || value === undefined;
  args[`${name}-count`] =
    none || value === "" ? 0 : Array.isArray(value) ? value.length : type === "Span" ? Number(value !== 0) : 1;
  if (Array.isArray(type)) {
    args[name] = joined(each(type[0], value ?? []));
    return;
  }
  args[name] = none ? "" : type === "" && typeof value === "object" ? JSON.stringify(value) : named(type, value);
  const shape = shapes[type];
  if (shape === "code") args[`${name}-kind`] = value ?? "none";
  else if (shape?.tag) args[`${name}-kind`] = value?.[shape.tag] ?? "none";
  else if (shape?.fields) arguments_(shape.fields, value, args, `${name}-`);
  else if (type === "Timestamp") {
    const { day, exact } = none ? { day: "", exact: "" } : told(value);
    args[`${name}-day`] = day;
    args[`${name}-exact`] = exact;
  }
}

/** The values of a list as they are said; what holds for several parties alike is said once, of all of them. */
function each(type, values) {
  const shape = shapes[type];
  const alike = (one, other = one) => shape?.tag === "type" && one.type === other.type && String(Object.keys(shape.kinds[one.type] ?? {})) === "party";
  return values.flatMap((one) => {
    const all = values.filter((other) => alike(one, other));
    if (all.length < 2) return [String(named(type, one))];
    if (all[0] !== one) return [];
    return [t(`${kebab(type)}-${one.type}`, { party: joined(all.map(({ party }) => named("PartyId", party))), "party-count": all.length })];
  });
}

/** The values of a list, each a sentence of its own. */
export const sentences = (type, values) => each(type, values).map(upper);

function joined(parts) {
  if (parts.length < 2) return parts[0] ?? "";
  const last = parts.pop();
  return t("list-end", { first: parts.reduce((first, second) => t("list-middle", { first, second })), second: last });
}

function told(text) {
  const [hour, minute, second] = clock(text, { seconds: true }).split(":");
  const where = place();
  const at = (second) =>
    t("instant", { hour, minute, second, "second-count": second ? 1 : 0, place: where, "place-count": where ? 1 : 0 });
  // Where the reader's own clock shows another hour, that stands beside it.
  const own = clock(text, { zone: null, seconds: true });
  const both = (hub, own, same) => (same ? hub : t("console-both_hours", { hub, own }));
  const same = own.slice(0, 5) === `${hour}:${minute}`;
  return { hour: both(at(""), own.slice(0, 5), same), day: day(text), exact: both(at(second), own, same) };
}

// ---- names ---------------------------------------------------------------------------------------------------

const THINGS = {
  PartyId: null,
  SeatId: null,
  MeetingId: null,
  ConferenceId: null,
  RoleId: null,
  Symbol: null,
  ItemNumber: null,
  EntryId: "unnamed-entry",
  SpeechId: "unnamed-speech",
  ProposalId: "unnamed-proposal",
  ObjectionId: "unnamed-objection",
  DecisionNumber: "unnamed-decision",
};

function nameOf(type, id) {
  const found = (() => {
    const { conference, list, floor, table } = store.view;
    switch (type) {
      case "PartyId":
        return partyName(id);
      case "SeatId":
        return seatName(id);
      case "MeetingId":
        return of(conference?.meetings.find((one) => one.id === id)?.short);
      case "ConferenceId":
        return of(conference?.title);
      case "RoleId":
        return of(conference?.meetings.map((one) => one.roles?.[id]).find(Boolean));
      case "EntryId":
        return partyName(list?.entries.head.find((one) => String(one.entry) === id)?.party, "");
      case "SpeechId":
        return String(floor?.speech?.speech) === id ? partyName(floor.speech.party) : "";
      case "ObjectionId": {
        const all = (table?.proposals.head ?? []).flatMap((one) => one.objections ?? []);
        const party = all.find((one) => String(one.objection) === id)?.party;
        return party ? t("console-objection_of", { party: partyName(party) }) : "";
      }
      default:
        return "";
    }
  })();
  if (found) return found;
  return THINGS[type] ? t(THINGS[type], { id }) : id;
}

/** What a party is called. */
export function partyName(id, otherwise = id) {
  return of(store.view.conference?.parties[id]?.name) || otherwise;
}

/** What a seat is called: its office or rank, and its party. */
export function seatName(id) {
  for (const [code, card] of Object.entries(store.view.conference?.parties ?? {})) {
    const seat = card.seats?.find((one) => one.id === id);
    if (!seat) continue;
    const party = partyName(code);
    return seat.office ? t("seat-name-office", { office: of(seat.office), party }) : t("seat-name", { rank: t(`seat-rank-${seat.rank}`), party });
  }
  return "";
}
