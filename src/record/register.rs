//! The register of decisions: everything that makes a declared decision beyond doubt, drawn from the record.
//!
//! A decision that was reopened stays in the register and says so: nothing is taken out of it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::course::{Cast, Consented, Course};
use super::seal::Sealed;
use super::seal::checkpoint::{Checkpoint, hub_verifier, witness_verifier};
use crate::procedure::command::{FollowUp, Person, Style};
use crate::procedure::decision::{Decision, Objection, ObjectionState};
use crate::procedure::definition::{Bilingual, FeedCondition, Verb};
use crate::procedure::document::{Document, Issue};
use crate::procedure::event::{Officer, ReopenCause, StatementKind, Stood, Tabler, VoteSubject};
use crate::procedure::ids::{
    DecisionNumber, Epoch, Hash, ItemNumber, MeetingId, ModeratorId, ObjectionId, PartyId, ProposalId, Revision,
    SeatId, StatementId, Symbol, Timestamp,
};

/// Every declared decision of a conference, in the order of their numbers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Register {
    /// Title of the conference.
    pub conference: Bilingual,
    /// Where the hub stands, whose time its hours are in.
    pub hub: Bilingual,
    /// The hub's time zone, in which people read its hours.
    pub zone: String,
    /// How far the record went that this was drawn from.
    pub position: u64,
    /// When its last entry was recorded.
    pub as_of: Timestamp,
    /// Names of all parties, for readers of the register alone.
    pub parties: BTreeMap<PartyId, Bilingual>,
    /// The decisions.
    pub decisions: Vec<Registered>,
}

/// One decision with everything that belongs to it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Registered {
    /// Its number in the conference.
    pub number: DecisionNumber,
    /// The entry of the record that declared it.
    pub position: u64,
    /// When it was declared.
    pub at: Timestamp,
    /// The meeting.
    pub meeting: MeetingId,
    /// What people call the meeting.
    pub meeting_name: Bilingual,
    /// The item.
    pub item: ItemNumber,
    /// The item's title.
    pub item_title: Bilingual,
    /// The word with which it was declared.
    pub verb: Verb,
    /// How something was noted.
    pub style: Option<Style>,
    /// The exact text.
    pub text: String,
    /// The text's number on the table.
    pub proposal: ProposalId,
    /// Who laid it there.
    pub laid_by: Tabler,
    /// At which revision it was decided.
    pub revision: Revision,
    /// SHA-256 of the text with its documents.
    pub hash: Hash,
    /// The documents it is about.
    pub documents: Vec<Paper>,
    /// Who presided.
    pub presided: Presided,
    /// The moderator who recorded the gavel, where the presiding officer did not press it.
    pub recorded_by: Option<ModeratorId>,
    /// The deciding parties and how each stood, in protocol order.
    pub standing: Vec<Stands>,
    /// Parties whose line was down at any time between Put and Declare.
    pub lines_lost: BTreeSet<PartyId>,
    /// Objections that were raised to the text.
    pub objections: Vec<Objected>,
    /// Reservations, explanations and dissociations.
    pub statements: Vec<Stated>,
    /// Roll calls on the text.
    pub votes: Vec<Voted>,
    /// Later items that build on it.
    pub feeds: Vec<Fed>,
    /// Earlier items that it builds on.
    pub fed_by: Vec<Fed>,
    /// Who does what by when.
    pub follow_ups: Vec<FollowUp>,
    /// Parties that join later, and when they did.
    pub joining: BTreeMap<PartyId, Option<Timestamp>>,
    /// Who asked as of right to come back to it, and why.
    pub reopening_asked: BTreeMap<PartyId, String>,
    /// When and by what right it was reopened; then it holds no longer.
    pub reopened: Option<Reopened>,
    /// Corrections of the entries in which it stands: that declared it, laid its text, tabled its documents.
    pub corrigenda: Vec<Corrected>,
    /// Who vouches for it; absent where the register was drawn without the checkpoints beside the record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seal: Option<SealedBy>,
}

/// A correction of an entry of a decision.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Corrected {
    /// The entry that is corrected.
    pub entry: u64,
    /// How it should read.
    pub text: String,
    /// Who corrected it.
    pub by: Officer,
    /// When.
    pub at: Timestamp,
}

