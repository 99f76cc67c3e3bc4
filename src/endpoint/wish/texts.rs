//! Wishes about texts: what is laid on the table, amended, put, decided, asked in writing; and documents.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::read::{
    AmendmentWord, ChoiceWord, Moment, SideWord, SilenceWord, StyleWord, VerbWord, decision, follow_up, item, moment,
    party, proposal, symbol,
};
use crate::procedure::command::{FollowUp, Passage};
use crate::procedure::ids::{DecisionNumber, ItemNumber, PartyId, ProposalId, Symbol};

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
        /// Who does what by when; may be given several times
        #[arg(long = "follow-up", value_parser = follow_up, value_name = "WHO; WHAT; BY")]
        follow_ups: Vec<FollowUp>,
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
    /// Take up a text that its mover withdrew
    Reintroduce {
        /// Number of the text
        #[arg(value_parser = proposal)]
        proposal: ProposalId,
        /// The revision at which it was withdrawn
        revision: u64,
    },
    /// Ask that a part of a text be taken separately
    AskDivision {
        /// The part
        #[command(flatten)]
        part: Words,
        /// Which text
        #[command(flatten)]
        which: Which,
    },
    /// Make a part of a text a text of its own
    Divide {
        /// The part
        #[command(flatten)]
        part: Words,
        /// Which text
        #[command(flatten)]
        which: Which,
    },
    /// Name the parties that join the decision later, before the text is put
    JoiningLater {
        /// Who
        #[arg(required = true, value_parser = party)]
        parties: Vec<PartyId>,
        /// Which text
        #[command(flatten)]
        which: Which,
    },
    /// Come back to a decision
    Reopen {
        /// Its number
        #[arg(value_parser = decision)]
        decision: DecisionNumber,
    },
}

/// Which text, where there is more than one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Args)]
pub struct Which {
    /// Number of the text; without it, the one that is put, or the only one of the open item
    #[arg(long = "proposal", value_parser = proposal, value_name = "NUMBER")]
    pub proposal: Option<ProposalId>,
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

/// Words of a text.
#[derive(Clone, PartialEq, Eq, Debug, Args)]
pub struct Words {
    /// The words, exactly
    pub words: String,
    /// Which time they occur in the text
    #[arg(long, default_value_t = 1, value_name = "NUMBER")]
    pub occurrence: u32,
}

impl Words {
    /// Words where they occur first.
    #[must_use]
    pub fn first(words: &str) -> Self {
        Self { words: words.to_owned(), occurrence: 1 }
    }
}

impl From<&Words> for Passage {
    fn from(words: &Words) -> Self {
        Self { words: words.words.clone(), occurrence: words.occurrence }
    }
}

/// Amendments.
#[derive(Clone, PartialEq, Eq, Debug, Subcommand)]
pub enum AmendmentAct {
    /// Propose other words for words of a text
    Propose {
        /// The words to be replaced
        #[command(flatten)]
        old: Words,
        /// The new words; none strikes the old ones out
        #[arg(default_value = "")]
        new: String,
        /// Which text
        #[command(flatten)]
        which: Which,
    },
    /// Word an amendment anew, after its text got another revision
    Rebase {
        /// Its number
        amendment: u64,
        /// The words to be replaced
        #[command(flatten)]
        old: Words,
        /// The new words; none strikes the old ones out
        #[arg(default_value = "")]
        new: String,
    },
    /// Take an amendment back
    Withdraw {
        /// Its number; without it, the only one
        amendment: Option<u64>,
    },
    /// Say in which order the meeting votes on amendments, the furthest removed in substance first
    Order {
        /// Their numbers
        #[arg(required = true)]
        order: Vec<u64>,
        /// Which text
        #[command(flatten)]
        which: Which,
    },
    /// Put an amendment to a roll call, where the meeting votes
    Vote {
        /// Its number; without it, the only one
        amendment: Option<u64>,
        /// The name drawn by lot with which it begins
        #[arg(long, value_parser = party, value_name = "PARTY")]
        first: Option<PartyId>,
    },
    /// Say what becomes of an amendment
    Settle {
        /// What
        #[arg(value_enum)]
        how: AmendmentWord,
        /// Its number; without it, the only one
        amendment: Option<u64>,
    },
}

/// Procedural motions.
#[derive(Clone, PartialEq, Eq, Debug, Subcommand)]
pub enum MotionAct {
    /// Move one
    #[command(subcommand)]
    Move(Moved),
    /// Ask to speak on it
    Speak {
        /// For or against
        #[arg(value_enum)]
        side: SideWord,
        /// Which motion
        #[command(flatten)]
        which: WhichMotion,
    },
    /// Object, when it is asked whether there is no objection
    Object {
        /// Which motion
        #[command(flatten)]
        which: WhichMotion,
    },
    /// Take it back
    Withdraw {
        /// Which motion
        #[command(flatten)]
        which: WhichMotion,
    },
    /// Put it: to a roll call, or by asking whether there is no objection
    Put {
        /// The name drawn by lot with which the roll call begins; wanted where the meeting votes
        #[arg(long, value_parser = party, value_name = "PARTY")]
        first: Option<PartyId>,
        /// Which motion
        #[command(flatten)]
        which: WhichMotion,
    },
    /// Decide it after asking, where the meeting does not vote
    Rule {
        /// How
        #[arg(value_enum)]
        how: AcceptedWord,
        /// Which motion
        #[command(flatten)]
        which: WhichMotion,
    },
}

/// What is moved.
#[derive(Clone, PartialEq, Eq, Debug, Subcommand)]
pub enum Moved {
    /// To suspend the meeting
    Suspend {
        /// Why
        #[arg(long, default_value = "")]
        reason: String,
        /// When it goes on
        #[arg(long, value_parser = moment)]
        until: Option<Moment>,
    },
    /// To adjourn the meeting
    Adjourn {
        /// When the next sitting opens
        #[arg(long, value_parser = moment)]
        until: Option<Moment>,
    },
    /// To adjourn the debate on the item
    AdjournDebate,
    /// To close the debate
    CloseDebate,
    /// To reconsider a decision
    Reconsider {
        /// Its number
        #[arg(value_parser = decision)]
        decision: DecisionNumber,
    },
}

/// Which motion, where there is more than one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Args)]
pub struct WhichMotion {
    /// Number of the motion; without it, the one that comes first
    #[arg(long = "motion", value_name = "NUMBER")]
    pub motion: Option<u64>,
}

/// What the Chair says of a motion.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum AcceptedWord {
    /// It is accepted
    Accepted,
    /// It is not
    Rejected,
}

