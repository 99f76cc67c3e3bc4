//! What people ask for, in the words that they type: "the next item", "the speaker", "the text".
//!
//! Both terminal clients read these; [`super::screen`] turns one into the action that names what its sender saw.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use crate::procedure::command::{Credential, Declared, LimitClass, PauseCause, SetAside, Style};
use crate::procedure::definition::{Power, Verb};
use crate::procedure::ids::{
    DecisionNumber, EntryId, ItemNumber, MeetingId, ObjectionId, PartyId, ProposalId, RoleId, SeatId, Span, Symbol,
    Timestamp,
};

/// One thing that somebody asks for.
#[derive(Clone, PartialEq, Eq, Debug, Subcommand)]
pub enum Wish {
    /// Open, suspend, resume, adjourn, hold or close the meeting
    #[command(subcommand)]
    Meeting(MeetingAct),
    /// Open, conclude, put off or take off agenda items
    #[command(subcommand)]
    Item(ItemAct),
    /// Give the floor, and what becomes of a speech
    #[command(subcommand)]
    Floor(FloorAct),
    /// The list of speakers
    #[command(subcommand)]
    List(ListAct),
    /// Hand over, pass or take the chair
    #[command(subcommand)]
    Chair(ChairAct),
    /// Texts on the table and their decision
    #[command(subcommand)]
    Decision(DecisionAct),
    /// Consents given by another channel, entered by one person and confirmed by another
    #[command(subcommand)]
    Consent(ConsentAct),
    /// Admit people to their seats
    #[command(subcommand)]
    Seat(SeatAct),
    /// How a party takes part
    #[command(subcommand)]
    Presence(PresenceAct),
    /// Roles of the meeting
    #[command(subcommand)]
    Role(RoleAct),
    /// Documents, their revisions and their issue
    #[command(subcommand)]
    Document(DocumentAct),
    /// What only delegations do
    #[command(skip)]
    Own(OwnAct),
}

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
    /// Move the planned end of the sitting
    Extend {
        /// The new end: 17:30 at the hub, +15min, or an instant
        #[arg(value_parser = moment)]
        to: Moment,
    },
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