/// What vouches for a decision beside the record.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct SealedBy {
    /// The size of the first checkpoint that covers it and that the hub's key has signed; absent while there is none.
    pub checkpoint: Option<u64>,
    /// The endpoints whose enrolled keys countersigned a checkpoint that covers it.
    pub countersigned: Vec<Countersigner>,
}

/// An endpoint that countersigned.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Countersigner {
    /// Its party.
    pub party: PartyId,
    /// Its seat.
    pub seat: SeatId,
}

/// A document of a decision.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Paper {
    /// Its symbol.
    pub symbol: Symbol,
    /// The revision decided.
    pub revision: Revision,
    /// SHA-256 of its bytes.
    pub hash: Hash,
    /// Its title at that revision.
    pub title: Bilingual,
    /// What became of it.
    pub issue: Issued,
}

/// What became of a document.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Issued {
    /// Not issued.
    No {},
    /// Not issued, and not to be shown before it is.
    Embargoed {},
    /// Issued.
    Issued {
        /// Which revision.
        revision: Revision,
        /// Under whose mandate.
        mandate: String,
        /// When.
        at: Timestamp,
    },
    /// Issued, and not to be shown to the public before an instant.
    IssuedUnderEmbargo {
        /// Which revision.
        revision: Revision,
        /// Under whose mandate.
        mandate: String,
        /// The instant.
        until: Timestamp,
    },
    /// Issued and taken back.
    Retracted {
        /// Why.
        reason: String,
        /// When.
        at: Timestamp,
    },
}

/// Who presided over a decision.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Presided {
    /// The seat.
    pub seat: SeatId,
    /// Its party.
    pub party: Option<PartyId>,
    /// Who sat there.
    pub person: Option<Person>,
    /// The person's title, in both languages where it is that of the seat.
    pub title: Bilingual,
    /// As Chair or acting for it.
    pub capacity: Capacity,
    /// In which epoch of the meeting's chair.
    pub epoch: Epoch,
}

/// In which capacity somebody presided.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Capacity {
    /// The Chair.
    Chair,
    /// Acting for the Chair.
    ActingChair,
}

/// How a deciding party stood.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Stands {
    /// The party.
    pub party: PartyId,
    /// How it stood.
    pub stood: Stood,
    /// The consent that it gave by another channel, even where its line came back afterwards.
    pub channel: Option<Channel>,
}

/// A consent by another channel.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Channel {
    /// Who of the delegation gave it.
    pub given_by: String,
    /// By which channel.
    pub channel: String,
    /// Who entered it.
    pub entered_by: Officer,
    /// Who confirmed it.
    pub confirmed_by: Officer,
}

/// An objection to the text of a decision.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Objected {
    /// Its number.
    pub objection: ObjectionId,
    /// Whose.
    pub party: PartyId,
    /// To which revision.
    pub revision: Revision,
    /// The point.
    pub point: String,
    /// When it was raised.
    pub raised_at: Timestamp,
    /// How it ended.
    pub end: ObjectionEnd,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
}

/// How an objection ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ObjectionEnd {
    /// It stands.
    Standing,
    /// It was withdrawn.
    Withdrawn,
    /// It became a reservation.
    Reserved,
    /// The text was changed after it.
    Overtaken,
}

/// A statement on a decision.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Stated {
    /// Its number.
    pub statement: StatementId,
    /// Whose.
    pub party: PartyId,
    /// What it is.
    pub kind: StatementKind,
    /// Its words.
    pub text: String,
    /// When it was placed.
    pub at: Timestamp,
}

/// A roll call on the text of a decision.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Voted {
    /// In favour.
    pub yes: u32,
    /// Against.
    pub no: u32,
    /// Abstentions.
    pub abstained: u32,
    /// How each party voted, in protocol order.
    pub cast: Vec<Cast>,
    /// When it ended.
    pub at: Timestamp,
}

/// An item that a decision builds on, or that builds on it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Fed {
    /// The meeting.
    pub meeting: MeetingId,
    /// The item.
    pub item: ItemNumber,
    /// What the later item waits for.
    pub condition: FeedCondition,
    /// Decisions under that item that hold.
    pub decisions: Vec<DecisionNumber>,
}

/// That a decision was reopened.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Reopened {
    /// When.
    pub at: Timestamp,
    /// By what right.
    pub cause: ReopenCause,
}

