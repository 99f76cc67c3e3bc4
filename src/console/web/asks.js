// Questions that several pages ask before an act is sent.

import { question } from "./ask.js";
import { t, upper } from "./i18n.js";
import { item, textNow } from "./model.js";

/** With which verb a decision is declared, of those that the item allows, and how something is noted. */
export function declareAs(action, dispatch) {
  const verbs = item(textNow()?.item)?.verbs ?? [action.verb];
  question({
    title: upper(t("press-declare")),
    text: t("word-declared_by_chair"),
    yes: upper(t("press-declare")),
    fields: [
      { name: "verb", label: t("console-ask-verb"), kind: "select", value: action.verb, options: verbs.map((verb) => [verb, upper(t(`verb-${verb}`))]) },
      { name: "style", label: t("console-ask-style"), kind: "select", value: "plain", options: ["plain", "appreciation", "satisfaction", "concern"].map((one) => [one, t(`style-${one}`)]) },
    ],
    then: ({ verb, style }) => dispatch({ ...action, verb, style: verb === "noted" && style !== "plain" ? style : null }),
  });
}
