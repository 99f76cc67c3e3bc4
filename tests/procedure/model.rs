//! Plain flags beside the real rules: what must be so after what was seen to happen, kept without their help.
//!
//! Random plays hold the two against each other after each step: lists and places, the floor, presence, the chair and
//! its epoch, what is put, objections, decisions.

use std::collections::{BTreeMap, BTreeSet};

use mufakat::procedure::Conference;
use mufakat::procedure::command::{Declared, PauseCause};
use mufakat::procedure::event::{Event, Origin, SpeechEnd, Stood};
use mufakat::procedure::floor::Phase;
use mufakat::procedure::ids::{
    DecisionNumber, EntryId, Epoch, ItemNumber, MeetingId, ObjectionId, PartyId, ProposalId, SeatId, Span, SpeechId,
    Timestamp,
};
use mufakat::procedure::party::Presence;
use proptest::prelude::*;

use super::harness::*;

/// Plain flags beside the real thing: what must be true of what was seen to happen, kept without its help.
#[derive(Default)]
pub struct Model {
    epochs: BTreeMap<MeetingId, Epoch>,
    put: BTreeMap<MeetingId, ProposalId>,
    standing: BTreeMap<ObjectionId, (ProposalId, PartyId)>,
    elapsed: BTreeSet<ProposalId>,
    spoken: BTreeMap<SpeechId, Span>,
    closed: BTreeSet<MeetingId>,
    /// Those who wait, next first: per meeting, item and kind of list.
    waiting: BTreeMap<(MeetingId, ItemNumber, Kind), Vec<EntryId>>,
    /// Who has the floor of a meeting: the entry, where it waited, and how it has the floor.
    floor: BTreeMap<MeetingId, (EntryId, ItemNumber, Kind, Has)>,
    /// The speech that ended last in a meeting.
    last: BTreeMap<MeetingId, (EntryId, ItemNumber, Kind)>,
    /// Seats that are admitted, connected, and bind their party.
    admitted: BTreeSet<SeatId>,
    up: BTreeSet<SeatId>,
    binds: BTreeSet<SeatId>,
    /// Since when a party has been without a line; it was seen before.
    lost: BTreeMap<PartyId, Timestamp>,
    /// Parties that ever had a line.
    seen: BTreeSet<PartyId>,
    /// What parties declared in the sitting of a meeting, and who was connected in it.
    declared: BTreeMap<(MeetingId, PartyId), Declared>,
    connected: BTreeMap<MeetingId, BTreeSet<PartyId>>,
    /// The meeting that goes on.
    runs: Option<MeetingId>,
    /// Who holds the chair of a meeting, and whether it is on the line.
    holder: BTreeMap<MeetingId, SeatId>,
    vacant: BTreeSet<MeetingId>,
    /// Decisions that hold.
    decided: BTreeSet<DecisionNumber>,
}

/// The kinds of lists.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Kind {
    Speakers,
    Replies,
    Explanations,
}

impl Kind {
    fn of(origin: Origin) -> Self {
        match origin {
            Origin::Reply => Self::Replies,
            Origin::Explanation => Self::Explanations,
            _ => Self::Speakers,
        }
    }
}

/// How somebody has the floor.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Has {
    Called,
    Speaks,
    /// Paused, for these causes.
    Waits(BTreeSet<PauseCause>),
}

/// The party of a seat, as the small conference names them.
fn party_of(seat: &SeatId) -> PartyId {
    party(seat.as_str().split('.').next().unwrap())
}

impl Model {
    /// The model of a conference in which nothing has happened yet but that seats were admitted and came up.
    pub fn of(conference: &Conference) -> Self {
        let mut model = Self::default();
        for (seat, state) in &conference.parties.seats {
            model.admitted.extend(state.admitted.as_ref().map(|_| seat.clone()));
            model.up.extend(state.link.is_up().then(|| seat.clone()));
            model.binds.extend(state.may_bind.then(|| seat.clone()));
        }
        model.seen = model.on_the_line();
        model
    }

    /// Parties with a line: a seat that is admitted, connected, and binds.
    fn on_the_line(&self) -> BTreeSet<PartyId> {
        let live = self.up.iter().filter(|seat| self.admitted.contains(*seat) && self.binds.contains(*seat));
        live.map(party_of).collect()
    }