impl Register {
    /// The register at the end of a record.
    #[must_use]
    pub fn of(course: &Course) -> Self {
        let definition = course.definition();
        let decisions = &course.conference.register.decisions;
        Self {
            conference: definition.map(|definition| definition.title.clone()).unwrap_or_default(),
            hub: definition.map(|definition| definition.hub.clone()).unwrap_or_default(),
            zone: definition.map(|definition| definition.zone.clone()).unwrap_or_default(),
            position: course.position,
            as_of: course.at,
            parties: definition
                .iter()
                .flat_map(|definition| &definition.parties)
                .map(|(id, party)| (id.clone(), party.name.clone()))
                .collect(),
            decisions: decisions.iter().map(|(number, decision)| registered(course, *number, decision)).collect(),
        }
    }

    /// The register with who vouches for each decision, read from the checkpoints beside the record. A signature counts
    /// where the key that the record names has made it; that the checkpoints are of this record, `verify` checks.
    #[must_use]
    pub fn with_seals(mut self, course: &Course, sealed: &Sealed) -> Self {
        let vouched = Vouched::read(course, sealed);
        for decision in &mut self.decisions {
            decision.seal = Some(vouched.over(course, decision.position));
        }
        self
    }

    /// The decisions of one meeting.
    pub fn of_meeting<'a>(&'a self, meeting: &'a MeetingId) -> impl Iterator<Item = &'a Registered> {
        self.decisions.iter().filter(move |decision| decision.meeting == *meeting)
    }

    /// The name of a party; its id where it has none.
    #[must_use]
    pub fn party(&self, id: &PartyId) -> Bilingual {
        let nameless = || Bilingual { en: id.to_string(), vi: id.to_string() };
        self.parties.get(id).cloned().unwrap_or_else(nameless)
    }
}

impl Registered {
    /// Whether a party joined the consensus. Nobody did where there was none, a text that was not agreed, put off or
    /// decided by a roll call, nor did a party that dissociated itself from it.
    #[must_use]
    pub fn joined(&self, stands: &Stands) -> bool {
        let consensus = leads_on(self.verb) && self.votes.is_empty();
        let mut apart = self.statements.iter().filter(|one| one.kind == StatementKind::Dissociation);
        let took_part = matches!(
            stands.stood,
            Stood::Acknowledged { .. } | Stood::Seated {} | Stood::ConsentedByOtherChannel { .. }
        );
        consensus && took_part && !apart.any(|one| one.party == stands.party)
    }

    /// Whether it still holds.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.reopened.is_none()
    }
}

/// Which signatures under the checkpoints are good.
struct Vouched {
    /// Sizes that the hub has signed.
    checkpoints: BTreeSet<u64>,
    /// The largest checkpoint that each seat's endpoint has countersigned: it covers everything before.
    countersigned: BTreeMap<SeatId, u64>,
}

impl Vouched {
    fn read(course: &Course, sealed: &Sealed) -> Self {
        let mut vouched = Self { checkpoints: BTreeSet::new(), countersigned: BTreeMap::new() };
        for note in sealed.notes().rev() {
            let Some(of) = Checkpoint::parse(&note.text) else { continue };
            let named = |seat: Option<&SeatId>| {
                let keys = course.keys.iter().rev().filter(|named| named.from <= of.size);
                keys.filter(|named| named.seat.as_ref() == seat).map(|named| named.key).collect::<Vec<_>>()
            };
            if named(None).first().is_some_and(|key| note.is_signed_by(&hub_verifier(&of.origin, *key))) {
                vouched.checkpoints.insert(of.size);
            }
            for seat in course.keys.iter().filter_map(|named| named.seat.as_ref()) {
                if vouched.countersigned.contains_key(seat) {
                    continue;
                }
                let mut verifiers = named(Some(seat)).into_iter().map(|key| witness_verifier(&of.origin, seat, key));
                if verifiers.any(|verifier| note.signatures.iter().any(|line| line.signs(&verifier, &note.text))) {
                    vouched.countersigned.insert(seat.clone(), of.size);
                }
            }
        }
        vouched
    }

