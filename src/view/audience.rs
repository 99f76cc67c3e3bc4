//! Who looks, and at which meeting.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::touches::{Part, Parts};
use crate::procedure::definition::{Class, MeetingPlan};
use crate::procedure::event::Event;
use crate::procedure::ids::SeatId;
use crate::procedure::meeting::State;
use crate::procedure::{Conference, MeetingState};

/// Who looks. Everybody of one audience gets the same bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// The screen in the hall: what everybody in the room may read, nothing of closed items.
    Hall,
    /// Anybody: meetings and their state, the open agenda, what was issued.
    Public,
    /// The operators of control clients.
    Moderator,
    /// The presiding seat: what a delegation sees, and what an officer does.
    Chair,
    /// Seats of the Secretariat.
    Secretariat,
    /// Seats of members and partners, and the meeting's staff.
    Delegation,
    /// Observers and guests: the open part.
    Observer,
}

impl Audience {
    /// Every audience.
    pub const ALL: [Self; 7] =
        [Self::Hall, Self::Public, Self::Moderator, Self::Chair, Self::Secretariat, Self::Delegation, Self::Observer];

    /// Whether it conducts the meeting: sees comments, credentials, and consents by other channels.
    #[must_use]
    pub fn is_officer(self) -> bool {
        match self {
            Self::Moderator | Self::Chair | Self::Secretariat => true,
            Self::Hall | Self::Public | Self::Delegation | Self::Observer => false,
        }
    }

    /// Whether it stays for closed items.
    #[must_use]
    pub fn is_inside(self) -> bool {
        match self {
            Self::Moderator | Self::Chair | Self::Secretariat | Self::Delegation => true,
            Self::Hall | Self::Public | Self::Observer => false,
        }
    }

    /// The sections that it has.
    #[must_use]
    pub fn parts(self) -> Parts {
        match self {
            Self::Public => {
                Parts::of(&[Part::Conference, Part::Meeting, Part::Agenda, Part::Decisions, Part::Documents])
            }
            Self::Hall | Self::Moderator | Self::Chair | Self::Secretariat | Self::Delegation | Self::Observer => {
                Parts::ALL
            }
        }
    }
}

/// The meeting that screens are about: the one that goes on; else the first, in the order of the definition,
/// that is not closed; else the last.
#[must_use]
pub fn focus(conference: &Conference) -> Option<(&MeetingPlan, &MeetingState)> {
    let definition = conference.definition.as_deref()?;
    let state = |plan: &MeetingPlan| conference.meetings.get(&plan.id);
    let over =
        |plan: &&MeetingPlan| state(plan).is_some_and(|meeting| matches!(meeting.session.state, State::Closed { .. }));
    let plan = match conference.running() {
        Some((id, _)) => definition.meeting(id)?,
        None => definition.meetings.iter().find(|plan| !over(plan)).or(definition.meetings.last())?,
    };
    Some((plan, state(plan)?))
}

/// The audience of a seat at this moment: by what its party is in the meeting in focus. Who is not
/// admitted, takes no part there, or is admitted to other items only, sees what the public sees.
#[must_use]
pub fn audience_of(conference: &Conference, seat: &SeatId) -> Audience {
    let Some((plan, state)) = focus(conference) else { return Audience::Public };
    let Some(known) = conference.parties.seats.get(seat).filter(|known| known.admitted.is_some()) else {
        return Audience::Public;
    };
    if state.chair.seat.as_ref() == Some(seat) {
        return Audience::Chair;
    }
    let Some(participation) = plan.participants.get(&known.party) else { return Audience::Public };
    let invited_now = participation.items.as_ref().is_none_or(|items| {
        state.agenda.current().is_some_and(|now| items.iter().any(|item| item == now || now.is_inside(item)))
    });
    match participation.class {
        Class::Secretariat => Audience::Secretariat,
        Class::Member | Class::Partner | Class::Staff => Audience::Delegation,
        Class::Observer | Class::Guest if invited_now => Audience::Observer,
        Class::Observer | Class::Guest => Audience::Public,
    }
}

