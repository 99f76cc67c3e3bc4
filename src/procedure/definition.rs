//! A conference as written down beforehand: parties, meetings, agendas, documents, what feeds what.
//!
//! It is the content of the record's first entry, and changes only where a meeting adds an item to its own agenda
//! . It is read from a file by `conference_file`, which reports every fault of it with its line; what this
//! module offers is the look-ups that the rules need.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ids::{ConferenceId, ItemNumber, MeetingId, PartyId, RoleId, SeatId, Span, Symbol, Timestamp};

/// A text in the two languages of the house. English is authentic.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// English.
    pub en: String,
    /// Vietnamese.
    pub vi: String,
}

/// The whole series of meetings that share one record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// Short name of the series, e.g. `ammin8`.
    pub id: ConferenceId,
    /// Full title.
    pub title: Bilingual,
    /// Where the main hub stands, as people say it.
    pub hub: Bilingual,
    /// The hub's time zone (IANA name); every hour on a programme is an hour there.
    pub zone: String,
    /// Whether an invited seat waits in the lobby until it is admitted. Otherwise its invitation admits it.
    pub lobby: bool,
    /// Everybody who takes part, in any order; `protocol_rank` orders them.
    pub parties: BTreeMap<PartyId, Party>,
    /// The meetings in the order in which they are held.
    pub meetings: Vec<MeetingPlan>,
    /// Documents known beforehand; others may be tabled later.
    pub documents: BTreeMap<Symbol, DocumentPlan>,
}

/// A party and its seats.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// The name that is called.
    pub name: Bilingual,
    /// The formal name, where it differs.
    pub long_name: Option<Bilingual>,
    /// The party's place in protocol order; unique, smaller speaks earlier.
    pub protocol_rank: u32,
    /// Its time zone (IANA name).
    pub zone: String,
    /// ISO 3166-1 alpha-2 code, for parties that are states.
    pub iso: Option<String>,
    /// The seats, head of delegation first.
    pub seats: Vec<SeatPlan>,
}

/// A nameless seat with its powers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeatPlan {
    /// The seat's id, unique in the conference.
    pub id: SeatId,
    /// What the one who sits there is.
    pub rank: SeatRank,
    /// Whether its acts bind the party: objecting, reserving, accepting the chair.
    pub may_bind: bool,
    /// The office of who sits there, where it is known. Never a person's name.
    pub office: Option<Bilingual>,
}

/// What the one who sits in a seat is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SeatRank {
    /// Head of delegation: in doubt, this seat's word counts.
    Head,
    /// Alternate to the head of delegation.
    Alternate,
    /// Adviser: may ask for the floor for the delegation.
    Adviser,
}

/// One meeting of the series.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingPlan {
    /// The meeting's id.
    pub id: MeetingId,
    /// Full title with its ordinal first: `8th ASEAN Ministerial Meeting on Minerals`.
    pub title: Bilingual,
    /// The short form that people say: `8th AMMin`.
    pub short: Bilingual,
    /// Which procedural customs apply.
    pub profile: Profile,
    /// Whose speaking time limits apply to members.
    pub level: Level,
    /// Planned stretches of the meeting, in order and without overlap.
    pub sittings: Vec<SittingPlan>,
    /// Who presides, before and after the handover.
    pub chair: ChairLine,
    /// Who takes part, and as what there.
    pub participants: BTreeMap<PartyId, Participation>,
    /// Roles that are given to parties before opening.
    pub roles: BTreeMap<RoleId, Role>,
    /// The agenda in its one order; a child follows its parent.
    pub agenda: Vec<ItemPlan>,
    /// Times, windows and powers in force in this meeting.
    pub settings: MeetingSettings,
}

/// Procedural customs of a meeting.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// Consultation and consensus; no votes.
    Asean,
    /// Procedural motions, appeals and roll call.
    Un,
}

/// Who sits for the members, for the length of their speeches.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Ministers.
    Ministers,
    /// Senior officials.
    SeniorOfficials,
}

