//! Acts on the order of business (R-30 to R-32).

use super::{Outcome, Scene, decision, fewer_than, floor, motion, note, presence};
use crate::procedure::agenda::ItemState;
use crate::procedure::chair::Offer;
use crate::procedure::command::{ADDED_ITEMS_MAX, DeferTo, Outcome as ItemOutcome};
use crate::procedure::definition::{Bilingual, FeedCondition, ItemKind, ItemPlan, ListOrder, MeetingPlan, Power, Verb};
use crate::procedure::event::{Event, Tabler, VoidCause, Wording};
use crate::procedure::ids::{ItemNumber, MeetingId, Revision, Timestamp};
use crate::procedure::rejection::{Bounded, Field, Rejection, Unfinished};
use crate::procedure::silence::Silence;

/// Opens an item in its order, or under a ruling; what was open before is concluded where nothing stands
/// against it (R-30).
pub(super) fn open(scene: &Scene, item: &ItemNumber, after: Option<&ItemNumber>, ruling: Option<&str>) -> Outcome {
    let plan = scene.item_plan(item)?;
    scene.must_be_open()?;
    scene.authority(Some(Power::Agenda))?;
    let agenda = &scene.state.agenda;
    if agenda.open.contains(item) {
        return Ok(Vec::new());
    }
    if agenda.current() != after {
        return Err(Rejection::ItemMoved { open: agenda.current().cloned() });
    }
    match agenda.state(item) {
        ItemState::Concluded { .. } | ItemState::Withdrawn => return Err(Rejection::ItemIsOver { item: item.clone() }),
        ItemState::Pending | ItemState::Open | ItemState::Deferred { .. } => {}
    }
    if let Some(ruling) = ruling {
        note(Field::Ruling, ruling)?;
    }
    if !plan.kind.precedes_agenda() && !agenda_adopted(scene) {
        return Err(Rejection::AgendaNotAdopted { asked: item.clone() });
    }

    // What is open and not around the new item ends first, the innermost before the outer.
    let goes_on = |open: &ItemNumber| {
        let beside = |other: &ItemNumber| item.is_inside(other) && other.parent() == open.parent();
        item.is_inside(open) || (agenda.joined.contains(open) && agenda.open.iter().any(beside))
    };
    let leaving: Vec<_> = agenda.open.iter().rev().filter(|open| !goes_on(open)).cloned().collect();
    for open in &leaving {
        let unfinished = unfinished(scene, open, &leaving);
        if !unfinished.is_empty() {
            return Err(Rejection::ItemUnfinished { item: open.clone(), open: unfinished });
        }
    }
    let returning = matches!(agenda.state(item), ItemState::Deferred { .. });
    if !returning {
        let next = scene
            .plan
            .agenda
            .iter()
            .map(|plan| &plan.number)
            .find(|number| *agenda.state(number) == ItemState::Pending);
        if let (Some(expected), None) = (next.filter(|next| *next != item), ruling) {
            return Err(Rejection::ItemOutOfOrder { expected: expected.clone(), asked: item.clone() });
        }
    }
    if matches!(plan.kind, ItemKind::ReportAdoption | ItemKind::Closing) {
        let items: Vec<_> = undisposed_deferrals(scene).filter(|deferred| deferred != item).collect();
        if !items.is_empty() {
            return Err(Rejection::DeferredPending { items });
        }
    }
    if ruling.is_none() {
        fed(scene, item)?;
    }

    let mut events: Vec<Event> = presence::quorum_to_debate(scene, plan.kind)?.into_iter().collect();
    for open in &leaving {
        // `unfinished` found nothing, so the record says how it ended.
        let outcome = outcome_on_record(scene, open).unwrap_or(ItemOutcome::Done {});
        events.extend(floor::item_ends(scene, open, false));
        events.push(Event::ItemConcluded { meeting: scene.meeting.clone(), item: open.clone(), outcome });
    }
    // A child runs inside its parent, so a parent that is not open yet opens around it. One that is over stays so:
    // a child that was put off comes back for itself (R-31).
    let mut path: Vec<_> = std::iter::successors(item.parent(), ItemNumber::parent).collect();
    path.reverse();
    path.push(item.clone());
    let mut first = scene.conference.numbers.entry.next();
    let is_over = |number: &ItemNumber| number != item && agenda.state(number).is_disposed();
    for number in path.into_iter().filter(|number| !agenda.open.contains(number) && !is_over(number)) {
        let openings = agenda.items.get(&number).map_or(0, |item| item.openings);
        // A returning item's list starts empty, or as it was kept (R-31).
        let prepared = if openings == 0 { floor::prepared(scene, &number, first) } else { Vec::new() };
        if let Some(last) = prepared.last() {
            first = last.entry.next();
        }
        let ruling = if number == *item { ruling.map(str::to_owned) } else { None };
        let meeting = scene.meeting.clone();
        events.push(Event::ItemOpened { meeting, item: number, opening: openings + 1, ruling, prepared });
    }
    Ok(events)
}

