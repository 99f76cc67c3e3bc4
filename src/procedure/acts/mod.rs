//! What a command does across the topics: who may, what stands against it, what happens.
//!
//! One file per group of acts. Each act checks in the order of finality: what does not exist, what is over, who
//! may, what is not so now; then lists its events. After an act while a text is put, the window is settled: it
//! freezes, starts anew, or stays as it is.

mod agenda;
mod chair;
mod decision;
mod document;
mod floor;
mod hub;
mod meeting;
mod motion;
mod point;
mod presence;
mod silence;

use super::chair::Offer;
use super::command::{Action, Actor, Capacity, Command, NOTE_MAX_BYTES};
use super::definition::{Class, Definition, ItemPlan, MeetingPlan, Power};
use super::event::{Event, Officer};
use super::ids::{ItemNumber, MeetingId, PartyId, SeatId, Timestamp};
use super::meeting::State;
use super::party::{Presence, Seat};
use super::rejection::{Bounded, Field, Needs, Rejection};
use super::{Conference, MeetingState};

type Outcome = Result<Vec<Event>, Rejection>;

/// Considers a command: finds its meeting, hands it to its act, and settles an open consent window.
pub(super) fn consider(conference: &Conference, command: &Command, now: Timestamp) -> Outcome {
    let definition = match (&command.action, &conference.definition) {
        (Action::DefineConference { definition }, None) => {
            hub_only(command)?;
            return Ok(vec![Event::ConferenceDefined { definition: definition.clone() }]);
        }
        (_, None) => return Err(Rejection::NotDefined {}),
        (_, Some(definition)) => definition,
    };
    let whole = Whole { conference, definition, command, now };
    let scene = || whole.scene();
    if let Ok(scene) = scene() {
        motion::must_not_interrupt(&scene, &command.action)?;
    }
    let events = match &command.action {
        Action::DefineConference { .. } => Err(Rejection::AlreadyDefined {}),
        Action::StartHub { last_alive } => hub::start(&whole, *last_alive),
        Action::LinkUp { seat } => hub::link_up(&whole, seat),
        Action::LinkDown { seat } => hub::link_down(&whole, seat),
        Action::TakeOverSeat { seat, session } => hub::take_over(&whole, seat, *session),
        Action::NameSealKey { key, vouched } => hub::name_seal_key(&whole, *key, *vouched),
        Action::EnrolWitness { key } => hub::enrol_witness(&whole, *key),
        Action::Elapse {} => hub::elapse(&whole),

        Action::AdmitSeat { seat, person, credential, letter } => {
            presence::admit(&whole, seat, person, *credential, letter.as_ref())
        }
        Action::ConfirmAdmissions { .. } => presence::confirm(&scene()?),
        Action::EjectSeat { seat, reason } => presence::eject(&whole, seat, reason),
        Action::DesignateRepresentative { seat, binds } => presence::designate(&whole, seat, *binds),
        Action::DeclarePresence { party, presence, .. } => presence::declare(&scene()?, party, *presence),
        Action::AssignRole { role, party, .. } => presence::assign_role(&scene()?, role, party),

        Action::OpenMeeting { .. } => meeting::open(&scene()?),
        Action::SuspendMeeting { reason, resume_at, .. } => meeting::suspend(&scene()?, reason, *resume_at),
        Action::ResumeMeeting { .. } => meeting::resume(&scene()?),
        Action::AdjournMeeting { until, .. } => meeting::adjourn(&scene()?, *until),
        Action::HoldMeeting { reason, next_news_at, .. } => meeting::hold(&scene()?, reason, *next_news_at),
        Action::LiftHold { .. } => meeting::lift_hold(&scene()?),
        Action::ExtendSitting { closes_at, interpreters_agree, .. } => {
            meeting::extend(&scene()?, *closes_at, *interpreters_agree)
        }
        Action::CountQuorum { .. } => presence::count_quorum(&scene()?),
        Action::CloseMeeting { despite, .. } => meeting::close(&scene()?, despite.as_deref()),

        Action::OpenItem { item, after, ruling, .. } => {
            agenda::open(&scene()?, item, after.as_ref(), ruling.as_deref())
        }
        Action::JoinItem { item, with, ruling, .. } => agenda::join(&scene()?, item, with, ruling),
        Action::ConcludeItem { item, outcome, release_waiting, .. } => {
            agenda::conclude(&scene()?, item, outcome.as_ref(), *release_waiting)
        }
        Action::DeferItem { item, to, keep_list, .. } => agenda::defer(&scene()?, item, to, *keep_list),
        Action::AddItem { item, title, kind, .. } => agenda::add(&scene()?, item, title, *kind),
        Action::AnnounceDecision { item, from, .. } => agenda::announce(&scene()?, item, *from),
        Action::WithdrawItem { item, reason, .. } => agenda::withdraw(&scene()?, item, reason),

        Action::OfferChair { to, vice_chair, .. } => chair::offer(&scene()?, to, vice_chair.as_ref()),
        Action::PassChair { to, .. } => chair::pass(&scene()?, to),
        Action::AssumeChair { .. } => chair::assume(&scene()?),
        Action::WithdrawChairOffer { .. } => chair::withdraw_offer(&scene()?),
        Action::DelegatePower { power, granted, .. } => chair::delegate(&scene()?, *power, *granted),

        Action::RequestFloor { item, party, on_behalf_of, .. } => {
            floor::request(&scene()?, item, party.as_ref(), on_behalf_of)
        }
        Action::WithdrawRequest { entry, .. } => floor::withdraw(&scene()?, *entry),
        Action::ReplaceSpeaker { entry, seat, .. } => floor::replace_speaker(&scene()?, *entry, seat),
        Action::MoveEntry { entry, place, reason, .. } => floor::move_entry(&scene()?, *entry, *place, reason),
        Action::RemoveEntry { entry, reason, .. } => floor::remove(&scene()?, *entry, reason),
        Action::TakeAsRead { entry, .. } => floor::take_as_read(&scene()?, *entry),
        Action::CloseList { item, .. } => floor::close_list(&scene()?, item),
        Action::ReopenList { item, .. } => floor::reopen_list(&scene()?, item),
        Action::GiveFloor { entry, after, .. } => floor::give(&scene()?, *entry, *after),
        Action::StartSpeech { speech, .. } => floor::start(&scene()?, *speech),
        Action::EndSpeech { speech, .. } => floor::end(&scene()?, *speech),
        Action::CutSpeech { speech, reason, .. } => floor::cut(&scene()?, *speech, reason),
        Action::PauseSpeech { speech, cause, .. } => floor::pause(&scene()?, *speech, *cause),
        Action::ResumeSpeech { speech, .. } => floor::resume(&scene()?, *speech),
        Action::CallToOrder { speech, reason, .. } => floor::call_to_order(&scene()?, *speech, reason),
        Action::PromptSpeaker { speech, .. } => floor::prompt(&scene()?, *speech),
        Action::SetAsideSpeech { speech, how, .. } => floor::set_aside(&scene()?, *speech, *how),
        Action::SetLimit { class, limit, .. } => floor::set_limit(&scene()?, *class, *limit),

        Action::RequestReply { item, .. } => floor::request_reply(&scene()?, item),
        Action::RequestExplanation { proposal, .. } => floor::request_explanation(&scene()?, *proposal),
        Action::RestoreSpeaker { speech, .. } => floor::restore(&scene()?, *speech),
        Action::LetIntervene { party, .. } => floor::intervene(&scene()?, party),
        Action::EndIntervention { .. } => floor::end_intervention(&scene()?),
        Action::ReportMicrophone { seat, open, .. } => floor::report_microphone(&scene()?, seat, *open),

        Action::RaisePointOfOrder { text, about_decision, .. } => point::raise(&scene()?, text, *about_decision),
        Action::RulePoint { point, ruling, .. } => point::rule(&scene()?, *point, *ruling),
        Action::AppealRuling { point, .. } => point::appeal(&scene()?, *point),
        Action::PutAppeal { point, first, .. } => point::put_appeal(&scene()?, *point, first.as_ref()),
        Action::SettleAppeal { point, outcome, .. } => point::settle_appeal(&scene()?, *point, *outcome),

        Action::TableProposal { item, text, documents, .. } => decision::table(&scene()?, item, text, documents),
        Action::ReviseProposal { proposal, base, text, documents, .. } => {
            decision::revise(&scene()?, *proposal, *base, text, documents)
        }
        Action::WithdrawProposal { proposal, revision, .. } => decision::withdraw(&scene()?, *proposal, *revision),
        Action::PutProposal { proposal, revision, hash, .. } => decision::put(&scene()?, *proposal, *revision, *hash),
        Action::Acknowledge { proposal, revision, hash, .. } => {
            decision::acknowledge(&scene()?, *proposal, *revision, *hash)
        }
        Action::Object { proposal, revision, point, .. } => decision::object(&scene()?, *proposal, *revision, point),
        Action::WithdrawObjection { objection, .. } => decision::withdraw_objection(&scene()?, *objection),
        Action::ConvertObjection { objection, text, .. } => decision::convert_objection(&scene()?, *objection, text),
        Action::Reserve { about, text, .. } => decision::reserve(&scene()?, *about, text),
        Action::ExplainPosition { about, text, .. } => decision::explain(&scene()?, *about, text),
        Action::Dissociate { decision, text, .. } => decision::dissociate(&scene()?, *decision, text),
        Action::Comment { proposal, revision, text, .. } => decision::comment(&scene()?, *proposal, *revision, text),
        Action::AskForTime { proposal, revision, .. } => decision::ask_for_time(&scene()?, *proposal, *revision),
        Action::ReleaseTime { proposal, .. } => decision::release_time(&scene()?, *proposal),
        Action::RecordConsent { proposal, revision, party, given_by, channel, .. } => {
            decision::record_consent(&scene()?, *proposal, *revision, party, given_by, channel)
        }
        Action::ConfirmConsent { proposal, party, .. } => decision::confirm_consent(&scene()?, *proposal, party),
        Action::SetAsideProposal { proposal, revision, how, .. } => {
            decision::set_aside(&scene()?, *proposal, *revision, how)
        }
        Action::Declare { proposal, revision, hash, verb, style, follow_ups, .. } => {
            let declaration =
                decision::Declaration { revision: *revision, hash: *hash, verb: *verb, style: *style, follow_ups };
            decision::declare(&scene()?, *proposal, &declaration)
        }

        Action::ProposeAmendment { proposal, base, passage, new, .. } => {
            decision::propose(&scene()?, *proposal, *base, passage, new)
        }
        Action::RebaseAmendment { amendment, base, passage, new, .. } => {
            decision::rebase(&scene()?, *amendment, *base, passage, new)
        }
        Action::WithdrawAmendment { amendment, .. } => decision::withdraw_amendment(&scene()?, *amendment),
        Action::SettleAmendment { amendment, base, how, .. } => {
            decision::settle_amendment(&scene()?, *amendment, *base, *how)
        }
        Action::OrderAmendments { proposal, revision, order, .. } => {
            decision::order_amendments(&scene()?, *proposal, *revision, order)
        }
        Action::PutAmendmentToVote { amendment, base, first, .. } => {
            motion::put_amendment(&scene()?, *amendment, *base, first.as_ref())
        }
        Action::ReintroduceProposal { proposal, revision, .. } => {
            decision::reintroduce(&scene()?, *proposal, *revision)
        }
        Action::AskDivision { proposal, revision, part, .. } => {
            decision::ask_division(&scene()?, *proposal, *revision, part)
        }
        Action::DivideProposal { proposal, revision, part, .. } => {
            decision::divide(&scene()?, *proposal, *revision, part)
        }

        Action::AskToReopen { decision, reason, .. } => decision::ask_to_reopen(&scene()?, *decision, reason),
        Action::WithdrawReopening { decision, .. } => decision::withdraw_reopening(&scene()?, *decision),
        Action::ReopenDecision { decision, .. } => decision::reopen(&scene()?, *decision),
        Action::ListJoiningLater { proposal, revision, parties, .. } => {
            decision::list_joining_later(&scene()?, *proposal, *revision, parties)
        }
        Action::JoinDecision { decision, .. } => decision::join(&scene()?, *decision),

        Action::MoveMotion { kind, .. } => motion::propose(&scene()?, kind),
        Action::SpeakOnMotion { motion, side, .. } => motion::speak(&scene()?, *motion, *side),
        Action::ObjectToMotion { motion, .. } => motion::object(&scene()?, *motion),
        Action::WithdrawMotion { motion, .. } => motion::withdraw(&scene()?, *motion),
        Action::PutMotion { motion, first, .. } => motion::put(&scene()?, *motion, first.as_ref()),
        Action::RuleOnMotion { motion, accepted, .. } => motion::rule(&scene()?, *motion, *accepted),
        Action::PutToVote { proposal, revision, hash, first, .. } => {
            motion::put_to_vote(&scene()?, *proposal, *revision, *hash, first)
        }
        Action::CastVote { vote, choice, party, .. } => motion::cast(&scene()?, *vote, *choice, party.as_ref()),
        Action::PassVoter { vote, party, .. } => motion::pass_voter(&scene()?, *vote, party),

        Action::OpenSilence { about, deadline, means, .. } => silence::open(&scene()?, about, *deadline, *means),
        Action::ObjectInSilence { silence, party, text, letter, .. } => {
            silence::object(&scene()?, *silence, party.as_ref(), text, letter.as_deref())
        }
        Action::WithdrawSilenceObjection { silence, party, .. } => {
            silence::withdraw_objection(&scene()?, *silence, party.as_ref())
        }
        Action::AcknowledgeSilenceObjection { silence, party, .. } => silence::acknowledge(&scene()?, *silence, party),
        Action::ConsentInSilence { silence, .. } => silence::consent(&scene()?, *silence),
        Action::ExtendSilence { silence, deadline, ruling, .. } => {
            silence::extend(&scene()?, *silence, *deadline, ruling)
        }
        Action::RestartSilence { silence, text, documents, deadline, .. } => {
            silence::restart(&scene()?, *silence, text, documents, *deadline)
        }
        Action::NoteSilence { silence, .. } => silence::take_note(&scene()?, *silence),

        Action::RecordCorrigendum { position, text, .. } => document::correct(&scene()?, *position, text),

        Action::TableDocument { symbol, base, title, language, content, .. } => {
            document::table(&scene()?, symbol, *base, title, language, content)
        }
        Action::IssueDocument { symbol, revision, mandate, embargo_until, .. } => {
            document::issue(&scene()?, symbol, *revision, mandate, *embargo_until)
        }
        Action::RetractDocument { symbol, reason, .. } => document::retract(&scene()?, symbol, reason),
    };
    let events = match command.action.meeting().and_then(|meeting| whole.scene_of(meeting)) {
        Some(scene) => point::until_ruled(&scene, events),
        None => events,
    }?;
    Ok(decision::settle(&whole, events))
}

