// Who takes part, and how their lines are.

import { h, same } from "./dom.js";
import { clock, partyName, spoken, t, upper } from "./i18n.js";
import { parties, pulses } from "./model.js";
import { store } from "./store.js";

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
    same("presence", [store.view.presence, store.pulse.links, spoken(), extra], () => h(
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
    )),
  );
}
