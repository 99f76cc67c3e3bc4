//! What a person is told beside a code, in both languages. Only the edge knows sentences.

use crate::catalogue::{Catalogue, Language, Reader, Thing};
use crate::procedure::definition::{Bilingual, Definition};
use crate::procedure::ids::{MeetingId, PartyId, RoleId, SeatId, Symbol};
use crate::wire::{HubMessage, News};

/// The catalogue with the names of one conference.
#[derive(Debug)]
pub struct Sentences {
    catalogue: Catalogue,
    definition: Definition,
    english: Language,
    vietnamese: Language,
}

impl Sentences {
    /// Sentences about a conference.
    #[must_use]
    pub fn about(definition: Definition, catalogue: Catalogue) -> Self {
        let vietnamese = catalogue.negotiate("vi");
        Self { catalogue, definition, english: Language::english(), vietnamese }
    }

    /// The catalogue itself.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The conference.
    #[must_use]
    pub fn definition(&self) -> &Definition {
        &self.definition
    }

    /// Adds the sentence to a message that has a place for one.
    pub fn add(&self, message: &mut HubMessage) {
        match message {
            HubMessage::Rejected(rejected) => {
                let rejection = &rejected.rejection;
                rejected.sentence = Some(self.both(|language| {
                    let names = |thing, id: &str| self.name(thing, id, language);
                    let reader = Reader::plain(language.clone());
                    let reader = Reader { place: self.place(language), ..reader.with_names(&names) };
                    self.catalogue.sentence(&reader, rejection)
                }));
            }
            HubMessage::Declined(declined) => {
                declined.sentence = self.word(&format!("declined-{}", declined.reason.code()));
            }
            HubMessage::Notice(notice) => {
                let id = match &notice.news {
                    News::DeviceJoined { .. } => "device_joined",
                    News::DeviceLeft { .. } => "device_left",
                    News::Active { .. } => "active",
                    News::Mirror {} => "mirror",
                    News::AudienceChanged { .. } => "audience_changed",
                    News::TakeoverAsked { .. } => "takeover_asked",
                    News::RecordDoubted { .. } => "record_doubted",
                    News::CheckpointsDamaged { .. } => "checkpoints_damaged",
                };
                notice.sentence = self.word(&format!("news-{id}"));
            }
            HubMessage::Welcome(_)
            | HubMessage::Entry(_)
            | HubMessage::Own(_)
            | HubMessage::Accepted(_)
            | HubMessage::Tick(_)
            | HubMessage::Pulse(_)
            | HubMessage::Checkpoint(_) => {}
        }
    }

    fn word(&self, id: &str) -> Option<Bilingual> {
        self.catalogue.has(id).then(|| self.both(|language| self.catalogue.word(language, id)))
    }

    fn both(&self, say: impl Fn(&Language) -> String) -> Bilingual {
        Bilingual { en: say(&self.english), vi: say(&self.vietnamese) }
    }

    /// Hours are told at the hub, and UTC is what a plain reader tells; so it is named.
    fn place(&self, _language: &Language) -> String {
        "UTC".to_owned()
    }

    /// The name of a thing of the conference.
    #[must_use]
    pub fn name(&self, thing: Thing, id: &str, language: &Language) -> Option<String> {
        let of = |text: &Bilingual| if language.primary() == "vi" { text.vi.clone() } else { text.en.clone() };
        let definition = &self.definition;
        match thing {
            Thing::Party => Some(of(&definition.parties.get(&PartyId::parse(id)?)?.name)),
            Thing::Seat => {
                let seat = SeatId::parse(id)?;
                let (party, plan) = definition
                    .parties
                    .values()
                    .find_map(|party| Some((party, party.seats.iter().find(|plan| plan.id == seat)?)))?;
                Some(match &plan.office {
                    Some(office) => self.catalogue.text(
                        language,
                        "seat-name-office",
                        &[("office", of(office).into()), ("party", of(&party.name).into())],
                    ),
                    None => {
                        let rank = self.catalogue.say(&Reader::plain(language.clone()), &plan.rank);
                        let arguments = [("rank", rank.into()), ("party", of(&party.name).into())];
                        self.catalogue.text(language, "seat-name", &arguments)
                    }
                })
            }
            Thing::Meeting => Some(of(&definition.meeting(&MeetingId::parse(id)?)?.short)),
            Thing::Conference => Some(of(&definition.title)),
            Thing::Role => {
                let role = RoleId::parse(id)?;
                definition.meetings.iter().find_map(|plan| plan.roles.get(&role)).map(|role| of(&role.title))
            }
            Thing::Document => Some(of(&definition.documents.get(&Symbol::parse(id)?)?.title)),
            Thing::Item | Thing::Entry | Thing::Speech | Thing::Proposal | Thing::Objection | Thing::Decision => None,
        }
    }
}
