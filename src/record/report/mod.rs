//! The Report of the Meeting, drafted from the record at any moment.
//!
//! ```text
//!   draft ──put under the report's item──► a document with its revision and hash ──adopted──► final
//!     ▲            (frozen: a file in Markdown)        │ corrected on screen: the next revision
//!     └── another draft at every later moment          ▼
//!                                             what was adopted is read back, and the adoption is added
//! ```
//!
//! Only items that ended are told. What the record does not tell is a gap in brackets, never a guess.

mod annexes;
mod contested;
mod items;
mod last;
mod presiding;

use std::collections::BTreeMap;

use super::course::{Course, MeetingCourse};
use super::wording::{Fault, Sentences, When, facts};
use super::writing::{Block, Writing};
use crate::procedure::agenda::ItemState;
use crate::procedure::decision::Decision;
use crate::procedure::definition::{Class, Definition, ItemKind, ItemPlan, MeetingPlan};
use crate::procedure::event::DocumentReference;
use crate::procedure::ids::{Hash, ItemNumber, MeetingId, PartyId, PointId, SeatId, Symbol, Timestamp};
use crate::procedure::party::Admission;
use crate::procedure::{Conference, MeetingState};
use annexes::Annexes;
pub use last::last;

/// Why there is no report.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Error {
    /// The conference has no such meeting.
    #[error("the conference has no meeting {0}")]
    NoMeeting(MeetingId),
    /// The sentences.
    #[error(transparent)]
    Wording(#[from] Fault),
}

/// The report as the record tells it now: a draft until the meeting has adopted it.
///
/// # Errors
/// [`Error`].
pub fn draft(course: &Course, meeting: &MeetingId, sentences: &Sentences) -> Result<Writing, Error> {
    Ok(Drafter::of(course, meeting, sentences)?.whole()?)
}

/// What the report tells, part by part: for whoever puts it together in another way.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Told {
    /// The heading of the introduction and its paragraphs.
    pub introduction: (String, Vec<String>),
    /// The paragraphs under each item.
    pub items: BTreeMap<ItemNumber, Vec<Paragraph>>,
    /// What belongs to no item: acknowledgement, corrigenda.
    pub others: Vec<Apart>,
}

/// A paragraph under an item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Paragraph {
    /// Its words.
    pub text: String,
    /// The point of order that it tells of, where it does.
    pub point: Option<PointId>,
}

/// A part that belongs to no item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Apart {
    /// The item that it stands before; `None` at the end.
    pub before: Option<ItemNumber>,
    /// Its heading.
    pub heading: String,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
}

/// The paragraphs of the report under what they tell of.
///
/// # Errors
/// [`Error`].
pub fn told(course: &Course, meeting: &MeetingId, sentences: &Sentences) -> Result<Told, Error> {
    let mut drafter = Drafter::of(course, meeting, sentences)?;
    drafter.body()?;
    let mut told = Told::default();
    let ends = drafter.parts.iter().skip(1).map(|(_, from)| *from).chain([drafter.blocks.len()]);
    for (index, ((part, from), to)) in drafter.parts.iter().zip(ends).enumerate() {
        let blocks = drafter.blocks.get(*from..to).unwrap_or_default();
        let heading = blocks.iter().find_map(|block| match block {
            Block::Heading { text, .. } => Some(text.clone()),
            Block::Annex { .. }
            | Block::Numbered { .. }
            | Block::Plain { .. }
            | Block::Quote { .. }
            | Block::Table { .. } => None,
        });
        let numbered = blocks.iter().filter_map(|block| match block {
            Block::Numbered { number, text } => {
                Some(Paragraph { text: text.clone(), point: drafter.points.get(number).copied() })
            }
            Block::Heading { .. }
            | Block::Annex { .. }
            | Block::Plain { .. }
            | Block::Quote { .. }
            | Block::Table { .. } => None,
        });
        let paragraphs = |all: Vec<Paragraph>| all.into_iter().map(|one| one.text).collect();
        let numbered: Vec<Paragraph> = numbered.collect();
        match part {
            Part::Introduction => told.introduction = (heading.unwrap_or_default(), paragraphs(numbered)),
            Part::Item(number) => drop(told.items.insert(number.clone(), numbered)),
            Part::Other => {
                let paragraphs = paragraphs(numbered);
                let before = drafter.parts[index..].iter().find_map(|(part, _)| match part {
                    Part::Item(number) => Some(number.clone()),
                    Part::Introduction | Part::Other => None,
                });
                told.others.push(Apart { before, heading: heading.unwrap_or_default(), paragraphs });
            }
        }
    }
    Ok(told)
}

