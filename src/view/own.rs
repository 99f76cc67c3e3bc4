//! What one seat, or one moderator, may do now, and why not.
//!
//! Nothing here judges. Each press is the concrete command that the press would send, put before
//! [`Conference::consider`]; so what a button says and what the rules answer cannot drift apart.

mod blank;
mod business;
mod press;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use self::blank::blank;
use super::sight::Sight;
use super::{Audience, audience_of, focus};
use crate::procedure::chair::Offer;
use crate::procedure::command::{
    About, Action, Actor, AppealOutcome, Capacity, Command, Credential, FollowUp, PauseCause, Person, PointRuling, Seen,
};
use crate::procedure::decision::{Proposal, ProposalState, Window};
use crate::procedure::definition::{Class, ItemKind, MeetingPlan, Profile, SeatRank};
use crate::procedure::floor::{Entry, ListKind, Phase, Speech};
use crate::procedure::ids::{
    CommandId, EntryId, Epoch, Hash, ItemNumber, MeetingId, ModeratorId, ObjectionId, PartyId, PointId, ProposalId,
    Revision, SeatId, Span, SpeechId, Timestamp,
};
use crate::procedure::meeting::State;
use crate::procedure::party::Seat;
use crate::procedure::rejection::Rejection;
use crate::procedure::{Conference, MeetingState};

pub use press::Press;

/// What is one peer's own.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Own {
    /// Which frames it gets.
    pub audience: Audience,
    /// The meeting in focus.
    pub meeting: Option<MeetingId>,
    /// The chair's epoch there: what `seen.epoch` of an act with the Chair's powers says.
    pub epoch: Epoch,
    /// The seat; absent for a moderator.
    pub seat: Option<OwnSeat>,
    /// Other meetings in which it takes part and somebody has presided; a moderator's are all such meetings. What
    /// is absent has the epoch 0 still.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub elsewhere: BTreeMap<MeetingId, Elsewhere>,
    /// What a person could press now. A press for which there is nothing to press is absent.
    pub may: BTreeMap<Press, May>,
}

impl Own {
    /// What is left of it for who is not invited to the meeting in focus: who it is, and nothing of the meeting.
    #[must_use]
    pub fn from_outside(self) -> Self {
        let seat = self.seat.map(|seat| OwnSeat {
            class: None,
            presides: false,
            waiting: None,
            speech: None,
            text: None,
            mute: false,
            replying: None,
            explaining: None,
            spoken_ms: Span::ZERO,
            ..seat
        });
        Self { audience: Audience::Public, epoch: Epoch::default(), seat, may: BTreeMap::new(), ..self }
    }
}

/// What an act in a meeting that is not in focus needs: the next sitting of one that is adjourned is opened with it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Elsewhere {
    /// The chair's epoch there.
    pub epoch: Epoch,
    /// Whether the seat presides there.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub presides: bool,
}

/// A seat's own state.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct OwnSeat {
    /// Which.
    pub seat: SeatId,
    /// Whose.
    pub party: PartyId,
    /// What sits there.
    pub rank: SeatRank,
    /// Whether its acts bind the party.
    pub may_bind: bool,
    /// Who was admitted to it; absent while it waits in the lobby.
    pub person: Option<Person>,
    /// The state of the credentials.
    pub credential: Option<Credential>,
    /// Number of its active device.
    pub session: u64,
    /// As what its party takes part in the meeting in focus.
    pub class: Option<Class>,
    /// Whether it presides there.
    pub presides: bool,
    /// Its party's waiting entry in the list of the open item.
    pub waiting: Option<OwnPlace>,
    /// The speech on the floor, if it is its party's.
    pub speech: Option<SpeechId>,
    /// The text that is put, if its party takes part in consensus.
    pub text: Option<OwnText>,
    /// Whether its microphone is open without the floor and is to be muted at once.
    pub mute: bool,
    /// Its party's waiting entry in the list of replies of the open item.
    pub replying: Option<OwnPlace>,
    /// Its party's waiting entry in the short list for explanations of position of the open item.
    pub explaining: Option<OwnPlace>,
    /// Speaking time that its party used under the open item in speeches that ended, in milliseconds.
    pub spoken_ms: Span,
}

