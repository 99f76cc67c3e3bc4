// Who waits at the hub's door with a short code, for those who may let in: the Secretariat and the moderator.

import { tell } from "./acts.js";
import { h } from "./dom.js";
import { seatName, t } from "./i18n.js";
import { store } from "./store.js";

/** Everybody at the door, with what an officer answers. `as` is the kind of this page's session. */
export const knocks = (as) => (store.pulse.door.length ? h("ul", {}, store.pulse.door.map((one) => knock(one, as))) : null);

/** Somebody at the door with a short code: nothing of the meeting is seen there before this is pressed. */
function knock({ device, seat, person }, as) {
  const answer = (admit) => settle(device, admit, as);
  const who = t("console-door-who", { name: person.name, seat: seatName(seat) || seat });
  return h(
    "li",
    { key: device },
    h("span.who", {}, who),
    h(
      "div.acts",
      {},
      h("button.button.primary", { type: "button", onclick: () => answer(true) }, t("console-door-let_in")),
      h("button.button", { type: "button", onclick: () => answer(false) }, t("console-door-turn_away")),
    ),
  );
}

async function settle(device, admit, as) {
  try {
    const answer = await fetch(`/api/v1/lobby/${device}?as=${as}`, {
      method: "POST",
      headers: { "content-type": "application/json", "accept-language": document.documentElement.lang },
      body: JSON.stringify({ admit }),
    });
    if (!answer.ok) tell((await answer.json()).title);
  } catch (_gone) {
    tell(t("console-in-unreached"));
  }
}