/// A planned stretch of a meeting.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SittingPlan {
    /// Planned opening.
    pub opens_at: Timestamp,
    /// Planned end.
    pub closes_at: Timestamp,
}

/// Who presides over a meeting. Per meeting: two meetings of one week may have different outgoing chairs.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChairLine {
    /// The party that presides until the handover. Absent when there is nothing to hand over.
    pub outgoing: Option<PartyId>,
    /// The party that is to preside.
    pub chair: PartyId,
    /// The party that is to be vice-chair, if any.
    pub vice_chair: Option<PartyId>,
    /// Others named beforehand who may act as Chair, in order, after the vice-chair.
    pub acting: Vec<SeatId>,
}

/// As what a party takes part in a meeting.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Participation {
    /// The class of the party there.
    pub class: Class,
    /// The only items it is admitted to. Absent: the whole meeting.
    pub items: Option<Vec<ItemNumber>>,
}

/// What a party is in one meeting. The order is the order of precedence in a list of speakers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Speaks, decides, objects, raises points of order.
    Member,
    /// Full rights of speaking and consensus in this meeting, without being a member of the organisation.
    Partner,
    /// Speaks when asked or for a clarification; never decides.
    Secretariat,
    /// Speaks when it presents or is invited by the Chair.
    Observer,
    /// A guest of honour who speaks once.
    Guest,
    /// Interpreters and technicians: no floor.
    Staff,
}

impl Class {
    /// Whether parties of this class take part in consensus, and so are counted for it.
    #[must_use]
    pub fn decides(self) -> bool {
        match self {
            Self::Member | Self::Partner => true,
            Self::Secretariat | Self::Observer | Self::Guest | Self::Staff => false,
        }
    }
}

/// A role in a meeting, such as the chair of a working group.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// What the role is called.
    pub title: Bilingual,
    /// The party that holds it, where that is known beforehand.
    pub party: Option<PartyId>,
}

/// One agenda item.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemPlan {
    /// Its number.
    pub number: ItemNumber,
    /// Its title.
    pub title: Bilingual,
    /// What kind of item it is.
    pub kind: ItemKind,
    /// Who presents it, in order; they head its list of speakers.
    pub presenters: Vec<Presenter>,
    /// Planned length in minutes, its children not counted.
    pub minutes: u32,
    /// Documents before the meeting under this item.
    pub documents: Vec<Symbol>,
    /// Verbs with which a decision may be declared here. Empty: the item takes no decision.
    pub verbs: Vec<Verb>,
    /// How its list of speakers is ordered.
    pub order: ListOrder,
    /// Parties of these classes are on the list, in its order, when the item opens (a tour de table).
    pub tour: Vec<Class>,
    /// Observers and guests leave for this item.
    pub closed: bool,
    /// Later items that build on this one's outcome.
    pub feeds: Vec<Feed>,
    /// Whether the meeting put it on its agenda itself: with the agenda's adoption or under other matters.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub added: bool,
}

/// What kind of item it is, which decides what may run before what.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// Opening of the meeting.
    Opening,
    /// A statement.
    Statement,
    /// Assumption of the chairmanship.
    ChairHandover,
    /// Adoption of the agenda: business begins after it.
    AgendaAdoption,
    /// A report that is noted.
    Report,
    /// Exchange of views.
    Discussion,
    /// Adoption of a document.
    Adoption,
    /// Endorsement of a document for a higher body, or of officials' work.
    Endorsement,
    /// Approval of a list, programme or money.
    Approval,
    /// Date and venue of the next meeting; deferred items are called up before it.
    DateAndVenue,
    /// Adoption of the report of the meeting.
    ReportAdoption,
    /// Other matters.
    OtherMatters,
    /// Closing.
    Closing,
}

