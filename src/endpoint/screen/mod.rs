//! What a client has before it, and the action that a wish means there.
//!
//! An action names what its sender saw: the item, the entry, the speech, the revision with its hash. So two people
//! who press "next" together move the meeting on once. Nothing here judges: what the rules refuse, the hub refuses.

mod nothing;

use jiff::tz::TimeZone;

pub use nothing::NoSuchThing;

use super::wish::{
    AboutDocument, ChairAct, ConsentAct, DecisionAct, DeferWord, DocumentAct, FateWord, FloorAct, ItemAct, ListAct,
    MeetingAct, Moment, OutcomeWord, OwnAct, PresenceAct, RoleAct, SeatAct, Which, Who, Wish,
};
use crate::procedure::command::{
    About, Action, Capacity, Content, Declared, DeferTo, DocumentRevision, Outcome, Person, ProposalFate, Seen,
};
use crate::procedure::definition::Bilingual;
use crate::procedure::ids::{
    EntryId, Epoch, ItemNumber, MeetingId, ObjectionId, PartyId, Revision, SpeechId, Symbol, Timestamp,
};
use crate::view::{EntryNow, May, MeetingNow, ObjectionStage, Own, Press, ProposalNow, ProposalStage, Stage, View};

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
        Seen { position: Some(self.position), epoch }
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
        let meeting = meeting.unwrap_or(focus).clone();
        let other = meeting != *focus;
        let needs_no_more = matches!(
            wish,
            Wish::Meeting(_) | Wish::Chair(_) | Wish::Seat(_) | Wish::Presence(_) | Wish::Role(_) | Wish::Document(_)
        );
        if other && !needs_no_more {
            return Err(NoSuchThing::NotInFocus { meeting, focus: focus.clone() });
        }
        let action = match wish {
            Wish::Meeting(act) => self.meeting_act(act, meeting),
            Wish::Item(act) => self.item_act(act, meeting)?,
            Wish::Floor(act) => self.floor_act(act, meeting)?,
            Wish::List(act) => self.list_act(act, meeting)?,
            Wish::Chair(act) => self.chair_act(act, meeting)?,
            Wish::Decision(act) => self.decision_act(act, meeting)?,
            Wish::Consent(act) => self.consent_act(act, meeting)?,
            Wish::Seat(act) => match act {
                SeatAct::List => return Err(NoSuchThing::NotShown {}),
                SeatAct::Admit { seat, name, title, provisional } => Action::AdmitSeat {
                    seat: seat.clone(),
                    person: Person { name: name.clone(), title: title.clone() },
                    credential: SeatAct::credential(*provisional),
                },
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
            | Action::ReleaseTime { .. } => true,
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
            MeetingAct::Extend { to } => Action::ExtendSitting { meeting, closes_at: self.instant(*to) },
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
            ItemAct::Withdraw { item, reason } => {
                Action::WithdrawItem { meeting, item: item.clone(), reason: reason.clone() }
            }
        })
    }

    fn floor_act(&self, act: &FloorAct, meeting: MeetingId) -> Result<Action, NoSuchThing> {
        let after = self.speech().ok();
        Ok(match act {
            FloorAct::Next => match self.press(Press::NextSpeaker) {
                Some(may) => may.action.clone(),
                None => {
                    let entry = self.waiting().first().ok_or(NoSuchThing::NobodyWaits {})?.entry;
                    Action::GiveFloor { meeting, entry, after }
                }
            },
            FloorAct::Give { who } => Action::GiveFloor { meeting, entry: self.entry(who)?, after },
            FloorAct::Start => Action::StartSpeech { meeting, speech: self.speech()? },
            FloorAct::End => Action::EndSpeech { meeting, speech: self.speech()? },
            FloorAct::Cut { reason } => Action::CutSpeech { meeting, speech: self.speech()?, reason: reason.clone() },
            FloorAct::Pause { cause } => {
                Action::PauseSpeech { meeting, speech: self.speech()?, cause: (*cause).into() }
            }
            FloorAct::Resume => Action::ResumeSpeech { meeting, speech: self.speech()? },
            FloorAct::Prompt => Action::PromptSpeaker { meeting, speech: self.speech()? },
            FloorAct::SetAside { how } => {
                Action::SetAsideSpeech { meeting, speech: self.speech()?, how: (*how).into() }
            }
        })
    }

    /// The entry that people name by place or party.
    fn entry(&self, who: &Who) -> Result<EntryId, NoSuchThing> {
        let waiting = self.waiting();
        match who {
            Who::Entry(entry) => Ok(*entry),
            Who::Place(place) => {
                let length = self.view.list.as_ref().map_or(0, |list| list.entries.count);
                let found = waiting.iter().find(|entry| entry.place == *place);
                found.map(|entry| entry.entry).ok_or(NoSuchThing::NoSuchPlace { place: *place, length })
            }
            Who::Party(party) => {
                let found = waiting.iter().find(|entry| entry.party == *party);
                found.map(|entry| entry.entry).ok_or_else(|| NoSuchThing::NotOnTheList { party: party.clone() })
            }
        }
    }

    fn list_act(&self, act: &ListAct, meeting: MeetingId) -> Result<Action, NoSuchThing> {
        Ok(match act {
            ListAct::Show => return Err(NoSuchThing::NotShown {}),
            ListAct::Add { party, for_others } => Action::RequestFloor {
                meeting,
                item: self.item()?.clone(),
                party: Some(party.clone()),
                on_behalf_of: for_others.clone(),
            },
            ListAct::Remove { who, reason } => {
                Action::RemoveEntry { meeting, entry: self.entry(who)?, reason: reason.clone() }
            }
            ListAct::Move { who, place, reason } => {
                Action::MoveEntry { meeting, entry: self.entry(who)?, place: *place, reason: reason.clone() }
            }
            ListAct::Close => Action::CloseList { meeting, item: self.item()?.clone() },
            ListAct::Reopen => Action::ReopenList { meeting, item: self.item()?.clone() },
            ListAct::Limit { class, limit } => Action::SetLimit { meeting, class: (*class).into(), limit: *limit },
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

    /// The text that people mean: the one they name; else the one that is put; else the only one of the open item.
    ///
    /// # Errors
    /// [`NoSuchThing`] when there is none, or more than one.
    pub fn text(&self, which: Which) -> Result<&'a ProposalNow, NoSuchThing> {
        if let Some(proposal) = which.proposal {
            let found = self.texts().iter().find(|text| text.proposal == proposal);
            return found.ok_or(NoSuchThing::NoSuchText { proposal });
        }
        if let Some(put) = self.put() {
            return Ok(put);
        }
        let item = self.item()?;
        let of_item: Vec<_> = self.texts().iter().filter(|text| text.item == *item).collect();
        match of_item.as_slice() {
            [] => Err(NoSuchThing::NoText {}),
            [one] => Ok(one),
            several => Err(NoSuchThing::SeveralTexts { texts: several.iter().map(|text| text.proposal).collect() }),
        }
    }

    fn decision_act(&self, act: &DecisionAct, meeting: MeetingId) -> Result<Action, NoSuchThing> {
        Ok(match act {
            DecisionAct::Show => return Err(NoSuchThing::NotShown {}),
            DecisionAct::Table { text, document, item } => Action::TableProposal {
                meeting,
                item: item.clone().map_or_else(|| self.item().cloned(), Ok)?,
                text: text.clone(),
                documents: self.at_last_revision(document)?,
            },
            DecisionAct::Revise { text, document, which } => {
                let base = self.text(*which)?;
                let documents = if document.is_empty() {
                    // Where nobody says otherwise, the text stays about the same papers, each at its last revision.
                    let same: Vec<Symbol> = base.documents.iter().map(|d| d.document.symbol.clone()).collect();
                    self.at_last_revision(&same)?
                } else {
                    self.at_last_revision(document)?
                };
                Action::ReviseProposal {
                    meeting,
                    proposal: base.proposal,
                    base: base.revision,
                    text: text.clone(),
                    documents,
                }
            }
            DecisionAct::Withdraw { which } => {
                let text = self.text(*which)?;
                Action::WithdrawProposal { meeting, proposal: text.proposal, revision: text.revision }
            }
            DecisionAct::Put { which } => {
                let text = self.text(*which)?;
                Action::PutProposal { meeting, proposal: text.proposal, revision: text.revision, hash: text.hash }
            }
            DecisionAct::Declare { verb, style, which } => {
                let text = self.text(*which)?;
                Action::Declare {
                    meeting,
                    proposal: text.proposal,
                    revision: text.revision,
                    hash: text.hash,
                    verb: (*verb).into(),
                    style: style.map(Into::into),
                    follow_ups: Vec::new(),
                }
            }
            DecisionAct::SetAside { how, to, which } => {
                let text = self.text(*which)?;
                let how = match how {
                    FateWord::Consultation => ProposalFate::Consultation {},
                    FateWord::NotAgreed => ProposalFate::NotAgreed {},
                    FateWord::Referred if to.is_empty() => return Err(NoSuchThing::ToWhom {}),
                    FateWord::Referred => ProposalFate::Referred { to: to.clone() },
                };
                Action::SetAsideProposal { meeting, proposal: text.proposal, revision: text.revision, how }
            }
        })
    }

    fn at_last_revision(&self, symbols: &[Symbol]) -> Result<Vec<DocumentRevision>, NoSuchThing> {
        let last = |symbol: &Symbol| {
            let revision =
                self.last_revision(symbol).ok_or_else(|| NoSuchThing::NoDocument { symbol: symbol.clone() })?;
            Ok(DocumentRevision { symbol: symbol.clone(), revision })
        };
        symbols.iter().map(last).collect()
    }

    fn last_revision(&self, symbol: &Symbol) -> Option<Revision> {
        let documents = &self.view.documents.as_ref()?.documents.head;
        documents.iter().find(|document| document.symbol == *symbol)?.last.as_ref().map(|last| last.revision)
    }

    fn consent_act(&self, act: &ConsentAct, meeting: MeetingId) -> Result<Action, NoSuchThing> {
        Ok(match act {
            ConsentAct::Enter { party, by, channel, which } => {
                let text = self.text(*which)?;
                Action::RecordConsent {
                    meeting,
                    proposal: text.proposal,
                    revision: text.revision,
                    party: party.clone(),
                    given_by: by.clone(),
                    channel: channel.clone(),
                }
            }
            ConsentAct::Confirm { party, which } => {
                Action::ConfirmConsent { meeting, proposal: self.text(*which)?.proposal, party: party.clone() }
            }
        })
    }

    fn document_act(&self, act: &DocumentAct, meeting: MeetingId) -> Result<Action, NoSuchThing> {
        Ok(match act {
            // A file's bytes have to lie at the hub first; then `tabled` says the rest.
            DocumentAct::List | DocumentAct::Table { .. } => return Err(NoSuchThing::NotShown {}),
            DocumentAct::Text { symbol, text, about } => {
                self.tabled(meeting, symbol, about, Content::Text { text: text.clone() })
            }
            DocumentAct::Issue { symbol, mandate, embargo } => Action::IssueDocument {
                meeting,
                symbol: symbol.clone(),
                revision: self
                    .last_revision(symbol)
                    .ok_or_else(|| NoSuchThing::NoDocument { symbol: symbol.clone() })?,
                mandate: mandate.clone(),
                embargo_until: embargo.map(|moment| self.instant(moment)),
            },
            DocumentAct::Retract { symbol, reason } => {
                Action::RetractDocument { meeting, symbol: symbol.clone(), reason: reason.clone() }
            }
        })
    }

    /// Tables a document's first or next revision.
    #[must_use]
    pub fn tabled(&self, meeting: MeetingId, symbol: &Symbol, about: &AboutDocument, content: Content) -> Action {
        let documents = self.view.documents.as_ref().map_or(&[][..], |section| &section.documents.head);
        let before = documents.iter().find(|document| document.symbol == *symbol);
        let before = before.map_or_else(
            || Bilingual { en: symbol.to_string(), vi: symbol.to_string() },
            |document| document.title.clone(),
        );
        let en = about.title.clone().unwrap_or(before.en);
        // A new English title alone stands for both; an old Vietnamese one would name another text.
        let vi = about.title_vi.clone().unwrap_or_else(|| about.title.clone().unwrap_or(before.vi));
        Action::TableDocument {
            meeting,
            symbol: symbol.clone(),
            base: self.last_revision(symbol),
            title: Bilingual { en, vi },
            language: about.language.clone(),
            content,
        }
    }

    fn own_act(&self, act: &OwnAct, meeting: MeetingId) -> Result<Action, NoSuchThing> {
        let text = || self.text(Which::default());
        let about = || text().map(|text| About::Proposal { proposal: text.proposal, revision: text.revision });
        Ok(match act {
            OwnAct::Ask(others) => {
                Action::RequestFloor { meeting, item: self.item()?.clone(), party: None, on_behalf_of: others.clone() }
            }
            OwnAct::Withdraw => Action::WithdrawRequest { meeting, entry: self.own_entry()? },
            OwnAct::Speaker(seat) => Action::ReplaceSpeaker { meeting, entry: self.own_entry()?, seat: seat.clone() },
            OwnAct::Object(point) => {
                let text = text()?;
                let (proposal, revision) = (text.proposal, text.revision);
                Action::Object { meeting, proposal, revision, point: point.clone() }
            }
            OwnAct::WithdrawObjection(objection) => {
                let objection = objection.map_or_else(|| self.own_objection(), Ok)?;
                Action::WithdrawObjection { meeting, objection }
            }
            OwnAct::Convert(text) => {
                Action::ConvertObjection { meeting, objection: self.own_objection()?, text: text.clone() }
            }
            OwnAct::Reserve(words) => Action::Reserve { meeting, about: about()?, text: words.clone() },
            OwnAct::Explain(words) => Action::ExplainPosition { meeting, about: about()?, text: words.clone() },
            OwnAct::Dissociate(decision, words) => {
                Action::Dissociate { meeting, decision: *decision, text: words.clone() }
            }
            OwnAct::Comment(words) => {
                let text = text()?;
                let (proposal, revision) = (text.proposal, text.revision);
                Action::Comment { meeting, proposal, revision, text: words.clone() }
            }
            OwnAct::Time => {
                let text = text()?;
                Action::AskForTime { meeting, proposal: text.proposal, revision: text.revision }
            }
            OwnAct::Release => Action::ReleaseTime { meeting, proposal: text()?.proposal },
            OwnAct::Declare(presence) => {
                let party = self.party().ok_or(NoSuchThing::NotShown {})?.clone();
                Action::DeclarePresence { meeting, party, presence: *presence }
            }
        })
    }

    fn own_entry(&self) -> Result<EntryId, NoSuchThing> {
        let seat = self.own.and_then(|own| own.seat.as_ref()).ok_or(NoSuchThing::NotShown {})?;
        let waiting = seat.waiting.as_ref().map(|place| place.entry);
        waiting.ok_or_else(|| NoSuchThing::NotOnTheList { party: seat.party.clone() })
    }

    fn own_objection(&self) -> Result<ObjectionId, NoSuchThing> {
        let seat = self.own.and_then(|own| own.seat.as_ref()).ok_or(NoSuchThing::NotShown {})?;
        if let Some(last) = seat.text.as_ref().and_then(|text| text.objections.last()) {
            return Ok(*last);
        }
        let standing = self.texts().iter().flat_map(|text| &text.objections).rev();
        let own = |o: &&crate::view::ObjectionNow| o.party == seat.party && o.stage == ObjectionStage::Standing {};
        standing.clone().find(own).map(|objection| objection.objection).ok_or(NoSuchThing::NoObjection {})
    }

    /// Whether the sitting goes on at this moment.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.meeting().is_some_and(|meeting| meeting.stage == Stage::Open {})
    }
}
