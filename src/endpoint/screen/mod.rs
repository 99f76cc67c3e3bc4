//! What a client has before it, and the action that a wish means there.
//!
//! An action names what its sender saw: the item, the entry, the speech, the revision with its hash. So two people
//! who press "next" together move the meeting on once. Nothing here judges: what the rules refuse, the hub refuses.

mod floor;
mod nothing;
mod own;
mod papers;
#[cfg(test)]
mod tests;
mod texts;

use jiff::tz::TimeZone;

pub use nothing::NoSuchThing;

use super::wish::{
    ChairAct, DecisionAct, DeferWord, ItemAct, MeetingAct, Moment, OpenWord, OutcomeWord, OwnAct, PresenceAct, RoleAct,
    SeatAct, SilenceAct, Wish,
};
use crate::procedure::command::{Action, Capacity, Declared, DeferTo, Letter, Outcome, Person, Seen};
use crate::procedure::definition::Bilingual;
use crate::procedure::ids::{Epoch, ItemNumber, MeetingId, PartyId, SpeechId, Timestamp};
use crate::view::{EntryNow, May, MeetingNow, Own, Press, ProposalNow, ProposalStage, Stage, View};

/// What a client has before it.
#[derive(Clone, Copy, Debug)]
pub struct Screen<'a> {
    /// The sections.
    pub view: &'a View,
    /// What is its own.
    pub own: Option<&'a Own>,
    /// The position that both are of.
    pub position: u64,
    /// The time at the hub.
    pub now: Timestamp,
}

/// What a wish means on a screen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Meant {
    /// The action.
    pub action: Action,
    /// In which capacity a seat sends it; a moderator's is not looked at.
    pub capacity: Capacity,
    /// What the sender saw.
    pub seen: Seen,
}

