//! What always holds: checked after each applied event in tests and in simulation.
//!
//! An invariant is called by its sentence. The tests spoil a state for each of them, so that none is there that
//! cannot fail.

use std::collections::BTreeSet;
use std::fmt;

use super::agenda::ItemState;
use super::command::PauseCause;
use super::decision::{ProposalState, WindowPhase};
use super::definition::Class;
use super::event::{FreezeCause, Origin, Stood, VoteSubject, Wording};
use super::floor::{Entry, ListKind, Phase};
use super::ids::{MeetingId, PartyId};
use super::meeting::State;
use super::motion::Vote;
use super::party::{Line, Presence};
use super::point::Awaited;
use super::{Conference, MeetingState};

/// An invariant that does not hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Broken {
    /// Its name.
    pub invariant: &'static str,
    /// Where it was seen.
    pub at: String,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} does not hold: {}", self.invariant, self.at)
    }
}

impl std::error::Error for Broken {}

pub(super) fn check(conference: &Conference) -> Result<(), Broken> {
    let hold = |holds: bool, invariant: &'static str, at: &dyn fmt::Debug| {
        if holds { Ok(()) } else { Err(Broken { invariant, at: format!("{at:?}") }) }
    };
    let running: Vec<_> = conference.meetings.iter().filter(|(_, m)| m.session.runs()).map(|(id, _)| id).collect();
    hold(running.len() <= 1, "at most one meeting runs", &running)?;

    for (id, meeting) in &conference.meetings {
        floor(meeting, &|holds, invariant, at| hold(holds, invariant, &(id, at)))?;
        table(meeting, &|holds, invariant, at| hold(holds, invariant, &(id, at)))?;
        agenda(meeting, &|holds, invariant, at| hold(holds, invariant, &(id, at)))?;
        consensus(conference, id, meeting, &|holds, invariant, at| hold(holds, invariant, &(id, at)))?;
        let points = &meeting.points;
        let raise = |party| conference.plan(id).and_then(|plan| plan.class(party)).is_some_and(Class::decides);
        hold(
            points.pending.iter().all(|point| raise(&point.party)),
            "only who takes part in decisions raises points of order",
            id,
        )?;
        hold(
            points.awaited().is_none() || meeting.session.runs(),
            "a ruling is awaited only in a meeting that runs",
            id,
        )?;
        let heard = points.pending.iter().skip(1).all(|point| point.since.is_none());
        hold(heard, "one mover of a point of order is heard at a time", id)?;
        let chair = &meeting.chair;
        hold(chair.vacancy.is_none() || chair.seat.is_some(), "only a chair that was held falls vacant", id)?;
        hold(
            !meeting.session.runs() || chair.seat.is_some(),
            "a meeting that runs has somebody who presides or did until its line went down",
            id,
        )?;
        hold((chair.epoch.0 == 0) == chair.seat.is_none(), "the epoch counts the holders of the chair", id)?;
        let decided = meeting.table.proposals.iter().all(|(proposal, text)| match text.state {
            ProposalState::Decided { decision } => conference.register.decisions.get(&decision).is_some_and(|d| {
                d.proposal == *proposal && d.hash == text.wording.hash && d.meeting == *id && d.holds()
            }),
            ProposalState::Tabled
            | ProposalState::Put(_)
            | ProposalState::Withdrawn
            | ProposalState::SetAside { .. } => true,
        });
        let votes: Vec<_> = meeting.motions.votes.iter().filter(|(_, vote)| vote.ended.is_none()).collect();
        let on_ruling = |vote: &Vote| matches!(vote.subject, VoteSubject::Ruling { .. });
        let others = votes.iter().filter(|(_, vote)| !on_ruling(vote)).count();
        hold(others <= 1 && votes.len() <= others + 1, "at most one roll call is under way", &(id, &votes))?;
        let appealed = matches!(points.awaited(), Some(Awaited::Appeal(_)));
        hold(appealed || votes.len() == others, "a roll call on a ruling is about one that is appealed", id)?;
        for (number, vote) in &votes {
            let twice = vote.waiting.iter().any(|party| vote.cast.contains_key(party));
            hold(!twice, "who has voted is not called again", &(id, number))?;
        }
        for (silence, known) in &meeting.silences.silences {
            let adopted = known.is_adopted();
            hold(!adopted || known.objections.is_empty(), "no silence is adopted over an objection", &(id, silence))?;
            hold(known.opened_at < known.deadline, "a silence procedure has time to be broken", &(id, silence))?;
        }
        hold(decided, "a decided text is in the register with the hash it was decided at", id)?;
    }
    whole(conference, &hold)?;
    Ok(())
}

