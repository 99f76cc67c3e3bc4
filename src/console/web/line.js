// What a page says of its line to the hub.

import { h } from "./dom.js";
import { clock, t } from "./i18n.js";
import { store } from "./store.js";
import { again } from "./transport.js";

/** What is wrong with the line, plainly; nothing while it is right, or where a page needs none. */
export function linkBanner() {
  const { link } = store;
  if (store.live() || link.phase === "idle") return null;
  // Before anything was shown there is room for it in the middle of the page.
  if (link.phase === "over") return store.shown ? h("div.banner.over", { role: "alert" }, lineOver()) : null;
  if (!store.shown && link.phase !== "waiting") return h("div.banner.calm", { role: "status" }, t("console-connecting"));
  return h(
    "div.banner.lost",
    { role: "status" },
    h("span.pulse-dot", { "aria-hidden": "true" }),
    h("b", {}, link.stale ? t("console-line_stale") : t("console-line_lost")),
    h("span", {}, t("console-line_lost_more", { hour: clock(link.since + store.ahead, { seconds: true }) })),
  );
}

const CODES = { 4401: "not_signed_in", 4403: "not_allowed", 4409: "taken_over", 4410: "closed", 4426: "version" };

/** Why the line is over for good, and what a person can do about it. */
function lineOver() {
  const { code } = store.link;
  return [
    h("span", {}, t(`console-over-${CODES[code] ?? "closed"}`)),
    code === 4409 ? h("button.button", { type: "button", onclick: again }, t("console-use_here")) : null,
    code === 4401 ? h("a.button.primary", { href: "/" }, t("console-come_in")) : null,
    code === 4426 ? h("button.button", { type: "button", onclick: () => location.reload() }, t("console-reload")) : null,
  ];
}

/** What stands in place of a page that has nothing to show yet, and perhaps never will. */
export const nothingYet = () =>
  store.link.phase === "over"
    ? h("div.door", {}, h("section.card.shut", { role: "alert" }, lineOver()))
    : h("p.waiting", {}, t("console-connecting"));
