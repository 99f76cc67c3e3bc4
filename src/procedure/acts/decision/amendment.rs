//! Amendments, brackets and division.
//!
//! Amendments come before the text: an open one stands against putting it, and one that comes while it is put
//! holds the window until it is settled. Every new revision makes the others stale.

use super::text::void_if;
use super::{
    Outcome, Scene, at_most, fewer_than, item_is_open, live, must_be_invited, must_be_of_its_own, same_revision,
};
use crate::procedure::amendment::Amendment;
use crate::procedure::command::{
    AMENDMENTS_MAX, Actor, AmendmentRuling, Capacity, DIVISIONS_MAX, Passage, TEXT_MAX_BYTES,
};
use crate::procedure::decision::Proposal;
use crate::procedure::definition::{Power, Profile};
use crate::procedure::event::{AmendmentFate, Event, Wording};
use crate::procedure::ids::{AmendmentId, ItemNumber, PartyId, ProposalId, Revision, SeatId};
use crate::procedure::rejection::{Bounded, Field, Needs, Rejection};

pub(in crate::procedure::acts) fn propose(
    scene: &Scene,
    id: ProposalId,
    base: Revision,
    passage: &Passage,
    new: &str,
) -> Outcome {
    let proposal = live(scene, id)?;
    let (seat, party) = mover(scene, proposal)?;
    must_be_amendable(scene, id, proposal)?;
    same_revision(proposal, base)?;
    let same = |known: &Amendment| known.party == *party && known.passage == *passage && known.new == new;
    if scene.state.amendments.open(id).any(|(_, known)| same(known)) {
        return Ok(vec![]);
    }
    let all = scene.state.amendments.amendments.values();
    let own = all.filter(|known| known.proposal == id && known.party == *party).count();
    fewer_than(Bounded::Amendments, own, AMENDMENTS_MAX)?;
    replaced(proposal, passage, new)?;
    Ok(vec![Event::AmendmentProposed {
        meeting: scene.meeting.clone(),
        amendment: scene.conference.numbers.amendment.next(),
        proposal: id,
        party: party.clone(),
        seat: seat.clone(),
        base,
        passage: passage.clone(),
        new: new.to_owned(),
    }])
}

/// Words an amendment anew on the present revision; by its own delegation, or by the Chair in its absence.
pub(in crate::procedure::acts) fn rebase(
    scene: &Scene,
    id: AmendmentId,
    base: Revision,
    passage: &Passage,
    new: &str,
) -> Outcome {
    let (amendment, proposal) = found(scene, id)?;
    let by_chair = scene.authority(Some(Power::Put)).is_ok();
    if !by_chair {
        must_be_own(scene, proposal, amendment)?;
    }
    match amendment.fate {
        None | Some(AmendmentFate::Stale {}) => {}
        // What the Chair left aside, the Chair takes up.
        Some(AmendmentFate::Parked {}) if by_chair => {}
        Some(
            AmendmentFate::Parked {}
            | AmendmentFate::Accepted { .. }
            | AmendmentFate::Bracketed { .. }
            | AmendmentFate::Rejected {}
            | AmendmentFate::Withdrawn {},
        ) => return Err(Rejection::AmendmentIsSettled { amendment: id }),
    }
    same_revision(proposal, base)?;
    if amendment.fate.is_none() && amendment.passage == *passage && amendment.new == new {
        return Ok(vec![]);
    }
    replaced(proposal, passage, new)?;
    Ok(vec![Event::AmendmentRebased {
        meeting: scene.meeting.clone(),
        amendment: id,
        base,
        passage: passage.clone(),
        new: new.to_owned(),
    }])
}

pub(in crate::procedure::acts) fn withdraw_amendment(scene: &Scene, id: AmendmentId) -> Outcome {
    let (amendment, proposal) = found(scene, id)?;
    let (seat, state) = must_be_own(scene, proposal, amendment)?;
    if *seat != amendment.seat && !state {
        return Err(Rejection::NotBinding { seat: seat.clone() });
    }
    match amendment.fate {
        None | Some(AmendmentFate::Stale {} | AmendmentFate::Parked {}) => {}
        Some(AmendmentFate::Withdrawn {}) => return Ok(vec![]),
        Some(AmendmentFate::Accepted { .. } | AmendmentFate::Bracketed { .. } | AmendmentFate::Rejected {}) => {
            return Err(Rejection::AmendmentIsSettled { amendment: id });
        }
    }
    Ok(vec![settled(scene, id, AmendmentFate::Withdrawn {})])
}

