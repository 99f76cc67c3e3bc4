//! Wishes about the meeting, its agenda, its chair, and who takes part.

use clap::{Subcommand, ValueEnum};

use super::read::{KindWord, Moment, OpenWord, PowerWord, hash, id, item, moment, party, role, seat};
use crate::procedure::command::Credential;
use crate::procedure::ids::{ItemNumber, MeetingId, PartyId, RoleId, SeatId};

/// Acts on the meeting.
#[derive(Clone, PartialEq, Eq, Debug, Subcommand)]
pub enum MeetingAct {
    /// Open the meeting, or its next sitting
    Open,
    /// Suspend: the same sitting goes on later
    Suspend {
        /// Why
        #[arg(long, default_value = "")]
        reason: String,
        /// When it goes on: 13:30 at the hub, +15min, or 2021-10-06T06:30:00Z
        #[arg(long, value_parser = moment)]
        until: Option<Moment>,
    },
    /// Go on after a suspension
    Resume,
    /// End the sitting; another one follows
    Adjourn {
        /// When the next sitting opens: 09:00 at the hub, +15h, or 2021-10-07T02:00:00Z
        #[arg(long, value_parser = moment)]
        until: Option<Moment>,
    },
    /// Close the meeting for good
    Close {
        /// Why it closes although something is open
        #[arg(long, value_name = "REASON")]
        despite: Option<String>,
    },
    /// Put the meeting into technical hold
    Hold {
        /// What is wrong
        #[arg(long, default_value = "")]
        reason: String,
        /// When people hear more
        #[arg(long, value_parser = moment)]
        news: Option<Moment>,
    },
    /// Lift the technical hold
    Lift,
    /// Correct an entry of the record by a new one
    Correct {
        /// The position of the entry
        entry: u64,
        /// How it should read
        text: String,
    },
    /// Move the planned end of the sitting
    Extend {
        /// The new end: 17:30 at the hub, +15min, or an instant
        #[arg(value_parser = moment)]
        to: Moment,
        /// The interpreters agreed to stay; wanted for a later end
        #[arg(long)]
        interpreters_agree: bool,
    },
    /// Count who is there, and with that the quorum
    CountQuorum,
    /// Confirm who was admitted, as the presiding officer
    ConfirmAdmissions,
}

/// Acts on agenda items.
#[derive(Clone, PartialEq, Eq, Debug, Subcommand)]
pub enum ItemAct {
    /// Open the next item of the agenda
    Next,
    /// Open a certain item
    Open {
        /// Its number
        #[arg(value_parser = item)]
        item: ItemNumber,
        /// The Chair's ruling, wanted out of turn
        #[arg(long)]
        ruling: Option<String>,
    },
    /// Take another item up together with the open one
    Join {
        /// Its number
        #[arg(value_parser = item)]
        item: ItemNumber,
        /// The Chair's ruling
        #[arg(long, default_value = "")]
        ruling: String,
    },
    /// Conclude the open item, or another
    Conclude {
        /// Its number; without it, the innermost open one
        #[arg(value_parser = item)]
        item: Option<ItemNumber>,
        /// How it ended; without it, as the record says
        #[arg(long, value_enum)]
        outcome: Option<OutcomeWord>,
        /// Why no decision was taken although one was planned
        #[arg(long, default_value = "")]
        reason: String,
        /// Let those go who still wait for the floor
        #[arg(long)]
        release_waiting: bool,
    },
    /// Put the open item, or another, off
    Defer {
        /// Its number; without it, the innermost open one
        #[arg(value_parser = item)]
        item: Option<ItemNumber>,
        /// Until when
        #[arg(long, value_parser = defer, default_value = "later", value_name = "later|sitting|meeting|NUMBER")]
        to: DeferWord,
        /// Those waiting for the floor keep their places
        #[arg(long)]
        keep_list: bool,
    },
    /// Add an item: while the agenda is being adopted, or under other matters, where the meeting is asked at once
    Add {
        /// Its number, such as 9.1
        #[arg(value_parser = item)]
        item: ItemNumber,
        /// What kind of item it is
        #[arg(value_enum)]
        kind: KindWord,
        /// Its title in English
        title: String,
        /// Its title in Vietnamese
        title_vi: String,
    },
    /// Announce from when on the decision under an item is taken
    Announce {
        /// Its number
        #[arg(value_parser = item)]
        item: ItemNumber,
        /// From when on: 14:00 at the hub, +2h, or an instant; without it, the announcement is taken back
        #[arg(value_parser = moment)]
        from: Option<Moment>,
    },
    /// Take an item off the agenda
    Withdraw {
        /// Its number
        #[arg(value_parser = item)]
        item: ItemNumber,
        /// Why
        #[arg(long, default_value = "")]
        reason: String,
    },
}