/// The document that is the report of a meeting, where its agenda names one.
#[must_use]
pub fn symbol(plan: &MeetingPlan) -> Option<&Symbol> {
    item(plan)?.documents.first()
}

/// The item under which a meeting adopts its report.
#[must_use]
pub fn item(plan: &MeetingPlan) -> Option<&ItemPlan> {
    plan.agenda.iter().find(|item| item.kind == ItemKind::ReportAdoption)
}

/// The decision by which a meeting adopted its report, and the document adopted.
#[must_use]
pub fn adoption<'a>(
    conference: &'a Conference,
    plan: &MeetingPlan,
) -> Option<(&'a Decision, Option<&'a DocumentReference>)> {
    let (item, symbol) = (item(plan)?, symbol(plan));
    let decisions = conference.register.decisions.values().rev();
    let mut adopted = decisions.filter(|decision| {
        decision.meeting == plan.id && decision.item == item.number && decision.holds() && decision.verb.is_final()
    });
    let decision = adopted.next()?;
    let documents = &decision.wording.documents;
    Some((
        decision,
        documents.iter().find(|reference| symbol.is_none_or(|symbol| reference.document.symbol == *symbol)),
    ))
}

/// The hashes of the report of a meeting as it was first put, and as it was adopted.
#[must_use]
pub fn bodies(conference: &Conference, plan: &MeetingPlan) -> (Option<Hash>, Option<Hash>) {
    let adopted = adoption(conference, plan).and_then(|(_, reference)| reference).map(|reference| reference.hash);
    let known = symbol(plan).and_then(|symbol| conference.documents.documents.get(symbol));
    let put = known.and_then(|document| document.revisions.values().next()).map(|first| first.hash);
    (put, adopted)
}

/// One report under way.
struct Drafter<'a> {
    course: &'a Course,
    definition: &'a Definition,
    plan: &'a MeetingPlan,
    state: &'a MeetingState,
    told: &'a MeetingCourse,
    sentences: &'a Sentences,
    blocks: Vec<Block>,
    number: u32,
    annexes: Annexes,
    /// The paragraphs that tell of points of order, by their numbers.
    points: BTreeMap<u32, PointId>,
    /// Where each part begins among the blocks.
    parts: Vec<(Part, usize)>,
}

/// A part of the report.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Part {
    Introduction,
    Item(ItemNumber),
    Other,
}

impl<'a> Drafter<'a> {
    fn of(course: &'a Course, meeting: &MeetingId, sentences: &'a Sentences) -> Result<Self, Error> {
        let missing = || Error::NoMeeting(meeting.clone());
        Ok(Self {
            course,
            definition: course.definition().ok_or_else(missing)?,
            plan: course.plan(meeting).ok_or_else(missing)?,
            state: course.conference.meetings.get(meeting).ok_or_else(missing)?,
            told: course.of(meeting),
            sentences,
            blocks: Vec::new(),
            number: 0,
            annexes: Annexes::default(),
            points: BTreeMap::new(),
            parts: Vec::new(),
        })
    }

