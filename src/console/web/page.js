// What every page has around it: the bar at the top, the line's banner, what was told, dialogs, keys, and the polite
// announcer. A page is `page({ id, as, look })`.

import { disarm, endActs, tell, toldLine } from "./acts.js";
import { announce } from "./aloud.js";
import { question } from "./ask.js";
import "./clocks.js";
import { draw, h, same } from "./dom.js";
import { language, languages, load, of, partyName, span, speak, spoken, t } from "./i18n.js";
import { beginKeys, bind, keyName, keys, lettersOn, switchLetters } from "./keys.js";
import { linkBanner, nothingYet } from "./line.js";
import { card } from "./model.js";
import { changed, follow, store, watch } from "./store.js";
import { begin } from "./transport.js";

/**
 * Starts a page.
 *
 * id     what it is called, as its module and its style
 * as     the kind of session: desk, seat, hall
 * look   the tree of what is inside, drawn anew after every change
 * title  words for the tab
 * bare   without the bar, as a screen in a hall
 */
export async function page({ id, as, look, title, bare = false, name }) {
  const root = document.querySelector("main");
  try {
    await load(id);
  } catch (fault) {
    console.error(fault);
    // The hub was there a moment ago, since it gave the page.
    setTimeout(() => location.reload(), 3000);
    return;
  }
  const top = document.querySelector("#top");
  const told = document.querySelector("#told");
  const banner = document.querySelector("#banner");
  const paint = () => {
    const words = [title?.(), card() ? of(card().short) : null, "mufakat"].filter(Boolean).join(" · ");
    if (document.title !== words) document.title = words;
    beginKeys();
    draw(banner, linkBanner());
    if (!bare) draw(top, same("bar", [name?.(), store.live(), themeNow(), spoken()], () => bar(name)));
    draw(root, store.shown || as === null ? look() : nothingYet());
    draw(told, toldLine());
    bind("?", t("console-keys"), listKeys);
    bind("Escape", t("console-stop"), () => disarm());
    document.querySelector("ask-dialog")?.paint();
    endActs();
  };
  follow(paint);
  follow(chaired);
  watch(aloud);
  changed();
  if (as) begin(as);
}

/** The bar: whose page it is, the hour, language, theme, keys. */
function bar(name) {
  return [
    h("a.brand", { href: "/", "aria-label": "mufakat" }, h("span.brand-mark", { "aria-hidden": "true" }), h("span", {}, "mufakat")),
    h("span.page-name", {}, name?.() ?? ""),
    h("span.link-state", { class: store.live() ? "up" : "down" }, store.live() ? t("word-line_up") : t("word-line_down")),
    h("hour-now", {}),
    h("span.grow", {}),
    h(
      "span.switches",
      {},
      ...switches(),
      h("button.plain", { type: "button", onclick: listKeys, title: t("console-keys") }, "?", h("span.unseen", {}, t("console-keys"))),
    ),
  ];
}

/** Language and theme. */
export function switches() {
  return [
    h(
      "select.plain",
      { "aria-label": t("console-language"), onchange: (event) => speak(event.target.value), key: `language-${language()}` },
      languages().map((tag) => h("option", { value: tag, selected: tag === language(), key: tag }, NAMES[tag] ?? tag)),
    ),
    h("button.plain", { type: "button", onclick: turnTheme }, themeNow() === "dark" ? t("console-theme_light") : t("console-theme_dark")),
  ];
}

// Languages are called as their speakers call them.
const NAMES = { en: "English", vi: "Tiếng Việt" };

const themeNow = () => document.documentElement.dataset.theme;

function turnTheme() {
  const theme = themeNow() === "dark" ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem("mufakat-theme", theme);
  } catch (_private) { /* For this page only. */ }
  changed();
}

function listKeys() {
  const rows = keys().filter((one) => one.key !== "?");
  question({
    title: t("console-keys"),
    no: t("console-close"),
    lines: [
      h("dl.keys", {}, rows.map((one) => h("div", { key: one.key }, h("dt", {}, h("kbd", {}, keyName(one.key))), h("dd", {}, one.label)))),
      h("label.check", {}, h("input", { type: "checkbox", checked: lettersOn(), onchange: (event) => switchLetters(event.target.checked) }), t("console-letters_on")),
    ],
  });
}

let presided = null;

/** Tells a seat that it presides from now on, or no longer: it sees another page then, and is told no entry for it. */
function chaired() {
  const now = store.own?.seat ? store.own.seat.presides : null;
  if (now === presided) return;
  const before = presided;
  presided = now;
  if (before === null || now === null) return;
  const words = () => t(now ? "console-said-presides" : "console-said-presides_not");
  tell(words);
  announce(words());
}

/** Says aloud what matters of an entry, and no more. */
function aloud({ events }) {
  for (const event of events) {
    const own = store.own?.seat?.party;
    switch (event.type) {
      case "floor_given":
        announce(event.party === own ? t("console-said-your_floor") : t("console-said-floor", { party: partyName(event.party) }));
        break;
      case "speech_time_short":
        if (event.left) announce(t("console-said-time", { left: span(event.left) }));
        else announce(t("console-clock-over"));
        break;
      case "decision_declared":
        announce(t("console-said-decision", { verb: t(`verb-${event.verb}`), item: event.item }));
        break;
      case "proposal_put":
        announce(t("console-said-put"));
        break;
      case "objection_raised":
        announce(t("console-objects", { party: partyName(event.party) }));
        break;
      case "item_opened":
        announce(t("console-said-item", { item: event.item }));
        break;
      case "hold_began":
        announce(t("console-stage-tech_hold"));
        break;
    }
  }
}
