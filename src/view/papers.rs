//! The registers of the whole conference: decisions with their statements, and documents.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::sight::Sight;
use super::{Audience, Listing, TEXT_BUDGET};
use crate::procedure::command::{Content, FollowUp, SilenceMeans, Style};
use crate::procedure::decision::Decision;
use crate::procedure::definition::{Bilingual, Verb};
use crate::procedure::document::Issue;
use crate::procedure::event::{DocumentReference, ReopenCause, Standing, StatementKind, Stood};
use crate::procedure::ids::{
    DecisionNumber, Hash, ItemNumber, MeetingId, ModeratorId, PartyId, ProposalId, Revision, SeatId, SilenceId,
    StatementId, Symbol, Timestamp,
};
use crate::procedure::silence::SilenceState;

/// What was decided in the whole conference, the latest first. The public sees what was issued.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DecisionsNow {
    /// The decisions.
    pub decisions: Listing<DecisionNow>,
    /// What the parties are asked in writing, the latest first; for those inside.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub silences: Vec<SilenceNow>,
}

/// What the parties are asked in writing.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SilenceNow {
    /// Its number.
    pub silence: SilenceId,
    /// Of which meeting.
    pub meeting: MeetingId,
    /// The item that the text comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemNumber>,
    /// The hash of its words and documents.
    pub hash: Hash,
    /// Its words; absent where they did not fit.
    pub text: Option<String>,
    /// Its documents.
    pub documents: Vec<DocumentReference>,
    /// Until when objections may come.
    pub deadline: Timestamp,
    /// What no answer means.
    pub means: SilenceMeans,
    /// Whose objections stand; with the deadline past, whose broke it.
    pub objections: Vec<PartyId>,
    /// Who consented in so many words.
    pub consents: Vec<PartyId>,
    /// Where it is.
    pub stage: SilenceStage,
}

/// Where a silence procedure is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum SilenceStage {
    /// Objections may come.
    Running {},
    /// Nobody objected.
    Adopted {
        /// When.
        at: Timestamp,
        /// Which meeting took note of it.
        noted_by: Option<MeetingId>,
    },
    /// It was broken, or too few answered.
    NotAdopted {
        /// When.
        at: Timestamp,
    },
}

/// A declared decision.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DecisionNow {
    /// Its number.
    pub decision: DecisionNumber,
    /// Of which meeting.
    pub meeting: MeetingId,
    /// Under which item.
    pub item: ItemNumber,
    /// The verb.
    pub verb: Verb,
    /// How something was noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<Style>,
    /// The text it decided.
    pub proposal: ProposalId,
    /// At which revision.
    pub revision: Revision,
    /// The hash of its words and documents.
    pub hash: Hash,
    /// Its words; absent where they are withheld or did not fit.
    pub text: Option<String>,
    /// Its documents; none where they are withheld.
    pub documents: Vec<DocumentReference>,
    /// Who presided.
    pub presiding: SeatId,
    /// As Chair, or acting.
    pub acting: bool,
    /// Who recorded the gavel, where the presiding officer did not press it; for those inside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded_by: Option<ModeratorId>,
    /// How many deciding parties stood how.
    pub stood: StoodCounts,
    /// Deciding parties that neither acknowledged nor were simply seated; for those inside.
    pub exceptions: Listing<Standing>,
    /// Parties whose line was down between Put and Declare; for those inside.
    pub lost: Listing<PartyId>,
    /// Who does what by when.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub follow_ups: Vec<FollowUp>,
    /// Reservations, explanations and dissociations on the record.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<StatementNow>,
    /// Who asked as of right to come back to it; for those inside.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reopening_asked: Vec<PartyId>,
    /// By what right it was reopened; it holds no longer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reopened: Option<ReopenCause>,
    /// Who was to join later and has not yet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub yet_to_join: Vec<PartyId>,
    /// Who joined later.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub joined_later: Vec<PartyId>,
    /// When it was declared.
    pub at: Timestamp,
}

