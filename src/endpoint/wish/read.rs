//! How people write ids, instants and lengths of time, and the words of the rules.

use clap::ValueEnum;

use crate::procedure::command::{
    AmendmentRuling, Choice, FollowUp, LimitClass, PauseCause, PointRuling, SetAside, Side, SilenceMeans, Style,
};
use crate::procedure::definition::{ItemKind, Power, Verb};
use crate::procedure::ids::{
    DecisionNumber, EntryId, Hash, ItemNumber, PartyId, ProposalId, RoleId, SeatId, Span, Symbol, Timestamp,
};

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
    SetAsideWord => SetAside { ToHead = SetAside::ToHead, TextOnly = SetAside::TextOnly, Recording = SetAside::Recording, }
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
    /// Kinds of items that a meeting adds to its agenda.
    KindWord => ItemKind {
        Statement = ItemKind::Statement, Report = ItemKind::Report, Discussion = ItemKind::Discussion,
        Adoption = ItemKind::Adoption, Endorsement = ItemKind::Endorsement, Approval = ItemKind::Approval,
    }
    /// Rulings on a point of order.
    RulingWord => PointRuling {
        Upheld = PointRuling::Upheld, NotUpheld = PointRuling::NotUpheld, Withdrawn = PointRuling::Withdrawn,
    }
    /// What becomes of an amendment.
    AmendmentWord => AmendmentRuling {
        Accept = AmendmentRuling::Accept, Bracket = AmendmentRuling::Bracket, Reject = AmendmentRuling::Reject,
        Park = AmendmentRuling::Park,
    }
    /// On which side somebody speaks.
    SideWord => Side { For = Side::For, Against = Side::Against, }
    /// Votes.
    ChoiceWord => Choice { Yes = Choice::Yes, No = Choice::No, Abstain = Choice::Abstain, }
    /// What no answer means.
    SilenceWord => SilenceMeans { Consent = SilenceMeans::Consent, Absence = SilenceMeans::Absence, }
}

/// What came of consulting the members about a ruling.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum AppealWord {
    /// The ruling stands
    Sustained,
    /// They agree by consensus that it does not stand
    Overruled,
}

/// Whether a microphone is open.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum OpenWord {
    /// It is open
    Open,
    /// It is closed
    Closed,
}

/// Reads an id, or says what one looks like.
pub(super) fn id<T>(text: &str, parse: fn(&str) -> Option<T>, like: &str) -> Result<T, String> {
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

pub(super) fn role(text: &str) -> Result<RoleId, String> {
    id(text, RoleId::parse, "WGTIM-chair")
}

pub(super) fn hash(text: &str) -> Result<Hash, String> {
    Hash::parse(text).ok_or_else(|| "expected 64 hexadecimal digits, as sha256sum prints them".to_owned())
}

pub(super) fn symbol(text: &str) -> Result<Symbol, String> {
    id(text, Symbol::parse, "AMMin8/DOC/4")
}

pub(super) fn decision(text: &str) -> Result<DecisionNumber, String> {
    text.parse().map(DecisionNumber).map_err(|_| "expected the number of a decision".to_owned())
}

pub(super) fn proposal(text: &str) -> Result<ProposalId, String> {
    text.parse().map(ProposalId).map_err(|_| "expected the number of a text on the table".to_owned())
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

/// Reads who does what by when: `Secretariat; circulate the draft; by March`.
///
/// # Errors
/// What one looks like.
pub fn follow_up(text: &str) -> Result<FollowUp, String> {
    let mut parts = text.split(';').map(|part| part.trim().to_owned());
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(who), Some(what), by, None) if !who.is_empty() && !what.is_empty() => {
            Ok(FollowUp { who, what, by: by.unwrap_or_default() })
        }
        (..) => Err("expected who; what; by when".to_owned()),
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