impl<'a> Screen<'a> {
    /// The meeting that the screen is about: the one under way, or the next.
    ///
    /// # Errors
    /// [`NoSuchThing::NotShown`] before the first view.
    pub fn focus(&self) -> Result<&'a MeetingId, NoSuchThing> {
        self.view.meeting.as_ref().map(|meetings| &meetings.focus).ok_or(NoSuchThing::NotShown {})
    }

    /// That meeting as it stands.
    #[must_use]
    pub fn meeting(&self) -> Option<&'a MeetingNow> {
        let meetings = self.view.meeting.as_ref()?;
        meetings.meetings.iter().find(|meeting| meeting.id == meetings.focus)
    }

    /// The innermost open item.
    ///
    /// # Errors
    /// [`NoSuchThing::NoItemOpen`].
    pub fn item(&self) -> Result<&'a ItemNumber, NoSuchThing> {
        self.view.agenda.as_ref().and_then(|agenda| agenda.open.last()).ok_or(NoSuchThing::NoItemOpen {})
    }

    /// The item that comes next.
    #[must_use]
    pub fn next_item(&self) -> Option<&'a ItemNumber> {
        match self.press(Press::NextItem).map(|may| &may.action) {
            Some(Action::OpenItem { item, .. }) => Some(item),
            _ => self.view.agenda.as_ref()?.next.as_ref(),
        }
    }

    /// The speech on the floor.
    ///
    /// # Errors
    /// [`NoSuchThing::NobodySpeaks`].
    pub fn speech(&self) -> Result<SpeechId, NoSuchThing> {
        let speech = self.view.floor.as_ref().and_then(|floor| floor.speech.as_ref());
        speech.map(|speech| speech.speech).ok_or(NoSuchThing::NobodySpeaks {})
    }

    /// Those waiting, next first.
    #[must_use]
    pub fn waiting(&self) -> &'a [EntryNow] {
        self.view.list.as_ref().map_or(&[], |list| list.entries.head.as_slice())
    }

    /// What a press would send, and whether it would be carried out.
    #[must_use]
    pub fn press(&self, press: Press) -> Option<&'a May> {
        self.own?.may.get(&press)
    }

    /// What could be done now, in the order of [`Press`].
    pub fn possible(&self) -> impl Iterator<Item = Press> + 'a {
        self.own.into_iter().flat_map(|own| own.may.iter()).filter(|(_, may)| may.allowed).map(|(press, _)| *press)
    }

    /// The own party.
    #[must_use]
    pub fn party(&self) -> Option<&'a PartyId> {
        Some(&self.own?.seat.as_ref()?.party)
    }

    /// Whether the own seat presides.
    #[must_use]
    pub fn presides(&self) -> bool {
        self.own.and_then(|own| own.seat.as_ref()).is_some_and(|seat| seat.presides)
    }

    /// The text that is put.
    #[must_use]
    pub fn put(&self) -> Option<&'a ProposalNow> {
        self.texts().iter().find(|text| matches!(text.stage, ProposalStage::Put { .. }))
    }

    /// Every text on the table.
    #[must_use]
    pub fn texts(&self) -> &'a [ProposalNow] {
        self.view.table.as_ref().map_or(&[], |table| table.proposals.head.as_slice())
    }

    /// What the sender sees, for an act on the meeting in focus or on none.
    #[must_use]
    pub fn seen(&self) -> Seen {
        let epoch = self.view.chair.as_ref().map(|chair| chair.epoch).or_else(|| self.own.map(|own| own.epoch));
        let list_open = self.view.list.as_ref().is_some_and(|list| list.item.is_some() && !list.closed);
        Seen { position: Some(self.position), epoch, list_open }
    }

    /// What the sender sees, for an action: the chair's epoch is that of the meeting which the action names.
    #[must_use]
    pub fn seen_for(&self, action: &Action) -> Seen {
        let mut seen = self.seen();
        if let Some(meeting) = self.elsewhere(action) {
            let known = self.own.and_then(|own| own.elsewhere.get(meeting));
            seen.epoch = Some(known.map_or(Epoch::default(), |there| there.epoch));
        }
        seen
    }

    /// The meeting that an action names, where that is not the one in focus.
    fn elsewhere<'b>(&self, action: &'b Action) -> Option<&'b MeetingId> {
        action.meeting().filter(|meeting| self.focus().is_ok_and(|focus| focus != *meeting))
    }

    /// Whether the own seat presides over the meeting that an action names.
    fn presides_for(&self, action: &Action) -> bool {
        match self.elsewhere(action) {
            None => self.presides(),
            Some(there) => self.own.and_then(|own| own.elsewhere.get(there)).is_some_and(|there| there.presides),
        }
    }

    /// The action that a wish means here.
    ///
    /// # Errors
    /// [`NoSuchThing`].
    pub fn meant(&self, wish: &Wish) -> Result<Meant, NoSuchThing> {
        self.meant_in(wish, None)
    }

    /// The action that a wish means in a meeting: the one in focus where none is named. About another one only what
    /// needs no more of it than its name can be asked for.
    ///
    /// # Errors
    /// [`NoSuchThing`].
    pub fn meant_in(&self, wish: &Wish, meeting: Option<&MeetingId>) -> Result<Meant, NoSuchThing> {
        let focus = self.focus()?;
        let meeting = meeting.or_else(|| self.meeting_meant(wish)).unwrap_or(focus).clone();
        if meeting != *focus && !self.needs_its_name_only(wish) {
            return Err(NoSuchThing::NotInFocus { meeting, focus: focus.clone() });
        }
        let action = match wish {
            Wish::Meeting(act) => self.meeting_act(act, meeting),
            Wish::Item(act) => self.item_act(act, meeting)?,
            Wish::Floor(act) => self.floor_act(act, meeting)?,
            Wish::List(act) => self.list_act(act, meeting)?,
            Wish::Chair(act) => self.chair_act(act, meeting)?,
            Wish::Decision(act) => self.decision_act(act, meeting)?,
            Wish::Point(act) => self.point_act(act, meeting)?,
            Wish::Amendment(act) => self.amendment_act(act, meeting)?,
            Wish::Motion(act) => self.motion_act(act, meeting)?,
            Wish::Vote(act) => self.vote_act(act, meeting)?,
            Wish::Silence(act) => self.silence_act(act, meeting)?,
            Wish::Consent(act) => self.consent_act(act, meeting)?,
            Wish::Seat(act) => match act {
                SeatAct::List => return Err(NoSuchThing::NotShown {}),
                SeatAct::Admit { seat, name, title, provisional, letter, letter_sha256 } => Action::AdmitSeat {
                    seat: seat.clone(),
                    person: Person { name: name.clone(), title: title.clone() },
                    credential: SeatAct::credential(*provisional),
                    letter: letter.clone().map(|reference| Letter { reference, sha256: *letter_sha256 }),
                },
                SeatAct::TakeOver { seat, session } => Action::TakeOverSeat { seat: seat.clone(), session: *session },
                SeatAct::Microphone { seat, state } => {
                    Action::ReportMicrophone { meeting, seat: seat.clone(), open: *state == OpenWord::Open }
                }
                SeatAct::Eject { seat, reason } => Action::EjectSeat { seat: seat.clone(), reason: reason.clone() },
            },
            Wish::Presence(act) => {
                let (party, presence) = match act {
                    PresenceAct::Absent { party } => (party, Declared::Absent),
                    PresenceAct::Present { party } => (party, Declared::Present),
                };
                Action::DeclarePresence { meeting, party: party.clone(), presence }
            }
            Wish::Role(RoleAct::Assign { role, party }) => {
                Action::AssignRole { meeting, role: role.clone(), party: party.clone() }
            }
            Wish::Document(act) => self.document_act(act, meeting)?,
            Wish::Own(act) => self.own_act(act, meeting)?,
        };
        Ok(Meant { capacity: self.capacity(&action), seen: self.seen_for(&action), action })
    }

    /// The meeting that a wish is about although people name none: that of a decision or of a silence procedure.
    #[expect(clippy::wildcard_enum_match_arm, reason = "whatever names neither is about the meeting in focus")]
    fn meeting_meant(&self, wish: &Wish) -> Option<&'a MeetingId> {
        match wish {
            Wish::Silence(act) => self.meeting_of_silence(act),
            Wish::Decision(DecisionAct::Reopen { decision })
            | Wish::Own(
                OwnAct::Dissociate(decision, _)
                | OwnAct::Reserve(Some(decision), _)
                | OwnAct::Explain(Some(decision), _)
                | OwnAct::AskReopen(decision, _)
                | OwnAct::WithdrawReopening(decision)
                | OwnAct::JoinDecision(decision),
            ) => self.meeting_of(*decision),
            _ => None,
        }
    }

    /// Whether a wish needs no more of a meeting than its name, so that it means something in one that is not shown.
    fn needs_its_name_only(&self, wish: &Wish) -> bool {
        match wish {
            Wish::Meeting(_)
            | Wish::Chair(_)
            | Wish::Seat(_)
            | Wish::Presence(_)
            | Wish::Role(_)
            | Wish::Document(_)
            | Wish::Own(OwnAct::Declare(_)) => true,
            Wish::Silence(act) => !matches!(act, SilenceAct::Open { text: None, .. }),
            Wish::Item(_)
            | Wish::Floor(_)
            | Wish::List(_)
            | Wish::Point(_)
            | Wish::Decision(_)
            | Wish::Amendment(_)
            | Wish::Motion(_)
            | Wish::Vote(_)
            | Wish::Consent(_)
            | Wish::Own(_) => self.meeting_meant(wish).is_some(),
        }
    }

    /// In which capacity a seat sends an action: as its press says where there is one; else with the Chair's powers
    /// while it presides, but for what it does as a delegation.
    #[must_use]
    #[expect(clippy::wildcard_enum_match_arm, reason = "a new act is the Chair's until it is a delegation's own")]
    pub fn capacity(&self, action: &Action) -> Capacity {
        let presses = self.own.into_iter().flat_map(|own| own.may.values());
        let same = |may: &&May| may.action == *action && may.allowed;
        if let Some(may) = presses.clone().find(same).or_else(|| presses.clone().find(|may| may.action == *action)) {
            return may.capacity;
        }
        let for_its_delegation = match action {
            Action::RequestFloor { party, .. } => party.is_none(),
            Action::DeclarePresence { party, .. } => Some(party) == self.party(),
            Action::WithdrawRequest { .. }
            | Action::ReplaceSpeaker { .. }
            | Action::AssumeChair { .. }
            | Action::Acknowledge { .. }
            | Action::Object { .. }
            | Action::WithdrawObjection { .. }
            | Action::ConvertObjection { .. }
            | Action::Reserve { .. }
            | Action::ExplainPosition { .. }
            | Action::Dissociate { .. }
            | Action::Comment { .. }
            | Action::AskForTime { .. }
            | Action::ReleaseTime { .. }
            | Action::RequestReply { .. }
            | Action::RequestExplanation { .. }
            | Action::DesignateRepresentative { .. }
            | Action::EnrolWitness { .. }
            | Action::ReportMicrophone { .. }
            | Action::TakeOverSeat { .. }
            | Action::RaisePointOfOrder { .. }
            | Action::AppealRuling { .. }
            | Action::AskToReopen { .. }
            | Action::WithdrawReopening { .. }
            | Action::JoinDecision { .. }
            | Action::ProposeAmendment { .. }
            | Action::RebaseAmendment { .. }
            | Action::WithdrawAmendment { .. }
            | Action::AskDivision { .. }
            | Action::ReintroduceProposal { .. }
            | Action::MoveMotion { .. }
            | Action::SpeakOnMotion { .. }
            | Action::ObjectToMotion { .. }
            | Action::WithdrawMotion { .. }
            | Action::CastVote { .. }
            | Action::ObjectInSilence { .. }
            | Action::WithdrawSilenceObjection { .. }
            | Action::ConsentInSilence { .. } => true,
            Action::StartSpeech { .. } | Action::EndSpeech { .. } => {
                let speech = self.view.floor.as_ref().and_then(|floor| floor.speech.as_ref());
                speech.is_some_and(|speech| Some(&speech.party) == self.party())
            }
            _ => false,
        };
        // Before a sitting nobody presides; the opening is the act of the party that will.
        let opens = matches!(action, Action::OpenMeeting { .. });
        if !for_its_delegation && (self.presides_for(action) || opens) { Capacity::Chair } else { Capacity::Delegate }
    }

    fn meeting_act(&self, act: &MeetingAct, meeting: MeetingId) -> Action {
        let at = |moment: &Option<Moment>| moment.map(|moment| self.instant(moment));
        match act {
            MeetingAct::Open => Action::OpenMeeting { meeting },
            MeetingAct::Suspend { reason, until } => {
                Action::SuspendMeeting { meeting, reason: reason.clone(), resume_at: at(until) }
            }
            MeetingAct::Resume => Action::ResumeMeeting { meeting },
            MeetingAct::Adjourn { until } => Action::AdjournMeeting { meeting, until: at(until) },
            MeetingAct::Close { despite } => Action::CloseMeeting { meeting, despite: despite.clone() },
            MeetingAct::Hold { reason, news } => {
                Action::HoldMeeting { meeting, reason: reason.clone(), next_news_at: at(news) }
            }
            MeetingAct::Lift => Action::LiftHold { meeting },
            MeetingAct::Correct { entry, text } => {
                Action::RecordCorrigendum { meeting, position: *entry, text: text.clone() }
            }
            MeetingAct::Extend { to, interpreters_agree } => {
                let (closes_at, interpreters_agree) = (self.instant(*to), *interpreters_agree);
                Action::ExtendSitting { meeting, closes_at, interpreters_agree }
            }
            MeetingAct::CountQuorum => Action::CountQuorum { meeting },
            MeetingAct::ConfirmAdmissions => Action::ConfirmAdmissions { meeting },
        }
    }

    /// An instant as people write it, at the hub.
    #[must_use]
    pub fn instant(&self, moment: Moment) -> Timestamp {
        match moment {
            Moment::At(at) => at,
            Moment::In(span) => self.now + span,
            Moment::Clock(hour, minute) => self.clock(hour, minute).unwrap_or(self.now),
        }
    }

    /// The next instant at which the hub's clock shows an hour and minute.
    fn clock(&self, hour: u8, minute: u8) -> Option<Timestamp> {
        let zone = self.view.conference.as_ref().map_or("UTC", |conference| conference.zone.as_str());
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        let now = jiff::Timestamp::from_millisecond(self.now.0).ok()?.to_zoned(zone);
        let at = |day: &jiff::Zoned| {
            let at = day.with().hour(hour.try_into().ok()?).minute(minute.try_into().ok()?);
            at.second(0).subsec_nanosecond(0).build().ok()
        };
        let today = at(&now)?;
        let next = if today > now { today } else { at(&now.tomorrow().ok()?)? };
        Some(Timestamp(next.timestamp().as_millisecond()))
    }

    fn item_act(&self, act: &ItemAct, meeting: MeetingId) -> Result<Action, NoSuchThing> {
        let after = self.view.agenda.as_ref().and_then(|agenda| agenda.open.last()).cloned();
        let named = |item: &Option<ItemNumber>| item.clone().map_or_else(|| self.item().cloned(), Ok);
        Ok(match act {
            ItemAct::Next => match self.press(Press::NextItem) {
                Some(may) => may.action.clone(),
                None => {
                    let item = self.next_item().ok_or(NoSuchThing::NoItemLeft {})?.clone();
                    Action::OpenItem { meeting, item, after, ruling: None }
                }
            },
            ItemAct::Open { item, ruling } => {
                Action::OpenItem { meeting, item: item.clone(), after, ruling: ruling.clone() }
            }
            ItemAct::Conclude { item, outcome, reason, release_waiting } => Action::ConcludeItem {
                meeting,
                item: named(item)?,
                outcome: outcome.map(|outcome| match outcome {
                    OutcomeWord::Decided => Outcome::Decided {},
                    OutcomeWord::Done => Outcome::Done {},
                    OutcomeWord::ViewsExchanged => Outcome::ViewsExchanged {},
                    OutcomeWord::NotAgreed => Outcome::NotAgreed {},
                    OutcomeWord::AdReferendum => Outcome::AdReferendum {},
                    OutcomeWord::NoDecision => Outcome::NoDecision { reason: reason.clone() },
                }),
                release_waiting: *release_waiting,
            },
            ItemAct::Defer { item, to, keep_list } => Action::DeferItem {
                meeting,
                item: named(item)?,
                to: match to {
                    DeferWord::Later => DeferTo::Later {},
                    DeferWord::Sitting => DeferTo::Sitting {},
                    DeferWord::Meeting(meeting) => DeferTo::NextMeeting { meeting: meeting.clone() },
                    DeferWord::Item(item) => DeferTo::Item { item: item.clone() },
                },
                keep_list: *keep_list,
            },
            ItemAct::Join { item, ruling } => {
                Action::JoinItem { meeting, item: item.clone(), with: self.item()?.clone(), ruling: ruling.clone() }
            }
            ItemAct::Add { item, kind, title, title_vi } => {
                let title = Bilingual { en: title.clone(), vi: title_vi.clone() };
                Action::AddItem { meeting, item: item.clone(), title, kind: (*kind).into() }
            }
            ItemAct::Announce { item, from } => {
                let from = from.map(|from| self.instant(from));
                Action::AnnounceDecision { meeting, item: item.clone(), from }
            }
            ItemAct::Withdraw { item, reason } => {
                Action::WithdrawItem { meeting, item: item.clone(), reason: reason.clone() }
            }
        })
    }

    fn chair_act(&self, act: &ChairAct, meeting: MeetingId) -> Result<Action, NoSuchThing> {
        Ok(match act {
            ChairAct::Status => return Err(NoSuchThing::NotShown {}),
            ChairAct::Offer { to, vice } => Action::OfferChair { meeting, to: to.clone(), vice_chair: vice.clone() },
            ChairAct::Pass { to } => Action::PassChair { meeting, to: to.clone() },
            ChairAct::Take => Action::AssumeChair { meeting },
            ChairAct::Withdraw => Action::WithdrawChairOffer { meeting },
            ChairAct::Delegate { power } => Action::DelegatePower { meeting, power: (*power).into(), granted: true },
            ChairAct::Recall { power } => Action::DelegatePower { meeting, power: (*power).into(), granted: false },
        })
    }

    /// Whether the sitting goes on at this moment.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.meeting().is_some_and(|meeting| meeting.stage == Stage::Open {})
    }
}