/// What an act about the whole conference sees.
pub(super) struct Whole<'a> {
    pub conference: &'a Conference,
    pub definition: &'a Definition,
    pub command: &'a Command,
    pub now: Timestamp,
}

/// What an act about one meeting sees.
pub(super) struct Scene<'a> {
    pub conference: &'a Conference,
    pub definition: &'a Definition,
    pub command: &'a Command,
    pub now: Timestamp,
    pub meeting: &'a MeetingId,
    pub plan: &'a MeetingPlan,
    pub state: &'a MeetingState,
}

/// With whose powers something is done that only a presiding officer orders.
pub(super) enum Authority {
    /// The presiding officer itself.
    Chair,
    /// The moderator, by delegation of the presiding officer.
    Delegated,
}

impl<'a> Whole<'a> {
    /// The scene of the meeting that the action names.
    fn scene(&self) -> Result<Scene<'a>, Rejection> {
        // Only actions that name a meeting are asked for one.
        let Some(meeting) = self.command.action.meeting() else { return Err(Rejection::NotDefined {}) };
        self.scene_of(meeting).ok_or_else(|| Rejection::UnknownMeeting { meeting: meeting.clone() })
    }

    /// The scene of any meeting.
    fn scene_of(&self, meeting: &'a MeetingId) -> Option<Scene<'a>> {
        Some(Scene {
            conference: self.conference,
            definition: self.definition,
            command: self.command,
            now: self.now,
            meeting,
            plan: self.definition.meeting(meeting)?,
            state: self.conference.meetings.get(meeting)?,
        })
    }

    /// The meeting that is going on.
    fn running(&self) -> Option<Scene<'a>> {
        let (meeting, _) = self.conference.running()?;
        self.scene_of(meeting)
    }
}