/// Takes another item of the same level up together with the one that is open, under a ruling: one joint debate.
pub(super) fn join(scene: &Scene, item: &ItemNumber, with: &ItemNumber, ruling: &str) -> Outcome {
    let plan = scene.item_plan(item)?;
    scene.must_be_open()?;
    scene.authority(Some(Power::Agenda))?;
    let agenda = &scene.state.agenda;
    if agenda.open.contains(item) {
        return Ok(Vec::new());
    }
    if agenda.current() != Some(with) {
        return Err(Rejection::ItemMoved { open: agenda.current().cloned() });
    }
    match agenda.state(item) {
        ItemState::Concluded { .. } | ItemState::Withdrawn => return Err(Rejection::ItemIsOver { item: item.clone() }),
        ItemState::Pending | ItemState::Open | ItemState::Deferred { .. } => {}
    }
    note(Field::Ruling, ruling)?;
    let debated = |number: &ItemNumber| {
        let kind = scene.plan.item(number).map(|plan| plan.kind);
        !matches!(kind, Some(ItemKind::ChairHandover | ItemKind::ReportAdoption | ItemKind::Closing) | None)
    };
    if item.parent() != with.parent() || !debated(item) || !debated(with) {
        return Err(Rejection::CannotJoin { item: item.clone(), with: with.clone() });
    }
    if !plan.kind.precedes_agenda() && !agenda_adopted(scene) {
        return Err(Rejection::AgendaNotAdopted { asked: item.clone() });
    }
    let count = presence::quorum_to_debate(scene, plan.kind)?;
    let openings = agenda.items.get(item).map_or(0, |item| item.openings);
    let first = scene.conference.numbers.entry.next();
    let prepared = if openings == 0 { floor::prepared(scene, item, first) } else { Vec::new() };
    let joined = Event::ItemJoined {
        meeting: scene.meeting.clone(),
        item: item.clone(),
        with: with.clone(),
        opening: openings + 1,
        ruling: ruling.to_owned(),
        prepared,
    };
    Ok(count.into_iter().chain([joined]).collect())
}