/// Whether an event may give some seat another audience.
#[must_use]
pub fn may_move_audiences(event: &Event) -> bool {
    match event {
        Event::ConferenceDefined { .. }
        | Event::SeatAdmitted { .. }
        | Event::SeatEjected { .. }
        | Event::SittingOpened { .. }
        | Event::MeetingAdjourned { .. }
        | Event::MeetingClosed { .. }
        | Event::ItemOpened { .. }
        | Event::ItemJoined { .. }
        | Event::ItemConcluded { .. }
        | Event::ItemDeferred { .. }
        | Event::ItemWithdrawn { .. }
        | Event::ItemReopened { .. }
        | Event::ChairAssumed { .. } => true,
        Event::HubStarted { .. }
        | Event::LinkCameUp { .. }
        | Event::LinkWentDown { .. }
        | Event::PartyDropped { .. }
        | Event::SeatTakenOver { .. }
        | Event::SealKeyNamed { .. }
        | Event::WitnessEnrolled { .. }
        | Event::PresenceDeclared { .. }
        | Event::RoleAssigned { .. }
        | Event::QuorumCounted { .. }
        | Event::AdmissionsConfirmed { .. }
        | Event::ItemProposed { .. }
        | Event::ItemAdded { .. }
        | Event::DecisionAnnounced { .. }
        | Event::NationalCapacityMarked { .. }
        | Event::MeetingSuspended { .. }
        | Event::MeetingResumed { .. }
        | Event::HoldBegan { .. }
        | Event::HoldLifted { .. }
        | Event::SittingEndNear { .. }
        | Event::ListTooLong { .. }
        | Event::SittingExtended { .. }
        | Event::ChairOffered { .. }
        | Event::HandoverAgreed { .. }
        | Event::ChairPassed { .. }
        | Event::ChairOfferWithdrawn { .. }
        | Event::ChairVacated { .. }
        | Event::SuccessionOpened { .. }
        | Event::ChairResumed { .. }
        | Event::PowerDelegated { .. }
        | Event::FloorRequested { .. }
        | Event::EntryRemoved { .. }
        | Event::SpeakerReplaced { .. }
        | Event::EntryMoved { .. }
        | Event::ListClosed { .. }
        | Event::ListReopened { .. }
        | Event::FloorGiven { .. }
        | Event::SpeechStarted { .. }
        | Event::SpeechTimeShort { .. }
        | Event::SpeakerCalledToOrder { .. }
        | Event::RecordingPlayed { .. }
        | Event::SpeakerPrompted { .. }
        | Event::SpeechPaused { .. }
        | Event::SpeechResumed { .. }
        | Event::SpeechGraceOver { .. }
        | Event::SpeechEnded { .. }
        | Event::SpeakerPassed { .. }
        | Event::LimitChanged { .. }
        | Event::SpeakerRestored { .. }
        | Event::InterventionBegan { .. }
        | Event::InterventionEnded { .. }
        | Event::MicrophoneOpenWithoutFloor { .. }
        | Event::MicrophoneClosed { .. }
        | Event::PointRaised { .. }
        | Event::PointTimeUp { .. }
        | Event::PointRuled { .. }
        | Event::RulingAppealed { .. }
        | Event::AppealSettled { .. }
        | Event::ProposalTabled { .. }
        | Event::ProposalRevised { .. }
        | Event::ProposalWithdrawn { .. }
        | Event::ProposalPut { .. }
        | Event::Acknowledged { .. }
        | Event::WindowStarted { .. }
        | Event::WindowFrozen { .. }
        | Event::WindowElapsed { .. }
        | Event::WindowVoided { .. }
        | Event::ObjectionRaised { .. }
        | Event::ObjectionWithdrawn { .. }
        | Event::ObjectionConverted { .. }
        | Event::StatementRecorded { .. }
        | Event::Commented { .. }
        | Event::TimeAsked { .. }
        | Event::TimeReleased { .. }
        | Event::ConsentEntered { .. }
        | Event::ConsentConfirmed { .. }
        | Event::ProposalSetAside { .. }
        | Event::DecisionDeclared { .. }
        | Event::ReopeningAsked { .. }
        | Event::ReopeningWithdrawn { .. }
        | Event::DecisionReopened { .. }
        | Event::JoiningLaterListed { .. }
        | Event::DecisionJoined { .. }
        | Event::AmendmentProposed { .. }
        | Event::AmendmentRebased { .. }
        | Event::AmendmentSettled { .. }
        | Event::AmendmentsOrdered { .. }
        | Event::RepresentativeDesignated { .. }
        | Event::CorrigendumRecorded { .. }
        | Event::ProposalReintroduced { .. }
        | Event::DivisionAsked { .. }
        | Event::ProposalDivided { .. }
        | Event::SilenceOpened { .. }
        | Event::SilenceObjected { .. }
        | Event::SilenceObjectionWithdrawn { .. }
        | Event::SilenceObjectionAcknowledged { .. }
        | Event::SilenceConsented { .. }
        | Event::SilenceExtended { .. }
        | Event::SilenceRestarted { .. }
        | Event::SilenceEnded { .. }
        | Event::SilenceNoted { .. }
        | Event::MotionMoved { .. }
        | Event::MotionSpeakerListed { .. }
        | Event::MotionPut { .. }
        | Event::MotionObjected { .. }
        | Event::MotionEnded { .. }
        | Event::VoteOpened { .. }
        | Event::VoteCast { .. }
        | Event::VoterPassed { .. }
        | Event::VoteEnded { .. }
        | Event::DocumentTabled { .. }
        | Event::DocumentIssued { .. }
        | Event::DocumentRetracted { .. } => false,
    }
}