    /// Keeps the lists and the floor.
    fn lists(&mut self, event: &Event) {
        let take_out = |waiting: &mut BTreeMap<(MeetingId, ItemNumber, Kind), Vec<EntryId>>, of: &MeetingId, id| {
            let lists = waiting.iter_mut().filter(|((meeting, ..), _)| meeting == of);
            let mut found = None;
            for ((_, item, kind), list) in lists {
                if let Some(index) = list.iter().position(|entry| *entry == id) {
                    list.remove(index);
                    found = Some((item.clone(), *kind));
                }
            }
            found
        };
        let put_in = |list: &mut Vec<EntryId>, place: u32, id| {
            let index = (place as usize).saturating_sub(1).min(list.len());
            list.insert(index, id);
        };
        match event {
            Event::ItemOpened { meeting, item, prepared, .. } | Event::ItemJoined { meeting, item, prepared, .. } => {
                let list = self.waiting.entry((meeting.clone(), item.clone(), Kind::Speakers)).or_default();
                list.extend(prepared.iter().map(|entry| entry.entry));
            }
            Event::FloorRequested { meeting, item, entry, place } => {
                let key = (meeting.clone(), item.clone(), Kind::of(entry.origin));
                put_in(self.waiting.entry(key).or_default(), *place, entry.entry);
            }
            Event::EntryRemoved { meeting, entry, .. } => drop(take_out(&mut self.waiting, meeting, *entry)),
            Event::EntryMoved { meeting, entry, place, .. } => {
                if let Some((item, kind)) = take_out(&mut self.waiting, meeting, *entry) {
                    put_in(self.waiting.entry((meeting.clone(), item, kind)).or_default(), *place, *entry);
                }
            }
            Event::FloorGiven { meeting, entry, .. } => {
                if let Some((item, kind)) = take_out(&mut self.waiting, meeting, *entry) {
                    self.floor.insert(meeting.clone(), (*entry, item, kind, Has::Called));
                }
            }
            Event::SpeechStarted { meeting, .. } => {
                if let Some((.., has)) = self.floor.get_mut(meeting) {
                    *has = Has::Speaks;
                }
            }
            Event::SpeechPaused { meeting, cause, .. } => match self.floor.get_mut(meeting) {
                Some((.., Has::Waits(causes))) => drop(causes.insert(*cause)),
                Some((.., has)) => *has = Has::Waits(BTreeSet::from([*cause])),
                None => {}
            },
            Event::SpeechResumed { meeting, cause, .. } => {
                if let Some((.., has)) = self.floor.get_mut(meeting)
                    && let Has::Waits(causes) = has
                {
                    causes.remove(cause);
                    if causes.is_empty() {
                        *has = Has::Speaks;
                    }
                }
            }
            Event::HubStarted { .. } => {
                for (.., has) in self.floor.values_mut().filter(|(.., has)| *has == Has::Speaks) {
                    *has = Has::Waits(BTreeSet::from([PauseCause::Meeting]));
                }
            }
            Event::SpeechEnded { meeting, how, .. } => {
                if let Some((entry, item, kind, _)) = self.floor.remove(meeting) {
                    if *how == (SpeechEnd::BackToHead {}) {
                        put_in(self.waiting.entry((meeting.clone(), item, kind)).or_default(), 1, entry);
                    } else {
                        self.last.insert(meeting.clone(), (entry, item, kind));
                    }
                }
            }
            Event::SpeakerPassed { meeting, place, .. } => {
                if let Some((entry, item, kind, _)) = self.floor.remove(meeting) {
                    put_in(self.waiting.entry((meeting.clone(), item, kind)).or_default(), *place, entry);
                }
            }
            Event::SpeakerRestored { meeting, .. } => {
                if let Some((entry, item, kind)) = self.last.remove(meeting) {
                    put_in(self.waiting.entry((meeting.clone(), item, kind)).or_default(), 1, entry);
                }
            }
            _ => {}
        }
    }

