//! The course of a conference: the state at the end of the record, and what the state forgets on the way.
//!
//! The state of the rules keeps what a rule may still ask for. A report also wants to know who presided before, who
//! spoke and for how long, when lines were lost, and which sitting was when. That is gathered here, entry by entry.

mod facts;

use std::collections::{BTreeMap, BTreeSet};

pub use facts::{
    Announcement, Appeal, Cast, Consented, Corrigendum, Count, Extension, ItemMoment, Loss, Motion, NamedKey, Pause,
    SetAside, Silence, Sitting, Speech, Tenure, Turn, Vote,
};

use crate::journal::entry::Entry;
use crate::procedure::Conference;
use crate::procedure::command::{Action, MotionKind};
use crate::procedure::decision::Decision;
use crate::procedure::definition::{Bilingual, Definition, MeetingPlan};
use crate::procedure::event::{Event, Origin, Prepared, VoteSubject};
use crate::procedure::ids::{
    DecisionNumber, EntryId, ItemNumber, MeetingId, MotionId, PartyId, ProposalId, Revision, SeatId, SilenceId, Span,
    SpeechId, Symbol, Timestamp, VoteId,
};
use crate::procedure::party::{Admission, Line};

/// A conference as its record tells it.
#[derive(Clone, Debug, Default)]
pub struct Course {
    /// The state at the end.
    pub conference: Conference,
    /// Position of the last entry; 0 while there is none.
    pub position: u64,
    /// When the last entry was recorded.
    pub at: Timestamp,
    /// Every meeting that something happened in.
    pub meetings: BTreeMap<MeetingId, MeetingCourse>,
    /// The position of the entry that declared each decision.
    pub declared_in: BTreeMap<DecisionNumber, u64>,
    /// The position of the entry that laid each revision of a text.
    pub laid_in: BTreeMap<(ProposalId, Revision), u64>,
    /// The position of the entry that tabled each revision of a document.
    pub tabled_in: BTreeMap<(Symbol, Revision), u64>,
    /// Consents that came by another channel.
    pub consents: BTreeMap<(ProposalId, PartyId), Consented>,
    /// Times at which a party's line was down, in their order.
    pub losses: Vec<Loss>,
    /// Corrections of entries, in their order.
    pub corrigenda: Vec<Corrigendum>,
    /// Keys that vouch for the record, in the order in which they were named.
    pub keys: Vec<NamedKey>,
}

/// What happened in one meeting.
#[derive(Clone, Debug, Default)]
pub struct MeetingCourse {
    /// Its sittings.
    pub sittings: Vec<Sitting>,
    /// Suspensions and technical holds.
    pub pauses: Vec<Pause>,
    /// Who presided, in order.
    pub tenures: Vec<Tenure>,
    /// Calls of the floor, in order; a called speaker who never began is not among them.
    pub speeches: Vec<Speech>,
    /// What happened to items, in order.
    pub items: Vec<ItemMoment>,
    /// Seats that were connected while the meeting was going on, with who sat there last.
    pub delegates: BTreeMap<SeatId, Admission>,
    /// Parties that were connected while the meeting was going on, and the items that were open meanwhile.
    pub attended: BTreeMap<PartyId, BTreeSet<ItemNumber>>,
    /// Parties that said that they would not be represented, and did not come.
    pub absent: BTreeSet<PartyId>,
    /// Texts that were put and taken back without a decision.
    pub set_aside: Vec<SetAside>,
    /// Rulings on points of order that were appealed.
    pub appeals: Vec<Appeal>,
    /// Motions that were decided.
    pub motions: Vec<Motion>,
    /// Roll calls that ended.
    pub votes: Vec<Vote>,
    /// What the parties were asked in writing.
    pub silences: BTreeMap<SilenceId, Silence>,
    /// Who was counted as there: as each sitting opened, and as each block of it began.
    pub counts: Vec<Count>,
    /// From when on decisions were announced to be taken.
    pub announcements: Vec<Announcement>,
    /// Later ends of sittings, to which the interpreters agreed.
    pub extensions: Vec<Extension>,
    /// When the presiding officer confirmed who had been admitted.
    pub confirmations: Vec<Timestamp>,
    /// Entries of lists, to know how a speaker came to the floor.
    entries: BTreeMap<EntryId, Prepared>,
    moved: BTreeMap<MotionId, (PartyId, MotionKind, Option<ItemNumber>)>,
    called: BTreeMap<VoteId, (VoteSubject, Option<ItemNumber>)>,
}