/// Roll calls.
#[derive(Clone, PartialEq, Eq, Debug, Subcommand)]
pub enum VoteAct {
    /// Put a text to a roll call
    Put {
        /// The name drawn by lot with which it begins
        #[arg(long, value_parser = party, value_name = "PARTY")]
        first: PartyId,
        /// Which text
        #[command(flatten)]
        which: Which,
    },
    /// Enter what a member said in the hall
    Cast {
        /// The vote
        #[arg(value_enum)]
        choice: ChoiceWord,
        /// Whose; without it, the own one
        #[arg(long, value_parser = party, value_name = "PARTY")]
        party: Option<PartyId>,
    },
    /// The member called does not answer: it is called once more at the end
    Pass {
        /// Who; without it, who is called
        #[arg(value_parser = party)]
        party: Option<PartyId>,
    },
}

/// What the parties are asked in writing.
#[derive(Clone, PartialEq, Eq, Debug, Subcommand)]
pub enum SilenceAct {
    /// Show what the parties are or were asked in writing
    Show,
    /// Ask the parties in writing: without an objection by the deadline the text is adopted
    Open {
        /// Until when objections may come: 17:30 at the hub, +72h, or 2021-10-20T10:00:00Z
        #[arg(long, value_parser = moment, value_name = "WHEN")]
        until: Moment,
        /// What no answer means
        #[arg(long, value_enum, default_value_t = SilenceWord::Consent)]
        means: SilenceWord,
        /// The text, where it is none on the table; - reads it from standard input
        #[arg(long)]
        text: Option<String>,
        /// Documents that such a text is about, each at its last revision
        #[arg(long, value_parser = symbol, value_name = "SYMBOL", requires = "text")]
        document: Vec<Symbol>,
        /// Which text of the table
        #[command(flatten)]
        which: Which,
    },
    /// Object in writing, or enter what came as a letter
    Object {
        /// The objection; - reads it from standard input
        text: String,
        /// Whose, for what came as a letter
        #[arg(long, value_parser = party, value_name = "PARTY")]
        party: Option<PartyId>,
        /// Which letter, and by which way it came
        #[arg(long, requires = "party")]
        letter: Option<String>,
        /// Which procedure
        #[command(flatten)]
        which: WhichSilence,
    },
    /// Withdraw such an objection
    Withdraw {
        /// Whose, for what came as a letter
        #[arg(long, value_parser = party, value_name = "PARTY")]
        party: Option<PartyId>,
        /// Which procedure
        #[command(flatten)]
        which: WhichSilence,
    },
    /// Tell a party that its objection is there
    Acknowledge {
        /// Whose objection
        #[arg(value_parser = party)]
        party: PartyId,
        /// Which procedure
        #[command(flatten)]
        which: WhichSilence,
    },
    /// Consent in so many words
    Consent {
        /// Which procedure
        #[command(flatten)]
        which: WhichSilence,
    },
    /// Move the deadline by a ruling
    Extend {
        /// The new deadline
        #[arg(value_parser = moment)]
        to: Moment,
        /// The ruling
        #[arg(long)]
        ruling: String,
        /// Which procedure
        #[command(flatten)]
        which: WhichSilence,
    },
    /// Put a changed text in the place of the one before
    Restart {
        /// The new text; - reads it from standard input
        text: String,
        /// Documents that it is about, each at its last revision
        #[arg(long, value_parser = symbol, value_name = "SYMBOL")]
        document: Vec<Symbol>,
        /// Until when objections may come now
        #[arg(long, value_parser = moment, value_name = "WHEN")]
        until: Moment,
        /// Which procedure
        #[command(flatten)]
        which: WhichSilence,
    },
    /// Take note of what was adopted between meetings
    Note {
        /// Which procedure
        #[command(flatten)]
        which: WhichSilence,
    },
}

/// Which procedure, where there is more than one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Args)]
pub struct WhichSilence {
    /// Number of the silence procedure; without it, the only one
    #[arg(long = "silence", value_name = "NUMBER")]
    pub silence: Option<u64>,
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
    #[arg(long, default_value = AboutDocument::LANGUAGE)]
    pub language: String,
}

impl AboutDocument {
    /// The language of a content of which nothing is said.
    pub const LANGUAGE: &'static str = "en";
}
