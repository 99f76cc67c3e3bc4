// What the hub has told this page, and how the line to it is. The only state that pages are drawn from.
//
//   welcome { reset } ──► every section anew         entry n ──► the sections in it, whole
//   own ──► what is this peer's own                  tick ──► the hub's clock
//
// A reader asks `store.view.floor`, never a copy of its own.

export const store = {
  /** The sections, by name; see the protocol's schema. */
  view: {},
  /** What is this peer's own: its seat, its audience, what it may press. */
  own: null,
  who: null,
  session: 0,
  audience: null,
  position: 0,
  pulse: { links: [], lobby: [], door: [], peers: 0 },
  /** Whether the view is all there. */
  shown: false,
  /** `phase`: idle, connecting, joined, waiting, over. `stale`: nothing was heard for a while. */
  link: { phase: "idle", stale: false, since: Date.now(), again: null, code: null },
  /** This device acts for its seat; otherwise it only shows. */
  active: true,
  /** Another device of a seat that asks to act for it: { seat, device, session }. */
  takeovers: [],
  /** Hub's clock less this machine's, in milliseconds. */
  ahead: 0,

  /** The hub's clock. */
  now() {
    return Date.now() + this.ahead;
  },

  /** Whether an act can be sent and what is shown is what holds. */
  live() {
    return this.link.phase === "joined" && !this.link.stale && this.shown;
  },
};

const listeners = new Set();
let due = false;

/** Calls `listener` after every change, once for all that came together. */
export function follow(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Something has changed. */
export function changed() {
  if (due) return;
  due = true;
  soon.port2.postMessage(null);
}

function draw() {
  if (!due) return;
  due = false;
  for (const listener of listeners) listener();
}

// After what has already come, so that an entry and what is one's own of it are drawn together; and no animation frame,
// since a page behind another window stays right too.
const soon = new MessageChannel();
soon.port1.onmessage = draw;

// But before a hand comes down: a press is for what its button says, and a button that says something else by this takes
// nothing (see acts.js).
for (const hand of ["keydown", "pointerdown", "click"]) addEventListener(hand, draw, true);

/** Takes in a message of the hub. Answers false where it does not follow on what was there. */
export function take(message) {
  switch (message.type) {
    case "welcome":
      store.who = message.who;
      store.session = message.session;
      store.audience = message.audience;
      store.active = message.who.type !== "seat" || message.who.active;
      hear(message.hub_time);
      if (message.reset) {
        store.view = message.view;
        store.position = message.position;
      } else if (message.position !== store.position) {
        return false;
      }
      if (message.own) store.own = message.own;
      store.shown = true;
      break;
    case "entry":
      if (message.position <= store.position) return true;
      if (message.position !== store.position + 1) return false;
      store.before = store.view;
      store.view = { ...store.view, ...message.sections };
      store.position = message.position;
      for (const event of message.events) if (event.type === "seat_taken_over") settled(event);
      for (const watcher of watchers) watcher(message);
      break;
    case "own":
      store.own = message.own;
      if (message.own.seat) store.session = message.own.seat.session;
      break;
    case "tick":
      hear(message.now);
      return true;
    case "pulse":
      store.pulse = { links: message.links, lobby: message.lobby ?? [], door: message.door ?? [], peers: message.peers };
      break;
    case "notice":
      notice(message);
      break;
  }
  changed();
  return true;
}

const watchers = new Set();

/** Calls `watcher` with each entry as it comes, for what is said aloud or flashes once. */
export function watch(watcher) {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** A seat changed hands: who asked for that has it. */
function settled({ seat, session }) {
  store.takeovers = store.takeovers.filter((one) => one.seat !== seat || one.session > session);
}

function notice({ news }) {
  if (news.code === "active") {
    store.active = true;
    store.session = news.session;
  } else if (news.code === "mirror") {
    store.active = false;
  } else if (news.code === "takeover_asked") {
    store.takeovers = [...store.takeovers.filter((one) => one.seat !== news.seat), news];
  }
}

// What comes late only makes the hub's clock seem slow, so of the last looks the one that shows it furthest ahead is
// the truest.
let looks = [];

function hear(text) {
  const ahead = Date.parse(text) - Date.now();
  // A clock that was set, or one of a rehearsal that jumps.
  if (looks.length && Math.abs(ahead - store.ahead) > 3000) looks = [];
  looks = [...looks.slice(-7), ahead];
  store.ahead = Math.max(...looks);
}
