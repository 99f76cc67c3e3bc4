// Questions to a person, in one dialog: `question({ ... })` opens <ask-dialog>.

import { whyWords } from "./acts.js";
import { Part, h } from "./dom.js";
import { t } from "./i18n.js";
import { changed, store } from "./store.js";
import { whyNotAct } from "./would.js";

let asked = null;
let questions = 0;

/**
 * Asks a person something in a dialog. fields: { name, label, kind: text | area | select | time | number | check | file,
 * options (or what gives them anew at each drawing), wanted, value, hint, exact }. `then` gets the answers and says whether the dialog may close. What was typed
 * stays there while the line is down.
 *
 * does   the act that the answers make: while the rules would refuse it, the dialog says so and sends nothing. Words
 *        that a person types do not count there, unless the field is `exact`.
 */
export function question({ title, text, fields = [], yes, no, look = "primary", then, lines, does, capacity, wide = false }) {
  asked = { title, text, fields, yes, no, look, then, lines, does, capacity, wide, id: (questions += 1) };
  changed();
}

const WORDS = new Set(["text", "area", undefined]);

class AskDialog extends Part {
  /** What stands in the fields; before they are drawn, what they begin with. */
  answers(fields) {
    const answers = {};
    for (const field of fields) {
      const input = this.querySelector(`[name="${field.name}"]`);
      if (field.kind === "check") answers[field.name] = input ? input.checked : Boolean(field.value);
      else if (field.kind === "file") answers[field.name] = input?.files[0] ?? null;
      else answers[field.name] = (input ? input.value : String(field.value ?? "")).trim();
    }
    return answers;
  }

  /** Why the rules would refuse what is asked here, as far as it is filled in. */
  why({ fields, does, capacity }) {
    if (!does) return null;
    // Of another question's fields nothing is read.
    const answers = this.opened === asked?.id ? this.answers(fields) : Object.fromEntries(fields.map((one) => [one.name, one.kind === "check" ? Boolean(one.value) : String(one.value ?? "")]));
    for (const field of fields) {
      if (!WORDS.has(field.kind)) continue;
      if (!field.wanted) continue;
      // What has to be exact is not guessed at.
      if (!field.exact) answers[field.name] = "…";
      else if (!answers[field.name]) return null;
    }
    const action = does(answers);
    return action ? whyNotAct(action, capacity) : null;
  }

  look() {
    const question = asked;
    if (!question) return h("dialog", { key: "none" });
    const close = () => {
      if (asked !== question) return;
      asked = null;
      changed();
    };
    const live = !question.then || (store.live() && store.active);
    const known = live ? this.why(question) : { text: t(store.live() ? "console-why-mirror" : "console-why-no_line") };
    // What is still being looked up holds nobody up: the rules answer what is sent in any case.
    const why = known?.asking ? null : known;
    const answer = async (event) => {
      event.preventDefault();
      if (this.busy || (question.then && why)) return;
      this.busy = true;
      try {
        if (await question.then(this.answers(question.fields))) close();
      } finally {
        this.busy = false;
      }
    };
    return h(
      "dialog.question",
      { key: `ask-${question.id}`, class: question.wide ? "wide" : "", "aria-labelledby": "ask-title", onclose: close },
      h(
        "form",
        { onsubmit: answer, oninput: question.does ? changed : null },
        h("h2", { id: "ask-title" }, question.title),
        question.text ? h("p.lead", {}, question.text) : null,
        // What is inside may have changed since it was asked.
        typeof question.lines === "function" ? question.lines() : question.lines ?? null,
        question.fields.map((field) => fieldRow(field)),
        why ? h("p.warn", { id: "ask-why", role: "status" }, whyWords(why)) : null,
        h(
          "div.row.end",
          {},
          h("button.button", { type: "button", onclick: close }, question.no ?? t("console-back")),
          question.then
            ? h("button.button", { type: "submit", class: question.look, disabled: !live, "aria-disabled": why ? "true" : null, "aria-describedby": why ? "ask-why" : null }, question.yes)
            : null,
        ),
      ),
    );
  }

  paint() {
    super.paint();
    // Once: a person who closes it has closed it, even before the browser says so.
    if (!asked || this.opened === asked.id) return;
    this.opened = asked.id;
    this.querySelector("dialog").showModal();
    if (asked.does) changed();
  }
}

function fieldRow(field) {
  const id = `field-${field.name}`;
  const shared = { id, name: field.name, required: Boolean(field.wanted), value: field.value ?? "" };
  const input = {
    area: () => h("textarea", { ...shared, rows: field.rows ?? 4, maxlength: field.most ?? 8000 }),
    select: () =>
      h("select", { ...shared }, (typeof field.options === "function" ? field.options() : field.options).map(([value, label]) => h("option", { value, selected: value === field.value, key: value }, label))),
    check: () => h("input", { type: "checkbox", id, name: field.name, checked: Boolean(field.value) }),
    time: () => h("input", { ...shared, type: "time" }),
    moment: () => h("input", { ...shared, type: "datetime-local" }),
    number: () => h("input", { ...shared, type: "number", min: field.min, max: field.max }),
    file: () => h("input", { id, name: field.name, required: Boolean(field.wanted), type: "file" }),
    text: () => h("input", { ...shared, type: "text", maxlength: field.most ?? 300, autocomplete: "off" }),
  }[field.kind ?? "text"]();
  return h(
    "div.field",
    { class: field.kind, key: field.name },
    h("label", { for: id }, field.label),
    input,
    field.hint ? h("small", {}, field.hint) : null,
  );
}

customElements.define("ask-dialog", AskDialog);