impl Course {
    /// Reads a whole record.
    pub fn read<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        let mut course = Self::default();
        entries.into_iter().for_each(|entry| course.note(entry));
        course
    }

    /// What was written down beforehand; `None` before the first entry.
    #[must_use]
    pub fn definition(&self) -> Option<&Definition> {
        self.conference.definition.as_deref()
    }

    /// The plan of a meeting.
    #[must_use]
    pub fn plan(&self, meeting: &MeetingId) -> Option<&MeetingPlan> {
        self.conference.plan(meeting)
    }

    /// What happened in a meeting; nothing where it has not begun.
    #[must_use]
    pub fn of(&self, meeting: &MeetingId) -> &MeetingCourse {
        static NOTHING: MeetingCourse = MeetingCourse::new();
        self.meetings.get(meeting).unwrap_or(&NOTHING)
    }

    /// The title of who sits in a seat: as it was filed, and in the other language too where it is the seat's office.
    #[must_use]
    pub fn title(&self, seat: &SeatId, admission: Option<&Admission>) -> Bilingual {
        let filed = admission.map(|admission| admission.person.title.clone()).unwrap_or_default();
        let office = self.definition().and_then(|definition| definition.seat(seat)?.1.office.clone());
        match office {
            Some(office) if office.en == filed => office,
            Some(_) | None => Bilingual { vi: filed.clone(), en: filed },
        }
    }

    /// The entry that a correction is about in the end, where what it corrects is a correction itself.
    #[must_use]
    pub fn corrected_in_the_end(&self, corrigendum: &Corrigendum) -> u64 {
        let mut position = corrigendum.position;
        // Each step goes to an earlier entry, so it ends.
        for earlier in self.corrigenda.iter().rev() {
            if earlier.entry == position && earlier.position < position {
                position = earlier.position;
            }
        }
        position
    }

    /// Whether a decision stands in an entry: it declared it, laid its text, or tabled a document as it was decided.
    #[must_use]
    pub fn is_of(&self, position: u64, number: DecisionNumber, decision: &Decision) -> bool {
        let text = (decision.proposal, decision.revision);
        let mut papers = decision.wording.documents.iter().map(|one| &one.document);
        self.declared_in.get(&number) == Some(&position)
            || self.laid_in.get(&text) == Some(&position)
            || papers.any(|one| self.tabled_in.get(&(one.symbol.clone(), one.revision)) == Some(&position))
    }

    /// Corrections that a decision is to be read with, in their order.
    pub fn corrigenda_to<'a>(
        &'a self,
        number: DecisionNumber,
        decision: &'a Decision,
    ) -> impl Iterator<Item = &'a Corrigendum> {
        let all = self.corrigenda.iter();
        all.filter(move |one| self.is_of(self.corrected_in_the_end(one), number, decision))
    }

    /// Takes the next entry.
    pub fn note(&mut self, entry: &Entry) {
        (self.position, self.at) = (entry.position, entry.recorded_at);
        for event in &entry.events {
            self.before(event, entry);
            self.conference.apply(event, entry.recorded_at);
            self.after(event, entry.recorded_at);
        }
    }

    fn meeting(&mut self, meeting: &MeetingId) -> &mut MeetingCourse {
        self.meetings.entry(meeting.clone()).or_default()
    }

    /// What has to be known of an event that the state will forget. Exhaustive: a new kind of event asks here
    /// whether it belongs into a report.
    fn before(&mut self, event: &Event, entry: &Entry) {
        let at = entry.recorded_at;
        let sitting = event.meeting().and_then(|id| self.conference.meetings.get(id)).map_or(0, |m| m.session.sitting);
        let turn = |item: &ItemNumber, turn: Turn| ItemMoment { item: item.clone(), at, sitting, turn };
        match event {
            Event::SittingOpened { meeting, sitting, seated, .. } => {
                let members = self.conference.plan(meeting).map_or(0, |plan| number(plan.deciding().count()));
                let (sitting, seats) = (*sitting, number(seated.len()));
                let count = Count { sitting, block: 1, at, seated: seats, members, to_decide: None };
                self.meeting(meeting).counts.push(count);
                let opened = Sitting { number: sitting, opened: at, ended: None, seated: seated.clone() };
                self.meeting(meeting).sittings.push(opened);
            }
            Event::QuorumCounted { meeting, block, seated, members, to_decide, .. } => {
                let course = self.meeting(meeting);
                // The count with which a sitting opens says more than that it opened.
                course.counts.pop_if(|last| last.sitting == sitting && last.to_decide.is_none() && last.at == at);
                let (seated, to_decide) = (number(seated.len()), Some(*to_decide));
                course.counts.push(Count { sitting, block: *block, at, seated, members: *members, to_decide });
            }
            Event::AdmissionsConfirmed { meeting, .. } => self.meeting(meeting).confirmations.push(at),
            Event::DecisionAnnounced { meeting, item, from } => {
                let announcement = Announcement { item: item.clone(), from: *from, at };
                self.meeting(meeting).announcements.push(announcement);
            }
            Event::SittingExtended { meeting, closes_at } => {
                let state = self.conference.meetings.get(meeting);
                let later = state.is_some_and(|state| state.session.closes_at.is_none_or(|before| *closes_at > before));
                let asked = matches!(&entry.command.action, Action::ExtendSitting { interpreters_agree: true, .. });
                if later {
                    let item = self.item_of(meeting);
                    let extension = Extension { item, closes_at: *closes_at, interpreters_agreed: asked, at };
                    self.meeting(meeting).extensions.push(extension);
                }
            }
            Event::MeetingAdjourned { meeting, .. } | Event::MeetingClosed { meeting, .. } => {
                let course = self.meeting(meeting);
                course.go_on(at);
                if let Some(last) = course.sittings.last_mut() {
                    last.ended.get_or_insert(at);
                }
            }
            Event::MeetingSuspended { meeting, .. } => {
                self.meeting(meeting).pauses.push(Pause { from: at, to: None, hold: None });
            }
            Event::HoldBegan { meeting, cause, .. } => {
                self.meeting(meeting).pauses.push(Pause { from: at, to: None, hold: Some(cause.clone()) });
            }
            Event::MeetingResumed { meeting } => self.meeting(meeting).go_on(at),
            // A suspension that a hold fell into goes on.
            Event::HoldLifted { meeting } => self.meeting(meeting).lifted(at),

            Event::ItemOpened { meeting, item, opening, ruling, prepared } => {
                let course = self.meeting(meeting);
                course.items.push(turn(item, Turn::Opened(*opening, ruling.clone())));
                course.entries.extend(prepared.iter().map(|entry| (entry.entry, entry.clone())));
            }
            Event::ItemJoined { meeting, item, with, ruling, prepared, .. } => {
                let course = self.meeting(meeting);
                course.items.push(turn(item, Turn::Joined(with.clone(), ruling.clone())));
                course.entries.extend(prepared.iter().map(|entry| (entry.entry, entry.clone())));
            }
            Event::ItemConcluded { meeting, item, outcome } => {
                self.meeting(meeting).items.push(turn(item, Turn::Concluded(outcome.clone())));
            }
            Event::ItemDeferred { meeting, item, to } => {
                self.meeting(meeting).items.push(turn(item, Turn::Deferred(to.clone())));
            }
            Event::ItemWithdrawn { meeting, item, reason } => {
                self.meeting(meeting).items.push(turn(item, Turn::Withdrawn(reason.clone())));
            }
            Event::ItemReopened { meeting, item } => self.meeting(meeting).items.push(turn(item, Turn::Reopened)),

            Event::FloorRequested { meeting, entry, .. } => {
                self.meeting(meeting).entries.insert(entry.entry, entry.clone());
            }
            Event::FloorGiven { meeting, item, entry, speech, party, seat, on_behalf_of, limit } => {
                let presiding = self.conference.meetings.get(meeting).and_then(|state| state.chair.seat.as_ref());
                let presiding = presiding.and_then(|seat| self.conference.parties.seats.get(seat));
                let presiding = presiding.is_some_and(|seat| seat.party == *party);
                let course = self.meeting(meeting);
                let origin = course.entries.get(entry).map_or(Origin::Asked, |entry| entry.origin);
                course.speeches.push(Speech {
                    speech: *speech,
                    item: item.clone(),
                    party: party.clone(),
                    seat: seat.clone(),
                    on_behalf_of: on_behalf_of.clone(),
                    origin,
                    limit: *limit,
                    called: at,
                    started: None,
                    ended: None,
                    how: None,
                    spoken: Span::ZERO,
                    presiding,
                    national: false,
                });
            }
            Event::SpeechStarted { meeting, speech } => {
                self.meeting(meeting).speech(*speech, |speech| speech.started = Some(at));
            }
            Event::NationalCapacityMarked { meeting, speech, .. } => {
                self.meeting(meeting).speech(*speech, |speech| speech.national = true);
            }
            Event::RecordingPlayed { meeting, speech } => {
                self.meeting(meeting).speech(*speech, |speech| {
                    speech.started.get_or_insert(at);
                });
            }
            Event::SpeechResumed { meeting, speech, seat: Some(seat), .. } => {
                self.meeting(meeting).speech(*speech, |speech| speech.seat = Some(seat.clone()));
            }
            Event::SpeechEnded { meeting, speech, how, spoken } => self.meeting(meeting).speech(*speech, |speech| {
                speech.ended = Some(at);
                speech.how = Some(how.clone());
                speech.spoken = *spoken;
            }),
            // What never began, or does not count, was not spoken.
            Event::SpeakerPassed { meeting, speech, .. } | Event::SpeakerRestored { meeting, speech, .. } => {
                self.meeting(meeting).speeches.retain(|known| known.speech != *speech);
            }

            Event::ProposalSetAside { meeting, proposal, how } => {
                let set_aside = SetAside { proposal: *proposal, fate: how.clone(), at };
                self.meeting(meeting).set_aside.push(set_aside);
            }
            Event::ConsentEntered { proposal, party, given_by, channel, entered_by, .. } => {
                let consented = Consented {
                    given_by: given_by.clone(),
                    channel: channel.clone(),
                    entered_by: entered_by.clone(),
                    confirmed: None,
                };
                self.consents.insert((*proposal, party.clone()), consented);
            }
            Event::ConsentConfirmed { proposal, party, confirmed_by, .. } => {
                if let Some(consent) = self.consents.get_mut(&(*proposal, party.clone())) {
                    consent.confirmed = Some((confirmed_by.clone(), at));
                }
            }
            Event::DecisionDeclared { decision, .. } => {
                self.declared_in.insert(*decision, entry.position);
            }

            Event::CorrigendumRecorded { meeting, position, text, by } => {
                let (meeting, text, by) = (meeting.clone(), text.clone(), by.clone());
                let (position, entry) = (*position, entry.position);
                self.corrigenda.push(Corrigendum { meeting, position, entry, text, by, at });
            }
            Event::ProposalTabled { proposal, .. } => {
                self.laid_in.insert((*proposal, Revision(1)), entry.position);
            }
            Event::ProposalRevised { proposal, revision, .. } => {
                self.laid_in.insert((*proposal, *revision), entry.position);
            }
            Event::DocumentTabled { symbol, revision, .. } => {
                self.tabled_in.insert((symbol.clone(), *revision), entry.position);
            }
            Event::SealKeyNamed { key, .. } => {
                self.keys.push(NamedKey { from: entry.position, seat: None, key: *key });
            }
            Event::WitnessEnrolled { seat, key } => {
                self.keys.push(NamedKey { from: entry.position, seat: Some(seat.clone()), key: *key });
            }

            Event::RulingAppealed { meeting, point, party, .. } => {
                // What is appealed is always the last ruling.
                let ruled = self.conference.meetings.get(meeting).and_then(|state| state.points.ruled.clone());
                if let Some(ruled) = ruled.filter(|ruled| ruled.point == *point) {
                    let (mover, ruling, party) = (ruled.party, ruled.ruling, party.clone());
                    let item = self.item_of(meeting);
                    let appeal = Appeal { point: *point, mover, ruling, party, item, settled: None };
                    self.meeting(meeting).appeals.push(appeal);
                }
            }
            Event::AppealSettled { meeting, point, outcome, stands, .. } => {
                let appeals = &mut self.meeting(meeting).appeals;
                if let Some(appeal) = appeals.iter_mut().rev().find(|appeal| appeal.point == *point) {
                    appeal.settled = Some((*outcome, *stands));
                }
            }
            Event::MotionMoved { meeting, motion, kind, item, party, .. } => {
                let item = item.clone().or_else(|| self.item_of(meeting));
                self.meeting(meeting).moved.insert(*motion, (party.clone(), kind.clone(), item));
            }
            Event::MotionEnded { meeting, motion, outcome } => {
                let course = self.meeting(meeting);
                if let Some((party, kind, item)) = course.moved.remove(motion) {
                    course.motions.push(Motion { motion: *motion, party, kind, item, outcome: *outcome, at });
                }
            }
            Event::VoteOpened { meeting, vote, subject, .. } => {
                let of_text = self.conference.meetings.get(meeting).and_then(|state| state.voted_item(*subject));
                let item = of_text.cloned().or_else(|| self.item_of(meeting));
                self.meeting(meeting).called.insert(*vote, (*subject, item));
            }
            Event::VoteEnded { meeting, vote, result, yes, no, abstained } => {
                let cast = self.cast(meeting, *vote);
                let course = self.meeting(meeting);
                if let Some((subject, item)) = course.called.remove(vote) {
                    let (vote, result, yes, no, abstained) = (*vote, *result, *yes, *no, *abstained);
                    let ended = Vote { vote, subject, item, result, lapsed: false, yes, no, abstained, cast, at };
                    course.votes.push(ended);
                } else if let Some(tied) = course.votes.iter_mut().find(|known| known.vote == *vote) {
                    // A tie ends once more where its second ballot does not come in time.
                    tied.lapsed = true;
                }
            }

            Event::SilenceOpened { meeting, silence, item, proposal, deadline, .. } => {
                let (item, proposal) = (item.clone(), *proposal);
                let asked = Silence { item, proposal, opened: at, deadline: *deadline, ended: None };
                self.meeting(meeting).silences.insert(*silence, asked);
            }
            Event::SilenceExtended { meeting, silence, deadline, .. }
            | Event::SilenceRestarted { meeting, silence, deadline, .. } => {
                if let Some(asked) = self.meeting(meeting).silences.get_mut(silence) {
                    asked.deadline = *deadline;
                }
            }
            Event::SilenceEnded { meeting, silence, outcome, answers } => {
                if let Some(asked) = self.meeting(meeting).silences.get_mut(silence) {
                    asked.ended = Some((at, *outcome, answers.clone()));
                }
            }

            // The state keeps these for good, or they pass without a trace in a report.
            Event::ConferenceDefined { .. }
            | Event::HubStarted { .. }
            | Event::LinkCameUp { .. }
            | Event::LinkWentDown { .. }
            | Event::PartyDropped { .. }
            | Event::SeatTakenOver { .. }
            | Event::InterventionBegan { .. }
            | Event::InterventionEnded { .. }
            | Event::MicrophoneOpenWithoutFloor { .. }
            | Event::MicrophoneClosed { .. }
            | Event::AmendmentsOrdered { .. }
            | Event::RepresentativeDesignated { .. }
            | Event::ListTooLong { .. }
            | Event::ItemProposed { .. }
            | Event::ItemAdded { .. }
            | Event::SpeakerCalledToOrder { .. }
            | Event::SeatAdmitted { .. }
            | Event::SeatEjected { .. }
            | Event::PresenceDeclared { .. }
            | Event::RoleAssigned { .. }
            | Event::SittingEndNear { .. }
            | Event::ChairOffered { .. }
            | Event::HandoverAgreed { .. }
            | Event::ChairPassed { .. }
            | Event::ChairOfferWithdrawn { .. }
            | Event::ChairAssumed { .. }
            | Event::ChairVacated { .. }
            | Event::SuccessionOpened { .. }
            | Event::ChairResumed { .. }
            | Event::PowerDelegated { .. }
            | Event::EntryRemoved { .. }
            | Event::SpeakerReplaced { .. }
            | Event::EntryMoved { .. }
            | Event::ListClosed { .. }
            | Event::ListReopened { .. }
            | Event::SpeechTimeShort { .. }
            | Event::SpeakerPrompted { .. }
            | Event::SpeechPaused { .. }
            | Event::SpeechResumed { seat: None, .. }
            | Event::SpeechGraceOver { .. }
            | Event::LimitChanged { .. }
            | Event::PointRaised { .. }
            | Event::PointTimeUp { .. }
            | Event::PointRuled { .. }
            | Event::ProposalWithdrawn { .. }
            | Event::ProposalPut { .. }
            | Event::Acknowledged { .. }
            | Event::WindowStarted { .. }
            | Event::WindowFrozen { .. }
            | Event::WindowElapsed { .. }
            | Event::WindowVoided { .. }
            | Event::ObjectionRaised { .. }
            | Event::ObjectionWithdrawn { .. }
            | Event::ObjectionConverted { .. }
            | Event::StatementRecorded { .. }
            | Event::Commented { .. }
            | Event::TimeAsked { .. }
            | Event::TimeReleased { .. }
            | Event::AmendmentProposed { .. }
            | Event::AmendmentRebased { .. }
            | Event::AmendmentSettled { .. }
            | Event::ProposalReintroduced { .. }
            | Event::DivisionAsked { .. }
            | Event::ProposalDivided { .. }
            | Event::ReopeningAsked { .. }
            | Event::ReopeningWithdrawn { .. }
            | Event::DecisionReopened { .. }
            | Event::JoiningLaterListed { .. }
            | Event::DecisionJoined { .. }
            | Event::MotionSpeakerListed { .. }
            | Event::MotionPut { .. }
            | Event::MotionObjected { .. }
            | Event::VoteCast { .. }
            | Event::VoterPassed { .. }
            | Event::SilenceObjected { .. }
            | Event::SilenceObjectionWithdrawn { .. }
            | Event::SilenceObjectionAcknowledged { .. }
            | Event::SilenceConsented { .. }
            | Event::SilenceNoted { .. }
            | Event::DocumentIssued { .. }
            | Event::DocumentRetracted { .. } => {}
        }
    }

    /// The item that is open, or the last that something happened to.
    fn item_of(&self, meeting: &MeetingId) -> Option<ItemNumber> {
        let open = self.conference.meetings.get(meeting).and_then(|state| state.agenda.open.last());
        open.or_else(|| self.of(meeting).items.last().map(|last| &last.item)).cloned()
    }

    /// How each party voted in a roll call that ends, in protocol order.
    fn cast(&self, meeting: &MeetingId, vote: VoteId) -> Vec<Cast> {
        let known = self.conference.meetings.get(meeting).and_then(|state| state.motions.votes.get(&vote));
        let Some(known) = known else { return Vec::new() };
        let voted = known.cast.iter().map(|(party, choice)| Cast { party: party.clone(), choice: Some(*choice) });
        let silent = known.missed.iter().filter(|party| !known.cast.contains_key(*party));
        let mut all: Vec<Cast> = voted.chain(silent.map(|party| Cast { party: party.clone(), choice: None })).collect();
        let rank = |party: &PartyId| {
            self.definition().and_then(|known| known.parties.get(party)).map(|known| known.protocol_rank)
        };
        all.sort_by_key(|cast| rank(&cast.party));
        all
    }

    /// What the new state tells: who presides, who is there.
    fn after(&mut self, event: &Event, at: Timestamp) {
        if let Event::ChairAssumed { meeting, seat, epoch, cause } = event {
            let party = self.conference.parties.seats.get(seat).map(|seat| seat.party.clone());
            let person = self.conference.parties.seats.get(seat).and_then(|seat| seat.admitted.clone());
            let state = self.conference.meetings.get(meeting);
            let acting = state.is_some_and(|state| state.chair.acting);
            let open = state.map(|state| state.agenda.open.clone()).unwrap_or_default();
            if let Some(party) = party {
                self.meeting(meeting).tenures.push(Tenure {
                    seat: seat.clone(),
                    party,
                    person,
                    epoch: *epoch,
                    cause: *cause,
                    acting,
                    from: at,
                    item: open.last().cloned(),
                    items: open.into_iter().collect(),
                });
            }
        }
        self.note_lines(at);
        self.note_presence();
    }

    /// Lines that went down or came back.
    fn note_lines(&mut self, at: Timestamp) {
        let Some((meeting, _)) = self.conference.running() else { return };
        for (party, line) in &self.conference.parties.lines {
            let open = self.losses.iter_mut().rev().find(|loss| loss.party == *party && loss.to.is_none());
            match (line, open) {
                (Line::Down { since, .. }, None) => {
                    let (party, meeting) = (party.clone(), meeting.clone());
                    self.losses.push(Loss { party, meeting, from: *since, to: None });
                }
                (Line::Up, Some(open)) => open.to = Some(at),
                (Line::Down { .. }, Some(_)) | (Line::Up | Line::Unseen, _) => {}
            }
        }
    }

    /// Who is there while the meeting goes on, and under which items.
    fn note_presence(&mut self) {
        let Self { conference, meetings, .. } = self;
        let Some((id, state)) = conference.running() else { return };
        let Some(plan) = conference.plan(id) else { return };
        let course = meetings.entry(id.clone()).or_default();
        for (seat, known) in &conference.parties.seats {
            let (Some(admitted), true) = (&known.admitted, known.link.is_up()) else { continue };
            let Some(participation) = plan.participants.get(&known.party) else { continue };
            // Who comes for some items only is there once one of them is open.
            let here = participation.items.as_ref().is_none_or(|only| {
                state.agenda.open.iter().any(|open| only.iter().any(|item| item == open || open.is_inside(item)))
            });
            if !here {
                continue;
            }
            if course.delegates.get(seat) != Some(admitted) {
                course.delegates.insert(seat.clone(), admitted.clone());
            }
            let items = course.attended.entry(known.party.clone()).or_default();
            if let Some(open) = state.agenda.open.last()
                && !items.contains(open)
            {
                items.extend(state.agenda.open.iter().cloned());
            }
        }
        let said_absent =
            |party: &&PartyId| state.roll.declared.get(*party) == Some(&crate::procedure::command::Declared::Absent);
        course.absent.extend(plan.deciding().filter(said_absent).cloned());
        if let Some(tenure) = course.tenures.last_mut()
            && let Some(open) = state.agenda.open.last()
            && !tenure.items.contains(open)
        {
            tenure.items.extend(state.agenda.open.iter().cloned());
        }
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl MeetingCourse {
    const fn new() -> Self {
        Self {
            sittings: Vec::new(),
            pauses: Vec::new(),
            tenures: Vec::new(),
            speeches: Vec::new(),
            items: Vec::new(),
            delegates: BTreeMap::new(),
            attended: BTreeMap::new(),
            absent: BTreeSet::new(),
            set_aside: Vec::new(),
            appeals: Vec::new(),
            motions: Vec::new(),
            votes: Vec::new(),
            silences: BTreeMap::new(),
            counts: Vec::new(),
            announcements: Vec::new(),
            extensions: Vec::new(),
            confirmations: Vec::new(),
            entries: BTreeMap::new(),
            moved: BTreeMap::new(),
            called: BTreeMap::new(),
        }
    }

    fn go_on(&mut self, at: Timestamp) {
        for pause in &mut self.pauses {
            pause.to.get_or_insert(at);
        }
    }

    fn lifted(&mut self, at: Timestamp) {
        for pause in self.pauses.iter_mut().filter(|pause| pause.hold.is_some()) {
            pause.to.get_or_insert(at);
        }
    }

    fn speech(&mut self, id: SpeechId, change: impl FnOnce(&mut Speech)) {
        if let Some(speech) = self.speeches.iter_mut().rev().find(|speech| speech.speech == id) {
            change(speech);
        }
    }

    /// What happened to an item, in order.
    pub fn turns<'a>(&'a self, item: &'a ItemNumber) -> impl DoubleEndedIterator<Item = &'a ItemMoment> {
        self.items.iter().filter(move |moment| moment.item == *item)
    }

    /// Speeches under an item that somebody heard.
    pub fn speeches_under<'a>(&'a self, item: &'a ItemNumber) -> impl Iterator<Item = &'a Speech> {
        self.speeches.iter().filter(move |speech| speech.item == *item && speech.started.is_some())
    }

    /// Who presided at an instant.
    #[must_use]
    pub fn presiding(&self, at: Timestamp) -> Option<&Tenure> {
        self.tenures.iter().rev().find(|tenure| tenure.from <= at)
    }
}
