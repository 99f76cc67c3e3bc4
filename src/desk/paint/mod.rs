//! From what is before the eyes to the screen: pure, so that every screen is a test.
//!
//! ```text
//!   ┌ bar: whose desk, how the line is, the hub's hour, the own one ────────────────┐
//!   │ where we are: meeting, lateness; item; who presides                           │
//!   │ the next button and what it would do (or: am I heard)                         │
//!   ├ floor with its clock ──────────────────────┬ list of speakers ────────────────┤
//!   │ text: window, who has it, who objects      │ parties and their lines          │
//!   │ what happened                              │ (or: what was decided)           │
//!   ├ keys: what can be pressed; what cannot is faint ──────────────────────────────┤
//!   │ what was told                                                                 │
//!   └ command line, or how to get there ────────────────────────────────────────────┘
//! ```

mod lines;
mod look;
mod over;
mod panels;
mod texts;

use jiff::tz::TimeZone;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::acts::{self, Button, lower};
use super::ask::Kind;
use super::board::{Board, LineIs, Over, Role, Told};
use super::facts::Facts;
use crate::endpoint::wording::{Wording, clock, hub_zone};

use lines::{cut, fit, pad, sides, width, wrap_at_most};
pub use look::{Look, Tone};

/// The smallest terminal that a desk has room in: columns and rows.
pub const SMALLEST: (u16, u16) = (60, 18);

/// What a screen leaves behind.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Painted {
    /// Where one types.
    pub cursor: Option<Position>,
    /// How far what lies over the desk could be scrolled.
    pub scroll: u16,
}

/// One drawing.
struct Painter<'a> {
    board: &'a Board,
    facts: &'a Facts<'a>,
    words: &'a Wording,
    look: Look,
    zone: Option<TimeZone>,
}

/// A rectangle that is filled from above.
struct Pane<'b> {
    buffer: &'b mut Buffer,
    area: Rect,
    row: u16,
}

impl Pane<'_> {
    fn left(&self) -> usize {
        usize::from(self.area.height.saturating_sub(self.row))
    }

    fn wide(&self) -> usize {
        usize::from(self.area.width)
    }

    fn line(&mut self, line: Line<'static>) {
        if self.row < self.area.height {
            let line = cut(line, self.wide());
            self.buffer.set_line(self.area.x, self.area.y + self.row, &line, self.area.width);
        }
        self.row = self.row.saturating_add(1);
    }

    fn lines(&mut self, lines: impl IntoIterator<Item = Line<'static>>) {
        for line in lines {
            self.line(line);
        }
    }
}

/// Draws the desk.
pub fn paint(buffer: &mut Buffer, board: &Board, facts: &Facts<'_>, look: Look) -> Painted {
    let area = buffer.area;
    let zone = crate::endpoint::face::own_zone(&facts.screen);
    let painter = Painter { board, facts, words: board.words(), look, zone };
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        painter.too_small(buffer);
        return Painted::default();
    }
    painter.desk(buffer)
}

