//! What a person sees of a rehearsal: who presides, the item, who has the floor, decisions as they fall.

use std::io::Write;

use comfy_table::presets::UTF8_BORDERS_ONLY;
use comfy_table::{ContentArrangement, Table};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiff::tz::TimeZone;

use crate::endpoint::wording::Wording;
use crate::procedure::definition::Verb;
use crate::procedure::event::Event;
use crate::procedure::ids::{PartyId, Timestamp};
use crate::view::{Programme, View};

use super::play::{Moment, Teller};
use super::stage::News;

/// Narrowest and widest line that is written.
const WIDTH: (usize, usize) = (60, 110);
/// Places before the words of a line: the hour and a mark.
const MARGIN: usize = 8;

/// Colours of a terminal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Ink {
    Dim,
    Bold,
    Chair,
    Floor,
    Decided,
    Trouble,
    Warned,
}

impl Ink {
    fn code(self) -> &'static str {
        match self {
            Self::Dim => "2",
            Self::Bold => "1",
            Self::Chair => "36",
            Self::Floor => "31",
            Self::Decided => "1;32",
            Self::Trouble => "33",
            Self::Warned => "1;33",
        }
    }
}

/// A display on a terminal, or on whatever standard output is.
pub struct Display<W> {
    out: W,
    wording: Wording,
    coloured: bool,
    width: usize,
    bar: ProgressBar,
    zone: TimeZone,
    programme: Option<Programme>,
    before: View,
    /// While everybody comes, nobody's coming is told.
    quiet: bool,
}

impl<W> std::fmt::Debug for Display<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Display").field("width", &self.width).field("coloured", &self.coloured).finish_non_exhaustive()
    }
}

impl<W: Write> Display<W> {
    /// A display that writes to `out`. `terminal`: whether a person watches, so that there is a bar.
    #[must_use]
    pub fn new(out: W, language: &str, terminal: bool, coloured: bool) -> Self {
        let width = usize::from(Table::new().width().unwrap_or(80)).clamp(WIDTH.0, WIDTH.1);
        let target = if terminal { ProgressDrawTarget::stderr_with_hz(10) } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(None, target);
        let style = ProgressStyle::with_template("{wide_bar:.cyan/dim} {pos}/{len}  {msg}");
        if let Ok(style) = style {
            bar.set_style(style.progress_chars("━╸─"));
        }
        Self {
            out,
            wording: Wording::new(language),
            coloured,
            width,
            bar,
            zone: TimeZone::UTC,
            programme: None,
            before: View::default(),
            quiet: false,
        }
    }

    /// The wording, for what is said after the play.
    #[must_use]
    pub fn wording(&self) -> &Wording {
        &self.wording
    }

    fn paint(&self, ink: Ink, text: &str) -> String {
        match (self.coloured, ink.code()) {
            (true, code) if !code.is_empty() => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
            (_, _) => text.to_owned(),
        }
    }

    /// Writes lines above the bar. A reader who has gone is nobody's fault here.
    fn put(&mut self, text: &str) {
        let out = &mut self.out;
        self.bar.suspend(|| {
            let _gone = writeln!(out, "{text}").and_then(|()| out.flush());
        });
    }

    /// The hour, a mark, and words, broken to the width.
    fn line(&mut self, at: Timestamp, mark: &str, ink: Ink, words: &str) {
        let hour = self.paint(Ink::Dim, &self.hour(at));
        self.hang(&format!("{hour} {mark} "), ink, words);
    }

    /// Words behind a margin of eight places, broken to the width.
    fn hang(&mut self, margin: &str, ink: Ink, words: &str) {
        let lines = wrap(words, self.width.saturating_sub(MARGIN));
        let mut text = String::new();
        for (index, line) in lines.iter().enumerate() {
            let before = if index == 0 { margin.to_owned() } else { format!("\n{}", " ".repeat(MARGIN)) };
            text.push_str(&format!("{before}{}", self.paint(ink, line)));
        }
        self.put(&text);
    }

    fn hour(&self, at: Timestamp) -> String {
        match jiff::Timestamp::from_millisecond(at.0) {
            Ok(instant) => {
                let there = instant.to_zoned(self.zone.clone());
                format!("{:02}:{:02}", there.hour(), there.minute())
            }
            Err(_) => "--:--".to_owned(),
        }
    }