impl ItemKind {
    /// The verbs of an item that names none, the usual one first.
    #[must_use]
    pub fn usual_verbs(self) -> &'static [Verb] {
        match self {
            Self::Opening | Self::Statement | Self::Closing => &[],
            Self::Report => &[Verb::Noted],
            Self::Discussion => &[Verb::Noted, Verb::Tasked, Verb::Requested],
            Self::AgendaAdoption | Self::Adoption | Self::ReportAdoption => {
                &[Verb::Adopted, Verb::Deferred, Verb::NotAgreed]
            }
            Self::Endorsement => &[Verb::Endorsed, Verb::Deferred, Verb::NotAgreed],
            Self::Approval => &[Verb::Approved, Verb::Deferred, Verb::NotAgreed],
            Self::ChairHandover | Self::DateAndVenue | Self::OtherMatters => {
                &[Verb::Agreed, Verb::Deferred, Verb::NotAgreed]
            }
        }
    }

    /// Whether a meeting may add such an item to its agenda: business, and nothing that a meeting has once.
    #[must_use]
    pub fn may_be_added(self) -> bool {
        match self {
            Self::Statement | Self::Report | Self::Discussion | Self::Adoption | Self::Endorsement | Self::Approval => {
                true
            }
            Self::Opening
            | Self::ChairHandover
            | Self::AgendaAdoption
            | Self::DateAndVenue
            | Self::ReportAdoption
            | Self::OtherMatters
            | Self::Closing => false,
        }
    }

    /// Whether opening such an item opens a debate, for which a quorum may be wanted.
    #[must_use]
    pub fn is_debated(self) -> bool {
        !matches!(self, Self::Opening | Self::Closing)
    }

    /// Whether such an item may run before the agenda is adopted.
    #[must_use]
    pub fn precedes_agenda(self) -> bool {
        match self {
            Self::Opening | Self::Statement | Self::ChairHandover | Self::AgendaAdoption => true,
            Self::Report
            | Self::Discussion
            | Self::Adoption
            | Self::Endorsement
            | Self::Approval
            | Self::DateAndVenue
            | Self::ReportAdoption
            | Self::OtherMatters
            | Self::Closing => false,
        }
    }
}

/// Who presents an item.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Presenter {
    /// A party.
    Party(PartyId),
    /// Whoever holds a role of the meeting.
    Role(RoleId),
    /// The party that presides when the item opens.
    Chair,
}

/// Order of a list of speakers.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "policy", rename_all = "snake_case", deny_unknown_fields)]
pub enum ListOrder {
    /// By protocol rank, members before partners before observers.
    Protocol {
        /// The first party; the order goes round from there. Absent: the lowest rank.
        start: Option<PartyId>,
        /// Whether the presiding party comes last among its class.
        chair_last: bool,
    },
    /// By time of asking, members before partners before observers.
    Fifo {},
    /// By rank of the speaker's seat, then by time of asking.
    LevelThenFifo {},
    /// As prepared here; others follow by time of asking.
    Fixed {
        /// The prepared order.
        parties: Vec<PartyId>,
    },
}

/// The word with which a decision is declared. English is authentic: one Vietnamese verb stands for
/// four of them, so the word itself is what is stored.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verb {
    /// Final, the body's own document.
    Adopted,
    /// Money, lists, programmes.
    Approved,
    /// Support for adoption by a higher body, or ministers backing officials' work.
    Endorsed,
    /// An arrangement, date or handover.
    Agreed,
    /// Taken note of, without commitment.
    Noted,
    /// A task given to somebody.
    Tasked,
    /// A request made of somebody.
    Requested,
    /// Put off.
    Deferred,
    /// No agreement; consultations go on.
    NotAgreed,
}

impl Verb {
    /// Whether a decision with this verb needs a consent window over live lines. Noting sums
    /// up and binds nobody; putting off and recording disagreement take nothing from anybody.
    #[must_use]
    pub fn needs_window(self) -> bool {
        match self {
            Self::Adopted | Self::Approved | Self::Endorsed | Self::Agreed | Self::Tasked | Self::Requested => true,
            Self::Noted | Self::Deferred | Self::NotAgreed => false,
        }
    }

