//! What an endpoint writes: sentences and tables for people, JSON lines for programs.

use std::io::{self, Write};

use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::acknowledge::{Doubt, Duty};
use super::cue::floor_of;
use super::line::Line;
use super::link::{Final, Shown};
use super::run::Voice;
use super::screen::{NoSuchThing, Screen};
use super::sheet::Sheet;
use super::typed::{HELP, HELP_PRESIDING, Page};
use super::witness::Unusable;
use super::wording::Wording;
use crate::procedure::ids::{CommandId, ProposalId, Revision, Span, SpeechId};
use crate::view::View;
use crate::wire::{self, Entry, News, Notice, Who};

/// For whom an endpoint writes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// People; `prompt` where they type at a terminal.
    People {
        /// Whether to show where one types.
        prompt: bool,
    },
    /// Programs: every frame of the hub as it came, one a line, and lines of type `local` of our own.
    Json,
}

/// The face of an endpoint.
#[derive(Debug)]
pub struct Face<W> {
    out: W,
    style: Style,
    wording: Wording,
    /// The list, floor and table before the last entry: who has just left the floor still has a name.
    before: View,
    /// The own speech that was announced.
    announced: Option<SpeechId>,
    /// The text that was read out.
    read_out: Option<(ProposalId, Revision)>,
    /// Whether the last thing said was that the line is down.
    down: bool,
    joined_once: bool,
}

/// The screen of a line.
#[must_use]
pub fn screen(line: &Line) -> Screen<'_> {
    let link = line.link();
    Screen { view: link.view(), own: link.own(), position: link.position().unwrap_or(0), now: line.hub_time() }
}

impl<W: Write> Face<W> {
    /// A face that has said nothing yet.
    pub fn new(out: W, style: Style, wording: Wording) -> Self {
        Self {
            out,
            style,
            wording,
            before: View::default(),
            announced: None,
            read_out: None,
            down: false,
            joined_once: false,
        }
    }

    /// For whom it writes.
    #[must_use]
    pub fn style(&self) -> Style {
        self.style
    }

    /// Its words.
    #[must_use]
    pub fn wording(&self) -> &Wording {
        &self.wording
    }

