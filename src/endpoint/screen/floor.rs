//! What wishes about the floor mean: speeches, the list of speakers, points of order.

use super::{NoSuchThing, Screen};
use crate::endpoint::wish::{AppealWord, FloorAct, ListAct, PointAct, Who};
use crate::procedure::command::{Action, AppealOutcome};
use crate::procedure::definition::Class;
use crate::procedure::ids::{EntryId, MeetingId, PartyId, PointId};
use crate::view::{EntryNow, Press};

impl<'a> Screen<'a> {
    /// Those who wait to reply, next first.
    #[must_use]
    pub fn replies(&self) -> &'a [EntryNow] {
        self.view.list.as_ref().map_or(&[], |list| list.replies.head.as_slice())
    }

    /// Those who wait to explain their position, next first.
    #[must_use]
    pub fn explanations(&self) -> &'a [EntryNow] {
        self.view.list.as_ref().map_or(&[], |list| list.explanations.head.as_slice())
    }

    pub(super) fn floor_act(&self, act: &FloorAct, meeting: MeetingId) -> Result<Action, NoSuchThing> {
        let after = self.speech().ok();
        Ok(match act {
            FloorAct::Next => match self.press(Press::NextSpeaker) {
                Some(may) => may.action.clone(),
                None => {
                    let entry = self.waiting().first().ok_or(NoSuchThing::NobodyWaits {})?.entry;
                    Action::GiveFloor { meeting, entry, after }
                }
            },
            FloorAct::NextReply => {
                let entry = self.replies().first().ok_or(NoSuchThing::NobodyWaits {})?.entry;
                Action::GiveFloor { meeting, entry, after }
            }
            FloorAct::NextExplanation => {
                let entry = self.explanations().first().ok_or(NoSuchThing::NobodyWaits {})?.entry;
                Action::GiveFloor { meeting, entry, after }
            }
            FloorAct::Give { who } => Action::GiveFloor { meeting, entry: self.entry(who)?, after },
            FloorAct::Start => Action::StartSpeech { meeting, speech: self.speech()? },
            FloorAct::End => Action::EndSpeech { meeting, speech: self.speech()? },
            FloorAct::Cut { reason } => Action::CutSpeech { meeting, speech: self.speech()?, reason: reason.clone() },
            FloorAct::Order { reason } => {
                Action::CallToOrder { meeting, speech: self.speech()?, reason: reason.clone() }
            }
            FloorAct::Pause { cause } => {
                Action::PauseSpeech { meeting, speech: self.speech()?, cause: (*cause).into() }
            }
            FloorAct::Resume => Action::ResumeSpeech { meeting, speech: self.speech()? },
            FloorAct::Prompt => Action::PromptSpeaker { meeting, speech: self.speech()? },
            FloorAct::Restore => match self.press(Press::RestoreSpeaker) {
                Some(may) => may.action.clone(),
                None => {
                    let last = self.view.floor.as_ref().and_then(|floor| floor.last);
                    Action::RestoreSpeaker { meeting, speech: last.ok_or(NoSuchThing::NobodySpoke {})? }
                }
            },
            FloorAct::Intervene { party } => {
                let party = party.clone().map_or_else(|| self.secretariat(), Ok)?;
                Action::LetIntervene { meeting, party }
            }
            FloorAct::EndIntervention => Action::EndIntervention { meeting },
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
                let found =
                    waiting.iter().chain(self.replies()).chain(self.explanations()).find(|entry| entry.party == *party);
                found.map(|entry| entry.entry).ok_or_else(|| NoSuchThing::NotOnTheList { party: party.clone() })
            }
        }
    }

    pub(super) fn list_act(&self, act: &ListAct, meeting: MeetingId) -> Result<Action, NoSuchThing> {
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
            ListAct::AsRead { who } => Action::TakeAsRead { meeting, entry: self.entry(who)? },
            ListAct::Close => Action::CloseList { meeting, item: self.item()?.clone() },
            ListAct::Reopen => Action::ReopenList { meeting, item: self.item()?.clone() },
            ListAct::Limit { class, limit } => Action::SetLimit { meeting, class: (*class).into(), limit: *limit },
        })
    }

    pub(super) fn point_act(&self, act: &PointAct, meeting: MeetingId) -> Result<Action, NoSuchThing> {
        Ok(match act {
            PointAct::Rule { ruling } => {
                let point = self.view.floor.as_ref().and_then(|floor| floor.points.first());
                let point = point.ok_or(NoSuchThing::NoPoint {})?.point;
                Action::RulePoint { meeting, point, ruling: (*ruling).into() }
            }
            PointAct::PutAppeal { first } => {
                Action::PutAppeal { meeting, point: self.ruled_point()?, first: first.clone() }
            }
            PointAct::SettleAppeal { outcome } => {
                let outcome = AppealOutcome::Consulted { overruled: *outcome == AppealWord::Overruled };
                Action::SettleAppeal { meeting, point: self.ruled_point()?, outcome }
            }
        })
    }

    /// The point of order that was ruled on last, as long as the ruling may be appealed, or is.
    pub(super) fn ruled_point(&self) -> Result<PointId, NoSuchThing> {
        let ruling = self.view.floor.as_ref().and_then(|floor| floor.ruling.as_ref());
        ruling.map(|ruling| ruling.point).ok_or(NoSuchThing::NoRuling {})
    }

    /// The Secretariat of the meeting in focus.
    fn secretariat(&self) -> Result<PartyId, NoSuchThing> {
        let card = crate::endpoint::wording::focus_card(self.view).ok_or(NoSuchThing::NotShown {})?;
        let found = card.participants.iter().find(|(_, taking)| taking.class == Class::Secretariat);
        found.map(|(party, _)| party.clone()).ok_or(NoSuchThing::NoSecretariat {})
    }
}