    /// Keeps seats, lines, who was there, and who presides.
    fn lines(&mut self, event: &Event, at: Timestamp) {
        let before = self.on_the_line();
        match event {
            Event::LinkCameUp { seat } => drop(self.up.insert(seat.clone())),
            Event::LinkWentDown { seat } => drop(self.up.remove(seat)),
            Event::HubStarted { .. } => self.up.clear(),
            Event::SeatAdmitted { seat, .. } => drop(self.admitted.insert(seat.clone())),
            Event::SeatEjected { seat, .. } => drop(self.admitted.remove(seat)),
            Event::RepresentativeDesignated { seat, binds: true } => drop(self.binds.insert(seat.clone())),
            Event::RepresentativeDesignated { seat, binds: false } => drop(self.binds.remove(seat)),
            Event::PresenceDeclared { meeting, party, presence, .. } => {
                self.declared.insert((meeting.clone(), party.clone()), *presence);
            }
            Event::SittingOpened { meeting, .. } => {
                self.runs = Some(meeting.clone());
                self.declared.retain(|(known, _), _| known != meeting);
                self.connected.insert(meeting.clone(), BTreeSet::new());
            }
            Event::MeetingAdjourned { .. } | Event::MeetingClosed { .. } => self.runs = None,
            Event::ChairAssumed { meeting, seat, .. } => {
                self.holder.insert(meeting.clone(), seat.clone());
                self.vacant.remove(meeting);
            }
            Event::ChairVacated { meeting } => drop(self.vacant.insert(meeting.clone())),
            Event::ChairResumed { meeting } => drop(self.vacant.remove(meeting)),
            Event::DecisionDeclared { decision, .. } => drop(self.decided.insert(*decision)),
            Event::DecisionReopened { decision, .. } => drop(self.decided.remove(decision)),
            _ => {}
        }
        let after = self.on_the_line();
        for party in before.difference(&after) {
            self.lost.insert(party.clone(), at);
        }
        self.lost.retain(|party, _| !after.contains(party));
        self.seen.extend(after);
        if let Some(meeting) = &self.runs {
            let live = self.up.iter().filter(|seat| self.admitted.contains(*seat)).map(party_of);
            self.connected.entry(meeting.clone()).or_default().extend(live);
        }
    }

    /// How a party takes part in a meeting, worked out from the flags.
    fn presence(&self, meeting: &MeetingId, party: &PartyId, now: Timestamp) -> Presence {
        match self.declared.get(&(meeting.clone(), party.clone())) {
            Some(Declared::Absent) => return Presence::Absent,
            Some(Declared::AwayProceed) => return Presence::AwayProceed,
            Some(Declared::AwayHold) => return Presence::AwayHold,
            Some(Declared::Present) | None => {}
        }
        let was_here = self.connected.get(meeting).is_some_and(|connected| connected.contains(party));
        match self.lost.get(party) {
            None if self.on_the_line().contains(party) => Presence::Seated,
            Some(since) if was_here && now >= *since + seconds(10) => Presence::Dropped,
            Some(_) if was_here => Presence::LineDown,
            Some(_) | None => Presence::Awaited,
        }
    }

    /// The real thing stands as the flags say.
    pub fn agrees(&self, real: &Conference, now: Timestamp) -> Result<(), TestCaseError> {
        for (id, state) in &real.meetings {
            let floor = &state.floor;
            for (kind, lists) in [
                (Kind::Speakers, &floor.lists),
                (Kind::Replies, &floor.replies),
                (Kind::Explanations, &floor.explanations),
            ] {
                for (item, list) in lists {
                    let real: Vec<EntryId> = list.entries.iter().map(|entry| entry.id).collect();
                    let plain = self.waiting.get(&(id.clone(), item.clone(), kind)).cloned().unwrap_or_default();
                    prop_assert_eq!(real, plain, "{} {:?} of {} waits in another order", id, kind, item);
                }
            }
            let real_floor = floor.speech.as_ref().map(|speech| {
                let has = match &speech.phase {
                    Phase::Called { .. } => Has::Called,
                    Phase::Speaking { .. } => Has::Speaks,
                    Phase::Paused { causes, .. } => Has::Waits(causes.clone()),
                };
                (speech.entry.id, speech.item.clone(), Kind::of(speech.entry.origin), has)
            });
            prop_assert_eq!(real_floor, self.floor.get(id).cloned(), "the floor of {}", id);
            let presiding = self.holder.get(id).filter(|_| !self.vacant.contains(id));
            prop_assert_eq!(state.chair.presiding(), presiding, "who presides over {}", id);
            prop_assert_eq!(state.chair.epoch, self.epochs.get(id).copied().unwrap_or_default(), "the epoch of {}", id);
            prop_assert_eq!(state.table.put, self.put.get(id).copied(), "what is put in {}", id);
            let runs = self.runs.as_ref() == Some(id);
            prop_assert_eq!(state.session.runs(), runs, "whether {} goes on", id);
            for party in real.parties.lines.keys() {
                let plain = self.presence(id, party, now);
                prop_assert_eq!(real.presence(id, party), plain, "{} in {}", party, id);
            }
            let standing = state.table.proposals.values().flat_map(|text| text.standing_objections());
            let standing: BTreeSet<ObjectionId> = standing.map(|(number, _)| *number).collect();
            let texts: BTreeSet<ProposalId> = state.table.proposals.keys().copied().collect();
            let plain = self.standing.iter().filter(|(_, (text, _))| texts.contains(text)).map(|(number, _)| *number);
            prop_assert_eq!(standing, plain.collect::<BTreeSet<_>>(), "objections in {}", id);
        }
        let decided = real.register.decisions.iter().filter(|(_, decision)| decision.holds());
        prop_assert_eq!(decided.map(|(number, _)| *number).collect::<BTreeSet<_>>(), self.decided.clone(), "decisions");
        Ok(())
    }