/// Refuses everybody but the hub itself.
fn hub_only(command: &Command) -> Result<(), Rejection> {
    match command.actor {
        Actor::Hub {} => Ok(()),
        Actor::Seat { .. } | Actor::Moderator { .. } | Actor::Clock {} => Err(Rejection::HubOnly {}),
    }
}

impl<'a> Scene<'a> {
    /// Refuses unless the meeting is in session.
    fn must_be_open(&self) -> Result<(), Rejection> {
        if self.state.session.is_open() { Ok(()) } else { Err(self.not_open()) }
    }

    /// Refuses unless the meeting is going on: open, suspended or in technical hold.
    fn must_run(&self) -> Result<(), Rejection> {
        if self.state.session.runs() { Ok(()) } else { Err(self.not_open()) }
    }

    /// Refuses once the meeting is closed; it may be scheduled, running or adjourned.
    fn must_not_be_over(&self) -> Result<(), Rejection> {
        match self.state.session.state {
            State::Closed { .. } => Err(self.not_open()),
            State::Scheduled | State::Open | State::Suspended(_) | State::Adjourned { .. } | State::TechHold { .. } => {
                Ok(())
            }
        }
    }

    /// The refusal for a meeting that is not open.
    fn not_open(&self) -> Rejection {
        let meeting = self.meeting.clone();
        match self.state.session.state {
            State::Closed { .. } => Rejection::MeetingOver { meeting },
            State::Scheduled | State::Open | State::Suspended(_) | State::Adjourned { .. } | State::TechHold { .. } => {
                Rejection::MeetingNotOpen { meeting, state: self.state.session.phase() }
            }
        }
    }

