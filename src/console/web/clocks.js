// Clocks, each with a life of its own: they turn over together on the page's one beat.
//
//   <floor-clock>  the time of the speech on the floor: speech        <hour-now>     the hub's hour, and the reader's own
//   <count-down>   to an instant: at, past                            <late-number>  how late the sitting is

import { Part, beat, h } from "./dom.js";
import { clock, face, place, spoken, t } from "./i18n.js";
import { lateness, speechTime } from "./model.js";
import { follow, store } from "./store.js";

/** A clock draws itself when it turns over, or is to say it in other words. */
class Clock extends Part {
  beat() {
    const turn = `${this.turn(store.now())} ${spoken()}`;
    if (turn === this.turned) return;
    this.turned = turn;
    this.paint();
  }

  /** What it shows at an instant, in whole seconds. */
  turn(now) {
    return Math.floor(now / 1000);
  }
}

/** The clock of a speech. Never a live region: the announcer says what matters. */
class FloorClock extends Clock {
  look() {
    const speech = this.speech;
    if (!speech) return h("span.clock.none", {}, "–:––");
    const { left, used, running } = speechTime(speech, store.now());
    const called = speech.phase.phase === "called";
    const state = called ? "called" : !running ? "paused" : left < 0 ? "over" : left <= 60000 ? "short" : "runs";
    const part = Math.max(0, Math.min(1, used / speech.limit_ms));
    this.setAttribute("data-state", state);
    return [
      h("span.clock", { class: state }, called ? face(speech.limit_ms - speech.spoken_ms) : face(left)),
      h("span.clock-word", {}, {
        called: t("console-clock-called"),
        paused: t("console-clock-paused"),
        over: t("console-clock-over"),
        short: t("console-clock-left"),
        runs: t("console-clock-left"),
      }[state]),
      h("svg.clock-bar", { viewBox: "0 0 100 4", preserveAspectRatio: "none", "aria-hidden": "true" },
        h("rect.track", { x: 0, y: 0, width: 100, height: 4 }),
        h("rect.fill", { x: 0, y: 0, width: (part * 100).toFixed(1), height: 4, class: state })),
    ];
  }

  turn(now) {
    return this.speech ? Math.ceil(speechTime(this.speech, now).left / 1000) : 0;
  }
}

/** The hub's hour, and the reader's own where another one shows. */
class HourNow extends Clock {
  look() {
    const now = store.now();
    const hub = clock(now, { seconds: true });
    const own = clock(now, { zone: null });
    const differs = own !== hub.slice(0, 5) && this.own !== false;
    return [
      h("span.hour", {}, hub),
      h("span.hour-place", {}, place()),
      differs ? h("span.hour-own", {}, t("console-own_hour", { hour: own })) : null,
    ];
  }
}

/** Time to an instant, or since it when it is past. */
class CountDown extends Clock {
  look() {
    if (!this.at) return "";
    const left = Date.parse(this.at) - store.now();
    return this.past === "stop" && left < 0 ? face(0) : face(left);
  }

  turn(now) {
    return Math.ceil((Date.parse(this.at) - now) / 1000);
  }
}

/** How late the sitting is, and where that leads. */
class LateNumber extends Clock {
  look() {
    const found = lateness(store.now());
    if (!found) return null;
    const minutes = Math.round(found.late / 60000);
    const word = minutes > 0 ? "console-late" : minutes < 0 ? "console-early" : "console-on_time";
    return [
      h("span.late", { class: minutes > 0 ? "over" : "under" }, t(word, { minutes: Math.abs(minutes) })),
      h("span.late-end", {}, t("console-projected_end", { hour: clock(found.end) })),
    ];
  }
}

// In another language at once.
follow(beat);

customElements.define("floor-clock", FloorClock);
customElements.define("hour-now", HourNow);
customElements.define("count-down", CountDown);
customElements.define("late-number", LateNumber);
