//! What an audience may see: the one place that knows, for sections and for events.
//!
//! | | closed items | embargoed documents | objection's point | comments, consents' channels, credentials |
//! |---|---|---|---|---|
//! | moderator, Secretariat | yes | yes | yes | yes |
//! | Chair | of this meeting | yes | yes | yes |
//! | delegation | of this meeting | yes | yes | no |
//! | hall, observer | no | once issued | no | no |
//! | public | no | once issued and free | no | no |
//!
//! A meeting's closed items are seen from another meeting only where everybody who decides there decided here
//! too: ministers see what their officials did, partners of another meeting do not.

use crate::procedure::command::{Content, Credential, DeferTo, DocumentRevision, Outcome, Person};
use crate::procedure::decision::Decision;
use crate::procedure::definition::{Definition, MeetingPlan};
use crate::procedure::document::Issue;
use crate::procedure::event::{Event, HoldCause, RemovalCause, SpeechEnd, VoteSubject, Wording};
use crate::procedure::ids::{
    AmendmentId, DecisionNumber, EntryId, ItemNumber, MeetingId, MotionId, ObjectionId, PartyId, ProposalId, Revision,
    SeatId, Symbol,
};
use crate::procedure::{Conference, MeetingState};

use super::{Audience, focus};

/// One audience looking at one state.
#[derive(Clone, Copy)]
pub(super) struct Sight<'a> {
    pub conference: &'a Conference,
    pub definition: &'a Definition,
    pub audience: Audience,
    /// The meeting in focus.
    pub plan: &'a MeetingPlan,
    /// Its state.
    pub state: &'a MeetingState,
}

/// Whether observers and guests leave for an item: for itself, or for one it runs inside.
pub(super) fn is_closed(plan: &MeetingPlan, item: &ItemNumber) -> bool {
    plan.agenda.iter().any(|other| other.closed && (other.number == *item || item.is_inside(&other.number)))
}

/// Who sits in a seat.
pub(super) fn person(conference: &Conference, seat: &SeatId) -> Option<Person> {
    Some(conference.parties.seats.get(seat)?.admitted.as_ref()?.person.clone())
}

/// The cause of a technical hold as an audience may know it.
pub(super) fn hold_cause(audience: Audience, cause: &HoldCause) -> HoldCause {
    match cause {
        HoldCause::Asked { .. } if audience == Audience::Public => HoldCause::Asked { reason: String::new() },
        HoldCause::Asked { .. } | HoldCause::HubRestarted {} | HoldCause::NobodyPresides {} => cause.clone(),
    }
}

impl<'a> Sight<'a> {
    /// `None` before the conference is laid down: nobody sees anything.
    pub fn new(conference: &'a Conference, audience: Audience) -> Option<Self> {
        let definition = conference.definition.as_deref()?;
        let (plan, state) = focus(conference)?;
        Some(Self { conference, definition, audience, plan, state })
    }

    /// A party's place in protocol order; the last for one that is unknown.
    pub fn rank(&self, party: &PartyId) -> u32 {
        self.definition.parties.get(party).map_or(u32::MAX, |party| party.protocol_rank)
    }

