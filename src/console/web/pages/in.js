// An invitation is traded: its secret stands in the fragment of the link, which no server and no log ever sees. Only
// a press trades it, so that a program that looks at links beforehand does not use it up.

import { h } from "../dom.js";
import { t } from "../i18n.js";
import { page, switches } from "../page.js";
import { changed } from "../store.js";

// What stands behind the ~ is for programs that check the hub's certificate themselves; a browser has done so.
const [secret] = decodeURIComponent(location.hash.slice(1)).split("~");
// It is not left standing in the address bar, on a screen that others see.
history.replaceState(null, "", "/in");

let state = secret ? "ready" : "none";
let problem = null;
let known = [];

async function come() {
  state = "busy";
  changed();
  try {
    const name = document.querySelector("[name=name]")?.value.trim();
    const answer = await fetch("/api/v1/sessions", {
      method: "POST",
      headers: { "content-type": "application/json", "accept-language": document.documentElement.lang },
      body: JSON.stringify({ invitation: secret, ...(name ? { person: { name } } : {}) }),
    });
    const told = await answer.json();
    if (answer.ok) {
      location.replace(told.page);
      return;
    }
    problem = told;
    state = "refused";
    known = await sessions();
  } catch (_gone) {
    state = "unreached";
  }
  changed();
}

/** Who this browser is already. */
async function sessions() {
  const answer = await fetch("/api/v1/sessions");
  return answer.ok ? (await answer.json()).sessions : [];
}

page({
  id: "in",
  as: null,
  bare: true,
  title: () => t("console-come_in"),
  look: () =>
    h(
      "div.door",
      {},
      h("div.row.end", {}, switches()),
      h(
        "section.card",
        {},
        h("h1", {}, state === "refused" ? t("console-in-refused") : t("console-in-title")),
        state === "ready" || state === "busy"
          ? [
              h("p", {}, t("console-in-explain")),
              h("div.field", {}, h("label", { for: "name" }, t("console-in-name")), h("input", { type: "text", id: "name", name: "name", maxlength: 120, autocomplete: "name" }), h("small", {}, t("console-in-name_hint"))),
              h("button.button.primary", { type: "button", autofocus: true, disabled: state === "busy", onclick: come }, t("console-come_in")),
            ]
          : null,
        state === "refused" ? h("p", { role: "alert" }, t(`problem-${problem.code}`)) : null,
        state === "unreached"
          ? [h("p", { role: "alert" }, t("console-in-unreached")), h("button.button", { type: "button", onclick: come }, t("console-in-again"))]
          : null,
        state === "none" ? h("p", {}, t("console-in-none")) : null,
        known.length
          ? [h("p", {}, t("console-in-known")), known.map((one) => h("a.button", { href: one.page, key: one.as }, t("console-in-go_on", { page: t(`console-page-${one.page.slice(1)}`) })))]
          : null,
        state === "none" || state === "refused" ? h("a.button", { href: "/" }, t("console-in-home")) : null,
      ),
    ),
});