/// Acts on the floor.
#[derive(Clone, PartialEq, Eq, Debug, Subcommand)]
pub enum FloorAct {
    /// Give the floor to the first of the list
    Next,
    /// Give the floor to a certain entry of the list
    Give {
        /// Its place in the list, or a party
        who: Who,
    },
    /// Report that the called speaker has begun
    Start,
    /// End the speech
    End,
    /// Cut the speaker off
    Cut {
        /// Why
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// Stop the clock of the speech
    Pause {
        /// For what
        #[arg(long, value_enum, default_value_t = PauseWord::Chair)]
        cause: PauseWord,
    },
    /// Let the clock of the speech run on
    Resume,
    /// Ask the speaker to conclude
    Prompt,
    /// A speech that cannot go on
    SetAside {
        /// Back to the head of the list, or the written text stands for it
        #[arg(value_enum)]
        how: SetAsideWord,
    },
}

/// Acts on the list of speakers.
#[derive(Clone, PartialEq, Eq, Debug, Subcommand)]
pub enum ListAct {
    /// Show it
    Show,
    /// Ask for the floor for a party
    Add {
        /// The party
        #[arg(value_parser = party)]
        party: PartyId,
        /// Others for whom it speaks too
        #[arg(long, value_parser = party, value_delimiter = ',')]
        for_others: Vec<PartyId>,
    },
    /// Strike an entry
    Remove {
        /// Its place in the list, or a party
        who: Who,
        /// Why
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// Move an entry
    Move {
        /// Its place in the list, or a party
        who: Who,
        /// Its new place, from 1
        place: u32,
        /// Why
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// Close the list
    Close,
    /// Open the list again
    Reopen,
    /// Change a speaking time limit, from the next speech on
    Limit {
        /// For whom
        #[arg(value_enum)]
        class: LimitWord,
        /// The new limit, such as 3min or 90s
        #[arg(value_parser = span)]
        limit: Span,
    },
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

/// Acts on texts.
#[derive(Clone, PartialEq, Eq, Debug, Subcommand)]
pub enum DecisionAct {
    /// Show the texts on the table
    Show,
    /// Lay a text on the table under the open item
    Table {
        /// The operative text; - reads it from standard input
        text: String,
        /// Documents that it is about, each at its last revision
        #[arg(long, value_parser = symbol, value_name = "SYMBOL")]
        document: Vec<Symbol>,
        /// The item; without it, the innermost open one
        #[arg(long, value_parser = item)]
        item: Option<ItemNumber>,
    },
    /// Replace a text with its next revision
    Revise {
        /// The new operative text; - reads it from standard input
        text: String,
        /// Documents that it is about, each at its last revision
        #[arg(long, value_parser = symbol, value_name = "SYMBOL")]
        document: Vec<Symbol>,
        /// Which text
        #[command(flatten)]
        which: Which,
    },
    /// Take a text from the table
    Withdraw {
        /// Which text
        #[command(flatten)]
        which: Which,
    },
    /// Put a text to the meeting
    Put {
        /// Which text
        #[command(flatten)]
        which: Which,
    },
    /// Declare: it is so decided
    Declare {
        /// The verb
        #[arg(value_enum)]
        verb: VerbWord,
        /// How something is noted
        #[arg(long, value_enum)]
        style: Option<StyleWord>,
        /// Which text
        #[command(flatten)]
        which: Which,
    },
    /// Take back a text that was put, without deciding
    SetAside {
        /// What becomes of it
        #[arg(value_enum)]
        how: FateWord,
        /// To whom it is referred
        #[arg(long, default_value = "")]
        to: String,
        /// Which text
        #[command(flatten)]
        which: Which,
    },
}

/// Which text, where there is more than one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Args)]
pub struct Which {
    /// Number of the text; without it, the one that is put, or the only one of the open item
    #[arg(long = "proposal", value_parser = proposal, value_name = "NUMBER")]
    pub proposal: Option<ProposalId>,
}

/// Consents by another channel.
#[derive(Clone, PartialEq, Eq, Debug, Subcommand)]
pub enum ConsentAct {
    /// Enter a consent that a delegation gave by another channel
    Enter {
        /// Whose consent
        #[arg(value_parser = party)]
        party: PartyId,
        /// Who of the delegation gave it
        #[arg(long)]
        by: String,
        /// By which channel, such as a telephone number
        #[arg(long)]
        channel: String,
        /// Which text
        #[command(flatten)]
        which: Which,
    },
    /// Confirm a consent that somebody else entered
    Confirm {
        /// Whose consent
        #[arg(value_parser = party)]
        party: PartyId,
        /// Which text
        #[command(flatten)]
        which: Which,
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

/// Documents.
#[derive(Clone, PartialEq, Eq, Debug, Subcommand)]
pub enum DocumentAct {
    /// Show every document
    List,
    /// Table a file as a document or its next revision
    Table {
        /// Its symbol
        #[arg(value_parser = symbol)]
        symbol: Symbol,
        /// The file
        file: PathBuf,
        /// Title and language
        #[command(flatten)]
        about: AboutDocument,
        /// Its media type; without it, by the file's name
        #[arg(long)]
        media_type: Option<String>,
    },
    /// Table a short text as a document or its next revision
    Text {
        /// Its symbol
        #[arg(value_parser = symbol)]
        symbol: Symbol,
        /// The text; - reads it from standard input
        text: String,
        /// Title and language
        #[command(flatten)]
        about: AboutDocument,
    },
    /// Issue an adopted document
    Issue {
        /// Its symbol
        #[arg(value_parser = symbol)]
        symbol: Symbol,
        /// Under whose mandate
        #[arg(long)]
        mandate: String,
        /// Not to be shown to the public before
        #[arg(long, value_parser = moment)]
        embargo: Option<Moment>,
    },
    /// Take back what was issued
    Retract {
        /// Its symbol
        #[arg(value_parser = symbol)]
        symbol: Symbol,
        /// Why
        #[arg(long, default_value = "")]
        reason: String,
    },
}

/// What is said of a document beside its content.
#[derive(Clone, PartialEq, Eq, Debug, Default, Args)]
pub struct AboutDocument {
    /// Its title in English; without it, as before
    #[arg(long)]
    pub title: Option<String>,
    /// Its title in Vietnamese; without it, as before
    #[arg(long)]
    pub title_vi: Option<String>,
    /// The language of the content, BCP 47
    #[arg(long, default_value = "en")]
    pub language: String,
}

/// What only delegations do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OwnAct {
    /// Ask for the floor, for others too.
    Ask(Vec<PartyId>),
    /// Take the request back.
    Withdraw,
    /// Name another speaker of the delegation.
    Speaker(SeatId),
    /// Object, with the point; it may be empty.
    Object(String),
    /// Withdraw the objection.
    WithdrawObjection(Option<ObjectionId>),
    /// Turn the objection into a reservation.
    Convert(String),
    /// Place a reservation.
    Reserve(String),
    /// Place an explanation of position.
    Explain(String),
    /// Dissociate from a decision's consensus.
    Dissociate(DecisionNumber, String),
    /// Comment on the text.
    Comment(String),
    /// Ask for time.
    Time,
    /// Need no more time.
    Release,
    /// Declare how the party takes part.
    Declare(Declared),
}

/// An entry of the list as people name it: by place or by party. Never an entry's number, which no list shows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Who {
    /// By its place, from 1.
    Place(u32),
    /// By its party.
    Party(PartyId),
    /// By its number, as programs know it: `#17`.
    Entry(EntryId),
}

impl std::str::FromStr for Who {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Some(number) = text.strip_prefix('#') {
            return number.parse().map(|n| Self::Entry(EntryId(n))).map_err(|_| format!("{text:?} is no entry"));
        }
        match text.parse() {
            Ok(0) => Err("places are counted from 1".to_owned()),
            Ok(place) => Ok(Self::Place(place)),
            Err(_) => party(text).map(Self::Party),
        }
    }
}

/// An instant as people write it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Moment {
    /// Exactly.
    At(Timestamp),
    /// The next time that the hub's clock shows this hour and minute.
    Clock(u8, u8),
    /// So long from now.
    In(Span),
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

/// Words that are enums of the rules under the names that people type.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident => $of:ty { $($word:ident = $value:expr),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
        #[expect(missing_docs, reason = "each word says itself")]
        pub enum $name { $($word),* }

        impl From<$name> for $of {
            fn from(word: $name) -> Self {
                match word { $($name::$word => $value),* }
            }
        }
    )*};
}