/// The Chair takes amendments one by one, whether or not their proposers are on the line.
pub(in crate::procedure::acts) fn settle_amendment(
    scene: &Scene,
    id: AmendmentId,
    base: Revision,
    how: AmendmentRuling,
) -> Outcome {
    let (amendment, proposal) = found(scene, id)?;
    scene.authority(Some(Power::Put))?;
    match (amendment.fate, how) {
        (Some(AmendmentFate::Rejected {}), AmendmentRuling::Reject)
        | (Some(AmendmentFate::Parked {}), AmendmentRuling::Park)
        | (Some(AmendmentFate::Accepted { .. }), AmendmentRuling::Accept)
        | (Some(AmendmentFate::Bracketed { .. }), AmendmentRuling::Bracket) => return Ok(vec![]),
        (None | Some(AmendmentFate::Stale {} | AmendmentFate::Parked {}), _) => {}
        (
            Some(
                AmendmentFate::Accepted { .. }
                | AmendmentFate::Bracketed { .. }
                | AmendmentFate::Rejected {}
                | AmendmentFate::Withdrawn {},
            ),
            _,
        ) => return Err(Rejection::AmendmentIsSettled { amendment: id }),
    }
    same_revision(proposal, base)?;
    let text = match how {
        AmendmentRuling::Reject => return Ok(vec![settled(scene, id, AmendmentFate::Rejected {})]),
        AmendmentRuling::Park => return Ok(vec![settled(scene, id, AmendmentFate::Parked {})]),
        AmendmentRuling::Accept | AmendmentRuling::Bracket if amendment.base != proposal.revision => {
            return Err(Rejection::AmendmentIsStale { amendment: id, current: proposal.revision });
        }
        AmendmentRuling::Accept => replaced(proposal, &amendment.passage, &amendment.new)?,
        AmendmentRuling::Bracket => {
            let old = &amendment.passage.words;
            let both =
                if amendment.new.is_empty() { format!("[{old}]") } else { format!("[{old}] [{}]", amendment.new) };
            replaced(proposal, &amendment.passage, &both)?
        }
    };
    let revision = proposal.revision.next();
    let fate = match how {
        AmendmentRuling::Bracket => AmendmentFate::Bracketed { revision },
        AmendmentRuling::Accept | AmendmentRuling::Reject | AmendmentRuling::Park => {
            AmendmentFate::Accepted { revision }
        }
    };
    Ok(goes_in(scene, id, amendment, proposal, text, fate))
}

/// An amendment is in the text, agreed or in brackets: the next revision, and the others are stale.
fn goes_in(
    scene: &Scene,
    id: AmendmentId,
    amendment: &Amendment,
    proposal: &Proposal,
    text: String,
    fate: AmendmentFate,
) -> Vec<Event> {
    let revision = proposal.revision.next();
    let mut events = void_if(scene, proposal, amendment.proposal);
    events.push(Event::ProposalRevised {
        meeting: scene.meeting.clone(),
        proposal: amendment.proposal,
        revision,
        wording: Wording::new(text, proposal.wording.documents.clone()),
    });
    events.push(settled(scene, id, fate));
    events.extend(become_stale(scene, amendment.proposal, Some(id)));
    events
}

/// Says in which order the meeting votes on the amendments that are not settled.
pub(in crate::procedure::acts) fn order_amendments(
    scene: &Scene,
    id: ProposalId,
    revision: Revision,
    order: &[AmendmentId],
) -> Outcome {
    let proposal = live(scene, id)?;
    scene.authority(Some(Power::Put))?;
    if scene.plan.profile != Profile::Un {
        return Err(Rejection::NoVotesHere {});
    }
    same_revision(proposal, revision)?;
    if let Some(amendment) = order.iter().find(|asked| !unsettled(scene, id).any(|(known, _)| known == **asked)) {
        return Err(Rejection::UnknownAmendment { amendment: *amendment });
    }
    let missing: Vec<_> = unsettled(scene, id).map(|(known, _)| known).filter(|known| !order.contains(known)).collect();
    let twice = order.iter().enumerate().any(|(index, one)| order[..index].contains(one));
    if twice || !missing.is_empty() {
        return Err(Rejection::AmendmentsNotOrdered { amendments: missing });
    }
    if proposal.amendment_order == order {
        return Ok(vec![]);
    }
    Ok(vec![Event::AmendmentsOrdered { meeting: scene.meeting.clone(), proposal: id, order: order.to_vec() }])
}

/// Amendments on which the meeting has still to vote: open, or stale and to be worded anew.
fn unsettled<'a>(scene: &Scene<'a>, proposal: ProposalId) -> impl Iterator<Item = (AmendmentId, &'a Amendment)> {
    let all = scene.state.amendments.amendments.iter().filter(move |(_, known)| known.proposal == proposal);
    all.filter(|(_, known)| matches!(known.fate, None | Some(AmendmentFate::Stale {}))).map(|(id, known)| (*id, known))
}

