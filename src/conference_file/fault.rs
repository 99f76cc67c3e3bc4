//! What may be wrong in a conference file: a fault has a place and a code with its facts. The catalogue turns
//! these into a sentence that says what is wrong and what was expected (`file-problem-...`).

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;

/// One thing that is wrong in a conference file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
pub struct Fault {
    /// The file, as it was named by the one who asked.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Where in the conference: `meetings[AMMin8].agenda[5].kind`. Empty at the top of the file.
    pub path: String,
    /// What is wrong, with its facts.
    pub problem: Problem,
}

impl Fault {
    /// The stable code of the fault, for scripts and documentation.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.problem.code()
    }
}

/// Place and code: what a log says. A sentence for people comes from the catalogue, by `problem`.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {} [{}]", self.file, self.line, self.column, self.path, self.code())
    }
}

/// A kind of thing that a conference file names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "FileThing")]
pub enum Thing {
    /// A party of the conference.
    Party,
    /// A party that takes part in this meeting.
    Participant,
    /// A seat of a party.
    Seat,
    /// A place in protocol order.
    Rank,
    /// A role of a meeting.
    Role,
    /// A document known beforehand.
    Document,
    /// A meeting.
    Meeting,
    /// An agenda item of a meeting.
    Item,
    /// Another entry of the same list.
    Entry,
}

/// The kind of value that a key holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "FileShape")]
pub enum Shape {
    /// A text in quotes.
    Text,
    /// `true` or `false`.
    Truth,
    /// A whole number.
    Number,
    /// A list in square brackets.
    List,
    /// A table: `[header]` or `{ key = value }`.
    Table,
    /// A text in both languages.
    Bilingual,
    /// A date.
    Date,
    /// An hour of the day.
    Hour,
    /// A text or a table.
    TextOrTable,
}

/// What is wrong, with its facts. The order of the list is from the form of the file to its sense.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[schemars(rename = "FileProblem")]
pub enum Problem {
    /// The file is no TOML; the reader's own words.
    Syntax {
        /// What the TOML reader said.
        message: String,
    },
    /// A key or table is given twice.
    KeyTwice {
        /// The key.
        key: String,
    },
    /// The file is larger than any conference file is.
    FileTooBig {
        /// Its size in bytes.
        bytes: usize,
        /// The most there may be.
        max: usize,
    },
    /// A key that means nothing here.
    UnknownKey {
        /// The key.
        key: String,
        /// The known key that is spelt most like it.
        nearest: Option<&'static str>,
        /// Every key that may stand here.
        known: Vec<&'static str>,
    },
    /// A key that must be there is not.
    MissingKey {
        /// The key.
        key: &'static str,
    },
    /// A value of another kind.
    WrongShape {
        /// What TOML calls the value that is there.
        found: &'static str,
        /// What should be there.
        shape: Shape,
    },
    /// A word that is not one of those that may stand here.
    UnknownWord {
        /// The word.
        word: String,
        /// The known word that is spelt most like it.
        nearest: Option<&'static str>,
        /// Every word that may stand here.
        known: Vec<&'static str>,
    },
    /// Not fit to be an id.
    NotAnId {
        /// What stands there.
        text: String,
        /// A good one.
        example: &'static str,
    },
    /// Not an item number.
    NotAnItemNumber {
        /// What stands there.
        text: String,
    },
    /// Not a length of time.
    NotADuration {
        /// What stands there.
        text: String,
    },
    /// Not a date or hour.
    NotAMoment {
        /// What stands there.
        text: String,
        /// Which of the two was wanted.
        shape: Shape,
    },
    /// Not a feed's target.
    NotATarget {
        /// What stands there.
        text: String,
    },
    /// Not an ISO 3166-1 alpha-2 code.
    NotAnIsoCode {
        /// What stands there.
        text: String,
    },
    /// A number that is too small or too large.
    OutOfRange {
        /// The number, as it is written.
        number: String,
        /// The least there may be.
        min: u32,
        /// The most there may be.
        max: u32,
    },
    /// An empty text.
    EmptyText,
    /// A list with nothing in it.
    EmptyList,
    /// More entries than there may be.
    TooMany {
        /// How many there are.
        count: usize,
        /// The most there may be.
        max: usize,
    },
    /// A text in one language only.
    LanguageMissing {
        /// `en` or `vi`.
        language: &'static str,
    },
    /// A text that no screen has room for.
    TextTooLong {
        /// Its length in characters.
        chars: usize,
        /// The most there may be.
        max: usize,
    },
    /// A text with a line break or another control character in it.
    TextNotOneLine,
    /// A time zone that does not exist.
    UnknownZone {
        /// The name.
        zone: String,
        /// The zone that is spelt most like it.
        nearest: Option<String>,
    },
    /// The same thing twice.
    Duplicate {
        /// What.
        thing: Thing,
        /// Its id or number.
        id: String,
        /// The line where it stood first.
        first_line: usize,
    },
    /// Something is named that is nowhere defined.
    DoesNotExist {
        /// What.
        thing: Thing,
        /// The id that was given.
        id: String,
        /// The one that is spelt most like it.
        nearest: Option<String>,
    },
    /// A delegation whose first seat is not its one head.
    NotOneHead {
        /// The party.
        party: String,
        /// How many heads it has.
        heads: usize,
    },
    /// A party takes part in decisions, but nobody can bind it.
    NobodyBinds {
        /// The party.
        party: String,
    },
    /// A sitting that ends before it begins.
    HoursBackwards {
        /// When it opens.
        opens: String,
        /// When it closes.
        closes: String,
    },
    /// A sitting that begins before an earlier one has ended.
    HoursOverlap {
        /// When it opens.
        opens: String,
        /// When the earlier one closes.
        until: String,
        /// The line of the earlier one.
        first_line: usize,
    },
    /// The items need more time than the sittings have.
    AgendaTooLong {
        /// Minutes of all items.
        planned: u64,
        /// Minutes of all sittings.
        available: u64,
    },
    /// An item whose parent is not on the agenda.
    NoParent {
        /// The item.
        item: String,
        /// Its parent.
        parent: String,
    },
    /// An item that stands after one with a higher number.
    OutOfOrder {
        /// The item.
        item: String,
        /// The one before it.
        after: String,
    },
    /// A kind of item of which a meeting has one has two.
    KindTwice {
        /// The kind.
        kind: &'static str,
        /// The line of the first.
        first_line: usize,
    },
    /// Business before the agenda is adopted.
    BeforeAgenda {
        /// The item.
        item: String,
    },
    /// An item after the closing.
    AfterClosing {
        /// The item.
        item: String,
    },
    /// The chair, outgoing chair or vice-chair does not take part in decisions there.
    ChairNotMember {
        /// The party.
        party: String,
    },
    /// The outgoing chair is the chair: there is nothing to hand over.
    NothingToHandOver {
        /// The party.
        party: String,
    },
    /// An outgoing chair is named, but no item hands the chair over.
    NoHandoverItem {
        /// The outgoing chair.
        outgoing: String,
    },
    /// A handover is on the agenda, but no outgoing chair is named.
    NoOutgoingChair,
    /// A presenter is not in the room for its own item.
    PresenterNotAdmitted {
        /// The party.
        party: String,
        /// The item.
        item: String,
    },
    /// An item feeds itself or an earlier one.
    FeedsBackwards {
        /// The item.
        from: String,
        /// The earlier one.
        to: String,
    },
    /// An item feeds another by a decision that its verbs cannot give.
    FeedNeedsVerb {
        /// The item.
        item: String,
    },
    /// An item feeds another when the report is adopted, but the meeting adopts none.
    FeedNeedsReport {
        /// The item.
        item: String,
    },
    /// An item of a kind that ends only with a certain verb does not allow it.
    KindNeedsVerb {
        /// The kind.
        kind: &'static str,
        /// The verb.
        verb: &'static str,
    },
    /// A number of members that can never be seated.
    QuorumTooLarge {
        /// The number asked for.
        members: u32,
        /// How many take part in decisions.
        deciding: usize,
    },
    /// Session blocks so short that counting who is there would fill the record.
    BlockTooShort {
        /// The length that was given.
        text: String,
        /// The shortest there may be, in minutes.
        least_minutes: u64,
    },
    /// A limit that must come after another does not.
    WaitsInWrongOrder {
        /// The one that comes first.
        sooner: &'static str,
        /// The one that comes later.
        later: &'static str,
    },
}

