// From an hour that a person names to an instant.

import { clock, hubZone } from "./i18n.js";
import { store } from "./store.js";

/** The next instant at which the hub's clock shows an hour, such as 13:30, as it goes over the wire; null for none. */
export function instantAt(hour) {
  if (!hour) return null;
  const minutes = (text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
  const now = Math.floor(store.now() / 60000) * 60000;
  const ahead = (minutes(hour) - minutes(clock(now)) + 1440) % 1440;
  return new Date(now + ahead * 60000).toISOString();
}

/** The instant at which the hub's calendar and clock show a day and an hour, such as 2026-10-08T13:30; null for none. */
export function momentAt(text) {
  if (!text) return null;
  const shown = Date.parse(`${text}Z`);
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: hubZone(), hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
  }).formatToParts(shown);
  const part = (type) => parts.find((one) => one.type === type).value;
  const there = Date.parse(`${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}:00Z`);
  return new Date(shown - (there - shown)).toISOString();
}