    fn over(&self, course: &Course, position: u64) -> SealedBy {
        let parties = &course.conference.parties.seats;
        let countersigned = self.countersigned.iter().filter(|(_, upto)| **upto >= position);
        let mut countersigned: Vec<Countersigner> = countersigned
            .filter_map(|(seat, _)| Some(Countersigner { party: parties.get(seat)?.party.clone(), seat: seat.clone() }))
            .collect();
        countersigned.sort_by_key(|one| rank(course, &one.party));
        SealedBy { checkpoint: self.checkpoints.range(position..).next().copied(), countersigned }
    }
}

/// The place of a party in protocol order.
fn rank(course: &Course, party: &PartyId) -> u32 {
    let known = course.definition().and_then(|definition| definition.parties.get(party));
    known.map_or(u32::MAX, |party| party.protocol_rank)
}

fn registered(course: &Course, number: DecisionNumber, decision: &Decision) -> Registered {
    let plan = course.plan(&decision.meeting);
    let item = plan.and_then(|plan| plan.item(&decision.item));
    let state = course.conference.meetings.get(&decision.meeting);
    let proposal = state.and_then(|state| state.table.proposals.get(&decision.proposal));
    // A text that was decided, reopened and decided again: what came in between belongs to the later decision.
    let before = course.conference.register.decisions.range(..number).rev().map(|(_, before)| before);
    let since = before.filter(|before| before.proposal == decision.proposal).map(|before| before.at).next();
    let of_this = |objection: &Objection| {
        objection.raised_at <= decision.at && since.is_none_or(|since| objection.raised_at > since)
    };
    let objections = proposal.map(|proposal| &proposal.objections).into_iter().flatten();
    let statements = course.conference.register.statements.iter();
    let votes = course.of(&decision.meeting).votes.iter().filter(|vote| match vote.subject {
        VoteSubject::Proposal { proposal, revision } => proposal == decision.proposal && revision == decision.revision,
        VoteSubject::Motion { .. } | VoteSubject::Amendment { .. } | VoteSubject::Ruling { .. } => false,
    });
    let mut standing: Vec<_> = decision.standing.iter().collect();
    standing.sort_by_key(|standing| rank(course, &standing.party));
    let tenure = course.of(&decision.meeting).tenures.iter().find(|tenure| tenure.epoch == decision.epoch);
    let seat = course.conference.parties.seats.get(&decision.presiding);
    Registered {
        number,
        position: course.declared_in.get(&number).copied().unwrap_or_default(),
        at: decision.at,
        meeting: decision.meeting.clone(),
        meeting_name: plan.map(|plan| plan.short.clone()).unwrap_or_default(),
        item: decision.item.clone(),
        item_title: item.map(|item| item.title.clone()).unwrap_or_default(),
        verb: decision.verb,
        style: decision.style,
        text: decision.wording.text.clone(),
        proposal: decision.proposal,
        laid_by: proposal.map_or(Tabler::Chair {}, |proposal| proposal.by.clone()),
        revision: decision.revision,
        hash: decision.hash,
        documents: decision
            .wording
            .documents
            .iter()
            .map(|reference| {
                let symbol = &reference.document.symbol;
                let known = course.conference.documents.documents.get(symbol);
                let text = course.conference.documents.text(symbol, reference.document.revision);
                Paper {
                    symbol: symbol.clone(),
                    revision: reference.document.revision,
                    hash: reference.hash,
                    title: text.map(|text| text.title.clone()).unwrap_or_default(),
                    issue: known.map_or(Issued::No {}, |known| issue(known, course.at)),
                }
            })
            .collect(),
        presided: Presided {
            seat: decision.presiding.clone(),
            party: seat.map(|seat| seat.party.clone()),
            person: tenure.and_then(|tenure| tenure.person.as_ref()).map(|admission| admission.person.clone()),
            title: tenure.map(|tenure| course.title(&tenure.seat, tenure.person.as_ref())).unwrap_or_default(),
            capacity: if decision.acting { Capacity::ActingChair } else { Capacity::Chair },
            epoch: decision.epoch,
        },
        recorded_by: decision.recorded_by.clone(),
        standing: standing
            .into_iter()
            .map(|standing| Stands {
                party: standing.party.clone(),
                stood: standing.stood,
                channel: course.consents.get(&(decision.proposal, standing.party.clone())).and_then(channel),
            })
            .collect(),
        lines_lost: decision.lines_lost().cloned().collect(),
        objections: objections.filter(|(_, one)| of_this(one)).map(|(id, one)| objected(*id, one)).collect(),
        statements: statements
            .filter(|(_, statement)| statement.decision == Some(number))
            .map(|(id, statement)| Stated {
                statement: *id,
                party: statement.party.clone(),
                kind: statement.kind,
                text: statement.text.clone(),
                at: statement.at,
            })
            .collect(),
        votes: votes
            .map(|vote| Voted {
                yes: vote.yes,
                no: vote.no,
                abstained: vote.abstained,
                cast: vote.cast.clone(),
                at: vote.at,
            })
            .collect(),
        feeds: item
            .filter(|_| leads_on(decision.verb))
            .map(|item| &item.feeds)
            .into_iter()
            .flatten()
            .map(|feed| fed(course, &feed.meeting, &feed.item, feed.condition))
            .collect(),
        fed_by: fed_by(course, decision),
        follow_ups: decision.follow_ups.clone(),
        joining: decision.joining.clone(),
        reopening_asked: decision.reopening_asked.clone(),
        reopened: decision.reopened.map(|(at, cause)| Reopened { at, cause }),
        corrigenda: course
            .corrigenda_to(number, decision)
            .map(|one| Corrected { entry: one.position, text: one.text.clone(), by: one.by.clone(), at: one.at })
            .collect(),
        seal: None,
    }
}