    /// Everything before the list of annexes.
    fn body(&mut self) -> Result<(), Fault> {
        self.begin(Part::Introduction);
        self.introduction()?;
        let plan = self.plan;
        let is_end = |item: &&ItemPlan| matches!(item.kind, ItemKind::ReportAdoption | ItemKind::Closing);
        for item in plan.agenda.iter().filter(|item| !is_end(item)) {
            self.begin(Part::Item(item.number.clone()));
            self.item(item)?;
        }
        self.begin(Part::Other);
        self.acknowledgement()?;
        for item in plan.agenda.iter().filter(is_end) {
            self.begin(Part::Item(item.number.clone()));
            self.ending(item)?;
        }
        self.begin(Part::Other);
        self.corrigenda()
    }

    fn begin(&mut self, part: Part) {
        self.parts.push((part, self.blocks.len()));
    }

    fn whole(mut self) -> Result<Writing, Fault> {
        self.body()?;
        self.annexes_at_the_end()?;
        let sentences = self.sentences;
        let (title, short) = (sentences.of(&self.plan.title), sentences.of(&self.plan.short));
        let days = self.days();
        let host = self.party(&self.plan.chair.chair)?;
        Ok(Writing {
            language: sentences.language(),
            title: vec![sentences.say("title_of_report", facts! { title, short })?],
            subtitle: vec![
                sentences.say("title_days", facts! { days })?,
                sentences.say("title_place", facts! { host, hub => sentences.of(&self.definition.hub) })?,
            ],
            status: self.status()?,
            foot: sentences.say("foot", facts! { title, short, days, hub => sentences.of(&self.definition.hub) })?,
            page: (sentences.word("page")?, sentences.word("page_of")?),
            blocks: self.blocks,
        })
    }

    fn status(&self) -> Result<String, Fault> {
        let Some((decision, reference)) = adoption(&self.course.conference, self.plan) else {
            return self.sentences.say("status_draft", facts! { at => self.sentences.when(self.course.at) });
        };
        let document = reference.map(|reference| {
            facts! {
                symbol => reference.document.symbol,
                revision => reference.document.revision,
                hash => reference.hash,
            }
        });
        self.sentences.say("status_final", facts! { at => self.sentences.when(decision.at), document })
    }

    // ---- parts ------------------------------------------------------------------------------------------------

    fn introduction(&mut self) -> Result<(), Fault> {
        self.heading(1, "heading_introduction", facts! {})?;
        let sentences = self.sentences;
        let (title, short) = (sentences.of(&self.plan.title), sentences.of(&self.plan.short));
        let (days, hub) = (self.days(), sentences.of(&self.definition.hub));
        let host = self.party(&self.plan.chair.chair)?;
        let opened = !self.told.sittings.is_empty();
        if !opened {
            return self.gap();
        }
        self.paragraph("held", facts! { title, short, days, hub, host })?;
        self.sittings()?;

        let chair = &self.state.chair;
        let vice_chair = chair.vice_chair.as_ref().map(|party| self.party(party)).transpose()?;
        // Who sat in the chair for the party that holds it, each once, in order.
        let mut persons = Vec::new();
        for tenure in self.told.tenures.iter().filter(|tenure| tenure.party == chair.party && !tenure.acting) {
            let (name, title, office) = self.holder(&tenure.seat, tenure.person.as_ref())?;
            let person = facts! { name, title, office };
            if !persons.contains(&person) {
                persons.push(person);
            }
        }
        let party = self.party(&chair.party)?;
        let handed_over = self.plan.chair.outgoing.as_ref().filter(|outgoing| **outgoing != chair.party);
        let outgoing = handed_over.map(|outgoing| self.party(outgoing)).transpose()?;
        self.paragraph("chaired", facts! { party, persons, vice_chair, outgoing })?;

        let present = |class: Class| -> Vec<&PartyId> {
            let there = self.in_order().into_iter();
            there.filter(|id| self.plan.class(id) == Some(class) && self.told.attended.contains_key(*id)).collect()
        };
        let names =
            |parties: Vec<&PartyId>| parties.into_iter().map(|id| self.party(id)).collect::<Result<Vec<_>, _>>();
        let members = names(present(Class::Member))?;
        let partners = names(present(Class::Partner))?;
        let secretariat = names(present(Class::Secretariat))?;
        let guests = names(present(Class::Guest))?;
        let is_for_all = |id: &&PartyId| self.plan.participants.get(*id).is_some_and(|one| one.items.is_none());
        let observers = present(Class::Observer).into_iter().filter(is_for_all);
        let observers = observers.map(|id| self.in_full(id)).collect::<Result<Vec<_>, _>>()?;
        let narrow: Vec<&PartyId> = present(Class::Observer).into_iter().filter(|id| !is_for_all(id)).collect();
        let absent = self.told.absent.iter().filter(|id| !self.told.attended.contains_key(*id)).collect();
        let absent = names(absent)?;
        let narrow: Vec<(String, Vec<String>)> = narrow
            .into_iter()
            .map(|id| {
                let only = self.plan.participants.get(id).and_then(|one| one.items.clone()).unwrap_or_default();
                (self.long_name(id), only.iter().map(ToString::to_string).collect())
            })
            .collect();
        let annex = self.annexes.delegates();
        self.paragraph("attended", facts! { members, partners, secretariat, annex })?;
        if !self.told.confirmations.is_empty() {
            let moments: Vec<When> = self.told.confirmations.iter().map(|at| self.sentences.when(*at)).collect();
            let more = self.sentences.say("admissions_confirmed", facts! { moments })?;
            self.go_on(&more);
        }
        if !absent.is_empty() {
            self.paragraph("absent", facts! { absent })?;
        }
        if !observers.is_empty() {
            self.paragraph("observers", facts! { observers })?;
        }
        for (party, items) in narrow {
            self.paragraph("observer_for_items", facts! { party, items })?;
        }
        if !guests.is_empty() {
            self.paragraph("guests", facts! { guests })?;
        }
        Ok(())
    }

