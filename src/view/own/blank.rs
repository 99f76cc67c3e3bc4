//! What is left of an action before a person has written anything.

use crate::procedure::command::{Action, MotionKind};
use crate::procedure::definition::Bilingual;

/// The action with nothing where a person is to write something.
#[expect(clippy::wildcard_enum_match_arm, reason = "only few actions have words of a person in them")]
pub(super) fn blank(mut action: Action) -> Action {
    match &mut action {
        Action::ConvertObjection { text, .. }
        | Action::Reserve { text, .. }
        | Action::ExplainPosition { text, .. }
        | Action::Comment { text, .. }
        | Action::RecordCorrigendum { text, .. }
        | Action::ObjectInSilence { text, .. }
        | Action::RaisePointOfOrder { text, .. } => text.clear(),
        Action::Object { point, .. } => point.clear(),
        Action::SuspendMeeting { reason, .. }
        | Action::HoldMeeting { reason, .. }
        | Action::CallToOrder { reason, .. }
        | Action::CutSpeech { reason, .. }
        | Action::MoveMotion { kind: MotionKind::SuspendMeeting { reason, .. }, .. } => reason.clear(),
        Action::ProposeAmendment { passage, new, .. } => {
            passage.words.clear();
            new.clear();
        }
        Action::AskDivision { part, .. } => part.words.clear(),
        Action::JoinItem { ruling, .. } => ruling.clear(),
        Action::AnnounceDecision { from, .. } => *from = None,
        Action::AddItem { title, .. } => *title = Bilingual::default(),
        Action::Declare { follow_ups, .. } => follow_ups.clear(),
        Action::RecordConsent { given_by, channel, .. } => {
            given_by.clear();
            channel.clear();
        }
        // A name is drawn by lot, and nobody else draws it.
        Action::PutAppeal { first, .. }
        | Action::PutMotion { first, .. }
        | Action::PutAmendmentToVote { first, .. } => {
            *first = None;
        }
        _ => {}
    }
    action
}