/// How many deciding parties stood how when a decision was declared.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct StoodCounts {
    /// Acknowledged over a live line.
    pub acknowledged: u32,
    /// Seated, where no acknowledgement is needed.
    pub seated: u32,
    /// Consented by another channel.
    pub other_channel: u32,
    /// Away, the meeting proceeding without them.
    pub away: u32,
    /// Absent.
    pub absent: u32,
    /// Line down, where the verb needs no live line.
    pub line_down: u32,
    /// Never seen, where the verb needs no live line.
    pub not_seen: u32,
}

/// A statement on the record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct StatementNow {
    /// Its number.
    pub statement: StatementId,
    /// Whose.
    pub party: PartyId,
    /// What it is.
    pub kind: StatementKind,
    /// Its words; absent where they did not fit.
    pub text: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// Documents of the whole conference, by symbol.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DocumentsNow {
    /// The documents.
    pub documents: Listing<DocumentNow>,
}

/// A document as it stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DocumentNow {
    /// Its symbol.
    pub symbol: Symbol,
    /// Its title, as of the last revision.
    pub title: Bilingual,
    /// Whether outsiders wait for its issue.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub embargoed: bool,
    /// How many revisions were tabled; 0 while it is only planned, or where they are withheld.
    pub revisions: u32,
    /// The last revision.
    pub last: Option<RevisionNow>,
    /// The decision that carries it highest so far.
    pub decision: Option<DecisionNumber>,
    /// The revision decided.
    pub decided: Option<Revision>,
    /// Whether it was issued.
    pub issue: IssueNow,
}

/// One revision of a document; its bytes are fetched by their hash.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RevisionNow {
    /// Which.
    pub revision: Revision,
    /// SHA-256 of its bytes.
    pub hash: Hash,
    /// Its length in bytes.
    pub size: u64,
    /// What it consists of.
    pub kind: PaperKind,
    /// BCP 47.
    pub language: String,
    /// In which meeting it was tabled.
    pub meeting: MeetingId,
    /// When.
    pub at: Timestamp,
}

/// What a document consists of.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum PaperKind {
    /// A text kept in the record.
    Text {},
    /// A file.
    File {
        /// Its media type.
        media_type: String,
    },
}

/// Whether a document was issued.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum IssueNow {
    /// Not issued.
    No {},
    /// Issued.
    Issued {
        /// Which revision.
        revision: Revision,
        /// Under whose mandate; for those inside.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        mandate: Option<String>,
        /// Not shown to the public before.
        embargo_until: Option<Timestamp>,
        /// When.
        at: Timestamp,
    },
    /// Issued and taken back.
    Retracted {
        /// Why; for those inside.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
        /// When.
        at: Timestamp,
    },
}

/// What is left of the bytes that texts of one section may have.
pub(super) struct TextBudget(usize);

impl TextBudget {
    pub(super) fn new() -> Self {
        Self(TEXT_BUDGET)
    }

    /// The text, if it still fits.
    pub(super) fn take(&mut self, text: &str) -> Option<String> {
        self.fits([text]).then(|| text.to_owned())
    }

    /// Whether texts that belong together still fit; if so they are counted.
    pub(super) fn fits<'a>(&mut self, texts: impl IntoIterator<Item = &'a str>) -> bool {
        let left = self.0.checked_sub(texts.into_iter().map(encoded_len).sum());
        self.0 = left.unwrap_or(self.0);
        left.is_some()
    }
}

/// Bytes of a text in a frame: as JSON, with its quotes.
fn encoded_len(text: &str) -> usize {
    let more = |byte: u8| match byte {
        b'"' | b'\\' | b'\n' | b'\r' | b'\t' | 0x08 | 0x0c => 1,
        0..0x20 => 5,
        _ => 0,
    };
    2 + text.len() + text.bytes().map(more).sum::<usize>()
}

