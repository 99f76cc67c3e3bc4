// A path behind which there is nothing: it says so, and leads to the beginning.

import { h } from "../dom.js";
import { t } from "../i18n.js";
import { page, switches } from "../page.js";

page({
  id: "nothing",
  as: null,
  bare: true,
  title: () => t("console-nothing-title"),
  look: () =>
    h(
      "div.door",
      {},
      h("div.row.end", {}, switches()),
      h(
        "section.card",
        {},
        h("h1", {}, t("console-nothing-title")),
        h("p", {}, t("console-nothing-explain")),
        h("a.button.primary", { href: "/" }, t("console-in-home")),
        h("a.button", { href: "/programme" }, t("console-page-programme")),
      ),
    ),
});