/// Adds an item to the agenda (R-32).
///
/// ```text
/// the agenda is before the meeting for adoption   it is added, and adopted with the rest
/// other matters are open                          the meeting is asked at once, and agrees or not
/// at any other moment                             refused
/// ```
pub(super) fn add(scene: &Scene, number: &ItemNumber, title: &Bilingual, kind: ItemKind) -> Outcome {
    scene.must_be_open()?;
    scene.authority(Some(Power::Agenda))?;
    for text in [&title.en, &title.vi] {
        note(Field::Title, text)?;
    }
    let item = ItemPlan {
        number: number.clone(),
        title: title.clone(),
        kind,
        presenters: Vec::new(),
        minutes: 0,
        documents: Vec::new(),
        verbs: kind.usual_verbs().to_vec(),
        order: ListOrder::Fifo {},
        tour: Vec::new(),
        closed: false,
        feeds: Vec::new(),
        added: true,
    };
    if let Some(known) = scene.plan.item(number) {
        let same = known.added && known.title == item.title && known.kind == item.kind;
        return if same { Ok(Vec::new()) } else { Err(Rejection::ItemExists { item: number.clone() }) };
    }
    let agenda = &scene.state.agenda;
    if let Some(proposal) = scene.state.table.put {
        // The very same press again: the meeting is being asked.
        if agenda.proposed.get(&proposal) == Some(&item) {
            return Ok(Vec::new());
        }
        return Err(Rejection::OtherProposalPut { proposal });
    }
    let open = agenda.current().and_then(|open| scene.plan.item(open));
    let adopting = open.filter(|open| open.kind == ItemKind::AgendaAdoption).filter(|_| !agenda_adopted(scene));
    let cannot = || Rejection::CannotAddItem { item: number.clone() };
    let added = scene.plan.agenda.iter().filter(|known| known.added).count() + agenda.proposed.len();
    fewer_than(Bounded::AddedItems, added, ADDED_ITEMS_MAX)?;
    if !kind.may_be_added() {
        return Err(cannot());
    }
    let parent = number.parent();
    if parent.as_ref().is_some_and(|parent| scene.plan.item(parent).is_none() || agenda.state(parent).is_disposed()) {
        return Err(cannot());
    }
    let meeting = scene.meeting.clone();
    if let Some(adopting) = adopting {
        let closing = scene.plan.agenda.iter().find(|known| known.kind == ItemKind::Closing);
        let before_closing = closing.is_none_or(|closing| *number < closing.number);
        if *number < adopting.number || number.is_inside(&adopting.number) || !before_closing {
            return Err(cannot());
        }
        return Ok(vec![Event::ItemAdded { meeting, item: Box::new(item), decision: None }]);
    }
    if !agenda_adopted(scene) {
        return Err(Rejection::AgendaNotAdopted { asked: number.clone() });
    }
    let others = scene.plan.agenda.iter().find(|known| known.kind == ItemKind::OtherMatters).ok_or_else(cannot)?;
    if agenda.current() != Some(&others.number) {
        let open = agenda.current().cloned();
        return Err(Rejection::ItemNotOpen { item: others.number.clone(), open });
    }
    if !number.is_inside(&others.number) {
        return Err(cannot());
    }
    scene.authority(Some(Power::Put))?;
    must_be_announced_for_now(scene, &others.number)?;
    motion::none_pending(scene)?;
    presence::quorum(scene, &others.number)?;
    // Put together from what was said, in the authentic language, and not phrased here.
    let wording = Wording::new(format!("{}: {number}. {}", others.title.en, title.en), Vec::new());
    let proposal = scene.conference.numbers.proposal.next();
    let (hash, epoch) = (wording.hash, scene.state.chair.epoch);
    Ok(vec![
        Event::ProposalTabled {
            meeting: meeting.clone(),
            item: others.number.clone(),
            proposal,
            by: Tabler::Chair {},
            wording,
        },
        Event::ItemProposed { meeting: meeting.clone(), item: Box::new(item), proposal },
        Event::ProposalPut { meeting, proposal, revision: Revision(1), hash, epoch },
    ])
}

/// Announces from when on the decision under an item is taken, or takes that back (R-15).
pub(super) fn announce(scene: &Scene, item: &ItemNumber, from: Option<Timestamp>) -> Outcome {
    let plan = scene.item_plan(item)?;
    scene.must_not_be_over()?;
    scene.authority(Some(Power::Agenda))?;
    if scene.state.agenda.announced.get(item).copied() == from {
        return Ok(Vec::new());
    }
    if scene.state.agenda.state(item).is_disposed() {
        return Err(Rejection::ItemIsOver { item: item.clone() });
    }
    if plan.verbs.is_empty() {
        return Err(Rejection::VerbNotAllowed { allowed: Vec::new() });
    }
    if let Some((proposal, _, _)) = scene.state.table.put().filter(|(_, text, _)| text.item == *item) {
        return Err(Rejection::NotWhilePut { proposal });
    }
    if let Some(at) = from.filter(|at| *at <= scene.now) {
        return Err(Rejection::InThePast { at });
    }
    Ok(vec![Event::DecisionAnnounced { meeting: scene.meeting.clone(), item: item.clone(), from }])
}