    /// A frame as it came, for programs.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn frame(&mut self, text: &str) -> io::Result<()> {
        match self.style {
            Style::Json => self.line(text),
            Style::People { .. } => Ok(()),
        }
    }

    /// A line of our own, for programs.
    fn local(&mut self, what: &str, mut facts: Value) -> io::Result<()> {
        if let Some(fields) = facts.as_object_mut() {
            fields.insert("type".to_owned(), "local".into());
            fields.insert("what".to_owned(), what.into());
        }
        self.line(&facts.to_string())
    }

    fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{text}")?;
        self.out.flush()
    }

    /// Says something to people, and shows again where they type.
    fn say(&mut self, text: &str) -> io::Result<()> {
        match self.style {
            Style::People { prompt: false } => self.line(text),
            Style::People { prompt: true } => {
                // Over the prompt that stands there and what was typed behind it, and a new one below.
                write!(self.out, "\r\x1b[K{text}\n> ")?;
                self.out.flush()
            }
            Style::Json => Ok(()),
        }
    }

    /// Says a message of the catalogue.
    fn message(&mut self, id: &str, arguments: &[(&str, crate::catalogue::Argument<'_>)]) -> io::Result<()> {
        let text = self.wording.text(id, arguments);
        self.say(&text)
    }

    /// That it begins.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn connecting(&mut self, hub: &str) -> io::Result<()> {
        self.message("client-connecting", &[("hub", hub.to_owned().into())])
    }

    /// The screen of a line that was in before anybody wrote, for programs: its welcome was not told.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn joined_already(&mut self, line: &Line) -> io::Result<()> {
        match self.style {
            Style::Json => {
                let screen = screen(line);
                self.local("joined", json!({ "position": screen.position, "view": screen.view, "own": screen.own }))
            }
            Style::People { .. } => Ok(()),
        }
    }

    /// What a line shows.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn shown(&mut self, line: &Line, shown: &Shown) -> io::Result<()> {
        match shown {
            Shown::Joined { back, reset, missed_after, position } => {
                self.joined(line, *back, *reset, missed_after.map(|after| position - after))
            }
            Shown::Entry(entry) => {
                self.entry(line.link().view(), entry)?;
                self.news_of_own(line)
            }
            Shown::Own => self.news_of_own(line),
            Shown::Accepted(accepted) => {
                self.message("client-done", &[("position", accepted.position.to_string().into())])
            }
            Shown::Rejected(rejected) => {
                let sentence = self.wording.rejected(line.link().view(), rejected);
                self.message(
                    "client-refused",
                    &[("rule", rejected.rule.clone().into()), ("sentence", sentence.into())],
                )?;
                self.possible(line)
            }
            Shown::Declined(declined) => {
                let sentence = self.wording.declined(declined);
                self.say(&sentence)
            }
            Shown::TooManyUnanswered(id) => self.not_sent(id, "too_many"),
            Shown::GivenUp(id) => self.not_sent(id, "given_up"),
            Shown::Tick(_) | Shown::Pulse(_) | Shown::Checkpoint(_) => Ok(()),
            // What there is to see now is shown at once.
            Shown::Notice(Notice { news: News::AudienceChanged { .. }, .. }) => Ok(()),
            Shown::Notice(notice) => match self.wording.notice(notice).map(str::to_owned) {
                Some(sentence) => self.say(&sentence),
                None => Ok(()),
            },
            Shown::Stale => match self.style {
                Style::Json => self.local("stale", json!({})),
                Style::People { .. } => self.message("client-stale", &[]),
            },
            Shown::Down { code, reason, again_in_ms } => self.is_down(*code, reason, *again_in_ms),
            Shown::Distrusted(why) => match self.style {
                Style::Json => self.local("distrusted", json!({ "reason": why.code() })),
                // Loudly each time, and not only when the line first went down.
                Style::People { .. } => self.message(&format!("client-over-{}", why.code()), &[]),
            },
            Shown::Over(end) => self.over(*end),
        }
    }

    /// The record is not the one that this endpoint has seen: said loudly, on a line of its own.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn doubted(&mut self, doubt: &wire::Doubt) -> io::Result<()> {
        match self.style {
            Style::Json => {
                self.local("doubt", json!({ "size": doubt.size, "seen": doubt.seen, "reason": doubt.reason }))
            }
            Style::People { .. } => {
                let reason = self.wording.word(&format!("doubt-{}", doubt.reason.code()));
                let arguments = [
                    ("reason", reason.into()),
                    ("size", doubt.size.to_string().into()),
                    ("seen", doubt.seen.to_string().into()),
                ];
                self.message("client-doubt", &arguments)
            }
        }
    }

    /// Says that this endpoint does not witness the record, which file is why, and how a person mends it.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn cannot_witness(&mut self, unusable: &Unusable) -> io::Result<()> {
        let (code, file) = unusable.told();
        match self.style {
            Style::Json => self.local("no_witness", json!({ "reason": code, "file": file })),
            Style::People { .. } => self.message(&format!("client-witness-{code}"), &[("file", file.into())]),
        }
    }

    fn joined(&mut self, line: &Line, back: bool, reset: bool, missed: Option<u64>) -> io::Result<()> {
        let again = std::mem::replace(&mut self.joined_once, true);
        self.down = false;
        if reset {
            self.remember(line.link().view());
        }
        if self.style == Style::Json {
            return Ok(());
        }
        let view = line.link().view();
        match (again, missed) {
            // The line was up all the time; there is more, or less, to be seen.
            _ if !back => {}
            (true, Some(number)) => {
                let number = i64::try_from(number).unwrap_or(i64::MAX);
                self.message("client-missed", &[("number", number.into())])?;
            }
            (true, None) if !reset => return self.message("client-resumed", &[]),
            (true, None) => {}
            (false, _) => {
                let (id, who) = match line.link().who() {
                    Some(Who::Seat { seat, active: true }) => ("client-joined", self.wording.say(view, seat)),
                    Some(Who::Seat { seat, active: false }) => ("client-joined_mirror", self.wording.say(view, seat)),
                    Some(Who::Moderator { name }) => ("client-joined", name.to_string()),
                    Some(Who::Screen {}) | None => ("client-joined", self.wording.word("word-endpoint")),
                };
                self.message(id, &[("who", who.into())])?;
                // Where an invitation admits, the admission is on its way, and with it what there is to see.
                let seat = line.link().own().and_then(|own| own.seat.as_ref());
                if seat.is_some_and(|seat| seat.person.is_none()) {
                    return self.message("client-not_admitted", &[]);
                }
            }
        }
        self.page(line, Page::Status)?;
        self.news_of_own(line)
    }

    /// What happened at one position, one line for each event.
    fn entry(&mut self, view: &View, entry: &Entry) -> io::Result<()> {
        if self.style == Style::Json {
            return Ok(());
        }
        let hour = self.wording.hour(view, entry.at);
        for event in &entry.events {
            let sentence = self.wording.event(view, &self.before, event);
            self.say(&format!("{hour}  {sentence}"))?;
        }
        self.remember(view);
        Ok(())
    }

    /// An entry that was made while the line was down.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn missed(&mut self, view: &View, entry: &Entry, frame: &str) -> io::Result<()> {
        match self.style {
            Style::Json => self.line(frame),
            Style::People { .. } => {
                let hour = self.wording.hour(view, entry.at);
                entry.events.iter().try_for_each(|event| {
                    let sentence = self.wording.event(view, &self.before, event);
                    self.say(&format!("{hour}  {sentence}"))
                })
            }
        }
    }

    fn remember(&mut self, view: &View) {
        self.before.list.clone_from(&view.list);
        self.before.floor.clone_from(&view.floor);
        self.before.table.clone_from(&view.table);
    }

    /// What concerns this seat alone: it has the floor; a text is before it.
    fn news_of_own(&mut self, line: &Line) -> io::Result<()> {
        let screen = screen(line);
        let Some(party) = screen.party() else { return Ok(()) };
        let cue = floor_of(screen.view, party);
        if self.announced != cue.as_ref().map(|cue| cue.speech) {
            self.announced = cue.as_ref().map(|cue| cue.speech);
            if let Some(cue) = cue {
                let limit = self.wording.span(cue.limit);
                self.message("client-your_floor", &[("limit", limit.into())])?;
            }
        }
        let put = screen.put().map(|text| (text.proposal, text.revision));
        if self.read_out != put {
            self.read_out = put;
            if let Some(words) = screen.put().and_then(|text| text.text.as_ref()) {
                self.message("client-your_text", &[("words", words.clone().into())])?;
            }
        }
        Ok(())
    }

    fn is_down(&mut self, code: Option<u16>, reason: &str, again_in_ms: u64) -> io::Result<()> {
        if self.style == Style::Json {
            return self.local("down", json!({ "code": code, "reason": reason, "again_in_ms": again_in_ms }));
        }
        let wait = self.wording.span(Span(again_in_ms.max(1_000)));
        if std::mem::replace(&mut self.down, true) {
            return self.message("client-down_again", &[("wait", wait.into())]);
        }
        let reason = match (code, reason) {
            (Some(code), "") => code.to_string(),
            // A sentence of its own inside brackets has no full stop.
            (_, reason) => self.wording.cause_said(reason).trim_end_matches('.').to_owned(),
        };
        self.message("client-down", &[("reason", reason.into()), ("wait", wait.into())])
    }

    fn over(&mut self, end: Final) -> io::Result<()> {
        match (self.style, end) {
            (Style::Json, _) => self.local("over", json!({ "reason": end.code() })),
            // A good end is said here; a bad one is the program's last word and its exit code.
            (Style::People { .. }, Final::ConferenceOver) => {
                let sentence = self.wording.word("client-over-conference_over");
                self.line(&format!("\r{sentence}"))
            }
            (
                Style::People { .. },
                Final::NotSignedIn | Final::NotAllowed | Final::TakenOver | Final::WrongVersion | Final::Distrusted(_),
            ) => Ok(()),
        }
    }

    fn not_sent(&mut self, id: &CommandId, why: &str) -> io::Result<()> {
        match self.style {
            Style::Json => self.local(why, json!({ "command_id": id })),
            Style::People { .. } => self.message(&format!("client-{why}"), &[]),
        }
    }

    /// Under which name an act went out, for programs; for people, that it waits where the line is down.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn sent(&mut self, id: &CommandId, joined: bool) -> io::Result<()> {
        match self.style {
            Style::Json => self.local("sent", json!({ "command_id": id })),
            Style::People { .. } if joined => Ok(()),
            Style::People { .. } => self.message("client-waits_for_line", &[]),
        }
    }

    /// That words name nothing that is there.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn nothing(&mut self, line: &Line, nothing: &NoSuchThing) -> io::Result<()> {
        let sentence = self.wording.say(line.link().view(), nothing);
        let rule = nothing.rule().to_string();
        match self.style {
            Style::Json => {
                self.local("not_sent", json!({ "code": nothing.code(), "rule": rule, "sentence": sentence }))
            }
            Style::People { .. } => {
                self.message("client-refused_here", &[("rule", rule.into()), ("sentence", sentence.into())])?;
                self.possible(line)
            }
        }
    }

    /// That an input line is none of ours.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn mistyped(&mut self, sentence: &str) -> io::Result<()> {
        match self.style {
            Style::Json => self.local("not_sent", json!({ "code": "unreadable", "sentence": sentence })),
            Style::People { .. } => self.say(sentence),
        }
    }

    /// What became of a text that had to be acknowledged.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn attended(&mut self, duty: &Duty, doubt: Option<&Doubt>) -> io::Result<()> {
        let (code, text) = match doubt {
            None => ("acknowledged", self.wording.text("client-hash_agrees", &[("hash", duty.named.short().into())])),
            Some(Doubt::Differs) => ("hash_differs", self.wording.word("client-hash_differs")),
            Some(Doubt::Missing { symbol, reason }) => {
                let arguments = [("symbol", symbol.clone().into()), ("reason", reason.clone().into())];
                ("document_missing", self.wording.text("client-document_missing", &arguments))
            }
        };
        match self.style {
            Style::Json => self.local(
                code,
                json!({ "proposal": duty.proposal, "revision": duty.revision, "hash": duty.named, "sentence": text }),
            ),
            Style::People { .. } => self.say(&text),
        }
    }

    /// Asks once more before an act that binds.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn confirm(&mut self, line: &Line, typed: &str) -> io::Result<()> {
        if let Some(text) = screen(line).put() {
            let words = text.text.clone().unwrap_or_else(|| text.hash.short());
            let text = self.wording.text("client-confirm_text", &[("text", words.into())]);
            self.line(&format!("\r{text}"))?;
        }
        self.message("client-confirm", &[("act", typed.to_owned().into())])
    }

    /// That a person said no.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn not_confirmed(&mut self) -> io::Result<()> {
        self.message("client-not_sent", &[])
    }

    /// One page.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn page(&mut self, line: &Line, page: Page) -> io::Result<()> {
        let zone = own_zone(&screen(line));
        let sheet = Sheet { screen: screen(line), wording: &self.wording, zone: zone.as_ref(), width: None };
        let text = sheet.page(page);
        self.say(&text)
    }

    /// The commands; those of a presiding seat where it presides.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn help(&mut self, line: &Line) -> io::Result<()> {
        let mut text = self.wording.word("client-help-heading");
        let add = |text: &mut String, commands: &[(&str, &str)]| {
            for (typed, what) in commands {
                let gap = if typed.chars().count() > 30 { format!("\n{:34}", "") } else { "  ".to_owned() };
                text.push_str(&format!("\n  {typed:<30}{gap}{}", self.wording.word(what)));
            }
        };
        add(&mut text, HELP);
        if screen(line).presides() {
            text.push_str(&format!("\n{}", self.wording.word("client-help-presiding")));
            add(&mut text, HELP_PRESIDING);
        }
        self.say(&text)
    }

    fn possible(&mut self, line: &Line) -> io::Result<()> {
        let sheet = Sheet { screen: screen(line), wording: &self.wording, zone: None, width: None };
        let acts = sheet.possible();
        if acts.is_empty() { Ok(()) } else { self.message("client-possible", &[("acts", acts.join(", ").into())]) }
    }

    /// The last word.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn bye(&mut self) -> io::Result<()> {
        match self.style {
            Style::Json => Ok(()),
            Style::People { .. } => {
                let text = self.wording.word("client-bye");
                self.line(&format!("\r{text}"))
            }
        }
    }
}

impl<W: Write> Voice for Face<W> {
    fn frame(&mut self, text: &str) -> io::Result<()> {
        self.frame(text)
    }

    fn shown(&mut self, line: &Line, shown: &Shown) -> io::Result<()> {
        self.shown(line, shown)
    }

    fn doubted(&mut self, doubt: &wire::Doubt) -> io::Result<()> {
        self.doubted(doubt)
    }

    fn cannot_witness(&mut self, unusable: &Unusable) -> io::Result<()> {
        self.cannot_witness(unusable)
    }

    fn attended(&mut self, duty: &Duty, doubt: Option<&Doubt>) -> io::Result<()> {
        self.attended(duty, doubt)
    }

    fn missed(&mut self, view: &View, entry: &Entry, frame: &str) -> io::Result<()> {
        self.missed(view, entry, frame)
    }
}

/// The zone of the own party.
#[must_use]
pub fn own_zone(screen: &Screen<'_>) -> Option<TimeZone> {
    let card = screen.view.conference.as_ref()?.parties.get(screen.party()?)?;
    TimeZone::get(&card.zone).ok()
}