    /// Parties by protocol rank.
    pub fn by_rank<'b>(&self, parties: impl Iterator<Item = &'b PartyId>) -> Vec<&'b PartyId> {
        let mut parties: Vec<_> = parties.collect();
        parties.sort_by_key(|party| (self.rank(party), (*party).clone()));
        parties
    }

    /// Whether this audience stays for an item.
    pub fn sees_item(&self, meeting: &MeetingId, item: &ItemNumber) -> bool {
        // Of what is unknown nothing is told.
        let Some(plan) = self.definition.meeting(meeting) else { return false };
        if !is_closed(plan, item) {
            return true;
        }
        match self.audience {
            Audience::Moderator | Audience::Secretariat => true,
            Audience::Chair | Audience::Delegation => {
                let there = |party: &PartyId| plan.class(party).is_some_and(|class| class.decides());
                *meeting == self.plan.id || self.plan.deciding().all(there)
            }
            Audience::Hall | Audience::Public | Audience::Observer => false,
        }
    }

    /// Whether it stays for the item of a text.
    pub fn sees_proposal(&self, state: &MeetingState, meeting: &MeetingId, proposal: ProposalId) -> bool {
        // The Chair's offer names its text one event before the text is there.
        match state.table.proposals.get(&proposal) {
            Some(text) => self.sees_item(meeting, &text.item),
            None => self.audience.is_inside(),
        }
    }

    /// Whether it stays for the item of a decision.
    pub fn sees_decision(&self, decision: DecisionNumber) -> bool {
        let Some(decision) = self.conference.register.decisions.get(&decision) else { return false };
        let public = self.audience == Audience::Public;
        self.sees_item(&decision.meeting, &decision.item) && (!public || self.is_public(decision))
    }

    /// The innermost open item, where this audience stays for it.
    pub fn current(&self) -> Option<&'a ItemNumber> {
        self.state.agenda.current().filter(|item| self.sees_item(&self.plan.id, item))
    }

    /// The first item that was not yet opened.
    pub fn next_item(&self) -> Option<ItemNumber> {
        let agenda = &self.state.agenda;
        let pending = self
            .plan
            .agenda
            .iter()
            .map(|item| &item.number)
            .filter(|number| *agenda.state(number) == crate::procedure::agenda::ItemState::Pending);
        let mut shown = pending.filter(|number| self.sees_item(&self.plan.id, number));
        shown.next().cloned()
    }

    /// Until when an item was put off, without the number of an item that this audience leaves for.
    pub fn defer_to(&self, meeting: &MeetingId, to: &DeferTo) -> DeferTo {
        match to {
            DeferTo::Item { item } if !self.sees_item(meeting, item) => DeferTo::Later {},
            DeferTo::Item { .. } | DeferTo::Sitting {} | DeferTo::Later {} | DeferTo::NextMeeting { .. } => to.clone(),
        }
    }

    /// Whether everything that a decision names was issued; without documents it stays inside.
    pub fn is_public(&self, decision: &Decision) -> bool {
        let documents = &self.conference.documents.documents;
        let issued = |named: &DocumentRevision| {
            let issue = documents.get(&named.symbol).map(|document| &document.issue);
            matches!(issue, Some(Issue::Issued { revision, .. }) if *revision == named.revision)
        };
        let named = &decision.wording.documents;
        !named.is_empty()
            && named.iter().all(|reference| issued(&reference.document))
            && self.sees_item(&decision.meeting, &decision.item)
    }

    /// Whether a revision of a document is kept from this audience: an embargo ends for the revision that was
    /// issued, and for no draft before or after it.
    pub fn withholds_revision(&self, symbol: &Symbol, revision: Revision) -> bool {
        let Some(document) = self.conference.documents.documents.get(symbol) else {
            return !self.audience.is_inside();
        };
        let issued = match document.issue {
            Issue::Issued { revision: issued, embargo_until, .. } if issued == revision => Some(embargo_until),
            Issue::Issued { .. } | Issue::No | Issue::Retracted { .. } => None,
        };
        match self.audience {
            Audience::Moderator | Audience::Chair | Audience::Secretariat | Audience::Delegation => false,
            Audience::Hall | Audience::Observer => document.embargoed && issued.is_none(),
            // Whether the embargo's hour has come is not asked here: what depends on now is asked where the
            // bytes are fetched.
            Audience::Public => issued != Some(None),
        }
    }

    /// Whether words are kept from this audience because a document they are about is.
    pub fn withholds(&self, wording: &Wording) -> bool {
        wording.documents.iter().any(|named| self.withholds_revision(&named.document.symbol, named.document.revision))
    }

    /// Whether this audience knows of a document: not of one that is only before items it leaves for.
    pub fn sees_document(&self, symbol: &Symbol) -> bool {
        let issue = self.conference.documents.documents.get(symbol).map(|document| &document.issue);
        let issued = matches!(issue, Some(Issue::Issued { .. }));
        let out = matches!(issue, Some(Issue::Issued { .. } | Issue::Retracted { .. }));
        if self.audience == Audience::Public {
            return out;
        }
        if issued || self.audience.is_officer() {
            return true;
        }
        let mut before = self.definition.meetings.iter().flat_map(|plan| {
            plan.agenda.iter().filter(|item| item.documents.contains(symbol)).map(move |item| (plan, item))
        });
        let mut named = false;
        let seen = before.any(|(plan, item)| {
            named = true;
            self.sees_item(&plan.id, &item.number)
        });
        // What was tabled in the course of the meeting is before no item; it is for those inside.
        seen || (!named && self.audience.is_inside())
    }
}