    /// In which sittings it met, and who was counted as there (R-15).
    fn sittings(&mut self) -> Result<(), Fault> {
        let mut days: Vec<(When, Vec<String>)> = Vec::new();
        for sitting in &self.told.sittings {
            let (opened, ended) =
                (self.sentences.when(sitting.opened), sitting.ended.map(|at| self.sentences.when(at)));
            let hours = self.sentences.say("sitting_hours", facts! { opened, ended })?;
            let day = When { hour: 0, minute: 0, ..opened };
            match days.last_mut().filter(|(last, _)| *last == day) {
                Some((_, all)) => all.push(hours),
                None => days.push((day, vec![hours])),
            }
        }
        let days = days.iter().map(|(day, hours)| self.sentences.say("sitting_day", facts! { day, hours }));
        let (days, count) = (days.collect::<Result<Vec<_>, _>>()?, self.told.sittings.len());
        // Said once, here: every hour of the report is one at the hub.
        let time = self.sentences.hub_time(&self.definition.hub)?;
        self.paragraph("sittings", facts! { days, count, time })?;
        for (holds, name) in [(false, "suspended"), (true, "interrupted")] {
            let mut times = Vec::new();
            for pause in self.told.pauses.iter().filter(|pause| pause.hold.is_some() == holds) {
                let (from, to) = (self.sentences.when(pause.from), pause.to.map(|at| self.sentences.when(at)));
                // What was over within its minute kept nobody waiting.
                if to != Some(from) {
                    times.push(self.sentences.say("pause", facts! { from, to })?);
                }
            }
            if !times.is_empty() {
                let more = self.sentences.say(name, facts! { times })?;
                self.go_on(&more);
            }
        }
        let counts = &self.told.counts;
        let Some(members) = counts.last().map(|last| last.members) else { return Ok(()) };
        let all = counts.iter().all(|one| one.seated == one.members && one.members == members);
        let blocks = counts.iter().any(|one| one.block > 1);
        let mut counted = Vec::new();
        for one in counts {
            let (at, enough) = (self.sentences.when(one.at), one.to_decide != Some(false));
            let facts = facts! { at, seated => one.seated, members => one.members, enough };
            counted.push(self.sentences.say("quorum_count", facts)?);
        }
        self.paragraph("quorum", facts! { all, blocks, members, counted })
    }