words! {
    /// Verbs of a decision.
    VerbWord => Verb {
        Adopted = Verb::Adopted, Approved = Verb::Approved, Endorsed = Verb::Endorsed, Agreed = Verb::Agreed,
        Noted = Verb::Noted, Tasked = Verb::Tasked, Requested = Verb::Requested, Deferred = Verb::Deferred,
        NotAgreed = Verb::NotAgreed,
    }
    /// How something is noted.
    StyleWord => Style {
        Plain = Style::Plain, Appreciation = Style::Appreciation, Satisfaction = Style::Satisfaction,
        Concern = Style::Concern,
    }
    /// Why a clock stands.
    PauseWord => PauseCause { Chair = PauseCause::Chair, Interpretation = PauseCause::Interpretation, }
    /// What becomes of a speech.
    SetAsideWord => SetAside { ToHead = SetAside::ToHead, TextOnly = SetAside::TextOnly, }
    /// Classes of speakers.
    LimitWord => LimitClass {
        Minister = LimitClass::Minister, SeniorOfficial = LimitClass::SeniorOfficial, Partner = LimitClass::Partner,
        Observer = LimitClass::Observer, Presenter = LimitClass::Presenter, Group = LimitClass::Group,
        Reply = LimitClass::Reply, SecondReply = LimitClass::SecondReply, PointOfOrder = LimitClass::PointOfOrder,
        Explanation = LimitClass::Explanation,
    }
    /// Powers of the Chair.
    PowerWord => Power {
        Meeting = Power::Meeting, Agenda = Power::Agenda, Floor = Power::Floor, List = Power::List, Put = Power::Put,
    }
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
    /// No decision although one was planned; say why with --reason
    NoDecision,
}

/// What becomes of a text that was put, as people type it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum FateWord {
    /// Back on the table for consultation
    Consultation,
    /// Consultations go on; the record says so
    NotAgreed,
    /// Referred upwards; say to whom with --to
    Referred,
}

/// Reads an id, or says what one looks like.
fn id<T>(text: &str, parse: fn(&str) -> Option<T>, like: &str) -> Result<T, String> {
    parse(text).ok_or_else(|| format!("expected something like {like}"))
}

/// Reads a party's code.
///
/// # Errors
/// What one looks like.
pub fn party(text: &str) -> Result<PartyId, String> {
    id(text, PartyId::parse, "TH")
}

/// Reads a seat.
///
/// # Errors
/// What one looks like.
pub fn seat(text: &str) -> Result<SeatId, String> {
    id(text, SeatId::parse, "TH.hod")
}

/// Reads an item's number.
///
/// # Errors
/// What one looks like.
pub fn item(text: &str) -> Result<ItemNumber, String> {
    id(text, ItemNumber::parse, "5.2")
}

fn role(text: &str) -> Result<RoleId, String> {
    id(text, RoleId::parse, "WGTIM-chair")
}

fn symbol(text: &str) -> Result<Symbol, String> {
    id(text, Symbol::parse, "AMMin8/DOC/4")
}