    fn party(&self, party: &PartyId) -> String {
        let card = self.programme.as_ref().and_then(|programme| programme.parties.get(party));
        card.map_or_else(|| party.to_string(), |card| self.wording.of(&card.name).to_owned())
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "what is not shown is passed over")]
    fn event(&mut self, at: Timestamp, event: &Event, view: &View) {
        let said = |display: &Self| display.wording.event_in_brief(view, &display.before, event);
        match event {
            Event::SittingOpened { .. }
            | Event::MeetingSuspended { .. }
            | Event::MeetingResumed { .. }
            | Event::MeetingAdjourned { .. }
            | Event::MeetingClosed { .. }
            | Event::SittingExtended { .. }
            | Event::HoldLifted { .. } => {
                let said = said(self);
                self.line(at, "■", Ink::Bold, &said);
            }
            Event::ChairAssumed { .. } | Event::ChairPassed { .. } => {
                let said = said(self);
                self.line(at, "◆", Ink::Chair, &said);
            }
            Event::FloorGiven { .. } => {
                let said = said(self);
                self.line(at, "●", Ink::Floor, &said);
            }
            Event::DecisionDeclared { decision, verb, .. } => {
                let text = view.decisions.as_ref().and_then(|decisions| {
                    let found = decisions.decisions.head.iter().find(|known| known.decision == *decision);
                    found.and_then(|known| known.text.clone())
                });
                let word = self.wording.say(view, verb).to_uppercase();
                let words = format!("{word} · {}", text.unwrap_or_else(|| said(self)));
                let ink = if matches!(verb, Verb::Deferred | Verb::NotAgreed) { Ink::Trouble } else { Ink::Decided };
                self.line(at, "✔", ink, &words);
            }
            Event::HoldBegan { .. }
            | Event::LinkWentDown { .. }
            | Event::ChairVacated { .. }
            | Event::SuccessionOpened { .. }
            | Event::SpeechPaused { .. }
            | Event::SpeechResumed { .. }
            | Event::SpeakerPassed { .. }
            | Event::ObjectionRaised { .. }
            | Event::ObjectionWithdrawn { .. }
            | Event::ObjectionConverted { .. }
            | Event::WindowVoided { .. }
            | Event::TimeAsked { .. }
            | Event::TimeReleased { .. }
            | Event::ConsentEntered { .. }
            | Event::ConsentConfirmed { .. }
            | Event::ItemDeferred { .. }
            | Event::StatementRecorded { .. } => {
                let said = said(self);
                self.line(at, "│", Ink::Trouble, &said);
            }
            // Who comes back is worth a line; who comes is not: everybody does.
            Event::LinkCameUp { .. } if !self.quiet => {
                let said = said(self);
                self.line(at, "│", Ink::Trouble, &said);
            }
            _ => {}
        }
    }

    fn news(&mut self, news: &News, view: &View) {
        for event in &news.events {
            self.event(news.at, event, view);
        }
        self.before = view.clone();
    }
}

impl<W: Write> Teller for Display<W> {
    /// Takes the bar away.
    fn end(&mut self) {
        self.bar.finish_and_clear();
    }

    fn tell(&mut self, moment: &Moment<'_>) {
        match moment {
            Moment::Began { programme } => {
                self.zone = TimeZone::get(&programme.zone).unwrap_or(TimeZone::UTC);
                self.quiet = true;
                let items: usize = programme.meetings.iter().map(|meeting| meeting.agenda.len()).sum();
                self.bar.set_length(u64::try_from(items).unwrap_or(u64::MAX));
                let title = self.paint(Ink::Bold, self.wording.of(&programme.title));
                self.programme = Some((*programme).clone());
                self.put(&title);
            }
            Moment::Gathered { clients } => {
                self.quiet = false;
                let said = self.wording.text("rehearsal-gathered", &[("clients", (*clients).into())]);
                let said = wrap(&said, self.width).join("\n");
                self.put(&said);
            }
            Moment::Meeting { meeting } => {
                let day = meeting.sittings.first().and_then(|sitting| {
                    let opens = jiff::Timestamp::from_millisecond(sitting.opens_at.0).ok()?;
                    Some(opens.to_zoned(self.zone.clone()).date().to_string())
                });
                let name = format!(" {} · {} ", self.wording.of(&meeting.short), day.unwrap_or_default());
                let rule = "━".repeat(self.width.saturating_sub(name.chars().count() + 2));
                let text = format!("\n{}", self.paint(Ink::Bold, &format!("━━{name}{rule}")));
                self.put(&text);
            }
            Moment::Item { meeting, item } => {
                let title = self.wording.of(&item.title).to_owned();
                self.bar.set_message(format!("{} {}", self.wording.of(&meeting.short), item.number));
                let margin = self.paint(Ink::Bold, &format!("{:>5}   ", item.number.to_string()));
                self.put("");
                self.hang(&margin, Ink::Bold, &title);
            }
            Moment::Incident { incident, who } => {
                let party = self.party(who);
                let said = self.wording.text(incident.what.message(), &[("party", party.into())]);
                self.hang("      ⚠ ", Ink::Warned, &said);
            }
            Moment::News { news, view, items } => {
                self.bar.set_position(u64::from(*items));
                self.news(news, view);
            }
        }
    }
}

/// The table at the end.
#[must_use]
pub fn table(rows: &[(String, String)]) -> String {
    let mut table = Table::new();
    table.load_style(UTF8_BORDERS_ONLY).set_content_arrangement(ContentArrangement::Dynamic);
    if table.width().is_none() {
        table.set_width(100);
    }
    for (name, value) in rows {
        table.add_row([name, value]);
    }
    table.to_string()
}

/// Breaks a text at spaces into lines of at most so many characters.
fn wrap(text: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= room => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_broken_at_its_spaces_and_nothing_of_it_is_lost() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("indivisible", 3), ["indivisible"]);
    }
}