type Hold<'a> = &'a dyn Fn(bool, &'static str, &dyn fmt::Debug) -> Result<(), Broken>;

/// What holds of parties, numbers and decisions, whichever meeting they belong to.
fn whole(conference: &Conference, hold: Hold<'_>) -> Result<(), Broken> {
    let Conference { parties, meetings, register, numbers, .. } = conference;
    for (party, line) in &parties.lines {
        let live =
            parties.seats_of(party).any(|(_, seat)| seat.may_bind && seat.admitted.is_some() && seat.link.is_up());
        hold((*line == Line::Up) == live, "a party's line is up while one of its binding seats is", party)?;
    }
    for (id, meeting) in meetings {
        let waiting = meeting.floor.lists.values().flat_map(|list| &list.entries).all(|e| e.id <= numbers.entry);
        let speech = meeting.floor.speech.as_ref().is_none_or(|speech| speech.id <= numbers.speech);
        let texts = meeting.table.proposals.last_key_value().is_none_or(|(text, _)| *text <= numbers.proposal);
        hold(waiting && speech && texts, "no number is in use that was not handed out", id)?;
    }
    for (number, decision) in &register.decisions {
        let Some(meeting) = meetings.get(&decision.meeting) else { continue };
        let presided = decision.epoch <= meeting.chair.epoch && decision.epoch.0 > 0;
        hold(presided, "a decision was taken by somebody who presided", number)?;
        let hash = Wording::hash(&decision.wording.text, &decision.wording.documents);
        hold(hash == decision.hash, "a decision has the hash of its words", number)?;
        // A roll call asks everybody by name and needs nobody's silence.
        let voted = meeting.motions.votes.values().any(|vote| match vote.subject {
            VoteSubject::Proposal { proposal, .. } => proposal == decision.proposal,
            VoteSubject::Motion { .. } | VoteSubject::Amendment { .. } | VoteSubject::Ruling { .. } => false,
        });
        let over_silence = decision.standing.iter().find(|one| match one.stood {
            Stood::LineDown {} | Stood::NotSeen {} | Stood::Seated {} => true,
            Stood::Acknowledged { .. } | Stood::ConsentedByOtherChannel { .. } | Stood::Away {} | Stood::Absent {} => {
                false
            }
        });
        hold(
            voted || !decision.verb.needs_window() || over_silence.is_none(),
            "nothing is decided by the silence of a party without the text on a live line",
            &(number, over_silence),
        )?;
    }
    Ok(())
}

/// What holds of the window for objections and of those it is there for.
fn consensus(conference: &Conference, id: &MeetingId, meeting: &MeetingState, hold: Hold<'_>) -> Result<(), Broken> {
    let Some(plan) = conference.plan(id) else { return Ok(()) };
    for (number, text) in &meeting.table.proposals {
        let takes_part = |party| plan.class(party).is_some_and(Class::decides);
        let inside = text.objections.values().all(|objection| takes_part(&objection.party));
        hold(inside, "only who takes part in decisions objects", number)?;
    }
    let over = matches!(meeting.session.state, State::Closed { .. });
    // That no speech and no text is left in it follows from what is said above of meetings that do not run.
    let busy = meeting.floor.intervention.is_some()
        || !meeting.points.pending.is_empty()
        || meeting.motions.votes.values().any(|vote| vote.ended.is_none());
    hold(!(over && busy), "nothing is under way in a meeting that is closed", &meeting.session)?;

    let Some((_, text, window)) = meeting.table.put() else { return Ok(()) };
    let line = |party| conference.parties.lines.get(party);
    let off = window.acknowledged.keys().find(|party| line(party) != Some(&Line::Up));
    hold(off.is_none(), "who has the text before it is on a live line", &off)?;
    let consented = |party| text.consents.get(party).is_some_and(|consent| consent.confirmed.is_some());
    let invited = |party: &&PartyId| {
        let items = plan.participants.get(*party).and_then(|participation| participation.items.as_ref());
        items.is_none_or(|items| items.iter().any(|item| *item == text.item || text.item.is_inside(item)))
    };
    let held = plan.deciding().filter(invited).filter_map(|party| {
        let id = party.clone();
        match meeting.roll.presence(&conference.parties, party) {
            Presence::AwayHold => Some(FreezeCause::AwayHold { party: id }),
            Presence::AwayProceed | Presence::Absent => None,
            _ if consented(party) => None,
            Presence::Seated if window.acknowledged.contains_key(party) => None,
            Presence::Seated => Some(FreezeCause::NotAcknowledged { party: id }),
            Presence::LineDown | Presence::Dropped => Some(FreezeCause::LineDown { party: id }),
            Presence::Awaited => Some(FreezeCause::NotAccountedFor { party: id }),
        }
    });
    if let WindowPhase::Frozen { causes } = &window.phase {
        use FreezeCause::{AwayHold, LineDown, NotAccountedFor, NotAcknowledged};
        let of_a_line = |cause: &&FreezeCause| {
            matches!(cause, LineDown { .. } | NotAcknowledged { .. } | NotAccountedFor { .. } | AwayHold { .. })
        };
        let named: BTreeSet<_> = causes.iter().filter(of_a_line).cloned().collect();
        let held = held.collect();
        return hold(named == held, "a window stands still for each line that holds it and for no other", &held);
    }
    for cause in held {
        let unread = matches!(cause, FreezeCause::NotAcknowledged { .. });
        hold(!unread, "no window runs over a member that has not the text before it", &cause)?;
        hold(unread, "no window runs over a member that is not on the line", &cause)?;
    }
    Ok(())
}

fn floor(meeting: &MeetingState, hold: Hold<'_>) -> Result<(), Broken> {
    for (item, list) in meeting.floor.lists.iter().chain(&meeting.floor.replies).chain(&meeting.floor.explanations) {
        for (index, entry) in list.entries.iter().enumerate() {
            let twice = list.entries[..index].iter().any(|other| other.party == entry.party);
            hold(!twice, "a party has at most one waiting entry in a list", &(item, &entry.party))?;
        }
    }
    for (item, list) in &meeting.floor.replies {
        let replies = list.entries.iter().all(|entry| entry.origin == Origin::Reply);
        hold(replies, "only replies are on a list of replies", item)?;
    }
    let ordinary = meeting.floor.lists.values().flat_map(|list| &list.entries);
    let debates = |entry: &Entry| ListKind::of(entry.origin) == ListKind::Speakers;
    hold(ordinary.into_iter().all(debates), "no reply or explanation is on a list of speakers", &())?;
    let mut explaining = meeting.floor.explanations.values().flat_map(|list| &list.entries);
    let explained = explaining.all(|entry| entry.origin == Origin::Explanation && entry.explains.is_some());
    hold(explained, "who is on a short list explains its position on a text", &())?;
    if let Some(speech) = &meeting.floor.speech {
        let speaking = matches!(speech.phase, Phase::Speaking { .. });
        hold(!speaking || meeting.session.is_open(), "nobody speaks unless the meeting is open", &speech.id)?;
        let intervenes = meeting.floor.intervention.is_some();
        hold(!(speaking && intervenes), "nobody speaks on while the Secretariat or the Chair intervenes", &speech.id)?;
        let awaited = meeting.points.awaited().is_some();
        hold(!(speaking && awaited), "nobody speaks on while a ruling is awaited", &speech.id)?;
        hold(
            awaited || !speech.is_paused_for(PauseCause::PointOfOrder),
            "no speech waits for a ruling that nobody awaits",
            &speech.id,
        )?;
        hold(meeting.session.runs(), "nobody has the floor of a meeting that does not run", &speech.id)?;
        hold(meeting.agenda.open.contains(&speech.item), "a speech belongs to an open item", &speech.id)?;
        let waiting = meeting.floor.find(speech.entry.id).is_some();
        hold(!waiting, "who has the floor does not wait for it", &speech.id)?;
        let again = meeting
            .floor
            .list_for(&speech.item, speech.entry.origin)
            .entries
            .iter()
            .any(|entry| entry.party == speech.entry.party);
        hold(!again, "a party does not wait on the list under which it has the floor", &speech.id)?;
        if let Phase::Paused { causes, .. } = &speech.phase {
            hold(!causes.is_empty(), "a paused speech has a cause", &speech.id)?;
        }
    }
    Ok(())
}

fn table(meeting: &MeetingState, hold: Hold<'_>) -> Result<(), Broken> {
    let put: Vec<_> = meeting.table.proposals.iter().filter(|(_, p)| p.window().is_some()).map(|(id, _)| *id).collect();
    hold(put.first().copied() == meeting.table.put && put.len() <= 1, "at most one text is put", &put)?;
    if let Some((id, proposal, window)) = meeting.table.put() {
        hold(window.epoch == meeting.chair.epoch, "a window belongs to the Chair who put the text", &id)?;
        hold(meeting.session.runs(), "a text is put only in a meeting that runs", &id)?;
        let passes = match &window.phase {
            WindowPhase::Running { .. } | WindowPhase::Elapsed { .. } => true,
            WindowPhase::Frozen { .. } => false,
        };
        hold(!(passes && meeting.points.awaited().is_some()), "no window runs while a ruling is awaited", &id)?;
        let objected = proposal.standing_objections().next().is_some();
        hold(!(passes && objected), "no window runs over a standing objection", &id)?;
        let amended = meeting.amendments.open(id).next().is_some();
        hold(!(passes && amended), "no window runs over an open amendment", &id)?;
        hold(!(passes && meeting.chair.vacancy.is_some()), "no window runs while nobody presides", &id)?;
        hold(!passes || proposal.time_asked.is_empty(), "no window runs over a party that asked for time", &id)?;
        hold(!passes || meeting.session.is_open(), "a window runs only while the meeting is open", &id)?;
    }
    for (id, amendment) in meeting.amendments.amendments.iter().filter(|(_, known)| known.fate.is_none()) {
        let revision = meeting.table.proposals.get(&amendment.proposal).map(|proposal| proposal.revision);
        hold(revision == Some(amendment.base), "an open amendment is about the current revision of its text", id)?;
    }
    Ok(())
}

fn agenda(meeting: &MeetingState, hold: Hold<'_>) -> Result<(), Broken> {
    let open: Vec<_> =
        meeting.agenda.items.iter().filter(|(_, item)| item.state == ItemState::Open).map(|(n, _)| n).collect();
    hold(open.len() == meeting.agenda.open.len(), "the open items are the ones that are open", &open)?;
    for pair in meeting.agenda.open.windows(2) {
        let joined = meeting.agenda.joined.contains(&pair[0]) && pair[0].parent() == pair[1].parent();
        let nested = pair[1].is_inside(&pair[0]);
        hold(nested || joined, "each open item runs inside the one before, or was taken up with it", &pair)?;
    }
    Ok(())
}