fn silences(sight: &Sight, budget: &mut TextBudget) -> Vec<SilenceNow> {
    if !sight.audience.is_inside() {
        return Vec::new();
    }
    let meetings = sight.conference.meetings.iter();
    let all = meetings.flat_map(|(meeting, state)| state.silences.silences.iter().map(move |one| (meeting, one)));
    let mut all: Vec<_> = all.collect();
    all.sort_unstable_by_key(|(_, (id, _))| std::cmp::Reverse(**id));
    let now = all.into_iter().take(super::HEAD).map(|(meeting, (id, silence))| SilenceNow {
        silence: *id,
        meeting: meeting.clone(),
        item: silence.item.clone(),
        hash: silence.wording.hash,
        text: budget.take(&silence.wording.text),
        documents: silence.wording.documents.clone(),
        deadline: silence.deadline,
        means: silence.means,
        objections: silence.objections.keys().cloned().collect(),
        consents: silence.consents.keys().cloned().collect(),
        stage: match &silence.state {
            SilenceState::Running => SilenceStage::Running {},
            SilenceState::Adopted { at, noted, .. } => {
                SilenceStage::Adopted { at: *at, noted_by: noted.as_ref().map(|(meeting, _)| meeting.clone()) }
            }
            SilenceState::NotAdopted { at, .. } => SilenceStage::NotAdopted { at: *at },
        },
    });
    now.collect()
}

pub(super) fn decisions(sight: &Sight) -> DecisionsNow {
    let mut budget = TextBudget::new();
    let seen = sight.conference.register.decisions.iter().rev().filter(|(_, decision)| match sight.audience {
        Audience::Public => sight.is_public(decision),
        Audience::Hall
        | Audience::Moderator
        | Audience::Chair
        | Audience::Secretariat
        | Audience::Delegation
        | Audience::Observer => sight.sees_item(&decision.meeting, &decision.item),
    });
    // Only the first hundred are built in full: a long conference has many more.
    let mut decisions = Listing { count: 0, head: Vec::new() };
    for (number, decision) in seen {
        decisions.count += 1;
        if decisions.head.len() < super::HEAD {
            decisions.head.push(one(sight, *number, decision, &mut budget));
        }
    }
    DecisionsNow { decisions, silences: silences(sight, &mut budget) }
}

fn one(sight: &Sight, number: DecisionNumber, decision: &Decision, budget: &mut TextBudget) -> DecisionNow {
    let inside = sight.audience.is_inside();
    let withheld = sight.withholds(&decision.wording);
    let mut stood = StoodCounts::default();
    let mut exceptions = Vec::new();
    for standing in &decision.standing {
        let (counter, plain) = match standing.stood {
            Stood::Acknowledged { .. } => (&mut stood.acknowledged, true),
            Stood::Seated {} => (&mut stood.seated, true),
            Stood::ConsentedByOtherChannel { .. } => (&mut stood.other_channel, false),
            Stood::Away {} => (&mut stood.away, false),
            Stood::Absent {} => (&mut stood.absent, false),
            Stood::LineDown {} => (&mut stood.line_down, false),
            Stood::NotSeen {} => (&mut stood.not_seen, false),
        };
        *counter += 1;
        if !plain {
            exceptions.push(standing.clone());
        }
    }
    let exceptions = Listing::of(exceptions.into_iter());
    let lost = Listing::of(decision.lines_lost().cloned());
    let statements = sight.conference.register.statements.iter();
    let statements = statements.filter(|(_, said)| said.decision == Some(number));
    let joining = |done: bool| -> Vec<PartyId> {
        decision.joining.iter().filter(|(_, at)| at.is_some() == done).map(|(party, _)| party.clone()).collect()
    };
    DecisionNow {
        decision: number,
        meeting: decision.meeting.clone(),
        item: decision.item.clone(),
        verb: decision.verb,
        style: decision.style,
        proposal: decision.proposal,
        revision: decision.revision,
        hash: decision.hash,
        text: if withheld { None } else { budget.take(&decision.wording.text) },
        documents: if withheld { Vec::new() } else { decision.wording.documents.clone() },
        presiding: decision.presiding.clone(),
        acting: decision.acting,
        recorded_by: decision.recorded_by.clone().filter(|_| inside),
        stood,
        exceptions: if inside { exceptions } else { Listing::default() },
        lost: if inside { lost } else { Listing::default() },
        follow_ups: decision.follow_ups.clone(),
        statements: statements.filter_map(|(number, _)| statement(sight, *number, budget)).collect(),
        reopening_asked: if inside { decision.reopening_asked.keys().cloned().collect() } else { Vec::new() },
        reopened: decision.reopened.map(|(_, cause)| cause),
        yet_to_join: joining(false),
        joined_later: joining(true),
        at: decision.at,
    }
}