/// Whether an audience may know of a decision, as things stand.
#[must_use]
pub fn shows_decision(conference: &Conference, audience: Audience, decision: DecisionNumber) -> bool {
    Sight::new(conference, audience).is_some_and(|sight| sight.sees_decision(decision))
}

/// Whether a revision of a document is kept from an audience, as things stand.
#[must_use]
pub fn withholds_revision(conference: &Conference, audience: Audience, symbol: &Symbol, revision: Revision) -> bool {
    Sight::new(conference, audience).is_none_or(|sight| sight.withholds_revision(symbol, revision))
}

/// An event as an audience may know it; `None` if it may not.
///
/// `before` is the state right before the event is applied: an entry's events are shown one by one, each before
/// it is applied.
#[must_use]
pub fn visible(event: &Event, audience: Audience, before: &Conference) -> Option<Event> {
    let Some(sight) = Sight::new(before, audience) else {
        // The definition itself: whole for those who may read all of it, as a section for the others.
        let all = matches!(audience, Audience::Moderator | Audience::Secretariat);
        return all.then(|| event.clone());
    };
    let state = event.meeting().and_then(|meeting| before.meetings.get(meeting));
    let look = Look { sight, meeting: event.meeting(), state };
    let seen = look.reaches(event) && look.stays_for(event);
    seen.then(|| look.redacted(event))
}

/// How far an event is told, closed items and embargoes apart.
enum Reach {
    /// To everybody.
    Public,
    /// To everybody in the room, the hall and observers too.
    Room,
    /// To those who stay for closed items.
    Inside,
    /// To those who conduct the meeting.
    Officers,
}

struct Look<'a> {
    sight: Sight<'a>,
    meeting: Option<&'a MeetingId>,
    state: Option<&'a MeetingState>,
}

