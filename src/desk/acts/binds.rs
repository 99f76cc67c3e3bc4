//! Which presses bind, and so want a second one.

use crate::view::Press;

/// Whether a press binds a delegation or the meeting, so that a slip of the hand matters.
#[must_use]
pub fn binds(press: Press) -> bool {
    match press {
        Press::Withdraw
        | Press::Object
        | Press::WithdrawObjection
        | Press::ConvertObjection
        | Press::Reserve
        | Press::AppealRuling
        | Press::AssumeChair
        | Press::LeaveAndLetProceed
        | Press::LeaveAndAskToWait
        | Press::BeAbsent
        | Press::TakeAsRead
        | Press::ExplainPosition
        | Press::WithdrawText
        | Press::MoveToSuspend
        | Press::MoveToAdjourn
        | Press::MoveToAdjournDebate
        | Press::MoveToCloseDebate
        | Press::ObjectToMotion
        | Press::VoteYes
        | Press::VoteNo
        | Press::Abstain
        | Press::AskToReopen
        | Press::JoinDecision
        | Press::Dissociate
        | Press::ObjectInWriting
        | Press::WithdrawWrittenObjection
        | Press::ConsentInWriting
        | Press::Hold
        | Press::RecordConsent
        | Press::ConfirmConsent
        | Press::PassVoter
        | Press::Adjourn
        | Press::CloseMeeting
        | Press::UpholdPoint
        | Press::RejectPoint
        | Press::PointWithdrawn
        | Press::RulingStands
        | Press::RulingSetAside
        | Press::PutAppeal
        | Press::Put
        | Press::Declare
        | Press::Cut
        | Press::TextInstead
        | Press::PutMotion
        | Press::AcceptMotion
        | Press::RejectMotion
        | Press::AcceptAmendment
        | Press::BracketAmendment
        | Press::RejectAmendment
        | Press::PutAmendment
        | Press::PutToVote
        | Press::Consult
        | Press::NotAgreed
        | Press::ReopenDecision
        | Press::NoteSilence
        | Press::OfferChair
        | Press::DesignateRepresentative
        | Press::EndRepresentation
        | Press::Correct
        | Press::PassChair
        | Press::AddItem => true,
        Press::AskFloor
        | Press::StartSpeech
        | Press::EndSpeech
        | Press::AskReply
        | Press::WithdrawReply
        | Press::AskExplanation
        | Press::WithdrawExplanation
        | Press::RaisePoint
        | Press::Acknowledge
        | Press::AskForTime
        | Press::ReleaseTime
        | Press::Attend
        | Press::SpeakInstead
        | Press::Comment
        | Press::ProposeAmendment
        | Press::WithdrawAmendment
        | Press::AskDivision
        | Press::SpeakForMotion
        | Press::SpeakAgainstMotion
        | Press::WithdrawMotion
        | Press::WithdrawReopening
        | Press::InterpretationFailed
        | Press::InterpretationIsBack
        | Press::AcknowledgeWrittenObjection
        | Press::OpenMeeting
        | Press::Suspend
        | Press::Resume
        | Press::LiftHold
        | Press::NextItem
        | Press::ConcludeItem
        | Press::NextSpeaker
        | Press::StartForSpeaker
        | Press::EndForSpeaker
        | Press::Pause
        | Press::GoOn
        | Press::Prompt
        | Press::NextReply
        | Press::NextExplanation
        | Press::RestoreSpeaker
        | Press::LetSecretariatClarify
        | Press::EndIntervention
        | Press::CloseList
        | Press::ReopenList
        | Press::DeferItem
        | Press::CallToOrder
        | Press::BackToHead
        | Press::RecordingInstead
        | Press::ParkAmendment
        | Press::WithdrawChairOffer
        | Press::JoinItem
        | Press::AnnounceDecision
        | Press::ExtendSitting
        | Press::CountQuorum
        | Press::ConfirmAdmissions => false,
    }
}