    /// Whether what follows from such a decision has to be said: who is asked to do what.
    #[must_use]
    pub fn needs_follow_up(self) -> bool {
        match self {
            Self::Tasked | Self::Requested => true,
            Self::Adopted
            | Self::Approved
            | Self::Endorsed
            | Self::Agreed
            | Self::Noted
            | Self::Deferred
            | Self::NotAgreed => false,
        }
    }

    /// Whether a decision with this verb carries its text and documents: to the higher body, or for good.
    #[must_use]
    pub fn carries(self) -> bool {
        match self {
            Self::Adopted | Self::Approved | Self::Endorsed | Self::Agreed => true,
            Self::Noted | Self::Tasked | Self::Requested | Self::Deferred | Self::NotAgreed => false,
        }
    }

    /// Whether what was decided with this verb needs nobody's further word: a text that was endorsed still
    /// waits for the higher body.
    #[must_use]
    pub fn is_final(self) -> bool {
        self.carries() && self != Self::Endorsed
    }
}

/// That an item builds on the outcome of this one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Feed {
    /// The meeting of the later item.
    pub meeting: MeetingId,
    /// The later item.
    pub item: ItemNumber,
    /// What must have happened here before that item opens without a ruling.
    pub condition: FeedCondition,
}

/// What must have happened in a feeding item.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FeedCondition {
    /// A decision was declared with a verb that carries it upwards: endorsed, approved, agreed or adopted.
    Decided,
    /// The item was concluded; its documents were before the meeting.
    Tabled,
    /// The report of that meeting was adopted.
    ReportAdopted,
}

/// A document known beforehand.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentPlan {
    /// Its title. A later revision may bear another.
    pub title: Bilingual,
    /// Not to be shown to observers and the public before it is issued.
    pub embargoed: bool,
}

/// Times, windows and powers of a meeting. Every figure has a default (see `config/mufakat.toml` for none of
/// them: they belong to the conference, not to the machine).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct MeetingSettings {
    /// Speaking time per class.
    pub limits: Limits,
    /// Moments before the end of a speech at which it is warned.
    pub warnings: Vec<Span>,
    /// Whether time is summed per party and item, instead of anew for each speech.
    pub accumulate: bool,
    /// Whether time that is summed begins anew when an item that was put off returns; otherwise it is kept.
    pub reset_time_on_return: bool,
    /// Whether a speech is ended at its limit. Off by default: a minister is not cut by software.
    pub cut_at_limit: bool,
    /// Length of the window for objections, after the last acknowledgement.
    pub consent_window: Span,
    /// Added to the window so that interpreted listeners hear its start.
    pub interpretation_tail: Span,
    /// A called speaker who has not started by then is passed.
    pub call_answer: Span,
    /// How long after its line went down a delegation counts as dropped.
    pub drop_grace: Span,
    /// G1: when the Chair may choose what becomes of an interrupted speech.
    pub speaker_grace: Span,
    /// G2: when an interrupted speech lapses, its entry kept at the head.
    pub speaker_lapse: Span,
    /// G0: when the chair of a lost Chair is offered to the next in line.
    pub chair_grace: Span,
    /// When, with nobody presiding, the meeting goes into technical hold.
    pub chair_hold: Span,
    /// Moments before the planned end of a sitting at which it is warned.
    pub sitting_warnings: Vec<Span>,
    /// Most rights of reply of one party on one item.
    pub replies: u32,
    /// The least time that parties asked in writing are given.
    pub silence_minimum: Span,
    /// What makes the meeting able to decide.
    pub quorum: Quorum,
    /// What makes it able to open a debate, where that is asked for. Counted when a session block begins, and
    /// then standing for the block.
    pub quorum_to_debate: Option<Quorum>,
    /// Length of a session block: at its start who is there is counted anew. None at all: the sitting is one.
    /// A conference file gives at least five minutes, since each count is on the record.
    pub session_block: Span,
    /// Powers of the Chair that the moderator uses by standing delegation.
    pub delegated: Vec<Power>,
    /// Whether the moderator may record a gavel that fell in the hall. The record says so.
    pub moderator_records_gavel: bool,
}

