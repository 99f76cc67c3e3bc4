// The way in: who this browser is already, and where everybody else begins.

import { h } from "../dom.js";
import { t } from "../i18n.js";
import { page, switches } from "../page.js";
import { changed } from "../store.js";

let known = null;

async function look() {
  try {
    const answer = await fetch("/api/v1/sessions");
    known = (await answer.json()).sessions;
  } catch (_gone) {
    known = [];
  }
  changed();
}

async function leave(kind) {
  await fetch(`/api/v1/sessions/${kind}`, { method: "DELETE" });
  look();
}

page({
  id: "home",
  as: null,
  bare: true,
  title: () => t("console-home-title"),
  look: () =>
    h(
      "div.door",
      {},
      h("div.row.end", {}, switches()),
      h(
        "section.card",
        {},
        h("h1", {}, "mufakat"),
        h("p", {}, known?.length ? t("console-in-known") : t("console-home-explain")),
        (known ?? []).map((one) =>
          h(
            "div.row",
            { key: one.as },
            h("a.button.primary", { href: one.page }, `${t(`console-page-${one.page.slice(1)}`)}: ${one.who.seat ?? one.who.name ?? t("console-page-hall")}`),
            h("button.plain", { type: "button", onclick: () => leave(one.as) }, t("console-leave")),
          ),
        ),
        h("a.button", { href: "/programme" }, t("console-page-programme")),
      ),
    ),
});

look();
