//! Which sections an event may change.
//!
//! An event may touch a section without changing it; it never changes one that it does not touch. A test holds
//! that over runs of any events, for every audience.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::procedure::event::Event;

/// The name of a section.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The conference as written down.
    Conference,
    /// What every meeting is.
    Meeting,
    /// The items of the meeting in focus.
    Agenda,
    /// Who presides.
    Chair,
    /// Who waits for the floor.
    List,
    /// Who has the floor.
    Floor,
    /// Texts on the table.
    Table,
    /// What was decided.
    Decisions,
    /// Who is there.
    Presence,
    /// Documents.
    Documents,
}

impl Part {
    /// Every section, in the order in which they travel.
    pub const ALL: [Self; 10] = [
        Self::Conference,
        Self::Meeting,
        Self::Agenda,
        Self::Chair,
        Self::List,
        Self::Floor,
        Self::Table,
        Self::Decisions,
        Self::Presence,
        Self::Documents,
    ];
}

/// A set of sections.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Parts(u16);

impl Parts {
    /// No section.
    pub const NONE: Self = Self(0);
    /// Every section.
    pub const ALL: Self = Self::of(&Part::ALL);
    /// Every section but the conference as written down.
    const MOVING: Self = Self::ALL.without(Self::of(&[Part::Conference]));

    /// A set of some.
    #[must_use]
    pub const fn of(parts: &[Part]) -> Self {
        let mut bits = 0;
        let mut rest = parts;
        while let [part, others @ ..] = rest {
            bits |= 1 << *part as u16;
            rest = others;
        }
        Self(bits)
    }

    /// Whether a section is in it.
    #[must_use]
    pub const fn has(self, part: Part) -> bool {
        self.0 & (1 << part as u16) != 0
    }

    /// Sections in either.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Sections in both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Sections in this and not in the other.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether none is in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Those in it, in the order in which they travel.
    pub fn iter(self) -> impl Iterator<Item = Part> {
        Part::ALL.into_iter().filter(move |part| self.has(*part))
    }
}

impl FromIterator<Parts> for Parts {
    fn from_iter<I: IntoIterator<Item = Parts>>(sets: I) -> Self {
        sets.into_iter().fold(Self::NONE, Self::or)
    }
}

