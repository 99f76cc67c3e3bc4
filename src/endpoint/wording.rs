//! Everything a terminal client says, in the reader's language and by the hub's clock and names.

use jiff::tz::TimeZone;
use schemars::JsonSchema;
use serde::Serialize;

use crate::catalogue::{Argument, Catalogue, Language, Names, Reader, Thing};
use crate::procedure::definition::{Bilingual, SeatRank};
use crate::procedure::event::Event;
use crate::procedure::ids::{ItemNumber, SeatId, Span, Timestamp};
use crate::view::{AmendmentNow, MeetingCard, View};
use crate::wire::{Declined, Notice, Rejected};

/// Says things in one language.
#[derive(Debug)]
pub struct Wording {
    catalogue: Catalogue,
    language: Language,
}

impl Wording {
    /// Says things in the best of our languages for a tag.
    #[must_use]
    pub fn new(tag: &str) -> Self {
        let catalogue = Catalogue::shipped();
        let language = catalogue.negotiate(tag);
        Self { catalogue, language }
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// A message without arguments.
    #[must_use]
    pub fn word(&self, id: &str) -> String {
        self.catalogue.word(&self.language, id)
    }

    /// A message with its arguments.
    #[must_use]
    pub fn text(&self, id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.catalogue.text(&self.language, id, arguments)
    }

    /// Why the system did not do something, and what helps.
    #[must_use]
    pub fn cause(&self, cause: &std::io::Error) -> String {
        self.catalogue.cause(&self.language, cause)
    }

    /// The same for what a system said as a text; what it says otherwise stays as it is.
    #[must_use]
    pub fn cause_said(&self, said: &str) -> String {
        self.catalogue.cause_said(&self.language, said)
    }

    /// A text of the conference in the reader's language.
    #[must_use]
    pub fn of<'a>(&self, texts: &'a Bilingual) -> &'a str {
        if self.language.primary() == "vi" && !texts.vi.is_empty() { &texts.vi } else { &texts.en }
    }

    /// A value inside a sentence, with the names of a view.
    #[must_use]
    pub fn say<T: Serialize + JsonSchema>(&self, view: &View, value: &T) -> String {
        self.reading(view, |reader| self.catalogue.say(reader, value))
    }

    /// Values of one kind, what holds for several parties alike said once.
    #[must_use]
    pub fn say_each<'v, T: Serialize + JsonSchema + 'v>(
        &self,
        view: &View,
        values: impl IntoIterator<Item = &'v T>,
    ) -> Vec<String> {
        self.reading(view, |reader| self.catalogue.say_each(reader, values))
    }

    /// A value as a sentence of its own.
    #[must_use]
    pub fn sentence<T: Serialize + JsonSchema>(&self, view: &View, value: &T) -> String {
        self.reading(view, |reader| self.catalogue.sentence(reader, value))
    }

    /// One line of what happened, with the names that things have after it or, where they are gone, had before.
    #[must_use]
    pub fn event(&self, view: &View, before: &View, event: &Event) -> String {
        let names =
            |thing: Thing, id: &str| self.name(view, view, thing, id).or_else(|| self.name(view, before, thing, id));
        self.catalogue.sentence(&self.reader(view, &names), event)
    }

    /// The same in fewer words, for a display with its own clock: a head of delegation is called by its party.
    #[must_use]
    pub fn event_in_brief(&self, view: &View, before: &View, event: &Event) -> String {
        let names = |thing: Thing, id: &str| {
            if thing == Thing::Seat {
                return self.seat_in_brief(view, id);
            }
            self.name(view, view, thing, id).or_else(|| self.name(view, before, thing, id))
        };
        let reader = Reader { place: String::new(), ..self.reader(view, &names) };
        self.catalogue.sentence(&reader, event)
    }

    /// An amendment: which words become which.
    #[must_use]
    pub fn amendment(&self, view: &View, amendment: &AmendmentNow) -> String {
        let words = |words: Option<&str>| words.map_or_else(|| "…".to_owned(), |words| format!("“{words}”"));
        let old = words(amendment.passage.as_ref().map(|passage| passage.words.as_str()));
        let arguments = [
            ("number", amendment.amendment.0.to_string().into()),
            ("party", self.say(view, &amendment.party).into()),
            ("old", old.into()),
            ("new", words(amendment.new.as_deref()).into()),
        ];
        self.text("client-amendment", &arguments)
    }

    /// A seat by whose it is: a head of delegation by its party, another with its rank or office behind that.
    #[must_use]
    pub fn seat(&self, view: &View, seat: &SeatId) -> String {
        self.seat_in_brief(view, seat.as_str()).unwrap_or_else(|| self.say(view, seat))
    }

    fn seat_in_brief(&self, view: &View, id: &str) -> Option<String> {
        let mut parties = view.conference.as_ref()?.parties.values();
        let (card, seat) = parties.find_map(|card| Some((card, card.seats.iter().find(|s| s.id.as_str() == id)?)))?;
        let party = self.of(&card.name);
        if seat.rank == SeatRank::Head {
            return Some(party.to_owned());
        }
        let what = match &seat.office {
            Some(office) => self.of(office).to_owned(),
            None => self.catalogue.say(&Reader::plain(self.language.clone()), &seat.rank),
        };
        Some(format!("{party} ({what})"))
    }

    /// Why the rules refuse an act: in the hub's own words where it sent them.
    #[must_use]
    pub fn rejected(&self, view: &View, rejected: &Rejected) -> String {
        match &rejected.sentence {
            Some(texts) => self.of(texts).to_owned(),
            None => self.sentence(view, &rejected.rejection),
        }
    }

    /// Why the protocol refuses a message: in the hub's own words; its code where it sent none.
    #[must_use]
    pub fn declined(&self, declined: &Declined) -> String {
        declined.sentence.as_ref().map_or(declined.reason.code(), |texts| self.of(texts)).to_owned()
    }

    /// Something that this device should know: in the hub's own words; nothing where it sent none.
    #[must_use]
    pub fn notice<'a>(&self, notice: &'a Notice) -> Option<&'a str> {
        notice.sentence.as_ref().map(|texts| self.of(texts))
    }

    /// An hour at the hub, with seconds.
    #[must_use]
    pub fn hour(&self, view: &View, at: Timestamp) -> String {
        clock(at, &hub_zone(view), true)
    }

    /// An hour at the hub with its name, and the reader's own hour where that differs: "13:30, Ha Noi time".
    #[must_use]
    pub fn instant(&self, view: &View, at: Timestamp, own: Option<&TimeZone>) -> String {
        let (hub, place) = (hub_zone(view), self.place(view));
        let said = self.text("client-hub_hour", &[("hour", clock(at, &hub, false).into()), ("place", place.into())]);
        let own = own.map(|zone| clock(at, zone, false)).filter(|hour| *hour != clock(at, &hub, false));
        match own {
            Some(hour) => format!("{said} ({})", self.text("client-own_hour", &[("hour", hour.into())])),
            None => said,
        }
    }

    /// A day at the hub: "6 October".
    #[must_use]
    pub fn day(&self, view: &View, at: Timestamp) -> String {
        let Ok(at) = jiff::Timestamp::from_millisecond(at.0) else { return at.to_string() };
        let at = at.to_zoned(hub_zone(view));
        self.text("day", &[("day", i64::from(at.day()).into()), ("month", i64::from(at.month()).into())])
    }

    /// A length of time: "5 min", "2 min 13 s".
    #[must_use]
    pub fn span(&self, span: Span) -> String {
        let seconds = (span.0 + 500) / 1_000;
        let number = |n: u64| Argument::from(i64::try_from(n).unwrap_or(i64::MAX));
        match (seconds / 60, seconds % 60) {
            (0, s) => self.text("span-seconds", &[("seconds", number(s))]),
            (m, 0) => self.text("span-minutes", &[("minutes", number(m))]),
            (m, s) => self.text("span-both", &[("minutes", number(m)), ("seconds", number(s))]),
        }
    }

    /// The title of an item of the meeting in focus.
    #[must_use]
    pub fn item_title<'a>(&self, view: &'a View, item: &ItemNumber) -> &'a str {
        let card = focus_card(view).and_then(|card| card.agenda.iter().find(|card| card.number == *item));
        card.map_or("", |card| self.of(&card.title))
    }

    /// What people call the place of the hub.
    fn place(&self, view: &View) -> String {
        view.conference.as_ref().map_or_else(|| "UTC".to_owned(), |conference| self.of(&conference.hub).to_owned())
    }

    fn reading<T>(&self, view: &View, with: impl FnOnce(&Reader<'_>) -> T) -> T {
        let names = |thing: Thing, id: &str| self.name(view, view, thing, id);
        with(&self.reader(view, &names))
    }

    fn reader<'n>(&self, view: &View, names: Names<'n>) -> Reader<'n> {
        Reader { language: self.language.clone(), zone: hub_zone(view), place: self.place(view), names }
    }

    /// The name of a thing by its id; of things that come and go, as `now` knows them.
    fn name(&self, view: &View, now: &View, thing: Thing, id: &str) -> Option<String> {
        let conference = view.conference.as_ref()?;
        let party = |id: &str| {
            let (_, card) = conference.parties.iter().find(|(party, _)| party.as_str() == id)?;
            Some(self.of(&card.name).to_owned())
        };
        match thing {
            Thing::Party => party(id),
            Thing::Seat => {
                let mut parties = conference.parties.iter();
                let (code, seat) = parties
                    .find_map(|(code, card)| Some((code, card.seats.iter().find(|seat| seat.id.as_str() == id)?)))?;
                let name: Argument<'_> = party(code.as_str())?.into();
                Some(match &seat.office {
                    Some(office) => {
                        let office = self.of(office).to_owned();
                        self.text("seat-name-office", &[("office", office.into()), ("party", name)])
                    }
                    None => {
                        let rank = self.catalogue.say(&Reader::plain(self.language.clone()), &seat.rank);
                        self.text("seat-name", &[("rank", rank.into()), ("party", name)])
                    }
                })
            }
            Thing::Meeting => {
                let card = conference.meetings.iter().find(|card| card.id.as_str() == id)?;
                Some(self.of(&card.short).to_owned())
            }
            Thing::Conference => Some(self.of(&conference.title).to_owned()),
            Thing::Role => {
                let mut roles = conference.meetings.iter().flat_map(|card| &card.roles);
                roles.find(|(role, _)| role.as_str() == id).map(|(_, title)| self.of(title).to_owned())
            }
            Thing::Entry => {
                let entries = &now.list.as_ref()?.entries.head;
                party(entries.iter().find(|entry| entry.entry.to_string() == id)?.party.as_str())
            }
            Thing::Speech => {
                let speech = now.floor.as_ref()?.speech.as_ref()?;
                party(speech.party.as_str()).filter(|_| speech.speech.to_string() == id)
            }
            Thing::Objection => {
                let mut all = now.table.as_ref()?.proposals.head.iter().flat_map(|text| &text.objections);
                let found = all.find(|objection| objection.objection.to_string() == id)?;
                let name = party(found.party.as_str())?;
                Some(self.text("client-objection_of", &[("party", name.into())]))
            }
            Thing::Document | Thing::Item | Thing::Proposal | Thing::Decision => None,
        }
    }
}

/// The zone of the hub's clock.
#[must_use]
pub fn hub_zone(view: &View) -> TimeZone {
    let zone = view.conference.as_ref().map(|conference| conference.zone.as_str());
    zone.and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC)
}

/// The meeting in focus as written down.
#[must_use]
pub fn focus_card(view: &View) -> Option<&MeetingCard> {
    let focus = &view.meeting.as_ref()?.focus;
    view.conference.as_ref()?.meetings.iter().find(|card| card.id == *focus)
}

/// An hour on a clock: `13:30` or `13:30:05`.
#[must_use]
pub fn clock(at: Timestamp, zone: &TimeZone, seconds: bool) -> String {
    let Ok(at) = jiff::Timestamp::from_millisecond(at.0) else { return at.to_string() };
    let at = at.to_zoned(zone.clone());
    if seconds {
        format!("{:02}:{:02}:{:02}", at.hour(), at.minute(), at.second())
    } else {
        format!("{:02}:{:02}", at.hour(), at.minute())
    }
}
