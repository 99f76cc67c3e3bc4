// What pages read out of the sections. Nothing here judges: what may be pressed is in `own.may`.

import { store } from "./store.js";

/** The meeting that screens are about, as written down. */
export const card = () => {
  const { conference, meeting } = store.view;
  return conference?.meetings.find((one) => one.id === meeting?.focus);
};

/** The same as it stands. */
export const meeting = () => store.view.meeting?.meetings.find((one) => one.id === store.view.meeting.focus);

/** Its phase: scheduled, open, suspended, adjourned, tech_hold, closed. */
export const phase = () => meeting()?.stage.phase ?? "scheduled";

/** An item as written down. */
export const item = (number) => card()?.agenda.find((one) => one.number === number);

/** The innermost open item's number. */
export const current = () => store.view.agenda?.open.at(-1) ?? null;

/** An item as it stands. */
export const itemNow = (number) => store.view.agenda?.items.find((one) => one.number === number);

/** Whether an item has items of its own. */
export const isParent = (number) => Boolean(card()?.agenda.some((one) => one.number.startsWith(`${number}.`)));

/** The text that is put; else the one of the open item that may be. */
export const textNow = () => {
  const all = store.view.table?.proposals.head ?? [];
  return all.find((one) => one.stage.state === "put") ?? all.find((one) => one.item === current()) ?? null;
};

export const waiting = () => store.view.list?.entries.head ?? [];

/** Parties that a seat of is not live, by party. */
export const pulses = () => new Map(store.pulse.links.map((link) => [link.party, link]));

/** Time used of a speech, and what is left, at an instant. */
export function speechTime(speech, now) {
  const { phase } = speech;
  const running = phase.phase === "speaking" ? Math.max(0, now - Date.parse(phase.since)) : 0;
  const used = speech.spoken_ms + running;
  return { used, left: speech.limit_ms - used, running: phase.phase === "speaking" };
}

/**
 * How late the sitting is: the time since its planned opening, less the planned minutes of what is behind it. One
 * number, and the end that it leads to.
 */
export function lateness(now) {
  const plan = card();
  const state = meeting();
  if (!plan || !state?.opened_at || state.stage.phase === "closed" || state.stage.phase === "adjourned") return null;
  const planned = plan.sittings[state.sitting - 1] ?? plan.sittings.at(-1);
  if (!planned) return null;
  const opened = Date.parse(state.opened_at);
  let done = 0;
  for (const one of plan.agenda) {
    if (isParent(one.number)) continue;
    const known = itemNow(one.number);
    const minutes = one.minutes * 60000;
    if (!known) continue;
    if (known.stage.state === "open") done += Math.min(minutes, now - Date.parse(known.first_opened ?? state.opened_at));
    else if (known.ended && Date.parse(known.ended) >= opened) done += minutes;
  }
  const late = now - Date.parse(planned.opens_at) - done;
  const closes = Date.parse(state.closes_at ?? planned.closes_at);
  return { late, end: closes + Math.max(0, late), planned: closes };
}

/** Everybody in the meeting, by class and rank. */
export const parties = () => store.view.presence?.parties.head ?? [];

/** The decisions of the meeting in focus, latest first. */
export const decisionsHere = () =>
  (store.view.decisions?.decisions.head ?? []).filter((one) => one.meeting === store.view.meeting?.focus);

/** The seat's party, for a seat's page. */
export const mine = () => store.own?.seat ?? null;
