// Acts that the desk puts together itself: on one of many, or with what a person fills in. The page puts them before the
// rules to know whether a button works; the dialogs send them.

import { current, parties, waiting } from "./model.js";
import { store } from "./store.js";

export const focus = () => store.view.meeting?.focus;

export const pendingItems = () => store.view.agenda?.items.filter((one) => ["pending", "deferred"].includes(one.stage.state)) ?? [];

/** The first party that is not on the list, and does not speak. */
export const unlisted = () => {
  const listed = new Set([...waiting().map((entry) => entry.party), store.view.floor?.speech?.party]);
  return parties().find((one) => !listed.has(one.party))?.party ?? parties()[0]?.party;
};

export const anybody = { name: "…", title: "", credential: "accepted" };

export const openItem = (number, ruling) => ({ type: "open_item", meeting: focus(), item: number, after: current(), ruling });
export const withdrawItem = (reason) => ({ type: "withdraw_item", meeting: focus(), item: current(), reason });
export const addTo = (party) => ({ type: "request_floor", meeting: focus(), item: current(), party });
export const moveTo = ({ entry }, place, reason) => ({ type: "move_entry", meeting: focus(), entry, place, reason });
export const strike = ({ entry }, reason) => ({ type: "remove_entry", meeting: focus(), entry, reason });
export const fate = (text, how) => ({ type: "set_aside_proposal", meeting: focus(), proposal: text.proposal, revision: text.revision, how });
export const laid = (text, documents = []) => ({ type: "table_proposal", meeting: focus(), item: current(), text, documents });
export const revised = (text, words) => ({ type: "revise_proposal", meeting: focus(), proposal: text.proposal, base: text.revision, text: words, documents: text.documents.map((one) => one.document) });
export const longer = (closes_at) => ({ type: "extend_sitting", meeting: focus(), closes_at: new Date(Date.parse(closes_at) + 60000).toISOString() });
export const closed = (despite) => ({ type: "close_meeting", meeting: focus(), despite });
export const limited = (kind, minutes) => ({ type: "set_limit", meeting: focus(), class: kind, limit: Math.round(minutes * 60000) });
export const admitted = (seat, { name, title, credential }) => ({ type: "admit_seat", seat, person: { name, title }, credential });
