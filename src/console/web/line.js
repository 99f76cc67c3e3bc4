// What a page says of its line to the hub.

import { h } from "./dom.js";
import { clock, t } from "./i18n.js";
import { store } from "./store.js";
import { again } from "./transport.js";

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