    pub fn saw(&mut self, event: &Event, before: &Conference, at: Timestamp) -> Result<(), TestCaseError> {
        self.lists(event);
        self.lines(event, at);
        if let Some(meeting) = event.meeting() {
            let late = matches!(
                event,
                Event::StatementRecorded { .. }
                    | Event::DocumentTabled { .. }
                    | Event::DocumentIssued { .. }
                    | Event::DocumentRetracted { .. }
            );
            prop_assert!(late || !self.closed.contains(meeting), "{event:?} in a closed meeting");
        }
        match event {
            Event::ChairAssumed { meeting, epoch, .. } => {
                let known = self.epochs.entry(meeting.clone()).or_default();
                prop_assert_eq!(*epoch, known.next(), "the epoch grows by one at each change");
                *known = *epoch;
                prop_assert!(!self.put.contains_key(meeting), "a new Chair inherits no text that is put");
            }
            Event::ProposalPut { meeting, proposal, .. } => {
                prop_assert!(self.put.insert(meeting.clone(), *proposal).is_none(), "one text is put at a time");
                self.elapsed.remove(proposal);
            }
            Event::WindowVoided { meeting, .. }
            | Event::ProposalSetAside { meeting, .. }
            | Event::ProposalWithdrawn { meeting, .. } => drop(self.put.remove(meeting)),
            Event::MeetingAdjourned { meeting, .. } => {
                prop_assert!(!self.put.contains_key(meeting), "no text stays put over an adjournment");
            }
            Event::WindowStarted { proposal, .. } | Event::WindowFrozen { proposal, .. } => {
                self.elapsed.remove(proposal);
            }
            Event::WindowElapsed { proposal, .. } => {
                self.elapsed.insert(*proposal);
            }
            Event::ObjectionRaised { proposal, objection, party, .. } => {
                prop_assert!(!["S", "O", "Q", "G", "T"].contains(&party.as_str()), "an outsider objected");
                self.standing.insert(*objection, (*proposal, party.clone()));
            }
            Event::ObjectionWithdrawn { objection, .. } | Event::ObjectionConverted { objection, .. } => {
                self.standing.remove(objection);
            }
            Event::ProposalRevised { proposal, .. } => self.standing.retain(|_, (about, _)| about != proposal),
            Event::DecisionDeclared { meeting, proposal, verb, presiding, epoch, standing, .. } => {
                prop_assert_eq!(Some(epoch), self.epochs.get(meeting), "declared in the present epoch");
                prop_assert!(before.parties.is_live(presiding), "declared by an officer whose link is down");
                if verb.needs_window() {
                    prop_assert_eq!(self.put.get(meeting), Some(proposal), "declared what was not put");
                    prop_assert!(self.elapsed.contains(proposal), "declared before the window's end");
                    prop_assert!(!self.standing.values().any(|(about, _)| about == proposal), "over an objection");
                    for one in standing {
                        let presence = before.presence(meeting, &one.party);
                        let fine = match one.stood {
                            Stood::Acknowledged { .. } => presence == Presence::Seated,
                            Stood::ConsentedByOtherChannel { .. } => true,
                            Stood::Away {} => presence == Presence::AwayProceed,
                            Stood::Absent {} => presence == Presence::Absent,
                            Stood::Seated {} | Stood::LineDown {} | Stood::NotSeen {} => false,
                        };
                        prop_assert!(fine, "{:?} stood {:?} being {presence:?}", one.party, one.stood);
                    }
                }
                self.put.remove(meeting);
            }
            Event::FloorGiven { meeting, .. } => {
                let state = &before.meetings[meeting];
                prop_assert!(state.session.is_open() && state.chair.presiding().is_some(), "called by nobody");
            }
            Event::SpeechEnded { speech, spoken, .. } => {
                let known = self.spoken.entry(*speech).or_default();
                prop_assert!(*spoken >= *known, "speaking time never shrinks");
                *known = *spoken;
            }
            Event::MeetingClosed { meeting, .. } => drop(self.closed.insert(meeting.clone())),
            _ => {}
        }
        Ok(())
    }
}
