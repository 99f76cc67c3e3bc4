//! What a delegation's own wishes mean.

use super::{NoSuchThing, Screen};
use crate::endpoint::wish::{OwnAct, Which};
use crate::procedure::command::{About, Action};
use crate::procedure::ids::{DecisionNumber, EntryId, MeetingId, ObjectionId};
use crate::view::{ObjectionStage, OwnSeat, Press};

impl<'a> Screen<'a> {
    pub(super) fn own_act(&self, act: &OwnAct, meeting: MeetingId) -> Result<Action, NoSuchThing> {
        let text = || self.text(Which::default());
        let about = |decision: &Option<DecisionNumber>| match decision {
            Some(decision) => Ok(About::Decision { decision: *decision }),
            None => text().map(|text| About::Proposal { proposal: text.proposal, revision: text.revision }),
        };
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
            OwnAct::Reserve(decision, words) => {
                Action::Reserve { meeting, about: about(decision)?, text: words.clone() }
            }
            OwnAct::Explain(decision, words) => {
                Action::ExplainPosition { meeting, about: about(decision)?, text: words.clone() }
            }
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
            OwnAct::Reply => Action::RequestReply { meeting, item: self.item()?.clone() },
            OwnAct::WithdrawReply => {
                let entry = self.own_seat()?.replying.as_ref().map(|place| place.entry);
                Action::WithdrawRequest { meeting, entry: entry.ok_or(NoSuchThing::NoReply {})? }
            }
            OwnAct::AskExplain(Some(proposal)) => Action::RequestExplanation { meeting, proposal: *proposal },
            OwnAct::AskExplain(None) => match self.press(Press::AskExplanation) {
                Some(may) => may.action.clone(),
                None => Action::RequestExplanation { meeting, proposal: text()?.proposal },
            },
            OwnAct::WithdrawExplain => {
                let entry = self.own_seat()?.explaining.as_ref().map(|place| place.entry);
                Action::WithdrawRequest { meeting, entry: entry.ok_or(NoSuchThing::NoReply {})? }
            }
            OwnAct::Point(words) => {
                let about_decision = self.put().is_some();
                Action::RaisePointOfOrder { meeting, text: words.clone(), about_decision }
            }
            OwnAct::Appeal => Action::AppealRuling { meeting, point: self.ruled_point()? },
            OwnAct::AskReopen(decision, words) => {
                Action::AskToReopen { meeting, decision: *decision, reason: words.clone() }
            }
            OwnAct::WithdrawReopening(decision) => Action::WithdrawReopening { meeting, decision: *decision },
            OwnAct::JoinDecision(decision) => Action::JoinDecision { meeting, decision: *decision },
            OwnAct::TakeOver => {
                let seat = self.own_seat()?;
                Action::TakeOverSeat { seat: seat.seat.clone(), session: seat.session + 1 }
            }
            OwnAct::Microphone(open) => {
                Action::ReportMicrophone { meeting, seat: self.own_seat()?.seat.clone(), open: *open }
            }
            OwnAct::AsRead => Action::TakeAsRead { meeting, entry: self.own_entry()? },
            OwnAct::Represent(seat, binds) => Action::DesignateRepresentative { seat: seat.clone(), binds: *binds },
            OwnAct::Declare(presence) => {
                let party = self.party().ok_or(NoSuchThing::NotShown {})?.clone();
                Action::DeclarePresence { meeting, party, presence: *presence }
            }
        })
    }

    fn own_seat(&self) -> Result<&'a OwnSeat, NoSuchThing> {
        self.own.and_then(|own| own.seat.as_ref()).ok_or(NoSuchThing::NotShown {})
    }

    fn own_entry(&self) -> Result<EntryId, NoSuchThing> {
        let seat = self.own_seat()?;
        let waiting = seat.waiting.as_ref().map(|place| place.entry);
        waiting.ok_or_else(|| NoSuchThing::NotOnTheList { party: seat.party.clone() })
    }

    fn own_objection(&self) -> Result<ObjectionId, NoSuchThing> {
        let seat = self.own_seat()?;
        if let Some(last) = seat.text.as_ref().and_then(|text| text.objections.last()) {
            return Ok(*last);
        }
        let standing = self.texts().iter().flat_map(|text| &text.objections).rev();
        let own = |o: &&crate::view::ObjectionNow| o.party == seat.party && o.stage == ObjectionStage::Standing {};
        standing.clone().find(own).map(|objection| objection.objection).ok_or(NoSuchThing::NoObjection {})
    }
}