impl Look<'_> {
    fn reaches(&self, event: &Event) -> bool {
        let audience = self.sight.audience;
        match reach(event) {
            Reach::Public => true,
            Reach::Room => audience != Audience::Public,
            Reach::Inside => audience.is_inside(),
            Reach::Officers => audience.is_officer(),
        }
    }

    fn item(&self, item: &ItemNumber) -> bool {
        self.meeting.is_some_and(|meeting| self.sight.sees_item(meeting, item))
    }

    fn entry(&self, entry: EntryId) -> bool {
        let Some(floor) = self.state.map(|state| &state.floor) else { return false };
        let called = floor.speech.as_ref().filter(|speech| speech.entry.id == entry).map(|speech| &speech.item);
        match floor.find(entry).map(|(item, _, _)| item).or(called) {
            Some(item) => self.item(item),
            None => self.sight.audience.is_inside(),
        }
    }

    fn speech(&self) -> bool {
        match self.state.and_then(|state| state.floor.speech.as_ref()) {
            Some(speech) => self.item(&speech.item),
            None => self.sight.audience.is_inside(),
        }
    }

    /// Whether it stays for the item that is open.
    fn current_item(&self) -> bool {
        match self.state.and_then(|state| state.agenda.current()) {
            Some(item) => self.item(item),
            None => true,
        }
    }

    fn proposal(&self, proposal: ProposalId) -> bool {
        match (self.meeting, self.state) {
            (Some(meeting), Some(state)) => self.sight.sees_proposal(state, meeting, proposal),
            _ => false,
        }
    }

    /// Whether this audience reads the words of a text, and so what is said about passages of it.
    fn words(&self, proposal: ProposalId) -> bool {
        let text = self.state.and_then(|state| state.table.proposals.get(&proposal));
        self.proposal(proposal) && text.is_none_or(|text| !self.sight.withholds(&text.wording))
    }

    fn amendment(&self, amendment: AmendmentId) -> bool {
        match self.state.and_then(|state| state.amendments.amendments.get(&amendment)) {
            Some(known) => self.words(known.proposal),
            None => self.sight.audience.is_inside(),
        }
    }

    fn objection(&self, objection: ObjectionId) -> bool {
        match self.state.and_then(|state| state.table.objection(objection)) {
            Some((_, text, _)) => self.item(&text.item),
            None => self.sight.audience.is_inside(),
        }
    }

    /// Whether it stays for the item under which something was moved.
    fn motion(&self, motion: MotionId) -> bool {
        match self.state.and_then(|state| state.motions.motions.get(&motion)) {
            Some(known) => known.item.as_ref().is_none_or(|item| self.item(item)),
            None => self.sight.audience.is_inside(),
        }
    }

    /// Whether it stays for the item on which a vote is taken.
    fn voted(&self, subject: VoteSubject) -> bool {
        match self.state.and_then(|state| state.voted_item(subject)) {
            Some(item) => self.item(item),
            None => true,
        }
    }

    /// Whether this audience is there for the item that the event is about, and may read what it names.
    fn stays_for(&self, event: &Event) -> bool {
        match event {
            Event::ItemOpened { item, .. }
            | Event::ItemJoined { item, .. }
            | Event::ItemConcluded { item, .. }
            | Event::ItemDeferred { item, .. }
            | Event::ItemWithdrawn { item, .. }
            | Event::DecisionAnnounced { item, .. }
            | Event::FloorRequested { item, .. }
            | Event::ListClosed { item, .. }
            | Event::ListReopened { item, .. }
            | Event::ListTooLong { item, .. }
            | Event::FloorGiven { item, .. } => self.item(item),
            Event::ProposalTabled { item, wording, .. } => self.item(item) && !self.sight.withholds(wording),
            Event::ProposalRevised { proposal, wording, .. } => {
                self.proposal(*proposal) && !self.sight.withholds(wording)
            }
            Event::DecisionDeclared { item, .. } => self.item(item),
            Event::EntryRemoved { entry, .. }
            | Event::SpeakerReplaced { entry, .. }
            | Event::EntryMoved { entry, .. } => self.entry(*entry),
            Event::SpeechStarted { .. }
            | Event::NationalCapacityMarked { .. }
            | Event::SpeechTimeShort { .. }
            | Event::SpeakerCalledToOrder { .. }
            | Event::RecordingPlayed { .. }
            | Event::SpeakerPrompted { .. }
            | Event::SpeechPaused { .. }
            | Event::SpeechResumed { .. }
            | Event::SpeechGraceOver { .. }
            | Event::SpeechEnded { .. }
            | Event::SpeakerPassed { .. } => self.speech(),
            Event::SpeakerRestored { .. }
            | Event::InterventionBegan { .. }
            | Event::InterventionEnded { .. }
            | Event::MicrophoneOpenWithoutFloor { .. }
            | Event::MicrophoneClosed { .. }
            | Event::PointRaised { .. }
            | Event::PointTimeUp { .. }
            | Event::PointRuled { .. }
            | Event::RulingAppealed { .. }
            | Event::AppealSettled { .. } => self.current_item(),
            Event::ChairOffered { proposal, .. }
            | Event::ItemProposed { proposal, .. }
            | Event::ProposalWithdrawn { proposal, .. }
            | Event::ProposalPut { proposal, .. }
            | Event::Acknowledged { proposal, .. }
            | Event::WindowStarted { proposal, .. }
            | Event::WindowFrozen { proposal, .. }
            | Event::WindowElapsed { proposal, .. }
            | Event::WindowVoided { proposal, .. }
            | Event::ObjectionRaised { proposal, .. }
            | Event::Commented { proposal, .. }
            | Event::TimeAsked { proposal, .. }
            | Event::TimeReleased { proposal, .. }
            | Event::ConsentEntered { proposal, .. }
            | Event::ConsentConfirmed { proposal, .. }
            | Event::ProposalSetAside { proposal, .. } => self.proposal(*proposal),
            Event::ObjectionWithdrawn { objection, .. } | Event::ObjectionConverted { objection, .. } => {
                self.objection(*objection)
            }
            Event::StatementRecorded { proposal, decision, .. } => {
                proposal.is_none_or(|proposal| self.proposal(proposal))
                    && decision.is_none_or(|decision| self.sight.sees_decision(decision))
            }
            Event::ReopeningAsked { decision, .. } => self.sight.sees_decision(*decision),
            Event::ReopeningWithdrawn { decision, .. } => self.sight.sees_decision(*decision),
            Event::DecisionReopened { decision, .. } => self.sight.sees_decision(*decision),
            Event::ItemReopened { item, .. } => self.item(item),
            Event::JoiningLaterListed { proposal, .. } => self.proposal(*proposal),
            Event::DecisionJoined { decision, .. } => self.sight.sees_decision(*decision),
            Event::AmendmentProposed { proposal, .. } => self.words(*proposal),
            Event::AmendmentRebased { amendment, .. } => self.amendment(*amendment),
            Event::AmendmentSettled { amendment, .. } => self.amendment(*amendment),
            Event::ProposalReintroduced { proposal, .. } | Event::AmendmentsOrdered { proposal, .. } => {
                self.proposal(*proposal)
            }
            Event::DivisionAsked { proposal, .. } => self.words(*proposal),
            Event::ProposalDivided { proposal, wording, .. } => {
                self.proposal(*proposal) && !self.sight.withholds(wording)
            }
            Event::SilenceOpened { .. } => true,
            Event::SilenceObjected { .. } => true,
            Event::SilenceObjectionWithdrawn { .. } => true,
            Event::SilenceObjectionAcknowledged { .. } => true,
            Event::SilenceConsented { .. } => true,
            Event::SilenceExtended { .. } => true,
            Event::SilenceRestarted { .. } => true,
            Event::SilenceEnded { .. } => true,
            Event::SilenceNoted { .. } => true,
            Event::MotionMoved { item, .. } => item.as_ref().is_none_or(|item| self.item(item)),
            Event::MotionSpeakerListed { motion, .. }
            | Event::MotionPut { motion, .. }
            | Event::MotionObjected { motion, .. }
            | Event::MotionEnded { motion, .. } => self.motion(*motion),
            Event::VoteOpened { subject, .. } => self.voted(*subject),
            Event::VoteCast { vote, .. } | Event::VoterPassed { vote, .. } | Event::VoteEnded { vote, .. } => {
                match self.state.and_then(|state| state.motions.votes.get(vote)) {
                    Some(vote) => self.voted(vote.subject),
                    // A vote that is opened and ended by one act.
                    None => self.sight.audience.is_inside(),
                }
            }
            Event::DocumentTabled { symbol, revision, .. } => {
                self.sight.sees_document(symbol) && !self.sight.withholds_revision(symbol, *revision)
            }
            Event::DocumentIssued { .. } | Event::DocumentRetracted { .. } => true,
            Event::ConferenceDefined { .. }
            | Event::HubStarted { .. }
            | Event::LinkCameUp { .. }
            | Event::LinkWentDown { .. }
            | Event::PartyDropped { .. }
            | Event::SeatTakenOver { .. }
            | Event::SealKeyNamed { .. }
            | Event::WitnessEnrolled { .. }
            | Event::SeatAdmitted { .. }
            | Event::AdmissionsConfirmed { .. }
            | Event::SeatEjected { .. }
            | Event::PresenceDeclared { .. }
            | Event::RoleAssigned { .. }
            | Event::SittingOpened { .. }
            | Event::QuorumCounted { .. }
            | Event::ItemAdded { .. }
            | Event::MeetingSuspended { .. }
            | Event::MeetingResumed { .. }
            | Event::MeetingAdjourned { .. }
            | Event::HoldBegan { .. }
            | Event::HoldLifted { .. }
            | Event::SittingEndNear { .. }
            | Event::RepresentativeDesignated { .. }
            | Event::CorrigendumRecorded { .. }
            | Event::SittingExtended { .. }
            | Event::MeetingClosed { .. }
            | Event::HandoverAgreed { .. }
            | Event::ChairPassed { .. }
            | Event::ChairOfferWithdrawn { .. }
            | Event::ChairAssumed { .. }
            | Event::ChairVacated { .. }
            | Event::SuccessionOpened { .. }
            | Event::ChairResumed { .. }
            | Event::PowerDelegated { .. }
            | Event::LimitChanged { .. } => true,
        }
    }

    /// The event with those words blotted out that this audience may not read.
    #[expect(clippy::wildcard_enum_match_arm, reason = "how far an event goes is said above, for each of them")]
    fn redacted(&self, event: &Event) -> Event {
        let audience = self.sight.audience;
        let (public, inside, officer) = (audience == Audience::Public, audience.is_inside(), audience.is_officer());
        let mut event = event.clone();
        match &mut event {
            Event::SittingOpened { seated, .. } if public => seated.clear(),
            Event::MeetingSuspended { reason, .. } | Event::ItemWithdrawn { reason, .. } if public => reason.clear(),
            Event::HoldBegan { cause, .. } => *cause = hold_cause(audience, cause),
            Event::MeetingClosed { despite, .. } if !inside => *despite = None,
            Event::ItemOpened { ruling, prepared, .. } if public => {
                *ruling = None;
                prepared.clear();
            }
            Event::ItemJoined { ruling, prepared, .. } if public => {
                ruling.clear();
                prepared.clear();
            }
            Event::ItemConcluded { outcome, .. } if public => *outcome = Outcome::Done {},
            Event::ItemDeferred { meeting, to, .. } => *to = self.sight.defer_to(meeting, to),
            Event::EntryRemoved { cause: RemovalCause::Struck { reason }, .. } if !inside => reason.clear(),
            Event::EntryMoved { reason, .. } | Event::SpeakerCalledToOrder { reason, .. } if !inside => reason.clear(),
            Event::SpeechEnded { how: SpeechEnd::Cut { reason }, .. } if !inside => reason.clear(),
            Event::SeatAdmitted { credential, letter, .. } if !officer => {
                *credential = Credential::Accepted;
                *letter = None;
            }
            Event::AdmissionsConfirmed { accepted, provisional, .. } if !officer => {
                accepted.append(provisional);
                accepted.sort_unstable();
            }
            Event::SeatEjected { reason, .. } if !officer => reason.clear(),
            Event::ObjectionRaised { point, .. } if !inside => point.clear(),
            Event::PointRaised { text, .. } if !inside => text.clear(),
            Event::ConsentEntered { given_by, channel, .. } if !officer => {
                given_by.clear();
                channel.clear();
            }
            Event::DecisionDeclared { standing, recorded_by, .. } if !inside => {
                standing.clear();
                *recorded_by = None;
            }
            Event::DocumentTabled { content: Content::Text { text }, .. } if !inside => text.clear(),
            Event::DocumentIssued { mandate, .. } if !inside => mandate.clear(),
            Event::DocumentRetracted { reason, .. } if !inside => reason.clear(),
            _ => {}
        }
        event
    }
}