    fn acknowledgement(&mut self) -> Result<(), Fault> {
        self.heading(1, "heading_acknowledgement", facts! {})?;
        if self.told.sittings.is_empty() {
            return self.gap();
        }
        let host = self.party(&self.plan.chair.chair)?;
        let chair = self.party(&self.state.chair.party)?;
        let secretariat = self.in_order().into_iter().find(|id| self.plan.class(id) == Some(Class::Secretariat));
        let secretariat = secretariat.map(|id| self.party(id)).transpose()?;
        let asean = self.plan.profile == crate::procedure::definition::Profile::Asean;
        self.paragraph("thanks", facts! { host, chair, secretariat })?;
        self.paragraph("spirit", facts! { asean })
    }

    /// The adoption of the report, and the closing.
    fn ending(&mut self, item: &'a ItemPlan) -> Result<(), Fault> {
        let (number, title) = (&item.number, self.sentences.of(&item.title));
        let adopts = item.kind == ItemKind::ReportAdoption;
        let heading = if adopts { "heading_adoption" } else { "heading_item" };
        self.heading(1, heading, facts! { number, title })?;
        if adopts {
            self.chair_notes(item)?;
            let adopted = adoption(&self.course.conference, self.plan);
            let silence = self.told.silences.values().rev().find(|silence| silence.item.as_ref() == Some(number));
            if adopted.is_none() && silence.is_none() {
                return self.gap();
            }
            self.appeals(item)?;
            if let Some((decision, reference)) = adopted {
                let at = self.sentences.when(decision.at);
                let document = reference.map(|reference| reference.document.clone());
                self.paragraph("report_adopted", facts! { at, document })?;
                self.roll_calls(decision.proposal)?;
            } else if let Some(silence) = silence.cloned() {
                self.ad_referendum(&silence, &self.sentences.word("the_report")?)?;
            }
            self.roll_calls_on_others(item)?;
            return self.motions(item);
        }
        let closed = match self.state.session.state {
            crate::procedure::meeting::State::Closed { at } => Some(at),
            crate::procedure::meeting::State::Scheduled
            | crate::procedure::meeting::State::Open
            | crate::procedure::meeting::State::Suspended(_)
            | crate::procedure::meeting::State::Adjourned { .. }
            | crate::procedure::meeting::State::TechHold { .. } => None,
        };
        let Some(at) = closed else { return self.gap() };
        self.chair_notes(item)?;
        self.remarks(item, |_| true)?;
        self.appeals(item)?;
        self.motions(item)?;
        self.paragraph("closed", facts! { at => self.sentences.when(at) })
    }

    /// Corrections of the record of this meeting, which leave what was adopted as it stands (R-38).
    fn corrigenda(&mut self) -> Result<(), Fault> {
        let course = self.course;
        let mut here = course.corrigenda.iter().filter(|one| one.meeting == self.plan.id).peekable();
        if here.peek().is_none() {
            return Ok(());
        }
        self.heading(1, "heading_corrigenda", facts! {})?;
        for one in here {
            let (entry, text, at) = (course.corrected_in_the_end(one), &one.text, self.sentences.when(one.at));
            let decided = course.conference.register.decisions.iter();
            let decided = decided.filter(|(number, decision)| course.is_of(entry, **number, decision));
            let decisions: Vec<String> = decided.map(|(number, _)| number.to_string()).collect();
            self.paragraph("corrigendum", facts! { entry, decisions, text, at })?;
        }
        Ok(())
    }

    // ---- words ------------------------------------------------------------------------------------------------

    fn heading(&mut self, level: u8, name: &str, facts: serde_json::Value) -> Result<(), Fault> {
        let text = self.sentences.say(name, facts)?;
        self.blocks.push(Block::Heading { level, text });
        Ok(())
    }