/// Refuses a decision before the moment for which it was announced: who is not there now relies on that (R-15).
pub(super) fn must_be_announced_for_now(scene: &Scene, item: &ItemNumber) -> Result<(), Rejection> {
    match scene.state.agenda.announced.get(item) {
        Some(from) if scene.now < *from => Err(Rejection::DecisionAnnounced { item: item.clone(), from: *from }),
        Some(_) | None => Ok(()),
    }
}

/// Concludes the innermost open item.
pub(super) fn conclude(
    scene: &Scene,
    item: &ItemNumber,
    outcome: Option<&ItemOutcome>,
    release_waiting: bool,
) -> Outcome {
    let plan = scene.item_plan(item)?;
    scene.must_be_open()?;
    scene.authority(Some(Power::Agenda))?;
    match scene.state.agenda.state(item) {
        ItemState::Concluded { outcome: known } if outcome.is_none_or(|asked| asked == known) => {
            return Ok(Vec::new());
        }
        ItemState::Concluded { .. } | ItemState::Withdrawn => return Err(Rejection::ItemIsOver { item: item.clone() }),
        ItemState::Pending | ItemState::Open | ItemState::Deferred { .. } => {}
    }
    if !scene.state.agenda.open.contains(item) {
        let open = scene.state.agenda.current().cloned();
        return Err(Rejection::ItemNotOpen { item: item.clone(), open });
    }
    let without_decision = match outcome {
        Some(ItemOutcome::NoDecision { reason }) => {
            note(Field::Reason, reason)?;
            true
        }
        Some(ItemOutcome::NotAgreed {} | ItemOutcome::ViewsExchanged {}) => true,
        Some(ItemOutcome::Decided {} | ItemOutcome::Done {} | ItemOutcome::AdReferendum {}) | None => false,
    };
    let mut open = unfinished(scene, item, &[]);
    open.retain(|left| match left {
        Unfinished::Speech { .. } | Unfinished::Waiting { .. } => !release_waiting,
        // Without an agenda there is no business: it is adopted, or put off (R-32).
        Unfinished::NoDecision {} => !without_decision || plan.kind == ItemKind::AgendaAdoption,
        Unfinished::Handover {} | Unfinished::Objection { .. } => !without_decision,
        Unfinished::Put { .. } | Unfinished::Item { .. } | Unfinished::Report {} | Unfinished::Reopening { .. } => true,
        // Replies are heard or ruled out one by one; nobody lets them go with the list (R-8).
        Unfinished::PointOfOrder { .. } | Unfinished::Replies { .. } => true,
    });
    if !open.is_empty() {
        return Err(Rejection::ItemUnfinished { item: item.clone(), open });
    }
    let outcome = outcome.cloned().or_else(|| outcome_on_record(scene, item)).unwrap_or(ItemOutcome::Done {});
    if outcome == (ItemOutcome::Decided {}) && !was_decided(scene, scene.meeting, item) {
        return Err(Rejection::ItemUnfinished { item: item.clone(), open: vec![Unfinished::NoDecision {}] });
    }
    if outcome == (ItemOutcome::AdReferendum {}) && !is_ad_referendum(scene, item) {
        return Err(Rejection::ItemUnfinished { item: item.clone(), open: vec![Unfinished::NoDecision {}] });
    }
    let mut events = floor::item_ends(scene, item, false);
    if without_decision {
        events.extend(handover_ends(scene, item));
    }
    events.push(Event::ItemConcluded { meeting: scene.meeting.clone(), item: item.clone(), outcome });
    Ok(events)
}