impl Problem {
    /// The stable code, in kebab case.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Syntax { .. } => "syntax",
            Self::KeyTwice { .. } => "key-twice",
            Self::FileTooBig { .. } => "file-too-big",
            Self::UnknownKey { .. } => "unknown-key",
            Self::MissingKey { .. } => "missing-key",
            Self::WrongShape { .. } => "wrong-shape",
            Self::UnknownWord { .. } => "unknown-word",
            Self::NotAnId { .. } => "not-an-id",
            Self::NotAnItemNumber { .. } => "not-an-item-number",
            Self::NotADuration { .. } => "not-a-duration",
            Self::NotAMoment { .. } => "not-a-moment",
            Self::NotATarget { .. } => "not-a-target",
            Self::NotAnIsoCode { .. } => "not-an-iso-code",
            Self::OutOfRange { .. } => "out-of-range",
            Self::EmptyText => "empty-text",
            Self::EmptyList => "empty-list",
            Self::TooMany { .. } => "too-many",
            Self::LanguageMissing { .. } => "language-missing",
            Self::TextTooLong { .. } => "text-too-long",
            Self::TextNotOneLine => "text-not-one-line",
            Self::UnknownZone { .. } => "unknown-zone",
            Self::Duplicate { .. } => "duplicate",
            Self::DoesNotExist { .. } => "does-not-exist",
            Self::NotOneHead { .. } => "not-one-head",
            Self::NobodyBinds { .. } => "nobody-binds",
            Self::HoursBackwards { .. } => "hours-backwards",
            Self::HoursOverlap { .. } => "hours-overlap",
            Self::AgendaTooLong { .. } => "agenda-too-long",
            Self::NoParent { .. } => "no-parent",
            Self::OutOfOrder { .. } => "out-of-order",
            Self::KindTwice { .. } => "kind-twice",
            Self::BeforeAgenda { .. } => "before-agenda",
            Self::AfterClosing { .. } => "after-closing",
            Self::ChairNotMember { .. } => "chair-not-member",
            Self::NothingToHandOver { .. } => "nothing-to-hand-over",
            Self::NoHandoverItem { .. } => "no-handover-item",
            Self::NoOutgoingChair => "no-outgoing-chair",
            Self::PresenterNotAdmitted { .. } => "presenter-not-admitted",
            Self::FeedsBackwards { .. } => "feeds-backwards",
            Self::FeedNeedsVerb { .. } => "feed-needs-verb",
            Self::FeedNeedsReport { .. } => "feed-needs-report",
            Self::KindNeedsVerb { .. } => "kind-needs-verb",
            Self::QuorumTooLarge { .. } => "quorum-too-large",
            Self::BlockTooShort { .. } => "block-too-short",
            Self::WaitsInWrongOrder { .. } => "waits-in-wrong-order",
        }
    }
}