/// A party's place in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct OwnPlace {
    /// The entry.
    pub entry: EntryId,
    /// Under which item.
    pub item: ItemNumber,
    /// Its place, from 1.
    pub place: u32,
}

/// How a party stands to the text that is put.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct OwnText {
    /// Which.
    pub proposal: ProposalId,
    /// At which revision.
    pub revision: Revision,
    /// Its hash, to be compared with the hash of what is shown.
    pub hash: Hash,
    /// Whether its endpoint said that the text is before it, over a line that is up since.
    pub acknowledged: bool,
    /// Its objections that stand.
    pub objections: Vec<ObjectionId>,
    /// Whether it asked for time.
    pub asked_for_time: bool,
}

/// Whether a press would be carried out now.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct May {
    /// Whether it would.
    pub allowed: bool,
    /// In which capacity it is sent; a moderator's is not looked at.
    pub capacity: Capacity,
    /// What it sends. An empty text is to be filled by the person first.
    pub action: Action,
    /// Why it would be refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rejection: Option<Rejection>,
}

/// What the rules would answer an act that is not sent: for a question that a page puts together before it is asked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Would {
    /// It would be carried out.
    CarriedOut {},
    /// It is so already.
    Already {},
    /// It would be refused.
    Refused {
        /// Why.
        rejection: Rejection,
    },
}

/// What the rules would answer an act now. Nothing is carried out.
#[must_use]
pub fn would(conference: &Conference, actor: Actor, action: Action, now: Timestamp) -> Would {
    let chair = action.meeting().and_then(|meeting| conference.meetings.get(meeting)).map(|meeting| &meeting.chair);
    let seen = Seen { epoch: chair.map(|chair| chair.epoch), ..Seen::default() };
    match conference.consider(&Command { id: probe_id(), actor, seen, action }, now) {
        Ok(events) if events.is_empty() => Would::Already {},
        Ok(_) => Would::CarriedOut {},
        Err(rejection) => Would::Refused { rejection },
    }
}

/// An id that no journal keeps: a probe is never recorded.
fn probe_id() -> CommandId {
    #[expect(clippy::expect_used, reason = "the id is a word of its own alphabet")]
    // Cannot fail: five letters are an id.
    CommandId::parse("probe").expect("a word is an id")
}

/// What is a seat's own. `None` for a seat that the conference does not have.
#[must_use]
pub fn own(conference: &Conference, seat: &SeatId, now: Timestamp) -> Option<Own> {
    let known = conference.parties.seats.get(seat)?;
    let mut own = Own {
        audience: audience_of(conference, seat),
        meeting: None,
        epoch: Epoch::default(),
        seat: None,
        elsewhere: elsewhere(conference, Some((seat, known))),
        may: BTreeMap::new(),
    };
    let place = focus(conference);
    let sight = Sight::new(conference, own.audience);
    let open = sight.as_ref().and_then(Sight::current);
    own.seat = Some(own_seat(seat, known, place, open));
    let Some((plan, state)) = place else { return Some(own) };
    own.meeting = Some(plan.id.clone());
    own.epoch = state.chair.epoch;
    // Who waits in the lobby, or takes no part, has nothing to press.
    if known.admitted.is_some() && plan.class(&known.party).is_some() {
        let mut probe = Probe {
            conference,
            plan,
            state,
            actor: Actor::delegate(seat.clone()),
            capacity: Capacity::Delegate,
            audience: own.audience,
            open,
            now,
            may: &mut own.may,
        };
        probe.delegation(seat, known);
        let presides = state.chair.seat.as_ref() == Some(seat);
        if presides || (!state.session.runs() && known.party == state.chair.party) {
            probe.actor = Actor::chair(seat.clone());
            probe.capacity = Capacity::Chair;
            probe.chair();
        }
    }
    Some(own)
}

