// Questions to a person, in one dialog: `question({ ... })` opens <ask-dialog>.

import { Part, h } from "./dom.js";
import { t } from "./i18n.js";
import { changed, store } from "./store.js";

let asked = null;
let questions = 0;

/**
 * Asks a person something in a dialog. fields: { name, label, kind: text | area | select | time | check, options,
 * wanted, value, hint }. `then` gets the answers and says whether the dialog may close. What was typed stays there
 * while the line is down.
 */
export function question({ title, text, fields = [], yes, no, look = "primary", then, lines }) {
  asked = { title, text, fields, yes, no, look, then, lines, id: (questions += 1) };
  changed();
}

class AskDialog extends Part {
  look() {
    const question = asked;
    if (!question) return h("dialog", { key: "none" });
    const close = () => {
      asked = null;
      changed();
    };
    const answer = async (event) => {
      event.preventDefault();
      const answers = {};
      for (const field of question.fields) {
        const input = this.querySelector(`[name="${field.name}"]`);
        answers[field.name] = field.kind === "check" ? input.checked : input.value.trim();
      }
      if (await question.then(answers)) close();
    };
    const live = !question.then || store.live();
    return h(
      "dialog.question",
      { key: `ask-${question.id}`, "aria-labelledby": "ask-title", onclose: () => asked === question && close() },
      h(
        "form",
        { onsubmit: answer },
        h("h2", { id: "ask-title" }, question.title),
        question.text ? h("p.lead", {}, question.text) : null,
        question.lines ?? null,
        question.fields.map((field) => fieldRow(field)),
        live ? null : h("p.warn", {}, t("console-why-no_line")),
        h(
          "div.row.end",
          {},
          h("button.button", { type: "button", onclick: close }, question.no ?? t("console-back")),
          question.then
            ? h("button.button", { type: "submit", class: question.look, disabled: !live }, question.yes)
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
  }
}

function fieldRow(field) {
  const id = `field-${field.name}`;
  const shared = { id, name: field.name, required: Boolean(field.wanted), value: field.value ?? "" };
  const input = {
    area: () => h("textarea", { ...shared, rows: field.rows ?? 4, maxlength: field.most ?? 8000 }),
    select: () =>
      h("select", { ...shared }, field.options.map(([value, label]) => h("option", { value, selected: value === field.value, key: value }, label))),
    check: () => h("input", { type: "checkbox", id, name: field.name, checked: Boolean(field.value) }),
    time: () => h("input", { ...shared, type: "time" }),
    number: () => h("input", { ...shared, type: "number", min: field.min, max: field.max }),
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