/// Puts an item off; to another meeting that is a disposition (R-31).
pub(super) fn defer(scene: &Scene, item: &ItemNumber, to: &DeferTo, keep_list: bool) -> Outcome {
    let plan = scene.item_plan(item)?;
    scene.must_be_open()?;
    scene.authority(Some(Power::Agenda))?;
    match scene.state.agenda.state(item) {
        ItemState::Deferred { to: known } if known == to => return Ok(Vec::new()),
        ItemState::Concluded { .. } | ItemState::Withdrawn => return Err(Rejection::ItemIsOver { item: item.clone() }),
        ItemState::Pending | ItemState::Open | ItemState::Deferred { .. } => {}
    }
    let for_good = matches!(to, DeferTo::NextMeeting { .. });
    if plan.kind == ItemKind::Closing || (for_good && plan.kind == ItemKind::AgendaAdoption) {
        return Err(Rejection::WrongItemKind { item: item.clone() });
    }
    match to {
        DeferTo::Item { item: later } => {
            let order = |number: &ItemNumber| scene.plan.agenda.iter().position(|plan| plan.number == *number);
            let comes_later = order(later).is_some_and(|at| Some(at) > order(item));
            if !comes_later || scene.state.agenda.state(later).is_disposed() {
                return Err(Rejection::CannotDeferTo { item: later.clone() });
            }
        }
        DeferTo::NextMeeting { meeting: Some(next) } => {
            if scene.definition.meeting(next).is_none() {
                return Err(Rejection::UnknownMeeting { meeting: next.clone() });
            }
        }
        DeferTo::NextMeeting { meeting: None } | DeferTo::Sitting {} | DeferTo::Later {} => {}
    }
    let inside: Vec<_> = scene.state.agenda.open.iter().filter(|open| open.is_inside(item)).collect();
    if !inside.is_empty() {
        let open = inside.into_iter().map(|item| Unfinished::Item { item: item.clone() }).collect();
        return Err(Rejection::ItemUnfinished { item: item.clone(), open });
    }
    // Replies are heard or ruled out one by one; nobody lets them go with the list (R-8).
    let replies = &scene.state.floor.reply_list(item).entries;
    if for_good && !replies.is_empty() {
        let open = vec![Unfinished::Replies { number: u32::try_from(replies.len()).unwrap_or(u32::MAX) }];
        return Err(Rejection::ItemUnfinished { item: item.clone(), open });
    }
    let is_reply = |event: &Event| matches!(event, Event::EntryRemoved { entry, .. } if replies.iter().any(|reply| reply.id == *entry));
    let mut events = Vec::new();
    if scene.state.agenda.open.contains(item) {
        if scene.state.table.put().is_some_and(|(_, proposal, _)| proposal.item == *item) {
            events.extend(decision::void(scene, VoidCause::ItemDeferred));
        }
        events.extend(floor::item_ends(scene, item, keep_list).into_iter().filter(|event| !is_reply(event)));
        events.extend(handover_ends(scene, item));
    }
    events.push(Event::ItemDeferred { meeting: scene.meeting.clone(), item: item.clone(), to: to.clone() });
    Ok(events)
}

/// Takes an item that is not open off the agenda, with what lies inside it.
pub(super) fn withdraw(scene: &Scene, item: &ItemNumber, reason: &str) -> Outcome {
    let plan = scene.item_plan(item)?;
    if plan.kind == ItemKind::AgendaAdoption {
        return Err(Rejection::WrongItemKind { item: item.clone() });
    }
    scene.must_be_open()?;
    scene.authority(Some(Power::Agenda))?;
    note(Field::Reason, reason)?;
    match scene.state.agenda.state(item) {
        ItemState::Withdrawn => return Ok(Vec::new()),
        ItemState::Concluded { .. } => return Err(Rejection::ItemIsOver { item: item.clone() }),
        ItemState::Open => {
            let open = vec![Unfinished::Item { item: item.clone() }];
            return Err(Rejection::ItemUnfinished { item: item.clone(), open });
        }
        ItemState::Pending | ItemState::Deferred { .. } => {}
    }
    let inside = scene.plan.agenda.iter().map(|plan| &plan.number).filter(|number| {
        *number == item || (number.is_inside(item) && !scene.state.agenda.state(number).is_disposed())
    });
    let withdrawn = |number: &ItemNumber| Event::ItemWithdrawn {
        meeting: scene.meeting.clone(),
        item: number.clone(),
        reason: reason.to_owned(),
    };
    Ok(inside.map(withdrawn).collect())
}