fn proposal(text: &str) -> Result<ProposalId, String> {
    text.parse().map(ProposalId).map_err(|_| "expected the number of a text on the table".to_owned())
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

/// Reads a length of time: `90s`, `3min`, `15h`.
///
/// # Errors
/// What one looks like.
pub fn span(text: &str) -> Result<Span, String> {
    let wrong = || format!("{text:?} is no length of time like 90s, 3min or 2h");
    let end = text.find(|c: char| !c.is_ascii_digit()).ok_or_else(wrong)?;
    let number: u64 = text[..end].parse().map_err(|_| wrong())?;
    let seconds = match text[end..].trim() {
        "s" => 1,
        "m" | "min" => 60,
        "h" => 3_600,
        _ => return Err(wrong()),
    };
    // A year is longer than any conference.
    number.checked_mul(seconds).filter(|s| *s <= 31_536_000).map(Span::seconds).ok_or_else(wrong)
}

/// Reads an instant as people write it: `13:30`, `+15min`, `2021-10-06T06:30:00Z`.
///
/// # Errors
/// What one looks like.
pub fn moment(text: &str) -> Result<Moment, String> {
    if let Some(rest) = text.strip_prefix('+') {
        return span(rest).map(Moment::In);
    }
    if let Some(at) = Timestamp::parse(text) {
        return Ok(Moment::At(at));
    }
    let clock = text.split_once(':').and_then(|(hour, minute)| {
        let two = |part: &str| part.parse::<u8>().ok().filter(|_| part.len() <= 2 && !part.starts_with('+'));
        Some((two(hour).filter(|h| *h < 24)?, two(minute).filter(|m| *m < 60)?))
    });
    clock
        .map(|(hour, minute)| Moment::Clock(hour, minute))
        .ok_or_else(|| format!("{text:?} is no instant like 13:30 (at the hub), +15min or 2021-10-06T06:30:00Z"))
}

impl Wish {
    /// Whether it only shows something.
    #[must_use]
    pub fn only_shows(&self) -> bool {
        matches!(
            self,
            Self::List(ListAct::Show)
                | Self::Chair(ChairAct::Status)
                | Self::Decision(DecisionAct::Show)
                | Self::Seat(SeatAct::List)
                | Self::Document(DocumentAct::List)
        )
    }

    /// Whether it goes on to "the next", so that asking twice does something twice.
    #[must_use]
    pub fn is_next(&self) -> bool {
        matches!(self, Self::Item(ItemAct::Next) | Self::Floor(FloorAct::Next))
    }

    /// Whether it binds a delegation or the meeting, so that a slip of the hand matters: it is asked about once
    /// more where a person types.
    #[must_use]
    pub fn binds(&self) -> bool {
        match self {
            Self::Meeting(act) => matches!(act, MeetingAct::Close { .. } | MeetingAct::Adjourn { .. }),
            Self::Item(act) => matches!(act, ItemAct::Withdraw { .. }),
            Self::Floor(act) => matches!(act, FloorAct::Cut { .. }),
            Self::Chair(act) => matches!(act, ChairAct::Offer { .. } | ChairAct::Pass { .. } | ChairAct::Take),
            Self::Decision(act) => matches!(act, DecisionAct::Put { .. } | DecisionAct::Declare { .. }),
            Self::Document(act) => matches!(act, DocumentAct::Issue { .. } | DocumentAct::Retract { .. }),
            Self::Own(act) => matches!(
                act,
                OwnAct::Object(_)
                    | OwnAct::WithdrawObjection(_)
                    | OwnAct::Convert(_)
                    | OwnAct::Reserve(_)
                    | OwnAct::Explain(_)
                    | OwnAct::Dissociate(..)
                    | OwnAct::Declare(Declared::Absent)
            ),
            Self::List(_) | Self::Consent(_) | Self::Seat(_) | Self::Presence(_) | Self::Role(_) => false,
        }
    }
}

impl SeatAct {
    /// The state of the credentials that an admission files.
    #[must_use]
    pub fn credential(provisional: bool) -> Credential {
        if provisional { Credential::Provisional } else { Credential::Accepted }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_an_hour_at_the_hub_a_while_from_now_or_exact() {
        assert_eq!(moment("13:30"), Ok(Moment::Clock(13, 30)));
        assert_eq!(moment("+15min"), Ok(Moment::In(Span::minutes(15))));
        assert_eq!(moment("2021-10-06T06:30:00Z"), Ok(Moment::At(Timestamp::parse("2021-10-06T06:30:00Z").unwrap())));
        for wrong in ["24:00", "13:60", "1330", "+15", "+x", "", "1:2:3"] {
            assert!(moment(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_length_of_time_has_its_unit() {
        assert_eq!(span("90s"), Ok(Span::seconds(90)));
        assert_eq!(span("3min"), Ok(Span::minutes(3)));
        assert_eq!(span("2h"), Ok(Span::minutes(120)));
        for wrong in ["3", "min", "-3s", "99999999999999999999s", "400000h"] {
            assert!(span(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_entry_is_named_by_place_or_party() {
        assert_eq!("2".parse(), Ok(Who::Place(2)));
        assert_eq!("MY".parse(), Ok(Who::Party(PartyId::parse("MY").unwrap())));
        assert_eq!("#17".parse(), Ok(Who::Entry(EntryId(17))));
        assert!("0".parse::<Who>().is_err());
    }
}
