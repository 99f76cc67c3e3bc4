// The buttons of those who conduct a meeting with the Chair's powers: each group holds what there is something for.

import { act } from "./acts.js";
import { those } from "./business.js";
import { h } from "./dom.js";
import { t } from "./i18n.js";
import { store } from "./store.js";

/** What is done about the amendment that comes first, with the Chair's powers. */
export const settlements = () =>
  those(["accept_amendment", "4", { binds: true }], ["bracket_amendment", "5", { binds: true }], ["reject_amendment", "6", { binds: true }], ["park_amendment", "7"], ["put_amendment", "M"]);

/** What is done about the motion that comes first. */
export const motionRulings = () => those(["put_motion", "1"], ["accept_motion", "2", { binds: true }], ["reject_motion", "3", { binds: true }]);

/** What is done about a ruling that was appealed. */
export const appeals = () => those(["ruling_stands", "Y", { binds: true }], ["ruling_set_aside", "X", { binds: true }], ["put_appeal", "P"]);

/** What becomes of a speech that cannot go on, or should not. */
export const remedies = () =>
  those(["call_to_order", "w"], ["cut", "q", { look: "warnlook" }], ["back_to_head", "H", { binds: true }], ["text_instead", "T", { binds: true }], ["recording_instead", "R", { binds: true }],
    ["interpretation_failed", "I"], ["interpretation_is_back", "I"], ["let_secretariat_clarify", "S"], ["end_intervention", "E"], ["restore_speaker", "b", { binds: true }]);

/** What becomes of what was put, or was decided, otherwise. */
export const otherwise = () =>
  those(["put_to_vote", "V"], ["consult", "C", { binds: true }], ["not_agreed", "N"], ["reopen_decision", "O", { binds: true }], ["note_silence", "J", { binds: true }], ["acknowledge_written_objection", "K"], ["announce_decision", "D"]);

const POWERS = ["meeting", "agenda", "floor", "list", "put"];

/** The powers that the Chair lends to the moderator. */
export function powers() {
  const meeting = store.view.meeting?.focus;
  const lent = new Set(store.view.chair?.delegated ?? []);
  return h(
    "details.card",
    {},
    h("summary", {}, h("b", {}, t("console-powers"))),
    h("p.sub", {}, t("console-powers_explain")),
    h("div.acts", {}, POWERS.map((power) =>
      act({
        id: `power-${power}`,
        label: t(lent.has(power) ? "console-power_take" : "console-power_give", { power: t(`power-${power}`) }),
        action: { type: "delegate_power", meeting, power, granted: !lent.has(power) },
        capacity: "chair",
      }))),
  );
}