/// What is a moderator's own: the presses of the Chair, by delegation.
#[must_use]
pub fn desk(conference: &Conference, moderator: &ModeratorId, now: Timestamp) -> Own {
    let mut own = Own {
        audience: Audience::Moderator,
        meeting: None,
        epoch: Epoch::default(),
        seat: None,
        elsewhere: elsewhere(conference, None),
        may: BTreeMap::new(),
    };
    if let Some((plan, state)) = focus(conference) {
        own.meeting = Some(plan.id.clone());
        own.epoch = state.chair.epoch;
        let actor = Actor::Moderator { name: moderator.clone() };
        let capacity = Capacity::Delegate;
        let (audience, open) = (own.audience, state.agenda.current());
        let mut probe = Probe { conference, plan, state, actor, capacity, audience, open, now, may: &mut own.may };
        probe.chair();
        if state.session.runs() {
            probe.officer();
        }
    }
    own
}

/// The meetings that are not in focus and in which somebody has presided: those of a seat's party, or all.
fn elsewhere(conference: &Conference, of: Option<(&SeatId, &Seat)>) -> BTreeMap<MeetingId, Elsewhere> {
    let here = focus(conference).map(|(plan, _)| &plan.id);
    let plans = conference.definition.iter().flat_map(|definition| &definition.meetings);
    let others = plans.filter(|plan| Some(&plan.id) != here);
    let taking_part =
        others.filter(|plan| of.is_none_or(|(_, seat)| seat.admitted.is_some() && plan.class(&seat.party).is_some()));
    let known = taking_part.filter_map(|plan| {
        let chair = &conference.meetings.get(&plan.id)?.chair;
        let presides = of.is_some_and(|(id, _)| chair.presiding() == Some(id));
        (chair.epoch > Epoch::default()).then(|| (plan.id.clone(), Elsewhere { epoch: chair.epoch, presides }))
    });
    known.collect()
}

/// `open`: the open item, if this seat stays for it.
fn own_seat(
    id: &SeatId,
    seat: &Seat,
    place: Option<(&MeetingPlan, &MeetingState)>,
    open: Option<&ItemNumber>,
) -> OwnSeat {
    let mut own = OwnSeat {
        seat: id.clone(),
        party: seat.party.clone(),
        rank: seat.rank,
        may_bind: seat.may_bind,
        person: seat.admitted.as_ref().map(|admitted| admitted.person.clone()),
        credential: seat.admitted.as_ref().map(|admitted| admitted.credential),
        session: seat.session,
        class: None,
        presides: false,
        waiting: None,
        speech: None,
        text: None,
        mute: false,
        replying: None,
        explaining: None,
        spoken_ms: Span::ZERO,
    };
    let Some((plan, state)) = place else { return own };
    let party = &seat.party;
    own.class = plan.class(party);
    own.presides = state.chair.presiding() == Some(id);
    if seat.admitted.is_none() || own.class.is_none() {
        return own;
    }
    let place = |kind| waiting(state, party, open, kind);
    let own_place =
        |(item, place, entry): (&ItemNumber, u32, &Entry)| OwnPlace { entry: entry.id, item: item.clone(), place };
    own.waiting = place(ListKind::Speakers).map(own_place);
    own.replying = place(ListKind::Replies).map(own_place);
    own.explaining = place(ListKind::Explanations).map(own_place);
    own.mute = state.floor.open_microphones.contains(id);
    own.speech = speech_of(state, party).map(|speech| speech.id);
    own.text = state.table.put().filter(|_| own.class.is_some_and(Class::decides)).map(|(id, text, window)| OwnText {
        proposal: id,
        revision: text.revision,
        hash: text.wording.hash,
        acknowledged: window.acknowledged.contains_key(party),
        objections: standing(text, party).collect(),
        asked_for_time: text.time_asked.contains_key(party),
    });
    if let Some(item) = open {
        own.spoken_ms = state.floor.spoken_under(party, item);
    }
    own
}

