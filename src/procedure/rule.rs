//! The rules by their numbers: which acts each governs, and which refusals it gives.
//!
//! Nothing here is kept by hand beside the code that refuses. A [`Rejection`] names its rule where it is
//! declared; an [`Action`] names its rules in one exhaustive table, so that an act without a rule does not
//! compile; and the tests hold every refusal that they ever see against that table. The sentences are in the
//! catalogue, under `rule-22`, `rule-name-22` and `act-put_proposal`.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::command::Action;
use super::rejection::{Rejection, snake};

/// A rule of procedure by its number: `R-22`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Rule(u8);

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "R-{}", self.0)
    }
}

impl Rule {
    /// How many there are; they are numbered from 1.
    pub const COUNT: u8 = 38;

    /// The rule of a number.
    ///
    /// # Panics
    /// When there is no such rule; in a constant that is an error of the compiler.
    #[must_use]
    pub const fn numbered(number: u8) -> Self {
        assert!(number >= 1 && number <= Self::COUNT, "there is no rule of that number");
        Self(number)
    }

    /// Every rule, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..=Self::COUNT).map(Self)
    }

    /// Reads an id as people write it: `R-22`, `r22`, `22`. `None` when there is no such rule.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().trim_start_matches(['R', 'r']).trim_start_matches('-');
        let number: u8 = digits.parse().ok()?;
        Self::all().find(|rule| rule.0 == number)
    }

    /// Its number.
    #[must_use]
    pub fn number(self) -> u8 {
        self.0
    }

    /// Whether it stands before every act of a meeting, so that no act needs to name it: rulings and votes that
    /// are awaited, who is admitted, takes part and presides, whether the meeting is
    /// open or over, and what the hub alone records.
    #[must_use]
    pub fn governs_every_act(self) -> bool {
        matches!(self.0, 9 | 16..=19 | 29 | 34 | 36 | 38)
    }

    /// The acts that name it, by their codes.
    pub fn acts(self) -> impl Iterator<Item = String> {
        Action::GOVERNED.iter().filter(move |(_, rules)| rules.contains(&self)).map(|(name, _)| snake(name))
    }

    /// The refusals that it gives, by their codes.
    pub fn refusals(self) -> impl Iterator<Item = String> {
        Rejection::NAMES.iter().filter(move |(_, rule)| *rule == self).map(|(name, _)| snake(name))
    }
}

/// Declares which rules govern which act.
macro_rules! governed {
    ($($name:ident: $($rule:literal)+;)*) => {
        /// The name of an act: what is asked for, without its particulars.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        #[expect(missing_docs, reason = "each is an action, which says what it is")]
        pub enum Act { $($name),* }

        impl Action {
            /// The name of this act.
            #[must_use]
            pub fn act(&self) -> Act {
                match self {
                    $(Self::$name { .. } => Act::$name,)*
                }
            }

            /// The rules that this act may be refused under, besides those that stand before every act.
            #[must_use]
            pub fn rules(&self) -> &'static [Rule] {
                match self {
                    $(Self::$name { .. } => &[$(const { Rule::numbered($rule) }),+],)*
                }
            }

            /// Every act by its name in the source, with its rules.
            pub const GOVERNED: &'static [(&'static str, &'static [Rule])] =
                &[$((stringify!($name), &[$(Rule::numbered($rule)),+])),*];
        }
    };
}