/// A statement on the record as this audience may read it.
pub(super) fn statement(sight: &Sight, number: StatementId, budget: &mut TextBudget) -> Option<StatementNow> {
    let said = sight.conference.register.statements.get(&number)?;
    (sight.audience != Audience::Public).then(|| StatementNow {
        statement: number,
        party: said.party.clone(),
        kind: said.kind,
        text: budget.take(&said.text),
        at: said.at,
    })
}

pub(super) fn documents(sight: &Sight) -> DocumentsNow {
    let seen = sight.conference.documents.documents.iter().filter(|(symbol, _)| sight.sees_document(symbol));
    let documents = seen.map(|(symbol, document)| {
        let inside = sight.audience.is_inside();
        let open = || document.revisions.iter().filter(|(revision, _)| !sight.withholds_revision(symbol, **revision));
        let last = open().next_back().map(|(revision, text)| RevisionNow {
            revision: *revision,
            hash: text.hash,
            size: match &text.content {
                Content::Text { text } => text.len() as u64,
                Content::File { size, .. } => *size,
            },
            kind: match &text.content {
                Content::Text { .. } => PaperKind::Text {},
                Content::File { media_type, .. } => PaperKind::File { media_type: media_type.clone() },
            },
            language: text.language.clone(),
            meeting: text.meeting.clone(),
            at: text.at,
        });
        let decided = document.decided.filter(|(decision, _)| sight.sees_decision(*decision));
        DocumentNow {
            symbol: symbol.clone(),
            title: document.title.clone(),
            embargoed: document.embargoed,
            revisions: super::floor::count(open().count()),
            last,
            decision: decided.map(|(decision, _)| decision),
            decided: decided.map(|(_, revision)| revision),
            issue: match &document.issue {
                Issue::No => IssueNow::No {},
                Issue::Issued { revision, mandate, embargo_until, at } => IssueNow::Issued {
                    revision: *revision,
                    mandate: inside.then(|| mandate.clone()),
                    embargo_until: *embargo_until,
                    at: *at,
                },
                Issue::Retracted { reason, at } => {
                    IssueNow::Retracted { reason: inside.then(|| reason.clone()), at: *at }
                }
            },
        }
    });
    DocumentsNow { documents: Listing::of(documents) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_count_as_they_are_encoded() {
        for text in ["", "plain", "a \"quoted\" \\ line\n", "\u{1}\u{8}\u{c}\u{1f}\u{7f}", "Việt Nam ₫ 𝄞"] {
            assert_eq!(encoded_len(text), serde_json::to_string(text).unwrap().len(), "{text:?}");
        }
    }

    #[test]
    fn what_does_not_fit_is_left_out_and_a_smaller_text_may_still_fit() {
        let mut budget = TextBudget::new();
        assert!(budget.take(&"x".repeat(TEXT_BUDGET - 10)).is_some());
        assert_eq!(budget.take("123456789"), None);
        assert_eq!(budget.take("123456").as_deref(), Some("123456"));
        assert_eq!(budget.take(""), None, "quotes count too");
    }
}