/// A party's waiting entry on a list of the open item: item, place, entry.
fn waiting<'a>(
    state: &'a MeetingState,
    party: &PartyId,
    open: Option<&'a ItemNumber>,
    kind: ListKind,
) -> Option<(&'a ItemNumber, u32, &'a Entry)> {
    let item = open?;
    let list = match kind {
        ListKind::Speakers => state.floor.list(item),
        ListKind::Replies => state.floor.reply_list(item),
        ListKind::Explanations => state.floor.explanation_list(item),
    };
    let mut places = list.entries.iter().zip(1..);
    places.find(|(entry, _)| entry.party == *party).map(|(entry, place)| (item, place, entry))
}

fn speech_of<'a>(state: &'a MeetingState, party: &PartyId) -> Option<&'a Speech> {
    state.floor.speech.as_ref().filter(|speech| speech.entry.party == *party)
}

fn standing<'a>(text: &'a Proposal, party: &'a PartyId) -> impl Iterator<Item = ObjectionId> + 'a {
    text.standing_objections().filter(move |(_, objection)| objection.party == *party).map(|(id, _)| *id)
}

/// Puts the commands of presses before the rules.
struct Probe<'a> {
    conference: &'a Conference,
    plan: &'a MeetingPlan,
    state: &'a MeetingState,
    actor: Actor,
    capacity: Capacity,
    audience: Audience,
    /// The open item, if the audience stays for it.
    open: Option<&'a ItemNumber>,
    now: Timestamp,
    may: &'a mut BTreeMap<Press, May>,
}

/// What a probe writes where a person is to write something, so that a missing text is not what refuses it.
const SOMETHING: &str = "…";

