//! What a press means on what is before a client: the act with everything that its sender saw.

use crate::procedure::command::{Action, Capacity};
use crate::procedure::event::Wording;
use crate::procedure::ids::PartyId;
use crate::view::{ObjectionStage, Press, ProposalNow, ProposalStage, View};

use super::words;

/// The act that a press sends. `None` where nothing before the client could be meant, or where the press is one
/// that only the hub's own offer can fill in.
#[must_use]
#[expect(clippy::wildcard_enum_match_arm, reason = "presses that a rehearsal builds otherwise, or not at all")]
pub(super) fn act(press: Press, view: &View, party: Option<&PartyId>) -> Option<(Capacity, Action)> {
    let meeting = view.meeting.as_ref()?.focus.clone();
    let list = view.list.as_ref();
    let speech = view.floor.as_ref().and_then(|floor| floor.speech.as_ref()).map(|speech| speech.speech);
    let item = || view.agenda.as_ref().and_then(|agenda| agenda.open.last().cloned());
    let put = put_text(view);
    let objection = || {
        let mut standing = put?.objections.iter().filter(|objection| objection.stage == (ObjectionStage::Standing {}));
        standing.find(|objection| Some(&objection.party) == party).map(|objection| objection.objection)
    };
    let action = match press {
        Press::OpenMeeting => return Some((Capacity::Chair, Action::OpenMeeting { meeting })),
        Press::Resume => Action::ResumeMeeting { meeting },
        Press::CloseMeeting => Action::CloseMeeting { meeting, despite: None },
        Press::ConcludeItem => Action::ConcludeItem { meeting, item: item()?, outcome: None, release_waiting: false },
        Press::NextSpeaker => {
            let entry = list?.entries.head.first()?.entry;
            Action::GiveFloor { meeting, entry, after: speech }
        }
        Press::Prompt => Action::PromptSpeaker { meeting, speech: speech? },
        Press::StartSpeech => Action::StartSpeech { meeting, speech: speech? },
        Press::EndSpeech => Action::EndSpeech { meeting, speech: speech? },
        Press::AskFloor => Action::RequestFloor { meeting, item: item()?, party: None, on_behalf_of: Vec::new() },
        Press::Withdraw => {
            let entry = list?.entries.head.iter().find(|entry| Some(&entry.party) == party)?.entry;
            Action::WithdrawRequest { meeting, entry }
        }
        Press::Acknowledge => {
            let put = put?;
            // Worked out from what is shown, never taken from the hub.
            let hash = Wording::hash(put.text.as_ref()?, &put.documents);
            Action::Acknowledge { meeting, proposal: put.proposal, revision: put.revision, hash }
        }
        Press::Object => {
            let put = put?;
            let point = words::POINT.to_owned();
            Action::Object { meeting, proposal: put.proposal, revision: put.revision, point }
        }
        Press::WithdrawObjection => Action::WithdrawObjection { meeting, objection: objection()? },
        Press::ConvertObjection => {
            let text = words::RESERVATION.to_owned();
            Action::ConvertObjection { meeting, objection: objection()?, text }
        }
        Press::AskForTime => {
            let put = put?;
            Action::AskForTime { meeting, proposal: put.proposal, revision: put.revision }
        }
        Press::ReleaseTime => Action::ReleaseTime { meeting, proposal: put?.proposal },
        Press::AssumeChair => Action::AssumeChair { meeting },
        _ => return None,
    };
    Some((Capacity::Delegate, action))
}

/// The text that is put.
#[must_use]
pub(super) fn put_text(view: &View) -> Option<&ProposalNow> {
    let texts = &view.table.as_ref()?.proposals.head;
    texts.iter().find(|text| matches!(text.stage, ProposalStage::Put { .. }))
}
