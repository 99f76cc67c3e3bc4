// Questions of those who conduct a meeting: how a decision is declared, until when a sitting or an item is put off.
// Loaded with the first of them, by conduct.js.

import { may } from "./acts.js";
import { question } from "./ask.js";
import { options } from "./asks.js";
import { clock, t, upper } from "./i18n.js";
import { itemTitle } from "./meeting.js";
import { card, isParent, item, itemNow, meeting, textNow } from "./model.js";
import { firstPossible, whyNotAct } from "./would.js";

/** A verb that asks somebody to do something wants to know whom and what. */
const TASKS = new Set(["tasked", "requested"]);

let opening = false;

/**
 * With which verb a decision is declared, of those that the item allows, and how something is noted. One that
 * would be accepted now is chosen first; one that would not is marked.
 */
export async function declare(action, dispatch) {
  if (opening) return;
  const verbs = item(textNow()?.item)?.verbs ?? [action.verb];
  const does = ({ verb, style, who, what, by }) => ({
    ...action,
    verb,
    style: verb === "noted" && style !== "plain" ? style : null,
    follow_ups: who && what ? [{ who, what, by }] : [],
  });
  const capacity = may("declare")?.capacity;
  const looked = verbs.map((verb) => does({ verb, style: "plain", ...(TASKS.has(verb) ? { who: "…", what: "…" } : {}) }));
  opening = true;
  const first = await firstPossible(looked, capacity).finally(() => (opening = false));
  // The one that the button named, where that is possible; nothing chosen is taken for another when none is.
  const named = whyNotAct(looked[verbs.indexOf(action.verb)] ?? action, capacity);
  const begin = named && first >= 0 ? verbs[first] : action.verb;
  const label = (verb, i) => {
    const why = whyNotAct(looked[i], capacity);
    return why && !why.asking ? t("console-ask-verb_not_now", { verb: upper(t(`verb-${verb}`)) }) : upper(t(`verb-${verb}`));
  };
  question({
    title: upper(t("press-declare")),
    text: t("word-declared_by_chair"),
    yes: upper(t("press-declare")),
    capacity,
    fields: [
      { name: "verb", label: t("console-ask-verb"), kind: "select", value: begin, options: () => verbs.map((verb, i) => [verb, label(verb, i)]) },
      ...(verbs.includes("noted") ? [{ name: "style", label: t("console-ask-style"), kind: "select", value: "plain", options: options(["plain", "appreciation", "satisfaction", "concern"], (one) => t(`style-${one}`)) }] : []),
      ...(verbs.some((verb) => TASKS.has(verb))
        ? [
            { name: "who", label: t("console-ask-task_who"), exact: true },
            { name: "what", label: t("console-ask-task_what"), exact: true },
            { name: "by", label: t("console-ask-task_by"), exact: true },
          ]
        : []),
    ],
    does,
    then: (answers) => dispatch(does(answers)),
  });
}

export function adjourn(action, dispatch) {
  const next = card()?.sittings[meeting().sitting];
  const does = () => ({ ...action, until: next?.opens_at ?? null });
  question({
    title: upper(t("press-adjourn")),
    text: next ? t("console-ask-next_sitting", { hour: clock(next.opens_at) }) : null,
    yes: upper(t("press-adjourn")),
    look: "warnlook",
    capacity: may("adjourn")?.capacity,
    does,
    then: () => dispatch(does()),
  });
}

export function defer(action, dispatch) {
  const later = (card()?.agenda ?? []).filter((one) => !isParent(one.number) && itemNow(one.number)?.stage.state === "pending");
  const does = ({ to, keep }) => ({
    ...action,
    to: to === "later" || to === "sitting" || to === "next_meeting" ? { type: to } : { type: "item", item: to },
    keep_list: Boolean(keep),
  });
  question({
    title: t("console-ask-defer", { item: action.item }),
    text: itemTitle(action.item),
    yes: upper(t("press-defer_item")),
    capacity: may("defer_item")?.capacity,
    fields: [
      {
        name: "to", label: t("console-ask-defer_to"), kind: "select", value: "later",
        options: [...options(["later", "sitting", "next_meeting"], (to) => t(`console-defer-${to}`)), ...options(later.map((one) => one.number), (number) => t("console-defer-item", { item: number }))],
      },
      { name: "keep", kind: "check", label: t("console-ask-keep_list") },
    ],
    does,
    then: (answers) => dispatch(does(answers)),
  });
}