impl Probe<'_> {
    /// What the rules answer: refused, carried out, or so already.
    fn answer(&self, action: Action) -> (Action, Result<bool, Rejection>) {
        let seen = Seen { epoch: Some(self.state.chair.epoch), ..Seen::default() };
        let command = Command { id: probe_id(), actor: self.actor.clone(), seen, action };
        let answer = self.conference.consider(&command, self.now).map(|events| !events.is_empty());
        (command.action, answer)
    }

    fn press(&mut self, press: Press, action: Action) {
        let (action, answer) = self.answer(action);
        self.keep(press, action, answer);
    }

    fn keep(&mut self, press: Press, action: Action, answer: Result<bool, Rejection>) {
        // What is so already is nothing to press.
        if answer == Ok(false) {
            return;
        }
        let (action, rejection) = (blank(action), answer.err());
        let rejection = if self.audience.is_inside() { rejection } else { rejection.map(Rejection::from_outside) };
        let may = May { allowed: rejection.is_none(), capacity: self.capacity, action, rejection };
        self.may.insert(press, may);
    }

    fn meeting(&self) -> MeetingId {
        self.plan.id.clone()
    }

    /// The presses of a delegation.
    fn delegation(&mut self, seat: &SeatId, known: &Seat) {
        let (state, party) = (self.state, &known.party);
        self.in_writing(party);
        self.joins(party);
        self.representation(seat, known);
        if !state.session.runs() {
            return;
        }
        let meeting = self.meeting();
        if let Some(item) = self.open {
            let (item, on_behalf_of) = (item.clone(), Vec::new());
            let action = Action::RequestFloor { meeting: meeting.clone(), item, party: None, on_behalf_of };
            self.press(Press::AskFloor, action);
        }
        if let Some((_, _, entry)) = waiting(state, party, self.open, ListKind::Speakers) {
            self.press(Press::Withdraw, Action::WithdrawRequest { meeting: meeting.clone(), entry: entry.id });
        }
        if let Some(speech) = speech_of(state, party).map(|speech| speech.id) {
            self.press(Press::StartSpeech, Action::StartSpeech { meeting: meeting.clone(), speech });
            self.press(Press::EndSpeech, Action::EndSpeech { meeting: meeting.clone(), speech });
        }
        if self.plan.class(party).is_some_and(Class::decides) {
            if let Some((_, _, entry)) = waiting(state, party, self.open, ListKind::Replies) {
                let entry = entry.id;
                self.press(Press::WithdrawReply, Action::WithdrawRequest { meeting: meeting.clone(), entry });
            } else if let Some(item) = self.open.cloned() {
                self.press(Press::AskReply, Action::RequestReply { meeting: meeting.clone(), item });
            }
            if let Some((_, _, entry)) = waiting(state, party, self.open, ListKind::Explanations) {
                let entry = entry.id;
                self.press(Press::WithdrawExplanation, Action::WithdrawRequest { meeting: meeting.clone(), entry });
            } else if let Some(proposal) = self.text_to_explain() {
                let action = Action::RequestExplanation { meeting: meeting.clone(), proposal };
                self.press(Press::AskExplanation, action);
            }
            let (text, about_decision) = (SOMETHING.to_owned(), state.table.put.is_some());
            self.press(Press::RaisePoint, Action::RaisePointOfOrder { meeting: meeting.clone(), text, about_decision });
            if let Some(point) = state.points.ruled.as_ref().map(|ruled| ruled.point) {
                self.press(Press::AppealRuling, Action::AppealRuling { meeting: meeting.clone(), point });
            }
        }
        if let Some((id, text, window)) = state.table.put() {
            self.text(id, text, window, party);
        }
        if state.chair.presiding() != Some(seat) && (state.chair.offer.is_some() || self.chair_is_free(seat, known)) {
            self.press(Press::AssumeChair, Action::AssumeChair { meeting });
        }
        if let Some(class) = self.plan.class(party) {
            self.business(seat, party, class);
            if class == Class::Secretariat {
                self.officer();
            }
        }
    }

    /// The text of the open item on which a position would be explained: the one that is put, else the last one.
    fn text_to_explain(&self) -> Option<ProposalId> {
        let here = |(_, text): &(&ProposalId, &Proposal)| {
            Some(&text.item) == self.open && (text.is_live() || matches!(text.state, ProposalState::Decided { .. }))
        };
        let put =
            self.state.table.put().map(|(id, text, _)| (id, text)).filter(|(_, text)| Some(&text.item) == self.open);
        put.map(|(id, _)| id).or_else(|| self.state.table.proposals.iter().rfind(here).map(|(id, _)| *id))
    }

    /// Whether there is something about the chair that this seat might take up.
    fn chair_is_free(&self, seat: &SeatId, known: &Seat) -> bool {
        let chair = &self.state.chair;
        match &chair.vacancy {
            Some(vacancy) => {
                chair.seat.as_ref() == Some(seat)
                    || vacancy.candidates.as_ref().is_some_and(|candidates| candidates.contains(seat))
            }
            // The Chair takes it back from who acted for it.
            None => chair.acting && known.party == chair.party,
        }
    }

    fn text(&mut self, id: ProposalId, text: &Proposal, window: &Window, party: &PartyId) {
        let (meeting, revision) = (self.meeting(), text.revision);
        if !self.plan.class(party).is_some_and(Class::decides) {
            return;
        }
        if !window.acknowledged.contains_key(party) {
            let hash = text.wording.hash;
            let action = Action::Acknowledge { meeting: meeting.clone(), proposal: id, revision, hash };
            self.press(Press::Acknowledge, action);
        }
        if let Some(objection) = standing(text, party).next() {
            self.press(Press::WithdrawObjection, Action::WithdrawObjection { meeting: meeting.clone(), objection });
            let text = SOMETHING.to_owned();
            let action = Action::ConvertObjection { meeting: meeting.clone(), objection, text };
            self.press(Press::ConvertObjection, action);
        } else {
            let point = SOMETHING.to_owned();
            self.press(Press::Object, Action::Object { meeting: meeting.clone(), proposal: id, revision, point });
        }
        let about = About::Proposal { proposal: id, revision };
        let words = SOMETHING.to_owned();
        self.press(Press::Reserve, Action::Reserve { meeting: meeting.clone(), about, text: words });
        if text.time_asked.contains_key(party) {
            self.press(Press::ReleaseTime, Action::ReleaseTime { meeting, proposal: id });
        } else {
            self.press(Press::AskForTime, Action::AskForTime { meeting, proposal: id, revision });
        }
    }

    /// The presses of who presides, or of a moderator for it.
    fn chair(&mut self) {
        let meeting = self.meeting();
        match self.state.session.state {
            State::Scheduled | State::Adjourned { .. } => {
                self.press(Press::OpenMeeting, Action::OpenMeeting { meeting })
            }
            State::Suspended(_) => self.press(Press::Resume, Action::ResumeMeeting { meeting }),
            State::TechHold { .. } => self.press(Press::LiftHold, Action::LiftHold { meeting }),
            State::Closed { .. } => {}
            State::Open => self.open_meeting(),
        }
    }

    fn open_meeting(&mut self) {
        let meeting = self.meeting();
        let reason = SOMETHING.to_owned();
        self.press(Press::Suspend, Action::SuspendMeeting { meeting: meeting.clone(), reason, resume_at: None });
        self.press(Press::Adjourn, Action::AdjournMeeting { meeting: meeting.clone(), until: None });
        self.press(Press::CloseMeeting, Action::CloseMeeting { meeting: meeting.clone(), despite: None });
        self.agenda();
        self.speakers();
        self.decision();
        self.business_of_chair();
        match &self.state.chair.offer {
            Some(Offer::Handover { .. } | Offer::Passing { .. }) => {
                self.press(Press::WithdrawChairOffer, Action::WithdrawChairOffer { meeting });
            }
            None => {
                let kind = self.state.agenda.current().and_then(|item| self.plan.item(item)).map(|item| item.kind);
                if kind == Some(ItemKind::ChairHandover) && self.state.chair.party != self.plan.chair.chair {
                    let (to, vice_chair) = (self.plan.chair.chair.clone(), self.plan.chair.vice_chair.clone());
                    self.press(Press::OfferChair, Action::OfferChair { meeting, to, vice_chair });
                }
            }
        }
    }

    fn agenda(&mut self) {
        let meeting = self.meeting();
        let agenda = &self.state.agenda;
        let current = agenda.current().cloned();
        let pending = |item: &&ItemNumber| *agenda.state(item) == crate::procedure::agenda::ItemState::Pending;
        if let Some(next) = self.plan.agenda.iter().map(|item| &item.number).find(pending) {
            let to = |item: ItemNumber| Action::OpenItem {
                meeting: meeting.clone(),
                item,
                after: current.clone(),
                ruling: None,
            };
            let (mut action, mut answer) = self.answer(to(next.clone()));
            if let Err(Rejection::ItemOutOfOrder { expected, .. }) = &answer {
                // The rules know better what comes next.
                let expected = expected.clone();
                (action, answer) = self.answer(to(expected));
            }
            self.keep(Press::NextItem, action, answer);
        }
        if let Some(item) = current.clone() {
            let action = Action::ConcludeItem { meeting: meeting.clone(), item, outcome: None, release_waiting: false };
            self.press(Press::ConcludeItem, action);
        }
    }

    fn speakers(&mut self) {
        let meeting = self.meeting();
        if let Some(point) = self.state.points.pending.first().map(|point| point.id) {
            let rule = |ruling| Action::RulePoint { meeting: meeting.clone(), point, ruling };
            let (upheld, not, withdrawn) =
                (rule(PointRuling::Upheld), rule(PointRuling::NotUpheld), rule(PointRuling::Withdrawn));
            self.press(Press::UpholdPoint, upheld);
            self.press(Press::RejectPoint, not);
            self.press(Press::PointWithdrawn, withdrawn);
        }
        if let Some(point) = self.state.points.ruled.as_ref().filter(|ruled| ruled.appeal.is_some()) {
            self.appeal(point.point);
        }
        let floor = &self.state.floor;
        let on_floor = floor.speech.as_ref();
        if let Some(item) = self.state.agenda.current() {
            let list = floor.list(item);
            let next = [
                (Press::NextSpeaker, list),
                (Press::NextReply, floor.reply_list(item)),
                (Press::NextExplanation, floor.explanation_list(item)),
            ];
            for (press, list) in next {
                if let Some(next) = list.entries.first() {
                    let (entry, after) = (next.id, on_floor.map(|speech| speech.id));
                    self.press(press, Action::GiveFloor { meeting: meeting.clone(), entry, after });
                }
            }
            let (meeting, item) = (meeting.clone(), item.clone());
            if list.closed {
                self.press(Press::ReopenList, Action::ReopenList { meeting, item });
            } else {
                self.press(Press::CloseList, Action::CloseList { meeting, item });
            }
        }
        if let Some(speech) = floor.last.as_ref().map(|last| last.id) {
            self.press(Press::RestoreSpeaker, Action::RestoreSpeaker { meeting: meeting.clone(), speech });
        }
        let secretariat = self.plan.participants.iter().find(|(_, taking)| taking.class == Class::Secretariat);
        if let Some((party, _)) = secretariat {
            let party = party.clone();
            self.press(Press::LetSecretariatClarify, Action::LetIntervene { meeting: meeting.clone(), party });
        }
        if floor.intervention.is_some() {
            self.press(Press::EndIntervention, Action::EndIntervention { meeting: meeting.clone() });
        }
        let Some(Speech { id: speech, phase, .. }) = on_floor else { return };
        let speech = *speech;
        self.press(Press::EndForSpeaker, Action::EndSpeech { meeting: meeting.clone(), speech });
        match phase {
            Phase::Called { .. } => {
                self.press(Press::StartForSpeaker, Action::StartSpeech { meeting, speech });
            }
            Phase::Speaking { .. } => {
                let cause = PauseCause::Chair;
                self.press(Press::Pause, Action::PauseSpeech { meeting: meeting.clone(), speech, cause });
                self.press(Press::Prompt, Action::PromptSpeaker { meeting, speech });
            }
            Phase::Paused { .. } => self.press(Press::GoOn, Action::ResumeSpeech { meeting, speech }),
        }
    }

    /// What is done about an appeal, as the profile of the meeting has it.
    fn appeal(&mut self, point: PointId) {
        let meeting = self.meeting();
        match self.plan.profile {
            Profile::Asean => {
                let settle = |overruled| {
                    let outcome = AppealOutcome::Consulted { overruled };
                    Action::SettleAppeal { meeting: meeting.clone(), point, outcome }
                };
                let (stands, set_aside) = (settle(false), settle(true));
                self.press(Press::RulingStands, stands);
                self.press(Press::RulingSetAside, set_aside);
            }
            Profile::Un => {
                let first = self.plan.deciding().next().cloned();
                self.press(Press::PutAppeal, Action::PutAppeal { meeting, point, first });
            }
        }
    }

    /// The text that is put, or that a roll call carried, is declared; what lies on the table is put, or where it is
    /// usually only noted, declared at once.
    fn decision(&mut self) {
        let meeting = self.meeting();
        let table = &self.state.table;
        let put = table.put().map(|(id, text, _)| (id, text));
        let here = |text: &Proposal| text.is_live() && self.state.agenda.current() == Some(&text.item);
        let tabled = || table.proposals.iter().find(|(_, text)| here(text)).map(|(id, text)| (*id, text));
        let Some((proposal, text)) = put.or_else(tabled) else { return };
        let (revision, hash) = (text.revision, text.wording.hash);
        let verb = self.plan.item(&text.item).and_then(|item| item.verbs.first()).copied();
        // What a roll call carried is declared, and not asked once more.
        let carried = self.state.motions.has_carried(proposal, revision);
        if put.is_none() && !carried {
            self.press(Press::Put, Action::PutProposal { meeting: meeting.clone(), proposal, revision, hash });
        }
        if let Some(verb) = verb.filter(|verb| put.is_some() || carried || !verb.needs_window()) {
            // Whom a task is for is said by the person who declares it.
            let task = || FollowUp { who: SOMETHING.to_owned(), what: SOMETHING.to_owned(), by: String::new() };
            let follow_ups = if verb.needs_follow_up() { vec![task()] } else { Vec::new() };
            self.press(
                Press::Declare,
                Action::Declare { meeting, proposal, revision, hash, verb, style: None, follow_ups },
            );
        }
    }
}
