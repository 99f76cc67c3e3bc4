// The way in: who this browser is already, where everybody else begins, and the door for those with a short code.

import { h } from "../dom.js";
import { t } from "../i18n.js";
import { page, switches } from "../page.js";
import { changed } from "../store.js";

/** How often who waits looks whether somebody has opened. */
const LOOK_MS = 2000;

let known = null;
/** closed: no form; open: the form; busy: sent; waiting: at the door; refused: with the reason. */
let door = "closed";
/** What is wrong, as a message of the catalogue. */
let problem = null;
const words = (id) => (id.startsWith("problem-") ? t(`problem-${id.slice(8)}`) : t(id));

async function look() {
  try {
    const answer = await fetch("/api/v1/sessions");
    const told = await answer.json();
    known = told.sessions;
    if (told.waiting && door === "closed") wait();
  } catch (_gone) {
    known = [];
  }
  changed();
}

async function leave(kind) {
  await fetch(`/api/v1/sessions/${kind}`, { method: "DELETE" });
  look();
}

async function knock(event) {
  event.preventDefault();
  const [code, name] = ["code", "name"].map((field) => document.querySelector(`[name=${field}]`).value.trim());
  door = "busy";
  changed();
  try {
    const answer = await fetch("/api/v1/sessions/code", {
      method: "POST",
      headers: { "content-type": "application/json", "accept-language": document.documentElement.lang },
      body: JSON.stringify({ code, person: { name } }),
    });
    if (answer.ok) return wait();
    problem = `problem-${(await answer.json()).code}`;
  } catch (_gone) {
    problem = "console-in-unreached";
  }
  // What was typed stands, to be corrected.
  door = "open";
  changed();
}

async function wait() {
  door = "waiting";
  problem = null;
  changed();
  try {
    const answer = await fetch("/api/v1/waiting", { headers: { "accept-language": document.documentElement.lang } });
    const told = await answer.json();
    if (told.state === "admitted") return location.replace(told.page);
    // Too many at once, or a hub that restarts: it is asked again.
    if (!answer.ok && answer.status !== 429 && answer.status < 500) {
      problem = `problem-${told.code}`;
      door = "refused";
      return changed();
    }
  } catch (_gone) {
    // The line is down; who waits is still known when it is back.
  }
  setTimeout(wait, LOOK_MS);
}

const form = () =>
  h(
    "form",
    { onsubmit: knock },
    h(
      "div.field",
      {},
      h("label", { for: "code" }, t("console-door-code")),
      h("input.code", { type: "text", id: "code", name: "code", required: true, maxlength: 16, autocomplete: "off", autocapitalize: "characters", spellcheck: "false", "aria-describedby": "code-hint" }),
      h("small", { id: "code-hint" }, t("console-door-hint")),
    ),
    h("div.field", {}, h("label", { for: "name" }, t("console-in-name")), h("input", { type: "text", id: "name", name: "name", required: true, maxlength: 120, autocomplete: "name" })),
    problem ? h("p", { role: "alert" }, words(problem)) : null,
    h("div.field", {}, h("button.button.primary", { type: "submit", disabled: door === "busy" }, t("console-door-knock"))),
  );

function atTheDoor() {
  if (door === "waiting") return h("p", { role: "status" }, t("console-door-waiting"));
  if (door === "refused") {
    return [h("p", { role: "alert" }, words(problem)), h("button.button", { type: "button", onclick: open }, t("console-door-again"))];
  }
  return door === "closed" ? h("button.button", { type: "button", onclick: open }, t("console-door-have")) : form();
}

function open() {
  door = "open";
  problem = null;
  changed();
  document.querySelector("[name=code]")?.focus();
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
        atTheDoor(),
        h("a.button", { href: "/programme" }, t("console-page-programme")),
      ),
    ),
});

look();