impl fmt::Debug for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// The sections that an event may change, whoever looks.
#[must_use]
pub fn touches(event: &Event) -> Parts {
    use Part::{Agenda, Chair, Conference, Decisions, Documents, Floor, List, Meeting, Presence, Table};
    match event {
        Event::ConferenceDefined { .. } => Parts::ALL,
        // Another meeting may come into focus, and with it everything about a meeting.
        Event::SittingOpened { .. } | Event::MeetingAdjourned { .. } | Event::MeetingClosed { .. } => Parts::MOVING,
        // All lines go down: acknowledgements over them count no more, clocks stand.
        Event::HubStarted { .. } => Parts::of(&[Presence, Table, Floor]),
        Event::LinkCameUp { .. } | Event::PartyDropped { .. } => Parts::of(&[Presence]),
        Event::LinkWentDown { .. } => Parts::of(&[Presence, Table, Floor]),
        Event::SeatTakenOver { .. } => Parts::of(&[Presence]),
        // Keys are for whoever verifies the record, and for no screen.
        Event::SealKeyNamed { .. } | Event::WitnessEnrolled { .. } => Parts::NONE,
        // Names of persons stand beside their seats wherever a seat does.
        Event::AdmissionsConfirmed { .. } => Parts::of(&[Presence]),
        Event::SeatAdmitted { .. } => Parts::of(&[Presence, Chair, List, Floor]),
        Event::SeatEjected { .. } => Parts::of(&[Presence, Chair, List, Floor, Table]),
        // A text that is put waits for nobody who is absent.
        Event::PresenceDeclared { .. } => Parts::of(&[Presence, Table]),
        Event::RoleAssigned { .. } | Event::RepresentativeDesignated { .. } => Parts::of(&[Presence]),
        Event::CorrigendumRecorded { .. } => Parts::NONE,

        // A meeting that goes on stays in focus through these.
        Event::MeetingSuspended { .. } | Event::MeetingResumed { .. } | Event::SittingEndNear { .. } => {
            Parts::of(&[Meeting])
        }
        Event::QuorumCounted { .. } => Parts::of(&[Meeting]),
        // What is written down of the agenda is sent anew, and with it what comes next.
        Event::ItemAdded { .. } => Parts::of(&[Conference, Agenda]),
        Event::ItemProposed { .. } | Event::DecisionAnnounced { .. } => Parts::of(&[Agenda]),
        Event::NationalCapacityMarked { .. } => Parts::of(&[Floor]),
        Event::SittingExtended { .. } => Parts::of(&[Meeting, List]),
        Event::ListTooLong { .. } => Parts::of(&[List]),

        // Who raised a point of order is not charged for the hold.
        Event::HoldBegan { .. } | Event::HoldLifted { .. } => Parts::of(&[Meeting, Floor]),

        // The list is that of the open item, and so is the time spoken under it.
        Event::ItemOpened { .. }
        | Event::ItemJoined { .. }
        | Event::ItemConcluded { .. }
        | Event::ItemDeferred { .. }
        | Event::ItemWithdrawn { .. } => Parts::of(&[Agenda, List, Floor]),

        Event::ChairOffered { .. }
        | Event::HandoverAgreed { .. }
        | Event::ChairPassed { .. }
        | Event::ChairOfferWithdrawn { .. }
        | Event::ChairAssumed { .. }
        | Event::ChairVacated { .. }
        | Event::SuccessionOpened { .. }
        | Event::ChairResumed { .. }
        | Event::PowerDelegated { .. } => Parts::of(&[Chair]),

        Event::FloorRequested { .. }
        | Event::EntryRemoved { .. }
        | Event::EntryMoved { .. }
        | Event::ListClosed { .. }
        | Event::ListReopened { .. } => Parts::of(&[List]),
        // Who is called and has not begun may be replaced too.
        Event::SpeakerReplaced { .. }
        | Event::FloorGiven { .. }
        | Event::SpeechEnded { .. }
        | Event::SpeakerPassed { .. } => Parts::of(&[List, Floor]),
        Event::SpeakerRestored { .. } => Parts::of(&[List, Floor]),
        Event::InterventionBegan { .. }
        | Event::InterventionEnded { .. }
        | Event::MicrophoneOpenWithoutFloor { .. }
        | Event::MicrophoneClosed { .. } => Parts::of(&[Floor]),
        Event::SpeakerCalledToOrder { .. } | Event::RecordingPlayed { .. } => Parts::of(&[Floor]),
        Event::SpeechStarted { .. }
        | Event::SpeechTimeShort { .. }
        | Event::SpeakerPrompted { .. }
        | Event::SpeechPaused { .. }
        | Event::SpeechResumed { .. }
        | Event::SpeechGraceOver { .. } => Parts::of(&[Floor]),
        Event::LimitChanged { .. } => Parts::of(&[List, Floor]),

        Event::PointRaised { .. }
        | Event::PointTimeUp { .. }
        | Event::PointRuled { .. }
        | Event::RulingAppealed { .. }
        | Event::AppealSettled { .. } => Parts::of(&[Floor]),

        // The handover's text says whether outsiders see the offer.
        Event::ProposalTabled { .. } => Parts::of(&[Table, Chair]),
        Event::ProposalRevised { .. }
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
        | Event::Commented { .. }
        | Event::TimeAsked { .. }
        | Event::TimeReleased { .. }
        | Event::ConsentEntered { .. }
        | Event::ConsentConfirmed { .. }
        | Event::ProposalSetAside { .. } => Parts::of(&[Table]),
        Event::StatementRecorded { .. } => Parts::of(&[Table, Decisions]),
        Event::DecisionDeclared { .. } => Parts::of(&[Table, Decisions, Documents]),

        Event::ReopeningAsked { .. } => Parts::of(&[Decisions]),
        Event::ReopeningWithdrawn { .. } => Parts::of(&[Decisions]),
        Event::DecisionReopened { .. } => Parts::of(&[Table, Decisions, Documents, Agenda]),
        Event::ItemReopened { .. } => Parts::of(&[Agenda, List, Floor]),
        Event::JoiningLaterListed { .. } => Parts::of(&[Table]),
        Event::DecisionJoined { .. } => Parts::of(&[Decisions]),
        Event::AmendmentProposed { .. } => Parts::of(&[Table]),
        Event::AmendmentRebased { .. } => Parts::of(&[Table]),
        Event::AmendmentSettled { .. } | Event::AmendmentsOrdered { .. } => Parts::of(&[Table]),
        Event::ProposalReintroduced { .. } => Parts::of(&[Table]),
        Event::DivisionAsked { .. } => Parts::of(&[Table]),
        Event::ProposalDivided { .. } => Parts::of(&[Table, Chair]),
        Event::SilenceOpened { .. } => Parts::of(&[Decisions]),
        Event::SilenceObjected { .. } => Parts::of(&[Decisions]),
        Event::SilenceObjectionWithdrawn { .. } => Parts::of(&[Decisions]),
        Event::SilenceObjectionAcknowledged { .. } => Parts::of(&[Decisions]),
        Event::SilenceConsented { .. } => Parts::of(&[Decisions]),
        Event::SilenceExtended { .. } => Parts::of(&[Decisions]),
        Event::SilenceRestarted { .. } => Parts::of(&[Decisions]),
        Event::SilenceEnded { .. } => Parts::of(&[Decisions, Documents]),
        Event::SilenceNoted { .. } => Parts::of(&[Decisions]),
        Event::MotionMoved { .. } => Parts::of(&[Table]),
        Event::MotionSpeakerListed { .. } => Parts::of(&[Table]),
        Event::MotionPut { .. } => Parts::of(&[Table]),
        Event::MotionObjected { .. } => Parts::of(&[Table]),
        Event::MotionEnded { .. } => Parts::of(&[Table]),
        Event::VoteOpened { .. } => Parts::of(&[Table]),
        Event::VoteCast { .. } => Parts::of(&[Table]),
        Event::VoterPassed { .. } => Parts::of(&[Table]),
        Event::VoteEnded { .. } => Parts::of(&[Table]),
        // What is issued is no longer withheld, wherever it stands.
        Event::DocumentTabled { .. } | Event::DocumentIssued { .. } | Event::DocumentRetracted { .. } => {
            Parts::of(&[Documents, Decisions, Table])
        }
    }
}
