// What a person fills in, picks or confirms before an act is sent, by the press that it belongs to.

import { act, may } from "./acts.js";
import { question } from "./ask.js";
import { clock, partyName, t, upper } from "./i18n.js";
import { card, meeting, parties } from "./model.js";
import { instantAt, momentAt } from "./when.js";

/** A field of an action: where it goes, what it is called, how it is typed, whether it is wanted, and more. */
const field = (at, label, kind, wanted = false, more = {}) => ({ at, label, kind, wanted, ...more });

/** press -> what is filled in. `lot`: the name with which a roll call begins is drawn here, where everybody sees it. */
const FILLED = {
  raise_point: { fields: [field("text", "field-point_of_order", "area", true)] },
  object: { look: "warnlook", text: "console-ask-object", fields: [field("point", "field-point", "area")] },
  convert_objection: { fields: [field("text", "field-statement", "area", true)] },
  reserve: { fields: [field("text", "field-statement", "area", true)] },
  explain_position: { fields: [field("text", "field-statement", "area", true)] },
  dissociate: { look: "warnlook", fields: [field("text", "field-statement", "area")] },
  comment: { fields: [field("text", "field-comment", "area", true)] },
  propose_amendment: {
    text: "console-ask-amendment",
    fields: [
      field("passage.words", "field-amendment", "area", true, { exact: true }),
      field("new", "console-ask-new_words", "area"),
      field("passage.occurrence", "console-ask-occurrence", "number", false, { min: 1, value: 1 }),
    ],
  },
  ask_division: { fields: [field("part.words", "console-ask-part", "area", true, { exact: true })] },
  move_to_suspend: { fields: [field("kind.reason", "field-reason", "text", true), field("kind.resume_at", "console-ask-resume_at", "time")] },
  ask_to_reopen: { fields: [field("reason", "field-reason", "area")] },
  object_in_writing: { look: "warnlook", fields: [field("text", "field-point", "area", true)] },
  correct: {
    fields: [field("position", "console-ask-position", "number", true, { min: 1, exact: true }), field("text", "console-ask-correct", "area", true)],
  },
  hold: {
    look: "warnlook", text: "console-ask-hold",
    fields: [field("reason", "field-reason", "text", true), field("next_news_at", "console-ask-next_news", "time")],
  },
  suspend: { fields: [field("reason", "field-reason", "text", true), field("resume_at", "console-ask-resume_at", "time")] },
  extend_sitting: { fields: [field("closes_at", "console-ask-closes_at", "time", true, { value: "closes" })] },
  call_to_order: { fields: [field("reason", "field-reason", "text", true)] },
  cut: { look: "warnlook", text: "console-ask-cut", fields: [field("reason", "field-reason", "text", true)] },
  join_item: { fields: [field("ruling", "field-ruling", "text", true)] },
  add_item: {
    fields: [
      field("item", "console-ask-item_number", "text", true, { exact: true, value: "item" }),
      field("title.en", "console-secretariat-title_en", "text", true),
      field("title.vi", "console-secretariat-title_vi", "text", true),
    ],
  },
  announce_decision: { fields: [field("from", "console-ask-decision_from", "time")] },
  put_appeal: { lot: true },
  put_motion: { lot: true },
  put_amendment: { lot: true },
  put_to_vote: { lot: true },
  not_agreed: { text: "console-fate-not_agreed", fields: [] },
  close_meeting: { look: "warnlook", fields: [] },
};

/** Puts a value where a path says, in a copy. */
function put(action, path, value) {
  const copy = structuredClone(action);
  const steps = path.split(".");
  const last = steps.pop();
  steps.reduce((inside, step) => inside[step], copy)[last] = value;
  return copy;
}

const HOURS = { time: instantAt, moment: momentAt };

/** What the fields of a press make of its action. */
function filled(fields, action, answers) {
  let whole = action;
  for (const one of fields) {
    const answer = answers[one.at];
    if (one.kind in HOURS) whole = put(whole, one.at, HOURS[one.kind](answer));
    else if (one.kind === "number") whole = put(whole, one.at, Number(answer || one.value || 1));
    else whole = put(whole, one.at, answer);
  }
  return whole;
}

/** Who may begin a roll call, and the one that the lot falls on. */
function drawn() {
  const all = parties().filter((one) => one.class === "member");
  const [random] = crypto.getRandomValues(new Uint32Array(1));
  return all[random % all.length]?.party ?? null;
}

/** Opens the dialog of a press; nothing where it has none. */
export function asks(press) {
  if (OWN[press]) return OWN[press];
  const known = FILLED[press];
  if (!known) return undefined;
  return (action, dispatch) => {
    const votes = known.lot && card()?.profile === "un";
    const first = votes ? drawn() : null;
    const begun = votes ? { ...action, first } : action;
    const fields = known.fields ?? [];
    const starts = { closes: clock(meeting()?.closes_at ?? Date.now()), item: action.item };
    const does = (answers) => filled(fields, begun, answers);
    question({
      title: upper(t(`press-${press}`)),
      text: votes ? t("console-ask-lot", { party: partyName(first) }) : known.text ? t(known.text) : null,
      yes: t("console-confirm", { act: upper(t(`press-${press}`)) }),
      look: known.look,
      fields: fields.map((one) => ({ ...one, name: one.at, label: upper(t(one.label)), value: starts[one.value] ?? one.value })),
      capacity: may(press)?.capacity,
      does,
      then: (answers) => dispatch(does(answers)),
    });
  };
}

/** A button for a press, with its dialog where it has one. */
export const pressed = (press, more = {}) => act({ press, ask: asks(press), ...more });

// ---- questions of their own shape --------------------------------------------------------------------------------

export const options = (names, say) => names.map((one) => [one, say(one)]);

function consent(action, dispatch) {
  const all = parties().filter((one) => one.class === "member");
  const does = (answers) => ({ ...action, ...answers });
  question({
    title: upper(t("press-record_consent")),
    text: t("console-secretariat-ask_consent"),
    yes: t("console-secretariat-consent_yes"),
    capacity: may("record_consent")?.capacity,
    fields: [
      { name: "party", label: upper(t("word-party")), kind: "select", value: action.party, options: options(all.map((one) => one.party), (party) => partyName(party)) },
      { name: "given_by", label: t("console-secretariat-given_by"), wanted: true },
      { name: "channel", label: upper(t("field-channel")), wanted: true, hint: t("console-secretariat-channel_hint") },
    ],
    does,
    then: (answers) => dispatch(does(answers)),
  });
}

const OWN = { record_consent: consent };

/** Adds dialogs that only some pages have. */
export const alsoAsks = (more) => Object.assign(OWN, more);
