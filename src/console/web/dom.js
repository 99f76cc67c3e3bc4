// Draws what a page says it is. A page is a function from the store to a tree of `h(...)`; `draw` changes the
// document where it differs and leaves alone what stayed: focus, selections, and whatever a person has typed.
//
//   h("button.primary", { onclick, "aria-label": "...", key: 7 }, "text", [more], null)
//
// A tag with a dash is a custom element: its props are set as properties and it draws its own inside.

/** @typedef {{tag: string, cls: string, props: Object, kids: Array, key: any}} Node */

/** Describes an element. */
export function h(name, props, ...kids) {
  const [tag, ...classes] = name.split(".");
  const { key = null, class: more, ...rest } = props ?? {};
  const cls = [...classes, more].filter(Boolean).join(" ");
  return { tag, cls, props: rest, kids, key };
}

/** What was described last under a name, and from what. */
const kept = new Map();

/**
 * A part that follows from `from` alone: while none of that has changed it is not described anew, and what is drawn of it
 * is left alone. Nothing inside may be bound to a key, which holds for one drawing only.
 */
export function same(name, from, describe) {
  const known = kept.get(name);
  if (known?.from.length === from.length && from.every((one, i) => one === known.from[i])) return known.part;
  const part = describe();
  kept.set(name, { from, part });
  return part;
}

/** Makes the inside of an element what is described. */
export function draw(root, ...kids) {
  within(root, flat(kids));
}

function flat(kids, out = []) {
  for (const kid of kids) {
    if (Array.isArray(kid)) flat(kid, out);
    else if (kid !== null && kid !== undefined && kid !== false && kid !== "") out.push(kid);
  }
  return out;
}

function within(parent, kids) {
  let keyed = null;
  let at = parent.firstChild;
  for (const kid of kids) {
    let node;
    if (typeof kid === "object") {
      if (kid.key !== null) {
        keyed ??= byKey(parent);
        node = keyed.get(kid.key);
        if (node && node.localName !== kid.tag) node = null;
      } else {
        node = at;
        while (node && (node.localName !== kid.tag || node.drawnKey != null)) node = node.nextSibling;
      }
      node ??= made(kid);
    } else {
      node = at && at.nodeType === 3 ? at : document.createTextNode("");
      const text = String(kid);
      if (node.data !== text) node.data = text;
    }
    if (node === at) at = at.nextSibling;
    else parent.insertBefore(node, at);
    if (typeof kid === "object") update(node, kid);
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

function byKey(parent) {
  const keyed = new Map();
  for (let node = parent.firstChild; node; node = node.nextSibling) if (node.drawnKey != null) keyed.set(node.drawnKey, node);
  return keyed;
}

const SVG = new Set(["svg", "path", "circle", "rect", "polygon", "g", "line"]);

function made(kid) {
  const node = SVG.has(kid.tag)
    ? document.createElementNS("http://www.w3.org/2000/svg", kid.tag)
    : document.createElement(kid.tag);
  node.drawnKey = kid.key;
  node.drawn = {};
  // What a person then changes is the person's.
  for (const name of ["value", "checked", "selected"]) if (name in kid.props) node[name] = kid.props[name];
  return node;
}

function update(node, kid) {
  if (node.drawnFrom === kid) return;
  node.drawnFrom = kid;
  const before = node.drawn;
  const now = kid.props;
  if (node.drawnClass !== kid.cls) {
    node.drawnClass = kid.cls;
    if (kid.cls) node.setAttribute("class", kid.cls);
    else node.removeAttribute("class");
  }
  const custom = kid.tag.includes("-");
  let other = false;
  for (const name in { ...before, ...now }) {
    if (before[name] === now[name]) continue;
    set(node, name, now[name], custom);
    other = true;
  }
  node.drawn = now;
  if (!custom) within(node, flat(kid.kids));
  else if (other) node.paint?.();
}

function set(node, name, value, custom) {
  if (name.startsWith("on")) node[name] = value ?? null;
  else if (name === "value" || name === "checked" || name === "selected") return;
  else if (custom && !name.startsWith("aria-") && name !== "role" && name !== "id" && name !== "hidden") node[name] = value;
  else if (value === undefined || value === null || value === false) node.removeAttribute(name);
  else node.setAttribute(name, value === true ? "" : value);
}

/** A custom element that draws itself when something in its props has changed, or by its own beat what it shows. */
export class Part extends HTMLElement {
  connectedCallback() {
    this.paint();
    if (this.beat) beats.add(this);
  }

  disconnectedCallback() {
    beats.delete(this);
  }

  /** What is inside; `undefined` leaves it alone. */
  look() {}

  paint() {
    if (!this.isConnected) return;
    const look = this.look();
    if (look !== undefined) draw(this, look);
  }
}

// One beat for every clock of the page, so that they turn over together.
const beats = new Set();
export const beat = () => {
  for (const part of beats) part.beat();
};
setInterval(beat, 250);
