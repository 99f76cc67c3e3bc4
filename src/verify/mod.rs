//! Whether a record is what it says to be: from its bytes alone, without a network, a hub or a configuration.
//!
//! ```text
//!   a file ──source──► Material ──walk──► order, contents, chain ──┐
//!                                 seals──► tree, signatures        ├──► Verdict: what holds, or the first position
//!                                 rules──► every command again     │    where it does not, and what the damage is
//!                                 papers─► documents, decisions ───┘
//! ```
//!
//! Nothing here repairs or guesses, and nothing is believed for being written down: a key counts from the entry that
//! names it on, a decision because the rules give it, a checkpoint because its root is worked out again. Whoever holds
//! the first key could have written the whole record anew; what stands against that is what others keep: a
//! countersignature of an endpoint, a checkpoint in somebody's hand ([`Trust::kept`]), a key that was noted down
//! ([`Trust::keys`]).

pub mod bundle;
pub mod one;
mod papers;
mod rules;
mod seals;
pub mod source;
mod walk;

use std::collections::BTreeMap;

use serde::Serialize;

pub use source::{Kind, Material, Unreadable};

use crate::procedure::Conference;
use crate::procedure::ids::{Hash, PublicKey, SeatId};
use crate::record::seal::{Note, SetAside, Verifier};

/// What whoever verifies brings along.
#[derive(Clone, Debug, Default)]
pub struct Trust {
    /// Keys that were noted down elsewhere: every checkpoint has to be signed by one of them.
    pub keys: Vec<Verifier>,
    /// Checkpoints that were kept elsewhere: the record has to go on from each.
    pub kept: Vec<Note>,
}

/// What kind of damage it is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Damage {
    /// The content is not what was committed to, or it does not follow from what is before it.
    Changed {},
    /// The content of one of these entries is not what was signed; each of them looks whole by itself.
    Rewritten {
        /// The last of them; the first is the finding's own position.
        to: u64,
    },
    /// It is not there, though later ones are.
    Missing {},
    /// It lies at another place than where it was recorded.
    Reordered {
        /// The position that lies there.
        found: u64,
    },
    /// Something was put in that was never recorded there.
    Inserted {},
    /// Everything from here on is gone: it is known how far the record went.
    CutOff {
        /// How far.
        to: u64,
    },
    /// Nobody has signed these last entries.
    UnsignedTail {
        /// How many.
        entries: u64,
    },
    /// The rules of procedure do not give what is recorded.
    BrokenRule {
        /// The rule that refuses; absent where the command gives other events.
        #[serde(skip_serializing_if = "Option::is_none")]
        rule: Option<String>,
    },
    /// A checkpoint is not signed by the key that the record names at that point.
    WrongSignature {
        /// The size of the checkpoint.
        size: u64,
    },
    /// A countersignature is not the enrolled key's.
    WrongCountersignature {
        /// Whose it says to be.
        seat: SeatId,
    },
    /// Two checkpoints of this record contradict each other, or one is of another record: there are two histories.
    Forked {
        /// The size of the checkpoint that contradicts.
        size: u64,
    },
    /// The hub's key was replaced, and the one before does not vouch for it.
    KeyNotVouched {},
    /// It cannot be read as an entry, or is of a later version.
    Unreadable {
        /// Why.
        why: String,
    },
    /// A file of the bundle is not what it was when the bundle was made, or what the record says of it.
    PaperChanged {
        /// Its name.
        name: String,
    },
    /// A file that belongs to the bundle is not in it.
    PaperMissing {
        /// Its name.
        name: String,
    },
    /// What lies around the entries in the journal's file is broken.
    Store {
        /// What.
        why: String,
    },
}

impl Damage {
    /// Its name, as `kind` has it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Changed {} => "changed",
            Self::Rewritten { .. } => "rewritten",
            Self::Missing {} => "missing",
            Self::Reordered { .. } => "reordered",
            Self::Inserted {} => "inserted",
            Self::CutOff { .. } => "cut_off",
            Self::UnsignedTail { .. } => "unsigned_tail",
            Self::BrokenRule { .. } => "broken_rule",
            Self::WrongSignature { .. } => "wrong_signature",
            Self::WrongCountersignature { .. } => "wrong_countersignature",
            Self::Forked { .. } => "forked",
            Self::KeyNotVouched {} => "key_not_vouched",
            Self::Unreadable { .. } => "unreadable",
            Self::PaperChanged { .. } => "paper_changed",
            Self::PaperMissing { .. } => "paper_missing",
            Self::Store { .. } => "store",
        }
    }
}

