//! What happens in a rehearsal besides the ordinary course of an agenda: incidents and worded decisions.
//!
//! The shipped conference has its script in `config/rehearsals`. Any other file gets one made from the kinds of
//! its items, so that it meets the same troubles.

use serde::{Deserialize, Deserializer};

use crate::procedure::command::{FollowUp, Style};
use crate::procedure::definition::{Bilingual, Class, ItemKind, Presenter, Verb};
use crate::procedure::ids::{ItemNumber, MeetingId, PartyId, RoleId, Symbol};
use crate::view::{ItemCard, MeetingCard, Programme};

/// An item by its meeting and number: `AMMin8/10`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place {
    /// The meeting.
    pub meeting: MeetingId,
    /// The item.
    pub item: ItemNumber,
}

impl Place {
    /// Reads `AMMin8/10`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (meeting, item) = text.rsplit_once('/')?;
        Some(Self { meeting: MeetingId::parse(meeting)?, item: ItemNumber::parse(item)? })
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.meeting, self.item)
    }
}

impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text)
            .ok_or_else(|| serde::de::Error::custom(format!("{text:?} is not an item like \"AMMin8/10\"")))
    }
}

/// Something that does not go by itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Before the item, the meeting adjourns and meets again on the next morning.
    Overnight,
    /// Before the item, another person of the presiding party takes the chair.
    PersonChanges,
    /// Before the discussion, the Chair's line is lost; somebody acts until the Chair is back.
    ChairLost,
    /// The line of a speaker is lost in mid-speech and comes back.
    SpeakerLost,
    /// A called delegation does not hear its cue.
    CueMissed,
    /// The item is put off and comes back later.
    Deferred,
    /// A member objects, speaks to it, and withdraws.
    ObjectionWithdrawn,
    /// A member objects; after consultations the objection becomes a reservation.
    ObjectionReserved,
    /// A member asks for time, and then needs no more.
    TimeAsked,
    /// A member's line is lost while the text is put: nothing is declared until it is back.
    MemberLost,
    /// A member whose line is lost consents by telephone, entered by one and confirmed by another.
    ConsentByPhone,
    /// The document is revised while the text is put: it has to be put again.
    DocumentRevised,
    /// A member's own paragraph finds no agreement.
    NotAgreed,
}

impl What {
    /// Every one.
    pub const ALL: [Self; 13] = [
        Self::Overnight,
        Self::PersonChanges,
        Self::ChairLost,
        Self::SpeakerLost,
        Self::CueMissed,
        Self::Deferred,
        Self::ObjectionWithdrawn,
        Self::ObjectionReserved,
        Self::TimeAsked,
        Self::MemberLost,
        Self::ConsentByPhone,
        Self::DocumentRevised,
        Self::NotAgreed,
    ];

    /// Its message in the catalogue.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::Overnight => "rehearsal-overnight",
            Self::PersonChanges => "rehearsal-person-changes",
            Self::ChairLost => "rehearsal-chair-lost",
            Self::SpeakerLost => "rehearsal-speaker-lost",
            Self::CueMissed => "rehearsal-cue-missed",
            Self::Deferred => "rehearsal-deferred",
            Self::ObjectionWithdrawn => "rehearsal-objection-withdrawn",
            Self::ObjectionReserved => "rehearsal-objection-reserved",
            Self::TimeAsked => "rehearsal-time-asked",
            Self::MemberLost => "rehearsal-member-lost",
            Self::ConsentByPhone => "rehearsal-consent-by-phone",
            Self::DocumentRevised => "rehearsal-document-revised",
            Self::NotAgreed => "rehearsal-not-agreed",
        }
    }

    /// Whether it happens while a text is put.
    #[must_use]
    pub fn is_in_window(self) -> bool {
        match self {
            Self::ObjectionWithdrawn
            | Self::ObjectionReserved
            | Self::TimeAsked
            | Self::MemberLost
            | Self::ConsentByPhone
            | Self::DocumentRevised => true,
            Self::Overnight
            | Self::PersonChanges
            | Self::ChairLost
            | Self::SpeakerLost
            | Self::CueMissed
            | Self::Deferred
            | Self::NotAgreed => false,
        }
    }
}

/// Something that happens at an item.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Incident {
    /// Where.
    pub at: Place,
    /// What.
    pub what: What,
    /// To whom; by chance where nobody is named.
    #[serde(default)]
    pub who: Option<PartyId>,
    /// The title of the document from its next revision on.
    #[serde(default)]
    pub title: Option<Bilingual>,
}

/// A decision as it is to be declared.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// Where.
    pub at: Place,
    /// The verb.
    pub verb: Verb,
    /// How something is noted.
    #[serde(default)]
    pub style: Option<Style>,
    /// The documents; those of the item where none is named.
    #[serde(default)]
    pub documents: Vec<Symbol>,
    /// The operative text; put together from the titles where none is given.
    #[serde(default)]
    pub text: Option<String>,
    /// Who does what by when.
    #[serde(default)]
    pub follow_ups: Vec<FollowUp>,
}

/// A role of a meeting that somebody is to hold.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holder {
    /// The meeting.
    pub meeting: MeetingId,
    /// The role.
    pub role: RoleId,
    /// Who holds it.
    pub party: PartyId,
}

/// Everything special of one conference.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    /// Roles; the others go by chance.
    #[serde(default)]
    pub roles: Vec<Holder>,
    /// Decisions; the others follow from their items.
    #[serde(default)]
    pub decisions: Vec<Decision>,
    /// Incidents.
    #[serde(default)]
    pub incidents: Vec<Incident>,
}