impl Painter<'_> {
    fn word(&self, id: &str) -> String {
        self.words.word(id)
    }

    fn span(&self, text: impl Into<String>, tone: Tone) -> Span<'static> {
        Span::styled(text.into(), self.look.style(tone))
    }

    fn whole(&self, text: impl Into<String>, tone: Tone) -> Line<'static> {
        Line::from(self.span(text, tone))
    }

    fn party(&self, party: &crate::procedure::ids::PartyId) -> String {
        self.words.say(self.facts.screen.view, party)
    }

    fn hour(&self, at: crate::procedure::ids::Timestamp) -> String {
        clock(at, &hub_zone(self.facts.screen.view), false)
    }

    fn too_small(&self, buffer: &mut Buffer) {
        let area = buffer.area;
        let size = |w: u16, h: u16| format!("{w}x{h}");
        let arguments = [("is", size(area.width, area.height).into()), ("wants", size(SMALLEST.0, SMALLEST.1).into())];
        let text = self.words.text("desk-too_small", &arguments);
        let mut pane = Pane { buffer, area, row: 0 };
        let lines = wrap_at_most(&text, pane.wide(), pane.left());
        pane.lines(lines.into_iter().map(|line| self.whole(line, Tone::Warn)));
    }

    fn desk(&self, buffer: &mut Buffer) -> Painted {
        let area = buffer.area;
        let wide = usize::from(area.width);
        let mut top = Pane { buffer, area, row: 0 };
        top.line(self.bar(wide));
        top.lines(self.banner(wide));
        if self.facts.screen.view.meeting.is_none() {
            top.row += 1;
            top.line(self.whole(format!(" {}", self.word("console-connecting")), Tone::Faint));
            let row = area.height.saturating_sub(1);
            top.row = row;
            top.line(self.hints(wide));
            return Painted::default();
        }
        top.lines(self.where_we_are(wide));
        if acts::has_next(self.board, self.facts) {
            top.lines(self.next(wide));
        }
        if self.board.role == Role::Delegation {
            top.lines(self.heard(wide));
        }
        let above = top.row;

        // What lies over the desk has keys of its own; those of the desk do nothing meanwhile, and are not shown.
        let covered = self.board.over.is_some() || self.board.question.is_some();
        let keys = if covered { Vec::new() } else { self.keys(wide, if area.height < 22 { 2 } else { 4 }) };
        let told = self.told(wide);
        let own = self.own_hints(wide);
        let below = u16::try_from(keys.len() + told.len() + own.len().max(1) + 1).unwrap_or(u16::MAX);
        if !covered {
            let body = Rect { y: above, height: area.height.saturating_sub(above + below), ..area };
            self.body(top.buffer, body);
        }

        let foot = Rect { y: area.height.saturating_sub(below), height: below, ..area };
        let mut pane = Pane { buffer, area: foot, row: 0 };
        pane.line(self.whole("─".repeat(wide), Tone::Faint));
        pane.lines(keys);
        pane.lines(told);
        let row = foot.y + pane.row;
        let mut painted = Painted::default();
        match &self.board.typing {
            Some(typing) => {
                let (line, column) = self.typing(typing, wide);
                pane.line(line);
                painted.cursor = Some(Position::new(column, row));
            }
            None if covered => pane.lines(own),
            None => pane.line(self.hints(wide)),
        }
        if covered {
            painted = self.over(buffer, Rect { y: 1, height: foot.y.saturating_sub(1), ..area }, painted);
        }
        painted
    }

    /// Whose desk it is, how the line is, and the hour.
    fn bar(&self, wide: usize) -> Line<'static> {
        let bar = |text: String| Span::styled(text, self.look.style(Tone::Bar));
        let name = match self.board.role {
            Role::Moderator => self.word("console-page-desk"),
            Role::Delegation => self
                .facts
                .screen
                .party()
                .map_or_else(|| self.word("console-page-delegation"), |party| self.party(party)),
        };
        let up = match self.board.line {
            LineIs::Up => format!("● {}", self.word("word-line_up")),
            LineIs::Connecting => format!("○ {}", self.word("console-connecting")),
            LineIs::Stale | LineIs::Down(_) | LineIs::Over(_) => format!("✕ {}", self.word("word-line_down")),
        };
        let view = self.facts.screen.view;
        let place = view.conference.as_ref().map(|conference| format!(" {}", self.words.of(&conference.hub)));
        let now = self.facts.screen.now;
        let own = self.zone.as_ref().map(|zone| clock(now, zone, false)).filter(|own| *own != self.hour(now));
        let own = own.map(|own| format!(" · {}", self.words.text("console-own_hour", &[("hour", own.into())])));
        let hour = place.as_ref().map_or_else(String::new, |_| self.words.hour(view, now));
        let (place, own) = (place.unwrap_or_default(), own.unwrap_or_default());
        let left = format!(" mufakat  {name}");
        let mut right = format!("{up}  {hour}{place}{own} ");
        if width(&left) + width(&right) >= wide {
            // Whose desk it is comes before where the hub stands.
            right = format!("{up}  {hour}{own} ");
        }
        let gap = wide.saturating_sub(width(&left) + width(&right));
        let left = fit(&left, wide.saturating_sub(width(&right) + 1));
        let text = format!("{left}{}{right}", " ".repeat(gap.max(1)));
        Line::from(bar(pad(&text, wide)))
    }

    /// What is wrong with the line, plainly; nothing while it is right.
    fn banner(&self, wide: usize) -> Vec<Line<'static>> {
        let text = match self.board.line {
            LineIs::Up | LineIs::Connecting => {
                if self.board.active {
                    return Vec::new();
                }
                self.word("console-mirror")
            }
            LineIs::Stale => self.word("console-line_stale"),
            LineIs::Down(since) => {
                let since = self.words.hour(self.facts.screen.view, since);
                let id = match self.board.role {
                    Role::Moderator => "desk-line_lost_more",
                    // R-6: what a delegation fears for while its line is down.
                    Role::Delegation => "desk-line_lost_own",
                };
                format!("{} {}", self.word("console-line_lost"), self.words.text(id, &[("hour", since.into())]))
            }
            LineIs::Over(end) => self.word(&format!("client-over-{}", end.code())),
        };
        let lines = wrap_at_most(&text, wide.saturating_sub(2), 2);
        lines.into_iter().map(|line| self.whole(pad(&format!(" {line}"), wide), Tone::Banner)).collect()
    }

    /// A key as people call it.
    fn key(&self, key: char) -> String {
        if key == ' ' { self.word("console-key-space") } else { key.to_ascii_uppercase().to_string() }
    }

    fn is_armed(&self, id: &str) -> bool {
        self.board.armed.as_ref().is_some_and(|armed| armed.id == id)
    }

    /// The one next button, and below it what it is about, or why it cannot be pressed.
    fn next(&self, wide: usize) -> Vec<Line<'static>> {
        let step = acts::next_step(self.board, self.facts);
        let Button { id, label, why, .. } = &step.button;
        let sending = self.board.is_sending(id);
        let (text, tone) = if self.is_armed(id) {
            (self.words.text("console-press_again", &[("act", label.clone().into())]), Tone::Armed)
        } else if sending {
            (format!("{label} …"), Tone::Faint)
        } else if why.is_some() {
            (label.clone(), Tone::Faint)
        } else {
            (label.clone(), Tone::Next)
        };
        let line = self.whole(pad(&format!(" {} ▸ {text}", self.key(' ')), wide), tone);
        let below: Vec<Line<'static>> = match why {
            // Why the one next thing cannot be done is never cut off where it could go on below.
            Some(why) => wrap_at_most(&why.told(), wide.saturating_sub(2), 2)
                .into_iter()
                .map(|line| self.whole(format!(" {line}"), Tone::Warn))
                .collect(),
            // What stands two lines above is not said again.
            None if self
                .facts
                .current()
                .is_some_and(|item| self.words.item_title(self.facts.screen.view, item) == step.note) =>
            {
                vec![Line::default()]
            }
            None => vec![self.whole(format!(" {}", step.note), Tone::Faint)],
        };
        std::iter::once(line).chain(below).collect()
    }

    /// What can be pressed, each with its key; what cannot is faint.
    fn keys(&self, wide: usize, most: usize) -> Vec<Line<'static>> {
        let buttons = acts::buttons(self.board, self.facts);
        let mut lines = vec![Line::default()];
        let mut used = 0;
        for button in buttons.iter().filter(|button| button.key.is_some()) {
            let key = button.key.map(|key| self.key(key)).unwrap_or_default();
            let long = width(&key) + 1 + width(&button.label) + 3;
            if used > 0 && used + long > wide + 2 {
                if lines.len() == most {
                    // The others are in the list of all acts.
                    if let Some(line) = lines.last_mut() {
                        line.push_span(self.span("…", Tone::Faint));
                    }
                    break;
                }
                lines.push(Line::default());
                used = 0;
            }
            let (of_key, of_label) = match () {
                () if self.is_armed(&button.id) => (Tone::Armed, Tone::Armed),
                () if button.why.is_some() || self.board.is_sending(&button.id) => (Tone::Faint, Tone::Faint),
                () => (Tone::Key, Tone::Plain),
            };
            if let Some(line) = lines.last_mut() {
                line.push_span(self.span(format!(" {key}"), of_key));
                line.push_span(self.span(format!(" {}", button.label), of_label));
                line.push_span(Span::raw(" "));
            }
            used += long;
        }
        lines
    }

    /// What was told last, or which press waits for its second.
    fn told(&self, wide: usize) -> Vec<Line<'static>> {
        if let Some(armed) = self.board.armed.as_ref().filter(|armed| !armed.id.starts_with("next")) {
            let act = match armed.id.strip_prefix("words ") {
                Some(words) => words.to_owned(),
                None if armed.id == "leave" => self.word("desk-leave"),
                None => {
                    let all = acts::buttons(self.board, self.facts);
                    let of_entry = self.board.marked.map(|at| acts::entry_buttons(self.board, self.facts, at));
                    let mut all = all.into_iter().chain(of_entry.into_iter().flatten());
                    all.find(|button| button.id == armed.id).map(|button| button.words).unwrap_or_default()
                }
            };
            let id = if armed.id.starts_with("words ") { "desk-enter_again" } else { "console-press_again" };
            let text = self.words.text(id, &[("act", act.into())]);
            return vec![self.whole(pad(&format!(" {text}"), wide), Tone::Armed)];
        }
        let Some(told) = &self.board.told else { return vec![Line::default()] };
        let view = self.facts.screen.view;
        let (sign, text, rule, tone) = match told {
            Told::Done(position) => {
                let text = self.words.text("client-done", &[("position", position.to_string().into())]);
                ("✓", text, None, Tone::Good)
            }
            Told::Rejected(rejected) => {
                ("✕", self.words.rejected(view, rejected), Some(rejected.rule.clone()), Tone::Bad)
            }
            Told::Why(text, rule) => ("✕", text.clone(), rule.clone(), Tone::Warn),
            Told::Nothing(nothing) => {
                let text = self.words.sentence(view, nothing);
                ("✕", format!("{text}."), Some(nothing.rule().to_string()), Tone::Warn)
            }
            Told::Declined(declined) => ("✕", self.words.declined(declined), None, Tone::Bad),
            Told::Notice(notice) => ("•", self.words.notice(notice).unwrap_or_default().to_owned(), None, Tone::Strong),
            Told::Word(id, bad) => ("•", self.word(id), None, if *bad { Tone::Bad } else { Tone::Strong }),
            Told::Said(text, bad) => ("•", text.clone(), None, if *bad { Tone::Warn } else { Tone::Strong }),
        };
        // What stands in full below the next button is only called to mind.
        let said_above = acts::has_next(self.board, self.facts)
            && acts::next_step(self.board, self.facts).button.why.is_some_and(|why| why.text == text)
            && self.board.over.is_none();
        let rule = rule.map(|rule| format!(" [{rule}]")).unwrap_or_default();
        let most = if said_above { 1 } else { 3 };
        let lines = wrap_at_most(&format!("{sign} {text}{rule}"), wide.saturating_sub(2), most);
        lines.into_iter().map(|line| self.whole(format!(" {line}"), tone)).collect()
    }

    /// How to get to everything else.
    fn hints(&self, wide: usize) -> Line<'static> {
        let mut line = Line::default();
        let language = self.board.other_language().to_owned();
        let hints = [
            (":", self.word("desk-command")),
            ("Tab", self.word("desk-all_acts")),
            ("?", self.word("desk-keys")),
            ("L", language),
            ("Q", self.word("desk-leave")),
        ];
        for (key, words) in hints {
            line.push_span(self.span(format!(" {key}"), Tone::Key));
            line.push_span(self.span(format!(" {words}  "), Tone::Faint));
        }
        sides(line, self.pages(), wide)
    }

    /// The keys of what lies over the desk.
    fn own_hints(&self, wide: usize) -> Vec<Line<'static>> {
        let word = |key: &'static str, id: &str| (key, self.word(id));
        let keys = match (&self.board.question, &self.board.over) {
            (Some(question), _) => {
                let chooses =
                    question.here().is_some_and(|field| matches!(field.kind, Kind::Choice(..) | Kind::Check(_)));
                let mut keys = vec![("Enter", lower(&question.yes)), word("Tab", "desk-field-move")];
                keys.extend(chooses.then(|| word("← →", "desk-choose")));
                keys
            }
            (None, Some(Over::Acts(_) | Over::Entry(..))) => vec![word("↑ ↓", "desk-choose"), word("Enter", "desk-do")],
            (None, Some(Over::Door)) if !self.board.door.is_empty() => {
                let key = |key, id: &str| (key, lower(&self.word(id)));
                vec![key("I", "console-door-let_in"), key("J", "console-door-turn_away"), word("↑ ↓", "desk-scroll")]
            }
            (None, Some(Over::Keys | Over::Page(_) | Over::Record | Over::Text | Over::Words | Over::Door)) => {
                vec![word("↑ ↓", "desk-scroll")]
            }
            (None, None) => return Vec::new(),
        };
        let mut lines = vec![Line::default()];
        let mut used = 0;
        for (key, words) in keys.into_iter().chain([word("Esc", "desk-back")]) {
            let long = width(key) + width(&words) + 4;
            if used > 0 && used + long > wide + 2 {
                lines.push(Line::default());
                used = 0;
            }
            if let Some(line) = lines.last_mut() {
                line.push_span(self.span(format!(" {key}"), Tone::Key));
                line.push_span(self.span(format!(" {words}  "), Tone::Plain));
            }
            used += long;
        }
        if self.board.question.is_none()
            && let Some(line) = lines.pop()
        {
            lines.push(sides(line, self.pages(), wide));
        }
        lines
    }

    /// Under which keys the pages are.
    fn pages(&self) -> Line<'static> {
        let last = if self.facts.is_officer() { 7 } else { 6 };
        self.whole(format!("1-{last} {} ", self.word("desk-pages")), Tone::Faint)
    }

    /// The command line, and the column of its cursor.
    fn typing(&self, typing: &super::command::CommandLine, wide: usize) -> (Line<'static>, u16) {
        let room = wide.saturating_sub(3);
        let before = &typing.typing.text[..typing.typing.at];
        // The end of a long line is what one looks at.
        let mut from = 0;
        while width(&before[from..]) > room {
            from += before[from..].chars().next().map_or(1, char::len_utf8);
        }
        let shown = &typing.typing.text[from..];
        let mut line = Line::from(vec![self.span(":", Tone::Key), self.span(fit(shown, room), Tone::Plain)]);
        if !typing.offers.is_empty() {
            let offers = format!("   {}", typing.offers.join("  "));
            line.push_span(self.span(offers, Tone::Faint));
        }
        let column = 1 + width(&before[from..]);
        (line, u16::try_from(column).unwrap_or(u16::MAX))
    }
}
