// From an hour that a person names to an instant.

import { clock } from "./i18n.js";
import { store } from "./store.js";

/** The next instant at which the hub's clock shows an hour, such as 13:30, as it goes over the wire; null for none. */
export function instantAt(hour) {
  if (!hour) return null;
  const minutes = (text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
  const now = Math.floor(store.now() / 60000) * 60000;
  const ahead = (minutes(hour) - minutes(clock(now)) + 1440) % 1440;
  return new Date(now + ahead * 60000).toISOString();
}