/// What stands against concluding an item. Items in `leaving` are being concluded with it.
pub(super) fn unfinished(scene: &Scene, item: &ItemNumber, leaving: &[ItemNumber]) -> Vec<Unfinished> {
    let mut open = Vec::new();
    let floor = &scene.state.floor;
    if let Some(speech) = floor.speech.as_ref().filter(|speech| speech.item == *item) {
        open.push(Unfinished::Speech { speech: speech.id });
    }
    let waiting = floor.list(item).entries.len() + floor.explanation_list(item).entries.len();
    if waiting > 0 {
        open.push(Unfinished::Waiting { number: u32::try_from(waiting).unwrap_or(u32::MAX) });
    }
    let replies = floor.reply_list(item).entries.len();
    if replies > 0 {
        open.push(Unfinished::Replies { number: u32::try_from(replies).unwrap_or(u32::MAX) });
    }
    for (id, proposal) in scene.state.table.proposals.iter().filter(|(_, p)| p.item == *item && p.is_live()) {
        if scene.state.table.put == Some(*id) {
            open.push(Unfinished::Put { proposal: *id });
        }
        open.extend(
            proposal
                .standing_objections()
                .map(|(_, objection)| Unfinished::Objection { party: objection.party.clone() }),
        );
    }
    let inside = scene.plan.agenda.iter().map(|plan| &plan.number).filter(|number| number.is_inside(item));
    for child in inside.filter(|child| !leaving.contains(child)) {
        // A child that was put off has its own disposition to wait for; it does not hold its parent open.
        match scene.state.agenda.state(child) {
            ItemState::Pending | ItemState::Open => open.push(Unfinished::Item { item: child.clone() }),
            ItemState::Concluded { .. } | ItemState::Deferred { .. } | ItemState::Withdrawn => {}
        }
    }
    let plan = scene.plan.item(item);
    if plan.is_some_and(|plan| plan.kind == ItemKind::ChairHandover)
        && matches!(scene.state.chair.offer, Some(Offer::Handover { .. }))
    {
        open.push(Unfinished::Handover {});
    }
    let left = match plan {
        Some(plan) if plan.kind == ItemKind::AgendaAdoption => !agenda_adopted(scene) && !is_ad_referendum(scene, item),
        Some(plan) => !plan.verbs.is_empty() && outcome_on_record(scene, item).is_none(),
        None => false,
    };
    if left {
        open.push(Unfinished::NoDecision {});
    }
    open
}

/// How an item ended, as far as the record says: with decisions, or none was planned. `None` where a decision
/// was planned and none declared.
pub(super) fn outcome_on_record(scene: &Scene, item: &ItemNumber) -> Option<ItemOutcome> {
    if was_decided(scene, scene.meeting, item) {
        return Some(ItemOutcome::Decided {});
    }
    if is_ad_referendum(scene, item) {
        return Some(ItemOutcome::AdReferendum {});
    }
    if decided_with(scene, scene.meeting, item, |verb| verb == Verb::NotAgreed) {
        return Some(ItemOutcome::NotAgreed {});
    }
    let plan: &ItemPlan = scene.plan.item(item)?;
    match (plan.verbs.is_empty(), plan.kind) {
        (false, _) => None,
        (true, ItemKind::Discussion) => Some(ItemOutcome::ViewsExchanged {}),
        (true, _) => Some(ItemOutcome::Done {}),
    }
}

/// Whether anything was decided under an item. That there is no agreement, or that it is put off, decides nothing.
fn was_decided(scene: &Scene, meeting: &MeetingId, item: &ItemNumber) -> bool {
    decided_with(scene, meeting, item, |verb| !matches!(verb, Verb::NotAgreed | Verb::Deferred))
}

fn decided_with(scene: &Scene, meeting: &MeetingId, item: &ItemNumber, verb: impl Fn(Verb) -> bool) -> bool {
    let decisions = scene.conference.register.decisions.values();
    decisions
        .into_iter()
        .filter(|decision| decision.holds())
        .any(|decision| decision.meeting == *meeting && decision.item == *item && verb(decision.verb))
}