    /// The next numbered paragraph.
    fn paragraph(&mut self, name: &str, facts: serde_json::Value) -> Result<(), Fault> {
        let text = self.sentences.say(name, facts)?;
        self.number += 1;
        self.blocks.push(Block::Numbered { number: self.number, text });
        Ok(())
    }

    /// Another sentence of the last paragraph.
    fn go_on(&mut self, more: &str) {
        if let Some(Block::Numbered { text, .. }) = self.blocks.last_mut() {
            text.push(' ');
            text.push_str(more);
        }
    }

    fn gap(&mut self) -> Result<(), Fault> {
        let text = self.sentences.gap()?;
        self.blocks.push(Block::Plain { text });
        Ok(())
    }

    /// The name of a party as it stands in a list.
    fn name(&self, id: &PartyId) -> String {
        let party = self.definition.parties.get(id);
        party.map_or_else(|| id.to_string(), |party| self.sentences.of(&party.name).to_owned())
    }

    /// The name of a party as it stands in a sentence.
    fn party(&self, id: &PartyId) -> Result<String, Fault> {
        self.sentences.say("party", facts! { name => self.name(id) })
    }

    /// Who sits in a seat: name and title, and whether the name is an office, filed or known, for want of a name.
    fn holder(&self, seat: &SeatId, admission: Option<&Admission>) -> Result<(String, String, bool), Fault> {
        let filed = admission.map(|admission| admission.person.name.as_str()).unwrap_or_default();
        let name = self.sentences.say("person", facts! { name => filed })?;
        let title = self.sentences.of(&self.course.title(seat, admission)).to_owned();
        let named = name.split_whitespace().eq(filed.split_whitespace());
        Ok(match (named, title.is_empty()) {
            (true, _) => (name, title, false),
            (false, true) => (name, title, true),
            (false, false) => (title, String::new(), true),
        })
    }

    /// What an item is about, as it stands in a sentence.
    fn topic(&self, item: &ItemPlan) -> Result<String, Fault> {
        self.sentences.say("topic", facts! { title => self.sentences.of(&item.title) })
    }

    /// The full name of a party, with the short one after it where that is another word.
    fn long_name(&self, id: &PartyId) -> String {
        let name = self.name(id);
        let party = self.definition.parties.get(id);
        let long = party.and_then(|party| party.long_name.as_ref()).map(|long| self.sentences.of(long));
        match long {
            Some(long) if long.contains(&name) => long.to_owned(),
            Some(long) => format!("{long} ({name})"),
            None => name,
        }
    }

    /// The name of a party where it is first mentioned in a sentence: letters that stand for words are spelt out.
    fn in_full(&self, id: &PartyId) -> Result<String, Fault> {
        let name = self.name(id);
        if name.chars().all(char::is_uppercase) {
            return self.sentences.say("party", facts! { name => self.long_name(id) });
        }
        self.party(id)
    }

    /// Everybody who takes part, in protocol order.
    fn in_order(&self) -> Vec<&'a PartyId> {
        let mut all: Vec<_> = self.plan.participants.keys().collect();
        all.sort_by_key(|id| self.definition.parties.get(*id).map(|party| party.protocol_rank));
        all
    }

    /// The days of the sittings; those planned before the first opened.
    fn days(&self) -> Vec<When> {
        let opened: Vec<Timestamp> = match &self.told.sittings[..] {
            [] => self.plan.sittings.iter().map(|sitting| sitting.opens_at).collect(),
            held => held.iter().map(|sitting| sitting.opened).collect(),
        };
        let mut days: Vec<When> = Vec::new();
        for at in opened {
            let day = When { hour: 0, minute: 0, ..self.sentences.when(at) };
            if days.last() != Some(&day) {
                days.push(day);
            }
        }
        days
    }

    fn item_state(&self, item: &ItemPlan) -> &'a ItemState {
        self.state.agenda.state(&item.number)
    }
}
