//! The screen as tables: where the meeting is, who has the floor, who waits, what is on the table.

use comfy_table::{ContentArrangement, Table, presets};
use jiff::tz::TimeZone;

use super::screen::Screen;
use super::typed::Page;
use super::wording::{Wording, focus_card};
use crate::catalogue::Argument;
use crate::procedure::ids::{Span, Timestamp};
use crate::view::{
    ItemStage, LinkNow, OfferNow, ProposalNow, ProposalStage, SilenceStage, SpeechNow, SpeechPhase, Stage, WindowStage,
};

/// Draws a screen in words and tables.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// What is drawn.
    pub screen: Screen<'a>,
    /// The words.
    pub wording: &'a Wording,
    /// The reader's own zone, where it has one.
    pub zone: Option<&'a TimeZone>,
    /// How wide its tables are; as the terminal is where nobody says.
    pub width: Option<u16>,
}

/// A terminal narrower than this has not said how wide it is.
const NARROWEST: u16 = 40;
/// How wide a table is where nobody says.
const WIDTH: u16 = 100;

impl Sheet<'_> {
    /// A table in the house style: it fits the terminal and has no colours.
    fn table(&self) -> Table {
        let mut table = Table::new();
        table.load_style(presets::UTF8_FULL_CONDENSED).set_content_arrangement(ContentArrangement::Dynamic);
        if let Some(width) = self.width {
            table.set_width(width);
        } else if table.width().is_none_or(|width| width < NARROWEST) {
            table.set_width(WIDTH);
        }
        table
    }

    fn word(&self, id: &str) -> String {
        let word = self.wording.word(id);
        let mut chars = word.chars();
        chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
    }

    fn instant(&self, at: Timestamp) -> String {
        self.wording.instant(self.screen.view, at, self.zone)
    }

    fn say<T: serde::Serialize + schemars::JsonSchema>(&self, value: &T) -> String {
        self.wording.say(self.screen.view, value)
    }

    /// Where the meeting is, in one line.
    #[must_use]
    pub fn headline(&self) -> String {
        let view = self.screen.view;
        let Some(meeting) = self.screen.meeting() else { return self.wording.word("client-nothing_shown") };
        let name = self.say(&meeting.id);
        let stage = match &meeting.stage {
            Stage::Scheduled {} => self.wording.word("meeting-phase-scheduled"),
            Stage::Open {} => self.wording.word("meeting-phase-open"),
            Stage::Suspended { resume_at, .. } => {
                self.with_instant(self.wording.word("meeting-phase-suspended"), *resume_at)
            }
            Stage::Adjourned { until } => self.with_instant(self.wording.word("meeting-phase-adjourned"), *until),
            Stage::TechHold { cause, next_news_at, .. } => {
                let hold = format!("{}: {}", self.wording.word("meeting-phase-tech_hold"), self.say(cause));
                self.with_instant(hold, *next_news_at)
            }
            Stage::Closed { .. } => self.wording.word("meeting-phase-closed"),
        };
        let mut line = format!("{name}: {stage}");
        if meeting.sitting > 0 {
            line.push_str(&format!(", {} {}", self.wording.word("word-sitting"), meeting.sitting));
        }
        // Of the sitting that comes next, which may have been meant to be open by now.
        let index = usize::try_from(meeting.sitting).unwrap_or(usize::MAX);
        let planned = focus_card(view).and_then(|card| card.sittings.get(index)).map(|sitting| sitting.opens_at);
        match (&meeting.stage, meeting.closes_at, planned) {
            (Stage::Open {}, Some(ends), _) => line.push_str(&self.arg("client-planned_end", "at", self.instant(ends))),
            (Stage::Scheduled {}, _, Some(opens)) => {
                line.push_str(&self.arg("client-planned_start", "at", self.instant(opens)));
            }
            _ => {}
        }
        line
    }

    fn with_instant(&self, text: String, at: Option<Timestamp>) -> String {
        at.map_or(text.clone(), |at| format!("{text} ({})", self.instant(at)))
    }

    fn arg(&self, id: &str, name: &str, value: String) -> String {
        // A message that begins with a comma has its space kept by hand: the catalogue trims.
        format!("; {}", self.wording.text(id, &[(name, value.into())]))
    }

    /// Who presides, in words.
    #[must_use]
    pub fn presiding(&self) -> String {
        let Some(chair) = &self.screen.view.chair else { return self.wording.word("word-none") };
        let Some(seat) = chair.seat.as_ref().filter(|_| chair.vacancy.is_none()) else {
            return self.wording.word("word-nobody_presides");
        };
        let (seat, presides) = (self.say(seat), chair.person.as_ref().filter(|person| !person.name.is_empty()));
        // A seat may be called as its holder is: what the one says already, the other need not say again.
        let person = match presides {
            Some(person) if seat.contains(&person.name) => String::new(),
            Some(person) if seat.contains(&person.title) => format!(" — {}", person.name),
            Some(person) => format!(" — {}", self.say(person)),
            None => String::new(),
        };
        let acting =
            if chair.acting { format!(" ({})", self.wording.word("word-acting_chair")) } else { String::new() };
        format!("{seat}{person}{acting}")
    }

    /// The open item with its title.
    #[must_use]
    pub fn item(&self) -> String {
        match self.screen.item() {
            Ok(item) => format!("{item} {}", self.wording.item_title(self.screen.view, item)),
            Err(_) => self.wording.word("word-none"),
        }
    }

    /// A speech and its clock.
    #[must_use]
    pub fn speech(&self, speech: &SpeechNow) -> String {
        let now = self.screen.now;
        let party = self.say(&speech.party);
        let limit = self.wording.span(speech.limit_ms);
        let left = |spoken: Span| {
            if spoken <= speech.limit_ms {
                let left = self.wording.span(speech.limit_ms.less(spoken));
                self.wording.text("client-time_left", &[("left", left.into()), ("limit", limit.clone().into())])
            } else {
                let over = self.wording.span(spoken.less(speech.limit_ms));
                self.wording.text("client-over_time", &[("over", over.into()), ("limit", limit.clone().into())])
            }
        };
        match &speech.phase {
            SpeechPhase::Called { .. } => {
                format!("{party}: {}, {}", self.wording.word("word-called"), left(speech.spoken_ms))
            }
            SpeechPhase::Speaking { since, .. } => {
                format!(
                    "{party}: {}, {}",
                    self.wording.word("word-speaking"),
                    left(speech.spoken_ms + now.since(*since))
                )
            }
            SpeechPhase::Paused { causes, .. } => {
                let why: Vec<String> = causes.iter().map(|cause| self.say(cause)).collect();
                let word = self.wording.word("word-paused");
                format!("{party}: {word} {}, {}", why.join(", "), left(speech.spoken_ms))
            }
        }
    }

    /// Who has the floor and for how long.
    #[must_use]
    pub fn floor(&self) -> String {
        let speech = self.screen.view.floor.as_ref().and_then(|floor| floor.speech.as_ref());
        speech.map_or_else(|| self.wording.word("word-nobody_speaks"), |speech| self.speech(speech))
    }

    /// The list of speakers in one line.
    #[must_use]
    pub fn speakers(&self) -> String {
        let Some(list) = &self.screen.view.list else { return self.wording.word("word-list_empty") };
        let names = list.entries.head.iter().take(6).map(|entry| format!("{} {}", entry.place, self.say(&entry.party)));
        let mut line = names.collect::<Vec<_>>().join(", ");
        if list.entries.count > 6 {
            line.push_str(&format!(", … ({})", list.entries.count));
        }
        if line.is_empty() {
            line = self.wording.word("word-list_empty");
        }
        if list.closed {
            line.push_str(&format!(" ({})", self.wording.word("word-list_closed")));
        }
        line
    }

    /// A text on the table in one line.
    #[must_use]
    pub fn text(&self, text: &ProposalNow) -> String {
        let mut line = self.wording.text(
            "client-text",
            &[
                ("proposal", text.proposal.to_string().into()),
                ("item", text.item.to_string().into()),
                ("revision", text.revision.to_string().into()),
                ("hash", text.hash.short().into()),
            ],
        );
        if let ProposalStage::Put { window, acknowledged, awaited, .. } = &text.stage {
            let window = match window {
                WindowStage::Frozen { causes } => self.wording.say_each(self.screen.view, causes).join("; "),
                WindowStage::Running { ends_at } => {
                    let left = self.wording.span(ends_at.since(self.screen.now));
                    self.wording.text("client-window_left", &[("left", left.into())])
                }
                WindowStage::Elapsed { .. } => self.wording.word("word-no_objection"),
            };
            let counted = self.wording.text(
                "client-acknowledged",
                &[("number", acknowledged.count.into()), ("all", (acknowledged.count + awaited.count).into())],
            );
            line.push_str(&format!("; {}; {counted}; {window}", self.wording.word("word-put")));
        }
        line
    }

    /// One page of what can be shown.
    #[must_use]
    pub fn page(&self, page: Page) -> String {
        match page {
            Page::Status => self.status(),
            Page::List => self.list(),
            Page::Agenda => self.agenda(),
            Page::Texts => self.texts(),
            Page::Decisions => self.decisions(),
            Page::Documents => self.documents(),
            Page::Chair => self.chair(),
            Page::Seats => self.seats(),
            Page::Silences => self.silences(),
        }
    }

    /// Where everything is.
    #[must_use]
    pub fn status(&self) -> String {
        let view = self.screen.view;
        let mut table = self.table();
        table.add_row([self.word("word-presides"), self.presiding()]);
        if let Some(OfferNow::Handover { to, .. }) = view.chair.as_ref().and_then(|chair| chair.offer.as_ref()) {
            table.add_row([self.word("client-handover"), self.say(to)]);
        }
        table.add_row([self.word("word-item"), self.item()]);
        if let Some(next) = self.screen.next_item() {
            let title = self.wording.item_title(view, next);
            table.add_row([self.word("word-next"), format!("{next} {title}")]);
        }
        table.add_row([self.word("word-floor"), self.floor()]);
        table.add_row([self.word("word-speakers"), self.speakers()]);
        if let Some(place) = self.screen.own.and_then(|own| own.seat.as_ref()).and_then(|seat| seat.waiting.as_ref()) {
            table.add_row([self.word("client-own_place"), place.place.to_string()]);
        }
        for text in self.screen.texts() {
            table.add_row([self.word("word-text"), self.text(text)]);
        }
        if let Some(presence) = &view.presence {
            let counts = presence.deciding.iter().filter(|(_, n)| **n > 0);
            let line: Vec<String> = counts.map(|(how, n)| format!("{n} {}", self.say(how))).collect();
            table.add_row([self.word("client-presence"), line.join(", ")]);
            if presence.lobby.count > 0 {
                let seats: Vec<String> = presence.lobby.head.iter().map(ToString::to_string).collect();
                table.add_row([self.word("client-lobby"), seats.join(", ")]);
            }
        }
        let clock = self.wording.hour(view, self.screen.now);
        let at = self
            .wording
            .text("client-as_of", &[("hour", clock.into()), ("position", self.screen.position.to_string().into())]);
        format!("{}\n{table}\n{at}", self.headline())
    }

    /// The list of speakers.
    #[must_use]
    pub fn list(&self) -> String {
        let mut table = self.table();
        table.set_header([self.word("word-place"), self.word("word-delegation"), String::new()]);
        for entry in self.screen.waiting() {
            let mut about = self.say(&entry.origin);
            if !entry.on_behalf_of.is_empty() {
                let others: Vec<String> = entry.on_behalf_of.iter().map(|party| self.say(party)).collect();
                let others = self.wording.text("client-for_others", &[("parties", others.join(", ").into())]);
                about.push_str(&format!("; {others}"));
            }
            table.add_row([entry.place.to_string(), self.say(&entry.party), about]);
        }
        let closed = self.screen.view.list.as_ref().is_some_and(|list| list.closed);
        let closed = if closed { format!(" ({})", self.wording.word("word-list_closed")) } else { String::new() };
        let head = format!("{}: {}{closed}\n{}", self.word("word-item"), self.item(), self.floor());
        if self.screen.waiting().is_empty() {
            return format!("{head}\n{}", self.word("word-list_empty"));
        }
        format!("{head}\n{table}")
    }

    /// The agenda and where each item is.
    #[must_use]
    pub fn agenda(&self) -> String {
        let Some(agenda) = &self.screen.view.agenda else { return self.wording.word("client-nothing_shown") };
        let mut table = self.table();
        for item in &agenda.items {
            let stage = match &item.stage {
                ItemStage::Pending {} => self.wording.word("word-pending"),
                ItemStage::Open {} => self.wording.word("word-under_way"),
                ItemStage::Concluded { outcome } => outcome.as_ref().map_or_else(
                    || self.wording.word("word-concluded"),
                    |outcome| format!("{} ({})", self.wording.word("word-concluded"), self.say(outcome)),
                ),
                ItemStage::Deferred { to } => format!("{} {}", self.wording.word("word-deferred"), self.say(to)),
                ItemStage::Withdrawn {} => self.wording.word("word-withdrawn"),
            };
            let title = self.wording.item_title(self.screen.view, &item.number);
            table.add_row([item.number.to_string(), title.to_owned(), stage]);
        }
        format!("{}\n{table}", self.headline())
    }

    /// What was decided.
    #[must_use]
    pub fn decisions(&self) -> String {
        let section = self.screen.view.decisions.as_ref();
        let Some(section) = section.filter(|section| section.decisions.count > 0) else {
            return self.wording.word("client-no_decisions");
        };
        let mut table = self.table();
        for decision in section.decisions.head.iter().rev() {
            let words = decision.text.clone().unwrap_or_default();
            table.add_row([
                decision.decision.to_string(),
                format!("{} {}", self.say(&decision.meeting), decision.item),
                self.say(&decision.verb),
                words,
                format!("{} {}", self.wording.word("word-revision"), decision.revision),
                decision.hash.short(),
            ]);
        }
        table.to_string()
    }

    /// The roll call and the motions that are pending, the one that comes first in front.
    fn motions(&self) -> Vec<String> {
        let Some(table) = &self.screen.view.table else { return Vec::new() };
        let mut out = Vec::new();
        if let Some(vote) = &table.vote {
            let called = vote.waiting.head.first().map(|party| self.say(party)).unwrap_or_default();
            let arguments = [("subject", self.say(&vote.subject).into()), ("party", called.into())];
            out.push(self.wording.text("client-vote", &arguments));
        }
        for motion in &table.motions {
            let arguments = [
                ("number", motion.motion.0.to_string().into()),
                ("party", self.say(&motion.party).into()),
                ("what", self.say(&motion.kind).into()),
            ];
            out.push(self.wording.text("client-motion", &arguments));
        }
        out
    }

    /// The texts on the table with their words.
    #[must_use]
    pub fn texts(&self) -> String {
        let mut out = self.motions();
        if self.screen.texts().is_empty() {
            out.push(self.word("client-no_texts"));
        }
        for text in self.screen.texts() {
            out.push(self.text(text));
            out.extend(text.text.as_ref().map(|words| format!("    {}", words.replace('\n', "\n    "))));
            out.extend(text.documents.iter().map(|document| {
                let reference = &document.document;
                let revision = self.wording.word("word-revision");
                format!("    {} {revision} {} {}", reference.symbol, reference.revision, document.hash.short())
            }));
            for objection in &text.objections {
                let who = self.wording.text("client-objection_of", &[("party", self.say(&objection.party).into())]);
                let stands = objection.stage == crate::view::ObjectionStage::Standing {};
                let mark = if stands { "!" } else { "·" };
                out.push(format!("    {mark} {who} {}", objection.point.as_deref().unwrap_or_default()));
            }
            for amendment in &text.amendments {
                out.push(format!("    ± {}", self.wording.amendment(self.screen.view, amendment)));
            }
        }
        out.join("\n")
    }

    /// Who presides, who is next in line, what the moderator may do.
    #[must_use]
    pub fn chair(&self) -> String {
        let Some(chair) = &self.screen.view.chair else { return self.wording.word("client-nothing_shown") };
        let mut table = self.table();
        table.add_row([self.word("word-presides"), self.presiding()]);
        table.add_row([self.word("word-chair"), self.say(&chair.party)]);
        if let Some(vice) = &chair.vice_chair {
            table.add_row([self.word("word-vice_chair"), self.say(vice)]);
        }
        match &chair.offer {
            Some(OfferNow::Handover { to, .. }) => {
                table.add_row([self.word("client-handover"), self.say(to)]);
            }
            Some(OfferNow::Passing { to, .. }) => {
                table.add_row([self.word("client-handover"), self.say(to)]);
            }
            None => {}
        }
        if let Some(vacancy) = &chair.vacancy {
            table.add_row([self.word("word-nobody_presides"), self.instant(vacancy.since)]);
            for seat in vacancy.candidates.iter().flatten() {
                table.add_row([self.word("word-next"), self.say(seat)]);
            }
        }
        for power in &chair.delegated {
            table.add_row([self.word("word-moderator"), self.say(power)]);
        }
        format!("{}\n{table}", self.headline())
    }

    /// Every seat, who sits there and how its line is.
    #[must_use]
    pub fn seats(&self) -> String {
        let Some(presence) = &self.screen.view.presence else { return self.wording.word("client-nothing_shown") };
        let mut table = self.table();
        for party in &presence.parties.head {
            table.add_row([party.party.to_string(), self.say(&party.party), self.say(&party.presence), String::new()]);
            for seat in &party.seats {
                let link = match seat.link {
                    LinkNow::Up { .. } => self.wording.word("word-line_up"),
                    LinkNow::Down { .. } => self.wording.word("word-line_down"),
                    LinkNow::Unseen {} => String::new(),
                };
                let person = seat.person.as_ref().map(|person| self.say(person)).unwrap_or_default();
                table.add_row([format!("  {}", seat.seat), person, link, self.say(&seat.rank)]);
            }
        }
        let mut out = table.to_string();
        if presence.lobby.count > 0 {
            let seats: Vec<String> = presence.lobby.head.iter().map(ToString::to_string).collect();
            out.push_str(&format!("\n{}: {}", self.word("client-lobby"), seats.join(", ")));
        }
        out
    }

    /// What the parties are or were asked in writing.
    #[must_use]
    pub fn silences(&self) -> String {
        if self.screen.silences().is_empty() {
            return self.word("client-no_silences");
        }
        let mut out = Vec::new();
        for silence in self.screen.silences() {
            let stage = match &silence.stage {
                SilenceStage::Running {} => {
                    self.wording.text("client-silence_until", &[("at", self.instant(silence.deadline).into())])
                }
                SilenceStage::Adopted { at, .. } => {
                    self.wording.text("client-silence_adopted", &[("at", self.instant(*at).into())])
                }
                SilenceStage::NotAdopted { at } => {
                    self.wording.text("client-silence_not_adopted", &[("at", self.instant(*at).into())])
                }
            };
            let number: Argument<'_> = silence.silence.0.to_string().into();
            let head = [("number", number), ("meeting", self.say(&silence.meeting).into())];
            out.push(format!("{}; {stage}; {}", self.wording.text("client-silence", &head), self.say(&silence.means)));
            out.extend(silence.text.as_ref().map(|words| format!("    {}", words.replace('\n', "\n    "))));
            for party in &silence.objections {
                let party = self.say(party);
                out.push(format!("    ! {}", self.wording.text("client-objection_of", &[("party", party.into())])));
            }
        }
        out.join("\n")
    }

    /// Every document at its last revision.
    #[must_use]
    pub fn documents(&self) -> String {
        let section = self.screen.view.documents.as_ref();
        let Some(section) = section.filter(|section| section.documents.count > 0) else {
            return self.wording.word("word-none");
        };
        let mut table = self.table();
        for document in &section.documents.head {
            let (revision, hash) = document.last.as_ref().map_or_else(Default::default, |last| {
                (format!("{} {}", self.wording.word("word-revision"), last.revision), last.hash.short())
            });
            let title = self.wording.of(&document.title).to_owned();
            table.add_row([document.symbol.to_string(), title, revision, hash]);
        }
        table.to_string()
    }

    /// What could be done now, in words.
    #[must_use]
    pub fn possible(&self) -> Vec<String> {
        self.screen.possible().map(|press| self.say(&press)).collect()
    }
}