/// Whether business may begin: the agenda was adopted, or this meeting has no such item (R-32).
fn agenda_adopted(scene: &Scene) -> bool {
    let mut adoption = scene.plan.agenda.iter().filter(|item| item.kind == ItemKind::AgendaAdoption);
    adoption.all(|item| {
        decided_with(scene, scene.meeting, &item.number, |verb| verb == Verb::Adopted)
            || adopted_in_silence(scene, scene.meeting, &item.number)
    })
}

/// Whether the report of a meeting was adopted (R-24, R-36).
pub(super) fn report_adopted(scene: &Scene, meeting: &MeetingPlan) -> bool {
    let mut reports = meeting.agenda.iter().filter(|plan| plan.kind == ItemKind::ReportAdoption);
    reports.any(|plan| {
        decided_with(scene, &meeting.id, &plan.number, |verb| verb == Verb::Adopted)
            || adopted_in_silence(scene, &meeting.id, &plan.number)
    })
}

/// Whether the parties are asked about an item in writing, or have adopted its text so (R-28, R-36).
pub(super) fn is_ad_referendum(scene: &Scene, item: &ItemNumber) -> bool {
    scene.state.silences.about(item).any(|silence| silence.is_running() || silence.is_adopted())
}

fn adopted_in_silence(scene: &Scene, meeting: &MeetingId, item: &ItemNumber) -> bool {
    let state = scene.conference.meetings.get(meeting);
    state.is_some_and(|state| state.silences.about(item).any(Silence::is_adopted))
}

/// Items that were put off and have no disposition yet (R-31).
fn undisposed_deferrals<'a>(scene: &'a Scene) -> impl Iterator<Item = ItemNumber> + 'a {
    scene.state.agenda.items.iter().filter_map(|(number, item)| match &item.state {
        ItemState::Deferred { .. } if !item.state.is_disposed() => Some(number.clone()),
        ItemState::Deferred { .. }
        | ItemState::Pending
        | ItemState::Open
        | ItemState::Concluded { .. }
        | ItemState::Withdrawn => None,
    })
}

/// Refuses an item whose feeding items have not done their part (R-30).
fn fed(scene: &Scene, item: &ItemNumber) -> Result<(), Rejection> {
    for meeting in &scene.definition.meetings {
        for feeder in &meeting.agenda {
            let feeds = feeder.feeds.iter().filter(|feed| feed.meeting == *scene.meeting && feed.item == *item);
            for feed in feeds {
                let done =
                    match feed.condition {
                        FeedCondition::Decided => {
                            decided_with(scene, &meeting.id, &feeder.number, Verb::carries)
                                || adopted_in_silence(scene, &meeting.id, &feeder.number)
                        }
                        FeedCondition::Tabled => scene.conference.meetings.get(&meeting.id).is_some_and(|state| {
                            matches!(state.agenda.state(&feeder.number), ItemState::Concluded { .. })
                        }),
                        FeedCondition::ReportAdopted => report_adopted(scene, meeting),
                    };
                if !done {
                    return Err(Rejection::FeedMissing {
                        meeting: meeting.id.clone(),
                        item: feeder.number.clone(),
                        condition: feed.condition,
                    });
                }
            }
        }
    }
    Ok(())
}

/// A handover under way ends with its item; the outgoing Chair remains (R-18).
pub(super) fn handover_ends(scene: &Scene, item: &ItemNumber) -> Vec<Event> {
    let is_handover = scene.plan.item(item).is_some_and(|plan| plan.kind == ItemKind::ChairHandover);
    match (&scene.state.chair.offer, is_handover) {
        (Some(Offer::Handover { .. }), true) => {
            vec![Event::ChairOfferWithdrawn { meeting: scene.meeting.clone() }]
        }
        (Some(Offer::Handover { .. } | Offer::Passing { .. }) | None, _) => Vec::new(),
    }
}