    /// The sender, if it may order what only a presiding officer orders.
    ///
    /// `power`: the power with which the moderator may do it by delegation; `None` where nobody may but the
    /// presiding officer.
    fn authority(&self, power: Option<Power>) -> Result<Authority, Rejection> {
        let authority = match (&self.command.actor, power) {
            (Actor::Seat { seat, capacity: Capacity::Chair }, _) => {
                self.admitted(seat)?;
                if self.state.chair.seat.as_ref() != Some(seat) {
                    return Err(Rejection::NotPresiding { presiding: self.state.chair.presiding().cloned() });
                }
                Authority::Chair
            }
            (Actor::Moderator { .. }, Some(power)) => {
                if !self.state.chair.delegated.contains(&power) {
                    return Err(Rejection::NotDelegated { power });
                }
                Authority::Delegated
            }
            (Actor::Moderator { .. }, None)
            | (Actor::Seat { capacity: Capacity::Delegate, .. } | Actor::Hub {} | Actor::Clock {}, _) => {
                let needs = if power.is_some() { Needs::ChairOrModerator } else { Needs::Chair };
                return Err(Rejection::NotForYou { needs });
            }
        };
        self.epoch_seen()?;
        if self.state.chair.presiding().is_none() {
            return Err(Rejection::ChairVacant {});
        }
        Ok(authority)
    }