/// The item of the text whose amendment can be put to the vote; the amendment is open and as it was seen.
pub(in crate::procedure::acts) fn ready_for_vote_on<'a>(
    scene: &Scene<'a>,
    id: AmendmentId,
    base: Revision,
) -> Result<&'a ItemNumber, Rejection> {
    let (amendment, proposal) = found(scene, id)?;
    if proposal.window().is_some() {
        return Err(Rejection::NotWhilePut { proposal: amendment.proposal });
    }
    item_is_open(scene, &proposal.item)?;
    same_revision(proposal, base)?;
    match amendment.fate {
        None => Ok(&proposal.item),
        Some(AmendmentFate::Stale {}) => Err(Rejection::AmendmentIsStale { amendment: id, current: proposal.revision }),
        Some(
            AmendmentFate::Parked {}
            | AmendmentFate::Accepted { .. }
            | AmendmentFate::Bracketed { .. }
            | AmendmentFate::Rejected {}
            | AmendmentFate::Withdrawn {},
        ) => Err(Rejection::AmendmentIsSettled { amendment: id }),
    }
}

/// Refuses an amendment while one further removed in substance is not settled, or while that is not said.
pub(in crate::procedure::acts) fn must_come_first(scene: &Scene, id: AmendmentId) -> Result<(), Rejection> {
    let (amendment, proposal) = found(scene, id)?;
    let before: Vec<_> = unsettled(scene, amendment.proposal).map(|(known, _)| known).collect();
    if before.len() < 2 {
        return Ok(());
    }
    let order = &proposal.amendment_order;
    let missing: Vec<_> = before.iter().copied().filter(|known| !order.contains(known)).collect();
    if !missing.is_empty() {
        return Err(Rejection::AmendmentsNotOrdered { amendments: missing });
    }
    match order.iter().find(|known| before.contains(known)) {
        Some(first) if *first != id => Err(Rejection::AmendmentComesFirst { amendment: *first }),
        Some(_) | None => Ok(()),
    }
}

/// What a roll call on an amendment leads to; nothing where its text has changed in the meantime.
pub(in crate::procedure::acts) fn amendment_voted(
    scene: &Scene,
    id: AmendmentId,
    base: Revision,
    carried: bool,
) -> Vec<Event> {
    let Ok((amendment, proposal)) = found(scene, id) else { return vec![] };
    if amendment.fate.is_some() || proposal.revision != base || amendment.base != base {
        return vec![];
    }
    match replaced(proposal, &amendment.passage, &amendment.new) {
        Ok(text) if carried => {
            let fate = AmendmentFate::Accepted { revision: base.next() };
            goes_in(scene, id, amendment, proposal, text, fate)
        }
        Ok(_) | Err(_) => vec![settled(scene, id, AmendmentFate::Rejected {})],
    }
}

/// Asks that a part be taken separately; the Chair divides.
pub(in crate::procedure::acts) fn ask_division(
    scene: &Scene,
    id: ProposalId,
    revision: Revision,
    part: &Passage,
) -> Outcome {
    let proposal = live(scene, id)?;
    let (_, party) = mover(scene, proposal)?;
    must_be_amendable(scene, id, proposal)?;
    same_revision(proposal, revision)?;
    divided(proposal, part)?;
    if proposal.division_asked.iter().any(|(known, asked)| known == party && asked == part) {
        return Ok(vec![]);
    }
    let own = proposal.division_asked.iter().filter(|(known, _)| known == party).count();
    fewer_than(Bounded::Divisions, own, DIVISIONS_MAX)?;
    let (meeting, party) = (scene.meeting.clone(), party.clone());
    Ok(vec![Event::DivisionAsked { meeting, proposal: id, party, part: part.clone() }])
}

/// Makes a part a text of its own; the documents stay with the rest.
pub(in crate::procedure::acts) fn divide(scene: &Scene, id: ProposalId, revision: Revision, part: &Passage) -> Outcome {
    let proposal = live(scene, id)?;
    scene.authority(Some(Power::Put))?;
    must_be_amendable(scene, id, proposal)?;
    if proposal.window().is_some() {
        return Err(Rejection::NotWhilePut { proposal: id });
    }
    same_revision(proposal, revision)?;
    let rest = divided(proposal, part)?;
    let mut events = vec![Event::ProposalDivided {
        meeting: scene.meeting.clone(),
        proposal: id,
        revision: proposal.revision.next(),
        wording: Wording::new(rest, proposal.wording.documents.clone()),
        part: scene.conference.numbers.proposal.next(),
        part_wording: Wording::new(part.words.trim().to_owned(), Vec::new()),
    }];
    events.extend(become_stale(scene, id, None));
    Ok(events)
}