/// Until when an item is put off.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DeferWord {
    /// Later in this sitting.
    Later,
    /// To a later sitting.
    Sitting,
    /// To another or the next meeting.
    Meeting(Option<MeetingId>),
    /// Until after another item.
    Item(ItemNumber),
}

fn defer(text: &str) -> Result<DeferWord, String> {
    Ok(match text {
        "later" => DeferWord::Later,
        "sitting" => DeferWord::Sitting,
        "meeting" => DeferWord::Meeting(None),
        other => match other.strip_prefix("meeting:") {
            Some(meeting) => DeferWord::Meeting(Some(id(meeting, MeetingId::parse, "meeting:AMMin9")?)),
            None => DeferWord::Item(item(other)?),
        },
    })
}

/// How an item ended, as people type it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum OutcomeWord {
    /// With the decisions declared under it
    Decided,
    /// It needed none and is done
    Done,
    /// Views were exchanged
    ViewsExchanged,
    /// No agreement; consultations go on
    NotAgreed,
    /// The parties are asked in writing
    AdReferendum,
    /// No decision although one was planned; say why with --reason
    NoDecision,
}

/// Acts on the chair.
#[derive(Clone, PartialEq, Eq, Debug, Subcommand)]
pub enum ChairAct {
    /// Show who presides and who is next in line
    Status,
    /// Propose the handover to the incoming party
    Offer {
        /// The incoming party
        #[arg(value_parser = party)]
        to: PartyId,
        /// The vice-chair that is set in the same act
        #[arg(long, value_parser = party, value_name = "PARTY")]
        vice: Option<PartyId>,
    },
    /// Let another seat preside
    Pass {
        /// The seat
        #[arg(value_parser = seat)]
        to: SeatId,
    },
    /// Take the chair
    Take,
    /// Withdraw a handover or passing
    Withdraw,
    /// Give a power of the Chair to the moderator
    Delegate {
        /// Which
        #[arg(value_enum)]
        power: PowerWord,
    },
    /// Take a power back from the moderator
    Recall {
        /// Which
        #[arg(value_enum)]
        power: PowerWord,
    },
}

/// Admission.
#[derive(Clone, PartialEq, Eq, Debug, Subcommand)]
pub enum SeatAct {
    /// Show every seat and who waits to be admitted
    List,
    /// Admit the person who sits in a seat
    Admit {
        /// The seat
        #[arg(value_parser = seat)]
        seat: SeatId,
        /// The name as the delegation writes it
        name: String,
        /// The office or title
        #[arg(long, default_value = "")]
        title: String,
        /// The credentials are under question; the same rights until that is decided
        #[arg(long)]
        provisional: bool,
        /// The letter of authorisation that was handed in: its number and date
        #[arg(long)]
        letter: Option<String>,
        /// What the file of the letter hashes to, as sha256sum prints it
        #[arg(long, requires = "letter", value_parser = hash)]
        letter_sha256: Option<crate::procedure::ids::Hash>,
    },
    /// Let another device of a seat act for it, as it asked; the notice of it names the session
    TakeOver {
        /// The seat
        #[arg(value_parser = seat)]
        seat: SeatId,
        /// The session that the device would begin
        session: u64,
    },
    /// Report that the microphone of a seat is open or closed
    Microphone {
        /// The seat
        #[arg(value_parser = seat)]
        seat: SeatId,
        /// Which
        #[arg(value_enum)]
        state: OpenWord,
    },
    /// Take an admission back
    Eject {
        /// The seat
        #[arg(value_parser = seat)]
        seat: SeatId,
        /// Why
        #[arg(long, default_value = "")]
        reason: String,
    },
}

/// How parties take part.
#[derive(Clone, PartialEq, Eq, Debug, Subcommand)]
pub enum PresenceAct {
    /// Declare a party absent that was not connected in this sitting
    Absent {
        /// The party
        #[arg(value_parser = party)]
        party: PartyId,
    },
    /// Declare that a party takes part again
    Present {
        /// The party
        #[arg(value_parser = party)]
        party: PartyId,
    },
}

/// Roles.
#[derive(Clone, PartialEq, Eq, Debug, Subcommand)]
pub enum RoleAct {
    /// Give a role of the meeting to a party, before the meeting opens
    Assign {
        /// The role
        #[arg(value_parser = role)]
        role: RoleId,
        /// Who holds it
        #[arg(value_parser = party)]
        party: PartyId,
    },
}

impl SeatAct {
    /// The state of the credentials that an admission files.
    #[must_use]
    pub fn credential(provisional: bool) -> Credential {
        if provisional { Credential::Provisional } else { Credential::Accepted }
    }
}