/// Where something does not hold.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Finding {
    /// The first position that it is about; 0 where it is about none.
    pub position: u64,
    /// What it is.
    #[serde(flatten)]
    pub damage: Damage,
}

/// A key that the record names.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct NamedKey {
    /// The entry that names it.
    pub from: u64,
    /// The seat whose endpoint has it; absent for the hub.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seat: Option<SeatId>,
    /// As signed notes name it.
    pub verifier: String,
    /// The key.
    #[serde(skip)]
    pub key: PublicKey,
    /// The last entry that a checkpoint with its good signature covers; 0 for none.
    pub covers: u64,
}

/// A decision, and who stands for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct SealedDecision {
    /// Its number.
    pub decision: String,
    /// The meeting.
    pub meeting: String,
    /// Its entry.
    pub position: u64,
    /// The first checkpoint that covers it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checkpoint: Option<u64>,
    /// The seats whose endpoints countersigned a checkpoint that covers it.
    pub countersigned: Vec<SeatId>,
    /// Whether its entry is withheld and only the hub's signed extract tells what it says.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub extract: bool,
}

/// What was found.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Verdict {
    /// Whether everything holds.
    pub holds: bool,
    /// What does not, the first position first.
    pub findings: Vec<Finding>,
    /// What the record is called in its checkpoints.
    pub origin: String,
    /// Entries that are there.
    pub entries: u64,
    /// Of these, with their contents withheld.
    pub withheld: u64,
    /// The chain up to the last entry.
    pub head: Option<Hash>,
    /// The root of the tree over all entries.
    pub root: Option<Hash>,
    /// Good checkpoints.
    pub checkpoints: u64,
    /// Good countersignatures.
    pub countersignatures: u64,
    /// How far the last good checkpoint goes.
    pub signed: u64,
    /// The keys that are named, the hub's and the witnesses'.
    pub keys: Vec<NamedKey>,
    /// Every decision.
    pub decisions: Vec<SealedDecision>,
    /// Commands that were considered again, and gave the same.
    pub considered: u64,
    /// Entries of rules that this program does not have: applied, and not considered. Number by version.
    pub other_rules: BTreeMap<u16, u64>,
    /// Entries after that one whose contents are there: their order, time and identity were checked, their rules not.
    pub not_considered: u64,
    /// The first entry whose command could not be considered again because contents are withheld.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_considered_from: Option<u64>,
    /// Entries that replaced the hub's key without its word, for which a witness stands who was enrolled before.
    pub not_vouched: Vec<u64>,
    /// Files of checkpoints that were damaged and set aside: of what was signed before, only the endpoints may have all.
    pub set_aside: Vec<SetAside>,
    /// Documents whose bodies are there and are what the record says.
    pub documents: u64,
    /// Documents that the record names and that are not in the bundle.
    pub documents_elsewhere: u64,
    /// Bodies in the bundle that no open entry names; what is withheld may.
    pub documents_not_named: u64,
}

/// Verifies a whole record.
#[must_use]
pub fn verify(material: &Material, trust: &Trust) -> Verdict {
    let walked = walk::walk(&material.lines);
    let mut verdict = Verdict {
        entries: material.lines.len() as u64,
        withheld: material.lines.iter().filter(|line| line.is_withheld()).count() as u64,
        head: walked.sound.last().map(|sound| sound.h),
        set_aside: material.sealed.set_aside().to_vec(),
        ..Verdict::default()
    };
    let mut findings = material.broken.clone();
    findings.extend(walked.finding.clone());
    let end: Conference = rules::rules(&walked, &mut verdict, &mut findings);
    if let Some(files) = &material.files {
        papers::extracts(files, &mut verdict);
    }
    seals::seals(material, trust, &walked, &mut verdict, &mut findings);
    if let Some(files) = &material.files {
        papers::papers(files, &walked, &end, &mut verdict, &mut findings);
    }
    // Of the journal's own examination, what was found here in plainer words is not said twice.
    let places: Vec<_> = findings.iter().skip(material.broken.len()).map(|finding| finding.position).collect();
    let mut at = 0;
    findings.retain(|finding| {
        at += 1;
        at > material.broken.len() || finding.position == 0 || !places.contains(&finding.position)
    });
    // Places in the record first; what is about none comes last.
    findings.sort_by_key(|finding| finding.position.wrapping_sub(1));
    findings.dedup();
    verdict.holds = findings.is_empty();
    verdict.findings = findings;
    verdict
}