/// Refuses while amendments to a text are open: they come first.
pub(super) fn none_open(scene: &Scene, id: ProposalId) -> Result<(), Rejection> {
    let amendments: Vec<_> = scene.state.amendments.open(id).map(|(id, _)| id).collect();
    if amendments.is_empty() { Ok(()) } else { Err(Rejection::AmendmentsOpen { amendments }) }
}

/// What a new revision does to the amendments of a text that are open, but for one.
pub(super) fn become_stale(scene: &Scene, proposal: ProposalId, but: Option<AmendmentId>) -> Vec<Event> {
    let open = scene.state.amendments.open(proposal).filter(|(id, _)| Some(*id) != but);
    open.map(|(id, _)| settled(scene, id, AmendmentFate::Stale {})).collect()
}

fn settled(scene: &Scene, amendment: AmendmentId, fate: AmendmentFate) -> Event {
    Event::AmendmentSettled { meeting: scene.meeting.clone(), amendment, fate }
}

/// An amendment to a text that is still on the table.
fn found<'a>(scene: &Scene<'a>, id: AmendmentId) -> Result<(&'a Amendment, &'a Proposal), Rejection> {
    let unknown = Rejection::UnknownAmendment { amendment: id };
    let amendment = scene.state.amendments.amendments.get(&id).ok_or(unknown)?;
    Ok((amendment, live(scene, amendment.proposal)?))
}

/// Who of which delegation amends. Advisers may, but for a text that is put only a seat that binds: there an
/// amendment holds the decision (R-4, rules 2.9).
fn mover<'a>(scene: &Scene<'a>, proposal: &Proposal) -> Result<(&'a SeatId, &'a PartyId), Rejection> {
    let (seat, state, class) = scene.delegate()?;
    if !class.decides() {
        return Err(Rejection::TakesNoPart { party: state.party.clone() });
    }
    must_be_invited(scene, &state.party, &proposal.item)?;
    if proposal.window().is_some() && !state.may_bind {
        return Err(Rejection::NotBinding { seat: seat.clone() });
    }
    Ok((seat, &state.party))
}

/// The acting seat and whether it binds, if the amendment is its delegation's.
fn must_be_own<'a>(
    scene: &Scene<'a>,
    proposal: &Proposal,
    amendment: &Amendment,
) -> Result<(&'a SeatId, bool), Rejection> {
    if let Actor::Seat { capacity: Capacity::Chair, .. } | Actor::Moderator { .. } = scene.command.actor {
        return Err(Rejection::NotForYou { needs: Needs::Delegation });
    }
    let (seat, party) = mover(scene, proposal)?;
    if *party != amendment.party {
        return Err(Rejection::NotYourOwn { party: amendment.party.clone() });
    }
    Ok((seat, scene.admitted(seat)?.may_bind))
}

/// Refuses where a text is not for amending: the handover's, or one of an item that is over.
fn must_be_amendable(scene: &Scene, id: ProposalId, proposal: &Proposal) -> Result<(), Rejection> {
    must_be_of_its_own(scene, id)?;
    if scene.state.agenda.state(&proposal.item).is_disposed() {
        return Err(Rejection::ItemIsOver { item: proposal.item.clone() });
    }
    Ok(())
}

/// The text with other words in the place of a passage.
fn replaced(proposal: &Proposal, passage: &Passage, new: &str) -> Result<String, Rejection> {
    if passage.words.is_empty() {
        return Err(Rejection::TextMissing { field: Field::Amendment });
    }
    let text = &proposal.wording.text;
    let not_found = || Rejection::WordsNotFound { words: passage.words.clone(), occurrence: passage.occurrence };
    let place = passage.find(text).ok_or_else(not_found)?;
    let amended = [&text[..place.start], new, &text[place.end..]].concat();
    if amended == *text || amended.trim().is_empty() {
        return Err(Rejection::ChangesNothing {});
    }
    at_most(Field::Text, &amended, TEXT_MAX_BYTES)?;
    Ok(amended)
}

/// What is left of a text without a part.
fn divided(proposal: &Proposal, part: &Passage) -> Result<String, Rejection> {
    if part.words.trim().is_empty() {
        return Err(Rejection::TextMissing { field: Field::Amendment });
    }
    replaced(proposal, part, "").map(|rest| rest.trim().to_owned())
}