/// A consent by another channel, once it counted.
fn channel(consented: &Consented) -> Option<Channel> {
    let (confirmed_by, _) = consented.confirmed.clone()?;
    Some(Channel {
        given_by: consented.given_by.clone(),
        channel: consented.channel.clone(),
        entered_by: consented.entered_by.clone(),
        confirmed_by,
    })
}

fn objected(objection: ObjectionId, one: &Objection) -> Objected {
    let (end, ended_at) = match one.state {
        ObjectionState::Standing => (ObjectionEnd::Standing, None),
        ObjectionState::Withdrawn { at } => (ObjectionEnd::Withdrawn, Some(at)),
        ObjectionState::Converted { at } => (ObjectionEnd::Reserved, Some(at)),
        ObjectionState::Overtaken => (ObjectionEnd::Overtaken, None),
    };
    Objected {
        objection,
        party: one.party.clone(),
        revision: one.revision,
        point: one.point.clone(),
        raised_at: one.raised_at,
        end,
        ended_at,
    }
}

fn issue(document: &Document, now: Timestamp) -> Issued {
    match &document.issue {
        Issue::No if document.embargoed => Issued::Embargoed {},
        Issue::No => Issued::No {},
        Issue::Issued { revision, mandate, embargo_until: Some(until), .. } if *until > now => {
            Issued::IssuedUnderEmbargo { revision: *revision, mandate: mandate.clone(), until: *until }
        }
        Issue::Issued { revision, mandate, at, .. } => {
            Issued::Issued { revision: *revision, mandate: mandate.clone(), at: *at }
        }
        Issue::Retracted { reason, at } => Issued::Retracted { reason: reason.clone(), at: *at },
    }
}

/// Whether something can be built on a decision: not on that a text was put off, or not agreed.
fn leads_on(verb: Verb) -> bool {
    !matches!(verb, Verb::Deferred | Verb::NotAgreed)
}

/// The earlier items whose outcome the item of a decision builds on.
fn fed_by(course: &Course, decision: &Decision) -> Vec<Fed> {
    let meetings = course.definition().into_iter().flat_map(|definition| &definition.meetings);
    let items = meetings.flat_map(|plan| plan.agenda.iter().map(move |item| (plan, item)));
    let feeding = items.flat_map(|(plan, item)| item.feeds.iter().map(move |feed| (plan, item, feed)));
    feeding
        .filter(|(_, _, feed)| feed.meeting == decision.meeting && feed.item == decision.item)
        .map(|(plan, item, feed)| fed(course, &plan.id, &item.number, feed.condition))
        .collect()
}

fn fed(course: &Course, meeting: &MeetingId, item: &ItemNumber, condition: FeedCondition) -> Fed {
    let there = course.conference.register.decisions.iter();
    let there = there.filter(|(_, other)| other.meeting == *meeting && other.item == *item && other.holds());
    let there = there.filter(|(_, other)| leads_on(other.verb));
    let decisions = there.map(|(number, _)| *number).collect();
    Fed { meeting: meeting.clone(), item: item.clone(), condition, decisions }
}