fn reach(event: &Event) -> Reach {
    match event {
        Event::SittingOpened { .. }
        | Event::MeetingSuspended { .. }
        | Event::MeetingResumed { .. }
        | Event::MeetingAdjourned { .. }
        | Event::HoldBegan { .. }
        | Event::HoldLifted { .. }
        | Event::SittingEndNear { .. }
        | Event::SittingExtended { .. }
        | Event::MeetingClosed { .. }
        | Event::ItemOpened { .. }
        | Event::ItemJoined { .. }
        | Event::ItemConcluded { .. }
        | Event::ItemDeferred { .. }
        | Event::ItemWithdrawn { .. }
        | Event::DocumentIssued { .. }
        | Event::DocumentRetracted { .. }
        // Who reads the record from outside verifies it with these.
        | Event::SealKeyNamed { .. }
        | Event::WitnessEnrolled { .. } => Reach::Public,
        Event::PartyDropped { .. }
        | Event::PresenceDeclared { .. }
        | Event::RoleAssigned { .. }
        | Event::QuorumCounted { .. }
        | Event::ItemProposed { .. }
        | Event::ItemAdded { .. }
        | Event::DecisionAnnounced { .. }
        | Event::NationalCapacityMarked { .. }
        | Event::ChairOffered { .. }
        | Event::HandoverAgreed { .. }
        | Event::ChairPassed { .. }
        | Event::ChairOfferWithdrawn { .. }
        | Event::ChairAssumed { .. }
        | Event::ChairVacated { .. }
        | Event::SuccessionOpened { .. }
        | Event::ChairResumed { .. }
        | Event::FloorRequested { .. }
        | Event::EntryRemoved { .. }
        | Event::SpeakerReplaced { .. }
        | Event::EntryMoved { .. }
        | Event::ListClosed { .. }
        | Event::ListReopened { .. }
        | Event::FloorGiven { .. }
        | Event::SpeechStarted { .. }
        | Event::SpeechTimeShort { .. }
        | Event::SpeakerCalledToOrder { .. }
        | Event::RecordingPlayed { .. }
        | Event::SpeakerPrompted { .. }
        | Event::SpeechPaused { .. }
        | Event::SpeechResumed { .. }
        | Event::SpeechGraceOver { .. }
        | Event::SpeechEnded { .. }
        | Event::SpeakerPassed { .. }
        | Event::LimitChanged { .. }
        | Event::SpeakerRestored { .. }
        | Event::InterventionBegan { .. }
        | Event::InterventionEnded { .. }
        | Event::PointRaised { .. }
        | Event::PointTimeUp { .. }
        | Event::PointRuled { .. }
        | Event::RulingAppealed { .. }
        | Event::AppealSettled { .. }
        | Event::ProposalTabled { .. }
        | Event::ProposalRevised { .. }
        | Event::ProposalWithdrawn { .. }
        | Event::ProposalPut { .. }
        | Event::WindowStarted { .. }
        | Event::WindowFrozen { .. }
        | Event::WindowElapsed { .. }
        | Event::WindowVoided { .. }
        | Event::ObjectionRaised { .. }
        | Event::ObjectionWithdrawn { .. }
        | Event::ObjectionConverted { .. }
        | Event::StatementRecorded { .. }
        | Event::TimeAsked { .. }
        | Event::TimeReleased { .. }
        | Event::ProposalSetAside { .. }
        | Event::DecisionDeclared { .. }
        | Event::DecisionReopened { .. }
        | Event::ItemReopened { .. }
        | Event::JoiningLaterListed { .. }
        | Event::DecisionJoined { .. }
        | Event::AmendmentProposed { .. }
        | Event::AmendmentRebased { .. }
        | Event::AmendmentSettled { .. }
        | Event::AmendmentsOrdered { .. }
        | Event::ProposalReintroduced { .. }
        | Event::DivisionAsked { .. }
        | Event::ProposalDivided { .. }
        | Event::MotionMoved { .. }
        | Event::MotionSpeakerListed { .. }
        | Event::MotionPut { .. }
        | Event::MotionObjected { .. }
        | Event::MotionEnded { .. }
        | Event::VoteOpened { .. }
        | Event::VoteEnded { .. }
        | Event::DocumentTabled { .. } => Reach::Room,
        // Every delegation may hold a claimed loss of a line against the record of lines.
        Event::HubStarted { .. }
        | Event::LinkCameUp { .. }
        | Event::LinkWentDown { .. }
        | Event::SeatAdmitted { .. }
        | Event::AdmissionsConfirmed { .. }
        | Event::SeatEjected { .. }
        | Event::PowerDelegated { .. }
        | Event::SilenceOpened { .. }
        | Event::SilenceObjected { .. }
        | Event::SilenceObjectionWithdrawn { .. }
        | Event::SilenceObjectionAcknowledged { .. }
        | Event::SilenceConsented { .. }
        | Event::SilenceExtended { .. }
        | Event::SilenceRestarted { .. }
        | Event::SilenceEnded { .. }
        | Event::SilenceNoted { .. }
        | Event::VoteCast { .. }
        | Event::VoterPassed { .. }
        | Event::Acknowledged { .. }
        | Event::ReopeningAsked { .. }
        | Event::ReopeningWithdrawn { .. }
        | Event::ListTooLong { .. }
        | Event::CorrigendumRecorded { .. }
        | Event::RepresentativeDesignated { .. }
        | Event::ConsentEntered { .. }
        | Event::ConsentConfirmed { .. } => Reach::Inside,
        Event::ConferenceDefined { .. }
        | Event::SeatTakenOver { .. }
        | Event::Commented { .. }
        | Event::MicrophoneOpenWithoutFloor { .. }
        | Event::MicrophoneClosed { .. } => Reach::Officers,
    }
}
