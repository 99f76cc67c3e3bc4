// What the Chair says now: from the sections that the hub sends to the moments of a meeting, and nothing else. No
// words here; the words of a moment are `phrase-MOMENT` of the catalogue.
//
//   nobody presides, or closed ──► nothing       the text is put ──► objection, link, put, declare
//   not yet open ──► open_meeting                somebody is called ──► call, next
//   suspended ──► suspend, resume                somebody speaks ──► time; thanks when it has ended
//   a roll call ──► roll_call
//   technical hold ──► link                      nobody speaks ──► call, open_item, close_list, put, open_item

/**
 * The moments of a meeting at an instant, most urgent first. Each is { id, press, ... }: its phrase, the press that
 * belongs to it where there is one, and codes of what it names. `later: true` where it is said after the one before.
 */
export function moments(view, now) {
  const meeting = view.meeting?.meetings.find((one) => one.id === view.meeting.focus);
  const stage = meeting?.stage;
  if (!stage || stage.phase === "closed" || view.chair?.vacancy) return [];
  const gone = lost(view);
  switch (stage.phase) {
    case "scheduled":
    case "adjourned":
      return [{ id: "open_meeting", press: "open_meeting" }];
    case "tech_hold":
      return [...gone, { id: "resume", press: "lift_hold", later: gone.length > 0 }];
    case "suspended":
      return stage.resume_at && Date.parse(stage.resume_at) > now
        ? [{ id: "suspend", at: stage.resume_at }, { id: "resume", press: "resume", later: true }]
        : [{ id: "resume", press: "resume" }];
    default:
      return inSession(view, now, gone);
  }
}

function inSession(view, now, gone) {
  const { speech, points = [] } = view.floor ?? {};
  if (points.length) return [{ id: "point", party: points[0].party }];
  // Nothing but the roll call is spoken of until it is over.
  const [called, ...rest] = view.table?.vote?.waiting.head ?? [];
  if (called) return [{ id: "roll_call", party: called }, ...rest.slice(0, 1).map((party) => ({ id: "roll_call", party, later: true }))];
  const all = view.table?.proposals.head ?? [];
  const put = all.find((one) => one.stage.state === "put");
  // The meeting is asked first whether it agrees to the handover.
  const offer = view.chair?.offer;
  if (offer?.type === "handover" && !put) return [{ id: "handover", party: offer.to }];
  const [first, second] = view.list?.entries.head ?? [];
  const call = first ? [{ id: "call", press: "next_speaker", party: first.party }] : [];
  const after = second ? [{ id: "next", party: second.party }] : [];
  if (speech) return whileSpeaking(speech, now, call, first);
  const item = view.agenda?.open.at(-1);
  if (put) return whilePut(put, gone);
  if (first) return [...call, ...after, ...gone.map(late)];
  const next = view.agenda?.next ? [{ id: "open_item", press: "next_item", item: view.agenda.next }] : [];
  if (!item) return [...next, ...(next.length ? [] : [{ id: "close_meeting", press: "close_meeting" }])];
  const heard = (view.floor?.spoken?.head ?? []).some((one) => one.item_ms > 0);
  const text = all.find((one) => one.item === item);
  const list = view.list?.item === item && !view.list.closed;
  if (list && !heard && !text) return [{ id: "open_item", item }, { id: "close_list", press: "close_list", later: true }, ...gone.map(late)];
  if (list && heard) return [{ id: "close_list", press: "close_list" }, ...(text ? [late(putting(text))] : next.map(late))];
  if (text) return [putting(text), ...gone.map(late)];
  return [...next, ...gone.map(late)];
}

function whileSpeaking(speech, now, call, first) {
  const { party, phase, spoken_ms: before, limit_ms: limit } = speech;
  const thanks = [{ id: "thanks", press: "end_for_speaker", party, later: true }, ...call.map(late)];
  switch (phase.phase) {
    case "called":
      return [{ id: "call", party, press: "start_for_speaker" }, ...(first ? [{ id: "next", party: first.party }] : [])];
    case "paused":
      return phase.causes.includes("link") ? [{ id: "link", party }, ...call.map(late)] : thanks;
    default: {
      const over = before + now - Date.parse(phase.since) >= limit;
      return over ? [{ id: "time", press: "prompt" }, ...thanks] : thanks;
    }
  }
}

function whilePut(text, gone) {
  const standing = text.objections?.find((one) => one.stage.state === "standing");
  if (standing) return [{ id: "objection", party: standing.party }, { id: "consult", later: true }];
  const { window } = text.stage;
  if (window.phase === "elapsed") return [{ id: "declare", press: "declare" }];
  const down = window.phase === "frozen" ? window.causes.find((cause) => cause.type === "line_down") : null;
  if (down) return [{ id: "link", party: down.party }, late(putting(text))];
  return [{ ...putting(text), press: "declare" }, ...gone.map(late)];
}

const putting = ({ proposal, item, documents }) => ({ id: "put", press: "put", proposal, item, documents: documents ?? [] });

const late = (moment) => ({ ...moment, later: true });

/** Parties that decide and whose line was lost. */
const lost = (view) =>
  (view.presence?.parties.head ?? [])
    .filter((one) => one.class === "member" && one.presence === "dropped")
    .slice(0, 1)
    .map((one) => ({ id: "link", party: one.party }));