    /// Refuses another handover or passing, and what would change the text of one, while the chair is offered to
    /// somebody.
    fn must_not_offer_chair(&self) -> Result<(), Rejection> {
        match &self.state.chair.offer {
            None => Ok(()),
            Some(Offer::Handover { to, .. }) => Err(Rejection::ChairOfferPending { party: to.clone(), seat: None }),
            Some(Offer::Passing { to }) => {
                let state = self.conference.parties.seats.get(to);
                let party = state.map_or(&self.state.chair.party, |state| &state.party).clone();
                Err(Rejection::ChairOfferPending { party, seat: Some(to.clone()) })
            }
        }
    }

    /// Refuses an act with the Chair's powers by somebody who saw another Chair.
    fn epoch_seen(&self) -> Result<(), Rejection> {
        let current = self.state.chair.epoch;
        if self.command.seen.epoch == Some(current) {
            return Ok(());
        }
        Err(Rejection::StaleEpoch { current, seen: self.command.seen.epoch })
    }

    /// The state of a seat that was admitted.
    fn admitted(&self, seat: &SeatId) -> Result<&'a Seat, Rejection> {
        let state =
            self.conference.parties.seats.get(seat).ok_or_else(|| Rejection::UnknownSeat { seat: seat.clone() })?;
        if state.admitted.is_none() {
            return Err(Rejection::NotAdmitted { seat: seat.clone() });
        }
        Ok(state)
    }

    /// The class of a party here, if it takes part at all.
    fn class(&self, party: &PartyId) -> Result<Class, Rejection> {
        self.plan.class(party).ok_or_else(|| Rejection::NotInvited { party: party.clone() })
    }

    /// The seat that acts, its state, and its party's class here.
    fn delegate(&self) -> Result<(&'a SeatId, &'a Seat, Class), Rejection> {
        match &self.command.actor {
            Actor::Seat { seat, .. } => {
                let state = self.admitted(seat)?;
                Ok((seat, state, self.class(&state.party)?))
            }
            Actor::Moderator { .. } | Actor::Hub {} | Actor::Clock {} => {
                Err(Rejection::NotForYou { needs: Needs::Delegation })
            }
        }
    }

    /// A seat that takes part in consensus and whose acts bind its party.
    fn binding_delegate(&self) -> Result<(&'a SeatId, &'a Seat), Rejection> {
        let (seat, state, class) = self.delegate()?;
        if !class.decides() {
            return Err(Rejection::TakesNoPart { party: state.party.clone() });
        }
        if !state.may_bind {
            return Err(Rejection::NotBinding { seat: seat.clone() });
        }
        Ok((seat, state))
    }

    /// The sender as an officer, if it is a seat of the Secretariat or a moderator (rules 2.9).
    fn secretariat(&self) -> Option<Officer> {
        match &self.command.actor {
            Actor::Moderator { name } => Some(Officer::Moderator { name: name.clone() }),
            Actor::Seat { seat, .. } => {
                let state = self.admitted(seat).ok()?;
                let class = self.plan.class(&state.party)?;
                (class == Class::Secretariat).then(|| Officer::Seat { seat: seat.clone() })
            }
            Actor::Hub {} | Actor::Clock {} => None,
        }
    }

    /// The plan of an item of this meeting.
    fn item_plan(&self, item: &ItemNumber) -> Result<&'a ItemPlan, Rejection> {
        self.plan.item(item).ok_or_else(|| Rejection::UnknownItem { item: item.clone() })
    }

    /// The parties that take part in consensus on an item, by id.
    fn deciding(&self, item: &ItemNumber) -> impl Iterator<Item = &'a PartyId> {
        self.plan.deciding().filter(move |party| self.is_invited_to(party, item))
    }

    /// How a party takes part at this moment.
    fn presence(&self, party: &PartyId) -> Presence {
        self.state.roll.presence(&self.conference.parties, party)
    }

    /// Whether a party is admitted to an item: to the whole meeting or to this one, and not shut out of a
    /// closed one.
    fn is_invited_to(&self, party: &PartyId, item: &ItemNumber) -> bool {
        let Some(participation) = self.plan.participants.get(party) else { return false };
        let named = participation
            .items
            .as_ref()
            .is_none_or(|items| items.iter().any(|open| open == item || item.is_inside(open)));
        let outsider = matches!(participation.class, Class::Observer | Class::Guest);
        let around = |plan: &&ItemPlan| plan.number == *item || item.is_inside(&plan.number);
        let closed = self.plan.agenda.iter().filter(around).any(|plan| plan.closed);
        named && !(closed && outsider)
    }
}

/// Refuses a text that is empty or longer than a note may be.
fn note(field: Field, text: &str) -> Result<(), Rejection> {
    if text.trim().is_empty() {
        return Err(Rejection::TextMissing { field });
    }
    note_or_nothing(field, text)
}

/// Refuses a text that is longer than a note may be.
fn note_or_nothing(field: Field, text: &str) -> Result<(), Rejection> {
    at_most(field, text, NOTE_MAX_BYTES)
}

/// Refuses a text that is longer than so many bytes.
fn at_most(field: Field, text: &str, most: usize) -> Result<(), Rejection> {
    if text.len() > most {
        return Err(Rejection::TextTooLong { field, most: most as u64 });
    }
    Ok(())
}

/// Refuses more of something than the state is to hold: nobody makes it grow without bound.
fn fewer_than(what: Bounded, known: usize, most: u32) -> Result<(), Rejection> {
    if known < most as usize { Ok(()) } else { Err(Rejection::TooMany { what, most }) }
}