governed! {
    DefineConference: 38;
    StartHub: 34 38;
    LinkUp: 11 14 19 22;
    LinkDown: 11 14 19 22;
    TakeOverSeat: 16;
    NameSealKey: 38;
    EnrolWitness: 16 38;
    Elapse: 6 11 12 14 19 21 22 28 35;

    AdmitSeat: 14 16;
    ConfirmAdmissions: 16 18;
    EjectSeat: 14 16;
    DesignateRepresentative: 14 16;
    DeclarePresence: 1 4 14;
    AssignRole: 17 34;

    OpenMeeting: 4 15 34;
    SuspendMeeting: 34 35;
    ResumeMeeting: 34;
    AdjournMeeting: 34 35;
    HoldMeeting: 19 34 35;
    LiftHold: 34;
    ExtendSitting: 35;
    CountQuorum: 15;
    CloseMeeting: 36;

    OpenItem: 15 30 31 32;
    JoinItem: 15 30 32;
    ConcludeItem: 30;
    DeferItem: 8 30 31 32;
    AddItem: 15 21 22 30 32 33;
    AnnounceDecision: 15 19 27 30 35;
    WithdrawItem: 30 32;

    OfferChair: 15 18 21 22 30 33;
    PassChair: 4 20;
    AssumeChair: 4 18 19;
    WithdrawChairOffer: 18;
    DelegatePower: 19;

    RequestFloor: 1 3 5 7 30;
    WithdrawRequest: 1 3;
    ReplaceSpeaker: 1 3;
    MoveEntry: 1 2;
    RemoveEntry: 1 2;
    TakeAsRead: 1 3 35;
    CloseList: 7 30;
    ReopenList: 7 30;
    GiveFloor: 1 8 11 30;
    StartSpeech: 1 11 12;
    EndSpeech: 1;
    CutSpeech: 1 12;
    PauseSpeech: 1 6 10 12;
    ResumeSpeech: 1 6 10 11 12;
    CallToOrder: 1 12;
    PromptSpeaker: 1 6;
    SetAsideSpeech: 1 6 11 12;
    SetLimit: 6 35;
    RequestReply: 1 3 4 8 23 30;
    RestoreSpeaker: 1 3 6 30;
    LetIntervene: 1 10 11;
    EndIntervention: 10;
    RequestExplanation: 1 3 4 23 25 26 30;
    ReportMicrophone: 1 13;

    RaisePointOfOrder: 4 9;
    RulePoint: 9 11;
    AppealRuling: 4 9;
    PutAppeal: 9 15 22 33;
    SettleAppeal: 9 15 22;

    TableProposal: 23 26 30 37;
    ReviseProposal: 1 23 26 30 32 37;
    WithdrawProposal: 1 23 26;
    PutProposal: 15 21 22 26 27 30 33 37;
    Acknowledge: 4 21 22 23 26 37;
    Object: 4 23 26;
    WithdrawObjection: 4 23 26;
    ConvertObjection: 4 23 26;
    Reserve: 4 23 25 26;
    ExplainPosition: 4 23 25 26;
    Dissociate: 4 23 25;
    Comment: 23 26;
    AskForTime: 4 21 23 26;
    ReleaseTime: 4 21 23 26;
    RecordConsent: 21 22 23 26;
    ConfirmConsent: 21 22 26;
    SetAsideProposal: 23 26;
    Declare: 15 18 21 22 23 24 26 27 30 37;

    ProposeAmendment: 4 23 26 30 32;
    RebaseAmendment: 1 4 23 26 30;
    WithdrawAmendment: 1 4 26;
    SettleAmendment: 26 30;
    OrderAmendments: 26 30;
    PutAmendmentToVote: 15 21 22 26 30 33;
    ReintroduceProposal: 1 23 26 30;
    AskDivision: 4 23 26 30 32;
    DivideProposal: 23 26 30 32;

    AskToReopen: 4 23 24;
    WithdrawReopening: 4 23 24;
    ReopenDecision: 24;
    ListJoiningLater: 23 25 26 32;
    JoinDecision: 4 23 25;

    MoveMotion: 4 14 17 23 24 30 33 35;
    SpeakOnMotion: 17 23 33;
    ObjectToMotion: 4 17 23 33;
    WithdrawMotion: 1 4 23 33;
    PutMotion: 15 21 29 33;
    RuleOnMotion: 33;
    PutToVote: 15 21 22 26 29 30 32 33 37;
    CastVote: 1 4 23 29;
    PassVoter: 29;

    OpenSilence: 26 28 30 32;
    ObjectInSilence: 1 4 23 28;
    WithdrawSilenceObjection: 1 4 23 28;
    AcknowledgeSilenceObjection: 28;
    ConsentInSilence: 4 23 28;
    ExtendSilence: 28;
    RestartSilence: 26 28 37;
    NoteSilence: 28;

    RecordCorrigendum: 38;

    TableDocument: 23 37;
    IssueDocument: 35 37;
    RetractDocument: 37;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_read_as_people_write_it() {
        for text in ["R-22", "r-22", "R22", "22", " R-22 "] {
            assert_eq!(Rule::parse(text), Some(Rule::numbered(22)), "{text}");
        }
        for text in ["", "R", "R-0", "R-39", "R-256", "R-22a", "S-1", "22-"] {
            assert_eq!(Rule::parse(text), None, "{text}");
        }
        assert_eq!(Rule::parse("R-22").unwrap().to_string(), "R-22");
    }

    #[test]
    fn every_rule_governs_some_act_or_every_act() {
        for rule in Rule::all() {
            assert!(rule.governs_every_act() || rule.acts().next().is_some(), "{rule} governs nothing");
        }
    }

    #[test]
    fn an_act_and_the_table_name_the_same_rules() {
        let act = Action::LiftHold { meeting: crate::procedure::ids::MeetingId::parse("M1").unwrap() };
        assert!(Rule::numbered(34).acts().any(|code| code == "lift_hold"));
        assert_eq!(act.rules(), [Rule::numbered(34)]);
    }
}