/// The scripts that are built in, by the conference they are for.
const SHIPPED: &[(&str, &str)] = &[("ammin8", include_str!("../../config/rehearsals/ammin8.toml"))];

impl Script {
    /// Reads a script.
    ///
    /// # Errors
    /// What is wrong, with its line.
    pub fn read(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// The script for a conference: the one that is built in, or one by the kinds of its items.
    ///
    /// # Errors
    /// What is wrong with a script that is built in.
    pub fn of(programme: &Programme) -> Result<Self, String> {
        let shipped = SHIPPED.iter().find(|(id, _)| *id == programme.id.as_str());
        let script = shipped.map(|(_, text)| Self::read(text)).transpose()?;
        // A file that only bears the name of a shipped conference is not that conference.
        let fits = |script: &Self| script.incidents.iter().all(|incident| card(programme, &incident.at).is_some());
        Ok(script.filter(fits).unwrap_or_else(|| Self::by_kind(programme)))
    }

    /// A script made from the kinds of items, one trouble to an item.
    #[must_use]
    pub fn by_kind(programme: &Programme) -> Self {
        let mut script = Self::default();
        for meeting in &programme.meetings {
            let mut free: Vec<&ItemCard> =
                meeting.agenda.iter().filter(|item| !has_children(meeting, &item.number)).collect();
            let mut add = |what: What, fits: &dyn Fn(&ItemCard) -> bool| {
                if let Some(index) = free.iter().position(|item| fits(item)) {
                    let at = Place { meeting: meeting.id.clone(), item: free.remove(index).number.clone() };
                    script.incidents.push(Incident { at, what, who: None, title: None });
                }
            };
            let deciding = meeting.participants.values().filter(|party| party.class.decides()).count();
            let business = |item: &ItemCard| !item.kind.precedes_agenda() && item.kind != ItemKind::Closing;
            let papers = |item: &ItemCard| business(item) && !item.documents.is_empty() && needs_window(item);
            if deciding > 2 {
                add(What::ChairLost, &|item| item.kind == ItemKind::Discussion);
                add(What::DocumentRevised, &papers);
                add(What::MemberLost, &|item| business(item) && needs_window(item));
                add(What::Deferred, &|item| business(item) && item.verbs.contains(&Verb::Deferred));
                add(What::ObjectionWithdrawn, &|item| business(item) && needs_window(item));
                add(What::ObjectionReserved, &papers);
                add(What::SpeakerLost, &|item| business(item) && !item.presenters.is_empty());
            }
        }
        script
    }

    /// Incidents at an item, in the order written.
    pub fn incidents_at<'a>(&'a self, place: &'a Place) -> impl Iterator<Item = &'a Incident> {
        self.incidents.iter().filter(move |incident| incident.at == *place)
    }

    /// Who is to hold a role.
    #[must_use]
    pub fn holder(&self, meeting: &MeetingId, role: &RoleId) -> Option<&PartyId> {
        self.roles.iter().find(|holder| holder.meeting == *meeting && holder.role == *role).map(|holder| &holder.party)
    }

    /// The decisions to be declared under an item.
    #[must_use]
    pub fn decisions_at(&self, meeting: &MeetingCard, item: &ItemCard) -> Vec<Decision> {
        let at = Place { meeting: meeting.id.clone(), item: item.number.clone() };
        let worded: Vec<_> = self.decisions.iter().filter(|decision| decision.at == at).cloned().collect();
        if !worded.is_empty() {
            return worded;
        }
        let Some(verb) = item.verbs.first().copied() else { return Vec::new() };
        // What an organisation from outside presents is noted with appreciation.
        let outside = |party: &PartyId| {
            meeting.participants.get(party).is_some_and(|party| matches!(party.class, Class::Observer | Class::Guest))
        };
        let from_outside = item.presenters.iter().any(|presenter| match presenter {
            Presenter::Party(party) => outside(party),
            Presenter::Role(_) | Presenter::Chair => false,
        });
        let style = match (verb, from_outside) {
            (Verb::Noted, true) => Some(Style::Appreciation),
            (Verb::Noted, false) => Some(Style::Plain),
            (_, _) => None,
        };
        // What carries is about the first document; others lie beside it for reading.
        let documents =
            if verb.carries() { item.documents.iter().take(1).cloned().collect() } else { item.documents.clone() };
        // Whom a task is for is said with it.
        let task = || FollowUp {
            who: "the Secretariat".to_owned(),
            what: format!("follow up on {}", item.title.en),
            by: String::new(),
        };
        let follow_ups = if verb.needs_follow_up() { vec![task()] } else { Vec::new() };
        vec![Decision { at, verb, style, documents, text: None, follow_ups }]
    }
}

/// The card of an item.
#[must_use]
pub fn card<'a>(programme: &'a Programme, place: &Place) -> Option<(&'a MeetingCard, &'a ItemCard)> {
    let meeting = programme.meetings.iter().find(|meeting| meeting.id == place.meeting)?;
    Some((meeting, meeting.agenda.iter().find(|item| item.number == place.item)?))
}

/// Whether other items run inside this one.
#[must_use]
pub fn has_children(meeting: &MeetingCard, item: &ItemNumber) -> bool {
    meeting.agenda.iter().any(|other| other.number.is_inside(item))
}

fn needs_window(item: &ItemCard) -> bool {
    item.verbs.first().is_some_and(|verb| verb.needs_window())
}