impl Default for MeetingSettings {
    fn default() -> Self {
        Self {
            limits: Limits::default(),
            warnings: vec![Span::seconds(60), Span::seconds(15)],
            accumulate: false,
            reset_time_on_return: false,
            cut_at_limit: false,
            consent_window: Span::seconds(15),
            interpretation_tail: Span::seconds(5),
            call_answer: Span::seconds(20),
            drop_grace: Span::seconds(10),
            speaker_grace: Span::seconds(30),
            speaker_lapse: Span::minutes(5),
            chair_grace: Span::seconds(15),
            chair_hold: Span::seconds(60),
            sitting_warnings: vec![Span::minutes(30), Span::minutes(15), Span::minutes(5)],
            replies: 2,
            silence_minimum: Span::minutes(72 * 60),
            quorum: Quorum::AllMembersAccountedFor {},
            quorum_to_debate: None,
            session_block: Span::minutes(90),
            delegated: Power::ALL.to_vec(),
            moderator_records_gavel: true,
        }
    }
}

/// Speaking time per class of speech.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// A minister of a member.
    pub minister: Span,
    /// A senior official of a member.
    pub senior_official: Span,
    /// A partner.
    pub partner: Span,
    /// An observer, a guest or the Secretariat, asked for a word.
    pub observer: Span,
    /// Who presents the item.
    pub presenter: Span,
    /// A speech on behalf of several parties.
    pub group: Span,
    /// A first right of reply.
    pub reply: Span,
    /// A second right of reply.
    pub second_reply: Span,
    /// A point of order.
    pub point_of_order: Span,
    /// An explanation of position.
    pub explanation: Span,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            minister: Span::minutes(5),
            senior_official: Span::minutes(3),
            partner: Span::minutes(3),
            observer: Span::minutes(3),
            presenter: Span::minutes(10),
            group: Span::minutes(5),
            reply: Span::minutes(3),
            second_reply: Span::minutes(2),
            point_of_order: Span::minutes(1),
            explanation: Span::minutes(3),
        }
    }
}

impl Limits {
    /// What is usual in a profile: ten minutes and then five for replies, ten for explanations of a vote, where the
    /// meeting votes.
    #[must_use]
    pub fn of(profile: Profile) -> Self {
        match profile {
            Profile::Asean => Self::default(),
            Profile::Un => Self {
                reply: Span::minutes(10),
                second_reply: Span::minutes(5),
                explanation: Span::minutes(10),
                ..Self::default()
            },
        }
    }
}

/// What makes a meeting able to decide.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "rule", rename_all = "snake_case", deny_unknown_fields)]
pub enum Quorum {
    /// Every member is seated, absent by its own word, or away with consent.
    AllMembersAccountedFor {},
    /// At least so many members are seated.
    Number {
        /// The number of members.
        members: u32,
    },
    /// At least one in so many members is seated: 3 for a third, rounded up.
    OneIn {
        /// The denominator.
        of: u32,
    },
    /// More than half of the members are seated.
    Majority {},
}

impl Quorum {
    /// How many of so many members have to be seated; `None` where each of them has to be accounted for.
    #[must_use]
    pub fn seated(self, members: usize) -> Option<usize> {
        match self {
            Self::AllMembersAccountedFor {} => None,
            Self::Number { members } => Some(usize::try_from(members).unwrap_or(usize::MAX)),
            Self::OneIn { of } => Some(members.div_ceil(usize::try_from(of.max(1)).unwrap_or(usize::MAX))),
            Self::Majority {} => Some(members / 2 + 1),
        }
    }

    /// What is usual in a profile: to decide, and to open a debate.
    #[must_use]
    pub fn usual(profile: Profile) -> (Self, Option<Self>) {
        match profile {
            Profile::Asean => (Self::AllMembersAccountedFor {}, None),
            Profile::Un => (Self::Majority {}, Some(Self::OneIn { of: 3 })),
        }
    }
}

/// A power of the Chair that may be delegated to the moderator.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Power {
    /// Open, suspend, resume, adjourn and close the meeting; extend a sitting.
    Meeting,
    /// Open, conclude, defer and return items in their order.
    Agenda,
    /// Call the next speaker, pause, resume and end speeches.
    Floor,
    /// Open and close the list, reorder it, invite observers, set limits.
    List,
    /// Put a prepared text on behalf of the Chair.
    Put,
}

impl Power {
    /// Every power that may be delegated.
    pub const ALL: [Self; 5] = [Self::Meeting, Self::Agenda, Self::Floor, Self::List, Self::Put];
}

impl Definition {
    /// The plan of a meeting.
    #[must_use]
    pub fn meeting(&self, id: &MeetingId) -> Option<&MeetingPlan> {
        self.meetings.iter().find(|meeting| meeting.id == *id)
    }

    /// When the first sitting of all is planned to open.
    #[must_use]
    pub fn opens_at(&self) -> Option<Timestamp> {
        self.meetings.iter().flat_map(|meeting| &meeting.sittings).map(|sitting| sitting.opens_at).min()
    }

    /// The conference as it was laid down: without the items that its meetings added since.
    #[must_use]
    pub fn as_laid_down(mut self) -> Self {
        for meeting in &mut self.meetings {
            meeting.agenda.retain(|item| !item.added);
        }
        self
    }

    /// The same conference with every planned instant moved, so that the first sitting opens at `at`: a series of
    /// another year can be held today.
    #[must_use]
    pub fn starting(mut self, at: Timestamp) -> Self {
        let Some(opening) = self.opens_at() else { return self };
        let moved = |instant: Timestamp| Timestamp(instant.0.saturating_sub(opening.0).saturating_add(at.0));
        for sitting in self.meetings.iter_mut().flat_map(|meeting| &mut meeting.sittings) {
            sitting.opens_at = moved(sitting.opens_at);
            sitting.closes_at = moved(sitting.closes_at);
        }
        self
    }

    /// The party and the plan of a seat.
    #[must_use]
    pub fn seat(&self, id: &SeatId) -> Option<(&PartyId, &SeatPlan)> {
        // Seat ids usually start with their party's, so try that before looking at every party.
        let guess = id.as_str().rsplit_once('.').and_then(|(party, _)| PartyId::parse(party));
        let near = guess.as_ref().and_then(|party| self.parties.get_key_value(party));
        near.into_iter()
            .chain(&self.parties)
            .find_map(|(party, plan)| plan.seats.iter().find(|seat| seat.id == *id).map(|seat| (party, seat)))
    }
}

impl MeetingPlan {
    /// The plan of an item.
    #[must_use]
    pub fn item(&self, number: &ItemNumber) -> Option<&ItemPlan> {
        self.agenda.iter().find(|item| item.number == *number)
    }

    /// Puts an item onto the agenda: after those it follows by its number, a child after its parent.
    pub(super) fn add(&mut self, item: ItemPlan) {
        let place = self.agenda.iter().position(|known| known.number > item.number).unwrap_or(self.agenda.len());
        self.agenda.insert(place, item);
    }

    /// The class of a party in this meeting; `None` when it takes no part.
    #[must_use]
    pub fn class(&self, party: &PartyId) -> Option<Class> {
        self.participants.get(party).map(|participation| participation.class)
    }

    /// The parties that take part in consensus here, by id.
    pub fn deciding(&self) -> impl Iterator<Item = &PartyId> {
        self.participants.iter().filter(|(_, participation)| participation.class.decides()).map(|(party, _)| party)
    }

    /// The party whose head presides at the opening: the outgoing chair where there is one.
    #[must_use]
    pub fn presides_at_opening(&self) -> &PartyId {
        self.chair.outgoing.as_ref().unwrap_or(&self.chair.chair)
    }
}
